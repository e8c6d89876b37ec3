"""Savoury food: bread and what is put between it, pizza, cheese, egg, fries, steak.

The main colour is the crust, the shell or the carton. It knows nothing of recipes.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import pi, sin

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..motion import chance
from ..rig import Anchor, Look
from ..shapes import Box, closed, curve, oval, rounded, tube
from ..thing import Thing
from .fruit import draw_leaf
from .palette import CHINA, PAPER, WOOD, tints
from .pizza import draw_pizza
from .portable import Portable
from .solids import bar, gloss, poly, rect, slab, sphere

__all__ = ["MEALS"]


_CRUMB: Colour = 0xFFF6DCA4


_LETTUCE: Colour = 0xFF86C450


_TOMATO: Colour = 0xFFE2483A


_CHEESE: Colour = 0xFFFFC63C


def _ruffle(
    fig: Figure, left: float, right: float, y: float, *, colour: Colour, tall: float, seed: int = 0
) -> None:
    """A wavy leaf of lettuce that looks out between two layers."""
    count = 9
    points = [complex(left, y - tall * 0.5)]
    for k in range(count + 1):
        x = left + (right - left) * k / count
        points.append(
            complex(x, y + tall * (0.75 if k % 2 else 0.1) + tall * 0.25 * chance(k, seed))
        )
    points.append(complex(right, y - tall * 0.5))
    leaf = closed([*points, complex((left + right) / 2, y - tall * 0.7)])
    fig.shade(leaf, away=1.5j, soft=1.4)
    fig.part(leaf, fig.coat(colour, top=y - tall, bottom=y + tall * 1.6))


def _soft(corners: list[complex], reach: float) -> skia.Path:
    """A shape with straight edges and round corners."""
    points = []
    for k, here in enumerate(corners):
        before, after = corners[k - 1], corners[(k + 1) % len(corners)]
        for there in (before, after):
            way = there - here
            points.append(here + way / abs(way) * min(reach, abs(way) * 0.45))
        points.insert(len(points) - 1, here)
    return rounded(points)


def _sandwich(fig: Figure, look: Look, _t_s: float) -> None:
    """Two toasted slices with all that is between them, on a pick."""
    _toast(fig, look, -18)
    _filling(fig)
    _toast(fig, look, -75)
    fig.detail(bar(-2 - 82j, 2 - 100j, 0.1), stroke(fig.tone(WOOD, 0.8), 2))
    sphere(fig, oval(2 - 94j, 7, 6), 0xFF7FA83C, 2 - 94j, 7)
    fig.part(oval(4.4 - 95.6j, 2, 2), fig.coat(0xFFD8402C, top=-99, bottom=-92))


def _toast(fig: Figure, look: Look, y: float) -> None:
    """A thick slice of bread, its cut face to the front; its upper face is at ``y``."""
    deep = 32 - 17j
    left, right, down = complex(-78, y), complex(48, y), 17j
    band = _soft([left, right, right + deep, right + deep + down, right + down, left + down], 5)
    fig.shade(band, away=3j, soft=2)
    fig.part(band, fig.coat(mix(look.base, 0xFF7A3A10, 0.2), top=y - 20, bottom=y + 26))
    crumb = rect(-75, y + 1, 47, y + 15, corner=4)
    fig.part(crumb, fig.coat(look.pale, top=y - 6, bottom=y + 40))
    for k in range(18):
        at = complex(-72 + 116 * chance(k, int(y)), y + 5 + 9 * chance(int(y), k))
        hole = fill(alpha(fig.tone(mix(look.base, 0xFF8A5A20, 0.4), 0.6), 0.45))
        fig.mark(oval(at, 1.4, 0.9), hole, within=crumb)
    top = _soft([left, right, right + deep, left + deep], 8)
    lit = [fig.tone(look.base, 0.8), fig.tone(mix(look.base, 0xFFFFE8B8, 0.5), 1.0)]
    fig.part(top, fig.gradient(left, right + deep, lit))
    glow = _soft(
        [left + 8 - 2j, right - 4 - 2j, right + 0.85 * deep - 8, left + 0.85 * deep + 8], 6
    )
    toasted = fill(alpha(fig.tone(0xFFFFE2A0, 1.0), 0.5))
    fig.mark(glow, toasted, within=top, soft=2.4)


def _filling(fig: Figure) -> None:
    """Ham, cheese, tomato and lettuce."""
    fig.part(
        rounded([-78 - 30j, 50 - 30j, 80 - 45j, 80 - 38j, 50 - 22j, -78 - 22j]),
        fig.coat(0xFFF2A0A0, top=-46, bottom=-16),
    )
    fig.part(
        rounded([-74 - 35j, 50 - 35j, 78 - 50j, 78 - 44j, 50 - 28j, -74 - 28j]),
        fig.coat(0xFFE88A8C, top=-50, bottom=-20),
    )
    cheese = poly(
        [
            -78 - 40j,
            50 - 40j,
            79 - 55j,
            79 - 48j,
            56 - 36j,
            46 - 24j,
            30 - 35j,
            -14 - 35j,
            -32 - 20j,
            -52 - 35j,
            -78 - 35j,
        ]
    )
    fig.part(cheese, fig.coat(_CHEESE, top=-60, bottom=-10))
    for x in (-56, -24, 8, 38):
        fig.part(
            rounded(
                [
                    complex(x - 17, -40),
                    complex(x - 17, -48),
                    complex(x + 17, -48),
                    complex(x + 17, -40),
                ]
            ),
            fig.coat(_TOMATO, top=-54, bottom=-34),
        )
    fig.part(
        rounded([52 - 42j, 76 - 57j, 78 - 49j, 56 - 36j]), fig.coat(_TOMATO, top=-60, bottom=-34)
    )
    _ruffle(fig, -82, 60, -52, colour=_LETTUCE, tall=8)
    fig.part(
        closed([52 - 54j, 66 - 62j, 82 - 66j, 83 - 58j, 74 - 55j, 68 - 47j, 58 - 46j]),
        fig.coat(_LETTUCE, top=-70, bottom=-40),
    )


def _burger(fig: Figure, look: Look, _t_s: float) -> None:
    under = rounded(
        [-58 - 20j, 58 - 20j, 60 - 12j, 52 - 0.5j, 30 + 0j, -30 + 0j, -52 - 0.5j, -60 - 12j]
    )
    fig.part(under, fig.coat(look.base, top=-30, bottom=8))
    patty = rounded([-62 - 36j, 62 - 36j, 66 - 28j, 60 - 18j, 0 - 15j, -60 - 18j, -66 - 28j])
    fig.shade(patty, away=2j, soft=2)
    fig.part(patty, fig.coat(0xFF7A4326, top=-44, bottom=-8))
    for k in range(18):
        at = complex(-58 + 116 * chance(k, 4), -33 + 14 * chance(k, 5))
        fig.mark(oval(at, 3, 1.4), fill(alpha(fig.tone(0xFF3A1C10, 0.4), 0.5)), within=patty)
    cheese = poly(
        [
            -64 - 42j,
            64 - 42j,
            62 - 35j,
            44 - 33j,
            32 - 20j,
            16 - 33j,
            -18 - 33j,
            -34 - 18j,
            -48 - 33j,
            -62 - 35j,
        ]
    )
    fig.shade(cheese, away=1.5j, soft=1.4, within=patty)
    fig.part(cheese, fig.coat(_CHEESE, top=-48, bottom=-14))
    for x in (-40, -2, 38):
        fig.part(
            rounded(
                [
                    complex(x - 23, -42),
                    complex(x - 23, -51),
                    complex(x + 23, -51),
                    complex(x + 23, -42),
                ]
            ),
            fig.coat(_TOMATO, top=-56, bottom=-36),
        )
    _ruffle(fig, -70, 70, -56, colour=_LETTUCE, tall=9, seed=3)
    bun = closed(
        [
            -62 - 58j,
            -63 - 70j,
            -48 - 90j,
            -22 - 99j,
            0 - 100j,
            22 - 99j,
            48 - 90j,
            63 - 70j,
            62 - 58j,
            30 - 54j,
            0 - 53j,
            -30 - 54j,
        ]
    )
    fig.shade(bun, away=2.5j, soft=2)
    fig.part(bun, fig.coat(look.base, top=-106, bottom=-40))
    gloss(fig, bun, -20 - 86j, 22, 7, strength=0.45, tilt=-16, soft=3)
    for k in range(16):
        at = complex(-46 + 92 * chance(k, 7), -94 + 26 * chance(k, 8))
        seed = oval(at, 2.8, 1.7, tilt=90 * chance(k, 9) - 45)
        fig.mark(seed, fill(fig.tone(0xFFFFF4D4, 0.95)), within=bun)


def _hot_dog(fig: Figure, look: Look, _t_s: float) -> None:
    """Aslant from above: the sausage sticks out of the bun at both ends."""
    with fig.placed(2 - 4j, turn=-9):
        back = tube(
            [-84 - 58j, -50 - 66j, 0 - 69j, 50 - 66j, 84 - 58j], [12, 19, 20, 19, 12], steps=5
        )
        fig.part(back, fig.coat(look.base, top=-96, bottom=-20))
        fig.mark(
            tube([-84 - 54j, 0 - 60j, 84 - 54j], [6, 9, 6]),
            fill(fig.tone(_CRUMB, 0.8)),
            within=back,
        )
        dog = tube(
            [-108 - 50j, -60 - 53j, 0 - 55j, 60 - 53j, 108 - 50j], [13, 17, 17.5, 17, 13], steps=5
        )
        fig.shade(dog, soft=2.5, away=2j)
        fig.part(dog, fig.coat(look.accent, top=-80, bottom=-26))
        gloss(fig, dog, -4 - 66j, 88, 2.4, strength=0.5, soft=1.4)
        front = tube(
            [-86 - 32j, -50 - 25j, 0 - 22j, 50 - 25j, 86 - 32j],
            [15, 22, 24, 22, 15],
            [13, 18, 19, 18, 13],
            steps=5,
        )
        fig.shade(front, soft=2.5, away=-3j)
        fig.part(front, fig.coat(look.base, top=-60, bottom=6))
        edge = tube(
            [-88 - 44j, -50 - 43j, 0 - 42j, 50 - 43j, 88 - 44j], [3, 4.4, 4.8, 4.4, 3], steps=5
        )
        fig.mark(edge, fill(fig.tone(_CRUMB, 0.95)), within=front)
        gloss(fig, front, -10 - 24j, 56, 5, strength=0.35, soft=3)
        zigzag = [
            complex(-90 + 12 * k, -55 + (9 if k % 2 else -9) - 3 * sin(pi * k / 15))
            for k in range(16)
        ]
        line = curve(zigzag)
        fig.shade(tube(zigzag, [2.6] * 16), soft=1, away=1.4j, strength=0.35)
        fig.detail(line, stroke(fig.tone(0xFFFFCE2E, 0.95), 5.4))
        shine = stroke(alpha(fig.tone(0xFFFFF6B0, 1), 0.8), 1.3)
        fig.detail(curve([p - 1 - 1j for p in zigzag]), shine)


def _bread(fig: Figure, look: Look, _t_s: float) -> None:
    """A loaf, its first slices cut."""
    loaf = rounded(
        [
            -84 - 4j,
            -90 - 40j,
            -96 - 66j,
            -80 - 86j,
            -40 - 94j,
            40 - 96j,
            84 - 88j,
            100 - 66j,
            92 - 40j,
            90 - 4j,
            60 - 0j,
            -60 - 0j,
        ]
    )
    fig.part(loaf, fig.coat(look.base, top=-104, bottom=14))
    for k in range(4):
        x = -16 + 27 * k
        cut = tube([complex(x - 10, -92), complex(x + 3, -80), complex(x + 6, -64)], [1.5, 4.4, 1])
        fig.mark(cut, fill(fig.tone(mix(_CRUMB, look.base, 0.3), 0.9)), within=loaf)
    gloss(fig, loaf, 30 - 84j, 52, 5, strength=0.35, soft=3)
    for x, y in ((-58, 0), (-84, 5)):
        with fig.placed(complex(x, 0), scale=1.0 - y * 0.01):
            crust = rounded(
                [
                    -34 - 0j,
                    -37 - 42j,
                    -45 - 58j,
                    -38 - 80j,
                    -14 - 90j,
                    14 - 90j,
                    38 - 80j,
                    45 - 58j,
                    37 - 42j,
                    34 - 0j,
                ]
            )
            fig.shade(crust, away=3, soft=3)
            fig.part(crust, fig.coat(mix(look.base, 0xFF6A3A10, 0.2), top=-100, bottom=10))
            with fig.placed(-3j, scale=0.88):
                crumb = rounded(
                    [
                        -34 - 0j,
                        -37 - 42j,
                        -45 - 58j,
                        -38 - 80j,
                        -14 - 90j,
                        14 - 90j,
                        38 - 80j,
                        45 - 58j,
                        37 - 42j,
                        34 - 0j,
                    ]
                )
                fig.part(crumb, fig.coat(_CRUMB, top=-110, bottom=30))
                for k in range(26):
                    at = complex(-32 + 64 * chance(k, 1), -80 + 76 * chance(k, 2))
                    fig.mark(
                        oval(at, 1 + 1.6 * chance(k, 3), 1.2),
                        fill(alpha(fig.tone(0xFFC89850, 0.7), 0.45)),
                        within=crumb,
                    )


def _egg(fig: Figure, look: Look, _t_s: float) -> None:
    """A whole egg and one broken open, its yolk showing."""
    egg = closed(
        [
            -30 - 99j,
            -52 - 88j,
            -66 - 62j,
            -68 - 36j,
            -56 - 10j,
            -30 - 0.5j,
            -4 - 10j,
            8 - 36j,
            6 - 62j,
            -8 - 88j,
        ]
    )
    sphere(fig, egg, look.base, -30 - 42j, 46)
    gloss(fig, egg, -46 - 66j, 7, 13, strength=0.6, tilt=20, soft=2.4)
    shell = closed([10 - 38j, 12 - 12j, 30 - 0.5j, 62 - 0.5j, 80 - 12j, 82 - 38j, 46 - 50j])
    fig.shade(shell, soft=3)
    fig.part(shell, fig.coat(look.base, top=-50, bottom=10))
    fig.part(oval(46 - 38j, 36, 12), fig.coat(mix(look.base, 0xFF9A6A48, 0.3), top=-52, bottom=-24))
    white = oval(46 - 36j, 32, 9.5)
    fig.part(white, fig.coat(0xFFFFFDF6, top=-50, bottom=-20))
    yolk = closed([24 - 36j, 28 - 50j, 46 - 57j, 64 - 50j, 68 - 36j, 46 - 29j])
    fig.part(yolk, fig.coat(0xFFFFAE22, top=-62, bottom=-22))
    gloss(fig, yolk, 38 - 48j, 7, 3.6, strength=0.8, tilt=-24)
    rim = poly(
        [
            10 - 38j,
            16 - 31j,
            23 - 36j,
            31 - 27j,
            39 - 33j,
            47 - 25j,
            55 - 33j,
            63 - 27j,
            70 - 35j,
            77 - 30j,
            82 - 38j,
            82 - 20j,
            46 - 8j,
            10 - 20j,
        ]
    )
    fig.mark(rim, fig.coat(look.base, top=-50, bottom=10), within=shell)


def _cheese(fig: Figure, look: Look, _t_s: float) -> None:
    """A wedge with holes."""
    side = poly([-92 - 50j, 74 - 46j, 74 - 1j, -92 - 3j])
    rind = poly([74 - 46j, 96 - 72j, 96 - 26j, 74 - 1j])
    top = poly([-92 - 50j, 60 - 99j, 96 - 72j, 74 - 46j])
    fig.part(rind, fig.coat(mix(look.base, 0xFF9A4A08, 0.45)))
    fig.part(side, fig.coat(look.base, top=-70, bottom=10))
    fig.part(
        top,
        fig.gradient(
            -92 - 40j,
            90 - 80j,
            [
                fig.tone(mix(look.base, 0xFFFFFFE0, 0.25), 0.9),
                fig.tone(mix(look.base, 0xFFFFFFE0, 0.5), 1.0),
            ],
        ),
    )
    for x, y, rx, ry in (
        (-58, -26, 9, 9),
        (-22, -34, 6, 6),
        (-16, -13, 11, 10),
        (22, -28, 13, 12),
        (54, -12, 7, 7),
        (54, -35, 5, 5),
        (-76, -10, 5, 5),
    ):
        hole = oval(complex(x, y), rx, ry)
        fig.mark(
            hole,
            fig.gradient(
                complex(x, y - ry),
                complex(x, y + ry),
                [
                    fig.tone(mix(look.base, 0xFF7A3A04, 0.62), 0.5),
                    fig.tone(mix(look.base, 0xFFB06A10, 0.3), 0.9),
                ],
            ),
            within=side,
        )
    for x, y, rx, tall in ((-14, -66, 13, 5.0), (36, -78, 12, 4.6), (46, -58, 15, 5)):
        hole = oval(complex(x, y), rx, tall, tilt=-8)
        fig.mark(
            hole,
            fig.gradient(
                complex(x, y - tall),
                complex(x, y + tall),
                [
                    fig.tone(mix(look.base, 0xFF7A3A04, 0.55), 0.5),
                    fig.tone(mix(look.base, 0xFFB06A10, 0.2), 0.9),
                ],
            ),
            within=top,
        )


def _fries(fig: Figure, look: Look, _t_s: float) -> None:
    for k in range(13):
        x = -30 + 5 * k
        foot, tip = (
            complex(x * 0.8, -34),
            complex(
                x * 1.16 + 6 * (chance(k, 1) - 0.5),
                -76 - 23 * chance(k, 2) - (8 if 3 < k < 9 else 0) * chance(k, 4),
            ),
        )
        along = (tip - foot) / abs(tip - foot)
        side = 1j * along * 4
        fry = poly([foot - side, tip - side, tip + side, foot + side])
        fig.shade(fry, soft=1.2, strength=0.35)
        fig.part(
            fry, fig.coat(mix(0xFFFFD65A, 0xFFE8A028, 0.5 * chance(k, 3)), top=-104, bottom=-20)
        )
        cap = poly(
            [tip - side, tip - side + along * 2.4 + 1.4, tip + side + along * 2.4 + 1.4, tip + side]
        )
        fig.part(cap, fill(fig.tone(0xFFFFF0B0, 1.0)))
    box = rounded(
        [
            -38 - 60j,
            -30 - 56j,
            -18 - 49j,
            0 - 46j,
            18 - 49j,
            30 - 56j,
            38 - 60j,
            34 - 30j,
            28 - 0j,
            20 - 0j,
            -20 - 0j,
            -28 - 0j,
            -34 - 30j,
        ]
    )
    fig.shade(box, away=-3j, soft=2)
    fig.part(box, fig.coat(look.base, top=-70, bottom=10))
    for x in (-20, 0, 20):
        stripe = poly(
            [
                complex(x - 4, -66),
                complex(x + 4, -66),
                complex(x * 0.8 + 3.2, 2),
                complex(x * 0.8 - 3.2, 2),
            ]
        )
        fig.mark(stripe, fig.coat(look.pale, top=-70, bottom=10), within=box)


def _steak(fig: Figure, look: Look, _t_s: float) -> None:
    """A grilled steak on a plate, with a sprig and a few chips."""
    fig.part(
        closed([-118 - 40j, -90 - 14j, -40 - 1j, 40 - 1j, 90 - 14j, 118 - 40j, 0 - 60j]),
        fig.coat(mix(CHINA, 0xFF405070, 0.2), top=-50, bottom=6),
    )
    fig.part(oval(-44j, 120, 36), fig.coat(CHINA, top=-100, bottom=10))
    fig.part(oval(-44j, 90, 25), fill(alpha(fig.shadow_colour, 0.12)))
    outline = [
        -80 - 48j,
        -76 - 72j,
        -46 - 88j,
        -10 - 84j,
        18 - 92j,
        54 - 86j,
        74 - 64j,
        66 - 42j,
        34 - 34j,
        4 - 40j,
        -30 - 28j,
        -64 - 32j,
    ]
    low = closed([p + 8j for p in outline])
    fig.shade(low, soft=4, away=2j)
    fig.part(low, fig.coat(mix(look.base, 0xFF3A1408, 0.4), top=-70, bottom=-10))
    fat = closed(outline)
    fig.part(fat, fig.coat(0xFFEBC8A0, top=-100, bottom=-20))
    meat = closed([(p + 2 + 60j) * 0.9 - 60j for p in outline])
    fig.part(meat, fig.coat(look.base, top=-100, bottom=-16))
    with fig.inside(meat):
        for k in range(-4, 6):
            x = 22 * k
            fig.mark(
                bar(complex(x - 18, -20), complex(x + 22, -96), 2.4),
                fill(alpha(fig.tone(0xFF2A100C, 0.4), 0.75)),
                soft=0.8,
            )
    gloss(fig, meat, -20 - 74j, 26, 4, strength=0.4, tilt=-8, soft=2.4)
    fig.part(oval(-46 - 58j, 8, 8), fig.coat(CHINA, top=-70, bottom=-46))
    fig.part(
        oval(-46 - 58j, 3.6, 3.6), fig.coat(mix(look.base, 0xFF3A1408, 0.3), top=-64, bottom=-52)
    )
    for k in range(6):
        draw_leaf(
            fig,
            30 - 72j + complex(7 * k, 1.2 * k),
            15,
            turn=-70 if k % 2 else 60,
            plump=0.28,
            colour=0xFF4F9A48,
        )
    butter = slab(fig, 0xFFFFE27A, [-2 - 74j, 20 - 74j, 18 - 64j, -4 - 64j], 5)
    gloss(fig, butter, 8 - 71j, 6, 1.6)


_PLATED = Anchor(-60j)


MEALS: Mapping[str, Thing] = {
    "sandwich": Portable(
        paint=_sandwich, look=tints(0xFFD89A4E, pale=0xFFFBE6BC), height_m=0.11,
        box=Box(-92, -106, 89, 17), half=70, grips={"hand": -70 - 40j},
    ),
    "burger": Portable(
        paint=_burger, look=tints(0xFFDD9440), height_m=0.1, box=Box(-80, -105, 80, 15), half=58,
        grips={"hand": -50 - 40j},
    ),
    "hot dog": Portable(
        paint=_hot_dog, look=tints(0xFFDD9A4C, accent=0xFFC0482E), height_m=0.07,
        box=Box(-130, -100, 118, 20), half=86, grips={"hand": -60 - 30j},
    ),
    "pizza": Thing(
        paint=draw_pizza, look=tints(0xFFFFCF5C, accent=0xFFD8944A), height_m=0.14,
        box=Box(-116, -104, 116, 23), half=108, fixed={"top": _PLATED},
    ),
    "bread": Thing(
        paint=_bread, look=tints(0xFFC07A34), height_m=0.13, box=Box(-130, -100, 107, 23), half=104,
    ),
    "egg": Thing(
        paint=_egg, look=tints(0xFFF6DCC0), height_m=0.06, box=Box(-73, -104, 89, 16), half=66,
    ),
    "cheese": Thing(
        paint=_cheese, look=tints(0xFFFFC838), height_m=0.1, box=Box(-96, -104, 100, 20), half=86,
    ),
    "fries": Portable(
        paint=_fries, look=tints(0xFFDC3A34, pale=PAPER), height_m=0.17, box=Box(-42, -106, 42, 10),
        half=30, grips={"hand": -28j},
    ),
    "steak": Thing(
        paint=_steak, look=tints(0xFF9A4A30), height_m=0.12, box=Box(-127, -96, 127, 20), half=90,
    ),
}  # fmt: skip
"""By the name a scene uses."""
