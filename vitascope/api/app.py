"""The application: its routes, what they share, and how failures are answered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import vitascope
from vitascope.api.docs import DESCRIPTION, openapi_document
from vitascope.api.errors import MethodNotAllowed, RouteNotFound
from vitascope.api.files import download_file
from vitascope.api.gate import Gate
from vitascope.api.health import is_alive, is_ready
from vitascope.api.models import list_models
from vitascope.api.resources import open_resources
from vitascope.api.video import create_video, video_status
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
                resources.queue,
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
    # Plain routes: each endpoint reads and answers by the contract's own rules, so the
    # framework's validation would only be in the way of the one that is polled all day.
    app.router.routes[:0] = [  # before those of the docs: the router tries them in turn
        Route("/v1/video/status", video_status, methods=["GET"]),
        Route("/v1/video/create", create_video, methods=["POST"]),
        Route("/v1/models", list_models, methods=["GET"]),
        Route("/v1/files/{key:path}", download_file, methods=["GET", "HEAD"]),
        Route("/healthz", is_alive, methods=["GET", "HEAD"]),
        Route("/readyz", is_ready, methods=["GET", "HEAD"]),
    ]
    app.add_exception_handler(HTTPException, _raise_as_ours)
    app.add_middleware(Gate)
    app.openapi = openapi_document  # type: ignore[method-assign]  # FastAPI's documented way
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
