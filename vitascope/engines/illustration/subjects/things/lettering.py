"""Capital letters of plain strokes, for signs. It knows only the letters that signs here need."""

from __future__ import annotations

import skia

from ...canvas import Colour
from ..figure import Figure

__all__ = ["letters"]

_STROKES = {
    "A": ((0, 1), (0.5, 0), (1, 1), (0.78, 0.6), (0.22, 0.6)),
    "C": ((1, 0.15), (0.7, 0), (0.25, 0), (0, 0.25), (0, 0.75), (0.25, 1), (0.7, 1), (1, 0.85)),
    "E": ((1, 0), (0, 0), (0, 0.5), (0.8, 0.5), (0, 0.5), (0, 1), (1, 1)),
    "F": ((1, 0), (0, 0), (0, 0.5), (0.8, 0.5), (0, 0.5), (0, 1)),
    "H": ((0, 0), (0, 1), (0, 0.5), (1, 0.5), (1, 0), (1, 1)),
    "K": ((0, 0), (0, 1), (0, 0.55), (1, 0), (0.35, 0.4), (1, 1)),
    "L": ((0, 0), (0, 1), (1, 1)),
    "M": ((0, 1), (0, 0), (0.5, 0.55), (1, 0), (1, 1)),
    "O": ((0.5, 0), (1, 0.25), (1, 0.75), (0.5, 1), (0, 0.75), (0, 0.25), (0.5, 0)),
    "P": ((0, 1), (0, 0), (0.8, 0), (1, 0.25), (0.8, 0.5), (0, 0.5)),
    "R": ((0, 1), (0, 0), (0.8, 0), (1, 0.25), (0.8, 0.5), (0, 0.5), (0.5, 0.5), (1, 1)),
    "S": ((1, 0.05), (0.2, 0), (0, 0.25), (0.2, 0.5), (0.8, 0.5), (1, 0.75), (0.8, 1), (0, 0.95)),
    "T": ((0, 0), (1, 0), (0.5, 0), (0.5, 1)),
}  # fmt: skip
"""Each letter as one line in a unit square, y down."""


def letters(
    fig: Figure, text: str, at: complex, size: float, *, colour: Colour = 0xFFFFFFFF
) -> None:
    """A word in capitals, its middle at ``at``, ``size`` high."""
    wide, gap = size * 0.55, size * 0.28
    left = at.real - (len(text) * wide + (len(text) - 1) * gap) / 2
    path = skia.Path()
    for letter in text:
        points = [(left + u * wide, at.imag + (v - 0.5) * size) for u, v in _STROKES[letter]]
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        left += wide + gap
    fig.line(path, colour, size * 0.19, amount=0.95)
