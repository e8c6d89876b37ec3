"""What lines the side walls of deep rooms: columns, doors, shelves, racks, cabin windows.

A rib's origin is the wall's foot at the far end, x runs towards the eye; the room lays it into
perspective. Coloured windows hang on far walls too.
"""

from __future__ import annotations

import math

import skia

from ..canvas import Colour, fill, mix
from .brush import Brush
from .fixtures import groceries
from .plan import Fixture, Item

__all__ = [
    "banners",
    "bins",
    "columns",
    "doors",
    "racks",
    "rose_window",
    "row",
    "servers",
    "shelving",
    "stained",
]

_GOLD = 0xFFE9B84E
_JEWELS = (0xFFD8404A, 0xFF4A78E0, 0xFFF6C945, 0xFF4FAE72, 0xFF9A5AD0, 0xFFF08A3C)


def row(what: Fixture, x: float, size: float, nears: tuple[float, ...], *, flip: bool = False,
        wide: bool = False) -> tuple[Item, ...]:  # fmt: skip
    """The same thing again and again towards the eye, in perspective; ``x`` is at the far wall."""
    found = []
    for near in nears:
        times = 1 + near * 1.17
        found.append(Item(what, x * times, size * times, near=near, flip=flip, wide=wide))
    return tuple(found)


def columns(step: float, tone: Colour, tall: float, between: Fixture | None = None) -> Fixture:
    """Columns along a wall, and something between them."""

    def paint(brush: Brush) -> None:
        for i in range(9):
            x = step * (i + 0.15)
            if between is not None:
                with brush.at(x + step / 2, 0):
                    between(brush)
            brush.tube((x - 0.045, -tall, x + 0.045, 0), tone)
            brush.box((x - 0.065, -0.06, x + 0.065, 0), tone, high=1.0, low=0.5)
            brush.box((x - 0.065, -tall, x + 0.065, -tall + 0.05), tone, high=1.0, low=0.5)

    return paint


def _along(step: float, part: Fixture, up: float = 0.0) -> Fixture:
    """The same again and again along a wall."""

    def paint(brush: Brush) -> None:
        for i in range(12):
            with brush.at(step * (i + 0.5), -up):
                part(brush)

    return paint


def stained(wide: float, tall: float, up: float) -> Fixture:
    """A pointed window of coloured glass."""

    def paint(brush: Brush) -> None:
        half, foot = wide / 2, -up
        arch = skia.Path()
        arch.moveTo(-half, foot)
        arch.lineTo(-half, foot - tall * 0.62)
        arch.quadTo(-half * 0.9, foot - tall * 0.9, 0, foot - tall)
        arch.quadTo(half * 0.9, foot - tall * 0.9, half, foot - tall * 0.62)
        arch.lineTo(half, foot)
        arch.close()
        rim = fill(brush.tone(0xFFB8A890, 0.9))
        rim.setStyle(skia.Paint.kStroke_Style)
        rim.setStrokeWidth(0.05)
        brush.canvas.drawPath(arch, rim)
        bright = not brush.light.is_dark
        with brush.within(arch):
            cell = wide / 3
            for r in range(math.ceil(tall / cell) + 1):
                for c in range(3):
                    tone = _JEWELS[(r * 2 + c * 5 + r * c) % 6]
                    tone = mix(tone, 0xFFFFFFFF, 0.22) if bright else mix(tone, 0xFF101838, 0.35)
                    x, y = -half + c * cell, foot - (r + 1) * cell
                    brush.flat((x, y, x + cell, y + cell), tone)
                    other = _JEWELS[(r + c * 3 + 1) % 6]
                    brush.flat_oval(
                        (x + cell / 2, y + cell / 2),
                        cell * 0.3,
                        cell * 0.3,
                        mix(other, 0xFFFFFFFF, 0.3 * bright),
                    )
            lead = 0xFF2A2630
            for c in range(1, 3):
                brush.line([(-half + c * cell, foot), (-half + c * cell, foot - tall)], lead, 0.008)
            for r in range(math.ceil(tall / cell)):
                brush.line([(-half, foot - r * cell), (half, foot - r * cell)], lead, 0.008)
        if bright:
            brush.glow((0, foot - tall * 0.55), tall * 0.75, 0xFFFFF0D0, 0.35)

    return paint


