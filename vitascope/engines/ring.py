"""The memory a worker and an engine's process share: a few slots that frames pass through.

Constant however long the video, without a name in any file system, so that nothing has to be
removed and nothing is left, whoever is killed. Knows nothing of who may use which slot when.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import sys
import tempfile

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import InvalidParams

__all__ = ["SLOT_BYTES", "SLOT_COUNT", "Ring", "create_ring", "frame_bytes", "frames_per_slot"]

SLOT_COUNT = 4
"""One with the consumer, one being written, and two between them to even out the pace."""

SLOT_BYTES = 32 * 2**20
"""Room for one frame of 4096 × 2560. Only the pages that are written take memory."""

_USED_BYTES = 8 * 2**20
"""How much of a slot several small frames may fill together: enough to make the cost of a message
vanish, little enough to keep all slots together in some tens of MiB."""


def create_ring() -> int:
    """Make the memory; returns its file descriptor, for a ``Ring`` on each side."""
    if sys.platform == "linux":
        # A memfd is not bound by the size of /dev/shm, which is 64 MiB in a Docker container.
        ring_fd = os.memfd_create("vitascope-frames", os.MFD_CLOEXEC)
    else:
        with tempfile.TemporaryFile(prefix="vitascope-frames") as nameless:
            ring_fd = os.dup(nameless.fileno())
    os.ftruncate(ring_fd, SLOT_COUNT * SLOT_BYTES)
    return ring_fd


class Ring:
    """One side's view of the memory."""

    def __init__(self, ring_fd: int) -> None:
        self._memory = mmap.mmap(ring_fd, SLOT_COUNT * SLOT_BYTES)

    def slot_bytes(self, slot: int, size_bytes: int) -> NDArray[np.uint8]:
        """The first bytes of a slot, (size_bytes,) uint8, in place."""
        return np.frombuffer(
            self._memory, dtype=np.uint8, count=size_bytes, offset=slot * SLOT_BYTES
        )

    def close(self) -> None:
        """Give the memory back; if an array still looks into it, when that one is gone."""
        with contextlib.suppress(BufferError):
            self._memory.close()


def frame_bytes(*, width: int, height: int) -> int:
    """Bytes of one (H, W, 3) uint8 frame."""
    return width * height * 3


def frames_per_slot(*, width: int, height: int) -> int:
    """How many frames of that size go into one slot together.

    Raises:
        InvalidParams: not even one does.
    """
    one_frame = frame_bytes(width=width, height=height)
    if one_frame > SLOT_BYTES:
        raise InvalidParams(f"a frame of {width}×{height} is too large to be rendered here")
    return max(1, _USED_BYTES // one_frame)
