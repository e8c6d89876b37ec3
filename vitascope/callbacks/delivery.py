"""Delivers callbacks: takes the due one whose turn it is, makes one try, and writes down how it
went.

Runs beside the renders of a worker process and needs no thread of it. Delivery is at least once: a
try that nobody could write down is made again, under the same event id. Knows the rows, the
schedule and the call; what a task looks like is told by ``body_of``.
"""

from __future__ import annotations

import ssl
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

import procrastinate
import structlog

from vitascope.callbacks import store
from vitascope.callbacks.calling import Answer, post
from vitascope.callbacks.errors import NotReached
from vitascope.callbacks.message import message_body, message_headers
from vitascope.callbacks.models import CallbackState, Due
from vitascope.callbacks.queue import CALLBACK, CALLBACK_QUEUE, defer
from vitascope.callbacks.schedule import RETRY_WAITS_S, wait_s
from vitascope.db import Connection, Database, DatabaseAway
from vitascope.media.guard import IPNetwork
from vitascope.media.web import UrlRefused, system_trust
from vitascope.queueing import follow, make_app

__all__ = ["CALLS_AT_ONCE", "BodyOf", "Delivery"]

log = structlog.get_logger(__name__)

BodyOf: TypeAlias = Callable[[Connection, UUID], Awaitable[dict[str, Any] | None]]
"""A task as its status shows it; None: it is deleted or expired."""

CALLS_AT_ONCE: Final = 32
"""Calls that one worker makes at a time. They wait for others' machines, not for ours."""

CALL_LIMIT_S: Final = 15.0
"""How long a receiver may take to answer."""

LEASE_SLACK_S: Final = 5.0
"""A try that is not settled so long after its time was up is lost, and made again."""

STOP_GRACE_S: Final = 2.0
"""What calls under way get when the process stops. Those cut off are made again by another."""

GONE: Final = 410
"""The receiver wants no more of it."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How a try went."""

    problem: str | None
    """None: it was delivered."""
    answer: int | None = None
    asked_s: float = 0.0
    """The pause that the receiver asked for."""
    is_final: bool = False
    """Whether another try could not go better."""


class Delivery:
    """Makes the calls of one process."""

    def __init__(
        self,
        database: Database,
        *,
        body_of: BodyOf,
        allow: Sequence[IPNetwork] = (),
        waits_s: Sequence[float] = RETRY_WAITS_S,
        limit_s: float = CALL_LIMIT_S,
        lease_s: float | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """
        Args:
            allow: networks that may be reached although they are not public.
            waits_s: pauses between the tries of one round.
            limit_s: how long a receiver may take to answer.
            lease_s: how long a try may be under way before another is made; None: as long as it
                needs and ``LEASE_SLACK_S``.
            trust: whom TLS trusts; None: the system's certificate store, and certifi's.
        """
        self._database = database
        self._body_of = body_of
        self._allow = allow
        self._waits_s = waits_s
        self._limit_s = limit_s
        self._lease = timedelta(seconds=limit_s + LEASE_SLACK_S if lease_s is None else lease_s)
        self._trust = trust or system_trust()

    async def run(self, *, name: str) -> None:
        """Make calls until cancelled, whenever one is due.

        Args:
            name: of the worker, for its log.
        """
        app = make_app(self._database.conninfo)
        self.register(app)
        await follow(
            app, [CALLBACK_QUEUE], name=name, concurrency=CALLS_AT_ONCE, grace_s=STOP_GRACE_S
        )

    def register(self, app: procrastinate.App) -> None:
        """Have whoever takes jobs of ``app`` from ``CALLBACK_QUEUE`` make the calls."""
        app.task(name=CALLBACK, queue=CALLBACK_QUEUE)(self._job)

    async def _job(self, callback_id: str) -> None:
        """The job: one try, of whichever callback is next."""
        try:
            await self.deliver_next()
        except DatabaseAway as error:  # its row is due again when the lease ends
            log.warning("callback_unsettled", woken_by=callback_id, reason=error.message)

    async def deliver_next(self) -> bool:
        """Make one try of the due callback whose turn it is.

        Returns:
            Whether there was one.

        Raises:
            DatabaseAway: how the try went is not written down.
        """
        async with self._database.transaction() as connection:
            due = await store.claim_next(connection, lease=self._lease)
        if due is None:
            return False
        outcome = await self._try(due)
        async with self._database.transaction() as connection:
            await self._settle(connection, due, outcome)
        return True

    async def _try(self, due: Due) -> _Outcome:
        if due.tries > len(self._waits_s) + 1:  # tries that never came to an end count as well
            return _Outcome("its last try broke off", is_final=True)
        async with self._database.connection() as connection:
            data = await self._body_of(connection, due.task_id)
        body = message_body(due, data)
        if not due.secrets:
            log.warning("callback_unsigned", callback=str(due.id), task=str(due.task_id))
        try:
            answer = await post(
                due.url,
                body,
                headers=message_headers(due, body, sent_at=datetime.now(UTC)),
                allow=self._allow,
                limit_s=self._limit_s,
                trust=self._trust,
            )
        except UrlRefused as error:
            return _Outcome(f"its URL {error.message}", is_final=True)
        except NotReached as error:
            return _Outcome(error.message)
        return _outcome_of(answer)

    async def _settle(self, connection: Connection, due: Due, outcome: _Outcome) -> None:
        facts = log.bind(callback=str(due.id), task=str(due.task_id), tries=due.tries)
        answer, problem = outcome.answer, outcome.problem
        if problem is None:
            is_ours = await store.settle(
                connection, due, CallbackState.DELIVERED, answer=answer, problem=None
            )
            facts.info("callback_delivered", answer=answer, is_ours=is_ours)
            return
        pause_s = wait_s(due.tries, asked_s=outcome.asked_s, waits_s=self._waits_s)
        if outcome.is_final or pause_s is None:
            is_ours = await store.settle(
                connection, due, CallbackState.DEAD, answer=answer, problem=problem
            )
            facts.warning("callback_dead", reason=problem, is_ours=is_ours)
            return
        wait = timedelta(seconds=pause_s)
        at = await store.postpone(connection, due, wait=wait, answer=answer, problem=problem)
        if at is not None:
            await defer(connection, due.id, after=due.tries, at=at)
        facts.info("callback_failed", reason=problem, is_ours=at is not None)


def _outcome_of(answer: Answer) -> _Outcome:
    if answer.is_success:
        return _Outcome(None, answer.status)
    return _Outcome(
        f"it answered {answer.status}",
        answer.status,
        asked_s=answer.retry_after_s,
        is_final=answer.status == GONE,
    )
