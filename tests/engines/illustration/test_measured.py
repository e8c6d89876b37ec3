"""What a prompt asks of camera, light, weather and colour, measured on the frames themselves."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from vitascope.engines.base import RenderRequest
from vitascope.engines.illustration.film import Film, open_film

WIDTH, HEIGHT, FPS, FRAMES = 480, 270, 24, 120

Rgb = NDArray[np.uint8]


def film_of(prompt: str, *, fixed: bool = False, seed: int = 5) -> Film:
    return open_film(
        RenderRequest(
            prompt=prompt, width=WIDTH, height=HEIGHT, fps=FPS, frame_count=FRAMES, seed=seed,
            camera_fixed=fixed,
        )
    )  # fmt: skip


def frame_of(prompt: str, index: int = 60) -> Rgb:
    return film_of(prompt).frame(index).copy()


def movement(first: Rgb, second: Rgb, *, rows: slice = slice(None)) -> tuple[float, float, float]:
    """Scale, and how far the middle moved right and down in pixels: a similarity fitted to what
    both frames show (SIFT, RANSAC)."""
    sift = cv2.SIFT.create(1500)
    greys = [cv2.cvtColor(f[rows], cv2.COLOR_RGB2GRAY) for f in (first, second)]
    (points, words), (others, other_words) = (sift.detectAndCompute(g, None) for g in greys)
    pairs = cv2.BFMatcher(cv2.NORM_L2, crossCheck=True).match(words, other_words)
    a = np.array([points[p.queryIdx].pt for p in pairs])
    b = np.array([others[p.trainIdx].pt for p in pairs])
    fit, inliers = cv2.estimateAffinePartial2D(a, b, ransacReprojThreshold=1.5)
    assert int(inliers.sum()) > 25
    middle = np.array([WIDTH / 2, greys[0].shape[0] / 2, 1])
    moved = fit @ middle - middle[:2]
    return float(np.hypot(fit[0, 0], fit[1, 0])), float(moved[0]), float(moved[1])


def luminance(frame: Rgb) -> float:
    return float(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY).mean())


def warmth(frame: Rgb) -> float:
    """Red over blue."""
    red, _, blue = frame.reshape(-1, 3).mean(axis=0)
    return float(red / blue)


@pytest.mark.parametrize(
    "prompt", ["mountains, camera pushes in", "a city street by day, 镜头推近", "forest, zoom in"]
)
def test_a_push_in_grows(prompt: str) -> None:
    film = film_of(prompt)
    scale, _, _ = movement(film.frame(2).copy(), film.frame(FRAMES - 2))
    assert scale > 1.04


def test_a_pull_out_shrinks() -> None:
    film = film_of("mountains, the camera slowly pulls out")
    scale, _, _ = movement(film.frame(2).copy(), film.frame(FRAMES - 2))
    assert scale < 0.98


@pytest.mark.parametrize(
    ("prompt", "right", "down"),
    [
        ("mountains, pan left", 1, 0),
        ("mountains, camera pans to the right", -1, 0),
        ("镜头向左平移,群山", 1, 0),
        ("mountains, tilt up", 0, 1),
        ("mountains, tilt down", 0, -1),
    ],
)
def test_the_picture_goes_the_other_way(prompt: str, right: int, down: int) -> None:
    film = film_of(prompt)
    _, x, y = movement(film.frame(40).copy(), film.frame(80))
    if right:
        assert x * right > 4
    if down:
        assert y * down > 3


@pytest.mark.parametrize("prompt", ["a cat in a library", "a dog running in front of a castle"])
def test_a_fixed_camera_keeps_the_background_still(prompt: str) -> None:
    film = film_of(prompt, fixed=True)
    scale, x, y = movement(film.frame(5).copy(), film.frame(FRAMES - 5))
    assert abs(scale - 1) < 0.002
    assert abs(x) < 0.5
    assert abs(y) < 0.5


@pytest.mark.parametrize("place", ["a lake", "a meadow", "草原", "a village"])
def test_hours_are_told_by_their_light(place: str) -> None:
    noon, dusk, night = (frame_of(f"{place} {hour}") for hour in ("at noon", "at dusk", "at night"))
    assert luminance(noon) > 1.15 * luminance(dusk) > 1.15 * luminance(night)
    assert warmth(dusk) > 1.1 * warmth(noon)


@pytest.mark.parametrize("place", ["a meadow", "a village"])
def test_weather_is_seen(place: str) -> None:
    clear, rain, snow, fog = (
        frame_of(f"{place}{weather}") for weather in ("", ", rain", ", snow", ", fog")
    )
    for other in (rain, snow, fog):
        assert float(cv2.absdiff(clear, other).mean()) > 8
    # Snow is white on the ground, rain is not; fog takes contrast.
    ground = slice(int(0.8 * HEIGHT), None)
    assert luminance(snow[ground]) > luminance(rain[ground]) + 20
    assert float(fog.std()) < float(clear.std())


@pytest.mark.parametrize(
    ("colour", "hue"), [("red", 0), ("yellow", 25), ("green", 60), ("blue", 110), ("purple", 140)]
)
@pytest.mark.parametrize("thing", ["car", "umbrella", "chair", "vase"])
def test_a_colour_word_colours_its_thing(thing: str, colour: str, hue: int) -> None:
    """Of what differs from the same picture in white, most has the hue that was asked for."""
    painted = frame_of(f"a {colour} {thing}")
    white = frame_of(f"a white {thing}")
    differs = cv2.absdiff(painted, white).max(axis=2) > 40
    assert differs.sum() > 300
    hsv = cv2.cvtColor(painted, cv2.COLOR_RGB2HSV).astype(int)
    away = np.abs((hsv[..., 0] - hue + 90) % 180 - 90)
    assert float((away[differs] < 20).mean()) > 0.55


def test_equal_frames_wherever_they_are_drawn() -> None:
    prompt = "three birds over a lake, a man in a rowing boat, petals"
    one, other = film_of(prompt), film_of(prompt)
    straight = [one.frame(i).copy() for i in (3, 50, 100)]
    backwards = [other.frame(i).copy() for i in (100, 50, 3)][::-1]
    for a, b in zip(straight, backwards, strict=True):
        assert np.array_equal(a, b)
