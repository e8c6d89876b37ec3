"""What stands in homes, schools and shops and is nobody's subject: laid tables, desks, tills.

Each function returns a painter whose origin is the middle of its foot, in units.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import skia

from ..canvas import Colour, alpha, fill, polyline
from .brush import Brush
from .fixtures import counter, rail
from .plan import Fixture

__all__ = [
    "bottles",
    "cabinet",
    "chalkboard",
    "clothes_line",
    "dining_table",
    "key_rack",
    "laid_table",
    "long_table",
    "picture_lights",
    "rope_line",
    "school_desk",
    "till",
    "vanity",
    "vitrine",
]

_WOOD = 0xFF9A6A42
_SIGNS = {
    "A": ((0, 1), (0.35, 0), (0.7, 1), (0.55, 0.62), (0.15, 0.62)),
    "B": ((0, 1), (0, 0), (0.5, 0.05), (0.6, 0.25), (0.45, 0.45), (0, 0.48), (0.55, 0.55),
          (0.66, 0.75), (0.5, 0.97), (0, 1)),
    "C": ((0.65, 0.15), (0.4, 0), (0.1, 0.2), (0, 0.5), (0.1, 0.8), (0.4, 1), (0.65, 0.85)),
    "1": ((0.1, 0.2), (0.3, 0), (0.3, 1)),
    "2": ((0.05, 0.25), (0.2, 0.02), (0.5, 0.05), (0.55, 0.35), (0.05, 1), (0.6, 1)),
    "3": ((0.05, 0.1), (0.3, 0), (0.55, 0.2), (0.25, 0.47), (0.58, 0.72), (0.3, 1), (0, 0.88)),
    "+": ((0.05, 0.5), (0.6, 0.5), (0.33, 0.5), (0.33, 0.2), (0.33, 0.8)),
    "=": ((0.05, 0.38), (0.6, 0.38), (0.6, 0.62), (0.05, 0.62)),
}  # fmt: skip
"""What is written on the board, each sign one line in a unit square."""


def dining_table(wide: float) -> Fixture:
    """A laid table with chairs on both sides."""

    def paint(brush: Brush) -> None:
        for x in (-0.2, 0.2):
            brush.sprite("chair", (x * wide, -0.06), 0.32, flip=x > 0)
        for x in (-0.56, 0.56):
            brush.sprite("chair", (x * wide, 0.0), 0.35, flip=x > 0)
        brush.shade((-wide / 2, -0.02, wide / 2, 0.03), 0.35, 0.015)
        for x in (-wide * 0.36, wide * 0.33):
            brush.box((x, -0.22, x + 0.035, 0), _WOOD, across=True)
        top = [(-wide * 0.42, -0.27), (wide * 0.42, -0.27), (wide / 2, -0.2), (-wide / 2, -0.2)]
        brush.poly(top, 0xFFFFF8EE, high=0.75, low=0.95)
        brush.box((-wide / 2, -0.2, wide / 2, -0.14), 0xFFFFF8EE, high=0.8, low=0.5)
        for x in (-0.36, -0.18, 0.18, 0.36):
            brush.oval((x * wide, -0.228), 0.045, 0.014, 0xFFA8C8E0, high=1.0, low=0.8)
        brush.sprite("vase", (0, -0.23), 0.16)
        for x in (-0.09, 0.09):
            brush.sprite("candle", (x * wide, -0.235), 0.11)
            brush.glow((x * wide, -0.33), 0.09, 0xFFFFC878, 0.5)
        brush.sprite("wine glass", (0.28 * wide, -0.225), 0.08)
        brush.sprite("wine glass", (-0.27 * wide, -0.225), 0.08)

    return paint


def cabinet(drawers: int) -> Fixture:
    """A filing cabinet."""

    def paint(brush: Brush) -> None:
        brush.shade((-0.1, -0.01, 0.1, 0.02), 0.3, 0.01)
        brush.box((-0.1, -0.28, 0.1, 0), 0xFF9AA8B4, high=0.8, low=0.5)
        for i in range(drawers):
            y = -0.27 + i * 0.27 / drawers
            brush.box((-0.09, y, 0.09, y + 0.25 / drawers), 0xFFB8C4CE, high=0.85, low=0.6)
            brush.box((-0.03, y + 0.03, 0.03, y + 0.04), 0xFF5A6470)

    return paint


def chalkboard(wide: float, tall: float) -> Fixture:
    """A long board with sums, letters and shapes in chalk."""

    def paint(brush: Brush) -> None:
        half = wide / 2
        brush.shade((-half, -tall, half + 0.01, 0.02), 0.3, 0.012)
        brush.box(
            (-half - 0.022, -tall - 0.022, half + 0.022, 0.022), 0xFFA8703F, high=0.95, low=0.5
        )
        brush.box((-half, -tall, half, 0), 0xFF2F6A50, high=0.8, low=0.6)
        chalk = alpha(brush.tone(0xFFFFFFFF, 1.0), 0.9)
        for index, sign in enumerate("ABC"):
            _chalk(brush, sign, (-half * (0.85 - 0.26 * index), -tall * 0.86), tall * 0.25, chalk)
        for index, sign in enumerate("1+2=3"):
            _chalk(brush, sign, (-half * (0.85 - 0.2 * index), -tall * 0.42), tall * 0.25, chalk)
        x, y, r = half * 0.5, -tall * 0.66, tall * 0.13
        brush.line([(x - r, y + r), (x, y - r), (x + r, y + r), (x - r, y + r)], chalk, 0.007)
        ring = fill(alpha(brush.tone(0xFFFFE890, 1.0), 0.9))
        ring.setStyle(skia.Paint.kStroke_Style)
        ring.setStrokeWidth(0.007)
        brush.canvas.drawCircle(x + half * 0.3, y, r, ring)
        brush.line(
            [(x - r, y + 3.6 * r), (x + r, y + 1.9 * r), (x + half * 0.38, y + 3.2 * r)],
            chalk,
            0.007,
        )
        brush.box((-half, 0.018, half, 0.034), 0xFFC08A56, high=1.0)
        for i, tone in enumerate((0xFFFFFFFF, 0xFFF6D25C, 0xFFF4A0B8)):
            brush.box((0.05 * i, 0.008, 0.05 * i + 0.035, 0.019), tone, high=1.0, low=0.8)

    return paint


def _chalk(brush: Brush, sign: str, at: tuple[float, float], size: float, tone: Colour) -> None:
    points = [(at[0] + u * size, at[1] + v * size) for u, v in _SIGNS[sign]]
    if sign == "=":
        brush.line(points[:2], tone, 0.009)
        points = points[2:]
    brush.line(points, tone, 0.009)


def school_desk() -> Fixture:
    """A pupil's desk with its chair behind, a book on it."""

    def paint(brush: Brush) -> None:
        brush.shade((-0.17, -0.01, 0.17, 0.025), 0.3, 0.012)
        brush.box((-0.09, -0.3, 0.09, -0.17), 0xFF5B8FC8, high=0.9, low=0.5, round_=0.02)
        for x in (-0.15, 0.13):
            brush.box((x, -0.17, x + 0.018, 0), 0xFF6A7480, across=True)
        brush.poly(
            [(-0.15, -0.21), (0.15, -0.21), (0.18, -0.165), (-0.18, -0.165)],
            0xFFE8B878,
            high=0.9,
            low=1.0,
        )
        brush.box((-0.18, -0.165, 0.18, -0.14), 0xFFC08A50, high=0.8, low=0.5)
        brush.box((-0.14, -0.14, 0.14, -0.09), 0xFF8A98A4, high=0.4, low=0.5)
        brush.poly(
            [(-0.07, -0.198), (0.01, -0.198), (0.02, -0.175), (-0.08, -0.175)], 0xFFD84A38, high=1
        )

    return paint


