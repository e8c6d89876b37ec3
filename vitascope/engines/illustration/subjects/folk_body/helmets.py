"""Helmets, hoods and masks: what covers the head.

Frame: the head's, its middle at 0. It knows nothing of who wears it.
"""

from __future__ import annotations

from collections.abc import Mapping

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..bones import polar
from ..figure import Coat, Figure
from ..shapes import band, closed, curve, oval, rounded, tube
from .kind import HatPainter

__all__ = ["HELMETS", "hat_coat", "star"]

GOLD: Colour = 0xFFF2C14A


def hat_coat(fig: Figure, colour: Colour, *, top: float = -34) -> Coat:
    return fig.coat(colour, top=top, bottom=4)


def star(at: complex, r: float) -> skia.Path:
    """A star with five points."""
    points = [at + polar(r if k % 2 == 0 else r * 0.45, -90 + 36 * k) for k in range(10)]
    return rounded([p for q in points for p in (q, q)])


def _helmet(fig: Figure, colour: Colour, front: bool) -> None:
    """A builder's or a firefighter's helmet."""
    coat = hat_coat(fig, colour, top=-20)
    fig.part(
        closed(
            [-11.6 - 6.4j, -11 - 13j, -5 - 18.2j, 2 - 18.6j, 8.6 - 14.6j, 11.6 - 6.4j, 0 - 5.6j]
        ),
        coat,
    )
    fig.part(tube([-3 - 18.4j, 0.5 - 19.6j, 4.5 - 17.6j], [1.6, 1.9, 1.6]), coat)
    brim = [-13 - 6.2j, 0 - 8.2j, 13 - 6.2j, 8 - 4.2j, -8 - 4.2j]
    if not front:
        brim = [-12.4 - 6.8j, 0 - 7.8j, 11 - 8j, 16.6 - 4.6j, 6 - 4.6j, -10 - 4.8j]
    fig.part(closed(brim), fig.coat(mix(colour, 0xFFFFFFFF, 0.12), top=-10, bottom=-2))


def _fire(fig: Figure, colour: Colour, front: bool) -> None:
    fig.part(closed([-9 - 8j, -16.5 - 4.4j, -15 - 1.2j, -7 - 3j]), hat_coat(fig, colour, top=-14))
    _helmet(fig, colour, front)
    fig.part(
        closed(
            [
                x + (0 if front else 5)
                for x in (-3.4 - 15j, 3.4 - 15j, 3 - 8.6j, 0 - 7.2j, -3 - 8.6j)
            ]
        ),
        fig.coat(GOLD, top=-18, bottom=-6),
    )


