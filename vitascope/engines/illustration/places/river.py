"""A river that winds out of the distance, between grassy banks with stones and trees."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import skia

from ..canvas import Point, alpha, fill, image_of, linear, mix, polyline, stroke
from ..flora import bush, conifer
from ..layers import Layer, Live, Site
from ..peaks import mountains
from ..rocks import rock_heap
from ..sky import sky_layers, sun_at
from ..stage import Window
from ..water import Water, WaterLook, mirror_of
from .ground import hills, turf
from .scenery import Scenery, Spot
from .seasons import grass_of, is_snowy
from .trees import seasonal_tree

__all__ = ["Course", "build"]

_COURSE = (
    (0.0, 0.56, 0.003), (0.03, 0.57, 0.008), (0.08, 0.62, 0.018), (0.15, 0.56, 0.028),
    (0.25, 0.46, 0.052), (0.38, 0.50, 0.09), (0.55, 0.60, 0.14), (0.78, 0.68, 0.20),
    (1.1, 0.72, 0.28),
)  # fmt: skip
"""How far from the horizon to the bottom, the middle as a share of the width, half the width in
spans (the smaller of the width and 1.4 units)."""


class Course:
    """Where the river runs on the picture."""

    def __init__(
        self, site: Site, top: float, plan: Sequence[tuple[float, float, float]] = _COURSE
    ) -> None:
        frame = site.frame
        self.top, self.bottom = top, float(frame.height)
        span = min(float(frame.width), frame.unit * 1.4)
        down, middle, half = (np.array(v) for v in zip(*plan, strict=True))
        steps = np.linspace(0, 1.1, 90)
        # Smooth between the points: a straight course would show corners.
        kernel = np.array([1, 2, 3, 2, 1]) / 9
        self._down = steps
        mid = np.interp(steps, down, middle) * frame.width
        self._mid = np.convolve(np.pad(mid, 2, "edge"), kernel, "valid")
        self._half = np.interp(steps, down, half) * span

    def at(self, down: float) -> tuple[float, float, float]:
        """Middle, row and half width at a share of the way to the bottom."""
        x = float(np.interp(down, self._down, self._mid))
        return (
            x,
            self.top + (self.bottom - self.top) * down,
            float(np.interp(down, self._down, self._half)),
        )

    def outline(self, *, wider: float = 0.0, rough: np.random.Generator | None = None) -> skia.Path:
        left: list[Point] = []
        right: list[Point] = []
        for down in self._down.tolist():
            x, y, half = self.at(down)
            jag = 0.0 if rough is None else rough.uniform(-0.05, 0.05) * half
            grown = half * (1 + wider)
            left.append((x - grown + jag, y))
            right.append((x + grown + jag, y))
        return polyline([*left, *reversed(right)])


def build(site: Site) -> Scenery:
    """A river in open country."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    ground_y = max(horizon_y + unit * 0.5, float(frame.height))
    course = Course(site, horizon_y + unit * 0.012)
    snowy = is_snowy(site.scene)
    grass = grass_of(site.scene, (0xFF4A8A3C, 0xFF9CC858))
    sky = sky_layers(site, horizon_y)
    far: list[Layer] = [
        mountains(site, horizon_y, depth=30.0, height=0.26, far=0.66, spacing=0.4,
                  snow=0.5 if snowy else 0.3),
        hills(site, "far", depth=18.0, base_y=horizon_y, rise=0.09, colour=grass[0], far=0.5),
        _woods(site, horizon_y),
    ]  # fmt: skip
    water = Water(
        look=WaterLook(
            deep=0xFF1E5E70,
            shallow=0xFF58B4A8,
            roughness=0.5 + 0.2 * light.wind,
            mirror=0.9,
            glitter=0.4 if light.has_beams else 0.0,
        ),
        light=light,
        mirror_bgr=mirror_of(site, [*sky, *far], horizon_y),
        horizon_y=horizon_y,
        ground_y=ground_y,
        sun=sun_at(site, horizon_y) if light.has_beams else None,
        rng=site.rng("water"),
    )
    deep = frame.height - horizon_y
    back: list[Layer] = [*sky, *far, water, _flow(site, course), _banks(site, course, grass)]
    if not snowy:
        back += [
            turf(site, "far bank", depth=1.35, root_y=horizon_y + deep * 0.4, height=0.05,
                 colours=grass, spans=((0.0, 0.36), (0.66, 1.0))),
            turf(site, "left bank", depth=1.1, root_y=horizon_y + deep * 0.62, height=0.075,
                 colours=grass, spans=((0.0, 0.40), (0.83, 1.0))),
        ]  # fmt: skip
    front: list[Layer] = []
    if not snowy:
        front.append(
            turf(site, "near", depth=0.86, root_y=frame.height + unit * 0.02, height=0.15,
                 colours=grass, spans=((0.0, 0.36), (0.97, 1.0)))
        )  # fmt: skip
    stand_y = min(horizon_y + deep * 0.86, frame.height - unit * 0.05)
    return Scenery(
        back=tuple(back),
        front=tuple(front),
        spots=(
            Spot(frame.width * 0.25, stand_y),
            Spot(frame.width * 0.12, stand_y - unit * 0.10, 0.8, 1.25),
            Spot(frame.width * 0.9, stand_y - unit * 0.14, 0.76, 1.3, faces_left=True),
            Spot(frame.width * 0.36, stand_y - unit * 0.13, 0.7, 1.35),
        ),
        afloat=(
            Spot(frame.width * 0.66, horizon_y + deep * 0.74, 0.75, 1.35),
            Spot(frame.width * 0.56, horizon_y + deep * 0.48, 0.5, 2.1),
            Spot(frame.width * 0.49, horizon_y + deep * 0.34, 0.36, 3.0),
        ),
        air=(frame.width * 0.1, frame.height * 0.1, frame.width * 0.9, horizon_y),
        light=light,
    )


