"""What is on a trunk: badges, armour, boxes and panels, and all that is sewn on coats, by name.

The frame is the trunk's, its neck at 0 and the hip at (0, length). It knows nothing of limbs or
heads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..bones import polar
from ..figure import Figure
from ..shapes import band, curve, oval, rounded
from .kind import Chest, Mark
from .tailoring import TAILORING

__all__ = ["MARKS", "draw_marks"]


def _stethoscope(fig: Figure, c: Chest, colour: Colour) -> None:
    m, w = c.middle, c.half
    pen = stroke(fig.tone(colour, 0.4), 1.1)
    fig.mark(
        curve(
            [
                complex(m - 0.5 * w, -4),
                complex(m - 0.5 * w, 8),
                complex(m, 14),
                complex(m + 0.5 * w, 8),
                complex(m + 0.5 * w, -4),
            ]
        ),
        pen,
    )
    fig.mark(curve([complex(m, 14), complex(m + 1, 19)]), pen)
    fig.mark(oval(complex(m + 1, 20), 2.0, 2.0), fill(fig.tone(0xFFC8D0DC, 0.9)))


def _vest(fig: Figure, c: Chest, colour: Colour) -> None:
    """A high-visibility vest."""
    w, m = c.half, c.middle
    pale = fill(fig.tone(colour, 0.9))
    for y in (0.45, 0.72):
        fig.mark(band(complex(-20, y * c.length), complex(20, y * c.length), 1.7), pale)
    for x in (-0.55, 0.55):
        fig.mark(band(complex(m + x * w, -8), complex(m + x * w, 0.45 * c.length), 1.5), pale)


def _badge(fig: Figure, c: Chest, colour: Colour) -> None:
    at = complex(c.middle + 0.45 * c.half, 0.26 * c.length)
    points = [at + polar(3.0 if k % 2 == 0 else 1.4, -90 + 36 * k) for k in range(10)]
    fig.mark(rounded([p for q in points for p in (q, q)]), fill(fig.tone(colour, 0.9)))


def _cross(fig: Figure, c: Chest, colour: Colour) -> None:
    at = complex(c.middle, 0.3 * c.length)
    fig.mark(band(at - 3.4, at + 3.4, 1.2), fill(fig.tone(colour, 0.8)))
    fig.mark(band(at - 3.4j, at + 3.4j, 1.2), fill(fig.tone(colour, 0.8)))


def _armour(fig: Figure, c: Chest, colour: Colour) -> None:
    pen = stroke(alpha(fig.tone(mix(colour, 0xFF303848, 0.6), 0.4), 0.7), 0.9)
    m = c.middle
    lines = skia.Path()
    lines.addPath(curve([complex(m - 9, 8), complex(m, 13), complex(m + 9, 8)]))
    lines.addPath(curve([complex(m, -4), complex(m, 0.55 * c.length)]))
    for k in range(3):
        y = c.length * (0.58 + 0.14 * k)
        lines.addPath(curve([complex(-18, y - 1.5), complex(m, y + 1.5), complex(18, y - 1.5)]))
    fig.mark(lines, pen)
    shine = fill(alpha(fig.tone(0xFFFFFFFF, 1.0), 0.5))
    fig.mark(oval(complex(m - 4, 5), 2.4, 4.4, tilt=20), shine, soft=1.0)


def _plates(fig: Figure, c: Chest, colour: Colour) -> None:
    """Laced rows of a samurai's armour."""
    for k in range(4):
        y = c.length * (0.14 + 0.25 * k)
        fig.mark(band(complex(-20, y), complex(20, y), 1.1), fill(fig.tone(colour, 0.6)))
        for x in range(-3, 4):
            at = complex(4.2 * x + c.middle, y)
            fig.mark(band(at - 1.8j, at + 1.8j, 0.5), fill(fig.tone(0xFFF0E4D0, 0.6)))


def _emblem(fig: Figure, c: Chest, colour: Colour) -> None:
    m, y = c.middle, 0.32 * c.length
    shield = [
        complex(m - 5.4, y - 4),
        complex(m, y - 5.2),
        complex(m + 5.4, y - 4),
        complex(m, y + 6),
    ]
    fig.mark(rounded([p for q in shield for p in (q, q)]), fill(fig.tone(colour, 0.9)))
    bolt = [
        complex(m + 1.4, y - 3.4),
        complex(m - 2, y + 0.6),
        complex(m - 0.2, y + 0.4),
        complex(m - 1.2, y + 4),
        complex(m + 2.2, y - 0.6),
        complex(m + 0.4, y - 0.4),
    ]
    fig.mark(rounded([p for q in bolt for p in (q, q)]), fill(fig.tone(0xFFD8383C, 0.8)))


