"""All the SQL of callbacks. Every arrow between states is one guarded UPDATE.

A try holds its row by a lease: ``next_at`` lies ahead until the try is lost, and whoever settles
it names that moment. So two jobs never make one try, a try whose worker died is made again, and
what a try says that was lost meanwhile changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from vitascope.callbacks.models import Callback, CallbackState, Due
from vitascope.callbacks.queue import CALLBACK_QUEUE
from vitascope.db import Connection

__all__ = [
    "claim_next",
    "find",
    "forget",
    "insert",
    "page",
    "postpone",
    "redeliver",
    "settle",
    "unqueued",
]

COLUMNS: LiteralString = (
    "id, task_id, event, url, state, tries, created_at, next_at, tried_at, answer, problem"
)


async def insert(connection: Connection, task_ids: Sequence[UUID]) -> list[UUID]:
    """-- nothing -> waiting, for each of the ended tasks that names an address; their ids."""
    cursor = await connection.execute(
        """
        INSERT INTO callbacks (task_id, account_id, key_id, event, url, next_at)
        SELECT id, account_id, key_id, 'video.' || status, callback_url, now()
          FROM tasks WHERE id = ANY (%s) AND callback_url IS NOT NULL
        ON CONFLICT (task_id) DO NOTHING
        RETURNING id
        """,
        [list(task_ids)],
    )
    return [row[0] for row in await cursor.fetchall()]


async def claim_next(connection: Connection, *, lease: timedelta) -> Due | None:
    """The due callback whose turn it is, for one try; None if there is none.

    Next is the account with the fewest tries under way, and of its callbacks the one that is due
    longest: an account whose receiver is slow does not keep the others waiting.
    """
    async with connection.cursor(row_factory=class_row(Due)) as cursor:
        await cursor.execute(
            """
            WITH busy AS (
                SELECT account_id, count(*) AS tries FROM callbacks
                 WHERE state = 'waiting' AND next_at > now()
                   AND tries > 0 AND problem IS NULL     -- a try that is not settled
                 GROUP BY account_id
            ),
            turn AS (
                SELECT c.id FROM callbacks c LEFT JOIN busy USING (account_id)
                 WHERE c.state = 'waiting' AND c.next_at <= now()
                 ORDER BY coalesce(busy.tries, 0), c.next_at, c.seq
                 LIMIT 1
                   FOR UPDATE OF c SKIP LOCKED
            )
            UPDATE callbacks c
               SET tries = c.tries + 1, tried_at = now(), next_at = now() + %s,
                   answer = NULL, problem = NULL
              FROM turn, api_keys k
             WHERE c.id = turn.id AND k.id = c.key_id
            RETURNING c.id, c.task_id, c.event, c.url, c.tries, c.created_at, c.tried_at,
                      c.next_at AS lost_at,
                      array_remove(ARRAY[
                          k.callback_secret,
                          CASE WHEN k.previous_callback_until > now()
                               THEN k.previous_callback_secret END
                      ], NULL) AS secrets
            """,
            [lease],
        )
        return await cursor.fetchone()


async def settle(
    connection: Connection,
    due: Due,
    state: CallbackState,
    *,
    answer: int | None,
    problem: str | None,
) -> bool:
    """-- waiting -> delivered | dead. False if the try was lost meanwhile."""
    cursor = await connection.execute(
        """
        UPDATE callbacks SET state = %s, next_at = NULL, answer = %s, problem = %s
         WHERE id = %s AND state = 'waiting' AND next_at = %s
        """,
        [state, answer, problem, due.id, due.lost_at],
    )
    return cursor.rowcount == 1


async def postpone(
    connection: Connection, due: Due, *, wait: timedelta, answer: int | None, problem: str
) -> datetime | None:
    """Have it tried again after a pause.

    Returns:
        When; None if the try was lost meanwhile.
    """
    cursor = await connection.execute(
        """
        UPDATE callbacks SET next_at = now() + %s, answer = %s, problem = %s
         WHERE id = %s AND state = 'waiting' AND next_at = %s
        RETURNING next_at
        """,
        [wait, answer, problem, due.id, due.lost_at],
    )
    row = await cursor.fetchone()
    return row[0] if row else None


async def redeliver(
    connection: Connection, callback_id: UUID, *, account_id: UUID
) -> Callback | None:
    """-- delivered | dead -> waiting, due now, with no try made yet. None if it is not so."""
    async with connection.cursor(row_factory=class_row(Callback)) as cursor:
        await cursor.execute(
            f"""
            UPDATE callbacks
               SET state = 'waiting', next_at = now(), tries = 0, answer = NULL, problem = NULL
             WHERE id = %s AND account_id = %s AND state <> 'waiting'
            RETURNING {COLUMNS}
            """,
            [callback_id, account_id],
        )
        return await cursor.fetchone()


async def unqueued(connection: Connection, *, waiting_for: timedelta, limit: int) -> list[UUID]:
    """Callbacks to queue anew, as many as ready jobs are lacking for those that are due."""
    cursor = await connection.execute(
        """
        SELECT id FROM callbacks
         WHERE state = 'waiting' AND next_at < now() - %s
         ORDER BY next_at, seq
         LIMIT least(%s, greatest(0,
                   (SELECT count(*) FROM callbacks WHERE state = 'waiting' AND next_at <= now())
                   - (SELECT count(*) FROM procrastinate_jobs
                       WHERE queue_name = %s AND status = 'todo'
                         AND (scheduled_at IS NULL OR scheduled_at <= now()))))
        """,
        [waiting_for, limit, CALLBACK_QUEUE],
    )
    return [row[0] for row in await cursor.fetchall()]


async def find(connection: Connection, callback_id: UUID, *, account_id: UUID) -> Callback | None:
    async with connection.cursor(row_factory=class_row(Callback)) as cursor:
        await cursor.execute(
            f"SELECT {COLUMNS} FROM callbacks WHERE id = %s AND account_id = %s",
            [callback_id, account_id],
        )
        return await cursor.fetchone()


async def page(
    connection: Connection,
    *,
    account_id: UUID,
    state: str | None,
    task_id: UUID | None,
    after: UUID | None,
    limit: int,
) -> list[Callback]:
    """An account's callbacks, newest first.

    Args:
        state, task_id: only these; None: all.
        after: an id of the account's: those older than it.
    """
    async with connection.cursor(row_factory=class_row(Callback)) as cursor:
        await cursor.execute(
            f"""
            SELECT {COLUMNS} FROM callbacks
             WHERE account_id = %(account_id)s
               AND (%(state)s::text IS NULL OR state = %(state)s)
               AND (%(task_id)s::uuid IS NULL OR task_id = %(task_id)s)
               AND (%(after)s::uuid IS NULL
                    OR seq < (SELECT seq FROM callbacks WHERE id = %(after)s))
             ORDER BY seq DESC LIMIT %(limit)s
            """,
            {
                "account_id": account_id,
                "state": state,
                "task_id": task_id,
                "after": after,
                "limit": limit,
            },
        )
        return await cursor.fetchall()


async def forget(connection: Connection, *, retention: timedelta) -> None:
    """Drop callbacks whose delivery has ended and whose task's record has expired."""
    await connection.execute(
        "DELETE FROM callbacks WHERE state <> 'waiting' AND created_at <= now() - %s", [retention]
    )
