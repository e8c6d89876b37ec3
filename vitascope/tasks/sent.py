"""What a claimed task's request brings: its pictures, audios and videos, out of storage or fetched.

Knows storage and the fetch guard; opens none of the files.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vitascope.catalog.content import URL_FIELDS
from vitascope.catalog.media import MediaKind
from vitascope.engines.base import RenderCancelled
from vitascope.media.errors import file_error
from vitascope.media.fetch import fetch_file
from vitascope.media.guard import IPNetwork
from vitascope.media.ingest import Medium
from vitascope.storage.artifacts import Artifacts
from vitascope.tasks.attempt import Control
from vitascope.tasks.models import Claim

__all__ = ["Sender", "media_items"]


def media_items(claim: Claim) -> list[tuple[int, dict[str, Any]]]:
    """The media of the request with their places in its content."""
    return [(at, item) for at, item in enumerate(claim.content) if item["type"] in URL_FIELDS]


class Sender:
    """Gets what requests bring."""

    def __init__(self, artifacts: Artifacts, *, allow: Sequence[IPNetwork]) -> None:
        """
        Args:
            allow: networks that may be fetched from although they are private.
        """
        self._artifacts = artifacts
        self._allow = allow

    async def all_of(self, claim: Claim, *, into: Path, control: Control) -> list[Medium]:
        """All media of the request, each in a file.

        Raises:
            RenderCancelled: ``control`` was told to stop; a download's thread is left to itself.
            MediaError, StorageError: one of them cannot be had.
        """
        fetching = asyncio.gather(
            *(self.one(item, at, into=into) for at, item in media_items(claim))
        )
        stopped = asyncio.create_task(control.stopped.wait())
        either: set[asyncio.Future[Any]] = {fetching, stopped}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if not fetching.done():
                raise RenderCancelled
            return fetching.result()
        finally:
            fetching.cancel()
            stopped.cancel()

    async def one(self, item: dict[str, Any], index: int, *, into: Path) -> Medium:
        """One medium, in a file.

        Raises:
            MediaError, StorageError: it cannot be had.
        """
        kind: MediaKind = item["type"]
        path = into / f"sent-{index}"
        if "key" in item:
            try:
                with path.open("wb") as file:
                    async for piece in self._artifacts.stream(item["key"]):
                        file.write(piece)
            except OSError as exc:
                reason = exc.strerror or "write error"
                raise file_error(exc.errno, path=path, reason=reason) from exc
        else:
            await asyncio.to_thread(
                fetch_file, item[URL_FIELDS[kind]], path, kind=kind, allow=self._allow
            )
        return Medium(kind=kind, content=path, index=index, role=item.get("role", "reference"))
