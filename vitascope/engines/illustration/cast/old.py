"""Casting: puts the scene's subjects on the place's spots and moves them through the clip.

Knows where a subject stands, how tall it is and which way it goes; how it looks and moves its
limbs is ``subjects/``.
"""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass

import skia

from .canvas import SMOOTH, alpha, fill, image_of, mix, soft_dot
from .layers import Layer, Site
from .light import Light
from .places.scenery import Scenery, Spot
from .scene import AFLOAT, ALOFT, Move, Scene, Subject
from .stage import FrameSize, View
from .subjects import SUBJECTS
from .subjects.rig import Look, Rig, coloured

__all__ = ["cast", "pace_px_s"]

_SIZES = {
    "person": 1.4,
    "woman": 1.4,
    "man": 1.45,
    "girl": 1.2,
    "boy": 1.2,
    "child": 1.1,
    "reader": 1.0,
    "cat": 1.0,
    "dog": 1.05,
    "fox": 1.0,
    "wolf": 1.15,
    "rabbit": 0.85,
    "horse": 1.6,
    "deer": 1.45,
    "bear": 1.4,
    "panda": 1.25,
    "butterfly": 0.26,
    "bird": 0.34,
    "boat": 1.0,
    "fish": 0.4,
    "balloon": 0.9,
    "car": 0.8,
}
"""Height against the usual subject of the place, a cat."""

_MOST = 6
"""More of a kind than this are not drawn."""


def rig_for(subject: Subject) -> Rig | None:
    """Who draws the subject, or None when nobody can."""
    kind = subject.kind
    if kind == "person" and subject.action == "read":
        kind = "reader"
    return SUBJECTS.get(kind)


def height_px(subject: Subject, rig: Rig, size: FrameSize, share: float) -> float:
    """How tall it is drawn: its usual share of the unit, at least a fifth of the picture, and
    never wider than the picture."""
    usual = share * size.unit * _SIZES.get(subject.kind, 1.0)
    if subject.kind not in ALOFT:
        usual = max(usual, 0.21 * size.height)
    left, _, right, _ = rig.extent_px(height_px=100.0)
    return min(usual, 0.94 * size.width / max(0.2, (right - left) / 100.0))


def pace_px_s(scene: Scene, size: FrameSize, share: float) -> float:
    """How fast the ground must pass so that the first subject on foot does not slide.

    0 when nobody moves, or when the camera may not: then subjects cross the picture instead.
    """
    if scene.camera.move is Move.STILL:
        return 0.0
    for subject in scene.subjects:
        rig = rig_for(subject)
        if rig is None or subject.kind in ALOFT | AFLOAT:
            continue
        tall = height_px(subject, rig, size, share)
        return _speed_px_s(rig, subject, tall)
    return 0.0


def _speed_px_s(rig: Rig, subject: Subject, tall_px: float) -> float:
    """How fast it goes; 0 for somebody who plays with something: they stay by it."""
    if rig.focus(t_s=0.0, height_px=tall_px, action=subject.action, seed=0) is not None:
        return 0.0
    return rig.ground_speed_px_s(height_px=tall_px, action=subject.action)


def cast(site: Site, scenery: Scenery, share: float) -> list[Layer]:
    """The subjects as layers, far to near.

    Args:
        site: scene, camera, light.
        scenery: spots and air.
        share: height of the place's usual subject, in units.
    """
    grounded: list[_Actor] = []
    flying: list[Layer] = []
    for subject in site.scene.subjects:
        rig = rig_for(subject)
        if rig is None:
            continue
        for number in range(min(_MOST, subject.count)):
            if subject.kind in ALOFT:
                leader = grounded[0] if grounded and not flying else None
                flying.append(_flyer(site, scenery, subject, rig, number, leader, share))
            else:
                spots = scenery.afloat if subject.kind in AFLOAT else scenery.spots
                if spots:
                    spot = spots[len(grounded) % len(spots)]
                    grounded.append(_actor(site, scenery, subject, rig, spot, share))
    if not flying and grounded and "butterfly" in SUBJECTS and grounded[0].has_focus():
        toy = Subject("butterfly", "fly")
        flying.append(_flyer(site, scenery, toy, SUBJECTS["butterfly"], 0, grounded[0], share))
    grounded.sort(key=lambda actor: -actor.spot.depth)
    return [*grounded, *flying]


def _seed(site: Site, subject: Subject, number: int) -> int:
    return (site.scene.seed * 31 + zlib.crc32(subject.kind.encode()) + 977 * number) & 0x7FFFFFFF


