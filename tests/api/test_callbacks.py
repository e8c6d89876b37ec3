"""``/v1/video/callbacks``: what became of the calls, and one more of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from psycopg.sql import SQL

from tests.api.serving import Served, checked_envelope

URL = "https://receiver.test/hook"
PATH = "/v1/video/callbacks"


async def told(api: Served, count: int = 1) -> list[str]:
    """Tasks that ended and are to be told, oldest first."""
    ids = []
    for _ in range(count):
        task_id = await api.created(callback_url=URL)
        await api.fail(task_id, code="engine_failed", message="no")
        ids.append(str(task_id))
    return ids


async def listed(api: Served, **parameters: Any) -> dict[str, Any]:
    answer = await api.http.get(PATH, params=parameters)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def end(api: Served, task_id: str, state: str) -> None:
    await api.execute(
        SQL(
            "UPDATE callbacks SET state = %s, next_at = NULL, tries = 11, tried_at = now(),"
            " answer = 500, problem = 'it answered 500' WHERE task_id = %s"
        ),
        state,
        UUID(task_id),
    )


async def redeliver(api: Served, body: Any, **options: Any) -> httpx.Response:
    return await api.http.post(f"{PATH}/redeliver", json=body, **options)


async def test_an_entry(api: Served) -> None:
    (task_id,) = await told(api)
    page = await listed(api)
    (entry,) = page["data"]
    status = await api.status(UUID(task_id))
    assert entry == {
        "id": entry["id"],
        "task_id": task_id,
        "event": "video.failed",
        "url": URL,
        "state": "waiting",
        "tries": 0,
        "created_at": status["completed_at"],
        "next_at": status["completed_at"],
    }
    assert (page["object"], page["has_more"]) == ("list", False)
    assert page["first_id"] == page["last_id"] == entry["id"]


async def test_a_dead_letter_says_why(api: Served) -> None:
    (task_id,) = await told(api)
    await end(api, task_id, "dead")
    (entry,) = (await listed(api, state="dead"))["data"]
    assert (entry["state"], entry["tries"]) == ("dead", 11)
    assert (entry["answer"], entry["problem"]) == (500, "it answered 500")
    assert "next_at" not in entry
    assert entry["tried_at"] >= entry["created_at"]


async def test_pages_are_newest_first_and_stable(api: Served) -> None:
    ids = await told(api, 5)
    first = await listed(api, limit=2)
    await told(api)
    second = await listed(api, limit=2, after=first["last_id"])
    third = await listed(api, limit=2, after=second["last_id"])
    pages = [[entry["task_id"] for entry in page["data"]] for page in (first, second, third)]
    assert pages == [[ids[4], ids[3]], [ids[2], ids[1]], [ids[0]]]
    assert [page["has_more"] for page in (first, second, third)] == [True, True, False]


async def test_filters(api: Served) -> None:
    waiting, dead, delivered = await told(api, 3)
    await end(api, dead, "dead")
    await end(api, delivered, "delivered")
    for state, task_id in (("waiting", waiting), ("dead", dead), ("delivered", delivered)):
        for parameters in ({"state": state}, {"task_id": task_id}):
            (entry,) = (await listed(api, **parameters))["data"]
            assert (entry["task_id"], entry["state"]) == (task_id, state)
    assert (await listed(api, state="dead", task_id=waiting))["data"] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("state", "lost"),
        ("task_id", "7"),
        ("limit", "0"),
        ("limit", "101"),
        ("after", "x"),
        ("after", "8b8d1f0a-3f0e-4a5e-9b60-0f4f0c9d1e2a"),
    ],
)
async def test_a_bad_parameter(api: Served, name: str, value: str) -> None:
    answer = await api.http.get(PATH, params={name: value})
    assert answer.status_code == 400
    assert checked_envelope(answer)["param"] == name


@pytest.mark.parametrize("state", ["dead", "delivered"])
async def test_redelivery_begins_anew(api: Served, state: str) -> None:
    (task_id,) = await told(api)
    await end(api, task_id, state)
    (before,) = (await listed(api))["data"]
    answer = await redeliver(api, {"id": before["id"]})
    assert answer.status_code == 200, answer.text
    entry = answer.json()
    assert (entry["id"], entry["state"], entry["tries"]) == (before["id"], "waiting", 0)
    assert "problem" not in entry
    assert (await listed(api))["data"] == [entry]
    again = await redeliver(api, {"id": before["id"]})
    assert again.status_code == 409
    assert checked_envelope(again)["ref_code"] == 409000


@pytest.mark.parametrize("body", [{}, {"id": None}, {"id": ""}, {"id": 7}, {"id": ["a"]}])
async def test_redelivery_of_nothing(api: Served, body: dict[str, Any]) -> None:
    answer = await redeliver(api, body)
    assert answer.status_code == 400
    assert checked_envelope(answer)["param"] == "id"


@pytest.mark.parametrize("callback_id", ["8b8d1f0a-3f0e-4a5e-9b60-0f4f0c9d1e2a", "no-uuid"])
async def test_redelivery_of_the_unknown(api: Served, callback_id: str) -> None:
    answer = await redeliver(api, {"id": callback_id})
    assert answer.status_code == 404
    envelope = checked_envelope(answer)
    assert (envelope["ref_code"], envelope["message"]) == (404000, "回调不存在")


async def test_another_account_sees_none_of_it(api: Served) -> None:
    (task_id,) = await told(api)
    await end(api, task_id, "dead")
    (entry,) = (await listed(api))["data"]
    stranger = await api.key(account="another")
    answer = await api.http.get(PATH, headers=stranger)
    assert answer.json()["data"] == []
    answer = await api.http.get(PATH, params={"task_id": task_id}, headers=stranger)
    assert answer.json()["data"] == []
    answer = await api.http.get(PATH, params={"after": entry["id"]}, headers=stranger)
    assert answer.status_code == 400
    assert (await redeliver(api, {"id": entry["id"]}, headers=stranger)).status_code == 404
    assert (await listed(api))["data"] == [entry]


async def test_scopes(api: Served) -> None:
    reader = await api.key(scopes=("video:read",))
    creator = await api.key(scopes=("video:create",))
    assert (await api.http.get(PATH, headers=creator)).status_code == 403
    assert (await redeliver(api, {"id": str(uuid4())}, headers=reader)).status_code == 403
