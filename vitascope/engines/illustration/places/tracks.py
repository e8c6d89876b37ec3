"""Marks on the ground that lead to the horizon: paths, roads, rails, runways, pistes.

Each is a ``Ground``. It knows nothing of what stands beside them.
"""

from __future__ import annotations

import math
from functools import partial

import skia

from ..canvas import Colour, alpha, fill, linear, mix, stroke
from ..stage import Window
from .plane import DROP, Ground, Plane

__all__ = [
    "bays",
    "crossing",
    "path",
    "pond",
    "rails",
    "road",
    "runway",
    "squares",
    "tracks_in_snow",
]

_NEAR, _FAR = 0.3, 30.0


def _line(
    bend: float, x: float, *, steps: int = 60, near: float = _NEAR
) -> list[tuple[float, float]]:
    """Points (x, depth) of a way from the viewer to the horizon; ``bend``: how far it winds."""
    points = []
    for k in range(steps + 1):
        depth = near * (_FAR / near) ** (k / steps)
        points.append((x + bend * depth * math.sin(1.5 * math.log(depth + 0.6)), depth))
    return points


def _path(
    canvas: skia.Canvas,
    _window: Window,
    plane: Plane,
    *,
    colour: Colour,
    half: float,
    bend: float,
    x: float,
) -> None:
    light = plane.site.light
    snowy = plane.site.scene.has("snowy")
    tone = mix(colour, 0xFFE8EEF8, 0.6) if snowy else colour
    line = _line(bend, x)
    edge = plane.strip(line, half * 1.12)
    canvas.drawPath(edge, fill(alpha(light.lit(mix(tone, 0xFF4A4A30, 0.4), 0.5), 0.6)))
    top = plane.horizon_y
    tones = [
        light.distant(light.lit(mix(tone, 0xFFFFFFFF, 0.25), 0.8), 0.4),
        light.lit(tone, 0.75),
        light.lit(mix(tone, 0xFF402818, 0.2), 0.6),
    ]
    canvas.drawPath(plane.strip(line, half), linear((0, top), (0, top + plane.unit * 0.55), tones))


def path(
    colour: Colour = 0xFFDCC49A, *, half: float = 0.2, bend: float = 0.0, x: float = 0.0
) -> Ground:
    """A path or a lane; ``bend``: how far it winds."""
    return partial(_path, colour=colour, half=half, bend=bend, x=x)


def _road(
    canvas: skia.Canvas,
    window: Window,
    plane: Plane,
    *,
    half: float,
    bend: float,
    lanes: int,
    x: float,
) -> None:
    light = plane.site.light
    _path(canvas, window, plane, colour=0xFF74747E, half=half, bend=bend, x=x)
    line = _line(bend, x)
    white, yellow = light.lit(0xFFFFFFFF, 0.85), light.lit(0xFFF6C945, 0.9)
    for side in (-1, 1):
        edge = [(px + side * half * 0.9, depth) for px, depth in line]
        canvas.drawPath(plane.strip(edge, 0.012), fill(alpha(white, 0.8)))
    for lane in range(1, lanes):
        off = half * 0.9 * (2 * lane / lanes - 1)
        is_middle = lanes % 2 == 0 and lane == lanes // 2
        depth = _NEAR
        while depth < 14:
            stretch = [
                (px + off, at)
                for px, at in _line(bend, x, steps=400)
                if depth <= at <= depth + 0.34
            ]
            if len(stretch) > 1:
                canvas.drawPath(plane.strip(stretch, 0.014), fill(yellow if is_middle else white))
            depth += 0.34 if is_middle and lanes > 2 else 0.7


def road(*, half: float = 0.42, bend: float = 0.0, lanes: int = 2, x: float = 0.0) -> Ground:
    """A road to the horizon with its lanes."""
    return partial(_road, half=half, bend=bend, lanes=lanes, x=x)


def _crossing(
    canvas: skia.Canvas, window: Window, plane: Plane, *, near: float, far: float, kerb: Colour
) -> None:
    """A road from left to right with its kerbs."""
    light, unit = plane.site.light, plane.unit
    top, bottom = plane.at(0, far)[1], plane.at(0, near)[1]
    wide = skia.Rect.MakeLTRB(window.left, top, window.right, bottom)
    tones = [light.distant(light.lit(0xFF92929A, 0.55), 0.15), light.lit(0xFF6E6E78, 0.55)]
    canvas.drawRect(wide, linear((0, top), (0, bottom), tones))
    for y, high in ((top, 0.006), (bottom - unit * 0.004, 0.012)):
        canvas.drawRect(
            skia.Rect.MakeXYWH(window.left, y, window.width, unit * high),
            fill(light.lit(kerb, 0.7)),
        )
    middle = 2 / (1 / near + 1 / far)
    y = plane.at(0, middle)[1]
    step = window.width / max(1, round(window.width / (unit * 0.24)))
    for k in range(math.ceil(window.width / step)):
        dash = skia.Rect.MakeXYWH(window.left + k * step, y, step * 0.5, unit * 0.009)
        canvas.drawRect(dash, fill(alpha(light.lit(0xFFFFF6E0, 0.85), 0.85)))


def crossing(*, near: float, far: float, kerb: Colour = 0xFFC8C4C0) -> Ground:
    """A road from left to right between two depths."""
    return partial(_crossing, near=near, far=far, kerb=kerb)


