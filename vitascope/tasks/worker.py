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
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeAlias

import structlog
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_delay, wait_exponential

from vitascope.callbacks.delivery import Delivery
from vitascope.catalog.content import URL_FIELDS
from vitascope.catalog.media import MediaKind
from vitascope.config import Settings
from vitascope.db import Connection, Database, DatabaseAway
from vitascope.engines.base import RenderCancelled
from vitascope.engines.host import EngineHost
from vitascope.engines.registry import EngineRegistry
from vitascope.errors import VitascopeError
from vitascope.media.errors import file_error
from vitascope.media.fetch import fetch_file
from vitascope.media.ingest import Medium
from vitascope.queueing import follow, make_app
from vitascope.storage.artifacts import Artifacts
from vitascope.tasks import service, store
from vitascope.tasks.attempt import Control, Rendered, StopReason, make_video
from vitascope.tasks.changes import Changes
from vitascope.tasks.errors import AttemptLost
from vitascope.tasks.marks import marks_of
from vitascope.tasks.models import (
    Claim,
    TaskStatus,
    VideoFile,
    artifact_keys,
    last_frame_key,
    poster_key,
    video_key,
)
from vitascope.tasks.queue import RENDER, RENDER_QUEUE
from vitascope.tasks.rescue import Rescue
from vitascope.tasks.telling import Telling
from vitascope.tasks.workspace import Workspace

__all__ = ["Worker"]

log = structlog.get_logger(__name__)

WATCH_S = 0.25
"""How often a running attempt's progress is looked at."""

BEAT_S = 1.0
"""How often a running attempt and its worker give a sign of life, at the least."""

CANCEL_GRACE_S = 1.5
"""How long an engine may take to heed a cancel before it is killed: two seconds in all, with what
it takes to hear of it."""

OUTCOME_RETRY_S = 300.0
"""How long an attempt's outcome waits for a database that is away."""

HOUR_S = 3600.0

Save: TypeAlias = Callable[[Connection], Awaitable[object]]
"""Writes an attempt's outcome, in the transaction of the connection it is given."""


