"""What makes rooms festive or grand: curtains, thrones, steps, screens, roofs.

Each function returns a painter whose origin is the middle of its foot, in units.
"""

from __future__ import annotations

from collections.abc import Sequence

import skia

from ..canvas import Colour, alpha, blob, fill, mix
from .brush import Brush
from .plan import Fixture

__all__ = [
    "altar",
    "chandelier_light",
    "curtains",
    "flag_row",
    "mirror_wall",
    "pedestal",
    "picture",
    "rafters",
    "screen",
    "steps",
    "throne",
]

_GOODS = (0xFFD84A38, 0xFFF6C945, 0xFF5B8FE0, 0xFF6FAE62, 0xFFF08A3C, 0xFFF4A0B8, 0xFF9A74D0,
          0xFFF3EBDD)  # fmt: skip


def picture(wide: float, tall: float, tone: Colour, mark: Colour) -> Fixture:
    """A framed picture; hangs by its middle."""

    def paint(brush: Brush) -> None:
        w, h = wide / 2, tall / 2
        brush.shade((-w - 0.01, -h, w + 0.02, h + 0.025), 0.25, 0.01)
        brush.box((-w - 0.018, -h - 0.018, w + 0.018, h + 0.018), 0xFFB98A46, high=0.95, low=0.4)
        brush.box((-w, -h, w, h), tone, high=0.9, low=0.65)
        brush.oval((w * 0.35, -h * 0.35), h * 0.24, h * 0.24, mix(mark, 0xFFFFF0C0, 0.5), high=1)
        hill = blob(
            [(-w, h), (-w * 0.5, -h * 0.1), (w * 0.1, h * 0.35), (w * 0.6, h * 0.05), (w, h)]
        )
        with brush.within(skia.Rect.MakeLTRB(-w, -h, w, h)):
            brush.path(hill, mark)

    return paint


def mirror_wall(wide: float, tall: float) -> Fixture:
    """A wall of mirrors with bright streaks."""

    def paint(brush: Brush) -> None:
        brush.box((-wide / 2, -tall, wide / 2, 0), 0xFFBCD2DC, high=0.9, low=0.6)
        with brush.within(skia.Rect.MakeLTRB(-wide / 2, -tall, wide / 2, 0)):
            for i in range(round(wide / 0.3) + 1):
                x = -wide / 2 + i * 0.3
                path = [
                    (x, 0),
                    (x + 0.07, 0),
                    (x + 0.07 + tall * 0.4, -tall),
                    (x + tall * 0.4, -tall),
                ]
                brush.canvas.drawPath(_poly(path), fill(alpha(0xFFFFFFFF, 0.28)))
        for i in range(round(wide / 0.42) + 1):
            x = -wide / 2 + i * 0.42
            brush.box((x - 0.005, -tall, x + 0.005, 0), 0xFF8A98A4)

    return paint


def _poly(points: list[tuple[float, float]]) -> skia.Path:
    path = skia.Path()
    path.addPoly([skia.Point(*p) for p in points], True)
    return path


def screen(wide: float, tall: float, tone: Colour = 0xFFF4F8FF, *, mark: str = "") -> Fixture:
    """A bright screen; hangs by its foot's middle."""

    def paint(brush: Brush) -> None:
        brush.glow((0, -tall / 2), wide * 0.75, tone, 0.5)
        brush.flat((-wide / 2 - 0.018, -tall - 0.018, wide / 2 + 0.018, 0.018), 0xFF24222A)
        brush.flat((-wide / 2, -tall, wide / 2, 0), tone)
        if mark == "film":
            _film(brush, wide, tall)
        elif mark == "chart":
            for i, high in enumerate((0.3, 0.5, 0.42, 0.72)):
                x = -wide * 0.32 + i * wide * 0.17
                tint = (0xFF5B8FE0, 0xFF6FAE62, 0xFFF6C945, 0xFFD84A38)[i]
                brush.flat((x, -tall * (0.12 + high), x + wide * 0.11, -tall * 0.12), tint)
            line = [
                (-wide * 0.38, -tall * 0.9),
                (-wide * 0.38, -tall * 0.1),
                (wide * 0.4, -tall * 0.1),
            ]
            brush.line(line, 0xFF5A6070, 0.006)

    return paint


