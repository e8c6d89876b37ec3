"""All the SQL of tasks. Every arrow between states is one guarded UPDATE that leaves an event.

A worker's writes carry the attempt epoch they were given and change nothing if a newer attempt
exists: the row that is missing from the answer says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import timedelta
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from vitascope.db import Connection
from vitascope.tasks.models import CANCELLED, Claim, NewTask, Standing, VideoFile

__all__ = [
    "beat",
    "cancel",
    "claim_idempotency_key",
    "claim_next",
    "complete",
    "count_open",
    "deny",
    "ended_before",
    "expire",
    "fail",
    "fail_overdue",
    "forget_idempotency_keys",
    "give_back",
    "insert",
    "is_any_worker_alive",
    "mark_downloaded",
    "move_on",
    "remove_worker",
    "shared_secret",
    "silent",
    "standing",
    "stored_video_key",
    "unserved",
    "worker_beat",
]

CLAIM_COLUMNS: LiteralString = (
    "id, attempt, model, engine, route, prompt, content, provider_specific, resolution, ratio, "
    "width, height, fps, duration_s, seed, negative_prompt, watermark, return_last_frame, "
    "extract(epoch FROM deadline_at - now())::float AS remaining_s"
)

CLAIM_LOCK = 0x76697463
"""Key of the advisory lock under which one worker picks: else two would weigh the same turns."""


def _moved(update: LiteralString, event: LiteralString, returning: LiteralString) -> LiteralString:
    """An UPDATE of tasks that also writes an event for each row it moved."""
    return f"""
        WITH moved AS (UPDATE tasks {update} RETURNING tasks.*),
        logged AS (
            INSERT INTO task_events (task_id, event, status, attempt, detail)
            SELECT id, '{event}', status, attempt, %(detail)s FROM moved
        )
        SELECT {returning} FROM moved
    """


async def insert(connection: Connection, task: NewTask) -> None:
    """-- nothing -> pending"""
    values = {field.name: getattr(task, field.name) for field in fields(NewTask)}
    values |= {
        "content": Jsonb(task.content),
        "provider_specific": Jsonb(dict(task.provider_specific)),
        "timeout": timedelta(seconds=task.timeout_s),
        "route": list(task.route),
    }
    await connection.execute(
        """
        WITH made AS (
            INSERT INTO tasks (id, account_id, key_id, model, engine, route, prompt, content,
                               provider_specific, resolution, ratio, width, height, fps,
                               duration_s, seed, price_micros, callback_url, link_base, priority,
                               negative_prompt, watermark, return_last_frame, remixed_from,
                               deadline_at)
            VALUES (%(id)s, %(account_id)s, %(key_id)s, %(model)s, %(engine)s, %(route)s,
                    %(prompt)s, %(content)s, %(provider_specific)s, %(resolution)s, %(ratio)s,
                    %(width)s, %(height)s, %(fps)s, %(duration_s)s, %(seed)s, %(price_micros)s,
                    %(callback_url)s, %(link_base)s, %(priority)s, %(negative_prompt)s,
                    %(watermark)s, %(return_last_frame)s, %(remixed_from)s, now() + %(timeout)s)
            RETURNING id, status, attempt
        )
        INSERT INTO task_events (task_id, event, status, attempt)
        SELECT id, 'created', status, attempt FROM made
        """,
        values,
    )


async def count_open(connection: Connection, key_id: UUID) -> int:
    """Unfinished tasks of a key. Its row stays locked until the transaction ends, so that two
    creations cannot both take the last place."""
    async with connection.pipeline():  # others wait for each round trip from here on
        await connection.execute("SELECT FROM api_keys WHERE id = %s FOR NO KEY UPDATE", [key_id])
        cursor = await connection.execute(  # one statement would count as before the wait
            "SELECT count(*) FROM tasks WHERE key_id = %s AND status IN ('pending', 'processing')",
            [key_id],
        )
    row = await cursor.fetchone()
    assert row is not None
    return int(row[0])


async def claim_idempotency_key(
    connection: Connection, *, account_id: UUID, key: str, body_hash: bytes, task_ids: list[UUID]
) -> tuple[list[UUID], bytes]:
    """Tie a key to the tasks of one call, waiting for a call with the same key that is under way.

    Returns:
        The tasks and body hash that the key stands for: the given ones if it was new.
    """
    values = {
        "account_id": account_id,
        "key": key,
        "body_hash": body_hash,
        "first": task_ids[0],
        "task_ids": task_ids,
    }
    await connection.execute(
        """
        DELETE FROM idempotency_keys
         WHERE account_id = %(account_id)s AND key = %(key)s
           AND created_at < now() - interval '24 hours'
        """,
        values,
    )
    cursor = await connection.execute(
        """
        INSERT INTO idempotency_keys AS known (account_id, key, body_hash, task_id, task_ids)
        VALUES (%(account_id)s, %(key)s, %(body_hash)s, %(first)s, %(task_ids)s)
        ON CONFLICT (account_id, key) DO UPDATE SET key = known.key  -- locks it and returns it
        RETURNING coalesce(task_ids, ARRAY[task_id]), body_hash
        """,
        values,
    )
    row = await cursor.fetchone()
    assert row is not None
    return row[0], row[1]


async def claim_next(
    connection: Connection, *, engines: Sequence[str], worker: str
) -> Claim | None:
    """-- pending -> processing, for the task whose turn it is

    Accounts share the engines evenly: next is the account with the fewest tasks running on them,
    of those the one that was served longest ago; inside it, the highest priority, then the oldest.

    Args:
        engines: the names of those that stand ready together.

    Returns:
        The task with its new attempt epoch; None if none waits for these engines.
    """
    await connection.execute("SELECT pg_advisory_xact_lock(%s)", [CLAIM_LOCK])
    async with connection.cursor(row_factory=class_row(Claim)) as cursor:
        await cursor.execute(
            _moved(
                """
                SET status = 'processing', attempt = attempt + 1, worker = %(worker)s,
                    phase = 'fetching', heartbeat_at = now(), started_at = now()
                WHERE status = 'pending' AND id = (
                    WITH first AS (  -- of each account that waits, one step an account and engine
                        SELECT DISTINCT ON (account_id) ready.*
                          FROM unnest(%(engines)s::text[]) AS e (name) CROSS JOIN LATERAL (
                            WITH RECURSIVE step AS (
                                (SELECT account_id, id, priority, seq FROM tasks
                                  WHERE status = 'pending' AND engine = e.name
                                    AND deadline_at > now()
                                  ORDER BY account_id, priority DESC, seq LIMIT 1)
                                UNION ALL
                                SELECT next.* FROM step CROSS JOIN LATERAL (
                                    SELECT account_id, id, priority, seq FROM tasks
                                     WHERE status = 'pending' AND engine = e.name
                                       AND deadline_at > now()
                                       AND account_id > step.account_id
                                     ORDER BY account_id, priority DESC, seq LIMIT 1) next
                            )
                            SELECT * FROM step) AS ready
                         ORDER BY account_id, priority DESC, seq
                    ),
                    busy AS (
                        SELECT account_id, count(*) AS running FROM tasks
                         WHERE status = 'processing' AND engine = ANY(%(engines)s)
                         GROUP BY account_id
                    )
                    SELECT first.id
                      FROM first JOIN accounts a ON a.id = first.account_id
                      LEFT JOIN busy ON busy.account_id = first.account_id
                     ORDER BY coalesce(busy.running, 0), a.served_at NULLS FIRST, first.seq
                     LIMIT 1)
                """,
                "claimed",
                CLAIM_COLUMNS,
            ),
            {
                "worker": worker,
                "engines": list(engines),
                "detail": Jsonb({"worker": worker}),
            },
        )
        claim = await cursor.fetchone()
    if claim is not None:
        await connection.execute(
            "UPDATE accounts SET served_at = now() "
            "WHERE id = (SELECT account_id FROM tasks WHERE id = %s)",
            [claim.id],
        )
    return claim


async def beat(
    connection: Connection,
    task_id: UUID,
    *,
    attempt: int,
    phase: str,
    progress: int,
    scene: dict[str, object] | None = None,
) -> bool:
    """Say that an attempt lives and how far it is; progress never falls.

    Args:
        scene: what the engine understood, once it has said so.

    Returns:
        False if the attempt is no longer the task's.
    """
    cursor = await connection.execute(
        """
        UPDATE tasks SET heartbeat_at = now(), phase = %s, progress = greatest(progress, %s),
               scene = coalesce(%s, scene)
         WHERE id = %s AND attempt = %s AND status = 'processing'
        """,
        [phase, progress, None if scene is None else Jsonb(scene), task_id, attempt],
    )
    return cursor.rowcount == 1


async def complete(
    connection: Connection,
    task_id: UUID,
    *,
    attempt: int,
    video: VideoFile,
    scene: dict[str, object] | None = None,
) -> bool:
    """-- processing -> completed

    Returns:
        False if the attempt is no longer the task's.
    """
    cursor = await connection.execute(
        _moved(
            """
            SET status = 'completed', progress = 100, completed_at = now(), worker = NULL,
                video_key = %(key)s, video_bytes = %(size)s, video_etag = %(etag)s,
                poster_key = %(poster_key)s, last_frame_key = %(last_frame_key)s,
                scene = coalesce(%(scene)s, scene)
            WHERE id = %(id)s AND attempt = %(attempt)s AND status = 'processing'
            """,
            "completed",
            "id",
        ),
        {
            "id": task_id,
            "attempt": attempt,
            "key": video.key,
            "size": video.size_bytes,
            "etag": video.etag,
            "poster_key": video.poster_key,
            "last_frame_key": video.last_frame_key,
            "scene": None if scene is None else Jsonb(scene),
            "detail": Jsonb({"bytes": video.size_bytes}),
        },
    )
    return await cursor.fetchone() is not None


async def stored_video_key(connection: Connection, task_id: UUID) -> str | None:
    """Where the task's finished file is stored, if it has one."""
    cursor = await connection.execute("SELECT video_key FROM tasks WHERE id = %s", [task_id])
    row = await cursor.fetchone()
    return row[0] if row else None


