"""One call to a provider: HTTP, JSON, and its failures in our words.

Whether a failed call may have had an effect is decided here, once, for every provider. Knows no
provider's fields; an adapter says what its error words mean. Never logs or raises a key, a header,
a signed link or a body that was sent. Proxies named by the environment are used: the operator chose
both.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Protocol, TypeAlias

import httpx
import orjson

from vitascope import __version__
from vitascope.engines.providers.base import VideoSource
from vitascope.engines.providers.errors import (
    Ambiguous,
    ContentRejected,
    JobGone,
    KeyRefused,
    OrderRefused,
    ProtocolBroken,
    ProviderError,
    Unavailable,
)
from vitascope.engines.providers.wording import codes_of, error_of, is_about_content
from vitascope.media.web import retry_after_s

__all__ = [
    "Answer",
    "Caller",
    "Files",
    "HasKey",
    "Json",
    "Meanings",
    "error_of",
    "is_about_content",
]

Json = dict[str, Any]

Meanings: TypeAlias = Mapping[str, type[ProviderError]]
"""From an error's code to what it means, where that is not what its HTTP status says."""

Files: TypeAlias = list[tuple[str, tuple[str, bytes, str] | tuple[None, bytes]]]
"""Parts of a form by name: file name, bytes and type; or no file name, for plain text."""

ANSWER_MAX_BYTES: Final = 8 * 2**20
"""Of an answer in JSON; a video is never one."""

UPLOAD_SLOWEST_BYTES_PER_S: Final = 256 * 1024
"""A body may take so much longer than an empty one."""

_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
"""Nothing of the request reached the provider."""

_BUSY = (425, 429)
"""The provider looked at nothing of the request. So it is with 503, if itself says it."""

_KEY = (401, 402, 403)

_SEE_OTHER = 303
"""The one redirect that may be the answer to an order that was taken."""


class HasKey(Protocol):
    """Who knows the key."""

    def key(self) -> str | None:
        """Raises:
        KeyRefused: it is named and not there.
        """


@dataclass(frozen=True, slots=True)
class Answer:
    """A success, or what the adapter takes for an answer."""

    json: Json
    headers: httpx.Headers
    status: int = 200


@dataclass(frozen=True, slots=True)
class _Heard:
    """What came back."""

    status: int
    headers: httpx.Headers
    json: Json | None
    """None: it is no JSON object, or too long to be one."""
    is_empty: bool = False

    @property
    def is_from_provider(self) -> bool:
        """Whether the provider itself said it, and not something on the way."""
        return self.json is not None or "retry-after" in self.headers


