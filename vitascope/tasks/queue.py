"""Delivery: procrastinate on the same PostgreSQL. It carries task ids and nothing else.

The tasks row is the truth. A job is a wake-up call: delivering one twice, or for a task that is
done, does no harm, and a job that got lost is made anew by ``rescue``.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import procrastinate
import psycopg
from procrastinate import exceptions

from vitascope.db import Connection

__all__ = [
    "RENDER",
    "RENDER_QUEUE",
    "defer",
    "defer_again",
    "forget_dead_jobs",
    "make_app",
    "undelivered",
]

RENDER = "render"
"""Name of the job that delivers a task to a worker."""

RENDER_QUEUE = "render"

LAST_TURN = 2**31 - 1
"""The queue serves the highest priority first, a 32-bit integer: the first task has nearly this
one, and 4 billion tasks fit below it."""


def make_app(conninfo: str) -> procrastinate.App:
    """A procrastinate app; opened by a worker, used closed by whoever only defers."""
    return procrastinate.App(
        connector=procrastinate.PsycopgConnector(conninfo=conninfo, min_size=1, max_size=4)
    )


async def defer(
    app: procrastinate.App, connection: Connection, task_id: UUID, *, turn: int
) -> None:
    """Queue a new task for delivery, in the transaction that ``connection`` is in.

    Args:
        turn: the task's place in the order of creation, in which tasks are delivered. Not left to
            the order of jobs: of two concurrent creations either may queue its job first.

    Raises:
        AlreadyEnqueued: the task waits in the queue; the transaction cannot go on.
        psycopg.Error: as any statement on ``connection``.
    """
    job = app.configure_task(
        RENDER,
        allow_unknown=True,  # the API process knows no jobs
        queue=RENDER_QUEUE,
        queueing_lock=str(task_id),
        priority=LAST_TURN - turn,
        connection=connection,
    )
    try:
        await job.defer_async(task_id=str(task_id))
    except exceptions.AlreadyEnqueued:
        raise
    except exceptions.ConnectorException as error:
        if isinstance(error.__cause__, psycopg.Error):  # what it was before the queue wrapped it
            raise error.__cause__ from None
        raise


async def defer_again(app: procrastinate.App, connection: Connection, task_id: UUID) -> None:
    """Queue a task that was in the queue before: it comes before all that were created later.
    One that waits there already is left where it is.

    Raises:
        psycopg.Error: as any statement on ``connection``.
    """
    cursor = await connection.execute("SELECT seq FROM tasks WHERE id = %s", [task_id])
    row = await cursor.fetchone()
    assert row is not None
    with suppress(exceptions.AlreadyEnqueued):
        async with connection.transaction():
            await defer(app, connection, task_id, turn=row[0])


async def undelivered(connection: Connection, *, waiting_for: timedelta) -> list[UUID]:
    """Pending tasks that no queued job will deliver, such as one whose job died with its worker
    between delivery and claim."""
    cursor = await connection.execute(
        """
        SELECT t.id FROM tasks t
         WHERE t.status = 'pending'
           AND NOT EXISTS (SELECT FROM procrastinate_jobs j
                            WHERE j.queueing_lock = t.id::text AND j.status = 'todo')
           AND greatest(t.created_at, t.started_at) < now() - %s
         ORDER BY t.seq
        """,
        [waiting_for],
    )
    return [row[0] for row in await cursor.fetchall()]


async def forget_dead_jobs(connection: Connection) -> None:
    """Drop jobs that a dead worker had taken: their tasks are rescued by their own heartbeat."""
    await connection.execute(
        """
        DELETE FROM procrastinate_jobs j
         WHERE j.status = 'doing'
           AND NOT EXISTS (SELECT FROM procrastinate_workers w
                            WHERE w.id = j.worker_id
                              AND w.last_heartbeat > now() - interval '1 minute')
        """
    )
