"""Colour gradients as sampled pictures, which skia fills with several times faster than with its
own gradient shaders on a processor.

A gradient in any direction is the diagonal one (colour by u + v) stretched and shifted, never
turned: that keeps skia on its plain copying path. It knows nothing of figures or of light.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import skia

from ..canvas import Bgra, Colour, canvas_on, image_of, linear, new_layer

__all__ = ["Frame", "gradient_shader"]

Frame = tuple[float, float, float, float, float, float]
"""A matrix (a, b, c, d, e, f): x' = a x + b y + c, y' = d x + e y + f."""

_FINE = (80, 160, 240)
"""Steps from the first colour to the last, and the picture's width and height: so few that the
pictures stay in the processor's cache, so many that no step is seen."""
_COARSE = (48, 200, 200)
"""The same for short gradients, which are drawn further past their ends."""
_SHORT_PX = 96.0


def gradient_shader(
    frame: Frame,
    start: complex,
    end: complex,
    colours: Sequence[Colour],
    *,
    at: Sequence[float] | None = None,
) -> skia.Shader:
    """A shader that runs through ``colours`` from ``start`` to ``end`` and stays so outside.

    Args:
        frame: from local units to pixels. When it turns or skews, the shader is for a canvas
            that takes pixels; else for one that takes local units.
        at: 0..1 for each colour; even when missing.
    """
    a, b, c, d, e, f = frame
    way = end - start
    length = abs(way) or 1e-6
    across = way / (length * length)
    area = a * e - b * d
    # How the share of the way grows with each pixel to the right and downwards.
    by_x = (e * across.real - d * across.imag) / area
    by_y = (a * across.imag - b * across.real) / area
    length_px = 1.0 / max(1e-6, abs(complex(by_x, by_y)))
    steps, wide, tall = _COARSE if length_px < _SHORT_PX else _FINE
    middle = (start + end) / 2
    sx, sy = _stretch(by_x * steps), _stretch(by_y * steps)
    tx = a * middle.real + b * middle.imag + c - sx * wide / 2
    ty = d * middle.real + e * middle.imag + f - sy * tall / 2
    if b == 0.0 and d == 0.0:
        sx, sy, tx, ty = sx / a, sy / e, (tx - c) / a, (ty - f) / e
    place = skia.Matrix.MakeAll(sx, 0.0, tx, 0.0, sy, ty, 0.0, 0.0, 1.0)
    picture = _diagonal(tuple(colours), None if at is None else tuple(at), steps, wide, tall)
    return picture.makeShader(skia.TileMode.kClamp, skia.TileMode.kClamp, _NEAREST, place)


_NEAREST = skia.SamplingOptions()


def _stretch(texels_per_px: float) -> float:
    """Pixels to a texel; finite for a gradient that does not change in this direction."""
    if abs(texels_per_px) < 1e-5:
        return 1e5
    return 1.0 / texels_per_px


@lru_cache(maxsize=96)
def _diagonal(
    colours: tuple[Colour, ...], at: tuple[float, ...] | None, steps: int, wide: int, tall: int
) -> skia.Image:
    """The picture whose colour depends on u + v; its middle is the middle of the gradient."""
    count = wide + tall
    row: Bgra = new_layer(count, 1)
    # Texel (u, v) has its centre at u + v + 1, that of the row at u + v + 0.5.
    first = (count - steps) / 2 - 0.5
    paint = linear((first, 0), (first + steps, 0), colours, at=at)
    paint.setDither(False)
    canvas_on(row).drawPaint(paint)
    texels = np.lib.stride_tricks.sliding_window_view(row.view(np.uint32).reshape(count), wide)
    diagonal: Bgra = np.ascontiguousarray(texels[:tall]).view(np.uint8).reshape(tall, wide, 4)
    return image_of(diagonal)
