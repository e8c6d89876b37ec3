"""Has ``clip_reader`` or ``film_reader`` work on an untrusted file, in a process of its own, for a
bounded time.

A file that crashes a decoder, makes it turn for ever or eats all memory costs that process.
Knows how to start it, wait for it and kill it; not what it does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, Final, Literal, get_args

from vitascope.engines.base import RenderCancelled
from vitascope.media.errors import MediaError, file_error

__all__ = ["Verb", "run"]

Verb = Literal["probe_audio", "probe_video", "read_audio", "read_video", "finish"]

_MODULES: Final[Mapping[Verb, str]] = MappingProxyType(
    {
        **dict.fromkeys(get_args(Verb), "vitascope.media.clip_reader"),
        "finish": "vitascope.media.film_reader",
    }
)
"""By name only: what they import is not for this process."""

_POLL_S = 0.05
"""How often a cancel is looked for."""
_KEPT_VARIABLES = (
    *("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "VIRTUAL_ENV"),
    *("PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"),
)
_WALL_FACTOR = 3
"""How much longer than its processor time the process may take, on a machine that is busy."""


def run(
    verb: Verb,
    content: bytes | Path,
    options: Mapping[str, object],
    *,
    invalid: type[MediaError],
    noun: str,
    cpu_s: int,
    cancel: threading.Event | None = None,
) -> dict[str, Any]:
    """Do one thing with a file.

    Args:
        verb: what.
        content: the file's bytes, or where it is.
        options: the verb's own arguments, as values that JSON has.
        invalid: the error of a file that cannot be used.
        noun: what the error's sentence calls it.
        cpu_s: processor time it may take.
        cancel: once set, the process is killed.

    Returns:
        What the verb found.

    Raises:
        invalid: the file cannot be used, or not within bounds.
        RenderCancelled: ``cancel`` was set.
        DiskFull, EncodeFailed: no room for what the verb writes, or for ``content`` itself.
    """
    with _as_file(content) as file:
        reply = _ask(
            verb,
            file,
            {**options, "cpu_s": cpu_s, "parent_pid": os.getpid()},
            limit_s=cpu_s,
            cancel=cancel,
        )
    if reply is None:
        raise invalid(f"The {noun} cannot be decoded within bounds of time and memory.")
    if "unusable" in reply:
        raise invalid(f"The {noun} {reply['unusable']}.")
    if "errno" in reply:
        raise file_error(reply["errno"], path=Path(noun), reason=reply["reason"])
    facts: dict[str, Any] = reply["facts"]
    return facts


def _ask(
    verb: Verb,
    file: BinaryIO,
    options: Mapping[str, object],
    *,
    limit_s: float,
    cancel: threading.Event | None,
) -> dict[str, Any] | None:
    """The process's answer; None if it ended without one."""
    # -P: what lies in the current folder is no module.
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", _MODULES[verb], verb, json.dumps(options)],
        stdin=file,
        stdout=subprocess.PIPE,
        # FFmpeg's remarks on a stranger's file are of no use to anybody.
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )
    with process:
        try:
            answer = _awaited(
                process, until_s=time.monotonic() + _WALL_FACTOR * limit_s, cancel=cancel
            )
        finally:
            process.kill()
    return json.loads(answer) if answer else None


def _environment() -> dict[str, str]:
    """What Python needs to run; the service's own secrets are not for whoever reads such files."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    # numpy would start a thread per core, whose stacks count against the bound on memory.
    return {**kept, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def _awaited(
    process: subprocess.Popen[bytes], *, until_s: float, cancel: threading.Event | None
) -> bytes:
    while time.monotonic() < until_s:
        if cancel is not None and cancel.is_set():
            raise RenderCancelled
        try:
            answer, _ = process.communicate(timeout=_POLL_S)
        except subprocess.TimeoutExpired:
            continue
        return answer if process.returncode == 0 else b""
    return b""


@contextmanager
def _as_file(content: bytes | Path) -> Iterator[BinaryIO]:
    """The content as an open file that can be read from any place."""
    if isinstance(content, Path):
        with content.open("rb") as file:
            yield file
        return
    with tempfile.TemporaryFile() as nameless:
        try:
            nameless.write(content)
            nameless.flush()
        except OSError as exc:
            reason = exc.strerror or "write error"
            raise file_error(exc.errno, path=Path("copy"), reason=reason) from exc
        nameless.seek(0)
        yield nameless
