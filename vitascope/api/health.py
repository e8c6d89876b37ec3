"""``GET /healthz`` (this process) and ``GET /readyz`` (database, a live worker). No key needed."""

from __future__ import annotations

import orjson
from starlette.requests import Request
from starlette.responses import Response

from vitascope.api.resources import resources_of
from vitascope.db import DatabaseAway
from vitascope.tasks import store
from vitascope.tasks.rescue import SILENT_FOR

__all__ = ["is_alive", "is_ready"]


async def is_alive(request: Request) -> Response:  # noqa: ARG001  the shape of an endpoint
    """This process answers."""
    return Response(b'{"status":"ok"}', media_type="application/json")


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
    return Response(orjson.dumps(body), 200 if is_good else 503, media_type="application/json")
