"""A chair, a round table, a cup of coffee and an open book.

They never move, so their outlines are made once. They know nothing of who sits there.
"""

from __future__ import annotations

from functools import lru_cache

import skia

from ..canvas import Colour, alpha, fill, stroke
from .figure import Figure
from .shapes import closed, curve, oval, tube

__all__ = ["TABLE_Y", "draw_book", "draw_chair", "draw_cup", "draw_table"]

TABLE_Y = -50.0
"""Height of the table's top."""
_WOOD: Colour = 0xFFB9793F
_DARK_WOOD: Colour = 0xFF7A4A2C


def draw_chair(fig: Figure) -> None:
    """A wooden chair seen from the side, its back on the left."""
    far, near = _chair()
    fig.part(far, fig.coat(_DARK_WOOD, top=-84, bottom=6))
    fig.part(near, fig.coat(_WOOD, top=-84, bottom=6))


@lru_cache(maxsize=1)
def _chair() -> tuple[skia.Path, skia.Path]:
    """Its far legs; all the rest."""
    far, near = skia.Path(), skia.Path()
    for top, foot in ((-21 - 34j, -26 - 1j), (3 - 34j, 6 - 1j)):
        far.addPath(tube([top, foot], [2.0, 1.5]))
    near.addPath(tube([-28.6 - 35j, -32.6 - 55j, -36.5 - 80j], [2.1, 2.0, 1.9]))
    near.addPath(tube([-35.0 - 66j, -36.0 - 74j, -37.4 - 82j], [3.4, 3.8, 3.0]))
    near.addPath(tube([-28 - 36j, -14 - 35.4j, 3 - 36j], [2.5, 2.6, 2.4]))
    for top, foot in ((-28.5 - 34j, -34 + 0j), (0.5 - 34j, 3 + 0j)):
        near.addPath(tube([top, foot], [2.1, 1.6]))
    return far, near


def draw_table(fig: Figure) -> skia.Path:
    """A round table on one leg; returns the outline of its top."""
    stand, edge, board = _table()
    fig.part(stand, fig.coat(0xFF4A3A38, top=-52, bottom=4))
    fig.part(edge, fig.coat(_DARK_WOOD, top=-60, bottom=-42))
    shine = [fig.tone(0xFFCF9158, 0.75), fig.tone(0xFFE9B678, 1.0), fig.tone(0xFFC98A50, 0.7)]
    return fig.part(board, fig.gradient(12 - 53j, 86 - 48j, shine, at=(0, 0.5, 1)))


@lru_cache(maxsize=1)
def _table() -> tuple[skia.Path, skia.Path, skia.Path]:
    """Its stand, the edge of its top, its top."""
    stand = tube([49 - 48j, 49 - 8j, 49 - 3j], [2.2, 1.9, 2.6])
    stand.addPath(closed([49 - 6j, 62 - 2.2j, 64 + 0.4j, 49 + 1.0j, 34 + 0.4j, 36 - 2.2j]))
    edge = closed([
        11.6 - 50.6j, 20 - 53j, 49 - 54.4j, 78 - 53j, 86.4 - 50.6j, 84 - 47.4j, 49 - 44.2j,
        14 - 47.4j,
    ])  # fmt: skip
    return stand, edge, oval(49 - 50.6j, 37.4, 3.9)


def draw_cup(fig: Figure, at: complex, board: skia.Path, *, band: Colour) -> None:
    """A full cup on its saucer.

    Args:
        at: the middle of its foot.
        board: the table's top, which takes its shadow.
        band: the stripe round it.
    """
    fig.shade(oval(at + complex(-1.5, 0.6), 9.5, 1.9), soft=0.8, strength=0.4, within=board)
    saucer, handle, body, stripe, rim, coffee = _cup(at)
    china = fig.coat(0xFFF7F1EA, top=at.imag - 13, bottom=at.imag + 3)
    fig.part(saucer, china)
    fig.detail(handle, stroke(fig.tone(0xFFEFE6DC, 0.6), 1.4))
    fig.part(body, china)
    fig.mark(stripe, fill(alpha(fig.tone(band, 0.7), 0.85)), within=body)
    fig.part(rim, fill(fig.tone(0xFFFFFBF4, 0.9)))
    fig.part(coffee, fill(fig.tone(0xFF6A3E28, 0.6)))


@lru_cache(maxsize=4)
def _cup(at: complex) -> tuple[skia.Path, ...]:
    """Saucer, handle, body, stripe, rim, coffee."""
    handle = skia.Path()
    handle.addOval(skia.Rect.MakeXYWH(at.real + 3.6, at.imag - 8.2, 5.8, 5.8))
    outline = [-6 - 9.4j, -5.6 - 4.5j, -3.2 - 0.8j, 3.2 - 0.8j, 5.6 - 4.5j, 6 - 9.4j, -10.2j]
    return (
        oval(at - 0.4j, 8.2, 1.5),
        handle,
        closed([at + p for p in outline]),
        tube([at - 8 - 5.6j, at - 5.0j, at + 8 - 5.6j], [0.7, 0.7, 0.7]),
        oval(at - 9.4j, 6.0, 1.25),
        oval(at - 9.2j, 5.1, 0.85),
    )


def draw_book(fig: Figure, spine: complex, board: skia.Path) -> None:
    """A book that lies open.

    Args:
        spine: where its spine lies.
        board: the table's top, which takes its shadow.
    """
    fig.shade(oval(spine + 1.6j, 20.5, 3.0), soft=1.0, strength=0.45, within=board)
    cover, leaves, rows = _book(spine)
    fig.part(cover, fig.coat(0xFF3F7F78, top=TABLE_Y - 10, bottom=TABLE_Y + 6))
    dim, lit = fig.tone(0xFFE8D8C0, 0.45), fig.tone(0xFFFFF9EC, 0.95)
    start = complex(spine.real)
    for leaf, side in zip(leaves, (-1, 1), strict=True):
        fig.part(leaf, fig.gradient(start, start + 16 * side, [dim, lit, lit], at=(0, 0.35, 1)))
    fig.detail(rows, stroke(alpha(fig.tone(0xFF8A7A70, 0.5), 0.5), 0.32))


@lru_cache(maxsize=4)
def _book(spine: complex) -> tuple[skia.Path, tuple[skia.Path, skia.Path], skia.Path]:
    """Its cover, its two leaves, the lines of print."""
    outline = [
        -18 - 4.2j, -9 - 5.0j, -3.0j, 9 - 5.0j, 18 - 4.2j, 20 + 1.8j, 10 + 2.2j, 3.4j,
        -10 + 2.2j, -20 + 1.8j,
    ]  # fmt: skip
    leaves, rows = [], skia.Path()
    for side in (-1, 1):
        leaf = [
            2.0j, complex(side * 0.6, -3.0), complex(side * 6, -5.2), complex(side * 14, -4.8),
            complex(side * 16.6, -4.0), complex(side * 18.4, 0.8), complex(side * 9, -0.2),
        ]  # fmt: skip
        leaves.append(closed([spine + p for p in leaf]))
        for k in range(3):
            y = -3.3 + k
            row = [
                complex(side * 3.2, y - 0.1),
                complex(side * 8.5, y - 0.9),
                complex(side * (14.6 + 0.5 * k), y - 0.1),
            ]
            rows.addPath(curve([spine + p for p in row]))
    return closed([spine + p for p in outline]), (leaves[0], leaves[1]), rows
