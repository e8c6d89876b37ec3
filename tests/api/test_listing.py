"""``GET /v1/video/list``: pages, filters, and whose tasks are in it."""

from __future__ import annotations

import random
from typing import Any
from uuid import UUID

import pytest
from psycopg.sql import SQL

from tests.api.serving import Served, checked_envelope
from tests.catalog.requests import new, own

URL = "/v1/video/list"
NOBODYS = "0b1f4a36-0d5b-4a55-8e5c-2f1b8b0d9c11"


async def page(api: Served, headers: dict[str, str] | None = None, **query: Any) -> dict[str, Any]:
    answer = await api.http.get(URL, params=query, headers=headers)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    assert body.keys() == {"object", "data", "has_more", "first_id", "last_id"}
    ids = [task["task_id"] for task in body["data"]]
    assert (body["first_id"], body["last_id"]) == ((ids[0], ids[-1]) if ids else (None, None))
    return body


async def ids(api: Served, **query: Any) -> list[str]:
    return [task["task_id"] for task in (await page(api, **query))["data"]]


async def made(api: Served, count: int) -> list[str]:
    """Fresh tasks, newest first, as a list shows them."""
    return [str(await api.created()) for _ in range(count)][::-1]


async def test_newest_first_and_as_their_status_shows_them(api: Served) -> None:
    completed = await api.completed()
    waiting = str(await api.created())
    body = await page(api)
    assert [task["task_id"] for task in body["data"]] == [waiting, completed["task_id"]]
    assert body["data"][1] == completed
    assert body["data"][0] == await api.status(UUID(waiting))
    assert body["has_more"] is False


async def test_an_account_without_tasks_has_an_empty_page(api: Served) -> None:
    body = await page(api)
    assert body == {
        "object": "list",
        "data": [],
        "has_more": False,
        "first_id": None,
        "last_id": None,
    }


async def test_pages(api: Served) -> None:
    tasks = await made(api, 5)
    first = await page(api, limit=2)
    assert ([task["task_id"] for task in first["data"]], first["has_more"]) == (tasks[:2], True)
    second = await page(api, limit=3, after=first["last_id"])
    assert ([task["task_id"] for task in second["data"]], second["has_more"]) == (tasks[2:], False)
    assert await ids(api, limit=2, after=tasks[-1]) == []


async def test_twenty_a_page_unless_asked_otherwise(api: Served) -> None:
    tasks = await made(api, 21)
    body = await page(api)
    assert (len(body["data"]), body["has_more"]) == (20, True)
    assert await ids(api, limit=100) == tasks


@pytest.mark.parametrize("seed", range(5))
async def test_pages_walked_while_tasks_come_and_go_miss_and_repeat_nothing(
    api: Served, seed: int
) -> None:
    chance = random.Random(seed)
    tasks = await made(api, 12)
    walked: list[str] = []
    gone: set[str] = set()
    after: dict[str, Any] = {}
    while True:
        body = await page(api, limit=chance.randint(1, 4), **after)
        walked += [task["task_id"] for task in body["data"]]
        if not body["has_more"]:
            break
        after = {"after": body["last_id"]}
        for _ in range(chance.randint(0, 3)):
            await api.created()
        if chance.random() < 0.5:  # even the one that the next page begins behind
            gone.add(victim := chance.choice([walked[-1], *tasks]))
            await delete(api, victim)
    assert len(walked) == len(set(walked))
    assert walked == [task for task in tasks if task in set(walked)]
    assert set(tasks) - set(walked) <= gone


async def delete(api: Served, task_id: str) -> None:
    await api.execute(SQL("UPDATE tasks SET deleted_at = now() WHERE id = %s"), task_id)


async def test_by_status(api: Served) -> None:
    waiting = str(await api.created())
    running = await api.created()
    await api.claim(running)
    completed = (await api.completed())["task_id"]
    failed = await api.created()
    await api.fail(failed, code="engine_failed", message="no")
    assert await ids(api, status="pending") == [waiting]
    assert await ids(api, status="processing") == [str(running)]
    assert await ids(api, status="completed") == [completed]
    assert await ids(api, status="failed") == [str(failed)]


