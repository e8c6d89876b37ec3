"""What is worn or carried about: hats, glasses, bags, shoes, garments, an umbrella.

Headwear is drawn for a head that looks right. They know nothing of bodies.
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
    arc,
    cut,
    disc,
    flat,
    glint,
    line,
    poly,
    rod,
    seam,
    slab,
    solid,
)
from ..thing import Paint, Thing
from .portable import Portable

__all__ = ["CLOTHES"]

_BLACK = 0xFF2E3038


# On the head


def _hat(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    under = oval(0 - 14j, 98, 17)
    solid(fig, under, mix(look.base, 0xFF301810, 0.25))
    crown = closed([-54 - 18j, -52 - 60j, -40 - 92j, 0 - 99j, 40 - 92j, 52 - 60j, 54 - 18j, 0 - 8j])
    brim = closed([-100 - 18j, -60 - 30j, -50 - 22j, 0 - 14j, 50 - 22j, 60 - 30j, 100 - 18j,
                   60 - 2j,
                   0 + 3j, -60 - 2j])  # fmt: skip
    top = solid(fig, crown, look.base)
    fig.mark(
        tube([-60 - 34j, 0 - 24j, 60 - 34j], [9, 9, 9]),
        fill(fig.tone(look.accent, 0.75)),
        within=top,
    )
    for k in range(4):
        arc_ = curve(
            [complex(-54, -48 - 12 * k), complex(0, -38 - 12 * k), complex(54, -48 - 12 * k)]
        )
        fig.mark(arc_, stroke(alpha(fig.tone(look.dark, 0.4), 0.25), 1.4), within=top)
    solid(fig, brim, look.base)
    flat(fig, closed([28 - 30j, 46 - 40j, 48 - 24j]), look.accent, 0.6)


def _cap(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    peak = closed([30 - 16j, 60 - 34j, 100 - 26j, 118 - 8j, 90 - 6j, 40 - 2j])
    solid(fig, peak, mix(look.base, 0xFF201018, 0.22))
    dome = closed([-62 - 4j, -64 - 44j, -44 - 84j, 0 - 97j, 42 - 84j, 62 - 46j, 66 - 12j, 20 - 6j])
    path = solid(fig, dome, look.base)
    for p in ((0 - 97j, -26 - 50j, -30 - 4j), (0 - 97j, 28 - 54j, 34 - 6j)):
        fig.mark(curve(list(p)), stroke(alpha(fig.tone(look.dark, 0.4), 0.55), 1.8), within=path)
    fig.mark(oval(32 - 44j, 15, 17), fill(fig.tone(look.pale, 0.9)), within=path)
    disc(fig, 0 - 98j, 5, look.base)


def _helmet(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    fig.line(curve([-40 - 12j, -10 + 0j, 24 + 4j, 44 - 10j]), _BLACK, 4)
    shell = closed([-72 - 22j, -70 - 60j, -40 - 92j, 6 - 99j, 50 - 84j, 74 - 50j, 78 - 22j,
                    40 - 16j,
                    0 - 14j, -40 - 14j])  # fmt: skip
    path = solid(fig, shell, look.base)
    for a, b, c in ((-60 - 40j, -20 - 74j, 50 - 70j), (-64 - 26j, -10 - 50j, 66 - 46j)):
        vent = tube([a, b, c], [2, 6, 2])
        fig.mark(vent, fill(fig.tone(_BLACK, 0.35)), within=path)
    fig.mark(slab(-90, -26, 90, -8), fill(fig.tone(look.pale, 0.85)), within=path)
    glint(fig, tube([-44 - 76j, -14 - 90j, 20 - 92j], [1, 4, 1]), path, 0.5)


# Before the eyes


def _spectacles(fig: Figure, look: Look, *, is_dark: bool) -> None:
    for x, rx in ((-62.0, 48.0), (62.0, 48.0)):
        if is_dark:
            shape = closed([complex(x - rx, -84), complex(x, -92), complex(x + rx, -84),
                            complex(x + 0.8 * rx, -30), complex(x, -14), complex(x - 0.8 * rx,
                                -30)])  # fmt: skip
            path = solid(fig, shape, look.base)
            flat(fig, closed([complex(x - 0.8 * rx, -76), complex(x, -82), complex(x + 0.8 * rx,
                -76),
                              complex(x + 0.62 * rx, -34), complex(x, -22), complex(x - 0.62 * rx,
                                  -34)]),
                 0xFF26303E, 0.6)  # fmt: skip
            gleam = poly(
                [
                    complex(x - 26, -72),
                    complex(x - 8, -74),
                    complex(x - 22, -38),
                    complex(x - 32, -48),
                ]
            )
            fig.mark(gleam, fill(0x60FFFFFF), within=path)
        else:
            lens = oval(complex(x, -50), rx - 2, 40)
            fig.part(lens, fill(alpha(fig.tone(0xFFDDF0F8, 0.95), 0.32)))
            fig.detail(lens, stroke(fig.tone(look.base, 0.6), 8))
            line(
                fig,
                [complex(x - 20, -62), complex(x - 6, -74)],
                4,
                0xFFFFFFFF,
                amount=1,
                opacity=0.7,
            )
    fig.detail(arc(0 - 56j, 17, 15, 190, 160), stroke(fig.tone(look.base, 0.6), 8))
    for side in (-1, 1):
        rod(fig, [complex(108 * side, -64), complex(126 * side, -68)], 5, look.base)


def _glasses(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    _spectacles(fig, look, is_dark=False)


def _sunglasses(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    _spectacles(fig, look, is_dark=True)


def _mask(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    for side in (-1, 1):
        fig.line(arc(complex(74 * side, -50), 34, 30, -90 if side > 0 else 90, 180), 0xFFF4F6F8, 4)
    shape = closed([-78 - 80j, 0 - 99j, 78 - 80j, 76 - 30j, 40 - 6j, 0 + 0j, -40 - 6j, -76 - 30j])
    path = solid(fig, shape, look.base)
    for y in (-66, -48, -30):
        fig.mark(curve([complex(-84, y), complex(0, y - 5), complex(84, y)]),
                 stroke(alpha(fig.tone(look.dark, 0.5), 0.45), 2.4), within=path)  # fmt: skip
    seam(fig, [-30 - 88j, 0 - 92j, 30 - 88j], 4, look.pale, within=path, opacity=0.9)


# Round the neck


def _scarf_alone(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    for at, turn in ((-14 - 62j, 8), (12 - 62j, -10)):
        with fig.placed(at, turn=turn):
            tail = solid(fig, poly([-11 - 6j, 11 - 6j, 13 + 54j, -13 + 54j], soft=2), look.base)
            for y in (8, 22, 36):
                fig.mark(slab(-16, y, 16, y + 6), fill(fig.tone(look.pale, 0.8)), within=tail)
            for k in range(7):
                line(fig, [complex(-12 + 4 * k, 53), complex(-12 + 4 * k, 61)], 1.6, look.base)
    loop = cut(oval(0 - 76j, 40, 23), oval(0 - 81j, 24, 10))
    flat(fig, oval(0 - 81j, 25, 11), mix(look.base, 0xFF200818, 0.5), 0.4)
    path = solid(fig, loop, look.base)
    for x in (-32, -16, 0, 16, 32):
        seam(
            fig,
            [complex(x, -64 + abs(x) * 0.2), complex(x * 1.2, -52)],
            5,
            look.pale,
            within=path,
            opacity=0.8,
        )
    disc(fig, 0 - 57j, 11, look.base)


def _scarf_worn(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(-10 - 74j, turn=12):
        tail = solid(fig, poly([-11 - 6j, 11 - 6j, 13 + 54j, -13 + 54j], soft=2), look.base)
        for y in (8, 22, 36):
            fig.mark(slab(-16, y, 16, y + 6), fill(fig.tone(look.pale, 0.8)), within=tail)
        for k in range(7):
            line(fig, [complex(-12 + 4 * k, 53), complex(-12 + 4 * k, 61)], 1.6, look.base)
    path = rod(fig, [-34 - 86j, 0 - 76j, 34 - 86j], [11, 13, 11], look.base)
    for x in (-24, -6, 12, 28):
        seam(fig, [complex(x, -98), complex(x + 3, -60)], 5, look.pale, within=path, opacity=0.8)


def _tie(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    blade = poly([-7 - 84j, 7 - 84j, 16 - 20j, 0 - 1j, -16 - 20j], soft=2)
    path = solid(fig, blade, look.base)
    for k in range(6):
        y = -76 + 14 * k
        fig.mark(poly([complex(-24, y + 12), complex(24, y - 6), complex(24, y - 1), complex(-24,
            y + 17)]),
                 fill(fig.tone(look.accent, 0.8)), within=path)  # fmt: skip
    solid(
        fig,
        poly([-10 - 99j, 10 - 99j, 6 - 82j, -6 - 82j], soft=2),
        mix(look.base, 0xFF180818, 0.12),
    )


# Bags


def _backpack(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    fig.line(arc(0 - 92j, 10, 7, 180, 180), look.dark, 4)
    for side in (-1, 1):
        solid(fig, slab(min(30 * side, 44 * side), -50, max(30 * side, 44 * side), -12, 6),
              mix(look.base, look.dark, 0.35))  # fmt: skip
    body = solid(fig, closed([-38 - 6j, -40 - 50j, -34 - 84j, 0 - 95j, 34 - 84j, 40 - 50j,
                              38 - 6j, 0 - 1j]),
                 look.base)  # fmt: skip
    fig.mark(
        curve([-42 - 56j, 0 - 62j, 42 - 56j]), stroke(fig.tone(look.dark, 0.5), 2), within=body
    )
    flap = closed([-30 - 84j, 0 - 91j, 30 - 84j, 30 - 64j, 0 - 58j, -30 - 64j])
    solid(fig, flap, mix(look.base, 0xFFFFFFFF, 0.1))
    pocket = solid(fig, slab(-28, -46, 28, -10, 8), mix(look.base, look.dark, 0.22))
    seam(fig, [-28 - 36j, 28 - 36j], 2, look.pale, within=pocket, opacity=0.9)
    rod(fig, [10 - 36j, 13 - 28j], 1.8, look.accent)
    for x in (-16, 16):
        solid(fig, slab(x - 4, -72, x + 4, -50, 2), look.dark)
        solid(fig, slab(x - 5, -57, x + 5, -51, 1), GOLD)


def _backpack_worn(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    body = closed([26 - 6j, -22 - 3j, -36 - 30j, -34 - 66j, -20 - 90j, 10 - 95j, 26 - 84j])
    path = solid(fig, body, look.base)
    solid(
        fig,
        closed([-22 - 10j, -44 - 14j, -48 - 38j, -36 - 46j, -24 - 42j]),
        mix(look.base, look.dark, 0.22),
    )
    fig.mark(
        curve([-40 - 64j, 0 - 68j, 30 - 66j]), stroke(fig.tone(look.dark, 0.5), 2.4), within=path
    )
    solid(fig, slab(-10, -74, -2, -58, 2), GOLD)


def _handbag(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    fig.detail(arc(0 - 62j, 26, 36, 180, 180), stroke(fig.tone(look.dark, 0.5), 6))
    body = solid(
        fig,
        closed([-44 - 60j, 0 - 64j, 44 - 60j, 54 - 16j, 44 - 2j, -44 - 2j, -54 - 16j]),
        look.base,
    )
    flap = closed([-45 - 61j, 0 - 65j, 45 - 61j, 42 - 38j, 0 - 28j, -42 - 38j])
    solid(fig, flap, mix(look.base, 0xFFFFFFFF, 0.12))
    fig.mark(
        curve([-50 - 12j, 0 - 8j, 50 - 12j]),
        stroke(alpha(fig.tone(look.dark, 0.4), 0.5), 1.2),
        within=body,
    )
    solid(fig, slab(-8, -36, 8, -22, 4), GOLD)
    for x in (-26, 26):
        disc(fig, complex(x, -62), 4, GOLD)


def _suitcase(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    fig.detail(slab(-16, -98, 16, -82, 6), stroke(fig.tone(look.dark, 0.5), 6))
    body = solid(fig, slab(-62, -84, 62, -2, 9), look.base)
    for x in (-36, 36):
        solid(fig, slab(x - 6, -85, x + 6, -1, 1.5), look.dark)
        solid(fig, slab(x - 8, -58, x + 8, -48, 2), GOLD)
    seam(fig, [-64 - 54j, 64 - 54j], 1.8, look.dark, within=body)
    for x, y in ((-58, -80), (58, -80), (-58, -6), (58, -6)):
        fig.mark(
            oval(complex(x, y), 13, 13),
            fill(fig.tone(mix(look.dark, look.base, 0.3), 0.5)),
            within=body,
        )
    with fig.placed(4 - 26j, turn=-8):
        solid(fig, slab(-13, -9, 13, 9, 2), 0xFFF2E2B8)
        disc(fig, -3 + 0j, 5, 0xFF5BA0C8)
    disc(fig, -14 - 70j, 6.5, 0xFFE0503F)


def _umbrella(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    rod(fig, [0 - 95j, 0 - 12j], 1.2, STEEL)
    rod(fig, [0 - 14j, 0 - 5j, 4 - 1j, 9 - 3j, 10 - 9j], 2.1, look.dark)
    rod(fig, [0 - 92j, 0 - 99j], [1.6, 0.8], look.dark)
    under = closed(
        [-56 - 47j, -40 - 54j, 0 - 58j, 40 - 54j, 56 - 47j, 20 - 50j, 0 - 50j, -20 - 50j]
    )
    flat(fig, under, mix(look.base, 0xFF140A1C, 0.5), 0.4)
    dome = closed([-57 - 46j, -50 - 68j, -28 - 88j, 0 - 95j, 28 - 88j, 50 - 68j, 57 - 46j, 46 - 52j,
                   33 - 49j, 20 - 53.5j, 0 - 49j, -20 - 53.5j, -33 - 49j, -46 - 52j])  # fmt: skip
    path = solid(fig, dome, look.base)
    for foot in (-33 - 48j, 0 - 47j, 33 - 48j):
        fig.mark(curve([0 - 96j, complex(foot.real * 0.8, -76), foot]),
                 stroke(alpha(fig.tone(look.dark, 0.4), 0.6), 1.1), within=path)  # fmt: skip
    for a, b in ((-33, 0), (33, 60)):
        gore = closed(
            [
                0 - 97j,
                complex(a * 0.85, -76),
                complex(a, -44),
                complex(b, -44),
                complex(b * 0.85, -76),
            ]
        )
        fig.mark(gore, fill(alpha(0xFFFFFFFF, 0.13)), within=path)


# Garments


def _shirt(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    shape = closed([-20 - 96j, -34 - 92j, -66 - 70j, -58 - 48j, -38 - 60j, -36 - 4j, 0 + 0j,
                    36 - 4j,
                    38 - 60j, 58 - 48j, 66 - 70j, 34 - 92j, 20 - 96j, 0 - 86j])  # fmt: skip
    path = solid(fig, shape, look.base)
    fig.mark(curve([-24 - 98j, -14 - 84j, 0 - 80j, 14 - 84j, 24 - 98j]),
             stroke(fig.tone(look.pale, 0.85), 5),
             within=path)  # fmt: skip
    for side in (-1, 1):
        seam(fig, [complex(34 * side, -80), complex(38 * side, -58)], 1.4, look.dark, within=path)
        seam(
            fig,
            [complex(56 * side, -46), complex(70 * side, -68)],
            4,
            look.pale,
            within=path,
            opacity=0.8,
        )
    fig.mark(slab(-50, -46, 50, -34), fill(fig.tone(look.pale, 0.8)), within=path)


def _dress(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    skirt = closed([-14 - 58j, 14 - 58j, 30 - 34j, 46 - 4j, 24 - 0j, 8 - 3j, -8 + 0j, -26 - 2j,
                    -46 - 4j,
                    -30 - 34j])  # fmt: skip
    path = solid(fig, skirt, look.base)
    for x in (-22, -6, 10, 26):
        seam(
            fig,
            [complex(x * 0.4, -56), complex(x * 1.3, -2)],
            1.3,
            look.dark,
            within=path,
            opacity=0.35,
        )
    for k in range(14):
        at = complex(-34 + 11.3 * (k % 7), -12 - 16 * (k // 7) + 3 * (k % 2))
        fig.mark(oval(at, 2.2, 2.2), fill(fig.tone(look.pale, 0.9)), within=path)
    top = closed([-16 - 96j, -26 - 88j, -30 - 76j, -20 - 72j, -15 - 58j, 15 - 58j, 20 - 72j,
                  30 - 76j,
                  26 - 88j, 16 - 96j, 8 - 84j, -8 - 84j])  # fmt: skip
    solid(fig, top, look.base)
    solid(fig, slab(-16.5, -61, 16.5, -54, 2), look.accent)
    solid(fig, closed([0 - 58j, 12 - 64j, 12 - 51j]), look.accent)
    solid(fig, closed([0 - 58j, -12 - 64j, -12 - 51j]), look.accent)


def _coat(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    for side in (-1, 1):
        sleeve = [complex(24 * side, -84), complex(40 * side, -60), complex(46 * side, -34)]
        rod(fig, sleeve, [10, 9.5, 9], mix(look.base, look.dark, 0.12))
        with fig.placed(complex(46 * side, -33), turn=-8 * side):
            solid(fig, slab(-10, -4, 10, 4, 2), look.dark)
    body = closed(
        [-16 - 94j, -30 - 84j, -28 - 50j, -38 - 4j, 0 + 0j, 38 - 4j, 28 - 50j, 30 - 84j, 16 - 94j]
    )
    path = solid(fig, body, look.base)
    seam(fig, [2 - 76j, 2 - 0j], 1.6, look.dark, within=path)
    fig.mark(slab(-50, -52, 50, -45), fill(fig.tone(look.dark, 0.5)), within=path)
    solid(fig, slab(-5, -54, 8, -43, 2), GOLD)
    for side in (-1, 1):
        lapel = poly([complex(4 * side, -97), complex(19 * side, -92), complex(15 * side, -70),
                      complex(1, -64)],
                     soft=2)  # fmt: skip
        solid(fig, lapel, mix(look.base, 0xFFFFFFFF, 0.14))
        seam(
            fig,
            [complex(14 * side, -32), complex(27 * side, -34)],
            3,
            look.dark,
            within=path,
            opacity=0.7,
        )
    for y in (-58, -36, -24, -12):
        disc(fig, complex(9, y), 2.4, look.dark)


def _pair(one: Paint, shift: complex) -> Paint:
    """Two of a kind, one behind the other."""

    def paint(fig: Figure, look: Look, t_s: float) -> None:
        with fig.placed(shift, scale=0.94):
            one(fig, look, t_s)
        with fig.placed(-shift.real * 0.8 + 0j):
            one(fig, look, t_s)

    return paint


def _shoe(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    upper = closed([-84 - 12j, -88 - 60j, -76 - 90j, -62 - 92j, -30 - 84j, -14 - 70j, 30 - 46j,
                    70 - 38j,
                    90 - 20j, 88 - 10j])  # fmt: skip
    path = solid(fig, upper, look.base)
    fig.mark(
        closed([50 - 50j, 100 - 40j, 100 - 6j, 56 - 8j]),
        fill(fig.tone(look.pale, 0.85)),
        within=path,
    )
    for k in range(4):
        a = complex(-22 + 15 * k, -72 + 8 * k)
        seam(fig, [a, a + 12 + 15j], 5, 0xFFFFFFFF, within=path, opacity=1)
    swoosh = tube([-70 - 34j, -30 - 22j, 10 - 34j], [2, 5, 2])
    fig.mark(swoosh, fill(fig.tone(look.accent, 0.85)), within=path)
    flat(fig, oval(-62 - 86j, 18, 6, tilt=8), look.dark, 0.3)
    solid(fig, poly([-90 - 16j, 94 - 16j, 96 - 2j, 84 + 1j, -88 + 1j], soft=5), 0xFFFAF8F2)


def _boot(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    shape = closed([-36 - 8j, -38 - 50j, -36 - 92j, -4 - 96j, 8 - 90j, 6 - 50j, 14 - 36j,
                    38 - 30j, 48 - 16j,
                    46 - 8j])  # fmt: skip
    path = solid(fig, shape, look.base)
    fig.mark(slab(-50, -97, 20, -86), fill(fig.tone(look.pale, 0.8)), within=path)
    glint(fig, tube([-2 - 78j, -3 - 50j], [2.4, 1.2]), path, 0.4)
    solid(fig, poly([-38 - 12j, 50 - 12j, 50 - 1j, 4 - 1j, 2 - 5j, -8 - 5j, -10 - 0j, -38 - 0j],
                    soft=2),
          mix(look.base, 0xFF141018, 0.6))  # fmt: skip


def _fan(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    pivot, count = 0 - 6j, 11

    def ray(k: float, r: float) -> complex:
        a = pi * (1.08 + 0.84 * k / count)
        return pivot + r * complex(cos(a), sin(a))

    for k in range(count):
        blade = poly([ray(k, 40), ray(k, 94), ray(k + 0.5, 90), ray(k + 1, 94), ray(k + 1, 40)])
        solid(fig, blade, mix(look.base, 0xFFFFFFFF, 0.16 if k % 2 else 0.0))
    for k in range(count + 1):
        line(fig, [pivot, ray(k, 92)], 1.8 if k in (0, count) else 1.0, 0xFFB57A45)
    for middle in (2.5, 5.5, 8.5):
        at = ray(middle, 70)
        for j in range(5):
            petal = at + 5 * complex(cos(0.4 * pi * j), sin(0.4 * pi * j))
            fig.mark(oval(petal, 3.6, 3.6), fill(fig.tone(look.pale, 0.95)))
        fig.mark(oval(at, 2.2, 2.2), fill(fig.tone(GOLD, 0.9)))
    disc(fig, pivot, 3.4, GOLD)


def _look(base: Colour, *, accent: Colour = GOLD, pale: Colour = 0xFFFFF6E4) -> Look:
    return Look(base=base, pale=pale, dark=mix(base, 0xFF1C1018, 0.55), accent=accent)


def _worn(
    paint: Paint,
    look: Look,
    height_m: float,
    box: Box,
    where: str,
    at: complex,
    *,
    half: float = 40,
    held: Paint | None = None,
) -> Thing:
    """Something with one place on the body; it is held by its middle."""
    return Portable(paint=paint, held=held, look=look, height_m=height_m, box=box, half=half,
                    grips={where: at})  # fmt: skip


def _lies(paint: Paint, look: Look, height_m: float, box: Box, half: float) -> Thing:
    return Portable(paint=paint, look=look, height_m=height_m, box=box, half=half)


CLOTHES: Mapping[str, Rig] = {
    "umbrella": Portable(
        paint=_umbrella, look=_look(0xFFDF4638), height_m=1.0, box=Box(-66, -106, 66, 8), half=20,
        grips={"hand": 0 - 16j},
    ),
    "backpack": _worn(_backpack, _look(0xFF3F7FB8, accent=0xFFF6C945), 0.5, Box(-56, -106, 56, 11),
                      "back",
                      20 - 56j, held=_backpack_worn),
    "handbag": Portable(
        paint=_handbag, look=_look(0xFFB5443F), height_m=0.32, box=Box(-62, -108, 62, 12), half=46,
        grips={"hand": 0 - 94j},
    ),
    "suitcase": Portable(
        paint=_suitcase, look=_look(0xFFA8663A), height_m=0.55, box=Box(-72, -108, 72, 14), half=56,
        fixed={"top": Anchor(0 - 84j), "seat": Anchor(0 - 84j)}, grips={"hand": 0 - 96j},
    ),
    "tie": _worn(_tie, _look(0xFF2F5FA8, accent=0xFFF0DFA8), 0.5, Box(-24, -106, 24, 6), "neck",
                 0 - 98j,
                 half=0),
    "scarf": _worn(_scarf_alone, _look(0xFFD8423A), 0.5, Box(-54, -110, 54, 8), "neck", 0 - 84j,
                   held=_scarf_worn, half=22),
    "hat": _worn(_hat, _look(0xFFE6C27A, accent=0xFFC8453A), 0.26, Box(-110, -108, 110, 17),
                 "head", 0 - 18j,
                 half=80),
    "cap": _worn(_cap, _look(0xFF3F6FC0), 0.27, Box(-76, -112, 126, 16), "head", 0 - 10j, half=70),
    "helmet": _worn(_helmet, _look(0xFFE0503F), 0.3, Box(-84, -108, 90, 14), "head", 2 - 22j,
                    half=60),
    "glasses": _worn(_glasses, _look(0xFF4A3A3A), 0.055, Box(-142, -106, 142, 6), "eyes", 0 - 52j,
                     half=0),
    "sunglasses": _worn(_sunglasses, _look(0xFF34303A), 0.055, Box(-142, -106, 142, 6), "eyes",
                        0 - 52j,
                        half=0),
    "mask": _worn(_mask, _look(0xFF8FC4E0), 0.12, Box(-120, -108, 120, 10), "mouth", 0 - 50j,
                  half=40),
    "shirt": _lies(_shirt, _look(0xFF4F8FD8), 0.65, Box(-76, -106, 76, 11), 36),
    "dress": _lies(_dress, _look(0xFFE86A92, accent=0xFF9A3A6A), 1.0, Box(-56, -106, 56, 11), 40),
    "coat": _lies(_coat, _look(0xFFC49A5E), 1.1, Box(-66, -106, 66, 11), 40),
    "shoes": _lies(_pair(_shoe, 34 - 14j), _look(0xFFE0503F, accent=0xFFF6F2EA), 0.13,
                   Box(-131, -114, 136, 21), 100),
    "boots": _lies(_pair(_boot, 28 - 5j), _look(0xFFF2C03A), 0.32, Box(-76, -108, 84, 14), 56),
    "hand fan": Portable(
        paint=_fan, look=_look(0xFFE0606F), height_m=0.28, box=Box(-104, -112, 104, 8), half=24,
        grips={"hand": 0 - 8j},
    ),
}  # fmt: skip
"""What is worn or carried about, by name."""
