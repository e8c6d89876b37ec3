"""Tables, and furniture that things are kept in: shelves, cupboards, chests, doors of a house.

The main colour is the wood. It knows nothing of what people put on them.
"""

from __future__ import annotations

from collections.abc import Mapping

import skia

from ...canvas import alpha, fill, mix, stroke
from ..figure import Figure
from ..motion import chance, wave
from ..rig import Anchor, Habitat, Look
from ..shapes import Box, closed, curve, oval, tube
from ..thing import Thing
from .palette import BRASS, DARK_WOOD, WOOD, tints
from .solids import bar, cuboid, gloss, joined, knob, poly, rect, slab

__all__ = ["CABINETS"]


def _grain(fig: Figure, face: skia.Path, look: Look, lines: list[list[complex]]) -> None:
    ink = stroke(alpha(fig.tone(mix(look.base, 0xFF3A1810, 0.6), 0.4), 0.28), 0.9)
    with fig.inside(face):
        for line in lines:
            fig.mark(curve(line), ink)


def _table(fig: Figure, look: Look, _t_s: float) -> None:
    """A long dining table, seen a little from above."""
    dark = fig.coat(mix(look.base, 0xFF2A1018, 0.4))
    wood = fig.coat(look.base)
    for x in (-84, 92):
        fig.part(bar(complex(x, -84), complex(x, -14), 4.6, end_half=3.4), dark)
    rail = poly([-92 - 80j, 100 - 80j, 100 - 66j, -92 - 66j])
    fig.part(rail, fig.coat(mix(look.base, 0xFF2A1018, 0.3), top=-90, bottom=-50))
    for x in (-98, 98):
        leg = tube(
            [complex(x, -82), complex(x, -60), complex(x * 1.02, -30), complex(x * 1.02, -1)],
            [6.5, 6.2, 5.0, 3.6],
        )
        fig.part(leg, wood)
    corners = [-104 - 99j, 108 - 99j, 122 - 84j, -120 - 84j]
    face = slab(fig, mix(look.base, 0xFFFFE2B0, 0.12), corners, 6)
    _grain(
        fig,
        face,
        look,
        [
            [
                complex(-118 + k * 3, -86 - k * 3),
                complex(0, -87 - k * 3 + k % 2),
                complex(118 - k * 2, -86 - k * 3),
            ]
            for k in range(5)
        ],
    )
    gloss(fig, face, 20 - 92j, 60, 4, strength=0.35, soft=2.5)


def _desk(fig: Figure, look: Look, _t_s: float) -> None:
    """A writing desk: drawers on the right, room for knees on the left."""
    dark = mix(look.base, 0xFF2A1018, 0.42)
    fig.part(rect(-72, -88, 60, -22), fig.coat(mix(dark, 0xFF1A1020, 0.3)))
    for x in (-86, -74):
        fig.part(rect(x, -90, x + 9, 0, corner=1.5), fig.coat(look.base if x < -80 else dark))
    cuboid(fig, look.base, 18, -88, 84, -6, depth=9 - 5j)
    for x in (22, 76):
        fig.part(rect(x, -7, x + 6, 0), fig.coat(dark))
    for k in range(3):
        _drawer(fig, look, 22, -84 + 26 * k, 80, -61 + 26 * k)
    _drawer(fig, look, -74, -84, 14, -70)
    corners = [-82 - 99j, 100 - 99j, 92 - 90j, -94 - 90j]
    slab(fig, mix(look.base, 0xFFFFE2B0, 0.12), corners, 5)


def _drawer(fig: Figure, look: Look, left: float, top: float, right: float, bottom: float) -> None:
    """A drawer's front with its knob."""
    front = rect(left, top, right, bottom, corner=1.6)
    fig.shade(front, away=0.8j, soft=0.8, strength=0.5)
    fig.part(front, fig.coat(mix(look.base, 0xFFFFE8C0, 0.12), top=top - 10, bottom=bottom + 16))
    inner = rect(left + 2.4, top + 2.4, right - 2.4, bottom - 2.4, corner=1)
    fig.mark(inner, stroke(alpha(fig.shadow_colour, 0.3), 0.7), within=front)
    middle = (left + right) / 2
    spots = (
        (middle,)
        if right - left < 70
        else (left + 0.25 * (right - left), right - 0.25 * (right - left))
    )
    for x in spots:
        knob(fig, look.accent, complex(x, (top + bottom) / 2), 1.9)


