"""The OpenAPI document: put together from the table of endpoints."""

from __future__ import annotations

import re
from collections.abc import Sequence

import vitascope
from vitascope.api.endpoint import Endpoint
from vitascope.api.openapi import Json, failures, json_body, object_of, ref
from vitascope.api.schemas import component_schemas

__all__ = ["DESCRIPTION", "openapi_document"]

EVENTS = ("video.completed", "video.failed")

DESCRIPTION = """\
A self-hosted video-generation service that speaks the SenseAudio video API.

Create a task, follow it, download the video from `video_url`. Every failure has the same
envelope; `param` and `detail` say what was wrong and what is allowed.
"""


def openapi_document(endpoints: Sequence[Endpoint]) -> Json:
    """The document that ``/openapi.json`` answers with and ``/docs`` shows."""
    paths: dict[str, Json] = {}
    for endpoint in endpoints:
        path = re.sub(r"\{(\w+):\w+\}", r"{\1}", endpoint.path)
        paths.setdefault(path, {})[endpoint.method.lower()] = _operation(endpoint)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Vitascope",
            "version": vitascope.__version__,
            "description": DESCRIPTION,
        },
        "security": [{"apiKey": []}],
        "paths": paths,
        "webhooks": {event: {"post": _callback(event)} for event in EVENTS},
        "components": {
            "securitySchemes": {"apiKey": {"type": "http", "scheme": "bearer"}},
            "schemas": component_schemas(),
        },
    }


def _callback(event: str) -> Json:
    """What a task's ``callback_url`` is sent."""
    body = object_of(
        {
            "type": {"const": event},
            "timestamp": {"type": "string", "format": "date-time"},
            "data": ref("Status"),
        }
    )
    return {
        "summary": "A task has ended",
        "description": "Signed as Standard Webhooks lays down, with the key's callback secret; "
        "tried again for about a day. See docs/api.md.",
        "operationId": f"called_back_{event.partition('.')[2]}",
        "tags": ["callbacks"],
        "security": [],
        "requestBody": json_body(body),
        "responses": {"2XX": {"description": "Taken."}, "410": {"description": "Never again."}},
    }


def _operation(endpoint: Endpoint) -> Json:
    described = endpoint.operation.get("description", "")
    if endpoint.scope is None:
        return {**endpoint.operation, "security": []}
    scope = f"Needs a key with the scope `{endpoint.scope}`."
    shared = failures(401, 403, 429, 500, 503, schema=endpoint.error_schema)
    return {
        **endpoint.operation,
        "description": f"{described}\n\n{scope}".strip(),
        "responses": {**endpoint.operation["responses"], **shared},
    }
