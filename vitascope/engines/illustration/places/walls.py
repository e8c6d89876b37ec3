"""A room's inside: wall, wainscot, floor, shelves, pictures, the window's frame and its sill."""

from __future__ import annotations

import numpy as np
import skia

from ..canvas import alpha, fill, linear, mix, radial, stroke
from ..flora import bush
from ..layers import Layer
from ..light import Light
from ..stage import Window
from .interior import LAMPS, Room

__all__ = ["sill", "wall"]

_WALL = 0xFFC58F63
_WOOD = 0xFF8A5A3A


def wall(room: Room) -> Layer:
    unit, light, glass, frame = room.unit, room.light, room.glass, room.frame

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = room.site.rng("wall")
        inside = skia.Rect.MakeLTRB(window.left, window.top, window.right, window.bottom)
        canvas.drawRect(
            inside,
            linear(
                (0, window.top),
                (0, room.floor_y),
                [
                    light.lit(mix(_WALL, 0xFF5A3424, 0.45), 0.35),
                    light.lit(_WALL, 0.62),
                    light.lit(_WALL, 0.5),
                ],
                at=(0, 0.55, 1),
            ),
        )
        for share in LAMPS:
            at = (room.left + room.wide * share, room.floor_y - unit * 0.78)
            glow = 0.5 if room.is_dim else 0.22
            canvas.drawRect(
                inside,
                radial(
                    at,
                    unit * 0.62,
                    [alpha(0xFFFFD590, glow), alpha(0xFFFFB860, glow * 0.3), 0x00FFB860],
                    at=(0, 0.4, 1),
                    blend=skia.BlendMode.kScreen,
                ),
            )
        _shelf(room, canvas, rng)
        _pictures(room, canvas, rng)
        _panels(room, canvas, window)
        _floor(room, canvas, window)
        _frame_of_glass(canvas, glass, unit, light)
        canvas.save()
        _clear_panes(canvas, glass, unit)
        canvas.restore()

    del frame
    return room.site.plate(1.6, paint)


def _panels(room: Room, canvas: skia.Canvas, window: Window) -> None:
    """Wainscot under the window."""
    unit, light = room.unit, room.light
    top, base = room.floor_y - unit * 0.155, room.floor_y
    canvas.drawRect(
        skia.Rect.MakeLTRB(window.left, top, window.right, base),
        linear((0, top), (0, base), [light.lit(_WOOD, 0.7), light.lit(_WOOD, 0.35)]),
    )
    x = window.left - window.left % (unit * 0.15)
    while x < window.right:
        box = skia.Rect.MakeXYWH(x + unit * 0.016, top + unit * 0.03, unit * 0.118, unit * 0.1)
        canvas.drawRoundRect(
            box, 3, 3, stroke(light.lit(mix(_WOOD, 0xFF2A1408, 0.55), 0.3), unit * 0.004)
        )
        canvas.drawLine(
            box.left(),
            box.bottom() + unit * 0.003,
            box.right(),
            box.bottom() + unit * 0.003,
            stroke(alpha(light.lit(0xFFD8A878, 0.9), 0.5), unit * 0.002),
        )
        x += unit * 0.15
    canvas.drawRect(
        skia.Rect.MakeLTRB(window.left, top - unit * 0.012, window.right, top + unit * 0.006),
        linear(
            (0, top - unit * 0.012),
            (0, top + unit * 0.006),
            [light.lit(0xFFB98055, 0.95), light.lit(_WOOD, 0.3)],
        ),
    )


def _floor(room: Room, canvas: skia.Canvas, window: Window) -> None:
    unit, light = room.unit, room.light
    y = room.floor_y
    ground = skia.Rect.MakeLTRB(window.left, y, window.right, window.bottom)
    canvas.drawRect(
        ground,
        linear(
            (0, y),
            (0, y + unit * 0.4),
            [
                light.lit(0xFF9A6A48, 0.42),
                light.lit(0xFF7A4C34, 0.55),
                light.lit(0xFF4A2C20, 0.4),
            ],
        ),
    )
    centre = room.left + room.wide / 2
    for i in range(-16, 17):
        x = centre + i * unit * 0.13
        canvas.drawLine(
            x,
            y,
            centre + (x - centre) * 2.6,
            y + unit * 0.6,
            stroke(alpha(0xFF2A1408, 0.30), unit * 0.0022),
        )
    tone = room.outside.glow if room.outside.has_sun else 0xFFB8C8E0
    mid = room.glass.centerX() - unit * 0.25
    shine = skia.Path()
    shine.addPoly(
        [
            skia.Point(room.glass.left() - unit * 0.1, y),
            skia.Point(room.glass.right() - unit * 0.2, y),
            skia.Point(mid + unit * 0.3, y + unit * 0.34),
            skia.Point(mid - unit * 0.75, y + unit * 0.34),
        ],
        True,
    )
    strength = 0.16 if room.is_dim else 0.42
    paint = linear(
        (0, y), (0, y + unit * 0.34), [alpha(tone, strength), alpha(tone, strength * 0.3)]
    )
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, unit * 0.02))
    paint.setBlendMode(skia.BlendMode.kScreen)
    canvas.drawPath(shine, paint)


