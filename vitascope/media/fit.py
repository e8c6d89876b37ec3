"""Frames of any size and rate, made into the frames of a video that was asked for.

Scales to cover, crops, retimes and trims, in constant memory. What models and providers give
rarely has the size, rate and length that their user asked for; the encoder takes nothing else.
Knows arrays and rates; ``between`` knows how a frame between two others looks. Knows nothing of
files, and nobody who is in charge may import it: OpenCV stays in the processes that draw.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import Frames
from vitascope.media.between import Between
from vitascope.media.errors import BadFrames
from vitascope.media.pictures import cover

__all__ = ["MOST_HELD", "FramesMissing", "fitted"]

MOST_HELD: Final = 2
"""Frames at the end that may be missing: then the last one stands still for a twelfth of a second,
which nobody sees."""

_SAME_RATE: Final = 0.005
"""Rates that differ by no more than this share are one: 23.976 is shown as 24."""

_SAME_MOMENT: Final = 0.05
"""Of a frame's time: what is nearer to a frame than that shows the frame itself."""

Pixels = NDArray[np.uint8]


class FramesMissing(BadFrames):
    """There are fewer frames than the video takes."""


def fitted(
    frames: Iterable[Frames],
    *,
    native_fps: float,
    width: int,
    height: int,
    fps: int,
    frame_count: int,
    native_count: int | None = None,
) -> Iterator[Frames]:
    """Fit frames to a video. The first frame stays the first; the rest is trimmed.

    Args:
        frames: (T, H, W, 3) uint8 sRGB each, of any T and size; neither changed nor kept once
            the next is asked for. What is not needed is not taken from it.
        native_fps: their rate.
        width, height: of the frames to be, in pixels.
        fps: of the frames to be.
        frame_count: that many will be yielded.
        native_count: how many frames will come in all, if that is known: then the last of them
            becomes the last frame, where trimming would have cut it off. Its time may be off by
            ``MOST_HELD`` frames at most for that; what is longer is trimmed all the same.

    Yields:
        (1, height, width, 3) uint8 sRGB, ``frame_count`` times; not to be written to.

    Raises:
        FramesMissing: more than ``MOST_HELD`` frames are missing at the end.
        BadFrames: what came is not frames.
    """
    singles = _scaled(frames, width=width, height=height)
    made = 0
    last: Pixels | None = None
    moments = _moments(native_fps / fps, frame_count=frame_count, native_count=native_count)
    for pixels_hwc in _retimed(singles, moments):
        yield pixels_hwc[None]
        last, made = pixels_hwc, made + 1
    if last is None or frame_count - made > MOST_HELD:
        raise FramesMissing(f"There are frames for {made} of the video's {frame_count}.")
    for _ in range(frame_count - made):
        yield last[None]


def _moments(step: float, *, frame_count: int, native_count: int | None) -> Iterator[float]:
    """When each frame is shown, counted in frames of the source, ``step`` of which make one."""
    if abs(step - 1) <= _SAME_RATE:
        step = 1.0
    end = (frame_count - 1) * step
    is_whole = native_count is not None and abs(native_count - 1 - end) <= MOST_HELD * step
    if native_count is not None and is_whole and frame_count > 1:
        if not step.is_integer():
            step = (native_count - 1) / (frame_count - 1)
        # Frames that can be shown as they are stay so, and only the last one jumps: at another
        # step all of them would have to be made up.
        end = float(native_count - 1)
    yield from (min(index * step, end) for index in range(frame_count - 1))
    yield end


def _retimed(singles: Iterator[Pixels], moments: Iterable[float]) -> Iterator[Pixels]:
    """The frame of each moment; they end early if the source does."""
    between = Between()
    roll = _Roll(singles)
    for moment in moments:
        number = math.floor(moment + _SAME_MOMENT)
        share = moment - number
        first = roll.frame(number)
        last = roll.frame(number + 1) if share > _SAME_MOMENT else first
        if first is None or last is None:
            return
        yield first if last is first else between.at(first, last, share)


class _Roll:
    """Frames by their number, which never goes back by more than one."""

    def __init__(self, singles: Iterator[Pixels]) -> None:
        self._singles = singles
        self._newest = -1
        self._kept: tuple[Pixels | None, Pixels | None] = (None, None)

    def frame(self, number: int) -> Pixels | None:
        """None: there are not so many."""
        while self._newest < number:
            self._kept = (self._kept[1], next(self._singles, None))
            self._newest += 1
        return self._kept[1 + number - self._newest]


def _scaled(frames: Iterable[Frames], *, width: int, height: int) -> Iterator[Pixels]:
    """(height, width, 3) each, no memory of the source's."""
    for frames_thwc in frames:
        if frames_thwc.ndim != 4 or frames_thwc.shape[3] != 3 or frames_thwc.dtype != np.uint8:
            raise BadFrames(
                f"Frames must be (T, H, W, 3) uint8; got {frames_thwc.shape} {frames_thwc.dtype}."
            )
        for pixels_hwc in frames_thwc:
            if pixels_hwc.shape[:2] == (height, width):
                yield pixels_hwc.copy()
            else:
                yield cover(pixels_hwc, width=width, height=height)