def _door(
    fig: Figure, look: Look, left: float, top: float, right: float, bottom: float, *, knob_x: float
) -> None:
    """A cabinet's door with a sunk panel."""
    front = rect(left, top, right, bottom, corner=1.4)
    fig.part(front, fig.coat(mix(look.base, 0xFFFFE8C0, 0.1), top=top - 20, bottom=bottom + 20))
    edge = 0.14 * (right - left)
    inner = rect(left + edge, top + edge, right - edge, bottom - edge, corner=1)
    fig.mark(
        inner,
        fig.coat(mix(look.base, 0xFF2A1018, 0.14), top=top - 20, bottom=bottom + 30),
        within=front,
    )
    fig.mark(inner, stroke(alpha(fig.shadow_colour, 0.4), 0.8), within=front)
    fig.mark(front, stroke(alpha(fig.shadow_colour, 0.4), 0.9), within=front)
    knob(fig, look.accent, complex(knob_x, (top + bottom) / 2), 1.6)


def _bookshelf(fig: Figure, look: Look, _t_s: float) -> None:
    cuboid(fig, look.base, -40, -96, 36, -2, depth=8 - 4j)
    inside = rect(-36, -92, 32, -7)
    fig.part(inside, fig.coat(mix(look.base, 0xFF1A0C14, 0.62)))
    for k in range(4):
        top, board = -92 + 22 * k, -73 + 22 * k
        x, n = -35.0, 0
        while x < 27:
            wide = 2.6 + 3.2 * chance(k, n, 1)
            tall = 12 + 5.5 * chance(k, n, 2)
            if chance(k, n, 4) > 0.9:
                x += wide * 1.4
            elif x + wide < 31.5:
                colour = _SPINES[int(chance(k, n, 3) * len(_SPINES))]
                spine = rect(x, board - tall, x + wide - 0.3, board, corner=0.5)
                fig.part(spine, fig.coat(colour, top=top - 6, bottom=board + 12))
                for y in (0.22, 0.78):
                    stripe = rect(x, board - tall * y - 0.5, x + wide, board - tall * y + 0.5)
                    fig.mark(stripe, fill(alpha(fig.tone(0xFFFFE8B0, 0.8), 0.7)), within=spine)
            x, n = x + wide, n + 1
        shade = fig.gradient(complex(0, top), complex(0, top + 9), [0x66100818, 0x00100818])
        fig.mark(rect(-36, top, 32, top + 9), shade, within=inside)
        plank = rect(-37, board, 33, board + 3.2)
        fig.part(plank, fig.coat(mix(look.base, 0xFFFFE8C0, 0.15), top=board - 4, bottom=board + 8))
    fig.part(rect(-40, -8, 36, 0, corner=1), fig.coat(look.base, top=-20, bottom=8))


_SPINES = (
    0xFFC8503F, 0xFF3F7FA8, 0xFFE2B24A, 0xFF5C9A5E, 0xFF8A5FA8, 0xFFE58A4A, 0xFF35506E, 0xFFF0E2C4,
    0xFFB83F5F, 0xFF4FA39A,
)  # fmt: skip


