"""The register of places: what each is called, who builds it, how it is seen.

A new place is a function ``Site → Scenery`` and one line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..layers import Site
from . import cafe, city, desert, forest, garden, lake, sea
from .scenery import Scenery

__all__ = ["PLACES", "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A family of scenery."""

    build: Callable[[Site], Scenery]
    horizon: float = 0.5
    """Where the horizon is: share of the height. The camera pushes towards it."""
    subject: float = 0.45
    """How tall a cat is in it, in units: there the cat stands for every usual subject."""
    rolls: bool = False
    """Whether it can pass by for ever beside somebody who walks; elsewhere they cross it."""


PLACES: dict[str, Place] = {
    "sea": Place(sea.build, horizon=0.46, subject=0.3, rolls=True),
    "garden": Place(garden.build_garden, horizon=0.46, subject=0.52, rolls=True),
    "forest": Place(forest.build_forest, horizon=0.56, subject=0.36, rolls=True),
    "snowfield": Place(forest.build_snowfield, horizon=0.5, subject=0.36, rolls=True),
    "cafe": Place(cafe.build, horizon=0.5, subject=0.54),
    "room": Place(cafe.build, horizon=0.5, subject=0.54),
    "lake": Place(lake.build_lake, horizon=0.5, subject=0.3),
    "mountain": Place(lake.build_mountain, horizon=0.52, subject=0.36, rolls=True),
    "sky": Place(lake.build_mountain, horizon=0.72, subject=0.36, rolls=True),
    "desert": Place(desert.build, horizon=0.48, subject=0.36, rolls=True),
    "city": Place(city.build, horizon=0.54, subject=0.34, rolls=True),
    "meadow": Place(garden.build_meadow, horizon=0.5, rolls=True),
}
