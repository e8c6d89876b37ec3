"""Any process killed in the middle of a render: the task is still done, exactly once."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import psutil

from tests.e2e.records import assert_completed_once, now, record_of
from tests.e2e.running import Follower, Service, is_running, running_service, wait_until
from vitascope.storage.artifacts import TEMPORARY_AGE_S
from vitascope.tasks.rescue import SILENT_FOR

SLOW = "slow:0.05"
"""Some four seconds for 72 frames, so that there is a middle."""

TAKEOVER = timedelta(seconds=15)
"""What the service promises: a dead worker's task goes on elsewhere within this."""


def begin(service: Service) -> Follower:
    """A task in the middle of its render."""
    follower = Follower(service, service.create(SLOW, duration=3))
    follower.until_midway()
    return follower


def test_killed_worker(tmp_path: Path) -> None:
    with running_service(tmp_path / "data") as service:
        follower = begin(service)
        os.kill(service.pid("vitascope.tasks"), signal.SIGKILL)
        assert follower.until_end()["status"] == "completed"
        record = assert_completed_once(service, follower.task_id)
        assert record.event_names == ["created", "claimed", "given_back", "claimed", "completed"]
        assert record.lost_attempts == 1


def test_killed_engine(tmp_path: Path) -> None:
    with running_service(tmp_path / "data") as service:
        follower = begin(service)
        worker = service.pid("vitascope.tasks")
        os.kill(service.pid("vitascope.engines.child"), signal.SIGKILL)
        assert follower.until_end()["status"] == "completed"
        record = assert_completed_once(service, follower.task_id)
        assert record.lost_attempts == 1
        assert service.pid("vitascope.tasks") == worker


def test_killed_api(tmp_path: Path) -> None:
    with running_service(tmp_path / "data") as service:
        follower = begin(service)
        api = service.pid("vitascope.api")
        os.kill(api, signal.SIGKILL)
        assert follower.until_end()["status"] == "completed"
        record = assert_completed_once(service, follower.task_id)
        assert record.attempt == 1
        assert service.pid("vitascope.api") != api


def test_killed_database_leaves_the_render_alone(tmp_path: Path) -> None:
    with running_service(tmp_path / "data") as service:
        follower = begin(service)
        engine, postmaster = service.pid("vitascope.engines.child"), service.postmaster_pid()
        os.kill(postmaster, signal.SIGKILL)
        assert follower.until_end()["status"] == "completed"
        record = assert_completed_once(service, follower.task_id)
        assert record.attempt == 1
        assert service.pid("vitascope.engines.child") == engine
        assert service.postmaster_pid() != postmaster


def test_killed_service_started_again(tmp_path: Path) -> None:
    with running_service(tmp_path / "data") as service:
        follower = begin(service)
        processes = psutil.Process(service.process.pid).children(recursive=True)
        assert len(processes) >= 5  # API, worker, engine and its guard, PostgreSQL and its own
        service.process.kill()
        service.process.wait()
        wait_until(lambda: not any(map(is_running, processes)), patience_s=10)
    half_stored = half_stored_file(tmp_path / "data")
    with running_service(tmp_path / "data") as again:
        follower.service = again
        assert follower.until_end()["status"] == "completed"
        record = assert_completed_once(again, follower.task_id)
        assert record.lost_attempts == 1
        wait_until(lambda: not half_stored.exists())


def test_a_file_whose_worker_died_before_it_was_written_down_is_removed(tmp_path: Path) -> None:
    with running_service(tmp_path / "data") as service:
        follower = begin(service)
        with stopped(*database_processes(service)):  # the outcome has nowhere to go
            wait_until(lambda: len(service.videos()) == 1)
            os.kill(service.pid("vitascope.tasks"), signal.SIGKILL)
        assert follower.until_end()["status"] == "completed"
        record = assert_completed_once(service, follower.task_id)
        assert service.videos()[0].name == f"{record.attempt}.mp4"


def test_a_database_that_stands_still_leaves_the_render_alone(tmp_path: Path) -> None:
    with running_service(tmp_path / "data") as service:
        follower = begin(service)
        with stopped(*database_processes(service)):
            time.sleep(SILENT_FOR.total_seconds() + 1)
        assert follower.until_end()["status"] == "completed"
        assert assert_completed_once(service, follower.task_id).attempt == 1


def test_another_worker_takes_a_dead_ones_task_in_time(tmp_path: Path) -> None:
    with running_service(tmp_path / "data", VITASCOPE_WORKERS="2") as service:
        follower = begin(service)
        killed_at = now(service.data_dir)
        os.kill(worker_of(service, follower.task_id), signal.SIGKILL)
        assert follower.until_end()["status"] == "completed"
        record = assert_completed_once(service, follower.task_id)
        first, second = record.claims()
        assert second.detail["worker"] != first.detail["worker"]
        assert timedelta(0) < second.at - killed_at <= TAKEOVER


def test_a_worker_that_wakes_up_late_changes_nothing(tmp_path: Path) -> None:
    with running_service(tmp_path / "data", VITASCOPE_WORKERS="2") as service:
        follower = Follower(service, service.create(SLOW, duration=3))
        follower.until_midway()
        sleeper = worker_of(service, follower.task_id)
        with stopped(sleeper):
            wait_until(lambda: len(record_of(service.data_dir, follower.task_id).claims()) == 2)
        # Both render now; only one of them holds the task.
        assert follower.until_end()["status"] == "completed"
        wait_until(lambda: "attempt_dropped" in service.log())
        record = assert_completed_once(service, follower.task_id)
        assert [claim.attempt for claim in record.claims()] == [1, 2]
        assert service.videos()[0].name == "2.mp4"
        assert sleeper in service.pids("vitascope.tasks")


def half_stored_file(data_dir: Path) -> Path:
    """What a put leaves in storage that was killed some time ago."""
    path = data_dir / "artifacts" / "videos" / "1.mp4#1"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"half")
    long_ago_s = time.time() - 2 * TEMPORARY_AGE_S
    os.utime(path, (long_ago_s, long_ago_s))
    return path


def worker_of(service: Service, task_id: str) -> int:
    """The process that has the task now; a worker's name is HOST-PID-TOKEN."""
    name = record_of(service.data_dir, task_id).claims()[-1].detail["worker"]
    pid = int(name.split("-")[-2])
    assert pid in service.pids("vitascope.tasks")
    return pid


def database_processes(service: Service) -> list[int]:
    postmaster = psutil.Process(service.postmaster_pid())
    return [postmaster.pid, *(child.pid for child in postmaster.children())]


@contextmanager
def stopped(*pids: int) -> Iterator[None]:
    """The processes stand still for the time of the block."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
