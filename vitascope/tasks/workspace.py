"""Folders for the temporary files of attempts; none outlives its attempt for long.

Each worker has a folder that it holds locked. What a killed worker left behind is no longer
locked, and the next attempt of any worker on the same data folder removes it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["Workspace"]


class Workspace:
    """One worker's folder below ``root``."""

    def __init__(self, root: Path, *, owner: str) -> None:
        self._root = root
        self._own = root / owner
        self._own.mkdir(parents=True)
        self._lock_fd = os.open(self._own, os.O_RDONLY)
        fcntl.flock(self._lock_fd, fcntl.LOCK_EX)

    @contextmanager
    def attempt(self, name: str) -> Iterator[Path]:
        """An empty folder, removed with all that is in it at the end of the block."""
        self._remove_abandoned()
        folder = self._own / name
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder)

    def close(self) -> None:
        shutil.rmtree(self._own)
        os.close(self._lock_fd)

    def _remove_abandoned(self) -> None:
        for folder in self._root.iterdir():
            if folder != self._own and _is_abandoned(folder):
                shutil.rmtree(folder, ignore_errors=True)  # another worker may be at it too


def _is_abandoned(folder: Path) -> bool:
    try:
        probe_fd = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(probe_fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(probe_fd)
    return True
