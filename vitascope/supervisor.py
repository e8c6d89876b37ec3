"""Keeps processes running: starts them, restarts any that dies, stops them all.

Runs in the main thread of a process of its own, so that it stays small and alive whatever happens
in the others. Knows processes, signals and one database server that can be asked whether it
lives; knows no HTTP, no SQL and no engine, and imports nothing heavy.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from types import FrameType, TracebackType
from typing import ClassVar, Protocol

import structlog

from vitascope.errors import VitascopeError
from vitascope.lifeline import die_with_parent

__all__ = ["CannotListen", "DatabaseServer", "Program", "Supervisor", "listen", "service_programs"]

log = structlog.get_logger(__name__)

STEADY_S = 10.0
"""A process that lived this long is restarted at once; one that did not waits longer each time."""

FIRST_DELAY_S = 0.1
LONGEST_DELAY_S = 30.0

STOP_MARGIN_S = 5.0
"""Beyond the grace of a render: what a process needs to hand its work back and leave."""

SAME_SIGNAL_S = 0.3
"""Some send a signal to a process and to its group: what follows this soon is the same one."""

POLL_S = 0.2
"""How often the database server is polled; a program's end is seen at once."""

DATABASE_PAUSE_S = 1.0
"""Between attempts at a database server that cannot be kept running."""

BACKLOG = 2048
"""Connections that wait while the API process is being restarted."""

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class CannotListen(VitascopeError):
    """The address cannot be listened on."""

    code: ClassVar[str] = "cannot_listen"


class DatabaseServer(Protocol):
    """A started database server that keeps itself running when it is polled."""

    def poll(self) -> None:
        """Take one step to keep it running; returns at once.

        Raises:
            VitascopeError: it cannot be kept running as things are; a later poll may do better.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A process to keep running."""

    name: str
    """How the log calls it."""
    argv: tuple[str, ...]
    pass_fds: tuple[int, ...] = ()
    """File descriptors that it inherits, under the same numbers."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, to be inherited by the API process.

    It outlives that process, so that clients who connect during its restart wait and are served.

    Raises:
        CannotListen: the address is taken, not ours, or not allowed; the sentence says which.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(BACKLOG)
        except OSError:
            listener.close()
            raise
    except OSError as error:
        raise CannotListen(_why_not_listening(host, port, error)) from error
    return listener


def _why_not_listening(host: str, port: int, error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return f"{host} is not an address of this machine: {error.strerror}."
    if isinstance(error, PermissionError):
        return f"Port {port} needs more rights than this user has; choose one above 1023."
    if error.errno is not None and error.strerror and "in use" in error.strerror:
        return (
            f"Port {port} on {host} is already in use: stop the program that listens there, "
            f"or choose another port with --port."
        )
    return f"Cannot listen on port {port} of {host}: {error.strerror}."


def service_programs(*, listener: socket.socket | None, workers: int) -> list[Program]:
    """The processes of the service: the API if there is a socket for it, and the workers."""
    python = sys.executable
    programs = [
        Program(name=f"worker-{number}", argv=(python, "-m", "vitascope.tasks"))
        for number in range(1, workers + 1)
    ]
    if listener is not None:
        fd = listener.fileno()
        argv = (python, "-m", "vitascope.api", "--fd", str(fd))
        programs.insert(0, Program(name="api", argv=argv, pass_fds=(fd,)))
    return programs


class Supervisor:
    """Runs programs until it is told to stop."""

    def __init__(
        self,
        programs: Sequence[Program],
        *,
        environment: Mapping[str, str],
        stop_grace_s: float,
        database: DatabaseServer | None = None,
    ) -> None:
        """
        Args:
            programs: what to keep running.
            environment: of every program.
            stop_grace_s: how long a program that was told to stop may go on working.
            database: a server to keep running beside them.
        """
        self._children = [_Child(program, environment) for program in programs]
        self._stop_grace_s = stop_grace_s
        self._database = database
        self._next_database_poll = 0.0

    def run(self) -> signal.Signals:
        """Keep everything running until a signal says stop, then stop the programs.

        The first SIGTERM, SIGINT or SIGHUP stops them gracefully, a second one at once. The
        database server is left to whoever started it.

        Returns:
            The signal that ended it.
        """
        with _Signals() as signals:
            try:
                while signals.first is None:
                    self._keep_database()
                    for child in self._children:
                        child.tend()
                    wake_in_s = min((child.wake_in_s() for child in self._children), default=POLL_S)
                    signals.wait(min(wake_in_s, POLL_S))
                log.info("stop", signal=signals.first.name)
            finally:
                self._stop(signals)
            return signals.first

    def _keep_database(self) -> None:
        if self._database is None or time.monotonic() < self._next_database_poll:
            return
        try:
            self._database.poll()
        except VitascopeError as error:
            # Without its database the service is nothing, so we go on trying, and say so.
            log.error("database_lost", error=error.message, next_try_in_s=DATABASE_PAUSE_S)
            self._next_database_poll = time.monotonic() + DATABASE_PAUSE_S

    def _stop(self, signals: _Signals) -> None:
        for child in self._children:
            child.terminate()
        deadline = time.monotonic() + self._stop_grace_s + STOP_MARGIN_S
        while any(child.is_alive() for child in self._children):
            left_s = deadline - time.monotonic()
            if signals.is_impatient or left_s <= 0:
                for child in self._children:
                    child.kill()
                return
            signals.wait(left_s)


class _Child:
    """One program's process: the present one, or the one that is due."""

    def __init__(self, program: Program, environment: Mapping[str, str]) -> None:
        self._program = program
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._backoff = _Backoff()

    def tend(self) -> None:
        """Note the process's end if it came; start the next one when it is due."""
        if self._process is not None and (code := self._process.poll()) is not None:
            self._process = None
            self._plan_restart(code)
        if self._process is None and self._backoff.wait_s() == 0:
            self._start()

    def wake_in_s(self) -> float:
        """Seconds until a start is due; endless while the process lives."""
        return float("inf") if self._process is not None else self._backoff.wait_s()

    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def terminate(self) -> None:
        if self._process is not None:
            self._process.terminate()

    def kill(self) -> None:
        """End it and whatever it started, which is in its process group, for certain."""
        if self._process is None:
            return
        if self._process.poll() is None:
            log.warning("killed", program=self._program.name, pid=self._process.pid)
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _start(self) -> None:
        try:
            # A process group of its own: Ctrl-C in the terminal reaches us alone, and we say
            # in which order things end.
            self._process = subprocess.Popen(
                self._program.argv,
                env=self._environment,
                pass_fds=self._program.pass_fds,
                stdin=subprocess.DEVNULL,
                process_group=0,
                # Between fork and exec, so that there is no moment in which we could be killed
                # and leave it behind; it holds after exec.
                preexec_fn=partial(die_with_parent, signal.SIGKILL, os.getpid()),
            )
        except (OSError, subprocess.SubprocessError) as error:
            # No memory, no file descriptor: that may pass.
            delay_s = self._backoff.note_failure()
            log.error(
                "start_failed", program=self._program.name, error=str(error), next_try_in_s=delay_s
            )
            return
        self._started_at = time.monotonic()
        log.debug("started", program=self._program.name, pid=self._process.pid)

    def _plan_restart(self, code: int) -> None:
        lived_s = time.monotonic() - self._started_at
        if lived_s >= STEADY_S:
            self._backoff = _Backoff()
            delay_s = 0.0
        else:
            delay_s = self._backoff.note_failure()
        log.error(
            "process_ended",
            program=self._program.name,
            cause=_cause(code),
            lived_s=round(lived_s, 1),
            restart_in_s=delay_s,
        )


