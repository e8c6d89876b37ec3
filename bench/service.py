"""A service to measure: started as an operator starts it, on a data folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import psutil

__all__ = ["KEY", "Service", "running_service", "video_body"]

KEY = "sk-bench-0123456789abcdef"
PROMPT = "一只可爱的小猫在花园里玩耍"


class Service:
    """A running ``vitascope serve``."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, data_dir: Path) -> None:
        self.process = process
        self.port = port
        self.data_dir = data_dir
        self.http = httpx.Client(
            base_url=f"http://127.0.0.1:{port}",
            headers={"Authorization": f"Bearer {KEY}"},
            timeout=60.0,
        )

    def wait_for(self, path: str) -> None:
        """Until that path answers 200."""
        while True:
            with suppress(httpx.TransportError):
                if self.http.get(path).status_code == 200:
                    return
            time.sleep(0.01)

    def create(self, *, key: str = KEY, **fields: Any) -> str:
        headers = {"Authorization": f"Bearer {key}"}
        answer = self.http.post("/v1/video/create", json=video_body(**fields), headers=headers)
        answer.raise_for_status()
        task_id: str = answer.json()["task_id"]
        return task_id

    def finish(self, task_id: str) -> dict[str, Any]:
        """Poll until the task has ended."""
        while True:
            status: dict[str, Any] = self.http.get(
                "/v1/video/status", params={"id": task_id}
            ).json()
            if status["status"] in ("completed", "failed"):
                return status
            time.sleep(0.02)

    def peak_memory_mib(self) -> dict[str, float]:
        """Most resident memory each of its processes has had, by what it is."""
        peaks: dict[str, float] = {}
        parent = psutil.Process(self.process.pid)
        for process in [parent, *parent.children(recursive=True)]:
            with suppress(psutil.Error, OSError):
                name = _name_of(process)
                peaks[name] = max(peaks.get(name, 0.0), _peak_mib(process.pid))
        return peaks


def video_body(**fields: Any) -> dict[str, Any]:
    """A request, with a seed so that every run renders the same."""
    return {
        "model": "Seedance-Pro-1.5",
        "content": [{"type": "text", "text": PROMPT}],
        "resolution": "720p",
        "ratio": "16:9",
        "duration": 5,
        "seed": 7,
        **fields,
    }


@contextmanager
def running_service(data_dir: Path, *, workers: int = 1) -> Iterator[Service]:
    """Start a service; it may not be ready yet. Stopped at the end of the block."""
    environment = {
        **os.environ,
        "VITASCOPE_API_KEY": KEY,
        "VITASCOPE_STOP_GRACE_S": "0",
        "VITASCOPE_LOG_LEVEL": "warning",
    }
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as listener:
        port = listener.getsockname()[1]
        words = ["serve", "--fd", str(listener.fileno()), "--workers", str(workers)]
        process = subprocess.Popen(
            [sys.executable, "-m", "vitascope", *words, "--data-dir", str(data_dir)],
            env=environment,
            pass_fds=[listener.fileno()],
            stdout=subprocess.DEVNULL,
        )
    service = Service(process, port, data_dir)
    try:
        yield service
    finally:
        service.http.close()
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _name_of(process: psutil.Process) -> str:
    line = " ".join(process.cmdline())
    for mark, name in (
        ("vitascope.api", "API"),
        ("vitascope.tasks", "worker"),
        ("vitascope.engines.child", "engine"),
        ("illustration", "painter"),
        ("lifeline.py", "engine's guard"),
        ("vitascope", "supervisor"),
        ("postgres", "PostgreSQL, its largest process"),
    ):
        if mark in line:
            return name
    return process.name()


def _peak_mib(pid: int) -> float:
    """``VmHWM``: the peak of resident memory, shared pages included."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0
