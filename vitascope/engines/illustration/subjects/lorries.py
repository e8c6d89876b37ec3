"""Vehicles that carry or work: bus, truck, van, fire engine, ambulance, tractor, excavator.

Boxes on wheels put together from the same few pieces. They know nothing of roads or fields.
"""

from __future__ import annotations

from collections.abc import Mapping

import skia

from ..canvas import Colour, fill
from ..light import Light
from .cars import draw_beacon, head_lamp, tail_lamp
from .figure import Figure
from .fumes import Lamp, draw_puffs
from .motion import wave
from .riders import draw_driver, draw_passengers
from .rig import Anchor, Look, Rig
from .shapes import Box, closed, oval
from .solids import STEEL, cut, disc, flat, line, pane, poly, rod, seam, slab, solid
from .vehicle import Going, Vehicle
from .wheels import Wheel, WheelKind

__all__ = ["LORRIES"]

_BLACK = 0xFF2E3038
_DIM = 0xFF50505E


def _arches(fig: Figure, axles: tuple[float, ...], radius: float, within: skia.Path) -> None:
    for x in axles:
        arch = oval(complex(x, -radius), 1.25 * radius, 1.25 * radius)
        fig.mark(arch, fill(fig.tone(_BLACK, 0.15)), within=within)


def _bus(fig: Figure, look: Look, going: Going) -> None:
    panes = [slab(x, -82, x + 26, -50, 3) for x in (-114, -84, -54, -24, 6)]
    panes.append(poly([70 - 84j, 104 - 84j, 112 - 50j, 70 - 50j], soft=4))
    door = slab(38, -84, 64, -14, 3)
    flat(fig, slab(-120, -86, 112, -40), _DIM, 0.4, opacity=0.35)
    if going.action != "idle":
        draw_passengers(fig, tuple(complex(x, -66) for x in (-101, -42, 18)), 7.5)
        draw_driver(fig, complex(84, -66), 8.0)
    body = poly([-126 - 92j, -118 - 99j, 100 - 99j, 111 - 92j, 122 - 46j, 122 - 16j, 116 - 11j,
                 -120 - 11j, -126 - 18j], soft=8)  # fmt: skip
    hull = solid(fig, cut(body, *panes, door), look.base)
    fig.mark(slab(-130, -47, 130, -41), fill(fig.tone(look.pale, 0.8)), within=hull)
    fig.mark(slab(-130, -99, 130, -90), fill(fig.tone(look.pale, 0.8)), within=hull)
    for path in (*panes, door):
        pane(fig, path, is_lit=True)
    line(fig, [51 - 83j, 51 - 15j], 1.6, look.dark)
    _arches(fig, (-80, 84), 17, hull)
    head_lamp(fig, complex(118, -27), 5)
    tail_lamp(fig, complex(-124, -30), 5)
    solid(fig, slab(112, -18, 126, -12, 2.5), STEEL)
    solid(fig, slab(-129, -18, -114, -12, 2.5), STEEL)
    rod(fig, [110 - 80j, 122 - 76j, 122 - 64j], 1.4, _BLACK)


def _van(fig: Figure, look: Look, going: Going) -> None:
    windows = [
        slab(-92, -84, -52, -54, 4), slab(-46, -84, -6, -54, 4),
        poly([0 - 84j, 34 - 84j, 54 - 54j, 0 - 54j], soft=4),
    ]  # fmt: skip
    if going.action == "drive":
        draw_driver(fig, complex(16, -67), 9)
    body = poly([-100 - 92j, -92 - 98j, 34 - 98j, 48 - 88j, 70 - 54j, 96 - 46j, 101 - 30j,
                 100 - 12j, -102 - 12j, -104 - 50j], soft=9)  # fmt: skip
    hull = solid(fig, cut(body, *windows), look.base)
    fig.mark(slab(-110, -46, 110, -8), fill(fig.tone(look.pale, 0.75)), within=hull)
    fig.mark(slab(-110, -24, 110, -8), fill(fig.tone(look.base, 0.55)), within=hull)
    for window in windows:
        pane(fig, window)
    for x in (-49, -3, 40):
        seam(fig, [complex(x, -54), complex(x, -14)], 1.0, look.dark, within=hull)
    for x in (-9, 34):
        rod(fig, [complex(x - 7, -40), complex(x, -40)], 1.3, STEEL)
    _arches(fig, (-62, 64), 17, hull)
    head_lamp(fig, complex(95, -36), 5.5)
    tail_lamp(fig, complex(-101, -38), 5)
    for x in (96, -100):
        solid(fig, slab(x - 8, -17, x + 8, -11, 2.5), STEEL)


