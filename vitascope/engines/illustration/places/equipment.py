"""What stands in wards, laboratories, gyms, cellars and stables.

Each function returns a painter whose origin is the middle of its foot, in units.
"""

from __future__ import annotations

import skia

from ..canvas import Colour, alpha, fill, mix, polyline
from .brush import Brush
from .plan import Fixture

__all__ = [
    "beams",
    "boiler",
    "chart",
    "drip",
    "flasks",
    "monitor",
    "pipes",
    "planks_pile",
    "punch_bag",
    "red_cross",
    "sickbed",
    "stall",
    "treadmill",
    "tyres",
    "weight_rack",
]

_WOOD = 0xFF9A6A42
_STEEL = 0xFFB8C2CC
_GLASSY = (0xFF6FCF8A, 0xFFF08A5C, 0xFF6AA8F0, 0xFFC88AE0, 0xFFF6D25C)


def sickbed() -> Fixture:
    """A hospital bed, its head raised."""

    def paint(brush: Brush) -> None:
        brush.shade((-0.36, -0.01, 0.36, 0.02), 0.3, 0.012)
        for x in (-0.3, 0.3):
            brush.box((x - 0.01, -0.14, x + 0.01, -0.03), _STEEL, across=True)
            brush.oval((x, -0.018), 0.022, 0.022, 0xFF4A5058)
        brush.box((-0.36, -0.15, 0.36, -0.12), _STEEL, high=1.0, low=0.5, round_=0.01)
        brush.poly(
            [
                (-0.35, -0.3),
                (-0.3, -0.31),
                (-0.1, -0.2),
                (0.35, -0.2),
                (0.35, -0.15),
                (-0.35, -0.15),
            ],
            0xFFFFFFFF,
            high=1.0,
            low=0.7,
        )
        brush.poly(
            [(-0.33, -0.34), (-0.27, -0.35), (-0.18, -0.27), (-0.24, -0.245)],
            0xFFF4F8FF,
            high=1.1,
            low=0.8,
        )
        brush.poly(
            [(-0.12, -0.215), (0.36, -0.215), (0.37, -0.1), (-0.1, -0.1)],
            0xFF8CCAD0,
            high=0.95,
            low=0.6,
        )
        brush.box((-0.12, -0.22, 0.0, -0.19), 0xFFFFFFFF, high=1.0, low=0.8)
        brush.box((-0.385, -0.4, -0.355, -0.02), _STEEL, across=True, round_=0.01)
        brush.box((0.355, -0.28, 0.385, -0.02), _STEEL, across=True, round_=0.01)
        for x in (-0.02, 0.06, 0.14, 0.22):
            brush.line([(x, -0.27), (x, -0.16)], brush.tone(_STEEL, 0.8), 0.008)
        brush.line([(-0.05, -0.27), (0.26, -0.27)], brush.tone(_STEEL, 1.0), 0.014)

    return paint


def red_cross() -> Fixture:
    """The sign of a hospital; hangs by its middle."""

    def paint(brush: Brush) -> None:
        brush.shade((-0.07, -0.07, 0.075, 0.08), 0.2, 0.008)
        brush.box((-0.07, -0.07, 0.07, 0.07), 0xFFFFFFFF, high=1.0, low=0.85, round_=0.015)
        brush.box((-0.017, -0.05, 0.017, 0.05), 0xFFE03A3A, high=0.9, low=0.8)
        brush.box((-0.05, -0.017, 0.05, 0.017), 0xFFE03A3A, high=0.9, low=0.8)

    return paint


def drip() -> Fixture:
    """A stand with a bag and its tube."""

    def paint(brush: Brush) -> None:
        brush.line([(0, 0), (0, -0.56)], brush.tone(_STEEL, 0.8), 0.012)
        brush.line([(-0.06, 0), (0.06, 0)], brush.tone(_STEEL, 0.6), 0.014)
        brush.line([(-0.05, -0.56), (0.05, -0.56)], brush.tone(_STEEL, 0.9), 0.01)
        brush.box((-0.08, -0.55, -0.02, -0.42), 0xFFE4F4FA, high=1.0, low=0.8, round_=0.015)
        brush.box((-0.075, -0.49, -0.025, -0.425), 0xFFB8E0F0, high=1.0, low=0.8, round_=0.012)
        brush.line([(-0.05, -0.42), (-0.06, -0.3), (-0.14, -0.24)], alpha(0xFFFFFFFF, 0.8), 0.006)

    return paint


