"""The schemas of the dialect's answers, for the OpenAPI document."""

from __future__ import annotations

from vitascope.api.openai.shapes import STATUSES
from vitascope.api.openapi import Json, object_of

__all__ = ["ERROR_SCHEMA", "VIDEO_SCHEMA"]

STRING: Json = {"type": "string"}
MAYBE_STRING: Json = {"type": ["string", "null"]}
MAYBE_INTEGER: Json = {"type": ["integer", "null"]}

VIDEO_SCHEMA: Json = object_of(
    {
        "id": STRING,
        "object": {"const": "video"},
        "model": STRING,
        "status": {"enum": list(STATUSES.values())},
        "progress": {"type": "integer", "minimum": 0, "maximum": 100},
        "created_at": {"type": "integer"},
        "completed_at": MAYBE_INTEGER,
        "expires_at": MAYBE_INTEGER,
        "error": {
            "oneOf": [{"type": "null"}, object_of({"code": STRING, "message": STRING})],
        },
        "prompt": STRING,
        "seconds": STRING,
        "size": STRING,
        "remixed_from_video_id": MAYBE_STRING,
        "seed": {"type": "integer"},
    }
)

ERROR_SCHEMA: Json = object_of(
    {
        "error": object_of(
            {"message": STRING, "type": STRING, "param": MAYBE_STRING, "code": STRING}
        ),
        "request_id": STRING,
    }
)
