"""A long queue: what creating, delivering, claiming, polling and rescuing cost with up to 10,000
tasks waiting, of one account and of a thousand.

Nothing renders: there is no worker, and this process claims as one does. It does not know what a
worker does with a task.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import httpx

from bench.report import figure, median, percentile, section
from bench.service import KEY, Service, running_service, video_body
from vitascope import db
from vitascope.db import Connection, Database
from vitascope.postgres import conninfo_of
from vitascope.storage.artifacts import Artifacts
from vitascope.tasks import store
from vitascope.tasks.paces import KEPT_S
from vitascope.tasks.queue import RENDER, queue_of
from vitascope.tasks.rescue import Rescue

__all__ = ["run"]

DEPTHS = (0, 100, 1_000, 10_000)
ACCOUNTS = {1: "one account", 1_000: "1,000 accounts"}
PASSES = 4  # through all of these, because the machine's speed wanders
ROUNDS = 20  # at each depth of a pass
WARMING = 5  # rounds before them that do not count
POLLS = 3  # in each round
TICKS = 5  # in each pass

FLAT = 1.5
"""What still counts as flat: how many times as long as with one account and none waiting."""

WORK = ("create", "status", "deliver", "claim")

WORKER = "bench"
ENGINE = "illustration"


@dataclass(frozen=True, slots=True)
class _Line:
    """A queue: how many accounts there are, how many of their tasks wait."""

    accounts: int
    depth: int


Times: TypeAlias = defaultdict[tuple[_Line, str], list[float]]
"""Milliseconds, by the queue that there was and what was done."""


def run(folder: Path) -> None:
    with running_service(folder / "queue", workers=0) as service:
        service.wait_for("/healthz")
        taken_ms = asyncio.run(_measure(service))
        for accounts, name in ACCOUNTS.items():
            section(f"A queue of {name}, without a worker: p50 / p99")
            for work in WORK:
                _report(work, taken_ms, accounts=accounts)
            ticks_ms = taken_ms[_Line(accounts, DEPTHS[-1]), "tick"]
            figure(f"a rescue's tick, {DEPTHS[-1]:,} waiting", f"{median(ticks_ms):.1f} ms")


def _report(work: str, taken_ms: Times, *, accounts: int) -> None:
    least_ms = median(taken_ms[_Line(min(ACCOUNTS), DEPTHS[0]), work])
    for depth in DEPTHS:
        times_ms = taken_ms[_Line(accounts, depth), work]
        p50 = median(times_ms)
        value = f"{p50:.1f} / {percentile(times_ms, 99):.1f} ms"
        aim = f"≤ {FLAT} × {least_ms:.1f} ms" if depth == DEPTHS[-1] else ""
        figure(f"{work}, {depth:,} waiting", value, aim=aim, is_met=p50 <= FLAT * least_ms)


async def _measure(service: Service) -> Times:
    taken_ms: Times = defaultdict(list)
    connecting = db.connect(conninfo_of(service.data_dir))
    async with await connecting as connection, _client(service) as client:
        await connection.set_autocommit(True)  # as the pool's
        worker_id = await _worker_id(connection)
        visit = _Visit(connection, client, worker_id, taken_ms)
        warming = _Visit(connection, client, worker_id, defaultdict(list))
        for accounts in list(ACCOUNTS) * PASSES:
            await _empty(connection)
            for depth in DEPTHS:
                line = _Line(accounts, depth)
                await _fill(connection, line)
                await asyncio.sleep(KEPT_S)  # until then a status tells of the queue before
                for _ in range(WARMING):  # every connection plans anew for emptied tables
                    await warming.round(line)
                for _ in range(ROUNDS):
                    await visit.round(line)
            taken_ms[line, "tick"] += await _ticks(service)
    return taken_ms


@asynccontextmanager
async def _client(service: Service) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{service.port}",
        headers={"Authorization": f"Bearer {KEY}"},
        timeout=60.0,
    ) as client:
        yield client


class _Visit:
    """What clients and a worker do, one thing after the other; the queue is as long after a round
    as before it."""

    def __init__(
        self,
        connection: Connection,
        client: httpx.AsyncClient,
        worker_id: int,
        taken_ms: Times,
    ) -> None:
        self._connection = connection
        self._client = client
        self._worker_id = worker_id
        self._taken_ms = taken_ms

    async def round(self, line: _Line) -> None:
        began = time.perf_counter()
        answer = await self._client.post("/v1/video/create", json=video_body())
        began = self._note(line, "create", began)
        answer.raise_for_status()
        for _ in range(POLLS):  # the newest has all others of its account before it
            began = time.perf_counter()
            status = await self._client.get(
                "/v1/video/status", params={"id": answer.json()["task_id"]}
            )
            self._note(line, "status", began)
            status.raise_for_status()
        began = time.perf_counter()
        job_id = await self._deliver()
        began = self._note(line, "deliver", began)
        async with self._connection.transaction():
            claim = await store.claim_next(self._connection, engines=[ENGINE], worker=WORKER)
        self._note(line, "claim", began)
        assert claim is not None
        await store.fail(
            self._connection, claim.id, attempt=claim.attempt, code="cancelled", message="bench"
        )
        await self._connection.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job_id])

    def _note(self, line: _Line, work: str, began: float) -> float:
        now = time.perf_counter()
        self._taken_ms[line, work].append((now - began) * 1000)
        return now

    async def _deliver(self) -> int:
        """As procrastinate takes the next job."""
        cursor = await self._connection.execute(
            "SELECT id FROM procrastinate_fetch_job_v2(%s::varchar[], %s)",
            [[queue_of(ENGINE)], self._worker_id],
        )
        row = await cursor.fetchone()
        assert row is not None
        assert row[0] is not None  # there is a job for every task
        return int(row[0])


async def _worker_id(connection: Connection) -> int:
    cursor = await connection.execute(
        "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() + interval '1 hour') "
        "RETURNING id"
    )
    row = await cursor.fetchone()
    assert row is not None
    return int(row[0])


async def _ticks(service: Service) -> list[float]:
    """How long the rescue's looks take, in milliseconds."""
    database = Database(conninfo_of(service.data_dir))
    await database.open()
    artifacts = Artifacts.at(str(service.data_dir / "artifacts"))
    rescue = Rescue(database, artifacts, retention=timedelta(days=1))
    taken_ms = []
    for _ in range(TICKS):
        began = time.perf_counter()
        await rescue.tick(may_judge=True)
        taken_ms.append((time.perf_counter() - began) * 1000)
    await database.close()
    return taken_ms


