"""Layout: where everybody stands, so that what the prompt says of it can be seen.

Left is left, behind is behind, everybody is large enough to be read and inside the frame. Works
in neutral pixels of the subjects' depth; knows nothing of movement.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..places.scenery import Place, Scenery, Spot
from ..scene import Camera, RelationKind, Shot
from ..stage import FrameSize
from ..subjects.rig import Habitat
from .body import Body

__all__ = ["Role", "laid_out", "usual_height_px"]

_POWER = 0.38
"""See ``Place.subject``."""
_USUAL_M = 0.9
_LEAST, _MOST = 0.26, 0.8
"""Shares of the picture's height between which a subject is drawn."""
_SHOTS = {Shot.CLOSE: 1.75, Shot.MEDIUM: 1.0, Shot.WIDE: 0.6}
_FILL = 0.88
"""Share of the width that a row of subjects may take."""
_HANDS_ON = frozenset(
    {"keys", "drum", "paint", "type", "stir", "cut", "write", "sew", "massage", "push", "kick",
     "strum", "groom", "pull", "sweep", "point", "swing", "clap"}
)  # fmt: skip
"""Poses of somebody who works at what is before them."""
_SMALL_M, _NEAR = 0.6, 0.4
_LONG = ("run", "trot", "fly", "swim", "jump")
"""Poses that are longer than standing."""
_ORDER = {"left": -1, "right": 1}
_DEEP = {"foreground": (0.86, 0.05, 1.2), "background": (1.2, -0.06, 0.72)}
"""Position → depth, how far down in units, size."""


@dataclass(frozen=True, slots=True)
class Role:
    """A body on its spot."""

    body: Body
    spot: Spot
    room: tuple[float, float]
    """From where to where it may move, neutral pixels: the whole frame if it is alone."""
    is_placed: bool
    """Whether the prompt says where it is, so that it must stay about there."""


def laid_out(
    bodies: Sequence[Body], scenery: Scenery, place: Place, frame: FrameSize, camera: Camera
) -> list[Role]:
    """A spot for everybody, in the order of the bodies.

    Args:
        bodies: who stands by themselves; their sizes are set here.
        scenery: spots, water and air.
        place: how large things are drawn.
        frame: the picture.
        camera: its shot decides sizes.
    """
    for body in bodies:
        _suit(body, scenery, place)
        body.sized(_height_px(body, place, frame, camera.shot))
    aloft = [b for b in bodies if b.is_aloft or place.floats or b.hangs]
    grounded = [b for b in bodies if b not in aloft]
    afloat = [b for b in grounded if _is_wet(b)] if scenery.afloat else []
    roles = [
        *_row([b for b in grounded if b not in afloat], scenery, frame, camera.shot),
        *_row(afloat, scenery, frame, camera.shot),
        *_in_air(aloft, scenery, frame, place),
    ]
    return [next(r for r in roles if r.body is b) for b in bodies]


def _suit(body: Body, scenery: Scenery, place: Place) -> None:
    """Let a body do what it would do here: fish leap out of a lake, ducks swim on it."""
    rig, is_resting = body.rig, body.pose in ("idle", "swim", "walk")
    if rig.habitat is Habitat.DEEP and not place.floats:
        body.pose = "jump" if is_resting and "jump" in rig.actions else body.pose
    is_water_bird = "swim" in rig.actions and "fly" in rig.actions and not body.is_person
    if is_water_bird and scenery.afloat and is_resting and body.relation is None:
        body.pose = "swim"


def usual_height_px(body: Body, place: Place, frame: FrameSize) -> float:
    """How tall it would be drawn if nothing else were asked for; see ``Place.subject``."""
    return place.subject * frame.unit * math.pow(body.height_m / _USUAL_M, _POWER)


def _height_px(body: Body, place: Place, frame: FrameSize, shot: Shot) -> float:
    """How tall it is drawn."""
    usual = usual_height_px(body, place, frame) * _SHOTS[shot]
    least = _LEAST * frame.height * (0.55 if shot is Shot.WIDE else 1.0)
    # Of somebody near only the upper half is seen; a thing is always seen whole.
    most = frame.height * (1.45 if shot is Shot.CLOSE and body.is_person else _MOST)
    if body.is_aloft and shot is not Shot.CLOSE:
        most = min(most, 0.5 * frame.height)
    # Long things are large enough when they are not tall.
    aspect = max(1.0, body.rig.aspect)
    height = min(most, max(usual, least / math.sqrt(aspect)))
    return min(height, 0.9 * frame.width / max(0.2, body.rig.aspect))


# On the ground and on the water


