"""Limits of requests: what the count says, and what the database counts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tasks.making import make_caller
from vitascope.accounts import RateLimited
from vitascope.accounts import service as accounts
from vitascope.accounts.models import Caller
from vitascope.accounts.rate import Rate, rate_of
from vitascope.db import Connection, Database

T = TypeVar("T")

RATES = [
    # limit, this minute, the one before, elapsed, admitted -> remaining, reset
    (10, 1, 0, 0.5, True, 9, 30),
    (10, 10, 0, 0.5, True, 0, 31),  # the next minute begins after 30 s
    (10, 10, 0, 0.0, False, 0, 61),
    (10, 4, 10, 0.5, True, 1, 30),  # the ten before weigh five
    (10, 5, 10, 0.5, True, 0, 1),  # room for one more in an instant
    (10, 0, 20, 0.25, False, 0, 16),  # they weigh ten when half a minute has passed
    (10, 90, 0, 0.5, False, 0, 84),  # the limit was lowered: 30 s, then 8/9 of a minute
    (1, 1, 0, 0.75, True, 0, 16),
]


@pytest.mark.parametrize(
    ("limit", "requests", "before", "elapsed", "is_admitted", "remaining", "reset_s"), RATES
)
def test_what_is_left_and_when_there_is_more(
    limit: int,
    requests: int,
    before: int,
    elapsed: float,
    is_admitted: bool,
    remaining: int,
    reset_s: int,
) -> None:
    assert rate_of(
        limit_per_minute=limit,
        requests=requests,
        before=before,
        elapsed=elapsed,
        is_admitted=is_admitted,
    ) == Rate(limit, remaining, reset_s, is_admitted)


@given(
    limit=st.integers(1, 100),
    requests=st.integers(0, 150),
    before=st.integers(0, 150),
    elapsed=st.floats(0, 1, exclude_max=True),
)
def test_after_the_wait_that_is_told_there_is_room(
    limit: int, requests: int, before: int, elapsed: float
) -> None:
    is_admitted = requests + before * (1 - elapsed) < limit
    rate = rate_of(
        limit_per_minute=limit,
        requests=requests,
        before=before,
        elapsed=elapsed,
        is_admitted=is_admitted,
    )
    assert rate.reset_s >= 1
    if rate.remaining:
        return
    then = elapsed + rate.reset_s / 60  # nothing asked meanwhile
    if then >= 1:
        requests, before, then = 0, requests if then < 2 else 0, then - 1
    assert requests + before * (1 - then) < limit + 1e-9


async def take(database: Database, caller: Caller) -> Rate:
    async with database.connection() as connection:
        rate = await accounts.take_request(connection, caller)
    assert rate is not None
    return rate


async def test_a_key_without_a_limit_is_not_counted(database: Database) -> None:
    async with database.transaction() as connection:
        caller = await make_caller(connection)
        assert await accounts.take_request(connection, caller) is None
        accounts.require_room(None)
        cursor = await connection.execute("SELECT FROM request_counts")
        assert await cursor.fetchall() == []


async def test_concurrent_requests_never_exceed_the_limit(database: Database) -> None:
    async with database.transaction() as connection:
        caller = await make_caller(connection, requests_per_minute=3)
    rates = await asyncio.gather(*[take(database, caller) for _ in range(40)])
    admitted = sorted(rate.remaining for rate in rates if rate.is_admitted)
    # The minute may turn among them: then the three of the one before weigh a little less.
    assert admitted in ([0, 1, 2], [0, 0, 1, 2])
    for rate in rates:
        if not rate.is_admitted:
            with pytest.raises(RateLimited) as refusal:
                accounts.require_room(rate)
            assert 1 <= refusal.value.retry_after_s <= 61
    async with database.connection() as connection:  # those refused were not counted
        cursor = await connection.execute("SELECT sum(requests)::int FROM request_counts")
        assert await cursor.fetchone() == (len(admitted),)


async def within_one_minute(connection: Connection, act: Callable[[], Awaitable[T]]) -> T:
    """Do it, again if the clock's minute turned meanwhile."""

    async def minute() -> datetime:
        cursor = await connection.execute("SELECT date_trunc('minute', clock_timestamp())")
        row = await cursor.fetchone()
        assert row is not None
        moment: datetime = row[0]
        return moment

    while True:
        began = await minute()
        done = await act()
        if await minute() == began:
            return done


async def test_the_minute_before_weighs_as_much_as_the_last_60_s_cover_of_it(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        caller = await make_caller(connection, requests_per_minute=1_000)
    async with database.connection() as connection:

        async def after(requests: int, *, minutes_ago: int) -> Rate:
            await connection.execute("TRUNCATE request_counts")
            await connection.execute(
                "INSERT INTO request_counts SELECT %s,"
                " date_trunc('minute', clock_timestamp()) - %s * interval '1 minute', %s",
                [caller.key_id, minutes_ago, requests],
            )
            return await take(database, caller)

        async def story() -> list[Rate]:
            return [
                await after(1_000, minutes_ago=0),
                await after(1_000_000_000, minutes_ago=1),
                await after(500, minutes_ago=1),
                await after(1_000_000_000, minutes_ago=2),
            ]

        full, overrun, half, long_ago = await within_one_minute(connection, story)
    assert (full.is_admitted, overrun.is_admitted) == (False, False)
    assert half.is_admitted and 499 <= half.remaining <= 999
    assert long_ago.is_admitted and long_ago.remaining == 999


async def test_only_minutes_that_weigh_no_more_are_forgotten(database: Database) -> None:
    async with database.transaction() as connection:
        caller = await make_caller(connection, requests_per_minute=1)
        await connection.execute(
            "INSERT INTO request_counts SELECT %s,"
            " date_trunc('minute', now()) - ago * interval '1 minute', ago"
            " FROM generate_series(0, 5) AS ago",
            [caller.key_id],
        )
        await accounts.forget_request_counts(connection)
        cursor = await connection.execute("SELECT requests FROM request_counts ORDER BY 1")
        kept = [row[0] for row in await cursor.fetchall()]
    assert kept in ([0, 1], [0, 1, 2])  # the third only in the instant in which its minute ends