class Caller:
    """Calls one provider. One per provider and process; many calls at a time."""

    def __init__(
        self,
        name: str,
        *,
        base_url: str,
        has_key: HasKey,
        scheme: str = "Bearer",
        timeout_s: float = 60.0,
    ) -> None:
        """
        Args:
            name: how errors call the provider: the engine's name.
            base_url: without a slash at its end.
            has_key: asked at every call, so that a key can be exchanged.
            scheme: of the ``Authorization`` header.
            timeout_s: for one call, and longer for a long body.
        """
        self.name = name
        self.base_url = base_url
        self._has_key = has_key
        self._scheme = scheme
        self._timeout_s = timeout_s
        self._asking = self._client(connections_kept=20)
        # An order takes a connection of its own: one that was kept may have been closed by the
        # other side a moment ago, and then nobody knows whether the order was read.
        self._ordering = self._client(connections_kept=0)

    def _client(self, *, connections_kept: int) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            timeout=httpx.Timeout(self._timeout_s, connect=min(self._timeout_s, 10.0)),
            follow_redirects=False,  # the key must not follow one
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=connections_kept),
            headers={
                "User-Agent": f"Vitascope/{__version__}",
                "Accept": "application/json",
                "Accept-Encoding": "identity",  # what is small on the wire is small in memory
            },
        )

    async def close(self) -> None:
        await self._asking.aclose()
        await self._ordering.aclose()

    def authorization(self) -> dict[str, str]:
        """The header that carries the key; none if none is named.

        Raises:
            KeyRefused: it is named and not there, or no header can hold it.
        """
        key = self._has_key.key()
        if key is None:
            return {}
        if not key.isascii() or not key.isprintable() or key != key.strip():
            # The library below would say so as well, and quote it.
            raise KeyRefused(f"the key of {self.name} has a blank at its end or is not plain text")
        return {"Authorization": f"{self._scheme} {key}"}

    async def submit(
        self,
        path: str,
        *,
        json: Json | None = None,
        data: Mapping[str, str] | None = None,
        files: Files | None = None,
        headers: Mapping[str, str] | None = None,
        means: Meanings | None = None,
    ) -> Answer:
        """POST an order. What may have had an effect is never called a refusal.

        Args:
            path: below ``base_url``.
            json: the body; otherwise a form of ``data`` and ``files``, which goes out as multipart
                if there are files.
            means: what error codes of a 4xx mean: ``Unavailable``, ``KeyRefused`` …

        Raises:
            Unavailable, OrderRefused, ContentRejected, KeyRefused: certainly no order was made.
            Ambiguous: nobody knows.
        """
        request = self._ordering.build_request(
            "POST",
            self.base_url + path,
            content=None if json is None else orjson.dumps(json),
            data=data,
            files=files,
            headers={
                **({"Content-Type": "application/json"} if json is not None else {}),
                **self.authorization(),
                **(headers or {}),
            },
        )
        try:
            heard = await self._heard(self._ordering, request)
        except _NOT_SENT as error:
            raise Unavailable(f"{self.name} cannot be reached: {_why(error)}") from error
        except (httpx.RequestError, TimeoutError) as error:
            raise self._doubt(_why(error)) from error
        if not 200 <= heard.status < 300:
            raise self._unordered(heard, means or {}, has_key="idempotency-key" in request.headers)
        if heard.json is None:
            raise self._doubt("what it answered is not JSON")
        return Answer(heard.json, heard.headers, heard.status)

    async def ask(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | list[tuple[str, str]] | None = None,
        json: Json | None = None,
        headers: Mapping[str, str] | None = None,
        answers: Collection[int] = (),
    ) -> Answer:
        """Any call that may be repeated: a question, a cancel.

        Args:
            url: a path below ``base_url``, or an absolute URL that the provider gave. The key goes
                along only if that is on the same host: see ``is_own``.
            answers: statuses beside 2xx that are an answer: a result that says by 422 that there is
                none.

        Raises:
            Unavailable: no answer, too busy, or in trouble: ask again later.
            KeyRefused: the key is none, or may not.
            JobGone: 404 or 410.
            ProtocolBroken: any other answer.
        """
        target = self._target(url, params)
        request = self._asking.build_request(
            method,
            target,
            json=json,
            headers={**(self.authorization() if self.is_own(target) else {}), **(headers or {})},
        )
        try:
            heard = await self._heard(self._asking, request)
        except (httpx.RequestError, TimeoutError) as error:
            raise Unavailable(f"{self.name} cannot be reached: {_why(error)}") from error
        if 200 <= heard.status < 300:
            if heard.json is None and not heard.is_empty:
                raise ProtocolBroken(f"{self.name} sent no JSON")
        elif heard.status not in answers:
            raise self._unanswered(heard)
        return Answer(heard.json or {}, heard.headers, heard.status)

    def is_own(self, url: httpx.URL) -> bool:
        """Whether the URL is at the provider's own host, port and scheme: then it may see the
        key."""
        own = httpx.URL(self.base_url)
        return (url.scheme, url.host, url.port) == (own.scheme, own.host, own.port)

    def video(self, url: str, *, headers: Mapping[str, str] | None = None) -> VideoSource:
        """A finished file, as the provider says where it is.

        Args:
            headers: to be sent along to that host.

        Raises:
            ProtocolBroken: that is no URL.
        """
        target = self._target(url, None)
        return VideoSource(
            url=str(target),
            headers=headers or {},
            is_own_host=target.host == httpx.URL(self.base_url).host,
        )

    def _target(
        self, url: str, params: Mapping[str, str] | list[tuple[str, str]] | None
    ) -> httpx.URL:
        try:
            target = httpx.URL(self.base_url + url if url.startswith("/") else url)
        except httpx.InvalidURL as error:
            raise ProtocolBroken(f"{self.name} gave a URL that is none") from error
        if target.scheme not in ("http", "https") or not target.host:
            raise ProtocolBroken(f"{self.name} gave a URL that is none")
        pairs = list(params.items()) if isinstance(params, Mapping) else params or []
        query = target.params
        for name, value in pairs:
            query = query.add(name, value)
        return target.copy_with(params=query) if pairs else target

    async def _heard(self, client: httpx.AsyncClient, request: httpx.Request) -> _Heard:
        """Send it and read the answer, as much of it as can be one, within the time that it has."""
        size_bytes = int(request.headers.get("content-length", 0))
        limit_s = self._timeout_s + size_bytes / UPLOAD_SLOWEST_BYTES_PER_S
        async with asyncio.timeout(limit_s):
            response = await client.send(request, stream=True)
            try:
                content = bytearray()
                async for piece in response.aiter_bytes():
                    content += piece
                    if len(content) > ANSWER_MAX_BYTES:
                        return _Heard(response.status_code, response.headers, None)
            finally:
                await response.aclose()
        body = _object(bytes(content))
        return _Heard(response.status_code, response.headers, body, is_empty=not content)

    def _doubt(self, why: str) -> Ambiguous:
        return Ambiguous(f"{self.name} did not say whether it took the order: {why}")

    def _unordered(self, heard: _Heard, means: Meanings, *, has_key: bool) -> ProviderError:
        """What an answer to an order means that is no success."""
        status = heard.status
        meant = self._meant(heard, means)
        if meant is Unavailable or status in _BUSY or (status == 503 and heard.is_from_provider):
            return self._busy(heard)
        if meant is not None:
            return meant(f"{self.name} refuses the order: {self._told(heard)}")
        if status >= 500 or status in (408, _SEE_OTHER) or (status == 409 and has_key):
            # A 409 with an idempotency key: an order of that key is there.
            return self._doubt(f"it answered {self._told(heard)}")
        if status < 400:
            return OrderRefused(f"{self.name} answered {status} to the order")
        code, message = self._words(heard)
        if is_about_content(code, message):
            return ContentRejected(f"{self.name} refuses the content: {message or code}")
        if status in _KEY:
            return KeyRefused(f"{self.name} refuses the key: {self._told(heard)}")
        return OrderRefused(f"{self.name} refuses the order: {self._told(heard)}")

    def _unanswered(self, heard: _Heard) -> ProviderError:
        """What an answer to a question means that is no success."""
        status, told = heard.status, self._told(heard)
        if status in _BUSY or status == 503:
            return self._busy(heard)
        if status >= 500 or status == 408:
            return Unavailable(f"{self.name} answered {told}")
        if status in _KEY:
            return KeyRefused(f"{self.name} refuses the key: {told}")
        if status in (404, 410):
            return JobGone(f"{self.name} does not know the job: {told}")
        return ProtocolBroken(f"{self.name} answered {told}")

    def _meant(self, heard: _Heard, means: Meanings) -> type[ProviderError] | None:
        codes = codes_of(heard.json or {}) if 400 <= heard.status < 500 else ()
        return next((means[code] for code in codes if code in means), None)

    def _busy(self, heard: _Heard) -> Unavailable:
        return Unavailable(
            f"{self.name} has too much to do: {self._told(heard)}",
            retry_after_s=_pause_s(heard.headers),
            is_busy=True,
        )

    def _told(self, heard: _Heard) -> str:
        words = ": ".join(part for part in self._words(heard) if part)
        return f"{heard.status} ({words})" if words else str(heard.status)

    def _words(self, heard: _Heard) -> tuple[str, str]:
        """Code and sentence of an error; what it may quote of the key is left out."""
        try:
            key = self._has_key.key()
        except KeyRefused:
            key = None
        return error_of(heard.json or {}, key=key)


def _pause_s(headers: httpx.Headers) -> float | None:
    """The pause that was asked for."""
    milliseconds = headers.get("retry-after-ms", "")
    if milliseconds.isascii() and milliseconds.isdecimal():
        return float(milliseconds[:15]) / 1000
    return retry_after_s(headers.get("retry-after", ""), now=datetime.now(UTC)) or None


def _object(content: bytes) -> Json | None:
    try:
        body = orjson.loads(content)
    except orjson.JSONDecodeError:
        return None
    return body if isinstance(body, dict) else None


def _why(error: httpx.RequestError | TimeoutError) -> str:
    """Without the URL, which may be signed."""
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return "no answer in time"
    if isinstance(error, httpx.ProxyError):
        return "the proxy lets nobody through"
    if isinstance(error, httpx.ConnectError | httpx.UnsupportedProtocol):
        return "no connection could be made"
    if isinstance(error, httpx.ProtocolError | httpx.DecodingError):
        return "the answer broke off or is not HTTP"
    return "the connection broke"
