"""Ways through the air: who flutters, who crosses, who drifts, who stays. Pure functions of time.

Knows nothing of drawing.
"""

from __future__ import annotations

import math
from enum import Enum

from .body import Body

__all__ = ["Manner", "Way", "manner_of", "place_at"]

_STAYS = frozenset({"moon", "sun", "planet", "earth", "star", "satellite", "ufo", "cloud"})
_DRIFTS = frozenset(
    {"hot air balloon", "airship", "balloon", "bubble", "kite", "parachute", "paraglider", "drone"}
)
_RISES = frozenset({"rocket"})
_FLUTTERS_M = 0.2
"""What is smaller flutters about."""

Way = tuple[float, float]
"""x, y in neutral pixels."""


class Manner(Enum):
    """How something moves in the air."""

    STAY = "stay"
    DRIFT = "drift"
    RISE = "rise"
    FLUTTER = "flutter"
    CROSS = "cross"
    HOVER = "hover"
    """About a place it was given."""


def manner_of(body: Body, *, is_placed: bool, floats: bool) -> Manner:
    """How a body in the air moves.

    Args:
        is_placed: the prompt says where it is.
        floats: everything hangs there: under water, in space.
    """
    kind = body.subject.kind
    if kind in _STAYS:
        return Manner.STAY
    if kind in _RISES and not is_placed:
        return Manner.RISE
    if is_placed or kind in _DRIFTS:
        return Manner.HOVER if is_placed else Manner.DRIFT
    swims = body.pose in ("swim", "walk", "run", "fly") or "swim" in body.rig.actions
    if floats and not swims:
        return Manner.HOVER
    return Manner.FLUTTER if body.height_m < _FLUTTERS_M and not floats else Manner.CROSS


def place_at(
    manner: Manner,
    *,
    home: Way,
    air: tuple[float, float, float, float],
    t_s: float,
    duration_s: float,
    seed: int,
) -> Way:
    """Where the body is at a moment.

    Args:
        home: its spot.
        air: left, top, right, bottom it moves in.
        duration_s: of the clip: whoever crosses takes about that long.
        seed: makes two of a kind move differently.
    """
    left, top, right, bottom = air
    wide, tall = right - left, bottom - top
    phase = seed % 628 / 100
    x, y = home
    match manner:
        case Manner.STAY:
            return home
        case Manner.DRIFT:
            return (
                x + 0.012 * wide * (t_s - duration_s / 2),
                y + 0.03 * tall * math.sin(0.5 * t_s + phase),
            )
        case Manner.RISE:
            u = max(0.0, t_s / max(4.0, duration_s) - 0.12)
            return x + 0.003 * wide * math.sin(9 * t_s), bottom - 0.95 * tall * u * u
        case Manner.HOVER:
            return (
                x + 0.012 * wide * math.sin(0.7 * t_s + phase),
                y + 0.028 * tall * math.sin(0.9 * t_s + 2 * phase),
            )
        case Manner.FLUTTER:
            return (
                x + wide * (0.2 * math.sin(0.43 * t_s + phase) + 0.1 * math.sin(1.1 * t_s)),
                y + tall * (0.16 * math.sin(0.61 * t_s + 2 * phase) + 0.07 * math.sin(1.7 * t_s)),
            )
        case Manner.CROSS:
            # It is in the middle of its way in the middle of the clip, and never wholly gone.
            span = 0.55 * wide
            pace = span / max(6.0, duration_s)
            return (
                x + pace * (t_s - duration_s / 2),
                y + 0.04 * tall * math.sin(0.7 * t_s + phase),
            )
