"""From what was asked for to what a model can make: sizes on its grid, counts by its rule.

Pure arithmetic; knows no model.
"""

from __future__ import annotations

import math
from typing import Final

from vitascope.engines.diffusion.preset import Size

__all__ = ["frames_for", "frames_needed", "size_on_grid"]

_WIDE: Final = 16 / 9
_SAME_SHAPE: Final = 0.03
"""480p is 864x496, two hundredths off."""
_AREA_LEAST: Final = 0.8
_AREA_MOST: Final = 1.05
"""Of the area that the model was trained for: more costs memory that nobody planned for."""
_AREA_WEIGHT: Final = 0.25
"""How bad it is to miss the area, against cutting the same part off the picture."""


def frames_for(needed: int, *, step: int) -> int:
    """The least count of the form ``step * n + 1``, n ≥ 1, that is no less than needed."""
    return step * max(1, math.ceil((needed - 1) / step)) + 1


def frames_needed(frame_count: int, *, fps: int, native_fps: float) -> int:
    """Native frames that cover the time of all frames of a video, its last one included."""
    # The subtraction keeps a float's last digit from costing a frame.
    return math.ceil((frame_count - 1) * native_fps / fps - 1e-9) + 1


def size_on_grid(width: int, height: int, *, like: Size, grid_px: int) -> Size:
    """The size to make a picture at: about the area of ``like``, the shape as near as the grid
    allows.

    Args:
        width, height: of the video; only their ratio counts.
        like: the size of 16:9 that the model was trained for; taken as it is for that ratio, and
            turned for 9:16, so that these two are never off.
        grid_px: both sides of the result are multiples of it.
    """
    ratio = width / height
    for shape, size in ((_WIDE, like), (1 / _WIDE, (like[1], like[0]))):
        if abs(ratio / shape - 1) <= _SAME_SHAPE:
            return size
    area_px = like[0] * like[1]
    rows = range(grid_px, area_px // grid_px + 1, grid_px)
    columns = {
        (max(grid_px, side), row)
        for row in rows
        for side in (
            grid_px * math.floor(row * ratio / grid_px),
            grid_px * math.ceil(row * ratio / grid_px),
        )
    }
    fitting = [size for size in columns if _AREA_LEAST <= size[0] * size[1] / area_px <= _AREA_MOST]
    return min(
        fitting or columns, key=lambda size: (_cost(size, ratio=ratio, area_px=area_px), size)
    )


def _cost(size: Size, *, ratio: float, area_px: int) -> float:
    """What is cut off, and how far the area is off, as logarithms."""
    width, height = size
    cut = abs(math.log(width / height / ratio))
    return cut + _AREA_WEIGHT * abs(math.log(width * height / area_px))
