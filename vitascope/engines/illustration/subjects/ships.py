"""Ships and boats: from a raft to a liner. The origin is the middle of the waterline.

They know nothing of the sea but that it carries them.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, sin, tau

import skia

from ..canvas import Colour, fill, mix, stroke
from ..light import Light
from .boat import Boat
from .figure import Figure
from .fumes import Lamp, draw_puffs
from .lamplight import shine
from .motion import wave
from .riders import draw_driver
from .rig import Anchor, Habitat, Look, Rig
from .shapes import Box, closed, curve, oval, tube
from .solids import GOLD, STEEL, WOOD, disc, flat, line, pane, poly, rod, seam, slab, solid
from .vehicle import Effect, Going, Vehicle

__all__ = ["SHIPS"]

_BLACK = 0xFF2E3038
_NIGHT_GLASS = 0xFF3C5878


def _windows(fig: Figure, left: float, right: float, y: float, size: complex, step: float) -> None:
    """A row of small windows, lit when it is dark."""
    lit = shine(fig.light)
    count = int((right - left) / step)
    for k in range(count):
        x = left + step * (k + 0.5)
        path = slab(x - size.real, y - size.imag, x + size.real, y + size.imag, size.real * 0.4)
        if lit:
            fig.part(path, fill(mix(_NIGHT_GLASS, 0xFFFFE08A, lit)))
        else:
            flat(fig, path, _NIGHT_GLASS, 0.6)


def _portholes(
    fig: Figure, left: float, right: float, y: float, radius: float, step: float
) -> None:
    x = left + step / 2
    while x < right:
        disc(fig, complex(x, y), radius * 1.4, GOLD)
        lit = shine(fig.light)
        colour = mix(fig.tone(_NIGHT_GLASS, 0.5), 0xFFFFE08A, lit)
        fig.part(oval(complex(x, y), radius, radius), fill(colour))
        x += step


def _rowboat(fig: Figure, look: Look, going: Going) -> None:
    if going.action in ("row", "run"):
        _oar(fig, look, going, near=False)
    flat(
        fig,
        closed([-138 - 48j, -60 - 38j, 60 - 38j, 146 - 58j, 60 - 30j, -60 - 30j]),
        look.dark,
        0.35,
    )
    for x in (-72, 6, 76):
        solid(fig, slab(x - 14, -42, x + 14, -36, 2), WOOD)
    hull = closed([-140 - 46j, -134 - 50j, -70 - 38j, 0 - 34j, 80 - 40j, 150 - 62j, 158 - 62j,
                   142 - 22j, 104 + 12j, 0 + 20j, -104 + 14j, -132 - 8j])  # fmt: skip
    path = solid(fig, hull, look.base)
    rail = curve([-144 - 47j, -70 - 36j, 0 - 32j, 80 - 38j, 160 - 62j])
    fig.mark(rail, stroke(fig.tone(look.pale, 0.85), 9), within=path)
    for y in (-18, -4):
        plank = curve([complex(-140, y - 6), complex(0, y + 4), complex(152, y - 12)])
        fig.mark(plank, stroke(fig.tone(mix(look.base, 0xFF200810, 0.5), 0.4), 1.6), within=path)
    rod(fig, [-4 - 34j, -4 - 42j], 2.4, STEEL)
    if going.action in ("row", "run"):
        _oar(fig, look, going, near=True)
    else:
        rod(fig, [-86 - 44j, 96 - 46j], 3, WOOD)
        solid(fig, closed([86 - 48j, 104 - 54j, 130 - 50j, 128 - 42j, 100 - 42j]), WOOD)


def _oar(fig: Figure, look: Look, going: Going, *, near: bool) -> None:
    turn = tau * going.t_s / 2.2
    lock = complex(-4, -40 if near else -46)
    tip = lock + complex(70 * cos(turn), 44 - 20 * max(0.0, sin(turn)) if near else 32)
    if near:
        tip = lock + complex(74 * cos(turn), 42 - 22 * sin(turn))
    grip = lock - (tip - lock) * 0.42
    colour = mix(WOOD, look.pale, 0.2) if near else WOOD
    rod(fig, [grip, lock, tip], 2.6, colour)
    way = (tip - lock) / abs(tip - lock)
    blade = [tip + way * p for p in (-6 - 3j, 4 - 7j, 26 - 6j, 26 + 6j, 4 + 7j, -6 + 3j)]
    solid(fig, closed(blade), colour)


def _canoe(fig: Figure, look: Look, going: Going) -> None:
    hull = closed([-166 - 66j, -156 - 62j, -120 - 38j, 0 - 30j, 120 - 38j, 156 - 62j, 166 - 66j,
                   162 - 28j, 120 + 10j, 0 + 18j, -120 + 10j, -162 - 28j])  # fmt: skip
    path = solid(fig, hull, look.base)
    rail = curve([-170 - 68j, -120 - 36j, 0 - 28j, 120 - 36j, 170 - 68j])
    fig.mark(rail, stroke(fig.tone(look.pale, 0.8), 8), within=path)
    fig.mark(curve([-170 - 20j, -100 - 2j, 0 + 2j, 100 - 2j, 170 - 20j]),
             stroke(fig.tone(look.accent, 0.8), 4), within=path)  # fmt: skip
    for x in (-146, 146):
        fig.mark(oval(complex(x, -44), 5, 5), fill(fig.tone(look.accent, 0.8)), within=path)
    if going.is_moving:
        swing = wave(going.t_s, 1.6)
        top, tip = complex(24 + 12 * swing, -104), complex(52 - 30 * swing, 10)
    else:
        top, tip = -60 - 46j, 60 - 44j
    way = (tip - top) / abs(tip - top)
    rod(fig, [top, tip], 2.4, WOOD)
    solid(fig, closed([tip + way * p for p in (-8 - 3j, 4 - 8j, 28 - 5j, 28 + 5j, 4 + 8j,
                                               -8 + 3j)]),
          WOOD)  # fmt: skip


def _raft(fig: Figure, look: Look, going: Going) -> None:
    rod(fig, [-10 - 8j, -6 - 98j], [2.4, 1.8], WOOD)
    puff = 5 * wave(going.t_s, 2.6)
    sail = closed([-5 - 94j, 30 - 88j, complex(48 + puff, -62), 42 - 34j, 8 - 30j, -6 - 34j])
    path = solid(fig, sail, look.pale)
    patch = poly([14 - 72j, 28 - 70j, 27 - 56j, 13 - 58j])
    fig.mark(patch, fill(fig.tone(look.accent, 0.8)), within=path)
    rod(fig, [-8 - 32j, 44 - 34j], 1.5, WOOD)
    for k in range(6):
        y, reach = -20 + 3.6 * k, 76 + 3.0 * k
        colour = mix(look.base, look.dark, 0.18 * (k % 2))
        rod(fig, [complex(-reach, y), complex(reach, y)], 3.1, colour)
        for side in (-1, 1):
            end = complex(side * reach, y)
            solid(fig, oval(end, 2.4, 3.1), look.pale)
            fig.line(oval(end, 1.2, 1.7), look.dark, 0.5)
    for x in (-52, 0, 52):
        strap = [complex(0.92 * x, -23), complex(1.1 * x, 2)]
        line(fig, strap, 2.6, look.pale)
    rod(fig, [-8 - 12j, -7 - 34j], 2.2, WOOD)


def _ship(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    for x in (-34, 2, 38):
        funnel = poly([complex(x, -56), complex(x - 4, -92), complex(x + 15, -92),
                       complex(x + 18, -56)], soft=2)  # fmt: skip
        path = solid(fig, funnel, look.accent)
        fig.mark(slab(x - 8, -96, x + 24, -84), fill(fig.tone(_BLACK, 0.5)), within=path)
        fig.mark(slab(x - 8, -79, x + 24, -74), fill(fig.tone(look.pale, 0.8)), within=path)
    line(fig, [96 - 30j, 96 - 96j], 1.6, WOOD)
    line(fig, [-96 - 30j, -96 - 90j], 1.6, WOOD)
    line(fig, [96 - 95j, -96 - 89j], 0.6, _BLACK)
    line(fig, [96 - 95j, 146 - 34j], 0.6, _BLACK)
    line(fig, [-96 - 89j, -146 - 32j], 0.6, _BLACK)
    solid(fig, slab(-70, -58, 74, -44, 2), look.pale)
    solid(fig, slab(-96, -46, 96, -28, 2), look.pale)
    solid(fig, slab(66, -72, 90, -44, 3), look.pale)
    _windows(fig, 68, 90, -63, 2.4 + 3.4j, 7)
    _windows(fig, -68, 66, -51, 2 + 2.4j, 9)
    _windows(fig, -94, 94, -37, 2 + 2.6j, 9)
    hull = poly([-150 - 34j, -128 - 30j, 120 - 30j, 158 - 38j, 138 + 14j, -132 + 14j], soft=5)
    path = solid(fig, hull, look.base)
    fig.mark(slab(-160, -5, 160, 20), fill(fig.tone(0xFFB8403A, 0.6)), within=path)
    fig.mark(slab(-160, -7, 160, -5), fill(fig.tone(look.pale, 0.8)), within=path)
    _portholes(fig, -126, 128, -18, 2.4, 14)
    line(fig, [-148 - 34j, -148 - 52j], 1.2, WOOD)
    flag = poly([-148 - 52j, -166 - 50j, -166 - 41j, -148 - 42j])
    solid(fig, flag, look.accent)


def _funnels(*tops: complex, size: float = 14) -> Effect:
    def draw(canvas: skia.Canvas, light: Light, look: Look, going: Going) -> None:  # noqa: ARG001
        for k, top in enumerate(tops):
            drag = complex(-70 if going.is_moving else -30, -22)
            draw_puffs(canvas, light, top, t_s=going.t_s + k, size=size, drag=drag,
                       colour=0xFFC4C4CC, seed=k)  # fmt: skip

    return draw


def _cruise(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    funnel = poly([-84 - 80j, -96 - 102j, -62 - 102j, -58 - 80j], soft=4)
    path = solid(fig, funnel, look.accent)
    fig.mark(slab(-110, -94, -50, -90), fill(fig.tone(look.pale, 0.9)), within=path)
    rod(fig, [36 - 80j, 36 - 100j], 1.0, STEEL)
    solid(fig, oval(36 - 92j, 5, 5), 0xFFFFFFFF)
    for k in range(5):
        y, left, right = -76 + 11 * k, -112 - 6 * k, 66 + 13 * k
        solid(fig, poly([complex(left, y - 8), complex(right - 6, y - 8), complex(right + 4, y + 3),
                         complex(left, y + 3)], soft=2), look.base)  # fmt: skip
        _windows(fig, left + 5, right - 6, y - 2, 2.2 + 2.4j, 7.5)
        line(fig, [complex(left, y + 3), complex(right + 4, y + 3)], 0.8, 0xFF98A6B8)
    slide = curve([-40 - 86j, -30 - 97j, -18 - 88j, -8 - 96j, 4 - 86j])
    fig.line(slide, 0xFFF06A8A, 3.0)
    hull = poly([-156 - 34j, -140 - 24j, 124 - 24j, 166 - 36j, 142 + 14j, -140 + 14j], soft=6)
    path = solid(fig, hull, look.base)
    fig.mark(slab(-170, -8, 170, 20), fill(fig.tone(look.accent, 0.5)), within=path)
    for x in range(-104, 100, 30):
        boat = closed([complex(x - 9, -24), complex(x + 9, -24), complex(x + 7, -18),
                       complex(x - 7, -18)])  # fmt: skip
        solid(fig, boat, 0xFFF08A3C)
    _portholes(fig, -126, 130, -13, 1.8, 12)


def _cargo(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    colours = (0xFFCF4A3A, 0xFF3E7FB8, 0xFFE9A63A, 0xFF5B9A62, 0xFF8A6AB0, 0xFFD9D4C8)
    for row in range(3):
        for k in range(8 - row % 2):
            x, y = -66 + 25 * k, -28 - 14 * row
            box = solid(fig, slab(x, y - 13, x + 24, y, 1), colours[(k * 5 + row * 3) % 6])
            for j in range(1, 6):
                seam(fig, [complex(x + 4 * j, y - 13), complex(x + 4 * j, y)], 0.7, _BLACK,
                     within=box, opacity=0.3)  # fmt: skip
    solid(fig, slab(-124, -84, -78, -26, 3), look.pale)
    solid(fig, slab(-130, -92, -70, -82, 2), look.pale)
    _windows(fig, -126, -72, -87, 2.4 + 2.6j, 7)
    for y in (-72, -58, -44):
        _windows(fig, -122, -80, y, 2 + 2.4j, 8)
    solid(fig, poly([-112 - 92j, -114 - 106j, -98 - 106j, -96 - 92j], soft=1), look.base)
    hull = poly([-152 - 30j, 128 - 28j, 160 - 42j, 138 + 14j, -138 + 14j], soft=5)
    path = solid(fig, hull, look.base)
    fig.mark(slab(-170, -4, 170, 20), fill(fig.tone(0xFF8A3A34, 0.5)), within=path)


def _pirate(fig: Figure, look: Look, going: Going) -> None:
    fill_out = 3 * wave(going.t_s, 2.8)
    for x, tall in ((-46, 84), (2, 97), (44, 86)):
        rod(fig, [complex(x, -20), complex(x, -tall)], [1.8, 1.1], look.dark)
        for k, (low, high) in enumerate(((0.34, 0.66), (0.68, 0.93))):
            half = (17 - 4 * k) * tall / 90
            top, bottom = -tall * high, -tall * low
            line(fig, [complex(x - half, top), complex(x + half, top)], 1.4, look.dark)
            sail = closed([
                complex(x - half, top), complex(x + half, top),
                complex(x + half + 5 + fill_out, (top + bottom) / 2),
                complex(x + half, bottom), complex(x - half, bottom),
                complex(x - half + 6 + fill_out, (top + bottom) / 2),
            ])  # fmt: skip
            path = solid(fig, sail, look.pale)
            if x == 2 and k == 0:
                _skull(fig, complex(x + 4 + fill_out, (top + bottom) / 2 - 2), 7, 0xFF2A2A32, path)
    rod(fig, [70 - 22j, 106 - 42j], [1.8, 0.9], look.dark)
    jib = poly([48 - 76j, 102 - 40j, 66 - 28j], soft=3)
    solid(fig, jib, look.pale)
    lag = going.t_s
    flag = closed([2 - 112j, complex(14, -114 + 1.6 * wave(lag, 0.8)), complex(27, -112),
                   complex(27, -99), complex(14, -100 + 1.6 * wave(lag, 0.8)),
                   2 - 98j])  # fmt: skip
    line(fig, [2 - 96j, 2 - 113j], 1.2, look.dark)
    cloth = solid(fig, flag, 0xFF26262E)
    _skull(fig, complex(14, -107), 3.6, 0xFFF6F2E8, cloth)
    hull = closed([-84 - 46j, -78 - 48j, -58 - 40j, -50 - 26j, 0 - 20j, 46 - 24j, 78 - 34j,
                   84 - 30j, 72 - 4j, 54 + 10j, -56 + 10j, -74 - 6j, -86 - 30j])  # fmt: skip
    path = solid(fig, hull, look.base)
    for y in (-14, -6, 1):
        plank = curve([complex(-84, y - 14), complex(-10, y + 1), complex(84, y - 8)])
        fig.mark(plank, stroke(fig.tone(look.dark, 0.4), 0.9), within=path)
    fig.mark(curve([-90 - 40j, -56 - 36j, -48 - 22j, 0 - 16j, 46 - 20j, 86 - 32j]),
             stroke(fig.tone(GOLD, 0.8), 1.8), within=path)  # fmt: skip
    for x in (-32, -12, 8, 28, 48):
        flat(fig, slab(x - 4, -14, x + 4, -7, 0.8), 0xFF2A1A14, 0.3)
        rod(fig, [complex(x, -10.5), complex(x + 5, -10.5)], 1.6, _BLACK)
    for x in (-76, -68):
        flat(fig, slab(x - 2.4, -38, x + 2.4, -30, 1), 0xFFFFD98A, 1.0)


def _skull(fig: Figure, at: complex, size: float, colour: Colour, within: skia.Path) -> None:
    ink, hole = fill(fig.tone(colour, 0.8)), fill(fig.tone(mix(colour, 0xFF808080, 0.9), 0.6))
    for side in (-1, 1):
        a, b = at + size * complex(-1.3 * side, 0.3), at + size * complex(1.3 * side, 1.5)
        fig.mark(tube([a, b], [0.2 * size] * 2), ink, within=within)
    fig.mark(oval(at - 0.2j * size, 0.85 * size, 0.8 * size), ink, within=within)
    fig.mark(slab(at.real - 0.45 * size, at.imag, at.real + 0.45 * size, at.imag + size, 0.2), ink,
             within=within)  # fmt: skip
    for side in (-1, 1):
        eye = oval(at + size * complex(0.34 * side, -0.15), 0.23 * size, 0.25 * size)
        fig.mark(eye, hole, within=within)


def _submarine(fig: Figure, look: Look, going: Going) -> None:
    rod(fig, [10 - 70j, 10 - 96j, 22 - 97j], 2.4, STEEL)
    tower = solid(fig, poly([-26 - 44j, -20 - 74j, 24 - 74j, 34 - 44j], soft=6), look.base)
    fig.mark(slab(-40, -74, 40, -68), fill(fig.tone(look.pale, 0.8)), within=tower)
    spin = wave(going.t_s, 0.5 if going.is_moving else 6.0)
    for side in (-1, 1):
        blade = oval(complex(-104, -14 + 13 * side * spin), 3.5, max(1.5, 13 * abs(spin)))
        solid(fig, blade, GOLD)
    solid(fig, poly([-104 - 44j, -84 - 44j, -70 - 16j, -98 + 12j, -104 + 12j], soft=5), look.base)
    hull = closed([-96 - 16j, -70 - 42j, 0 - 50j, 66 - 44j, 98 - 20j, 96 - 4j, 66 + 22j, 0 + 28j,
                   -70 + 16j])  # fmt: skip
    path = solid(fig, hull, look.base)
    fig.mark(slab(-110, -4, 110, 2), fill(fig.tone(look.pale, 0.7)), within=path)
    for x in (-46, -8, 30, 66):
        disc(fig, complex(x, -22), 12, STEEL)
        pane(fig, oval(complex(x, -22), 8.6, 8.6), opacity=0.96, tint=0xFF5A98C0, is_lit=True)
    for k in range(12):
        flat(
            fig, oval(complex(-74 + 13 * k, -39 - 6 * sin(tau * (k + 1) / 26)), 1.1, 1.1), look.dark
        )


def _yacht(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    line(fig, [-20 - 78j, -28 - 98j], 1.8, STEEL)
    solid(fig, poly([-40 - 80j, 2 - 80j, 22 - 68j, -46 - 68j], soft=4), look.base)
    pane(fig, poly([-4 - 78j, 1 - 78j, 17 - 69j, -4 - 69j], soft=1), opacity=0.96, tint=0xFF2E4058)
    solid(fig, poly([-78 - 68j, 22 - 68j, 56 - 46j, -84 - 46j], soft=4), look.base)
    pane(
        fig, poly([-64 - 63j, 18 - 63j, 40 - 50j, -68 - 50j], soft=3), opacity=0.96, tint=0xFF2E4058
    )
    solid(fig, poly([-106 - 46j, 60 - 46j, 96 - 30j, -108 - 28j], soft=4), look.base)
    pane(
        fig, poly([-88 - 42j, 52 - 42j, 70 - 33j, -90 - 33j], soft=2), opacity=0.96, tint=0xFF2E4058
    )
    hull = poly([-122 - 30j, 96 - 31j, 150 - 38j, 112 + 12j, -116 + 12j], soft=7)
    path = solid(fig, hull, look.base)
    seam(fig, [-124 - 20j, 140 - 24j], 3, look.accent, within=path, opacity=1)
    fig.mark(slab(-130, -4, 150, 20), fill(fig.tone(look.accent, 0.45)), within=path)
    for x in range(100, 144, 10):
        line(fig, [complex(x, -32 - (x - 96) * 0.1), complex(x, -43 - (x - 96) * 0.1)], 0.8, STEEL)
    line(fig, [98 - 43j, 144 - 48j], 0.9, STEEL)


def _speedboat(fig: Figure, look: Look, going: Going) -> None:
    if going.action == "drive":
        draw_driver(fig, complex(-6, -76), 11)
    solid(fig, slab(-126, -54, -104, -14, 5), _BLACK)
    rod(fig, [-114 - 20j, -116 + 14j], 4, _BLACK)
    flat(fig, closed([-70 - 40j, -66 - 62j, -58 - 62j, -52 - 40j]), look.dark, 0.5)
    pane(fig, poly([34 - 48j, 16 - 76j, 26 - 76j, 62 - 48j], soft=2), opacity=0.7)
    line(fig, [62 - 48j, 25 - 77j, 14 - 77j], 2.4, STEEL)
    hull = closed([-108 - 44j, -102 - 47j, 0 - 45j, 60 - 48j, 110 - 48j, 150 - 42j, 132 - 20j,
                   90 + 8j, 30 + 18j, -100 + 14j, -110 - 10j])  # fmt: skip
    path = solid(fig, hull, look.base)
    stripe = closed([-116 - 30j, 0 - 30j, 100 - 36j, 152 - 42j, 110 - 24j, 0 - 17j, -116 - 16j])
    fig.mark(stripe, fill(fig.tone(look.pale, 0.85)), within=path)
    seam(fig, [-112 - 8j, 20 - 8j, 110 - 20j], 3, look.accent, within=path, opacity=1)


def _spray(canvas: skia.Canvas, light: Light, look: Look, going: Going) -> None:  # noqa: ARG001
    if going.is_moving:
        draw_puffs(canvas, light, -112 + 4j, t_s=going.t_s * 2, size=15, drag=-62 - 14j,
                   colour=0xFFFFFFFF)  # fmt: skip
        draw_puffs(canvas, light, 96 + 2j, t_s=going.t_s * 2.2, size=9, drag=-70 - 4j,
                   colour=0xFFFFFFFF, seed=4)  # fmt: skip


def _aboard(seat: complex, top: complex, *, behind: bool = True) -> dict[str, Anchor]:
    place = Anchor(seat, behind=behind)
    return {"seat": place, "top": Anchor(top)}


_SAILS = ("sail", "run", "idle")

SHIPS: Mapping[str, Rig] = {
    "sailboat": Boat(),
    "rowboat": Vehicle(
        paint=_rowboat, height_m=1.0, box=Box(-166, -92, 174, 44), habitat=Habitat.WATER,
        look=Look(base=0xFFB0683A, pale=0xFFF3DDB0, dark=0xFF5A3422, accent=0xFFE9B44C),
        actions=("idle", "row", "run"), wet=(-132, 128), swell=3.0, shake=1.0, speed=80,
        fixed=_aboard(-30 - 38j, 76 - 44j),
    ),
    "canoe": Vehicle(
        paint=_canoe, height_m=0.9, box=Box(-182, -118, 182, 46), habitat=Habitat.WATER,
        look=Look(base=0xFFB5462F, pale=0xFFF0D8A8, dark=0xFF5A3422, accent=0xFFF3DDB0),
        actions=("idle", "row", "run"), wet=(-146, 146), swell=3.0, speed=80,
        fixed=_aboard(-40 - 30j, 60 - 36j),
    ),
    "raft": Vehicle(
        paint=_raft, height_m=2.2, box=Box(-102, -106, 102, 26), habitat=Habitat.WATER,
        look=Look(base=0xFFB98450, pale=0xFFF6EAD0, dark=0xFF6A4426, accent=0xFFCF5A46),
        actions=_SAILS, wet=(-84, 84), swell=2.2, speed=40,
        fixed={"seat": Anchor(-48 - 12j), "top": Anchor(-48 - 10j)},
    ),
    "ship": Vehicle(
        paint=_ship, height_m=20.0, box=Box(-176, -136, 170, 37), habitat=Habitat.WATER,
        look=Look(base=0xFF34405E, pale=0xFFF8F2E4, dark=0xFF5A3422, accent=0xFFD9523E),
        actions=_SAILS, wet=(-134, 140), swell=1.4, shake=0.35, speed=60,
        under=_funnels(-28 - 93j, 8 - 93j, 44 - 93j), fixed=_aboard(78 - 54j, 0 - 58j),
        lamps=(Lamp(96 - 96j, 8), Lamp(-96 - 90j, 8)),
    ),
    "cruise ship": Vehicle(
        paint=_cruise, height_m=45.0, box=Box(-172, -140, 178, 40), habitat=Habitat.WATER,
        look=Look(base=0xFFFAF8F4, pale=0xFFFFFFFF, dark=0xFF5A6472, accent=0xFF2F6FB0),
        actions=_SAILS, wet=(-142, 146), swell=1.4, shake=0.2, speed=50,
        under=_funnels(-80 - 102j, size=10), fixed=_aboard(40 - 50j, -10 - 84j),
        lamps=(Lamp(36 - 100j, 8),),
    ),
    "cargo ship": Vehicle(
        paint=_cargo, height_m=40.0, box=Box(-190, -144, 172, 39), habitat=Habitat.WATER,
        look=Look(base=0xFF2F5A86, pale=0xFFF4F0E6, dark=0xFF2A3648, accent=0xFFF0BE4A),
        actions=_SAILS, wet=(-140, 140), swell=1.4, shake=0.2, speed=50,
        under=_funnels(-106 - 106j, size=10), fixed=_aboard(-100 - 60j, 30 - 70j),
    ),
    "pirate ship": Vehicle(
        paint=_pirate, height_m=20.0, box=Box(-98, -122, 114, 26), habitat=Habitat.WATER,
        look=Look(base=0xFF8A5230, pale=0xFFEFE2C6, dark=0xFF4A2C1C, accent=0xFFF0BE4A),
        actions=_SAILS, wet=(-70, 66), swell=1.3, shake=0.8, speed=50,
        fixed=_aboard(20 - 20j, 0 - 20j), lamps=(Lamp(-72 - 34j, 12),),
    ),
    "submarine": Vehicle(
        paint=_submarine, height_m=6.0, box=Box(-118, -106, 112, 36), habitat=Habitat.WATER,
        look=Look(base=0xFFF2BE38, pale=0xFFF6F0E0, dark=0xFF8A5A1E, accent=0xFFD9523E),
        actions=_SAILS, wet=(-92, 98), swell=2.0, shake=0.6, speed=60,
        fixed=_aboard(0 - 30j, 0 - 74j), lamps=(Lamp(22 - 97j, 8),),
    ),
    "yacht": Vehicle(
        paint=_yacht, height_m=9.0, box=Box(-132, -108, 160, 34), habitat=Habitat.WATER,
        look=Look(base=0xFFFBFAF6, pale=0xFFFFFFFF, dark=0xFF5A6472, accent=0xFF2E4A78),
        actions=_SAILS, wet=(-116, 118), swell=1.6, shake=0.5, speed=140,
        fixed=_aboard(-20 - 66j, -60 - 46j), lamps=(Lamp(-28 - 98j, 8),),
    ),
    "speedboat": Vehicle(
        paint=_speedboat, height_m=1.6, box=Box(-204, -104, 162, 42), habitat=Habitat.WATER,
        look=Look(base=0xFFD8392F, pale=0xFFFFF6E4, dark=0xFF4A2830, accent=0xFF2E3A58),
        actions=("drive", "run", "idle"), wet=(-108, 112), swell=2.4, shake=1.2, speed=420,
        over=_spray, fixed=_aboard(-14 - 42j, 90 - 46j),
    ),
}  # fmt: skip
"""Ships and boats by name."""
