"""Is this request allowed? From the JSON object of a create call to a ``VideoRequest``.

Finds all that is wrong in one pass. Knows the contract and the catalogue; not HTTP, not where
pictures are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from vitascope.catalog.content import ImageItem, TextItem, parse_content
from vitascope.catalog.models import AnyRatio, ModelSpec
from vitascope.catalog.problems import InvalidRequest, Problem, Problems, quoted
from vitascope.catalog.registry import MODELS
from vitascope.catalog.urls import URL_MAX_CHARS, is_web_url

__all__ = ["InvalidRequest", "Problem", "VideoRequest", "parse_request"]

Json: TypeAlias = object

TIMEOUT_MAX_S = 172_800
"""Longest ``timeout``, and its default. Source: contract."""

SEED_MAX = 2**32 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoRequest:
    """A create call that the catalogue allows."""

    model: ModelSpec
    content: tuple[TextItem | ImageItem, ...]
    """As sent, with the default roles filled in."""
    prompt: str
    duration_s: int
    resolution: str
    ratio: str
    timeout_s: int
    options: Mapping[str, bool]
    """Every option that the model knows, with its default where it was left out."""
    seed: int | None
    """None: to be drawn."""
    callback_url: str | None


def parse_request(
    body: Mapping[str, Json], *, check_data_url: Callable[[str], str | None]
) -> VideoRequest:
    """Read and check a create call.

    Args:
        body: the JSON object that was sent; unknown keys are ignored.
        check_data_url: says what is wrong with a data URL, in one sentence, if anything is.

    Raises:
        InvalidRequest: with everything that is wrong, in the order of the contract's fields.
    """
    found = Problems()
    model = _model(body, found)
    content = parse_content(
        body.get("content"), model=model, check_data_url=check_data_url, found=found
    )
    duration_s = _duration(body, model, found)
    resolution = _choice(body, "resolution", model.resolutions if model else None, model, found)
    ratio = _choice(body, "ratio", model.ratios if model else None, model, found)
    timeout_s = _timeout(body, found)
    options = _options(body.get("provider_specific"), model, found)
    seed = _seed(body, found)
    callback_url = _callback_url(body, found)
    found.raise_any()
    # Nothing was wrong, so every part that could be None is there.
    assert model and content and duration_s and resolution and ratio and timeout_s
    return VideoRequest(
        model=model,
        content=content.items,
        prompt=content.prompt,
        duration_s=duration_s,
        resolution=resolution,
        ratio=ratio,
        timeout_s=timeout_s,
        options=options,
        seed=seed,
        callback_url=callback_url,
    )


def _model(body: Mapping[str, Json], found: Problems) -> ModelSpec | None:
    name = _string(body, "model", found)
    if name is None:
        return None
    if name not in MODELS:
        known = ", ".join(MODELS)
        found.add("model", f"model must be one of {known}; got {quoted(name)}", kind="no_model")
    return MODELS.get(name)


def _duration(body: Mapping[str, Json], model: ModelSpec | None, found: Problems) -> int | None:
    duration_s = _integer(body, "duration", found, unit="seconds")
    if duration_s is None or model is None or duration_s in model.durations_s:
        return duration_s
    allowed = _listed(model.durations_s)
    found.add(
        "duration",
        f"duration must be {allowed} seconds for {model.id}; got {quoted(duration_s)}",
        kind="duration",
    )
    return None


def _choice(
    body: Mapping[str, Json],
    name: str,
    allowed: tuple[str, ...] | AnyRatio | None,
    model: ModelSpec | None,
    found: Problems,
) -> str | None:
    value = _string(body, name, found)
    if value is None or model is None or allowed is None or value in allowed:
        return value
    listed = " or ".join(allowed) if isinstance(allowed, tuple) else str(allowed)
    found.add(name, f"{name} must be {listed} for {model.id}; got {quoted(value)}")
    return None


def _timeout(body: Mapping[str, Json], found: Problems) -> int | None:
    if body.get("timeout") is None:
        return TIMEOUT_MAX_S
    timeout_s = _integer(body, "timeout", found, unit="seconds")
    if timeout_s is not None and not 1 <= timeout_s <= TIMEOUT_MAX_S:
        found.add(
            "timeout",
            f"timeout must be from 1 to {TIMEOUT_MAX_S} seconds; got {quoted(timeout_s)}",
            kind="timeout",
        )
    return timeout_s


def _options(value: Json, model: ModelSpec | None, found: Problems) -> dict[str, bool]:
    if value is None:
        value = {}
    if not isinstance(value, Mapping):
        found.add("provider_specific", f"provider_specific must be an object; got {quoted(value)}")
        return {}
    if model is None:
        return {}
    if value and not model.options:
        found.add("provider_specific", f"{model.id} takes no provider_specific")
    chosen = {}
    for option in model.options:
        given = value.get(option.name)
        if given is not None and not isinstance(given, bool):
            param = f"provider_specific.{option.name}"
            found.add(param, f"{option.name} must be true or false; got {quoted(given)}")
        chosen[option.name] = option.default if given is None else bool(given)
    return chosen


def _seed(body: Mapping[str, Json], found: Problems) -> int | None:
    if body.get("seed") is None:
        return None
    seed = _integer(body, "seed", found, unit=None)
    if seed is not None and not 0 <= seed <= SEED_MAX:
        found.add("seed", f"seed must be from 0 to {SEED_MAX}; got {quoted(seed)}")
    return seed


def _callback_url(body: Mapping[str, Json], found: Problems) -> str | None:
    if body.get("callback_url") is None:
        return None
    url = _string(body, "callback_url", found)
    if url is not None and not is_web_url(url):
        found.add(
            "callback_url",
            f"callback_url must be an http or https URL of at most {URL_MAX_CHARS} characters",
        )
    return url


def _string(body: Mapping[str, Json], name: str, found: Problems) -> str | None:
    return _typed(body, name, found, wanted="a string", kind=str)


def _integer(
    body: Mapping[str, Json], name: str, found: Problems, *, unit: str | None
) -> int | None:
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        wanted = "an integer" + (f" (in {unit})" if unit else "")
        found.add(name, _missing_or_wrong(body, name, wanted))
        return None
    return value


def _typed(
    body: Mapping[str, Json], name: str, found: Problems, *, wanted: str, kind: type[str]
) -> str | None:
    value = body.get(name)
    if isinstance(value, kind) and value:
        return value
    found.add(name, _missing_or_wrong(body, name, wanted))
    return None


def _missing_or_wrong(body: Mapping[str, Json], name: str, wanted: str) -> str:
    if body.get(name) is None:
        return f"{name} is required: {wanted}"
    return f"{name} must be {wanted}; got {quoted(body[name])}"


def _listed(values: Sequence[int]) -> str:
    if len(values) > 2 and list(values) == list(range(values[0], values[-1] + 1)):
        return f"an integer from {values[0]} to {values[-1]}"
    return " or ".join(str(value) for value in values)
