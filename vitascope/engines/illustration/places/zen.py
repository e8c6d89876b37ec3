"""A zen garden: raked gravel round rocks and moss, a wall behind, a lantern, a clipped pine."""

from __future__ import annotations

import math

import numpy as np
import skia

from ..canvas import Point, alpha, blob, fill, image_of, limb, linear, mix, polyline, stroke
from ..flora import bush
from ..layers import Layer, Site
from ..light import Light
from ..rocks import rock_heap
from ..sky import sky_layers
from ..stage import Window
from .ground import hills, mist
from .scenery import Scenery, Spot
from .seasons import is_snowy, leaf_of
from .trees import seasonal_tree

__all__ = ["build"]


def build(site: Site) -> Scenery:
    """Raked gravel before a garden wall."""
    frame, light, unit = site.frame, site.light, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    ground_y = horizon_y + unit * 0.34
    back: tuple[Layer, ...] = (
        *sky_layers(site, horizon_y),
        hills(
            site,
            "far",
            depth=18.0,
            base_y=horizon_y + unit * 0.02,
            rise=0.14,
            colour=0xFF5A8468,
            far=0.6,
        ),
        mist(site, "far", depth=14.0, y=horizon_y - unit * 0.02, tall=0.16, strength=0.5),
        _grove(site, horizon_y),
        _wall(site, horizon_y),
        _gravel(site, horizon_y),
        _stones(site, horizon_y),
    )
    return Scenery(
        back=back,
        spots=(
            Spot(frame.width * 0.47, ground_y + unit * 0.04),
            Spot(frame.width * 0.68, ground_y - unit * 0.07, 0.82, 1.2, faces_left=True),
            Spot(frame.width * 0.30, ground_y + unit * 0.0, 0.9, 1.1),
        ),
        air=(frame.width * 0.08, frame.height * 0.1, frame.width * 0.92, ground_y - unit * 0.2),
        light=light,
    )


def _grove(site: Site, horizon_y: float) -> Layer:
    """Maples and bushes that look over the wall."""
    light, unit = site.light, site.frame.unit

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("grove")
        count = max(4, round(window.width / (unit * 0.22)))
        y = horizon_y + unit * 0.06
        for i in range(count):
            x = window.left + (i + rng.uniform(0.1, 0.9)) * window.width / count
            green = (0xFF5E9A50, 0xFF3E7A50, 0xFFB8483A, 0xFF7FB05A)[i % 4]
            if i % 2:
                bush(canvas, (x, y), width=unit * 0.26, height=unit * rng.uniform(0.14, 0.22),
                     colour=leaf_of(site.scene, green, i), light=light, rng=rng)  # fmt: skip
            else:
                seasonal_tree(
                    canvas,
                    (x, y),
                    height=unit * rng.uniform(0.3, 0.44),
                    green=green,
                    light=light,
                    rng=rng,
                    scene=site.scene,
                    number=i,
                )

    return site.plate(
        7.0, paint, soft_px=unit * 0.002, top=horizon_y - unit * 0.5, bottom=horizon_y + unit * 0.08
    )


def _wall(site: Site, horizon_y: float) -> Layer:
    """A plastered wall under a roof of tiles."""
    light, unit = site.light, site.frame.unit
    foot, top = horizon_y + unit * 0.085, horizon_y - unit * 0.035

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rect = skia.Rect.MakeLTRB(window.left, top, window.right, foot)
        canvas.drawRect(
            rect,
            linear((0, top), (0, foot), [light.lit(0xFFF0E2C0, 0.5), light.lit(0xFFDCC8A0, 0.7)]),
        )
        band = skia.Rect.MakeLTRB(window.left, foot - unit * 0.02, window.right, foot)
        canvas.drawRect(band, fill(light.lit(0xFF8A7A68, 0.4)))
        post = fill(light.lit(0xFF5A4434, 0.4))
        for k in range(round(window.width / (unit * 0.3)) + 1):
            x = window.left + k * unit * 0.3
            canvas.drawRect(skia.Rect.MakeXYWH(x, top, unit * 0.014, foot - top), post)
        roof = skia.Rect.MakeLTRB(window.left, top - unit * 0.03, window.right, top + unit * 0.012)
        tiles = 0xFFE8EEF6 if is_snowy(site.scene) else 0xFF4E5664
        canvas.drawRect(
            roof,
            linear(
                (0, roof.top()), (0, roof.bottom()), [light.lit(tiles, 0.9), light.lit(tiles, 0.25)]
            ),
        )
        groove = stroke(alpha(light.lit(0xFF262A34, 0.2), 0.6), max(0.8, unit * 0.002))
        for k in range(round(window.width / (unit * 0.022)) + 1):
            x = window.left + k * unit * 0.022
            canvas.drawLine(x, roof.top() + unit * 0.004, x, roof.bottom(), groove)
        ridge = skia.Rect.MakeXYWH(
            window.left, roof.top() - unit * 0.008, window.width, unit * 0.012
        )
        canvas.drawRoundRect(ridge, unit * 0.005, unit * 0.005, fill(light.lit(tiles, 0.7)))

    return site.plate(4.5, paint, top=top - unit * 0.05, bottom=foot)