async def fail(
    connection: Connection, task_id: UUID, *, attempt: int, code: str, message: str
) -> bool:
    """-- processing -> failed

    Returns:
        False if the attempt is no longer the task's.
    """
    cursor = await connection.execute(
        _moved(
            """
            SET status = 'failed', completed_at = now(), worker = NULL,
                error_code = %(code)s, error_message = %(message)s
            WHERE id = %(id)s AND attempt = %(attempt)s AND status = 'processing'
            """,
            "failed",
            "id",
        ),
        {
            "id": task_id,
            "attempt": attempt,
            "code": code,
            "message": message,
            "detail": Jsonb({"code": code, "message": message}),
        },
    )
    return await cursor.fetchone() is not None


async def cancel(connection: Connection, task_id: UUID, *, account_id: UUID) -> bool:
    """-- pending | processing -> failed, because its owner wants it no longer

    Returns:
        False if the account has no unfinished task with that id.
    """
    cursor = await connection.execute(
        _moved(
            """
            SET status = 'failed', completed_at = now(), worker = NULL, error_code = %(code)s,
                error_message = 'the task was cancelled'
            WHERE id = %(id)s AND account_id = %(account_id)s
              AND status IN ('pending', 'processing')
            """,
            "cancelled",
            "id",
        ),
        {"id": task_id, "account_id": account_id, "code": CANCELLED, "detail": Jsonb({})},
    )
    return await cursor.fetchone() is not None


