"""Small animals: rabbit, mouse, squirrel and the like, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .breed import Breed, Head, shaped
from .rig import Look
from .skeleton import Build

__all__ = ["SMALL"]

_RABBIT = Breed(
    build=Build(
        hip=-20 - 27j, shoulder=16 - 26j,
        thigh=13.5, shank=14, hind_foot=13, upper_arm=9.5, forearm=10.5, fore_foot=6,
        hind_x=-15, front_x=19,
        neck=8 - 9j, head=13 - 17j,
        tail_length=11, tail_rest=(205, 235), tail_run=(195, 205), run_cycle=0.86,
    ),
    head=Head(
        skull=(
            -13 + 1j, -10.5 - 8.5j, -3 - 12.8j, 6 - 11.8j, 12.5 - 7.4j, 17 - 1.8j, 18.2 + 2.4j,
            15.8 + 6.8j, 10.5 + 10.2j, 2 + 12j, -7 + 11.4j, -12 + 7j,
        ),
        mask=(18.8 + 2j, 13.5 + 2.2j, 9.6 + 5.4j, 6 + 9j, 4 + 15j, 14 + 14j, 21 + 8j),
        nose=17.2 + 0.6j, nose_size=1.6, eye=5.8 - 3.0j, eye_size=4.1,
        mouth=(16.6 + 3.6j, 14.2 + 5.2j, 11.6 + 4.6j),
        ear=(-9.5 - 8.5j, -11.5 - 45j, 0.5 - 12.2j),
        ruff=(3 + 11.2j, -5 + 11.6j, -11.8 + 6.5j),
        size=1.02, whiskers=True, round_eye=True, pink_nose=True,
    ),
    look=Look(base=0xFFC9A27C, pale=0xFFFFF7EC, dark=0xFF8A6244, accent=0xFF6A4026),
    torso=((9, 9), (13, 12), (11.5, 12.5), (8.5, 13.5), (8.5, 10), (7, 7)),
    hind=(11.5, 8.6, 4.2, 3.5, 3.2),
    front=(6.5, 4.6, 3.4, 3.2, 2.9),
    tail=(6.5, 8.0, 8.2, 6.5),
    stockings=0.0, pale_belly=1.0, pale_tail=0.95, ear_tips=0.0,
    curls=True, height_m=0.35,
)  # fmt: skip

_MOUSE_HEAD = Head(
    skull=(
        -13 + 1j, -11 - 8j, -3 - 12.2j, 6 - 10.6j, 14 - 5j, 21 + 0.6j, 23.4 + 3.4j, 21 + 6.4j,
        13 + 9.4j, 3 + 12j, -7 + 11.4j, -12 + 7j,
    ),
    mask=(23 + 3.6j, 16 + 4j, 10 + 6j, 4 + 9j, 4 + 15j, 15 + 13j),
    nose=23 + 2.6j, nose_size=2.0, eye=9 - 2.2j, eye_size=3.4,
    mouth=(21 + 6.2j, 18 + 7.2j, 15 + 6.4j), ear=(-12 - 6j, -12 - 27j, 3 - 11.5j),
    size=1.0, whiskers=True, round_eye=True, pink_nose=True, ear_kind="round",
)  # fmt: skip

_MOUSE = replace(
    _RABBIT,
    build=replace(
        _RABBIT.build, hip=-17 - 20j, shoulder=14 - 18j, thigh=9.5, shank=9, hind_foot=10,
        upper_arm=6.5, forearm=7, fore_foot=5, hind_x=-13, front_x=17, neck=8 - 6j, head=15 - 11j,
        tail_length=62, tail_rest=(170, 236), tail_run=(184, 172), lie=13,
    ),
    head=_MOUSE_HEAD,
    look=Look(base=0xFFA39A9C, pale=0xFFF6EFEA, dark=0xFFC98E90, accent=0xFF2A1A18),
    torso=((8, 8), (13.5, 12), (13.5, 12), (10.5, 12), (10, 9), (8, 8)),
    hind=(9.5, 6.4, 2.8, 2.2, 2.0), front=(5, 3.4, 2.2, 2.0, 1.8),
    tail=(2.2, 1.9, 1.7, 1.5, 1.3, 0.9), pale_tail=-0.99, stockings=-0.0, height_m=0.08,
    climbs=True,
)  # fmt: skip

_HAMSTER = replace(
    _MOUSE,
    build=replace(_MOUSE.build, tail_length=6, neck=6 - 5j, head=11 - 8j, hip=-15 - 19j),
    head=shaped(
        _MOUSE_HEAD, 0.86, 1.1, ear=(-11 - 9j, -11.5 - 23j, 0 - 13j), size=1.12,
        mask=(20 + 3j, 14 + 2.6j, 9 + 4j, -2 + 6j, -6 + 16j, 14 + 15j),
    ),
    look=Look(base=0xFFE8A95C, pale=0xFFFFF6E8, dark=0xFFA8683A, accent=0xFF2A1A18),
    torso=((9, 9), (15, 13), (16, 13.5), (13, 14), (12, 11), (10, 10)),
    tail=(3, 3, 2), pale_tail=0.0, pale_belly=1.0, curls=True, height_m=0.09,
)  # fmt: skip

_SQUIRREL = replace(
    _RABBIT,
    build=replace(
        _RABBIT.build, hip=-17 - 25j, shoulder=13 - 28j, thigh=12.5, shank=12.5, hind_foot=12,
        upper_arm=9.5, forearm=10.5, fore_foot=6, hind_x=-13, front_x=15, neck=8 - 10j,
        head=14 - 18j, tail_length=88, tail_rest=(196, 330), tail_run=(196, 200), wag=5.0,
    ),
    head=replace(
        _RABBIT.head, ear=(-8.5 - 9j, -10 - 24j, 0.5 - 12.4j), pink_nose=False, nose_size=1.9,
        size=1.12, mask=(18.8 + 1j, 13 + 0.4j, 9 + 3.4j, -2 + 5.4j, -5 + 15j, 14 + 14j, 21 + 8j),
    ),
    look=Look(base=0xFFC8683A, pale=0xFFFFF3E0, dark=0xFF7A3A20, accent=0xFF2A1612),
    torso=((8, 8), (12.5, 12), (11.5, 12), (9, 13.5), (9, 10), (7.5, 7.5)),
    tail=(5, 9, 12, 13, 13, 11, 8, 3), bushy=True, pale_tail=0.0, ear_tips=0.7, pale_belly=1.0,
    curls=True, climbs=True, height_m=0.25,
)  # fmt: skip

_HEDGEHOG = replace(
    _MOUSE,
    build=replace(
        _MOUSE.build, tail_length=4, hip=-16 - 19j, shoulder=14 - 17j, neck=9 - 2j, head=19 - 3j,

    ),
    head=shaped(
        _MOUSE_HEAD, 1.0, 0.92, ear=(-7 - 6j, -5.5 - 17j, 2.5 - 10j), pink_nose=False,
        nose_size=2.6, whiskers=False, size=0.92,
    ),
    look=Look(base=0xFFE3C49C, pale=0xFFF6E6CE, dark=0xFF6A4A36, accent=0xFF20140F),
    torso=((11, 10), (20, 12), (23, 12.5), (20, 12), (14, 9), (8, 8)),
    tail=(2, 2, 1), pale_tail=0.0, patterns=("spines",), curls=True, height_m=0.2,
    climbs=False,
)  # fmt: skip

_OTTER = replace(
    _RABBIT,
    build=replace(
        _RABBIT.build, hip=-28 - 24j, shoulder=22 - 23j, thigh=11, shank=11, hind_foot=8,
        upper_arm=9, forearm=9.5, fore_foot=6, hind_x=-28, front_x=24, neck=12 - 9j, head=23 - 17j,
        tail_length=46, tail_rest=(168, 188), tail_run=(180, 178), lie=12, run_cycle=0.95,
    ),
    head=shaped(
        _MOUSE_HEAD, 0.92, 1.0, ear=(-11 - 6j, -10 - 14.5j, -3 - 11.5j), pink_nose=False,
        nose_size=3.0, size=0.98,
    ),
    look=Look(base=0xFF8A6044, pale=0xFFEBD5B6, dark=0xFF4E3226, accent=0xFF20140F),
    torso=((7.5, 8), (10.5, 10.5), (10.5, 10.5), (10, 12), (10, 11), (9, 9)),
    hind=(8.5, 6, 3.8, 3.4, 3), front=(6.5, 5, 3.6, 3.2, 3),
    tail=(6.5, 6.4, 5.6, 4.6, 3.4, 1.8), pale_tail=0.0, pale_belly=0.9, height_m=0.3,
)  # fmt: skip

SMALL: Mapping[str, Breed] = {
    "hamster": _HAMSTER,
    "hedgehog": _HEDGEHOG,
    "mouse": _MOUSE,
    "otter": _OTTER,
    "rabbit": _RABBIT,
    "squirrel": _SQUIRREL,
}
"""The breeds, by name."""
