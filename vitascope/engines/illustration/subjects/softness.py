"""Shapes with soft edges: painted small, blurred there, and drawn enlarged.

A blur hides what is lost by that; it costs a fraction of skia's own. It knows nothing of figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, sqrt

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from ..canvas import Bgra, canvas_on, lay_on_device, new_layer

__all__ = ["Patch", "draw_soft", "soft_patch"]


@dataclass(frozen=True, slots=True)
class Patch:
    """A small picture of something soft, and where it goes."""

    pixels: Bgra
    x: int
    y: int
    """Left and top, device pixels."""
    step: int
    """Device pixels to a pixel of it."""

    def draw(self, canvas: skia.Canvas) -> None:
        """Draw it; the canvas's clip holds, its matrix does not."""
        lay_on_device(canvas, self._enlarged(self.pixels), self.x, self.y)

    def opacity(self) -> NDArray[np.uint8]:
        """Its opacity at full size, (H, W)."""
        return self._enlarged(cv2.extractChannel(self.pixels, 3))

    def _enlarged(self, small: cv2.typing.MatLike) -> NDArray[np.uint8]:
        if self.step > 1:
            height, width = small.shape[:2]
            size = (width * self.step, height * self.step)
            small = cv2.resize(small, size, interpolation=cv2.INTER_LINEAR)
        return small.astype(np.uint8, copy=False)


def soft_patch(
    path: skia.Path, paint: skia.Paint, matrix: skia.Matrix, *, soft_px: float, limit: skia.IRect
) -> Patch | None:
    """The shape with its edge blurred, or None when nothing of it is inside ``limit``.

    Args:
        path: the shape.
        paint: its colour; a mask filter has no place here.
        matrix: from the path's units to device pixels.
        soft_px: sigma of the blur.
        limit: what is seen, device pixels.
    """
    reach = 2.6 * soft_px + 2.0 + paint.getStrokeWidth() * abs(matrix.getScaleY())
    bounds = matrix.mapRect(path.getBounds())
    left = floor(max(bounds.fLeft, limit.fLeft) - reach)
    top = floor(max(bounds.fTop, limit.fTop) - reach)
    wide = min(bounds.fRight, limit.fRight) + reach - left
    tall = min(bounds.fBottom, limit.fBottom) + reach - top
    if wide <= 2 * reach - 2 or tall <= 2 * reach - 2:
        return None
    step = max(1, int(soft_px / 1.4))
    pixels = new_layer(ceil(wide / step), ceil(tall / step))
    canvas = canvas_on(pixels)
    canvas.scale(1.0 / step, 1.0 / step)
    canvas.translate(-left, -top)
    canvas.concat(matrix)
    canvas.drawPath(path, paint)
    # Enlarging blurs a little by itself.
    sigma = sqrt(max(0.1, (soft_px / step) ** 2 - (0.2 if step > 1 else 0.0)))
    size = 2 * ceil(2.4 * sigma) + 1
    blurred: Bgra = cv2.GaussianBlur(
        pixels, (size, size), sigma, borderType=cv2.BORDER_CONSTANT
    ).astype(np.uint8, copy=False)
    return Patch(blurred, left, top, step)


def draw_soft(canvas: skia.Canvas, path: skia.Path, paint: skia.Paint, *, soft: float) -> None:
    """Draw the shape with its edge blurred by ``soft`` units of the canvas."""
    matrix = canvas.getTotalMatrix()
    patch = soft_patch(
        path,
        paint,
        matrix,
        soft_px=soft * abs(complex(matrix.getScaleX(), matrix.getSkewY())),
        limit=canvas.getDeviceClipBounds(),
    )
    if patch is not None:
        patch.draw(canvas)
