"""All the SQL of uploads.

A row whose ``used_at`` is ``-infinity`` is on its way out: its file may be gone already, so nobody
finds it any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from psycopg.rows import class_row

from vitascope.db import Connection
from vitascope.uploads.models import Upload

__all__ = ["condemn_unused", "delete", "find", "insert", "lock_account", "total", "touch"]

ACCOUNT_LOCK = 0x76697475
"""First key of the advisory lock under which an account's uploads are counted."""


async def lock_account(connection: Connection, account_id: UUID) -> None:
    """Have the account's other uploads wait for the end of this transaction."""
    await connection.execute(
        "SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [ACCOUNT_LOCK, str(account_id)]
    )


async def total(connection: Connection, account_id: UUID) -> tuple[int, int]:
    """How many uploads the account has, and their bytes."""
    cursor = await connection.execute(
        "SELECT count(*), coalesce(sum(bytes), 0)::bigint FROM uploads WHERE account_id = %s",
        [account_id],
    )
    row = await cursor.fetchone()
    assert row is not None
    return row[0], row[1]


async def insert(connection: Connection, upload: Upload, *, account_id: UUID, key_id: UUID) -> None:
    await connection.execute(
        """
        INSERT INTO uploads (id, account_id, key_id, storage_key, kind, mime, bytes, width, height,
                             duration_s)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
        """,
        [
            upload.id,
            account_id,
            key_id,
            upload.storage_key,
            upload.kind,
            upload.mime,
            upload.size_bytes,
            upload.width,
            upload.height,
            upload.duration_s,
        ],
    )


async def find(
    connection: Connection, upload_ids: Sequence[UUID], *, account_id: UUID
) -> list[Upload]:
    """Those of the account's uploads that have these ids."""
    async with connection.cursor(row_factory=class_row(Upload)) as cursor:
        await cursor.execute(
            """
            SELECT id, storage_key, kind, mime, bytes AS size_bytes, width, height, duration_s
              FROM uploads
             WHERE id = ANY (%s) AND account_id = %s AND used_at > '-infinity'
            """,
            [list(upload_ids), account_id],
        )
        return await cursor.fetchall()


async def touch(
    connection: Connection, upload_ids: Sequence[UUID], *, account_id: UUID
) -> list[UUID]:
    """Note that a task names them now; the ids of those that are there to be named."""
    cursor = await connection.execute(
        """
        UPDATE uploads SET used_at = now()
         WHERE id = ANY (%s) AND account_id = %s AND used_at > '-infinity'
        RETURNING id
        """,
        [list(upload_ids), account_id],
    )
    return [row[0] for row in await cursor.fetchall()]


async def condemn_unused(
    connection: Connection, *, unused_for: timedelta, limit: int
) -> list[tuple[UUID, str]]:
    """Take uploads that nothing needs from sight: their ids and storage keys. Those that were
    condemned before and are still there come first."""
    cursor = await connection.execute(
        """
        UPDATE uploads SET used_at = '-infinity'
         WHERE id IN (SELECT id FROM uploads WHERE used_at < now() - %s
                       ORDER BY used_at LIMIT %s FOR UPDATE SKIP LOCKED)
        RETURNING id, storage_key
        """,
        [unused_for, limit],
    )
    return [(row[0], row[1]) for row in await cursor.fetchall()]


async def delete(connection: Connection, upload_ids: Sequence[UUID]) -> None:
    await connection.execute("DELETE FROM uploads WHERE id = ANY (%s)", [list(upload_ids)])
