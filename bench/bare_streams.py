"""The ceiling for event streams: a bare ASGI application that sends the same bytes to as many
sockets. No framework, no key, no database.

``GET /NAME`` opens a stream; ``POST /NAME`` sends its body to all who follow that name. It runs
with the API's own server settings: ``python -m bench.bare_streams FD``.
"""

from __future__ import annotations

import asyncio
import socket
import sys

import uvicorn
from starlette.types import Receive, Scope, Send

__all__ = ["app"]

FIRST = b'retry: 1000\n\nevent: status\nid: 0\ndata: {"progress":0}\n\n'

followers: dict[str, set[asyncio.Queue[bytes]]] = {}


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    if scope["method"] == "POST":
        message = await receive()
        for queue in followers.get(scope["path"], ()):
            queue.put_nowait(message["body"])
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})
        return
    events: asyncio.Queue[bytes] = asyncio.Queue()
    followers.setdefault(scope["path"], set()).add(events)
    headers = [(b"content-type", b"text/event-stream")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    event = FIRST
    while True:
        await send({"type": "http.response.body", "body": event, "more_body": True})
        event = await events.get()


def main() -> None:
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="critical",
        timeout_graceful_shutdown=1,
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])


if __name__ == "__main__":
    main()
