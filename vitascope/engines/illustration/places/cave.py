"""A cave: dark rock all round, an opening full of light, stalactites, light on the floor."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import skia

from ..canvas import Colour, Point, alpha, blob, fill, linear, mix, polyline, radial
from ..layers import Layer, Live, Site
from ..light import Light
from ..sky import sky_layers
from ..stage import Window
from .ground import beams, hills, mist
from .scenery import Scenery, Spot

__all__ = ["build"]

_ROCK = 0xFF6E6470


def build(site: Site) -> Scenery:
    """Inside, looking out."""
    frame, unit = site.frame, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    light = _inside(site.light)
    deep = replace(site, light=light)
    mouth = (frame.width * 0.55, horizon_y - unit * 0.13)
    wide, tall = min(unit * 0.34, frame.width * 0.28), unit * 0.27
    floor_y = horizon_y + unit * 0.07
    back: list[Layer] = [
        *sky_layers(site, horizon_y),
        hills(site, "outside", depth=20.0, base_y=horizon_y + unit * 0.03, rise=0.10,
              colour=0xFF5E9A5A, far=0.5, step=0.2),
        hills(site, "green", depth=14.0, base_y=horizon_y + unit * 0.1, rise=0.07,
              colour=0xFF6CB050, far=0.15, step=0.16),
        _shell(deep, mouth, (wide, tall), "far", depth=5.0, grow=1.0, dark=0.0, floor_y=floor_y),
        mist(deep, "light", depth=4.0, y=horizon_y, tall=0.34, strength=0.4, ragged=0.5,
             colour=mix(light.glow, site.light.sky[-1][1], 0.5)),
        _floor(deep, mouth[0], floor_y, wide),
        _shell(deep, mouth, (wide, tall), "middle", depth=2.6, grow=1.42, dark=0.35,
               floor_y=frame.height + unit * 0.1),
        _spikes(deep, floor_y),
    ]  # fmt: skip
    front: list[Layer] = [
        _drips(deep, floor_y),
        _shell(deep, mouth, (wide, tall), "near", depth=0.85, grow=2.2, dark=0.75,
               floor_y=frame.height + unit * 0.1, soft_px=unit * 0.006),
        beams(deep, "mouth", source=(mouth[0], mouth[1] - tall * 1.6), foot_y=frame.height * 1.0,
              spread=(mouth[0] - unit * 0.55, mouth[0] + unit * 0.5), count=6,
              colour=mix(light.glow, site.light.sky[-1][1], 0.5), strength=0.22),
    ]  # fmt: skip
    stand_y = min(floor_y + unit * 0.27, frame.height - unit * 0.05)
    return Scenery(
        back=tuple(back),
        front=tuple(front),
        spots=(
            Spot(frame.width * 0.50, stand_y),
            Spot(frame.width * 0.70, stand_y - unit * 0.09, 0.8, 1.25, faces_left=True),
            Spot(frame.width * 0.32, stand_y - unit * 0.06, 0.85, 1.2),
        ),
        air=(frame.width * 0.25, frame.height * 0.2, frame.width * 0.75, horizon_y),
        light=light,
    )


def _inside(outside: Light) -> Light:
    """What comes in through the mouth, and the gloom elsewhere."""
    (kr, kg, kb), (ar, ag, ab) = outside.key, outside.ambient
    return replace(
        outside,
        key=(kr * 0.86, kg * 0.86, kb * 0.88),
        ambient=(ar * 0.6, ag * 0.6, ab * 0.68),
        key_direction=(0.25, -0.97),
        rim=alpha(outside.glow, 0.8),
        fog=mix(outside.fog, 0xFF20202C, 0.55),
        fog_density=0.3,
        wind=0.15,
        vignette=min(0.6, outside.vignette + 0.2),
        bloom=outside.bloom + 0.15,
    )


def _shell(
    site: Site,
    mouth: Point,
    size: tuple[float, float],
    name: str,
    *,
    depth: float,
    grow: float,
    dark: float,
    floor_y: float,
    soft_px: float = 0.0,
) -> Layer:
    """Rock with a ragged hole in it, brightest at the hole's edge."""
    light = site.light
    x, y = mouth
    wide, tall = size[0] * grow, size[1] * grow

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("shell " + name)
        edge = light.lit(mix(_ROCK, 0xFF100C14, dark), 0.9 - 0.5 * dark)
        gloom = light.lit(mix(_ROCK, 0xFF0C0A12, 0.25 + 0.55 * dark), 0.05)
        reach = max(wide, tall) * 2.2
        canvas.drawPaint(
            radial((x, y), reach, [edge, mix(edge, gloom, 0.6), gloom], at=(0.35, 0.62, 1))
        )
        _facets(canvas, site, window, mouth, reach, rng, dark)
        hole = _hole(x, y, wide, tall, floor_y, rng)
        canvas.drawPath(hole, fill(0xFF000000, blend=skia.BlendMode.kDstOut))

    return site.plate(depth, paint, soft_px=soft_px)


