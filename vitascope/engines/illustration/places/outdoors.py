"""A family of open places told by data: sky, a distance, the ground, and things that stand on it.

Still things are painted on a few plates, what moves by itself is drawn anew in every frame. It
knows nothing of which places there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import skia

from ..canvas import Colour, alpha, mix
from ..layers import Layer, Live, Site
from ..sky import sky_layers
from ..stage import Window
from ..subjects import SUBJECTS
from ..subjects.rig import Habitat, Look, Rig
from ..subjects.things.compound import Swaying
from .distances import distance_layers
from .nightfall import nightfall
from .plane import Ground, Plane, grass, ground_layer
from .scenery import Scenery, Spot

__all__ = [
    "SPOTS",
    "Outdoors",
    "Piece",
    "Rank",
    "build_outdoors",
    "draw_piece",
    "kinds_of",
    "layers_of",
    "outdoors",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One thing."""

    kind: str
    """A name in ``subjects.SUBJECTS``."""
    x: float
    """Units right of the middle, as at depth 1."""
    depth: float
    height: float
    """Units, as at depth 1."""
    base: Colour | None = None
    """Its main colour, if not its usual one."""
    faces_left: bool = False
    up: float = 0.0
    """How far above the ground it hangs, units as at depth 1."""
    pose: str = "idle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """Things side by side right across the picture."""

    kinds: tuple[str, ...]
    depth: float
    height: float
    gap: float = 0.0
    """Between two of them, units as at depth 1."""
    jitter: float = 0.0
    """How much they differ in height and stand out of the row, 0..1."""
    bases: tuple[Colour, ...] = ()
    """Their main colours in turn, if not their usual ones."""
    up: float = 0.0
    """How far above the ground they hang, units as at depth 1."""
    clear: tuple[float, float] | None = None
    """From where to where nothing stands: units right of the middle, as at depth 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdoors:
    """One such place."""

    ground: tuple[Ground, ...] = (grass,)
    """All of the ground, then marks on it."""
    distance: tuple[str, ...] = ("hills", "woods")
    """Far to near: ``peaks``, ``hills``, ``woods``, ``skyline``, ``dunes``."""
    things: tuple[Piece | Rank, ...] = ()
    front: tuple[Piece, ...] = ()
    """Before the subjects."""
    spots: tuple[Spot, ...] = ()
    water: tuple[tuple[float, float, float, float], ...] = ()
    """Where somebody can swim, as ``SPOTS``."""


SPOTS: tuple[tuple[float, float, float, float], ...] = (
    (-0.08, 1.05, 1.0, 1.0),
    (0.46, 1.22, 0.86, 1.2),
    (-0.58, 1.22, 0.86, 1.2),
    (0.2, 1.5, 0.7, 1.5),
)
"""Where somebody can stand: x (units at depth 1), depth on the ground, size, depth."""

_LOW = {"bush": 0.42, "flower": 0.3, "mailbox": 0.45, "rock": 0.3}
"""What stays lower than the others in its rank, against them."""

_STEPS = (1.25, 1.8, 2.7, 4.2, 7.0, 12.0, 30.0)
"""Things nearer than one of these share a plate with the others beyond the last."""


def outdoors(place: Outdoors) -> Callable[[Site], Scenery]:
    """Who builds the place."""

    def build(site: Site) -> Scenery:
        return build_outdoors(site, place)

    return build


def build_outdoors(site: Site, place: Outdoors) -> Scenery:
    """Build the place at a site."""
    horizon_y = site.frame.height * site.path.horizon
    plane = Plane(site, horizon_y)
    back: list[Layer] = [*sky_layers(site, horizon_y)]
    for name in place.distance:
        back += distance_layers(plane, name)
    back.append(ground_layer(plane, place.ground))
    back += layers_of(plane, place.things)
    return Scenery(
        back=tuple(back),
        front=tuple(layers_of(plane, place.front, soft=True)),
        spots=place.spots or _spots(plane, SPOTS),
        afloat=_spots(plane, place.water),
        air=_air(plane),
        light=site.light,
    )


