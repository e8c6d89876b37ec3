"""One POST to an address of a user's, without being led into our own network.

Knows HTTP and limits; ``media.guard`` knows which addresses are allowed. Redirects are not
followed: an answer is its status, whatever it says. Proxies named by the environment are not used:
a proxy would resolve the name itself, past the guard.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import httpcore
import httpx

from vitascope import __version__
from vitascope.callbacks.errors import NotReached
from vitascope.media.errors import AddressForbidden, HostUnknown
from vitascope.media.guard import AsyncGuardedBackend, IPNetwork
from vitascope.media.web import failure, retry_after_s, web_url, wire_url

__all__ = ["Answer", "post"]

READ_LIMIT_BYTES: Final = 64 * 1024
"""Of an answer's body, which is thrown away: a receiver that is still writing when the connection
closes would see an error."""

READ_LIMIT_S: Final = 1.0

_BROKEN = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the receiver said."""

    status: int
    retry_after_s: float
    """The pause it asked for, in seconds; 0: none."""

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


async def post(
    url: str,
    body: bytes,
    *,
    headers: Mapping[str, str],
    allow: Sequence[IPNetwork],
    limit_s: float,
    trust: ssl.SSLContext,
) -> Answer:
    """Send JSON to a URL.

    Args:
        allow: networks that may be reached although they are not public.
        limit_s: for all of it, from the name to the last header of the answer.
        trust: whom TLS trusts.

    Raises:
        UrlRefused: that URL can never be called.
        NotReached: there was no answer, or the guard refuses the address.
    """
    target = web_url(url)
    async with (
        AsyncGuardedBackend(allow=allow) as backend,
        httpcore.AsyncConnectionPool(ssl_context=trust, network_backend=backend) as pool,
    ):
        try:
            async with asyncio.timeout(limit_s):
                response = await pool.handle_async_request(_request(target, body, headers))
        except TimeoutError as exc:
            raise NotReached(f"it took longer than {limit_s:g} seconds") from exc
        except AddressForbidden as exc:
            raise NotReached(f"its address is refused: {exc.message}") from exc
        except HostUnknown as exc:
            raise NotReached("its host has no address") from exc
        except _BROKEN as exc:
            raise NotReached(failure(exc)) from exc
        try:
            await _drain(response)
        finally:
            await response.aclose()
    return _answer(response)


def _request(target: httpx.URL, body: bytes, headers: Mapping[str, str]) -> httpcore.Request:
    ours = {
        "Host": target.netloc.decode("ascii"),
        "User-Agent": f"Vitascope/{__version__}",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
    }
    return httpcore.Request(
        "POST",
        wire_url(target),
        headers=[(name.encode(), value.encode()) for name, value in {**ours, **headers}.items()],
        content=body,
    )


async def _drain(response: httpcore.Response) -> None:
    """Read the body for a while. The status was the answer: what breaks here changes nothing."""
    size_bytes = 0
    with suppress(TimeoutError, *_BROKEN):
        async with asyncio.timeout(READ_LIMIT_S):
            async for chunk in response.aiter_stream():
                size_bytes += len(chunk)
                if size_bytes >= READ_LIMIT_BYTES:
                    return


def _answer(response: httpcore.Response) -> Answer:
    headers = {name.lower(): value for name, value in response.headers}
    asked = headers.get(b"retry-after", b"").decode("latin-1")
    is_heeded = response.status in (429, 503)
    pause_s = retry_after_s(asked, now=datetime.now(UTC)) if is_heeded else 0.0
    return Answer(response.status, pause_s)
