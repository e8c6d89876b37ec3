"""The cat: a kitten that faces us while it stays, and an animal from the side when it goes.

It only chooses between the two drawings.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import skia

from ..light import Light
from .breeds import BREEDS
from .kitten import KITTEN_BOX, draw_kitten
from .play import mood_at, toy_at
from .quadruped import Quadruped
from .rig import Anchor, Look, Placid
from .shapes import BODY_UNITS, Box

__all__ = ["Cat"]

_FACING = ("idle", "sit", "look_up", "call")
_PLAYS = ("play",)
_SIDE_SHARE = 0.86
"""A cat that walks carries its head lower than one that sits."""


class Cat(Placid):
    """A cat in all its moods."""

    height_m = 0.38

    def __init__(self) -> None:
        self._side = Quadruped(BREEDS["cat"])
        self.aspect = 1.15
        from_the_side = [a for a in self._side.actions if a not in (*_FACING, *_PLAYS)]
        self.actions: tuple[str, ...] = (*_FACING, *_PLAYS, *from_the_side)
        self.look = BREEDS["cat"].look

    @cached_property
    def box(self) -> Box:  # type: ignore[override]
        """See ``Placid``."""
        side, k = self._side.box, _SIDE_SHARE
        return KITTEN_BOX.joined(Box(side.left * k, side.top * k, side.right * k, side.bottom))

    def _goes(self, action: str) -> bool:
        return action in self.actions and action not in (*_FACING, *_PLAYS)

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
        if self._goes(action):
            self._side.draw(
                canvas,
                t_s=t_s,
                height_px=height_px * _SIDE_SHARE,
                light=light,
                action=action,
                look=look,
                seed=seed,
            )
            return
        draw_kitten(
            canvas, t_s=t_s, height_px=height_px, light=light, action=action, look=look, seed=seed
        )

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """See ``Rig.ground_speed_px_s``."""
        if not self._goes(action):
            return 0.0
        return self._side.ground_speed_px_s(height_px=height_px * _SIDE_SHARE, action=action)

    def focus(self, *, t_s: float, height_px: float, action: str, seed: int) -> complex | None:
        """See ``Rig.focus``: the butterfly, while it plays."""
        if action not in _PLAYS:
            return None
        return toy_at(t_s, seed=seed) * (height_px / BODY_UNITS)

    def anchors(self, *, t_s: float, action: str, seed: int) -> Mapping[str, Anchor]:
        """See ``Rig.anchors``."""
        if self._goes(action):
            side = self._side.anchors(t_s=t_s, action=action, seed=seed)
            return {name: Anchor(a.at * _SIDE_SHARE, a.turn) for name, a in side.items()}
        mood = mood_at(t_s, action=action, seed=seed)
        lift = complex(0.1 * (mood.yaw - 10), -mood.air + 6 * max(0.0, mood.crouch))
        return {
            "head": Anchor(complex(9, -84) + lift, mood.tilt),
            "eyes": Anchor(complex(10, -66) + lift, mood.tilt),
            "mouth": Anchor(complex(10, -55) + lift),
            "neck": Anchor(complex(6, -44) + lift),
            "back": Anchor(complex(-14, -40) + lift),
            "hand": Anchor(complex(24, -36) + lift),
            "top": Anchor(complex(9, -84) + lift),
        }

    def grip(self, anchor: str) -> complex:
        """See ``Rig.grip``."""
        return complex(0, -40) if anchor in ("hand", "back") else 0j
