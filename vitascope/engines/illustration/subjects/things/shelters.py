"""Tents and other small shelters: tent, yurt, igloo, treehouse.

Each is one painting function and one line of data. It knows nothing of where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping

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
    pane,
    planks,
    poly,
    rect,
    shingles,
    solid,
)
from .making import thing_of

__all__ = ["SHELTERS"]

_WOOD: Colour = 0xFFB07A48


def _tent(fig: Figure, look: Look, _t_s: float) -> None:
    for a, b in ((-80 - 34j, -96 + 2j), (82 - 30j, 98 + 2j)):
        fig.line(curve([a, b]), 0xFFE8DCC8, 1.4)
    solid(fig, poly(-12 - 98j, 44 - 90j, 86 - 0j, 30 - 0j), look.base, dim=0.24)
    front = poly(-12 - 98j, 34 + 1j, -78 + 1j)
    solid(fig, front, look.base)
    fig.line(poly(-12 - 98j, 34 + 1j, -78 + 1j), look.pale, 1.6, amount=0.8)
    opening = poly(-13 - 84j, 8 + 1j, -44 + 1j)
    if is_lamplit(fig.light):
        glowing(fig, opening)
    else:
        flat(fig, opening, 0xFF3A2E3C, 0.35)
    solid(
        fig,
        closed([-14 - 85j, -28 - 52j, -42 - 24j, -58 + 0j, -44 + 1j, -30 - 30j, -18 - 60j]),
        look.accent,
    )
    solid(
        fig,
        closed([-12 - 85j, -2 - 52j, 8 - 24j, 22 + 0j, 8 + 1j, -4 - 34j, -10 - 60j]),
        look.accent,
    )
    fig.line(curve([-12 - 98j, -13 - 106j]), _WOOD, 2.0)


def _yurt(fig: Figure, look: Look, _t_s: float) -> None:
    wall = closed([-70 - 1j, -72 - 30j, -66 - 52j, 66 - 52j, 72 - 30j, 70 - 1j, 0 + 4j])
    solid(fig, wall, look.base)
    roof = closed(
        [-74 - 48j, -50 - 66j, -14 - 90j, 14 - 90j, 50 - 66j, 74 - 48j, 40 - 44j, -40 - 44j]
    )
    solid(fig, roof, look.base)
    for k in range(-4, 5):
        rib = curve([complex(k * 3.2, -90), complex(k * 12, -66), complex(k * 18, -46)])
        fig.mark(rib, stroke(alpha(fig.tone(look.accent, 0.6), 0.6), 1.4), within=roof)
    for y in (-50.0, -26.0):
        rope = curve([complex(-73, y), complex(0, y + 5), complex(73, y)])
        fig.line(rope, look.accent, 3.0, amount=0.7)
    pattern = skia.Path()
    for k in range(-5, 6):
        x = 13 * k
        pattern.addPath(
            poly(complex(x - 5, -38), complex(x, -44), complex(x + 5, -38), complex(x, -32))
        )
    fig.mark(pattern, fill(fig.tone(look.accent, 0.7)), within=wall)
    solid(fig, rect(-17, -48, 17, 3, round_by=1), look.accent)
    door(fig, rect(-13, -44, 0, 2), look.dark, knob=False)
    door(fig, rect(0, -44, 13, 2), look.dark, knob=False)
    solid(fig, oval(-91j, 17, 5), look.dark)
    solid(fig, rect(10, -108, 14, -92), 0xFF5A5660)


def _igloo(fig: Figure, look: Look, _t_s: float) -> None:
    dome = skia.Path()
    dome.moveTo(-84, 0)
    dome.cubicTo(-84, -132, 84, -132, 84, 0)
    dome.quadTo(0, 8, -84, 0)
    solid(fig, dome, look.base)
    for j in range(5):
        y = -18 - 18 * j
        line = curve([complex(-90, y + 6), complex(0, y + 9), complex(90, y + 6)])
        fig.mark(line, stroke(alpha(fig.tone(look.dark, 0.5), 0.5), 1.2), within=dome)
        seams = skia.Path()
        for k in range(-5, 6):
            x = (18 * k + (9 if j % 2 else 0)) * (1 - 0.11 * j)
            seams.moveTo(x, y + 9)
            seams.lineTo(x * 1.1, y + 27)
        fig.mark(seams, stroke(alpha(fig.tone(look.dark, 0.5), 0.45), 1.1), within=dome)
    tunnel = arched(30 + 4j, 31, 56)
    fig.shade(tunnel, soft=3, strength=0.35)
    solid(fig, tunnel, look.base)
    opening = arched(33 + 4j, 20, 43)
    if is_lamplit(fig.light):
        glowing(fig, opening, 0xFFFFB85A)
    else:
        flat(fig, opening, 0xFF4A6A94, 0.4)
    for k in range(5):
        way = complex(-0.95, -0.31) * complex(0.81, 0.588) ** k
        a, b = 31 - 21j + way * 20, 31 - 21j + way * 30
        fig.line(curve([a, b]), look.dark, 1.2)


def _treehouse(fig: Figure, look: Look, _t_s: float) -> None:
    for x, y, r in ((-34.0, -82, 24), (36.0, -80, 24), (0.0, -90, 26)):
        solid(fig, oval(complex(x, y), r, r * 0.74), mix(look.accent, 0xFF204030, 0.25))
    solid(fig, tube([0j, -26j, -58j, -80j], [11, 8, 8, 6]), 0xFF7A5440)
    for a, b in ((-2 - 22j, -24 - 44j), (2 - 22j, 26 - 44j)):
        solid(fig, tube([a, b], [3, 2.4]), 0xFF7A5440)
    solid(fig, rect(-44, -47, 44, -42), _WOOD)
    wall = rect(-26, -74, 24, -46)
    solid(fig, wall, look.base)
    planks(fig, wall, 5)
    roof = poly(-34 - 71j, -4 - 92j, 32 - 71j)
    solid(fig, roof, look.dark)
    shingles(fig, roof, 4)
    door(fig, arched(-11 - 46j, 6, 19), 0xFF7A4A30)
    pane(fig, rect(4, -66, 17, -53), frame=0xFFF4EADC, width=1.4)
    rail = skia.Path()
    for k in range(5):
        rail.moveTo(26 + 4.4 * k, -46)
        rail.lineTo(26 + 4.4 * k, -56)
    rail.moveTo(24, -56)
    rail.lineTo(45, -56)
    fig.line(rail, _WOOD, 1.6)
    ladder = skia.Path()
    for x in (-19.0, -9.0):
        ladder.moveTo(x + 3, -44)
        ladder.lineTo(x - 5, 0)
    for k in range(7):
        y = -4 - 6 * k
        ladder.moveTo(-23.6 - y * 0.18, y)
        ladder.lineTo(-13.6 - y * 0.18, y)
    fig.line(ladder, 0xFFD0A068, 1.8)
    for x, y, r in ((-46, -66, 14), (46, -68, 13), (-30, -94, 13), (28, -95, 14), (-2, -101, 12)):
        solid(fig, oval(complex(x, y), r, r * 0.8), look.accent)
        solid(
            fig, oval(complex(x + 3, y - 4), r * 0.5, r * 0.36), mix(look.accent, 0xFFE8F0A0, 0.35)
        )


def _look(
    base: Colour, accent: Colour, dark: Colour = 0xFF7A4A34, pale: Colour = 0xFFFAF4EA
) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


SHELTERS: Mapping[str, Rig] = {
    "tent": thing_of(
        _tent, _look(0xFFF08A3C, 0xFFFFC25A, pale=0xFFFFF0D8), 2.0, (-102, -110, 104, 8), half=84
    ),
    "yurt": thing_of(
        _yurt, _look(0xFFF8F2E6, 0xFFC8503F, dark=0xFF3F6FA8), 3.2, (-82, -112, 82, 10)
    ),
    "igloo": thing_of(
        _igloo, _look(0xFFEFF6FF, 0xFFBFD8F0, dark=0xFF7FA4D0), 2.4, (-90, -106, 90, 12)
    ),
    "treehouse": thing_of(
        _treehouse, _look(0xFFC88A52, 0xFF6FA850, dark=0xFFB0523F), 8.0, (-64, -116, 64, 4), half=24
    ),
}
"""All of them by name."""
