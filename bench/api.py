"""The API: how long a creation takes, how many status reads and creations one process answers,
and what limits and money cost of that."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psycopg

from bench.report import figure, median, percentile, section
from bench.service import KEY, Service, running_service, video_body
from vitascope import db
from vitascope.accounts import service as accounts
from vitascope.billing import service as billing
from vitascope.postgres import conninfo_of

__all__ = ["run"]

CREATES_PER_SECOND = 50
CREATES = 500
ROUNDS = 5
ROUND_S = 2.0
CONNECTIONS = 16

CREATE, STATUS = "/v1/video/create", "/v1/video/status"

LIMITS = {
    "requests_per_minute": 1_000_000,
    "max_concurrent": 1_000_000,
    "monthly_budget_micros": 10**15,
    "allowed_models": [video_body()["model"]],
}
"""Every limit that a key may have, none of which is reached."""

BALANCE_MICROS = 10**13


def run(folder: Path) -> None:
    with running_service(folder / "api", workers=0) as service:
        service.wait_for("/healthz")
        section("Status reads, one API process beside a bare ASGI application")
        _status_reads(service)
        section(f"Create, {CREATES_PER_SECOND} requests a second")
        asyncio.run(_creates(service))
        section(f"Creations, {CONNECTIONS} clients of one API process")
        _creations(service)


def _status_reads(service: Service) -> None:
    (limited,) = _limited_keys(service, names=["reader"])
    query, limited_query = (f"?id={_rendering_task(service, key)}" for key in (KEY, limited))
    with _bare_app(service) as bare_port:
        bare, off, on = _in_turn(
            lambda: _load(bare_port, f"/{query}", [KEY]),
            lambda: _load(service.port, STATUS + query, [KEY]),
            lambda: _load(service.port, STATUS + limited_query, [limited]),
        )
    share = off / bare
    figure("bare ASGI application", f"{bare:.0f} reads/s")
    figure("GET /v1/video/status", f"{off:.0f} reads/s")
    figure("share", f"{share:.2f}", aim="≥ 0.5", is_met=share >= 0.5)
    figure("with limits, of a prepaid account", f"{on:.0f} reads/s")
    figure("share of those without", f"{on / off:.2f}", aim="≥ 0.5", is_met=on / off >= 0.5)


def _rendering_task(service: Service, key: str) -> str:
    """What clients poll is a task that is being rendered. A real render would take the processor
    from what is measured, so this one only stands in the database, with an hour's heartbeat."""
    task_id = service.create(key=key)
    with psycopg.connect(conninfo_of(service.data_dir)) as connection:
        connection.execute(
            "UPDATE tasks SET status = 'processing', phase = 'rendering', progress = 42, "
            "attempt = 1, worker = 'none', started_at = now(), "
            "heartbeat_at = now() + interval '1 hour' WHERE id = %s",
            [task_id],
        )
    return task_id


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


def _creations(service: Service) -> None:
    """Creations of one account wait for each other at its balance, those of one limited key
    before that at the key."""
    many = [f"client {index}" for index in range(CONNECTIONS)]
    plain = _keys(service, names=many)
    shared = _limited_keys(service, names=["shared"] * CONNECTIONS)
    prepaid = _limited_keys(service, names=[f"prepaid {name}" for name in many])

    def create(keys: Sequence[str]) -> Callable[[], float]:
        return lambda: _create_load(service, keys)

    off, off_many, on, on_shared, on_many = _in_turn(
        create(plain[:1]), create(plain), create(shared[:1]), create(shared), create(prepaid)
    )
    figure("one account", f"{off:.0f}/s")
    figure(f"{CONNECTIONS} accounts", f"{off_many:.0f}/s, {off_many / off:.2f} of one's")
    for name, rate in (
        ("limited, prepaid: one key", on),
        (f"limited, prepaid: {CONNECTIONS} keys of one account", on_shared),
    ):
        figure(name, f"{rate:.0f}/s, {rate / off:.2f} of those without")
    share = on_many / off_many
    figure(
        f"limited, prepaid: {CONNECTIONS} accounts",
        f"{on_many:.0f}/s, {share:.2f} of those without",
        aim="≥ 0.5",
        is_met=share >= 0.5,
    )


def _create_load(service: Service, keys: Sequence[str]) -> float:
    rate = _load(service.port, CREATE, keys, body=json.dumps(video_body()))
    with psycopg.connect(conninfo_of(service.data_dir)) as connection:
        # Every round begins with an empty queue. No trigger: each would wake whoever listens.
        connection.execute("SET session_replication_role = replica")
        connection.execute("DELETE FROM procrastinate_jobs")
        connection.execute(
            "UPDATE tasks SET status = 'failed', completed_at = now(), error_code = 'cancelled' "
            "WHERE status = 'pending'"
        )
    return rate


def _keys(service: Service, *, names: Sequence[str]) -> list[str]:
    """A key for each of the accounts."""
    return asyncio.run(_make_keys(service, names, {}))


def _limited_keys(service: Service, *, names: Sequence[str]) -> list[str]:
    """A key with every limit for each of the accounts, which are prepaid and rich."""
    return asyncio.run(_make_keys(service, names, LIMITS))


async def _make_keys(
    service: Service, names: Sequence[str], limits: Mapping[str, Any]
) -> list[str]:
    secrets = []
    async with await db.connect(conninfo_of(service.data_dir)) as connection:
        for name in names:
            key = await accounts.create_key(
                connection,
                name="bench",
                account=name,
                billing="prepaid" if limits else "unlimited",
                **limits,
            )
            caller = await accounts.authenticate(connection, key.secret)
            if limits:
                await billing.top_up(
                    connection, account_id=caller.account_id, amount_micros=BALANCE_MICROS
                )
            secrets.append(key.secret)
    return secrets


def _in_turn(*loads: Callable[[], float]) -> list[float]:
    """Each load's median over the rounds; in turn, because the machine's speed wanders."""
    rounds = [[load() for load in loads] for _ in range(ROUNDS)]
    return [median(rates) for rates in zip(*rounds, strict=True)]


def _load(port: int, path: str, keys: Sequence[str], *, body: str | None = None) -> float:
    """Answers per second."""
    words = [str(port), path, ",".join(keys), str(CONNECTIONS), str(ROUND_S)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.load", *words, *([] if body is None else [body])],
        stdout=subprocess.PIPE,
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