def rose_window(radius: float) -> Fixture:
    """A round window of coloured glass; its middle is the origin."""

    def paint(brush: Brush) -> None:
        bright = not brush.light.is_dark
        brush.oval((0, 0), radius * 1.14, radius * 1.14, 0xFFB8A890, high=0.9, low=0.6)
        brush.flat_oval((0, 0), radius, radius, 0xFF3A3448)
        for ring, (r, count) in enumerate(((0.72, 12), (0.38, 8))):
            for i in range(count):
                turn = 2 * math.pi * i / count
                tone = _JEWELS[(i * 2 + ring * 3) % 6]
                tone = mix(tone, 0xFFFFFFFF, 0.25) if bright else mix(tone, 0xFF101838, 0.3)
                at = (radius * r * math.cos(turn), radius * r * math.sin(turn))
                size = radius * (0.19 if ring == 0 else 0.13)
                brush.flat_oval(at, size, size, tone)
        brush.flat_oval((0, 0), radius * 0.17, radius * 0.17, 0xFFFFE8A0)
        if bright:
            brush.glow((0, 0), radius * 1.8, 0xFFFFF0D0, 0.5)

    return paint


def doors(step: float, tone: Colour, tall: float = 0.46) -> Fixture:
    """Doors along a corridor, lamps between."""

    def door(brush: Brush) -> None:
        brush.box((-0.13, -tall - 0.025, 0.13, 0), 0xFFF4ECDE, high=0.9, low=0.6)
        brush.box((-0.105, -tall, 0.105, 0), tone, high=0.8, low=0.5)
        for y in (-tall * 0.92, -tall * 0.45):
            brush.box((-0.075, y, 0.075, y + tall * 0.36), tone, high=0.5, low=0.75)
        brush.oval((0.08, -tall * 0.48), 0.013, 0.013, _GOLD, high=1.1)
        brush.glow((step / 2, -tall * 1.05), 0.2, 0xFFFFD890, 0.5)
        brush.flat_oval((step / 2, -tall * 1.05), 0.025, 0.04, 0xFFFFF0C8)

    return _along(step, door)


def shelving(tall: float, rows: int) -> Fixture:
    """A supermarket's shelves."""

    def paint(brush: Brush) -> None:
        long = 1.7
        brush.box((0, -tall, long, 0), 0xFFD8DEE4, high=0.6, low=0.4)
        with brush.at(long / 2, 0):
            groceries(long, tall, rows)(brush)
        for i in range(rows + 1):
            y = -tall * i / rows
            brush.box((0, y - 0.012, long, y + 0.012), 0xFFF4F6F8, high=1.0, low=0.7)
            for k in range(16):
                brush.flat(
                    (k * 0.11, y - 0.007, k * 0.11 + 0.04, y + 0.007),
                    brush.tone(0xFFF6C945 if k % 3 else 0xFFE0543F, 0.9),
                )

    return paint


def racks(tall: float) -> Fixture:
    """A warehouse's racks with cartons."""

    def paint(brush: Brush) -> None:
        long, rows = 2.0, 3
        brush.box((0, -tall, long, 0), 0xFF5A5A60, high=0.4, low=0.3)
        for r in range(rows):
            foot = -tall * r / rows - 0.015
            x = 0.02
            while x < long:
                w, h = brush.rng.uniform(0.1, 0.17), tall / rows * brush.rng.uniform(0.5, 0.82)
                tone = (0xFFD0A468, 0xFFC08F54, 0xFFDDB67C, 0xFF8FB0C8)[brush.rng.integers(4)]
                brush.box((x, foot - h, x + w, foot), tone, high=0.85, low=0.55)
                brush.box(
                    (x + w * 0.44, foot - h, x + w * 0.56, foot - h * 0.6),
                    mix(tone, 0xFFFFF0C8, 0.5),
                )
                x += w + brush.rng.uniform(0.005, 0.04)
            brush.box((0, foot, long, foot + 0.026), 0xFFE87A2C, high=1.0, low=0.6)
        for i in range(7):
            brush.box((i * 0.33, -tall - 0.02, i * 0.33 + 0.025, 0), 0xFF3A6AB0, across=True)

    return paint


