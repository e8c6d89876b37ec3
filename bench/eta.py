"""How far off ``eta_seconds`` is: at creation, when a worker has the task, and halfway.

A fresh service with the built-in engine learns its pace as it goes: the first tasks are foreseen
with the built-in guess. Two accounts queue a mix of sizes and lengths.
"""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from bench.report import figure, median, section
from bench.service import Service, running_service, video_body
from vitascope.accounts import service as accounts
from vitascope.db import connect
from vitascope.postgres import conninfo_of

__all__ = ["run"]

SIZES = (("720p", "16:9"), ("720p", "1:1"), ("1080p", "16:9"))
DURATIONS_S = (2, 3, 4, 5)
BATCHES = 2
TASKS_OF_BATCH = 8
POLL_S = 0.2
MOMENTS = ("creation", "claim", "half")


@dataclass(slots=True)
class Followed:
    """A task, and what was foreseen of it: the moment, and the seconds until the end."""

    id: str
    foreseen: dict[str, tuple[float, int]] = field(default_factory=dict)
    ended_at: float | None = None


def run(folder: Path) -> None:
    section("What eta_seconds is off by, built-in engine, two accounts")
    with running_service(folder / "eta") as service:
        service.wait_for("/readyz")
        other = _other_account(service)
        for batch in range(BATCHES):
            name = "pace being learnt" if batch == 0 else "pace learnt"
            _report(name, _batch(service, other, seed=batch))


def _batch(service: Service, other: httpx.Client, *, seed: int) -> list[Followed]:
    """Queue a batch, two of three for the first account, and follow it to its end."""
    chance = random.Random(seed)
    tasks = []
    for index in range(TASKS_OF_BATCH):
        resolution, ratio = chance.choice(SIZES)
        body = video_body(
            resolution=resolution, ratio=ratio, duration=chance.choice(DURATIONS_S), seed=index
        )
        client = other if index % 3 == 2 else service.http
        tasks.append(
            (client, Followed(client.post("/v1/video/create", json=body).json()["task_id"]))
        )
    time.sleep(1.1)  # what the API knows of the queue is at most a second old
    while any(task.ended_at is None for _, task in tasks):
        for client, task in tasks:
            if task.ended_at is None:
                status = client.get("/v1/video/status", params={"id": task.id}).json()
                _note(task, status, now=time.monotonic())
        time.sleep(POLL_S)
    return [task for _, task in tasks]


def _note(task: Followed, status: dict[str, Any], *, now: float) -> None:
    if status["status"] in ("completed", "failed"):
        assert status["status"] == "completed", status
        task.ended_at = now
        return
    eta_s = status["eta_seconds"]
    assert eta_s is not None, status
    task.foreseen.setdefault("creation", (now, eta_s))
    if status["status"] == "processing":
        task.foreseen.setdefault("claim", (now, eta_s))
    if status["progress"] >= 50:
        task.foreseen.setdefault("half", (now, eta_s))


def _report(name: str, tasks: list[Followed]) -> None:
    for moment in MOMENTS:
        errors_s, shares = [], []
        for task in tasks:
            if moment in task.foreseen:
                at, eta_s = task.foreseen[moment]
                assert task.ended_at is not None
                left_s = task.ended_at - at
                errors_s.append(abs(eta_s - left_s))
                shares.append(abs(eta_s - left_s) / left_s)
        figure(
            f"{name}, at {moment}: median error of {len(errors_s)}",
            f"{median(errors_s):.1f} s, {median(shares):.0%}",
        )


def _other_account(service: Service) -> httpx.Client:
    """A client with a key of another account."""
    secret = asyncio.run(_make_key(conninfo_of(service.data_dir)))
    return httpx.Client(
        base_url=f"http://127.0.0.1:{service.port}",
        headers={"Authorization": f"Bearer {secret}"},
        timeout=60.0,
    )


async def _make_key(conninfo: str) -> str:
    async with await connect(conninfo) as connection:
        return (await accounts.create_key(connection, name="bench", account="another")).secret


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory(prefix="vitascope-bench-") as folder_name:
        run(Path(folder_name))
