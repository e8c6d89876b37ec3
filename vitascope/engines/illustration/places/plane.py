"""The ground in perspective, and what it is painted with: grass, paving, asphalt, sand, snow.

Places on it are told in units as they are at depth 1, the subject's: a thing twice as far is
drawn half as large and half as far below the horizon. It knows nothing of what stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import skia

from ..canvas import Colour, Point, alpha, fill, linear, mix, polyline, stroke
from ..layers import Layer, Site
from ..stage import Window

__all__ = [
    "DROP",
    "Ground",
    "Plane",
    "asphalt",
    "dirt",
    "grass",
    "ground_layer",
    "ice",
    "paving",
    "sand",
    "snow",
]

DROP = 0.42
"""How far below the horizon the ground at depth 1 is, units."""
_DEPTH = 1.6
"""The depth at which all of the ground is painted."""


@dataclass(frozen=True, slots=True)
class Plane:
    """The ground of a site."""

    site: Site
    horizon_y: float

    @property
    def unit(self) -> float:
        return self.site.frame.unit

    @property
    def spread(self) -> float:
        """How far apart things are put: more in a broad frame, less in a narrow one."""
        return min(1.7, max(0.6, self.site.frame.width / self.unit / 1.78))

    def at(self, x: float, depth: float) -> Point:
        """The point ``x`` units right of the middle at a depth, neutral pixels."""
        middle = self.site.frame.width / 2
        return (
            middle + x * self.unit / depth,
            self.horizon_y + DROP * self.unit / depth,
        )

    def lowest(self) -> float:
        """The nearest depth at which somebody's feet are still in the picture."""
        return DROP * self.unit / (0.97 * self.site.frame.height - self.horizon_y)

    def patch(self, left: float, right: float, near: float, far: float) -> skia.Path:
        """A rectangle on the ground."""
        return polyline(
            [self.at(left, near), self.at(right, near), self.at(right, far), self.at(left, far)]
        )

    def strip(self, points: list[tuple[float, float]], half: float) -> skia.Path:
        """A band along a line of (x, depth), ``half`` wide to each side."""
        left = [self.at(x - half, depth) for x, depth in points]
        right = [self.at(x + half, depth) for x, depth in reversed(points)]
        return polyline([*left, *right])


Ground = Callable[[skia.Canvas, Window, Plane], None]
"""Paints on the ground: all of it, or marks on what is there."""


def ground_layer(plane: Plane, paints: tuple[Ground, ...], *, top: float | None = None) -> Layer:
    """The ground from the horizon to the lower edge."""
    edge = plane.horizon_y if top is None else top

    def paint(canvas: skia.Canvas, window: Window) -> None:
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(window.left, edge - 1, window.right, window.bottom))
        for one in paints:
            one(canvas, window, plane)
        canvas.restore()

    return plane.site.plate(_DEPTH, paint, top=edge - 1)


def _base(
    canvas: skia.Canvas, window: Window, plane: Plane, near: Colour, far: Colour, *, haze: float
) -> None:
    """The plain ground: paler towards the horizon."""
    light, unit = plane.site.light, plane.unit
    top = plane.horizon_y
    tones = [
        light.distant(light.lit(far, 0.6), haze),
        light.lit(mix(far, near, 0.5), 0.66),
        light.lit(near, 0.62),
        light.lit(mix(near, 0xFF20203A, 0.16), 0.5),
    ]
    canvas.drawRect(
        skia.Rect.MakeLTRB(window.left, top - 1, window.right, window.bottom),
        linear((0, top), (0, top + unit * 0.62), tones, at=(0, 0.2, 0.55, 1)),
    )


def _flecks(
    canvas: skia.Canvas,
    window: Window,
    plane: Plane,
    colours: tuple[Colour, ...],
    *,
    many: int,
    size: float,
    salt: str,
    squash: float = 0.35,
) -> None:
    """Flat spots strewn over the ground, smaller and closer far away."""
    rng, light, unit = plane.site.rng(salt), plane.site.light, plane.unit
    paints = [fill(alpha(light.lit(c, 0.7), 0.5)) for c in colours]
    for _ in range(round(many * window.width / unit)):
        depth = 1 / rng.uniform(0.06, 2.2)
        y = plane.horizon_y + DROP * unit / depth
        x = rng.uniform(window.left, window.right)
        radius = unit * size / depth * rng.uniform(0.5, 1.3)
        oval = skia.Rect.MakeLTRB(x - radius, y - radius * squash, x + radius, y + radius * squash)
        canvas.drawOval(oval, paints[int(rng.integers(len(paints)))])


def grass(canvas: skia.Canvas, window: Window, plane: Plane) -> None:
    scene = plane.site.scene
    if scene.has("snowy"):
        snow(canvas, window, plane)
        return
    near, far, tip = 0xFF5C9A42, 0xFF9CC468, 0xFFB4D46A
    if scene.has("leaves"):
        near, far, tip = 0xFF96883E, 0xFFD0B860, 0xFFE8C868
    _base(canvas, window, plane, near, far, haze=0.45)
    rng, light, unit = plane.site.rng("tufts"), plane.site.light, plane.unit
    # Broad patches of light and shade, then short blades.
    for _ in range(round(26 * window.width / unit)):
        depth = 1 / rng.uniform(0.1, 1.6)
        y = plane.horizon_y + DROP * unit / depth
        x, wide = rng.uniform(window.left, window.right), unit * rng.uniform(0.1, 0.4) / depth
        tone = light.lit(far if rng.random() < 0.5 else mix(near, 0xFF205030, 0.35), 0.7)
        oval = skia.Rect.MakeLTRB(x - wide, y - wide * 0.16, x + wide, y + wide * 0.16)
        canvas.drawOval(oval, fill(alpha(tone, 0.16), soft=wide * 0.12))
    blades = skia.Path()
    shades = skia.Path()
    for _ in range(round(900 * window.width / unit)):
        depth = 1 / rng.uniform(0.16, 2.2)
        y = plane.horizon_y + DROP * unit / depth
        x, tall = rng.uniform(window.left, window.right), unit * rng.uniform(0.008, 0.02) / depth
        path = blades if rng.random() < 0.6 else shades
        lean = rng.uniform(-0.5, 0.5) * tall
        path.moveTo(x, y)
        path.lineTo(x + lean, y - tall)
    canvas.drawPath(blades, stroke(alpha(light.lit(tip, 0.9), 0.55), unit * 0.0026))
    canvas.drawPath(
        shades, stroke(alpha(light.lit(mix(near, 0xFF104020, 0.5), 0.3), 0.4), unit * 0.003)
    )


