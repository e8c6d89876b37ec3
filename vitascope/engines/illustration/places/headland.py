"""A cliff with a green top that juts into the sea, or a low island.

It knows nothing of what stands on it.
"""

from __future__ import annotations

import skia

from ..canvas import Point, alpha, blob, fill, linear, mix
from ..layers import Layer
from ..stage import Window
from .plane import Plane

__all__ = ["headland"]

_STONE = 0xFF9A8A84
_DEPTH = 2.0


def headland(plane: Plane, *, is_island: bool) -> Layer:
    """The land; its green top is level with the horizon, an island's a little below."""
    unit = plane.unit
    middle = plane.site.frame.width / 2
    top = plane.horizon_y + unit * (0.115 if is_island else -0.035)
    base = plane.horizon_y + unit * (0.19 if is_island else 0.36)
    left = middle - unit * (0.42 if is_island else 0.2)

    def paint(canvas: skia.Canvas, window: Window) -> None:
        right = middle + unit * 0.42 if is_island else window.right + unit * 0.2
        body = blob(_outline(plane, (left, top, right, base), is_island=is_island))
        _rock(canvas, plane, body, (left, top, right, base))
        _turf(canvas, plane, body, (left, top, right, base))
        _foam(canvas, plane, left, min(right, window.right), base)

    return plane.site.plate(
        _DEPTH, paint, top=plane.horizon_y - unit * 0.1, bottom=plane.horizon_y + unit * 0.42
    )


Edges = tuple[float, float, float, float]
"""Left, top, right, bottom, neutral pixels."""


def _outline(plane: Plane, edges: Edges, *, is_island: bool) -> list[Point]:
    left, top, right, base = edges
    unit, middle = plane.unit, plane.site.frame.width / 2
    return [
        (left - unit * 0.03, base),
        (left, top + unit * 0.09),
        (left + unit * 0.07, top + unit * 0.02),
        (left + unit * 0.2, top),
        (middle + unit * 0.3, top - unit * 0.005),
        (right, top + unit * (0.03 if is_island else -0.03)),
        (right + unit * 0.04, base),
        (middle, base + unit * 0.015),
    ]


def _rock(canvas: skia.Canvas, plane: Plane, body: skia.Path, edges: Edges) -> None:
    light, unit = plane.site.light, plane.unit
    left, top, right, base = edges
    tones = [
        light.lit(mix(_STONE, 0xFFFFE8C8, 0.2), 0.85),
        light.lit(_STONE, 0.5),
        light.lit(0xFF6A5A60, 0.45),
    ]
    canvas.drawPath(body, linear((left, top), (left + unit * 0.3, base), tones))
    canvas.save()
    canvas.clipPath(body, True)
    rng = plane.site.rng("cliff")
    for _ in range(60):
        x, y = rng.uniform(left, right), rng.uniform(top, base)
        wide, tall = unit * rng.uniform(0.02, 0.07), unit * rng.uniform(0.03, 0.09)
        tone = 0xFFD8C4B0 if rng.random() < 0.45 else 0xFF4A3A48
        facet = [
            (x, y),
            (x + wide, y + tall * 0.2),
            (x + wide * 0.7, y + tall),
            (x - wide * 0.2, y + tall * 0.7),
        ]
        paint = fill(alpha(light.lit(tone, 0.5), 0.13), soft=unit * 0.004)
        canvas.drawPath(blob(facet), paint)
    canvas.restore()


def _turf(canvas: skia.Canvas, plane: Plane, body: skia.Path, edges: Edges) -> None:
    light, unit = plane.site.light, plane.unit
    left, top, right, _ = edges
    turf = blob(
        [
            (left - unit * 0.05, top + unit * 0.05),
            (left + unit * 0.1, top + unit * 0.055),
            (plane.site.frame.width / 2, top + unit * 0.075),
            (right, top + unit * 0.06),
            (right + unit * 0.1, top - unit * 0.3),
            (left, top - unit * 0.3),
        ]
    )
    green = [light.lit(0xFFA4CC68, 0.85), light.lit(0xFF5C9A46, 0.55)]
    canvas.save()
    canvas.clipPath(body, True)
    canvas.drawPath(turf, linear((0, top - unit * 0.02), (0, top + unit * 0.08), green))
    canvas.restore()


def _foam(canvas: skia.Canvas, plane: Plane, left: float, right: float, base: float) -> None:
    unit = plane.unit
    foam = fill(alpha(plane.site.light.lit(0xFFFFFFFF, 1.0), 0.55), soft=unit * 0.004)
    for k in range(16):
        x = left - unit * 0.03 + (right - left) * k / 15
        canvas.drawOval(skia.Rect.MakeXYWH(x, base - unit * 0.002, unit * 0.09, unit * 0.014), foam)
