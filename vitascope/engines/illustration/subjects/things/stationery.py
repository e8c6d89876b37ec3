"""Small things for the hand: books, papers, pens, scissors, toothbrush, key and money.

The main colour is the cover, the handle or the metal. It knows nothing of what is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

import skia

from ...canvas import alpha, fill, mix, stroke
from ..figure import Coat, Figure
from ..rig import Look
from ..shapes import Box, closed, curve, oval, rounded, tube
from ..thing import Thing
from .palette import GOLD, INK, PAPER, STEEL, tints
from .portable import Portable
from .solids import bar, gloss, knob, poly, rect, round_coat

__all__ = ["STATIONERY"]


def _book(fig: Figure, look: Look, _t_s: float) -> None:
    """It lies open: print on the left, a picture on the right."""
    cover = rounded(
        [
            -126 - 3j,
            -125 - 8j,
            -119 - 82j,
            -116 - 89j,
            -60 - 93j,
            -8 - 80j,
            0 - 76j,
            8 - 80j,
            60 - 93j,
            116 - 89j,
            119 - 82j,
            125 - 8j,
            126 - 3j,
            120 - 0j,
            62 - 3j,
            12 + 0j,
            -12 + 0j,
            -62 - 3j,
            -120 - 0j,
        ]
    )
    fig.part(cover, fig.coat(look.base, top=-100, bottom=14))
    for step in (2, 1, 0):
        for side in (-1, 1):
            reach = 104 - 3 * (2 - step)
            leaf = closed([
                complex(side * 1, -10 - 1.5 * step), complex(side * 1, -74 - 5 * (2 - step)),
                complex(side * 22, -92 - 2 * (2 - step)),
                complex(side * 56, -95 - 2 * (2 - step)), complex(side * 90,
                -88 - 1.6 * (2 - step)), complex(side * reach, -82),
                complex(side * (reach + 3), -14 - 1.5 * step), complex(side * 84, -18 - 2 * step),
                complex(side * 50, -19 - 2 * step),
                complex(side * 20, -15 - 2 * step),
            ])  # fmt: skip
            fig.part(leaf, _page(fig, side))
            edge = stroke(alpha(fig.tone(0xFFB89A70, 0.5), 0.5), 0.8)
            fig.mark(leaf, edge, within=leaf)
    ink = stroke(alpha(fig.tone(0xFF6A5A58, 0.5), 0.6), 1.8)
    for side in (-1, 1):
        for row in range(6):
            y = -80 + 9.6 * row
            if side > 0 and row < 3:
                continue
            start, end = (16, 90) if row != 5 else (16, 60)
            points = [
                complex(
                    side * (start + (end - start) * u),
                    y + 6 * (1 - 2 * u) ** 2 * 0.9 - 8 * sin(pi * u) + 3,
                )
                for u in (0, 0.25, 0.5, 0.75, 1)
            ]
            fig.detail(curve(points), ink)
    scene = closed([18 - 84j, 50 - 91j, 88 - 85j, 90 - 60j, 52 - 64j, 20 - 58j])
    fig.part(scene, fig.gradient(-90j, -60j, [fig.tone(0xFF8AC8F0, 1), fig.tone(0xFFD8F0DC, 1)]))
    with fig.inside(scene):
        fig.mark(oval(74 - 80j, 5, 5), fill(fig.tone(0xFFFFD84A, 1)))
        fig.mark(oval(36 - 56j, 24, 12), fill(fig.tone(0xFF7ABC60, 0.9)))
        fig.mark(oval(78 - 56j, 24, 14), fill(fig.tone(0xFF5AA458, 0.9)))
    mark = poly([4 - 76j, 9 - 78j, 12 - 8j, 8.5 - 12j, 5 - 8j])
    fig.part(mark, fig.coat(look.accent))


def _page(fig: Figure, side: int) -> Coat:
    """A page's paint: in the shade by the spine."""
    dim, lit = fig.tone(0xFFD8C4A4, 0.5), fig.tone(0xFFFFFAEE, 1.0)
    return fig.gradient(
        0j, complex(side * 108), [dim, lit, fig.tone(0xFFFFF4DE, 0.9), lit], at=(0, 0.28, 0.7, 1)
    )


