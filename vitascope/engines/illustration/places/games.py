"""Places of play, told as data: stadium, court, playground, fair, ice rink, swimming pool.

It knows nothing of how they are drawn: ``outdoors`` does.
"""

from __future__ import annotations

from collections.abc import Mapping

from .outdoors import Outdoors, Piece, Rank
from .plane import grass, ice, paving, sand, snow
from .pools import basin
from .sports import court, diamond, gridiron, lanes, mown, pitch
from .tracks import path

__all__ = ["COURTS", "GAMES", "STADIUMS"]

_STANDS = (
    Rank(kinds=("stands",), depth=7.6, height=2.3, gap=0.05),
    Piece(kind="floodlight", x=-6.2, depth=7.5, height=4.6),
    Piece(kind="floodlight", x=6.2, depth=7.5, height=4.6),
)

STADIUMS: Mapping[str, Outdoors] = {
    "": Outdoors(ground=(mown, lanes, pitch), distance=("skyline",), things=_STANDS),
    "soccer": Outdoors(
        ground=(mown, lanes, pitch),
        distance=("skyline",),
        things=(*_STANDS, Piece(kind="soccer goal", x=0.0, depth=5.2, height=0.95)),
    ),
    "football": Outdoors(
        ground=(mown, gridiron),
        distance=("skyline",),
        things=(*_STANDS, Piece(kind="goal post", x=0.0, depth=6.4, height=2.6)),
    ),
    "baseball": Outdoors(ground=(mown, diamond), distance=("skyline",), things=_STANDS),
}
"""A stadium by what is played in it."""

_YARD = (
    Rank(kinds=("tree", "pine", "oak"), depth=7.0, height=1.7, gap=0.5, jitter=0.6),
    Rank(kinds=("lamp post",), depth=5.4, height=2.2, gap=3.6),
)

COURTS: Mapping[str, Outdoors] = {
    "basketball": Outdoors(
        ground=(grass, court(0xFF5A8A9A, 0xFFD8945A, game="basketball")),
        distance=("skyline",),
        things=(*_YARD, Piece(kind="basketball hoop", x=0.0, depth=3.9, height=1.7)),
    ),
    "tennis": Outdoors(
        ground=(grass, court(0xFF4F8A5A, 0xFF3F6FB0, game="tennis")),
        distance=("woods",),
        things=(*_YARD, Piece(kind="tennis net", x=0.0, depth=1.8, height=0.42 / 1.0)),
    ),
    "volleyball": Outdoors(
        ground=(sand, court(0xFFEED09A, 0xFFF6DCA6, game="volleyball")),
        distance=("woods",),
        things=(*_YARD, Piece(kind="volleyball net", x=0.0, depth=1.5, height=0.9)),
    ),
}
"""A court by what is played on it; the first when the prompt does not say."""

GAMES: Mapping[str, Outdoors] = {
    "playground": Outdoors(
        ground=(grass, path(0xFFE8CFA0, half=1.5)),
        distance=("skyline", "woods"),
        things=(
            Rank(kinds=("tree", "oak"), depth=6.0, height=1.9, gap=0.7, jitter=0.5),
            Rank(
                kinds=("fence",),
                depth=4.6,
                height=0.36,
                gap=0.02,
            ),
            Piece(kind="swing", x=-1.5, depth=2.6, height=0.95),
            Piece(kind="slide", x=1.15, depth=2.3, height=0.9),
            Piece(kind="treehouse", x=3.6, depth=4.0, height=1.9),
            Piece(kind="bench", x=-2.9, depth=3.4, height=0.27),
        ),
    ),
    "amusement park": Outdoors(
        ground=(paving(0xFFE2C8A8, wide=0.3, deep=0.26), path(0xFFF0DCC0, half=0.5)),
        distance=("hills", "woods"),
        things=(
            Piece(kind="roller coaster", x=-0.5, depth=7.0, height=2.7),
            Piece(kind="ferris wheel", x=2.5, depth=5.0, height=2.55),
            Rank(
                kinds=("tree", "bush"),
                depth=4.8,
                height=0.9,
                gap=0.6,
                jitter=0.5,
                clear=(-2.0, 3.6),
            ),
            Piece(kind="carousel", x=-2.0, depth=3.2, height=1.3),
            Piece(kind="market stall", x=2.75, depth=3.0, height=0.8),
            Piece(kind="market stall", x=0.75, depth=4.0, height=0.8, base=0xFF4F86C6),
            Rank(kinds=("street lamp",), depth=2.7, height=1.0, gap=1.9),
        ),
    ),
    "ice rink": Outdoors(
        ground=(snow, ice),
        distance=("peaks", "woods"),
        things=(
            Rank(kinds=("pine",), depth=6.4, height=1.8, gap=0.2, jitter=0.6),
            Rank(kinds=("cottage", "cabin"), depth=6.0, height=1.5, gap=1.6, jitter=0.2),
            Rank(kinds=("fence",), depth=3.6, height=0.3, gap=0.01),
            Rank(kinds=("street lamp",), depth=3.5, height=1.2, gap=1.6),
            Piece(kind="christmas tree", x=1.9, depth=3.7, height=1.5),
            Piece(kind="snowman", x=-2.3, depth=3.4, height=0.6),
        ),
    ),
    "pool": Outdoors(
        ground=(paving(0xFFE8DCCC, wide=0.3, deep=0.26), basin),
        water=((0.0, 2.0, 0.9, 1.2), (0.6, 2.5, 0.8, 1.4), (-0.7, 2.3, 0.85, 1.3)),
        distance=("woods",),
        things=(
            Rank(kinds=("hotel", "apartment"), depth=8.0, height=3.4, gap=1.4),
            Rank(kinds=("palm", "bush", "palm"), depth=5.6, height=1.9, gap=0.5, jitter=0.4),
            Rank(
                kinds=("cafe table",),
                depth=4.6,
                height=0.9,
                gap=1.0,
                bases=(0xFFE8604A, 0xFF4F9FD0),
            ),
            Piece(kind="slide", x=2.9, depth=3.9, height=1.5, base=0xFF5B9FE0, faces_left=True),
        ),
    ),
}
"""Each by its name."""
