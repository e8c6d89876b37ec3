"""Subjects that move by themselves in a room, painted beforehand: a few seconds, over and over.

A fish or a fire costs as much as all else in a room if it is painted anew for every frame.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from ..canvas import SMOOTH, canvas_on, image_of, new_layer
from ..light import Light
from ..subjects import SUBJECTS
from ..subjects.rig import coloured

__all__ = ["Loop", "loop_of"]

_PER_SECOND = 12


@dataclass(frozen=True, slots=True)
class Loop:
    """Pictures of one subject, one after the other."""

    pictures: tuple[skia.Image, ...]
    corner: tuple[float, float]
    """The pictures' top left corner, from the subject's origin."""
    returns: bool
    """Whether it runs back to the first, so that nothing jumps; fire may jump."""

    def draw(self, canvas: skia.Canvas, t_s: float) -> None:
        """Draw the moment's picture; the origin is the subject's."""
        count = len(self.pictures)
        step = math.floor(t_s * _PER_SECOND)
        if self.returns:
            step %= 2 * count - 2
            step = min(step, 2 * count - 2 - step)
        canvas.drawImage(self.pictures[step % count], *self.corner, SMOOTH)


def loop_of(
    kind: str,
    *,
    height_px: float,
    light: Light,
    action: str = "",
    colour: str | None = None,
    seconds: float = 1.5,
    returns: bool = True,
) -> Loop:
    """A subject's loop.

    Args:
        kind: its name in the register.
        height_px: how tall it is.
        light: what lights it.
        action: what it does.
        colour: a colour word.
        seconds: how long until it repeats, or runs back.
        returns: see ``Loop.returns``.
    """
    rig = SUBJECTS[kind]
    left, top, right, bottom = rig.extent_px(height_px=height_px)
    x, y = math.floor(left) - 4, math.floor(top) - 4
    size = (math.ceil(right) + 4 - x, math.ceil(bottom) + 4 - y)
    pictures = []
    for index in range(round(seconds * _PER_SECOND)):
        layer = new_layer(*size)
        canvas = canvas_on(layer)
        canvas.translate(-x, -y)
        rig.draw(
            canvas, t_s=index / _PER_SECOND, height_px=height_px, light=light,
            action=action or rig.actions[0], look=coloured(rig.look, colour), seed=3,
        )  # fmt: skip
        pictures.append(image_of(layer))
    return Loop(tuple(pictures), (x, y), returns)
