"""Several services on one data folder: one owns, the others are guests until they inherit."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from vitascope.postgres import EmbeddedPostgres, PostgresError

from .conftest import Service
from .test_recovery import answers, until


def test_second_service_is_a_guest_and_its_stop_stops_nothing(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir) as owner, EmbeddedPostgres(data_dir) as guest:
        assert (owner.is_owner, guest.is_owner) == (True, False)
        assert guest.conninfo == owner.conninfo
        assert guest.pid is None
        guest.poll()
        guest.stop()
        psycopg.connect(owner.conninfo).close()


def test_guest_takes_over_when_the_owner_stops(data_dir: Path) -> None:
    owner, guest = EmbeddedPostgres(data_dir), EmbeddedPostgres(data_dir)
    owner.start()
    guest.start()
    owner.stop()

    def polled_back() -> bool:
        guest.poll()
        return guest.is_owner and answers(guest.conninfo)

    until(polled_back)
    guest.stop()


def test_guest_takes_over_when_the_owner_is_killed(
    data_dir: Path, start_service: Callable[..., Service]
) -> None:
    owner = start_service()
    assert owner.hear()["is_owner"] is True
    guest = start_service()
    assert guest.hear() == {"is_owner": False, "pid": None}
    owner.kill()
    heard = guest.hear()
    assert heard["is_owner"] is True
    assert heard["pid"] is not None
    guest.end()
    assert guest.process.returncode == 0


def test_services_started_together_on_a_new_folder_share_one_server(
    start_service: Callable[..., Service],
) -> None:
    services = [start_service() for _ in range(3)]
    assert sorted(bool(service.hear()["is_owner"]) for service in services) == [False, False, True]


def test_lock_of_one_who_serves_nothing_names_its_holder(data_dir: Path) -> None:
    data_dir.mkdir()
    with (data_dir / "postgres.lock").open("w") as lock_file:
        lock_file.write(f"{os.getpid()}\n")
        lock_file.flush()
        fcntl.flock(lock_file, fcntl.LOCK_EX)
        with pytest.raises(PostgresError, match=rf"held by process {os.getpid()} or"):
            EmbeddedPostgres(data_dir, start_timeout_s=0.1).start()
