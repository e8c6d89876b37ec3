"""Machines of the kitchen and the house: cooker, fridge, toaster, kettle, fan, sewing machine.

The main colour is the casing. It knows nothing of electricity.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

from ...canvas import alpha, fill, mix, stroke
from ..figure import Figure
from ..rig import Anchor, Look
from ..shapes import Box, closed, curve, oval, rounded, tube
from ..thing import Thing
from .palette import DARK_WOOD, GOLD, INK, STEEL, WOOD, tints
from .portable import Portable
from .solids import bar, cuboid, gloss, hoop, knob, poly, rect, round_coat, slab, vessel

__all__ = ["APPLIANCES"]


def _pane(
    fig: Figure,
    left: float,
    top: float,
    right: float,
    bottom: float,
    *,
    glow: int,
    corner: float = 3,
) -> None:
    """A dark glass front with warm light behind it."""
    glass = rect(left, top, right, bottom, corner=corner)
    fig.part(glass, fig.coat(INK, top=top - 40, bottom=bottom + 10))
    middle = complex((left + right) / 2, (top + bottom) / 2)
    wide, tall = (right - left) / 2, (bottom - top) / 2
    fig.mark(
        oval(middle + 0.3j * tall, wide * 0.8, tall * 0.6),
        fill(alpha(glow, 0.5)),
        within=glass,
        soft=wide * 0.2,
    )
    lean = 0.5 * tall
    streak = poly(
        [
            middle + complex(-wide * 0.5 - lean, tall),
            middle + complex(-wide * 0.5 + lean, -tall),
            middle + complex(-wide * 0.2 + lean, -tall),
            middle + complex(-wide * 0.2 - lean, tall),
        ]
    )
    fig.mark(streak, fill(alpha(0xFFFFFFFF, 0.2)), within=glass)


def _microwave(fig: Figure, look: Look, _t_s: float) -> None:
    cuboid(fig, look.base, -88, -88, 74, -5, depth=16 - 10j, corner=5)
    for x in (-78, 56):
        fig.part(rect(x, -6, x + 10, 0, corner=1.5), fig.coat(INK, top=-10, bottom=2))
    fig.part(rect(-83, -83, 32, -10, corner=4), fig.coat(mix(look.base, 0xFF20242E, 0.25)))
    _pane(fig, -76, -76, 18, -17, glow=0xFFFFC060)
    fig.part(oval(-29 - 25j, 34, 5), fill(alpha(fig.tone(0xFFFFE8B8, 1), 0.35)))
    fig.part(bar(25 - 74j, 25 - 20j, 2.6), fig.coat(STEEL, top=-90, bottom=0))
    fig.part(rect(38, -80, 68, -66, corner=2), fill(fig.tone(0xFF16302C, 0.5)))
    for k in range(4):
        x = 43 + 6 * k + (2 if k > 1 else 0)
        fig.part(rect(x, -77, x + 3.4, -69, corner=0.6), fill(fig.tone(0xFF7CF0C0, 1.0)))
    for k in range(9):
        row, col = divmod(k, 3)
        fig.part(
            rect(39 + 10.4 * col, -60 + 10 * row, 47 + 10.4 * col, -53 + 10 * row, corner=1.6),
            fig.coat(mix(look.base, 0xFF20242E, 0.3), top=-66, bottom=-20),
        )
    fig.part(
        rect(39, -28, 68, -14, corner=2.5),
        fig.coat(mix(look.base, 0xFF20242E, 0.16), top=-34, bottom=-6),
    )


def _oven(fig: Figure, look: Look, _t_s: float) -> None:
    """A cooker: rings and a pot above, the oven's window below."""
    cuboid(fig, look.base, -42, -80, 36, -3, depth=12 - 8j, corner=1.5)
    slab(fig, 0xFF4A4650, [-31 - 89j, 49 - 89j, 37 - 81j, -43 - 81j], 2)
    for x, y in ((-20, -83.4), (20, -83.4), (-10, -87), (28, -87)):
        fig.part(oval(complex(x, y), 9.5, 1.6), fill(fig.tone(0xFF24222C, 0.5)))
        fig.part(oval(complex(x, y), 5.5, 0.8), fill(fig.tone(0xFFE8683C, 0.9)))
    for k in range(5):
        knob(fig, look.accent, complex(-35 + 16 * k, -72), 3.6)
    fig.part(
        rect(-39, -64, 33, -17, corner=2.5),
        fig.coat(mix(look.base, 0xFF20242E, 0.14), top=-80, bottom=0),
    )
    _pane(fig, -32, -54, 26, -23, glow=0xFFFF9A3C)
    with fig.placed(-3 - 26j, scale=0.32):
        loaf = rounded([-40 - 0j, -44 - 24j, -24 - 38j, 24 - 38j, 44 - 24j, 40 - 0j])
        fig.part(loaf, fig.coat(0xFFD89040, top=-40, bottom=0))
    fig.part(bar(-34 - 59j, 28 - 59j, 1.6), fig.coat(STEEL, top=-64, bottom=-54))
    fig.part(
        rect(-39, -14.5, 33, -5, corner=1.5),
        fig.coat(mix(look.base, 0xFF20242E, 0.14), top=-24, bottom=4),
    )
    for x in (-40, 26):
        fig.part(rect(x, -3.5, x + 8, 0), fig.coat(INK, top=-8, bottom=4))
    pot = vessel(fig, 0xFFD8503C, [(-99, 11), (-85.5, 11)], x=-19, tilt=0.12)
    fig.part(oval(-19 - 99.5j, 11, 1.8), fig.coat(STEEL, top=-104, bottom=-96))
    gloss(fig, pot, -23 - 92j, 1.2, 4)


