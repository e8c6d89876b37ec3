"""An animal that goes on its own feet, and stands up like a person for what only people do.

It only chooses between the two rigs: a panda walks as a panda and plays the guitar upright.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

import skia

from ..light import Light
from .biped import UPRIGHT, Biped
from .rig import Anchor, Habitat, Look, Placid, Rig
from .shapes import BODY_UNITS, Box

__all__ = ["Actor"]

_MORE = (
    "read", "strum", "keys", "ride", "dance", "wave", "hold", "drum", "sing", "write", "paint",
    "stir", "sweep", "drive", "row", "glide", "ski", "sip", "munch",
)  # fmt: skip
"""What it says that it can do upright; it does anything of ``UPRIGHT`` when asked."""


_WITH_HANDS = {"sip": "drink", "munch": "eat"}
"""What it does upright when it has a cup or food in its hands, and how people call it."""


class Actor(Placid):
    """An animal with a second body."""

    def __init__(self, side: Rig, upright: Callable[[], Biped]) -> None:
        self._side = side
        self._make = upright
        self.height_m = side.height_m
        self.habitat: Habitat = side.habitat
        self.look = side.look
        self.actions: tuple[str, ...] = tuple(dict.fromkeys((*side.actions, *_MORE)))

    @cached_property
    def _upright(self) -> Biped:
        return self._make()

    @cached_property
    def _share(self) -> float:
        """Its height upright against its height on its own feet."""
        return min(1.2, max(0.9, self._upright.height_m / self.height_m))

    @property
    def aspect(self) -> float:
        """See ``Rig.aspect``."""
        return self._side.aspect

    @cached_property
    def box(self) -> Box:  # type: ignore[override]
        """See ``Placid``."""
        up, k = self._upright.box, self._share
        left, top, right, bottom = self._side.extent_px(height_px=BODY_UNITS)
        own = Box(left, top, right, bottom)
        return own.joined(Box(up.left * k, up.top * k, up.right * k, up.bottom * k))

    def _stands(self, action: str) -> bool:
        if action in _WITH_HANDS:
            return True
        return action in UPRIGHT and action not in self._side.actions and action != "sit_on"

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
        stands = self._stands(action)
        canvas.save()
        if action == "sit_on":
            # On a seat it sits as it always does; it is the seat's grip that is a person's.
            at = self.grip("seat") * height_px / BODY_UNITS
            canvas.translate(at.real, at.imag)
        (self._upright if stands else self._side).draw(
            canvas,
            t_s=t_s,
            height_px=height_px * (self._share if stands else 1.0),
            light=light,
            action="sit" if action == "sit_on" else _WITH_HANDS.get(action, action),
            look=look,
            seed=seed,
        )
        canvas.restore()

    def draw_grasp(
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
        """See ``Rig.draw_grasp``."""
        if self._stands(action):
            self._upright.draw_grasp(
                canvas,
                t_s=t_s,
                height_px=height_px * self._share,
                light=light,
                action=_WITH_HANDS.get(action, action),
                look=look,
                seed=seed,
            )

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """See ``Rig.ground_speed_px_s``."""
        if self._stands(action):
            tall = height_px * self._share
            return self._upright.ground_speed_px_s(height_px=tall, action=action)
        return self._side.ground_speed_px_s(height_px=height_px, action=action)

    def focus(self, *, t_s: float, height_px: float, action: str, seed: int) -> complex | None:
        """See ``Rig.focus``."""
        return self._side.focus(t_s=t_s, height_px=height_px, action=action, seed=seed)

    def anchors(self, *, t_s: float, action: str, seed: int) -> Mapping[str, Anchor]:
        """See ``Rig.anchors``."""
        if self._stands(action):
            k = self._share
            named = _WITH_HANDS.get(action, action)
            found = self._upright.anchors(t_s=t_s, action=named, seed=seed)
            return {name: Anchor(a.at * k, a.turn, a.behind) for name, a in found.items()}
        if action != "sit_on":
            return self._side.anchors(t_s=t_s, action=action, seed=seed)
        shift = self.grip("seat")
        found = self._side.anchors(t_s=t_s, action="sit", seed=seed)
        return {name: Anchor(a.at + shift, a.turn, a.behind) for name, a in found.items()}

    def grip(self, anchor: str) -> complex:
        """See ``Rig.grip``."""
        if anchor == "seat":
            return self._upright.grip(anchor) * self._share
        return self._side.grip(anchor)
