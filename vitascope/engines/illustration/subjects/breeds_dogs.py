"""Dogs and those whose body is like theirs: fox, wolf, raccoon, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .breed import Breed, Head
from .rig import Look
from .skeleton import Build

__all__ = ["DOGS"]

_FOX = Breed(
    build=Build(
        hip=-29 - 47j, shoulder=26 - 45j,
        thigh=19.5, shank=19.5, hind_foot=15, upper_arm=17.5, forearm=18.5, fore_foot=9,
        hind_x=-31, front_x=27,
        neck=13 - 17j, head=25 - 30j,
        tail_length=66, tail_rest=(128, 172), tail_run=(184, 176),
    ),
    head=Head(
        skull=(
            -13.5 - 1j, -10.5 - 8.5j, -3 - 12.6j, 6 - 11.2j, 12.5 - 6.2j, 20 - 2.2j, 28.5 + 0.6j,
            30.6 + 3.4j, 27.6 + 6j, 20 + 7.6j, 11 + 10j, 2 + 13.5j, -7 + 12.5j, -12.5 + 7j,
        ),
        mask=(
            29.5 + 4.5j, 21 + 2.6j, 13.5 + 1.4j, 8.5 + 3.2j, 3 + 3.2j, -4.5 + 5j, -10 + 10j,
            -6 + 19j,
            6 + 19j, 18 + 13j, 29 + 8j,
        ),
        nose=29.3 + 1.6j, nose_size=3.0, eye=9.2 - 3.4j, eye_size=4.0,
        mouth=(28 + 4.8j, 21.5 + 6.2j, 15 + 5.6j),
        ear=(-11 - 6j, -11 - 32j, 2.5 - 11.5j),
        size=1.14,
        ruff=(3 + 12.5j, -5.5 + 12.5j, -12.5 + 6j),
    ),
    look=Look(base=0xFFEE7430, pale=0xFFFFF4E6, dark=0xFF33202A, accent=0xFF5A3418),
    torso=((7.0, 7.5), (8.5, 11), (9.5, 11), (10.5, 18), (11, 14), (8, 8)),
    hind=(10.0, 7.0, 3.6, 3.1, 2.6),
    front=(8.5, 5.6, 3.5, 3.2, 2.6),
    tail=(5.2, 7.0, 10.5, 12.6, 11.8, 8.2, 2.0),
    stockings=0.96, pale_belly=1.0, pale_tail=0.27, ear_tips=0.9,
    ruff_chest=True, bushy=True, curls=True, height_m=0.5,
)  # fmt: skip

_DOG = Breed(
    build=Build(
        hip=-28 - 46j, shoulder=24 - 45j,
        thigh=19, shank=19, hind_foot=14, upper_arm=17.5, forearm=18.5, fore_foot=9,
        hind_x=-29, front_x=25,
        neck=11 - 15j, head=20 - 27j,
        tail_length=46, tail_rest=(212, 268), tail_run=(205, 190), wag=22.0,
    ),
    head=Head(
        skull=(
            -14 + 0j, -11 - 9j, -3 - 13.4j, 6.5 - 12j, 11.6 - 6.2j, 17.5 - 4.4j, 24.5 - 3.4j,
            27.2 + 0.4j,
            25.6 + 5j, 19 + 8.2j, 11 + 10.6j, 2 + 13j, -7 + 12.5j, -12.5 + 7j,
        ),
        mask=(27.6 + 0.5j, 19 + 0.6j, 13 + 1.2j, 8.5 + 5j, 3 + 9j, 2 + 18j, 16 + 15j, 28 + 8j),
        nose=25.8 - 2.0j, nose_size=3.3, eye=8.2 - 3.2j, eye_size=3.8,
        mouth=(26 + 3.6j, 20.5 + 6.2j, 14 + 5.6j),
        ear=(-10.5 - 8.5j, -14 + 15j, 1.5 - 11.8j),
        ruff=(), size=1.16, round_eye=True, ear_kind="hanging",
    ),
    look=Look(base=0xFFE3A04E, pale=0xFFFFF3DE, dark=0xFF8A5226, accent=0xFF5A3420),
    torso=((7.0, 7.5), (9.0, 11.5), (10.0, 12.5), (11, 18.5), (11.5, 14), (8.5, 8.5)),
    hind=(10.5, 7.4, 4.2, 3.7, 3.1),
    front=(8.8, 6.0, 4.1, 3.8, 3.2),
    tail=(5.0, 6.2, 7.4, 7.6, 6.0, 1.6),
    stockings=0.0, pale_belly=1.0, pale_tail=0.2, ear_tips=0.0,
    ruff_chest=True, bushy=True, curls=True, height_m=0.65,
)  # fmt: skip

_WOLF = replace(
    _FOX,
    build=replace(
        _FOX.build, hip=-30 - 52j, shoulder=27 - 51j, thigh=21.5, shank=21.5, hind_foot=16,
        upper_arm=20, forearm=21, fore_foot=10, hind_x=-31, front_x=28, neck=13 - 12j,
        head=27 - 20j,
        tail_length=50, tail_rest=(112, 128), tail_run=(176, 168), run_cycle=1.08,
    ),
    head=replace(_FOX.head, ear=(-10.5 - 7j, -9.5 - 24j, 1.5 - 11.6j), size=1.08, eye_size=3.3),
    look=Look(base=0xFF8C93A3, pale=0xFFF1EEE8, dark=0xFF4A4E5C, accent=0xFFE0A030),
    torso=((7.5, 8), (10, 12), (10.5, 12), (12.5, 20), (13, 16), (9, 9)),
    hind=(11, 7.8, 4.2, 3.7, 3.1), front=(9.6, 6.2, 4.1, 3.8, 3.1),
    tail=(5.0, 6.6, 8.6, 9.2, 7.6, 1.8),
    stockings=0.35, pale_tail=-0.25, ear_tips=0.5, height_m=0.95,
)  # fmt: skip

_RED_PANDA = replace(
    _FOX,
    build=replace(
        _FOX.build, hip=-25 - 36j, shoulder=21 - 35j, thigh=15, shank=15, hind_foot=12,
        upper_arm=13.5, forearm=14.5, fore_foot=8, hind_x=-26, front_x=22, neck=9 - 10j,
        head=18 - 20j, tail_length=60, tail_rest=(150, 186),
    ),
    head=Head(
        skull=(
            -15 + 0j, -12 - 10j, -3 - 14.5j, 7 - 12.6j, 13 - 6.2j, 17 - 2.2j, 19.4 + 1.2j,
            18.6 + 5.4j, 14 + 9j, 5 + 13j, -6 + 13j, -13.5 + 8j,
        ),
        mask=(20 + 0.5j, 15 - 1.5j, 11 - 6.5j, 4.5 - 8j, 4 - 3j, 8 + 3j, 3 + 9j, 6 + 15j, 20 + 9j),
        nose=18.4 + 0.6j, nose_size=2.2, eye=8 - 1.4j, eye_size=3.4,
        mouth=(18 + 4j, 15 + 6j, 11.5 + 5.4j), ear=(-12 - 6j, -14 - 24j, 1 - 12.5j),
        ruff=(3 + 12.5j, -6 + 12.5j, -13.5 + 6j), size=1.12, round_eye=True, whiskers=True,
    ),
    look=Look(base=0xFFCF6334, pale=0xFFFFF3E4, dark=0xFF3A2026, accent=0xFF3A2018),
    torso=((7.5, 8), (10, 12), (11, 13), (10.5, 16), (11, 13), (9, 9)),
    hind=(10.5, 7.6, 4.8, 4.2, 3.6), front=(8.8, 6.4, 4.7, 4.2, 3.6),
    tail=(6.0, 8.6, 10.4, 10.6, 9.6, 7.0, 3.0),
    stockings=1.0, pale_belly=0.0, pale_tail=-0.16, ear_tips=0.0, patterns=("ringed tail",),
    ruff_chest=False, bushy=False, climbs=True, height_m=0.4,
)  # fmt: skip

_RACCOON = replace(
    _RED_PANDA,
    build=replace(_RED_PANDA.build, tail_length=48, tail_rest=(140, 176)),
    head=replace(
        _RED_PANDA.head, ear=(-11 - 7j, -10.5 - 22j, 1 - 12.6j), bandit=True,
        mask=(20 + 0.5j, 15 - 1.5j, 11 - 7.5j, 5 - 9j, -1 - 6j, 3 + 3j, -4 + 9j, 4 + 16j, 20 + 9j),
    ),
    look=Look(base=0xFF8E8A8C, pale=0xFFF5F0E8, dark=0xFF2E2A32, accent=0xFF3A2A20),
    tail=(6.0, 8.0, 9.4, 9.2, 7.6, 3.0), stockings=0.75, height_m=0.4,
)  # fmt: skip

DOGS: Mapping[str, Breed] = {
    "dog": _DOG,
    "fox": _FOX,
    "raccoon": _RACCOON,
    "red panda": _RED_PANDA,
    "wolf": _WOLF,
}
"""The breeds, by name."""
