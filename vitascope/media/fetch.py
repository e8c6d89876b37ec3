"""Fetching what a user names by its URL, without being led into our own network.

Synchronous; the worker calls it in a thread. Knows HTTP, redirects and limits; ``guard`` knows
which addresses are allowed, ``kinds`` how large a picture, an audio or a video may be, and
nobody here what the bytes must be. Proxies named by the environment are not used: a proxy would
resolve the name itself, past the guard.
"""

import io
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
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

__all__ = ["MAX_REDIRECTS", "fetch", "fetch_file"]

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
    errand = _Errand(KINDS[kind], content, limit_bytes or KINDS[kind].limit_bytes)
    errand.run(url, allow=allow, timeout_s=timeout_s, ssl_context=ssl_context)
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
    try:
        with path.open("wb") as file:
            errand = _Errand(KINDS[kind], file, KINDS[kind].limit_bytes)
            errand.run(url, allow=allow, timeout_s=timeout_s, ssl_context=ssl_context)
    except OSError as exc:
        raise file_error(exc.errno, path=path, reason=exc.strerror or "write error") from exc


@dataclass(frozen=True, slots=True)
class _Errand:
    """One thing to be fetched, through all its redirects."""

    kind: Kind
    sink: BinaryIO
    """Where the content goes; nothing does before a 200."""
    limit_bytes: int

    def run(
        self,
        url: str,
        *,
        allow: Sequence[IPNetwork],
        timeout_s: float | None,
        ssl_context: ssl.SSLContext | None,
    ) -> None:
        target = self._parse(url)
        with (
            Deadline(timeout_s or self.kind.fetch_limit_s) as deadline,
            httpcore.ConnectionPool(
                ssl_context=ssl_context or system_trust(),
                network_backend=GuardedBackend(allow=allow, deadline=deadline),
                # A kept connection would skip the guard at a redirect to the same host.
                max_keepalive_connections=0,
            ) as pool,
        ):
            for _ in range(MAX_REDIRECTS + 1):
                onward = self._get(pool, target, deadline=deadline)
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
        self, pool: httpcore.ConnectionPool, target: httpx.URL, *, deadline: Deadline
    ) -> httpx.URL | None:
        """Where the answer redirects to; None: the content is in the sink."""
        try:
            onward = self._exchange(pool, target, deadline=deadline)
        except AddressForbidden as exc:
            noun = self.kind.noun
            raise self.kind.forbidden(f"The {noun}'s address is refused: {exc.message}") from exc
        except HostUnknown as exc:
            raise self._unreachable(target, "its host has no address") from exc
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as exc:
            raise self._unreachable(target, _reason(exc, deadline)) from exc
        if deadline.has_passed:
            raise self._unreachable(target, _too_slow(deadline))
        return onward

    def _exchange(
        self, pool: httpcore.ConnectionPool, target: httpx.URL, *, deadline: Deadline
    ) -> httpx.URL | None:
        limit_s = deadline.remaining_s
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), limit_s)
        with pool.stream(
            "GET",
            wire_url(target),
            headers=_headers(target, accept=self.kind.accept),
            extensions={"timeout": timeouts},
        ) as response:
            headers = {name.lower(): value for name, value in response.headers}
            if response.status in _REDIRECTS and b"location" in headers:
                return self._follow(target, headers[b"location"])
            if response.status != 200:
                raise self._unreachable(target, f"it answered {response.status}")
            self._read(response, headers.get(b"content-length"))
        return None

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

    def _too_large(self) -> MediaError:
        return self.kind.invalid(f"The {self.kind.noun} is larger than {self.limit_bytes} bytes.")

    def _unreachable(self, target: httpx.URL, reason: str) -> MediaError:
        return self.kind.unreachable(
            f"The {self.kind.noun} at {target.host} could not be fetched: {reason}."
        )


def _headers(target: httpx.URL, *, accept: str) -> list[tuple[bytes, bytes]]:
    return [
        (b"Host", target.netloc),
        (b"User-Agent", f"Vitascope/{__version__}".encode()),
        (b"Accept", accept.encode()),
        # Compressed content could unfold beyond the limit.
        (b"Accept-Encoding", b"identity"),
    ]


def _reason(exc: Exception, deadline: Deadline) -> str:
    if deadline.has_passed:
        return _too_slow(deadline)
    return failure(exc)


def _too_slow(deadline: Deadline) -> str:
    return f"it took longer than {deadline.limit_s:g} seconds"
