"""Two services on one data folder share its database; the one that stays takes it over."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.records import record_of
from tests.e2e.running import Follower, running_service


def test_the_second_service_goes_on_when_the_first_stops(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    with running_service(data_dir) as first, running_service(data_dir) as second:
        assert first.base_url != second.base_url
        task_id = first.create()
        assert second.wait_for_end(task_id)["status"] == "completed"
        owner_pid = first.postmaster_pid()
        follower = Follower(second, second.create("slow:0.05", duration=3))
        follower.until_midway()
        first.stop()
        assert first.process.returncode == 0
        assert follower.until_end()["status"] == "completed"
        assert record_of(data_dir, follower.task_id).lost_attempts == 0
        assert second.postmaster_pid() != owner_pid
        assert second.wait_for_end(second.create())["status"] == "completed"


def test_the_second_service_goes_on_when_the_first_is_killed(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    with running_service(data_dir) as first, running_service(data_dir) as second:
        follower = Follower(second, second.create("slow:0.05", duration=3))
        follower.until_midway()
        first.process.kill()
        assert follower.until_end()["status"] == "completed"
