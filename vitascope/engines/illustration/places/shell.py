"""A room's inside as a box in perspective: its measures, its light, and its six faces.

Lengths are units from the middle of the far wall's foot, y down. Knows nothing of furniture.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import skia

from ..canvas import alpha, fill, linear
from ..layers import Site
from ..light import Light
from ..scene import Time, Weather
from .brush import Brush
from .interior import indoor
from .plan import Opening, Plan
from .surfaces import SURFACES

__all__ = ["MOODS", "Shell"]

_NEAREST = 5.0
"""How many times larger than at the far wall things are where the box is cut off."""
_WIDEST = 1.9


def _cool(outside: Light) -> Light:
    """White tubes, whatever the hour."""
    return replace(
        outside, key=(1.04, 1.05, 1.05), ambient=(0.66, 0.71, 0.77), key_direction=(0.1, -0.99),
        rim=0x90F4FAFF, glow=0xFFE4F2FF, bloom=0.2, vignette=0.22, tint=(1.0, 1.0, 1.0),
        fog=0xFFDCE6EA, exposure=1.0, stars=0.0, wind=0.1,
    )  # fmt: skip


def _coloured(
    key: tuple[float, float, float], ambient: tuple[float, float, float], glow: int
) -> Callable[[Light], Light]:
    """Lamps of a colour in a dark room, whatever the hour."""

    def light(outside: Light) -> Light:
        return replace(
            outside, key=key, ambient=ambient, key_direction=(-0.2, -0.98), rim=alpha(glow, 0.75),
            glow=glow, bloom=0.5, vignette=0.46, tint=(1.0, 1.0, 1.0), fog=0xFF3A2C3C,
            exposure=1.0, stars=0.0, wind=0.1,
        )  # fmt: skip

    return light


MOODS: dict[str, Callable[[Light], Light] | None] = {
    "home": None,
    "cool": _cool,
    "dim": _coloured((1.08, 0.80, 0.58), (0.40, 0.29, 0.30), 0xFFFFB868),
    "spot": _coloured((1.12, 1.0, 0.84), (0.42, 0.35, 0.44), 0xFFFFEFC8),
    "blue": _coloured((0.62, 0.88, 1.10), (0.22, 0.33, 0.56), 0xFF8AD4FF),
    "neon": _coloured((1.05, 0.72, 1.10), (0.36, 0.26, 0.56), 0xFFFF8AE8),
    "grey": _coloured((0.92, 0.92, 0.88), (0.46, 0.48, 0.52), 0xFFF4F0DC),
}
"""The lights of rooms; None is lamps by night, the window by day."""


class Shell:
    """A room's measures and light, laid out once."""

    def __init__(self, site: Site, plan: Plan) -> None:
        self.site, self.plan, self.frame = site, plan, site.frame
        self.unit = site.frame.unit
        self.outside = site.light
        self.is_dim = site.light.has_lamps or site.light.time is Time.DUSK
        self.is_night = site.light.is_dark or site.light.time in (Time.DUSK, Time.BLUE)
        mood = MOODS[plan.mood]
        self.light = indoor(site.light, self.is_dim) if mood is None else mood(site.light)
        self.is_lit = self.is_dim or mood is not None
        width, height, unit = self.frame.width, self.frame.height, self.unit
        self.centre_x = width / 2
        self.floor_y = height / 2 + min(height * 0.5, unit * 0.62) - unit * (plan.foot - 0.12)
        if height <= unit:
            self.floor_y = height - unit * plan.foot
        self.is_narrow = width < unit * 1.2
        # Narrow pictures show fewer things, and those a little smaller and cut off at the sides.
        self.across = min(width / unit, _WIDEST) / 2
        self.reach = max(self.across, 0.57)
        self.k = min(1.0, max(0.84, self.reach / 0.75))
        self.half = plan.half * (self.reach / 0.89) ** (1.0 if plan.half > 0.5 else 0.6)
        tall = max(0.0, min(1.0, (height / unit - 1) / 0.62))
        self.stretch = 1 + 0.45 * tall
        self.high = plan.high * self.stretch
        self.eye = (site.path.horizon * height - self.floor_y) / unit
        self.below = (height - self.floor_y) / unit
        self.panes = [self._pane(o) for o in plan.openings if not (o.only_wide and self.is_narrow)]

    def _pane(self, opening: Opening) -> tuple[Opening, skia.Rect]:
        """An opening and its clear part, units."""
        wide = min(opening.wide * self.k, 1.84 * self.across)
        x = opening.x * self.reach
        tall = opening.tall * self.k * (1 + 0.6 * (self.stretch - 1))
        rect = skia.Rect.MakeLTRB(x - wide / 2, -opening.foot - tall, x + wide / 2, -opening.foot)
        return opening, rect

    @property
    def glass(self) -> skia.Rect:
        """What all openings lie in, neutral pixels."""
        rects = [rect for _, rect in self.panes]
        return skia.Rect.MakeLTRB(
            self.centre_x + self.unit * min(r.left() for r in rects),
            self.floor_y + self.unit * min(r.top() for r in rects),
            self.centre_x + self.unit * max(r.right() for r in rects),
            self.floor_y + self.unit * max(r.bottom() for r in rects),
        )

    @property
    def has_sunlight(self) -> bool:
        """Whether the sun falls in."""
        outside = self.outside
        return (
            bool(self.panes)
            and outside.has_beams
            and not outside.is_moon
            and outside.weather not in (Weather.RAIN, Weather.STORM, Weather.FOG)
        )

    def brush(self, canvas: skia.Canvas, salt: str) -> Brush:
        """A brush in units; the canvas must be restored after."""
        canvas.translate(self.centre_x, self.floor_y)
        canvas.scale(self.unit, self.unit)
        return Brush(canvas, self.light, self.site.rng(salt), self.is_lit)

    def nearer(self, x: float, y: float, times: float) -> tuple[float, float]:
        """A point of the far wall, moved towards the eye till it is so many times larger."""
        return x * times, self.eye + (y - self.eye) * times

    @property
    def long(self) -> float:
        """How long floor and sides are."""
        return self.plan.deep * (1 - 1 / _NEAREST)

    def paint(self, brush: Brush) -> None:
        """All faces."""
        plan, half, high = self.plan, self.half, self.high
        sides = plan.sides or plan.wall
        self._laid(brush, ((-half, 0), (half, 0)), plan.floor)
        self._laid(brush, ((-half, -high), (half, -high)), plan.ceiling)
        for index, x in enumerate((-half, half)):
            self._laid(brush, ((x, -high), (x, 0)), sides, is_side=True, rib=index)
        with brush.within(skia.Rect.MakeLTRB(-half, -high, half, 0.0)), brush.at(-half, -high):
            SURFACES[plan.wall[0]](brush, 2 * half, high, plan.wall[1])
        self._corners(brush)

    def _laid(
        self,
        brush: Brush,
        edge: tuple[tuple[float, float], tuple[float, float]],
        skin: tuple[str, int],
        *,
        is_side: bool = False,
        rib: int = 0,
    ) -> None:
        """One face, from its edge at the far wall towards the eye."""
        a, b = edge
        across, long = math.dist(a, b), self.long
        near_a, near_b = self.nearer(*a, _NEAREST), self.nearer(*b, _NEAREST)
        if is_side:
            flat = [(0, 0), (0, across), (long, across), (long, 0)]
        else:
            flat = [(0, 0), (across, 0), (across, long), (0, long)]
        matrix = skia.Matrix()
        matrix.setPolyToPoly(
            [skia.Point(*p) for p in flat], [skia.Point(*p) for p in (a, b, near_b, near_a)]
        )
        brush.canvas.save()
        brush.canvas.concat(matrix)
        size = (long, across) if is_side else (across, long)
        SURFACES[skin[0]](brush, *size, skin[1])
        if is_side:
            if self.plan.ribs:
                with brush.at(0, across):
                    self.plan.ribs[rib % len(self.plan.ribs)](brush)
            # The side the window's light falls on is the brighter one.
            brush.flat((0, 0, long, across), alpha(0xFF1A1018, 0.16 if rib else 0.09))
        brush.canvas.restore()

    def _corners(self, brush: Brush) -> None:
        """Where faces meet it is darker; the floor darkens towards the eye."""
        half, high = self.half, self.high
        for x0, y0, x1, y1 in (
            (-half, 0, half, 0), (-half, -high, half, -high), (-half, -high, -half, 0),
            (half, -high, half, 0),
        ):  # fmt: skip
            brush.line([(x0, y0), (x1, y1)], alpha(0xFF1A1018, 0.22), 0.004)
        soft = fill(alpha(0xFF1A1018, 0.16), soft=0.025)
        soft.setStyle(skia.Paint.kStroke_Style)
        soft.setStrokeWidth(0.03)
        brush.canvas.drawRect(skia.Rect.MakeLTRB(-half, -high, half, 0), soft)
        low = skia.Rect.MakeLTRB(-4, 0, 4, self.below + 0.3)
        shades = [alpha(0xFF1A1018, 0.0), alpha(0xFF1A1018, 0.24)]
        brush.canvas.drawRect(low, linear((0, 0.05), (0, self.below + 0.1), shades))
