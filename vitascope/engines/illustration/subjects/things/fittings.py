"""What belongs to roofs, platforms and highways: parapet, tank, hatch, platform roof, gantry.

Each is one painting function and one line of data. It knows nothing of where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping

import skia

from ...canvas import Colour
from ..figure import Figure
from ..rig import Look, Rig
from ..shapes import Box, curve, oval
from ..thing import Paint, Thing
from .bricks import flat, lamp, pane, planks, poly, rect, rows, solid

__all__ = ["FITTINGS"]

_STEEL: Colour = 0xFFC3CAD6


def _parapet(fig: Figure, look: Look, _t_s: float) -> None:
    """A stretch of a flat roof's edge."""
    wall = rect(-150, -84, 150, 4)
    solid(fig, wall, look.base)
    rows(fig, wall, 14, strength=0.2)
    solid(fig, rect(-154, -100, 154, -82), look.pale)


def _water_tank(fig: Figure, look: Look, _t_s: float) -> None:
    """A wooden tank on legs, as stands on roofs."""
    legs = skia.Path()
    for a, b in ((-20, -24), (0, 0), (20, 24)):
        legs.moveTo(a, -42)
        legs.lineTo(b, 0)
    for y in (-34, -16):
        legs.moveTo(-22, y)
        legs.lineTo(22, y + 14)
        legs.moveTo(22, y)
        legs.lineTo(-22, y + 14)
    fig.line(legs, look.dark, 2.4)
    tank = rect(-28, -82, 28, -40)
    solid(fig, tank, look.base)
    planks(fig, tank, 5, strength=0.4)
    for y in (-74, -60, -46):
        fig.line(curve([complex(-28, y), complex(28, y)]), look.dark, 1.2)
    solid(fig, poly(-33 - 81j, -100j, 33 - 81j), look.accent)


def _hatch(fig: Figure, look: Look, _t_s: float) -> None:
    """The little house on a roof in which the stairs end."""
    body = rect(-60, -88, 60, 0)
    solid(fig, body, look.base)
    rows(fig, body, 8, strength=0.2)
    solid(fig, rect(-66, -96, 66, -86), look.pale)
    solid(fig, rect(-20, -70, 18, 0), look.accent)
    flat(fig, oval(11 - 34j, 3, 3), 0xFFF2C65A, 1.0)
    lamp(fig, -78j, 4)
    pane(fig, rect(32, -64, 50, -44), frame=look.pale, width=2)


def _platform_roof(fig: Figure, look: Look, _t_s: float) -> None:
    """The roof over a platform, on iron columns, with a clock."""
    for x in (-110, -40, 40, 110):
        solid(fig, rect(x - 3, -82, x + 3, 0), look.base)
        for side in (-1, 1):
            arm = [complex(x, -62), complex(x + side * 10, -76), complex(x + side * 24, -80)]
            fig.line(curve(arm), look.base, 2.2)
    roof = poly(-150 - 78j, -140 - 96j, 140 - 96j, 150 - 78j)
    solid(fig, roof, look.accent)
    rows(fig, roof, 6, strength=0.3)
    hem = skia.Path()
    for k in range(37):
        x = -150 + 8 * k
        hem.addPath(poly(complex(x, -79), complex(x + 8, -79), complex(x + 4, -71)))
    flat(fig, hem, look.pale, 0.7)
    fig.line(curve([-78j, -66j]), look.base, 2)
    solid(fig, oval(-58j, 10, 10), look.base)
    flat(fig, oval(-58j, 8, 8), 0xFFFFFAEC, 1.0)
    fig.line(curve([-64j, -58j, 4 - 56j]), 0xFF2A2430, 1.4)


def _station_hall(fig: Figure, look: Look, _t_s: float) -> None:
    """A station building with a great arched window."""
    wings = rect(-120, -46, 120, 0)
    solid(fig, wings, look.base)
    rows(fig, wings, 5, strength=0.16)
    solid(fig, poly(-126 - 44j, -112 - 58j, 112 - 58j, 126 - 44j), look.dark)
    for k in range(5):
        for x in (-44 - 16 * k, 44 + 16 * k):
            pane(fig, rect(x - 5, -34, x + 5, -8), frame=look.pale, width=1)
    middle = poly(-36 - 0j, -36 - 70j, -22 - 90j, -98j, 22 - 90j, 36 - 70j, 36 - 0j)
    solid(fig, middle, look.base)
    window = skia.Path()
    window.addArc(skia.Rect.MakeLTRB(-26, -82, 26, -30), 180, 180)
    window.close()
    pane(fig, window, frame=look.pale, width=1.6, bars=(5, 1))
    solid(fig, oval(-88j, 6, 6), look.pale)
    fig.line(curve([-92j, -88j, 2.6 - 86.6j]), 0xFF2A2430, 1.0)
    for x in (-20, 0, 20):
        pane(fig, rect(x - 7, -34, x + 7, 0), frame=look.accent, width=1.6, bars=(1, 0))
    solid(fig, rect(-40, -50, 40, -46), look.pale)


