"""Bodies: subjects ready to be drawn, with all they hold, wear, ride and carry fixed to them.

A body knows its size and what hangs on it, not where it stands.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import skia

from ..light import Light
from ..scene import RelationKind, Scene, Subject
from ..subjects import SUBJECTS
from ..subjects.folk import FOLK
from ..subjects.rig import Anchor, Habitat, Look, Rig, coloured

__all__ = ["Body", "bodies_of"]

_MOST = 8
"""More of a kind than this are not drawn."""
_SEATED = {"sit": "sit_on", "read": "sit_on", "idle": "sit_on", "type": "sit_on"}
"""Poses of somebody on a seat."""
_CLOTHES = (0xFF5B8FBF, 0xFF6FA06A, 0xFFC9545A, 0xFF8A6FB0, 0xFFE0B04A, 0xFF4FA3A0)
_UPRIGHT = {"drink": "sip", "eat": "munch", "idle": "hold", "sit": "hold"}
_UNSEATED = {"keys": "keys_stool", "ride": "sit", "drive": "sit", "row": "sit", "sit_on": "sit"}
"""What becomes of the poses that need a seat where there is none."""
_HIGH = frozenset({"umbrella", "balloon", "kite", "lantern", "flag", "hand fan", "camera"})
"""What is held up."""
_WORN_AT = ("head", "eyes", "neck", "back")
_CARRIED = frozenset({RelationKind.HELD, RelationKind.WORN, RelationKind.ON, RelationKind.INSIDE})
_SIZES = {"small": 0.68, "large": 1.4}
_ASTRIDE = ("ride", "drive", "row", "glide", "ski")
_PERSON_M = 1.68
_BIG_HEADED = 1.7
"""How much larger an animal's head is than a person's, against their heights."""
_LOW_M = 0.5
_AT_TABLE = frozenset({"type", "cut", "write", "sew", "stir", "massage"})
"""Poses of work that is done at a table."""
_LEAST = {RelationKind.HELD: 0.17, RelationKind.WORN: 0.08, RelationKind.ON: 0.3}
"""Share of its bearer's height below which what it bears could not be seen."""


