"""Things put together from others: what sways in the wind, what has a moving part.

A swaying thing is a kept picture that leans; a compound draws its still parts as kept pictures
and only what moves anew. It knows nothing of which things there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import skia

from ...light import Light
from ..motion import drift, wave
from ..rig import Anchor, Habitat, Look
from ..shapes import BODY_UNITS, Box
from ..thing import Thing

__all__ = ["Compound", "Swaying"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Compound:
    """A ``Rig`` of several things, one before the other; the last ones in front."""

    parts: tuple[Thing, ...]
    """The first gives look, shadow and anchors."""
    height_m: float
    habitat: Habitat = Habitat.GROUND
    actions: tuple[str, ...] = ("idle",)
    reach: Box | None = None
    """How far it counts as reaching, if less than its parts do (a beam of light)."""
    fixed: Mapping[str, Anchor] = field(default_factory=dict)

    @property
    def grips(self) -> Mapping[str, complex]:
        """See ``Rig.grips``."""
        return self.parts[0].grips

    @property
    def is_live(self) -> bool:
        """Whether some part of it moves by itself."""
        return any(part.is_live for part in self.parts)

    @property
    def look(self) -> Look:
        """See ``Rig.look``."""
        return self.parts[0].look

    @property
    def box(self) -> Box:
        """How far it reaches, body units."""
        if self.reach is not None:
            return self.reach
        box = self.parts[0].box
        for part in self.parts[1:]:
            box = box.joined(part.box)
        return box

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
        action: str,
        look: Look,
        seed: int,
    ) -> None:
        """See ``Rig.draw``."""
        for part in self.parts:
            part.draw(
                canvas,
                t_s=t_s,
                height_px=height_px,
                light=light,
                action=action,
                look=look,
                seed=seed,
            )

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
        return box.left * k, box.top * k, box.right * k, box.bottom * k

    def anchors(self, *, t_s: float, action: str, seed: int) -> Mapping[str, Anchor]:
        """See ``Rig.anchors``."""
        return {**self.parts[0].anchors(t_s=t_s, action=action, seed=seed), **self.fixed}

    def grip(self, anchor: str) -> complex:
        """See ``Rig.grip``."""
        return self.parts[0].grip(anchor)


@dataclass(frozen=True, kw_only=True, eq=False)
class Swaying(Thing):
    """A thing painted once that leans to and fro in the wind, its foot on the ground."""

    sway: float = 0.02
    """How far its top goes aside, shares of its height."""

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
        gust = 0.6 * wave(t_s, 3.4, seed % 97 / 97) + drift(t_s, seed=seed, rate_hz=0.5)
        canvas.save()
        canvas.skew(-self.sway * (0.25 + 0.9 * light.wind) * gust, 0)
        super().draw(
            canvas,
            t_s=t_s,
            height_px=height_px,
            light=light,
            action=action,
            look=look,
            seed=seed,
        )
        canvas.restore()
