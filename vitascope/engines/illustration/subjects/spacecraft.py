"""Rockets and what else goes to space. They know nothing of space."""

from __future__ import annotations

from collections.abc import Mapping

import skia

from ..canvas import alpha, fill, linear, mix
from ..light import Light
from .figure import Figure
from .fumes import Lamp, draw_flame, draw_puffs
from .motion import wave
from .rig import Anchor, Habitat, Look, Rig
from .shadows import contact_shadow
from .shapes import Box, closed, oval, tube
from .softness import draw_soft
from .solids import GOLD, STEEL, arc, disc, flat, glint, line, pane, poly, rod, seam, slab, solid
from .vehicle import Going, Vehicle

__all__ = ["SPACECRAFT"]

_BLACK = 0xFF2E3038
_STANDS = ("idle", "perch")
"""What a rocket does on the ground."""


def _rocket(fig: Figure, look: Look, going: Going) -> None:
    """Standing on its fins when idle; else its middle is the origin."""
    with fig.placed(0j if going.action in _STANDS else 46j):
        solid(fig, poly([-9 - 12j, 9 - 12j, 12 - 3j, -12 - 3j], soft=1), 0xFF5A5E6A)
        for side in (-1, 1):
            fin = closed([complex(14 * side, -40), complex(30 * side, -22), complex(33 * side, 0),
                          complex(26 * side, -6), complex(13 * side, -14)])  # fmt: skip
            solid(fig, fin, look.accent)
        hull = closed([0 - 100j, 10 - 88j, 17 - 66j, 18 - 42j, 13 - 16j, 10 - 10j, -10 - 10j,
                       -13 - 16j, -18 - 42j, -17 - 66j, -10 - 88j])  # fmt: skip
        body = solid(fig, hull, look.base)
        nose = closed([-20 - 78j, 0 - 74.5j, 20 - 78j, 14 - 106j, -14 - 106j])
        fig.mark(nose, fig.coat(look.accent, top=-106, bottom=-60), within=body)
        seam(fig, [-20 - 26j, 20 - 26j], 3, look.accent, within=body, opacity=0.95)
        glint(fig, tube([-10 - 80j, -13 - 55j, -11 - 34j], [0.4, 1.8, 0.4]), body)
        disc(fig, 0 - 58j, 8.4, GOLD)
        pane(fig, oval(0 - 58j, 6.0, 6.0), opacity=0.97, tint=0xFF4A90C8)
        disc(fig, 0 - 38j, 4.6, GOLD)
        pane(fig, oval(0 - 38j, 3.1, 3.1), opacity=0.97, tint=0xFF4A90C8)
        solid(fig, closed([-3 - 26j, 0 - 32j, 3 - 26j, 3 + 0j, 0 + 2j, -3 + 0j]), look.accent)


def _rocket_fire(
    canvas: skia.Canvas,
    light: Light,
    look: Look,  # noqa: ARG001
    going: Going,
) -> None:
    if going.action in _STANDS:
        contact_shadow(canvas, light, centre=0, half=34)
        return
    draw_puffs(canvas, light, 0 + 58j, t_s=1.6 * going.t_s, size=11, drag=0 + 56j, seed=going.seed)
    draw_flame(canvas, 0 + 42j, t_s=going.t_s, wide=10, long=38, seed=going.seed)


