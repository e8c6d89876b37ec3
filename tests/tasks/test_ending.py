"""Cancelling and deleting: what the owner of a task does to it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from psycopg.sql import SQL

from tests.tasks.making import PRICE_MICROS, VIDEO, Desk, make_caller
from vitascope.db import Database
from vitascope.tasks import service, store
from vitascope.tasks.errors import (
    AttemptLost,
    TaskEnded,
    TaskExpired,
    TaskNotFound,
    TaskUnfinished,
)
from vitascope.tasks.models import Claim

DAY = timedelta(days=1)


async def cancel(desk: Desk, claim: Claim) -> None:
    await desk.commit(
        service.cancel, claim.id, account_id=desk.caller.account_id, retention=7 * DAY
    )


async def delete(desk: Desk, claim: Claim) -> list[str]:
    return await desk.commit(
        service.delete, claim.id, account_id=desk.caller.account_id, retention=7 * DAY
    )


async def test_a_waiting_task_is_cancelled(desk: Desk) -> None:
    task_id = await desk.create()
    await desk.commit(service.cancel, task_id, account_id=desk.caller.account_id, retention=7 * DAY)
    view = await desk.view(task_id)
    assert (view.status, view.error_code) == ("failed", "cancelled")
    assert view.completed_at is not None
    assert await desk.money() == (0, 0)
    assert await desk.events(task_id) == ["created", "cancelled"]
    assert await desk.commit(store.claim_next, engines=["fake"], worker="w1") is None


async def test_a_running_task_is_cancelled_and_its_attempt_has_lost(desk: Desk) -> None:
    claim = await desk.create_and_claim()
    await cancel(desk, claim)
    assert await desk.status(claim.id) == "failed"
    assert await desk.ledger() == ["hold", "release"]
    with pytest.raises(AttemptLost):
        await desk.commit(service.complete, claim, VIDEO)
    with pytest.raises(AttemptLost):
        await desk.commit(service.fail, claim.id, attempt=1, code="engine_failed", message="x")
    assert await desk.money() == (0, 0)


async def test_a_cancelled_task_may_be_cancelled_again(desk: Desk) -> None:
    claim = await desk.create_and_claim()
    await cancel(desk, claim)
    await cancel(desk, claim)
    assert await desk.ledger() == ["hold", "release"]


async def test_an_ended_task_cannot_be_cancelled(desk: Desk) -> None:
    completed = await desk.create_and_complete()
    failed = await desk.create_and_claim()
    await desk.commit(service.fail, failed.id, attempt=1, code="engine_failed", message="x")
    for claim, word in ((completed, "completed"), (failed, "failed")):
        with pytest.raises(TaskEnded, match=word):
            await cancel(desk, claim)
    assert await desk.money() == (-PRICE_MICROS, 0)


async def test_completion_and_cancel_at_once_leave_one_winner(desk: Desk) -> None:
    claims = [await desk.create_and_claim() for _ in range(6)]
    ends = await asyncio.gather(
        *[
            end
            for claim in claims
            for end in (cancel(desk, claim), desk.commit(service.complete, claim, VIDEO))
        ],
        return_exceptions=True,
    )
    for cancelled, completed in zip(ends[::2], ends[1::2], strict=True):
        assert [cancelled, completed].count(None) == 1
        assert isinstance(cancelled, TaskEnded) or isinstance(completed, AttemptLost)
    kinds = await desk.ledger()
    assert kinds.count("capture") == sum(end is None for end in ends[1::2])
    assert kinds.count("capture") + kinds.count("release") == len(claims)


async def test_an_ended_task_is_deleted(desk: Desk) -> None:
    claim = await desk.create_and_complete()
    assert await delete(desk, claim) == [VIDEO.key]
    with pytest.raises(TaskNotFound):
        await delete(desk, claim)
    with pytest.raises(TaskNotFound):
        await cancel(desk, claim)
    assert await desk.money() == (-PRICE_MICROS, 0)  # it was made, so it was paid
    swept = await desk.commit(store.ended_before, retention=7 * DAY, limit=10)
    assert [task_id for task_id, _, _ in swept] == [claim.id]


async def test_an_unfinished_task_is_not_deleted(desk: Desk) -> None:
    claim = await desk.create_and_claim()
    with pytest.raises(TaskUnfinished, match="processing"):
        await delete(desk, claim)


async def test_an_expired_task_is_gone_for_every_verb(desk: Desk) -> None:
    claim = await desk.create_and_complete()
    await desk.age("completed_at", claim.id, by=8 * DAY)
    for verb in (cancel, delete):
        with pytest.raises(TaskExpired):
            await verb(desk, claim)


async def test_another_account_s_task_is_unknown(desk: Desk, database: Database) -> None:
    async with database.transaction() as connection:
        stranger = Desk(database, await make_caller(connection, account="another"))
    claim = await desk.create_and_complete()
    running = await desk.create_and_claim()
    for verb, theirs in ((cancel, running), (delete, claim)):
        with pytest.raises(TaskNotFound):
            await verb(stranger, theirs)
    assert await desk.status(running.id) == "processing"


async def test_the_end_of_a_task_queues_its_callback(desk: Desk) -> None:
    await desk.create_and_complete()
    called = await desk.create_and_complete(callback_url="https://example.com/a")
    cancelled = await desk.create_and_claim(callback_url="https://example.com/b")
    await cancel(desk, cancelled)
    overdue = await desk.create(callback_url="https://example.com/c")
    await desk.age("deadline_at", overdue, by=3 * DAY)
    await desk.commit(service.fail_overdue)
    rows = await desk.rows(SQL("SELECT task_id, event, state FROM callbacks ORDER BY seq"))
    assert rows == [
        (called.id, "video.completed", "waiting"),
        (cancelled.id, "video.failed", "waiting"),
        (overdue, "video.failed", "waiting"),
    ]
