"""A place that is one building: the landmark a feature ``landmark:KIND`` names, in fitting country.

It knows which country suits which building, and nothing of how either is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..layers import Layer, Site
from ..scene import Scene
from ..subjects import SUBJECTS
from .headland import headland
from .outdoors import Outdoors, Piece, Rank, build_outdoors, layers_of
from .plane import Plane, dirt, grass, paving, sand, snow
from .scenery import Scenery
from .tracks import path, pond, squares
from .waterside import Waterside, waterside

__all__ = ["build", "landmark_of", "settings"]

_DEPTH = 2.0
"""Where the landmark stands."""

_GREEN = Outdoors(
    ground=(grass, path(half=0.26, bend=0.3)),
    things=(
        Rank(
            kinds=("tree", "oak", "pine"),
            depth=6.4,
            height=1.5,
            gap=0.9,
            jitter=0.6,
            clear=(-2.4, 2.4),
        ),
        Rank(
            kinds=("bush", "flower", "bush"),
            depth=2.5,
            height=0.6,
            gap=0.5,
            jitter=0.6,
            clear=(-0.9, 0.9),
        ),
        Rank(
            kinds=("daisy", "flower", "tulip"),
            depth=1.7,
            height=0.15,
            gap=0.3,
            jitter=0.6,
            clear=(-0.8, 0.8),
        ),
    ),
)
_MOUNTAIN = Outdoors(
    ground=(grass, path(0xFFD0C4B0, half=0.3)),
    distance=("peaks", "woods"),
    things=(
        Rank(kinds=("pine", "oak"), depth=6.0, height=2.0, gap=0.2, jitter=0.6, clear=(-1.6, 1.6)),
        Rank(
            kinds=("pine", "bush", "rock"),
            depth=2.6,
            height=0.9,
            gap=0.8,
            jitter=0.6,
            clear=(-1.3, 1.3),
        ),
    ),
)
_WALL = replace(
    _MOUNTAIN,
    ground=(grass,),
    things=(
        Rank(kinds=("pine", "oak"), depth=5.0, height=1.5, gap=0.2, jitter=0.6),
        Rank(kinds=("bush", "pine", "rock"), depth=1.7, height=0.5, gap=0.2, jitter=0.7),
    ),
)
_COURT = Outdoors(
    ground=(paving(0xFFC8C0B6, wide=0.34, deep=0.3), path(0xFFDCD4C8, half=0.4)),
    distance=("peaks", "woods"),
    things=(
        Rank(
            kinds=("pine", "cherry tree"),
            depth=5.0,
            height=1.9,
            gap=0.5,
            jitter=0.5,
            clear=(-1.9, 1.9),
        ),
        Piece(kind="stone lantern", x=-1.2, depth=2.1, height=0.6),
        Piece(kind="stone lantern", x=1.2, depth=2.1, height=0.6),
    ),
)
_SQUARE = Outdoors(
    ground=(paving(0xFFD8CCBE, wide=0.3, deep=0.26), squares(0xFFFFF6E8)),
    distance=("hills", "woods"),
    things=(
        Rank(kinds=("tree",), depth=5.2, height=1.4, gap=0.4, jitter=0.3, clear=(-2.3, 2.3)),
        Rank(kinds=("bush", "street lamp"), depth=2.5, height=0.95, gap=0.7, clear=(-1.1, 1.1)),
    ),
)
_TOWN = replace(_SQUARE, distance=("skyline",))
_LAWN = Outdoors(
    ground=(grass, path(0xFFE8D8B8, half=0.44)),
    distance=("hills", "woods"),
    things=(
        Rank(kinds=("tree",), depth=5.0, height=1.2, gap=0.1, jitter=0.3, clear=(-1.5, 1.5)),
        Rank(kinds=("tree", "bush"), depth=2.5, height=0.9, gap=0.3, jitter=0.3, clear=(-1.3, 1.3)),
    ),
)
_GARDEN = replace(
    _LAWN, ground=(grass, path(0xFFE8D8C8, half=0.6), pond(0.0, 1.7, 0.5)), distance=("woods",)
)
_DESERT = Outdoors(
    ground=(sand,),
    distance=("dunes",),
    things=(
        Rank(kinds=("palm",), depth=4.4, height=1.1, gap=0.6, jitter=0.6, clear=(-2.6, 2.6)),
        Piece(kind="rock", x=-1.4, depth=1.9, height=0.16, base=0xFFC8A070),
    ),
)
_SNOW = Outdoors(
    ground=(snow,),
    distance=("peaks",),
    things=(Rank(kinds=("pine",), depth=6.0, height=1.5, gap=0.8, jitter=0.7, clear=(-1.8, 1.8)),),
)
_FAIR = Outdoors(
    ground=(paving(0xFFE2C8A8, wide=0.3, deep=0.26), path(0xFFF0DCC0, half=0.5)),
    things=(
        Rank(kinds=("tree", "bush"), depth=5.0, height=1.2, gap=0.5, jitter=0.5, clear=(-2.0, 2.0)),
        Rank(kinds=("market stall",), depth=3.6, height=0.8, gap=0.5, clear=(-2.0, 2.0)),
        Rank(kinds=("street lamp",), depth=2.4, height=0.9, gap=1.9, clear=(-1.0, 1.0)),
    ),
)
_BARE = Outdoors(
    ground=(dirt,),
    distance=("hills", "woods"),
    things=(
        Rank(kinds=("palm", "bush"), depth=4.0, height=1.0, gap=0.6, jitter=0.6, clear=(-2.2, 2.2)),
    ),
)
_RIVER = Waterside(
    distance=("hills", "woods"),
    quay=(grass,),
    edge=1.3,
    things=(
        Rank(
            kinds=("bush", "daisy", "rock"),
            depth=1.22,
            height=0.24,
            gap=0.5,
            jitter=0.6,
            clear=(-0.7, 0.8),
        ),
    ),
)
_SEA = Waterside(distance=(), roughness=0.6, deep=0xFF14566E, shallow=0xFF3FA8B4)

_SUITS: Mapping[str, Outdoors] = {
    **dict.fromkeys(("castle", "tower", "cabin", "yurt", "tent", "wind turbine"), _MOUNTAIN),
    **dict.fromkeys(
        ("temple", "pagoda", "shrine", "pavilion", "chinese palace", "stone lantern"), _COURT
    ),
    **dict.fromkeys(
        ("palace", "mosque", "arch", "statue", "fountain", "gate tower", "ruins"), _SQUARE
    ),
    **dict.fromkeys(
        (
            "clock tower",
            "skyscraper",
            "building",
            "apartment",
            "hotel",
            "school",
            "hospital",
            "shop",
            "factory",
            "water tower",
            "tower crane",
            "townhouse",
        ),
        _TOWN,
    ),
    **dict.fromkeys(("eiffel tower", "big ben"), _LAWN),
    "great wall": _WALL,
    "taj mahal": _GARDEN,
    **dict.fromkeys(("pyramid", "sphinx"), _DESERT),
    **dict.fromkeys(("igloo", "snowman", "christmas tree"), _SNOW),
    **dict.fromkeys(("ferris wheel", "carousel", "roller coaster"), _FAIR),
    "volcano": _BARE,
}
"""The country of each; whatever is not here stands among green hills."""

_IN_RIVER: Mapping[str, str] = {"bridge": "suspension bridge", "stone bridge": "arched bridge"}
_AT_SEA = frozenset({"lighthouse", "statue of liberty", "iceberg", "pier"})


_ENDLESS = frozenset({"great wall", "suspension bridge", "arched bridge"})
"""What goes on beyond the picture's edges."""


