"""The schemas that several operations of the OpenAPI document share. What the catalogue knows
(models, what each allows) is taken from it."""

from __future__ import annotations

from vitascope.api.openai.schemas import ERROR_SCHEMA as OPENAI_ERROR
from vitascope.api.openapi import Json, object_of, request_of
from vitascope.catalog import MODELS
from vitascope.catalog.abilities import USE_NAMES
from vitascope.catalog.content import PROMPT_MAX_CHARS
from vitascope.catalog.request import (
    COUNT_MAX,
    PRIORITY_DEFAULT,
    PRIORITY_MAX,
    SEED_MAX,
    TIMEOUT_MAX_S,
)

__all__ = ["component_schemas"]

STRING: Json = {"type": "string"}
INTEGER: Json = {"type": "integer"}
BOOLEAN: Json = {"type": "boolean"}
STRINGS: Json = {"type": "array", "items": STRING}


def component_schemas() -> dict[str, Json]:
    """By name."""
    return {
        "CreateRequest": _create(),
        "Status": _status(),
        "Capabilities": _capabilities(),
        "Error": _error(),
        "OpenAIError": OPENAI_ERROR,
    }


def _create() -> Json:
    models = list(MODELS.values())
    names = [name for model in models for name in (model.id, *model.aliases)]
    resolutions = sorted({name for model in models for name in model.resolutions})
    durations = "; ".join(f"{model.id}: {list(model.durations_s)}" for model in models)
    return request_of(
        {
            "model": {**STRING, "enum": names},
            "content": {
                "type": "array",
                "description": f"Texts (at most {PROMPT_MAX_CHARS} characters together), pictures "
                "(jpeg, png, webp, bmp, tiff or gif, at most 30 MB and 6000 px a side), sounds and "
                "videos, as the model takes them.",
                "items": {"oneOf": [_text(), _medium("image"), _medium("audio"), _medium("video")]},
            },
            "duration": {**INTEGER, "description": f"Seconds. {durations}"},
            "resolution": {**STRING, "enum": resolutions},
            "ratio": {**STRING, "examples": ["16:9", "9:16"]},
            "timeout": {
                **INTEGER,
                "minimum": 1,
                "maximum": TIMEOUT_MAX_S,
                "default": TIMEOUT_MAX_S,
                "description": "Seconds from creation until the task fails as timed out; the "
                "models of the newer generation take no less than 3600.",
            },
            "provider_specific": request_of(
                {
                    option.name: {
                        **BOOLEAN,
                        "default": option.default,
                        "description": option.help,
                    }
                    for model in models
                    for option in model.options
                },
                required=[],
            ),
            "seed": {
                **INTEGER,
                "minimum": 0,
                "maximum": SEED_MAX,
                "description": "The same request with the same seed gives the same frames.",
            },
            "negative_prompt": {
                **STRING,
                "maxLength": PROMPT_MAX_CHARS,
                "description": "What is not to be seen.",
            },
            "n": {
                **INTEGER,
                "minimum": 1,
                "maximum": COUNT_MAX,
                "default": 1,
                "description": "That many tasks, with seeds that follow one another.",
            },
            "watermark": {
                **BOOLEAN,
                "description": "Whether the video shows a mark that says it is machine-made. "
                "Default: true for the models of the newer generation, false for the others.",
            },
            "return_last_frame": {
                **BOOLEAN,
                "default": False,
                "description": "Whether the status has a link to the last frame, as PNG.",
            },
            "priority": {
                **INTEGER,
                "minimum": 0,
                "maximum": PRIORITY_MAX,
                "default": PRIORITY_DEFAULT,
                "description": "Inside the account, higher is earlier.",
            },
            "callback_url": {
                **STRING,
                "format": "uri",
                "description": "Called when the task has ended, with a signed POST: "
                "docs/api.md. Default: the key's own.",
            },
        },
        required=["model", "content", "duration", "resolution", "ratio"],
    )


def _text() -> Json:
    return object_of({"type": {"const": "text"}, "text": STRING})


def _medium(kind: str) -> Json:
    address = {"image": "url", "audio": "audio_url", "video": "video_url"}[kind]
    roles = list(dict.fromkeys(role for model in MODELS.values() for role in model.roles))
    return request_of(
        {
            "type": {"const": kind},
            address: {**STRING, "description": "http, https or a data URL."},
            "file_id": {**STRING, "description": f"Of an upload, in place of {address}."},
            "role": {**STRING, "enum": roles if kind == "image" else ["reference"]},
        },
        required=["type"],
    )


