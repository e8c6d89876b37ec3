"""Buildings of the East: temple, pagoda, pavilion, shrine gate, palace hall, the Great Wall.

Each is one painting function and one line of data. It knows nothing of where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..rig import Look, Rig
from ..shapes import closed, curve, oval, tube
from .bricks import (
    arched,
    door,
    flat,
    glowing,
    is_lamplit,
    lamp,
    pane,
    poly,
    rect,
    rows,
    solid,
    swept_roof,
    trapeze,
)
from .making import thing_of

__all__ = ["EASTERN"]

_STONE: Colour = 0xFFD8D0C6
_GOLD: Colour = 0xFFE9B356


def _lattice(
    fig: Figure, left: float, top: float, right: float, bottom: float, frame: Colour
) -> None:
    """A window of wooden lattice."""
    opening = rect(left, top, right, bottom)
    if is_lamplit(fig.light):
        glowing(fig, opening)
    else:
        flat(fig, opening, 0xFFF0E2C4, 0.75)
    lines, gap = skia.Path(opening), (right - left) / 4
    for k in range(1, 4):
        lines.moveTo(left + gap * k, top)
        lines.lineTo(left + gap * k, bottom)
    y = top + gap
    while y < bottom:
        lines.moveTo(left, y)
        lines.lineTo(right, y)
        y += gap
    fig.line(lines, frame, max(0.5, gap * 0.22), amount=0.5)


def _hung_lantern(fig: Figure, at: complex, size: float) -> None:
    fig.line(curve([at - 2.2j * size, at]), 0xFF4A3030, size * 0.2)
    lamp(fig, at, size * 0.7, 0xFFFF9A50) if is_lamplit(fig.light) else None
    solid(fig, oval(at, size, size * 0.86), 0xFFE0402F)
    solid(
        fig,
        rect(at.real - size * 0.4, at.imag - size, at.real + size * 0.4, at.imag - size * 0.75),
        _GOLD,
    )
    solid(
        fig,
        rect(at.real - size * 0.4, at.imag + size * 0.75, at.real + size * 0.4, at.imag + size),
        _GOLD,
    )


def _terrace(fig: Figure, half: float, high: float, steps: float) -> None:
    """A stone platform with a flight of steps."""
    base = rect(-half, -high, half, 0)
    solid(fig, base, _STONE)
    rows(fig, base, high / 3, strength=0.2)
    solid(fig, rect(-half - 2, -high - 1.5, half + 2, -high + 1.5), mix(_STONE, 0xFFFFFFFF, 0.3))
    for k in range(5):
        y = -high + high * k / 5
        wide = steps * (1 + 0.08 * k)
        solid(
            fig, rect(-wide, y, wide, y + high / 5), mix(_STONE, 0xFF504858, 0.05 + 0.09 * (k % 2))
        )


def _hall(
    fig: Figure, look: Look, _t_s: float, *, is_double: bool = True, half: float = 54
) -> None:
    """A hall of red columns under one or two curved roofs, on a terrace."""
    _terrace(fig, half * 1.18, 12, half * 0.26)
    solid(fig, rect(-half * 0.9, -42, half * 0.9, -12), mix(look.base, 0xFF301018, 0.22))
    bays = 7
    for k in range(bays):
        x = -half * 0.9 + half * 1.8 * (k + 0.5) / bays
        wide = half * 1.8 / bays
        if k == bays // 2:
            door(fig, rect(x - wide * 0.4, -38, x, -12), look.dark, knob=False)
            door(fig, rect(x, -38, x + wide * 0.4, -12), look.dark, knob=False)
        else:
            _lattice(fig, x - wide * 0.34, -36, x + wide * 0.34, -20, look.dark)
    for k in range(bays + 1):
        x = -half * 0.9 + half * 1.8 * k / bays
        column = rect(x - 1.9, -44, x + 1.9, -12)
        solid(fig, column, look.base)
        solid(fig, rect(x - 2.8, -14, x + 2.8, -11.5), _STONE)
    trim = 0xFF3F8A7A
    if is_double:
        swept_roof(fig, -44j, half * 1.28, 16, look.accent, ridge=0.62, trim=trim)
        solid(fig, rect(-half * 0.66, -70, half * 0.66, -59), look.base)
        for k in range(9):
            x = -half * 0.6 + half * 1.2 * k / 8
            solid(fig, rect(x - 1.1, -70, x + 1.1, -59), mix(look.base, 0xFFFFE0B0, 0.25))
        swept_roof(fig, -70j, half * 1.02, 26, look.accent, ridge=0.5, trim=trim)
    else:
        swept_roof(fig, -46j, half * 1.3, 36, look.accent, ridge=0.52, trim=trim)
    if not is_double:
        plaque = rect(-9, -52, 9, -43)
        solid(fig, plaque, 0xFF2F4A7A)
        fig.line(plaque, _GOLD, 1.2, amount=0.9)
    else:
        plaque = rect(-7, -69, 7, -61)
        solid(fig, plaque, 0xFF2F4A7A)
        fig.line(plaque, _GOLD, 1.1, amount=0.9)
    for side in (-1, 1):
        _hung_lantern(fig, complex(side * half * 0.36, -36), 3.6)
        _hung_lantern(fig, complex(side * half * 0.88, -36), 3.6)


def _pagoda(fig: Figure, look: Look, _t_s: float, *, storeys: int = 5) -> None:
    _terrace(fig, 28, 6, 7)
    high = 78 / storeys
    for k in range(storeys):
        share = 1 - 0.11 * k
        half, foot = 17 * share, -6 - high * k
        body = rect(-half, foot - high * 0.62, half, foot)
        solid(fig, body, look.base)
        for x in (-half, -half * 0.36, half * 0.36, half):
            solid(fig, rect(x - 0.9, foot - high * 0.62, x + 0.9, foot), look.dark)
        if k == 0:
            door(fig, arched(complex(0, foot), half * 0.26, high * 0.5), look.dark, knob=False)
        else:
            pane(
                fig,
                arched(complex(0, foot - high * 0.1), half * 0.22, high * 0.4),
                frame=look.dark,
                width=0.7,
                bars=(1, 0),
            )
        for x in (-half * 0.68, half * 0.68):
            _lattice(
                fig,
                x - half * 0.2,
                foot - high * 0.5,
                x + half * 0.2,
                foot - high * 0.14,
                look.dark,
            )
        roof = high * 0.42 if k < storeys - 1 else high * 0.72
        swept_roof(
            fig,
            complex(0, foot - high * 0.6),
            half * 1.62,
            roof,
            look.accent,
            ridge=0.5 if k < storeys - 1 else 0.06,
            lift=0.55,
            trim=look.dark,
        )
        for side in (-1, 1):
            flat(fig, oval(complex(side * half * 1.54, foot - high * 0.62), 0.9, 1.2), _GOLD, 0.9)
    top = -6 - high * storeys - 3
    solid(fig, rect(-0.7, -104, 0.7, top + 6), _GOLD)
    for k in range(4):
        solid(fig, oval(complex(0, top + 2 - 3.2 * k), 2.6 - 0.5 * k, 1), _GOLD)


def _pavilion(fig: Figure, look: Look, _t_s: float) -> None:
    """An open, pointed summerhouse."""
    _terrace(fig, 52, 9, 14)
    for x in (-24.0, 24.0):
        solid(fig, rect(x - 2, -54, x + 2, -9), mix(look.base, 0xFF301018, 0.35))
    solid(fig, rect(-24, -22, 24, -19), mix(look.base, 0xFF301018, 0.3))
    flat(fig, oval(-21j, 10, 2.4), 0xFFB8A898, 0.6)
    solid(fig, rect(-2, -20, 2, -9), 0xFFB8A898)
    for x in (-44.0, 44.0):
        solid(fig, rect(x - 2.6, -56, x + 2.6, -9), look.base)
        solid(fig, rect(x - 3.6, -12, x + 3.6, -8.5), _STONE)
    for left, right in ((-44, -15), (15, 44)):
        rail = skia.Path()
        for k in range(7):
            x = left + (right - left) * k / 6
            rail.moveTo(x, -10)
            rail.lineTo(x, -24)
        rail.moveTo(left, -24)
        rail.lineTo(right, -24)
        rail.moveTo(left, -16)
        rail.lineTo(right, -16)
        fig.line(rail, look.base, 1.5)
    hanging = skia.Path()
    for k in range(17):
        x = -40 + 5 * k
        hanging.addRect(skia.Rect.MakeXYWH(x, -54, 3.4, 5))
    fig.line(hanging, look.base, 0.9)
    swept_roof(fig, -54j, 66, 38, look.accent, ridge=0.05, lift=0.36, trim=0xFF3F8A7A)
    solid(fig, closed([-3 - 91j, -4.4 - 95j, -2 - 99j, -103j, 2 - 99j, 4.4 - 95j, 3 - 91j]), _GOLD)
    for x in (-30.0, 30.0):
        _hung_lantern(fig, complex(x, -45), 3.4)


def _torii(fig: Figure, look: Look, _t_s: float) -> None:
    for side in (-1, 1):
        post = poly(
            complex(side * 38 - 4.4, 0),
            complex(side * 33 - 4, -84),
            complex(side * 33 + 4, -84),
            complex(side * 38 + 4.4, 0),
        )
        solid(fig, post, look.base)
        solid(fig, rect(side * 38 - 6, -7, side * 38 + 6, 0, round_by=1), look.dark)
    solid(fig, rect(-46, -68, 46, -61), look.base)
    solid(fig, rect(-4, -82, 4, -68), look.base)
    plaque = rect(-5.5, -81, 5.5, -69)
    solid(fig, plaque, look.dark)
    fig.line(plaque, _GOLD, 1.2, amount=0.9)
    under = skia.Path()
    under.moveTo(-56, -87)
    under.quadTo(0, -80, 56, -87)
    under.lineTo(55, -79)
    under.quadTo(0, -75, -55, -79)
    under.close()
    solid(fig, under, look.base)
    top = skia.Path()
    top.moveTo(-63, -99)
    top.quadTo(0, -88, 63, -99)
    top.lineTo(58, -88)
    top.quadTo(0, -80, -58, -88)
    top.close()
    solid(fig, top, look.dark)
    rope = curve([-33 - 58j, -16 - 52j, -50.5j, 16 - 52j, 33 - 58j])
    fig.line(rope, 0xFFF0DCA8, 2.6, amount=0.8)
    for x in (-16.0, 0.0, 16.0):
        paper = poly(
            complex(x - 2, -51),
            complex(x + 2, -51),
            complex(x + 4, -44),
            complex(x + 1, -44),
            complex(x + 3, -37),
            complex(x - 2, -44),
        )
        flat(fig, paper, 0xFFFFFFFF, 0.95)


def _great_wall(fig: Figure, look: Look, _t_s: float) -> None:
    """The wall climbing over two hills, with its towers."""
    stone = look.base

    def hill(points: list[complex], colour: Colour) -> None:
        solid(fig, closed(points), colour)

    def run(points: list[complex], high: float) -> None:
        line = curve(points)
        for k in range(2):
            fig.detail(line, stroke(fig.tone(stone, 0.75 - 0.4 * k), high * (1 - 0.5 * k)))
        teeth = stroke(fig.tone(stone, 0.9), high * 0.28)
        teeth.setStrokeCap(skia.Paint.kButt_Cap)
        teeth.setPathEffect(skia.DashPathEffect.Make([high * 0.3, high * 0.28], 0))
        fig.detail(curve([p - complex(0, high * 0.62) for p in points]), teeth)
        fig.detail(line, stroke(alpha(fig.tone(0xFF504040, 0.4), 0.35), high * 0.07))

    def fort(x: float, y: float, half: float) -> None:
        high = half * 1.7
        body = trapeze(complex(x, y), half * 1.06, half, high)
        solid(fig, body, stone)
        rows(fig, body, half * 0.24, strength=0.25)
        for k in range(5):
            left = x - half * 1.1 + half * 0.48 * k
            solid(
                fig,
                rect(left, y - high - half * 0.3, left + half * 0.3, y - high + half * 0.1),
                stone,
            )
        for dx in (-0.5, 0.0, 0.5):
            pane(
                fig,
                arched(complex(x + dx * half, y - high * 0.42), half * 0.14, half * 0.46),
                frame=None,
            )

    hill(
        [-170 - 0j, -150 - 34j, -90 - 60j, -40 - 76j, 4 - 72j, 60 - 50j, 110 - 30j, 165 - 0j],
        0xFF7F9E6A,
    )
    run([-8 - 68j, -40 - 76j, -84 - 62j, -120 - 52j], 8)
    fort(-40, -72, 9)
    hill(
        [-170 - 0j, -140 - 8j, -70 - 26j, 0 - 44j, 60 - 66j, 110 - 62j, 150 - 34j, 172 - 0j],
        0xFF6A8F52,
    )
    run([-8 - 66j, 8 - 58j, 30 - 56j, 70 - 64j], 10)
    run([70 - 64j, 100 - 62j, 130 - 46j, 160 - 14j], 12)
    fort(74, -58, 15)
    hill(
        [-172 - 0j, -150 - 20j, -100 - 26j, -40 - 18j, 30 - 8j, 90 - 2j, 60 + 4j, -160 + 4j],
        0xFF5A8046,
    )
    run([-165 - 18j, -120 - 28j, -60 - 30j, 0 - 36j, 60 - 58j], 15)
    fort(-98, -20, 20)
    for x, y, r in (
        (-140, -4, 9),
        (-30, -6, 10),
        (20, -14, 7),
        (120, -14, 10),
        (146, -6, 8),
        (-62, -8, 6),
    ):
        solid(fig, oval(complex(x, y), r * 1.2, r), 0xFF4F7A40)


def _water_house(fig: Figure, look: Look, _t_s: float, *, has_upper: bool = True) -> None:
    """A white-walled house of a water town under a dark curved roof, horse-head gables."""
    top = -62 if has_upper else -46
    body = rect(-52, top, 52, 0)
    solid(fig, body, look.base)
    stain = rect(-52, -10, 52, 0)
    fig.mark(stain, fill(alpha(fig.tone(0xFF8A948E, 0.5), 0.35)), within=body)
    if has_upper:
        for k in range(4):
            _lattice(fig, -44 + 23 * k, -56, -27 + 23 * k, -42, look.dark)
        swept_roof(fig, -34j, 58, 7, look.accent, ridge=0.9, lift=0.3, trim=look.dark)
    door(fig, rect(-9, -26, 0, 0), look.dark, knob=False)
    door(fig, rect(0, -26, 9, 0), look.dark, knob=False)
    for x in (-42.0, 20.0):
        _lattice(fig, x, -25, x + 22, -10, look.dark)
    swept_roof(fig, complex(0, top), 62, 26, look.accent, ridge=0.82, lift=0.22, trim=look.dark)
    for side in (-1, 1):
        _hung_lantern(fig, complex(side * 16, -25), 4.0)


def _gate_tower(fig: Figure, look: Look, _t_s: float) -> None:
    """A city gate: a battered stone wall with an arch, a hall above it."""
    wall = trapeze(0j, 76, 70, 46)
    solid(fig, wall, mix(_STONE, 0xFF9A7A70, 0.45))
    rows(fig, wall, 4.5, strength=0.22)
    for k in range(15):
        solid(fig, rect(-72 + 10 * k, -51, -66 + 10 * k, -45), mix(_STONE, 0xFF9A7A70, 0.4))
    flat(fig, arched(0j, 15, 32), 0xFF3A2A30, 0.35)
    for side in (-1, 1):
        door(fig, arched(complex(side * 6.5, 0), 6.4, 27), look.base, knob=False)
    solid(fig, rect(-44, -66, 44, -48), look.base)
    for k in range(9):
        solid(
            fig, rect(-43.4 + 10.6 * k, -66, -41.4 + 10.6 * k, -48), mix(look.base, 0xFFFFE0B0, 0.2)
        )
        if k < 8:
            _lattice(fig, -40 + 10.6 * k, -62, -35 + 10.6 * k, -52, look.dark)
    swept_roof(fig, -66j, 62, 10, look.accent, ridge=0.66, trim=0xFF3F8A7A)
    solid(fig, rect(-34, -82, 34, -75), look.base)
    swept_roof(fig, -81j, 50, 18, look.accent, ridge=0.56, trim=0xFF3F8A7A)
    for side in (-1, 1):
        _hung_lantern(fig, complex(side * 26, -40), 4.2)


def _stone_lantern(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-24, -7, 24, 0, round_by=2), look.base)
    solid(fig, tube([-6j, -28j, -46j], [8, 6.4, 8]), look.base)
    solid(fig, trapeze(-45j, 12, 22, 8), look.base)
    solid(fig, rect(-15, -74, 15, -52), look.base)
    opening = rect(-8, -70, 8, -56, round_by=2)
    if is_lamplit(fig.light):
        glowing(fig, opening)
        lamp(fig, -63j, 4)
    else:
        flat(fig, opening, 0xFF4A4448, 0.4)
    swept_roof(fig, -72j, 34, 18, look.base, ridge=0.12, lift=0.3, trim=look.base)
    solid(fig, closed([-5 - 90j, -6 - 95j, -101j, 6 - 95j, 5 - 90j]), look.base)


def _look(
    base: Colour, accent: Colour, dark: Colour = 0xFF6A3430, pale: Colour = 0xFFFAF4EA
) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


_RED, _SLATE = 0xFFC8402F, 0xFF55606E

EASTERN: Mapping[str, Rig] = {
    "temple": thing_of(
        partial(_hall, is_double=False), _look(_RED, _SLATE), 14.0, (-76, -104, 76, 6)
    ),
    "chinese palace": thing_of(
        partial(_hall, half=72), _look(_RED, 0xFFE2A63A), 28.0, (-98, -104, 98, 6)
    ),
    "pagoda": thing_of(_pagoda, _look(0xFFD8604A, 0xFF4F6A78), 40.0, (-34, -108, 34, 4)),
    "pavilion": thing_of(_pavilion, _look(_RED, 0xFF4F8A7A), 8.0, (-72, -108, 72, 6)),
    "shrine": thing_of(
        _torii, _look(0xFFE2502F, _SLATE, dark=0xFF3A3440), 8.0, (-68, -104, 68, 4), half=48
    ),
    "great wall": thing_of(
        _great_wall, _look(0xFFCDBBA4, _SLATE), 60.0, (-178, -106, 178, 10), half=150
    ),
    "water town house": thing_of(
        _water_house, _look(0xFFF6F2EA, 0xFF454A56), 7.0, (-66, -96, 66, 4)
    ),
    "gate tower": thing_of(_gate_tower, _look(_RED, _SLATE), 25.0, (-80, -104, 80, 4)),
    "stone lantern": thing_of(
        _stone_lantern, _look(0xFFA8A6A4, _SLATE), 1.8, (-38, -106, 38, 4), half=24
    ),
}
"""All of them by name."""
