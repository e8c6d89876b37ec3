"""The ledger: one hold, then exactly one capture or release; nothing is ever rewritten."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.sql import SQL
from structlog.testing import capture_logs

from tests.tasks.making import PRICE_MICROS, Desk, make_caller, new_task
from vitascope.billing import BalanceTooLow, BudgetExhausted
from vitascope.billing import service as billing
from vitascope.db import Connection, Database
from vitascope.tasks import service, store

Settle = Callable[[Connection, Sequence[UUID]], Awaitable[None]]


async def _held(desk: Desk) -> UUID:
    """A task's row with a hold on it and nothing else."""

    async def hold(connection: Connection) -> UUID:
        task = new_task(desk.caller)
        await store.insert(connection, task)
        await _hold(connection, desk, task.id)
        return task.id

    return await desk.commit(hold)


async def _hold(connection: Connection, desk: Desk, task_id: UUID) -> None:
    await billing.hold(
        connection,
        account_id=desk.caller.account_id,
        key_id=desk.caller.key_id,
        prices_micros={task_id: PRICE_MICROS},
        is_prepaid=False,
    )


async def test_a_capture_takes_what_was_held(desk: Desk) -> None:
    await desk.commit(billing.capture, [await _held(desk)])
    assert await desk.money() == (-PRICE_MICROS, 0)


async def test_a_release_gives_back_what_was_held(desk: Desk) -> None:
    await desk.commit(billing.release, [await _held(desk)])
    assert await desk.money() == (0, 0)


async def test_several_are_settled_at_once(desk: Desk) -> None:
    await desk.commit(billing.capture, [await _held(desk) for _ in range(3)])
    assert await desk.money() == (-3 * PRICE_MICROS, 0)


@pytest.mark.parametrize("first", [billing.capture, billing.release])
@pytest.mark.parametrize("second", [billing.capture, billing.release])
async def test_a_hold_is_settled_once(desk: Desk, first: Settle, second: Settle) -> None:
    task_id = await _held(desk)
    await desk.commit(first, [task_id])
    before = await desk.money()
    with pytest.raises(psycopg.errors.UniqueViolation):
        await desk.commit(second, [task_id])
    assert await desk.money() == before


async def test_a_task_is_held_for_once(desk: Desk) -> None:
    task_id = await _held(desk)
    with pytest.raises(psycopg.errors.UniqueViolation):
        await desk.commit(_hold, desk, task_id)
    assert await desk.money() == (-PRICE_MICROS, PRICE_MICROS)


async def test_a_task_without_a_hold_is_told_and_keeps_no_other_from_its_end(desk: Desk) -> None:
    held, unknown = await _held(desk), uuid4()
    with capture_logs() as logs:
        await desk.commit(billing.release, [unknown, held])
    assert [line["event"] for line in logs] == ["hold_missing"]
    assert await desk.money() == (0, 0)


@pytest.mark.parametrize(
    "statement",
    [
        SQL("UPDATE ledger SET held_micros = 0"),
        SQL("DELETE FROM ledger"),
        SQL("DELETE FROM ledger WHERE kind = 'hold'"),
        SQL("TRUNCATE ledger"),
    ],
)
async def test_nothing_in_the_ledger_is_rewritten(desk: Desk, statement: SQL) -> None:
    await _held(desk)
    with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        await desk.execute(statement)
    assert await desk.ledger() == ["hold"]


@pytest.mark.parametrize(
    ("kind", "available_micros", "held_micros"),
    [
        ("topup", -5, 0),
        ("topup", 5, 5),
        ("adjustment", 0, 0),
        ("hold", -5, 5),  # without a task
        ("capture", 5, -5),
        ("release", 5, 0),
    ],
)
async def test_an_entry_has_the_shape_of_its_kind(
    desk: Desk, kind: str, available_micros: int, held_micros: int
) -> None:
    insert = SQL(
        "INSERT INTO ledger (account_id, kind, available_micros, held_micros, note)"
        " VALUES (%s, %s, %s, %s, 'why')"
    )
    with pytest.raises(psycopg.errors.CheckViolation):
        await desk.execute(insert, desk.caller.account_id, kind, available_micros, held_micros)


