"""The ledger: one hold, then exactly one capture or release; nothing is ever rewritten."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest
from psycopg.sql import SQL

from tests.tasks.making import PRICE_MICROS, Desk, make_caller, new_task
from vitascope.billing import BalanceTooLow
from vitascope.billing import service as billing
from vitascope.db import Connection, Database
from vitascope.tasks import store
from vitascope.tasks.queue import make_app


@pytest.fixture
async def desk(database: Database, conninfo: str) -> Desk:
    async with database.transaction() as connection:
        caller = await make_caller(connection)
    return Desk(database, make_app(conninfo), caller)


async def _held(desk: Desk) -> UUID:
    """A task's row with a hold on it and nothing else."""

    async def hold(connection: Connection) -> UUID:
        task = new_task(desk.caller)
        await store.insert(connection, task)
        await billing.hold(
            connection,
            account_id=task.account_id,
            task_id=task.id,
            price_micros=PRICE_MICROS,
            is_prepaid=False,
        )
        return task.id

    return await desk.commit(hold)


async def test_a_capture_takes_what_was_held(desk: Desk) -> None:
    await desk.commit(billing.capture, await _held(desk))
    assert await desk.money() == (-PRICE_MICROS, 0)


async def test_a_release_gives_back_what_was_held(desk: Desk) -> None:
    await desk.commit(billing.release, await _held(desk))
    assert await desk.money() == (0, 0)


@pytest.mark.parametrize("first", [billing.capture, billing.release])
@pytest.mark.parametrize("second", [billing.capture, billing.release])
async def test_a_hold_is_settled_once(desk: Desk, first: object, second: object) -> None:
    assert callable(first) and callable(second)
    task_id = await _held(desk)
    await desk.commit(first, task_id)
    before = await desk.money()
    with pytest.raises(psycopg.errors.UniqueViolation):
        await desk.commit(second, task_id)
    assert await desk.money() == before


async def test_a_task_is_held_for_once(desk: Desk) -> None:
    task_id = await _held(desk)
    with pytest.raises(psycopg.errors.UniqueViolation):
        await desk.commit(
            billing.hold,
            account_id=desk.caller.account_id,
            task_id=task_id,
            price_micros=1,
            is_prepaid=False,
        )


@pytest.mark.parametrize(
    "statement",
    [
        SQL("UPDATE ledger SET held_micros = 0"),
        SQL("DELETE FROM ledger"),
        SQL("DELETE FROM ledger WHERE kind = 'hold'"),
    ],
)
async def test_nothing_in_the_ledger_is_rewritten(desk: Desk, statement: SQL) -> None:
    await _held(desk)
    with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        await desk.execute(statement)
    assert await desk.ledger() == ["hold"]


@pytest.mark.parametrize(
    ("balance_micros", "is_enough"),
    [
        (0, False),
        (PRICE_MICROS - 1, False),
        (PRICE_MICROS, True),  # to the last micro-yuan
    ],
)
async def test_a_prepaid_account_spends_what_it_has(
    database: Database, conninfo: str, balance_micros: int, is_enough: bool
) -> None:
    async with database.transaction() as connection:
        caller = await make_caller(connection, is_prepaid=True, balance_micros=balance_micros)
    desk = Desk(database, make_app(conninfo), caller)
    if is_enough:
        await desk.create()
        assert await desk.money() == (0, PRICE_MICROS)
    else:
        with pytest.raises(BalanceTooLow) as refusal:
            await desk.create()
        assert str(balance_micros) in refusal.value.message
        assert await desk.queued() == []
        assert await desk.money() == (balance_micros, 0)


async def test_a_failure_s_money_can_be_spent_again(database: Database, conninfo: str) -> None:
    async with database.transaction() as connection:
        caller = await make_caller(connection, is_prepaid=True, balance_micros=PRICE_MICROS)
    desk = Desk(database, make_app(conninfo), caller)
    first = await desk.create_and_claim()
    await desk.commit(store.fail, first.id, attempt=1, code="engine_failed", message="x")
    await desk.commit(billing.release, first.id)
    await desk.create()
    assert await desk.money() == (0, PRICE_MICROS)