def _toaster(fig: Figure, look: Look, _t_s: float) -> None:
    for x, y in ((-26, -68), (4, -72)):
        toast = rounded([complex(x - 26, y + 30), complex(x - 26, y - 8), complex(x - 31, y - 20),
        complex(x - 20, y - 29),
                         complex(x, y - 27), complex(x + 20, y - 29), complex(x + 31, y - 20),
                         complex(x + 26, y - 8), complex(x + 26, y + 30)])  # fmt: skip
        fig.part(toast, fig.coat(0xFFB8743A, top=-110, bottom=-20))
        with fig.placed(complex(x, y), scale=0.86):
            crumb = rounded(
                [
                    -26 + 30j,
                    -26 - 8j,
                    -31 - 20j,
                    -20 - 29j,
                    0 - 27j,
                    20 - 29j,
                    31 - 20j,
                    26 - 8j,
                    26 + 30j,
                ]
            )
            fig.part(crumb, fig.coat(0xFFEDBE78, top=-34, bottom=40))
    body = rounded(
        [
            -66 - 6j,
            -70 - 40j,
            -64 - 60j,
            -44 - 66j,
            44 - 66j,
            64 - 60j,
            70 - 40j,
            66 - 6j,
            40 - 4j,
            -40 - 4j,
        ]
    )
    fig.shade(body, away=-3j, soft=2.5)
    fig.part(body, fig.coat(look.base, top=-82, bottom=8))
    fig.mark(
        tube([-56 - 60j, 0 - 62j, 56 - 60j], [2.2, 2.4, 2.2]), fill(fig.tone(INK, 0.4)), within=body
    )
    fig.mark(
        tube([-80 - 16j, 0 - 14j, 80 - 16j], [3] * 3),
        fig.coat(STEEL, top=-20, bottom=-10),
        within=body,
    )
    gloss(fig, body, -28 - 44j, 24, 7, strength=0.5, tilt=-6, soft=3)
    fig.part(rect(50, -50, 55, -18, corner=2.4), fill(fig.tone(INK, 0.4)))
    fig.part(rect(45, -44, 62, -37, corner=3), fig.coat(INK, top=-50, bottom=-30))
    knob(fig, STEEL, 30 - 28j, 6)
    for x in (-52, 40):
        fig.part(rect(x, -5, x + 12, 0, corner=2), fig.coat(INK, top=-8, bottom=2))


