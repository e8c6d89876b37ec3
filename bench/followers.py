"""Clients of event streams: raw sockets in one process of their own, so that they take nothing
from the process that is measured but the machine.

``python -m bench.followers PORT KEY COUNT PATH…`` opens ``COUNT`` streams, shared out among the
paths, and prints ``open`` once each has had its first event. At a line on its input it prints what
came since, as JSON: ``[path's number, progress, moment]`` for each event, moments by the clock that
all processes share; at the end of its input it leaves.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import threading
import time
from typing import cast

import uvloop

__all__: list[str] = []

AT_ONCE = 100
PROGRESS = re.compile(rb'"progress":(\d+)')

Arrival = tuple[int, int, float]


class _Follower(asyncio.Protocol):
    """One stream."""

    def __init__(self, request: bytes, number: int, arrivals: list[Arrival]) -> None:
        self._request = request
        self._number = number
        self._arrivals = arrivals
        self.has_begun: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        cast(asyncio.WriteTransport, transport).write(self._request)

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        for progress in PROGRESS.findall(data):
            self._arrivals.append((self._number, int(progress), now))
            if not self.has_begun.done():
                self.has_begun.set_result(None)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.has_begun.done():
            self.has_begun.set_exception(error or ConnectionError("closed without an event"))


async def _follow(port: int, key: str, count: int, paths: list[str]) -> None:
    loop = asyncio.get_running_loop()
    arrivals: list[Arrival] = []
    for begin in range(0, count, AT_ONCE):
        opened = []
        for index in range(begin, min(begin + AT_ONCE, count)):
            number = index % len(paths)
            request = (
                f"GET {paths[number]} HTTP/1.1\r\nHost: localhost\r\n"
                f"Authorization: Bearer {key}\r\nAccept: text/event-stream\r\n\r\n"
            ).encode()
            opened.append(_Follower(request, number, arrivals))
            await loop.create_connection(lambda made=opened[-1]: made, "127.0.0.1", port)  # type: ignore[misc]
        await asyncio.gather(*(follower.has_begun for follower in opened))
    lines: asyncio.Queue[str] = asyncio.Queue()
    threading.Thread(target=_read_input, args=(loop, lines), daemon=True).start()
    arrivals.clear()
    print("open", flush=True)
    while await lines.get():
        print(json.dumps(arrivals), flush=True)
        arrivals.clear()


def _read_input(loop: asyncio.AbstractEventLoop, lines: asyncio.Queue[str]) -> None:
    for line in sys.stdin:
        loop.call_soon_threadsafe(lines.put_nowait, line)
    loop.call_soon_threadsafe(lines.put_nowait, "")


def main() -> None:
    port, key, count, *paths = sys.argv[1:]
    uvloop.run(_follow(int(port), key, int(count), paths))


if __name__ == "__main__":
    main()
