"""Work of the hands: with tools, food, instruments, a rod."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import cos, radians, sin

from .keys import FRONT, SEATED, STAND, Act, Key, g, h, p, s

__all__ = ["DOING"]

_HOLD = replace(STAND, near=s(17, -7), far=s(5, 36), nod=-2)
_PHONE = replace(STAND, near=h(-6, 4.5), near_elbow=-0.7, tool=14)
_PAINT = replace(STAND, far=s(19, 20), lean=4, smile=0.5)
_STRUM = replace(
    FRONT, far=p(-6, -13), near=s(14, 4), near_elbow=1, far_elbow=1, grip=p(-1, -13), tool=-24,
    smile=1.0,
)  # fmt: skip
_VIOLIN = replace(
    FRONT, near=s(16, -5), near_elbow=1, grip=s(15, -8), tool=-20, nod=9, eyes=0.0, smile=0.8
)
_SING = replace(FRONT, near=s(-6.5, 1), near_elbow=-1, tool=-8, smile=0.8)
_BLOW = replace(STAND, near=h(17, 9), far=h(23, 7), grip=h(10, 7.5), mouth=0.25, lean=-2, tool=-8)
_STOOL = replace(SEATED, hip=complex(-10, 17.3), nod=12, gaze=0.5)
_SWEEP = replace(STAND, lean=12, nod=12, gaze=0.5, near_foot=g(-8, -4), far_foot=g(8, -5))


def _stirring(at: float) -> Key:
    near = complex(21 + 5 * cos(radians(360 * at)), 20 + 2.2 * sin(radians(360 * at)))
    return replace(
        STAND, at=at, ease="even", lean=7, nod=13, gaze=0.6, near=s(near.real, near.imag),
        far=s(17, 27), tool=-12 - 9 * cos(radians(360 * at)),
    )  # fmt: skip


def _juggling(at: float) -> Key:
    up = sin(radians(360 * at))
    return replace(
        FRONT, at=at, ease="even", near=s(11, 18 - 7 * up), far=s(-11, 18 + 7 * up),
        near_elbow=-0.45, far_elbow=0.45, nod=2 * up, gaze=-0.3, smile=1.0, mouth=0.2,
    )  # fmt: skip


_EIGHTH = tuple(k / 8 for k in range(8))
_PIANO = (
    replace(_STOOL, near=p(29, -12), far=p(34, -10), grip=p(34, -8), lean=5),
    replace(_STOOL, at=0.25, near=p(31, -9), far=p(33, -13), grip=p(34, -8), lean=7),
    replace(_STOOL, at=0.5, near=p(27, -12.5), far=p(36, -10), grip=p(34, -8), lean=9),
    replace(_STOOL, at=0.75, near=p(29, -9), far=p(36, -13), grip=p(34, -8), lean=6),
)

DOING: Mapping[str, Act] = {
    "hold": Act(keys=(_HOLD, replace(_HOLD, at=0.5, near=s(17, -9), tool=2)), cycle_s=3.4),
    "hold_low": Act(
        keys=(replace(STAND, near=s(19, 17), far=s(23, 17)),
              replace(STAND, at=0.5, near=s(19, 15.5), far=s(23, 15.5), nod=-1)),
        cycle_s=3.4, held="both",
    ),
    "eat": Act(
        keys=(
            replace(STAND, near=s(19, 17), far=s(16, 22), gaze=0.4, nod=6),
            replace(STAND, at=0.3, near=h(12, 9), far=s(16, 22), mouth=0.7, nod=6, tool=-8),
            replace(STAND, at=0.42, near=h(11, 9), far=s(16, 22), mouth=0.0, nod=4, tool=-8),
            replace(STAND, at=0.6, near=s(20, 12), far=s(16, 22), mouth=0.35, smile=1),
            replace(STAND, at=0.72, near=s(20, 15), far=s(16, 22), mouth=0.05, smile=1),
            replace(STAND, at=0.84, near=s(19, 16), far=s(16, 22), mouth=0.3, smile=1),
        ),
        cycle_s=2.8,
    ),
    "drink": Act(
        keys=(
            replace(STAND, near=s(20, 12), nod=2),
            replace(STAND, at=0.3, near=h(12, 8), nod=-9, eyes=0.15, tool=-34),
            replace(STAND, at=0.6, near=h(12, 7), nod=-14, eyes=0.15, tool=-46),
            replace(STAND, at=0.82, near=s(20, 12), nod=3, smile=1.0),
        ),
        cycle_s=3.8,
    ),
    "phone": Act(
        keys=(
            replace(_PHONE, far=s(14, 24), mouth=0.1),
            replace(_PHONE, at=0.25, far=s(19, 14), mouth=0.7, nod=5),
            replace(_PHONE, at=0.5, far=s(17, 18), mouth=0.15, smile=1),
            replace(_PHONE, at=0.75, far=s(16, 22), mouth=0.6, nod=0),
        ),
        cycle_s=2.9,
    ),
    "look_at_phone": Act(
        keys=(replace(STAND, near=s(19, 5), far=s(17, 16), nod=14, gaze=0.5, tool=-10),
              replace(STAND, at=0.5, near=s(19, 6), far=s(19, 12), nod=16, gaze=0.6, tool=-10)),
        cycle_s=2.4,
    ),
    "stir": Act(keys=tuple(_stirring(at) for at in _EIGHTH), cycle_s=1.4),
    "cut": Act(
        keys=(
            replace(STAND, near=s(20, 15), far=s(25, 25), lean=9, nod=16, gaze=0.7, tool=-25),
            replace(STAND, at=0.45, ease="in", near=s(21, 24), far=s(25, 25), lean=10, nod=17,
                    gaze=0.7, tool=4),
        ),
        cycle_s=0.6,
    ),
    "paint": Act(
        keys=(
            replace(_PAINT, near=s(29, -8), tool=62),
            replace(_PAINT, at=0.22, near=s(32, 4), tool=66),
            replace(_PAINT, at=0.42, near=s(33, -6), tool=58),
            replace(_PAINT, at=0.62, near=s(30, 8), tool=70),
            replace(_PAINT, at=0.85, near=s(24, 4), tool=60, nod=7, lean=0),
        ),
        cycle_s=2.6,
    ),
    "strum": Act(
        keys=(
            replace(_STRUM, far=p(-7, -18), nod=-4, hip=complex(1, 0), mouth=0.1),
            replace(_STRUM, at=0.5, far=p(-5, -9), nod=5, hip=complex(-1, 1), mouth=0.5),
        ),
        cycle_s=0.8, view="front", held="grip", grasp="arms",
    ),
    "bow_strings": Act(
        keys=(
            replace(_VIOLIN, far=s(16, 3), far_elbow=1),
            replace(_VIOLIN, at=0.5, far=s(3, 15), far_elbow=1, nod=6, hip=complex(-1.5, 0.5)),
        ),
        cycle_s=1.5, view="front", held="grip", prop="bow", grasp="arms",
    ),
    "keys": Act(keys=_PIANO, cycle_s=1.1, seated=True, shadow=False, held="grip", grasp=""),
    "keys_stool": Act(keys=_PIANO, cycle_s=1.1, prop="stool", held="grip", grasp=""),
    "drum": Act(
        keys=(
            replace(FRONT, near=s(6, 11), far=s(0, 21), near_elbow=-1, far_elbow=1, nod=-3,
                    grip=p(0, -3), smile=1),
            replace(FRONT, at=0.5, near=s(0, 21), far=s(-6, 11), near_elbow=-1, far_elbow=1,
                    nod=4, grip=p(0, -3), smile=1, hip=complex(0, 1.2)),
        ),
        cycle_s=0.46, view="front", held="grip", grasp="", prop="sticks",
    ),
    "blow": Act(
        keys=(_BLOW, replace(_BLOW, at=0.5, lean=-6, nod=-5, tool=-13)), cycle_s=1.6, held="grip",
    ),
    "sing": Act(
        keys=(
            replace(_SING, far=s(-16, 20), mouth=0.5, nod=-3, hip=complex(1, 0)),
            replace(_SING, at=0.25, far=s(-26, 8), far_elbow=0.0, mouth=1.0, nod=-5, eyes=0.0),
            replace(_SING, at=0.5, far=s(-31, -5), far_elbow=-0.6, mouth=0.75, nod=4, eyes=0.0,
                    hip=complex(-1, 0)),
            replace(_SING, at=0.75, far=s(-24, 12), far_elbow=0.1, mouth=1.0, nod=3),
        ),
        cycle_s=2.4, view="front",
    ),
    "sweep": Act(
        keys=(
            replace(_SWEEP, near=s(8, 24), far=s(17, 9), tool=16, grip=s(12, 17)),
            replace(_SWEEP, at=0.5, near=s(20, 24), far=s(21, 7), tool=-14, lean=15,
                    grip=s(20, 15)),
        ),
        cycle_s=1.3, held="grip",
    ),
    "groom": Act(
        keys=(
            replace(STAND, near=h(8, 8), tool=70, nod=-2, mouth=0.25, smile=1),
            replace(STAND, at=0.5, near=h(12, 7), tool=70, nod=2, mouth=0.25, smile=1),
        ),
        cycle_s=0.5,
    ),
    "comb": Act(
        keys=(
            replace(STAND, near=h(-3, -12), near_elbow=-0.8, tool=20, nod=2),
            replace(STAND, at=0.55, near=h(-11, 3), near_elbow=-0.8, tool=-10, nod=6),
        ),
        cycle_s=1.5,
    ),
    "sew": Act(
        keys=(
            replace(_STOOL, near=p(17, -17), far=p(20, -13), grip=p(20, -13), nod=17),
            replace(_STOOL, at=0.45, near=p(24, -28), far=p(20, -13), grip=p(20, -13), nod=13),
            replace(_STOOL, at=0.6, near=p(24, -27), far=p(20, -13), grip=p(20, -13), nod=13),
        ),
        cycle_s=1.5, prop="stool", held="grip", grasp="",
    ),
    "massage": Act(
        keys=(
            replace(STAND, lean=15, nod=14, gaze=0.5, near=s(23, 19), far=s(28, 21)),
            replace(STAND, at=0.5, lean=18, nod=15, gaze=0.5, near=s(27, 22), far=s(24, 19)),
        ),
        cycle_s=0.9, held="both",
    ),
    "fish": Act(
        keys=(
            replace(_STOOL, near=p(17, -18), far=p(25, -22), grip=p(20, -19), tool=42, gaze=0.2,
                    nod=4),
            replace(_STOOL, at=0.7, near=p(17, -18), far=p(25, -23), grip=p(20, -19), tool=39,
                    gaze=0.2, nod=6),
            replace(_STOOL, at=0.8, near=p(14, -23), far=p(21, -29), grip=p(17, -25), tool=22,
                    lean=-6, nod=-2, mouth=0.4),
        ),
        cycle_s=5.0, prop="stool", held="grip",
    ),
    "shoot": Act(
        keys=(
            replace(STAND, far=s(38, -1), near=s(30, 0), grip=s(37, -1), near_foot=g(-10, -4),
                    far_foot=g(10, -5), tool=0),
            replace(STAND, at=0.4, far=s(38, -1), near=h(3, 9), near_elbow=-1, grip=s(37, -1),
                    near_foot=g(-10, -4), far_foot=g(10, -5), lean=-3, smile=0.2),
            replace(STAND, at=0.75, far=s(38, -1), near=h(2, 9), near_elbow=-1, grip=s(37, -1),
                    near_foot=g(-10, -4), far_foot=g(10, -5), lean=-3, smile=0.2),
            replace(STAND, at=0.8, ease="in", far=s(37, -2), near=h(-9, 8), near_elbow=-1,
                    grip=s(37, -1), near_foot=g(-10, -4), far_foot=g(10, -5), lean=-1),
        ),
        cycle_s=3.0, held="grip",
    ),
    "shoot_ball": Act(
        keys=(
            replace(STAND, hip=complex(-4, 12), lean=18, near=s(16, 6), far=s(20, 5), nod=-6),
            replace(STAND, at=0.25, hip=complex(-4, 14), lean=20, near=s(16, 4), far=s(20, 3),
                    nod=-8),
            replace(STAND, at=0.42, ease="in", rise=14, near=h(10, -16), far=h(14, -14), nod=-18,
                    near_elbow=1, near_foot=g(-4, 0), far_foot=g(2, -1), near_toe=35,
                    far_toe=35),
            replace(STAND, at=0.52, ease="out", rise=18, near=s(14, -35), far=s(20, -31), nod=-20,
                    near_foot=g(-4, 0), far_foot=g(2, -1), near_toe=35, far_toe=35, mouth=0.4),
            replace(STAND, at=0.7, ease="in", near=s(24, -22), far=s(26, -18), nod=-14),
        ),
        cycle_s=2.4, held="both",
    ),
    "juggle": Act(
        keys=tuple(_juggling(at) for at in _EIGHTH), cycle_s=0.8, view="front", prop="balls",
    ),
    "write": Act(
        keys=(replace(_STOOL, near=p(24, -17), far=p(28, -15), nod=18, tool=28),
              replace(_STOOL, at=0.5, near=p(27, -17), far=p(28, -15), nod=18, tool=24)),
        cycle_s=0.7, prop="stool",
    ),
    "type": Act(
        keys=(replace(_STOOL, near=p(26, -15), far=p(30, -18), nod=9, grip=p(30, -12)),
              replace(_STOOL, at=0.5, near=p(27, -18), far=p(30, -15), nod=9, grip=p(30, -12))),
        cycle_s=0.34, prop="stool", held="grip", grasp="",
    ),
}  # fmt: skip
