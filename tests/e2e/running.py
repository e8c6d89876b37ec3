"""A whole service, started as its operator starts it, that a test may ask and kill."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import httpx
import psutil

__all__ = ["PROMPT", "Service", "running_service", "wait_until"]

PROMPT = "一只可爱的小猫在花园里玩耍"
KEY = "sk-test-key-of-a-running-service"
PATIENCE_S = 120.0

T = TypeVar("T")


class Service:
    """A running ``vitascope serve``."""

    def __init__(self, process: subprocess.Popen[bytes], base_url: str, data_dir: Path) -> None:
        self.process = process
        self.base_url = base_url
        self.data_dir = data_dir
        self.http = httpx.Client(
            base_url=base_url, headers={"Authorization": f"Bearer {KEY}"}, timeout=30.0
        )

    @property
    def key(self) -> str:
        return KEY

    def create(self, prompt: str = PROMPT, **fields: Any) -> str:
        """Create a task; its id."""
        body = {
            "model": "Seedance-Pro-1.5",
            "content": [{"type": "text", "text": prompt}],
            "resolution": "720p",
            "ratio": "16:9",
            "duration": 2,
            **fields,
        }
        answer = self.http.post("/v1/video/create", json=body)
        assert answer.status_code == 200, answer.text
        task_id: str = answer.json()["task_id"]
        return task_id

    def status(self, task_id: str) -> dict[str, Any]:
        answer = self.http.get("/v1/video/status", params={"id": task_id})
        assert answer.status_code == 200, answer.text
        status: dict[str, Any] = answer.json()
        return status

    def wait_for_end(self, task_id: str) -> dict[str, Any]:
        """Poll until the task has ended; what it reads then."""
        return wait_until(
            lambda: (
                status
                if (status := self.patient_status(task_id))["status"] in ("completed", "failed")
                else None
            )
        )

    def patient_status(self, task_id: str) -> dict[str, Any]:
        """The status, through a time in which the API or the database is away."""

        def ask() -> dict[str, Any] | None:
            with suppress(httpx.TransportError):
                answer = self.http.get("/v1/video/status", params={"id": task_id})
                if answer.status_code != 503:
                    assert answer.status_code == 200, answer.text
                    return dict(answer.json())
            return None

        return wait_until(ask)

    def pids(self, *words: str) -> list[int]:
        """Processes of this service whose command line has all these words, e.g.
        ``vitascope.api``, ``vitascope.tasks``, ``vitascope.engines.child``."""
        found = []
        for process in psutil.Process(self.process.pid).children(recursive=True):
            with suppress(psutil.Error):
                line = " ".join(process.cmdline())
                if all(word in line for word in words):
                    found.append(process.pid)
        return found

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)

    def videos(self) -> list[Path]:
        """Every video file in storage."""
        return sorted((self.data_dir / "artifacts").rglob("*.mp4"))


@contextmanager
def running_service(data_dir: Path, *, engine: str = "fake", **variables: str) -> Iterator[Service]:
    """Start a service on a free port of loopback, wait until it is ready, stop it at the end.

    Args:
        variables: settings, as ``VITASCOPE_…=text``.
    """
    environment = {
        **os.environ,
        "VITASCOPE_DATA_DIR": str(data_dir),
        "VITASCOPE_ENGINE": engine,
        "VITASCOPE_ENGINES": '{"fake": "tests.engines.fake:make"}',
        "VITASCOPE_API_KEY": KEY,
        "VITASCOPE_STOP_GRACE_S": "0.5",
        **variables,
    }
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        (data_dir.parent / "log").open("ab") as log,
    ):
        port = listener.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "vitascope", "serve", "--fd", str(listener.fileno())],
            env=environment,
            pass_fds=[listener.fileno()],
            stdout=log,
            stderr=log,
        )
    service = Service(process, f"http://127.0.0.1:{port}", data_dir)
    try:
        wait_until(lambda: _is_ready(service))
        yield service
    finally:
        service.http.close()
        if process.poll() is None:
            service.stop()


def _is_ready(service: Service) -> bool:
    assert service.process.poll() is None, (service.data_dir.parent / "log").read_text()
    with suppress(httpx.TransportError):
        return service.http.get("/readyz").status_code == 200
    return False


def wait_until(ask: Callable[[], T | None], *, patience_s: float = PATIENCE_S) -> T:
    """Ask until the answer is true; that answer. For what takes as long as it takes."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        if answer := ask():
            return answer
        time.sleep(0.02)
    raise AssertionError(f"did not happen within {patience_s} s")
