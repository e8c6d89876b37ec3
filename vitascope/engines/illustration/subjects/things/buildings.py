"""Houses and public buildings: from the cottage to the skyscraper.

Each is one painting function and one line of data. It knows nothing of where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..rig import Look, Rig
from ..shapes import closed, curve, oval
from .bricks import (
    arched,
    door,
    flat,
    grid,
    lamp,
    pane,
    planks,
    poly,
    rect,
    rows,
    scallops,
    shingles,
    solid,
    trapeze,
)
from .leafage import shrub
from .lettering import letters
from .making import thing_of

__all__ = ["BUILDINGS"]

_STONE: Colour = 0xFFB8AEA6
_WHITE: Colour = 0xFFFAF4EA


def _block(
    fig: Figure,
    look: Look,
    _t_s: float,
    *,
    half: float = 34,
    floors: int = 7,
    columns: int = 5,
) -> None:
    """Flats: windows in rows, a door, a flat roof."""
    body = rect(-half, -94, half, 0)
    solid(fig, body, look.base)
    side = rect(half * 0.62, -94, half, 0)
    fig.mark(side, fill(alpha(fig.shadow_colour, 0.2)), within=body)
    solid(fig, rect(-half - 2, -97, half + 2, -92), look.pale)
    for x in (-half * 0.5, half * 0.4):
        solid(fig, rect(x - 4, -102, x + 4, -97), mix(look.base, 0xFF403848, 0.3))
    box = (-half * 0.94, -91, half * 0.94, -14)
    grid(fig, box, (columns, floors), frame=look.pale, size=(0.62, 0.62))
    tall = 77 / floors
    for j in range(floors):
        for i in range(0, columns, 2):
            wide = half * 1.88 / columns
            x, y = -half * 0.94 + i * wide, -91 + (j + 0.86) * tall
            rail = rect(x + wide * 0.08, y - tall * 0.16, x + wide * 0.92, y + tall * 0.06)
            solid(fig, rail, look.accent)
    solid(fig, rect(-half, -13, half, 0), mix(look.base, 0xFF403848, 0.3))
    for x in (-half * 0.6, half * 0.6):
        pane(fig, rect(x - half * 0.22, -11, x + half * 0.22, -2), frame=look.pale, width=0.7)
    door(fig, rect(-4.5, -11, 4.5, 0), look.dark)
    solid(fig, rect(-8, -13.5, 8, -11), look.accent)


def _skyscraper(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-0.7, -100, 0.7, -84), 0xFFC3CAD6)
    solid(fig, trapeze(-84j, 8, 2, 6), look.dark)
    for half, top, bottom in ((9, -86, -70), (13, -72, -48), (17, -52, 0)):
        body = rect(-half, top, half, bottom)
        tones = [
            fig.tone(mix(look.base, 0xFFFFFFFF, 0.45), 1.0),
            fig.tone(look.base, 0.7),
            fig.tone(mix(look.base, 0xFF203050, 0.45), 0.4),
        ]
        way = 1 if fig.towards_light.real < 0 else -1
        fig.part(
            body,
            fig.gradient(
                complex(-half * way, top), complex(half * way, bottom), tones, at=(0, 0.5, 1)
            ),
        )
        columns = int(half / 1.9)
        storeys = max(3, int((bottom - top) / 3.3))
        grid(
            fig,
            (-half + 0.8, top + 1.5, half - 0.8, bottom - 1),
            (columns, storeys),
            size=(0.66, 0.62),
            dark_share=3,
        )
        lines = skia.Path()
        for k in range(1, columns):
            x = -half + 0.8 + (2 * half - 1.6) * k / columns
            lines.moveTo(x, top)
            lines.lineTo(x, bottom)
        fig.mark(lines, stroke(alpha(fig.tone(look.pale, 0.9), 0.4), 0.35), within=body)
    solid(fig, rect(-18.5, -5, 18.5, 0), look.dark)
    pane(fig, rect(-5, -4.6, 5, 0), frame=look.pale, width=0.4, bars=(3, 0))


def _school(fig: Figure, look: Look, _t_s: float) -> None:
    wings = rect(-92, -52, 92, 0)
    solid(fig, wings, look.base)
    rows(fig, wings, 3.6, strength=0.16)
    roof = poly(-96 - 50j, -84 - 66j, 84 - 66j, 96 - 50j)
    solid(fig, roof, look.accent)
    shingles(fig, roof, 4)
    grid(fig, (-90, -47, -24, -4), (4, 2), frame=look.pale, size=(0.6, 0.66))
    grid(fig, (24, -47, 90, -4), (4, 2), frame=look.pale, size=(0.6, 0.66), seed=2)
    middle = rect(-24, -62, 24, 0)
    solid(fig, middle, mix(look.base, 0xFFFFF0E0, 0.15))
    rows(fig, middle, 3.6, strength=0.14)
    solid(fig, poly(-29 - 60j, -80j, 29 - 60j), look.accent)
    solid(fig, rect(-9, -92, 9, -74), look.pale)
    flat(fig, arched(-76j, 5, 13), 0xFF5A4450, 0.4)
    solid(fig, closed([-4 - 78j, -2.6 - 84j, -86j, 2.6 - 84j, 4 - 78j]), 0xFFE9B356)
    solid(fig, poly(-12 - 91j, -104j, 12 - 91j), look.accent)
    solid(fig, oval(-63j, 8, 8), look.pale)
    fig.line(curve([-63j, -68.5j]), 0xFF2A2430, 1.1)
    fig.line(curve([-63j, 3.6 - 61j]), 0xFF2A2430, 1.1)
    flat(fig, rect(-21, -52, 21, -41, round_by=1.5), look.dark, 0.6)
    letters(fig, "SCHOOL", -46.5j, 6.4)
    for x in (-17.0, 17.0):
        pane(fig, rect(x - 5, -35, x + 5, -20), frame=look.pale, width=0.9)
    for x in (-8.5, 0.0):
        door(fig, rect(x, -26, x + 8.5, 0), look.dark)
    solid(fig, rect(-15, -3, 15, 0), _STONE)
    solid(fig, rect(-60.8, -100, -59.2, 0), 0xFFB8BEC6)
    solid(fig, poly(-59 - 99j, -36 - 95j, -59 - 84j), 0xFFF2B53A)
    for x in (-78.0, 44.0, 78.0):
        shrub(fig, complex(x, 0), 7)


def _hospital(fig: Figure, look: Look, _t_s: float) -> None:
    for left, top, right, columns, storeys in (
        (-86, -58, -26, 4, 3),
        (26, -58, 86, 4, 3),
        (-30, -86, 30, 4, 5),
    ):
        body = rect(left, top, right, 0)
        solid(fig, body, look.base, dim=0.0 if left == -30 else 0.1)
        solid(fig, rect(left - 1.5, top - 3, right + 1.5, top + 1), look.pale)
        fig.mark(rect(left, -15, right, -13), fill(fig.tone(look.accent, 0.7)), within=body)
        low = -16 if left != -30 else -20
        first = top + 4 if left != -30 else -66
        grid(
            fig,
            (left + 2, first, right - 2, low),
            (columns, storeys if left != -30 else 3),
            frame=look.pale,
            size=(0.62, 0.6),
            seed=int(left),
        )
    for x in (-74.0, -50.0, 50.0, 74.0):
        pane(fig, rect(x - 6, -11, x + 6, -2), frame=look.pale, width=0.8)
    solid(fig, rect(-15, -104, 15, -70, round_by=4), _WHITE)
    for arm in (rect(-4, -100, 4, -74), rect(-11.5, -91, 11.5, -83)):
        flat(fig, arm, look.accent, 0.95)
    solid(fig, rect(-22, -18, 22, -13), look.accent)
    letters(fig, "H", -15.5j, 3.4)
    pane(fig, rect(-14, -13, 14, 0), frame=look.pale, width=0.9, bars=(3, 0))
    for x in (-20.0, 20.0):
        solid(fig, rect(x - 1.2, -14, x + 1.2, 0), 0xFFC3CAD6)
    for x in (-82.0, 82.0):
        shrub(fig, complex(x, 0), 8)


def _hotel(fig: Figure, look: Look, _t_s: float) -> None:
    body = rect(-46, -84, 46, 0)
    solid(fig, body, look.base)
    mansard = poly(-48 - 83j, -42 - 97j, 42 - 97j, 48 - 83j)
    solid(fig, mansard, look.dark)
    for x in (-30.0, 0.0, 30.0):
        pane(fig, arched(complex(x, -84), 4, 10), frame=look.pale, width=1)
    solid(fig, rect(-50, -86, 50, -82), look.pale)
    for j in range(4):
        for i in range(5):
            x, y = -36 + 18 * i, -66 + 14 * j
            if j == 3 and i in (1, 2, 3):
                continue
            lit = (i * 3 + j * 5) % 4 != 0
            pane(fig, rect(x - 4, y - 9, x + 4, y), frame=look.pale, width=0.8, is_lit=lit)
            solid(fig, rect(x - 6, y - 2.6, x + 6, y + 0.8), 0xFF5A5460)
    sign = rect(-25, -33, 25, -20, round_by=2)
    solid(fig, sign, look.accent)
    letters(fig, "HOTEL", -26.5j, 8)
    scallops(fig, (-19, -20, 19, -11), (look.accent, look.pale), count=7, flare=4)
    pane(fig, rect(-13, -12, 13, 0), frame=0xFFE9B356, width=1, bars=(3, 0))
    for x in (-34.0, 34.0):
        pane(fig, rect(x - 9, -13, x + 9, -2), frame=look.pale, width=1, bars=(2, 0))
    solid(fig, rect(-48, -2, 48, 0), _STONE)
    for x in (-19.0, 19.0):
        solid(fig, trapeze(complex(x, 0), 2.4, 3.2, 5), 0xFFB0603A)
        solid(fig, oval(complex(x, -8), 4, 4.6), 0xFF6FA050)
    for x in (-22.0, 22.0):
        lamp(fig, complex(x, -18), 1.4)


def _shop(fig: Figure, look: Look, _t_s: float) -> None:
    body = rect(-62, -96, 62, 0)
    solid(fig, body, look.base)
    solid(fig, rect(-65, -100, 65, -93, round_by=1), look.pale)
    for x in (-36.0, 0.0, 36.0):
        pane(fig, rect(x - 9, -90, x + 9, -74), frame=look.pale, width=1.6)
    solid(fig, rect(-56, -70, 56, -54, round_by=2), look.dark)
    letters(fig, "SHOP", -62j, 10, colour=0xFFFFE7B0)
    pane(fig, rect(-54, -40, 12, -8), frame=look.pale, width=2.2, bars=(2, 0))
    goods = (0xFFF06A6A, 0xFFF6C945, 0xFF6FAE62, 0xFF5B8FE0, 0xFFF4A0B8)
    for k in range(9):
        x = -49 + 7.2 * k
        solid(fig, rect(x - 2.4, -17 - 3 * (k % 3), x + 2.4, -9, round_by=1), goods[k % 5])
    solid(fig, rect(-56, -9, 14, 0), look.accent, dim=0.2)
    pane(fig, rect(22, -40, 48, 0), frame=look.accent, width=4, bars=(0, 0))
    flat(fig, oval(27 - 20j, 1.6, 1.6), 0xFFE9B356, 1.0)
    fig.shade(rect(-58, -40, 58, -32), soft=2.5, strength=0.35, within=body)
    scallops(fig, (-58, -55, 58, -34), (look.accent, look.pale), count=11, flare=6)
    for x, r in ((-66, 7), (66, 7)):
        solid(fig, trapeze(complex(x, 0), 4, 5.4, 9), 0xFFB0603A)
        solid(fig, oval(complex(x, -14), r, r), 0xFF6FA050)


def _factory(fig: Figure, look: Look, _t_s: float) -> None:
    for x, top in ((44, -100), (66, -92)):
        stack = trapeze(complex(x, -20), 6.5, 4.6, -top - 20)
        solid(fig, stack, look.accent)
        for y in (top + 4, top + 12):
            fig.mark(rect(x - 8, y, x + 8, y + 4), fill(fig.tone(_WHITE, 0.8)), within=stack)
        for k, r in enumerate((5, 8, 11)):
            puff = alpha(fig.tone(0xFFE8E8EC, 0.7), 0.7 - 0.15 * k)
            fig.detail(oval(complex(x - 6 - 9 * k, top - 6 - 7 * k), r * 1.2, r), fill(puff))
    solid(fig, rect(28, -42, 84, 0), mix(look.base, 0xFF403848, 0.15))
    grid(fig, (32, -37, 82, -8), (5, 2), size=(0.62, 0.6), frame=look.pale)
    body = rect(-86, -36, 30, 0)
    solid(fig, body, look.base)
    rows(fig, body, 4, strength=0.2)
    for k in range(4):
        x = -86 + 29 * k
        tooth = poly(complex(x, -36), complex(x, -60), complex(x + 29, -36))
        solid(fig, tooth, look.dark)
        pane(
            fig,
            poly(complex(x + 3, -39), complex(x + 3, -53), complex(x + 18, -39)),
            frame=look.pale,
            width=0.8,
            bars=(1, 0),
        )
    grid(fig, (-84, -31, -24, -12), (5, 1), size=(0.66, 0.8), frame=look.pale)
    gate = rect(-18, -26, 20, 0)
    solid(fig, gate, 0xFF8A929C)
    rows(fig, gate, 4, strength=0.45)


def _palace(fig: Figure, look: Look, _t_s: float) -> None:
    """A palace of the West: wings, a columned middle under a dome."""
    wings = rect(-100, -40, 100, 0)
    solid(fig, wings, look.base)
    solid(fig, rect(-103, -44, 103, -39), look.pale)
    for y, high in ((-23, 13), (-3, 15)):
        for k in range(11):
            x = -90.0 + 18 * k
            if abs(x) > 30:
                pane(fig, arched(complex(x, y), 4.4, high), frame=look.pale, width=1)
    for side in (-1, 1):
        solid(fig, rect(side * 90 - 13, -48, side * 90 + 13, 0), mix(look.base, 0xFFFFFFFF, 0.15))
        for y, high in ((-26, 13), (-3, 15)):
            pane(fig, arched(complex(side * 90, y), 5.4, high), frame=look.pale, width=1)
        solid(
            fig,
            closed(
                [
                    side * 90 - 12 - 48j,
                    side * 90 - 9 - 58j,
                    side * 90 - 63j,
                    side * 90 + 9 - 58j,
                    side * 90 + 12 - 48j,
                ]
            ),
            look.accent,
        )
        solid(fig, rect(side * 90 - 0.8, -70, side * 90 + 0.8, -61), 0xFFE9B356)
    drum = rect(-19, -72, 19, -52)
    solid(fig, drum, look.pale)
    for x in (-12.0, -4.0, 4.0, 12.0):
        pane(fig, arched(complex(x, -56), 2.4, 12), frame=None)
    solid(
        fig,
        closed([-20 - 71j, -18 - 82j, -9 - 90j, -93j, 9 - 90j, 18 - 82j, 20 - 71j]),
        look.accent,
    )
    for x in (-9.0, 0.0, 9.0):
        fig.line(curve([complex(x * 1.7, -72), complex(x * 1.3, -82), -93j]), 0xFFE9B356, 0.9)
    solid(fig, rect(-2.4, -98, 2.4, -91), look.pale)
    solid(fig, rect(-0.7, -106, 0.7, -97), 0xFFE9B356)
    middle = rect(-32, -46, 32, 0)
    solid(fig, middle, mix(look.base, 0xFF403048, 0.2))
    pane(fig, arched(0j, 7, 30), frame=0xFFE9B356, width=1.4)
    for x in (-19.0, 19.0):
        pane(fig, arched(complex(x, 0), 5, 24), frame=look.pale, width=1)
    for x in (-29.0, -12.0, 12.0, 29.0):
        column = rect(x - 2.6, -44, x + 2.6, -2)
        solid(fig, column, look.pale)
        planks(fig, column, 1.6)
    solid(fig, poly(-37 - 44j, -60j, 37 - 44j), look.base)
    solid(fig, oval(-49j, 3.4, 3.4), 0xFFE9B356)
    solid(fig, rect(-38, -46, 38, -42.5), look.pale)
    for k in range(3):
        solid(fig, rect(-34 - 4 * k, -4.5 + 1.5 * k, 34 + 4 * k, -2.5 + 1.5 * k), _STONE)


def _look(base: Colour, accent: Colour, pale: Colour = _WHITE, dark: Colour = 0xFF7A4A34) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


BUILDINGS: Mapping[str, Rig] = {
    "building": thing_of(_block, _look(0xFFD89A78, 0xFF6A7C8C), 22.0, (-40, -106, 40, 4)),
    "apartment": thing_of(
        partial(_block, half=48, floors=6, columns=7),
        _look(0xFFE8C89A, 0xFF5F8FA0),
        20.0,
        (-54, -106, 54, 4),
    ),
    "skyscraper": thing_of(
        _skyscraper,
        _look(0xFF6F9CC4, 0xFF4A6A8A, 0xFFE8F2F8, 0xFF3E5068),
        120.0,
        (-22, -104, 22, 4),
    ),
    "school": thing_of(
        _school, _look(0xFFE39A6A, 0xFF8A4A44, _WHITE, 0xFF3F6A5A), 12.0, (-100, -108, 100, 6)
    ),
    "hospital": thing_of(
        _hospital, _look(0xFFF4F4F2, 0xFFE0403A, 0xFFD8E4EA), 20.0, (-92, -108, 92, 6)
    ),
    "hotel": thing_of(
        _hotel, _look(0xFFF0D8B0, 0xFFB03A48, _WHITE, 0xFF5A6070), 22.0, (-54, -102, 54, 4)
    ),
    "shop": thing_of(
        _shop, _look(0xFFF0C890, 0xFFE0604A, _WHITE, 0xFF4A6A5C), 6.0, (-76, -104, 76, 6)
    ),
    "factory": thing_of(
        _factory, _look(0xFFB8826A, 0xFFC8584A, _WHITE, 0xFF7A7884), 18.0, (-92, -132, 92, 6)
    ),
    "palace": thing_of(_palace, _look(0xFFF4E4C4, 0xFF5F8FA8), 30.0, (-108, -110, 108, 6)),
}
"""All of them by name."""
