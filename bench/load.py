"""A load generator for GET: keep-alive connections that each ask again once answered.

A process of its own (``python -m bench.load PORT PATH KEY CONNECTIONS SECONDS``), so that it
takes nothing from the process it measures but the machine. Prints answers per second.
"""

from __future__ import annotations

import asyncio
import sys
import time
from typing import cast

import uvloop

__all__ = ["reads_per_second"]


class _Asker(asyncio.Protocol):
    """One connection."""

    def __init__(self, request: bytes, deadline: float) -> None:
        self._request = request
        self._deadline = deadline
        self._received = b""
        self.answers = 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)  # uvloop has its own class
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, separator, body = self._received.partition(b"\r\n\r\n")
        if not separator or len(body) < _content_length(head):
            return
        if not head.startswith(b"HTTP/1.1 200"):
            self.done.set_exception(RuntimeError(self._received.decode()))
            return
        self.answers += 1
        self._received = b""
        if time.monotonic() < self._deadline:
            self._transport.write(self._request)
        else:
            self._transport.close()
            self.done.set_result(None)


def _content_length(head: bytes) -> int:
    start = head.lower().index(b"content-length:") + len(b"content-length:")
    return int(head[start:].split(b"\r\n", 1)[0])


async def reads_per_second(
    *, port: int, path: str, key: str, connections: int, seconds: float
) -> float:
    """Answers per second to GETs of one path, all of them 200."""
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n\r\n"
    loop = asyncio.get_running_loop()
    began = time.monotonic()
    askers = []
    for _ in range(connections):
        _, asker = await loop.create_connection(
            lambda: _Asker(request.encode(), began + seconds), "127.0.0.1", port
        )
        askers.append(asker)
    await asyncio.gather(*(asker.done for asker in askers))
    return sum(asker.answers for asker in askers) / (time.monotonic() - began)


def main() -> None:
    port, path, key, connections, seconds = sys.argv[1:]
    rate = uvloop.run(
        reads_per_second(
            port=int(port),
            path=path,
            key=key,
            connections=int(connections),
            seconds=float(seconds),
        )
    )
    print(rate)


if __name__ == "__main__":
    main()
