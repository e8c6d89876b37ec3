"""The queue of callbacks: jobs that say that one is due, and nothing else.

The callbacks row is the truth. A job wakes a worker, which then takes the callback whose turn it
is (``store.claim_next``): there must be as many jobs as callbacks that are due, and which is whose
does not matter. A job that got lost is made anew by ``service.requeue_lost``.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from vitascope.db import Connection
from vitascope.queueing import AlreadyEnqueued, defer_job

__all__ = ["CALLBACK", "CALLBACK_QUEUE", "defer"]

CALLBACK = "callback"
"""Name of the job."""

CALLBACK_QUEUE = "callbacks"


async def defer(
    connection: Connection, callback_id: UUID, *, after: int | str, at: datetime | None = None
) -> None:
    """Queue a job for a callback, in the transaction that ``connection`` is in.

    Args:
        after: what it comes after: the number of tries, or a word. One job waits for each.
        at: not before then; None: at once.

    Raises:
        psycopg.Error: as any statement on ``connection``.
    """
    with suppress(AlreadyEnqueued):
        async with connection.transaction():
            await defer_job(
                connection,
                CALLBACK,
                queue=CALLBACK_QUEUE,
                lock=f"{callback_id}:{after}",
                arguments={"callback_id": str(callback_id)},
                at=at,
            )
