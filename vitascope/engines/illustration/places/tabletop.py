"""A still life's place: a wooden table top before a bright room far out of focus.

Spots lie on the table, so that a cup is as large as somebody elsewhere. Knows nothing of what is
put there.
"""

from __future__ import annotations

import skia

from ..canvas import alpha, fill, linear, mix, radial
from ..layers import Layer, Site
from ..scene import Time, Weather
from ..stage import Window
from .brush import Brush
from .interior import indoor
from .scenery import Scenery, Spot
from .surfaces import SURFACES
from .window import outdoors, wet_glass

__all__ = ["build"]

_WOOD = 0xFFC08A56


def build(site: Site) -> Scenery:
    """A table by a window."""
    nook = _Nook(site)
    unit, frame = nook.unit, site.frame
    wet = site.light.weather in (Weather.RAIN, Weather.STORM)
    back = [*outdoors(nook), *([wet_glass(nook)] if wet else []), nook.room(), nook.table()]
    y, reach = nook.edge_y + (frame.height - nook.edge_y) * 0.5, min(frame.width, unit * 1.9) / 2
    return Scenery(
        back=tuple(back),
        spots=tuple(
            Spot(frame.width / 2 + reach * x, y + unit * dy, size)
            for x, dy, size in ((0.0, 0.0, 1.0), (-0.5, -0.02, 0.85), (0.5, -0.02, 0.85))
        ),
        air=(frame.width * 0.1, frame.height * 0.15, frame.width * 0.9, nook.edge_y),
        light=nook.light,
    )


