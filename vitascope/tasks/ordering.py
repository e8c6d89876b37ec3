"""Makes videos at a provider: a lane's ``Maker``, and what is left to be done when tasks end.

An attempt is an ``errand``. Knows how an order is closed, and gives up the jobs that nobody wants
any more.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import structlog

from vitascope.config import Settings
from vitascope.db import Connection, Database, DatabaseAway
from vitascope.engines.base import RenderCancelled
from vitascope.engines.providers.base import ProviderJob
from vitascope.engines.providers.breaker import Breaker
from vitascope.engines.providers.errors import (
    Ambiguous,
    ContentRejected,
    JobFailed,
    ProviderError,
    Unavailable,
    VideoUnusable,
)
from vitascope.errors import VitascopeError
from vitascope.media.errors import FilmUnusable
from vitascope.tasks import upstream
from vitascope.tasks.attempt import Control, Rendered
from vitascope.tasks.errand import Errand, Workplace
from vitascope.tasks.lanes import Lane
from vitascope.tasks.marks import Marks
from vitascope.tasks.models import Claim
from vitascope.tasks.provider import ProviderAtHand
from vitascope.tasks.sent import Sender

__all__ = ["UpstreamMaker"]

log = structlog.get_logger(__name__)

TIDY_EVERY_S = 5.0
TIDY_LIMIT = 20
"""Jobs that nobody wants any more, given up at a time."""


class UpstreamMaker:
    """One provider, for every task of a worker that it makes."""

    def __init__(
        self,
        lane: Lane,
        settings: Settings,
        *,
        database: Database,
        sender: Sender,
        marks: Marks,
    ) -> None:
        (entry,) = lane.engines
        self._provider = ProviderAtHand(entry, database=database)
        self._workplace = Workplace(
            settings=settings,
            database=database,
            sender=sender,
            marks=marks,
            finishing=asyncio.Semaphore(os.cpu_count() or 1),
        )
        self._database = database
        self._name = entry.name
        self._is_left = asyncio.Event()
        """Set when an attempt was stopped: its job may be nobody's any more."""

    async def make(self, claim: Claim, *, control: Control, work_dir: Path) -> Rendered:
        """See ``attempts.Maker``."""
        errand = Errand(claim, self._provider, self._workplace, control=control, work_dir=work_dir)
        try:
            return await errand.run()
        except RenderCancelled:
            self._is_left.set()
            raise

    async def settle(
        self, connection: Connection, claim: Claim, error: VitascopeError | None
    ) -> None:
        """Close the order, unless its job goes on at the provider: then ``tidy`` gives it up."""
        match error:
            case None:
                await upstream.close(connection, claim.id, engine=claim.engine, outcome="done")
            case Ambiguous():
                await upstream.close(
                    connection,
                    claim.id,
                    engine=claim.engine,
                    outcome="ambiguous",
                    detail=error.message,
                )
                log.error("order_ambiguous", task=str(claim.id), engine=claim.engine)
            case JobFailed() | VideoUnusable() | FilmUnusable() | ContentRejected():
                await upstream.close(
                    connection,
                    claim.id,
                    engine=claim.engine,
                    outcome="failed",
                    detail=error.message,
                )

    async def tidy(self) -> None:
        """Give up, for ever, jobs at the provider whose task ended without them."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(TIDY_EVERY_S):
                    await self._is_left.wait()
            self._is_left.clear()
            try:
                async with self._database.connection() as connection:
                    await upstream.flag_forgotten(connection, self._name)
                    left = await upstream.abandoned(connection, [self._name], limit=TIDY_LIMIT)
                for task_id, _, job in left:
                    await self._give_up(task_id, job)
            except DatabaseAway as error:
                log.warning("tidy_failed", engine=self._name, reason=error.message)

    async def _give_up(self, task_id: UUID, job: ProviderJob) -> None:
        detail = "the provider cannot cancel"
        if self._provider.adapter.can_cancel:
            try:
                await self._provider.adapter.cancel(job)
                detail = ""
            except Unavailable:
                return  # the next round asks again
            except ProviderError as error:
                detail = error.message
        async with self._database.transaction() as connection:
            await upstream.close(
                connection, task_id, engine=self._name, outcome="cancelled", detail=detail
            )
        log.info("job_given_up", task=str(task_id), engine=self._name, detail=detail)

    @property
    def breaker(self) -> Breaker:
        """The provider's."""
        return self._provider.breaker

    async def close(self) -> None:
        await self._provider.close()
