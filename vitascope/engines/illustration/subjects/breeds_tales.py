"""Four-legged animals of tales and of long ago: dragon, pegasus, long-necked dinosaur, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .breed import Breed, Head, Horn
from .breeds_hoofed import HOOFED
from .rig import Look
from .skeleton import Build

__all__ = ["TALES"]

_HORN = 0xFFF3DDA8

_DRAGON = Breed(
    build=Build(
        hip=-28 - 45j, shoulder=24 - 47j,
        thigh=19, shank=18, hind_foot=12, upper_arm=17.5, forearm=18.5, fore_foot=9.5,
        hind_x=-29, front_x=26, neck=20 - 25j, head=36 - 47j,
        tail_length=88, tail_rest=(150, 214), tail_run=(172, 184), run_cycle=1.15, lie=18,
        graze_turn=34, supple=0.6, wag=7,
    ),
    head=Head(
        skull=(
            -14 + 0j, -11 - 9.4j, -3 - 13j, 7 - 11j, 12.6 - 5.4j, 20 - 4.4j, 27 - 6j, 30.4 - 1j,
            29 + 5.6j, 20 + 8j, 10 + 9.8j, 0 + 12.4j, -10 + 9j,
        ),
        mask=(30 + 3j, 20 + 3.4j, 10 + 5j, 0 + 8j, 2 + 16j, 20 + 13j, 30 + 9j),
        nose=27.4 - 3.6j, nose_size=1.4, eye=7 - 3.4j, eye_size=4.2,
        mouth=(29.4 + 3.4j, 21 + 4.6j, 11 + 3.4j), ear=(-11 - 3j, -22 - 9j, -9 - 8j),
        size=1.14, horns=(
            Horn(points=(-5 - 11j, -13 - 21j, -25 - 25j), thick=(3.2, 2.5, 0.4), colour=_HORN),
        ),
    ),
    look=Look(base=0xFF55A860, pale=0xFFF3E6A4, dark=0xFF2C6A4E, accent=0xFFF2B23A),
    torso=((10, 10), (14, 15), (13, 17), (14, 19), (10.5, 12), (8, 8.4)),
    hind=(15, 10, 6, 5.4, 4.6), front=(11.5, 8, 5.8, 5.4, 4.6),
    tail=(11, 10, 8.4, 6.6, 4.8, 3.2, 1.4),
    pale_belly=1.0, mane="bristle", patterns=(), wings="bat", height_m=3.5,
)  # fmt: skip

_PEGASUS = replace(
    HOOFED["horse"],
    look=Look(base=0xFFFCF9F6, pale=0xFFF6E4DC, dark=0xFFD9C29A, accent=0xFF3A5A9A),
    stockings=0.0, wings="feathers", height_m=2.1,
)  # fmt: skip

_SAUROPOD = Breed(
    build=Build(
        hip=-32 - 50j, shoulder=26 - 50j,
        thigh=20.5, shank=19, hind_foot=10, upper_arm=19.5, forearm=21, fore_foot=9.5,
        hind_x=-31, front_x=27, neck=27 - 36j, head=50 - 84j,
        tail_length=104, tail_rest=(160, 196), tail_run=(172, 182), run_cycle=1.5, lie=24,
        graze_turn=30, supple=0.15, browses=True, wag=7,
    ),
    head=Head(
        skull=(
            -12 - 1j, -9 - 8.6j, -1 - 11j, 8 - 8.4j, 15 - 4j, 22 - 1.4j, 24 + 3.4j, 20 + 8.4j,
            10 + 9.6j, 0 + 10.6j, -9 + 8j,
        ),
        mask=(24 + 4j, 15 + 4.6j, 6 + 6j, 2 + 13j, 20 + 12j), nose=20 - 0.4j, nose_size=1.1,
        eye=5.6 - 2.4j, eye_size=3.4, mouth=(23 + 4j, 16 + 5.4j, 9 + 3.6j),
        ear=(-9 - 2j, -9.4 - 2.6j, -8.6 - 2.6j), size=1.1, round_eye=True,
    ),
    look=Look(base=0xFF6FB0A0, pale=0xFFE9EFC4, dark=0xFF3E7A78, accent=0xFF2A2018),
    torso=((14, 15), (20, 23), (21, 26), (18, 24), (9.5, 11), (7, 7.6)),
    hind=(18, 13.5, 10, 8.8, 7.8), front=(15, 12, 9.8, 8.8, 7.8),
    tail=(15, 13, 10, 7.4, 5.2, 3.4, 1.4), pale_belly=0.8, patterns=("blots",), haunches=False,
    height_m=7.0,
)  # fmt: skip

TALES: Mapping[str, Breed] = {
    "dragon": _DRAGON,
    "long-necked dinosaur": _SAUROPOD,
    "pegasus": _PEGASUS,
}
"""The breeds, by name."""
