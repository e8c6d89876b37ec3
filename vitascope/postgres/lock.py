"""The lock on a data folder: its holder owns the database there.

An ``flock`` belongs to the open file, not to a process: PostgreSQL inherits it (``child.spawn``),
so it becomes free only when the service *and* every process of its server are gone. Whoever
forks without exec while it is held (multiprocessing's "fork") shares it too, and should not.
Knows nothing of what it protects.
"""

import contextlib
import errno
import fcntl
import os
from pathlib import Path

from vitascope.postgres.errors import PostgresError

__all__ = ["FolderLock"]


class FolderLock:
    """An exclusive lock that is either held or not; never waits."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd: int | None = None

    @property
    def is_held(self) -> bool:
        return self._fd is not None

    @property
    def fd(self) -> int:
        """To be inherited; only while held."""
        assert self._fd is not None, "the lock is not held"
        return self._fd

    def try_take(self) -> bool:
        """Take the lock if it is free.

        Raises:
            PostgresError: the folder cannot be written, or its file system has no locks.
        """
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fd = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise PostgresError(
                f"The data folder {self._path.parent} cannot be used ({error.strerror}): give "
                "--data-dir a folder that this user may write."
            ) from error
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(fd)
            return False
        except OSError as error:
            os.close(fd)
            raise self._no_locks(error) from error
        # Only for people: on a full disk the lock is as good without.
        with contextlib.suppress(OSError):
            os.ftruncate(fd, 0)
            os.pwrite(fd, f"{os.getpid()}\n".encode(), 0)
        self._fd = fd
        return True

    def _no_locks(self, error: OSError) -> PostgresError:
        reason = os.strerror(error.errno or errno.ENOLCK)
        return PostgresError(
            f"The file system of {self._path.parent} grants no locks ({reason}): choose a "
            "--data-dir on a local disk, or set VITASCOPE_DATABASE_URL."
        )

    def last_owner(self) -> str:
        """Which process took the lock last, in words."""
        pid = self._path.read_text(encoding="ascii", errors="replace").strip()
        return f"process {pid}" if pid.isdigit() else "another process"

    def release(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None
