"""Vehicles: one painting function for the body, data for the rest.

Wheels turn with the ground, bodies rock, hulls ride the swell, lamps are lit in the dark. It
knows nothing of which vehicles there are.
"""

from __future__ import annotations

from cmath import exp as cexp
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import degrees, radians

import skia

from ..light import Light
from .afloat import above_water, draw_foam, draw_reflection, swell_line
from .figure import Figure
from .fumes import Lamp, draw_lamps
from .motion import drift, wave
from .rig import Anchor, Habitat, Handless, Look
from .shadows import contact_shadow
from .shapes import BODY_UNITS, Box
from .wheels import Wheel, draw_wheel

__all__ = ["Effect", "Going", "Vehicle", "VehiclePaint"]

_STILL = frozenset({"idle", "stand", "sit", "sleep", "park", "float", "perch"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """How a vehicle goes at a moment."""

    t_s: float
    action: str
    way: float
    """How far it has gone, body units."""
    is_moving: bool
    seed: int


VehiclePaint = Callable[[Figure, Look, Going], None]
"""Paints a vehicle's body, in body units."""
Effect = Callable[[skia.Canvas, Light, Look, Going], None]
"""Draws what is not solid behind or before it: smoke, a flame, a beam."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Vehicle(Handless):
    """A ``Rig`` with a body, and wheels, a hull or wings."""

    paint: VehiclePaint
    look: Look
    height_m: float
    box: Box
    """How far it reaches, body units."""
    actions: tuple[str, ...] = ("run", "drive", "idle")
    habitat: Habitat = Habitat.GROUND
    half: float = 60.0
    """Half the width of its shadow on the ground."""
    centre: float = 0.0
    """The middle of that shadow."""
    speed: float = 240.0
    """Over the ground, body units a second."""
    wheels: tuple[Wheel, ...] = ()
    far_wheels: tuple[Wheel, ...] = ()
    """Those behind the body."""
    shake: float = 0.8
    """How much its body rocks: body units, about as many degrees."""
    wet: tuple[float, float] | None = None
    """Where its waterline begins and ends, if it floats."""
    swell: float = 1.2
    """How high the water stands at it, body units."""
    lamps: tuple[Lamp, ...] = ()
    under: Effect | None = None
    over: Effect | None = None
    fixed: Mapping[str, Anchor] = field(default_factory=dict)
    """See ``Rig.anchors``."""
    by_action: Mapping[str, Mapping[str, Anchor]] = field(default_factory=dict)
    """Anchors that are elsewhere in some actions."""
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
        action: str,
        look: Look,
        seed: int,
    ) -> None:
        """See ``Rig.draw``."""
        going = self._going(t_s, action, seed)
        scale = height_px * look.size / BODY_UNITS
        canvas.save()
        canvas.scale(scale, scale)
        if self.habitat is Habitat.GROUND and self.half:
            contact_shadow(canvas, light, centre=self.centre, half=self.half)
        if self.under is not None:
            self.under(canvas, light, look, going)
        if self.wet is not None:
            self._float(canvas, light, look, going)
        else:
            self._body(canvas, light, look, going)
        if self.over is not None:
            self.over(canvas, light, look, going)
        draw_lamps(canvas, light, self.lamps)
        canvas.restore()

    def _going(self, t_s: float, action: str, seed: int) -> Going:
        action = action if action in self.actions else self.actions[0]
        moves = action not in _STILL
        way = self.speed * t_s if moves else 0.0
        return Going(t_s=t_s, action=action, way=way, is_moving=moves, seed=seed)

    def _body(self, canvas: skia.Canvas, light: Light, look: Look, going: Going) -> None:
        with Figure(canvas, light, self.box) as fig:
            self._roll(fig, self.far_wheels, going)
            rise, turn = self._rock(going)
            with fig.placed(complex(0, rise), turn=turn):
                self.paint(fig, look, going)
            self._roll(fig, self.wheels, going)

    def _roll(self, fig: Figure, wheels: tuple[Wheel, ...], going: Going) -> None:
        for wheel in wheels:
            draw_wheel(fig, wheel, 20.0 + degrees(going.way / wheel.radius))

    def _rock(self, going: Going) -> tuple[float, float]:
        """How far the body is down, and turned clockwise."""
        t_s, seed, much = going.t_s, going.seed, self.shake
        if self.wet is not None or self.habitat is Habitat.AIR:
            rise = 1.2 * wave(t_s, 3.3) + drift(t_s, seed=seed, rate_hz=0.3)
            turn = 1.6 * wave(t_s, 3.3, 0.22) + 1.2 * drift(t_s, seed=seed + 1, rate_hz=0.35)
            return much * rise, much * turn
        if not going.is_moving:
            return 0.25 * much * wave(t_s, 0.21), 0.0
        shake = drift(t_s, seed=seed, rate_hz=3.1)
        return much * shake, 0.5 * much * drift(t_s, seed=seed + 1, rate_hz=1.1)

    def _float(self, canvas: skia.Canvas, light: Light, look: Look, going: Going) -> None:
        wet = self.wet or (0.0, 0.0)
        draw_reflection(canvas, light, look.base, wet=wet, t_s=going.t_s)
        swell = swell_line(self.box, t_s=going.t_s, height=self.swell)
        canvas.save()
        # Below the waterline there is water: the swell's line cuts the hull.
        canvas.clipPath(above_water(swell, self.box.top), True)
        self._body(canvas, light, look, going)
        canvas.restore()
        pace = min(1.0, self.speed / 300) if going.is_moving else 0.0
        draw_foam(canvas, light, swell, wet=wet, t_s=going.t_s, speed=pace)

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """See ``Rig.ground_speed_px_s``; what floats or flies is carried by its place."""
        if self.habitat is not Habitat.GROUND:
            return 0.0
        moves = self._going(0.0, action, 0).is_moving
        return self.speed * height_px / BODY_UNITS if moves else 0.0

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
        """See ``Rig.anchors``; they rock with the body."""
        going = self._going(t_s, action, seed)
        rise, turn = self._rock(going)
        lean = cexp(1j * radians(turn))
        points = {**self.fixed, **self.by_action.get(going.action, {})}
        return {
            name: Anchor(p.at * lean + complex(0, rise), p.turn + turn, p.behind)
            for name, p in points.items()
        }

    def grip(self, anchor: str) -> complex:
        """See ``Rig.grip``: it stands on its origin."""
        return self.grips.get(anchor, 0j)
