"""Event streams: what 5,000 open ones cost one API process, and how soon a change reaches them."""

from __future__ import annotations

import json
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
import psycopg

from bench.report import figure, median, percentile, section
from bench.service import KEY, Service, running_service
from vitascope.postgres import conninfo_of

__all__ = ["run"]

STREAMS = 5_000
WARM_STREAMS = 200
TASKS = 50
ROUNDS = 5
CHANGES_PER_SECOND = 25
FILES_NEEDED = 3 * STREAMS

EVENT = (
    'event: status\nid: {progress}\ndata: {{"task_id":"{task}","status":"processing",'
    '"phase":"rendering","progress":{progress},"eta_seconds":100}}\n\n'
)

Change = Callable[[int, int], None]
"""Has a task, by its number, reach a progress."""


def run(folder: Path) -> None:
    section(f"{STREAMS} open event streams on one API process, {TASKS} tasks")
    _allow_files()
    with running_service(folder / "streams", workers=0) as service:
        service.wait_for("/healthz")
        tasks = [service.create() for _ in range(TASKS)]
        with psycopg.connect(conninfo_of(service.data_dir), autocommit=True) as connection:
            _pretend_they_are_rendering(connection)

            def change(number: int, progress: int) -> None:
                connection.execute(
                    "UPDATE tasks SET progress = %s WHERE id = %s", [progress, tasks[number]]
                )

            paths = [f"/v1/video/events?id={task}" for task in tasks]
            ours = _measure("GET /v1/video/events", _api_pid(service), service.port, paths, change)
    with _bare_app() as (process, port), httpx.Client(base_url=f"http://127.0.0.1:{port}") as http:

        def tell(number: int, progress: int) -> None:
            http.post(f"/{number}", content=EVENT.format(progress=progress, task=tasks[number]))

        paths = [f"/{number}" for number in range(TASKS)]
        bare = _measure("bare ASGI application", process.pid, port, paths, tell)
    share = ours[0] / bare[0]
    figure("memory, beside the bare one", f"{share:.2f} times")
    figure(
        "delay, p99 beside the bare one",
        f"{ours[1]:.0f} of {bare[1]:.0f} ms",
        aim="≤ 250 ms",
        is_met=ours[1] <= 250,
    )


def _measure(
    name: str, pid: int, port: int, paths: list[str], change: Change
) -> tuple[float, float]:
    """Memory of a stream in KiB, and the 99th percentile of delays in ms."""
    with _followers(port, paths, WARM_STREAMS):  # what the first streams load is not theirs
        before = _memory_kib(pid)
    with _followers(port, paths, STREAMS) as followers:
        each_kib = (_memory_kib(pid) - before) / STREAMS
        used_s = psutil.Process(pid).cpu_times().user
        told = _tell(change)
        used_s = psutil.Process(pid).cpu_times().user - used_s
        delays_ms = _delays_ms(followers, told)
    p50, p99 = median(delays_ms), percentile(delays_ms, 99)
    figure(f"{name}: memory a stream", f"{each_kib:.1f} KiB")
    figure(f"{name}: commit to event, p50", f"{p50:.1f} ms")
    figure(f"{name}: commit to event, p99", f"{p99:.1f} ms")
    figure(f"{name}: processor time an event", f"{used_s / len(delays_ms) * 1e6:.0f} µs")
    return each_kib, p99


def _tell(change: Change) -> dict[tuple[int, int], float]:
    """Change the tasks in turn, at a steady rate; when each change began."""
    told = {}
    began = time.monotonic()
    for index in range(ROUNDS * TASKS):
        time.sleep(max(0.0, began + index / CHANGES_PER_SECOND - time.monotonic()))
        number, progress = index % TASKS, index // TASKS + 1
        told[number, progress] = time.monotonic()
        change(number, progress)
    return told


def _delays_ms(followers: subprocess.Popen[str], told: dict[tuple[int, int], float]) -> list[float]:
    assert followers.stdin and followers.stdout
    time.sleep(1.0)  # the last events
    followers.stdin.write("\n")
    followers.stdin.flush()
    arrivals = json.loads(followers.stdout.readline())
    delays = [
        (moment - told[number, progress]) * 1000
        for number, progress, moment in arrivals
        if (number, progress) in told
    ]
    expected = len(told) * STREAMS // TASKS
    assert len(delays) == expected, f"{len(delays)} events of {expected} came"
    return delays


@contextmanager
def _followers(port: int, paths: list[str], count: int) -> Iterator[subprocess.Popen[str]]:
    words = [str(port), KEY, str(count), *paths]
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.followers", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin and process.stdout
    try:
        assert process.stdout.readline() == "open\n", "not all streams could be opened"
        yield process
    finally:
        process.stdin.close()
        process.wait(60)
        process.stdout.close()


def _pretend_they_are_rendering(connection: psycopg.Connection) -> None:
    connection.execute(
        "UPDATE tasks SET status = 'processing', phase = 'rendering', attempt = 1, "
        "worker = 'none', started_at = now(), heartbeat_at = now() + interval '1 hour'"
    )


def _allow_files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < FILES_NEEDED:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES_NEEDED, hard), hard))


def _api_pid(service: Service) -> int:
    children = psutil.Process(service.process.pid).children(recursive=True)
    (pid,) = [child.pid for child in children if "vitascope.api" in child.cmdline()]
    return pid


def _memory_kib(pid: int) -> float:
    return psutil.Process(pid).memory_info().rss / 1024


@contextmanager
def _bare_app() -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as listener:
        port = listener.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "bench.bare_streams", str(listener.fileno())],
            pass_fds=[listener.fileno()],
        )
    try:
        yield process, port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory(prefix="vitascope-bench-") as name:
        run(Path(name))
