"""Flowers, one tall stem each: rose, tulip, sunflower, lotus, daisy, lavender, dandelion, lily.

They are painted once and lean in the wind; ``base`` is the colour of the petals. It knows nothing
of where they stand.
"""

from __future__ import annotations

from cmath import exp as cexp
from collections.abc import Mapping
from math import cos, sin, tau

import skia

from ...canvas import Colour, alpha, fill, mix, radial, stroke
from ..figure import Figure
from ..rig import Look, Rig
from ..shapes import Box, closed, curve, oval, tube
from ..thing import Paint
from .bricks import flat, poly, solid, trapeze
from .compound import Swaying
from .leafage import leaf, petals

__all__ = ["FLOWERS"]

_GREEN: Colour = 0xFF5E9A48


def _stem(fig: Figure, points: list[complex], wide: float = 2.2) -> None:
    solid(fig, tube(points, [wide, *[wide * 0.85] * (len(points) - 1)]), _GREEN)


def _two_leaves(fig: Figure, low: float = -14, reach: float = 26) -> None:
    for side in (-1, 1):
        root = complex(0, low - (6 if side > 0 else 0))
        leaf(
            fig,
            root,
            root + complex(side * reach, -reach * 0.75),
            5.5,
            mix(_GREEN, 0xFF80B050, 0.3),
        )


def _flower(fig: Figure, look: Look, _t_s: float) -> None:
    """A flower as a child would draw it: round petals, a round heart."""
    _stem(fig, [0j, -2 - 34j, -68j])
    _two_leaves(fig)
    petals(fig, -70j, 8, 28, 10.5, look.base)
    tones = [
        fig.tone(mix(look.accent, 0xFFFFFFFF, 0.4), 1.0),
        fig.tone(look.accent, 0.8),
        fig.tone(mix(look.accent, 0xFF803010, 0.5), 0.5),
    ]
    fig.part(oval(-70j, 10, 10), radial((-2, -73), 13, tones))


def _daisy(fig: Figure, look: Look, _t_s: float) -> None:
    _stem(fig, [0j, 2 - 34j, -70j], 1.7)
    _two_leaves(fig, reach=20)
    petals(fig, -74j, 16, 25, 4.2, look.base, inner=mix(look.base, 0xFFC8B8D8, 0.5))
    solid(fig, oval(-74j, 8.4, 8.0), look.accent)
    for k in range(14):
        at = -74j + 6 * ((k + 0.5) / 14) ** 0.5 * cexp(1j * k * 2.4)
        flat(fig, oval(at, 0.8, 0.8), mix(look.accent, 0xFFA05010, 0.45), 0.6)


def _sunflower(fig: Figure, look: Look, _t_s: float) -> None:
    _stem(fig, [0j, -3 - 34j, -66j], 2.8)
    for side in (-1, 1):
        root = complex(-2, -20 - 10 * (side > 0))
        leaf(fig, root, root + complex(side * 30, -12), 9, mix(_GREEN, 0xFF80B050, 0.2))
    petals(fig, -70j, 18, 31, 4.6, mix(look.base, 0xFFE07820, 0.35), turn=10)
    petals(fig, -70j, 18, 29, 4.8, look.base, inner=0xFFE88A20)
    tones = [
        fig.tone(0xFF8A5A30, 0.8),
        fig.tone(look.dark, 0.6),
        fig.tone(mix(look.dark, 0xFF100808, 0.4), 0.4),
    ]
    fig.part(oval(-70j, 15, 15), radial((-3, -74), 18, tones))
    for k in range(60):
        at = -70j + 14 * ((k + 0.5) / 60) ** 0.5 * cexp(1j * k * 2.399963)
        flat(fig, oval(at, 0.8, 0.8), 0xFFC88A48 if k > 18 else 0xFF9AA050, 0.7)


