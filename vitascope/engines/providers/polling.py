"""How often a provider is asked about a job. Pure."""

from __future__ import annotations

import random
from typing import Final

__all__ = ["backoff_s", "poll_wait_s"]

SHARE: Final = 0.1
"""The wait, as a share of how long the job takes so far: that is how late its end is noticed."""

JITTER: Final = 0.2
"""A wait is up to so much shorter or longer, so that jobs that began together drift apart."""

FIRST_BACKOFF_S: Final = 1.0
LONGEST_BACKOFF_S: Final = 60.0


def poll_wait_s(age_s: float, *, shortest_s: float, longest_s: float) -> float:
    """Seconds until the job is asked about again.

    Args:
        age_s: since it was ordered.
    """
    return _jittered(min(max(SHARE * age_s, shortest_s), longest_s))


def backoff_s(failures: int) -> float:
    """Seconds to wait after so many failures in a row, the first being 1."""
    return _jittered(min(FIRST_BACKOFF_S * 2.0 ** min(failures - 1, 10), LONGEST_BACKOFF_S))


def _jittered(wait_s: float) -> float:
    return wait_s * random.uniform(1 - JITTER, 1 + JITTER)
