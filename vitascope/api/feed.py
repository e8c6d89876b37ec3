"""What the event streams of one process share: each followed task is read and written out once,
however many follow it, and each key is looked at once.

Knows no request and no connection of a client.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from datetime import timedelta
from uuid import UUID
from weakref import WeakValueDictionary

import orjson

from vitascope.accounts import service as accounts
from vitascope.accounts.errors import InvalidKey, NotAllowed
from vitascope.db import Database, DatabaseAway
from vitascope.tasks import reading
from vitascope.tasks.changes import Change
from vitascope.tasks.models import TaskView
from vitascope.tasks.paces import Outlook
from vitascope.tasks.status import foreseen

__all__ = ["Feed", "Followed", "event_bytes"]

WRITTEN_GOOD_S = 0.5
"""How long an event that was written out may be sent again: what is foreseen grows old."""

KEY_GOOD_S = 5.0
"""How long a key that was looked at counts as live."""


class Feed:
    """The followed tasks and the keys of their followers, in one process."""

    def __init__(self, database: Database, outlook: Outlook, *, retention: timedelta) -> None:
        self._database = database
        self._outlook = outlook
        self._retention = retention
        self._followed: WeakValueDictionary[UUID, Followed] = WeakValueDictionary()
        self._keys: dict[bytes, tuple[float, bool]] = {}
        self._key_lock = asyncio.Lock()

    def follow(self, task: TaskView) -> Followed:
        """The task as all its followers share it; kept as long as one of them holds it."""
        followed = self._followed.get(task.id)
        if followed is None:
            followed = self._followed[task.id] = Followed(self, task)
        return followed

    async def is_key_live(self, secret: str) -> bool:
        """Whether the key could still open a stream; as of ``KEY_GOOD_S`` ago at the most."""
        key = accounts.secret_hash(secret)
        async with self._key_lock:
            now = time.monotonic()
            looked_at, is_live = self._keys.get(key, (float("-inf"), False))
            if now - looked_at < KEY_GOOD_S:
                return is_live
            self._keys = {
                other: known for other, known in self._keys.items() if now - known[0] < KEY_GOOD_S
            }
            is_live = await self._look_at_key(secret)
            self._keys[key] = now, is_live
            return is_live

    async def _look_at_key(self, secret: str) -> bool:
        try:
            async with self._database.connection() as connection:
                caller = await accounts.authenticate(connection, secret)
            accounts.require_scope(caller, "video:read")
        except (InvalidKey, NotAllowed):
            return False
        except DatabaseAway:  # which says nothing of the key
            return True
        return True

    async def read(self, task_id: UUID) -> TaskView | None:
        """The task as it is now; None if it is gone.

        Raises:
            DatabaseAway: it could not be read.
        """
        async with self._database.connection() as connection:
            return await reading.find(connection, task_id, retention=self._retention)

    async def foreseen(self, task: TaskView) -> dict[str, int | None]:
        return foreseen(task.status, await self._outlook.of(task))


class Followed:
    """One task, for all who follow it."""

    def __init__(self, feed: Feed, task: TaskView) -> None:
        self._feed = feed
        self._id = task.id
        self._task: TaskView | None = task
        self._read_at = time.monotonic()
        self._read_as = task.status, task.attempt
        self._reading = asyncio.Lock()
        self._written = b""
        self._written_as: Change | None = None
        self._written_at = float("-inf")

    async def view(self, change: Change) -> TaskView | None:
        """The task as of that change; None if it is gone. Read anew where more than phase and
        progress changed.

        Raises:
            DatabaseAway: it could not be read.
        """
        state = change.status, change.attempt
        async with self._reading:
            if self._read_as != state:
                self._task = await self._feed.read(self._id)
                self._read_as, self._read_at = state, time.monotonic()
        if self._task is None or self._task.is_expired:
            return None
        running_s = self._task.running_s
        if running_s is not None:
            running_s += time.monotonic() - self._read_at
        return replace(
            self._task,
            status=change.status,
            phase=change.phase,
            progress=change.progress,
            running_s=running_s,
            revision=change.revision,
        )

    async def event(self, change: Change) -> bytes:
        """The event that tells of a change that is not the end; empty if the task is gone.

        Raises:
            DatabaseAway: the task could not be read.
        """
        now = time.monotonic()
        if change == self._written_as and now - self._written_at < WRITTEN_GOOD_S:
            return self._written
        task = await self.view(change)
        written = b"" if task is None else await self._write(task)
        self._written, self._written_as, self._written_at = written, change, now
        return written

    async def _write(self, task: TaskView) -> bytes:
        data = {
            "task_id": str(task.id),
            "status": task.status,
            "phase": task.phase,
            "progress": task.progress,
            **await self._feed.foreseen(task),
        }
        return event_bytes("status", revision=task.revision, data=data)


def event_bytes(kind: str, *, revision: int, data: object) -> bytes:
    """One server-sent event."""
    return b"event: %b\nid: %d\ndata: %b\n\n" % (kind.encode(), revision, orjson.dumps(data))
