"""The OpenAPI document, with the contract's own examples.

Written out, because the endpoints read requests by the contract's rules and not by a schema; the
parts that the catalogue knows (models, what each allows) are taken from it.
"""

from __future__ import annotations

from typing import Any

import vitascope
from vitascope.api.errors import PROBLEM_ROWS, ROWS, Row
from vitascope.catalog import MODELS
from vitascope.catalog.content import PROMPT_MAX_CHARS
from vitascope.catalog.request import SEED_MAX, TIMEOUT_MAX_S

__all__ = ["DESCRIPTION", "openapi_document"]

Json = dict[str, Any]

DESCRIPTION = """\
A self-hosted video-generation service that speaks the SenseAudio video API.

Create a task, poll its status, download the video from `video_url`. Every failure has the same
envelope; `param` and `detail` say what was wrong and what is allowed.
"""

CAT = "一只可爱的小猫在花园里玩耍"
SEA = "黄昏下的海边,海浪轻轻拍打礁石,镜头缓慢推进"
READER = "一个人在咖啡馆窗边阅读,画面自然运镜"


def openapi_document() -> Json:
    """The document that ``/openapi.json`` answers with and ``/docs`` shows."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Vitascope",
            "version": vitascope.__version__,
            "description": DESCRIPTION,
        },
        "security": [{"apiKey": []}],
        "paths": {
            "/v1/video/create": {"post": _create()},
            "/v1/video/status": {"get": _status()},
            "/v1/models": {"get": _models()},
            "/v1/files/{key}": {"get": _files()},
            "/healthz": {"get": _health("This process answers.")},
            "/readyz": {"get": _health("The database answers and a worker lives.")},
        },
        "components": {
            "securitySchemes": {"apiKey": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "CreateRequest": _create_schema(),
                "Status": _status_schema(),
                "Error": _error_schema(),
            },
        },
    }


def _create() -> Json:
    return {
        "summary": "Create a video-generation task",
        "operationId": "create_video",
        "tags": ["video"],
        "parameters": [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "schema": {"type": "string", "maxLength": 255},
                "description": "The same key with the same body gives the same task, for 24 hours.",
            }
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"$ref": "#/components/schemas/CreateRequest"},
                    "examples": {name: {"value": body} for name, body in _examples().items()},
                }
            },
        },
        "responses": {
            "200": {
                "description": "The task is durable.",
                "content": _json_content(
                    {"type": "object", "properties": {"task_id": {"type": "string"}}},
                    {"task_id": "7d1c1c0e-6f0b-4b1d-9d43-5f4f3e0b7a52"},
                ),
            },
            **_failures(400, 401, 403, 409, 413, 415, 429, 500, 503),
        },
    }


def _examples() -> dict[str, Json]:
    """The seed page's own requests."""
    own = {"model": "SenseAudio-Video-1.0", "resolution": "720p"}
    pro = {"model": "Seedance-Pro-1.5", "resolution": "1080p", "ratio": "16:9", "duration": 8}
    first = {"type": "image", "url": "https://example.com/first.jpg", "role": "first_frame"}
    last = {"type": "image", "url": "https://example.com/last.jpg", "role": "last_frame"}
    reference = {"type": "image", "url": "https://example.com/reference.jpg", "role": "reference"}
    still = {"generate_audio": False, "camera_fixed": True}
    return {
        "SenseAudio-Video-1.0: text": {
            **own,
            "content": [_text(SEA)],
            "ratio": "16:9",
            "duration": 10,
        },
        "SenseAudio-Video-1.0: reference picture": {
            **own,
            "content": [_text(READER), reference],
            "ratio": "9:16",
            "duration": 15,
        },
        "Seedance-Pro-1.5: text": {
            **pro,
            "content": [_text(CAT)],
            "provider_specific": {"generate_audio": True, "camera_fixed": False},
        },
        "Seedance-Pro-1.5: first frame": {
            **pro,
            "content": [_text(CAT), first],
            "provider_specific": still,
        },
        "Seedance-Pro-1.5: first and last frame": {
            **pro,
            "content": [_text(CAT), first, last],
            "provider_specific": still,
        },
    }


