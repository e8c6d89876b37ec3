"""The water round an animal that swims: its surface cuts the body, rings spread from it.

Coordinates are the subject's own; the surface is at 0. It knows nothing of animals.
"""

from __future__ import annotations

from math import pi, sin

import skia

from ..canvas import alpha, fill, stroke
from ..light import Light
from .motion import wave
from .shapes import curve, tube
from .softness import draw_soft

__all__ = ["above_water", "draw_ripples"]


def above_water(t_s: float, *, left: float, right: float, top: float) -> skia.Path:
    """All that is above the rippled surface."""
    step = (right - left) / 12
    line = [complex(left + step * k, 0.9 * wave(t_s, 1.9, 0.23 * k)) for k in range(13)]
    path = curve(line)
    path.lineTo(right, top - 10)
    path.lineTo(left, top - 10)
    path.close()
    return path


def draw_ripples(canvas: skia.Canvas, light: Light, *, half: float, t_s: float) -> None:
    """Rings that spread on the water, and a line of foam at the body."""
    white = light.lit(0xFFFFFFFF, 0.85)
    for k in range(3):
        age = (t_s / 2.4 + k / 3) % 1.0
        wide = half * (0.75 + 0.6 * age)
        ring = skia.Rect.MakeLTRB(-wide, 1 - wide * 0.13, wide, 2.5 + wide * 0.13)
        canvas.drawOval(ring, stroke(alpha(white, 0.42 * sin(pi * age)), 1.1))
    foam = tube(
        [complex(-half * 0.8, 1.5), complex(0, 2.2), complex(half * 0.8, 1.5)], [0.3, 1.5, 0.3]
    )
    draw_soft(canvas, foam, fill(alpha(white, 0.5)), soft=0.6)
