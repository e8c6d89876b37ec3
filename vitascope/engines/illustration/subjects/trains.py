"""Trains and trams: an engine and its coaches. They know nothing of rails."""

from __future__ import annotations

from cmath import exp as cexp
from collections.abc import Mapping

import skia

from ..canvas import Colour, fill, mix
from ..light import Light
from .cars import head_lamp
from .figure import Figure
from .fumes import Lamp, draw_puffs
from .riders import draw_driver, draw_passengers
from .rig import Anchor, Look, Rig
from .shapes import Box, closed, oval
from .solids import GOLD, STEEL, cut, disc, flat, line, pane, poly, rod, seam, slab, solid
from .vehicle import Going, Vehicle
from .wheels import Wheel, WheelKind

__all__ = ["TRAINS"]

_BLACK = 0xFF2E3038
_DIM = 0xFF50505E


def _coach(fig: Figure, look: Look, left: float, right: float, *, roof: Colour) -> None:
    """A coach with windows and a stripe."""
    solid(fig, slab(left + 8, -22, right - 8, -12), _BLACK)
    count = max(2, round((right - left - 16) / 24))
    step = (right - left - 14) / count
    panes = [slab(left + 10 + step * k, -72, left + 4 + step * (k + 1), -46, 3)
             for k in range(count)]  # fmt: skip
    flat(fig, slab(left + 6, -76, right - 6, -42), _DIM, 0.4, opacity=0.4)
    body = slab(left, -86, right, -16, 4)
    hull = solid(fig, cut(body, *panes), look.base)
    fig.mark(slab(left - 1, -38, right + 1, -32), fill(fig.tone(look.pale, 0.8)), within=hull)
    for path in panes:
        pane(fig, path, is_lit=True)
    top = poly([complex(left - 2, -84), complex(left + 6, -95), complex(right - 6, -95),
                complex(right + 2, -84)], soft=6)  # fmt: skip
    solid(fig, top, roof)


def _train(fig: Figure, look: Look, going: Going) -> None:
    for x in (-70.0, 62.0):
        line(fig, [complex(x - 8, -24), complex(x + 8, -24)], 6, _BLACK)
        solid(fig, slab(x - 5, -80, x + 5, -22, 1), _DIM)
    for left, right in ((-198, -74), (-66, 58)):
        _coach(fig, look, left, right, roof=0xFF8A8E9A)
    if going.action != "idle":
        draw_driver(fig, complex(156, -63), 8)
    solid(fig, slab(74, -24, 182, -12), _BLACK)
    window = poly([144 - 78j, 170 - 78j, 180 - 52j, 144 - 52j], soft=4)
    side = slab(120, -78, 138, -52, 3)
    body = poly([66 - 94j, 150 - 94j, 172 - 88j, 188 - 54j, 198 - 44j, 198 - 16j, 66 - 16j],
                soft=9)  # fmt: skip
    hull = solid(fig, cut(body, window, side), look.base)
    fig.mark(slab(60, -40, 210, -30), fill(fig.tone(look.accent, 0.85)), within=hull)
    pane(fig, window)
    pane(fig, side)
    for k in range(5):
        x = 76 + 8 * k
        seam(fig, [complex(x, -78), complex(x, -52)], 2.4, look.dark, within=hull, opacity=0.6)
    solid(fig, poly([72 - 93j, 84 - 102j, 128 - 102j, 138 - 93j], soft=3), _DIM)
    head_lamp(fig, complex(192, -36), 5)
    solid(fig, poly([172 - 18j, 202 - 18j, 194 - 5j, 176 - 5j], soft=2), _BLACK)


