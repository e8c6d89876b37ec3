"""The four-legged kinds, as data: proportions, thicknesses, heads, markings, colours.

Outlines are points in body units around the middle of the skull, nose to the right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .rig import Look
from .stance import Build

__all__ = ["BREEDS", "Breed", "Head"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A head seen from the side."""

    skull: tuple[complex, ...]
    """The outline, clockwise from the nape over the brow to the nose and back along the jaw."""
    mask: tuple[complex, ...]
    """The pale part of the face."""
    nose: complex
    nose_size: float
    eye: complex
    eye_size: float
    mouth: tuple[complex, ...]
    """The line of the lips, from the nose backwards."""
    ear: tuple[complex, complex, complex]
    """Back of its root, tip, front of its root."""
    ruff: tuple[complex, ...]
    """Line along which the cheek's fur sticks out; empty for a smooth cheek."""
    whiskers: bool = False
    round_eye: bool = False
    pink_nose: bool = False
    size: float = 1.0
    """Share of the outline's size it is drawn at."""
    ear_folds: bool = False
    """The ear hangs."""
    round_ear: bool = False
    antlers: bool = False
    patch: bool = False
    """A dark patch round the eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breed:
    """One kind of animal."""

    build: Build
    head: Head
    look: Look
    torso: tuple[tuple[float, float], ...]
    """Thickness above and below the spine at: tail root, hip, loin, withers, neck, skull."""
    hind: tuple[float, ...]
    """Thickness at hip, knee, hock, ball, toe."""
    front: tuple[float, ...]
    tail: tuple[float, ...]
    """Thickness from root to tip, any number."""
    stockings: float
    """How dark the legs are towards the feet, 0..1; negative: that much paler instead."""
    pale_belly: float
    pale_tail: float
    """Share of the tail's end that is pale; 0: none, negative: that share is dark instead."""
    ear_tips: float
    """How dark the backs of the ears are."""
    stripes: bool = False
    spots: bool = False
    mane: bool = False
    saddle: bool = False
    """A dark band over the shoulders, down to the front legs."""
    ruff_chest: bool = True
    bushy: bool = True
    aspect: float = 1.7
    actions: tuple[str, ...] = ("idle", "run", "trot", "walk", "sit", "sleep")


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
    aspect=1.75,
)  # fmt: skip

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
    stripes=True, ruff_chest=False, bushy=False, aspect=1.45,
)  # fmt: skip

_DOG = Breed(
    build=Build(
        hip=-28 - 46j, shoulder=24 - 45j,
        thigh=19, shank=19, hind_foot=14, upper_arm=17.5, forearm=18.5, fore_foot=9,
        hind_x=-29, front_x=25,
        neck=11 - 15j, head=20 - 27j,
        tail_length=46, tail_rest=(212, 268), tail_run=(205, 190),
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
        ruff=(), size=1.16, round_eye=True, ear_folds=True,
    ),
    look=Look(base=0xFFE3A04E, pale=0xFFFFF3DE, dark=0xFF8A5226, accent=0xFF5A3420),
    torso=((7.0, 7.5), (9.0, 11.5), (10.0, 12.5), (11, 18.5), (11.5, 14), (8.5, 8.5)),
    hind=(10.5, 7.4, 4.2, 3.7, 3.1),
    front=(8.8, 6.0, 4.1, 3.8, 3.2),
    tail=(5.0, 6.2, 7.4, 7.6, 6.0, 1.6),
    stockings=0.0, pale_belly=1.0, pale_tail=0.2, ear_tips=0.0,
    aspect=1.5,
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
    stockings=0.35, pale_tail=-0.25, ear_tips=0.5, aspect=1.6,
)  # fmt: skip

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
    ruff_chest=False, bushy=False, aspect=0.95,
)  # fmt: skip

_HORSE = Breed(
    build=Build(
        hip=-28 - 47j, shoulder=23 - 45j,
        thigh=18, shank=17.5, hind_foot=17.5, upper_arm=14.5, forearm=17.5, fore_foot=14,
        hind_x=-30, front_x=25,
        neck=13 - 18j, head=22 - 34j,
        tail_length=44, tail_rest=(118, 92), tail_run=(172, 140), run_cycle=1.12, hooves=True,
    ),
    head=Head(
        skull=(
            -9 - 3j, -6.5 - 9j, 0 - 10.4j, 6 - 7j, 13 - 1j, 20.5 + 5.4j, 24.6 + 9.5j, 24.2 + 13.6j,
            20 + 15.2j, 14.5 + 13j, 8 + 11j, 1 + 11.2j, -6 + 8j,
        ),
        mask=(26 + 8j, 21 + 8.5j, 18.4 + 12j, 18 + 18j, 26 + 18j, 29 + 12j),
        nose=22.8 + 9.8j, nose_size=1.3, eye=5.4 - 2.0j, eye_size=2.9,
        mouth=(23 + 13.6j, 20 + 13j, 17.2 + 12.2j),
        ear=(-6.5 - 7j, -4.5 - 21j, 0.5 - 9.8j),
        ruff=(), size=1.12, round_eye=True,
    ),
    look=Look(base=0xFFB5713F, pale=0xFFE9D3B8, dark=0xFF4A2C22, accent=0xFF2E1A14),
    torso=((9.5, 10), (10.5, 13.5), (9.5, 14), (10.5, 17), (9.5, 12.5), (6.5, 7)),
    hind=(11, 6.8, 3.3, 2.5, 3.3),
    front=(8.8, 5.2, 3.1, 2.4, 3.3),
    tail=(3.0, 5.0, 6.4, 6.6, 5.0, 1.2),
    stockings=0.75, pale_belly=0.0, pale_tail=-1.0, ear_tips=0.0,
    ruff_chest=False, mane=True, aspect=1.4, actions=("idle", "run", "trot", "walk"),
)  # fmt: skip