def _woods(site: Site, horizon_y: float) -> Layer:
    """Trees far off on both banks."""
    light, unit = site.light, site.frame.unit
    snow = 0.8 if is_snowy(site.scene) else 0.0

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("woods")
        count = round(window.width / unit * 26)
        for i in range(count):
            x = window.left + (i + rng.random()) * window.width / count
            away = abs((x - window.left) / window.width - 0.56)
            size = unit * (0.03 + 0.10 * min(1.0, away * 2.2)) * rng.uniform(0.7, 1.2)
            y = horizon_y + unit * (0.004 + 0.05 * away)
            if i % 3 == 0 and not snow:
                seasonal_tree(canvas, (x, y), height=size, green=0xFF5C9450, light=light, rng=rng,
                              scene=site.scene, number=i)  # fmt: skip
            else:
                conifer(canvas, (x, y), height=size * 1.1, light=light, rng=rng, far=0.3, snow=snow)
        haze = linear((0, horizon_y - unit * 0.12), (0, horizon_y + unit * 0.03),
                      [alpha(light.fog, 0.0), alpha(light.fog, 0.4)],
                      blend=skia.BlendMode.kSrcATop)  # fmt: skip
        canvas.drawRect(
            skia.Rect.MakeLTRB(
                window.left, horizon_y - unit * 0.2, window.right, horizon_y + unit * 0.04
            ),
            haze,
        )

    return site.plate(9.0, paint, top=horizon_y - unit * 0.2, bottom=horizon_y + unit * 0.05)


