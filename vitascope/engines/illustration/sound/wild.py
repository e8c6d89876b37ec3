"""What lives in the open, heard from afar: birds, insects, frogs, leaves.

Makers of layers; see ``elements.py``. Animals that are seen are in ``calls.py``.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from vitascope.engines.base import SOUND_RATE_HZ, Samples

from .calls import CALLS, utterances
from .take import Maker, Mono, Take, band, place, silence
from .tones import bent, eased, harmonic, seconds

__all__ = [
    "birds",
    "chorus",
    "cicadas",
    "crickets",
    "distant",
    "frogs",
    "leaves",
    "whale_song",
]


def leaves(take: Take) -> Samples:
    """Foliage stirred by gusts."""
    gust = take.curve(2.1) ** 2 * take.curve(0.22, 0.55, 1.0)
    return take.noise(band(2200, 9000, slope=1.4)) * (np.float32(0.12) + gust)


def birds(take: Take) -> Samples:
    """A few small birds, each with a song of its own, near and far."""
    return _birds(take, species=4, pace=1.0)


def chorus(take: Take) -> Samples:
    """Many birds at once, as at daybreak or in a jungle."""
    return _birds(take, species=8, pace=0.6)


def _birds(take: Take, *, species: int, pace: float) -> Samples:
    out = silence(take)
    for number in range(species):
        song = _song(take)
        songs = [song(take) for _ in range(3)]
        pan, near = take.between(-0.9, 0.9), take.between(0.25, 1.0)
        # Somebody sings soon, however short the clip.
        first_s = -1.0 if number == 0 else 0.2
        for at in take.times(pace * take.between(2.6, 5.2), first_s=first_s):
            one = songs[int(take.rng.integers(3))]
            place(out, one, max(0.1, at), pan=pan, gain=near * take.between(0.6, 1.0))
    return out


def _song(take: Take) -> Callable[[Take], Mono]:
    """A species: its pitch, its syllable's bend, how many and how fast."""
    rng = take.rng
    base = take.between(2300, 5200)
    bend = take.between(0.16, 0.5) * float(rng.choice((-1, 1)))
    warble = float(rng.choice((0.0, 0.0, 0.06)))
    length_s, gap_s = take.between(0.05, 0.16), take.between(0.05, 0.14)
    step = take.between(-0.05, 0.05)
    most = int(rng.integers(3, 8))

    def sing(take: Take) -> Mono:
        pieces: list[Mono] = []
        pitch = base * take.between(0.96, 1.04)
        for _ in range(int(take.rng.integers(2, most + 1))):
            t = seconds(length_s * take.between(0.85, 1.15))
            u = t / t[-1]
            hz = pitch * (1 + bend * (u - 0.5) + warble * np.sin(2 * np.pi * 38 * t))
            tone = harmonic(hz.astype(np.float32), (1.0, 0.12))
            pieces += [
                (tone * np.sin(np.pi * u**0.8).clip(0) ** 1.5).astype(np.float32),
                np.zeros(round(gap_s * SOUND_RATE_HZ), np.float32),
            ]
            pitch *= 1 + step
        return np.concatenate(pieces)

    return sing


def crickets(take: Take) -> Samples:
    """Several crickets, each at its own pace."""
    out = silence(take)
    t = np.arange(take.count, dtype=np.float32) / SOUND_RATE_HZ
    for _ in range(5):
        rate, pulses = take.between(1.5, 2.6), int(take.rng.integers(2, 5))
        pulse_hz, phase = take.between(26, 36), take.between(0, 1)
        within = (t * np.float32(rate) + np.float32(phase)) % 1.0 / np.float32(rate)
        pulse = np.sin(np.pi * ((within * np.float32(pulse_hz)) % 1.0)) ** 2
        level = pulse * (within < pulses / pulse_hz)
        tone = np.sin(np.float32(2 * np.pi * take.between(3900, 4900)) * t)
        chirp = (tone * level).astype(np.float32) * take.curve(3.3, 0.4, 1.0)
        place(out, chirp, 0.0, pan=take.between(-0.9, 0.9), gain=take.between(0.2, 1.0))
    return out


def cicadas(take: Take) -> Samples:
    """The shimmer of insects in the heat."""
    buzz = take.noise(band(4300, 6400, slope=5)) * take.curve(2.4, 0.15, 1.0)
    t = np.arange(take.count, dtype=np.float32) / SOUND_RATE_HZ
    return buzz * (np.float32(0.6) + np.float32(0.4) * np.sin(np.float32(2 * np.pi * 42) * t))


def frogs(take: Take) -> Samples:
    """Frogs about a pond, some near, some far."""
    out = silence(take)
    for _ in range(5):
        croaks = utterances(CALLS["frog"], take)
        pan, near = take.between(-0.9, 0.9), take.between(0.2, 1.0)
        for at in take.times(take.between(1.2, 2.6)):
            croak = croaks[int(take.rng.integers(len(croaks)))]
            place(out, croak, at, pan=pan, gain=near * take.between(0.6, 1.0))
    return out


def distant(kind: str, *, every_s: float = 5.0) -> Maker:
    """Now and then the call of an animal that is not seen."""

    def layer(take: Take) -> Samples:
        out = silence(take)
        calls = utterances(CALLS[kind], take)
        for at in take.times(every_s, first_s=-0.4 * every_s):
            one = calls[int(take.rng.integers(len(calls)))]
            pan, gain = take.between(-0.9, 0.9), take.between(0.4, 1.0)
            place(out, one, max(0.3, at), pan=pan, gain=gain)
        return out

    return layer


def whale_song(take: Take) -> Samples:
    """Long calls from the deep."""
    out = silence(take)
    for at in take.times(4.5, first_s=-1.5):
        low, high = take.between(90, 150), take.between(200, 330)
        hz = bent((low, high, high, low * 1.2), take.between(1.8, 2.8))
        song = eased(harmonic(hz, (1.0, 0.3, 0.12)), 0.4, 0.8)
        place(out, song, max(0.2, at), pan=take.between(-0.7, 0.7), gain=take.between(0.5, 1.0))
    return out
