"""A stand-in for a distant service: speaks the video contract over real HTTP, and renders nothing.

For what our own service cannot be made to answer at will. Each test says how it behaves.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["ContractServer", "contract_server"]

VIDEO = b"not really an MP4" * 1000


@dataclass
class ContractServer:
    """What it answers, and what it was asked."""

    statuses: list[dict[str, Any] | int]
    """One per poll, the last for ever: the status, or an HTTP status code to refuse with."""
    refusal: dict[str, Any] | None = None
    """Error envelope of every create, with HTTP 400."""
    url: str = ""
    created: list[dict[str, Any]] = field(default_factory=list)
    uploaded: list[bytes] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    """Authorization of each request, in order; None where there was none."""


@contextmanager
def contract_server(server: ContractServer) -> Iterator[ContractServer]:
    """Run it on a free port for the time of the block."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(server))
    server.url = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


def _handler_of(server: ContractServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            server.keys.append(self.headers["Authorization"])
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/v1/video/upload":
                server.uploaded.append(body)
                self._answer(200, {"kind": "audio", "file_id": f"file-{len(server.uploaded)}"})
            elif self.path == "/v1/video/cancel":
                server.cancelled.append(json.loads(body)["id"])
                self._answer(200, {"status": "failed"})
            elif server.refusal is not None:
                server.created.append(json.loads(body))
                self._answer(400, server.refusal)
            else:
                server.created.append(json.loads(body))
                self._answer(200, {"task_id": "task-1"})

        def do_GET(self) -> None:
            server.keys.append(self.headers["Authorization"])
            if self.path.startswith("/video.mp4"):
                self._send(200, VIDEO, "video/mp4")
                return
            status = server.statuses.pop(0) if len(server.statuses) > 1 else server.statuses[0]
            if isinstance(status, int):
                self._answer(status, {"message": "busy"})
            else:
                self._answer(200, {"video_url": f"{server.url}/video.mp4?signature=s", **status})

        def _answer(self, code: int, answer: dict[str, Any]) -> None:
            self._send(code, json.dumps(answer).encode(), "application/json")

        def _send(self, code: int, body: bytes, kind: str) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Retry-After", "0")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Silent: pytest's output is for failures."""

    return Handler
