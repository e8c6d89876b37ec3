"""The inside of a process that ``sandbox`` starts: bounds on itself, one verb, one answer.

The file is its stdin, its answer one JSON object on stdout. It bounds its own memory and processor
time before anything is opened. Knows nothing of media: the verbs are those of whoever calls
``answer``.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping
from typing import Final

import av

from vitascope.lifeline import die_with_parent
from vitascope.media.errors import DiskFull, EncodeFailed

__all__ = ["MEMORY_BYTES", "Unusable", "answer"]

MEMORY_BYTES: Final = 2 * 1024**3
"""Of address space. Sixteen reference frames of 4096 × 2304 in 10 bits are 0.5 GiB."""


class Unusable(Exception):
    """The file cannot be used; says why, in the words that follow "The video" or "The audio"."""


def answer(argv: list[str], verbs: Mapping[str, Callable[..., dict[str, object]]]) -> int:
    """Do one thing and say how it went.

    Args:
        argv: as ``sandbox`` gives them: the program, a verb, its arguments as JSON.
        verbs: what can be done, each with the arguments it takes.
    """
    verb, options = argv[1], json.loads(argv[2])
    die_with_parent(signal.SIGKILL, options.pop("parent_pid"))
    _bound(memory_bytes=MEMORY_BYTES, cpu_s=options.pop("cpu_s"))
    said: dict[str, object]
    try:
        said = {"facts": verbs[verb](**options)}
    except Unusable as exc:
        said = {"unusable": str(exc)}
    except DiskFull as exc:
        said = {"errno": errno.ENOSPC, "reason": exc.message}
    except EncodeFailed as exc:
        said = {"errno": None, "reason": exc.message}
    except av.FFmpegError as exc:
        # A verb that writes by FFmpeg has its errors translated: what is left is in the file.
        said = {"unusable": f"cannot be decoded: {exc.strerror}"}
    except MemoryError:
        said = {"unusable": "takes too much memory to decode"}
    except OSError as exc:
        said = {"errno": exc.errno, "reason": exc.strerror or "write error"}
    sys.stdout.write(json.dumps(said))
    sys.stdout.flush()
    # Not by way of destructors: some codec's, on a broken file, is where it would hang.
    os._exit(0)


def _bound(*, memory_bytes: int, cpu_s: int) -> None:
    """Let this process die rather than take more than its share."""
    bounds = (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_s),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in bounds:
        # macOS knows the first and refuses to set it.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
