"""Where people live in the country, and what stands beside: house, cottage, barn, church, castle.

Each is one painting function and one line of data. It knows nothing of where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import skia

from ...canvas import Colour, alpha, fill, mix
from ..figure import Figure
from ..rig import Look, Rig
from ..shapes import closed, curve, oval, tube
from .bricks import (
    arched,
    door,
    flat,
    lamp,
    pane,
    planks,
    poly,
    rect,
    rows,
    shingles,
    solid,
)
from .leafage import shrub
from .making import thing_of

__all__ = ["HOMES"]

_WOOD: Colour = 0xFF9A6238


_STONE: Colour = 0xFFB8AEA6


_WHITE: Colour = 0xFFFAF4EA


def _home(
    fig: Figure,
    look: Look,
    _t_s: float,
    *,
    texture: str = "plain",
    roof_texture: str = "shingles",
    has_bushes: bool = True,
) -> None:
    """A house seen from a corner: its gable to the left, its long side to the right."""
    chimney = rect(24, -96, 37, -66)
    solid(fig, chimney, 0xFFB0705A)
    rows(fig, chimney, 4, strength=0.3)
    solid(fig, rect(22, -98, 39, -93), 0xFF8A5646)
    side = rect(-4, -48, 62, 0)
    solid(fig, side, look.base, dim=0.14)
    gable = poly(-62 - 0j, -62 - 44j, -33 - 84j, -4 - 44j, -4 - 0j)
    solid(fig, gable, look.base)
    for wall in (side, gable):
        if texture == "logs":
            rows(fig, wall, 6.5, strength=0.55)
        elif texture == "boards":
            rows(fig, wall, 4.2, strength=0.2)
        elif texture == "bricks":
            rows(fig, wall, 4, strength=0.25)
    if texture == "logs":
        for x in (-62.0, -4.0, 62.0):
            for k in range(7):
                solid(
                    fig, oval(complex(x, -3.5 - 6.5 * k), 3.4, 3.2), mix(look.base, 0xFFFFE0A8, 0.4)
                )
    fig.shade(poly(-4 - 44j, 64 - 44j, 62 - 36j, -4 - 36j), soft=2, strength=0.4, within=side)
    roof = poly(-34 - 92j, 42 - 92j, 70 - 40j, -1 - 40j)
    solid(fig, roof, look.accent)
    if roof_texture == "shingles":
        shingles(fig, roof, 6)
    else:
        planks(fig, roof, 3.4, strength=0.3)
    for a, b in ((-33 - 92j, -69 - 40j), (-33 - 92j, 1 - 40j)):
        solid(fig, tube([a, b], [2.6, 2.6]), mix(look.accent, 0xFFFFF0D8, 0.35))
    door(fig, rect(-27, -28, -10, 0, round_by=1), look.dark)
    solid(fig, rect(-30, -3, -7, 0), _STONE)
    pane(fig, rect(-54, -32, -38, -14), frame=look.pale, width=1.6)
    pane(fig, oval(-33 - 60j, 6, 6), frame=look.pale, width=1.6)
    for x in (8.0, 36.0):
        pane(fig, rect(x, -33, x + 17, -14), frame=look.pale, width=1.6)
        solid(fig, rect(x - 1, -14, x + 18, -10.5, round_by=1), _WOOD)
        for k in range(5):
            colour = (0xFFF06A6A, 0xFFF6C945, 0xFFF4A0B8)[k % 3]
            flat(fig, oval(complex(x + 1.5 + 3.5 * k, -15), 2.2, 2.0), colour, 0.9)
    if has_bushes:
        shrub(fig, -58 + 0j, 9)
        shrub(fig, 56 + 0j, 10)
        shrub(fig, 28 + 1j, 6, 0xFF86B45A)


def _barn(fig: Figure, look: Look, _t_s: float) -> None:
    side = rect(8, -46, 78, 0)
    solid(fig, side, look.base, dim=0.18)
    planks(fig, side, 6)
    roof = poly(-25 - 100j, 50 - 100j, 68 - 78j, 84 - 42j, 10 - 42j, -2 - 78j)
    solid(fig, roof, look.dark)
    planks(fig, roof, 5, strength=0.35)
    front = poly(-62 - 0j, -62 - 44j, -49 - 76j, -25 - 97j, -1 - 76j, 12 - 44j, 12 - 0j)
    solid(fig, front, look.base)
    planks(fig, front, 6)
    edge = skia.Path()
    for points in ([-65 - 41j, -51 - 77j, -25 - 99j, 1 - 77j, 15 - 41j],):
        edge.addPoly([skia.Point(p.real, p.imag) for p in points], False)
    fig.line(edge, look.pale, 4, amount=0.9)
    for x in (-46.0, -25.0):
        leaf = rect(x, -40, x + 21, 0)
        solid(fig, leaf, mix(look.base, 0xFF301018, 0.18))
        cross = skia.Path(leaf)
        cross.moveTo(x, -40)
        cross.lineTo(x + 21, 0)
        cross.moveTo(x + 21, -40)
        cross.lineTo(x, 0)
        fig.line(cross, look.pale, 2.4, amount=0.9)
    loft = arched(-25 - 56j, 9, 20)
    flat(fig, loft, 0xFF3A2228, 0.4)
    fig.mark(
        closed([-36 - 58j, -30 - 66j, -22 - 62j, -14 - 60j, -14 - 54j, -36 - 54j]),
        fill(fig.tone(0xFFE8C05A, 0.8)),
        within=loft,
    )
    fig.line(loft, look.pale, 2, amount=0.9)
    for x in (26.0, 50.0):
        pane(fig, rect(x, -32, x + 12, -18), frame=look.pale, width=1.6)
    for x in (-72.0, 84.0):
        solid(fig, oval(complex(x, -9), 13, 9), 0xFFE8C05A)


def _church(fig: Figure, look: Look, _t_s: float) -> None:
    nave = rect(-12, -34, 52, 0)
    solid(fig, nave, look.base, dim=0.12)
    roof = poly(-12 - 34j, -4 - 56j, 46 - 56j, 56 - 32j, -12 - 32j)
    solid(fig, roof, look.accent)
    shingles(fig, roof, 4)
    for x in (8.0, 24.0, 40.0):
        pane(
            fig, arched(complex(x, -7), 4.2, 20, pointed=2), frame=look.pale, width=1.2, bars=(1, 2)
        )
    tower = rect(-36, -62, -10, 0)
    solid(fig, tower, look.base)
    solid(fig, rect(-38, -64, -8, -60), look.pale)
    solid(fig, poly(-39 - 63j, -23 - 93j, -7 - 63j), look.accent)
    shingles(fig, poly(-39 - 63j, -23 - 93j, -7 - 63j), 4)
    cross = skia.Path()
    cross.addRect(skia.Rect.MakeLTRB(-24, -104, -22, -92))
    cross.addRect(skia.Rect.MakeLTRB(-27.4, -101, -18.6, -99))
    solid(fig, cross, 0xFFE9B356)
    belfry = arched(-23 - 42j, 5.5, 15)
    flat(fig, belfry, 0xFF4A3A48, 0.4)
    solid(fig, closed([-27 - 44j, -25 - 52j, -23 - 54j, -21 - 52j, -19 - 44j]), 0xFFE9B356)
    pane(fig, oval(-23 - 33j, 4.6, 4.6), frame=look.pale, width=1.2)
    door(fig, arched(-23 + 0j, 7, 20, pointed=2), look.dark, knob=False)
    solid(fig, rect(-34, -2.5, -12, 0), _STONE)
    shrub(fig, 46 + 0j, 8)
    shrub(fig, -40 + 0j, 6)


def _greenhouse(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-72, -12, 72, 0), look.pale)
    for k in range(11):
        x = -62 + 12.4 * k
        tall = 20 + 9 * (k % 3)
        stem = curve([complex(x, -12), complex(x + 1, -12 - tall)])
        fig.line(stem, 0xFF4F8A40, 1.6)
        for side in (-1, 1):
            for u in (0.35, 0.6, 0.85):
                leaf = oval(complex(x + side * 4, -12 - tall * u), 4.4, 2.2, tilt=-28 * side)
                solid(fig, leaf, 0xFF6FAE52)
        fruit = (0xFFE8503C, 0xFFF6C945, 0xFFF4A0B8)[k % 3]
        flat(fig, oval(complex(x, -14 - tall), 3.6, 3.6), fruit, 0.9)
    shell = poly(-72 - 12j, -72 - 60j, -100j, 72 - 60j, 72 - 12j)
    glass = [alpha(fig.tone(0xFFE8F8FF, 1.0), 0.42), alpha(fig.tone(0xFF9CD0E0, 0.7), 0.3)]
    fig.part(shell, fig.gradient(-72 - 100j, 72 + 0j, glass))
    bars = skia.Path(shell)
    for k in range(1, 6):
        x = -72 + 24 * k
        bars.moveTo(x, -12)
        bars.lineTo(x, -60)
        bars.lineTo(x * 0.12, -99)
    for y in (-36.0, -60.0):
        bars.moveTo(-72, y)
        bars.lineTo(72, y)
    bars.moveTo(-36, -80)
    bars.lineTo(36, -80)
    fig.line(bars, look.base, 2.0, amount=0.9)
    opening = rect(-12, -46, 12, 0)
    fig.part(opening, fill(alpha(fig.tone(0xFFD8F0F4, 0.9), 0.5)))
    fig.line(opening, look.base, 2.4, amount=0.9)
    flat(fig, oval(8 - 24j, 1.5, 1.5), 0xFFE9B356, 1.0)


def _castle(fig: Figure, look: Look, _t_s: float) -> None:
    stone = look.base

    def turret(
        x: float, half: float, top: float, *, cone: float, bottom: float = 0, dim: float = 0.0
    ) -> None:
        body = rect(x - half, top, x + half, bottom)
        solid(fig, body, stone, dim=dim)
        rows(fig, body, 5, strength=0.18)
        solid(fig, rect(x - half * 1.22, top - 3, x + half * 1.22, top + 4), stone, dim=dim)
        roof = poly(
            complex(x - half * 1.4, top - 2),
            complex(x, top - cone),
            complex(x + half * 1.4, top - 2),
        )
        solid(fig, roof, look.accent)
        solid(fig, rect(x - 0.5, top - cone - 9, x + 0.5, top - cone + 1), 0xFF6A5048)
        flag = poly(
            complex(x + 0.5, top - cone - 9),
            complex(x + 9, top - cone - 6),
            complex(x + 0.5, top - cone - 3),
        )
        solid(fig, flag, 0xFFF2B53A)
        pane(fig, arched(complex(x, top + 18), half * 0.24, 10), frame=None)

    turret(18, 9, -72, cone=22, dim=0.12)
    turret(-14, 12, -66, cone=26)
    keep = rect(-30, -52, 32, 0)
    solid(fig, keep, stone, dim=0.06)
    rows(fig, keep, 5, strength=0.2)
    for k in range(6):
        solid(fig, rect(-30 + 11.2 * k, -58, -24 + 11.2 * k, -50), stone, dim=0.06)
    for x in (-16.0, 2.0, 20.0):
        pane(fig, arched(complex(x, -32), 2.6, 12), frame=None)
    wall = rect(-62, -34, 62, 0)
    solid(fig, wall, stone)
    rows(fig, wall, 5, strength=0.22)
    for k in range(12):
        solid(fig, rect(-60 + 10.4 * k, -40, -54.4 + 10.4 * k, -33), stone)
    for x in (-58.0, 58.0):
        turret(x, 12, -48, cone=28)
    gate = arched(0j, 11, 27)
    solid(fig, arched(0j, 14.5, 31), mix(stone, 0xFF403848, 0.25))
    flat(fig, gate, 0xFF3A2A2C, 0.3)
    door(fig, arched(0j, 9.6, 25), _WOOD, knob=False)
    for x in (-28.0, 28.0):
        lamp(fig, complex(x, -22), 1.4)
        pane(fig, arched(complex(x, -6), 2.4, 10), frame=None)


def _look(base: Colour, accent: Colour, pale: Colour = _WHITE, dark: Colour = 0xFF7A4A34) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


HOMES: Mapping[str, Rig] = {
    "house": thing_of(_home, _look(0xFFF6E3BC, 0xFFCF5A43), 7.0, (-74, -104, 76, 8)),
    "cottage": thing_of(
        partial(_home, roof_texture="thatch"),
        _look(0xFFF8F0E0, 0xFFC99A52, 0xFF8A5A3A, 0xFF4F7F6A),
        5.5,
        (-74, -104, 76, 8),
    ),
    "cabin": thing_of(
        partial(_home, texture="logs"),
        _look(0xFFB57A45, 0xFF6A4A3A, 0xFFE8C890, 0xFF5A3826),
        5.0,
        (-74, -104, 76, 8),
    ),
    "barn": thing_of(
        _barn, _look(0xFFC8402F, 0xFFE8C05A, _WHITE, 0xFF6A5A5E), 9.0, (-90, -106, 100, 6)
    ),
    "church": thing_of(
        _church, _look(0xFFF6EEE2, 0xFF5F7FA0, 0xFFFFFFFF, 0xFF8A4A34), 18.0, (-52, -108, 62, 6)
    ),
    "greenhouse": thing_of(
        _greenhouse, _look(0xFF5FA08C, 0xFF6FAE62, 0xFFC8A088), 4.0, (-78, -104, 78, 6)
    ),
    "castle": thing_of(_castle, _look(0xFFCFC4C0, 0xFF4F6FA8), 30.0, (-78, -108, 78, 6)),
}
"""All of them by name."""
