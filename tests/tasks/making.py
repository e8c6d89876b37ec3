"""Callers and tasks to test with; every default can be overridden by keyword."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeAlias, TypeVar
from uuid import UUID, uuid4

from psycopg.sql import SQL, Composed, Identifier

from vitascope.accounts import Caller
from vitascope.accounts import service as accounts
from vitascope.billing import service as billing
from vitascope.db import Connection, Database
from vitascope.tasks import reading, service, store
from vitascope.tasks.models import Claim, NewTask, TaskView, VideoFile

__all__ = [
    "PRICE_MICROS",
    "VIDEO",
    "Desk",
    "claim_this",
    "make_caller",
    "new_task",
    "until",
]

PRICE_MICROS = 700_000
ENGINES = ("fake", "second", "upstream")
"""What the tests' tasks wait for."""
VIDEO = VideoFile(key="videos/a/1.mp4", size_bytes=5, etag='"e"')
RETENTION = timedelta(days=7)
PATIENCE_S = 60.0

T = TypeVar("T")
Query: TypeAlias = SQL | Composed


async def make_caller(
    connection: Connection,
    *,
    account: str = "default",
    is_prepaid: bool = False,
    balance_micros: int = 0,
    **options: Any,
) -> Caller:
    """A fresh key of that account, as ``authenticate`` sees it."""
    key = await accounts.create_key(connection, name="a test's", account=account, **options)
    caller = await accounts.authenticate(connection, key.secret)
    if is_prepaid:
        await connection.execute(
            "UPDATE accounts SET billing = 'prepaid' WHERE id = %s", [caller.account_id]
        )
    if balance_micros:
        await billing.top_up(connection, account_id=caller.account_id, amount_micros=balance_micros)
    return await accounts.authenticate(connection, key.secret)


def new_task(caller: Caller, **fields: Any) -> NewTask:
    values: dict[str, Any] = {
        "id": uuid4(),
        "account_id": caller.account_id,
        "key_id": caller.key_id,
        "model": "Seedance-Pro-1.5",
        "engine": "fake",
        "route": ("fake",),
        "prompt": "a cat",
        "content": [{"type": "text", "text": "a cat"}],
        "provider_specific": {"generate_audio": False, "camera_fixed": False},
        "resolution": "720p",
        "ratio": "16:9",
        "width": 1280,
        "height": 720,
        "fps": 24,
        "duration_s": 2,
        "seed": 7,
        "callback_url": None,
        "price_micros": PRICE_MICROS,
        "timeout_s": 172_800,
    }
    return NewTask(**(values | fields))


async def until(is_so: Callable[[], Awaitable[bool]]) -> None:
    """Wait for what takes as long as it takes."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            if await is_so():
                return
            await asyncio.sleep(0.02)


async def claim_this(connection: Connection, task_id: UUID) -> Claim:
    """Have a worker claim this very task: it is made the next whose turn it is."""
    await connection.execute(
        """
        UPDATE accounts SET served_at = CASE WHEN id = (SELECT account_id FROM tasks WHERE id = %s)
                                             THEN NULL ELSE now() END
        """,
        [task_id],
    )
    await connection.execute("UPDATE tasks SET priority = 9 WHERE id = %s", [task_id])
    claim = await store.claim_next(connection, engines=ENGINES, worker="w1")
    assert claim is not None
    assert claim.id == task_id
    return claim


class Desk:
    """The verbs of a task's life, each committed, for tests that tell a story."""

    def __init__(self, database: Database, caller: Caller) -> None:
        self.database = database
        self.caller = caller

    async def commit(self, verb: Callable[..., Awaitable[T]], *args: Any, **options: Any) -> T:
        """Run one verb in a transaction of its own."""
        async with self.database.transaction() as connection:
            return await verb(connection, *args, **options)

    async def create(self, **fields: Any) -> UUID:
        task = new_task(self.caller, **fields)
        return (await self.commit(service.create, [task], caller=self.caller))[0]

    async def claim(self, task_id: UUID) -> Claim:
        return await self.commit(claim_this, task_id)

    async def create_and_claim(self, **fields: Any) -> Claim:
        return await self.claim(await self.create(**fields))

    async def create_and_complete(self, **fields: Any) -> Claim:
        claim = await self.create_and_claim(**fields)
        await self.commit(service.complete, claim, VIDEO)
        return claim

    async def view(self, task_id: UUID, *, retention: timedelta = RETENTION) -> TaskView:
        view = await self.commit(reading.find, task_id, retention=retention)
        assert view is not None
        return view

    async def status(self, task_id: UUID) -> str:
        return (await self.view(task_id)).status

    async def has_status(self, task_id: UUID, status: str) -> bool:
        return await self.status(task_id) == status

    async def events(self, task_id: UUID) -> list[str]:
        query = SQL("SELECT event FROM task_events WHERE task_id = %s ORDER BY id")
        return [row[0] for row in await self.rows(query, task_id)]

    async def ledger(self) -> list[str]:
        """Kinds of the ledger's rows, in their order."""
        return [row[0] for row in await self.rows(SQL("SELECT kind FROM ledger ORDER BY id"))]

    async def money(self) -> tuple[int, int]:
        """What the account has available and held, in micro-yuan."""
        query = SQL(
            "SELECT coalesce(sum(available_micros), 0)::bigint,"
            " coalesce(sum(held_micros), 0)::bigint FROM ledger WHERE account_id = %s"
        )
        row = (await self.rows(query, self.caller.account_id))[0]
        return row[0], row[1]

    async def queued(self) -> list[str]:
        """Tasks that wait for delivery, in the order in which they would be delivered."""
        query = SQL(
            "SELECT args->>'task_id' FROM procrastinate_jobs WHERE status = 'todo'"
            " ORDER BY priority DESC, id"
        )
        return [row[0] for row in await self.rows(query)]

    async def deliver(self) -> None:
        """Have every queued job vanish, as if delivered to a worker that then died."""
        await self.execute(SQL("DELETE FROM procrastinate_jobs"))

    async def age(self, column: str, task_id: UUID, *, by: timedelta) -> None:
        """Set a task's time back."""
        await self.execute(
            SQL("UPDATE tasks SET {0} = {0} - %s WHERE id = %s").format(Identifier(column)),
            by,
            task_id,
        )

    async def rows(self, query: Query, *values: object) -> list[tuple[Any, ...]]:
        async with self.database.connection() as connection:
            cursor = await connection.execute(query, values)
            return await cursor.fetchall()

    async def execute(self, query: Query, *values: object) -> None:
        async with self.database.connection() as connection:
            await connection.execute(query, values)
