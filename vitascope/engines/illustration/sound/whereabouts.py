"""Where in the stereo picture everybody is, moment by moment, and how near the camera comes.

Positions are those of the drawing, reckoned for a picture of the usual shape on a plain stage: the
place's own spots are not asked for, since only left, right and the direction can be heard.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..cast.actors import pace_px_s
from ..cast.body import Body, bodies_of
from ..cast.flight import manner_of, place_at
from ..cast.layout import Role, laid_out
from ..light import light_for
from ..places import PLACES
from ..places.scenery import Place, Scenery, Spot
from ..scene import Scene
from ..stage import CameraPath, FrameSize

__all__ = ["Source", "Stage", "stage_of"]

_FRAME = FrameSize(1280, 720)
_STEPS = 48
"""Moments of a clip at which positions are reckoned."""
_WIDE = 0.85
"""Pan of what stands at the edge of the picture."""
_NEARER = 1.5
"""Coming closer is heard a little more than it is seen: by this power of the size."""
_AIR = (0.08, 0.1, 0.92, 0.62)

Track = NDArray[np.float64]
"""(_STEPS,) values evenly spread over the clip."""


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who may be heard."""

    body: Body
    pan: Track
    """-1 left … 1 right."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Everybody, and the camera."""

    sources: tuple[Source, ...]
    nearness: Track
    """How large things at the subjects' distance have become since the beginning, as a gain."""
    drift: Track
    """Where the middle of the scene has gone, -1 … 1."""


def stage_of(scene: Scene, duration_s: float) -> Stage:
    """Who is where, and what the camera does."""
    place = PLACES.get(scene.scenery) or next(iter(PLACES.values()))
    path = CameraPath(_FRAME, scene.camera, duration_s, place.horizon)
    times = np.linspace(0, duration_s, _STEPS)
    at = [path.placement(1.0, float(t)) for t in times]
    nearness = np.array([a.scale for a in at]) ** _NEARER
    far = [path.placement(1.6, float(t)) for t in times]
    drift = np.array([2 * (a.x + 0.5 * a.scale * _FRAME.width) / _FRAME.width - 1 for a in far])
    sources = []
    for role, xs in _paths(scene, place, times, duration_s):
        screen = np.array([a.scale * x + a.x for a, x in zip(at, xs, strict=True)])
        pan = np.clip(2 * screen / _FRAME.width - 1, -1.15, 1.15) * _WIDE
        sources += [Source(body, pan) for body in _with_borne(role.body)]
    return Stage(tuple(sources), nearness, drift)


def _with_borne(body: Body) -> list[Body]:
    """A body and all it bears, rides or is ridden by."""
    return [body, *(inner for other in body.borne for inner in _with_borne(other))]


def _paths(
    scene: Scene, place: Place, times: Track, duration_s: float
) -> list[tuple[Role, list[float]]]:
    """Everybody's x through the clip, neutral pixels."""
    width, height = _FRAME.width, _FRAME.height
    left, top, right, bottom = _AIR
    air = (left * width, top * height, right * width, bottom * height)
    middle = Spot(0.5 * width, 0.82 * height)
    light = light_for(scene.time, scene.weather)
    plain = Scenery(back=(), spots=(middle,), air=air, light=light)
    roles = laid_out(bodies_of(scene), plain, place, _FRAME, scene.camera)
    scrolls = pace_px_s(scene, _FRAME, place) > 0
    found = []
    for role in roles:
        body = role.body
        if body.is_aloft or place.floats or body.hangs:
            manner = manner_of(body, is_placed=role.is_placed, floats=place.floats)
            home = (role.spot.x, role.spot.y)
            xs = [
                place_at(
                    manner, home=home, air=air, t_s=float(t), duration_s=duration_s, seed=body.seed
                )[0]
                for t in times
            ]
        else:
            speed = 0.0 if scrolls else _speed_px_s(body)
            xs = [_walked(role, speed, float(t)) for t in times]
        found.append((role, xs))
    return found


def _speed_px_s(body: Body) -> float:
    focus = body.rig.focus(t_s=0.0, height_px=body.height_px, action=body.pose, seed=body.seed)
    if focus is not None:
        return 0.0
    return body.rig.ground_speed_px_s(height_px=body.height_px, action=body.pose)


def _walked(role: Role, speed_px_s: float, t_s: float) -> float:
    """Who crosses the picture goes to and fro in the room they have, first to the right."""
    if not speed_px_s:
        return role.spot.x
    left, right = role.body.stature_px()
    first, last = role.room
    room = max(0.6 * (right - left), last - first - (right - left))
    middle = (first + last) / 2 - (left + right) / 2
    gone = (speed_px_s * t_s + (0.3 + 0.04 * (role.body.seed % 7)) * room) % (2 * room)
    return middle - room / 2 + (gone if gone < room else 2 * room - gone)