def kinds_of(things: Sequence[Piece | Rank]) -> set[str]:
    """The names of all things that may stand there."""
    names: set[str] = set()
    for thing in things:
        names |= {thing.kind} if isinstance(thing, Piece) else set(thing.kinds)
    return names


def _spots(plane: Plane, where: tuple[tuple[float, float, float, float], ...]) -> tuple[Spot, ...]:
    spots = []
    lowest = plane.lowest()
    for x, nearest, size, depth in where:
        on_ground = nearest * max(1.0, lowest)
        px, py = plane.at(x * plane.spread * on_ground, on_ground)
        spots.append(Spot(px, py, size, depth))
    return tuple(spots)


def _air(plane: Plane) -> tuple[float, float, float, float]:
    frame = plane.site.frame
    return (
        frame.width * 0.1,
        frame.height * 0.08,
        frame.width * 0.9,
        plane.horizon_y - plane.unit * 0.04,
    )


# Things


def layers_of(plane: Plane, things: Sequence[Piece | Rank], *, soft: bool = False) -> list[Layer]:
    """The things as layers, far to near."""
    pieces: list[Piece] = []
    for number, thing in enumerate(things):
        pieces += (
            [_tucked(plane, thing)] if isinstance(thing, Piece) else _members(plane, thing, number)
        )
    pieces.sort(key=lambda piece: -piece.depth)
    layers: list[Layer] = []
    shelf: list[Piece] = []

    def clear_shelf() -> None:
        if shelf:
            layers.append(_shelf_plate(plane, tuple(shelf), soft=soft))
            shelf.clear()

    for piece in pieces:
        if shelf and _step(shelf[0].depth) != _step(piece.depth):
            clear_shelf()
        shelf.append(piece)
        if _is_live(piece):
            clear_shelf()
            layers.append(_live(plane, piece))
    clear_shelf()
    return layers


def _tucked(plane: Plane, piece: Piece) -> Piece:
    """The thing nearer to the middle where the frame is narrow."""
    frame = plane.site.frame
    return replace(piece, x=piece.x * min(1.0, max(0.6, frame.width / frame.unit / 1.7)))


def _step(depth: float) -> int:
    return sum(depth > step for step in _STEPS)


def _is_live(piece: Piece) -> bool:
    """Whether it moves by itself and is large enough for that to be seen."""
    rig = SUBJECTS[piece.kind]
    moves = bool(getattr(rig, "is_live", False)) or rig.habitat is Habitat.WATER
    return moves and piece.height / piece.depth > 0.12


def _members(plane: Plane, rank: Rank, number: int) -> list[Piece]:
    """The things of a rank, as many as the camera will ever see."""
    window, unit = plane.site.window(rank.depth), plane.unit
    rng = plane.site.rng(f"rank {number} {rank.kinds[0]} {rank.depth}")
    middle = plane.site.frame.width / 2
    left = (window.left - middle) / unit * rank.depth
    right = (window.right - middle) / unit * rank.depth
    pieces: list[Piece] = []
    x, count = left - rng.uniform(0.0, 0.5) * rank.height, int(rng.integers(0, 7))
    while x < right:
        kind = rank.kinds[count % len(rank.kinds)]
        height = rank.height * _LOW.get(kind, 1.0)
        height *= 1 + rank.jitter * rng.uniform(-0.35, 0.35)
        wide = _width(SUBJECTS[kind]) * height
        depth = rank.depth * (1 + 0.12 * rank.jitter * rng.uniform(-1, 1))
        at = x + wide / 2
        x += wide + rank.gap * (1 + rank.jitter * rng.uniform(-0.6, 0.6))
        base = rank.bases[count % len(rank.bases)] if rank.bases else None
        count += 1
        if rank.clear and rank.clear[0] - wide / 2 < at < rank.clear[1] + wide / 2:
            continue
        pieces.append(
            Piece(
                kind=kind,
                x=at,
                depth=depth,
                height=height,
                base=base,
                faces_left=isinstance(SUBJECTS[kind], Swaying) and rng.random() < 0.5,
                up=rank.up,
            )
        )
    return pieces


