"""What happens at the same moment, on connections of its own each."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from psycopg.sql import SQL

from tests.tasks.making import PRICE_MICROS, VIDEO, Desk, make_caller, until
from vitascope.billing import SpendingLimit
from vitascope.db import Database
from vitascope.tasks import service
from vitascope.tasks.errors import AttemptLost, TaskEnded

AT_ONCE = 16
PAID_FOR = 5


@pytest.fixture
async def wide_database(conninfo: str) -> AsyncIterator[Database]:
    """With as many connections as creations at once."""
    database = Database(conninfo, max_size=AT_ONCE)
    await database.open()
    yield database
    await database.close()


@pytest.mark.parametrize(
    "options",
    [
        {"is_prepaid": True, "balance_micros": PAID_FOR * PRICE_MICROS + 1},
        {"monthly_budget_micros": PAID_FOR * PRICE_MICROS + 1},  # of an account without any entry
        {"monthly_budget_micros": PAID_FOR * PRICE_MICROS, "max_concurrent": 100},
        {
            "is_prepaid": True,
            "balance_micros": PAID_FOR * PRICE_MICROS,
            "monthly_budget_micros": 100 * PRICE_MICROS,
        },
    ],
)
async def test_of_sixteen_creations_as_many_succeed_as_there_is_money_for(
    wide_database: Database, options: dict[str, Any]
) -> None:
    async with wide_database.transaction() as connection:
        desk = Desk(wide_database, await make_caller(connection, **options))
    made = await asyncio.gather(*(desk.create() for _ in range(AT_ONCE)), return_exceptions=True)
    refused = [one for one in made if isinstance(one, SpendingLimit)]
    assert len(refused) == AT_ONCE - PAID_FOR
    assert len(await desk.queued()) == PAID_FOR
    assert (await desk.money())[1] == PAID_FOR * PRICE_MICROS


async def test_one_of_all_that_end_a_task_at_once_settles_it(wide_database: Database) -> None:
    async with wide_database.transaction() as connection:
        desk = Desk(wide_database, await make_caller(connection))
    for _ in range(8):
        claim = await desk.create_and_claim()
        ends = (
            desk.commit(service.complete, claim, VIDEO),
            desk.commit(
                service.cancel,
                claim.id,
                account_id=desk.caller.account_id,
                retention=timedelta(days=7),
            ),
            desk.commit(service.complete, claim, VIDEO),
            desk.commit(service.fail, claim.id, attempt=1, code="x", message="x"),
        )
        outcomes = await asyncio.gather(*ends, return_exceptions=True)
        assert all(isinstance(one, AttemptLost | TaskEnded | None) for one in outcomes), outcomes
        kinds = await desk.rows(
            SQL(
                "SELECT kind, status::text FROM ledger l JOIN tasks t ON t.id = l.task_id"
                " WHERE t.id = %s ORDER BY l.id"
            ),
            claim.id,
        )
        settled = "capture" if kinds[0][1] == "completed" else "release"
        assert [kind for kind, _ in kinds] == ["hold", settled]
    assert (await desk.money())[1] == 0


async def test_the_rescue_does_not_wait_for_a_task_while_it_has_the_money(
    wide_database: Database,
) -> None:
    """The one that ends the task in hand waits for the balance: each would wait for the other."""
    async with wide_database.transaction() as connection:
        desk = Desk(wide_database, await make_caller(connection))
    overdue, silent = await desk.create_and_claim(), await desk.create_and_claim()
    await desk.age("deadline_at", overdue.id, by=timedelta(days=7))
    await desk.age("heartbeat_at", silent.id, by=timedelta(days=1))
    async with wide_database.transaction() as rescue:
        await service.fail_overdue(rescue)
        completing = asyncio.create_task(desk.commit(service.complete, silent, VIDEO))
        await until(lambda: _is_someone_waiting(desk))
        await service.return_silent(rescue, silent_for=timedelta(hours=1))
    await completing
    assert await desk.status(silent.id) == "completed"
    assert await desk.money() == (-PRICE_MICROS, 0)


async def _is_someone_waiting(desk: Desk) -> bool:
    return bool(
        await desk.rows(
            SQL(
                "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                " AND datname = current_database()"
            )
        )
    )
