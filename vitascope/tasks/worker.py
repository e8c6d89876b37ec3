"""The worker: takes delivered tasks, has them rendered one at a time, and writes down how each
ended.

A render outlives the queue's connection: while PostgreSQL is away it goes on, and its outcome is
written once the database is back. Knows the verbs of ``service``; the render itself is
``attempt``'s.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

import psycopg
import structlog
from procrastinate import exceptions as queue_errors
from psycopg_pool import PoolTimeout
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_delay, wait_exponential

from vitascope.config import Settings
from vitascope.db import Connection, Database, DatabaseAway
from vitascope.engines.base import RenderCancelled
from vitascope.engines.host import EngineHost
from vitascope.engines.registry import EngineRegistry
from vitascope.errors import VitascopeError
from vitascope.media.fetch import fetch
from vitascope.storage.artifacts import Artifacts
from vitascope.tasks import service, store
from vitascope.tasks.attempt import Control, StopReason, make_video
from vitascope.tasks.errors import AttemptLost
from vitascope.tasks.models import Claim, VideoFile, video_key
from vitascope.tasks.queue import RENDER, RENDER_QUEUE, make_app
from vitascope.tasks.rescue import Rescue
from vitascope.tasks.workspace import Workspace

__all__ = ["Worker"]

log = structlog.get_logger(__name__)

WATCH_S = 0.25
"""How often a running attempt's progress is looked at."""

BEAT_S = 1.0
"""How often a running attempt and its worker give a sign of life, at the least."""

OUTCOME_RETRY_S = 300.0
"""How long an attempt's outcome waits for a database that is away."""

QUEUE_RETRY_S = 0.5
"""Pause before the queue is joined again after its connection was lost."""

POLL_S = 2.0
"""How often the queue is asked when no notification came."""

Save: TypeAlias = Callable[[Connection], Awaitable[object]]
"""Writes an attempt's outcome, in the transaction of the connection it is given."""

QUEUE_LOST = (queue_errors.ConnectorException, psycopg.Error, PoolTimeout, OSError)


