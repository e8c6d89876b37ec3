"""The cat: a kitten that faces us while it stays, and an animal from the side when it goes.

It only chooses between the two drawings.
"""

from __future__ import annotations

import skia

from ..light import Light
from .breeds import BREEDS
from .kitten import KITTEN_BOX, draw_kitten
from .play import toy_at
from .quadruped import Quadruped
from .rig import Look, Placid
from .shapes import BODY_UNITS

__all__ = ["Cat"]

_FROM_THE_SIDE = ("walk", "trot", "run", "sleep")
_PLAYS = ("play", "jump")


class Cat(Placid):
    """A cat in all its moods."""

    def __init__(self) -> None:
        self._side = Quadruped(BREEDS["cat"])
        self.box = KITTEN_BOX.joined(self._side.box)
        self.aspect = 1.15
        self.actions: tuple[str, ...] = ("idle", "sit", *_PLAYS, *_FROM_THE_SIDE)
        self.look = BREEDS["cat"].look

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
        if action in _FROM_THE_SIDE:
            self._side.draw(
                canvas,
                t_s=t_s,
                height_px=height_px,
                light=light,
                action=action,
                look=look,
                seed=seed,
            )
            return
        mood = "play" if action in _PLAYS else "sit"
        draw_kitten(
            canvas, t_s=t_s, height_px=height_px, light=light, action=mood, look=look, seed=seed
        )

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """See ``Rig.ground_speed_px_s``."""
        if action not in _FROM_THE_SIDE:
            return 0.0
        return self._side.ground_speed_px_s(height_px=height_px, action=action)

    def focus(self, *, t_s: float, height_px: float, action: str, seed: int) -> complex | None:
        """See ``Rig.focus``: the butterfly, while it plays."""
        if action not in _PLAYS:
            return None
        return toy_at(t_s, seed=seed) * (height_px / BODY_UNITS)
