"""Music for those who play: a calm pentatonic tune on what they hold, or a beat on drums.

Instruments are data: how long notes last, which overtones they have. Knows nothing of scenes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from vitascope.engines.base import SOUND_RATE_HZ, Samples

from .take import Line, Maker, Mono, Take, add, band, pan_gains, place, silence
from .tones import bent, burst, eased, harmonic, seconds

__all__ = ["INSTRUMENTS", "Instrument", "beat", "drumming", "from_afar", "pad", "playing"]

_SCALE = (0, 2, 4, 7, 9, 12, 14, 16, 19)
"""Semitones of the major pentatonic scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """How its notes sound."""

    root_hz: float
    gains: Sequence[float]
    """Of the overtones."""
    decay_s: float = 0.0
    """How long a struck note rings; 0 for one that is held."""
    bright_s: float = 0.35
    """How much sooner its overtones die away: each by this share of the one before."""
    note_s: float = 0.36
    """The pace."""
    shake: float = 0.0
    """Vibrato."""
    breath: float = 0.0
    chords: bool = False


INSTRUMENTS: Mapping[str, Instrument] = {
    "guitar": Instrument(root_hz=164.8, gains=(1, 0.8, 0.55, 0.3, 0.25, 0.12, 0.1), decay_s=0.9,
                         note_s=0.3, chords=True),
    "electric guitar": Instrument(root_hz=164.8, gains=(1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3),
                                  decay_s=1.6, bright_s=0.1, chords=True),
    "ukulele": Instrument(root_hz=261.6, gains=(1, 0.5, 0.3, 0.1), decay_s=0.45, note_s=0.25,
                          chords=True),
    "piano": Instrument(root_hz=261.6, gains=(1, 0.6, 0.35, 0.2, 0.12, 0.08), decay_s=1.3,
                        chords=True),
    "keyboard": Instrument(root_hz=261.6, gains=(1, 0.3, 0.4, 0.1), decay_s=1.6, chords=True),
    "harp": Instrument(root_hz=220, gains=(1, 0.45, 0.2, 0.1), decay_s=1.5, note_s=0.24),
    "xylophone": Instrument(root_hz=523.3, gains=(1, 0, 0, 0.35), decay_s=0.28, note_s=0.27),
    "violin": Instrument(root_hz=392, gains=(1, 0.7, 0.6, 0.45, 0.4, 0.3, 0.2, 0.15), note_s=0.62,
                         shake=0.007),
    "cello": Instrument(root_hz=130.8, gains=(1, 0.85, 0.6, 0.5, 0.35, 0.25, 0.2, 0.1), note_s=0.8,
                        shake=0.006),
    "flute": Instrument(root_hz=523.3, gains=(1, 0.35, 0.12, 0.05), note_s=0.5, shake=0.006,
                        breath=0.16),
    "whistle": Instrument(root_hz=1046, gains=(1, 0.05), note_s=0.4, shake=0.008, breath=0.1),
    "trumpet": Instrument(root_hz=349.2, gains=(0.8, 1, 0.9, 0.7, 0.5, 0.4, 0.3, 0.2), note_s=0.44,
                          shake=0.004),
    "saxophone": Instrument(root_hz=233.1, gains=(1, 0.8, 0.8, 0.5, 0.45, 0.3, 0.25, 0.2),
                            note_s=0.5, shake=0.006, breath=0.08),
    "harmonica": Instrument(root_hz=349.2, gains=(1, 0.7, 0.6, 0.4, 0.3, 0.2), note_s=0.46,
                            shake=0.01, breath=0.06, chords=True),
    "accordion": Instrument(root_hz=261.6, gains=(1, 0.8, 0.5, 0.5, 0.3, 0.25), note_s=0.4,
                            shake=0.004, chords=True),
    "organ": Instrument(root_hz=196, gains=(1, 0.7, 0.2, 0.5, 0, 0.1, 0, 0.3), note_s=1.1,
                        chords=True),
    "music box": Instrument(root_hz=1046, gains=(1, 0, 0.2), decay_s=0.7, note_s=0.3),
}  # fmt: skip


