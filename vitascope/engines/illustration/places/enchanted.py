"""What makes a forest an enchanted one: violet light, glowing mushrooms, wisps that wander."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import skia

from ..canvas import (
    SMOOTH,
    Colour,
    Point,
    alpha,
    fill,
    image_of,
    limb,
    linear,
    mix,
    radial,
    soft_dot,
)
from ..layers import Layer, Live, Site
from ..light import Light
from ..stage import Window

__all__ = ["enchanted_light", "mushrooms", "wisps"]

_CAPS = (0xFF6CF0FF, 0xFFFF8AE0, 0xFFB48CFF, 0xFF8CFFC0)


def enchanted_light(light: Light) -> Light:
    """The hour's light under a spell: dimmer, violet and teal."""
    dim = 0.62 if light.is_bright else 0.9
    (kr, kg, kb), (ar, ag, ab) = light.key, light.ambient
    return replace(
        light,
        sky=tuple((at, mix(c, 0xFF2A2A7A, 0.5)) for at, c in light.sky),
        key=(kr * dim * 0.82, kg * dim * 0.9, kb * dim * 1.1),
        ambient=(ar * dim * 0.8, ag * dim * 0.82, ab * dim * 1.15),
        fog=mix(light.fog, 0xFF5A56C8, 0.55),
        fog_density=min(1.0, light.fog_density + 0.2),
        glow=mix(light.glow, 0xFF8CD8FF, 0.6),
        cloud_lit=mix(light.cloud_lit, 0xFF8A8AE0, 0.6),
        cloud_shade=mix(light.cloud_shade, 0xFF3A3A8A, 0.6),
        bloom=light.bloom + 0.3,
        tint=(0.99, 0.98, 1.06),
        vignette=min(0.5, light.vignette + 0.14),
    )


def mushrooms(
    site: Site, *, depth: float, y: float, size: float, spans: tuple[tuple[float, float], ...]
) -> Layer:
    """Clusters of mushrooms that glow from within."""
    unit, frame = site.frame.unit, site.frame

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = site.rng(f"mushrooms {depth}")
        places = []
        for left, right in spans:
            for _ in range(7):
                places.append(
                    (y + unit * rng.uniform(-0.03, 0.04), frame.width * rng.uniform(left, right))
                )
        for number, (at_y, x) in enumerate(sorted(places)):
            tall = unit * size * rng.uniform(0.4, 1.15)
            _mushroom(canvas, (x, at_y), tall, _CAPS[number % 4], site.light, rng)

    return site.plate(depth, paint, top=y - unit * (size * 1.6 + 0.05), bottom=y + unit * 0.1)


def _mushroom(
    canvas: skia.Canvas, at: Point, tall: float, cap: Colour, light: Light, rng: np.random.Generator
) -> None:
    x, y = at
    lean = rng.uniform(-0.12, 0.12) * tall
    head = (x + lean, y - tall * 0.72)
    halo = [alpha(cap, 0.5), alpha(cap, 0.16), alpha(cap, 0.0)]
    canvas.drawCircle(
        *head,
        tall * 1.1,
        radial(head, tall * 1.1, halo, at=(0, 0.4, 1), blend=skia.BlendMode.kScreen),
    )
    stem = limb([(x, y), (x + lean * 0.2, y - tall * 0.4), head], [tall * 0.20, tall * 0.13])
    pale = mix(cap, 0xFFFFFFFF, 0.65)
    canvas.drawPath(stem, linear((x, y), head, [light.lit(pale, 0.4), pale]))
    half = tall * 0.46
    dome = skia.Path()
    dome.moveTo(head[0] - half, head[1] + tall * 0.04)
    dome.cubicTo(
        head[0] - half,
        head[1] - tall * 0.5,
        head[0] + half,
        head[1] - tall * 0.5,
        head[0] + half,
        head[1] + tall * 0.04,
    )
    dome.quadTo(head[0], head[1] + tall * 0.16, head[0] - half, head[1] + tall * 0.04)
    dome.close()
    tones = [mix(cap, 0xFFFFFFFF, 0.55), cap, mix(cap, 0xFF3A2A90, 0.45)]
    canvas.drawPath(dome, radial((head[0], head[1] - tall * 0.1), half * 1.2, tones))
    for dx, dy, r in ((-0.4, -0.1, 0.13), (0.1, -0.24, 0.16), (0.5, -0.06, 0.1)):
        canvas.drawCircle(
            head[0] + dx * half, head[1] + dy * tall, r * half, fill(alpha(0xFFFFFFFF, 0.75))
        )


def wisps(site: Site, *, top: float, bottom: float) -> Live:
    """Balls of light that wander between the trunks and breathe."""
    unit, frame = site.frame.unit, site.frame
    rng = site.rng("wisps")
    many = 30
    x0, y0 = rng.random(many) * frame.width, rng.uniform(top, bottom, many)
    rate, phase, size = (
        rng.uniform(0.2, 0.5, many),
        rng.uniform(0, 6.28, many),
        rng.uniform(0.012, 0.034, many),
    )
    dots = [image_of(soft_dot(24, mix(tone, 0xFFFFFFFF, 0.35), core=0.04)) for tone in _CAPS]

    def draw(canvas: skia.Canvas, t_s: float) -> None:
        for k in range(many):
            r, p = float(rate[k]), float(phase[k])
            x = float(x0[k]) + unit * 0.08 * (
                math.sin(r * t_s + p) + 0.5 * math.sin(2.3 * r * t_s + 2 * p)
            )
            y = float(y0[k]) + unit * 0.05 * math.sin(1.4 * r * t_s + 3 * p)
            shine = 0.55 + 0.45 * math.sin(2.2 * r * t_s + 5 * p)
            half = unit * float(size[k]) * (0.8 + 0.3 * shine)
            rect = skia.Rect.MakeXYWH(x - half, y - half, half * 2, half * 2)
            canvas.drawImageRect(
                dots[k % 4], rect, SMOOTH, skia.Paint(Alphaf=shine, BlendMode=skia.BlendMode.kPlus)
            )

    return Live(1.3, draw)