_ROCKS = (
    (0.15, 0.25, 0.20, 0.75), (0.21, 0.275, 0.11, 0.55), (0.09, 0.27, 0.10, 0.5),
    (0.80, 0.16, 0.14, 0.8), (0.86, 0.175, 0.08, 0.5),
    (0.90, 0.43, 0.22, 0.55),
)  # fmt: skip
"""Share of the width, units below the horizon, width in units, height in widths."""
_ISLANDS = ((0.15, 0.255, 0.21), (0.82, 0.165, 0.15), (0.90, 0.435, 0.19))
"""Where gravel is raked in rings: share of the width, units below the horizon, radius in units."""


def _gravel(site: Site, horizon_y: float) -> Layer:
    """Pale gravel, raked in lines that bend into rings round the rocks."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    top = horizon_y + unit * 0.08
    pale = 0xFFF4F6FA if is_snowy(site.scene) else 0xFFE9E4D8

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rect = skia.Rect.MakeLTRB(window.left, top, window.right, window.bottom)
        tones = [
            light.distant(light.lit(pale, 0.7), 0.15),
            light.lit(pale, 0.72),
            light.lit(mix(pale, 0xFF9A9488, 0.4), 0.6),
        ]
        canvas.drawRect(rect, linear((0, top), (0, frame.height), tones))
        bright, dark = light.lit(0xFFFFFFFF, 0.95), light.lit(0xFF8A8478, 0.3)
        rows = 34
        for k in range(rows):
            u = (k / rows) ** 1.7
            y = top + (frame.height - top) * 1.05 * u
            line = [
                (x, y + _bend(site, x, y, horizon_y))
                for x in np.arange(window.left, window.right + unit * 0.04, unit * 0.03)
            ]
            path = blob(line, closed=False)
            wide = unit * (0.0015 + 0.0075 * u)
            canvas.drawPath(path, stroke(alpha(dark, 0.42), wide))
            path.offset(0, wide * 0.9)
            canvas.drawPath(path, stroke(alpha(bright, 0.45), wide * 0.7))
        for across, down, radius in _ISLANDS:
            x, y = frame.width * across, horizon_y + unit * down
            flat = 0.16 + 0.3 * down
            for k in range(6, 0, -1):
                size = unit * radius * (0.62 + 0.13 * k)
                oval = skia.Rect.MakeLTRB(x - size, y - size * flat, x + size, y + size * flat)
                canvas.drawOval(
                    oval, fill(light.lit(mix(pale, 0xFFB8B0A4, 0.18 if k % 2 else 0.0), 0.72))
                )
                ring = stroke(alpha(dark, 0.38), unit * (0.0015 + 0.004 * down))
                canvas.drawOval(oval, ring)
        grain = np.random.default_rng(5)
        for _ in range(round(window.width / unit * 400)):
            x, u = grain.uniform(window.left, window.right), grain.random() ** 1.3
            dot = fill(alpha(dark if grain.random() < 0.6 else bright, 0.3))
            canvas.drawCircle(x, top + (frame.height - top) * u, unit * (0.0006 + 0.0014 * u), dot)

    return site.plate(1.25, paint, top=top)


def _bend(site: Site, x: float, y: float, horizon_y: float) -> float:
    """How far a raked line gives way to the islands."""
    unit, frame = site.frame.unit, site.frame
    shift = 0.0
    for across, down, radius in _ISLANDS:
        dx = (x - frame.width * across) / (unit * radius * 1.9)
        dy = (y - horizon_y - unit * down) / (unit * radius * 0.7)
        shift += math.copysign(unit * 0.026 * (0.4 + 2 * down) * math.exp(-dx * dx - dy * dy), dy)
    return shift


def _stones(site: Site, horizon_y: float) -> Layer:
    """The rocks in beds of moss, the lantern and the pine."""
    light, unit, frame = site.light, site.frame.unit, site.frame
    snowy = is_snowy(site.scene)

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng("zen")
        _lantern(canvas, (frame.width * 0.70, horizon_y + unit * 0.125), unit * 0.2, light)
        _pine(canvas, (frame.width * 0.93, horizon_y + unit * 0.18), unit * 0.5, light, rng, snowy)
        for across, down, radius in _ISLANDS:
            x, y = frame.width * across, horizon_y + unit * down
            size, flat = unit * radius * 0.66, 0.16 + 0.3 * down
            moss = 0xFFEFF4FA if snowy else 0xFF6E9A48
            bed = skia.Rect.MakeLTRB(x - size, y - size * flat * 1.3, x + size, y + size * flat)
            canvas.drawOval(
                bed,
                linear(
                    (0, bed.top()),
                    (0, bed.bottom()),
                    [light.lit(mix(moss, 0xFFD0E070, 0.2), 0.85), light.lit(moss, 0.3)],
                ),
            )
        for across, down, size, tall in sorted(_ROCKS, key=lambda rock: rock[1]):
            wide = unit * size
            heap = rock_heap(
                round(wide),
                round(wide * tall),
                light=light,
                rng=rng,
                stone=0xFF7E7C80,
                wet=0.0,
                moss=0.25,
                snow=0.8 if snowy else 0.0,
            )
            image = image_of(heap.pixels)
            canvas.drawImage(
                image,
                frame.width * across - image.width() / 2,
                horizon_y + unit * down - image.height(),
            )

    return site.plate(1.2, paint, top=horizon_y - unit * 0.4)


def _lantern(canvas: skia.Canvas, at: Point, tall: float, light: Light) -> None:
    """A stone lantern: foot, shaft, light box, broad roof."""
    x, y = at
    stone = [light.lit(0xFFB8B4AC, 0.85), light.lit(0xFF6E6C70, 0.2)]

    def block(half: float, low: float, high: float, half_top: float | None = None) -> None:
        up = half if half_top is None else half_top
        shape = polyline(
            [
                (x - half * tall, y - low * tall),
                (x - up * tall, y - high * tall),
                (x + up * tall, y - high * tall),
                (x + half * tall, y - low * tall),
            ]
        )
        ends = (x + half * tall, 0), (x - half * tall, 0)
        canvas.drawPath(
            shape, linear(*(ends if light.key_direction[0] >= 0 else ends[::-1]), stone)
        )

    block(0.2, 0.0, 0.1, 0.16)
    block(0.07, 0.1, 0.5)
    block(0.13, 0.5, 0.58, 0.2)
    block(0.14, 0.58, 0.78)
    lamp = 0xFFFFD88A if light.has_lamps else light.lit(0xFF5A4A40, 0.2)
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - tall * 0.07, y - tall * 0.75, x + tall * 0.07, y - tall * 0.61),
        fill(lamp),
    )
    if light.has_lamps:
        canvas.drawCircle(
            x, y - tall * 0.68, tall * 0.3, fill(alpha(0xFFFFC060, 0.3), soft=tall * 0.1)
        )
    block(0.28, 0.78, 0.92, 0.06)
    canvas.drawCircle(x, y - tall * 0.95, tall * 0.045, fill(stone[0]))


def _pine(
    canvas: skia.Canvas, at: Point, tall: float, light: Light, rng: np.random.Generator, snowy: bool
) -> None:
    """A trained pine: a bent trunk and flat clouds of needles."""
    x, y = at
    bark = linear(
        (x - tall * 0.1, 0),
        (x + tall * 0.08, 0),
        [light.lit(0xFF7A5A48, 0.7), light.lit(0xFF3A2C28, 0.1)],
    )
    bend = [
        (x, y),
        (x - tall * 0.14, y - tall * 0.3),
        (x + tall * 0.1, y - tall * 0.5),
        (x - tall * 0.06, y - tall * 0.86),
    ]
    canvas.drawPath(limb(bend, [tall * 0.075, tall * 0.05, tall * 0.03]), bark)
    for dx, up, wide in (
        (-0.34, 0.42, 0.42),
        (0.26, 0.52, 0.40),
        (-0.26, 0.68, 0.40),
        (0.14, 0.78, 0.34),
        (-0.06, 0.94, 0.34),
    ):
        canvas.drawPath(
            limb(
                [(x - tall * 0.03, y - tall * (up - 0.12)), (x + dx * tall, y - tall * up)],
                [tall * 0.026, tall * 0.014],
                steps=5,
            ),
            bark,
        )
        green = 0xFFDCE8F0 if snowy else 0xFF3E7A50
        bush(
            canvas,
            (x + dx * tall, y - tall * (up - 0.03)),
            width=tall * wide,
            height=tall * 0.15,
            colour=green,
            light=light,
            rng=rng,
        )