def _film(brush: Brush, wide: float, tall: float) -> None:
    """A sunset with a ship: what the cinema shows."""
    box = skia.Rect.MakeLTRB(-wide / 2, -tall, wide / 2, 0)
    with brush.within(box):
        brush.flat((-wide / 2, -tall, wide / 2, 0), 0xFF7A4C90)
        for i, tone in enumerate((0xFFB65A86, 0xFFF07E66, 0xFFFFAE57, 0xFFFFD684)):
            brush.flat((-wide / 2, -tall * (0.8 - 0.13 * i), wide / 2, 0), tone)
        brush.flat_oval((wide * 0.12, -tall * 0.36), tall * 0.14, tall * 0.14, 0xFFFFF6D0)
        brush.flat((-wide / 2, -tall * 0.3, wide / 2, 0), 0xFF35466E)
        for i in range(9):
            y = -tall * (0.27 - 0.03 * i)
            half = wide * (0.05 + 0.012 * i)
            brush.flat((wide * 0.12 - half, y, wide * 0.12 + half, y + tall * 0.01), 0xFFFFC878)
        hull = [(-0.3, -0.3), (-0.08, -0.3), (-0.12, -0.22), (-0.26, -0.22)]
        sail = [(-0.19, -0.72), (-0.19, -0.33), (-0.07, -0.33)]
        for shape in (hull, sail, [(-0.2, -0.64), (-0.2, -0.33), (-0.29, -0.33)]):
            brush.canvas.drawPath(_poly([(x * wide, y * tall) for x, y in shape]), fill(0xFF2A2440))
        for x in (-wide / 2,):
            brush.flat((x, -tall, x + wide, -tall * 0.93), 0xFF000000)
        brush.flat((-wide / 2, -tall * 0.07, wide / 2, 0), 0xFF000000)


def curtains(wide: float, tall: float, tone: Colour = 0xFFB3262E, *, part: float = 0.3) -> Fixture:
    """A stage's curtains: drawn aside, with a pelmet; ``part`` is what each covers."""

    def paint(brush: Brush) -> None:
        for side in (-1, 1):
            edge, span = side * wide / 2, wide * part
            folds = 7
            for i in range(folds):
                a = edge - side * span * i / folds
                b = edge - side * span * (i + 1) / folds
                pull = 0.55 + 0.45 * (1 - i / folds)
                a2, b2 = (
                    edge - side * span * 0.55 * i / folds * pull,
                    edge - side * span * 0.55 * (i + 1) / folds * pull,
                )
                path = skia.Path()
                path.moveTo(a, -tall)
                path.lineTo(b, -tall)
                path.cubicTo(b, -tall * 0.55, b2, -tall * 0.5, b2, -tall * 0.32)
                path.lineTo(b2 - side * 0.02, 0)
                path.lineTo(a2 - side * 0.02 * (i > 0), 0)
                path.lineTo(a2, -tall * 0.32)
                path.cubicTo(a2, -tall * 0.5, a, -tall * 0.55, a, -tall)
                brush.path(
                    path, mix(tone, (0xFF2A0410, 0xFFFF9080)[i % 2], 0.22), high=0.85, low=0.5
                )
            gold = 0xFFE9B84E
            x = edge - side * span * 0.28
            brush.box(
                (min(edge, x), -tall * 0.345, max(edge, x), -tall * 0.315), gold, high=1, low=0.5
            )
        _pelmet(brush, wide, tall, tone)

    return paint


def _pelmet(brush: Brush, wide: float, tall: float, tone: Colour) -> None:
    count = 7
    step = wide / count
    for i in range(count):
        x = -wide / 2 + i * step
        path = skia.Path()
        path.moveTo(x, -tall - 0.1)
        path.lineTo(x + step, -tall - 0.1)
        path.lineTo(x + step, -tall * 0.93)
        path.quadTo(x + step / 2, -tall * 0.72, x, -tall * 0.93)
        path.close()
        brush.path(path, tone, high=0.95, low=0.45)
        trim = skia.Path()
        trim.moveTo(x, -tall * 0.93)
        trim.quadTo(x + step / 2, -tall * 0.72, x + step, -tall * 0.93)
        gold = fill(brush.tone(0xFFF0C860, 0.85))
        gold.setStyle(skia.Paint.kStroke_Style)
        gold.setStrokeWidth(0.012)
        brush.canvas.drawPath(trim, gold)