def servers(tall: float) -> Fixture:
    """Racks of servers with blinking lamps."""

    def rack(brush: Brush) -> None:
        brush.box((-0.125, -tall, 0.125, 0), 0xFF30363F, high=0.8, low=0.5)
        brush.box((-0.11, -tall + 0.02, 0.11, -0.02), 0xFF15181E, high=0.6, low=0.5)
        rows = 15
        for r in range(rows):
            y = -tall + 0.03 + (tall - 0.05) * r / rows
            brush.box(
                (-0.1, y, 0.1, y + (tall - 0.05) / rows * 0.78), 0xFF3A424E, high=0.8, low=0.5
            )
            for k in range(5):
                tone = (0xFF5AF0A0, 0xFF6AC8FF, 0xFF5AF0A0, 0xFFFFB84A, 0xFF6AC8FF)[
                    brush.rng.integers(5)
                ]
                if brush.rng.random() < 0.75:
                    at = (-0.08 + 0.022 * k, y + 0.011)
                    brush.glow(at, 0.018, tone, 0.7)
                    brush.flat_oval(at, 0.006, 0.006, tone)
            brush.box((0.04, y + 0.006, 0.09, y + 0.014), 0xFF101318)

    return _along(0.26, rack)


def bins() -> Fixture:
    """A cabin's side: oval windows, lockers over them."""

    def bay(brush: Brush) -> None:
        brush.box((-0.15, -0.62, 0.15, -0.46), 0xFFF6F4F0, high=1.0, low=0.7, round_=0.02)
        brush.line([(-0.148, -0.62), (-0.148, -0.46)], brush.tone(0xFFA8B0B8, 0.5), 0.006)
        brush.box((-0.03, -0.485, 0.03, -0.472), 0xFFA8B0B8)
        brush.box((-0.075, -0.41, 0.075, -0.2), 0xFFDDE2E6, high=0.8, low=1.0, round_=0.06)
        sky = brush.light.is_dark
        top, low = (0xFF0C1838, 0xFF3A5A94) if sky else (0xFF5AA8F0, 0xFFE8F6FF)
        glass = skia.RRect.MakeRectXY(skia.Rect.MakeLTRB(-0.055, -0.39, 0.055, -0.22), 0.05, 0.05)
        path = skia.Path()
        path.addRRect(glass)
        brush.canvas.drawPath(path, fill(top))
        with brush.within(path):
            brush.glow((0, -0.2), 0.16, low, 0.9)
            for x, y in ((-0.03, -0.25), (0.02, -0.235), (0.045, -0.25)):
                brush.flat_oval((x, y), 0.035, 0.017, 0xFF7A94C4 if sky else 0xFFFFFFFF)

    return _along(0.3, bay)


def banners(tone: Colour) -> Fixture:
    """A banner with a golden device."""

    def paint(brush: Brush) -> None:
        brush.poly(
            [(-0.08, -0.56), (0.08, -0.56), (0.08, -0.2), (0, -0.14), (-0.08, -0.2)],
            tone,
            high=0.9,
            low=0.6,
        )
        brush.box((-0.1, -0.575, 0.1, -0.55), _GOLD, high=1.0)
        brush.poly(
            [
                (-0.045, -0.34),
                (-0.045, -0.42),
                (-0.02, -0.38),
                (0, -0.43),
                (0.02, -0.38),
                (0.045, -0.42),
                (0.045, -0.34),
            ],
            _GOLD,
            high=1.1,
            low=0.8,
        )

    return paint