def _refrigerator(fig: Figure, look: Look, _t_s: float) -> None:
    cuboid(fig, look.base, -25, -95, 19, -2, depth=8 - 4j, corner=3)
    for top, bottom in ((-94, -64), (-62, -4)):
        door = rect(-24.5, top, 18.5, bottom, corner=2.6)
        fig.part(door, fig.coat(look.base, top=top - 16, bottom=bottom + 20))
        fig.mark(door, stroke(alpha(fig.shadow_colour, 0.45), 1.0), within=door)
        gloss(fig, door, complex(-17, (top + bottom) / 2), 2.2, (bottom - top) * 0.34, strength=0.6)
    fig.part(bar(13.5 - 86j, 13.5 - 70j, 1.4), fig.coat(STEEL))
    fig.part(bar(13.5 - 57j, 13.5 - 34j, 1.4), fig.coat(STEEL))
    for x, y, colour in ((-10, -52, 0xFFE0594A), (0, -47, 0xFFF4C04A), (-8, -40, 0xFF5FA850)):
        fig.part(oval(complex(x, y), 2, 2), fig.coat(colour, top=y - 3, bottom=y + 3))
    note = rect(-4, -42, 7, -29, corner=0.4)
    fig.part(note, fig.coat(0xFFFFF6CC, top=-50, bottom=-20))
    fig.part(oval(1.5 - 42j, 1.6, 1.6), fig.coat(0xFF5B8FE0, top=-44, bottom=-40))
    for row in (-37.0, -34.0, -31.6):
        fig.line(curve([complex(-2, row), complex(1, row - 0.4), complex(5, row)]), 0xFF6A6478, 0.5)
    for x in (-23, 12):
        fig.part(rect(x, -2.5, x + 5, 0), fig.coat(INK, top=-4, bottom=1))


def _fan(fig: Figure, look: Look, t_s: float) -> None:
    """A table fan whose blades turn."""
    vessel(fig, look.base, [(-7, 26), (-3, 28), (-1, 28)], tilt=0.16)
    fig.part(tube([-6j, -24j, -36j], [4.5, 3.6, 3.4]), round_coat(fig, STEEL, -5, 5))
    at = -62j
    fig.part(oval(at, 37, 37), fill(alpha(fig.tone(0xFFEAF2F6, 0.9), 0.45)))
    for k in range(4):
        with fig.placed(at, turn=90.0 * k + 520.0 * t_s):
            blade = closed([0 + 0j, 8 - 12j, 22 - 22j, 30 - 13j, 28 - 2j, 14 + 3j])
            fig.part(blade, fig.coat(look.base, top=-30, bottom=10))
    wire = stroke(fig.tone(mix(STEEL, 0xFFFFFFFF, 0.3), 0.7), 0.9)
    for k in range(24):
        a = 2 * pi * k / 24
        way, bent = complex(cos(a), sin(a)), complex(cos(a + 0.35), sin(a + 0.35))
        fig.detail(curve([at + 7 * way, at + 22 * bent, at + 36 * bent]), wire)
    fig.detail(oval(at, 37, 37), stroke(fig.tone(STEEL, 0.75), 2.6))
    fig.detail(oval(at, 24, 24), wire)
    knob(fig, mix(look.base, 0xFFFFFFFF, 0.25), at, 7.5)
    for x in (-10, 0, 10):
        fig.part(oval(complex(x, -2.6), 2.6, 1.4), fig.coat(look.pale, top=-6, bottom=0))