def landmark_of(scene: Scene) -> str:
    """The building the scene is about."""
    named = sorted(f.removeprefix("landmark:") for f in scene.features if f.startswith("landmark:"))
    return next((name for name in named if name in SUBJECTS), "castle")


def settings() -> tuple[Outdoors, ...]:
    """Every country a landmark may stand in on land."""
    return (_GREEN, *_SUITS.values())


def build(site: Site) -> Scenery:
    """The landmark in its country."""
    kind = landmark_of(site.scene)
    if kind in _IN_RIVER:
        return waterside(replace(_RIVER, afloat=(_piece(site, _IN_RIVER[kind]),)))(site)
    if kind in _AT_SEA:
        return _at_sea(site, kind)
    place = _SUITS.get(kind, _GREEN)
    return build_outdoors(site, replace(place, things=(*place.things, _piece(site, kind))))


def _piece(site: Site, kind: str, *, share: float = 0.66, depth: float = _DEPTH) -> Piece:
    """The landmark as large as the frame lets it be."""
    frame, rig = site.frame, SUBJECTS[kind]
    left, top, right, _ = rig.extent_px(height_px=1.0)
    tall = share * min(frame.height, 1.7 * frame.unit) / max(1.0, -top - 0.06)
    room = 1.14 if kind in _ENDLESS else 0.94
    height_px = min(tall, room * frame.width / (right - left))
    return Piece(kind=kind, x=0.0, depth=depth, height=height_px / frame.unit * depth)


def _at_sea(site: Site, kind: str) -> Scenery:
    """On a headland or an island, or right in the water."""
    on_land = kind in ("lighthouse", "statue of liberty")
    # Whoever is there too stands on a near bank.
    sea = waterside(replace(_SEA, quay=(grass,) if on_land else (), edge=1.6))(site)
    plane = Plane(site, site.frame.height * site.path.horizon)
    layers: list[Layer] = []
    if on_land:
        layers.append(headland(plane, is_island=kind != "lighthouse"))
    big = _piece(site, kind, share=0.6 if kind == "lighthouse" else 0.66)
    if kind == "lighthouse":
        big = replace(big, x=0.36, up=0.42)
    elif kind == "statue of liberty":
        big = replace(big, up=0.15)
    layers += layers_of(plane, (big,))
    if not on_land:
        return replace(sea, back=(*sea.back, *layers))
    *water, bank = sea.back
    return replace(sea, back=(*water, *layers, bank))
