"""Places of work and travel, told as data: railway, station, highway, airport, building site.

It knows nothing of how they are drawn: ``outdoors`` does.
"""

from __future__ import annotations

from collections.abc import Mapping

from .outdoors import Outdoors, Piece, Rank
from .plane import asphalt, dirt, grass, paving
from .tracks import rails, road, runway, squares

__all__ = ["WORKS"]

WORKS: Mapping[str, Outdoors] = {
    "railway": Outdoors(
        ground=(grass, rails(0.0, bend=0.16)),
        things=(
            Rank(
                kinds=("tree", "pine", "bush"),
                depth=6.6,
                height=1.5,
                gap=1.2,
                jitter=0.7,
                clear=(-1.8, 1.8),
            ),
            Rank(
                kinds=("bush", "tree"),
                depth=3.2,
                height=1.0,
                gap=1.6,
                jitter=0.8,
                clear=(-1.3, 1.3),
            ),
            Piece(kind="traffic light", x=-0.95, depth=2.1, height=0.9),
            Rank(kinds=("lamp post",), depth=4.4, height=1.7, gap=3.2, clear=(-1.0, 0.6)),
        ),
    ),
    "station": Outdoors(
        ground=(paving(0xFFC8C0B8, wide=0.3, deep=0.26), rails(1.35)),
        distance=("skyline", "woods"),
        things=(
            Piece(kind="station hall", x=-2.4, depth=4.6, height=2.3),
            Piece(kind="clock tower", x=-4.4, depth=6.0, height=3.0),
            Rank(
                kinds=("building", "apartment"),
                depth=8.0,
                height=3.4,
                gap=0.4,
                jitter=0.3,
                clear=(-5.4, 0.2),
            ),
            Piece(kind="platform roof", x=-1.5, depth=2.6, height=1.3),
            Piece(kind="bench", x=-1.0, depth=2.3, height=0.26),
            Piece(kind="sign", x=-2.2, depth=2.4, height=0.6, base=0xFF3F6FA8),
            Piece(kind="street lamp", x=0.62, depth=2.5, height=1.0),
        ),
    ),
    "highway": Outdoors(
        ground=(grass, road(half=0.95, lanes=4)),
        distance=("peaks", "hills", "woods"),
        things=(
            Rank(
                kinds=("tree", "bush"),
                depth=6.0,
                height=1.2,
                gap=1.5,
                jitter=0.7,
                clear=(-1.8, 1.8),
            ),
            Piece(kind="road gantry", x=0.0, depth=4.4, height=1.7),
            Piece(kind="car", x=0.5, depth=5.4, height=0.36, base=0xFFD84A38),
            Piece(kind="car", x=-0.62, depth=3.6, height=0.36, base=0xFFF4F2EC, faces_left=True),
            Rank(kinds=("lamp post",), depth=3.0, height=1.9, gap=3.4, clear=(-1.2, 1.0)),
        ),
    ),
    "airport": Outdoors(
        ground=(grass, runway),
        distance=("hills",),
        things=(
            Piece(kind="airport terminal", x=-2.2, depth=6.4, height=2.0),
            Piece(kind="airplane", x=2.35, depth=3.7, height=0.9, up=0.42),
            Rank(kinds=("floodlight",), depth=7.0, height=2.4, gap=3.5),
            Piece(kind="flagpole", x=-1.9, depth=2.2, height=0.7, base=0xFFF08A3C),
        ),
    ),
    "construction": Outdoors(
        ground=(dirt,),
        distance=("skyline",),
        things=(
            Piece(kind="tower crane", x=-2.5, depth=4.8, height=2.75),
            Piece(kind="tower crane", x=3.4, depth=5.6, height=2.9, faces_left=True),
            Piece(kind="scaffold", x=0.9, depth=4.0, height=1.7),
            Piece(kind="scaffold", x=-2.6, depth=4.4, height=1.2),
            Rank(
                kinds=("fence",),
                depth=3.2,
                height=0.36,
                gap=0.3,
                bases=(0xFFF2B53A,),
                clear=(-0.6, 0.8),
            ),
            Piece(kind="traffic cone", x=-0.95, depth=1.7, height=0.24),
            Piece(kind="traffic cone", x=1.1, depth=1.6, height=0.24),
            Piece(kind="traffic cone", x=1.7, depth=1.9, height=0.24),
            Piece(kind="rock", x=-1.9, depth=2.4, height=0.3, base=0xFFA88A6A),
        ),
    ),
    "industrial": Outdoors(
        ground=(asphalt, road(half=0.5)),
        distance=("skyline",),
        things=(
            Rank(
                kinds=("smokestack", "silo", "smokestack"),
                depth=8.0,
                height=3.6,
                gap=1.4,
                jitter=0.4,
            ),
            Piece(kind="refinery", x=3.2, depth=5.4, height=2.6),
            Piece(kind="factory", x=-2.6, depth=4.4, height=2.0),
            Piece(kind="water tower", x=1.5, depth=6.0, height=2.6),
            Rank(
                kinds=("fence",),
                depth=3.0,
                height=0.3,
                gap=0.02,
                bases=(0xFF8A929C,),
                clear=(-0.7, 0.7),
            ),
            Rank(kinds=("lamp post",), depth=2.6, height=1.5, gap=2.8),
        ),
    ),
    "rooftop": Outdoors(
        ground=(paving(0xFFB4A8A4, wide=0.4, deep=0.36), squares(0xFFFFFFFF)),
        distance=("high skyline",),
        things=(
            Rank(kinds=("parapet",), depth=2.0, height=0.34, gap=-0.02),
            Piece(kind="water tank", x=-1.75, depth=2.4, height=1.2),
            Piece(kind="roof hatch", x=1.9, depth=2.2, height=0.85),
            Piece(kind="potted flower", x=0.86, depth=1.75, height=0.3),
            Piece(kind="potted flower", x=1.08, depth=1.72, height=0.26, base=0xFFF6C945),
        ),
    ),
}
"""Each by its name."""
