"""Animals with hooves: horses, deer, cattle, sheep, giraffe, camel, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .breed import Breed, Head, Horn, shaped
from .rig import Look
from .skeleton import Build

__all__ = ["HOOFED"]

_HORSE = Breed(
    build=Build(
        hip=-33 - 59j, shoulder=27 - 57j,
        thigh=22, shank=21.5, hind_foot=21, upper_arm=18, forearm=22, fore_foot=18.5,
        hind_x=-36, front_x=29,
        neck=20 - 23j, head=35 - 45j,
        tail_length=54, tail_rest=(134, 94), tail_run=(176, 146), run_cycle=1.12, hooves=True,
        lie=19, graze_turn=34, supple=0.35,
    ),
    head=Head(
        skull=(
            -9.5 - 2j, -7 - 9.5j, 0 - 11j, 6.5 - 8j, 14 - 1.6j, 23 + 7.2j, 28 + 13j, 28.6 + 17.4j,
            24.6 + 20.6j, 18.5 + 18.4j, 11 + 14.4j, 3 + 13.4j, -6 + 10j,
        ),
        mask=(30 + 11j, 25 + 11.6j, 21.4 + 15j, 20 + 21j, 28 + 24j, 33 + 17j),
        nose=26.6 + 13.6j, nose_size=1.3, eye=5.4 - 1.6j, eye_size=2.9,
        mouth=(27.4 + 18.6j, 23.6 + 18.2j, 20 + 16.8j),
        ear=(-6.5 - 7.5j, -5 - 22j, 0.5 - 10.2j), size=1.06, round_eye=True,
    ),
    look=Look(base=0xFFA9653A, pale=0xFFDFC0A0, dark=0xFF3A2220, accent=0xFF2E1A14),
    torso=((9, 11), (12.5, 17), (11, 18), (12, 20.5), (12, 14), (7, 7.6)),
    hind=(14, 8.2, 3.9, 3.0, 4.2), front=(11, 6.4, 3.7, 2.9, 4.2),
    tail=(3.0, 5.4, 7.4, 7.8, 6.6, 4.2, 1.2),
    stockings=0.6, pale_tail=-1.0, mane="hair", bushy=True, haunches=False,
    height_m=2.1,
)  # fmt: skip

_UNICORN = replace(
    _HORSE,
    head=replace(
        _HORSE.head,
        horns=(
            Horn(points=(6 - 8j, 14 - 20j, 23 - 35j), thick=(2.6, 1.8, 0.3), colour=0xFFF4C64E,
                 is_single=True, over=True),
        ),
    ),
    look=Look(base=0xFFFBF6F8, pale=0xFFFFE3EC, dark=0xFFE58CC4, accent=0xFF5A3A7A),
    stockings=0.0,
)  # fmt: skip

_ZEBRA = replace(
    _HORSE,
    build=replace(
        _HORSE.build, neck=19 - 19j, head=32 - 38j, hip=-31 - 55j, shoulder=26 - 54j,
        thigh=20.5, shank=20, hind_foot=19.5, upper_arm=17, forearm=20.5, fore_foot=17.5,
        tail_length=42, tail_rest=(118, 92),
    ),
    head=shaped(_HORSE.head, 0.94, 0.96, ear=(-7.5 - 6.5j, -8 - 21j, 1 - 10.2j), size=1.08),
    look=Look(base=0xFFFAF6EE, pale=0xFF4A4048, dark=0xFF2A262E, accent=0xFF1E1414),
    torso=((9, 11), (12.5, 17.5), (12, 19), (12.5, 20.5), (12.5, 14), (7.4, 7.8)),
    tail=(2.4, 2.2, 2.0, 2.2, 4.4, 4.6, 1.2), pale_tail=-0.42,
    stockings=0.0, mane="bristle", patterns=("zebra",), height_m=1.7,
)  # fmt: skip

_DONKEY = replace(
    _ZEBRA,
    head=shaped(
        _ZEBRA.head, 1.0, 1.0, ear=(-9 - 6j, -15 - 33j, 0.5 - 10.4j), size=1.14,
    ),
    look=Look(base=0xFF96898A, pale=0xFFF4ECE0, dark=0xFF4A4046, accent=0xFF1E1414),
    patterns=(), pale_belly=0.7, height_m=1.4,
)  # fmt: skip

_ANTLER = (
    Horn(
        points=(0 - 9j, -6 - 20j, -7 - 31j, 0 - 41j), thick=(1.9, 1.7, 1.5, 0.4), colour=0xFFCDA878
    ),
    Horn(points=(-5 - 18j, 2 - 23j, 7 - 29j), thick=(1.4, 1.2, 0.3), colour=0xFFCDA878),
    Horn(points=(-7 - 27j, -12 - 33j, -14 - 40j), thick=(1.3, 1.1, 0.3), colour=0xFFCDA878),
    Horn(points=(-6 - 33j, 1 - 35j, 6 - 39j), thick=(1.2, 1.0, 0.3), colour=0xFFCDA878),
)  # fmt: skip

_DEER = replace(
    _HORSE,
    build=replace(
        _HORSE.build, hip=-25 - 50j, shoulder=20 - 49j, thigh=19.5, shank=19.5, hind_foot=19,
        upper_arm=16.5, forearm=19, fore_foot=15, hind_x=-26, front_x=21,
        neck=12 - 16j, head=21 - 32j,
        tail_length=13, tail_rest=(150, 160), tail_run=(215, 225), run_cycle=1.0,
        lie=16, graze_turn=52, supple=0.8,
    ),
    head=Head(
        skull=(
            -9 - 2j, -7 - 8.5j, -0.5 - 10.6j, 6.5 - 8j, 12 - 2.8j, 18.5 + 1j, 22 + 4.2j, 21 + 8j,
            16 + 9.4j, 9.5 + 9.8j, 2 + 10.6j, -6 + 8j,
        ),
        mask=(22.5 + 4j, 17 + 5j, 12 + 6.5j, 6 + 9.5j, 8 + 15j, 20 + 13j),
        nose=21 + 3.4j, nose_size=2.1, eye=5.2 - 2.4j, eye_size=3.4,
        mouth=(20.6 + 6.4j, 17.5 + 7.2j, 14 + 6.6j),
        ear=(-8 - 4j, -20 - 13j, -2.5 - 9.5j),
        size=1.0, round_eye=True, horns=_ANTLER,
    ),
    look=Look(base=0xFFB97F4E, pale=0xFFFBF0DF, dark=0xFF6A4430, accent=0xFF2E1A14),
    torso=((8, 8.5), (9.5, 12.5), (9, 12.5), (9.5, 16), (8, 10.5), (6.5, 7)),
    hind=(10.5, 6.4, 2.9, 2.3, 2.9), front=(8, 4.8, 2.7, 2.2, 2.9),
    tail=(3.4, 4.6, 4.4, 2.0),
    stockings=0.4, pale_belly=1.0, pale_tail=0.7, patterns=("flecks",), mane="",
    height_m=1.3,
)  # fmt: skip

_CATTLE_HEAD = Head(
    skull=(
        -11 - 3j, -8.5 - 10.5j, 0 - 12.4j, 8 - 9.4j, 14.5 - 3.4j, 22 + 3j, 27.4 + 7j, 28.4 + 13j,
        24 + 17.4j, 17 + 16.6j, 9 + 13.6j, 1 + 13j, -8 + 9j,
    ),
    mask=(30 + 4j, 24.4 + 4.4j, 20 + 8j, 18 + 13j, 20 + 19j, 29 + 20j, 32 + 12j),
    nose=26 + 7.6j, nose_size=1.6, eye=7 - 2.4j, eye_size=3.0,
    mouth=(27.4 + 14.4j, 23 + 14.8j, 18.6 + 13.4j),
    ear=(-5 - 12j, -27 - 8j, -8 + 3j), size=1.1, round_eye=True,
    horns=(
        Horn(points=(-2 - 10j, -4 - 18j, 4 - 25j), thick=(2.6, 2.1, 0.4), colour=0xFFEFE0C0),
    ),
)  # fmt: skip

_COW = Breed(
    build=Build(
        hip=-34 - 53j, shoulder=28 - 52j,
        thigh=19.5, shank=19, hind_foot=17, upper_arm=16.5, forearm=19.5, fore_foot=15.5,
        hind_x=-36, front_x=30,
        neck=18 - 8j, head=34 - 17j,
        tail_length=46, tail_rest=(100, 90), tail_run=(170, 130), run_cycle=1.2, hooves=True,
        lie=20, graze_turn=44, supple=0.3,
    ),
    head=replace(_CATTLE_HEAD, blaze=True),
    look=Look(base=0xFFFBF6EE, pale=0xFFF3B7AC, dark=0xFF3A3034, accent=0xFF2A1814),
    torso=((12, 14), (13.5, 20), (13, 24), (14, 22.5), (13, 18), (9, 10)),
    hind=(14.5, 9, 5.2, 4.2, 5.0), front=(12, 7.8, 5.0, 4.2, 5.0),
    tail=(2.6, 2.2, 1.9, 1.9, 2.0, 4.4, 5.0, 1.2), pale_tail=-0.24, bushy=True,
    patterns=("cow",), udder=True, haunches=False, height_m=1.6,
)  # fmt: skip

_BULL = replace(
    _COW,
    head=replace(
        _CATTLE_HEAD,
        horns=(
            Horn(points=(-2 - 10j, 0 - 20j, 12 - 28j), thick=(3.4, 2.7, 0.4), colour=0xFFEFE0C0),
        ),
    ),
    look=Look(base=0xFF6A4632, pale=0xFFCDA98A, dark=0xFF2E2022, accent=0xFF2A1814),
    torso=((12, 14), (14, 19), (14, 22), (20, 25), (19, 20), (10, 11)),
    patterns=(), udder=False, stockings=0.5, height_m=1.65,
)  # fmt: skip

_SHEEP = Breed(
    build=Build(
        hip=-24 - 37j, shoulder=20 - 37j,
        thigh=14, shank=13.5, hind_foot=12, upper_arm=12, forearm=13.5, fore_foot=11,
        hind_x=-24, front_x=21,
        neck=12 - 9j, head=26 - 18j,
        tail_length=9, tail_rest=(130, 110), tail_run=(160, 150), run_cycle=0.92, hooves=True,
        lie=19, graze_turn=44, supple=0.3,
    ),
    head=Head(
        skull=(
            -11 - 2j, -8.5 - 9.5j, 0 - 11.6j, 8 - 8.6j, 14.4 - 2.4j, 20.6 + 4j, 22.6 + 8.6j,
            20 + 13j, 13 + 13.6j, 5 + 12.6j, -5 + 10j,
        ),
        mask=(23 + 7j, 20 + 8.6j, 18.4 + 12j, 22 + 15j), nose=20.6 + 7.4j, nose_size=1.7,
        eye=6.4 - 1.2j, eye_size=3.2, mouth=(20.4 + 11.4j, 17.4 + 11.6j, 14.6 + 10.2j),
        ear=(-4 - 9j, -24 + 1j, -5 + 4j), size=1.02, round_eye=True, topknot=True, dark=True,
    ),
    look=Look(base=0xFFFAF3E6, pale=0xFFB79C92, dark=0xFF52464A, accent=0xFFC89A4A),
    torso=((15, 14), (19, 19), (19, 20), (18, 20), (14, 15), (8, 8)),
    hind=(7, 5, 3.3, 2.9, 3.4), front=(6.4, 4.6, 3.2, 2.9, 3.4),
    tail=(5.5, 6, 4.5), stockings=1.0, is_dark_legged=True, patterns=("wool",),
    haunches=False, height_m=0.9,
)  # fmt: skip

_GOAT = replace(
    _DEER,
    build=replace(
        _DEER.build, hip=-25 - 40j, shoulder=21 - 41j, thigh=15.5, shank=15, hind_foot=14,
        upper_arm=13.5, forearm=15.5, fore_foot=12, neck=12 - 12j, head=22 - 22j,
        tail_length=12, tail_rest=(210, 235),
    ),
    head=replace(
        _SHEEP.head, topknot=False, dark=False, beard=True, ear=(-6 - 9j, -25 + 2j, -6 + 3j),
        mask=(23 + 6j, 18 + 7j, 15 + 10j, 16 + 15j, 24 + 13j),
        horns=(
            Horn(points=(0 - 10j, -5 - 24j, -17 - 32j), thick=(2.8, 2.3, 0.4), colour=0xFF9A8468),
        ),
    ),
    look=Look(base=0xFFF2EAE0, pale=0xFFFFFAF4, dark=0xFF8A7668, accent=0xFFD8A83A),
    torso=((9, 10), (11, 14), (11, 15.5), (11, 16.5), (9, 12), (7.5, 8)),
    stockings=0.3, pale_belly=0.0, pale_tail=0.0, patterns=(), height_m=0.85,
)  # fmt: skip

_PIG = Breed(
    build=Build(
        hip=-26 - 34j, shoulder=22 - 33j,
        thigh=12.5, shank=12, hind_foot=10, upper_arm=10.5, forearm=12, fore_foot=9.5,
        hind_x=-27, front_x=23,
        neck=13 - 2j, head=27 - 6j,
        tail_length=22, tail_rest=(190, 500), tail_run=(190, 470), run_cycle=0.9, hooves=True,
        lie=19, graze_turn=30, supple=0.3, wag=4.0,
    ),
    head=Head(
        skull=(
            -13 - 1j, -11 - 10j, -2 - 14j, 7 - 12.4j, 12.6 - 6j, 18 - 2.8j, 22 - 2.6j, 23.6 + 2.4j,
            22 + 8.4j, 15 + 10.6j, 7 + 13.4j, -5 + 13.4j, -12 + 8j,
        ),
        mask=(20 + 4j, 18 + 8j, 12 + 12j, 18 + 14j), nose=23.4 + 2.8j, nose_size=5.2,
        eye=8.6 - 3.4j, eye_size=2.7, mouth=(21 + 8.4j, 17 + 9.6j, 12 + 8.4j),
        ear=(-8 - 8j, 5 - 23j, 4.5 - 11.5j), size=1.12, round_eye=True, snout=True, pink_nose=True,
    ),
    look=Look(base=0xFFF5AFAE, pale=0xFFFBCBC6, dark=0xFFC8706E, accent=0xFF3A2018),
    torso=((14, 14), (18, 18), (18.5, 20), (18, 19.5), (16, 16), (11, 11)),
    hind=(11, 8, 5, 4.2, 4.4), front=(10, 7.2, 4.9, 4.2, 4.4),
    tail=(2.0, 1.9, 1.8, 1.7, 1.5, 1.2), height_m=0.75, haunches=False,
)  # fmt: skip

_BOAR = replace(
    _PIG,
    head=shaped(
        _PIG.head, 1.16, 1.0,
        horns=(
            Horn(points=(19 + 8j, 23 + 4j, 22 - 3j), thick=(1.8, 1.4, 0.3), colour=0xFFF6ECD2,
                 over=True),
        ),
    ),
    look=Look(base=0xFF6E5444, pale=0xFF9A7A62, dark=0xFF342622, accent=0xFF2A1814),
    torso=((11, 13), (16, 16), (18, 18), (22, 20), (18, 16), (11, 11)), mane="bristle",
    stockings=0.6, height_m=0.9,
)  # fmt: skip

_GIRAFFE = Breed(
    build=Build(
        hip=-23 - 64j, shoulder=20 - 72j,
        thigh=23, shank=24, hind_foot=22, upper_arm=21, forearm=27, fore_foot=26,
        hind_x=-26, front_x=22,
        neck=17 - 42j, head=33 - 86j,
        tail_length=44, tail_rest=(105, 92), tail_run=(170, 130), run_cycle=1.45, hooves=True,
        lie=20, graze_turn=44, supple=0.2, browses=True,
    ),
    head=Head(
        skull=(
            -9 - 1j, -7 - 8.5j, 0 - 10.4j, 7 - 7.6j, 14 - 2j, 22 + 3.4j, 26.4 + 7.4j, 26 + 12j,
            20 + 14j, 12 + 12j, 3 + 11.4j, -6 + 8.6j,
        ),
        mask=(28 + 5j, 22 + 7j, 17 + 10j, 16 + 16j, 29 + 16j), nose=25 + 7.4j, nose_size=1.3,
        eye=6 - 1.6j, eye_size=3.2, mouth=(25.4 + 11.8j, 21 + 12j, 17 + 10.6j),
        ear=(-8 - 3j, -22 - 9j, -4 - 8j), size=1.0, round_eye=True,
        horns=(
            Horn(points=(0 - 9j, -1.5 - 15j, -2.5 - 20j), thick=(1.5, 1.4, 2.4), colour=0xFF8A5630),
        ),
    ),
    look=Look(base=0xFFF6D58E, pale=0xFFFBEBCB, dark=0xFFB46A2E, accent=0xFF2A1814),
    torso=((8, 10), (10.5, 15), (11, 17), (12, 20), (7.5, 8.5), (6, 6.6)),
    hind=(12, 7.4, 3.9, 3.2, 4.0), front=(10, 6.2, 3.8, 3.2, 4.0),
    tail=(2.2, 1.9, 1.7, 1.7, 1.8, 3.8, 4.0, 1.0), pale_tail=-0.26, bushy=True,
    patterns=("giraffe",), mane="bristle", haunches=False, height_m=5.0,
)  # fmt: skip

_CAMEL = replace(
    _GIRAFFE,
    build=replace(
        _GIRAFFE.build, hip=-28 - 60j, shoulder=24 - 60j, hind_x=-30, front_x=26,
        thigh=22, shank=22, hind_foot=19, upper_arm=19, forearm=23, fore_foot=20,
        neck=26 - 4j, head=47 - 33j, tail_length=32, browses=False, run_cycle=1.2,
    ),
    head=shaped(
        _GIRAFFE.head, 1.02, 1.04, horns=(), ear=(-7 - 6j, -12 - 15j, -2 - 9j), size=1.1,
    ),
    look=Look(base=0xFFD9A868, pale=0xFFF0D2A4, dark=0xFF8A5C34, accent=0xFF2A1814),
    torso=((8, 10), (11.5, 15), (12, 18), (12.5, 19.5), (9, 9.5), (7, 7.4)),
    humps=((0.2, 19.0, 15.0), (0.78, 19.0, 14.0)), patterns=(), mane="", height_m=2.1,
)  # fmt: skip

_ALPACA = replace(
    _SHEEP,
    build=replace(
        _SHEEP.build, hip=-22 - 44j, shoulder=18 - 45j, thigh=17, shank=16.5, hind_foot=14,
        upper_arm=15, forearm=16.5, fore_foot=13, neck=14 - 24j, head=22 - 47j, tail_length=12,

    ),
    head=replace(
        _SHEEP.head, ear=(-5 - 8j, -5 - 23j, 2 - 10j), dark=False, size=0.95,
        mask=(23 + 5j, 17 + 5j, 14 + 9j, 15 + 15j, 24 + 13j),
    ),
    look=Look(base=0xFFF4E3C8, pale=0xFFFFF8EA, dark=0xFFB08A62, accent=0xFF2A1814),
    torso=((13, 13), (16, 17), (16, 18.5), (15, 18), (12, 13), (9.5, 9.5)),
    hind=(11, 8, 5.4, 4.2, 3.8), front=(10, 7.4, 5.2, 4.2, 3.8),
    tail=(5.5, 6.5, 4.5), stockings=0.0, is_dark_legged=False, height_m=1.4,
)  # fmt: skip

HOOFED: Mapping[str, Breed] = {
    "alpaca": _ALPACA,
    "boar": _BOAR,
    "bull": _BULL,
    "camel": _CAMEL,
    "cow": _COW,
    "deer": _DEER,
    "donkey": _DONKEY,
    "giraffe": _GIRAFFE,
    "goat": _GOAT,
    "horse": _HORSE,
    "pig": _PIG,
    "sheep": _SHEEP,
    "unicorn": _UNICORN,
    "zebra": _ZEBRA,
}
"""The breeds, by name."""
