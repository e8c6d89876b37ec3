"""A jungle: layer on layer of leaves, hanging vines, great leaves in front, light from above."""

from __future__ import annotations

import math

import numpy as np
import skia

from ..canvas import (
    Colour,
    Point,
    alpha,
    blob,
    canvas_on,
    fill,
    limb,
    linear,
    mix,
    new_layer,
    radial,
    stroke,
)
from ..flora import bush
from ..layers import Layer, Site
from ..light import Light
from ..stage import Window
from ..sway import Swaying
from .ground import Soil, beams, mist, swell, turf
from .hanging import hung
from .scenery import Scenery, Spot
from .trees import palm

__all__ = ["big_leaf", "build"]

_GREENS = (0xFF2F7A3C, 0xFF4C9A44, 0xFF1F6044, 0xFF6AAE48)


def build(site: Site) -> Scenery:
    """A clearing in a rain forest."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    soil = Soil(0xFF6E8A3E, 0xFF2E4A2C)
    ground_y = horizon_y + unit * 0.16
    back: list[Layer] = [
        _glade(site, ground_y),
        _wall(site, "far", depth=9.0, foot_y=horizon_y + unit * 0.1, tall=0.6, far=0.5, gap=0.075),
        mist(site, "far", depth=8.0, y=horizon_y - unit * 0.02, tall=0.5, strength=0.45, ragged=0.6,
             colour=_haze(site)),
        _wall(site, "middle", depth=5.0, foot_y=horizon_y + unit * 0.14, tall=0.8, far=0.16,
              gap=0.16),
        _trunks(site, depth=3.0, foot_y=horizon_y + unit * 0.16),
        mist(site, "middle", depth=2.8, y=horizon_y + unit * 0.12, tall=0.22, strength=0.35,
             colour=_haze(site)),
        swell(site, "ground", depth=1.6, top=ground_y, bump=0.014, soil=soil, far=0.02),
        _undergrowth(site, "edge", depth=1.5, y=ground_y + unit * 0.02, size=1.0, open_=0.55),
        turf(site, "behind", depth=1.15, root_y=ground_y + unit * 0.12, height=0.08,
             colours=(0xFF234A2A, 0xFF6CA848), spans=((0.0, 0.36), (0.64, 1.0))),
        _undergrowth(site, "sides", depth=1.1, y=ground_y + unit * 0.19, size=1.7, open_=-0.5),
    ]  # fmt: skip
    front: list[Layer] = []
    if not site.scroll_px_s:
        front += [*_hanging(site), *_near_leaves(site)]
    front.append(turf(site, "near", depth=0.86, root_y=frame.height + unit * 0.03, height=0.14,
                      colours=(0xFF1C3E26, 0xFF5C9C40)))  # fmt: skip
    if light.has_beams or light.is_bright:
        front.append(
            beams(
                site,
                "sun",
                source=(frame.width * 0.62, -unit * 0.35),
                foot_y=ground_y + unit * 0.2,
                spread=(frame.width * 0.16, frame.width * 0.84),
                count=6,
                strength=0.24,
                colour=mix(light.glow, 0xFFF0FFB0, 0.5),
            )
        )
    stand_y = min(ground_y + unit * 0.22, frame.height - unit * 0.05)
    return Scenery(
        back=tuple(back),
        front=tuple(front),
        spots=(
            Spot(frame.width * 0.48, stand_y),
            Spot(frame.width * 0.74, stand_y - unit * 0.07, 0.82, 1.2, faces_left=True),
            Spot(frame.width * 0.24, stand_y - unit * 0.06, 0.82, 1.2),
        ),
        air=(frame.width * 0.12, frame.height * 0.14, frame.width * 0.88, ground_y),
        light=light,
    )


def _haze(site: Site) -> Colour:
    """The green light that hangs between the leaves."""
    return mix(site.light.lit(0xFFCFE8A8, 0.8), site.light.fog, 0.35)


def _glade(site: Site, ground_y: float) -> Layer:
    """The depth of the forest: dark at the sides, bright where the light comes in."""
    light, unit, frame = site.light, site.frame.unit, site.frame

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        dark = light.distant(light.lit(0xFF2C5C3C, 0.35), 0.3)
        canvas.drawPaint(fill(dark))
        x, y = frame.width * 0.54, ground_y - unit * 0.3
        glow = mix(_haze(site), light.sky[-1][1], 0.25)
        reach = unit * 0.75
        stops = [alpha(glow, 1.0), alpha(glow, 0.75), alpha(glow, 0.0)]
        canvas.drawCircle(x, y, reach, radial((x, y), reach, stops, at=(0, 0.35, 1)))

    return site.plate(20.0, paint, bottom=ground_y + unit * 0.1, is_smooth=True)


def _wall(
    site: Site, name: str, *, depth: float, foot_y: float, tall: float, far: float, gap: float
) -> Layer:
    """A wall of crowns and palms, open in the middle where the light comes in."""
    light, unit = site.light, site.frame.unit

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("wall " + name)
        count = max(4, round(window.width / (unit * gap)))
        for i in range(count * 3):
            x = window.left + (i % count + rng.uniform(0.0, 1.0)) * window.width / count
            side = min(1.0, abs((x - window.left) / window.width - 0.53) * 2.3)
            up = tall * unit * (0.16 + 0.9 * side) * rng.uniform(0.15, 1.0)
            green = _GREENS[int(rng.integers(len(_GREENS)))]
            size = unit * rng.uniform(0.14, 0.26) * (0.7 + 0.5 / math.sqrt(depth))
            tone = _hazy(green, far)
            if i % 5 == 2:
                palm(canvas, (x, foot_y), height=up * 0.8 + size, light=light, rng=rng,
                     lean=rng.uniform(-0.2, 0.2), far=far)  # fmt: skip
            else:
                bush(canvas, (x, foot_y - up + size * 0.5), width=size * 1.3, height=size,
                     colour=tone, light=light, rng=rng)  # fmt: skip
        haze = _haze(site)
        veil = linear((0, foot_y - tall * unit), (0, foot_y),
                      [alpha(haze, 0.2 * far), alpha(haze, 0.8 * far)],
                      blend=skia.BlendMode.kSrcATop)  # fmt: skip
        canvas.drawRect(
            skia.Rect.MakeLTRB(window.left, window.top, window.right, foot_y + unit * 0.1), veil
        )

    return site.plate(depth, paint, soft_px=unit * 0.0015, bottom=foot_y + unit * 0.1)


def _hazy(green: Colour, far: float) -> Colour:
    """A leaf's colour before it is lit, paler the farther it is."""
    return mix(green, 0xFFA8D0A0, far * 0.55)


