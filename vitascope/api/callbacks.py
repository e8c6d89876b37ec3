"""``/v1/video/callbacks``: what became of the calls that tell that a task has ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from vitascope.api.answers import json_response, list_body
from vitascope.api.auth import require_caller
from vitascope.api.body import read_object
from vitascope.api.endpoint import Endpoint
from vitascope.api.ids import body_id
from vitascope.api.openapi import json_answer, json_body, list_of, object_of, operation, query
from vitascope.api.parameters import Parameters
from vitascope.api.resources import resources_of
from vitascope.callbacks import service
from vitascope.callbacks.errors import CallbackNotFound
from vitascope.callbacks.models import Callback, CallbackState
from vitascope.catalog.problems import InvalidRequest, Problem

__all__ = ["ENDPOINTS"]

STATES = tuple(state.value for state in CallbackState)

PAGE_MOST = 100
PAGE_DEFAULT = 20


async def list_callbacks(request: Request) -> Response:
    """The account's callbacks, newest first."""
    caller = await require_caller(request, "video:read")
    read = Parameters(request)
    state = read.choice("state", STATES)
    task_id = read.uuid("task_id")
    after = read.uuid("after")
    limit = read.integer("limit", least=1, most=PAGE_MOST, default=PAGE_DEFAULT)
    read.raise_any()
    try:
        async with resources_of(request).database.connection() as connection:
            found, has_more = await service.page(
                connection,
                account_id=caller.account_id,
                state=state,
                task_id=task_id,
                after=after,
                limit=limit or PAGE_DEFAULT,
            )
    except CallbackNotFound as error:
        detail = "after must be the id of a callback of yours"
        raise InvalidRequest((Problem("after", detail),)) from error
    return json_response(list_body([_entry(callback) for callback in found], has_more=has_more))


async def redeliver_callback(request: Request) -> Response:
    """Deliver an event once more; answers with the callback as it is then."""
    caller = await require_caller(request, "video:create")
    body, _ = await read_object(request)
    callback_id = body_id(body, meaning="the id of a callback")
    async with resources_of(request).database.transaction() as connection:
        callback = await service.redeliver(connection, callback_id, account_id=caller.account_id)
    return json_response(_entry(callback))


def _entry(callback: Callback) -> dict[str, Any]:
    """What does not apply is left out; times are epoch seconds."""
    entry = {
        "id": str(callback.id),
        "task_id": str(callback.task_id),
        "event": callback.event,
        "url": callback.url,
        "state": callback.state,
        "tries": callback.tries,
        "created_at": _epoch_s(callback.created_at),
        "next_at": _epoch_s(callback.next_at),
        "tried_at": _epoch_s(callback.tried_at),
        "answer": callback.answer,
        "problem": callback.problem,
    }
    return {name: value for name, value in entry.items() if value is not None}


def _epoch_s(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())


TIME = {"type": "integer", "description": "Epoch seconds."}

ENTRY = object_of(
    {
        "id": {
            "type": "string",
            "format": "uuid",
            "description": "Of the event: the `webhook-id` of every try.",
        },
        "task_id": {"type": "string", "format": "uuid"},
        "event": {"enum": ["video.completed", "video.failed"]},
        "url": {"type": "string"},
        "state": {"enum": list(STATES)},
        "tries": {
            "type": "integer",
            "minimum": 0,
            "description": "Of the present round; a redelivery begins a new one.",
        },
        "created_at": {**TIME, "description": "When the task ended, epoch seconds."},
        "next_at": {**TIME, "description": "When the next try begins, epoch seconds."},
        "tried_at": {**TIME, "description": "When the last try began, epoch seconds."},
        "answer": {
            "type": "integer",
            "description": "HTTP status of the last try, if there was an answer.",
        },
        "problem": {"type": "string", "description": "What was wrong with the last try."},
    },
    required=["id", "task_id", "event", "url", "state", "tries", "created_at"],
)

ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/v1/video/callbacks",
        handler=list_callbacks,
        scope="video:read",
        operation=operation(
            summary="List callbacks and what became of them",
            name="list_callbacks",
            tag="callbacks",
            description="Newest first. `waiting`: to be tried, at first or again; `delivered`: "
            "answered with a 2xx; `dead`: given up.",
            parameters=[
                query("state", {"enum": list(STATES)}),
                query("task_id", {"type": "string", "format": "uuid"}, "Of this task only."),
                query(
                    "limit",
                    {
                        "type": "integer",
                        "minimum": 1,
                        "maximum": PAGE_MOST,
                        "default": PAGE_DEFAULT,
                    },
                ),
                query(
                    "after",
                    {"type": "string", "format": "uuid"},
                    "The `last_id` of the page before.",
                ),
            ],
            answers={"200": json_answer("A page of callbacks.", list_of(ENTRY))},
            failing=(400,),
        ),
    ),
    Endpoint(
        method="POST",
        path="/v1/video/callbacks/redeliver",
        handler=redeliver_callback,
        scope="video:create",
        operation=operation(
            summary="Deliver an event once more",
            name="redeliver_callback",
            tag="callbacks",
            description="Begins a new round of tries with the same event id, whether the event "
            "was delivered or given up. 409 while a round is under way.",
            body=json_body(object_of({"id": {"type": "string"}})),
            answers={"200": json_answer("The callback, waiting.", ENTRY)},
            failing=(400, 404, 409, 413, 415),
        ),
    ),
)