async def test_by_model_and_by_its_alias(api: Served) -> None:
    older = str(await api.created())
    platforms = (await api.http.post("/v1/video/create", json=own())).json()["task_id"]
    newer = await api.http.post("/v1/video/create", json=new(model="doubao-seedance-2-0-260128"))
    assert newer.status_code == 200, newer.text
    assert await ids(api, model="Seedance-Pro-1.5") == [older]
    assert await ids(api, model="SenseAudio-Video-1.0") == [platforms]
    by_alias = await ids(api, model="doubao-seedance-2-0-260128")
    assert by_alias == await ids(api, model="Seedance-2.0") == [newer.json()["task_id"]]


async def test_by_time_inclusive(api: Served) -> None:
    old, new = [str(await api.created()) for _ in range(2)]
    moment = 1_790_579_946
    for task_id, age_s in ((old, 1), (new, 0)):
        await api.execute(
            SQL("UPDATE tasks SET created_at = to_timestamp(%s) WHERE id = %s"),
            moment - age_s,
            task_id,
        )
    assert await ids(api, created_after=moment) == [new]
    assert await ids(api, created_after=moment - 1) == [new, old]
    assert await ids(api, created_after=moment + 1) == []
    assert await ids(api, created_after=253_402_300_799) == []


async def test_what_is_deleted_or_expired_is_left_out(api: Served) -> None:
    deleted, stays = (await api.completed())["task_id"], (await api.completed())["task_id"]
    expired, scrubbed = (await api.completed())["task_id"], (await api.completed())["task_id"]
    await delete(api, deleted)
    await api.execute(
        SQL("UPDATE tasks SET completed_at = now() - interval '8 days' WHERE id = %s"), expired
    )
    await api.execute(SQL("UPDATE tasks SET expired_at = now() WHERE id = %s"), scrubbed)
    assert await ids(api) == [stays]
    assert await ids(api, after=scrubbed) == [stays]  # it still says where the page begins


async def test_only_the_accounts_own_are_listed(api: Served) -> None:
    await made(api, 2)
    foreign = await api.key(account="another")
    assert (await page(api, foreign))["data"] == []


@pytest.mark.parametrize(
    ("query", "allowed"),
    [
        ({"status": "cancelled"}, "pending, processing, completed, failed"),
        ({"model": "Sora"}, "SenseAudio-Video-1.0"),
        ({"created_after": "yesterday"}, "an integer from 0"),
        ({"created_after": "-1"}, "an integer from 0"),
        ({"created_after": "253402300800"}, "to 253402300799"),
        ({"limit": "0"}, "an integer from 1 to 100"),
        ({"limit": "101"}, "an integer from 1 to 100"),
        ({"limit": "2.0"}, "an integer from 1 to 100"),
        ({"after": "first"}, "a UUID"),
        ({"after": NOBODYS}, "the task_id of a task of yours"),
    ],
)
async def test_a_wrong_value_is_told_what_is_allowed(
    api: Served, query: dict[str, str], allowed: str
) -> None:
    answer = await api.http.get(URL, params=query)
    body = checked_envelope(answer)
    (name,) = query
    assert (answer.status_code, body["param"]) == (400, name)
    assert allowed in body["detail"]


async def test_everything_wrong_is_told_at_once(api: Served) -> None:
    answer = await api.http.get(URL, params={"status": "x", "limit": "x", "after": "x"})
    found = [error["param"] for error in checked_envelope(answer)["errors"]]
    assert found == ["status", "limit", "after"]


async def test_another_accounts_task_is_no_place_to_begin(api: Served) -> None:
    mine = str(await api.created())
    foreign = await api.key(account="another")
    answer = await api.http.get(URL, params={"after": mine}, headers=foreign)
    assert (answer.status_code, checked_envelope(answer)["param"]) == (400, "after")


async def test_a_key_without_the_scope_is_refused(api: Served) -> None:
    answer = await api.http.get(URL, headers=await api.key(scopes=["video:create"]))
    assert answer.status_code == 403
