"""What people are heard doing: murmuring, cheering, clapping, laughing, crying, singing, splashing.

Layers of many are makers, sounds of one are lines; see ``take.py``. No words are ever said.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ, Samples

from .take import Line, Mono, Take, add, band, line, pan_gains, place, silence
from .tones import bent, burst, eased, throat

__all__ = [
    "applause",
    "cheers",
    "children",
    "clapping",
    "crying",
    "laughing",
    "murmur",
    "singing",
    "sleeping",
    "splashes",
    "talking",
]

_VOICE_HZ = 8_000
"""Voices of a murmur have nothing above 4 kHz, so their sines are summed at this rate."""
_TALKERS = 5
_AH: Sequence[Sequence[float]] = ((750, 850, 700), (1200, 1250, 1150), (2600, 2600))
_VOWELS = ((350, 1900), (500, 1700), (750, 1200), (450, 900), (600, 1500))


def murmur(take: Take) -> Samples:
    """People talking at other tables or across a square: voices, but no words."""
    count = round(take.duration_s * _VOICE_HZ)
    t = np.asarray(np.arange(count) / _VOICE_HZ, np.float32)
    out = np.zeros((2, count), np.float32)
    for _ in range(_TALKERS):
        voice = _talker(take, t)
        # The same voice once more, at another moment and place, passes for another.
        for late in (0, int(take.rng.integers(count // 4, 3 * count // 4 + 1))):
            sides = pan_gains(take.between(-0.85, 0.85))
            near = take.between(0.4, 1.0)
            out += np.array(sides, np.float32)[:, None] * near * np.roll(voice, late)
    hz = np.arange(count // 2 + 1) * (_VOICE_HZ / count)
    # Distance and soft furnishings take the consonants.
    spectrum = np.fft.rfft(out) * ((hz > 90) / (1 + (hz / 900) ** 2)).astype(np.float32)
    wide = np.zeros((2, take.count // 2 + 1), np.complex64)
    most = min(wide.shape[1], spectrum.shape[1])
    wide[:, :most] = spectrum[:, :most]
    return np.fft.irfft(wide, take.count).astype(np.float32)


def _talker(take: Take, t: Mono) -> Mono:
    """One voice: a pitch that wanders, vowels that change, phrases with pauses."""
    rng = take.rng
    base = take.between(95, 235)
    syllables = int(t[-1] * 5.5) + 4
    at = np.cumsum(rng.uniform(0.13, 0.32, syllables)) - 0.3
    loud = rng.uniform(0.15, 1.0, syllables) * (rng.random(syllables) > 0.12)
    # A phrase of about two seconds, then somebody else's turn.
    turn, late = take.between(3.5, 6.5), take.between(0, 1)
    phrase = np.clip(4 * (np.sin(2 * np.pi * (t / turn + late)) + 0.4), 0, 1)
    # Loud in the middle of a syllable, nearly silent between two.
    edges = np.ravel(np.column_stack([at, at + 0.5 * np.diff(at, append=at[-1] + 0.2)]))
    level = np.interp(t, edges, np.ravel(np.column_stack([0.08 * loud, loud]))) * phrase
    pitch = base * (1 + 0.3 * (np.interp(t, at, rng.random(syllables)) - 0.5))
    phase = (2 * np.pi * np.cumsum(pitch) / _VOICE_HZ).astype(np.float32)
    coarse = t[::40]
    first = np.interp(coarse, at, rng.uniform(320, 780, syllables))
    slow = np.interp(coarse, t, pitch)
    wave = np.float32(0.35) * rng.standard_normal(len(t), np.float32)
    for k in range(1, 9):
        gain = np.exp(-(((k * slow - first) / 240) ** 2)) + 0.25 / k
        wave += np.interp(t, coarse, gain).astype(np.float32) * np.sin(np.float32(k) * phase)
    return np.asarray(wave * level, np.float32)


def children(take: Take) -> Samples:
    """Children who play some way off: short high calls."""
    out = silence(take)
    for number in range(5):
        base, pan = take.between(330, 520), take.between(-0.9, 0.9)
        for at in take.times(2.4, first_s=-0.8 if number == 0 else 0.0):
            knots = (base, base * take.between(1.1, 1.5), base * take.between(0.8, 1.2))
            cry = _sung(take, knots, take.between(0.18, 0.5))
            place(out, cry, max(0.1, at), pan=pan, gain=take.between(0.3, 1.0))
    return out


def cheers(take: Take) -> Samples:
    """A crowd that cheers in waves."""
    swell = take.curve(2.0, 0.35, 1.0)
    roar = take.noise(band(350, 1500, slope=2.0, tilt=0.3)) * swell
    bright = take.noise(band(900, 3200, slope=2.0)) * swell**2
    out = np.asarray(roar + 0.4 * bright, np.float32)
    for at in take.times(0.45):
        base = take.between(260, 520)
        cry = _sung(take, (base, base * 1.35, base * 1.1), take.between(0.3, 0.8))
        place(out, cry, at, pan=take.between(-0.9, 0.9), gain=take.between(0.3, 0.9))
    return out


def applause(take: Take) -> Samples:
    """Many hands, each at its own pace."""
    out = silence(take)
    claps = [_clap(take) for _ in range(8)]
    for _ in range(22):
        pan, near, at = take.between(-0.95, 0.95), take.between(0.2, 1.0), take.between(0, 0.3)
        pace = take.between(0.17, 0.26)
        sides = pan_gains(pan)
        one = claps[int(take.rng.integers(len(claps)))]
        while at < take.duration_s:
            for channel, side in zip(out, sides, strict=True):
                add(channel, one, at, side * near)
            at += pace * take.between(0.93, 1.07)
    bed = take.noise(band(700, 3500, slope=1.4)) * take.curve(0.8, 0.7, 1.0)
    return np.asarray(out + 0.06 * bed, np.float32)


def _clap(take: Take) -> Mono:
    hz = take.between(800, 1600)
    return burst(take.rng, band(0.7 * hz, 2.2 * hz, slope=2), 0.09, attack_s=0.001, decay_s=0.016)


def clapping(take: Take) -> Mono:
    """One pair of hands."""
    moments = np.arange(0.25, take.duration_s, 0.36) + take.rng.uniform(-0.012, 0.012)
    return line(take, [_clap(take) for _ in range(4)], moments.tolist(), even=0.75)


def laughing(take: Take) -> Mono:
    """Ha-ha-ha, then a breath."""
    out = np.zeros(take.count, np.float32)
    base, at = take.between(210, 300), 0.2
    while at < take.duration_s:
        for n in range(int(take.rng.integers(4, 8))):
            pitch = base * (1.25 - 0.04 * n)
            ha = _sung(take, (pitch * 1.1, pitch, pitch * 0.85), 0.13, breath=0.25)
            add(out, ha, at + 0.19 * n, 0.94**n)
        at += 2.6 * take.between(0.85, 1.2)
    return out


def crying(take: Take) -> Mono:
    """Sobs that fall."""
    out = np.zeros(take.count, np.float32)
    at = 0.2
    while at < take.duration_s:
        base = take.between(330, 430)
        sob = _sung(take, (base, base * 1.2, base * 1.05, base * 0.75), take.between(0.6, 1.0))
        add(out, sob, at, take.between(0.7, 1.0))
        at += take.between(1.0, 1.6)
    return out


def singing(take: Take) -> Mono:
    """A wordless tune."""
    out = np.zeros(take.count, np.float32)
    degree, at, root = 2, 0.15, take.between(215, 265)
    steps = (0, 2, 4, 7, 9, 12, 14)
    while at < take.duration_s:
        degree = int(np.clip(degree + take.rng.integers(-2, 3), 0, len(steps) - 1))
        length_s = float(take.rng.choice((0.4, 0.4, 0.8)))
        pitch = root * 2 ** (steps[degree] / 12)
        vowel = _VOWELS[int(take.rng.integers(len(_VOWELS)))]
        note = _sung(take, (pitch * 0.985, pitch, pitch), length_s * 1.05, vowel=vowel, shake=0.012)
        add(out, note, at, take.between(0.7, 1.0))
        at += length_s
    return out


def talking(take: Take) -> Mono:
    """One voice near by that says nothing in particular."""
    out = np.zeros(take.count, np.float32)
    base, at = take.between(115, 220), 0.15
    while at < take.duration_s:
        for _ in range(int(take.rng.integers(4, 9))):
            pitch = base * take.between(0.88, 1.2)
            vowel = _VOWELS[int(take.rng.integers(len(_VOWELS)))]
            length_s = take.between(0.12, 0.24)
            word = _sung(take, (pitch, pitch * 1.06, pitch * 0.94), length_s, vowel=vowel)
            add(out, word, at, take.between(0.5, 1.0))
            at += length_s * 0.95
        at += take.between(0.35, 0.8)
    return out


def _sung(
    take: Take,
    knots_hz: Sequence[float],
    length_s: float,
    *,
    vowel: Sequence[float] | None = None,
    breath: float = 0.1,
    shake: float = 0.0,
) -> Mono:
    hz = bent(knots_hz, length_s)
    if shake:
        t = np.arange(len(hz), dtype=np.float32) / SOUND_RATE_HZ
        hz = hz * (1 + np.float32(shake) * np.sin(np.float32(2 * np.pi * 5.4) * t))
    formants = [(f, f) for f in (*vowel, 2700)] if vowel else _AH
    wave = throat(hz, formants, rng=take.rng, tilt=0.7, breath=breath, top_hz=4500)
    return eased(wave, 0.2 * length_s, 0.4 * length_s)


def sleeping(take: Take) -> Mono:
    """Slow breath of somebody asleep."""
    t = np.arange(take.count, dtype=np.float32) / SOUND_RATE_HZ
    turn = (t / np.float32(3.4)) % 1.0
    swell = np.where(turn < 0.42, np.sin(np.pi * turn / 0.42), 0.7 * np.sin(np.pi * (turn - 0.42)))
    return take.mono_noise(band(260, 900, slope=2.0)) * (swell.clip(0) ** 2).astype(np.float32)


def splashes(every_s: float) -> Line:
    """Water that arms, paddles or oars strike."""

    def struck(take: Take) -> Mono:
        strokes: list[NDArray[np.float32]] = [
            burst(take.rng, band(350, 4200, slope=1.2), 0.5, attack_s=0.03, decay_s=0.13)
            for _ in range(3)
        ]
        moments = np.arange(0.2, take.duration_s, every_s)
        return line(take, strokes, moments.tolist())

    return struck
