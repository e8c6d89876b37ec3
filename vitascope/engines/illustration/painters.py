"""The crew: painter processes that draw one clip's frames side by side, handed out in order.

skia holds the interpreter lock while it draws, so only processes draw in parallel. Frames come
back through one anonymous piece of shared memory, which leaves nothing behind however the
process ends. Knows nothing of scenes.
"""

from __future__ import annotations

import contextlib
import logging
import mmap
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait

import numpy as np

from vitascope.engines.base import Frames, RenderFailed, RenderRequest

from .painter import Begin, Broken, Draw, Drawn, Ready, run

__all__ = ["Crew"]

_log = logging.getLogger(__name__)

_AHEAD = 2
"""Frames a painter is given at once: one to draw, one so that it never waits for us."""
_POLL_S = 0.05
"""How often a wait is broken off to ask whether the clip is still wanted."""
_DRAIN_S = 15.0
"""How long painters may take over what they had begun when a clip is dropped."""


@dataclass(slots=True)
class _Painter:
    process: subprocess.Popen[bytes]
    connection: Connection
    owes: int = 0
    """Answers still to come."""
    is_lost: bool = False
    """Its pipe broke: it is dead or about to be."""

    @property
    def is_gone(self) -> bool:
        return self.is_lost or self.process.poll() is not None

    def send(self, work: Begin | Draw) -> None:
        try:
            self.connection.send(work)
        except (BrokenPipeError, ConnectionError) as exc:
            self.is_lost = True
            raise RenderFailed("A painter process ended unexpectedly.") from exc
        self.owes += 1

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.wait()


@dataclass(slots=True)
class _Job:
    """What is going on with one clip's frames."""

    request: RenderRequest
    free: list[int]
    """Slots nobody draws into or reads."""
    next_index: int = 0
    done: dict[int, int] = field(default_factory=dict)
    """Frame → slot, drawn and not handed out yet."""


class Crew:
    """``count`` painters, started once, that draw one clip at a time."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._memory_fd = _anonymous_memory()
        self._painters: list[_Painter] = []

    @property
    def pids(self) -> tuple[int, ...]:
        return tuple(p.process.pid for p in self._painters)

    def start(self) -> None:
        """Start the painters that are not running. They load their libraries meanwhile."""
        for dead in [p for p in self._painters if p.is_gone]:
            dead.end()
            self._painters.remove(dead)
        while len(self._painters) < self._count:
            self._painters.append(self._hire())

    def frames(self, request: RenderRequest, check: Callable[[], None]) -> Iterator[Frames]:
        """The clip's frames in order, (1, H, W, 3) each, valid until the next is asked for.

        Args:
            request: what to draw.
            check: called many times a second; what it raises ends the clip.

        Raises:
            RenderFailed: a painter died or could not draw.
        """
        self.start()
        slots = self._count * _AHEAD + 2
        shape = (slots, request.height, request.width, 3)
        memory = self._room_for(int(np.prod(shape)))
        pixels_shwc = np.frombuffer(memory, np.uint8).reshape(shape)
        job = _Job(request, list(range(slots)))
        try:
            for painter in self._painters:
                painter.send(Begin(request, slots))
            for index in range(request.frame_count):
                self._hand_out(job)
                while index not in job.done:
                    check()
                    self._collect(job)
                    self._hand_out(job)
                check()
                slot = job.done.pop(index)
                yield pixels_shwc[slot : slot + 1]
                job.free.append(slot)
        finally:
            self._settle()

    def close(self) -> None:
        """End every painter."""
        for painter in self._painters:
            painter.end()
        self._painters.clear()
        if self._memory_fd >= 0:
            os.close(self._memory_fd)
            self._memory_fd = -1

    def _room_for(self, size_bytes: int) -> mmap.mmap:
        # Never made smaller: whoever still held a frame would die of touching it (SIGBUS).
        if os.fstat(self._memory_fd).st_size < size_bytes:
            os.ftruncate(self._memory_fd, size_bytes)
        return mmap.mmap(self._memory_fd, size_bytes)

    def _hire(self) -> _Painter:
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [
                    sys.executable,
                    "-c",
                    f"from {run.__module__} import run; run()",
                    str(theirs.fileno()),
                    str(self._memory_fd),
                    str(os.getpid()),
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(), self._memory_fd),
                # Painters share the cores between them: no library may start threads of its own.
                env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            )
        return _Painter(process, Connection(ours.detach()))

    def _hand_out(self, job: _Job) -> None:
        """Give the next frames to whoever has least to do."""
        while job.free and job.next_index < job.request.frame_count:
            painter = min(self._painters, key=lambda p: p.owes)
            if painter.owes >= _AHEAD:
                return
            painter.send(Draw(job.next_index, job.free.pop()))
            job.next_index += 1

    def _collect(self, job: _Job) -> None:
        """Take what the painters have to say, waiting a moment for it."""
        for painter in self._talking(_POLL_S):
            painter.owes -= 1
            match self._answer(painter):
                case Drawn(index=index, slot=slot):
                    job.done[index] = slot
                case Broken(reason=reason):
                    _log.error("a painter could not draw: %s", reason)
                    raise RenderFailed("The picture could not be drawn.")
                case Ready():
                    pass

    def _talking(self, patience_s: float) -> list[_Painter]:
        # A lost one's pipe is at its end for ever: it would never let us wait.
        ready = wait([p.connection for p in self._painters if not p.is_lost], timeout=patience_s)
        return [p for p in self._painters if p.connection in ready]

    def _answer(self, painter: _Painter) -> Drawn | Broken | Ready:
        try:
            answer = painter.connection.recv()
        except (EOFError, ConnectionError) as exc:
            painter.is_lost = True
            raise RenderFailed("A painter process ended unexpectedly.") from exc
        assert isinstance(answer, Drawn | Broken | Ready)
        return answer

    def _settle(self) -> None:
        """Wait until no painter touches the shared memory; end those that will not stop."""
        until = time.monotonic() + _DRAIN_S
        while any(p.owes and not p.is_gone for p in self._painters):
            if time.monotonic() > until:
                break
            for painter in self._talking(_POLL_S):
                with contextlib.suppress(RenderFailed):  # a lost one is replaced by ``start``
                    self._answer(painter)
                    painter.owes -= 1
        for painter in [p for p in self._painters if p.owes or p.is_gone]:
            painter.end()
            self._painters.remove(painter)


def _anonymous_memory() -> int:
    """A file descriptor of memory without a name, so that nothing can be left behind."""
    if hasattr(os, "memfd_create"):  # Linux
        return os.memfd_create("painters")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())
