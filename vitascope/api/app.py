"""The application: its routes, what they share, and how failures are answered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

import vitascope
from vitascope.api.docs import DESCRIPTION, openapi_document
from vitascope.api.errors import MethodNotAllowed, RouteNotFound
from vitascope.api.gate import Gate
from vitascope.api.resources import open_resources
from vitascope.api.routes import ENDPOINTS, routes_of
from vitascope.config import Settings
from vitascope.tasks.rescue import Rescue

__all__ = ["make_app"]


def make_app(settings: Settings, conninfo: str) -> FastAPI:
    """The whole ASGI application of one API process."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_resources(settings, conninfo) as resources:
            app.state.resources = resources
            rescue = Rescue(
                resources.database,
                resources.artifacts,
                retention=resources.retention,
            )
            # Deadlines pass and files grow old where no worker runs, too.
            beside = asyncio.create_task(rescue.run())
            yield
            beside.cancel()
            with suppress(asyncio.CancelledError):
                await beside

    app = FastAPIOffline(
        title="Vitascope",
        version=vitascope.__version__,
        description=DESCRIPTION,
        lifespan=lifespan,
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.router.routes[:0] = routes_of(ENDPOINTS)  # before those of the docs
    app.add_exception_handler(HTTPException, _raise_as_ours)
    app.add_middleware(Gate)
    app.openapi = partial(openapi_document, ENDPOINTS)  # type: ignore[method-assign]  # FastAPI's documented way
    return app


async def _raise_as_ours(request: Request, error: Exception) -> Response:
    """The router's own refusals, as errors that ``Gate`` answers in our envelope."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "another method")
        raise MethodNotAllowed(request.method, allowed) from error
    if error.status_code == 404:
        raise RouteNotFound(f"there is no {request.url.path}; see /docs") from error
    raise error
