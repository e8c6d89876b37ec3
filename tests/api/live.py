"""The application on a real socket, and clients that follow its streams."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import uvicorn

from tests.api.serving import KEY, Served
from vitascope.api.server import Server

__all__ = ["Event", "Live", "Stream", "live"]

PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Event:
    kind: str
    id: int
    data: dict[str, Any]


class Stream:
    """One open event stream."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self.comments = 0
        self._lines = answer.aiter_lines()

    async def event(self) -> Event | None:
        """The next event, however long it takes; None at the end of the stream."""
        fields: dict[str, str] = {}
        async with asyncio.timeout(PATIENCE_S):
            async for line in self._lines:
                name, _, value = line.partition(": ")
                if line.startswith(":"):
                    self.comments += 1
                elif line:
                    fields[name] = value
                elif "data" in fields:
                    return Event(fields["event"], int(fields["id"]), json.loads(fields["data"]))
                else:
                    fields = {}
        return None

    async def expect(self, **data: Any) -> Event:
        """The first event whose data has these values."""
        while event := await self.event():
            if data.items() <= event.data.items():
                return event
        raise AssertionError(f"the stream ended without {data}")

    async def rest(self) -> list[Event]:
        """All that is still to come."""
        events = []
        while event := await self.event():
            events.append(event)
        return events


class Live:
    """A running server."""

    def __init__(self, server: Server, http: httpx.AsyncClient) -> None:
        self.server = server
        self.http = http

    @asynccontextmanager
    async def stream(
        self, task_id: object, headers: dict[str, str] | None = None, **query: Any
    ) -> AsyncIterator[Stream]:
        params = {"id": str(task_id), **query}
        async with self.http.stream(
            "GET", "/v1/video/events", params=params, headers=headers
        ) as answer:
            yield Stream(answer)


@asynccontextmanager
async def live(api: Served) -> AsyncIterator[Live]:
    """Serve the application that ``api`` runs, as an API process does, until it is told to stop or
    the block ends."""
    config = uvicorn.Config(
        api.app,
        http="httptools",
        lifespan="off",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=int(PATIENCE_S),
    )
    server = Server(config, api.app)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        # As uvloop does by itself; else each body waits 40 ms for its headers to be acknowledged.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        async with httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{listener.getsockname()[1]}",
            headers={"Authorization": f"Bearer {KEY}"},
            timeout=PATIENCE_S,
            trust_env=False,
        ) as http:
            yield Live(server, http)
        server.should_exit = True
        await serving