def _pack(fig: Figure, c: Chest, colour: Colour) -> None:
    """The control box of a space suit."""
    m = c.middle
    box = [complex(m - 5.5, 9), complex(m + 5.5, 9), complex(m + 5.5, 18), complex(m - 5.5, 18)]
    fig.mark(rounded([p for q in box for p in (q, q)]), fill(fig.tone(colour, 0.7)))
    for k, hue in enumerate((0xFFE8504A, 0xFF58C070, 0xFFF2C84A)):
        fig.mark(oval(complex(m - 3 + 3 * k, 12), 1.1, 1.1), fill(fig.tone(hue, 0.9)))
    for y in (0.8,):
        fig.mark(
            band(complex(-20, y * c.length), complex(20, y * c.length), 1.0),
            fill(fig.tone(0xFFE88A3C, 0.7)),
        )


def _panel(fig: Figure, c: Chest, colour: Colour) -> None:
    """A robot's chest."""
    m = c.middle
    box = [complex(m - 7, 6), complex(m + 7, 6), complex(m + 7, 22), complex(m - 7, 22)]
    fig.mark(
        rounded([p for q in box for p in (q, q)]), fill(fig.tone(mix(colour, 0xFF203040, 0.5), 0.6))
    )
    fig.mark(oval(complex(m, 12), 3.4, 3.4), fill(fig.tone(0xFF6FE0F0, 1.0)))
    for k in range(3):
        fig.mark(
            band(complex(m - 4 + 3.4 * k, 18.6), complex(m - 2 + 3.4 * k, 18.6), 0.8),
            fill(fig.tone(0xFFF2C84A, 0.9)),
        )


def _belly(fig: Figure, c: Chest, colour: Colour) -> None:
    """The pale front of a coat of fur."""
    fig.mark(
        oval(complex(c.middle * 1.3, 0.55 * c.length), 0.72 * c.half, 0.56 * c.length),
        fig.coat(colour, top=-6, bottom=c.length + 8),
        soft=0.6,
    )


def _shells(fig: Figure, c: Chest, colour: Colour) -> None:
    """A mermaid's top, and the edge of her scales."""
    for x in (-0.45, 0.45):
        at = complex(c.middle + x * c.half, 0.3 * c.length)
        fig.mark(oval(at, 3.8, 3.4), fig.coat(colour, top=0, bottom=20))
    fig.mark(
        band(complex(-20, 0.3 * c.length), complex(20, 0.3 * c.length), 0.6),
        fill(fig.tone(colour, 0.6)),
    )


def _number(fig: Figure, c: Chest, colour: Colour) -> None:
    """A running bib."""
    m = c.middle
    box = [complex(m - 5, 7), complex(m + 5, 7), complex(m + 5, 15), complex(m - 5, 15)]
    fig.mark(rounded([p for q in box for p in (q, q)]), fill(fig.tone(0xFFFFFFFF, 0.9)))
    fig.mark(band(complex(m - 2.6, 9.2), complex(m - 2.6, 12.8), 0.7), fill(fig.tone(colour, 0.5)))
    fig.mark(oval(complex(m + 1.6, 11), 1.7, 1.9), stroke(fig.tone(colour, 0.5), 1.1))


def _camouflage(fig: Figure, c: Chest, colour: Colour) -> None:
    for k, (x, y) in enumerate(((-6, 4), (4, 9), (9, 20), (-4, 17), (2, 28), (9, 1), (-9, 28))):
        hue = (colour, mix(colour, 0xFF2A3020, 0.6))[k % 2]
        fig.mark(
            oval(complex(x, y * c.length / 33), 4.2, 2.6, tilt=20 * k), fill(fig.tone(hue, 0.6))
        )


_OTHERS: Mapping[str, Mark] = {
    "stethoscope": _stethoscope, "vest": _vest, "badge": _badge, "cross": _cross,
    "armour": _armour, "plates": _plates, "emblem": _emblem, "pack": _pack,
    "panel": _panel, "belly": _belly, "number": _number, "shells": _shells,
    "camouflage": _camouflage,
}  # fmt: skip
MARKS: Mapping[str, Mark] = {**TAILORING, **_OTHERS}
_FRONT_ONLY = frozenset(MARKS) - {
    "vest",
    "stripes",
    "belt",
    "obi",
    "armour",
    "plates",
    "spots",
    "bare",
    "overalls",
    "camouflage",
}


def draw_marks(
    fig: Figure,
    marks: Sequence[tuple[str, Colour]],
    chest: Chest,
    path: skia.Path,
    *,
    at: complex,
    turn: float,
) -> None:
    """Everything that is on a trunk.

    Args:
        path: the trunk's outline.
        at: its neck.
        turn: how far it leans, degrees.
    """
    for name, colour in marks:
        if chest.back and name in _FRONT_ONLY:
            continue
        with fig.inside(path), fig.placed(at, turn=turn):
            MARKS[name](fig, chest, colour)