def _rose(fig: Figure, look: Look, _t_s: float) -> None:
    _stem(fig, [0j, 3 - 30j, -62j], 2.0)
    for x, y, way in ((1.6, -14, 1), (2.4, -26, -1), (2, -40, 1)):
        solid(
            fig, poly(complex(x, y + 2), complex(x + way * 5, y - 1.6), complex(x, y - 2)), _GREEN
        )
    for root, tip in ((2 - 22j, 30 - 36j), (2 - 30j, -26 - 46j), (1 - 42j, 22 - 54j)):
        leaf(fig, root, tip, 6, mix(_GREEN, 0xFF2F6A40, 0.3))
    for side in (-1, 0, 1):
        leaf(fig, -60j, complex(side * 19, -66 - 5 * (side == 0)), 3.4, _GREEN, has_vein=False)
    base = look.base
    deep = mix(base, 0xFF500818, 0.45)
    for side in (-1, 1):
        outer = closed(
            [
                -60j,
                complex(side * 17, -64),
                complex(side * 27, -80),
                complex(side * 21, -92),
                complex(side * 7, -84),
            ]
        )
        solid(fig, outer, base, dim=0.12)
    solid(
        fig,
        closed([-19 - 72j, -20 - 88j, -10 - 99j, 0 - 101j, 10 - 99j, 20 - 88j, 19 - 72j, -60j]),
        deep,
    )
    for radius, turn in ((15.0, 0.0), (11.4, 1.9), (7.8, 3.9), (4.4, 5.6)):
        path = skia.Path()
        for k in range(26):
            angle = turn + tau * 0.82 * k / 25
            wide = radius * (0.92 + 0.12 * (k / 25))
            p = -85j + complex(cos(angle) * wide, sin(angle) * wide * 0.78)
            path.lineTo(p.real, p.imag) if k else path.moveTo(p.real, p.imag)
        ball = oval(-85j, radius, radius * 0.78)
        solid(fig, ball, mix(base, deep, 0.12 * (16 - radius) / 4))
        fig.line(path, deep, 1.2)
        fig.line(
            curve(
                [
                    -85j + complex(cos(turn + a) * radius * 0.9, sin(turn + a) * radius * 0.7)
                    for a in (0.4, 1.2, 2.0)
                ]
            ),
            mix(base, 0xFFFFFFFF, 0.45),
            0.9,
            amount=0.9,
        )
    left = closed([-62j, -14 - 66j, -21 - 78j, -18 - 87j, -8 - 80j, 2 - 70j])
    fig.shade(left, soft=1.4, strength=0.35)
    solid(fig, left, base)
    right = closed([-61j, 13 - 64j, 21 - 76j, 19 - 87j, 9 - 79j, -2 - 70j])
    fig.shade(right, soft=1.4, strength=0.35)
    solid(fig, right, base)


def _tulip(fig: Figure, look: Look, _t_s: float) -> None:
    _stem(fig, [0j, -1 - 34j, -62j], 2.3)
    solid(fig, closed([0j, -10 - 16j, -20 - 40j, -22 - 54j, -12 - 38j, -2 - 16j]), _GREEN)
    solid(
        fig,
        closed([0j, 10 - 14j, 18 - 32j, 24 - 44j, 12 - 32j, 2 - 12j]),
        mix(_GREEN, 0xFF80B050, 0.3),
    )
    dark = mix(look.base, 0xFF701038, 0.35)
    for x in (-11, 11):
        solid(
            fig,
            closed(
                [
                    -64j,
                    complex(x * 1.4, -72),
                    complex(x * 1.3, -90),
                    complex(x * 0.7, -100),
                    complex(x * 0.2, -84),
                ]
            ),
            dark,
        )
    for side in (-1, 1):
        petal = closed(
            [
                complex(0, -60),
                complex(side * 13, -63),
                complex(side * 20, -78),
                complex(side * 15, -97),
                complex(side * 5, -84),
                complex(-side * 2, -70),
            ]
        )
        solid(fig, petal, look.base)
    middle = closed([-60j, -9 - 66j, -10 - 82j, 0 - 98j, 10 - 82j, 9 - 66j])
    fig.shade(middle, soft=1.5, strength=0.3)
    solid(fig, middle, mix(look.base, 0xFFFFFFFF, 0.12))
    fig.line(curve([-66j, -1 - 78j, 0 - 90j]), mix(look.base, 0xFFFFFFFF, 0.4), 0.9)


