"""A whole service, started as its operator starts it, that a test may ask and kill."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx
import psutil

__all__ = [
    "PROMPT",
    "Follower",
    "Service",
    "is_running",
    "running_service",
    "running_workers",
    "wait_until",
]

PROMPT = "一只可爱的小猫在花园里玩耍"
KEY = "sk-test-key-of-a-running-service"
PATIENCE_S = 120.0
STOP_PATIENCE_S = 40.0

FAKE = "tests.engines.fake:make"
"""The engine, as ``--engine`` takes it; its name is ``fake``."""

T = TypeVar("T")


class Service:
    """A running ``vitascope serve``."""

    def __init__(self, process: subprocess.Popen[bytes], base_url: str, data_dir: Path) -> None:
        self.process = process
        self.base_url = base_url
        self.data_dir = data_dir
        self.http = httpx.Client(
            base_url=base_url,
            headers={"Authorization": f"Bearer {KEY}"},
            timeout=30.0,
            trust_env=False,
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
        return Follower(self, task_id).until_end()

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

    def download(self, status: Mapping[str, Any], path: Path) -> Path:
        """Store a finished task's video at ``path``, without the key: the link is enough."""
        answer = httpx.get(status["video_url"], trust_env=False, timeout=30.0)
        assert answer.status_code == 200, answer.text
        path.write_bytes(answer.content)
        return path

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

    def pid(self, *words: str) -> int:
        """The one process that ``pids`` finds."""
        (pid,) = self.pids(*words)
        return pid

    def postmaster_pid(self) -> int:
        """The process that is PostgreSQL; its first line of ``postmaster.pid`` says which."""
        return int((self.data_dir / "postgres" / "postmaster.pid").read_text().split()[0])

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(STOP_PATIENCE_S)

    def videos(self) -> list[Path]:
        """Every video file in storage."""
        return sorted((self.data_dir / "artifacts").rglob("*.mp4"))

    def temporary_files(self) -> list[Path]:
        """Every file and attempt's folder below the work folder; a worker's own stays."""
        return sorted((self.data_dir / "work").glob("*/*"))

    def log(self) -> str:
        """All that its processes said."""
        return _log_path(self.data_dir).read_text(encoding="utf-8")


@dataclass(slots=True)
class Follower:
    """A client that polls one task. Whatever happens meanwhile, it may only see retries, and
    progress that does not fall."""

    service: Service
    task_id: str
    progress: int = 0

    def look(self) -> dict[str, Any]:
        status = self.service.patient_status(self.task_id)
        assert status["progress"] >= self.progress, status
        assert (status["progress"] == 100) == (status["status"] == "completed"), status
        self.progress = status["progress"]
        return status

    def until_midway(self) -> None:
        """Return in the middle of the render."""
        wait_until(lambda: self.look()["progress"] >= 10)
        assert self.progress <= 80, "too late to do anything in the middle of this render"

    def until_end(self) -> dict[str, Any]:
        return wait_until(
            lambda: status if (status := self.look())["status"] in ("completed", "failed") else None
        )


@contextmanager
def running_service(data_dir: Path, *, engine: str = FAKE, **variables: str) -> Iterator[Service]:
    """Start a service on a free port of loopback, wait until it is ready, stop it at the end.

    Args:
        engine: as ``--engine`` takes it: a name, a preset, a target, or several of them.
        variables: settings, as ``VITASCOPE_…=text``.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        process = _start(
            ["serve", "--fd", str(listener.fileno())],
            data_dir,
            {"VITASCOPE_ENGINE": engine, **variables},
            pass_fds=[listener.fileno()],
        )
    service = Service(process, f"http://127.0.0.1:{port}", data_dir)
    has_workers = variables.get("VITASCOPE_WORKERS") != "0"
    try:
        wait_until(lambda: _is_ready(service, "/readyz" if has_workers else "/healthz"))
        yield service
    finally:
        service.http.close()
        _stop(process)


@contextmanager
def running_workers(
    data_dir: Path, *, workers: int = 1, engine: str = FAKE, **variables: str
) -> Iterator[subprocess.Popen[bytes]]:
    """``vitascope worker`` beside a service on the same data folder; stopped at the end."""
    process = _start(
        ["worker", "--workers", str(workers)], data_dir, {"VITASCOPE_ENGINE": engine, **variables}
    )
    try:
        yield process
    finally:
        _stop(process)


def _start(
    arguments: list[str], data_dir: Path, variables: dict[str, str], *, pass_fds: Sequence[int] = ()
) -> subprocess.Popen[bytes]:
    inherited = {name: text for name, text in os.environ.items() if "VITASCOPE_" not in name}
    environment = {
        **inherited,
        "VITASCOPE_DATA_DIR": str(data_dir),
        "VITASCOPE_API_KEY": KEY,
        "VITASCOPE_STOP_GRACE_S": "0.5",
        **variables,
    }
    with _log_path(data_dir).open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "vitascope", *arguments],
            env=environment,
            pass_fds=pass_fds,
            stdout=log,
            stderr=log,
        )


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()  # its children end with it
        process.wait()
        raise


def _log_path(data_dir: Path) -> Path:
    return data_dir.parent / "log"


def _is_ready(service: Service, path: str) -> bool:
    assert service.process.poll() is None, service.log()
    with suppress(httpx.TransportError):
        return service.http.get(path).status_code == 200
    return False


def is_running(process: psutil.Process) -> bool:
    """Whether this very process, not another that got its pid, still runs."""
    with suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def wait_until(ask: Callable[[], T | None], *, patience_s: float = PATIENCE_S) -> T:
    """Ask until the answer is true; that answer. For what takes as long as it takes."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        if answer := ask():
            return answer
        time.sleep(0.02)
    raise AssertionError(f"did not happen within {patience_s} s")
