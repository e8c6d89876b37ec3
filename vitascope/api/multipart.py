"""A multipart/form-data body with at most one file in it, which goes to disk while it arrives.

Knows forms (RFC 7578); nothing of what the file holds. Starlette's own reader takes a body of any
size to its end before somebody can refuse it.
"""

from __future__ import annotations

import asyncio
import errno
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header
from starlette.requests import Request

from vitascope.api.body import media_type, pieces_of
from vitascope.api.errors import BodyTooLarge, NotMultipart
from vitascope.catalog.problems import InvalidRequest, Problem
from vitascope.storage.errors import StorageFull, StorageUnavailable

__all__ = ["Form", "FormFile", "read_form"]

ENVELOPE_BYTES = 1024**2
"""What a body may have beside its file: texts, headers of parts, boundaries."""

PARTS_MAX = 64
"""Parts that are read. Each costs far more time than its bytes."""

WRITE_BYTES = 1024**2
"""The file is written in pieces of about this size: what one upload has in memory."""

LEFTOVER_AGE_S = 86_400.0
"""A file this old that nothing was written to is what a killed process left."""

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class FormFile:
    """The file of a form."""

    path: Path
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was read to its end."""

    texts: tuple[tuple[str, str], ...]
    """Names and values of the other parts, in the order in which they came."""
    file: FormFile | None


@asynccontextmanager
async def read_form(
    request: Request, *, file_field: str, folder: Path, limit_bytes: int
) -> AsyncIterator[Form]:
    """The request's form; its file is there until the end of the block.

    Args:
        file_field: name of the part that is the file, whether or not it has a file name.
        folder: where the file is kept meanwhile; made if it is missing.
        limit_bytes: how large it may be.

    Raises:
        NotMultipart: the content type is another.
        BodyTooLarge: the file or what is around it is too large; told while reading.
        InvalidRequest: the body is broken, breaks off, or has the file twice.
        StorageError: there is no room for the file.
    """
    parts = _Parts(_boundary(request), file_field=file_field, limit_bytes=limit_bytes)
    with await asyncio.to_thread(_new_file, folder) as file:
        async for piece in pieces_of(request, limit_bytes=limit_bytes + ENVELOPE_BYTES):
            parts.feed(piece)
            if parts.unwritten_bytes >= WRITE_BYTES:
                await asyncio.to_thread(_write, file, parts.take_unwritten())
        parts.finish()
        await asyncio.to_thread(_write, file, parts.take_unwritten())
        yield Form(
            tuple(parts.texts),
            FormFile(Path(file.name), parts.file_bytes) if parts.has_file else None,
        )


def _boundary(request: Request) -> bytes:
    if media_type(request) != "multipart/form-data":
        sent = media_type(request) or "none"
        raise NotMultipart(f"Content-Type must be multipart/form-data; got {sent}")
    _, options = parse_options_header(request.headers["content-type"])
    boundary = options.get(b"boundary", b"")
    if not boundary:
        raise _broken("Content-Type must name the boundary of the parts")
    return boundary


class _Parts:
    """Takes a body apart: the file's bytes to be written, the texts kept."""

    def __init__(self, boundary: bytes, *, file_field: str, limit_bytes: int) -> None:
        self.texts: list[tuple[str, str]] = []
        self.has_file = False
        self.file_bytes = 0
        self.unwritten_bytes = 0
        self._unwritten: list[bytes] = []
        self._file_field = file_field
        self._limit_bytes = limit_bytes
        self._part_count = 0
        self._texts_bytes = 0
        self._has_ended = False
        # Of the part that is being read.
        self._header_name = b""
        self._header_value = b""
        self._disposition = b""
        self._name = ""
        self._text: bytearray | None = None
        """None: this part is the file."""
        try:
            self._parser = MultipartParser(
                boundary,
                {
                    "on_part_begin": self._begin_part,
                    "on_header_field": self._add_header_name,
                    "on_header_value": self._add_header_value,
                    "on_header_end": self._end_header,
                    "on_headers_finished": self._end_headers,
                    "on_part_data": self._add_data,
                    "on_part_end": self._end_part,
                    "on_end": self._end,
                },
            )
        except FormParserError as error:
            raise _broken(f"the boundary of the parts is too long: {len(boundary)}") from error

    def feed(self, piece: bytes) -> None:
        """Raises:
        BodyTooLarge, InvalidRequest
        """
        try:
            self._parser.write(piece)
        except FormParserError as error:
            raise _broken("the body must be multipart/form-data: it is broken") from error

    def finish(self) -> None:
        """Raises:
        InvalidRequest: the closing boundary has not come.
        """
        if not self._has_ended:
            raise _broken("the body must be multipart/form-data: it breaks off")

    def take_unwritten(self) -> bytes:
        """The file's bytes that were not taken before."""
        data = b"".join(self._unwritten)
        self._unwritten.clear()
        self.unwritten_bytes = 0
        return data

    def _begin_part(self) -> None:
        self._part_count += 1
        if self._part_count > PARTS_MAX:
            raise _broken(f"the body must have at most {PARTS_MAX} parts")
        self._disposition = b""

    def _add_header_name(self, data: bytes, start: int, end: int) -> None:
        self._header_name += data[start:end]

    def _add_header_value(self, data: bytes, start: int, end: int) -> None:
        self._header_value += data[start:end]

    def _end_header(self) -> None:
        if self._header_name.lower() == b"content-disposition":
            self._disposition = self._header_value
        self._header_name = self._header_value = b""

    def _end_headers(self) -> None:
        _, options = parse_options_header(self._disposition)
        if b"name" not in options:
            raise _broken("every part must have a Content-Disposition with a name")
        self._name = _decoded(options[b"name"], "the name of a part")
        is_file = self._name == self._file_field
        if is_file and self.has_file:
            detail = f"{self._file_field} must be sent once; it came twice"
            raise InvalidRequest((Problem(self._file_field, detail),))
        self.has_file = self.has_file or is_file
        self._text = None if is_file else bytearray()

    def _add_data(self, data: bytes, start: int, end: int) -> None:
        if self._text is not None:
            self._texts_bytes += end - start
            if self._texts_bytes > ENVELOPE_BYTES:
                raise BodyTooLarge(f"the texts of the body may have {ENVELOPE_BYTES} bytes")
            self._text += data[start:end]
            return
        self.file_bytes += end - start
        if self.file_bytes > self._limit_bytes:
            raise BodyTooLarge(f"{self._file_field} may have {self._limit_bytes} bytes")
        self._unwritten.append(data[start:end])
        self.unwritten_bytes += end - start

    def _end_part(self) -> None:
        if self._text is not None:
            self.texts.append((self._name, _decoded(self._text, "every text of the body")))

    def _end(self) -> None:
        self._has_ended = True


def _decoded(data: bytes | bytearray, what: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise _broken(f"{what} must be UTF-8") from error


def _broken(detail: str) -> InvalidRequest:
    return InvalidRequest((Problem("body", detail),))


def _new_file(folder: Path) -> IO[bytes]:
    """An empty file that is deleted when it is closed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(folder)
        return tempfile.NamedTemporaryFile(dir=folder, buffering=0)
    except OSError as error:
        raise _storage_error(error) from error


def _remove_leftovers(folder: Path) -> None:
    for path in folder.iterdir():
        try:
            if path.stat().st_mtime < time.time() - LEFTOVER_AGE_S:
                path.unlink()
        except FileNotFoundError:
            continue  # its request has just ended


def _write(file: IO[bytes], data: bytes) -> None:
    view = memoryview(data)
    try:
        while view:
            view = view[file.write(view) :]  # a disk that fills takes a part first
    except OSError as error:
        raise _storage_error(error) from error


def _storage_error(error: OSError) -> StorageFull | StorageUnavailable:
    if error.errno in _NO_ROOM:
        return StorageFull("There is no room left for the file that is being sent.")
    return StorageUnavailable("The file that is being sent cannot be kept.")
