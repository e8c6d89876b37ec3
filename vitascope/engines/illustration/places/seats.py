"""What people sit or lie on in halls and cabins.

Each function returns a painter whose origin is the middle of its foot, in units.
"""

from __future__ import annotations

from ..canvas import Colour, blob, mix
from .brush import Brush
from .plan import Fixture

__all__ = ["bunk", "cabin_seat", "pew", "sauna_bench", "seat_back", "train_seat"]


def pew() -> Fixture:
    """A church bench seen from behind."""

    def paint(brush: Brush) -> None:
        tone = 0xFF8A5834
        brush.shade((-0.14, -0.01, 0.14, 0.02), 0.35, 0.01)
        brush.box((-0.14, -0.17, 0.14, 0), tone, high=0.8, low=0.4)
        for x in (-0.09, 0.0, 0.09):
            brush.box((x - 0.035, -0.14, x + 0.035, -0.03), tone, high=0.5, low=0.65)
        brush.box((-0.15, -0.19, 0.15, -0.165), tone, high=1.1, low=0.7, round_=0.006)

    return paint


def seat_back(tone: Colour, wide: float = 0.17) -> Fixture:
    """A folding seat seen from behind."""

    def paint(brush: Brush) -> None:
        half = wide / 2
        brush.box((-half, -0.2, half, 0.06), tone, high=0.9, low=0.35, round_=0.035)
        brush.box(
            (-half + 0.015, -0.185, half - 0.015, -0.06),
            mix(tone, 0xFFFFFFFF, 0.1),
            high=0.8,
            low=0.5,
            round_=0.025,
        )
        for x in (-half - 0.012, half - 0.008):
            brush.box((x, -0.11, x + 0.02, 0.06), 0xFF3A3034, across=True)

    return paint


def cabin_seat(tone: Colour) -> Fixture:
    """An aeroplane's seats from the front: two side by side."""

    def paint(brush: Brush) -> None:
        for x in (-0.066, 0.066):
            brush.box((x - 0.06, -0.27, x + 0.06, -0.06), tone, high=0.85, low=0.5, round_=0.03)
            brush.box(
                (x - 0.045, -0.3, x + 0.045, -0.22), 0xFFCBD2DA, high=0.8, low=0.6, round_=0.02
            )
            brush.box(
                (x - 0.062, -0.12, x + 0.062, -0.05),
                mix(tone, 0xFFFFFFFF, 0.1),
                high=1.0,
                low=0.5,
                round_=0.02,
            )
            brush.box((x - 0.05, -0.05, x + 0.05, 0), 0xFF4A5260, high=0.5, low=0.3)
        for x in (-0.133, 0, 0.133):
            brush.box((x - 0.01, -0.16, x + 0.01, -0.05), 0xFF8A949E, across=True, round_=0.006)

    return paint


def train_seat(tone: Colour) -> Fixture:
    """A padded seat from the side, facing right."""

    def paint(brush: Brush) -> None:
        brush.shade((-0.16, -0.01, 0.16, 0.02), 0.3, 0.012)
        brush.box((-0.14, -0.1, 0.14, 0), 0xFF5A4A44, high=0.5, low=0.3)
        back = blob(
            [
                (-0.2, -0.48),
                (-0.12, -0.52),
                (-0.08, -0.44),
                (-0.06, -0.2),
                (-0.04, -0.1),
                (-0.18, -0.08),
            ]
        )
        brush.path(back, tone, high=0.95, low=0.5)
        brush.box(
            (-0.14, -0.19, 0.17, -0.08), mix(tone, 0xFFFFFFFF, 0.1), high=1.0, low=0.5, round_=0.035
        )
        brush.box((-0.2, -0.54, -0.09, -0.42), 0xFFF6EEE0, high=1.0, low=0.7, round_=0.03)

    return paint


def sauna_bench() -> Fixture:
    """Stepped wooden benches."""

    def paint(brush: Brush) -> None:
        for foot, half in ((-0.3, 0.62), (-0.14, 0.7)):
            tone = 0xFFE0B070
            brush.box(
                (-half, foot, half, foot + 0.16), mix(tone, 0xFF5A3418, 0.4), high=0.5, low=0.4
            )
            for i in range(9):
                x = -half + 2 * half * (i + 0.5) / 9
                brush.box((x - 0.012, foot, x + 0.012, foot + 0.15), tone, high=0.6, low=0.4)
            for i in range(3):
                y = foot - 0.052 + 0.02 * i
                brush.box(
                    (-half - 0.008 * i, y, half + 0.008 * i, y + 0.016), tone, high=1.0, low=0.8
                )

    return paint


def bunk() -> Fixture:
    """A prison's bunk on chains."""

    def paint(brush: Brush) -> None:
        brush.shade((-0.3, -0.01, 0.3, 0.02), 0.3, 0.02)
        for x in (-0.27, 0.27):
            brush.line([(x, -0.17), (x - 0.02, -0.46)], brush.tone(0xFF6A727C, 0.7), 0.008)
        brush.box((-0.3, -0.17, 0.3, -0.14), 0xFF5A626C, high=1.0, low=0.4)
        brush.box((-0.29, -0.22, 0.29, -0.165), 0xFFD8D0C0, high=1.0, low=0.6, round_=0.015)
        brush.box((-0.02, -0.23, 0.3, -0.13), 0xFF7A8090, high=0.9, low=0.5, round_=0.012)
        brush.box((-0.28, -0.25, -0.14, -0.2), 0xFFF0EADC, high=1.0, low=0.7, round_=0.02)

    return paint
