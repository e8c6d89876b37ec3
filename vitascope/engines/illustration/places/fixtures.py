"""What is built into homes and shops and is nobody's subject: counters, shelves, benches.

Each function returns a painter whose origin is the middle of its foot, in units.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import skia

from ..canvas import Colour, alpha, fill, mix
from .brush import Brush
from .plan import Fixture
from .surfaces import SURFACES

__all__ = [
    "bench",
    "board_of_tools",
    "books",
    "cot",
    "counter",
    "groceries",
    "group",
    "mat",
    "pendant_row",
    "rail",
    "shelf",
    "skin",
    "units",
]

_WOOD = 0xFF9A6A42
_GOODS = (0xFFD84A38, 0xFFF6C945, 0xFF5B8FE0, 0xFF6FAE62, 0xFFF08A3C, 0xFFF4A0B8, 0xFF9A74D0,
          0xFFF3EBDD)  # fmt: skip


def group(*parts: tuple[Fixture, float, float]) -> Fixture:
    """Several as one: each with how far right and how far up it is."""

    def paint(brush: Brush) -> None:
        for part, x, up in parts:
            with brush.at(x, -up):
                part(brush)

    return paint


def skin(material: str, colour: Colour, wide: float, tall: float) -> Fixture:
    """A piece of a material."""

    def paint(brush: Brush) -> None:
        box = skia.Rect.MakeLTRB(-wide / 2, -tall, wide / 2, 0)
        with brush.within(box), brush.at(-wide / 2, -tall):
            SURFACES[material](brush, wide, tall, colour)

    return paint


def counter(
    wide: float, tall: float = 0.28, tone: Colour = _WOOD, top: Colour = 0xFFE8D8BC
) -> Fixture:
    """A counter seen from its front."""

    def paint(brush: Brush) -> None:
        left, right = -wide / 2, wide / 2
        brush.shade((left, -0.01, right, 0.03), 0.35, 0.012)
        brush.box((left, -tall, right, 0), tone, high=0.75, low=0.4)
        count = max(1, round(wide / 0.22))
        for i in range(count):
            x = left + wide * (i + 0.5) / count
            half = wide / count / 2 - 0.02
            brush.box(
                (x - half, 0.06 - tall, x + half, -0.04), tone, high=0.5, low=0.66, round_=0.008
            )
        brush.box(
            (left - 0.02, -tall - 0.025, right + 0.02, -tall + 0.012),
            top,
            high=1.0,
            low=0.6,
            round_=0.008,
        )
        brush.shade((left, 0.012 - tall, right, 0.03 - tall), 0.25, 0.006)

    return paint


def shelf(rows: Sequence[Sequence[str]], wide: float, tall: float, tone: Colour = _WOOD) -> Fixture:
    """Boards with subjects of the register on them, as large as the boards allow."""

    def paint(brush: Brush) -> None:
        brush.shade((-wide / 2 - 0.02, -tall, wide / 2 + 0.02, 0.02), 0.22, 0.012)
        brush.box((-wide / 2, -tall, wide / 2, 0), mix(tone, 0xFF2A1810, 0.35), high=0.5, low=0.45)
        high = tall / len(rows)
        for index, row in enumerate(rows):
            foot = -tall + (index + 1) * high
            for i, kind in enumerate(row):
                x = -wide / 2 + wide * (i + 0.5) / len(row)
                name, _, word = kind.partition(":")
                brush.sprite(name, (x, foot - 0.012), high * 0.74, colour=word or None)
            brush.box((-wide / 2, foot - 0.014, wide / 2, foot + 0.004), tone, high=1.0, low=0.5)
        for x in (-wide / 2, wide / 2):
            brush.box((x - 0.012, -tall - 0.01, x + 0.012, 0), tone, high=0.9, low=0.5, across=True)
        brush.box(
            (-wide / 2 - 0.02, -tall - 0.02, wide / 2 + 0.02, -tall + 0.004), tone, high=1, low=0.5
        )

    return paint


def groceries(wide: float, tall: float, rows: int) -> Fixture:
    """The goods alone, row over row."""

    def paint(brush: Brush) -> None:
        high = tall / rows
        for row in range(rows):
            foot, x = -tall * row / rows - 0.012, -wide / 2 + 0.01
            while x < wide / 2 - 0.03:
                tone = _GOODS[brush.rng.integers(len(_GOODS))]
                kind, count = brush.rng.integers(3), int(brush.rng.integers(2, 6))
                w = brush.rng.uniform(0.024, 0.05)
                h = high * brush.rng.uniform(0.5, 0.78)
                for _ in range(count):
                    if x + w > wide / 2:
                        break
                    _packet(brush, x, foot, w, h, tone, int(kind))
                    x += w + 0.003
                x += 0.008

    return paint


def _packet(
    brush: Brush, x: float, foot: float, w: float, h: float, tone: Colour, kind: int
) -> None:
    """A box, a tin or a bottle."""
    label = mix(tone, 0xFFFFFFFF, 0.75)
    if kind == 0:
        brush.box((x, foot - h, x + w, foot), tone, high=0.9, low=0.6)
        brush.box((x + w * 0.15, foot - h * 0.75, x + w * 0.85, foot - h * 0.45), label)
    elif kind == 1:
        brush.tube((x, foot - h * 0.6, x + w, foot), tone, round_=0.004)
        brush.tube((x, foot - h * 0.45, x + w, foot - h * 0.2), label)
    else:
        brush.tube((x + w * 0.1, foot - h * 0.7, x + w * 0.9, foot), tone, round_=w * 0.25)
        brush.tube((x + w * 0.36, foot - h, x + w * 0.64, foot - h * 0.6), tone)
        brush.tube((x + w * 0.1, foot - h * 0.5, x + w * 0.9, foot - h * 0.2), label)


def units(wide: float, tone: Colour = 0xFFB9D3C4, *, over: bool = True) -> Fixture:
    """Kitchen cupboards with a worktop, and others over it."""

    def paint(brush: Brush) -> None:
        counter(wide, 0.27, tone, 0xFFB98A5C)(brush)
        count = max(1, round(wide / 0.22))
        for i in range(count):
            x = -wide / 2 + wide * (i + 0.5) / count
            brush.oval((x + 0.05, -0.19), 0.008, 0.008, 0xFFE8C870)
            if over:
                half = wide / count / 2
                brush.box((x - half, -0.72, x + half, -0.47), tone, high=0.85, low=0.6)
                brush.box((x - half + 0.02, -0.7, x + half - 0.02, -0.49), tone, high=0.6, low=0.75)
                brush.oval((x + 0.05, -0.52), 0.008, 0.008, 0xFFE8C870)
        if over:
            brush.shade((-wide / 2, -0.47, wide / 2, -0.45), 0.3, 0.01)

    return paint


def books(wide: float, tall: float, tone: Colour = _WOOD) -> Fixture:
    """A tall bookcase."""

    def paint(brush: Brush) -> None:
        skin("books", tone, wide, tall)(brush)
        brush.box((-wide / 2 - 0.02, -tall - 0.03, wide / 2 + 0.02, -tall), tone, high=1.0, low=0.5)

    return paint


def bench(
    wide: float, tall: float = 0.17, tone: Colour = _WOOD, legs: Colour = 0xFF5A4636
) -> Fixture:
    """A long table or bench: a top on two pairs of legs."""

    def paint(brush: Brush) -> None:
        brush.shade((-wide / 2, -0.012, wide / 2, 0.02), 0.35, 0.012)
        for x in (-wide / 2 + 0.03, wide / 2 - 0.06):
            brush.box((x, -tall, x + 0.03, 0), legs, across=True)
        brush.box(
            (-wide / 2, -tall - 0.03, wide / 2, -tall + 0.01), tone, high=1.0, low=0.5, round_=0.006
        )
        brush.shade((-wide / 2 + 0.02, 0.01 - tall, wide / 2 - 0.02, 0.022 - tall), 0.3, 0.005)

    return paint


def board_of_tools(wide: float, tall: float) -> Fixture:
    """A pegboard with tools."""
    tools = ("hammer", "saw", "wrench", "axe", "scissors", "hammer", "wrench", "paintbrush")

    def paint(brush: Brush) -> None:
        brush.box((-wide / 2, -tall, wide / 2, 0), 0xFFC9A878, high=0.8, low=0.6, round_=0.01)
        dot = fill(alpha(brush.tone(0xFF5A4028, 0.3), 0.55))
        for row in range(round(tall / 0.035)):
            for i in range(round(wide / 0.035)):
                brush.canvas.drawCircle(
                    0.018 - wide / 2 + i * 0.035, row * 0.035 - tall + 0.018, 0.004, dot
                )
        count = max(3, round(wide / 0.14))
        for i in range(count):
            x = -wide / 2 + wide * (i + 0.5) / count
            kind = tools[i % len(tools)]
            high = 0.08 if kind == "saw" else tall * 0.62
            brush.sprite(kind, (x, -tall * (0.42 if kind == "saw" else 0.16)), high)

    return paint


def rail(kinds: Sequence[str], wide: float, tall: float, size: float) -> Fixture:
    """Clothes on a rail."""

    def paint(brush: Brush) -> None:
        for x in (-wide / 2, wide / 2):
            brush.box((x - 0.008, -tall, x + 0.008, 0), 0xFFB8A890, across=True)
        for i, kind in enumerate(kinds):
            x = -wide / 2 + wide * (i + 0.5) / len(kinds)
            name, _, word = kind.partition(":")
            hook = brush.tone(0xFF5A5048, 0.6)
            brush.line(
                [
                    (x, -tall),
                    (x, -tall + 0.03),
                    (x - 0.05, -tall + 0.055),
                    (x + 0.05, -tall + 0.055),
                    (x, -tall + 0.03),
                ],
                hook,
                0.006,
            )
            brush.sprite(name, (x, -tall + 0.04 + size), size, colour=word or None)
        brush.box(
            (-wide / 2 - 0.03, -tall - 0.008, wide / 2 + 0.03, -tall + 0.008), 0xFFCDB89A, high=1
        )

    return paint


def cot() -> Fixture:
    """A baby's bed with bars, and a mobile over it."""

    def paint(brush: Brush) -> None:
        white = 0xFFFFF8F0
        brush.shade((-0.26, -0.02, 0.26, 0.02), 0.3, 0.012)
        brush.box((-0.25, -0.17, 0.25, -0.09), 0xFFA8D0EC, high=0.95, low=0.6, round_=0.03)
        brush.sprite("teddy bear", (0.12, -0.15), 0.13)
        brush.box((-0.2, -0.21, -0.06, -0.15), 0xFFFFFFFF, high=1, low=0.7, round_=0.03)
        for i in range(13):
            x = -0.25 + 0.5 * i / 12
            brush.box((x - 0.006, -0.28, x + 0.006, -0.05), white, across=True, high=1.0, low=0.6)
        for y in (-0.29, -0.06):
            brush.box((-0.27, y, 0.27, y + 0.025), white, high=1.0, low=0.6, round_=0.008)
        for x in (-0.27, 0.25):
            brush.box((x, -0.33, x + 0.025, 0), white, high=1.0, low=0.6, round_=0.008)
        thread = brush.tone(0xFF8A7868, 0.6)
        brush.line([(0, -0.74), (0, -0.56)], thread, 0.004)
        brush.line([(-0.15, -0.54), (0, -0.56), (0.15, -0.54)], thread, 0.006)
        for i, tone in enumerate((0xFFF6C945, 0xFFF4A0B8, 0xFF8AC0F0)):
            x = -0.15 + 0.15 * i
            brush.line([(x, -0.55), (x, -0.49)], thread, 0.003)
            points = [
                (
                    x + 0.035 * (1 if k % 2 else 0.45) * math.sin(k * math.pi / 5),
                    -0.46 - 0.035 * (1 if k % 2 else 0.45) * math.cos(k * math.pi / 5),
                )
                for k in range(10)
            ]
            brush.poly(points, tone, high=1.0, low=0.7)

    return paint