def _spaceship(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    solid(fig, poly([-40 - 20j, -96 - 52j, -112 - 50j, -84 - 14j], soft=4), look.accent)
    for y in (-16, 14):
        solid(fig, slab(-106, y - 9, -60, y + 9, 5), 0xFF6A7284)
    hull = closed([-92 + 0j, -60 - 26j, 0 - 34j, 60 - 24j, 112 - 2j, 118 + 4j, 100 + 10j, 40 + 22j,
                   -40 + 24j, -88 + 14j])  # fmt: skip
    body = solid(fig, hull, look.base)
    seam(fig, [-90 + 8j, 0 + 12j, 112 + 6j], 4, look.accent, within=body, opacity=0.95)
    glass = closed([26 - 29j, 44 - 33j, 66 - 24j, 88 - 10j, 58 - 8j, 30 - 14j])
    pane(fig, glass, opacity=0.96, tint=0xFF3E78C0)
    for k in range(4):
        disc(fig, complex(-56 + 19 * k, -10), 5.6, STEEL)
        flat(fig, oval(complex(-56 + 19 * k, -10), 3.6, 3.6), 0xFF9FE8FF, 1.0)
    solid(fig, poly([10 + 10j, -40 + 12j, -86 + 44j, -58 + 46j, -4 + 26j], soft=4), look.accent)
    glint(fig, tube([-50 - 24j, 0 - 30j, 24 - 28j], [0.4, 2.0, 0.4]), body, 0.5)


def _ion(
    canvas: skia.Canvas,
    light: Light,  # noqa: ARG001
    look: Look,  # noqa: ARG001
    going: Going,
) -> None:
    for y in (-16, 14):
        for share, colour in ((1.0, 0xFF4A8CFF), (0.55, 0xFFD8F4FF)):
            reach = 46 * share * (1 + 0.14 * wave(going.t_s, 0.17, 0.01 * y))
            jet = closed([complex(-104, y - 7 * share), complex(-104 - reach, y),
                          complex(-104, y + 7 * share)])  # fmt: skip
            draw_soft(canvas, jet, fill(alpha(colour, 0.9)), soft=2)


def _ufo(fig: Figure, look: Look, going: Going) -> None:
    dome = closed([-38 - 14j, -34 - 40j, -14 - 54j, 14 - 54j, 34 - 40j, 38 - 14j])
    green = 0xFF8AD86A
    solid(fig, closed([-15 - 12j, -10 - 20j, 10 - 20j, 15 - 12j]), green)
    solid(fig, closed([0 - 18j, -9 - 25j, -13 - 36j, 0 - 43j, 13 - 36j, 9 - 25j]), green)
    for side in (-1, 1):
        flat(fig, oval(complex(5.5 * side, -32), 3.2, 4.4, tilt=24 * side), 0xFF1E2430, 0.6)
    fig.line(arc(0 - 26j, 3.5, 2.2, 20, 140), 0xFF2E5A2A, 1.0)
    pane(fig, dome, opacity=0.42, tint=0xFF8FD8E8)
    hull = closed([-96 - 4j, -56 - 18j, 0 - 22j, 56 - 18j, 96 - 4j, 56 + 12j, 0 + 17j, -56 + 12j])
    body = solid(fig, hull, look.base)
    fig.mark(tube([-100 - 4j, 0 + 5j, 100 - 4j], [1.4, 2.2, 1.4]),
             fill(alpha(fig.tone(look.dark, 0.4), 0.7)), within=body)  # fmt: skip
    solid(fig, oval(0 + 14j, 26, 6), look.dark)
    glint(fig, tube([-66 - 12j, -30 - 16j, 0 - 17j], [0.4, 2.0, 0.3]), body, 0.55)
    for k in range(7):
        x = -72 + 24 * k
        on = 0.5 + 0.5 * wave(going.t_s, 1.4, k / 7)
        y = 3 - 0.0022 * x * x
        flat(fig, oval(complex(x, y), 4, 3.4), mix(look.accent, 0xFFFFFFFF, 0.75 * on), 1.0)


def _beam(
    canvas: skia.Canvas,
    light: Light,
    look: Look,  # noqa: ARG001
    going: Going,
) -> None:
    c = 0xFFD8FFB0
    strong = (0.75 if light.is_dark else 0.6) * (0.85 + 0.15 * wave(going.t_s, 0.9))
    fade = linear((0, 14), (0, 96), [alpha(c, strong), alpha(c, 0.08)])
    draw_soft(canvas, poly([-20 + 14j, 20 + 14j, 50 + 96j, -50 + 96j]), fade, soft=2)


def _satellite(fig: Figure, look: Look, going: Going) -> None:
    with fig.placed(0j, turn=-18 + 5 * wave(going.t_s, 9)):
        for side in (-1, 1):
            rod(fig, [complex(18 * side, 0), complex(34 * side, 0)], 2, STEEL)
            panel = solid(fig, slab(min(32 * side, 96 * side), -20, max(32 * side, 96 * side), 20,
                                    1),
                          0xFF2F5FB0)  # fmt: skip
            for k in range(1, 6):
                x = side * (32 + 64 * k / 6)
                seam(fig, [complex(x, -20), complex(x, 20)], 1.0, 0xFFC0D4F4, within=panel)
            for y in (-7, 7):
                seam(
                    fig,
                    [complex(32 * side, y), complex(96 * side, y)],
                    1.0,
                    0xFFC0D4F4,
                    within=panel,
                )
        box = solid(fig, slab(-18, -26, 18, 26, 3), look.base)
        for y in (-9, 9):
            seam(fig, [complex(-18, y), complex(18, y)], 1.2, look.dark, within=box)
        rod(fig, [0 - 26j, 0 - 36j], 1.6, STEEL)
        solid(fig, closed([-20 - 44j, 0 - 33j, 20 - 44j, 0 - 40j]), 0xFFEDEFF4)
        line(fig, [0 - 40j, 0 - 54j], 1.4, STEEL)
        disc(fig, 0 - 54j, 2.4, 0xFFE0443A)
        disc(fig, 0 + 0j, 6, 0xFF586074)
        flat(fig, oval(0j, 3.4, 3.4), 0xFF9FE8FF, 0.9)
        line(fig, [10 + 26j, 18 + 42j], 1.4, STEEL)


def _inside(seat: complex, top: complex) -> dict[str, Anchor]:
    place = Anchor(seat, behind=True)
    return {"seat": place, "top": Anchor(top)}


SPACECRAFT: Mapping[str, Rig] = {
    "rocket": Vehicle(
        paint=_rocket, height_m=12.0, box=Box(-48, -112, 48, 129), habitat=Habitat.AIR,
        look=Look(base=0xFFF6F4F0, pale=0xFFFFFFFF, dark=0xFF5A6072, accent=0xFFDF4638),
        actions=("fly", "run", "idle", "perch"), shake=0.5, speed=0, under=_rocket_fire,
        fixed=_inside(0 - 4j, 0 - 54j), by_action=dict.fromkeys(_STANDS, _inside(0 - 50j,
            0 - 100j)),
    ),
    "spaceship": Vehicle(
        paint=_spaceship, height_m=6.0, box=Box(-164, -62, 128, 58), habitat=Habitat.AIR,
        look=Look(base=0xFFE4E8F0, pale=0xFFFFFFFF, dark=0xFF4A5470, accent=0xFF5A66C8),
        actions=("fly", "run", "idle"), shake=0.9, speed=0, under=_ion,
        fixed=_inside(52 - 10j, 0 - 34j),
    ),
    "ufo": Vehicle(
        paint=_ufo, height_m=4.0, box=Box(-106, -64, 106, 108), habitat=Habitat.AIR,
        look=Look(base=0xFFB4BED0, pale=0xFFFFFFFF, dark=0xFF4A5470, accent=0xFFF6D24A),
        actions=("fly", "run", "idle"), shake=1.6, speed=0, under=_beam,
        fixed=_inside(0 - 12j, 0 - 54j),
        lamps=(Lamp(-72 - 8j, 9), Lamp(0 + 3j, 9), Lamp(72 - 8j, 9)),
    ),
    "satellite": Vehicle(
        paint=_satellite, height_m=4.0, box=Box(-112, -74, 112, 66), habitat=Habitat.AIR,
        look=Look(base=0xFFE9B94A, pale=0xFFFFFFFF, dark=0xFF8A5A24, accent=0xFF2F5FB0),
        actions=("fly", "idle"), shake=0.8, speed=0,
    ),
}  # fmt: skip
"""What goes to space, by name."""