def _notebook(fig: Figure, look: Look, _t_s: float) -> None:
    """A closed notebook bound with a spiral, leaning a little."""
    with fig.placed(-5 + 0j, turn=6):
        fig.part(rect(-32, -97, 40, 1, corner=4), fig.coat(mix(look.base, 0xFF20101C, 0.4)))
        fig.part(rect(-30, -97.5, 38, -2, corner=3), fig.coat(PAPER))
        cover = rect(-34, -99, 34, -2, corner=4)
        fig.part(cover, fig.coat(look.base))
        fig.mark(rect(-36, -101, -24, 2), fill(alpha(fig.shadow_colour, 0.22)), within=cover)
        label = rect(-14, -80, 24, -56, corner=3)
        fig.part(label, fig.coat(look.pale, top=-90, bottom=-40))
        for y in (-73.0, -67.0, -61.0):
            fig.mark(
                bar(complex(-9, y), complex(19 if y > -70 else 8, y), 0.1),
                stroke(alpha(fig.tone(INK, 0.6), 0.6), 1.4),
                within=label,
            )
        fig.part(bar(26 - 99j, 26 - 2j, 1.3), fig.coat(mix(look.base, 0xFF20101C, 0.45)))
        for k in range(10):
            y = -92 + 9.6 * k
            fig.part(oval(complex(-29, y), 1.7, 1.7), fill(fig.tone(INK, 0.3)))
            fig.detail(
                curve(
                    [complex(-29, y), complex(-34, y - 4), complex(-39, y), complex(-35, y + 2.4)]
                ),
                stroke(fig.tone(STEEL, 0.8), 1.7),
            )


def _newspaper(fig: Figure, look: Look, _t_s: float) -> None:
    """A folded paper with a headline and a picture."""
    with fig.placed(-4 + 0j, turn=5):
        for dx, dy in ((5.0, 2.0), (2.5, 1.0)):
            fig.part(
                rect(-38 + dx, -98 + dy, 38 + dx, -2 + dy, corner=1),
                fig.coat(mix(look.base, 0xFF6A6258, 0.24)),
            )
        sheet = rect(-38, -99, 38, -2, corner=1)
        fig.part(sheet, fig.coat(look.base))
        ink = fill(alpha(fig.tone(INK, 0.5), 0.85))
        x = -33.0
        for k, wide in enumerate((7, 5, 6, 0, 7, 5, 6, 5)):
            if wide:
                fig.mark(rect(x, -94, x + wide, -85, corner=0.5), ink, within=sheet)
                if k % 2:
                    fig.mark(
                        rect(x + 1.6, -92, x + wide - 1.6, -89.6),
                        fill(fig.tone(look.base, 0.9)),
                        within=sheet,
                    )
            x += wide + 2.6
        for y in (-82.0, -80.0):
            fig.mark(
                bar(complex(-33, y), complex(33, y), 0.1),
                stroke(alpha(fig.tone(INK, 0.5), 0.8), 0.7),
                within=sheet,
            )
        fig.mark(rect(-33, -77, 33, -71, corner=0.5), ink, within=sheet)
        picture = rect(-33, -67, 4, -38)
        fig.part(
            picture, fig.gradient(-67j, -38j, [fig.tone(0xFFC9CDD2, 1), fig.tone(0xFFF2F0EC, 1)])
        )
        fig.mark(
            poly([-33 - 38j, -20 - 56j, -10 - 46j, -4 - 53j, 6 - 38j]),
            fill(fig.tone(0xFF7A7E88, 0.8)),
            within=picture,
        )
        fig.mark(oval(-8 - 60j, 3.4, 3.4), fill(fig.tone(0xFFFFFFFF, 1)), within=picture)
        row = stroke(alpha(fig.tone(INK, 0.6), 0.5), 1.2)
        for k in range(19):
            y = -66 + 3.3 * k
            fig.mark(
                bar(complex(8, y), complex(33 if k % 6 != 5 else 22, y), 0.1), row, within=sheet
            )
            if y > -36:
                fig.mark(bar(complex(-33, y), complex(-17, y), 0.1), row, within=sheet)
                fig.mark(
                    bar(complex(-13, y), complex(4 if k % 5 else -4, y), 0.1), row, within=sheet
                )
        fig.mark(
            rect(-40, -52, 40, -49), fill(alpha(fig.shadow_colour, 0.14)), within=sheet, soft=1.2
        )