def _army(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    coat = hat_coat(fig, colour, top=-20)
    fig.part(
        closed([-13 - 3.4j, -12 - 12j, -5 - 18j, 3 - 18j, 10.6 - 12.6j, 12.6 - 5j, 0 - 6.4j]), coat
    )
    fig.mark(
        tube([-13 - 5.4j, 0 - 7.6j, 13 - 6j], [0.8] * 3),
        fill(alpha(fig.tone(0xFF20281A, 0.4), 0.6)),
    )


def _knight(fig: Figure, colour: Colour, front: bool) -> None:
    """A helm with an open visor and a plume."""
    plume = tube([0 - 16j, -5 - 24j, -15 - 22j, -20 - 11j], [1.6, 4.2, 4.4, 1.2])
    fig.part(plume, fig.coat(0xFFD8403C, top=-28, bottom=-6))
    coat = fig.coat(colour, top=-20, bottom=12)
    bowl = [-12 + 8j, -12.6 - 4j, -8 - 14j, 0 - 17.4j, 8 - 14j, 12 - 6j, 10.8 - 4.4j, 4 - 6j,
            -3 - 6j, -6.6 - 2j, -6.4 + 9j]  # fmt: skip
    fig.part(closed(bowl), coat)
    if front:
        fig.part(closed([12 + 8j, 12.6 - 4j, 10.6 - 6j, 6.6 - 3j, 6.4 + 9j]), coat)
    visor = [-8 - 7j, -5.2j, 10.6 - 7j, 9 - 13j, -7 - 13j]
    fig.part(closed(visor), fig.coat(mix(colour, 0xFF505868, 0.3), top=-16, bottom=-2))
    slit = fill(alpha(fig.tone(0xFF20242C, 0.3), 0.8))
    fig.mark(band(-5 - 9.6j, 8 - 9.6j, 0.7), slit)


def _hood(fig: Figure, colour: Colour, front: bool) -> None:
    """Cloth round the whole head but the face."""
    coat = fig.coat(colour, top=-20, bottom=16)
    if front:
        outer = [-11.8 + 6j, -12.8 - 5j, -7 - 15.4j, 0 - 17.6j, 7 - 15.4j, 12.8 - 5j, 11.8 + 6j,
                 7.4 + 11.4j, 8.6 + 2j, 7.6 - 6.4j, 0 - 9.4j, -7.6 - 6.4j, -8.6 + 2j,
                 -7.4 + 11.4j]  # fmt: skip
    else:
        outer = [-8 + 12j, -13 + 2j, -12 - 9j, -5 - 16.4j, 3 - 17j, 9.4 - 11j, 10.6 - 5.4j,
                 5 - 8.4j, -1 - 7.6j, -5.4 - 3j, -5 + 4j, -2.4 + 10j]  # fmt: skip
    fig.part(closed(outer), coat)


def _ninja(fig: Figure, colour: Colour, front: bool) -> None:
    _hood(fig, colour, front)
    red = fig.coat(0xFFC0392B, top=-14, bottom=-2)
    fig.part(tube([-11.6 - 6j, 0 - 8.4j, 10.8 - 6.4j], [1.5] * 3), red)
    fig.part(tube([-11 - 6j, -17 - 4j, -22 - 6j], [1.4, 1.5, 0.8]), red)


def _kabuto(fig: Figure, colour: Colour, front: bool) -> None:
    """A samurai's helmet with its crescent."""
    coat = fig.coat(colour, top=-20, bottom=6)
    fig.part(
        closed(
            [
                -15 + 3j,
                -12 - 8j,
                -6 - 16j,
                2 - 17.4j,
                9 - 13j,
                11.6 - 6j,
                0 - 7.6j,
                -7 - 5j,
                -8.4 + 4j,
            ]
        ),
        coat,
    )
    if front:
        fig.part(closed([15 + 3j, 12 - 8j, 9 - 7j, 8.4 + 4j]), coat)
    cx = 0 if front else 4
    moon = [
        cx - 9 - 24j,
        cx - 4 - 15.4j,
        cx + 0 - 13j,
        cx + 4 - 15.4j,
        cx + 9 - 24j,
        cx + 6.4 - 12j,
        cx + 0 - 8.6j,
        cx - 6.4 - 12j,
    ]
    fig.part(closed([complex(p) for p in moon]), fig.coat(GOLD, top=-26, bottom=-6))


def _space(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    """A glass bowl round the head."""
    glass = oval(0 - 1j, 17, 17)
    fig.mark(glass, fill(alpha(fig.tone(0xFFBFE0F8, 0.9), 0.16)), within=glass)
    fig.part(glass, fill(alpha(fig.tone(0xFFD8ECFA, 0.9), 0.18)))
    fig.detail(glass, stroke(fig.tone(0xFFF2F4F8, 0.9), 2.4))
    fig.detail(curve([-11 - 7j, -8 - 12j, -2.6 - 14.4j]), stroke(alpha(0xFFFFFFFF, 0.85), 1.8))
    fig.part(
        tube([-12 + 12.4j, 0 + 16j, 12 + 12.4j], [2.8] * 3), fig.coat(colour, top=8, bottom=20)
    )


def _swim_cap(fig: Figure, colour: Colour, front: bool) -> None:
    fig.part(
        closed([-11.4 - 2j, -11 - 10j, -5 - 16j, 2 - 16.4j, 8.6 - 12.6j, 10.6 - 5j, 0 - 7.6j]),
        hat_coat(fig, colour, top=-18),
    )
    _goggles(fig, front, 0xFF2A6FA8)


def _goggles(fig: Figure, front: bool, colour: Colour) -> None:
    eyes = (-4.3, 4.3) if front else (0.4, 7.1)
    fig.detail(curve([-10.6 - 0.4j, 0 + 0.2j, 10.2 - 0.4j]), stroke(fig.tone(0xFF303848, 0.5), 1.3))
    for x in eyes:
        fig.part(oval(complex(x, 0.6), 3.5, 2.9), fill(alpha(fig.tone(colour, 0.8), 0.75)))
        fig.detail(oval(complex(x, 0.6), 3.5, 2.9), stroke(fig.tone(0xFF303848, 0.5), 0.8))
        fig.canvas.drawPath(oval(complex(x - 1, -0.6), 1.1, 0.6), fill(0xC0FFFFFF))


def _dive_mask(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    cx = 0.0 if front else 3.8
    glass = oval(complex(cx, 0.6), 8.4, 5.0)
    fig.detail(curve([-11 - 0.4j, -4 - 0.6j, 4 - 0.6j]), stroke(fig.tone(0xFF262C38, 0.5), 1.8))
    fig.part(glass, fill(alpha(fig.tone(0xFF9FDCF4, 0.9), 0.45)))
    fig.detail(glass, stroke(fig.tone(0xFFF0B83C, 0.7), 1.6))
    fig.part(oval(complex(cx + 1.0, 8.4), 2.6, 1.8), fig.coat(0xFF262C38, top=4, bottom=12))
    fig.part(
        tube([complex(cx + 1, 9), complex(-6, 11), complex(-12, 6), complex(-13, 14)], [1.1] * 4),
        fig.coat(0xFF262C38, top=0, bottom=16),
    )


HELMETS: Mapping[str, HatPainter] = {
    "helmet": _helmet, "fire": _fire, "army": _army, "knight": _knight, "hood": _hood,
    "ninja": _ninja, "kabuto": _kabuto, "space": _space, "swim cap": _swim_cap,
    "dive mask": _dive_mask,
}  # fmt: skip