class _Nook:
    """Where table and window are."""

    def __init__(self, site: Site) -> None:
        self.site, self.unit, self.outside = site, site.frame.unit, site.light
        self.is_dim = site.light.has_lamps or site.light.time is Time.DUSK
        self.light = indoor(site.light, self.is_dim)
        width, height, unit = site.frame.width, site.frame.height, self.unit
        self.edge_y = height * 0.5 + min(height * 0.17, unit * 0.24)
        half = min(width * 0.3, unit * 0.46)
        middle = width * 0.6
        self.glass = skia.Rect.MakeLTRB(
            middle - half, self.edge_y - unit * 0.66, middle + half, self.edge_y - unit * 0.1
        )

    def room(self) -> Layer:
        """Wall, window and a lamp or plant, out of focus."""
        unit, light, glass = self.unit, self.light, self.glass

        def paint(canvas: skia.Canvas, window: Window) -> None:
            inside = skia.Rect.MakeLTRB(window.left, window.top, window.right, window.bottom)
            wall = 0xFFE6C8A0
            shades = [light.lit(mix(wall, 0xFF8A5A3A, 0.3), 0.4), light.lit(wall, 0.7)]
            canvas.drawRect(inside, linear((0, window.top), (0, self.edge_y), shades))
            brush = Brush(canvas, light, self.site.rng("nook"), self.is_dim)
            canvas.save()
            canvas.translate(glass.left(), self.edge_y)
            canvas.scale(unit, unit)
            brush.sprite("bookshelf", (-0.34, 0.0), 0.62)
            brush.sprite("floor lamp", (-0.1, 0.02), 0.62)
            brush.glow((-0.1, -0.52), 0.5, 0xFFFFC878, 0.8 if self.is_dim else 0.3)
            canvas.restore()
            frame = glass.makeOutset(unit * 0.035, unit * 0.035)
            canvas.drawRect(frame, fill(light.lit(0xFFFFF8EC, 0.85)))
            self._panes(canvas)
            canvas.save()
            canvas.translate(glass.centerX(), glass.bottom() + unit * 0.02)
            canvas.scale(unit, unit)
            half = glass.width() / unit / 2
            brush.sprite("potted plant", (-half * 0.7, 0), 0.22)
            brush.sprite("potted flower", (half * 0.74, 0), 0.2)
            for side in (-1, 1):
                left = side * half - 0.02
                top = -glass.height() / unit - 0.1
                box = (left - 0.05, top, left + 0.09, 0.05)
                brush.box(box, 0xFFD8B894, high=0.8, low=0.6, round_=0.02)
            canvas.restore()
            if not self.is_dim:
                at = (glass.centerX(), glass.centerY())
                glow = self.outside.glow if self.outside.has_sun else 0xFFE0ECF8
                ramp = [alpha(glow, 0.42), alpha(glow, 0.12), alpha(glow, 0.0)]
                canvas.drawRect(
                    inside,
                    radial(at, unit * 0.95, ramp, at=(0, 0.45, 1), blend=skia.BlendMode.kScreen),
                )

        return self.site.plate(2.4, paint, soft_px=unit * 0.009)

    def _panes(self, canvas: skia.Canvas) -> None:
        clear = skia.Paint(BlendMode=skia.BlendMode.kClear, AntiAlias=True)
        glass, bar = self.glass, self.unit * 0.01
        middle = glass.centerX()
        for left, right in ((glass.left(), middle - bar), (middle + bar, glass.right())):
            canvas.drawRect(skia.Rect.MakeLTRB(left, glass.top(), right, glass.bottom()), clear)

    def table(self) -> Layer:
        """The table's top, in perspective, to the picture's end."""
        unit, light, y = self.unit, self.light, self.edge_y
        width, height = self.site.frame.width, self.site.frame.height

        def paint(canvas: skia.Canvas, window: Window) -> None:
            low = max(window.bottom, height) + unit * 0.02
            canvas.save()
            canvas.clipRect(skia.Rect.MakeLTRB(window.left, y, window.right, window.bottom))
            wide = 2.6
            matrix = skia.Matrix()
            far, near = unit * 1.3, unit * 2.6
            matrix.setPolyToPoly(
                [skia.Point(0, 0), skia.Point(wide, 0), skia.Point(wide, 0.8), skia.Point(0, 0.8)],
                [skia.Point(width / 2 - far, y), skia.Point(width / 2 + far, y),
                 skia.Point(width / 2 + near, low), skia.Point(width / 2 - near, low)],
            )  # fmt: skip
            canvas.save()
            canvas.concat(matrix)
            brush = Brush(canvas, light, self.site.rng("table"), self.is_dim)
            _boards(brush, wide, 0.8)
            canvas.restore()
            tone = self.outside.glow if not self.is_dim else 0xFFFFC878
            at = (self.glass.centerX(), y)
            canvas.save()
            canvas.translate(0, y)
            canvas.scale(1, 0.42)
            canvas.translate(0, -y)
            ramp = [alpha(tone, 0.4), alpha(tone, 0.14), alpha(tone, 0.0)]
            canvas.drawCircle(
                *at,
                unit * 0.9,
                radial(at, unit * 0.9, ramp, at=(0, 0.5, 1), blend=skia.BlendMode.kScreen),
            )
            canvas.restore()
            dark = [alpha(0xFF1A1008, 0.0), alpha(0xFF1A1008, 0.3)]
            canvas.drawRect(
                skia.Rect.MakeLTRB(window.left, y, window.right, low),
                linear((0, y), (0, low), dark),
            )
            edge = light.lit(mix(_WOOD, 0xFFFFF0D0, 0.5), 0.9)
            canvas.drawRect(
                skia.Rect.MakeLTRB(window.left, y, window.right, y + unit * 0.006), fill(edge)
            )
            canvas.restore()

        return self.site.plate(1.15, paint, top=y - 2)


def _boards(brush: Brush, wide: float, long: float) -> None:
    """Broad boards across the table, with grain."""
    SURFACES["plaster"](brush, wide, long, _WOOD)
    rows = 5
    for row in range(rows):
        top, shift = long * row / rows, brush.rng.uniform(-0.08, 0.08)
        brush.box((0, top, wide, top + long / rows), _WOOD, high=0.68 + shift, low=0.6 + shift)
        for _ in range(26):
            x, y = brush.rng.uniform(0, wide), top + brush.rng.uniform(0.01, long / rows - 0.01)
            span = brush.rng.uniform(0.1, 0.5)
            grain = alpha(brush.tone(mix(_WOOD, 0xFF4A2810, 0.6), 0.5), 0.28)
            brush.line([(x, y), (x + span, y + brush.rng.uniform(-0.004, 0.004))], grain, 0.003)
        seam = alpha(brush.tone(0xFF4A2810, 0.4), 0.7)
        brush.line([(0, top), (wide, top)], seam, 0.006)