def _envelope(fig: Figure, look: Look, _t_s: float) -> None:
    """A letter in its envelope, sealed."""
    body = rect(-74, -98, 74, -1, corner=4)
    fig.part(body, fig.coat(look.base, top=-120, bottom=20))
    for points in ([-74 - 1j, -10 - 52j], [74 - 1j, 10 - 52j]):
        fig.mark(curve(points), stroke(alpha(fig.shadow_colour, 0.4), 1.6), within=body)
    low = poly([-72 - 1j, 0 - 56j, 72 - 1j])
    fig.mark(low, fig.coat(mix(look.base, 0xFFFFFFFF, 0.2), top=-80, bottom=20), within=body)
    flap = rounded(
        [-76 - 97j, -70 - 99j, 70 - 99j, 76 - 97j, 70 - 90j, 8 - 43j, 0 - 38j, -8 - 43j, -70 - 90j]
    )
    fig.shade(flap, away=3j, soft=2.4, within=body)
    fig.part(flap, fig.coat(mix(look.base, 0xFFFFFFFF, 0.12), top=-110, bottom=-20))
    fig.mark(flap, stroke(alpha(fig.shadow_colour, 0.3), 1.0), within=flap)
    seal = closed(
        [-45j + (13 + 1.6 * (k % 2)) * complex(cos(pi * k / 8), sin(pi * k / 8)) for k in range(16)]
    )
    fig.shade(seal, away=1.5j, soft=1.6)
    fig.part(seal, fig.coat(look.accent, top=-62, bottom=-28))
    heart = closed(
        [0 - 38j, -7 - 45j, -6 - 50.4j, -2.6 - 50.6j, 0 - 48j, 2.6 - 50.6j, 6 - 50.4j, 7 - 45j]
    )
    fig.mark(heart, fill(fig.tone(mix(look.accent, 0xFF5A0C14, 0.45), 0.6)), within=seal)


def _pen(fig: Figure, look: Look, _t_s: float) -> None:
    """A fountain pen, its nib below on the left."""
    with fig.placed(-27 - 0.6j, turn=30):
        nib = poly([0 + 0j, -4.6 - 13j, -3.4 - 20j, 3.4 - 20j, 4.6 - 13j])
        fig.part(nib, round_coat(fig, look.accent, -5, 5))
        fig.detail(bar(-1j, -11j, 0.1), stroke(fig.tone(INK, 0.4), 0.7))
        fig.part(oval(-12j, 1.1, 1.1), fill(fig.tone(INK, 0.4)))
        fig.part(
            rounded([-3.6 - 19j, 3.6 - 19j, 5.4 - 30j, -5.4 - 30j]), round_coat(fig, INK, -5, 5)
        )
        body = rect(-6.4, -72, 6.4, -29, corner=2)
        fig.part(body, round_coat(fig, look.base, -6.4, 6.4))
        cap = rounded([-7 - 68j, 7 - 68j, 7 - 104j, 4.6 - 112j, -4.6 - 112j, -7 - 104j])
        fig.part(cap, round_coat(fig, look.base, -7, 7))
        for y in (-70, -31):
            fig.part(rect(-7.2, y - 2, 7.2, y + 2, corner=1), round_coat(fig, look.accent, -7, 7))
        fig.part(
            tube([5 - 108j, 9 - 104j, 9.4 - 84j], [1.6, 1.6, 1.9]),
            fig.coat(look.accent, top=-112, bottom=-70),
        )


def _pencil(fig: Figure, look: Look, _t_s: float) -> None:
    with fig.placed(-27 - 0.6j, turn=30):
        fig.part(poly([0 + 0j, -7 - 20j, 7 - 20j]), round_coat(fig, 0xFFEBC48C, -7, 7))
        fig.part(poly([0 + 0j, -2.5 - 7j, 2.5 - 7j]), fig.coat(look.dark, top=-10, bottom=2))
        edge = [
            -7 - 19j,
            -4.7 - 22j,
            -2.4 - 19j,
            0 - 22j,
            2.4 - 19j,
            4.7 - 22j,
            7 - 19j,
            7 - 92j,
            -7 - 92j,
        ]
        body = poly(edge)
        fig.part(body, fig.coat(look.base, top=-110, bottom=0))
        fig.mark(
            rect(-7.5, -95, -2.5, -17), fill(alpha(fig.tone(0xFFFFFFFF, 1), 0.38)), within=body
        )
        fig.mark(rect(2.5, -95, 7.5, -17), fill(alpha(fig.shadow_colour, 0.4)), within=body)
        fig.part(rect(-7.4, -101, 7.4, -90, corner=1), round_coat(fig, STEEL, -7, 7))
        for y in (-98, -93.4):
            fig.line(bar(complex(-7, y), complex(7, y), 0.1), 0xFF6A7280, 0.9)
        fig.part(
            rounded([-7 - 100j, 7 - 100j, 7 - 109j, 4 - 113j, -4 - 113j, -7 - 109j]),
            round_coat(fig, look.accent, -7, 7),
        )


