"""A plate: a picture painted once, that the camera moves; and what of it is worth drawing.

A plate knows which of its parts hold anything at all, and from which row on it hides everything
behind it: both save most of the pixels a stack of plates would touch. Knows nothing of what it
depicts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from .canvas import Bgra
from .cover import Cover, Mask
from .stage import Placement, View, Window

__all__ = ["Cell", "Plate", "bounds_of", "plate_of"]

_TILE_PX = 48
"""Side of the squares in which a plate is searched for emptiness."""
_MARGIN_PX = 2
"""A tile counts as filled if there is something this close to it: filtering spreads pixels."""
_PER_CELL_PX = 6000
"""What it costs to draw one more cell, in pixels that could be drawn instead (measured)."""

_SHUT = np.arange(256, dtype=np.uint8)
_SHUT[253:] = 255
"""What is all but opaque is made so: only then can it be told to hide what lies behind it."""

_Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a plate."""

    box: _Box
    is_opaque: bool


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture painted once and moved by the camera."""

    pixels: Bgra
    window: Window
    depth: float
    speed_px_s: float = 0.0
    """Moves right by itself, neutral pixels a second."""
    rolls: bool = False
    """Repeats for ever to both sides."""
    shrunk: float = 1.0
    """Neutral pixels per one of ``pixels``: more than 1 for what is soft anyway."""
    cells: tuple[Cell, ...] = ()
    """Disjoint parts that hold everything it shows."""
    solid_row: int | None = None
    """The row of ``pixels`` from which it is opaque from side to side, down to its end."""
    is_soft: bool = False
    """Out of focus, so that nobody can tell if it is drawn at half size."""
    shut: Mask | None = None
    """True for its opaque tiles, with a frame of false ones; None if there are none."""

    def draw(self, view: View) -> None:
        at = view.at(self.depth)
        # From here on all is in pixels of the view, which may be a small one.
        scale = at.scale * self.shrunk / view.step
        y = (at.y + at.scale * self.window.top - view.top) / view.step
        seen = _within(view)
        for x in self._lefts(view, at):
            for cell in self.cells:
                place = Placement(scale, (x - view.left) / view.step, y)
                self._draw_cell(view, cell, place, seen)

    def _draw_cell(self, view: View, cell: Cell, at: Placement, seen: _Box) -> None:
        """Draw one part; whole pixels only, so that neighbours neither overlap nor gape."""
        left = max(seen[0], round(at.x + at.scale * cell.box[0]))
        top = max(seen[1], round(at.y + at.scale * cell.box[1]))
        right = min(seen[2], round(at.x + at.scale * cell.box[2]))
        bottom = min(seen[3], round(at.y + at.scale * cell.box[3]))
        if left >= right or top >= bottom or _is_hidden(view, (left, top, right, bottom)):
            return
        if cell.is_opaque:
            self._move(at, left, top, view.pixels[top:bottom, left:right])
        else:
            moved = np.empty((bottom - top, right - left, 4), np.uint8)
            self._move(at, left, top, moved)
            view.lay(moved, left, top)

    def _move(self, at: Placement, left: int, top: int, goal: Bgra) -> None:
        """Fill ``goal``, whose corner is at (left, top) of the view, with what it shows there."""
        back = 1 / at.scale
        matrix = np.array(
            [
                [back, 0.0, (left + 0.5 - at.x) * back - 0.5],
                [0.0, back, (top + 0.5 - at.y) * back - 0.5],
            ]
        )
        # OpenCV moves a picture by parts of a pixel a third faster than skia does.
        cv2.warpAffine(
            self.pixels,
            matrix,
            (goal.shape[1], goal.shape[0]),
            dst=goal,
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )

    def _lefts(self, view: View, at: Placement) -> Iterator[float]:
        """Where its left edge lies on the screen, once for each time it is seen."""
        x = at.x + at.scale * (self.window.left + self.speed_px_s * view.t_s)
        if not self.rolls:
            yield x
            return
        period = self.window.width * at.scale
        x = x % period - period
        while x < view.frame.width:
            if x + period > 0:
                yield x
            x += period

    def bounds(self, view: View) -> tuple[float, float, float, float]:
        """What it can touch of the screen: left, top, right, bottom."""
        at = view.at(self.depth)
        height, width = self.pixels.shape[:2]
        top = at.y + at.scale * self.window.top
        bottom = top + at.scale * self.shrunk * height
        if self.rolls:
            return 0.0, top, float(view.frame.width), bottom
        (left,) = self._lefts(view, at)
        return left, top, left + at.scale * self.shrunk * width, bottom

    def hide(self, view: View, cover: Cover) -> Cover:
        """The cover with what nothing behind this plate shows through."""
        if self.shut is None:
            return cover
        at = view.at(self.depth)
        scale = at.scale * self.shrunk
        y = at.y + at.scale * self.window.top
        for x in self._lefts(view, at):
            cover = cover.with_tiles(self.shut, x, y, scale * _TILE_PX)
        return cover

    def hides_from(self, view: View) -> float:
        """The screen row from which nothing behind it is seen; infinity if there is none."""
        if self.solid_row is None:
            return math.inf
        at = view.at(self.depth)
        if self.bounds(view)[3] < view.frame.height:
            return math.inf
        return at.y + at.scale * (self.window.top + self.solid_row * self.shrunk) + 2 * at.scale


def _within(view: View) -> _Box:
    """The part of the view's pixels that can be seen."""
    height, width = view.pixels.shape[:2]
    left, top, right, bottom = view.seen
    step = view.step
    return (
        max(0, (left - view.left) // step),
        max(0, (top - view.top) // step),
        min(width, -(-(right - view.left) // step)),
        min(height, -(-(bottom - view.top) // step)),
    )


def _is_hidden(view: View, box: _Box) -> bool:
    """Whether nearer layers hide all of these pixels of the view."""
    if view.cover is None:
        return False
    x, y, step = view.left, view.top, view.step
    left, top, right, bottom = box
    return view.cover.hides(x + left * step, y + top * step, x + right * step, y + bottom * step)


def plate_of(
    layer: Bgra,
    window: Window,
    depth: float,
    *,
    speed_px_s: float = 0.0,
    rolls: bool = False,
    shrunk: float = 1.0,
    is_soft: bool = False,
) -> Plate:
    """The plate of painted pixels.

    Args:
        layer: its pixels, one for ``shrunk`` neutral ones.
        window: the neutral pixels they cover.
        depth: its distance.
        speed_px_s: how fast it moves right by itself.
        rolls: whether it repeats.
        shrunk: neutral pixels per pixel of ``layer``.
        is_soft: whether it may be drawn at half size.
    """
    # Skia's rounding leaves many an opaque pixel a shade short of it.
    cv2.mixChannels([cv2.LUT(layer, _SHUT)], [layer], [3, 3])
    opacity = np.ascontiguousarray(layer[..., 3])
    filled, shut = _tile_masks(opacity)
    moves = not rolls and speed_px_s != 0
    return Plate(
        layer,
        window,
        depth,
        speed_px_s,
        rolls,
        shrunk,
        _cells(opacity, filled, shut),
        None if moves else _solid_row(opacity),
        is_soft,
        np.pad(shut, 1) if shut.any() else None,
    )


def bounds_of(opacity: np.ndarray) -> _Box | None:
    """The smallest rectangle that holds all that is not clear, or None if all is clear.

    Args:
        opacity: (H, W) uint8.
    """
    rows = np.flatnonzero(opacity.max(axis=1))
    if len(rows) == 0:
        return None
    columns = np.flatnonzero(opacity.max(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _tile_masks(opacity: np.ndarray) -> tuple[Mask, Mask]:
    """Which tiles hold anything, and which are opaque, (rows, columns) each."""
    spread = np.ones((2 * _MARGIN_PX + 1, 2 * _MARGIN_PX + 1), np.uint8)
    filled = _tiles(cv2.dilate(opacity, spread), 0).max(axis=(1, 3)) > 0
    shut = _tiles(cv2.erode(opacity, spread), 255).min(axis=(1, 3)) == 255
    return filled, shut


def _cells(opacity: np.ndarray, filled: Mask, shut: Mask) -> tuple[Cell, ...]:
    """Rectangles that together hold all that is not clear, as few and small as may be."""
    height, width = opacity.shape
    if not filled.any():
        return ()
    solid = _solid_row(opacity)
    # Not from its first row: that is still mixed with the one above where it falls between pixels.
    solid = height if solid is None else min(height, solid + _MARGIN_PX)
    # What is solid to the end is a cell by itself, since opaque ones are drawn faster.
    whole = (0, 0, width, height)
    ways = [[whole], [(0, 0, width, solid), (0, solid, width, height)]]
    for found in (
        _rectangles(filled),
        _bands(filled),
        [*_rectangles(shut), *_rectangles(filled & ~shut)],
    ):
        ways.append([_scaled(box, width, height) for box in found])
    for found in (
        _rectangles(filled.T),
        _bands(filled.T),
        [*_rectangles(shut.T), *_rectangles((filled & ~shut).T)],
    ):
        ways.append([_scaled(_turned(box), width, height) for box in found])
    cells = [
        [Cell(box, _is_opaque(opacity, box)) for box in way if box[1] < box[3]] for way in ways
    ]
    return tuple(min(cells, key=lambda way: sum(map(_cost, way))))


def _cost(cell: Cell) -> float:
    """What a cell costs to draw, in pixels; an opaque one spares what lies behind it, too."""
    left, top, right, bottom = cell.box
    return (right - left) * (bottom - top) * (0.75 if cell.is_opaque else 1.0) + _PER_CELL_PX


def _turned(box: _Box) -> _Box:
    left, top, right, bottom = box
    return top, left, bottom, right


def _tiles(opacity: np.ndarray, rest: int) -> np.ndarray:
    """The picture as tiles, (down, side, across, side); ``rest`` fills up the last ones."""
    height, width = opacity.shape
    down, across = -(-height // _TILE_PX), -(-width // _TILE_PX)
    padded = np.full((down * _TILE_PX, across * _TILE_PX), rest, np.uint8)
    padded[:height, :width] = opacity
    return padded.reshape(down, _TILE_PX, across, _TILE_PX)


def _scaled(box: _Box, width: int, height: int) -> _Box:
    left, top, right, bottom = (v * _TILE_PX for v in box)
    return left, top, min(right, width), min(bottom, height)


def _is_opaque(opacity: np.ndarray, box: _Box) -> bool:
    """Whether nothing shows through the box, not even where filtering mixes in its neighbours."""
    left, top = (max(0, v - _MARGIN_PX) for v in box[:2])
    right, bottom = (v + _MARGIN_PX for v in box[2:])
    return int(opacity[top:bottom, left:right].min()) == 255


def _rectangles(filled: np.ndarray) -> list[_Box]:
    """Cover the true tiles with disjoint rectangles: runs, joined with equal ones above."""
    done: list[_Box] = []
    open_: dict[tuple[int, int], int] = {}
    for row in range(filled.shape[0] + 1):
        runs = set(_runs(filled[row])) if row < filled.shape[0] else set()
        for run in [r for r in open_ if r not in runs]:
            done.append((run[0], open_.pop(run), run[1], row))
        for run in runs:
            open_.setdefault(run, row)
    return sorted(done)


def _bands(filled: np.ndarray) -> list[_Box]:
    """Cover the true tiles with bands of whole rows, each only as wide as what it holds.

    Of all ways to cut the rows into bands the cheapest, found by dynamic programming.
    """
    rows = filled.shape[0]
    spans = [np.flatnonzero(row) for row in filled]
    best: list[tuple[float, list[_Box]]] = [(0.0, [])]
    for end in range(1, rows + 1):
        options = []
        low, high = filled.shape[1], 0
        for start in range(end - 1, -1, -1):
            if len(spans[start]):
                low, high = min(low, int(spans[start][0])), max(high, int(spans[start][-1]) + 1)
            cost, boxes = best[start]
            if low >= high:
                options.append((cost, boxes))
                continue
            area = (high - low) * (end - start) * _TILE_PX**2
            options.append((cost + area + _PER_CELL_PX, [*boxes, (low, start, high, end)]))
        best.append(min(options, key=lambda option: option[0]))
    return best[-1][1]


def _runs(row: np.ndarray) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], row.astype(np.int8), [0]])))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _solid_row(opacity: np.ndarray) -> int | None:
    clear = np.flatnonzero(opacity.min(axis=1) < 255)
    first = int(clear[-1]) + 1 if len(clear) else 0
    return first if first < opacity.shape[0] else None
