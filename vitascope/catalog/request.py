"""Is this request allowed? From the JSON object of a create call to a ``VideoRequest``.

Finds all that is wrong in one pass. Knows the contract and the catalogue; not HTTP, not where
media are kept, not which engine runs a model, nor what that can do (``abilities``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vitascope.catalog.content import PROMPT_MAX_CHARS, MediaItem, TextItem, parse_content
from vitascope.catalog.fields import (
    Json,
    boolean,
    has_broken_characters,
    integer,
    integer_between,
    string,
)
from vitascope.catalog.media import CheckSource
from vitascope.catalog.models import TIMEOUT_MAX_S, AnyRatio, ModelSpec
from vitascope.catalog.problems import InvalidRequest, Problem, Problems, quoted
from vitascope.catalog.registry import MODELS, find_model
from vitascope.catalog.urls import URL_MAX_CHARS, is_web_url, names_user

__all__ = [
    "COUNT_MAX",
    "PRIORITY_DEFAULT",
    "PRIORITY_MAX",
    "SEED_MAX",
    "TIMEOUT_MAX_S",
    "InvalidRequest",
    "Problem",
    "VideoRequest",
    "parse_request",
]

SEED_MAX = 2**32 - 1

COUNT_MAX = 4
"""Most videos that one call asks for (``n``)."""

PRIORITY_MAX = 9
PRIORITY_DEFAULT = 5

NEGATIVE_PROMPT_MAX_CHARS = PROMPT_MAX_CHARS


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoRequest:
    """A create call that the catalogue allows."""

    model: ModelSpec
    """Under its id, whatever name it was asked for by."""
    content: tuple[TextItem | MediaItem, ...]
    """As sent, with the default roles filled in."""
    prompt: str
    """Empty only where the model needs no text."""
    duration_s: int
    resolution: str
    ratio: str
    timeout_s: int
    options: Mapping[str, bool]
    """Every option that the model knows, with its default where it was left out."""
    seed: int | None
    """None: to be drawn."""
    callback_url: str | None
    watermark: bool
    """Whether the video is to carry a visible mark."""
    negative_prompt: str | None
    """What is not to be seen; never blank."""
    n: int
    """So many videos."""
    is_n_given: bool
    """Whether the call said how many: then the answer lists them all."""
    return_last_frame: bool
    priority: int
    """0..9, higher first; among the tasks of one account."""

    @property
    def has_sound(self) -> bool:
        """Whether a sound track was asked for."""
        return self.options.get("generate_audio", False)


def parse_request(
    body: Mapping[str, Json],
    *,
    check_source: CheckSource,
) -> VideoRequest:
    """Read and check a create call.

    Args:
        body: the JSON object that was sent; unknown keys are ignored.
        check_source: what is known of a medium before it is fetched; see ``CheckSource``.

    Raises:
        InvalidRequest: with everything that is wrong, in the order of the contract's fields.
    """
    found = Problems()
    model = _model(body, found)
    content = parse_content(
        body.get("content"), model=model, check_source=check_source, found=found
    )
    duration_s = _duration(body, model, found)
    resolution = _choice(body, "resolution", model.resolutions if model else None, model, found)
    ratio = _choice(body, "ratio", model.ratios if model else None, model, found)
    timeout_s = _timeout(body, model, found)
    options = _options(body.get("provider_specific"), model, found)
    seed = integer_between(body, "seed", (0, SEED_MAX), found)
    callback_url = _callback_url(body, found)
    watermark = boolean(body, "watermark", found)
    negative_prompt = _negative_prompt(body, found)
    n = integer_between(body, "n", (1, COUNT_MAX), found)
    return_last_frame = boolean(body, "return_last_frame", found)
    priority = integer_between(body, "priority", (0, PRIORITY_MAX), found)
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
        watermark=model.watermark_default if watermark is None else watermark,
        negative_prompt=negative_prompt,
        n=1 if n is None else n,
        is_n_given=n is not None,
        return_last_frame=bool(return_last_frame),
        priority=PRIORITY_DEFAULT if priority is None else priority,
    )


def _model(body: Mapping[str, Json], found: Problems) -> ModelSpec | None:
    name = string(body, "model", found)
    if name is None:
        return None
    model = find_model(name)
    if model is None:
        known = ", ".join(MODELS)
        found.add("model", f"model must be one of {known}; got {quoted(name)}", kind="no_model")
    return model


def _duration(body: Mapping[str, Json], model: ModelSpec | None, found: Problems) -> int | None:
    duration_s = integer(body, "duration", found, unit="seconds")
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
    value = string(body, name, found)
    if value is None or model is None or allowed is None or value in allowed:
        return value
    listed = " or ".join(allowed) if isinstance(allowed, tuple) else str(allowed)
    found.add(name, f"{name} must be {listed} for {model.id}; got {quoted(value)}")
    return None


def _timeout(body: Mapping[str, Json], model: ModelSpec | None, found: Problems) -> int | None:
    least_s, most_s = (model.timeout_min_s, model.timeout_max_s) if model else (1, TIMEOUT_MAX_S)
    if body.get("timeout") is None:
        return most_s
    timeout_s = integer(body, "timeout", found, unit="seconds")
    if timeout_s is not None and not least_s <= timeout_s <= most_s:
        whose = f" for {model.id}" if model else ""
        found.add(
            "timeout",
            f"timeout must be from {least_s} to {most_s} seconds{whose}; got {quoted(timeout_s)}",
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


def _callback_url(body: Mapping[str, Json], found: Problems) -> str | None:
    if body.get("callback_url") is None:
        return None
    url = string(body, "callback_url", found)
    if url is not None and (not is_web_url(url) or names_user(url)):
        found.add(
            "callback_url",
            f"callback_url must be an http or https URL of at most {URL_MAX_CHARS} characters, "
            "without a user name or password",
        )
    return url


def _negative_prompt(body: Mapping[str, Json], found: Problems) -> str | None:
    name = "negative_prompt"
    text = body.get(name)
    if text is None:
        return None
    if not isinstance(text, str):
        found.add(name, f"{name} must be a string; got {quoted(text)}")
        return None
    if has_broken_characters(text):
        found.add(name, f"{name} must not hold NUL or unpaired surrogates")
    if len(text) > NEGATIVE_PROMPT_MAX_CHARS:
        most = NEGATIVE_PROMPT_MAX_CHARS
        found.add(name, f"{name} must have at most {most} characters; got {len(text)}")
    return text if text.strip() else None


def _listed(values: Sequence[int]) -> str:
    if len(values) > 2 and list(values) == list(range(values[0], values[-1] + 1)):
        return f"an integer from {values[0]} to {values[-1]}"
    return " or ".join(str(value) for value in values)