def _cupboard(fig: Figure, look: Look, _t_s: float) -> None:
    """A kitchen dresser: glass doors with crockery above, wooden doors below."""
    cuboid(fig, look.base, -34, -97, 31, -44, depth=7 - 3j)
    for left, right in ((-31, -2.5), (-0.5, 28)):
        pane = rect(left + 2, -92, right - 2, -50, corner=1)
        fig.part(rect(left, -94, right, -48, corner=1), fig.coat(mix(look.base, 0xFFFFE8C0, 0.2)))
        fig.part(pane, fig.coat(mix(look.base, 0xFF20141C, 0.5)))
        for y in (-79, -64.5, -50.5):
            fig.mark(rect(left, y, right, y + 1.6), fill(fig.tone(look.base, 0.7)), within=pane)
            for x in (left + 8, right - 8):
                if chance(int(x), int(y)) < 0.5:
                    fig.mark(
                        oval(complex(x, y - 5), 5, 5), fill(fig.tone(0xFFF6F0E6, 0.85)), within=pane
                    )
                    fig.mark(
                        oval(complex(x, y - 5), 3, 3),
                        stroke(fig.tone(0xFF6A9AC8, 0.7), 0.8),
                        within=pane,
                    )
                else:
                    fig.mark(
                        rect(x - 3.5, y - 6, x + 3.5, y, corner=1.6),
                        fill(fig.tone(0xFFE8B0A0, 0.8)),
                        within=pane,
                    )
        shine = poly(
            [
                complex(left + 4, -48),
                complex(left + 12, -94),
                complex(left + 17, -94),
                complex(left + 9, -48),
            ]
        )
        fig.mark(shine, fill(alpha(0xFFFFFFFF, 0.22)), within=pane)
        knob(fig, look.accent, complex(-4 if left < -10 else 1, -66), 1.2)
    cuboid(fig, look.base, -40, -42, 37, -3, depth=9 - 5j)
    _door(fig, look, -37, -29, -2, -5, knob_x=-5)
    _door(fig, look, -0.5, -29, 34, -5, knob_x=2.8)
    _drawer(fig, look, -37, -40, -2, -31)
    _drawer(fig, look, -0.5, -40, 34, -31)
    for x in (-39, 31):
        fig.part(rect(x, -4, x + 6, 0, corner=1), fig.coat(mix(look.base, 0xFF2A1018, 0.4)))


def _wardrobe(fig: Figure, look: Look, _t_s: float) -> None:
    cuboid(fig, look.base, -34, -95, 29, -3, depth=9 - 4j)
    crown = closed([-37 - 95j, -36 - 98j, -2.5 - 101j, 31 - 98j, 32 - 95j, -2.5 - 95.5j])
    fig.part(crown, fig.coat(mix(look.base, 0xFFFFE2B0, 0.15), top=-104, bottom=-88))
    _door(fig, look, -32, -92, -3, -22, knob_x=-5.2)
    _door(fig, look, -2, -92, 27, -22, knob_x=0.2)
    _drawer(fig, look, -32, -19, -3, -6)
    _drawer(fig, look, -2, -19, 27, -6)
    glass = rect(-27.5, -87, -7.5, -27, corner=6)
    fig.part(
        glass,
        fig.gradient(-27 - 87j, -8 - 27j, [fig.tone(0xFFEAF8FC, 1), fig.tone(0xFF93B9CC, 0.7)]),
    )
    for x in (-26, -18):
        streak = poly(
            [complex(x, -34), complex(x + 13, -80), complex(x + 16, -80), complex(x + 3, -34)]
        )
        fig.mark(streak, fill(alpha(0xFFFFFFFF, 0.35)), within=glass)
    for x in (-33, 21):
        fig.part(rect(x, -4, x + 7, 0, corner=1), fig.coat(mix(look.base, 0xFF2A1018, 0.4)))


def _dresser(fig: Figure, look: Look, _t_s: float) -> None:
    for x in (-62, 50):
        fig.part(
            bar(complex(x + 5, -8), complex(x + 5, -1), 3.2, end_half=2.4),
            fig.coat(mix(look.base, 0xFF2A1018, 0.4)),
        )
    cuboid(fig, look.base, -64, -90, 60, -6, depth=12 - 6j)
    for k in range(3):
        y = -86 + 27 * k
        _drawer(fig, look, -60, y, -3.5, y + 24)
        _drawer(fig, look, -0.5, y, 56, y + 24)
    slab(fig, mix(look.base, 0xFFFFE2B0, 0.2), [-56 - 99j, 76 - 99j, 64 - 91j, -68 - 91j], 3)


def _nightstand(fig: Figure, look: Look, _t_s: float) -> None:
    for x in (-34, 30):
        fig.part(
            bar(complex(x, -20), complex(x * 1.06, -1), 4, end_half=2.6),
            fig.coat(mix(look.base, 0xFF2A1018, 0.4)),
        )
    front = cuboid(fig, look.base, -40, -88, 36, -16, depth=12 - 7j)
    fig.mark(
        rect(-35, -56, 31, -20, corner=1), fig.coat(mix(look.base, 0xFF1A0C14, 0.6)), within=front
    )
    for k, colour in enumerate((0xFFC8503F, 0xFF3F7FA8, 0xFFE2B24A)):
        y = -21 - 6 * k
        fig.part(
            rect(-26 + 3 * k, y - 6, 18 - 2 * k, y, corner=1.4),
            fig.coat(colour, top=-50, bottom=-10),
        )
    _drawer(fig, look, -35, -83, 31, -61)
    slab(fig, mix(look.base, 0xFFFFE2B0, 0.2), [-33 - 98j, 52 - 98j, 40 - 89j, -44 - 89j], 4)


