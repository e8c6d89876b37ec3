"""What fills factories, arcades, arenas and stations: machines, bars, ropes, trains.

Each function returns a painter whose origin is the middle of its foot, in units.
"""

from __future__ import annotations

import math

import skia

from ..canvas import Colour, alpha, blob, fill, mix, polyline
from .brush import Brush
from .plan import Fixture

__all__ = [
    "arcade_machine",
    "bars",
    "boxer_ropes",
    "conveyor",
    "crowd",
    "dashboard",
    "deck",
    "gears",
    "lane_ropes",
    "lift_doors",
    "metro_train",
    "pins",
    "red_carpet",
    "stove",
    "tanks",
]

_GOLD = 0xFFE9B84E


def stove() -> Fixture:
    """A sauna's stove, with hot stones and steam."""

    def paint(brush: Brush) -> None:
        brush.shade((-0.13, -0.01, 0.13, 0.02), 0.35, 0.012)
        brush.box((-0.12, -0.24, 0.12, 0), 0xFF4A4448, high=0.8, low=0.4, round_=0.012)
        brush.glow((0, -0.1), 0.14, 0xFFFF8A40, 0.7)
        for i in range(4):
            brush.flat((-0.08, -0.15 + 0.03 * i, 0.08, -0.138 + 0.03 * i), 0xFFFFA858)
        for i in range(13):
            x, y = -0.1 + 0.05 * (i % 5), -0.25 - 0.03 * (i // 5)
            x += 0.025 * (i // 5)
            brush.oval((x, y), 0.03, 0.024, (0xFF8A8084, 0xFF6A6266)[i % 2], high=1.0, low=0.4)
        for x, y, r in ((-0.04, -0.42, 0.07), (0.06, -0.5, 0.09), (0.0, -0.6, 0.11)):
            brush.canvas.drawCircle(x, y, r, fill(alpha(0xFFFFFFFF, 0.22), soft=0.03))

    return paint


def arcade_machine(tone: Colour, glow: Colour) -> Fixture:
    """An arcade game."""

    def paint(brush: Brush) -> None:
        brush.shade((-0.13, -0.01, 0.13, 0.02), 0.4, 0.012)
        brush.box((-0.13, -0.58, 0.13, 0), tone, high=0.9, low=0.4, round_=0.015)
        brush.flat((-0.12, -0.57, 0.12, -0.49), mix(glow, 0xFFFFFFFF, 0.3))
        for i in range(5):
            x = -0.09 + 0.045 * i
            brush.poly(
                [(x - 0.014, -0.515), (x, -0.55), (x + 0.014, -0.515)], tone, high=1.0, low=0.8
            )
        brush.box((-0.115, -0.48, 0.115, -0.27), 0xFF15121C, high=0.5, low=0.4)
        brush.flat((-0.095, -0.465, 0.095, -0.29), 0xFF1A1444)
        for r in range(3):
            for c in range(5):
                x, y = -0.07 + 0.035 * c, -0.445 + 0.03 * r
                brush.flat(
                    (x - 0.01, y - 0.008, x + 0.01, y + 0.008),
                    (0xFF6AF0A0, 0xFFF6E05C, 0xFFFF6AA8)[r],
                )
        brush.flat((-0.016, -0.315, 0.016, -0.3), 0xFF8AE0FF)
        brush.flat((-0.003, -0.345, 0.003, -0.33), 0xFFFFFFFF)
        brush.glow((0, -0.38), 0.24, glow, 0.6)
        brush.poly(
            [(-0.13, -0.27), (0.13, -0.27), (0.15, -0.2), (-0.15, -0.2)],
            mix(tone, 0xFF000000, 0.35),
            high=1.0,
            low=0.7,
        )
        brush.line([(-0.07, -0.23), (-0.07, -0.275)], 0xFFC8C8D0, 0.008)
        brush.flat_oval((-0.07, -0.285), 0.015, 0.015, 0xFFF04848)
        for i, dot in enumerate((0xFFF6C945, 0xFF5AC8F0, 0xFFF04848)):
            brush.flat_oval((0.01 + 0.04 * i, -0.235), 0.013, 0.009, dot)
        brush.flat((-0.04, -0.13, 0.04, -0.06), alpha(0xFF000000, 0.5))
        brush.flat_oval((0, -0.1), 0.006, 0.012, 0xFFF6C945)

    return paint


def pins() -> Fixture:
    """Ten bowling pins under a bright hood."""

    def paint(brush: Brush) -> None:
        brush.flat((-0.075, -0.13, 0.075, 0.0), 0xFF1A1620)
        brush.glow((0, -0.07), 0.1, 0xFFFFFFFF, 0.22)
        for r, count in enumerate((4, 3, 2, 1)):
            for i in range(count):
                x, y = (i - (count - 1) / 2) * 0.034, 0.006 * r - 0.004
                tall = 0.07 + 0.007 * r
                brush.oval(
                    (x, y - tall * 0.32), tall * 0.17, tall * 0.34, 0xFFFFFFFF, high=1.1, low=0.7
                )
                brush.oval(
                    (x, y - tall * 0.86), tall * 0.1, tall * 0.14, 0xFFFFFFFF, high=1.1, low=0.8
                )
                brush.box(
                    (x - tall * 0.07, y - tall * 0.8, x + tall * 0.07, y - tall * 0.55),
                    0xFFFFFFFF,
                    high=1.0,
                    low=0.9,
                )
                brush.box(
                    (x - tall * 0.085, y - tall * 0.7, x + tall * 0.085, y - tall * 0.64),
                    0xFFE03A3A,
                    high=1.0,
                )

    return paint


def boxer_ropes(wide: float, tall: float, *, slack: float = 0.0) -> Fixture:
    """A ring's posts and ropes on one side."""

    def paint(brush: Brush) -> None:
        for i, tone in enumerate((0xFFF4F4F8, 0xFF3A6AD0, 0xFFE03A3A)):
            y = -tall * (0.32 + 0.28 * i)
            rope = [
                (-wide / 2 + wide * k / 10, y + slack * math.sin(math.pi * k / 10))
                for k in range(11)
            ]
            brush.line(rope, brush.tone(tone, 0.9), tall * 0.035)
        for x, tone in ((-wide / 2, 0xFFE03A3A), (wide / 2, 0xFF3A6AD0)):
            brush.tube((x - 0.02, -tall, x + 0.02, 0.02), 0xFF8A929C)
            brush.tube((x - 0.04, -tall * 0.95, x + 0.04, -tall * 0.22), tone, round_=0.02)

    return paint


def crowd(wide: float) -> Fixture:
    """Spectators in the dark."""

    def paint(brush: Brush) -> None:
        for r in range(3):
            count = round(wide / 0.085)
            for i in range(count):
                x = -wide / 2 + wide * (i + 0.5 * (r % 2)) / count + brush.rng.uniform(-0.01, 0.01)
                y = -0.2 + 0.075 * r
                tone = mix(
                    (0xFF6A4A70, 0xFF4A5A80, 0xFF705048, 0xFF50685A)[brush.rng.integers(4)],
                    0xFF18121E,
                    0.55 - 0.13 * r,
                )
                brush.oval(
                    (x, y - 0.01), 0.03, 0.034, mix(tone, 0xFFE8B890, 0.28), high=0.9, low=0.6
                )
                brush.box(
                    (x - 0.042, y + 0.02, x + 0.042, y + 0.12), tone, high=0.8, low=0.5, round_=0.03
                )

    return paint


def bars(wide: float, tall: float, count: int) -> Fixture:
    """Iron bars."""

    def paint(brush: Brush) -> None:
        for i in range(count):
            x = -wide / 2 + wide * i / (count - 1)
            brush.tube((x - 0.014, -tall, x + 0.014, 0), 0xFF5A626C)
        for y in (-tall * 0.62, -tall * 0.12):
            brush.box(
                (-wide / 2 - 0.02, y, wide / 2 + 0.02, y + 0.03), 0xFF5A626C, high=1.0, low=0.3
            )

    return paint


def lift_doors(wide: float, tall: float) -> Fixture:
    """A lift's closed doors, the floor shown over them, a panel of buttons beside."""

    def paint(brush: Brush) -> None:
        half = wide / 2
        brush.box((-half - 0.04, -tall - 0.04, half + 0.04, 0), 0xFF8A7248, high=0.9, low=0.6)
        for a, b in ((-half, -0.003), (0.003, half)):
            brush.box((a, -tall, b, 0), 0xFFD8DEE4, high=0.95, low=0.6)
            for k in range(4):
                x = a + (b - a) * (k + 0.3) / 4
                brush.canvas.drawRect(
                    skia.Rect.MakeLTRB(x, -tall, x + 0.02, 0),
                    fill(alpha(0xFFFFFFFF, 0.3), soft=0.006),
                )
        brush.flat((-0.006, -tall, 0.006, 0), 0xFF3A3E44)
        brush.box((-0.11, -tall - 0.13, 0.11, -tall - 0.06), 0xFF1E2026, round_=0.01)
        for points in ([(-0.05, -0.035), (-0.025, -0.065), (0.0, -0.035)],):
            brush.canvas.drawPath(
                polyline([(x, y - tall - 0.045) for x, y in points]), fill(0xFFFF9A4A)
            )
        seven = [(0.02, -0.07), (0.055, -0.07), (0.032, -0.025)]
        brush.line([(x, y - tall - 0.048) for x, y in seven], 0xFFFF9A4A, 0.01)
        x = half + 0.1
        brush.box((x - 0.045, -0.42, x + 0.045, -0.12), 0xFFC8CED4, high=1.0, low=0.7, round_=0.01)
        for i in range(5):
            for dx in (-0.02, 0.02):
                tone = 0xFFFFB04A if (i, dx) == (1, 0.02) else 0xFFF8F4E8
                brush.oval((x + dx, -0.385 + 0.055 * i), 0.014, 0.014, tone, high=1.1, low=0.8)

    return paint


def metro_train(wide: float) -> Fixture:
    """A metro train that stands at the platform, doors and windows lit."""

    def paint(brush: Brush) -> None:
        half, tall = wide / 2, 0.5
        brush.box((-half, -tall - 0.03, half, 0.02), 0xFF2A2C34, high=0.4, low=0.3)
        brush.box((-half, -tall, half, -0.03), 0xFFC2CAD0, high=0.9, low=0.5)
        brush.box((-half, -0.2, half, -0.13), 0xFFD8483A, high=0.95, low=0.7)
        step = 0.62
        for i in range(-2, 3):
            x = i * step
            for dx in (0.0, 0.085):
                brush.box(
                    (x - 0.084 + dx, -tall + 0.05, x - 0.002 + dx, -0.03),
                    0xFFD2D8DC,
                    high=0.85,
                    low=0.6,
                    round_=0.01,
                )
                brush.box(
                    (x - 0.07 + dx, -tall + 0.09, x - 0.016 + dx, -0.24),
                    0xFFFFE8B0,
                    high=1.0,
                    low=0.9,
                    round_=0.012,
                )
            brush.flat((x - 0.003, -tall + 0.05, x + 0.003, -0.03), 0xFF5A626C)
            left = x + 0.13
            brush.box((left, -tall + 0.08, left + 0.36, -0.23), 0xFF39434E, round_=0.02)
            brush.box(
                (left + 0.012, -tall + 0.092, left + 0.348, -0.242),
                0xFFFFE8B0,
                high=1.0,
                low=0.85,
                round_=0.015,
            )
            for k in range(3):
                at = left + 0.07 + 0.11 * k
                tone = (0xFF8A6A7A, 0xFF5A7A9A, 0xFF9A7A5A)[(k + i) % 3]
                brush.oval((at, -0.33), 0.024, 0.028, mix(tone, 0xFF4A3028, 0.4))
                brush.box((at - 0.035, -0.305, at + 0.035, -0.243), tone, round_=0.02)
        brush.glow((0, -0.32), wide * 0.4, 0xFFFFE8B0, 0.25)

    return paint


def conveyor(wide: float) -> Fixture:
    """A conveyor belt with parcels."""

    def paint(brush: Brush) -> None:
        brush.shade((-wide / 2, -0.01, wide / 2, 0.02), 0.3, 0.012)
        for i in range(5):
            x = -wide / 2 + wide * (i + 0.5) / 5
            brush.box((x - 0.015, -0.17, x + 0.015, 0), 0xFF6A727C, across=True)
        brush.box((-wide / 2, -0.2, wide / 2, -0.13), 0xFF3A3E46, high=0.9, low=0.5, round_=0.035)
        for i in range(round(wide / 0.08)):
            brush.oval((-wide / 2 + 0.04 + i * 0.08, -0.165), 0.02, 0.02, 0xFFA8B0B8)
        brush.box((-wide / 2, -0.21, wide / 2, -0.198), 0xFFF6C945, high=1.0)
        for i in range(round(wide / 0.3)):
            brush.sprite("box", (-wide / 2 + 0.16 + 0.3 * i, -0.205), 0.13)

    return paint


def gears() -> Fixture:
    """Big cogwheels; the middle of the first is the origin."""

    def paint(brush: Brush) -> None:
        for x, y, r, count, tone in (
            (0, 0, 0.15, 12, 0xFFB8863C),
            (0.235, -0.07, 0.09, 8, 0xFF9AA4AE),
            (0.13, 0.2, 0.075, 7, 0xFFC0603A),
        ):
            points = []
            for i in range(count * 4):
                radius = r * (1.0 if i % 4 < 2 else 0.82)
                turn = 2 * math.pi * (i + 0.5) / (count * 4)
                points.append((x + radius * math.cos(turn), y + radius * math.sin(turn)))
            brush.shade((x - r * 0.7, y - r * 0.7, x + r * 0.85, y + r * 0.9), 0.25, 0.02)
            brush.poly(points, tone, high=1.0, low=0.5)
            brush.oval((x, y), r * 0.55, r * 0.55, mix(tone, 0xFF000000, 0.25), high=0.5, low=0.9)
            brush.oval((x, y), r * 0.2, r * 0.2, 0xFF3A3E46)

    return paint


def tanks() -> Fixture:
    """Two tanks with pipes and dials."""

    def paint(brush: Brush) -> None:
        for x, tall in ((-0.16, 0.52), (0.16, 0.44)):
            brush.tube((x + 0.02, -1.3, x + 0.07, -tall + 0.05), 0xFFC0803C)
            brush.tube((x - 0.13, -tall, x + 0.13, 0), 0xFF8FA4B4, round_=0.06)
            for y in (-tall * 0.8, -tall * 0.3):
                brush.tube((x - 0.132, y, x + 0.132, y + 0.016), 0xFF5A6A78)
            brush.oval((x, -tall * 0.55), 0.045, 0.045, 0xFFF8F4E8, high=1.0, low=0.8)
            brush.line(
                [(x, -tall * 0.55), (x + 0.02, -tall * 0.55 - 0.024)],
                brush.tone(0xFFD0342C, 0.9),
                0.007,
            )
        brush.line(
            [(-0.16, -0.12), (0.16, -0.12), (0.4, -0.12), (0.4, -1.2)],
            brush.tone(0xFFC0603A, 0.7),
            0.035,
        )

    return paint


def dashboard(reach: float = 1.4) -> Fixture:
    """A car's dashboard with its wheel, seen by those inside."""

    def paint(brush: Brush) -> None:
        dark = 0xFF4A4650
        path = skia.Path()
        path.moveTo(-reach, -0.1)
        path.cubicTo(-0.6, -0.24, 0.5, -0.24, reach, -0.1)
        path.lineTo(reach, 0.8)
        path.lineTo(-reach, 0.8)
        path.close()
        brush.path(path, dark, high=0.95, low=0.1)
        brush.box((-0.13, -0.13, 0.15, 0.04), 0xFF1A1C24, round_=0.02)
        brush.flat((-0.115, -0.115, 0.135, 0.025), 0xFF20405A)
        brush.line([(-0.1, 0.0), (-0.02, -0.05), (0.04, -0.03), (0.11, -0.1)], 0xFF6AE0A0, 0.012)
        for x in (-0.23, 0.25, 0.72):
            brush.box((x - 0.07, -0.11, x + 0.07, -0.05), 0xFF24222A, round_=0.02)
            for i in range(3):
                brush.line(
                    [(x - 0.06, -0.1 + 0.018 * i), (x + 0.06, -0.1 + 0.018 * i)],
                    brush.tone(0xFF6A6672, 0.8),
                    0.005,
                )
        at = (-0.56, 0.02)
        brush.path(
            blob([(-0.76, -0.1), (-0.56, -0.23), (-0.36, -0.1), (-0.38, 0.02), (-0.74, 0.02)]),
            dark,
            high=0.6,
            low=0.3,
        )
        for x in (-0.63, -0.49):
            brush.flat_oval((x, -0.1), 0.05, 0.05, 0xFF15171E)
            brush.line([(x, -0.1), (x + 0.025, -0.13)], 0xFFFF7A4A, 0.008)
        rim = fill(brush.tone(0xFF2A2830, 0.9))
        rim.setStyle(skia.Paint.kStroke_Style)
        rim.setStrokeWidth(0.045)
        brush.canvas.drawOval(
            skia.Rect.MakeLTRB(at[0] - 0.23, at[1] - 0.2, at[0] + 0.23, at[1] + 0.24), rim
        )
        for end in ((-0.22, 0.0), (0.22, 0.0), (0.0, 0.22)):
            brush.line([at, (at[0] + end[0], at[1] + end[1])], brush.tone(0xFF2A2830, 0.8), 0.045)
        brush.oval(at, 0.07, 0.065, 0xFF3A3842, high=1.0)

    return paint


def deck(tone: Colour = 0xFFE8E2D4) -> Fixture:
    """The tiled edge of a pool, nearest the eye."""

    def paint(brush: Brush) -> None:
        brush.box((-2.0, -0.012, 2.0, 0.006), 0xFF3A7AB8, high=1.0, low=0.7)
        brush.box((-2.0, 0.0, 2.0, 0.6), tone, high=0.95, low=0.6)
        for i in range(-12, 13):
            brush.line([(i * 0.15, 0.006), (i * 0.26, 0.6)], alpha(0xFF6A7078, 0.4), 0.004)
        for y in (0.05, 0.12, 0.22):
            brush.line([(-2, y), (2, y)], alpha(0xFF6A7078, 0.4), 0.004)

    return paint


def lane_ropes(count: int) -> Fixture:
    """Ropes of red and white floats that run to the far end."""

    def paint(brush: Brush) -> None:
        for i in range(count):
            u = (i + 0.5) / count - 0.5
            for k in range(26):
                near = (k / 26) ** 1.6
                times = 1 + near * 1.0
                tone = (0xFFE8483A, 0xFFFFFFFF)[k // 2 % 2]
                at = (u * 1.3 * times, 0.005 + near * 0.21)
                brush.oval(at, 0.007 * times, 0.004 * times, tone, high=1.0, low=0.8)

    return paint


def red_carpet(tone: Colour = 0xFFB3263A) -> Fixture:
    """A runner from the far end towards the eye."""

    def paint(brush: Brush) -> None:
        edge = [(-0.1, 0.0), (0.1, 0.0), (0.36, 0.6), (-0.36, 0.6)]
        brush.poly(edge, _GOLD, high=0.8, low=0.9)
        brush.poly(
            [(-0.09, 0.0), (0.09, 0.0), (0.325, 0.6), (-0.325, 0.6)], tone, high=0.7, low=0.9
        )

    return paint
