"""Reading a request's body within bounds; and the usual body, a JSON object."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any, NoReturn

from starlette.requests import Request

from vitascope.api.errors import BodyTooLarge, NotJsonType
from vitascope.catalog.problems import InvalidRequest, Problem

__all__ = ["LARGE_BODY_BYTES", "MAX_BODY_BYTES", "media_type", "pieces_of", "read_object"]

MAX_BODY_BYTES = 64 * 1024**2
"""Source: contract."""

LARGE_BODY_BYTES = 256 * 1024
"""From here on a body is parsed in a thread: the event loop answers others meanwhile."""


async def read_object(request: Request) -> tuple[dict[str, Any], bytes]:
    """The JSON object of the body, and the bytes it was.

    Raises:
        NotJsonType: the content type is not JSON.
        BodyTooLarge: over ``MAX_BODY_BYTES``; told while reading.
        InvalidRequest: not JSON, or not an object.
    """
    if media_type(request) != "application/json":
        sent = media_type(request) or "none"
        raise NotJsonType(f"Content-Type must be application/json; got {sent}")
    data = bytearray()
    async for piece in pieces_of(request, limit_bytes=MAX_BODY_BYTES):
        data += piece
    return await _parsed(bytes(data))


def media_type(request: Request) -> str:
    """The declared type of the body, without its parameters; empty if none is."""
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


async def pieces_of(request: Request, *, limit_bytes: int) -> AsyncIterator[bytes]:
    """The body as it arrives.

    Raises:
        BodyTooLarge: before the first byte if the length is declared, else at the byte too many.
    """
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit_bytes:
        _refuse(limit_bytes)
    received = 0
    async for piece in request.stream():
        received += len(piece)
        if received > limit_bytes:
            _refuse(limit_bytes)
        yield piece


def _refuse(limit_bytes: int) -> NoReturn:
    raise BodyTooLarge(f"the body may have {limit_bytes} bytes")


async def _parsed(data: bytes) -> tuple[dict[str, Any], bytes]:
    if len(data) >= LARGE_BODY_BYTES:
        return await asyncio.to_thread(_parse, data), data
    return _parse(data), data


def _parse(data: bytes) -> dict[str, Any]:
    # The standard parser, because it lets unpaired surrogates through, and the contract wants
    # them named by the field that they are in.
    try:
        value = json.loads(data, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        detail = f"the body must be JSON: {error}"
        raise InvalidRequest((Problem("body", detail),)) from error
    if not isinstance(value, dict):
        detail = f"the body must be a JSON object; got {type(value).__name__}"
        raise InvalidRequest((Problem("body", detail),))
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")
