"""Puts right what breaks between processes: silent workers, lost jobs, deadlines, old files.

One loop in every API and worker process; an advisory lock lets one of them act at a time. Knows
the verbs of ``service`` and storage; runs no engine.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from datetime import timedelta

import psycopg
import structlog

from vitascope.accounts import service as accounts
from vitascope.callbacks import service as callbacks
from vitascope.db import Connection, Database, DatabaseAway
from vitascope.storage.artifacts import Artifacts
from vitascope.storage.errors import StorageError
from vitascope.tasks import queue, service, store
from vitascope.tasks.errors import AttemptLost
from vitascope.tasks.models import artifact_keys
from vitascope.uploads import service as uploads

__all__ = ["SILENT_FOR", "Rescue"]

log = structlog.get_logger(__name__)

TICK_S = 1.0

SILENT_FOR = timedelta(seconds=8)
"""A worker that gave no sign of life for this long is taken for dead. It gives one a second."""

STANDSTILL_S = SILENT_FOR.total_seconds() / 2
"""A wait that took this much too long: the database, or this machine, stood still meanwhile."""

SWEEP_EVERY_TICKS = 30
SWEEP_LIMIT = 100
"""Tasks whose files one sweep deletes at the most."""

TIDY_EVERY_TICKS = 3600
"""How often the storage is looked through for what killed uploads left, from the first tick on."""

COMPLAIN_EVERY_TICKS = 60
"""How often it is said that tasks wait for an engine that nobody runs."""

RESCUE_LOCK = 0x76697462
"""Key of the advisory lock under which one process acts."""


class Rescue:
    """The loop. ``run`` goes on until it is cancelled."""

    def __init__(
        self,
        database: Database,
        artifacts: Artifacts,
        *,
        retention: timedelta,
    ) -> None:
        self._database = database
        self._artifacts = artifacts
        self._retention = retention

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        database_back_at = loop.time()
        ticks = 0
        while True:
            slept_at_s = time.time()  # unlike the loop's clock, it goes on while the machine sleeps
            await asyncio.sleep(TICK_S)
            if time.time() - slept_at_s > STANDSTILL_S:
                database_back_at = loop.time()
            ticks += 1
            # After an outage every heartbeat is old: the living get time for a new one.
            heard_s = loop.time() - database_back_at
            try:
                await self.tick(may_judge=heard_s > SILENT_FOR.total_seconds())
                if ticks % SWEEP_EVERY_TICKS == 0:
                    await self.sweep()
                if ticks % COMPLAIN_EVERY_TICKS == 0:
                    await self.complain()
                if ticks % TIDY_EVERY_TICKS == 1:
                    await self._artifacts.sweep_temporary()
            except DatabaseAway:
                database_back_at = loop.time()
            except StorageError as error:
                log.warning("sweep_failed", reason=error.message)
            except psycopg.Error:  # without this loop, deadlines would pass unheeded from here on
                log.exception("rescue_failed")

    async def tick(self, *, may_judge: bool) -> None:
        """One look at what is late, silent or lost.

        Args:
            may_judge: whether a worker's silence says something about that worker.

        Raises:
            DatabaseAway, psycopg.Error
        """
        asked_at_s = time.time()
        async with self._database.transaction() as connection:
            has_lock = await _try_lock(connection)
            if time.time() - asked_at_s > STANDSTILL_S:
                raise DatabaseAway("the database stood still")  # and so heard no heartbeat
            if not has_lock:
                return
            await service.fail_overdue(connection)
            if may_judge:
                with suppress(AttemptLost):  # it came back while we looked
                    await service.return_silent(connection, silent_for=SILENT_FOR)
                await queue.forget_dead_jobs(connection)
                await callbacks.requeue_lost(connection)

    async def complain(self) -> None:
        """Tell the operator of tasks that wait for an engine that no worker runs.

        Raises:
            DatabaseAway, psycopg.Error
        """
        async with self._database.connection() as connection:
            unserved = await store.unserved(connection, silent_for=SILENT_FOR)
        for engine, count in unserved.items():
            log.warning("no_worker_runs_this_engine", engine=engine, tasks_waiting=count)

    async def sweep(self) -> None:
        """Delete files, then records, whose retention has passed, and rows of no further use.

        Raises:
            DatabaseAway, psycopg.Error, StorageError
        """
        async with self._database.connection() as connection:
            ended = await store.ended_before(
                connection, retention=self._retention, limit=SWEEP_LIMIT
            )
            for task_id, last_attempt, content in ended:
                # An uploaded file is not the task's own: others may name it.
                inputs = [
                    item["key"] for item in content if "key" in item and "file_id" not in item
                ]
                # Of every attempt: one may have died between storing its file and saying so.
                made = artifact_keys(task_id, range(1, last_attempt + 1))
                await self._artifacts.delete([*inputs, *made])
                await store.expire(connection, task_id)
                log.info("task_expired", task=str(task_id))
            await store.forget_idempotency_keys(connection)
            await accounts.forget_request_counts(connection)
            await callbacks.forget(connection, retention=self._retention)
            await uploads.expire(
                connection, self._artifacts, retention=self._retention, limit=SWEEP_LIMIT
            )


async def _try_lock(connection: Connection) -> bool:
    cursor = await connection.execute("SELECT pg_try_advisory_xact_lock(%s)", [RESCUE_LOCK])
    row = await cursor.fetchone()
    return row is not None and bool(row[0])
