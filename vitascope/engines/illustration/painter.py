"""One painter: a process that draws the frames it is told to, into memory it shares.

``painters.py`` starts it, by ``run``, with arguments CONNECTION_FD MEMORY_FD PARENT_PID. It
lives as long as its parent and knows nothing of order, progress or cancelling.
"""

from __future__ import annotations

import mmap
import signal
import sys
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection

import cv2
import numpy as np

from vitascope.engines.base import RenderRequest
from vitascope.lifeline import die_with_parent

from .film import Film, IllustratedFilm, open_film

__all__ = ["Begin", "Broken", "Draw", "Drawn", "Ready", "run"]


@dataclass(frozen=True, slots=True)
class Begin:
    """A new clip; the shared memory now holds ``slots`` frames of its size."""

    request: RenderRequest
    slots: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The clip's scene is built."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw frame ``index`` into slot ``slot``."""

    index: int
    slot: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """Frame ``index`` is in slot ``slot``."""

    index: int
    slot: int


@dataclass(frozen=True, slots=True)
class Broken:
    """The clip cannot be drawn; ``reason`` is for the log."""

    reason: str


class _Easel:
    """The clip at hand and the memory it is drawn into."""

    def __init__(self, begin: Begin, memory_fd: int) -> None:
        request = begin.request
        shape = (begin.slots, request.height, request.width, 3)
        memory = mmap.mmap(memory_fd, int(np.prod(shape)))
        self._slots = np.frombuffer(memory, np.uint8).reshape(shape)
        self._film: Film = open_film(request)

    def draw(self, work: Draw) -> None:
        if isinstance(self._film, IllustratedFilm):
            self._film.draw_into(work.index, self._slots[work.slot])
        else:
            self._slots[work.slot] = self._film.frame(work.index)


def _serve(connection: Connection, memory_fd: int) -> None:
    easel: _Easel | None = None
    while True:
        work: Begin | Draw = connection.recv()
        answer: Ready | Drawn | Broken
        try:
            if isinstance(work, Begin):
                easel = None  # the last clip's layers go before the next one's come
                easel = _Easel(work, memory_fd)
                answer = Ready()
            else:
                assert easel is not None
                easel.draw(work)
                answer = Drawn(work.index, work.slot)
        except Exception:  # noqa: BLE001
            # The boundary of this process: whatever broke is told, and the engine ends the clip.
            answer = Broken(traceback.format_exc())
        connection.send(answer)


def run() -> None:
    """The process, from its start to its end."""
    connection_fd, memory_fd, parent_pid = map(int, sys.argv[1:4])
    die_with_parent(signal.SIGKILL, parent_pid)
    # The engine's process decides what an interrupt means; a painter goes when it goes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cv2.setNumThreads(1)
    try:
        _serve(Connection(connection_fd), memory_fd)
    except (EOFError, ConnectionError):
        return  # the engine is gone or done with us
