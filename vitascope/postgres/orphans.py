"""Finds and ends backends whose postmaster was killed.

They keep its shared memory, and so keep a new server from starting, until they notice: at once
when idle, but only at the end of their query when computing. Nothing of worth is lost by ending
them: with the postmaster gone every commit they have not logged is void.

A backend is known by its title, which carries the cluster's name, and is an orphan if its parent
is not a postmaster of that cluster; both are readable even across users, unlike open files. Works
where there is /proc (Linux); elsewhere finds nothing and one waits. Knows nothing of locks.
"""

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

from vitascope.postgres.paths import Layout

__all__ = ["end_orphans"]

_PROC = Path("/proc")


def end_orphans(layout: Layout) -> int:
    """Kill them all; returns how many there were."""
    if not _PROC.is_dir() or not layout.cluster.exists():
        return 0
    owner_uid = layout.cluster.stat().st_uid
    orphans = list(_orphans(layout.cluster_name, owner_uid=owner_uid))
    for pid in orphans:
        with contextlib.suppress(ProcessLookupError):  # it noticed by itself
            os.kill(pid, signal.SIGKILL)
    return len(orphans)


def _orphans(cluster_name: str, *, owner_uid: int) -> Iterator[int]:
    title = f"postgres: {cluster_name}: ".encode()
    for folder in _PROC.iterdir():
        if not folder.name.isdigit():
            continue
        try:
            if not (folder / "cmdline").read_bytes().startswith(title):
                continue
            status = _status(folder)
            parent = _PROC / status["PPid"] / "cmdline"
            has_postmaster = parent.exists() and cluster_name.encode() in parent.read_bytes()
            if int(status["Uid"].split()[0]) == owner_uid and not has_postmaster:
                yield int(folder.name)
        except (FileNotFoundError, ProcessLookupError):
            continue  # ended while we looked


def _status(folder: Path) -> dict[str, str]:
    lines = (folder / "status").read_text(encoding="utf-8", errors="replace").splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
