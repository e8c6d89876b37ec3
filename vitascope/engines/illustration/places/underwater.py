"""Under the sea: shafts of light that dance on a sandy floor, coral, swaying weed, bubbles."""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np
import skia

from ..canvas import (
    Colour,
    Floats,
    alpha,
    blob,
    fbm,
    fill,
    linear,
    mix,
    premultiplied,
    radial,
    stroke,
)
from ..layers import Layer, Live, Site
from ..light import Light
from ..stage import View, Window
from .coral import coral
from .ground import Soil, beams, swell
from .scenery import Scenery, Spot

__all__ = ["build"]

_WATER = (0xFF7FE3EA, 0xFF2FA8CF, 0xFF0F5E98, 0xFF08305E)
"""From the surface down, by day."""


def build(site: Site) -> Scenery:
    """A reef."""
    frame, unit = site.frame, site.frame.unit
    light = _light(site.light)
    wet = replace(site, light=light)
    floor_y = frame.height * site.path.horizon
    stand_y = min(floor_y + unit * 0.20, frame.height - unit * 0.05)
    back: list[Layer] = [
        _depths(wet, floor_y),
        _cliffs(wet, "far", depth=14.0, foot_y=floor_y, rise=0.30, far=0.82),
        _cliffs(wet, "mid", depth=7.0, foot_y=floor_y + unit * 0.02, rise=0.17, far=0.6),
        _shoal(wet, floor_y),
        swell(wet, "floor", depth=2.6, top=floor_y, bump=0.012, soil=_SAND, far=0.42, shade=0.1),
        _garden(wet, "far", depth=2.3, foot_y=floor_y + unit * 0.05, size=0.12, gap=0.16, far=0.4),
        swell(wet, "sand", depth=1.2, top=floor_y + unit * 0.08, bump=0.014, soil=_SAND, far=0.1,
              pebbles=26.0),
        _Caustics(wet, floor_y + unit * 0.02),
        _weed(wet, "far", depth=1.6, root_y=floor_y + unit * 0.13, height=0.26,
              places=(0.06, 0.30, 0.62, 0.94), far=0.25),
        _garden(wet, "near", depth=1.15, foot_y=floor_y + unit * 0.17, size=0.2, gap=0.5, far=0.05),
    ]  # fmt: skip
    front: list[Layer] = [
        _Bubbles(wet, floor_y + unit * 0.3),
        _weed(wet, "near", depth=0.82, root_y=frame.height + unit * 0.04, height=0.42,
              places=(0.02, 0.07, 0.95, 0.99), far=0.0),
        beams(wet, "sun", source=(frame.width * 0.55, -unit * 0.4), foot_y=frame.height * 0.96,
              spread=(-frame.width * 0.1, frame.width * 1.1), count=8, wide=0.075,
              colour=light.glow, strength=0.24),
    ]  # fmt: skip
    return Scenery(
        back=tuple(back),
        front=tuple(front),
        spots=(
            Spot(frame.width * 0.46, stand_y),
            Spot(frame.width * 0.76, stand_y - unit * 0.07, 0.8, 1.25, faces_left=True),
            Spot(frame.width * 0.2, stand_y - unit * 0.06, 0.8, 1.25),
        ),
        afloat=(
            Spot(frame.width * 0.46, frame.height * 0.46),
            Spot(frame.width * 0.74, frame.height * 0.32, 0.8, 1.3, faces_left=True),
            Spot(frame.width * 0.22, frame.height * 0.6, 0.9, 1.1),
            Spot(frame.width * 0.66, frame.height * 0.64, 1.0),
        ),
        air=(frame.width * 0.08, frame.height * 0.1, frame.width * 0.92, floor_y),
        light=light,
    )


_SAND = Soil(0xFFF6E6B8, 0xFFA8A884)


