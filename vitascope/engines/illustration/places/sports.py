"""Marks of games on the ground: pitches, diamonds, courts, rings of running track.

Each is a ``Ground``. It knows nothing of who plays.
"""

from __future__ import annotations

from functools import partial

import skia

from ..canvas import Colour, alpha, fill, stroke
from ..stage import Window
from .plane import DROP, Ground, Plane

__all__ = ["court", "diamond", "gridiron", "lanes", "mown", "pitch"]


def _oval(plane: Plane, x: float, depth: float, half: float) -> skia.Rect:
    """A circle on the ground."""
    px, _ = plane.at(x, depth)
    top, bottom = plane.at(0, depth + half)[1], plane.at(0, max(0.35, depth - half))[1]
    wide = half * plane.unit / depth
    return skia.Rect.MakeLTRB(px - wide, top, px + wide, bottom)


def _mown(canvas: skia.Canvas, _window: Window, plane: Plane) -> None:
    """Stripes of a mown lawn."""
    light = plane.site.light
    for k in range(12):
        near = 0.25 * 1.42**k
        tone = 0xFF4F9A44 if k % 2 else 0xFF66AE52
        stripe = plane.patch(-60, 60, near, near * 1.42)
        canvas.drawPath(stripe, fill(alpha(light.lit(tone, 0.65), 0.75)))


mown: Ground = _mown


def _white(plane: Plane) -> skia.Paint:
    return fill(plane.site.light.lit(0xFFFFFFFF, 0.92))


def _level(
    canvas: skia.Canvas, plane: Plane, depth: float, left: float, right: float, wide: float = 0.03
) -> None:
    canvas.drawPath(plane.patch(left, right, depth, depth + wide * depth), _white(plane))


def _run(
    canvas: skia.Canvas, plane: Plane, x: float, near: float, far: float, wide: float = 0.022
) -> None:
    canvas.drawPath(plane.strip([(x, near), (x, far)], wide), _white(plane))


def _pitch(canvas: skia.Canvas, _window: Window, plane: Plane) -> None:
    """A soccer pitch seen towards a goal."""
    for x in (-3.6, 3.6):
        _run(canvas, plane, x, 0.25, 5.2, 0.03)
    _level(canvas, plane, 5.2, -3.6, 3.6, 0.012)
    for half, near in ((1.5, 3.3), (0.8, 4.3)):
        _level(canvas, plane, near, -half, half, 0.014)
        for x in (-half, half):
            _run(canvas, plane, x, near, 5.2)
    ring = stroke(plane.site.light.lit(0xFFFFFFFF, 0.92), plane.unit * 0.007)
    _level(canvas, plane, 1.02, -3.6, 3.6, 0.02)
    canvas.drawOval(_oval(plane, 0.0, 1.02, 0.55), ring)


pitch: Ground = _pitch


def _gridiron(canvas: skia.Canvas, _window: Window, plane: Plane) -> None:
    """An American football field: lines across, hash marks, the end zone."""
    light = plane.site.light
    canvas.drawPath(plane.patch(-3.4, 3.4, 5.0, 6.4), fill(light.lit(0xFF2F5FA8, 0.7)))
    for x in (-3.4, 3.4):
        _run(canvas, plane, x, 0.25, 6.4, 0.03)
    depth = 0.62
    while depth < 5.1:
        _level(canvas, plane, depth, -3.4, 3.4, 0.014)
        for x in (-0.8, 0.8):
            for step in (0.14, 0.28, 0.42):
                canvas.drawPath(
                    plane.patch(x - 0.06, x + 0.06, depth + step, depth + step + 0.02),
                    _white(plane),
                )
        depth += 0.55


gridiron: Ground = _gridiron


