"""Fetching what a user names by its URL, without being led into our own network.

Synchronous; the worker calls it in a thread. Knows HTTP, redirects and limits; ``guard`` knows
which addresses are allowed, ``kinds`` how large a picture, an audio or a video may be, and
nobody here what the bytes must be. Proxies named by the environment are not used: a proxy would
resolve the name itself, past the guard. ``Errand`` is the way of ``download`` too, which gets what
a provider has made.
"""

from __future__ import annotations

import io
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

import httpcore
import httpx

from vitascope import __version__
from vitascope.catalog.media import MediaKind
from vitascope.media.deadline import Deadline
from vitascope.media.errors import AddressForbidden, HostUnknown, MediaError, file_error
from vitascope.media.guard import GuardedBackend, IPNetwork
from vitascope.media.kinds import KINDS, Kind
from vitascope.media.web import UrlRefused, failure, system_trust, web_url, wire_url

__all__ = ["MAX_REDIRECTS", "Errand", "fetch", "fetch_file"]

MAX_REDIRECTS: Final = 3

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


def fetch(
    url: str,
    *,
    kind: MediaKind = "image",
    allow: Sequence[IPNetwork] = (),
    limit_bytes: int | None = None,
    timeout_s: float | None = None,
    ssl_context: ssl.SSLContext | None = None,
) -> bytes:
    """Get a URL's content.

    Args:
        url: http or https, any port, no credentials in it.
        kind: what it is; decides the errors and the limits.
        allow: networks that may be reached although they are not public.
        limit_bytes: of the content; None: the kind's.
        timeout_s: for all of it: names, connections, redirects, the last byte; None: the kind's.
        ssl_context: whom to trust; None: the system's certificate store, and certifi's.

    Raises:
        ImageForbidden, AudioForbidden, VideoForbidden: the address, or one it redirects to, is
            refused.
        ImageUnreachable, AudioUnreachable, VideoUnreachable: no answer in time, not a 200, or
            over ``MAX_REDIRECTS`` redirects.
        PictureInvalid, AudioInvalid, VideoInvalid: larger than ``limit_bytes``.
    """
    content = io.BytesIO()
    row = KINDS[kind]
    errand = Errand(kind=row, sink=content, limit_bytes=limit_bytes or row.limit_bytes)
    _run(errand, url, allow=allow, timeout_s=timeout_s, ssl_context=ssl_context)
    return content.getvalue()


def fetch_file(
    url: str,
    path: Path,
    *,
    kind: MediaKind,
    allow: Sequence[IPNetwork] = (),
    timeout_s: float | None = None,
    ssl_context: ssl.SSLContext | None = None,
) -> None:
    """As ``fetch``, into a file: what is held in memory does not grow with the content.

    Args:
        path: the file to make; what is there on an error is not whole.

    Raises:
        DiskFull, EncodeFailed: the file cannot be written.
        Besides: see ``fetch``.
    """
    row = KINDS[kind]
    try:
        with path.open("wb") as file:
            errand = Errand(kind=row, sink=file, limit_bytes=row.limit_bytes)
            _run(errand, url, allow=allow, timeout_s=timeout_s, ssl_context=ssl_context)
    except OSError as exc:
        raise file_error(exc.errno, path=path, reason=exc.strerror or "write error") from exc


