"""The OpenAPI document: put together from the table of endpoints."""

from __future__ import annotations

import re
from collections.abc import Sequence

import vitascope
from vitascope.api.endpoint import Endpoint
from vitascope.api.openapi import Json, failures
from vitascope.api.schemas import component_schemas

__all__ = ["DESCRIPTION", "openapi_document"]

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
        "components": {
            "securitySchemes": {"apiKey": {"type": "http", "scheme": "bearer"}},
            "schemas": component_schemas(),
        },
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
