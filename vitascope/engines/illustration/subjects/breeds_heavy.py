"""Heavy animals: bears, elephant, hippopotamus, rhinoceros, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .breed import Breed, Head, Horn
from .rig import Look
from .skeleton import Build

__all__ = ["HEAVY"]

_BEAR = Breed(
    build=Build(
        hip=-30 - 41j, shoulder=28 - 44j,
        thigh=17, shank=16.5, hind_foot=12, upper_arm=17, forearm=18, fore_foot=9.5,
        hind_x=-31, front_x=30,
        neck=17 - 7j, head=35 - 10j,
        tail_length=8, tail_rest=(190, 175), tail_run=(190, 180), run_cycle=1.2, lie=21,
        graze_turn=34, supple=0.7,
    ),
    head=Head(
        skull=(
            -16 + 0j, -13 - 11j, -4 - 15.5j, 6 - 14j, 12 - 7.4j, 18 - 4.2j, 24.6 - 2.2j, 26.4 + 3j,
            24 + 8.2j, 16 + 11j, 6 + 14.4j, -7 + 14.5j, -14.5 + 8.5j,
        ),
        mask=(27 + 0.4j, 20 - 3j, 15.4 - 0.4j, 14 + 6j, 17 + 13j, 28 + 10j),
        nose=24.8 - 1.0j, nose_size=3.6, eye=9 - 4.2j, eye_size=2.7,
        mouth=(24.6 + 4.6j, 20 + 7.2j, 15.4 + 6.6j),
        ear=(-12 - 8j, -11.5 - 21j, -2.5 - 14j),
        size=1.16, round_eye=True, ear_kind="round",
    ),
    look=Look(base=0xFF82522F, pale=0xFFD0A678, dark=0xFF4A2C1E, accent=0xFF2A1810),
    torso=((15, 15), (18, 19), (17.5, 22), (24, 23), (20, 20), (12, 12)),
    hind=(17, 13, 9, 6.8, 5.4), front=(15, 11.6, 8.8, 7.0, 5.6),
    tail=(5, 5.5, 4.5), stockings=0.35, height_m=1.25, climbs=True,
)  # fmt: skip

_PANDA = replace(
    _BEAR,
    head=replace(_BEAR.head, patch=True, size=1.24),
    look=Look(base=0xFFF9F6F0, pale=0xFFFFFFFF, dark=0xFF2C2A32, accent=0xFF1E1418),
    torso=((15, 15), (18, 19), (18, 22), (19, 22), (17, 19), (12, 12)),
    stockings=1.0, ear_tips=1.0, saddle=True, is_dark_legged=True, height_m=1.0,
)  # fmt: skip

_ELEPHANT = Breed(
    build=Build(
        hip=-33 - 54j, shoulder=28 - 56j,
        thigh=23, shank=21, hind_foot=9.5, upper_arm=22.5, forearm=24, fore_foot=9,
        hind_x=-32, front_x=28,
        neck=17 - 12j, head=36 - 17j,
        tail_length=36, tail_rest=(110, 92), tail_run=(165, 130), run_cycle=1.5, lie=27,
        graze=58, graze_turn=14, supple=0.1,
    ),
    head=Head(
        skull=(
            -16 - 2j, -13 - 14j, -3 - 20.5j, 9 - 18.4j, 15.6 - 9j, 18.4 + 1j, 19.6 + 10j,
            15 + 16.4j, 6 + 18j, -4 + 17j, -13 + 11j,
        ),
        mask=(), nose=0j, nose_size=0.0, eye=9.6 - 2.6j, eye_size=2.8,
        mouth=(9 + 15j, 6 + 15.6j, 2.4 + 13.6j),
        ear=(-9 - 10j, -12 - 18j, 0 - 10j), ear_kind="flap",
        flap=(
            -2 - 13j, -11 - 22j, -24 - 22j, -34 - 12j, -35 + 4j, -29 + 19j, -20 + 28j, -12 + 25j,
            -6 + 14j, -2 + 4j,
        ),
        trunk=60.0, size=1.08, round_eye=True,
        horns=(
            Horn(points=(12 + 10j, 19 + 19j, 30 + 20j), thick=(2.6, 2.3, 0.5), colour=0xFFFFF4DC,
                 over=True),
        ),
    ),
    look=Look(base=0xFF9AA0AE, pale=0xFFC9B6B8, dark=0xFF5E6070, accent=0xFF3A2A24),
    torso=((15, 17), (21, 25), (22, 28), (20, 28), (19, 22), (12, 12)),
    hind=(19, 14.5, 11, 9.8, 8.6), front=(17, 13.4, 10.8, 9.8, 8.6),
    tail=(3.0, 2.2, 1.8, 1.6, 1.6, 3.4, 3.8, 0.8), pale_tail=-0.22, bushy=True,
    height_m=3.1, haunches=True,
)  # fmt: skip

_RHINO = Breed(
    build=Build(
        hip=-33 - 47j,
        shoulder=29 - 46j,
        thigh=18.5,
        shank=17,
        hind_foot=10,
        upper_arm=17,
        forearm=18.5,
        fore_foot=9,
        hind_x=-33,
        front_x=29,
        neck=19 - 3j,
        head=40 + 3j,
        tail_length=28,
        tail_rest=(110, 95),
        tail_run=(170, 140),
        run_cycle=1.25,
        lie=24,
        graze_turn=24,
        supple=0.2,
    ),
    head=Head(
        skull=(
            -15 - 2j,
            -12 - 11j,
            -3 - 14.4j,
            7 - 11j,
            15 - 4j,
            24 - 2j,
            31 + 1j,
            33 + 7j,
            30 + 12.6j,
            22 + 14j,
            12 + 14j,
            -2 + 15j,
            -12 + 9j,
        ),
        mask=(),
        nose=30.6 + 4j,
        nose_size=1.2,
        eye=7.6 - 2j,
        eye_size=2.5,
        mouth=(31.4 + 9.4j, 26 + 10.4j, 20 + 8.6j),
        ear=(-10 - 9j, -13 - 23j, -3 - 13j),
        size=1.06,
        round_eye=True,
        horns=(
            Horn(
                points=(27 - 1j, 34 - 12j, 36.5 - 25j),
                thick=(5.0, 3.2, 0.4),
                colour=0xFFC9BCA8,
                is_single=True,
            ),
            Horn(
                points=(16 - 3.5j, 18.5 - 9j, 19.5 - 15j),
                thick=(3.6, 2.4, 0.4),
                colour=0xFFC9BCA8,
                is_single=True,
            ),
        ),
    ),
    look=Look(base=0xFF9C9AA2, pale=0xFFBBB3B4, dark=0xFF62606C, accent=0xFF2A1E1A),
    torso=((15, 16), (19, 22), (18.5, 25), (20, 25), (20, 19), (13, 13)),
    hind=(17, 12.5, 8.8, 7.8, 7.0),
    front=(15, 11.4, 8.6, 7.8, 7.0),
    tail=(2.6, 2.0, 1.7, 1.6, 2.8, 1.0),
    pale_tail=-0.2,
    height_m=1.7,
    haunches=False,
)

_HIPPO = replace(
    _RHINO,
    build=replace(
        _RHINO.build, hip=-33 - 40j, shoulder=29 - 39j, thigh=14.5, shank=13.5, hind_foot=9,
        upper_arm=13.5, forearm=14.5, fore_foot=8, neck=18 - 5j, head=39 - 5j, tail_length=13,
        lie=23, graze_turn=20,
    ),
    head=Head(
        skull=(
            -15 - 1j, -13 - 11j, -4 - 15j, 5 - 12.6j, 11 - 5.4j, 19 - 3.6j, 28 - 5.4j, 34 - 0.4j,
            35 + 8.6j, 30 + 15j, 18 + 16j, 6 + 16j, -7 + 14.4j, -13.5 + 8j,
        ),
        mask=(36 + 5j, 29 + 7j, 20 + 9j, 10 + 11j, 8 + 18j, 34 + 18j), nose=30.6 - 2.6j,
        nose_size=1.5, eye=4.6 - 6.6j, eye_size=2.7, mouth=(34.4 + 8.6j, 25 + 10.4j, 13 + 7.6j),
        ear=(-12 - 9j, -13.5 - 20j, -5 - 13.5j), size=1.12, round_eye=True, ear_kind="round",
    ),
    look=Look(base=0xFF9A8694, pale=0xFFE3B4B0, dark=0xFF5E4A5C, accent=0xFF2A1E1A),
    torso=((17, 17), (21, 22), (22, 24), (21, 24), (18, 19), (13, 13)),
    tail=(3.0, 2.4, 1.4), pale_tail=0.0, pale_belly=0.6, height_m=1.4,
)  # fmt: skip

_KOALA = replace(
    _BEAR,
    build=replace(
        _BEAR.build, hip=-18 - 30j, shoulder=15 - 31j, thigh=13, shank=12, hind_foot=9,
        upper_arm=12, forearm=12.5, fore_foot=7.5, hind_x=-19, front_x=16, neck=9 - 11j,
        head=17 - 20j, tail_length=4, lie=17,
    ),
    head=Head(
        skull=(
            -17 + 0j, -14 - 11.6j, -4 - 17j, 7 - 15j, 14.6 - 8j, 18 - 1j, 18.6 + 5.4j, 15.4 + 11.6j,
            7 + 15.6j, -6 + 15.6j, -15 + 9.4j,
        ),
        mask=(19 + 7j, 14 + 8.4j, 10 + 12j, 8 + 18j, 20 + 16j),
        nose=16.4 + 1.4j, nose_size=5.4, eye=7.4 - 3.2j, eye_size=2.9,
        mouth=(16.6 + 9.6j, 13.6 + 11j, 10.4 + 9.8j),
        ear=(-23 - 5j, -21 - 27j, -3 - 13j), ruff=(4 + 15j, -6 + 15.6j, -15 + 8.5j),
        size=1.16, round_eye=True, ear_kind="round",
    ),
    look=Look(base=0xFF9FA2AE, pale=0xFFF4F1EE, dark=0xFF5E606C, accent=0xFF2A1C18),
    torso=((11, 12), (15, 16), (15, 17), (14, 17), (13, 14), (10, 10)),
    hind=(13, 9.5, 6.5, 5, 4.2), front=(11, 8.4, 6.3, 5, 4.2),
    stockings=0.0, pale_belly=0.9, height_m=0.55,
)  # fmt: skip

HEAVY: Mapping[str, Breed] = {
    "bear": _BEAR,
    "elephant": _ELEPHANT,
    "hippo": _HIPPO,
    "koala": _KOALA,
    "panda": _PANDA,
    "rhino": _RHINO,
}
"""The breeds, by name."""
