"""Mountains: peaks with a sunny and a shady face, snow above, haze below.

Painted into a plate by the places that have them. Knows nothing of what lies in front.
"""

from __future__ import annotations

import math

import numpy as np
import skia

from .canvas import Colour, Point, alpha, linear, mix, polyline
from .layers import Site
from .light import Light
from .sheet import Plate
from .stage import Window

__all__ = ["mountains"]


def mountains(
    site: Site,
    horizon_y: float,
    *,
    depth: float,
    height: float,
    far: float,
    spacing: float,
    snow: float,
    rock: Colour = 0xFF6E7488,
) -> Plate:
    """A range of peaks.

    Args:
        site: where.
        horizon_y: the neutral row of its foot.
        depth: its distance.
        height: of its highest peaks, units.
        far: 0 near … 1 lost in the air.
        spacing: between peaks, units.
        snow: share of the height that is white.
        rock: colour in daylight.
    """
    light, unit = site.light, site.frame.unit

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng(f"range {depth}")
        count = max(2, round(window.width / (spacing * unit)))
        peaks = []
        for i in range(count):
            x = window.left + (i + 0.5 + rng.uniform(-0.3, 0.3)) * window.width / count
            tall = height * unit * rng.uniform(0.55, 1.0)
            peaks.append((tall, x))
        # The low ones stand in front.
        for tall, x in sorted(peaks, reverse=True):
            _peak(canvas, (x, horizon_y), tall, light, rng, far=far, snow=snow, rock=rock)
        haze = skia.Rect.MakeLTRB(
            window.left, horizon_y - height * unit, window.right, window.bottom
        )
        paint_haze = linear(
            (0, horizon_y - height * unit * 0.62),
            (0, horizon_y),
            [alpha(light.fog, 0.0), alpha(light.fog, 0.30 + 0.55 * far)],
            blend=skia.BlendMode.kSrcATop,
        )
        canvas.drawRect(haze, paint_haze)

    return site.plate(
        depth,
        paint,
        soft_px=unit * 0.0014,
        top=horizon_y - height * unit * 1.15,
        bottom=horizon_y + unit * 0.02,
    )


def _peak(
    canvas: skia.Canvas,
    foot: Point,
    tall: float,
    light: Light,
    rng: np.random.Generator,
    *,
    far: float,
    snow: float,
    rock: Colour,
) -> None:
    x0, y0 = foot
    sun = 1 if light.key_direction[0] >= 0 else -1
    wide = tall * rng.uniform(0.95, 1.35)
    top = (x0, y0 - tall)
    left = _edge(top, (x0 - wide, y0), rng, 9, tall * 0.035)
    right = _edge(top, (x0 + wide * rng.uniform(0.8, 1.2), y0), rng, 9, tall * 0.035)
    ridge = _edge(top, (x0 + rng.uniform(-0.28, 0.28) * wide, y0), rng, 8, tall * 0.07)
    lit = light.distant(light.lit(mix(rock, 0xFFB8A890, 0.25), 0.85), far)
    shade = light.distant(light.lit(rock, 0.12), far)
    white = light.distant(light.lit(0xFFFFFFFF, 1.0), far * 0.75)
    blue = light.distant(light.lit(0xFFC9D8F0, 0.25), far * 0.85)
    for side, edge in ((-1, left), (1, right)):
        face = polyline([*edge, *reversed(ridge)])
        tone = lit if side == sun else shade
        low = mix(tone, light.distant(light.lit(0xFF56785A, 0.4), far), 0.6)
        canvas.drawPath(face, linear(top, (x0, y0), [tone, tone, low], at=(0, 0.5, 1)))
        canvas.save()
        canvas.clipPath(face, True)
        _gullies(canvas, top, edge, tall, rng, alpha(shade if side == sun else lit, 0.30))
        if snow > 0:
            canvas.drawPath(
                _cap(top, edge, ridge, tall * snow, rng),
                linear(
                    top,
                    (x0, top[1] + tall * snow * 1.3),
                    [
                        white if side == sun else blue,
                        mix(white, blue, 0.4) if side == sun else mix(blue, shade, 0.35),
                    ],
                ),
            )
        canvas.restore()


def _edge(
    start: Point, end: Point, rng: np.random.Generator, pieces: int, rough: float
) -> list[Point]:
    """A broken line from one point to another, rougher in the middle."""
    points = [start]
    for i in range(1, pieces):
        u = i / pieces
        bow = math.sin(math.pi * u) * 0.06
        x = start[0] + (end[0] - start[0]) * (u - bow * 0.6)
        y = start[1] + (end[1] - start[1]) * (u + bow)
        points.append((x + rng.uniform(-rough, rough), y + rng.uniform(-rough, rough) * 0.7))
    return [*points, end]


def _gullies(
    canvas: skia.Canvas,
    top: Point,
    edge: list[Point],
    tall: float,
    rng: np.random.Generator,
    tone: Colour,
) -> None:
    """Slanting wedges that break up a face."""
    paint = linear((0, top[1]), (0, top[1] + tall), [tone, tone & 0x00FFFFFF])
    for _ in range(7):
        x, y = edge[int(rng.integers(1, len(edge) - 1))]
        x += (top[0] - x) * rng.uniform(0.1, 0.75)
        long = tall * rng.uniform(0.16, 0.38)
        lean = (x - top[0]) / tall * long * 0.9
        path = polyline(
            [(x, y), (x + lean, y + long), (x + lean + tall * rng.uniform(0.03, 0.1), y + long)]
        )
        canvas.drawPath(path, paint)


def _cap(
    top: Point, edge: list[Point], ridge: list[Point], deep: float, rng: np.random.Generator
) -> skia.Path:
    """Snow on one face: from the summit down to a zigzag."""
    far_x = top[0] + (edge[-1][0] - top[0]) * 1.1
    near_x = top[0] + (ridge[-1][0] - top[0]) * 1.1
    points = [top, (far_x, top[1] + deep * 2.2)]
    teeth = 7
    for i in range(teeth + 1):
        u = i / teeth
        x = far_x + (near_x - far_x) * u
        slope = deep * (1.6 - 0.7 * u)
        points.append((x, top[1] + slope * (1.18 if i % 2 else 0.78) * rng.uniform(0.85, 1.15)))
    points.append((near_x + (near_x - far_x) * 0.4, top[1] + deep * 0.6))
    return polyline(points)
