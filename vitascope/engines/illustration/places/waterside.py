"""A family of places by the water, told as data: what stands across it, floats on it, lines it.

It knows nothing of which places there are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..layers import Layer, Site
from ..sky import sky_layers, sun_at
from ..water import Water, WaterLook, mirror_of
from .distances import distance_layers
from .outdoors import Piece, Rank, layers_of
from .plane import DROP, Ground, Plane, ground_layer
from .scenery import Scenery, Spot

__all__ = ["Waterside", "waterside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waterside:
    """One such place."""

    distance: tuple[str, ...] = ("hills",)
    """As of ``Outdoors``."""
    across: tuple[Piece | Rank, ...] = ()
    """On the far bank; the water mirrors them."""
    afloat: tuple[Piece | Rank, ...] = ()
    """In the water."""
    quay: tuple[Ground, ...] = ()
    """The near bank, if there is one."""
    edge: float = 1.5
    """How deep the near bank begins."""
    things: tuple[Piece | Rank, ...] = ()
    """On the near bank."""
    deep: int = 0xFF1D5468
    shallow: int = 0xFF4FA4B0
    roughness: float = 0.3


def waterside(place: Waterside) -> Callable[[Site], Scenery]:
    """Who builds the place."""

    def build(site: Site) -> Scenery:
        return _build(site, place)

    return build


def _build(site: Site, place: Waterside) -> Scenery:
    frame, unit = site.frame, site.frame.unit
    horizon_y = frame.height * site.path.horizon
    plane = Plane(site, horizon_y)
    far: list[Layer] = [*sky_layers(site, horizon_y)]
    for name in place.distance:
        far += distance_layers(plane, name)
    far += layers_of(plane, place.across)
    back: list[Layer] = [
        *far,
        _water(plane, place, far),
        *layers_of(plane, _spanning(plane, place.afloat)),
    ]
    if place.quay:
        back.append(ground_layer(plane, place.quay, top=plane.at(0, place.edge)[1]))
    back += layers_of(plane, place.things)
    return Scenery(
        back=tuple(back),
        spots=_spots(plane, has_quay=bool(place.quay)),
        afloat=(
            Spot(frame.width * 0.38, plane.at(0, 2.2)[1], 0.9, 2.2),
            Spot(frame.width * 0.7, plane.at(0, 3.4)[1], 0.6, 3.4),
            Spot(frame.width * 0.2, plane.at(0, 4.4)[1], 0.45, 4.4),
        ),
        air=(frame.width * 0.1, frame.height * 0.08, frame.width * 0.9, horizon_y - unit * 0.04),
        light=site.light,
    )


def _spanning(plane: Plane, things: tuple[Piece | Rank, ...]) -> tuple[Piece | Rank, ...]:
    """The things, a bridge broad enough for a broad frame."""
    more = max(1.0, plane.site.frame.width / plane.unit / 1.78)
    return tuple(
        replace(thing, height=thing.height * more)
        if isinstance(thing, Piece) and thing.kind == "suspension bridge"
        else thing
        for thing in things
    )


def _water(plane: Plane, place: Waterside, far: list[Layer]) -> Water:
    site, light, horizon_y = plane.site, plane.site.light, plane.horizon_y
    return Water(
        look=WaterLook(
            deep=place.deep,
            shallow=place.shallow,
            roughness=place.roughness * (0.6 + 0.8 * light.wind),
            mirror=0.9,
            glitter=0.4 if light.has_sun else 0.0,
        ),
        light=light,
        mirror_bgr=mirror_of(site, far, horizon_y),
        horizon_y=horizon_y,
        ground_y=horizon_y + DROP * plane.unit,
        sun=sun_at(site, horizon_y) if light.has_sun else None,
        rng=site.rng("water"),
    )


def _spots(plane: Plane, *, has_quay: bool) -> tuple[Spot, ...]:
    """On the near bank, or, where there is none, at the lower edge."""
    frame, unit = plane.site.frame, plane.unit
    y = plane.at(0, max(1.06, plane.lowest()))[1] if has_quay else frame.height - unit * 0.02
    return (
        Spot(frame.width * 0.44, y),
        Spot(frame.width * 0.7, y - unit * 0.02, 0.94, 1.06),
        Spot(frame.width * 0.2, y - unit * 0.02, 0.94, 1.06),
    )
