"""Every place of nature draws in every ratio, hour and season, moves on, and has room."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from vitascope.engines.illustration.film import IllustratedFilm
from vitascope.engines.illustration.layers import Site
from vitascope.engines.illustration.light import light_for
from vitascope.engines.illustration.places.nature import NATURE
from vitascope.engines.illustration.places.scenery import Scenery
from vitascope.engines.illustration.places.seasons import (
    blossoms_of,
    grass_of,
    is_snowy,
    leaf_of,
    season_of,
)
from vitascope.engines.illustration.scene import Scene, Season, Time, Weather
from vitascope.engines.illustration.stage import CameraPath, FrameSize

_FPS = 24
_FEATURES = (
    ("garden", "zen"), ("garden", "cherry"), ("garden", "blossoms"), ("meadow", "snowy"),
    ("forest", "autumn"), ("forest", "enchanted"), ("forest", "snowy"), ("lake", "pond"),
    ("lake", "lotus"), ("mountain", "cliff"), ("mountain", "snowy"), ("desert", "cactus"),
    ("moon", "mars"), ("beach", "palms"), ("river", "snowy"), ("sea", "sand"),
)  # fmt: skip
_WET = ("sea", "beach", "river", "lake", "waterfall", "swamp", "iceberg", "island", "underwater")


def _film(scene: Scene, width: int = 160, height: int = 90, seconds: int = 15) -> IllustratedFilm:
    return IllustratedFilm(scene, FrameSize(width, height), fps=_FPS, frame_count=_FPS * seconds)


def _apart(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float:
    """Mean difference, levels of 255."""
    return float(np.abs(a.astype(np.int16) - b.astype(np.int16)).mean())


def _built(name: str, width: int, height: int, scene: Scene | None = None) -> Scenery:
    scene = scene or Scene(scenery=name)
    path = CameraPath(FrameSize(width, height), scene.camera, 6.0, NATURE[name].horizon)
    return NATURE[name].build(Site(scene, light_for(scene.time, scene.weather), path))


@pytest.mark.parametrize("name", sorted(NATURE))
def test_it_moves_without_a_break_through_fifteen_seconds(name: str) -> None:
    film = _film(Scene(scenery=name, seed=3))
    frames = [film.frame(i) for i in (0, 1, 150, 151, 300, 301)]
    assert frames[0].std() > 12
    assert _apart(frames[0], frames[2]) > 0.8
    assert _apart(frames[2], frames[4]) > 0.8
    for first, second in ((0, 1), (2, 3), (4, 5)):
        assert _apart(frames[first], frames[second]) < 6


@pytest.mark.parametrize("name", sorted(NATURE))
@pytest.mark.parametrize(("width", "height"), [(160, 90), (90, 160), (96, 96), (168, 72)])
def test_subjects_have_room_in_every_ratio(name: str, width: int, height: int) -> None:
    scenery = _built(name, width, height)
    spots = scenery.spots or scenery.afloat
    assert len(spots) >= 3
    for spot in (*scenery.spots, *scenery.afloat):
        assert 0.02 * width < spot.x < 0.98 * width
        assert 0.2 * height < spot.y <= height
    assert min(spot.x for spot in spots) < 0.45 * width
    assert max(spot.x for spot in spots) > 0.55 * width
    left, top, right, bottom = scenery.air
    assert left < right
    assert top < bottom


@pytest.mark.parametrize("name", _WET)
def test_where_there_is_water_things_can_float(name: str) -> None:
    assert _built(name, 160, 90).afloat


@pytest.mark.parametrize("name", sorted(NATURE))
@pytest.mark.parametrize(
    ("time", "weather"), [(Time.DUSK, Weather.CLEAR), (Time.NIGHT, Weather.SNOW)]
)
def test_it_draws_late_and_in_snow(name: str, time: Time, weather: Weather) -> None:
    frame = _film(Scene(scenery=name, time=time, weather=weather), 96, 54, 2).frame(3)
    assert frame.std() > 8


@pytest.mark.parametrize(("name", "feature"), _FEATURES)
def test_a_feature_changes_the_picture(name: str, feature: str) -> None:
    plain = _film(Scene(scenery=name), seconds=2).frame(0)
    marked = _film(Scene(scenery=name, features=frozenset({feature})), seconds=2).frame(0)
    assert _apart(plain, marked) > 1.5


@pytest.mark.parametrize("name", ["garden", "meadow", "forest", "river", "mountain"])
def test_each_season_has_its_own_picture(name: str) -> None:
    frames = [_film(Scene(scenery=name, season=season), seconds=2).frame(0) for season in Season]
    for i, one in enumerate(frames):
        for other in frames[i + 1 :]:
            assert _apart(one, other) > 1.0


def test_autumn_leaves_are_red_and_spring_ones_green() -> None:
    autumn, spring = Scene(season=Season.AUTUMN), Scene(season=Season.SPRING)
    for number in range(5):
        leaf = leaf_of(autumn, 0xFF5C9C50, number)
        assert leaf >> 16 & 255 > leaf >> 8 & 255 > leaf & 255
        leaf = leaf_of(spring, 0xFF5C9C50, number)
        assert leaf >> 8 & 255 > leaf >> 16 & 255
    assert blossoms_of(spring)
    assert not blossoms_of(autumn)


def test_snow_lies_in_winter_and_where_the_scene_says_so() -> None:
    assert is_snowy(Scene(season=Season.WINTER))
    assert is_snowy(Scene(features=frozenset({"snowy"})))
    assert not is_snowy(Scene())
    assert season_of(Scene(airs=frozenset({"leaves"}))) is Season.AUTUMN
    root, tip = grass_of(Scene(season=Season.WINTER), (0xFF3F8A3A, 0xFF9CCB56))
    assert min(tip >> 16 & 255, tip >> 8 & 255, tip & 255) > 200
    assert root != tip


def test_what_hangs_in_it_is_told() -> None:
    assert {name for name, place in NATURE.items() if place.floats} == {
        "underwater",
        "clouds",
        "space",
    }
