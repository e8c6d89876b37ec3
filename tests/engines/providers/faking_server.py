"""The HTTP server below a fake provider: reads, strikes with faults, sends, breaks connections.

Knows no provider and no job; what is answered when all is well is the fake's.
"""

from __future__ import annotations

import itertools
import json
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.engines.providers.faking_wire import Received, Reply, Verb

if TYPE_CHECKING:
    from tests.engines.providers.faking import FakeProvider, Fault, Route

__all__ = ["HUGE_BYTES", "SIGNATURE", "FakeServer"]

SIGNATURE = "signature-of-a-fake-link"
HUGE_BYTES = 10 * 10**9
PAGE = b"<!doctype html><title>Oh no</title>"


class FakeServer(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 256

    def __init__(self, fake: FakeProvider, port: int) -> None:
        self.fake = fake
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves is none of a test's business; a fake that breaks is."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    def hang_up(self) -> None:
        """Connections that are kept alive would keep their threads."""
        for connection in list(self._open):
            _close(connection)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: FakeServer

    def do_GET(self) -> None:
        self._serve()

    do_HEAD = do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815

    def _serve(self) -> None:
        fake = self.server.fake
        url = urlsplit(self.path)
        if url.path.startswith("/__") and not url.path.startswith("/__files/"):
            return self._send(
                fake.control(self.command, url.path, json.loads(self._read() or "{}"))
            )
        path = url.path.removeprefix(fake.base_path)
        is_film = url.path.startswith("/__files/")
        route, captured = (None, ()) if is_film else fake.find_route(self.command, path)
        verb: Verb = "video" if is_film else route.verb if route else "other"
        fault = fake.take_fault(verb)
        unread = fault is not None and fault.kind == "drop_unread"
        request = Received(
            method=self.command,
            path=path,
            query=parse_qs(url.query),
            headers={name.lower(): value for name, value in self.headers.items()},
            body=b"" if unread else self._read(),
            verb=verb,
            captured=captured,
            peer=self.client_address[1],
        )
        fake.note(request)
        if unread:
            return self._drop()
        if is_film:
            return self._send_film(fault, self._film(request))
        return self._answer(request, route, fault)

    def _answer(self, request: Received, route: Route | None, fault: Fault | None) -> None:
        fake = self.server.fake
        kind = fault.kind if fault else None
        if fault and kind == "slow" and request.verb != "video":
            fake.pause(fault.seconds)
        if kind == "drop_refused":
            return self._drop()
        if kind in ("flood", "drip"):
            return self._babble(kind)
        reply = self._struck(fault) if fault else None
        if reply is None:
            reply = self._well(request, route, fault)
        if kind == "drop_accepted":
            return self._drop()
        return self._send_film(fault, reply) if request.verb == "video" else self._send(reply)

    def _struck(self, fault: Fault) -> Reply | None:
        """The answer of a fault that answers in the handler's place."""
        fake = self.server.fake
        match fault.kind:
            case "status":
                body = fault.body or fake.error_body(fault.status, "Trouble", "Something is wrong.")
                return Reply(body, fault.status, fault.headers)
            case "key":
                return fake.key_refused()
            case "content":
                return fake.content_refused()
            case "page":
                page = {"Content-Type": "text/html", **fault.headers}
                return Reply(fault.content or PAGE, fault.status, page)
            case "garbage":
                return Reply(PAGE, headers={"Content-Type": "text/html"})
        return None

    def _well(self, request: Received, route: Route | None, fault: Fault | None) -> Reply:
        fake = self.server.fake
        if route is None:
            return fake.error(404, "NotFound", "There is no such page.")
        if route.needs_key and request.headers.get("authorization") != f"{fake.scheme} {fake.key}":
            return fake.key_refused()
        return fake.handle(route, request, fault)

    def _film(self, request: Received) -> Reply:
        fake = self.server.fake
        job_id = request.path.removeprefix("/__files/").removesuffix(".mp4")
        if job_id not in fake.jobs or request.query.get("signature") != [SIGNATURE]:
            return Reply(b"", 403)
        return fake.film_reply()

    def _send_film(self, fault: Fault | None, reply: Reply) -> None:
        film = self.server.fake.film
        match fault.kind if fault else None:
            case "slow":
                self.server.fake.pause(fault.seconds if fault else 0)
                self._send(reply)
            case "status":
                assert fault is not None
                self._send(Reply(PAGE, fault.status, fault.headers))
            case "cut":
                self._head(200, {"Content-Type": "video/mp4", "Content-Length": str(len(film))})
                self.wfile.write(film[: len(film) // 2])
                self._drop()
            case "half":
                self._send(Reply(film[: len(film) // 2], headers={"Content-Type": "video/mp4"}))
            case "html":
                self._send(Reply(PAGE, headers={"Content-Type": "text/html"}))
            case "huge":
                self._head(200, {"Content-Type": "video/mp4", "Content-Length": str(HUGE_BYTES)})
                self._flood(b"%b")
            case "endless":
                self._head(200, {"Content-Type": "video/mp4", "Transfer-Encoding": "chunked"})
                self._flood(b"10000\r\n%b\r\n")
            case "drop_refused" | "drop_accepted":
                self._drop()
            case _:
                self._send(reply)

    def _babble(self, kind: str) -> None:
        """An answer that does not come to its end."""
        self._head(200, {"Content-Type": "application/json", "Content-Length": str(HUGE_BYTES)})
        self.wfile.write(b'{"id": "')
        piece, pause_s = (b"a" * 0x10000, 0.0) if kind == "flood" else (b"a", 0.05)
        while not self.server.fake.is_closing:
            self.wfile.write(piece)
            self.server.fake.pause(pause_s)
        self.close_connection = True

    def _flood(self, frame: bytes) -> None:
        """Send until the client has enough, beginning as a film does."""
        first = self.server.fake.film[:64].ljust(0x10000, b"\0")
        for block in itertools.chain([first], itertools.repeat(bytes(0x10000))):
            if self.server.fake.is_closing:
                break
            self.wfile.write(frame % block)
        self.close_connection = True

    def _read(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _send(self, reply: Reply) -> None:
        is_bytes = isinstance(reply.body, bytes)
        content = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
        headers = {} if is_bytes else {"Content-Type": "application/json"}
        self._head(reply.status, {**headers, **reply.headers, "Content-Length": str(len(content))})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _head(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _drop(self) -> None:
        self.wfile.flush()
        self.close_connection = True
        _close(self.connection)

    def log_message(self, *args: object) -> None:
        """Nobody reads it: ``requests`` has all."""


def _close(connection: socket.socket) -> None:
    with suppress(OSError):  # it may be closed already
        connection.shutdown(socket.SHUT_RDWR)
