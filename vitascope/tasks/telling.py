"""What the callback of an ended task tells: the task as its status would show it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from vitascope.config import Settings
from vitascope.db import Connection
from vitascope.storage.links import Links
from vitascope.tasks import reading, service
from vitascope.tasks.status import status_body

__all__ = ["Telling"]


class Telling:
    """Status bodies outside a request: their links begin as they would have at the creation."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def body_of(self, connection: Connection, task_id: UUID) -> dict[str, Any] | None:
        """The task's status; None if it is deleted or expired."""
        retention = timedelta(seconds=self._settings.retention_s)
        task = await reading.find(connection, task_id, retention=retention)
        if task is None or task.is_expired:
            return None
        base_url = self._settings.public_url or await reading.link_base(connection, task_id)
        links = Links(
            base_url=base_url or f"http://{self._settings.host}:{self._settings.port}",
            secret=await service.link_secret(connection),
            ttl_s=self._settings.link_ttl_s,
        )
        return status_body(task, links)
