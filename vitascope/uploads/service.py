"""The verbs of uploads. The caller commits, and puts the file itself into storage.

The row comes first: a process that dies before the file is there leaves a row that nobody knows
the id of and that ``expire`` removes. The other way round it would leave a file for ever.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

import structlog

from vitascope.catalog.models import TIMEOUT_MAX_S
from vitascope.db import Connection
from vitascope.storage.artifacts import Artifacts
from vitascope.uploads import store
from vitascope.uploads.errors import UploadsFull
from vitascope.uploads.models import Upload

__all__ = [
    "ACCOUNT_BYTES_MAX",
    "ACCOUNT_FILES_MAX",
    "add",
    "check_room",
    "expire",
    "find",
    "forget",
    "keep",
]

log = structlog.get_logger(__name__)

ACCOUNT_BYTES_MAX = 10 * 1024**3
"""Of all uploads that an account keeps at a time: 200 of the largest. Ours: one key must not fill
the disk that every account's videos go to."""

ACCOUNT_FILES_MAX = 10_000
"""How many they may be: each new one has them counted."""

LONGEST_TASK = timedelta(seconds=TIMEOUT_MAX_S)
"""How long a task that names an upload may still want to read it."""


async def check_room(connection: Connection, account_id: UUID, *, size_bytes: int = 0) -> None:
    """Raises:
    UploadsFull: the account has no room for one more file of that size.
    """
    files, used_bytes = await store.total(connection, account_id)
    if files >= ACCOUNT_FILES_MAX or used_bytes + size_bytes > ACCOUNT_BYTES_MAX:
        raise UploadsFull(limit_files=ACCOUNT_FILES_MAX, limit_bytes=ACCOUNT_BYTES_MAX)


async def add(connection: Connection, upload: Upload, *, account_id: UUID, key_id: UUID) -> None:
    """Write an upload down, before its file is stored.

    Raises:
        UploadsFull: see ``check_room``.
    """
    await store.lock_account(connection, account_id)
    await check_room(connection, account_id, size_bytes=upload.size_bytes)
    await store.insert(connection, upload, account_id=account_id, key_id=key_id)
    log.info("upload_added", upload=str(upload.id), mime=upload.mime, bytes=upload.size_bytes)


async def find(
    connection: Connection, upload_ids: Collection[UUID], *, account_id: UUID
) -> dict[UUID, Upload]:
    """Those of the account's uploads that have these ids, by id."""
    found = await store.find(connection, list(upload_ids), account_id=account_id)
    return {upload.id: upload for upload in found}


async def keep(
    connection: Connection, upload_ids: Collection[UUID], *, account_id: UUID
) -> set[UUID]:
    """Have uploads outlive the tasks that this transaction creates.

    Returns:
        Those that cannot: they expired meanwhile.
    """
    kept = await store.touch(connection, list(upload_ids), account_id=account_id)
    return set(upload_ids) - set(kept)


async def expire(
    connection: Connection, artifacts: Artifacts, *, retention: timedelta, limit: int
) -> int:
    """Delete uploads that no task has named for so long that none can need them: a task that runs
    until its last second is kept for ``retention`` after it, and its status links to them.

    Args:
        connection: in autocommit mode, so that no lock is held while storage is asked.
        retention: how long an ended task's record lives.
        limit: how many are deleted at the most.

    Returns:
        How many were.

    Raises:
        StorageError: some may be left; the next call goes on with them.
    """
    condemned = await store.condemn_unused(
        connection, unused_for=retention + LONGEST_TASK, limit=limit
    )
    await artifacts.delete(key for _, key in condemned)
    await store.delete(connection, [upload_id for upload_id, _ in condemned])
    for upload_id, _ in condemned:
        log.info("upload_expired", upload=str(upload_id))
    return len(condemned)


async def forget(connection: Connection, artifacts: Artifacts, upload: Upload) -> None:
    """Undo an ``add`` whose file could not be stored.

    Raises:
        StorageError: the row stays, for ``expire``.
    """
    await artifacts.delete([upload.storage_key])
    await store.delete(connection, [upload.id])