_DEER = replace(
    _HORSE,
    build=replace(
        _HORSE.build, hip=-24 - 46j, shoulder=20 - 45j, thigh=18, shank=18, hind_foot=17,
        upper_arm=15, forearm=17.5, fore_foot=13, hind_x=-25, front_x=21,
        neck=11 - 13j, head=18 - 25j,
        tail_length=12, tail_rest=(150, 160), tail_run=(215, 225), run_cycle=1.0,
    ),
    head=Head(
        skull=(
            -9 - 2j, -7 - 8.5j, -0.5 - 10.6j, 6.5 - 8j, 12 - 2.8j, 18.5 + 1j, 22 + 4.2j, 21 + 8j,
            16 + 9.4j, 9.5 + 9.8j, 2 + 10.6j, -6 + 8j,
        ),
        mask=(22.5 + 4j, 17 + 5j, 12 + 6.5j, 6 + 9.5j, 8 + 15j, 20 + 13j),
        nose=21 + 3.4j, nose_size=2.1, eye=5.2 - 2.4j, eye_size=3.4,
        mouth=(20.6 + 6.4j, 17.5 + 7.2j, 14 + 6.6j),
        ear=(-8 - 4j, -19 - 13j, -2.5 - 9.5j),
        ruff=(), size=1.0, round_eye=True, antlers=True,
    ),
    look=Look(base=0xFFB97F4E, pale=0xFFFBF0DF, dark=0xFF6A4430, accent=0xFF2E1A14),
    torso=((8, 8.5), (9, 12), (9, 12.5), (9.5, 15.5), (8, 10.5), (6.5, 7)),
    hind=(10, 6.2, 2.8, 2.2, 2.6), front=(7.8, 4.6, 2.6, 2.1, 2.6),
    tail=(3.4, 4.6, 4.4, 2.0),
    stockings=0.5, pale_belly=1.0, pale_tail=0.7, spots=True, mane=False, aspect=1.0,
)  # fmt: skip

_BEAR = Breed(
    build=Build(
        hip=-27 - 43j, shoulder=25 - 44j,
        thigh=17, shank=17, hind_foot=12.5, upper_arm=16.5, forearm=17.5, fore_foot=9.5,
        hind_x=-27, front_x=26,
        neck=14 - 10j, head=28 - 17j,
        tail_length=9, tail_rest=(190, 175), tail_run=(190, 180), run_cycle=1.15,
    ),
    head=Head(
        skull=(
            -15 + 0j, -12 - 10j, -3 - 14.5j, 7 - 13j, 12.5 - 6.5j, 18 - 3.6j, 23 - 1.6j, 24.6 + 3j,
            22 + 7.5j, 15 + 10j, 6 + 13.4j, -6 + 13.5j, -13.5 + 8j,
        ),
        mask=(25 + 1j, 18 - 1.6j, 14.2 + 1.6j, 14 + 7j, 17 + 12j, 26 + 9j),
        nose=23 - 0.4j, nose_size=3.2, eye=8 - 3.6j, eye_size=3.0,
        mouth=(23 + 4.2j, 19 + 6.4j, 15 + 6j),
        ear=(-11 - 7j, -10.5 - 21j, 0 - 13j),
        ruff=(), size=1.12, round_eye=True, round_ear=True,
    ),
    look=Look(base=0xFF8E5E3C, pale=0xFFD9B58C, dark=0xFF4E3226, accent=0xFF2A1810),
    torso=((13, 14), (15, 16), (15.5, 18), (16.5, 20), (15, 17), (10, 10)),
    hind=(14, 10.5, 7.2, 5.4, 4.4),
    front=(12, 9.2, 6.8, 5.4, 4.4),
    tail=(5, 5.5, 4.5),
    stockings=0.3, pale_belly=0.0, pale_tail=0.0, ear_tips=0.0,
    ruff_chest=False, bushy=False, aspect=1.35,
)  # fmt: skip

_PANDA = replace(
    _BEAR,
    head=replace(_BEAR.head, patch=True),
    look=Look(base=0xFFF7F4EE, pale=0xFFFFFFFF, dark=0xFF2C2A32, accent=0xFF1E1418),
    stockings=1.0, ear_tips=1.0, saddle=True,
)  # fmt: skip

BREEDS: Mapping[str, Breed] = {
    "bear": _BEAR,
    "cat": _CAT,
    "deer": _DEER,
    "dog": _DOG,
    "fox": _FOX,
    "horse": _HORSE,
    "panda": _PANDA,
    "rabbit": _RABBIT,
    "wolf": _WOLF,
}
