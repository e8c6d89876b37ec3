"""The sound of a scene: a few layers by place, hour, weather and what moves, mixed to one level.

What sounds where is data: to give a place a sound, add a line to ``PLACES``. The sounds
themselves are ``sounds.py``. Knows nothing of pictures.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ, Samples

from . import sounds
from .scene import Scene, Time, Weather
from .sounds import Maker
from .take import Take

__all__ = ["PLACES", "Soundscape", "Voice", "ambience"]

PEAK = 0.66
"""No sample is louder (-3.6 dBFS): room for the encoder's overshoot."""
KNEE = 0.45
"""Above this peaks are rounded off instead of turning the whole mix down."""
FADE_IN_S = 0.35
FADE_OUT_S = 0.7

DAYLIGHT = frozenset({Time.DAWN, Time.DAY, Time.GOLDEN})
LATE = frozenset({Time.DUSK, Time.NIGHT})
ALWAYS = frozenset(Time)
FAIR = frozenset({Weather.CLEAR, Weather.CLOUD, Weather.WIND, Weather.FOG})
ANY = frozenset(Weather)


@dataclass(frozen=True, slots=True)
class Voice:
    """One layer of a place's sound."""

    make: Maker
    level_db: float
    """RMS against the loudest layer of the place (0)."""
    hours: frozenset[Time] = ALWAYS
    weather: frozenset[Weather] = ANY


@dataclass(frozen=True, slots=True)
class Soundscape:
    """What a place sounds like."""

    voices: tuple[Voice, ...]
    loudness_lufs: float = -23.0
    """Of the whole mix. Source: EBU R 128 (2020) for -23; quiet places lie below on purpose."""
    is_indoors: bool = False
    steps: Maker | None = sounds.soft_steps
    """How somebody's walking sounds here; None where it would not be heard."""


_COUNTRY = (
    Voice(sounds.air, -4),
    Voice(sounds.leaves, -8, weather=FAIR),
    Voice(sounds.birds, -5, DAYLIGHT, FAIR),
    Voice(sounds.crickets, -8, LATE, FAIR),
)

PLACES: dict[str, Soundscape] = {
    "sea": Soundscape((
        Voice(sounds.surf, 0), Voice(sounds.wind, -13), Voice(sounds.gulls, -15, DAYLIGHT, FAIR),
    ), steps=None),
    "lake": Soundscape((
        Voice(sounds.lapping, 0), Voice(sounds.air, -5), Voice(sounds.birds, -6, DAYLIGHT, FAIR),
        Voice(sounds.crickets, -10, LATE, FAIR),
    ), -25.0),
    "garden": Soundscape(_COUNTRY, -25.0),
    "meadow": Soundscape((*_COUNTRY, Voice(sounds.wind, -9)), -25.0),
    "forest": Soundscape((
        Voice(sounds.leaves, -2, weather=FAIR), Voice(sounds.air, -6), Voice(sounds.wind, -9),
        Voice(sounds.birds, -6, DAYLIGHT, FAIR), Voice(sounds.crickets, -8, LATE, FAIR),
    ), -25.0),
    "snowfield": Soundscape((Voice(sounds.wind, 0),), -26.0, steps=sounds.snow_steps),
    "mountain": Soundscape((Voice(sounds.wind, 0), Voice(sounds.air, -6)), -25.0),
    "desert": Soundscape((Voice(sounds.wind, 0), Voice(sounds.air, -8)), -26.0),
    "city": Soundscape((Voice(sounds.city, 0),), steps=None),
    "sky": Soundscape((Voice(sounds.wind, 0), Voice(sounds.air, -4)), -27.0, steps=None),
    "cafe": Soundscape((
        Voice(sounds.voices, 0), Voice(sounds.room, -7), Voice(sounds.cups, -13),
    ), -25.0, is_indoors=True, steps=None),
    "room": Soundscape((Voice(sounds.room, 0), Voice(sounds.air, -8)), -31.0,
                       is_indoors=True, steps=None),
}  # fmt: skip

_ELSEWHERE = Soundscape((Voice(sounds.air, 0), Voice(sounds.wind, -8)), -27.0)

_WEATHER: dict[Weather, tuple[Voice, ...]] = {
    Weather.RAIN: (Voice(sounds.rain, 1),),
    Weather.WIND: (Voice(sounds.wind, 1), Voice(sounds.leaves, -4)),
    Weather.SNOW: (Voice(sounds.wind, -3),),
}
_WEATHER_INDOORS: dict[Weather, tuple[Voice, ...]] = {
    Weather.RAIN: (Voice(sounds.rain_outside, -2),),
    Weather.WIND: (Voice(sounds.wind, -10),),
}
_FEATURES: dict[str, tuple[Voice, ...]] = {
    "fire": (Voice(sounds.fire, -2),),
    "waterfall": (Voice(sounds.stream, 0),),
    "stream": (Voice(sounds.stream, -3),),
    "river": (Voice(sounds.stream, -3),),
}
_STEPPING = frozenset({"run", "walk", "play"})
_SILENT_WALKERS = frozenset({"butterfly", "bird", "fish", "boat", "car", "balloon", "cat"})