def _room_door(fig: Figure, look: Look, _t_s: float) -> None:
    frame = rect(-27, -100, 27, 0, corner=1)
    fig.part(frame, fig.coat(look.pale))
    leaf = rect(-22.5, -95.5, 22.5, 0)
    fig.shade(leaf, soft=1.2)
    fig.part(leaf, fig.coat(look.base, top=-110, bottom=20))
    for left, right in ((-18, -2), (2, 18)):
        for top, bottom in ((-90, -58), (-52, -42), (-36, -6)):
            panel = rect(left, top, right, bottom, corner=0.8)
            fig.mark(
                panel,
                fig.coat(mix(look.base, 0xFF2A1018, 0.2), top=top - 10, bottom=bottom + 10),
                within=leaf,
            )
            fig.mark(
                panel,
                stroke(alpha(fig.tone(mix(look.base, 0xFFFFF0D0, 0.6), 1), 0.6), 0.7),
                within=leaf,
            )
    fig.part(rect(15.5, -49, 20, -40, corner=1), fig.coat(look.accent, top=-52, bottom=-36))
    knob(fig, look.accent, 17.7 - 45.6j, 2.2)
    for y in (-84, -14):
        fig.part(rect(-23.4, y, -21.2, y + 6, corner=0.6), fig.coat(look.accent, top=-90, bottom=0))


def _stairs(fig: Figure, look: Look, _t_s: float) -> None:
    """Steps that climb to the right, with a banister."""
    deep = -34 - 17j
    steps = 6
    wide, tall = 20.0, 60 / steps
    for k in range(steps, 0, -1):
        left, top = -50 + wide * (k - 1), -tall * k
        front = [
            complex(left, 0),
            complex(left, top),
            complex(left + wide + 1, top),
            complex(left + wide + 1, 0),
        ]
        a, b = complex(left, top), complex(left + wide, top)
        fig.part(poly(front), fig.coat(mix(look.base, 0xFF2A1018, 0.18), top=-80, bottom=10))
        fig.part(
            poly([a, a + deep, b + deep, b]),
            fig.coat(mix(look.base, 0xFFFFE8C0, 0.3), top=-80, bottom=10),
        )
        foot = complex(left, top + tall)
        riser = poly([a, a + deep, foot + deep, foot])
        fig.part(
            riser, fig.coat(mix(look.base, 0xFF2A1018, 0.38), top=top - 6, bottom=top + tall + 6)
        )
        carpet = [a + 0.22 * deep, a + 0.78 * deep, b + 0.78 * deep, b + 0.22 * deep]
        fig.part(poly(carpet), fig.coat(look.accent, top=-90, bottom=10))
        drop = [a + 0.22 * deep, a + 0.78 * deep, foot + 0.78 * deep, foot + 0.22 * deep]
        fig.part(poly(drop), fig.coat(mix(look.accent, 0xFF2A1018, 0.3), top=-90, bottom=10))
    rail, post = fig.coat(look.pale, top=-100, bottom=0), fig.coat(look.dark, top=-100, bottom=0)
    for k in range(steps):
        foot = complex(-40 + wide * k, -tall * (k + 1))
        fig.part(bar(foot, foot - 30j, 1.3), rail)
    fig.part(bar(-50 - 35j, 70 - 94j, 2.4), post)
    for at in (-50 - 2j, 70 - 60j):
        fig.part(bar(at, at - 35j, 2.6), post)
        knob(fig, look.dark, at - 37j, 3.6)


