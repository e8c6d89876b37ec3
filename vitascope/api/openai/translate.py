"""From a call in OpenAI's words to the body of ``POST /v1/video/create``. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from vitascope.catalog import MODELS, ModelSpec, find_model, frame_size
from vitascope.catalog.problems import Problems, quoted

__all__ = ["DEFAULT_MODEL", "create_body"]

DEFAULT_MODEL: Final = "Seedance-Pro-1.5"
"""For calls that name none, or one of OpenAI's own: it takes their lengths."""

OPENAI_MODELS: Final = re.compile(r"sora-2(-.*)?")

# Source: openai 3.54, resources/videos.py: the server's defaults.
DEFAULT_SECONDS: Final = 4
DEFAULT_SIZE: Final = "720x1280"

SAME_NAMES: Final = (
    "seed",
    "negative_prompt",
    "timeout",
    "watermark",
    "return_last_frame",
    "callback_url",
    "priority",
    "provider_specific",
)
"""Fields of ours that are taken as they are."""

COMMON_RATIOS: Final = (
    *("16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "9:21", "3:2", "2:3", "5:4", "4:5"),
    *("2:1", "1:2", "3:1", "1:3", "4:1", "1:4"),
)


def create_body(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The same request in our own words. What is wrong beyond translation is left for
    ``parse_request`` to find.

    Raises:
        InvalidRequest: a field that is not ours cannot be understood.
    """
    found = Problems()
    model = _model(fields.get("model"))
    content = [*_text(fields.get("prompt")), *_reference(fields.get("input_reference"), found)]
    content += _conditions(fields.get("conditions"), found)
    resolution, ratio = _size(fields, find_model(model) if isinstance(model, str) else None, found)
    found.raise_any()
    options = {
        name: fields[name]
        for name in ("generate_audio", "camera_fixed")
        if fields.get(name) is not None
    }
    body = {name: fields[name] for name in SAME_NAMES if name in fields}
    if options:
        given = body.get("provider_specific") or {}
        body["provider_specific"] = {**given, **options} if isinstance(given, dict) else given
    return {
        **body,
        "model": model,
        "content": content,
        "duration": _seconds(fields.get("seconds")),
        "resolution": resolution,
        "ratio": ratio,
    }


def _model(value: object) -> object:
    if value is None or value == "" or (isinstance(value, str) and OPENAI_MODELS.fullmatch(value)):
        return DEFAULT_MODEL
    return value


def _text(prompt: object) -> list[dict[str, object]]:
    return [] if prompt is None else [{"type": "text", "text": prompt}]


def _reference(value: object, found: Problems) -> Iterator[dict[str, object]]:
    """The picture that the video starts from, or refers to: as the model takes it."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        yield {"type": "image", "url": value}
    elif isinstance(value, Mapping) and value.get("image_url") is not None:
        yield {"type": "image", "url": value["image_url"]}
    elif isinstance(value, Mapping) and value.get("file_id") is not None:
        yield {"type": "image", "file_id": value["file_id"]}
    else:
        detail = "input_reference must be a file, or an object with image_url or file_id"
        found.add("input_reference", f"{detail}; got {quoted(value)}")


def _conditions(value: object, found: Problems) -> list[dict[str, object]]:
    """Pictures with roles, as some servers of this dialect take them."""
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        found.add("conditions", "conditions must be an array of objects with uri and role")
        return []
    return [_condition(item) for item in value]


def _condition(item: Mapping[str, object]) -> dict[str, object]:
    role = item.get("role")
    if role == "keyframe":
        role = "last_frame" if item.get("frame_index") == -1 else "first_frame"
    return {"type": "image", "url": item.get("uri") or item.get("url"), "role": role}


def _seconds(value: object) -> object:
    if value is None or value == "":
        return DEFAULT_SECONDS
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value):
        return int(value)
    return value


def _size(
    fields: Mapping[str, Any], model: ModelSpec | None, found: Problems
) -> tuple[object, object]:
    """Resolution and ratio, from ``size`` or given as our own fields."""
    if fields.get("resolution") is not None or fields.get("ratio") is not None:
        return fields.get("resolution"), fields.get("ratio")
    size = fields.get("size") or DEFAULT_SIZE
    model = model or MODELS[DEFAULT_MODEL]
    sizes = {
        "{}x{}".format(*frame_size(resolution, ratio)): (resolution, ratio)
        for resolution in model.resolutions
        for ratio in _ratios(model)
    }
    if not isinstance(size, str) or size.lower() not in sizes:
        listed = ", ".join(sizes)
        found.add("size", f"size must be one of {listed} for {model.id}; got {quoted(size)}")
        return None, None
    return sizes[size.lower()]


def _ratios(model: ModelSpec) -> tuple[str, ...]:
    if isinstance(model.ratios, tuple):
        return model.ratios
    return tuple(ratio for ratio in COMMON_RATIOS if ratio in model.ratios)
