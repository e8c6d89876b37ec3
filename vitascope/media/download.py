"""Getting a provider's finished video, at once and whole or not at all.

As ``fetch``, past the same guard, but for a file that a provider made: it may want a key, it may
lie on the operator's own network, and it is large. Synchronous; the worker calls it in a thread.
Knows nothing of providers, nor of what the file is: ``finish`` looks into it.
"""

from __future__ import annotations

import ipaddress
import ssl
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import httpcore
from httpcore import SOCKET_OPTION

from vitascope.engines.base import RenderCancelled
from vitascope.media.deadline import Deadline
from vitascope.media.errors import FilmUnreachable, FilmUnusable, file_error
from vitascope.media.fetch import Errand
from vitascope.media.guard import GuardedBackend, IPNetwork
from vitascope.media.kinds import Kind

__all__ = ["MAX_FILM_BYTES", "download"]

MAX_FILM_BYTES: Final = 1024**3
"""Fifteen seconds at 500 Mbit/s."""

_LIMIT_S: Final = 300.0
_STALL_S: Final = 20.0
_POLL_S: Final = 0.1
"""How often a cancel is looked for."""

_EVERYWHERE: Final = (ipaddress.ip_network("0.0.0.0/0"), ipaddress.ip_network("::/0"))

_REFUSED_TYPES: Final = {
    "application/json": "JSON, not a video",
    "application/problem+json": "JSON, not a video",
    "text/html": "a web page, not a video",
    "text/plain": "text, not a video",
    "text/xml": "XML, not a video",
    "application/xml": "XML, not a video",
}
"""How errors look that come with a 200. Any other type may be a video: many call all files
``application/octet-stream``."""


def download(
    url: str,
    path: Path,
    *,
    headers: Mapping[str, str] | None = None,
    allow: Sequence[IPNetwork] = (),
    own_host: str | None = None,
    limit_bytes: int = MAX_FILM_BYTES,
    timeout_s: float = _LIMIT_S,
    stall_s: float = _STALL_S,
    cancel: threading.Event | None = None,
    ssl_context: ssl.SSLContext | None = None,
) -> None:
    """Get a finished video into a file.

    Args:
        url: http or https.
        path: the file to make; on an error there is none.
        headers: sent to the URL's own scheme, host and port only; no redirect to another takes
            them along.
        allow: networks that may be reached although they are not public.
        own_host: the name or address of the host the operator configured: it may be anywhere, on
            any port. Every other host is guarded, those of redirects too.
        limit_bytes: of the file; more is refused by its ``Content-Length``, or while it comes.
        timeout_s: for all of it.
        stall_s: how long nothing may come.
        cancel: once set, the download is given up.
        ssl_context: whom to trust; None: the system's certificate store, and certifi's.

    Raises:
        FilmUnreachable: no answer, not a 200, broken off, too slow, too many redirects. The same
            URL may work later; it may also have expired.
        FilmUnusable: an address that is refused, a file that is too large, or text in the place of
            a video.
        RenderCancelled: ``cancel`` was set.
        DiskFull, EncodeFailed: the file cannot be written.
    """
    cancel = cancel or threading.Event()
    kind = Kind(
        noun="finished video",
        accept="video/*, */*;q=0.5",
        limit_bytes=limit_bytes,
        fetch_limit_s=timeout_s,
        unreachable=FilmUnreachable,
        forbidden=FilmUnusable,
        invalid=FilmUnusable,
    )
    try:
        with path.open("wb") as file, _Patience(timeout_s, cancel) as patience:
            errand = Errand(
                kind=kind,
                sink=file,
                limit_bytes=limit_bytes,
                headers=headers or {},
                refused_types=_REFUSED_TYPES,
                stall_s=stall_s,
            )
            backend = _Backend(allow=allow, own_host=own_host, deadline=patience)
            errand.run(url, backend=backend, deadline=patience, ssl_context=ssl_context)
        _check(cancel)
    except OSError as exc:
        path.unlink(missing_ok=True)
        raise file_error(exc.errno, path=path, reason=exc.strerror or "write error") from exc
    except BaseException:
        path.unlink(missing_ok=True)
        # A connection that was cut looks like one that broke.
        _check(cancel)
        raise


def _check(cancel: threading.Event) -> None:
    if cancel.is_set():
        raise RenderCancelled


class _Patience(Deadline):
    """A deadline that a cancel brings forward."""

    def __init__(self, limit_s: float, cancel: threading.Event) -> None:
        super().__init__(limit_s)
        self._cancel = cancel
        self._is_over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="cancel", daemon=True)

    def __enter__(self) -> Self:
        super().__enter__()
        self._watcher.start()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._is_over.set()
        self._watcher.join()
        super().__exit__(exc_type, exc, traceback)

    def _watch(self) -> None:
        while not self._is_over.wait(_POLL_S):
            if self._cancel.is_set():
                # Again each time: a connection made meanwhile is cut too.
                self._cut()


class _Backend(httpcore.NetworkBackend):
    """Connects to the operator's own host wherever it is, and to others where the guard lets."""

    def __init__(
        self, *, allow: Sequence[IPNetwork], own_host: str | None, deadline: Deadline
    ) -> None:
        self._own_host = None if own_host is None else own_host.strip("[]").lower()
        self._guarded = GuardedBackend(allow=allow, deadline=deadline)
        self._open = GuardedBackend(allow=_EVERYWHERE, deadline=deadline)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Raises:
        As ``GuardedBackend``.
        """
        is_own = host.strip("[]").lower() == self._own_host
        backend = self._open if is_own else self._guarded
        return backend.connect_tcp(host, port, timeout, local_address, socket_options)
