"""Whose turn it is: accounts share the workers, priorities count inside an account."""

from __future__ import annotations

import asyncio
from uuid import UUID

from tests.tasks.making import VIDEO, Desk, make_caller
from vitascope.db import Database
from vitascope.tasks import service, store
from vitascope.tasks.models import Claim


async def desk_of(database: Database, account: str) -> Desk:
    async with database.transaction() as connection:
        caller = await make_caller(connection, account=account)
    return Desk(database, caller)


async def claim_next(desk: Desk) -> Claim:
    claim = await desk.commit(store.claim_next, engines=["fake"], worker="w1")
    assert claim is not None
    return claim


async def served(desk: Desk, count: int) -> list[UUID]:
    """What one worker renders next, one after the other."""
    ids = []
    for _ in range(count):
        claim = await claim_next(desk)
        ids.append(claim.id)
        await desk.commit(service.complete, claim, VIDEO)
    return ids


async def test_inside_an_account_the_oldest_is_first(desk: Desk) -> None:
    created = [await desk.create() for _ in range(4)]
    assert await served(desk, 4) == created
    assert await desk.commit(store.claim_next, engines=["fake"], worker="w1") is None


async def test_inside_an_account_a_higher_priority_is_first(desk: Desk) -> None:
    low, first, second, high = [await desk.create(priority=p) for p in (1, 5, 5, 9)]
    assert await served(desk, 4) == [high, first, second, low]


async def test_a_full_queue_of_one_account_does_not_keep_another_waiting(
    database: Database,
) -> None:
    greedy, modest = await desk_of(database, "greedy"), await desk_of(database, "modest")
    many = [await greedy.create(priority=9) for _ in range(20)]
    assert await served(greedy, 3) == many[:3]
    few = [await modest.create(priority=0) for _ in range(2)]
    assert await served(greedy, 5) == [few[0], many[3], few[1], many[4], many[5]]


async def test_accounts_take_turns(database: Database) -> None:
    desks = [await desk_of(database, name) for name in ("a", "b", "c")]
    created = [[await desk.create() for _ in range(3)] for desk in desks]
    assert await served(desks[0], 9) == [ids[n] for n in range(3) for ids in created]


async def test_many_workers_are_shared_too(database: Database) -> None:
    """While their tasks run, the accounts hold as many workers each as can be."""
    desks = [await desk_of(database, name) for name in ("a", "b")]
    running: list[Claim] = []
    for _ in range(6):
        await desks[0].create()
    for _ in range(3):
        running.append(await claim_next(desks[0]))
    late = [await desks[1].create() for _ in range(2)]
    # b has none running: the next two workers are its own, although a was served longer ago.
    assert [(await claim_next(desks[0])).id for _ in range(2)] == late
    await desks[0].commit(service.complete, running[0], VIDEO)
    assert (await claim_next(desks[0])).id not in late


async def test_workers_that_pick_at_once_pick_different_tasks(database: Database) -> None:
    desks = [await desk_of(database, name) for name in ("a", "b", "c")]
    created = {await desk.create() for desk in desks for _ in range(2)}
    claims = await asyncio.gather(
        *[desks[0].commit(store.claim_next, engines=["fake"], worker=f"w{n}") for n in range(8)]
    )
    assert {claim.id for claim in claims if claim is not None} == created
    assert claims.count(None) == 2