@dataclass(slots=True, eq=False)
class Body:
    """One subject, once for each of its count."""

    subject: Subject
    rig: Rig
    look: Look
    seed: int
    pose: str
    relation: RelationKind | None = None
    borne: list[Body] = field(default_factory=list)
    """What is fixed to it."""
    anchor: str = ""
    """Where it is fixed itself; empty when it stands by itself."""
    shift: float = 0.0
    """How far beside the anchor, body units of the bearer."""
    height_px: float = 0.0

    @property
    def is_aloft(self) -> bool:
        """Whether it flies or hangs in the air."""
        if self.rig.habitat is Habitat.AIR:
            return self.pose not in ("idle", "walk", "perch", "eat") or not self._can_stand
        return self.pose == "fly" and "fly" in self.rig.actions

    @property
    def hangs(self) -> bool:
        """Whether it is above somebody else."""
        return self.relation is RelationKind.ABOVE

    @property
    def _can_stand(self) -> bool:
        return "walk" in self.rig.actions or "perch" in self.rig.actions

    @property
    def is_on_foot(self) -> bool:
        """Whether it stands upright anyway, as people do."""
        return self.subject.kind in FOLK

    @property
    def is_rider(self) -> bool:
        """Whether it is in the pose of somebody who is carried."""
        return self.pose in _ASTRIDE

    @property
    def is_person(self) -> bool:
        """Whether it is drawn as people are."""
        return "wave" in self.rig.actions and "ride" in self.rig.actions

    @property
    def height_m(self) -> float:
        """How tall it is in life."""
        return self.rig.height_m * _SIZES.get(self.subject.size or "", 1.0)

    def sized(self, height_px: float) -> None:
        """Make it, and all it bears, that tall."""
        self.height_px = height_px
        for other in self.borne:
            share = other.height_m / self.height_m
            if other.relation is RelationKind.WORN:
                # Made to measure: garments are drawn for people, heads of animals are larger.
                share = other.height_m / _PERSON_M * (1.0 if self.is_person else _BIG_HEADED)
            least = _LEAST.get(other.relation or RelationKind.ON, 0.1)
            if other.is_rider or self.is_rider:
                least = 0.0
            if other.pose in ("keys", "drum"):
                least = 0.85
            most = 1.05 if other.relation is RelationKind.ON else 1.6
            if other.anchor == "vessel":
                # Flowers in a vase: their stems are inside it.
                most = 0.68
            if other.is_rider:
                most = 40.0
            other.sized(height_px * min(most, max(least, share)))

    def extent_px(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of it and of all it bears, from its origin."""
        left, top, right, bottom = self.rig.extent_px(height_px=self.height_px)
        for other, at in self._places(0.0):
            x, y = at.at.real, at.at.imag
            reach = other.extent_px()
            left, right = min(left, x + reach[0]), max(right, x + reach[2])
            top, bottom = min(top, y + reach[1]), max(bottom, y + reach[3])
        return left, top, right, bottom

    def stature_px(self) -> tuple[float, float]:
        """Left and right of what is seen of it at rest, from its origin."""
        half = self.rig.aspect * self.height_px / 2
        reach = self.rig.extent_px(height_px=self.height_px)
        left, right = max(reach[0], -half), min(reach[2], half)
        for other, at in self._places(0.0):
            first, last = other.stature_px()
            left, right = min(left, at.at.real + first), max(right, at.at.real + last)
        return left, right

    def draw(self, canvas: skia.Canvas, *, t_s: float, light: Light) -> None:
        """Draw it with all it bears; the canvas's origin is the ground under it."""
        fixed = self._places(t_s)
        for other, at in fixed:
            if at.behind:
                _draw_at(canvas, other, at, t_s=t_s, light=light)
        self.rig.draw(
            canvas,
            t_s=t_s,
            height_px=self.height_px,
            light=light,
            action=self.pose,
            look=self.look,
            seed=self.seed,
        )
        for other, at in fixed:
            if not at.behind:
                _draw_at(canvas, other, at, t_s=t_s, light=light)
        if any(other.relation is RelationKind.HELD for other in self.borne):
            self.rig.draw_grasp(
                canvas,
                t_s=t_s,
                height_px=self.height_px,
                light=light,
                action=self.pose,
                look=self.look,
                seed=self.seed,
            )

    def _places(self, t_s: float) -> list[tuple[Body, Anchor]]:
        """All that it bears, and where the origin of each is, pixels from its own."""
        if not self.borne:
            return []
        # Asked for once: a jointed body has to be posed to know its hands.
        anchors = self.rig.anchors(t_s=t_s, action=self.pose, seed=self.seed)
        found = [(other, anchors.get(other.anchor)) for other in self.borne]
        k = self.height_px / 100
        return [
            (other, Anchor((a.at + other.shift) * k, a.turn, a.behind))
            for other, a in found
            if a is not None
        ]


def _draw_at(canvas: skia.Canvas, body: Body, at: Anchor, *, t_s: float, light: Light) -> None:
    grip = body.rig.grip(body.anchor) * body.height_px / 100
    canvas.save()
    canvas.translate(at.at.real, at.at.imag)
    canvas.rotate(at.turn)
    canvas.translate(-grip.real, -grip.imag)
    body.draw(canvas, t_s=t_s, light=light)
    canvas.restore()


def bodies_of(scene: Scene) -> list[Body]:
    """Everybody of a scene who stands by themselves, each bearing what belongs to them."""
    groups: dict[str, list[Body]] = {}
    for subject in scene.subjects:
        if scene.shows(subject):
            continue
        rig = SUBJECTS.get(subject.kind)
        if rig is not None:
            groups[subject.id] = [_body(scene, subject, rig, n) for n in range(_many(subject))]
    own: list[Body] = []
    for subject in scene.subjects:
        for number, body in enumerate(groups.get(subject.id, ())):
            bearers = _bearers(subject, groups)
            if not bearers or not _bear(bearers[number % len(bearers)], body, subject):
                own.append(body)
    own = [body for body in own if not body.anchor]
    _seat_players(own, groups)
    _lay_tables(scene, own)
    for body in own:
        body.pose = _UNSEATED.get(body.pose, body.pose) if body.is_person else body.pose
        _spread(body)
    return own


def _many(subject: Subject) -> int:
    return max(1, min(_MOST, subject.count))


def _body(scene: Scene, subject: Subject, rig: Rig, number: int) -> Body:
    seed = (scene.seed * 31 + zlib.crc32(subject.id.encode()) + 977 * number) & 0x7FFFFFFF
    look = coloured(rig.look, subject.colour)
    if number and subject.colour is None and subject.kind in FOLK:
        # No two of a group wear the same.
        look = replace(look, base=_CLOTHES[(number + scene.seed) % len(_CLOTHES)])
    kind = subject.relation.kind if subject.relation else None
    return Body(subject, rig, look, seed, subject.pose, relation=kind)


def _lay_tables(scene: Scene, own: list[Body]) -> None:
    """What is small and worked at stands on a table: a laptop, a vase to be filled."""
    for thing in list(own):
        relation = thing.subject.relation
        if relation is None or relation.kind is not RelationKind.FRONT or thing.height_m > _LOW_M:
            continue
        user = next((b for b in own if b.subject.id == relation.to[0]), None)
        if user is None or user.pose not in _AT_TABLE:
            continue
        rig = SUBJECTS["table"]
        subject = Subject(id=f"{thing.subject.id}-table", kind="table", word="", relation=relation)
        table = Body(subject, rig, rig.look, scene.seed, "idle", relation=relation.kind)
        own[own.index(thing)] = table
        thing.relation = RelationKind.ON
        _fix(table, thing, "top")


def _bearers(subject: Subject, groups: dict[str, list[Body]]) -> list[Body]:
    relation = subject.relation
    if relation is None or relation.kind not in _CARRIED:
        return []
    return groups.get(relation.to[0], [])


def _bear(bearer: Body, body: Body, subject: Subject) -> bool:
    """Fix a body to another one; False when there is no place for it there."""
    is_held = subject.relation is not None and subject.relation.kind is RelationKind.HELD
    if is_held and not bearer.is_on_foot:
        # An animal that is given a cup or a sandwich takes it in its hands.
        upright = _UPRIGHT.get(bearer.pose)
        bearer.pose = upright if upright in bearer.rig.actions else bearer.pose
    if is_held and bearer.pose == "read":
        # Who reads at a table has a book in the drawing.
        return True
    if body.pose in ("glide", "ski") and "feet" in bearer.rig.grips:
        # Who stands on a board carries it along, not the other way round.
        bearer.relation = RelationKind.HELD
        _fix(body, bearer, "feet")
        bearer.pose = next((a for a in bearer.rig.actions if a != "idle"), bearer.pose)
        return False
    anchor = _anchor_for(bearer, body, subject)
    if anchor is None:
        return is_held
    if not anchor:
        # A garment that is no thing of its own: the wearer's clothes take its colour.
        if subject.colour:
            bearer.look = replace(bearer.look, base=body.look.base)
        return True
    if body in _all_of(body, bearer):
        return False
    _fix(bearer, body, anchor)
    return True


def _fix(bearer: Body, body: Body, anchor: str) -> None:
    body.anchor = anchor
    bearer.borne.append(body)
    if anchor == "seat":
        body.pose = _SEATED.get(body.pose, body.pose)
    if anchor in ("seat", "inside") and body.is_rider:
        _set_going(bearer, body)
    if body.relation in (RelationKind.HELD, RelationKind.WORN) and "held" in body.rig.actions:
        body.pose = "held"
    if body.relation is RelationKind.HELD and bearer.is_person:
        bearer.pose = _grasping(bearer.pose, is_high=body.subject.kind in _HIGH)


def _grasping(pose: str, *, is_high: bool) -> str:
    """The pose of somebody who does nothing else with what they hold."""
    if pose in ("idle", "hold"):
        return "hold" if is_high else "hold_low"
    return "walk_holding" if pose == "walk" and is_high else pose


def _seat_players(own: list[Body], groups: dict[str, list[Body]]) -> None:
    """Who plays an instrument that has a bench sits on it."""
    for thing in list(own):
        relation = thing.subject.relation
        if relation is None or relation.kind is not RelationKind.FRONT:
            continue
        player = next(iter(groups.get(relation.to[0], ())), None)
        if player is None or player not in own or player.pose not in ("keys", "drum"):
            continue
        if "seat" in thing.rig.anchors(t_s=0.0, action=thing.pose, seed=thing.seed):
            own.remove(player)
            player.relation = RelationKind.ON
            _fix(thing, player, "seat")


def _all_of(body: Body, bearer: Body) -> Sequence[Body]:
    """The bearer, if the body already bears it: nobody bears themselves."""
    borne = [body]
    for one in borne:
        borne += one.borne
    return [body] if bearer in borne else []


def _set_going(mount: Body, rider: Body) -> None:
    """Whoever is ridden moves as the rider wants."""
    if mount.pose == "idle":
        wish = "run" if "run" in mount.rig.actions else "walk"
        goes = "walk" if "walk" in mount.rig.actions and rider.pose == "ride" else wish
        known = [a for a in (goes, "drive", "row", "run", "walk") if a in mount.rig.actions]
        mount.pose = known[0] if known else mount.pose


def _anchor_for(bearer: Body, body: Body, subject: Subject) -> str | None:
    """The name of the anchor; empty for a garment that only colours; None for none."""
    has = bearer.rig.anchors(t_s=0.0, action=bearer.pose, seed=bearer.seed)
    assert subject.relation is not None
    match subject.relation.kind:
        case RelationKind.HELD:
            return "hand" if "hand" in has else None
        case RelationKind.WORN:
            for name in _WORN_AT:
                if name in has and name in body.rig.grips:
                    return name
            return ""
        case RelationKind.INSIDE:
            return next((n for n in ("inside", "seat", "top") if n in has), None)
        case _:
            acts = "sit_on" in body.rig.actions or "ride" in body.rig.actions
            sits = body.is_rider or body.pose in _SEATED
            names = ("seat", "top") if acts and sits else ("vessel", "top", "seat")
            return next((n for n in names if n in has), None)


def _spread(body: Body) -> None:
    """Put what shares a top or a seat side by side."""
    wide = min(70.0, 50 * body.rig.aspect * 0.6)
    for anchor, half in (("top", wide), ("seat", wide), ("inside", wide), ("vessel", 14.0)):
        sharing = [b for b in body.borne if b.anchor == anchor]
        for number, other in enumerate(sharing):
            if len(sharing) > 1:
                other.shift = half * (2 * number / (len(sharing) - 1) - 1)
    for other in body.borne:
        _spread(other)
