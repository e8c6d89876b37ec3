"""What the outlook is made from: measured paces, and the queue as it is. All its SQL.

``Outlook`` reads the queue at most once a second, however many ask: ten thousand waiting tasks may
all be polled.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

import structlog

from vitascope.db import Connection, Database, DatabaseAway
from vitascope.tasks.models import TaskStatus, TaskView
from vitascope.tasks.outlook import (
    DECAY,
    UNKNOWN,
    Account,
    Pace,
    Paces,
    Prospect,
    Queue,
    Running,
    Waiting,
    megapixels,
)

__all__ = ["Outlook", "Queues", "learn", "prospect_in", "read_queues", "sharing"]

log = structlog.get_logger(__name__)

KEPT_S = 1.0
"""How long a queue that was read is good enough."""

SHARE_OF_TIME = 0.05
"""Of its time, how much a process spends at the most on reading the queue: a queue so long that
reading it takes longer is read less often."""


async def learn(connection: Connection, task_id: UUID) -> None:
    """Add a completed task's last attempt to the pace of its engine and model."""
    await connection.execute(
        """
        INSERT INTO paces AS known (engine, model, weight, sum_x, sum_y, sum_xx, sum_xy)
        SELECT engine, model, 1, x, y, x * x, x * y
          FROM (SELECT engine, model,
                       width::float8 * height * fps * duration_s / 1e6 AS x,
                       extract(epoch FROM completed_at - started_at)::float8 AS y
                  FROM tasks WHERE id = %(id)s AND status = 'completed') AS sample
         WHERE y > 0
        ON CONFLICT (engine, model) DO UPDATE SET
            weight = known.weight * %(decay)s + excluded.weight,
            sum_x = known.sum_x * %(decay)s + excluded.sum_x,
            sum_y = known.sum_y * %(decay)s + excluded.sum_y,
            sum_xx = known.sum_xx * %(decay)s + excluded.sum_xx,
            sum_xy = known.sum_xy * %(decay)s + excluded.sum_xy
        """,
        {"id": task_id, "decay": DECAY},
    )


@dataclass(frozen=True, slots=True)
class Queues:
    """A queue for each group of engines that share places, as read at one moment."""

    by_engine: Mapping[str, Queue]
    paces: Paces

    def of(self, engine: str) -> Queue:
        """The queue in which that engine's tasks wait; nobody works on it if no worker runs it."""
        empty = Queue(worker_count=0, accounts=(), running=(), paces=self.paces)
        return self.by_engine.get(engine, empty)


async def read_queues(connection: Connection, *, silent_for: timedelta) -> Queues:
    """All that waits and runs, and the paces.

    Args:
        silent_for: a worker that gave no sign of life for so long does not count.
    """
    lanes = await _lanes(connection, silent_for=silent_for)
    waiting = await _waiting(connection)
    running = await _running(connection)
    paces = await _paces(connection)
    engines = {task.engine for _, task in running} | {group.engine for _, group in waiting}
    by_engine: dict[str, Queue] = {}
    for group in sharing([*(lane_engines for lane_engines, _ in lanes), *([e] for e in engines)]):
        queue = Queue(
            worker_count=sum(places for names, places in lanes if names[0] in group),
            accounts=_accounts(
                [each for each in waiting if each[1].engine in group],
                busy=Counter(account_id for account_id, task in running if task.engine in group),
            ),
            running=[task for _, task in running if task.engine in group],
            paces=paces,
        )
        by_engine |= dict.fromkeys(group, queue)
    return Queues(by_engine, paces)


def sharing(sets: Sequence[Sequence[str]]) -> list[set[str]]:
    """Joins what overlaps: engines that share a lane wait for the same places, and so do those
    that share one with the same third."""
    groups: list[set[str]] = []
    for names in sets:
        joined = set(names)
        for group in [group for group in groups if group & joined]:
            groups.remove(group)
            joined |= group
        groups.append(joined)
    return groups


async def _lanes(connection: Connection, *, silent_for: timedelta) -> list[tuple[list[str], int]]:
    """What living workers run: the engines of each lane, and its places."""
    cursor = await connection.execute(
        """
        SELECT lane -> 'engines', (lane ->> 'capacity')::int
          FROM workers CROSS JOIN jsonb_array_elements(lanes) AS lane
         WHERE heartbeat_at > now() - %s
        """,
        [silent_for],
    )
    return [(row[0], row[1]) for row in await cursor.fetchall()]


