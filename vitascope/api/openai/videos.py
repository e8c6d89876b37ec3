"""``/v1/videos``: create, retrieve, list, delete, content, remix.

Made so that the official ``openai`` package, and what is written for it, works against us. The
ids are the tasks' own; a task made here reads the same at ``/v1/video/status``, and the other way
round.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from vitascope.accounts.models import Caller
from vitascope.api.answers import json_response, list_body
from vitascope.api.auth import require_caller
from vitascope.api.body import read_object
from vitascope.api.create import Submission, idempotency_key, submit
from vitascope.api.endpoint import Endpoint
from vitascope.api.files import send_file
from vitascope.api.ids import id_or_nobodys
from vitascope.api.links import base_url
from vitascope.api.openai.reading import read_call
from vitascope.api.openai.schemas import VIDEO_SCHEMA
from vitascope.api.openai.shapes import video_body
from vitascope.api.openai.translate import create_body
from vitascope.api.openapi import Json, json_answer, list_of, object_of, operation, path_parameter
from vitascope.api.openapi import query as parameter
from vitascope.api.parameters import Parameters
from vitascope.api.resources import resources_of
from vitascope.catalog.content import URL_FIELDS
from vitascope.catalog.media import MIMES
from vitascope.catalog.problems import InvalidRequest, Problem, quoted
from vitascope.tasks import reading
from vitascope.tasks import service as tasks
from vitascope.tasks.errors import TaskExpired, TaskNotFound, TaskUnfinished
from vitascope.tasks.models import TaskStatus, TaskView

__all__ = ["ENDPOINTS"]

POLL_AFTER = {"openai-poll-after-ms": "1000"}
"""How often the client's ``poll`` asks. Source: openai 3.54, resources/videos.py."""

LIST_MAX = 100

ERROR_SCHEMA_NAME = "OpenAIError"


async def create(request: Request) -> Response:
    """Take a request, durably, and answer with its video object."""
    caller = await require_caller(request, "video:create")
    call = await read_call(request, caller)
    return await _submitted(request, caller, create_body(call.fields), sent=call.sent)


async def remix(request: Request) -> Response:
    """The same request as an earlier task's, with another prompt."""
    caller = await require_caller(request, "video:create")
    fields, sent = await read_object(request)
    original = await _read(request, caller)
    body = await _body_of(request, original)
    content = [item for item in body["content"] if item["type"] != "text"]
    prompt = fields.get("prompt")
    if not isinstance(prompt, str):
        raise InvalidRequest((Problem("prompt", f"prompt must be a string; got {quoted(prompt)}"),))
    body["content"] = [{"type": "text", "text": prompt}, *content]
    sent += original.id.bytes
    return await _submitted(request, caller, body, sent=sent, remixed_from=original.id)


async def _submitted(
    request: Request,
    caller: Caller,
    body: dict[str, Any],
    *,
    sent: bytes,
    remixed_from: UUID | None = None,
) -> Response:
    submission = Submission(
        body=body,
        sent=sent,
        idempotency_key=idempotency_key(request),
        base_url=base_url(request),
        remixed_from=remixed_from,
    )
    resources = resources_of(request)
    task_id = (await submit(resources, caller, submission))[0]
    return _video(request, await _find(request, caller, task_id))


async def retrieve(request: Request) -> Response:
    """Where a video stands."""
    caller = await require_caller(request, "video:read")
    return _video(request, await _read(request, caller))


async def list_videos(request: Request) -> Response:
    """The account's videos, newest first unless ``order`` is asc."""
    caller = await require_caller(request, "video:read")
    read = Parameters(request)
    limit = read.integer("limit", least=1, most=LIST_MAX, default=20)
    order = read.choice("order", ("asc", "desc"))
    after = read.uuid("after")
    read.raise_any()
    assert limit is not None
    resources = resources_of(request)
    try:
        async with resources.database.connection() as connection:
            page = await reading.page(
                connection,
                account_id=caller.account_id,
                limit=limit,
                after=after,
                oldest_first=order == "asc",
                retention=resources.retention,
            )
    except TaskNotFound:
        detail = f"after must be the id of a video of yours; got {after}"
        raise InvalidRequest((Problem("after", detail),)) from None
    videos = [video_body(task, retention=resources.retention) for task in page.tasks]
    return json_response(list_body(videos, has_more=page.has_more))


async def delete(request: Request) -> Response:
    """Forget a video, record and file; one that has not ended is cancelled first."""
    caller = await require_caller(request, "video:create")
    task_id = _task_id_of(request)
    resources = resources_of(request)
    account_id, retention = caller.account_id, resources.retention
    async with resources.database.transaction() as connection:
        await tasks.cancel_unless_ended(
            connection, task_id, account_id=account_id, retention=retention
        )
        keys = await tasks.delete(connection, task_id, account_id=account_id, retention=retention)
    await resources.artifacts.delete(keys)
    return json_response({"id": str(task_id), "object": "video.deleted", "deleted": True})


async def content(request: Request) -> Response:
    """The video's bytes, or its thumbnail's."""
    caller = await require_caller(request, "video:read")
    read = Parameters(request)
    variant = read.choice("variant", ("video", "thumbnail"))
    read.raise_any()
    task = await _read(request, caller)
    if task.status != TaskStatus.COMPLETED:
        raise TaskUnfinished(f"the video is {task.status}: there is no content yet")
    is_video = variant != "thumbnail"
    key = task.video_key if is_video else task.poster_key
    if key is None:
        raise TaskExpired("this video has no thumbnail")
    return await send_file(request, key, downloaded=task.id if is_video else None)


