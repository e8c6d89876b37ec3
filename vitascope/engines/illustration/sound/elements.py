"""Weather and water: wind, rain, thunder, surf, streams, falls, bubbles, fire.

Each maker takes a ``Take`` and returns (2, N) of any loudness; levels are set elsewhere. Recipes
are our own, by ear and by spectrogram. Knows nothing of scenes.
"""

from __future__ import annotations

import numpy as np

from vitascope.engines.base import Samples

from .take import Maker, Mono, Shape, Take, band, pan_gains, place, silence, through
from .tones import burst, eased, seconds

__all__ = [
    "air",
    "blizzard",
    "bubbles",
    "crackle",
    "downpour",
    "drips",
    "fire",
    "ice",
    "lapping",
    "rain",
    "rain_outside",
    "sand",
    "stream",
    "surf",
    "thunder",
    "underwater",
    "waterfall",
    "wind",
    "wind_outside",
]


def air(take: Take) -> Samples:
    """The near-silence of the outdoors."""
    return take.noise(band(140, 1800, slope=1.8, tilt=0.6)) * take.curve(2.7, 0.8, 1.0)


def wind(take: Take) -> Samples:
    """Gusts, with a hollow note that wanders."""
    gust = take.curve(2.6, 0.25, 1.0) * take.curve(0.9, 0.7, 1.0)
    low = take.noise(band(120, 460, slope=2.0, tilt=0.3)) * gust
    note = take.curve(1.9)
    hollow = take.noise(band(380, 620, slope=3.0)) * (gust**2 * note)
    whistle = take.noise(band(760, 1150, slope=3.0)) * (gust**2 * (1 - note))
    return np.asarray(low + 0.42 * hollow + 0.24 * whistle, np.float32)


def wind_outside(take: Take) -> Samples:
    """Wind at the windows of a room."""
    gust = take.curve(2.6, 0.2, 1.0)
    return take.noise(band(90, 340, slope=2.4)) * gust


def blizzard(take: Take) -> Samples:
    """Wind with a fine hiss of driven snow in it."""
    hiss = take.noise(band(2400, 7000, slope=1.4)) * take.curve(1.4, 0.1, 1.0) ** 2
    return wind(take) + np.float32(0.16) * hiss


def sand(take: Take) -> Samples:
    """Wind full of sand: a rush and a scratch."""
    gust = take.curve(1.6, 0.3, 1.0)
    rush = take.noise(band(200, 900, slope=1.6, tilt=0.3)) * gust
    grit = take.noise(band(2500, 11_000, slope=1.2)) * gust**2
    return np.asarray(rush + 0.4 * grit, np.float32)


def rain(take: Take) -> Samples:
    """A steady fall with drops close by."""
    bed = take.noise(band(700, 9000, slope=1.0, tilt=0.15)) * take.curve(1.7, 0.82, 1.0)
    return bed + np.float32(0.6) * _specks(take, per_s=90, shape=band(1500, 5000, slope=2.4))


def downpour(take: Take) -> Samples:
    """Heavy rain: the ground roars."""
    bed = take.noise(band(350, 8000, slope=1.0, tilt=0.25)) * take.curve(1.1, 0.75, 1.0)
    return bed + np.float32(0.45) * _specks(take, per_s=220, shape=band(1200, 5000, slope=2.4))


def rain_outside(take: Take) -> Samples:
    """Rain through a window."""
    bed = take.noise(band(150, 1100, slope=1.3, tilt=0.4)) * take.curve(1.7, 0.82, 1.0)
    return bed + np.float32(0.16) * _specks(take, per_s=30, shape=band(1200, 3000, slope=2.0))


def _specks(take: Take, *, per_s: float, shape: Shape) -> Samples:
    """Single specks of sound: sparse clicks through a short ringing filter, RMS 1."""
    count = max(1, int(per_s * take.duration_s))
    clicks = silence(take)
    at = take.rng.integers(0, take.count, count)
    side = take.rng.integers(0, 2, count)
    strength = np.minimum(1.8, take.rng.pareto(2.2, count) + 0.3) * take.rng.choice((-1, 1), count)
    np.add.at(clicks, (side, at), strength.astype(np.float32))
    np.add.at(clicks, (1 - side, np.minimum(at + 14, take.count - 1)), 0.35 * strength)
    wet = np.stack([through(channel, shape) for channel in clicks])
    return wet / np.float32(max(1e-9, float(np.sqrt(np.mean(wet**2)))))


def thunder(moments: tuple[tuple[float, float], ...]) -> Maker:
    """Thunder after every flash.

    Args:
        moments: of the flashes, with where in the stereo picture each is.
    """

    def rolling(take: Take) -> Samples:
        out = silence(take)
        for at, pan in moments:
            near = take.between(0.35, 1.0)
            # Sound takes three seconds for a kilometre; a picture book's storms are near.
            place(out, _peal(take, near), at + 0.15 + 0.9 * (1 - near), pan=pan, gain=near)
        return out

    return rolling


def _peal(take: Take, near: float) -> Samples:
    length_s = 4.2
    t = seconds(length_s)
    roll = burst(take.rng, band(28, 110 + 260 * near, slope=1.5, tilt=0.4), length_s, decay_s=1.5)
    knots = np.interp(t, np.linspace(0, length_s, 24), take.rng.uniform(0.25, 1.0, 24))
    crack = burst(take.rng, band(200, 2600, slope=1.0, tilt=0.3), 0.7, decay_s=0.14)
    peal = roll * knots.astype(np.float32)
    peal[: len(crack)] += np.float32(0.5 * near) * crack
    return eased(peal, 0.012, 1.2)


