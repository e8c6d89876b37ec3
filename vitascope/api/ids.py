"""The ids that requests name. One that is no UUID is as unknown as any other that we never made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from vitascope.catalog.problems import InvalidRequest, Problem, quoted

__all__ = ["NOBODYS", "body_id", "id_or_nobodys"]

NOBODYS: Final = UUID(int=0)
"""An id that nothing has."""


def id_or_nobodys(text: str) -> UUID:
    """The id that was sent, or one that nothing has."""
    try:
        return UUID(text)
    except ValueError:
        return NOBODYS


def body_id(body: Mapping[str, object], *, meaning: str) -> UUID:
    """The field ``id`` of a body.

    Args:
        meaning: what it is the id of, for the sentence to a person.

    Raises:
        InvalidRequest: it is missing, or no string.
    """
    value = body.get("id")
    if not isinstance(value, str) or not value:
        got = "" if value is None else f"; got {quoted(value)}"
        raise InvalidRequest((Problem("id", f"id is required: {meaning}{got}"),))
    return id_or_nobodys(value)