def monitor() -> Fixture:
    """A monitor that shows a heart's beat, on a stand."""

    def paint(brush: Brush) -> None:
        brush.box((-0.012, -0.34, 0.012, 0), _STEEL, across=True)
        brush.box((-0.06, -0.02, 0.06, 0), 0xFF8A949E)
        brush.box((-0.1, -0.48, 0.1, -0.32), 0xFFE0E6EA, high=1.0, low=0.6, round_=0.015)
        brush.flat((-0.085, -0.465, 0.085, -0.345), 0xFF10281E)
        beat = [
            (-0.08, 0),
            (-0.04, 0),
            (-0.025, -0.02),
            (-0.01, 0.02),
            (0.005, -0.045),
            (0.02, 0.03),
            (0.03, 0),
            (0.08, 0),
        ]
        brush.line([(x, y - 0.41) for x, y in beat], 0xFF5AF08A, 0.007)
        brush.line([(x, y * 0.3 - 0.365) for x, y in beat], 0xFF5AC8F0, 0.005)

    return paint


def flasks(wide: float, boards: int) -> Fixture:
    """Flasks and tubes with coloured liquids, on boards if any."""

    def paint(brush: Brush) -> None:
        for row in range(max(1, boards)):
            foot = -0.15 * row
            count = max(3, round(wide / 0.12))
            for i in range(count):
                x = -wide / 2 + wide * (i + 0.5) / count
                _flask(brush, x, foot, _GLASSY[(i + row * 2) % 5], (i + row) % 3)
            if boards:
                brush.box((-wide / 2, foot, wide / 2, foot + 0.014), 0xFFE8EEF2, high=1.0, low=0.6)

    return paint


def _flask(brush: Brush, x: float, foot: float, tone: Colour, kind: int) -> None:
    glass = alpha(brush.tone(0xFFEAF6FA, 0.9), 0.75)
    if kind == 0:
        outer = [
            (-0.042, 0),
            (0.042, 0),
            (0.012, -0.065),
            (0.012, -0.1),
            (-0.012, -0.1),
            (-0.012, -0.065),
        ]
        inner = [(-0.038, -0.003), (0.038, -0.003), (0.02, -0.045), (-0.02, -0.045)]
    elif kind == 1:
        outer = [(-0.03, 0), (0.03, 0), (0.03, -0.085), (-0.03, -0.085)]
        inner = [(-0.027, -0.003), (0.027, -0.003), (0.027, -0.055), (-0.027, -0.055)]
    else:
        for dx in (-0.03, 0.0, 0.03):
            brush.box(
                (x + dx - 0.009, foot - 0.1, x + dx + 0.009, foot - 0.01), 0xFFEAF6FA, round_=0.008
            )
            liquid = brush.tone(mix(tone, 0xFFFFFFFF, 0.15 + 5 * abs(dx)), 0.9)
            brush.flat((x + dx - 0.007, foot - 0.06, x + dx + 0.007, foot - 0.012), liquid)
        brush.box((x - 0.048, foot - 0.04, x + 0.048, foot - 0.028), _WOOD)
        brush.box((x - 0.048, foot - 0.01, x + 0.048, foot), _WOOD)
        return
    brush.canvas.drawPath(polyline([(x + a, foot + b) for a, b in outer]), fill(glass))
    brush.poly([(x + a, foot + b) for a, b in inner], tone, high=1.0, low=0.8)
    brush.line([(x - 0.016, foot - 0.02), (x - 0.008, foot - 0.04)], alpha(0xFFFFFFFF, 0.8), 0.005)


