"""The verbs of a task's life. Each is one transaction's work; the caller opens and commits it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import structlog

from vitascope.accounts.models import Caller
from vitascope.billing import service as billing
from vitascope.callbacks import service as callbacks
from vitascope.db import Connection
from vitascope.tasks import paces, queue, reading, store
from vitascope.tasks.errors import (
    AttemptLost,
    IdempotencyConflict,
    TaskEnded,
    TaskUnfinished,
    TooManyTasks,
)
from vitascope.tasks.models import CANCELLED, Claim, NewTask, VideoFile

__all__ = [
    "MAX_ATTEMPTS",
    "cancel",
    "cancel_unless_ended",
    "complete",
    "create",
    "delete",
    "fail",
    "fail_overdue",
    "hand_back",
    "link_secret",
    "move_on_or_fail",
    "retry_or_fail",
    "return_silent",
]

log = structlog.get_logger(__name__)

MAX_ATTEMPTS = 3
"""Attempts that may break before the task fails."""


async def create(
    connection: Connection,
    tasks: Sequence[NewTask],
    *,
    caller: Caller,
    idempotency: tuple[str, bytes] | None = None,
) -> list[UUID]:
    """Make the tasks of one call durable: their rows, the money held for them and the jobs that
    deliver them; all or none.

    Args:
        tasks: at least one.
        idempotency: the caller's Idempotency-Key and the hash of what was sent with it.

    Returns:
        The tasks' ids: those of an earlier call if the same key came with the same body.

    Raises:
        IdempotencyConflict: the key was used with another body.
        TooManyTasks: the key's limit of unfinished tasks is reached.
        BalanceTooLow: the account cannot pay.
        BudgetExhausted: the key's budget of this month cannot.
    """
    ids = [task.id for task in tasks]
    if idempotency is not None:
        key, body_hash = idempotency
        known_ids, known_hash = await store.claim_idempotency_key(
            connection,
            account_id=caller.account_id,
            key=key,
            body_hash=body_hash,
            task_ids=ids,
        )
        if known_hash != body_hash:
            raise IdempotencyConflict
        if known_ids != ids:
            return known_ids
    for task in tasks:
        await store.insert(connection, task)
        await queue.defer(connection, task.id, engine=task.engine)
        log.info("task_created", task=str(task.id), model=task.model, engine=task.engine)
    # Last: the one locks the key, the other the account's balance until the commit.
    await _check_concurrency(connection, caller)
    await billing.hold(
        connection,
        account_id=caller.account_id,
        key_id=caller.key_id,
        prices_micros={task.id: task.price_micros for task in tasks},
        is_prepaid=caller.billing == "prepaid",
        monthly_budget_micros=caller.monthly_budget_micros,
    )
    return ids


async def _check_concurrency(connection: Connection, caller: Caller) -> None:
    """Of the tasks that are there, the new ones among them."""
    limit = caller.max_concurrent
    if limit is not None and await store.count_open(connection, caller.key_id) > limit:
        raise TooManyTasks(f"this key may have {limit} unfinished task(s) at a time")


async def cancel(
    connection: Connection, task_id: UUID, *, account_id: UUID, retention: timedelta
) -> None:
    """End an unfinished task because its owner wants it no longer, and give the money back. The
    worker that has it in hand is told by the change itself, and stops its engine.

    Raises:
        TaskNotFound, TaskExpired: the account has no such task (any more).
        TaskEnded: it is completed, or failed otherwise. One that is cancelled stays so.
    """
    if await store.cancel(connection, task_id, account_id=account_id):
        await _settled(connection, [task_id], is_captured=False)
        log.info("task_cancelled", task=str(task_id))
        return
    view = await reading.find_of_account(
        connection, task_id, account_id=account_id, retention=retention
    )
    if view.error_code != CANCELLED:
        raise TaskEnded(f"the task is {view.status} already and cannot be cancelled")


async def cancel_unless_ended(
    connection: Connection, task_id: UUID, *, account_id: UUID, retention: timedelta
) -> None:
    """``cancel``, for whoever does not mind that the task has just ended."""
    with suppress(TaskEnded):
        await cancel(connection, task_id, account_id=account_id, retention=retention)


async def delete(
    connection: Connection, task_id: UUID, *, account_id: UUID, retention: timedelta
) -> list[str]:
    """Forget an ended task: it is found no more.

    Returns:
        Keys of its files, to be deleted once this is committed; the sweep deletes them, too.

    Raises:
        TaskNotFound, TaskExpired: the account has no such task (any more).
        TaskUnfinished: it has not ended; cancel it first.
    """
    view = await reading.find_of_account(
        connection, task_id, account_id=account_id, retention=retention
    )
    if view.completed_at is None:
        raise TaskUnfinished(f"the task is {view.status}; cancel it before deleting it")
    await store.deny(connection, task_id)
    log.info("task_deleted", task=str(task_id))
    return [key for key in (view.video_key, view.poster_key, view.last_frame_key) if key]


async def _settled(connection: Connection, task_ids: Sequence[UUID], *, is_captured: bool) -> None:
    """What every end of a task brings with it, in its own transaction: the money is settled and
    whoever asked to be called back will be."""
    await callbacks.queue(connection, task_ids)
    if is_captured:
        await billing.capture(connection, task_ids)
    else:
        await billing.release(connection, task_ids)


async def complete(
    connection: Connection,
    claim: Claim,
    video: VideoFile,
    scene: dict[str, object] | None = None,
) -> None:
    """The video is stored: end the task and take the money.

    Raises:
        AttemptLost: the attempt is no longer the task's; nothing was changed.
    """
    if not await store.complete(
        connection, claim.id, attempt=claim.attempt, video=video, scene=scene
    ):
        if await store.stored_video_key(connection, claim.id) == video.key:
            return  # the connection broke at an earlier commit of this very completion
        raise AttemptLost
    await _settled(connection, [claim.id], is_captured=True)
    await paces.learn(connection, claim.id)
    log.info("task_completed", task=str(claim.id), attempt=claim.attempt, bytes=video.size_bytes)


async def fail(
    connection: Connection, task_id: UUID, *, attempt: int, code: str, message: str
) -> None:
    """End the task without a video and give the money back.

    Raises:
        AttemptLost: the attempt is no longer the task's; nothing was changed.
    """
    if not await store.fail(connection, task_id, attempt=attempt, code=code, message=message):
        raise AttemptLost
    await _settled(connection, [task_id], is_captured=False)
    log.warning("task_failed", task=str(task_id), attempt=attempt, code=code, message=message)


async def retry_or_fail(
    connection: Connection,
    task_id: UUID,
    *,
    attempt: int,
    code: str,
    message: str,
) -> None:
    """An attempt broke: queue the task again; after ``MAX_ATTEMPTS`` on one engine, for the next
    one of its route, or end it.

    Raises:
        AttemptLost: the attempt is no longer the task's; nothing was changed.
    """
    standing = await store.standing(connection, task_id, attempt=attempt)
    if standing is None:
        raise AttemptLost
    if standing.lost_attempts + 1 >= MAX_ATTEMPTS:
        message = f"{message} (attempt {standing.lost_attempts + 1} of {MAX_ATTEMPTS})"
        await move_on_or_fail(connection, task_id, attempt=attempt, code=code, message=message)
        return
    await store.give_back(connection, task_id, attempt=attempt, is_lost=True, reason=message)
    await queue.defer_again(connection, task_id, engine=standing.engine)
    log.warning("attempt_lost", task=str(task_id), attempt=attempt, code=code, message=message)


async def move_on_or_fail(
    connection: Connection, task_id: UUID, *, attempt: int, code: str, message: str
) -> None:
    """The engine will not make this video: have the next one of the task's route try, or end it.

    Raises:
        AttemptLost: the attempt is no longer the task's; nothing was changed.
    """
    standing = await store.standing(connection, task_id, attempt=attempt)
    if standing is None:
        raise AttemptLost
    engine = standing.next_engine
    if engine is None:
        await fail(connection, task_id, attempt=attempt, code=code, message=message)
        return
    await store.move_on(connection, task_id, attempt=attempt, to=engine, reason=message)
    await queue.defer_again(connection, task_id, engine=engine)
    log.warning("task_moved_on", task=str(task_id), engine=engine, code=code, message=message)


async def hand_back(connection: Connection, claim: Claim, *, reason: str) -> None:
    """Give an unfinished task to another worker; the attempt does not count as lost.

    Raises:
        AttemptLost: the attempt is no longer the task's; nothing was changed.
    """
    lost = await store.give_back(
        connection, claim.id, attempt=claim.attempt, is_lost=False, reason=reason
    )
    if lost is None:
        raise AttemptLost
    await queue.defer_again(connection, claim.id, engine=claim.engine)
    log.info("task_handed_back", task=str(claim.id), attempt=claim.attempt, reason=reason)


async def return_silent(connection: Connection, *, silent_for: timedelta) -> int:
    """Take tasks back from workers that fell silent; queue again those whose job got lost.

    Returns:
        How many tasks were put right.
    """
    silent = await store.silent(connection, silent_for=silent_for)
    for task_id, attempt, worker in silent:
        message = f"the worker {worker} stopped answering"
        await retry_or_fail(
            connection, task_id, attempt=attempt, code="engine_failed", message=message
        )
    undelivered = await queue.undelivered(connection, waiting_for=silent_for)
    for task_id, engine in undelivered:
        log.warning("task_requeued", task=str(task_id))
        await queue.defer_again(connection, task_id, engine=engine)
    return len(silent) + len(undelivered)


async def fail_overdue(connection: Connection) -> int:
    """Fail every task that is past its deadline, waiting or running.

    Returns:
        How many there were.
    """
    overdue = await store.fail_overdue(connection)
    await _settled(connection, overdue, is_captured=False)
    for task_id in overdue:
        log.warning("task_timed_out", task=str(task_id))
    return len(overdue)


async def link_secret(connection: Connection) -> bytes:
    """The secret that signs links, the same in every process of the service."""
    return await store.shared_secret(connection, "links", secrets.token_bytes(32))
