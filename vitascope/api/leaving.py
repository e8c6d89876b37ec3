"""Clients that leave while their answer is still waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import Receive

from vitascope.tasks.changes import Watch

__all__ = ["stopped_by_leaving"]


@contextmanager
def stopped_by_leaving(watch: Watch, receive: Receive) -> Iterator[None]:
    """For the time of the block, the client's leaving stops the watch. The request must have been
    read to its end, if it has a body."""
    leaving = asyncio.create_task(_stop_at_leaving(watch, receive))
    try:
        yield
    finally:
        leaving.cancel()


async def _stop_at_leaving(watch: Watch, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    watch.stop()
