"""A task from its creation to each of its ends, as its owner sees it."""

from __future__ import annotations

import asyncio
import time
from typing import Any
from uuid import UUID

import httpx
import pytest
from psycopg.sql import SQL

from tests.api.serving import BASE_URL, Served
from tests.catalog.requests import image, own, pro, text
from tests.tasks.making import until
from vitascope.tasks import service, store
from vitascope.tasks.models import TaskStatus

CAT = text("一只可爱的小猫在花园里玩耍")

ALWAYS = {
    "id",
    "model",
    "task_id",
    "status",
    "progress",
    "duration",
    "is_new",
    "created_at",
    "prompt",
    "resolution",
    "ratio",
    "content",
    "provider_specific",
    "watermark",
    "seed",
    "priority",
    "engine",
}
# The contract's fields of each state, and ours beside them.
FIELDS = {
    "pending": ALWAYS | {"phase", "queue_position", "eta_seconds"},
    "processing": ALWAYS | {"phase", "eta_seconds"},
    "completed": ALWAYS | {"completed_at", "usage", "video_url", "thumbnail_url"},
    "failed": ALWAYS | {"completed_at", "usage", "error_code", "error_message"},
}


async def test_the_answer_is_the_task_s_id_and_nothing_else(api: Served) -> None:
    answer = await api.create()
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json().keys() == {"task_id"}
    assert str(UUID(answer.json()["task_id"])) == answer.json()["task_id"]


async def test_the_fields_of_each_state(api: Served) -> None:
    before_s = int(time.time())
    task_id = await api.created(seed=7)
    seen = [await api.status(task_id)]
    claim = await api.claim(task_id)
    await api.beat(claim, "rendering", 42)
    seen.append(await api.status(task_id))
    async with api.resources.database.transaction() as connection:
        await service.hand_back(connection, claim, reason="it stops")
    seen.append(await api.status(task_id))
    await api.complete(task_id)
    seen.append(await api.status(task_id))
    states = ["pending", "processing", "pending", "completed"]
    assert [status["status"] for status in seen] == states
    assert [status["progress"] for status in seen] == [0, 42, 42, 100]
    for status in seen:
        assert status.keys() == FIELDS[status["status"]]
        expected = {
            "id": seen[0]["id"],
            "model": "Seedance-Pro-1.5",
            "task_id": str(task_id),
            "duration": 8,
            "is_new": True,
            "created_at": seen[0]["created_at"],
            "prompt": "一只可爱的小猫在花园里玩耍",
            "resolution": "1080p",
            "ratio": "16:9",
            "content": [CAT],
            "provider_specific": {"generate_audio": False, "camera_fixed": False},
            "seed": 7,
        }
        assert expected.items() <= status.items()
    assert seen[0]["id"] != str(task_id)
    assert [seen[0]["phase"], seen[1]["phase"]] == ["queued", "rendering"]
    assert seen[0]["queue_position"] == 1
    assert before_s <= seen[0]["created_at"] <= seen[3]["completed_at"] <= time.time() + 1
    for status in seen:
        assert type(status["created_at"]) is type(status["progress"]) is int


async def test_the_fields_of_a_failure(api: Served) -> None:
    task_id = await api.created()
    await api.fail(task_id, code="image_unreachable", message="no answer from example.com")
    status = await api.status(task_id)
    assert status.keys() == FIELDS["failed"]
    assert status["status"] == "failed"
    assert status["error_code"] == "image_unreachable"
    assert status["error_message"] == "no answer from example.com"
    assert status["completed_at"] >= status["created_at"]
    assert status["progress"] < 100


async def test_a_task_that_was_never_claimed_times_out(api: Served) -> None:
    task_id = await api.created(timeout=1)

    async def has_ended() -> bool:
        return bool((await api.status(task_id))["status"] == "failed")

    await until(has_ended)  # the application itself sees to it; no worker runs
    status = await api.status(task_id)
    assert (status["status"], status["error_code"]) == ("failed", "timeout")


def test_there_is_no_fifth_word() -> None:
    assert {str(status) for status in TaskStatus} == FIELDS.keys()


async def test_how_long_the_rest_takes_is_not_guessed_too_early(api: Served) -> None:
    task_id = await api.created()
    claim = await api.claim(task_id)
    await api.beat(claim, "rendering", 2)
    assert (await api.status(task_id))["eta_seconds"] is None
    await api.execute(SQL("UPDATE tasks SET started_at = now() - interval '30 seconds'"))
    await api.beat(claim, "rendering", 50)
    assert 29 <= (await api.status(task_id))["eta_seconds"] <= 60


async def test_a_seed_is_drawn_if_none_was_sent(api: Served) -> None:
    seeds = [(await api.status(await api.created()))["seed"] for _ in range(2)]
    assert seeds[0] != seeds[1]
    assert all(0 <= seed < 2**32 for seed in seeds)
    assert (await api.status(await api.created(seed=2**32 - 1)))["seed"] == 2**32 - 1


async def test_the_content_comes_back_as_sent_with_the_default_roles(api: Served) -> None:
    sent = [image(), text("a cat"), image(url="https://example.com/b.png?size=1"), text(" \n日落")]
    status = await api.status(await api.created(content=sent))
    assert status["content"] == [
        sent[0] | {"role": "first_frame"},
        sent[1],
        sent[2] | {"role": "last_frame"},
        sent[3],
    ]
    assert status["prompt"] == "a cat\n \n日落"


