"""Tasks as their owners see them: the SQL that reads them. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import LiteralString
from uuid import UUID

from vitascope.db import Connection
from vitascope.tasks.errors import TaskExpired, TaskNotFound
from vitascope.tasks.models import TaskView

__all__ = ["VIEW_COLUMNS", "Page", "find", "find_for_key", "find_of_account", "link_base", "page"]

VIEW_COLUMNS: LiteralString = """
    t.id, t.record_id, t.account_id, t.seq, t.attempt, t.model, t.engine, t.prompt,
    t.negative_prompt, t.content,
    t.provider_specific, t.resolution, t.ratio, t.width, t.height, t.fps, t.duration_s, t.seed,
    t.watermark, t.priority, t.price_micros, t.remixed_from, t.status::text, t.phase, t.progress,
    t.created_at, t.started_at, t.completed_at, t.error_code, t.error_message, t.video_key,
    t.poster_key, t.last_frame_key, t.scene, t.downloaded_at IS NULL,
    t.expired_at IS NOT NULL
        OR coalesce(t.completed_at + %(retention)s <= now(), false),
    CASE WHEN t.status = 'processing' THEN
        extract(epoch FROM now() - t.started_at)::float END,
    t.revision
"""


async def find_for_key(
    connection: Connection, *, task_id: UUID, secret_hash: bytes, retention: timedelta
) -> Polled | None:
    """The task, if a live key with that hash belongs to its account: who asks and what for in
    one read, because clients poll it. None if there is no such key or no such task of its
    account."""
    cursor = await connection.execute(
        f"""
        SELECT {VIEW_COLUMNS},
               NOT 'video:read' = ANY (k.scopes)
               OR coalesce(k.last_used_at < now() - interval '1 minute', true),
               k.id, k.requests_per_minute
          FROM api_keys k JOIN tasks t ON t.account_id = k.account_id
         WHERE t.id = %(task_id)s AND t.deleted_at IS NULL
           AND (k.secret_hash = %(secret_hash)s
                OR k.previous_hash = %(secret_hash)s AND k.previous_until > now())
           AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
        """,
        {"task_id": task_id, "secret_hash": secret_hash, "retention": retention},
    )
    row = await cursor.fetchone()
    return Polled(TaskView(*row[:-3]), *row[-3:]) if row else None


async def find(connection: Connection, task_id: UUID, *, retention: timedelta) -> TaskView | None:
    """The task, whoever asks."""
    cursor = await connection.execute(
        f"SELECT {VIEW_COLUMNS} FROM tasks t WHERE t.id = %(task_id)s AND t.deleted_at IS NULL",
        {"task_id": task_id, "retention": retention},
    )
    row = await cursor.fetchone()
    return TaskView(*row) if row else None


async def link_base(connection: Connection, task_id: UUID) -> str | None:
    """How links to the task's files begin where no request says so: as when it was created."""
    cursor = await connection.execute("SELECT link_base FROM tasks WHERE id = %s", [task_id])
    row = await cursor.fetchone()
    return row[0] if row else None


async def find_of_account(
    connection: Connection, task_id: UUID, *, account_id: UUID, retention: timedelta
) -> TaskView:
    """The task, for its owner.

    Raises:
        TaskNotFound: the account has no such task.
        TaskExpired: its retention has passed.
    """
    cursor = await connection.execute(
        f"SELECT {VIEW_COLUMNS} FROM tasks t "
        "WHERE t.id = %(task_id)s AND t.account_id = %(account_id)s AND t.deleted_at IS NULL",
        {"task_id": task_id, "account_id": account_id, "retention": retention},
    )
    row = await cursor.fetchone()
    if row is None:
        raise TaskNotFound
    view = TaskView(*row)
    if view.is_expired:
        raise TaskExpired
    return view


@dataclass(frozen=True, slots=True)
class Polled:
    """A task, and what of the key that asks for it is still to be looked at."""

    task: TaskView
    is_key_unchecked: bool
    """Whether it lacks the scope, or its use is due to be noted."""
    key_id: UUID
    requests_per_minute: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an account's tasks."""

    tasks: list[TaskView]
    has_more: bool


async def page(
    connection: Connection,
    *,
    account_id: UUID,
    retention: timedelta,
    limit: int,
    status: str | None = None,
    model: str | None = None,
    created_after: datetime | None = None,
    after: UUID | None = None,
    oldest_first: bool = False,
) -> Page:
    """The account's tasks that are still there, in the order of their creation, newest first.

    Args:
        created_after: inclusive.
        after: only those behind this task, in the order that is asked for.

    Raises:
        TaskNotFound: the account never had the task ``after``.
    """
    conditions: list[LiteralString] = [
        "t.account_id = %(account_id)s AND t.deleted_at IS NULL AND t.expired_at IS NULL",
        "(t.completed_at IS NULL OR t.completed_at + %(retention)s > now())",
    ]
    if status is not None:
        conditions.append("t.status = %(status)s::task_status")
    if model is not None:
        conditions.append("t.model = %(model)s")
    if created_after is not None:
        conditions.append("t.created_at >= %(created_after)s")
    if after is not None:
        conditions.append("t.seq > %(after)s" if oldest_first else "t.seq < %(after)s")
    cursor = await connection.execute(
        f"SELECT {VIEW_COLUMNS} FROM tasks t WHERE {' AND '.join(conditions)} "
        f"ORDER BY t.seq {'ASC' if oldest_first else 'DESC'} LIMIT %(limit)s",
        {
            "account_id": account_id,
            "retention": retention,
            "limit": limit + 1,  # one more says whether there are more
            "status": status,
            "model": model,
            "created_after": created_after,
            "after": after and await _seq(connection, after, account_id=account_id),
        },
        prepare=False,  # a plan for any status and any model is a bad one for those that are rare
    )
    tasks = [TaskView(*row) async for row in cursor]
    return Page(tasks[:limit], has_more=len(tasks) > limit)


async def _seq(connection: Connection, task_id: UUID, *, account_id: UUID) -> int:
    """Where a task stands in the order of creation, though it may have been deleted since.

    Raises:
        TaskNotFound: the account never had it.
    """
    cursor = await connection.execute(
        "SELECT seq FROM tasks WHERE id = %s AND account_id = %s", [task_id, account_id]
    )
    row = await cursor.fetchone()
    if row is None:
        raise TaskNotFound
    return int(row[0])
