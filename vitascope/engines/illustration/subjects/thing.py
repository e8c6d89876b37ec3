"""Things: subjects without joints, told by one painting function and a few numbers.

What does not move by itself is painted once for a size and a light, and kept as a picture. It
knows nothing of which things there are.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from math import ceil

import skia

from ..canvas import SMOOTH, canvas_on, image_of, new_layer
from ..light import Light
from .figure import Figure
from .rig import Anchor, Habitat, Handless, Look
from .shadows import contact_shadow
from .shapes import BODY_UNITS, Box

__all__ = ["Paint", "Thing"]

Paint = Callable[[Figure, Look, float], None]
"""Paints a thing in its look at a moment (seconds), in body units: its foot at 0, 100 high."""

_FINER = 1.25
"""Pictures are kept a little larger than they are shown, for the camera that comes nearer."""
_LARGEST_PX = 2200
_KEPT_BYTES = 48 * 2**20
"""Pictures kept by a process that draws one clip after the other."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Thing(Handless):
    """A ``Rig`` that one function paints."""

    paint: Paint
    look: Look
    height_m: float
    box: Box
    """How far it reaches, body units."""
    half: float = 40.0
    """Half the width of its shadow on the ground, body units; 0: it casts none."""
    habitat: Habitat = Habitat.GROUND
    actions: tuple[str, ...] = ("idle",)
    is_live: bool = False
    """Whether it moves by itself, so that every frame must paint it anew."""
    fixed: Mapping[str, Anchor] = field(default_factory=dict)
    """See ``Rig.anchors``; without a ``top`` of its own, things stand on its highest point."""
    grips: Mapping[str, complex] = field(default_factory=dict)
    """See ``Rig.grip``."""

    @property
    def aspect(self) -> float:
        """See ``Rig.aspect``."""
        return (self.box.right - self.box.left) / BODY_UNITS

    def draw(
        self,
        canvas: skia.Canvas,
        *,
        t_s: float,
        height_px: float,
        light: Light,
        action: str,  # noqa: ARG002
        look: Look,
        seed: int,
    ) -> None:
        """See ``Rig.draw``."""
        scale = height_px * look.size / BODY_UNITS
        canvas.save()
        canvas.scale(scale, scale)
        if self.half and self.habitat is Habitat.GROUND:
            contact_shadow(canvas, light, centre=0, half=self.half)
        if self.is_live:
            with Figure(canvas, light, self.box) as fig:
                self.paint(fig, look, t_s + seed % 977)
        else:
            is_flipped = canvas.getTotalMatrix().getScaleX() < 0
            finer = min(_FINER * scale, _LARGEST_PX / BODY_UNITS)
            key = (self, round(finer, 3), light, look, is_flipped)
            picture = _KEPT.get(key, lambda: _picture(*key))
            # The picture's edge is whole pixels of its own; so is where it is put.
            left, top = _corner(self.box, finer)
            rect = skia.Rect.MakeXYWH(
                left / finer, top / finer, picture.width() / finer, picture.height() / finer
            )
            canvas.drawImageRect(picture, rect, SMOOTH)
        canvas.restore()

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:  # noqa: ARG002
        """See ``Rig.ground_speed_px_s``: it stays."""
        return 0.0

    def focus(
        self,
        *,
        t_s: float,  # noqa: ARG002
        height_px: float,  # noqa: ARG002
        action: str,  # noqa: ARG002
        seed: int,  # noqa: ARG002
    ) -> complex | None:
        """See ``Rig.focus``: it plays with nothing."""
        return None

    def extent_px(self, *, height_px: float) -> tuple[float, float, float, float]:
        """See ``Rig.extent_px``."""
        k, box = height_px / BODY_UNITS, self.box
        # Its shadow on the ground may be wider than itself.
        wide = self.half * 1.05 + 2
        left, right = min(box.left, -wide) - 2, max(box.right, wide) + 2
        return left * k, (box.top - 2) * k, right * k, max(box.bottom, 4 + 0.2 * self.half) * k

    def anchors(
        self,
        *,
        t_s: float,  # noqa: ARG002
        action: str,  # noqa: ARG002
        seed: int,  # noqa: ARG002
    ) -> Mapping[str, Anchor]:
        """See ``Rig.anchors``."""
        return {"top": Anchor(complex(0, self.box.top + 2)), **self.fixed}

    def grip(self, anchor: str) -> complex:
        """See ``Rig.grip``; unless told otherwise it is held by its middle and stands on its
        foot."""
        middle = complex(0, -BODY_UNITS / 2)
        return self.grips.get(anchor, middle if anchor in ("hand", "back") else 0j)


def _corner(box: Box, scale: float) -> tuple[int, int]:
    """The top left pixel of a picture of the box."""
    return -ceil(-box.left * scale) - 2, -ceil(-box.top * scale) - 2


class _Kept:
    """Pictures by what they show; those not asked for the longest go when there are too many."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._pictures: OrderedDict[Hashable, skia.Image] = OrderedDict()
        self._bytes = 0

    def get(self, key: Hashable, paint: Callable[[], skia.Image]) -> skia.Image:
        """The picture of ``key``, painted if it is not at hand."""
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._pictures[key] = paint()
            self._bytes += _bytes_of(picture)
            while self._bytes > self._most_bytes and len(self._pictures) > 1:
                self._bytes -= _bytes_of(self._pictures.popitem(last=False)[1])
        self._pictures.move_to_end(key)
        return picture


def _bytes_of(picture: skia.Image) -> int:
    size: int = 4 * picture.width() * picture.height()
    return size


_KEPT = _Kept(_KEPT_BYTES)


def _picture(thing: Thing, scale: float, light: Light, look: Look, is_flipped: bool) -> skia.Image:
    """The thing painted once, ``scale`` pixels to a body unit."""
    left, top = _corner(thing.box, scale)
    width = ceil(thing.box.right * scale) + 2 - left
    height = ceil(thing.box.bottom * scale) + 2 - top
    layer = new_layer(max(1, width), max(1, height))
    canvas = canvas_on(layer)
    if is_flipped:
        canvas.translate(width + left, -top)
        canvas.scale(-scale, scale)
    else:
        canvas.translate(-left, -top)
        canvas.scale(scale, scale)
    with Figure(canvas, light, thing.box) as fig:
        thing.paint(fig, look, 0.0)
    if is_flipped:
        # It is shown on a canvas that is turned round: turn it back.
        layer = layer[:, ::-1].copy()
    return image_of(layer)
