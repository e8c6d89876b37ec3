"""Pictures that a video must show exactly: its first and last frame, and the joints of a chain.

A model starts from a picture but gives it back through its VAE and at its own size: a little
softer, a little off in colour. Here the frame in question becomes the picture itself, and what the
model had got wrong is taken off the frames next to it by ever less, so that nothing jumps. Knows
arrays only.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import Frames
from vitascope.engines.diffusion.preset import Size
from vitascope.media.pictures import cover

__all__ = ["FADE_FRAMES", "as_seen_by_model", "joined", "pinned"]

Pixels = NDArray[np.uint8]
"""(H, W, 3) uint8 sRGB."""

FADE_FRAMES: Final = 8
"""Over so many frames beside it a pinned one is felt: a third of a second. Ours."""


def as_seen_by_model(picture_hwc: Pixels, *, size: Size, native: Size) -> Pixels:
    """A picture for the model to start from, laid out so that it ends up where it belongs.

    The model's frames are scaled to cover the video's and cut. What will be cut off is made up by
    reflection, so that what will be seen is the picture as it covers the video's frame, to the
    pixel: without this, the video would zoom by that margin from its exact first frame to the next.

    Args:
        picture_hwc: any size.
        size: of the video.
        native: of the model's frames.

    Returns:
        (native height, native width, 3) uint8 sRGB.
    """
    shown_hwc = cover(picture_hwc, width=size[0], height=size[1])
    scale = max(size[0] / native[0], size[1] / native[1])
    margins = [
        round(max(0.0, side * scale - wanted) / 2)
        for side, wanted in zip(native, size, strict=True)
    ]
    padded_hwc = np.pad(shown_hwc, ((margins[1],) * 2, (margins[0],) * 2, (0, 0)), mode="symmetric")
    return cover(padded_hwc, width=native[0], height=native[1])


def pinned(
    frames: Iterable[Frames], *, first_hwc: Pixels | None, last_hwc: Pixels | None
) -> Iterator[Frames]:
    """Frames whose first and last are these pictures, to the pixel.

    Args:
        frames: (T, H, W, 3) uint8 each, of any T.
        first_hwc, last_hwc: (H, W, 3) uint8; None: that end stays as it is.

    Yields:
        (1, H, W, 3) uint8, as many in all. Holds back ``FADE_FRAMES`` of them if there is a last.
    """
    singles = _begun_with(_each(frames), first_hwc)
    if last_hwc is None:
        yield from (pixels_hwc[None] for pixels_hwc in singles)
        return
    held: deque[Pixels] = deque()
    is_begun = False
    for pixels_hwc in singles:
        held.append(pixels_hwc.copy())
        if len(held) > FADE_FRAMES:
            yield held.popleft()[None]
            is_begun = True
    # Backwards from the last one it is a beginning.
    ending = list(_begun_with(reversed(held), last_hwc))
    if first_hwc is not None and not is_begun:
        ending[-1] = first_hwc  # so short that the two fades meet
    yield from (pixels_hwc[None] for pixels_hwc in reversed(ending))


def joined(frames_thwc: Frames, after_hwc: Pixels) -> Frames:
    """A chain's next frames without the one that both have, drawn towards the ones before.

    Args:
        frames_thwc: (T, H, W, 3) uint8, T ≥ 2; its first one shows ``after_hwc`` again.
        after_hwc: (H, W, 3) uint8: the last frame so far.

    Returns:
        (T - 1, H, W, 3) uint8.
    """
    begun = list(_begun_with(iter(frames_thwc[: FADE_FRAMES + 1]), after_hwc))
    return np.concatenate([np.stack(begun[1:]), frames_thwc[FADE_FRAMES + 1 :]])


def _each(frames: Iterable[Frames]) -> Iterator[Pixels]:
    for frames_thwc in frames:
        yield from frames_thwc


def _begun_with(singles: Iterator[Pixels], first_hwc: Pixels | None) -> Iterator[Pixels]:
    """The same frames, the first one replaced and what it had wrong faded out."""
    if first_hwc is None:
        yield from singles
        return
    wrong: NDArray[np.int16] | None = None
    for number, pixels_hwc in enumerate(singles):
        if wrong is None:
            wrong = first_hwc.astype(np.int16) - pixels_hwc
            yield first_hwc
        elif number < FADE_FRAMES:
            left = np.float32(_left(number))
            yield np.clip(np.rint(pixels_hwc + left * wrong), 0, 255).astype(np.uint8)
        else:
            yield pixels_hwc


def _left(number: int) -> float:
    """How much of it is left after so many frames: 1 at none, flat at both ends."""
    done = number / FADE_FRAMES
    return 1 - done * done * (3 - 2 * done)