def _text(text: str) -> Json:
    return {"type": "text", "text": text}


def _create_schema() -> Json:
    models = list(MODELS.values())
    resolutions = sorted({name for model in models for name in model.resolutions})
    return {
        "type": "object",
        "required": ["model", "content", "duration", "resolution", "ratio"],
        "properties": {
            "model": {"type": "string", "enum": [model.id for model in models]},
            "content": {
                "type": "array",
                "description": f"Texts (at most {PROMPT_MAX_CHARS} characters together) and "
                "pictures: jpeg, png, webp, bmp, tiff or gif, at most 30 MB and 6000 px a side.",
                "items": {"oneOf": [_text_schema(), _image_schema()]},
            },
            "duration": {
                "type": "integer",
                "description": "Seconds. "
                + "; ".join(f"{model.id}: {list(model.durations_s)}" for model in models),
            },
            "resolution": {"type": "string", "enum": resolutions},
            "ratio": {"type": "string", "examples": ["16:9", "9:16"]},
            "timeout": {
                "type": "integer",
                "minimum": 1,
                "maximum": TIMEOUT_MAX_S,
                "default": TIMEOUT_MAX_S,
                "description": "Seconds from creation until the task fails as timed out.",
            },
            "provider_specific": {
                "type": "object",
                "properties": {
                    option.name: {
                        "type": "boolean",
                        "default": option.default,
                        "description": f"{option.help} ({model.id})",
                    }
                    for model in models
                    for option in model.options
                },
            },
            "seed": {
                "type": "integer",
                "minimum": 0,
                "maximum": SEED_MAX,
                "description": "The same request with the same seed gives the same frames.",
            },
            "callback_url": {
                "type": "string",
                "format": "uri",
                "description": "Checked and kept; calls are not made yet.",
            },
        },
    }


def _text_schema() -> Json:
    return {
        "type": "object",
        "required": ["type", "text"],
        "properties": {"type": {"const": "text"}, "text": {"type": "string"}},
    }


def _image_schema() -> Json:
    roles = list(dict.fromkeys(role for model in MODELS.values() for role in model.roles))
    return {
        "type": "object",
        "required": ["type", "url"],
        "properties": {
            "type": {"const": "image"},
            "url": {"type": "string", "description": "http, https or a data URL."},
            "role": {"type": "string", "enum": roles},
        },
    }


def _status() -> Json:
    return {
        "summary": "Where a task stands",
        "operationId": "video_status",
        "tags": ["video"],
        "parameters": [
            {
                "name": "id",
                "in": "query",
                "required": True,
                "schema": {"type": "string"},
                "description": "The task_id that the creation answered with.",
            }
        ],
        "responses": {
            "200": {
                "description": "The task.",
                "content": _json_content(
                    {"$ref": "#/components/schemas/Status"}, _status_example()
                ),
            },
            **_failures(400, 401, 403, 404, 410, 429, 500, 503),
        },
    }


def _status_example() -> Json:
    return {
        "id": "0b1f4a36-0d5b-4a55-8e5c-2f1b8b0d9c11",
        "model": "Seedance-Pro-1.5",
        "task_id": "7d1c1c0e-6f0b-4b1d-9d43-5f4f3e0b7a52",
        "status": "processing",
        "progress": 42,
        "duration": 8,
        "is_new": True,
        "created_at": 1790579946,
        "prompt": CAT,
        "resolution": "1080p",
        "ratio": "16:9",
        "content": [_text(CAT)],
        "provider_specific": {"generate_audio": True, "camera_fixed": False},
        "seed": 7,
        "phase": "rendering",
        "eta_seconds": 11,
    }


