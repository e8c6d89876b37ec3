"""The server's log: kept small, and read back to say why a start failed.

Knows PostgreSQL's (English: LC_ALL=C) messages; knows nothing of processes.
"""

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vitascope.postgres.errors import PostgresError
from vitascope.postgres.launch import MARK
from vitascope.postgres.paths import Layout

__all__ = ["Diagnosis", "diagnosis", "keep_small", "opened", "size_bytes", "text_since"]

_SIZE_BYTES_MAX = 4 * 2**20
_READ_BACK_BYTES = 64 * 2**10


@dataclass(frozen=True)
class Diagnosis:
    """Why PostgreSQL ended."""

    error: PostgresError
    is_passing: bool  # goes away by waiting: try again without counting
    is_final: bool  # trying again cannot help


@dataclass(frozen=True)
class _Cause:
    pattern: str
    sentence: str  # may name {where}, the cluster, and {line}, what PostgreSQL said last
    is_passing: bool = False
    is_final: bool = True


_CAUSES = (
    # Backends of a killed postmaster, still at work; each ends when it notices.
    _Cause(
        r"pre-existing shared memory block .* is still in use|lock file .* already exists",
        "Processes of an earlier PostgreSQL still use {where}: end them, then start again.",
        is_passing=True,
        is_final=False,
    ),
    # Says "No space left on device" too, so it must come before the disk.
    _Cause(
        r"could not (create|resize|map) .*shared memory",
        "PostgreSQL got no shared memory ({line}): allow more (in a container: --shm-size), or set "
        "VITASCOPE_DATABASE_URL.",
    ),
    _Cause(
        r"No space left on device|Disk quota exceeded",
        "The disk that holds {where} is full: free some space and start again.",
    ),
    _Cause(
        r"Read-only file system",
        "The disk that holds {where} is mounted read-only: remount it, or choose another "
        "--data-dir.",
    ),
    _Cause(
        r"error while loading shared libraries|GLIBC_",
        "PostgreSQL's programs do not run on this system ({line}): set VITASCOPE_DATABASE_URL.",
    ),
)


def diagnosis(said: str, *, layout: Layout, doing: str) -> Diagnosis:
    """Turn what a program that failed has ``said`` into one sentence."""
    lines = [line for line in said.splitlines() if line.strip()]
    refusals = [line.removeprefix(MARK) for line in lines if line.startswith(MARK)]
    if refusals:
        return Diagnosis(PostgresError(refusals[-1]), is_passing=False, is_final=True)
    line = _telling_line(lines)
    for cause in _CAUSES:
        if re.search(cause.pattern, said):
            sentence = cause.sentence.format(where=layout.cluster, line=line)
            return Diagnosis(PostgresError(sentence), cause.is_passing, cause.is_final)
    sentence = (
        f"The database in {layout.cluster} cannot {doing} ({line}): see {layout.log_file}, and if "
        "the folder is damaged restore it from a backup or choose another --data-dir."
    )
    return Diagnosis(PostgresError(sentence), is_passing=False, is_final=False)


def _telling_line(lines: list[str]) -> str:
    """The last line that names a failure, without time and process."""
    for grade in (r"\b(PANIC|FATAL): +(?! |the database system is)", r"\bERROR:|\berror:", ""):
        for line in reversed(lines):
            if re.search(grade, line):
                return re.sub(r"^.*?\b(PANIC|FATAL|ERROR|LOG): +", "", line)
    return "it ended without a word"


@contextlib.contextmanager
def opened(path: Path) -> Iterator[int]:
    """A file descriptor for a child to append to; append mode lets ``keep_small`` cut the file.

    Raises:
        PostgresError: it cannot be written.
    """
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise PostgresError(
            f"The database's log {path} cannot be written ({error.strerror}): make it writable, or "
            "choose another --data-dir."
        ) from error
    try:
        yield fd
    finally:
        os.close(fd)


def size_bytes(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def text_since(path: Path, offset_bytes: int) -> str:
    """What was written since the file had ``offset_bytes``; of much, the end."""
    end = size_bytes(path)
    start = offset_bytes if offset_bytes <= end else 0
    with path.open("rb") as file:
        file.seek(max(start, end - _READ_BACK_BYTES))
        return file.read().decode("utf-8", "replace")


def keep_small(path: Path) -> None:
    """Move a log that has grown over 4 MiB aside, to ``postgres.log.1``.

    The server keeps its open file, so it is copied and cut; a line written in between is lost.
    """
    if size_bytes(path) <= _SIZE_BYTES_MAX:
        return
    # On a full disk the copy fails; the cut, which frees space, matters more.
    with contextlib.suppress(OSError):
        shutil.copyfile(path, path.with_name(path.name + ".1"))
    os.truncate(path, 0)
