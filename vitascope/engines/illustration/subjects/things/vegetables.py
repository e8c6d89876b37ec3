"""Vegetables.

The main colour is the skin. It knows nothing of kitchens.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, sin, tau

from ...canvas import alpha, fill, mix, stroke
from ..figure import Figure
from ..motion import chance
from ..rig import Look
from ..shapes import Box, closed, curve, oval, tube
from ..thing import Thing
from .fruit import draw_leaf
from .palette import LEAF, tints
from .portable import Portable
from .solids import gloss, sphere

__all__ = ["VEGETABLES"]


def _broccoli(fig: Figure, look: Look, _t_s: float) -> None:
    with fig.placed(-9j, scale=0.95):
        _draw_broccoli(fig, look)


def _draw_broccoli(fig: Figure, look: Look) -> None:
    pale = mix(look.base, 0xFFE8F4B0, 0.6)
    for points, half in (
        ([0 - 2j, 0 - 26j, 0 - 52j], [13, 12, 15]), ([-4 - 26j, -20 - 42j, -28 - 54j], [7, 7, 9]),
        ([4 - 26j, 20 - 42j, 28 - 54j], [7, 7, 9]),
    ):  # fmt: skip
        fig.part(tube(points, half), fig.coat(pale, top=-70, bottom=10))
    fig.part(oval(-3j, 12.6, 4), fig.coat(mix(pale, 0xFFFFFFFF, 0.4), top=-8, bottom=2))
    heads = (
        (-36, -60, 18),
        (36, -60, 18),
        (-20, -78, 19),
        (20, -78, 19),
        (0, -86, 16),
        (-14, -58, 17),
        (15, -58, 17),
        (0, -70, 18),
    )
    for n, (x, y, r) in enumerate(heads):
        at = complex(x, y)
        head = closed([at + r * (1 + 0.1 * (k % 2)) * complex(*_turn(k / 14)) for k in range(14)])
        fig.shade(head, soft=2, away=1.5j)
        sphere(fig, head, look.base, at, r)
        with fig.inside(head):
            for k in range(26):
                spot = at + r * complex(2 * chance(n, k, 1) - 1, 2 * chance(n, k, 2) - 1)
                light = spot.imag < y
                colour = mix(look.base, 0xFFE8FF9A if light else 0xFF0A3018, 0.4)
                fig.mark(
                    oval(spot, 1.7, 1.7), fill(alpha(fig.tone(colour, 0.9 if light else 0.5), 0.6))
                )


def _turn(share: float) -> tuple[float, float]:
    return cos(tau * share), sin(tau * share)


def _carrot(fig: Figure, look: Look, _t_s: float) -> None:
    """Standing aslant, its point below, its green above."""
    with fig.placed(-20 - 1j, turn=24):
        for turn, long in ((-128, 34), (-52, 34), (-106, 42), (-74, 42), (-90, 46)):
            with fig.placed(-68j, turn=turn):
                fig.part(
                    tube([0j, complex(long * 0.5, -1.5), complex(long, 0)], [1.8, 1.3, 0.5]),
                    fig.coat(LEAF, top=-6, bottom=6),
                )
                for k in range(2, 7):
                    for side in (-1, 1):
                        at = complex(long * k / 7, 0)
                        tip = at + complex(4.4, side * (6.6 - 0.4 * k))
                        fig.part(
                            tube([at, (at + tip) / 2 + side * 0.8j, tip], [1.3, 1.9, 0.7]),
                            fig.coat(mix(LEAF, 0xFFC8F08A, 0.18), top=-8, bottom=8),
                        )
        root = closed(
            [
                0 - 1j,
                -5 - 16j,
                -11 - 40j,
                -15 - 60j,
                -12 - 70j,
                0 - 73j,
                12 - 70j,
                15 - 60j,
                11 - 40j,
                5 - 16j,
            ]
        )
        fig.part(
            root,
            fig.gradient(
                -16 - 40j,
                16 - 40j,
                [
                    fig.tone(mix(look.base, 0xFFFFF0C0, 0.3), 1),
                    fig.tone(look.base, 0.9),
                    fig.tone(mix(look.base, 0xFF8A2010, 0.4), 0.5),
                ],
                at=(0.1, 0.5, 1),
            ),
        )
        for y, x, half in (
            (-60, -9, 7),
            (-52, 8, 6),
            (-43, -6, 5.4),
            (-33, 5, 4),
            (-24, -3, 3.4),
            (-14, 2, 2),
        ):
            crease = curve([complex(x - half, y), complex(x, y + 1.6), complex(x + half, y)])
            fig.mark(
                crease,
                stroke(alpha(fig.tone(mix(look.base, 0xFF8A2010, 0.55), 0.5), 0.7), 1.2),
                within=root,
            )
        gloss(fig, root, -6 - 56j, 2.4, 9, strength=0.5, tilt=8)


def _potato(fig: Figure, look: Look, _t_s: float) -> None:
    for outline, middle in (
        ([-4 - 70j, 24 - 92j, 62 - 96j, 84 - 74j, 78 - 46j, 44 - 34j, 8 - 42j], 40 - 66j),
        (
            [
                -90 - 34j,
                -76 - 62j,
                -40 - 72j,
                0 - 66j,
                36 - 62j,
                62 - 40j,
                54 - 12j,
                20 - 1j,
                -30 - 2j,
                -72 - 8j,
            ],
            -14 - 36j,
        ),
    ):
        body = closed(outline)
        fig.shade(body, soft=4, away=2j)
        sphere(fig, body, look.base, middle, 54)
        with fig.inside(body):
            for k in range(34):
                at = middle + complex(
                    -74 + 148 * chance(k, 1, len(outline)), -38 + 76 * chance(k, 2, len(outline))
                )
                fig.mark(
                    oval(at, 1 + chance(k, 3), 0.9),
                    fill(alpha(fig.tone(mix(look.base, 0xFF4A2A10, 0.6), 0.5), 0.5)),
                )
            for dx, dy in ((-40, -6), (6, 12), (30, -10), (-12, -16)):
                eye = middle + complex(dx, dy)
                fig.mark(
                    curve([eye - 5, eye + 2j, eye + 5]),
                    stroke(alpha(fig.tone(0xFF5A3A1C, 0.5), 0.7), 1.6),
                )
        gloss(fig, body, middle - 24 - 20j, 16, 6, strength=0.3, tilt=-16, soft=3)


def _corn(fig: Figure, look: Look, _t_s: float) -> None:
    """An upright cob that looks out of its husk."""
    with fig.placed(-4 + 0j, turn=8):
        husk = mix(LEAF, 0xFFC8E08A, 0.3)
        for side in (-1, 1):
            back = closed(
                [
                    complex(side * x, y)
                    for x, y in ((0, -2), (18, -14), (34, -46), (44, -74), (26, -60), (14, -30))
                ]
            )
            fig.part(back, fig.coat(mix(husk, 0xFF2A5020, 0.25)))
        cob = closed(
            [
                0 - 99j,
                -10 - 94j,
                -18 - 74j,
                -20 - 46j,
                -16 - 16j,
                0 - 6j,
                16 - 16j,
                20 - 46j,
                18 - 74j,
                10 - 94j,
            ]
        )
        fig.part(cob, fig.coat(mix(look.base, 0xFFB06A08, 0.35)))
        with fig.inside(cob):
            for row in range(16):
                for k in range(-3, 4):
                    at = complex(
                        k * 6.1 * (1 - 0.012 * abs(k) ** 2), -98 + 6.4 * row + 0.5 * abs(k)
                    )
                    shade = 1.0 - 0.09 * abs(k + 0.6)
                    fig.mark(oval(at, 3.0, 3.0), fill(fig.tone(look.base, shade)))
                    fig.mark(oval(at - 0.8 - 1j, 1, 0.9), fill(alpha(fig.tone(0xFFFFFFE8, 1), 0.7)))
        for points in (
            [0 - 1j, -16 - 6j, -30 - 30j, -35 - 66j, -22 - 44j, -8 - 22j],
            [0 - 1j, 16 - 6j, 30 - 28j, 34 - 58j, 22 - 40j, 8 - 22j],
            [-10 - 3j, -8 - 22j, 0 - 44j, 8 - 22j, 10 - 3j],
        ):
            leaf = closed(points)
            fig.shade(leaf, soft=2)
            fig.part(leaf, fig.coat(husk))
            for x in (-0.25, 0.25):
                fig.mark(
                    curve([complex(40 * x, -2), points[2] * 0.55 + 8 * x, points[3]]),
                    stroke(alpha(fig.tone(0xFF3A7030, 0.5), 0.35), 1),
                    within=leaf,
                )


def _pumpkin(fig: Figure, look: Look, _t_s: float) -> None:
    for x, rx, colour in (
        (-38, 26, 0.3),
        (38, 26, 0.3),
        (-22, 27, 0.14),
        (22, 27, 0.14),
        (0, 25, 0.0),
    ):
        rib = oval(complex(x, -40), rx, 40 - abs(x) * 0.1)
        fig.shade(rib, soft=3, strength=0.5)
        sphere(fig, rib, mix(look.base, 0xFF8A2A10, colour), complex(x * 0.6, -42), 42)
    gloss(fig, oval(-40j, 25, 40), -8 - 62j, 6, 11, strength=0.4, tilt=12, soft=2.4)
    gloss(fig, oval(-22 - 40j, 27, 38), -34 - 58j, 5, 10, strength=0.3, tilt=22, soft=2.4)
    fig.part(
        tube([0 - 74j, -2 - 86j, 8 - 98j], [8, 5, 5.6]),
        fig.coat(mix(LEAF, 0xFF6A5A20, 0.5), top=-104, bottom=-64),
    )
    fig.detail(
        curve([4 - 78j, 22 - 92j, 30 - 82j, 40 - 92j, 46 - 84j, 40 - 80j]),
        stroke(fig.tone(LEAF, 0.6), 2),
    )
    draw_leaf(fig, 4 - 78j, 32, turn=-160, plump=0.42)


VEGETABLES: Mapping[str, Thing] = {
    "broccoli": Thing(
        paint=_broccoli, look=tints(0xFF3F9A46), height_m=0.16, box=Box(-58, -112, 56, 9), half=20,
    ),
    "carrot": Portable(
        paint=_carrot, look=tints(0xFFF5822C), height_m=0.22, box=Box(-25, -110, 44, 7), half=12,
        grips={"hand": -5 - 45j},
    ),
    "potato": Thing(
        paint=_potato, look=tints(0xFFCB9A58), height_m=0.11, box=Box(-95, -102, 90, 17), half=70,
    ),
    "corn": Thing(
        paint=_corn, look=tints(0xFFFFD038), height_m=0.22, box=Box(-42, -103, 54, 8), half=18,
    ),
    "pumpkin": Thing(
        paint=_pumpkin, look=tints(0xFFF08628), height_m=0.35, box=Box(-68, -108, 68, 15), half=58,
    ),
}  # fmt: skip
"""By the name a scene uses."""
