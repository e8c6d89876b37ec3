"""Server-sent events: a task's way as a client sees it, and clients that leave and come back."""

from __future__ import annotations

import asyncio
import logging
from uuid import UUID, uuid4

import httpx
import pytest
from psycopg.sql import SQL

from tests.api.live import Event, Live, live
from tests.api.serving import KEY, Served, checked_envelope
from tests.tasks.making import VIDEO, until
from vitascope.accounts import service as accounts
from vitascope.tasks import service as tasks
from vitascope.tasks.models import Claim

URL = "/v1/video/events"
NEVER_S = 600.0


async def test_from_the_queue_to_the_video(api: Served) -> None:
    task_id = await api.created()
    async with live(api) as server, server.stream(task_id) as stream:
        assert stream.answer.status_code == 200
        assert stream.answer.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert stream.answer.headers["cache-control"] == "no-store"
        assert stream.answer.headers["x-accel-buffering"] == "no"
        first = await stream.event()
        assert first == Event(
            "status",
            0,
            {
                "task_id": str(task_id),
                "status": "pending",
                "phase": "queued",
                "progress": 0,
                "queue_position": 1,
                "eta_seconds": None,  # no worker lives
            },
        )
        claim = await api.claim(task_id)
        begun = await stream.expect(status="processing")
        assert begun.data.keys() == {"task_id", "status", "phase", "progress", "eta_seconds"}
        await api.beat(claim, "rendering", 42)
        halfway = await stream.expect(progress=42)
        assert (halfway.kind, halfway.data["phase"]) == ("status", "rendering")
        assert isinstance(halfway.data["eta_seconds"], int)
        await finish(api, claim)
        (last,) = await stream.rest()
        assert last.kind == "completed"
        assert last.data == await _status(server, task_id)
        assert 0 == first.id < begun.id < halfway.id < last.id


async def finish(api: Served, claim: Claim) -> None:
    """End a claimed task with a video."""
    async with api.resources.database.transaction() as connection:
        await tasks.complete(connection, claim, VIDEO)


async def _status(server: Live, task_id: UUID) -> object:
    return (await server.http.get("/v1/video/status", params={"id": str(task_id)})).json()


async def test_a_failure_is_the_last_event(api: Served) -> None:
    task_id = await api.created()
    async with live(api) as server, server.stream(task_id) as stream:
        await stream.event()
        await api.fail(task_id, code="engine_failed", message="it broke")
        *_, last = await stream.rest()
        assert (last.kind, last.data["error_code"]) == ("failed", "engine_failed")
        assert last.data == await _status(server, task_id)


async def test_a_task_that_has_ended_is_told_at_once(api: Served) -> None:
    status = await api.completed()
    async with live(api) as server, server.stream(status["task_id"]) as stream:
        (only,) = await stream.rest()
        assert (only.kind, only.data["task_id"]) == ("completed", status["task_id"])


async def test_a_client_that_was_told_the_end_is_sent_away(api: Served) -> None:
    status = await api.completed()
    async with live(api) as server:
        async with server.stream(status["task_id"]) as stream:
            (only,) = await stream.rest()
        told = {"Last-Event-ID": str(only.id)}
        async with server.stream(status["task_id"], told) as stream:
            assert stream.answer.status_code == 204
        async with server.stream(status["task_id"], last_event_id=only.id) as stream:
            assert stream.answer.status_code == 204
        earlier = {"Last-Event-ID": str(only.id - 1)}
        async with server.stream(status["task_id"], earlier) as stream:
            assert [event.kind for event in await stream.rest()] == ["completed"]


