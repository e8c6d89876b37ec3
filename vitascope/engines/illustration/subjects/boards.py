"""Boards and what else is stood or sat on: skateboard, surfboard, skis, roller skates, sled.

Alone and idle, surfboard, snowboard and skis stand upright, as they are known best; in any other
action they lie flat under their rider. They know nothing of riders.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ..canvas import fill, mix
from .figure import Figure
from .rig import Anchor, Look, Rig
from .shapes import Box, closed, oval, tube
from .solids import STEEL, WOOD, disc, glint, line, poly, rod, seam, slab, solid
from .vehicle import Going, Vehicle
from .wheels import Wheel, WheelKind

__all__ = ["BOARDS"]

_BLACK = 0xFF2E3038
_RIDES = ("idle", "run", "ride", "glide", "surf", "ski")


def _skateboard(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    for x in (-106.0, 106.0):
        solid(fig, poly([complex(x - 20, -72), complex(x + 20, -72), complex(x + 8, -36),
                         complex(x - 8, -36)], soft=4), STEEL)  # fmt: skip
    deck = [-194 - 112j, -160 - 88j, -100 - 80j, 100 - 80j, 160 - 88j, 194 - 112j]
    rod(fig, deck, 12, look.base)
    line(fig, [-184 - 116j, -154 - 99j, -100 - 91j, 100 - 91j, 154 - 99j, 184 - 116j], 7, _BLACK,
         amount=0.4)  # fmt: skip


def _surf(fig: Figure, look: Look, going: Going) -> None:
    if going.action == "idle":
        solid(fig, closed([-26 + 2j, -14 - 5j, 0 - 7j, 16 - 5j, 28 + 2j]), 0xFFE9CFA0)
        with fig.placed(0j, turn=7):
            outline = [0 - 99j, 8 - 90j, 13 - 66j, 13 - 34j, 9 - 8j, 5 - 0j, -5 - 0j, -9 - 8j,
                       -13 - 34j, -13 - 66j, -8 - 90j]  # fmt: skip
            board = solid(fig, closed(outline), look.base)
            seam(fig, [0 - 99j, 0 + 0j], 1.2, look.dark, within=board, opacity=0.6)
            for k, colour in enumerate((look.pale, look.accent)):
                wavy = [complex(-16, -56 + 9 * k), complex(-5, -62 + 9 * k), complex(5,
                    -52 + 9 * k),
                        complex(16, -60 + 9 * k)]  # fmt: skip
                fig.mark(tube(wavy, [4] * 4), fill(fig.tone(colour, 0.85)), within=board)
            glint(fig, tube([-6 - 88j, -9 - 66j, -9 - 40j], [0.3, 1.2, 0.3]), board)
        solid(fig, closed([-20 + 3j, -8 - 3j, 8 - 3j, 22 + 3j]), 0xFFE9CFA0)
        return
    with fig.placed(0 - 5j, turn=-3):
        solid(fig, closed([-42 + 0j, -37 + 0j, -39 + 8j]), look.dark)
        board = solid(fig, closed([-52 - 1j, -30 - 4j, 20 - 4j, 46 - 7j, 55 - 11j, 42 - 2j, 10 + 2j,
                                   -36 + 2j]), look.base)  # fmt: skip
        seam(fig, [-54 - 0.5j, 20 - 0.6j, 54 - 8j], 1.4, look.pale, within=board, opacity=1)


def _snowboard(fig: Figure, look: Look, going: Going) -> None:
    if going.action == "idle":
        with fig.placed(0j, turn=6):
            board = solid(fig, slab(-12, -99, 12, 2, 12), look.base)
            fig.mark(poly([-14 - 70j, 14 - 86j, 14 - 66j, -14 - 50j]), fill(fig.tone(look.accent,
                0.85)),
                     within=board)  # fmt: skip
            fig.mark(poly([-14 - 34j, 14 - 50j, 14 - 40j, -14 - 24j]), fill(fig.tone(look.pale,
                0.85)),
                     within=board)  # fmt: skip
            for y in (-66, -32):
                solid(fig, slab(-9, y - 5, 9, y + 5, 3), _BLACK)
                rod(
                    fig, [complex(-11, y - 1), complex(0, y - 4), complex(11, y - 1)], 2, 0xFF6A6E7A
                )
        solid(fig, closed([-24 + 3j, -10 - 4j, 8 - 4j, 24 + 3j]), 0xFFF4F8FF)
        return
    solid(fig, closed([-54 - 8j, -46 - 3j, 0 - 2j, 46 - 3j, 54 - 8j, 46 - 0.5j, 0 + 1j,
                       -46 - 0.5j]),
          look.base)  # fmt: skip
    for x in (-17, 17):
        solid(fig, slab(x - 7, -6, x + 7, -2, 1.5), _BLACK)


def _skis(fig: Figure, look: Look, going: Going) -> None:
    if going.action == "idle":
        for x, turn in ((-24, -7), (24, 7)):
            with fig.placed(complex(x, 0), turn=turn):
                rod(fig, [0 + 0j, 0 - 72j], 0.9, 0xFF7C8494)
                rod(fig, [0 - 66j, 0 - 76j], 1.8, _BLACK)
                fig.line(oval(0 - 8j, 4.5, 1.5), _BLACK, 1.0)
        for x, turn in ((-7, -4), (7, 4)):
            with fig.placed(complex(x, 0), turn=turn):
                tip = [-3.6 + 0j, -3.8 - 88j, -1.5 - 97j, 1 - 100j, 3 - 96j, 3.8 - 88j, 3.6 + 0j]
                ski = solid(fig, poly(tip, soft=2), look.base)
                fig.mark(slab(-6, -84, 6, -76), fill(fig.tone(look.pale, 0.85)), within=ski)
                fig.mark(slab(-6, -18, 6, -12), fill(fig.tone(look.accent, 0.85)), within=ski)
                solid(fig, slab(-4.4, -56, 4.4, -47, 1), _BLACK)
                solid(fig, slab(-4, -42, 4, -36, 1), _BLACK)
        solid(fig, closed([-40 + 3j, -20 - 3j, 0 - 5j, 22 - 3j, 40 + 3j]), 0xFFF4F8FF)
        return
    for x, y in ((-6, -1.6), (6, 0.0)):
        ski = [complex(x - 48, y), complex(x, y - 0.4), complex(x + 40, y), complex(x + 54, y - 6)]
        rod(fig, ski, [1.4, 1.6, 1.4, 0.8], look.base)


def _skate(fig: Figure, look: Look, going: Going, *, at: complex) -> None:  # noqa: ARG001
    with fig.placed(at):
        boot = closed([-34 - 94j, -20 - 99j, -4 - 94j, -2 - 66j, 20 - 54j, 44 - 46j, 48 - 34j,
                       30 - 29j,
                       -34 - 29j, -40 - 40j])  # fmt: skip
        path = solid(fig, boot, look.base)
        for k in range(4):
            a = complex(-6 + 5 * k, -80 + 9 * k)
            seam(fig, [a, a + 15 - 3j], 2.4, 0xFFFFFFFF, within=path, opacity=0.95)
        fig.mark(slab(-50, -36, 60, -28), fill(fig.tone(look.accent, 0.8)), within=path)
        seam(fig, [-44 - 84j, 0 - 84j], 4, look.pale, within=path, opacity=0.9)
        solid(fig, slab(-38, -30, 46, -23, 2), STEEL)
        solid(fig, closed([44 - 30j, 54 - 26j, 48 - 18j]), look.accent)


def _roller_skates(fig: Figure, look: Look, going: Going) -> None:
    with fig.placed(26 - 5j, scale=0.96):
        _skate(fig, look, going, at=0j)
        for x in (-24, 32):
            disc(fig, complex(x, -12), 12, mix(look.accent, 0xFF202028, 0.3))
    _skate(fig, look, going, at=-22 + 0j)


def _sled(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    runner = [-150 - 6j, 60 - 5j, 120 - 14j, 156 - 50j, 148 - 84j, 122 - 88j]
    rod(fig, [p + 10 - 6j for p in runner], 5, mix(look.base, 0xFF402018, 0.4))
    for x in (-104, -10, 80):
        rod(fig, [complex(x, -8), complex(x + 4, -52)], 6, look.base)
    rod(fig, runner, 5.5, look.base)
    for k in range(2):
        solid(
            fig, slab(-146, -68 + 7 * k, 118, -58 + 7 * k, 4), mix(WOOD, look.base, 0.25 - 0.1 * k)
        )
    line(fig, [136 - 74j, 176 - 52j, 196 - 16j], 4, 0xFFE8D6A8)


_SMALL = partial(Wheel, kind=WheelKind.SMALL)


def _stand(at: complex) -> dict[str, Anchor]:
    return {"feet": Anchor(at), "top": Anchor(at)}


def _flat(at: complex) -> dict[str, Mapping[str, Anchor]]:
    """Where feet stand when it lies flat."""
    return {action: _stand(at) for action in _RIDES if action != "idle"}


BOARDS: Mapping[str, Rig] = {
    "skateboard": Vehicle(
        paint=_skateboard, height_m=0.22, box=Box(-216, -132, 216, 31), half=160, shake=0.6,
        speed=900,
        look=Look(base=0xFFE0653F, pale=0xFFFFF6E4, dark=0xFF5A2A24, accent=0xFFF6C945),
        actions=_RIDES,
        wheels=(_SMALL(-106 - 26j, 26, hub=0xFFFFFFFF, tyre=0xFFF2D048),
                _SMALL(106 - 26j, 26, hub=0xFFFFFFFF, tyre=0xFFF2D048)),
        fixed=_stand(0 - 94j), grips={"feet": 0 - 94j},
    ),
    "surfboard": Vehicle(
        paint=_surf, height_m=2.0, box=Box(-62, -108, 64, 14), half=22, shake=0.0, speed=120,
        look=Look(base=0xFF4FB7C8, pale=0xFFFFF6E4, dark=0xFF2A6A78, accent=0xFFF2A040),
        actions=_RIDES, fixed=_stand(0 - 99j), by_action=_flat(0 - 9j),
        grips={"hand": 0 - 50j, "feet": 0 - 9j},
    ),
    "snowboard": Vehicle(
        paint=_snowboard, height_m=1.55, box=Box(-64, -108, 64, 14), half=24, shake=0.0, speed=170,
        look=Look(base=0xFF7A5AC0, pale=0xFFFFF6E4, dark=0xFF3A2A68, accent=0xFFF2C040),
        actions=_RIDES, fixed=_stand(0 - 99j), by_action=_flat(0 - 4j),
        grips={"hand": 0 - 50j, "feet": 0 - 4j},
    ),
    "skis": Vehicle(
        paint=_skis, height_m=1.7, box=Box(-66, -110, 68, 14), half=34, shake=0.0, speed=160,
        look=Look(base=0xFFDF4638, pale=0xFFFFF6E4, dark=0xFF6A2420, accent=0xFFF2C040),
        actions=_RIDES, fixed=_stand(0 - 99j), by_action=_flat(0 - 1.5j),
        grips={"feet": 0 - 1.5j},
    ),
    "roller skates": Vehicle(
        paint=_roller_skates, height_m=0.32, box=Box(-82, -112, 92, 14), half=66, shake=0.3,
        speed=600,
        look=Look(base=0xFFF49AB4, pale=0xFFFFF6E4, dark=0xFF8A4A5A, accent=0xFF5BA8D8),
        actions=_RIDES,
        wheels=(_SMALL(-48 - 12j, 12, hub=0xFFFFFFFF, tyre=0xFF5BA8D8),
                _SMALL(10 - 12j, 12, hub=0xFFFFFFFF, tyre=0xFF5BA8D8)),
        fixed=_stand(0 - 28j), grips={"feet": 0 - 28j},
    ),
    "sled": Vehicle(
        paint=_sled, height_m=0.4, box=Box(-166, -106, 208, 27), half=140, shake=0.8, speed=420,
        look=Look(base=0xFFC2452F, pale=0xFFFFF6E4, dark=0xFF6A2A1C, accent=0xFFE8D6A8),
        actions=("idle", "run", "ride", "glide"),
        fixed={"seat": Anchor(-50 - 70j), "top": Anchor(-20 - 70j)},
    ),
}  # fmt: skip
"""Boards by name."""
