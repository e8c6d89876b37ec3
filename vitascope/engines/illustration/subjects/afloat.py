"""What water does to a hull: the swell that cuts it, its broken reflection, foam and wake.

It knows nothing of boats but where their waterline begins and ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, sin

import skia

from ..canvas import Colour, alpha, fill, mix, stroke
from ..light import Light
from .motion import wave
from .shapes import Box, curve, tube
from .softness import draw_soft

__all__ = ["above_water", "draw_foam", "draw_reflection", "swell_line"]


def swell_line(box: Box, *, t_s: float, height: float) -> list[complex]:
    """The water's edge across the box."""
    step = (box.right - box.left) / 10
    return [
        complex(box.left + k * step, height + 0.7 * height * wave(t_s, 2.1, k / 5.0))
        for k in range(11)
    ]


def above_water(swell: Sequence[complex], top: float) -> skia.Path:
    """All that is above the swell."""
    path = curve(swell)
    path.lineTo(swell[-1].real, top - 10)
    path.lineTo(swell[0].real, top - 10)
    path.close()
    return path


def draw_reflection(
    canvas: skia.Canvas, light: Light, colour: Colour, *, wet: tuple[float, float], t_s: float
) -> None:
    """The broken dark picture of a hull on the water just below it; ``wet``: its ends."""
    dark = mix(light.lit(colour, 0.2), 0xFF101830, 0.45)
    middle, reach = (wet[0] + wet[1]) / 2, (wet[1] - wet[0]) / 2
    k = max(0.7, reach / 55)
    for i in range(4):
        y = k * (2.2 + 3.0 * i)
        half = reach * (0.98 - 0.13 * i) * (1 + 0.06 * wave(t_s, 1.4, 0.19 * i))
        x = middle + 0.05 * reach * wave(t_s, 1.9, 0.27 * i) * (0.3 + 0.3 * i)
        bar = tube(
            [complex(x - half, y), complex(x + 3, y + 0.4), complex(x + half, y)],
            [0.4 * k, 1.5 * k, 0.4 * k],
            steps=4,
        )
        draw_soft(canvas, bar, fill(alpha(dark, 0.42 - 0.08 * i)), soft=0.7 * k)


def draw_foam(
    canvas: skia.Canvas,
    light: Light,
    swell: Sequence[complex],
    *,
    wet: tuple[float, float],
    t_s: float,
    speed: float,
) -> None:
    """White water where the hull cuts the swell; ``speed`` 0 lies still … 1 races."""
    white = light.lit(0xFFFFFFFF, 0.8)
    line = [complex(min(max(p.real, wet[0]), wet[1]), p.imag + 0.3) for p in swell]
    reach = wet[1] - wet[0]
    much = max(0.7, reach / 110)
    draw_soft(canvas, curve(line), stroke(alpha(white, 0.5), 1.1 * much), soft=0.5 * much)
    if speed <= 0:
        return
    for i in range(6):
        age = (t_s * (0.5 + 0.5 * speed) + i / 6) % 1.0
        x = wet[1] - reach * (0.02 + (0.86 + 0.1 * speed) * age)
        y = much * (1.6 + 2.6 * age)
        half = (0.05 + 0.07 * age) * reach
        thick = much * (1.3 - 0.6 * age) * (0.7 + 0.9 * speed)
        curl = tube(
            [complex(x - half, y), complex(x, y - 0.6), complex(x + 0.7 * half, y)],
            [0.2 * much, thick, 0.2 * much],
            steps=3,
        )
        draw_soft(canvas, curl, fill(alpha(white, 0.65 * sin(pi * age))), soft=0.4 * much)
    bow = [complex(wet[1] - 0.12 * reach, 1.6), complex(wet[1] + 0.5, 0.4 - 3 * speed * much)]
    wide = [much * (1.0 + 2 * speed), 0.3 * much]
    draw_soft(canvas, tube(bow, wide), fill(alpha(white, 0.7)), soft=0.5 * much)
