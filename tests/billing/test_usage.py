"""Usage: which completed tasks count, on which day, and how they are told."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from typing import Any, LiteralString

import pytest
from psycopg.sql import SQL

from tests.tasks.making import PRICE_MICROS, RETENTION, Desk, make_caller
from vitascope.billing import reading
from vitascope.billing.models import Dimension, Usage, UsageRow
from vitascope.billing.usage import days, sum_of, usage_csv, usage_rows
from vitascope.catalog.prices import video_tokens
from vitascope.db import Database
from vitascope.tasks import service, store

TODAY = datetime.now(UTC).date()
TOKENS = video_tokens(1280, 720, 24, 2)
ONE = Usage(videos=1, seconds=2, video_tokens=TOKENS, cost_micros=PRICE_MICROS)


async def _usage(desk: Desk, *by: Dimension, **options: Any) -> list[UsageRow]:
    asked: dict[str, Any] = {
        "account_id": desk.caller.account_id,
        "first_day": TODAY - timedelta(days=1),
        "last_day": TODAY + timedelta(days=1),  # a test may run over midnight
        "by": by,
    }
    return await desk.commit(reading.usage, **(asked | options))


async def test_only_completed_tasks_count(desk: Desk) -> None:
    assert await _usage(desk) == []
    await desk.create()
    failed = await desk.create_and_claim()
    await desk.commit(service.fail, failed.id, attempt=1, code="x", message="x")
    assert await _usage(desk) == []
    await desk.create_and_complete()
    assert [row.usage for row in await _usage(desk)] == [ONE]


async def test_a_deleted_and_an_expired_task_count_on(desk: Desk) -> None:
    deleted, expired = await desk.create_and_complete(), await desk.create_and_complete()
    await desk.commit(
        service.delete, deleted.id, account_id=desk.caller.account_id, retention=RETENTION
    )
    await desk.commit(store.expire, expired.id)
    assert [row.usage for row in await _usage(desk)] == [ONE + ONE]


async def test_tokens_are_rounded_up_for_each_video_as_in_its_price(desk: Desk) -> None:
    # 24 × 30 × 24 = 17,280 pixels a second are 16.875 tokens
    for _ in range(3):
        await desk.create_and_complete(width=24, height=30, duration_s=1)
    assert [row.usage.video_tokens for row in await _usage(desk)] == [3 * 17]


async def test_usage_is_split_in_the_order_asked_for(database: Database, conninfo: str) -> None:
    async with database.transaction() as connection:
        one = Desk(database, await make_caller(connection))
        two = Desk(database, await make_caller(connection))
    await one.create_and_complete(model="b")
    await two.create_and_complete(model="a")
    await two.create_and_complete(model="b")
    by_model = await _usage(one, "model", "key")
    expected = [("a", two), *sorted((("b", one), ("b", two)), key=lambda row: row[1].caller.key_id)]
    assert [(row.model, row.key_id) for row in by_model] == [
        (model, desk.caller.key_id) for model, desk in expected
    ]
    assert {row.key for row in by_model} == {"a test's"}
    assert {row.day for row in by_model} == {None}
    assert sum_of(by_model) == ONE + ONE + ONE


async def test_another_account_s_usage_is_not_told(database: Database, conninfo: str) -> None:
    async with database.transaction() as connection:
        mine = Desk(database, await make_caller(connection))
        theirs = Desk(database, await make_caller(connection, account="other"))
    await theirs.create_and_complete()
    assert await _usage(mine, "day", "key", "model") == []
    every = await _usage(mine, "account", account_id=None)
    assert [(row.account, row.usage) for row in every] == [("other", ONE)]


@pytest.mark.parametrize(
    ("captured_at", "day"),
    [
        ("2026-02-28T23:59:59.999999Z", date(2026, 2, 28)),
        ("2026-03-01T00:00:00Z", date(2026, 3, 1)),
        ("2026-03-01T07:59:59+08:00", date(2026, 2, 28)),  # UTC decides
    ],
)
@pytest.mark.parametrize("timezone", ["UTC", "Asia/Shanghai", "America/New_York"])
async def test_a_day_is_one_of_utc_whatever_the_server_s_timezone(
    desk: Desk, captured_at: str, day: date, timezone: LiteralString
) -> None:
    await desk.create_and_complete()
    await _capture_moved_to(desk, captured_at)
    async with desk.database.transaction() as connection:
        await connection.execute(SQL("SET LOCAL timezone = {}").format(timezone))
        for first, last, counts in (
            (day, day, True),
            (day - timedelta(days=1), day - timedelta(days=1), False),
            (day + timedelta(days=1), day + timedelta(days=1), False),
            (date.min, date.max, True),
        ):
            rows = await reading.usage(
                connection,
                account_id=desk.caller.account_id,
                first_day=first,
                last_day=last,
                by=["day"],
            )
            assert [row.day for row in rows] == ([day] if counts else [])


async def _capture_moved_to(desk: Desk, moment: str) -> None:
    """Behind the back of what forbids it."""
    await desk.execute(SQL("ALTER TABLE ledger DISABLE TRIGGER ledger_append_only"))
    await desk.execute(SQL("UPDATE ledger SET created_at = %s WHERE kind = 'capture'"), moment)


async def test_this_month_s_spend_began_with_the_month(desk: Desk) -> None:
    await desk.create_and_complete()
    account_id = desk.caller.account_id
    balance = await desk.commit(reading.balance, account_id)
    assert balance is not None and balance.spent_this_month_micros == PRICE_MICROS
    month = TODAY.replace(day=1)
    await _capture_moved_to(desk, f"{month - timedelta(days=1)}T23:59:59Z")
    balance = await desk.commit(reading.balance, account_id)
    assert balance is not None and balance.spent_this_month_micros == 0


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, date(2026, 3, 1), (date(2026, 1, 31), date(2026, 3, 1))),
        (None, date.min, (date.min, date.min)),
        (date(2026, 3, 1), date(2026, 3, 1), (date(2026, 3, 1), date(2026, 3, 1))),
    ],
)
def test_the_days_are_thirty_unless_said_otherwise(
    first: date | None, last: date | None, expected: tuple[date, date]
) -> None:
    assert days(first, last) == expected


def test_the_days_end_today_unless_said_otherwise() -> None:
    first, last = days(None, None)
    assert last - first == timedelta(days=29)
    assert last in (TODAY, TODAY + timedelta(days=1))  # the tests may run over midnight


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_of_a_csv_is_a_formula(name: str) -> None:
    row = UsageRow(model=name, usage=ONE)
    _, cells = csv.reader(io.StringIO(usage_csv([row], ["model"]), newline=""))
    assert cells[0] == f"'{name}"


def test_a_csv_keeps_what_is_no_formula() -> None:
    row = UsageRow(key_id=None, key='Zoë, "prod"\n2', usage=ONE)
    header, cells = csv.reader(io.StringIO(usage_csv([row], ["key"]), newline=""))
    assert header == ["key_id", "key", "videos", "seconds", "video_tokens", "cost_micros"]
    assert cells[1:] == ['Zoë, "prod"\n2', "1", "2", str(TOKENS), str(PRICE_MICROS)]


def test_a_row_has_the_columns_that_it_is_split_by() -> None:
    row = UsageRow(day=date(2026, 3, 1), model="m", usage=ONE)
    assert usage_rows([row], ["model", "day"]) == [
        {
            "model": "m",
            "day": "2026-03-01",
            "videos": 1,
            "seconds": 2,
            "video_tokens": TOKENS,
            "cost_micros": PRICE_MICROS,
        }
    ]
