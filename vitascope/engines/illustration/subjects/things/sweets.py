"""Sweet food: donut, cake, ice cream, cookie, candy, chocolate.

The main colour is the icing, the scoop or the wrapper. It knows nothing of birthdays.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..motion import chance
from ..rig import Anchor, Look
from ..shapes import Box, closed, curve, oval, tube
from ..thing import Thing
from .lights import draw_flame
from .palette import CHINA, tints
from .portable import Portable
from .solids import bar, gloss, poly, rect, round_coat, sphere, vessel

__all__ = ["SWEETS"]

_SPRINKLES: tuple[Colour, ...] = (
    0xFFFFFFFF,
    0xFFFFD84A,
    0xFF5BB8F0,
    0xFF7AD07A,
    0xFFE0503C,
    0xFF9A6AE0,
)


def _donut(fig: Figure, look: Look, _t_s: float) -> None:
    """Tilted towards us, iced and sprinkled."""
    at = -50j
    dough = oval(at + 3j, 62, 47)
    sphere(fig, dough, look.accent, at + 4j, 58)
    icing = closed([
        at + complex((59 + 2.4 * (-1) ** k) * cos(2 * pi * k / 20),
        (41 + 2.6 * (-1) ** k) * sin(2 * pi * k / 20) - 3)
        for k in range(20)
    ])  # fmt: skip
    fig.shade(icing, away=2.5j, soft=1.6, within=dough)
    fig.part(icing, fig.coat(look.base, top=-104, bottom=10))
    hole = oval(at - 3j, 21, 12.5)
    ring = oval(at - 3j, 40, 27)
    gloss(fig, icing, at - 20 - 30j, 22, 4.4, strength=0.6, tilt=-20, soft=2)
    fig.mark(ring, stroke(alpha(fig.tone(0xFFFFFFFF, 1), 0.22), 7), within=icing, soft=3)
    for k in range(58):
        a, r = 2 * pi * chance(k, 1), 0.5 + 0.42 * chance(k, 2)
        spot = at - 3j + complex(58 * r * cos(a), 40 * r * sin(a))
        with fig.placed(spot, turn=180 * chance(k, 3)):
            fig.part(bar(-2.6 + 0.8j, 2.6 + 0.8j, 1.2), fill(alpha(fig.shadow_colour, 0.3)))
            fig.part(bar(-2.6 + 0j, 2.6 + 0j, 1.25), fill(fig.tone(_SPRINKLES[k % 6], 0.95)))
    edge = oval(at - 2j, 22.5, 14)
    fig.part(edge, fig.coat(mix(look.base, 0xFF5A1A2A, 0.3), top=-70, bottom=-30))
    fig.part(
        hole,
        fig.gradient(
            at - 16j,
            at + 10j,
            [fig.tone(mix(look.accent, 0xFF2A0C08, 0.7), 0.4), fig.tone(look.accent, 0.8)],
        ),
    )


def _tier(fig: Figure, look: Look, *, half: float, top: float, foot: float) -> None:
    """One storey of a cake: sponge with cream, and icing that runs down."""
    body = vessel(fig, 0xFFF2CC8A, [(top, half), (foot, half)], tilt=0.2)
    middle = (top + foot) / 2
    fig.mark(
        curve(
            [
                complex(half * u, middle + 0.2 * half * (1 - u * u) ** 0.5 + 2)
                for u in (-1, -0.8, -0.4, 0, 0.4, 0.8, 1)
            ]
        ),
        stroke(fig.tone(0xFFFFF8EC, 0.95), 4.4),
        within=body,
    )
    outline = [
        complex(half * cos(pi * k / 16), top - 0.2 * half * sin(pi * k / 16)) for k in range(17)
    ]
    drips = []
    for k in range(15):
        u = -1 + 2 * k / 14
        y = top + 0.2 * half * (1 - u * u) ** 0.5
        drips.append(
            complex(
                u * half * 1.01,
                y + ((0.34 + 0.3 * chance(k, int(half))) * (foot - top) if k % 2 else 1.5),
            )
        )
    icing = closed([*outline[::2], *drips[1:-1]])
    fig.shade(icing, away=1.6j, soft=1.2, within=body)
    fig.part(icing, round_coat(fig, look.base, -half, half))
    lid = oval(1j * top, half * 0.99, 0.2 * half)
    fig.part(
        lid,
        fig.gradient(
            complex(-half, top),
            complex(half, top - 8),
            [fig.tone(look.base, 0.85), fig.tone(mix(look.base, 0xFFFFFFFF, 0.35), 1.0)],
        ),
    )


def _cake(fig: Figure, look: Look, t_s: float) -> None:
    """A birthday cake of two storeys on a stand, its candles alight."""
    vessel(fig, CHINA, [(-9, 8), (-5, 18), (-1, 24)], tilt=0.16)
    vessel(fig, CHINA, [(-12, 58), (-10, 58)], tilt=0.2)
    _tier(fig, look, half=48, top=-43, foot=-15)
    for k in range(9):
        u = -0.9 + 1.8 * k / 8
        at = complex(49 * u, -12 + 9.6 * (1 - u * u) ** 0.5)
        sphere(fig, oval(at, 4.6, 4), 0xFFFFF6EA, at, 4.6)
    for k in range(6):
        a = pi * (0.06 + 0.88 * k / 5)
        at = complex(40 * cos(a), -44 + 6 * sin(a))
        berry = closed([at - 7 - 2j, at - 5 - 6j, at + 5 - 6j, at + 7 - 2j, at + 5j])
        fig.part(berry, fig.coat(0xFFE5343C, top=at.imag - 8, bottom=at.imag + 7))
        fig.part(oval(at - 5.6j, 4, 1.5), fill(fig.tone(0xFF5FA850, 0.8)))
    _tier(fig, look, half=29, top=-65, foot=-45)
    for k, x in enumerate((-18, -6, 7, 19)):
        y = -66 - 2.4 * (k % 2)
        stick = rect(x - 1.6, y - 15, x + 1.6, y + 1, corner=0.8)
        fig.part(
            stick,
            fig.coat((0xFF5BB8F0, 0xFFFFD84A, 0xFF7AD07A, 0xFFB07AE8)[k], top=y - 18, bottom=y + 4),
        )
        for j in range(4):
            fig.mark(
                bar(complex(x - 2, y - 1 - 4 * j), complex(x + 2, y - 3 - 4 * j), 0.5),
                fill(alpha(0xFFFFFFFF, 0.8)),
                within=stick,
            )
        draw_flame(fig, complex(x, y - 15.5), 9, t_s=t_s + 1.7 * k)


def _ice_cream(fig: Figure, look: Look, _t_s: float) -> None:
    """Three scoops in a wafer cone."""
    wafer = poly([-23 - 50j, 23 - 50j, 2 - 1j, 0 - 0.5j, -2 - 1j])
    fig.part(wafer, round_coat(fig, look.accent, -23, 23))
    with fig.inside(wafer):
        ink = stroke(alpha(fig.tone(mix(look.accent, 0xFF6A3010, 0.6), 0.5), 0.6), 1.2)
        for k in range(-8, 9):
            fig.mark(bar(complex(7 * k - 22, -54), complex(7 * k + 14, 2), 0.1), ink)
            fig.mark(bar(complex(7 * k + 22, -54), complex(7 * k - 14, 2), 0.1), ink)
        fig.mark(oval(-52j, 25, 9), fill(alpha(fig.shadow_colour, 0.4)), soft=2)
    for at, r, colour in (
        (-13 - 60j, 15.5, 0xFFFFF2C8),
        (13 - 60j, 15.5, 0xFF8A5434),
        (0 - 78j, 17.0, look.base),
    ):
        skirt = [
            at
            + complex(
                r * 1.04 * cos(2 * pi * k / 22),
                r * 1.0 * sin(2 * pi * k / 22) * (1.0 if k < 1 or k > 10 else 0.9 + 0.16 * (k % 2)),
            )
            for k in range(22)
        ]
        scoop = closed(skirt)
        fig.shade(scoop, soft=2.2, away=1.6j)
        sphere(fig, scoop, colour, at, r)
        for k in range(8):
            spot = at + complex(
                r * (1.4 * chance(k, 1, int(r)) - 0.7), r * (1.4 * chance(k, 2) - 0.7)
            )
            fig.mark(
                oval(spot, 2, 1),
                fill(alpha(fig.tone(mix(colour, 0xFFFFFFFF, 0.5), 1), 0.5)),
                within=scoop,
            )
        gloss(fig, scoop, at - 5 - 6j, 4, 3, strength=0.5, tilt=-30, soft=1.2)
    at = 3 - 95j
    sphere(fig, oval(at, 5, 5), 0xFFD8243C, at, 5)
    gloss(fig, oval(at, 5, 5), at - 1.6 - 1.8j, 1.4, 1, strength=0.9, soft=0.3)
    fig.detail(curve([3 - 99j, 6 - 103j, 11 - 104j]), stroke(fig.tone(0xFF5A7A34, 0.6), 1.2))


def _cookie(fig: Figure, look: Look, _t_s: float) -> None:
    """A round cookie with chips and a bite taken from it."""
    at = -50j
    rim = [
        at + (49.5 + 1.4 * chance(k, 1)) * complex(cos(2 * pi * k / 30), sin(2 * pi * k / 30))
        for k in range(30)
    ]
    whole = closed(rim)
    body = skia.Op(
        skia.Op(whole, oval(37 - 91j, 16, 16), skia.PathOp.kDifference_PathOp),
        skia.Op(oval(51 - 74j, 12, 12), oval(20 - 102j, 10, 10), skia.PathOp.kUnion_PathOp),
        skia.PathOp.kDifference_PathOp,
    )
    sphere(fig, body, look.base, at, 52)
    with fig.inside(body):
        for k in range(70):
            spot = at + 48 * chance(k, 2) ** 0.5 * complex(
                cos(6.283 * chance(k, 3)), sin(6.283 * chance(k, 3))
            )
            fig.mark(
                oval(spot, 1 + 2 * chance(k, 4), 1 + chance(k, 5)),
                fill(
                    alpha(
                        fig.tone(mix(look.base, 0xFF6A3A10 if k % 2 else 0xFFFFF0C0, 0.5), 0.7), 0.4
                    )
                ),
            )
    for x, y, r in (
        (-24, -74, 7),
        (2, -84, 6),
        (-36, -48, 6.4),
        (-8, -56, 8),
        (20, -60, 6.6),
        (36, -46, 6),
        (-22, -26, 7),
        (8, -32, 7),
        (30, -22, 6),
        (4, -11, 5),
        (-40, -66, 4.4),
        (14, -74, 4),
    ):
        spot = complex(x, y)
        chip = closed(
            [
                spot
                + r
                * complex(cos(2 * pi * k / 6 + x), (0.9 + 0.2 * (k % 2)) * sin(2 * pi * k / 6 + x))
                for k in range(6)
            ]
        )
        fig.shade(chip, soft=1.4, away=1j)
        sphere(fig, chip, look.dark, spot, r)
        gloss(fig, chip, spot - 0.3 * r - 0.4j * r, 1.6, 1.1, strength=0.6, soft=0.5)


def _candy(fig: Figure, look: Look, _t_s: float) -> None:
    """A striped sweet in a twisted wrapper."""
    with fig.placed(-48j, turn=-16):
        for side in (-1, 1):
            fan = poly(
                [
                    complex(side * x, y)
                    for x, y in (
                        (36, -7),
                        (84, -34),
                        (78, -18),
                        (90, -8),
                        (80, 2),
                        (90, 13),
                        (78, 20),
                        (83, 36),
                        (36, 7),
                    )
                ]
            )
            fig.part(fan, fig.coat(mix(look.base, 0xFFFFFFFF, 0.2), top=-40, bottom=44))
            for y in (-22, -8, 8, 22):
                fig.mark(
                    bar(complex(side * 38, y * 0.2), complex(side * 84, y), 0.1),
                    stroke(alpha(fig.shadow_colour, 0.28), 1.6),
                    within=fan,
                )
            fig.part(
                oval(complex(side * 40, 0), 5, 9),
                fig.coat(mix(look.base, 0xFF2A0C20, 0.25), top=-12, bottom=12),
            )
        ball = oval(0j, 42, 38)
        sphere(fig, ball, look.base, 0j, 42)
        with fig.inside(ball):
            for k in range(3):
                x = -28 + 27 * k
                band = tube(
                    [
                        complex(x - 12, -46),
                        complex(x + 4, -16),
                        complex(x + 6, 16),
                        complex(x - 8, 46),
                    ],
                    [5.4] * 4,
                )
                fig.mark(band, fig.coat(look.pale, top=-50, bottom=60))
        fig.mark(ball, fig.gradient(-4 + 4j, 30 + 44j, [0x00301030, 0x66301030]), within=ball)
        gloss(fig, ball, -14 - 20j, 13, 7, strength=0.75, tilt=-26, soft=2)


def _chocolate(fig: Figure, look: Look, _t_s: float) -> None:
    """A bar half out of its foil and paper."""
    with fig.placed(-6 + 0j, turn=8):
        block = rect(-31, -99, 31, -30, corner=3)
        fig.part(block, fig.coat(look.dark, top=-110, bottom=-10))
        for row in range(4):
            for col in range(3):
                left, top = -29.4 + 19.8 * col, -97 + 17.5 * row
                piece = rect(left, top, left + 18.6, top + 16.2, corner=2)
                fig.part(
                    piece, fig.coat(mix(look.dark, 0xFFD08A50, 0.14), top=top - 6, bottom=top + 24)
                )
                inner = rect(left + 3, top + 3, left + 15.6, top + 13.2, corner=1.4)
                fig.mark(
                    inner,
                    fig.coat(mix(look.dark, 0xFFD08A50, 0.24), top=top - 4, bottom=top + 22),
                    within=piece,
                )
                gloss(fig, piece, complex(left + 6, top + 4.4), 3.4, 1.2, strength=0.45, soft=0.8)
        foil = poly(
            [
                -34 - 50j,
                -27 - 57j,
                -20 - 50j,
                -12 - 58j,
                -5 - 51j,
                3 - 58j,
                10 - 50j,
                18 - 57j,
                25 - 51j,
                34 - 57j,
                34 - 30j,
                -34 - 30j,
            ]
        )
        fig.shade(foil, soft=2, away=-2j)
        fig.part(
            foil,
            fig.gradient(
                -34 - 60j,
                34 - 34j,
                [
                    fig.tone(0xFFD8DEE8, 0.7),
                    fig.tone(0xFFFFFFFF, 1),
                    fig.tone(0xFFB0B8C6, 0.6),
                    fig.tone(0xFFF2F5FA, 1),
                ],
                at=(0, 0.35, 0.65, 1),
            ),
        )
        paper = rect(-35, -44, 35, 0, corner=1.5)
        fig.shade(paper, soft=1.6, away=-1.5j)
        fig.part(paper, fig.coat(look.base, top=-60, bottom=16))
        band = rect(-36, -31, 36, -13)
        fig.mark(band, fig.coat(look.pale, top=-50, bottom=0), within=paper)
        heart = closed(
            [0 - 15j, -9 - 22j, -8 - 28j, -3.4 - 28.4j, 0 - 25j, 3.4 - 28.4j, 8 - 28j, 9 - 22j]
        )
        fig.mark(heart, fig.coat(look.base, top=-34, bottom=-6), within=paper)
        for x in (-24, 24):
            fig.mark(
                bar(complex(x - 7, -22), complex(x + 7, -22), 1.0),
                fill(fig.tone(look.base, 0.8)),
                within=paper,
            )


SWEETS: Mapping[str, Thing] = {
    "donut": Portable(
        paint=_donut, look=tints(0xFFF58AB4, accent=0xFFD99A50), height_m=0.09,
        box=Box(-66, -99, 66, 15), half=56, grips={"hand": -40 - 26j},
    ),
    "cake": Thing(
        paint=_cake, look=tints(0xFFF79AB8), height_m=0.34, is_live=True,
        box=Box(-63, -103, 63, 13), half=40, fixed={"top": Anchor(-66j)},
    ),
    "ice cream": Portable(
        paint=_ice_cream, look=tints(0xFFF78CB0, accent=0xFFE0A458), height_m=0.2,
        box=Box(-34, -109, 34, 7), half=8, grips={"hand": -26j},
    ),
    "cookie": Thing(
        paint=_cookie, look=tints(0xFFD9A05A, dark=0xFF5A3020), height_m=0.08,
        box=Box(-55, -104, 55, 11), half=34,
    ),
    "candy": Thing(
        paint=_candy, look=tints(0xFFE8405A), height_m=0.05, box=Box(-95, -108, 95, 15), half=60,
    ),
    "chocolate": Portable(
        paint=_chocolate, look=tints(0xFF7A4AA8, dark=0xFF6A3A22), height_m=0.15,
        box=Box(-45, -106, 43, 11), half=32, grips={"hand": -20j},
    ),
}  # fmt: skip
"""By the name a scene uses."""
