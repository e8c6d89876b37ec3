"""Byte ranges of a file: from the ``Range`` header to the bytes that are asked for.

Source: RFC 9110 §14. One range is served; a request for several gets the whole file, which the
RFC allows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vitascope.api.errors import RangeNotSatisfiable

__all__ = ["ByteRange", "parse_range"]

# No file's size has more than 18 digits; a longer number is no position in one.
SINGLE_RANGE = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ByteRange:
    start: int
    stop: int
    """One past the last byte."""


def parse_range(header: str | None, *, size_bytes: int) -> ByteRange | None:
    """The part that is asked for; None for the whole file, as for a header that says nothing.

    Raises:
        RangeNotSatisfiable: no byte of the file is in the range.
    """
    match = SINGLE_RANGE.fullmatch(header.strip()) if header else None
    if match is None or match[1] == match[2] == "":
        return None
    if match[1] == "":
        return _suffix(int(match[2]), size_bytes)
    start = int(match[1])
    stop = min(int(match[2]) + 1, size_bytes) if match[2] else size_bytes
    if match[2] and int(match[2]) < start:
        return None  # malformed: as if it were not there
    if start >= size_bytes:
        raise RangeNotSatisfiable(size_bytes=size_bytes)
    return ByteRange(start, stop)


def _suffix(length: int, size_bytes: int) -> ByteRange:
    if length == 0 or size_bytes == 0:
        raise RangeNotSatisfiable(size_bytes=size_bytes)
    return ByteRange(max(0, size_bytes - length), size_bytes)