def _light(over: Light) -> Light:
    """The light that is left below the surface: no red, and little at night."""
    power = min(1.0, 0.28 + 0.72 * (sum(over.key) / 3 + sum(over.ambient) / 3) / 1.7)
    if over.is_dark:
        power *= 0.6
    tones = [mix(0xFF020812, tone, power) for tone in _WATER]
    warm = over.glow if not over.is_bright else 0xFFE8FFF4
    return replace(
        over,
        sky=((0.0, tones[0]), (0.3, tones[1]), (0.75, tones[2]), (1.0, tones[3])),
        key=(0.86 * power, 1.08 * power, 1.08 * power),
        ambient=(0.30 * power + 0.04, 0.56 * power + 0.05, 0.74 * power + 0.08),
        key_direction=(0.15, -0.99),
        rim=alpha(0xFFD8FFF8, 0.7 * power),
        glow=mix(0xFF04202C, mix(0xFFB8F4F0, warm, 0.3), power),
        fog=tones[2] if over.is_dark else mix(tones[1], tones[2], 0.45),
        fog_density=0.8,
        wind=0.55,
        tint=(0.97, 1.0, 1.03),
        bloom=0.45,
        vignette=0.36,
        stars=0.0,
    )


def _depths(site: Site, floor_y: float) -> Layer:
    """Open water: bright at the surface, deep blue below."""
    light, unit, frame = site.light, site.frame.unit, site.frame

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        stops = [tone for _, tone in light.sky]
        canvas.drawPaint(
            linear(
                (0, 0), (0, max(floor_y, frame.height * 0.8)), stops, at=[a for a, _ in light.sky]
            )
        )
        x = frame.width * 0.55
        halo = [alpha(light.glow, 0.75), alpha(light.glow, 0.22), alpha(light.glow, 0.0)]
        reach = unit * 0.85
        canvas.drawCircle(
            x, -unit * 0.05, reach,
            radial((x, -unit * 0.05), reach, halo, at=(0, 0.4, 1), blend=skia.BlendMode.kScreen),
        )  # fmt: skip

    return site.plate(math.inf, paint, bottom=floor_y + unit * 0.1, is_smooth=True)


def _cliffs(
    site: Site, name: str, *, depth: float, foot_y: float, rise: float, far: float
) -> Layer:
    """Rocks far off, mere shapes in the blue."""
    light, unit = site.light, site.frame.unit

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("cliffs " + name)
        step = unit * 0.16
        count = max(4, round(window.width / step))
        points = []
        for i in range(-1, count + 2):
            x = window.left + window.width * i / count
            side = abs((x - window.left) / window.width - 0.52) * 2
            up = rise * unit * (0.12 + 0.95 * side**1.2) * rng.uniform(0.5, 1.25)
            points.append((x, foot_y - up))
        path = blob(points, closed=False)
        path.lineTo(points[-1][0], foot_y + unit * 0.1)
        path.lineTo(points[0][0], foot_y + unit * 0.1)
        path.close()
        tone = light.distant(light.lit(0xFF3C5A68, 0.3), far)
        canvas.drawPath(
            path,
            linear((0, foot_y - rise * unit), (0, foot_y + unit * 0.06), [tone, light.fog]),
        )

    return site.plate(
        depth,
        paint,
        soft_px=unit * 0.003,
        top=foot_y - unit * rise * 1.5,
        bottom=foot_y + unit * 0.1,
    )


def _garden(
    site: Site, name: str, *, depth: float, foot_y: float, size: float, gap: float, far: float
) -> Layer:
    """Corals of every shape, most of them to the sides."""
    unit = site.frame.unit

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("garden " + name)
        count = max(3, round(window.width / (unit * gap)))
        for i in range(count):
            x = window.left + (i + rng.uniform(0.2, 0.8)) * window.width / count
            side = abs((x - window.left) / window.width - 0.5) * 2
            tall = unit * size * (0.5 + 0.75 * side) * rng.uniform(0.8, 1.25)
            y = foot_y + unit * rng.uniform(-0.02, 0.05)
            coral(canvas, (x, y), height=tall, kind=i, light=site.light, rng=rng, far=far)

    return site.plate(
        depth, paint, soft_px=unit * 0.002 if far > 0.2 else 0.0, top=foot_y - unit * size * 1.9,
        bottom=foot_y + unit * 0.12,
    )  # fmt: skip


