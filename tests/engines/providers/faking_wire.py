"""A request as a fake provider gets it, and what it answers. Knows no provider."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias
from urllib.parse import parse_qsl

__all__ = ["Json", "Part", "Received", "Reply", "Verb"]

Json: TypeAlias = dict[str, Any]

Verb: TypeAlias = Literal["submit", "poll", "list", "cancel", "upload", "video", "other"]
"""What a request is for, whatever it looks like: faults are told by it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a form."""

    name: str
    content: bytes
    filename: str | None = None
    mime: str | None = None

    @property
    def text(self) -> str:
        return self.content.decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A request."""

    method: str
    path: str
    """Without ``base_path`` and the query string."""
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    verb: Verb = "other"
    captured: tuple[str, ...] = ()
    """The groups of its route's pattern."""
    peer: int = 0
    """The client's port: requests of one connection have the same."""

    @property
    def json(self) -> Json:
        """The body; fails the request if it is no JSON object."""
        body = json.loads(self.body)
        assert isinstance(body, dict), body
        return body

    @property
    def is_json(self) -> bool:
        return self.headers.get("content-type", "").startswith("application/json")

    @property
    def form(self) -> list[Part]:
        """The parts of a form: multipart, or url-encoded."""
        kind = self.headers.get("content-type", "")
        if kind.startswith("multipart/form-data"):
            return list(_parts(self.body, kind))
        pairs = parse_qsl(self.body.decode(), keep_blank_values=True)
        return [Part(name, value.encode()) for name, value in pairs]

    def as_line(self) -> Json:
        """For the journal: files by their size."""
        line: Json = {
            "verb": self.verb,
            "method": self.method,
            "path": self.path,
            "query": dict(self.query),
            "headers": dict(self.headers),
            "size_bytes": len(self.body),
        }
        if self.is_json and self.body:
            line["json"] = self.json
        elif self.body:
            line["form"] = [
                {"name": part.name, "filename": part.filename, "mime": part.mime}
                | ({"size_bytes": len(part.content)} if part.filename else {"text": part.text})
                for part in self.form
            ]
        return line


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: JSON, or bytes with their ``Content-Type`` among the headers."""

    body: Json | list[Any] | bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def _parts(body: bytes, content_type: str) -> Iterator[Part]:
    boundary = content_type.split("boundary=", 1)[1].strip('"').encode()
    for piece in body.split(b"--" + boundary)[1:-1]:
        head, content = piece.removeprefix(b"\r\n").split(b"\r\n\r\n", 1)
        text = head.decode()
        name = re.search(r'[ ;]name="([^"]*)"', text)
        filename = re.search(r'filename="([^"]*)"', text)
        mime = re.search(r"(?im)^content-type: *(.+?)\s*$", text)
        assert name is not None, text
        yield Part(
            name[1],
            content.removesuffix(b"\r\n"),
            filename[1] if filename else None,
            mime[1] if mime else None,
        )
