"""Leaves a provider alone that is in trouble: after failures in a row, nothing is sent for a while.

Pure: told what happened and what the time is. One per provider and process.
"""

from __future__ import annotations

from typing import Final

__all__ = ["Breaker"]

FAILURES_MAX: Final = 5
"""In a row; then the circuit is open."""

FIRST_PAUSE_S: Final = 15.0
LONGEST_PAUSE_S: Final = 300.0
"""How long it stays open: twice as long each time that the one call after it fails, too."""


TRIAL_S: Final = 90.0
"""After so long without news of it, the one call is taken for lost."""


class Breaker:
    """Closed (calls go), open (none does), half open (one does, and decides)."""

    def __init__(self) -> None:
        self._failures = 0
        self._pause_s = FIRST_PAUSE_S
        self._open_until_s: float | None = None
        self._tried_at_s: float | None = None

    def wait_s(self, now_s: float) -> float:
        """How long to wait before the next call; 0: it may go, and what comes of it must be told.

        Args:
            now_s: of a clock that only goes forward.
        """
        if self._open_until_s is None:
            return 0.0
        if now_s < self._open_until_s:
            return self._open_until_s - now_s
        if self._tried_at_s is not None and now_s < self._tried_at_s + TRIAL_S:
            return 1.0  # whoever tries will know soon
        self._tried_at_s = now_s
        return 0.0

    @property
    def is_open(self) -> bool:
        """Whether the provider is left alone, or was until a call that is still out."""
        return self._open_until_s is not None

    def worked(self) -> None:
        """A call was answered, whatever it said."""
        self._failures = 0
        self._pause_s = FIRST_PAUSE_S
        self._open_until_s = None
        self._tried_at_s = None

    def failed(self, now_s: float) -> bool:
        """A call was not answered, or with the provider's own trouble.

        Returns:
            Whether this opened the circuit.
        """
        self._failures += 1
        if self._open_until_s is None and self._failures < FAILURES_MAX:
            return False
        was_trying = self._tried_at_s is not None
        if self._open_until_s is not None and not was_trying:
            return False  # a call that went out before it was opened
        if was_trying:
            self._pause_s = min(2 * self._pause_s, LONGEST_PAUSE_S)
        self._tried_at_s = None
        self._open_until_s = now_s + self._pause_s
        return True

    def trip(self, now_s: float) -> None:
        """Open it at once: calls are pointless as things are."""
        self._failures = FAILURES_MAX
        self._tried_at_s = None
        self._open_until_s = now_s + self._pause_s
