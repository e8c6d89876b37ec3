"""Creatures told by one painting function that knows the moment and the action.

For all that is neither a four-legged animal nor a bird nor a fish. It knows nothing of which
creatures there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import skia

from ..light import Light
from .figure import Figure
from .rig import Anchor, Habitat, Look
from .shadows import contact_shadow
from .shapes import BODY_UNITS, Box

__all__ = ["Creature", "Moment"]


@dataclass(frozen=True, slots=True)
class Moment:
    """When it is, and what the creature does."""

    t_s: float
    action: str
    seed: int

    @property
    def goes(self) -> bool:
        return self.action in ("walk", "run", "trot")


@dataclass(frozen=True, kw_only=True, eq=False)
class Creature:
    """A ``Rig`` that one function paints anew for every moment."""

    paint: Callable[[Figure, Look, Moment], None]
    """Paints it in body units: 100 to its height, its foot (or its middle) at 0."""
    look: Look
    height_m: float
    box: Box
    half: float = 40.0
    """Half the width of its shadow on the ground, body units; 0: it casts none."""
    habitat: Habitat = Habitat.GROUND
    actions: tuple[str, ...] = ("idle",)
    speeds: Mapping[str, float] = field(default_factory=dict)
    """Body units a second the ground passes, by action."""
    fixed: Mapping[str, complex] = field(default_factory=dict)
    """See ``Rig.anchors``."""
    grips: Mapping[str, complex] = field(default_factory=dict)
    """See ``Rig.grip``."""
    moved: Callable[[Moment], complex] | None = None
    """How all its anchors are moved at a moment."""
    width: float = 0.0
    """Of what is seen of it at rest, body units; 0: as its box."""

    @property
    def aspect(self) -> float:
        """See ``Rig.aspect``."""
        return (self.width or self.box.right - self.box.left) / BODY_UNITS

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
        scale = height_px * look.size / BODY_UNITS
        canvas.save()
        canvas.scale(scale, scale)
        if self.half and action not in ("fly", "swim", "climb"):
            contact_shadow(canvas, light, centre=0, half=self.half)
        with Figure(canvas, light, self.box) as fig:
            self.paint(fig, look, Moment(t_s, action, seed))
        canvas.restore()

    def _known(self, action: str) -> str:
        return action if action in self.actions else self.actions[0]

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
        """See ``Rig.draw_grasp``: it has no hand."""

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """See ``Rig.ground_speed_px_s``."""
        return self.speeds.get(self._known(action), 0.0) * height_px / BODY_UNITS

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
        return box.left * k, box.top * k, box.right * k, box.bottom * k

    def anchors(self, *, t_s: float, action: str, seed: int) -> Mapping[str, Anchor]:
        """See ``Rig.anchors``."""
        shift = self.moved(Moment(t_s, self._known(action), seed)) if self.moved else 0j
        points = {"top": complex(0, -92), **self.fixed}
        return {name: Anchor(at + shift) for name, at in points.items()}

    def grip(self, anchor: str) -> complex:
        """See ``Rig.grip``: held by its middle."""
        lifted = -45j if self.habitat is Habitat.GROUND else 0j
        return self.grips.get(anchor, lifted if anchor in ("hand", "back") else 0j)
