"""What one looks through: telescope, microscope, binoculars, magnifying glass.

They know nothing of what is seen.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..rig import Anchor, Look, Rig
from ..shapes import Box, closed, oval, tube
from ..solids import GOLD, STEEL, arc, disc, flat, glint, poly, rod, seam, slab, solid
from ..thing import Thing
from .portable import Portable

__all__ = ["OPTICS"]

_BLACK = 0xFF2E3038


def _telescope(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    hub = 0 - 58j
    rod(fig, [hub, 6 - 2j], 1.8, mix(look.dark, 0xFF000000, 0.2))
    for foot in (-30 - 1j, 34 - 1j):
        rod(fig, [hub, foot], 2.2, 0xFF9A6A3C)
    with fig.placed(0 - 66j, turn=-32):
        body = solid(fig, slab(-34, -9, 40, 9, 2), look.base)
        glint(fig, slab(-32, -6, 38, -3, 1), body, 0.4)
        solid(fig, slab(36, -11.5, 58, 11.5, 2), look.base)
        for x in (-34, 34, 56):
            solid(fig, slab(x - 2, -12.4, x + 2, 12.4, 1), GOLD)
        flat(fig, oval(58 + 0j, 2.4, 10), 0xFF8FC8E8, 0.9)
        solid(fig, slab(-50, -5, -34, 5, 1.5), STEEL)
        solid(fig, slab(-57, -6.6, -49, 6.6, 1.5), _BLACK)
        rod(fig, [-22 - 14j, 8 - 14j], 2.2, _BLACK)
    disc(fig, hub, 5.4, GOLD)


def _microscope(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    solid(fig, poly([-32 - 9j, 32 - 9j, 38 - 0j, -38 - 0j], soft=4), look.base)
    arm = tube([-18 - 8j, -27 - 30j, -24 - 56j, -6 - 70j], [6.5, 6.5, 6, 5.5], steps=6)
    solid(fig, arm, look.base)
    solid(fig, slab(-22, -33, 32, -28, 1.5), _BLACK)
    flat(fig, slab(2, -35, 24, -32.6, 0.8), 0xFFBFE4F4, 0.95)
    disc(fig, -26 - 42j, 6.5, STEEL)
    solid(fig, slab(5, -24, 19, -18, 2), STEEL)
    flat(fig, oval(12 - 24.5j, 6, 1.8), 0xFFFFF6B8, 1.0)
    with fig.placed(4 - 68j, turn=-20):
        body = solid(fig, slab(-8, -20, 8, 12, 2), look.pale)
        solid(fig, slab(-6, -30, 6, -18, 1.5), _BLACK)
        solid(fig, slab(-7.6, -35, 7.6, -29, 1.5), _BLACK)
        glint(fig, slab(-5, -18, -2, 10, 1), body, 0.5)
        solid(fig, slab(-10, 10, 10, 17, 2), _BLACK)
        for x, turn in ((-5, 14), (5, -14)):
            with fig.placed(complex(x, 16), turn=turn):
                solid(fig, poly([-3.6 + 0j, 3.6 + 0j, 2.4 + 14j, -2.4 + 14j]), STEEL)


def _binoculars(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    solid(fig, slab(-16, -66, 16, -34, 4), look.dark)
    disc(fig, 0 - 70j, 9, STEEL)
    for side in (-1, 1):
        barrel = closed([complex(18 * side, -88), complex(46 * side, -88), complex(52 * side, -56),
                         complex(66 * side, -34), complex(66 * side, -6), complex(12 * side, -6),
                         complex(12 * side, -34), complex(15 * side, -56)])  # fmt: skip
        path = solid(fig, barrel, look.base)
        glint(fig, tube([complex(40 * side, -80), complex(56 * side, -30)], [2, 3]), path, 0.22)
        solid(fig, slab(min(16 * side, 48 * side), -99, max(16 * side, 48 * side), -84, 4), _BLACK)
        solid(fig, oval(complex(39 * side, -8), 28, 9), _BLACK)
        flat(fig, oval(complex(39 * side, -8), 22, 6), 0xFF6FA8D8, 0.9)
        flat(fig, oval(complex(33 * side, -10), 6, 2), 0xFFFFFFFF, 1.0)


def _magnifier(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(-12 - 2j, turn=30):
        path = rod(fig, [0 - 0j, 0 - 40j], [4.6, 3.6], look.base)
        seam(fig, [-6 - 8j, 6 - 8j], 2, GOLD, within=path, opacity=1)
        rod(fig, [0 - 38j, 0 - 48j], 2.8, GOLD)
        lens = oval(0 - 74j, 25, 25)
        fig.part(lens, fill(alpha(fig.tone(0xFFD8F0FA, 0.95), 0.42)))
        fig.detail(lens, stroke(fig.tone(GOLD, 0.7), 5))
        fig.detail(arc(0 - 74j, 18, 18, 150, 70), stroke(alpha(0xFFFFFFFF, 0.85), 3.4))


def _look(base: Colour, *, pale: Colour = 0xFFF4F4F0) -> Look:
    return Look(base=base, pale=pale, dark=mix(base, 0xFF1C1018, 0.55), accent=GOLD)


OPTICS: Mapping[str, Rig] = {
    "telescope": Thing(
        paint=_telescope, look=_look(0xFF3E5FA8), height_m=1.4, box=Box(-62, -112, 66, 11), half=40,
        fixed={"eyes": Anchor(-46 - 38j)}, grips={"hand": 0 - 58j},
    ),
    "microscope": Portable(
        paint=_microscope, look=_look(0xFF4F6F9A), height_m=0.4, box=Box(-46, -110, 46, 10),
        half=36,
        grips={"hand": -24 - 50j},
    ),
    "binoculars": Portable(
        paint=_binoculars, look=_look(0xFF4A5048), height_m=0.16, box=Box(-76, -108, 76, 14),
        half=60,
        grips={"hand": 0 - 50j, "eyes": 0 - 94j},
    ),
    "magnifying glass": Portable(
        paint=_magnifier, look=_look(0xFF6A3A2A), height_m=0.24, box=Box(-26, -104, 62, 10),
        half=10,
        grips={"hand": -4 - 16j},
    ),
}  # fmt: skip
"""What one looks through, by name."""
