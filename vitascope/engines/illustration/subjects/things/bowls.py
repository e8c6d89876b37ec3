"""Food of the bowl and the steamer: noodles, rice, soup, salad, dumplings, sushi.

The main colour is the bowl, the soup or the food itself. It knows nothing of recipes.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import pi, sin

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..motion import chance, wave
from ..rig import Look
from ..shapes import Box, closed, curve, oval, rounded, tube
from ..thing import Thing
from .fruit import draw_leaf
from .palette import CHINA, WOOD, tints
from .portable import Portable
from .solids import bar, gloss, lip, rect, slab, sphere, vessel

__all__ = ["BOWLS"]


_LETTUCE: Colour = 0xFF86C450


_TOMATO: Colour = 0xFFE2483A


def _bowl(fig: Figure, look: Look, colour: Colour, *, inner: Colour) -> skia.Path:
    """A wide bowl, its opening to be filled; its upper edge stands at -62."""
    vessel(fig, mix(colour, 0xFF30203A, 0.2), [(-10, 28), (-2, 31)], tilt=0.16)
    body = vessel(fig, colour, [(-60, 74), (-44, 70), (-24, 54), (-9, 34), (-7, 28)], tilt=0.2)
    stripe = curve([-80 - 46j, -40 - 33j, 0 - 29j, 40 - 33j, 80 - 46j])
    fig.mark(stripe, stroke(fig.tone(look.pale, 0.85), 3.4), within=body)
    gloss(fig, body, -42 - 34j, 6, 10, strength=0.5, tilt=34, soft=2)
    return lip(fig, colour, -61j, 75, 18, inner=inner, wall=4)


def _vapour(fig: Figure, *, t_s: float, foot: float, tall: float) -> None:
    for k, x in enumerate((-26.0, 0.0, 25.0)):
        phase = t_s * 0.35 + 0.31 * k
        points = [
            complex(x + (2 + 7 * u) * wave(u - phase, 0.75), foot - tall * u)
            for u in (0, 0.2, 0.4, 0.6, 0.8, 1.0)
        ]
        white = alpha(fig.tone(0xFFFFFFFF, 1.0), 0.42 + 0.14 * wave(t_s, 3.1, 0.3 * k))
        fig.part(
            tube(points, [0.5, 3, 4, 3.6, 2.4, 0.4]),
            fig.gradient(
                complex(0, foot),
                complex(0, foot - tall),
                [white & 0xFFFFFF, white, white & 0xFFFFFF],
                at=(0, 0.4, 1),
            ),
        )


def _noodles(fig: Figure, look: Look, _t_s: float) -> None:
    """A bowl of noodles in broth with egg, greens and chopsticks."""
    mouth = _bowl(fig, look, look.base, inner=0xFFD89848)
    with fig.inside(mouth):
        fig.mark(oval(-56j, 70, 14), fill(fig.tone(0xFFC8803A, 0.8)))
    heap = closed(
        [
            -60 - 62j,
            -50 - 72j,
            -26 - 78j,
            0 - 79j,
            26 - 78j,
            50 - 72j,
            60 - 62j,
            44 - 52j,
            0 - 48j,
            -44 - 52j,
        ]
    )
    fig.part(heap, fig.coat(0xFFF4D27A, top=-86, bottom=-40))
    with fig.inside(heap):
        for k in range(30):
            x, y = -56 + 112 * chance(k, 1), -78 + 30 * chance(k, 2)
            bend = 12 * (chance(k, 3) - 0.5)
            strand = curve(
                [
                    complex(x - 18, y + bend),
                    complex(x - 6, y - 5),
                    complex(x + 6, y + 5),
                    complex(x + 18, y - bend),
                ]
            )
            fig.mark(strand, stroke(alpha(fig.tone(0xFFB87A28, 0.6), 0.7), 4))
            fig.mark(strand, stroke(fig.tone(0xFFFFE69A, 0.75 + 0.25 * chance(k, 4)), 2.6))
    fig.part(oval(-24 - 70j, 17, 10, tilt=-10), fig.coat(0xFFFFFBF2, top=-84, bottom=-54))
    fig.part(oval(-23 - 70j, 9, 5.6, tilt=-10), fig.coat(0xFFFFA824, top=-78, bottom=-62))
    for at, turn in ((22 - 70j, -24), (28 - 66j, 10), (36 - 64j, 30)):
        draw_leaf(fig, at, 20, turn=turn, plump=0.3, colour=0xFF4F9A48)
    for at in (4 - 66j, 12 - 61j, -2 - 60j, 40 - 58j):
        fig.part(oval(at, 2.8, 1.6), fill(fig.tone(0xFF7CC85A, 0.9)))
    for foot, tip in ((-4 - 60j, 70 - 98j), (6 - 56j, 80 - 90j)):
        fig.part(bar(foot, tip, 1.4, end_half=2.4), fig.coat(look.accent, top=-104, bottom=-40))
    drape = [complex(20, -70), complex(26, -76), complex(32, -70)]
    for k in range(5):
        line = [p + complex(2.6 * k, -1.4 * k) for p in drape]
        fig.detail(
            curve([line[0] + 8j, line[0], line[1], line[2], line[2] + 12j]),
            stroke(fig.tone(0xFFFFE08A, 0.85), 2.4),
        )


def _rice(fig: Figure, look: Look, _t_s: float) -> None:
    _bowl(fig, look, look.base, inner=CHINA)
    heap = closed(
        [
            -66 - 60j,
            -56 - 76j,
            -34 - 92j,
            0 - 99j,
            34 - 92j,
            56 - 76j,
            66 - 60j,
            40 - 50j,
            0 - 47j,
            -40 - 50j,
        ]
    )
    fig.part(heap, fig.coat(0xFFFFFCF4, top=-110, bottom=-40))
    with fig.inside(heap):
        for k in range(150):
            at = complex(-66 + 132 * chance(k, 1), -99 + 52 * chance(k, 2))
            tilt = 180 * chance(k, 3)
            fig.mark(
                oval(at + 0.8j, 3.4, 1.5, tilt=tilt), fill(alpha(fig.tone(0xFFB0A490, 0.6), 0.5))
            )
            fig.mark(
                oval(at, 3.2, 1.3, tilt=tilt),
                fill(fig.tone(0xFFFFFEFA, 0.85 + 0.15 * chance(k, 4))),
            )


def _soup(fig: Figure, look: Look, t_s: float) -> None:
    """A bowl of soup, steaming, with a spoon in it."""
    fig.part(
        tube([30 - 58j, 62 - 78j, 86 - 88j], [2, 2.2, 4]),
        fig.coat(0xFFC4CBD6, top=-100, bottom=-50),
    )
    mouth = _bowl(fig, look, look.pale, inner=look.base)
    with fig.inside(mouth):
        fluid = oval(-57j, 69, 14.5)
        fig.mark(
            fluid,
            fig.gradient(
                -72j,
                -42j,
                [
                    fig.tone(mix(look.base, 0xFF501808, 0.2), 0.75),
                    fig.tone(mix(look.base, 0xFFFFE0A0, 0.2), 1.0),
                ],
            ),
        )
        swirl = curve([-34 - 58j, -14 - 64j, 16 - 62j, 24 - 56j, 4 - 52j, -12 - 55j, 0 - 58j])
        fig.mark(swirl, stroke(alpha(fig.tone(0xFFFFF8E8, 1), 0.9), 3))
        for at, colour in (
            (-46 - 54j, 0xFFF08A3C),
            (40 - 62j, 0xFFF08A3C),
            (-24 - 50j, 0xFF86C450),
            (46 - 54j, 0xFF86C450),
            (-44 - 62j, 0xFFFFE08A),
        ):
            fig.mark(oval(at, 5.4, 2.8), fig.coat(colour, top=at.imag - 4, bottom=at.imag + 5))
    for turn in (-30, 20, -80):
        draw_leaf(fig, 8 - 58j, 13, turn=turn, plump=0.34, colour=0xFF4F9A48)
    fig.part(
        tube([34 - 56j, 48 - 68j, 62 - 78j], [2.6, 2.2, 2.2]),
        fig.coat(0xFFC4CBD6, top=-90, bottom=-50),
    )
    _vapour(fig, t_s=t_s, foot=-66, tall=33)


def _salad(fig: Figure, look: Look, _t_s: float) -> None:
    _bowl(fig, look, look.base, inner=0xFF5A8A3C)
    leaves = (
        (-50, -62, 30, -150),
        (-36, -66, 34, -120),
        (-14, -70, 34, -100),
        (12, -70, 34, -76),
        (34, -66, 34, -56),
        (48, -62, 30, -28),
        (-26, -60, 30, -140),
        (22, -60, 30, -40),
        (0, -62, 32, -90),
    )
    for k, (x, y, long, turn) in enumerate(leaves):
        draw_leaf(
            fig,
            complex(x, y + 6),
            long,
            turn=turn,
            plump=0.46,
            colour=(_LETTUCE, 0xFF5FA848, 0xFFA8D468)[k % 3],
        )
    for at, r in ((-40 - 70j, 12.0), (34 - 74j, 12.0), (0 - 64j, 11.0)):
        fig.shade(oval(at, r, r), soft=2)
        sphere(fig, oval(at, r, r), _TOMATO, at, r)
        gloss(fig, oval(at, r, r), at - 4 - 4j, 3, 2, strength=0.8, soft=0.8)
    for at in (-20 - 76j, 16 - 80j, 52 - 64j):
        ring = oval(at, 11, 7, tilt=-14)
        fig.shade(ring, soft=1.6)
        fig.part(ring, fig.coat(0xFF4F9A48, top=at.imag - 8, bottom=at.imag + 8))
        fig.part(oval(at, 9, 5.4, tilt=-14), fill(fig.tone(0xFFDCF0B0, 0.95)))
        for dx in (-3.4, 0, 3.4):
            fig.part(oval(at + dx, 1.2, 0.8), fill(fig.tone(0xFFB0D080, 0.8)))
    for at in (-54 - 62j, -8 - 82j, 26 - 64j):
        fig.part(
            rounded([at - 5 - 4j, at + 5 - 5j, at + 6 + 3j, at - 4 + 4j]),
            fig.coat(0xFFFFF6DC, top=at.imag - 6, bottom=at.imag + 6),
        )


def _dumpling(fig: Figure, look: Look, _t_s: float) -> None:
    with fig.placed(-14j, scale=0.95):
        _draw_dumplings(fig, look)


def _draw_dumplings(fig: Figure, look: Look) -> None:
    """Three folded dumplings in a bamboo steamer."""
    basket = vessel(fig, 0xFFD8A860, [(-44, 92), (-4, 90), (-2, 88)], tilt=0.2)
    for y in (-36, -12):
        fig.mark(
            curve(
                [
                    complex(-96, y),
                    complex(-50, y + 14),
                    complex(0, y + 18),
                    complex(50, y + 14),
                    complex(96, y),
                ]
            ),
            stroke(alpha(fig.tone(0xFF8A5A28, 0.5), 0.6), 2),
            within=basket,
        )
    fig.part(oval(-45j, 93, 22), fig.coat(0xFFE8C080, top=-70, bottom=-22))
    fig.part(oval(-43j, 85, 18), fig.coat(0xFF8A6034, top=-80, bottom=-20))
    draw_leaf(fig, -70 - 44j, 60, turn=6, plump=0.34, colour=0xFF86B85A)
    draw_leaf(fig, 66 - 40j, 60, turn=176, plump=0.34, colour=0xFF86B85A)
    for at, size in ((0 - 56j, 0.92), (-42 - 38j, 1.0), (42 - 38j, 1.0)):
        with fig.placed(at, scale=size):
            body = closed(
                [
                    -38 + 4j,
                    -36 - 10j,
                    -22 - 26j,
                    0 - 33j,
                    22 - 26j,
                    36 - 10j,
                    38 + 4j,
                    20 + 13j,
                    0 + 15j,
                    -20 + 13j,
                ]
            )
            fig.shade(body, soft=3, away=2j)
            fig.part(body, fig.coat(look.base, top=-44, bottom=28))
            crest = [
                complex(-37 + 74 * k / 10, -2 - 36 * sin(pi * k / 10) + (0 if k % 2 else 4))
                for k in range(11)
            ]
            fig.part(
                tube(crest, [2, *[4.6] * 9, 2]),
                fig.coat(mix(look.base, 0xFFFFFFFF, 0.35), top=-48, bottom=16),
            )
            for k in range(1, 10):
                at = complex(-37 + 7.4 * k, -2 - 34 * sin(pi * k / 10))
                fold = curve([at, at + 7j - 0.1 * at.real, at + 13j - 0.14 * at.real])
                fig.mark(fold, stroke(alpha(fig.tone(0xFFA07A58, 0.5), 0.6), 1.5), within=body)
            gloss(fig, body, 2 - 4j, 18, 4, strength=0.5, soft=2.4)


def _sushi(fig: Figure, look: Look, _t_s: float) -> None:
    """Salmon on rice and two rolls, on a little board."""
    for x in (-62, 70):
        fig.part(
            rect(x - 8, -8, x + 10, 0), fig.coat(mix(WOOD, 0xFF3A1C10, 0.5), top=-12, bottom=2)
        )
    slab(fig, WOOD, [-84 - 34j, 108 - 34j, 96 - 14j, -98 - 14j], 7)
    for x, y in ((-40, -26), (22, -22)):
        rice = rounded(
            [
                complex(x - 32, y),
                complex(x - 33, y - 18),
                complex(x - 22, y - 30),
                complex(x + 22, y - 30),
                complex(x + 33, y - 18),
                complex(x + 32, y),
                complex(x, y + 4),
            ]
        )
        fig.shade(rice, soft=3, away=2j)
        fig.part(rice, fig.coat(0xFFFFFCF4, top=y - 36, bottom=y + 12))
        with fig.inside(rice):
            for k in range(34):
                at = complex(x - 30 + 60 * chance(k, 1, int(x) + 99), y - 26 + 28 * chance(k, 2))
                fig.mark(
                    oval(at, 3, 1.3, tilt=180 * chance(k, 3)),
                    fill(alpha(fig.tone(0xFFC8BCA8, 0.7), 0.5)),
                )
        fish = closed(
            [
                complex(x - 40, y - 12),
                complex(x - 36, y - 28),
                complex(x - 14, y - 42),
                complex(x + 14, y - 43),
                complex(x + 36, y - 32),
                complex(x + 41, y - 12),
                complex(x + 26, y - 18),
                complex(x, y - 23),
                complex(x - 26, y - 18),
            ]
        )
        fig.shade(fish, soft=2, away=2j, within=rice)
        fig.part(fish, fig.coat(look.base, top=y - 50, bottom=y))
        for k in range(-3, 4):
            stripe = curve(
                [
                    complex(x + 12 * k - 6, y - 46),
                    complex(x + 12 * k + 2, y - 30),
                    complex(x + 12 * k - 2, y - 10),
                ]
            )
            fig.mark(stripe, stroke(alpha(fig.tone(0xFFFFF0E0, 1), 0.8), 1.8), within=fish)
        gloss(fig, fish, complex(x - 6, y - 36), 18, 3, strength=0.6, tilt=-4, soft=1.6)
    for x, y, r in ((66, -62, 0.95), (82, -30, 1.0)):
        with fig.placed(complex(x, y), scale=r):
            roll = rounded([-21 - 14j, 21 - 14j, 22 + 14j, 12 + 20j, -12 + 20j, -22 + 14j])
            fig.shade(roll, soft=3, away=2j)
            fig.part(roll, fig.coat(0xFF24352C, top=-20, bottom=24))
            fig.part(oval(-14j, 22, 10), fig.coat(0xFF2E4438, top=-26, bottom=-2))
            fig.part(oval(-14j, 19.4, 8.2), fig.coat(0xFFFFFCF4, top=-30, bottom=0))
            fig.part(oval(-4 - 14j, 7, 4.2), fig.coat(look.base, top=-20, bottom=-8))
            fig.part(oval(5 - 12.6j, 4.6, 3.2), fig.coat(0xFF86C450, top=-18, bottom=-8))
            fig.part(oval(4 - 17j, 4.4, 2.4), fig.coat(0xFFFFD23F, top=-20, bottom=-12))
    for foot, tip in ((-88 - 44j, -20 - 99j), (-76 - 42j, -8 - 98j)):
        fig.part(bar(foot, tip, 1.6, end_half=2.6), fig.coat(look.accent))


BOWLS: Mapping[str, Thing] = {
    "noodles": Portable(
        paint=_noodles, look=tints(0xFFC8403A, accent=0xFF7A4426), height_m=0.15,
        box=Box(-80, -105, 87, 12), half=42, grips={"hand": 56 - 30j},
    ),
    "rice": Portable(
        paint=_rice, look=tints(0xFF4F86C0), height_m=0.12, box=Box(-80, -104, 80, 12), half=42,
        grips={"hand": 56 - 30j},
    ),
    "soup": Portable(
        paint=_soup, look=tints(0xFFF07A34, pale=0xFFF4EFE8), height_m=0.14, is_live=True,
        box=Box(-80, -104, 95, 13), half=42, grips={"hand": 56 - 30j},
    ),
    "salad": Portable(
        paint=_salad, look=tints(0xFFC89458, pale=0xFFF6E6C4), height_m=0.17,
        box=Box(-81, -102, 80, 12), half=42, grips={"hand": 56 - 30j},
    ),
    "dumpling": Thing(
        paint=_dumpling, look=tints(0xFFF8EBD2), height_m=0.12, box=Box(-93, -109, 93, 20), half=86,
    ),
    "sushi": Thing(
        paint=_sushi, look=tints(0xFFFF8A5C, accent=0xFF7A3A2A), height_m=0.1,
        box=Box(-102, -106, 112, 20), half=88,
    ),
}  # fmt: skip
"""By the name a scene uses."""