async def give_back(
    connection: Connection, task_id: UUID, *, attempt: int, is_lost: bool, reason: str
) -> int | None:
    """-- processing -> pending

    Args:
        is_lost: whether the attempt broke, and counts; one handed back by a stopping worker
            does not.

    Returns:
        How many attempts are lost by now; None if the attempt is no longer the task's.
    """
    cursor = await connection.execute(
        _moved(
            """
            SET status = 'pending', phase = 'queued', worker = NULL, heartbeat_at = NULL,
                lost_attempts = lost_attempts + %(lost)s
            WHERE id = %(id)s AND attempt = %(attempt)s AND status = 'processing'
            """,
            "given_back",
            "lost_attempts",
        ),
        {
            "id": task_id,
            "attempt": attempt,
            "lost": int(is_lost),
            "detail": Jsonb({"reason": reason}),
        },
    )
    row = await cursor.fetchone()
    return None if row is None else int(row[0])


async def move_on(
    connection: Connection, task_id: UUID, *, attempt: int, to: str, reason: str
) -> bool:
    """-- processing -> pending, for the next engine of its route; its lost attempts are forgotten

    Returns:
        False if the attempt is no longer the task's.
    """
    cursor = await connection.execute(
        _moved(
            """
            SET status = 'pending', phase = 'queued', worker = NULL, heartbeat_at = NULL,
                lost_attempts = 0, engine = %(to)s
            WHERE id = %(id)s AND attempt = %(attempt)s AND status = 'processing'
            """,
            "moved_on",
            "id",
        ),
        {
            "id": task_id,
            "attempt": attempt,
            "to": to,
            "detail": Jsonb({"to": to, "reason": reason}),
        },
    )
    return await cursor.fetchone() is not None