def _sewing_machine(fig: Figure, look: Look, _t_s: float) -> None:
    cuboid(fig, WOOD, -86, -16, 78, 0, depth=12 - 8j, corner=2)
    arm = rounded([
        30 - 18j, 32 - 48j, 22 - 60j, -36 - 60j, -40 - 52j, -42 - 34j, -62 - 34j, -66 - 70j,
        -60 - 86j, -40 - 90j,
        44 - 90j, 66 - 84j, 70 - 60j, 68 - 18j,
    ])  # fmt: skip
    fig.shade(arm, away=2 + 2j, soft=2)
    fig.part(arm, fig.coat(look.base, top=-104, bottom=0))
    gloss(fig, arm, 0 - 82j, 44, 3.6, strength=0.5)
    swirl = tube([-52 - 74j, -20 - 70j, 10 - 76j, 44 - 70j, 56 - 40j], [0.8, 1.4, 1.0, 1.4, 0.6])
    fig.mark(swirl, fill(fig.tone(GOLD, 0.9)), within=arm)
    fig.mark(oval(50 - 52j, 8, 8), stroke(fig.tone(GOLD, 0.9), 1.4), within=arm)
    fig.part(bar(-51 - 34j, -51 - 19j, 1.3, end_half=0.5), fig.coat(STEEL, top=-40, bottom=-10))
    fig.part(rect(-57, -20.5, -45, -18, corner=1), fig.coat(STEEL, top=-24, bottom=-14))
    cloth = rounded(
        [-84 - 18j, -66 - 21j, -46 - 18.5j, -20 - 20j, -8 - 17j, -30 - 12j, -60 - 7j, -80 - 4j]
    )
    fig.part(cloth, fig.coat(look.accent, top=-26, bottom=6))
    fig.detail(bar(-76 - 15j, -52 - 17j, 0.1), stroke(fig.tone(0xFFFFFFFF, 1), 1.0))
    fig.part(oval(77 - 66j, 6, 17), fig.coat(INK, top=-90, bottom=-40))
    fig.part(oval(79 - 66j, 3, 10), fig.coat(STEEL, top=-80, bottom=-50))
    fig.part(bar(24 - 90j, 24 - 101j, 1.2), fig.coat(STEEL, top=-104, bottom=-88))
    fig.part(rect(18, -101, 30, -91, corner=2), fig.coat(look.accent, top=-104, bottom=-86))
    fig.detail(
        curve([20 - 97j, -20 - 95j, -54 - 89j, -60 - 60j, -52 - 36j]),
        stroke(fig.tone(look.accent, 0.8), 0.8),
    )


def _kettle(fig: Figure, look: Look, _t_s: float) -> None:
    """A whistling kettle, its spout to the right."""
    fig.part(
        tube([28 - 34j, 50 - 46j, 58 - 64j, 66 - 66j], [11, 7, 4.4, 3.8]),
        fig.coat(look.base, top=-84, bottom=-10),
    )
    body = vessel(
        fig, look.base, [(-66, 14), (-62, 25), (-48, 38), (-26, 47), (-8, 45), (-3, 40)], tilt=0.1
    )
    gloss(fig, body, -18 - 42j, 6, 13, strength=0.6, tilt=24, soft=2)
    fig.mark(hoop(-8, 45, tilt=0.1), stroke(fig.tone(STEEL, 0.7), 3.6), within=body)
    fig.part(oval(-66j, 15, 4), fig.coat(mix(look.base, 0xFFFFFFFF, 0.2), top=-72, bottom=-60))
    knob(fig, INK, -71j, 4.6)
    handle = tube(
        [-31 - 56j, -36 - 84j, -18 - 97j, 10 - 97j, 30 - 86j, 29 - 56j],
        [2.4, 2.8, 4.4, 4.4, 2.8, 2.4],
    )
    fig.part(handle, fig.coat(INK, top=-110, bottom=-40))
    gloss(fig, handle, -4 - 99j, 14, 1.2)


def _pot(fig: Figure, look: Look, _t_s: float) -> None:
    """A cooking pot with its lid and two handles."""
    for side in (-1, 1):
        ear = tube(
            [
                complex(side * 60, -58),
                complex(side * 78, -60),
                complex(side * 80, -48),
                complex(side * 60, -44),
            ],
            [3.4] * 4,
        )
        fig.part(ear, fig.coat(INK, top=-70, bottom=-34))
    body = vessel(fig, look.base, [(-68, 64), (-14, 62), (-5, 56)], tilt=0.13)
    gloss(fig, body, -30 - 34j, 6, 18, strength=0.5, soft=2.4)
    rim = vessel(fig, mix(look.base, 0xFFFFFFFF, 0.25), [(-73, 67), (-68, 67)], tilt=0.13)
    fig.shade(rim, away=3j, soft=1.6, within=body)
    fig.part(rim, round_coat(fig, mix(look.base, 0xFFFFFFFF, 0.25), -67, 67))
    lid = closed([-65 - 75j, -44 - 84j, 0 - 88j, 44 - 84j, 65 - 75j, 34 - 67j, 0 - 65j, -34 - 67j])
    fig.part(lid, round_coat(fig, mix(look.base, 0xFFFFFFFF, 0.12), -66, 66))
    gloss(fig, lid, -22 - 80j, 16, 2.6, tilt=-10)
    fig.part(
        tube([-10 - 85j, -9 - 96j, 9 - 96j, 10 - 85j], [3] * 4), fig.coat(INK, top=-104, bottom=-80)
    )


