"""Open space: stars, nebulae, a ringed planet and its moon."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import skia

from ..canvas import Colour, alpha, blob, fbm, fill, image_of, linear, premultiplied, radial
from ..layers import Layer, Live, Site
from ..light import Light
from ..stage import Window
from .scenery import Scenery, Spot

__all__ = ["VOID", "build", "stars", "vacuum_light"]

VOID = 0xFF04050F


def vacuum_light(base: Light, *, sky: tuple[tuple[float, Colour], ...], fog: Colour) -> Light:
    """Sunlight without air: the hour does not matter there."""
    return replace(
        base,
        sky=sky,
        sun=(0.8, 0.9),
        has_sun=False,
        is_moon=False,
        key=(1.10, 1.06, 1.0),
        ambient=(0.34, 0.36, 0.50),
        key_direction=(-0.72, -0.69),
        rim=0xC0D8E6FF,
        glow=0xFF90A8FF,
        fog=fog,
        fog_density=0.15,
        wind=0.2,
        exposure=1.0,
        tint=(1.0, 1.0, 1.03),
        bloom=0.5,
        vignette=0.3,
        stars=1.0,
    )


def build(site: Site) -> Scenery:
    """Stars, nebulae, a ringed planet and its moon."""
    frame, unit = site.frame, site.frame.unit
    light = vacuum_light(site.light, sky=((0.0, VOID), (1.0, 0xFF120E2C)), fog=0xFF241C50)
    there = replace(site, light=light)
    planet = (frame.width * (0.74 if not frame.is_tall else 0.66), frame.height * 0.34)
    radius = unit * (0.23 if not frame.is_tall else 0.25)
    back: tuple[Layer, ...] = (
        _nebula(there),
        stars(there, frame.height * 1.02, many=430),
        _planet(there, planet, radius),
        _small_moon(there, (frame.width * 0.2, frame.height * 0.74), unit * 0.055),
    )
    return Scenery(
        back=back,
        spots=_floating(site),
        afloat=_floating(site),
        air=(frame.width * 0.08, frame.height * 0.1, frame.width * 0.92, frame.height * 0.9),
        light=light,
    )


def _floating(site: Site) -> tuple[Spot, ...]:
    frame = site.frame
    return (
        Spot(frame.width * 0.42, frame.height * 0.64),
        Spot(frame.width * 0.72, frame.height * 0.76, 0.8, 1.3, faces_left=True),
        Spot(frame.width * 0.2, frame.height * 0.46, 0.7, 1.6),
        Spot(frame.width * 0.58, frame.height * 0.36, 0.6, 1.8),
    )


def _nebula(site: Site) -> Layer:
    """Clouds of glowing gas, violet and teal."""
    unit = site.frame.unit

    def paint(canvas: skia.Canvas, window: Window) -> None:
        canvas.drawPaint(
            linear((window.left, window.top), (window.right, window.bottom),
                   [0xFF060716, 0xFF0C0A24, 0xFF04060F])
        )  # fmt: skip
        w, h = max(8, window.width // 3), max(8, window.height // 3)
        rng = site.rng("nebula")
        yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
        for tone, power, (cx, cy), turn in (
            (0xFF5A2CA8, 0.85, (0.30, 0.40), 0.5), (0xFF1F7FA8, 0.6, (0.62, 0.62), 0.35),
            (0xFFD0407C, 0.55, (0.36, 0.50), 0.55), (0xFF3450C0, 0.6, (0.85, 0.2), -0.4),
        ):  # fmt: skip
            noise = fbm(w, h, cells=(4, 3), rng=rng, octaves=6, gain=0.58)
            dx, dy = xx / w - cx, (yy / h - cy) * h / w
            along, across = (
                dx * math.cos(turn) - dy * math.sin(turn),
                dx * math.sin(turn) + dy * math.cos(turn),
            )
            band = np.exp(-((along / 0.36) ** 2) - (across / 0.16) ** 2)
            cover = np.clip(noise * 1.7 - 0.55, 0, 1) ** 1.4 * band * power
            cloud = image_of(premultiplied(tone, cover.astype(np.float32)))
            rect = skia.Rect.MakeLTRB(window.left, window.top, window.right, window.bottom)
            paint_cloud = skia.Paint(BlendMode=skia.BlendMode.kScreen)
            canvas.drawImageRect(
                cloud, rect, skia.SamplingOptions(skia.FilterMode.kLinear), paint_cloud
            )
        for _ in range(round(window.width * window.height / unit**2 * 900)):
            x, y = rng.uniform(window.left, window.right), rng.uniform(window.top, window.bottom)
            dust = fill(alpha(0xFFE8EEFF, rng.uniform(0.08, 0.5)))
            canvas.drawCircle(x, y, unit * rng.uniform(0.0005, 0.0012), dust)

    return site.plate(math.inf, paint, is_smooth=False)


def stars(site: Site, bottom: float, *, many: int) -> Live:
    """Stars that hardly twinkle, some with a cross of light."""
    rng, unit = site.rng("stars"), site.frame.unit
    window = site.path.window(math.inf)
    count = min(2 * many, round(many * window.width * max(1.0, bottom) / (unit * unit * 1.78)))
    x, y = rng.uniform(window.left, window.right, count), rng.uniform(window.top, bottom, count)
    size = unit * (0.0007 + 0.0022 * rng.random(count) ** 5)
    level, rate = rng.uniform(0.35, 1.0, count), rng.uniform(0.5, 1.8, count)
    tones = (0xFFFFFFFF, 0xFFCFE0FF, 0xFFFFE9C8, 0xFFFFD0C8)
    paints = [fill(tone) for tone in tones]
    cross = skia.Paint(AntiAlias=True, Color=0xFFFFFFFF, StrokeWidth=max(0.8, unit * 0.0011))
    data = list(zip(x.tolist(), y.tolist(), size.tolist(), strict=True))

    def draw(canvas: skia.Canvas, t_s: float) -> None:
        now = level * (0.84 + 0.16 * np.sin(rate * t_s + x))
        for number, ((at_x, at_y, radius), shine) in enumerate(
            zip(data, now.tolist(), strict=True)
        ):
            paint = paints[number % len(paints)]
            paint.setAlphaf(shine)
            canvas.drawCircle(at_x, at_y, radius + 0.3, paint)
            if number % 47 == 0:
                long = unit * 0.012 * shine
                cross.setAlphaf(0.55 * shine)
                canvas.drawLine(at_x - long, at_y, at_x + long, at_y, cross)
                canvas.drawLine(at_x, at_y - long, at_x, at_y + long, cross)

    return Live(math.inf, draw)


def _planet(site: Site, at: tuple[float, float], radius: float) -> Layer:
    """A banded giant with rings, its far side in the dark."""
    x, y = at

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        halo = [alpha(0xFFFFC890, 0.34), alpha(0xFFFF9A80, 0.10), 0x00FF9A80]
        canvas.drawCircle(
            x, y, radius * 1.6,
            radial((x, y), radius * 1.6, halo, at=(0.5, 0.72, 1), blend=skia.BlendMode.kScreen),
        )  # fmt: skip
        _ring(canvas, x, y, radius, is_front=False)
        disc = skia.Path()
        disc.addCircle(x, y, radius)
        canvas.save()
        canvas.clipPath(disc, True)
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(-16)
        _bands(canvas, site, radius)
        canvas.restore()
        light_at = (x - radius * 0.55, y - radius * 0.55)
        shade = [0x00000000, 0x00000000, 0x9008061C, 0xF004030C]
        canvas.drawCircle(
            x, y, radius, radial(light_at, radius * 1.9, shade, at=(0, 0.42, 0.78, 1))
        )
        shine = [alpha(0xFFFFFFFF, 0.3), 0x00FFFFFF]
        canvas.drawCircle(x, y, radius, radial(light_at, radius * 0.9, shine))
        canvas.restore()
        _ring(canvas, x, y, radius, is_front=True)

    return site.plate(
        30.0, paint, top=y - radius * 1.7, bottom=y + radius * 1.7,
        across=(x - radius * 2.6, x + radius * 2.6),
    )  # fmt: skip


def _bands(canvas: skia.Canvas, site: Site, radius: float) -> None:
    rng = site.rng("bands")
    canvas.drawCircle(0, 0, radius, fill(0xFFE8A868))
    tones = (0xFFF6D09A, 0xFFD98A5A, 0xFFF0BC80, 0xFFC4744E, 0xFFFFE0B4, 0xFFE09A64)
    y = -radius
    k = 0
    while y < radius:
        tall = radius * rng.uniform(0.08, 0.24)
        points = [
            (-radius * 1.1 + i * radius * 0.28, y + radius * rng.normal(0, 0.014)) for i in range(9)
        ]
        lower = [(px, py + tall) for px, py in reversed(points)]
        canvas.drawPath(blob([*points, *lower]), fill(alpha(tones[k % 6], 0.8), soft=radius * 0.02))
        y += tall
        k += 1
    storm = skia.Rect.MakeXYWH(-radius * 0.05, radius * 0.2, radius * 0.42, radius * 0.18)
    canvas.drawOval(storm, fill(0xE0C25A40, soft=radius * 0.015))


def _ring(canvas: skia.Canvas, x: float, y: float, radius: float, *, is_front: bool) -> None:
    """Half of the rings: the one behind the planet or the one before it."""
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(-16)
    half = skia.Rect.MakeLTRB(-radius * 3, 0, radius * 3, radius * 3)
    if not is_front:
        half = skia.Rect.MakeLTRB(-radius * 3, -radius * 3, radius * 3, 0)
    canvas.clipRect(half, True)
    canvas.scale(1, 0.24)
    for wide, tone, strength in ((2.14, 0xFFE8C8A0, 0.5), (1.95, 0xFFF8E4C4, 0.8),
                                 (1.74, 0xFFD8AE86, 0.7), (1.54, 0xFFC89A78, 0.45)):  # fmt: skip
        line = fill(alpha(tone, strength if is_front else strength * 0.75))
        line.setStyle(skia.Paint.kStroke_Style)
        line.setStrokeWidth(radius * (0.13 if wide != 1.54 else 0.18))
        canvas.drawCircle(0, 0, radius * wide, line)
    canvas.restore()


def _small_moon(site: Site, at: tuple[float, float], radius: float) -> Layer:
    x, y = at

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        disc = skia.Path()
        disc.addCircle(x, y, radius)
        canvas.drawPath(
            disc,
            radial(
                (x - radius * 0.4, y - radius * 0.4),
                radius * 1.7,
                [0xFFD8DCE8, 0xFF8A90A8, 0xFF14162A],
                at=(0, 0.5, 1),
            ),
        )
        canvas.save()
        canvas.clipPath(disc, True)
        for cx, cy, r in (
            (-0.3, -0.1, 0.22),
            (0.2, 0.3, 0.16),
            (0.1, -0.5, 0.13),
            (-0.45, 0.4, 0.12),
        ):
            canvas.drawCircle(x + cx * radius, y + cy * radius, r * radius, fill(0x50404860))
        canvas.restore()

    spare = radius + 3
    return site.plate(22.0, paint, top=y - spare, bottom=y + spare, across=(x - spare, x + spare))