@asynccontextmanager
async def _unheard(connection: Connection) -> AsyncIterator[None]:
    """Within it no trigger fires: ten thousand changes would wake everybody."""
    await connection.execute("SET session_replication_role = replica")
    yield
    await connection.execute("RESET session_replication_role")


async def _empty(connection: Connection) -> None:
    async with _unheard(connection):
        await connection.execute("TRUNCATE tasks, procrastinate_jobs CASCADE")
        await connection.execute("DELETE FROM api_keys WHERE name LIKE 'filler %'")
        await connection.execute("DELETE FROM accounts WHERE name LIKE 'filler %'")


async def _fill(connection: Connection, line: _Line) -> None:
    """Have its tasks wait, spread evenly over its accounts; the first is that of the client."""
    async with _unheard(connection), connection.transaction():
        await connection.execute(FILL_ACCOUNTS, {"accounts": line.accounts})
        await connection.execute(
            FILL_TASKS,
            {
                "depth": line.depth,
                "accounts": line.accounts,
                "task_name": RENDER,
                "queue": queue_of(ENGINE),
                "engine": ENGINE,
            },
        )


FILL_ACCOUNTS = """
    WITH made AS (
        INSERT INTO accounts (name)
        SELECT 'filler ' || n FROM generate_series(1, %(accounts)s - 1) AS n
        ON CONFLICT DO NOTHING RETURNING id, name
    )
    INSERT INTO api_keys (account_id, name, prefix, secret_hash, scopes)
    SELECT id, name, 'sk-filler', sha256(name::bytea), '{video:create}' FROM made
"""

FILL_TASKS = """
    WITH keys AS (
        SELECT id, account_id, row_number() OVER (ORDER BY created_at, id) - 1 AS index
          FROM api_keys ORDER BY created_at, id LIMIT %(accounts)s
    ),
    made AS (
        INSERT INTO tasks (id, account_id, key_id, model, engine, route, prompt, content,
                           provider_specific, resolution, ratio, width, height, fps, duration_s,
                           seed, price_micros, deadline_at)
        SELECT gen_random_uuid(), keys.account_id, keys.id, 'Seedance-Pro-1.5', %(engine)s,
               ARRAY[%(engine)s], 'a cat', '[{"type": "text", "text": "a cat"}]',
               '{"generate_audio": false, "camera_fixed": false}', '720p', '16:9', 1280, 720, 24,
               5, 7, 0, now() + interval '1 day'
          FROM generate_series(1, %(depth)s - (SELECT count(*) FROM tasks WHERE status = 'pending'))
               AS n
          JOIN keys ON keys.index = n %% %(accounts)s
        RETURNING id
    )
    INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args)
    SELECT %(queue)s, %(task_name)s, %(engine)s || ':' || id, jsonb_build_object('task_id', id)
      FROM made
"""
