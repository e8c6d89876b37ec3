"""What a table is laid with: cutlery, plates, bowls, cups, glasses, bottles.

The main colour is the china, the metal or what is in the glass. It knows nothing of who drinks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..rig import Anchor, Look
from ..shapes import Box, closed, curve, oval, rounded, tube
from ..thing import Thing
from .palette import GLASS, STEEL, tints
from .portable import Portable
from .solids import bar, gloss, hoop, joined, knob, lip, rect, round_coat, sphere, turned, vessel

__all__ = [
    "TABLEWARE",
    "draw_bottle",
    "draw_cup",
    "draw_glassware",
    "draw_tumbler",
    "draw_wine_glass",
]


def _handle(fig: Figure, look: Look, *, top: float) -> None:
    grip = tube([complex(0, top), complex(0, -46), complex(0, -20), -5j], [2.6, 2.4, 4.6, 5.2])
    fig.part(grip, round_coat(fig, look.base, -5, 5))
    fig.mark(
        tube([-34j, -8j], [0.5, 1.2]),
        fill(alpha(fig.tone(0xFFFFFFFF, 1), 0.5)),
        within=grip,
        soft=0.5,
    )


def _fork(fig: Figure, look: Look, _t_s: float) -> None:
    with fig.placed(-8 + 0j, turn=9):
        _handle(fig, look, top=-58)
        tines = [
            bar(complex(x, -74), complex(x * 1.06, -98), 1.9, end_half=1.3)
            for x in (-10.2, -3.4, 3.4, 10.2)
        ]
        root = closed(
            [
                -12.2 - 80j,
                -9 - 82j,
                9 - 82j,
                12.2 - 80j,
                12 - 70j,
                8 - 61j,
                2.6 - 54j,
                -2.6 - 54j,
                -8 - 61j,
                -12 - 70j,
            ]
        )
        fig.part(joined([*tines, root]), round_coat(fig, look.base, -12, 12))
        for path in tines:
            fig.mark(
                path,
                round_coat(fig, look.base, path.getBounds().fLeft, path.getBounds().fRight),
                within=path,
            )
        gloss(fig, root, -4 - 70j, 2.2, 7, strength=0.7, tilt=-12)


def _spoon(fig: Figure, look: Look, _t_s: float) -> None:
    with fig.placed(-8 + 0j, turn=9):
        _handle(fig, look, top=-64)
        cup = closed(
            [
                -2.4 - 62j,
                -10 - 70j,
                -14 - 82j,
                -10 - 95j,
                0 - 100j,
                10 - 95j,
                14 - 82j,
                10 - 70j,
                2.4 - 62j,
            ]
        )
        fig.part(cup, round_coat(fig, look.base, -14, 14))
        well = oval(-83j, 10.6, 14)
        fig.mark(
            well,
            fig.gradient(
                -6 - 96j,
                8 - 70j,
                [
                    fig.tone(mix(look.base, 0xFF303848, 0.45), 0.6),
                    fig.tone(mix(look.base, 0xFFFFFFFF, 0.5), 1.0),
                ],
            ),
            within=cup,
        )
        gloss(fig, well, 4 - 77j, 3, 5, strength=0.7, tilt=24)


def _knife(fig: Figure, look: Look, _t_s: float) -> None:
    with fig.placed(-8 + 0j, turn=9):
        blade = rounded(
            [-5.5 - 38j, -6 - 60j, -6 - 88j, -4 - 100j, 1 - 101j, 6.4 - 90j, 7.4 - 66j, 6.6 - 40j]
        )
        fig.part(
            blade,
            fig.gradient(
                -7 - 60j,
                8 - 60j,
                [
                    fig.tone(mix(look.base, 0xFF303848, 0.3), 0.6),
                    fig.tone(mix(look.base, 0xFFFFFFFF, 0.6), 1),
                    fig.tone(look.base, 0.8),
                ],
                at=(0, 0.45, 1),
            ),
        )
        fig.mark(
            curve([3.4 - 96j, 4.6 - 70j, 4 - 40j]),
            stroke(alpha(fig.tone(0xFFFFFFFF, 1), 0.8), 1.2),
            within=blade,
        )
        grip = rounded(
            [-5.5 - 40j, 6.5 - 40j, 6 - 26j, 7.5 - 10j, 5 - 1j, -4.5 - 1j, -6.5 - 10j, -5 - 26j]
        )
        fig.part(grip, round_coat(fig, look.accent, -7, 7))
        fig.part(rect(-6.2, -43, 7.2, -38, corner=1), fig.coat(look.base, top=-48, bottom=-34))
        for y in (-30, -14):
            knob(fig, STEEL, complex(0.4, y), 1.5)


def _chopsticks(fig: Figure, look: Look, _t_s: float) -> None:
    for foot, tip in ((-20 - 3j, 14 - 98j), (4 - 3j, 22 - 98j)):
        stick = bar(foot, tip, 3.4, end_half=1.7)
        fig.part(stick, fig.coat(look.base, top=-110, bottom=10))
        along = tip - foot
        for u, colour in ((0.06, look.accent), (0.2, look.pale), (0.25, look.accent)):
            ring = bar(foot + along * u - 3 * along / abs(along), foot + along * (u + 0.02), 5)
            fig.mark(ring, fig.coat(colour, top=-110, bottom=10), within=stick)
        shine = bar(foot + along * 0.3 - 0.8, tip - 0.6, 0.5)
        fig.mark(shine, fill(alpha(fig.tone(0xFFFFFFFF, 1), 0.45)), within=stick)


def _plate(fig: Figure, look: Look, _t_s: float) -> None:
    fig.part(oval(-9j, 60, 9), fig.coat(mix(look.base, 0xFF405070, 0.3), top=-20, bottom=2))
    under = closed(
        [-122 - 52j, -100 - 22j, -50 - 4j, 0 - 1j, 50 - 4j, 100 - 22j, 122 - 52j, 0 - 70j]
    )
    fig.part(under, fig.coat(mix(look.base, 0xFF405070, 0.18), top=-60, bottom=6))
    rim = oval(-54j, 122, 45)
    fig.part(
        rim,
        fig.gradient(
            -120 - 20j,
            120 - 90j,
            [fig.tone(look.base, 0.75), fig.tone(mix(look.base, 0xFFFFFFFF, 0.3), 1)],
        ),
    )
    fig.mark(oval(-54j, 116, 42.6), stroke(fig.tone(look.accent, 0.8), 3), within=rim)
    well = oval(-53j, 80, 28)
    fig.mark(
        well,
        fig.gradient(
            -84j,
            -22j,
            [
                fig.tone(mix(look.base, 0xFF405070, 0.25), 0.7),
                fig.tone(mix(look.base, 0xFFFFFFFF, 0.4), 1.0),
            ],
        ),
        within=rim,
    )
    gloss(fig, rim, -76 - 72j, 24, 4, strength=0.6, tilt=-24, soft=2)


def _bowl(fig: Figure, look: Look, _t_s: float) -> None:
    vessel(fig, mix(look.base, 0xFF30203A, 0.2), [(-14, 30), (-2, 34)], tilt=0.16)
    body = vessel(fig, look.base, [(-78, 84), (-56, 79), (-32, 62), (-14, 38), (-10, 30)], tilt=0.2)
    fig.mark(hoop(-66, 83, tilt=0.2), stroke(fig.tone(look.pale, 0.85), 4.6), within=body)
    gloss(fig, body, -44 - 44j, 8, 15, strength=0.55, tilt=32, soft=2.4)
    lip(fig, look.base, -79j, 85, 20, inner=mix(look.base, 0xFFFFFFFF, 0.35), wall=4)


def draw_cup(fig: Figure, look: Look, colour: Colour, *, drink: Colour | None) -> skia.Path:
    """A cup with its handle on the right; gives its mouth."""
    ear = tube([34 - 68j, 58 - 72j, 62 - 48j, 50 - 28j, 30 - 26j], [4.4, 5, 4.6, 4.4, 4.2])
    fig.part(ear, fig.coat(mix(colour, 0xFF30203A, 0.12), top=-84, bottom=-10))
    body = vessel(fig, colour, [(-86, 44), (-60, 42), (-30, 36), (-8, 27), (-4, 24)], tilt=0.16)
    fig.mark(hoop(-56, 43), stroke(alpha(fig.tone(look.pale, 0.9), 0.9), 5.2), within=body)
    gloss(fig, body, -25 - 50j, 4.4, 20, strength=0.55, tilt=-4, soft=2)
    mouth = lip(fig, colour, -87j, 45, 11, inner=mix(colour, 0xFFFFFFFF, 0.3), wall=3)
    if drink is not None:
        with fig.inside(mouth):
            fig.mark(oval(-83j, 42, 9), fill(fig.tone(drink, 0.85)))
            fig.mark(
                oval(-10 - 86j, 14, 2.4),
                fill(alpha(fig.tone(mix(drink, 0xFFFFFFFF, 0.6), 1), 0.6)),
                soft=0.8,
            )
    return mouth


def _cup(fig: Figure, look: Look, _t_s: float) -> None:
    with fig.placed(-5 + 0j, scale=1.02):
        draw_cup(fig, look, look.base, drink=None)


def _teapot(fig: Figure, look: Look, _t_s: float) -> None:
    """A round pot: spout on the right, handle on the left."""
    ear = tube([-42 - 66j, -70 - 74j, -80 - 48j, -66 - 26j, -42 - 24j], [4.4, 5.4, 5.4, 5, 4.2])
    fig.part(ear, fig.coat(mix(look.base, 0xFF30203A, 0.12), top=-90, bottom=-10))
    spout = tube([40 - 28j, 62 - 36j, 70 - 58j, 86 - 70j], [12, 8.5, 5.4, 4.4])
    fig.part(spout, fig.coat(look.base, top=-90, bottom=-10))
    fig.part(
        oval(87.5 - 70.5j, 4.6, 2.2, tilt=40), fill(fig.tone(mix(look.base, 0xFF1A1020, 0.5), 0.5))
    )
    body = oval(-40j, 55, 39)
    fig.part(oval(-3j, 26, 4), fig.coat(mix(look.base, 0xFF30203A, 0.3), top=-8, bottom=2))
    sphere(fig, body, look.base, -40j, 47)
    with fig.inside(body):
        for x, y, r in ((0, -36, 9), (-26, -44, 6), (27, -42, 6)):
            for k in range(5):
                with fig.placed(complex(x, y), turn=72.0 * k):
                    fig.mark(
                        oval(complex(0, -r * 0.72), r * 0.42, r * 0.55),
                        fill(fig.tone(look.pale, 0.9)),
                    )
            fig.mark(oval(complex(x, y), r * 0.32, r * 0.32), fill(fig.tone(look.accent, 0.9)))
    gloss(fig, body, -24 - 60j, 12, 6, strength=0.6, tilt=-32, soft=2)
    lid = closed([-28 - 74j, -20 - 83j, 0 - 87j, 20 - 83j, 28 - 74j, 0 - 70j])
    fig.shade(lid, away=2j, soft=1.5, within=body)
    fig.part(lid, fig.coat(mix(look.base, 0xFFFFFFFF, 0.15), top=-94, bottom=-60))
    knob(fig, look.accent, -92j, 7)


def draw_glassware(
    fig: Figure,
    outline: skia.Path,
    fluid: skia.Path | None,
    colour: Colour,
    *,
    tint: Colour = GLASS,
) -> None:
    """A transparent vessel and what is in it."""
    bounds = outline.getBounds()
    left, right = bounds.fLeft, bounds.fRight
    fig.part(outline, fill(alpha(fig.tone(tint, 0.9), 0.42)))
    if fluid is not None:
        with fig.inside(outline):
            fig.mark(fluid, round_coat(fig, colour, left, right))
    edge = stroke(alpha(fig.tone(mix(tint, 0xFF6A8AA8, 0.5), 0.7), 0.8), 1.6)
    fig.detail(outline, edge)
    wide, tall = right - left, bounds.fBottom - bounds.fTop
    for x, half, strength in ((0.2, 0.05, 0.75), (0.8, 0.025, 0.5)):
        fig.mark(
            oval(complex(left + x * wide, bounds.fTop + 0.48 * tall), half * wide, 0.32 * tall),
            fill(alpha(fig.tone(0xFFFFFFFF, 1), strength)), within=outline, soft=0.8,
        )  # fmt: skip


_TUMBLER: Sequence[tuple[float, float]] = ((-95, 27), (-60, 25), (-8, 21), (-4, 20))


def draw_tumbler(fig: Figure, *, drink: Colour | None, level: float) -> None:
    outline = turned(_TUMBLER, tilt=0.16)
    fluid = turned([(level, 40), (-9, 18)], tilt=0.12)
    draw_glassware(fig, outline, fluid if drink is not None else None, drink or 0)
    half = 20 + 7 * min(1.0, (-level - 4) / 91)
    if drink is not None:
        surface = oval(complex(0, level), half - 0.6, 4)
        fig.part(surface, fill(fig.tone(mix(drink, 0xFFFFFFFF, 0.3), 1.0)))
    fig.detail(oval(-95j, 27, 4.4), stroke(alpha(fig.tone(0xFFFFFFFF, 1), 0.85), 1.3))


def _glass(fig: Figure, look: Look, _t_s: float) -> None:
    """A glass of water."""
    draw_tumbler(fig, drink=mix(look.base, 0xFFFFFFFF, 0.1), level=-68)


def _wine_glass_shape() -> skia.Path:
    return turned([(-98, 18), (-84, 23), (-70, 24), (-58, 19), (-50, 8), (-48, 3)], tilt=0.14)


def draw_wine_glass(fig: Figure, look: Look, _t_s: float) -> None:
    fig.part(oval(-3.4j, 20, 4), fill(alpha(fig.tone(GLASS, 0.8), 0.6)))
    fig.detail(oval(-3.4j, 20, 4), stroke(alpha(fig.tone(0xFF8AA8C0, 0.7), 0.8), 1.3))
    stem = tube([-49j, -44j, -20j, -8j, -4j], [3, 1.7, 1.4, 2, 6])
    fig.part(stem, round_coat(fig, mix(GLASS, 0xFF6A8AA8, 0.25), -3, 3))
    bowl = _wine_glass_shape()
    draw_glassware(fig, bowl, turned([(-76, 40), (-48, 6)], tilt=0.1), look.base)
    fig.part(oval(-76j, 23, 3.6), fill(fig.tone(mix(look.base, 0xFFFFFFFF, 0.25), 0.95)))
    fig.detail(oval(-98j, 18, 2.8), stroke(alpha(fig.tone(0xFFFFFFFF, 1), 0.85), 1.2))


_BOTTLE: Sequence[tuple[float, float]] = (
    (-96, 5),
    (-92, 5),
    (-74, 5.4),
    (-64, 8),
    (-54, 14),
    (-46, 15),
    (-4, 15),
    (-2, 14),
)


def draw_bottle(fig: Figure, look: Look, *, x: float = 0.0) -> None:
    body = vessel(fig, look.base, _BOTTLE, x=x, tilt=0.12)
    fig.part(
        rect(x - 4.4, -101, x + 4.4, -93, corner=1.5), fig.coat(look.accent, top=-104, bottom=-88)
    )
    fig.mark(
        rect(x - 9, -94, x + 9, -90),
        fig.coat(mix(look.base, 0xFF101018, 0.4), top=-100, bottom=-80),
        within=body,
    )
    label = rect(x - 16, -40, x + 16, -15)
    fig.mark(label, round_coat(fig, look.pale, x - 16, x + 16), within=body)
    for y in (-37.5, -17.5):
        fig.mark(
            bar(complex(x - 16, y), complex(x + 16, y), 0.1),
            stroke(fig.tone(look.accent, 0.8), 1.0),
            within=body,
        )
    fig.part(oval(complex(x, -27.5), 5.4, 5.4), fig.coat(look.accent, top=-36, bottom=-18))
    gloss(fig, body, complex(x - 9, -50), 1.8, 9, strength=0.75, tilt=4)
    gloss(fig, body, complex(x - 9.4, -9), 1.6, 4, strength=0.5)
    gloss(fig, body, complex(x - 2.4, -80), 1.0, 8, strength=0.6)


def _bottle(fig: Figure, look: Look, _t_s: float) -> None:
    draw_bottle(fig, look)


TABLEWARE: Mapping[str, Thing] = {
    "fork": Portable(
        paint=_fork, look=tints(STEEL), height_m=0.2, box=Box(-17, -104, 24, 7), half=10,
        grips={"hand": -7 - 14j},
    ),
    "knife": Portable(
        paint=_knife, look=tints(0xFFC8D0DA, accent=0xFF5A3A2C), height_m=0.23,
        box=Box(-17, -104, 16, 7), half=10, grips={"hand": -6 - 18j},
    ),
    "spoon": Portable(
        paint=_spoon, look=tints(STEEL), height_m=0.18, box=Box(-17, -104, 24, 7), half=10,
        grips={"hand": -7 - 14j},
    ),
    "chopsticks": Portable(
        paint=_chopsticks, look=tints(0xFFB0643A, accent=0xFFC8403A, pale=0xFFF4C04A),
        height_m=0.24, box=Box(-28, -104, 28, 8), half=18, grips={"hand": -4 - 16j},
    ),
    "plate": Portable(
        paint=_plate, look=tints(0xFFF8F4EE, accent=0xFF4F86C0), height_m=0.1,
        box=Box(-132, -104, 132, 20), half=90, fixed={"top": Anchor(-46j)},
        grips={"hand": 110 - 50j},
    ),
    "bowl": Portable(
        paint=_bowl, look=tints(0xFF4F8FC0), height_m=0.1, box=Box(-90, -104, 90, 13), half=44,
        fixed={"top": Anchor(-80j), "inside": Anchor(-76j)}, grips={"hand": 60 - 40j},
    ),
    "cup": Portable(
        paint=_cup, look=tints(0xFFE0653F), height_m=0.1, box=Box(-56, -104, 68, 11), half=36,
        fixed={"top": Anchor(-86j)}, grips={"hand": 50 - 50j, "mouth": -38 - 90j},
    ),
    "teapot": Portable(
        paint=_teapot, look=tints(0xFF5B9FC8, pale=0xFFFFF6EA, accent=0xFFF4B84A), height_m=0.17,
        box=Box(-90, -104, 96, 13), half=46, grips={"hand": -76 - 50j},
    ),
    "glass": Portable(
        paint=_glass, look=tints(0xFF9CD4F0), height_m=0.13, box=Box(-32, -105, 32, 9), half=24,
        grips={"hand": -44j, "mouth": -20 - 95j},
    ),
    "wine glass": Portable(
        paint=draw_wine_glass, look=tints(0xFFA02848), height_m=0.21, box=Box(-30, -106, 30, 9),
        half=20, grips={"hand": -32j, "mouth": -16 - 98j},
    ),
    "bottle": Portable(
        paint=_bottle, look=tints(0xFF3F8A5A, pale=0xFFFBF0D8, accent=0xFFC89858), height_m=0.3,
        box=Box(-20, -106, 20, 8), half=16, grips={"hand": -72j, "mouth": -99j},
    ),
}  # fmt: skip
"""By the name a scene uses."""
