"""``GET /healthz`` (this process) and ``GET /readyz`` (database, a live worker). No key needed."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from vitascope.api.answers import json_response
from vitascope.api.endpoint import Endpoint
from vitascope.api.openapi import Json, json_answer, object_of, operation
from vitascope.api.resources import resources_of
from vitascope.db import DatabaseAway
from vitascope.tasks import store
from vitascope.tasks.rescue import SILENT_FOR

__all__ = ["ENDPOINTS"]


async def is_alive(request: Request) -> Response:  # noqa: ARG001  the shape of an endpoint
    """This process answers."""
    return json_response({"status": "ok"})


async def is_ready(request: Request) -> Response:
    """Whether a task that is created now would be rendered: the database answers and a worker
    gave a sign of life of late."""
    has_database, has_worker = True, False
    try:
        async with resources_of(request).database.connection() as connection:
            has_worker = await store.is_any_worker_alive(connection, silent_for=SILENT_FOR)
    except DatabaseAway:
        has_database = False
    is_good = has_database and has_worker
    body = {
        "status": "ready" if is_good else "unready",
        "checks": {"database": has_database, "worker": has_worker},
    }
    return json_response(body, 200 if is_good else 503)


def _checks(status: str) -> Json:
    flag = {"type": "boolean"}
    checks = object_of({"database": flag, "worker": flag})
    return object_of({"status": {"const": status}, "checks": checks})


ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/healthz",
        handler=is_alive,
        scope=None,
        answers_head=True,
        operation=operation(
            summary="Whether this process answers",
            name="is_alive",
            tag="service",
            answers={"200": json_answer("Yes.", object_of({"status": {"const": "ok"}}))},
        ),
    ),
    Endpoint(
        method="GET",
        path="/readyz",
        handler=is_ready,
        scope=None,
        answers_head=True,
        operation=operation(
            summary="Whether the database answers and a worker lives",
            name="is_ready",
            tag="service",
            answers={
                "200": json_answer("Yes.", _checks("ready")),
                "503": json_answer("No.", _checks("unready")),
            },
        ),
    ),
)
