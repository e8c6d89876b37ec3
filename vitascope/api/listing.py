"""``GET /v1/video/list``: the caller's tasks, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from vitascope.api.answers import json_response, list_body
from vitascope.api.auth import require_caller
from vitascope.api.endpoint import Endpoint
from vitascope.api.links import links_of
from vitascope.api.openapi import json_answer, list_of, operation, query, ref
from vitascope.api.parameters import Parameters
from vitascope.api.resources import resources_of
from vitascope.catalog import MODELS, find_model
from vitascope.catalog.problems import InvalidRequest, Problem
from vitascope.tasks import reading
from vitascope.tasks.errors import TaskNotFound
from vitascope.tasks.models import TaskStatus
from vitascope.tasks.status import status_body

__all__ = ["ENDPOINTS"]

LIMIT_MOST = 100
LIMIT_DEFAULT = 20

EPOCH_MOST_S = 253_402_300_799
"""The last second of the year 9999: later ones are no date."""

STATUSES = [status.value for status in TaskStatus]
MODEL_NAMES = [name for model in MODELS.values() for name in (model.id, *model.aliases)]


async def list_videos(request: Request) -> Response:
    """A page of the caller's tasks."""
    caller = await require_caller(request, "video:read")
    wanted = _wanted(request)
    resources = resources_of(request)
    try:
        async with resources.database.connection() as connection:
            page = await reading.page(
                connection,
                account_id=caller.account_id,
                retention=resources.retention,
                status=wanted.status,
                model=wanted.model,
                created_after=wanted.created_after,
                after=wanted.after,
                limit=wanted.limit,
            )
    except TaskNotFound:
        detail = f"after must be the task_id of a task of yours; got {wanted.after}"
        raise InvalidRequest((Problem("after", detail),)) from None
    links = await links_of(request)
    bodies = [status_body(task, links, await resources.outlook.of(task)) for task in page.tasks]
    return json_response(list_body(bodies, has_more=page.has_more, id_field="task_id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    status: str | None
    model: str | None
    """Its id, though an alias was asked for."""
    created_after: datetime | None
    limit: int
    after: UUID | None


def _wanted(request: Request) -> _Wanted:
    """Raises:
    InvalidRequest: with everything in the query string that is wrong.
    """
    read = Parameters(request)
    status = read.choice("status", STATUSES)
    name = read.choice("model", MODEL_NAMES)
    since_s = read.integer("created_after", least=0, most=EPOCH_MOST_S)
    limit = read.integer("limit", least=1, most=LIMIT_MOST)
    after = read.uuid("after")
    read.raise_any()
    model = find_model(name) if name else None
    return _Wanted(
        status=status,
        model=model.id if model else None,
        created_after=None if since_s is None else datetime.fromtimestamp(since_s, tz=UTC),
        limit=LIMIT_DEFAULT if limit is None else limit,
        after=after,
    )


ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/v1/video/list",
        handler=list_videos,
        scope="video:read",
        operation=operation(
            summary="List the account's tasks, newest first",
            name="list_videos",
            tag="video",
            description="For the next page, pass the page's `last_id` as `after`: tasks that are "
            "created meanwhile move none to another page.",
            parameters=[
                query("status", {"type": "string", "enum": STATUSES}),
                query("model", {"type": "string", "enum": MODEL_NAMES}),
                query(
                    "created_after",
                    {"type": "integer", "minimum": 0, "maximum": EPOCH_MOST_S},
                    "Epoch seconds, inclusive.",
                ),
                query(
                    "limit",
                    {
                        "type": "integer",
                        "minimum": 1,
                        "maximum": LIMIT_MOST,
                        "default": LIMIT_DEFAULT,
                    },
                ),
                query(
                    "after",
                    {"type": "string", "format": "uuid"},
                    "A task_id: the page begins behind it.",
                ),
            ],
            answers={"200": json_answer("A page.", list_of(ref("Status")))},
            failing=(400,),
        ),
    ),
)
