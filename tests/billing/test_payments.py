"""Top-ups and adjustments: what an operator does to a balance."""

from __future__ import annotations

import asyncio

import pytest

from tests.tasks.making import PRICE_MICROS, Desk, make_caller
from vitascope.billing import AmountRefused, BalanceTooLow, LedgerEntry, ReferenceReused, reading
from vitascope.billing import service as billing
from vitascope.billing.models import AMOUNT_MOST_MICROS
from vitascope.db import Database


async def _top_up(desk: Desk, amount_micros: int, reference: str | None = None) -> LedgerEntry:
    return await desk.commit(
        billing.top_up,
        account_id=desk.caller.account_id,
        amount_micros=amount_micros,
        reference=reference,
    )


async def test_top_ups_add_up(desk: Desk) -> None:
    await _top_up(desk, 5)
    await _top_up(desk, 7)
    assert await desk.money() == (12, 0)


async def test_the_same_reference_twice_is_one_top_up(desk: Desk) -> None:
    first = await _top_up(desk, 5, "invoice 1")
    assert await _top_up(desk, 5, "invoice 1") == first
    assert await _top_up(desk, 5, "invoice 2") != first
    assert await desk.money() == (10, 0)


async def test_a_reference_is_one_top_up_also_at_the_same_moment(
    database: Database, desk: Desk
) -> None:
    made = await asyncio.gather(*(_top_up(desk, 5, "invoice 1") for _ in range(16)))
    assert len({entry.id for entry in made}) == 1
    assert await desk.money() == (5, 0)


async def test_a_reference_of_another_amount_is_refused(desk: Desk) -> None:
    await _top_up(desk, 5, "invoice 1")
    with pytest.raises(ReferenceReused, match="of 5 micro-yuan; got 6"):
        await _top_up(desk, 6, "invoice 1")
    assert await desk.money() == (5, 0)


async def test_a_reference_is_the_account_s_own(database: Database, desk: Desk) -> None:
    async with database.transaction() as connection:
        other = Desk(database, await make_caller(connection, account="other"))
    await _top_up(desk, 5, "invoice 1")
    await _top_up(other, 6, "invoice 1")
    assert (await desk.money(), await other.money()) == ((5, 0), (6, 0))


@pytest.mark.parametrize("amount_micros", [0, -1, AMOUNT_MOST_MICROS + 1])
async def test_a_top_up_is_more_than_nothing_and_within_bounds(
    desk: Desk, amount_micros: int
) -> None:
    with pytest.raises(AmountRefused, match=str(amount_micros)):
        await _top_up(desk, amount_micros)
    assert await desk.ledger() == []


@pytest.mark.parametrize("amount_micros", [0, AMOUNT_MOST_MICROS + 1, -AMOUNT_MOST_MICROS - 1])
async def test_an_adjustment_is_not_nothing_and_within_bounds(
    desk: Desk, amount_micros: int
) -> None:
    with pytest.raises(AmountRefused, match=str(amount_micros)):
        await desk.commit(
            billing.adjust,
            account_id=desk.caller.account_id,
            amount_micros=amount_micros,
            note="why",
        )
    assert await desk.ledger() == []


async def test_an_adjustment_may_leave_a_prepaid_account_below_zero_which_then_makes_no_task(
    database: Database, conninfo: str
) -> None:
    async with database.transaction() as connection:
        caller = await make_caller(connection, is_prepaid=True, balance_micros=2 * PRICE_MICROS)
    desk = Desk(database, caller)
    held = await desk.create_and_claim()
    await desk.commit(
        billing.adjust,
        account_id=caller.account_id,
        amount_micros=-2 * PRICE_MICROS,
        note="the payment bounced",
    )
    assert await desk.money() == (-PRICE_MICROS, PRICE_MICROS)
    with pytest.raises(BalanceTooLow, match=f"has {-PRICE_MICROS} available"):
        await desk.create()
    entries = await desk.commit(reading.entries, account_id=caller.account_id, limit=1)
    assert (entries[0].kind, entries[0].note) == ("adjustment", "the payment bounced")
    assert held.attempt == 1  # what was under way goes on
