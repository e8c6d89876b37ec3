"""Cats, small and big, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .breed import Breed, Head
from .rig import Look
from .skeleton import Build

__all__ = ["CATS"]

_CAT = Breed(
    build=Build(
        hip=-25 - 39j, shoulder=21 - 38j,
        thigh=16.5, shank=16.5, hind_foot=12, upper_arm=15, forearm=16, fore_foot=7.5,
        hind_x=-26, front_x=22,
        neck=10 - 13j, head=17 - 25j,
        tail_length=58, tail_rest=(168, 262), tail_run=(198, 172), run_cycle=0.95,
    ),
    head=Head(
        skull=(
            -14 + 0j, -11 - 9.8j, -2 - 14j, 8 - 12.2j, 13.2 - 6j, 16.6 - 1.6j, 18.2 + 1.8j,
            16.8 + 6j,
            12.5 + 9.5j, 4 + 12.6j, -6 + 12.2j, -12.5 + 7.5j,
        ),
        mask=(18.5 + 1.5j, 12.5 + 0.2j, 8.6 + 3.6j, 7.4 + 9j, 4 + 15j, 14 + 14j, 21 + 8j),
        nose=17.2 + 0.4j, nose_size=1.7, eye=6.8 - 2.6j, eye_size=4.3,
        mouth=(16.8 + 3.4j, 14.2 + 5.2j, 11 + 4.4j),
        ear=(-10.5 - 7.5j, -6.5 - 27j, 5.5 - 11.5j),
        ruff=(4 + 11.5j, -5 + 12j, -12.3 + 6.5j),
        size=1.2, whiskers=True, round_eye=True, pink_nose=True,
    ),
    look=Look(base=0xFFF59A48, pale=0xFFFFF5E6, dark=0xFFB8581C, accent=0xFF6FB544),
    torso=((5.5, 6), (8.5, 11), (9, 12.5), (9.5, 16), (10.5, 13), (9, 9)),
    hind=(9.5, 7.2, 4.0, 3.6, 3.2),
    front=(8.0, 5.6, 4.0, 3.8, 3.3),
    tail=(4.4, 4.6, 4.5, 4.3, 4.0, 3.6),
    stockings=-1.0, pale_belly=1.0, pale_tail=-0.16, ear_tips=0.0,
   patterns=("tabby",), curls=True, climbs=True, height_m=0.35,
)  # fmt: skip

_BIG_HEAD = Head(
    skull=(
        -15 + 0j, -12 - 10j, -3 - 14.2j, 7 - 12.6j, 13 - 7.2j, 19 - 4.4j, 24 - 2.6j, 26 + 2j,
        25 + 7.6j, 19 + 11.6j, 9 + 13.4j, -5 + 13.5j, -13 + 8j,
    ),
    mask=(
        27 + 3j, 20 + 2.4j, 15 + 3j, 12 + 7j, 5 + 10j, 3 + 17j, 18 + 17j, 28 + 9j,
    ),
    nose=24.6 - 1.2j, nose_size=2.8, eye=9.4 - 3.4j, eye_size=3.2,
    mouth=(25 + 4.6j, 20.5 + 7.4j, 15 + 6.6j),
    ear=(-12 - 7j, -10.5 - 21j, -0.5 - 13j),
    ruff=(5 + 12.5j, -4.5 + 13.5j, -13 + 7j),
    size=1.06, whiskers=True, round_eye=True, ear_kind="round",
)  # fmt: skip

_LION = Breed(
    build=Build(
        hip=-33 - 46j, shoulder=28 - 48j,
        thigh=18.5, shank=18.5, hind_foot=14.5, upper_arm=18, forearm=19, fore_foot=10,
        hind_x=-35, front_x=29, neck=15 - 13j, head=29 - 24j,
        tail_length=58, tail_rest=(126, 178), tail_run=(178, 168), run_cycle=1.12, lie=17,
    ),
    head=replace(_BIG_HEAD, size=1.12),
    look=Look(base=0xFFE3AE5C, pale=0xFFFBEBCB, dark=0xFF8A4A22, accent=0xFFB9781E),
    torso=((8, 9), (11.5, 13.5), (11, 14), (13, 20), (13.5, 15), (10, 10)),
    hind=(13.5, 9, 5.4, 4.8, 4.2), front=(11, 7.6, 5.4, 5.0, 4.4),
    tail=(3.4, 2.6, 2.3, 2.2, 2.2, 4.6, 5.4, 1.2), pale_tail=-0.24, bushy=True,
    pale_belly=0.8, mane="lion", height_m=1.15, climbs=False,
)  # fmt: skip

_TIGER = replace(
    _LION,
    look=Look(base=0xFFF0923A, pale=0xFFFFF6E8, dark=0xFF2A1A1C, accent=0xFFD8A42A),
    tail=(4.4, 4.4, 4.3, 4.2, 4.0, 3.6), bushy=False, pale_tail=-0.12, mane="",
    pale_belly=1.0, patterns=("tiger",), height_m=1.05,
)  # fmt: skip

_LEOPARD = replace(
    _TIGER,
    build=replace(
        _LION.build, hip=-32 - 44j, shoulder=26 - 44j, thigh=18, shank=18, hind_foot=13.5,
        upper_arm=17, forearm=18, fore_foot=9, head=26 - 21j, tail_length=66,
        tail_rest=(140, 236),
    ),
    head=replace(_BIG_HEAD, size=1.0),
    look=Look(base=0xFFEDB65A, pale=0xFFFFF4DE, dark=0xFF3A2620, accent=0xFF8FAE4A),
    torso=((7, 8), (10, 12.5), (10, 12.5), (11.5, 17.5), (11.5, 13), (9, 9)),
    hind=(12.5, 8, 4.8, 4.3, 3.8), front=(10, 6.8, 4.8, 4.5, 4.0),
    tail=(4.2, 4.2, 4.2, 4.2, 4.0, 3.6), patterns=("rosettes",), climbs=True, height_m=0.8,
)  # fmt: skip

CATS: Mapping[str, Breed] = {
    "cat": _CAT,
    "leopard": _LEOPARD,
    "lion": _LION,
    "tiger": _TIGER,
}
"""The breeds, by name."""
