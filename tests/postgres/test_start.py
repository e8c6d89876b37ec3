"""Starting, using and stopping a server on folders of every kind."""

import os
import stat
import threading
from pathlib import Path

import psycopg
import pytest

from vitascope.postgres import EmbeddedPostgres, conninfo_of
from vitascope.postgres.paths import layout_of


def test_new_folder_becomes_a_safe_private_database(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir) as postgres:
        assert postgres.is_owner
        assert postgres.conninfo == conninfo_of(data_dir)
        with psycopg.connect(postgres.conninfo) as connection:
            row = connection.execute(
                """SELECT current_user, current_database(), current_setting('listen_addresses'),
                          current_setting('fsync'), current_setting('synchronous_commit'),
                          current_setting('data_checksums'), current_setting('server_encoding'),
                          current_setting('max_connections')"""
            ).fetchone()
        assert row == ("vitascope", "vitascope", "", "on", "on", "on", "UTF8", "200")
        assert stat.S_IMODE(layout_of(data_dir).socket_dir.stat().st_mode) == 0o700
        assert stat.S_IMODE(layout_of(data_dir).cluster.stat().st_mode) == 0o700


def test_data_outlives_a_stop_and_a_stop_may_be_repeated(data_dir: Path) -> None:
    postgres = EmbeddedPostgres(data_dir)
    with psycopg.connect(postgres.start()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT '数据' AS word")
    pid = postgres.pid
    assert pid is not None
    postgres.stop()
    postgres.stop()
    postgres.poll()  # after stop(): does not start it again
    assert postgres.pid is None
    assert not postgres.is_owner
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    with psycopg.connect(postgres.start()) as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("数据",)
    postgres.stop()


@pytest.mark.parametrize(
    "name",
    [
        "my videos",
        "a,b",
        'it\'s "mine"',
        "back\\slash $HOME `x` %s",
        "数据",
        "x" * 150,
    ],
)
def test_awkward_paths(tmp_path: Path, name: str) -> None:
    data_dir = tmp_path / name
    with EmbeddedPostgres(data_dir) as postgres:
        psycopg.connect(postgres.conninfo).close()
        assert layout_of(data_dir).socket_dir.is_dir()
    # A folder in /tmp is not left behind.
    assert layout_of(data_dir).socket_dir.exists() is not layout_of(data_dir).has_outside_socket


def test_relative_path_is_held_when_the_service_changes_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    postgres = EmbeddedPostgres(Path("data"))
    monkeypatch.chdir("/")
    with postgres:
        psycopg.connect(postgres.conninfo).close()
    assert (tmp_path / "data" / "postgres" / "PG_VERSION").exists()


def test_environment_of_the_user_does_not_bend_the_server(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPORT", "6000")
    monkeypatch.setenv("PGDATA", "/nonexistent")
    monkeypatch.setenv("PGDATABASE", "other")
    monkeypatch.setenv("LC_ALL", "xx_XX.bogus")
    monkeypatch.setenv("VITASCOPE_SECRET", "hush")
    with EmbeddedPostgres(data_dir) as postgres:
        psycopg.connect(postgres.conninfo).close()
        environment = Path(f"/proc/{postgres.pid}/environ")
        if environment.exists():
            assert b"hush" not in environment.read_bytes()


def test_only_the_main_thread_may_start_it(data_dir: Path) -> None:
    raised: list[BaseException] = []

    def start() -> None:
        try:
            EmbeddedPostgres(data_dir).start()
        except RuntimeError as error:
            raised.append(error)

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    assert "main thread" in str(raised[0])


def test_log_stays_small(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir) as postgres:
        log_file = layout_of(data_dir).log_file
        with log_file.open("a") as log:
            log.write("x" * 5 * 2**20)
        postgres.poll()
        assert log_file.stat().st_size < 2**20
        assert log_file.with_name("postgres.log.1").stat().st_size > 4 * 2**20
        with psycopg.connect(postgres.conninfo) as connection, pytest.raises(psycopg.Error):
            connection.execute("SELECT nonsense")
        assert "nonsense" in log_file.read_text()
