"""Ends processes when the one that started them is gone, however it went (``kill -9`` too).

``die_with_parent`` is for a process that is alone. ``start_group_guard`` is for one with child
processes of its own: a guard, a tiny process beside it that takes the whole group down. Knows
nothing of what the processes do. Runs as a script too (that is the guard), so it imports the
standard library only.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from typing import NoReturn

__all__ = ["die_with_parent", "kill_own_group", "start_group_guard"]

_PR_SET_PDEATHSIG = 1
"""Source: Linux, include/uapi/linux/prctl.h."""

# Loaded here, not at the call: between fork and exec little more than a system call is safe.
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(sig: signal.Signals, parent_pid: int) -> None:
    """Ask the kernel to send this process ``sig`` when its parent dies. Linux; elsewhere nothing.

    "Parent" is the *thread* that forked: if that thread ends while its process lives on, the
    signal comes all the same. So start such a process from a thread that lives long.

    Args:
        sig: what this process gets.
        parent_pid: the parent's pid, taken by the parent before the fork.

    Raises:
        OSError: the kernel refused.
    """
    if _libc is None:
        return
    if _libc.prctl(_PR_SET_PDEATHSIG, int(sig), 0, 0, 0) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    if os.getppid() != parent_pid:  # it died before we asked: no signal will come
        os.kill(os.getpid(), sig)


def start_group_guard() -> subprocess.Popen[bytes]:
    """Start the guard of this process's group, and hand it this process's stdin.

    Stdin must be a pipe whose other end only the parent holds: its end of file means that the
    parent is gone, and then the guard kills the group (itself included). On Linux it also does
    so when this process dies. Call it first thing, from the main thread, in a process that
    leads a group of its own. A process and not a thread, because no thread runs while
    an extension hangs without letting go of the interpreter lock.
    """
    # -I -S: this file and the standard library, so that it is up in some 20 ms. Its other
    # streams are closed: holding them open would hide this process's own end from their readers.
    guard = subprocess.Popen(
        [sys.executable, "-I", "-S", __file__, str(os.getpid())],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    nothing_fd = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing_fd, 0)
    os.close(nothing_fd)
    return guard


def kill_own_group() -> NoReturn:
    """SIGKILL every process of this process's group, this one included."""
    os.killpg(os.getpgrp(), signal.SIGKILL)
    raise AssertionError("still alive after SIGKILL")


def _guard(parent_pid: int) -> NoReturn:
    """What the guard does: wait for the end of stdin, or of the process it guards."""
    for unwanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(unwanted, signal.SIG_IGN)
    signal.signal(signal.SIGUSR1, lambda *_: kill_own_group())
    die_with_parent(signal.SIGUSR1, parent_pid)
    while os.read(0, 1):
        pass
    kill_own_group()


if __name__ == "__main__":
    _guard(int(sys.argv[1]))