def _pan(fig: Figure, look: Look, _t_s: float) -> None:
    """A frying pan with an egg in it, its handle to the right."""
    fig.part(
        tube([86 - 62j, 130 - 84j, 178 - 94j], [6, 6.5, 8]),
        fig.coat(DARK_WOOD, top=-110, bottom=-50),
    )
    fig.part(tube([84 - 58j, 104 - 70j], [6, 6]), fig.coat(STEEL, top=-80, bottom=-50))
    wall = rounded(
        [-102 - 56j, -98 - 30j, -74 - 8j, -40 - 0j, 40 + 0j, 74 - 8j, 98 - 30j, 102 - 56j]
    )
    fig.part(wall, fig.coat(look.base, top=-90, bottom=6))
    fig.part(oval(-54j, 102, 43), fig.coat(mix(look.base, 0xFFFFFFFF, 0.3), top=-110, bottom=0))
    floor = oval(-51j, 94, 37.5)
    fig.part(
        floor,
        fig.gradient(
            -92j,
            -14j,
            [
                fig.tone(mix(look.base, 0xFF101018, 0.5), 0.4),
                fig.tone(mix(look.base, 0xFF101018, 0.12), 0.8),
            ],
        ),
    )
    white = closed(
        [
            -56 - 52j,
            -38 - 70j,
            -8 - 66j,
            16 - 78j,
            44 - 68j,
            60 - 52j,
            46 - 36j,
            22 - 36j,
            0 - 26j,
            -30 - 30j,
            -48 - 38j,
        ]
    )
    fig.shade(white, away=2j, soft=2, strength=0.6)
    fig.part(white, fig.coat(0xFFFFFBF2, top=-90, bottom=-16))
    yolk = oval(4 - 54j, 21, 16)
    fig.shade(yolk, away=1.5j, soft=2, strength=0.2)
    fig.part(yolk, fig.coat(0xFFFFB62E, top=-72, bottom=-32))
    gloss(fig, yolk, -2 - 61j, 8, 3.6, strength=0.75)


_FLAT = Anchor(-94j)

APPLIANCES: Mapping[str, Thing] = {
    "microwave": Thing(
        paint=_microwave, look=tints(0xFFD9DCE2), height_m=0.3, box=Box(-92, -102, 94, 20), half=88,
        fixed={"top": _FLAT},
    ),
    "oven": Thing(
        paint=_oven, look=tints(0xFFEDEAE6, accent=0xFF4A4650), height_m=1.0,
        box=Box(-48, -106, 54, 13), half=44, fixed={"top": Anchor(20 - 85j)},
    ),
    "toaster": Thing(
        paint=_toaster, look=tints(0xFFD8503C), height_m=0.26, box=Box(-73, -105, 73, 16), half=66,
    ),
    "refrigerator": Thing(
        paint=_refrigerator, look=tints(0xFFCBE2E0), height_m=1.8, box=Box(-32, -104, 32, 10),
        half=28, fixed={"top": Anchor(-97j)},
    ),
    "fan": Thing(
        paint=_fan, look=tints(0xFF5FB0C8), height_m=0.5, box=Box(-44, -106, 44, 11), half=28,
        is_live=True,
    ),
    "sewing machine": Thing(
        paint=_sewing_machine, look=tints(0xFF35343E, accent=0xFFE0654A), height_m=0.38,
        box=Box(-90, -107, 94, 19), half=84,
    ),
    "kettle": Portable(
        paint=_kettle, look=tints(0xFFD8503C), height_m=0.25, box=Box(-52, -107, 74, 13), half=44,
        grips={"hand": -4 - 97j},
    ),
    "pot": Portable(
        paint=_pot, look=tints(0xFFB8C2CE), height_m=0.22, box=Box(-90, -105, 90, 16), half=62,
        grips={"hand": 78 - 54j},
    ),
    "pan": Portable(
        paint=_pan, look=tints(0xFF4A4854), height_m=0.14, box=Box(-106, -106, 190, 17), half=70,
        grips={"hand": 160 - 90j}, fixed={"top": Anchor(-50j)},
    ),
}  # fmt: skip
"""By the name a scene uses."""
