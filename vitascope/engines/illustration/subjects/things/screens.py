"""Screens, keyboards and what steers them: television, computers, phone, mouse, remote.

The main colour is the casing; screens show a small landscape. It knows nothing of programmes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..rig import Look
from ..shapes import Box, closed, curve, oval, rounded
from ..thing import Thing
from .palette import INK, tints
from .portable import Portable
from .solids import bar, cuboid, gloss, knob, poly, rect, slab

__all__ = ["SCREENS"]


def _screen(
    fig: Figure, glass: skia.Path, *, wide: float, top: float, bottom: float, x: float = 0.0
) -> None:
    """A lit screen: sky, sun, hills; it keeps its own light in the dark."""
    tall = bottom - top
    sky = [0xFF6AB4F0, 0xFFBFE4FA, 0xFFFFF0C8]
    fig.part(glass, fig.gradient(complex(0, top), complex(0, bottom - 0.2 * tall), sky))
    with fig.inside(glass):
        fig.mark(
            oval(complex(x + 0.5 * wide, top + 0.3 * tall), 0.12 * tall, 0.12 * tall),
            fill(0xFFFFE27A),
        )
        fig.mark(
            oval(complex(x - 0.5 * wide, bottom + 0.12 * tall), wide * 0.9, 0.5 * tall),
            fill(0xFF7FC47A),
        )
        fig.mark(
            oval(complex(x + 0.6 * wide, bottom + 0.2 * tall), wide * 0.9, 0.5 * tall),
            fill(0xFF4FA070),
        )
        for dx, dy in ((-0.45, 0.26), (-0.3, 0.22), (-0.36, 0.3)):
            fig.mark(
                oval(complex(x + dx * wide, top + dy * tall), 0.14 * wide, 0.07 * tall),
                fill(0xE0FFFFFF),
            )
        shine = poly(
            [
                complex(x + a * wide, y)
                for a, y in ((-0.9, bottom), (-0.2, top), (0.25, top), (-0.45, bottom))
            ]
        )
        fig.mark(shine, fill(0x30FFFFFF))


def _tv(fig: Figure, look: Look, _t_s: float) -> None:
    fig.part(
        closed([-34 - 3j, 0 - 6j, 34 - 3j, 36 - 0.6j, 0 + 0j, -36 - 0.6j]),
        fig.coat(look.base, top=-12, bottom=3),
    )
    fig.part(rect(-8, -20, 8, -3), fig.coat(mix(look.base, 0xFF08080C, 0.3), top=-24, bottom=0))
    fig.part(rect(-82, -100, 86, -14, corner=3), fig.coat(mix(look.base, 0xFF08080C, 0.35)))
    fig.part(rect(-85, -100, 83, -14, corner=3), fig.coat(look.base, top=-110, bottom=0))
    _screen(fig, rect(-79.5, -95, 77.5, -21, corner=1.5), wide=78, top=-95, bottom=-21, x=-1)
    fig.part(oval(73 - 17.4j, 1.5, 1.5), fill(0xFF6FE090))


def _laptop(fig: Figure, look: Look, _t_s: float) -> None:
    lid = rounded(
        [-68 - 22j, -74 - 92j, -74 - 98j, -68 - 100j, 68 - 100j, 74 - 98j, 74 - 92j, 68 - 22j]
    )
    fig.part(
        poly([-70 - 24j, -74 - 96j, -71 - 100j, 71 - 100j, 74 - 96j, 70 - 24j]),
        fig.coat(look.base, top=-110, bottom=-10),
    )
    fig.mark(lid, stroke(alpha(fig.tone(0xFFFFFFFF, 1), 0.4), 0.8))
    glass = poly([-65 - 28j, -69 - 95j, 69 - 95j, 65 - 28j])
    _screen(fig, glass, wide=66, top=-95, bottom=-28)
    face = slab(fig, mix(look.base, 0xFFFFFFFF, 0.12), [-70 - 24j, 70 - 24j, 92 - 4j, -92 - 4j], 4)
    with fig.inside(face):
        _keys(fig, [-62 - 22j, 62 - 22j, 76 - 10j, -76 - 10j], rows=4, columns=13, colour=INK)
    fig.mark(
        poly([-16 - 8.6j, 16 - 8.6j, 18 - 4.8j, -18 - 4.8j]),
        fill(fig.tone(mix(look.base, 0xFF303848, 0.3), 0.7)),
        within=face,
    )


def _keys(
    fig: Figure,
    corners: Sequence[complex],
    *,
    rows: int,
    columns: int,
    colour: Colour,
    height: float = 0.0,
) -> None:
    """Rows of keys in a four-cornered field (far left, far right, near right, near left)."""
    a, b, c, d = corners

    def at(u: float, v: float) -> complex:
        return (a + (b - a) * u) * (1 - v) + (d + (c - d) * u) * v

    for row in range(rows):
        v, v2 = (row + 0.08) / rows, (row + 0.86) / rows
        x = 0.0
        while x < columns - 0.01:
            wide = 1.0
            if row == rows - 1 and 2.9 < x < 3.9:
                wide = columns - 7.0
            elif row < rows - 1 and x == 0:
                wide = 1.0 + 0.4 * row
            wide = min(wide, columns - x)
            if columns - x - wide < 0.6:
                wide = columns - x
            u, u2 = (x + 0.08) / columns, (x + wide - 0.08) / columns
            quad = [at(u, v), at(u2, v), at(u2, v2), at(u, v2)]
            if height:
                low = [p + 1j * height for p in (quad[3], quad[2])]
                fig.part(
                    poly([quad[0], quad[1], quad[2], low[1], low[0], quad[3]]),
                    fill(fig.tone(mix(colour, 0xFF101020, 0.45), 0.5)),
                )
            fig.part(poly(quad), fill(fig.tone(colour, 0.7 + 0.25 * (1 - v))))
            x += wide


def _keyboard(fig: Figure, look: Look, _t_s: float) -> None:
    corners = [-150 - 98j, 150 - 98j, 176 - 14j, -176 - 14j]
    slab(fig, look.base, corners, 13)
    _keys(
        fig,
        [-140 - 90j, 140 - 90j, 163 - 24j, -163 - 24j],
        rows=5,
        columns=14,
        colour=look.pale,
        height=3.6,
    )


def _mouse(fig: Figure, look: Look, _t_s: float) -> None:
    """Seen from above and behind; its cable leads away."""
    cable = curve([2 - 62j, 4 - 80j, 24 - 88j, 40 - 78j, 56 - 84j, 62 - 99j])
    fig.detail(cable, stroke(fig.tone(mix(look.base, 0xFF202028, 0.55), 0.6), 3.2))
    body = closed(
        [
            -29 - 50j,
            -18 - 64j,
            2 - 67j,
            22 - 63j,
            32 - 48j,
            36 - 26j,
            28 - 8j,
            2 + 0j,
            -26 - 8j,
            -34 - 26j,
        ]
    )
    fig.part(body, fig.coat(mix(look.base, 0xFF202028, 0.35), top=-70, bottom=6))
    top = closed(
        [
            -27 - 52j,
            -17 - 64j,
            2 - 67j,
            21 - 63j,
            30 - 50j,
            33 - 32j,
            24 - 16j,
            1 - 10j,
            -23 - 16j,
            -32 - 32j,
        ]
    )
    fig.part(top, fig.coat(look.base, top=-76, bottom=0))
    gloss(fig, top, -8 - 28j, 16, 7, strength=0.45, soft=3)
    seam = stroke(alpha(fig.shadow_colour, 0.6), 1.4)
    fig.mark(curve([-34 - 41j, -14 - 38j, 2 - 37j, 18 - 38j, 36 - 41j]), seam, within=top)
    fig.mark(bar(2 - 68j, 2 - 37j, 0.1), seam, within=top)
    fig.part(rect(-2.5, -60, 6.5, -44, corner=4), fig.coat(INK, top=-66, bottom=-40))
    for y in (-56, -52, -48):
        fig.line(bar(complex(-1, y), complex(5, y), 0.1), 0xFF9AA0AC, 1.0)


def _remote(fig: Figure, look: Look, _t_s: float) -> None:
    with fig.placed(-9 + 0j, turn=11):
        fig.part(rect(-11, -100, 17, -1, corner=8), fig.coat(mix(look.base, 0xFF08080C, 0.5)))
        body = rect(-14, -100, 14, -1, corner=8)
        fig.part(body, fig.coat(look.base, top=-110, bottom=20))
        gloss(fig, body, -10 - 60j, 1.4, 30, strength=0.35)
        knob(fig, 0xFFE0443C, -7 - 91j, 3.4)
        fig.part(
            oval(0 - 73j, 10.5, 10.5),
            fig.coat(mix(look.base, 0xFFFFFFFF, 0.22), top=-86, bottom=-60),
        )
        fig.part(oval(0 - 73j, 4.5, 4.5), fig.coat(look.base, top=-80, bottom=-66))
        for row in range(4):
            for x in (-8.4, 0, 8.4):
                key = rect(x - 2.8, -57 + 9 * row, x + 2.8, -51.6 + 9 * row, corner=2)
                fig.part(key, fig.coat(look.pale, top=-60, bottom=-14))
        for x, colour in (
            (-8.6, 0xFFE0594A),
            (-2.9, 0xFF5FA850),
            (2.9, 0xFFF4C04A),
            (8.6, 0xFF4F8FD0),
        ):
            fig.part(rect(x - 2.2, -18, x + 2.2, -14.6, corner=1), fill(fig.tone(colour, 0.85)))


def _phone(fig: Figure, look: Look, _t_s: float) -> None:
    with fig.placed(-7 + 0j, turn=8):
        fig.part(rect(-22, -101, 28, -1, corner=8), fig.coat(mix(look.base, 0xFF08080C, 0.45)))
        fig.part(rect(-26, -101, 25, -1, corner=8), fig.coat(look.base))
        glass = rect(-22.5, -97.5, 21.5, -4.5, corner=5)
        sky = [0xFF5C6FE0, 0xFFB07AE0, 0xFFFFA68C]
        fig.part(glass, fig.gradient(-97j, -5j, sky))
        fig.part(rect(-8, -96, 7, -92.6, corner=1.7), fill(fig.tone(INK, 0.3)))
        for row in range(4):
            for col in range(4):
                colour = _ICONS[(row * 4 + col) % len(_ICONS)]
                left, top = -19 + 10.2 * col, -76 + 12.5 * row + (14 if row == 3 else 0)
                icon = rect(left, top, left + 7.6, top + 7.6, corner=2.2)
                fig.part(icon, fill(colour))
                fig.part(oval(complex(left + 3.8, top + 3.8), 1.9, 1.9), fill(0xD0FFFFFF))
        fig.part(rect(-8, -8.4, 7, -7, corner=0.7), fill(0xD0FFFFFF))
        shine = poly([-24 - 30j, 6 - 98j, 20 - 98j, -24 - 4j])
        fig.mark(shine, fill(0x28FFFFFF), within=glass)


_ICONS: tuple[Colour, ...] = (
    0xFF49C46A,
    0xFFF25C4C,
    0xFFFFC53A,
    0xFF3FA0F0,
    0xFFF07AB8,
    0xFF35B8B0,
    0xFFF48A3A,
)


def _computer(fig: Figure, look: Look, _t_s: float) -> None:
    """A screen with its keyboard, and the case beside it."""
    case = cuboid(fig, look.base, 58, -92, 86, -8, depth=10 - 6j, corner=2)
    for y in (-84, -77):
        fig.part(
            rect(62, y, 82, y + 4, corner=1),
            fig.coat(mix(look.base, 0xFF202430, 0.3), top=-90, bottom=-60),
        )
    knob(fig, 0xFF6FE0B0, 72 - 60j, 3)
    for k in range(5):
        fig.mark(
            bar(complex(63, -34 + 4 * k), complex(81, -34 + 4 * k), 0.1),
            stroke(alpha(fig.shadow_colour, 0.5), 1.2),
            within=case,
        )
    fig.part(
        closed([-32 - 22j, -2 - 26j, 28 - 22j, 30 - 19j, -2 - 17j, -34 - 19j]),
        fig.coat(look.base, top=-30, bottom=-12),
    )
    fig.part(rect(-8, -36, 5, -21), fig.coat(mix(look.base, 0xFF202430, 0.3), top=-40, bottom=-16))
    fig.part(rect(-62, -100, 60, -32, corner=4), fig.coat(mix(look.base, 0xFF202430, 0.3)))
    fig.part(rect(-65, -100, 57, -32, corner=4), fig.coat(look.base, top=-110, bottom=-10))
    _screen(fig, rect(-60, -95, 52, -42, corner=1.5), wide=56, top=-95, bottom=-42, x=-4)
    slab(fig, mix(look.base, 0xFFFFFFFF, 0.15), [-58 - 14j, 36 - 14j, 42 - 3j, -64 - 3j], 3)
    _keys(fig, [-54 - 13j, 32 - 13j, 37 - 4.6j, -59 - 4.6j], rows=4, columns=12, colour=INK)
    fig.part(
        closed([50 - 8j, 57 - 9j, 60 - 4j, 56 - 0.5j, 49 - 1j, 47 - 4j]),
        fig.coat(mix(look.base, 0xFFFFFFFF, 0.2), top=-12, bottom=3),
    )


SCREENS: Mapping[str, Thing] = {
    "tv": Thing(
        paint=_tv, look=tints(0xFF34343E), height_m=0.75, box=Box(-90, -104, 90, 15), half=60,
    ),
    "laptop": Thing(
        paint=_laptop, look=tints(0xFFB8BEC8), height_m=0.27, box=Box(-96, -104, 96, 21), half=92,
    ),
    "computer mouse": Thing(
        paint=_mouse, look=tints(0xFFE4E6EA), height_m=0.1, box=Box(-39, -105, 68, 11), half=34,
    ),
    "remote": Portable(
        paint=_remote, look=tints(0xFF3C3C48, pale=0xFFE8E6E2), height_m=0.19,
        box=Box(-26, -104, 30, 9), half=22, grips={"hand": -30j},
    ),
    "keyboard": Thing(
        paint=_keyboard, look=tints(0xFF9AA2B0, pale=0xFFFAF8F4), height_m=0.13,
        box=Box(-180, -102, 180, 34), half=172,
    ),
    "cell phone": Portable(
        paint=_phone, look=tints(0xFF34343E), height_m=0.15, box=Box(-36, -107, 38, 10), half=28,
        grips={"hand": -30j},
    ),
    "computer": Thing(
        paint=_computer, look=tints(0xFFD8D6D0), height_m=0.5, box=Box(-87, -104, 100, 19), half=84,
    ),
}  # fmt: skip
"""By the name a scene uses."""
