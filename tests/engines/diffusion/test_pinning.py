"""Exact first and last frames without a jump, and the joints of a chain."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from vitascope.engines.base import Frames
from vitascope.engines.diffusion.pinning import FADE_FRAMES, as_seen_by_model, joined, pinned
from vitascope.media.fit import fitted
from vitascope.media.pictures import cover

SHAPE = (36, 64, 3)


def grey(value: int) -> NDArray[np.uint8]:
    return np.full(SHAPE, value, np.uint8)


def still(value: int, count: int) -> Frames:
    return np.broadcast_to(grey(value), (count, *SHAPE))


def values(frames: list[Frames]) -> list[int]:
    """The grey of each frame, which must be one."""
    assert all(each.shape == (1, *SHAPE) and each.min() == each.max() for each in frames)
    return [int(each.flat[0]) for each in frames]


def test_without_pictures_nothing_changes() -> None:
    frames = np.random.default_rng(0).integers(0, 256, (12, *SHAPE), dtype=np.uint8)
    same = np.concatenate(list(pinned([frames], first_hwc=None, last_hwc=None)))
    assert np.array_equal(same, frames)


def test_the_first_frame_is_the_picture_and_fades_out() -> None:
    seen = values(list(pinned([still(100, 20)], first_hwc=grey(140), last_hwc=None)))
    assert seen[0] == 140
    assert seen[FADE_FRAMES:] == [100] * (20 - FADE_FRAMES)
    steps = np.diff(seen)
    assert (steps <= 0).all() and steps.min() >= -8, "a jump, where 40 would be one"


def test_the_last_frame_is_the_picture_and_fades_in() -> None:
    seen = values(list(pinned([still(100, 7), still(100, 13)], first_hwc=None, last_hwc=grey(60))))
    assert len(seen) == 20
    assert seen[-1] == 60
    assert seen[: 20 - FADE_FRAMES] == [100] * (20 - FADE_FRAMES)
    assert np.abs(np.diff(seen)).max() <= 8


@pytest.mark.parametrize("count", [2, 3, FADE_FRAMES - 1, FADE_FRAMES, FADE_FRAMES + 1, 40])
def test_both_ends_are_exact_however_short_the_video(count: int) -> None:
    seen = values(list(pinned([still(100, count)], first_hwc=grey(200), last_hwc=grey(0))))
    assert (len(seen), seen[0], seen[-1]) == (count, 200, 0)


def test_motion_goes_on_below_the_fade() -> None:
    """What moves in the model's frames moves in the pinned ones: they are not replaced."""
    moving = np.stack([grey(50 + 10 * number) for number in range(12)])
    seen = values(list(pinned([moving], first_hwc=grey(60), last_hwc=None)))
    assert np.abs(np.array(seen) - moving[:, 0, 0, 0]).max() == 10
    assert (np.diff(seen) > 0).all()


def test_the_next_frames_of_a_chain_lack_the_one_they_share() -> None:
    after = joined(still(100, 20), grey(120))
    seen = [int(frame.flat[0]) for frame in after]
    assert len(after) == 19
    assert 120 - seen[0] <= 8, "no jump at the joint"
    assert seen[FADE_FRAMES:] == [100] * (19 - FADE_FRAMES)


def test_a_short_end_of_a_chain_is_joined_as_well() -> None:
    assert joined(still(100, 5), grey(120)).shape == (4, *SHAPE)


@pytest.mark.parametrize(
    ("size", "native"),
    [((320, 180), (320, 176)), ((180, 320), (176, 320)), ((240, 240), (224, 256))],
    ids=["wide", "tall", "square"],
)
def test_a_perfect_model_shows_the_picture_where_it_belongs(
    size: tuple[int, int], native: tuple[int, int]
) -> None:
    """It gives back exactly what it was shown; after scaling and cutting that must be the picture
    as the first frame has it, or the video zooms from its first frame to its second."""
    rng = np.random.default_rng(3)
    picture = rng.integers(0, 256, (6, 10, 3), dtype=np.uint8).repeat(80, 0).repeat(80, 1)
    exact = cover(picture, width=size[0], height=size[1])

    def shown(seen_by_model: NDArray[np.uint8]) -> NDArray[np.int16]:
        (frame,) = fitted(
            [seen_by_model[None]],
            native_fps=24,
            width=size[0],
            height=size[1],
            fps=24,
            frame_count=1,
        )
        pixels_hwc: NDArray[np.int16] = frame[0].astype(np.int16)
        return pixels_hwc

    ours = shown(as_seen_by_model(picture, size=size, native=native))
    plain = shown(cover(picture, width=native[0], height=native[1]))
    assert np.abs(ours - exact).mean() < 1.5
    assert np.abs(ours - exact).mean() < 0.5 * np.abs(plain - exact).mean()
