"""The embedded PostgreSQL: one object that keeps a server running on a data folder.

``start`` and ``poll`` take the same step (``_advance``), the one until the server answers, the
other once: get the lock, start a server if there is none, see whether it answers. So a restart
needs no code of its own, and ``poll`` never waits for the server. Knows nothing of
schemas or signals; PostgreSQL's folder, log and processes are in the modules beside.
"""

import contextlib
import signal
import subprocess
import time
from collections import deque
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql

from vitascope.postgres import log
from vitascope.postgres.child import account_for, binary, spawn
from vitascope.postgres.cluster import Cluster, check_socket_owner
from vitascope.postgres.errors import PostgresError
from vitascope.postgres.lock import FolderLock
from vitascope.postgres.orphans import end_orphans
from vitascope.postgres.paths import NAME, PORT, Layout, layout_of

__all__ = ["EmbeddedPostgres", "conninfo_of"]

SERVER_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    # The hot rows fit many times over, and the machine has videos to make.
    "shared_buffers": "64MB",
    "huge_pages": "off",
    # A task accepted or a hold written survives a power cut; these are the defaults, but the
    # promise is ours and no edited postgresql.conf may break it.
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    # Bounds both the disk used and the log to replay after a crash, hence the restart time.
    "max_wal_size": "256MB",
    # One-row queries gain nothing from parallel workers, whose shared memory overflows the 64 MB
    # that Docker gives to /dev/shm; nor from three I/O worker processes.
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    "io_method": "sync",
    # Nobody subscribes to this server: one idle process less.
    "max_logical_replication_workers": "0",
    # stderr is our log file, kept small by us; two lines at every checkpoint tell nobody anything.
    "logging_collector": "off",
    "log_destination": "stderr",
    "log_checkpoints": "off",
    "log_line_prefix": "%m [%p] ",
    "log_timezone": "UTC",
    "timezone": "UTC",
    "lc_messages": "C",
}
"""Given on the command line: nothing in the cluster can drift from the code."""

_STEP_S = 0.01
_FAST_STOP_S = 20.0
_IMMEDIATE_STOP_S = 5.0
_FAILED_STARTS_MAX = 3
_DEATHS_MAX = 5
_DEATHS_WINDOW_S = 60.0
_ORPHAN_SEARCH_S = 1.0
_ANSWER_S = 2  # libpq's least


def conninfo_of(data_dir: Path) -> str:
    """What ``EmbeddedPostgres(data_dir).start()`` returns, without starting anything.

    Raises:
        PostgresError: the socket would be in /tmp, and another user has put a folder there.
    """
    layout = layout_of(data_dir)
    check_socket_owner(layout)
    return layout.conninfo()


