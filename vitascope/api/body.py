"""Reading a JSON body: its declared type, its size, its syntax."""

from __future__ import annotations

import asyncio
import json
from typing import Any, NoReturn

from starlette.requests import Request

from vitascope.api.errors import BodyTooLarge, NotJsonType
from vitascope.catalog.problems import InvalidRequest, Problem

__all__ = ["MAX_BODY_BYTES", "read_object"]

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
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type != "application/json":
        raise NotJsonType(f"Content-Type must be application/json; got {media_type or 'none'}")
    data = await _read(request)
    if len(data) >= LARGE_BODY_BYTES:
        return await asyncio.to_thread(_parse, data), data
    return _parse(data), data


async def _read(request: Request) -> bytes:
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > MAX_BODY_BYTES:
        _refuse()
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > MAX_BODY_BYTES:
            _refuse()
    return bytes(data)


def _refuse() -> NoReturn:
    raise BodyTooLarge(f"the body may have {MAX_BODY_BYTES} bytes")


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
