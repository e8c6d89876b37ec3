"""A time limit over a whole network exchange, however slowly its bytes drip.

Time-outs of sockets start anew at every byte: a server that sends one each second is never late,
not in the TLS handshake either. A deadline shuts the connection down under whoever waits on it.
Knows sockets; knows nothing of HTTP.
"""

import socket
import threading
import time
from types import TracebackType
from typing import Self

__all__ = ["Deadline"]


class Deadline:
    """A context manager; the clock runs while it is entered."""

    def __init__(self, limit_s: float) -> None:
        self.limit_s = limit_s
        self._end_s = 0.0
        self._lock = threading.Lock()
        self._watched: list[socket.socket] = []
        self._timer = threading.Timer(limit_s, self._cut)
        self._timer.daemon = True

    @property
    def remaining_s(self) -> float:
        """Never quite zero: to a socket, zero would mean non-blocking."""
        return max(self._end_s - time.monotonic(), 0.001)

    @property
    def has_passed(self) -> bool:
        """True as well where a cut connection looked like an ordinary end."""
        return time.monotonic() >= self._end_s

    def watch(self, connection: socket.socket) -> None:
        """Cut ``connection`` when time is up. Its owner still closes it."""
        # A duplicate shares the connection but not the descriptor, which TLS takes over and which
        # may be closed, and reused by another thread, before the timer fires.
        duplicate = connection.dup()
        with self._lock:
            self._watched.append(duplicate)
        if self.has_passed:
            self._cut()

    def __enter__(self) -> Self:
        self._end_s = time.monotonic() + self.limit_s
        self._timer.start()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            while self._watched:
                self._watched.pop().close()

    def _cut(self) -> None:
        with self._lock:
            for connection in self._watched:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    # Already closed by the other side: there is nothing left to cut.
                    continue
