"""The kit that sounds are made with: noise, slow curves, moments, and the mixing of events.

A ``Take`` is one recording to be made. Knows nothing of what anything sounds like.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ, Samples

__all__ = [
    "Curve",
    "Line",
    "Maker",
    "Mono",
    "Shape",
    "Take",
    "add",
    "band",
    "handy_size",
    "line",
    "pan_gains",
    "place",
    "silence",
    "through",
]

Mono = NDArray[np.float32]
"""(N,) float32."""
Curve = NDArray[np.float32]
"""(N,) float32, one value per sample, slow."""
Shape = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""Frequencies in Hz → amplitudes."""

_CURVE_HZ = 200
"""Envelopes are made at this rate: none of them moves faster than 20 Hz."""


@dataclass(frozen=True, slots=True)
class Take:
    """One recording to be made."""

    count: int
    """Samples."""
    rng: np.random.Generator

    @property
    def duration_s(self) -> float:
        return self.count / SOUND_RATE_HZ

    def between(self, low: float, high: float) -> float:
        """Any number between two."""
        return float(self.rng.uniform(low, high))

    def curve(self, every_s: float, low: float = 0.0, high: float = 1.0) -> Curve:
        """A smooth random walk between two bounds with a turn about every ``every_s``."""
        knots = self.rng.random(int(self.duration_s / every_s) + 3)
        at = self.clock() / every_s
        whole = at.astype(int)
        t = at - whole
        t = t * t * (3 - 2 * t)
        values = knots[whole] * (1 - t) + knots[whole + 1] * t
        return self.full(low + (high - low) * values)

    def full(self, curve: NDArray[np.float64]) -> Curve:
        """A curve on ``clock()`` as one value per sample."""
        at = np.arange(self.count, dtype=np.float64) * (_CURVE_HZ / SOUND_RATE_HZ)
        return np.interp(at, np.arange(len(curve)), curve).astype(np.float32)

    def clock(self) -> NDArray[np.float64]:
        """Seconds, at the rate of slow curves."""
        return np.arange(round(self.duration_s * _CURVE_HZ) + 2) / _CURVE_HZ

    def times(self, every_s: float, *, first_s: float = 0.0) -> list[float]:
        """Random moments, on average ``every_s`` apart and never much closer than half that."""
        moments = []
        at = first_s + every_s * float(self.rng.random())
        while at < self.duration_s:
            moments.append(at)
            at += every_s * float(0.5 + self.rng.exponential(0.5))
        return moments

    def noise(self, shape: Shape) -> Samples:
        """Stereo noise whose amplitude spectrum is ``shape(frequency in Hz)``, RMS 1.

        Both ears hear one long noise, half of its length apart: not alike at any moment.
        """
        mono = self.mono_noise(shape)
        return np.stack([mono, np.roll(mono, len(mono) // 2)])

    def mono_noise(self, shape: Shape) -> Mono:
        count = handy_size(self.count)
        hz = np.arange(count // 2 + 1, dtype=np.float32) * np.float32(SOUND_RATE_HZ / count)
        parts = self.rng.standard_normal((2, len(hz)), np.float32)
        spectrum = (parts[0] + 1j * parts[1]) * shape(np.maximum(hz, 1.0))
        spectrum[0] = 0
        wave = np.fft.irfft(spectrum, count).astype(np.float32)[: self.count]
        return wave / np.float32(max(1e-9, float(np.sqrt(np.mean(wave**2)))))


Maker = Callable[[Take], Samples]
"""Makes a layer of a place, (2, N) of any loudness."""
Line = Callable[[Take], Mono]
"""Makes what one source sounds like, (N,) of any loudness; where it is heard is not its affair."""


def band(low_hz: float, high_hz: float, *, slope: float = 2.0, tilt: float = 0.0) -> Shape:
    """A pass band: gentle flanks of ``slope`` (2 = 12 dB an octave), and a tilt (0.5 = pink)."""

    def shape(hz: NDArray[np.float32]) -> NDArray[np.float32]:
        up = 1 / np.sqrt(1 + (low_hz / hz) ** (2 * slope))
        down = 1 / np.sqrt(1 + (hz / high_hz) ** (2 * slope))
        return np.asarray(up * down * (hz / 1000) ** -tilt, np.float32)

    return shape


def through(wave: Mono, shape: Shape) -> Mono:
    """A wave with its spectrum shaped."""
    count = len(wave)
    size = handy_size(count)
    hz = np.arange(size // 2 + 1, dtype=np.float32) * np.float32(SOUND_RATE_HZ / size)
    spectrum = np.fft.rfft(wave, size) * shape(np.maximum(hz, 1.0))
    return np.fft.irfft(spectrum, size).astype(np.float32)[:count]


@cache
def handy_size(count: int) -> int:
    """The next even length that is quick to transform: of factors 2, 3 and 5 only."""
    best = 1 << max(1, (count - 1).bit_length())
    for fives in range(1, 8):
        for threes in range(8):
            odd = 5**fives * 3**threes
            size = odd << max(1, (-(-count // odd) - 1).bit_length())
            best = min(best, size)
    return best


def silence(take: Take) -> Samples:
    return np.zeros((2, take.count), np.float32)


def add(out: Samples | Mono, event: Mono, at_s: float, gain: float = 1.0) -> None:
    """Mix an event into one channel."""
    start = round(at_s * SOUND_RATE_HZ)
    event = event[max(0, -start) : max(0, out.shape[-1] - start)]
    start = max(0, start)
    out[start : start + len(event)] += np.float32(gain) * event


def pan_gains(pan: float) -> tuple[float, float]:
    """Gains of left and right, equal in power; pan -1 left … 1 right."""
    angle = (min(1.0, max(-1.0, pan)) + 1) * np.pi / 4
    return float(np.cos(angle)), float(np.sin(angle))


def place(out: Samples, event: Mono, at_s: float, *, pan: float, gain: float = 1.0) -> None:
    """Mix an event into a stereo layer."""
    for channel, side in zip(out, pan_gains(pan), strict=True):
        add(channel, event, at_s, gain * side)


def line(
    take: Take, events: Sequence[Mono], moments: Sequence[float], *, even: float = 0.6
) -> Mono:
    """Events at moments, any of those given, as loud as each other to within ``even`` … 1."""
    out = np.zeros(take.count, np.float32)
    for at in moments:
        event = events[int(take.rng.integers(len(events)))]
        add(out, event, at, take.between(even, 1.0))
    return out
