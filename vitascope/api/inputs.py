"""The pictures, sounds and clips that a create call brings: as data URLs, or uploaded before.

Data URLs are checked at once and kept as files; uploads are looked up. What is at an http URL is
for the worker to find. Knows nothing of how many of what a model takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vitascope.accounts.models import Caller
from vitascope.api.probing import beside
from vitascope.api.resources import Resources
from vitascope.catalog import (
    MediaFacts,
    MediaItem,
    MediaKind,
    Problem,
    Source,
    TextItem,
    VideoRequest,
    sent_file_ids,
)
from vitascope.catalog.content import ITEMS_MAX, URL_FIELDS
from vitascope.catalog.media import MIMES
from vitascope.catalog.problems import InvalidRequest, quoted
from vitascope.db import Connection
from vitascope.media.clips import probe_audio, probe_video
from vitascope.media.dataurl import decode_data_url
from vitascope.media.errors import AudioInvalid, PictureInvalid, VideoInvalid
from vitascope.media.pictures import probe
from vitascope.uploads import Upload
from vitascope.uploads import service as uploads

__all__ = ["Inputs"]

CLIPS_MAX = 6
"""Sounds and clips that are looked into of one request, each in a process of its own; no model
takes more. Source: contract."""

FOLDERS: Mapping[MediaKind, str] = {"image": "pictures", "audio": "audios", "video": "clips"}
"""Where in storage the files of data URLs are, by kind."""


@dataclass(frozen=True, slots=True)
class _Inline:
    """What a data URL holds."""

    data: bytes
    extension: str
    facts: MediaFacts


class Inputs:
    """The media of one create call."""

    def __init__(self, account_id: UUID, found: Mapping[UUID, Upload]) -> None:
        """Args:
        found: the uploads that the call names, as far as they are the account's.
        """
        self._account_id = account_id
        self._uploads = {str(upload_id): upload for upload_id, upload in found.items()}
        self._inline: dict[tuple[MediaKind, str], _Inline | str] = {}
        self._kept: dict[UUID, int] = {}
        """Uploads that the tasks need, and the place in ``content`` that names each."""

    @classmethod
    async def of(cls, resources: Resources, caller: Caller, body: Mapping[str, Any]) -> Inputs:
        """Look up and look into what must not be done while the event loop waits.

        Args:
            body: the JSON object that was sent, not checked yet.
        """
        content = body.get("content")
        inputs = cls(caller.account_id, await _found(resources, caller, content))
        for kind, url in _sent_clips(content):
            if (kind, url) not in inputs._inline:
                inputs._inline[kind, url] = await beside(_read, kind, url)
        return inputs

    def check(self, kind: MediaKind, source: Source) -> MediaFacts | str | None:
        """What is known of a medium: see ``CheckSource``. Of a picture in a data URL the base64,
        format, bytes and sides are checked; whether it decodes to its end is for the worker."""
        if source.file_id is not None:
            return self._check_upload(source.file_id)
        if source.url is None or not source.is_data_url:
            return None
        inline = self._inline.get((kind, source.url))
        if inline is None:
            if kind != "image":
                return f"a request may bring at most {CLIPS_MAX} audio and video data URLs"
            inline = self._inline[kind, source.url] = _read(kind, source.url)
        return inline if isinstance(inline, str) else inline.facts

    def placed(
        self, request: VideoRequest, *, task_id: UUID
    ) -> tuple[list[dict[str, Any]], dict[str, bytes]]:
        """Where each medium belongs.

        Returns:
            The request's content as a task keeps it, and the files to be stored, by key.
        """
        content: list[dict[str, Any]] = []
        files: dict[str, bytes] = {}
        for index, item in enumerate(request.content):
            match item:
                case TextItem():
                    content.append({"type": "text", "text": item.text})
                case MediaItem():
                    place = self._place(item, f"{task_id}/{index}", files)
                    role = {"role": item.role} if item.kind == "image" else {}
                    content.append({"type": item.kind, **place, **role})
        return content, files

    async def keep(self, connection: Connection) -> None:
        """Have the uploads that were placed outlive the tasks that this transaction creates.

        Raises:
            InvalidRequest: one of them expired since it was looked up.
        """
        if not self._kept:
            return
        lost = await uploads.keep(connection, self._kept.keys(), account_id=self._account_id)
        if lost:
            raise InvalidRequest(
                tuple(
                    Problem(f"content[{index}].file_id", _unknown(str(upload_id)))
                    for upload_id, index in self._kept.items()
                    if upload_id in lost
                )
            )

    def _check_upload(self, file_id: str) -> MediaFacts | str:
        upload = self._uploads.get(file_id)
        return _unknown(file_id) if upload is None else upload.facts

    def _place(self, item: MediaItem, name: str, files: dict[str, bytes]) -> dict[str, str]:
        """The fields that say where an item's file is; one that is to be stored goes to
        ``files``."""
        source = item.source
        if source.file_id is not None:
            upload = self._uploads[source.file_id]
            self._kept.setdefault(upload.id, item.index)
            return {"file_id": source.file_id, "key": upload.storage_key}
        assert source.url is not None
        inline = self._inline.get((item.kind, source.url))
        if not isinstance(inline, _Inline):
            return {URL_FIELDS[item.kind]: source.url}
        key = f"{FOLDERS[item.kind]}/{name}.{inline.extension}"
        files[key] = inline.data
        return {"key": key}


def _unknown(file_id: str) -> str:
    what = "file_id must be the id of a file uploaded with this account"
    return f"{what}; got {quoted(file_id)}"


async def _found(resources: Resources, caller: Caller, content: object) -> dict[UUID, Upload]:
    file_ids = sent_file_ids(content)
    if not file_ids:
        return {}
    async with resources.database.connection() as connection:
        return await uploads.find(connection, file_ids, account_id=caller.account_id)


def _sent_clips(content: object) -> list[tuple[MediaKind, str]]:
    """The first sounds and clips in data URLs of whatever was sent as ``content``."""
    items = content[:ITEMS_MAX] if isinstance(content, list) else []
    kinds: tuple[MediaKind, ...] = ("audio", "video")
    sent = [
        (kind, url)
        for item in items
        if isinstance(item, dict)
        for kind in kinds
        if item.get("type") == kind
        and isinstance(url := item.get(URL_FIELDS[kind]), str)
        and Source(url=url).is_data_url
    ]
    return list(dict.fromkeys(sent))[:CLIPS_MAX]


def _read(kind: MediaKind, url: str) -> _Inline | str:
    """What a data URL holds, or what is wrong with it."""
    try:
        data = decode_data_url(url, kind=kind)
        extension, facts = READERS[kind](data)
    except (PictureInvalid, AudioInvalid, VideoInvalid) as error:
        return error.message
    return _Inline(data, extension, facts)


def _picture(data: bytes) -> tuple[str, MediaFacts]:
    facts = probe(data)
    return facts.format, MediaFacts(
        kind="image",
        mime=MIMES[facts.format],
        size_bytes=len(data),
        width=facts.width,
        height=facts.height,
    )


def _audio(data: bytes) -> tuple[str, MediaFacts]:
    facts = probe_audio(data)
    return facts.format, MediaFacts(
        kind="audio",
        mime=MIMES[facts.format],
        size_bytes=len(data),
        duration_s=facts.duration_s,
    )


def _video(data: bytes) -> tuple[str, MediaFacts]:
    facts = probe_video(data)
    return facts.format, MediaFacts(
        kind="video",
        mime=MIMES[facts.format],
        size_bytes=len(data),
        width=facts.width,
        height=facts.height,
        duration_s=facts.duration_s,
    )


READERS: Mapping[MediaKind, Callable[[bytes], tuple[str, MediaFacts]]] = {
    "image": _picture,
    "audio": _audio,
    "video": _video,
}
