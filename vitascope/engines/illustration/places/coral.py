"""Corals: branches, fans, tubes, brains and tables; each stands with its root at a point."""

from __future__ import annotations

import math

import numpy as np
import skia

from ..canvas import Colour, Point, alpha, fill, limb, linear, mix, radial, stroke
from ..light import Light

__all__ = ["coral"]

_TONES = (0xFFFF6F61, 0xFFFFA63C, 0xFFE85AA0, 0xFF9A6CE0, 0xFFFFD45A, 0xFF4CC8B0, 0xFFF0857A)


def coral(
    canvas: skia.Canvas,
    at: Point,
    *,
    height: float,
    kind: int,
    light: Light,
    rng: np.random.Generator,
    far: float,
) -> None:
    """One coral.

    Args:
        canvas: where.
        at: its root.
        height: pixels.
        kind: which shape; any whole number.
        light: that reaches it.
        rng: variety.
        far: how much water lies between.
    """
    tone = _TONES[int(rng.integers(len(_TONES)))]
    lit = light.distant(light.lit(mix(tone, 0xFFFFFFFF, 0.12), 0.95), far)
    dark = light.distant(light.lit(mix(tone, 0xFF3A2A5A, 0.4), 0.2), far)
    (_branches, _fan, _tubes, _brain, _table)[kind % 5](canvas, at, height, lit, dark, rng)


def _branches(
    canvas: skia.Canvas,
    at: Point,
    height: float,
    lit: Colour,
    dark: Colour,
    rng: np.random.Generator,
) -> None:
    """Staghorn: thick fingers that fork, pale at the tips."""
    paint = linear(at, (at[0], at[1] - height), [dark, lit, mix(lit, 0xFFFFFFFF, 0.35)])

    def finger(x: float, y: float, turn: float, long: float, thick: float, level: int) -> None:
        tip = x + math.sin(turn) * long, y - math.cos(turn) * long
        bend = (x + tip[0]) / 2 + rng.uniform(-0.1, 0.1) * long, (y + tip[1]) / 2
        canvas.drawPath(limb([(x, y), bend, tip], [thick, thick * 0.8], steps=6), paint)
        if level < 3:
            for side in (-1, 1):
                finger(*tip, turn * 0.6 + side * rng.uniform(0.25, 0.55), long * 0.72,
                       thick * 0.78, level + 1)  # fmt: skip

    for turn in (-0.5, 0.05, 0.55):
        finger(*at, turn, height * 0.34, height * 0.09, 1)


def _fan(
    canvas: skia.Canvas,
    at: Point,
    height: float,
    lit: Colour,
    dark: Colour,
    rng: np.random.Generator,
) -> None:
    """A sea fan: ribs that spread in one plane, a thin web between."""
    x, y = at
    web = skia.Path()
    web.addOval(
        skia.Rect.MakeXYWH(x - height * 0.48, y - height * 1.02, height * 0.96, height * 0.9)
    )
    canvas.drawPath(web, fill(alpha(lit, 0.42)))
    line = stroke(dark, max(0.8, height * 0.018))
    for k in range(13):
        turn = -1.25 + 2.5 * k / 12
        long = height * (0.98 - 0.16 * abs(turn)) * rng.uniform(0.92, 1.0)
        path = skia.Path()
        path.moveTo(x, y)
        tip = x + math.sin(turn) * long * 0.56, y - (0.32 + 0.66 * math.cos(turn * 0.9)) * long
        path.quadTo(x + math.sin(turn) * long * 0.12, y - long * 0.4, *tip)
        canvas.drawPath(path, line)
    canvas.drawPath(limb([at, (x, y - height * 0.25)], [height * 0.08, height * 0.04]), fill(dark))


def _tubes(
    canvas: skia.Canvas,
    at: Point,
    height: float,
    lit: Colour,
    dark: Colour,
    rng: np.random.Generator,
) -> None:
    """Tube sponges: a cluster of chimneys with dark mouths."""
    for across in (-0.24, 0.22, -0.04, 0.1):
        tall = height * rng.uniform(0.5, 0.95)
        x, y = at[0] + across * height, at[1]
        half = height * 0.085
        top = x + across * height * 0.35
        canvas.drawPath(
            limb([(x, y), (top, y - tall)], [half * 1.6, half * 2.1], steps=6),
            linear((x - half, 0), (x + half, 0), [lit, dark]),
        )
        mouth = skia.Rect.MakeXYWH(top - half, y - tall - half * 0.9, half * 2, half * 0.95)
        canvas.drawOval(mouth, fill(mix(lit, 0xFFFFFFFF, 0.3)))
        mouth.inset(half * 0.25, half * 0.12)
        canvas.drawOval(mouth, fill(mix(dark, 0xFF100820, 0.5)))


def _brain(
    canvas: skia.Canvas,
    at: Point,
    height: float,
    lit: Colour,
    dark: Colour,
    rng: np.random.Generator,
) -> None:
    """A brain coral: a dome with winding grooves."""
    x, y = at
    radius = height * 0.52
    dome = skia.Path()
    dome.addArc(
        skia.Rect.MakeXYWH(x - radius, y - radius * 1.05, radius * 2, radius * 2.1), 180, 180
    )
    dome.close()
    canvas.drawPath(dome, radial((x - radius * 0.2, y - radius * 0.8), radius * 1.5, [lit, dark]))
    canvas.save()
    canvas.clipPath(dome, True)
    groove = stroke(alpha(dark, 0.7), max(0.8, radius * 0.045))
    for k in range(7):
        path = skia.Path()
        up = y - radius * (0.1 + 0.14 * k)
        path.moveTo(x - radius, up)
        for i in range(8):
            step = radius * 0.25
            lift = radius * 0.12 * (1 if i % 2 else -1) * rng.uniform(0.6, 1.2)
            path.rQuadTo(step / 2, lift, step, 0)
        canvas.drawPath(path, groove)
    canvas.restore()


def _table(
    canvas: skia.Canvas,
    at: Point,
    height: float,
    lit: Colour,
    dark: Colour,
    rng: np.random.Generator,
) -> None:
    """Table corals: flat plates one above the other."""
    x, y = at
    for up, wide in ((0.3, 0.44), (0.55, 0.6), (0.8, 0.36)):
        half = height * wide * rng.uniform(0.9, 1.1)
        top = y - height * up
        shift = height * rng.uniform(-0.08, 0.08)
        stem = limb([(x, y), (x + shift, top)], [height * 0.12, height * 0.06], steps=5)
        canvas.drawPath(stem, fill(dark))
        plate = skia.Rect.MakeXYWH(x + shift - half, top - height * 0.05, half * 2, height * 0.13)
        canvas.drawOval(plate, linear((0, plate.top()), (0, plate.bottom()), [lit, dark]))
