"""``/v1/admin``, money: pay in, put right, and see any account's balance, ledger and usage.

Every act leaves an audit row in its own transaction. Here billing and accounts meet: neither
knows the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from vitascope.accounts import administration, audit
from vitascope.accounts.errors import AccountNotFound
from vitascope.accounts.models import Caller
from vitascope.api.answers import json_response
from vitascope.api.auth import require_caller
from vitascope.api.billing import (
    BALANCE,
    ENTRY,
    LEDGER_PARAMETERS,
    balance_body,
    balance_of,
    entry_body,
    ledger_page,
)
from vitascope.api.body import read_object
from vitascope.api.endpoint import Endpoint
from vitascope.api.openapi import (
    Json,
    json_answer,
    json_body,
    list_of,
    object_of,
    operation,
    path_parameter,
    query,
)
from vitascope.api.parameters import Parameters
from vitascope.api.resources import resources_of
from vitascope.api.usage import UsageParameters, usage_answer, usage_parameters, usage_response
from vitascope.billing import service as billing
from vitascope.billing.models import AMOUNT_MOST_MICROS, Dimension, LedgerEntry
from vitascope.catalog.fields import has_broken_characters, integer
from vitascope.catalog.problems import Problems, quoted
from vitascope.db import Connection

__all__ = ["ENDPOINTS"]

NOTE_MAX_CHARS = 1_000
REFERENCE_MAX_CHARS = 255

SPLIT_BY: tuple[Dimension, ...] = ("day", "key", "model", "account")


async def top_up(request: Request) -> Response:
    """Pay into an account; answers with the ledger's entry."""
    caller = await require_caller(request, "admin")
    body, _ = await read_object(request)
    found = Problems()
    amount_micros = _amount(body, found, least_micros=1)
    note = _text(body, "note", NOTE_MAX_CHARS, found)
    reference = _text(body, "reference", REFERENCE_MAX_CHARS, found)
    found.raise_any()
    async with resources_of(request).database.transaction() as connection:
        account_id = await _account_in_path(connection, request)
        entry = await billing.top_up(
            connection,
            account_id=account_id,
            amount_micros=amount_micros,
            note=note,
            reference=reference,
        )
        await _record(connection, caller, "billing.top_up", account_id=account_id, entry=entry)
    return json_response(entry_body(entry))


async def adjust(request: Request) -> Response:
    """Put an account's balance right; answers with the ledger's entry."""
    caller = await require_caller(request, "admin")
    body, _ = await read_object(request)
    found = Problems()
    amount_micros = _amount(body, found, least_micros=-AMOUNT_MOST_MICROS)
    note = _text(body, "note", NOTE_MAX_CHARS, found, is_required=True)
    found.raise_any()
    assert note is not None
    async with resources_of(request).database.transaction() as connection:
        account_id = await _account_in_path(connection, request)
        entry = await billing.adjust(
            connection, account_id=account_id, amount_micros=amount_micros, note=note
        )
        await _record(connection, caller, "billing.adjust", account_id=account_id, entry=entry)
    return json_response(entry_body(entry))


def _amount(body: Mapping[str, object], found: Problems, *, least_micros: int) -> int:
    """The field ``amount_micros``; 0 where it is wrong, which ``found`` then says."""
    name = "amount_micros"
    amount = integer(body, name, found)
    if amount is None:
        return 0
    if amount == 0 or not least_micros <= amount <= AMOUNT_MOST_MICROS:
        allowed = f"an integer from {least_micros} to {AMOUNT_MOST_MICROS}, not 0"
        found.add(name, f"{name} must be {allowed}; got {quoted(amount)}")
        return 0
    return amount


def _text(
    body: Mapping[str, object],
    name: str,
    most_chars: int,
    found: Problems,
    *,
    is_required: bool = False,
) -> str | None:
    """A text; None where it was left out, or is wrong, which ``found`` then says."""
    value = body.get(name)
    wanted = f"a string of 1 to {most_chars} characters, without NUL"
    if value is None:
        if is_required:
            found.add(name, f"{name} is required: {wanted}")
        return None
    if (
        not isinstance(value, str)
        or not 1 <= len(value) <= most_chars
        or has_broken_characters(value)
    ):
        found.add(name, f"{name} must be {wanted}; got {quoted(value)}")
        return None
    return value


async def _account_in_path(connection: Connection, request: Request) -> UUID:
    """The account that the path names, which exists.

    Raises:
        AccountNotFound: it does not.
    """
    text = request.path_params["id"]
    try:
        account_id = UUID(text)
    except ValueError:
        raise AccountNotFound from None
    return (await administration.get_account(connection, account_id)).id