async def test_every_example_of_the_seed_page_s_is_taken(api: Served) -> None:
    bodies = [
        own(),
        own(content=[CAT, image("reference")], ratio="9:16", duration=15),
        pro(provider_specific={"generate_audio": True, "camera_fixed": False}),
        pro(content=[CAT, image("first_frame")], provider_specific={"camera_fixed": True}),
        pro(content=[CAT, image("first_frame"), image("last_frame")]),
    ]
    for body in bodies:
        answer = await api.http.post("/v1/video/create", json=body)
        assert answer.status_code == 200, answer.text
    assert (await api.rows(SQL("SELECT count(*) FROM tasks")))[0] == (len(bodies),)


async def test_unknown_fields_are_ignored(api: Served) -> None:
    await api.created(quality="best", size=["large"], user=None)


async def test_a_body_of_more_than_a_quarter_mebibyte_is_read_like_any_other(api: Served) -> None:
    assert (await api.create(padding="x" * 300_000)).status_code == 200
    assert (await api.create(padding="x" * 300_000, duration=1)).status_code == 400


async def test_many_creations_with_one_idempotency_key_make_one_task(api: Served) -> None:
    headers = {"Idempotency-Key": "one"}
    answers = await asyncio.gather(
        *[api.http.post("/v1/video/create", json=pro(), headers=headers) for _ in range(10)]
    )
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["task_id"] for answer in answers}) == 1
    assert (await api.rows(SQL("SELECT count(*) FROM tasks")))[0] == (1,)


@pytest.mark.parametrize("is_prepaid", [False, True])
async def test_many_creations_for_one_place_or_one_price_make_one_task(
    api: Served, is_prepaid: bool
) -> None:
    headers = await api.key(account="a", max_concurrent=None if is_prepaid else 1)
    if is_prepaid:
        await api.execute(SQL("UPDATE accounts SET billing = 'prepaid' WHERE name = 'a'"))
        await api.execute(
            SQL(
                "INSERT INTO ledger (account_id, kind, available_micros, held_micros)"
                " SELECT id, 'topup', 8 * 388800, 0 FROM accounts WHERE name = 'a'"
            )
        )
    answers = await asyncio.gather(
        *[api.http.post("/v1/video/create", json=pro(), headers=headers) for _ in range(10)]
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 9
    refused = {answer.json()["ref_code"] for answer in answers if answer.status_code == 400}
    assert refused == {400001 if is_prepaid else 400015}


async def test_the_next_request_succeeds_after_every_connection_was_cut(api: Served) -> None:
    task_id = await api.created()
    for _ in range(2):
        await asyncio.gather(*[api.status(task_id) for _ in range(8)])  # a pool of several
        await api.execute(
            SQL(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
        answers = await asyncio.gather(*[api.create() for _ in range(4)])
        assert [answer.status_code for answer in answers] == [200] * 4


async def test_a_key_s_use_is_noted_by_whatever_it_asks(api: Served) -> None:
    task_id = await api.created()
    for path in ("/v1/models", f"/v1/video/status?id={task_id}"):
        await api.http.get(path, headers=await api.key())
        query = SQL("SELECT last_used_at FROM api_keys ORDER BY created_at DESC LIMIT 1")
        assert (await api.rows(query))[0][0] is not None


async def test_links_are_absolute_under_the_address_that_was_asked(api: Served) -> None:
    status = await api.completed()
    assert status["video_url"].startswith(f"{BASE_URL}/v1/files/videos/")
    elsewhere = {"Host": "videos.example.com:8080"}
    answer = await api.http.get(
        "/v1/video/status", params={"id": status["task_id"]}, headers=elsewhere
    )
    url = answer.json()["video_url"]
    assert url.startswith("http://videos.example.com:8080/v1/files/videos/")


async def test_a_video_is_new_until_it_is_downloaded_from_its_first_byte(api: Served) -> None:
    status = await api.completed()
    url, task_id = status["video_url"], UUID(status["task_id"])

    async def is_new_after(method: str = "GET", **headers: str) -> Any:
        await api.http.request(method, url, headers=headers)
        return (await api.status(task_id))["is_new"]

    etag = (await api.http.head(url)).headers["etag"]
    assert await is_new_after("HEAD") is True
    assert await is_new_after("HEAD", Range="bytes=0-") is True
    assert await is_new_after(Range="bytes=1-") is True  # from the middle
    assert await is_new_after(Range="bytes=-10") is True
    assert await is_new_after(Range="bytes=999999-") is True  # no byte of it
    assert await is_new_after(**{"If-None-Match": etag}) is True  # no byte of it either
    await api.http.get(httpx.URL(url).copy_with(query=b""))  # refused
    assert (await api.status(task_id))["is_new"] is True
    assert await is_new_after(Range="bytes=0-0") is False
    assert await is_new_after() is False


async def test_one_download_makes_one_video_old(api: Served) -> None:
    one, other = await api.completed(), await api.completed()
    await api.http.get(one["video_url"])
    assert (await api.status(UUID(one["task_id"])))["is_new"] is False
    assert (await api.status(UUID(other["task_id"])))["is_new"] is True


async def test_what_the_engine_understood_is_shown_as_soon_as_it_has_said_so(api: Served) -> None:
    task_id = await api.created()
    claim = await api.claim(task_id)
    assert "scene" not in await api.status(task_id)
    scene: dict[str, object] = {"places": ["海"], "unknown": []}
    async with api.resources.database.transaction() as connection:
        assert await store.beat(
            connection, task_id, attempt=claim.attempt, phase="rendering", progress=3, scene=scene
        )
    assert (await api.status(task_id))["scene"] == scene
    await api.beat(claim, "rendering", 9)
    assert (await api.status(task_id))["scene"] == scene
