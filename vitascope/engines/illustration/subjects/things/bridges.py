"""Bridges and piers, with the water under them or without.

Each is one painting function and one line of data. It knows nothing of where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..rig import Look, Rig
from ..shapes import curve, oval
from .bricks import (
    is_lamplit,
    lamp,
    planks,
    poly,
    rect,
    shingles,
    solid,
    trapeze,
)
from .making import thing_of

__all__ = ["BRIDGES"]


def _bridge(fig: Figure, look: Look, _t_s: float, *, has_water: bool = True) -> None:
    """A suspension bridge over water."""
    deck_y = -30.0
    if has_water:
        water = rect(-178, -4, 178, 4, round_by=4)
        fig.part(water, fill(alpha(fig.tone(0xFF6FB4D0, 0.7), 0.75)))
    cables = skia.Path()
    for x0, x1 in ((-178, -80), (-80, 80), (80, 178)):
        for k in range(1, 20):
            u = k / 20
            x = x0 + (x1 - x0) * u
            if (x0, x1) == (-80, 80):
                y = -36 - 60 * (2 * u - 1) ** 2
            else:
                v = u if x0 < 0 else 1 - u
                y = -34 - 62 * v * v
            cables.moveTo(x, y)
            cables.lineTo(x, deck_y)
    fig.line(cables, mix(look.base, 0xFFFFFFFF, 0.25), 0.6)
    main = skia.Path()
    main.moveTo(-178, -33)
    main.quadTo(-120, -38, -80, -97)
    main.quadTo(0, 24, 80, -97)
    main.quadTo(120, -38, 178, -33)
    fig.line(main, look.base, 1.8, amount=0.7)
    for x in (-80.0, 80.0):
        solid(fig, trapeze(complex(x, 2), 13, 9, 18), 0xFFB0A8A4)
        for dx in (-6.4, 6.4):
            solid(
                fig,
                poly(
                    complex(x + dx * 1.1 - 2, -14),
                    complex(x + dx - 1.6, -100),
                    complex(x + dx + 1.6, -100),
                    complex(x + dx * 1.1 + 2, -14),
                ),
                look.base,
            )
        for y in (-97.0, -80.0, -62.0, -44.0):
            solid(fig, rect(x - 8, y - 2, x + 8, y + 2.4), look.base)
    deck = rect(-180, deck_y - 3, 180, deck_y + 3.6)
    solid(fig, deck, look.base)
    fig.line(curve([-180 - 30j, 180 - 30j]), mix(look.base, 0xFF201018, 0.5), 1.0)
    if is_lamplit(fig.light):
        for k in range(19):
            lamp(fig, complex(-171 + 19 * k, -35.6), 0.8)


def _stone_bridge(fig: Figure, look: Look, _t_s: float, *, has_water: bool = True) -> None:
    """A humped stone bridge with a round arch, mirrored arch in the water."""
    if has_water:
        fig.part(rect(-118, -6, 118, 12, round_by=6), fill(alpha(fig.tone(0xFF6FB4C4, 0.7), 0.8)))
        arch = fill(alpha(fig.tone(0xFF3A6A78, 0.4), 0.4))
        fig.mark(oval(2j, 41, 20), arch, within=rect(-118, 0, 118, 12))
    body = skia.Path()
    body.moveTo(-124, 2)
    body.lineTo(-124, -26)
    body.cubicTo(-70, -40, -50, -74, 0, -76)
    body.cubicTo(50, -74, 70, -40, 124, -26)
    body.lineTo(124, 2)
    body.lineTo(44, 2)
    body.arcTo(skia.Rect.MakeLTRB(-44, -54, 44, 50), 0, -180, False)
    body.lineTo(-44, 2)
    body.close()
    solid(fig, body, look.base)
    shingles(fig, body, 7, strength=0.18)
    rim = skia.Path()
    rim.addArc(skia.Rect.MakeLTRB(-46, -56, 46, 52), 180, 180)
    fig.mark(rim, stroke(fig.tone(mix(look.base, 0xFFFFFFFF, 0.25), 0.8), 6), within=body)
    path = skia.Path()
    path.moveTo(-124, -28)
    path.cubicTo(-70, -42, -50, -77, 0, -79)
    path.cubicTo(50, -77, 70, -42, 124, -28)
    fig.line(path, mix(look.base, 0xFFFFFFFF, 0.3), 5.4, amount=0.75)
    top = skia.Path()
    top.moveTo(-124, -46)
    top.cubicTo(-70, -60, -50, -95, 0, -97)
    top.cubicTo(50, -95, 70, -60, 124, -46)
    fig.line(top, look.base, 3.4, amount=0.75)
    for k in range(13):
        u = k / 6 - 1
        y = -28 - 50 * (1 - min(1.0, abs(u)) ** 1.45) if abs(u) < 1 else -28
        x = 120 * u
        solid(fig, rect(x - 2.6, y - 21, x + 2.6, y, round_by=1), look.base)


def _pier(fig: Figure, look: Look, _t_s: float) -> None:
    """A wooden jetty that runs out to a lamp."""
    fig.part(rect(-150, -6, 150, 6, round_by=5), fill(alpha(fig.tone(0xFF6FB4D0, 0.7), 0.75)))
    for k in range(9):
        x = -136 + 34 * k
        solid(fig, rect(x - 4, -62, x + 4, 3), mix(look.base, 0xFF302028, 0.3))
        solid(fig, oval(complex(x, -62), 4.4, 1.8), mix(look.base, 0xFFFFE8C0, 0.3))
    deck = rect(-150, -38, 150, -29)
    solid(fig, deck, look.base)
    planks(fig, deck, 9, strength=0.4)
    rope = skia.Path()
    for k in range(8):
        x = -136 + 34 * k
        rope.moveTo(x, -56)
        rope.quadTo(x + 17, -44, x + 34, -56)
    fig.line(rope, 0xFFE8D8B8, 1.8)
    solid(fig, rect(134, -92, 138, -38), 0xFF4A4E58)
    lamp(fig, 136 - 95j, 4)
    solid(fig, poly(128 - 98j, 136 - 104j, 144 - 98j), 0xFF4A4E58)


def _look(
    base: Colour, accent: Colour, dark: Colour = 0xFF7A4A34, pale: Colour = 0xFFFAF4EA
) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


BRIDGES: Mapping[str, Rig] = {
    "bridge": thing_of(_bridge, _look(0xFFD8553A, 0xFFD8553A), 60.0, (-184, -106, 184, 8), half=0),
    "suspension bridge": thing_of(
        partial(_bridge, has_water=False),
        _look(0xFFD8553A, 0xFFD8553A),
        60.0,
        (-184, -106, 184, 8),
        half=0,
    ),
    "arched bridge": thing_of(
        partial(_stone_bridge, has_water=False),
        _look(0xFFC4BCB2, 0xFFA8A098),
        7.0,
        (-130, -106, 130, 14),
        half=0,
    ),
    "stone bridge": thing_of(
        _stone_bridge, _look(0xFFC4BCB2, 0xFFA8A098), 7.0, (-130, -106, 130, 14), half=0
    ),
    "pier": thing_of(_pier, _look(0xFFB5865A, 0xFF8A6040), 3.0, (-154, -112, 154, 8), half=0),
}
"""All of them by name."""