def pendant_row(count: int, wide: float, up: float, tone: Colour = 0xFF3F4A52) -> Fixture:
    """Bell lamps in a row, lit."""

    def paint(brush: Brush) -> None:
        for i in range(count):
            x = -wide / 2 + wide * (i + 0.5) / count
            brush.line([(x, -up - 1.2), (x, -up)], brush.tone(0xFF2A2420, 0.4), 0.004)
            shade = [
                (x - 0.012, -up - 0.05),
                (x + 0.012, -up - 0.05),
                (x + 0.055, -up),
                (x - 0.055, -up),
            ]
            brush.poly(shade, tone, high=0.9, low=0.5)
            brush.flat_oval((x, -up + 0.004), 0.03, 0.012, 0xFFFFF3CC)
            brush.glow((x, -up + 0.04), 0.3, 0xFFFFC878, 0.5)

    return paint


def mat(wide: float, tone: Colour) -> Fixture:
    """A flat mat or rug in perspective."""

    def paint(brush: Brush) -> None:
        points = [(-wide * 0.42, -0.05), (wide * 0.42, -0.05), (wide / 2, 0.04), (-wide / 2, 0.04)]
        brush.poly(points, tone, high=0.6, low=0.8)
        inner = [
            (-wide * 0.38, -0.04),
            (wide * 0.38, -0.04),
            (wide * 0.45, 0.028),
            (-wide * 0.45, 0.028),
        ]
        brush.poly(inner, mix(tone, 0xFFFFFFFF, 0.25), high=0.6, low=0.8)

    return paint
