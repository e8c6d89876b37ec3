"""Smoke, steam, flames and lamps: what vehicles give off. It knows nothing of vehicles."""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sin

import skia

from ..canvas import Colour, alpha, fill, radial
from ..light import Light
from .lamplight import shine
from .motion import chance, drift, wave
from .shapes import closed
from .softness import draw_soft
from .solids import poly

__all__ = ["Lamp", "draw_flame", "draw_lamps", "draw_puffs"]


@dataclass(frozen=True, slots=True)
class Lamp:
    """A lamp that is lit when it gets dark."""

    at: complex
    radius: float = 9.0
    """Of its halo, body units."""
    reach: float = 0.0
    """How far its beam goes ahead (right); 0: it only glows."""
    colour: Colour = 0xFFFFE9A8


def draw_lamps(canvas: skia.Canvas, light: Light, lamps: tuple[Lamp, ...]) -> None:
    """The halo of each lamp and its beam."""
    bright = shine(light)
    if bright <= 0:
        return
    for lamp in lamps:
        x, y, c = lamp.at.real, lamp.at.imag, lamp.colour
        if lamp.reach:
            beam = poly([
                lamp.at - 1.5j, lamp.at + complex(lamp.reach, -0.16 * lamp.reach),
                lamp.at + complex(1.05 * lamp.reach, 0.1 * lamp.reach),
                lamp.at + complex(lamp.reach, 0.3 * lamp.reach), lamp.at + 1.5j,
            ])  # fmt: skip
            fade = radial(
                (x, y), 1.06 * lamp.reach, [alpha(c, 0.5 * bright), alpha(c, 0.16), alpha(c, 0)],
                at=(0, 0.5, 1),
            )  # fmt: skip
            draw_soft(canvas, beam, fade, soft=1.5)
        halo = [alpha(c, 0.95 * bright), alpha(c, 0.35 * bright), alpha(c, 0)]
        canvas.drawCircle(x, y, lamp.radius, radial((x, y), lamp.radius, halo, at=(0, 0.3, 1)))


def draw_puffs(
    canvas: skia.Canvas,
    light: Light,
    at: complex,
    *,
    t_s: float,
    size: float,
    drag: complex,
    colour: Colour = 0xFFF2F2F4,
    seed: int = 0,
) -> None:
    """Clouds that leave ``at``, swell to ``size`` (radius) and go as far as ``drag``."""
    life_s, count = 2.4, 16
    for k in range(count):
        turns = t_s / life_s + k / count
        age = turns % 1.0
        number = int(turns) * count + k
        wobble = complex(chance(seed, number) - 0.5, chance(seed, number, 1) - 0.5) * size * age
        p = at + complex(drag.real * age**1.3, drag.imag * age**0.8) + wobble
        radius = size * (0.32 + 0.68 * age)
        tone = light.lit(colour, 0.85)
        thick = 0.62 * min(1.0, 9 * age) * (1 - age) ** 0.8
        shades = [alpha(tone, thick), alpha(tone, 0.62 * thick), alpha(tone, 0)]
        canvas.drawCircle(
            p.real, p.imag, radius, radial((p.real, p.imag), radius, shades, at=(0, 0.5, 1))
        )


def draw_flame(
    canvas: skia.Canvas, at: complex, *, t_s: float, wide: float, long: float, seed: int = 0
) -> None:
    """A jet of fire that points down from ``at`` in the canvas's frame."""
    for share, colour in ((1.0, 0xFFFF7A2A), (0.7, 0xFFFFC24A), (0.38, 0xFFFFF6C8)):
        flicker = 1 + 0.16 * drift(t_s, seed=seed, rate_hz=9.0) + 0.08 * wave(t_s, 0.13)
        reach, half = long * share * flicker, wide * (0.45 + 0.55 * share)
        lean = 0.12 * wide * sin(2 * pi * 3.1 * t_s)
        flame = closed([
            at + complex(-half * 0.8, 0), at + complex(-half, 0.3 * reach),
            at + complex(lean, reach), at + complex(half, 0.3 * reach), at + complex(half * 0.8, 0),
        ])  # fmt: skip
        draw_soft(canvas, flame, fill(alpha(colour, 0.92)), soft=0.12 * wide)
