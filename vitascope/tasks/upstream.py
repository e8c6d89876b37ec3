"""All the SQL of orders at providers: what went out, what came back, who is unhealthy.

A row is committed before an order goes out and says so; the provider's id is committed the moment
it is known. So whoever takes the task up later knows whether there may be an order, and which.
Every write of an attempt loses if the task went on without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias
from uuid import UUID

from psycopg.errors import UniqueViolation
from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from vitascope.db import Connection
from vitascope.engines.providers.base import ProviderJob
from vitascope.engines.providers.errors import Ambiguous
from vitascope.tasks.errors import AttemptLost
from vitascope.tasks.models import Claim

__all__ = [
    "Ailment",
    "Flagged",
    "OpenOrder",
    "Outcome",
    "abandoned",
    "accept",
    "begin",
    "close",
    "find",
    "flag_forgotten",
    "flagged",
    "health",
    "mark_healthy",
    "mark_unhealthy",
    "withdraw",
]

FORGOTTEN_AFTER = timedelta(minutes=10)
"""By then no call is out any more."""

Outcome: TypeAlias = Literal["done", "failed", "cancelled", "ambiguous"]


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """An order that went out."""

    submitted_at: datetime
    age_s: float
    """Seconds since then."""
    job: ProviderJob | None
    """None: no answer came."""


@dataclass(frozen=True, slots=True)
class Flagged:
    """An order of which nobody knows whether the provider took it: for the operator to look up."""

    task_id: UUID
    engine: str
    submitted_at: datetime
    detail: str


@dataclass(frozen=True, slots=True)
class Ailment:
    """An engine that was found unhealthy."""

    engine: str
    code: str
    reason: str
    since: datetime


async def find(connection: Connection, claim: Claim) -> OpenOrder | None:
    """The order of the task at its present engine, if one went out."""
    cursor = await connection.execute(
        """
        SELECT submitted_at, extract(epoch FROM clock_timestamp() - submitted_at)::float8,
               job_id, job_urls
          FROM provider_jobs
         WHERE task_id = %s AND engine = %s AND closed_at IS NULL
        """,
        [claim.id, claim.engine],
    )
    row = await cursor.fetchone()
    if row is None:
        return None
    submitted_at, age_s, job_id, job_urls = row
    job = None if job_id is None else ProviderJob(job_id, job_urls)
    return OpenOrder(submitted_at, age_s, job)


async def begin(connection: Connection, claim: Claim) -> None:
    """Write down that an order is about to go out. To be committed before it does.

    Raises:
        AttemptLost: the task went on without this attempt, or an order is out already.
    """
    cursor = await connection.execute(
        """
        INSERT INTO provider_jobs (task_id, engine)
        SELECT id, engine FROM tasks
         WHERE id = %s AND attempt = %s AND status = 'processing' FOR UPDATE
        ON CONFLICT DO NOTHING
        """,
        [claim.id, claim.attempt],
    )
    if cursor.rowcount != 1:
        raise AttemptLost


async def withdraw(connection: Connection, claim: Claim) -> None:
    """The provider certainly took no order: the next one is the first."""
    await connection.execute(
        "DELETE FROM provider_jobs WHERE task_id = %s AND engine = %s AND job_id IS NULL "
        "AND closed_at IS NULL",
        [claim.id, claim.engine],
    )


async def accept(connection: Connection, claim: Claim, job: ProviderJob) -> None:
    """The provider took the order, under this id. Whoever has the task in hand by now.

    Raises:
        Ambiguous: another order of that engine has this id.
    """
    try:
        await connection.execute(
            """
            UPDATE provider_jobs SET job_id = %s, job_urls = %s, accepted_at = clock_timestamp()
             WHERE task_id = %s AND engine = %s AND job_id IS NULL
            """,
            [job.id, Jsonb(dict(job.urls)), claim.id, claim.engine],
        )
    except UniqueViolation as error:
        raise Ambiguous(
            f"{claim.engine} gave the order the id {job.id!r}, which another order has"
        ) from error


async def close(
    connection: Connection, task_id: UUID, *, engine: str, outcome: Outcome, detail: str = ""
) -> None:
    """Nothing is left to be done about the order."""
    await connection.execute(
        """
        UPDATE provider_jobs SET closed_at = clock_timestamp(), outcome = %s, detail = %s
         WHERE task_id = %s AND engine = %s AND closed_at IS NULL
        """,
        [outcome, detail, task_id, engine],
    )


async def abandoned(
    connection: Connection, engines: Sequence[str], *, limit: int
) -> list[tuple[UUID, str, ProviderJob]]:
    """Jobs at these providers that nobody wants any more, because their task ended without them:
    task, engine, job."""
    cursor = await connection.execute(
        """
        SELECT o.task_id, o.engine, o.job_id, o.job_urls
          FROM provider_jobs o JOIN tasks t ON t.id = o.task_id
         WHERE o.closed_at IS NULL AND o.engine = ANY(%s) AND o.job_id IS NOT NULL
           AND t.status IN ('completed', 'failed')
         ORDER BY o.submitted_at LIMIT %s
        """,
        [list(engines), limit],
    )
    return [(row[0], row[1], ProviderJob(row[2], row[3])) for row in await cursor.fetchall()]


async def flag_forgotten(connection: Connection, engine: str) -> None:
    """Orders without an answer whose task has ended meanwhile: nobody will ask about them again."""
    await connection.execute(
        """
        UPDATE provider_jobs o
           SET closed_at = clock_timestamp(), outcome = 'ambiguous',
               detail = 'the task ended before it was known whether the order was taken'
          FROM tasks t
         WHERE t.id = o.task_id AND t.status IN ('completed', 'failed') AND o.engine = %s
           AND o.closed_at IS NULL AND o.job_id IS NULL AND o.submitted_at < now() - %s
        """,
        [engine, FORGOTTEN_AFTER],
    )


async def flagged(connection: Connection, *, within: timedelta | None = None) -> list[Flagged]:
    """Orders whose fate is not known, the latest first.

    Args:
        within: only those of that last while.
    """
    async with connection.cursor(row_factory=class_row(Flagged)) as cursor:
        await cursor.execute(
            """
            SELECT task_id, engine, submitted_at, coalesce(detail, '') AS detail
              FROM provider_jobs
             WHERE outcome = 'ambiguous'
               AND submitted_at > coalesce(now() - %s::interval, '-infinity')
             ORDER BY submitted_at DESC
            """,
            [within],
        )
        return await cursor.fetchall()


async def health(connection: Connection) -> list[Ailment]:
    """The engines that were found unhealthy and have not worked since, by name."""
    async with connection.cursor(row_factory=class_row(Ailment)) as cursor:
        await cursor.execute("SELECT engine, code, reason, since FROM engine_health ORDER BY 1")
        return await cursor.fetchall()


async def mark_unhealthy(connection: Connection, engine: str, *, code: str, reason: str) -> None:
    await connection.execute(
        """
        INSERT INTO engine_health AS known (engine, code, reason) VALUES (%s, %s, %s)
        ON CONFLICT (engine) DO UPDATE SET code = excluded.code, reason = excluded.reason
        """,
        [engine, code, reason],
    )


async def mark_healthy(connection: Connection, engine: str) -> None:
    await connection.execute("DELETE FROM engine_health WHERE engine = %s", [engine])
