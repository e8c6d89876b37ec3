"""Starting: from the command to ready, to the first video; how soon an idle worker begins."""

from __future__ import annotations

import time
from pathlib import Path

import psycopg

from bench.report import figure, median, section
from bench.service import Service, running_service
from vitascope.postgres import conninfo_of

__all__ = ["run"]

STARTS = 3
TASKS = 20


def run(folder: Path) -> None:
    section("From `vitascope serve` to ready, and to the first video")
    new_s = [_ready_s(folder / f"new-{index}") for index in range(STARTS)]
    existing_s = [_ready_s(folder / f"new-{index}") for index in range(STARTS)]
    figure(
        "ready, new data folder", f"{median(new_s):.2f} s", aim="≤ 6 s", is_met=median(new_s) <= 6
    )
    figure(
        "ready, existing data folder",
        f"{median(existing_s):.2f} s",
        aim="≤ 3 s",
        is_met=median(existing_s) <= 3,
    )
    began = time.perf_counter()
    with running_service(folder / "cold") as service:
        service.wait_for("/readyz")
        service.finish(service.create(duration=5))
        figure("cold start to a finished 5 s video at 720p", f"{time.perf_counter() - began:.2f} s")
        section("Create → the engine starts, idle worker")
        _dispatch(service)
        section("Peak resident memory after a 12 s video at 1080p with sound")
        options = {"generate_audio": True}
        service.finish(service.create(duration=12, resolution="1080p", provider_specific=options))
        for name, mib in service.peak_memory_mib().items():
            figure(name, f"{mib:.0f} MiB")


def _ready_s(data_dir: Path) -> float:
    began = time.perf_counter()
    with running_service(data_dir) as service:
        service.wait_for("/readyz")
        return time.perf_counter() - began


def _dispatch(service: Service) -> None:
    """From the commit of a task to the claim after which its worker calls the engine, told by
    the database's own clock."""
    with psycopg.connect(conninfo_of(service.data_dir), autocommit=True) as connection:
        taken_ms = []
        for _ in range(TASKS):
            task_id = service.create(duration=2)
            service.finish(task_id)
            row = connection.execute(
                "SELECT extract(epoch FROM max(at) FILTER (WHERE event = 'claimed') "
                "- max(at) FILTER (WHERE event = 'created')) * 1000 "
                "FROM task_events WHERE task_id = %s",
                [task_id],
            ).fetchone()
            assert row is not None
            taken_ms.append(float(row[0]))
    p50 = median(taken_ms)
    figure("created → claimed, p50", f"{p50:.1f} ms", aim="≤ 50 ms", is_met=p50 <= 50)
