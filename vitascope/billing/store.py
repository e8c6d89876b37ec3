"""All the SQL that writes to the ledger, or locks what limits it. ``reading`` has the rest.

The ledger is append-only. A trigger keeps its sums: of an account in ``balances``, of a key and
month in ``spend``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from vitascope.billing.models import EntryKind, LedgerEntry
from vitascope.db import Connection

__all__ = [
    "ENTRY_COLUMNS",
    "THIS_MONTH",
    "append_holds",
    "append_payment",
    "lock_sums",
    "payment_of",
    "settle_holds",
    "spent_micros",
]

ENTRY_COLUMNS: LiteralString = (
    "id, kind, task_id, key_id, available_micros, held_micros, note, reference, created_at"
)

THIS_MONTH: LiteralString = "date_trunc('month', now() AT TIME ZONE 'UTC')::date"

SPENT: LiteralString = f"SELECT micros FROM spend WHERE key_id = %s AND month = {THIS_MONTH}"


async def lock_sums(connection: Connection, *, account_id: UUID, key_id: UUID) -> tuple[int, int]:
    """What the account can spend, and what the key holds and spent this month (UTC). Both stay
    locked until the transaction ends, so that two creations cannot spend the same money."""
    query = "SELECT available_micros FROM balances WHERE account_id = %s FOR UPDATE"
    while True:
        async with connection.pipeline():  # others wait for each round trip from here on
            balance = await connection.execute(query, [account_id])
            spend = await connection.execute(SPENT, [key_id])
        row = await balance.fetchone()
        if row is not None:
            spent = await spend.fetchone()
            return int(row[0]), int(spent[0]) if spent else 0
        # The ledger has nothing of the account, and there is nothing to lock yet.
        await connection.execute(
            "INSERT INTO balances (account_id) VALUES (%s) ON CONFLICT DO NOTHING", [account_id]
        )


async def spent_micros(connection: Connection, key_id: UUID) -> int:
    """What the key holds and spent this month (UTC)."""
    cursor = await connection.execute(SPENT, [key_id])
    row = await cursor.fetchone()
    return int(row[0]) if row else 0


async def append_holds(
    connection: Connection, *, account_id: UUID, key_id: UUID, prices_micros: Mapping[UUID, int]
) -> None:
    """One hold a task. A second one of a task violates ``ledger_one_hold``."""
    await connection.execute(
        f"""
        INSERT INTO ledger (account_id, key_id, task_id, kind, available_micros, held_micros, month)
        SELECT %(account_id)s, %(key_id)s, task_id, 'hold', -micros, micros, {THIS_MONTH}
          FROM unnest(%(task_ids)s::uuid[], %(prices)s::bigint[]) AS priced (task_id, micros)
        """,
        {
            "account_id": account_id,
            "key_id": key_id,
            "task_ids": list(prices_micros),
            "prices": list(prices_micros.values()),
        },
    )


async def settle_holds(connection: Connection, *, task_ids: Sequence[UUID], kind: EntryKind) -> int:
    """End the tasks' holds. A second settlement of one task violates ``ledger_one_settlement``.

    Args:
        kind: a capture or a release.

    Returns:
        How many holds there were to end.
    """
    cursor = await connection.execute(
        """
        INSERT INTO ledger (account_id, key_id, task_id, kind, available_micros, held_micros, month)
        SELECT account_id, key_id, task_id, %(kind)s,
               CASE WHEN %(kind)s = 'capture' THEN 0 ELSE held_micros END, -held_micros, month
          FROM ledger WHERE task_id = ANY (%(task_ids)s) AND kind = 'hold'
         ORDER BY account_id, key_id, task_id  -- sums are locked in one order: no deadlock
        """,
        {"task_ids": list(task_ids), "kind": str(kind)},
    )
    return cursor.rowcount


async def append_payment(
    connection: Connection,
    *,
    account_id: UUID,
    kind: EntryKind,
    amount_micros: int,
    note: str | None,
    reference: str | None,
) -> LedgerEntry | None:
    """The new entry; None if the account has one with that reference. One that is being written
    at this moment is waited for."""
    async with connection.cursor(row_factory=class_row(LedgerEntry)) as cursor:
        await cursor.execute(
            f"""
            INSERT INTO ledger (account_id, kind, available_micros, held_micros, note, reference)
            VALUES (%s, %s, %s, 0, %s, %s)
            ON CONFLICT (account_id, reference) WHERE reference IS NOT NULL DO NOTHING
            RETURNING {ENTRY_COLUMNS}
            """,
            [account_id, str(kind), amount_micros, note, reference],
        )
        return await cursor.fetchone()


async def payment_of(connection: Connection, *, account_id: UUID, reference: str) -> LedgerEntry:
    """The entry with that reference, which is there."""
    async with connection.cursor(row_factory=class_row(LedgerEntry)) as cursor:
        await cursor.execute(
            f"SELECT {ENTRY_COLUMNS} FROM ledger WHERE account_id = %s AND reference = %s",
            [account_id, reference],
        )
        entry = await cursor.fetchone()
    assert entry is not None  # the ledger forgets nothing
    return entry