def _fireplace(fig: Figure, look: Look, t_s: float) -> None:
    """A brick hearth with a burning fire."""
    hearth = fig.coat(mix(look.base, 0xFF2A1018, 0.3))
    fig.part(rect(-66, -7, 66, 0, corner=1.5), hearth)
    wall = rect(-58, -86, 58, -6, corner=1)
    fig.part(wall, fig.coat(look.base, top=-110, bottom=10))
    seam = stroke(alpha(fig.tone(0xFFF0DCC8, 0.7), 0.5), 0.9)
    with fig.inside(wall):
        for row in range(10):
            y = -86 + 8.2 * row
            fig.mark(bar(complex(-60, y), complex(60, y), 0.1), seam)
            for k in range(9):
                x = -60 + 15 * k + (7.5 if row % 2 else 0)
                fig.mark(bar(complex(x, y), complex(x, y + 8.2), 0.1), seam)
                if chance(row, k) < 0.3:
                    fig.mark(
                        rect(x + 0.6, y + 0.6, x + 14.4, y + 7.6),
                        fill(alpha(fig.tone(0xFF5A1E18, 0.5), 0.25)),
                    )
    mouth = joined([rect(-34, -44, 34, -6.5), oval(-44j, 34, 20)])
    fig.part(
        mouth,
        fig.gradient(
            -60j, -6j, [fig.tone(0xFF1C1018, 0.5), 0xFF6A2A14, 0xFFB8501C], at=(0, 0.6, 1)
        ),
    )
    for k, (x, tall) in enumerate(((-13, 27), (12, 29), (0, 38))):
        _flame(fig, complex(x, -12), tall, t_s=t_s + 3.1 * k)
    for start, end in ((-24 - 9j, 20 - 12j), (24 - 9j, -18 - 13j), (-20 - 15j, 16 - 17j)):
        log = bar(start, end, 3.6)
        fig.part(log, fig.coat(DARK_WOOD, top=-26, bottom=0))
        fig.part(oval(start, 2.4, 3.5), fill(fig.tone(0xFFE0A860, 0.8)))
    cuboid(fig, look.accent, -68, -95, 62, -85, depth=7 - 4j)


def _flame(fig: Figure, foot: complex, tall: float, *, t_s: float) -> None:
    """A flickering flame."""
    lean = 0.1 * wave(t_s, 0.83) + 0.06 * wave(t_s, 0.37, 0.3)
    reach = 1 + 0.1 * wave(t_s, 0.59, 0.1) + 0.05 * wave(t_s, 0.23)
    for size, colour in ((1.0, 0xFFF0642A), (0.74, 0xFFFDA53A), (0.48, 0xFFFFE38A)):
        w, h = 0.3 * tall * size, tall * size * reach
        path = closed([
            foot + complex(-w * 0.6, 0), foot + complex(-w, -0.28 * h),
            foot + complex(-0.45 * w + lean * h * 0.5, -0.62 * h), foot + complex(lean * h, -h),
            foot + complex(0.42 * w + lean * h * 0.4, -0.6 * h), foot + complex(w, -0.26 * h),
            foot + complex(0.6 * w, 0),
        ])  # fmt: skip
        fig.part(path, fill(colour))