def _banks(site: Site, course: Course, grass: tuple[int, int]) -> Layer:
    """The land on both sides: a sheet with the river cut out of it."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    top = course.top - unit * 0.012
    dark, bright = grass

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("banks")
        ground = skia.Rect.MakeLTRB(window.left, top, window.right, window.bottom)
        stops = [
            light.distant(light.lit(mix(bright, 0xFFF4F0A8, 0.2), 0.75), 0.35),
            light.lit(bright, 0.62), light.lit(mix(bright, dark, 0.6), 0.5), light.lit(dark, 0.3),
        ]  # fmt: skip
        canvas.drawRect(ground, linear((0, top), (0, frame.height), stops, at=(0, 0.2, 0.6, 1)))
        for _ in range(60):
            y = top + (frame.height - top) * rng.random() ** 1.4
            grow = (y - top) / unit + 0.06
            x = rng.uniform(window.left, window.right)
            tone = light.lit(bright if rng.random() < 0.5 else dark, rng.uniform(0.2, 0.95))
            canvas.drawOval(
                skia.Rect.MakeXYWH(x, y, unit * 1.0 * grow, unit * 0.09 * grow),
                fill(alpha(tone, 0.2), soft=unit * 0.02 * grow + 0.6),
            )
        _rim(canvas, site, course, rng)
        hole = fill(0xFF000000, blend=skia.BlendMode.kDstOut)
        canvas.drawPath(course.outline(rough=site.rng("edge")), hole)
        _stones(canvas, site, course, rng)
        if not is_snowy(site.scene):
            _shrubs(canvas, site, course, rng)

    # Room above for the trees that stand on it.
    return site.plate(1.3, paint, top=top - unit * 0.5)


def _rim(canvas: skia.Canvas, site: Site, course: Course, rng: np.random.Generator) -> None:
    """Sand and earth along the water."""
    light, unit = site.light, site.frame.unit
    earth = 0xFFD2DCEA if is_snowy(site.scene) else 0xFFC2A87C
    for wider, tone in (
        (0.26, alpha(light.lit(earth, 0.6), 0.55)),
        (0.15, light.lit(earth, 0.75)),
        (0.05, light.lit(mix(earth, 0xFF5A4A38, 0.5), 0.35)),
    ):
        canvas.drawPath(course.outline(wider=wider, rough=rng), fill(tone, soft=unit * 0.004))


def _stones(canvas: skia.Canvas, site: Site, course: Course, rng: np.random.Generator) -> None:
    snow = 0.8 if is_snowy(site.scene) else 0.0
    plan = [(0.30, -1.0), (0.36, 1.08), (0.46, -1.05), (0.52, 0.4), (0.60, 1.1), (0.66, -0.98),
            (0.74, -0.55), (0.80, 1.0), (0.9, -1.06), (0.95, -0.86)]  # fmt: skip
    for down, side in sorted(plan):
        x, y, half = course.at(down)
        wide = half * rng.uniform(0.3, 0.5) * (0.8 if abs(side) < 0.9 else 1.0)
        heap = rock_heap(
            max(8, round(wide)), max(6, round(wide * rng.uniform(0.42, 0.6))), light=site.light,
            rng=rng, stone=0xFF8C8884, wet=0.35, moss=0.35 if not snow else 0.0, snow=snow,
        )  # fmt: skip
        image = image_of(heap.pixels)
        left, foot = x + side * half - image.width() / 2, y
        ripple = stroke(alpha(site.light.lit(0xFFFFFFFF, 0.9), 0.4), max(1.0, wide * 0.03))
        canvas.drawOval(
            skia.Rect.MakeXYWH(
                left - wide * 0.06, foot - wide * 0.12, image.width() * 1.12, wide * 0.2
            ),
            ripple,
        )
        canvas.drawImage(image, left, foot - image.height())


def _shrubs(canvas: skia.Canvas, site: Site, course: Course, rng: np.random.Generator) -> None:
    """Bushes and a tree on the banks, smaller the farther they are."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    for number, (down, across) in enumerate(
        ((0.07, 0.18), (0.09, 0.86), (0.14, 0.32), (0.17, 0.76), (0.22, 0.06), (0.26, 0.93))
    ):
        x, y = frame.width * across, course.at(down)[1]
        size = unit * (0.05 + 0.85 * down) * rng.uniform(0.85, 1.15)
        if number % 3 == 2:
            bush(canvas, (x, y), width=size * 0.9, height=size * 0.45, colour=0xFF5E9A4A,
                 light=light, rng=rng)  # fmt: skip
        else:
            seasonal_tree(canvas, (x, y), height=size * 1.3, green=0xFF62A04C, light=light,
                          rng=rng, scene=site.scene, number=number)  # fmt: skip


def _flow(site: Site, course: Course) -> Live:
    """Streaks that run with the water."""
    rng, light = site.rng("flow"), site.light
    many = 46
    start, side = rng.random(many), rng.uniform(-0.82, 0.82, many)
    pace, length = rng.uniform(0.05, 0.085, many), rng.uniform(0.012, 0.04, many)
    tone = light.lit(0xFFFFFFFF, 0.9)
    paint = stroke(tone, 1.0)

    def draw(canvas: skia.Canvas, t_s: float) -> None:
        for first, across, speed, long in zip(
            start.tolist(), side.tolist(), pace.tolist(), length.tolist(), strict=True
        ):
            u = (first + speed * t_s) % 1.0
            # Perspective: what is far seems to move slowly.
            down = 0.05 + 1.0 * u**2.2
            points = []
            for k in range(5):
                x, y, half = course.at(min(1.08, down + long * (0.3 + down) * k / 4))
                bend = 0.03 * math.sin(5 * across + 2.2 * t_s + k)
                points.append((x + (across + bend) * half, y))
            paint.setStrokeWidth(max(0.7, course.at(down)[2] * 0.018))
            paint.setAlphaf(0.42 * math.sin(math.pi * u))
            canvas.drawPath(polyline(points, closed=False), paint)

    return Live(1.3, draw)
