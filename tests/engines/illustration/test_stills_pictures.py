"""Pictures of every kind as input: what must be exact, what must move, and what must not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.engines.illustration import pictures
from vitascope.engines.base import ImageRole, Picture, RenderRequest
from vitascope.engines.illustration.morph import DissolveFilm, RelatedFilm
from vitascope.engines.illustration.plate import lay_out
from vitascope.engines.illustration.relight import find_sky
from vitascope.engines.illustration.scene import Camera, Move, Scene, Style, Time, Weather
from vitascope.engines.illustration.stills import StillsFilm
from vitascope.media.pictures import cover

WIDTH, HEIGHT, FRAMES = 480, 270, 96
Pixels = NDArray[np.uint8]
FilmMaker = Callable[..., StillsFilm]
ROLES: dict[str, ImageRole] = {
    "first": "first_frame",
    "last": "last_frame",
    "reference": "reference",
}


@pytest.fixture
def film(tmp_path: Path) -> FilmMaker:
    """A factory: pictures by role → a film."""

    def make(
        scene: Scene | None = None,
        *,
        size: tuple[int, int] = (WIDTH, HEIGHT),
        fixed: bool = False,
        **stored: Pixels,
    ) -> StillsFilm:
        kept = []
        for role, pixels in stored.items():
            path = tmp_path / f"{role}.npy"
            np.save(path, pixels)
            kept.append(Picture(role=ROLES[role], path=path))
        request = RenderRequest(
            prompt="", width=size[0], height=size[1], fps=24, frame_count=FRAMES, seed=3,
            pictures=tuple(kept), camera_fixed=fixed,
        )  # fmt: skip
        return StillsFilm(request, scene or scene_of())

    return make


def scene_of(
    move: Move = Move.DRIFT,
    *,
    time: Time = Time.DAY,
    weather: Weather = Weather.CLEAR,
    airs: frozenset[str] = frozenset(),
    style: Style = Style.BOOK,
    title: str | None = None,
) -> Scene:
    return Scene(
        scenery="mountain", camera=Camera(move), time=time, weather=weather, airs=airs,
        style=style, title=title,
    )  # fmt: skip


def village() -> Pixels:
    return pictures.photograph("a village by a lake", 640, 360)


def covered(picture: Pixels) -> Pixels:
    return cover(picture, width=WIDTH, height=HEIGHT)


def movement(first: Pixels, second: Pixels) -> tuple[float, float, float]:
    """Scale, and how far the middle moved right and down: a similarity by SIFT and RANSAC."""
    sift = cv2.SIFT.create(1500)
    (points, words), (others, other_words) = (
        sift.detectAndCompute(cv2.cvtColor(f, cv2.COLOR_RGB2GRAY), None) for f in (first, second)
    )
    pairs = cv2.BFMatcher(cv2.NORM_L2, crossCheck=True).match(words, other_words)
    a = np.array([points[p.queryIdx].pt for p in pairs])
    b = np.array([others[p.trainIdx].pt for p in pairs])
    fit, inliers = cv2.estimateAffinePartial2D(a, b, ransacReprojThreshold=2.0)
    assert int(inliers.sum()) > 25
    moved = fit @ np.array([WIDTH / 2, HEIGHT / 2, 1]) - np.array([WIDTH / 2, HEIGHT / 2])
    return float(np.hypot(fit[0, 0], fit[1, 0])), float(moved[0]), float(moved[1])


def luminance(frame: Pixels) -> float:
    return float(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY).mean())


def difference(one: Pixels, other: Pixels) -> float:
    return float(cv2.absdiff(one, other).mean())


def off_line(frame: Pixels, row: int) -> float:
    """How far the middle of a dark horizontal line near ``row`` strays from one height, pixels."""
    part = 255.0 - frame[row - 12 : row + 12].mean(axis=2)
    weight = np.clip(part - np.median(part, axis=0) - 20, 0, None)
    seen = weight.sum(axis=0) > 30
    heights = (weight * np.arange(24)[:, None]).sum(axis=0)[seen] / weight.sum(axis=0)[seen]
    assert seen.mean() > 0.5
    across = np.flatnonzero(seen)
    fit = np.polyfit(across, heights, 1)
    return float(np.abs(heights - np.polyval(fit, across)).max())


# The camera


@pytest.mark.parametrize(
    ("move", "low", "high"),
    [(Move.PUSH, 1.12, 1.3), (Move.PULL, 0.84, 0.95), (Move.DRIFT, 1.03, 1.14)],
)
def test_a_push_grows_and_a_pull_shrinks(
    film: FilmMaker, move: Move, low: float, high: float
) -> None:
    made = film(scene_of(move), first=village())
    scale, _, _ = movement(made.frame(0), made.frame(FRAMES - 1))
    assert low < scale < high


@pytest.mark.parametrize(
    ("move", "right", "down"),
    [
        (Move.PAN_LEFT, 1, 0),
        (Move.PAN_RIGHT, -1, 0),
        (Move.TILT_UP, 0, 1),
        (Move.TILT_DOWN, 0, -1),
        (Move.CRANE_UP, 0, 1),
        (Move.CRANE_DOWN, 0, -1),
    ],
)
@pytest.mark.parametrize("role", ["first", "reference"])
def test_the_picture_goes_the_other_way(
    film: FilmMaker, role: str, move: Move, right: int, down: int
) -> None:
    made = film(scene_of(move), **{role: village()})
    _, x, y = movement(made.frame(0), made.frame(FRAMES - 1))
    assert x * right + y * down > 0.03 * HEIGHT


def test_a_handheld_camera_wanders(film: FilmMaker) -> None:
    made = film(scene_of(Move.HANDHELD), first=village())
    ways = [movement(made.frame(0), made.frame(i))[1:] for i in range(24, 72, 6)]
    assert 1.0 < float(np.ptp([x for x, _ in ways])) < 12
    assert 0.5 < float(np.ptp([y for _, y in ways])) < 12


@pytest.mark.parametrize("weather", [Weather.CLEAR, Weather.RAIN])
def test_a_still_camera_keeps_still(film: FilmMaker, weather: Weather) -> None:
    made = film(scene_of(Move.PUSH, weather=weather), fixed=True, first=village())
    scale, x, y = movement(made.frame(0), made.frame(FRAMES - 1))
    assert abs(scale - 1) < 0.003
    assert abs(x) < 0.5
    assert abs(y) < 0.5


# Light, weather, style


@pytest.mark.parametrize(
    "scene",
    [
        scene_of(time=Time.NIGHT),
        scene_of(time=Time.GOLDEN),
        scene_of(style=Style.OIL),
        scene_of(title="Hello"),
        *(scene_of(weather=w) for w in Weather if w is not Weather.CLEAR),
        *(
            scene_of(airs=frozenset({air}))
            for air in ("petals", "rainbow", "aurora", "fireworks", "lanterns", "bubbles", "smoke")
        ),
    ],
    ids=lambda s: f"{s.time}-{s.weather}-{s.style}-{s.title}-{'+'.join(s.airs)}",
)
def test_what_the_prompt_asks_for_is_seen_but_never_on_pinned_frames(
    film: FilmMaker, scene: Scene
) -> None:
    first, last = village(), pictures.photograph("a desert with a camel", 640, 360)
    made = film(scene, first=first, last=last)
    assert np.array_equal(made.frame(0), covered(first))
    assert np.array_equal(made.frame(FRAMES - 1), covered(last))
    still, plain = film(scene, fixed=True, first=first), film(fixed=True, first=first)
    # From nothing: the first frames can hardly be told from the picture.
    assert difference(still.frame(1), plain.frame(1)) < 0.5
    assert difference(still.frame(60), plain.frame(60)) > 0.15


def test_hours_are_told_by_their_light(film: FilmMaker) -> None:
    day, dusk, night = (
        film(scene_of(time=t), first=village()).frame(60) for t in (Time.DAY, Time.DUSK, Time.NIGHT)
    )
    assert luminance(day) > 1.15 * luminance(dusk)
    assert luminance(day) > 1.3 * luminance(night)
    (r, _, b), (r0, _, b0) = (f.reshape(-1, 3).mean(axis=0) for f in (dusk, day))
    assert r / b > 1.1 * r0 / b0


def test_a_night_picture_is_not_made_darker_still(film: FilmMaker) -> None:
    dark = pictures.photograph("a city at night", 640, 360)
    made = film(scene_of(time=Time.NIGHT), first=dark)
    assert luminance(made.frame(60)) > 0.75 * luminance(covered(dark))


def test_no_step_when_the_light_comes_in(film: FilmMaker) -> None:
    made = film(scene_of(time=Time.NIGHT, weather=Weather.FOG), fixed=True, first=village())
    levels = np.array([luminance(made.frame(i)) for i in range(30)])
    assert np.abs(np.diff(levels)).max() < 0.16 * np.ptp(levels)


def test_a_sky_is_found_where_there_is_one_and_nowhere_else() -> None:
    def sky(picture: Pixels) -> float:
        plate = lay_out(picture, width=WIDTH, height=HEIGHT)[1]
        found = find_sky(plate)
        return 0.0 if found is None else float(found.matte.mean())

    assert sky(village()) > 0.1
    assert sky(pictures.photograph("a desert with a camel", 640, 360)) > 0.2
    assert sky(pictures.photograph("a cat in a library", 640, 360)) == 0.0
    assert sky(pictures.one_colour(64, 64, 255)) == 0.0


def test_text_stays_readable_in_any_light(film: FilmMaker) -> None:
    page = pictures.text_page(640, 360)
    made = film(scene_of(Move.STILL, time=Time.NIGHT, weather=Weather.RAIN), first=page)
    frame = made.frame(FRAMES - 1)
    paper, ink = np.percentile(frame, (60, 1))
    assert paper - ink > 70
    assert off_line_of_text(frame) < 0.6


def off_line_of_text(frame: Pixels) -> float:
    """How far the rows of a page of text strayed from where they were, pixels."""
    before = pictures.text_page(640, 360)
    profile, original = (
        255.0 - cv2.resize(p, (WIDTH, HEIGHT)).mean(axis=(1, 2)) for p in (frame, before)
    )
    shifts = [
        float(np.corrcoef(np.roll(profile, s)[10:-10], original[10:-10])[0, 1]) for s in (-1, 0, 1)
    ]
    return abs(int(np.argmax(shifts)) - 1)


# Pairs


@pytest.mark.parametrize("pair", [pictures.camera_pair, pictures.moved_pair])
def test_the_middle_of_a_related_pair_is_closer_to_the_truth_than_a_crossfade(
    film: FilmMaker, pair: Callable[[float], Pixels]
) -> None:
    first, last, truth = pair(0.0), pair(1.0), pair(0.5)
    made = film(first=first, last=last)
    assert isinstance(made._shot.plain, RelatedFilm)
    middle = max(
        (cv2.PSNR(made.frame(i), truth) for i in (FRAMES // 2 - 1, FRAMES // 2)),
    )
    crossfade = cv2.addWeighted(first, 0.5, last, 0.5, 0)
    assert middle > cv2.PSNR(crossfade, truth) + 3


def test_between_unrelated_pictures_nothing_melts(film: FilmMaker) -> None:
    first, last = pictures.unrelated_pair()
    made = film(first=first, last=last)
    plain = made._shot.plain
    assert isinstance(plain, DissolveFilm)
    assert float(np.abs(plain.lean).max()) < 0.02 * WIDTH
    # Neighbouring cells, eight pixels apart, lean alike: nothing is stretched by much.
    for axis in (0, 1):
        assert float(np.abs(np.diff(plain.lean, axis=axis)).max()) < 1.2


def test_straight_lines_stay_straight_in_a_dissolve(film: FilmMaker) -> None:
    lines = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    cv2.line(lines, (0, 135), (WIDTH, 135), (0, 0, 0), 3)
    made = film(scene_of(Move.STILL), first=lines, last=pictures.face(WIDTH, HEIGHT))
    assert isinstance(made._shot.plain, DissolveFilm)
    # While the line is still the clearer of the two.
    assert off_line(made.frame(int(0.4 * FRAMES)), 135) < 2.0


# Odd pictures

ODD: dict[str, Callable[[], Pixels]] = {
    "screenshot": pictures.screenshot,
    "line art": pictures.line_art,
    "face": pictures.face,
    "text": pictures.text_page,
    "transparent": pictures.transparent,
    "1:3": lambda: pictures.photograph("a forest", 160, 480),
    "3:1": lambda: pictures.photograph("mountains", 480, 160),
    "1x1": lambda: pictures.one_colour(1, 1, 90),
    "8x8": lambda: village()[100:108, 100:108].copy(),
    "black": lambda: pictures.one_colour(300, 200, 0),
    "white": lambda: pictures.one_colour(300, 200, 255),
}


@pytest.mark.parametrize("role", ["first", "reference"])
@pytest.mark.parametrize("name", ODD)
def test_any_picture_makes_a_film(film: FilmMaker, name: str, role: str) -> None:
    picture = ODD[name]()
    for move in (Move.DRIFT, Move.PULL, Move.PAN_LEFT, Move.HANDHELD):
        made = film(scene_of(move), **{role: picture})
        frames = [made.frame(i) for i in (0, FRAMES // 2, FRAMES - 1)]
        if role == "first":
            assert np.array_equal(frames[0], covered(picture))
        for frame in frames:
            assert frame.shape == (HEIGHT, WIDTH, 3)
            assert frame.dtype == np.uint8
            # Neither lighter nor darker than it is: the camera alone is at work.
            assert abs(luminance(frame) - luminance(frames[0])) < 26
    if name == "black":
        assert int(frames[-1].max()) <= 8


def test_the_largest_picture(film: FilmMaker) -> None:
    side = 6000
    picture = np.zeros((side, side, 3), np.uint8)
    picture[:, : side // 2] = (200, 120, 40)
    made = film(scene_of(Move.PULL, time=Time.NIGHT, weather=Weather.SNOW), first=picture)
    assert np.array_equal(made.frame(0), covered(picture))
    assert made.frame(FRAMES - 1).shape == (HEIGHT, WIDTH, 3)


@pytest.mark.parametrize("move", [Move.PUSH, Move.PULL, Move.ORBIT, Move.PAN_LEFT])
def test_a_face_is_not_bent(film: FilmMaker, move: Move) -> None:
    made = film(scene_of(move), first=pictures.face(640, 360))
    before, after = (cv2.cvtColor(made.frame(i), cv2.COLOR_RGB2GRAY) for i in (0, FRAMES - 1))
    sift = cv2.SIFT.create(400)
    (keys, words), (others, other_words) = (sift.detectAndCompute(g, None) for g in (before, after))
    good = [
        p[0]
        for p in cv2.BFMatcher(cv2.NORM_L2).knnMatch(words, other_words, k=2)
        if len(p) == 2 and p[0].distance < 0.7 * p[1].distance
    ]
    a = np.array([keys[m.queryIdx].pt for m in good])
    b = np.array([others[m.trainIdx].pt for m in good])
    head = (np.abs(a[:, 0] - WIDTH / 2) < 70) & (a[:, 1] < 0.8 * HEIGHT)
    fit, _ = cv2.estimateAffinePartial2D(a[head], b[head], ransacReprojThreshold=4.0)
    off = np.hypot(*(a[head] @ fit[:, :2].T + fit[:, 2] - b[head]).T)
    assert float(np.percentile(off, 80)) < 1.5


def test_a_frame_does_not_depend_on_which_came_before(film: FilmMaker) -> None:
    scene = scene_of(
        Move.PUSH, time=Time.DUSK, weather=Weather.STORM, airs=frozenset({"petals", "aurora"}),
        style=Style.FILM,
    )  # fmt: skip
    one, other = film(scene, first=village()), film(scene, first=village())
    forward = [one.frame(i) for i in (3, 30, 80)]
    backward = [other.frame(i) for i in (80, 30, 3)][::-1]
    assert all(np.array_equal(a, b) for a, b in zip(forward, backward, strict=True))
