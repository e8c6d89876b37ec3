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
    "defer",
    "defer_again",
    "forget_dead_jobs",
    "queue_of",
    "undelivered",
]

RENDER = "render"
"""Name of the job that delivers a task to a worker."""


def queue_of(engine: str) -> str:
    """The queue of the tasks that wait for an engine."""
    return f"{RENDER}:{engine}"


async def defer(connection: Connection, task_id: UUID, *, engine: str) -> None:
    """Queue a new task for delivery, in the transaction that ``connection`` is in.

    A job only wakes a worker, which then takes the task whose turn it is (``store.claim_next``):
    each engine must have as many jobs as tasks that wait for it, and which is whose does not
    matter.

    Raises:
        AlreadyEnqueued: the task waits in the queue; the transaction cannot go on.
        psycopg.Error: as any statement on ``connection``.
    """
    await defer_job(
        connection,
        RENDER,
        queue=queue_of(engine),
        lock=f"{engine}:{task_id}",
        arguments={"task_id": str(task_id)},
    )


async def defer_again(connection: Connection, task_id: UUID, *, engine: str) -> None:
    """Queue a task that was in the queue before. One that waits there already is left there.

    Raises:
        psycopg.Error: as any statement on ``connection``.
    """
    with suppress(AlreadyEnqueued):
        async with connection.transaction():
            await defer(connection, task_id, engine=engine)


async def undelivered(connection: Connection, *, waiting_for: timedelta) -> list[tuple[UUID, str]]:
    """Tasks to queue anew and their engines, as many as jobs are lacking for those that wait: a job
    is lost when its worker dies between delivery and claim."""
    cursor = await connection.execute(
        """
        WITH lack AS (
            SELECT engine, count(*) - (SELECT count(*) FROM procrastinate_jobs
                                        WHERE queue_name = %(render)s || ':' || engine
                                          AND status = 'todo') AS jobs
              FROM tasks WHERE status = 'pending' GROUP BY engine
        )
        SELECT t.id, lack.engine FROM lack CROSS JOIN LATERAL (
            SELECT id, seq FROM tasks
             WHERE status = 'pending' AND engine = lack.engine
               AND NOT EXISTS (SELECT FROM procrastinate_jobs j
                                WHERE j.queueing_lock = tasks.engine || ':' || tasks.id
                                  AND j.status = 'todo')
               AND greatest(created_at, started_at) < now() - %(waiting_for)s
             ORDER BY seq LIMIT greatest(0, lack.jobs)) t
         WHERE lack.jobs > 0
         ORDER BY t.seq
        """,
        {"render": RENDER, "waiting_for": waiting_for},
    )
    return [(row[0], row[1]) for row in await cursor.fetchall()]


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
