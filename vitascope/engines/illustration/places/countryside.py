"""Places in the country, told as data: village, farm, road, campsite, cemetery, temple court.

It knows nothing of how they are drawn: ``outdoors`` does.
"""

from __future__ import annotations

from collections.abc import Mapping

from .crops import crops
from .outdoors import Outdoors, Piece, Rank
from .plane import dirt, grass, paving, snow
from .tracks import path, road, tracks_in_snow

__all__ = ["COUNTRYSIDE", "FIELDS"]

_HOMES = (0xFFF8F0E0, 0xFFF6E3BC, 0xFFE8D0B8, 0xFFF0DCC8)

COUNTRYSIDE: Mapping[str, Outdoors] = {
    "village": Outdoors(
        ground=(grass, path(half=0.24, bend=0.4)),
        things=(
            Rank(
                kinds=("tree", "pine"),
                depth=7.4,
                height=1.6,
                gap=0.9,
                jitter=0.6,
                clear=(-0.8, 0.8),
            ),
            Piece(kind="church", x=2.6, depth=7.0, height=2.9),
            Piece(kind="cottage", x=-3.3, depth=5.2, height=1.4),
            Piece(kind="house", x=0.9, depth=5.6, height=1.4, faces_left=True),
            Piece(kind="cottage", x=3.0, depth=4.2, height=1.3, faces_left=True),
            Piece(kind="cottage", x=-1.75, depth=2.9, height=1.4),
            Piece(kind="house", x=2.1, depth=2.5, height=1.35, base=0xFFF0DCC8),
            Rank(kinds=("fence",), depth=2.2, height=0.2, gap=0.5, clear=(-0.9, 0.7)),
            Rank(
                kinds=("bush", "tree"),
                depth=4.0,
                height=0.7,
                gap=1.4,
                jitter=0.6,
                clear=(-1.6, 1.4),
            ),
            Piece(kind="well", x=0.86, depth=1.9, height=0.5),
            Piece(kind="bush", x=-1.55, depth=1.6, height=0.26),
        ),
    ),
    "farm": Outdoors(
        ground=(grass, path(0xFFC8A878, half=0.22, bend=0.34)),
        things=(
            Rank(kinds=("tree",), depth=8.0, height=1.5, gap=1.6, jitter=0.6),
            Piece(kind="windmill", x=-4.6, depth=7.0, height=2.6),
            Piece(kind="silo", x=2.75, depth=3.8, height=1.9),
            Piece(kind="barn", x=1.3, depth=3.6, height=1.6),
            Piece(kind="house", x=-2.6, depth=4.2, height=1.4),
            Piece(kind="hay bale", x=-1.0, depth=2.6, height=0.36),
            Piece(kind="hay bale", x=-1.5, depth=2.3, height=0.36),
            Rank(kinds=("fence",), depth=2.0, height=0.24, gap=0.02, clear=(-0.5, 0.5)),
            Piece(kind="scarecrow", x=-1.62, depth=1.75, height=0.55),
        ),
    ),
    "road": Outdoors(
        ground=(grass, road(half=0.44, bend=0.36)),
        distance=("peaks", "hills", "woods"),
        things=(
            Rank(
                kinds=("tree", "bush", "pine"),
                depth=6.6,
                height=1.5,
                gap=1.7,
                jitter=0.7,
                clear=(-1.6, 1.6),
            ),
            Rank(
                kinds=("tree", "bush"),
                depth=3.4,
                height=1.2,
                gap=2.0,
                jitter=0.7,
                clear=(-1.6, 1.6),
            ),
            Piece(kind="signpost", x=-1.05, depth=1.75, height=0.7),
            Piece(kind="tree", x=1.85, depth=1.9, height=1.6),
        ),
    ),
    "castle": Outdoors(
        ground=(grass, path(half=0.22, bend=0.36)),
        distance=("peaks", "hills", "woods"),
        things=(
            Piece(kind="castle", x=0.35, depth=5.0, height=2.45, up=0.3),
            Rank(
                kinds=("pine", "tree", "oak"),
                depth=4.7,
                height=1.0,
                gap=0.1,
                jitter=0.8,
                clear=(-0.25, 0.5),
            ),
            Rank(
                kinds=("pine", "tree"),
                depth=3.2,
                height=1.1,
                gap=1.4,
                jitter=0.7,
                clear=(-1.4, 1.4),
            ),
            Piece(kind="bush", x=-1.5, depth=1.7, height=0.3),
            Piece(kind="rock", x=1.35, depth=1.7, height=0.22),
        ),
    ),
    "temple": Outdoors(
        ground=(paving(0xFFC4BCB0, wide=0.34, deep=0.3), path(0xFFDCD4C8, half=0.36)),
        distance=("peaks", "woods"),
        things=(
            Rank(
                kinds=("pine", "oak"), depth=6.8, height=2.6, gap=0.2, jitter=0.6, clear=(-0.2, 0.2)
            ),
            Piece(kind="pagoda", x=-3.7, depth=6.4, height=3.3),
            Piece(kind="temple", x=0.0, depth=4.8, height=2.6),
            Piece(kind="cherry tree", x=2.9, depth=3.5, height=1.8),
            Piece(kind="pine", x=-2.7, depth=3.4, height=2.0),
            Piece(kind="stone lantern", x=-0.86, depth=2.5, height=0.66),
            Piece(kind="stone lantern", x=0.86, depth=2.5, height=0.66),
            Piece(kind="stone lantern", x=-0.98, depth=1.7, height=0.66),
            Piece(kind="stone lantern", x=0.98, depth=1.7, height=0.66),
        ),
    ),
    "campsite": Outdoors(
        ground=(grass,),
        distance=("peaks", "woods"),
        things=(
            Rank(kinds=("pine",), depth=6.0, height=2.4, gap=0.1, jitter=0.7),
            Rank(
                kinds=("pine", "pine", "tree"),
                depth=3.6,
                height=2.0,
                gap=0.9,
                jitter=0.6,
                clear=(-1.7, 2.0),
            ),
            Piece(kind="tent", x=-0.95, depth=2.0, height=0.72),
            Piece(kind="tent", x=1.6, depth=2.6, height=0.7, base=0xFF4F9FB0, faces_left=True),
            Piece(kind="log", x=1.0, depth=1.7, height=0.15),
            Piece(kind="campfire", x=0.45, depth=1.45, height=0.3),
        ),
    ),
    "cemetery": Outdoors(
        ground=(grass, path(0xFFB8AC98, half=0.2, bend=0.3)),
        things=(
            Piece(kind="church", x=-2.9, depth=6.4, height=2.8),
            Rank(
                kinds=("pine", "tree"),
                depth=6.0,
                height=1.7,
                gap=1.0,
                jitter=0.6,
                clear=(-4.4, -1.0),
            ),
            Rank(
                kinds=("gravestone",), depth=4.4, height=0.4, gap=0.5, jitter=0.4, clear=(-0.5, 0.5)
            ),
            Rank(
                kinds=("gravestone",),
                depth=3.0,
                height=0.4,
                gap=0.55,
                jitter=0.4,
                clear=(-0.5, 0.5),
            ),
            Rank(
                kinds=("gravestone", "gravestone", "bush"),
                depth=2.0,
                height=0.4,
                gap=0.6,
                jitter=0.4,
                clear=(-0.5, 0.6),
            ),
            Piece(kind="willow", x=2.1, depth=2.4, height=1.9),
        ),
    ),
    "ski slope": Outdoors(
        ground=(snow, tracks_in_snow),
        distance=("peaks", "woods"),
        things=(
            Rank(kinds=("pine",), depth=6.0, height=1.6, gap=0.3, jitter=0.8, clear=(-1.4, 1.2)),
            Rank(kinds=("pine",), depth=3.2, height=1.5, gap=0.8, jitter=0.8, clear=(-1.5, 1.5)),
            Piece(kind="cabin", x=2.0, depth=4.0, height=1.1),
            Rank(kinds=("flagpole",), depth=2.3, height=0.5, gap=1.5),
        ),
    ),
}
"""Each by its name."""

