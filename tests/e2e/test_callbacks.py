"""Whoever asked to be called is called by a running service, whatever dies in the middle of it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from tests.callbacks.receiving import Receiver, Reply, receiving
from tests.e2e.picture_server import LOOPBACK
from tests.e2e.running import Service, running_service, wait_until
from vitascope.postgres import conninfo_of


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def secret_of(service: Service) -> str:
    """What signs the callbacks of the only key."""
    with psycopg.connect(conninfo_of(service.data_dir)) as connection:
        row = connection.execute("SELECT callback_secret FROM api_keys").fetchone()
    assert row is not None
    return str(row[0])


def callback_of(service: Service, task_id: str) -> dict[str, Any]:
    """A task's callback; nothing before the task has ended."""
    answer = service.http.get("/v1/video/callbacks", params={"task_id": task_id})
    assert answer.status_code == 200, answer.text
    entries = answer.json()["data"]
    assert len(entries) <= 1
    return dict(entries[0]) if entries else {}


def wait_for_delivery(service: Service, task_id: str) -> dict[str, Any]:
    """The callback, once it is delivered."""

    def ask() -> dict[str, Any] | None:
        entry = callback_of(service, task_id)
        return entry if entry.get("state") == "delivered" else None

    return wait_until(ask)


def test_a_finished_video_is_told_with_a_link_that_works(
    tmp_path: Path, receiver: Receiver
) -> None:
    with running_service(tmp_path / "data", VITASCOPE_FETCH_ALLOW=LOOPBACK) as service:
        task_id = service.create(callback_url=receiver.url)
        entry = wait_for_delivery(service, task_id)
        (call,) = receiver.calls
        event = call.verified(secret_of(service))
        assert (event["type"], call.id) == ("video.completed", entry["id"])
        status = service.status(task_id)
        assert event["data"].keys() == status.keys()
        assert event["data"]["completed_at"] == status["completed_at"]
        video = httpx.get(event["data"]["video_url"], trust_env=False, timeout=30.0)
        assert (video.status_code, video.headers["content-type"]) == (200, "video/mp4")


def test_calls_go_on_while_the_worker_renders(tmp_path: Path, receiver: Receiver) -> None:
    with running_service(tmp_path / "data", VITASCOPE_FETCH_ALLOW=LOOPBACK) as service:
        rendering = service.create("hang:1")
        wait_until(lambda: service.status(rendering)["status"] == "processing")
        cancelled = service.create(callback_url=receiver.url)
        answer = service.http.post("/v1/video/cancel", json={"id": cancelled})
        assert answer.status_code == 200, answer.text
        wait_for_delivery(service, cancelled)
        assert service.status(rendering)["status"] == "processing"
        assert receiver.calls[0].verified(secret_of(service))["data"]["error_code"] == "cancelled"


def test_a_worker_that_dies_in_the_middle_of_a_call_has_it_made_again(
    tmp_path: Path, receiver: Receiver
) -> None:
    receiver.replies = [Reply(500, is_held=True)]
    with running_service(tmp_path / "data", VITASCOPE_FETCH_ALLOW=LOOPBACK) as service:
        task_id = service.create(callback_url=receiver.url)
        wait_until(receiver.came.is_set)
        os.kill(service.pid("vitascope.tasks"), signal.SIGKILL)
        receiver.released.set()
        entry = wait_for_delivery(service, task_id)
        assert [call.id for call in receiver.calls] == [entry["id"]] * 2
        assert entry["tries"] == 2
        assert receiver.calls[1].verified(secret_of(service))["data"]["task_id"] == task_id


def test_what_waits_survives_the_service(tmp_path: Path, receiver: Receiver) -> None:
    receiver.replies = [Reply(503)]
    with running_service(tmp_path / "data", VITASCOPE_FETCH_ALLOW=LOOPBACK) as service:
        task_id = service.create(callback_url=receiver.url)
        wait_until(lambda: callback_of(service, task_id).get("answer") == 503)
    with running_service(tmp_path / "data", VITASCOPE_FETCH_ALLOW=LOOPBACK) as service:
        entry = wait_for_delivery(service, task_id)
        assert [call.id for call in receiver.calls] == [entry["id"]] * 2
