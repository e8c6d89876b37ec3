"""The voices of animals, as data: pitch, throat, roughness, how often.

A new animal is one line of ``CALLS``. Knows nothing of scenes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from vitascope.engines.base import SOUND_RATE_HZ

from .take import Line, Mono, Take, add
from .tones import bent, eased, throat

__all__ = ["CALLS", "LIKE", "Call", "call_of", "calling", "utterances"]

_VARIANTS = 2
"""Different calls made for a clip: each is heard several times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What an animal says."""

    pitch_hz: Sequence[float]
    """Its way through one syllable."""
    length_s: float
    formants: Sequence[Sequence[float]]
    """Resonances of the throat and their ways through the syllable, Hz."""
    tilt: float = 0.6
    """How fast overtones grow weaker: low is brassy, high is soft."""
    breath: float = 0.0
    rough_hz: float = 0.0
    """How fast it rattles, and how deeply."""
    rough: float = 0.0
    level: Sequence[float] = ()
    """Loudness through the syllable, if it is more than one swell."""
    repeats: tuple[int, int] = (1, 1)
    """Least and most syllables of a call."""
    gap_s: float = 0.12
    every_s: float = 4.0


CALLS: Mapping[str, Call] = {
    # House and farm
    "cat": Call(pitch_hz=(520, 780, 720, 560, 430), length_s=0.8, every_s=3.2,
                formants=((700, 1100, 1500, 900, 600), (1800, 2300, 2500, 1700)), breath=0.08),
    "kitten": Call(pitch_hz=(820, 1150, 1050, 800), length_s=0.5, every_s=2.6,
                   formants=((1100, 1700, 1900, 1200), (2600, 3000)), breath=0.06),
    "dog": Call(pitch_hz=(300, 470, 380, 210), length_s=0.17, breath=0.3, repeats=(2, 4), gap_s=0.2,
                formants=((500, 900, 600), (1300, 1700, 1200)), tilt=0.35, every_s=3.0),
    "puppy": Call(pitch_hz=(560, 820, 500), length_s=0.11, breath=0.2, repeats=(2, 4), gap_s=0.15,
                  formants=((900, 1400, 900), (2100, 2500)), tilt=0.35, every_s=2.6),
    "cow": Call(pitch_hz=(118, 152, 160, 148, 108), length_s=1.7, tilt=0.4, breath=0.06,
                formants=((260, 460, 620, 380), (800, 950, 900)), every_s=4.6),
    "horse": Call(pitch_hz=(900, 1350, 1150, 1250, 900, 760, 560), length_s=1.5, breath=0.16,
                  rough_hz=12, rough=0.55, formants=((1000, 1500, 1000), (2300, 2800, 2000)),
                  every_s=5.5),
    "donkey": Call(pitch_hz=(720, 560, 190, 180, 700, 540, 180), length_s=1.9, breath=0.2,
                   level=(0, 1, 0.05, 0.8, 0.05, 1, 0.05, 0.7, 0), tilt=0.3,
                   formants=((900, 700), (1700, 1500)), every_s=5.5),
    "sheep": Call(pitch_hz=(300, 350, 335, 290), length_s=0.95, rough_hz=8.5, rough=0.55,
                  formants=((650, 800, 700), (1500, 1700)), tilt=0.35, breath=0.08, every_s=3.4),
    "goat": Call(pitch_hz=(430, 500, 470, 400), length_s=0.75, rough_hz=12, rough=0.65,
                 formants=((800, 1000, 800), (1800, 2000)), tilt=0.35, every_s=3.2),
    "pig": Call(pitch_hz=(130, 210, 150), length_s=0.24, rough_hz=48, rough=0.6, breath=0.4,
                formants=((420, 650, 450), (1300, 1500)), repeats=(2, 3), gap_s=0.13, every_s=2.8),
    "chicken": Call(pitch_hz=(430, 640, 520), length_s=0.1, formants=((900, 1200), (2000, 2200)),
                    repeats=(3, 6), gap_s=0.17, breath=0.1, every_s=2.8),
    "chick": Call(pitch_hz=(4300, 3600, 3100), length_s=0.08, formants=((3600, 3300),),
                  repeats=(2, 5), gap_s=0.14, every_s=1.8),
    "rooster": Call(pitch_hz=(520, 720, 760, 900, 860, 980, 960, 880, 560), length_s=2.0,
                    level=(0, 0.8, 0.1, 0.8, 0.1, 1, 0.35, 1, 1, 0.9, 0.6, 0), tilt=0.3,
                    formants=((1100, 1500, 1700, 1200), (2500, 2900, 2400)), every_s=4.5),
    "turkey": Call(pitch_hz=(820, 700, 520, 380), length_s=0.9, rough_hz=14, rough=0.95,
                   formants=((900, 700), (2000, 1700)), every_s=3.6),
    "duck": Call(pitch_hz=(330, 300, 250), length_s=0.2, rough_hz=60, rough=0.5, tilt=0.15,
                 formants=((1200, 1000), (2500, 2200)), repeats=(2, 5), gap_s=0.14, every_s=2.8),
    "goose": Call(pitch_hz=(420, 640, 560), length_s=0.3, tilt=0.2, breath=0.1,
                  formants=((900, 1200), (2100, 2400)), repeats=(1, 3), gap_s=0.22, every_s=2.8),
    "rabbit": Call(pitch_hz=(1500, 1800, 1500), length_s=0.09, formants=((1700, 1800),),
                   repeats=(1, 2), gap_s=0.2, every_s=5.0),
    "mouse": Call(pitch_hz=(4200, 5600, 4600), length_s=0.07, formants=((4800, 5200),),
                  repeats=(2, 4), gap_s=0.11, every_s=2.4),
    # Forest and savanna
    "wolf": Call(pitch_hz=(240, 430, 520, 530, 520, 450, 320), length_s=2.9, tilt=1.3, breath=0.04,
                 formants=((400, 600, 620, 480), (1000, 1100)), every_s=4.8),
    "fox": Call(pitch_hz=(700, 1150, 620), length_s=0.24, breath=0.25, rough_hz=60, rough=0.4,
                formants=((1000, 1500, 900), (2300, 2500)), repeats=(1, 3), gap_s=0.35, every_s=4),
    "lion": Call(pitch_hz=(85, 150, 165, 140, 80), length_s=2.3, breath=0.35, rough_hz=26,
                 rough=0.5, formants=((300, 620, 520, 300), (900, 1200, 800)), tilt=0.15,
                 every_s=5.0),
    "bear": Call(pitch_hz=(95, 140, 120, 75), length_s=1.4, breath=0.4, rough_hz=32, rough=0.55,
                 formants=((260, 520, 330), (800, 1000)), tilt=0.2, every_s=5.0),
    "elephant": Call(pitch_hz=(330, 520, 640, 620, 560, 380), length_s=1.4, breath=0.18, tilt=0.05,
                     rough_hz=42, rough=0.35, formants=((700, 1400, 1200), (2100, 2700)),
                     every_s=5.0),
    "monkey": Call(pitch_hz=(420, 760, 560), length_s=0.16, formants=((600, 1000), (1500, 1900)),
                   repeats=(4, 7), gap_s=0.1, breath=0.15, every_s=3.0),
    "gorilla": Call(pitch_hz=(160, 230, 170), length_s=0.3, breath=0.35, rough_hz=30, rough=0.4,
                    formants=((380, 560), (1000, 1100)), repeats=(2, 4), gap_s=0.16, every_s=4.5),
    "deer": Call(pitch_hz=(260, 340, 300, 220), length_s=0.9, breath=0.2, tilt=0.4,
                 formants=((500, 650), (1300, 1400)), every_s=6.0),
    "zebra": Call(pitch_hz=(560, 900, 520), length_s=0.26, breath=0.2, repeats=(2, 4), gap_s=0.14,
                  formants=((900, 1200), (2100, 2300)), every_s=4.5),
    "camel": Call(pitch_hz=(150, 190, 170, 130), length_s=1.5, rough_hz=24, rough=0.6, breath=0.2,
                  formants=((350, 520), (1000, 1100)), every_s=5.0),
    "hippo": Call(pitch_hz=(75, 105, 85), length_s=0.45, breath=0.25, rough_hz=28, rough=0.4,
                  formants=((220, 380), (700, 750)), repeats=(2, 4), gap_s=0.3, every_s=4.5),
    "squirrel": Call(pitch_hz=(2600, 3200, 2400), length_s=0.07, formants=((2800, 2900),),
                     repeats=(3, 7), gap_s=0.09, every_s=2.8),
    "koala": Call(pitch_hz=(110, 150, 120), length_s=0.7, rough_hz=22, rough=0.7, breath=0.4,
                  formants=((330, 420), (1000, 1000)), every_s=5.0),
    "panda": Call(pitch_hz=(380, 460, 400), length_s=0.5, rough_hz=11, rough=0.5,
                  formants=((700, 800), (1500, 1500)), every_s=5.0),
    "otter": Call(pitch_hz=(1500, 2100, 1700), length_s=0.14, formants=((1800, 2200),),
                  repeats=(2, 4), gap_s=0.14, every_s=3.0),
    "frog": Call(pitch_hz=(190, 250, 320), length_s=0.28, rough_hz=38, rough=0.85, tilt=0.3,
                 formants=((650, 900), (1700, 2000)), repeats=(1, 3), gap_s=0.16, every_s=1.9),
    "snake": Call(pitch_hz=(60, 60), length_s=1.1, breath=1.0, formants=((5200, 6200),),
                  every_s=3.0),
    "crocodile": Call(pitch_hz=(48, 60, 50), length_s=1.3, breath=0.3, rough_hz=18, rough=0.6,
                      formants=((160, 260), (600, 620)), every_s=5.0),
    "dinosaur": Call(pitch_hz=(60, 130, 180, 150, 55), length_s=2.4, breath=0.3, rough_hz=21,
                     rough=0.45, formants=((260, 700, 560, 240), (900, 1500, 800)), tilt=0.05,
                     every_s=4.5),
    # Birds
    "bird": Call(pitch_hz=(3100, 4300, 3500), length_s=0.12, formants=((3300, 4200),),
                 repeats=(3, 6), gap_s=0.09, every_s=2.2),
    "parrot": Call(pitch_hz=(900, 1500, 1200, 950), length_s=0.32, rough_hz=70, rough=0.5,
                   formants=((1500, 2100), (3200, 3000)), repeats=(1, 3), gap_s=0.2, every_s=3.0),
    "crow": Call(pitch_hz=(470, 560, 470), length_s=0.34, rough_hz=82, rough=0.6, breath=0.2,
                 formants=((1100, 1400, 1000), (2100, 2200)), tilt=0.1, repeats=(1, 3), gap_s=0.3,
                 every_s=3.2),
    "owl": Call(pitch_hz=(360, 400, 370), length_s=0.42, tilt=2.2, breath=0.05, repeats=(2, 3),
                formants=((380, 400),), gap_s=0.3, every_s=4.2),
    "eagle": Call(pitch_hz=(2900, 2600, 2300, 1900), length_s=0.75, breath=0.12, every_s=4.2,
                  formants=((2600, 2200), (5000, 4400)), repeats=(1, 2), gap_s=0.3),
    "seagull": Call(pitch_hz=(760, 1060, 980, 720), length_s=0.45, rough_hz=46, rough=0.25,
                    formants=((1200, 1700, 1200), (2600, 2700)), tilt=0.4, repeats=(1, 4),
                    gap_s=0.13, every_s=3.4),
    "pigeon": Call(pitch_hz=(360, 470, 430, 350), length_s=0.65, rough_hz=22, rough=0.5, tilt=1.6,
                   formants=((440, 460),), repeats=(1, 3), gap_s=0.2, every_s=3.2),
    "penguin": Call(pitch_hz=(330, 420, 380), length_s=0.42, rough_hz=34, rough=0.6, tilt=0.1,
                    formants=((800, 1000), (2000, 2100)), repeats=(2, 4), gap_s=0.14, every_s=3.2),
    "peacock": Call(pitch_hz=(620, 1080, 980, 640), length_s=0.75, tilt=0.25,
                    formants=((1200, 1500), (2400, 2600)), repeats=(1, 2), gap_s=0.2, every_s=4.5),
    "swan": Call(pitch_hz=(520, 640, 560), length_s=0.4, tilt=0.2, breath=0.1,
                 formants=((900, 1000), (1900, 2000)), repeats=(1, 2), gap_s=0.3, every_s=4.5),
    "flamingo": Call(pitch_hz=(440, 520, 460), length_s=0.24, rough_hz=40, rough=0.4, tilt=0.2,
                     formants=((1000, 1100), (2200, 2200)), repeats=(1, 3), gap_s=0.2, every_s=3.6),
    # The sea
    "whale": Call(pitch_hz=(110, 240, 310, 230, 130), length_s=2.8, tilt=1.0,
                  formants=((200, 420, 300), (700, 900)), every_s=4.2),
    "dolphin": Call(pitch_hz=(5200, 7600, 9400, 7200), length_s=0.42, formants=((6500, 8800),),
                    repeats=(1, 3), gap_s=0.16, every_s=2.4),
    "seal": Call(pitch_hz=(260, 360, 280), length_s=0.34, rough_hz=38, rough=0.5, breath=0.25,
                 formants=((600, 800), (1500, 1600)), repeats=(2, 4), gap_s=0.2, every_s=3.2),
}  # fmt: skip

LIKE: Mapping[str, str] = {
    "bull": "cow", "alpaca": "sheep", "unicorn": "horse", "pegasus": "horse", "tiger": "lion",
    "leopard": "lion", "boar": "pig", "hedgehog": "mouse", "hamster": "mouse", "otter": "otter",
    "red panda": "panda", "raccoon": "otter", "rhino": "hippo", "sloth": "koala",
    "duckling": "chick", "hen": "chicken", "sparrow": "bird", "robin": "bird", "swallow": "bird",
    "hummingbird": "bird", "phoenix": "eagle", "toucan": "parrot", "dove": "pigeon",
    "heron": "flamingo", "ostrich": "penguin", "orca": "dolphin", "lizard": "snake",
    "dragon": "dinosaur", "chinese dragon": "dinosaur", "long-necked dinosaur": "dinosaur",
    "bat": "mouse", "sea lion": "seal", "gull": "seagull", "ghost": "owl",
}  # fmt: skip
"""Animals that sound like another."""


def call_of(kind: str, *, is_small: bool = False) -> Call | None:
    """What an animal of this kind says; None for the silent and for what is no animal."""
    if is_small and kind in _YOUNG:
        kind = _YOUNG[kind]
    return CALLS.get(LIKE.get(kind, kind))


_YOUNG = {"cat": "kitten", "dog": "puppy", "chicken": "chick", "duck": "chick"}


def calling(call: Call, *, pace: float = 1.0) -> Line:
    """Somebody who calls now and then, the first time soon.

    Args:
        pace: how much more often than usual.
    """

    def said(take: Take) -> Mono:
        out = np.zeros(take.count, np.float32)
        variants = utterances(call, take)
        at = min(take.between(0.35, 0.9), 0.25 * take.duration_s)
        while at < take.duration_s - 0.2:
            one = variants[int(take.rng.integers(len(variants)))]
            add(out, one, at, take.between(0.75, 1.0))
            at += len(one) / SOUND_RATE_HZ + call.every_s / pace * take.between(0.45, 0.9)
        return out

    return said


def utterances(call: Call, take: Take) -> list[Mono]:
    """A few calls, no two alike."""
    return [_call(call, take) for _ in range(_VARIANTS)]


def _call(call: Call, take: Take) -> Mono:
    pieces = []
    higher = take.between(0.94, 1.06)
    least, most = call.repeats
    for _ in range(int(take.rng.integers(least, most + 1))):
        pieces += [
            _syllable(call, take, higher * take.between(0.98, 1.02)),
            np.zeros(round(call.gap_s * take.between(0.8, 1.2) * SOUND_RATE_HZ), np.float32),
        ]
    return np.concatenate(pieces)


def _syllable(call: Call, take: Take, higher: float) -> Mono:
    length_s = call.length_s * take.between(0.92, 1.08)
    hz = bent([p * higher for p in call.pitch_hz], length_s)
    # No throat holds a pitch quite steady.
    wander = bent(take.rng.uniform(0.985, 1.015, 12).tolist(), length_s)
    top = 4.0 * max(max(way) for way in call.formants)
    wave = throat(
        hz * wander, call.formants, rng=take.rng, tilt=call.tilt, breath=call.breath, top_hz=top
    )
    if call.rough:
        turn = np.arange(len(wave), dtype=np.float32) * np.float32(call.rough_hz / SOUND_RATE_HZ)
        beat = np.float32(0.5) - np.float32(0.5) * np.cos(np.float32(2 * np.pi) * turn)
        wave = wave * (np.float32(1 - call.rough) + np.float32(call.rough) * beat)
    level = call.level or (0.5, 1.0, 0.9, 0.55)
    wave = wave * bent(level, length_s)[: len(wave)]
    return eased(wave, min(0.03, 0.2 * length_s), min(0.2, 0.35 * length_s))