def _weed(
    site: Site,
    name: str,
    *,
    depth: float,
    root_y: float,
    height: float,
    places: tuple[float, ...],
    far: float,
) -> Layer:
    """Ribbons of seaweed that sway."""
    light, unit = site.light, site.frame.unit
    tall = unit * height

    def paint(canvas: skia.Canvas, at: Window) -> None:
        rng = site.rng("weed " + name)
        for k, across in enumerate(places):
            foot = at.left + across * at.width
            for _ in range(6):
                x = foot + unit * rng.normal(0, 0.022)
                up = tall * rng.uniform(0.55, 1.05)
                tone = mix(0xFF2F8A5C, (0xFF9CC84A, 0xFFC07A3C, 0xFF3CA87C)[k % 3],
                           rng.uniform(0.2, 0.7))  # fmt: skip
                _ribbon(canvas, x, root_y, up, light, tone, rng, far)

    return site.row(
        depth, paint, root_y=root_y, top=root_y - tall * 1.15, bottom=root_y + unit * 0.03,
        reach_px=tall * 0.42, phase=depth,
    )  # fmt: skip


def _ribbon(
    canvas: skia.Canvas,
    x: float,
    y: float,
    up: float,
    light: Light,
    tone: Colour,
    rng: np.random.Generator,
    far: float,
) -> None:
    wave, phase = up * 0.05, rng.uniform(0, 6.28)
    left, right = [], []
    for i in range(12):
        u = i / 11
        middle = x + wave * math.sin(phase + 7 * u) * (0.3 + u)
        half = (
            up * 0.034 * math.sin(math.pi * (0.18 + 0.8 * u)) * (1 + 0.3 * math.sin(19 * u + phase))
        )
        left.append((middle - half, y - up * u))
        right.append((middle + half, y - up * u))
    shades = [
        light.lit(mix(tone, 0xFF06303C, 0.5), 0.1),
        light.lit(mix(tone, 0xFFE8F08A, 0.2), 0.9),
    ]
    shades = [light.distant(c, far) for c in shades]
    canvas.drawPath(blob([*left, *reversed(right)]), linear((x, y), (x, y - up), shades))