def playing(name: str) -> Line:
    """A tune on an instrument that never comes to an end."""
    instrument = INSTRUMENTS[name]

    def played(take: Take) -> Mono:
        out = np.zeros(take.count, np.float32)
        known: dict[tuple[int, float], Mono] = {}
        degree, at = 2, 0.12
        while at < take.duration_s:
            degree = int(np.clip(degree + take.rng.integers(-2, 3), 0, len(_SCALE) - 1))
            length_s = instrument.note_s * float(take.rng.choice((1, 1, 1, 2)))
            wanted = [degree]
            if instrument.chords and take.rng.random() < 0.35:
                wanted += [max(0, degree - 2), max(0, degree - 4)]
            for number, one in enumerate(wanted):
                if (one, length_s) not in known:
                    known[one, length_s] = _note(take, instrument, _SCALE[one], length_s)
                # A chord is never struck quite at once.
                gain = take.between(0.6, 1.0) / len(wanted) ** 0.5
                add(out, known[one, length_s], at + 0.022 * number, gain)
            at += length_s
        return out

    return played


def _note(take: Take, instrument: Instrument, semitones: int, length_s: float) -> Mono:
    hz = instrument.root_hz * 2 ** (semitones / 12)
    if instrument.decay_s:
        t = seconds(min(2.2, 2.2 * instrument.decay_s))
        out = np.zeros(len(t), np.float32)
        for k, gain in enumerate(instrument.gains, start=1):
            decay_s = np.float32(instrument.decay_s / (1 + instrument.bright_s * (k - 1)))
            out += (
                np.float32(gain) * np.sin(np.float32(2 * np.pi * k * hz) * t) * np.exp(-t / decay_s)
            )
        return eased(out, 0.003, 0.3)
    pitch = bent((hz * 0.99, hz, hz, hz), length_s * 1.08)
    t = seconds(len(pitch) / SOUND_RATE_HZ)
    swing = np.minimum(1, t / 0.25) * np.sin(2 * np.pi * 5.3 * t)
    shaken = np.asarray(pitch * (1 + instrument.shake * swing), np.float32)
    wave = harmonic(shaken, instrument.gains)
    if instrument.breath:
        air = burst(take.rng, band(hz, 4 * hz, slope=1.5), len(wave) / SOUND_RATE_HZ, decay_s=9.0)
        wave += np.float32(2 * instrument.breath) * air[: len(wave)]
    return eased(wave, 0.07, 0.12)


def drumming(take: Take) -> Mono:
    """A steady beat: bass, snare, cymbal."""
    out = np.zeros(take.count, np.float32)
    bass, snare = _bass(), burst(take.rng, band(180, 5000, slope=1), 0.22, decay_s=0.06)
    hat = burst(take.rng, band(6000, 14_000, slope=2), 0.09, attack_s=0.001, decay_s=0.02)
    for number, at in enumerate(np.arange(0.12, take.duration_s, 0.27).tolist()):
        add(out, hat, at, take.between(0.18, 0.3))
        if number % 8 in (0, 3, 4):
            add(out, bass, at, take.between(0.85, 1.0))
        if number % 4 == 2:
            add(out, snare, at, take.between(0.6, 0.75))
    return out


def beat(take: Take) -> Samples:
    """Dance music through a wall."""
    out = silence(take)
    kick, low = _bass(), _note(take, INSTRUMENTS["cello"], -12, 0.27)
    for number, at in enumerate(np.arange(0.1, take.duration_s, 0.5).tolist()):
        place(out, kick, at, pan=0.0)
        if number % 4:
            place(out, low, at + 0.25, pan=0.2, gain=0.1)
    chords = playing("keyboard")(take)
    for channel, side in zip(out, pan_gains(-0.25), strict=True):
        channel += np.float32(0.16 * side) * chords
    return out


def _bass() -> Mono:
    t = seconds(0.3)
    hz = 46 + 90 * np.exp(-t / np.float32(0.03))
    return eased(harmonic(hz.astype(np.float32), (1.0, 0.2)) * np.exp(-t / np.float32(0.1)))


def from_afar(name: str, pan: float = 0.3) -> Maker:
    """Somebody who plays out of sight."""

    def heard(take: Take) -> Samples:
        out = silence(take)
        place(out, playing(name)(take), 0.0, pan=pan)
        return out

    return heard


def pad(take: Take) -> Samples:
    """A soft chord that breathes: space, dreams, magic."""
    t = np.arange(take.count, dtype=np.float32) / SOUND_RATE_HZ
    out = silence(take)
    for semitones in (0, 7, 12, 16, 19):
        hz = 110 * 2 ** (semitones / 12)
        voice = (
            np.sin(np.float32(2 * np.pi * hz) * t) * take.curve(2.5) / np.float32(1 + semitones / 9)
        )
        place(out, voice.astype(np.float32), 0.0, pan=take.between(-0.8, 0.8))
    return out
