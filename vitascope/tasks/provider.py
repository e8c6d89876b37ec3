"""One provider as one worker has it: its adapter, its circuit, what is known of its health.

Knows nothing of tasks; what becomes of an order is ``errand``'s.
"""

from __future__ import annotations

import time

import structlog

from vitascope.db import Database
from vitascope.engines.providers.base import Provider
from vitascope.engines.providers.breaker import Breaker
from vitascope.engines.providers.errors import ProviderError, Unavailable
from vitascope.engines.providers.options import ProviderOptions
from vitascope.engines.providers.registry import make_caller, make_provider
from vitascope.engines.roster import EngineEntry
from vitascope.tasks import upstream

__all__ = ["ProviderAtHand"]

log = structlog.get_logger(__name__)


class ProviderAtHand:
    """For every task of a worker that the provider makes."""

    def __init__(self, entry: EngineEntry, *, database: Database) -> None:
        assert entry.provider is not None
        self.entry = entry
        self.options: ProviderOptions = entry.provider
        self.breaker = Breaker()
        self._caller = make_caller(entry.name, self.options)
        self.adapter: Provider = make_provider(self.options, self._caller)
        self._database = database
        self._is_healthy: bool | None = None
        """As last written down; None: not known."""

    async def close(self) -> None:
        await self._caller.close()

    async def worked(self) -> None:
        """A call was answered."""
        self.breaker.worked()
        if self._is_healthy is not True:
            async with self._database.transaction() as connection:
                await upstream.mark_healthy(connection, self.entry.name)
            self._is_healthy = True

    async def failed(self, error: Unavailable) -> None:
        """A call came to nothing, for which the provider is to blame."""
        if self.breaker.failed(time.monotonic()):
            await self.is_of_no_use(error)

    async def refused_key(self, error: ProviderError) -> None:
        """Orders are pointless as things are."""
        self.breaker.trip(time.monotonic())
        await self.is_of_no_use(error)

    async def is_of_no_use(self, error: ProviderError) -> None:
        """Say so to the operator."""
        log.error("engine_unhealthy", engine=self.entry.name, reason=error.message)
        async with self._database.transaction() as connection:
            await upstream.mark_unhealthy(
                connection, self.entry.name, code=error.code, reason=error.message
            )
        self._is_healthy = False
