"""Jobs that get lost, and events that are wanted once more."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from psycopg.sql import SQL

from tests.callbacks.conftest import RETENTION, SECRET, Post
from tests.callbacks.receiving import Receiver, Reply
from tests.tasks.making import make_caller
from vitascope.callbacks import service, store
from vitascope.callbacks.errors import CallbackNotFound, CallbackWaiting

LEASE = timedelta(seconds=30)


async def test_a_lost_job_is_made_again(post: Post, receiver: Receiver) -> None:
    for _ in range(3):
        await post.complete()
    await post.lose_jobs()
    await post.pass_time(6)
    assert await post.commit(service.requeue_lost) == 3
    await post.work_off()
    assert len({call.id for call in receiver.calls}) == len(receiver.calls) == 3


async def test_a_job_that_is_not_lost_is_not_made_again(post: Post) -> None:
    await post.complete()
    await post.pass_time(60)  # every worker is busy
    assert await post.commit(service.requeue_lost) == 0


async def test_what_just_became_due_may_be_on_its_way(post: Post) -> None:
    await post.complete()
    await post.lose_jobs()
    assert await post.commit(service.requeue_lost) == 0


async def test_only_as_many_jobs_as_are_lacking_are_made(post: Post) -> None:
    for _ in range(3):
        await post.complete()
    await post.execute(
        SQL(
            "DELETE FROM procrastinate_jobs WHERE id ="
            " (SELECT max(id) FROM procrastinate_jobs WHERE queue_name = 'callbacks')"
        )
    )
    await post.pass_time(60)
    assert await post.commit(service.requeue_lost) == 1
    assert await post.commit(service.requeue_lost) == 0
    assert len(await post.jobs()) == 3


async def test_a_try_whose_worker_died_is_made_again(post: Post, receiver: Receiver) -> None:
    task_id = await post.complete()
    assert await post.commit(store.claim_next, lease=LEASE)
    await post.lose_jobs()
    assert await post.commit(service.requeue_lost) == 0
    await post.pass_time(40)
    assert await post.commit(service.requeue_lost) == 1
    await post.work_off()
    callback = await post.callback(task_id)
    assert (callback.state, callback.tries) == ("delivered", 2)


async def test_a_retry_whose_job_got_lost_waits_for_its_time(
    post: Post, receiver: Receiver
) -> None:
    receiver.replies = [Reply(500)]
    await post.complete()
    await post.work_off(waits_s=(3600.0,))
    await post.lose_jobs()
    assert await post.commit(service.requeue_lost) == 0
    await post.pass_time(4000)
    assert await post.commit(service.requeue_lost) == 1


async def test_what_was_delivered_is_delivered_again_under_the_same_id(
    post: Post, receiver: Receiver
) -> None:
    task_id = await post.complete()
    await post.work_off()
    callback = await post.callback(task_id)
    again = await post.commit(service.redeliver, callback.id, account_id=post.caller.account_id)
    assert (again.id, again.state, again.tries) == (callback.id, "waiting", 0)
    await post.work_off()
    assert [call.id for call in receiver.calls] == [str(callback.id)] * 2
    assert receiver.calls[1].verified(SECRET)["type"] == "video.completed"
    assert (await post.callback(task_id)).state == "delivered"


async def test_what_was_dead_gets_a_whole_new_round(post: Post, receiver: Receiver) -> None:
    receiver.replies = [Reply(500)] * 3
    task_id = await post.complete()
    await post.work_off(waits_s=(0.0,))
    callback = await post.callback(task_id)
    assert callback.state == "dead"
    await post.commit(service.redeliver, callback.id, account_id=post.caller.account_id)
    await post.work_off(waits_s=(0.0,))
    callback = await post.callback(task_id)
    assert (callback.state, callback.tries) == ("delivered", 2)
    assert len(receiver.calls) == 4


async def test_what_waits_is_not_redelivered(post: Post) -> None:
    callback = await post.callback(await post.complete())
    with pytest.raises(CallbackWaiting):
        await post.commit(service.redeliver, callback.id, account_id=post.caller.account_id)


async def test_another_accounts_callback_is_none(post: Post) -> None:
    callback = await post.callback(await post.complete())
    await post.work_off()
    async with post.database.transaction() as connection:
        other = await make_caller(connection, account="other")
    with pytest.raises(CallbackNotFound):
        await post.commit(service.redeliver, callback.id, account_id=other.account_id)
    with pytest.raises(CallbackNotFound):
        await post.commit(service.redeliver, uuid4(), account_id=post.caller.account_id)
    assert (await post.callback(callback.task_id)).state == "delivered"


async def test_old_callbacks_are_forgotten_once_their_delivery_has_ended(post: Post) -> None:
    ended, waiting = await post.complete(), await post.complete()
    fresh = await post.complete()
    await post.delivery().deliver_next()
    for task_id in (ended, waiting):
        await post.execute(
            SQL("UPDATE callbacks SET created_at = created_at - %s WHERE task_id = %s"),
            RETENTION,
            task_id,
        )
    await post.commit(service.forget, retention=RETENTION)
    kept = await post.rows(SQL("SELECT task_id FROM callbacks ORDER BY seq"))
    assert [row[0] for row in kept] == [waiting, fresh]
