"""Four-legged animals seen from the side: one rig for every breed, gait and mood.

It finds the pose and hands it to the body that is drawn (``animal``, ``asleep``).
"""

from __future__ import annotations

import skia

from ..light import Light
from .animal import Body
from .asleep import draw_asleep
from .breeds import Breed
from .figure import Figure
from .gaits import GAITS
from .motion import blink
from .rig import Look, Placid
from .shadows import contact_shadow
from .shapes import BODY_UNITS, Box
from .stance import pose_at

__all__ = ["Quadruped"]

_ALSO = {"play": "trot", "jump": "run"}
"""What stands in for actions this drawing has no pose of its own for."""

_BOX = Box(-135.0, -128.0, 128.0, 16.0)


class Quadruped(Placid):
    """An animal of one breed, from the side."""

    box = _BOX

    def __init__(self, breed: Breed) -> None:
        self.breed = breed
        self.aspect = breed.aspect
        self.actions = breed.actions
        self.look = breed.look

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
        action = self._known(action)
        pose = pose_at(self.breed.build, t_s=t_s, action=action, seed=seed)
        canvas.save()
        scale = height_px * look.size / BODY_UNITS
        canvas.scale(scale, scale)
        middle = (pose.hip.real + pose.shoulder.real) / 2 + 3
        half = 52 if action != "sit" else 40
        contact_shadow(
            canvas, light, centre=middle if action != "sleep" else 0, half=half, height=pose.air
        )
        with Figure(canvas, light, _BOX) as fig:
            body = Body(fig, self.breed, look, pose, t_s=t_s)
            if action == "sleep":
                draw_asleep(body, t_s=t_s, seed=seed)
            else:
                body.draw(blink(t_s, seed=seed))
        canvas.restore()

    def _known(self, action: str) -> str:
        """The action it has a pose for that comes nearest."""
        action = _ALSO.get(action, action)
        return action if action in self.actions else self.actions[0]

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """See ``Rig.ground_speed_px_s``."""
        gait = GAITS.get(self._known(action))
        if gait is None:
            return 0.0
        build = self.breed.build
        stride = gait.stride * -build.shoulder.imag
        return stride / (gait.cycle_s * build.run_cycle) * height_px / BODY_UNITS
