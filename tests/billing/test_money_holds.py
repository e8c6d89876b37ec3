"""Whatever happens to tasks, and wherever it breaks off, the ledger sums to the prices of those
that were completed, and no hold is left when all have ended.

A random sequence of what callers, workers and the rescue do, on the real database. After each
step the sums are made anew from the ledger and the tasks, and compared.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, LiteralString
from uuid import UUID, uuid4

import psycopg
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.billing.crashing import Crash, Crashed, Doomed, in_transaction, open_doomed
from tests.tasks.making import VIDEO, make_caller, new_task
from vitascope.accounts import Caller
from vitascope.billing import SpendingLimit
from vitascope.billing import service as billing
from vitascope.db import Connection
from vitascope.tasks import service, store
from vitascope.tasks.errors import (
    AttemptLost,
    IdempotencyConflict,
    TaskEnded,
    TaskExpired,
    TaskNotFound,
    TaskUnfinished,
)
from vitascope.tasks.models import Claim

ENDS = ("complete", "fail", "retry_or_fail", "hand_back")
"""What a worker may say of an attempt."""

PROFILE = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a failure that is made shorter for minutes is one that times out
    suppress_health_check=[HealthCheck.too_slow],
)

RETENTION = timedelta(days=7)

MILLION = 1_000_000

ANY = st.integers(0, 10**6)
"""Picks one of what there is."""

CRASHES = st.one_of(
    st.none(),
    st.none(),
    st.builds(
        Crash,
        before_statement=st.one_of(st.integers(1, 5), st.integers(1, 16)),
        how=st.sampled_from(["raised", "terminated"]),
    ),
)

# Each finds what breaks one promise, for the accounts of this run; none is the promise kept.
BREACHES: dict[str, LiteralString] = {
    "a balance is the sum of its ledger": """
        SELECT a.id, b.available_micros, b.held_micros, sums.available, sums.held
          FROM unnest(%(accounts)s::uuid[]) AS a (id) LEFT JOIN balances b ON b.account_id = a.id,
               LATERAL (SELECT coalesce(sum(available_micros), 0) AS available,
                               coalesce(sum(held_micros), 0) AS held
                          FROM ledger WHERE account_id = a.id) sums
         WHERE (coalesce(b.available_micros, 0), coalesce(b.held_micros, 0))
               <> (sums.available, sums.held)
    """,
    "what is captured is what the completed tasks cost, what is held what the unfinished do": """
        SELECT a.id, l.captured, t.completed, l.held, t.unfinished
          FROM unnest(%(accounts)s::uuid[]) AS a (id),
               LATERAL (SELECT coalesce(-sum(held_micros) FILTER (WHERE kind = 'capture'), 0),
                               coalesce(sum(held_micros), 0)
                          FROM ledger WHERE account_id = a.id) l (captured, held),
               LATERAL (SELECT coalesce(sum(price_micros) FILTER (WHERE status = 'completed'), 0),
                               coalesce(sum(price_micros) FILTER (WHERE completed_at IS NULL), 0)
                          FROM tasks WHERE account_id = a.id) t (completed, unfinished)
         WHERE (l.captured, l.held) <> (t.completed, t.unfinished)
    """,
    "a task has one hold of its price, and a settlement once it has ended": """
        SELECT t.id, t.status, l.holds, l.held, l.settlements
          FROM tasks t,
               LATERAL (SELECT count(*) FILTER (WHERE kind = 'hold'),
                               sum(held_micros) FILTER (WHERE kind = 'hold'),
                               array_agg(kind) FILTER (WHERE kind <> 'hold')
                          FROM ledger WHERE task_id = t.id) l (holds, held, settlements)
         WHERE t.account_id = ANY (%(accounts)s)
           AND ((l.holds, l.held) IS DISTINCT FROM (1, t.price_micros)
                OR l.settlements IS DISTINCT FROM CASE t.status
                     WHEN 'completed' THEN ARRAY['capture'] WHEN 'failed' THEN ARRAY['release'] END)
    """,
    "a key's spend in a month is what it holds and what was captured of it": """
        SELECT * FROM
               (SELECT key_id, month, micros FROM spend WHERE key_id = ANY (%(keys)s)) s
          FULL JOIN
               (SELECT t.key_id, h.month, sum(h.held_micros) AS micros
                  FROM ledger h JOIN tasks t ON t.id = h.task_id
                 WHERE h.kind = 'hold' AND t.key_id = ANY (%(keys)s)
                 GROUP BY 1, 2) held USING (key_id, month)
          FULL JOIN
               (SELECT t.key_id, r.month, sum(r.held_micros) AS micros
                  FROM ledger r JOIN tasks t ON t.id = r.task_id
                 WHERE r.kind = 'release' AND t.key_id = ANY (%(keys)s)
                 GROUP BY 1, 2) released USING (key_id, month)
         WHERE s.micros IS DISTINCT FROM held.micros + coalesce(released.micros, 0)
    """,
    "no prepaid account has less than nothing, no key spent more than its budget": """
        SELECT a.name, b.available_micros, k.monthly_budget_micros, s.micros
          FROM accounts a JOIN balances b ON b.account_id = a.id
          JOIN api_keys k ON k.account_id = a.id LEFT JOIN spend s ON s.key_id = k.id
         WHERE a.id = ANY (%(accounts)s)
           AND (a.billing = 'prepaid' AND b.available_micros < 0
                OR s.micros > k.monthly_budget_micros)
    """,
}

UNFINISHED: LiteralString = """
    SELECT id FROM tasks WHERE account_id = ANY (%(accounts)s) AND completed_at IS NULL
