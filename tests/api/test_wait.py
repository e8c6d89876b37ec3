"""``GET /v1/video/status?wait=``: an answer once there is something new to say."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.api.live import live
from tests.api.serving import Served, checked_envelope
from tests.tasks.making import until

URL = "/v1/video/status"
LONG_S = 60


async def ask(api: Served, task_id: UUID, wait: object, **headers: str) -> httpx.Response:
    return await api.http.get(URL, params={"id": str(task_id), "wait": str(wait)}, headers=headers)


async def waiting(api: Served, task_id: UUID) -> asyncio.Task[httpx.Response]:
    """A request that has begun to wait."""
    before = api.resources.changes.watch_count
    asked = asyncio.create_task(ask(api, task_id, LONG_S))

    async def has_begun() -> bool:
        return api.resources.changes.watch_count > before

    await until(has_begun)
    return asked


async def answered(asked: asyncio.Task[httpx.Response]) -> dict[str, Any]:
    async with asyncio.timeout(LONG_S / 2):
        answer = await asked
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def test_answered_when_the_status_changes(api: Served) -> None:
    task_id = await api.created()
    asked = await waiting(api, task_id)
    await api.claim(task_id)
    body = await answered(asked)
    assert (body["status"], body["phase"]) == ("processing", "fetching")


async def test_answered_when_the_phase_changes_but_not_for_progress(api: Served) -> None:
    task_id = await api.created()
    claim = await api.claim(task_id)
    asked = await waiting(api, task_id)
    await api.beat(claim, "fetching", 1)
    await asyncio.sleep(0.1)
    assert not asked.done()
    await api.beat(claim, "rendering", 2)
    body = await answered(asked)
    assert (body["phase"], body["progress"]) == ("rendering", 2)


async def test_answered_at_the_end_with_the_whole_status(api: Served) -> None:
    task_id = await api.created()
    asked = await waiting(api, task_id)
    await api.fail(task_id, code="engine_failed", message="it broke")
    body = await answered(asked)
    if body["status"] == "processing":  # it saw the claim
        body = await answered(asyncio.create_task(ask(api, task_id, LONG_S)))
    assert body["status"] == "failed"
    assert body == await api.status(task_id)


async def test_a_task_that_has_ended_is_answered_at_once(api: Served) -> None:
    status = await api.completed()
    body = await answered(asyncio.create_task(ask(api, UUID(status["task_id"]), LONG_S)))
    assert body == await api.status(UUID(status["task_id"]))


async def test_nothing_new_is_answered_when_the_time_is_up(api: Served) -> None:
    task_id = await api.created()
    body = (await ask(api, task_id, 1)).json()
    assert (body["status"], body["queue_position"]) == ("pending", 1)


async def test_a_change_between_the_two_reads_is_an_answer(
    api: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    task_id = await api.created()
    read = api.resources.feed.read

    async def claim_and_read(wanted: UUID) -> object:
        await api.claim(task_id)
        return await read(wanted)

    monkeypatch.setattr(api.resources.feed, "read", claim_and_read)
    body = await answered(asyncio.create_task(ask(api, task_id, LONG_S)))
    assert body["status"] == "processing"


@pytest.mark.parametrize("wait", ["0", "61", "-1", "1.5", "x", "1e1", "９", "9" * 20])
async def test_how_long_must_be_1_to_60(api: Served, wait: str) -> None:
    answer = await ask(api, await api.created(), wait)
    body = checked_envelope(answer)
    assert (answer.status_code, body["param"]) == (400, "wait")
    assert "an integer from 1 to 60" in body["detail"]


async def test_who_may_not_read_it_does_not_wait(api: Served) -> None:
    task_id = await api.created()
    foreign = await api.key(account="another")
    assert (await ask(api, task_id, LONG_S, **foreign)).status_code == 404
    assert (await ask(api, task_id, "x", Authorization="Bearer sk-nobody")).status_code == 401
    assert api.resources.changes.watch_count == 0


async def test_one_wait_counts_as_one_request(api: Served) -> None:
    task_id = await api.created()
    counted = await api.key(requests_per_minute=2)
    assert (await ask(api, task_id, 1, **counted)).status_code == 200
    assert (await ask(api, task_id, 1, **counted)).status_code == 200
    assert (await ask(api, task_id, 1, **counted)).status_code == 429


async def test_a_client_that_leaves_is_forgotten(api: Served) -> None:
    task_id = await api.created()
    async with live(api) as server:
        params = {"id": str(task_id), "wait": str(LONG_S)}
        asked = asyncio.create_task(server.http.get(URL, params=params))
        await until(lambda: _has_watches(api, 1))
        asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)
        await until(lambda: _has_watches(api, 0))


async def test_a_server_that_stops_answers_with_what_is(api: Served) -> None:
    task_id = await api.created()
    async with live(api) as server:
        params = {"id": str(task_id), "wait": str(LONG_S)}
        asked = asyncio.create_task(server.http.get(URL, params=params))
        await until(lambda: _has_watches(api, 1))
        server.server.should_exit = True
        assert (await answered(asked))["status"] == "pending"


async def _has_watches(api: Served, count: int) -> bool:
    return api.resources.changes.watch_count == count
