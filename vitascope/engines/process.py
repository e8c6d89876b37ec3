"""One operating-system process that runs an engine: how it starts, talks, logs and dies.

The process leads a group of its own, so that killing the group takes the engine's own child
processes along; and should this process vanish, the group's guard (``lifeline``) does the same.
Knows nothing of renders.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import Connection, Pipe
from typing import IO

import structlog

from vitascope.engines.errors import EngineCrashed
from vitascope.engines.registry import EngineSpec
from vitascope.engines.ring import Ring, create_ring
from vitascope.engines.wire import FromChild, LoadEngine, ToChild

__all__ = ["EngineProcess"]

_EXIT_WAIT_S = 5.0
"""How long a process that hung up may take to be gone and a log to be read to its end."""

_MAX_LINE_BYTES = 8192
_KEPT_LINES = 50

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger(__name__)


class EngineProcess:
    """A running engine process. Used by one thread at a time; ``kill`` by any."""

    def __init__(self, spec: EngineSpec) -> None:
        """Start it; it begins to load its engine at once."""
        self.started_s = time.monotonic()
        ring_fd = create_ring()
        try:
            self._connection: Connection[ToChild, FromChild]
            self._connection, theirs = Pipe(duplex=True)
            with theirs:
                self._popen = _spawn(spec, control_fd=theirs.fileno(), ring_fd=ring_fd)
            self.ring = Ring(ring_fd)
        finally:
            os.close(ring_fd)
        self._output = _Output(self._popen, engine=spec.name)
        self._disposal = threading.Lock()
        self._is_disposed = False
        self.is_loaded = False
        self.send(LoadEngine(spec.target, dict(spec.options), tuple(sys.path)))
        _log.info("engine_started", engine=spec.name, pid=self.pid)

    @property
    def pid(self) -> int:
        return self._popen.pid

    def is_alive(self) -> bool:
        return self._popen.poll() is None

    def send(self, message: ToChild) -> None:
        """Tell it something. That it is gone shows when it is next listened to."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._connection.send(message)

    def receive(self, *, wait_s: float) -> FromChild | None:
        """What it says, or None if it says nothing in that time.

        Raises:
            EngineCrashed: it is gone.
        """
        # Whether it lives is looked at first: what it said before it died is still to be heard.
        # Not only the end of file tells that it is gone: its own children may hold its end open.
        was_alive = self.is_alive()
        try:
            if self._connection.poll(wait_s if was_alive else 0):
                return self._connection.recv()
        except (EOFError, ConnectionResetError):
            raise self._crashed() from None
        if not was_alive:
            raise self._crashed()
        return None

    def kill(self) -> None:
        """SIGKILL it and its group. It still has to be disposed of."""
        with self._disposal:
            self._kill_group()

    def _kill_group(self) -> None:
        if self._is_disposed:  # By now the id may be another group's.
            return
        # macOS answers PermissionError for a group of zombies.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)

    def wait(self, timeout_s: float) -> None:
        """Let it exit by itself, for so long at most."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._popen.wait(timeout_s)

    def dispose(self) -> None:
        """Kill it if it is still there, and free what it took here. Harmless when repeated."""
        with self._disposal:
            self._kill_group()
            self._popen.wait()
            self._is_disposed = True
        # The end of its output is the end of all who could write to it: the whole group.
        self._output.wait(_EXIT_WAIT_S)
        self._connection.close()
        self.ring.close()
        assert self._popen.stdin is not None
        self._popen.stdin.close()

    def _crashed(self) -> EngineCrashed:
        """The error that says how it ended."""
        self.wait(_EXIT_WAIT_S)
        exit_code = self._popen.poll()
        self.dispose()
        sentence = f"the engine process {_how_it_ended(exit_code)}"
        if last_line := self._output.telling_line():
            sentence += f": {last_line}"
        return EngineCrashed(sentence, exit_code=exit_code)


class _Output:
    """Passes what an engine process prints to the log, line by line, and keeps the last lines."""

    def __init__(self, popen: subprocess.Popen[bytes], *, engine: str) -> None:
        assert popen.stdout is not None
        self._lines: deque[str] = deque(maxlen=_KEPT_LINES)
        self._thread = threading.Thread(
            target=self._read,
            args=(popen.stdout, engine, popen.pid),
            name=f"engine-output-{popen.pid}",
            daemon=True,
        )
        self._thread.start()

    def _read(self, pipe: IO[bytes], engine: str, pid: int) -> None:
        for line in _lines(pipe):
            self._lines.append(line)
            _log.info("engine_output", engine=engine, pid=pid, line=line)

    def wait(self, timeout_s: float) -> None:
        """Let it read to the end, which comes when the last process of the group is gone."""
        self._thread.join(timeout_s)

    def telling_line(self) -> str:
        """The line that says most about why a process ended, or nothing."""
        lines = list(self._lines)
        # Written by faulthandler on a segmentation fault, before a long traceback.
        fatal = (line for line in reversed(lines) if line.startswith("Fatal Python error"))
        return next(fatal, lines[-1] if lines else "")


def _lines(pipe: IO[bytes]) -> Iterator[str]:
    """The non-empty lines; over-long ones (progress bars never end theirs) in pieces."""
    with pipe:
        while raw := pipe.readline(_MAX_LINE_BYTES):
            for line in raw.decode("utf-8", "replace").splitlines():
                if line.strip():
                    yield line.rstrip()


def _spawn(spec: EngineSpec, *, control_fd: int, ring_fd: int) -> subprocess.Popen[bytes]:
    # -P: what lies in the current folder is no module. -u: what is printed before a crash is seen.
    # stdin is the lifeline: this side of it is never written to, and closes with this process.
    module = "vitascope.engines.child"
    return subprocess.Popen(
        [sys.executable, "-u", "-P", "-m", module, spec.name, str(control_fd), str(ring_fd)],
        env={**os.environ, **spec.environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        pass_fds=(control_fd, ring_fd),
    )


def _how_it_ended(exit_code: int | None) -> str:
    if exit_code is None:
        return "hung up"
    if exit_code >= 0:
        return f"exited with code {exit_code}"
    hint = " (possibly out of memory)" if exit_code == -signal.SIGKILL else ""
    return f"was killed by signal {-exit_code}{hint}"