def _hole(
    x: float, y: float, wide: float, tall: float, floor_y: float, rng: np.random.Generator
) -> skia.Path:
    """The opening: an arch with teeth of hanging stone above, open down to the floor."""
    points: list[Point] = []
    steps = 34
    for i in range(steps + 1):
        turn = math.pi * (1 - i / steps)
        jag = rng.uniform(0.95, 1.06)
        if 4 < i < steps - 4 and rng.random() < 0.3:
            jag *= rng.uniform(0.74, 0.9)
        points.append((x + math.cos(turn) * wide * jag, y - math.sin(turn) * tall * jag))
    for side in (1, -1):
        wall = []
        for k in range(1, 9):
            out = wide * (1.04 + 0.10 * k / 8 + rng.uniform(-0.07, 0.05))
            wall.append((x + side * out, y + (floor_y - y) * k / 8))
        points += wall if side > 0 else wall[::-1]
    return polyline(points)


def _facets(
    canvas: skia.Canvas,
    site: Site,
    window: Window,
    mouth: Point,
    reach: float,
    rng: np.random.Generator,
    dark: float,
) -> None:
    """Chips of light and shade on the rock, turned towards the mouth."""
    light, unit = site.light, site.frame.unit
    for _ in range(round(window.width * window.height / unit**2 * 70)):
        px, py = rng.uniform(window.left, window.right), rng.uniform(window.top, window.bottom)
        away = math.hypot(px - mouth[0], py - mouth[1]) / reach
        size = unit * rng.uniform(0.02, 0.075)
        turn = math.atan2(py - mouth[1], px - mouth[0]) + rng.uniform(-0.5, 0.5)
        points = []
        for k in range(4):
            a = turn + k * math.pi / 2 + rng.uniform(-0.4, 0.4)
            out = size * (1.0 if k % 2 else 0.45)
            points.append((px + math.cos(a) * out, py + math.sin(a) * out))
        bright = light.lit(mix(_ROCK, 0xFFB8A8A0, 0.4), max(0.0, 0.95 - away * 0.9 - 0.5 * dark))
        tone: Colour = bright if rng.random() < 0.5 else light.lit(0xFF181420, 0.05)
        canvas.drawPath(polyline(points), fill(alpha(tone, max(0.08, 0.36 - 0.2 * away))))


def _floor(site: Site, x: float, floor_y: float, wide: float) -> Layer:
    """The floor: bright before the mouth, dark elsewhere, with wet patches."""
    light, unit, frame = site.light, site.frame.unit, site.frame

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("floor")
        points = [(window.left + i * unit * 0.12, floor_y + unit * rng.uniform(-0.006, 0.006))
                  for i in range(-1, round(window.width / (unit * 0.12)) + 3)]  # fmt: skip
        body = blob(points, closed=False)
        body.lineTo(points[-1][0], window.bottom + 4)
        body.lineTo(points[0][0], window.bottom + 4)
        body.close()
        lit, gloom = light.lit(0xFFB8A898, 0.9), light.lit(0xFF544A54, 0.05)
        canvas.drawPath(
            body, linear((0, floor_y), (0, frame.height), [mix(lit, gloom, 0.5), gloom])
        )
        canvas.save()
        canvas.clipPath(body, True)
        canvas.save()
        canvas.translate(x, floor_y)
        canvas.scale(1, 0.52)
        reach = wide * 2.1
        pool = [alpha(lit, 0.95), alpha(lit, 0.55), alpha(lit, 0.0)]
        canvas.drawCircle(0, 0, reach, radial((0, 0), reach, pool, at=(0, 0.45, 1)))
        canvas.restore()
        for _ in range(26):
            px, u = rng.uniform(window.left, window.right), rng.random()
            py = floor_y + (frame.height - floor_y) * u
            long = unit * (0.05 + 0.2 * u) * rng.uniform(0.5, 1.2)
            tone = light.lit(0xFFD8D0D0, 0.9) if rng.random() < 0.4 else light.lit(0xFF1C1820, 0.05)
            canvas.drawOval(skia.Rect.MakeXYWH(px, py, long, long * 0.12),
                            fill(alpha(tone, 0.22), soft=unit * 0.004))  # fmt: skip
        canvas.restore()

    return site.plate(1.4, paint, top=floor_y - unit * 0.02)


