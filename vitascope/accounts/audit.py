"""Who administered what: one row for every admin act, through the API or the command line.

The one writer is ``record``, called in the transaction of the act: there is no act without its row
and no row without its act. Knows nothing of what the acts do. A detail never holds a secret.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from vitascope.db import Connection

__all__ = ["CLI", "AuditRow", "actor_of_key", "list_rows", "record"]

CLI = "cli"
"""The actor of an act from the command line: whoever can reach the database."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One admin act."""

    id: int
    """Rises in the order in which acts were recorded."""
    at: datetime
    actor: str
    """``cli``, or ``key`` and its id."""
    action: str
    """Domain and verb: ``key.rotate``."""
    account_id: UUID | None
    """The account that it was done to, or whose key."""
    key_id: UUID | None
    detail: dict[str, Any]
    """What was set, by field; amounts in micro-yuan, times in epoch seconds."""


def actor_of_key(key_id: UUID) -> str:
    """The actor of an act through the API."""
    return f"key {key_id}"


async def record(
    connection: Connection,
    *,
    actor: str,
    action: str,
    account_id: UUID | None = None,
    key_id: UUID | None = None,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Write down an act, in its own transaction.

    Args:
        detail: what can be JSON, and nothing secret.
    """
    await connection.execute(
        "INSERT INTO audit_log (actor, action, account_id, key_id, detail)"
        " VALUES (%s, %s, %s, %s, %s)",
        [actor, action, account_id, key_id, Jsonb(dict(detail or {}))],
    )


async def list_rows(
    connection: Connection,
    *,
    limit: int,
    before: int | None = None,
    account_id: UUID | None = None,
    action: str | None = None,
) -> list[AuditRow]:
    """Acts, newest first.

    Args:
        before: only rows with a lower id.
    """
    async with connection.cursor(row_factory=class_row(AuditRow)) as cursor:
        await cursor.execute(
            """
            SELECT id, at, actor, action, account_id, key_id, detail
              FROM audit_log
             WHERE (%(before)s::bigint IS NULL OR id < %(before)s)
               AND (%(account_id)s::uuid IS NULL OR account_id = %(account_id)s)
               AND (%(action)s::text IS NULL OR action = %(action)s)
             ORDER BY id DESC LIMIT %(limit)s
            """,
            {"before": before, "account_id": account_id, "action": action, "limit": limit},
        )
        return await cursor.fetchall()
