"""A crowd: people of several kinds side by side, each at something of their own.

It knows nothing of how one person is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping

import skia

from ...light import Light
from ..motion import chance
from ..rig import Anchor, Look, Placid, Rig
from ..shapes import BODY_UNITS, Box

__all__ = ["Crowd"]

_PLACES: tuple[tuple[float, float], ...] = (
    (-72, -9.0), (-22, -11.0), (70, -9.0), (-48, 0.0), (6, 1.0), (42, -1.0),
)  # fmt: skip
"""Where they stand, body units; those behind first."""
_COATS = (0xFFD9694F, 0xFF4F7FA0, 0xFFF2B94A, 0xFF6BA36A, 0xFF9A74D0, 0xFFE58AA0, 0xFF5AA8A0)


class Crowd(Placid):
    """Six people."""

    box = Box(-132.0, -150.0, 132.0, 14.0)
    height_m = 1.7
    aspect = 2.2

    def __init__(self, people: tuple[Rig, ...]) -> None:
        self.people = people
        self.actions: tuple[str, ...] = tuple(a for a in people[0].actions if a != "read")
        self.look = people[0].look

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
        for k, (x, y) in enumerate(_PLACES):
            one = seed + 13 * k
            rig = self.people[int(chance(one, 3) * len(self.people)) % len(self.people)]
            own = rig.look
            coat = look.base if look != self.look else _COATS[(k + seed) % len(_COATS)]
            tall = height_px * look.size * rig.height_m / self.height_m * (0.96 + 0.003 * y)
            canvas.save()
            canvas.translate(x * height_px / BODY_UNITS, y * height_px / BODY_UNITS)
            if chance(one, 4) < 0.4 and action not in self.actions[1:]:
                canvas.scale(-1, 1)
            rig.draw(
                canvas, t_s=t_s + 1.7 * chance(one, 5), height_px=tall, light=light,
                action=self._own(action, one), look=_coloured(own, coat), seed=one,
            )  # fmt: skip
            canvas.restore()

    def _own(self, action: str, seed: int) -> str:
        """Who stands idly talks, or looks about."""
        if action in self.actions[1:]:
            return action
        return ("idle", "talk", "idle", "stand")[int(chance(seed, 6) * 4)]

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """See ``Rig.ground_speed_px_s``."""
        return self.people[0].ground_speed_px_s(height_px=height_px, action=action)

    def anchors(self, *, t_s: float, action: str, seed: int) -> Mapping[str, Anchor]:
        """See ``Rig.anchors``."""
        return self.people[0].anchors(t_s=t_s, action=action, seed=seed)


def _coloured(look: Look, coat: int) -> Look:
    return Look(base=coat, pale=look.pale, dark=look.dark, accent=look.accent, size=look.size)
