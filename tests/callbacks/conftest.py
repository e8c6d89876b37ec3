"""Tasks that end, a receiver that is told, and the delivery between the two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from psycopg.sql import SQL

from tests.callbacks.receiving import LOOPBACK, Receiver, receiving
from tests.tasks.making import Desk, make_caller
from vitascope.callbacks import service
from vitascope.callbacks.delivery import Delivery
from vitascope.callbacks.models import Callback
from vitascope.callbacks.queue import CALLBACK_QUEUE
from vitascope.db import Connection, Database
from vitascope.queueing import make_app
from vitascope.storage.links import Links
from vitascope.tasks import reading
from vitascope.tasks import service as tasks
from vitascope.tasks.status import status_body

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
RETENTION = timedelta(days=7)
LINKS = Links(base_url="http://vitascope.test", secret=b"s" * 32, ttl_s=3600)


async def body_of(connection: Connection, task_id: UUID) -> dict[str, Any] | None:
    """As a worker's: the status, while the task has one."""
    view = await reading.find(connection, task_id, retention=RETENTION)
    return None if view is None or view.is_expired else status_body(view, LINKS)


class Post(Desk):
    """A desk whose tasks name an address, and the delivery of their callbacks."""

    url = ""

    def delivery(self, **options: Any) -> Delivery:
        return Delivery(self.database, body_of=body_of, **{"allow": LOOPBACK, **options})

    async def work_off(self, **options: Any) -> None:
        """Take every job that is ready, and those that become ready meanwhile, as a worker does."""
        app = make_app(self.database.conninfo)
        self.delivery(**options).register(app)
        async with app.open_async():
            while await self.is_any_job_ready():
                await app.run_worker_async(
                    queues=[CALLBACK_QUEUE],
                    concurrency=4,
                    wait=False,
                    listen_notify=False,
                    install_signal_handlers=False,
                    delete_jobs="always",
                )

    async def is_any_job_ready(self) -> bool:
        return bool(
            await self.rows(
                SQL(
                    "SELECT FROM procrastinate_jobs WHERE queue_name = 'callbacks'"
                    " AND status = 'todo' AND coalesce(scheduled_at <= now(), true)"
                )
            )
        )

    async def complete(self, **fields: Any) -> UUID:
        """A task that was completed; its callback waits."""
        return (await self.create_and_complete(callback_url=self.url, **fields)).id

    async def fail(self) -> UUID:
        claim = await self.create_and_claim(callback_url=self.url)
        await self.commit(
            tasks.fail, claim.id, attempt=claim.attempt, code="engine_failed", message="no"
        )
        return claim.id

    async def callback(self, task_id: UUID) -> Callback:
        """A task's callback."""
        (found,), has_more = await self.commit(
            service.page,
            account_id=self.caller.account_id,
            state=None,
            task_id=task_id,
            after=None,
            limit=10,
        )
        assert not has_more
        return found

    async def jobs(self) -> list[tuple[Any, ...]]:
        """The lock and the time of every job that waits."""
        return await self.rows(
            SQL(
                "SELECT queueing_lock, scheduled_at FROM procrastinate_jobs"
                " WHERE queue_name = 'callbacks' AND status = 'todo' ORDER BY id"
            )
        )

    async def lose_jobs(self) -> None:
        """Have every job vanish, as if taken by a worker that then died."""
        await self.execute(SQL("DELETE FROM procrastinate_jobs WHERE queue_name = 'callbacks'"))

    async def pass_time(self, seconds: float) -> None:
        """Have every callback's next try come nearer."""
        await self.execute(
            SQL("UPDATE callbacks SET next_at = next_at - %s WHERE state = 'waiting'"),
            timedelta(seconds=seconds),
        )

    async def set_secret(self, secret: str | None) -> None:
        await self.execute(
            SQL("UPDATE api_keys SET callback_secret = %s WHERE id = %s"),
            secret,
            self.caller.key_id,
        )


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
async def post(database: Database, receiver: Receiver) -> Post:
    async with database.transaction() as connection:
        caller = await make_caller(connection)
    post = Post(database, caller)
    post.url = receiver.url
    await post.set_secret(SECRET)
    return post
