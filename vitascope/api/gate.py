"""The outermost layer: a request's id, its log line, and the answer when it fails; headers that
belong on any answer to a request, failed or not.

Pure ASGI, so that a streamed answer streams. Knows nothing of routes.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterable

import structlog
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vitascope.api.errors import error_response
from vitascope.errors import VitascopeError

__all__ = ["ANSWER_HEADERS", "Gate"]

log = structlog.get_logger(__name__)

REQUEST_ID_HEADER = b"x-request-id"
REQUEST_ID_SHAPE = re.compile(r"[A-Za-z0-9._-]{1,128}")

ANSWER_HEADERS = "vitascope.headers"
"""Key in a request's ASGI scope of the headers that its answer gets, whatever it will be: a list of
pairs of bytes, names in lower case."""

QUIET_PATHS = ("/healthz", "/readyz", "/v1/video/status", "/v1/video/events")
"""Asked over and over by whoever waits; logged at the level debug."""


class Gate:
    """Wraps the application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await _Exchange(scope, send).run(self._app, receive)


class _Exchange:
    """One request and its answer."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self._status: int | None = None
        self._request_id = _request_id(scope["headers"])

    async def run(self, app: ASGIApp, receive: Receive) -> None:
        started_at = time.perf_counter()
        # Not unbound at the end: the server gives every request a context of its own.
        structlog.contextvars.bind_contextvars(request_id=self._request_id)
        try:
            await app(self._scope, receive, self._send_with_id)
        except ClientDisconnect:
            log.info("client_left")  # within its upload: nobody is there to be answered
        except Exception as error:  # noqa: BLE001  the API's one boundary
            await self._answer(error, receive)
        finally:
            self._log(seconds=time.perf_counter() - started_at)

    async def _answer(self, error: Exception, receive: Receive) -> None:
        if not isinstance(error, VitascopeError):
            log.exception("request_failed", path=self._scope["path"])
        if self._status is not None:  # too late for an envelope: end the connection instead
            raise error
        response = error_response(error, self._request_id, path=self._scope["path"])
        await response(self._scope, receive, self._send_with_id)

    async def _send_with_id(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            message["headers"].append((REQUEST_ID_HEADER, self._request_id.encode()))
            message["headers"].extend(self._scope.get(ANSWER_HEADERS, ()))
        await self._send(message)

    def _log(self, *, seconds: float) -> None:
        scope = self._scope
        (log.debug if scope["path"] in QUIET_PATHS else log.info)(
            "request",
            method=scope["method"],
            path=scope["path"],
            status=self._status,
            ms=round(seconds * 1000, 1),
        )


def _request_id(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """The caller's own id, if it is fit to be one; else a new one."""
    given = next((value for name, value in headers if name == REQUEST_ID_HEADER), b"").decode(
        "latin-1"
    )
    return given if REQUEST_ID_SHAPE.fullmatch(given) else secrets.token_hex(12)