def _run(
    errand: Errand,
    url: str,
    *,
    allow: Sequence[IPNetwork],
    timeout_s: float | None,
    ssl_context: ssl.SSLContext | None,
) -> None:
    with Deadline(timeout_s or errand.kind.fetch_limit_s) as deadline:
        backend = GuardedBackend(allow=allow, deadline=deadline)
        errand.run(url, backend=backend, deadline=deadline, ssl_context=ssl_context)


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One thing to be fetched, through all its redirects."""

    kind: Kind
    sink: BinaryIO
    """Where the content goes; nothing does before a 200."""
    limit_bytes: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """Sent to the first URL's scheme, host and port; a redirect to any other goes without."""
    refused_types: Mapping[str, str] = field(default_factory=dict)
    """Media types that the content cannot be of → what a user calls them."""
    stall_s: float | None = None
    """How long nothing may come; None: until the deadline."""

    def run(
        self,
        url: str,
        *,
        backend: httpcore.NetworkBackend,
        deadline: Deadline,
        ssl_context: ssl.SSLContext | None,
    ) -> None:
        """Fetch it.

        Args:
            backend: connects to what may be reached, and has ``deadline`` watch it.
            deadline: entered.
            ssl_context: whom to trust; None: the system's certificate store, and certifi's.

        Raises:
            The errors of ``kind``; OSError where the sink has no room.
        """
        origin = target = self._parse(url)
        with httpcore.ConnectionPool(
            ssl_context=ssl_context or system_trust(),
            network_backend=backend,
            # A kept connection would skip the guard at a redirect to the same host.
            max_keepalive_connections=0,
        ) as pool:
            for _ in range(MAX_REDIRECTS + 1):
                headers = self.headers if _is_same_origin(target, origin) else {}
                onward = self._get(pool, target, headers=headers, deadline=deadline)
                if onward is None:
                    return
                target = onward
        raise self._unreachable(target, f"it redirects more than {MAX_REDIRECTS} times")

    def _parse(self, url: str | httpx.URL) -> httpx.URL:
        try:
            return web_url(url)
        except UrlRefused as exc:
            raise self.kind.forbidden(f"The {self.kind.noun}'s URL {exc.message}.") from exc

    def _get(
        self,
        pool: httpcore.ConnectionPool,
        target: httpx.URL,
        *,
        headers: Mapping[str, str],
        deadline: Deadline,
    ) -> httpx.URL | None:
        """Where the answer redirects to; None: the content is in the sink."""
        try:
            onward = self._exchange(pool, target, headers=headers, deadline=deadline)
        except AddressForbidden as exc:
            noun = self.kind.noun
            raise self.kind.forbidden(f"The {noun}'s address is refused: {exc.message}") from exc
        except HostUnknown as exc:
            raise self._unreachable(target, "its host has no address") from exc
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as exc:
            raise self._unreachable(target, self._reason(exc, deadline)) from exc
        if deadline.has_passed:
            raise self._unreachable(target, _too_slow(deadline))
        return onward

    def _exchange(
        self,
        pool: httpcore.ConnectionPool,
        target: httpx.URL,
        *,
        headers: Mapping[str, str],
        deadline: Deadline,
    ) -> httpx.URL | None:
        limit_s = min(deadline.remaining_s, self.stall_s or deadline.limit_s)
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), limit_s)
        with pool.stream(
            "GET",
            wire_url(target),
            headers=_headers(target, accept=self.kind.accept, more=headers),
            extensions={"timeout": timeouts},
        ) as response:
            answered = {name.lower(): value for name, value in response.headers}
            if response.status in _REDIRECTS and b"location" in answered:
                return self._follow(target, answered[b"location"])
            if response.status != 200:
                raise self._unreachable(target, f"it answered {response.status}")
            self._check_type(target, answered.get(b"content-type", b""))
            self._read(response, answered.get(b"content-length"))
        return None

    def _check_type(self, target: httpx.URL, content_type: bytes) -> None:
        name = content_type.decode("latin-1").partition(";")[0].strip().lower()
        if name in self.refused_types:
            what = self.refused_types[name]
            raise self.kind.invalid(f"What {target.host} gives for the {self.kind.noun} is {what}.")

    def _read(self, response: httpcore.Response, length: bytes | None) -> None:
        if length is not None and length.isdigit() and int(length) > self.limit_bytes:
            raise self._too_large()
        size_bytes = 0
        for chunk in response.iter_stream():
            size_bytes += len(chunk)
            if size_bytes > self.limit_bytes:
                raise self._too_large()
            self.sink.write(chunk)

    def _follow(self, target: httpx.URL, location: bytes) -> httpx.URL:
        try:
            return self._parse(target.join(location.decode("ascii")))
        except (httpx.InvalidURL, UnicodeDecodeError) as exc:
            raise self._unreachable(target, "it redirects to something that is not a URL") from exc

    def _reason(self, exc: Exception, deadline: Deadline) -> str:
        if deadline.has_passed:
            return _too_slow(deadline)
        if self.stall_s is not None and isinstance(exc, httpcore.ReadTimeout):
            return f"nothing came for {self.stall_s:g} seconds"
        return failure(exc)

    def _too_large(self) -> MediaError:
        return self.kind.invalid(f"The {self.kind.noun} is larger than {self.limit_bytes} bytes.")

    def _unreachable(self, target: httpx.URL, reason: str) -> MediaError:
        return self.kind.unreachable(
            f"The {self.kind.noun} at {target.host} could not be fetched: {reason}."
        )


def _headers(
    target: httpx.URL, *, accept: str, more: Mapping[str, str]
) -> list[tuple[bytes, bytes]]:
    return [
        (b"Host", target.netloc),
        (b"User-Agent", f"Vitascope/{__version__}".encode()),
        (b"Accept", accept.encode()),
        # Compressed content could unfold beyond the limit.
        (b"Accept-Encoding", b"identity"),
        *((name.encode("ascii"), value.encode("latin-1")) for name, value in more.items()),
    ]


def _is_same_origin(target: httpx.URL, origin: httpx.URL) -> bool:
    return (target.scheme, target.netloc) == (origin.scheme, origin.netloc)


def _too_slow(deadline: Deadline) -> str:
    return f"it took longer than {deadline.limit_s:g} seconds"
