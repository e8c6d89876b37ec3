"""What makes a room dear: flowers, plants, pictures, a mirror, a globe, a teddy bear.

The main colour is the body of each; a potted plant's is its pot. It knows nothing of rooms.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..rig import Anchor, Habitat, Look
from ..shapes import Box, closed, curve, oval, tube
from ..thing import Thing
from .fruit import draw_leaf
from .palette import BRASS, DARK_WOOD, INK, LEAF, WOOD, tints
from .portable import Portable
from .solids import bar, gloss, knob, lip, poly, rect, round_coat, sphere, vessel

__all__ = ["DECOR"]


def _flower(fig: Figure, at: complex, radius: float, colour: Colour) -> None:
    """A round flower seen from the front."""
    for turn, size, shade in ((0.0, 1.0, 0.12), (30.0, 0.76, 0.0)):
        for k in range(6):
            with fig.placed(at, turn=60.0 * k + turn):
                petal = oval(-0.62j * radius * size, 0.36 * radius * size, 0.46 * radius * size)
                fig.part(
                    petal, fig.coat(mix(colour, 0xFF6A1040, shade), top=-radius, bottom=radius)
                )
    sphere(fig, oval(at, radius * 0.28, radius * 0.28), 0xFFFFD04A, at, radius * 0.28)


def _vase(fig: Figure, look: Look, _t_s: float) -> None:
    """A vase with flowers in it."""
    flowers = (
        (-22, -80, 12, 0xFFF58AB4),
        (21, -84, 12, 0xFFFFC53A),
        (0, -90, 13, 0xFFE5505A),
        (-9, -70, 10, 0xFFFFF4F0),
        (14, -68, 10, 0xFFB58AE8),
    )
    for x, y, _r, _colour in flowers:
        fig.part(
            tube([complex(x * 0.1, -48), complex(x * 0.5, -60), complex(x, y)], [1.0, 1.0, 0.9]),
            fig.coat(0xFF4F8A44),
        )
    for at, long, turn in (
        (-3 - 52j, 26, -150),
        (3 - 52j, 26, -28),
        (-2 - 56j, 24, -118),
        (4 - 58j, 22, -58),
    ):
        draw_leaf(fig, at, long, turn=turn, plump=0.28)
    for x, y, r, colour in flowers:
        _flower(fig, complex(x, y), r, colour)
    body = vessel(
        fig,
        look.base,
        [(-52, 11), (-47, 8), (-41, 9), (-28, 21), (-18, 22), (-6, 14), (-1, 12)],
        tilt=0.18,
    )
    with fig.inside(body):
        for y, wide in ((-30, 2.0), (-11, 1.6)):
            fig.mark(
                curve(
                    [
                        complex(24 * u, y + 3.6 * (1 - u * u) ** 0.5)
                        for u in (-1, -0.8, -0.4, 0, 0.4, 0.8, 1)
                    ]
                ),
                stroke(fig.tone(look.pale, 0.9), wide),
            )
        for k in range(-2, 3):
            at = complex(8.6 * k, -19 + 1.4 * (4 - k * k) * 0.5)
            fig.mark(closed([at - 4j, at + 3, at + 4j, at - 3]), fill(fig.tone(look.pale, 0.85)))
    gloss(fig, body, -11 - 27j, 2.6, 7, strength=0.65, tilt=20, soft=1.2)
    lip(fig, look.base, -52.4j, 11, 2.2, inner=mix(look.base, 0xFF101020, 0.5), wall=1.6)


def _potted_plant(fig: Figure, look: Look, _t_s: float) -> None:
    """A leafy plant in a clay pot."""
    leaves = (
        (-52, 34, -168, 0.3), (-52, 34, -12, 0.3), (-56, 42, -150, 0.28), (-56, 42, -30, 0.28),
        (-58, 44, -128, 0.26),
        (-58, 44, -52, 0.26), (-60, 42, -104, 0.28), (-60, 42, -78, 0.28), (-50, 30, -140, 0.36),
        (-50, 30, -38, 0.36),
        (-50, 32, -92, 0.36),
    )  # fmt: skip
    for k, (y, long, turn, plump) in enumerate(leaves):
        way = complex(cos(turn * pi / 180), sin(turn * pi / 180))
        foot = complex(0, -36)
        fig.part(
            tube(
                [foot, complex(way.real * 5, (y - 36) / 2), complex(way.real * 9, y)],
                [1.4, 1.2, 1.0],
            ),
            fig.coat(0xFF4A7A3C),
        )
        colour = (LEAF, 0xFF4A9448, 0xFF78BC5C)[k % 3]
        draw_leaf(fig, complex(way.real * 8, y + 2), long, turn=turn, colour=colour, plump=plump)
    pot = vessel(fig, look.base, [(-33, 23), (-4, 16), (-2, 15)], tilt=0.16)
    fig.part(oval(-38j, 25, 4.4), fig.coat(0xFF5A3A28, top=-44, bottom=-32))
    rim = vessel(fig, mix(look.base, 0xFFFFE8D0, 0.12), [(-38, 26.5), (-30, 25.5)], tilt=0.16)
    fig.shade(rim, away=2j, soft=1.4, within=pot)
    fig.part(rim, round_coat(fig, mix(look.base, 0xFFFFE8D0, 0.12), -26, 26))
    lip(fig, look.base, -38j, 26, 4.4, inner=0xFF5A3A28, wall=2)
    for long, turn in ((24, -160), (24, -20), (26, -125), (26, -58)):
        draw_leaf(fig, -39j, long, turn=turn, colour=0xFF5CA84E, plump=0.34)
    gloss(fig, pot, -12 - 18j, 2, 7, strength=0.4)


def _teddy(fig: Figure, look: Look, _t_s: float) -> None:
    """A teddy bear that sits, its arms a little open."""
    _teddy_body(fig, look)
    _teddy_head(fig, look)
    for side in (-1, 1):
        bow = closed([
            0 - 48j, complex(side * 6, -54), complex(side * 15, -55), complex(side * 14, -43),
            complex(side * 6, -44),
        ])  # fmt: skip
        fig.part(bow, fig.coat(look.accent, top=-58, bottom=-38))
    knob(fig, look.accent, -49j, 4)


def _teddy_body(fig: Figure, look: Look) -> None:
    for x in (-1, 1):
        for at, rx, ry, tilt in (
            (complex(x * 31, -13), 15, 12, x * -10),
            (complex(x * 31, -40), 9, 17, x * -38),
        ):
            limb = oval(at, rx, ry, tilt=tilt)
            sphere(fig, limb, look.base, at, max(rx, ry))
        fig.part(oval(complex(x * 25, -90), 10, 10), fig.coat(look.base, top=-104, bottom=-74))
        fig.part(oval(complex(x * 25, -89), 5.6, 5.6), fig.coat(look.pale, top=-98, bottom=-78))
        sole = oval(complex(x * 36, -11), 7.4, 8.4, tilt=x * 10)
        fig.part(sole, fig.coat(look.pale, top=-22, bottom=2))
    body = closed([0 - 54j, -20 - 50j, -28 - 30j, -24 - 8j, 0 - 1j, 24 - 8j, 28 - 30j, 20 - 50j])
    fig.shade(body, soft=3)
    sphere(fig, body, look.base, -26j, 30)
    tummy = oval(-24j, 17, 18)
    fig.mark(tummy, fill(alpha(fig.tone(look.pale, 0.95), 0.85)), within=body, soft=1.2)
    for x in (-1, 1):
        leg = oval(complex(x * 25, -11), 13, 11, tilt=x * -16)
        fig.shade(leg, soft=2)
        sphere(fig, leg, look.base, complex(x * 25, -12), 14)
        foot = oval(complex(x * 33, -12), 10.5, 12, tilt=x * 8)
        sphere(fig, foot, look.base, complex(x * 33, -13), 13)
        fig.part(
            oval(complex(x * 34.5, -12), 7, 8.4, tilt=x * 8), fig.coat(look.pale, top=-24, bottom=4)
        )


def _teddy_head(fig: Figure, look: Look) -> None:
    head = closed(
        [
            0 - 100j,
            -22 - 96j,
            -33 - 80j,
            -32 - 64j,
            -18 - 51j,
            0 - 48j,
            18 - 51j,
            32 - 64j,
            33 - 80j,
            22 - 96j,
        ]
    )
    fig.shade(head, away=3j, soft=3)
    sphere(fig, head, look.base, -74j, 34)
    muzzle = oval(-63j, 14.5, 11.5)
    fig.part(muzzle, fig.coat(look.pale, top=-78, bottom=-46))
    fig.part(
        closed([-6 - 70j, 0 - 72j, 6 - 70j, 3 - 65j, 0 - 63.6j, -3 - 65j]),
        fig.coat(INK, top=-74, bottom=-60),
    )
    fig.line(curve([0 - 64j, 0 - 60j]), INK, 1.2)
    fig.line(curve([-6 - 60j, -3 - 57.4j, 0 - 59.6j, 3 - 57.4j, 6 - 60j]), INK, 1.3)
    for x in (-13, 13):
        fig.part(oval(complex(x, -77), 3.5, 4), fill(fig.tone(INK, 0.3)))
        fig.part(oval(complex(x + 1.2, -78.6), 1.2, 1.3), fill(0xF0FFFFFF))
        fig.mark(
            oval(complex(x * 1.6, -66), 4.6, 3),
            fill(alpha(fig.tone(0xFFF08A8A, 0.9), 0.45)),
            within=head,
            soft=1.4,
        )


def _frame(
    fig: Figure,
    colour: Colour,
    left: float,
    top: float,
    right: float,
    bottom: float,
    *,
    wide: float,
) -> skia.Path:
    """A moulded frame; gives the field it leaves."""
    outer = rect(left, top, right, bottom, corner=1.5)
    fig.part(outer, fig.coat(colour, top=top - 6, bottom=bottom + 10))
    for share, tone in ((0.28, 0.5), (0.62, 0.95)):
        ring = rect(
            left + wide * share,
            top + wide * share,
            right - wide * share,
            bottom - wide * share,
            corner=1,
        )
        fig.mark(
            ring,
            stroke(
                alpha(
                    fig.tone(mix(colour, 0xFF2A1408 if tone < 0.6 else 0xFFFFF4D0, 0.5), tone), 0.8
                ),
                wide * 0.16,
            ),
            within=outer,
        )
    field = rect(left + wide, top + wide, right - wide, bottom - wide)
    fig.part(field, fill(fig.tone(mix(colour, 0xFF1A0C08, 0.7), 0.4)))
    return rect(left + wide + 0.8, top + wide + 0.8, right - wide - 0.8, bottom - wide - 0.8)


def _landscape(fig: Figure, field: skia.Path) -> None:
    """A small painted landscape that fills the field."""
    b = field.getBounds()
    wide, tall, x, y = b.width(), b.height(), b.fLeft, b.fTop
    fig.part(
        field,
        fig.gradient(
            complex(0, y),
            complex(0, y + tall),
            [fig.tone(0xFF7FB8E4, 0.9), fig.tone(0xFFFFE6B8, 1), fig.tone(0xFFFFD090, 1)],
        ),
    )

    def at(u: float, v: float) -> complex:
        return complex(x + u * wide, y + v * tall)

    with fig.inside(field):
        fig.mark(oval(at(0.7, 0.34), 0.09 * tall, 0.09 * tall), fill(fig.tone(0xFFFFF0A0, 1)))
        fig.mark(
            poly([at(-0.1, 0.72), at(0.24, 0.26), at(0.42, 0.52), at(0.52, 0.4), at(0.86, 0.74)]),
            fill(fig.tone(0xFF7A86B8, 0.8)),
        )
        fig.mark(
            poly(
                [
                    at(0.15, 0.38),
                    at(0.24, 0.26),
                    at(0.32, 0.38),
                    at(0.27, 0.36),
                    at(0.23, 0.42),
                    at(0.2, 0.36),
                ]
            ),
            fill(fig.tone(0xFFFFFFFF, 1)),
        )
        fig.mark(oval(at(0.2, 1.02), 0.55 * wide, 0.36 * tall), fill(fig.tone(0xFF6AA860, 0.8)))
        fig.mark(oval(at(0.9, 1.08), 0.5 * wide, 0.4 * tall), fill(fig.tone(0xFF4A8A58, 0.8)))
        fig.mark(
            tube(
                [at(0.5, 1.04), at(0.42, 0.86), at(0.5, 0.76), at(0.46, 0.7)],
                [0.07 * wide, 0.04 * wide, 0.02 * wide, 0.006 * wide],
            ),
            fill(fig.tone(0xFF8FD0F0, 1)),
        )
        for u, v, s in ((0.12, 0.78, 0.1), (0.22, 0.82, 0.08), (0.8, 0.78, 0.12)):
            fig.mark(
                poly([at(u, v - 2.2 * s), at(u + 0.6 * s, v), at(u - 0.6 * s, v)]),
                fill(fig.tone(0xFF2F6A4A, 0.7)),
            )


def _painting(fig: Figure, look: Look, _t_s: float) -> None:
    _landscape(fig, _frame(fig, look.base, -64, -99, 64, -1, wide=10))


def _easel(fig: Figure, look: Look, _t_s: float) -> None:
    """An easel with a canvas, and a palette with brushes at its foot."""
    wood, dark = fig.coat(look.base), fig.coat(mix(look.base, 0xFF2A1018, 0.4))
    fig.part(bar(2 - 92j, 10 - 4j, 1.8), dark)
    for foot in (-30 - 1j, 30 - 1j):
        fig.part(bar(complex(foot.real * 0.1, -99), foot, 2.2), wood)
    fig.part(bar(-22 - 33j, 22 - 33j, 1.6), dark)
    board = rect(-32, -88, 32, -37, corner=0.8)
    fig.shade(board, away=2j, soft=2)
    fig.part(board, fig.coat(0xFFFFFBF2))
    _landscape(fig, rect(-30.6, -86.6, 30.6, -38.4))
    fig.part(bar(-34 - 36j, 34 - 36j, 2), wood)
    fig.part(rect(-3.4, -94, 3.4, -87, corner=1), wood)
    palette = closed(
        [20 - 30j, 34 - 36j, 46 - 30j, 46 - 21j, 38 - 16j, 34 - 20j, 28 - 18j, 20 - 22j]
    )
    fig.shade(palette, soft=2)
    fig.part(palette, fig.coat(mix(WOOD, 0xFFFFE0B0, 0.3), top=-40, bottom=-10))
    for at, colour in (
        (25 - 29j, 0xFFE0503C),
        (31 - 32.4j, 0xFFFFC53A),
        (38 - 32j, 0xFF5BB05A),
        (43 - 27j, 0xFF4F86D0),
        (25 - 23.6j, 0xFFFFFFFF),
    ):
        fig.part(oval(at, 2.5, 2), fig.coat(colour, top=at.imag - 3, bottom=at.imag + 3))
    fig.part(bar(36 - 22j, 58 - 50j, 0.9), fig.coat(DARK_WOOD))
    fig.part(bar(56 - 47.6j, 60 - 53j, 1.6, end_half=0.5), fig.coat(0xFF4F86D0))


def _blackboard(fig: Figure, look: Look, _t_s: float) -> None:
    """A school board on its stand, written on with chalk."""
    wood = fig.coat(look.accent)
    for x in (-1, 1):
        fig.part(bar(complex(x * 50, -90), complex(x * 60, -1), 2.6), wood)
    fig.part(rect(-78, -100, 78, -22, corner=2), wood)
    field = rect(-72, -94, 72, -28)
    fig.part(field, fig.coat(look.base, top=-120, bottom=10))
    chalk = stroke(alpha(fig.tone(0xFFFFFFF4, 1), 0.85), 1.9)
    with fig.inside(field):
        fig.mark(oval(-20 - 50j, 40, 12, tilt=-10), fill(alpha(0xFFFFFFFF, 0.07)), soft=5)
        for line in (
            [-60 - 66j, -52 - 84j, -44 - 66j], [-57 - 72j, -47 - 72j], [-36 - 84j, -36 - 66j],
            [-36 - 84j, -26 - 82j, -27 - 76j, -36 - 75j],
            [-36 - 75j, -24 - 73j, -26 - 66j, -36 - 66j], [-6 - 82j, -15 - 84j, -18 - 75j,
            -14 - 66j, -5 - 68j],
            [14 - 78j, 22 - 84j, 22 - 66j], [32 - 75j, 42 - 75j], [37 - 80j, 37 - 70j], [48 - 80j,
            56 - 84j, 58 - 76j, 48 - 66j, 60 - 66j],
        ):  # fmt: skip
            fig.mark(curve(line), chalk)
        fig.mark(poly([-58 - 36j, -40 - 36j, -49 - 52j]), chalk)
        fig.mark(oval(-22 - 44j, 9, 9), chalk)
        fig.mark(rect(-4, -53, 14, -36), chalk)
        sun = 44 - 46j
        fig.mark(oval(sun, 6, 6), stroke(alpha(fig.tone(0xFFFFE88A, 1), 0.9), 1.9))
        for k in range(8):
            way = complex(cos(pi * k / 4), sin(pi * k / 4))
            fig.mark(
                bar(sun + 8.6 * way, sun + 12 * way, 0.1),
                stroke(alpha(fig.tone(0xFFFFE88A, 1), 0.9), 1.6),
            )
    fig.part(rect(-66, -25, 66, -20, corner=1.5), wood)
    for x, colour in ((-30, 0xFFFFFFFF), (-18, 0xFFFFE07A), (-6, 0xFFF5A0B4)):
        fig.part(rect(x, -27.6, x + 9, -25, corner=1.2), fig.coat(colour, top=-30, bottom=-22))
    fig.part(rect(20, -29.6, 38, -25, corner=1), fig.coat(0xFFB88A5A, top=-32, bottom=-22))


def _mirror(fig: Figure, look: Look, _t_s: float) -> None:
    """A tall oval mirror on a stand."""
    for x in (-1, 1):
        fig.part(
            tube(
                [complex(x * 26, -50), complex(x * 27, -20), complex(x * 24, -9)], [1.8, 1.7, 1.7]
            ),
            fig.coat(look.base),
        )
        fig.part(
            tube([complex(x * 22, -9), complex(x * 30, -8), complex(x * 36, -1)], [2.2, 2, 1.6]),
            fig.coat(look.base),
        )
        knob(fig, BRASS, complex(x * 26, -52), 2.2)
    fig.part(bar(-24 - 11j, 24 - 11j, 1.6), fig.coat(look.base))
    fig.part(oval(-55j, 26, 44.5), fig.coat(look.base))
    fig.part(oval(-55j, 23.4, 41.8), fig.coat(mix(look.base, 0xFF2A1018, 0.45)))
    glass = oval(-55j, 22, 40.4)
    fig.part(
        glass,
        fig.gradient(
            -20 - 90j,
            20 - 20j,
            [
                fig.tone(0xFFEFFAFF, 1),
                fig.tone(0xFFA9CFE2, 0.85),
                fig.tone(0xFFD8EEF6, 1),
                fig.tone(0xFF8FB4CC, 0.75),
            ],
            at=(0, 0.4, 0.6, 1),
        ),
    )
    for x, half in ((-12, 3.6), (-2, 1.6)):
        fig.mark(
            bar(complex(x - 14, -20), complex(x + 20, -96), half),
            fill(alpha(0xFFFFFFFF, 0.5)),
            within=glass,
        )
    fig.part(closed([-6 - 98j, 0 - 103j, 6 - 98j, 0 - 96j]), fig.coat(BRASS, top=-106, bottom=-94))


def _globe(fig: Figure, look: Look, _t_s: float) -> None:
    """A school globe on its stand."""
    vessel(fig, look.accent, [(-9, 5), (-6, 20), (-1, 24)], tilt=0.16)
    fig.part(bar(-18j, -8j, 2.6), fig.coat(BRASS, top=-24, bottom=-4))
    at = -57j
    ball = oval(at, 35, 35)
    sphere(fig, ball, look.base, at, 36)
    with fig.inside(ball), fig.placed(at, turn=20):
        land = (
            [-25 - 20j, -12 - 30j, 2 - 26j, -4 - 16j, -12 - 12j, -10 - 4j, -18 - 6j],
            [-12 + 0j, -2 - 1j, 4 + 7j, -2 + 18j, -6 + 28j, -10 + 16j, -15 + 6j],
            [10 - 26j, 22 - 28j, 34 - 18j, 30 - 4j, 22 + 2j, 18 - 8j, 12 - 12j],
            [12 - 6j, 22 - 2j, 27 + 8j, 22 + 20j, 16 + 24j, 12 + 10j, 8 + 2j],
        )
        for shape in land:
            fig.mark(
                closed(shape),
                fig.gradient(-30j, 30j, [fig.tone(0xFFA4D070, 1), fig.tone(0xFF5A9A4A, 0.7)]),
            )
        line = stroke(alpha(fig.tone(0xFFFFFFFF, 1), 0.35), 0.9)
        for y in (-20, 0, 20):
            fig.mark(curve([complex(-36, y), complex(0, y + 4), complex(36, y)]), line)
        for x in (-20, 0, 20):
            fig.mark(curve([complex(0, -36), complex(x, 0), complex(0, 36)]), line)
    gloss(fig, ball, at - 13 - 17j, 8, 5, strength=0.6, tilt=-40, soft=2)
    arc = [at + 40 * complex(cos(a), sin(a)) for a in (-1.25, -0.7, -0.1, 0.5, 1.1, 1.6, 1.95)]
    fig.part(tube(arc, [2] * 7), fig.coat(BRASS))
    for end in (arc[0], arc[-1]):
        knob(fig, BRASS, end, 3)


DECOR: Mapping[str, Thing] = {
    "vase": Portable(
        paint=_vase, look=tints(0xFF4F86C8), height_m=0.5, box=Box(-38, -108, 37, 8), half=18,
        grips={"hand": -26j}, fixed={"vessel": Anchor(-50j)},
    ),
    "potted plant": Portable(
        paint=_potted_plant, look=tints(0xFFC8683C), height_m=0.55, box=Box(-48, -104, 48, 9),
        half=20, grips={"hand": -20j},
    ),
    "teddy bear": Portable(
        paint=_teddy, look=tints(0xFFB87A44, pale=0xFFF0D2A0, accent=0xFFD8403C), height_m=0.35,
        box=Box(-50, -104, 50, 12), half=40, grips={"hand": -32j},
    ),
    "painting": Thing(
        paint=_painting, look=tints(0xFFC8963C), height_m=0.7, box=Box(-69, -104, 69, 4), half=0,
        habitat=Habitat.WALL,
    ),
    "easel": Thing(
        paint=_easel, look=tints(0xFFB98048), height_m=1.6, box=Box(-40, -106, 65, 11), half=32,
        fixed={"top": Anchor(-62j)},
    ),
    "blackboard": Thing(
        paint=_blackboard, look=tints(0xFF2F5A4A, accent=WOOD), height_m=1.7,
        box=Box(-82, -104, 82, 16), half=66,
    ),
    "mirror": Thing(
        paint=_mirror, look=tints(0xFFA8683A), height_m=1.6, box=Box(-42, -108, 42, 11), half=34,
    ),
    "globe": Thing(
        paint=_globe, look=tints(0xFF4FA0E0, accent=0xFF8A5434), height_m=0.4,
        box=Box(-40, -102, 46, 9), half=24,
    ),
}  # fmt: skip
"""By the name a scene uses."""