def till() -> Fixture:
    """A cash register."""

    def paint(brush: Brush) -> None:
        brush.box((-0.075, -0.05, 0.075, 0), 0xFF5A4A44, high=0.8, low=0.4, round_=0.008)
        brush.poly([(-0.06, -0.1), (0.06, -0.1), (0.07, -0.05), (-0.07, -0.05)], 0xFFC9504A)
        brush.box((-0.045, -0.15, 0.045, -0.1), 0xFF4A4450, high=0.8, low=0.5, round_=0.006)
        brush.flat((-0.035, -0.142, 0.035, -0.116), 0xFF9AF0B8)
        for i in range(6):
            x, y = -0.035 + 0.035 * (i % 3), -0.085 + 0.018 * (i // 3)
            brush.oval((x, y), 0.01, 0.006, 0xFFFFF4E0, high=1.0, low=0.8)

    return paint


def vitrine(wide: float, rows: Sequence[Sequence[str]]) -> Fixture:
    """A counter with goods behind glass."""

    def paint(brush: Brush) -> None:
        brush.shade((-wide / 2, -0.01, wide / 2, 0.03), 0.35, 0.012)
        brush.box((-wide / 2, -0.1, wide / 2, 0), _WOOD, high=0.8, low=0.4)
        brush.box((-wide / 2, -0.27, wide / 2, -0.1), 0xFFFFF4DC, high=0.95, low=0.8)
        for row in rows:
            for i, kind in enumerate(row):
                name, _, word = kind.partition(":")
                x = -wide / 2 + wide * (i + 0.5) / len(row)
                tall = 0.13 if name == "cake" else 0.075
                brush.sprite(name, (x, -0.105), tall, colour=word or None)
        for i in range(5):
            x = -wide / 2 + wide * (i + 0.2) / 5
            slant = polyline([(x, -0.1), (x + 0.04, -0.1), (x + 0.11, -0.27), (x + 0.07, -0.27)])
            brush.canvas.drawPath(slant, fill(alpha(0xFFFFFFFF, 0.3)))
        brush.box(
            (-wide / 2 - 0.015, -0.29, wide / 2 + 0.015, -0.265), 0xFFB98A5C, high=1.0, low=0.6
        )
        for x in (-wide / 2, wide / 2 - 0.012):
            brush.box((x, -0.27, x + 0.012, -0.1), 0xFFD8C0A0)

    return paint


def laid_table() -> Fixture:
    """A round restaurant table with a cloth, a candle and two chairs."""

    def paint(brush: Brush) -> None:
        brush.sprite("chair", (-0.25, -0.01), 0.32, colour="red")
        brush.sprite("chair", (0.25, -0.01), 0.32, colour="red", flip=True)
        brush.shade((-0.14, -0.01, 0.14, 0.02), 0.35, 0.012)
        cloth = [
            (-0.19, -0.235),
            (0.19, -0.235),
            (0.16, -0.03),
            (0.06, -0.05),
            (-0.04, -0.025),
            (-0.15, -0.045),
        ]
        brush.poly(cloth, 0xFFFFF6EA, high=0.9, low=0.5)
        brush.oval((0, -0.237), 0.19, 0.034, 0xFFFFF8F0, high=0.8, low=1.0)
        for x in (-0.1, 0.1):
            brush.oval((x, -0.232), 0.05, 0.012, 0xFFD8E2EA, high=1.0, low=0.8)
            brush.sprite("wine glass", (x * 0.42, -0.23), 0.085)
        brush.glow((0, -0.33), 0.16, 0xFFFFC878, 0.55)
        brush.sprite("candle", (0, -0.24), 0.1)

    return paint


def bottles(wide: float) -> Fixture:
    """A back bar: bottles on lit boards."""

    def paint(brush: Brush) -> None:
        brush.box((-wide / 2, -0.36, wide / 2, 0), 0xFF4A2C20, high=0.7, low=0.5)
        brush.glow((0, -0.18), wide * 0.5, 0xFFFFB860, 0.5)
        for row in range(2):
            foot = -0.19 * row - 0.01
            brush.flat(
                (-wide / 2 + 0.02, foot - 0.16, wide / 2 - 0.02, foot), alpha(0xFFFFC878, 0.22)
            )
            count = 22
            for i in range(count):
                x = -wide / 2 + 0.03 + (wide - 0.06) * (i + 0.5) / count
                tone = (0xFF3F8A5A, 0xFFB3562A, 0xFFE8C870, 0xFF5A7AB8, 0xFFA83A4A, 0xFFE8F0F0)[
                    brush.rng.integers(6)
                ]
                h, w = brush.rng.uniform(0.11, 0.15), 0.036
                brush.tube((x - w / 2, foot - h * 0.62, x + w / 2, foot), tone, round_=0.008)
                brush.tube((x - w * 0.16, foot - h, x + w * 0.16, foot - h * 0.55), tone)
                brush.tube((x - w / 2, foot - h * 0.42, x + w / 2, foot - h * 0.18), 0xFFFFF0D8)
            brush.box((-wide / 2, foot, wide / 2, foot + 0.018), 0xFFB07A48, high=1.0, low=0.5)
        for i in range(4):
            x = -wide / 2 + wide * i / 3
            brush.box((x - 0.015, -0.37, x + 0.015, 0.01), 0xFF7A4A2C, across=True)
        brush.box((-wide / 2 - 0.03, -0.4, wide / 2 + 0.03, -0.36), 0xFF8A5630, high=1.0, low=0.5)

    return paint


def picture_lights(wide: float) -> Fixture:
    """Small spots over a row of pictures."""

    def paint(brush: Brush) -> None:
        brush.box((-wide / 2, -0.012, wide / 2, 0), 0xFF4A4650)
        for i in range(5):
            x = -wide / 2 + wide * (i + 0.5) / 5
            brush.box((x - 0.012, 0, x + 0.012, 0.03), 0xFF3A3640)
            brush.beam(
                [(x - 0.01, 0.03), (x + 0.01, 0.03), (x + 0.16, 0.45), (x - 0.16, 0.45)],
                0xFFFFF0C8,
                0.3,
            )

    return paint


def rope_line(wide: float) -> Fixture:
    """Golden posts with a red rope between."""

    def paint(brush: Brush) -> None:
        posts = [-wide / 2 + wide * i / 3 for i in range(4)]
        for a, b in pairwise(posts):
            sag = [
                (a + (b - a) * u / 8, -0.17 + 0.05 * math.sin(math.pi * u / 8)) for u in range(9)
            ]
            brush.line(sag, brush.tone(0xFFB3263A, 0.75), 0.016)
        for x in posts:
            brush.box((x - 0.009, -0.19, x + 0.009, 0), 0xFFE9B84E, across=True)
            brush.oval((x, -0.195), 0.018, 0.018, 0xFFF0C868, high=1.1)
            brush.oval((x, 0), 0.035, 0.01, 0xFFC8963A)

    return paint


def clothes_line() -> Fixture:
    """Washing on a line."""
    return rail(("shirt", "shirt:yellow", "dress", "shirt:pink", "shirt:green"), 1.3, 0.0, 0.16)


def vanity() -> Fixture:
    """A mirror with bulbs over a narrow counter."""

    def paint(brush: Brush) -> None:
        counter(0.42, 0.25, 0xFFFFF0EC, 0xFFE8B8B8)(brush)
        brush.shade((-0.15, -0.68, 0.16, -0.29), 0.2, 0.01)
        brush.box((-0.15, -0.68, 0.15, -0.3), 0xFFF0D8A0, high=1.0, low=0.7, round_=0.02)
        brush.box((-0.115, -0.645, 0.115, -0.335), 0xFFC8E0EA, high=1.0, low=0.7, round_=0.01)
        shine = polyline([(-0.06, -0.335), (0.0, -0.335), (0.09, -0.645), (0.03, -0.645)])
        brush.canvas.drawPath(shine, fill(alpha(0xFFFFFFFF, 0.35)))
        for i in range(5):
            for x, y in ((-0.132, -0.62 + 0.066 * i), (0.132, -0.62 + 0.066 * i)):
                brush.glow((x, y), 0.045, 0xFFFFE0A0, 0.7)
                brush.flat_oval((x, y), 0.011, 0.011, 0xFFFFF8E0)
        for i, tone in enumerate((0xFFF4A0B8, 0xFF9A74D0, 0xFF6FAE9A, 0xFFF6C945)):
            x = -0.17 + 0.03 * i
            brush.tube((x, -0.33, x + 0.02, -0.265), tone, round_=0.004)

    return paint


def key_rack() -> Fixture:
    """Pigeonholes with keys behind a reception desk."""

    def paint(brush: Brush) -> None:
        brush.box((-0.3, -0.24, 0.3, 0.02), 0xFF8A5A38, high=0.9, low=0.6, round_=0.01)
        for row in range(3):
            for i in range(8):
                x, y = -0.28 + 0.0705 * i, -0.225 + 0.08 * row
                brush.box((x, y, x + 0.06, y + 0.068), 0xFF4A2C1C, high=0.5, low=0.7)
                if (row * 5 + i * 3) % 4:
                    brush.oval((x + 0.03, y + 0.02), 0.011, 0.011, 0xFFE9B84E, high=1.0)
                    brush.box((x + 0.027, y + 0.03, x + 0.034, y + 0.056), 0xFFE9B84E)

    return paint


def long_table() -> Fixture:
    """A conference table that runs away from the eye, chairs along it."""

    def paint(brush: Brush) -> None:
        for y, x, tall in ((-0.1, 0.36, 0.2), (-0.05, 0.45, 0.24), (0.02, 0.56, 0.29)):
            for side in (-1, 1):
                brush.sprite("chair", (side * x, y), tall, flip=side > 0, colour="blue")
        brush.shade((-0.4, 0.0, 0.4, 0.03), 0.3, 0.02)
        brush.box((-0.2, -0.1, 0.2, 0.02), 0xFF6A4A34, high=0.5, low=0.3)
        top = [(-0.24, -0.26), (0.24, -0.26), (0.44, -0.12), (-0.44, -0.12)]
        brush.poly(top, 0xFFB98258, high=0.85, low=1.0)
        brush.box((-0.44, -0.12, 0.44, -0.09), 0xFF8A5C3C, high=0.8, low=0.4)
        shine = polyline([(-0.05, -0.26), (0.06, -0.26), (0.1, -0.12), (-0.12, -0.12)])
        brush.canvas.drawPath(shine, fill(alpha(0xFFFFFFFF, 0.22), soft=0.01))
        for x, y in ((-0.24, -0.16), (0.24, -0.16), (-0.17, -0.21), (0.17, -0.21)):
            brush.poly(
                [(x - 0.04, y), (x + 0.04, y), (x + 0.05, y + 0.022), (x - 0.05, y + 0.022)],
                0xFFFFFFFF,
                high=1,
            )

    return paint
