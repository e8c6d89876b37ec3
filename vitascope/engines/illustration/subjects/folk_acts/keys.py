"""Keys: what a body does at one moment of an action, in numbers that fit every build.

A grown person's units (standing 118.5 high, hip at 53); a spot is scaled with the body it is for.
It knows nothing of drawing and of which actions there are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

__all__ = [
    "FRONT", "SEATED", "STAND", "Act", "Ease", "Held", "Key", "Prop", "Spot", "View",
    "g", "h", "p", "s",
]  # fmt: skip

Ease = Literal["smooth", "in", "out", "even"]
View = Literal["side", "front", "back"]
Held = Literal["near", "far", "both", "grip"]
Prop = Literal["", "stool", "bow", "sticks", "poles", "balls"]
FrameName = Literal["shoulder", "head", "ground", "pelvis"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in one frame of the body."""

    frame: FrameName
    at: complex


def s(x: float, y: float) -> Spot:
    """From the shoulder, scaled with the limbs; it does not turn with the trunk."""
    return Spot("shoulder", complex(x, y))


def h(x: float, y: float) -> Spot:
    """From the middle of the head, turning with it: (12, 8) is before the mouth."""
    return Spot("head", complex(x, y))


def g(x: float, y: float) -> Spot:
    """On the ground; an ankle stands at y = -4."""
    return Spot("ground", complex(x, y))


def p(x: float, y: float) -> Spot:
    """From the hip."""
    return Spot("pelvis", complex(x, y))


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One moment of an action. Angles are degrees, clockwise on the screen."""

    at: float = 0.0
    """Share of the cycle."""
    ease: Ease = "smooth"
    """How it is arrived at."""
    hip: complex = 0j
    """Moved from where it is when standing."""
    lean: float = 1.5
    """The trunk, from upright."""
    arch: float = 0.0
    """How far the middle of the back is bent out behind."""
    nod: float = 2.0
    """The head, from upright."""
    neck: float = 0.0
    """The neck, from where lean and nod put it."""
    near: Spot = Spot("shoulder", -3.5 + 37.0j)
    far: Spot = Spot("shoulder", 4.5 + 36.5j)
    near_elbow: float = 1.0
    """Which way it points: +1 behind a hanging hand, -1 before it; between: straighter."""
    far_elbow: float = 1.0
    near_foot: Spot = Spot("ground", -2.5 - 4.0j)
    far_foot: Spot = Spot("ground", 5.0 - 5.0j)
    near_toe: float = 0.0
    far_toe: float = 0.0
    near_knee: float = -1.0
    far_knee: float = -1.0
    rise: float = 0.0
    """How high the whole body is in the air."""
    spin: float = 0.0
    """The whole body turned about its hip."""
    yaw: float = 0.0
    """From the front: how far the face looks aside, -1..1."""
    grip: Spot = Spot("shoulder", 0j)
    """Where a held thing is, for acts that say so."""
    tool: float = 0.0
    """How far a held thing is turned."""
    eyes: float = 1.0
    """How open at most."""
    gaze: float = 0.0
    """0 straight ahead … 1 down."""
    mouth: float = 0.0
    """How open."""
    smile: float = 0.7
    """1 happy … -1 sad."""


STAND = Key()
"""Standing, seen from the side."""

FRONT = Key(
    lean=0.0, nod=0.0,
    near=s(4.0, 36.0), far=s(-4.0, 36.0), near_elbow=-0.7, far_elbow=0.7,
    near_foot=g(6.0, -4.0), far_foot=g(-6.0, -4.0), near_knee=-0.6, far_knee=0.6,
)  # fmt: skip
"""Standing, seen from the front: near is what is to the right on the screen."""

SEATED = replace(
    STAND, lean=3.0, near=p(20, -9), far=p(23, -10), near_foot=p(20, 31.7), far_foot=p(25, 31.7)
)
"""On a seat: spots are told from the hip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One action: a round of keys."""

    keys: tuple[Key, ...]
    cycle_s: float = 3.0
    view: View = "side"
    gait: str | None = None
    """The legs go by this gait; the keys then tell only the rest."""
    speed: float = 0.0
    """Without a gait: how fast the ground passes, a grown person's units a second."""
    held: Held = "near"
    """Where a held thing is: in a hand, between both, or at the key's ``grip``."""
    seated: bool = False
    """The hip is on a seat, at the same place in all such acts."""
    prop: Prop = ""
    """What belongs to the action and is drawn with it."""
    breath: float = 1.0
    """How much of quiet breathing and swaying is added."""
    shadow: bool = True
    bathes: bool = False
    """Goes into the water."""
    wet: bool = False
    """In the water: what is below the origin is hardly seen."""
    happy: bool = False
    """Eyes are drawn as arches."""
    tears: bool = False
    grasp: Literal["palms", "arms", ""] = "palms"
    """What of the body is seen before a held thing."""
    finger: bool = False
    """The near hand points."""
    side_head: bool = False
    """From the front, but the head looks to the right."""
    view_at: Callable[[float], tuple[View, float, float]] | None = None
    """For who turns round: view, yaw and stretch across at a share of the cycle."""
