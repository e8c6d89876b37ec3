"""A round pizza, seen from above its edge, one slice drawn away.

The main colour is the cheese, the accent is the crust. It knows nothing of who eats it.
"""

from __future__ import annotations

from math import cos, pi, sin

import skia

from ...canvas import alpha, fill, mix, stroke
from ..figure import Figure
from ..motion import chance
from ..rig import Look
from ..shapes import curve, oval
from .fruit import draw_leaf
from .solids import poly

__all__ = ["draw_pizza"]

_CENTRE = -48j
_RX, _RY = 112.0, 42.0

_HAM = (
    (18, 0.58), (62, 0.36), (118, 0.62), (160, 0.4), (205, 0.64), (248, 0.3), (292, 0.62),
    (335, 0.3), (80, 0.68), (250, 0.68), (160, 0.74),
)  # fmt: skip
"""Where slices of sausage lie: degrees clockwise from the right, share of the radius."""
_BASIL = ((40, 0.62), (140, 0.44), (182, 0.62), (228, 0.46), (272, 0.46), (318, 0.5), (100, 0.34))
_OLIVES = ((28, 0.3), (132, 0.74), (222, 0.74), (305, 0.74), (350, 0.62))


def draw_pizza(fig: Figure, look: Look, _t_s: float) -> None:
    """The pizza: most of it, then the slice that is nearer."""
    with fig.placed(-9j):
        _piece(fig, look, 96, 396)
        _toppings(fig, look, 96, 396)
        cuts = stroke(alpha(fig.tone(0xFF8A4A18, 0.5), 0.45), 1.2)
        for turn in (156, 216, 276, 336):
            fig.detail(curve([_CENTRE, _on(turn, 0.97)]), cuts)
    with fig.placed(5 - 1j):
        _piece(fig, look, 46, 92)
        _toppings(fig, look, 46, 92)


def _on(turn: float, reach: float) -> complex:
    """A point of the pizza: degrees clockwise from the right, share of the radius."""
    a = turn * pi / 180
    return _CENTRE + complex(_RX * reach * cos(a), _RY * reach * sin(a))


def _sector(start: float, end: float, reach: float) -> skia.Path:
    steps = max(4, int((end - start) / 5))
    arc = [_on(start + (end - start) * k / steps, reach) for k in range(steps + 1)]
    return poly([_CENTRE, *arc])


def _piece(fig: Figure, look: Look, start: float, end: float) -> None:
    """Crust, sauce and cheese between two angles."""
    crust = _sector(start, end, 1.0)
    low = skia.Path(crust)
    low.offset(0, 8)
    fig.part(low, fig.coat(mix(look.accent, 0xFF6A3010, 0.35), top=-60, bottom=4))
    fig.part(crust, fig.coat(look.accent, top=-104, bottom=4))
    fig.mark(_sector(start, end, 0.9), fill(fig.tone(0xFFC83A24, 0.8)), within=crust)
    cheese = _sector(start, end, 0.86)
    molten = [fig.tone(mix(look.base, 0xFFE89028, 0.25), 0.8), fig.tone(look.base, 1.0)]
    fig.mark(cheese, fig.gradient(-96j, -10j, molten), within=crust)
    glow = fill(alpha(fig.tone(0xFFFFF6C8, 1), 0.4))
    with fig.inside(cheese):
        for k in range(26):
            at, size = _on(360 * chance(k, 1), 0.9 * chance(k, 2) ** 0.5), chance(k, 3)
            fig.mark(oval(at, 9 * size + 3, 4 * size + 1.5), glow, soft=1)


def _toppings(fig: Figure, look: Look, start: float, end: float) -> None:
    """What lies on it between two angles."""
    fat = fill(alpha(fig.tone(0xFFFFB09A, 1), 0.7))
    for turn, reach in _HAM:
        if start < turn < end:
            at = _on(turn, reach)
            fig.part(oval(at + 1.4j, 13.5, 6), fill(alpha(fig.shadow_colour, 0.35)))
            ham = oval(at, 13, 5.6)
            fig.part(ham, fig.coat(0xFFD2402E, top=at.imag - 8, bottom=at.imag + 9))
            for k in range(4):
                spot = at + complex(-7 + 4.6 * k, 2 - 4 * (k % 2))
                fig.mark(oval(spot, 1.5, 0.9), fat, within=ham)
    for turn, reach in _BASIL:
        if start < turn < end:
            draw_leaf(fig, _on(turn, reach), 15, turn=turn * 2.0, plump=0.28, colour=0xFF3F8A3C)
    for turn, reach in _OLIVES:
        if start < turn < end:
            at = _on(turn, reach)
            fig.part(oval(at, 5.4, 2.8), fig.coat(0xFF2E2A34, top=at.imag - 3, bottom=at.imag + 3))
            fig.part(oval(at, 2.2, 1.1), fill(fig.tone(look.base, 0.8)))