def _actor(
    site: Site, scenery: Scenery, subject: Subject, rig: Rig, spot: Spot, share: float
) -> _Actor:
    tall = height_px(subject, rig, site.frame, share * spot.size)
    trail = None
    speed = _speed_px_s(rig, subject, tall)
    if speed and site.scene.has("snowy"):
        trail = _Trail(site, tall, site.scroll_px_s or speed)
    return _Actor(
        rig=rig,
        look=coloured(rig.look, subject.colour),
        subject=subject,
        spot=spot,
        height_px=tall,
        light=scenery.light,
        seed=_seed(site, subject, round(spot.x)),
        speed_px_s=0.0 if site.scroll_px_s else speed,
        trail=trail,
        sails=subject.kind in AFLOAT,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Actor:
    """A subject on the ground or the water."""

    rig: Rig
    look: Look
    subject: Subject
    spot: Spot
    height_px: float
    light: Light
    seed: int
    speed_px_s: float
    """How fast it crosses the picture; 0 when it stays, or the world passes by instead."""
    trail: _Trail | None
    sails: bool

    def draw(self, view: View) -> None:
        x, facing = self._where(view)
        view.enter(self.spot.depth)
        canvas = view.canvas
        if self.trail is not None:
            self.trail.prints(canvas, x, self.spot.y, view.t_s, facing < 0)
        canvas.save()
        canvas.translate(x, self.spot.y)
        if facing != 1.0:
            canvas.scale(facing, 1)
        self.rig.draw(
            canvas,
            t_s=view.t_s,
            height_px=self.height_px,
            light=self.light,
            action=self.subject.action,
            look=self.look,
            seed=self.seed,
        )
        canvas.restore()
        if self.trail is not None:
            self.trail.puffs(canvas, x, self.spot.y, view.t_s, facing < 0)
        canvas.restore()

    def has_focus(self) -> bool:
        return self._focus(0.0) is not None

    def toy_at(self, view: View) -> tuple[float, float] | None:
        """Where what it plays with should be, neutral pixels of its depth."""
        focus = self._focus(view.t_s)
        if focus is None:
            return None
        x, facing = self._where(view)
        return x + focus.real * facing, self.spot.y + focus.imag

    def _focus(self, t_s: float) -> complex | None:
        return self.rig.focus(
            t_s=t_s, height_px=self.height_px, action=self.subject.action, seed=self.seed
        )

    def _where(self, view: View) -> tuple[float, float]:
        """Its x, and which way it faces: 1 right, -1 left, between while it turns."""
        left, _, right, _ = self.rig.extent_px(height_px=self.height_px)
        wide = right - left
        unit = view.frame.unit
        if self.speed_px_s:
            # It walks to and fro between the edges.
            room = max(0.35 * view.frame.width, view.frame.width - 1.1 * wide)
            walked = (self.speed_px_s * view.t_s + 0.22 * room) % (2 * room)
            way = walked if walked < room else 2 * room - walked
            # It turns like paper in a puppet theatre: narrow for a moment, never mirrored at once.
            to_turn_s = min(walked, abs(walked - room), 2 * room - walked) / self.speed_px_s
            facing = min(1.0, max(0.1, to_turn_s / 0.16)) * (1 if walked < room else -1)
            return 0.55 * wide + way - (left + right) / 2, facing
        x = self.spot.x - (left + right) / 2
        if self.sails:
            x += unit * 0.035 * view.t_s - unit * 0.1
        elif self.trail is not None:
            x += unit * 0.045 * math.sin(0.5 * view.t_s + 0.6)
        # Whatever the frame's shape, the whole of it stays in the picture.
        spare = 0.02 * view.frame.width
        low, high = spare - left, view.frame.width - spare - right
        x = (low + high) / 2 if low > high else min(max(x, low), high)
        return x, -1.0 if self.spot.faces_left else 1.0


class _Trail:
    """Footprints in snow, and the snow that feet throw up."""

    def __init__(self, site: Site, tall_px: float, speed_px_s: float) -> None:
        self._tall, self._speed = tall_px, speed_px_s
        self._every_s = max(0.07, 0.34 * tall_px / max(1.0, speed_px_s))
        light = site.light
        self._mark = alpha(mix(light.lit(0xFF7F96C8, 0.1), 0xFF203050, 0.2), 0.42)
        self._puff = image_of(
            soft_dot(16, mix(light.lit(0xFFFFFFFF, 1.0), 0xFFFFFFFF, 0.3), core=0.15)
        )

    def prints(self, canvas: skia.Canvas, x: float, y: float, t_s: float, faces_left: bool) -> None:
        back = 1 if faces_left else -1
        last = math.floor(t_s / self._every_s)
        for k in range(last, last - 26, -1):
            age = t_s - k * self._every_s
            away = self._speed * age + self._tall * 0.25
            wide = self._tall * 0.085
            row = self._tall * (0.035 if k % 2 else 0.005)
            at = x + back * away
            oval = skia.Rect.MakeXYWH(at - wide / 2, y + row - wide * 0.16, wide, wide * 0.34)
            canvas.drawOval(oval, fill(self._mark, soft=wide * 0.07))

    def puffs(self, canvas: skia.Canvas, x: float, y: float, t_s: float, faces_left: bool) -> None:
        back = 1 if faces_left else -1
        every = self._every_s * 0.8
        last = math.floor(t_s / every)
        for k in range(last, last - 14, -1):
            age = t_s - k * every
            if age > 0.85 or k * every < -1:
                continue
            for j in range(3):
                chance = ((k * 73 + j * 151) % 97) / 97
                lift = self._tall * (0.34 + 0.5 * chance) * (age - 1.5 * age * age)
                at = x + back * (
                    self._tall * 0.42 * (1 if k % 2 else -0.9 * 1) * -back * back
                    + (0.55 + 0.3 * chance) * self._speed * age
                )
                size = self._tall * (0.05 + 0.12 * age) * (0.5 + chance)
                paint = skia.Paint(Alphaf=0.75 * max(0.0, 1 - age / 0.85) ** 1.4)
                rect = skia.Rect.MakeXYWH(at - size / 2, y - lift - size / 2, size, size)
                canvas.drawImageRect(self._puff, rect, SMOOTH, paint)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Flyer:
    """A subject in the air."""

    rig: Rig
    look: Look
    subject: Subject
    air: tuple[float, float, float, float]
    height_px: float
    light: Light
    seed: int
    number: int
    leader: _Actor | None
    """Whom it teases: it is where the leader's toy should be."""

    def draw(self, view: View) -> None:
        x, y = self._where(view, view.t_s)
        x_next, _ = self._where(view, view.t_s + 0.2)
        depth = self.leader.spot.depth if self.leader else 1.1
        view.enter(depth)
        canvas = view.canvas
        canvas.translate(x, y)
        if x_next < x:
            canvas.scale(-1, 1)
        self.rig.draw(
            canvas,
            t_s=view.t_s,
            height_px=self.height_px,
            light=self.light,
            action=self.subject.action,
            look=self.look,
            seed=self.seed,
        )
        canvas.restore()

    def _where(self, view: View, t_s: float) -> tuple[float, float]:
        if self.leader is not None:
            moment = View(view.pixels, view.path, t_s)
            toy = self.leader.toy_at(moment)
            if toy is not None:
                return toy
        left, top, right, bottom = self.air
        wide, tall = right - left, bottom - top
        phase = self.number * 2.1 + self.seed % 628 / 100
        if self.subject.kind == "bird":
            u = (0.055 * t_s + 0.18 + 0.11 * self.number) % 1.25
            x = left - 0.12 * wide + u * 1.24 * wide
            y = top + tall * (0.22 + 0.13 * (self.number % 3) + 0.05 * math.sin(0.7 * t_s + phase))
            return x, y
        if self.subject.kind == "balloon":
            x = left + wide * (0.3 + 0.3 * self.number % 0.7) + 0.01 * wide * t_s
            return x, top + tall * (0.55 - 0.012 * t_s) + 0.01 * tall * math.sin(0.5 * t_s)
        x = left + wide * (
            0.5 + 0.32 * math.sin(0.43 * t_s + phase) + 0.13 * math.sin(1.1 * t_s + phase)
        )
        y = top + tall * (
            0.62 + 0.22 * math.sin(0.61 * t_s + 2 * phase) + 0.1 * math.sin(1.7 * t_s)
        )
        return x, y


def _flyer(
    site: Site,
    scenery: Scenery,
    subject: Subject,
    rig: Rig,
    number: int,
    leader: _Actor | None,
    share: float,
) -> Layer:
    return _Flyer(
        rig=rig,
        look=coloured(rig.look, subject.colour),
        subject=subject,
        air=scenery.air,
        height_px=height_px(subject, rig, site.frame, share) * (1 - 0.12 * (number % 3)),
        light=scenery.light,
        seed=_seed(site, subject, number),
        number=number,
        leader=leader,
    )
