"""Actors: the subjects as layers, each moving through the clip on its spot.

Who walks goes where the ground carries them; who flies follows a way through the air. How a body
looks is ``subjects/``, where it stands ``layout.py``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from ..layers import Layer, Site
from ..light import Light
from ..places.scenery import Place, Scenery, Spot
from ..scene import Move, Scene, Subject
from ..stage import FrameSize, View
from ..subjects import SUBJECTS
from ..subjects.rig import Habitat
from .body import Body, bodies_of
from .flight import Manner, manner_of, place_at
from .layout import Role, laid_out, usual_height_px
from .trail import Trail

__all__ = ["cast", "pace_px_s"]

_SLOWEST = 0.4
_TOY = Subject(id="toy", kind="butterfly", word="", pose="fly")
"""What somebody plays with who has nothing else to play with."""


def pace_px_s(scene: Scene, size: FrameSize, place: Place) -> float:
    """How fast the ground must pass so that those on foot do not slide.

    0 when nobody moves, when something stands among them, or when the camera may not move: then
    subjects cross the picture instead.
    """
    if not place.rolls or scene.camera.move is Move.STILL:
        return 0.0
    roots = [b for b in bodies_of(scene) if not b.is_aloft]
    for body in roots:
        body.sized(usual_height_px(body, place, size))
    paces = [_speed_px_s(b) for b in roots]
    return min(paces) if paces and all(paces) else 0.0


def _speed_px_s(body: Body) -> float:
    """How fast it goes; 0 for somebody who plays with something: they stay by it."""
    focus = body.rig.focus(t_s=0.0, height_px=body.height_px, action=body.pose, seed=body.seed)
    if focus is not None:
        return 0.0
    return body.rig.ground_speed_px_s(height_px=body.height_px, action=body.pose)


def cast(site: Site, scenery: Scenery, place: Place) -> list[Layer]:
    """The subjects as layers, far to near."""
    bodies = bodies_of(site.scene)
    roles = laid_out(bodies, scenery, place, site.frame, site.scene.camera)
    afoot: list[_Afoot] = []
    aloft: list[Layer] = []
    for role in _together(roles, site.frame):
        if role.body.is_aloft or place.floats or role.body.hangs:
            aloft.append(_aloft(site, scenery, role, floats=place.floats))
        else:
            afoot.append(_afoot(site, scenery, role))
    if not aloft and afoot and afoot[0].toy_at(0.0, site.frame) is not None:
        aloft.append(_toy(site, scenery, afoot[0], place))
    # Far to near: by distance, and at one distance by how far down they stand.
    afoot.sort(key=lambda actor: (-actor.spot.depth, actor.spot.y))
    return [*afoot, *aloft]


def _together(roles: list[Role], frame: FrameSize) -> list[Role]:
    """Those who go side by side cross the picture as one: each gets room of the same width."""
    going = [r for r in roles if _speed_px_s(r.body) and not r.body.is_aloft]
    standing = [r for r in roles if r not in going and not r.body.is_aloft]
    if len(going) < 2 or standing:
        return roles
    ends = [
        (r.spot.x + left, r.spot.x + right) for r in going for left, right in [r.body.stature_px()]
    ]
    first, last = min(e[0] for e in ends), max(e[1] for e in ends)
    # A row as wide as the picture comes in at one side and goes out at the other.
    spare = max(0.5 * frame.width, 0.96 * frame.width - (last - first))
    shift = frame.width / 2 - (first + last) / 2
    rooms = {
        id(r): (left + shift - spare / 2, right + shift + spare / 2)
        for r, (left, right) in zip(going, ends, strict=True)
    }
    return [replace(r, room=rooms[id(r)]) if id(r) in rooms else r for r in roles]


def _afoot(site: Site, scenery: Scenery, role: Role) -> _Afoot:
    body = role.body
    speed, tempo = _speed_px_s(body), 1.0
    if speed and not site.scroll_px_s:
        tempo = _tempo(role, speed, site.path.duration_s)
        speed *= tempo
    trail = None
    if speed and site.scene.has("snowy"):
        trail = Trail(site, body.height_px, site.scroll_px_s or speed)
    return _Afoot(
        body=body,
        spot=role.spot,
        room=role.room,
        stature=body.stature_px(),
        light=scenery.light,
        speed_px_s=0.0 if site.scroll_px_s else speed,
        tempo=tempo,
        trail=trail,
        sails=body.rig.habitat is Habitat.WATER and not role.is_placed,
    )


def _tempo(role: Role, speed_px_s: float, duration_s: float) -> float:
    """How much slower than life it goes, so that it crosses its room once and need not turn."""
    left, right = role.body.stature_px()
    room = max(1.0, role.room[1] - role.room[0] - (right - left))
    return max(_SLOWEST, min(1.0, room / (speed_px_s * max(1.0, duration_s))))


def _aloft(site: Site, scenery: Scenery, role: Role, *, floats: bool) -> _Aloft:
    return _Aloft(
        body=role.body,
        home=(role.spot.x, role.spot.y),
        depth=role.spot.depth,
        air=scenery.air,
        manner=manner_of(role.body, is_placed=role.is_placed, floats=floats),
        light=scenery.light,
        duration_s=site.path.duration_s,
    )


def _toy(site: Site, scenery: Scenery, leader: _Afoot, place: Place) -> Layer:
    rig = SUBJECTS[_TOY.kind]
    toy = Body(_TOY, rig, rig.look, site.scene.seed % 1000, "fly")
    toy.sized(place.subject * site.frame.unit * 0.26)
    return _Toy(toy, leader, scenery.light)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Afoot:
    """A subject on the ground or the water."""

    body: Body
    spot: Spot
    room: tuple[float, float]
    stature: tuple[float, float]
    """Left and right of it, from its origin."""
    light: Light
    speed_px_s: float
    """How fast it crosses the picture; 0 when it stays, or the world passes by instead."""
    tempo: float
    """Its time against the clip's."""
    trail: Trail | None
    sails: bool

    def draw(self, view: View) -> None:
        x, facing = self._where(view.t_s, view.frame)
        view.enter(self.spot.depth)
        canvas = view.canvas
        if self.trail is not None:
            self.trail.prints(canvas, x, self.spot.y, view.t_s, facing < 0)
        canvas.save()
        canvas.translate(x, self.spot.y)
        if facing != 1.0:
            canvas.scale(facing, 1)
        self.body.draw(canvas, t_s=view.t_s * self.tempo, light=self.light)
        canvas.restore()
        if self.trail is not None:
            self.trail.puffs(canvas, x, self.spot.y, view.t_s, facing < 0)
        canvas.restore()

    def toy_at(self, t_s: float, frame: FrameSize) -> tuple[float, float] | None:
        """Where what it plays with should be, neutral pixels of its depth; None for nothing."""
        body = self.body
        focus = body.rig.focus(t_s=t_s, height_px=body.height_px, action=body.pose, seed=body.seed)
        if focus is None:
            return None
        x, facing = self._where(t_s, frame)
        return x + focus.real * facing, self.spot.y + focus.imag

    def _where(self, t_s: float, frame: FrameSize) -> tuple[float, float]:
        """Its x, and which way it faces: 1 right, -1 left, between while it turns."""
        if self.speed_px_s:
            return self._to_and_fro(t_s)
        x = self.spot.x
        if self.sails:
            x += frame.unit * (0.035 * t_s - 0.1)
        elif self.trail is not None:
            x += frame.unit * 0.045 * math.sin(0.5 * t_s + 0.6)
        if self.sails or self.trail is not None:
            left, right = self.stature
            spare = 0.02 * frame.width
            x = min(max(x, spare - left), frame.width - spare - right)
        return x, -1.0 if self.spot.faces_left else 1.0

    def _to_and_fro(self, t_s: float) -> tuple[float, float]:
        """It walks between the ends of its room."""
        left, right = self.stature
        first, last = self.room
        room = max(1.0, last - first - (right - left))
        middle = (first + last) / 2 - (left + right) / 2
        walked = (self.speed_px_s * t_s) % (2 * room)
        way = walked if walked < room else 2 * room - walked
        # It turns like paper in a puppet theatre: narrow for a moment, never mirrored at once.
        to_turn_s = min(abs(walked - room), 2 * room - walked) / self.speed_px_s
        facing = min(1.0, max(0.1, to_turn_s / 0.16)) * (1 if walked < room else -1)
        return middle - room / 2 + way, facing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aloft:
    """A subject in the air, or one that hangs in water or space."""

    body: Body
    home: tuple[float, float]
    depth: float
    air: tuple[float, float, float, float]
    manner: Manner
    light: Light
    duration_s: float

    def draw(self, view: View) -> None:
        x, y = self._where(view.t_s)
        ahead, _ = self._where(view.t_s + 0.2)
        # Who only sways about a place does not turn round for it.
        is_back = self.manner in (Manner.CROSS, Manner.FLUTTER) and ahead < x - 0.5
        _draw_aloft(view, self.body, (x, y), is_back=is_back, depth=self.depth, light=self.light)

    def _where(self, t_s: float) -> tuple[float, float]:
        return place_at(
            self.manner,
            home=self.home,
            air=self.air,
            t_s=t_s,
            duration_s=self.duration_s,
            seed=self.body.seed,
        )


@dataclass(frozen=True, slots=True)
class _Toy:
    """What somebody plays with: it is where they look."""

    body: Body
    leader: _Afoot
    light: Light

    def draw(self, view: View) -> None:
        at = self.leader.toy_at(view.t_s, view.frame)
        ahead = self.leader.toy_at(view.t_s + 0.2, view.frame)
        if at is None or ahead is None:
            return
        depth = self.leader.spot.depth
        _draw_aloft(view, self.body, at, is_back=ahead[0] < at[0], depth=depth, light=self.light)


def _draw_aloft(
    view: View,
    body: Body,
    at: tuple[float, float],
    *,
    is_back: bool,
    depth: float,
    light: Light,
) -> None:
    view.enter(depth)
    view.canvas.translate(*at)
    if is_back:
        view.canvas.scale(-1, 1)
    body.draw(view.canvas, t_s=view.t_s, light=light)
    view.canvas.restore()
