"""What the outlook is made from: measured paces, and the queue as it is. All its SQL.

``Outlook`` reads the queue at most once a second, however many ask: ten thousand waiting tasks may
all be polled.
"""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
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

__all__ = ["Outlook", "learn", "prospect_in", "read_queue"]

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


async def read_queue(connection: Connection, *, silent_for: timedelta) -> Queue:
    """All that waits and runs, and the paces.

    Args:
        silent_for: a worker that gave no sign of life for so long does not count.
    """
    return Queue(
        worker_count=await _worker_count(connection, silent_for=silent_for),
        accounts=await _accounts(connection),
        running=await _running(connection),
        paces=await _paces(connection),
    )


async def _worker_count(connection: Connection, *, silent_for: timedelta) -> int:
    cursor = await connection.execute(
        "SELECT count(*) FROM workers WHERE heartbeat_at > now() - %s", [silent_for]
    )
    row = await cursor.fetchone()
    assert row is not None
    return int(row[0])


async def _accounts(connection: Connection) -> list[Account]:
    cursor = await connection.execute(
        """
        SELECT a.id, a.served_at,
               (SELECT count(*) FROM tasks r
                 WHERE r.account_id = a.id AND r.status = 'processing'),
               w.priority, w.engine, w.model, w.seqs, w.sizes
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
    rows = await cursor.fetchall()
    return [
        Account(
            id=account_id,
            served_at=served_at,
            running_count=running_count,
            waiting=[
                Waiting.of(priority, engine, model, seqs=seqs, each=sizes)
                for *_, priority, engine, model, seqs, sizes in group
            ],
        )
        for (account_id, served_at, running_count), group in groupby(rows, lambda row: row[:3])
    ]


async def _running(connection: Connection) -> list[Running]:
    cursor = await connection.execute(
        """
        SELECT engine, model, width::float8 * height * fps * duration_s / 1e6, progress,
               extract(epoch FROM now() - started_at)::float8
          FROM tasks WHERE status = 'processing'
        """
    )
    return [Running(*row) for row in await cursor.fetchall()]


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
        self._queue: Queue | None = None
        self._good_until = 0.0
        self._reading = asyncio.Lock()

    async def of(self, task: TaskView) -> Prospect:
        """What is foreseen for the task as it was just read; nothing once it has ended. Never
        fails: without a database it is the last that was known, or unknown."""
        if task.status not in (TaskStatus.PENDING, TaskStatus.PROCESSING):
            return UNKNOWN
        queue = await self.queue()
        return UNKNOWN if queue is None else prospect_in(queue, task)

    async def queue(self) -> Queue | None:
        """The queue as it was a second ago at the most; None if it could not be read yet."""
        is_late = time.monotonic() >= self._good_until
        if is_late and (self._queue is None or not self._reading.locked()):  # else the last will do
            async with self._reading:
                if time.monotonic() >= self._good_until:  # nobody else read it meanwhile
                    await self._read()
        return self._queue

    async def _read(self) -> None:
        began = time.monotonic()
        try:
            async with self._database.connection() as connection:
                self._queue = await read_queue(connection, silent_for=self._silent_for)
        except DatabaseAway as error:
            log.warning("queue_unread", reason=error.message)
        took_s = time.monotonic() - began
        self._good_until = began + max(KEPT_S, took_s / SHARE_OF_TIME)


def prospect_in(queue: Queue, task: TaskView) -> Prospect:
    """What a queue foresees for a task that has not ended."""
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
