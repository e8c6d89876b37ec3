"""``/v1/admin/accounts``: made, listed, changed, frozen and thawed."""

from __future__ import annotations

from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from vitascope.accounts import administration, store
from vitascope.accounts.audit import actor_of_key
from vitascope.accounts.errors import AccountNotFound
from vitascope.accounts.models import Account
from vitascope.accounts.terms import ACCOUNT_FIELDS, read_changes, read_new
from vitascope.api.admin.pages import OF_UUIDS, page_body, page_parameters
from vitascope.api.admin.schemas import changes_of, fields_of
from vitascope.api.answers import json_response
from vitascope.api.auth import require_caller
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
)
from vitascope.api.parameters import Parameters
from vitascope.api.resources import resources_of
from vitascope.catalog.problems import InvalidRequest, Problem, quoted

__all__ = ["ENDPOINTS", "account_id_of"]


async def list_accounts(request: Request) -> Response:
    """Accounts, newest first."""
    await require_caller(request, "admin")
    read = Parameters(request)
    limit, after = read.integer("limit", least=1, most=100, default=20), read.uuid("after")
    read.raise_any()
    assert limit is not None
    async with resources_of(request).database.connection() as connection:
        if after is not None and await store.find_account(connection, after) is None:
            detail = f"after must be the id of an account; there is no {after}"
            raise InvalidRequest((Problem("after", detail),))
        found = await store.list_accounts(connection, limit=limit + 1, after=after)
    return json_response(page_body([account_body(account) for account in found], limit=limit))


async def create_account(request: Request) -> Response:
    caller = await require_caller(request, "admin")
    body, _ = await read_object(request)
    fields = {"billing": resources_of(request).settings.billing} | read_new(
        body, ACCOUNT_FIELDS, required=["name"]
    )
    async with resources_of(request).database.transaction() as connection:
        account = await administration.create_account(
            connection, **fields, actor=actor_of_key(caller.key_id)
        )
    return json_response(account_body(account))


async def get_account(request: Request) -> Response:
    await require_caller(request, "admin")
    async with resources_of(request).database.connection() as connection:
        account = await administration.get_account(connection, account_id_of(request))
    return json_response(account_body(account))


async def update_account(request: Request) -> Response:
    caller = await require_caller(request, "admin")
    body, _ = await read_object(request)
    changes = read_changes(body, ACCOUNT_FIELDS)
    async with resources_of(request).database.transaction() as connection:
        account = await administration.update_account(
            connection, account_id_of(request), changes, actor=actor_of_key(caller.key_id)
        )
    return json_response(account_body(account))


async def freeze_account(request: Request) -> Response:
    """Have the account create no task; those it has go on."""
    return await _set_frozen(request, is_frozen=True)


async def unfreeze_account(request: Request) -> Response:
    return await _set_frozen(request, is_frozen=False)


async def _set_frozen(request: Request, *, is_frozen: bool) -> Response:
    caller = await require_caller(request, "admin")
    async with resources_of(request).database.transaction() as connection:
        account = await administration.set_frozen(
            connection,
            account_id_of(request),
            is_frozen=is_frozen,
            actor=actor_of_key(caller.key_id),
        )
    return json_response(account_body(account))


def account_id_of(request: Request) -> UUID:
    """The account that the path names.

    Raises:
        AccountNotFound: what it names is no id.
    """
    text = request.path_params["id"]
    try:
        return UUID(text)
    except ValueError:
        raise AccountNotFound(f"there is no account {quoted(text)}") from None


def account_body(account: Account) -> Json:
    return {
        "id": str(account.id),
        "name": account.name,
        "billing": account.billing,
        "is_frozen": account.is_frozen,
        "created_at": int(account.created_at.timestamp()),
    }


ACCOUNT_ID = path_parameter("id", {"type": "string", "format": "uuid"})

ACCOUNT = object_of(
    {
        "id": {"type": "string", "format": "uuid"},
        "name": {"type": "string"},
        "billing": ACCOUNT_FIELDS["billing"].schema,
        "is_frozen": {"type": "boolean"},
        "created_at": {"type": "integer"},
    }
)

ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/v1/admin/accounts",
        handler=list_accounts,
        scope="admin",
        operation=operation(
            summary="All accounts, newest first",
            name="list_accounts",
            tag="admin",
            parameters=page_parameters(OF_UUIDS),
            answers={"200": json_answer("A page of accounts.", list_of(ACCOUNT))},
            failing=(400,),
        ),
    ),
    Endpoint(
        method="POST",
        path="/v1/admin/accounts",
        handler=create_account,
        scope="admin",
        operation=operation(
            summary="Make an account",
            name="create_account",
            tag="admin",
            description="Left out, `billing` is what `VITASCOPE_BILLING` says.",
            body=json_body(fields_of(ACCOUNT_FIELDS, required=["name"])),
            answers={"200": json_answer("The account.", ACCOUNT)},
            failing=(400, 409, 413, 415),
        ),
    ),
    Endpoint(
        method="GET",
        path="/v1/admin/accounts/{id}",
        handler=get_account,
        scope="admin",
        operation=operation(
            summary="An account",
            name="get_account",
            tag="admin",
            parameters=[ACCOUNT_ID],
            answers={"200": json_answer("The account.", ACCOUNT)},
            failing=(404,),
        ),
    ),
    Endpoint(
        method="PATCH",
        path="/v1/admin/accounts/{id}",
        handler=update_account,
        scope="admin",
        operation=operation(
            summary="Rename an account, or say how it pays",
            name="update_account",
            tag="admin",
            parameters=[ACCOUNT_ID],
            body=json_body(changes_of(ACCOUNT_FIELDS)),
            answers={"200": json_answer("The account.", ACCOUNT)},
            failing=(400, 404, 409, 413, 415),
        ),
    ),
    Endpoint(
        method="POST",
        path="/v1/admin/accounts/{id}/freeze",
        handler=freeze_account,
        scope="admin",
        operation=operation(
            summary="Freeze an account",
            name="freeze_account",
            tag="admin",
            description="Its creations answer 400901 from now on; tasks that it has go on.",
            parameters=[ACCOUNT_ID],
            answers={"200": json_answer("The account.", ACCOUNT)},
            failing=(404,),
        ),
    ),
    Endpoint(
        method="POST",
        path="/v1/admin/accounts/{id}/unfreeze",
        handler=unfreeze_account,
        scope="admin",
        operation=operation(
            summary="Thaw a frozen account",
            name="unfreeze_account",
            tag="admin",
            parameters=[ACCOUNT_ID],
            answers={"200": json_answer("The account.", ACCOUNT)},
            failing=(404,),
        ),
    ),
)
