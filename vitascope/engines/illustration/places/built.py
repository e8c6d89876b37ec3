"""Places out of doors that people built: every one that can be drawn, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..layers import Site
from . import city, landmark
from .avenue import avenue
from .banks import BANKS
from .countryside import COUNTRYSIDE, FIELDS
from .games import COURTS, GAMES, STADIUMS
from .lanes import LANES
from .outdoors import Outdoors, build_outdoors, outdoors
from .scenery import Place, Scenery
from .streets import STREETS
from .waterside import waterside
from .works import WORKS

__all__ = ["BUILT"]


def _by_feature(prefix: str, places: Mapping[str, Outdoors]) -> Callable[[Site], Scenery]:
    """Who builds the one of several places that a feature ``prefix:name`` (or ``name``) names;
    the first when none does."""

    def build(site: Site) -> Scenery:
        named = [key for key in places if key and _is_named(site, prefix, key)]
        return build_outdoors(site, places[named[0]] if named else next(iter(places.values())))

    return build


def _is_named(site: Site, prefix: str, key: str) -> bool:
    return site.scene.has(f"{prefix}:{key}") or site.scene.has(key)


_ROLLING = frozenset({"street", "suburb", "market"})
"""What is much the same all along, so that it can pass by beside somebody who walks."""

_TOLD: Mapping[str, Outdoors] = {**STREETS, **COUNTRYSIDE, **GAMES, **WORKS}

BUILT: Mapping[str, Place] = {
    "city": Place(city.build, horizon=0.54, subject=0.34, rolls=True),
    **{
        name: Place(outdoors(place), horizon=0.52, subject=0.36, rolls=name in _ROLLING)
        for name, place in _TOLD.items()
    },
    **{name: Place(waterside(place), horizon=0.52, subject=0.34) for name, place in BANKS.items()},
    **{name: Place(avenue(lane), horizon=0.54, subject=0.34) for name, lane in LANES.items()},
    "landmark": Place(landmark.build, horizon=0.66, subject=0.3),
    "field": Place(_by_feature("field", {"": FIELDS[""], **FIELDS}), horizon=0.48, subject=0.36),
    "stadium": Place(_by_feature("field", STADIUMS), horizon=0.46, subject=0.34),
    "court": Place(_by_feature("court", COURTS), horizon=0.46, subject=0.36),
}
"""Every one of them that can be drawn, by the name a scene uses."""
