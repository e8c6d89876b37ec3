"""The sound of a scene: its place, hour, weather and everybody in it, mixed. Start here.

What sounds where is data in ``sound/soundscapes.py`` and ``sound/repertoire.py``; how it sounds is
in the other modules of ``sound/``. This module only mixes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ, Samples

from .scene import Angle, Scene, Shot, Weather
from .skymoments import Moment, bursts, strikes
from .sound.additions import AIRS, FEATURES, WEATHER, WEATHER_INDOORS
from .sound.elements import thunder
from .sound.layers import LAYERS
from .sound.loudness import active_rms, faded, levelled
from .sound.roles import heard
from .sound.soundscapes import ELSEWHERE, SOUNDSCAPES, Echo, Soundscape, Voice
from .sound.take import Line, Maker, Take, handy_size, silence
from .sound.town import fireworks
from .sound.whereabouts import Stage, stage_of

__all__ = ["ambience"]

_MOST_ALIKE = 3
"""More of a kind than this are not heard one by one."""
_MOODS = {"dreamy": Voice("pad", -9, far=0.8), "dramatic": Voice("drone", -10)}


@dataclass(frozen=True, slots=True)
class _Distance:
    """How a shot hears its subjects."""

    level_db: float
    far: float
    dull_hz: float
    place_db: float
    """What it does to everything else."""


_SHOTS = {
    Shot.CLOSE: _Distance(4.0, 0.12, 20_000, -2.5),
    Shot.MEDIUM: _Distance(0.0, 0.3, 14_000, 0.0),
    Shot.WIDE: _Distance(-5.0, 0.75, 4_200, 0.0),
}


def ambience(scene: Scene, *, duration_s: float, seed: int) -> Samples:
    """The sound of a scene.

    Args:
        scene: what is seen.
        duration_s: of the clip.
        seed: the same scene, length and seed give the same samples.

    Returns:
        (2, N) float32 at ``SOUND_RATE_HZ``, N = the duration in samples; faded in and out,
        peaks below -3 dBFS, -23 … -16 LUFS.
    """
    desk = _Desk(scene, round(duration_s * SOUND_RATE_HZ), seed)
    for voice in _voices(scene):
        desk.layer(voice.name, LAYERS[voice.name], voice.level_db, far=voice.far)
    for name, maker in _sky(scene, duration_s):
        desk.layer(name, maker, 3.0, far=0.4)
    met: dict[str, int] = {}
    for number, source in enumerate(desk.stage.sources):
        kind = source.body.subject.kind
        met[kind] = met.get(kind, 0) + 1
        if met[kind] <= _MOST_ALIKE:
            for sound in heard(source.body, scene):
                name = f"{kind} {met[kind]} {sound.name}"
                desk.subject(name, sound.make, sound.level_db, number)
    return levelled(faded(desk.mixed()), desk.soundscape.loudness_lufs)


def _voices(scene: Scene) -> Iterator[Voice]:
    """The layers of a scene, each once, at its highest level."""
    soundscape = _soundscape(scene)
    weather = WEATHER_INDOORS if soundscape.is_indoors else WEATHER
    wanted = [*soundscape.voices, *weather.get(scene.weather, ())]
    for feature in sorted(scene.features):
        wanted += FEATURES.get(feature, ())
    if not soundscape.is_indoors:
        for air in sorted(scene.airs):
            wanted += AIRS.get(air, ())
    if scene.mood in _MOODS:
        wanted.append(_MOODS[scene.mood])
    loudest: dict[str, Voice] = {}
    for voice in wanted:
        known = loudest.get(voice.name)
        if _is_heard(voice, scene) and (known is None or voice.level_db > known.level_db):
            loudest[voice.name] = voice
    yield from loudest.values()


def _is_heard(voice: Voice, scene: Scene) -> bool:
    return (
        scene.time in voice.hours
        and scene.weather in voice.weather
        and scene.season in voice.seasons
        and voice.name not in scene.absent
    )


def _soundscape(scene: Scene) -> Soundscape:
    return SOUNDSCAPES.get(scene.scenery, ELSEWHERE)


def _sky(scene: Scene, duration_s: float) -> Iterator[tuple[str, Maker]]:
    """Thunder and fireworks, with what is seen of them."""
    if scene.weather is Weather.STORM or scene.has("lightning"):
        yield "thunder", thunder(_panned(strikes(scene.seed, duration_s)))
    if scene.has("fireworks"):
        yield "fireworks", fireworks(_panned(bursts(scene.seed, duration_s)))


def _panned(moments: tuple[Moment, ...]) -> tuple[tuple[float, float], ...]:
    return tuple((m.at_s, 1.6 * m.x - 0.8) for m in moments)


class _Desk:
    """The mixing desk: layers of the place on one side, subjects on the other, one echo."""

    def __init__(self, scene: Scene, count: int, seed: int) -> None:
        self._count, self._seed = count, seed
        self._salt = scene.scenery
        self.soundscape = _soundscape(scene)
        self.stage: Stage = stage_of(scene, count / SOUND_RATE_HZ)
        self._shot = _SHOTS[scene.camera.shot]
        self._is_high = scene.camera.angle is Angle.AERIAL
        silent = self._take("silence")
        self._place, self._echoed, self._cast = silence(silent), silence(silent), silence(silent)

    def _take(self, name: str) -> Take:
        """A generator of its own for each sound: adding one does not change the others."""
        salt = zlib.crc32(f"{self._salt} {name}".encode())
        return Take(self._count, np.random.default_rng([self._seed, salt]))

    def layer(self, name: str, make: Maker, level_db: float, *, far: float) -> None:
        """Add a layer of the place."""
        wave = make(self._take(name))
        gain = _gain(level_db + self._shot.place_db, active_rms(wave))
        self._place += np.float32(gain) * wave
        self._echoed += np.float32(gain * far) * wave

    def subject(self, name: str, make: Line, level_db: float, number: int) -> None:
        """Add a sound of a subject, where that is."""
        take = self._take(name)
        wave = make(take)
        high_db = -3.0 if self._is_high else 0.0
        gain = 1.41 * _gain(level_db + self._shot.level_db + high_db, active_rms(wave))
        angle = (np.clip(self.stage.sources[number].pan, -1, 1) + 1) * np.pi / 4
        for channel, side in zip(self._cast, (np.cos(angle), np.sin(angle)), strict=True):
            channel += wave * self._spread(gain * side)

    def _spread(self, track: NDArray[np.float64]) -> NDArray[np.float32]:
        """A track's values, one per sample."""
        at = np.arange(self._count) * ((len(track) - 1) / max(1, self._count - 1))
        values = np.interp(at, np.arange(len(track)), track)
        return np.asarray(values, np.float32)

    def mixed(self) -> Samples:
        """Everything together, with the echo of the place, as the camera hears it."""
        echo, shot = self.soundscape.echo, self._shot
        tail = self._tail(echo)
        size = handy_size(self._count + tail.shape[1])
        hz = np.arange(size // 2 + 1, dtype=np.float32) * np.float32(SOUND_RATE_HZ / size)
        answer = np.fft.rfft(tail, size)
        dull_hz = 3_500 if self._is_high else shot.dull_hz
        near = np.fft.rfft(self._cast, size) * (1 / (1 + (hz / dull_hz) ** 2)).astype(np.float32)
        wet = np.fft.rfft(self._echoed, size) + np.float32(shot.far / 0.4) * near
        out = self._place + np.fft.irfft(near + wet * answer, size)[:, : self._count]
        swing = 0.55 * np.clip(self.stage.drift, -1, 1)
        for channel, side in zip(out, (1 - swing, 1 + swing), strict=True):
            channel *= self._spread(self.stage.nearness * side)
        return out.astype(np.float32)

    def _tail(self, echo: Echo) -> Samples:
        """The echo: a dying noise, another for each ear."""
        rng = self._take("echo").rng
        count = handy_size(round(1.4 * echo.decay_s * SOUND_RATE_HZ))
        t = np.arange(count, dtype=np.float32) / SOUND_RATE_HZ
        tail = rng.standard_normal((2, count), np.float32) * np.exp(-4.5 * t / echo.decay_s)
        tail *= np.minimum(1, t / np.float32(0.012))
        hz = np.fft.rfftfreq(count, 1 / SOUND_RATE_HZ)
        dulled = np.fft.irfft(np.fft.rfft(tail) / (1 + (hz / echo.dull_hz) ** 2), count)
        size = np.sqrt((dulled**2).sum(axis=1, keepdims=True))
        return np.asarray(2.5 * echo.wet * dulled / np.maximum(1e-9, size), np.float32)


def _gain(level_db: float, rms: float) -> float:
    return 10 ** (level_db / 20) / rms if rms > 1e-9 else 0.0
