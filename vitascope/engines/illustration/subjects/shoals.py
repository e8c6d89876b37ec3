"""Fish, sharks and whales, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .fishes import Fin, Swimmer
from .rig import Look

__all__ = ["FISH"]

_FISH = Swimmer(
    look=Look(base=0xFF3E9BE0, pale=0xFFCDEBFA, dark=0xFFF6B93A, accent=0xFFFFD95A),
    height_m=0.16, length=124,
    upper=(5, 10, 18, 26, 32, 34, 32, 26, 17, 4), lower=(5, 10, 17, 25, 30, 32, 30, 24, 15, 4),
    tail=((-4, 6), (18, 26), (38, 33), (32, 8), (26, 0), (32, -8), (38, -33), (18, -26), (-4, -6)),
    fins=(
        Fin(outline=((0.72, 24), (0.6, 48), (0.4, 50), (0.2, 34), (0.24, 14))),
        Fin(outline=((0.5, -24), (0.42, -46), (0.28, -44), (0.22, -16))),
        Fin(outline=((0.66, -4), (0.52, -16), (0.44, -22), (0.48, -8), (0.54, -2)), near=True,
            flaps=5),
    ),
    eye=(0.86, 7.0, 5.6), mouth=((1.02, -3.5), (0.96, -7.5), (0.91, -6.0)), mark="stripes",
)  # fmt: skip

_GOLDFISH = replace(
    _FISH,
    look=Look(base=0xFFFF8A2A, pale=0xFFFFD08A, dark=0xFFFF7A1E, accent=0xFFFFB347),
    length=104, height_m=0.12,
    upper=(5, 11, 20, 29, 35, 36, 33, 27, 18, 5), lower=(5, 11, 21, 31, 36, 37, 33, 25, 15, 4),
    tail=(
        (-4, 6), (18, 20), (44, 40), (68, 38), (58, 16), (46, 2), (60, -16), (70, -44), (44, -44),
        (18, -22), (-4, -6),
    ),
    fins=(
        Fin(outline=((0.74, 26), (0.62, 56), (0.36, 58), (0.08, 38), (0.2, 16))),
        Fin(outline=((0.46, -28), (0.34, -56), (0.16, -52), (0.2, -18))),
        Fin(outline=((0.68, -8), (0.54, -24), (0.4, -30), (0.48, -12), (0.56, -4)), near=True,
            flaps=6),
    ),
    mark="scales", sway=10, pale_belly=0.3,
)  # fmt: skip

_KOI = replace(
    _FISH,
    look=Look(base=0xFFFDF8F0, pale=0xFFFFFFFF, dark=0xFFF6E6D6, accent=0xFFE8502A),
    length=150, upper=(5, 9, 14, 20, 25, 26, 25, 22, 16, 5),
    lower=(5, 9, 14, 20, 24, 25, 24, 20, 14, 4), mark="koi", sway=11, height_m=0.18,
)  # fmt: skip

_CLOWNFISH = replace(
    _FISH,
    look=Look(base=0xFFFF7A22, pale=0xFFFF9A46, dark=0xFFFF8A2E, accent=0xFF2A1E22),
    length=118,
    height_m=0.09,
    mark="bands",
    pale_belly=0.0,
    tail=(
        (-4, 6),
        (14, 22),
        (32, 24),
        (36, 10),
        (37, 0),
        (36, -10),
        (32, -24),
        (14, -22),
        (-4, -6),
    ),
)

_SHARK = Swimmer(
    look=Look(base=0xFF75879C, pale=0xFFF1F3F4, dark=0xFF5C6C80, accent=0xFF1A2438),
    height_m=1.3, length=236,
    upper=(5, 8, 13, 19, 25, 29, 29, 26, 19, 6), lower=(4, 8, 13, 20, 26, 29, 28, 24, 15, 4),
    tail=((-8, 6), (16, 22), (44, 58), (54, 62), (42, 26), (30, 4), (40, -22), (38, -32), (20, -16),
          (-8, -6)),
    fins=(
        Fin(outline=((0.62, 24), (0.53, 52), (0.47, 68), (0.46, 46), (0.42, 22))),
        Fin(outline=((0.2, 10), (0.16, 20), (0.13, 22), (0.13, 8))),
        Fin(outline=((0.24, -10), (0.19, -22), (0.16, -22), (0.17, -8))),
        Fin(outline=((0.66, -14), (0.58, -34), (0.46, -58), (0.5, -34), (0.56, -16)), near=True,
            flaps=2),
    ),
    eye=(0.87, 6.0, 3.4), mouth=((0.975, -9), (0.82, -14), (0.83, -19), (0.94, -17)), teeth=True,
    mark="gills", pale_belly=0.72, sway=13, beat_s=1.2, surface="fin",
)  # fmt: skip

_WHALE = Swimmer(
    look=Look(base=0xFF4E7FB8, pale=0xFFE6F0F4, dark=0xFF3A629A, accent=0xFF1A2438),
    height_m=4.2, length=208,
    upper=(6, 10, 17, 26, 35, 43, 47, 47, 40, 22), lower=(6, 9, 15, 23, 32, 40, 46, 47, 40, 20),
    tail=((-8, 6), (12, 18), (30, 38), (50, 46), (44, 24), (34, 4), (46, -10), (52, -26), (30, -16),
          (-8, -6)),
    fins=(
        Fin(outline=((0.62, -20), (0.52, -40), (0.4, -60), (0.38, -50), (0.44, -30), (0.52, -18)),
            near=True, flaps=5),
        Fin(outline=((0.3, 22), (0.24, 34), (0.19, 36), (0.2, 20))),
    ),
    eye=(0.84, -2.0, 3.6), mouth=((1.04, -12), (0.94, -14), (0.86, -8), (0.8, -10)), mark="pleats",
    pale_belly=0.62, sway=11, beat_s=2.0, surface="blow",
)  # fmt: skip

_ORCA = replace(
    _WHALE,
    look=Look(base=0xFF2A2C38, pale=0xFFFAF8F4, dark=0xFF20222C, accent=0xFF1A2438),
    length=220, height_m=2.2,
    upper=(5, 9, 15, 22, 28, 32, 33, 31, 25, 10), lower=(5, 8, 14, 21, 27, 31, 32, 29, 20, 7),
    fins=(
        Fin(outline=((0.56, 28), (0.5, 60), (0.46, 74), (0.44, 50), (0.4, 26))),
        _WHALE.fins[0],
    ),
    eye=(0.86, 1.0, 2.6), mouth=((1.0, -6), (0.93, -9), (0.87, -7)), mark="orca", pale_belly=0.55,
    beat_s=1.4, surface="leap",
)  # fmt: skip

FISH: Mapping[str, Swimmer] = {
    "clownfish": _CLOWNFISH,
    "fish": _FISH,
    "goldfish": _GOLDFISH,
    "koi": _KOI,
    "orca": _ORCA,
    "shark": _SHARK,
    "whale": _WHALE,
}
"""Every kind of fish, by the name a scene uses."""
