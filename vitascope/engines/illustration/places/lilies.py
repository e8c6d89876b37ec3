"""Lily pads and lotus flowers on still water."""

from __future__ import annotations

import math

import numpy as np
import skia

from ..canvas import Point, alpha, blob, fill, linear, mix, radial, stroke
from ..layers import Site
from ..light import Light
from ..sheet import Plate
from ..stage import Window

__all__ = ["lilies", "lotus"]


def lilies(
    site: Site, *, depth: float, top: float, bottom: float, many: float, blossoms: float
) -> Plate:
    """Pads between two rows, in drifts, smaller the farther they lie.

    Args:
        site: where.
        depth: of the sheet.
        top: neutral row of the farthest.
        bottom: neutral row of the nearest.
        many: how densely, 1 = a third of the water covered.
        blossoms: share of pads with a flower.
    """
    light, unit = site.light, site.frame.unit

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("lilies")
        middles = [(rng.uniform(window.left, window.right), rng.random()) for _ in range(9)]
        pads = []
        for _ in range(round(90 * many * window.width / (unit * 1.78))):
            mx, mu = middles[int(rng.integers(len(middles)))]
            u = float(np.clip(mu + rng.normal(0, 0.12), 0, 1))
            x = mx + rng.normal(0, unit * 0.2) * (0.3 + u)
            pads.append((u, x, rng.random()))
        for u, x, pick in sorted(pads):
            size = unit * (0.012 + 0.045 * u) * (0.7 + 0.6 * pick)
            y = top + (bottom - top) * u
            _pad(canvas, (x, y), size, light, rng)
            if pick < blossoms:
                lotus(canvas, (x + size * 0.2, y - size * 0.1), size * 0.85, light, rng)

    return site.plate(depth, paint, top=top - unit * 0.12, bottom=bottom + unit * 0.06)


def _pad(
    canvas: skia.Canvas, at: Point, size: float, light: Light, rng: np.random.Generator
) -> None:
    x, y = at
    green = mix(0xFF3F8A4A, 0xFF8FB850, rng.random() * 0.8)
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(1, 0.34)
    notch = rng.uniform(0, 360)
    shade = skia.Rect.MakeLTRB(-size * 1.04, -size * 0.85, size * 1.04, size * 1.22)
    canvas.drawOval(shade, fill(alpha(light.lit(0xFF10241C, 0.1), 0.5)))
    disc = skia.Path()
    disc.moveTo(0, 0)
    disc.arcTo(skia.Rect.MakeLTRB(-size, -size, size, size), notch + 16, 328, False)
    disc.close()
    bright, deep = light.lit(mix(green, 0xFFD8F0A0, 0.25), 0.95), light.lit(green, 0.35)
    canvas.drawPath(disc, linear((-size, -size), (size, size), [bright, deep]))
    rib = stroke(alpha(bright, 0.5), max(0.6, size * 0.04))
    for k in range(7):
        turn = math.radians(notch + 40 + k * 48)
        canvas.drawLine(0, 0, math.cos(turn) * size * 0.85, math.sin(turn) * size * 0.85, rib)
    canvas.restore()


def lotus(
    canvas: skia.Canvas, at: Point, size: float, light: Light, rng: np.random.Generator
) -> None:
    """An open lotus: two rings of pointed petals round a yellow heart."""
    x, y = at
    pink = (0xFFFF9EC4, 0xFFFFC4DC, 0xFFFFF0F6)[int(rng.integers(3))]
    tip, root = light.lit(pink, 1.0), light.lit(mix(pink, 0xFFFFFFFF, 0.75), 0.9)
    dark = light.lit(mix(pink, 0xFFB04A80, 0.45), 0.6)
    for ring, (count, long, spread) in enumerate(((7, 1.15, 1.25), (5, 1.2, 0.75), (3, 1.1, 0.34))):
        for k in range(count):
            turn = spread * (2 * k / (count - 1) - 1)
            end = x + math.sin(turn) * size * long, y - math.cos(turn) * size * long * 0.95
            half = size * 0.24
            across = math.cos(turn) * half, math.sin(turn) * half
            middle = x + (end[0] - x) * 0.5, y + (end[1] - y) * 0.5
            petal = blob([(x, y), (middle[0] - across[0], middle[1] - across[1]), end,
                          (middle[0] + across[0], middle[1] + across[1])])  # fmt: skip
            canvas.drawPath(petal, linear((x, y), end, [root, tip, mix(tip, dark, 0.5)]))
            canvas.drawPath(petal, stroke(alpha(dark, 0.35), max(0.5, size * 0.025)))
        if ring == 0:
            heart = light.lit(0xFFFFD24A, 0.95)
            canvas.drawCircle(
                x,
                y - size * 0.4,
                size * 0.24,
                radial((x, y - size * 0.4), size * 0.26, [heart, mix(heart, 0xFFC08020, 0.5)]),
            )
