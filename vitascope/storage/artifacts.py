"""Files under keys, such as ``videos/2026/11/22/<uuid>.mp4``: put, look at, read a part, delete.

One class over obstore, the same verbs for a local folder and an S3 bucket. A put shows the whole
file or nothing, and is on the disk when it returns. Knows nothing of what a file holds.

What obstore 0.12 does to a local folder (seen in its system calls): it writes ``<key>#<n>`` beside
the target and renames it, and does not fsync, which is therefore done here. A put that was killed
leaves its ``#<n>`` file: see ``sweep_temporary``. In a bucket the like is an unfinished multipart
upload, which the bucket's lifecycle rule must remove.
"""

import asyncio
import errno
import os
import re
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Self
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, MemoryStore, ObjectStore, S3Store

from vitascope.storage.errors import ArtifactMissing, StorageFull, StorageUnavailable

__all__ = ["TEMPORARY_AGE_S", "ArtifactFacts", "Artifacts"]

TEMPORARY_AGE_S: Final = 3600.0

# Read in pieces, each a request of its own: a viewer on a slow line holds no connection to the
# bucket open, and no more than this in memory.
_PIECE_BYTES: Final = 1024 * 1024
# Parts of an upload under way at once: 4 × obstore's 5 MiB in memory.
_UPLOAD_CONCURRENCY: Final = 4
# obstore's own defaults would hold a caller for minutes (10 tries, 180 s).
_MAX_RETRIES: Final = 3
_RETRY_LIMIT: Final = timedelta(seconds=30)

_KEY: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
_TEMPORARY: Final = re.compile(r".+#\d+")
_OS_ERROR: Final = re.compile(r"\(os error (\d+)\)")
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtifactFacts:
    """What is known of a stored file without reading it."""

    size_bytes: int
    etag: str
    """Quoted, fit for an ``ETag`` header; another content has another one."""
    modified: datetime
    """Aware, UTC."""


