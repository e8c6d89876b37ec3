"""Tools: for house, garden, workshop and battle. They stand upright, their working end where it
is when they are used. They know nothing of work.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..rig import Look, Rig
from ..shapes import Box, closed, curve, oval, tube
from ..solids import (
    GOLD,
    STEEL,
    WOOD,
    cut,
    disc,
    flat,
    glint,
    line,
    poly,
    rod,
    seam,
    slab,
    solid,
    star,
)
from ..thing import Paint, Thing
from .portable import Portable

__all__ = ["TOOLS"]

_BLACK = 0xFF2E3038


def _broom(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=7):
        rod(fig, [0 - 30j, 0 - 99j], 1.4, look.base)
        straw = closed([-4 - 34j, 4 - 34j, 9 - 20j, 15 - 1j, 6 - 0j, -6 - 0j, -15 - 1j, -9 - 20j])
        path = solid(fig, straw, 0xFFE6BE62)
        for k in range(-4, 5):
            seam(fig, [complex(0.8 * k, -32), complex(3.4 * k, 1)], 0.8, 0xFF9A7028, within=path)
        for y in (-26, -22):
            seam(fig, [complex(-12, y), complex(12, y)], 1.3, 0xFFC8453A, within=path, opacity=0.9)
        solid(fig, slab(-4.4, -37, 4.4, -32, 1.5), look.dark)


def _mop(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=7):
        rod(fig, [0 - 24j, 0 - 99j], 1.3, look.base)
        for k in range(-5, 6):
            strand = [
                complex(0.6 * k, -26),
                complex(1.9 * k, -16),
                complex(3.3 * k, -1 - 0.1 * k * k),
            ]
            rod(fig, strand, [1.2, 1.9, 2.2], mix(0xFFF2EEE4, 0xFFB8C4D4, 0.25 if k % 2 else 0.0))
        solid(fig, slab(-5, -30, 5, -23, 2), 0xFF4F9BD8)


def _shovel(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=7):
        rod(fig, [0 - 32j, 0 - 90j], 1.6, WOOD)
        fig.detail(
            closed([-5 - 98j, 5 - 98j, 3 - 91j, -3 - 91j]), stroke(fig.tone(look.base, 0.6), 2.4)
        )
        blade = closed([-10 - 32j, 0 - 34j, 10 - 32j, 11 - 16j, 6 - 4j, 0 + 0j, -6 - 4j, -11 - 16j])
        path = solid(fig, blade, look.base)
        seam(fig, [0 - 34j, 0 - 12j], 1.6, 0xFF5A6070, within=path)
        glint(fig, tube([-6 - 28j, -7 - 16j], [1.2, 0.6]), path, 0.5)
        rod(fig, [0 - 42j, 0 - 30j], 2.4, look.base)


def _rake(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=7):
        rod(fig, [0 - 16j, 0 - 99j], 1.4, WOOD)
        for k in range(-4, 5):
            line(fig, [0 - 20j, complex(3.6 * k, -9), complex(4.4 * k, -1)], 1.3, look.base)
        line(fig, [-12 - 11j, 12 - 11j], 1.6, look.base)
        rod(fig, [0 - 26j, 0 - 17j], 2.2, look.base)


def _axe(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=10):
        rod(fig, [-3 - 1j, 0 - 30j, 1 - 66j, 0 - 98j], [3.4, 2.6, 2.6, 2.8], WOOD)
        head = closed([-10 - 92j, 4 - 94j, 18 - 96j, 32 - 104j, 38 - 86j, 34 - 66j, 20 - 76j,
                       4 - 80j,
                       -10 - 80j])  # fmt: skip
        path = solid(fig, head, look.base)
        fig.mark(
            curve([31 - 106j, 36 - 86j, 31 - 64j]),
            stroke(fig.tone(0xFFF2F5FA, 1.0), 5),
            within=path,
        )


def _hammer(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=10):
        path = rod(fig, [0 - 2j, 0 - 40j, 0 - 80j], [4.6, 4.0, 3.4], look.base)
        fig.mark(slab(-8, -34, 8, 4), fill(fig.tone(_BLACK, 0.5)), within=path)
        claw = closed([-6 - 92j, -22 - 90j, -36 - 76j, -32 - 76j, -20 - 83j, -6 - 80j])
        solid(fig, claw, STEEL)
        solid(fig, poly([-9 - 94j, 12 - 94j, 14 - 91j, 24 - 91j, 24 - 95j, 33 - 95j, 33 - 77j,
                         24 - 77j,
                         24 - 81j, 14 - 81j, 9 - 78j, -9 - 78j], soft=2), STEEL)  # fmt: skip


def _saw(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0 - 4j, turn=-12):
        teeth = [complex(96 - 7 * k, -18 + (0 if k % 2 else 6) - 0.9 * k) for k in range(24)]
        blade = [-70 - 76j, 92 - 48j, 100 - 44j, *teeth]
        path = solid(fig, poly(blade), STEEL)
        glint(fig, tube([-50 - 62j, 80 - 42j], [1.6, 0.8]), path, 0.5)
        handle = closed(
            [-58 - 82j, -84 - 92j, -106 - 78j, -110 - 46j, -94 - 22j, -64 - 26j, -58 - 50j]
        )
        hole = closed([-76 - 70j, -92 - 68j, -94 - 46j, -80 - 40j, -72 - 52j])
        solid(fig, cut(handle, hole), look.base)
        for p in (-66 - 68j, -66 - 42j):
            disc(fig, p, 4, GOLD)


def _wrench(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=14):
        shape = closed([-5 - 12j, -4 - 68j, -13 - 78j, -15 - 92j, -9 - 100j, 0 - 104j, 9 - 100j,
                        15 - 92j,
                        13 - 78j, 4 - 68j, 5 - 12j, 0 - 1j])  # fmt: skip
        jaw = poly([-6 - 106j, 6 - 106j, 6 - 86j, 0 - 81j, -6 - 86j])
        path = solid(fig, cut(shape, jaw, oval(0 - 9j, 3.6, 4.4)), look.base)
        seam(fig, [0 - 22j, 0 - 62j], 3, 0xFF7A8090, within=path, opacity=0.45)


def _ladder(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=5):
        for k in range(8):
            y = -9 - 11.5 * k
            rod(fig, [complex(-11, y), complex(11, y)], 1.3, mix(look.base, 0xFFFFFFFF, 0.12))
        for x in (-12, 12):
            rod(fig, [complex(x, -1), complex(x * 0.92, -99)], 1.8, look.base)


def _rope(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    for k, y in enumerate((-14, -32, -50, -68)):
        path = oval(complex(3 * (-1) ** k, y), 66 - 3 * k, 22)
        fig.detail(path, stroke(fig.tone(mix(look.base, 0xFF3A2010, 0.35), 0.4), 19))
        fig.detail(path, stroke(fig.tone(look.base, 0.7), 16))
        for j in range(22):
            with fig.placed(complex(3 * (-1) ** k, y)):
                a = 2 * pi * j / 22
                at = complex((66 - 3 * k) * cos(a), 22 * sin(a))
                line(fig, [at - 4 - 6j, at + 4 + 6j], 1.4, look.dark, opacity=0.6)
    rod(fig, [58 - 60j, 92 - 40j, 104 - 8j], 7.6, look.base)


def _paintbrush(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=18):
        rod(fig, [0 - 1j, 0 - 34j, 0 - 62j], [1.2, 3.6, 2.8], look.base)
        solid(fig, slab(-4, -76, 4, -60, 1), STEEL)
        hair = closed([-4 - 75j, -6 - 84j, -3 - 94j, 1 - 101j, 4 - 93j, 6 - 84j, 4 - 75j])
        path = solid(fig, hair, 0xFFD8A868)
        fig.mark(closed([-8 - 88j, 0 - 85j, 8 - 88j, 6 - 104j, -6 - 104j]),
                 fill(fig.tone(look.accent, 0.85)),
                 within=path)  # fmt: skip


def _sword(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=10):
        blade = solid(fig, poly([-4 - 22j, 4 - 22j, 3.4 - 90j, 0 - 99j, -3.4 - 90j]), 0xFFD8DEE8)
        fig.mark(
            poly([0 - 22j, 5 - 22j, 5 - 100j, 0 - 100j]),
            fill(fig.tone(0xFF8E98AA, 0.6)),
            within=blade,
        )
        solid(fig, closed([-16 - 23j, -12 - 25.5j, 0 - 23j, 12 - 25.5j, 16 - 23j, 12 - 19j,
                           0 - 20j, -12 - 19j]),
              look.accent)  # fmt: skip
        grip = rod(fig, [0 - 20j, 0 - 6j], 2.0, look.base)
        for k in range(4):
            seam(
                fig,
                [complex(-3, -8 - 3.4 * k), complex(3, -10 - 3.4 * k)],
                0.8,
                look.accent,
                within=grip,
            )
        disc(fig, 0 - 3j, 3.6, look.accent)


def _shield(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    def outline(k: float) -> list[complex]:
        half = (0 - 98j, 20 - 92j, 41 - 88j, 41 - 56j, 33 - 28j, 0 - 2j)
        right = [complex(p.real * k, -50 + (p.imag + 50) * k) for p in half]
        return right + [complex(-p.real, p.imag) for p in right[-2:0:-1]]

    solid(fig, poly(outline(1.0), soft=6), STEEL)
    face = solid(fig, poly(outline(0.88), soft=6), look.base)
    fig.mark(slab(-4, -110, 4, 10), fill(fig.tone(look.pale, 0.85)), within=face)
    fig.mark(slab(-60, -64, 60, -56), fill(fig.tone(look.pale, 0.85)), within=face)
    solid(fig, star(0 - 60j, 15, 6.5), look.accent)


def _spear(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=5):
        rod(fig, [0 - 0j, 0 - 86j], 0.9, look.base)
        solid(fig, poly([-2.6 - 87j, 0 - 100j, 2.6 - 87j, 0 - 82j]), STEEL)
        for side in (-1, 1):
            rod(fig, [0 - 82j, complex(2.2 * side, -77)], 0.7, look.accent)


def _wand(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=20):
        rod(fig, [0 - 1j, 0 - 70j], [2.6, 1.7], look.base)
        solid(fig, slab(-3, -22, 3, -18, 1), GOLD)
        solid(fig, star(0 - 82j, 18, 8), look.accent)
        glint(fig, oval(-3 - 86j, 3, 4), star(0 - 82j, 18, 8), 0.6)
    for p, r in ((48 - 96j, 5), (2 - 92j, 4), (46 - 58j, 3.4)):
        solid(fig, star(p, r, 0.3 * r, tips=4), 0xFFFFF0A8)


def _cane(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    hook = [0 - 2j, 0 - 50j, 0 - 84j, 4 - 95j, 13 - 98j, 21 - 92j, 22 - 84j]
    path = rod(fig, hook, 2.4, look.base)
    fig.mark(slab(-4, -6, 4, 2), fill(fig.tone(_BLACK, 0.5)), within=path)


def _torch(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=24):
        path = solid(fig, slab(-11, -66, 11, 0, 5), look.base)
        for y in (-12, -20, -28):
            seam(fig, [complex(-12, y), complex(12, y)], 2, look.dark, within=path)
        solid(
            fig,
            poly([-11 - 64j, 11 - 64j, 19 - 84j, 19 - 92j, -19 - 92j, -19 - 84j], soft=2),
            look.base,
        )
        flat(fig, slab(-4, -56, 4, -42, 3), 0xFFE0443A, 0.8)
        flat(fig, oval(0 - 92j, 18, 5), 0xFFFFF6C4, 1.0)
        beam = poly([-17 - 94j, 17 - 94j, 34 - 128j, -34 - 128j])
        c = 0xFFFFF0A0
        fig.part(beam, fig.gradient(0 - 94j, 0 - 128j, [alpha(c, 0.75), alpha(c, 0.0)]))


def _look(base: Colour, accent: Colour = GOLD) -> Look:
    return Look(base=base, pale=0xFFFFF6E4, dark=mix(base, 0xFF1C1018, 0.55), accent=accent)


def _tool(
    paint: Paint,
    base: Colour,
    height_m: float,
    box: Box,
    hand: complex,
    *,
    accent: Colour = GOLD,
    half: float = 18,
) -> Thing:
    return Portable(paint=paint, look=_look(base, accent), height_m=height_m, box=box, half=half,
                    grips={"hand": hand})  # fmt: skip


TOOLS: Mapping[str, Rig] = {
    "broom": _tool(_broom, 0xFFB57A45, 1.3, Box(-24, -106, 26, 8), 9 - 72j),
    "mop": _tool(_mop, 0xFFB57A45, 1.3, Box(-28, -106, 28, 8), 9 - 72j),
    "shovel": _tool(_shovel, 0xFF8A929E, 1.1, Box(-21, -110, 26, 8), 8 - 66j),
    "rake": _tool(_rake, 0xFF5A8A4A, 1.4, Box(-26, -108, 28, 8), 9 - 72j),
    "axe": _tool(_axe, 0xFF8A929E, 0.8, Box(-22, -112, 62, 8), 1 - 14j),
    "hammer": _tool(_hammer, 0xFFC8452F, 0.33, Box(-34, -110, 58, 8), 2 - 16j),
    "saw": _tool(_saw, 0xFFC8702F, 0.2, Box(-136, -112, 116, 30), -96 - 40j, half=80),
    "wrench": _tool(_wrench, 0xFFB4BCC8, 0.28, Box(-21, -112, 46, 8), 3 - 20j),
    "ladder": _tool(_ladder, 0xFFB57A45, 3.0, Box(-20, -106, 28, 8), 4 - 50j),
    "rope": _tool(_rope, 0xFFD2A866, 0.22, Box(-92, -106, 122, 22), 0 - 70j, half=80),
    "paintbrush": _tool(_paintbrush, 0xFFB0683A, 0.3, Box(-12, -106, 44, 8), 8 - 30j,
                        accent=0xFF3F8FE0, half=10),
    "sword": _tool(_sword, 0xFF6A3A2A, 1.0, Box(-24, -106, 36, 8), 2 - 13j, half=10),
    "shield": _tool(_shield, 0xFFC2362F, 0.75, Box(-52, -106, 52, 9), 0 - 50j, half=24),
    "spear": _tool(_spear, 0xFF94623A, 2.1, Box(-10, -108, 20, 8), 4 - 46j, half=6),
    "wand": _tool(_wand, 0xFF7A4AB0, 0.4, Box(-12, -112, 64, 8), 6 - 16j, accent=0xFFF6C945,
                  half=8),
    "cane": _tool(_cane, 0xFF7A4A2C, 0.92, Box(-11, -106, 30, 8), 10 - 97j, half=8),
    "flashlight": _tool(_torch, 0xFF3A4050, 0.2, Box(-22, -136, 96, 10), 10 - 26j, half=14),
}  # fmt: skip
"""Tools and weapons by name."""
