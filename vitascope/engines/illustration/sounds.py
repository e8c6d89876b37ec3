"""Sounds made from noise and sines: surf, wind, rain, birds, crickets, voices, cups, steps, …

Each maker takes a ``Take`` (length and randomness) and returns (2, N) float32 of any loudness;
``ambience.py`` sets the levels. Knows nothing of scenes. Recipes are our own, by ear and by
spectrogram.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ, Samples

from .take import Shape, Space, Take, add, band, seconds, silence

__all__ = [
    "Maker",
    "air",
    "birds",
    "city",
    "crickets",
    "cups",
    "fire",
    "gulls",
    "hooves",
    "lapping",
    "leaves",
    "rain",
    "rain_outside",
    "room",
    "snow_steps",
    "soft_steps",
    "stream",
    "surf",
    "voices",
    "wind",
]

Maker = Callable[[Take], Samples]

_VOICE_HZ = 8_000
"""Voices have nothing above 4 kHz, so their sines are summed at this rate."""


def air(take: Take) -> Samples:
    """The near-silence of the outdoors."""
    return take.noise(band(140, 1800, slope=1.8, tilt=0.6)) * take.curve(2.7, 0.8, 1.0)


def room(take: Take) -> Samples:
    """The tone of a quiet room."""
    return take.noise(band(90, 480, slope=1.6, tilt=0.6))


def wind(take: Take) -> Samples:
    """Gusts, with a hollow note that wanders."""
    gust = take.curve(2.6, 0.25, 1.0) * take.curve(0.9, 0.7, 1.0)
    low = take.noise(band(120, 460, slope=2.0, tilt=0.3)) * gust
    note = take.curve(1.9)
    hollow = take.noise(band(380, 620, slope=3.0)) * (gust**2 * note)
    whistle = take.noise(band(760, 1150, slope=3.0)) * (gust**2 * (1 - note))
    return np.asarray(low + 0.42 * hollow + 0.24 * whistle, np.float32)


def leaves(take: Take) -> Samples:
    """Foliage stirred by gusts."""
    gust = take.curve(2.1) ** 2 * take.curve(0.22, 0.55, 1.0)
    return take.noise(band(2200, 9000, slope=1.4)) * (np.float32(0.12) + gust)


def surf(take: Take) -> Samples:
    """Waves that gather, break and drain off the sand, each from its own side."""
    t = take.clock()
    body = np.zeros((2, len(t)))
    hiss = np.zeros((2, len(t)))
    at = -3.0
    while at < take.duration_s:
        size = 0.55 + 0.45 * float(take.rng.random())
        pan = float(take.rng.uniform(-0.7, 0.7))
        sides = np.sqrt(np.array([[1 - pan], [1 + pan]]) / 2)
        rise, fall = float(take.rng.uniform(1.0, 1.7)), float(take.rng.uniform(0.9, 1.4))
        since = t - at - rise
        swell = np.where(since < 0, np.exp(-((since / rise * 1.9) ** 2)), np.exp(-since / fall))
        late = since - 0.35
        foam = np.where(
            late < 0, np.exp(-((late / rise * 2.8) ** 2)), np.exp(-late / (fall * 1.35))
        )
        body += sides * size * swell
        hiss += sides * size * foam**1.3
        at += float(take.rng.uniform(3.6, 5.8))
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
        pan = float(take.rng.uniform(-0.8, 0.8))
        sides = np.sqrt(np.array([[1 - pan], [1 + pan]]) / 2)
        since = t - at
        lap = np.where(since < 0, 0, (since / 0.15) * np.exp(1 - since / 0.15)) + 0.4 * np.exp(
            -(((since - 0.5) / 0.28) ** 2)
        )
        level += sides * float(take.rng.uniform(0.3, 1.0)) * lap
    wash = take.noise(band(320, 1900, slope=1.6, tilt=0.3))
    return wash * (np.float32(0.07) + np.stack([take.full(side) for side in level]))


def stream(take: Take) -> Samples:
    """Running water: a bed of noise and many small bubbles that rise in pitch."""
    out = take.noise(band(450, 5200, slope=1.2, tilt=0.35)) * take.curve(0.16, 0.75, 1.0)
    for at in take.times(0.06):
        pitch = float(take.rng.uniform(500, 1700))
        t = seconds(float(take.rng.uniform(0.03, 0.09)))
        drop = np.sin(2 * np.pi * pitch * (t + 4.0 * t**2)) * np.exp(-t / 0.018)
        gain = float(take.rng.uniform(0.1, 0.8))
        add(out, drop.astype(np.float32), at, float(take.rng.uniform(-0.9, 0.9)), gain)
    return out


def rain(take: Take) -> Samples:
    """A steady fall with drops close by."""
    bed = take.noise(band(700, 9000, slope=1.0, tilt=0.15)) * take.curve(1.7, 0.82, 1.0)
    return bed + np.float32(0.6) * _drops(take, per_s=90)


def rain_outside(take: Take) -> Samples:
    """The same through a window."""
    bed = take.noise(band(150, 1100, slope=1.3, tilt=0.4)) * take.curve(1.7, 0.82, 1.0)
    return bed + np.float32(0.16) * _drops(take, per_s=30)


def _drops(take: Take, *, per_s: float) -> Samples:
    """Single drops: sparse clicks through a short ringing filter."""
    count = max(1, int(per_s * take.duration_s))
    clicks = silence(take)
    at = take.rng.integers(0, take.count, count)
    side = take.rng.integers(0, 2, count)
    strength = np.minimum(3.0, take.rng.pareto(2.2, count) + 0.3) * take.rng.choice((-1, 1), count)
    np.add.at(clicks, (side, at), strength.astype(np.float32))
    np.add.at(clicks, (1 - side, np.minimum(at + 14, take.count - 1)), 0.35 * strength)
    hz = np.fft.rfftfreq(take.count, 1 / SOUND_RATE_HZ).astype(np.float32)
    ring = band(1500, 6000, slope=1.6)(np.maximum(hz, 1.0))
    wet = np.fft.irfft(np.fft.rfft(clicks) * ring, take.count).astype(np.float32)
    return wet / max(1e-9, float(np.sqrt(np.mean(wet**2))))


def birds(take: Take) -> Samples:
    """A few small birds, each with a song of its own, near and far."""
    out = silence(take)
    space = Space(take, decay_s=0.7, wet=0.28, dull_hz=3500)
    for _ in range(4):
        song = _song(take)
        pan, near = float(take.rng.uniform(-0.9, 0.9)), float(take.rng.uniform(0.25, 1.0))
        for at in take.times(float(take.rng.uniform(2.6, 5.2)), first_s=0.2):
            add(out, space.around(song(take)), at, pan, near * float(take.rng.uniform(0.6, 1.0)))
    return out


def _song(take: Take) -> Callable[[Take], NDArray[np.float64]]:
    """A species: its pitch, its syllable's bend, how many and how fast."""
    rng = take.rng
    base = float(rng.uniform(2300, 5200))
    bend = float(rng.uniform(0.16, 0.5) * rng.choice((-1, 1)))
    warble = float(rng.choice((0.0, 0.0, 0.06)))
    length_s = float(rng.uniform(0.05, 0.16))
    gap_s = float(rng.uniform(0.05, 0.14))
    step = float(rng.uniform(-0.05, 0.05))
    most = int(rng.integers(3, 8))

    def sing(take: Take) -> NDArray[np.float64]:
        pieces = []
        pitch = base * float(take.rng.uniform(0.96, 1.04))
        for _ in range(int(take.rng.integers(2, most + 1))):
            t = seconds(length_s * float(take.rng.uniform(0.85, 1.15)))
            u = t / t[-1]
            hz = pitch * (1 + bend * (u - 0.5) + warble * np.sin(2 * np.pi * 38 * t))
            phase = 2 * np.pi * np.cumsum(hz) / SOUND_RATE_HZ
            envelope = np.sin(np.pi * u**0.8) ** 1.5
            pieces += [
                envelope * (np.sin(phase) + 0.12 * np.sin(2 * phase)),
                np.zeros(round(gap_s * SOUND_RATE_HZ)),
            ]
            pitch *= 1 + step
        return np.concatenate(pieces)

    return sing


