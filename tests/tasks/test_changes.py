"""The hub of changes: who watches is told, once and the newest, through lost connections."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.tasks.making import Desk, until
from vitascope.tasks import service, store
from vitascope.tasks.changes import Change, Changes, Watch
from vitascope.tasks.models import Claim

PATIENCE_S = 30.0
SOON_S = 0.2
DAY = timedelta(days=1)

LISTENERS = SQL(
    "SELECT pid FROM pg_stat_activity"
    " WHERE application_name = 'vitascope changes' AND datname = current_database()"
)


@pytest.fixture
async def changes(conninfo: str) -> AsyncIterator[Changes]:
    hub = Changes(conninfo)
    async with hub.run():
        yield hub


async def beat(desk: Desk, claim: Claim, *, progress: int, phase: str = "rendering") -> None:
    assert await desk.commit(
        store.beat, claim.id, attempt=claim.attempt, phase=phase, progress=progress
    )


async def expect(watch: Watch) -> Change:
    """The next change, however long it takes."""
    change = await watch.next(PATIENCE_S)
    assert change is not None
    return change


async def expect_progress(watch: Watch, progress: int) -> None:
    while (await expect(watch)).progress != progress:
        pass


async def listeners(desk: Desk) -> int:
    return len(await desk.rows(LISTENERS))


async def caught_up(watch: Watch, desk: Desk, task_id: UUID) -> None:
    """Until the hub has listened for the watch: it has told what the task is."""
    revision = (await desk.view(task_id)).revision
    while (await expect(watch)).revision < revision:
        pass


@asynccontextmanager
async def deaf(desk: Desk) -> AsyncIterator[None]:
    """For the time of the block the hub's connection is cut and it gets no other."""
    name = psycopg.conninfo.conninfo_to_dict(desk.database.conninfo)["dbname"]
    server = psycopg.conninfo.make_conninfo(desk.database.conninfo, dbname="postgres")
    allow = SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
    async with await psycopg.AsyncConnection.connect(server, autocommit=True) as admin:
        await admin.execute(allow.format(Identifier(str(name)), SQL("false")))
        try:
            for (pid,) in await desk.rows(LISTENERS):
                await desk.rows(SQL("SELECT pg_terminate_backend(%s, 5000)"), pid)
            assert await listeners(desk) == 0
            yield
        finally:
            await admin.execute(allow.format(Identifier(str(name)), SQL("true")))


async def test_every_step_of_a_life_is_told(desk: Desk, changes: Changes) -> None:
    task_id = await desk.create()
    with changes.watch(task_id) as watch:
        assert await expect(watch) == Change(0, 0, 0, "pending", "queued")
        claim = await desk.claim(task_id)
        assert await expect(watch) == Change(1, 1, 0, "processing", "fetching")
        await beat(desk, claim, progress=40)
        assert await expect(watch) == Change(2, 1, 40, "processing", "rendering")
        await desk.commit(service.hand_back, claim, reason="a test")
        assert await expect(watch) == Change(3, 1, 40, "pending", "queued")
        await desk.commit(service.cancel, task_id, account_id=desk.caller.account_id, retention=DAY)
        last = await expect(watch)
        assert (last.revision, last.status, last.is_end) == (4, "failed", True)


async def test_a_beat_that_changes_nothing_is_not_told(desk: Desk, changes: Changes) -> None:
    claim = await desk.create_and_claim()
    await beat(desk, claim, progress=40)
    with changes.watch(claim.id) as watch:
        await caught_up(watch, desk, claim.id)
        await beat(desk, claim, progress=40)
        await beat(desk, claim, progress=39)
        assert await watch.next(SOON_S) is None


async def test_what_was_rolled_back_is_not_told(desk: Desk, changes: Changes) -> None:
    claim = await desk.create_and_claim()
    with changes.watch(claim.id) as watch:
        await caught_up(watch, desk, claim.id)
        async with (
            desk.database.connection() as connection,
            connection.transaction(force_rollback=True),
        ):
            await store.beat(connection, claim.id, attempt=1, phase="rendering", progress=50)
        assert await watch.next(SOON_S) is None


async def test_a_slow_watcher_sees_the_newest_state_alone(desk: Desk, changes: Changes) -> None:
    claim = await desk.create_and_claim()
    with changes.watch(claim.id) as slow, changes.watch(claim.id) as quick:
        await caught_up(slow, desk, claim.id)
        for progress in range(1, 31):
            await beat(desk, claim, progress=progress)
        await expect_progress(quick, 30)
        assert (await expect(slow)).progress == 30
        assert await slow.next(SOON_S) is None


