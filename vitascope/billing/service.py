"""The verbs of money. Each runs in the transaction of the state change that causes it; the
caller commits."""

from __future__ import annotations

from uuid import UUID

from vitascope.billing import store
from vitascope.billing.errors import BalanceTooLow
from vitascope.db import Connection

__all__ = ["capture", "hold", "release", "top_up"]


async def hold(
    connection: Connection,
    *,
    account_id: UUID,
    task_id: UUID,
    price_micros: int,
    is_prepaid: bool,
) -> None:
    """Set the price of a task aside.

    Raises:
        BalanceTooLow: a prepaid account has less than that.
    """
    if is_prepaid:
        available = await store.available_micros(connection, account_id)
        if available < price_micros:
            raise BalanceTooLow(available_micros=available, price_micros=price_micros)
    await store.append_hold(
        connection, account_id=account_id, task_id=task_id, price_micros=price_micros
    )


async def capture(connection: Connection, task_id: UUID) -> None:
    """Take what was held: the task is completed."""
    await store.settle_hold(connection, task_id=task_id, is_captured=True)


async def release(connection: Connection, task_id: UUID) -> None:
    """Give back what was held: the task failed."""
    await store.settle_hold(connection, task_id=task_id, is_captured=False)


async def top_up(connection: Connection, *, account_id: UUID, amount_micros: int) -> None:
    """Add to an account's balance."""
    await store.append_topup(connection, account_id=account_id, amount_micros=amount_micros)