async def standing(connection: Connection, task_id: UUID, *, attempt: int) -> Standing | None:
    """How an attempt's task stands; the row stays locked. None if the attempt is not the task's."""
    async with connection.cursor(row_factory=class_row(Standing)) as cursor:
        await cursor.execute(
            "SELECT engine, route, lost_attempts FROM tasks WHERE id = %s AND attempt = %s "
            "AND status = 'processing' FOR UPDATE",
            [task_id, attempt],
        )
        return await cursor.fetchone()


async def silent(connection: Connection, *, silent_for: timedelta) -> list[tuple[UUID, int, str]]:
    """Attempts whose worker fell silent: task, epoch, worker. The rows stay locked; one that
    somebody else has in hand is not silent, and waiting for it could be a deadlock: whoever ends
    a task goes on to lock the account's balance, which ``fail_overdue`` may hold here."""
    cursor = await connection.execute(
        """
        SELECT id, attempt, worker FROM tasks
         WHERE status = 'processing' AND heartbeat_at < now() - %s
         ORDER BY seq
           FOR UPDATE SKIP LOCKED
        """,
        [silent_for],
    )
    return [(row[0], row[1], row[2]) for row in await cursor.fetchall()]


async def fail_overdue(connection: Connection) -> list[UUID]:
    """-- pending | processing -> failed, for every task past its deadline"""
    cursor = await connection.execute(
        _moved(
            """
            SET status = 'failed', completed_at = now(), worker = NULL, error_code = 'timeout',
                error_message = 'the task was not done within its timeout of '
                    || extract(epoch FROM deadline_at - created_at)::bigint || ' seconds'
            WHERE status IN ('pending', 'processing') AND deadline_at <= now()
            """,
            "timed_out",
            "id",
        ),
        {"detail": Jsonb({})},
    )
    return [row[0] for row in await cursor.fetchall()]


