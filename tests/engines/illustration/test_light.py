"""The light of hours and weathers: what is brighter, warmer, darker than what."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from vitascope.engines.illustration.film import IllustratedFilm
from vitascope.engines.illustration.light import light_for
from vitascope.engines.illustration.scene import Scene, Time, Weather
from vitascope.engines.illustration.stage import FrameSize

_LUMA = (0.2126, 0.7152, 0.0722)


def _picture(
    time: Time, weather: Weather = Weather.CLEAR, scenery: str = "lake"
) -> NDArray[np.float64]:
    scene = Scene(scenery=scenery, time=time, weather=weather, seed=4)
    film = IllustratedFilm(scene, FrameSize(160, 90), fps=24, frame_count=96)
    return film.frame(12).astype(np.float64)


def _luminance(picture: NDArray[np.float64]) -> float:
    return float((picture @ np.array(_LUMA)).mean())


def _warmth(picture: NDArray[np.float64]) -> float:
    """Red against blue."""
    return float(picture[..., 0].mean() / picture[..., 2].mean())


@pytest.mark.parametrize(("time", "weather"), list(product(Time, Weather)))
def test_every_hour_has_a_light_in_every_weather(time: Time, weather: Weather) -> None:
    light = light_for(time, weather)
    assert (light.time, light.weather) == (time, weather)
    assert light.sky[0][0] == 0
    assert light.sky[-1][0] == 1
    assert all(0 <= part <= 1.4 for part in (*light.key, *light.ambient))
    assert light_for(time, weather) is light


@pytest.mark.parametrize("scenery", ["lake", "meadow", "grassland"])
def test_the_day_gets_darker(scenery: str) -> None:
    levels = [
        _luminance(_picture(time, scenery=scenery))
        for time in (Time.NOON, Time.SUNSET, Time.DUSK, Time.NIGHT, Time.DEEP)
    ]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] > 1.6 * levels[2]
    assert levels[3] > 1.3 * levels[4]


def test_dusk_is_warmer_than_noon_and_the_blue_hour_colder() -> None:
    noon, dusk, blue = (_warmth(_picture(time)) for time in (Time.NOON, Time.DUSK, Time.BLUE))
    assert dusk > 1.3 * noon
    assert blue < 0.8 * noon


def test_afternoon_is_warmer_than_noon() -> None:
    assert _warmth(_picture(Time.AFTERNOON)) > 1.1 * _warmth(_picture(Time.NOON))


@pytest.mark.parametrize("time", [Time.MORNING, Time.NOON, Time.DUSK, Time.NIGHT])
def test_a_storm_is_darker_than_rain(time: Time) -> None:
    storm = _luminance(_picture(time, Weather.STORM))
    assert storm < 0.9 * _luminance(_picture(time, Weather.RAIN))


def test_a_sandstorm_is_ochre() -> None:
    sand = _picture(Time.NOON, Weather.SANDSTORM, "desert")
    red, green, blue = (float(sand[..., k].mean()) for k in range(3))
    assert red > green > blue
    assert red > 1.6 * blue


def test_only_a_sun_above_the_horizon_throws_beams() -> None:
    assert light_for(Time.SUNSET, Weather.CLEAR).has_beams
    assert not light_for(Time.DUSK, Weather.CLEAR).has_beams
    assert not light_for(Time.NOON, Weather.RAIN).has_beams