async def _waiting(connection: Connection) -> list[tuple[tuple[UUID, datetime | None], Waiting]]:
    """What waits, with whose it is: the account and when it was last served."""
    cursor = await connection.execute(
        """
        SELECT a.id, a.served_at, w.priority, w.engine, w.model, w.seqs, w.sizes
          FROM (SELECT account_id, priority, engine, model, array_agg(seq ORDER BY seq) AS seqs,
                       array_agg(width::float8 * height * fps * duration_s / 1e6 ORDER BY seq)
                           AS sizes
                  FROM tasks WHERE status = 'pending'
                 GROUP BY account_id, priority, engine, model) AS w
          JOIN accounts a ON a.id = w.account_id
         ORDER BY a.id
        """,
        binary=True,  # arrays of thousands of numbers
    )
    return [
        ((account_id, served_at), Waiting.of(priority, engine, model, seqs=seqs, each=sizes))
        for account_id, served_at, priority, engine, model, seqs, sizes in await cursor.fetchall()
    ]


def _accounts(
    waiting: Sequence[tuple[tuple[UUID, datetime | None], Waiting]], *, busy: Counter[UUID]
) -> list[Account]:
    return [
        Account(
            id=account_id,
            served_at=served_at,
            running_count=busy[account_id],
            waiting=[each for _, each in group],
        )
        for (account_id, served_at), group in groupby(waiting, lambda each: each[0])
    ]


async def _running(connection: Connection) -> list[tuple[UUID, Running]]:
    """What runs, with its account."""
    cursor = await connection.execute(
        """
        SELECT account_id, engine, model, width::float8 * height * fps * duration_s / 1e6, progress,
               extract(epoch FROM now() - started_at)::float8
          FROM tasks WHERE status = 'processing'
        """
    )
    return [(row[0], Running(*row[1:])) for row in await cursor.fetchall()]


async def _paces(connection: Connection) -> Paces:
    cursor = await connection.execute(
        "SELECT engine, model, weight, sum_x, sum_y, sum_xx, sum_xy FROM paces"
    )
    return Paces({(row[0], row[1]): Pace(*row[2:]) for row in await cursor.fetchall()})


class Outlook:
    """The prospects of tasks, in one process."""

    def __init__(self, database: Database, *, silent_for: timedelta) -> None:
        self._database = database
        self._silent_for = silent_for
        self._queues: Queues | None = None
        self._good_until = 0.0
        self._reading = asyncio.Lock()

    async def of(self, task: TaskView) -> Prospect:
        """What is foreseen for the task as it was just read; nothing once it has ended. Never
        fails: without a database it is the last that was known, or unknown."""
        if task.status not in (TaskStatus.PENDING, TaskStatus.PROCESSING):
            return UNKNOWN
        queues = await self.queues()
        return UNKNOWN if queues is None else prospect_in(queues, task)

    async def queues(self) -> Queues | None:
        """The queues as they were a second ago at the most; None if they could not be read yet."""
        is_late = time.monotonic() >= self._good_until
        if is_late and (
            self._queues is None or not self._reading.locked()
        ):  # else the last will do
            async with self._reading:
                if time.monotonic() >= self._good_until:  # nobody else read it meanwhile
                    await self._read()
        return self._queues

    async def _read(self) -> None:
        began = time.monotonic()
        try:
            async with self._database.connection() as connection:
                self._queues = await read_queues(connection, silent_for=self._silent_for)
        except DatabaseAway as error:
            log.warning("queue_unread", reason=error.message)
        took_s = time.monotonic() - began
        self._good_until = began + max(KEPT_S, took_s / SHARE_OF_TIME)


def prospect_in(queues: Queues, task: TaskView) -> Prospect:
    """What its queue foresees for a task that has not ended."""
    queue = queues.of(task.engine)
    size = megapixels(width=task.width, height=task.height, frame_count=task.fps * task.duration_s)
    if task.status == TaskStatus.PROCESSING:
        return queue.prospect_of_running(
            Running(task.engine, task.model, size, task.progress, task.running_s or 0.0)
        )
    return queue.prospect_of_waiting(
        task.engine,
        task.model,
        megapixels=size,
        account_id=task.account_id,
        priority=task.priority,
        seq=task.seq,
    )
