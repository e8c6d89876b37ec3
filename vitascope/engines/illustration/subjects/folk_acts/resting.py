"""Standing, sitting, lying, greeting, feeling: what a body does in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .keys import FRONT, STAND, Act, View, g, h, p, s

__all__ = ["RESTING"]

_SIT = replace(
    STAND, hip=complex(-12, 45.5), lean=7, near=g(17, -17), far=g(21, -18),
    near_foot=g(22, -4), far_foot=g(27, -5),
)  # fmt: skip
_LIE = replace(
    STAND, hip=complex(8, 43.5), spin=-90, lean=0, neck=13, nod=10, near=s(9, 26), far=s(12, 23),
    near_elbow=0.7, far_elbow=0.7, near_foot=p(0, 49), far_foot=p(4, 47),
    near_toe=-8, far_toe=-12,
)  # fmt: skip
_KNEEL = replace(
    STAND, hip=complex(-2, 24), near_foot=g(-22, -4), far_foot=g(-19, -5), near_toe=168, far_toe=168
)
_CROUCH = replace(
    STAND, hip=complex(-9, 31), lean=34, nod=6, neck=-8, near=p(17, -7), far=p(22, -8),
    near_foot=g(-2, -4), far_foot=g(8, -5),
)  # fmt: skip
_DANCE = replace(FRONT, smile=1.0, mouth=0.35)
_HUG = replace(STAND, near=s(25, 4), far=s(23, -3), lean=6, smile=1.0, eyes=0.0)
_SEEN_FROM: tuple[tuple[View, float], ...] = (
    ("front", -0.5), ("front", 0.5), ("side", 0.0), ("back", -0.5), ("back", 0.5), ("side", 0.0),
)  # fmt: skip


def turning(share: float) -> tuple[View, float, float]:
    """Round once: front, right side, back, left side; yaw grows towards each change of view."""
    at = (share * 4 + 0.5) % 4
    quarter, inside = int(at), at - int(at) - 0.5
    narrow = 1.0 - 0.5 * abs(inside)
    if quarter == 0:
        return "front", 1.6 * inside, narrow
    if quarter == 1:
        return "side", 0.0, narrow
    if quarter == 2:
        return "back", 1.6 * inside, narrow
    return "side", 0.0, -narrow


_ARMS_OUT = replace(FRONT, near=s(33, 2), far=s(-33, 2), near_elbow=0.3, far_elbow=-0.3, smile=1.0)

RESTING: Mapping[str, Act] = {
    "idle": Act(
        keys=(FRONT, replace(FRONT, at=0.5, hip=complex(1.2, 0.3), lean=-1, yaw=0.18, nod=1.5)),
        cycle_s=4.6, view="front",
    ),
    "stand": Act(keys=(STAND, replace(STAND, at=0.5, nod=5)), cycle_s=4.0),
    "sit": Act(keys=(_SIT, replace(_SIT, at=0.5, lean=4, nod=-5)), cycle_s=5.2),
    "lie": Act(
        keys=(replace(_LIE, near_foot=p(17, 33), near=h(-9, -1), far=h(-6, -4), near_elbow=-1,
                      nod=8),
              replace(_LIE, at=0.5, near_foot=p(18, 32), near=h(-9, -1), far=h(-6, -4),
                      near_elbow=-1, nod=13)),
        cycle_s=5.0,
    ),
    "sleep": Act(
        keys=(replace(_LIE, eyes=0.0, smile=0.4, nod=10),
              replace(_LIE, at=0.5, eyes=0.0, smile=0.4, near=s(10.5, 26), far=s(13.5, 23))),
        cycle_s=3.6,
    ),
    "crouch": Act(keys=(_CROUCH, replace(_CROUCH, at=0.5, nod=0, lean=31)), cycle_s=3.4),
    "kneel": Act(
        keys=(replace(_KNEEL, near=s(10, 33), far=s(14, 32)),
              replace(_KNEEL, at=0.5, near=s(10, 33), far=s(14, 32), nod=8)),
        cycle_s=4.0,
    ),
    "dance": Act(
        keys=(
            replace(_DANCE, hip=complex(5, 3), lean=-9, near=s(16, -28), far=s(-25, 14),
                    near_elbow=1, far_elbow=1, near_foot=g(9, -4), far_foot=g(-11, -9), nod=6,
                    far_toe=16),
            replace(_DANCE, at=0.25, hip=complex(0, -2), rise=4, near=s(22, -6), far=s(-22, -6),
                    near_elbow=1, far_elbow=-1, near_foot=g(7, -4), far_foot=g(-7, -4)),
            replace(_DANCE, at=0.5, hip=complex(-5, 3), lean=9, near=s(25, 14), far=s(-16, -28),
                    near_elbow=-1, far_elbow=-1, near_foot=g(11, -9), far_foot=g(-9, -4), nod=-6,
                    near_toe=-16),
            replace(_DANCE, at=0.75, hip=complex(0, -2), rise=4, near=s(20, -18), far=s(-20, -18),
                    near_elbow=1, far_elbow=-1, near_foot=g(7, -4), far_foot=g(-7, -4)),
        ),
        cycle_s=1.5, view="front",
    ),
    "spin": Act(
        keys=(_ARMS_OUT, replace(_ARMS_OUT, at=0.5, near=s(32, -7), far=s(-32, -7), rise=1.5)),
        cycle_s=1.6, view="front", view_at=turning, breath=0.0,
    ),
    "pirouette": Act(
        keys=(
            replace(FRONT, near=s(-5, -33), far=s(5, -33), near_elbow=1, far_elbow=-1, rise=5,
                    near_foot=p(3.5, 30), near_knee=-1, far_foot=g(-1, -5), near_toe=30),
        ),
        cycle_s=1.7, view="front", view_at=turning, breath=0.0,
    ),
    "wave": Act(
        keys=(
            replace(FRONT, near=s(21, -22), near_elbow=0.9, smile=1, mouth=0.3, nod=-3, tool=20),
            replace(FRONT, at=0.5, near=s(8, -29), near_elbow=0.9, smile=1, mouth=0.3, nod=3,
                    tool=-20),
        ),
        cycle_s=0.9, view="front",
    ),
    "cheer": Act(
        keys=(
            replace(FRONT, near=s(14, -31), far=s(-14, -31), near_elbow=0.7, far_elbow=-0.7,
                    smile=1, mouth=0.9, rise=5, near_foot=g(7, -3), far_foot=g(-7, -3)),
            replace(FRONT, at=0.5, near=s(20, -24), far=s(-20, -24), near_elbow=0.9,
                    far_elbow=-0.9, smile=1, mouth=0.6, hip=complex(0, 3)),
        ),
        cycle_s=0.8, view="front",
    ),
    "clap": Act(
        keys=(
            replace(FRONT, near=s(-8.0, 10), far=s(8.0, 10), near_elbow=-1, far_elbow=1,
                    smile=1, mouth=0.4),
            replace(FRONT, at=0.5, near=s(5, 8), far=s(-5, 8), near_elbow=-1, far_elbow=1,
                    smile=1, mouth=0.6),
        ),
        cycle_s=0.5, view="front", held="both",
    ),
    "point": Act(
        keys=(replace(STAND, far=s(5, 35), near=s(37, -8), near_elbow=0.3, nod=-3, lean=5),
              replace(STAND, at=0.5, far=s(5, 35), near=s(36, -10.5), near_elbow=0.3, nod=-1,
                      lean=3, mouth=0.4)),
        cycle_s=1.8, finger=True,
    ),
    "bow": Act(
        keys=(
            STAND,
            replace(STAND, at=0.3, lean=58, hip=complex(-7, 1), nod=52, gaze=0.7, eyes=0.0,
                    near=s(4, 33), far=s(8, 32), arch=4),
            replace(STAND, at=0.6, lean=61, hip=complex(-7, 1), nod=55, gaze=0.7, eyes=0.0,
                    near=s(4, 33), far=s(8, 32), arch=4),
        ),
        cycle_s=3.4,
    ),
    "hug": Act(
        keys=(_HUG, replace(_HUG, at=0.5, lean=8, near=s(24, 7), far=s(22, -1))), cycle_s=2.6,
        held="both", happy=True,
    ),
    "turn": Act(
        keys=(replace(FRONT, smile=0.8), replace(FRONT, at=0.5, hip=complex(0, 0.5))),
        cycle_s=4.4, view="front", view_at=turning,
    ),
    "look_up": Act(
        keys=(replace(STAND, lean=-6, nod=-30, neck=-4, mouth=0.25, near=s(-7, 36)),
              replace(STAND, at=0.5, lean=-7, nod=-36, neck=-5, mouth=0.4, near=s(-8, 36))),
        cycle_s=4.0,
    ),
    "laugh": Act(
        keys=(
            replace(FRONT, near=s(-4, 24), far=s(4, 25), near_elbow=-1, far_elbow=1, nod=-6,
                    mouth=1.0, smile=1.0, lean=-3),
            replace(FRONT, at=0.5, near=s(-4, 22), far=s(4, 23), near_elbow=-1, far_elbow=1,
                    nod=5, mouth=0.7, smile=1.0, hip=complex(0, 1.8), lean=2),
        ),
        cycle_s=0.55, view="front", happy=True,
    ),
    "cry": Act(
        keys=(
            replace(FRONT, near=h(10, 8), far=h(-10, 8), near_elbow=1, far_elbow=-1, nod=2,
                    eyes=0.0, smile=-1.0, mouth=0.5, hip=complex(0, 1)),
            replace(FRONT, at=0.5, near=h(9.5, 6), far=h(-9.5, 6), near_elbow=1, far_elbow=-1,
                    nod=-2, eyes=0.0, smile=-1.0, mouth=0.7, hip=complex(0, 2)),
        ),
        cycle_s=0.9, view="front", tears=True,
    ),
    "pray": Act(
        keys=(replace(_KNEEL, near=s(17, 2), far=s(18.5, 1), nod=17, eyes=0, smile=0.4),
              replace(_KNEEL, at=0.5, near=s(17, 3), far=s(18.5, 2), nod=22, eyes=0, smile=0.4)),
        cycle_s=4.4, held="both",
    ),
    "talk": Act(
        keys=(
            replace(STAND, near=s(19, 16), far=s(20, 24), mouth=0.1, nod=0),
            replace(STAND, at=0.2, near=s(24, 6), far=s(20, 24), mouth=0.7, nod=4),
            replace(STAND, at=0.35, near=s(22, 9), far=s(23, 18), mouth=0.2, nod=1),
            replace(STAND, at=0.5, near=s(25, 4), far=s(26, 10), mouth=0.8, nod=-2),
            replace(STAND, at=0.7, near=s(20, 15), far=s(26, 12), mouth=0.15, nod=5),
            replace(STAND, at=0.85, near=s(18, 19), far=s(22, 21), mouth=0.6, nod=2),
        ),
        cycle_s=2.6,
    ),
}  # fmt: skip
