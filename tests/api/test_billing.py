"""``/v1/billing`` and the money of ``/v1/admin``. Who may call is in ``test_authorisation``."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from psycopg.sql import SQL

from tests.api.serving import Served, checked_envelope
from tests.catalog.requests import pro
from vitascope.billing.models import AMOUNT_MOST_MICROS


class Purse:
    """An account with a key of its own, and an admin beside it."""

    def __init__(self, api: Served, *, key: dict[str, str], admin: dict[str, str]) -> None:
        self.api = api
        self.key = key
        self.admin = admin
        self.account_id = ""

    async def get(self, path: str, **params: str) -> httpx.Response:
        return await self.api.http.get(f"/v1/billing/{path}", params=params, headers=self.key)

    async def read(self, path: str, **params: str) -> dict[str, Any]:
        answer = await self.get(path, **params)
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    async def admin_get(self, path: str, **params: str) -> httpx.Response:
        return await self.api.http.get(f"/v1/admin/{path}", params=params, headers=self.admin)

    async def act(
        self, verb: str, body: dict[str, Any], account_id: str | None = None
    ) -> httpx.Response:
        return await self.api.http.post(
            f"/v1/admin/accounts/{account_id or self.account_id}/{verb}",
            # Not httpx's own JSON: it sends no unpaired surrogates.
            content=json.dumps(body),
            headers=self.admin | {"Content-Type": "application/json"},
        )

    async def done(self, verb: str, **body: object) -> dict[str, Any]:
        answer = await self.act(verb, body)
        assert answer.status_code == 200, answer.text
        entry: dict[str, Any] = answer.json()
        return entry

    async def create(self) -> httpx.Response:
        return await self.api.http.post("/v1/video/create", json=pro(), headers=self.key)

    async def complete(self) -> str:
        answer = await self.create()
        assert answer.status_code == 200, answer.text
        task_id: str = answer.json()["task_id"]
        await self.api.complete(UUID(task_id))
        return task_id

    async def price(self) -> int:
        """Of what ``create`` asks for."""
        rows = await self.api.rows(SQL("SELECT price_micros FROM tasks LIMIT 1"))
        return int(rows[0][0])

    async def audit(self) -> list[tuple[Any, ...]]:
        return await self.api.rows(
            SQL("SELECT actor, action, account_id::text, detail FROM audit_log ORDER BY id")
        )


async def _purse(api: Served, **options: Any) -> Purse:
    key = await api.key(account="films", **options)
    purse = Purse(api, key=key, admin=await api.key(scopes=["admin"]))
    purse.account_id = (await purse.read("balance"))["account_id"]
    return purse


@pytest.fixture
async def purse(api: Served) -> Purse:
    return await _purse(api)


async def test_a_balance_tells_what_is_available_held_and_spent(api: Served) -> None:
    purse = await _purse(api, monthly_budget_micros=10**9)
    await purse.done("top-up", amount_micros=50_000_000)
    await purse.complete()
    await purse.create()
    price = await purse.price()
    assert await purse.read("balance") == {
        "account_id": purse.account_id,
        "billing": "unlimited",
        "available_micros": 50_000_000 - 2 * price,
        "held_micros": price,
        "spent_this_month_micros": price,
        "currency": "CNY",
        "key": {"monthly_budget_micros": 10**9, "spent_micros": 2 * price},
    }
    as_admin = await purse.admin_get(f"accounts/{purse.account_id}/balance")
    own = await purse.read("balance")
    assert as_admin.json() == {name: own[name] for name in own if name != "key"}


async def test_a_key_without_a_budget_says_so(purse: Purse) -> None:
    key = (await purse.read("balance"))["key"]
    assert key == {"monthly_budget_micros": None, "spent_micros": 0}


async def test_a_price_above_the_balance_is_a_400001_that_tells_both(purse: Purse) -> None:
    await purse.complete()
    price = await purse.price()
    await purse.api.execute(SQL("UPDATE accounts SET billing = 'prepaid' WHERE name = 'films'"))
    await purse.done("top-up", amount_micros=2 * price - 1)  # of which one price is spent
    refused = await purse.create()
    envelope = checked_envelope(refused)
    assert (refused.status_code, envelope["ref_code"]) == (400, 400001)
    assert envelope["detail"] == (
        f"this costs {price} micro-yuan; the account has {price - 1} available"
    )
    await purse.done("top-up", amount_micros=1)
    assert (await purse.create()).status_code == 200


async def test_a_price_above_the_key_s_budget_is_a_400001_also_after_a_rotation(
    api: Served,
) -> None:
    first = await _purse(api)
    await first.complete()
    price = await first.price()
    purse = await _purse(api, monthly_budget_micros=2 * price - 1)
    assert (await purse.create()).status_code == 200
    query = SQL("SELECT id::text FROM api_keys WHERE monthly_budget_micros > 0")
    key_id = (await api.rows(query))[0][0]
    rotated = await api.http.post(f"/v1/admin/keys/{key_id}/rotate", json={}, headers=purse.admin)
    assert rotated.status_code == 200, rotated.text
    purse.key = {"Authorization": f"Bearer {rotated.json()['secret']}"}
    refused = await purse.create()
    envelope = checked_envelope(refused)
    assert (refused.status_code, envelope["ref_code"]) == (400, 400001)
    for fact in (price, 2 * price - 1, price - 1):  # price, budget, what is left of it
        assert str(fact) in envelope["detail"]


async def test_the_ledger_comes_in_pages_newest_first_that_stay_put(purse: Purse) -> None:
    for amount in range(1, 6):
        await purse.done("top-up", amount_micros=amount)
    first = await purse.read("ledger", limit="2")
    await purse.done("top-up", amount_micros=6)
    second = await purse.read("ledger", limit="2", after=first["last_id"])
    third = await purse.read("ledger", limit="2", after=second["last_id"])
    pages = [first, second, third]
    amounts = [[entry["available_micros"] for entry in page["data"]] for page in pages]
    assert amounts == [[5, 4], [3, 2], [1]]
    assert [page["has_more"] for page in pages] == [True, True, False]
    assert first["first_id"] == first["data"][0]["id"]
    beyond = await purse.read("ledger", after=third["last_id"])
    assert (beyond["data"], beyond["first_id"], beyond["has_more"]) == ([], None, False)


async def test_the_ledger_can_be_narrowed_to_a_kind_and_a_task(purse: Purse) -> None:
    task_id = await purse.complete()
    other = await purse.complete()
    await purse.done("top-up", amount_micros=5, note="cash", reference="r 1")
    price = await purse.price()
    of_task = (await purse.read("ledger", task_id=task_id))["data"]
    moved = [(row["kind"], row["available_micros"], row["held_micros"]) for row in of_task]
    assert moved == [("capture", 0, -price), ("hold", -price, price)]
    assert {entry["task_id"] for entry in of_task} == {task_id}
    captures = (await purse.read("ledger", kind="capture"))["data"]
    assert [entry["task_id"] for entry in captures] == [other, task_id]
    (paid,) = (await purse.read("ledger", kind="topup"))["data"]
    assert (paid["note"], paid["reference"], paid["task_id"]) == ("cash", "r 1", None)
    assert (await purse.read("ledger", kind="topup", task_id=task_id))["data"] == []


async def test_nobody_sees_another_account_s_money(api: Served, purse: Purse) -> None:
    task_id = await purse.complete()
    other = Purse(api, key=await api.key(account="others"), admin=purse.admin)
    assert (await other.read("ledger"))["data"] == []
    assert (await other.read("ledger", task_id=task_id))["data"] == []
    assert (await other.read("usage", by="key,model"))["data"] == []
    assert (await other.read("balance"))["available_micros"] == 0


async def test_usage_is_told_as_json_with_its_total(purse: Purse) -> None:
    await purse.complete()
    await purse.complete()
    price = await purse.price()
    told = await purse.read("usage", by="model,key")
    sums = {
        "videos": 2,
        "seconds": told["data"][0]["seconds"],
        "video_tokens": told["data"][0]["video_tokens"],
        "cost_micros": 2 * price,
    }
    key_id = told["data"][0]["key_id"]
    assert told["data"] == [
        {"model": "Seedance-Pro-1.5", "key_id": key_id, "key": "a test's", **sums}
    ]
    assert told["total"] == sums
    assert (told["by"], told["currency"]) == (["model", "key"], "CNY")
    usage = (await purse.api.rows(SQL("SELECT sum(duration_s) FROM tasks")))[0][0]
    assert sums["seconds"] == usage


async def test_usage_is_of_the_last_thirty_days_unless_said_otherwise(purse: Purse) -> None:
    await purse.complete()
    told = await purse.read("usage")
    first, last = date.fromisoformat(told["from"]), date.fromisoformat(told["to"])
    assert last - first == timedelta(days=29)
    assert [row["day"] for row in told["data"]] == [str(last)]
    before = await purse.read("usage", to=str(last - timedelta(days=1)))
    assert before["data"] == []
    assert before["total"] == {"videos": 0, "seconds": 0, "video_tokens": 0, "cost_micros": 0}


async def test_usage_is_told_as_csv_that_no_spreadsheet_runs(api: Served, purse: Purse) -> None:
    await purse.complete()
    await api.execute(SQL("UPDATE api_keys SET name = '=HYPERLINK(\"x\")'"))
    answer = await purse.get("usage", by="key,model", format="csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="usage-')
    header, row = csv.reader(io.StringIO(answer.text, newline=""))
    assert header == ["key_id", "key", "model", "videos", "seconds", "video_tokens", "cost_micros"]
    assert (row[1], row[3], row[6]) == ('\'=HYPERLINK("x")', "1", str(await purse.price()))


@pytest.mark.parametrize(
    ("path", "params", "param"),
    [
        ("ledger", {"limit": "0"}, "limit"),
        ("ledger", {"limit": "101"}, "limit"),
        ("ledger", {"after": "x"}, "after"),
        ("ledger", {"kind": "gift"}, "kind"),
        ("ledger", {"task_id": "x"}, "task_id"),
        ("usage", {"from": "2026-02-30"}, "from"),
        ("usage", {"from": "20260201"}, "from"),
        ("usage", {"to": "2026-W01-1"}, "to"),
        ("usage", {"to": "٢٠٢٦-٠١-٠١"}, "to"),
        ("usage", {"from": "2026-02-02", "to": "2026-02-01"}, "from"),
        ("usage", {"from": "2025-01-01", "to": "2026-01-02"}, "from"),
        ("usage", {"by": "month"}, "by"),
        ("usage", {"by": "account"}, "by"),  # an admin's
        ("usage", {"by": "day,day"}, "by"),
        ("usage", {"by": "day,"}, "by"),
        ("usage", {"format": "xlsx"}, "format"),
    ],
)
async def test_what_is_wrong_with_a_question_is_told(
    purse: Purse, path: str, params: dict[str, str], param: str
) -> None:
    answer = await purse.get(path, **params)
    assert answer.status_code == 400, answer.text
    assert checked_envelope(answer)["param"] == param


@pytest.mark.parametrize(
    "params",
    [
        {"from": "2025-01-01", "to": "2026-01-01"},
        {"from": "0001-01-01", "to": "0001-01-01"},
        {"from": "9999-12-31", "to": "9999-12-31"},
        {"to": "0001-01-01"},
        {"by": "model, day"},
    ],
)
async def test_what_is_unusual_in_a_question_is_answered(
    purse: Purse, params: dict[str, str]
) -> None:
    assert (await purse.read("usage", **params))["data"] == []


async def test_an_admin_pays_in_and_puts_right_and_leaves_a_row_for_each(purse: Purse) -> None:
    paid = await purse.done("top-up", amount_micros=5_000_000, note="cash", reference="r 1")
    assert (paid["kind"], paid["available_micros"]) == ("topup", 5_000_000)
    put_right = await purse.done("adjust", amount_micros=-6_000_000, note="bounced")
    assert (put_right["kind"], put_right["available_micros"]) == ("adjustment", -6_000_000)
    assert (await purse.read("balance"))["available_micros"] == -1_000_000
    rows = await purse.audit()
    assert [(action, account_id) for _, action, account_id, _ in rows] == [
        ("billing.top_up", purse.account_id),
        ("billing.adjust", purse.account_id),
    ]
    assert all(actor.startswith("key ") for actor, *_ in rows)
    assert rows[0][3] == {
        "entry": paid["id"],
        "amount_micros": 5_000_000,
        "note": "cash",
        "reference": "r 1",
    }


async def test_a_top_up_that_is_sent_twice_is_one(purse: Purse) -> None:
    sent = [purse.act("top-up", {"amount_micros": 5, "reference": "r 1"}) for _ in range(8)]
    answers = await asyncio.gather(*sent)
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert (await purse.read("balance"))["available_micros"] == 5
    conflict = await purse.act("top-up", {"amount_micros": 6, "reference": "r 1"})
    assert conflict.status_code == 409
    assert checked_envelope(conflict)["ref_code"] == 409000


@pytest.mark.parametrize(
    ("verb", "body", "param"),
    [
        ("top-up", {}, "amount_micros"),
        ("top-up", {"amount_micros": 0}, "amount_micros"),
        ("top-up", {"amount_micros": -1}, "amount_micros"),
        ("top-up", {"amount_micros": 1.0}, "amount_micros"),
        ("top-up", {"amount_micros": "1"}, "amount_micros"),
        ("top-up", {"amount_micros": True}, "amount_micros"),
        ("top-up", {"amount_micros": AMOUNT_MOST_MICROS + 1}, "amount_micros"),
        ("top-up", {"amount_micros": 10**30}, "amount_micros"),
        ("top-up", {"amount_micros": 1, "note": ""}, "note"),
        ("top-up", {"amount_micros": 1, "note": "a\0"}, "note"),
        ("top-up", {"amount_micros": 1, "note": "\ud800"}, "note"),
        ("top-up", {"amount_micros": 1, "note": 1}, "note"),
        ("top-up", {"amount_micros": 1, "reference": "r" * 256}, "reference"),
        ("adjust", {"amount_micros": 1}, "note"),
        ("adjust", {"amount_micros": 1, "note": ""}, "note"),
        ("adjust", {"amount_micros": 0, "note": "x"}, "amount_micros"),
        ("adjust", {"amount_micros": -AMOUNT_MOST_MICROS - 1, "note": "x"}, "amount_micros"),
    ],
)
async def test_what_is_wrong_with_an_act_is_told_and_nothing_done(
    purse: Purse, verb: str, body: dict[str, object], param: str
) -> None:
    answer = await purse.act(verb, body)
    assert answer.status_code == 400, answer.text
    assert checked_envelope(answer)["param"] == param
    assert (await purse.read("ledger"))["data"] == []
    assert await purse.audit() == []


@pytest.mark.parametrize("account_id", ["8b8d1f0a-3f0e-4a5e-9b60-0f4f0c9d1e2a", "films"])
async def test_an_unknown_account_is_a_404(purse: Purse, account_id: str) -> None:
    answers = [
        await purse.act("top-up", {"amount_micros": 1}, account_id),
        await purse.act("adjust", {"amount_micros": 1, "note": "x"}, account_id),
        await purse.admin_get(f"accounts/{account_id}/balance"),
    ]
    for answer in answers:
        assert answer.status_code == 404, answer.text
        assert checked_envelope(answer)["ref_code"] == 404000
    assert await purse.audit() == []


async def test_an_admin_sees_any_account_s_ledger_and_usage(api: Served, purse: Purse) -> None:
    task_id = await purse.complete()
    await api.completed()  # of the default account
    ledger = (await purse.admin_get("ledger", account_id=purse.account_id)).json()
    assert [entry["task_id"] for entry in ledger["data"]] == [task_id, task_id]
    missing = await purse.admin_get("ledger")
    assert (missing.status_code, checked_envelope(missing)["param"]) == (400, "account_id")
    every = (await purse.admin_get("usage", by="account")).json()
    assert [row["account"] for row in every["data"]] == ["default", "films"]
    one = (await purse.admin_get("usage", account_id=purse.account_id)).json()
    assert one["total"]["videos"] == 1
