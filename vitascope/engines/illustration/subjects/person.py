"""A person: on foot, or at a table when there is something to read or to sit for.

It only chooses between the two drawings.
"""

from __future__ import annotations

from dataclasses import replace

import skia

from ..light import Light
from .people import Kind
from .reader import Reader
from .rig import Look, Placid
from .walker import Walker

__all__ = ["Person"]

_SEATED = ("read", "sit")


class Person(Placid):
    """A person of one kind."""

    def __init__(self, kind: Kind) -> None:
        self._afoot = Walker(kind)
        self._seated = Reader(replace(kind, skirt=False))
        self.box = self._afoot.box.joined(self._seated.box)
        self.aspect = self._afoot.aspect
        self.actions: tuple[str, ...] = (*self._afoot.actions, *_SEATED)
        self.look = kind.look

    def draw(
        self,
        canvas: skia.Canvas,
        *,
        t_s: float,
        height_px: float,
        light: Light,
        action: str,
        look: Look,
        seed: int,
    ) -> None:
        """See ``Rig.draw``."""
        rig = self._seated if action in _SEATED else self._afoot
        rig.draw(
            canvas, t_s=t_s, height_px=height_px, light=light, action=action, look=look, seed=seed
        )

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """See ``Rig.ground_speed_px_s``."""
        return self._afoot.ground_speed_px_s(height_px=height_px, action=action)
