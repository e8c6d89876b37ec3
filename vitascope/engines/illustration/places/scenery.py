"""What a place hands back: layers behind and before the subjects, and where subjects may stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..layers import Layer, Site
from ..light import Light

__all__ = ["Place", "Scenery", "Spot"]


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


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of scenery: who builds it, and how it is seen."""

    build: Callable[[Site], Scenery]
    horizon: float = 0.5
    """Where the horizon is: share of the height. The camera pushes towards it."""
    subject: float = 0.45
    """How tall something of 0.9 m is drawn here, in units. Others are taller or smaller by the
    0.38th power of their height, so that a cup beside a house can still be seen."""
    rolls: bool = False
    """Whether it can pass by for ever beside somebody who walks; elsewhere they cross it."""
    is_indoors: bool = False
    floats: bool = False
    """Whether everything hangs in it: under water, in space, above the clouds."""