def _width(rig: Rig) -> float:
    """How broad it stands, against its height."""
    left, _, right, _ = rig.extent_px(height_px=1.0)
    return (right - left) * 0.94


def _shelf_plate(plane: Plane, pieces: tuple[Piece, ...], *, soft: bool) -> Layer:
    depth = sum(piece.depth for piece in pieces) / len(pieces)
    unit, light = plane.unit, plane.site.light
    top = min(plane.at(0, p.depth)[1] - (p.height * 1.25 + p.up) * unit / p.depth for p in pieces)
    bottom = max(plane.at(0, p.depth)[1] + 0.06 * unit / p.depth for p in pieces)

    def paint(canvas: skia.Canvas, window: Window) -> None:
        with nightfall(canvas, light):
            for piece in pieces:
                if not _is_live(piece):
                    draw_piece(canvas, plane, piece, t_s=0.0)
        far = 0.62 * (1 - 1 / max(1.0, depth - 0.6))
        haze = skia.Paint(BlendMode=skia.BlendMode.kSrcATop)
        haze.setColor(alpha(light.fog, far * (0.3 + 0.6 * light.fog_density)))
        canvas.drawRect(
            skia.Rect.MakeLTRB(window.left, window.top, window.right, window.bottom), haze
        )

    return plane.site.plate(
        depth, paint, top=top, bottom=bottom, soft_px=unit * 0.006 if soft else 0.0
    )


def _live(plane: Plane, piece: Piece) -> Layer:
    window, scroll = plane.site.window(piece.depth), plane.site.scroll_px_s / piece.depth

    def paint(canvas: skia.Canvas, t_s: float) -> None:
        # Where the world rolls by, it comes back at the other end.
        passed = (scroll * t_s) % window.width if scroll else 0.0
        for shift in (0.0, float(window.width)) if scroll else (0.0,):
            canvas.save()
            canvas.translate(shift - passed, 0)
            with nightfall(canvas, plane.site.light):
                draw_piece(canvas, plane, piece, t_s=t_s)
            canvas.restore()

    return Live(piece.depth, paint)


def draw_piece(canvas: skia.Canvas, plane: Plane, piece: Piece, *, t_s: float) -> None:
    """Draw one thing where it stands."""
    rig = SUBJECTS[piece.kind]
    x, y = plane.at(piece.x, piece.depth)
    height_px = piece.height * plane.unit / piece.depth
    left, top, right, bottom = rig.extent_px(height_px=height_px)
    y -= piece.up * plane.unit / piece.depth
    if canvas.quickReject(
        skia.Rect.MakeLTRB(x - right + left, y + top, x + right - left, y + bottom)
    ):
        return
    canvas.save()
    canvas.translate(x, y)
    if piece.faces_left:
        canvas.scale(-1, 1)
    rig.draw(
        canvas,
        t_s=t_s,
        height_px=height_px,
        light=plane.site.light,
        action=piece.pose,
        look=_look(plane.site, piece, rig.look),
        seed=round(abs(piece.x) * 97 + piece.depth * 13),
    )
    canvas.restore()


_GREENS = frozenset({"tree", "oak", "bush", "apple tree"})


def _look(site: Site, piece: Piece, look: Look) -> Look:
    """Its colours here: as told, and of the season for what has leaves."""
    if piece.base is not None:
        return replace(look, base=piece.base)
    if piece.kind in _GREENS:
        if site.scene.has("leaves"):
            number = int(abs(piece.x) * 7)
            return replace(look, base=(0xFFD9853A, 0xFFE0A83E, 0xFFC8602E)[number % 3])
        if site.scene.has("snowy"):
            return replace(look, base=0xFFE4ECF6)
    if piece.kind == "pine" and site.scene.has("snowy"):
        return replace(look, base=mix(look.base, 0xFFF4F8FF, 0.6))
    return look