def ambience(scene: Scene, *, duration_s: float, seed: int) -> Samples:
    """The sound of a scene.

    Args:
        scene: what is seen; its seed is not used.
        duration_s: of the clip.
        seed: the same scene, length and seed give the same samples.

    Returns:
        (2, N) float32 at ``SOUND_RATE_HZ``, N = the duration in samples; faded in and out,
        peak below -3 dBFS.
    """
    count = round(duration_s * SOUND_RATE_HZ)
    soundscape = PLACES.get(scene.place, _ELSEWHERE)
    mix = np.zeros((2, count), np.float32)
    for voice in _voices(scene, soundscape):
        # A generator of its own for each layer: adding one does not change the others.
        salt = zlib.crc32(f"{scene.place} {voice.make.__name__}".encode())
        layer = voice.make(Take(count, np.random.default_rng([seed, salt])))
        mix += layer * np.float32(10 ** (voice.level_db / 20) / max(1e-6, _rms(layer)))
    return _faded(_levelled(mix, soundscape.loudness_lufs))


def _voices(scene: Scene, soundscape: Soundscape) -> Iterator[Voice]:
    """The layers of a scene, each sound once, at its highest level."""
    weather = _WEATHER_INDOORS if soundscape.is_indoors else _WEATHER
    wanted = [
        voice
        for voice in soundscape.voices
        if scene.time in voice.hours and scene.weather in voice.weather
    ]
    wanted += weather.get(scene.weather, ())
    for feature in sorted(scene.features):
        wanted += _FEATURES.get(feature, ())
    wanted += _steps(scene, soundscape)
    loudest: dict[Maker, Voice] = {}
    for voice in wanted:
        known = loudest.get(voice.make)
        if known is None or voice.level_db > known.level_db:
            loudest[voice.make] = voice
    yield from loudest.values()


def _steps(scene: Scene, soundscape: Soundscape) -> tuple[Voice, ...]:
    """Somebody's steps, if anybody is heard walking."""
    walker = next(
        (s for s in scene.subjects if s.action in _STEPPING and s.kind not in _SILENT_WALKERS), None
    )
    if walker is None or soundscape.steps is None:
        return ()
    is_snowy = scene.has("snowy") or scene.weather is Weather.SNOW
    if walker.kind == "horse" and walker.action == "run":
        return (Voice(sounds.hooves, -7),)
    return (Voice(sounds.snow_steps if is_snowy else soundscape.steps, -14),)


def _rms(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples), dtype=np.float64)))


def _levelled(mix: Samples, loudness_lufs: float) -> Samples:
    """The mix at a loudness, its peaks rounded off below ``PEAK``."""
    if not mix.any():
        return mix
    mix = mix * np.float32(10 ** ((loudness_lufs - _loudness_lufs(mix)) / 20))
    size = np.abs(mix)
    over = KNEE + (PEAK - KNEE) * np.tanh((size - KNEE) / (PEAK - KNEE))
    return np.where(size > KNEE, np.sign(mix) * over, mix).astype(np.float32)


def _loudness_lufs(samples: Samples) -> float:
    """Programme loudness of steady sound.

    Source: ITU-R BS.1770-4, annex 1, without the gate (there is no silence to gate out); its
    K weighting is taken in the frequency domain.
    """
    spectrum = np.fft.rfft(samples)
    power = np.square(spectrum.real) + np.square(spectrum.imag)
    weighted = float((power * _k_weight(samples.shape[1])).sum(dtype=np.float64))
    mean_square = 2 * weighted / samples.shape[1] ** 2
    return float(-0.691 + 10 * np.log10(max(1e-12, mean_square)))


def _k_weight(count: int) -> NDArray[np.float32]:
    """The power response of BS.1770's two filters at 48 kHz, per ``rfft`` bin of a block."""
    response = np.ones(1024)
    z = np.exp(-1j * np.pi * np.arange(1024) / 1023)
    for b, a in _K_FILTERS:
        top = b[0] + b[1] * z + b[2] * z**2
        bottom = a[0] + a[1] * z + a[2] * z**2
        response = response * np.abs(top / bottom) ** 2
    at = np.linspace(0, 1023, count // 2 + 1)
    return np.interp(at, np.arange(1024), response).astype(np.float32)


_K_FILTERS = (
    ((1.53512485958697, -2.69169618940638, 1.19839281085285),
     (1.0, -1.69065929318241, 0.73248077421585)),
    ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)),
)  # fmt: skip
"""(b, a) of the shelf and the high pass. Source: BS.1770-4, tables 1 and 2."""


def _faded(samples: Samples) -> Samples:
    """Raised-cosine fades at both ends, shorter in a very short clip."""
    count = samples.shape[1]
    for length_s, window in ((FADE_IN_S, np.s_[:, :]), (FADE_OUT_S, np.s_[:, ::-1])):
        length = min(round(length_s * SOUND_RATE_HZ), count // 3)
        ramp = 0.5 - 0.5 * np.cos(np.pi * np.arange(length) / max(1, length))
        samples[window][:, :length] *= ramp.astype(np.float32)
    return samples
