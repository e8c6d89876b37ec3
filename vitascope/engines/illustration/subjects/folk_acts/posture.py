"""From an action and a moment to the joints of one body.

Units are the person's own (see ``keys``), with limbs shortened for the young. It knows nothing of
drawing.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from math import cos, tau

from ..bones import Foot, Gait, bend, foot_at, polar, turned
from ..motion import drift, pulse, ramp, smooth, wave
from ..shapes import BODY_UNITS
from .gaits import GAITS
from .keys import Act, Ease, Key, Spot, View

__all__ = [
    "HIP",
    "SEAT",
    "SEAT_BELOW",
    "Build",
    "Leg",
    "Posture",
    "ankle_of",
    "joint",
    "posture_at",
]

HIP = -53.0
"""Height of a grown person's hip."""
SEAT = complex(0, -45.0)
"""Where the seat is of somebody who sits on something, body units: at the same place always."""
SEAT_BELOW = 4.0
"""How far the seat is below the hip's joint."""
_TRUNK = 33.5
_NECK = complex(1.5, -19.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """The proportions of one person."""

    grown: float = 1.0
    """Length of trunk and limbs against a grown person's; heads are the same."""
    broad: float = 1.0
    stoop: float = 0.0
    """How far an upright back is bent forward, degrees."""

    @property
    def bone(self) -> float:
        """Length of thigh and of shin."""
        return (-HIP * self.grown - 4.0) / 2 + 0.1

    @property
    def unit(self) -> float:
        """Body units to a person unit: a child's head is as large, so the child is drawn small."""
        return BODY_UNITS / (118.5 * self.grown + 24 * (1 - self.grown))

    @property
    def arm(self) -> tuple[float, float]:
        """Length of upper and lower arm."""
        return 20.0 * self.grown, 18.5 * self.grown


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg's joints and the turn of its foot."""

    root: complex
    knee: complex
    ankle: complex
    toe: float


@dataclass(frozen=True, slots=True)
class Arm:
    """An arm's joints."""

    root: complex
    elbow: complex
    hand: complex


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """All joints of a body at a moment, person units from the origin, before ``spin``."""

    key: Key
    view: View
    squash: float
    """Stretch across of somebody turning round."""
    hip: complex
    shoulder: complex
    head: complex
    grip: complex
    """Where a held thing is."""
    near_arm: Arm
    far_arm: Arm
    near_leg: Leg
    far_leg: Leg
    stride: _Stride

    def placed(self, point: complex) -> complex:
        """Where a point of the body is after the whole is turned about the hip."""
        at = self.hip + turned(point - self.hip, self.key.spin)
        return complex(at.real * self.squash, at.imag)


def joint(root: complex, goal: complex, *, upper: float, lower: float, side: float) -> complex:
    """``bend`` with a side that may lie between its two: the limb is then seen from its front."""
    knee = bend(root, goal, upper=upper, lower=lower, side=1.0 if side >= 0 else -1.0)
    line = goal - root
    way = line / (abs(line) or 1.0)
    along = way * ((knee - root) * way.conjugate()).real
    return root + along + (knee - root - along) * abs(side)


def posture_at(act: Act, build: Build, *, t_s: float, seed: int) -> Posture:
    """The body at a moment of an action."""
    # Slow acts of two neighbours are not in step.
    late = (seed % 7) / 7.0 if act.cycle_s > 2.5 else 0.0
    turn = (t_s / act.cycle_s + late) % 1.0
    first, second, share = _between(act.keys, turn)
    key = _mixed(first, second, share)
    view, squash = act.view, 1.0
    if act.view_at is not None:
        view, yaw, squash = act.view_at(turn)
        key = replace(key, yaw=yaw)
    stride = _Stride(GAITS.get(act.gait or ""), build, t_s)
    hip, shoulder, head = _spine(key, build, act, stride, t_s=t_s, seed=seed)
    ends = _Ends(first, second, share, key, build, view, stride, hip, shoulder, head)
    near_arm, far_arm = ends.arm(far=False), ends.arm(far=True)
    grips = {
        "near": near_arm.hand,
        "far": far_arm.hand,
        "both": (near_arm.hand + far_arm.hand) / 2,
        "grip": ends.spot(first.grip, second.grip, near_arm.root),
    }
    return Posture(
        key=key, view=view, squash=squash, hip=hip, shoulder=shoulder, head=head,
        grip=grips[act.held], near_arm=near_arm, far_arm=far_arm, near_leg=ends.leg(far=False),
        far_leg=ends.leg(far=True), stride=stride,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ends:
    """Arms and legs of a body whose spine is known, between two keys."""

    first: Key
    second: Key
    share: float
    key: Key
    build: Build
    view: View
    stride: _Stride
    hip: complex
    shoulder: complex
    head: complex

    def spot(self, a: Spot, b: Spot, root: complex) -> complex:
        """A point between two keys' spots; ``root``: of the limb it is for."""
        start, end = self._at(a, root), self._at(b, root)
        return start + (end - start) * self.share

    def _at(self, spot: Spot, root: complex) -> complex:
        if spot.frame == "head":
            return self.head + turned(spot.at, self.key.nod)
        grown = self.build.grown
        ground = -1j * self.key.rise * grown
        frame = {"ground": ground, "pelvis": self.hip, "shoulder": root}
        return frame[spot.frame] + spot.at * grown

    def arm(self, *, far: bool) -> Arm:
        """An arm from its root to its hand."""
        key, build, stride = self.key, self.build, self.stride
        out = complex(3.5 if far else -1.5, 1.5)
        if self.view != "side":
            out = complex((-9.2 if far else 9.2) * build.broad, 1.0)
        root = self.shoulder + turned(out, key.lean)
        first, second = self.first, self.second
        a, b = (first.far, second.far) if far else (first.near, second.near)
        hand = self.spot(a, b, root)
        if stride.gait is not None and a == _HANGING[1 if far else 0]:
            hand = stride.hand(root, far=far)
        upper, lower = build.arm
        hand = _within(root, hand, (upper + lower) * 1.06)
        side = key.far_elbow if far else key.near_elbow
        return Arm(root, joint(root, hand, upper=upper, lower=lower, side=side), hand)

    def leg(self, *, far: bool) -> Leg:
        """A leg from its root to its ankle."""
        key, build, stride = self.key, self.build, self.stride
        out = 2.2 if far else -1.5
        if self.view != "side":
            out = (-4.6 if far else 4.6) * build.broad
        root = self.hip + out
        first, second = self.first, self.second
        a, b = (first.far_foot, second.far_foot) if far else (first.near_foot, second.near_foot)
        ankle, toe = self.spot(a, b, root), key.far_toe if far else key.near_toe
        if stride.gait is not None:
            ankle, toe = stride.foot(far=far)
        # Cloth gives: a leg is never seen to end before its foot.
        bone = max(build.bone, abs(ankle - root) * 0.505)
        side = key.far_knee if far else key.near_knee
        return Leg(root, joint(root, ankle, upper=bone, lower=bone, side=side), ankle, toe)


@dataclass(frozen=True, slots=True)
class _Stride:
    """The steps of a body that walks or runs, if it does."""

    gait: Gait | None
    build: Build
    t_s: float

    @property
    def cycle(self) -> float:
        """How many strides were made."""
        return 0.0 if self.gait is None else self.t_s / self.gait.cycle_s

    @property
    def runs(self) -> bool:
        """Whether both feet are in the air now and then."""
        return self.gait is not None and self.gait.duty < 0.5

    def hand(self, root: complex, *, far: bool) -> complex:
        """A hand that has nothing to do and goes against the leg of its own side."""
        gait = self.gait or GAITS["walk"]
        upper, lower = self.build.arm
        swing = -wave(self.cycle - gait.duty / 2 + (0.5 if far else 0.0), 1.0, 0.25)
        if self.runs:
            elbow = polar(upper, 100 - 46 * swing)
            return root + elbow + turned(elbow, -92 + 12 * swing) * (lower / upper)
        return root + polar(36.0 * self.build.grown, 88 - 25 * swing)

    def foot(self, *, far: bool) -> tuple[complex, float]:
        """The ankle and how far the shoe is turned."""
        gait = self.gait or GAITS["walk"]
        foot = foot_at(self.cycle, gait=gait, touchdown=gait.far_hind if far else gait.near_hind)
        # In the air the toes hang at first, then they rise for the heel to land.
        turn = 56 * pulse(foot.swing, 0.0, 0.78) - 16 * ramp(foot.swing, 0.6, 1.0)
        if foot.stands:
            turn = -16 * max(0.0, foot.x / (gait.sweep / 2)) ** 3
        return ankle_of(foot, self.build, far=far), turn

    @property
    def fall(self) -> float:
        """How much lower the hip is than of somebody who stands."""
        if self.gait is None:
            return 0.0
        # Highest over the standing foot in a walk; lowest there in a run.
        bob = self.gait.bob * HIP * cos(2 * tau * (self.cycle - self.gait.duty / 2))
        return 3.4 - bob if self.runs else 0.9 + bob

    @property
    def lean(self) -> float:
        """How far the trunk leans into it."""
        return 0.0 if self.gait is None else 10.5 if self.runs else 1.0


def ankle_of(foot: Foot, build: Build, *, far: bool) -> complex:
    """Where the ankle of a stepping foot is."""
    reach = -HIP * build.grown
    return complex(foot.x * reach + 1.5, -4.0 - (1.0 if far else 0.0) - foot.height * reach)


def _between(keys: tuple[Key, ...], turn: float) -> tuple[Key, Key, float]:
    """The keys before and after a share of the cycle, and how far it is from one to the other."""
    if len(keys) == 1:
        return keys[0], keys[0], 0.0
    last = len(keys) - 1
    i = last
    while i > 0 and keys[i].at > turn:
        i -= 1
    first = keys[i]
    second = keys[0] if i == last else keys[i + 1]
    end = second.at + (1.0 if i == last else 0.0)
    share = (turn - first.at) / max(1e-6, end - first.at)
    return first, second, _eased(min(1.0, max(0.0, share)), second.ease)


def _eased(share: float, ease: Ease) -> float:
    if ease == "smooth":
        # Gentler than ``smooth``: people have weight, but are never quite still.
        return 0.5 * smooth(share) + 0.5 * share * share * (3 - 2 * share)
    if ease == "in":
        return share * share
    if ease == "out":
        return 1 - (1 - share) ** 2
    return share


_NUMBERS = tuple(
    f.name for f in fields(Key) if f.name not in ("at", "ease") and f.type in ("float", "complex")
)
_SPOTS = ("near", "far", "near_foot", "far_foot", "grip")


def _mixed(first: Key, second: Key, share: float) -> Key:
    """Numbers between two keys; spots are those of the first."""
    if share == 0.0:
        return first
    values: dict[str, float | complex | Spot] = {
        name: getattr(first, name) + (getattr(second, name) - getattr(first, name)) * share
        for name in _NUMBERS
    }
    values.update({name: getattr(first, name) for name in _SPOTS})
    return Key(**values)  # type: ignore[arg-type]


def _spine(
    key: Key, build: Build, act: Act, stride: _Stride, *, t_s: float, seed: int
) -> tuple[complex, complex, complex]:
    """Hip, shoulder and head."""
    grown = build.grown
    breath = act.breath * wave(t_s, 3.1)
    sway = 0.0
    if stride.gait is None:
        sway = act.breath * 0.8 * drift(t_s, seed=seed + 1, rate_hz=0.3)
    lean = key.lean + stride.lean
    if act.view == "side":
        lean += build.stoop * max(0.0, 1 - abs(lean) / 50.0)
    hip = (complex(0.4 * sway, HIP + stride.fall - key.rise) + key.hip) * grown
    if act.seated:
        hip = SEAT / build.unit - 1j * SEAT_BELOW * grown
    shoulder = hip + turned(complex(0, -(_TRUNK + 0.4 * breath) * grown), lean + 0.35 * sway)
    neck = _NECK if act.view == "side" else complex(0, _NECK.imag)
    # The young have short necks.
    neck += 7.5j * (1 - grown)
    head = shoulder + turned(neck, 0.6 * lean + 0.25 * key.nod + key.neck)
    return hip, shoulder, head


def _within(root: complex, goal: complex, reach: float) -> complex:
    """The goal, or the point on the way to it where the arm ends."""
    line = goal - root
    return goal if abs(line) <= reach else root + line / abs(line) * reach


_HANGING = (Key().near, Key().far)
"""Hands that have nothing to do, and swing with the steps."""
