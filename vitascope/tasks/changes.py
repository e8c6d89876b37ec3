"""Changes of tasks as they are committed, for whoever in this process watches one.

One connection per process, however many watch; it is held while somebody does. The database tells
each change once (a trigger, see migration 0003); a notification only wakes, so when the connection
was lost, and every now and then besides, the watched tasks are read again. Knows nothing of HTTP.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import psycopg
import structlog

from vitascope.db import Connection
from vitascope.tasks.models import TaskStatus, TaskView

__all__ = ["Change", "Changes", "Watch"]

log = structlog.get_logger(__name__)

CHANNEL: Final = "vitascope_tasks"

REREAD_S = 15.0
"""How often the watched tasks are read although nothing was told: a connection that is dead
without saying so is found out then. One that nobody needs is given up then, too."""

ANSWER_S = 10.0
"""How long the database may take to connect or to answer before the connection counts as lost."""

BACKOFF_LEAST_S = 0.1
BACKOFF_MOST_S = 2.0

TIMER_GRAIN_S = 0.002
"""How much too early a timer may fire."""

ENDED: Final = frozenset({TaskStatus.COMPLETED, TaskStatus.FAILED})


@dataclass(frozen=True, slots=True)
class Change:
    """What a task is, once it has become that."""

    revision: int
    attempt: int
    progress: int
    status: str
    phase: str

    @classmethod
    def to(cls, task: TaskView) -> Change:
        """To what the task is now."""
        return cls(task.revision, task.attempt, task.progress, task.status, task.phase)

    @property
    def is_end(self) -> bool:
        return self.status in ENDED


class Watch:
    """One watcher of one task. The latest change wins: one that is slow sees the newest state, and
    nothing piles up."""

    __slots__ = ("_given_at", "_latest", "_pause_s", "_revision", "_stopped", "_timer", "_waiter")

    def __init__(self, *, pause_s: float) -> None:
        self._pause_s = pause_s
        self._given_at = float("-inf")
        self._revision = -1
        self._latest: Change | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._stopped = False

    @property
    def is_stopped(self) -> bool:
        """Nothing will come any more, and ``next`` no longer waits."""
        return self._stopped

    def stop(self) -> None:
        """Have ``next`` return."""
        self._stopped = True
        self._wake()

    def seen(self, revision: int) -> None:
        """The watcher knows the task as of that revision from elsewhere."""
        self._revision = max(self._revision, revision)
        if self._latest is not None and self._latest.revision <= revision:
            self._latest = None

    async def next(self, timeout_s: float) -> Change | None:
        """The newest state that was not seen; None if there is none within ``timeout_s``, or the
        watch is stopped. A state less than the pause after the one before waits, the end does not.
        """
        loop = asyncio.get_running_loop()
        if not self._stopped and not self._is_due(loop.time()):
            self._waiter = loop.create_future()
            timeout = loop.call_later(timeout_s, self._wake)
            self._wake_when_due(loop)
            try:
                await self._waiter
            finally:
                timeout.cancel()
                self._forget_timer()
                self._waiter = None
        now = loop.time()
        if self._stopped or not self._is_due(now):
            return None
        change, self._latest = self._latest, None
        self._given_at = now
        return change

    def offer(self, change: Change) -> None:
        """Tell it, unless it knows."""
        if change.revision <= self._revision:
            return
        self._revision = change.revision
        self._latest = change
        if self._waiter is not None:
            self._wake_when_due(asyncio.get_running_loop())

    def _is_due(self, now: float) -> bool:
        if self._latest is None:
            return False
        return self._latest.is_end or now + TIMER_GRAIN_S >= self._given_at + self._pause_s

    def _wake_when_due(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._is_due(loop.time()):
            self._wake()
        elif self._latest is not None and self._timer is None:
            self._timer = loop.call_at(self._given_at + self._pause_s, self._wake)

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _forget_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class Changes:
    """The hub of one process.

    To miss nothing: watch first, then read the task and say with ``seen`` what was read, then wait.
    """

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._watches: dict[str, set[Watch]] = {}
        self._is_wanted = asyncio.Event()
        self._is_stopping = False

    @asynccontextmanager
    async def run(self) -> AsyncIterator[None]:
        """Listen for the time of the block, whenever somebody watches."""
        listening = asyncio.create_task(self._listen_while_wanted(), name="changes")
        try:
            yield
        finally:
            self.stop()
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening

    def stop(self) -> None:
        """Stop every watch, and each one to come: this process ends."""
        self._is_stopping = True
        for watches in self._watches.values():
            for watch in watches:
                watch.stop()

    @contextmanager
    def watch(self, task_id: UUID, *, pause_s: float = 0.0) -> Iterator[Watch]:
        """Watch a task for the time of the block.

        Args:
            pause_s: least time between two changes that are given, the end excepted.
        """
        watch, key = Watch(pause_s=pause_s), str(task_id)
        if self._is_stopping:
            watch.stop()
        self._watches.setdefault(key, set()).add(watch)
        self._is_wanted.set()
        try:
            yield watch
        finally:
            watches = self._watches[key]
            watches.remove(watch)
            if not watches:
                del self._watches[key]

    @property
    def watch_count(self) -> int:
        return sum(len(watches) for watches in self._watches.values())

    async def _listen_while_wanted(self) -> None:
        backoff_s = BACKOFF_LEAST_S
        while True:
            await self._is_wanted.wait()
            try:
                async with asyncio.timeout(ANSWER_S):
                    connection = await self._connect()
                async with connection:
                    backoff_s = BACKOFF_LEAST_S
                    await self._listen(connection)
            except (psycopg.Error, OSError, TimeoutError) as error:
                log.warning("changes_lost", reason=str(error) or type(error).__name__)
                await asyncio.sleep(backoff_s)
                backoff_s = min(2 * backoff_s, BACKOFF_MOST_S)

    async def _connect(self) -> Connection:
        connection = await psycopg.AsyncConnection.connect(
            self._conninfo, autocommit=True, application_name="vitascope changes"
        )
        try:
            await connection.execute(f"LISTEN {CHANNEL}")
        except BaseException:
            await connection.close()
            raise
        return connection

    async def _listen(self, connection: Connection) -> None:
        """Tell changes until nobody watches any more."""
        while self._watches:
            async with asyncio.timeout(ANSWER_S):
                await self._reread(connection)
            async for told in connection.notifies(timeout=REREAD_S):
                self._tell(told.payload)
        self._is_wanted.clear()

    async def _reread(self, connection: Connection) -> None:
        """The present state of every watched task, in one query."""
        cursor = await connection.execute(
            "SELECT id::text, revision, attempt, progress, status::text, phase FROM tasks"
            " WHERE id = ANY(%s::uuid[])",
            [list(self._watches)],
        )
        async for task_id, *state in cursor:
            self._offer(task_id, Change(*state))

    def _tell(self, payload: str) -> None:
        """A notification: ``id revision attempt progress status phase``."""
        task_id, _, state = payload.partition(" ")
        if task_id in self._watches:
            revision, attempt, progress, status, phase = state.split(" ")
            self._offer(task_id, Change(int(revision), int(attempt), int(progress), status, phase))

    def _offer(self, task_id: str, change: Change) -> None:
        for watch in self._watches.get(task_id, ()):
            watch.offer(change)
