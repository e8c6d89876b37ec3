"""A person: one jointed body for every kind and every action, and a table for who reads.

It finds the posture and hands it to what is drawn (``folk_body``); it knows nothing of scenes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import skia

from ..light import Light
from .bones import turned
from .figure import Figure
from .folk_acts.acts import ACTS, act_named
from .folk_acts.keys import Act
from .folk_acts.posture import SEAT, SEAT_BELOW, Posture, posture_at
from .folk_body.drawn import draw_grasp, draw_person
from .folk_body.kind import Kind, Mood
from .folk_body.props import draw_prop_before, draw_prop_behind, draw_water
from .folk_body.puppet import Puppet
from .motion import blink
from .reader import Reader
from .rig import Anchor, Look, Placid
from .shadows import contact_shadow
from .shapes import BODY_UNITS, Box
from .walker import build_of, stride_speed

__all__ = ["Person"]

_BOX = Box(-74.0, -146.0, 74.0, 12.0)
_LAG_S = 0.11
"""How late loose hair and cloth follow."""


class Person(Placid):
    """A person of one kind."""

    box = _BOX

    def __init__(self, kind: Kind, *, first: str = "idle", reads_at_table: bool = True) -> None:
        self.kind = kind
        self._bather = _in_swimwear(kind)
        self.build = build_of(kind)
        self.height_m = kind.height_m
        self._reader = Reader(replace(kind, lower="trousers")) if reads_at_table else None
        if self._reader is not None:
            self.box = self.box.joined(self._reader.box)
        self.aspect = 0.42
        self.actions: tuple[str, ...] = (first, *(a for a in ACTS if a != first))
        if reads_at_table:
            self.actions = (*self.actions, "read")
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
        if action == "read" and self._reader is not None:
            self._reader.draw(
                canvas, t_s=t_s, height_px=height_px, light=light, action=action, look=look,
                seed=seed,
            )  # fmt: skip
            return
        act, unit = self._act(action), self.build.unit
        posture = posture_at(act, self.build, t_s=t_s, seed=seed)
        canvas.save()
        scale = height_px * look.size / BODY_UNITS
        canvas.scale(scale, scale)
        if act.shadow:
            self._shadow(canvas, light, posture)
        if act.wet:
            canvas.save()
            canvas.clipRect(skia.Rect.MakeLTRB(_BOX.left, _BOX.top, _BOX.right, 2.2))
        with Figure(canvas, light, self._room(posture)) as fig, fig.placed(0j, scale=unit):
            kind = self._bather if act.bathes else self.kind
            puppet = Puppet(fig, kind, look, t_s=t_s, seed=seed)
            draw_prop_behind(fig, act.prop, posture)
            mood = self._mood(act, posture, t_s=t_s, seed=seed)
            draw_person(fig, puppet, act, posture, mood)
            draw_prop_before(fig, act.prop, posture, t_s)
        if act.wet:
            canvas.restore()
            draw_water(canvas, light, posture, unit, t_s=t_s)
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
        """Draw again what is before a thing in its hand: to be called after that was drawn."""
        if action == "read" and self._reader is not None:
            return
        act = self._act(action)
        posture = posture_at(act, self.build, t_s=t_s, seed=seed)
        canvas.save()
        scale = height_px * look.size / BODY_UNITS
        canvas.scale(scale, scale)
        with Figure(canvas, light, _BOX) as fig, fig.placed(0j, scale=self.build.unit):
            puppet = Puppet(fig, self.kind, look, t_s=t_s, seed=seed)
            draw_grasp(fig, puppet, act, posture)
        canvas.restore()

    def _room(self, posture: Posture) -> Box:
        """As much of the box as this posture needs: a smaller layer is a faster one."""
        kind, unit = self.kind, self.build.unit
        arms, legs = (posture.near_arm, posture.far_arm), (posture.near_leg, posture.far_leg)
        points = [posture.head, posture.shoulder, posture.hip]
        points += [p for arm in arms for p in (arm.elbow, arm.hand)]
        points += [p for leg in legs for p in (leg.knee, leg.ankle)]
        at = [posture.placed(p) * unit for p in points]
        loose = kind.cape or kind.wings or kind.tail or kind.lower == "sheet" or kind.head
        side = 66.0 if loose else 44.0
        left, right = min(p.real for p in at) - side, max(p.real for p in at) + side
        top = min(p.imag for p in at) - 62.0
        return Box(max(left, _BOX.left), max(top, _BOX.top), min(right, _BOX.right), _BOX.bottom)

    def _act(self, action: str) -> Act:
        return ACTS[self.actions[0]] if action not in ACTS else act_named(action)

    def _mood(self, act: Act, posture: Posture, *, t_s: float, seed: int) -> Mood:
        """The face of the moment, and how hair and cloth lag behind the head."""
        key = posture.key
        before = posture_at(act, self.build, t_s=t_s - _LAG_S, seed=seed)
        moved = posture.placed(posture.head) - before.placed(before.head)
        swing = 0.55 * moved.real + 0.045 * act.speed
        if act.gait is not None:
            swing += 7.0 if posture.stride.runs else 3.0
        return Mood(
            eyes=blink(t_s, seed=seed) * key.eyes if key.eyes > 0.3 else key.eyes,
            gaze=key.gaze, mouth=key.mouth, smile=key.smile, happy=act.happy,
            tears=(t_s / 1.3) % 1.0 if act.tears else -1.0, yaw=key.yaw,
            swing=max(-12.0, min(14.0, swing)), drop=max(-6.0, min(12.0, 0.5 * moved.imag)),
            turn=key.nod,
        )  # fmt: skip

    def _shadow(self, canvas: skia.Canvas, light: Light, posture: Posture) -> None:
        """The shadow under what is lowest."""
        unit = self.build.unit
        near, far = (posture.placed(leg.ankle) for leg in (posture.near_leg, posture.far_leg))
        hip = posture.placed(posture.hip)
        xs = [near.real, far.real, hip.real]
        if hip.imag > -30:
            xs.append(posture.placed(posture.shoulder).real)
        low, high = min(xs), max(xs)
        air = max(0.0, -8.0 - max(near.imag, far.imag, hip.imag + 8))
        contact_shadow(
            canvas, light, centre=(low + high) / 2 * unit, half=((high - low) / 2 + 14) * unit,
            height=air * unit,
        )  # fmt: skip

    def ground_speed_px_s(self, *, height_px: float, action: str) -> float:
        """See ``Rig.ground_speed_px_s``."""
        if action not in ACTS:
            return 0.0
        act = act_named(action)
        if act.gait is not None:
            return stride_speed(self.build, act.gait) * height_px / BODY_UNITS
        return act.speed * self.build.grown * self.build.unit * height_px / BODY_UNITS

    def anchors(self, *, t_s: float, action: str, seed: int) -> Mapping[str, Anchor]:
        """See ``Rig.anchors``."""
        if action == "read" and self._reader is not None:
            return self._reader.anchors(t_s=t_s, action=action, seed=seed)
        act = self._act(action)
        posture = posture_at(act, self.build, t_s=t_s, seed=seed)
        key, unit = posture.key, self.build.unit

        def at(point: complex, turn: float = 0.0, *, behind: bool = False) -> Anchor:
            return Anchor(posture.placed(point) * unit, turn + key.spin, behind)

        def on_head(x: float, y: float) -> Anchor:
            return at(posture.head + turned(complex(x, y), key.nod), key.nod)

        is_side = posture.view == "side" or act.side_head
        feet = (posture.near_leg.ankle + posture.far_leg.ankle) / 2
        lean = key.lean
        neck = posture.shoulder + (posture.head - posture.shoulder) * 0.25
        back = posture.shoulder + turned(
            complex(-9.0 if is_side else 0.0, 12 * self.kind.grown), lean
        )
        return {
            "hand": at(posture.grip, key.tool),
            "other_hand": at(posture.far_arm.hand),
            "head": on_head(-0.8 if is_side else 0.0, -12.0),
            "eyes": on_head(3.8 if is_side else 5.2 * key.yaw, 0.8),
            "mouth": on_head(4.5 if is_side else 5.7 * key.yaw, 7.5),
            "neck": at(neck, lean),
            "back": at(back, lean, behind=True),
            "pelvis": at(posture.hip + 1j * SEAT_BELOW * self.kind.grown, lean),
            "feet": at(feet + 4j),
            "seat": at(posture.hip, lean),
            "top": Anchor(posture.placed(posture.head) * unit - 11j),
        }

    def grip(self, anchor: str) -> complex:
        """See ``Rig.grip``: on a seat its pelvis, on anything else its feet."""
        if anchor == "seat":
            return SEAT
        return 0j


def _in_swimwear(kind: Kind) -> Kind:
    """The kind as it goes into the water; who wears something special keeps it on."""
    if not kind.varied:
        return kind
    is_dressed = kind.lower == "skirt"
    return replace(
        kind, sleeve="bare", lower="bare", lower_is_base=is_dressed, stockings=0, shoes=0,
        has_scarf=False, marks=(("straps" if is_dressed else "bare", 0),),
    )  # fmt: skip