def chart(wide: float, tall: float) -> Fixture:
    """A wall chart with a ring of atoms; its foot's middle is the origin."""

    def paint(brush: Brush) -> None:
        brush.box((-wide / 2, -tall, wide / 2, 0), 0xFFFFFFFF, high=1.0, low=0.85)
        brush.box((-wide / 2, -tall - 0.012, wide / 2, -tall + 0.006), 0xFF5A6470)
        ring = fill(brush.tone(0xFF5B8FE0, 0.8))
        ring.setStyle(skia.Paint.kStroke_Style)
        ring.setStrokeWidth(0.006)
        for turn in (0, 60, 120):
            brush.canvas.save()
            brush.canvas.translate(0, -tall / 2)
            brush.canvas.rotate(turn)
            brush.canvas.drawOval(skia.Rect.MakeLTRB(-0.1, -0.034, 0.1, 0.034), ring)
            brush.canvas.restore()
        brush.oval((0, -tall / 2), 0.018, 0.018, 0xFFE0543F, high=1.0)

    return paint


def weight_rack() -> Fixture:
    """Dumbbells on a rack."""

    def paint(brush: Brush) -> None:
        for row in range(3):
            y = -0.04 - 0.11 * row
            for i in range(4):
                x = -0.21 + 0.14 * i
                tone = (0xFF3A3E46, 0xFFB3363A, 0xFF3A6AB8)[row]
                brush.box((x - 0.025, y - 0.028, x + 0.025, y - 0.016), _STEEL)
                for dx in (-0.045, 0.02):
                    brush.tube((x + dx, y - 0.05, x + dx + 0.026, y), tone, round_=0.006)
            brush.box((-0.3, y, 0.3, y + 0.014), 0xFF5A626C, high=1.0)
        for x in (-0.3, 0.29):
            brush.box((x, -0.34, x + 0.018, 0), 0xFF5A626C, across=True)

    return paint


def treadmill() -> Fixture:
    """A treadmill."""

    def paint(brush: Brush) -> None:
        brush.shade((-0.22, -0.01, 0.2, 0.02), 0.3, 0.01)
        brush.poly([(-0.22, -0.03), (0.2, -0.06), (0.2, 0), (-0.22, 0)], 0xFF3E444E)
        brush.poly(
            [(-0.21, -0.035), (0.16, -0.062), (0.16, -0.05), (-0.21, -0.024)], 0xFF7A828C, high=1.0
        )
        brush.poly([(0.13, -0.05), (0.17, -0.05), (0.15, -0.34), (0.12, -0.34)], 0xFF5A626E)
        brush.line(
            [(0.14, -0.32), (0.02, -0.26), (-0.02, -0.26)], brush.tone(0xFF4A525C, 0.6), 0.02
        )
        brush.poly([(0.06, -0.37), (0.17, -0.43), (0.19, -0.4), (0.09, -0.33)], 0xFF3A3E46)
        brush.poly(
            [(0.08, -0.37), (0.165, -0.415), (0.172, -0.4), (0.09, -0.352)],
            0xFF6AE0F0,
            high=1.2,
            low=1.0,
        )

    return paint


def punch_bag() -> Fixture:
    """A punching bag on its chain."""

    def paint(brush: Brush) -> None:
        brush.line([(0, -1.2), (0, -0.5)], brush.tone(0xFF6A727C, 0.7), 0.01)
        brush.line([(-0.05, -0.44), (0, -0.51), (0.05, -0.44)], brush.tone(0xFF6A727C, 0.7), 0.007)
        brush.tube((-0.07, -0.45, 0.07, -0.08), 0xFFC0343A, round_=0.025)
        for y in (-0.4, -0.16):
            brush.tube((-0.071, y, 0.071, y + 0.025), 0xFF2A2A30)

    return paint


def tyres() -> Fixture:
    """Three tyres in a pile."""

    def paint(brush: Brush) -> None:
        for i in range(3):
            brush.box(
                (-0.1, -0.06 * (i + 1), 0.1, -0.06 * i - 0.004),
                0xFF3A3A40,
                high=0.9,
                low=0.3,
                round_=0.026,
            )
            for k in range(8):
                x = -0.09 + 0.024 * k
                brush.line(
                    [(x, -0.06 * i - 0.05), (x + 0.008, -0.06 * i - 0.015)],
                    alpha(0xFF101014, 0.6),
                    0.005,
                )
        brush.oval((0, -0.175), 0.07, 0.012, 0xFF18181C)

    return paint