def snow(canvas: skia.Canvas, window: Window, plane: Plane) -> None:
    _base(canvas, window, plane, 0xFFDCE6F4, 0xFFF6FAFF, haze=0.25)
    _flecks(
        canvas,
        window,
        plane,
        (0xFFFFFFFF, 0xFFB8CCE8),
        many=90,
        size=0.06,
        salt="drifts",
        squash=0.16,
    )


def sand(canvas: skia.Canvas, window: Window, plane: Plane) -> None:
    _base(canvas, window, plane, 0xFFE2BC82, 0xFFF6DDA8, haze=0.3)
    _flecks(canvas, window, plane, (0xFFC89A5E, 0xFFFFECC0), many=300, size=0.008, salt="sand")


def dirt(canvas: skia.Canvas, window: Window, plane: Plane) -> None:
    _base(canvas, window, plane, 0xFFB08A5E, 0xFFD0B288, haze=0.35)
    _flecks(
        canvas,
        window,
        plane,
        (0xFF8A6844, 0xFFD8BC92, 0xFF9A8A78),
        many=340,
        size=0.01,
        salt="dirt",
    )


def asphalt(canvas: skia.Canvas, window: Window, plane: Plane) -> None:
    is_wet = plane.site.light.weather.value in ("rain", "storm")
    near = 0xFF6A6A74 if not is_wet else 0xFF585C6A
    _base(canvas, window, plane, near, 0xFF9A9AA2, haze=0.35)
    _flecks(canvas, window, plane, (0xFF54545E, 0xFF8A8A92), many=420, size=0.005, salt="grit")


def ice(canvas: skia.Canvas, window: Window, plane: Plane) -> None:
    _base(canvas, window, plane, 0xFFB4DCEE, 0xFFE8F6FC, haze=0.2)
    light, unit, rng = plane.site.light, plane.unit, plane.site.rng("scratches")
    lines = skia.Path()
    for _ in range(60):
        depth = 1 / rng.uniform(0.25, 1.6)
        x, y = plane.at(rng.uniform(-1.6, 1.6) * depth, depth)
        wide = unit * rng.uniform(0.06, 0.26) / depth
        lines.addArc(
            skia.Rect.MakeXYWH(x, y, wide, wide * 0.3), rng.uniform(0, 360), rng.uniform(60, 150)
        )
    canvas.drawPath(lines, stroke(alpha(light.lit(0xFFFFFFFF, 1.0), 0.6), unit * 0.002))


def _paving(
    canvas: skia.Canvas, window: Window, plane: Plane, *, stone: Colour, wide: float, deep: float
) -> None:
    """Flagstones or cobbles: rows across, joints that run to the vanishing point."""
    light, unit = plane.site.light, plane.unit
    _base(canvas, window, plane, stone, mix(stone, 0xFFFFF4E0, 0.3), haze=0.35)
    rng = plane.site.rng("stones")
    depths = [0.3]
    while depths[-1] < 9:
        depths.append(depths[-1] + deep)
    reach = (window.width / 2 + abs(window.left)) / unit
    joints = skia.Path()
    for k, (near, far) in enumerate(pairwise(depths)):
        y = plane.at(0, near)[1]
        joints.moveTo(window.left, y)
        joints.lineTo(window.right, y)
        if near > 5:
            continue
        shift = wide * 0.5 * (k % 2)
        count = int(reach * near / wide) + 2
        for i in range(-count, count + 1):
            x = i * wide + shift
            joints.moveTo(*plane.at(x, near))
            joints.lineTo(*plane.at(x, far))
            chance = rng.random()
            if chance < 0.4:
                tone = 0xFFFFF6E4 if chance < 0.2 else 0xFF3A3044
                stone_path = plane.patch(x, x + wide, near, far)
                canvas.drawPath(stone_path, fill(alpha(light.lit(tone, 0.7), 0.05 + 0.25 * chance)))
    canvas.drawPath(joints, stroke(alpha(light.lit(0xFF4A4048, 0.2), 0.3), unit * 0.0022))
    if light.weather.value in ("rain", "storm"):
        shine = [alpha(light.fog, 0.45), alpha(light.fog, 0.0)]
        canvas.drawRect(
            skia.Rect.MakeLTRB(window.left, plane.horizon_y, window.right, window.bottom),
            linear((0, plane.horizon_y), (0, plane.horizon_y + unit * 0.4), shine),
        )


def paving(stone: Colour = 0xFFC8BCB0, *, wide: float = 0.16, deep: float = 0.14) -> Ground:
    """Stone paving; ``wide`` and ``deep``: of a stone, units at depth 1."""
    return partial(_paving, stone=stone, wide=wide, deep=deep)
