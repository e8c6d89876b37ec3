"""Going from place to place, on foot and otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import cos, radians, sin

from .keys import FRONT, SEATED, STAND, Act, Key, g, p, s

__all__ = ["GOING"]

_CRAWL = replace(STAND, hip=complex(-14, 28), lean=76, arch=3.0, nod=0.0, neck=-14)
_SWIM = replace(STAND, hip=complex(-14, 56.5), lean=82, nod=8.0, neck=-20, arch=2.0)
_CLIMB = replace(STAND, hip=complex(-2, -4), lean=7, nod=-16, near_elbow=1.0, far_elbow=1.0)
_GLIDE = replace(
    FRONT, hip=complex(0, 13), near=s(24, 8), far=s(-25, 2), near_elbow=0.5, far_elbow=-0.5,
    near_foot=g(17, -4), far_foot=g(-17, -4), near_knee=-0.9, far_knee=0.9, smile=1.0,
)  # fmt: skip
_SKI = replace(
    STAND, hip=complex(-7, 17), lean=38, nod=4.0, neck=-12,
    near=s(13, 22), far=s(20, 20), near_foot=g(2, -4), far_foot=g(7, -5), tool=112,
)  # fmt: skip
_RIDE = replace(SEATED, lean=16, nod=2.0, near=p(34.5, -6.0), far=p(36.5, -7.2), smile=0.9)
_FLY = replace(
    STAND, lean=72, rise=34, nod=14, neck=-26, near=s(37, -9), far=s(-4, 26),
    near_foot=p(-46, 14), far_foot=p(-43, 19), near_toe=165, far_toe=165, smile=0.9,
)  # fmt: skip


def _round(turn: float, *, x: float, y: float, r: float) -> complex:
    """A point on a circle at so many degrees."""
    return complex(x + r * cos(radians(turn)), y + r * sin(radians(turn)))


def _pedalling(at: float) -> Key:
    near = _round(360 * at, x=7.0, y=46.0, r=8.0)
    far = _round(360 * at + 180, x=9.0, y=46.0, r=8.0)
    return replace(
        _RIDE, at=at, ease="even", near_foot=p(near.real, near.imag), far_foot=p(far.real, far.imag)
    )


def _stroke(at: float) -> Key:
    """The crawl: one arm ahead while the other pushes back; the legs beat three times as fast."""
    near = _round(360 * at, x=0, y=0, r=36)
    far = _round(360 * at + 180, x=0, y=0, r=36)
    beat = 6.0 * cos(radians(3 * 360 * at))
    return replace(
        _SWIM, at=at, ease="even",
        near=s(near.real, near.imag), far=s(far.real, far.imag),
        near_elbow=-0.6, far_elbow=-0.6,
        near_foot=p(-47, 5 + beat), far_foot=p(-46, 5 - beat), near_toe=165, far_toe=165,
        hip=_SWIM.hip + 0.8j * sin(radians(720 * at)),
    )  # fmt: skip


def _beating(at: float) -> Key:
    """Under water: stretched out, the legs beat."""
    beat = 7.0 * cos(radians(360 * at))
    return replace(
        STAND, at=at, lean=82, spin=12, rise=26, nod=30, neck=-32, arch=2.0, ease="even",
        near=s(37, -6), far=s(38, -2),
        near_foot=p(-47, 4 + beat), far_foot=p(-46, 4 - beat), near_toe=160, far_toe=160,
    )  # fmt: skip


_ROUND = tuple(k / 12 for k in range(12))

GOING: Mapping[str, Act] = {
    "walk": Act(keys=(STAND,), gait="walk", breath=0.4),
    "run": Act(keys=(replace(STAND, smile=0.9),), gait="run", breath=0.2),
    "plod": Act(
        keys=(replace(STAND, lean=9, nod=16, smile=0.0, gaze=0.4),), gait="plod", breath=0.5,
    ),
    "walk_holding": Act(
        keys=(replace(STAND, near=s(17, -7), tool=2),
              replace(STAND, at=0.5, near=s(17, -8.5), tool=-2)),
        cycle_s=1.08, gait="walk", breath=0.4,
    ),
    "carry": Act(
        keys=(replace(STAND, near=s(23, 21), far=s(27, 19), lean=-2),
              replace(STAND, at=0.5, near=s(23, 19.5), far=s(27, 17.5), lean=-2)),
        cycle_s=0.54, gait="walk", held="both",
    ),
    "push": Act(
        keys=(replace(STAND, lean=15, near=s(35, 2), far=s(38, 0), nod=8),), gait="plod",
        held="both",
    ),
    "pull": Act(
        keys=(
            replace(STAND, lean=-12, hip=complex(-4, 5), near=s(33, 8), far=s(36, 7),
                    near_foot=g(4, -4), far_foot=g(20, -5), nod=-4),
            replace(STAND, at=0.45, ease="out", lean=-32, hip=complex(-13, 13),
                    near=s(28, 14), far=s(31, 13),
                    near_foot=g(4, -4), far_foot=g(20, -5), nod=-14, eyes=0.0, smile=0.0),
        ),
        cycle_s=1.7, held="both",
    ),
    "jump": Act(
        keys=(
            replace(STAND, at=0.0, hip=complex(-2, 4), lean=8, near=s(4, 36), far=s(8, 35)),
            replace(STAND, at=0.2, hip=complex(-6, 18), lean=32, nod=8,
                    near=s(-24, 22), far=s(-19, 24)),
            replace(STAND, at=0.34, ease="in", rise=8, lean=4, nod=-8,
                    near=s(10, -34), far=s(16, -32), near_elbow=-0.4, far_elbow=-0.4,
                    near_foot=g(-6, -2), far_foot=g(-2, -3), near_toe=40, far_toe=36,
                    mouth=0.5, smile=1),
            replace(STAND, at=0.52, ease="out", rise=32, lean=6, nod=-4,
                    near=s(12, -35), far=s(20, -31), near_elbow=-0.4, far_elbow=-0.4,
                    near_foot=g(-16, -16), far_foot=g(2, -14), near_toe=35, far_toe=25,
                    mouth=0.8, smile=1),
            replace(STAND, at=0.72, ease="in", rise=3, lean=6, near=s(22, -8), far=s(26, -8),
                    mouth=0.5, smile=1),
            replace(STAND, at=0.84, ease="out", hip=complex(-4, 14), lean=22,
                    near=s(6, 34), far=s(12, 33)),
        ),
        cycle_s=1.5, breath=0.0,
    ),
    "crawl": Act(
        keys=(
            replace(_CRAWL, at=0.0, near=g(40, -2.5), far=g(22, -2.5),
                    near_foot=g(-44, -4), far_foot=g(-28, -4), near_toe=165, far_toe=165),
            replace(_CRAWL, at=0.25, ease="even", near=g(31, -2.5), far=g(31, -10),
                    near_foot=g(-36, -5), far_foot=g(-36, -4), near_toe=165, far_toe=165),
            replace(_CRAWL, at=0.5, ease="even", near=g(22, -2.5), far=g(40, -2.5),
                    near_foot=g(-28, -4), far_foot=g(-44, -4), near_toe=165, far_toe=165),
            replace(_CRAWL, at=0.75, ease="even", near=g(31, -10), far=g(31, -2.5),
                    near_foot=g(-36, -4), far_foot=g(-36, -5), near_toe=165, far_toe=165),
            replace(_CRAWL, at=1.0, ease="even", near=g(40, -2.5), far=g(22, -2.5),
                    near_foot=g(-44, -4), far_foot=g(-28, -4), near_toe=165, far_toe=165),
        ),
        cycle_s=1.1, speed=33.0,
    ),
    "climb": Act(
        keys=(
            replace(_CLIMB, at=0.0, near=s(22, -29), far=s(24, -6),
                    near_foot=g(8, -6), far_foot=g(15, -26), near_toe=-12, far_toe=-12),
            replace(_CLIMB, at=0.5, hip=complex(-2, -6), near=s(24, -4), far=s(22, -31),
                    near_foot=g(10, -26), far_foot=g(13, -6), near_toe=-12, far_toe=-12),
        ),
        cycle_s=1.8, held="far",
    ),
    "swim": Act(
        keys=tuple(_stroke(at) for at in _ROUND), cycle_s=1.9, speed=52.0, wet=True,
        bathes=True, shadow=False
    ),
    "dive": Act(
        keys=tuple(_beating(at) for at in (0.0, 0.25, 0.5, 0.75)), cycle_s=1.2,
        speed=45.0, bathes=True,
        shadow=False, held="both",
    ),
    "fly": Act(
        keys=(_FLY, replace(_FLY, at=0.5, rise=40, lean=68, near=s(37, -12),
                            near_foot=p(-45, 18), far_foot=p(-43, 22))),
        cycle_s=2.2, speed=110.0,
    ),
    "ride": Act(
        keys=tuple(_pedalling(at) for at in _ROUND), cycle_s=1.3, seated=True, shadow=False,
        held="both",
    ),
    "drive": Act(
        keys=(
            replace(SEATED, lean=-4, near=p(27, -20), far=p(30, -21), near_foot=p(37, 16),
                    far_foot=p(41, 15)),
            replace(SEATED, at=0.5, lean=-2, near=p(26, -17), far=p(30, -24),
                    near_foot=p(37, 16), far_foot=p(41, 15)),
        ),
        cycle_s=2.4, seated=True, shadow=False, held="both",
    ),
    "row": Act(
        keys=(
            replace(SEATED, lean=26, near=s(34, 15), far=s(37, 13), near_foot=p(34, 14),
                    far_foot=p(38, 13), tool=14),
            replace(SEATED, at=0.5, lean=-18, near=s(13, 17), far=s(17, 15), near_foot=p(34, 14),
                    far_foot=p(38, 13), tool=-24),
        ),
        cycle_s=2.1, seated=True, shadow=False, held="both", speed=50.0,
    ),
    "sit_on": Act(
        keys=(SEATED, replace(SEATED, at=0.5, lean=1.5, nod=-3)), cycle_s=5.0, seated=True,
        shadow=False,
    ),
    "glide": Act(
        keys=(
            replace(_GLIDE, lean=4),
            replace(_GLIDE, at=0.5, lean=12, hip=complex(1, 16), near=s(26, 1), far=s(-25, 9)),
        ),
        cycle_s=2.3, view="front", side_head=True, speed=115.0,
    ),
    "ski": Act(
        keys=(
            _SKI,
            replace(_SKI, at=0.5, hip=complex(-9, 22), lean=46, near=s(10, 24), far=s(17, 22),
                    neck=-18, tool=104),
        ),
        cycle_s=1.9, prop="poles", speed=150.0,
    ),
    "dribble": Act(
        keys=(
            replace(STAND, lean=14, near=s(17, 14), far=s(20, 14), grip=s(21, 21),
                    hip=complex(-3, 7), nod=10, gaze=0.4),
            replace(STAND, at=0.5, ease="in", lean=16, near=s(18, 22), far=s(20, 14),
                    grip=g(24, -8), hip=complex(-3, 9), nod=10, gaze=0.4),
            replace(STAND, at=1.0, ease="out", lean=14, near=s(17, 14), far=s(20, 14),
                    grip=s(21, 21), hip=complex(-3, 7), nod=10, gaze=0.4),
        ),
        cycle_s=0.8, gait="walk", held="grip", grasp="",
    ),
    "lead": Act(
        keys=(replace(STAND, near=s(20, 24)), replace(STAND, at=0.5, near=s(21, 22))),
        cycle_s=1.08, gait="walk",
    ),
}  # fmt: skip