class Artifacts:
    """The stored files. Safe to share between tasks of one event loop."""

    def __init__(self, store: ObjectStore, *, folder: Path | None = None) -> None:
        """Args:
        store: where the files are.
        folder: the folder behind it, if there is one.
        """
        self._store = store
        self._folder = folder

    @classmethod
    def at(cls, location: str | Path) -> Self:
        """The storage that a setting names.

        Args:
            location: a folder (a path or ``file:///…``), made if it is missing, or
                ``s3://bucket/prefix``, whose credentials, region and endpoint are read from the
                usual ``AWS_*`` variables; ``memory://`` is for tests.
        """
        if isinstance(location, Path) or "://" not in location:
            return cls._in_folder(Path(location))
        parts = urlsplit(location)
        if parts.scheme == "file":
            return cls._in_folder(Path(unquote(parts.path)))
        if parts.scheme == "s3":
            return cls(
                S3Store.from_url(
                    location,
                    retry_config={"max_retries": _MAX_RETRIES, "retry_timeout": _RETRY_LIMIT},
                )
            )
        if parts.scheme == "memory":
            return cls(MemoryStore())
        raise ValueError(f"storage must be a folder, file:// or s3://; got {parts.scheme}://")

    @classmethod
    def _in_folder(cls, folder: Path) -> Self:
        folder = folder.expanduser().absolute()
        return cls(LocalStore(folder, automatic_cleanup=True, mkdir=True), folder=folder)

    async def put_file(self, key: str, path: Path) -> ArtifactFacts:
        """Store a file's content, streamed; replaces what was there.

        Raises:
            FileNotFoundError: there is no file at ``path``.
            StorageFull, StorageUnavailable: nothing was stored.
        """
        await asyncio.to_thread(path.stat)
        return await self._put(key, path)

    async def put_bytes(self, key: str, data: bytes) -> ArtifactFacts:
        """Store bytes; replaces what was there.

        Raises:
            StorageFull, StorageUnavailable: nothing was stored.
        """
        return await self._put(key, data)

    async def head(self, key: str) -> ArtifactFacts:
        """Raises:
        ArtifactMissing, StorageUnavailable
        """
        with _translate(key):
            meta = await obstore.head_async(self._store, _checked(key))
        return ArtifactFacts(
            size_bytes=meta["size"], etag=_quoted(meta["e_tag"]), modified=meta["last_modified"]
        )

    async def exists(self, key: str) -> bool:
        """Raises:
        StorageUnavailable
        """
        try:
            await self.head(key)
        except ArtifactMissing:
            return False
        return True

    async def stream(
        self, key: str, *, start: int = 0, end: int | None = None
    ) -> AsyncIterator[bytes]:
        """The bytes ``start`` to ``end`` (exclusive; None: to the last), in pieces of at most
        1 MiB. An ``end`` beyond the file is cut to it.

        Raises:
            ArtifactMissing, StorageUnavailable: at the first piece or any later one.
        """
        if start < 0 or (end is not None and end < start):
            raise ValueError(f"no such range: {start}..{end}")
        size_bytes = (await self.head(key)).size_bytes
        end = size_bytes if end is None else min(end, size_bytes)
        while start < end:
            length = min(_PIECE_BYTES, end - start)
            with _translate(key):
                piece = await obstore.get_range_async(self._store, key, start=start, length=length)
            yield bytes(piece)
            start += length

    async def delete(self, keys: Iterable[str]) -> None:
        """Delete files; those that are not there count as deleted.

        Raises:
            StorageUnavailable: some may be left.
        """
        for key in keys:
            try:
                with _translate(key):
                    await obstore.delete_async(self._store, _checked(key))
            except ArtifactMissing:
                continue

    async def sweep_temporary(self, *, older_than_s: float = TEMPORARY_AGE_S) -> int:
        """Remove what killed puts left in a local folder; how many files that were."""
        if self._folder is None:
            return 0
        return await asyncio.to_thread(_sweep, self._folder, time.time() - older_than_s)

    async def _put(self, key: str, content: Path | bytes) -> ArtifactFacts:
        try:
            with _translate(key):
                await obstore.put_async(
                    self._store, _checked(key), content, max_concurrency=_UPLOAD_CONCURRENCY
                )
                if self._folder is not None:
                    await asyncio.to_thread(_make_durable, self._folder / key, self._folder)
        except ArtifactMissing as exc:
            # What is missing where one puts is the bucket itself.
            raise StorageUnavailable(f"There is no storage to put {key} into.") from exc
        return await self.head(key)


@contextmanager
def _translate(key: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as exc:
        raise ArtifactMissing(f"There is no file {key}.") from exc
    except (BaseError, OSError) as exc:
        if _error_number(exc) in _NO_ROOM:
            raise StorageFull(f"There is no room left in the storage for {key}.") from exc
        raise StorageUnavailable(f"The storage failed at {key}.") from exc


def _error_number(exc: BaseException) -> int | None:
    if isinstance(exc, OSError) and exc.errno is not None:
        return exc.errno
    # obstore keeps the system's error in its text alone.
    found = _OS_ERROR.search(str(exc))
    return None if found is None else int(found.group(1))


def _checked(key: str) -> str:
    if _KEY.fullmatch(key) is None:
        raise ValueError(f"not a storage key: {key!r}")
    return key


def _quoted(etag: str | None) -> str:
    if etag is None:
        raise StorageUnavailable("The storage gives no ETag, which a download needs.")
    return etag if etag.endswith('"') else f'"{etag}"'


def _make_durable(path: Path, folder: Path) -> None:
    # The file's content, then every directory entry on the way to it, new ones included.
    for part in (path, *path.parents):
        descriptor = os.open(part, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if part == folder:
            break


def _sweep(folder: Path, before_s: float) -> int:
    count = 0
    for path in folder.rglob("*#*"):
        try:
            if _TEMPORARY.fullmatch(path.name) and path.stat().st_mtime < before_s:
                path.unlink()
                count += 1
        except FileNotFoundError:
            # Its put has just ended.
            continue
    return count
