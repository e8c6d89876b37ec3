"""The sound of scenes: length, level, ends, determinism, and that what is seen is heard."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ
from vitascope.engines.illustration.ambience import ambience
from vitascope.engines.illustration.places import PLACES
from vitascope.engines.illustration.scene import (
    Camera,
    Move,
    Scene,
    Season,
    Shot,
    Subject,
    Time,
    Weather,
)
from vitascope.engines.illustration.skymoments import strikes
from vitascope.engines.illustration.sound.additions import AIRS, FEATURES, WEATHER, WEATHER_INDOORS
from vitascope.engines.illustration.sound.layers import LAYERS
from vitascope.engines.illustration.sound.soundscapes import SOUNDSCAPES

from .loudness import lufs_of, true_peak_db

Samples = NDArray[np.float32]


def somebody(kind: str, pose: str = "idle", **more: str) -> Subject:
    return Subject(id=kind, kind=kind, word=kind, pose=pose, **more)  # type: ignore[arg-type]


def band_power(samples: Samples, low_hz: float, high_hz: float) -> float:
    """Mean power between two frequencies."""
    power = np.abs(np.fft.rfft(samples.mean(axis=0))) ** 2
    at = np.array([low_hz, high_hz]) * samples.shape[1] / SOUND_RATE_HZ
    return float(power[round(at[0]) : round(at[1])].sum() / samples.shape[1] ** 2)


def envelope(samples: Samples, low_hz: float, high_hz: float, *, step_s: float = 0.01) -> Samples:
    """Level in a band, every ``step_s``."""
    spectrum = np.fft.rfft(samples.mean(axis=0))
    hz = np.fft.rfftfreq(samples.shape[1], 1 / SOUND_RATE_HZ)
    wave = np.fft.irfft(spectrum * ((hz > low_hz) & (hz < high_hz)), samples.shape[1])
    size = round(step_s * SOUND_RATE_HZ)
    whole = len(wave) // size * size
    level = np.sqrt((wave[:whole] ** 2).reshape(-1, size).mean(axis=1))
    return np.asarray(level, np.float32)


def balance_db(samples: Samples, first_s: float, last_s: float, *, from_hz: float = 0) -> float:
    """How much louder the right is than the left between two moments."""
    part = samples[:, round(first_s * SOUND_RATE_HZ) : round(last_s * SOUND_RATE_HZ)]
    power = np.abs(np.fft.rfft(part)) ** 2
    left, right = power[:, round(from_hz * part.shape[1] / SOUND_RATE_HZ) :].sum(axis=1)
    return float(10 * np.log10(right / left))


SCENES = {
    "by day": Scene(seed=7),
    "a storm at night with a dog": Scene(
        time=Time.DEEP, weather=Weather.STORM, subjects=(somebody("dog", "call"),), seed=7
    ),
    "a walk in snow, far away": Scene(
        time=Time.DAWN,
        season=Season.WINTER,
        weather=Weather.SNOW,
        subjects=(somebody("woman", "walk"),),
        camera=Camera(shot=Shot.WIDE),
        seed=7,
    ),
}


def in_place(scene: Scene, scenery: str) -> Scene:
    return Scene(
        scenery=scenery,
        time=scene.time,
        season=scene.season,
        weather=scene.weather,
        subjects=scene.subjects,
        camera=scene.camera,
        seed=scene.seed,
    )


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
@pytest.mark.parametrize("scenery", [*SOUNDSCAPES, "somewhere else"])
def test_every_place_is_as_loud_as_a_programme_and_never_clips(scenery: str, scene: Scene) -> None:
    samples = ambience(in_place(scene, scenery), duration_s=2.5, seed=5)
    assert samples.shape == (2, round(2.5 * SOUND_RATE_HZ))
    assert samples.dtype == np.float32
    assert np.isfinite(samples).all()
    assert -23 <= lufs_of(samples) <= -16
    assert true_peak_db(samples) < -1
    # It comes out of silence and goes back into it.
    assert not samples[:, 0].any()
    assert not samples[:, -1].any()
    # Nothing jumps further than the brightest rain does.
    assert np.abs(np.diff(samples, axis=1)).max() < 0.7
    # Both ears hear something, and not the same.
    assert np.abs(samples[0] - samples[1]).max() > 0.05 * np.abs(samples).max()
    assert abs(balance_db(samples, 0, 2.5)) < 8


def test_every_place_that_is_drawn_sounds() -> None:
    assert set(PLACES) <= set(SOUNDSCAPES)


def test_every_layer_that_is_named_exists() -> None:
    voices = [v for place in SOUNDSCAPES.values() for v in place.voices]
    for table in (WEATHER, WEATHER_INDOORS, AIRS, FEATURES):
        voices += [v for added in table.values() for v in added]
    assert {v.name for v in voices} == set(LAYERS)


@pytest.mark.parametrize("duration_s", [0.25, 2.0, 4.5, 15.0])
def test_length_is_exact(duration_s: float) -> None:
    samples = ambience(Scene(scenery="sea"), duration_s=duration_s, seed=1)
    assert samples.shape == (2, round(duration_s * SOUND_RATE_HZ))


def test_fades_at_both_ends() -> None:
    samples = np.abs(ambience(Scene(scenery="sea"), duration_s=4.0, seed=2))
    middle = samples[:, SOUND_RATE_HZ : 3 * SOUND_RATE_HZ].max()
    assert samples[:, :480].max() < 0.05 * middle
    assert samples[:, -480:].max() < 0.05 * middle


def test_same_seed_same_sound() -> None:
    scene = Scene(scenery="garden", subjects=(somebody("dog", "run"),))
    one, same, other = (ambience(scene, duration_s=3.0, seed=s) for s in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_places_differ() -> None:
    heard = [ambience(Scene(scenery=p), duration_s=0.5, seed=1) for p in sorted(SOUNDSCAPES)]
    for i, one in enumerate(heard):
        assert all(np.abs(one - other).max() > 0.005 for other in heard[i + 1 :])


def test_waves_swell() -> None:
    samples = ambience(Scene(scenery="sea"), duration_s=15.0, seed=3)
    tenths = np.square(samples).mean(axis=0).reshape(-1, SOUND_RATE_HZ // 10).mean(axis=1)
    inner = np.sqrt(tenths[10:-10])
    assert inner.max() > 1.8 * inner.min()


def test_nothing_repeats_within_a_clip() -> None:
    samples = ambience(Scene(scenery="sea"), duration_s=10.0, seed=3)
    mono = samples[0] - samples[0].mean()
    power = np.abs(np.fft.rfft(mono, 2 * len(mono))) ** 2
    likeness = np.fft.irfft(power)[: len(mono)] / float((mono**2).sum())
    assert np.abs(likeness[SOUND_RATE_HZ:]).max() < 0.2


def test_rain_is_brighter_than_a_clear_day() -> None:
    clear, rain = (
        ambience(Scene(scenery="field", weather=w), duration_s=4.0, seed=1)
        for w in (Weather.CLEAR, Weather.RAIN)
    )
    assert band_power(rain, 6000, 12_000) > 3 * band_power(clear, 6000, 12_000)


def test_rain_behind_a_window_is_duller() -> None:
    outside, inside = (
        ambience(Scene(scenery=p, weather=Weather.RAIN), duration_s=3.0, seed=1)
        for p in ("city", "room")
    )
    assert band_power(inside, 3000, 9000) < 0.5 * band_power(outside, 3000, 9000)


def test_birds_sing_by_day_and_crickets_by_night() -> None:
    day, night = (
        ambience(Scene(scenery="garden", time=t), duration_s=6.0, seed=1)
        for t in (Time.DAY, Time.NIGHT)
    )
    winter = ambience(
        Scene(scenery="garden", time=Time.NIGHT, season=Season.WINTER), duration_s=6.0, seed=1
    )
    assert band_power(night, 3800, 5000) > 3 * band_power(winter, 3800, 5000)
    assert np.abs(day - night).max() > 0.02


def test_a_dog_barks_in_bursts() -> None:
    without, barking = (
        ambience(Scene(scenery="garden", subjects=s), duration_s=8.0, seed=1)
        for s in ((), (somebody("dog", "call"),))
    )
    level = envelope(barking, 300, 1600)[50:-80]
    calm = envelope(without, 300, 1600)[50:-80]
    assert level.max() > 4 * np.median(level)
    assert calm.max() < 4 * np.median(calm)
    # Several separate barks.
    loud = level > 2.5 * np.median(level)
    assert 3 <= int((np.diff(loud.astype(int)) == 1).sum()) <= 30


def test_thunder_follows_the_flash() -> None:
    still, storm = (
        ambience(Scene(scenery="desert", weather=w, seed=3), duration_s=10.0, seed=3)
        for w in (Weather.SANDSTORM, Weather.STORM)
    )
    rumble = envelope(storm, 30, 120, step_s=0.1)
    assert rumble.max() > 3 * np.median(rumble)
    assert rumble.max() > 2 * envelope(still, 30, 120, step_s=0.1).max()
    first = strikes(3, 10.0)[0].at_s
    before, after = rumble[: int(10 * first)], rumble[int(10 * first) : int(10 * first) + 20]
    assert after.max() > 2 * before.max()


def test_a_camera_that_pans_right_leaves_the_scene_to_the_left() -> None:
    def swing(move: Move) -> float:
        scene = Scene(
            scenery="room", subjects=(somebody("fan"),), camera=Camera(move=move, speed=1.6)
        )
        samples = ambience(scene, duration_s=8.0, seed=1)
        return balance_db(samples, 6, 7.5) - balance_db(samples, 0.5, 2)

    assert swing(Move.PAN_RIGHT) < -1.5
    assert swing(Move.PAN_LEFT) > 1.5
    assert abs(swing(Move.STILL)) < 1


def test_a_camera_that_comes_nearer_makes_it_louder() -> None:
    def rise(move: Move) -> float:
        scene = Scene(scenery="waterfall", camera=Camera(move=move))
        level = np.square(ambience(scene, duration_s=6.0, seed=1), dtype=np.float64)
        early, late = (level[:, round(s * 48_000) : round((s + 1) * 48_000)] for s in (0.5, 4.2))
        return float(10 * np.log10(late.mean() / early.mean()))

    assert 1.5 < rise(Move.PUSH) < 4.5
    assert -4.5 < rise(Move.PULL) < -1.5


@pytest.mark.parametrize(("position", "sign"), [("left", -1), ("right", 1)])
def test_who_stands_aside_is_heard_from_there(position: str, sign: int) -> None:
    subject = somebody("alarm clock", position=position)
    scene = Scene(scenery="table", subjects=(subject,), camera=Camera(move=Move.STILL))
    samples = ambience(scene, duration_s=4.0, seed=1)
    assert sign * balance_db(samples, 0.5, 3.5, from_hz=1500) > 2


def test_who_flies_across_is_heard_to_pass() -> None:
    scene = Scene(
        scenery="sky", subjects=(somebody("helicopter", "fly"),), camera=Camera(move=Move.STILL)
    )
    samples = ambience(scene, duration_s=8.0, seed=1)
    assert balance_db(samples, 6, 7.5) > balance_db(samples, 0.5, 2) + 1.5


def test_what_is_far_away_is_softer_and_duller() -> None:
    def brightness(shot: Shot) -> float:
        scene = Scene(scenery="room", subjects=(somebody("hair drier"),), camera=Camera(shot=shot))
        samples = ambience(scene, duration_s=3.0, seed=1)
        return band_power(samples, 4000, 9000) / band_power(samples, 100, 500)

    assert brightness(Shot.CLOSE) > 1.5 * brightness(Shot.MEDIUM) > 3 * brightness(Shot.WIDE)
