"""``/v1/billing``: what the caller's account has, what moved it, what it was spent on.

Changes nothing: money is paid in and put right through ``admin.money`` or the command line.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from vitascope.accounts.errors import AccountNotFound
from vitascope.api.answers import json_response, list_body
from vitascope.api.auth import require_caller
from vitascope.api.endpoint import Endpoint
from vitascope.api.openapi import Json, json_answer, list_of, object_of, operation, query
from vitascope.api.parameters import Parameters
from vitascope.api.resources import resources_of
from vitascope.api.usage import UsageParameters, usage_answer, usage_parameters, usage_response
from vitascope.billing import reading
from vitascope.billing.models import Balance, Dimension, EntryKind, LedgerEntry
from vitascope.catalog.prices import CURRENCY
from vitascope.db import Connection

__all__ = [
    "BALANCE",
    "ENDPOINTS",
    "ENTRY",
    "LEDGER_PARAMETERS",
    "balance_body",
    "balance_of",
    "entry_body",
    "ledger_page",
]

PAGE_MOST = 100
PAGE_DEFAULT = 20

CURSOR_MOST = 10**15 - 1

SPLIT_BY: tuple[Dimension, ...] = ("day", "key", "model")


async def own_balance(request: Request) -> Response:
    """What the caller's account has, and its key's budget."""
    caller = await require_caller(request, "video:read")
    async with resources_of(request).database.connection() as connection:
        balance = await balance_of(connection, caller.account_id)
        spent_micros = await reading.spent_micros(connection, caller.key_id)
    key = {"monthly_budget_micros": caller.monthly_budget_micros, "spent_micros": spent_micros}
    return json_response({**balance_body(balance), "key": key})


async def balance_of(connection: Connection, account_id: UUID) -> Balance:
    """Raises:
    AccountNotFound: there is no such account.
    """
    balance = await reading.balance(connection, account_id)
    if balance is None:
        raise AccountNotFound(f"there is no account {account_id}")
    return balance


def balance_body(balance: Balance) -> dict[str, Any]:
    """A balance as JSON has it."""
    return {
        "account_id": str(balance.account_id),
        "billing": balance.billing,
        "available_micros": balance.available_micros,
        "held_micros": balance.held_micros,
        "spent_this_month_micros": balance.spent_this_month_micros,
        "currency": CURRENCY,
    }


async def own_ledger(request: Request) -> Response:
    """What moved the caller's money."""
    caller = await require_caller(request, "video:read")
    return await ledger_page(request, Parameters(request), account_id=caller.account_id)


async def ledger_page(request: Request, read: Parameters, *, account_id: UUID | None) -> Response:
    """A page of an account's ledger.

    Args:
        account_id: None where ``read`` found it wrong.
    """
    limit = read.integer("limit", least=1, most=PAGE_MOST, default=PAGE_DEFAULT)
    after = read.integer("after", least=0, most=CURSOR_MOST)
    kind = read.choice("kind", list(EntryKind))
    task_id = read.uuid("task_id")
    read.raise_any()
    assert limit is not None and account_id is not None
    async with resources_of(request).database.connection() as connection:
        entries = await reading.entries(
            connection,
            account_id=account_id,
            limit=limit + 1,
            after=after,
            kind=None if kind is None else EntryKind(kind),
            task_id=task_id,
        )
    bodies = [entry_body(entry) for entry in entries[:limit]]
    return json_response(list_body(bodies, has_more=len(entries) > limit))


def entry_body(entry: LedgerEntry) -> dict[str, Any]:
    """An entry of the ledger as JSON has it."""
    return {
        "id": str(entry.id),
        "object": "ledger.entry",
        "kind": entry.kind,
        "task_id": None if entry.task_id is None else str(entry.task_id),
        "key_id": None if entry.key_id is None else str(entry.key_id),
        "available_micros": entry.available_micros,
        "held_micros": entry.held_micros,
        "currency": CURRENCY,
        "note": entry.note,
        "reference": entry.reference,
        "created_at": int(entry.created_at.timestamp()),
    }


async def own_usage(request: Request) -> Response:
    """What the caller's account spent it on."""
    caller = await require_caller(request, "video:read")
    read = UsageParameters(request)
    question = read.question(SPLIT_BY)
    read.raise_any()
    return await usage_response(request, question, account_id=caller.account_id)


STRING: Json = {"type": "string"}
STRING_OR_NULL: Json = {"type": ["string", "null"]}
INTEGER: Json = {"type": "integer"}

BALANCE_FIELDS: Final[Json] = {
    "account_id": STRING,
    "billing": {"enum": ["unlimited", "prepaid"]},
    "available_micros": {
        **INTEGER,
        "description": "Paid in, less held, less spent. An unlimited account may be below 0.",
    },
    "held_micros": {**INTEGER, "description": "For tasks that have not ended."},
    "spent_this_month_micros": {**INTEGER, "description": "For videos completed this month, UTC."},
    "currency": STRING,
}

BALANCE: Final = object_of(BALANCE_FIELDS)

ENTRY: Final = object_of(
    {
        "id": STRING,
        "object": {"const": "ledger.entry"},
        "kind": {"enum": list(EntryKind)},
        "task_id": STRING_OR_NULL,
        "key_id": STRING_OR_NULL,
        "available_micros": {**INTEGER, "description": "What it added; below 0, what it took."},
        "held_micros": {**INTEGER, "description": "The same, of what is held."},
        "currency": STRING,
        "note": STRING_OR_NULL,
        "reference": STRING_OR_NULL,
        "created_at": {**INTEGER, "description": "Epoch seconds."},
    }
)

LEDGER_PARAMETERS: Final = [
    query("limit", {**INTEGER, "minimum": 1, "maximum": PAGE_MOST, "default": PAGE_DEFAULT}),
    query(
        "after",
        {"type": "string", "pattern": "^[0-9]{1,15}$"},
        "The id of an entry: the page begins with the next older one.",
    ),
    query("kind", {"enum": list(EntryKind)}),
    query("task_id", {"type": "string", "format": "uuid"}),
]

KEY_BUDGET: Final = object_of(
    {
        "monthly_budget_micros": {
            "type": ["integer", "null"],
            "description": "What the key may spend in a month, UTC; null: anything.",
        },
        "spent_micros": {**INTEGER, "description": "Held and spent by tasks made this month."},
    }
)

ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/v1/billing/balance",
        handler=own_balance,
        scope="video:read",
        operation=operation(
            summary="What the account has, and the key's budget",
            name="billing_balance",
            tag="billing",
            answers={
                "200": json_answer("The balance.", object_of({**BALANCE_FIELDS, "key": KEY_BUDGET}))
            },
        ),
    ),
    Endpoint(
        method="GET",
        path="/v1/billing/ledger",
        handler=own_ledger,
        scope="video:read",
        operation=operation(
            summary="What moved the account's money, newest first",
            name="billing_ledger",
            tag="billing",
            parameters=LEDGER_PARAMETERS,
            answers={"200": json_answer("A page of entries.", list_of(ENTRY))},
            failing=(400,),
        ),
    ),
    Endpoint(
        method="GET",
        path="/v1/billing/usage",
        handler=own_usage,
        scope="video:read",
        operation=operation(
            summary="What the money was spent on",
            name="billing_usage",
            tag="billing",
            parameters=usage_parameters(SPLIT_BY),
            answers={"200": usage_answer(SPLIT_BY)},
            failing=(400,),
        ),
    ),
)
