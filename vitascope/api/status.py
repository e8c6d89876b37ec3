"""``GET /v1/video/status``: where a task stands."""

from __future__ import annotations

import asyncio
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from vitascope.accounts import service as accounts
from vitascope.api import examples
from vitascope.api.answers import json_response
from vitascope.api.auth import bearer, count_request, require_caller
from vitascope.api.endpoint import Endpoint
from vitascope.api.ids import id_or_nobodys
from vitascope.api.leaving import stopped_by_leaving
from vitascope.api.links import links_of
from vitascope.api.openapi import json_answer, operation, query, ref
from vitascope.api.parameters import Parameters
from vitascope.api.resources import resources_of
from vitascope.catalog.problems import InvalidRequest, Problem
from vitascope.tasks import reading
from vitascope.tasks.changes import Change
from vitascope.tasks.errors import TaskExpired, TaskNotFound
from vitascope.tasks.models import TaskView
from vitascope.tasks.status import status_body

__all__ = ["ENDPOINTS", "TASK_ID", "read_task", "task_id_of"]

WAIT_MOST_S = 60

TASK_ID = query(
    "id", {"type": "string"}, "The task_id that the creation answered with.", required=True
)

WAIT = query("wait", {"type": "integer", "minimum": 1, "maximum": WAIT_MOST_S}, "Seconds.")


async def video_status(request: Request) -> Response:
    """Where a task stands; with ``wait``, once it stands elsewhere."""
    task = await read_task(request)
    if "wait" in request.query_params:
        wait_s = _wait_s(request)
        if wait_s is not None and task.completed_at is None:
            await _await_change(request, task, wait_s=wait_s)
            task = await read_task(request, is_counted=True)
    prospect = await resources_of(request).outlook.of(task)
    return json_response(status_body(task, await links_of(request), prospect))


def _wait_s(request: Request) -> int | None:
    read = Parameters(request)
    wait_s = read.integer("wait", least=1, most=WAIT_MOST_S)
    read.raise_any()
    return wait_s


async def _await_change(request: Request, task: TaskView, *, wait_s: int) -> None:
    """Return once the task's status or phase is another than it was, or the time is up."""
    resources = resources_of(request)
    loop = asyncio.get_running_loop()
    until = loop.time() + wait_s
    before = task.status, task.phase
    with (
        resources.changes.watch(task.id) as watch,
        stopped_by_leaving(watch, request.receive),
    ):
        # Watched before it is read again: else a change between the two would be missed.
        again = await resources.feed.read(task.id)
        change = Change.to(again) if again else None
        while change is not None and (change.status, change.phase) == before:
            watch.seen(change.revision)
            change = await watch.next(until - loop.time())


async def read_task(request: Request, *, is_counted: bool = False) -> TaskView:
    """The task, in one read with the key: this is what clients poll.

    Args:
        is_counted: whether the request was let through by an earlier read, and counted.
    """
    secret = bearer(request)
    resources = resources_of(request)
    if not request.query_params.get("id"):
        await require_caller(request, "video:read")  # who has no key learns only that
    async with resources.database.connection() as connection:
        found = await reading.find_for_key(
            connection,
            task_id=task_id_of(request),
            secret_hash=accounts.secret_hash(secret),
            retention=resources.retention,
        )
    if found is None:
        await require_caller(request, "video:read")
        raise TaskNotFound
    if not is_counted:
        if found.is_key_unchecked:
            await require_caller(request, "video:read")
        elif found.requests_per_minute is not None:
            await count_request(request, found.key_id, limit_per_minute=found.requests_per_minute)
    if found.task.is_expired:
        raise TaskExpired
    return found.task


def task_id_of(request: Request) -> UUID:
    """The parameter ``id``.

    Raises:
        InvalidRequest: it is missing.
    """
    text = request.query_params.get("id")
    if not text:
        raise InvalidRequest((Problem("id", "id is required: the task_id of a creation"),))
    return id_or_nobodys(text)


ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/v1/video/status",
        handler=video_status,
        scope="video:read",
        operation=operation(
            summary="Where a task stands",
            name="video_status",
            tag="video",
            description="With `wait`, answered at the next change of status or phase, or when the "
            "task ends, or after so many seconds; at once if it has ended.",
            parameters=[TASK_ID, WAIT],
            answers={"200": json_answer("The task.", ref("Status"), examples.STATUS)},
            failing=(400, 404, 410),
        ),
    ),
)
