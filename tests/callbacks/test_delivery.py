"""Deliveries to a real receiver on loopback, which only the ``allow`` list lets in."""

from __future__ import annotations

import asyncio
import base64
import secrets
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from psycopg.sql import SQL
from standardwebhooks import WebhookVerificationError

from tests.callbacks.certificates import certified
from tests.callbacks.conftest import LINKS, RETENTION, SECRET, Post
from tests.callbacks.receiving import Receiver, Reply, receiving
from tests.tasks.making import make_caller, new_task
from vitascope import __version__
from vitascope.accounts import store as accounts
from vitascope.callbacks import store
from vitascope.callbacks.calling import READ_LIMIT_BYTES
from vitascope.callbacks.models import CallbackState
from vitascope.db import Connection
from vitascope.tasks import service as tasks
from vitascope.tasks.status import status_body

LEASE = timedelta(seconds=30)


async def test_a_completed_task_is_told_once(post: Post, receiver: Receiver) -> None:
    task_id = await post.complete()
    await post.work_off()
    await post.work_off()
    (call,) = receiver.calls
    event = call.verified(SECRET)
    callback = await post.callback(task_id)
    assert event["type"] == "video.completed"
    assert datetime.fromisoformat(event["timestamp"]) == callback.created_at.replace(
        microsecond=callback.created_at.microsecond // 1000 * 1000
    )
    assert event["timestamp"].endswith("Z")
    expected = status_body(await post.view(task_id), LINKS)
    assert event["data"] == expected
    assert event["data"]["status"] == "completed"
    assert call.path == "/hook?who=me"
    assert call.id == str(callback.id)
    assert call.headers["content-type"] == "application/json"
    assert call.headers["user-agent"] == f"Vitascope/{__version__}"
    assert call.headers["host"] == receiver.url.split("/")[2]
    assert (callback.state, callback.tries, callback.answer) == ("delivered", 1, 200)
    assert (callback.next_at, callback.problem) == (None, None)
    assert await post.jobs() == []


async def test_a_failed_task_is_told(post: Post, receiver: Receiver) -> None:
    await post.fail()
    await post.work_off()
    event = receiver.calls[0].verified(SECRET)
    assert event["type"] == "video.failed"
    assert event["data"]["error_code"] == "engine_failed"


async def test_a_cancelled_task_is_told(post: Post, receiver: Receiver) -> None:
    task_id = await post.create(callback_url=post.url)
    await post.commit(tasks.cancel, task_id, account_id=post.caller.account_id, retention=RETENTION)
    await post.work_off()
    (call,) = receiver.calls
    assert call.verified(SECRET)["type"] == "video.failed"
    assert call.event["data"]["error_code"] == "cancelled"


async def test_tasks_that_timed_out_together_are_each_told(post: Post, receiver: Receiver) -> None:
    ids = {await post.create(callback_url=post.url) for _ in range(2)}
    silent = await post.create()
    for task_id in (*ids, silent):
        await post.age("deadline_at", task_id, by=timedelta(days=3))
    assert await post.commit(tasks.fail_overdue) == 3
    await post.work_off()
    told = [call.verified(SECRET)["data"] for call in receiver.calls]
    assert sorted(data["task_id"] for data in told) == sorted(map(str, ids))
    assert {data["error_code"] for data in told} == {"timeout"}


async def test_a_task_that_names_no_address_is_not_told(post: Post, receiver: Receiver) -> None:
    await post.create_and_complete()
    assert await post.rows(SQL("SELECT FROM callbacks")) == []
    assert await post.jobs() == []


async def test_an_end_that_is_rolled_back_is_not_told(post: Post, receiver: Receiver) -> None:
    claim = await post.create_and_claim(callback_url=post.url)

    async def break_off(connection: Connection) -> None:
        await tasks.fail(connection, claim.id, attempt=claim.attempt, code="x", message="x")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await post.commit(break_off)
    assert await post.jobs() == []
    assert await post.rows(SQL("SELECT FROM callbacks")) == []
    assert receiver.calls == []


