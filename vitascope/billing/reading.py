"""The ledger as its readers see it: the SQL that reads it. Changes nothing.

Usage is of completed tasks, on the day (UTC) on which their money was taken. A task that was
deleted, or whose retention has passed, still counts: its row stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row, dict_row

from vitascope.billing.models import Balance, Dimension, EntryKind, LedgerEntry, Usage, UsageRow
from vitascope.billing.store import ENTRY_COLUMNS, spent_micros
from vitascope.db import Connection

__all__ = ["balance", "entries", "spent_micros", "usage"]

MONTH_BEGAN: LiteralString = "date_trunc('month', now(), 'UTC')"

DIMENSIONS: dict[Dimension, tuple[LiteralString, LiteralString, LiteralString]] = {
    # columns; what they are grouped and ordered by; the join that they need
    "day": ("(l.created_at AT TIME ZONE 'UTC')::date AS day", "day", ""),
    "key": (
        "k.id AS key_id, k.name AS key",
        "k.name, k.id",
        "JOIN api_keys k ON k.id = t.key_id",
    ),
    "model": ("t.model", "t.model", ""),
    "account": (
        "a.id AS account_id, a.name AS account",
        "a.name, a.id",
        "JOIN accounts a ON a.id = l.account_id",
    ),
}

VIDEO_TOKENS: LiteralString = "(t.width::bigint * t.height * t.fps * t.duration_s + 1023) / 1024"
"""As ``catalog.prices.video_tokens``: a token that was begun counts whole."""


async def balance(connection: Connection, account_id: UUID) -> Balance | None:
    """Where the account stands; None if there is no such account."""
    async with connection.cursor(row_factory=class_row(Balance)) as cursor:
        await cursor.execute(
            f"""
            SELECT a.id AS account_id, a.billing,
                   coalesce(b.available_micros, 0) AS available_micros,
                   coalesce(b.held_micros, 0) AS held_micros,
                   (SELECT coalesce(-sum(l.held_micros), 0)::bigint FROM ledger l
                     WHERE l.account_id = a.id AND l.kind = 'capture'
                       AND l.created_at >= {MONTH_BEGAN}) AS spent_this_month_micros
              FROM accounts a LEFT JOIN balances b ON b.account_id = a.id
             WHERE a.id = %s
            """,
            [account_id],
        )
        return await cursor.fetchone()


async def entries(
    connection: Connection,
    *,
    account_id: UUID,
    limit: int,
    after: int | None = None,
    kind: EntryKind | None = None,
    task_id: UUID | None = None,
) -> list[LedgerEntry]:
    """A page of an account's ledger, newest first.

    Args:
        after: only entries older than this one.
    """
    conditions: list[LiteralString] = ["account_id = %(account_id)s"]
    if after is not None:
        conditions.append("id < %(after)s")
    if kind is not None:
        conditions.append("kind = %(kind)s")
    if task_id is not None:  # written so that the indexes that are unique by task serve it
        conditions.append(
            "(task_id = %(task_id)s AND kind = 'hold'"
            " OR task_id = %(task_id)s AND kind IN ('capture', 'release'))"
        )
    async with connection.cursor(row_factory=class_row(LedgerEntry)) as cursor:
        await cursor.execute(
            f"SELECT {ENTRY_COLUMNS} FROM ledger WHERE {' AND '.join(conditions)}"
            " ORDER BY id DESC LIMIT %(limit)s",
            {
                "account_id": account_id,
                "after": after,
                "kind": None if kind is None else str(kind),
                "task_id": task_id,
                "limit": limit,
            },
        )
        return await cursor.fetchall()


async def usage(
    connection: Connection,
    *,
    account_id: UUID | None,
    first_day: date,
    last_day: date,
    by: Sequence[Dimension],
) -> list[UsageRow]:
    """Completed tasks of these days (UTC, both inclusive), in the order of ``by``.

    Args:
        account_id: None: of every account.
        by: what to split by, each at most once; empty: one row, or none where there is nothing.
    """
    columns = [DIMENSIONS[name][0] for name in by]
    grouped = ", ".join(DIMENSIONS[name][1] for name in by)
    joins = " ".join(DIMENSIONS[name][2] for name in by)
    sums: list[LiteralString] = [
        "count(*) AS videos",
        "sum(t.duration_s) AS seconds",
        f"sum({VIDEO_TOKENS})::bigint AS video_tokens",
        "(-sum(l.held_micros))::bigint AS cost_micros",
    ]
    of_account: LiteralString = "" if account_id is None else "AND l.account_id = %(account_id)s"
    async with connection.cursor(row_factory=dict_row) as cursor:
        await cursor.execute(
            f"""
            SELECT {", ".join([*columns, *sums])}
              FROM ledger l JOIN tasks t ON t.id = l.task_id {joins}
             WHERE l.kind = 'capture' {of_account}
               AND l.created_at >= %(first_day)s::timestamp AT TIME ZONE 'UTC'
               AND l.created_at < (%(last_day)s::date + 1)::timestamp AT TIME ZONE 'UTC'
            {f"GROUP BY {grouped} ORDER BY {grouped}" if by else "HAVING count(*) > 0"}
            """,
            {
                "account_id": account_id,
                "first_day": first_day,
                "last_day": last_day,
            },
        )
        rows = await cursor.fetchall()
    measures = Usage.__dataclass_fields__
    return [
        UsageRow(
            usage=Usage(**{name: row.pop(name) for name in measures}),
            **row,
        )
        for row in rows
    ]
