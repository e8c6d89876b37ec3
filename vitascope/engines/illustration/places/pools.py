"""A swimming pool let into the ground: tiles, clear water, lane ropes, nets of light.

It knows nothing of what stands beside it.
"""

from __future__ import annotations

import math

import skia

from ..canvas import alpha, fill, linear, mix, stroke
from ..stage import Window
from .plane import Plane

__all__ = ["basin"]

_NEAR, _FAR, _HALF = 1.2, 3.6, 2.6


def basin(canvas: skia.Canvas, _window: Window, plane: Plane) -> None:
    """The pool; its near edge lies behind whoever stands in front."""
    light, unit = plane.site.light, plane.unit
    rim = plane.patch(-_HALF * 1.07, _HALF * 1.07, _NEAR * 0.95, _FAR * 1.05)
    canvas.drawPath(rim, fill(light.lit(0xFFFFFFFF, 0.8)))
    water = plane.patch(-_HALF, _HALF, _NEAR, _FAR)
    top, bottom = plane.at(0, _FAR)[1], plane.at(0, _NEAR)[1]
    sky = light.sky[-1][1]
    tones = [
        mix(light.lit(0xFF7FDCEC, 0.85), sky, 0.35),
        light.lit(0xFF4FC4E4, 0.8),
        light.lit(0xFF2FA4D4, 0.75),
    ]
    canvas.drawPath(water, linear((0, top), (0, bottom), tones))
    canvas.save()
    canvas.clipPath(water, True)
    wall = plane.patch(-_HALF, _HALF, _FAR * 0.86, _FAR)
    canvas.drawPath(wall, fill(alpha(light.lit(0xFF1F7FA8, 0.5), 0.4)))
    nets = skia.Path()
    rng = plane.site.rng("light nets")
    for k in range(26):
        depth = _NEAR * (_FAR / _NEAR) ** (k / 26)
        x = -_HALF + rng.uniform(0, 0.3)
        while x < _HALF:
            wide = rng.uniform(0.14, 0.4)
            left, right = plane.at(x, depth), plane.at(x + wide, depth)
            nets.moveTo(*left)
            rise = unit * 0.02 / depth * math.sin(k + x * 3)
            nets.quadTo((left[0] + right[0]) / 2, left[1] + rise, *right)
            x += wide * 1.1
    canvas.drawPath(nets, stroke(alpha(light.lit(0xFFFFFFFF, 1.0), 0.4), unit * 0.0034))
    canvas.restore()
    for x in (-1.3, 0.0, 1.3):
        depth = _NEAR
        number = 0
        while depth < _FAR:
            bead = plane.patch(x - 0.035, x + 0.035, depth, depth + 0.07)
            tone = 0xFFE8503C if number % 6 < 3 else 0xFFFFFFFF
            canvas.drawPath(bead, fill(light.lit(tone, 0.85)))
            depth += 0.09
            number += 1