async def test_a_rotated_secret_signs_until_its_grace_is_over(
    post: Post, receiver: Receiver
) -> None:
    newer = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
    await post.commit(
        accounts.rotate_callback_secret,
        post.caller.key_id,
        callback_secret=newer,
        grace=timedelta(hours=1),
    )
    await post.complete()
    await post.work_off()
    assert receiver.calls[0].verified(newer) == receiver.calls[0].verified(SECRET)
    assert len(receiver.calls[0].headers["webhook-signature"].split(" ")) == 2

    await post.execute(SQL("UPDATE api_keys SET previous_callback_until = now()"))
    await post.complete()
    await post.work_off()
    assert receiver.calls[1].verified(newer)
    with pytest.raises(WebhookVerificationError):
        receiver.calls[1].verified(SECRET)


async def test_a_key_without_a_secret_sends_unsigned(post: Post, receiver: Receiver) -> None:
    await post.set_secret(None)
    task_id = await post.complete()
    await post.work_off()
    (call,) = receiver.calls
    assert "webhook-signature" not in call.headers
    assert call.id == str((await post.callback(task_id)).id)
    assert call.event["data"]["task_id"] == str(task_id)


async def test_a_deleted_task_is_told_by_its_id_and_status_alone(
    post: Post, receiver: Receiver
) -> None:
    task_id = await post.complete()
    await post.commit(tasks.delete, task_id, account_id=post.caller.account_id, retention=RETENTION)
    await post.work_off()
    event = receiver.calls[0].verified(SECRET)
    assert event["data"] == {"task_id": str(task_id), "status": "completed"}


async def test_what_fails_is_sent_again_under_the_same_id(post: Post, receiver: Receiver) -> None:
    receiver.replies = [Reply(500), Reply(404), Reply(204, body=b"")]
    task_id = await post.complete()
    await post.work_off(waits_s=(0.0, 0.0, 0.0))
    assert len(receiver.calls) == 3
    assert len({call.id for call in receiver.calls}) == 1
    for call in receiver.calls:
        assert call.verified(SECRET)["data"]["task_id"] == str(task_id)
    callback = await post.callback(task_id)
    assert (callback.state, callback.tries, callback.answer) == ("delivered", 3, 204)


async def test_the_first_retry_comes_after_five_seconds(post: Post, receiver: Receiver) -> None:
    receiver.replies = [Reply(500)]
    task_id = await post.complete()
    await post.work_off()
    callback = await post.callback(task_id)
    assert (callback.state, callback.problem) == ("waiting", "it answered 500")
    assert callback.next_at is not None and callback.tried_at is not None
    assert callback.next_at - callback.tried_at >= timedelta(seconds=5)
    ((_, scheduled_at),) = await post.jobs()
    assert scheduled_at == callback.next_at


async def test_after_the_last_try_it_is_dead(post: Post, receiver: Receiver) -> None:
    receiver.replies = [Reply(500)] * 9
    task_id = await post.complete()
    await post.work_off(waits_s=(0.0, 0.0))
    assert len(receiver.calls) == 3
    callback = await post.callback(task_id)
    assert (callback.state, callback.tries, callback.answer) == ("dead", 3, 500)
    assert (callback.problem, callback.next_at) == ("it answered 500", None)
    assert await post.jobs() == []


async def test_a_receiver_that_is_gone_is_not_called_again(post: Post, receiver: Receiver) -> None:
    receiver.replies = [Reply(410)]
    task_id = await post.complete()
    await post.work_off(waits_s=(0.0, 0.0))
    assert len(receiver.calls) == 1
    callback = await post.callback(task_id)
    assert (callback.state, callback.answer) == ("dead", 410)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_redirects_are_not_followed(post: Post, receiver: Receiver, status: int) -> None:
    with receiving() as inner:
        receiver.replies = [Reply(status, {"Location": inner.url})]
        task_id = await post.complete()
        await post.work_off()
        assert inner.calls == []
    callback = await post.callback(task_id)
    assert (callback.state, callback.problem) == ("waiting", f"it answered {status}")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"])