def planks_pile() -> Fixture:
    """Boards leaning on a wall, and sawdust."""

    def paint(brush: Brush) -> None:
        for i in range(5):
            x = -0.1 + 0.045 * i
            tone = mix(0xFFD8A868, 0xFFA8703F, 0.2 * i)
            lean = [
                (x, 0),
                (x + 0.04, 0),
                (x + 0.1, -0.5 - 0.03 * (i % 3)),
                (x + 0.06, -0.5 - 0.03 * (i % 3)),
            ]
            brush.poly(lean, tone, high=0.95, low=0.6)
        brush.oval((0, 0.005), 0.16, 0.016, 0xFFE8C888)

    return paint


def boiler() -> Fixture:
    """A round boiler with a dial and a pipe."""

    def paint(brush: Brush) -> None:
        brush.shade((-0.13, -0.01, 0.14, 0.02), 0.35, 0.012)
        brush.tube((-0.02, -1.2, 0.03, -0.4), 0xFFA87048)
        brush.tube((-0.12, -0.44, 0.12, 0), 0xFF6A8A98, round_=0.05)
        for y in (-0.36, -0.1):
            brush.tube((-0.122, y, 0.122, y + 0.018), 0xFF4A6270)
        brush.oval((0, -0.26), 0.04, 0.04, 0xFFF4F0E4, high=1.0, low=0.8)
        brush.line([(0, -0.26), (0.02, -0.285)], brush.tone(0xFFD0342C, 0.8), 0.006)
        brush.glow((0, -0.06), 0.1, 0xFFFF8A40, 0.6)
        brush.flat((-0.05, -0.07, 0.05, -0.04), 0xFFFFB050)

    return paint


def pipes(wide: float) -> Fixture:
    """Pipes along a ceiling."""

    def paint(brush: Brush) -> None:
        for i, (y, tone) in enumerate(
            ((-0.06, 0xFFA87048), (-0.02, 0xFF8A949E), (0.03, 0xFFB05A48))
        ):
            brush.box((-wide, y, wide, y + 0.03), tone, high=1.0, low=0.3, round_=0.012)
            for k in range(6):
                x = -wide / 2 + wide * (k + 0.2 * i) / 5
                brush.box((x, y - 0.006, x + 0.025, y + 0.036), tone, high=1.1, low=0.4)

    return paint


def stall() -> Fixture:
    """A horse's stall with a half door."""

    def paint(brush: Brush) -> None:
        brush.flat((-0.24, -0.62, 0.24, 0), brush.tone(0xFF2E1E14, 0.4))
        for i in range(6):
            x = -0.24 + 0.08 * i
            brush.box((x, -0.26, x + 0.078, 0), 0xFFB07A48, high=0.85, low=0.5)
        brush.line([(-0.22, -0.02), (0.22, -0.24)], brush.tone(0xFF7A4E2C, 0.6), 0.03)
        brush.box((-0.25, -0.28, 0.25, -0.25), 0xFF8A5C38, high=1.0)
        for i in range(7):
            x = -0.2 + 0.066 * i
            brush.box((x, -0.6, x + 0.014, -0.28), 0xFF5A4A40, across=True)
        for x in (-0.27, 0.24):
            brush.box((x, -0.8, x + 0.035, 0), 0xFF7A4E2C, across=True)
        brush.box((-0.27, -0.64, 0.275, -0.6), 0xFF7A4E2C, high=1.0)

    return paint


def beams() -> Fixture:
    """Heavy beams under a roof."""

    def paint(brush: Brush) -> None:
        brush.box((-1.3, -0.68, 1.3, -0.62), 0xFF7A4E2C, high=0.9, low=0.4)
        for x in (-0.34, 0.34):
            brush.box((x - 0.028, -1.2, x + 0.028, 0), 0xFF7A4E2C, across=True)
            for side in (-1, 1):
                brush.poly(
                    [(x, -0.46), (x, -0.4), (x + side * 0.2, -0.62), (x + side * 0.15, -0.62)],
                    0xFF8A5C38,
                )

    return paint
