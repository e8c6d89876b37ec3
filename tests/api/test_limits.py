"""Limits of requests through HTTP: headers on every answer, one count for all API processes."""

from __future__ import annotations

import asyncio

import httpx
from psycopg.sql import SQL

from tests.api.serving import Served, checked_envelope, served
from vitascope.config import Settings

FIELDS = ("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "ratelimit-policy")

UNKNOWN = "/v1/video/status?id=00000000-0000-4000-8000-000000000000"


def rate(answer: httpx.Response) -> tuple[int, int, int, str]:
    """Limit, remaining, reset and policy, each told once."""
    for name in FIELDS:
        assert len(answer.headers.get_list(name)) == 1, (name, answer.headers)
    limit, remaining, reset, policy = (answer.headers[name] for name in FIELDS)
    return int(limit), int(remaining), int(reset), policy


async def test_every_answer_to_a_limited_key_tells_its_rate(api: Served) -> None:
    key = await api.key(requests_per_minute=1_000, scopes=["video:read"])
    answers = [
        await api.http.get("/v1/models", headers=key),
        await api.http.get(UNKNOWN, headers=key),
        await api.http.get("/v1/video/status", headers=key),
        await api.http.post("/v1/video/create", headers=key, json={}),
    ]
    assert [answer.status_code for answer in answers] == [200, 404, 400, 403]
    rates = [rate(answer) for answer in answers]
    assert {(limit, policy) for limit, _, _, policy in rates} == {(1_000, "1000;w=60")}
    assert all(1 <= reset <= 60 for _, _, reset, _ in rates)
    counts = [remaining for _, remaining, _, _ in rates]
    assert counts[0] == 999
    assert counts == sorted(counts, reverse=True) and len(set(counts)) == 4


async def test_an_unlimited_key_and_no_key_are_told_of_none(api: Served) -> None:
    for answer in (
        await api.http.get("/v1/models"),
        await api.http.get(UNKNOWN),
        await api.http.get("/v1/models", headers={"Authorization": "Bearer sk-unknown-key"}),
        await api.http.get("/healthz"),
    ):
        assert not [name for name in FIELDS if name in answer.headers]


async def test_429_says_when_to_come_again(api: Served) -> None:
    key = await api.key(requests_per_minute=1)
    await api.http.get("/v1/models", headers=key)
    refused = await api.http.get("/v1/models", headers=key)
    while refused.status_code == 200:  # the minute turned between the two
        refused = await api.http.get("/v1/models", headers=key)
    assert checked_envelope(refused)["ref_code"] == 429000
    limit, remaining, reset, _ = rate(refused)
    assert (limit, remaining) == (1, 0)
    assert refused.headers["retry-after"] == str(reset)
    assert 1 <= reset <= 61


async def test_two_api_processes_count_one_key_together(
    api: Served, settings: Settings, conninfo: str
) -> None:
    key = await api.key(requests_per_minute=5)
    # The second one's own key would be the first one's: its secret is taken.
    await api.execute(SQL("UPDATE api_keys SET secret_hash = 'other' WHERE name = 'the tests'''"))
    async with served(settings, conninfo) as second:

        async def ask(number: int) -> httpx.Response:
            http = (api, second)[number % 2].http
            return await http.get("/v1/models", headers=key)

        answers = await asyncio.gather(*[ask(number) for number in range(40)])
    admitted = sorted(rate(it)[1] for it in answers if it.status_code == 200)
    # The minute may turn among them: then the five of the one before weigh a little less.
    assert admitted in ([0, 1, 2, 3, 4], [0, 0, 1, 2, 3, 4])
    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(refused) + len(admitted) == 40
    assert all("retry-after" in answer.headers and rate(answer)[1] == 0 for answer in refused)


async def test_a_new_limit_holds_from_the_next_request_on(api: Served) -> None:
    key = await api.key(requests_per_minute=1_000)
    admin = await api.key(scopes=["admin"])
    await api.http.get("/v1/models", headers=key)
    listed = await api.http.get("/v1/admin/keys", headers=admin)
    key_id = next(it["id"] for it in listed.json()["data"] if it["requests_per_minute"] == 1_000)
    path = f"/v1/admin/keys/{key_id}"
    await api.http.patch(path, headers=admin, json={"requests_per_minute": 500})
    assert rate(await api.http.get("/v1/models", headers=key))[0] == 500
    await api.http.patch(path, headers=admin, json={"requests_per_minute": None})
    assert "ratelimit-limit" not in (await api.http.get("/v1/models", headers=key)).headers
