"""Where a key with a request limit stands. Pure: the counting itself is one statement of
``store``."""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["Rate", "rate_of"]

MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class Rate:
    """A key's requests, the present one included."""

    limit_per_minute: int
    remaining: int
    """Requests that would be let through if they came now."""
    reset_s: int
    """With some remaining: seconds until the clock's minute ends. With none: until there is one."""
    is_admitted: bool
    """Whether the present request is let through."""


def rate_of(
    *, limit_per_minute: int, requests: int, before: int, elapsed: float, is_admitted: bool
) -> Rate:
    """What ``store.count_request`` counted, as a caller needs it.

    Args:
        requests: admitted in the clock's minute.
        before: admitted in the minute before; they weigh ``1 - elapsed`` each.
        elapsed: of the clock's minute, 0..1.
    """
    room = limit_per_minute - requests - before * (1 - elapsed)
    remaining = max(0, math.ceil(room)) if is_admitted else 0
    rest_s = (1 - elapsed) * MINUTE_S
    if remaining:
        reset_s = math.ceil(rest_s)
    elif requests < limit_per_minute:  # there is room within this minute, once `before` weighs less
        reset_s = _whole(max(0.0, _lightened(before, limit_per_minute - requests) - elapsed))
    else:
        reset_s = _whole(rest_s / MINUTE_S + _lightened(requests, limit_per_minute))
    return Rate(limit_per_minute, remaining, max(1, reset_s), is_admitted)


def _lightened(requests: int, room: int) -> float:
    """The part of a minute after which the requests of the minute before weigh no more than
    ``room``."""
    return max(0.0, 1 - room / requests) if requests else 0.0


def _whole(minutes: float) -> int:
    """Whole seconds after which that time has passed for certain."""
    return math.floor(minutes * MINUTE_S) + 1
