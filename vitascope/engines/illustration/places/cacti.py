"""What grows where it is dry: saguaros, round cacti, brush."""

from __future__ import annotations

import math

import numpy as np
import skia

from ..canvas import Point, alpha, fill, limb, linear, mix, radial, stroke
from ..light import Light

__all__ = ["barrel", "saguaro", "shrub"]

_GREEN = 0xFF5C9A58


def saguaro(
    canvas: skia.Canvas, at: Point, *, height: float, light: Light, rng: np.random.Generator
) -> None:
    """A tall cactus with raised arms and ribs."""
    x, y = at
    thick = height * 0.15
    arms = [((-1, 0.36, 0.74)), ((1, 0.50, 0.86))]
    shadow = fill(alpha(light.lit(0xFF402818, 0.05), 0.4), soft=height * 0.02)
    canvas.drawOval(
        skia.Rect.MakeXYWH(x - height * 0.2, y - height * 0.025, height * 0.5, height * 0.05),
        shadow,
    )
    for side, root, tip in arms:
        root_y, tip_y = y - height * root, y - height * tip * rng.uniform(0.9, 1.05)
        out = x + side * height * 0.26
        path = limb(
            [
                (x, root_y),
                (out, root_y + height * 0.04),
                (out, root_y - height * 0.12),
                (out, tip_y),
            ],
            [thick * 0.66] * 3,
        )
        _flesh(canvas, path, out, thick * 0.33, light)
    trunk = limb(
        [(x, y), (x, y - height * 0.5), (x, y - height * 0.96)], [thick * 0.85, thick, thick * 0.9]
    )
    _flesh(canvas, trunk, x, thick * 0.5, light)
    rib = stroke(alpha(light.lit(0xFF2C5A3C, 0.2), 0.5), max(0.7, height * 0.006))
    for k in (-0.28, 0.0, 0.28):
        canvas.drawLine(
            x + k * thick, y - height * 0.01, x + k * thick * 0.9, y - height * 0.95, rib
        )
    spine = stroke(alpha(light.lit(0xFFF4ECC8, 0.9), 0.8), max(0.6, height * 0.004))
    for _ in range(26):
        px, py = x + thick * rng.uniform(-0.42, 0.42), y - height * rng.uniform(0.04, 0.96)
        canvas.drawLine(px, py, px + rng.uniform(-1, 1) * thick * 0.12, py - thick * 0.12, spine)
    if rng.random() < 0.7:
        bloom = light.lit(0xFFFF6E9A, 0.9)
        for k in (-0.2, 0.15):
            canvas.drawCircle(x + k * thick, y - height * 0.985, thick * 0.16, fill(bloom))


def _flesh(canvas: skia.Canvas, path: skia.Path, x: float, half: float, light: Light) -> None:
    side = 1 if light.key_direction[0] >= 0 else -1
    dark, bright = (
        light.lit(mix(_GREEN, 0xFF1C4030, 0.5), 0.15),
        light.lit(mix(_GREEN, 0xFFC8E08A, 0.3), 0.95),
    )
    canvas.drawPath(
        path,
        linear((x - side * half, 0), (x + side * half, 0), [dark, light.lit(_GREEN, 0.5), bright]),
    )


def barrel(
    canvas: skia.Canvas, at: Point, *, size: float, light: Light, rng: np.random.Generator
) -> None:
    """A round cactus with ribs and a ring of flowers."""
    x, y = at
    top = y - size * 0.9
    shadow = fill(alpha(light.lit(0xFF402818, 0.05), 0.4), soft=size * 0.06)
    canvas.drawOval(
        skia.Rect.MakeXYWH(x - size * 0.6, y - size * 0.1, size * 1.4, size * 0.2), shadow
    )
    body = skia.Rect.MakeLTRB(x - size * 0.5, top, x + size * 0.5, y)
    bright, dark = (
        light.lit(mix(_GREEN, 0xFFC8E08A, 0.3), 0.95),
        light.lit(mix(_GREEN, 0xFF1C4030, 0.5), 0.1),
    )
    spot = (x + light.key_direction[0] * size * 0.3, top + size * 0.25)
    canvas.drawOval(body, radial(spot, size * 0.95, [bright, dark]))
    rib = stroke(alpha(dark, 0.55), max(0.7, size * 0.03))
    for k in range(-2, 3):
        path = skia.Path()
        path.moveTo(x, top + size * 0.03)
        path.quadTo(x + k * size * 0.29, y - size * 0.45, x + k * size * 0.1, y - size * 0.02)
        canvas.drawPath(path, rib)
    for k in range(5):
        turn = math.pi * k / 4
        canvas.drawCircle(
            x + math.cos(turn) * size * 0.2,
            top + size * 0.05 - math.sin(turn) * size * 0.05,
            size * rng.uniform(0.06, 0.09),
            fill(light.lit(0xFFFFC23C, 0.9)),
        )


def shrub(
    canvas: skia.Canvas, at: Point, *, size: float, light: Light, rng: np.random.Generator
) -> None:
    """Dry brush: a fan of thin stems with small grey-green leaves."""
    x, y = at
    for _ in range(18):
        turn, long = rng.normal(0, 0.6), size * rng.uniform(0.6, 1.1)
        tip = x + math.sin(turn) * long, y - math.cos(turn) * long
        stem = stroke(light.lit(0xFF8A7050, rng.uniform(0.2, 0.7)), max(0.6, size * 0.025))
        canvas.drawLine(x, y, *tip, stem)
        leaf = fill(light.lit(mix(0xFF8A9A5C, 0xFFB8B878, rng.random()), rng.uniform(0.3, 0.95)))
        for u in (0.6, 0.8, 1.0):
            px, py = x + (tip[0] - x) * u, y + (tip[1] - y) * u
            canvas.drawCircle(px, py, size * rng.uniform(0.04, 0.08), leaf)
