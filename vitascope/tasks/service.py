"""The verbs of a task's life. Each is one transaction's work; the caller opens and commits it."""

from __future__ import annotations

import secrets
from datetime import timedelta
from uuid import UUID

import procrastinate
import structlog

from vitascope.accounts.models import Caller
from vitascope.billing import service as billing
from vitascope.db import Connection
from vitascope.tasks import queue, store
from vitascope.tasks.errors import AttemptLost, IdempotencyConflict, TooManyTasks
from vitascope.tasks.models import Claim, NewTask, VideoFile

__all__ = [
    "MAX_ATTEMPTS",
    "complete",
    "create",
    "fail",
    "fail_overdue",
    "hand_back",
    "link_secret",
    "retry_or_fail",
    "return_silent",
]

log = structlog.get_logger(__name__)

MAX_ATTEMPTS = 3
"""Attempts that may break before the task fails."""


async def create(
    connection: Connection,
    app: procrastinate.App,
    task: NewTask,
    *,
    caller: Caller,
    idempotency: tuple[str, bytes] | None = None,
) -> UUID:
    """Make the task durable: its row, the money held for it and the job that delivers it.

    Args:
        idempotency: the caller's Idempotency-Key and the hash of what was sent with it.

    Returns:
        The task's id: that of an earlier one if the same key made it with the same body.

    Raises:
        IdempotencyConflict: the key was used with another body.
        TooManyTasks: the key's limit of unfinished tasks is reached.
        BalanceTooLow: the account cannot pay.
    """
    if idempotency is not None:
        key, body_hash = idempotency
        known_id, known_hash = await store.claim_idempotency_key(
            connection,
            account_id=task.account_id,
            key=key,
            body_hash=body_hash,
            task_id=task.id,
        )
        if known_hash != body_hash:
            raise IdempotencyConflict
        if known_id != task.id:
            return known_id
    await _check_concurrency(connection, caller)
    turn = await store.insert(connection, task)
    await billing.hold(
        connection,
        account_id=task.account_id,
        task_id=task.id,
        price_micros=task.price_micros,
        is_prepaid=caller.billing == "prepaid",
    )
    await queue.defer(app, connection, task.id, turn=turn)
    log.info("task_created", task=str(task.id), model=task.model, engine=task.engine)
    return task.id


async def _check_concurrency(connection: Connection, caller: Caller) -> None:
    limit = caller.max_concurrent
    if limit is not None and await store.count_open(connection, caller.key_id) >= limit:
        raise TooManyTasks(f"this key may have {limit} unfinished task(s) at a time")


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
    await billing.capture(connection, claim.id)
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
    await billing.release(connection, task_id)
    log.warning("task_failed", task=str(task_id), attempt=attempt, code=code, message=message)


async def retry_or_fail(
    connection: Connection,
    app: procrastinate.App,
    task_id: UUID,
    *,
    attempt: int,
    code: str,
    message: str,
) -> None:
    """An attempt broke: queue the task again, or end it when ``MAX_ATTEMPTS`` broke.

    Raises:
        AttemptLost: the attempt is no longer the task's; nothing was changed.
    """
    lost = await store.lost_attempts(connection, task_id, attempt=attempt)
    if lost is None:
        raise AttemptLost
    if lost + 1 >= MAX_ATTEMPTS:
        message = f"{message} (attempt {lost + 1} of {MAX_ATTEMPTS})"
        await fail(connection, task_id, attempt=attempt, code=code, message=message)
        return
    await store.give_back(connection, task_id, attempt=attempt, is_lost=True, reason=message)
    await queue.defer_again(app, connection, task_id)
    log.warning("attempt_lost", task=str(task_id), attempt=attempt, code=code, message=message)


async def hand_back(
    connection: Connection, app: procrastinate.App, claim: Claim, *, reason: str
) -> None:
    """Give an unfinished task to another worker; the attempt does not count as lost.

    Raises:
        AttemptLost: the attempt is no longer the task's; nothing was changed.
    """
    lost = await store.give_back(
        connection, claim.id, attempt=claim.attempt, is_lost=False, reason=reason
    )
    if lost is None:
        raise AttemptLost
    await queue.defer_again(app, connection, claim.id)
    log.info("task_handed_back", task=str(claim.id), attempt=claim.attempt, reason=reason)


async def return_silent(
    connection: Connection, app: procrastinate.App, *, silent_for: timedelta
) -> int:
    """Take tasks back from workers that fell silent; queue again those whose job got lost.

    Returns:
        How many tasks were put right.
    """
    silent = await store.silent(connection, silent_for=silent_for)
    for task_id, attempt, worker in silent:
        message = f"the worker {worker} stopped answering"
        await retry_or_fail(
            connection, app, task_id, attempt=attempt, code="engine_failed", message=message
        )
    undelivered = await queue.undelivered(connection, waiting_for=silent_for)
    for task_id in undelivered:
        log.warning("task_requeued", task=str(task_id))
        await queue.defer_again(app, connection, task_id)
    return len(silent) + len(undelivered)


async def fail_overdue(connection: Connection) -> int:
    """Fail every task that is past its deadline, waiting or running.

    Returns:
        How many there were.
    """
    overdue = await store.fail_overdue(connection)
    for task_id in overdue:
        await billing.release(connection, task_id)
        log.warning("task_timed_out", task=str(task_id))
    return len(overdue)


async def link_secret(connection: Connection) -> bytes:
    """The secret that signs links, the same in every process of the service."""
    return await store.shared_secret(connection, "links", secrets.token_bytes(32))
