"""Sport and effort: throwing, hitting, lifting, exercises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .keys import FRONT, STAND, Act, g, h, p, s

__all__ = ["SPORTING"]

_WIDE = replace(STAND, near_foot=g(-11, -4), far_foot=g(12, -5), hip=complex(0, 3))
_GUARD = replace(_WIDE, near=s(16, 0), far=s(21, -3), lean=8, smile=0.2)
_PLANK = replace(STAND, near_foot=g(-54, -9), far_foot=g(-52, -10), near_toe=62, far_toe=62, nod=8)
_TREE = replace(
    FRONT, near_foot=p(-1.5, 22), near_knee=-1, near_toe=62, far_foot=g(-4, -4), hip=complex(-2, 0),
    eyes=0.0, smile=0.6,
)  # fmt: skip
_STAR = replace(
    FRONT, near=s(16, -33), far=s(-16, -33), near_elbow=0.3, far_elbow=-0.3,
    near_foot=p(17, 46), far_foot=p(-17, 46), smile=1.0,
)  # fmt: skip

SPORTING: Mapping[str, Act] = {
    "throw": Act(
        keys=(
            replace(_WIDE, near=s(12, 10), far=s(16, 12)),
            replace(_WIDE, at=0.35, lean=-16, hip=complex(-5, 5), near=s(-25, -20),
                    far=s(30, -10), near_elbow=-0.8, nod=-6),
            replace(_WIDE, at=0.46, ease="in", lean=16, hip=complex(4, 4), near=s(27, -24),
                    far=s(4, 26), near_elbow=-0.2, nod=2, mouth=0.4, near_foot=g(-11, -7),
                    near_toe=24),
            replace(_WIDE, at=0.62, ease="out", lean=28, hip=complex(6, 6), near=s(22, 28),
                    far=s(-14, 24), nod=4, near_foot=g(-11, -9), near_toe=34),
        ),
        cycle_s=1.9,
    ),
    "catch": Act(
        keys=(
            replace(_WIDE, near=s(29, -14), far=s(33, -16), lean=8, nod=-10, mouth=0.3),
            replace(_WIDE, at=0.4, near=s(31, -18), far=s(34, -20), lean=10, nod=-14, mouth=0.4),
            replace(_WIDE, at=0.55, ease="out", near=s(19, 6), far=s(22, 5), lean=2, nod=6,
                    hip=complex(-2, 6), smile=1),
        ),
        cycle_s=1.8, held="both",
    ),
    "kick": Act(
        keys=(
            replace(STAND, near=s(-12, 32), far=s(16, 30), grip=g(24, -7), gaze=0.3, nod=8),
            replace(STAND, at=0.28, lean=10, near=s(20, 24), far=s(-20, 26), gaze=0.3, nod=10,
                    near_foot=p(-27, 34), near_toe=50, far_foot=g(6, -4), grip=g(24, -7),
                    hip=complex(0, 3)),
            replace(STAND, at=0.38, ease="in", lean=-10, near=s(-27, 16), far=s(28, 10),
                    near_foot=p(27, 40), near_toe=-8, far_foot=g(6, -4), grip=g(31, -9),
                    hip=complex(2, 2), mouth=0.3),
            replace(STAND, at=0.5, ease="out", lean=-16, near=s(-29, 8), far=s(30, 4),
                    near_foot=p(39, 22), near_toe=-30, far_foot=g(6, -4), grip=g(66, -40),
                    hip=complex(2, 2), mouth=0.3),
            replace(STAND, at=0.75, near=s(-8, 34), far=s(12, 32), grip=g(60, -7), nod=2),
        ),
        cycle_s=1.9, held="grip", grasp="",
    ),
    "swing": Act(
        keys=(
            replace(_WIDE, near=s(-4, 8), far=s(4, 4), tool=-40, lean=2),
            replace(_WIDE, at=0.35, lean=-10, hip=complex(-4, 5), near=s(-20, 0),
                    far=s(-12, -2), tool=-70, near_elbow=1, nod=4),
            replace(_WIDE, at=0.5, ease="in", lean=12, hip=complex(4, 5), near=s(29, 12),
                    far=s(33, 10), tool=94, nod=4, mouth=0.3),
            replace(_WIDE, at=0.66, ease="out", lean=15, hip=complex(5, 4), near=s(20, 27),
                    far=s(24, 25), tool=142, nod=6),
        ),
        cycle_s=1.8, held="both",
    ),
    "punch": Act(
        keys=(
            _GUARD,
            replace(_GUARD, at=0.16, ease="in", near=s(38, -5), lean=17, hip=complex(3, 4)),
            replace(_GUARD, at=0.34),
            replace(_GUARD, at=0.5, hip=complex(0, 5)),
            replace(_GUARD, at=0.64, ease="in", far=s(38, -6), near=s(12, -2), lean=13),
            replace(_GUARD, at=0.84),
        ),
        cycle_s=1.4,
    ),
    "lift": Act(
        keys=(
            replace(_WIDE, hip=complex(-10, 26), lean=40, near=g(18, -16), far=g(22, -17), nod=10,
                    near_foot=g(-4, -4), far_foot=g(8, -5)),
            replace(_WIDE, at=0.3, hip=complex(-2, 5), lean=0, near=s(17, 4), far=s(20, 3),
                    near_foot=g(-4, -4), far_foot=g(8, -5), eyes=0.1, smile=0),
            replace(_WIDE, at=0.5, ease="out", near=s(-3, -36), far=s(4, -36), near_elbow=-0.3,
                    far_elbow=-0.3, near_foot=g(-4, -4), far_foot=g(8, -5), nod=-8, smile=1),
            replace(_WIDE, at=0.75, near=s(-3, -37), far=s(4, -37), near_elbow=-0.3,
                    far_elbow=-0.3, near_foot=g(-4, -4), far_foot=g(8, -5), nod=-8, smile=1),
        ),
        cycle_s=4.0, held="both",
    ),
    "stretch": Act(
        keys=(
            replace(_TREE, near=s(-7.5, 10), far=s(7.5, 10), near_elbow=-1, far_elbow=1),
            replace(_TREE, at=0.2, near=s(30, -6), far=s(-30, -6), near_elbow=0.6, far_elbow=-0.6),
            replace(_TREE, at=0.38, near=s(-7.5, -32), far=s(7.5, -32), near_elbow=1,
                    far_elbow=-1),
            replace(_TREE, at=0.65, near=s(-7.5, -33), far=s(7.5, -33), near_elbow=1,
                    far_elbow=-1, lean=2),
            replace(_TREE, at=0.82, near=s(30, -6), far=s(-30, -6), near_elbow=0.6, far_elbow=-0.6),
        ),
        cycle_s=6.0, view="front",
    ),
    "squat": Act(
        keys=(
            replace(STAND, near=s(20, 18), far=s(24, 16), near_foot=g(-4, -4), far_foot=g(6, -5)),
            replace(STAND, at=0.45, hip=complex(-14, 27), lean=34, near=s(36, 2), far=s(38, 0),
                    nod=2, near_foot=g(-4, -4), far_foot=g(6, -5), smile=0.2),
        ),
        cycle_s=2.0, held="both",
    ),
    "push_up": Act(
        keys=(
            replace(_PLANK, hip=complex(-10, 28), lean=66, near=g(25, -2.5), far=g(29, -3.5),
                    neck=-10),
            replace(_PLANK, at=0.5, hip=complex(-9, 39), lean=78, near=g(25, -2.5),
                    far=g(29, -3.5), neck=-16, smile=0.1),
        ),
        cycle_s=1.7, breath=0.0,
    ),
    "sit_up": Act(
        keys=(
            replace(STAND, hip=complex(-4, 46), lean=-82, near=h(-8, -1), far=h(-5, -3), nod=-70,
                    near_foot=g(24, -4), far_foot=g(28, -5), near_elbow=-0.8, far_elbow=-0.8),
            replace(STAND, at=0.5, hip=complex(-4, 46), lean=10, near=h(-8, -1), far=h(-5, -3),
                    nod=16, near_foot=g(24, -4), far_foot=g(28, -5), near_elbow=-0.8,
                    far_elbow=-0.8, smile=0.2),
        ),
        cycle_s=2.4, breath=0.0,
    ),
    "flip": Act(
        keys=(
            replace(_STAR, spin=0),
            replace(_STAR, at=0.36, ease="in", hip=complex(0, -17), spin=180),
            replace(_STAR, at=0.72, ease="out", spin=360, mouth=0.5),
            replace(_STAR, at=1.0, spin=360, mouth=0.5),
        ),
        cycle_s=1.8, view="front", breath=0.0,
    ),
}  # fmt: skip
