"""Answers that succeed: JSON, and pages of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from starlette.responses import Response

__all__ = ["json_response", "list_body"]


def json_response(body: object, status: int = 200) -> Response:
    return Response(orjson.dumps(body), status, media_type="application/json")


def list_body(
    entries: Sequence[dict[str, Any]], *, has_more: bool, id_field: str = "id"
) -> dict[str, Any]:
    """A page of a list: ``after`` of the next one is its ``last_id``."""
    return {
        "object": "list",
        "data": list(entries),
        "has_more": has_more,
        "first_id": entries[0][id_field] if entries else None,
        "last_id": entries[-1][id_field] if entries else None,
    }