@pytest.mark.parametrize("by_header", [True, False])
async def test_a_client_that_comes_back_is_told_only_what_is_new(
    api: Served, by_header: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vitascope.api.events.LOOK_S", NEVER_S)
    task_id = await api.created()
    claim = await api.claim(task_id)
    await api.beat(claim, "rendering", 10)
    async with live(api) as server:
        async with server.stream(task_id) as stream:
            known = await stream.event()
            assert known is not None and known.data["progress"] == 10
        headers = {"Last-Event-ID": str(known.id)} if by_header else None
        query = {} if by_header else {"last_event_id": known.id}
        async with server.stream(task_id, headers, **query) as stream:
            await api.beat(claim, "rendering", 20)
            news = await stream.event()
            assert news is not None and (news.id, news.data["progress"]) == (known.id + 1, 20)
            await api.beat(claim, "rendering", 30)  # and while it is away
            assert (await stream.expect(progress=30)).id == known.id + 2
        await api.beat(claim, "rendering", 40)
        async with server.stream(task_id, {"Last-Event-ID": str(news.id)}) as stream:
            missed = await stream.event()
            assert missed is not None and missed.data["progress"] == 40


@pytest.mark.parametrize("known", ["", "x", "-1", "1e3", "9" * 30, "１"])
async def test_an_event_id_that_is_none_of_ours_counts_for_nothing(api: Served, known: str) -> None:
    task_id = await api.created()
    async with live(api) as server, server.stream(task_id, last_event_id=known) as stream:
        assert (await stream.expect(status="pending")).id == 0


async def test_many_changes_make_few_events_and_the_newest_is_among_them(api: Served) -> None:
    task_id = await api.created()
    claim = await api.claim(task_id)
    async with live(api) as server, server.stream(task_id) as stream:
        loop = asyncio.get_running_loop()
        began = loop.time()
        await stream.event()
        for progress in range(1, 91):
            await api.beat(claim, "rendering", progress)
        await finish(api, claim)
        events = await stream.rest()
        assert events[-1].kind == "completed"
        assert len(events) <= (loop.time() - began) * 4 + 2
        shown = [event.data["progress"] for event in events]
        assert shown == sorted(shown)


async def test_the_place_in_the_queue_is_told_as_others_move(
    api: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vitascope.api.events.LOOK_S", 0.05)
    monkeypatch.setattr("vitascope.tasks.paces.KEPT_S", 0.0)
    first, second = await api.created(), await api.created()
    async with live(api) as server, server.stream(second) as stream:
        assert (await stream.expect(queue_position=2)).id == 0
        await api.claim(first)
        assert (await stream.expect(queue_position=1)).id == 0  # the task itself did not change


async def test_a_silent_stream_says_that_it_is_there(
    api: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vitascope.api.events.KEEP_ALIVE_S", 0.02)
    task_id = await api.created()
    claim = await api.claim(task_id)
    async with live(api) as server, server.stream(task_id) as stream:
        await stream.event()
        await asyncio.sleep(0.2)
        await finish(api, claim)
        assert [event.kind for event in await stream.rest()] == ["completed"]
        assert stream.comments > 0


async def test_a_client_that_leaves_is_forgotten(api: Served) -> None:
    task_id = await api.created()
    await api.claim(task_id)  # nothing happens to it from here on
    before = len(asyncio.all_tasks())
    async with live(api) as server:
        async with server.stream(task_id) as stream, server.stream(task_id) as other:
            await stream.event()
            await other.event()
            assert api.resources.changes.watch_count == 2
        await until(lambda: _is_left(api))
        await server.http.aclose()
        # what is left: the server, and what listens for changes
        await until(lambda: _are_at_most(before + 3))


async def _is_left(api: Served) -> bool:
    return api.resources.changes.watch_count == 0


async def _are_at_most(count: int) -> bool:
    return len(asyncio.all_tasks()) <= count


async def test_a_server_that_stops_ends_its_streams(
    api: Served, caplog: pytest.LogCaptureFixture
) -> None:
    task_id = await api.created()
    await api.claim(task_id)
    async with live(api) as server:
        async with server.stream(task_id) as stream:
            await stream.event()
            server.server.should_exit = True
            assert await stream.rest() == []  # a proper end: the client comes back
        late = [record for record in caplog.records if record.levelno >= logging.ERROR]
        assert not late, [record.getMessage() for record in late]


async def test_the_stream_of_a_key_that_is_revoked_ends(
    api: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vitascope.api.feed.KEY_GOOD_S", 0.0)
    task_id = await api.created()
    claim = await api.claim(task_id)
    own, revoked = await api.key(), await api.key()
    async with (
        live(api) as server,
        server.stream(task_id, own) as stays,
        server.stream(task_id, revoked) as ends,
    ):
        await stays.event()
        await ends.event()
        await api.execute(
            SQL("UPDATE api_keys SET revoked_at = now() WHERE secret_hash = %s"),
            accounts.secret_hash(revoked["Authorization"].split()[1]),
        )
        await api.beat(claim, "rendering", 50)
        assert await ends.rest() == []
        await stays.expect(progress=50)


async def test_a_stream_outlives_the_database(api: Served) -> None:
    task_id = await api.created()
    claim = await api.claim(task_id)
    async with live(api) as server, server.stream(task_id) as stream:
        await stream.event()
        async with api.database_away():
            await asyncio.sleep(0.1)
        await finish(api, claim)
        assert (await stream.rest())[-1].kind == "completed"


async def test_followers_of_one_task_are_told_the_same(api: Served) -> None:
    task_id = await api.created()
    async with (
        live(api) as server,
        server.stream(task_id) as first,
        server.stream(task_id) as second,
    ):
        await first.event()
        await second.event()
        await api.complete(task_id)
        assert (await first.rest())[-1] == (await second.rest())[-1]


async def test_what_may_not_be_followed(api: Served) -> None:
    task_id = str(await api.created())
    status = await api.completed()
    await api.execute(
        SQL("UPDATE tasks SET completed_at = now() - interval '30 days' WHERE id = %s"),
        status["task_id"],
    )
    foreign = await api.key(account="another")
    cases: list[tuple[int, dict[str, str], dict[str, str]]] = [
        (400, {}, {}),
        (401, {"id": task_id}, {"Authorization": "Bearer sk-nobody"}),
        (401, {}, {"Authorization": "Bearer sk-nobody"}),
        (403, {"id": task_id}, await api.key(scopes=["video:create"])),
        (404, {"id": str(uuid4())}, {}),
        (404, {"id": "no-id"}, {}),
        (404, {"id": task_id}, foreign),
        (410, {"id": status["task_id"]}, {}),
    ]
    for wanted, query, headers in cases:
        answer: httpx.Response = await api.http.get(URL, params=query, headers=headers)
        checked_envelope(answer)
        assert answer.status_code == wanted, (query, headers)
    assert api.resources.changes.watch_count == 0


async def test_the_key_goes_by_the_header_alone(api: Served) -> None:
    task_id = str(await api.created())
    answer = await api.http.get(
        URL, params={"id": task_id, "key": KEY}, headers={"Authorization": ""}
    )
    assert answer.status_code == 401
