"""Rooms and work: room tone, cups, keys, kitchens, tools, balls. See ``take.py``."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vitascope.engines.base import Samples

from .take import Line, Mono, Shape, Take, add, band, line, place, silence
from .tones import burst, ring

__all__ = [
    "beeps",
    "cups",
    "hall",
    "knocks",
    "pins",
    "room",
    "sizzle",
    "splash",
    "strokes",
    "typing",
]

_CHINA = (
    (1.0, 1.0, 0.09),
    (1.52, 0.7, 0.06),
    (2.31, 0.6, 0.05),
    (2.9, 0.5, 0.03),
    (4.1, 0.4, 0.02),
)


def room(take: Take) -> Samples:
    """The tone of a quiet room."""
    return take.noise(band(90, 480, slope=1.6, tilt=0.6))


def hall(take: Take) -> Samples:
    """The air of a large hall: lower and wider than a room's."""
    return take.noise(band(55, 700, slope=1.3, tilt=0.6)) * take.curve(2.5, 0.8, 1.0)


def cups(take: Take) -> Samples:
    """China and spoons now and then."""
    out = silence(take)
    for at in take.times(2.2, first_s=-0.6):
        clink = ring(take.between(1900, 3300), _CHINA, 0.5)
        pan, gain = take.between(-0.8, 0.8), take.between(0.3, 1.0)
        place(out, clink, max(0.1, at), pan=pan, gain=gain)
        if take.rng.random() < 0.4:
            place(out, clink, at + take.between(0.09, 0.2), pan=pan, gain=0.5 * gain)
    return out


def beeps(hz: float, *, every_s: float, length_s: float = 0.09) -> Line:
    """A device that beeps."""

    def beeping(take: Take) -> Mono:
        tone = ring(hz, ((1.0, 1.0, 4.0), (2.0, 0.2, 4.0)), length_s)
        return line(take, [tone], np.arange(0.4, take.duration_s, every_s).tolist(), even=0.95)

    return beeping


def typing(take: Take) -> Mono:
    """Fingers on keys, in runs."""
    clicks = [
        burst(take.rng, band(900, 5200, slope=1.2), 0.05, attack_s=0.001, decay_s=0.009)
        for _ in range(6)
    ]
    moments, at = [], 0.15
    while at < take.duration_s:
        for _ in range(int(take.rng.integers(4, 14))):
            moments.append(at)
            at += take.between(0.08, 0.19)
        at += take.between(0.15, 0.6)
    return line(take, clicks, moments, even=0.4)


def sizzle(take: Take) -> Mono:
    """A hot pan."""
    bed = take.mono_noise(band(2500, 10_000, slope=1.2)) * take.curve(0.3, 0.55, 1.0)
    spits = [
        burst(take.rng, band(2000, 8000), 0.03, attack_s=0.001, decay_s=0.006) for _ in range(4)
    ]
    return np.asarray(bed + 6 * line(take, spits, take.times(0.11), even=0.2), np.float32)


def knocks(
    every_s: float, low_hz: float, high_hz: float, *, note_hz: float = 0.0, length_s: float = 0.12
) -> Line:
    """Something that strikes again and again: a knife, a hammer, a fist, a ball.

    Args:
        every_s: the pace.
        low_hz: of its noise.
        high_hz: of its noise.
        note_hz: of what is struck; 0 if it does not ring.
        length_s: of one blow.
    """

    def struck(take: Take) -> Mono:
        blows = []
        for _ in range(3):
            shape = band(low_hz, high_hz, slope=1.5)
            blow = burst(take.rng, shape, length_s, attack_s=0.001, decay_s=0.22 * length_s)
            if note_hz:
                note = ring(note_hz * take.between(0.97, 1.03), _CHINA, length_s)
                blow = blow + np.float32(0.6) * note[: len(blow)]
            blows.append(blow)
        return line(take, blows, _paced(take, every_s))

    return struck


def strokes(every_s: float, shape: Shape, *, length_s: float) -> Line:
    """Something that rubs to and fro: a broom, a saw, a brush, a page."""

    def rubbed(take: Take) -> Mono:
        rubs: Sequence[Mono] = [
            burst(take.rng, shape, length_s, attack_s=0.35 * length_s, decay_s=length_s)
            for _ in range(3)
        ]
        return line(take, rubs, _paced(take, every_s))

    return rubbed


def _paced(take: Take, every_s: float) -> list[float]:
    """Moments at a human's steady pace."""
    first_s = min(0.5 * every_s, 0.4)
    moments = np.arange(first_s, take.duration_s, every_s)
    late = take.rng.uniform(-0.04, 0.04, len(moments)) * every_s
    return [max(0.02, float(at)) for at in moments + late]


def splash(take: Take) -> Mono:
    """A body that plunges in, once."""
    out = np.zeros(take.count, np.float32)
    fall = burst(take.rng, band(150, 3800, slope=1.1), 1.3, attack_s=0.02, decay_s=0.3)
    add(out, fall, min(1.2, 0.4 * take.duration_s))
    return out


def pins(take: Take) -> Samples:
    """A ball that rolls down an alley into the pins."""
    out = silence(take)
    for at in take.times(3.4, first_s=-1.5):
        pan = take.between(-0.7, 0.7)
        roll = burst(take.rng, band(70, 420, slope=1.5), 1.3, attack_s=0.5, decay_s=3.0)
        place(out, roll, max(0.1, at), pan=pan, gain=0.5)
        for _ in range(9):
            pin = ring(take.between(500, 1300), ((1, 1, 0.03), (2.4, 0.6, 0.02)), 0.16)
            late = max(0.1, at) + 1.25 + float(take.rng.exponential(0.12))
            place(out, pin, late, pan=pan, gain=take.between(0.3, 1.0))
    return out