def _bullet(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    for x in (-66.0, 44.0):
        solid(fig, slab(x - 6, -82, x + 8, -20), _DIM)
    solid(fig, slab(-194, -22, 150, -8), _BLACK)
    for left, right in ((-200, -66), (-60, 46)):
        hull = solid(fig, slab(left, -90, right, -14, 7), look.base)
        fig.mark(slab(left, -44, right, -34), fill(fig.tone(look.accent, 0.75)), within=hull)
        fig.mark(slab(left, -20, right, -10), fill(fig.tone(look.accent, 0.55)), within=hull)
        for k in range(int((right - left - 16) / 17)):
            x = left + 12 + 17 * k
            pane(fig, slab(x, -72, x + 11, -54, 3), opacity=0.95, tint=0xFF3E5C7E, is_lit=True)
    nose = closed([52 - 52j, 53 - 86j, 70 - 91j, 96 - 88j, 126 - 74j, 160 - 54j, 190 - 36j,
                   201 - 24j, 192 - 14j, 150 - 11j, 70 - 13j, 53 - 16j])  # fmt: skip
    hull = solid(fig, nose, look.base)
    stripe = closed([50 - 44j, 120 - 46j, 170 - 38j, 198 - 26j, 160 - 30j, 110 - 36j, 50 - 34j])
    fig.mark(stripe, fill(fig.tone(look.accent, 0.75)), within=hull)
    fig.mark(slab(40, -20, 210, -8), fill(fig.tone(look.accent, 0.55)), within=hull)
    for x in (62, 78):
        pane(fig, slab(x, -72, x + 11, -54, 3), opacity=0.95, tint=0xFF3E5C7E, is_lit=True)
    cockpit = closed([102 - 72j, 112 - 80j, 128 - 72j, 142 - 62j, 120 - 61j])
    pane(fig, cockpit, opacity=0.97, tint=0xFF2E4058)
    flat(fig, oval(181 - 31j, 6, 2.2, tilt=28), 0xFFFFF6D0, 1.0)


_DRIVE = 19.0
"""Radius of a steam engine's driving wheels."""
_DRIVERS = (74.0, 114.0)


def _steam(fig: Figure, look: Look, going: Going) -> None:
    for left, right in ((-198, -116), (-108, -26)):
        _coach(fig, look, left, right, roof=mix(look.dark, 0xFF8A8E9A, 0.5))
    for x in (-112, -22, 40):
        line(fig, [complex(x - 8, -22), complex(x + 8, -22)], 5, _BLACK)
    solid(fig, slab(-18, -24, 36, -12), _BLACK)
    flat(fig, closed([-14 - 56j, -4 - 68j, 10 - 62j, 20 - 68j, 32 - 56j, 8 - 50j]), 0xFF26242A, 0.5)
    tender = solid(fig, slab(-18, -58, 36, -18, 3), look.dark)
    seam(fig, [-12 - 50j, 30 - 50j, 30 - 26j, -12 - 26j, -12 - 50j], 1.3, GOLD, within=tender)
    # Engine: frame, boiler, cab, funnel, domes.
    solid(fig, slab(44, -30, 176, -20, 2), _BLACK)
    boiler = solid(fig, slab(82, -66, 172, -28, 8), look.dark)
    for x in (98, 122, 146):
        seam(fig, [complex(x, -66), complex(x, -28)], 2.4, GOLD, within=boiler, opacity=0.9)
    solid(fig, oval(172 - 47j, 6, 19), mix(look.dark, 0xFF000000, 0.2))
    solid(
        fig,
        poly([150 - 64j, 152 - 86j, 147 - 97j, 169 - 97j, 164 - 86j, 166 - 64j], soft=2),
        _BLACK,
    )
    solid(fig, slab(146, -99, 170, -93, 2), GOLD)
    solid(fig, closed([106 - 64j, 107 - 76j, 115 - 80j, 123 - 76j, 124 - 64j]), GOLD)
    rod(fig, [134 - 66j, 134 - 74j], 2.6, GOLD)
    window = slab(54, -76, 74, -54, 4)
    if going.action != "idle":
        draw_driver(fig, complex(62, -64), 7)
    solid(fig, cut(slab(44, -86, 84, -26, 3), window), look.base)
    pane(fig, window, opacity=0.35)
    solid(fig, poly([38 - 84j, 46 - 93j, 84 - 93j, 92 - 84j], soft=4), look.dark)
    seam(
        fig,
        [48 - 46j, 80 - 46j, 80 - 32j, 48 - 32j, 48 - 46j],
        1.3,
        GOLD,
        within=slab(44, -50, 84, -26),
    )
    solid(fig, slab(138, -30, 172, -10, 4), look.base)
    head_lamp(fig, complex(176, -66), 5)
    solid(fig, poly([170 - 24j, 180 - 24j, 200 - 3j, 168 - 3j], soft=1), look.base)
    for k in range(4):
        line(fig, [complex(174 + 1.5 * k, -22), complex(172 + 7 * k, -4)], 1.3, _BLACK)


def _rods(fig: Figure, going: Going) -> None:
    """What joins the driving wheels, and drives them."""
    pin = 0.55 * _DRIVE * cexp(1j * going.way / _DRIVE)
    ends = [complex(x, -_DRIVE) + pin for x in _DRIVERS]
    rod(fig, ends, 2.0, 0xFFD8DCE6)
    rod(fig, [ends[1], complex(140 + 0.5 * pin.real, -20)], 1.7, 0xFFD8DCE6)
    for end in ends:
        disc(fig, end, 2.8, GOLD)


def _steam_over(
    canvas: skia.Canvas,
    light: Light,
    look: Look,  # noqa: ARG001
    going: Going,
) -> None:
    with Figure(canvas, light, Box(-210, -190, 210, 14)) as fig:
        _rods(fig, going)
    drag = complex(-190 if going.is_moving else -26, -62)
    draw_puffs(canvas, light, 158 - 104j, t_s=going.t_s, size=23, drag=drag, seed=going.seed)
    if going.is_moving:
        draw_puffs(canvas, light, 172 - 8j, t_s=going.t_s, size=9, drag=complex(-40, -8), seed=3)


def _tram(fig: Figure, look: Look, going: Going) -> None:
    line(fig, [-14 - 92j, 8 - 102j, -10 - 110j], 2, _BLACK)
    line(fig, [-26 - 110.5j, 10 - 110.5j], 2.4, _BLACK)
    panes = [slab(x, -78, x + 25, -48, 5) for x in (-86, -56, -26, 4, 34)]
    front = poly([86 - 78j, 97 - 78j, 102 - 48j, 86 - 48j], soft=4)
    rear = poly([-97 - 78j, -94 - 78j, -94 - 48j, -102 - 48j], soft=2)
    door = slab(64, -78, 82, -14, 3)
    flat(fig, slab(-94, -80, 96, -44), _DIM, 0.4, opacity=0.4)
    if going.action != "idle":
        draw_passengers(fig, tuple(complex(x, -64) for x in (-74, -14, 16, 46)), 8)
    solid(fig, slab(-70, -14, 70, -6, 2), _BLACK)
    body = poly([-104 - 90j, 104 - 90j, 112 - 46j, 110 - 12j, -110 - 12j, -112 - 46j], soft=9)
    hull = solid(fig, cut(body, *panes, front, rear, door), look.base)
    fig.mark(slab(-120, -92, 120, -47), fill(fig.tone(look.pale, 0.82)), within=hull)
    fig.mark(slab(-120, -43, 120, -40), fill(fig.tone(GOLD, 0.9)), within=hull)
    for path in (*panes, front, rear, door):
        pane(fig, path, is_lit=True)
    line(fig, [73 - 77j, 73 - 15j], 1.4, look.dark)
    solid(fig, poly([-100 - 88j, -92 - 97j, 92 - 97j, 100 - 88j], soft=6), look.dark)
    head_lamp(fig, complex(108, -30), 5)


def _rail(radius: float, *xs: float) -> tuple[Wheel, ...]:
    return tuple(
        Wheel(complex(x, -radius), radius, WheelKind.RAIL, hub=STEEL, tyre=0xFF4A4E58) for x in xs
    )


def _cab(x: float, y: float, top: complex) -> dict[str, Anchor]:
    place = Anchor(complex(x, y), behind=True)
    return {"seat": place, "top": Anchor(top)}


TRAINS: Mapping[str, Rig] = {
    "train": Vehicle(
        paint=_train, height_m=3.9, box=Box(-206, -110, 212, 36), half=196, shake=0.4,
        look=Look(base=0xFF3E7FB8, pale=0xFFFFF6E4, dark=0xFF2A3648, accent=0xFFF6C945),
        wheels=_rail(11, -178, -150, -120, -92, -46, -18, 12, 40, 86, 112, 146, 172), speed=150,
        lamps=(Lamp(192 - 36j, 14, 110),),
        fixed=_cab(150, -40, 0 - 94j),
    ),
    "bullet train": Vehicle(
        paint=_bullet, height_m=3.7, box=Box(-208, -100, 210, 36), half=196, shake=0.25,
        look=Look(base=0xFFF6F8FA, pale=0xFFFFFFFF, dark=0xFF2A3648, accent=0xFF2F6FC4),
        wheels=_rail(8, -182, -166, -100, -84, -40, -24, 14, 30, 76, 92, 128, 144), speed=420,
        lamps=(Lamp(183 - 30j, 14, 90),), fixed=_cab(112, -44, 0 - 90j),
    ),
    "steam train": Vehicle(
        paint=_steam, height_m=4.0, box=Box(-208, -200, 210, 36), half=196, shake=0.5,
        look=Look(base=0xFFC23B32, pale=0xFFFFEFD0, dark=0xFF2F4A44, accent=0xFFF0BE4A),
        wheels=(*_rail(_DRIVE, *_DRIVERS),
                *_rail(11, -180, -134, -92, -42, -6, 24, 150, 54 + 90)),
        speed=130, over=_steam_over,
        lamps=(Lamp(178 - 66j, 14, 100),),
        fixed=_cab(58, -40, -60 - 94j),
    ),
    "tram": Vehicle(
        paint=_tram, height_m=3.6, box=Box(-120, -116, 120, 22), half=106, shake=0.4,
        look=Look(base=0xFFB9372F, pale=0xFFFFF0D4, dark=0xFF6A4A40, accent=0xFFF0BE4A),
        far_wheels=_rail(11, -72, -44, 18, 46), speed=120,
        lamps=(Lamp(108 - 30j, 13, 90),),
        fixed=_cab(68, -38, 0 - 97j),
    ),
}  # fmt: skip
"""Trains and trams by name."""
