"""Things made in one line: a painting function, its colours, its size, a shadow as broad as it is.

It knows nothing of which things there are.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..rig import Anchor, Habitat, Look
from ..shapes import Box
from ..thing import Paint, Thing
from .compound import Compound

__all__ = ["thing_of", "with_moving"]

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom, body units."""


def thing_of(
    paint: Paint,
    look: Look,
    height_m: float,
    box: Edges,
    *,
    half: float | None = None,
    is_live: bool = False,
    habitat: Habitat = Habitat.GROUND,
    fixed: Mapping[str, Anchor] | None = None,
) -> Thing:
    """A thing; ``half``: of its shadow, if that is not about as broad as itself."""
    return Thing(
        paint=paint,
        look=look,
        height_m=height_m,
        box=Box(*box),
        half=box[2] * 0.8 if half is None else half,
        habitat=habitat,
        is_live=is_live,
        fixed=fixed or {},
    )


def with_moving(still: Thing, moving: Paint, box: Edges, *, reach: Edges | None = None) -> Compound:
    """A still thing with a part that moves before it."""
    part = thing_of(moving, still.look, still.height_m, box, half=0, is_live=True)
    return Compound(
        parts=(still, part),
        height_m=still.height_m,
        reach=None if reach is None else Box(*reach),
    )
