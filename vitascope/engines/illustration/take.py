"""The kit that sounds are made with: noise, slow curves, echoes, and the mixing of events.

A ``Take`` is one recording to be made. Knows nothing of what anything sounds like.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ, Samples

__all__ = ["Shape", "Space", "Take", "add", "band", "seconds", "silence"]

Shape = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""Frequencies in Hz → amplitudes."""
Mono = NDArray[np.float32]
"""(N,) float32."""
Curve = NDArray[np.float32]

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

    def curve(self, every_s: float, low: float = 0.0, high: float = 1.0) -> Curve:
        """A smooth random walk between two bounds with a turn about every ``every_s``."""
        knots = self.rng.random(int(self.duration_s / every_s) + 3)
        at = np.arange(round(self.duration_s * _CURVE_HZ) + 2) / _CURVE_HZ / every_s
        whole = at.astype(int)
        t = at - whole
        t = t * t * (3 - 2 * t)
        values = knots[whole] * (1 - t) + knots[whole + 1] * t
        return self.full(low + (high - low) * values)

    def full(self, curve: NDArray[np.float64]) -> Curve:
        """A curve at ``_CURVE_HZ`` as one value per sample."""
        at = np.arange(self.count, dtype=np.float64) * (_CURVE_HZ / SOUND_RATE_HZ)
        return np.interp(at, np.arange(len(curve)), curve).astype(np.float32)

    def clock(self) -> NDArray[np.float64]:
        """Seconds, at ``_CURVE_HZ``."""
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
        return _stereo(self.mono_noise(shape))

    def mono_noise(self, shape: Shape) -> Mono:
        hz = np.fft.rfftfreq(self.count, 1 / SOUND_RATE_HZ).astype(np.float32)
        parts = self.rng.standard_normal((2, len(hz)), np.float32)
        spectrum = (parts[0] + 1j * parts[1]) * shape(np.maximum(hz, 1.0))
        spectrum[0] = 0
        wave = np.fft.irfft(spectrum, self.count).astype(np.float32)
        return np.asarray(wave / max(1e-9, float(np.sqrt(np.mean(wave**2)))), np.float32)


def _stereo(mono: Mono) -> Samples:
    return np.stack([mono, np.roll(mono, len(mono) // 2)])


def band(low_hz: float, high_hz: float, *, slope: float = 2.0, tilt: float = 0.0) -> Shape:
    """A pass band: gentle flanks of ``slope`` (2 = 12 dB an octave), and a tilt (0.5 = pink)."""

    def shape(hz: NDArray[np.float32]) -> NDArray[np.float32]:
        up = 1 / np.sqrt(1 + (low_hz / hz) ** (2 * slope))
        down = 1 / np.sqrt(1 + (hz / high_hz) ** (2 * slope))
        return np.asarray(up * down * (hz / 1000) ** -tilt, np.float32)

    return shape


def add(out: Samples, event: NDArray[np.float32], at_s: float, pan: float, gain: float) -> None:
    """Mix a mono (n,) or stereo (2, n) event in; pan -1 left … 1 right, equal power."""
    start = round(at_s * SOUND_RATE_HZ)
    event = np.atleast_2d(event)[:, : max(0, out.shape[1] - start)]
    angle = (pan + 1) * np.pi / 4
    sides = np.array([[np.cos(angle)], [np.sin(angle)]], np.float32) * np.float32(gain)
    out[:, start : start + event.shape[1]] += sides * event


def seconds(duration_s: float) -> NDArray[np.float64]:
    return np.arange(round(duration_s * SOUND_RATE_HZ)) / SOUND_RATE_HZ


def silence(take: Take) -> Samples:
    return np.zeros((2, take.count), np.float32)


class Space:
    """Echoes of a place: a decaying stereo noise that events are convolved with."""

    def __init__(self, take: Take, *, decay_s: float, wet: float, dull_hz: float) -> None:
        t = seconds(decay_s * 2.2)
        tail = (
            take.rng.standard_normal((2, len(t)))
            * np.exp(-t / (decay_s / 3))
            * np.minimum(1, t / 0.012)
        )
        hz = np.fft.rfftfreq(len(t), 1 / SOUND_RATE_HZ)
        dulled = np.fft.irfft(np.fft.rfft(tail) / (1 + (hz / dull_hz) ** 2), len(t))
        self._tail = dulled / np.sqrt((dulled**2).sum(axis=1, keepdims=True)) * wet
        self._tail[:, 0] += 1.0

    def around(self, event: NDArray[np.float64]) -> NDArray[np.float32]:
        """The event (n,) as heard there, (2, m)."""
        count = len(event) + self._tail.shape[1]
        size = 1 << (count - 1).bit_length()
        wave = np.fft.irfft(np.fft.rfft(event, size) * np.fft.rfft(self._tail, size), size)
        return wave[:, :count].astype(np.float32)
