"""Machines for words, pictures and sound, and a hair drier.

The main colour is the casing. It knows nothing of what they play.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...canvas import alpha, fill, mix, stroke
from ..figure import Figure
from ..rig import Look
from ..shapes import Box, closed, curve, oval, rounded, tube
from ..thing import Thing
from .palette import BRASS, INK, PAPER, STEEL, tints
from .portable import Portable
from .solids import bar, cuboid, gloss, knob, poly, rect

__all__ = ["ELECTRONICS"]


def _telephone(fig: Figure, look: Look, _t_s: float) -> None:
    """An old telephone with a dial, its receiver on top."""
    cord = curve([-44 - 12j, -66 - 4j, -76 - 20j, -66 - 34j, -80 - 46j, -66 - 60j, -58 - 68j])
    fig.detail(cord, stroke(fig.tone(mix(look.base, 0xFF181018, 0.5), 0.5), 4))
    fig.part(
        rect(-56, -9, 56, 0, corner=3), fig.coat(mix(look.base, 0xFF181018, 0.3), top=-14, bottom=4)
    )
    body = rounded(
        [
            -54 - 6j,
            -50 - 24j,
            -36 - 50j,
            -30 - 66j,
            -20 - 70j,
            20 - 70j,
            30 - 66j,
            36 - 50j,
            50 - 24j,
            54 - 6j,
        ]
    )
    fig.part(body, fig.coat(look.base, top=-84, bottom=6))
    for x in (-22, 22):
        fig.part(
            rect(x - 5, -78, x + 5, -66, corner=2),
            fig.coat(mix(look.base, 0xFF181018, 0.35), top=-84, bottom=-60),
        )
    at = -35j
    fig.shade(oval(at, 25, 23), away=2j, soft=2)
    fig.part(oval(at, 25, 23), fig.coat(look.accent, top=-64, bottom=-6))
    fig.part(oval(at, 22, 20), fig.coat(look.pale, top=-70, bottom=-10))
    for k in range(10):
        with fig.placed(at, turn=36.0 * k):
            fig.part(oval(-14.6j, 3.4, 3.4), fill(fig.tone(mix(look.base, 0xFF181018, 0.6), 0.6)))
    fig.part(oval(at, 8, 7.4), fig.coat(look.accent, top=-46, bottom=-26))
    handset = closed([
        -66 - 74j, -64 - 88j, -50 - 96j, -24 - 99j, 0 - 100j, 24 - 99j, 50 - 96j, 64 - 88j,
        66 - 74j, 58 - 66j, 42 - 68j,
        38 - 80j, 20 - 85j, 0 - 86j, -20 - 85j, -38 - 80j, -42 - 68j, -58 - 66j,
    ])  # fmt: skip
    fig.shade(handset, away=3j, soft=2.5)
    fig.part(handset, fig.coat(look.base, top=-110, bottom=-50))
    gloss(fig, handset, -10 - 95j, 34, 2.2, strength=0.55)


def _radio(fig: Figure, look: Look, _t_s: float) -> None:
    fig.detail(bar(50 - 76j, 84 - 110j, 0.1), stroke(fig.tone(STEEL, 0.7), 2))
    fig.part(
        tube([-52 - 76j, -50 - 92j, 0 - 96j, 50 - 92j, 52 - 76j], [3] * 5),
        fig.coat(mix(look.base, 0xFF181018, 0.45)),
    )
    front = cuboid(fig, look.base, -84, -80, 74, -3, depth=12 - 7j, corner=9)
    fig.mark(front, stroke(alpha(fig.tone(0xFFFFF0D8, 1), 0.5), 1.2), within=front)
    fig.part(oval(-44 - 40j, 32, 32), fig.coat(look.accent, top=-80, bottom=0))
    speaker = oval(-44 - 40j, 28, 28)
    fig.part(speaker, fig.coat(mix(look.pale, 0xFF8A7050, 0.35), top=-80, bottom=0))
    for k in range(-4, 5):
        fig.mark(
            bar(complex(-76, -40 + 6 * k), complex(-12, -40 + 6 * k), 0.1),
            stroke(fig.tone(0xFF5A4430, 0.5), 2.4),
            within=speaker,
        )
    dial = rect(-2, -72, 66, -42, corner=4)
    fig.part(dial, fig.coat(look.pale, top=-84, bottom=-30))
    for k in range(13):
        x = 3 + 4.8 * k
        fig.line(
            bar(complex(x, -62), complex(x, -62 + (10 if k % 3 == 0 else 6)), 0.1), 0xFF6A4A30, 1.0
        )
    fig.line(bar(38 - 70j, 38 - 45j, 0.1), 0xFFE0443C, 1.8)
    for x in (8, 56):
        knob(fig, look.accent, complex(x, -22), 9)
    for x in (24, 34):
        fig.part(rect(x, -26, x + 7, -17, corner=1.5), fig.coat(look.pale, top=-30, bottom=-12))


def _camera(fig: Figure, look: Look, _t_s: float) -> None:
    fig.part(rect(-58, -88, -34, -76, corner=3), fig.coat(STEEL, top=-94, bottom=-66))
    hump = rounded([-28 - 74j, -20 - 96j, -14 - 100j, 14 - 100j, 20 - 96j, 28 - 74j])
    fig.part(hump, fig.coat(STEEL, top=-104, bottom=-56))
    knob(fig, 0xFFE0443C, 46 - 84j, 6)
    body = rect(-76, -80, 76, 0, corner=10)
    fig.part(body, fig.coat(look.base, top=-92, bottom=14))
    fig.mark(rect(-80, -82, 80, -62), fig.coat(STEEL, top=-90, bottom=-54), within=body)
    for k in range(5):
        fig.mark(
            bar(complex(-74, -14 - 9 * k), complex(-52, -14 - 9 * k), 0.1),
            stroke(alpha(fig.tone(0xFFFFFFFF, 1), 0.14), 3),
            within=body,
        )
    fig.part(rect(-14, -96, 14, -82, corner=3), fig.coat(0xFFFFF6D8, top=-100, bottom=-76))
    fig.part(oval(-58 - 71j, 5, 5), fig.coat(INK, top=-78, bottom=-64))
    at = 0 - 37j
    fig.shade(oval(at, 36, 36), away=2j, soft=3)
    for r, colour in ((35, STEEL), (31, INK), (24, 0xFF4A4854), (20, 0xFF16202E)):
        fig.part(oval(at, r, r), fig.coat(colour, top=-37 - r, bottom=-37 + r))
    glass = oval(at, 17, 17)
    fig.part(
        glass, fig.gradient(at - 15 - 15j, at + 15 + 15j, [0xFF8AC4F0, 0xFF2C4C86, 0xFF7A4AA0])
    )
    fig.mark(oval(at - 6 - 7j, 5.5, 4, tilt=-40), fill(0xE0FFFFFF), within=glass)
    fig.mark(oval(at + 7 + 7j, 2.6, 2.6), fill(0x90FFFFFF), within=glass)


def _printer(fig: Figure, look: Look, _t_s: float) -> None:
    back = poly([-44 - 60j, -38 - 98j, 40 - 98j, 46 - 60j])
    fig.part(back, fig.coat(PAPER, top=-110, bottom=-40))
    cuboid(fig, look.base, -76, -66, 66, -8, depth=16 - 10j, corner=6)
    fig.part(rect(-50, -69, 50, -64, corner=2), fig.coat(INK, top=-74, bottom=-58))
    fig.part(rect(-60, -36, 50, -20, corner=3), fig.coat(INK, top=-50, bottom=-14))
    sheet = poly([-44 - 26j, 36 - 26j, 46 - 1j, -54 - 1j])
    fig.part(sheet, fig.coat(PAPER, top=-40, bottom=8))
    for k in range(4):
        y = -20 + 4.6 * k
        fig.mark(
            bar(complex(-40 - k, y), complex((6 if k == 3 else 30) + k, y), 0.1),
            stroke(alpha(fig.tone(INK, 0.6), 0.55), 1.2),
            within=sheet,
        )
    fig.part(rect(28, -58, 58, -44, corner=2), fill(fig.tone(0xFF20404A, 0.5)))
    fig.part(rect(31, -55, 46, -50, corner=1), fill(0xFF7CE0E8))
    for x, colour in ((-64, 0xFF6FE090), (-54, 0xFFF4C04A)):
        fig.part(oval(complex(x, -51), 3, 3), fill(colour))


def _typewriter(fig: Figure, look: Look, _t_s: float) -> None:
    sheet = rect(-38, -100, 38, -56, corner=1)
    fig.part(sheet, fig.coat(PAPER, top=-110, bottom=-50))
    for k in range(5):
        fig.mark(
            bar(complex(-30, -94 + 6 * k), complex(14 if k == 4 else 30, -94 + 6 * k), 0.1),
            stroke(alpha(fig.tone(INK, 0.6), 0.6), 1.4),
            within=sheet,
        )
    fig.part(rect(-70, -70, 70, -56, corner=6), fig.coat(INK, top=-80, bottom=-46))
    for x in (-74, 74):
        fig.part(rect(x - 5, -73, x + 5, -53, corner=3), fig.coat(STEEL, top=-80, bottom=-46))
    fig.part(bar(-76 - 72j, -92 - 80j, 1.6), fig.coat(STEEL, top=-90, bottom=-60))
    body = rounded(
        [
            -84 - 4j,
            -80 - 24j,
            -64 - 36j,
            -60 - 60j,
            60 - 60j,
            64 - 36j,
            80 - 24j,
            84 - 4j,
            82 + 0j,
            -82 + 0j,
        ]
    )
    fig.part(body, fig.coat(look.base, top=-74, bottom=8))
    basket = closed([-40 - 52j, 0 - 56j, 40 - 52j, 30 - 40j, 0 - 37j, -30 - 40j])
    fig.part(basket, fig.coat(mix(look.base, 0xFF08080C, 0.6), top=-60, bottom=-30))
    for k in range(-6, 7):
        fig.detail(
            curve([complex(k * 5.4, -40), complex(k * 3, -48), complex(k * 1.2, -54)]),
            stroke(fig.tone(STEEL, 0.7), 1.1),
        )
    gloss(fig, body, -52 - 50j, 3, 8, strength=0.4)
    for row in range(4):
        y = -31 + 8 * row
        for k in range(10):
            at = complex((k - 4.5) * (10.8 + 1.3 * row), y)
            fig.part(oval(at + 1.8j, 4.2, 3.2), fill(fig.tone(0xFF14121A, 0.4)))
            fig.part(oval(at, 4.2, 3.2), fig.coat(look.pale, top=y - 4, bottom=y + 6))


def _hair_drier(fig: Figure, look: Look, _t_s: float) -> None:
    """It blows to the right; its handle is below."""
    cord = curve([-8 - 4j, -22 + 0j, -40 - 6j, -34 - 18j, -52 - 24j])
    fig.detail(cord, stroke(fig.tone(INK, 0.5), 3.4))
    handle = tube([-8 - 58j, -4 - 34j, -8 - 6j], [12, 10, 9])
    fig.part(handle, fig.coat(mix(look.base, 0xFF181018, 0.25), top=-70, bottom=6))
    fig.part(rect(1, -44, 8, -26, corner=3), fig.coat(look.pale, top=-50, bottom=-20))
    nozzle = rounded([24 - 90j, 62 - 86j, 66 - 84j, 66 - 56j, 62 - 54j, 24 - 52j])
    fig.part(nozzle, fig.coat(INK, top=-100, bottom=-40))
    body = closed(
        [
            -46 - 72j,
            -42 - 90j,
            -24 - 99j,
            4 - 98j,
            34 - 92j,
            36 - 72j,
            34 - 52j,
            4 - 46j,
            -24 - 45j,
            -42 - 54j,
        ]
    )
    fig.part(body, fig.coat(look.base, top=-108, bottom=-30))
    gloss(fig, body, -8 - 88j, 26, 4, strength=0.6, tilt=2, soft=2)
    vent = oval(-26 - 72j, 13, 15)
    fig.part(vent, fig.coat(mix(look.base, 0xFF181018, 0.5), top=-90, bottom=-54))
    for k in range(-2, 3):
        fig.mark(
            bar(complex(-26 + 5 * k, -90), complex(-26 + 5 * k, -50), 0.1),
            stroke(alpha(fig.tone(0xFF000000, 0.5), 0.6), 1.8),
            within=vent,
        )
    fig.mark(bar(22 - 100j, 22 - 40j, 0.1), stroke(fig.tone(look.pale, 0.8), 3), within=body)
    for y, long in ((-80, 17), (-70, 22), (-60, 16)):
        wind = curve(
            [
                complex(74, y),
                complex(74 + long * 0.4, y - 3),
                complex(74 + long * 0.7, y + 2),
                complex(74 + long, y - 1),
            ]
        )
        fig.detail(wind, stroke(alpha(fig.tone(0xFF8AB8E0, 0.9), 0.75), 2))


ELECTRONICS: Mapping[str, Thing] = {
    "telephone": Portable(
        paint=_telephone, look=tints(0xFFC8403A, pale=0xFFFFF6E6, accent=BRASS), height_m=0.2,
        box=Box(-86, -104, 71, 15), half=58, grips={"hand": -93j},
    ),
    "radio": Portable(
        paint=_radio, look=tints(0xFFB8683A, accent=BRASS), height_m=0.22,
        box=Box(-89, -116, 90, 19), half=80, grips={"hand": -95j},
    ),
    "camera": Portable(
        paint=_camera, look=tints(0xFF3A3842), height_m=0.1, box=Box(-80, -104, 80, 18), half=74,
        grips={"hand": -40j},
    ),
    "printer": Thing(
        paint=_printer, look=tints(0xFFE2E2E4), height_m=0.35, box=Box(-80, -102, 86, 18), half=76,
    ),
    "typewriter": Thing(
        paint=_typewriter, look=tints(0xFF3F7F88), height_m=0.28, box=Box(-98, -104, 88, 19),
        half=82,
    ),
    "hair drier": Portable(
        paint=_hair_drier, look=tints(0xFFE8629A), height_m=0.25, box=Box(-58, -104, 102, 10),
        half=30, grips={"hand": -6 - 30j},
    ),
}  # fmt: skip
"""By the name a scene uses."""