def pedestal(kind: str, tall: float, foot: float = 0.2) -> Fixture:
    """An exhibit on a white plinth under a spot."""

    def paint(brush: Brush) -> None:
        brush.shade((-0.09, -0.01, 0.11, 0.02), 0.3, 0.012)
        brush.box((-0.08, -foot, 0.08, 0), 0xFFF4F0EA, high=0.95, low=0.5, across=True)
        brush.box((-0.095, -foot - 0.02, 0.095, -foot + 0.005), 0xFFF4F0EA, high=1, low=0.6)
        brush.glow((0, -foot - tall / 2), tall * 1.1, 0xFFFFF4D8, 0.45)
        brush.sprite(kind, (0, -foot - 0.015), tall)

    return paint


def chandelier_light(tall: float) -> Fixture:
    """A chandelier with its light round it."""

    def paint(brush: Brush) -> None:
        brush.glow((0, 0), tall * 1.6, 0xFFFFDC98, 0.7)
        brush.line([(0, -tall * 0.5), (0, -1.2)], brush.tone(0xFFB98A46, 0.7), 0.008)
        brush.sprite("chandelier", (0, 0), tall)

    return paint


def rafters(tone: Colour = 0xFF8A5E3C) -> Fixture:
    """A roof's slopes on both sides, with beams."""

    def paint(brush: Brush) -> None:
        for side in (-1, 1):
            corners = [
                (side * 0.02, -1.6),
                (side * 2.2, -1.6),
                (side * 2.2, 0.32),
                (side * 0.98, 0.0),
                (side * 0.98, -0.08),
                (side * 0.12, -0.86),
            ]
            path = _poly(corners)
            brush.path(path, mix(tone, 0xFF3A2418, 0.25), high=0.45, low=0.7)
            with brush.within(path):
                for i in range(16):
                    y = -0.9 + i * 0.1
                    line = [(side * 0.1, y - 0.1), (side * 2.2, y + 1.84)]
                    brush.line(line, alpha(0xFF2A1810, 0.4), 0.005)
                for i in range(4):
                    x0, y0 = 0.12 + 0.24 * i, -0.86 + 0.23 * i
                    beam = [
                        (side * x0, y0),
                        (side * (x0 + 0.05), y0 + 0.045),
                        (side * (x0 * 2.9), y0 * 2.6),
                        (side * (x0 * 2.9 - 0.1), y0 * 2.6 - 0.08),
                    ]
                    brush.poly(beam, tone, high=0.9, low=0.5)
            ridge = [(side * 0.98, 0.0), (side * 0.98, -0.08), (side * 0.12, -0.86)]
            brush.line(ridge, brush.tone(mix(tone, 0xFFFFD8A0, 0.25), 0.8), 0.035)
        brush.box((-1.3, -0.8, 1.3, -0.755), tone, high=0.9, low=0.4)

    return paint


def throne() -> Fixture:
    """A golden throne on three steps under a canopy."""

    def paint(brush: Brush) -> None:
        gold, red = 0xFFE9B84E, 0xFFB3263A
        for i, half in enumerate((0.42, 0.34, 0.26)):
            brush.box((-half, -0.045 * (i + 1), half, -0.045 * i), 0xFFD8CCBC, high=1.0, low=0.5)
        brush.poly([(-0.09, -0.135), (0.09, -0.135), (0.16, 0.0), (-0.16, 0.0)], red)
        drape = [(-0.3, -0.82), (0.3, -0.82), (0.24, -0.14), (-0.24, -0.14)]
        brush.poly(drape, mix(red, 0xFF200010, 0.3))
        brush.box((-0.13, -0.6, 0.13, -0.2), gold, high=1.0, low=0.5, round_=0.03)
        brush.box((-0.1, -0.57, 0.1, -0.26), red, high=0.8, low=0.5, round_=0.02)
        crest = [
            (-0.13, -0.59),
            (-0.13, -0.68),
            (-0.06, -0.62),
            (0, -0.72),
            (0.06, -0.62),
            (0.13, -0.68),
            (0.13, -0.59),
        ]
        brush.poly(crest, gold, high=1.0, low=0.6)
        brush.oval((0, -0.635), 0.02, 0.02, 0xFF4A8AE0, high=1)
        brush.box((-0.14, -0.28, 0.14, -0.23), red, high=1.0, low=0.6, round_=0.02)
        brush.box((-0.14, -0.235, 0.14, -0.14), gold, high=0.9, low=0.4)
        for x in (-0.175, 0.135):
            brush.box((x, -0.36, x + 0.04, -0.14), gold, high=1.0, low=0.5, round_=0.01)
            brush.oval((x + 0.02, -0.37), 0.028, 0.028, gold, high=1.1)
        for side in (-1, 1):
            path = [
                (side * 0.3, -0.84),
                (side * 0.04, -0.84),
                (side * 0.2, -0.6),
                (side * 0.26, -0.15),
                (side * 0.33, -0.15),
            ]
            brush.poly(path, red, high=0.9, low=0.5)
        brush.box((-0.36, -0.9, 0.36, -0.81), red, high=1.0, low=0.6)
        brush.box((-0.37, -0.825, 0.37, -0.8), gold, high=1.0, low=0.6)

    return paint