def surf(take: Take) -> Samples:
    """Waves that gather, break and drain off the sand, each from its own side."""
    t = take.clock()
    body = np.zeros((2, len(t)))
    hiss = np.zeros((2, len(t)))
    at = -3.0
    while at < take.duration_s:
        size = 0.55 + 0.45 * float(take.rng.random())
        sides = np.array(pan_gains(take.between(-0.6, 0.6)))[:, None]
        rise, fall = take.between(1.0, 1.7), take.between(0.9, 1.4)
        since = t - at - rise
        swell = np.where(since < 0, np.exp(-((since / rise * 1.9) ** 2)), np.exp(-since / fall))
        late = since - 0.35
        foam = np.where(
            late < 0, np.exp(-((late / rise * 2.8) ** 2)), np.exp(-late / (fall * 1.35))
        )
        body += sides * size * swell
        hiss += sides * size * foam**1.3
        at += take.between(3.6, 5.8)
    low = take.noise(band(75, 460, slope=1.8, tilt=0.4))
    high = take.noise(band(700, 5600, slope=1.2, tilt=0.25))
    loud = np.stack([take.full(0.1 + 0.9 * side) for side in body])
    spray = np.stack([take.full(0.045 + 1.1 * side) for side in hiss])
    return low * loud + high * spray


def lapping(take: Take) -> Samples:
    """Small waves against a bank."""
    t = take.clock()
    level = np.zeros((2, len(t)))
    for at in take.times(1.1):
        sides = np.array(pan_gains(take.between(-0.8, 0.8)))[:, None]
        since = t - at
        lap = np.where(since < 0, 0, (since / 0.15) * np.exp(1 - since / 0.15)) + 0.4 * np.exp(
            -(((since - 0.5) / 0.28) ** 2)
        )
        level += sides * take.between(0.3, 1.0) * lap
    wash = take.noise(band(320, 1900, slope=1.6, tilt=0.3))
    return wash * (np.float32(0.07) + np.stack([take.full(side) for side in level]))


def stream(take: Take) -> Samples:
    """Running water: a bed of noise and many small bubbles that rise in pitch."""
    out = take.noise(band(450, 5200, slope=1.2, tilt=0.35)) * take.curve(0.16, 0.75, 1.0)
    drops = [_blub(take.between(500, 1700), take.between(0.03, 0.09)) for _ in range(24)]
    for at in take.times(0.06):
        drop = drops[int(take.rng.integers(len(drops)))]
        place(out, drop, at, pan=take.between(-0.9, 0.9), gain=take.between(0.1, 0.8))
    return out


def waterfall(take: Take) -> Samples:
    """A tall fall: a deep roar and a bright spray."""
    roar = take.noise(band(60, 900, slope=1.2, tilt=0.35)) * take.curve(0.5, 0.85, 1.0)
    spray = take.noise(band(900, 8500, slope=1.0, tilt=0.3)) * take.curve(0.2, 0.8, 1.0)
    return np.asarray(roar + 0.7 * spray, np.float32)


def bubbles(take: Take) -> Samples:
    """Bubbles rising, singly and in strings."""
    out = silence(take)
    for at in take.times(0.55):
        pan, hz = take.between(-0.7, 0.7), take.between(260, 620)
        for n in range(int(take.rng.integers(1, 7))):
            drop = _blub(hz * take.between(0.9, 1.3), take.between(0.05, 0.12))
            place(out, drop, at + 0.075 * n, pan=pan, gain=take.between(0.2, 1.0))
    return out


def underwater(take: Take) -> Samples:
    """The muffled hum below the surface."""
    return take.noise(band(45, 260, slope=2.2, tilt=0.5)) * take.curve(2.2, 0.6, 1.0)


def drips(take: Take) -> Samples:
    """Single drops that fall into a pool."""
    out = silence(take)
    for at in take.times(1.3, first_s=0.2):
        drop = _blub(take.between(700, 1500), 0.09)
        place(out, drop, at, pan=take.between(-0.9, 0.9), gain=take.between(0.3, 1.0))
    return out


def _blub(hz: float, length_s: float) -> Mono:
    """One bubble: a tone that rises as it dies."""
    t = seconds(length_s)
    wave = np.sin(np.float32(2 * np.pi * hz) * (t + 4.0 * t**2)) * np.exp(-t / (0.28 * length_s))
    return eased(wave, 0.001, 0.3 * length_s)


def ice(take: Take) -> Samples:
    """Ice that groans and cracks far away."""
    out = silence(take)
    for at in take.times(3.2, first_s=0.5):
        groan = burst(take.rng, band(90, 320, slope=3), take.between(0.5, 1.1), attack_s=0.2)
        place(out, groan, at, pan=take.between(-0.8, 0.8), gain=take.between(0.4, 1.0))
    return out


def fire(take: Take) -> Samples:
    """A wood fire: a low flutter and crackles."""
    bed = take.noise(band(60, 500, slope=1.2, tilt=0.5)) * take.curve(0.14, 0.5, 1.0)
    return bed + np.float32(0.5) * crackle(take)


def crackle(take: Take) -> Samples:
    """Crackles alone."""
    return _specks(take, per_s=16, shape=band(1500, 5000, slope=2.4))
