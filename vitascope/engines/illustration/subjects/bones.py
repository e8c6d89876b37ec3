"""Bones: two-segment inverse kinematics and the path of a foot through a stride.

Points are complex numbers in body units, x to the right (the way the subject faces), y down, the
ground at 0. It knows nothing of drawing.
"""

from __future__ import annotations

from cmath import exp as cexp
from cmath import phase
from dataclasses import dataclass
from math import acos, pi, sin

__all__ = ["Foot", "Gait", "bend", "foot_at", "polar", "turned"]


def polar(length: float, degrees: float) -> complex:
    """A vector of that length; 0° is forward, positive is downward (y grows down)."""
    return length * cexp(1j * degrees * pi / 180.0)


def turned(vector: complex, degrees: float) -> complex:
    """The vector turned clockwise on the screen."""
    return vector * cexp(1j * degrees * pi / 180.0)


def bend(root: complex, goal: complex, *, upper: float, lower: float, side: float) -> complex:
    """The joint between two bones that reach from ``root`` towards ``goal``.

    A goal out of reach is answered as if it lay at full stretch, just short of straight, so the
    joint never snaps.

    Args:
        side: +1 or -1, which way the joint points (+1: clockwise of the line root→goal).

    Source: law of cosines.
    """
    line = goal - root
    reach = min(max(abs(line), abs(upper - lower) * 1.001 + 1e-6), (upper + lower) * 0.9995)
    cosine = (upper * upper + reach * reach - lower * lower) / (2 * upper * reach)
    angle = acos(min(1.0, max(-1.0, cosine)))
    return root + upper * cexp(1j * (phase(line) + side * angle))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gait:
    """One way of going, as data. Lengths are shares of the leg length, phases are turns 0..1."""

    cycle_s: float
    """Time of one whole stride."""
    duty: float
    """Share of the stride during which a foot stands on the ground."""
    sweep: float
    """How far a foot goes back, relative to the body, while it stands."""
    lift: float
    """Highest point of the swinging foot."""
    near_hind: float
    far_hind: float
    near_front: float
    far_front: float
    """When in the stride each foot touches down."""
    bob: float = 0.0
    """Rise and fall of shoulders and hips."""
    bobs_per_cycle: int = 2
    """2: hips and shoulders fall with each step (walk, trot); 1: they rock (gallop)."""
    flex: float = 0.0
    """How much the back folds and stretches."""
    crouch: float = 0.0
    """How much lower the body is carried."""

    @property
    def stride(self) -> float:
        """Ground covered in one cycle, in leg lengths: a standing foot must not slide."""
        return self.sweep / self.duty


@dataclass(frozen=True, slots=True)
class Foot:
    """Where a foot is, relative to the spot below its own hip or shoulder."""

    x: float
    height: float
    """Above the ground, 0 while it stands."""
    stands: bool
    swing: float
    """0..1 through the swing, 0 while it stands."""


def foot_at(cycle: float, *, gait: Gait, touchdown: float) -> Foot:
    """The foot at ``cycle`` (turns), in leg lengths.

    On the ground it moves back at exactly the ground's speed; in the air it follows a cubic that
    leaves and meets the ground at that same speed, so there is no jerk and no slide.
    """
    turn = (cycle - touchdown) % 1.0
    half = gait.sweep / 2
    if turn < gait.duty:
        return Foot(half - gait.sweep * turn / gait.duty, 0.0, stands=True, swing=0.0)
    share = (turn - gait.duty) / (1.0 - gait.duty)
    slope = -gait.stride * (1.0 - gait.duty)
    s2, s3 = share * share, share**3
    x = (
        -half * (2 * s3 - 3 * s2 + 1)
        + slope * (s3 - 2 * s2 + share)
        + half * (3 * s2 - 2 * s3)
        + slope * (s3 - s2)
    )
    height = gait.lift * sin(pi * share**0.85) ** 1.35
    return Foot(x, height, stands=False, swing=share)
