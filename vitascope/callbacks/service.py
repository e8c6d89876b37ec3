"""The verbs of callbacks. The caller commits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import structlog

from vitascope.callbacks import store
from vitascope.callbacks.errors import CallbackNotFound, CallbackWaiting
from vitascope.callbacks.models import Callback
from vitascope.callbacks.queue import defer
from vitascope.db import Connection

__all__ = ["find", "forget", "page", "queue", "redeliver", "requeue_lost"]

log = structlog.get_logger(__name__)

LOST_AFTER = timedelta(seconds=5)
"""A callback that is due for this long, with no job to deliver it, has lost its own."""

REQUEUE_LIMIT = 100
"""Jobs that one look makes anew at the most."""


async def queue(connection: Connection, task_ids: Sequence[UUID]) -> None:
    """Have the owners of tasks that just ended be called, where they asked for it; in the
    transaction that ends the tasks."""
    for callback_id in await store.insert(connection, task_ids):
        await defer(connection, callback_id, after=0)


async def requeue_lost(connection: Connection) -> int:
    """Queue callbacks again whose job got lost, or whose worker died in the middle of a try.

    Returns:
        How many there were.
    """
    lost = await store.unqueued(connection, waiting_for=LOST_AFTER, limit=REQUEUE_LIMIT)
    for callback_id in lost:
        log.warning("callback_requeued", callback=str(callback_id))
        await defer(connection, callback_id, after="lost")
    return len(lost)


async def redeliver(connection: Connection, callback_id: UUID, *, account_id: UUID) -> Callback:
    """Deliver an event once more, whatever became of it: a new round of tries, the same id.

    Raises:
        CallbackNotFound: the account has no such callback.
        CallbackWaiting: a round is under way.
    """
    again = await store.redeliver(connection, callback_id, account_id=account_id)
    if again is None:
        await find(connection, callback_id, account_id=account_id)
        raise CallbackWaiting("the callback waits for its next try; it cannot be redelivered yet")
    await defer(connection, callback_id, after=0)
    log.info("callback_redelivered", callback=str(callback_id), task=str(again.task_id))
    return again


async def find(connection: Connection, callback_id: UUID, *, account_id: UUID) -> Callback:
    """A callback, for its owner.

    Raises:
        CallbackNotFound: the account has no such callback.
    """
    found = await store.find(connection, callback_id, account_id=account_id)
    if found is None:
        raise CallbackNotFound
    return found


async def page(
    connection: Connection,
    *,
    account_id: UUID,
    state: str | None,
    task_id: UUID | None,
    after: UUID | None,
    limit: int,
) -> tuple[list[Callback], bool]:
    """A page of an account's callbacks, newest first, and whether there are more.

    Raises:
        CallbackNotFound: ``after`` is none of the account's.
    """
    if after is not None:
        await find(connection, after, account_id=account_id)
    found = await store.page(
        connection,
        account_id=account_id,
        state=state,
        task_id=task_id,
        after=after,
        limit=limit + 1,
    )
    return found[:limit], len(found) > limit


async def forget(connection: Connection, *, retention: timedelta) -> None:
    """Drop callbacks of tasks whose record has expired, once their delivery has ended."""
    await store.forget(connection, retention=retention)
