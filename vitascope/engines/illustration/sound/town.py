"""Streets, rails, harbours, fireworks, heard from where one stands. Makers; see ``take.py``."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vitascope.engines.base import Samples

from .take import Line, Maker, Take, add, band, pan_gains, place, silence
from .tones import bent, burst, eased, harmonic, ring

__all__ = ["at_side", "creaks", "fireworks", "highway", "passing_trains", "reels", "traffic"]


def traffic(take: Take) -> Samples:
    """Traffic a street away, with a car passing now and then."""
    out = take.noise(band(40, 340, slope=1.2, tilt=0.6)) * take.curve(2.4, 0.75, 1.0)
    return out + _passing(take, every_s=4.0, width_s=(1.1, 1.9), gain=0.5)


def highway(take: Take) -> Samples:
    """Fast traffic close by."""
    out = take.noise(band(60, 700, slope=1.2, tilt=0.4)) * take.curve(1.6, 0.7, 1.0)
    return out + _passing(take, every_s=1.5, width_s=(0.35, 0.7), gain=1.1)


def _passing(take: Take, *, every_s: float, width_s: tuple[float, float], gain: float) -> Samples:
    """Tyres that come from one side and go to the other."""
    t = take.clock()
    levels = np.zeros((2, len(t)))
    for at in take.times(every_s):
        width = take.between(*width_s)
        way = float(take.rng.choice((-1.0, 1.0)))
        level = gain * np.exp(-(((t - at) / width) ** 2)) * take.between(0.5, 1.0)
        pan = np.clip(way * (t - at) / width, -1, 1) * 0.8
        levels += np.stack([np.sqrt((1 - pan) / 2), np.sqrt((1 + pan) / 2)]) * level
    tyres = take.mono_noise(band(300, 1800, slope=1.2, tilt=0.3))
    return np.stack([tyres * take.full(level) for level in levels])


def passing_trains(take: Take) -> Samples:
    """A train that rolls by at a distance, over its joints."""
    t = take.clock()
    middle, width = take.duration_s * take.between(0.3, 0.7), max(2.0, 0.35 * take.duration_s)
    level = take.full(0.2 + np.exp(-(((t - middle) / width) ** 2)))
    out = take.noise(band(55, 800, slope=1.3, tilt=0.4)) * level
    knock = burst(take.rng, band(200, 1600), 0.12, attack_s=0.001, decay_s=0.025)
    for at in np.arange(0.2, take.duration_s, 0.7).tolist():
        for late in (0.0, 0.18):
            near = float(np.exp(-(((at - middle) / width) ** 2)))
            pan = float(np.clip((at - middle) / width, -0.8, 0.8))
            place(out, knock, at + late, pan=pan, gain=2.2 * near)
    return out


def creaks(take: Take) -> Samples:
    """Wood and ropes of boats at their moorings, or of an old floor."""
    out = silence(take)
    for at in take.times(2.6, first_s=-0.7):
        length_s, hz = take.between(0.3, 0.7), take.between(150, 320)
        tone = harmonic(bent((hz, hz * 1.3, hz * 1.1), length_s), [k**-0.5 for k in range(1, 12)])
        grain = burst(take.rng, band(8, 60, slope=1), length_s, decay_s=9.0)
        creak = eased(tone * np.abs(grain), 0.08, 0.15)
        place(out, creak, max(0.1, at), pan=take.between(-0.8, 0.8), gain=take.between(0.4, 1.0))
    return out


def reels(take: Take) -> Samples:
    """Games that jingle all about: an arcade, a fair."""
    out = silence(take)
    for _ in range(4):
        pan, root = take.between(-0.9, 0.9), take.between(500, 1100)
        for at in take.times(1.1):
            for n in range(int(take.rng.integers(2, 6))):
                hz = root * 2 ** (float(take.rng.choice((0, 4, 7, 12))) / 12)
                blip = ring(hz, ((1, 1, 0.06), (2, 0.4, 0.04), (3, 0.3, 0.03)), 0.11)
                place(out, blip, at + 0.09 * n, pan=pan, gain=take.between(0.3, 0.8))
    return out


def fireworks(moments: Sequence[tuple[float, float]]) -> Maker:
    """A bang and a crackle after every burst.

    Args:
        moments: of the bursts, with where in the stereo picture each is.
    """

    def layer(take: Take) -> Samples:
        out = silence(take)
        bangs = []
        for _ in range(5):
            bang = burst(take.rng, band(45, 420, slope=1.2), 1.2, attack_s=0.004, decay_s=0.2)
            tail = burst(take.rng, band(2500, 9000), 1.2, attack_s=0.15, decay_s=0.35)
            sparks = (take.rng.random(len(tail)) < 0.004).astype(np.float32)
            sparks = np.convolve(sparks, np.exp(-np.arange(90) / 22).astype(np.float32), "same")
            bangs.append((bang + np.float32(0.45) * tail * sparks).astype(np.float32))
        for at, pan in moments:
            bang = bangs[int(take.rng.integers(len(bangs)))]
            # Light is seen a little before the bang is heard.
            place(out, bang, at + 0.22, pan=0.8 * pan, gain=take.between(0.6, 1.0))
            hz = take.between(1500, 2300)
            rise = harmonic(bent((hz, hz * 1.25, hz * 0.9), 0.45), (1.0, 0.1))
            place(out, eased(rise, 0.1, 0.25), at - 0.4, pan=0.8 * pan, gain=0.05)
        return out

    return layer


def at_side(source: Line, pan: float = 0.0) -> Maker:
    """One source that stays at a side."""

    def layer(take: Take) -> Samples:
        out = silence(take)
        wave = source(take)
        for channel, side in zip(out, pan_gains(pan), strict=True):
            add(channel, wave, 0.0, side)
        return out

    return layer
