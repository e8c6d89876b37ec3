"""``POST /v1/video/cancel`` and ``DELETE /v1/video``: a task that its owner wants no longer."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from vitascope.api.answers import json_response
from vitascope.api.auth import require_caller
from vitascope.api.body import read_object
from vitascope.api.endpoint import Endpoint
from vitascope.api.ids import body_id
from vitascope.api.links import links_of
from vitascope.api.openapi import json_answer, json_body, object_of, operation, ref
from vitascope.api.resources import resources_of
from vitascope.api.status import TASK_ID, task_id_of
from vitascope.tasks import reading
from vitascope.tasks import service as tasks
from vitascope.tasks.status import status_body

__all__ = ["ENDPOINTS"]


async def cancel_video(request: Request) -> Response:
    """Stop an unfinished task; answers with its status. Again for one that is cancelled."""
    caller = await require_caller(request, "video:create")
    body, _ = await read_object(request)
    task_id = body_id(body, meaning="the task_id of a creation")
    resources = resources_of(request)
    async with resources.database.transaction() as connection:
        await tasks.cancel(
            connection, task_id, account_id=caller.account_id, retention=resources.retention
        )
        task = await reading.find_of_account(
            connection, task_id, account_id=caller.account_id, retention=resources.retention
        )
    return json_response(status_body(task, await links_of(request)))


async def delete_video(request: Request) -> Response:
    """Forget an ended task and delete its files."""
    caller = await require_caller(request, "video:create")
    task_id = task_id_of(request)
    resources = resources_of(request)
    async with resources.database.transaction() as connection:
        keys = await tasks.delete(
            connection, task_id, account_id=caller.account_id, retention=resources.retention
        )
    await resources.artifacts.delete(keys)  # what fails here, the sweep deletes
    return json_response({"id": str(task_id), "deleted": True})


ENDPOINTS = (
    Endpoint(
        method="POST",
        path="/v1/video/cancel",
        handler=cancel_video,
        scope="video:create",
        operation=operation(
            summary="Cancel a task that has not ended",
            name="cancel_video",
            tag="video",
            description="The task reads `failed` with the error_code `cancelled` at once; its "
            "engine stops within two seconds, and what was held for it is released.",
            body=json_body(object_of({"id": {"type": "string"}})),
            answers={"200": json_answer("The task.", ref("Status"))},
            failing=(400, 404, 409, 410, 413, 415),
        ),
    ),
    Endpoint(
        method="DELETE",
        path="/v1/video",
        handler=delete_video,
        scope="video:create",
        operation=operation(
            summary="Delete an ended task, record and files",
            name="delete_video",
            tag="video",
            parameters=[TASK_ID],
            answers={
                "200": json_answer(
                    "It is gone.",
                    object_of({"id": {"type": "string"}, "deleted": {"const": True}}),
                )
            },
            failing=(400, 404, 409, 410),
        ),
    ),
)
