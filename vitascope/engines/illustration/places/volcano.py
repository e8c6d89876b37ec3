"""A volcano: a dark cone with glowing lava, a plume that rises, a stream of lava, embers."""

from __future__ import annotations

import math

import numpy as np
import skia

from ..canvas import (
    SMOOTH,
    Point,
    alpha,
    blob,
    fill,
    image_of,
    linear,
    mix,
    polyline,
    radial,
    soft_dot,
    stroke,
)
from ..layers import Layer, Live, Site
from ..rocks import rock_heap
from ..sky import sky_layers
from ..stage import Window
from .ground import Soil, hills, mist, swell
from .river import Course
from .scenery import Scenery, Spot
from .trees import bare_tree

__all__ = ["build"]

_LAVA = (0xFFFFF0A0, 0xFFFFB03C, 0xFFFF5A1E, 0xFFB81E10)


def build(site: Site) -> Scenery:
    """An erupting cone over a plain of ash."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    top = (frame.width * 0.56, max(horizon_y - unit * 0.32, frame.height * 0.24))
    soil = Soil(0xFF6A5A58, 0xFF2E2628)
    back: list[Layer] = [
        *sky_layers(site, horizon_y),
        _glow(site, top),
        hills(
            site, "far", depth=20.0, base_y=horizon_y + 2, rise=0.08, colour=0xFF5A5468, far=0.55
        ),
        _plume(site, top),
        _cone(site, top, horizon_y),
        _fountain(site, top),
        mist(
            site,
            "foot",
            depth=9.0,
            y=horizon_y - unit * 0.005,
            tall=0.16,
            strength=0.5,
            colour=mix(light.fog, 0xFF8A6A60, 0.4),
        ),
        swell(site, "plain", depth=5.0, top=horizon_y, bump=0.004, soil=soil, far=0.2, fall=0.4),
        swell(
            site,
            "ground",
            depth=1.4,
            top=horizon_y + unit * 0.14,
            bump=0.016,
            soil=soil,
            pebbles=50.0,
        ),
        *_river(site, horizon_y),
        _scatter(site, horizon_y),
    ]
    stand_y = min(horizon_y + unit * 0.38, frame.height - unit * 0.05)
    return Scenery(
        back=tuple(back),
        front=(_embers(site),),
        spots=(
            Spot(frame.width * 0.34, stand_y),
            Spot(frame.width * 0.72, stand_y - unit * 0.04, 0.9, 1.1, faces_left=True),
            Spot(frame.width * 0.17, stand_y - unit * 0.07, 0.82, 1.2),
        ),
        air=(frame.width * 0.06, frame.height * 0.1, frame.width * 0.4, horizon_y),
        light=light,
    )


def _glow(site: Site, top: Point) -> Layer:
    """The sky lit from below."""
    unit = site.frame.unit
    strength = 0.35 if site.light.is_bright else 0.75

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        reach = unit * 0.5
        stops = [alpha(0xFFFF7A2A, strength), alpha(0xFFFF4A1A, strength * 0.3), 0x00FF4A1A]
        canvas.drawCircle(*top, reach, radial(top, reach, stops, at=(0, 0.4, 1)))

    return site.plate(
        math.inf, paint, top=top[1] - unit * 0.5, bottom=top[1] + unit * 0.5, is_smooth=True
    )


def _cone(site: Site, top: Point, foot_y: float) -> Layer:
    """The mountain, ribbed, with streams of lava down its side."""
    light, unit = site.light, site.frame.unit
    x, y = top
    mouth, wide = unit * 0.085, unit * 0.62
    sun = 1 if light.key_direction[0] >= 0 else -1

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("cone")
        left = [(x - mouth, y)]
        right = [(x + mouth, y + unit * 0.012)]
        for k in range(1, 9):
            u = k / 8
            out = mouth + (wide - mouth) * u**1.7
            left.append((x - out + unit * rng.uniform(-0.008, 0.008), y + (foot_y + 4 - y) * u))
            right.append(
                (x + out * 1.05 + unit * rng.uniform(-0.008, 0.008), y + (foot_y + 4 - y) * u)
            )
        rim = [
            (x + mouth * 0.5, y + unit * 0.022),
            (x, y + unit * 0.008),
            (x - mouth * 0.5, y + unit * 0.02),
        ]
        shape = polyline([*left, *reversed(right), *rim])
        lit = light.distant(light.lit(0xFF8A7470, 0.85), 0.16)
        dark = light.distant(light.lit(0xFF463A3E, 0.1), 0.16)
        ends = ((x - wide * 0.6, 0), (x + wide * 0.6, 0))
        canvas.drawPath(
            shape,
            linear(
                *ends,
                [dark, mix(lit, dark, 0.4), lit] if sun > 0 else [lit, mix(lit, dark, 0.4), dark],
            ),
        )
        canvas.save()
        canvas.clipPath(shape, True)
        for k in range(26):
            u = (k + rng.random()) / 26 * 2 - 1
            foot = x + u * wide * 1.1
            head = x + u * mouth * 0.9
            start = rng.uniform(0.05, 0.4)
            px, py = head + (foot - head) * start**1.7, y + (foot_y - y) * start
            rib = polyline([(px, py), (foot - unit * 0.03, foot_y), (foot + unit * 0.03, foot_y)])
            canvas.drawPath(rib, fill(alpha(dark if k % 2 else lit, 0.35)))
        heat = radial((x, y), unit * 0.3, [alpha(0xFFFF6A20, 0.75), 0x00FF4A10])
        canvas.drawPaint(heat)
        for lean, long, wide_ in (
            (-0.05, 0.92, 0.03),
            (0.16, 0.72, 0.022),
            (-0.24, 0.55, 0.018),
            (0.05, 0.45, 0.024),
        ):
            _stream(canvas, site, top, foot_y, lean, long, unit * wide_)
        canvas.restore()
        crater = skia.Rect.MakeXYWH(x - mouth * 0.96, y - unit * 0.006, mouth * 1.92, unit * 0.034)
        canvas.drawOval(
            crater, linear((0, crater.top()), (0, crater.bottom()), [_LAVA[1], _LAVA[0]])
        )

    return site.plate(11.0, paint, top=y - unit * 0.03, bottom=foot_y + 5)


def _stream(
    canvas: skia.Canvas,
    site: Site,
    top: Point,
    foot_y: float,
    lean: float,
    long: float,
    wide: float,
) -> None:
    unit = site.frame.unit
    points = []
    for k in range(9):
        u = k / 8 * long
        bend = unit * 0.018 * math.sin(5 * u + lean * 20)
        points.append(
            (
                top[0] + lean * unit * (0.3 + 1.5 * u**1.4) + bend,
                top[1] + unit * 0.015 + (foot_y - top[1]) * u,
            )
        )
    path = blob(points, closed=False)
    for grow, tone, soft in (
        (3.4, alpha(_LAVA[2], 0.35), unit * 0.012),
        (1.5, _LAVA[2], 0.0),
        (0.9, _LAVA[1], 0.0),
        (0.4, _LAVA[0], 0.0),
    ):
        canvas.drawPath(path, stroke(tone, wide * grow, soft=soft))


def _plume(site: Site, top: Point) -> Live:
    """Smoke that billows up from the mouth, lit red below, and leans with the wind."""
    light, unit = site.light, site.frame.unit
    rng = site.rng("plume")
    many = 56
    phase, side, grow = rng.random(many), rng.normal(0, 1, many), rng.uniform(0.8, 1.25, many)
    grey = light.lit(0xFF7A7076, 0.55)
    dark = image_of(soft_dot(48, light.lit(0xFF4A4248, 0.3), core=0.5))
    pale = image_of(soft_dot(48, mix(grey, light.cloud_lit, 0.2), core=0.45))
    red = image_of(soft_dot(48, mix(grey, 0xFFFF6A2A, 0.62), core=0.3))
    order = np.argsort(-phase)

    def draw(canvas: skia.Canvas, t_s: float) -> None:
        for k in order.tolist():
            age = (float(phase[k]) + 0.055 * t_s) % 1.0
            up = unit * (0.01 + 0.40 * age**0.8)
            size = unit * (0.055 + 0.22 * age) * float(grow[k])
            x = (
                top[0]
                + unit * (0.02 + 0.11 * age) * float(side[k]) * 0.55
                - unit * (0.25 + 0.5 * light.wind) * age * age
            )
            x += unit * 0.008 * math.sin(0.9 * t_s + k)
            y = top[1] - up
            opacity = min(1.0, age / 0.05) * (1 - age) ** 0.8
            rect = skia.Rect.MakeXYWH(x - size, y - size, size * 2, size * 2)
            canvas.drawImageRect(dark, rect, SMOOTH, skia.Paint(Alphaf=0.85 * opacity))
            rect.offset(-size * 0.1, -size * 0.22)
            rect.inset(size * 0.2, size * 0.2)
            canvas.drawImageRect(pale, rect, SMOOTH, skia.Paint(Alphaf=0.7 * opacity))
            if age < 0.4:
                rect.offset(0, size * 0.5)
                canvas.drawImageRect(
                    red, rect, SMOOTH, skia.Paint(Alphaf=0.8 * opacity * (1 - age / 0.4))
                )

    return Live(12.0, draw, is_soft=True)


def _fountain(site: Site, top: Point) -> Live:
    """Gobs of lava thrown out of the mouth, falling back."""
    unit, rng = site.frame.unit, site.rng("fountain")
    many = 44
    phase, side, power = rng.random(many), rng.normal(0, 0.085, many), rng.uniform(0.5, 1.0, many)
    size = rng.uniform(0.0018, 0.006, many)
    glow = image_of(soft_dot(16, 0xFFFF8A2A, core=0.1))
    hot = fill(_LAVA[0])

    def draw(canvas: skia.Canvas, t_s: float) -> None:
        for k in range(many):
            age = (float(phase[k]) + 0.42 * t_s) % 1.0 * 1.9
            high = 0.30 * float(power[k])
            up = high * (2.1 * age - 1.15 * age * age)
            if up < -0.05:
                continue
            x, y = top[0] + unit * float(side[k]) * age, top[1] - unit * up
            radius = unit * float(size[k])
            rect = skia.Rect.MakeXYWH(x - radius * 3, y - radius * 3, radius * 6, radius * 6)
            canvas.drawImageRect(glow, rect, SMOOTH, None)
            canvas.drawCircle(x, y, radius, hot)

    return Live(11.0, draw)


_LAVA_COURSE = (
    (0.0, 0.57, 0.010), (0.05, 0.59, 0.016), (0.12, 0.54, 0.022), (0.24, 0.58, 0.032),
    (0.42, 0.66, 0.05), (0.65, 0.62, 0.075), (1.1, 0.55, 0.13),
)  # fmt: skip
"""As ``river.Course`` takes it."""


def _river(site: Site, horizon_y: float) -> list[Layer]:
    """A stream of lava from the foot of the cone, crusted, with light that runs down it."""
    unit = site.frame.unit
    course = Course(site, horizon_y, _LAVA_COURSE)

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("lava")
        for wider, tone, soft in (
            (2.6, alpha(0xFFFF5A1E, 0.16), 0.03),
            (1.1, alpha(0xFFFF5A1E, 0.35), 0.012),
            (0.16, 0xFF2A1614, 0.0),
            (0.02, _LAVA[3], 0.0),
        ):
            canvas.drawPath(course.outline(wider=wider, rough=rng), fill(tone, soft=unit * soft))
        for wider, tone in ((-0.22, _LAVA[2]), (-0.52, _LAVA[1]), (-0.80, _LAVA[0])):
            canvas.drawPath(course.outline(wider=wider, rough=rng), fill(tone, soft=unit * 0.002))
        for _ in range(70):
            down = rng.random() ** 0.8 * 1.05
            x, y, half = course.at(down)
            size = half * rng.uniform(0.08, 0.3)
            px = x + half * rng.uniform(-0.75, 0.75)
            crust = skia.Rect.MakeXYWH(px - size, y - size * 0.18, size * 2, size * 0.4)
            canvas.drawOval(crust, fill(alpha(0xFF3A1A14, 0.8)))

    rng = site.rng("lava run")
    many = 26
    start, side, pace = (
        rng.random(many),
        rng.uniform(-0.6, 0.6, many),
        rng.uniform(0.02, 0.035, many),
    )
    hot = fill(_LAVA[0])

    def draw(canvas: skia.Canvas, t_s: float) -> None:
        for first, across, speed in zip(start.tolist(), side.tolist(), pace.tolist(), strict=True):
            u = (first + speed * t_s) % 1.0
            x, y, half = course.at(0.02 + 1.05 * u**1.8)
            hot.setAlphaf(0.7 * math.sin(math.pi * u))
            long = half * 0.22
            canvas.drawOval(
                skia.Rect.MakeXYWH(x + across * half - long, y, long * 2, long * 0.35), hot
            )

    return [site.plate(1.4, paint, top=horizon_y - unit * 0.01), Live(1.4, draw)]


def _scatter(site: Site, horizon_y: float) -> Layer:
    """Black boulders and a burnt tree."""
    unit, frame, light = site.frame.unit, site.frame, site.light

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("scatter")
        bare_tree(
            canvas,
            (frame.width * 0.10, horizon_y + unit * 0.2),
            height=unit * 0.42,
            light=light,
            rng=rng,
            bark=0xFF3A3032,
        )
        for across, down, size in (
            (0.06, 0.26, 0.18),
            (0.93, 0.24, 0.2),
            (0.25, 0.18, 0.08),
            (0.80, 0.17, 0.08),
            (0.47, 0.16, 0.06),
            (0.97, 0.42, 0.22),
        ):
            wide = unit * size
            heap = rock_heap(
                round(wide), round(wide * 0.6), light=light, rng=rng, stone=0xFF5A4C4E, wet=0.0
            )
            image = image_of(heap.pixels)
            canvas.drawImage(
                image,
                frame.width * across - image.width() / 2,
                horizon_y + unit * down - image.height(),
            )

    return site.plate(1.3, paint, top=horizon_y - unit * 0.3)


def _embers(site: Site) -> Live:
    """Sparks that drift through the air."""
    unit, frame = site.frame.unit, site.frame
    rng = site.rng("embers")
    many = 40
    x0, phase, pace = rng.random(many), rng.random(many), rng.uniform(0.04, 0.1, many)
    dot = image_of(soft_dot(10, 0xFFFFA03C, core=0.2))

    def draw(canvas: skia.Canvas, t_s: float) -> None:
        for k in range(many):
            u = (float(phase[k]) + float(pace[k]) * t_s) % 1.0
            x = (float(x0[k]) - 0.10 * u) * frame.width * 1.1 + unit * 0.03 * math.sin(
                1.3 * t_s + k
            )
            y = frame.height * (1.05 - 1.1 * u)
            shine = math.sin(math.pi * u) * (0.6 + 0.4 * math.sin(5 * t_s + k * 3))
            size = unit * (0.004 + 0.005 * (k % 3))
            rect = skia.Rect.MakeXYWH(x - size, y - size, size * 2, size * 2)
            canvas.drawImageRect(
                dot,
                rect,
                SMOOTH,
                skia.Paint(Alphaf=max(0.0, shine), BlendMode=skia.BlendMode.kPlus),
            )

    return Live(1.0, draw)