def _trunks(site: Site, *, depth: float, foot_y: float) -> Layer:
    """Great trunks with buttress roots, wound about with vines."""
    light, unit, frame = site.light, site.frame.unit, site.frame

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("trunks")
        for across, wide in ((0.10, 0.085), (0.30, 0.045), (0.80, 0.06), (0.95, 0.1)):
            x = window.left + across * window.width
            half, top = unit * wide / 2, window.top - unit * 0.1
            bark = light.lit(0xFF6E5A44, 0.65), light.lit(0xFF33291F, 0.15)
            paint_bark = linear((x - half * 2, 0), (x + half * 1.6, 0), [bark[0], bark[1]])
            path = skia.Path()
            path.moveTo(x - half * 0.8, top)
            path.cubicTo(x - half * 0.8, foot_y - unit * 0.2, x - half, foot_y - unit * 0.08,
                         x - half * 3.4, foot_y + unit * 0.02)  # fmt: skip
            path.lineTo(x + half * 3.2, foot_y + unit * 0.02)
            path.cubicTo(x + half, foot_y - unit * 0.08, x + half * 0.8, foot_y - unit * 0.2,
                         x + half * 0.8, top)  # fmt: skip
            path.close()
            canvas.drawPath(path, paint_bark)
            for k in range(3):
                root = stroke(alpha(bark[1], 0.6), half * 0.16)
                fold = skia.Path()
                fold.moveTo(x + half * (k - 1) * 0.4, foot_y - unit * 0.2)
                fold.quadTo(x + half * (k - 1) * 0.5, foot_y - unit * 0.05,
                            x + half * (k - 1) * 1.7, foot_y + unit * 0.01)  # fmt: skip
                canvas.drawPath(fold, root)
            _ivy(canvas, x, half, foot_y, frame.height, light, rng)
            for side in (-1, 1):
                bush(
                    canvas,
                    (x + side * half * 2.4, foot_y + unit * 0.02),
                    width=unit * 0.13,
                    height=unit * 0.07,
                    colour=_GREENS[(side + 1) // 2],
                    light=light,
                    rng=rng,
                )

    return site.plate(depth, paint, bottom=foot_y + unit * 0.05)


def _ivy(
    canvas: skia.Canvas,
    x: float,
    half: float,
    foot_y: float,
    tall: float,
    light: Light,
    rng: np.random.Generator,
) -> None:
    for _ in range(46):
        y = foot_y - rng.random() * tall * 0.8
        at = x + half * 0.8 * math.sin(y / half * 0.35) + rng.normal(0, half * 0.12)
        size = half * rng.uniform(0.18, 0.4)
        tone = light.lit(mix(0xFF3C8A3C, 0xFF9CCC5A, rng.random()), rng.uniform(0.3, 0.95))
        canvas.drawOval(skia.Rect.MakeXYWH(at - size, y, size * 2, size * 1.3), fill(tone))


def _undergrowth(
    site: Site, name: str, *, depth: float, y: float, size: float, open_: float
) -> Layer:
    """Ferns and great leaves along the edge of the clearing."""
    light, unit = site.light, site.frame.unit

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("undergrowth " + name)
        count = round(window.width / (unit * 0.085))
        for i in range(count):
            x = window.left + (i + rng.random()) * window.width / count
            side = abs((x - window.left) / window.width - 0.5) * 2
            if rng.random() > open_ + side:
                continue
            tall = unit * size * (0.05 + 0.11 * side) * rng.uniform(0.7, 1.2)
            green = _GREENS[int(rng.integers(len(_GREENS)))]
            if i % 4 == 0:
                _flower(canvas, (x, y - tall * 0.6), tall * 0.2, light, i)
            for k in range(5):
                turn = -1.1 + 0.55 * k + rng.uniform(-0.12, 0.12)
                big_leaf(canvas, (x, y), long=tall, turn=turn, colour=green, light=light,
                         amount=0.35 + 0.12 * k)  # fmt: skip

    return site.plate(depth, paint, top=y - unit * 0.24 * size, bottom=y + unit * 0.05)


def _flower(canvas: skia.Canvas, at: Point, size: float, light: Light, number: int) -> None:
    tone = (0xFFFF5A6E, 0xFFFF9A3C, 0xFFE85AC0)[number % 3]
    for k in range(5):
        turn = k * 2 * math.pi / 5
        x, y = at[0] + math.cos(turn) * size * 0.6, at[1] + math.sin(turn) * size * 0.5
        canvas.drawCircle(x, y, size * 0.6, fill(light.lit(tone, 0.85)))
    canvas.drawCircle(*at, size * 0.4, fill(light.lit(0xFFFFE08A, 0.95)))


def big_leaf(
    canvas: skia.Canvas,
    at: Point,
    *,
    long: float,
    turn: float,
    colour: Colour,
    light: Light,
    amount: float,
) -> None:
    """A broad leaf with ribs on a short stalk; ``turn`` is its lean from upright, radians."""
    canvas.save()
    canvas.translate(*at)
    canvas.rotate(math.degrees(turn))
    bright = light.lit(mix(colour, 0xFFC8E878, 0.3), min(1.0, amount + 0.2))
    deep = light.lit(mix(colour, 0xFF0C2A20, 0.3), amount * 0.4)
    outline = blob([(0, 0), (-long * 0.2, -long * 0.34), (-long * 0.17, -long * 0.72), (0, -long),
                    (long * 0.17, -long * 0.72), (long * 0.2, -long * 0.34)])  # fmt: skip
    canvas.drawPath(outline, linear((-long * 0.2, 0), (long * 0.2, -long), [deep, bright]))
    line = stroke(alpha(mix(bright, 0xFFFFFFFF, 0.25), 0.6), max(0.7, long * 0.018))
    canvas.drawLine(0, 0, 0, -long * 0.95, line)
    line.setStrokeWidth(max(0.5, long * 0.009))
    for k in range(1, 6):
        y = -long * 0.15 * k
        for side in (-1, 1):
            canvas.drawLine(0, y, side * long * 0.15, y - long * 0.1, line)
    canvas.restore()


def _hanging(site: Site) -> list[Layer]:
    """Vines that hang from above and swing."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    rng = site.rng("vines")
    vines = []
    for across, long in ((0.05, 0.5), (0.15, 0.3), (0.24, 0.42), (0.40, 0.2), (0.64, 0.26),
                         (0.74, 0.16), (0.86, 0.46), (0.94, 0.3)):  # fmt: skip
        tall, wide = round(unit * long), round(unit * 0.10)
        layer = new_layer(wide, tall)
        canvas = canvas_on(layer)
        x = wide / 2
        cord = limb([(x, 0), (x + wide * 0.1, tall * 0.5), (x, tall * 0.96)],
                    [unit * 0.007, unit * 0.004])  # fmt: skip
        canvas.drawPath(cord, fill(light.lit(0xFF3E5A2C, 0.4)))
        for k in range(round(tall / (unit * 0.02))):
            y = tall * 0.02 + k * unit * 0.02
            side = 1 if k % 2 else -1
            if y < tall * 0.94:
                big_leaf(
                    canvas,
                    (x, y),
                    long=unit * rng.uniform(0.03, 0.045),
                    turn=side * 2.1,
                    colour=_GREENS[k % 4],
                    light=light,
                    amount=rng.uniform(0.3, 0.8),
                )
        vines.append(hung(layer, (frame.width * across, -unit * 0.03)))
    return [Swaying(vines, 0.9, 3.0, light.wind + 0.3)]


def _near_leaves(site: Site) -> list[Layer]:
    """Great leaves at the lens, in the corners."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    slim = min(1.0, frame.width / (unit * 1.6))

    def paint(canvas: skia.Canvas, at: Window) -> None:
        rng = site.rng("lens")
        for x, way in ((at.left, 1), (at.right, -1)):
            for k in range(6):
                turn = way * (0.05 + 0.30 * k) + rng.uniform(-0.08, 0.08)
                big_leaf(canvas, (x + way * unit * 0.01 * k, frame.height + unit * 0.04),
                         long=unit * rng.uniform(0.34, 0.46) * slim, turn=turn,
                         colour=mix(_GREENS[k % 4], 0xFF06281C, 0.45), light=light,
                         amount=0.25)  # fmt: skip

    return [
        site.row(
            0.6,
            paint,
            root_y=frame.height + unit * 0.1,
            top=frame.height - unit * 0.5,
            bottom=frame.height + unit * 0.12,
            reach_px=unit * 0.03,
            soft_px=max(3.0, unit * 0.008),
        )
    ]
