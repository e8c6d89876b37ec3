"""Treasures, and what things are given and kept in: gift, basket, box, chest.

The main colour is the metal, the wood or the paper. It knows nothing of what is inside.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

import skia

from ...canvas import alpha, fill, mix, radial, stroke
from ..figure import Figure
from ..motion import chance
from ..rig import Anchor, Look
from ..shapes import Box, closed, curve, oval, rounded, tube
from ..thing import Thing
from .palette import BRASS, GOLD, INK, tints
from .portable import Portable
from .solids import bar, cuboid, gloss, knob, lip, poly, rect, round_coat, sphere, turned, vessel

__all__ = ["TREASURES"]


def _crystal_ball(fig: Figure, look: Look, _t_s: float) -> None:
    vessel(fig, look.accent, [(-24, 27), (-18, 22), (-12, 20), (-6, 34), (-1, 36)], tilt=0.16)
    at = -61j
    ball = oval(at, 38, 38)
    deep = mix(look.base, 0xFF1A1050, 0.5)
    fig.part(
        ball,
        radial(
            (0, at.imag + 8),
            42,
            [mix(look.base, 0xFFFFFFFF, 0.75), look.base, deep],
            at=(0, 0.55, 1),
        ),
    )
    with fig.inside(ball):
        for k in range(3):
            swirl = tube(
                [
                    at + complex(-30, 14 - 14 * k),
                    at + complex(-8, 2 - 10 * k),
                    at + complex(8, 16 - 14 * k),
                    at + complex(30, 2 - 8 * k),
                ],
                [1, 5, 4, 1],
            )
            fig.mark(swirl, fill(alpha(0xFFFFFFFF, 0.32)), soft=2.4)
        for k in range(9):
            star = at + complex(-24 + 48 * chance(k, 1), -24 + 46 * chance(k, 2))
            size = 1.4 + 2.4 * chance(k, 3)
            spark = poly(
                [
                    star
                    + size
                    * complex(cos(pi * j / 4), sin(pi * j / 4))
                    * (1.0 if j % 2 == 0 else 0.32)
                    for j in range(8)
                ]
            )
            fig.mark(spark, fill(0xE8FFFFF0))
    gloss(fig, ball, at - 15 - 18j, 9, 5.4, strength=0.85, tilt=-40, soft=1.2)
    gloss(fig, ball, at + 18 + 20j, 5, 2, strength=0.5, tilt=-40)
    for x in (-14, 0, 14):
        knob(fig, GOLD, complex(x, -18 + 2 * (x == 0)), 3)


def _hourglass(fig: Figure, look: Look, _t_s: float) -> None:
    for x in (-26, 26):
        vessel(fig, look.base, [(-92, 2), (-70, 3), (-50, 2), (-30, 3), (-8, 2)], x=x, tilt=0.1)
    glass = turned(
        [(-91, 20), (-80, 22), (-64, 15), (-50, 3), (-36, 15), (-20, 22), (-9, 20)], tilt=0.1
    )
    fig.part(glass, fill(alpha(fig.tone(0xFFD4ECF6, 0.9), 0.55)))
    with fig.inside(glass):
        fig.mark(
            closed([-20 - 68j, 0 - 66j, 20 - 68j, 12 - 58j, 2 - 48j, -2 - 48j, -12 - 58j]),
            fig.coat(look.accent, top=-80, bottom=-40),
        )
        fig.mark(rect(-0.8, -50, 0.8, -14), fill(fig.tone(look.accent, 0.9)))
        fig.mark(
            closed([-26 - 6j, -18 - 12j, 0 - 28j, 18 - 12j, 26 - 6j, 0 + 2j]),
            fig.coat(look.accent, top=-40, bottom=0),
        )
    fig.detail(glass, stroke(alpha(fig.tone(0xFF7A9AB4, 0.7), 0.8), 1.2))
    for x, y in ((-13, -78), (-13, -24)):
        gloss(fig, glass, complex(x, y), 2, 8, strength=0.85, tilt=12)
    for top, foot in ((-99, -92), (-8, -1)):
        vessel(fig, look.base, [(top, 33), (foot, 33)], tilt=0.12)


def _trophy(fig: Figure, look: Look, _t_s: float) -> None:
    for side in (-1, 1):
        fig.part(
            tube(
                [
                    complex(side * 27, -88),
                    complex(side * 44, -90),
                    complex(side * 46, -70),
                    complex(side * 34, -56),
                    complex(side * 18, -54),
                ],
                [2.2, 2.8, 2.8, 2.6, 2],
            ),
            fig.coat(look.base),
        )
    fig.part(tube([-44j, -30j, -22j], [7, 4, 9]), round_coat(fig, look.base, -9, 9))
    knob(fig, look.base, -34j, 6)
    cup = vessel(fig, look.base, [(-96, 31), (-84, 29), (-64, 24), (-50, 13), (-42, 5)], tilt=0.16)
    star = poly(
        [
            -72j + (13 if k % 2 == 0 else 5.4) * complex(sin(pi * k / 5), -cos(pi * k / 5))
            for k in range(10)
        ]
    )
    fig.shade(star, soft=1, within=cup)
    fig.part(star, fig.coat(mix(look.base, 0xFFFFFFF0, 0.55), top=-90, bottom=-50))
    gloss(fig, cup, -19 - 76j, 3, 12, strength=0.7, tilt=-8, soft=1.4)
    lip(fig, look.base, -96j, 31, 5.4, inner=mix(look.base, 0xFF7A4A08, 0.45), wall=2.4)
    vessel(fig, look.dark, [(-22, 17), (-2, 21)], tilt=0.16)
    fig.part(rect(-10, -16, 10, -6, corner=1), fig.coat(look.base, top=-24, bottom=0))


def _crown(fig: Figure, look: Look, _t_s: float) -> None:
    back = poly(
        [
            -62 - 26j,
            -66 - 66j,
            -34 - 46j,
            -20 - 74j,
            0 - 50j,
            20 - 74j,
            34 - 46j,
            66 - 66j,
            62 - 26j,
        ]
    )
    fig.part(back, fig.coat(mix(look.base, 0xFF7A4A08, 0.45)))
    fig.part(
        closed([-58 - 26j, -40 - 52j, 0 - 62j, 40 - 52j, 58 - 26j, 0 - 14j]),
        fig.coat(look.accent, top=-70, bottom=0),
    )
    front = poly([
        -66 - 14j, -78 - 82j, -44 - 48j, -36 - 52j, 0 - 92j, 36 - 52j, 44 - 48j, 78 - 82j,
        66 - 14j, 50 - 6j, 26 - 1j, 0 + 0j, -26 - 1j, -50 - 6j,
    ])  # fmt: skip
    fig.shade(front, soft=2)
    fig.part(front, round_coat(fig, look.base, -76, 76))
    rim = [
        complex(70 * u, -20 + 14 * (1 - u * u) ** 0.5) for u in (-1, -0.85, -0.5, 0, 0.5, 0.85, 1)
    ]
    for dy, colour in ((0, mix(look.base, 0xFFFFFFF0, 0.4)), (8, mix(look.base, 0xFF7A4A08, 0.3))):
        fig.mark(
            curve([p + 1j * dy for p in rim]), stroke(fig.tone(colour, 0.9), 3.4), within=front
        )
    for at, r, colour in ((-78 - 86j, 6.4, GOLD), (0 - 94j, 6.4, GOLD), (78 - 86j, 6.4, GOLD)):
        sphere(fig, oval(at, r, r), mix(look.base, colour, 0.5), at, r)
    for x, y, colour in (
        (0, -22, 0xFFE0344C),
        (-36, -25, 0xFF3F86E0),
        (36, -25, 0xFF3F86E0),
        (0, -56, 0xFF3FA86A),
        (-60, -44, 0xFFE0344C),
        (60, -44, 0xFFE0344C),
    ):
        gem = closed([complex(x, y - 8), complex(x + 6, y), complex(x, y + 8), complex(x - 6, y)])
        fig.shade(gem, soft=1)
        fig.part(gem, fig.coat(colour, top=y - 10, bottom=y + 12))
        gloss(fig, gem, complex(x - 1.6, y - 3), 1.8, 2.2, strength=0.85, soft=0.5)


def _ring(fig: Figure, look: Look, _t_s: float) -> None:
    """A ring with a large cut stone."""
    at = -33j
    hoop = skia.Path()
    hoop.addPath(oval(at, 33, 33))
    hoop.addPath(oval(at, 25.5, 25.5))
    hoop.setFillType(skia.PathFillType.kEvenOdd)
    fig.part(
        hoop,
        fig.gradient(
            -33 - 60j,
            33 - 4j,
            [
                fig.tone(mix(look.base, 0xFFFFFFF0, 0.6), 1),
                fig.tone(look.base, 0.9),
                fig.tone(mix(look.base, 0xFF7A4A08, 0.5), 0.5),
                fig.tone(mix(look.base, 0xFFFFFFF0, 0.3), 1),
            ],
            at=(0, 0.35, 0.72, 1),
        ),
    )
    for x in (-1, 1):
        fig.part(
            tube(
                [complex(x * 8, -60), complex(x * 15, -70), complex(x * 17, -78)], [2.6, 2.2, 1.6]
            ),
            fig.coat(look.base, top=-84, bottom=-50),
        )
    points = {
        "l": -25 - 84j,
        "r": 25 - 84j,
        "tl": -15 - 98j,
        "tr": 15 - 98j,
        "b": -56j,
        "ml": -9 - 84j,
        "mr": 9 - 84j,
        "t": -98j,
    }
    gem = look.accent
    fig.part(poly([points[k] for k in ("l", "tl", "tr", "r", "b")]), fig.coat(gem))
    for keys, amount, white in (
        ("l tl ml", 0.9, 0.55), ("tl t ml", 1.0, 0.85), ("t mr ml", 0.95, 0.4), ("t tr mr", 1.0,
        0.75), ("tr r mr", 0.8, 0.25),
        ("l ml b", 0.8, 0.35), ("ml mr b", 1.0, 0.65), ("mr r b", 0.6, 0.0),
    ):  # fmt: skip
        fig.part(
            poly([points[k] for k in keys.split()]),
            fill(fig.tone(mix(gem, 0xFFFFFFFF, white), amount)),
        )
    for star, size in ((-27 - 97j, 7.0), (31 - 74j, 4.6)):
        spark = poly(
            [
                star
                + size * complex(cos(pi * j / 4), sin(pi * j / 4)) * (1.0 if j % 2 == 0 else 0.2)
                for j in range(8)
            ]
        )
        fig.part(spark, fill(0xF0FFFFF4))


def _chest(fig: Figure, look: Look, _t_s: float) -> None:
    """An open chest, full of gold and jewels."""
    metal, dark = mix(BRASS, 0xFFFFE8A0, 0.15), mix(look.base, 0xFF1A0C10, 0.55)
    lid = rounded(
        [-66 - 50j, -72 - 72j, -66 - 92j, -46 - 99j, 46 - 99j, 66 - 92j, 72 - 72j, 66 - 50j]
    )
    fig.part(lid, fig.coat(look.base, top=-108, bottom=-30))
    fig.part(
        rounded(
            [-58 - 48j, -62 - 70j, -56 - 84j, -40 - 89j, 40 - 89j, 56 - 84j, 62 - 70j, 58 - 48j]
        ),
        fig.coat(dark, top=-100, bottom=-40),
    )
    for x in (-48, 48):
        fig.part(rect(x - 5, -98, x + 5, -50, corner=2), fig.coat(metal, top=-110, bottom=-30))
    heap = closed(
        [-62 - 44j, -52 - 58j, -30 - 70j, -6 - 76j, 20 - 72j, 44 - 62j, 62 - 44j, 0 - 34j]
    )
    fig.part(heap, fig.coat(GOLD, top=-84, bottom=-30))
    for k in range(44):
        u = chance(k, 1) * 2 - 1
        at = complex(57 * u, -46 - (27 * (1 - u * u)) * chance(k, 2))
        coin = oval(at, 6.4, 3.8, tilt=50 * chance(k, 3) - 25)
        fig.shade(coin, soft=0.8, strength=0.35)
        fig.part(
            coin,
            fig.coat(
                mix(GOLD, 0xFFFFF6C0, 0.4 * chance(k, 4)), top=at.imag - 5, bottom=at.imag + 6
            ),
        )
    for at, colour, r in (
        (-30 - 64j, 0xFFE0344C, 6.5),
        (26 - 68j, 0xFF3F86E0, 6.5),
        (2 - 74j, 0xFF3FB87A, 6.0),
        (42 - 55j, 0xFFE0344C, 5.0),
        (-8 - 56j, 0xFFB06AE8, 5.4),
    ):
        gem = poly(
            [at - r, at - 0.5 * r - 0.8j * r, at + 0.5 * r - 0.8j * r, at + r, at + 0.95j * r]
        )
        fig.shade(gem, soft=1)
        fig.part(gem, fig.coat(colour, top=at.imag - r, bottom=at.imag + r * 1.4))
        fig.mark(
            poly(
                [
                    at - r,
                    at - 0.5 * r - 0.8j * r,
                    at,
                ]
            ),
            fill(alpha(0xFFFFFFFF, 0.5)),
            within=gem,
        )
    for k in range(9):
        at = complex(-50 + 9 * k, -52 + 13 * sin(pi * k / 8))
        sphere(fig, oval(at, 3, 3), 0xFFFFF8F0, at, 3)
    front = cuboid(fig, look.base, -68, -42, 62, -3, depth=8 - 6j, corner=2)
    for y in (-29, -16):
        fig.mark(
            bar(complex(-70, y), complex(64, y), 0.1),
            stroke(alpha(fig.tone(dark, 0.3), 0.8), 1.3),
            within=front,
        )
    for x in (-51, 45):
        fig.part(rect(x - 5, -43, x + 5, -2, corner=1), fig.coat(metal, top=-54, bottom=6))
        for y in (-36, -9):
            knob(fig, metal, complex(x, y), 1.7)
    fig.part(rect(-69, -44, 63, -38, corner=1), fig.coat(metal, top=-50, bottom=-32))
    fig.part(rect(-13, -46, 7, -22, corner=3), fig.coat(metal, top=-54, bottom=-12))
    fig.part(oval(-3 - 36j, 3, 3), fill(fig.tone(INK, 0.3)))
    fig.part(poly([-4.4 - 35j, -1.6 - 35j, -0.6 - 27j, -5.4 - 27j]), fill(fig.tone(INK, 0.3)))


def _gift(fig: Figure, look: Look, _t_s: float) -> None:
    front = cuboid(fig, look.base, -42, -60, 32, 0, depth=12 - 7j, corner=1.5)
    fig.mark(rect(-12, -62, 2, 2), fig.coat(look.accent), within=front)
    fig.part(poly([32 - 30j, 44 - 37j, 44 - 37j, 32 - 30j]), fig.coat(look.accent))
    lid = cuboid(fig, mix(look.base, 0xFFFFFFFF, 0.1), -46, -70, 36, -54, depth=13 - 8j, corner=1.5)
    fig.mark(rect(-12, -72, 2, -50), fig.coat(look.accent, top=-90, bottom=-40), within=lid)
    fig.part(
        poly([-12 - 70j, 2 - 70j, 15 - 78j, 1 - 78j]), fig.coat(look.accent, top=-90, bottom=-60)
    )
    knot = 1 - 77j
    for side in (-1, 1):
        tail = closed(
            [
                knot,
                knot + complex(side * 12, 3),
                knot + complex(side * 26, 14),
                knot + complex(side * 17, 15),
                knot + complex(side * 8, 9),
            ]
        )
        fig.part(tail, fig.coat(mix(look.accent, 0xFF5A1A10, 0.16), top=-84, bottom=-56))
        loop = closed(
            [
                knot,
                knot + complex(side * 8, -16),
                knot + complex(side * 24, -24),
                knot + complex(side * 33, -14),
                knot + complex(side * 25, -3),
                knot + complex(side * 10, 1),
            ]
        )
        fig.part(loop, fig.coat(look.accent, top=-106, bottom=-66))
        inner = closed(
            [
                knot + complex(side * 8, -4),
                knot + complex(side * 14, -12),
                knot + complex(side * 24, -15),
                knot + complex(side * 26, -9),
                knot + complex(side * 18, -4),
            ]
        )
        fig.mark(inner, fill(alpha(fig.shadow_colour, 0.4)), within=loop, soft=0.8)
    knob(fig, look.accent, knot - 1j, 6)
    for k in range(9):
        at = complex(-36 + 64 * chance(k, 1), -48 + 42 * chance(k, 2))
        if abs(at.real + 5) > 10:
            fig.mark(oval(at, 3, 3), fill(alpha(fig.tone(look.pale, 0.95), 0.8)), within=front)


def _basket(fig: Figure, look: Look, _t_s: float) -> None:
    """A woven basket with a bow handle."""
    fig.part(
        tube([-44 - 50j, -42 - 80j, 0 - 98j, 42 - 80j, 44 - 50j], [2.8] * 5),
        fig.coat(mix(look.base, 0xFF4A2410, 0.35)),
    )
    fig.part(oval(-50j, 52, 11), fig.coat(mix(look.base, 0xFF3A1A0C, 0.6), top=-66, bottom=-40))
    body = vessel(fig, look.base, [(-49, 52), (-30, 49), (-4, 40)], tilt=0.2)
    with fig.inside(body):
        for row in range(8):
            for k in range(-7, 8):
                x, y = 8.4 * k + (4.2 if row % 2 else 0), -50 + 7.4 * row
                at = complex(x, y + 10 * (1 - min(1.0, abs(x) / 52) ** 2) ** 0.5)
                weave = oval(at, 4.4, 2.9)
                fig.mark(
                    weave,
                    fig.gradient(
                        at - 3j,
                        at + 3j,
                        [
                            fig.tone(mix(look.base, 0xFFFFF0C8, 0.4), 1 - abs(x) * 0.006),
                            fig.tone(mix(look.base, 0xFF4A2410, 0.4), 0.6),
                        ],
                    ),
                )
    rim = [
        complex(52 * u, -49 + 10.4 * (1 - u * u) ** 0.5)
        for u in (-1, -0.95, -0.8, -0.5, 0, 0.5, 0.8, 0.95, 1)
    ]
    fig.part(tube(rim, [3.6] * 9), fig.coat(mix(look.base, 0xFFFFF0C8, 0.15), top=-58, bottom=-30))
    for k in range(12):
        at = rim[0] + (rim[-1] - rim[0]) * (k + 0.5) / 12
        u = (k + 0.5) / 6 - 1
        at = complex(52 * u, -49 + 10.4 * (1 - u * u) ** 0.5)
        fig.detail(
            bar(at - 2 - 3j, at + 2 + 3j, 0.1),
            stroke(alpha(fig.tone(mix(look.base, 0xFF4A2410, 0.5), 0.6), 0.7), 1.3),
        )


def _box(fig: Figure, look: Look, _t_s: float) -> None:
    """An open cardboard box; its far flap is folded away, for who sits in it."""
    with fig.placed(0j, scale=1.2):
        _draw_box(fig, look)


def _draw_box(fig: Figure, look: Look) -> None:
    deep = 20 - 9j
    inner = poly([-52 - 64j, -52 - 64j + deep, 44 - 64j + deep, 44 - 64j])
    fig.part(
        poly([-52 - 64j + deep, -44 - 72j + deep, 52 - 72j + deep, 44 - 64j + deep]),
        fig.coat(mix(look.base, 0xFFFFF0D0, 0.1)),
    )
    fig.part(inner, fig.coat(mix(look.base, 0xFF2A1408, 0.6), top=-90, bottom=-40))
    fig.part(
        poly([44 - 64j, 44 - 64j + deep, 44 + deep, 44 + 0j]),
        fig.coat(mix(look.base, 0xFF2A1408, 0.32)),
    )
    fig.part(
        poly([44 - 64j, 44 - 64j + deep, 84 - 62j + deep, 66 - 52j]),
        fig.coat(mix(look.base, 0xFFFFF0D0, 0.2), top=-90, bottom=-40),
    )
    front = poly([-52 - 64j, 44 - 64j, 44 + 0j, -52 + 0j])
    fig.part(front, fig.coat(look.base, top=-80, bottom=14))
    fig.mark(rect(-12, -65, 4, 2), fill(alpha(fig.tone(look.pale, 0.8), 0.5)), within=front)
    fig.part(
        poly([-52 - 64j, -52 - 64j + deep, -76 - 60j + 0.7 * deep, -86 - 52j]),
        fig.coat(mix(look.base, 0xFFFFF0D0, 0.16), top=-90, bottom=-40),
    )
    flap = poly([-52 - 64j, 44 - 64j, 54 - 40j, -62 - 40j])
    fig.shade(flap, away=2.5j, soft=2.5, within=front)
    fig.part(flap, fig.coat(mix(look.base, 0xFFFFF0D0, 0.24), top=-80, bottom=-20))
    ink = stroke(alpha(fig.tone(0xFF5A3A20, 0.5), 0.7), 1.8)
    for x in (20, 32):
        fig.detail(bar(complex(x, -10), complex(x, -24), 0.1), ink)
        fig.detail(curve([complex(x - 4, -19), complex(x, -25), complex(x + 4, -19)]), ink)
    fig.detail(bar(14 - 7j, 38 - 7j, 0.1), ink)


TREASURES: Mapping[str, Thing] = {
    "crystal ball": Thing(
        paint=_crystal_ball, look=tints(0xFF8A6AE0, accent=0xFF7A4A2C), height_m=0.28,
        box=Box(-43, -104, 42, 11), half=36,
    ),
    "hourglass": Portable(
        paint=_hourglass, look=tints(0xFFA8683A, accent=0xFFEFC46A), height_m=0.25,
        box=Box(-38, -108, 38, 11), half=34, grips={"hand": -50j},
    ),
    "trophy": Portable(
        paint=_trophy, look=tints(GOLD, dark=0xFF4A3028), height_m=0.35, box=Box(-54, -106, 54, 9),
        half=22, grips={"hand": -36j},
    ),
    "crown": Portable(
        paint=_crown, look=tints(GOLD, accent=0xFFB8304C), height_m=0.16,
        box=Box(-89, -105, 89, 15), half=58, grips={"head": -10j, "hand": -10j},
    ),
    "ring": Portable(
        paint=_ring, look=tints(GOLD, accent=0xFF7CC8F0), height_m=0.035, box=Box(-38, -108, 40, 8),
        half=18, grips={"hand": -4j},
    ),
    "treasure chest": Thing(
        paint=_chest, look=tints(0xFF9A5A30), height_m=0.7, box=Box(-75, -104, 75, 17), half=70,
        fixed={"top": Anchor(-66j)},
    ),
    "gift": Portable(
        paint=_gift, look=tints(0xFFE0483C, accent=0xFFFFC84A), height_m=0.3,
        box=Box(-50, -106, 54, 13), half=44, grips={"hand": -30j},
    ),
    "basket": Portable(
        paint=_basket, look=tints(0xFFC8924E), height_m=0.42, box=Box(-60, -105, 60, 13), half=44,
        fixed={"inside": Anchor(-44j, behind=True), "top": Anchor(-46j)}, grips={"hand": -97j},
    ),
    "box": Portable(
        paint=_box, look=tints(0xFFC8985C), height_m=0.5, box=Box(-108, -102, 129, 15), half=60,
        fixed={"inside": Anchor(2 - 64j, behind=True), "top": Anchor(4 - 78j)},
        grips={"hand": -30j},
    ),
}  # fmt: skip
"""By the name a scene uses."""