def _truck(fig: Figure, look: Look, going: Going) -> None:
    solid(fig, slab(-124, -26, 116, -18, 2), _BLACK)
    cargo = solid(fig, slab(-126, -98, 50, -24, 4), look.pale)
    for k in range(9):
        x = -112 + 18.5 * k
        seam(fig, [complex(x, -96), complex(x, -26)], 1.0, 0xFF8A8078, within=cargo, opacity=0.35)
    fig.mark(slab(-130, -66, 60, -52), fill(fig.tone(look.base, 0.75)), within=cargo)
    window = poly([78 - 80j, 96 - 80j, 107 - 56j, 78 - 56j], soft=3)
    if going.action == "drive":
        draw_driver(fig, complex(84, -66), 8)
    cab = poly([56 - 80j, 62 - 88j, 98 - 88j, 106 - 78j, 118 - 50j, 124 - 42j, 124 - 16j,
                56 - 16j], soft=6)  # fmt: skip
    hull = solid(fig, cut(cab, window), look.base)
    pane(fig, window)
    seam(fig, [72 - 84j, 72 - 24j, 110 - 24j, 112 - 50j], 1.1, look.dark, within=hull)
    rod(fig, [78 - 45j, 86 - 45j], 1.3, STEEL)
    rod(fig, [54 - 30j, 54 - 104j], 2.4, STEEL)
    _arches(fig, (92,), 17, hull)
    head_lamp(fig, complex(120, -32), 4.6)
    solid(fig, slab(108, -20, 128, -12, 2.5), STEEL)
    tail_lamp(fig, complex(-125, -28), 4)
    solid(fig, slab(8, -24, 48, -12, 3), STEEL)


def _fire(fig: Figure, look: Look, going: Going) -> None:
    window = poly([76 - 82j, 92 - 82j, 92 - 54j, 76 - 54j], soft=3)
    front = poly([97 - 82j, 108 - 82j, 114 - 54j, 97 - 54j], soft=3)
    rear = poly([42 - 82j, 66 - 82j, 66 - 54j, 42 - 54j], soft=3)
    if going.action != "idle":
        draw_driver(fig, complex(84, -66), 8)
    body = poly([-124 - 70j, 30 - 70j, 34 - 90j, 110 - 90j, 122 - 52j, 124 - 14j, -126 - 14j],
                soft=5)  # fmt: skip
    hull = solid(fig, cut(body, window, front, rear), look.base)
    fig.mark(slab(-130, -46, 130, -39), fill(fig.tone(0xFFFFF8EC, 0.85)), within=hull)
    fig.mark(slab(-130, -44, 130, -41), fill(fig.tone(0xFFF2C23C, 0.85)), within=hull)
    for path in (window, front, rear):
        pane(fig, path)
    for x in (-112, -76, -40):
        box = solid(fig, slab(x, -66, x + 32, -50, 2), STEEL)
        for y in (-62.0, -58.0, -54.0):
            seam(fig, [complex(x, y), complex(x + 32, y)], 0.8, 0xFF60646E, within=box)
    hose = complex(14, -54)
    disc(fig, hose, 12, 0xFFE8D6A8)
    for r in (9, 6, 3):
        fig.line(oval(hose, r, r), 0xFF9A8450, 1.1)
    for y in (-88.0, -78.0):
        rod(fig, [complex(-132, y), complex(20, y)], 1.7, 0xFFD9DDE6)
    for k in range(12):
        x = -126 + 13 * k
        line(fig, [complex(x, -88), complex(x, -78)], 1.6, 0xFFC3C8D2)
    rod(fig, [complex(-112, -70), complex(-112, -78)], 2, _BLACK)
    rod(fig, [complex(14, -70), complex(14, -78)], 2, _BLACK)
    _arches(fig, (-78, 84), 18, hull)
    draw_beacon(fig, 66, 96, -91, going.t_s)
    head_lamp(fig, complex(120, -30), 5)
    tail_lamp(fig, complex(-124, -32), 4.5)
    solid(fig, slab(110, -20, 130, -11, 2.5), STEEL)


