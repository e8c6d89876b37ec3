"""``/v1/admin/keys``: made, listed, limited, rotated, revoked.

A secret is in the answer that made it and in no other; those answers ask not to be stored.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from vitascope.accounts import administration, store
from vitascope.accounts.audit import actor_of_key
from vitascope.accounts.errors import KeyNotFound
from vitascope.accounts.models import ApiKey
from vitascope.accounts.terms import (
    DEFAULT_GRACE_S,
    KEY_FIELDS,
    NEW_KEY_FIELDS,
    ROTATION_FIELDS,
    read_changes,
    read_new,
)
from vitascope.api.admin.pages import OF_UUIDS, page_body, page_parameters
from vitascope.api.admin.schemas import changes_of, fields_of, nullable
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
    query,
)
from vitascope.api.parameters import Parameters
from vitascope.api.resources import resources_of
from vitascope.catalog.problems import InvalidRequest, Problem, quoted

__all__ = ["ENDPOINTS"]


async def list_keys(request: Request) -> Response:
    """Keys, newest first, of one account or all; revoked ones, too."""
    await require_caller(request, "admin")
    read = Parameters(request)
    limit, after = read.integer("limit", least=1, most=100, default=20), read.uuid("after")
    account_id = read.uuid("account_id")
    read.raise_any()
    assert limit is not None
    async with resources_of(request).database.connection() as connection:
        if after is not None and await store.find_key(connection, after) is None:
            detail = f"after must be the id of a key; there is no {after}"
            raise InvalidRequest((Problem("after", detail),))
        found = await store.list_keys(
            connection, limit=limit + 1, after=after, account_id=account_id
        )
    return json_response(page_body([key_body(key) for key in found], limit=limit))


async def create_key(request: Request) -> Response:
    """Make a key; the only answer with its secrets."""
    caller = await require_caller(request, "admin")
    body, _ = await read_object(request)
    fields = read_new(body, NEW_KEY_FIELDS, required=["name"], one_of=["account_id", "account"])
    account_id, account_name = fields.pop("account_id", None), fields.pop("account", None)
    async with resources_of(request).database.transaction() as connection:
        if account_name is not None:
            account_id = (await administration.account_called(connection, account_name)).id
        key, new = await administration.create_key(
            connection, account_id=account_id, fields=fields, actor=actor_of_key(caller.key_id)
        )
    return _secret_response(key, secret=new.secret, callback_secret=new.callback_secret)


async def get_key(request: Request) -> Response:
    await require_caller(request, "admin")
    async with resources_of(request).database.connection() as connection:
        key = await administration.get_key(connection, _key_id_of(request))
    return json_response(key_body(key))


async def update_key(request: Request) -> Response:
    """Change what a key may do; holds from its next request on."""
    caller = await require_caller(request, "admin")
    body, _ = await read_object(request)
    changes = read_changes(body, KEY_FIELDS)
    async with resources_of(request).database.transaction() as connection:
        key = await administration.update_key(
            connection, _key_id_of(request), changes, actor=actor_of_key(caller.key_id)
        )
    return json_response(key_body(key))


async def revoke_key(request: Request) -> Response:
    caller = await require_caller(request, "admin")
    async with resources_of(request).database.transaction() as connection:
        key = await administration.revoke_key(
            connection, _key_id_of(request), actor=actor_of_key(caller.key_id)
        )
    return json_response(key_body(key))


async def rotate_key(request: Request) -> Response:
    """Give a key a new secret; the only answer with it."""
    caller = await require_caller(request, "admin")
    grace_s = await _grace_s_of(request)
    async with resources_of(request).database.transaction() as connection:
        key, secret = await administration.rotate_key(
            connection, _key_id_of(request), grace_s=grace_s, actor=actor_of_key(caller.key_id)
        )
    return _secret_response(key, secret=secret)


async def rotate_callback_secret(request: Request) -> Response:
    """Have a key's callbacks signed with a new secret; the only answer with it."""
    caller = await require_caller(request, "admin")
    grace_s = await _grace_s_of(request)
    async with resources_of(request).database.transaction() as connection:
        key, secret = await administration.rotate_callback_secret(
            connection, _key_id_of(request), grace_s=grace_s, actor=actor_of_key(caller.key_id)
        )
    return _secret_response(key, callback_secret=secret)


async def _grace_s_of(request: Request) -> int:
    """Of the body, which may be left out altogether."""
    body: dict[str, object] = {}
    if request.headers.get("content-length", "0") != "0" or "transfer-encoding" in request.headers:
        body, _ = await read_object(request)
    grace_s: int = read_new(body, ROTATION_FIELDS).get("grace_s", DEFAULT_GRACE_S)
    return grace_s


def _key_id_of(request: Request) -> UUID:
    text = request.path_params["id"]
    try:
        return UUID(text)
    except ValueError:
        raise KeyNotFound(f"there is no key {quoted(text)}") from None


def _secret_response(key: ApiKey, **secrets: str) -> Response:
    response = json_response(key_body(key) | secrets)
    response.headers["Cache-Control"] = "no-store"
    return response


def key_body(key: ApiKey) -> Json:
    return {
        "id": str(key.id),
        "account_id": str(key.account_id),
        "account": key.account,
        "name": key.name,
        "prefix": key.prefix,
        "state": key.state,
        "scopes": key.scopes,
        "allowed_models": key.allowed_models,
        "max_concurrent": key.max_concurrent,
        "requests_per_minute": key.requests_per_minute,
        "monthly_budget_micros": key.monthly_budget_micros,
        "callback_url": key.callback_url,
        "expires_at": _epoch(key.expires_at),
        "created_at": _epoch(key.created_at),
        "last_used_at": _epoch(key.last_used_at),
        "revoked_at": _epoch(key.revoked_at),
        "previous_secret_until": _epoch(key.previous_until),
        "previous_callback_secret_until": _epoch(key.previous_callback_until),
    }