def _lotus(fig: Figure, look: Look, _t_s: float) -> None:
    fig.part(oval(-8j, 92, 14), fill(alpha(fig.tone(0xFF6FB4C4, 0.8), 0.55)))
    for x, y, r in ((-48, -10, 34), (52, -6, 32)):
        pad = oval(complex(x, y), r, r * 0.3)
        solid(fig, pad, 0xFF4F9A60)
        veins = skia.Path()
        for k in range(10):
            way = cexp(1j * tau * k / 10)
            veins.moveTo(x, y)
            veins.lineTo(x + way.real * r, y + way.imag * r * 0.3)
        fig.mark(veins, stroke(alpha(fig.tone(0xFFC8E0A0, 0.8), 0.5), 0.8), within=pad)
    deep = mix(look.base, 0xFFB02A70, 0.3)

    def petal(x: float, top: float, wide: float, colour: Colour) -> None:
        tip = complex(x, top)
        way = (tip - -14j) / abs(tip - -14j)
        side = way * 1j * wide
        middle = -14j + (tip - -14j) * 0.55
        path = closed(
            [
                -14j,
                middle - side,
                -14j + (tip + 14j) * 0.85 - side * 0.4,
                tip,
                -14j + (tip + 14j) * 0.85 + side * 0.4,
                middle + side,
            ]
        )
        tones = [
            fig.tone(mix(look.pale, 0xFFF8F0C0, 0.2), 0.9),
            fig.tone(look.pale, 0.9),
            fig.tone(colour, 0.95),
        ]
        fig.part(path, fig.gradient(-14j, tip, tones, at=(0, 0.35, 1)))
        fig.line(path, deep, 0.6)

    for x, top, wide in (
        (-34, -82, 12),
        (34, -82, 12),
        (-16, -96, 13),
        (16, -96, 13),
        (0, -100, 13),
    ):
        petal(x, top, wide, deep)
    for x, top, wide in (
        (-54, -58, 12),
        (54, -58, 12),
        (-40, -70, 13),
        (40, -70, 13),
        (-20, -82, 13),
        (20, -82, 13),
    ):
        petal(x, top, wide, look.base)
    solid(fig, oval(-46j, 9, 5), look.accent)
    for x, top, wide in (
        (-60, -34, 10),
        (60, -34, 10),
        (-36, -50, 13),
        (36, -50, 13),
        (0, -62, 14),
        (-18, -54, 12),
        (18, -54, 12),
    ):
        petal(x, top, wide, look.base)


def _lavender(fig: Figure, look: Look, _t_s: float) -> None:
    for k, (x, top) in enumerate(
        ((-26, -78), (-14, -92), (0, -100), (13, -90), (25, -80), (-7, -72), (8, -70))
    ):
        root = complex(x * 0.25, 0)
        tip = complex(x, top)
        fig.line(curve([root, complex(x * 0.7, top * 0.5), tip]), _GREEN, 1.3, amount=0.6)
        for j in range(9):
            at = tip + (complex(x * 0.7, top * 0.5) - tip) * (j * 0.09)
            wide = 3.8 - 0.22 * abs(j - 5)
            for side in (-1, 1):
                tone = mix(look.base, 0xFFFFFFFF, 0.12 * ((j + k) % 3))
                solid(fig, oval(at + side * wide * 0.55, wide * 0.62, 1.9, tilt=-25 * side), tone)
    for x in (-20, -10, 10, 20):
        leaf(fig, 0j, complex(x * 1.2, -28), 2.0, mix(_GREEN, 0xFF90A890, 0.4), has_vein=False)


def _dandelion(fig: Figure, look: Look, _t_s: float) -> None:
    _stem(fig, [0j, 2 - 36j, -66j], 1.5)
    for side in (-1, 1):
        points = [complex(0, 0)]
        for k in range(1, 6):
            points += [complex(side * 6 * k, -3 - 2.4 * k - (6 if k % 2 else 0))]
        points.append(complex(side * 34, -12))
        points += [
            complex(side * 6 * k, 1 - 1.6 * k + (3 if k % 2 else 0)) for k in range(5, 0, -1)
        ]
        solid(fig, poly(*points), _GREEN)
    halo = [
        alpha(fig.tone(look.base, 1.0), 0.65),
        alpha(fig.tone(look.base, 1.0), 0.3),
        alpha(fig.tone(look.base, 1.0), 0.12),
    ]
    fig.part(oval(-72j, 27, 27), radial((0, -72), 27, halo, at=(0, 0.6, 1)))
    for k in range(64):
        out = ((k + 0.5) / 64) ** 0.5
        way = cexp(1j * k * 2.399963)
        tip = -72j + way * 26 * out
        fig.line(curve([-72j + way * 3, tip]), mix(look.base, 0xFFB8B0A8, 0.35), 0.35, amount=0.9)
        for turn in (-0.7, -0.25, 0.25, 0.7):
            end = tip + way * cexp(1j * turn) * 4
            fig.line(curve([tip, end]), look.base, 0.5, amount=1.0)
    solid(fig, oval(-72j, 4, 4), 0xFFA08058)
    for x, y in ((34, -84), (46, -96)):
        at = complex(x, y)
        fig.line(curve([at, at - 4 + 7j]), 0xFFA08058, 0.7)
        for turn in (-0.8, -0.3, 0.3, 0.8):
            fig.line(curve([at, at + cexp(1j * (turn - 1.1)) * 5]), look.base, 0.6, amount=1.0)


