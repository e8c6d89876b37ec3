"""Looks at the processes of this machine, for tests that kill some. Linux only."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

__all__ = ["group_members", "is_running", "resident_bytes", "wait_until"]

_DEADLINE_S = 20.0


def wait_until(is_true: Callable[[], bool], what: str) -> None:
    """Wait for something that comes soon; far too long is a failure."""
    until_s = time.monotonic() + _DEADLINE_S
    while not is_true():
        assert time.monotonic() < until_s, f"waited in vain until {what}"
        time.sleep(0.01)


def is_running(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return _state_and_group(pid)[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def group_members(group: int) -> set[int]:
    """The processes of a process group, zombies left out."""
    members = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state, its_group = _state_and_group(int(folder.name))
            except (FileNotFoundError, ProcessLookupError):
                continue
            if its_group == group and state != "Z":
                members.add(int(folder.name))
    return members


def resident_bytes(pid: int) -> int:
    """How much memory a process has in use, shared memory included."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _state_and_group(pid: int) -> tuple[str, int]:
    # The name, in brackets, may hold anything; what follows its last bracket is plain.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return fields[0], int(fields[2])
