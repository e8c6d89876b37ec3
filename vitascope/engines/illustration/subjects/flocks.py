"""Birds, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .plumage import Plumage
from .rig import Habitat, Look

__all__ = ["BIRDS"]

_SONGBIRD = Plumage(
    look=Look(base=0xFF4F92E0, pale=0xFFFFF6EA, dark=0xFF2E4E8C, accent=0xFFF0A63A),
    height_m=0.16, length=30, deep=19, tilt=24,
    neck=(10 - 12j,), neck_thick=(15, 12), head=15.5, leg=15, leg_thick=1.5,
    tail="short", tail_length=22, pale_belly=0.62, breast=0xFFF28A4A, eye=3.0, beats_s=0.3,
    wing_span=0.72,
)  # fmt: skip

_SPARROW = replace(
    _SONGBIRD,
    look=Look(base=0xFFA9784E, pale=0xFFF6ECDC, dark=0xFF5C3E2A, accent=0xFF6A5648),
    breast=None, cap=0xFF8A5636, cheek=0xFFFFF6EA, height_m=0.14,
)  # fmt: skip

_ROBIN = replace(
    _SONGBIRD,
    look=Look(base=0xFF9A7A5C, pale=0xFFFAF2E6, dark=0xFF5E4836, accent=0xFF5A4838),
    breast=0xFFE8622E, cheek=0xFFE8622E, height_m=0.14, deep=20,
)  # fmt: skip

_SWALLOW = replace(
    _SONGBIRD,
    look=Look(base=0xFF2E4482, pale=0xFFFFF8F0, dark=0xFF1E2A52, accent=0xFF3A3440),
    breast=0xFFFFF8F0, cheek=0xFFC8523A, tail="fork", tail_length=36, wing_span=0.95, deep=15,
    height_m=0.16, leg=8,
)  # fmt: skip

_CROW = replace(
    _SONGBIRD,
    look=Look(base=0xFF34343E, pale=0xFF4A4A58, dark=0xFF1E1E26, accent=0xFF2A2A32),
    length=34, deep=17, head=13.5, neck=(13 - 12j,), neck_thick=(14, 11), beak="short",
    beak_length=1.35, leg=20, leg_thick=2.0, thigh=0.5, tail="long", tail_length=26, pale_belly=0.0,
    breast=None, height_m=0.42, wing_span=0.95, beats_s=0.6,
)  # fmt: skip

_PIGEON = replace(
    _CROW,
    look=Look(base=0xFFA7AEBC, pale=0xFFC2C8D2, dark=0xFF565E70, accent=0xFFE0707A),
    beak_colour=0xFF4A4650, head=11.5, deep=19, neck=(12 - 17j,), neck_thick=(15, 9.5), leg=14,
    head_colour=0xFF7C8698, collar=0xFF5FA08C, wing_bar=0xFF4A5264, beak_length=0.85, thigh=0.2,
    height_m=0.32, eye=2.2,
)  # fmt: skip

_DOVE = replace(
    _PIGEON,
    look=Look(base=0xFFFBF9F6, pale=0xFFFFFFFF, dark=0xFFC9CCD6, accent=0xFFE89A8E),
    head_colour=None, collar=None, wing_bar=None, height_m=0.3,
)  # fmt: skip

_GULL = replace(
    _PIGEON,
    look=Look(base=0xFFFAF9F6, pale=0xFFFFFFFF, dark=0xFF8D99AC, accent=0xFFF2A93A),
    beak_colour=0xFFF2A93A, beak_length=1.3, head_colour=None, collar=None, wing_bar=None,
    wing_colour=0xFFAEB9C8, wing_tip=0xFF30323E, length=36, deep=15.5, neck=(14 - 13j,),
    neck_thick=(12.5, 9.5), head=11.5, leg=18, webbed=True, tail="short", tail_length=18,
    height_m=0.45, wing_span=1.2, beats_s=0.72, glides=True, swims=True,
)  # fmt: skip

_EAGLE = replace(
    _CROW,
    look=Look(base=0xFF6A4632, pale=0xFF86603F, dark=0xFF3E2820, accent=0xFFF2B53A),
    head_colour=0xFFFBF6EC,
    tail_colour=0xFFFBF6EC,
    beak="hook",
    beak_length=1.15,
    length=36,
    deep=19,
    tilt=50,
    neck=(9 - 16j,),
    neck_thick=(15, 10.5),
    head=13,
    leg=17,
    leg_thick=3.2,
    thigh=0.8,
    tail="short",
    tail_length=24,
    height_m=0.85,
    wing_span=1.3,
    beats_s=0.95,
    glides=True,
    eye=2.5,
)

_PARROT = replace(
    _EAGLE,
    look=Look(base=0xFFE2403A, pale=0xFFF6C945, dark=0xFF2E62C8, accent=0xFF3A3440),
    head_colour=None, tail_colour=0xFF2E62C8, beak="parrot", beak_colour=0xFFF4E8D2, tilt=44,
    length=32, deep=16, head=14.5, neck=(7 - 15j,), neck_thick=(14, 12.5), tail="long",
    tail_length=44, cheek=0xFFFFF8F0, wing_colour=0xFF3F8BE0, wing_bar=0xFFF6C945,
    wing_tip=0xFF2A4AA8, height_m=0.8, leg=10, thigh=0.5, wing_span=0.9, glides=False, beats_s=0.5,
    eye=2.4,
)  # fmt: skip

_TOUCAN = replace(
    _PARROT,
    look=Look(base=0xFF2C2A34, pale=0xFFFFF4DC, dark=0xFF1A1820, accent=0xFF5A7AA8),
    beak="toucan", beak_colour=0xFFF59A2E, cheek=0xFFFFE08A, breast=0xFFFFF0B8, tail="short",
    tail_length=24, tail_colour=None, wing_colour=None, wing_bar=None, wing_tip=None, height_m=0.5,
)  # fmt: skip

_OWL = replace(
    _SONGBIRD,
    look=Look(base=0xFF9A7048, pale=0xFFF3DFC0, dark=0xFF5A3C28, accent=0xFFF4B93A),
    length=36, deep=23, tilt=78, neck=(3 - 20j,), neck_thick=(20, 20), head=25, tufts=True,
    leg=8, leg_thick=3, tail="short", tail_length=14, pale_belly=0.0, breast=None, height_m=0.42,
    wing_span=1.05, beats_s=0.85,
)  # fmt: skip

_HUMMINGBIRD = replace(
    _SONGBIRD,
    look=Look(base=0xFF2FAF86, pale=0xFFF4FBF2, dark=0xFF1E6E62, accent=0xFF3A3440),
    length=27, deep=13, head=12, beak="long", beak_length=1.5, breast=0xFFE0408A, tail="fork",
    tail_length=22, leg=5, leg_thick=1.0, height_m=0.09, beats_s=0.15, hovers=True, wing_span=0.5,
    neck=(10 - 11j,), neck_thick=(11, 9),
)  # fmt: skip

_CHICKEN = Plumage(
    look=Look(base=0xFFFAF4EA, pale=0xFFFFFFFF, dark=0xFFCDB9A2, accent=0xFFF0A63A),
    height_m=0.42,
    length=31,
    deep=24,
    tilt=16,
    neck=(14 - 24j,),
    neck_thick=(19, 10.5),
    head=12,
    beak_length=0.85,
    leg=17,
    leg_thick=2.2,
    thigh=0.45,
    tail="plume",
    tail_length=24,
    comb=0.8,
    flies=False,
    eye=2.2,
    wing_span=0.6,
    beats_s=0.28,
)

_ROOSTER = replace(
    _CHICKEN,
    look=Look(base=0xFFC4562A, pale=0xFFE0803A, dark=0xFF1F4A44, accent=0xFFF0B03A),
    head_colour=0xFFEBA03E, collar=0xFFF0B24A, tail="sickle", tail_length=46,
    tail_colour=0xFF1F4A44, wing_colour=0xFF8A3624, comb=1.35, neck=(12 - 32j,),
    neck_thick=(21, 11), leg=22, tilt=26, height_m=0.55,
)  # fmt: skip

_CHICK = replace(
    _CHICKEN,
    look=Look(base=0xFFFBD64E, pale=0xFFFFE98A, dark=0xFFE8A93A, accent=0xFFF08A3A),
    length=24, deep=21, tilt=14, neck=(8 - 19j,), neck_thick=(18, 17), head=18, comb=0, tail="stub",
    tail_length=7, leg=11, leg_thick=1.9, thigh=0.0, height_m=0.12, eye=3.4, beak="cone",
    wing_span=0.4,
)  # fmt: skip

_DUCK = replace(
    _CHICKEN,
    look=Look(base=0xFFB79A7E, pale=0xFFE4DACB, dark=0xFF6A5040, accent=0xFFF2A03A),
    length=36, deep=19, tilt=8, neck=(7 - 13j, 13 - 27j), neck_thick=(15, 9, 9), head=12.5,
    beak="flat", beak_colour=0xFFF2B53A, head_colour=0xFF2E7A55, collar=0xFFFFFDF8,
    breast=0xFF7A4632, wing_bar=0xFF4A72C8, comb=0, tail="stub", tail_length=14, leg=11, thigh=0.2,
    webbed=True, swims=True, flies=True, height_m=0.4, wing_span=0.8, beats_s=0.34,
)  # fmt: skip

_DUCKLING = replace(
    _CHICK, beak="flat", beak_colour=0xFFF08A3A, beak_length=0.8, webbed=True, swims=True,
    tail_length=9, neck=(9 - 17j,),
)  # fmt: skip

_GOOSE = replace(
    _DUCK,
    look=Look(base=0xFFFAF6F0, pale=0xFFFFFFFF, dark=0xFFC9C2BC, accent=0xFFF2953A),
    beak_colour=0xFFF2953A, head_colour=None, collar=None, breast=None, wing_bar=None,
    length=38, deep=20, tilt=14, neck=(9 - 18j, 11 - 38j, 17 - 52j), neck_thick=(15, 8.4, 7, 8),
    head=10.5, leg=16, height_m=0.8, wing_span=1.0, beats_s=0.62,
)  # fmt: skip

_SWAN = replace(
    _GOOSE,
    look=Look(base=0xFFFEFCFA, pale=0xFFFFFFFF, dark=0xFFB9C0D0, accent=0xFFF28A2E),
    length=44, deep=20, tilt=8, neck=(16 - 12j, 19 - 34j, 10 - 54j, 20 - 66j),
    neck_thick=(14, 8, 6.6, 6.2, 7), head=9.6, cheek=0xFF2A2630, leg_colour=0xFF3A3640,
    tail="plume", tail_length=14, height_m=1.15, leg=14, habitat=Habitat.WATER, wing_span=1.3,
    beats_s=0.7,
)  # fmt: skip

_FLAMINGO = replace(
    _SWAN,
    look=Look(base=0xFFF7879C, pale=0xFFFFB9C2, dark=0xFFD8526E, accent=0xFFF2A0AC),
    length=29, deep=17.5, tilt=14, neck=(14 - 8j, 15 - 26j, 4 - 40j, 14 - 53j),
    neck_thick=(10, 5, 4.2, 4, 4.6), head=7, beak="bent", beak_colour=0xFFFBE0D8, cheek=None,
    leg=58, leg_thick=1.7, leg_colour=0xFFF08A9A, thigh=0.08, tail="stub", tail_length=10,
    wing_tip=0xFF33262E, height_m=1.3, habitat=Habitat.GROUND, webbed=True, swims=False,
    wing_span=1.1,
)  # fmt: skip

_CRANE = replace(
    _FLAMINGO,
    look=Look(base=0xFFFBFAF8, pale=0xFFFFFFFF, dark=0xFF34323C, accent=0xFF4A4650),
    neck=(12 - 10j, 17 - 28j, 15 - 46j, 20 - 56j), beak="long", beak_colour=0xFF8A8668,
    beak_length=1.5, head_colour=0xFFFBFAF8, cap=0xFFD83A3A, collar=0xFF34323C,
    leg_colour=0xFF4A4650, tail="plume", tail_length=24, tail_colour=0xFF34323C, webbed=False,
    height_m=1.4, length=28, wing_span=1.35, beats_s=0.9,
)  # fmt: skip

_HERON = replace(
    _CRANE,
    look=Look(base=0xFFA3AFC0, pale=0xFFF2F2F0, dark=0xFF3C4452, accent=0xFFE8B04A),
    head_colour=0xFFF6F5F2, cap=0xFF2E323E, collar=None, beak_colour=0xFFEFB446, crest=True,
    neck=(11 - 8j, 18 - 22j, 8 - 38j, 17 - 50j), tail="short", tail_colour=None, tail_length=12,
    height_m=0.95, tucks_neck=True,
)  # fmt: skip

_OSTRICH = replace(
    _FLAMINGO,
    look=Look(base=0xFF3A3438, pale=0xFFF4C8B4, dark=0xFF242026, accent=0xFFE0A890),
    length=34, deep=24, tilt=10, neck=(12 - 16j, 13 - 40j, 15 - 62j),
    neck_thick=(10, 5.2, 4.4, 4.8), head=8.5, beak="short", beak_colour=0xFFE8A878,
    head_colour=0xFFEBB59E, leg=58, leg_thick=3.4, thigh=0.36, leg_colour=0xFFE3AE98, tail="plume",
    tail_length=24, tail_colour=0xFFFAF4EC, wing_tip=0xFFFAF4EC, height_m=2.5, flies=False,
    webbed=False, eye=3.0, seat=True,
)  # fmt: skip

_PEACOCK = replace(
    _CROW,
    look=Look(base=0xFF1F6FC0, pale=0xFF3FA0D8, dark=0xFF1E8A66, accent=0xFF5A5248),
    length=30, deep=17, tilt=28, neck=(8 - 20j, 11 - 40j), neck_thick=(14, 8, 7), head=9.5,
    leg=22, thigh=0.4, tail="fan", tail_length=78, tail_colour=0xFF2A9A6A, wing_colour=0xFFA9835A,
    crest=True, cheek=0xFFF6FAFF, height_m=1.1, eye=2.0, beak_colour=0xFF5A5248, beak_length=1.0,
)  # fmt: skip

_TURKEY = replace(
    _PEACOCK,
    look=Look(base=0xFF6A442E, pale=0xFF8A5E3E, dark=0xFF3A241C, accent=0xFFE0A04A),
    deep=26, neck=(10 - 16j, 14 - 30j), head_colour=0xFF8AA6C8, tail_length=48,
    tail_colour=0xFF8A5230, wing_colour=0xFF5A3826, crest=False, cheek=None, comb=0.9, height_m=0.8,
)  # fmt: skip

_PENGUIN = replace(
    _OWL,
    look=Look(base=0xFF2E3444, pale=0xFFFDFBF6, dark=0xFF1C202C, accent=0xFFF5A03A),
    length=42, deep=23, tilt=86, neck=(5 - 22j,), neck_thick=(20, 16), head=17.5, tufts=False,
    pale_belly=0.74, leg=5, leg_thick=4.5, webbed=True, tail="stub", tail_length=8, flies=False,
    swims=True, flippers=True, cheek=0xFFFDFBF6, collar=None, breast=0xFFFDFBF6, height_m=0.9,
    eye=2.8, beak_length=0.9,
)  # fmt: skip

_PHOENIX = replace(
    _PEACOCK,
    look=Look(base=0xFFE8502E, pale=0xFFFFC24A, dark=0xFFB8282E, accent=0xFFF6B53A),
    tail="sickle", tail_length=80, tail_colour=0xFFF6962E, wing_colour=0xFFF2742E,
    wing_tip=0xFFFFD24A, cheek=None, pale_belly=0.4, wing_span=1.35, beats_s=0.95, crest=True,
    head_colour=0xFFF2742E, cap=0xFFFFC23A, collar=0xFFFFC24A, height_m=1.2,
)  # fmt: skip

BIRDS: Mapping[str, Plumage] = {
    "bird": _SONGBIRD,
    "chick": _CHICK,
    "chicken": _CHICKEN,
    "crane bird": _CRANE,
    "crow": _CROW,
    "dove": _DOVE,
    "duck": _DUCK,
    "duckling": _DUCKLING,
    "eagle": _EAGLE,
    "flamingo": _FLAMINGO,
    "goose": _GOOSE,
    "heron": _HERON,
    "hummingbird": _HUMMINGBIRD,
    "ostrich": _OSTRICH,
    "owl": _OWL,
    "parrot": _PARROT,
    "peacock": _PEACOCK,
    "penguin": _PENGUIN,
    "phoenix": _PHOENIX,
    "pigeon": _PIGEON,
    "robin": _ROBIN,
    "rooster": _ROOSTER,
    "seagull": _GULL,
    "sparrow": _SPARROW,
    "swallow": _SWALLOW,
    "swan": _SWAN,
    "toucan": _TOUCAN,
    "turkey": _TURKEY,
}
"""Every kind of bird, by the name a scene uses."""
