"""All the SQL of the ledger."""

from __future__ import annotations

from uuid import UUID

from vitascope.db import Connection

__all__ = ["append_hold", "append_topup", "available_micros", "settle_hold"]


async def available_micros(connection: Connection, account_id: UUID) -> int:
    """What the account can spend. Its row stays locked until the transaction ends, so that two
    creations cannot spend the same money."""
    # NO KEY: the creation's own rows refer to the account, which locks its key for each of them;
    # a lock that shut those out would have two creations wait for each other.
    await connection.execute("SELECT FROM accounts WHERE id = %s FOR NO KEY UPDATE", [account_id])
    cursor = await connection.execute(
        "SELECT coalesce(sum(available_micros), 0)::bigint FROM ledger WHERE account_id = %s",
        [account_id],
    )
    row = await cursor.fetchone()
    assert row is not None
    return int(row[0])


async def append_topup(connection: Connection, *, account_id: UUID, amount_micros: int) -> None:
    await connection.execute(
        "INSERT INTO ledger (account_id, kind, available_micros, held_micros) "
        "VALUES (%s, 'topup', %s, 0)",
        [account_id, amount_micros],
    )


async def append_hold(
    connection: Connection, *, account_id: UUID, task_id: UUID, price_micros: int
) -> None:
    await connection.execute(
        "INSERT INTO ledger (account_id, task_id, kind, available_micros, held_micros) "
        "VALUES (%s, %s, 'hold', %s, %s)",
        [account_id, task_id, -price_micros, price_micros],
    )


async def settle_hold(connection: Connection, *, task_id: UUID, is_captured: bool) -> None:
    """End the task's hold. A second settlement of one task violates ``ledger_one_settlement``."""
    await connection.execute(
        """
        INSERT INTO ledger (account_id, task_id, kind, available_micros, held_micros)
        SELECT account_id, task_id,
               CASE WHEN %(is_captured)s THEN 'capture' ELSE 'release' END,
               CASE WHEN %(is_captured)s THEN 0 ELSE held_micros END,
               -held_micros
          FROM ledger WHERE task_id = %(task_id)s AND kind = 'hold'
        """,
        {"task_id": task_id, "is_captured": is_captured},
    )
