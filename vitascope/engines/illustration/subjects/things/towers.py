"""Towers: lighthouse, windmill, wind turbine, clock tower, water tower, silo, lattice tower.

Sails and beams move; the rest is painted once. It knows nothing of where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, tau

import skia

from ...canvas import Colour, alpha, fill, linear, mix, stroke
from ..figure import Figure
from ..rig import Look, Rig
from ..shapes import closed, curve, oval
from .bricks import (
    arched,
    door,
    flat,
    glowing,
    is_lamplit,
    lamp,
    pane,
    planks,
    poly,
    rect,
    rows,
    shingles,
    solid,
    trapeze,
)
from .making import thing_of, with_moving

__all__ = ["TOWERS"]

_STONE: Colour = 0xFFC4B8AC
_WHITE: Colour = 0xFFFAF5EC


def _lighthouse(fig: Figure, look: Look, _t_s: float) -> None:
    solid(
        fig, closed([-34 + 1j, -30 - 6j, -16 - 9j, 0 - 8j, 18 - 9j, 30 - 5j, 34 + 1j]), 0xFF8A8288
    )
    cabin = rect(10, -20, 30, -4)
    solid(fig, cabin, look.pale, dim=0.08)
    solid(fig, poly(8 - 19j, 14 - 28j, 28 - 28j, 32 - 19j), look.dark)
    pane(fig, rect(17, -16, 24, -9), frame=_WHITE, width=0.8)
    tower = trapeze(-5j, 15, 8.6, 69)
    solid(fig, tower, look.pale)
    for k in range(3):
        y = -68 + 21.5 * k
        lean = 2
        stripe = poly(
            complex(-20, y), complex(20, y + lean), complex(20, y + 11 + lean), complex(-20, y + 11)
        )
        fig.mark(stripe, fig.coat(look.base, top=-110, bottom=10), within=tower)
    shadow = trapeze(-5j, 15, 8.6, 69)
    way = 1 if fig.towards_light.real < 0 else -1
    side = linear(
        (way * 2, 0), (way * 14, 0), [alpha(fig.shadow_colour, 0), alpha(fig.shadow_colour, 0.45)]
    )
    fig.mark(shadow, side, within=tower)
    for y in (-58.0, -36.0):
        pane(fig, arched(complex(0, y), 2, 7), frame=None)
    door(fig, arched(-5j, 4, 13), look.dark)
    solid(fig, rect(-12.5, -77, 12.5, -73, round_by=1), look.dark)
    rail = skia.Path()
    for k in range(9):
        rail.moveTo(-12 + 3 * k, -77)
        rail.lineTo(-12 + 3 * k, -82)
    rail.moveTo(-12.4, -82)
    rail.lineTo(12.4, -82)
    fig.line(rail, look.dark, 0.7)
    glass = rect(-6.4, -90, 6.4, -77)
    if is_lamplit(fig.light):
        glowing(fig, glass, 0xFFFFDE7A)
    else:
        flat(fig, glass, 0xFFCFEAF0, 0.9)
        solid(fig, oval(-83j, 2.6, 4), 0xFFF6D98A)
    for x in (-6.4, -2.2, 2.2, 6.4):
        fig.line(curve([complex(x, -90), complex(x, -77)]), look.dark, 0.8)
    solid(fig, closed([-8.6 - 89.6j, -6 - 95j, -98j, 6 - 95j, 8.6 - 89.6j, -89j]), look.base)
    solid(fig, oval(-99j, 1.3, 1.3), look.dark)


def _beam(fig: Figure, _look: Look, t_s: float) -> None:
    """Two cones of light that turn round; nothing by day."""
    if not is_lamplit(fig.light):
        return
    turn = cos(tau * t_s / 6.0)
    for side in (turn, -turn):
        reach = 150 * side
        broad = 5 + 15 * (1 - abs(side)) + 11 * abs(side)
        cone = poly(-86j, -81j, complex(reach, -81 + broad), complex(reach, -86 - broad))
        tones = [0xB0FFF0B8, 0x38FFE9A0, 0x00FFE9A0]
        fig.detail(cone, linear((0, 0), (reach or 1.0, 0), tones, at=(0, 0.35, 1)))
    lamp(fig, -83.5j, 4 + 2 * (1 - abs(turn)), 0xFFFFE9A0)


def _windmill_tower(fig: Figure, look: Look, _t_s: float) -> None:
    body = trapeze(0j, 22, 13, 66)
    solid(fig, body, look.base)
    rows(fig, body, 5.5, strength=0.14)
    solid(fig, rect(-24, -24, 24, -21, round_by=1), look.dark)
    rail = skia.Path()
    for k in range(11):
        rail.moveTo(-23 + 4.6 * k, -24)
        rail.lineTo(-23 + 4.6 * k, -30)
    rail.moveTo(-23.4, -30)
    rail.lineTo(23.4, -30)
    fig.line(rail, look.dark, 0.9)
    cap = closed([-15 - 64j, -14 - 74j, -6 - 84j, -87j, 6 - 84j, 14 - 74j, 15 - 64j, -62j])
    solid(fig, cap, look.accent)
    shingles(fig, cap, 4)
    for y in (-48.0, -34.0):
        pane(fig, arched(complex(0, y + 5), 3, 9), frame=look.pale, width=1)
    door(fig, arched(0j, 5.6, 17), look.dark)
    solid(fig, oval(-70j, 3.6, 3.6), look.dark)


def _sails(fig: Figure, look: Look, t_s: float) -> None:
    with fig.placed(-70j, turn=(t_s * 26) % 360):
        for k in range(4):
            with fig.placed(0j, turn=90.0 * k + 12):
                fig.detail(curve([0j, -46j]), stroke(fig.tone(look.dark, 0.5), 1.5))
                cloth = rect(0.6, -46, 10, -9)
                solid(fig, cloth, look.pale)
                lattice = skia.Path()
                for j in range(1, 8):
                    lattice.moveTo(0, -46 + 4.7 * j)
                    lattice.lineTo(10, -46 + 4.7 * j)
                lattice.moveTo(5.3, -46)
                lattice.lineTo(5.3, -9)
                fig.detail(lattice, stroke(alpha(fig.tone(look.dark, 0.5), 0.7), 0.6))
                fig.line(cloth, look.dark, 0.8)
    solid(fig, oval(-70j, 3, 3), look.accent)


def _turbine_pole(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, trapeze(0j, 2.6, 1.2, 71), look.base)
    solid(fig, rect(-3, -74, 6, -70, round_by=2), look.base)


def _blades(fig: Figure, look: Look, t_s: float) -> None:
    with fig.placed(-72j, turn=(t_s * 40) % 360):
        for k in range(3):
            with fig.placed(0j, turn=120.0 * k):
                blade = closed([-0.8 - 1j, -2.4 - 8j, -1.2 - 22j, -0.1 - 36j, 0.5 - 22j, 0.9 - 6j])
                solid(fig, blade, look.base)
    solid(fig, oval(-72j, 2.2, 2.2), look.pale)


def _tower(fig: Figure, look: Look, _t_s: float) -> None:
    """A round stone tower with battlements and a pointed roof."""
    body = trapeze(0j, 17, 14, 66)
    solid(fig, body, look.base)
    rows(fig, body, 4.6, strength=0.25)
    for j in range(14):
        marks = skia.Path()
        for k in range(-3, 4):
            x = 7 * k + (3.5 if j % 2 else 0)
            marks.moveTo(x, -66 + 4.6 * j)
            marks.lineTo(x, -61.4 + 4.6 * j)
        fig.mark(marks, stroke(alpha(fig.tone(0xFF403040, 0.4), 0.22), 0.6), within=body)
    solid(fig, rect(-19, -70, 19, -62), look.base)
    for k in range(5):
        solid(fig, rect(-19 + 8.1 * k, -76, -13.5 + 8.1 * k, -69), look.base)
    roof = poly(-17 - 72j, -99j, 17 - 72j)
    solid(fig, roof, look.accent)
    shingles(fig, roof, 4)
    for y in (-50.0, -28.0):
        pane(fig, arched(complex(0, y + 4), 2.8, 11), frame=None)
    door(fig, arched(0j, 6, 17), look.dark)


def _clock_face(fig: Figure, at: complex, radius: float, t_s: float = 0.0) -> None:
    solid(fig, oval(at, radius * 1.12, radius * 1.12), 0xFFB88A3A)
    if is_lamplit(fig.light):
        flat(fig, oval(at, radius, radius), 0xFFFFFFFF, 1.0)
        fig.detail(oval(at, radius, radius), fill(0xD0FFEFC0))
    else:
        flat(fig, oval(at, radius, radius), 0xFFFFFAEE, 0.95)
    ticks = skia.Path()
    for k in range(12):
        way = complex(0, -1) * complex(cos(tau * k / 12), cos(tau * (k / 12 - 0.25)))
        a, b = at + way * radius * 0.8, at + way * radius * 0.93
        ticks.moveTo(a.real, a.imag)
        ticks.lineTo(b.real, b.imag)
    fig.line(ticks, 0xFF2A2430, radius * 0.08, amount=0.4)
    with fig.placed(at, turn=t_s * 0.6):
        fig.line(curve([0j, complex(0, -radius * 0.72)]), 0xFF2A2430, radius * 0.09, amount=0.4)
    with fig.placed(at, turn=118 + t_s * 0.05):
        fig.line(curve([0j, complex(0, -radius * 0.5)]), 0xFF2A2430, radius * 0.12, amount=0.4)


def _clock_tower(fig: Figure, look: Look, _t_s: float) -> None:
    body = rect(-13, -64, 13, 0)
    solid(fig, body, look.base)
    rows(fig, body, 4, strength=0.2)
    for x in (-13.0, 13.0):
        solid(fig, rect(x - 2, -64, x + 2, 0), look.pale)
    solid(fig, rect(-18, -82, 18, -52), look.pale)
    solid(fig, rect(-20, -54, 20, -50), look.base)
    _clock_face(fig, -67j, 10.5)
    solid(fig, rect(-20, -84, 20, -80), look.base)
    roof = poly(-19 - 83j, -10 - 91j, -100j, 10 - 91j, 19 - 83j)
    solid(fig, roof, look.accent)
    for y in (-34.0, -18.0):
        pane(fig, arched(complex(0, y), 3.4, 12), frame=look.pale, width=1)
    door(fig, arched(0j, 5, 13), look.dark)
    solid(fig, rect(-17, -3, 17, 0), look.pale)


def _big_ben(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-11, -3, 11, 0), look.base)
    body = rect(-8.6, -62, 8.6, 0)
    solid(fig, body, look.base)
    planks(fig, body, 2.15, strength=0.35)
    rows(fig, body, 9.5, strength=0.3)
    for j in range(6):
        for x in (-5.0, 0.0, 5.0):
            slit = arched(complex(x, -4 - 9.5 * j), 1, 6.4, pointed=1)
            pane(fig, slit, frame=None, is_lit=(j + int(x)) % 3 != 0)
    for x in (-8.6, 8.6):
        solid(fig, rect(x - 1.3, -64, x + 1.3, 0), look.pale)
    solid(fig, rect(-11, -79, 11, -60), look.base)
    solid(fig, rect(-12, -62, 12, -59.6), look.pale)
    _clock_face(fig, -69.6j, 7)
    solid(fig, rect(-12, -81, 12, -78.4), look.pale)
    for k in range(5):
        pane(fig, arched(complex(-8 + 4 * k, -81), 1.2, 5, pointed=1), frame=None)
        if k < 4:
            solid(fig, rect(-6.8 + 4 * k, -86, -5.2 + 4 * k, -81), look.pale)
    solid(fig, poly(-11.4 - 85j, -6 - 91j, 6 - 91j, 11.4 - 85j), look.accent)
    solid(fig, rect(-5.4, -94, 5.4, -90.6), look.pale)
    solid(fig, poly(-6 - 93.6j, -106j, 6 - 93.6j), look.accent)
    solid(fig, rect(-0.4, -111, 0.4, -105), 0xFFE9B356)


def _water_tower(fig: Figure, look: Look, _t_s: float) -> None:
    legs = skia.Path()
    for a, b in ((-22, -28), (-8, -9), (8, 9), (22, 28)):
        legs.moveTo(a, -50)
        legs.lineTo(b, 0)
    fig.line(legs, look.dark, 2.6)
    braces = skia.Path()
    for y in (-44.0, -22.0):
        for a, b in ((-25, -8), (-8, 8), (8, 25)):
            braces.moveTo(a, y)
            braces.lineTo(b, y + 20)
            braces.moveTo(b, y)
            braces.lineTo(a, y + 20)
    fig.line(braces, look.dark, 0.9)
    solid(fig, rect(-2, -50, 2, 0), look.pale)
    tank = closed([-29 - 82j, -30 - 60j, -20 - 50j, -46j, 20 - 50j, 30 - 60j, 29 - 82j, -84j])
    solid(fig, tank, look.base)
    planks(fig, tank, 6, strength=0.2)
    solid(fig, rect(-31, -66, 31, -61), mix(look.base, 0xFFFFFFFF, 0.3))
    solid(fig, closed([-33 - 81j, -16 - 93j, -98j, 16 - 93j, 33 - 81j, -80j]), look.accent)
    solid(fig, oval(-99j, 2.4, 2.4), look.dark)


def _silo(fig: Figure, look: Look, _t_s: float) -> None:
    for x, top in ((14, -70), (-12, -82)):
        body = rect(x - 17, top, x + 17, 0)
        solid(fig, body, look.base)
        way = 1 if fig.towards_light.real < 0 else -1
        tones = [alpha(fig.shadow_colour, 0.0), alpha(fig.shadow_colour, 0.5)]
        fig.mark(body, linear((x - way * 2, 0), (x + way * 17, 0), tones), within=body)
        rows(fig, body, 6, strength=0.35)
        dome = closed([
            complex(x - 18, top), complex(x - 15, top - 11), complex(x, top - 18),
            complex(x + 15, top - 11), complex(x + 18, top),
        ])  # fmt: skip
        solid(fig, dome, look.accent)
        ladder = skia.Path()
        for y in range(int(-top / 4)):
            ladder.moveTo(x + 4, -4 * y)
            ladder.lineTo(x + 8, -4 * y)
        fig.line(ladder, look.dark, 0.8)


def _eiffel(fig: Figure, look: Look, _t_s: float) -> None:
    iron = look.base

    def leg(side: int) -> skia.Path:
        path = skia.Path()
        path.moveTo(side * 1.0, -90)
        path.cubicTo(side * 3.4, -60, side * 10, -30, side * 27, 0)
        path.lineTo(side * 15, 0)
        path.cubicTo(side * 8, -18, side * 2.6, -34, 0, -58)
        path.close()
        return path

    for side in (-1, 1):
        path = leg(side)
        solid(fig, path, iron, dim=0.06 if side > 0 else 0)
        lattice = skia.Path()
        for k in range(24):
            y = -4.2 * k
            lattice.moveTo(-30, y)
            lattice.lineTo(30, y - 30)
            lattice.moveTo(30, y)
            lattice.lineTo(-30, y - 30)
        fig.mark(
            lattice,
            stroke(alpha(fig.tone(mix(iron, 0xFF000000, 0.6), 0.3), 0.55), 0.5),
            within=path,
        )
    solid(fig, trapeze(-56j, 3.4, 1.0, 36), iron)
    arch = curve([-17 - 2j, -13 - 14j, -18.5j, 13 - 14j, 17 - 2j])
    fig.line(arch, iron, 1.6)
    for y, half in ((-24, 14), (-44, 8), (-87, 2.4)):
        solid(fig, rect(-half, y - 3, half, y, round_by=0.6), mix(iron, 0xFFFFF0D0, 0.2))
    solid(fig, oval(-91.5j, 1.5, 1.8), iron)
    solid(fig, rect(-0.35, -100, 0.35, -91), iron)
    if is_lamplit(fig.light):
        for k in range(60):
            y = -2 - 90 * ((k * 0.618) % 1.0)
            wide = 26 * (1 + y / 95) ** 2.1 + 0.8
            x = wide * (1 if k % 2 else -1) * (0.62 + 0.35 * ((k * 0.37) % 1.0))
            fig.detail(oval(complex(x, y), 0.5, 0.5), fill(0xFFFFE6A0))
        lamp(fig, -92j, 1.0)
    for side in (-1, 1):
        solid(fig, rect(side * 21 - 8, -2, side * 21 + 8, 0), _STONE)


def _smokestack(fig: Figure, look: Look, _t_s: float) -> None:
    body = trapeze(0j, 10, 6, 98)
    solid(fig, body, look.base)
    rows(fig, body, 4, strength=0.2)
    for y in (-96.0, -84.0):
        fig.mark(rect(-12, y, 12, y + 6), fill(fig.tone(_WHITE, 0.8)), within=body)


def _crane(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-9, -4, 9, 0), 0xFF8A8790)
    frames = skia.Path()
    for x in (-3.4, 3.4):
        frames.moveTo(x, -2)
        frames.lineTo(x, -86)
    for k in range(12):
        y = -2 - 7 * k
        frames.moveTo(-3.4, y)
        frames.lineTo(3.4, y - 7)
        frames.moveTo(3.4, y)
        frames.lineTo(-3.4, y - 7)
    for a, b in ((-30 - 86j, 74 - 86j), (-4 - 91j, 70 - 90j), (-30 - 86j, -99j), (-99j, 66 - 90j)):
        frames.moveTo(a.real, a.imag)
        frames.lineTo(b.real, b.imag)
    for k in range(14):
        x = -2 + 5.2 * k
        frames.moveTo(x, -86)
        frames.lineTo(x + 2.6, -90.4)
        frames.lineTo(x + 5.2, -86)
    fig.line(frames, look.base, 1.3, amount=0.75)
    solid(fig, trapeze(-85j, 3.4, 0.6, 15), look.base)
    solid(fig, rect(-32, -86, -20, -77), 0xFF6A6E78)
    cab = rect(3, -84, 11, -74, round_by=1)
    solid(fig, cab, look.base)
    flat(fig, rect(6, -82, 10.4, -77), 0xFFBFE0EC, 0.8)
    fig.line(curve([52 - 86j, 52 - 46j]), 0xFF3E3A48, 0.7)
    solid(fig, rect(44, -46, 60, -42), 0xFFB5704A)
    fig.line(curve([45 - 46j, 52 - 52j, 59 - 46j]), 0xFF3E3A48, 0.6)


def _look(base: Colour, accent: Colour, pale: Colour = _WHITE, dark: Colour = 0xFF4E4A58) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


_RED, _SLATE, _IRON = 0xFFD8443A, 0xFF56708A, 0xFF9A6E4A

TOWERS: Mapping[str, Rig] = {
    "lighthouse": with_moving(
        thing_of(_lighthouse, _look(_RED, _RED, dark=0xFF4A4450), 28.0, (-38, -104, 38, 6)),
        _beam,
        (-152, -112, 152, -56),
        reach=(-42, -106, 42, 6),
    ),
    "windmill": with_moving(
        thing_of(
            _windmill_tower,
            _look(0xFFF4E6CE, 0xFFA8563F, _WHITE, 0xFF6A4A38),
            18.0,
            (-28, -92, 28, 4),
        ),
        _sails,
        (-50, -120, 50, -20),
    ),
    "wind turbine": with_moving(
        thing_of(
            _turbine_pole, _look(0xFFF4F6F8, 0xFFF4F6F8, 0xFFD8DEE6), 90.0, (-8, -78, 10, 3), half=6
        ),
        _blades,
        (-40, -112, 40, -32),
    ),
    "tower": thing_of(
        _tower, _look(0xFFBFB4AE, 0xFFB0503F, dark=0xFF6A4632), 25.0, (-24, -104, 24, 4)
    ),
    "clock tower": thing_of(
        _clock_tower,
        _look(0xFFC88A66, 0xFF4F7C7A, 0xFFF4E6D0, 0xFF6A4632),
        30.0,
        (-24, -104, 24, 4),
    ),
    "big ben": thing_of(_big_ben, _look(0xFFD9B878, _SLATE, 0xFFEED9A8), 96.0, (-14, -114, 14, 4)),
    "water tower": thing_of(_water_tower, _look(0xFF7FA8BE, 0xFF5A8098), 25.0, (-38, -104, 38, 4)),
    "silo": thing_of(_silo, _look(0xFFC9CDD4, 0xFFD8E2EA), 15.0, (-34, -104, 36, 4)),
    "eiffel tower": thing_of(_eiffel, _look(_IRON, _IRON), 300.0, (-34, -104, 34, 4)),
    "smokestack": thing_of(_smokestack, _look(0xFFC0604A, _RED), 40.0, (-14, -104, 14, 4)),
    "tower crane": thing_of(
        _crane, _look(0xFFF2B22E, 0xFFF2B22E), 45.0, (-36, -104, 78, 4), half=14
    ),
}
"""All of them by name."""
