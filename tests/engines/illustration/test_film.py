"""A film is a pure function of its scene and the frame number, at every size and place."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from vitascope.engines.illustration.canvas import blur, new_layer
from vitascope.engines.illustration.film import IllustratedFilm
from vitascope.engines.illustration.focus import Soft, softened
from vitascope.engines.illustration.language import read_prompt
from vitascope.engines.illustration.places import PLACES
from vitascope.engines.illustration.scene import Camera, Move, Scene, Subject, Time, Weather
from vitascope.engines.illustration.sheet import Cell, Plate, plate_of
from vitascope.engines.illustration.stage import CameraPath, FrameSize, View, Window
from vitascope.engines.illustration.sway import Swaying

_FPS = 24


def _film(scene: Scene, width: int = 160, height: int = 90, frames: int = 96) -> IllustratedFilm:
    return IllustratedFilm(scene, FrameSize(width, height), fps=_FPS, frame_count=frames)


def _apart(a: np.ndarray, b: np.ndarray) -> float:
    """Mean difference, levels of 255."""
    return float(np.abs(a.astype(np.int16) - b.astype(np.int16)).mean())


@pytest.mark.parametrize("place", sorted(PLACES))
def test_every_place_draws_and_moves(place: str) -> None:
    film = _film(Scene(scenery=place, seed=2))
    first, later = film.frame(0), film.frame(60)
    assert first.shape == (90, 160, 3)
    assert first.dtype == np.uint8
    assert first.std() > 12  # a picture, not a flat colour
    assert _apart(first, later) > 0.8


@pytest.mark.parametrize("place", ["sea", "garden", "forest", "cafe", "city"])
@pytest.mark.parametrize("time", [Time.DAY, Time.NIGHT])
def test_the_hour_changes_the_picture(place: str, time: Time) -> None:
    dusk = _film(Scene(scenery=place, time=Time.DUSK)).frame(0)
    other = _film(Scene(scenery=place, time=time)).frame(0)
    assert _apart(dusk, other) > 8


@pytest.mark.parametrize("weather", list(Weather))
def test_every_weather_draws(weather: Weather) -> None:
    scene = Scene(
        scenery="meadow",
        weather=weather,
        subjects=(Subject(id="cat", kind="cat", word="cat", pose="walk"),),
    )
    assert _film(scene).frame(5).std() > 12


def test_two_films_of_one_scene_agree_in_any_order() -> None:
    scene = read_prompt("a fox running through a snowy forest at night", seed=11)
    one, other = _film(scene), _film(scene)
    forwards = [one.frame(i) for i in (0, 7, 50)]
    backwards = [other.frame(i) for i in (50, 7, 0)][::-1]
    for a, b in zip(forwards, backwards, strict=True):
        np.testing.assert_array_equal(a, b)


def test_the_seed_changes_the_picture() -> None:
    a, b = (_film(Scene(scenery="garden", seed=seed)).frame(0) for seed in (1, 2))
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
    scene = Scene(scenery="desert", camera=Camera(Move.STILL))
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
    scene = Scene(
        scenery="meadow",
        subjects=(Subject(id="a", kind="basilisk", word="basilisk"),),
        camera=Camera(Move.STILL),
    )
    np.testing.assert_array_equal(
        _film(scene).frame(3), _film(Scene(scenery="meadow", camera=Camera(Move.STILL))).frame(3)
    )


def _view(width: int = 320, height: int = 180, t_s: float = 1.7) -> View:
    path = CameraPath(FrameSize(width, height), Camera(Move.PUSH), 4.0)
    return View(new_layer(width, height), path, t_s)


def _plate(*, is_soft: bool = False, rolls: bool = False) -> Plate:
    """Islands of every opacity with much that is clear between them, solid ground below."""
    view = _view()
    window = view.path.window(2.0)
    layer = new_layer(window.width, window.height)
    layer[20:70, 30:50] = (40, 80, 120, 160)
    layer[90:100, 200:330] = (10, 20, 30, 40)
    layer[15:150, 300:310] = 255
    layer[150:] = 255
    layer = blur(layer, 3.0) if is_soft else layer
    return plate_of(layer, window, 2.0, rolls=rolls, speed_px_s=9.0 * rolls, is_soft=is_soft)


def _ground() -> Plate:
    """Solid ground with a half-clear edge above it."""
    window = _view(640, 360).path.window(2.0)
    layer = new_layer(window.width, window.height)
    layer[40:] = (60, 120, 90, 128)
    layer[41:] = (120, 240, 180, 255)
    return plate_of(layer, window, 2.0)


def _drawn_both_ways(plate: Plate, t_s: float) -> tuple[np.ndarray, np.ndarray]:
    """The plate over white, drawn in its parts and in one blended piece."""
    height, width = plate.pixels.shape[:2]
    whole = replace(plate, cells=(Cell((0, 0, width, height), is_opaque=False),))
    found = []
    for drawn in (plate, whole):
        view = _view(640, 360, t_s)
        view.pixels[:] = 255  # on black, what is missing would not be missed
        drawn.draw(view)
        found.append(view.pixels.astype(np.int16))
    return found[0], found[1]


_MOMENTS_S = [0.0, 0.6, 1.3, 1.9, 2.6, 3.4]


@pytest.mark.parametrize("rolls", [False, True])
@pytest.mark.parametrize("t_s", _MOMENTS_S)
def test_a_plate_drawn_in_parts_is_the_plate_drawn_whole(rolls: bool, t_s: float) -> None:
    plate = _plate(rolls=rolls)
    assert len(plate.cells) > 1
    in_parts, in_one = _drawn_both_ways(plate, t_s)
    assert np.abs(in_parts - in_one).max() <= 1


@pytest.mark.parametrize("t_s", _MOMENTS_S)
def test_an_opaque_part_leaves_no_line_where_it_begins(t_s: float) -> None:
    plate = _ground()
    assert any(cell.is_opaque for cell in plate.cells)
    in_parts, in_one = _drawn_both_ways(plate, t_s)
    assert np.abs(in_parts - in_one).max() <= 1
    assert (in_parts[..., 3] == 255).all()


def test_a_plate_hides_what_is_behind_it_only_where_it_is_solid() -> None:
    plate, view = _plate(), _view()
    plate.draw(view)
    row = math.ceil(plate.hides_from(view))
    assert 0 < row < 170
    assert (view.pixels[row:, :, 3] == 255).all()
    # One that ends above the bottom of the frame hides nothing for certain.
    short = replace(plate, window=Window(-20, -200, 400, 20))
    assert short.hides_from(view) == math.inf


def test_soft_neighbours_share_a_small_buffer_without_moving() -> None:
    soft, crisp = _plate(is_soft=True), _plate()
    layers = softened((crisp, soft, soft, crisp, soft))
    assert [type(layer) for layer in layers] == [Plate, Soft, Plate, Plate]
    small, full = _view(), _view()
    layers[1].draw(small)
    soft.draw(full)
    soft.draw(full)
    a, b = (v.pixels[..., 3].astype(np.float32) for v in (small, full))
    # Half the pixels show the same picture, in the same place.
    assert float(np.abs(a - b).max()) < 12
    rows, columns = np.mgrid[0:180, 0:320]
    for axis in (rows, columns):
        assert abs(float((a * axis).sum() / a.sum() - (b * axis).sum() / b.sum())) < 0.3


@pytest.mark.parametrize(("width", "height"), [(161, 91), (90, 161), (121, 121)])
def test_odd_sizes_are_filled_to_the_last_pixel(width: int, height: int) -> None:
    for place in ("sea", "garden", "cafe"):
        frame = _film(Scene(scenery=place, time=Time.DUSK), width, height).frame(20)
        assert frame.shape == (height, width, 3)
        assert (frame[-1].max(axis=1) > 3).mean() > 0.99
        assert (frame[:, -1].max(axis=1) > 3).mean() > 0.99


@pytest.mark.parametrize("size", [(320, 320), (360, 200), (200, 360)])
def test_flowers_in_front_leave_the_subject_free(size: tuple[int, int]) -> None:
    scene = Scene(
        scenery="garden", subjects=(Subject(id="cat", kind="cat", word="cat", pose="sit"),), seed=7
    )
    film = _film(scene, *size)
    front = [it for it in film.layers if isinstance(it, Swaying)]
    unit, feet = FrameSize(*size).unit, 0.46 * size[1] + 0.37 * FrameSize(*size).unit
    assert front
    for sprite in (sprite for layer in front for sprite in layer.sprites):
        is_before_it = abs(sprite.x - 0.47 * size[0]) < 0.3 * unit
        assert not is_before_it or sprite.y - sprite.root[1] > feet - 0.1 * unit