def _epoch(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())


KEY_ID = path_parameter("id", {"type": "string", "format": "uuid"})

TIME: Json = nullable({"type": "integer"})

KEY_PROPERTIES: Json = {
    "id": {"type": "string", "format": "uuid"},
    "account_id": {"type": "string", "format": "uuid"},
    "account": {"type": "string"},
    "name": {"type": "string"},
    "prefix": {"type": "string", "description": "How its secret begins."},
    "state": {"type": "string", "enum": ["live", "expired", "revoked"]},
    "scopes": {"type": "array", "items": {"type": "string"}},
    "allowed_models": nullable({"type": "array", "items": {"type": "string"}}),
    "max_concurrent": nullable({"type": "integer"}),
    "requests_per_minute": nullable({"type": "integer"}),
    "monthly_budget_micros": nullable({"type": "integer"}),
    "callback_url": nullable({"type": "string"}),
    "expires_at": TIME,
    "created_at": {"type": "integer"},
    "last_used_at": {**TIME, "description": "To the minute."},
    "revoked_at": TIME,
    "previous_secret_until": {
        **TIME,
        "description": "How long the secret before the last rotation works on.",
    },
    "previous_callback_secret_until": {
        **TIME,
        "description": "How long callbacks are signed with the callback secret before the last "
        "rotation, too.",
    },
}

SECRET: Json = {"secret": {"type": "string", "description": "The API key, shown this once."}}

CALLBACK_SECRET: Json = {
    "callback_secret": {
        "type": "string",
        "description": "Signs callbacks (Standard Webhooks, whsec_…); shown this once.",
    }
}

KEY = object_of(KEY_PROPERTIES)
ROTATION = {**json_body(fields_of(ROTATION_FIELDS)), "required": False}

ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/v1/admin/keys",
        handler=list_keys,
        scope="admin",
        operation=operation(
            summary="All keys, newest first",
            name="list_keys",
            tag="admin",
            parameters=[
                query("account_id", {"type": "string", "format": "uuid"}, "Of this account only."),
                *page_parameters(OF_UUIDS),
            ],
            answers={"200": json_answer("A page of keys.", list_of(KEY))},
            failing=(400,),
        ),
    ),
    Endpoint(
        method="POST",
        path="/v1/admin/keys",
        handler=create_key,
        scope="admin",
        operation=operation(
            summary="Make a key",
            name="create_key",
            tag="admin",
            description="For an account by `account_id` or by its name, `account`: one of them "
            "must be given. A limit that is left out is no limit.",
            body=json_body(fields_of(NEW_KEY_FIELDS, required=["name"])),
            answers={
                "200": json_answer(
                    "The key and its secrets.",
                    object_of(KEY_PROPERTIES | SECRET | CALLBACK_SECRET),
                )
            },
            failing=(400, 404, 413, 415),
        ),
    ),
    Endpoint(
        method="GET",
        path="/v1/admin/keys/{id}",
        handler=get_key,
        scope="admin",
        operation=operation(
            summary="A key",
            name="get_key",
            tag="admin",
            parameters=[KEY_ID],
            answers={"200": json_answer("The key.", KEY)},
            failing=(404,),
        ),
    ),
    Endpoint(
        method="PATCH",
        path="/v1/admin/keys/{id}",
        handler=update_key,
        scope="admin",
        operation=operation(
            summary="Change what a key may do",
            name="update_key",
            tag="admin",
            description="Holds from the key's next request on, in every API process; null clears "
            "a limit.",
            parameters=[KEY_ID],
            body=json_body(changes_of(KEY_FIELDS)),
            answers={"200": json_answer("The key.", KEY)},
            failing=(400, 404, 409, 413, 415),
        ),
    ),
    Endpoint(
        method="DELETE",
        path="/v1/admin/keys/{id}",
        handler=revoke_key,
        scope="admin",
        operation=operation(
            summary="Revoke a key, at once and for good",
            name="revoke_key",
            tag="admin",
            description="Its tasks go on, and its record stays.",
            parameters=[KEY_ID],
            answers={"200": json_answer("The key.", KEY)},
            failing=(404,),
        ),
    ),
    Endpoint(
        method="POST",
        path="/v1/admin/keys/{id}/rotate",
        handler=rotate_key,
        scope="admin",
        operation=operation(
            summary="Give a key a new secret",
            name="rotate_key",
            tag="admin",
            description="Id, limits, tasks and budget stay. The present secret works on for "
            "`grace_s` seconds; the one before it ends now.",
            parameters=[KEY_ID],
            body=ROTATION,
            answers={
                "200": json_answer("The key and its secret.", object_of(KEY_PROPERTIES | SECRET))
            },
            failing=(400, 404, 409, 413, 415),
        ),
    ),
    Endpoint(
        method="POST",
        path="/v1/admin/keys/{id}/rotate-callback-secret",
        handler=rotate_callback_secret,
        scope="admin",
        operation=operation(
            summary="Have a key's callbacks signed with a new secret",
            name="rotate_callback_secret",
            tag="admin",
            description="For `grace_s` seconds they are signed with the present one, too.",
            parameters=[KEY_ID],
            body=ROTATION,
            answers={
                "200": json_answer(
                    "The key and its callback secret.", object_of(KEY_PROPERTIES | CALLBACK_SECRET)
                )
            },
            failing=(400, 404, 409, 413, 415),
        ),
    ),
)
