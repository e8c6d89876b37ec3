"""The sound of scenes: length, level, ends, determinism, and that places differ."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ
from vitascope.engines.illustration.ambience import PLACES, ambience
from vitascope.engines.illustration.scene import Scene, Subject, Time, Weather


def loudness_db(samples: NDArray[np.float32]) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(np.square(samples.astype(np.float64))))))


def share_above(samples: NDArray[np.float32], hz: float) -> float:
    """Share of the power above a frequency."""
    power = np.abs(np.fft.rfft(samples.mean(axis=0))) ** 2
    split = round(hz * samples.shape[1] / SOUND_RATE_HZ)
    return float(power[split:].sum() / power.sum())


@pytest.mark.parametrize("place", [*PLACES, "somewhere else"])
@pytest.mark.parametrize("time", [Time.DAY, Time.NIGHT])
def test_every_place_sounds_and_never_clips(place: str, time: Time) -> None:
    samples = ambience(Scene(place=place, time=time), duration_s=3.0, seed=5)
    assert samples.shape == (2, 3 * SOUND_RATE_HZ)
    assert samples.dtype == np.float32
    assert np.isfinite(samples).all()
    assert np.abs(samples).max() < 10 ** (-3 / 20)
    assert -38 < loudness_db(samples) < -14
    # Both ears hear something, and not the same.
    assert 0.4 < loudness_db(samples[0]) / loudness_db(samples[1]) < 2.5
    assert np.abs(samples[0] - samples[1]).max() > 0.05 * np.abs(samples).max()


@pytest.mark.parametrize("weather", list(Weather))
@pytest.mark.parametrize("place", ["forest", "cafe"])
def test_every_weather_can_be_heard_anywhere(place: str, weather: Weather) -> None:
    samples = ambience(Scene(place=place, weather=weather), duration_s=2.0, seed=1)
    assert np.abs(samples).max() < 10 ** (-3 / 20)
    assert loudness_db(samples) > -38


@pytest.mark.parametrize("duration_s", [0.25, 2.0, 4.5, 15.0])
def test_length_is_exact(duration_s: float) -> None:
    samples = ambience(Scene(place="sea"), duration_s=duration_s, seed=1)
    assert samples.shape == (2, round(duration_s * SOUND_RATE_HZ))


def test_starts_and_ends_in_silence() -> None:
    samples = np.abs(ambience(Scene(place="sea"), duration_s=4.0, seed=2))
    middle = samples[:, SOUND_RATE_HZ : 3 * SOUND_RATE_HZ].max()
    assert samples[:, :480].max() < 0.05 * middle
    assert samples[:, -480:].max() < 0.05 * middle


def test_same_seed_same_sound() -> None:
    scene = Scene(place="garden", subjects=(Subject("dog", "run"),))
    one, same, other = (ambience(scene, duration_s=3.0, seed=s) for s in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_places_differ() -> None:
    heard = [ambience(Scene(place=p), duration_s=2.0, seed=1) for p in sorted(PLACES)]
    for i, one in enumerate(heard):
        assert all(np.abs(one - other).max() > 0.01 for other in heard[i + 1 :])


def test_waves_swell() -> None:
    samples = ambience(Scene(place="sea"), duration_s=15.0, seed=3)
    tenths = np.square(samples).mean(axis=0).reshape(-1, SOUND_RATE_HZ // 10).mean(axis=1)
    inner = np.sqrt(tenths[10:-10])
    assert inner.max() > 1.8 * inner.min()


def test_nothing_repeats_within_a_clip() -> None:
    samples = ambience(Scene(place="sea"), duration_s=10.0, seed=3)
    mono = samples[0] - samples[0].mean()
    power = np.abs(np.fft.rfft(mono, 2 * len(mono))) ** 2
    likeness = np.fft.irfft(power)[: len(mono)] / float((mono**2).sum())
    assert np.abs(likeness[SOUND_RATE_HZ:]).max() < 0.2


def test_birds_sing_by_day_and_crickets_by_night() -> None:
    day = ambience(Scene(place="garden"), duration_s=6.0, seed=1)
    night = ambience(Scene(place="garden", time=Time.NIGHT), duration_s=6.0, seed=1)
    rainy = ambience(Scene(place="garden", weather=Weather.RAIN), duration_s=6.0, seed=1)
    assert np.abs(day - night).max() > 0.02
    # Rain is all hiss.
    assert share_above(rainy, 4000) > 2 * share_above(day, 6000)


def test_a_runner_in_the_snow_is_heard() -> None:
    quiet = Scene(place="forest", time=Time.NIGHT, weather=Weather.SNOW)
    running = Scene(
        place="forest", time=Time.NIGHT, weather=Weather.SNOW, subjects=(Subject("fox", "run"),)
    )
    before, after = (ambience(s, duration_s=4.0, seed=1) for s in (quiet, running))
    assert share_above(after, 1500) > 1.3 * share_above(before, 1500)


def test_rain_behind_a_window_is_duller() -> None:
    outside = ambience(Scene(place="city", weather=Weather.RAIN), duration_s=3.0, seed=1)
    inside = ambience(Scene(place="room", weather=Weather.RAIN), duration_s=3.0, seed=1)
    assert share_above(inside, 3000) < 0.5 * share_above(outside, 3000)
