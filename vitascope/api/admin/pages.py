"""Pages of admin lists: newest first, ``after`` is the last id of the page before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vitascope.api.answers import list_body
from vitascope.api.openapi import Json, query

__all__ = ["OF_UUIDS", "page_body", "page_parameters"]

OF_UUIDS: Json = {"type": "string", "format": "uuid"}


def page_parameters(ids: Json) -> list[Json]:
    """
    Args:
        ids: schema of the entries' ids.
    """
    return [
        query("limit", {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}),
        query("after", ids, "The last_id of the page before."),
    ]


def page_body(entries: Sequence[dict[str, Any]], *, limit: int) -> dict[str, Any]:
    """The page of the entries that were found when asked for one more than ``limit``."""
    return list_body(entries[:limit], has_more=len(entries) > limit)
