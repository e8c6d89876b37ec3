"""What is out of focus, drawn small: runs of soft layers go through a half-size buffer together.

A half-size buffer has a quarter of the pixels, and a blur leaves nothing that it could lose.
Knows nothing of what the layers depict.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import cv2
import numpy as np

from .cover import Cover
from .layers import Layer, Live
from .sheet import Plate
from .stage import View

__all__ = ["Soft", "softened"]

_STEP = 2


@dataclass(frozen=True, slots=True)
class Soft:
    """Neighbouring layers that are all out of focus."""

    layers: tuple[Layer, ...]
    is_base: bool
    """Nothing lies behind them, and the first is opaque."""

    def draw(self, view: View) -> None:
        left, top, right, bottom = self._bounds(view)
        if right - left < _STEP or bottom - top < _STEP:
            return
        width, height = -(-(right - left) // _STEP), -(-(bottom - top) // _STEP)
        small = np.zeros((height, width, 4), np.uint8)
        inner = View(
            small,
            view.path,
            view.t_s,
            step=_STEP,
            top=top,
            left=left,
            hidden_y=bottom,
            cover=view.cover,
        )
        for layer in self.layers:
            layer.draw(inner)
        size = (width * _STEP, height * _STEP)
        if not self.is_base:
            # Linear: a cubic would leave colour above alpha.
            big = cv2.resize(small, size, interpolation=cv2.INTER_LINEAR)
            view.lay(big.astype(np.uint8, copy=False), left, top)
            return
        goal = view.pixels[top : top + size[1], left : left + size[0]]
        if goal.shape[1::-1] == size:
            cv2.resize(small, size, dst=goal, interpolation=cv2.INTER_CUBIC)
        else:
            big = cv2.resize(small, size, interpolation=cv2.INTER_CUBIC)
            goal[:] = big[: goal.shape[0], : goal.shape[1]]

    def hide(self, view: View, cover: Cover) -> Cover:
        """The cover with what nothing behind them shows through."""
        for layer in self.layers:
            if isinstance(layer, Plate):
                cover = layer.hide(view, cover)
        return cover

    def _bounds(self, view: View) -> tuple[int, int, int, int]:
        """What to draw of the screen, on whole pixels of the buffer."""
        boxes = [it.bounds(view) for it in self.layers if isinstance(it, Plate)]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        seen = view.seen
        right, bottom = min(seen[2], max(rights)), min(seen[3], max(bottoms))
        left, top = (
            max(edge, math.floor(min(v) / _STEP) * _STEP)
            for edge, v in zip(seen[:2], (lefts, tops), strict=True)
        )
        return left, top, math.ceil(right), math.ceil(bottom)


def softened(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """The same layers, each run of soft ones made one."""
    found: list[Layer] = []
    for is_soft, run in groupby(layers, _is_soft):
        members = tuple(run)
        # A single one over others is as fast by itself.
        if is_soft and (len(members) > 1 or not found):
            found.append(Soft(members, is_base=not found))
        else:
            found += members
    return tuple(found)


def _is_soft(layer: Layer) -> bool:
    return isinstance(layer, Plate | Live) and layer.is_soft
