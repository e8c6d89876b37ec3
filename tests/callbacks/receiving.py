"""A web server on loopback that is called back, and answers as it is told."""

from __future__ import annotations

import ipaddress
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import orjson
from standardwebhooks import Webhook

__all__ = ["LOOPBACK", "Call", "Receiver", "Reply", "receiving"]

LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128"))

PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Call:
    """One request that came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def event(self) -> dict[str, Any]:
        event: dict[str, Any] = orjson.loads(self.body)
        return event

    def verified(self, secret: str) -> dict[str, Any]:
        """The event, as a receiver that checks the signature reads it."""
        event: dict[str, Any] = Webhook(secret).verify(self.body, self.headers)
        return event


@dataclass(frozen=True, slots=True)
class Reply:
    """How a call is answered."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"thanks"
    is_held: bool = False
    """Not before the receiver is released."""
    is_endless: bool = False
    """The body never ends."""
    is_dripping: bool = False
    """Headers come for ever, one at a time."""
    is_none: bool = False
    """The connection is closed instead."""


class Receiver:
    """What came, and what comes next."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[Call] = []
        self.replies: list[Reply] = []
        """For the calls to come, in their order; after them all is well."""
        self.came = threading.Event()
        self.released = threading.Event()
        self._lock = threading.Lock()

    def take(self, call: Call) -> Reply:
        with self._lock:
            self.calls.append(call)
            self.came.set()
            return self.replies.pop(0) if self.replies else Reply()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    receiver: Receiver

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller that hangs up is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        receiver = self.server.receiver
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = receiver.take(Call(self.path, headers, body))
        if reply.is_held:
            receiver.released.wait(PATIENCE_S)
        if reply.is_none:
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        while reply.is_dripping and not receiver.released.wait(0.01):
            self.send_header("X-Drip", "drip")
            self.flush_headers()
        self.end_headers()
        self.wfile.write(reply.body)
        while reply.is_endless and not receiver.released.is_set():
            self.wfile.write(bytes(65536))

    def log_message(self, *args: object) -> None:
        """Nobody reads it."""


@contextmanager
def receiving(context: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    """A receiver at its own URL; over TLS, if there is a context."""
    receiver = Receiver()
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.receiver = receiver
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "http" if context is None else "https"
        receiver.url = f"{scheme}://127.0.0.1:{server.server_address[1]}/hook?who=me"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield receiver
        finally:
            receiver.released.set()
            server.shutdown()
            thread.join()