def _scissors(fig: Figure, look: Look, _t_s: float) -> None:
    """Open a little, their points up, the grips below."""
    for side in (1, -1):
        with fig.placed(-46j, turn=side * 13.0):
            blade = closed(
                [
                    complex(side * x, y)
                    for x, y in (
                        (-4, 6),
                        (-5.4, -10),
                        (-4.6, -34),
                        (-1.4, -55),
                        (3.6, -34),
                        (5.4, -8),
                        (4, 6),
                    )
                ]
            )
            fig.shade(blade, soft=1.4, strength=0.3)
            fig.part(
                blade,
                fig.gradient(
                    complex(side * -5, -20),
                    complex(side * 6, -20),
                    [fig.tone(0xFFF6F8FC, 1), fig.tone(STEEL, 0.8), fig.tone(0xFF8A93A4, 0.6)],
                    at=(0, 0.5, 1),
                ),
            )
            fig.mark(
                curve(
                    [complex(side * -2.4, 0), complex(side * -2.6, -30), complex(side * -1, -52)]
                ),
                stroke(alpha(fig.tone(0xFFFFFFFF, 1), 0.8), 1),
                within=blade,
            )
            shank = tube([0 + 2j, complex(side * -1, 12), complex(side * -3, 18)], [4.4, 4.2, 4.4])
            fig.part(shank, fig.coat(look.base, top=-10, bottom=50))
            loop = skia.Path()
            loop.addPath(oval(complex(side * -7, 29), 13, 16.5, tilt=side * 14.0))
            loop.addPath(oval(complex(side * -7, 29.5), 7.6, 10.8, tilt=side * 14.0))
            loop.setFillType(skia.PathFillType.kEvenOdd)
            fig.part(loop, fig.coat(look.base, top=0, bottom=54))
            shine = curve(
                [complex(side * -7 - 9, 20), complex(side * -7 - 5, 16), complex(side * -7, 14.6)]
            )
            fig.detail(shine, stroke(alpha(fig.tone(0xFFFFFFFF, 1), 0.6), 1.5))
    knob(fig, STEEL, -46j, 3.4)
    fig.line(bar(-1.6 - 46j, 1.6 - 46j, 0.1), 0xFF5A6272, 0.9)


def _toothbrush(fig: Figure, look: Look, _t_s: float) -> None:
    with fig.placed(-14 - 1j, turn=14):
        _draw_toothbrush(fig, look)


def _toothbrush_in_use(fig: Figure, look: Look, _t_s: float) -> None:
    """Its bristles below, where the mouth is."""
    with fig.placed(-98j, turn=180):
        _draw_toothbrush(fig, look)


def _draw_toothbrush(fig: Figure, look: Look) -> None:
    """Its bristles to the right, with paste on them."""
    for k in range(6):
        y = -95 + 3.9 * k
        tuft = rect(2, y - 1.8, 12 + (0.8 if k % 2 else 0), y + 1.8, corner=0.8)
        fig.part(
            tuft,
            fig.gradient(
                complex(2, 0),
                complex(13, 0),
                [fig.tone(0xFFDCE4EE, 0.8), fig.tone(0xFFFFFFFF, 1)],
            ),
        )
        if k in (0, 5):
            fig.mark(tuft, fill(alpha(fig.tone(look.base, 0.9), 0.55)), within=tuft)
    paste = closed(
        [
            11 - 97j,
            16 - 96j,
            18 - 90j,
            17 - 82j,
            16 - 76j,
            11.5 - 74j,
            12.4 - 80j,
            11.4 - 86j,
            12.4 - 92j,
        ]
    )
    fig.part(paste, fig.coat(0xFFFFFFFF, top=-104, bottom=-66))
    fig.mark(
        curve([14 - 96j, 14.6 - 86j, 13.6 - 75j]),
        stroke(fig.tone(0xFF4FB0E8, 0.95), 2),
        within=paste,
    )
    stick = tube(
        [0 - 97j, 0 - 84j, 0 - 74j, -1 - 62j, 1 - 44j, 0 - 20j, 0 - 4j],
        [3.6, 4.2, 3.0, 2.6, 4.4, 5.0, 4.0],
    )
    fig.part(stick, round_coat(fig, look.base, -5, 5))
    fig.mark(
        tube([1 - 46j, 0.6 - 30j, 0 - 10j], [1.6, 2.4, 1.6]),
        fill(fig.tone(look.pale, 0.95)),
        within=stick,
    )
    for k in range(5):
        fig.mark(
            bar(complex(-2, -40 + 6 * k), complex(3, -40 + 6 * k), 0.1),
            stroke(fig.tone(look.base, 0.7), 1.2),
            within=stick,
        )


