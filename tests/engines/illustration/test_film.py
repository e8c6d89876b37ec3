"""A film is a pure function of its scene and the frame number, at every size and place."""

from __future__ import annotations

import math

import numpy as np
import pytest

from vitascope.engines.illustration.film import IllustratedFilm
from vitascope.engines.illustration.places import PLACES
from vitascope.engines.illustration.prompt import read_prompt
from vitascope.engines.illustration.scene import Camera, Move, Scene, Subject, Time, Weather
from vitascope.engines.illustration.stage import CameraPath, FrameSize

_FPS = 24


def _film(scene: Scene, width: int = 160, height: int = 90, frames: int = 96) -> IllustratedFilm:
    return IllustratedFilm(scene, FrameSize(width, height), fps=_FPS, frame_count=frames)


def _apart(a: np.ndarray, b: np.ndarray) -> float:
    """Mean difference, levels of 255."""
    return float(np.abs(a.astype(np.int16) - b.astype(np.int16)).mean())


@pytest.mark.parametrize("place", sorted(PLACES))
def test_every_place_draws_and_moves(place: str) -> None:
    film = _film(Scene(place=place, seed=2))
    first, later = film.frame(0), film.frame(60)
    assert first.shape == (90, 160, 3)
    assert first.dtype == np.uint8
    assert first.std() > 12  # a picture, not a flat colour
    assert _apart(first, later) > 0.8


@pytest.mark.parametrize("place", ["sea", "garden", "forest", "cafe", "city"])
@pytest.mark.parametrize("time", [Time.DAY, Time.NIGHT])
def test_the_hour_changes_the_picture(place: str, time: Time) -> None:
    dusk = _film(Scene(place=place, time=Time.DUSK)).frame(0)
    other = _film(Scene(place=place, time=time)).frame(0)
    assert _apart(dusk, other) > 8


@pytest.mark.parametrize("weather", list(Weather))
def test_every_weather_draws(weather: Weather) -> None:
    scene = Scene(place="meadow", weather=weather, subjects=(Subject("cat", "walk"),))
    assert _film(scene).frame(5).std() > 12


def test_two_films_of_one_scene_agree_in_any_order() -> None:
    scene = read_prompt("a fox running through a snowy forest at night", seed=11)
    one, other = _film(scene), _film(scene)
    forwards = [one.frame(i) for i in (0, 7, 50)]
    backwards = [other.frame(i) for i in (50, 7, 0)][::-1]
    for a, b in zip(forwards, backwards, strict=True):
        np.testing.assert_array_equal(a, b)


def test_the_seed_changes_the_picture() -> None:
    a, b = (_film(Scene(place="garden", seed=seed)).frame(0) for seed in (1, 2))
    assert _apart(a, b) > 3


@pytest.mark.parametrize(
    ("width", "height"),
    [(160, 90), (90, 160), (120, 120), (108, 144), (240, 60), (60, 240)],
)
@pytest.mark.parametrize(
    "prompt",
    ["黄昏下的海边,礁石,镜头推进", "一只小猫在花园里玩耍", "一个人在咖啡馆窗边阅读",
     "a fox running through a snowy forest, night"],
)  # fmt: skip
def test_every_ratio_is_filled(prompt: str, width: int, height: int) -> None:
    film = _film(read_prompt(prompt, seed=5), width, height)
    for index in (0, 95):
        frame = film.frame(index)
        assert frame.shape == (height, width, 3)
        # A plate that is too small would leave black behind it.
        black = (frame.max(axis=2) <= 3).mean()
        assert black < 0.01


def test_a_fixed_camera_leaves_still_things_still() -> None:
    scene = Scene(place="desert", camera=Camera(Move.STILL))
    film = _film(scene)
    ground = slice(74, 90)
    a, b = (film.frame(i)[ground].astype(np.int16) for i in (0, 90))
    assert np.abs(a - b).max() <= 4  # the grain, and the shine of the drifting clouds


@pytest.mark.parametrize("move", list(Move))
@pytest.mark.parametrize("depth", [0.5, 1.0, 5.0, math.inf])
def test_the_camera_is_smooth_and_plates_cover_what_it_sees(move: Move, depth: float) -> None:
    size = FrameSize(1280, 720)
    path = CameraPath(size, Camera(move, 1.5), 8.0)
    window = path.window(depth)
    places = [path.placement(depth, i / _FPS) for i in range(8 * _FPS)]
    for at in places:
        assert at.x + at.scale * window.left <= 0
        assert at.y + at.scale * window.top <= 0
        assert at.x + at.scale * window.right >= size.width
        assert at.y + at.scale * window.bottom >= size.height
    steps = np.diff([(p.x, p.y, p.scale * 1000) for p in places], axis=0)
    if move is Move.STILL:
        assert not steps.any()
    else:
        # No jerk: the speed changes by little from frame to frame.
        assert np.abs(np.diff(steps, axis=0)).max() < 1.0


def test_motion_never_stops_and_never_jumps() -> None:
    film = _film(read_prompt("海边,海浪拍打礁石", seed=3), frames=360)
    apart = [_apart(film.frame(i), film.frame(i + 1)) for i in range(0, 359, 40)]
    assert min(apart) > 0.15
    assert max(apart) < 5 * float(np.median(apart))
    # Nor does the clip loop: its end is not its beginning.
    assert _apart(film.frame(0), film.frame(359)) > 2


def test_somebody_unknown_is_left_out() -> None:
    scene = Scene(place="meadow", subjects=(Subject("basilisk"),), camera=Camera(Move.STILL))
    np.testing.assert_array_equal(
        _film(scene).frame(3), _film(Scene(place="meadow", camera=Camera(Move.STILL))).frame(3)
    )