def _ambulance(fig: Figure, look: Look, going: Going) -> None:
    window = poly([58 - 78j, 76 - 78j, 92 - 52j, 58 - 52j], soft=3)
    side = slab(6, -82, 36, -60, 3)
    if going.action != "idle":
        draw_driver(fig, complex(66, -64), 8)
    body = poly([-104 - 98j, 42 - 98j, 46 - 84j, 78 - 84j, 98 - 50j, 108 - 44j, 110 - 12j,
                 -106 - 12j], soft=6)  # fmt: skip
    hull = solid(fig, cut(body, window, side), look.base)
    fig.mark(slab(-120, -42, 120, -32), fill(fig.tone(0xFFE0443A, 0.85)), within=hull)
    pane(fig, window)
    pane(fig, side)
    at = complex(-48, -68)
    for half_x, half_y in ((17, 5.6), (5.6, 17)):
        path = slab(at.real - half_x, at.imag - half_y, at.real + half_x, at.imag + half_y, 1)
        fig.mark(path, fill(fig.tone(0xFFE0342E, 0.9)), within=hull)
    for x in (-2, 46, 52):
        seam(fig, [complex(x, -96), complex(x, -14)], 1.0, look.dark, within=hull, opacity=0.4)
    _arches(fig, (-66, 72), 18, hull)
    draw_beacon(fig, 2, 38, -98, going.t_s)
    head_lamp(fig, complex(105, -34), 5)
    tail_lamp(fig, complex(-104, -50), 5)
    for x in (106, -102):
        solid(fig, slab(x - 9, -18, x + 9, -11, 2.5), _DIM)


def _tractor(fig: Figure, look: Look, going: Going) -> None:
    if going.action == "drive":
        draw_driver(fig, complex(-26, -78), 8.5)
    flat(fig, poly([-52 - 66j, -6 - 66j, -4 - 40j, -52 - 40j]), _BLACK, 0.3)
    rod(fig, [-40 - 44j, -44 - 70j], 4, _BLACK)
    for a, b in ((-52 - 50j, -50 - 95j), (2 - 48j, -4 - 95j)):
        rod(fig, [a, b], 2.0, look.dark)
    solid(fig, poly([-60 - 100j, 4 - 100j, 8 - 93j, -62 - 93j], soft=3), look.base)
    rod(fig, [38 - 60j, 38 - 92j], 2.4, _BLACK)
    hood = poly([-2 - 66j, 56 - 63j, 66 - 54j, 68 - 32j, -2 - 30j], soft=8)
    hull = solid(fig, hood, look.base)
    for k in range(4):
        y = -56 + 5.5 * k
        seam(fig, [complex(56, y), complex(68, y)], 1.6, _BLACK, within=hull, opacity=0.8)
    seam(fig, [4 - 47j, 52 - 46j], 3, look.accent, within=hull, opacity=1)
    solid(fig, poly([-30 - 34j, 62 - 34j, 62 - 22j, -30 - 20j], soft=3), _DIM)
    fender = closed([-78 - 40j, -66 - 62j, -40 - 72j, -12 - 64j, 0 - 40j, -14 - 50j, -40 - 58j,
                     -64 - 50j])  # fmt: skip
    solid(fig, fender, look.base)
    rod(fig, [-8 - 62j, -2 - 70j], 1.3, _BLACK)
    rod(fig, [-7 - 74j, 2 - 67j], 1.5, _BLACK)
    head_lamp(fig, complex(64, -50), 4)


