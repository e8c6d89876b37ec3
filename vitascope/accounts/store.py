"""All the SQL of accounts and keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from psycopg.rows import class_row

from vitascope.accounts.models import ApiKey, Caller
from vitascope.db import Connection

__all__ = [
    "account_named",
    "count_request",
    "find_caller",
    "find_key",
    "forget_request_counts",
    "insert_key",
    "list_keys",
    "revoke_key",
    "touch_key",
]

KEY_COLUMNS = "id, name, prefix, scopes, created_at, last_used_at, expires_at, revoked_at"


async def account_named(connection: Connection, name: str) -> UUID:
    """The account of that name, made if there is none."""
    await connection.execute(
        "INSERT INTO accounts (name) VALUES (%s) ON CONFLICT (name) DO NOTHING", [name]
    )
    cursor = await connection.execute("SELECT id FROM accounts WHERE name = %s", [name])
    row = await cursor.fetchone()
    assert row is not None
    account_id: UUID = row[0]
    return account_id


async def insert_key(
    connection: Connection,
    *,
    account_id: UUID,
    name: str,
    prefix: str,
    secret_hash: bytes,
    scopes: Sequence[str],
    allowed_models: Sequence[str] | None,
    max_concurrent: int | None,
    requests_per_minute: int | None,
    expires_at: datetime | None,
) -> UUID | None:
    """The new key's id; None if that secret is known already."""
    cursor = await connection.execute(
        """
        INSERT INTO api_keys (account_id, name, prefix, secret_hash, scopes, allowed_models,
                              max_concurrent, requests_per_minute, expires_at)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
        ON CONFLICT (secret_hash) DO NOTHING
        RETURNING id
        """,
        [
            account_id,
            name,
            prefix,
            secret_hash,
            list(scopes),
            None if allowed_models is None else list(allowed_models),
            max_concurrent,
            requests_per_minute,
            expires_at,
        ],
    )
    row = await cursor.fetchone()
    return row[0] if row else None


async def find_caller(connection: Connection, secret_hash: bytes) -> tuple[Caller, bool] | None:
    """The live key with that hash and its account, and whether its use was noted of late."""
    cursor = await connection.execute(
        """
        SELECT k.id, k.account_id, k.scopes, k.allowed_models, k.max_concurrent,
               k.requests_per_minute, a.billing, a.is_frozen,
               coalesce(k.last_used_at >= now() - interval '1 minute', false)
          FROM api_keys k JOIN accounts a ON a.id = k.account_id
         WHERE k.secret_hash = %s
           AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
        """,
        [secret_hash],
    )
    row = await cursor.fetchone()
    return (Caller(*row[:-1]), row[-1]) if row else None


async def find_key(connection: Connection, secret_hash: bytes) -> ApiKey | None:
    """The key with that hash, live or not."""
    async with connection.cursor(row_factory=class_row(ApiKey)) as cursor:
        await cursor.execute(
            f"SELECT {KEY_COLUMNS} FROM api_keys WHERE secret_hash = %s", [secret_hash]
        )
        return await cursor.fetchone()


async def list_keys(connection: Connection) -> list[ApiKey]:
    """Every key, oldest first."""
    async with connection.cursor(row_factory=class_row(ApiKey)) as cursor:
        await cursor.execute(f"SELECT {KEY_COLUMNS} FROM api_keys ORDER BY created_at, id")
        return await cursor.fetchall()


async def revoke_key(connection: Connection, key_id: UUID) -> ApiKey | None:
    """The key, revoked now unless it was before; None if there is no such key."""
    async with connection.cursor(row_factory=class_row(ApiKey)) as cursor:
        await cursor.execute(
            "UPDATE api_keys SET revoked_at = coalesce(revoked_at, now()) WHERE id = %s "
            f"RETURNING {KEY_COLUMNS}",
            [key_id],
        )
        return await cursor.fetchone()


async def touch_key(connection: Connection, key_id: UUID) -> None:
    """Note that the key was used, to the minute, so that a busy key costs no write a request."""
    await connection.execute(
        """
        UPDATE api_keys SET last_used_at = now()
         WHERE id = %s AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
        """,
        [key_id],
    )


async def count_request(connection: Connection, key_id: UUID) -> tuple[int, int]:
    """Count one request of this minute, in one statement, so that any number of API processes
    count together.

    Returns:
        Requests of this minute so far, and the seconds until the next (at least 1).
    """
    cursor = await connection.execute(
        """
        INSERT INTO request_counts (key_id, minute, requests)
        VALUES (%s, date_trunc('minute', clock_timestamp()), 1)
        ON CONFLICT (key_id, minute) DO UPDATE SET requests = request_counts.requests + 1
        RETURNING requests,
                  ceil(extract(epoch FROM minute + interval '1 minute' - clock_timestamp()))::int
        """,
        [key_id],
    )
    row = await cursor.fetchone()
    assert row is not None
    return row[0], max(1, row[1])


async def forget_request_counts(connection: Connection) -> None:
    """Drop the counts of minutes that have passed."""
    await connection.execute(
        "DELETE FROM request_counts WHERE minute < now() - interval '1 minute'"
    )
