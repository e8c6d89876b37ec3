"""Light and shade along the edge of a finished figure, found from its opacity alone.

Where the silhouette, moved a little, leaves itself bare, there is an edge. Colours and distances
come from the figure; this knows nothing of bodies.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

import cv2
import numpy as np
from numpy.typing import NDArray

from ..canvas import Bgra, Colour, channels

__all__ = ["Tint", "edge_tint"]

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Tint:
    """One tint of the edge."""

    colour: Colour
    """Its alpha is how strong it is at most."""
    offset_px: complex
    """How the silhouette is moved: the tint is on the side it leaves."""
    soft_px: float = 0.0
    """Sigma of how it fades inwards; 0 for a crisp line."""


def edge_tint(opacity_hw: Bytes, spare_px: int, *, under: Tint, over: Tint) -> Bgra:
    """Both tints as one layer to be drawn over the figure; it is clear outside of it.

    Args:
        opacity_hw: the figure's opacity, (H + 2 spare, W + 2 spare) uint8.
        spare_px: how much wider than the result it is on each side; no offset may be longer.
        under: drawn first.
        over: drawn upon it.

    Returns:
        (H, W, 4) uint8 BGRA, premultiplied.
    """
    inner = opacity_hw[spare_px:-spare_px, spare_px:-spare_px]
    above = _bare(inner, _moved(opacity_hw, spare_px, over), over)
    moved = _softly_moved(opacity_hw, spare_px, under) if under.soft_px > 0 else None
    below = _bare(
        cv2.subtract(inner, above),
        _moved(opacity_hw, spare_px, under) if moved is None else moved,
        under,
    )
    first, second = channels(under.colour)[:0:-1], channels(over.colour)[:0:-1]
    planes = [
        cv2.addWeighted(below, c / 255, above, k / 255, 0)
        for c, k in zip(first, second, strict=True)
    ]
    planes.append(cv2.add(below, above))
    return _bytes(cv2.merge(planes))


def _bare(inside: cv2.typing.MatLike, covered: cv2.typing.MatLike, tint: Tint) -> Bytes:
    """How strong the tint is: all of ``inside`` that is not covered."""
    share = (tint.colour >> 24) / 255
    return _bytes(cv2.multiply(inside, cv2.bitwise_not(covered), scale=share / 255))


def _moved(opacity_hw: Bytes, spare_px: int, tint: Tint) -> Bytes:
    """The inner part of the silhouette moved by the tint's offset."""
    height, width = (n - 2 * spare_px for n in opacity_hw.shape)
    x, y = spare_px - tint.offset_px.real, spare_px - tint.offset_px.imag
    left, top = floor(x), floor(y)
    across = opacity_hw[top : top + height + 1, left : left + width + 1]
    rows = cv2.addWeighted(across[:, :-1], 1 - (x - left), across[:, 1:], x - left, 0)
    return _bytes(cv2.addWeighted(rows[:-1], 1 - (y - top), rows[1:], y - top, 0))


def _softly_moved(opacity_hw: Bytes, spare_px: int, tint: Tint) -> Bytes:
    """The same, blurred: done on a smaller picture, by a bell that stands beside its middle."""
    height, width = opacity_hw.shape
    step = max(1, int(tint.soft_px / 1.4))
    # A multiple of the step is shrunk much faster; what is added is clear.
    right, below = -width % step, -height % step
    padded = cv2.copyMakeBorder(opacity_hw, 0, below, 0, right, cv2.BORDER_CONSTANT, value=0)
    size = ((width + right) // step, (height + below) // step)
    small = cv2.resize(padded, size, interpolation=cv2.INTER_AREA)
    sigma, offset = tint.soft_px / step, tint.offset_px / step
    across, down = _bell(sigma, offset.real), _bell(sigma, offset.imag)
    small = cv2.sepFilter2D(small, -1, across, down, borderType=cv2.BORDER_CONSTANT)
    large = cv2.resize(small, (padded.shape[1], padded.shape[0]), interpolation=cv2.INTER_LINEAR)
    return _bytes(large)[spare_px : height - spare_px, spare_px : width - spare_px]


@lru_cache(maxsize=64)
def _bell(sigma: float, middle: float) -> NDArray[np.float32]:
    """A normal curve's weights, its middle moved."""
    reach = ceil(2.4 * sigma + abs(middle))
    away = np.arange(-reach, reach + 1) + middle
    weights = np.exp(-0.5 * (away / sigma) ** 2)
    share: NDArray[np.float32] = (weights / weights.sum()).astype(np.float32)
    return share


def _bytes(pixels: cv2.typing.MatLike) -> Bytes:
    return pixels.astype(np.uint8, copy=False)