def _status() -> Json:
    return object_of(
        {
            "id": {**STRING, "description": "The record's id, not the task's."},
            "model": STRING,
            "task_id": STRING,
            "status": {"enum": ["pending", "processing", "completed", "failed"]},
            "progress": {**INTEGER, "minimum": 0, "maximum": 100},
            "duration": {**INTEGER, "description": "Seconds."},
            "is_new": {**BOOLEAN, "description": "Until the video is first downloaded."},
            "created_at": {**INTEGER, "description": "Epoch seconds."},
            "prompt": STRING,
            "resolution": STRING,
            "ratio": STRING,
            "content": {"type": "array", "items": {"type": "object"}},
            "provider_specific": {"type": "object"},
            "watermark": BOOLEAN,
            "seed": INTEGER,
            "priority": INTEGER,
            "engine": {
                **STRING,
                "description": "Who makes it, or made it; another one after a fallback.",
            },
            "negative_prompt": {**STRING, "description": "Only if there is one."},
            "completed_at": {**INTEGER, "description": "Epoch seconds; once ended."},
            "video_url": {**STRING, "description": "Signed; only when completed."},
            "thumbnail_url": {**STRING, "description": "A WebP poster, signed; when completed."},
            "last_frame_url": {
                **STRING,
                "description": "PNG, signed; when completed, if it was asked for.",
            },
            "usage": object_of(
                {
                    "video_tokens": {**INTEGER, "description": "width × height × fps × s / 1024"},
                    "cost_micros": {**INTEGER, "description": "Millionths of the currency."},
                    "currency": STRING,
                }
            ),
            "error_message": {**STRING, "description": "Only when failed."},
            "error_code": {**STRING, "description": "A stable word; only when failed."},
            "phase": {
                "enum": ["queued", "loading", "fetching", "rendering", "encoding", "storing"],
                "description": "Only until it has ended.",
            },
            "queue_position": {**INTEGER, "description": "1 is next; only while pending."},
            "eta_seconds": {
                "type": ["integer", "null"],
                "description": "Seconds until the end, as far as is known; until it has ended.",
            },
            "scene": {
                "type": "object",
                "description": "What the engine understood the prompt to be, once it has said so; "
                "only from engines that say. What `vitascope explain --json` prints.",
            },
        },
        required=[
            "id",
            "model",
            "task_id",
            "status",
            "progress",
            "duration",
            "is_new",
            "created_at",
            "prompt",
            "resolution",
            "ratio",
            "content",
            "provider_specific",
            "watermark",
            "seed",
            "priority",
            "engine",
        ],
    )


def _capabilities() -> Json:
    sizes = ("bytes_max", "side_max_px", "seconds_min", "seconds_max", "seconds_total_max")
    return object_of(
        {
            "ratios": {
                "oneOf": [STRINGS, STRING],
                "description": "All of them, or in a sentence which they are.",
            },
            "resolutions": STRINGS,
            "durations": {"type": "array", "items": INTEGER, "description": "Seconds."},
            "timeout": object_of(dict.fromkeys(("min", "max", "default"), INTEGER)),
            "text": {"enum": ["required", "optional"]},
            "uses": {
                "type": "array",
                "items": {"enum": list(USE_NAMES)},
                "description": "What a request may start from, beside its text.",
            },
            "modes": {
                "type": "array",
                "items": {"enum": ["frames", "references"]},
                "description": "How media are used; a request takes one.",
            },
            "image_roles": STRINGS,
            "media": {
                "type": "object",
                "description": "By kind (image, audio, video): how many, what each must be like.",
                "additionalProperties": object_of(
                    {"formats": STRINGS, "count_max": INTEGER, **dict.fromkeys(sizes, INTEGER)},
                    required=["formats", "count_max", "bytes_max"],
                ),
            },
            "options": {
                "type": "array",
                "description": "Keys of provider_specific.",
                "items": object_of(
                    {"name": STRING, "type": STRING, "default": BOOLEAN, "description": STRING}
                ),
            },
            "negative_prompt": {**BOOLEAN, "description": "Whether there may be one."},
            "seed": {**BOOLEAN, "description": "Whether one may be given."},
            "watermark": object_of({"default": BOOLEAN}),
            "price": {"type": "object"},
        }
    )


def _error() -> Json:
    return object_of(
        {
            "code": STRING,
            "message": STRING,
            "ref_code": INTEGER,
            "ref_scope": STRING,
            "param": {**STRING, "description": "JSON path of the first wrong field."},
            "detail": {**STRING, "description": "What is allowed and what came."},
            "errors": {
                "type": "array",
                "description": "Everything that is wrong.",
                "items": object_of({"param": STRING, "detail": STRING}),
            },
            "request_id": STRING,
        },
        required=["code", "message", "ref_code", "ref_scope", "request_id"],
    )
