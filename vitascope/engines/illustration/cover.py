"""What nearer layers hide of the screen, on a coarse grid, so that nothing is drawn in vain.

Errs on the side of drawing: a square counts as hidden only when all of it is. Knows nothing of
what hides it.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

__all__ = ["Box", "Cover", "Mask"]

_SQUARE_PX = 16

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in screen pixels."""
Mask = NDArray[np.bool_]
"""(rows, columns)."""


class Cover:
    """The squares of the screen that are hidden."""

    def __init__(self, width: int, height: int, hidden: Mask | None = None) -> None:
        self._width, self._height = width, height
        if hidden is None:
            hidden = np.zeros((-(-height // _SQUARE_PX), -(-width // _SQUARE_PX)), np.bool_)
        self._hidden = hidden
        self.box = self._open_box()

    def with_rows(self, top: float) -> Cover:
        """The same, with all hidden from this screen row on."""
        hidden = self._hidden.copy()
        hidden[max(0, math.ceil(top / _SQUARE_PX)) :] = True
        return Cover(self._width, self._height, hidden)

    def with_tiles(self, framed: Mask, left: float, top: float, side_px: float) -> Cover:
        """The same, with all hidden that lies wholly on true tiles.

        Args:
            framed: (rows + 2, columns + 2): the tiles, and false ones all around them.
            left: of the first column of tiles, screen pixels.
            top: of the first row.
            side_px: of a tile; at least as long as that of a square.
        """
        rows = _tiles_at(self._hidden.shape[0], self._height, top, side_px, framed.shape[0])
        columns = _tiles_at(self._hidden.shape[1], self._width, left, side_px, framed.shape[1])
        across = framed.take(rows, axis=0)
        across = across[:-1] & across[1:]
        found = across.take(columns, axis=1)
        return Cover(self._width, self._height, self._hidden | (found[:, :-1] & found[:, 1:]))

    def hides(self, left: int, top: int, right: int, bottom: int) -> bool:
        """Whether nothing of these screen pixels, which lie on the screen, can be seen."""
        part = self._hidden[
            top // _SQUARE_PX : -(-bottom // _SQUARE_PX),
            left // _SQUARE_PX : -(-right // _SQUARE_PX),
        ]
        return bool(part.all())

    def _open_box(self) -> Box:
        """The smallest rectangle of the screen that holds all that can be seen."""
        rows = np.flatnonzero(~self._hidden.all(axis=1))
        if not len(rows):
            return 0, 0, 0, 0
        columns = np.flatnonzero(~self._hidden.all(axis=0))
        return (
            int(columns[0]) * _SQUARE_PX,
            int(rows[0]) * _SQUARE_PX,
            min(self._width, (int(columns[-1]) + 1) * _SQUARE_PX),
            min(self._height, (int(rows[-1]) + 1) * _SQUARE_PX),
        )


def _tiles_at(
    squares: int, limit_px: int, start_px: float, side_px: float, count: int
) -> NDArray[np.int64]:
    """The framed tile at each edge of the squares, first to last, along one side of the screen."""
    edges = np.arange(squares + 1) * _SQUARE_PX
    edges[-1] = limit_px  # what sticks out of the screen needs no hiding
    tiles = np.floor((edges - start_px) * (1 / side_px)) + 1
    framed: NDArray[np.int64] = np.minimum(np.maximum(tiles, 0), count - 1).astype(np.int64)
    return framed
