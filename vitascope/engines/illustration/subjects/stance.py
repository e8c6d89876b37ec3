"""Where every joint of a four-legged body is at a moment: standing, sitting, lying or going.

It knows proportions (``Build``) and gaits, nothing of drawing.
"""

from __future__ import annotations

from math import cos, tau

from .bones import Gait, foot_at
from .gaits import GAITS
from .moods import MOODS, lying, sitting, standing
from .motion import drift, pulse, twitch, wave
from .skeleton import (
    FAR,
    FOOT_THICKNESS,
    Build,
    Leg,
    Pose,
    front_leg,
    hind_leg,
    tail_chain,
    tail_root,
    tail_ways,
)

__all__ = ["Build", "Leg", "Pose", "pose_at", "tail_root"]

_GOES_LIKE = {"swim": "trot", "climb": "walk"}
"""Actions whose limbs move as in a gait."""


def pose_at(build: Build, *, t_s: float, action: str, seed: int) -> Pose:
    """The pose at a moment of an action: ``sit``, ``lie``, ``sleep``, a gait's name or a mood's;
    anything else: standing."""
    if action == "sit":
        return sitting(build, t_s=t_s, seed=seed)
    if action in ("lie", "sleep"):
        return lying(build, t_s=t_s, seed=seed, asleep=action == "sleep")
    gait = GAITS.get(_GOES_LIKE.get(action, action))
    if gait is not None:
        return _going(build, gait, t_s=t_s, seed=seed, fast=action == "run")
    mood = MOODS.get(action, MOODS["idle"])
    return standing(build, mood(build, t_s, seed), t_s=t_s, seed=seed)


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
        arch = (3.2 + 6.5 * gather * gait.flex) * build.supple
        hip += gait.flex * complex(4.5 * gather + 0.5, 1.6 * gather) * build.supple
        shoulder -= gait.flex * complex(2.2 * gather, 0) * build.supple
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
            legs.append(hind_leg(build, root, ball, lean, stands=foot.stands))
        else:
            lean = -98 + 22 * share + 66 * pulse(foot.swing, 0.0, 0.85)
            legs.append(front_leg(build, root, ball, lean, stands=foot.stands))

    # The head stays steadier than the shoulders: it takes up part of their rise and fall.
    steady = build.shoulder.imag - shoulder.imag
    stretch = complex(9, 13) if fast else complex(1.5, 1.5)
    nod = (1.5 if fast else 1.0) * wave(cycle, 1.0, 0.3)
    neck = shoulder + build.neck + stretch * 0.45 + 1j * steady * 0.25
    head = shoulder + build.head + stretch + 1j * (steady * 0.5 + nod)
    slope = 3.0 * wave(cycle, 1.0 / n, 0.1)
    root_way, end_way = build.tail_run if fast else build.tail_rest
    tail = tail_chain(
        build,
        hip,
        tail_ways(root_way, end_way),
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