def _row(row: Sequence[Body], scenery: Scenery, frame: FrameSize, shot: Shot) -> list[Role]:
    """Those who share the ground, side by side in an order that keeps every relation."""
    if not row:
        return []
    behind = {id(b): s for b in row if (s := _sight(b, row)) is not None}
    line = _ordered([b for b in row if id(b) not in behind])
    if len(line) == 1 and not behind:
        return [_alone(line[0], scenery, frame, shot)]
    _fit(line, behind, row, frame)
    roles = _line(line, scenery, frame)
    for body in row:
        if id(body) in behind:
            other, kind = behind[id(body)]
            base = next((r for r in roles if r.body is other), roles[0] if roles else None)
            roles.append(_staggered(body, kind, base, scenery, frame))
    return roles


def _sight(body: Body, row: Sequence[Body]) -> tuple[Body, RelationKind] | None:
    """Who it is before, behind or under, if it is."""
    relation = body.subject.relation
    if relation is None or relation.kind not in (
        RelationKind.FRONT,
        RelationKind.BEHIND,
        RelationKind.UNDER,
    ):
        return None
    other = next((b for b in row if b.subject.id == relation.to[0] and b is not body), None)
    return None if other is None else (other, relation.kind)


def _ordered(row: Sequence[Body]) -> list[Body]:
    """From left to right."""
    line = list(row)
    for body in row:
        relation = body.subject.relation
        if relation is None:
            continue
        others = [line.index(b) for b in line if b.subject.id in relation.to and b is not body]
        if not others:
            continue
        line.remove(body)
        others = [line.index(b) for b in line if b.subject.id in relation.to]
        match relation.kind:
            case RelationKind.LEFT:
                line.insert(min(others), body)
            case RelationKind.BETWEEN:
                line.insert(min(others) + 1, body)
            case _:
                line.insert(max(others) + 1, body)
    return sorted(line, key=lambda b: _ORDER.get(b.subject.position or "", 0))


def _width(body: Body) -> float:
    left, right = body.stature_px()
    return right - left


def _fit(
    line: Sequence[Body],
    behind: dict[int, tuple[Body, RelationKind]],
    row: Sequence[Body],
    frame: FrameSize,
) -> None:
    """Make everybody small enough to share the picture."""
    wide = sum(_width(b) * (1.4 if b.pose in _LONG else 1.12) for b in line)
    extra = [b for b in row if id(b) in behind and behind[id(b)][1] is not RelationKind.UNDER]
    wide += 0.5 * sum(_width(b) for b in extra)
    shrink = min(1.0, _FILL * frame.width / max(1.0, wide))
    for body in row:
        body.sized(body.height_px * shrink)


def _is_wet(body: Body) -> bool:
    """Whether it belongs into the water."""
    return body.rig.habitat in (Habitat.WATER, Habitat.DEEP) or body.pose == "swim"


def _spot_for(body: Body, scenery: Scenery, number: int = 0) -> Spot:
    """The place's own spot for somebody of this habitat."""
    spots = (scenery.afloat if _is_wet(body) else ()) or scenery.spots or scenery.afloat
    if spots:
        return spots[number % len(spots)]
    left, _, right, bottom = scenery.air
    return Spot((left + right) / 2, bottom)


def _alone(body: Body, scenery: Scenery, frame: FrameSize, shot: Shot) -> Role:
    spot = _spot_for(body, scenery)
    body.sized(body.height_px * (spot.size if shot is not Shot.CLOSE else 1.0))
    if shot is Shot.MEDIUM and body.height_m < _SMALL_M and "walk" not in body.rig.actions:
        # A small thing that is all there is to see is seen from near.
        near = min(_NEAR * frame.height, 0.7 * frame.width / max(0.2, body.rig.aspect))
        body.sized(max(body.height_px, near))
    position = body.subject.position
    thirds = {"left": 0.28, "right": 0.72, "centre": 0.5}
    if position in thirds:
        spot = replace(spot, x=frame.width * thirds[position])
    if position in _DEEP:
        spot = _deeper(body, spot, position, frame)
    _, top, _, _ = body.extent_px()
    if shot is Shot.CLOSE:
        # The head of somebody taller than the frame, the whole of what is not.
        y = max(spot.y, 0.1 * frame.height + body.height_px)
        fits = body.height_px < 0.84 * frame.height
        spot = replace(spot, y=min(y, 0.94 * frame.height) if fits else y)
    elif spot.y + top < 0.03 * frame.height:
        # Whoever is too tall for the spot steps nearer.
        spot = replace(spot, y=min(0.97 * frame.height, 0.03 * frame.height - top))
    x = _inside(spot.x, *body.stature_px(), frame)
    return Role(body, replace(spot, x=x), (0.0, float(frame.width)), position is not None)


def _deeper(body: Body, spot: Spot, position: str, frame: FrameSize) -> Spot:
    depth, down, size = _DEEP[position]
    body.sized(body.height_px * size)
    y = min(0.97 * frame.height, spot.y + down * frame.unit)
    return replace(spot, depth=depth, y=y)


def _inside(x: float, left: float, right: float, frame: FrameSize) -> float:
    """Whatever the frame's shape, the whole of it stays in the picture."""
    spare = 0.02 * frame.width
    low, high = spare - left, frame.width - spare - right
    return (low + high) / 2 if low > high else min(max(x, low), high)


