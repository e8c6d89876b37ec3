"""What is sewn on coats: aprons, lapels, belts, wrapped collars, overalls, trims.

The frame is the trunk's, its neck at 0 and the hip at (0, length). It knows nothing of who wears
it.
"""

from __future__ import annotations

from collections.abc import Mapping

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..shapes import band, closed, curve, oval, rounded, tube
from .kind import Chest, Mark

__all__ = ["TAILORING", "belt"]


def _buttons(fig: Figure, c: Chest, colour: Colour) -> None:
    for k in range(3):
        fig.mark(
            oval(complex(c.middle, c.length * (0.24 + 0.25 * k)), 1.0, 1.0),
            fill(fig.tone(colour, 0.8)),
        )


def _apron(fig: Figure, c: Chest, colour: Colour) -> None:
    low, m, w = c.length + 8, c.middle, c.half
    bib = [complex(m - 0.5 * w, 5), complex(m + 0.5 * w, 5), complex(m + 0.62 * w, 0.5 * c.length),
           complex(m + 1.5 * w, 0.62 * c.length), complex(m + 1.5 * w, low),
           complex(m - 0.9 * w, low), complex(m - 0.9 * w, 0.62 * c.length),
           complex(m - 0.6 * w, 0.5 * c.length)]  # fmt: skip
    fig.mark(rounded([p for q in bib for p in (q, q)]), fig.coat(colour, top=0, bottom=low))
    straps = skia.Path()
    for x in (-0.45, 0.45):
        straps.addPath(curve([complex(m + x * w, 6), complex(m + x * w * 0.8, -6)]))
    fig.mark(straps, stroke(fig.tone(mix(colour, 0xFF808898, 0.2), 0.6), 1.5))


def _lapels(fig: Figure, c: Chest, colour: Colour) -> None:
    """A shirt front with a tie in a suit; ``colour`` is the tie's."""
    m, w = c.middle, c.half
    shirt = closed(
        [complex(m - 0.42 * w, -4), complex(m + 0.42 * w, -4), complex(m, 0.62 * c.length)]
    )
    fig.mark(shirt, fill(fig.tone(0xFFFAF8F4, 0.75)))
    if colour:
        tie = [complex(m - 1.2, 0), complex(m + 1.2, 0), complex(m + 2.0, 0.42 * c.length),
               complex(m, 0.54 * c.length), complex(m - 2.0, 0.42 * c.length)]  # fmt: skip
        fig.mark(closed(tie), fill(fig.tone(colour, 0.7)))
    edge = skia.Path()
    edge.addPath(
        curve(
            [
                complex(m - 0.5 * w, -4),
                complex(m - 0.25 * w, 0.25 * c.length),
                complex(m, 0.62 * c.length),
                complex(m, c.length + 4),
            ]
        )
    )
    edge.addPath(
        curve(
            [
                complex(m + 0.5 * w, -4),
                complex(m + 0.25 * w, 0.25 * c.length),
                complex(m, 0.62 * c.length),
            ]
        )
    )
    fig.mark(edge, stroke(alpha(fig.tone(0xFF181420, 0.3), 0.45), 0.9))


def _bow_tie(fig: Figure, c: Chest, colour: Colour) -> None:
    at = complex(c.middle, 0.5)
    red = fill(fig.tone(colour, 0.8))
    for side in (-1, 1):
        fig.mark(closed([at, at + complex(5 * side, -3), at + complex(5.4 * side, 3)]), red)
    fig.mark(oval(at, 1.4, 1.6), fill(fig.tone(mix(colour, 0xFF000000, 0.2), 0.7)))


def _open_coat(fig: Figure, c: Chest, colour: Colour) -> None:
    """A white coat open over a shirt of ``colour``."""
    m, w = c.middle, c.half
    shirt = closed(
        [
            complex(m - 0.45 * w, -5),
            complex(m + 0.45 * w, -5),
            complex(m + 0.2 * w, 0.6 * c.length),
            complex(m, c.length + 8),
            complex(m - 0.2 * w, 0.6 * c.length),
        ]
    )
    fig.mark(shirt, fig.coat(colour, top=-4, bottom=c.length))


def belt(fig: Figure, c: Chest, colour: Colour) -> None:
    y = 0.86 * c.length
    fig.mark(band(complex(-20, y), complex(20, y), 2.0), fill(fig.tone(colour, 0.5)))
    fig.mark(
        closed(
            [
                complex(c.middle + x, y + d)
                for x, d in ((-2.2, -2.2), (2.2, -2.2), (2.2, 2.2), (-2.2, 2.2))
            ]
        ),
        fill(fig.tone(0xFFF2C862, 0.9)),
    )


def _obi(fig: Figure, c: Chest, colour: Colour) -> None:
    fig.mark(
        band(complex(-20, 0.66 * c.length), complex(20, 0.66 * c.length), 5.6),
        fig.coat(colour, top=0.4 * c.length, bottom=c.length),
    )
    fig.mark(
        band(complex(-20, 0.66 * c.length), complex(20, 0.66 * c.length), 0.9),
        fill(fig.tone(mix(colour, 0xFFFFE9A8, 0.6), 0.7)),
    )


