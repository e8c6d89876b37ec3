"""What people sit and lie on: chairs, sofas, stools, beds; and rugs, pillows and blankets.

The main colour is the cloth, the accent is the wood. It knows nothing of who sits there.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...canvas import alpha, fill, mix, stroke
from ..figure import Figure
from ..rig import Anchor, Look
from ..shapes import Box, closed, curve, oval, rounded, tube
from ..thing import Thing
from .palette import WOOD, tints
from .solids import bar, gloss, joined, poly, rect

__all__ = ["SEATING"]


def _chair(fig: Figure, look: Look, _t_s: float) -> None:
    with fig.placed(0j, scale=0.91):
        _draw_chair(fig, look)


def _draw_chair(fig: Figure, look: Look) -> None:
    """Turned to the right: its back stands on the left, all four legs are seen."""
    deep = 17 - 9j
    wood, shaded = fig.coat(look.accent), fig.coat(mix(look.accent, 0xFF2A1018, 0.4))
    for top, foot in ((-24 - 46j, -27 + 0j), (22 - 46j, 24 + 0j)):
        fig.part(bar(top + deep, foot + deep, 2.6, end_half=2.0), shaded)
    fig.part(bar(-25 - 20j + deep, 23 - 20j + deep, 1.4), shaded)
    lean = -6 - 50j
    near, far = -25 - 48j, -25 - 48j + deep
    fig.part(bar(far, far + lean, 2.8, end_half=2.4), shaded)
    pad = rounded([near + 0.22 * lean, far + 0.22 * lean, far + 0.96 * lean, near + 0.96 * lean])
    back = poly([near + 0.24 * lean, far + 0.24 * lean, far + 0.98 * lean, near + 0.98 * lean])
    fig.part(back, fig.coat(look.base, top=-104, bottom=-40))
    fig.mark(
        pad, fill(alpha(fig.tone(mix(look.base, 0xFFFFF0D8, 0.4), 1), 0.5)), within=back, soft=2
    )
    fig.part(bar(near + lean, far + lean, 2.8), wood)
    fig.part(bar(near, near + lean, 2.8, end_half=2.5), wood)
    seat = rounded(
        [-29 - 50j, -12 - 60j, 10 - 61j, 42 - 60j, 41 - 56j, 27 - 47j, 4 - 45j, -28 - 46j]
    )
    fig.part(bar(-25 - 44j, 23 - 44j, 3.0), wood)
    fig.part(poly([23 - 47j, 23 - 47j + deep, 23 - 41j + deep, 23 - 41j]), shaded)
    fig.shade(seat, away=2j, soft=1.5)
    fig.part(seat, fig.coat(look.base, top=-66, bottom=-40))
    gloss(fig, seat, 8 - 56j, 20, 2.6, strength=0.35, tilt=-2)
    fig.part(bar(-25 - 20j, 23 - 18j, 1.5), wood)
    for top, foot in ((-25 - 43j, -29 + 0j), (23 - 43j, 25 + 0j)):
        fig.part(bar(top, foot, 2.9, end_half=2.1), wood)


def _stool(fig: Figure, look: Look, _t_s: float) -> None:
    wood = fig.coat(look.accent)
    fig.part(bar(2 - 80j, 4 - 6j, 3.0), fig.coat(mix(look.accent, 0xFF2A1018, 0.4)))
    fig.part(bar(-20 - 30j, 22 - 30j, 2.2), wood)
    for top, foot in ((-17 - 82j, -29 + 0j), (17 - 82j, 30 + 0j)):
        fig.part(bar(top, foot, 3.6, end_half=3.0), wood)
    cushion = rounded(
        [-34 - 88j, -34 - 96j, -14 - 101j, 14 - 101j, 34 - 96j, 34 - 88j, 15 - 82j, -15 - 82j]
    )
    fig.part(cushion, fig.coat(look.base, top=-104, bottom=-76))
    gloss(fig, cushion, 0 - 96j, 22, 2.6, strength=0.4)
    fig.mark(
        curve([-36 - 88j, 0 - 81j, 36 - 88j]),
        stroke(fig.tone(look.accent, 0.5), 1.6),
        within=cushion,
    )


def _sofa(fig: Figure, look: Look, *, half: float, cushions: int) -> None:
    """A sofa seen from the front; ``half`` is half its width."""
    foot = fig.coat(look.accent, top=-12, bottom=2)
    for x in (-half + 10, half - 10):
        fig.part(bar(complex(x, -10), complex(x * 1.01, -1), 3.2, end_half=2.2), foot)
    deep = mix(look.base, 0xFF2A1030, 0.18)
    back = rounded(
        [
            complex(x, y)
            for x, y in (
                (-half + 8, -30), (-half + 9, -94), (-half + 26, -101), (0, -102),
                (half - 26, -101), (half - 9, -94), (half - 8, -30),
            )
        ]
    )  # fmt: skip
    fig.part(back, fig.coat(deep, top=-104, bottom=-16))
    inner = half - 20
    wide = 2 * inner / cushions
    for k in range(cushions):
        left = -inner + k * wide
        pad = rect(left + 1, -88, left + wide - 1, -40, corner=9)
        fig.shade(pad, soft=2, strength=0.35)
        fig.part(pad, fig.coat(look.base, top=-96, bottom=-24))
        gloss(fig, pad, complex(left + wide / 2, -78), wide * 0.34, 5, strength=0.28, soft=3)
    for k in range(cushions):
        left = -inner + k * wide
        seat = rect(left - 1, -50, left + wide + 1, -26, corner=7)
        fig.shade(seat, away=-2j, soft=2.5, strength=0.4)
        fig.part(seat, fig.coat(mix(look.base, 0xFFFFF0D8, 0.12), top=-54, bottom=-14))
        gloss(fig, seat, complex(left + wide / 2, -45), wide * 0.38, 2.6, strength=0.38)
    front = rect(-half + 8, -27, half - 8, -7, corner=4)
    fig.part(front, fig.coat(deep, top=-44, bottom=2))
    for side in (-1, 1):
        x = side * (half - 11)
        arm = rounded(
            [complex(x + side * dx, y) for dx, y in (
                (-10, -6), (-10, -46), (-12, -58), (-4, -66), (8, -65), (13, -56), (10, -44), (9,
                -6),
            )]
        )  # fmt: skip
        fig.shade(arm, soft=2.5, strength=0.4)
        fig.part(arm, fig.coat(look.base, top=-72, bottom=6))
        roll = oval(complex(x, -55), 8, 7.5)
        fig.mark(roll, stroke(alpha(fig.tone(deep, 0.2), 0.55), 1.0), within=arm)
        gloss(fig, arm, complex(x, -61), 7, 3, strength=0.4)


def _couch(fig: Figure, look: Look, _t_s: float) -> None:
    _sofa(fig, look, half=112, cushions=3)
    _cushion(fig, look.pale, -66 - 58j, turn=-16)
    _cushion(fig, 0xFFF2A65A, 68 - 58j, turn=14)


def _cushion(fig: Figure, colour: int, at: complex, *, turn: float) -> None:
    with fig.placed(at, turn=turn):
        pad = closed(
            [-15 - 14j, 0 - 12j, 15 - 14j, 12.5 + 0j, 14 + 13j, 0 + 12j, -14 + 13j, -12.5 + 0j]
        )
        fig.shade(pad, away=2 + 1j, soft=2)
        fig.part(pad, fig.coat(colour, top=-18, bottom=18))
        gloss(fig, pad, -2 - 6j, 7, 4, strength=0.35, soft=2)


def _armchair(fig: Figure, look: Look, _t_s: float) -> None:
    _sofa(fig, look, half=54, cushions=1)


def _bed(fig: Figure, look: Look, _t_s: float) -> None:
    """Its head on the left; the blanket hangs over the near side."""
    deep = 36 - 22j
    wood, shaded = fig.coat(look.accent), fig.coat(mix(look.accent, 0xFF2A1018, 0.35))
    fig.part(bar(112 - 30j + deep, 112 + 0j + deep, 3.4), shaded)
    head = poly(
        [-112 - 6j, -112 - 74j, -110 - 78j, -110 - 78j + deep, -106 - 74j + deep, -106 - 14j + deep]
    )
    fig.part(head, fig.coat(look.accent, top=-104, bottom=0))
    inset = poly([-108 - 40j, -108 - 68j, -108 - 68j + 0.9 * deep, -108 - 40j + 0.9 * deep])
    fig.mark(inset, stroke(alpha(fig.tone(0xFF3A1810, 0.3), 0.5), 1.4), within=head)
    fig.part(rect(-112, -26, 112, -8, corner=3), wood)
    # The mattress: its side, then all of its top.
    fig.part(rect(-106, -46, 108, -20, corner=6), fig.coat(look.pale, top=-60, bottom=-8))
    top = rounded([
        -110 - 45j, -100 - 49j, -74 - 66j, -60 - 68j, 60 - 68j, 132 - 68j, 142 - 66j, 140 - 62j,
        112 - 45j, 100 - 43j, 0 - 43j,
    ])  # fmt: skip
    fig.part(top, fig.coat(look.pale, top=-76, bottom=-30))
    for at, tilt in ((-66 - 64j, -8.0), (-82 - 54j, -6.0)):
        pillow = oval(at, 19, 9.5, tilt=tilt)
        fig.shade(pillow, away=3 + 2j, soft=2)
        fig.part(pillow, fig.coat(0xFFFFFDF8, top=-110, bottom=-10))
        fig.mark(
            oval(at + 2j, 11, 4, tilt=tilt),
            fill(alpha(fig.tone(0xFFB9B4CC, 0.6), 0.35)),
            soft=2,
            within=pillow,
        )
    cover = rounded([
        -44 - 46j, -36 - 51j, -8 - 70j, 4 - 73j, 60 - 72j, 132 - 72j, 145 - 70j, 145 - 60j,
        146 - 42j,
        140 - 36j, 117 - 20j, 112 - 15j, 90 - 17j, 62 - 14j, 30 - 17j, 2 - 14j, -24 - 17j,
        -41 - 14j,
        -45 - 30j,
    ])  # fmt: skip
    fig.shade(cover, away=-2 - 1j, soft=2.5)
    fig.part(cover, fig.coat(look.base, top=-80, bottom=2))
    side = poly([-48 - 44j, 114 - 43j, 148 - 64j, 150 - 10j, -48 - 5j])
    fig.mark(side, fill(alpha(fig.shadow_colour, 0.22)), within=cover, soft=2)
    fold = rounded([-46 - 45j, -38 - 52j, -9 - 71j, 2 - 73j, 14 - 72j, 2 - 70j, -26 - 51j,
    -32 - 44j,
                    -33 - 15j, -40 - 12j, -46 - 15j])  # fmt: skip
    fig.part(fold, fig.coat(mix(look.base, 0xFFFFFFFF, 0.45), top=-80, bottom=0))
    for x in (6, 46, 84):
        crease = curve([complex(x, -42), complex(x + 3, -30), complex(x - 1, -18)])
        fig.mark(crease, stroke(alpha(fig.shadow_colour, 0.22), 2.0), within=cover, soft=0.8)
    gloss(fig, cover, 62 - 64j, 44, 5, strength=0.3, soft=4, tilt=-4)
    foot = [108 - 8j, 108 - 34j, 111 - 37j, 113 - 37j, 113 - 8j]
    fig.part(joined([poly(foot), bar(111 - 34j, 111 + 0j, 3.6)]), wood)
    fig.part(bar(-111 - 76j, -111 + 0j, 3.8), wood)


def _pillow(fig: Figure, look: Look, _t_s: float) -> None:
    pad = closed([
        -82 - 6j, -76 - 44j, -84 - 84j, -44 - 92j, 0 - 97j, 44 - 92j, 84 - 84j, 76 - 44j, 82 - 6j,
        40 - 2j, 0 - 1j, -40 - 2j,
    ])  # fmt: skip
    fig.part(pad, fig.coat(look.base, top=-106, bottom=8))
    gloss(fig, pad, -8 - 60j, 42, 22, strength=0.42, soft=9)
    for line in ([-80 - 82j, -58 - 72j, -44 - 62j], [80 - 82j, 60 - 74j, 44 - 66j],
                 [-80 - 8j, -58 - 16j, -42 - 26j], [80 - 8j, 60 - 16j, 42 - 26j]):  # fmt: skip
        fig.mark(
            tube(line, [0.6, 2.2, 0.3]), fill(alpha(fig.shadow_colour, 0.32)), within=pad, soft=1.4
        )
    fig.mark(
        pad, stroke(alpha(fig.tone(mix(look.base, 0xFF2A1830, 0.4), 0.6), 0.6), 2.4), within=pad
    )


def _blanket(fig: Figure, look: Look, _t_s: float) -> None:
    """Three folds, one on the other, with fringes."""
    for k, (top, bottom, reach) in enumerate(((-36, 0, 84), (-68, -30, 80), (-98, -60, 77))):
        colour = look.base if k != 1 else mix(look.base, 0xFFFFFFFF, 0.2)
        fold = rect(-reach, top, reach, bottom, corner=17)
        fig.shade(fold, away=3j, soft=2.5)
        fig.part(fold, fig.coat(colour, top=top - 6, bottom=bottom + 14))
        for x in (-46, -32, 30, 44):
            stripe = rect(x, top - 2, x + 8, bottom + 2)
            fig.mark(stripe, fill(alpha(fig.tone(look.pale, 0.8), 0.75)), within=fold)
        gloss(fig, fold, complex(0, top + 9), reach * 0.8, 3.2, strength=0.35, soft=2)


def _rug(fig: Figure, look: Look, _t_s: float) -> None:
    """A rug on the floor; what is drawn 100 high is seen from the side of a long room."""
    outer = poly([-150 - 98j, 150 - 98j, 205 - 4j, -205 - 4j])
    for k in range(15):
        u = k / 14
        for a, b, way in ((-150 - 98j, -205 - 4j, -1), (150 - 98j, 205 - 4j, 1)):
            at = a + (b - a) * u
            fig.detail(curve([at, at + way * (9 + 4 * u)]), stroke(fig.tone(look.pale, 0.75), 2.2))
    fig.part(outer, fig.coat(look.base, top=-120, bottom=20))
    rings = ((0.9, look.pale), (0.83, look.base), (0.62, look.accent), (0.56, look.base))
    for share, colour in rings:
        ring = poly([(p + 51j) * share - 51j for p in (-150 - 98j, 150 - 98j, 205 - 4j, -205 - 4j)])
        fig.part(ring, fig.coat(colour, top=-120, bottom=20))
    for share, colour in ((0.36, look.pale), (0.26, look.accent), (0.14, look.pale)):
        diamond = poly([(p) * share - 50j for p in (-210, -95j, 210, 105j)])
        fig.part(diamond, fig.coat(colour, top=-120, bottom=20))


_SEAT = Anchor(complex(4, -49))

SEATING: Mapping[str, Thing] = {
    "chair": Thing(
        paint=_chair, look=tints(0xFFE0653F, accent=0xFFA86B3C), height_m=0.95,
        box=Box(-40, -104, 44, 11), half=36, fixed={"seat": _SEAT, "top": _SEAT},
    ),
    "stool": Thing(
        paint=_stool, look=tints(0xFFE0653F, accent=WOOD), height_m=0.65,
        box=Box(-40, -106, 40, 11), half=36, fixed={"seat": Anchor(-98j), "top": Anchor(-98j)},
    ),
    "couch": Thing(
        paint=_couch, look=tints(0xFF4F93A8, pale=0xFFF8E4C0), height_m=0.9,
        box=Box(-118, -106, 118, 24), half=112, fixed={"seat": Anchor(-46j), "top": Anchor(-48j)},
    ),
    "armchair": Thing(
        paint=_armchair, look=tints(0xFFB9604A), height_m=0.95, box=Box(-60, -106, 60, 15), half=56,
        fixed={"seat": Anchor(-46j), "top": Anchor(-48j)},
    ),
    "bed": Thing(
        paint=_bed, look=tints(0xFF5B8FC8, pale=0xFFFFF6E8, accent=0xFFB5763F), height_m=1.0,
        box=Box(-127, -104, 156, 26), half=125,
        fixed={"seat": Anchor(2 - 53j), "top": Anchor(6 - 53j)},
    ),
    "pillow": Thing(
        paint=_pillow, look=tints(0xFFF4EEF4), height_m=0.3, box=Box(-91, -102, 91, 18), half=78,
    ),
    "blanket": Thing(
        paint=_blanket, look=tints(0xFFD9705A, pale=0xFFFFF0D8), height_m=0.3,
        box=Box(-88, -102, 88, 19), half=80,
    ),
    "rug": Thing(
        paint=_rug, look=tints(0xFFB8473F, pale=0xFFF6E2B8, accent=0xFF3F6A8A), height_m=0.5,
        box=Box(-224, -104, 224, 2), half=0, fixed={"top": Anchor(-45j), "seat": Anchor(-45j)},
    ),
}  # fmt: skip
"""By the name a scene uses."""
