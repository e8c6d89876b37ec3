"""Places in towns, told as data: street, plaza, market, park, suburb, parking lot, rooftop, pool.

It knows nothing of how they are drawn: ``outdoors`` does.
"""

from __future__ import annotations

from collections.abc import Mapping

from .outdoors import Outdoors, Piece, Rank
from .plane import asphalt, grass, paving
from .tracks import bays, crossing, path, pond, squares

__all__ = ["STREETS"]

_FACADES = (0xFFF0C48A, 0xFFE8967A, 0xFFF4E2C0, 0xFF9CC0B8, 0xFFE0B4A8, 0xFFA8BCD8, 0xFFD8C88A)
_GOODS = (0xFFE0503C, 0xFF4F9A6A, 0xFFF2A63A, 0xFF4F86C6)
_HOMES = (0xFFF6E3BC, 0xFFCFE0E4, 0xFFF0D0B8, 0xFFE4E8D0, 0xFFFAF4EA)

STREETS: Mapping[str, Outdoors] = {
    "street": Outdoors(
        ground=(paving(0xFFC4B6AA), crossing(near=1.5, far=2.5)),
        distance=("skyline",),
        things=(
            Rank(kinds=("townhouse",), depth=3.1, height=1.72, jitter=0.1, bases=_FACADES),
            Rank(kinds=("street lamp",), depth=2.7, height=1.15, gap=2.2),
            Rank(kinds=("tree",), depth=2.75, height=1.05, gap=1.7, jitter=0.3),
            Piece(kind="bench", x=1.9, depth=2.6, height=0.26),
            Piece(kind="mailbox", x=-1.2, depth=2.6, height=0.36, base=0xFFD84A38),
            Piece(kind="cafe table", x=-0.3, depth=2.66, height=0.66),
        ),
    ),
    "plaza": Outdoors(
        ground=(paving(0xFFD8CABA, wide=0.3, deep=0.26), squares(0xFFFFF6E8)),
        distance=("skyline",),
        things=(
            Rank(
                kinds=("townhouse", "townhouse", "hotel"),
                depth=6.0,
                height=2.6,
                jitter=0.1,
                bases=_FACADES,
                clear=(-0.7, 0.9),
            ),
            Piece(kind="church", x=0.0, depth=6.2, height=3.2),
            Piece(kind="fountain", x=0.3, depth=2.5, height=0.9),
            Rank(kinds=("tree", "street lamp"), depth=4.4, height=1.3, gap=1.2, clear=(-2.0, 2.6)),
            Piece(kind="bench", x=-1.7, depth=2.6, height=0.26),
            Piece(kind="bench", x=2.4, depth=2.6, height=0.26),
            Piece(kind="cafe table", x=-2.9, depth=3.2, height=0.7),
            Piece(kind="statue", x=-1.8, depth=4.2, height=1.5),
        ),
    ),
    "market": Outdoors(
        ground=(paving(0xFFC8B49C),),
        distance=("skyline",),
        things=(
            Rank(kinds=("townhouse",), depth=5.2, height=2.9, jitter=0.1, bases=_FACADES),
            Rank(kinds=("market stall",), depth=3.4, height=0.95, gap=0.12, bases=_GOODS),
            Rank(
                kinds=("market stall",),
                depth=1.9,
                height=0.86,
                gap=1.3,
                bases=_GOODS,
                clear=(-0.8, 0.9),
            ),
            Rank(kinds=("paper lantern",), depth=3.2, height=0.17, gap=0.4, up=1.0),
        ),
    ),
    "park": Outdoors(
        ground=(grass, path(0xFFE2CCA0, half=0.26, bend=0.42), pond(1.9, 3.2, 1.7)),
        distance=("hills", "woods"),
        things=(
            Rank(
                kinds=("tree", "oak", "tree", "pine"),
                depth=5.6,
                height=1.9,
                gap=0.5,
                jitter=0.6,
                clear=(-0.6, 0.6),
            ),
            Rank(
                kinds=("bush", "flower", "bush"),
                depth=4.6,
                height=0.4,
                gap=0.9,
                jitter=0.5,
                clear=(-0.8, 4.0),
            ),
            Piece(kind="tree", x=-1.75, depth=1.9, height=1.75),
            Piece(kind="tree", x=2.55, depth=2.1, height=1.9),
            Piece(kind="bench", x=-0.95, depth=1.75, height=0.27),
            Piece(kind="street lamp", x=-1.5, depth=2.6, height=1.1),
            Piece(kind="street lamp", x=1.0, depth=3.4, height=1.1),
            Piece(kind="bush", x=1.6, depth=1.6, height=0.26),
        ),
    ),
    "suburb": Outdoors(
        ground=(grass, path(0xFFD8CCC0, half=0.1, x=-0.7), crossing(near=0.98, far=1.6)),
        distance=("hills", "woods"),
        things=(
            Rank(kinds=("tree", "pine", "tree"), depth=5.4, height=1.6, gap=1.0, jitter=0.6),
            Rank(
                kinds=("house", "cottage", "house"),
                depth=3.2,
                height=1.6,
                gap=0.7,
                jitter=0.2,
                bases=_HOMES,
            ),
            Rank(kinds=("tree", "bush", "mailbox"), depth=2.5, height=0.8, gap=1.3, jitter=0.3),
            Rank(kinds=("fence",), depth=2.2, height=0.24, gap=0.8),
        ),
    ),
    "parking lot": Outdoors(
        ground=(asphalt, bays),
        distance=("skyline",),
        things=(
            Rank(kinds=("shop", "building", "shop"), depth=7.4, height=2.6, gap=0.8, jitter=0.2),
            Rank(
                kinds=("car",),
                depth=4.6,
                height=0.4,
                gap=0.24,
                bases=(0xFFD84A38, 0xFFF4F2EC, 0xFF4A6A9A, 0xFF4A4A55, 0xFFE8B83A),
            ),
            Rank(
                kinds=("car",),
                depth=2.2,
                height=0.4,
                gap=0.62,
                clear=(-0.9, 0.7),
                bases=(0xFF5B8FE0, 0xFFC3CAD6, 0xFF6FAE62, 0xFFF4F2EC),
            ),
            Rank(kinds=("lamp post",), depth=3.2, height=1.9, gap=2.4),
            Piece(kind="sign", x=-1.9, depth=2.9, height=0.7, base=0xFF3F7FD0),
        ),
    ),
}
"""Each by its name."""