def _rails(
    canvas: skia.Canvas, window: Window, plane: Plane, *, xs: tuple[float, ...], bend: float
) -> None:
    light = plane.site.light
    for x in xs:
        _path(canvas, window, plane, colour=0xFF9A8E88, half=0.46, bend=bend, x=x)
        depth = _NEAR
        lined = _line(bend, x, steps=600)
        while depth < 16:
            here = min(lined, key=lambda p: abs(p[1] - depth))
            sleeper = [(here[0], depth), (here[0], depth + 0.055)]
            canvas.drawPath(plane.strip(sleeper, 0.34), fill(light.lit(0xFF6A4A3A, 0.55)))
            depth += 0.16
        line = _line(bend, x)
        for side in (-1, 1):
            rail = [(px + side * 0.22, at) for px, at in line]
            canvas.drawPath(plane.strip(rail, 0.024), fill(light.lit(0xFF5A5660, 0.5)))
            shine = [(px + side * 0.22 - 0.004, at) for px, at in line]
            canvas.drawPath(plane.strip(shine, 0.01), fill(light.lit(0xFFE4E8F0, 1.0)))


def rails(*xs: float, bend: float = 0.0) -> Ground:
    """Railway tracks on ballast."""
    return partial(_rails, xs=xs or (0.0,), bend=bend)


def _runway(canvas: skia.Canvas, _window: Window, plane: Plane) -> None:
    light = plane.site.light
    line = [(0.0, _NEAR), (0.0, _FAR)]
    canvas.drawPath(plane.strip(line, 1.2), fill(light.lit(0xFF6A6C76, 0.55)))
    white = fill(light.lit(0xFFFFFFFF, 0.9))
    for side in (-1, 1):
        canvas.drawPath(plane.strip([(side * 1.12, _NEAR), (side * 1.12, _FAR)], 0.025), white)
    depth = 1.7
    for k in range(8):
        x = -0.84 + 0.24 * k
        canvas.drawPath(plane.patch(x - 0.07, x + 0.07, 1.25, 1.6), white)
    while depth < 16:
        canvas.drawPath(plane.patch(-0.04, 0.04, depth, depth + 0.5), white)
        depth += 1.0
    if light.is_dark:
        for k in range(26):
            at = 0.8 * 1.16**k
            for side in (-1, 1):
                x, y = plane.at(side * 1.26, at)
                canvas.drawCircle(x, y, plane.unit * 0.012 / at, fill(0xFFFFE9A0))


runway: Ground = _runway


def _bays(canvas: skia.Canvas, _window: Window, plane: Plane) -> None:
    """The bays of a parking lot on both sides of a lane."""
    white = fill(plane.site.light.lit(0xFFFFFFFF, 0.85))
    for near, far in ((1.5, 2.5), (3.6, 6.0)):
        for k in range(-10, 11):
            x = 0.66 * k
            canvas.drawPath(plane.patch(x - 0.02, x + 0.02, near, far), white)
        canvas.drawPath(plane.patch(-7, 7, far, far * 1.015), white)


bays: Ground = _bays


def _pond(
    canvas: skia.Canvas, _window: Window, plane: Plane, *, x: float, depth: float, half: float
) -> None:
    """A round sheet of water that gives back the sky."""
    light, unit = plane.site.light, plane.unit
    px, py = plane.at(x, depth)
    wide, tall = half * unit / depth, DROP * unit * (1 / (depth * 0.8) - 1 / (depth * 1.3)) * 0.5
    bank = skia.Rect.MakeLTRB(
        px - wide * 1.05, py - tall * 1.12, px + wide * 1.05, py + tall * 1.16
    )
    canvas.drawOval(bank, fill(light.lit(0xFFB8A27A, 0.6)))
    water = skia.Rect.MakeLTRB(px - wide, py - tall, px + wide, py + tall)
    sky = [mix(c, light.lit(0xFF4FA0B8, 0.6), 0.4) for _, c in light.sky]
    canvas.drawOval(water, linear((0, py - tall), (0, py + tall), sky[::-1]))
    shine = skia.Path()
    rng = plane.site.rng("pond")
    for _ in range(16):
        across, down = rng.uniform(-0.7, 0.7), rng.uniform(-0.7, 0.7)
        y = py + down * tall * math.sqrt(1 - across * across)
        left = px + across * wide
        shine.moveTo(left, y)
        shine.lineTo(left + wide * rng.uniform(0.06, 0.2), y)
    canvas.drawPath(shine, stroke(alpha(0xFFFFFFFF, 0.35), unit * 0.003))


def pond(x: float, depth: float, half: float) -> Ground:
    """A pond; ``x`` and ``half`` as at depth 1."""
    return partial(_pond, x=x, depth=depth, half=half)


def _squares(canvas: skia.Canvas, _window: Window, plane: Plane, *, colour: Colour) -> None:
    """Large slabs in two tones, for a roof or a square."""
    tone = fill(alpha(plane.site.light.lit(colour, 0.7), 0.3))
    depths = [0.55 + 0.5 * k for k in range(14)]
    for i, near in enumerate(depths):
        for k in range(-12, 13):
            if (i + k) % 2:
                canvas.drawPath(plane.patch(0.5 * k, 0.5 * k + 0.5, near, near + 0.5), tone)


def squares(colour: Colour = 0xFFFFFFFF) -> Ground:
    """A chequered pattern over what is there."""
    return partial(_squares, colour=colour)


def _tracks_in_snow(canvas: skia.Canvas, _window: Window, plane: Plane) -> None:
    """Winding ski tracks."""
    light = plane.site.light
    for x, bend in ((-0.5, 0.28), (0.2, -0.22), (0.9, 0.18)):
        for side in (-0.05, 0.05):
            line = [(px + side, depth) for px, depth in _line(bend, x)]
            canvas.drawPath(plane.strip(line, 0.018), fill(alpha(light.lit(0xFF8FA8D0, 0.4), 0.6)))


tracks_in_snow: Ground = _tracks_in_snow
