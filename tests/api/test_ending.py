"""``POST /v1/video/cancel`` and ``DELETE /v1/video`` through the whole application."""

from __future__ import annotations

from uuid import UUID, uuid4

import httpx
import pytest
from psycopg.sql import SQL

from tests.api.serving import Served, checked_envelope
from vitascope.storage.errors import ArtifactMissing

CANCEL, VIDEO = "/v1/video/cancel", "/v1/video"


async def cancel(api: Served, task_id: UUID) -> httpx.Response:
    return await api.http.post(CANCEL, json={"id": str(task_id)})


async def delete(api: Served, task_id: UUID) -> httpx.Response:
    return await api.http.delete(VIDEO, params={"id": str(task_id)})


async def test_a_cancelled_task_reads_failed_and_costs_nothing(api: Served) -> None:
    waiting, running = await api.created(), await api.created()
    await api.claim(running)
    for task_id in (waiting, running):
        answer = await cancel(api, task_id)
        assert answer.status_code == 200
        body = answer.json()
        assert (body["status"], body["error_code"]) == ("failed", "cancelled")
        assert body["usage"]["cost_micros"] == 0
        assert body == await api.status(task_id)
        assert (await cancel(api, task_id)).json() == body  # again: the same
    (held,) = (await api.rows(SQL("SELECT sum(held_micros) FROM ledger")))[0]
    assert held == 0


async def test_what_has_ended_otherwise_cannot_be_cancelled(api: Served) -> None:
    completed, failed = UUID((await api.completed())["task_id"]), await api.created()
    await api.fail(failed, code="engine_failed", message="it broke")
    for task_id in (completed, failed):
        answer = await cancel(api, task_id)
        assert answer.status_code == 409
        envelope = checked_envelope(answer)
        assert (envelope["code"], envelope["ref_code"]) == ("conflict", 409000)


@pytest.mark.parametrize("body", [{}, {"id": None}, {"id": 1}, {"id": ""}, {"id": ["a"]}])
async def test_a_cancel_needs_an_id(api: Served, body: dict[str, object]) -> None:
    answer = await api.http.post(CANCEL, json=body)
    assert answer.status_code == 400
    assert checked_envelope(answer)["param"] == "id"


async def test_a_deleted_task_is_gone_with_its_files(api: Served) -> None:
    status = await api.completed(return_last_frame=True)
    task_id = UUID(status["task_id"])
    keys = [status[name].split("/v1/files/")[1].split("?")[0] for name in LINKS]
    for key in keys:
        await api.resources.artifacts.head(key)
    answer = await delete(api, task_id)
    assert answer.json() == {"id": str(task_id), "deleted": True}
    for key in keys:
        with pytest.raises(ArtifactMissing):
            await api.resources.artifacts.head(key)
    for link in LINKS:
        assert (await api.http.get(status[link])).status_code == 404
    for gone in (
        await api.http.get("/v1/video/status", params={"id": str(task_id)}),
        await delete(api, task_id),
        await cancel(api, task_id),
    ):
        assert gone.status_code == 404


LINKS = ("video_url", "thumbnail_url", "last_frame_url")


async def test_an_unfinished_task_is_not_deleted(api: Served) -> None:
    waiting, running = await api.created(), await api.created()
    await api.claim(running)
    for task_id in (waiting, running):
        answer = await delete(api, task_id)
        assert answer.status_code == 409
        assert "cancel" in checked_envelope(answer)["detail"]
        await cancel(api, task_id)
        assert (await delete(api, task_id)).status_code == 200


async def test_unknown_ids_and_strangers_tasks_are_not_told_apart(api: Served) -> None:
    theirs = await api.key(account="another")
    task_id = await api.created()
    for key in (task_id, uuid4(), "nonsense"):
        answers = [
            await api.http.post(CANCEL, json={"id": str(key)}, headers=theirs),
            await api.http.delete(VIDEO, params={"id": str(key)}, headers=theirs),
        ]
        assert [answer.status_code for answer in answers] == [404, 404]
    assert (await api.status(task_id))["status"] == "pending"


async def test_several_videos_of_one_call(api: Served) -> None:
    headers = {"Idempotency-Key": "four"}
    body = (await api.create(n=4, seed=2**32 - 2)).json()
    assert body["task_ids"][0] == body["task_id"]
    assert len(set(body["task_ids"])) == 4
    seeds = [(await api.status(UUID(task_id)))["seed"] for task_id in body["task_ids"]]
    assert seeds == [2**32 - 2, 2**32 - 1, 0, 1]
    first = await api.http.post("/v1/video/create", json=BODY, headers=headers)
    again = await api.http.post("/v1/video/create", json=BODY, headers=headers)
    assert first.json() == again.json()
    assert len(first.json()["task_ids"]) == 2
    # Each counts: against the limit of unfinished tasks, all or none.
    few = await api.key(max_concurrent=3)
    refused = await api.http.post("/v1/video/create", json={**BODY, "n": 4}, headers=few)
    assert refused.json()["ref_code"] == 400015
    taken = await api.http.post("/v1/video/create", json={**BODY, "n": 3}, headers=few)
    assert len(taken.json()["task_ids"]) == 3
    assert (await api.rows(SQL("SELECT count(*) FROM tasks")))[0] == (9,)


BODY = {
    "model": "Seedance-Pro-1.5",
    "content": [{"type": "text", "text": "a cat"}],
    "resolution": "720p",
    "ratio": "16:9",
    "duration": 2,
    "n": 2,
}