_ROWS: Mapping[str, tuple[int, int, int, float, float]] = {
    "wheat": (0xFFC89A50, 0xFFE2B850, 0xFFF8E08A, 0.24, 1.7),
    "corn": (0xFF8A6A44, 0xFF5F9A40, 0xFFF2D05A, 0.36, 2.1),
    "sunflowers": (0xFF6A8A3A, 0xFF5F9A40, 0xFFF8C22E, 0.36, 1.5),
    "lavender": (0xFF9A8A6A, 0xFF7A8A5A, 0xFF9A70D8, 0.34, 1.3),
    "tulips": (0xFF7A6A44, 0xFF5F9A40, 0xFFE8506A, 0.3, 1.3),
    "tea": (0xFF8A7A4A, 0xFF4F8A40, 0xFFA0CC5A, 0.44, 0.0),
    "rice": (0xFF7FA0A0, 0xFF7FB04A, 0xFFC8DC6A, 0.24, 1.4),
    "": (0xFF8A6844, 0xFF6FA84A, 0xFFA8D060, 0.34, 0.0),
}
"""Soil, plant, tip, distance between two rows, how tall the plants are against it; the last when
the prompt names no crop."""

_NEAR: Mapping[str, tuple[Piece | Rank, ...]] = {
    "sunflowers": (
        Rank(kinds=("sunflower",), depth=2.6, height=0.6, gap=0.02, jitter=0.6, clear=(-0.5, 0.7)),
        Rank(kinds=("sunflower",), depth=1.8, height=0.6, gap=0.08, jitter=0.6, clear=(-0.7, 0.8)),
    ),
    "lavender": (
        Rank(kinds=("lavender",), depth=2.2, height=0.36, gap=0.08, jitter=0.5, clear=(-0.5, 0.6)),
    ),
    "tulips": (
        Rank(
            kinds=("tulip",),
            depth=2.0,
            height=0.34,
            gap=0.05,
            jitter=0.5,
            clear=(-0.6, 0.7),
            bases=(0xFFEF5068, 0xFFF8C22E, 0xFFF4A0B8, 0xFFFFFFFF),
        ),
    ),
    "": (Piece(kind="scarecrow", x=-1.3, depth=2.1, height=0.6),),
}
"""What stands nearer among them."""

FIELDS: Mapping[str, Outdoors] = {
    name: Outdoors(
        ground=(dirt, crops(soil, crop, tip, gap=gap, tall=tall)),
        things=(
            Rank(kinds=("tree",), depth=9.0, height=1.5, gap=2.0, jitter=0.6),
            Piece(kind="barn", x=4.6, depth=7.5, height=1.9),
            *_NEAR.get(name, ()),
        ),
    )
    for name, (soil, crop, tip, gap, tall) in _ROWS.items()
}
"""A field by what grows on it."""
