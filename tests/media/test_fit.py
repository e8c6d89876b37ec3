"""Frames fitted to a video. What lies between two frames is compared with the truth: footage that
can be drawn at any moment.

For the record, over six scenes of 720p drawn at 48 a second, of which every third was given and
every second asked for; PSNR in dB of the frames made alone, in the mean:

                                          nearest   blend   ours
    a fox runs through a forest (drawn)     24.14   25.27  31.85
    a street with walkers (drawn)           30.49   32.30  35.76
    waves, sparks, gulls (drawn)            25.93   26.94  28.19
    a galloping horse, flowers (drawn)      17.95   19.00  23.74
    poles before a ball before a ground     20.89   21.69  29.41
    a turning zoom, a fast ball             30.87   32.76  36.08
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.media.clips_of import moving
from tests.media.decoding import psnr_db
from tests.media.pictures_of import texture
from vitascope.engines.base import Frames
from vitascope.media.between import Between
from vitascope.media.errors import BadFrames
from vitascope.media.fit import MOST_HELD, FramesMissing, fitted
from vitascope.media.pictures import cover

Pixels = NDArray[np.uint8]
SIZE = (320, 180)


def numbered(count: int, *, width: int = 64, height: int = 48) -> Iterator[Frames]:
    """Frames that can be told apart, and are alike in size."""
    for number in range(count):
        yield np.full((1, height, width, 3), number, np.uint8)


def fit(
    frames: Iterable[Frames],
    *,
    native_fps: float = 24,
    width: int = 64,
    height: int = 48,
    frame_count: int,
    native_count: int | None = None,
) -> list[Pixels]:
    """The frames, one array each; at 24 a second."""
    made = []
    for frames_thwc in fitted(
        frames,
        native_fps=native_fps,
        width=width,
        height=height,
        fps=24,
        frame_count=frame_count,
        native_count=native_count,
    ):
        assert frames_thwc.shape == (1, height, width, 3)
        assert frames_thwc.dtype == np.uint8
        made.append(frames_thwc[0])
    return made


def levels(frames: list[Pixels]) -> list[int]:
    return [int(pixels[0, 0, 0]) for pixels in frames]


@pytest.mark.parametrize("native_fps", [24, 23.976, 24.1])
def test_frames_of_our_rate_pass_untouched(native_fps: float) -> None:
    assert levels(fit(numbered(120), native_fps=native_fps, frame_count=120)) == [*range(120)]


def test_a_surplus_is_trimmed_and_not_even_taken() -> None:
    source = numbered(200)
    assert levels(fit(source, frame_count=120)) == [*range(120)]
    assert int(next(source)[0, 0, 0, 0]) == 120


@pytest.mark.parametrize("native_fps", [48, 72])
def test_of_a_multiple_of_our_rate_whole_frames_are_taken(native_fps: float) -> None:
    step = int(native_fps / 24)
    shown = levels(fit(numbered(150), native_fps=native_fps, frame_count=40))
    assert shown == [step * index for index in range(40)]


@pytest.mark.parametrize("missing", range(MOST_HELD + 1))
def test_the_last_frame_is_held_for_one_or_two_that_are_missing(missing: int) -> None:
    shown = levels(fit(numbered(120 - missing), frame_count=120))
    assert shown == [*range(120 - missing), *[119 - missing] * missing]


@pytest.mark.parametrize("count", [0, 1, 117])
def test_too_few_frames_are_an_error(count: int) -> None:
    with pytest.raises(FramesMissing, match=f"frames for {count} of the video's 120"):
        fit(numbered(count), frame_count=120)


@pytest.mark.parametrize(
    ("native_fps", "native_count"),
    [(24, 121), (24, 119), (16, 81), (16, 80), (25, 126), (30, 151), (48, 241)],
)
def test_a_known_number_of_frames_brings_the_last_one_to_the_end(
    native_fps: float, native_count: int
) -> None:
    shown = levels(
        fit(
            numbered(native_count),
            native_fps=native_fps,
            frame_count=120,
            native_count=native_count,
        )
    )
    assert shown[0] == 0
    assert shown[-1] == native_count - 1
    assert shown == sorted(shown)


def test_what_is_far_too_long_is_trimmed_though_its_number_is_known() -> None:
    assert levels(fit(numbered(200), frame_count=120, native_count=200)) == [*range(120)]


def test_other_sizes_are_covered_and_cut_as_pictures_are() -> None:
    picture = texture(width=208, height=120)
    shown = fit(itertools.repeat(picture[None], 3), width=128, height=72, frame_count=3)
    for pixels in shown:
        assert np.array_equal(pixels, cover(picture, width=128, height=72))


@pytest.mark.parametrize(
    "frames",
    [
        np.zeros((48, 64, 3), np.uint8),
        np.zeros((1, 48, 64, 4), np.uint8),
        np.zeros((1, 48, 64, 3), np.float32),
    ],
    ids=["no-time", "alpha", "float"],
)
def test_what_is_not_frames_is_refused(frames: Frames) -> None:
    with pytest.raises(BadFrames):
        fit([frames], frame_count=1)


@pytest.mark.parametrize("native_fps", [24, 16])
def test_an_array_that_its_owner_uses_again_does_no_harm(native_fps: float) -> None:
    def reused() -> Iterator[Frames]:
        frames_thwc = np.empty((2, 48, 64, 3), np.uint8)
        for number in range(0, 60, 2):
            frames_thwc[0], frames_thwc[1] = number, number + 1
            yield frames_thwc

    fresh = fit(numbered(60), native_fps=native_fps, frame_count=58)
    again = fit(reused(), native_fps=native_fps, frame_count=58)
    assert levels(again) == levels(fresh)


def test_no_more_than_a_few_frames_are_held() -> None:
    taken = 0

    def counted() -> Iterator[Frames]:
        nonlocal taken
        for frames_thwc in numbered(80):
            taken += 1
            yield frames_thwc

    rows = fitted(counted(), native_fps=16, width=64, height=48, fps=24, frame_count=119)
    for index, _ in enumerate(rows):
        assert taken <= index * 16 / 24 + 2


# Between frames


def ball_over_ground(t_s: float) -> Pixels:
    """A ball goes left over a ground that goes right: each hides and shows some of the other."""
    ground = texture(width=512, height=256, seed=3)
    shift = np.array([[1, 0, 60 * t_s - 90], [0, 1, 20 * t_s - 40]], np.float64)
    frame = cv2.warpAffine(ground, shift, SIZE, flags=cv2.INTER_CUBIC)
    at = (240 - 130 * t_s, 90 + 10 * t_s)
    skin = np.array([[1, 0, at[0] - 256], [0, 1, at[1] - 128]], np.float64)
    ball = cv2.warpAffine(255 - texture(width=512, height=256, seed=5), skin, SIZE)
    ys, xs = np.mgrid[0:180, 0:320]
    inside = np.clip(40.5 - np.hypot(xs - at[0], ys - at[1]), 0, 1)[..., None]
    return np.asarray(frame * (1 - inside) + ball * inside + 0.5, np.uint8)


def camera_over_land(t_s: float) -> Pixels:
    return moving(0, fps=1, seed=2) if t_s == 0 else moving(1, fps=1 / t_s, seed=2)


def nearest(first: Pixels, last: Pixels, share: float) -> Pixels:
    return first if share < 0.5 else last


def blend(first: Pixels, last: Pixels, share: float) -> Pixels:
    return np.asarray(cv2.addWeighted(last, share, first, 1 - share, 0), np.uint8)


@pytest.mark.parametrize("scene", [ball_over_ground, camera_over_land])
@pytest.mark.parametrize(
    ("native_fps", "gain_db"),
    [
        (16.0, 5.0),  # what Wan gives
        (12.0, 4.0),
        (30.0, 3.0),  # what many providers give
        (25.0, 3.0),
    ],
)
def test_frames_in_between_are_nearer_to_the_truth_than_a_blend(
    scene: Callable[[float], Pixels], native_fps: float, gain_db: float
) -> None:
    given = [scene(number / native_fps) for number in range(int(native_fps) + 2)]
    made = fit(
        (pixels[None] for pixels in given),
        native_fps=native_fps,
        width=SIZE[0],
        height=SIZE[1],
        frame_count=24,
    )
    ours, blended, taken = [], [], []
    for index in range(1, 24):
        number, share = divmod(index * native_fps / 24, 1)
        if not 0.1 < share < 0.9:
            continue
        truth = scene(index / 24)
        first, last = given[int(number)], given[int(number) + 1]
        ours.append(psnr_db(made[index], truth))
        blended.append(psnr_db(blend(first, last, share), truth))
        taken.append(psnr_db(nearest(first, last, share), truth))
    assert float(np.mean(ours)) > float(np.mean(blended)) + gain_db
    assert float(np.mean(blended)) > float(np.mean(taken))
    assert float(np.mean(np.array(ours) > np.array(blended))) > 0.9


def test_frames_that_were_given_are_shown_as_they_are() -> None:
    given = [camera_over_land(number / 16) for number in range(9)]
    made = fit(
        (pixels[None] for pixels in given),
        native_fps=16,
        width=SIZE[0],
        height=SIZE[1],
        frame_count=12,
    )
    for index, number in ((0, 0), (3, 2), (6, 4), (9, 6)):
        assert np.array_equal(made[index], given[number])


def test_a_cut_stays_a_cut() -> None:
    before = [ball_over_ground(number / 16) for number in range(4)]
    after = [camera_over_land(number / 16) for number in range(4)]
    made = fit(
        (pixels[None] for pixels in [*before, *after]),
        native_fps=16,
        width=SIZE[0],
        height=SIZE[1],
        frame_count=11,
    )
    # Frame 5 lies a third of the way from the last before to the first after.
    assert np.array_equal(made[5], before[3])
    assert np.array_equal(made[6], after[0])


def test_what_cannot_be_followed_ends_in_a_blend_and_not_in_shreds() -> None:
    rng = np.random.default_rng(1)
    first, last = (
        cv2.GaussianBlur(rng.integers(90, 166, (180, 320, 3), np.uint8), (0, 0), 2)
        for _ in range(2)
    )
    made = Between().at(np.asarray(first, np.uint8), np.asarray(last, np.uint8), 0.5)
    assert psnr_db(made, blend(np.asarray(first), np.asarray(last), 0.5)) > 30


@pytest.mark.parametrize(("width", "height"), [(16, 16), (40, 300), (2000, 20), (64, 64)])
def test_the_smallest_and_the_oddest_frames_have_something_between(width: int, height: int) -> None:
    first = texture(width=width, height=height)
    made = Between().at(first, np.asarray(np.roll(first, 2, axis=1), np.uint8), 0.5)
    assert made.shape == first.shape


def test_the_same_frames_give_the_same_video() -> None:
    given = [ball_over_ground(number / 16)[None] for number in range(8)]
    size = {"width": SIZE[0], "height": SIZE[1]}
    runs = [fit(given, native_fps=16, frame_count=10, **size) for _ in range(2)]
    for one, other in zip(*runs, strict=True):
        assert np.array_equal(one, other)
