"""``GET /v1/video/events``: a task's way to its end as server-sent events.

A response of its own rather than a generator in the framework's: thousands are open at once, and
this one takes one coroutine, and beside it one that waits for the client to leave.
"""

from __future__ import annotations

from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from vitascope.api.auth import bearer
from vitascope.api.endpoint import Endpoint
from vitascope.api.feed import Followed, event_bytes
from vitascope.api.leaving import stopped_by_leaving
from vitascope.api.links import links_of
from vitascope.api.openapi import Json, object_of, operation, query, ref
from vitascope.api.resources import Resources, resources_of
from vitascope.api.status import TASK_ID, read_task
from vitascope.db import DatabaseAway
from vitascope.storage.links import Links
from vitascope.tasks.changes import Change, Watch
from vitascope.tasks.models import TaskStatus, TaskView
from vitascope.tasks.status import status_body

__all__ = ["ENDPOINTS"]

PAUSE_S = 0.25
"""Least time between two events of a stream, the end excepted."""

KEEP_ALIVE_S = 15.0
"""Longest silence: then a comment is sent, so that no proxy takes the stream for dead."""

LOOK_S = 5.0
"""How often what is foreseen for a waiting task is told: its place moves without its changing."""

RETRY = b"retry: 1000\n\n"
COMMENT = b": still there\n\n"

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


async def video_events(request: Request) -> Response:
    """Follow a task to its end."""
    task = await read_task(request)
    known_revision = _last_event_id(request)
    if task.completed_at is not None and task.revision == known_revision:
        return Response(status_code=204)  # which an EventSource takes for the end
    return EventStream(
        resources_of(request),
        task,
        known_revision=known_revision,
        secret=bearer(request),
        links=await links_of(request),
    )


def _last_event_id(request: Request) -> int | None:
    """The revision that the client was told last; None if it says none, or none of ours."""
    text = request.headers.get("last-event-id") or request.query_params.get("last_event_id", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


class EventStream(Response):
    """The answer: it lives until the task has ended, the client has left, its key is live no
    longer, or the server stops."""

    def __init__(
        self,
        resources: Resources,
        task: TaskView,
        *,
        known_revision: int | None,
        secret: str,
        links: Links,
    ) -> None:
        """
        Args:
            known_revision: the one that the client was told by an earlier stream.
            secret: the client's key.
        """
        self.status_code = 200
        self.background = None
        self._resources = resources
        self._task_id = task.id
        self._followed: Followed = resources.feed.follow(task)
        self._known_revision = known_revision
        self._secret = secret
        self._links = links

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        with (
            self._resources.changes.watch(self._task_id, pause_s=PAUSE_S) as watch,
            stopped_by_leaving(watch, receive),
        ):
            await send({"type": "http.response.start", "status": 200, "headers": [*HEADERS]})
            with suppress(DatabaseAway):  # the client comes back, and is told then
                await self._tell(watch, send)
            await send({"type": "http.response.body", "body": b""})

    async def _tell(self, watch: Watch, send: Send) -> None:
        """Send events until there is nothing more to say."""
        task = await self._resources.feed.read(self._task_id)  # watched by now: misses nothing
        if task is None:
            return
        watch.seen(task.revision)
        state = Change.to(task)
        is_told = task.revision == self._known_revision
        news = b"" if is_told else await self._news(state)
        await _send(send, RETRY + news)
        while (is_told or news) and not state.is_end:
            is_waiting = state.status == TaskStatus.PENDING
            change = await watch.next(LOOK_S if is_waiting else KEEP_ALIVE_S)
            if watch.is_stopped or not await self._resources.feed.is_key_live(self._secret):
                return
            state = change or state
            news = await self._news(state) if change or is_waiting else COMMENT
            await _send(send, news)

    async def _news(self, state: Change) -> bytes:
        """The event that says so; empty if the task is gone."""
        if not state.is_end:
            return await self._followed.event(state)
        task = await self._followed.view(state)
        if task is None:
            return b""
        body = status_body(task, self._links)
        return event_bytes(task.status, revision=task.revision, data=body)


async def _send(send: Send, data: bytes) -> None:
    await send({"type": "http.response.body", "body": data, "more_body": True})


STATE: Json = object_of(
    {
        "task_id": {"type": "string", "format": "uuid"},
        "status": {"enum": [TaskStatus.PENDING, TaskStatus.PROCESSING]},
        "phase": {"type": "string"},
        "progress": {"type": "integer", "minimum": 0, "maximum": 100},
        "queue_position": {"type": "integer", "description": "1 is next; only while pending."},
        "eta_seconds": {"type": ["integer", "null"]},
    },
    required=["task_id", "status", "phase", "progress", "eta_seconds"],
)

EVENT: Json = object_of(
    {
        "event": {"enum": ["status", TaskStatus.COMPLETED, TaskStatus.FAILED]},
        "id": {"type": "string", "pattern": "^[0-9]+$"},
        "data": {
            "type": "string",
            "contentMediaType": "application/json",
            "contentSchema": {"anyOf": [STATE, ref("Status")]},
        },
    }
)
"""Of each event, its fields."""

OPERATION: Json = operation(
    summary="Follow a task by server-sent events",
    name="video_events",
    tag="video",
    description="Events `status` with `{task_id, status, phase, progress, queue_position, "
    "eta_seconds}` (`queue_position` while pending), four a second at the most; the last one is "
    "`completed` or `failed` with the whole status. The event's id is the task's revision: with "
    "it in `Last-Event-ID` the stream goes on with what is newer. A comment is sent every 15 "
    "seconds of silence.",
    parameters=[
        TASK_ID,
        query("last_event_id", {"type": "string"}, "As the header `Last-Event-ID`."),
    ],
    answers={
        "200": {
            "description": "The events.",
            "content": {"text/event-stream": {"schema": EVENT}},
        },
        "204": {"description": "The task has ended, and its end was told."},
    },
    failing=(400, 404, 410),
)

ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/v1/video/events",
        handler=video_events,
        scope="video:read",
        operation=OPERATION,
    ),
)