def gulls(take: Take) -> Samples:
    """Gulls a long way off: falling, slightly hoarse cries."""
    out = silence(take)
    space = Space(take, decay_s=1.4, wet=0.9, dull_hz=2200)
    for at in take.times(5.5, first_s=0.8):
        pan = float(take.rng.uniform(-0.9, 0.9))
        pitch = float(take.rng.uniform(760, 980))
        for n in range(int(take.rng.integers(1, 4))):
            t = seconds(0.42)
            u = t / t[-1]
            hz = pitch * (1 + 0.35 * np.sin(np.pi * np.minimum(1, u * 1.6)) - 0.18 * u)
            phase = 2 * np.pi * np.cumsum(hz) / SOUND_RATE_HZ
            tone = sum(np.sin(k * phase) / k**1.1 for k in range(1, 7))
            cry = (
                np.asarray(tone)
                * np.sin(np.pi * u) ** 1.2
                * (1 + 0.25 * np.sin(2 * np.pi * 46 * t))
            )
            add(out, space.around(cry), at + 0.55 * n, pan, 0.7**n)
    return out


def crickets(take: Take) -> Samples:
    """Several crickets, each at its own pace."""
    out = silence(take)
    t = np.arange(take.count, dtype=np.float32) / SOUND_RATE_HZ
    for _ in range(5):
        rate, pulses = float(take.rng.uniform(1.5, 2.6)), int(take.rng.integers(2, 5))
        pulse_hz = float(take.rng.uniform(26, 36))
        phase = float(take.rng.random())
        within = (t * np.float32(rate) + np.float32(phase)) % 1.0 / np.float32(rate)
        pulse = np.sin(np.pi * ((within * np.float32(pulse_hz)) % 1.0)) ** 2
        level = pulse * (within < pulses / pulse_hz)
        tone = np.sin(np.float32(2 * np.pi * float(take.rng.uniform(3900, 4900))) * t)
        near = float(take.rng.uniform(0.2, 1.0))
        chirp = (tone * level).astype(np.float32) * take.curve(3.3, 0.4, 1.0)
        add(out, chirp, 0.0, float(take.rng.uniform(-0.9, 0.9)), near)
    return out


