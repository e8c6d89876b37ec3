"""A service of one's own, for one call: on a free port of this machine, gone afterwards.

Knows how to start, await and stop ``vitascope serve``; what is asked of it goes over HTTP.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, ClassVar

import httpx

from vitascope.cli.serve import base_url
from vitascope.errors import VitascopeError
from vitascope.supervisor import listen

if TYPE_CHECKING:
    from vitascope.config import Settings

__all__ = ["ServiceDidNotStart", "private_service"]

START_TIMEOUT_S = 60.0
READY_POLL_S = 0.05
LOG_TAIL_LINES = 15


class ServiceDidNotStart(VitascopeError):
    """The service did not start."""

    code: ClassVar[str] = "service_did_not_start"


@contextmanager
def private_service(settings: Settings) -> Iterator[str]:
    """A running service on this data folder, for the time of the block; its base URL.

    Raises:
        ServiceDidNotStart: the sentence carries the end of its log.
    """
    listener = listen("127.0.0.1", 0)
    fd, pid = str(listener.fileno()), str(os.getpid())
    command = [sys.executable, "-m", "vitascope", "serve", "--fd", fd, "--parent", pid]
    with listener, tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command,
            env=_environment(settings),
            pass_fds=[listener.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            process_group=0,  # Ctrl-C is ours to handle
        )
        try:
            url = base_url(listener)
            _await_ready(url, process, output)
            yield url
        finally:
            process.terminate()
            process.wait()


def _environment(settings: Settings) -> dict[str, str]:
    environment = {
        **os.environ,
        **settings.environment(),
        # One at least, whatever the shared service runs: a video without a worker never ends.
        "VITASCOPE_WORKERS": str(max(1, settings.workers)),
        # Who gave up waiting wants the terminal back: what is unfinished is handed back at once.
        "VITASCOPE_STOP_GRACE_S": "0",
    }
    # Links must lead here, not to where the shared service is reached.
    environment.pop("VITASCOPE_PUBLIC_URL", None)
    return environment


def _await_ready(url: str, process: subprocess.Popen[bytes], output: IO[bytes]) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    with httpx.Client(base_url=url, trust_env=False, timeout=1.0) as client:
        while process.poll() is None and time.monotonic() < deadline:
            try:
                if client.get("/readyz").is_success:
                    return
            except httpx.TransportError:
                pass  # not there yet, or restarting; the deadline ends this
            time.sleep(READY_POLL_S)
    output.seek(0)
    lines = output.read().decode(errors="replace").splitlines()[-LOG_TAIL_LINES:]
    raise ServiceDidNotStart("\n".join(["The service did not start:", *lines]))
