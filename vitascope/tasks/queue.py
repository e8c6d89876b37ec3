"""Delivery: procrastinate on the same PostgreSQL. It carries task ids and nothing else.

The tasks row is the truth. A job is a wake-up call: delivering one twice, or for a task that is
done, does no harm, and a job that got lost is made anew by ``rescue``.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from vitascope.db import Connection
from vitascope.queueing import AlreadyEnqueued, defer_job

__all__ = [
    "RENDER",
    "RENDER_QUEUE",
    "defer",
    "defer_again",
    "forget_dead_jobs",
    "undelivered",
]

RENDER = "render"
"""Name of the job that delivers a task to a worker."""

RENDER_QUEUE = "render"


async def defer(connection: Connection, task_id: UUID) -> None:
    """Queue a new task for delivery, in the transaction that ``connection`` is in.

    A job only wakes a worker, which then takes the task whose turn it is (``store.claim_next``):
    there must be as many jobs as tasks that wait, and which is whose does not matter.

    Raises:
        AlreadyEnqueued: the task waits in the queue; the transaction cannot go on.
        psycopg.Error: as any statement on ``connection``.
    """
    await defer_job(
        connection,
        RENDER,
        queue=RENDER_QUEUE,
        lock=str(task_id),
        arguments={"task_id": str(task_id)},
    )


async def defer_again(connection: Connection, task_id: UUID) -> None:
    """Queue a task that was in the queue before. One that waits there already is left there.

    Raises:
        psycopg.Error: as any statement on ``connection``.
    """
    with suppress(AlreadyEnqueued):
        async with connection.transaction():
            await defer(connection, task_id)


async def undelivered(connection: Connection, *, waiting_for: timedelta) -> list[UUID]:
    """Tasks to queue anew, as many as jobs are lacking for those that wait: a job is lost when its
    worker dies between delivery and claim."""
    cursor = await connection.execute(
        """
        SELECT t.id FROM tasks t
         WHERE t.status = 'pending'
           AND NOT EXISTS (SELECT FROM procrastinate_jobs j
                            WHERE j.queueing_lock = t.id::text AND j.status = 'todo')
           AND greatest(t.created_at, t.started_at) < now() - %s
         ORDER BY t.seq
         LIMIT greatest(0, (SELECT count(*) FROM tasks WHERE status = 'pending')
                         - (SELECT count(*) FROM procrastinate_jobs
                             WHERE queue_name = %s AND status = 'todo'))
        """,
        [waiting_for, RENDER_QUEUE],
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
