"""What a place hands back: layers behind and before the subjects, and where subjects may stand."""

from __future__ import annotations

from dataclasses import dataclass

from ..layers import Layer
from ..light import Light

__all__ = ["Scenery", "Spot"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the ground for a subject, in neutral pixels of its depth."""

    x: float
    y: float
    size: float = 1.0
    """How tall subjects are here, against the place's usual."""
    depth: float = 1.0
    faces_left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenery:
    """A place, built for one frame size, light and camera path."""

    back: tuple[Layer, ...]
    """Far to near, all behind the subjects."""
    front: tuple[Layer, ...] = ()
    """Far to near, all before them."""
    spots: tuple[Spot, ...] = ()
    """Where somebody can stand, best first."""
    afloat: tuple[Spot, ...] = ()
    """Where something can float, best first."""
    air: tuple[float, float, float, float]
    """Left, top, right, bottom in neutral pixels: where flying things may be."""
    light: Light
    """The light subjects stand in: a room's differs from the sky's."""
    sound: str = ""