def _spikes(site: Site, floor_y: float) -> Layer:
    """Stalactites from above, stalagmites from below, at the sides."""
    light, unit, frame = site.light, site.frame.unit, site.frame

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("spikes")
        for i in range(26):
            across = (i + rng.random()) / 26
            side = abs(across - 0.55) * 2
            x = window.left + across * window.width
            long = unit * (0.05 + 0.2 * side) * rng.uniform(0.5, 1.4)
            _spike(
                canvas,
                site,
                (x, window.top - 4),
                long + unit * 0.03,
                unit * rng.uniform(0.018, 0.045),
                1,
            )
        for across, down, tall in (
            (0.06, 0.16, 0.2),
            (0.14, 0.07, 0.13),
            (0.20, 0.2, 0.08),
            (0.90, 0.17, 0.22),
            (0.83, 0.06, 0.12),
            (0.96, 0.05, 0.18),
            (0.78, 0.18, 0.06),
        ):
            at = (frame.width * across, floor_y + unit * down)
            _spike(canvas, site, at, unit * tall, unit * tall * 0.26, -1)
            light_ = fill(alpha(light.lit(0xFF08060C, 0.05), 0.5), soft=unit * 0.006)
            canvas.drawOval(
                skia.Rect.MakeXYWH(
                    at[0] - unit * tall * 0.3, at[1] - unit * 0.008, unit * tall * 0.6, unit * 0.018
                ),
                light_,
            )

    return site.plate(1.25, paint)


def _spike(canvas: skia.Canvas, site: Site, at: Point, long: float, wide: float, way: int) -> None:
    """A cone of dripstone; ``way`` 1 hangs, -1 stands."""
    light = site.light
    x, y = at
    path = skia.Path()
    path.moveTo(x - wide / 2, y)
    path.quadTo(x - wide * 0.16, y + way * long * 0.4, x, y + way * long)
    path.quadTo(x + wide * 0.16, y + way * long * 0.4, x + wide / 2, y)
    path.close()
    inner = -1 if x > site.frame.width * 0.55 else 1
    bright, dark = light.lit(mix(_ROCK, 0xFFC8B8A8, 0.4), 0.85), light.lit(0xFF2A2430, 0.05)
    canvas.drawPath(
        path,
        linear(
            (x - inner * wide * 0.4, 0),
            (x + inner * wide * 0.4, 0),
            [dark, dark, bright],
            at=(0, 0.45, 1),
        ),
    )


def _drips(site: Site, floor_y: float) -> Live:
    """Drops that fall from the stone and ring in the wet, and dust in the light."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    rng = site.rng("drips")
    drops = [(frame.width * a, floor_y + unit * d, rng.uniform(2.2, 3.8), rng.random())
             for a, d in ((0.3, 0.2), (0.66, 0.26), (0.44, 0.34), (0.8, 0.12))]  # fmt: skip
    many = 40
    mx, my = rng.normal(0.55, 0.16, many) * frame.width, rng.uniform(0.1, 0.95, many) * frame.height
    drop = fill(alpha(mix(light.glow, 0xFFFFFFFF, 0.6), 0.8))
    mote = fill(mix(light.glow, 0xFFFFFFFF, 0.5))
    ring = fill(mix(light.glow, 0xFFFFFFFF, 0.5))
    ring.setStyle(skia.Paint.kStroke_Style)
    ring.setStrokeWidth(max(0.8, unit * 0.0018))

    def draw(canvas: skia.Canvas, t_s: float) -> None:
        for x, y, period, phase in drops:
            age = ((t_s / period + phase) % 1.0) * period
            if age < 0.55:
                down = y * (age / 0.55) ** 2
                canvas.drawOval(
                    skia.Rect.MakeXYWH(
                        x - unit * 0.002, down - unit * 0.016, unit * 0.004, unit * 0.016
                    ),
                    drop,
                )
            elif age < 1.7:
                grow = (age - 0.55) / 1.15
                ring.setAlphaf(0.6 * (1 - grow))
                size = unit * 0.05 * grow
                canvas.drawOval(
                    skia.Rect.MakeXYWH(x - size, y - size * 0.3, size * 2, size * 0.6), ring
                )
        for k in range(many):
            x = float(mx[k]) + unit * 0.03 * math.sin(0.23 * t_s + k * 1.7)
            y = float(my[k]) + unit * 0.025 * math.sin(0.31 * t_s + k * 2.9)
            mote.setAlphaf(0.28 + 0.2 * math.sin(0.9 * t_s + k))
            canvas.drawCircle(x, y, unit * (0.0012 + 0.0012 * (k % 3)), mote)

    return Live(1.0, draw)