def _line(line: Sequence[Body], scenery: Scenery, frame: FrameSize) -> list[Role]:
    """Side by side over the width; the ones of a crowd stand in two rows."""
    widths = [_width(b) for b in line]
    free = frame.width * 0.9 - sum(widths)
    gap = max(0.02 * frame.width, free / (len(line) + 1)) if line else 0.0
    gap = min(gap, 0.14 * frame.width)
    at = (frame.width - sum(widths) - gap * (len(line) - 1)) / 2
    is_told = any(b.subject.relation or b.subject.position for b in line)
    roles = []
    for number, (body, wide) in enumerate(zip(line, widths, strict=True)):
        spot = _spot_for(body, scenery)
        first, _ = body.stature_px()
        y, depth = spot.y, spot.depth
        if len(line) > 3 and number % 2:
            y, depth = y - 0.035 * frame.unit, depth * 1.06
            body.sized(body.height_px * 0.94)
        _, top, _, _ = body.extent_px()
        y = min(0.97 * frame.height, max(y, 0.03 * frame.height - top))
        faces_left = is_told and number == len(line) - 1 and len(line) > 1
        spot = Spot(at - first, y, spot.size, depth, faces_left=faces_left)
        if faces_left:
            spot = replace(spot, x=at + wide + first)
        roles.append(Role(body, spot, (at - gap / 2, at + wide + gap / 2), is_told))
        at += wide + gap
    return roles


def _staggered(
    body: Body, kind: RelationKind, base: Role | None, scenery: Scenery, frame: FrameSize
) -> Role:
    """Before, behind or under another one."""
    spot = base.spot if base is not None else _spot_for(body, scenery)
    other = base.body if base is not None else body
    left, right = body.stature_px()
    aside = 0.5 * (_width(other) + 0.4 * (right - left))
    if spot.x + aside + right > 0.98 * frame.width:
        aside = -aside
    unit = frame.unit
    match kind:
        case RelationKind.FRONT if other.pose in _HANDS_ON:
            # What somebody works at stands before their hands.
            real = body.height_m / other.height_m * other.height_px
            body.sized(min(body.height_px, max(real, 0.18 * other.height_px)))
            reach = other.stature_px()[1] * 0.75 - body.stature_px()[0]
            if other.pose == "drum":
                reach = 0.0
            placed = Spot(spot.x + reach, spot.y, 1.0, spot.depth * 0.98)
        case RelationKind.FRONT:
            y = min(0.97 * frame.height, spot.y + 0.075 * unit)
            placed = Spot(spot.x + 0.7 * aside, y, 1.0, spot.depth * 0.9, aside > 0)
        case RelationKind.BEHIND:
            body.sized(body.height_px * 0.92)
            placed = Spot(spot.x - aside, spot.y - 0.06 * unit, 1.0, spot.depth * 1.14)
        case _:
            low = 0.62 * other.height_px
            if body.height_px > low and other.height_m < 3:
                body.sized(low)
            placed = Spot(spot.x, min(0.97 * frame.height, spot.y + 0.012 * unit), 1.0, spot.depth)
    left, _, right, _ = body.extent_px()
    placed = replace(placed, x=_inside(placed.x, left, right, frame))
    return Role(body, placed, (placed.x + left, placed.x + right), True)


# In the air


def _in_air(bodies: Sequence[Body], scenery: Scenery, frame: FrameSize, place: Place) -> list[Role]:
    """Side by side in the air, or where everything floats."""
    if not bodies:
        return []
    left, top, right, bottom = scenery.air
    line = _ordered(bodies)
    wide = sum(_width(b) for b in line) * 1.15
    shrink = min(1.0, _FILL * frame.width / max(1.0, wide))
    roles = []
    for number, body in enumerate(line):
        body.sized(min(body.height_px * shrink, 0.8 * frame.height))
        share = (number + 0.5) / len(line)
        told = body.subject.relation is not None or body.subject.position is not None
        thirds = {"left": 0.26, "right": 0.74, "centre": 0.5}
        share = thirds.get(body.subject.position or "", share if len(line) > 1 else 0.56)
        x = left + (right - left) * share
        high = 0.5 if place.floats else 0.42
        y = top + (bottom - top) * (high + (0.1 if number % 2 else -0.04 if len(line) > 1 else 0))
        reach = body.extent_px()
        standing = body.rig.habitat in (Habitat.GROUND, Habitat.WALL)
        if standing and place.floats:
            y += body.height_px / 2
        span_top, span_bottom = reach[1], reach[3]
        y = min(max(y, 0.04 * frame.height - span_top), 0.97 * frame.height - max(0, span_bottom))
        x = _inside(x, *body.stature_px(), frame)
        roles.append(Role(body, Spot(x, y, depth=1.1), (left, right), told or len(line) > 3))
    return roles
