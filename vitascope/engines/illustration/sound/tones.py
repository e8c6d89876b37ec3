"""Single sounds: tones that glide, things that ring, throats, bursts of noise.

Each begins and ends at zero, so that it can be mixed in anywhere without a click.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ

from .take import Mono, Shape, through

__all__ = [
    "bent",
    "burst",
    "eased",
    "harmonic",
    "looped",
    "ring",
    "seconds",
    "table",
    "throat",
]

_TABLE = 4096


def seconds(duration_s: float) -> Mono:
    """The time of every sample."""
    count = round(duration_s * SOUND_RATE_HZ)
    return np.asarray(np.arange(count) / SOUND_RATE_HZ, np.float32)


def bent(knots: Sequence[float], duration_s: float) -> Mono:
    """A curve through evenly spaced knots, one value per sample."""
    count = round(duration_s * SOUND_RATE_HZ)
    at = np.linspace(0, len(knots) - 1, count)
    whole = np.minimum(at.astype(int), max(0, len(knots) - 2))
    t = at - whole
    t = t * t * (3 - 2 * t)
    values = np.asarray([*knots, knots[-1]])
    return np.asarray(values[whole] * (1 - t) + values[whole + 1] * t, np.float32)


def eased(wave: Mono, attack_s: float = 0.004, release_s: float = 0.02) -> Mono:
    """The wave with soft ends."""
    wave = wave.astype(np.float32)
    for length_s, end in ((attack_s, wave), (release_s, wave[::-1])):
        count = min(len(wave) // 2, max(2, round(length_s * SOUND_RATE_HZ)))
        end[:count] *= (0.5 - 0.5 * np.cos(np.pi * np.arange(count) / count)).astype(np.float32)
    return wave


def harmonic(hz: Mono, gains: Sequence[float]) -> Mono:
    """A tone of a pitch that may glide, with overtones of these strengths."""
    phase = _phase(hz)
    out = np.zeros(len(hz), np.float32)
    for number, gain in enumerate(gains, start=1):
        if gain:
            out += np.float32(gain) * np.sin(np.float32(number) * phase)
    return out


def throat(
    hz: Mono,
    formants: Sequence[Sequence[float]],
    *,
    rng: np.random.Generator,
    tilt: float = 0.6,
    breath: float = 0.0,
    top_hz: float = 7000,
) -> Mono:
    """A voice: a buzz of that pitch in a throat whose resonances move, and some breath.

    Args:
        hz: the pitch.
        formants: each one's way through the sound, Hz, evenly spaced in time.
        rng: for the breath.
        tilt: how fast overtones grow weaker.
        breath: how much of the sound is breath, 0..1.
        top_hz: no overtones above this.
    """
    steps = 40
    at = np.linspace(0, len(hz) - 1, steps)
    coarse = np.asarray(hz)[at.astype(int)]
    ways = [bent(way, steps / SOUND_RATE_HZ) for way in formants]
    phase = _phase(hz)
    out = np.zeros(len(hz), np.float32)
    for k in range(1, max(2, min(26, int(top_hz / max(20.0, float(hz.mean())))))):
        gain = np.full(steps, 0.05)
        for number, way in enumerate(ways):
            width = 90 + 0.16 * way
            gain = gain + 0.75**number * np.exp(-(((k * coarse - way) / width) ** 2))
        level = np.interp(np.arange(len(hz)), at, gain * k**-tilt).astype(np.float32)
        out += level * np.sin(np.float32(k) * phase)
    if breath:
        first, last = min(w[0] for w in formants), max(w[0] for w in formants)
        air = through(rng.standard_normal(len(hz), np.float32), _around(first, last))
        out = (1 - breath) * _unit(out) + breath * _unit(air)
    return _unit(out)


def _around(first_hz: float, last_hz: float) -> Shape:
    def shape(hz: NDArray[np.float32]) -> NDArray[np.float32]:
        up = 1 / (1 + (0.6 * first_hz / hz) ** 3)
        return np.asarray(up / (1 + (hz / (1.6 * last_hz)) ** 3), np.float32)

    return shape


def ring(base_hz: float, partials: Sequence[tuple[float, float, float]], length_s: float) -> Mono:
    """Something struck: partials of (ratio, strength, decay in seconds)."""
    t = seconds(length_s)
    out = np.zeros(len(t), np.float32)
    for ratio, gain, decay_s in partials:
        if base_hz * ratio < 0.45 * SOUND_RATE_HZ:
            tone = np.sin(np.float32(2 * np.pi * base_hz * ratio) * t)
            out += np.float32(gain) * tone * np.exp(-t / np.float32(decay_s))
    return eased(out, 0.0015, 0.25 * length_s)


def burst(
    rng: np.random.Generator,
    shape: Shape,
    length_s: float,
    *,
    attack_s: float = 0.004,
    decay_s: float | None = None,
) -> Mono:
    """A short noise that swells fast and dies away; peak about 1."""
    t = seconds(length_s)
    wave = through(rng.standard_normal(len(t), np.float32), shape)
    wave *= np.exp(-t / np.float32(decay_s if decay_s is not None else 0.3 * length_s))
    wave = eased(wave, attack_s, 0.3 * length_s)
    return wave / np.float32(max(1e-9, float(np.abs(wave).max())))


def table(gains: Sequence[float]) -> Mono:
    """One period of a tone with these overtones, for ``looped``."""
    turn = np.arange(_TABLE) * (2 * np.pi / _TABLE)
    wave = sum(g * np.sin(k * turn + 0.7 * k * k) for k, g in enumerate(gains, start=1))
    wave = np.asarray(wave)
    return np.asarray(wave / np.sqrt(np.mean(wave**2)), np.float32)


def looped(hz: Mono, period: Mono) -> Mono:
    """A long tone of a pitch that may wander, read from one period."""
    turns = np.cumsum(hz, dtype=np.float64) / SOUND_RATE_HZ
    at = ((turns % 1.0) * len(period)).astype(np.int32) % len(period)
    return np.asarray(period[at], np.float32)


def _phase(hz: Mono) -> Mono:
    turns = np.cumsum(hz, dtype=np.float64) / SOUND_RATE_HZ
    return np.asarray(2 * np.pi * turns, np.float32)


def _unit(wave: Mono) -> Mono:
    return wave / np.float32(max(1e-9, float(np.abs(wave).max())))
