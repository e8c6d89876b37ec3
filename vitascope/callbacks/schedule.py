"""When a callback is tried again. Pure: knows seconds and HTTP's Retry-After."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

__all__ = ["RETRY_WAITS_S", "wait_s"]

SECOND: Final = 1.0
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE

RETRY_WAITS_S: Final = (
    5 * SECOND,
    30 * SECOND,
    2 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    1 * HOUR,
    2 * HOUR,
    4 * HOUR,
    8 * HOUR,
    8 * HOUR,
)
"""Pauses between a try that failed and the next: eleven tries, the last 23.7 hours and the jitter
after the first."""

JITTER: Final = 0.05
"""A pause is longer by up to this share: what failed together is not tried again together."""

RETRY_AFTER_LIMIT_S: Final = 24 * HOUR
"""A receiver may ask for a longer pause, up to this."""


def wait_s(tries: int, *, asked_s: float, waits_s: Sequence[float]) -> float | None:
    """The pause after so many tries, in seconds; None: that was the last.

    Args:
        tries: at least 1.
        asked_s: the pause that the receiver asked for; 0: none.
    """
    if tries > len(waits_s):
        return None
    planned_s = waits_s[tries - 1] * (1 + JITTER * random.random())
    return max(planned_s, min(asked_s, RETRY_AFTER_LIMIT_S))