def _shelf(room: Room, canvas: skia.Canvas, rng: np.random.Generator) -> None:
    """Books and jars on boards, left of the window."""
    unit, light = room.unit, room.light
    left, right = room.left - unit * 0.25, room.glass.left() - unit * 0.075
    for row in range(3):
        y = room.floor_y - unit * (0.30 + 0.2 * row)
        x = left
        while x < right - unit * 0.03:
            wide, tall = unit * rng.uniform(0.014, 0.03), unit * rng.uniform(0.085, 0.135)
            if rng.random() < 0.16:
                x += wide * 2.2
                continue
            tone = (0xFFB5523C, 0xFF3F6A6E, 0xFFD9B26A, 0xFF6A7A4A, 0xFF7A4A5A, 0xFFE5D8C0)[
                int(rng.integers(6))
            ]
            canvas.drawRoundRect(
                skia.Rect.MakeXYWH(x, y - tall, wide, tall),
                1.5,
                1.5,
                linear(
                    (x, 0),
                    (x + wide, 0),
                    [light.lit(tone, 0.35), light.lit(tone, 0.75), light.lit(tone, 0.3)],
                ),
            )
            x += wide + unit * 0.002
        board = skia.Rect.MakeLTRB(left - unit * 0.1, y, right, y + unit * 0.014)
        canvas.drawRect(
            board,
            linear(
                (0, y),
                (0, y + unit * 0.014),
                [light.lit(0xFFA8744C, 0.9), light.lit(_WOOD, 0.2)],
            ),
        )
        canvas.drawRect(
            skia.Rect.MakeLTRB(left - unit * 0.1, y + unit * 0.014, right, y + unit * 0.035),
            fill(alpha(0xFF20100A, 0.28), soft=unit * 0.006),
        )


def _pictures(room: Room, canvas: skia.Canvas, rng: np.random.Generator) -> None:
    """A framed print right of the window."""
    unit, light = room.unit, room.light
    x = room.glass.right() + unit * 0.08
    for y, tall in ((room.floor_y - unit * 0.62, 0.2), (room.floor_y - unit * 0.37, 0.14)):
        box = skia.Rect.MakeXYWH(x, y, unit * 0.17, unit * tall)
        canvas.drawRect(box.makeOutset(unit * 0.01, unit * 0.01), fill(light.lit(0xFF5A3826, 0.6)))
        tone = (0xFFE8D8B8, 0xFFBFD0C0)[int(rng.integers(2))]
        canvas.drawRect(box, fill(light.lit(tone, 0.7)))
        canvas.drawCircle(
            box.centerX(), box.centerY(), unit * tall * 0.25, fill(light.lit(0xFFD88A5A, 0.7))
        )


def sill(room: Room) -> Layer:
    """Plants on the window sill."""
    unit, light, glass = room.unit, room.light, room.glass

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        rng = room.site.rng("sill")
        y = glass.bottom() + unit * 0.012
        for share, size in ((0.06, 0.075), (0.15, 0.055), (0.86, 0.065), (0.95, 0.085)):
            x = glass.left() + glass.width() * share
            bush(
                canvas,
                (x, y - unit * size * 0.75),
                width=unit * size * 1.7,
                height=unit * size * 1.6,
                colour=0xFF5E8F58,
                light=light,
                rng=rng,
                blooms=(0xFFFFB0B8, 0xFFFFFFFF) if size > 0.06 else (),
            )
            pot = skia.Path()
            half = unit * size * 0.42
            pot.addPoly(
                [
                    skia.Point(x - half, y - unit * size * 0.9),
                    skia.Point(x + half, y - unit * size * 0.9),
                    skia.Point(x + half * 0.72, y),
                    skia.Point(x - half * 0.72, y),
                ],
                True,
            )
            clay = 0xFFC9774F
            canvas.drawPath(
                pot,
                linear(
                    (x - half, 0),
                    (x + half, 0),
                    [light.lit(clay, 0.25), light.lit(clay, 0.8), light.lit(clay, 0.5)],
                ),
            )

    return room.site.plate(
        1.5, paint, top=glass.bottom() - unit * 0.3, bottom=glass.bottom() + unit * 0.05
    )


def _frame_of_glass(canvas: skia.Canvas, glass: skia.Rect, unit: float, light: Light) -> None:
    outer = glass.makeOutset(unit * 0.03, unit * 0.03)
    canvas.drawRect(
        outer.makeOffset(0, unit * 0.01), fill(alpha(0xFF200C04, 0.35), soft=unit * 0.012)
    )
    canvas.drawRect(
        outer,
        linear(
            (outer.left(), outer.top()),
            (outer.right(), outer.bottom()),
            [light.lit(0xFF9A6A44, 0.85), light.lit(0xFF6A4028, 0.4)],
        ),
    )
    ledge = skia.Rect.MakeLTRB(
        outer.left() - unit * 0.03,
        glass.bottom() + unit * 0.006,
        outer.right() + unit * 0.03,
        glass.bottom() + unit * 0.03,
    )
    canvas.drawRect(
        ledge,
        linear(
            (0, ledge.top()),
            (0, ledge.bottom()),
            [light.lit(0xFFC08A5C, 1.0), light.lit(0xFF6A4028, 0.3)],
        ),
    )


def _clear_panes(canvas: skia.Canvas, glass: skia.Rect, unit: float) -> None:
    """Cut the panes out of the wall, leaving the bars."""
    bar = unit * 0.016
    columns, split = 4, 0.30
    wide = glass.width() / columns
    clear = skia.Paint(BlendMode=skia.BlendMode.kClear, AntiAlias=True)
    for i in range(columns):
        left, right = glass.left() + wide * i + bar / 2, glass.left() + wide * (i + 1) - bar / 2
        middle = glass.top() + glass.height() * split
        canvas.drawRect(skia.Rect.MakeLTRB(left, glass.top(), right, middle - bar / 2), clear)
        canvas.drawRect(skia.Rect.MakeLTRB(left, middle + bar / 2, right, glass.bottom()), clear)