def voices(take: Take) -> Samples:
    """The murmur of people at other tables: voices, but no words."""
    count = round(take.duration_s * _VOICE_HZ)
    t = np.arange(count) / _VOICE_HZ
    out = np.zeros((2, count))
    for _ in range(9):
        pan = float(take.rng.uniform(-0.85, 0.85))
        sides = np.sqrt(np.array([[1 - pan], [1 + pan]]) / 2)
        out += sides * _talker(take, t) * float(take.rng.uniform(0.4, 1.0))
    hz = np.fft.rfftfreq(count, 1 / _VOICE_HZ)
    # Distance and soft furnishings take the consonants.
    spectrum = np.fft.rfft(out) * (hz > 90) / (1 + (hz / 900) ** 2)
    wide = np.zeros((2, take.count // 2 + 1), np.complex64)
    most = min(wide.shape[1], spectrum.shape[1])
    wide[:, :most] = spectrum[:, :most]
    return np.fft.irfft(wide, take.count).astype(np.float32)


def _talker(take: Take, t: NDArray[np.float64]) -> NDArray[np.float64]:
    """One voice: a pitch that wanders, vowels that change, phrases with pauses."""
    rng = take.rng
    base = float(rng.uniform(95, 235))
    syllables = int(t[-1] * 4.5) + 3
    at = np.cumsum(rng.uniform(0.13, 0.32, syllables))
    loud = rng.uniform(0.15, 1.0, syllables) * (rng.random(syllables) > 0.12)
    # A phrase of about two seconds, then somebody else's turn.
    phrase = np.sin(2 * np.pi * (t / float(rng.uniform(3.5, 6.5)) + float(rng.random()))) > -0.2
    smooth = np.hanning(480)
    talking = np.convolve(phrase.astype(float), smooth / smooth.sum(), "same")
    # Loud in the middle of a syllable, nearly silent between two.
    edges = np.ravel(np.column_stack([at, at + 0.5 * np.diff(at, append=at[-1] + 0.2)]))
    level = np.interp(t, edges, np.ravel(np.column_stack([0.08 * loud, loud]))) * talking
    pitch = base * (1 + 0.3 * (np.interp(t, at, rng.random(syllables)) - 0.5))
    phase = (2 * np.pi * np.cumsum(pitch) / _VOICE_HZ).astype(np.float32)
    first = np.interp(t, at, rng.uniform(320, 780, syllables)).astype(np.float32)
    pitch = pitch.astype(np.float32)
    wave = np.float32(0.35) * rng.standard_normal(len(t), np.float32)
    for k in range(1, 9):
        gain = np.exp(-(((k * pitch - first) / np.float32(240)) ** 2)) + np.float32(0.25 / k)
        wave += gain * np.sin(k * phase)
    return np.asarray(wave * level)


def cups(take: Take) -> Samples:
    """China and spoons now and then."""
    out = silence(take)
    space = Space(take, decay_s=0.5, wet=0.5, dull_hz=5000)
    for at in take.times(2.8, first_s=0.5):
        ring = np.zeros(round(0.5 * SOUND_RATE_HZ))
        t = seconds(0.5)
        base = float(take.rng.uniform(1900, 3300))
        for ratio, decay_s in ((1.0, 0.09), (1.52, 0.06), (2.31, 0.05), (2.9, 0.03), (4.1, 0.02)):
            tone = base * ratio * float(take.rng.uniform(0.98, 1.02))
            ring += (
                float(take.rng.uniform(0.3, 1.0))
                * np.sin(2 * np.pi * tone * t)
                * np.exp(-t / decay_s)
            )
        ring *= np.minimum(1, t / 0.0012)
        pan, gain = float(take.rng.uniform(-0.8, 0.8)), float(take.rng.uniform(0.15, 1.0))
        heard = space.around(ring)
        add(out, heard, at, pan, gain)
        if take.rng.random() < 0.4:
            add(out, heard, at + float(take.rng.uniform(0.09, 0.2)), pan, gain * 0.5)
    return out


def snow_steps(take: Take) -> Samples:
    """Quick light paws or boots in dry snow: a soft creak at every step."""
    return _steps(take, every_s=0.36, shape=band(500, 3000, slope=1.6), grains=26, length_s=0.13)


def soft_steps(take: Take) -> Samples:
    """Steps on grass, earth or sand."""
    return _steps(take, every_s=0.42, shape=band(180, 1500, slope=1.3), grains=10, length_s=0.1)


def hooves(take: Take) -> Samples:
    """A gallop: three beats and a breath."""
    shape = band(120, 900, slope=1.6)
    return _steps(take, every_s=0.52, shape=shape, grains=3, length_s=0.09, beats=(0, 0.11, 0.22))


def _steps(
    take: Take,
    *,
    every_s: float,
    shape: Shape,
    grains: int,
    length_s: float,
    beats: tuple[float, ...] = (0.0,),
) -> Samples:
    out = silence(take)
    texture = take.mono_noise(shape)
    t = seconds(length_s)
    at, side = 0.15, -1
    while at < take.duration_s:
        for beat in beats:
            start = int(take.rng.integers(0, max(1, take.count - len(t))))
            crunch = np.zeros(len(t))
            for grain in take.rng.beta(1.3, 2.2, grains) * length_s * 0.7:
                since = np.maximum(t - grain, 0)
                crunch += np.where(t >= grain, np.exp(-since / 0.012), 0) * float(take.rng.random())
            step = texture[start : start + len(t)] * (crunch * np.sin(np.pi * t / length_s) ** 0.5)
            gain = float(take.rng.uniform(0.4, 1.0))
            add(out, step.astype(np.float32), at + beat, 0.16 * side, gain)
            side = -side
        at += every_s * float(take.rng.uniform(0.9, 1.1))
    return out


def city(take: Take) -> Samples:
    """Traffic a street away, with a car passing now and then."""
    out = take.noise(band(40, 340, slope=1.2, tilt=0.6)) * take.curve(2.4, 0.75, 1.0)
    tyres = take.mono_noise(band(300, 1800, slope=1.2, tilt=0.3))
    t = take.clock()
    for at in take.times(5.0):
        width = float(take.rng.uniform(1.1, 1.9))
        way = float(take.rng.choice((-1.0, 1.0)))
        level = 0.5 * np.exp(-(((t - at) / width) ** 2)) * float(take.rng.uniform(0.5, 1.0))
        pan = np.clip(way * (t - at) / width, -1, 1) * 0.8
        out[0] += tyres * take.full(level * np.sqrt((1 - pan) / 2))
        out[1] += tyres * take.full(level * np.sqrt((1 + pan) / 2))
    return out


def fire(take: Take) -> Samples:
    """A wood fire: a low flutter and crackles."""
    bed = take.noise(band(60, 500, slope=1.2, tilt=0.5)) * take.curve(0.14, 0.5, 1.0)
    return bed + np.float32(0.5) * _drops(take, per_s=16)
