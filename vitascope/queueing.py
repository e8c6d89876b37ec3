"""The queue under every domain: procrastinate on the same PostgreSQL, and how a job gets into it.

A job is a wake-up call, deferred in the transaction that gives its taker something to do. Knows
jobs, queues and locks; knows nothing of what a job is for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import procrastinate
import psycopg
import structlog
from procrastinate import exceptions
from psycopg_pool import PoolTimeout

from vitascope.db import Connection

__all__ = ["AlreadyEnqueued", "defer_job", "follow", "make_app"]

log = structlog.get_logger(__name__)

REJOIN_S = 0.5
"""Pause before a queue is joined again after its connection was lost."""

POLL_S = 2.0
"""How often a queue is asked when no notification came."""

LOST = (exceptions.ConnectorException, psycopg.Error, PoolTimeout, OSError)

AlreadyEnqueued = exceptions.AlreadyEnqueued
"""A job with that lock waits in the queue."""


def make_app(conninfo: str) -> procrastinate.App:
    """A procrastinate app for a worker, which opens it."""
    return procrastinate.App(
        connector=procrastinate.PsycopgConnector(conninfo=conninfo, min_size=1, max_size=4)
    )


_DEFERRER: Final = make_app("")
"""Never opened: a job is deferred on the connection of whoever defers it."""


async def defer_job(
    connection: Connection,
    name: str,
    *,
    queue: str,
    lock: str,
    arguments: dict[str, str],
    at: datetime | None = None,
) -> None:
    """Queue a job in the transaction that ``connection`` is in.

    Args:
        lock: at most one job with it waits in the queue.
        at: not before then; None: at once.

    Raises:
        AlreadyEnqueued: one waits; the transaction cannot go on.
        psycopg.Error: as any statement on ``connection``.
    """
    job = _DEFERRER.configure_task(
        name,
        allow_unknown=True,  # only a worker knows the jobs
        queue=queue,
        queueing_lock=lock,
        schedule_at=at,
        connection=connection,
    )
    try:
        await job.defer_async(**arguments)
    except exceptions.AlreadyEnqueued:
        raise
    except exceptions.ConnectorException as error:
        if isinstance(error.__cause__, psycopg.Error):  # what it was before the queue wrapped it
            raise error.__cause__ from None
        raise


async def follow(
    app: procrastinate.App, queues: Sequence[str], *, name: str, concurrency: int, grace_s: float
) -> None:
    """Take jobs until cancelled; joins the queues again whenever the connection is lost.

    Args:
        name: of the worker, for its log.
        concurrency: jobs at a time.
        grace_s: how long jobs may go on after the cancellation, before they are cancelled, too.
    """
    while True:
        try:
            async with app.open_async():
                await app.run_worker_async(
                    queues=list(queues),
                    name=name,
                    concurrency=concurrency,
                    install_signal_handlers=False,
                    delete_jobs="always",
                    fetch_job_polling_interval=POLL_S,
                    shutdown_graceful_timeout=grace_s,
                )
        except LOST as error:
            log.warning("queue_lost", queues=list(queues), reason=str(error))
            task = asyncio.current_task()
            if task is not None and task.cancelling():  # it was lost while it was being left
                raise asyncio.CancelledError from error
        await asyncio.sleep(REJOIN_S)
