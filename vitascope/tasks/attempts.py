"""Takes claimed tasks through their attempts: watched while they run, stored, written down.

How the video is made is a ``Maker``'s: an engine of this machine (``rendering``) or a provider
(``ordering``). A render outlives the database's absence: it goes on, and its outcome is written
once the database is back. Knows the verbs of ``service``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol, TypeAlias

import structlog
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_delay, wait_exponential

from vitascope.db import Connection, Database, DatabaseAway
from vitascope.engines.base import RenderCancelled
from vitascope.engines.providers.errors import ProviderError
from vitascope.errors import VitascopeError
from vitascope.storage.artifacts import Artifacts
from vitascope.tasks import service, store
from vitascope.tasks.attempt import Control, Rendered, StopReason
from vitascope.tasks.changes import Changes
from vitascope.tasks.errors import AttemptLost
from vitascope.tasks.models import (
    Claim,
    TaskStatus,
    VideoFile,
    artifact_keys,
    last_frame_key,
    poster_key,
    video_key,
)
from vitascope.tasks.workspace import Workspace

__all__ = ["Attempts", "Maker", "patiently"]

log = structlog.get_logger(__name__)

WATCH_S = 0.25
"""How often a running attempt's progress is looked at."""

BEAT_S = 1.0
"""How often a running attempt gives a sign of life, at the least."""

OUTCOME_RETRY_S = 300.0
"""How long what must be written down waits for a database that is away."""

HOUR_S = 3600.0

Save: TypeAlias = Callable[[Connection], Awaitable[object]]
"""Writes something down, in the transaction of the connection it is given."""


class Maker(Protocol):
    """Makes the video of a claimed task."""

    async def make(self, claim: Claim, *, control: Control, work_dir: Path) -> Rendered:
        """
        Raises:
            RenderCancelled: ``control`` was told to stop.
            AttemptLost: the task went on without this attempt.
            VitascopeError: it could not be made; whether it may be tried again is the error's.
        """

    async def settle(
        self, connection: Connection, claim: Claim, error: VitascopeError | None
    ) -> None:
        """Write down what the maker itself keeps of an attempt that ended, in the transaction that
        ends it.

        Args:
            error: what ``make`` raised; None: the video is there.
        """


class Attempts:
    """The attempts of one worker."""

    def __init__(
        self,
        database: Database,
        changes: Changes,
        artifacts: Artifacts,
        workspace: Workspace,
    ) -> None:
        self._database = database
        self._changes = changes
        self._artifacts = artifacts
        self._workspace = workspace
        self._controls: set[Control] = set()

    def stop_all(self) -> None:
        """Have every running attempt end soon and its task handed back."""
        for control in self._controls:
            control.stop(StopReason.WORKER_STOPS)

    async def run(self, claim: Claim, maker: Maker) -> None:
        """One attempt, to its end. Never raises for what becomes of it."""
        log.info("attempt_started", task=str(claim.id), attempt=claim.attempt, engine=claim.engine)
        control = Control()
        self._controls.add(control)
        beside = [
            asyncio.create_task(self._watch(claim, control)),
            asyncio.create_task(self._stop_when_lost(claim, control)),
        ]
        try:
            with self._workspace.attempt(f"{claim.id}-{claim.attempt}") as work_dir:
                save = await self._outcome(claim, maker, control, work_dir)
                await patiently(self._database, save)
        except AttemptLost as error:
            log.info("attempt_dropped", task=str(claim.id), reason=error.message)
            await self._artifacts.delete(artifact_keys(claim.id, [claim.attempt]))
        except DatabaseAway as error:
            # Its file stays: for all we know the completion was committed before the hang-up.
            log.error("outcome_unsaved", task=str(claim.id), reason=error.message)
        finally:
            self._controls.discard(control)
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)

    async def _outcome(self, claim: Claim, maker: Maker, control: Control, work_dir: Path) -> Save:
        """Make the video; what is to be written down about how that ended.

        Raises:
            AttemptLost: nothing is, because the task went on without this attempt.
        """
        try:
            # Of attempts that were killed between storing their files and saying so.
            await self._artifacts.delete(artifact_keys(claim.id, range(1, claim.attempt)))
            made = await maker.make(claim, control=control, work_dir=work_dir)
            video = await self._store(claim, made)
        except RenderCancelled:
            return self._stopped(claim, control)
        except AttemptLost:
            raise
        except VitascopeError as error:
            return self._broken(claim, maker, error)
        except Exception as error:
            log.exception("attempt_broke", task=str(claim.id), attempt=claim.attempt)
            message = f"the service failed: {type(error).__name__}"
            return lambda connection: service.retry_or_fail(
                connection, claim.id, attempt=claim.attempt, code="internal", message=message
            )

        async def complete(connection: Connection) -> None:
            await service.complete(connection, claim, video, control.scene)
            await maker.settle(connection, claim, None)

        return complete

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

    def _broken(self, claim: Claim, maker: Maker, error: VitascopeError) -> Save:
        if isinstance(error, ProviderError) and error.moves_on:
            end = service.move_on_or_fail
        elif error.retryable:
            end = service.retry_or_fail
        else:
            end = service.fail

        async def save(connection: Connection) -> None:
            await end(
                connection, claim.id, attempt=claim.attempt, code=error.code, message=error.message
            )
            await maker.settle(connection, claim, error)

        return save

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


async def patiently(database: Database, save: Save) -> None:
    """Write something down, in one transaction, however long the database takes to return.

    Raises:
        DatabaseAway: it did not within ``OUTCOME_RETRY_S``.
    """
    async for attempt in AsyncRetrying(
        retry=retry_if_exception_type(DatabaseAway),
        wait=wait_exponential(multiplier=0.1, max=2.0),
        stop=stop_after_delay(OUTCOME_RETRY_S),
        reraise=True,
    ):
        with attempt:
            async with database.transaction() as connection:
                await save(connection)
