"""One act of a command on the service's database, running service or not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from vitascope.cli.database import migrated_database

if TYPE_CHECKING:
    from vitascope.config import Settings
    from vitascope.db import Connection

__all__ = ["in_transaction"]

Answer = TypeVar("Answer")


def in_transaction(settings: Settings, verb: Callable[[Connection], Awaitable[Answer]]) -> Answer:
    """Do one thing, and commit it; nothing is left of it if it raises."""

    async def run(conninfo: str) -> Answer:
        from vitascope import db

        async with await db.connect(conninfo) as connection:
            return await verb(connection)

    with migrated_database(settings) as conninfo:
        return asyncio.run(run(conninfo))
