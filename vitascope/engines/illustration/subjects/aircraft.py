"""What flies: airliners, jets, helicopters, airships, drones, parachutes.

The origin is the middle of the body. They know nothing of the sky but that it is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import pi, sin

import skia

from ..canvas import alpha, fill, linear, mix
from ..light import Light
from .figure import Figure
from .fumes import Lamp
from .lamplight import shine
from .motion import wave
from .riders import draw_driver
from .rig import Anchor, Habitat, Look, Rig
from .shapes import Box, closed, oval, tube
from .softness import draw_soft
from .solids import (
    GOLD,
    STEEL,
    WOOD,
    cut,
    disc,
    flat,
    glint,
    line,
    pane,
    poly,
    rod,
    seam,
    slab,
    solid,
)
from .vehicle import Effect, Going, Vehicle
from .vehicles import Balloon

__all__ = ["AIRCRAFT"]

_BLACK = 0xFF2E3038
_GLASS = 0xFF3E6088


def _airliner(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    far_wing = poly([24 - 2j, 4 - 30j, -8 - 32j, -6 - 2j], soft=2)
    solid(fig, far_wing, mix(look.base, 0xFF8090A8, 0.4))
    solid(
        fig,
        poly([-98 - 14j, -124 - 28j, -132 - 28j, -118 - 10j], soft=2),
        mix(look.accent, 0xFF8090A8, 0.3),
    )
    fin = poly([-84 - 16j, -112 - 58j, -128 - 58j, -120 - 14j], soft=3)
    path = solid(fig, fin, look.accent)
    fig.mark(slab(-140, -38, -80, -31), fill(fig.tone(look.pale, 0.8)), within=path)
    hull = closed([-132 - 14j, -110 - 18j, -60 - 21j, 0 - 22j, 70 - 21j, 104 - 15j, 123 - 4j,
                   116 + 8j, 86 + 15j, 0 + 18j, -60 + 14j, -110 + 0j, -130 - 8j])  # fmt: skip
    body = solid(fig, hull, look.base)
    seam(fig, [-130 - 5j, -60 + 3j, 120 + 5j], 5, look.accent, within=body, opacity=0.95)
    for k in range(15):
        window = slab(-72 + 10.4 * k, -12, -67 + 10.4 * k, -5, 2.2)
        fig.part(window, fill(mix(fig.tone(_GLASS, 0.6), 0xFFFFE08A, shine(fig.light))))
    for x in (-84, 92):
        seam(fig, [complex(x, -14), complex(x + 8, -14), complex(x + 8, 2), complex(x, 2),
                   complex(x, -14)], 0.8, _BLACK, within=body, opacity=0.4)  # fmt: skip
    pane(fig, poly([101 - 12j, 110 - 10j, 116 - 4j, 103 - 4j], soft=1.5), opacity=0.97, tint=_GLASS)
    solid(fig, slab(2, 12, 38, 27, 7), mix(look.base, 0xFF8090A8, 0.25))
    flat(fig, oval(37 + 19.5j, 2.4, 6.4), _BLACK, 0.3)
    wing = poly([48 + 5j, 8 + 5j, -60 + 46j, -44 + 49j, 6 + 30j], soft=3)
    solid(fig, wing, mix(look.base, 0xFF98A8C0, 0.3))
    solid(fig, poly([-88 - 8j, -108 - 8j, -134 + 4j, -124 + 6j], soft=2), look.accent)


def _contrails(*starts: complex, long: float = 120, wide: float = 4.0) -> Effect:
    def draw(canvas: skia.Canvas, light: Light, look: Look, going: Going) -> None:  # noqa: ARG001
        white = light.lit(0xFFFFFFFF, 0.95)
        for at in starts:
            ends = (at.real - long, at.imag), (at.real, at.imag)
            fade = linear(*ends, [alpha(white, 0.0), alpha(white, 0.6)])
            bend = complex(0, 1.4 * wave(going.t_s, 3.0))
            way = tube([at, at - 0.5 * long + bend, at - long], [wide * 0.4, wide * 0.8, wide])
            draw_soft(canvas, way, fade, soft=0.35 * wide)

    return draw


def _fighter(fig: Figure, look: Look, going: Going) -> None:
    flicker = 1 + 0.12 * wave(going.t_s, 0.11)
    solid(
        fig,
        poly([-72 - 16j, -104 - 52j, -118 - 52j, -110 - 12j], soft=2),
        mix(look.base, 0xFF303848, 0.15),
    )
    hull = closed([-112 - 12j, -60 - 18j, -10 - 22j, 40 - 20j, 88 - 8j, 126 + 3j, 90 + 10j,
                   30 + 15j,
                   -50 + 14j, -112 + 10j])  # fmt: skip
    body = solid(fig, hull, look.base)
    glass = closed([26 - 20j, 38 - 33j, 54 - 33j, 74 - 16j, 50 - 14j])
    pane(fig, glass, opacity=0.96, tint=0xFFC99A3E)
    seam(fig, [46 - 34j, 47 - 14j], 1.2, look.dark, within=glass)
    flat(fig, poly([20 - 2j, 34 - 4j, 28 + 12j, 12 + 12j], soft=2), _BLACK, 0.3)
    seam(fig, [90 - 10j, 92 + 12j], 1.2, look.dark, within=body)
    solid(
        fig,
        poly([30 + 4j, -34 + 4j, -88 + 38j, -66 + 40j, -6 + 20j], soft=2),
        mix(look.base, 0xFF303848, 0.2),
    )
    solid(
        fig,
        poly([-76 + 2j, -104 + 2j, -126 + 18j, -110 + 20j], soft=2),
        mix(look.base, 0xFF303848, 0.2),
    )
    disc(fig, -30 - 6j, 6.5, look.accent)
    disc(fig, -30 - 6j, 3.0, look.pale)
    solid(fig, slab(-124, -10, -110, 9, 2), _BLACK)
    rod(fig, [-40 + 26j, 8 + 28j], 2.4, look.pale)
    for share, colour in ((1.0, 0xFFFF8A3A), (0.55, 0xFFFFE9A0)):
        jet = closed(
            [-123 - 8j * share, complex(-123 - 34 * share * flicker, 0), -123 + 8j * share]
        )
        fig.part(jet, fill(alpha(colour, 0.9)))


def _helicopter(fig: Figure, look: Look, going: Going) -> None:
    spin = going.t_s * 4.3
    boom = poly([-10 - 22j, -96 - 26j, -104 - 18j, -10 + 6j], soft=4)
    solid(fig, boom, look.base)
    solid(fig, poly([-90 - 22j, -106 - 50j, -116 - 48j, -110 - 8j, -100 - 8j], soft=3), look.accent)
    rod(fig, [-4 - 34j, -4 - 50j], 3, _BLACK)
    shell = closed([-40 + 4j, -36 - 24j, -8 - 38j, 30 - 36j, 56 - 18j, 64 + 6j, 52 + 24j, 10 + 28j,
                   -24 + 22j])  # fmt: skip
    glass = closed([20 - 30j, 34 - 29j, 52 - 15j, 59 + 4j, 46 + 6j, 20 + 4j])
    flat(fig, glass, 0xFF50505E, 0.4, opacity=0.3)
    with fig.inside(glass):
        if going.action != "run":
            draw_driver(fig, 32 - 10j, 7.5)
    body = solid(fig, cut(shell, glass), look.base)
    pane(fig, glass, opacity=0.35)
    seam(fig, [14 - 36j, 14 + 26j, -14 + 26j, -14 - 34j], 1.1, look.dark, within=body)
    pane(fig, slab(-9, -24, 9, -2, 3), opacity=0.96, tint=_GLASS)
    fig.mark(
        tube([-60 + 12j, 0 + 15j, 70 + 12j], [3] * 3), fill(fig.tone(look.pale, 0.8)), within=body
    )
    for x in (-16, 34):
        rod(fig, [complex(x, 24), complex(x - 3, 40)], 1.6, _BLACK)
    rod(fig, [-42 + 38j, -36 + 41j, 50 + 41j, 58 + 36j], 2.0, _BLACK)
    reach = 92 * abs(sin(pi * spin)) + 8
    flat(fig, oval(-4 - 52j, 96, 4), 0xFF8A90A0, 0.6, opacity=0.26)
    rod(fig, [complex(-4 - reach, -52), complex(-4 + reach, -53)], 1.7, _BLACK)
    disc(fig, -4 - 52j, 4, _BLACK)
    flat(fig, oval(-108 - 28j, 17, 17), 0xFF8A90A0, 0.6, opacity=0.28)
    way = complex(sin(7 * spin), sin(7 * spin + 1.57)) * 16
    rod(fig, [-108 - 28j - way, -108 - 28j + way], 1.4, _BLACK)


def _airship(fig: Figure, look: Look, going: Going) -> None:
    for y, up in ((-26, -1), (14, 1)):
        fin = poly([complex(-84, y), complex(-126, y + 22 * up), complex(-134, y + 20 * up),
                    complex(-120, y - 6 * up)], soft=3)  # fmt: skip
        solid(fig, fin, look.accent)
    hull = closed([-128 - 6j, -90 - 30j, -20 - 46j, 60 - 40j, 112 - 22j, 126 - 6j, 112 + 10j,
                   60 + 28j,
                   -20 + 34j, -90 + 18j])  # fmt: skip
    body = solid(fig, hull, look.base)
    for k in (-0.66, -0.22, 0.22, 0.66):
        rib = [complex(-130, -6), complex(0, -6 + 46 * k), complex(128, -6)]
        fig.mark(
            tube(rib, [0.3, 0.9, 0.3]), fill(alpha(fig.tone(look.dark, 0.4), 0.5)), within=body
        )
    band = tube([-130 - 6j, 0 - 4j, 130 - 6j], [2, 7, 2])
    fig.mark(band, fill(fig.tone(look.accent, 0.8)), within=body)
    solid(fig, poly([-110 - 10j, -138 - 12j, -138 + 2j, -110 - 2j], soft=3), look.accent)
    cabin = solid(fig, poly([-30 + 32j, 40 + 32j, 32 + 47j, -22 + 47j], soft=5), look.pale)
    for k in range(5):
        flat(fig, slab(-20 + 11 * k, 36, -13 + 11 * k, 42, 1.5), _GLASS, 0.6)
    seam(fig, [-28 + 45j, 40 + 45j], 1.2, look.dark, within=cabin)
    solid(fig, slab(-50, 28, -34, 36, 3), _BLACK)
    blade = 9 * sin(11 * going.t_s)
    rod(fig, [complex(-51, 32 - blade), complex(-51, 32 + blade)], 1.2, _BLACK)


def _drone(fig: Figure, look: Look, going: Going) -> None:
    for x, y in ((-58, -22), (58, -22), (-84, -8), (84, -8)):
        rod(fig, [complex(0, 0), complex(x, y + 6)], [5, 2.6], look.dark)
        solid(fig, slab(x - 5, y - 6, x + 5, y + 10, 2), _BLACK)
        flat(fig, oval(complex(x, y - 8), 34, 4.4), 0xFF8A90A0, 0.6, opacity=0.4)
        reach = 32 * sin(17 * going.t_s + x)
        line(fig, [complex(x - reach, y - 8), complex(x + reach, y - 8)], 2.4, _BLACK)
    body = closed([-34 + 0j, -24 - 16j, 0 - 21j, 24 - 16j, 34 + 0j, 22 + 14j, 0 + 17j, -22 + 14j])
    path = solid(fig, body, look.base)
    glint(fig, tube([-18 - 11j, 0 - 16j, 16 - 12j], [0.4, 2.0, 0.4]), path)
    for side in (-1, 1):
        rod(
            fig,
            [complex(20 * side, 12), complex(30 * side, 36), complex(40 * side, 38)],
            2,
            look.dark,
        )
    solid(fig, slab(-11, 15, 11, 34, 5), _BLACK)
    disc(fig, 0 + 25j, 7.4, 0xFF586074)
    flat(fig, oval(0 + 25j, 4.2, 4.2), 0xFF1E2C48, 0.6)
    flat(fig, oval(1.4 + 23.4j, 1.3, 1.3), 0xFFFFFFFF, 1)
    on = 1.0 if wave(going.t_s, 1.1) > 0 else 0.45
    for x, colour in ((-24, 0xFFFF4A3A), (24, 0xFF4AE07A)):
        flat(fig, oval(complex(x, -4), 3, 3), colour, on)


def _parachute(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    hang = 0 + 42j
    for x in (-46, -28, -10, 10, 28, 46):
        line(fig, [complex(x, -10 + 0.02 * abs(x)), hang], 0.7, 0xFF6A6470)
    dome = closed([-50 - 8j, -48 - 30j, -28 - 52j, 0 - 58j, 28 - 52j, 48 - 30j, 50 - 8j, 38 - 14j,
                   25 - 8j, 12 - 14j, 0 - 8j, -12 - 14j, -25 - 8j, -38 - 14j])  # fmt: skip
    path = solid(fig, dome, look.base)
    for a, b in ((-34, -20), (-7, 7), (20, 34)):
        gore = closed([0 - 60j, complex(1.1 * a, -34), complex(1.3 * a, -6), complex(1.3 * b, -6),
                       complex(1.1 * b, -34)])  # fmt: skip
        fig.mark(gore, fig.coat(look.pale, top=-70, bottom=0), within=path)


def _paraglider(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    hang = 0 + 40j
    for k in range(9):
        x = -84 + 21 * k
        line(fig, [complex(x, -34 - 0.0026 * (84**2 - x * x)), hang + 0.05 * x], 0.6, 0xFF6A6470)
    wing = closed([-96 - 28j, -70 - 50j, -30 - 64j, 0 - 67j, 30 - 64j, 70 - 50j, 96 - 28j, 80 - 32j,
                   40 - 46j, 0 - 50j, -40 - 46j, -80 - 32j])  # fmt: skip
    path = solid(fig, wing, look.base)
    for k in range(-6, 7):
        seam(
            fig,
            [complex(14 * k, -30), complex(12 * k, -70)],
            0.8,
            look.dark,
            within=path,
            opacity=0.4,
        )
    edge = [-98 - 32j, -70 - 53j, -30 - 66j, 0 - 69j, 30 - 66j, 70 - 53j, 98 - 32j]
    fig.mark(tube(edge, [4] * 7), fill(fig.tone(look.pale, 0.85)), within=path)
    for side in (-1, 1):
        tip = closed([complex(98 * side, -26), complex(66 * side, -52), complex(58 * side, -40)])
        fig.mark(tip, fill(fig.tone(look.accent, 0.8)), within=path)


def _biplane(fig: Figure, look: Look, going: Going) -> None:
    solid(fig, poly([-70 - 4j, -92 - 34j, -104 - 32j, -100 + 0j], soft=6), look.accent)
    for x in (22, 44):
        rod(fig, [complex(x, -30), complex(x - 6, 14)], 1.4, WOOD)
    if going.action == "fly":
        draw_driver(fig, -14 - 26j, 8)
    hull = closed([-102 - 4j, -60 - 11j, -10 - 16j, 50 - 17j, 66 - 12j, 68 + 8j, 56 + 16j, 0 + 15j,
                   -60 + 5j])  # fmt: skip
    path = solid(fig, hull, look.base)
    seam(fig, [-100 + 0j, 66 + 2j], 4, look.pale, within=path, opacity=0.9)
    solid(fig, poly([46 - 18j, 66 - 14j, 68 + 9j, 46 + 17j], soft=3), STEEL)
    solid(fig, poly([-4 - 36j, 66 - 38j, 70 - 31j, -4 - 29j], soft=3), look.accent)
    solid(fig, poly([-14 + 10j, 54 + 8j, 58 + 15j, -14 + 17j], soft=3), look.accent)
    solid(fig, poly([-80 - 6j, -108 - 5j, -110 + 1j, -80 - 0j], soft=2), look.accent)
    rod(fig, [26 + 16j, 34 + 32j], 2, _BLACK)
    disc(fig, 34 + 36j, 9, _BLACK)
    disc(fig, 34 + 36j, 3.6, STEEL)
    solid(fig, closed([68 - 6j, 78 - 2j, 68 + 3j]), GOLD)
    flat(fig, oval(73 - 2j, 3.4, 37), 0xFF8A90A0, 0.6, opacity=0.3)
    reach = 36 * sin(15 * going.t_s)
    rod(fig, [complex(73, -2 - reach), complex(73, -2 + reach)], 1.5, WOOD)
    pane(fig, poly([0 - 18j, 6 - 28j, 10 - 28j, 12 - 17j]), opacity=0.7)


def _inside(seat: complex, top: complex) -> dict[str, Anchor]:
    place = Anchor(seat, behind=True)
    return {"seat": place, "top": Anchor(top)}


_FLIES = ("fly", "run", "idle")

AIRCRAFT: Mapping[str, Rig] = {
    "hot air balloon": Balloon(),
    "airplane": Vehicle(
        paint=_airliner, height_m=12.0, box=Box(-206, -70, 134, 54), habitat=Habitat.AIR,
        look=Look(base=0xFFF8F8F6, pale=0xFFFFFFFF, dark=0xFF38506E, accent=0xFF2F6FC4),
        actions=_FLIES, shake=0.7, speed=0, under=_contrails(-30 + 20j, -124 - 8j, long=72),
        fixed=_inside(60 + 6j, 0 - 22j), lamps=(Lamp(-120 - 58j, 8, colour=0xFFFF5A48),
                                               Lamp(40 + 22j, 9)),
    ),
    "plane": Vehicle(
        paint=_biplane, height_m=3.0, box=Box(-122, -62, 90, 56), habitat=Habitat.AIR,
        look=Look(base=0xFFD8452F, pale=0xFFFFF2D8, dark=0xFF6A2A24, accent=0xFFF2BE48),
        actions=_FLIES, shake=1.2, speed=0, fixed=_inside(-16 + 4j, 20 - 38j),
    ),
    "fighter jet": Vehicle(
        paint=_fighter, height_m=5.0, box=Box(-226, -64, 140, 54), habitat=Habitat.AIR,
        look=Look(base=0xFF7E8EA4, pale=0xFFF4F4F2, dark=0xFF3A4656, accent=0xFFD8453A),
        actions=_FLIES, shake=0.8, speed=0, under=_contrails(-70 + 34j, -112 - 50j, long=96,
                                                             wide=3),
        fixed=_inside(48 - 12j, 0 - 22j),
    ),
    "helicopter": Vehicle(
        paint=_helicopter, height_m=4.0, box=Box(-134, -68, 110, 56), habitat=Habitat.AIR,
        look=Look(base=0xFFE0523A, pale=0xFFFFF6E4, dark=0xFF5A2A28, accent=0xFF35507E),
        actions=_FLIES, shake=1.2, speed=0, fixed=_inside(28 + 8j, 0 - 54j),
        lamps=(Lamp(56 + 16j, 10, 70), Lamp(-112 - 48j, 7, colour=0xFFFF5A48)),
    ),
    "airship": Vehicle(
        paint=_airship, height_m=20.0, box=Box(-148, -62, 138, 62), habitat=Habitat.AIR,
        look=Look(base=0xFFE4DCCB, pale=0xFFFFF8EC, dark=0xFF7A7066, accent=0xFFC8503C),
        actions=_FLIES, shake=0.8, speed=0, fixed=_inside(6 + 46j, 0 - 46j),
        lamps=(Lamp(6 + 40j, 32),),
    ),
    "drone": Vehicle(
        paint=_drone, height_m=0.3, box=Box(-124, -52, 124, 54), habitat=Habitat.AIR,
        look=Look(base=0xFFF2F3F5, pale=0xFFFFFFFF, dark=0xFF5A6070, accent=0xFF5B8FE0),
        actions=_FLIES, shake=1.6, speed=0, fixed={"top": Anchor(0 - 20j)},
        lamps=(Lamp(-24 - 4j, 10, colour=0xFFFF5A48), Lamp(24 - 4j, 10, colour=0xFF6AF09A)),
    ),
    "parachute": Vehicle(
        paint=_parachute, height_m=4.5, box=Box(-64, -72, 64, 56), habitat=Habitat.AIR,
        look=Look(base=0xFFE8553F, pale=0xFFFFF6E4, dark=0xFF6A2A24, accent=0xFFF6C945),
        actions=_FLIES, shake=1.6, speed=0,
        fixed={"seat": Anchor(0 + 54j)},
    ),
    "paraglider": Vehicle(
        paint=_paraglider, height_m=4.5, box=Box(-110, -82, 110, 56), habitat=Habitat.AIR,
        look=Look(base=0xFF3F8FD8, pale=0xFFFFF6E4, dark=0xFF24446A, accent=0xFFF6B545),
        actions=_FLIES, shake=1.3, speed=0,
        fixed={"seat": Anchor(0 + 52j)},
    ),
}  # fmt: skip
"""What flies in the air, by name."""
