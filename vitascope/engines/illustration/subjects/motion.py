"""Curves of movement: easing, blinking, twitching, drifting. Plain numbers in, plain numbers out.

Everything is a pure function of time and seed, so frames can be drawn in any order and by any
process. It knows nothing of bodies or of drawing.
"""

from __future__ import annotations

from math import cos, exp, floor, pi, sin, tau

__all__ = [
    "Phrase",
    "blink",
    "chance",
    "drift",
    "lerp",
    "overshoot",
    "phrase",
    "plateau",
    "pulse",
    "ramp",
    "smooth",
    "twitch",
    "wave",
]

from dataclasses import dataclass


def chance(*keys: int) -> float:
    """A fixed random number in 0..1 for these whole numbers.

    Source: integer finaliser "lowbias32" (https://nullprogram.com/blog/2018/07/31/), one round
    for each key.
    """
    x = 0x9E3779B9
    for key in keys:
        x = (x ^ (key & 0xFFFFFFFF)) & 0xFFFFFFFF
        x = ((x ^ (x >> 16)) * 0x7FEB352D) & 0xFFFFFFFF
        x = ((x ^ (x >> 15)) * 0x846CA68B) & 0xFFFFFFFF
        x ^= x >> 16
    return x / 0x100000000


def lerp(a: float, b: float, share: float) -> float:
    """From ``a`` (share 0) to ``b`` (share 1)."""
    return a + (b - a) * share


def smooth(x: float) -> float:
    """0..1 → 0..1 with no speed and no acceleration at both ends; clamped outside."""
    x = min(1.0, max(0.0, x))
    return x * x * x * (x * (6 * x - 15) + 10)


def ramp(x: float, start: float, end: float) -> float:
    """0 before ``start``, 1 after ``end``, smooth between."""
    return smooth((x - start) / (end - start))


def plateau(x: float, *, rise: tuple[float, float], fall: tuple[float, float]) -> float:
    """0, up to 1 during ``rise``, back to 0 during ``fall``."""
    return ramp(x, *rise) - ramp(x, *fall)


def pulse(x: float, start: float, end: float) -> float:
    """One smooth hump of height 1 between ``start`` and ``end``, 0 outside."""
    if not start < x < end:
        return 0.0
    return sin(pi * (x - start) / (end - start)) ** 2


def overshoot(x: float, *, swing: float = 9.0, damping: float = 5.5) -> float:
    """0 → 1 as a spring does: past the goal, back, at rest by about x = 1. Clamped below 0."""
    if x <= 0.0:
        return 0.0
    return 1.0 - exp(-damping * x) * (cos(swing * x) + damping / swing * sin(swing * x))


def wave(t_s: float, period_s: float, phase: float = 0.0) -> float:
    """-1..1, a plain sine; ``phase`` in turns."""
    return sin(tau * (t_s / period_s + phase))


def drift(t_s: float, *, seed: int, rate_hz: float) -> float:
    """Smooth noise in -1..1, about ``rate_hz`` new directions a second; it never repeats."""
    x = t_s * rate_hz
    cell = floor(x)
    a, b = chance(seed, cell), chance(seed, cell + 1)
    return 2.0 * lerp(a, b, smooth(x - cell)) - 1.0


def blink(t_s: float, *, seed: int, every_s: float = 2.9) -> float:
    """How open the eyes are, 0 (shut) to 1; about one blink each ``every_s``, now and then two."""
    cell = floor(t_s / every_s)
    inside_s = t_s - cell * every_s
    at_s = (0.15 + 0.55 * chance(seed, cell, 1)) * every_s
    shut = pulse(inside_s, at_s, at_s + 0.2)
    if chance(seed, cell, 2) < 0.3:
        shut = max(shut, pulse(inside_s, at_s + 0.24, at_s + 0.44))
    return 1.0 - min(1.0, 1.35 * shut)


def twitch(t_s: float, *, seed: int, every_s: float = 1.9, length_s: float = 0.45) -> float:
    """Short trembles in -1..1 (an ear, a whisker), one in each ``every_s``, 0 between."""
    cell = floor(t_s / every_s)
    inside_s = t_s - cell * every_s - chance(seed, cell, 3) * (every_s - length_s)
    if not 0.0 < inside_s < length_s:
        return 0.0
    share = inside_s / length_s
    sign = 1.0 if chance(seed, cell, 4) < 0.5 else -1.0
    return sign * sin(tau * 2 * share) * sin(pi * share) ** 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where a moment lies in a row of short acts, each chosen by chance."""

    index: int
    """The how-manieth act this is."""
    inside_s: float
    """Time since it began."""
    pick: float
    """0..1, fixed for the whole act: which variant is played."""


def phrase(t_s: float, *, seed: int, length_s: float) -> Phrase:
    """The act that is being played at ``t_s``; acts should begin and end in the same pose."""
    index = floor(t_s / length_s)
    return Phrase(index, t_s - index * length_s, chance(seed, index, 5))
