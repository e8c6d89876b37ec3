"""The joints of a four-legged body: proportions, what a pose consists of, legs and tail.

It knows nothing of gaits, of moods or of drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, tau

from .bones import bend, polar
from .motion import drift, wave

__all__ = [
    "FAR",
    "FOOT_THICKNESS",
    "Build",
    "Leg",
    "Pose",
    "front_leg",
    "hind_leg",
    "tail_chain",
    "tail_root",
    "tail_ways",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """Proportions of one kind of animal in design units, standing and facing right."""

    hip: complex
    shoulder: complex
    thigh: float
    shank: float
    hind_foot: float
    """Hock to toe."""
    upper_arm: float
    forearm: float
    fore_foot: float
    """Wrist to toe."""
    hind_x: float
    """Where the hind feet stand."""
    front_x: float
    """Where the front feet stand."""
    neck: complex
    """From the shoulder to the neck's middle."""
    head: complex
    """From the shoulder to the middle of the skull."""
    tail_length: float
    tail_rest: tuple[float, float]
    """Direction of its root and of its end when standing, degrees (180: straight back)."""
    tail_run: tuple[float, float]
    """The same when going fast."""
    hooves: bool = False
    """It stands on the tips of its toes."""
    run_cycle: float = 1.0
    """Length of a stride in time against the usual."""
    lie: float = 15.0
    """Height of the spine above the ground when it lies."""
    graze: float = 0.0
    """Height of the skull's middle above the ground when it eats from it; 0: as its head's shape
    asks for."""
    graze_turn: float = 46.0
    """How far the nose points down then, degrees."""
    wag: float = 9.0
    """How far the tail swings while it stands, degrees."""
    supple: float = 1.0
    """How much the back folds in a gallop, against a fox."""
    browses: bool = False
    """It eats from trees, with its head up."""
    tail_back: float = 0.14
    """Where the tail leaves the body: behind the hip, as a share of the hip's height."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg, from the body to the toe."""

    root: complex
    knee: complex
    """Knee or elbow."""
    hock: complex
    """Hock or wrist."""
    ball: complex
    """The foot's ball: on the ground while it stands."""
    toe: complex
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """A whole body at a moment."""

    hip: complex
    shoulder: complex
    arch: float
    """How much the back is rounded upwards, body units (negative: hollow)."""
    neck: complex
    head: complex
    head_turn: float
    """Degrees, positive: nose down."""
    near_hind: Leg
    far_hind: Leg
    near_front: Leg
    far_front: Leg
    tail: tuple[complex, ...]
    ears_back: float
    """0 upright … 1 flat."""
    ear_twitch: float
    breath: float
    """-1..1."""
    air: float
    """How far the lowest foot is above the ground."""
    mouth: float = 0.0
    """How wide the mouth is open, 0..1."""
    trunk: float = 0.0
    """What a trunk does: 0 hangs, 1 reaches for the ground and the mouth, -1 is raised."""


FAR = complex(2.5, -2.2)
"""Feet and joints of the far side stand a little ahead and higher: a touch of perspective."""
FOOT_THICKNESS = 2.9
"""Height of a foot's middle line above its sole."""


def _toe(build: Build, lean: float, stands: bool) -> complex:
    """From the ball of the foot to the tip of the toe; it droops while the foot is in the air."""
    length = 2.2 if build.hooves else 4.5
    return polar(length, 0 if stands else lean + 120)


def hind_leg(build: Build, root: complex, ball: complex, lean: float, *, stands: bool) -> Leg:
    """A hind leg whose foot is at ``ball`` and leans back by ``lean`` (degrees, -90: upright)."""
    hock = ball + polar(build.hind_foot, lean)
    knee = bend(root, hock, upper=build.thigh, lower=build.shank, side=-1)
    toe = ball + _toe(build, lean, stands)
    return Leg(root, knee, hock, ball, toe, stands)


def front_leg(build: Build, root: complex, ball: complex, lean: float, *, stands: bool) -> Leg:
    """A front leg, likewise."""
    wrist = ball + polar(build.fore_foot, lean)
    elbow = bend(root, wrist, upper=build.upper_arm, lower=build.forearm, side=1)
    toe = ball + _toe(build, lean, stands)
    return Leg(root, elbow, wrist, ball, toe, stands)


def tail_ways(root: float, end: float) -> list[float]:
    """Directions of a tail's links that turn evenly from ``root`` to ``end``, degrees."""
    return [root + (end - root) * (i / 5) for i in range(6)]


def tail_chain(
    build: Build,
    hip: complex,
    ways: Sequence[float],
    *,
    t_s: float,
    seed: int,
    cycle: float = 0.0,
    beat: float = 0.0,
    sway: float = 6.0,
) -> tuple[complex, ...]:
    """A chain that follows its root late: each link repeats the one before a little afterwards."""
    point = tail_root(build, hip)
    points = [point]
    step = build.tail_length / len(ways)
    for i, way in enumerate(ways):
        lag = 0.11 * i
        late = (i + 1) / len(ways)
        swing = beat * late**0.6 * cos(tau * (cycle - 0.12 - lag))
        swing += sway * late * drift(t_s - 0.16 * i, seed=seed + 31, rate_hz=0.45)
        swing += 0.4 * sway * late * wave(t_s - 0.16 * i, 2.3)
        point = point + polar(step, way + swing)
        points.append(point)
    return tuple(points)


def tail_root(build: Build, hip: complex) -> complex:
    """Where the tail leaves the body."""
    return hip + complex(-build.tail_back, -0.05) * abs(build.hip.imag)