def _lily(fig: Figure, look: Look, _t_s: float) -> None:
    _stem(fig, [0j, -3 - 32j, -58j], 2.0)
    for y, side in ((-12, -1), (-20, 1), (-30, -1), (-38, 1)):
        leaf(fig, complex(-2, y), complex(side * 24, y - 12), 3.0, _GREEN)
    for way in (-1, 1):
        leaf(fig, -60j, complex(way * 36, -68), 8, mix(look.base, 0xFFB0A8C8, 0.22), has_vein=False)
    for x, top, half in ((-26, -94, 8), (26, -94, 8), (0, -102, 9)):
        path = leaf(fig, -62j, complex(x, top), half, look.base, has_vein=False)
        fig.mark(
            curve([-62j, complex(x, top)]),
            stroke(alpha(fig.tone(look.accent, 0.8), 0.4), 2.4),
            within=path,
        )
        for k in range(5):
            fig.mark(
                oval(
                    -62j + (complex(x, top) + 62j) * (0.25 + 0.09 * k) + (k % 2) * 2 - 1, 0.6, 0.6
                ),
                fill(fig.tone(look.accent, 0.6)),
                within=path,
            )
    for k in range(-2, 3):
        tip = complex(5 * k, -82 - 3 * (2 - abs(k)))
        fig.line(curve([-64j, tip]), 0xFFC8D890, 0.9)
        solid(fig, oval(tip, 2.4, 1.1, tilt=12 * k), 0xFFB8642A)


def _potted(fig: Figure, look: Look, t_s: float) -> None:
    with fig.placed(-34j, scale=0.66):
        _flower(fig, look, t_s)
    solid(fig, trapeze(0j, 20, 27, 34), look.pale)
    solid(fig, trapeze(-31j, 30, 30, 9), mix(look.pale, 0xFFFFFFFF, 0.12))


def _look(
    base: Colour,
    *,
    accent: Colour = 0xFFF6C945,
    pale: Colour = 0xFFFFF6F0,
    dark: Colour = 0xFF5A3A22,
) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


def _plant(
    paint: Paint,
    look: Look,
    height_m: float,
    box: tuple[float, float, float, float],
    *,
    half: float = 14,
    sway: float = 0.05,
) -> Swaying:
    return Swaying(paint=paint, look=look, height_m=height_m, box=Box(*box), half=half, sway=sway)


FLOWERS: Mapping[str, Rig] = {
    "flower": _plant(_flower, _look(0xFFF4709A), 0.5, (-34, -106, 34, 3)),
    "daisy": _plant(_daisy, _look(0xFFFFFFFF), 0.4, (-30, -106, 30, 3)),
    "sunflower": _plant(_sunflower, _look(0xFFF8C22E), 1.6, (-38, -106, 38, 3)),
    "rose": _plant(_rose, _look(0xFFDA2F48), 0.6, (-34, -106, 34, 3)),
    "tulip": _plant(_tulip, _look(0xFFEF5068), 0.45, (-28, -106, 28, 3)),
    "lotus": _plant(
        _lotus, _look(0xFFF48AB4, pale=0xFFFFF0F4), 0.5, (-94, -106, 94, 8), half=0, sway=0.006
    ),
    "lavender": _plant(_lavender, _look(0xFF9A74D0), 0.6, (-36, -106, 36, 3)),
    "dandelion": _plant(_dandelion, _look(0xFFFFFFFF), 0.35, (-38, -106, 54, 3)),
    "lily": _plant(_lily, _look(0xFFFFF6F2, accent=0xFFE86A90), 0.8, (-42, -108, 42, 3)),
    "potted flower": _plant(
        _potted, _look(0xFFF4709A, pale=0xFFC8704A), 0.4, (-32, -106, 32, 3), half=22, sway=0.01
    ),
}
"""All of them by name."""
