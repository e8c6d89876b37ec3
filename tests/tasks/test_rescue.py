"""Putting right what breaks between processes: silence, lost jobs, deadlines, old files."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from psycopg.sql import SQL

from tests.tasks.making import Desk, until
from vitascope.db import Connection
from vitascope.storage.artifacts import Artifacts
from vitascope.tasks import queue, service, store
from vitascope.tasks.models import VideoFile, video_key
from vitascope.tasks.rescue import RESCUE_LOCK, SILENT_FOR, Rescue

LONG = 2 * SILENT_FOR
WEEK = timedelta(days=7)


async def test_a_silent_worker_s_task_goes_back(desk: Desk) -> None:
    claim = await desk.create_and_claim()
    await desk.deliver()
    await desk.age("heartbeat_at", claim.id, by=LONG)
    assert await desk.commit(service.return_silent, silent_for=SILENT_FOR) == 1
    assert await desk.status(claim.id) == "pending"
    assert await desk.queued() == [str(claim.id)]


async def test_a_worker_that_beats_keeps_its_task(desk: Desk) -> None:
    claim = await desk.create_and_claim()
    await desk.age("started_at", claim.id, by=LONG)
    assert await desk.commit(service.return_silent, silent_for=SILENT_FOR) == 0
    assert await desk.status(claim.id) == "processing"


async def test_the_third_loss_fails_the_task_and_gives_the_money_back(desk: Desk) -> None:
    task_id = await desk.create()
    for _ in range(service.MAX_ATTEMPTS):
        await desk.claim(task_id)
        await desk.age("heartbeat_at", task_id, by=LONG)
        await desk.commit(service.return_silent, silent_for=SILENT_FOR)
    view = await desk.view(task_id)
    assert (view.status, view.error_code) == ("failed", "engine_failed")
    assert await desk.ledger() == ["hold", "release"]
    assert await desk.money() == (0, 0)


async def test_several_silent_tasks_are_put_right_at_once(desk: Desk) -> None:
    claims = [await desk.create_and_claim() for _ in range(3)]
    for claim in claims:
        await desk.age("heartbeat_at", claim.id, by=LONG)
    assert await desk.commit(service.return_silent, silent_for=SILENT_FOR) == 3


@pytest.mark.parametrize("is_claimed", [False, True])
async def test_an_overdue_task_fails_as_timed_out_and_gives_the_money_back(
    desk: Desk, is_claimed: bool
) -> None:
    task_id = await desk.create(timeout_s=30)
    if is_claimed:
        await desk.claim(task_id)
    for column in ("created_at", "deadline_at"):
        await desk.age(column, task_id, by=timedelta(seconds=31))
    assert await desk.commit(service.fail_overdue) == 1
    view = await desk.view(task_id)
    assert (view.status, view.error_code) == ("failed", "timeout")
    assert view.error_message == "the task was not done within its timeout of 30 seconds"
    assert await desk.ledger() == ["hold", "release"]
    assert (await desk.events(task_id))[-1] == "timed_out"


async def test_a_deadline_ends_nothing_twice(desk: Desk) -> None:
    claim = await desk.create_and_complete()
    failed = await desk.create_and_claim()
    await desk.commit(service.fail, failed.id, attempt=1, code="engine_failed", message="x")
    for task_id in (claim.id, failed.id):
        await desk.age("deadline_at", task_id, by=timedelta(days=3))
    assert await desk.commit(service.fail_overdue) == 0
    assert await desk.ledger() == ["hold", "capture", "hold", "release"]


async def test_an_undelivered_task_is_queued_again(desk: Desk) -> None:
    task_id = await desk.create()
    await desk.deliver()
    await desk.age("created_at", task_id, by=LONG)
    assert await desk.commit(service.return_silent, silent_for=SILENT_FOR) == 1
    assert await desk.queued() == [str(task_id)]
    assert await desk.commit(service.return_silent, silent_for=SILENT_FOR) == 0


async def test_a_task_that_was_just_made_is_not_called_undelivered(desk: Desk) -> None:
    await desk.create()
    await desk.deliver()
    assert await desk.commit(service.return_silent, silent_for=SILENT_FOR) == 0


async def test_a_task_is_queued_once_however_often_it_is_deferred(desk: Desk) -> None:
    task_id = await desk.create()
    for _ in range(2):
        await desk.commit(_defer, desk, task_id)
    assert await desk.queued() == [str(task_id)]


async def _defer(connection: Connection, desk: Desk, task_id: UUID) -> None:
    await queue.defer_again(connection, task_id, engine="fake")


async def test_a_dead_worker_s_job_is_dropped_and_a_waiting_one_is_not(desk: Desk) -> None:
    taken, waiting = await desk.create(), await desk.create()
    await desk.execute(
        SQL("UPDATE procrastinate_jobs SET status = 'doing' WHERE queueing_lock = %s"),
        f"fake:{taken}",
    )
    await desk.commit(queue.forget_dead_jobs)
    rows = await desk.rows(SQL("SELECT queueing_lock FROM procrastinate_jobs"))
    assert rows == [(f"fake:{waiting}",)]


@pytest.fixture
def artifacts(tmp_path: Path) -> Artifacts:
    return Artifacts.at(tmp_path / "artifacts")


async def _with_files(desk: Desk, artifacts: Artifacts) -> tuple[UUID, list[str]]:
    """A completed task that has a picture and a video in storage."""
    picture = "pictures/a/1.png"
    content = [
        {"type": "text", "text": "a cat"},
        {"type": "image", "key": picture, "role": "first_frame"},
    ]
    claim = await desk.create_and_claim(content=content, callback_url="https://example.com/hook")
    keys = [picture, video_key(claim.id, claim.attempt)]
    for key in keys:
        await artifacts.put_bytes(key, b"bytes")
    video = VideoFile(key=keys[1], size_bytes=5, etag='"e"')
    await desk.commit(service.complete, claim, video)
    return claim.id, keys


async def test_the_sweep_deletes_the_files_and_scrubs_the_record(
    desk: Desk, artifacts: Artifacts
) -> None:
    task_id, keys = await _with_files(desk, artifacts)
    await desk.age("completed_at", task_id, by=2 * WEEK)
    await _rescue(desk, artifacts).sweep()
    assert [await artifacts.exists(key) for key in keys] == [False, False]
    view = await desk.view(task_id, retention=1000 * WEEK)
    assert view.is_expired
    assert (view.prompt, view.content) == ("", [])
    assert await desk.ledger() == ["hold", "capture"]  # the books stay


async def test_the_sweep_leaves_alone_what_is_younger(desk: Desk, artifacts: Artifacts) -> None:
    task_id, keys = await _with_files(desk, artifacts)
    pending = await desk.create()
    await desk.age("created_at", pending, by=2 * WEEK)
    await _rescue(desk, artifacts).sweep()
    assert [await artifacts.exists(key) for key in keys] == [True, True]
    assert not (await desk.view(task_id)).is_expired
    assert not (await desk.view(pending)).is_expired


async def test_a_record_is_expired_before_the_sweep_comes_by(desk: Desk) -> None:
    claim = await desk.create_and_complete()
    await desk.age("completed_at", claim.id, by=2 * WEEK)
    assert (await desk.view(claim.id, retention=WEEK)).is_expired


async def test_the_sweep_forgets_counts_and_idempotency_keys_that_are_of_no_use(
    desk: Desk, artifacts: Artifacts
) -> None:
    account_id, key_id = desk.caller.account_id, desk.caller.key_id
    for hours in (0, 25):
        await desk.execute(
            SQL(
                "INSERT INTO request_counts VALUES"
                " (%s, date_trunc('minute', now()) - make_interval(hours => %s), 1)"
            ),
            key_id,
            hours,
        )
        await desk.execute(
            SQL(
                "INSERT INTO idempotency_keys VALUES"
                " (%s, %s, '', gen_random_uuid(), now() - make_interval(hours => %s))"
            ),
            account_id,
            str(hours),
            hours,
        )
    await _rescue(desk, artifacts).sweep()
    assert len(await desk.rows(SQL("SELECT FROM request_counts"))) == 1
    assert await desk.rows(SQL("SELECT key FROM idempotency_keys")) == [("0",)]


async def test_the_loop_outlives_a_statement_that_fails(desk: Desk, artifacts: Artifacts) -> None:
    task_id = await desk.create()
    await desk.age("deadline_at", task_id, by=WEEK)
    await desk.execute(SQL("ALTER TABLE ledger RENAME TO ledger_away"))
    loop = asyncio.create_task(_rescue(desk, artifacts).run())
    try:
        await asyncio.sleep(1.2)  # a tick that fails
        assert not loop.done()
        await desk.execute(SQL("ALTER TABLE ledger_away RENAME TO ledger"))
        await until(lambda: desk.has_status(task_id, "failed"))
    finally:
        loop.cancel()
        await asyncio.gather(loop, return_exceptions=True)
    assert await desk.money() == (0, 0)


async def test_one_process_acts_at_a_time(desk: Desk, artifacts: Artifacts) -> None:
    task_id = await desk.create()
    await desk.age("deadline_at", task_id, by=WEEK)
    async with desk.database.transaction() as connection:
        await connection.execute("SELECT pg_advisory_xact_lock(%s)", [RESCUE_LOCK])
        await _rescue(desk, artifacts).tick(may_judge=True)
        assert await desk.status(task_id) == "pending"
    await _rescue(desk, artifacts).tick(may_judge=True)
    assert await desk.status(task_id) == "failed"


async def test_after_an_outage_nobody_is_judged_by_an_old_heartbeat(
    desk: Desk, artifacts: Artifacts
) -> None:
    claim = await desk.create_and_claim()
    await desk.age("heartbeat_at", claim.id, by=LONG)
    await _rescue(desk, artifacts).tick(may_judge=False)
    assert await desk.status(claim.id) == "processing"
    await _rescue(desk, artifacts).tick(may_judge=True)
    assert await desk.status(claim.id) == "pending"


async def test_workers_are_known_by_their_signs_of_life(desk: Desk) -> None:
    assert not await desk.commit(store.is_any_worker_alive, silent_for=SILENT_FOR)
    await desk.commit(store.worker_beat, "w1")
    await desk.commit(store.worker_beat, "w1")
    assert await desk.commit(store.is_any_worker_alive, silent_for=SILENT_FOR)
    await desk.execute(SQL("UPDATE workers SET heartbeat_at = now() - interval '1 minute'"))
    assert not await desk.commit(store.is_any_worker_alive, silent_for=SILENT_FOR)
    await desk.execute(SQL("UPDATE workers SET heartbeat_at = now() - interval '2 days'"))
    await desk.commit(store.worker_beat, "w2")
    assert await desk.rows(SQL("SELECT id FROM workers")) == [("w2",)]
    await desk.commit(store.remove_worker, "w2")
    assert await desk.rows(SQL("SELECT id FROM workers")) == []


def _rescue(desk: Desk, artifacts: Artifacts) -> Rescue:
    return Rescue(desk.database, artifacts, retention=WEEK)


async def test_tasks_that_wait_for_an_engine_that_nobody_runs_are_counted(desk: Desk) -> None:
    for engine in ("fake", "second", "second"):
        task_id = await desk.create(engine=engine, route=(engine,))
        await desk.age("created_at", task_id, by=LONG)
    await desk.create(engine="second", route=("second",))  # just now: a worker may be starting
    await desk.commit(
        store.worker_beat, "w1", lanes=[{"engines": ["other", "fake"], "capacity": 1}]
    )
    assert await desk.commit(store.unserved, silent_for=SILENT_FOR) == {"second": 2}