def _key(fig: Figure, look: Look, _t_s: float) -> None:
    """An old key, its bow above."""
    with fig.placed(-12 - 1j, turn=16):
        metal = round_coat(fig, look.base, -14, 14)
        fig.part(bar(0 - 56j, 0 - 4j, 3.2), round_coat(fig, look.base, -4, 4))
        fig.part(
            poly(
                [
                    2 - 22j,
                    16 - 22j,
                    16 - 15j,
                    11 - 15j,
                    11 - 12j,
                    16 - 12j,
                    16 - 4j,
                    10 - 4j,
                    10 - 7j,
                    2 - 7j,
                ]
            ),
            fig.coat(look.base, top=-30, bottom=2),
        )
        for y in (-56, -30):
            fig.part(rect(-6, y - 2.4, 6, y + 2.4, corner=2), round_coat(fig, look.base, -6, 6))
        bow = skia.Path()
        for at, r in ((-12 - 73j, 13.0), (12 - 73j, 13.0), (0 - 87j, 13.0)):
            bow = skia.Op(bow, oval(at, r, r), skia.PathOp.kUnion_PathOp)
        for at, r in ((-12 - 73j, 6.4), (12 - 73j, 6.4), (0 - 87j, 6.4)):
            bow = skia.Op(bow, oval(at, r, r), skia.PathOp.kDifference_PathOp)
        fig.part(bow, metal)
        knob(fig, mix(look.base, 0xFFFFFFE0, 0.2), -76j, 4)


def _coin_face(
    fig: Figure, look: Look, at: complex, rx: float, ry: float, *, thick: complex
) -> None:
    """A coin with a star on it."""
    for k in range(8, -1, -1):
        edge = oval(at + thick * k / 8, rx, ry)
        fig.part(edge, fill(fig.tone(mix(look.base, 0xFF6A3A08, 0.5 if k % 2 else 0.32), 0.6)))
    face = oval(at, rx, ry)
    fig.part(
        face,
        fig.gradient(
            at + complex(-rx, -ry),
            at + complex(rx, ry),
            [
                fig.tone(mix(look.base, 0xFFFFFFE8, 0.55), 1),
                fig.tone(look.base, 0.95),
                fig.tone(mix(look.base, 0xFF9A5A10, 0.35), 0.7),
            ],
        ),
    )
    fig.mark(
        oval(at, rx * 0.84, ry * 0.84),
        stroke(fig.tone(mix(look.base, 0xFF8A4A08, 0.5), 0.7), rx * 0.045),
        within=face,
    )
    star = poly(
        [
            at
            + complex((rx * sin(pi * k / 5)), -ry * cos(pi * k / 5))
            * (0.58 if k % 2 == 0 else 0.25)
            for k in range(10)
        ]
    )
    fig.mark(star, fill(fig.tone(mix(look.base, 0xFF8A4A08, 0.4), 0.7)), within=face)
    with fig.placed(complex(-0.02 * rx, -0.03 * ry)):
        fig.mark(star, fill(fig.tone(mix(look.base, 0xFFFFFFE0, 0.4), 1)), within=face)
    gloss(
        fig, face, at + complex(-0.42 * rx, -0.5 * ry), rx * 0.2, ry * 0.1, strength=0.8, tilt=-40
    )


def _coin(fig: Figure, look: Look, _t_s: float) -> None:
    _coin_face(fig, look, -50j, 44, 49, thick=8 + 0j)


