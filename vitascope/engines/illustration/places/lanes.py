"""Lanes between houses, told as data: alley, ancient water town.

It knows nothing of how they are drawn: ``avenue`` does.
"""

from __future__ import annotations

from collections.abc import Mapping

from .avenue import Avenue
from .outdoors import Outdoors, Piece
from .plane import paving

__all__ = ["LANES"]

LANES: Mapping[str, Avenue] = {
    "alley": Avenue(
        houses=("townhouse",),
        bases=(0xFFE8B48A, 0xFFD88A70, 0xFFF0DCB8, 0xFFB8C4B0, 0xFFD8A89A, 0xFFE4C88A),
        half=0.54,
        high=1.6,
        place=Outdoors(
            ground=(paving(0xFFB8A494, wide=0.12, deep=0.1),),
            things=(
                Piece(kind="potted flower", x=-0.44, depth=1.5, height=0.2),
                Piece(kind="potted flower", x=-0.44, depth=1.75, height=0.2, base=0xFFF6C945),
                Piece(kind="litter bin", x=0.44, depth=1.9, height=0.26),
                Piece(kind="street lamp", x=0.44, depth=3.0, height=0.95),
                Piece(kind="cafe table", x=-0.3, depth=3.4, height=0.5),
                Piece(kind="potted flower", x=0.44, depth=2.6, height=0.2),
            ),
        ),
        strings=((2.4, 1.15), (3.8, 1.2)),
        hung=("laundry", "laundry", "towel"),
    ),
    "ancient town": Avenue(
        houses=("water town house",),
        half=1.12,
        high=1.0,
        canal=0.56,
        place=Outdoors(
            ground=(paving(0xFFA8A29A, wide=0.16, deep=0.14),),
            distance=("hills",),
            things=(
                Piece(kind="pagoda", x=2.6, depth=9.0, height=3.2),
                Piece(kind="arched bridge", x=0.0, depth=4.4, height=0.62),
                Piece(kind="willow", x=-0.9, depth=2.5, height=1.0),
                Piece(kind="rowboat", x=0.16, depth=2.2, height=0.2),
                Piece(kind="lotus", x=-0.3, depth=1.6, height=0.1),
            ),
        ),
        strings=((1.9, 0.86), (3.0, 0.9)),
    ),
}
"""Each by its name."""