async def test_only_watchers_of_that_task_are_told(desk: Desk, changes: Changes) -> None:
    mine, other = await desk.create_and_claim(), await desk.create_and_claim()
    with changes.watch(mine.id) as watch, changes.watch(other.id) as elsewhere:
        await caught_up(watch, desk, mine.id)
        await caught_up(elsewhere, desk, other.id)
        await beat(desk, other, progress=7)
        assert (await expect(elsewhere)).progress == 7
        assert await watch.next(0) is None


async def test_what_was_seen_is_not_told_again(desk: Desk, changes: Changes) -> None:
    claim = await desk.create_and_claim()
    with changes.watch(claim.id) as watch:
        watch.seen((await desk.view(claim.id)).revision)
        await beat(desk, claim, progress=9)
        assert (await expect(watch)).progress == 9


async def test_a_change_between_the_watch_and_the_read_is_not_missed(
    desk: Desk, changes: Changes
) -> None:
    claim = await desk.create_and_claim()
    with changes.watch(claim.id) as watch:
        await beat(desk, claim, progress=5)
        read = await desk.view(claim.id)
        await beat(desk, claim, progress=6)
        watch.seen(read.revision)
        assert read.progress == 5
        assert (await expect(watch)).progress == 6


async def test_a_pause_holds_back_all_but_the_end(desk: Desk, changes: Changes) -> None:
    claim = await desk.create_and_claim()
    with changes.watch(claim.id, pause_s=600) as watch, changes.watch(claim.id) as quick:
        await expect(watch)
        await beat(desk, claim, progress=50)
        await expect_progress(quick, 50)
        assert await watch.next(SOON_S) is None
        await desk.commit(
            service.fail, claim.id, attempt=claim.attempt, code="engine_failed", message="no"
        )
        assert (await expect(watch)).status == "failed"


async def test_a_short_pause_ends_with_the_newest_state(desk: Desk, changes: Changes) -> None:
    claim = await desk.create_and_claim()
    with changes.watch(claim.id, pause_s=0.1) as watch:
        await expect(watch)
        for progress in (10, 11, 12):
            await beat(desk, claim, progress=progress)
        await expect_progress(watch, 12)


async def test_changes_during_a_lost_connection_are_read_again(
    desk: Desk, changes: Changes
) -> None:
    first, second = await desk.create_and_claim(), await desk.create_and_claim()
    with changes.watch(first.id) as watch, changes.watch(second.id) as other:
        await caught_up(watch, desk, first.id)
        await caught_up(other, desk, second.id)
        async with deaf(desk):
            await beat(desk, first, progress=33)  # told to nobody
            await beat(desk, second, progress=44)
        assert (await expect(watch)).progress == 33
        assert (await expect(other)).progress == 44
        await beat(desk, first, progress=55)
        assert (await expect(watch)).progress == 55


async def test_a_database_that_refuses_is_asked_until_it_answers(
    desk: Desk, changes: Changes
) -> None:
    task_id = await desk.create()
    async with deaf(desk):
        with changes.watch(task_id) as watch:
            assert await watch.next(SOON_S) is None
    with changes.watch(task_id) as watch:
        assert (await expect(watch)).status == "pending"


async def test_one_connection_however_many_watch_and_none_while_nobody_does(
    desk: Desk, changes: Changes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vitascope.tasks.changes.REREAD_S", 0.05)
    assert await listeners(desk) == 0
    ids = [await desk.create() for _ in range(3)]
    with changes.watch(ids[0]) as first, changes.watch(ids[1]), changes.watch(ids[2]):
        await expect(first)
        assert await listeners(desk) == 1
        assert changes.watch_count == 3
    assert changes.watch_count == 0

    async def is_given_up() -> bool:
        return await listeners(desk) == 0

    await until(is_given_up)
    with changes.watch(ids[0]) as again:  # and is taken up
        assert (await expect(again)).status == "pending"


async def test_stopping_wakes_every_watcher_and_those_to_come(desk: Desk, changes: Changes) -> None:
    task_id = await desk.create()
    with changes.watch(task_id) as watch:
        await expect(watch)
        waiting = asyncio.create_task(watch.next(PATIENCE_S))
        await asyncio.sleep(0)
        changes.stop()
        assert await waiting is None
        assert watch.is_stopped
    with changes.watch(task_id) as late:
        assert await late.next(PATIENCE_S) is None
        assert late.is_stopped


async def test_a_watcher_that_is_cancelled_leaves_nothing(desk: Desk, changes: Changes) -> None:
    task_id = await desk.create()

    async def wait() -> None:
        with changes.watch(task_id) as watch:
            while True:
                await watch.next(PATIENCE_S)

    waiting = asyncio.create_task(wait())
    await until(lambda: _is(changes.watch_count == 1))
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert changes.watch_count == 0


async def _is(value: bool) -> bool:
    return value