async def test_a_refused_address_is_not_called_and_tried_again(
    post: Post, receiver: Receiver, host: str
) -> None:
    post.url = receiver.url.replace("127.0.0.1", host)
    task_id = await post.complete()
    await post.work_off(allow=())
    callback = await post.callback(task_id)
    assert callback.state == "waiting"
    assert callback.problem is not None and callback.problem.startswith("its address is refused")
    # The operator lets it in, or the name is put right.
    await post.pass_time(10)
    assert await post.delivery().deliver_next()
    assert len(receiver.calls) == 1


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://user:word@127.0.0.1/", "its URL must not hold a user name or password"),
        ("http://127.0.0.1:99999/", "its URL has no valid host and port"),
        ("http://[::1/", "its URL is not valid"),
        ("ftp://127.0.0.1/", "its URL must be http or https"),
    ],
)
async def test_a_url_that_can_never_be_called_is_dead_at_once(
    post: Post, url: str, problem: str
) -> None:
    post.url = url
    task_id = await post.complete()
    await post.work_off(waits_s=(0.0, 0.0))
    callback = await post.callback(task_id)
    assert (callback.state, callback.tries, callback.problem) == ("dead", 1, problem)


@pytest.mark.parametrize("reply", [Reply(is_held=True), Reply(is_dripping=True)])
async def test_a_receiver_that_takes_too_long_is_tried_again(
    post: Post, receiver: Receiver, reply: Reply
) -> None:
    receiver.replies = [reply]
    task_id = await post.complete()
    await post.work_off(limit_s=0.4, waits_s=(0.0,))
    assert len(receiver.calls) == 2
    assert (await post.callback(task_id)).state == "delivered"


async def test_why_there_was_no_answer_is_told(post: Post, receiver: Receiver) -> None:
    receiver.replies = [Reply(is_held=True)]
    task_id = await post.complete()
    await post.work_off(limit_s=0.4)
    callback = await post.callback(task_id)
    assert (callback.problem, callback.answer) == ("it took longer than 0.4 seconds", None)


async def test_a_receiver_that_hangs_up_is_tried_again(post: Post, receiver: Receiver) -> None:
    receiver.replies = [Reply(is_none=True)]
    task_id = await post.complete()
    await post.work_off()
    callback = await post.callback(task_id)
    assert callback.problem == "the answer broke off or is not HTTP"
    assert callback.state == "waiting"


async def test_a_handshake_that_stalls_is_cut_and_closed(post: Post) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        post.url = f"https://127.0.0.1:{listener.getsockname()[1]}/"
        task_id = await post.complete()
        await post.work_off(limit_s=0.4)
        connection, _ = listener.accept()
        with connection:
            while connection.recv(65536):  # ends where the caller has hung up
                pass
    callback = await post.callback(task_id)
    assert callback.problem == "it took longer than 0.4 seconds"


async def test_nobody_there(post: Post) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        post.url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    task_id = await post.complete()
    await post.work_off()
    callback = await post.callback(task_id)
    assert (callback.problem, callback.state) == ("no connection could be made", "waiting")


@pytest.mark.parametrize(
    "reply",
    [
        Reply(is_endless=True),
        Reply(body=bytes(READ_LIMIT_BYTES * 20)),
        Reply(headers={"Content-Length": "8"}, body=b"half"),
    ],
)
async def test_the_answers_body_does_not_matter(
    post: Post, receiver: Receiver, reply: Reply
) -> None:
    receiver.replies = [reply]
    task_id = await post.complete()
    await post.work_off()
    assert (await post.callback(task_id)).state == "delivered"
    assert len(receiver.calls) == 1


@pytest.mark.parametrize(
    ("status", "asked", "least", "most"),
    [
        (503, "120", 120, 120),
        (429, "120", 120, 120),
        (429, "1", 5, 6),  # shorter than planned
        (500, "120", 5, 6),  # says nothing there
        (503, "9" * 30, 86_400, 86_400),
        (503, "soon", 5, 6),
    ],
)
async def test_a_longer_pause_is_granted(
    post: Post, receiver: Receiver, status: int, asked: str, least: int, most: int
) -> None:
    receiver.replies = [Reply(status, {"Retry-After": asked})]
    task_id = await post.complete()
    await post.work_off()
    callback = await post.callback(task_id)
    assert callback.next_at is not None and callback.tried_at is not None
    # It counts from the answer, which came some time after the try began.
    pause = callback.next_at - callback.tried_at
    assert timedelta(seconds=least) <= pause < timedelta(seconds=most + 20)


