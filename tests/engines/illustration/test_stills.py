"""Clips from pictures: pinned frames are exact, motion is smooth, no border is ever seen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from vitascope.engines.base import ImageRole, Picture, RenderRequest
from vitascope.engines.illustration.align import Similarity, align
from vitascope.engines.illustration.cutout import cut_out
from vitascope.engines.illustration.plate import Bounds
from vitascope.engines.illustration.scene import Camera, Move, Scene, Time, Weather
from vitascope.engines.illustration.stillmove import glide, move_over, smooth
from vitascope.engines.illustration.stills import StillsFilm
from vitascope.media.pictures import cover

WIDTH, HEIGHT, FRAMES = 320, 180, 48
Pixels = NDArray[np.uint8]
FilmMaker = Callable[..., StillsFilm]


def noise_picture(width: int, height: int, *, seed: int) -> Pixels:
    """Something like a photograph: soft blotches of every size, and a little grain."""
    rng = np.random.default_rng(seed)
    total = np.zeros((height, width, 3), np.float32)
    for octave in range(7):
        cells = rng.random((3 * 2**octave, 4 * 2**octave, 3), np.float32)
        total += 0.6**octave * cv2.resize(cells, (width, height), interpolation=cv2.INTER_CUBIC)
    total = (total - total.min()) / (total.max() - total.min()) * 235
    grainy = np.clip(total + rng.normal(8, 3, total.shape), 0, 255)
    return np.asarray(grainy, np.uint8)


def subject_picture(width: int, height: int) -> Pixels:
    """A red figure with eyes on a soft green ground: a clean cut if ever there was one."""
    soft = cv2.GaussianBlur(noise_picture(width, height, seed=3), (0, 0), 2) // 4
    ground = np.clip(soft + np.array([40.0, 110.0, 50.0]), 0, 255).astype(np.uint8)
    figure = ground.copy()
    centre = (width // 2, int(height * 0.62))
    cv2.ellipse(figure, centre, (height // 5, height // 4), 0, 0, 360, (200, 40, 40), -1)
    cv2.circle(figure, (centre[0], int(height * 0.34)), height // 8, (220, 70, 60), -1)
    for side in (-1, 1):
        eye = (centre[0] + side * height // 22, int(height * 0.33))
        cv2.circle(figure, eye, height // 50, (60, 110, 60), -1)
    grain = np.random.default_rng(3).normal(0, 3, figure.shape)
    blurred = cv2.GaussianBlur(figure, (0, 0), 1.0)
    return np.asarray(np.clip(np.rint(blurred + grain), 0, 255), np.uint8)


def page_picture(width: int, height: int) -> Pixels:
    """Black words on white."""
    page = np.full((height, width, 3), 255, np.uint8)
    for row in range(30, height - 10, 28):
        cv2.putText(page, f"line {row} of the page", (20, row), 0, 0.7, (20, 20, 20), 2)
    return page


def rimmed_picture(width: int, height: int) -> Pixels:
    """A picture without any magenta but for a rim of it along the edge."""
    grey = noise_picture(width, height, seed=5).mean(axis=2, keepdims=True) * 0.5 + 40
    picture = np.repeat(grey, 3, axis=2).astype(np.uint8)
    rim = max(2, width // 100)
    for edge in (np.s_[:rim], np.s_[-rim:], np.s_[:, :rim], np.s_[:, -rim:]):
        picture[edge] = (255, 0, 255)
    return picture


@pytest.fixture
def film(tmp_path: Path) -> FilmMaker:
    """A factory: pictures by role → a film."""

    def make(
        scene: Scene | None = None,
        *,
        size: tuple[int, int] = (WIDTH, HEIGHT),
        frame_count: int = FRAMES,
        camera_fixed: bool = False,
        seed: int = 1,
        **pictures: Pixels,
    ) -> StillsFilm:
        stored = []
        for role, pixels in pictures.items():
            path = tmp_path / f"{role}.npy"
            np.save(path, pixels)
            roles: dict[str, ImageRole] = {
                "first": "first_frame",
                "last": "last_frame",
                "reference": "reference",
            }
            stored.append(Picture(role=roles[role], path=path))
        request = RenderRequest(
            prompt="",
            width=size[0],
            height=size[1],
            fps=24,
            frame_count=frame_count,
            seed=seed,
            pictures=tuple(stored),
            camera_fixed=camera_fixed,
        )
        return StillsFilm(request, scene or Scene())

    return make


def covered(picture: Pixels) -> Pixels:
    return cover(picture, width=WIDTH, height=HEIGHT)


def steps(film: StillsFilm, frame_count: int = FRAMES) -> NDArray[np.float64]:
    """Mean difference from each frame to the next."""
    frames = [film.frame(i).astype(np.int16) for i in range(frame_count)]
    return np.array([np.abs(b - a).mean() for a, b in pairwise(frames)])


SNOWING = Scene(scenery="snowfield", weather=Weather.SNOW, time=Time.NIGHT)


@pytest.mark.parametrize("move", list(Move))
def test_first_frame_is_exactly_the_covered_picture(film: FilmMaker, move: Move) -> None:
    picture = noise_picture(500, 400, seed=1)
    made = film(Scene(scenery="lake", camera=Camera(move), weather=Weather.RAIN), first=picture)
    assert np.array_equal(made.frame(0), covered(picture))


@pytest.mark.parametrize("size", [(40, 60), (1200, 300), (300, 1200), (320, 180), (1, 1)])
def test_first_frame_of_any_shape(film: FilmMaker, size: tuple[int, int]) -> None:
    picture = noise_picture(*size, seed=2) if min(size) > 3 else np.full((1, 1, 3), 90, np.uint8)
    made = film(SNOWING, first=picture)
    assert np.array_equal(made.frame(0), covered(picture))
    assert made.frame(FRAMES - 1).shape == (HEIGHT, WIDTH, 3)


@pytest.mark.parametrize("related", [True, False])
def test_both_pinned_frames_are_exact(film: FilmMaker, related: bool) -> None:
    first = noise_picture(640, 360, seed=1)
    last = first[60:300, 80:560] if related else noise_picture(500, 500, seed=9)
    made = film(SNOWING, first=first, last=last)
    assert np.array_equal(made.frame(0), covered(first))
    assert np.array_equal(made.frame(FRAMES - 1), covered(last))


def test_a_frame_does_not_depend_on_which_came_before(film: FilmMaker) -> None:
    picture = subject_picture(640, 360)
    first, second = film(SNOWING, first=picture), film(SNOWING, first=picture)
    forward = [first.frame(i) for i in (3, 20, 40)]
    backward = [second.frame(i) for i in (40, 20, 3)][::-1]
    assert all(np.array_equal(a, b) for a, b in zip(forward, backward, strict=True))


def test_a_frame_may_be_written_to_by_its_receiver(film: FilmMaker) -> None:
    picture = noise_picture(400, 300, seed=1)
    made = film(first=picture)
    made.frame(0)[:] = 0
    assert np.array_equal(made.frame(0), covered(picture))


@pytest.mark.parametrize(
    "move", [Move.DRIFT, Move.PUSH, Move.PULL, Move.PAN_RIGHT, Move.TILT_UP, Move.ORBIT]
)
def test_motion_starts_from_rest_and_never_jumps(film: FilmMaker, move: Move) -> None:
    made = film(Scene(camera=Camera(move)), first=subject_picture(640, 360))
    moved = steps(made)
    assert moved[0] < 0.25
    assert np.abs(np.diff(moved)).max() < 0.3 * moved.max() + 0.1
    assert moved.max() > 0.2


def test_the_way_between_related_pictures_has_no_jump(film: FilmMaker) -> None:
    first = noise_picture(640, 360, seed=1)
    moved = steps(film(first=first, last=first[60:300, 80:506]))
    assert moved[0] < 1.0
    assert moved[-1] < 1.0
    assert np.abs(np.diff(moved)).max() < 0.25 * moved.max()


def test_a_dissolve_between_unrelated_pictures_has_no_jump(film: FilmMaker) -> None:
    made = film(first=noise_picture(640, 360, seed=1), last=noise_picture(640, 360, seed=8))
    moved = steps(made)
    assert np.abs(np.diff(moved)).max() < 0.25 * moved.max()


@pytest.mark.parametrize("move", [m for m in Move if m not in (Move.PULL, Move.HANDHELD)])
@pytest.mark.parametrize("size", [(640, 360), (640, 500)])
def test_what_is_outside_the_first_frames_crop_or_picture_never_shows(
    film: FilmMaker, move: Move, size: tuple[int, int]
) -> None:
    # Twice the rim's colour in view would be a mirrored border: count it at the start, and see
    # that the camera never finds more.
    picture = rimmed_picture(*size)
    made = film(Scene(camera=Camera(move, speed=1.6)), first=picture, frame_count=240)
    start = magenta_share(made.frame(0))
    shares = [magenta_share(made.frame(i)) for i in range(1, 240, 17)]
    # A pan or tilt over a taller picture may meet its far edge, once.
    spare = 0.02 if size == (640, 500) else 0.002
    assert max(shares) <= start + spare


def magenta_share(frame: Pixels) -> float:
    r, g, b = (frame[..., k].astype(np.int16) for k in range(3))
    return float(((np.minimum(r, b) - g) > 90).mean())


def test_a_pushed_picture_loses_its_rim(film: FilmMaker) -> None:
    made = film(Scene(camera=Camera(Move.PUSH)), first=rimmed_picture(640, 360))
    assert magenta_share(made.frame(0)) > 0.02
    assert magenta_share(made.frame(FRAMES - 1)) == 0.0


def test_a_fixed_camera_moves_nothing_but_the_weather(film: FilmMaker) -> None:
    picture = noise_picture(640, 360, seed=4)
    calm = Scene(scenery="room", camera=Camera(Move.PUSH))
    frame = film(calm, first=picture, camera_fixed=True).frame(FRAMES - 1)
    assert np.abs(frame.astype(np.int16) - covered(picture)).max() <= 12
    snowy = film(SNOWING, first=picture, camera_fixed=True).frame(FRAMES - 1)
    # The night and the haze are smooth; what is left are flakes.
    change = snowy.mean(axis=2) / (covered(picture).mean(axis=2) + 20)
    flakes = change - cv2.GaussianBlur(change, (0, 0), 8)
    assert 0.001 < (flakes > 0.15).mean() < 0.2
    assert abs((flakes < -0.15).mean()) < 0.01


def test_weather_fades_in_after_the_first_frame_and_out_before_the_last(film: FilmMaker) -> None:
    picture = np.full((HEIGHT, WIDTH, 3), 60, np.uint8)
    made = film(SNOWING, first=picture, last=picture, camera_fixed=True, frame_count=96)
    brightest = [int(made.frame(i).max()) for i in range(96)]
    assert brightest[0] == brightest[-1] == 60
    assert max(brightest[40:56]) > 150
    assert brightest[2] < 75
    assert brightest[93] < 75


def test_indoors_it_does_not_snow(film: FilmMaker) -> None:
    picture = np.full((HEIGHT, WIDTH, 3), 60, np.uint8)
    made = film(Scene(scenery="cafe", weather=Weather.SNOW), first=picture)
    assert int(made.frame(FRAMES - 1).max()) < 70


@pytest.mark.parametrize("size", [(200, 600), (600, 200), (120, 480)])
def test_a_picture_of_another_shape_is_shown_whole(film: FilmMaker, size: tuple[int, int]) -> None:
    picture = rimmed_picture(*size)
    frame = film(
        reference=picture, size=(WIDTH, HEIGHT) if size[0] < size[1] else (180, 320)
    ).frame(FRAMES // 2)
    magenta = (np.minimum(frame[..., 0], frame[..., 2]).astype(np.int16) - frame[..., 1]) > 90
    rows, columns = np.nonzero(magenta)
    # All four sides of its rim are in the frame, and it keeps its shape.
    assert rows.min() > 2
    assert rows.max() < frame.shape[0] - 3
    shown = (columns.max() - columns.min() + 1) / (rows.max() - rows.min() + 1)
    assert shown == pytest.approx(size[0] / size[1], rel=0.06)


def test_a_page_of_text_is_not_cropped(film: FilmMaker) -> None:
    page = page_picture(400, 300)
    page[:6] = (0, 0, 255)
    page[-6:] = (255, 0, 0)
    frame = film(reference=page).frame(10)
    assert ((frame[..., 2].astype(int) - frame[..., 0]) > 150).any()
    assert ((frame[..., 0].astype(int) - frame[..., 2]) > 150).any()


def test_a_reference_of_the_same_shape_fills_the_frame(film: FilmMaker) -> None:
    picture = noise_picture(640, 360, seed=6)
    frame = film(reference=picture).frame(0)
    assert np.abs(frame.astype(np.int16) - covered(picture)).mean() < 4


def test_same_seed_same_frames_other_seed_other_weather(film: FilmMaker) -> None:
    picture = noise_picture(400, 300, seed=1)
    one, same, other = (film(SNOWING, first=picture, seed=s).frame(40) for s in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


# The decision: related or not.


def test_a_crop_of_a_picture_is_related_and_its_motion_found() -> None:
    picture = noise_picture(640, 360, seed=1)
    crop = cover(picture[72:288, 128:512], width=640, height=360)
    found = align(picture, crop)
    assert found is not None
    assert abs(found.motion.turn) == pytest.approx(640 / 384, rel=0.01)
    centre = found.motion.of(np.array([[[320.0, 180.0]]], np.float32))[0, 0]
    assert centre == pytest.approx((320, 180), abs=2.5)


def test_two_pictures_are_not_related() -> None:
    first, last = noise_picture(640, 360, seed=1), noise_picture(640, 360, seed=2)
    assert align(first, last) is None


def test_a_page_and_a_photograph_are_not_related() -> None:
    assert align(page_picture(640, 360), noise_picture(640, 360, seed=2)) is None


def test_a_motion_in_two_halves_is_the_whole_motion() -> None:
    motion = Similarity(1.4 * np.exp(0.2j), 30 - 12j)
    half = motion.part(0.5)
    points = np.random.default_rng(0).random((5, 7, 2)).astype(np.float32) * 300
    assert np.allclose(half.of(half.of(points)), motion.of(points), atol=1e-2)
    assert np.allclose(motion.inverse().of(motion.of(points)), points, atol=1e-2)
    assert motion.part(0).of(points) == pytest.approx(points)


# The cut.


def test_a_clear_subject_is_cut_out_with_its_eyes() -> None:
    picture = subject_picture(640, 360)
    cut = cut_out(picture)
    assert cut is not None
    mask = cv2.resize(cut.mask, (640, 360)) > 127
    assert mask[int(360 * 0.33), 320 + 360 // 22]
    assert mask[int(360 * 0.62), 320]
    assert not mask[20, 20]
    # Foot at the figure's lower end.
    assert cut.anchor[1] == pytest.approx(360 * 0.87, abs=12)


def test_unmoved_layers_are_exactly_the_picture() -> None:
    picture = subject_picture(640, 360)
    cut = cut_out(picture)
    assert cut is not None
    alpha = cut.alpha[..., None]
    whole = np.rint(picture * alpha + cut.plate * (1 - alpha)).astype(np.uint8)
    assert np.array_equal(whole, picture)
    # And the plate is without the figure.
    assert int(cut.plate[int(360 * 0.62), 320, 0]) < 150


@pytest.mark.parametrize(
    "picture",
    [noise_picture(640, 360, seed=1), page_picture(640, 360), np.full((90, 160, 3), 70, np.uint8)],
    ids=["all texture", "text", "one colour"],
)
def test_no_subject_where_there_is_none(picture: Pixels) -> None:
    assert cut_out(picture) is None


# The moves.


def test_eases_begin_and_end_where_they_should() -> None:
    for curve in (smooth, lambda u: glide(u, rise=0.3, fall=0.2)):
        values = [curve(u) for u in np.linspace(0, 1, 101)]
        assert values[0] == 0
        assert values[-1] == pytest.approx(1)
        assert all(b >= a for a, b in pairwise(values))
        assert values[1] < 0.001


@pytest.mark.parametrize("move", list(Move))
@pytest.mark.parametrize("lean", [(0.0, 0.0), (1.0, -1.0), (-1.0, 1.0)])
def test_a_view_never_leaves_the_picture(move: Move, lean: tuple[float, float]) -> None:
    bounds = Bounds(-40, 0, 1319, 719)
    path = move_over(
        Camera(move, speed=1.6), width=1280, height=720, bounds=bounds, duration_s=15, lean=lean
    )
    for u in np.linspace(0, 1, 200):
        pose = path.pose(float(u))
        assert pose.zoom >= 1
        for corner_x in (0, 1279):
            x = 639.5 + (corner_x - 639.5) / pose.zoom + pose.x
            assert bounds.left - 0.01 <= x <= bounds.right + 0.01
        for corner_y in (0, 719):
            y = 359.5 + (corner_y - 359.5) / pose.zoom + pose.y
            assert bounds.top - 0.01 <= y <= bounds.bottom + 0.01