def altar() -> Fixture:
    """A table with a white cloth, candles and a cross over it."""

    def paint(brush: Brush) -> None:
        brush.box((-0.3, -0.03, 0.3, 0.02), 0xFFB3A090, high=1, low=0.6)
        brush.box((-0.2, -0.2, 0.2, -0.03), 0xFFF8F2E6, high=1.0, low=0.6)
        brush.box((-0.21, -0.21, 0.21, -0.165), 0xFFE9B84E, high=1.0, low=0.6)
        brush.glow((0, -0.42), 0.3, 0xFFFFE8B0, 0.6)
        brush.box((-0.014, -0.58, 0.014, -0.22), 0xFFE9B84E, high=1.1, low=0.6)
        brush.box((-0.075, -0.49, 0.075, -0.46), 0xFFE9B84E, high=1.1, low=0.7)
        for x in (-0.15, -0.1, 0.1, 0.15):
            brush.sprite("candle", (x, -0.21), 0.1)

    return paint


def steps(
    wide: float, tall: float, count: int, tone: Colour, carpet: Colour | None = None
) -> Fixture:
    """A flight of steps going up and away in the middle."""

    def paint(brush: Brush) -> None:
        for i in range(count):
            u = i / count
            half = wide / 2 * (1 - 0.38 * u)
            foot, high = -tall * u, tall / count
            brush.box((-half, foot - high, half, foot - high * 0.42), tone, high=1.0, low=0.85)
            brush.box((-half, foot - high * 0.42, half, foot), tone, high=0.55, low=0.4)
            if carpet is not None:
                mid = half * 0.62
                brush.box((-mid, foot - high, mid, foot - high * 0.42), carpet, high=0.95, low=0.85)
                brush.box((-mid, foot - high * 0.42, mid, foot), carpet, high=0.55, low=0.42)
        for side in (-1, 1):
            rail_ = brush.tone(0xFF7A4A2C, 0.7)
            top = (side * wide / 2 * 0.62, -tall - 0.2)
            for i in range(count + 1):
                u = i / count
                x = side * wide / 2 * (1 - 0.38 * u)
                brush.line(
                    [(x, -tall * u), (x, -tall * u - 0.2)], brush.tone(0xFFF0E6D6, 0.7), 0.011
                )
            brush.line([(side * wide / 2, -0.2), top], rail_, 0.026)
            x = side * wide / 2
            brush.box((x - 0.022, -0.25, x + 0.022, 0.01), 0xFF7A4A2C, across=True)
            brush.oval((x, -0.265), 0.03, 0.03, 0xFFA06A40)

    return paint


def flag_row(wide: float, tones: Sequence[Colour] = _GOODS) -> Fixture:
    """Paper flags on a string."""

    def paint(brush: Brush) -> None:
        count = round(wide / 0.09)
        for i in range(count):
            x = -wide / 2 + wide * (i + 0.5) / count
            y = 0.06 * (1 - (2 * x / wide) ** 2)
            brush.poly(
                [(x - 0.036, y), (x + 0.036, y), (x, y + 0.07)], tones[i % len(tones)], high=1
            )

    return paint
