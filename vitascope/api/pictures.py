"""Pictures that come inside a request, as data URLs: checked at once, kept as files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vitascope.catalog.content import ImageItem, TextItem
from vitascope.catalog.request import VideoRequest
from vitascope.media.dataurl import decode_data_url
from vitascope.media.errors import PictureInvalid
from vitascope.media.pictures import probe

__all__ = ["InlinePictures"]


@dataclass(frozen=True, slots=True)
class _Inline:
    data: bytes
    format: str


class InlinePictures:
    """The data URLs of one request."""

    def __init__(self) -> None:
        self._by_url: dict[str, _Inline] = {}

    def check(self, url: str) -> str | None:
        """What is wrong with a data URL, in one sentence; None if nothing is. Base64, format,
        bytes and sides are checked; whether it decodes to the end is the worker's to find."""
        if url in self._by_url:
            return None
        try:
            data = decode_data_url(url)
            self._by_url[url] = _Inline(data, probe(data).format)
        except PictureInvalid as error:
            return error.message
        return None

    def placed(
        self, request: VideoRequest, *, task_id: UUID
    ) -> tuple[list[dict[str, Any]], dict[str, bytes]]:
        """Where each picture belongs.

        Returns:
            The request's content as a task keeps it, and the files to be stored, by key.
        """
        content: list[dict[str, Any]] = []
        files: dict[str, bytes] = {}
        for index, item in enumerate(request.content):
            match item:
                case TextItem():
                    content.append({"type": "text", "text": item.text})
                case ImageItem(url=url, role=role) if url in self._by_url:
                    picture = self._by_url[url]
                    key = f"pictures/{task_id}/{index}.{picture.format}"
                    files[key] = picture.data
                    content.append({"type": "image", "key": key, "role": role})
                case ImageItem(url=url, role=role):
                    content.append({"type": "image", "url": url, "role": role})
        return content, files
