"""What the endpoints of one API process share; built once, at its start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from starlette.requests import Request

from vitascope.api.feed import Feed
from vitascope.config import Settings
from vitascope.db import Database
from vitascope.engines.roster import Roster
from vitascope.storage.artifacts import Artifacts
from vitascope.tasks import service
from vitascope.tasks.changes import Changes
from vitascope.tasks.paces import Outlook
from vitascope.tasks.rescue import SILENT_FOR

__all__ = ["Resources", "open_resources", "resources_of"]


CREATIONS_AT_A_TIME = 10
READS_AT_A_TIME = 4
"""Connections that creations leave to everybody else."""


class Resources:
    """Settings, the engines there are, the database and what is heard from it, storage, the secret
    that signs links."""

    def __init__(self, settings: Settings, conninfo: str) -> None:
        self.settings = settings
        self.roster = Roster.of(settings)
        self.database = Database(conninfo, max_size=CREATIONS_AT_A_TIME + READS_AT_A_TIME)
        self.creations = asyncio.Semaphore(CREATIONS_AT_A_TIME)
        """Held by a creation's transaction, which may wait for others at its account's balance."""
        self.changes = Changes(conninfo)
        self.outlook = Outlook(self.database, silent_for=SILENT_FOR)
        self.feed = Feed(
            self.database, self.outlook, retention=timedelta(seconds=settings.retention_s)
        )
        self.artifacts = Artifacts.at(settings.artifacts_url)
        self.retention = timedelta(seconds=settings.retention_s)
        self._link_secret: bytes | None = None

    async def link_secret(self) -> bytes:
        """The secret that signs links, read once."""
        if self._link_secret is None:
            async with self.database.connection() as connection:
                self._link_secret = await service.link_secret(connection)
        return self._link_secret


@asynccontextmanager
async def open_resources(settings: Settings, conninfo: str) -> AsyncIterator[Resources]:
    resources = Resources(settings, conninfo)
    await resources.database.open()
    try:
        async with resources.changes.run():
            yield resources
    finally:
        await resources.database.close()


def resources_of(request: Request) -> Resources:
    resources: Resources = request.app.state.resources
    return resources
