"""Renders that break, hang or are stopped: tried again or failed with a reason, never charged."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.e2e.records import assert_completed_once, assert_failed_once, record_of
from tests.e2e.running import Follower, Service, is_running, running_service, wait_until
from vitascope.postgres import EmbeddedPostgres

BEFORE_THE_GRACE_S = "0.2"
"""Less than any of these renders still needs when its worker is told to stop."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """For every test that leaves it as it was."""
    with running_service(
        tmp_path_factory.mktemp("failures") / "data", VITASCOPE_ENGINE_STALL_S="3"
    ) as service:
        yield service


@pytest.mark.parametrize(
    ("prompt", "reason"),
    [
        ("crash:5", "told to crash"),  # exits, having said why
        ("segv:5", "Segmentation fault"),
        ("kill:5", "killed by signal 9"),  # as by the kernel when memory is short
        ("raise:value", "seven is not a colour"),  # a bug in the engine
        ("raise:failed", "the fake engine failed"),
        ("oom", "MemoryError"),
        ("hang-gil:5", "no sign of life"),
        ("few", "frames"),
    ],
)
def test_a_render_that_always_breaks_fails_after_three_attempts(
    service: Service, prompt: str, reason: str
) -> None:
    task_id = service.create(prompt)
    status = service.wait_for_end(task_id)
    assert reason in status["error_message"]
    assert "attempt 3 of 3" in status["error_message"]
    record = assert_failed_once(service, task_id, code="engine_failed")
    assert (record.attempt, len(record.claims())) == (3, 3)


def test_a_render_that_breaks_once_is_done_at_the_second_attempt(tmp_path: Path) -> None:
    with running_service(tmp_path / "data") as service:
        task_id = service.create(f"crash-once:{tmp_path / 'crashed'}")
        assert service.wait_for_end(task_id)["status"] == "completed"
        assert assert_completed_once(service, task_id).attempt == 2


def test_what_an_engine_cannot_draw_is_not_tried_again(service: Service) -> None:
    task_id = service.create("raise:invalid")
    status = service.wait_for_end(task_id)
    assert "cannot draw that" in status["error_message"]
    assert assert_failed_once(service, task_id, code="content_rejected").attempt == 1


def test_timeout_in_the_queue(service: Service) -> None:
    before = service.create("slow:0.1")
    task_id = service.create(timeout=1)
    status = service.wait_for_end(task_id)
    assert "1 second" in status["error_message"]
    record = assert_timed_out(service, task_id)
    assert record == 0
    assert service.wait_for_end(before)["status"] == "completed"


def test_timeout_while_running_ends_an_engine_that_hangs(service: Service) -> None:
    service.wait_for_end(service.create())  # the engine is loaded
    task_id = service.create("hang:1", timeout=2)  # before it counts as stalled
    wait_until(lambda: service.status(task_id)["progress"] > 2)
    engine = psutil.Process(service.pid("vitascope.engines.child"))
    service.wait_for_end(task_id)
    assert assert_timed_out(service, task_id) == 1
    wait_until(lambda: not is_running(engine))
    assert service.wait_for_end(service.create())["status"] == "completed"


def test_an_engine_that_heeds_a_timeout_is_kept(service: Service) -> None:
    task_id = service.create("slow:0.5", timeout=3)
    wait_until(lambda: service.status(task_id)["progress"] > 2)
    engine = service.pid("vitascope.engines.child")
    service.wait_for_end(task_id)
    assert assert_timed_out(service, task_id) == 1
    assert service.wait_for_end(service.create())["status"] == "completed"
    assert service.pid("vitascope.engines.child") == engine


def test_a_stopped_service_hands_its_task_back(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    with running_service(data_dir, VITASCOPE_STOP_GRACE_S=BEFORE_THE_GRACE_S) as service:
        follower = Follower(service, service.create("slow:0.05", duration=3))
        follower.until_midway()
        service.stop()
        assert service.process.returncode == 0
        assert not service.temporary_files()
    with EmbeddedPostgres(data_dir):
        record = record_of(data_dir, follower.task_id)
    assert (record.status, record.lost_attempts) == ("pending", 0)
    assert record.bookings == ("hold",)
    with running_service(data_dir) as again:
        follower.service = again
        assert follower.until_end()["status"] == "completed"
        assert assert_completed_once(again, follower.task_id).lost_attempts == 0


def test_a_stopped_worker_hands_its_task_back(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    with running_service(data_dir, VITASCOPE_STOP_GRACE_S=BEFORE_THE_GRACE_S) as service:
        follower = Follower(service, service.create("slow:0.05", duration=3))
        follower.until_midway()
        os.kill(service.pid("vitascope.tasks"), signal.SIGTERM)
        assert follower.until_end()["status"] == "completed"
        record = assert_completed_once(service, follower.task_id)
        assert record.event_names == ["created", "claimed", "given_back", "claimed", "completed"]
        assert record.lost_attempts == 0


def test_a_short_rest_of_a_render_is_done_before_the_worker_stops(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    with running_service(data_dir, VITASCOPE_STOP_GRACE_S="30") as service:
        follower = Follower(service, service.create("slow:0.02", duration=4))
        follower.until_midway()
        service.stop()
    with EmbeddedPostgres(data_dir):
        record = record_of(data_dir, follower.task_id)
    assert (record.status, record.attempt) == ("completed", 1)


def assert_timed_out(service: Service, task_id: str) -> int:
    """The task failed because of its timeout; how many attempts it had."""
    record = assert_failed_once(service, task_id, code="timeout")
    assert record.event_names[-1] == "timed_out"
    return record.attempt
