"""Connections that fail between two statements, as when a process or its database dies there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import psycopg
from psycopg.rows import TupleRow

__all__ = ["Crash", "Crashed", "Doomed", "in_transaction", "open_doomed"]

T = TypeVar("T")


@dataclass(frozen=True)
class Crash:
    """When a transaction ends before its time, and how."""

    before_statement: int
    """1: before the first. One more than there are: before the commit."""
    how: Literal["raised", "terminated"]
    """By an exception in our code, or by the server, which cuts the connection."""


class Crashed(Exception):
    """The transaction ended before its time."""


class Doomed(psycopg.AsyncConnection[TupleRow]):
    """A connection that counts statements, whichever way they are sent."""

    crash: Crash | None = None
    begun = 0

    async def next_statement(self) -> None:
        self.begun += 1
        if self.crash is None or self.begun != self.crash.before_statement:
            return
        if self.crash.how == "raised":
            raise Crashed
        pid = self.info.backend_pid
        async with await psycopg.AsyncConnection.connect(self.info.dsn, autocommit=True) as other:
            await other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


class CountedCursor(psycopg.AsyncCursor[Any]):
    async def execute(self, *args: Any, **options: Any) -> CountedCursor:
        assert isinstance(self.connection, Doomed)
        await self.connection.next_statement()
        return await super().execute(*args, **options)


async def open_doomed(conninfo: str) -> Doomed:
    return await Doomed.connect(conninfo, autocommit=True, cursor_factory=CountedCursor)


async def in_transaction(
    connection: Doomed,
    verb: Callable[..., Awaitable[T]],
    *args: Any,
    crash: Crash | None,
    **options: Any,
) -> T:
    """Run one verb in a transaction.

    Raises:
        Crashed: it ended where ``crash`` says; nothing of it was committed.
    """
    connection.crash, connection.begun = crash, 0
    try:
        async with connection.transaction():
            value = await verb(connection, *args, **options)
            await connection.next_statement()
            return value
    except psycopg.OperationalError as error:
        if crash is None or crash.how == "raised":
            raise
        raise Crashed from error
