"""Every endpoint there is, in one table. To add one: a line in its module's ``ENDPOINTS``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vitascope.api import (
    billing,
    callbacks,
    create,
    ending,
    events,
    files,
    health,
    listing,
    models,
    status,
    upload,
)
from vitascope.api.admin import accounts, audit, keys, money
from vitascope.api.endpoint import Endpoint, Handler
from vitascope.api.openai import videos

__all__ = ["ENDPOINTS", "routes_of"]

ENDPOINTS: tuple[Endpoint, ...] = (
    *status.ENDPOINTS,  # first: the router tries them in turn, and this one is polled all day
    *create.ENDPOINTS,
    *events.ENDPOINTS,
    *listing.ENDPOINTS,
    *upload.ENDPOINTS,
    *ending.ENDPOINTS,
    *callbacks.ENDPOINTS,
    *models.ENDPOINTS,
    *files.ENDPOINTS,
    *billing.ENDPOINTS,
    *accounts.ENDPOINTS,
    *keys.ENDPOINTS,
    *money.ENDPOINTS,
    *audit.ENDPOINTS,
    *videos.ENDPOINTS,
    *health.ENDPOINTS,
)


def routes_of(endpoints: Sequence[Endpoint]) -> list[Route]:
    """A route for each path. Plain ones: each endpoint reads and answers by the contract's own
    rules, so the framework's validation would only be in the way."""
    by_path: dict[str, dict[str, Handler]] = {}
    for endpoint in endpoints:
        handlers = by_path.setdefault(endpoint.path, {})
        handlers[endpoint.method] = endpoint.handler
        if endpoint.answers_head:
            handlers["HEAD"] = endpoint.handler
    return [_route(path, handlers) for path, handlers in by_path.items()]


def _route(path: str, handlers: Mapping[str, Handler]) -> Route:
    if len(set(handlers.values())) == 1:
        return Route(path, next(iter(handlers.values())), methods=list(handlers))

    async def dispatch(request: Request) -> Response:
        return await handlers[request.method](request)

    return Route(path, dispatch, methods=list(handlers))