class _Backoff:
    """Waits that double with each failure."""

    def __init__(self) -> None:
        self._failures = 0
        self._until = 0.0

    def note_failure(self) -> float:
        """How long to wait now, in seconds."""
        delay_s = min(FIRST_DELAY_S * 2.0**self._failures, LONGEST_DELAY_S)
        self._failures += 1
        self._until = time.monotonic() + delay_s
        return delay_s

    def wait_s(self) -> float:
        """What is left of the wait, in seconds."""
        return max(0.0, self._until - time.monotonic())


def _cause(code: int) -> str:
    """A process's return code, in words."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


class _Signals:
    """The signals that came while the block runs, and a wait that they end."""

    def __init__(self) -> None:
        self.first: signal.Signals | None = None
        self._first_at = 0.0
        self.is_impatient = False
        """Whether stop was said twice."""

    def __enter__(self) -> _Signals:
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._former_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._former = {
            number: signal.signal(number, self._note_stop)
            for number in STOP_SIGNALS
            if signal.getsignal(number) is not signal.SIG_IGN  # nohup ignores SIGHUP: so do we
        }
        self._former[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, _ignore)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._former.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._former_fd)
        self._reader.close()
        self._writer.close()

    def wait(self, longest_s: float) -> None:
        """Sleep until a signal comes (a child's end is one), at most this long."""
        if select.select([self._reader], [], [], longest_s)[0]:
            self._reader.recv(4096)

    def _note_stop(self, number: int, _frame: FrameType | None) -> None:
        if self.first is None:
            self.first = signal.Signals(number)
            self._first_at = time.monotonic()
        elif time.monotonic() - self._first_at > SAME_SIGNAL_S:
            self.is_impatient = True


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """SIGCHLD needs a handler, or it would not wake the wait."""