async def test_a_pause_until_a_date_is_granted(post: Post, receiver: Receiver) -> None:
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=2)
    receiver.replies = [Reply(503, {"Retry-After": format_datetime(until, usegmt=True)})]
    task_id = await post.complete()
    await post.work_off()
    callback = await post.callback(task_id)
    assert callback.next_at is not None
    assert abs(callback.next_at - until) < timedelta(seconds=20)


async def test_two_jobs_make_one_try(post: Post, receiver: Receiver) -> None:
    receiver.replies = [Reply(is_held=True)]
    task_id = await post.complete()
    first = asyncio.create_task(post.delivery().deliver_next())
    await asyncio.to_thread(receiver.came.wait, 30)
    assert not await post.delivery().deliver_next()
    receiver.released.set()
    assert await first
    assert len(receiver.calls) == 1
    assert (await post.callback(task_id)).state == "delivered"


async def test_a_try_that_was_lost_changes_nothing_when_it_ends(
    post: Post, receiver: Receiver
) -> None:
    receiver.replies = [Reply(500, is_held=True)]
    task_id = await post.complete()
    frozen = asyncio.create_task(post.delivery(lease_s=0.0).deliver_next())
    await asyncio.to_thread(receiver.came.wait, 30)
    assert await post.delivery().deliver_next()  # another worker, for which the lease is over
    before = await post.callback(task_id)
    receiver.released.set()
    assert await frozen
    assert await post.callback(task_id) == before
    assert (before.state, before.tries, before.answer) == ("delivered", 2, 200)
    assert receiver.calls[0].id == receiver.calls[1].id
    assert await post.jobs() == [(f"{before.id}:0", None)]  # what woke neither of the two


async def test_tries_that_never_end_come_to_an_end(post: Post, receiver: Receiver) -> None:
    task_id = await post.complete()
    for _ in range(2):  # workers that died in the middle of it
        assert await post.commit(store.claim_next, lease=timedelta(0))
    await post.work_off(waits_s=(0.0,))
    callback = await post.callback(task_id)
    assert (callback.state, callback.problem) == ("dead", "its last try broke off")
    assert receiver.calls == []


async def test_accounts_take_turns(post: Post) -> None:
    for _ in range(3):
        await post.complete()
    async with post.database.transaction() as connection:
        other = await make_caller(connection, account="other")
        (late,) = await tasks.create(
            connection, [new_task(other, callback_url=post.url)], caller=other
        )
    await post.age("deadline_at", late, by=timedelta(days=3))
    await post.commit(tasks.fail_overdue)
    turns = [await post.commit(store.claim_next, lease=LEASE) for _ in range(4)]
    assert [due is not None and due.task_id == late for due in turns] == [False, True, False, False]
    assert await post.commit(store.claim_next, lease=LEASE) is None


async def test_a_settled_try_makes_room_for_its_account(post: Post) -> None:
    """Only tries under way count against an account, not those that wait for a retry."""
    for _ in range(2):
        await post.complete()
    first = await post.commit(store.claim_next, lease=LEASE)
    assert first is not None
    await post.commit(
        store.postpone, first, wait=timedelta(hours=1), answer=500, problem="it answered 500"
    )
    async with post.database.transaction() as connection:
        other = await make_caller(connection, account="other")
        (late,) = await tasks.create(
            connection, [new_task(other, callback_url=post.url)], caller=other
        )
    await post.age("deadline_at", late, by=timedelta(days=3))
    await post.commit(tasks.fail_overdue)
    second = await post.commit(store.claim_next, lease=LEASE)
    assert second is not None and second.task_id != late
    assert not await post.commit(
        store.settle, first, CallbackState.DEAD, answer=None, problem="too late"
    )


async def test_https(post: Post, tmp_path: Path) -> None:
    serving, trusting = certified(tmp_path)
    with receiving(serving) as receiver:
        post.url = receiver.url.replace("127.0.0.1", "localhost")
        task_id = await post.complete()
        await post.work_off()
        callback = await post.callback(task_id)
        assert (callback.state, callback.problem) == ("waiting", "its certificate is not valid")
        assert receiver.calls == []
        await post.pass_time(10)
        assert await post.delivery(trust=trusting).deliver_next()
        assert receiver.calls[0].verified(SECRET)["type"] == "video.completed"
