"""Fetching a picture that a user names by its URL, without being led into our own network.

Synchronous; the worker calls it in a thread. Knows HTTP, redirects and limits; ``guard`` knows
which addresses are allowed, ``pictures`` what the bytes must be. Proxies named by the environment
are not used: a proxy would resolve the name itself, past the guard.
"""

import ssl
from collections.abc import Sequence
from typing import Final

import httpcore
import httpx

from vitascope import __version__
from vitascope.media.deadline import Deadline
from vitascope.media.errors import (
    AddressForbidden,
    HostUnknown,
    ImageForbidden,
    ImageUnreachable,
    PictureInvalid,
)
from vitascope.media.guard import GuardedBackend, IPNetwork
from vitascope.media.pictures import MAX_PICTURE_BYTES

__all__ = ["FETCH_LIMIT_S", "MAX_REDIRECTS", "fetch"]

FETCH_LIMIT_S: Final = 15.0
MAX_REDIRECTS: Final = 3

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})

# httpcore's errors in the words of a person; the first class that fits.
_REASONS: Final = (
    (httpcore.TimeoutException, "there was no answer in time"),
    (httpcore.ConnectError, "no connection could be made"),
    (httpcore.NetworkError, "the connection broke"),
    (httpcore.ProtocolError, "the answer broke off or is not HTTP"),
)


def fetch(
    url: str,
    *,
    allow: Sequence[IPNetwork] = (),
    limit_bytes: int = MAX_PICTURE_BYTES,
    timeout_s: float = FETCH_LIMIT_S,
    ssl_context: ssl.SSLContext | None = None,
) -> bytes:
    """Get a URL's content.

    Args:
        url: http or https, any port, no credentials in it.
        allow: networks that may be reached although they are not public.
        limit_bytes: of the content.
        timeout_s: for all of it: names, connections, redirects, the last byte.
        ssl_context: whom to trust; None: the system's certificate store, and certifi's.

    Raises:
        ImageForbidden: the address, or one it redirects to, is refused.
        ImageUnreachable: no answer in time, not a 200, or over ``MAX_REDIRECTS`` redirects.
        PictureInvalid: larger than ``limit_bytes``.
    """
    target = _parse(url)
    with (
        Deadline(timeout_s) as deadline,
        httpcore.ConnectionPool(
            ssl_context=ssl_context or _trust(),
            network_backend=GuardedBackend(allow=allow, deadline=deadline),
            # A kept connection would skip the guard at a redirect to the same host.
            max_keepalive_connections=0,
        ) as pool,
    ):
        for _ in range(MAX_REDIRECTS + 1):
            answer = _get(pool, target, deadline=deadline, limit_bytes=limit_bytes)
            if isinstance(answer, bytes):
                return answer
            target = answer
    raise _unreachable(target, f"it redirects more than {MAX_REDIRECTS} times")


def _parse(url: str | httpx.URL) -> httpx.URL:
    try:
        target = httpx.URL(url)
    except httpx.InvalidURL as exc:
        raise ImageForbidden("The picture's URL is not valid.") from exc
    if target.scheme not in ("http", "https"):
        raise ImageForbidden("The picture's URL must be http or https.")
    if not target.host or (target.port or 0) > 65535:
        raise ImageForbidden("The picture's URL has no valid host and port.")
    if target.userinfo:
        raise ImageForbidden(
            f"The picture's URL at {target.host} must not hold a user name or password."
        )
    return target


def _get(
    pool: httpcore.ConnectionPool, target: httpx.URL, *, deadline: Deadline, limit_bytes: int
) -> bytes | httpx.URL:
    """The content, or where the answer redirects to."""
    try:
        answer = _exchange(pool, target, deadline=deadline, limit_bytes=limit_bytes)
    except AddressForbidden as exc:
        raise ImageForbidden(f"The picture's address is refused: {exc.message}") from exc
    except HostUnknown as exc:
        raise _unreachable(target, "its host has no address") from exc
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as exc:
        raise _unreachable(target, _reason(exc, deadline)) from exc
    if deadline.has_passed:
        raise _unreachable(target, _too_slow(deadline))
    return answer


def _exchange(
    pool: httpcore.ConnectionPool, target: httpx.URL, *, deadline: Deadline, limit_bytes: int
) -> bytes | httpx.URL:
    limit_s = deadline.remaining_s
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), limit_s)
    with pool.stream(
        "GET",
        _httpcore_url(target),
        headers=_headers(target),
        extensions={"timeout": timeouts},
    ) as response:
        headers = {name.lower(): value for name, value in response.headers}
        if response.status in _REDIRECTS and b"location" in headers:
            return _follow(target, headers[b"location"])
        if response.status != 200:
            raise _unreachable(target, f"it answered {response.status}")
        return _read(response, headers.get(b"content-length"), limit_bytes=limit_bytes)


def _read(response: httpcore.Response, length: bytes | None, *, limit_bytes: int) -> bytes:
    too_large = PictureInvalid(f"The picture is larger than {limit_bytes} bytes.")
    if length is not None and length.isdigit() and int(length) > limit_bytes:
        raise too_large
    content = bytearray()
    for chunk in response.iter_stream():
        content += chunk
        if len(content) > limit_bytes:
            raise too_large
    return bytes(content)


def _follow(target: httpx.URL, location: bytes) -> httpx.URL:
    try:
        return _parse(target.join(location.decode("ascii")))
    except (httpx.InvalidURL, UnicodeDecodeError) as exc:
        raise _unreachable(target, "it redirects to something that is not a URL") from exc


def _httpcore_url(target: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path
    )


def _headers(target: httpx.URL) -> list[tuple[bytes, bytes]]:
    return [
        (b"Host", target.netloc),
        (b"User-Agent", f"Vitascope/{__version__}".encode()),
        (b"Accept", b"image/*"),
        # Compressed content could unfold beyond the limit.
        (b"Accept-Encoding", b"identity"),
    ]


def _trust() -> ssl.SSLContext:
    context = httpcore.default_ssl_context()
    context.load_default_certs()
    return context


def _unreachable(target: httpx.URL, reason: str) -> ImageUnreachable:
    return ImageUnreachable(f"The picture at {target.host} could not be fetched: {reason}.")


def _reason(exc: Exception, deadline: Deadline) -> str:
    if deadline.has_passed:
        return _too_slow(deadline)
    # httpcore's pool drops the cause, but keeps it as the error's argument.
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in exc.args):
        return "its certificate is not valid"
    return next(words for kind, words in _REASONS if isinstance(exc, kind))


def _too_slow(deadline: Deadline) -> str:
    return f"it took longer than {deadline.limit_s:g} seconds"