def _gantry(fig: Figure, look: Look, _t_s: float) -> None:
    """Signs over a highway."""
    for x in (-116, 116):
        solid(fig, rect(x - 3, -96, x + 3, 0), _STEEL)
    solid(fig, rect(-120, -90, 120, -84), _STEEL)
    for x in (-58, 54):
        solid(fig, rect(x - 44, -104, x + 44, -62, round_by=4), look.base)
        fig.line(rect(x - 41, -101, x + 41, -65, round_by=3), 0xFFFFFFFF, 1.6, amount=0.9)
        for k, wide in enumerate((26, 20)):
            line = curve([complex(x - wide, -92 + 12 * k), complex(x + wide * 0.6, -92 + 12 * k)])
            fig.line(line, 0xFFFFFFFF, 4, amount=0.9)
        arrow = poly(complex(x + 26, -76), complex(x + 36, -76), complex(x + 31, -68))
        flat(fig, arrow, 0xFFFFFFFF, 0.9)


def _railing(fig: Figure, look: Look, _t_s: float) -> None:
    """Iron railing along a quay."""
    bars = skia.Path()
    for k in range(25):
        bars.moveTo(-144 + 12 * k, -88)
        bars.lineTo(-144 + 12 * k, -8)
    fig.line(bars, look.base, 2.2)
    for y in (-92, -12):
        solid(fig, rect(-150, y, 150, y + 6), look.base)
    for x in (-150, 0, 150):
        solid(fig, rect(x - 5, -98, x + 5, 0), look.base)


def _bollard(fig: Figure, look: Look, _t_s: float) -> None:
    """What ships are tied to."""
    solid(fig, rect(-22, -70, 22, 0, round_by=4), look.base)
    solid(fig, rect(-34, -98, 34, -66, round_by=14), look.base)
    solid(fig, rect(-32, -6, 32, 2, round_by=3), look.base)


def _crates(fig: Figure, look: Look, _t_s: float) -> None:
    """Crates and a barrel."""
    for left, top, right, bottom in ((-60, -56, -4, 0), (-2, -44, 44, 0), (-50, -100, -8, -56)):
        crate = rect(left, top, right, bottom)
        solid(fig, crate, look.base)
        rows(fig, crate, 11, strength=0.4)
        fig.line(crate, look.dark, 3)
    solid(fig, rect(46, -50, 78, 0, round_by=7), look.accent)
    for y in (-42, -10):
        solid(fig, rect(45, y, 79, y + 4), look.dark)


def _laundry(fig: Figure, look: Look, _t_s: float) -> None:
    """A shirt on a line."""
    fig.line(curve([-96 - 92j, 96 - 92j]), look.pale, 2.0)
    shirt = poly(
        -22 - 90j, -52 - 78j, -42 - 54j, -26 - 60j, -26 - 4j, 26 - 4j, 26 - 60j, 42 - 54j, 52 - 78j,
        22 - 90j, -82j,
    )  # fmt: skip
    solid(fig, shirt, look.base)
    planks(fig, shirt, 12, strength=0.14)
    for x in (-24, 24):
        solid(fig, rect(x - 2, -98, x + 2, -84), 0xFFD8A868)


def _towel(fig: Figure, look: Look, _t_s: float) -> None:
    fig.line(curve([-96 - 92j, 96 - 92j]), look.pale, 2.0)
    cloth = rect(-40, -92, 40, -10)
    solid(fig, cloth, look.base)
    for y in (-40, -26):
        fig.mark(rect(-40, y, 40, y + 7), fig.coat(look.accent, top=-90, bottom=0), within=cloth)
    for x in (-34, 34):
        solid(fig, rect(x - 2, -98, x + 2, -84), 0xFFD8A868)


def _thing(
    paint: Paint,
    base: Colour,
    accent: Colour,
    height_m: float,
    box: Box,
    *,
    pale: Colour = 0xFFFAF6EE,
    dark: Colour = 0xFF4A4E5A,
) -> Thing:
    look = Look(base=base, pale=pale, dark=dark, accent=accent)
    return Thing(paint=paint, look=look, height_m=height_m, box=box, half=0)


FITTINGS: Mapping[str, Rig] = {
    "parapet": _thing(
        _parapet, 0xFFB08878, 0xFFD8503C, 1.0, Box(-158, -104, 158, 8), pale=0xFFD8CCC4
    ),
    "water tank": _thing(_water_tank, 0xFFA87850, 0xFF6A5A58, 6.0, Box(-40, -104, 40, 4)),
    "roof hatch": _thing(_hatch, 0xFFC89A84, 0xFF4F7C8A, 3.0, Box(-72, -100, 72, 4)),
    "platform roof": _thing(_platform_roof, 0xFF3F6A5A, 0xFFB8604A, 5.0, Box(-156, -104, 156, 4)),
    "station hall": _thing(
        _station_hall, 0xFFD89A72, 0xFF3F6A5A, 12.0, Box(-130, -104, 130, 4), dark=0xFF6A6470
    ),
    "laundry": _thing(_laundry, 0xFF7FB0DC, 0xFFF6C945, 0.8, Box(-100, -104, 100, 4)),
    "towel": _thing(_towel, 0xFFF4E4D0, 0xFFE8705A, 0.8, Box(-100, -104, 100, 4)),
    "railing": _thing(_railing, 0xFF4A525C, 0xFF4A525C, 1.1, Box(-156, -102, 156, 4)),
    "bollard": _thing(_bollard, 0xFF3E4450, 0xFF3E4450, 0.6, Box(-38, -102, 38, 6)),
    "crate stack": _thing(
        _crates, 0xFFC89A62, 0xFF8A5A3C, 1.4, Box(-64, -104, 82, 4), dark=0xFF7A5434
    ),
    "road gantry": _thing(_gantry, 0xFF2F7FC0, 0xFF4F86C6, 7.0, Box(-126, -110, 126, 4)),
}
"""All of them by name."""
