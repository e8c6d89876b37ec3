"""Fields of a crop in rows that run to the vanishing point: low bushes, or stalks with their ears.

It knows nothing of which crops there are.
"""

from __future__ import annotations

from functools import partial

import numpy as np
import skia

from ..canvas import Colour, fill, linear, mix, stroke
from ..stage import Window
from .plane import Ground, Plane

__all__ = ["crops"]

_FARTHEST, _ROWS, _CLOSER = 14.0, 24, 1.17
_STALKS = 9
"""In a tuft."""


def crops(
    soil: Colour, crop: Colour, tip: Colour, *, gap: float = 0.3, tall: float = 0.0
) -> Ground:
    """A field in rows.

    Args:
        soil: colour between the rows.
        crop: of the plants.
        tip: of what ripens on them.
        gap: between two rows, units as at depth 1.
        tall: how tall the stalks are against the gap; 0 for low bushes.
    """
    return partial(_crops, soil=soil, crop=crop, tip=tip, gap=gap, tall=tall)


def _crops(
    canvas: skia.Canvas,
    window: Window,
    plane: Plane,
    *,
    soil: Colour,
    crop: Colour,
    tip: Colour,
    gap: float,
    tall: float,
) -> None:
    light, unit, top = plane.site.light, plane.unit, plane.horizon_y
    tones = [light.distant(light.lit(mix(soil, crop, 0.6), 0.7), 0.35), light.lit(soil, 0.6)]
    canvas.drawRect(
        skia.Rect.MakeLTRB(window.left, top - 1, window.right, window.bottom),
        linear((0, top), (0, top + unit * 0.5), tones),
    )
    rng = plane.site.rng("crops")
    for number in range(_ROWS):
        depth = _FARTHEST / _CLOSER**number
        size = unit * gap * 0.42 / depth
        places = _places(window, plane, depth, gap)
        if tall:
            _stalks(canvas, plane, places, (size, depth, tall), (crop, tip), rng)
        else:
            _bushes(canvas, plane, places, (size, depth), (crop, tip), rng)


def _places(window: Window, plane: Plane, depth: float, gap: float) -> list[tuple[float, float]]:
    """Where the plants of one row across stand."""
    step = gap * plane.unit / depth
    middle, y = plane.at(gap / 2, depth)
    first = int((window.left - middle) / step) - 1
    last = int((window.right - middle) / step) + 1
    return [(middle + k * step, y) for k in range(first, last + 1)]


def _tones(plane: Plane, crop: Colour, ripe: Colour, depth: float) -> tuple[Colour, Colour]:
    """In the shade of the row, and in the light."""
    light = plane.site.light
    air = 0.5 * (1 - 1 / max(1.0, depth * 0.6))
    dark = light.distant(light.lit(mix(crop, 0xFF203818, 0.45), 0.35), air)
    return dark, light.distant(light.lit(ripe, 0.85), air)


def _bushes(
    canvas: skia.Canvas,
    plane: Plane,
    places: list[tuple[float, float]],
    sized: tuple[float, float],
    colours: tuple[Colour, Colour],
    rng: np.random.Generator,
) -> None:
    size, depth = sized
    for x, y in places:
        tones = _tones(plane, colours[0], mix(*colours, float(rng.random())), depth)
        tuft = skia.Rect.MakeLTRB(x - size, y - size * 1.1, x + size, y + size * 0.45)
        canvas.drawOval(tuft, linear((0, y - size), (0, y + size * 0.4), tones[::-1]))


def _stalks(
    canvas: skia.Canvas,
    plane: Plane,
    places: list[tuple[float, float]],
    sized: tuple[float, float, float],
    colours: tuple[Colour, Colour],
    rng: np.random.Generator,
) -> None:
    size, depth, tall = sized
    stems, foot = skia.Path(), skia.Path()
    ears = [skia.Path() for _ in range(3)]
    broad, long = size * 0.09, size * 0.2
    for x, y in places:
        foot.addOval(skia.Rect.MakeLTRB(x - size, y - size * 0.9, x + size, y + size * 0.3))
        for k in range(_STALKS):
            lean = (k + 0.5) / _STALKS * 2 - 1 + rng.uniform(-0.2, 0.2)
            high = size * tall * rng.uniform(0.6, 1.15)
            root, top, tip = x + lean * size * 0.6, y - high, x + lean * size * 1.1
            stems.moveTo(root, y)
            stems.quadTo(root, y - high * 0.6, tip, top)
            ear = skia.Rect.MakeLTRB(tip - broad, top - long, tip + broad, top + long)
            ears[int(rng.integers(3))].addOval(ear)
    dark, bright = _tones(plane, colours[0], colours[0], depth)
    canvas.drawPath(foot, fill(mix(dark, bright, 0.15)))
    canvas.drawPath(stems, stroke(mix(dark, bright, 0.6), max(0.6, size * 0.07)))
    for path, share in zip(ears, (0.5, 0.85, 1.15), strict=True):
        ripe = mix(mix(*colours, min(1.0, share)), 0xFFFFFFFF, max(0.0, share - 1.0) * 1.6)
        canvas.drawPath(path, fill(_tones(plane, colours[0], ripe, depth)[1]))
