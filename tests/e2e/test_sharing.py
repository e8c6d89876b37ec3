"""Two API processes and two workers on one database: what one is told, the other knows.

Every test asks the one service and looks at the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest

from tests.e2e.records import record_of
from tests.e2e.running import Follower, Service, running_service, wait_until
from vitascope.postgres import conninfo_of

BODY = {
    "model": "Seedance-Pro-1.5",
    "content": [{"type": "text", "text": "plain"}],
    "resolution": "720p",
    "ratio": "16:9",
    "duration": 2,
}
SLOW = "slow:0.05"


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, Service]]:
    data_dir = tmp_path_factory.mktemp("sharing") / "data"
    with running_service(data_dir) as first, running_service(data_dir) as second:
        for service in (first, second):
            service.wait_for_end(service.create("plain"))
        yield first, second


def admin(service: Service, method: str, path: str, **body: object) -> dict[str, Any]:
    answer = service.http.request(method, f"/v1/admin/{path}", json=body)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def new_key(service: Service, **terms: object) -> dict[str, Any]:
    """A key of an account of its own, unless ``account_id`` names one."""
    if "account_id" not in terms:
        account = admin(service, "POST", "accounts", name=f"account {uuid4()}")
        terms["account_id"] = account["id"]
    return admin(service, "POST", "keys", name="a test's", **terms)


def post(service: Service, path: str, secret: str, **parts: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {secret}", **parts.pop("headers", {})}
    return service.http.post(path, headers=headers, **parts)


def status_code(service: Service, secret: str) -> int:
    headers = {"Authorization": f"Bearer {secret}"}
    return service.http.get("/v1/models", headers=headers).status_code


def test_one_idempotency_key_at_both_is_one_task(pair: tuple[Service, Service]) -> None:
    headers = {"Idempotency-Key": str(uuid4())}
    with ThreadPoolExecutor(8) as clients:
        answers = list(
            clients.map(
                lambda n: pair[n % 2].http.post("/v1/video/create", json=BODY, headers=headers),
                range(16),
            )
        )
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["task_id"] for answer in answers}) == 1
    other = pair[1].http.post("/v1/video/create", json={**BODY, "duration": 3}, headers=headers)
    assert other.status_code == 409


def test_a_key_that_is_revoked_at_one_is_refused_by_the_other_at_once(
    pair: tuple[Service, Service],
) -> None:
    key = new_key(pair[0])
    assert [status_code(service, key["secret"]) for service in pair] == [200, 200]
    admin(pair[0], "DELETE", f"keys/{key['id']}")
    assert [status_code(service, key["secret"]) for service in pair] == [401, 401]


def test_a_rotated_key_works_on_within_its_grace(pair: tuple[Service, Service]) -> None:
    key = new_key(pair[0])
    fresh = admin(pair[0], "POST", f"keys/{key['id']}/rotate", grace_s=3600)
    for secret in (key["secret"], fresh["secret"]):
        assert [status_code(service, secret) for service in pair] == [200, 200]
    last = admin(pair[1], "POST", f"keys/{key['id']}/rotate", grace_s=0)
    for secret, expected in ((key["secret"], 401), (fresh["secret"], 401), (last["secret"], 200)):
        assert [status_code(service, secret) for service in pair] == [expected, expected]


def test_requests_and_unfinished_tasks_are_counted_together(
    pair: tuple[Service, Service],
) -> None:
    key = new_key(pair[0], requests_per_minute=10)
    with ThreadPoolExecutor(8) as clients:
        codes = list(clients.map(lambda n: status_code(pair[n % 2], key["secret"]), range(40)))
    assert codes.count(200) <= 20  # ten, or twice ten where a minute began meanwhile
    assert codes.count(429) == 40 - codes.count(200)
    few = new_key(pair[0], max_concurrent=3)
    body = {**BODY, "content": [{"type": "text", "text": SLOW}]}
    with ThreadPoolExecutor(8) as clients:
        answers = list(
            clients.map(
                lambda n: post(pair[n % 2], "/v1/video/create", few["secret"], json=body),
                range(12),
            )
        )
    made = [answer.json()["task_id"] for answer in answers if answer.status_code == 200]
    assert len(made) == 3
    refused = {a.json()["ref_code"] for a in answers if a.status_code != 200}
    assert refused == {400015}
    for task_id in made:
        assert post(pair[1], "/v1/video/cancel", few["secret"], json={"id": task_id}).is_success


def test_money_for_two_buys_two(pair: tuple[Service, Service]) -> None:
    account = admin(pair[0], "POST", "accounts", name=f"prepaid {uuid4()}", billing="prepaid")
    key = new_key(pair[0], account_id=account["id"])
    price = price_of(pair[0])
    admin(pair[1], "POST", f"accounts/{account['id']}/top-up", amount_micros=2 * price)
    with ThreadPoolExecutor(8) as clients:
        answers = list(
            clients.map(
                lambda n: post(pair[n % 2], "/v1/video/create", key["secret"], json=BODY),
                range(10),
            )
        )
    assert [a.status_code for a in answers].count(200) == 2
    assert {a.json()["ref_code"] for a in answers if not a.is_success} == {400001}


def price_of(service: Service) -> int:
    task_id = service.create("plain")
    cost: int = service.wait_for_end(task_id)["usage"]["cost_micros"]
    assert cost > 0
    return cost


@pytest.mark.parametrize(
    ("manners", "percent"),
    [
        ("slow:0.1", 5),
        # hangs at its thirtieth frame of 240, which is 13 %
        ("hang:30", 13),
        ("hang-gil:30", 13),
    ],
)
def test_a_cancel_at_one_stops_the_engine_of_the_other(
    pair: tuple[Service, Service], manners: str, percent: int
) -> None:
    """Also an engine that does not listen; and its worker goes on to the next task."""
    first, second = pair
    follower = Follower(first, first.create(manners, duration=10))
    wait_until(lambda: follower.look()["progress"] >= percent)
    task_id = follower.task_id
    answer = second.http.post("/v1/video/cancel", json={"id": task_id})
    assert answer.status_code == 200
    assert (answer.json()["status"], answer.json()["error_code"]) == ("failed", "cancelled")
    assert first.status(task_id)["status"] == "failed"
    record = record_of(first.data_dir, task_id)
    assert record.bookings == ("hold", "release")
    assert record.event_names[-1] == "cancelled"
    # Both workers are free again: the render that nobody wants does not hold one of them.
    for service in pair:
        assert service.wait_for_end(service.create("plain"))["status"] == "completed"
    wait_until(lambda: not [path for path in first.temporary_files() if task_id in path.name])
    assert task_id not in {path.parent.name for path in first.videos()}
    assert first.status(task_id)["error_code"] == "cancelled"


def test_the_events_of_a_task_come_whichever_process_is_asked(
    pair: tuple[Service, Service],
) -> None:
    first, second = pair
    task_id = first.create(SLOW)
    streams = [events(service, task_id) for service in (second, first)]
    for seen in streams:
        assert [kind for kind, _ in seen][-1] == "completed"
        progress = [data["progress"] for _, data in seen]
        assert progress == sorted(progress)
        assert seen[-1][1]["video_url"]
    # Asked from the beginning, the first stream saw more than the end.
    assert len(streams[0]) > 2


def events(service: Service, task_id: str) -> list[tuple[str, dict[str, Any]]]:
    """Every event of a task until its stream ends."""
    seen = []
    with service.http.stream("GET", "/v1/video/events", params={"id": task_id}) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        kind = ""
        for line in answer.iter_lines():
            if line.startswith("event: "):
                kind = line.removeprefix("event: ")
            elif line.startswith("data: "):
                seen.append((kind, json.loads(line.removeprefix("data: "))))
    return seen


def test_a_long_poll_at_one_hears_of_a_cancel_at_the_other(
    pair: tuple[Service, Service],
) -> None:
    first, second = pair
    task_id = first.create("slow:0.2", duration=10)
    wait_until(lambda: first.status(task_id)["phase"] == "rendering")
    with ThreadPoolExecutor(1) as client:
        waiting = client.submit(
            lambda: first.http.get(
                "/v1/video/status", params={"id": task_id, "wait": "25"}, timeout=30
            )
        )
        assert second.http.post("/v1/video/cancel", json={"id": task_id}).is_success
        assert waiting.result().json()["error_code"] == "cancelled"


def test_a_thousand_tasks_of_one_account_do_not_keep_another_waiting(tmp_path: Path) -> None:
    """The queue is filled while nobody works; the late account's first task is begun among the
    first few."""
    data_dir = tmp_path / "data"
    with running_service(data_dir, VITASCOPE_WORKERS="0") as service:
        greedy, modest = new_key(service), new_key(service)
        body = {**BODY, "content": [{"type": "text", "text": "slow:0.001"}], "n": 4}
        with ThreadPoolExecutor(8) as clients:
            made = clients.map(
                lambda _: post(service, "/v1/video/create", greedy["secret"], json=body),
                range(250),
            )
        assert {answer.status_code for answer in made} == {200}
        late = post(service, "/v1/video/create", modest["secret"], json=BODY).json()["task_id"]
        with running_service(data_dir), running_service(data_dir):
            wait_until(lambda: record_of(data_dir, late).status == "completed")
        with psycopg.connect(conninfo_of(data_dir)) as connection:
            row = connection.execute(
                "SELECT count(*) FROM task_events WHERE event = 'claimed' AND id < "
                "(SELECT id FROM task_events WHERE event = 'claimed' AND task_id = %s)",
                [late],
            ).fetchone()
        assert row is not None
        assert row[0] <= 2