class Worker:
    """One worker process: one task at a time, one engine process for each engine it needs."""

    def __init__(self, settings: Settings, conninfo: str) -> None:
        self._settings = settings
        self._name = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(2)}"
        self._database = Database(conninfo, max_size=4)
        self._artifacts = Artifacts.at(settings.artifacts_url)
        self._registry = EngineRegistry(settings.engines)
        self._hosts: dict[str, EngineHost] = {}
        self._workspace = Workspace(settings.work_dir, owner=self._name)
        self._app = make_app(conninfo)
        self._app.task(name=RENDER, queue=RENDER_QUEUE)(self._deliver)
        self._runs: dict[UUID, asyncio.Task[None]] = {}
        self._one_at_a_time = asyncio.Lock()
        self._control: Control | None = None
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Take no new task; let the running one end or, after the grace, hand it back."""
        self._stopping.set()

    async def run(self) -> None:
        """Work until ``stop``."""
        log.info("worker_started", worker=self._name)
        await self._database.open()
        self._host(self._settings.engine).start()
        rescue = Rescue(
            self._database,
            self._app,
            self._artifacts,
            retention=timedelta(seconds=self._settings.retention_s),
        )
        beside = [asyncio.create_task(rescue.run()), asyncio.create_task(self._beat())]
        try:
            await self._follow_queue()
            await self._finish_runs()
        finally:
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
            await self._leave()

    async def _follow_queue(self) -> None:
        """Take jobs until ``stop``; joins the queue again whenever its connection is lost."""
        while not self._stopping.is_set():
            try:
                async with self._app.open_async():
                    queue = asyncio.create_task(
                        self._app.run_worker_async(
                            queues=[RENDER_QUEUE],
                            name=self._name,
                            concurrency=1,
                            install_signal_handlers=False,
                            delete_jobs="always",
                            fetch_job_polling_interval=POLL_S,
                            # A job only waits for its render, which is not the queue's to end.
                            shutdown_graceful_timeout=0.0,
                        )
                    )
                    stopping = asyncio.create_task(self._stopping.wait())
                    await asyncio.wait({queue, stopping}, return_when=asyncio.FIRST_COMPLETED)
                    stopping.cancel()
                    queue.cancel()
                    with suppress(asyncio.CancelledError):
                        await queue
            except QUEUE_LOST as error:
                log.warning("queue_lost", reason=str(error))
            if not self._stopping.is_set():
                await asyncio.sleep(QUEUE_RETRY_S)

    async def _deliver(self, task_id: str) -> None:
        """The job: have the task rendered. Being cancelled leaves the render alone."""
        key = UUID(task_id)
        run = self._runs.get(key)
        if run is None:
            run = asyncio.create_task(self._render_in_turn(key), name=f"render {task_id}")
            self._runs[key] = run
            run.add_done_callback(lambda _: self._runs.pop(key, None))
        await asyncio.shield(run)

    async def _render_in_turn(self, task_id: UUID) -> None:
        async with self._one_at_a_time:
            if self._stopping.is_set():
                return
            async with self._database.connection() as connection:
                claim = await store.claim(connection, task_id, worker=self._name)
            if claim is not None:
                await self._attempt(claim)

    async def _attempt(self, claim: Claim) -> None:
        log.info("attempt_started", task=str(claim.id), attempt=claim.attempt, engine=claim.engine)
        control = self._control = Control()
        watch = asyncio.create_task(self._watch(claim, control))
        try:
            with self._workspace.attempt(f"{claim.id}-{claim.attempt}") as work_dir:
                save = await self._outcome(claim, control, work_dir)
                await self._save(save)
        except AttemptLost as error:
            log.warning("attempt_dropped", task=str(claim.id), reason=error.message)
            await self._artifacts.delete([_video_key(claim)])
        except DatabaseAway as error:
            # Its file stays: for all we know the completion was committed before the hang-up.
            log.error("outcome_unsaved", task=str(claim.id), reason=error.message)
        finally:
            self._control = None
            watch.cancel()
            await asyncio.gather(watch, return_exceptions=True)

    async def _outcome(self, claim: Claim, control: Control, work_dir: Path) -> Save:
        """Make the video; what is to be written down about how that ended.

        Raises:
            AttemptLost: nothing is, because the task went on without this attempt.
        """
        try:
            video = await self._make(claim, control, work_dir)
        except RenderCancelled:
            return self._stopped(claim, control)
        except VitascopeError as error:
            return self._broken(
                claim, code=error.code, message=error.message, is_retryable=error.retryable
            )
        except Exception as error:
            log.exception("attempt_broke", task=str(claim.id), attempt=claim.attempt)
            message = f"the service failed: {type(error).__name__}"
            return self._broken(claim, code="internal", message=message, is_retryable=True)
        return lambda connection: service.complete(connection, claim, video, control.scene)

    async def _make(self, claim: Claim, control: Control, work_dir: Path) -> VideoFile:
        await self._artifacts.delete(_earlier_video_keys(claim))
        images = [
            (item["role"], await self._image(item))
            for item in claim.content
            if item["type"] == "image"
        ]
        path = await asyncio.to_thread(
            make_video,
            claim,
            images,
            host=self._host(claim.engine),
            work_dir=work_dir,
            control=control,
        )
        key = _video_key(claim)
        facts = await self._artifacts.put_file(key, path)
        return VideoFile(key=key, size_bytes=facts.size_bytes, etag=facts.etag)

    async def _image(self, item: dict[str, str]) -> bytes:
        """The encoded bytes of a picture of the request."""
        if "key" in item:
            return b"".join([piece async for piece in self._artifacts.stream(item["key"])])
        return await asyncio.to_thread(fetch, item["url"], allow=self._settings.fetch_allow)

    def _stopped(self, claim: Claim, control: Control) -> Save:
        match control.stop_reason:
            case StopReason.TIMED_OUT:
                return lambda connection: service.fail_overdue(connection)
            case StopReason.WORKER_STOPS:
                return lambda connection: service.hand_back(
                    connection, self._app, claim, reason="the worker stopped"
                )
            case _:
                raise AttemptLost

    def _broken(self, claim: Claim, *, code: str, message: str, is_retryable: bool) -> Save:
        if is_retryable:
            return lambda connection: service.retry_or_fail(
                connection, self._app, claim.id, attempt=claim.attempt, code=code, message=message
            )
        return lambda connection: service.fail(
            connection, claim.id, attempt=claim.attempt, code=code, message=message
        )

    async def _save(self, save: Save) -> None:
        """Write an outcome down, in one transaction, however long the database takes to return."""
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(DatabaseAway),
            wait=wait_exponential(multiplier=0.1, max=2.0),
            stop=stop_after_delay(OUTCOME_RETRY_S),
            reraise=True,
        ):
            with attempt:
                async with self._database.transaction() as connection:
                    await save(connection)

    async def _watch(self, claim: Claim, control: Control) -> None:
        """Report an attempt's progress, and stop it when it is late or no longer wanted."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + claim.remaining_s
        told: tuple[str, int, bool] | None = None
        told_at = 0.0
        while True:
            now = loop.time()
            if now >= deadline:
                control.stop(StopReason.TIMED_OUT)
            scene = control.scene
            state = (control.phase, control.percent, scene is not None)
            if state != told or now - told_at >= BEAT_S:
                try:
                    async with self._database.connection() as connection:
                        is_ours = await store.beat(
                            connection,
                            claim.id,
                            attempt=claim.attempt,
                            phase=control.phase,
                            progress=control.percent,
                            scene=scene,
                        )
                    told, told_at = state, now
                    if not is_ours:
                        control.stop(StopReason.LOST)
                except DatabaseAway as error:
                    log.warning("beat_failed", task=str(claim.id), reason=error.message)
            await asyncio.sleep(WATCH_S)

    async def _beat(self) -> None:
        """Tell that this worker lives, for ``/readyz``."""
        while True:
            with suppress(DatabaseAway):  # said by whoever needs the database
                async with self._database.connection() as connection:
                    await store.worker_beat(connection, self._name)
            await asyncio.sleep(BEAT_S)

    async def _finish_runs(self) -> None:
        """Let the running attempt end within the grace; then have it handed back."""
        if not self._runs:
            return
        runs = list(self._runs.values())
        await asyncio.wait(runs, timeout=self._settings.stop_grace_s)
        if self._control is not None:
            self._control.stop(StopReason.WORKER_STOPS)
        await asyncio.gather(*runs, return_exceptions=True)

    async def _leave(self) -> None:
        for host in self._hosts.values():
            await asyncio.to_thread(host.close)
        with suppress(DatabaseAway):  # its row grows old by itself
            async with self._database.connection() as connection:
                await store.remove_worker(connection, self._name)
        await self._database.close()
        self._workspace.close()
        log.info("worker_stopped", worker=self._name)

    def _host(self, engine: str) -> EngineHost:
        if engine not in self._hosts:
            self._hosts[engine] = EngineHost(
                self._registry.spec(engine), stall_s=self._settings.engine_stall_s
            )
        return self._hosts[engine]


def _video_key(claim: Claim) -> str:
    """Where this attempt's file goes."""
    return video_key(claim.id, claim.attempt)


def _earlier_video_keys(claim: Claim) -> list[str]:
    """Files of attempts that were killed between storing theirs and saying so."""
    return [video_key(claim.id, attempt) for attempt in range(1, claim.attempt)]
