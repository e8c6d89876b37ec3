"""Places by the water, told as data: skyline, great bridge, harbour, pier.

It knows nothing of how they are drawn: ``waterside`` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import skia

from ..canvas import Colour, alpha, fill, linear, mix, stroke
from ..stage import Window
from .outdoors import Piece, Rank
from .plane import Ground, Plane, grass, paving
from .waterside import Waterside

__all__ = ["BANKS", "deck"]


def _deck(
    canvas: skia.Canvas, _window: Window, plane: Plane, *, half: float, far: float, colour: Colour
) -> None:
    light, unit = plane.site.light, plane.unit
    boards = plane.strip([(0.0, 0.25), (0.0, far)], half)
    top, bottom = plane.at(0, far)[1], plane.at(0, 0.6)[1]
    tones = [
        light.distant(light.lit(mix(colour, 0xFFFFF0D8, 0.3), 0.8), 0.2),
        light.lit(colour, 0.7),
        light.lit(mix(colour, 0xFF3A2018, 0.3), 0.55),
    ]
    side = plane.strip([(0.0, 0.25), (0.0, far)], half * 1.03)
    side.offset(0, unit * 0.012)
    canvas.drawPath(side, fill(light.lit(mix(colour, 0xFF2A1A18, 0.6), 0.3)))
    canvas.drawPath(boards, linear((0, top), (0, bottom), tones))
    joints = skia.Path()
    depth = 0.25
    while depth < far:
        joints.moveTo(*plane.at(-half, depth))
        joints.lineTo(*plane.at(half, depth))
        depth += 0.09
    canvas.save()
    canvas.clipPath(boards, True)
    canvas.drawPath(joints, stroke(alpha(light.lit(0xFF3A2420, 0.3), 0.5), unit * 0.0024))
    canvas.restore()
    post = fill(light.lit(mix(colour, 0xFF301C18, 0.35), 0.5))
    depth = far
    while depth > 0.62:
        for way in (-1, 1):
            x, y = plane.at(way * half, depth)
            wide, tall = unit * 0.024 / depth, unit * 0.3 / depth
            canvas.drawRect(skia.Rect.MakeLTRB(x - wide, y - tall, x + wide, y + tall * 0.25), post)
        depth /= 1.32
    rail = stroke(light.lit(mix(colour, 0xFFFFF0D8, 0.15), 0.7), unit * 0.01)
    for way in (-1, 1):
        for up in (0.28, 0.15):
            ends = []
            for at in (0.62, far):
                x, y = plane.at(way * half, at)
                ends.append((x, y - up * unit / at))
            canvas.drawLine(*ends[0], *ends[1], rail)


def deck(*, half: float = 0.6, far: float = 7.0, colour: Colour = 0xFFB98A5E) -> Ground:
    """A wooden deck that runs out over the water, with posts and rails."""
    return partial(_deck, half=half, far=far, colour=colour)


_BOATS = (
    Piece(kind="sailboat", x=-2.4, depth=3.6, height=1.0),
    Piece(kind="rowboat", x=1.2, depth=2.4, height=0.2),
)

BANKS: Mapping[str, Waterside] = {
    "skyline": Waterside(
        distance=("near skyline",),
        afloat=(Piece(kind="yacht", x=1.7, depth=4.2, height=0.6),),
        quay=(paving(0xFFBCB4B0, wide=0.3, deep=0.26),),
        edge=1.5,
        things=(
            Rank(kinds=("railing",), depth=1.46, height=0.24, gap=-0.02),
            Rank(kinds=("street lamp",), depth=1.42, height=0.86, gap=1.5, clear=(-0.5, 0.5)),
        ),
    ),
    "bridge": Waterside(
        distance=("hills", "skyline"),
        afloat=(
            Piece(kind="suspension bridge", x=0.3, depth=5.0, height=2.5),
            Piece(kind="sailboat", x=-2.9, depth=4.2, height=0.7),
        ),
        quay=(grass,),
        edge=1.3,
        things=(
            Piece(kind="bush", x=-1.25, depth=1.24, height=0.2),
            Piece(kind="tree", x=1.5, depth=1.4, height=1.05),
        ),
    ),
    "harbour": Waterside(
        distance=("hills",),
        across=(
            Rank(
                kinds=("townhouse", "townhouse", "shop"),
                depth=9.0,
                height=1.7,
                jitter=0.1,
                bases=(0xFFF0C48A, 0xFFE8967A, 0xFFF4E2C0, 0xFF9CC0B8, 0xFFA8BCD8),
            ),
            Piece(kind="tower crane", x=-6.4, depth=9.4, height=3.4),
            Piece(kind="tower crane", x=-4.2, depth=9.4, height=3.0),
            Piece(kind="lighthouse", x=6.6, depth=8.4, height=3.0),
        ),
        afloat=(
            Piece(kind="cargo ship", x=-2.8, depth=5.6, height=1.1),
            Piece(kind="sailboat", x=2.7, depth=4.4, height=1.1),
            Piece(kind="sailboat", x=0.9, depth=5.6, height=1.0, base=0xFF5B8FE0),
            Piece(kind="rowboat", x=0.7, depth=2.2, height=0.18),
        ),
        quay=(paving(0xFFB8A89A),),
        edge=1.5,
        things=(
            Rank(kinds=("bollard",), depth=1.46, height=0.16, gap=0.6),
            Piece(kind="crate stack", x=-1.3, depth=1.36, height=0.36),
            Piece(kind="crate stack", x=1.22, depth=1.3, height=0.3),
        ),
    ),
    "pier": Waterside(
        distance=(),
        afloat=(*_BOATS,),
        quay=(deck(),),
        edge=7.0,
        things=(
            Piece(kind="pavilion", x=0.0, depth=6.6, height=1.5),
            Piece(kind="street lamp", x=-0.6, depth=2.6, height=0.95),
            Piece(kind="street lamp", x=0.6, depth=2.6, height=0.95),
            Piece(kind="street lamp", x=-0.6, depth=4.4, height=0.95),
            Piece(kind="street lamp", x=0.6, depth=4.4, height=0.95),
        ),
        deep=0xFF14566E,
        shallow=0xFF3FB0B8,
        roughness=0.7,
    ),
}
"""Each by its name."""