async def _read(request: Request, caller: Caller) -> TaskView:
    """The task that the path names.

    Raises:
        TaskNotFound, TaskExpired: the account has no such task (any more).
    """
    return await _find(request, caller, _task_id_of(request))


def _task_id_of(request: Request) -> UUID:
    return id_or_nobodys(request.path_params["id"])


async def _find(request: Request, caller: Caller, task_id: UUID) -> TaskView:
    resources = resources_of(request)
    async with resources.database.connection() as connection:
        return await reading.find_of_account(
            connection, task_id, account_id=caller.account_id, retention=resources.retention
        )


def _video(request: Request, task: TaskView) -> Response:
    answer = json_response(video_body(task, retention=resources_of(request).retention))
    answer.headers.update(POLL_AFTER)
    return answer


async def _body_of(request: Request, task: TaskView) -> dict[str, Any]:
    """The create call that would make this task again."""
    return {
        "model": task.model,
        "content": [await _sent(request, item) for item in task.content],
        "duration": task.duration_s,
        "resolution": task.resolution,
        "ratio": task.ratio,
        "provider_specific": task.provider_specific,
        "negative_prompt": task.negative_prompt,
        "watermark": task.watermark,
        "priority": task.priority,
        "seed": task.seed,
    }


async def _sent(request: Request, item: dict[str, Any]) -> dict[str, Any]:
    """A content item as it was sent. What came inside the request is read from storage: the old
    task's files live no longer than it does."""
    if "file_id" in item or "key" not in item:
        return {name: value for name, value in item.items() if name != "key"}
    key: str = item["key"]
    data = b"".join([piece async for piece in resources_of(request).artifacts.stream(key)])
    mime = MIMES[key.rpartition(".")[2]]
    shown = {name: value for name, value in item.items() if name != "key"}
    return {**shown, URL_FIELDS[item["type"]]: f"data:{mime};base64,{b64encode(data).decode()}"}


VIDEO: Json = json_answer("The video object.", VIDEO_SCHEMA)
ID = path_parameter("id", {"type": "string"}, "The video's id, which is the task's.")
STRING: Json = {"type": "string"}
FILE: Json = {"video/mp4": {}, "image/webp": {}}

FORM: Json = {
    "type": "object",
    "required": ["prompt"],
    "properties": {
        "prompt": STRING,
        "model": {**STRING, "description": "A model of ours; default Seedance-Pro-1.5."},
        "seconds": {"type": ["string", "integer"], "description": "Default 4."},
        "size": {**STRING, "description": "WIDTHxHEIGHT; default 720x1280."},
        "input_reference": {
            "description": "A picture: a file, or {image_url} or {file_id}.",
        },
        "seed": {"type": ["string", "integer"]},
        "negative_prompt": STRING,
        "provider_specific": {"type": "object"},
    },
}


def _endpoint(
    method: str,
    path: str,
    handler: Any,
    *,
    summary: str,
    answer: Json,
    more_answers: Mapping[str, Json] | None = None,
    failing: tuple[int, ...],
    **parts: Any,
) -> Endpoint:
    return Endpoint(
        method=method,
        path=path,
        handler=handler,
        scope="video:read" if method == "GET" else "video:create",
        error_schema=ERROR_SCHEMA_NAME,
        operation=operation(
            summary=summary,
            name=f"openai_{handler.__name__}",
            tag="OpenAI dialect",
            answers={"200": answer, **(more_answers or {})},
            failing=failing,
            error_schema=ERROR_SCHEMA_NAME,
            **parts,
        ),
    )


ENDPOINTS = (
    _endpoint(
        "POST",
        "/v1/videos",
        create,
        summary="Create a video",
        body={
            "required": True,
            "content": {
                "application/json": {"schema": FORM},
                "multipart/form-data": {"schema": FORM},
            },
        },
        answer=VIDEO,
        failing=(400, 409, 413, 415),
    ),
    _endpoint(
        "GET",
        "/v1/videos",
        list_videos,
        summary="List videos",
        parameters=[
            parameter("limit", {"type": "integer", "minimum": 1, "maximum": LIST_MAX}),
            parameter("order", {"enum": ["asc", "desc"]}),
            parameter("after", {**STRING, "format": "uuid"}, "The last id of the page before."),
        ],
        answer=json_answer("A page.", list_of(VIDEO_SCHEMA)),
        failing=(400,),
    ),
    _endpoint(
        "GET",
        "/v1/videos/{id}",
        retrieve,
        summary="Where a video stands",
        parameters=[ID],
        answer=VIDEO,
        failing=(404, 410),
    ),
    _endpoint(
        "DELETE",
        "/v1/videos/{id}",
        delete,
        summary="Delete a video; cancels one that has not ended",
        parameters=[ID],
        answer=json_answer(
            "It is gone.",
            object_of(
                {"id": STRING, "object": {"const": "video.deleted"}, "deleted": {"const": True}}
            ),
        ),
        failing=(404, 410),
    ),
    _endpoint(
        "GET",
        "/v1/videos/{id}/content",
        content,
        summary="Download a video or its thumbnail",
        parameters=[ID, parameter("variant", {"enum": ["video", "thumbnail"]})],
        answer={"description": "The whole file.", "content": FILE},
        more_answers={
            "206": {"description": "The range that was asked for.", "content": FILE},
            "304": {"description": "The client has this file."},
        },
        failing=(400, 404, 409, 410, 416),
    ),
    _endpoint(
        "POST",
        "/v1/videos/{id}/remix",
        remix,
        summary="Create a video like another, with another prompt",
        parameters=[ID],
        body={
            "required": True,
            "content": {"application/json": {"schema": object_of({"prompt": STRING})}},
        },
        answer=VIDEO,
        failing=(400, 404, 409, 410, 413, 415),
    ),
)
