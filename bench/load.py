"""A load generator: keep-alive connections that each ask again once answered.

A process of its own (``python -m bench.load PORT PATH KEYS CONNECTIONS SECONDS [BODY]``), so that
it takes nothing from the process it measures but the machine. Several keys, with commas between
them, are dealt out to the connections; with a body it is a POST. Prints answers per second.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from functools import partial
from typing import cast

import uvloop

__all__ = ["answers_per_second"]


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


def _request(path: str, key: str, body: bytes | None) -> bytes:
    lines = [
        f"{'GET' if body is None else 'POST'} {path} HTTP/1.1",
        "Host: localhost",
        f"Authorization: Bearer {key}",
    ]
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + (body or b"")


async def answers_per_second(
    *,
    port: int,
    path: str,
    keys: Sequence[str],
    connections: int,
    seconds: float,
    body: bytes | None = None,
) -> float:
    """Answers per second to requests of one path, all of them 200."""
    requests = [_request(path, key, body) for key in keys]
    loop = asyncio.get_running_loop()
    began = time.monotonic()
    askers = []
    for index in range(connections):
        request = requests[index % len(requests)]
        _, asker = await loop.create_connection(
            partial(_Asker, request, began + seconds), "127.0.0.1", port
        )
        askers.append(asker)
    await asyncio.gather(*(asker.done for asker in askers))
    return sum(asker.answers for asker in askers) / (time.monotonic() - began)


def main() -> None:
    port, path, keys, connections, seconds, *body = sys.argv[1:]
    rate = uvloop.run(
        answers_per_second(
            port=int(port),
            path=path,
            keys=keys.split(","),
            connections=int(connections),
            seconds=float(seconds),
            body=body[0].encode() if body else None,
        )
    )
    print(rate)


if __name__ == "__main__":
    main()
