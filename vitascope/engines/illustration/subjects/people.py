"""Kinds of people, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .folk_body.kind import Kind
from .folk_body.odd import robot_head
from .rig import Look

__all__ = ["PEOPLE", "Kind"]

_SKIN, _TAN, _BROWN, _DARK, _ROSY = 0xFFFBD3B4, 0xFFF0C09A, 0xFFC98A5E, 0xFF8A5A40, 0xFFFDD8BC
_BLACK_HAIR, _BROWN_HAIR, _BLOND, _GREY, _WHITE, _RED_HAIR = (
    0xFF241C22, 0xFF4A2B2A, 0xFFE2B45C, 0xFFB4B2B8, 0xFFF2EFEA, 0xFFB8522C,
)  # fmt: skip
_GOLD, _INK, _PAPER = 0xFFF2C14A, 0xFF2A2A34, 0xFFFAF7F2

_WOMAN = Kind(
    look=Look(base=0xFFD9694F, pale=_SKIN, dark=_BROWN_HAIR, accent=0xFF3F5A78),
    hair="bun", lower="skirt", stockings=0xFF5A4650, has_scarf=True, varied=True, height_m=1.66,
)  # fmt: skip
_MAN = Kind(
    look=Look(base=0xFF4F7FA0, pale=0xFFF4C8A4, dark=0xFF33241F, accent=0xFF6A5848),
    broad=1.12, has_scarf=True, varied=True, height_m=1.76,
)  # fmt: skip
_GIRL = Kind(
    look=Look(base=0xFFF2B94A, pale=_ROSY, dark=0xFF6A3A28, accent=0xFF5D7FB8),
    hair="bob", lower="skirt", stockings=0xFF5A4650, grown=0.72, has_scarf=True, varied=True,
    height_m=1.28,
)  # fmt: skip
_BOY = Kind(
    look=Look(base=0xFF6BA36A, pale=0xFFFAD2B2, dark=0xFF4A3022, accent=0xFF4A5A80),
    grown=0.72, has_scarf=True, varied=True, height_m=1.3,
)  # fmt: skip
_GOWN = replace(_WOMAN, lower="gown", lower_is_base=True, has_scarf=False, varied=False)
_PLAIN = replace(_MAN, has_scarf=False, varied=False, height_m=1.72)


def _look(base: int, accent: int, *, skin: int = _SKIN, hair: int = _BROWN_HAIR) -> Look:
    return Look(base=base, pale=skin, dark=hair, accent=accent)


PEOPLE: Mapping[str, Kind] = {
    "person": _WOMAN,
    "woman": _WOMAN,
    "man": _MAN,
    "girl": _GIRL,
    "boy": _BOY,
    "child": replace(_BOY, look=_look(0xFFE8873C, 0xFF4A6A90, skin=_ROSY, hair=0xFF6A3A28),
                     height_m=1.15, grown=0.66),
    "reader": replace(
        _WOMAN, look=_look(0xFFE08A5B, 0xFF4A5F86, skin=0xFFFCD6B8, hair=0xFF4E2C28), hair="long",
        lower="trousers", has_scarf=False, varied=False,
    ),
    "baby": Kind(
        look=_look(0xFF9AD0E8, 0xFF9AD0E8, skin=_ROSY, hair=0xFFC08A50), hair="bald",
        hat="headscarf", hat_colour=0xFFF6E7A8, grown=0.44, broad=1.1, shoes=0xFFFFFFFF,
        lower_is_base=True, height_m=0.72,
    ),
    "old man": replace(
        _PLAIN, look=_look(0xFF7A6A4E, 0xFF55504C, hair=0xFFE4E0DC), hair="grey_sides",
        beard="moustache", has_glasses=True, face_paint="old", stoop=13,
        marks=(("buttons", 0xFF4A3A28),), height_m=1.62, grown=0.95,
    ),
    "old woman": replace(
        _WOMAN, look=_look(0xFF9A78A8, 0xFF5F5670, hair=0xFFD8D6DA), hair="bun", has_glasses=True,
        face_paint="old", stoop=13, lower="gown", has_scarf=False, varied=False, height_m=1.54,
        grown=0.94, marks=(("collar", 0xFFF4ECE4),),
    ),
    "chef": replace(
        _PLAIN, look=_look(0xFFFBF8F4, 0xFF3E4250, hair=_BROWN_HAIR), hat="toque",
        hat_colour=0xFFFFFFFF, flap=0xFFFFFFFF, beard="moustache",
        marks=(("buttons", 0xFF3E4250), ("collar", 0xFFD8483C)),
    ),
    "doctor": replace(
        _PLAIN, look=_look(0xFFFBFAF8, 0xFF4A5A70, hair=_BLACK_HAIR), flap=0xFFFBFAF8,
        has_glasses=True,
        marks=(("open coat", 0xFF7FB8D8), ("stethoscope", 0xFF3A4250)),
    ),
    "nurse": replace(
        _WOMAN, look=_look(0xFFFBFAF8, 0xFFFBFAF8, hair=_BROWN_HAIR), hat="nurse",
        hat_colour=0xFFFFFFFF, stockings=0xFFFFF4EE, shoes=0xFFFFFFFF, has_scarf=False,
        varied=False, sleeve="short", marks=(("cross", 0xFFD8343C), ("belt", 0xFF7FB8D8)),
    ),
    "police officer": replace(
        _PLAIN, look=_look(0xFF3B5BA0, 0xFF2A3A60, hair=_BROWN_HAIR), hat="peaked",
        hat_colour=0xFF2C447C, marks=(("lapels", 0xFF1C2030), ("badge", _GOLD), ("belt", _INK)),
        shoes=_INK,
    ),
    "firefighter": replace(
        _PLAIN, look=_look(0xFFD8A03C, 0xFFC08A30, hair=_BROWN_HAIR), hat="fire",
        hat_colour=0xFFD8342C, marks=(("vest", 0xFFF4F4D0),), shoes=_INK, gloves=0xFF3A3238,
    ),
    "soldier": replace(
        _PLAIN, look=_look(0xFF6F7F4E, 0xFF66744A, skin=_TAN, hair=_BROWN_HAIR), hat="army",
        hat_colour=0xFF5D6B40, marks=(("camouflage", 0xFF8F9A64), ("belt", 0xFF4A4030)),
        shoes=0xFF3A3028,
    ),
    "astronaut": replace(
        _PLAIN, look=_look(0xFFF4F4F6, 0xFFF4F4F6, hair=_BROWN_HAIR), hat="space",
        hat_colour=0xFFD8DCE4, pack=0xFFC4CCD8,
        marks=(("pack", 0xFF8FA0B8),), shoes=0xFFB8C0CC, broad=1.34,
        gloves=0xFFE8883C, lower_is_base=True,
    ),
    "knight": replace(
        _PLAIN, look=_look(0xFFB4BECC, 0xFF98A2B2, hair=_BROWN_HAIR), hat="knight",
        hat_colour=0xFFBAC4D2, marks=(("armour", 0xFFB4BECC), ("belt", 0xFF6A4430)),
        shoes=0xFF8E98A8, gloves=0xFF98A2B2,
    ),
    "king": replace(
        _PLAIN, look=_look(0xFFB0342E, 0xFF7A2A5A, hair=0xFF8A5A38), hat="crown", hat_colour=_GOLD,
        beard="full", cape=0xFF7A2A5A, lower="robe", lower_is_base=True,
        marks=(("fur trim", 0xFFFFFAF0),),
    ),
    "queen": replace(
        _GOWN, look=_look(0xFF7A4AA8, 0xFF7A4AA8, hair=0xFF8A4A2C), hat="crown", hat_colour=_GOLD,
        hair="updo", cape=0xFFB0342E, marks=(("collar", 0xFFFFFAF0), ("belt", _GOLD)),
    ),
    "princess": replace(
        _GOWN, look=_look(0xFFF48AB4, 0xFFF48AB4, hair=_BLOND), hat="tiara", hat_colour=_GOLD,
        hair="long", sleeve="short", marks=(("gown", 0xFFFFF0F4),), grown=0.9, height_m=1.6,
    ),
    "prince": replace(
        _PLAIN, look=_look(0xFF4A72C4, 0xFFE8E4DC, hair=_BLOND), hat="crown", hat_colour=_GOLD,
        cape=0xFFB0342E, marks=(("sash", _GOLD), ("belt", 0xFF6A4430)), shoes=0xFF4A3028,
    ),
    "wizard": replace(
        _PLAIN, look=_look(0xFF4A58B4, 0xFF4A58B4, hair=_WHITE), hat="starry",
        hat_colour=0xFF3E4AA0, beard="long", lower="robe", lower_is_base=True, sleeve="wide",
        hair="long", marks=(("belt", _GOLD),),
    ),
    "witch": replace(
        _GOWN, look=_look(0xFF4A3A58, 0xFF4A3A58, hair=_RED_HAIR), hat="pointed",
        hat_colour=0xFF3A2C48, hair="long", sleeve="wide", cape=0xFF3A2C48,
        marks=(("belt", _GOLD),), shoes=0xFF201820,
    ),
    "ninja": replace(
        _PLAIN, look=_look(0xFF34343E, 0xFF2E2E38, hair=_BLACK_HAIR), hat="ninja",
        hat_colour=0xFF30303A, face_paint="mask",
        marks=(("wrap", 0xFF50505C), ("obi", 0xFFC0392B)), shoes=0xFF24242C,
    ),
    "samurai": replace(
        _PLAIN, look=_look(0xFF9A2F2C, 0xFF3A3440, hair=_BLACK_HAIR), hat="kabuto",
        hat_colour=0xFF3A3038, lower="robe", marks=(("plates", 0xFF3A3038), ("obi", _GOLD)),
        shoes=0xFF4A3828,
    ),
    "monk": replace(
        _PLAIN, look=_look(0xFFE08A34, 0xFFE08A34, skin=_TAN), hair="bald", lower="robe",
        lower_is_base=True, sleeve="wide", marks=(("wrap", 0xFFB8602C), ("sash", 0xFFB04A2C)),
        shoes=0xFF8A6A48,
    ),
    "farmer": replace(
        _PLAIN, look=_look(0xFFC8503C, 0xFF4A6A9C, skin=_TAN, hair=_BROWN_HAIR), hat="straw",
        hat_colour=0xFFE8C878, marks=(("overalls", 0xFF4A6A9C),),
    ),
    "cowboy": replace(
        _PLAIN, look=_look(0xFFB8683C, 0xFF4A6490, skin=_TAN, hair=_BROWN_HAIR), hat="cowboy",
        hat_colour=0xFF8A5A34, marks=(("open coat", 0xFFF0E4CC), ("collar", 0xFFC8342C),
                                      ("belt", 0xFF4A2C20)),
    ),
    "construction worker": replace(
        _PLAIN, look=_look(0xFFF08A2C, 0xFF4A5A78, skin=_TAN, hair=_BROWN_HAIR), hat="helmet",
        hat_colour=0xFFF6C92C, marks=(("vest", 0xFFFFF6B0),), shoes=0xFF8A6238,
    ),
    "businessman": replace(
        _PLAIN, look=_look(0xFF3E4A66, 0xFF3E4A66, hair=_BLACK_HAIR),
        lower_is_base=True, marks=(("lapels", 0xFFC0342E),), shoes=_INK,
    ),
    "ballerina": replace(
        _WOMAN, look=_look(0xFFF6A6C4, 0xFFF8BCD4, hair=_BROWN_HAIR), lower="tutu", sleeve="bare",
        lower_is_base=True, stockings=0xFFFCD8DC, shoes=0xFFF6A6C4, has_scarf=False, varied=False,
        hair="bun", marks=(("straps", _SKIN),), grown=1.04,
    ),
    "clown": replace(
        _PLAIN, look=_look(0xFFF6D23C, 0xFFE85A8A, skin=0xFFFDE4D4, hair=0xFFE8502C), hat="clown",
        hat_colour=0xFFE8502C, face_paint="clown", hair="bald", broad=1.2,
        marks=(("spots", 0xFFE8504A), ("ruff", 0xFFFFFFFF)), shoes=0xFFD8343C,
    ),
    "santa claus": replace(
        _PLAIN, look=_look(0xFFD8342F, 0xFFD8342F, skin=_ROSY, hair=_WHITE), hat="santa",
        hat_colour=0xFFD8342F, beard="long", broad=1.36, lower_is_base=True,
        marks=(("fur trim", 0xFFFFFFFF),), shoes=0xFF2A2228, gloves=0xFF2A2228,
    ),
    "pirate": replace(
        _PLAIN, look=_look(0xFFA83A34, 0xFF4A4248, skin=_TAN, hair=_BLACK_HAIR), hat="tricorn",
        hat_colour=0xFF2C2830, beard="full",
        marks=(("stripes", 0xFFF4ECE0), ("belt", 0xFF4A2C20)), shoes=0xFF3A2820,
    ),
    "bride": replace(
        _GOWN, look=_look(0xFFFFFBF6, 0xFFFFFBF6, hair=_BROWN_HAIR), hat="veil", hair="updo",
        cape=0xFFF6F2F0, sleeve="short", marks=(("gown", 0xFFF8E4E8),),
    ),
    "groom": replace(
        _PLAIN, look=_look(0xFF2E2E3A, 0xFF2E2E3A, hair=_BROWN_HAIR), lower_is_base=True,
        marks=(("lapels", 0), ("bow tie", 0xFF1C1C24)), shoes=0xFF18181E,
    ),
    "mermaid": replace(
        _WOMAN, look=_look(0xFF2FAE9E, 0xFF2FAE9E, hair=_RED_HAIR), lower="tail", sleeve="bare",
        lower_is_base=True, hair="long", has_scarf=False, varied=False, hat="flower",
        hat_colour=0xFFFF9AB0, marks=(("bare", _SKIN), ("shells", 0xFFB070D0)),
    ),
    "fairy": replace(
        _GIRL, look=_look(0xFF8FD07A, 0xFF8FD07A, hair=_BLOND), wings="gauze", sleeve="bare",
        lower_is_base=True, stockings=0, shoes=0, has_scarf=False, varied=False, hair="bun",
        hat="flower", hat_colour=0xFFFF9AC0, height_m=0.5,
    ),
    "angel": replace(
        _GOWN, look=_look(0xFFFFFDF8, 0xFFFFFDF8, hair=_BLOND), wings="feather", halo=True,
        hair="long", sleeve="wide", shoes=0, marks=(("belt", _GOLD),), grown=0.86,
    ),
    "superhero": replace(
        _PLAIN, look=_look(0xFF2F62C8, 0xFF2F62C8, hair=_BLACK_HAIR), cape=0xFFD8322E,
        lower_is_base=True, marks=(("emblem", _GOLD), ("belt", 0xFFF2C14A)), shoes=0xFFD8322E,
        broad=1.2, gloves=0xFFD8322E, has_glasses=False,
    ),
    "hanfu woman": replace(
        _GOWN, look=_look(0xFF7FB8B0, 0xFF7FB8B0, hair=_BLACK_HAIR), hair="updo", hat="hairpin",
        hat_colour=0xFFF48AA4, sleeve="wide",
        marks=(("wrap", 0xFFFFF4E8), ("obi", 0xFFE8788A)),
    ),
    "kimono woman": replace(
        _GOWN, look=_look(0xFFD8506A, 0xFFD8506A, hair=_BLACK_HAIR), hair="updo", hat="flower",
        hat_colour=0xFFFFE0EC, sleeve="wide",
        marks=(("spots", 0xFFFFE8EE), ("wrap", 0xFFFFF4E8), ("obi", 0xFFE8B83C)),
    ),
    "student": replace(
        _BOY, look=_look(0xFFF4F2EE, 0xFF34466E, hair=_BLACK_HAIR), grown=0.86, has_scarf=False,
        varied=False, marks=(("lapels", 0xFFC0342E),), height_m=1.55,
    ),
    "graduate": replace(
        _PLAIN, look=_look(0xFF34343E, 0xFF34343E, hair=_BROWN_HAIR), hat="graduate",
        hat_colour=0xFF2A2A34, lower="robe", lower_is_base=True, sleeve="wide",
        marks=(("collar", 0xFFD8A83C),),
    ),
    "athlete": replace(
        _PLAIN, look=_look(0xFFE8503C, 0xFF2F4A80, skin=_BROWN, hair=_BLACK_HAIR), sleeve="bare",
        lower="shorts", marks=(("number", 0xFF20242C),), shoes=0xFFFFFFFF, hat="headband",
        hat_colour=0xFFFFFFFF,
    ),
    "swimmer": replace(
        _PLAIN, look=_look(0xFF2F7FD0, 0xFF2F7FD0, hair=_BROWN_HAIR), sleeve="bare", lower="bare",
        lower_is_base=True, hat="swim cap", hat_colour=0xFFF2C22C, shoes=0,
        marks=(("bare", _SKIN),),
    ),
    "diver": replace(
        _PLAIN, look=_look(0xFF2F4A66, 0xFF2F4A66, hair=_BROWN_HAIR), hat="dive mask",
        lower_is_base=True, marks=(("vest", 0xFFF0B83C),), pack=0xFFE8A02C, fins=0xFFF0B83C,
    ),
    "scientist": replace(
        _WOMAN, look=_look(0xFFFBFAF8, 0xFF6A5A80, hair=0xFF6A3A28), flap=0xFFFBFAF8,
        has_glasses=True, lower="trousers", has_scarf=False, varied=False, hair="bob",
        marks=(("open coat", 0xFF9A78C0),),
    ),
    "teacher": replace(
        _WOMAN, look=_look(0xFF5F8A6A, 0xFF4A4658, hair=_BROWN_HAIR), has_glasses=True,
        has_scarf=False, varied=False, hair="bun",
        marks=(("collar", 0xFFFAF4EC), ("buttons", 0xFFFAF4EC)),
    ),
    "musician": replace(
        _PLAIN, look=_look(0xFF8A3A5A, 0xFF33343E, skin=_BROWN, hair=_BLACK_HAIR), hair="curly",
        hat="beret", hat_colour=0xFF33343E, marks=(("open coat", 0xFFF4ECE0),),
    ),
    "artist": replace(
        _PLAIN, look=_look(0xFF6A8FC8, 0xFF5A5048, hair=_BROWN_HAIR), hat="beret",
        hat_colour=0xFFC8342C, beard="goatee", marks=(("apron", 0xFFF0E6D4),), flap=0xFFF0E6D4,
    ),
    "ghost": Kind(
        look=_look(0xFFF6F7FC, 0xFFF6F7FC), lower="sheet", height_m=1.5, grown=0.8,
    ),
    "robot": Kind(
        look=Look(base=0xFF8FB4CC, pale=0xFFD8E4EC, dark=0xFF4A6478, accent=0xFF6A8AA0),
        broad=1.05, gloves=0xFF4A6478, shoes=0xFF4A6478, marks=(("panel", 0xFF6A8AA0),),
        head=robot_head,
        height_m=1.5, grown=0.86,
    ),
}  # fmt: skip