class Worker:
    """One worker process: one task at a time, one engine process for each engine it needs."""

    def __init__(self, settings: Settings, conninfo: str) -> None:
        self._settings = settings
        self._name = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(2)}"
        self._database = Database(conninfo, max_size=6)
        self._changes = Changes(conninfo)
        self._artifacts = Artifacts.at(settings.artifacts_url)
        self._registry = EngineRegistry(settings.engines)
        self._hosts: dict[str, EngineHost] = {}
        self._marks = marks_of(settings)
        self._workspace = Workspace(settings.work_dir, owner=self._name)
        self._app = make_app(conninfo)
        self._app.task(name=RENDER, queue=RENDER_QUEUE)(self._deliver)
        self._runs: set[asyncio.Task[None]] = set()
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
        ]
        queue = asyncio.create_task(
            # No grace: a job only waits for its render, which is not the queue's to end.
            follow(self._app, RENDER_QUEUE, name=self._name, concurrency=1, grace_s=0.0)
        )
        try:
            async with self._changes.run():
                await self._until_stopped([queue, *beside])
                queue.cancel()
                await asyncio.gather(queue, return_exceptions=True)
                await self._finish_runs()
        finally:
            for task in (queue, *beside):
                task.cancel()
            await asyncio.gather(queue, *beside, return_exceptions=True)
            await self._leave()

    async def _until_stopped(self, parts: Iterable[asyncio.Task[None]]) -> None:
        """Raises what a part of the worker raises: one without it is better started anew."""
        stopping = asyncio.create_task(self._stopping.wait())
        done, _ = await asyncio.wait({stopping, *parts}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        for part in done - {stopping}:
            part.result()

    async def _deliver(self, task_id: str) -> None:  # noqa: ARG002  a job of any task will do
        """The job: have the task rendered whose turn it is. Being cancelled leaves the render
        alone."""
        run = asyncio.create_task(self._render_next())
        self._runs.add(run)
        run.add_done_callback(self._runs.discard)
        await asyncio.shield(run)

    async def _render_next(self) -> None:
        async with self._one_at_a_time:
            if self._stopping.is_set():
                return
            async with self._database.transaction() as connection:
                claim = await store.claim_next(connection, worker=self._name)
            if claim is not None:
                await self._attempt(claim)

    async def _attempt(self, claim: Claim) -> None:
        log.info("attempt_started", task=str(claim.id), attempt=claim.attempt, engine=claim.engine)
        control = self._control = Control()
        beside = [
            asyncio.create_task(self._watch(claim, control)),
            asyncio.create_task(self._stop_when_lost(claim, control)),
        ]
        try:
            with self._workspace.attempt(f"{claim.id}-{claim.attempt}") as work_dir:
                save = await self._outcome(claim, control, work_dir)
                await self._save(save)
        except AttemptLost as error:
            log.info("attempt_dropped", task=str(claim.id), reason=error.message)
            await self._artifacts.delete(artifact_keys(claim.id, [claim.attempt]))
        except DatabaseAway as error:
            # Its file stays: for all we know the completion was committed before the hang-up.
            log.error("outcome_unsaved", task=str(claim.id), reason=error.message)
        finally:
            self._control = None
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)

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
        # Of attempts that were killed between storing their files and saying so.
        await self._artifacts.delete(artifact_keys(claim.id, range(1, claim.attempt)))
        media = await self._media(claim, control, work_dir)
        made = await asyncio.to_thread(
            make_video,
            claim,
            media,
            host=self._host(claim.engine),
            work_dir=work_dir,
            control=control,
            marks=self._marks,
        )
        return await self._store(claim, made)

    async def _store(self, claim: Claim, made: Rendered) -> VideoFile:
        poster = poster_key(claim.id, claim.attempt)
        await self._artifacts.put_bytes(poster, made.poster_webp)
        last_frame = None
        if made.last_frame_png is not None:
            last_frame = last_frame_key(claim.id, claim.attempt)
            await self._artifacts.put_bytes(last_frame, made.last_frame_png)
        key = video_key(claim.id, claim.attempt)
        facts = await self._artifacts.put_file(key, made.path)
        return VideoFile(
            key=key,
            size_bytes=facts.size_bytes,
            etag=facts.etag,
            poster_key=poster,
            last_frame_key=last_frame,
        )

    async def _media(self, claim: Claim, control: Control, work_dir: Path) -> list[Medium]:
        """The pictures, audios and videos of the request, each in a file.

        Raises:
            RenderCancelled: ``control`` was told to stop; a download's thread is left to itself.
            MediaError, StorageError: one of them cannot be had.
        """
        fetching = asyncio.gather(
            *(
                self._medium(item, index, work_dir)
                for index, item in enumerate(claim.content)
                if item["type"] in URL_FIELDS
            )
        )
        try:
            while not fetching.done():
                if control.cancelled.is_set():
                    raise RenderCancelled
                await asyncio.wait({fetching}, timeout=WATCH_S)
            return fetching.result()
        finally:
            fetching.cancel()

    async def _medium(self, item: dict[str, Any], index: int, work_dir: Path) -> Medium:
        """A picture, an audio or a video of the request, in a file."""
        kind: MediaKind = item["type"]
        path = work_dir / f"sent-{index}"
        if "key" in item:
            try:
                with path.open("wb") as file:
                    async for piece in self._artifacts.stream(item["key"]):
                        file.write(piece)
            except OSError as exc:
                reason = exc.strerror or "write error"
                raise file_error(exc.errno, path=path, reason=reason) from exc
        else:
            await asyncio.to_thread(
                fetch_file,
                item[URL_FIELDS[kind]],
                path,
                kind=kind,
                allow=self._settings.fetch_allow,
            )
        return Medium(kind=kind, content=path, index=index, role=item.get("role", "reference"))

    def _stopped(self, claim: Claim, control: Control) -> Save:
        match control.stop_reason:
            case StopReason.TIMED_OUT:
                return lambda connection: service.fail_overdue(connection)
            case StopReason.WORKER_STOPS:
                return lambda connection: service.hand_back(
                    connection, claim, reason="the worker stopped"
                )
            case _:
                raise AttemptLost

    def _broken(self, claim: Claim, *, code: str, message: str, is_retryable: bool) -> Save:
        if is_retryable:
            return lambda connection: service.retry_or_fail(
                connection, claim.id, attempt=claim.attempt, code=code, message=message
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

    async def _stop_when_lost(self, claim: Claim, control: Control) -> None:
        """Stop an attempt as soon as the task goes on without it; ``_watch`` would learn of it
        by its next sign of life."""
        with self._changes.watch(claim.id) as watch:
            while not watch.is_stopped:
                change = await watch.next(HOUR_S)
                if change is not None and (
                    change.attempt != claim.attempt or change.status != TaskStatus.PROCESSING
                ):
                    control.stop(StopReason.LOST)
                    return

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
        runs = list(self._runs)
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
                self._registry.spec(engine),
                stall_s=self._settings.engine_stall_s,
                cancel_grace_s=CANCEL_GRACE_S,
            )
        return self._hosts[engine]
