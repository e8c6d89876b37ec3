"""``GET /v1/admin/audit``: who administered what."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from vitascope.accounts import audit
from vitascope.accounts.audit import AuditRow
from vitascope.api.admin.pages import page_body, page_parameters
from vitascope.api.admin.schemas import nullable
from vitascope.api.answers import json_response
from vitascope.api.auth import require_caller
from vitascope.api.endpoint import Endpoint
from vitascope.api.openapi import Json, json_answer, list_of, object_of, operation, query
from vitascope.api.parameters import Parameters
from vitascope.api.resources import resources_of

__all__ = ["ENDPOINTS"]


async def list_audit(request: Request) -> Response:
    """Admin acts, newest first."""
    await require_caller(request, "admin")
    read = Parameters(request)
    limit = read.integer("limit", least=1, most=100, default=20)
    before = read.integer("after", least=1, most=10**15 - 1)
    account_id, action = read.uuid("account_id"), read.text("action", most_chars=100)
    read.raise_any()
    assert limit is not None
    async with resources_of(request).database.connection() as connection:
        found = await audit.list_rows(
            connection, limit=limit + 1, before=before, account_id=account_id, action=action
        )
    return json_response(page_body([_body(row) for row in found], limit=limit))


def _body(row: AuditRow) -> Json:
    return {
        "id": str(row.id),
        "at": int(row.at.timestamp()),
        "actor": row.actor,
        "action": row.action,
        "account_id": None if row.account_id is None else str(row.account_id),
        "key_id": None if row.key_id is None else str(row.key_id),
        "detail": row.detail,
    }


ROW = object_of(
    {
        "id": {"type": "string"},
        "at": {"type": "integer"},
        "actor": {"type": "string", "description": "`cli`, or `key` and its id."},
        "action": {"type": "string", "description": "Such as `key.rotate`."},
        "account_id": nullable({"type": "string", "format": "uuid"}),
        "key_id": nullable({"type": "string", "format": "uuid"}),
        "detail": {"type": "object", "description": "What was set, by field."},
    }
)

ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/v1/admin/audit",
        handler=list_audit,
        scope="admin",
        operation=operation(
            summary="Admin acts, newest first",
            name="list_audit",
            tag="admin",
            parameters=[
                query("account_id", {"type": "string", "format": "uuid"}, "On this account only."),
                query("action", {"type": "string"}, "Such as `account.freeze`."),
                *page_parameters({"type": "string", "pattern": "^[0-9]{1,15}$"}),
            ],
            answers={"200": json_answer("A page of acts.", list_of(ROW))},
            failing=(400,),
        ),
    ),
)
