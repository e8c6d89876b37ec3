"""The worker: a process with a lane for each thing that makes videos, and who looks after them.

Each lane takes jobs of its engines' queues, as many as it has places, and claims the task whose
turn it is. Knows lanes and the queue; what an attempt is, is ``attempts``'s.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

import structlog

from vitascope.callbacks.delivery import Delivery
from vitascope.config import Settings
from vitascope.db import Database, DatabaseAway
from vitascope.engines.roster import Roster
from vitascope.queueing import follow, make_app
from vitascope.storage.artifacts import Artifacts
from vitascope.tasks import store
from vitascope.tasks.attempts import Attempts
from vitascope.tasks.changes import Changes
from vitascope.tasks.gpus import holding_gpus
from vitascope.tasks.lanes import Lane, lanes_of
from vitascope.tasks.marks import marks_of
from vitascope.tasks.queue import RENDER, queue_of
from vitascope.tasks.rendering import LocalMaker
from vitascope.tasks.rescue import Rescue
from vitascope.tasks.sent import Sender
from vitascope.tasks.telling import Telling
from vitascope.tasks.workspace import Workspace

if TYPE_CHECKING:
    from vitascope.tasks.ordering import UpstreamMaker

__all__ = ["Worker"]

log = structlog.get_logger(__name__)

BEAT_S = 1.0
"""How often a worker gives a sign of life."""

SPARE_THREADS = 8
"""Beyond one for each task that may run: file copies, downloads of what requests bring."""

AnyMaker: TypeAlias = "LocalMaker | UpstreamMaker"


class Worker:
    """One worker process."""

    def __init__(self, settings: Settings, conninfo: str) -> None:
        self._settings = settings
        self._conninfo = conninfo
        self._name = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(2)}"
        self._lanes = lanes_of(Roster.of(settings), only=settings.worker_engines)
        self._capacity = sum(lane.capacity for lane in self._lanes)
        self._database = Database(conninfo, max_size=6)
        self._changes = Changes(conninfo)
        self._artifacts = Artifacts.at(settings.artifacts_url)
        self._workspace = Workspace(settings.work_dir, owner=self._name)
        self._attempts = Attempts(self._database, self._changes, self._artifacts, self._workspace)
        self._makers = self._made_makers()
        self._runs: set[asyncio.Task[None]] = set()
        self._held: set[str] = set()
        """Lanes whose GPUs are ours, or that need none."""
        self._stopping = asyncio.Event()

    def _made_makers(self) -> dict[str, AnyMaker]:
        sender = Sender(self._artifacts, allow=self._settings.fetch_allow)
        marks = marks_of(self._settings)

        def maker_of(lane: Lane) -> AnyMaker:
            if not lane.is_upstream:
                return LocalMaker(lane, self._settings, sender=sender, marks=marks)
            # Brings HTTP clients along: where they are needed.
            from vitascope.tasks.ordering import UpstreamMaker

            return UpstreamMaker(
                lane, self._settings, database=self._database, sender=sender, marks=marks
            )

        return {lane.name: maker_of(lane) for lane in self._lanes}

    def stop(self) -> None:
        """Take no new task; let the running ones end or, after the grace, hand them back."""
        self._stopping.set()

    async def run(self) -> None:
        """Work until ``stop``."""
        log.info("worker_started", worker=self._name, lanes=[lane.name for lane in self._lanes])
        asyncio.get_running_loop().set_default_executor(
            ThreadPoolExecutor(self._capacity + SPARE_THREADS, thread_name_prefix="worker")
        )
        await self._database.open()
        rescue = Rescue(
            self._database,
            self._artifacts,
            retention=timedelta(seconds=self._settings.retention_s),
        )
        delivery = Delivery(
            self._database,
            body_of=Telling(self._settings).body_of,
            allow=self._settings.fetch_allow,
        )
        beside = [
            asyncio.create_task(rescue.run()),
            asyncio.create_task(self._beat()),
            asyncio.create_task(delivery.run(name=f"{self._name}-callbacks")),
            *(
                asyncio.create_task(maker.tidy())
                for maker in self._makers.values()
                if not isinstance(maker, LocalMaker)
            ),
        ]
        queues = [asyncio.create_task(self._follow(lane)) for lane in self._lanes]
        try:
            async with self._changes.run():
                await self._until_stopped([*queues, *beside])
                for queue in queues:
                    queue.cancel()
                await asyncio.gather(*queues, return_exceptions=True)
                await self._finish_runs()
        finally:
            for task in (*queues, *beside):
                task.cancel()
            await asyncio.gather(*queues, *beside, return_exceptions=True)
            await self._leave()

    async def _until_stopped(self, parts: Iterable[asyncio.Task[None]]) -> None:
        """Raises what a part of the worker raises: one without it is better started anew."""
        stopping = asyncio.create_task(self._stopping.wait())
        done, _ = await asyncio.wait({stopping, *parts}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        for part in done - {stopping}:
            part.result()

    async def _follow(self, lane: Lane) -> None:
        """Take the jobs of a lane, until cancelled."""
        async with holding_gpus(lane.gpus, self._settings.data_dir):
            self._held.add(lane.name)
            maker = self._makers[lane.name]
            if isinstance(maker, LocalMaker):
                maker.warm_up()

            async def deliver(task_id: str) -> None:  # noqa: ARG001  a job of any task will do
                """Have the task rendered whose turn it is. Being cancelled leaves the render
                alone."""
                run = asyncio.create_task(self._run_next(lane))
                self._runs.add(run)
                run.add_done_callback(self._runs.discard)
                await asyncio.shield(run)

            app = make_app(self._conninfo)
            app.task(name=RENDER)(deliver)
            await follow(
                app,
                [queue_of(name) for name in lane.names],
                name=f"{self._name}-{lane.name}",
                concurrency=lane.capacity,
                # No grace: a job only waits for its render, which is not the queue's to end.
                grace_s=0.0,
            )

    async def _run_next(self, lane: Lane) -> None:
        if self._stopping.is_set():
            return
        async with self._database.transaction() as connection:
            claim = await store.claim_next(connection, engines=lane.names, worker=self._name)
        if claim is not None:
            await self._attempts.run(claim, self._makers[lane.name])

    async def _beat(self) -> None:
        """Tell that this worker lives, for ``/readyz`` and forecasts."""
        while True:
            lanes = [
                {"engines": lane.names, "capacity": lane.capacity}
                for lane in self._lanes
                if lane.name in self._held
            ]
            with suppress(DatabaseAway):  # said by whoever needs the database
                async with self._database.connection() as connection:
                    await store.worker_beat(connection, self._name, lanes=lanes)
            await asyncio.sleep(BEAT_S)

    async def _finish_runs(self) -> None:
        """Let the running attempts end within the grace; then have them handed back."""
        if not self._runs:
            return
        runs = list(self._runs)
        await asyncio.wait(runs, timeout=self._settings.stop_grace_s)
        self._attempts.stop_all()
        await asyncio.gather(*runs, return_exceptions=True)

    async def _leave(self) -> None:
        for maker in self._makers.values():
            await maker.close()
        with suppress(DatabaseAway):  # its row grows old by itself
            async with self._database.connection() as connection:
                await store.remove_worker(connection, self._name)
        await self._database.close()
        self._workspace.close()
        log.info("worker_stopped", worker=self._name)