def _exhaust(canvas: skia.Canvas, light: Light, look: Look, going: Going) -> None:  # noqa: ARG001
    drag = complex(-34 if going.is_moving else -8, -26)
    draw_puffs(canvas, light, 38 - 94j, t_s=going.t_s, size=8, drag=drag, colour=0xFFB8B8C0)


def _excavator(fig: Figure, look: Look, going: Going) -> None:
    digs = 0.0 if going.action == "idle" else wave(going.t_s, 4.2)
    track = solid(fig, slab(-62, -26, 50, 0, 13), _BLACK)
    for k in range(15):
        x = (-60 + 8 * k + going.way % 8) if going.is_moving else -60 + 8 * k
        seam(fig, [complex(x, -26), complex(x, -22)], 1.4, 0xFF80828C, within=track)
        seam(fig, [complex(x, -4), complex(x, 0)], 1.4, 0xFF80828C, within=track)
    for x in (-46, -24, -2, 20, 37):
        disc(fig, complex(x, -13), 7.5, 0xFF787C88)
    solid(fig, slab(-26, -34, 16, -24, 2), _DIM)
    elbow = complex(66, -96 - 5 * digs)
    wrist = complex(98, -42 - 9 * digs)
    rod(fig, [12 - 44j, 40 - 84j, elbow], [6, 6, 4.4], look.base)
    rod(fig, [elbow + 3 - 2j, wrist], [5, 3.4], look.base)
    line(fig, [26 - 48j, 44 - 78j], 3.0, STEEL)
    line(fig, [48 - 84j, elbow + complex(8, 10)], 2.6, STEEL)
    bucket = [wrist + p for p in (-2 - 4j, 8 + 2j, 10 + 22j, -4 + 30j, -20 + 26j, -12 + 14j)]
    solid(fig, poly(bucket, soft=4), _DIM)
    for p in (-20 + 26j, -14 + 29j, -7 + 31j):
        solid(fig, poly([wrist + p, wrist + p + complex(-7, 6), wrist + p + 5]), STEEL)
    house = solid(
        fig, poly([-66 - 62j, -58 - 66j, -8 - 66j, -8 - 34j, -64 - 34j], soft=5), look.base
    )
    for k in range(4):
        y = -58 + 5 * k
        seam(fig, [complex(-60, y), complex(-40, y)], 1.4, _BLACK, within=house)
    window = poly([-16 - 88j, 8 - 88j, 14 - 62j, 14 - 50j, -16 - 50j], soft=4)
    if going.action == "drive":
        draw_driver(fig, complex(-4, -74), 7)
    solid(fig, cut(poly([-22 - 95j, 12 - 95j, 20 - 62j, 20 - 34j, -22 - 34j], soft=5), window),
          look.base)  # fmt: skip
    pane(fig, window)


def _axles(radius: float, *xs: float, hub: Colour = STEEL) -> tuple[Wheel, ...]:
    return tuple(Wheel(complex(x, -radius), radius, hub=hub) for x in xs)


def _inside(seat: complex, top: complex) -> dict[str, Anchor]:
    place = Anchor(seat, behind=True)
    return {"seat": place, "top": Anchor(top)}


