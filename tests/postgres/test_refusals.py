"""What cannot work is refused in one sentence that says what to do."""

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from vitascope.errors import VitascopeError
from vitascope.postgres import EmbeddedPostgres, PostgresError
from vitascope.postgres.child import account_for, binary, spawn
from vitascope.postgres.log import diagnosis
from vitascope.postgres.paths import layout_of


def refusal(data_dir: Path) -> str:
    postgres = EmbeddedPostgres(data_dir)
    with pytest.raises(PostgresError) as caught:
        postgres.start()
    assert not postgres.is_owner, "the lock is let go, so that the remedy can be tried"
    assert postgres.pid is None
    message = caught.value.message
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_error_belongs_to_the_tree() -> None:
    assert issubclass(PostgresError, VitascopeError)
    assert PostgresError.code == "database_failed"
    assert PostgresError().message.endswith("use one of your own.")


def test_cluster_of_another_version(data_dir: Path) -> None:
    cluster = data_dir / "postgres"
    cluster.mkdir(parents=True, mode=0o700)
    (cluster / "PG_VERSION").write_text("16\n")
    message = refusal(data_dir)
    assert "made by PostgreSQL 16 and this is PostgreSQL 18" in message
    assert (cluster / "PG_VERSION").read_text() == "16\n"


def test_folder_that_holds_something_else(data_dir: Path) -> None:
    cluster = data_dir / "postgres"
    cluster.mkdir(parents=True, mode=0o700)
    (cluster / "holiday.jpg").write_bytes(b"precious")
    assert "holds no PostgreSQL database" in refusal(data_dir)
    assert (cluster / "holiday.jpg").read_bytes() == b"precious"


def test_data_dir_that_is_a_file(data_dir: Path) -> None:
    data_dir.write_text("")
    assert "give --data-dir a folder that this user may write" in refusal(data_dir)


@pytest.mark.usefixtures("as_ordinary_user")
def test_folder_that_may_not_be_written(data_dir: Path) -> None:
    data_dir.mkdir(mode=0o500)
    assert "give --data-dir a folder that this user may write" in refusal(data_dir)


@pytest.fixture
def small_disk(data_dir: Path) -> Iterator[Path]:
    """A data folder on a file system of 120 MiB, unmounted at the end."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("needs root, to mount a small file system")
    data_dir.mkdir()
    options = ["-t", "tmpfs", "-o", "size=120m,mode=0700", "none", str(data_dir)]
    if subprocess.run(["mount", *options], check=False, stderr=subprocess.DEVNULL).returncode:
        pytest.skip("may not mount file systems here")
    yield data_dir
    subprocess.run(["umount", str(data_dir)], check=True)


def test_disk_too_full_for_a_new_cluster(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(60 * 2**20))
    assert "is full: a new database needs 80 MiB" in refusal(small_disk)
    (small_disk / "ballast").unlink()
    with EmbeddedPostgres(small_disk):
        pass
    _fill(small_disk / "ballast")
    assert "is full: free some space" in refusal(small_disk)


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(2**16))


def test_server_that_someone_else_started(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir):
        pass
    layout = layout_of(data_dir)
    account = account_for(layout.cluster)
    elsewhere = layout.cluster / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    if account:
        os.chown(elsewhere, account.uid, account.gid)
    with (data_dir / "foreign.log").open("wb") as log:
        foreign = spawn(
            [str(binary("postgres")), "-D", str(layout.cluster), "-h", "", "-k", "elsewhere"],
            account=account,
            folders=[layout.cluster],
            lock_fd=log.fileno(),  # any file but the lock
            output_fd=log.fileno(),
            death_signal=signal.SIGINT,
        )
    try:
        pid_file = layout.cluster / "postmaster.pid"
        while "ready" not in (pid_file.read_text() if pid_file.exists() else ""):
            assert foreign.poll() is None
        assert f"(process {foreign.pid}) is using" in refusal(data_dir)
        assert foreign.poll() is None
    finally:
        foreign.send_signal(signal.SIGINT)
        foreign.wait()


def test_log_that_may_not_be_written(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "log").write_text("not a folder")
    assert "log cannot be written" in refusal(data_dir)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", "it ended without a word"),
        ("postgres: could not find the database system\n", "could not find the database system"),
        (
            "2026 UTC [1] FATAL:  broken\n2026 UTC [2] FATAL:  the database system is starting up",
            "(broken)",
        ),
        ("2026 UTC [1] PANIC:  could not write: No space left on device", "is full"),
        # says "No space left on device" as well
        (
            "FATAL:  could not create shared memory segment: No space left on device",
            "no shared memory",
        ),
        ("vitascope-launch: This is why.\n", "This is why."),
        ("postgres: error while loading shared libraries: libz.so.1", "do not run on this system"),
    ],
)
def test_log_is_read_back(said: str, expected: str) -> None:
    found = diagnosis(said, layout=layout_of(Path("/srv/x")), doing="run")
    assert expected in found.error.message


def test_passing_trouble_is_told_from_lasting() -> None:
    layout = layout_of(Path("/srv/x"))
    shared = "FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use"
    assert diagnosis(shared, layout=layout, doing="run").is_passing
    assert diagnosis("Read-only file system", layout=layout, doing="run").is_final
