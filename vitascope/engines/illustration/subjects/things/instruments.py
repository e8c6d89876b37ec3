"""Musical instruments. Held ones are drawn as they are played, neck or bell to the right, and
alone they stand. They know nothing of who plays.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..rig import Anchor, Look, Rig
from ..shapes import Box, closed, curve, oval, tube
from ..solids import (
    GOLD,
    STEEL,
    WOOD,
    disc,
    flat,
    glint,
    line,
    poly,
    ring,
    rod,
    seam,
    slab,
    solid,
)
from ..thing import Paint, Thing
from .portable import Portable

__all__ = ["INSTRUMENTS"]

_BLACK = 0xFF2E2A34
_IVORY = 0xFFFBF8EE
_MIDDLE = 0 - 50j
"""Where the middle of a held instrument is painted."""


def _at(paint: Paint, at: complex, *, turn: float = 0.0, scale: float = 1.0) -> Paint:
    """The same painting elsewhere."""

    def placed(fig: Figure, look: Look, t_s: float) -> None:
        with fig.placed(at, turn=turn, scale=scale):
            paint(fig, look, t_s)

    return placed


def _strings(fig: Figure, start: float, end: float, half: tuple[float, float], count: int) -> None:
    for k in range(count):
        s = 2 * k / (count - 1) - 1
        line(fig, [complex(start, s * half[0]), complex(end, s * half[1])], 0.28, 0xFFF6F2E4,
             amount=0.95)  # fmt: skip


def _neck(fig: Figure, start: float, end: float, half: float, *, frets: int) -> None:
    board = solid(fig, poly([complex(start, -1.15 * half), complex(end, -half), complex(end, half),
                             complex(start, 1.15 * half)]), 0xFF4A2E22)  # fmt: skip
    for k in range(frets):
        x = start + (end - start) * (1 - 0.9**k) / (1 - 0.9**frets)
        x = end - (x - start)
        seam(fig, [complex(x, -4), complex(x, 4)], 0.5, STEEL, within=board, opacity=0.9)


def _head(fig: Figure, start: float, colour: Colour, *, pegs: int = 3, reach: float = 12) -> None:
    solid(fig, poly([complex(start, -2), complex(start + 3, -3.6), complex(start + reach, -4.2),
                     complex(start + reach, 4.2), complex(start + 3, 3.6), complex(start, 2)],
                     soft=1.2),
          colour)  # fmt: skip
    for k in range(pegs):
        x = start + 3.5 + 3.2 * k
        for side in (-1, 1):
            rod(fig, [complex(x, 3.5 * side), complex(x, 6 * side)], 0.9, 0xFFE8E2D4)


_GUITAR = (
    -36 + 0j, -34 - 12j, -24 - 18j, -13 - 15j, -6 - 11.5j, 2 - 13j, 9 - 11j, 13 - 4j, 13 + 4j,
    9 + 11j, 2 + 13j, -6 + 11.5j, -13 + 15j, -24 + 18j, -34 + 12j,
)  # fmt: skip


def _guitar(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    solid(fig, closed([p * 1.05 - 0.5 for p in _GUITAR]), mix(look.base, 0xFF3A1810, 0.55))
    body = solid(fig, closed(_GUITAR), look.base)
    fig.detail(oval(-4 + 0j, 7.2, 7.2), stroke(fig.tone(look.pale, 0.8), 1.4))
    flat(fig, oval(-4 + 0j, 6, 6), 0xFF2A1812, 0.3)
    solid(fig, slab(-25, -6, -21, 6, 1), 0xFF5A3422)
    fig.mark(
        closed([-8 + 8j, 2 + 7j, 4 + 11j, -6 + 13j]), fill(fig.tone(0xFF6A2A20, 0.5)), within=body
    )
    _neck(fig, 1, 52, 2.5, frets=14)
    _head(fig, 51, look.dark)
    _strings(fig, -23, 54, (3.0, 1.8), 6)


def _electric(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    shape = closed([-36 - 2j, -34 - 14j, -22 - 17j, -8 - 12j, 4 - 18j, 14 - 20j, 12 - 14j, 6 - 6j,
                    8 + 3j,
                    14 + 8j, 11 + 14j, 0 + 12j, -10 + 12j, -22 + 18j, -34 + 13j])  # fmt: skip
    body = solid(fig, shape, look.base)
    guard = closed([-12 - 8j, 6 - 13j, 6 + 2j, 8 + 8j, -4 + 10j, -18 + 13j, -22 + 6j])
    fig.mark(guard, fill(fig.tone(look.pale, 0.85)), within=body)
    glint(fig, tube([-32 - 9j, -24 - 14j, -12 - 11j], [0.3, 1.2, 0.3]), body, 0.5)
    for x in (-14, -7, 0):
        solid(fig, slab(x - 1.6, -5, x + 1.6, 5, 0.8), _BLACK)
    solid(fig, slab(-25, -5, -20, 5, 0.8), STEEL)
    for p in (-16 + 9j, -22 + 11j):
        disc(fig, p, 1.8, STEEL)
    _neck(fig, 4, 54, 2.2, frets=16)
    solid(fig, closed([53 - 2.4j, 58 - 6j, 66 - 6.5j, 67 - 3j, 62 + 2.5j, 54 + 2.6j]), look.base)
    for k in range(5):
        disc(fig, complex(56.5 + 2.2 * k, -6.2 - 0.25 * k), 1.0, STEEL)
    _strings(fig, -22, 57, (3.0, 1.5), 6)


_VIOLIN = (
    -50 + 0j, -47 - 12j, -37 - 16j, -26 - 14j, -20 - 8.6j, -12 - 8.8j, -6 - 12j, 4 - 12.5j,
    10 - 6j, 11 + 0j, 10 + 6j, 4 + 12.5j, -6 + 12j, -12 + 8.8j, -20 + 8.6j, -26 + 14j, -37 + 16j,
    -47 + 12j,
)  # fmt: skip


def _violin_body(fig: Figure, look: Look) -> None:
    body = solid(fig, closed(_VIOLIN), look.base)
    fig.mark(closed([p * 0.93 - 1.2 for p in _VIOLIN]),
             stroke(alpha(fig.tone(look.dark, 0.4), 0.5), 0.6), within=body)  # fmt: skip
    for side in (-1, 1):
        f_hole = curve([complex(-10, 5.5 * side), complex(-13, 4.4 * side), complex(-20,
            6.6 * side),
                        complex(-23, 5.4 * side)])  # fmt: skip
        fig.mark(f_hole, stroke(fig.tone(0xFF26140E, 0.3), 1.3), within=body)
    solid(fig, poly([-48 - 2j, -26 - 3.4j, -26 + 3.4j, -48 + 2j], soft=1), _BLACK)
    solid(fig, slab(-18.5, -5, -16.5, 5, 0.5), 0xFFE8C890)
    solid(fig, poly([-12 - 3j, 38 - 1.9j, 38 + 1.9j, -12 + 3j]), _BLACK)
    _strings(fig, -28, 40, (2.4, 1.4), 4)
    solid(
        fig,
        closed([37 - 2j, 46 - 2.8j, 49 - 4.4j, 52 - 2j, 50 + 1.6j, 46 + 2.4j, 37 + 2j]),
        look.dark,
    )
    for x, side in ((41, 1), (44, -1), (46, 1)):
        rod(fig, [complex(x, 2 * side), complex(x, 5.4 * side)], 0.9, _BLACK)


def _fiddle_bow(fig: Figure, start: complex, end: complex) -> None:
    side = 1j * (end - start) / abs(end - start)
    rod(fig, [start, (start + end) / 2 - side * 0.4, end], 0.8, 0xFF8A4A2A)
    line(fig, [start + 3.4 * side, end + 2.6 * side], 0.8, 0xFFFBF8EE, amount=0.95)
    rod(fig, [start + (end - start) * 0.06 + side * 0.6, start + (end - start) * 0.06 + side * 3.4],
        1.8, _BLACK)  # fmt: skip


def _violin_played(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    _violin_body(fig, look)
    _fiddle_bow(fig, -2 + 34j, -14 - 34j)


def _violin_alone(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(-6 - 50j, turn=-82):
        _violin_body(fig, look)
    _fiddle_bow(fig, 34 - 3j, 20 - 92j)


def _cello(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    line(fig, [2 - 14j, 4 - 0.5j], 1.4, STEEL)
    with fig.placed(-3 - 56j, turn=-86, scale=0.88):
        _violin_body(fig, look)
    _fiddle_bow(fig, 30 - 6j, 24 - 78j)


def _grand(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    dark = mix(look.base, 0xFF000000, 0.35)
    solid(fig, poly([-96 - 31j, -64 - 31j, -64 - 26j, -96 - 26j], soft=2), 0xFF8A3038)
    for x in (-92, -68):
        rod(fig, [complex(x, -26), complex(x, -1)], 1.8, dark)
    lid = poly([-36 - 60j, -20 - 99j, 34 - 96j, 66 - 84j, 84 - 60j], soft=4)
    inner = solid(fig, lid, mix(look.base, 0xFFB07A40, 0.25))
    seam(fig, [-30 - 62j, -17 - 95j, 33 - 92j, 62 - 81j], 1.4, GOLD, within=inner, opacity=0.6)
    rod(fig, [30 - 58j, 40 - 88j], 0.9, GOLD)
    flat(fig, closed([-30 - 62j, 20 - 65j, 80 - 61j, 40 - 57j, -28 - 57j]), 0xFFC89A50, 0.6)
    for x in (-30, 66):
        leg = poly(
            [complex(x - 4, -40), complex(x + 4, -40), complex(x + 2, -4), complex(x - 2, -4)]
        )
        solid(fig, leg, dark)
        disc(fig, complex(x, -3), 2.6, GOLD)
    rod(fig, [14 - 40j, 14 - 10j], 1.4, dark)
    rod(fig, [8 - 7j, 19 - 7j], 1.3, GOLD)
    case = solid(fig, poly([-44 - 58j, 84 - 59j, 89 - 54j, 86 - 40j, -32 - 39j, -54 - 42j,
                            -54 - 49j,
                            -46 - 50j], soft=2), look.base)  # fmt: skip
    glint(fig, tube([-30 - 53j, 20 - 54j, 78 - 54j], [0.4, 1.2, 0.4]), case, 0.35)
    solid(fig, poly([-34 - 60j, -30 - 75j, -12 - 75j, -14 - 60j], soft=1), dark)
    solid(fig, poly([-31 - 62j, -28 - 77j, -13 - 77j, -15 - 62j], soft=1), _IVORY)
    for k in range(4):
        line(
            fig,
            [complex(-28 + k * 0.8, -65 - 3 * k), complex(-17 + k * 0.6, -65 - 3 * k)],
            0.5,
            0xFF8A8478,
        )
    keys = solid(fig, poly([-62 - 50j, -42 - 50j, -42 - 46.4j, -62 - 46.4j], soft=0.6), _IVORY)
    for k in range(9):
        left = -60 + 2.1 * k
        fig.mark(slab(left, -51, left + 1.1, -48.2), fill(fig.tone(0xFF1E1A22, 0.4)), within=keys)
    solid(fig, poly([-64 - 46.6j, -40 - 46.6j, -40 - 42j, -58 - 41j], soft=1), look.base)


def _drum(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    body = solid(fig, poly([-50 - 78j, 50 - 78j, 50 - 12j, -50 - 12j], soft=4), look.base)
    fig.mark(
        oval(0 - 78j, 50, 12), fill(fig.tone(mix(look.base, 0xFF000000, 0.4), 0.4)), within=body
    )
    for k in range(6):
        x = 48 * cos(pi * (k + 0.5) / 6)
        x2 = 48 * cos(pi * (k + 1) / 6)
        seam(fig, [complex(x, -72), complex(x2, -8), complex(48 * cos(pi * (k + 1.5) / 6), -72)],
             2.2,
             0xFFFFF3D8, within=body, opacity=1)  # fmt: skip
    for y in (-76, -12):
        hoop = tube([complex(-51, y), complex(-30, y + 7), complex(0, y + 9), complex(30, y + 7),
                     complex(51, y)], [4.4] * 5, steps=6)  # fmt: skip
        solid(fig, hoop, look.accent)
    solid(fig, oval(0 - 79j, 52, 13.5), look.accent)
    solid(fig, oval(0 - 80j, 47, 11), _IVORY)
    for a, b in ((-44 - 99j, 10 - 82j), (50 - 104j, 4 - 84j)):
        rod(fig, [a, b], [1.4, 1.9], WOOD)
        disc(fig, b, 3.2, 0xFFE8C890)


def _kit(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    def drum(left: float, top: float, right: float, bottom: float) -> None:
        middle, half = (left + right) / 2, (right - left) / 2
        path = solid(fig, slab(left, top, right, bottom, 2), look.base)
        glint(fig, slab(left + 0.18 * half, top, left + 0.4 * half, bottom), path, 0.25)
        for y in (top + 1, bottom - 2):
            seam(fig, [complex(left, y), complex(right, y)], 2.4, STEEL, within=path, opacity=1)
        solid(fig, oval(complex(middle, top), half, 3.4), STEEL)
        flat(fig, oval(complex(middle, top - 0.4), half - 1.6, 2.6), _IVORY, 0.9)

    def cymbal(x: float, y: float, tilt: float) -> None:
        rod(fig, [complex(x, y), complex(x, -2)], 0.9, STEEL)
        for side in (-1, 1):
            rod(fig, [complex(x, -18), complex(x + 9 * side, -1)], 0.8, STEEL)
        plate = solid(fig, oval(complex(x, y), 25, 3.6, tilt=tilt), 0xFFE8B83C)
        glint(fig, oval(complex(x - 8, y - 1), 8, 1.4, tilt=tilt), plate, 0.5)
        disc(fig, complex(x, y - 2.4), 3, 0xFFE8B83C)

    cymbal(-72, -92, -8)
    cymbal(72, -96, 8)
    rod(fig, [-48 - 34j, -48 - 2j], 1.2, STEEL)
    drum(-76, -54, -38, -36)
    for x in (44, 76):
        rod(fig, [complex(x, -30), complex(x, -1)], 1.2, STEEL)
    disc(fig, 0 - 34j, 34, look.base)
    ring(fig, 0 - 34j, 32.4, 3.4, STEEL)
    disc(fig, 0 - 34j, 30, _IVORY)
    flat(fig, poly([0 - 47j, 4 - 38j, 13 - 37j, 6 - 31j, 8.5 - 22j, 0 - 27j, -8.5 - 22j, -6 - 31j,
                    -13 - 37j,
                    -4 - 38j]), look.base, 0.7)  # fmt: skip
    drum(-32, -88, -3, -66)
    drum(3, -88, 32, -66)
    drum(42, -56, 80, -26)
    for side in (-1, 1):
        rod(fig, [complex(24 * side, -12), complex(36 * side, -1)], 1.4, STEEL)


def _flute(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    pipe = rod(fig, [-50 + 0j, 50 + 0j], 2.3, look.base)
    for x in (-34, 20, 38):
        seam(fig, [complex(x, -4), complex(x, 4)], 1.6, look.dark, within=pipe, opacity=0.6)
    solid(fig, oval(-40 - 1.6j, 3.6, 1.5), STEEL)
    for k in range(9):
        disc(fig, complex(-22 + 7 * k, -1.8), 1.8, STEEL)
        disc(fig, complex(-22 + 7 * k, -1.8), 0.9, look.dark)
    line(fig, [-24 + 2.4j, 42 + 2.4j], 0.7, STEEL)


def _trumpet(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    fig.detail(oval(2 + 6j, 24, 7.4), stroke(fig.tone(look.base, 0.6), 2.8))
    rod(fig, [-48 - 3j, 10 - 3j], 1.5, look.base)
    solid(fig, poly([-54 - 5.4j, -47 - 4j, -47 - 2j, -54 - 0.6j], soft=1), STEEL)
    bell = closed(
        [4 - 5j, 24 - 5.6j, 38 - 10j, 48 - 19j, 51 - 3j, 48 + 13j, 38 + 4j, 24 - 0.4j, 4 - 1j]
    )
    solid(fig, bell, look.base)
    solid(fig, oval(49 - 3j, 4.4, 16.4), mix(look.base, 0xFF6A3A10, 0.35))
    for k in range(3):
        x = -8 + 7.2 * k
        solid(fig, slab(x - 2.8, -9, x + 2.8, 15, 2), look.base)
        rod(fig, [complex(x, -9), complex(x, -13)], 0.9, STEEL)
        disc(fig, complex(x, -14), 2.4, _IVORY)


def _saxophone(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0 - 50j):
        rod(fig, [-20 - 42j, -13 - 47j, -4 - 45j, -2 - 38j], [1.6, 1.8, 2.0, 2.4], look.base)
        rod(fig, [-28 - 39j, -20 - 42.5j], [1.2, 2.0], _BLACK)
        tube_ = [-2 - 38j, 1 + 0j, 4 + 30j, 12 + 43j, 22 + 40j, 27 + 22j, 32 + 0j]
        path = rod(fig, tube_, [2.6, 4.0, 5.6, 6.6, 7.0, 7.8, 9.5], look.base)
        glint(fig, tube([-2 - 20j, 0 + 10j, 4 + 32j], [0.4, 1.0, 0.4]), path, 0.5)
        solid(fig, oval(34 - 8j, 15, 5.2, tilt=10), mix(look.base, 0xFF6A3A10, 0.4))
        fig.detail(oval(34 - 8j, 15, 5.2, tilt=10), stroke(fig.tone(look.base, 0.95), 1.6))
        for k in range(6):
            at = complex(0.4 + 0.7 * k, -24 + 9 * k)
            disc(fig, at, 3.4, mix(look.base, 0xFFFFFFFF, 0.4))
            disc(fig, at, 1.8, look.dark)
        line(fig, [7 - 20j, 11 + 28j], 0.9, look.dark)
        for k in range(3):
            disc(fig, complex(24 + 1.6 * k, 30 - 10 * k), 2.8, look.dark)


def _harp(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    for k in range(15):
        s = k / 14
        top = complex(-30 + 58 * s, -74 - 14 * s - 8 * sin(pi * s) * (1 - 2 * s))
        foot = complex(-32 + 54 * s, -34 + 26 * s) - 6
        line(fig, [top, foot + 4], 0.5, 0xFFF8F2DE if k % 4 else 0xFFD8534A, amount=0.95)
    rod(fig, [-36 - 46j, -18 - 26j, 26 - 6j], [2.6, 4.4, 6], look.base)
    neck = [-38 - 48j, -40 - 72j, -28 - 80j, -6 - 74j, 14 - 82j, 34 - 97j]
    rod(fig, neck, [3, 3.6, 3.4, 3, 3.2, 4], look.base)
    rod(fig, [34 - 96j, 34 - 4j], 3.4, look.base)
    disc(fig, 34 - 96j, 5.4, GOLD)
    for y in (-84, -14):
        solid(fig, slab(29.6, y - 2, 38.4, y + 2, 1), GOLD)
    solid(fig, poly([8 - 6j, 44 - 6j, 48 + 0j, 4 + 0j], soft=1.5), look.base)


def _accordion(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    folds = 9
    for k in range(folds):
        x, step = -30 + 60 * k / folds, 60 / folds
        y = -4 * sin(pi * (k + 0.5) / folds)
        fold = poly([complex(x, -86 + y), complex(x + step / 2, -92 + y), complex(x + step,
            -86 + y),
                     complex(x + step, -14), complex(x + step / 2, -8), complex(x,
                         -14)])  # fmt: skip
        solid(fig, fold, mix(look.dark, look.pale, 0.12 if k % 2 else 0.3))
    left = solid(fig, slab(-58, -92, -28, -6, 5), look.base)
    right = solid(fig, slab(28, -96, 62, -2, 5), look.base)
    glint(fig, slab(-54, -88, -50, -12, 2), left, 0.35)
    solid(fig, slab(44, -90, 58, -8, 1), _IVORY)
    for k in range(14):
        y = -90 + 82 * k / 14
        line(fig, [complex(44, y), complex(58, y)], 0.7, 0xFF8A8478)
        if k % 7 not in (2, 6):
            flat(fig, slab(44, y + 4.2, 51, y + 7.4), 0xFF1E1A22, 0.4)
    for row in range(3):
        for k in range(8):
            disc(fig, complex(-50 + 7 * row, -80 + 9 * k), 2.1, _IVORY)
    for y in (-84, -70, -56, -42, -28, -14):
        seam(fig, [complex(31, y), complex(40, y)], 2.2, GOLD, within=right, opacity=0.9)


def _harmonica(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    body = solid(fig, slab(-190, -96, 190, -4, 16), STEEL)
    solid(fig, slab(-196, -64, 196, -34, 4), look.base)
    for k in range(10):
        x = -162 + 36 * k
        flat(fig, slab(x - 11, -59, x + 11, -39, 2), 0xFF1E1A22, 0.3)
    seam(fig, [-120 - 80j, 120 - 80j], 6, 0xFF7A8090, within=body)
    seam(fig, [-90 - 20j, 90 - 20j], 5, 0xFF7A8090, within=body)
    glint(fig, tube([-170 - 88j, 0 - 89j, 170 - 88j], [1, 3, 1]), body, 0.6)


_RAINBOW = (
    0xFFE0443A,
    0xFFF08A3C,
    0xFFF6C945,
    0xFF8CC052,
    0xFF4FB08A,
    0xFF4F9BD8,
    0xFF5A6FD0,
    0xFF9A64C8,
)


def _xylophone(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    for side in (-1, 1):
        rail = [complex(-102, -50 + 34 * side), complex(102, -50 + 18 * side)]
        rod(fig, rail, 5, look.base)
    for k, colour in enumerate(_RAINBOW):
        x, half = -88 + 25 * k, 46 - 3.2 * k
        bar = solid(fig, slab(x - 10, -50 - half, x + 10, -50 + half, 4), colour)
        glint(fig, slab(x - 7, -50 - half + 4, x - 3, -50 + half - 4, 2), bar, 0.35)
        for side in (-1, 1):
            disc(fig, complex(x, -50 + side * 0.72 * half), 2.4, STEEL)
    for a, b in ((-60 + 2j, 6 - 64j), (100 - 6j, 40 - 56j)):
        rod(fig, [a, b], 2.2, WOOD)
        disc(fig, b, 8, 0xFFE0443A)


def _microphone(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=14):
        solid(
            fig,
            poly([-7 - 62j, 7 - 62j, 10 - 68j, 5.5 - 0j, -5.5 - 0j, -10 - 68j], soft=2),
            look.base,
        )
        solid(fig, slab(-13, -72, 13, -62, 4), STEEL)
        mesh = disc(fig, 0 - 82j, 17, 0xFFB8BECA)
        for k in range(-3, 4):
            for d in (1, -1):
                seam(fig, [complex(-20, -82 + 6 * k - 8 * d), complex(20, -82 + 6 * k + 8 * d)],
                     0.8,
                     0xFF5A6070, within=mesh)  # fmt: skip
        flat(fig, slab(-2, -52, 2, -44, 1), 0xFFE0443A, 0.8)


_HELD = Box(-58, -110, 72, 8)


def _played(
    paint: Paint,
    base: Colour,
    height_m: float,
    *,
    stands: float,
    turn: float,
    hand: complex = 0j,
    pale: Colour = 0xFFF6E6C4,
) -> Thing:
    """An instrument held across the body.

    Args:
        stands: how far its foot is from its middle.
        turn: how it is turned alone, degrees.
        hand: where it is held, from its middle.
    """
    return Portable(
        paint=_at(paint, complex(0, -stands), turn=turn), held=_at(paint, _MIDDLE),
        look=Look(base=base, pale=pale, dark=mix(base, 0xFF1C1018, 0.6), accent=GOLD),
        height_m=height_m, box=_HELD, half=20, grips={"hand": _MIDDLE + hand},
    )  # fmt: skip


INSTRUMENTS: Mapping[str, Rig] = {
    "guitar": _played(_guitar, 0xFFD9963F, 1.15, stands=36.5, turn=-84, hand=-6 + 2j),
    "electric guitar": _played(_electric, 0xFFD8302C, 1.15, stands=37, turn=-84, hand=-8 + 2j,
                               pale=0xFFF8F4EA),
    "violin": Portable(
        paint=_violin_alone, held=_at(_violin_played, _MIDDLE),
        look=Look(base=0xFFB5602C, pale=0xFFE8C890, dark=0xFF5A2A18, accent=GOLD),
        height_m=0.72, box=Box(-58, -106, 62, 9), half=24, grips={"hand": _MIDDLE - 8},
    ),
    "cello": Portable(
        paint=_cello, look=Look(base=0xFFA8552A, pale=0xFFE8C890, dark=0xFF4A2414, accent=GOLD),
        height_m=1.25, box=Box(-28, -108, 42, 9), half=24, grips={"hand": 4 - 40j},
    ),
    "piano": Thing(
        paint=_grand, look=Look(base=0xFF34303A, pale=_IVORY, dark=0xFF1C1820, accent=GOLD),
        height_m=1.5, box=Box(-104, -106, 98, 19), half=88,
        fixed={"seat": Anchor(-80 - 31j), "top": Anchor(30 - 62j)},
    ),
    "drum": Thing(
        paint=_drum, look=Look(base=0xFFD8423A, pale=_IVORY, dark=0xFF5A2A20, accent=GOLD),
        height_m=0.45, box=Box(-60, -110, 60, 11), half=48, fixed={"top": Anchor(0 - 82j)},
        grips={"hand": 0 - 60j},
    ),
    "drum kit": Thing(
        paint=_kit, look=Look(base=0xFFC22F38, pale=_IVORY, dark=0xFF4A1A20, accent=GOLD),
        height_m=1.25, box=Box(-104, -108, 104, 19), half=84,
        fixed={"seat": Anchor(-6 - 40j, behind=True), "top": Anchor(0 - 88j)},
    ),
    "flute": _played(_flute, 0xFFCFD5E0, 0.67, stands=50, turn=-78, hand=-34 + 0j),
    "trumpet": _played(_trumpet, 0xFFF0BE4A, 0.6, stands=18, turn=-6, hand=-22 + 2j),
    "saxophone": Portable(
        paint=_saxophone, look=Look(base=0xFFF0BE4A, pale=_IVORY, dark=0xFF9A6A1E, accent=GOLD),
        height_m=0.75, box=Box(-36, -106, 56, 9), half=24, grips={"hand": 0 - 62j},
    ),
    "harp": Thing(
        paint=_harp, look=Look(base=0xFFC98A3C, pale=_IVORY, dark=0xFF6A3F1C, accent=GOLD),
        height_m=1.7, box=Box(-52, -108, 56, 10), half=36, fixed={"top": Anchor(0 - 80j)},
        grips={"hand": 0 - 50j},
    ),
    "accordion": Portable(
        paint=_accordion, look=Look(base=0xFFC8322E, pale=_IVORY, dark=0xFF3A2028, accent=GOLD),
        height_m=0.45, box=Box(-66, -104, 70, 12), half=50, grips={"hand": 0 - 50j},
    ),
    "harmonica": Portable(
        paint=_harmonica, look=Look(base=0xFFB5442F, pale=_IVORY, dark=0xFF3A2028, accent=GOLD),
        height_m=0.035, box=Box(-204, -104, 204, 31), half=160, grips={"hand": 0 - 50j},
    ),
    "xylophone": Thing(
        paint=_xylophone, look=Look(base=0xFFB57A45, pale=_IVORY, dark=0xFF5A3A20, accent=GOLD),
        height_m=0.35, box=Box(-118, -104, 118, 19), half=90,
    ),
    "microphone": Portable(
        paint=_microphone, look=Look(base=0xFF34343E, pale=_IVORY, dark=0xFF1C1820, accent=GOLD),
        height_m=0.32, box=Box(-18, -106, 48, 8), half=14, grips={"hand": 4 - 26j,
                                                                  "mouth": 20 - 84j},
    ),
}  # fmt: skip
"""Musical instruments by name."""
