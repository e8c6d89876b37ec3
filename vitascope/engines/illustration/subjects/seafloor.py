"""Octopus, jellyfish, seahorse, starfish, crab, lobster: painted, each by one function.

They know nothing of water.
"""

from __future__ import annotations

from collections.abc import Mapping

import skia

from ..canvas import alpha, fill, mix, stroke
from .bones import polar, turned
from .creature import Creature, Moment
from .eyes import bead, goggle, smile
from .figure import Figure
from .motion import drift, wave
from .rig import Habitat, Look, Rig
from .shapes import Box, closed, curve, oval, tube

__all__ = ["SEAFLOOR"]


def _jellyfish(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    pulse = wave(t, 1.9)
    wide, high = 38 * (1 - 0.09 * pulse), 44 * (1 + 0.07 * pulse)
    base = complex(0, -6 + 3 * wave(t, 1.9, -0.2))
    for k in range(7):
        x = -26 + 8.7 * k
        long = 46 + 14 * ((k * 3) % 4) / 3
        points = [base + complex(x * (1 - 0.09 * pulse), 0)]
        for i in range(1, 7):
            sway = (2 + 1.1 * i) * wave(t - 0.16 * i, 1.9, 0.13 * k)
            points.append(base + complex(x * 0.9 + sway, long * i / 6))
        thick = [2.6, 2.4, 2.0, 1.7, 1.3, 1.0, 0.6] if k % 2 else [5, 5.4, 4.6, 4, 3, 2, 1]
        colour = look.pale if k % 2 == 0 else look.dark
        fig.part(tube(points, thick), fig.coat(colour, top=-50, bottom=60, opacity=0.75))
    bell = closed([
        base + complex(-wide, 2), base + complex(-wide * 0.92, -high * 0.5),
        base + complex(-wide * 0.5, -high * 0.93), base + complex(0, -high * 1.04),
        base + complex(wide * 0.5, -high * 0.93), base + complex(wide * 0.92, -high * 0.5),
        base + complex(wide, 2), base + complex(wide * 0.5, 6), base + complex(0, 3),
        base + complex(-wide * 0.5, 6),
    ])  # fmt: skip
    fig.part(bell, fig.coat(look.base, top=-60, bottom=8, opacity=0.9))
    with fig.inside(bell):
        shine = oval(base + complex(-wide * 0.3, -high * 0.66), 11, 7, tilt=-30)
        fig.mark(shine, fill(alpha(0xFFFFFFFF, 0.5)), soft=1.2)
        for k in range(4):
            x = -wide * 0.62 + wide * 0.42 * k
            fig.mark(
                oval(base + complex(x, -8), 4.4, 6), fill(alpha(fig.tone(look.pale, 0.9), 0.5))
            )
    for side in (-1, 1):
        bead(fig, base + complex(11 * side, -17), 3.6, t_s=t, seed=now.seed)
    smile(fig, base + complex(0, -11), 3.4, look.dark)


def _octopus(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    bob = 2.4 * wave(t, 2.3)
    head = complex(0, -52 + bob)
    for k in range(8):
        side = -1 if k < 4 else 1
        rank = k if k < 4 else 7 - k
        points = [head + complex(side * (7 + 5.5 * (3 - rank)), 22)]
        way = 90 - side * (58 - 24 * rank)
        for i in range(1, 8):
            swing = 14 * wave(t - 0.15 * i, 2.3, 0.17 * k)
            curl = side * (30 - 6 * rank) * max(0, i - 1) * (-0.5 if rank < 2 else 0.3)
            points.append(points[-1] + polar(11.4 - 0.5 * i - 0.8 * rank, way + swing + curl))
        thick = [7, 6.2, 5.4, 4.6, 3.8, 3.0, 2.2, 1.2]
        own = mix(look.base, look.dark, 0.3 if k in (1, 3, 4, 6) else 0.05)
        path = fig.part(tube(points, thick), fig.coat(own, top=-60, bottom=20))
        cups = skia.Path()
        for p in points[2:7]:
            cups.addPath(oval(p + complex(-1.5 * side, 2.4), 1.7, 1.5))
        fig.mark(cups, fill(fig.tone(look.pale, 0.8)), within=path)
    dome = closed([
        head + complex(-24, 18), head + complex(-27, -8), head + complex(-21, -32),
        head + complex(0, -43), head + complex(21, -32), head + complex(27, -8),
        head + complex(24, 18), head + complex(0, 26),
    ])  # fmt: skip
    path = fig.part(dome, fig.coat(look.base, top=-98, bottom=-20))
    with fig.inside(path):
        for x, y, r in ((-13, -27, 4.2), (-4, -34, 2.8), (14, -24, 3.4), (7, -31, 2.2)):
            fig.mark(
                oval(head + complex(x, y), r, r * 0.8), fig.coat(look.dark, top=-98, bottom=-40)
            )
        for side in (-1, 1):
            blush = oval(head + complex(17 * side, 8), 5, 3.4)
            fig.mark(blush, fill(alpha(fig.tone(0xFFFF6A70, 0.7), 0.4)), soft=1.0)
    gaze = complex(drift(t, seed=now.seed, rate_hz=0.5), 0.1)
    for side in (-1, 1):
        goggle(fig, head + complex(10.5 * side, -1), 7.6, t_s=t, seed=now.seed, look=gaze)
    smile(fig, head + complex(0, 11), 5.4, look.dark)


def _starfish(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    middle = complex(0, -46)
    turn = 3 * wave(t, 3.1)
    points = []
    for k in range(10):
        far = 50 + 2.4 * wave(t, 2.2, 0.2 * k) if k % 2 == 0 else 23
        points.append(middle + polar(far, -90 + 36 * k + turn))
    outline = []
    for k in range(10):
        a, b = points[k], points[(k + 1) % 10]
        side = 0.16j * (b - a) * (1 if k % 2 == 0 else -1)
        outline += [a, (a + b) / 2 + side * 0.2]
    path = fig.part(closed(outline), fig.coat(look.base, top=-98, bottom=6))
    with fig.inside(path):
        for k in range(5):
            for i in range(4):
                dot = middle + polar(14 + 9 * i, -90 + 72 * k + turn)
                fig.mark(oval(dot, 2.6 - 0.35 * i, 2.6 - 0.35 * i), fill(fig.tone(look.pale, 0.8)))
    for side in (-1, 1):
        bead(fig, middle + complex(7.5 * side, -3), 3.8, t_s=t, seed=now.seed)
    smile(fig, middle + complex(0, 5.5), 4.4, look.dark)


def _seahorse(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    bob = 2.4 * wave(t, 2.4)
    sway = wave(t, 2.4, 0.2)
    spine = [complex(x + 0.06 * sway * y, y + bob) for x, y in (
        (4, -28), (-1, -18), (-7, -2), (-4, 16), (4, 30), (6, 41), (0, 49), (-9, 46), (-9, 38),
        (-3, 37),
    )]  # fmt: skip
    fin = [
        spine[2] + complex(-9, -6),
        spine[2] + complex(-23 + 3 * wave(t, 0.3), -8),
        spine[3] + complex(-21 + 3 * wave(t, 0.3, 0.3), -2),
        spine[3] + complex(-8, 2),
    ]
    fig.part(closed(fin), fig.coat(look.pale, top=-30, bottom=30))
    thick = [9, 11.5, 13.5, 11, 7.4, 5.6, 4.4, 3.4, 2.6, 1.6]
    path = fig.part(tube(spine, thick, steps=5), fig.coat(look.base, top=-50, bottom=50))
    rings = skia.Path()
    for k in range(11):
        y = -20 + 6.4 * k + bob
        rings.addPath(curve([complex(-28, y - 3), complex(0, y + 2), complex(22, y - 3)]))
    fig.mark(rings, stroke(alpha(fig.tone(look.dark, 0.5), 0.5), 1.2), within=path)
    head = spine[0] + complex(2, -6)
    for k in range(5):
        a = head + polar(9, -150 + 32 * k)
        fig.part(tube([a, a + polar(8, -150 + 32 * k)], [3, 0.6], steps=2),
                 fig.coat(look.dark, top=-60, bottom=-30))  # fmt: skip
    snout = tube([head + 4 + 1j, head + complex(17, 6), head + complex(26, 8)], [6.4, 3.6, 3.4])
    fig.part(snout, fig.coat(look.base, top=-50, bottom=50))
    fig.part(oval(head, 11.5, 10.5), fig.coat(look.base, top=-50, bottom=50))
    goggle(fig, head + complex(3, -2), 4.6, t_s=t, seed=now.seed, look=0.5 + 0j)


def _claw(fig: Figure, look: Look, at: complex, way: float, *, size: float, snap: float) -> None:
    """A pair of pincers that point ``way`` (degrees)."""
    for side, swing in ((-1, -13 - 15 * snap), (1, 6 + 8 * snap)):

        def placed(x: float, y: float, side: int = side, swing: float = swing) -> complex:
            return at + turned(complex(x, y * side) * size, way + swing * 1.0)

        outline = [
            placed(-2, 1),
            placed(4, 8),
            placed(13, 9),
            placed(22, 2),
            placed(13, 2.2),
            placed(4, -1),
        ]
        fig.part(closed(outline), fig.coat(look.base, top=at.imag - 24, bottom=at.imag + 30))


def _crab(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    step = 1.0 if now.goes else 0.12
    bob = 1.6 * step * wave(t, 0.35) + 0.8 * wave(t, 1.9)
    body = complex(0, -44 + bob)
    for side in (-1, 1):
        for k in range(4):
            beat = wave(t, 0.5, 0.25 * k + (0.5 if side > 0 else 0.0))
            root = body + complex(side * (20 + 3 * k), 10 + 1.5 * k)
            foot = complex(side * (38 + 12 * k) + 5 * step * beat, -2 - 7 * step * max(0.0, beat))
            knee = (root + foot) / 2 + complex(side * 8, -17 + 2 * k)
            leg = tube([root, knee, foot], [4.4, 3.6, 1.3])
            fig.part(leg, fig.coat(mix(look.base, look.dark, 0.35), top=-60, bottom=6))
    for side in (-1, 1):
        lift = 5 * wave(t, 1.3, 0.25 * side)
        elbow = body + complex(side * 44, -8 + 0.4 * lift)
        hand = body + complex(side * 50, -32 + lift)
        fig.part(tube([body + complex(side * 22, 0), elbow, hand], [6.4, 6.0, 5.2]),
                 fig.coat(look.base, top=-100, bottom=10))  # fmt: skip
        _claw(fig, look, hand, -90 - 24 * side, size=1.35, snap=max(0.0, wave(t, 1.3, 0.1)))
    shell = closed([
        body + complex(-36, 0), body + complex(-28, -18), body + complex(0, -25),
        body + complex(28, -18), body + complex(36, 0), body + complex(24, 16),
        body + complex(0, 20), body + complex(-24, 16),
    ])  # fmt: skip
    path = fig.part(shell, fig.coat(look.base, top=-72, bottom=-16))
    belly = oval(body + complex(0, 17), 26, 9)
    fig.mark(belly, fill(alpha(fig.tone(look.pale, 0.8), 0.75)), within=path, soft=1.4)
    for x, y, r in ((-18, -8, 3.0), (-9, -14, 2.2), (16, -9, 2.8)):
        fig.mark(oval(body + complex(x, y), r, r * 0.8),
                 fill(alpha(fig.tone(look.dark, 0.6), 0.6)), within=path)  # fmt: skip
    for side in (-1, 1):
        stalk = body + complex(11 * side, -34)
        fig.part(tube([body + complex(9 * side, -18), stalk], [2.6, 2.4], steps=2),
                 fig.coat(look.base, top=-90, bottom=-40))  # fmt: skip
        goggle(fig, stalk, 6.4, t_s=t, seed=now.seed, look=complex(0.3 * wave(t, 3.7), 0.2))
    smile(fig, body + complex(0, 2), 7.0, look.dark)


def _lobster(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    step = 1.0 if now.goes else 0.15
    for k in range(4):
        beat = wave(t, 0.5, 0.25 * k)
        root = complex(-8 + 11 * k, -22)
        foot = complex(-14 + 15 * k + 5 * step * beat, -1 - 5 * step * max(0.0, beat))
        fig.part(tube([root, (root + foot) / 2 + complex(-3, -8), foot], [2.8, 2.2, 1.0]),
                 fig.coat(look.dark, top=-40, bottom=4))  # fmt: skip
    swing = wave(t, 1.6)
    fan = complex(-82, -22 + 3 * swing)
    for k in range(5):
        tip = fan + polar(26, 180 + 34 * (k - 2))
        fig.part(tube([fan, (fan + tip) / 2, tip], [3, 6.4, 5]),
                 fig.coat(mix(look.base, look.dark, 0.2 * (k % 2)), top=-50, bottom=6))  # fmt: skip
    for k in range(6):
        at = complex(-76 + 13 * k, -24 - 0.9 * k + 3 * swing * (1 - k / 6))
        fig.part(oval(at, 11, 9 + 1.3 * k), fig.coat(mix(look.base, look.dark, 0.16 * (k % 2)),
                                                      top=-50, bottom=0))  # fmt: skip
    body = tube([complex(-12, -28), complex(14, -31), complex(40, -30), complex(52, -28)],
                [16, 18, 14, 7])  # fmt: skip
    path = fig.part(body, fig.coat(look.base, top=-56, bottom=-6))
    belly = oval(complex(16, -15), 30, 7)
    fig.mark(belly, fill(alpha(fig.tone(look.pale, 0.8), 0.6)), within=path, soft=1.4)
    for lift in (0.0, 7.0):
        tip = complex(100, -78 - lift + 5 * wave(t, 1.9, 0.05 * lift))
        fig.detail(curve([complex(50, -36), complex(74, -52 - lift), tip]),
                   stroke(fig.tone(look.dark, 0.6), 1.6))  # fmt: skip
    for k, way in ((0, -42.0), (1, -16.0)):
        hand = complex(70 + 6 * k, -46 + 22 * k + 3 * wave(t, 1.5, 0.3 * k))
        fig.part(tube([complex(38, -26), complex(56, -22 + 4 * k), hand], [5, 5, 5.4]),
                 fig.coat(look.base, top=-60, bottom=0))  # fmt: skip
        _claw(fig, look, hand, way, size=1.5, snap=max(0.0, wave(t, 1.5)))
    goggle(fig, complex(47, -40), 5.0, t_s=t, seed=now.seed, look=0.5 + 0j)


SEAFLOOR: Mapping[str, Rig] = {
    "jellyfish": Creature(
        paint=_jellyfish, height_m=0.5, half=0, habitat=Habitat.DEEP, actions=("swim",),
        look=Look(base=0xFFE58AD0, pale=0xFFFFD6F2, dark=0xFFB86AC8, accent=0xFF3A2040),
        box=Box(-56, -70, 56, 72), fixed={"top": -50j},
    ),
    "octopus": Creature(
        paint=_octopus, height_m=0.7, half=46, habitat=Habitat.DEEP, actions=("swim", "idle"),
        look=Look(base=0xFFE8604E, pale=0xFFFFC9B4, dark=0xFFB83E3C, accent=0xFF3A2040),
        box=Box(-88, -108, 88, 44), fixed={"top": -94j, "head": -94j},
    ),
    "starfish": Creature(
        paint=_starfish, height_m=0.2, half=40,
        look=Look(base=0xFFF58A4A, pale=0xFFFFC98A, dark=0xFFB84E2A, accent=0xFF3A2040),
        box=Box(-62, -112, 62, 14),
    ),
    "seahorse": Creature(
        paint=_seahorse, height_m=0.2, half=0, habitat=Habitat.DEEP, actions=("swim",),
        look=Look(base=0xFFF6B53A, pale=0xFFFFE29A, dark=0xFFC8742A, accent=0xFF3A2040),
        box=Box(-48, -70, 48, 66), fixed={"top": -44j, "seat": -8j},
    ),
    "crab": Creature(
        paint=_crab, height_m=0.16, half=62, actions=("idle", "walk", "run", "play"),
        look=Look(base=0xFFE8513A, pale=0xFFFFD0A8, dark=0xFFA8302A, accent=0xFF3A2040),
        box=Box(-108, -124, 108, 14), speeds={"walk": 40.0, "run": 70.0}, width=140,
        fixed={"top": -70j, "head": -84j},
    ),
    "lobster": Creature(
        paint=_lobster, height_m=0.25, half=72, actions=("idle", "walk"),
        look=Look(base=0xFFD8402E, pale=0xFFFFB090, dark=0xFF98261E, accent=0xFF3A2040),
        box=Box(-124, -104, 124, 14), speeds={"walk": 36.0}, fixed={"top": -50j},
    ),
}  # fmt: skip
"""What lives on the sea's floor or drifts above it, by name."""
