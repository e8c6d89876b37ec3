"""Four-legged animals seen from the side: one rig for every breed, gait and mood.

It finds the pose and hands it to the body that is drawn (``animal``, ``asleep``). A breed is told
in design units of its own; here they are brought to body units, 100 to its height.
"""

from __future__ import annotations

from cmath import phase
from collections.abc import Mapping
from functools import cached_property
from math import pi

import skia

from ..light import Light
from .animal import Body
from .asleep import draw_asleep
from .bones import turned
from .breed import Breed
from .figure import Figure
from .gaits import GAITS
from .motion import blink
from .rig import Anchor, Look, Placid
from .shadows import contact_shadow
from .shapes import BODY_UNITS, Box
from .skeleton import Pose
from .stance import pose_at
from .wet import above_water, draw_ripples

__all__ = ["Quadruped"]

_ALSO = {"sit_on": "sit", "perch": "sit", "dance": "play", "wave": "sit"}
"""What stands in for actions it has no pose of its own for."""
_CLIMB_TURN = -76.0
"""Degrees the body is turned on a trunk or a wall."""


class Quadruped(Placid):
    """An animal of one breed, from the side."""

    def __init__(self, breed: Breed) -> None:
        self.breed = breed
        self.actions: tuple[str, ...] = breed.actions
        self.look = breed.look
        self.height_m = breed.height_m
        self._unit = BODY_UNITS / breed.tall
        """Body units to a design unit."""

    @cached_property
    def box(self) -> Box:  # type: ignore[override]
        """See ``Placid``: found by looking at what it does."""
        left, top, right, bottom = -20.0, -60.0, 20.0, 18.0 / min(1.0, self._unit / 0.7)
        for action in self.actions:
            for k in range(14):
                for p in self._reach(action, 0.27 * k):
                    left, right = min(left, p.real), max(right, p.real)
                    top, bottom = min(top, p.imag), max(bottom, p.imag + 8)
        unit = self._unit
        return Box((left - 9) * unit, (top - 7) * unit, (right + 9) * unit, bottom * unit)

    @cached_property
    def aspect(self) -> float:
        """See ``Rig.aspect``."""
        xs = [p.real for p in self._reach("idle", 0.5)]
        return (max(xs) - min(xs)) * self._unit / BODY_UNITS

    def _reach(self, action: str, t_s: float) -> list[complex]:
        """Points at the edge of what is drawn, design units."""
        breed, head = self.breed, self.breed.head
        if action == "sleep" and breed.curls:
            return [complex(-62, -62), complex(66, -62)]
        pose = pose_at(breed.build, t_s=t_s, action=action, seed=5)
        wide = max(breed.tail)
        points = [q for p in pose.tail for q in (p - wide, p + wide, p - 1j * wide)]
        tips = [*head.skull, head.ear[1] + complex(0, -4), *head.flap]
        tips += [p for horn in head.horns for p in horn.points]
        if head.whiskers:
            tips.append(head.nose + complex(-22, 9))
        if breed.mane == "lion":
            tips += [complex(-38, -32), complex(24, -32), complex(-6, 42)]
        points += [pose.head + turned(p * head.size, pose.head_turn) for p in tips]
        for leg in (pose.near_hind, pose.far_hind, pose.near_front, pose.far_front):
            points += [leg.toe + 8, leg.toe - 6, leg.hock - 6, leg.knee + 10]
        points += [pose.hip + complex(-24, -26), pose.shoulder + complex(18, -26)]
        if head.trunk:
            points += [pose.head + complex(84, -60), pose.head + complex(60, 0)]
        if action == "swim":
            wide = 1.5 * (breed.build.shoulder.real - breed.build.hip.real)
            points += [complex(-wide, 0), complex(wide, 0.13 * wide)]
        if breed.humps:
            points.append(pose.shoulder - 52j)
        if action == "climb":
            points = [self._climbing(p) for p in points]
        if action == "fly":
            points = [self._flying(p) for p in points]
        if breed.wings:
            for at in (pose.shoulder, self._flying(pose.shoulder)):
                points += [at + complex(-96, -92), at + complex(10, 30)]
        return points

    def _flying(self, point: complex) -> complex:
        """In flight the origin is the body's middle."""
        build = self.breed.build
        return point - 2j * (build.hip.imag + build.shoulder.imag) / 2

    def _climbing(self, point: complex) -> complex:
        build = self.breed.build
        return turned(point - build.hip, _CLIMB_TURN) + complex(-8, build.hip.imag * 0.75)

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
        pose = self._pose(t_s=t_s, action=action, seed=seed)
        scale = height_px * look.size / BODY_UNITS * self._unit
        canvas.save()
        canvas.scale(scale, scale)
        box = self._design_box()
        if action == "swim":
            self._swim(canvas, light, look, pose, t_s=t_s, seed=seed)
            canvas.restore()
            return
        if action not in ("climb", "fly"):
            build = self.breed.build
            middle = (pose.hip.real + pose.shoulder.real) / 2 + 3
            half = (
                1.0 * (build.shoulder.real - build.hip.real) * (0.72 if action == "sit" else 0.92)
            )
            curled = action == "sleep" and self.breed.curls
            contact_shadow(
                canvas, light, centre=0 if curled else middle, half=half, height=pose.air
            )
        with Figure(canvas, light, box) as fig:
            body = Body(fig, self.breed, look, pose, t_s=t_s, seed=seed)
            if action == "sleep" and self.breed.curls:
                draw_asleep(body, t_s=t_s, seed=seed)
            elif action == "sleep":
                body.draw(0.0)
            elif action == "fly":
                with fig.placed(self._flying(0j)):
                    body.draw(blink(t_s, seed=seed))
            elif action == "climb":
                at = self._climbing(0j)
                with fig.placed(at, turn=_CLIMB_TURN):
                    body.draw(blink(t_s, seed=seed))
            else:
                body.draw(blink(t_s, seed=seed))
        canvas.restore()

    def _swim(
        self, canvas: skia.Canvas, light: Light, look: Look, pose: Pose, *, t_s: float, seed: int
    ) -> None:
        deep = self._float_depth()
        box = self._design_box()
        half = 1.05 * (self.breed.build.shoulder.real - self.breed.build.hip.real)
        draw_ripples(canvas, light, half=half, t_s=t_s)
        canvas.save()
        canvas.clipPath(above_water(t_s, left=box.left, right=box.right, top=box.top), True)
        with Figure(canvas, light, box) as fig, fig.placed(complex(0, deep)):
            Body(fig, self.breed, look, pose, t_s=t_s, seed=seed).draw(blink(t_s, seed=seed))
        canvas.restore()

    def _float_depth(self) -> float:
        """How far it is sunk: the back just out of the water."""
        build = self.breed.build
        return -min(build.shoulder.imag, build.hip.imag) - 0.2 * self.breed.torso[3][0]

    def _design_box(self) -> Box:
        box, unit = self.box, self._unit
        return Box(box.left / unit, box.top / unit, box.right / unit, box.bottom / unit)

    def _pose(self, *, t_s: float, action: str, seed: int) -> Pose:
        if action == "sit" and not self.breed.haunches:
            action = "lie"
        return pose_at(self.breed.build, t_s=t_s, action=action, seed=seed)

    def _known(self, action: str) -> str:
        """The action it has a pose for that comes nearest."""
        action = _ALSO.get(action, action)
        return action if action in self.actions else self.actions[0]

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """See ``Rig.ground_speed_px_s``."""
        action = self._known(action)
        gait = GAITS.get(action)
        if gait is None:
            return 0.0
        build = self.breed.build
        stride = gait.stride * -build.shoulder.imag * self._unit
        return stride / (gait.cycle_s * build.run_cycle) * height_px / BODY_UNITS

    def anchors(self, *, t_s: float, action: str, seed: int) -> Mapping[str, Anchor]:
        """See ``Rig.anchors``."""
        action = self._known(action)
        breed, unit = self.breed, self._unit
        pose = self._pose(t_s=t_s, action=action, seed=seed)
        sunk = 1j * self._float_depth() if action == "swim" else 0j
        size = breed.head.size
        crown = min(breed.head.skull, key=lambda p: p.imag)

        def on_head(p: complex) -> complex:
            return pose.head + turned(p * size, pose.head_turn)

        def anchor(p: complex, turn: float = 0.0) -> Anchor:
            at = self._climbing(p) if action == "climb" else p + sunk
            at = self._flying(p) if action == "fly" else at
            return Anchor(at * unit, turn)

        along = pose.shoulder - pose.hip
        up = -1j * along / (abs(along) or 1.0)
        slope = _degrees(along)
        seat = pose.hip + along * 0.66 + up * (breed.torso[3][0] * 0.72 + 3.0)
        hand = pose.near_front.ball
        return {
            "head": anchor(on_head(crown + 1.5j), pose.head_turn),
            "eyes": anchor(on_head(breed.head.eye), pose.head_turn),
            "mouth": anchor(on_head(breed.head.mouth[0])),
            "neck": anchor(pose.shoulder + (pose.neck - pose.shoulder) * 1.15, slope),
            "seat": anchor(seat, slope),
            "top": anchor(seat, slope),
            "back": anchor(seat, slope),
            "hand": anchor(on_head(breed.head.mouth[0])),
            "feet": anchor(hand),
        }

    def grip(self, anchor: str) -> complex:
        """See ``Rig.grip``: carried by its middle, else it stands."""
        return complex(0, -45) if anchor in ("hand", "back") else 0j


def _degrees(way: complex) -> float:
    return phase(way) * 180.0 / pi
