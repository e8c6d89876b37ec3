"""Turtles and the snail: painted, each by one function."""

from __future__ import annotations

from cmath import exp
from collections.abc import Mapping

import skia

from ..canvas import alpha, fill, mix, stroke
from .creature import Creature, Moment
from .eyes import bead, smile
from .figure import Coat, Figure
from .motion import drift, wave
from .rig import Habitat, Look, Rig
from .shapes import Box, closed, curve, oval, tube

__all__ = ["SHELLED"]


def _plates(fig: Figure, look: Look, shell: skia.Path, cells: list[list[complex]]) -> None:
    """The plates of a shell: dark seams, each a little lighter in its middle."""
    with fig.inside(shell):
        for cell in cells:
            middle = sum(cell) / len(cell)
            inner = [middle + (p - middle) * 0.86 for p in cell]
            fig.mark(closed(inner), fig.coat(mix(look.dark, look.pale, 0.32), top=-100, bottom=-10))


def _turtle(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    going = now.goes
    asleep = now.action == "sleep"
    bob = 1.2 * wave(t, 0.8) if going else 0.6 * wave(t, 2.6)
    skin = fig.coat(look.base, top=-70, bottom=4)
    far = fig.coat(mix(look.base, 0xFF20302A, 0.3), top=-70, bottom=4)
    fig.part(tube([complex(-56, -18), complex(-72, -12 + wave(t, 1.7))], [6, 1]), skin)
    for x, phase, is_far in (
        (-28, 0.0, True),
        (36, 0.5, True),
        (-38, 0.5, False),
        (30, 0.0, False),
    ):
        beat = wave(t, 1.6, phase) if going else 0.0
        foot = complex(x + 9 * beat, -4 - 6 * max(0.0, wave(t, 1.6, phase + 0.25)) * going)
        foot += complex(6, -2) if is_far else 0j
        leg = tube(
            [
                complex(x + (4 if is_far else 0), -28 + bob),
                (complex(x, -20) + foot) / 2,
                foot,
                foot + 6,
            ],
            [10, 8.6, 6.6, 5],
        )
        fig.part(leg, far if is_far else skin)
    reach = 6 * drift(t, seed=now.seed, rate_hz=0.4)
    low = 1.0 if now.action in ("eat", "drink") else 0.0
    tuck = 26.0 if asleep else 0.0
    head = complex(78 + 0.4 * reach - tuck, -46 + 0.5 * reach + 26 * low + bob + 0.4 * tuck)
    head += 2.0j * wave(t, 0.7) * low
    neck = tube(
        [complex(40, -28 + bob), complex(62 - 0.5 * tuck, -34 + 8 * low), head], [13, 10, 9]
    )
    fig.part(neck, skin)
    fig.part(oval(head + 4, 17, 14), skin)
    if asleep:
        fig.line(curve([head + 4 - 5j, head + 9 - 3.4j, head + 14 - 5j]), 0xFF2A3A2A, 1.6)
    else:
        bead(fig, head + complex(9, -4), 4.0, t_s=t, seed=now.seed)
    smile(fig, head + complex(12, 5), 5.4, look.dark, deep=0.35)
    y = bob
    rim = tube([complex(-62, -20 + y), complex(0, -15 + y), complex(56, -22 + y)], [6, 8, 6])
    dome = closed([complex(-60, -22 + y), complex(-52, -58 + y), complex(-22, -86 + y),
                   complex(14, -88 + y), complex(44, -62 + y), complex(56, -24 + y),
                   complex(0, -14 + y)])  # fmt: skip
    shell = fig.part(dome, fig.coat(look.dark, top=-98, bottom=-8))
    cells = []
    for x0, x1 in ((-50, -22), (-20, 8), (10, 38)):
        cells.append([complex(x0 + 6, -42 + y), complex(x0 + 10, -68 + y),
                      complex((x0 + x1) / 2, -80 + y), complex(x1 - 4, -68 + y),
                      complex(x1 + 2, -42 + y), complex((x0 + x1) / 2, -34 + y)])  # fmt: skip
    _plates(fig, look, shell, cells)
    fig.part(rim, fig.coat(mix(look.dark, look.pale, 0.45), top=-40, bottom=0))


def _sea_turtle(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    beat = wave(t, 2.2)
    late = wave(t, 2.2, -0.15)
    y = -3 * beat
    skin = fig.coat(look.base, top=-50, bottom=50)
    far = fig.coat(mix(look.base, 0xFF16303A, 0.32), top=-50, bottom=50)

    def flipper(root: complex, *, up: float, paint: Coat, long: float) -> None:
        elbow = root + complex(-6, -34 * up) * long
        tip = root + complex(-40, -64 * up - 10 * late) * long
        path = closed(
            [root + 10, elbow + 10, tip + complex(4, -2), tip, elbow + complex(-16, 2), root - 8]
        )
        fig.part(path, paint)
        spots = skia.Path()
        for k in range(5):
            spots.addPath(oval(root + (tip - root) * (0.2 + 0.17 * k), 4.4 - 0.5 * k, 3.2))
        fig.mark(spots, fill(alpha(fig.tone(look.dark, 0.5), 0.7)), within=path)

    flipper(complex(34, -4 + y), up=0.75 * beat + 0.15, paint=far, long=0.9)
    flipper(complex(-54, 4 + y), up=0.3 * beat, paint=far, long=0.45)
    head = complex(84, -10 + y + 1.5 * late)
    fig.part(tube([complex(44, -2 + y), complex(66, -6 + y), head], [14, 11, 12]), skin)
    fig.part(oval(head + 5, 17, 13.5), skin)
    bead(fig, head + complex(11, -3), 4.0, t_s=t, seed=now.seed)
    smile(fig, head + complex(15, 5), 5.0, look.dark, deep=0.35)
    dome = closed(
        [
            complex(-74, 6 + y),
            complex(-58, -20 + y),
            complex(-20, -36 + y),
            complex(22, -34 + y),
            complex(54, -14 + y),
            complex(58, 4 + y),
            complex(20, 16 + y),
            complex(-40, 18 + y),
        ]
    )
    shell = fig.part(dome, fig.coat(look.dark, top=-40, bottom=30))
    belly = tube([complex(-60, 15 + y), complex(0, 20 + y), complex(52, 11 + y)], [4, 6, 4])
    cells = []
    for x0 in (-58, -26, 6, 34):
        cells.append(
            [
                complex(x0, -4 + y),
                complex(x0 + 6, -24 + y),
                complex(x0 + 18, -28 + y),
                complex(x0 + 27, -20 + y),
                complex(x0 + 24, 2 + y),
                complex(x0 + 10, 7 + y),
            ]
        )
    _plates(fig, look, shell, cells)
    fig.part(belly, fig.coat(look.pale, top=0, bottom=30))
    flipper(complex(30, 6 + y), up=-0.75 * beat - 0.2, paint=skin, long=1.05)
    flipper(complex(-56, 10 + y), up=-0.3 * beat - 0.3, paint=skin, long=0.5)


def _snail(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    squeeze = wave(t, 1.8) * (1.0 if now.goes else 0.3)
    long = 62 + 4 * squeeze
    foot = closed(
        [
            complex(-70 - 2 * squeeze, -2),
            complex(-46, -13),
            complex(0, -17),
            complex(36, -20),
            complex(44, -44),
            complex(56, -56),
            complex(70, -52),
            complex(72, -38),
            complex(long + 4, -16),
            complex(long + 8, -3),
            complex(20, -1),
        ]
    )
    path = fig.part(foot, fig.coat(look.pale, top=-60, bottom=4))
    fig.mark(tube([complex(-70, -2), complex(0, -3), complex(74, -3)], [3, 4, 3]),
             fill(alpha(fig.tone(look.dark, 0.5), 0.3)), within=path)  # fmt: skip
    for k, x in enumerate((56, 66)):
        tip = complex(x + 8 + 2 * wave(t, 2.1, 0.3 * k), -84 + 3 * k + 2 * squeeze)
        fig.part(
            tube([complex(x, -50), tip], [2.8, 2.0], steps=2),
            fig.coat(look.pale, top=-90, bottom=-30),
        )
        bead(fig, tip, 4.2, t_s=t, seed=now.seed)
    smile(fig, complex(66, -40), 4.4, look.dark)
    middle = complex(-10, -50 + 0.8 * squeeze)
    shell = fig.part(oval(middle, 42, 40), fig.coat(look.base, top=-98, bottom=-6))
    turns = []
    for k in range(30):
        radius = 40 * (1 - k / 31) ** 0.85
        turns.append(middle + complex(2, 3) * (k / 30) + radius * exp(1j * (0.6 - 0.48 * k)))
    fig.mark(curve(turns), stroke(alpha(fig.tone(look.dark, 0.5), 0.75), 3.4), within=shell)


SHELLED: Mapping[str, Rig] = {
    "turtle": Creature(
        paint=_turtle, height_m=0.35, half=62, actions=("idle", "walk", "sleep", "eat", "drink"),
        look=Look(base=0xFF8FBF6A, pale=0xFFE6D08A, dark=0xFF6A7A3A, accent=0xFF2A1A14),
        box=Box(-92, -106, 122, 16), speeds={"walk": 22.5, "run": 22.5},
        fixed={"top": -90j, "seat": -88j, "head": complex(84, -60), "mouth": complex(96, -40)},
    ),
    "sea turtle": Creature(
        paint=_sea_turtle, height_m=0.6, half=0, habitat=Habitat.DEEP, actions=("swim",),
        look=Look(base=0xFF7FB89A, pale=0xFFF0E2AE, dark=0xFF6E7A3E, accent=0xFF2A1A14),
        box=Box(-122, -96, 118, 96), fixed={"top": -36j, "seat": -34j},
    ),
    "snail": Creature(
        paint=_snail, height_m=0.05, half=60, actions=("idle", "walk"),
        look=Look(base=0xFFD98A4A, pale=0xFFF3DDB4, dark=0xFF8A4A26, accent=0xFF2A1A14),
        box=Box(-86, -102, 96, 14), speeds={"walk": 8.0}, fixed={"top": complex(-10, -90)},
    ),
}  # fmt: skip
"""Creatures with a shell, by name."""