async def _record(
    connection: Connection, caller: Caller, action: str, *, account_id: UUID, entry: LedgerEntry
) -> None:
    await audit.record(
        connection,
        actor=audit.actor_of_key(caller.key_id),
        action=action,
        account_id=account_id,
        detail=entry.facts(),
    )


async def account_balance(request: Request) -> Response:
    """What an account has."""
    await require_caller(request, "admin")
    async with resources_of(request).database.connection() as connection:
        account_id = await _account_in_path(connection, request)
        return json_response(balance_body(await balance_of(connection, account_id)))


async def account_ledger(request: Request) -> Response:
    """What moved an account's money."""
    await require_caller(request, "admin")
    read = Parameters(request)
    account_id = read.uuid("account_id", required=True)
    return await ledger_page(request, read, account_id=account_id)


async def any_usage(request: Request) -> Response:
    """What an account, or what all of them, spent money on."""
    await require_caller(request, "admin")
    read = UsageParameters(request)
    account_id = read.uuid("account_id")
    question = read.question(SPLIT_BY)
    read.raise_any()
    return await usage_response(request, question, account_id=account_id)


ACCOUNT_IN_PATH = path_parameter("id", {"type": "string"}, "The account's id.")


def _amount_schema(least_micros: int) -> Json:
    return {
        "type": "integer",
        "minimum": least_micros,
        "maximum": AMOUNT_MOST_MICROS,
        "not": {"const": 0},
        "description": "Millionths of a yuan.",
    }


def _text_schema(most_chars: int, description: str, *, is_optional: bool) -> Json:
    kind = ["string", "null"] if is_optional else "string"
    return {"type": kind, "minLength": 1, "maxLength": most_chars, "description": description}


TOP_UP_BODY = object_of(
    {
        "amount_micros": _amount_schema(1),
        "note": _text_schema(NOTE_MAX_CHARS, "For whoever reads the ledger.", is_optional=True),
        "reference": _text_schema(
            REFERENCE_MAX_CHARS,
            "What the payment is known by elsewhere: the same one twice is one top-up.",
            is_optional=True,
        ),
    },
    required=["amount_micros"],
)

ADJUST_BODY = object_of(
    {
        "amount_micros": _amount_schema(-AMOUNT_MOST_MICROS),
        "note": _text_schema(NOTE_MAX_CHARS, "Why.", is_optional=False),
    }
)

ENDPOINTS = (
    Endpoint(
        method="POST",
        path="/v1/admin/accounts/{id}/top-up",
        handler=top_up,
        scope="admin",
        operation=operation(
            summary="Pay into an account",
            name="admin_top_up",
            tag="admin",
            parameters=[ACCOUNT_IN_PATH],
            body=json_body(TOP_UP_BODY),
            answers={"200": json_answer("The entry; of a reference, the first.", ENTRY)},
            failing=(400, 404, 409, 413, 415),
        ),
    ),
    Endpoint(
        method="POST",
        path="/v1/admin/accounts/{id}/adjust",
        handler=adjust,
        scope="admin",
        operation=operation(
            summary="Put an account's balance right, up or down",
            name="admin_adjust",
            tag="admin",
            description="The balance may fall below 0: then a prepaid account makes no task until "
            "it is topped up.",
            parameters=[ACCOUNT_IN_PATH],
            body=json_body(ADJUST_BODY),
            answers={"200": json_answer("The entry.", ENTRY)},
            failing=(400, 404, 413, 415),
        ),
    ),
    Endpoint(
        method="GET",
        path="/v1/admin/accounts/{id}/balance",
        handler=account_balance,
        scope="admin",
        operation=operation(
            summary="What an account has",
            name="admin_balance",
            tag="admin",
            parameters=[ACCOUNT_IN_PATH],
            answers={"200": json_answer("The balance.", BALANCE)},
            failing=(404,),
        ),
    ),
    Endpoint(
        method="GET",
        path="/v1/admin/ledger",
        handler=account_ledger,
        scope="admin",
        operation=operation(
            summary="What moved an account's money, newest first",
            name="admin_ledger",
            tag="admin",
            parameters=[
                query("account_id", {"type": "string", "format": "uuid"}, required=True),
                *LEDGER_PARAMETERS,
            ],
            answers={"200": json_answer("A page of entries.", list_of(ENTRY))},
            failing=(400,),
        ),
    ),
    Endpoint(
        method="GET",
        path="/v1/admin/usage",
        handler=any_usage,
        scope="admin",
        operation=operation(
            summary="What the money was spent on, of one account or of all",
            name="admin_usage",
            tag="admin",
            parameters=[
                query("account_id", {"type": "string", "format": "uuid"}, "Default: all."),
                *usage_parameters(SPLIT_BY),
            ],
            answers={"200": usage_answer(SPLIT_BY)},
            failing=(400,),
        ),
    ),
)
