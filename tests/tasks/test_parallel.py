"""Creations at the same time: one key, one place, one balance, one winner."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest
from psycopg.sql import SQL

from tests.tasks.making import PRICE_MICROS, Desk, make_caller, new_task
from vitascope.billing import BalanceTooLow
from vitascope.db import Database
from vitascope.tasks import service, store
from vitascope.tasks.errors import IdempotencyConflict, TooManyTasks

AT_ONCE = 12


async def _desk(database: Database, conninfo: str, **options: object) -> Desk:
    async with database.transaction() as connection:
        caller = await make_caller(connection, **options)  # type: ignore[arg-type]  # a test's
    return Desk(database, caller)


async def test_one_idempotency_key_makes_one_task(database: Database, conninfo: str) -> None:
    desk = await _desk(database, conninfo)
    created = await asyncio.gather(*[_create(desk, ("key", b"body")) for _ in range(AT_ONCE)])
    assert len(set(created)) == 1
    assert await desk.queued() == [str(created[0])]
    assert await desk.ledger() == ["hold"]


async def _create(desk: Desk, idempotency: tuple[str, bytes]) -> UUID:
    task = new_task(desk.caller)
    created = await desk.commit(service.create, [task], caller=desk.caller, idempotency=idempotency)
    return created[0]


async def test_an_idempotency_key_stands_for_one_body(database: Database, conninfo: str) -> None:
    desk = await _desk(database, conninfo)
    await _create(desk, ("key", b"body"))
    with pytest.raises(IdempotencyConflict):
        await _create(desk, ("key", b"another"))
    assert len(await desk.queued()) == 1


async def test_an_idempotency_key_is_an_account_s_own(database: Database, conninfo: str) -> None:
    ours = await _desk(database, conninfo)
    theirs = await _desk(database, conninfo, account="another")
    assert await _create(ours, ("key", b"body")) != await _create(theirs, ("key", b"another"))


async def test_a_refused_creation_does_not_use_the_key_up(
    database: Database, conninfo: str
) -> None:
    desk = await _desk(database, conninfo, max_concurrent=1)
    running = await desk.create_and_claim()
    with pytest.raises(TooManyTasks):
        await _create(desk, ("key", b"body"))
    await desk.commit(service.fail, running.id, attempt=1, code="engine_failed", message="x")
    await _create(desk, ("key", b"body"))


async def test_a_day_later_the_key_is_new_again(database: Database, conninfo: str) -> None:
    desk = await _desk(database, conninfo)
    first = await _create(desk, ("key", b"body"))
    await desk.execute(
        SQL("UPDATE idempotency_keys SET created_at = created_at - interval '25 hours'")
    )
    second = await _create(desk, ("key", b"another"))
    assert second != first
    assert await _create(desk, ("key", b"another")) == second


async def test_one_free_place_is_taken_once(database: Database, conninfo: str) -> None:
    desk = await _desk(database, conninfo, max_concurrent=1)
    outcomes = await _create_at_once(desk)
    assert len([outcome for outcome in outcomes if isinstance(outcome, UUID)]) == 1
    assert all(isinstance(outcome, UUID | TooManyTasks) for outcome in outcomes), outcomes
    assert await desk.ledger() == ["hold"]


async def test_money_for_one_is_spent_once(database: Database, conninfo: str) -> None:
    desk = await _desk(database, conninfo, is_prepaid=True, balance_micros=PRICE_MICROS)
    outcomes = await _create_at_once(desk)
    assert len([outcome for outcome in outcomes if isinstance(outcome, UUID)]) == 1
    assert all(isinstance(outcome, UUID | BalanceTooLow) for outcome in outcomes), outcomes
    assert await desk.money() == (0, PRICE_MICROS)


async def test_an_ended_task_makes_room(database: Database, conninfo: str) -> None:
    desk = await _desk(database, conninfo, max_concurrent=2)
    await desk.create_and_complete()
    await desk.create()
    claim = await desk.create_and_claim()
    with pytest.raises(TooManyTasks):
        await desk.create()
    await desk.commit(service.fail, claim.id, attempt=1, code="engine_failed", message="x")
    await desk.create()


async def test_one_of_many_workers_claims_a_task(database: Database, conninfo: str) -> None:
    desk = await _desk(database, conninfo)
    await desk.create()
    claims = await asyncio.gather(
        *[desk.commit(store.claim_next, engines=["fake"], worker=f"w{n}") for n in range(AT_ONCE)]
    )
    assert [claim.attempt for claim in claims if claim is not None] == [1]


async def _create_at_once(desk: Desk) -> list[UUID | BaseException]:
    return await asyncio.gather(*[desk.create() for _ in range(AT_ONCE)], return_exceptions=True)