class EmbeddedPostgres:
    """PostgreSQL on ``data_dir``, ours or shared with whoever was first.

    The first on a folder is the owner: it starts the server, restarts it when it is killed and
    stops it. Any other is a guest until the owner and its server are gone; then it takes over.
    On Linux the server also ends when the owner is killed; elsewhere it stays, with its lock, and
    later services are guests of a server that nobody restarts.

    Not thread-safe; ``start`` and ``poll`` belong to the main thread (see ``child.spawn``).
    """

    def __init__(self, data_dir: Path, *, start_timeout_s: float = 60.0) -> None:
        self._layout: Layout = layout_of(data_dir)
        self._start_timeout_s = start_timeout_s
        self._lock = FolderLock(self._layout.lock_file)
        self._server: subprocess.Popen[bytes] | None = None
        self._log_start_bytes = 0
        self._is_started = False  # between start() and stop()
        self._is_ready = False  # the server has answered since it, or we, started
        self._deadline = 0.0  # until when a start may take, monotonic seconds
        self._next_orphan_search = 0.0
        self._failed_starts = 0
        self._deaths: deque[float] = deque(maxlen=_DEATHS_MAX)

    @property
    def is_owner(self) -> bool:
        return self._lock.is_held

    @property
    def conninfo(self) -> str:
        return self._layout.conninfo()

    @property
    def pid(self) -> int | None:
        """The postmaster we started, if it is running."""
        return self._server.pid if self._server and self._server.poll() is None else None

    def start(self) -> str:
        """Return the conninfo once the server, ours or another's, answers.

        Raises:
            PostgresError: it does not within ``start_timeout_s``, or cannot; nothing is left
                running then.
            RuntimeError: not in the main thread.
        """
        self._is_started = True
        self._expect_soon()
        try:
            self._advance_until_ready()
        except BaseException:
            self.stop()
            raise
        return self.conninfo

    def poll(self) -> None:
        """Take one step to keep the server running; call it several times a second.

        Does not wait for the server, only for initdb if a new owner finds the folder empty (half
        a second) and for a server that accepts but does not speak (2 s). While it restarts
        (tenths of a second) connections are refused.

        Raises:
            PostgresError: the server cannot be restarted, or died five times within a minute.
        """
        if not self._is_started:
            return
        self._advance()
        if self.is_owner:
            log.keep_small(self._layout.log_file)

    def stop(self) -> None:
        """Stop the server if it is ours, and let go of the folder. Harmless when repeated."""
        self._is_started = self._is_ready = False
        if self._server is not None:
            self._end_server(self._server)
            self._server = None
        if self._lock.is_held and self._layout.has_outside_socket:
            with contextlib.suppress(OSError):  # not there, or a file that is not ours inside
                self._layout.socket_dir.rmdir()
        self._lock.release()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def _advance_until_ready(self) -> None:
        while not self._advance():
            if time.monotonic() > self._deadline:
                raise self._too_late()
            time.sleep(_STEP_S)

    def _advance(self) -> bool:
        """One step towards a server that answers; whether it does."""
        if not self._lock.is_held:
            if not self._lock.try_take():
                return self._advance_as_guest()
            self._is_ready = False
            self._expect_soon()
        if self._server is not None and self._server.poll() is not None:
            self._take_note_of_death()
        if self._server is None:
            self._start_server()
        if not self._is_ready and self._has_database():
            self._is_ready = True
            self._failed_starts = 0
        return self._is_ready

    def _advance_as_guest(self) -> bool:
        if not self._is_ready:
            check_socket_owner(self._layout)
            self._is_ready = self._answers()
        if not self._is_ready and time.monotonic() > self._next_orphan_search:
            # The owner was killed together with its postmaster: a busy backend holds the lock.
            self._next_orphan_search = time.monotonic() + _ORPHAN_SEARCH_S
            end_orphans(self._layout)
        return self._is_ready

    def _start_server(self) -> None:
        """Set a server going; leaves ``_server`` None while an earlier one's backends end."""
        if end_orphans(self._layout):
            return
        layout = self._layout
        account = account_for(layout.cluster)
        Cluster(layout, account).prepare(lock_fd=self._lock.fd)
        log.keep_small(layout.log_file)
        self._log_start_bytes = log.size_bytes(layout.log_file)
        with log.opened(layout.log_file) as log_fd:
            self._server = spawn(
                _server_command(layout),
                account=account,
                folders=[layout.cluster, layout.socket_dir],
                lock_fd=self._lock.fd,
                output_fd=log_fd,
                # Fast shutdown: sessions are cut, everything committed is written out.
                death_signal=signal.SIGINT,
            )

    def _take_note_of_death(self) -> None:
        """Forget a server that has ended, or raise if another will not fare better."""
        self._server = None
        said = log.text_since(self._layout.log_file, self._log_start_bytes)
        found = log.diagnosis(said, layout=self._layout, doing="run")
        if self._is_ready:
            self._is_ready = False
            self._expect_soon()
            if self._is_dying_often():
                raise found.error
        elif found.is_passing:
            if time.monotonic() > self._deadline:
                raise found.error
        else:
            self._failed_starts += 1
            if found.is_final or self._failed_starts >= _FAILED_STARTS_MAX:
                raise found.error

    def _is_dying_often(self) -> bool:
        now = time.monotonic()
        self._deaths.append(now)
        return len(self._deaths) == _DEATHS_MAX and now - self._deaths[0] < _DEATHS_WINDOW_S

    def _expect_soon(self) -> None:
        self._deadline = time.monotonic() + self._start_timeout_s

    def _has_database(self) -> bool:
        """Whether the server answers; makes our database if it has none yet.

        Not part of making the cluster, because this heals whenever it is interrupted.
        """
        if not self._layout.socket.exists():
            return False
        try:
            with psycopg.connect(
                self._layout.conninfo(dbname="postgres"),
                autocommit=True,
                connect_timeout=_ANSWER_S,
            ) as connection:
                found = connection.execute(
                    "SELECT 1 FROM pg_database WHERE datname = %s", [NAME]
                ).fetchone()
                if found is None:
                    connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))
        except psycopg.OperationalError:  # starting up, or gone again: the next step will see
            return False
        except psycopg.Error as error:
            raise PostgresError(
                f"The database in {self._layout.cluster} is damaged ({str(error).splitlines()[0]}):"
                " restore it from a backup, or choose another --data-dir."
            ) from error
        return True

    def _answers(self) -> bool:
        if not self._layout.socket.exists():
            return False
        try:
            psycopg.connect(self.conninfo, connect_timeout=_ANSWER_S).close()
        except psycopg.OperationalError:
            return False
        return True

    def _too_late(self) -> PostgresError:
        if not self._lock.is_held:
            return PostgresError(
                f"The database in {self._layout.data_dir} is held by {self._lock.last_owner()} or "
                f"the PostgreSQL it started, which did not answer for {self._start_timeout_s:g} s: "
                "end it, or choose another --data-dir."
            )
        said = log.text_since(self._layout.log_file, self._log_start_bytes).strip().splitlines()
        return PostgresError(
            f"The database in {self._layout.cluster} did not answer for {self._start_timeout_s:g} s"
            f" ({said[-1] if said else 'it says nothing'}): see {self._layout.log_file}, or set "
            "VITASCOPE_DATABASE_URL."
        )

    def _end_server(self, server: "subprocess.Popen[bytes]") -> None:
        for how, patience_s in (
            (signal.SIGINT, _FAST_STOP_S),
            (signal.SIGQUIT, _IMMEDIATE_STOP_S),
            (signal.SIGKILL, None),
        ):
            server.send_signal(how)
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(patience_s)
                break
        end_orphans(self._layout)


def _server_command(layout: Layout) -> list[str]:
    settings = SERVER_SETTINGS | {"cluster_name": layout.cluster_name}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    place = ["-D", str(layout.cluster), "-k", layout.socket_dir_option, "-p", str(PORT)]
    return [str(binary("postgres")), *place, *options]
