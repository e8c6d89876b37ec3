"""Where every joint of a four-legged body is at a moment: standing, sitting or going.

It knows proportions (``Build``) and gaits, nothing of drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, tau

from .bones import Gait, bend, foot_at, polar
from .gaits import GAITS
from .motion import drift, pulse, twitch, wave

__all__ = ["Build", "Leg", "Pose", "pose_at"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """Proportions of one kind of animal in body units, standing and facing right."""

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


FAR = complex(2.5, -2.2)
"""Feet and joints of the far side stand a little ahead and higher: a touch of perspective."""


def pose_at(build: Build, *, t_s: float, action: str, seed: int) -> Pose:
    """The pose at a moment of an action (``sit``, a gait's name, anything else: standing)."""
    if action == "sit":
        return _sitting(build, t_s=t_s, seed=seed)
    gait = GAITS.get(action)
    return (
        _standing(build, t_s=t_s, seed=seed)
        if gait is None
        else _going(build, gait, t_s=t_s, seed=seed, fast=action == "run")
    )


def _toe(build: Build, lean: float, stands: bool) -> complex:
    """From the ball of the foot to the tip of the toe; it droops while the foot is in the air."""
    length = 2.2 if build.hooves else 4.5
    return polar(length, 0 if stands else lean + 120)


def _hind(build: Build, root: complex, ball: complex, lean: float, stands: bool) -> Leg:
    hock = ball + polar(build.hind_foot, lean)
    knee = bend(root, hock, upper=build.thigh, lower=build.shank, side=-1)
    toe = ball + _toe(build, lean, stands)
    return Leg(root, knee, hock, ball, toe, stands)


def _front(build: Build, root: complex, ball: complex, lean: float, stands: bool) -> Leg:
    wrist = ball + polar(build.fore_foot, lean)
    elbow = bend(root, wrist, upper=build.upper_arm, lower=build.forearm, side=1)
    toe = ball + _toe(build, lean, stands)
    return Leg(root, elbow, wrist, ball, toe, stands)


FOOT_THICKNESS = 2.9
"""Height of a foot's middle line above its sole."""


def _going(build: Build, gait: Gait, *, t_s: float, seed: int, fast: bool) -> Pose:
    cycle = t_s / (gait.cycle_s * build.run_cycle)
    size = -build.shoulder.imag
    # Shoulders are lowest in the middle of the front feet's stand, hips in that of the hind feet's.
    mid_front = (
        gait.near_front + (gait.far_front - gait.near_front) / 2 if fast else gait.near_front
    ) + gait.duty / 2
    mid_hind = (
        gait.near_hind + (gait.far_hind - gait.near_hind) / 2 if fast else gait.near_hind
    ) + gait.duty / 2
    n = gait.bobs_per_cycle
    bob = gait.bob * size
    shoulder = build.shoulder + 1j * (bob * cos(tau * n * (cycle - mid_front)) + gait.crouch * size)
    hip = build.hip + 1j * (bob * cos(tau * n * (cycle - mid_hind)) + gait.crouch * size)
    arch = 0.0
    if fast:
        # Gathered just before the hind feet land, stretched between hind push and front landing.
        gather = cos(tau * (cycle - 0.93))
        arch = 3.2 + 6.5 * gather * gait.flex
        hip += gait.flex * complex(4.5 * gather + 0.5, 1.6 * gather)
        shoulder -= gait.flex * complex(2.2 * gather, 0)
        flight = -0.35 * bob * cos(2 * tau * (cycle - 0.41))
        hip += 1j * flight
        shoulder += 1j * flight
    else:
        hip += 0.6 * cos(tau * cycle)

    legs: list[Leg] = []
    lowest = 1e9
    for touchdown, is_hind, is_far in (
        (gait.near_hind, True, False),
        (gait.far_hind, True, True),
        (gait.near_front, False, False),
        (gait.far_front, False, True),
    ):
        foot = foot_at(cycle, gait=gait, touchdown=touchdown)
        rest = build.hind_x if is_hind else build.front_x
        ball = complex(rest + foot.x * size, -FOOT_THICKNESS - foot.height * size)
        root = hip if is_hind else shoulder
        if is_far:
            ball += FAR
            root += FAR * 0.8
        lowest = min(lowest, foot.height * size)
        share = -foot.x / (gait.sweep / 2)
        if is_hind:
            lean = -101 + 24 * share + 46 * pulse(foot.swing, 0.0, 0.95)
            legs.append(_hind(build, root, ball, lean, foot.stands))
        else:
            lean = -98 + 22 * share + 66 * pulse(foot.swing, 0.0, 0.85)
            legs.append(_front(build, root, ball, lean, foot.stands))

    # The head stays steadier than the shoulders: it takes up part of their rise and fall.
    steady = build.shoulder.imag - shoulder.imag
    stretch = complex(9, 13) if fast else complex(1.5, 1.5)
    nod = (1.5 if fast else 1.0) * wave(cycle, 1.0, 0.3)
    neck = shoulder + build.neck + stretch * 0.45 + 1j * steady * 0.25
    head = shoulder + build.head + stretch + 1j * (steady * 0.5 + nod)
    slope = 3.0 * wave(cycle, 1.0 / n, 0.1)
    root_way, end_way = build.tail_run if fast else build.tail_rest
    tail = _tail(
        build,
        hip,
        _tail_ways(root_way, end_way),
        t_s=t_s,
        seed=seed,
        cycle=cycle,
        beat=13.0 if fast else 4.0,
    )
    return Pose(
        hip=hip, shoulder=shoulder, arch=arch, neck=neck, head=head,
        head_turn=(3.0 if fast else 2.0) + slope * 0.7 + 2 * drift(t_s, seed=seed + 7, rate_hz=0.5),
        near_hind=legs[0], far_hind=legs[1], near_front=legs[2], far_front=legs[3],
        tail=tail, ears_back=0.55 + 0.12 * wave(cycle, 1.0, 0.2) if fast else 0.12,
        ear_twitch=0.0 if fast else twitch(t_s, seed=seed), breath=wave(cycle, 1.0) * 0.4,
        air=max(0.0, lowest),
    )  # fmt: skip


def _tail_ways(root: float, end: float) -> list[float]:
    return [root + (end - root) * (i / 5) for i in range(6)]


def _tail(
    build: Build,
    hip: complex,
    ways: list[float],
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
    return hip + complex(-0.14, -0.05) * abs(build.hip.imag)


def _standing(build: Build, *, t_s: float, seed: int) -> Pose:
    breath = wave(t_s, 2.7)
    shift = 0.9 * drift(t_s, seed=seed + 3, rate_hz=0.25)
    look = drift(t_s, seed=seed + 5, rate_hz=0.38)
    hip = build.hip + complex(shift, 0.25 * breath)
    shoulder = build.shoulder + complex(shift, 0.35 * breath)
    hind = (build.hind_x, build.hind_x + 7)
    front = complex(build.front_x - 1, -FOOT_THICKNESS)
    return Pose(
        hip=hip, shoulder=shoulder, arch=0.4 * breath,
        neck=shoulder + build.neck + complex(0.6 * look, 0.5 * look),
        head=shoulder + build.head + complex(1.2 * look, 1.6 * look + 0.3 * breath),
        head_turn=5.0 * drift(t_s, seed=seed + 6, rate_hz=0.5) + 3 * look,
        near_hind=_hind(build, hip, complex(hind[0], -FOOT_THICKNESS), -104, True),
        far_hind=_hind(build, hip + FAR, complex(hind[1], -FOOT_THICKNESS) + FAR, -98, True),
        near_front=_front(build, shoulder, front, -100, True),
        far_front=_front(build, shoulder + FAR, front + 5 + FAR, -99, True),
        tail=_tail(build, hip, _tail_ways(*build.tail_rest), t_s=t_s, seed=seed, sway=9.0),
        ears_back=0.0, ear_twitch=twitch(t_s, seed=seed), breath=breath, air=0.0,
    )  # fmt: skip


def _sitting(build: Build, *, t_s: float, seed: int) -> Pose:
    breath = wave(t_s, 2.9)
    look = drift(t_s, seed=seed + 5, rate_hz=0.42)
    hip = complex(build.hip.real * 0.62, build.hip.imag * 0.36)
    shoulder = complex(build.shoulder.real * 0.55, build.shoulder.imag * 1.02 - 0.4 * breath)
    front = complex(shoulder.real + 5, -FOOT_THICKNESS)
    ball = complex(hip.real + 17, -FOOT_THICKNESS)
    ways = [172.0, 176.0, 176.0, 170.0, 190.0, 215.0]
    return Pose(
        hip=hip, shoulder=shoulder, arch=3.0 + 0.3 * breath,
        neck=shoulder + build.neck * (0.86 + 0.1j) + complex(-2 + 0.6 * look, 0),
        head=shoulder + build.head + complex(-8 + 1.4 * look, -3 + 1.2 * look - 0.3 * breath),
        head_turn=4.0 * look + 4.0 * drift(t_s, seed=seed + 6, rate_hz=0.5),
        near_hind=_hind(build, hip, ball, -176, True),
        far_hind=_hind(build, hip + FAR, ball + FAR, -176, True),
        near_front=_front(build, shoulder, front, -97, True),
        far_front=_front(build, shoulder + FAR, front + 4 + FAR, -97, True),
        tail=_tail(build, hip, ways, t_s=t_s, seed=seed, sway=5.0),
        ears_back=0.0, ear_twitch=twitch(t_s, seed=seed), breath=breath, air=0.0,
    )  # fmt: skip