"""


class Money(RuleBasedStateMachine):
    """Two accounts, prepaid and unlimited, each with a key that has a budget and one without."""

    conninfo: str

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.callers: list[Caller] = self.runner.run(self._open())
        self.tasks: list[UUID] = []
        self.claims: list[Claim] = []
        self.calls: dict[tuple[UUID, str], tuple[bytes, list[UUID]]] = {}

    async def _open(self) -> list[Caller]:
        self.hand: Doomed = await open_doomed(self.conninfo)
        self.eye = await psycopg.AsyncConnection.connect(self.conninfo, autocommit=True)
        run = uuid4().hex
        return [
            await make_caller(
                self.eye,
                account=f"{run} {is_prepaid}",
                is_prepaid=is_prepaid,
                balance_micros=2 * MILLION if is_prepaid and budget else 0,
                monthly_budget_micros=budget,
            )
            for is_prepaid in (True, False)
            for budget in (1_300_000, None)
        ]

    # What happens

    @rule(
        who=st.integers(0, 3),
        prices=st.lists(st.sampled_from([1, 400_000, MILLION]), min_size=1, max_size=4),
        key=st.sampled_from(["a", None, "b"]),
        body=st.sampled_from([b"same", b"same", b"other"]),
        crash=CRASHES,
    )
    def create(
        self, who: int, prices: list[int], key: str | None, body: bytes, crash: Crash | None
    ) -> None:
        caller = self.callers[who]
        tasks = [new_task(caller, price_micros=price) for price in prices]
        known = None if key is None else self.calls.get((caller.account_id, key))
        can_pay = self._can_pay(caller, sum(prices))
        try:
            made = self._run(
                service.create,
                tasks,
                caller=caller,
                idempotency=None if key is None else (key, body),
                crash=crash,
            )
        except IdempotencyConflict:
            assert known is not None and known[0] != body
            return
        except SpendingLimit:
            assert known is None and not can_pay
            return
        except Crashed:
            return
        if known is not None:
            assert (body, made) == known
            return
        assert can_pay
        self.tasks += made
        if key is not None:
            self.calls[caller.account_id, key] = body, made

    @initialize()
    def begin(self) -> None:
        for who in range(len(self.callers)):
            self.create(who, [400_000, 1], "a", b"same", None)

    @rule(end=st.sampled_from([*ENDS, "complete", "complete", None]), crash=CRASHES)
    def work(self, end: str | None, crash: Crash | None) -> None:
        """A worker takes a task, and with ``end`` None dies over it."""
        claim = self._tolerantly(
            store.claim_next, engines=["fake"], worker="w1", crash=None if end else crash
        )
        if claim is not None:
            self.claims.append(claim)
            if end is not None:
                self._end(claim, end, crash)

    @precondition(lambda self: self.claims)
    @rule(which=ANY, end=st.sampled_from([*ENDS, "complete"]), crash=CRASHES)
    def work_late(self, which: int, end: str, crash: Crash | None) -> None:
        """A worker ends an attempt that may be the task's no more, or that it ended before."""
        self._end(self._claim(which), end, crash)

    def _end(self, claim: Claim, end: str, crash: Crash | None) -> None:
        attempt = {"attempt": claim.attempt, "crash": crash}
        match end:
            case "complete":
                self._tolerantly(service.complete, claim, VIDEO, crash=crash)
            case "fail":
                self._tolerantly(service.fail, claim.id, code="x", message="x", **attempt)
            case "retry_or_fail":
                self._tolerantly(service.retry_or_fail, claim.id, code="x", message="x", **attempt)
            case "hand_back":
                self._tolerantly(service.hand_back, claim, reason="x", crash=crash)

    @precondition(lambda self: self.tasks)
    @rule(which=ANY, end=st.sampled_from(["cancelled", "deleted", "expired"]), crash=CRASHES)
    def be_unwanted(self, which: int, end: str, crash: Crash | None) -> None:
        task_id = self.tasks[which % len(self.tasks)]
        owner, has_ended = self._rows(
            "SELECT account_id, completed_at IS NOT NULL FROM tasks WHERE id = %(id)s", id=task_id
        )[0]
        options = {"account_id": owner, "retention": RETENTION, "crash": crash}
        if end == "cancelled":
            self._tolerantly(service.cancel, task_id, **options)
        elif end == "deleted":
            self._tolerantly(service.delete, task_id, **options)
        elif has_ended:
            self._tolerantly(store.expire, task_id, crash=crash)

    @precondition(lambda self: self.tasks)
    @rule(which=st.lists(ANY, min_size=1, max_size=3), is_silent=st.booleans(), crash=CRASHES)
    def be_late(self, which: list[int], is_silent: bool, crash: Crash | None) -> None:
        """Workers fall silent, or deadlines pass, of several tasks at once."""
        late = [self.tasks[one % len(self.tasks)] for one in which]
        if is_silent:
            self._move("heartbeat_at", late)
            silent_for = timedelta(hours=1)
            self._tolerantly(service.return_silent, silent_for=silent_for, crash=crash)
        else:
            self._move("deadline_at", late)
            self._tolerantly(service.fail_overdue, crash=crash)

    @rule(
        who=st.integers(0, 3),
        micros=st.sampled_from([1, 400_000, -1, -400_000, -MILLION]),
        reference=st.sampled_from([None, "r"]),
        crash=CRASHES,
    )
    def pay(self, who: int, micros: int, reference: str | None, crash: Crash | None) -> None:
        account_id = self.callers[who].account_id
        booked = {"account_id": account_id, "amount_micros": micros, "crash": crash}
        if micros > 0:
            known = None if reference is None else f"{reference} {micros}"
            self._tolerantly(billing.top_up, reference=known, **booked)
        # Below zero is what an operator may do; here it would hide who else does it.
        elif self._available(self.callers[who]) + micros >= 0:
            self._tolerantly(billing.adjust, note="x", **booked)

    # What always holds

    @invariant()
    def promises_are_kept(self) -> None:
        for promise, breach in BREACHES.items():
            assert self._rows(breach) == [], promise

    def teardown(self) -> None:
        try:
            self._move("deadline_at", [row[0] for row in self._rows(UNFINISHED)])
            self._run(service.fail_overdue, crash=None)
            assert self._rows(UNFINISHED) == []
            self.promises_are_kept()
            held = "SELECT FROM balances WHERE account_id = ANY (%(accounts)s) AND held_micros <> 0"
            assert self._rows(held) == []
        finally:
            self.runner.run(self.eye.close())
            self.runner.run(self.hand.close())
            self.runner.close()

    # How it is done

    def _run(self, verb: Callable[..., Awaitable[Any]], *args: Any, **options: Any) -> Any:
        if self.hand.closed:  # by an earlier crash
            self.hand = self.runner.run(open_doomed(self.conninfo))
        return self.runner.run(in_transaction(self.hand, verb, *args, **options))

    def _tolerantly(self, verb: Callable[..., Awaitable[Any]], *args: Any, **options: Any) -> Any:
        """Run a verb that may come too late or not to its end; None then."""
        try:
            return self._run(verb, *args, **options)
        except (Crashed, AttemptLost, TaskEnded, TaskExpired, TaskNotFound, TaskUnfinished):
            return None

    def _claim(self, which: int) -> Claim:
        return self.claims[which % len(self.claims)]

    def _move(self, column: LiteralString, task_ids: list[UUID]) -> None:
        self._execute(
            f"UPDATE tasks SET {column} = {column} - interval '1 year' WHERE id = ANY (%(ids)s)",
            ids=task_ids,
        )

    def _available(self, caller: Caller) -> int:
        query = "SELECT coalesce(sum(available_micros), 0) FROM ledger WHERE account_id = %(id)s"
        return int(self._rows(query, id=caller.account_id)[0][0])

    def _can_pay(self, caller: Caller, micros: int) -> bool:
        if caller.billing == "prepaid" and self._available(caller) < micros:
            return False
        spent = """
            SELECT coalesce(sum(price_micros), 0) FROM tasks
             WHERE key_id = %(id)s AND status <> 'failed'
        """
        budget = caller.monthly_budget_micros
        return budget is None or self._rows(spent, id=caller.key_id)[0][0] + micros <= budget

    def _rows(self, query: LiteralString, **values: object) -> list[tuple[Any, ...]]:
        return self.runner.run(self._fetch(query, values))

    async def _fetch(self, query: LiteralString, values: dict[str, object]) -> list[Any]:
        return await (await self._ask(query, values)).fetchall()

    def _execute(self, statement: LiteralString, **values: object) -> None:
        self.runner.run(self._ask(statement, values))

    async def _ask(
        self, query: LiteralString, values: dict[str, object]
    ) -> psycopg.AsyncCursor[Any]:
        connection: Connection = self.eye
        accounts = list({caller.account_id for caller in self.callers})
        keys = [caller.key_id for caller in self.callers]
        return await connection.execute(query, {"accounts": accounts, "keys": keys, **values})


def test_money_holds(conninfo: str) -> None:
    here = type("Here", (Money,), {"conninfo": conninfo})
    run_state_machine_as_test(here, settings=PROFILE)