def _diamond(canvas: skia.Canvas, _window: Window, plane: Plane) -> None:
    """A baseball infield seen from behind the home plate."""
    light = plane.site.light
    dirt = fill(light.lit(0xFFC98E5C, 0.7))
    canvas.drawOval(_oval(plane, 0.0, 2.2, 1.45), dirt)
    canvas.drawPath(plane.strip([(0.0, 0.62), (0.0, 1.3)], 0.62), dirt)
    canvas.drawOval(_oval(plane, 0.0, 0.9, 0.34), dirt)
    inner = skia.Path()
    corners = [plane.at(0, 1.16), plane.at(1.0, 2.0), plane.at(0, 3.1), plane.at(-1.0, 2.0)]
    inner.addPoly([skia.Point(*p) for p in corners], True)
    canvas.drawPath(inner, fill(light.lit(0xFF5FA64C, 0.65)))
    canvas.drawOval(_oval(plane, 0.0, 1.9, 0.2), dirt)
    line = stroke(light.lit(0xFFFFFFFF, 0.95), plane.unit * 0.006)
    for side in (-1, 1):
        canvas.drawLine(*plane.at(0, 0.95), *plane.at(side * 4.2, 4.6), line)
    for x, depth in ((0.0, 0.95), (1.05, 2.0), (-1.05, 2.0), (0.0, 3.2)):
        canvas.drawPath(plane.patch(x - 0.09, x + 0.09, depth, depth * 1.06), _white(plane))


diamond: Ground = _diamond


def _court(
    canvas: skia.Canvas, _window: Window, plane: Plane, *, ground: Colour, inside: Colour, game: str
) -> None:
    light = plane.site.light
    canvas.drawPath(plane.patch(-9, 9, 0.25, 6.5), fill(light.lit(ground, 0.65)))
    half, near, far = 1.9, 0.72, 3.8
    canvas.drawPath(plane.patch(-half, half, near, far), fill(light.lit(inside, 0.7)))
    for x in (-half, half):
        _run(canvas, plane, x, near, far, 0.024)
    for depth in (near, far):
        _level(canvas, plane, depth, -half, half, 0.014)
    if game == "tennis":
        for x in (-half * 0.76, half * 0.76):
            _run(canvas, plane, x, near, far)
        for depth in (1.05, 2.6):
            _level(canvas, plane, depth, -half * 0.76, half * 0.76, 0.014)
        _run(canvas, plane, 0.0, 1.05, 2.6)
    elif game == "volleyball":
        for depth in (1.2, 1.9):
            _level(canvas, plane, depth, -half, half, 0.014)
    else:
        ring = stroke(light.lit(0xFFFFFFFF, 0.92), plane.unit * 0.006)
        canvas.drawPath(
            plane.patch(-0.5, 0.5, 2.6, far), fill(alpha(light.lit(0xFFD8563C, 0.7), 0.8))
        )
        for x in (-0.5, 0.5):
            _run(canvas, plane, x, 2.6, far)
        _level(canvas, plane, 2.6, -0.5, 0.5, 0.014)
        canvas.drawOval(_oval(plane, 0.0, 2.6, 0.42), ring)
        canvas.drawOval(_oval(plane, 0.0, 1.0, 0.34), ring)
        arc = skia.Path()
        arc.addArc(_oval(plane, 0.0, 3.6, 1.7), 0, 180)
        canvas.drawPath(arc, ring)


def court(ground: Colour, inside: Colour, *, game: str) -> Ground:
    """A court; ``game``: tennis, volleyball or basketball."""
    return partial(_court, ground=ground, inside=inside, game=game)


def _lanes(canvas: skia.Canvas, window: Window, plane: Plane) -> None:
    """A red running track from left to right in front of the stands."""
    light = plane.site.light
    near, far = 4.6, 7.4
    canvas.drawPath(plane.patch(-60, 60, near, far), fill(light.lit(0xFFC8604A, 0.7)))
    for k in range(5):
        depth = near + (far - near) * k / 5
        y = plane.horizon_y + DROP * plane.unit / depth
        line = skia.Rect.MakeLTRB(window.left, y, window.right, y + plane.unit * 0.0022)
        canvas.drawRect(line, fill(light.lit(0xFFFFFFFF, 0.9)))


lanes: Ground = _lanes
