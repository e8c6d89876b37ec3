"""Whatever was left behind or is killed, the next start works."""

import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from vitascope.postgres import EmbeddedPostgres, PostgresError, conninfo_of
from vitascope.postgres.paths import layout_of

from .conftest import Service

PATIENCE_S = 60.0


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline, "did not come true"
        time.sleep(0.02)


def answers(conninfo: str) -> bool:
    try:
        psycopg.connect(conninfo).close()
    except psycopg.OperationalError:
        return False
    return True


def is_running(pid: int) -> bool:
    """Whether it does anything; a zombie nobody has reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def keep_a_backend_computing(conninfo: str) -> tuple[psycopg.Connection, int]:
    """A backend that notices nothing before its query ends, and its pid."""
    connection = psycopg.connect(conninfo)
    connection.pgconn.send_query(b"SELECT sum(n) FROM generate_series(1, 2000000000) AS n")
    connection.pgconn.flush()
    pid = connection.info.backend_pid
    # It must have begun: an idle backend would end by itself and prove nothing.
    with psycopg.connect(conninfo, autocommit=True) as observer:
        query = "SELECT state = 'active' FROM pg_stat_activity WHERE pid = %s"
        until(lambda: observer.execute(query, [pid]).fetchone() == (True,))
    return connection, pid


@pytest.fixture
def made(data_dir: Path) -> Path:
    """A data folder whose server was started once and stopped."""
    with EmbeddedPostgres(data_dir) as postgres, psycopg.connect(postgres.conninfo) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    return data_dir


def assert_starts_with_data(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir) as postgres, psycopg.connect(postgres.conninfo) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_stale_pid_files(made: Path) -> None:
    layout = layout_of(made)
    pid_file = layout.cluster / "postmaster.pid"
    for stale in (
        f"4194303\n{layout.cluster}\n1\n5432\n",  # a dead process
        f"{os.getpid()}\n{layout.cluster}\n1\n5432\n",  # its number now belongs to another
        "1\n",  # a live process, the rest lost
        "",  # power cut while it was written
        "garbage\0\n",
    ):
        pid_file.write_text(stale)
        layout.socket.with_name(layout.socket.name + ".lock").write_text(stale)
        layout.socket.write_text("")
        assert_starts_with_data(made)


def test_interrupted_initdb_is_begun_anew(data_dir: Path) -> None:
    making = layout_of(data_dir).cluster_in_making
    (making / "base" / "1").mkdir(parents=True)
    (making / "PG_VERSION").write_text("18\n")
    with EmbeddedPostgres(data_dir) as postgres:
        assert answers(postgres.conninfo)
    assert not making.exists()


def test_service_killed_during_initdb(
    data_dir: Path, start_service: Callable[..., Service]
) -> None:
    layout = layout_of(data_dir)
    service = start_service()
    until(lambda: (layout.cluster_in_making / "global").exists())
    service.kill()
    with EmbeddedPostgres(data_dir) as postgres:
        assert answers(postgres.conninfo)


def test_missing_database_is_made_on_the_next_start(made: Path) -> None:
    with EmbeddedPostgres(made) as postgres:
        maintenance = layout_of(made).conninfo(dbname="postgres")
        with psycopg.connect(maintenance, autocommit=True) as connection:
            connection.execute("DROP DATABASE vitascope")
        assert not answers(postgres.conninfo)
    with EmbeddedPostgres(made) as postgres:
        assert answers(postgres.conninfo)


def test_poll_restarts_a_killed_postmaster(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir) as postgres:
        with psycopg.connect(postgres.conninfo) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
        first = postgres.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)

        def polled_back() -> bool:
            postgres.poll()
            return answers(postgres.conninfo)

        until(polled_back)
        assert postgres.pid not in (None, first)
        with psycopg.connect(postgres.conninfo) as connection:
            assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_computing_backend_of_a_killed_postmaster_does_not_hold_up_the_restart(
    data_dir: Path,
) -> None:
    with EmbeddedPostgres(data_dir) as postgres:
        connection, backend_pid = keep_a_backend_computing(postgres.conninfo)
        assert postgres.pid is not None
        os.kill(postgres.pid, signal.SIGKILL)

        def polled_back() -> bool:
            postgres.poll()
            return answers(postgres.conninfo)

        until(polled_back)
        assert not is_running(backend_pid)
        connection.close()


def test_server_that_keeps_dying_is_given_up(data_dir: Path) -> None:
    postgres = EmbeddedPostgres(data_dir)
    postgres.start()

    def kill_again() -> bool:
        postgres.poll()
        if postgres.pid is not None and answers(postgres.conninfo):
            postgres.poll()
            os.kill(postgres.pid, signal.SIGKILL)
        return False

    with pytest.raises(PostgresError, match="cannot run"):
        until(kill_again)
    postgres.stop()


def test_database_fails_for_good_while_running(made: Path) -> None:
    postgres = EmbeddedPostgres(made)
    postgres.start()
    control = layout_of(made).cluster / "global" / "pg_control"
    control.write_bytes(b"\xff" * control.stat().st_size)
    assert postgres.pid is not None
    os.kill(postgres.pid, signal.SIGKILL)

    def poll() -> bool:
        postgres.poll()
        return False

    with pytest.raises(PostgresError, match=r"cannot run \(.*\): see .*postgres\.log"):
        until(poll)
    postgres.stop()
    with pytest.raises(PostgresError, match="restore it from a backup"):
        postgres.start()
    assert not postgres.is_owner


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs PDEATHSIG and /proc")
def test_killed_service_leaves_nothing_running_and_the_next_waits_for_the_end(
    data_dir: Path, start_service: Callable[..., Service]
) -> None:
    service = start_service()
    pid = service.hear()["pid"]
    assert isinstance(pid, int)
    connection, backend_pid = keep_a_backend_computing(conninfo_of(data_dir))
    service.kill()
    with EmbeddedPostgres(data_dir) as postgres:  # at once: the old server is shutting down
        assert postgres.is_owner
        assert not is_running(pid)
        assert not is_running(backend_pid)
        assert answers(postgres.conninfo)
    connection.close()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs PDEATHSIG and /proc")
def test_postmaster_is_gone_soon_after_its_service_is_killed(
    data_dir: Path, start_service: Callable[..., Service]
) -> None:
    service = start_service()
    pid = service.hear()["pid"]
    assert isinstance(pid, int)
    service.kill()
    until(lambda: not is_running(pid))
    assert not (layout_of(data_dir).cluster / "postmaster.pid").exists()  # an orderly shutdown


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_service_and_postmaster_killed_together(
    data_dir: Path, start_service: Callable[..., Service]
) -> None:
    service = start_service()
    pid = service.hear()["pid"]
    assert isinstance(pid, int)
    connection, backend_pid = keep_a_backend_computing(conninfo_of(data_dir))
    service.process.send_signal(signal.SIGSTOP)  # it must not restart the postmaster
    os.kill(pid, signal.SIGKILL)
    service.kill()
    assert is_running(backend_pid)
    with EmbeddedPostgres(data_dir) as postgres:
        assert not is_running(backend_pid)
        assert answers(postgres.conninfo)
    connection.close()


def test_backup_copied_back_with_loose_permissions(made: Path, tmp_path: Path) -> None:
    cluster = layout_of(made).cluster
    shutil.copytree(cluster, tmp_path / "backup")  # as root: owned by root
    shutil.rmtree(cluster)
    (tmp_path / "backup").rename(cluster)
    cluster.chmod(0o755)
    assert_starts_with_data(made)