def _status_schema() -> Json:
    string, integer = {"type": "string"}, {"type": "integer"}
    return {
        "type": "object",
        "properties": {
            "id": {**string, "description": "The record's id, not the task's."},
            "model": string,
            "task_id": string,
            "status": {"enum": ["pending", "processing", "completed", "failed"]},
            "progress": {**integer, "minimum": 0, "maximum": 100},
            "video_url": {**string, "description": "Signed; only when completed."},
            "duration": {**integer, "description": "Seconds."},
            "is_new": {"type": "boolean", "description": "Until the video is first downloaded."},
            "error_message": {**string, "description": "Only when failed."},
            "error_code": {**string, "description": "A stable word; only when failed."},
            "created_at": {**integer, "description": "Epoch seconds."},
            "completed_at": {**integer, "description": "Epoch seconds; once ended."},
            "prompt": string,
            "resolution": string,
            "ratio": string,
            "content": {"type": "array", "items": {"type": "object"}},
            "provider_specific": {"type": "object"},
            "seed": integer,
            "phase": {
                "enum": ["queued", "loading", "fetching", "rendering", "encoding", "storing"]
            },
            "queue_position": {**integer, "description": "1 is next; only while pending."},
            "eta_seconds": {"type": ["integer", "null"], "description": "Only while processing."},
            "scene": {
                "type": "object",
                "description": "What the engine understood the prompt to be, once it has said so; "
                "only from engines that say. What `vitascope explain --json` prints.",
            },
        },
    }


def _models() -> Json:
    return {
        "summary": "The models and what each accepts",
        "operationId": "list_models",
        "tags": ["models"],
        "parameters": [{"name": "mode", "in": "query", "schema": {"const": "video"}}],
        "responses": {
            "200": {"description": "The list.", "content": _json_content({"type": "object"})},
            **_failures(400, 401, 403, 429, 500, 503),
        },
    }


def _files() -> Json:
    return {
        "summary": "Download a stored file by its signed link",
        "operationId": "download_file",
        "tags": ["video"],
        "security": [],
        "parameters": [
            {"name": "key", "in": "path", "required": True, "schema": {"type": "string"}},
            {"name": "expires", "in": "query", "required": True, "schema": {"type": "string"}},
            {"name": "signature", "in": "query", "required": True, "schema": {"type": "string"}},
        ],
        "responses": {
            "200": {"description": "The whole file.", "content": {"video/mp4": {}}},
            "206": {"description": "The range that was asked for.", "content": {"video/mp4": {}}},
            "304": {"description": "The client has this file."},
            **_failures(403, 404, 410, 416, 500, 503),
        },
    }


def _health(summary: str) -> Json:
    return {
        "summary": summary,
        "tags": ["service"],
        "security": [],
        "responses": {"200": {"description": "Yes."}, "503": {"description": "No."}},
    }


def _failures(*statuses: int) -> Json:
    """The rows of the error table with these statuses."""
    return {
        str(status): {
            "description": "; ".join(dict.fromkeys(f"{r.ref_code} {r.message}" for r in rows)),
            "content": _json_content({"$ref": "#/components/schemas/Error"}, _error_example(rows)),
        }
        for status in statuses
        if (rows := [row for row in _all_rows() if row.status == status])
    }


def _all_rows() -> list[Row]:
    return [*PROBLEM_ROWS.values(), *ROWS.values()]


def _error_example(rows: list[Row]) -> Json:
    row = rows[0]
    return {
        "code": row.code,
        "message": row.message.format(param="resolution"),
        "ref_code": row.ref_code,
        "ref_scope": "common",
        "request_id": "5f0c7d9c3f0a4b6f8f1d2e3c",
    }


def _error_schema() -> Json:
    string = {"type": "string"}
    return {
        "type": "object",
        "properties": {
            "code": string,
            "message": string,
            "ref_code": {"type": "integer"},
            "ref_scope": string,
            "param": {**string, "description": "JSON path of the first wrong field."},
            "detail": {**string, "description": "What is allowed and what came."},
            "errors": {
                "type": "array",
                "description": "Everything that is wrong.",
                "items": {"type": "object", "properties": {"param": string, "detail": string}},
            },
            "request_id": string,
        },
    }


def _json_content(schema: Json, example: Json | None = None) -> Json:
    return {"application/json": {"schema": schema, **({"example": example} if example else {})}}