def _shoal(site: Site, floor_y: float) -> Live:
    """A shoal of small fish far off, going about together."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    rng = site.rng("shoal")
    many = 26
    dx, dy = rng.normal(0, 0.12, many) * unit, rng.normal(0, 0.045, many) * unit
    beat, size = rng.uniform(5, 8, many), rng.uniform(0.008, 0.014, many) * unit
    tone = light.distant(light.lit(0xFFF4D88A, 0.7), 0.45)
    paint = fill(alpha(tone, 0.85))

    def draw(canvas: skia.Canvas, t_s: float) -> None:
        x0 = frame.width * 0.16 + unit * 0.035 * t_s
        y0 = floor_y * 0.52 + unit * 0.02 * math.sin(0.5 * t_s)
        for k in range(many):
            wag = math.sin(float(beat[k]) * t_s + k)
            x = x0 + float(dx[k]) + unit * 0.012 * math.sin(0.7 * t_s + k * 1.7)
            y = y0 + float(dy[k]) + unit * 0.008 * math.sin(0.9 * t_s + k * 2.3)
            s = float(size[k])
            fish = skia.Path()
            fish.moveTo(x + s, y)
            fish.quadTo(x, y - s * 0.62, x - s * 0.7, y)
            fish.lineTo(x - s * 1.35, y - s * (0.45 + 0.2 * wag))
            fish.lineTo(x - s * 1.35, y + s * (0.45 - 0.2 * wag))
            fish.lineTo(x - s * 0.7, y)
            fish.quadTo(x, y + s * 0.62, x + s, y)
            canvas.drawPath(fish, paint)

    return Live(6.0, draw, is_soft=True)


class _Caustics:
    """The net of light that waves above throw on the sand."""

    def __init__(self, site: Site, top: float) -> None:
        rng = site.rng("caustics")
        self._top, self._unit = top, site.frame.unit
        nets = []
        for cells in (9, 12):
            noise = fbm(256, 256, cells=(cells, cells), rng=rng, octaves=2)
            wall = np.clip(1 - np.abs(noise - 0.5) * 7, 0, 1) ** 2
            nets.append(wall.astype(np.float32))
        self._nets = nets
        self._strength = 0.10 if site.light.is_dark else 0.34
        self._tone = mix(site.light.glow, 0xFFFFFFFF, 0.5)

    def draw(self, view: View) -> None:
        at = view.at(1.2)
        top = max(0, math.floor(at.y + at.scale * self._top))
        rows, w = (view.frame.height - top) // 4, view.frame.width // 4
        if rows < 4:
            return
        down = (np.arange(rows, dtype=np.float32) + 0.5) / rows
        z: Floats = np.asarray(1 / (down * 0.8 + 0.22), np.float32)
        columns = np.arange(w, dtype=np.float32) - w / 2 - at.x / 4
        x: Floats = np.asarray(columns * 4 / self._unit, np.float32)
        first, other = self._look(0, x, z, view.t_s), self._look(1, x, z, 3 - view.t_s * 0.8)
        light = np.sqrt(np.multiply(first, other, dtype=np.float32))
        fade = np.clip(down / 0.25, 0, 1)[:, None]
        cover = np.asarray(light * fade * self._strength, np.float32)
        pixels = premultiplied(self._tone, cover)
        goal = view.pixels[top : top + rows * 4, : w * 4]
        big = cv2.resize(pixels, (w * 4, rows * 4), interpolation=cv2.INTER_LINEAR)
        # Several times faster than to let skia add it.
        cv2.add(goal, big, dst=goal)

    def _look(self, which: int, x: Floats, z: Floats, t_s: float) -> Floats:
        map_x = x[None, :] * z[:, None] * 130 + 900 + 9 * t_s
        map_y = np.repeat((z * 150 + 600 + 6 * t_s)[:, None], len(x), axis=1)
        # Mirrored, so that there is no seam where the net ends.
        map_x, map_y = (np.abs(np.mod(m, 510) - 255).astype(np.float32) for m in (map_x, map_y))
        net = cv2.remap(self._nets[which], map_x, map_y, cv2.INTER_LINEAR)
        return np.asarray(net, np.float32)


class _Bubbles:
    """Strings of bubbles that wobble up and are gone at the surface."""

    def __init__(self, site: Site, foot_y: float) -> None:
        rng = site.rng("bubbles")
        self._foot_y, self._unit = foot_y, site.frame.unit
        many = 34
        springs = rng.uniform(0.05, 0.95, 7)
        self._x = (springs[np.arange(many) % 7] + rng.normal(0, 0.008, many)) * site.frame.width
        self._start, self._pace = rng.random(many), rng.uniform(0.06, 0.11, many)
        self._size = rng.uniform(0.004, 0.014, many) * self._unit
        self._rim = stroke(alpha(mix(site.light.glow, 0xFFFFFFFF, 0.5), 0.75), 1.0)
        self._rim.setStrokeWidth(max(0.8, self._unit * 0.0016))
        self._body = fill(alpha(site.light.lit(0xFFFFFFFF, 0.8), 0.16))
        self._shine = fill(alpha(0xFFFFFFFF, 0.5 if site.light.is_dark else 0.85))

    def draw(self, view: View) -> None:
        view.enter(1.0)
        canvas, t_s = view.canvas, view.t_s
        for k in range(len(self._x)):
            u = (float(self._start[k]) + float(self._pace[k]) * t_s) % 1.0
            y = self._foot_y - (self._foot_y + self._unit * 0.05) * u
            size = float(self._size[k]) * (0.7 + 0.5 * u) * min(1.0, u / 0.05)
            x = float(self._x[k]) + self._unit * 0.012 * math.sin(2.2 * t_s + k * 1.9)
            canvas.drawCircle(x, y, size, self._body)
            canvas.drawCircle(x, y, size, self._rim)
            canvas.drawCircle(x - size * 0.35, y - size * 0.4, size * 0.22, self._shine)
        canvas.restore()
