"""Monuments, shelters and bridges: pyramid, ruins, domes, tents, igloo, treehouse, pier.

Each is one painting function and one line of data. It knows nothing of where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping

import skia

from ...canvas import Colour, alpha, fill, mix
from ..figure import Figure
from ..rig import Look, Rig
from ..shapes import closed, curve, oval, tube
from .bricks import (
    arched,
    door,
    flat,
    is_lamplit,
    lamp,
    pane,
    planks,
    poly,
    rect,
    ring,
    rows,
    solid,
    trapeze,
)
from .making import thing_of

__all__ = ["MONUMENTS"]

_GOLD: Colour = 0xFFE9B356


def _pyramid(fig: Figure, look: Look, _t_s: float) -> None:
    for x, k in ((74, 0.5), (-86, 0.36)):
        foot = complex(x, 0)
        solid(fig, poly(foot - 76 * k, foot - 100j * k, foot + 22 * k), look.base)
        solid(fig, poly(foot + 22 * k, foot - 100j * k, foot + 80 * k), look.base, dim=0.34)
    left = poly(-80 - 0j, -100j, 26 + 3j)
    right = poly(26 + 3j, -100j, 82 - 2j)
    way = fig.towards_light.real < 0
    solid(fig, left, look.base, dim=0.0 if way else 0.3)
    solid(fig, right, look.base, dim=0.3 if way else 0.0)
    rows(fig, left, 5, strength=0.28, lean=-2)
    rows(fig, right, 5, strength=0.28, lean=4)
    flat(fig, poly(-2 - 12j, 3 - 22j, 9 - 12j, 10 + 1j, -3 + 0.6j), 0xFF5A4030, 0.4)


def _column(fig: Figure, x: float, top: float, look: Look, *, broken: bool = False) -> None:
    shaft = rect(x - 5, top, x + 5, -8)
    if broken:
        shaft = poly(
            complex(x - 5, -8),
            complex(x - 5, top + 6),
            complex(x - 1, top),
            complex(x + 2, top + 8),
            complex(x + 5, top + 3),
            complex(x + 5, -8),
        )
    solid(fig, shaft, look.base)
    planks(fig, shaft, 2.5, strength=0.35)
    solid(fig, rect(x - 7.5, -10, x + 7.5, -6), look.base)
    if not broken:
        solid(fig, rect(x - 7.5, top - 4, x + 7.5, top + 1, round_by=1), look.base)


def _ruins(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-78, -7, 78, 0), mix(look.base, 0xFF504858, 0.15))
    solid(fig, rect(-72, -11, 72, -6), look.base)
    for x, top, broken in (
        (-60, -76, False),
        (-34, -76, False),
        (-8, -76, False),
        (20, -46, True),
        (46, -60, True),
        (66, -26, True),
    ):
        _column(fig, x, top, look, broken=broken)
    beam = poly(-70 - 80j, -70 - 91j, 2 - 91j, 6 - 84j, 1 - 80j)
    solid(fig, beam, look.base)
    rows(fig, beam, 4, strength=0.3)
    solid(fig, poly(-70 - 91j, -42 - 101j, -22 - 96j, -14 - 91j), look.base)
    for x, y, turn in ((22, -4, 14), (52, -3, -8)):
        with fig.placed(complex(x, y), turn=turn):
            drum = rect(-12, -5, 12, 5, round_by=1)
            solid(fig, drum, look.base)
            planks(fig, drum, 3)
    vine = curve([-66 - 92j, -58 - 80j, -62 - 62j, -55 - 46j, -60 - 30j])
    fig.line(vine, 0xFF5A8046, 1.8)
    for x, y in (
        (-60, -82),
        (-57, -74),
        (-63, -64),
        (-54, -54),
        (-60, -44),
        (-62, -32),
        (-74, -4),
        (10, -8),
        (72, -4),
        (34, -5),
    ):
        solid(fig, oval(complex(x, y), 4.6, 3.6), 0xFF6FA050)


def _arch(fig: Figure, look: Look, _t_s: float) -> None:
    """A triumphal arch."""
    body = skia.Path()
    body.addPath(rect(-58, -84, 58, 0))
    for at, half, high in ((0j, 17, 60), (-39 + 0j, 8, 36), (39 + 0j, 8, 36)):
        body.addPath(arched(at, half, high))
    body.setFillType(skia.PathFillType.kEvenOdd)
    for at, half, high in ((0j, 17, 60), (-39 + 0j, 8, 36), (39 + 0j, 8, 36)):
        inner = arched(at + 3, half, high - 1)
        fig.part(inner, fill(alpha(fig.tone(mix(look.base, 0xFF403040, 0.55), 0.4), 1.0)))
        gap = arched(at - 2, half * 0.86, high - 3)
        fig.part(gap, fill(fig.tone(0xFFCFE2EA, 0.8)))
    solid(fig, body, look.base)
    rows(fig, body, 6, strength=0.16)
    for x in (-53.0, -25.0, 25.0, 53.0):
        shaft = rect(x - 3, -70, x + 3, -6)
        solid(fig, shaft, look.pale)
        planks(fig, shaft, 1.8)
        solid(fig, rect(x - 4.6, -73, x + 4.6, -69), look.pale)
        solid(fig, rect(x - 4.6, -7, x + 4.6, 0), look.pale)
    solid(fig, rect(-63, -78, 63, -72), look.pale)
    top = rect(-56, -96, 56, -78)
    solid(fig, top, look.base)
    solid(fig, rect(-61, -100, 61, -95), look.pale)
    solid(fig, rect(-20, -93, 20, -81), look.pale)
    for k in range(3):
        fig.line(
            curve([complex(-15, -90.5 + 3.4 * k), complex(15, -90.5 + 3.4 * k)]), 0xFF8A7A70, 1.0
        )
    for x in (-39.0, 39.0):
        solid(fig, ring(complex(x, -52), 6, 3.4), look.pale)


def _dome(fig: Figure, at: complex, half: float, high: float, colour: Colour) -> None:
    """An onion dome with its finial."""
    shape = closed(
        [
            at - half * 0.8,
            at + complex(-half * 1.06, -high * 0.3),
            at + complex(-half * 0.86, -high * 0.58),
            at + complex(-half * 0.3, -high * 0.84),
            at + complex(0, -high),
            at + complex(half * 0.3, -high * 0.84),
            at + complex(half * 0.86, -high * 0.58),
            at + complex(half * 1.06, -high * 0.3),
            at + half * 0.8,
        ]
    )
    solid(fig, shape, colour)
    shine = oval(
        at + complex(half * 0.35 * (1 if fig.towards_light.real > 0 else -1), -high * 0.45),
        half * 0.3,
        high * 0.22,
    )
    fig.mark(shine, fill(alpha(fig.tone(0xFFFFFFFF, 1.0), 0.3)), within=shape, soft=half * 0.12)
    tip = at + complex(0, -high)
    solid(
        fig,
        rect(tip.real - half * 0.04, tip.imag - half * 0.5, tip.real + half * 0.04, tip.imag + 1),
        _GOLD,
    )
    solid(fig, oval(tip - complex(0, half * 0.18), half * 0.1, half * 0.1), _GOLD)


def _minaret(fig: Figure, x: float, top: float, look: Look, *, half: float = 3.4) -> None:
    shaft = trapeze(complex(x, 0), half * 1.15, half * 0.85, -top - 10)
    solid(fig, shaft, look.pale)
    for u in (0.36, 0.68):
        y = (top + 10) * u
        solid(fig, rect(x - half * 1.6, y - 2, x + half * 1.6, y), look.base)
    solid(fig, rect(x - half * 1.7, top + 9, x + half * 1.7, top + 11.4), look.base)
    pane(fig, arched(complex(x, top + 9), half * 0.5, 6), frame=None)
    solid(fig, rect(x - half * 0.8, top + 3, x + half * 0.8, top + 9), look.pale)
    _dome(fig, complex(x, top + 4), half * 1.0, 8, look.accent)


def _taj_mahal(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-98, -8, 98, 0), mix(look.base, 0xFFB09A98, 0.35))
    for x in (-88.0, -66.0, 66.0, 88.0):
        _minaret(fig, x, -84 if abs(x) > 70 else -70, look)
    solid(fig, rect(-48, -40, 48, -7), look.base)
    for x in (-40.0, -26.0, 26.0, 40.0):
        for y, high in ((-9, 12), (-25, 12)):
            niche = arched(complex(x, y), 4.4, high, pointed=2)
            flat(fig, niche, mix(look.base, 0xFF5A6080, 0.42), 0.5)
    for x in (-28.0, 28.0):
        solid(fig, rect(x - 7, -47, x + 7, -40), look.base)
        _dome(fig, complex(x, -46), 9, 16, look.accent)
    solid(fig, rect(-18, -57, 18, -46), look.base)
    _dome(fig, -56j, 22, 38, look.accent)
    front = rect(-17, -50, 17, -7)
    solid(fig, front, look.pale)
    niche = arched(-7j, 11, 38, pointed=4)
    solid(fig, niche, mix(look.base, 0xFF5A6080, 0.4))
    fig.line(rect(-14.4, -47.4, 14.4, -7), mix(look.base, 0xFF8A7A90, 0.5), 0.9)
    pane(fig, arched(-7j, 4.4, 16, pointed=2), frame=look.pale, width=0.7)
    for x in (-48.0, -17.0, 17.0, 48.0):
        solid(fig, rect(x - 1, -54 if abs(x) < 20 else -45, x + 1, -7), look.pale)
    pool = poly(-12 - 0.4j, 12 - 0.4j, 22 + 4j, -22 + 4j)
    fig.part(pool, fill(fig.tone(0xFF8CC8DC, 0.8)))


def _mosque(fig: Figure, look: Look, _t_s: float) -> None:
    for x, top in ((-70.0, -100), (70.0, -100)):
        _minaret(fig, x, top, look, half=4.6)
    wall = rect(-60, -34, 60, 0)
    solid(fig, wall, look.base)
    rows(fig, wall, 4, strength=0.12)
    solid(fig, rect(-63, -37, 63, -33), look.pale)
    for k in range(4):
        x = -49.0 + 14 * k
        for way in (-1, 1):
            if x < -20 or k > 3:
                pane(
                    fig, arched(complex(way * x, -4), 4.6, 22, pointed=3), frame=look.pale, width=1
                )
    for x in (-38.0, 38.0):
        solid(fig, rect(x - 12, -42, x + 12, -36), look.pale)
        _dome(fig, complex(x, -41), 13, 20, look.accent)
    solid(fig, rect(-27, -50, 27, -34), look.pale)
    for k in range(5):
        pane(fig, arched(complex(-20 + 10 * k, -38), 2.4, 9), frame=None)
    _dome(fig, -49j, 28, 42, look.accent)
    front = rect(-16, -44, 16, 0)
    solid(fig, front, look.pale)
    solid(fig, arched(0j, 11.4, 38, pointed=4), mix(look.accent, 0xFF203040, 0.2))
    door(fig, arched(0j, 6.4, 22, pointed=3), look.dark, knob=False)


def _liberty(fig: Figure, look: Look, _t_s: float) -> None:
    stone = look.pale
    star = poly(-36 - 0j, -28 - 8j, 28 - 8j, 36 - 0j)
    solid(fig, star, stone)
    base = trapeze(-8j, 17, 12, 26)
    solid(fig, base, stone)
    rows(fig, base, 5, strength=0.2)
    solid(fig, rect(-14, -36, 14, -33), stone)
    for x in (-6.0, 0.0, 6.0):
        pane(fig, rect(x - 1.4, -26, x + 1.4, -16), frame=None)
    green = look.base
    robe = closed(
        [
            -9 - 36j,
            -8.6 - 48j,
            -7.6 - 60j,
            -6 - 69j,
            -1 - 72j,
            5 - 70j,
            7.4 - 60j,
            8.4 - 48j,
            9.4 - 36j,
            -34.6j,
        ]
    )
    solid(fig, robe, green)
    for a, b in ((-5, -7), (-2, -3), (1.4, 2), (4.4, 6)):
        fig.line(
            curve([complex(a, -64), complex((a + b) / 2, -50), complex(b, -37)]),
            mix(green, 0xFF204038, 0.5),
            0.7,
        )
    fig.line(curve([-6 - 67j, 0 - 58j, 7 - 52j]), mix(green, 0xFF204038, 0.5), 1.0)
    solid(fig, tube([4.6 - 69j, 9 - 78j, 11.4 - 91j], [2.4, 2, 1.5]), green)
    solid(fig, tube([-6 - 68j, -9.4 - 60j, -5 - 56j], [2.4, 2.2, 1.8]), green)
    with fig.placed(-7.6 - 58.6j, turn=-14):
        solid(fig, rect(-3.4, -5.4, 3.4, 4.4, round_by=0.4), mix(green, 0xFFFFFFFF, 0.18))
    solid(fig, oval(0.4 - 77j, 3.6, 4.6), green)
    fig.line(curve([-1.4 - 76j, -0.6 - 75.8j]), 0xFF2A4A42, 0.7)
    fig.line(curve([1.6 - 76j, 2.4 - 75.8j]), 0xFF2A4A42, 0.7)
    for k in range(7):
        way = complex(0, -1) * complex(0.924, 0.383) ** (k - 3)
        tip = 0.4 - 79.4j + way * 9.4
        side = way * 1j * 0.8
        solid(fig, poly(0.4 - 79.4j + way * 3 - side, tip, 0.4 - 79.4j + way * 3 + side), green)
    solid(
        fig, closed([-3.8 - 78.4j, -3 - 82j, 0.4 - 83.2j, 3.8 - 82j, 4.6 - 78.4j, 0.4 - 80j]), green
    )
    solid(fig, rect(9.4, -94, 13.6, -91, round_by=0.6), look.accent)
    lamp(fig, 11.5 - 97j, 1.5) if is_lamplit(fig.light) else None
    solid(fig, closed([10 - 94j, 9.4 - 97j, 11.5 - 102j, 13.6 - 97j, 13 - 94j]), 0xFFF2B53A)


def _sphinx(fig: Figure, look: Look, _t_s: float) -> None:
    """A crouching lion of stone with a head in a headcloth, seen from the side."""
    solid(fig, rect(-80, -10, 84, 0), mix(look.base, 0xFF705040, 0.2))
    solid(
        fig,
        closed([-74 - 8j, -78 - 30j, -66 - 48j, -30 - 50j, 20 - 56j, 36 - 48j, 34 - 9j]),
        look.base,
    )
    solid(fig, closed([-72 - 9j, -76 - 26j, -58 - 42j, -38 - 36j, -34 - 10j]), look.base)
    solid(fig, tube([10 - 17j, 44 - 15j, 78 - 14j], [8, 6.4, 6]), look.base)
    fig.shade(oval(30 - 60j, 16, 12), soft=3, strength=0.3)
    cloth = closed(
        [14 - 52j, 12 - 76j, 18 - 94j, 34 - 100j, 48 - 94j, 50 - 80j, 46 - 64j, 52 - 48j, 34 - 46j]
    )
    solid(fig, cloth, look.base)
    rows(fig, cloth, 5, strength=0.35)
    solid(
        fig,
        closed([32 - 88j, 46 - 90j, 54 - 80j, 52 - 68j, 44 - 62j, 34 - 66j]),
        mix(look.base, 0xFFFFF0D0, 0.25),
    )
    fig.line(curve([45 - 79j, 49 - 80j]), 0xFF5A4030, 1.6)
    fig.line(curve([46 - 68j, 51 - 68.6j]), 0xFF5A4030, 1.2)


def _look(
    base: Colour, accent: Colour, dark: Colour = 0xFF7A4A34, pale: Colour = 0xFFFAF4EA
) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


_SAND, _MARBLE = 0xFFE6BE78, 0xFFF4ECE6

MONUMENTS: Mapping[str, Rig] = {
    "pyramid": thing_of(_pyramid, _look(_SAND, _SAND), 100.0, (-118, -104, 118, 8)),
    "sphinx": thing_of(_sphinx, _look(0xFFDDB478, _SAND), 20.0, (-84, -104, 88, 6)),
    "ruins": thing_of(_ruins, _look(0xFFE2D4BE, _SAND), 10.0, (-84, -106, 84, 6)),
    "arch": thing_of(_arch, _look(0xFFD8C6AC, _SAND, pale=0xFFEEE2CE), 40.0, (-68, -104, 68, 4)),
    "taj mahal": thing_of(
        _taj_mahal, _look(_MARBLE, 0xFFFAF4F0, pale=0xFFFFFBF6), 60.0, (-104, -112, 104, 8)
    ),
    "mosque": thing_of(
        _mosque, _look(0xFFF0DFC0, 0xFF4FA0A0, pale=0xFFFFF4E0), 35.0, (-80, -112, 80, 4)
    ),
    "statue of liberty": thing_of(
        _liberty, _look(0xFF7FB8A4, 0xFF5F988A, pale=0xFFD6C4AC), 93.0, (-40, -106, 40, 4)
    ),
}
"""All of them by name."""