async def ended_before(
    connection: Connection, *, retention: timedelta, limit: int
) -> list[tuple[UUID, int, list[dict[str, Any]]]]:
    """Ended tasks whose retention has passed: id, the last attempt, the content."""
    cursor = await connection.execute(
        """
        SELECT id, attempt, content FROM tasks
         WHERE expired_at IS NULL AND (completed_at < now() - %s OR deleted_at IS NOT NULL)
         ORDER BY completed_at LIMIT %s
        """,
        [retention, limit],
    )
    return [(row[0], row[1], row[2]) for row in await cursor.fetchall()]


async def expire(connection: Connection, task_id: UUID) -> None:
    """Scrub an ended task down to what its id must still answer: that it is gone."""
    await connection.execute(
        """
        UPDATE tasks SET expired_at = now(), prompt = '', content = '[]', callback_url = NULL,
               scene = NULL, negative_prompt = NULL
         WHERE id = %s AND expired_at IS NULL
        """,
        [task_id],
    )


async def deny(connection: Connection, task_id: UUID) -> None:
    """Have an ended task be found no more. Its row stays for the ledger; the sweep deletes its
    files and scrubs it."""
    await connection.execute("UPDATE tasks SET deleted_at = now() WHERE id = %s", [task_id])


async def forget_idempotency_keys(connection: Connection) -> None:
    """Drop the keys that stand for nothing any more."""
    await connection.execute(
        "DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'"
    )


async def mark_downloaded(connection: Connection, task_id: UUID) -> None:
    await connection.execute(
        "UPDATE tasks SET downloaded_at = now() WHERE id = %s AND downloaded_at IS NULL", [task_id]
    )


async def worker_beat(
    connection: Connection, worker: str, *, lanes: Sequence[Mapping[str, object]] = ()
) -> None:
    """Say that a worker lives, and what it runs; forget those silent for a day.

    Args:
        lanes: ``{"engines": [name, …], "capacity": tasks at a time}`` each.
    """
    await connection.execute(
        """
        WITH forgotten AS (
            DELETE FROM workers WHERE heartbeat_at < now() - interval '1 day' AND id <> %(id)s
        )
        INSERT INTO workers (id, lanes) VALUES (%(id)s, %(lanes)s)
        ON CONFLICT (id) DO UPDATE SET heartbeat_at = now(), lanes = excluded.lanes
        """,
        {"id": worker, "lanes": Jsonb(list(lanes))},
    )


async def unserved(connection: Connection, *, silent_for: timedelta) -> dict[str, int]:
    """How many tasks have waited that long for each engine that no living worker runs."""
    cursor = await connection.execute(
        """
        SELECT engine, count(*) FROM tasks
         WHERE status = 'pending' AND greatest(created_at, started_at) < now() - %(silent_for)s
           AND NOT EXISTS (SELECT FROM workers
                            CROSS JOIN jsonb_array_elements(lanes) AS lane
                            WHERE heartbeat_at > now() - %(silent_for)s
                              AND lane -> 'engines' ? tasks.engine)
         GROUP BY engine
        """,
        {"silent_for": silent_for},
    )
    return {row[0]: int(row[1]) for row in await cursor.fetchall()}


async def remove_worker(connection: Connection, worker: str) -> None:
    await connection.execute("DELETE FROM workers WHERE id = %s", [worker])


async def is_any_worker_alive(connection: Connection, *, silent_for: timedelta) -> bool:
    """Whether some worker gave a sign of life of late."""
    cursor = await connection.execute(
        "SELECT EXISTS (SELECT FROM workers WHERE heartbeat_at > now() - %s)", [silent_for]
    )
    row = await cursor.fetchone()
    return row is not None and bool(row[0])


async def shared_secret(connection: Connection, name: str, proposal: bytes) -> bytes:
    """A secret that all processes share: the stored one, or the proposal if it is the first."""
    await connection.execute(
        "INSERT INTO secrets (name, value) VALUES (%s, %s) ON CONFLICT DO NOTHING",
        [name, proposal],
    )
    cursor = await connection.execute("SELECT value FROM secrets WHERE name = %s", [name])
    row = await cursor.fetchone()
    assert row is not None
    return bytes(row[0])
