"""What a four-legged animal does without going anywhere: stand, graze, drink, call, stretch, play,
jump, sit, lie.

Each mood is a ``Bearing``: how body, head and feet are moved from plain standing. It knows nothing
of gaits or of drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt

from .bones import polar
from .motion import drift, plateau, pulse, ramp, twitch, wave
from .skeleton import (
    FAR,
    FOOT_THICKNESS,
    Build,
    Leg,
    Pose,
    front_leg,
    hind_leg,
    tail_chain,
    tail_ways,
)

__all__ = ["MOODS", "lying", "sitting", "standing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """How a standing body is changed; lengths in design units."""

    hip: complex = 0j
    shoulder: complex = 0j
    head: complex | None = None
    """From the shoulder; None: as it stands."""
    neck: complex | None = None
    turn: float = 0.0
    """The nose is so much further down, degrees."""
    mouth: float = 0.0
    trunk: float = 0.0
    ears_back: float = 0.0
    tail: tuple[float, float] | None = None
    """Direction of its root and its end; None: at rest."""
    wag: float = 0.0
    """A quick beat of the tail, degrees."""
    hind: complex = 0j
    """How the hind feet are moved."""
    front: complex = 0j
    air: float = 0.0
    """How far the body as a whole is above the ground."""
    arch: float = 0.0
    lean: float = 0.0
    """How far the feet are folded back, degrees."""


def standing(build: Build, bearing: Bearing, *, t_s: float, seed: int) -> Pose:
    """The pose of a body that stands, changed by a bearing."""
    breath = wave(t_s, 2.7)
    shift = 0.9 * drift(t_s, seed=seed + 3, rate_hz=0.25)
    look = drift(t_s, seed=seed + 5, rate_hz=0.38)
    lift = -1j * bearing.air
    hip = build.hip + complex(shift, 0.25 * breath) + bearing.hip + lift
    shoulder = build.shoulder + complex(shift, 0.35 * breath) + bearing.shoulder + lift
    stands = bearing.air < 0.5
    hind = complex(build.hind_x, -FOOT_THICKNESS) + bearing.hind + lift
    front = complex(build.front_x - 1, -FOOT_THICKNESS) + bearing.front + lift
    hind_lean, front_lean = -104 - bearing.lean, -100 + bearing.lean
    head = build.head if bearing.head is None else bearing.head
    neck = build.neck if bearing.neck is None else bearing.neck
    ways = build.tail_rest if bearing.tail is None else bearing.tail
    return Pose(
        hip=hip, shoulder=shoulder, arch=0.4 * breath + bearing.arch,
        neck=shoulder + neck + complex(0.6 * look, 0.5 * look),
        head=shoulder + head + complex(1.2 * look, 1.6 * look + 0.3 * breath),
        head_turn=5.0 * drift(t_s, seed=seed + 6, rate_hz=0.5) + 3 * look + bearing.turn,
        near_hind=hind_leg(build, hip, hind, hind_lean, stands=stands),
        far_hind=hind_leg(build, hip + FAR, hind + 7 + FAR, hind_lean + 6, stands=stands),
        near_front=front_leg(build, shoulder, front, front_lean, stands=stands),
        far_front=front_leg(build, shoulder + FAR, front + 5 + FAR, front_lean + 1, stands=stands),
        tail=tail_chain(
            build, hip, tail_ways(*ways), t_s=t_s, seed=seed, sway=build.wag,
            cycle=t_s / 0.42, beat=bearing.wag,
        ),
        ears_back=bearing.ears_back, ear_twitch=twitch(t_s, seed=seed), breath=breath,
        air=bearing.air, mouth=bearing.mouth, trunk=bearing.trunk,
    )  # fmt: skip


def _idle(build: Build, t_s: float, seed: int) -> Bearing:  # noqa: ARG001
    return Bearing()


def _down(build: Build, *, low: float, nod: complex) -> tuple[complex, complex, complex]:
    """Shoulder, neck and head when the mouth is at the ground: what the neck lacks, the front
    legs give."""
    reach = 1.08 * abs(build.head)
    drop = -build.shoulder.imag - low
    bow = min(max(0.0, drop - 0.96 * reach), 0.3 * -build.shoulder.imag)
    drop = min(drop - bow, 0.97 * reach)
    head = complex(sqrt(reach * reach - drop * drop), drop) + nod
    head = complex(max(head.real, 0.42 * reach), head.imag)
    return complex(0.25 * bow, bow), head * 0.46 + complex(3.0, -2.5), head


def _eat(build: Build, t_s: float, seed: int) -> Bearing:
    chew = wave(t_s, 0.62)
    pull = drift(t_s, seed=seed + 14, rate_hz=0.5)
    if build.browses:
        up = complex(0.06, -0.06) * abs(build.head)
        return Bearing(
            head=build.head + up + complex(1.5 * pull, 0.8 * chew), turn=-24 + 3 * chew,
            mouth=0.35 * max(0.0, chew),
        )  # fmt: skip
    shoulder, neck, head = _down(
        build, low=build.graze, nod=complex(2.4 * pull, 1.1 * chew + 0.5 * pull)
    )
    return Bearing(
        shoulder=shoulder, neck=neck, head=head, turn=build.graze_turn + 3.5 * chew,
        mouth=0.3 * max(0.0, chew), trunk=1.0,
    )  # fmt: skip


def _drink(build: Build, t_s: float, seed: int) -> Bearing:  # noqa: ARG001
    lap = wave(t_s, 0.8)
    shoulder, neck, head = _down(build, low=build.graze, nod=complex(0, 0.7 * lap))
    return Bearing(
        shoulder=shoulder, neck=neck, head=head, turn=build.graze_turn - 8 + 1.5 * lap,
        mouth=0.2 + 0.15 * lap, trunk=1.0,
    )  # fmt: skip


def _raised(build: Build, share: float) -> tuple[complex, complex]:
    """Neck and head when the head is thrown up and back."""
    length = abs(build.head)
    back = complex(-0.20 * length, -0.24 * length) * share
    return build.neck + back * 0.35, build.head + back


def _look_up(build: Build, t_s: float, seed: int) -> Bearing:
    sway = drift(t_s, seed=seed + 15, rate_hz=0.4)
    neck, head = _raised(build, 0.8)
    return Bearing(neck=neck, head=head + complex(sway, 0), turn=-30 + 5 * sway, trunk=-0.6)


def _call(build: Build, t_s: float, seed: int) -> Bearing:  # noqa: ARG001
    cry = plateau(t_s % 2.6, rise=(0.1, 0.5), fall=(1.7, 2.3))
    neck, head = _raised(build, 0.5 + 0.5 * cry)
    shake = 1.4 * wave(t_s, 0.13) * cry
    return Bearing(
        neck=neck, head=head, turn=-16 - 26 * cry + shake, mouth=cry, ears_back=0.35 * cry,
        trunk=-cry,
    )  # fmt: skip


def _stretch(build: Build, t_s: float, seed: int) -> Bearing:  # noqa: ARG001
    share = 0.72 + 0.28 * wave(t_s, 2.8)
    tall = -build.shoulder.imag
    return Bearing(
        shoulder=complex(0.14, 0.44) * tall * share, hip=complex(-0.04, -0.02) * tall * share,
        front=complex(0.42 * tall * share, 0), turn=-22 * share, arch=-3.0 * share,
        neck=build.neck * complex(0.9, 0.25), head=build.head * complex(0.9, 0.2),
        tail=(230, 282), mouth=0.55 * share, ears_back=0.2,
    )  # fmt: skip


_PLAY_S = 1.9


def _play(build: Build, t_s: float, seed: int) -> Bearing:  # noqa: ARG001
    inside_s = t_s % _PLAY_S
    bow = plateau(inside_s, rise=(0.0, 0.25), fall=(0.95, 1.15))
    hop = (inside_s - 1.12) / 0.5
    air = 1.0 * hop * (1 - hop) if 0 < hop < 1 else 0.0
    tall = -build.shoulder.imag
    return Bearing(
        shoulder=complex(0.1, 0.34 * bow) * tall,
        hip=complex(-0.02, -0.01) * tall * bow,
        front=complex(0.32 * bow + 0.5 * air, -0.9 * air) * tall,
        hind=complex(0, -0.3 * air * tall),
        air=air * tall,
        turn=-16 * bow + 10 * air,
        arch=-1.5 * bow + 10 * air,
        neck=build.neck * complex(1, 0.15 * bow),
        head=build.head * complex(1, 0.12 * bow),
        tail=(225, 275),
        wag=26.0,
        mouth=0.5,
    )


_JUMP_S = 1.55


def _jump(build: Build, t_s: float, seed: int) -> Bearing:  # noqa: ARG001
    inside_s = t_s % _JUMP_S
    press = plateau(inside_s, rise=(0.0, 0.24), fall=(0.3, 0.42)) + 0.8 * pulse(inside_s, 1.04, 1.5)
    fly = (inside_s - 0.36) / 0.72
    arc = 4 * fly * (1 - fly) if 0 < fly < 1 else 0.0
    tall = -build.shoulder.imag
    pitch = (0.5 - min(1.0, max(0.0, fly))) * ramp(arc, 0.0, 0.7)
    tuck = ramp(arc, 0.1, 0.8)
    return Bearing(
        air=0.66 * tall * arc,
        hip=1j * (0.2 * press + 0.34 * pitch) * tall,
        shoulder=1j * (0.22 * press - 0.34 * pitch) * tall,
        hind=complex(-0.34 * pitch - 0.1 * tuck, -0.22 * tuck + 0.2 * pitch) * tall,
        front=complex(0.3 * tuck, -0.30 * tuck - 0.26 * pitch) * tall,
        arch=4.0 * tuck, turn=-26 * pitch, lean=26 * tuck, ears_back=0.45 * tuck,
        tail=build.tail_run if tuck > 0.05 else None,
    )  # fmt: skip


def _fly(build: Build, t_s: float, seed: int) -> Bearing:  # noqa: ARG001
    """On the wing: the legs hang back."""
    tall = -build.shoulder.imag
    beat = wave(t_s, 0.95, 0.3)
    return Bearing(
        air=tall + 3 * beat, hip=complex(0, 0.06 * tall), shoulder=complex(0, -0.06 * tall),
        hind=complex(-0.62 * tall, -0.34 * tall), front=complex(-0.1 * tall, -0.36 * tall),
        lean=44, turn=-4, head=build.head * complex(1.04, 0.1), tail=(176, 186), ears_back=0.4,
    )  # fmt: skip


MOODS: Mapping[str, Callable[[Build, float, int], Bearing]] = {
    "idle": _idle,
    "eat": _eat,
    "drink": _drink,
    "look_up": _look_up,
    "call": _call,
    "stretch": _stretch,
    "play": _play,
    "jump": _jump,
    "fly": _fly,
}
"""Everything done on four standing feet."""


def sitting(build: Build, *, t_s: float, seed: int) -> Pose:
    """On its haunches."""
    breath = wave(t_s, 2.9)
    look = drift(t_s, seed=seed + 5, rate_hz=0.42)
    hip = complex(build.hip.real * 0.62, build.hip.imag * 0.36)
    shoulder = complex(build.shoulder.real * 0.55, build.shoulder.imag * 1.02 - 0.4 * breath)
    front = complex(shoulder.real + 5, -FOOT_THICKNESS)
    ball = complex(hip.real + 17, -FOOT_THICKNESS)
    ways = [172.0, 176.0, 176.0, 170.0, 190.0, 215.0]
    if build.tail_rest[1] > 300:
        # A squirrel's tail stands up behind its back.
        ways = tail_ways(build.tail_rest[0] + 24, build.tail_rest[1])
    return Pose(
        hip=hip, shoulder=shoulder, arch=3.0 + 0.3 * breath,
        neck=shoulder + build.neck * (0.86 + 0.1j) + complex(-2 + 0.6 * look, 0),
        head=shoulder + build.head + complex(-8 + 1.4 * look, -3 + 1.2 * look - 0.3 * breath),
        head_turn=4.0 * look + 4.0 * drift(t_s, seed=seed + 6, rate_hz=0.5),
        near_hind=hind_leg(build, hip, ball, -176, stands=True),
        far_hind=hind_leg(build, hip + FAR, ball + FAR, -176, stands=True),
        near_front=front_leg(build, shoulder, front, -97, stands=True),
        far_front=front_leg(build, shoulder + FAR, front + 4 + FAR, -97, stands=True),
        tail=tail_chain(build, hip, ways, t_s=t_s, seed=seed, sway=5.0),
        ears_back=0.0, ear_twitch=twitch(t_s, seed=seed), breath=breath, air=0.0,
    )  # fmt: skip


def lying(build: Build, *, t_s: float, seed: int, asleep: bool) -> Pose:
    """On its belly with folded legs; asleep, its head is on the ground."""
    breath = wave(t_s, 3.6)
    look = drift(t_s, seed=seed + 5, rate_hz=0.42)
    tall = -build.shoulder.imag
    hip = complex(build.hip.real * 0.94, -build.lie * 0.92 - 0.4 * breath)
    shoulder = complex(build.shoulder.real * 0.9, -build.lie * 1.06 - 0.6 * breath)
    neck, head, turn = shoulder + build.neck * 0.96, shoulder + build.head * 0.96, 4 + 4 * look
    if asleep:
        length = abs(build.head)
        drop = max(0.0, -shoulder.imag - build.graze * 0.62)
        along = sqrt(max(0.3 * length * length, length * length - drop * drop))
        head = shoulder + complex(along, drop + 0.5 * breath)
        neck = (shoulder + head) / 2 + complex(1, -0.08 * length)
        turn = 0.25 * build.graze_turn
    ways = [150.0, 165.0, 178.0, 182.0, 190.0, 200.0]
    tail = tail_chain(build, hip, ways, t_s=t_s, seed=seed, sway=4.0)
    low = tuple(complex(p.real, min(p.imag, -3.0)) for p in tail)
    return Pose(
        hip=hip, shoulder=shoulder, arch=1.5 + 0.4 * breath, neck=neck, head=head,
        head_turn=turn,
        near_hind=_folded_hind(hip, tall), far_hind=_folded_hind(hip + FAR, tall),
        near_front=_folded_front(shoulder, tall), far_front=_folded_front(shoulder + 5 + FAR, tall),
        tail=low, ears_back=0.1, ear_twitch=twitch(t_s, seed=seed), breath=breath, air=0.0,
    )  # fmt: skip


def _folded_hind(hip: complex, tall: float) -> Leg:
    ground = -FOOT_THICKNESS
    knee = complex(hip.real + 0.34 * tall, ground - 0.12 * tall)
    hock = complex(hip.real - 0.04 * tall, ground - 0.5)
    ball = complex(hip.real + 0.2 * tall, ground)
    return Leg(hip, knee, hock, ball, ball + polar(3.5, 0), True)


def _folded_front(shoulder: complex, tall: float) -> Leg:
    ground = -FOOT_THICKNESS
    elbow = complex(shoulder.real - 0.1 * tall, ground - 0.1 * tall)
    wrist = complex(shoulder.real + 0.16 * tall, ground - 0.03 * tall)
    ball = complex(shoulder.real + 0.34 * tall, ground)
    return Leg(shoulder, elbow, wrist, ball, ball + polar(3.0, 0), True)
