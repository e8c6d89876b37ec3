"""The API: how long a creation takes, how many status reads one process answers."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg

from bench.report import figure, median, percentile, section
from bench.service import KEY, Service, running_service, video_body
from vitascope.postgres import conninfo_of

__all__ = ["run"]

CREATES_PER_SECOND = 50
CREATES = 500
ROUNDS = 5
ROUND_S = 2.0
CONNECTIONS = 16


def run(folder: Path) -> None:
    with running_service(folder / "api", workers=0) as service:
        service.wait_for("/healthz")
        task_id = service.create()
        _pretend_it_is_rendering(service, task_id)
        section("Status reads, one API process beside a bare ASGI application, same row")
        _status_reads(service, task_id)
        section(f"Create, {CREATES_PER_SECOND} requests a second")
        asyncio.run(_creates(service))


def _pretend_it_is_rendering(service: Service, task_id: str) -> None:
    """What clients poll is a task that is being rendered. A real render would take the processor
    from what is measured, so this one only stands in the database, with an hour's heartbeat."""
    with psycopg.connect(conninfo_of(service.data_dir)) as connection:
        connection.execute(
            "UPDATE tasks SET status = 'processing', phase = 'rendering', progress = 42, "
            "attempt = 1, worker = 'none', started_at = now(), "
            "heartbeat_at = now() + interval '1 hour' WHERE id = %s",
            [task_id],
        )


async def _creates(service: Service) -> None:
    """Open loop: the requests come at their rate, whatever the answers do."""
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{service.port}",
        headers={"Authorization": f"Bearer {KEY}"},
        timeout=60.0,
    ) as client:

        async def create(due: float) -> float:
            await asyncio.sleep(due - time.perf_counter())
            answer = await client.post("/v1/video/create", json=video_body())
            answer.raise_for_status()
            return (time.perf_counter() - due) * 1000  # waiting behind a late one counts

        began = time.perf_counter() + 0.5
        taken_ms = await asyncio.gather(
            *(create(began + index / CREATES_PER_SECOND) for index in range(CREATES))
        )
    p50, p99 = median(taken_ms), percentile(taken_ms, 99)
    figure("create, p50", f"{p50:.1f} ms", aim="≤ 10 ms", is_met=p50 <= 10)
    figure("create, p99", f"{p99:.1f} ms", aim="≤ 50 ms", is_met=p99 <= 50)


def _status_reads(service: Service, task_id: str) -> None:
    ours, bare = [], []
    with _bare_app(service) as bare_port:
        for _ in range(ROUNDS):  # in turn, because the machine's speed wanders
            ours.append(_reads(service.port, f"/v1/video/status?id={task_id}"))
            bare.append(_reads(bare_port, f"/?id={task_id}"))
    share = median(ours) / median(bare)
    figure("bare ASGI application", f"{median(bare):.0f} reads/s")
    figure("GET /v1/video/status", f"{median(ours):.0f} reads/s")
    figure("share", f"{share:.2f}", aim="≥ 0.5", is_met=share >= 0.5)


def _reads(port: int, path: str) -> float:
    words = [str(port), path, KEY, str(CONNECTIONS), str(ROUND_S)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.load", *words],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return float(done.stdout)


@contextmanager
def _bare_app(service: Service) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as listener:
        port = listener.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "bench.bare", str(listener.fileno())],
            env={**os.environ, "CONNINFO": conninfo_of(service.data_dir)},
            pass_fds=[listener.fileno()],
        )
    try:
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
