"""How large a frame is: from resolution and ratio to pixels."""

from __future__ import annotations

import math

__all__ = ["FPS", "frame_size"]

FPS = 24
"""Frames per second of every video. Source: contract, "The video"."""

# Source: contract, "Frame sizes" (Seedance's published table); (width, height) in pixels.
SIZES: dict[str, dict[tuple[int, int], tuple[int, int]]] = {
    "480p": {(16, 9): (864, 496), (1, 1): (640, 640), (4, 3): (752, 560)},
    "720p": {(16, 9): (1280, 720), (1, 1): (960, 960), (4, 3): (1112, 834)},
    "1080p": {(16, 9): (1920, 1080), (1, 1): (1440, 1440), (4, 3): (1664, 1248)},
}


def frame_size(resolution: str, ratio: str) -> tuple[int, int]:
    """Width and height in pixels, both even.

    A ratio that the table does not hold gets the area of 16:9 at that resolution.

    Args:
        resolution: a key of the table, such as ``720p``.
        ratio: ``W:H``, positive integers.
    """
    across, down = (int(part) for part in ratio.split(":"))
    common = math.gcd(across, down)
    shape = (across // common, down // common)
    table = SIZES[resolution]
    if shape in table:
        return table[shape]
    if (shape[1], shape[0]) in table:
        height, width = table[shape[1], shape[0]]
        return width, height
    area_px = math.prod(table[16, 9])
    return _even(math.sqrt(area_px * across / down)), _even(math.sqrt(area_px * down / across))


def _even(side: float) -> int:
    return 2 * round(side / 2)