def _wrap(fig: Figure, c: Chest, colour: Colour) -> None:
    """The crossed collar of a robe."""
    m, w = c.middle, c.half
    pen = stroke(fig.tone(colour, 0.7), 2.4)
    fig.mark(
        curve(
            [
                complex(m + 0.5 * w, -6),
                complex(m + 0.1 * w, 6),
                complex(m - 0.5 * w, 0.6 * c.length),
            ]
        ),
        pen,
    )
    fig.mark(
        curve(
            [
                complex(m - 0.5 * w, -6),
                complex(m - 0.1 * w, 4),
                complex(m + 0.55 * w, 0.6 * c.length),
            ]
        ),
        pen,
    )


def _stripes(fig: Figure, c: Chest, colour: Colour) -> None:
    paint = fill(fig.tone(colour, 0.7))
    for k in range(5):
        y = c.length * (0.08 + 0.22 * k)
        fig.mark(
            tube([complex(-20, y - 1), complex(0, y + 1), complex(20, y - 1)], [1.5] * 3), paint
        )


def _overalls(fig: Figure, c: Chest, colour: Colour) -> None:
    m, w, low = c.middle, c.half, c.length + 10
    coat = fig.coat(colour, top=0, bottom=low)
    bib = [
        complex(m - 0.62 * w, 0.3 * c.length),
        complex(m + 0.62 * w, 0.3 * c.length),
        complex(20, 0.66 * c.length),
        complex(20, low),
        complex(-20, low),
        complex(-20, 0.66 * c.length),
    ]
    fig.mark(rounded([p for q in bib for p in (q, q)]), coat)
    for x in (-0.5, 0.5):
        fig.mark(band(complex(m + x * w, -8), complex(m + x * w, 0.36 * c.length), 1.5), coat)
        fig.mark(
            oval(complex(m + x * w, 0.36 * c.length), 1.1, 1.1), fill(fig.tone(0xFFF2C862, 0.9))
        )


def _fur_trim(fig: Figure, c: Chest, colour: Colour) -> None:
    white = fig.coat(colour, top=-8, bottom=c.length)
    fig.mark(band(complex(c.middle, -6), complex(c.middle, c.length + 8), 2.6), white)
    fig.mark(band(complex(-20, c.length + 1.5), complex(20, c.length + 1.5), 2.6), white)
    belt(fig, Chest(c.length * 0.94, c.half, c.middle), 0xFF2A2228)


def _spots(fig: Figure, c: Chest, colour: Colour) -> None:
    hues = (colour, 0xFF4FA3E0, 0xFF5CB85C)
    for k, (x, y) in enumerate(((-6, 5), (3, 12), (8, 24), (-5, 18), (1, 29), (9, 3), (-8, 30))):
        fig.mark(oval(complex(x, y * c.length / 33), 2.5, 2.5), fill(fig.tone(hues[k % 3], 0.8)))


def _ruff(fig: Figure, c: Chest, colour: Colour) -> None:
    for k in range(7):
        x = -10.5 + 3.5 * k + 0.5 * c.middle
        fig.part(
            oval(complex(x, -3.0 - 0.03 * x * x), 3.0, 3.2), fig.coat(colour, top=-8, bottom=2)
        )


def _collar(fig: Figure, c: Chest, colour: Colour) -> None:
    """A round collar."""
    fig.mark(
        tube(
            [complex(c.middle - 8, -4), complex(c.middle, 2.4), complex(c.middle + 8, -4)],
            [2.4, 2.8, 2.4],
        ),
        fig.coat(colour, top=-8, bottom=6),
    )


def _sash(fig: Figure, c: Chest, colour: Colour) -> None:
    fig.mark(
        band(complex(c.middle - 12, -4), complex(c.middle + 11, c.length), 2.4),
        fill(fig.tone(colour, 0.7)),
    )


def _gown(fig: Figure, c: Chest, colour: Colour) -> None:
    """A bodice: skin above, a line of trim."""
    fig.mark(
        band(complex(-20, 0.92 * c.length), complex(20, 0.92 * c.length), 1.6),
        fill(fig.tone(colour, 0.8)),
    )
    _collar(fig, c, colour)


def _swimsuit(fig: Figure, c: Chest, colour: Colour) -> None:
    """The trunk is bare above."""
    fig.mark(band(complex(-24, -12), complex(24, -12), 0.1), fill(0))
    bare = closed(
        [
            complex(-22, -12),
            complex(22, -12),
            complex(22, 0.98 * c.length),
            complex(-22, 0.98 * c.length),
        ]
    )
    fig.mark(bare, fig.coat(colour, top=-10, bottom=c.length + 4))


def _straps(fig: Figure, c: Chest, colour: Colour) -> None:
    """A swimsuit or leotard with straps: skin round the neck."""
    m, w = c.middle, c.half
    neck = closed(
        [
            complex(m - 0.5 * w, -8),
            complex(m + 0.5 * w, -8),
            complex(m + 0.4 * w, 3),
            complex(m, 6.5),
            complex(m - 0.4 * w, 3),
        ]
    )
    fig.mark(neck, fig.coat(colour, top=-10, bottom=c.length + 4))


TAILORING: Mapping[str, Mark] = {
    "buttons": _buttons, "apron": _apron, "lapels": _lapels, "bow tie": _bow_tie,
    "open coat": _open_coat, "belt": belt, "obi": _obi, "wrap": _wrap,
    "stripes": _stripes, "overalls": _overalls, "fur trim": _fur_trim, "spots": _spots,
    "collar": _collar, "sash": _sash, "gown": _gown, "bare": _swimsuit,
    "straps": _straps, "ruff": _ruff,
}  # fmt: skip
