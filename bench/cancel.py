"""Cancelling: how soon after the call the engine has stopped, told by the worker's next claim."""

from __future__ import annotations

import time
from pathlib import Path

import psycopg

from bench.report import figure, median, section
from bench.service import Service, running_service
from vitascope.postgres import conninfo_of

__all__ = ["run"]

ROUNDS = 7
SOON_S = 0.25
"""Into the render: past its loading and its first frames."""


def run(folder: Path) -> None:
    section("Cancel a render at 1080p, built-in engine, one worker")
    with running_service(folder / "cancel") as service:
        service.wait_for("/readyz")
        service.finish(service.create(duration=2))  # the engine is loaded
        stopped_s = [_round(service) for _ in range(ROUNDS)]
    worst = max(stopped_s)
    figure("cancelled → the worker has the next task, median", f"{median(stopped_s) * 1000:.0f} ms")
    figure("… slowest of 7", f"{worst * 1000:.0f} ms", aim="≤ 2000 ms", is_met=worst <= 2)


def _round(service: Service) -> float:
    """Seconds from the cancel's commit to the claim of the task behind it."""
    cancelled = service.create(duration=12, resolution="1080p")
    behind = service.create(duration=2)
    while service.http.get("/v1/video/status", params={"id": cancelled}).json()["progress"] < 5:
        time.sleep(0.02)
    time.sleep(SOON_S)
    service.http.post("/v1/video/cancel", json={"id": cancelled}).raise_for_status()
    service.finish(behind)
    with psycopg.connect(conninfo_of(service.data_dir)) as connection:
        row = connection.execute(
            "SELECT extract(epoch FROM c.at - x.at)::float8 FROM task_events c, task_events x "
            "WHERE c.task_id = %s AND c.event = 'claimed' "
            "AND x.task_id = %s AND x.event = 'cancelled'",
            [behind, cancelled],
        ).fetchone()
    assert row is not None
    return float(row[0])
