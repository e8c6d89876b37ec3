"""The verbs of money. Each runs in the transaction of the state change that causes it; the
caller commits.

Locks, in the order in which they are taken everywhere: the task, the account's balance, the key's
spend. A verb that changes money comes last in its transaction, because it locks the balance until
the commit. Knows nothing of tasks beyond their ids and prices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import structlog

from vitascope.billing import store
from vitascope.billing.errors import (
    AmountRefused,
    BalanceTooLow,
    BudgetExhausted,
    ReferenceReused,
)
from vitascope.billing.models import AMOUNT_MOST_MICROS, EntryKind, LedgerEntry
from vitascope.db import Connection

__all__ = ["adjust", "capture", "hold", "release", "top_up"]

log = structlog.get_logger(__name__)


async def hold(
    connection: Connection,
    *,
    account_id: UUID,
    key_id: UUID,
    prices_micros: Mapping[UUID, int],
    is_prepaid: bool,
    monthly_budget_micros: int | None = None,
) -> None:
    """Set the prices of new tasks aside; all or none.

    Args:
        key_id: the key that asks, whose budget they count against.
        prices_micros: of each task.
        is_prepaid: whether the account must have the money.
        monthly_budget_micros: what the key may hold and spend in a month (UTC); None: anything.
            A task counts in the month in which it was made, whenever it is completed.

    Raises:
        BudgetExhausted: the key's budget has less left; nothing was written.
        BalanceTooLow: a prepaid account has less than that; nothing was written.
    """
    price_micros = sum(prices_micros.values())
    if is_prepaid or monthly_budget_micros is not None:
        # The balance's lock covers the key's spend, too: nobody adds to that without it.
        available, spent = await store.lock_sums(connection, account_id=account_id, key_id=key_id)
        if monthly_budget_micros is not None and spent + price_micros > monthly_budget_micros:
            raise BudgetExhausted(
                budget_micros=monthly_budget_micros,
                spent_micros=spent,
                price_micros=price_micros,
            )
        if is_prepaid and available < price_micros:
            raise BalanceTooLow(available_micros=available, price_micros=price_micros)
    await store.append_holds(
        connection, account_id=account_id, key_id=key_id, prices_micros=prices_micros
    )


async def capture(connection: Connection, task_ids: Sequence[UUID]) -> None:
    """Take what was held: the tasks are completed.

    Raises:
        psycopg.errors.UniqueViolation: one of them is settled already.
    """
    await _settle(connection, task_ids, EntryKind.CAPTURE)


async def release(connection: Connection, task_ids: Sequence[UUID]) -> None:
    """Give back what was held: the tasks failed.

    Raises:
        psycopg.errors.UniqueViolation: one of them is settled already.
    """
    await _settle(connection, task_ids, EntryKind.RELEASE)


async def _settle(connection: Connection, task_ids: Sequence[UUID], kind: EntryKind) -> None:
    if not task_ids:
        return
    settled = await store.settle_holds(connection, task_ids=task_ids, kind=kind)
    if settled != len(task_ids):
        # Told, not raised: a task without a hold would otherwise never end, and keep every other
        # that times out with it from ending.
        log.error("hold_missing", tasks=[str(task_id) for task_id in task_ids], settled=settled)


async def top_up(
    connection: Connection,
    *,
    account_id: UUID,
    amount_micros: int,
    note: str | None = None,
    reference: str | None = None,
) -> LedgerEntry:
    """Add to an account's balance.

    Args:
        amount_micros: 1..``AMOUNT_MOST_MICROS``.
        reference: what the payment is known by elsewhere. The same one twice is one top-up, also
            where two come at the same moment.

    Returns:
        The entry; where the reference was known, the first one.

    Raises:
        AmountRefused: it is out of bounds.
        ReferenceReused: the reference belongs to a top-up of another amount.
    """
    if not 1 <= amount_micros <= AMOUNT_MOST_MICROS:
        raise AmountRefused(
            least_micros=1, most_micros=AMOUNT_MOST_MICROS, amount_micros=amount_micros
        )
    entry = await store.append_payment(
        connection,
        account_id=account_id,
        kind=EntryKind.TOPUP,
        amount_micros=amount_micros,
        note=note,
        reference=reference,
    )
    if entry is None:
        assert reference is not None
        entry = await store.payment_of(connection, account_id=account_id, reference=reference)
        if entry.available_micros != amount_micros:
            raise ReferenceReused(
                reference=reference,
                first_micros=entry.available_micros,
                amount_micros=amount_micros,
            )
    return entry


async def adjust(
    connection: Connection, *, account_id: UUID, amount_micros: int, note: str
) -> LedgerEntry:
    """Put an account's balance right, up or down.

    It may fall below 0, even of a prepaid account: an adjustment states what is so, such as a
    payment that bounced after its money was spent, and a ledger that refused it would go on
    saying what is not. Below 0 a prepaid account can make no task until it is topped up; what is
    held already stays held. A slip is put right by a second adjustment.

    Args:
        amount_micros: up to ``AMOUNT_MOST_MICROS`` either way, not 0.
        note: why; kept for good.

    Raises:
        AmountRefused: it is out of bounds.
    """
    if amount_micros == 0 or abs(amount_micros) > AMOUNT_MOST_MICROS:
        raise AmountRefused(
            least_micros=-AMOUNT_MOST_MICROS,
            most_micros=AMOUNT_MOST_MICROS,
            amount_micros=amount_micros,
        )
    entry = await store.append_payment(
        connection,
        account_id=account_id,
        kind=EntryKind.ADJUSTMENT,
        amount_micros=amount_micros,
        note=note,
        reference=None,
    )
    assert entry is not None  # only a reference can be known already
    return entry