def _window(fig: Figure, look: Look, _t_s: float) -> None:
    """A window in its frame, with curtains; the sky is seen through it."""
    frame = rect(-40, -96, 40, -8, corner=2)
    fig.part(frame, fig.coat(look.base))
    glass = rect(-35, -91, 35, -13)
    sky = [fig.tone(0xFF8CC4EE, 0.9), fig.tone(0xFFDDF2FA, 1.0), fig.tone(0xFFE9F4DC, 1.0)]
    fig.part(glass, fig.gradient(-91j, -13j, sky))
    with fig.inside(glass):
        for at, size in ((-16 - 66j, 8), (-8 - 63j, 6), (16 - 74j, 6), (23 - 72j, 5)):
            fig.mark(oval(at, size * 1.4, size * 0.8), fill(alpha(0xFFFFFFFF, 0.85)), soft=0.8)
        fig.mark(oval(-22 - 8j, 34, 18), fill(fig.tone(0xFF86BE70, 0.8)))
        fig.mark(oval(26 - 6j, 34, 22), fill(fig.tone(0xFF6AAA60, 0.7)))
        for x in (-30, 6):
            fig.mark(
                poly(
                    [
                        complex(x, -20),
                        complex(x + 18, -88),
                        complex(x + 23, -88),
                        complex(x + 5, -20),
                    ]
                ),
                fill(alpha(0xFFFFFFFF, 0.25)),
            )
    for piece in (rect(-1.8, -92, 1.8, -12), rect(-36, -56, 36, -52.6)):
        fig.part(piece, fig.coat(look.base))
    cuboid(fig, look.base, -46, -9, 44, -1, depth=3 - 3j)
    for side in (-1, 1):
        edge = [
            (36, -99),
            (48, -99),
            (49, -60),
            (46, -14),
            (33, -14),
            (38, -40),
            (26, -52),
            (17, -80),
            (12, -98),
        ]
        curtain = closed([complex(side * x, y) for x, y in edge])
        fig.shade(curtain, soft=2)
        fig.part(curtain, fig.coat(look.accent))
        for x in (22, 31, 41):
            fold = curve(
                [complex(side * x, -97), complex(side * (x + 5), -66), complex(side * 41, -43)]
            )
            fig.mark(fold, stroke(alpha(fig.shadow_colour, 0.25), 1.6), within=curtain, soft=0.7)
        fig.part(
            bar(complex(side * 35, -41), complex(side * 47, -43), 1.8),
            fig.coat(look.dark, top=-50, bottom=-36),
        )
    fig.part(bar(-52 - 98.5j, 52 - 98.5j, 1.6), fig.coat(look.dark, top=-104, bottom=-90))
    for x in (-52, 52):
        knob(fig, look.dark, complex(x, -98.5), 2.6)


_TOP = Anchor(-96j)

CABINETS: Mapping[str, Thing] = {
    "table": Thing(
        paint=_table, look=tints(WOOD), height_m=0.75, box=Box(-124, -104, 126, 24), half=112,
        fixed={"top": Anchor(-90j), "seat": Anchor(-90j)},
    ),
    "desk": Thing(
        paint=_desk, look=tints(0xFFB0743F, accent=BRASS), height_m=0.76,
        box=Box(-98, -104, 104, 20), half=90, fixed={"top": Anchor(-30 - 95j)},
    ),
    "bookshelf": Thing(
        paint=_bookshelf, look=tints(0xFFA66B3C), height_m=1.9, box=Box(-44, -104, 48, 12), half=40,
    ),
    "cupboard": Thing(
        paint=_cupboard, look=tints(0xFFB98A5A, accent=BRASS), height_m=1.9,
        box=Box(-44, -104, 50, 12), half=40,
    ),
    "wardrobe": Thing(
        paint=_wardrobe, look=tints(0xFFA8683A, accent=BRASS), height_m=2.1,
        box=Box(-45, -106, 42, 11), half=36,
    ),
    "dresser": Thing(
        paint=_dresser, look=tints(0xFFC08450, accent=BRASS), height_m=0.9,
        box=Box(-72, -104, 80, 16), half=66, fixed={"top": _TOP},
    ),
    "nightstand": Thing(
        paint=_nightstand, look=tints(0xFFB5763F, accent=BRASS), height_m=0.55,
        box=Box(-48, -102, 56, 12), half=42, fixed={"top": Anchor(-94j)},
    ),
    "door": Thing(
        paint=_room_door, look=tints(0xFFA85C38, pale=0xFFF6EAD6, accent=BRASS), height_m=2.1,
        box=Box(-32, -104, 32, 10), half=28,
    ),
    "stairs": Thing(
        paint=_stairs, look=tints(0xFFC08A56, pale=0xFFF8EEDC, dark=0xFF7A4426, accent=0xFFB8443C),
        height_m=2.4, box=Box(-88, -105, 78, 16), half=66,
    ),
    "fireplace": Thing(
        paint=_fireplace, look=tints(0xFFB5604A, accent=0xFF8A5A34), height_m=1.3, is_live=True,
        box=Box(-73, -104, 74, 17), half=66, fixed={"top": Anchor(-97j)},
    ),
    "window": Thing(
        paint=_window, look=tints(0xFFFBF6EC, dark=0xFF8A5A34, accent=0xFFE58A6A), height_m=1.5,
        box=Box(-59, -106, 59, 4), half=0, habitat=Habitat.WALL,
    ),
}  # fmt: skip
"""By the name a scene uses."""
