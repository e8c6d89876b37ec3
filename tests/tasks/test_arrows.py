"""Every arrow between a task's states, every arrow that is refused, and the money that moves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from psycopg.sql import SQL

from tests.tasks.making import PRICE_MICROS, VIDEO, Desk, new_task
from vitascope.db import Connection
from vitascope.tasks import reading, service, store
from vitascope.tasks.errors import AttemptLost
from vitascope.tasks.models import Claim, VideoFile

HELD = (-PRICE_MICROS, PRICE_MICROS)
TAKEN = (-PRICE_MICROS, 0)
GIVEN_BACK = (0, 0)
DAY = timedelta(days=1)


async def test_a_creation_makes_a_row_a_hold_and_a_job(desk: Desk) -> None:
    task_id = await desk.create()
    view = await desk.view(task_id)
    assert (view.status, view.phase, view.progress) == ("pending", "queued", 0)
    assert (view.started_at, view.completed_at) == (None, None)
    assert await desk.queued() == [str(task_id)]
    assert await desk.ledger() == ["hold"]
    assert await desk.money() == HELD
    assert await desk.events(task_id) == ["created"]


async def test_a_creation_that_is_rolled_back_leaves_nothing(desk: Desk) -> None:
    class Refused(Exception):
        pass

    async def create_and_fall(connection: Connection, task_id: UUID) -> None:
        task = new_task(desk.caller, id=task_id)
        await service.create(connection, [task], caller=desk.caller, idempotency=("key", b"hash"))
        raise Refused

    task_id = uuid4()
    with pytest.raises(Refused):
        await desk.commit(create_and_fall, task_id)
    assert await desk.commit(reading.find, task_id, retention=DAY) is None
    assert await desk.queued() == []
    assert await desk.ledger() == []
    assert await desk.events(task_id) == []


async def test_pending_to_processing(desk: Desk) -> None:
    task_id = await desk.create(timeout_s=100)
    claim = await desk.claim(task_id)
    assert (claim.id, claim.attempt, claim.frame_count) == (task_id, 1, 48)
    assert 0 < claim.remaining_s <= 100
    view = await desk.view(task_id)
    assert (view.status, view.phase) == ("processing", "fetching")
    assert view.running_s is not None and view.running_s >= 0
    assert await desk.events(task_id) == ["created", "claimed"]


async def test_a_task_is_claimed_once(desk: Desk) -> None:
    await desk.create_and_claim()
    assert await desk.commit(store.claim_next, engines=["fake"], worker="w2") is None


async def test_a_task_past_its_deadline_is_not_claimed(desk: Desk) -> None:
    task_id = await desk.create()
    await desk.age("deadline_at", task_id, by=3 * DAY)
    assert await desk.commit(store.claim_next, engines=["fake"], worker="w1") is None


async def test_processing_to_completed_takes_the_money(desk: Desk) -> None:
    claim = await desk.create_and_claim()
    await desk.commit(service.complete, claim, VIDEO)
    view = await desk.view(claim.id)
    assert (view.status, view.progress, view.video_key) == ("completed", 100, VIDEO.key)
    assert view.completed_at is not None and view.is_new
    assert await desk.ledger() == ["hold", "capture"]
    assert await desk.money() == TAKEN
    assert await desk.events(claim.id) == ["created", "claimed", "completed"]


async def test_a_completion_whose_answer_got_lost_may_be_repeated(desk: Desk) -> None:
    claim = await desk.create_and_complete()
    await desk.commit(service.complete, claim, VIDEO)
    assert await desk.ledger() == ["hold", "capture"]


async def test_processing_to_failed_gives_the_money_back(desk: Desk) -> None:
    claim = await desk.create_and_claim()
    await desk.commit(service.fail, claim.id, attempt=1, code="image_invalid", message="no picture")
    view = await desk.view(claim.id)
    assert (view.status, view.error_code, view.error_message) == (
        "failed",
        "image_invalid",
        "no picture",
    )
    assert view.completed_at is not None and view.video_key is None
    assert await desk.ledger() == ["hold", "release"]
    assert await desk.money() == GIVEN_BACK


async def test_processing_to_pending_keeps_the_money_and_the_progress(desk: Desk) -> None:
    claim = await desk.create_and_claim()
    await desk.deliver()
    await desk.commit(store.beat, claim.id, attempt=1, phase="rendering", progress=40)
    await desk.commit(service.hand_back, claim, reason="the worker stops")
    view = await desk.view(claim.id)
    assert (view.status, view.phase, view.progress) == ("pending", "queued", 40)
    assert await desk.money() == HELD
    assert await desk.queued() == [str(claim.id)]
    assert await desk.events(claim.id) == ["created", "claimed", "given_back"]


async def test_a_task_that_came_back_goes_before_those_that_never_ran(desk: Desk) -> None:
    task_id, _ = await desk.create(), await desk.create()
    claim = await desk.commit(store.claim_next, engines=["fake"], worker="w1")
    await desk.commit(service.hand_back, claim, reason="the worker stops")
    again = await desk.commit(store.claim_next, engines=["fake"], worker="w1")
    assert again is not None
    assert (again.id, again.attempt) == (task_id, 2)


async def test_handing_back_never_counts_as_a_lost_attempt(desk: Desk) -> None:
    task_id = await desk.create()
    for _ in range(2 * service.MAX_ATTEMPTS):
        claim = await desk.claim(task_id)
        await desk.commit(service.hand_back, claim, reason="the worker stops")
    assert await desk.status(task_id) == "pending"


async def test_the_third_attempt_that_breaks_ends_the_task(desk: Desk) -> None:
    task_id = await desk.create()
    statuses = []
    for _ in range(service.MAX_ATTEMPTS):
        claim = await desk.claim(task_id)
        await desk.commit(
            service.retry_or_fail,
            task_id,
            attempt=claim.attempt,
            code="engine_failed",
            message="it crashed",
        )
        statuses.append(await desk.status(task_id))
    assert statuses == ["pending", "pending", "failed"]
    view = await desk.view(task_id)
    assert (view.error_code, view.error_message) == (
        "engine_failed",
        "it crashed (attempt 3 of 3)",
    )
    assert await desk.ledger() == ["hold", "release"]


Write = Callable[[Desk, Claim], Awaitable[object]]

# What a worker may still try to write for an attempt that is no longer the task's.
OLD_WRITES: dict[str, Write] = {
    "complete": lambda desk, old: desk.commit(
        service.complete, old, VideoFile(key="videos/a/old.mp4", size_bytes=1, etag='"o"')
    ),
    "fail": lambda desk, old: desk.commit(
        service.fail, old.id, attempt=old.attempt, code="engine_failed", message="late"
    ),
    "retry": lambda desk, old: desk.commit(
        service.retry_or_fail,
        old.id,
        attempt=old.attempt,
        code="engine_failed",
        message="late",
    ),
    "hand_back": lambda desk, old: desk.commit(service.hand_back, old, reason="late"),
}


async def _claimed_anew(desk: Desk) -> Claim:
    old = await desk.create_and_claim()
    await desk.commit(service.hand_back, old, reason="the worker stops")
    await desk.claim(old.id)
    return old


async def _given_back(desk: Desk) -> Claim:
    old = await desk.create_and_claim()
    await desk.commit(service.hand_back, old, reason="the worker stops")
    return old


async def _completed(desk: Desk) -> Claim:
    return await desk.create_and_complete()


async def _failed(desk: Desk) -> Claim:
    old = await desk.create_and_claim()
    await desk.commit(service.fail, old.id, attempt=1, code="engine_failed", message="first")
    return old


# The task went on without the attempt, in each of the ways there are.
WENT_ON: list[Callable[[Desk], Awaitable[Claim]]] = [
    _claimed_anew,
    _given_back,
    _completed,
    _failed,
]


@pytest.mark.parametrize("name", OLD_WRITES)
@pytest.mark.parametrize("went_on", WENT_ON)
async def test_an_old_attempt_changes_nothing(
    desk: Desk, name: str, went_on: Callable[[Desk], Awaitable[Claim]]
) -> None:
    old = await went_on(desk)
    before = (await _row(desk, old.id), await desk.ledger(), await desk.events(old.id))
    with pytest.raises(AttemptLost):
        await OLD_WRITES[name](desk, old)
    assert before == (await _row(desk, old.id), await desk.ledger(), await desk.events(old.id))


@pytest.mark.parametrize("went_on", WENT_ON)
async def test_an_old_attempt_s_beat_is_not_heard(
    desk: Desk, went_on: Callable[[Desk], Awaitable[Claim]]
) -> None:
    old = await went_on(desk)
    before = await _row(desk, old.id)
    is_ours = await desk.commit(
        store.beat, old.id, attempt=old.attempt, phase="storing", progress=99
    )
    assert not is_ours
    assert await _row(desk, old.id) == before


async def _row(desk: Desk, task_id: UUID) -> tuple[object, ...]:
    return (await desk.rows(SQL("SELECT * FROM tasks WHERE id = %s"), task_id))[0]


async def test_progress_never_falls_not_even_when_an_attempt_is_lost(desk: Desk) -> None:
    claim = await desk.create_and_claim()
    seen = []

    async def beat(attempt: int, progress: int) -> None:
        assert await desk.commit(
            store.beat, claim.id, attempt=attempt, phase="rendering", progress=progress
        )
        seen.append((await desk.view(claim.id)).progress)

    await beat(1, 30)
    await beat(1, 10)
    await desk.commit(service.retry_or_fail, claim.id, attempt=1, code="engine_failed", message="x")
    seen.append((await desk.view(claim.id)).progress)
    await desk.claim(claim.id)
    seen.append((await desk.view(claim.id)).progress)
    await beat(2, 5)
    await beat(2, 60)
    assert seen == [30, 30, 30, 30, 30, 60]
