"""Things that people hold or wear: drawn one way alone and, if need be, another way in use.

It knows nothing of who holds them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import skia

from ...light import Light
from ..rig import Look
from ..thing import Paint, Thing

__all__ = ["Portable"]

_IN_USE = ("held", "worn")


@dataclass(frozen=True, kw_only=True, eq=False)
class Portable(Thing):
    """A thing whose action ``held`` (or ``worn``) is how it is when somebody has it: without a
    shadow on the ground, and as ``held`` paints it."""

    actions: tuple[str, ...] = ("idle", "held")
    held: Paint | None = None
    """Paints it in use; without it, it is painted as it is alone. Its grips are those in use."""

    @cached_property
    def _in_use(self) -> Thing:
        return replace(self, paint=self.held or self.paint, held=None, half=0.0)

    def draw(
        self,
        canvas: skia.Canvas,
        *,
        t_s: float,
        height_px: float,
        light: Light,
        action: str,
        look: Look,
        seed: int,
    ) -> None:
        """See ``Rig.draw``."""
        is_alone = action not in _IN_USE or (self.held is None and not self.half)
        draw = super().draw if is_alone else self._in_use.draw
        draw(
            canvas,
            t_s=t_s,
            height_px=height_px,
            light=light,
            action="idle",
            look=look,
            seed=seed,
        )