LORRIES: Mapping[str, Rig] = {
    "bus": Vehicle(
        paint=_bus, height_m=3.0, box=Box(-138, -108, 138, 25), half=124, shake=0.6,
        look=Look(base=0xFFE8A13A, pale=0xFFFFF6E4, dark=0xFF4A3A34, accent=0xFFFFD98A),
        wheels=_axles(17, -80, 84), speed=150,
        lamps=(Lamp(118 - 27j, 13, 110), Lamp(-124 - 30j, 8, colour=0xFFFF5A48)),
        fixed=_inside(78 - 40j, -20 - 98j),
    ),
    "truck": Vehicle(
        paint=_truck, height_m=3.0, box=Box(-138, -112, 140, 24), half=126, shake=0.7,
        look=Look(base=0xFFCF4A3A, pale=0xFFF4EEE2, dark=0xFF3A2E30, accent=0xFFFFD98A),
        wheels=_axles(17, -94, -56, 92), speed=150,
        lamps=(Lamp(120 - 32j, 13, 110), Lamp(-125 - 28j, 8, colour=0xFFFF5A48)),
        fixed=_inside(80 - 40j, -40 - 97j),
    ),
    "van": Vehicle(
        paint=_van, height_m=2.0, box=Box(-116, -108, 116, 20), half=98,
        look=Look(base=0xFF5E9FC4, pale=0xFFFFF6E4, dark=0xFF3A4048, accent=0xFFFFD98A),
        wheels=_axles(17, -62, 64), speed=200,
        lamps=(Lamp(95 - 36j, 14, 130), Lamp(-101 - 38j, 8, colour=0xFFFF5A48)),
        fixed=_inside(10 - 30j, -30 - 97j),
    ),
    "fire truck": Vehicle(
        paint=_fire, height_m=3.0, box=Box(-142, -112, 142, 24), half=126, shake=0.7,
        look=Look(base=0xFFD9302A, pale=0xFFFFF6E4, dark=0xFF3A2028, accent=0xFFFFD98A),
        wheels=_axles(18, -78, 84), speed=180,
        lamps=(Lamp(120 - 30j, 13, 110), Lamp(73 - 96j, 18, colour=0xFF5A88FF),
               Lamp(89 - 96j, 18, colour=0xFFFF5A48)),
        fixed=_inside(80 - 40j, -40 - 89j),
    ),
    "ambulance": Vehicle(
        paint=_ambulance, height_m=2.5, box=Box(-122, -118, 126, 22), half=106, shake=0.7,
        look=Look(base=0xFFF8F6F0, pale=0xFFFFFFFF, dark=0xFF50545E, accent=0xFFFFD98A),
        wheels=_axles(18, -66, 72), speed=180,
        lamps=(Lamp(105 - 34j, 13, 110), Lamp(11 - 104j, 18, colour=0xFF5A88FF),
               Lamp(29 - 104j, 18, colour=0xFFFF5A48)),
        fixed=_inside(62 - 36j, -40 - 97j),
    ),
    "tractor": Vehicle(
        paint=_tractor, height_m=2.6, box=Box(-86, -133, 90, 17), half=76, shake=0.8,
        look=Look(base=0xFF4E9A45, pale=0xFFFFF6E4, dark=0xFF2E4030, accent=0xFFF6C945),
        wheels=(Wheel(-40 - 35j, 35, WheelKind.TRACTOR, hub=0xFFF0C040),
                Wheel(50 - 20j, 20, WheelKind.TRACTOR, hub=0xFFF0C040)),
        speed=90, over=_exhaust, lamps=(Lamp(64 - 50j, 10, 90),),
        fixed=_inside(-30 - 62j, -28 - 99j),
    ),
    "excavator": Vehicle(
        paint=_excavator, height_m=3.0, box=Box(-80, -118, 122, 15), half=64, shake=0.4, speed=40,
        look=Look(base=0xFFF2B32E, pale=0xFFFFF6E4, dark=0xFF3A3430, accent=0xFFFFD98A),
        actions=("idle", "run", "drive"), lamps=(Lamp(14 - 90j, 9, 70),),
        fixed=_inside(-6 - 48j, -4 - 94j),
    ),
}  # fmt: skip
"""Vehicles that carry or work, by name."""
