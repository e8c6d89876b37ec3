"""Beards and glasses.

Frame: the head's, its middle at 0. It knows nothing of who wears them.
"""

from __future__ import annotations

from ...canvas import Colour, alpha, fill, stroke
from ..figure import Figure
from ..shapes import closed, curve, oval, tube

__all__ = ["draw_beard", "draw_glasses"]


def draw_glasses(fig: Figure, *, front: bool, yaw: float = 0.0) -> None:
    """Round glasses."""
    eyes = (-4.3 + 5.2 * yaw, 4.3 + 5.2 * yaw) if front else (0.4, 7.1)
    pen = stroke(fig.tone(0xFF3A3038, 0.4), 0.75)
    for x in eyes:
        fig.canvas.drawPath(oval(complex(x, 0.8), 3.1, 3.0), fill(alpha(0xFFFFFFFF, 0.16)))
        fig.detail(oval(complex(x, 0.8), 3.1, 3.0), pen)
    fig.detail(curve([complex(eyes[0] + 3.0, 0.4), complex(eyes[1] - 3.0, 0.4)]), pen)
    fig.detail(curve([complex(eyes[0] - 3.0, 0.2), complex(-9 if front else -7, 0.6)]), pen)
    if front:
        fig.detail(curve([complex(eyes[1] + 3.0, 0.2), complex(9, 0.6)]), pen)


def draw_beard(fig: Figure, beard: str, colour: Colour, *, front: bool, yaw: float = 0.0) -> None:
    """A beard, leaving the mouth free."""
    coat = fig.coat(colour, top=-2, bottom=26)
    cx = 5.2 * yaw if front else 3.9
    lip = complex(cx, 5.9)
    if beard in ("full", "long"):
        low = 26.0 if beard == "long" else 15.0
        if front:
            outline = [-9.6 + 1j, -9.0 + 7j, complex(-6.4, 0.75 * low), complex(0.6 * cx, low),
                       complex(6.4, 0.75 * low), 9.0 + 7j, 9.6 + 1j, complex(cx + 5, 5.2),
                       complex(cx, 5.6), complex(cx - 5, 5.2)]  # fmt: skip
        else:
            outline = [-7.6 + 0j, -7.4 + 7j, complex(-4.5, 0.72 * low), complex(2.0, low),
                       complex(7.4, 0.72 * low), 9.8 + 7j, 9.8 + 3.6j, 6.6 + 5.2j, 3.9 + 5.6j,
                       0.4 + 5.4j, -4.6 + 3j]  # fmt: skip
        fig.part(closed(outline), coat)
        fig.canvas.drawPath(
            curve([lip + complex(-1.7, 2.0), lip + complex(0, 2.7), lip + complex(1.7, 2.0)]),
            stroke(fig.tone(0xFF9A4A44, 0.5), 0.9),
        )
    elif beard == "goatee":
        fig.part(
            closed([complex(cx - 2.4, 9), complex(cx, 8.4), complex(cx + 2.4, 9), complex(cx, 15)]),
            coat,
        )
    if beard:
        for side in (-1, 1):
            wing = [lip, lip + complex(2.4 * side, -0.5), lip + complex(5.0 * side, 1.5)]
            fig.part(tube(wing, [1.3, 1.5, 0.4]), coat)