def _money(fig: Figure, look: Look, _t_s: float) -> None:
    """Banknotes in a fan and a pile of coins."""
    for k, turn in enumerate((-24, -10, 6)):
        with fig.placed(-14 - 10j, turn=turn):
            note = rect(-30, -88, 16, 0, corner=2)
            fig.shade(note, soft=2.4)
            fig.part(note, fig.coat(mix(look.base, 0xFFFFFFFF, 0.1 * k), top=-100, bottom=20))
            inner = rect(-26.5, -84.5, 12.5, -3.5, corner=1.4)
            fig.mark(
                inner,
                stroke(alpha(fig.tone(mix(look.base, 0xFFFFFFF0, 0.7), 1), 0.8), 1.3),
                within=note,
            )
            fig.mark(
                oval(-7 - 44j, 12, 15),
                fill(fig.tone(mix(look.base, 0xFFFFFFF0, 0.6), 0.95)),
                within=note,
            )
            emblem = poly(
                [
                    -7
                    - 44j
                    + (8 if j % 2 == 0 else 3.4) * complex(sin(pi * j / 5), -cos(pi * j / 5))
                    for j in range(10)
                ]
            )
            fig.mark(emblem, fill(fig.tone(mix(look.base, 0xFF10301C, 0.3), 0.7)), within=note)
            for at in (-20 - 77j, 6 - 11j):
                fig.mark(
                    oval(at, 3.6, 4.2),
                    fill(fig.tone(mix(look.base, 0xFFFFFFF0, 0.6), 0.95)),
                    within=note,
                )
    coin = Look(base=GOLD, pale=look.pale, dark=look.dark, accent=look.accent)
    for x, count in ((18.0, 2), (50.0, 4), (36.0, 3)):
        y = -5.0 if x != 36 else -1.0
        for k in range(count):
            _coin_face(fig, coin, complex(x, y - 6 - 6.4 * k), 17, 6, thick=6j)


STATIONERY: Mapping[str, Thing] = {
    "book": Portable(
        paint=_book, look=tints(0xFFC0443C, accent=0xFFF4B03A), height_m=0.2,
        box=Box(-130, -104, 130, 23), half=106, grips={"hand": -6j},
    ),
    "scissors": Portable(
        paint=_scissors, look=tints(0xFFE0483C), height_m=0.18, box=Box(-32, -104, 32, 8), half=18,
        grips={"hand": -16j},
    ),
    "toothbrush": Portable(
        paint=_toothbrush, held=_toothbrush_in_use, look=tints(0xFF3FA0D8), height_m=0.18,
        box=Box(-22, -103, 30, 7), half=10, grips={"hand": -4 - 40j},
    ),
    "newspaper": Portable(
        paint=_newspaper, look=tints(0xFFF2EEE4), height_m=0.38, box=Box(-46, -106, 52, 11),
        half=36, grips={"hand": -30 - 40j},
    ),
    "notebook": Portable(
        paint=_notebook, look=tints(0xFF3F8FA8, pale=0xFFFFF8E8), height_m=0.21,
        box=Box(-49, -106, 49, 11), half=34, grips={"hand": -30j},
    ),
    "envelope": Portable(
        paint=_envelope, look=tints(0xFFF6E6C4, accent=0xFFC8343C), height_m=0.12,
        box=Box(-80, -104, 80, 17), half=70, grips={"hand": -60 - 30j},
    ),
    "pen": Portable(
        paint=_pen, look=tints(0xFF2F5AA8, accent=GOLD), height_m=0.14, box=Box(-32, -103, 39, 6),
        half=6, grips={"hand": -14 - 24j},
    ),
    "pencil": Portable(
        paint=_pencil, look=tints(0xFFFFC02E, accent=0xFFF08AA0), height_m=0.17,
        box=Box(-32, -104, 38, 6), half=6, grips={"hand": -14 - 24j},
    ),
    "key": Portable(
        paint=_key, look=tints(GOLD), height_m=0.08, box=Box(-21, -102, 37, 7), half=12,
        grips={"hand": 8 - 76j},
    ),
    "coin": Thing(
        paint=_coin, look=tints(GOLD), height_m=0.03, box=Box(-48, -104, 56, 10), half=26,
    ),
    "money": Portable(
        paint=_money, look=tints(0xFF6AAE78), height_m=0.16, box=Box(-81, -105, 72, 14), half=50,
        grips={"hand": -14 - 20j},
    ),
}  # fmt: skip
"""By the name a scene uses."""