async def test_what_older_code_settles_lowers_the_key_s_spend_too(desk: Desk) -> None:
    task_id = await _held(desk)
    await desk.execute(
        SQL(
            "INSERT INTO ledger (account_id, task_id, kind, available_micros, held_micros)"
            " VALUES (%s, %s, 'release', %s, %s)"
        ),
        desk.caller.account_id,
        task_id,
        PRICE_MICROS,
        -PRICE_MICROS,
    )
    assert await desk.rows(SQL("SELECT micros FROM spend")) == [(0,)]


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
    desk = await _desk(database, is_prepaid=True, balance_micros=balance_micros)
    if is_enough:
        await desk.create()
        assert await desk.money() == (0, PRICE_MICROS)
    else:
        with pytest.raises(BalanceTooLow) as refusal:
            await desk.create()
        assert refusal.value.message == (
            f"this costs {PRICE_MICROS} micro-yuan; the account has {balance_micros} available"
        )
        assert await desk.queued() == []
        assert await desk.money() == (balance_micros, 0)


async def test_several_tasks_are_paid_for_together_or_not_at_all(
    database: Database, conninfo: str
) -> None:
    desk = await _desk(database, is_prepaid=True, balance_micros=3 * PRICE_MICROS - 1)
    tasks = [new_task(desk.caller) for _ in range(3)]
    with pytest.raises(BalanceTooLow):
        await desk.commit(service.create, tasks, caller=desk.caller)
    assert await desk.money() == (3 * PRICE_MICROS - 1, 0)
    await desk.commit(service.create, tasks[:2], caller=desk.caller)
    assert await desk.money() == (PRICE_MICROS - 1, 2 * PRICE_MICROS)


async def test_a_failure_s_money_can_be_spent_again(database: Database, conninfo: str) -> None:
    desk = await _desk(database, is_prepaid=True, balance_micros=PRICE_MICROS)
    first = await desk.create_and_claim()
    await desk.commit(service.fail, first.id, attempt=1, code="engine_failed", message="x")
    await desk.create()
    assert await desk.money() == (0, PRICE_MICROS)


async def test_a_budget_counts_what_is_held_and_spent_not_what_failed(
    database: Database, conninfo: str
) -> None:
    desk = await _desk(database, monthly_budget_micros=2 * PRICE_MICROS)
    await desk.create_and_complete()
    failing = await desk.create_and_claim()
    with pytest.raises(BudgetExhausted) as refusal:
        await desk.create()
    assert refusal.value.message == (
        f"this costs {PRICE_MICROS} micro-yuan; the key's budget of this month (UTC) is "
        f"{2 * PRICE_MICROS}, of which {2 * PRICE_MICROS} are spent or held and 0 available"
    )
    await desk.commit(service.fail, failing.id, attempt=1, code="engine_failed", message="x")
    await desk.create()


async def test_a_month_s_budget_is_new_and_takes_no_account_of_the_last(
    database: Database, conninfo: str
) -> None:
    desk = await _desk(database, monthly_budget_micros=PRICE_MICROS)
    await desk.create()
    with pytest.raises(BudgetExhausted):
        await desk.create()
    await desk.execute(SQL("UPDATE spend SET month = (month - interval '1 month')::date"))
    await desk.create()


async def test_another_key_of_the_account_has_a_budget_of_its_own(
    database: Database, conninfo: str
) -> None:
    one = await _desk(database, monthly_budget_micros=PRICE_MICROS)
    other = await _desk(database, monthly_budget_micros=PRICE_MICROS)
    await one.create()
    await other.create()
    for desk in (one, other):
        with pytest.raises(BudgetExhausted):
            await desk.create()


async def _desk(database: Database, **options: Any) -> Desk:
    async with database.transaction() as connection:
        caller = await make_caller(connection, **options)
    return Desk(database, caller)
