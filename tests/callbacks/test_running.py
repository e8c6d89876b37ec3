"""The loop that a worker process runs beside its renders."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from uuid import UUID

import pytest
from psycopg.sql import SQL

from tests.callbacks.conftest import Post
from tests.callbacks.receiving import Receiver, Reply
from tests.tasks.making import until


@asynccontextmanager
async def running(post: Post) -> AsyncIterator[asyncio.Task[None]]:
    """The loop, for the time of the block."""
    loop = asyncio.create_task(post.delivery().run(name="w1"))
    try:
        yield loop
    finally:
        loop.cancel()
        with suppress(asyncio.CancelledError):
            await loop


async def is_delivered(post: Post, task_id: UUID) -> bool:
    return (await post.callback(task_id)).state == "delivered"


async def test_it_goes_on_when_its_connections_are_cut(post: Post, receiver: Receiver) -> None:
    async with running(post):
        first = await post.complete()
        await until(lambda: is_delivered(post, first))
        await post.rows(
            SQL(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
        second = await post.complete()
        await until(lambda: is_delivered(post, second))
    assert {call.event["data"]["task_id"] for call in receiver.calls} == {str(first), str(second)}


async def test_slow_receivers_do_not_hold_up_the_others(post: Post, receiver: Receiver) -> None:
    receiver.replies = [Reply(is_held=True)] * 10

    async def are_all_called() -> bool:
        return len(receiver.calls) == 10

    async def are_all_delivered() -> bool:
        return all([await is_delivered(post, task_id) for task_id in slow])

    async with running(post):
        slow = [await post.complete() for _ in range(10)]
        await until(are_all_called)
        quick = await post.complete()
        await until(lambda: is_delivered(post, quick))
        assert not any([await is_delivered(post, task_id) for task_id in slow])
        receiver.released.set()
        await until(are_all_delivered)


async def test_calls_under_way_may_end_when_it_stops(post: Post, receiver: Receiver) -> None:
    receiver.replies = [Reply(is_held=True)]
    async with running(post) as loop:
        task_id = await post.complete()
        await asyncio.to_thread(receiver.came.wait, 30)
        loop.cancel()
        await asyncio.sleep(0)
        receiver.released.set()
        with pytest.raises(asyncio.CancelledError):
            await loop
    assert await is_delivered(post, task_id)
