"""Fruit, whole and cut; and leaves, which other food has too.

The main colour is the skin. Round ones share one painter. It knows nothing of kitchens.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..motion import chance
from ..rig import Look
from ..shapes import Box, closed, curve, oval, rounded, tube
from ..thing import Thing
from .palette import LEAF, tints
from .portable import Portable
from .solids import gloss, sphere

__all__ = ["FRUIT", "draw_leaf", "draw_slice"]


_STEM: Colour = 0xFF7A5230


def draw_leaf(
    fig: Figure, at: complex, long: float, *, turn: float, colour: Colour = LEAF, plump: float = 0.3
) -> None:
    """A leaf that grows from ``at`` to the right, turned clockwise by degrees, with its rib."""
    with fig.placed(at, turn=turn):
        wide = long * plump
        leaf = closed(
            [
                0j,
                complex(0.25 * long, -0.8 * wide),
                complex(0.6 * long, -wide * 0.85),
                complex(long, 0),
                complex(0.6 * long, wide * 0.85),
                complex(0.25 * long, wide * 0.8),
            ]
        )
        fig.part(leaf, fig.coat(colour, top=-wide * 1.6, bottom=wide * 1.8))
        rib = stroke(alpha(fig.tone(mix(colour, 0xFFF4FFD0, 0.5), 0.9), 0.7), long * 0.03)
        fig.mark(
            curve([0j, complex(0.5 * long, -0.06 * wide), complex(0.92 * long, 0)]),
            rib,
            within=leaf,
        )


def draw_slice(
    fig: Figure, at: complex, radius: float, *, rind: Colour, flesh: Colour, squash: float = 1.0
) -> None:
    """The cut half of a citrus fruit, its face to the front."""
    with fig.placed(at, squash=squash):
        fig.part(oval(0j, radius, radius), fig.coat(rind, top=-radius, bottom=radius * 1.5))
        fig.part(oval(0j, radius * 0.9, radius * 0.9), fill(fig.tone(0xFFFFF6E2, 0.95)))
        for k in range(9):
            with fig.placed(0j, turn=40.0 * k + 10):
                wedge = rounded(
                    [
                        -0.06j * radius,
                        complex(0.24, -0.66) * radius,
                        complex(0.17, -0.84) * radius,
                        complex(-0.17, -0.84) * radius,
                        complex(-0.24, -0.66) * radius,
                    ]
                )
                fig.part(
                    wedge,
                    fig.gradient(
                        -0.1j * radius,
                        -0.84j * radius,
                        [fig.tone(mix(flesh, 0xFFFFFFFF, 0.35), 1.0), fig.tone(flesh, 0.9)],
                    ),
                )


def _dimple(fig: Figure, within: skia.Path, at: complex, rx: float, ry: float) -> None:
    fig.mark(oval(at, rx, ry), fill(alpha(fig.shadow_colour, 0.5)), within=within, soft=ry * 0.5)


def _apple(fig: Figure, look: Look, _t_s: float) -> None:
    body = closed([
        0 - 77j, -14 - 82j, -32 - 78j, -44 - 60j, -44 - 38j, -34 - 14j, -20 - 2j, -8 - 1j, 0 - 3j,
        8 - 1j, 20 - 2j, 34 - 14j,
        44 - 38j, 44 - 60j, 32 - 78j, 14 - 82j,
    ])  # fmt: skip
    sphere(fig, body, look.base, -42j, 46)
    with fig.inside(body):
        for k in range(22):
            at = complex(-36 + 72 * chance(k, 1), -70 + 60 * chance(k, 2))
            fig.mark(oval(at, 0.8, 1.3), fill(alpha(fig.tone(0xFFFFE8A8, 0.9), 0.55)))
    _dimple(fig, body, -77j, 14, 4.5)
    gloss(fig, body, -22 - 62j, 8, 11, strength=0.55, tilt=28, soft=2.4)
    fig.part(tube([0 - 75j, 2 - 86j, 8 - 97j], [2.2, 1.7, 2.4]), fig.coat(_STEM))
    draw_leaf(fig, 4 - 86j, 32, turn=-24)


def _round(fig: Figure, look: Look, _t_s: float, *, kind: str) -> None:
    """Peach, tomato, cherry-like single round fruit."""
    body = closed(
        [
            0 - 84j,
            -26 - 86j,
            -46 - 68j,
            -50 - 42j,
            -38 - 14j,
            -14 - 1j,
            14 - 1j,
            38 - 14j,
            50 - 42j,
            46 - 68j,
            26 - 86j,
        ]
    )
    sphere(fig, body, look.base, -44j, 48)
    if kind == "peach":
        fig.mark(
            oval(24 - 34j, 30, 34),
            fill(alpha(fig.tone(0xFFE8405A, 0.8), 0.5)),
            within=body,
            soft=12,
        )
        cleft = curve([2 - 86j, -14 - 62j, -15 - 36j, -5 - 3j])
        fig.mark(cleft, stroke(alpha(fig.tone(0xFFA02840, 0.5), 0.55), 2.2), within=body, soft=0.7)
        _dimple(fig, body, -84j, 12, 4)
        fig.part(tube([0 - 82j, 1 - 94j], [2.4, 2.0]), fig.coat(_STEM))
        draw_leaf(fig, 2 - 89j, 46, turn=8)
        draw_leaf(fig, 0 - 89j, 34, turn=198)
    else:
        for x in (-24, 24):
            fig.mark(
                tube([complex(x * 0.3, -84), complex(x, -60), complex(x * 1.2, -30)], [1, 5, 1]),
                fill(alpha(fig.shadow_colour, 0.14)),
                within=body,
                soft=3,
            )
        _dimple(fig, body, -82j, 18, 5)
        for k in range(5):
            draw_leaf(fig, -84j, 25, turn=-200 + 55 * k + (8 if k == 2 else 0), plump=0.2)
        fig.part(
            tube([0 - 84j, 2 - 92j, 6 - 98j], [2.4, 2.0, 2.2]), fig.coat(mix(LEAF, 0xFF2A5020, 0.4))
        )
    gloss(fig, body, -26 - 66j, 9, 6, strength=0.6, tilt=-38, soft=2.2)


def _citrus(fig: Figure, look: Look, _t_s: float, *, flesh: Colour, is_long: bool) -> None:
    """A whole fruit, and half of one before it."""
    if is_long:
        body = closed(
            [
                -66 - 46j,
                -56 - 50j,
                -44 - 72j,
                -18 - 84j,
                12 - 82j,
                36 - 66j,
                44 - 46j,
                36 - 24j,
                12 - 8j,
                -18 - 7j,
                -44 - 20j,
                -58 - 40j,
            ]
        )
        middle = -8 - 46j
    else:
        body = oval(-14 - 46j, 47, 45)
        middle = -14 - 46j
    sphere(fig, body, look.base, middle, 47)
    with fig.inside(body):
        for k in range(60):
            at = middle + complex(-50 + 100 * chance(k, 5), -44 + 88 * chance(k, 6))
            fig.mark(
                oval(at, 0.9, 0.9), fill(alpha(fig.tone(mix(look.base, 0xFF7A3808, 0.5), 0.5), 0.4))
            )
    gloss(fig, body, middle - 18 - 22j, 10, 6, strength=0.55, tilt=-38, soft=2.4)
    fig.part(tube([middle + 2 - 42j, middle + 4 - 50j], [2.2, 2.0]), fig.coat(_STEM))
    draw_leaf(fig, middle + 4 - 47j, 38, turn=-10)
    fig.shade(oval(42 - 29j, 31, 31), soft=3, within=body)
    draw_slice(fig, 42 - 29j, 30, rind=look.base, flesh=flesh)


def _banana(fig: Figure, look: Look, _t_s: float) -> None:
    """Two bananas that share a stem."""

    def one(points: list[complex], colour: Colour) -> None:
        path = tube(points, [3.6, 8, 14.5, 15.5, 12.5, 4], steps=5)
        fig.shade(path, away=2j, soft=2)
        fig.part(path, fig.coat(colour, top=-90, bottom=10))
        ridge = tube([p - 4j + 2 for p in points[:-1]], [0.3, 0.8, 1.0, 0.9, 0.2], steps=5)
        fig.mark(
            ridge,
            fill(alpha(fig.tone(mix(colour, 0xFF8A5A10, 0.6), 0.5), 0.55)),
            within=path,
            soft=0.4,
        )
        glow = tube([p - 9j for p in points[1:-1]], [0.5, 2, 2, 0.5], steps=5)
        fig.mark(glow, fill(alpha(fig.tone(0xFFFFFFE0, 1), 0.5)), within=path, soft=1.4)
        fig.part(oval(points[-1], 4.2, 4.2), fig.coat(0xFF5A3E22))

    one(
        [-70 - 88j, -66 - 66j, -42 - 44j, 0 - 34j, 44 - 44j, 76 - 70j],
        mix(look.base, 0xFFC08010, 0.22),
    )
    one([-74 - 88j, -76 - 60j, -58 - 30j, -12 - 14j, 40 - 20j, 80 - 44j], look.base)
    fig.part(tube([-72 - 84j, -75 - 98j], [6, 5]), fig.coat(mix(look.base, 0xFF6A6A20, 0.45)))
    fig.part(oval(-75 - 99j, 5, 3, tilt=-8), fig.coat(0xFF5A4A28))


def _strawberry(fig: Figure, look: Look, _t_s: float) -> None:
    body = closed(
        [
            0 - 80j,
            -24 - 86j,
            -44 - 74j,
            -44 - 50j,
            -28 - 20j,
            -8 - 2j,
            8 - 2j,
            28 - 20j,
            44 - 50j,
            44 - 74j,
            24 - 86j,
        ]
    )
    sphere(fig, body, look.base, -48j, 48)
    with fig.inside(body):
        for row in range(6):
            for k in range(-4, 5):
                at = complex(k * 12.5 + (6 if row % 2 else 0), -68 + 12 * row)
                seed = closed([at - 2.4j, at + 1.5, at + 2.2j, at - 1.5])
                fig.mark(oval(at + 0.6j, 2.5, 3.2), fill(alpha(fig.shadow_colour, 0.3)))
                fig.mark(seed, fill(fig.tone(0xFFFFE27A, 0.95)))
    gloss(fig, body, -24 - 62j, 7, 10, strength=0.45, tilt=24, soft=2.4)
    for turn in (160, 130, 196, 100, -10, 20, 54, 78):
        draw_leaf(fig, -83j, 27, turn=turn, plump=0.24)
    fig.part(tube([0 - 82j, 2 - 92j, 8 - 98j], [2.6, 2.1, 2.3]), fig.coat(LEAF))


def _grapes(fig: Figure, look: Look, _t_s: float) -> None:
    fig.part(tube([0 - 76j, 1 - 88j, 8 - 98j], [2.4, 2.2, 3]), fig.coat(_STEM))
    rows = ((-74, 4), (-61, 5), (-47, 4), (-33, 3), (-20, 2), (-8, 1))
    for row, (y, count) in enumerate(rows):
        for k in range(count):
            x = (k - (count - 1) / 2) * 16 + 2 * (chance(row, k) - 0.5)
            at, r = complex(x, y + 2 * (chance(k, row) - 0.5)), 9.4 if y < -12 else 8
            grape = oval(at, r, r)
            fig.shade(grape, soft=1.6, strength=0.45, away=1j)
            sphere(fig, grape, mix(look.base, 0xFF30104A, 0.16 * chance(row, k, 3)), at, r)
            gloss(fig, grape, at - 3 - 4j, 2.4, 1.8, strength=0.75, soft=0.6)
    lobes = closed(
        [
            4 - 84j,
            12 - 97j,
            22 - 91j,
            36 - 97j,
            37 - 86j,
            48 - 80j,
            36 - 73j,
            34 - 62j,
            22 - 68j,
            10 - 66j,
            12 - 76j,
        ]
    )
    fig.shade(lobes, soft=2)
    fig.part(lobes, fig.coat(LEAF, top=-104, bottom=-52))
    for tip in (36 - 92j, 44 - 80j, 31 - 67j):
        fig.mark(
            curve([6 - 82j, (6 - 82j + tip) / 2 - 0.5j, tip]),
            stroke(alpha(fig.tone(0xFFDDF4B0, 0.9), 0.6), 1),
            within=lobes,
        )


def _watermelon(fig: Figure, look: Look, _t_s: float) -> None:
    """A whole melon and a slice before it."""
    body = oval(-22 - 50j, 62, 48)
    sphere(fig, body, look.base, -22 - 50j, 56)
    with fig.inside(body):
        for k in range(-3, 4):
            x = -22 + k * 20
            stripe = tube(
                [
                    complex(-22 + k * 6, -100),
                    complex(x - 3, -74),
                    complex(x + 3, -50),
                    complex(x - 3, -26),
                    complex(-22 + k * 6, 0),
                ],
                [1, 4.4, 5.4, 4.4, 1],
            )
            fig.mark(stripe, fill(alpha(fig.tone(0xFF174A28, 0.6), 0.8)), soft=0.8)
    gloss(fig, body, -48 - 76j, 14, 7, strength=0.45, tilt=-30, soft=3)
    fig.part(tube([-22 - 96j, -18 - 101j], [2.4, 2]), fig.coat(_STEM))
    wedge = skia.Path()
    wedge.moveTo(-6, -44)
    wedge.quadTo(40, 38, 94, -40)
    wedge.close()
    fig.shade(wedge, soft=3, within=body)
    fig.part(wedge, fig.coat(0xFF2F8A44, top=-50, bottom=10))
    for inset, colour in ((3.6, 0xFFE8F6C8), (6.5, 0xFFEF4A50)):
        inner = skia.Path()
        inner.moveTo(-6 + inset, -44)
        inner.quadTo(40, 38 - 2.6 * inset, 94 - inset, -40)
        inner.close()
        fig.part(inner, fig.coat(colour, top=-60, bottom=6))
    for x, y in (
        (18, -34),
        (34, -36),
        (50, -34),
        (66, -33),
        (28, -24),
        (44, -22),
        (58, -22),
        (43, -11),
    ):
        drop = closed(
            [complex(x, y - 3.6), complex(x + 2, y), complex(x, y + 2.2), complex(x - 2, y)]
        )
        fig.part(drop, fig.coat(0xFF2A1A1C, top=y - 4, bottom=y + 3))


def _cherry(fig: Figure, look: Look, _t_s: float) -> None:
    """Two cherries on their stalks, with a leaf."""
    stalk = fig.coat(mix(LEAF, 0xFF6A5A20, 0.4))
    fig.part(tube([-22 - 40j, -14 - 66j, 8 - 96j], [1.3, 1.4, 2]), stalk)
    fig.part(tube([24 - 36j, 22 - 64j, 8 - 96j], [1.3, 1.4, 2]), stalk)
    draw_leaf(fig, 8 - 95j, 42, turn=14)
    for at, r in ((-24 - 23j, 22.0), (24 - 21j, 20.5)):
        body = closed(
            [
                at - 0.8j * r,
                at + r * (0.6 - 0.92j),
                at + r,
                at + r * (0.62 + 0.78j),
                at + 1j * r,
                at + r * (-0.62 + 0.78j),
                at - r,
                at + r * (-0.6 - 0.92j),
            ]
        )
        sphere(fig, body, look.base, at, r)
        _dimple(fig, body, at - 0.84j * r, 6, 2)
        gloss(fig, body, at + r * (-0.4 - 0.42j), 5, 3.4, strength=0.8, tilt=-35, soft=0.9)


def _pear(fig: Figure, look: Look, _t_s: float) -> None:
    body = closed(
        [
            0 - 86j,
            -11 - 84j,
            -18 - 70j,
            -22 - 54j,
            -36 - 38j,
            -38 - 20j,
            -26 - 4j,
            0 - 0.5j,
            26 - 4j,
            38 - 20j,
            36 - 38j,
            22 - 54j,
            18 - 70j,
            11 - 84j,
        ]
    )
    sphere(fig, body, look.base, -32j, 46)
    fig.mark(
        oval(18 - 30j, 20, 26), fill(alpha(fig.tone(0xFFE8704A, 0.8), 0.3)), within=body, soft=8
    )
    with fig.inside(body):
        for k in range(30):
            at = complex(-36 + 72 * chance(k, 1), -80 + 76 * chance(k, 2))
            fig.mark(oval(at, 0.7, 0.7), fill(alpha(fig.tone(0xFF7A6A20, 0.6), 0.45)))
    gloss(fig, body, -16 - 36j, 6, 12, strength=0.5, tilt=24, soft=2.4)
    gloss(fig, body, -7 - 72j, 3, 6, strength=0.45, soft=1.4)
    fig.part(tube([0 - 84j, 1 - 92j, 6 - 99j], [2.2, 1.7, 2.2]), fig.coat(_STEM))
    draw_leaf(fig, 3 - 91j, 28, turn=-4)


def _pineapple(fig: Figure, look: Look, _t_s: float) -> None:
    for turn, long in (
        (-150, 26),
        (-30, 26),
        (-134, 34),
        (-46, 34),
        (-118, 40),
        (-62, 40),
        (-104, 44),
        (-76, 44),
        (-90, 46),
    ):
        draw_leaf(fig, -56j, long, turn=turn, plump=0.16, colour=mix(LEAF, 0xFF1F6A48, 0.3))
    body = closed(
        [
            0 - 61j,
            -16 - 58j,
            -25 - 42j,
            -25 - 22j,
            -17 - 5j,
            0 - 0.5j,
            17 - 5j,
            25 - 22j,
            25 - 42j,
            16 - 58j,
        ]
    )
    sphere(fig, body, look.base, -31j, 31)
    with fig.inside(body):
        ink = stroke(alpha(fig.tone(mix(look.base, 0xFF6A3408, 0.65), 0.5), 0.75), 1.1)
        for k in range(-9, 10):
            for side in (-1, 1):
                x = k * 8.4
                fig.mark(
                    curve(
                        [complex(x - side * 34, -66), complex(x, -32), complex(x + side * 34, 4)]
                    ),
                    ink,
                )
        for row in range(9):
            for k in range(-4, 5):
                at = complex(k * 8.4 + (4.2 if row % 2 else 0), -66 + 8.6 * row)
                fig.mark(oval(at, 1.1, 1.4), fill(alpha(fig.tone(0xFF7A4410, 0.5), 0.75)))
    gloss(fig, body, -11 - 42j, 4, 8, strength=0.4, tilt=16, soft=2.4)


FRUIT: Mapping[str, Thing] = {
    "banana": Portable(
        paint=_banana, look=tints(0xFFFFD43A), height_m=0.13, box=Box(-88, -107, 89, 16), half=66,
        grips={"hand": -10 - 24j},
    ),
    "apple": Thing(
        paint=_apple, look=tints(0xFFDC3A34), height_m=0.09, box=Box(-50, -106, 50, 11), half=34,
    ),
    "orange": Thing(
        paint=partial(_citrus, flesh=0xFFFFA93A, is_long=False), look=tints(0xFFF58A22),
        height_m=0.09, box=Box(-66, -111, 76, 15), half=58,
    ),
    "lemon": Thing(
        paint=partial(_citrus, flesh=0xFFFFEE7A, is_long=True), look=tints(0xFFFFD92C),
        height_m=0.07, box=Box(-70, -111, 76, 15), half=58,
    ),
    "strawberry": Thing(
        paint=_strawberry, look=tints(0xFFE5343C), height_m=0.05, box=Box(-51, -105, 51, 10),
        half=26,
    ),
    "grapes": Portable(
        paint=_grapes, look=tints(0xFF7A4AB0), height_m=0.18, box=Box(-46, -106, 52, 9), half=22,
        grips={"hand": 6 - 92j},
    ),
    "watermelon": Thing(
        paint=_watermelon, look=tints(0xFF2F8A45), height_m=0.28, box=Box(-88, -108, 98, 16),
        half=66,
    ),
    "cherry": Portable(
        paint=_cherry, look=tints(0xFFC41E34), height_m=0.07, box=Box(-50, -107, 53, 12), half=40,
        grips={"hand": 8 - 96j},
    ),
    "peach": Thing(
        paint=partial(_round, kind="peach"), look=tints(0xFFFFB070), height_m=0.09,
        box=Box(-55, -108, 55, 11), half=36,
    ),
    "tomato": Thing(
        paint=partial(_round, kind="tomato"), look=tints(0xFFE23B2C), height_m=0.08,
        box=Box(-55, -113, 55, 11), half=36,
    ),
    "pear": Thing(
        paint=_pear, look=tints(0xFFC4D24A), height_m=0.11, box=Box(-44, -106, 43, 10), half=30,
    ),
    "pineapple": Thing(
        paint=_pineapple, look=tints(0xFFEFB02C), height_m=0.32, box=Box(-31, -106, 31, 9), half=22,
    ),
}  # fmt: skip
"""By the name a scene uses."""
