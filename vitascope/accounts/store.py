"""All the SQL of accounts and keys; that of the audit log is in ``audit``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import LiteralString
from uuid import UUID

from psycopg import sql
from psycopg.rows import class_row

from vitascope.accounts.models import Account, ApiKey, Billing, Caller
from vitascope.accounts.rate import Rate, rate_of
from vitascope.db import Connection

__all__ = [
    "account_named",
    "count_request",
    "find_account",
    "find_account_named",
    "find_caller",
    "find_key",
    "find_key_by_hash",
    "forget_request_counts",
    "insert_account",
    "insert_key",
    "list_accounts",
    "list_keys",
    "revoke_key",
    "rotate_callback_secret",
    "rotate_secret",
    "touch_key",
    "update_account",
    "update_key",
]

ACCOUNT_COLUMNS: LiteralString = "id, name, billing, is_frozen, created_at"

KEY_COLUMNS: LiteralString = """
    k.id, k.account_id, a.name AS account, k.name, k.prefix, k.scopes, k.allowed_models,
    k.max_concurrent, k.requests_per_minute, k.monthly_budget_micros, k.callback_url,
    k.created_at, k.last_used_at, k.expires_at, k.revoked_at, k.previous_until,
    k.previous_callback_until
"""

RETURNING_KEY: LiteralString = (
    f"RETURNING *) SELECT {KEY_COLUMNS} FROM k JOIN accounts a ON a.id = k.account_id"
)
"""After ``WITH k AS (UPDATE api_keys …``: the changed key, if there was one to change."""


# Accounts


async def insert_account(connection: Connection, *, name: str, billing: Billing) -> Account | None:
    """The new account; None if the name is taken."""
    return await _account(
        connection,
        "INSERT INTO accounts (name, billing) VALUES (%(name)s, %(billing)s) "
        f"ON CONFLICT (name) DO NOTHING RETURNING {ACCOUNT_COLUMNS}",
        {"name": name, "billing": billing},
    )


async def account_named(connection: Connection, name: str, *, billing: Billing) -> UUID:
    """The account of that name, made if there is none."""
    await connection.execute(
        "INSERT INTO accounts (name, billing) VALUES (%s, %s) ON CONFLICT (name) DO NOTHING",
        [name, billing],
    )
    found = await find_account_named(connection, name)
    assert found is not None
    return found.id


async def find_account(connection: Connection, account_id: UUID) -> Account | None:
    return await _account(
        connection,
        f"SELECT {ACCOUNT_COLUMNS} FROM accounts WHERE id = %(id)s",
        {"id": account_id},
    )


async def find_account_named(connection: Connection, name: str) -> Account | None:
    return await _account(
        connection,
        f"SELECT {ACCOUNT_COLUMNS} FROM accounts WHERE name = %(name)s",
        {"name": name},
    )


async def list_accounts(
    connection: Connection, *, limit: int | None = None, after: UUID | None = None
) -> list[Account]:
    """Accounts, newest first, from the one after ``after`` on; all of them without a limit."""
    async with connection.cursor(row_factory=class_row(Account)) as cursor:
        await cursor.execute(
            f"""
            SELECT {ACCOUNT_COLUMNS} FROM accounts
             WHERE %(after)s::uuid IS NULL
                OR (created_at, id) < (SELECT created_at, id FROM accounts WHERE id = %(after)s)
             ORDER BY created_at DESC, id DESC LIMIT %(limit)s
            """,
            {"after": after, "limit": limit},
        )
        return await cursor.fetchall()


async def update_account(
    connection: Connection, account_id: UUID, changes: Mapping[str, object]
) -> Account | None:
    """The changed account; None if there is no such account.

    Args:
        changes: new values by column.

    Raises:
        psycopg.errors.UniqueViolation: the new name is another account's.
    """
    return await _account(
        connection,
        sql.SQL("UPDATE accounts SET {} WHERE id = %(id)s RETURNING {}").format(
            _assignments(changes), sql.SQL(ACCOUNT_COLUMNS)
        ),
        {**changes, "id": account_id},
    )


async def _account(
    connection: Connection,
    statement: LiteralString | sql.Composed,
    values: Mapping[str, object],
) -> Account | None:
    async with connection.cursor(row_factory=class_row(Account)) as cursor:
        await cursor.execute(statement, values)
        return await cursor.fetchone()


def _assignments(changes: Mapping[str, object]) -> sql.Composed:
    return sql.SQL(", ").join(
        sql.SQL("{} = {}").format(sql.Identifier(column), sql.Placeholder(column))
        for column in changes
    )


# Keys


async def insert_key(
    connection: Connection,
    *,
    account_id: UUID,
    prefix: str,
    secret_hash: bytes,
    callback_secret: str,
    name: str,
    scopes: Sequence[str],
    allowed_models: Sequence[str] | None,
    max_concurrent: int | None,
    requests_per_minute: int | None,
    monthly_budget_micros: int | None,
    callback_url: str | None,
    expires_at: datetime | None,
) -> UUID | None:
    """The new key's id; None if that secret is known already."""
    cursor = await connection.execute(
        """
        INSERT INTO api_keys (account_id, name, prefix, secret_hash, callback_secret, scopes,
                              allowed_models, max_concurrent, requests_per_minute,
                              monthly_budget_micros, callback_url, expires_at)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
        ON CONFLICT (secret_hash) DO NOTHING
        RETURNING id
        """,
        [
            account_id,
            name,
            prefix,
            secret_hash,
            callback_secret,
            list(scopes),
            None if allowed_models is None else list(allowed_models),
            max_concurrent,
            requests_per_minute,
            monthly_budget_micros,
            callback_url,
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
               k.requests_per_minute, k.monthly_budget_micros, k.callback_url,
               a.billing, a.is_frozen,
               coalesce(k.last_used_at >= now() - interval '1 minute', false)
          FROM api_keys k JOIN accounts a ON a.id = k.account_id
         WHERE (k.secret_hash = %(hash)s
                OR k.previous_hash = %(hash)s AND k.previous_until > now())
           AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
        """,
        {"hash": secret_hash},
    )
    row = await cursor.fetchone()
    return (Caller(*row[:-1]), row[-1]) if row else None


async def find_key_by_hash(
    connection: Connection, secret_hash: bytes
) -> tuple[ApiKey, bool] | None:
    """The key that has or had the secret with that hash, live or not, and whether the secret
    opens nothing any more, because it was rotated away. Looks through all keys: for starts."""
    async with connection.cursor() as cursor:
        await cursor.execute(
            """
            SELECT id, secret_hash <> %(hash)s AND NOT coalesce(
                       previous_hash = %(hash)s AND previous_until > now(), false)
              FROM api_keys
             WHERE secret_hash = %(hash)s OR previous_hash = %(hash)s
                OR %(hash)s = ANY (retired_hashes)
            """,
            {"hash": secret_hash},
        )
        row = await cursor.fetchone()
    if row is None:
        return None
    key = await find_key(connection, row[0])
    assert key is not None
    return key, row[1]


async def find_key(connection: Connection, key_id: UUID) -> ApiKey | None:
    return await _key(
        connection,
        f"SELECT {KEY_COLUMNS} FROM api_keys k JOIN accounts a ON a.id = k.account_id"
        " WHERE k.id = %(id)s",
        {"id": key_id},
    )


async def list_keys(
    connection: Connection,
    *,
    limit: int | None = None,
    after: UUID | None = None,
    account_id: UUID | None = None,
) -> list[ApiKey]:
    """Keys, newest first, from the one after ``after`` on; all of them without a limit."""
    async with connection.cursor(row_factory=class_row(ApiKey)) as cursor:
        await cursor.execute(
            f"""
            SELECT {KEY_COLUMNS} FROM api_keys k JOIN accounts a ON a.id = k.account_id
             WHERE (%(account_id)s::uuid IS NULL OR k.account_id = %(account_id)s)
               AND (%(after)s::uuid IS NULL OR (k.created_at, k.id)
                    < (SELECT created_at, id FROM api_keys WHERE id = %(after)s))
             ORDER BY k.created_at DESC, k.id DESC LIMIT %(limit)s
            """,
            {"account_id": account_id, "after": after, "limit": limit},
        )
        return await cursor.fetchall()


async def update_key(
    connection: Connection, key_id: UUID, changes: Mapping[str, object]
) -> ApiKey | None:
    """The changed key; None if there is none with that id that is not revoked.

    Args:
        changes: new values by column.
    """
    return await _key(
        connection,
        sql.SQL(
            "WITH k AS (UPDATE api_keys SET {} WHERE id = %(id)s AND revoked_at IS NULL {}"
        ).format(_assignments(changes), sql.SQL(RETURNING_KEY)),
        {**changes, "id": key_id},
    )


async def rotate_secret(
    connection: Connection, key_id: UUID, *, secret_hash: bytes, prefix: str, grace: timedelta
) -> ApiKey | None:
    """The key with its new secret; as ``update_key``. The one before works until the grace is
    over, the one before that ends now."""
    return await _key(
        connection,
        f"""
        WITH k AS (
            UPDATE api_keys
               SET retired_hashes = array_remove(retired_hashes || previous_hash, NULL),
                   previous_hash = secret_hash, previous_until = now() + %(grace)s,
                   secret_hash = %(secret_hash)s, prefix = %(prefix)s
             WHERE id = %(id)s AND revoked_at IS NULL {RETURNING_KEY}
        """,
        {"id": key_id, "secret_hash": secret_hash, "prefix": prefix, "grace": grace},
    )


async def rotate_callback_secret(
    connection: Connection, key_id: UUID, *, callback_secret: str, grace: timedelta
) -> ApiKey | None:
    """The key with its new callback secret; as ``update_key``. Callbacks are signed with the one
    before, too, until the grace is over."""
    return await _key(
        connection,
        f"""
        WITH k AS (
            UPDATE api_keys
               SET previous_callback_secret = callback_secret,
                   previous_callback_until = now() + %(grace)s,
                   callback_secret = %(callback_secret)s
             WHERE id = %(id)s AND revoked_at IS NULL {RETURNING_KEY}
        """,
        {"id": key_id, "callback_secret": callback_secret, "grace": grace},
    )


async def revoke_key(connection: Connection, key_id: UUID) -> ApiKey | None:
    """The key, revoked now unless it was before; None if there is no such key."""
    return await _key(
        connection,
        "WITH k AS (UPDATE api_keys SET revoked_at = coalesce(revoked_at, now())"
        f" WHERE id = %(id)s {RETURNING_KEY}",
        {"id": key_id},
    )


async def _key(
    connection: Connection,
    statement: LiteralString | sql.Composed,
    values: Mapping[str, object],
) -> ApiKey | None:
    async with connection.cursor(row_factory=class_row(ApiKey)) as cursor:
        await cursor.execute(statement, values)
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


# Requests of a minute


async def count_request(connection: Connection, key_id: UUID, *, limit_per_minute: int) -> Rate:
    """Count one request, if there is room for it: one statement, so that any number of API
    processes count together.

    The minute slides: requests of the clock's minute, and of the one before in so far as the last
    60 s still cover it, as if they had come evenly. A request is admitted while that sum is under
    the limit, and only then counted: whoever asks on against a refusal does not prolong it. So a
    key's rate of s seconds is at most ``limit * (1 + s/60) + 1``; where each minute begins anew,
    twice the limit comes through within an instant around its turn. (Requests that are in flight
    just then may be missed in the minute before.)
    Source: the approximation of Cloudflare's "How we built rate limiting capable of scaling to
    millions of domains" (2017), with refused requests left out.
    """
    cursor = await connection.execute(
        """
        WITH clock AS MATERIALIZED (
            SELECT date_trunc('minute', t) AS minute,
                   extract(epoch FROM t - date_trunc('minute', t))::float / 60 AS elapsed
              FROM clock_timestamp() AS t
        ), before AS MATERIALIZED (
            SELECT coalesce((SELECT requests FROM request_counts, clock
                              WHERE key_id = %(key_id)s
                                AND request_counts.minute = clock.minute - interval '1 minute'),
                            0)::float AS requests
        ), counted AS (
            INSERT INTO request_counts AS counts (key_id, minute, requests)
            SELECT %(key_id)s, minute, 1 FROM clock, before
             WHERE before.requests * (1 - elapsed) < %(limit)s
            ON CONFLICT (key_id, minute) DO UPDATE SET requests = counts.requests + 1
             WHERE counts.requests + (SELECT before.requests * (1 - elapsed) FROM clock, before)
                   < %(limit)s
            RETURNING requests
        )
        SELECT counted.requests, before.requests, elapsed,
               (SELECT requests FROM request_counts
                 WHERE key_id = %(key_id)s AND request_counts.minute = clock.minute)
          FROM clock CROSS JOIN before LEFT JOIN counted ON true
        """,
        {"key_id": key_id, "limit": limit_per_minute},
    )
    row = await cursor.fetchone()
    assert row is not None
    counted, before, elapsed, seen = row
    return rate_of(
        limit_per_minute=limit_per_minute,
        requests=seen or 0 if counted is None else counted,
        before=before,
        elapsed=elapsed,
        is_admitted=counted is not None,
    )


async def forget_request_counts(connection: Connection) -> None:
    """Drop the counts of minutes that weigh no more."""
    await connection.execute(
        "DELETE FROM request_counts WHERE minute < now() - interval '2 minutes'"
    )
