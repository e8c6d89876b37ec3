"""Bee, dragonfly, ladybug, ant, spider, caterpillar, bat: painted, each by one function.

What flies has its body's middle at the origin, what crawls its feet.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sin, tau

import skia

from ..canvas import alpha, fill, mix, stroke
from .bones import polar
from .creature import Creature, Moment
from .eyes import goggle, smile
from .figure import Figure
from .motion import drift, wave
from .rig import Habitat, Look, Rig
from .shapes import Box, closed, curve, oval, tube

__all__ = ["INSECTS"]


def _glassy(fig: Figure, root: complex, way: float, long: float, wide: float) -> None:
    """A clear wing."""
    tip = root + polar(long, way)
    side = 1j * (tip - root) / long * wide
    path = closed([root, (root + tip) / 2 + side, tip + side * 0.3, tip, tip - side * 0.5,
                   (root + tip) / 2 - side * 0.55])  # fmt: skip
    fig.detail(path, fill(alpha(fig.tone(0xFFE4F4FF, 1.0), 0.62)))
    vein = stroke(alpha(fig.tone(0xFF8AA6C0, 0.7), 0.7), 0.9)
    fig.detail(curve([root, (root + tip) / 2 + side * 0.2, tip]), vein)


def _bee(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    sits = now.action == "idle"
    buzz = 0.15 if sits else 1.0
    lift = complex(0, (3 * wave(t, 0.9) - 2) if not sits else -34)
    flap = 30 * buzz * sin(tau * 9.3 * t)
    for k in (1, 0):
        _glassy(
            fig,
            lift + complex(2 + 5 * k, -24),
            -112 + 16 * k + flap * (0.8 + 0.2 * k),
            54 - 8 * k,
            15,
        )
    for x in (-8, 4, 14):
        leg = [lift + complex(x, 22), lift + complex(x + 2, 30), lift + complex(x - 3, 36)]
        fig.detail(curve(leg), stroke(fig.tone(look.dark, 0.5), 2.2))
    sting = tube([lift + complex(-46, 4), lift + complex(-58, 6)], [4, 0.4])
    fig.part(sting, fig.coat(look.dark, top=-10, bottom=20))
    body = fig.part(
        oval(lift + complex(-10, 2), 42, 28, tilt=4), fig.coat(look.base, top=-30, bottom=34)
    )
    bars = skia.Path()
    for x in (-38, -18, 2):
        bars.addPath(
            tube(
                [lift + complex(x - 3, -40), lift + complex(x + 2, 0), lift + complex(x - 3, 44)],
                [5.4] * 3,
            )
        )
    fig.mark(bars, fill(fig.tone(look.dark, 0.5)), within=body)
    head = lift + complex(34, -4)
    for x in (4, 12):
        tip = head + complex(x + 10, -34 + 2 * wave(t, 1.3))
        fig.detail(curve([head + complex(x, -14), head + complex(x + 3, -26), tip]),
                   stroke(fig.tone(look.dark, 0.5), 2.0))  # fmt: skip
        fig.detail(oval(tip, 3, 3), fill(fig.tone(look.dark, 0.6)))
    fig.part(oval(head, 20, 19), fig.coat(look.base, top=-30, bottom=30))
    goggle(fig, head + complex(7, -3), 7.0, t_s=t, seed=now.seed, look=0.4 + 0j)
    smile(fig, head + complex(11, 9), 4.2, look.dark)


def _dragonfly(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    lift = 3j * wave(t, 1.1)
    flap = 13 * sin(tau * 8.3 * t) if now.action != "idle" else 2 * wave(t, 2.1)
    for way, back in ((-62, 0), (-118, 6), (62, 0), (118, 6)):
        sign = 1 if way > 0 else -1
        _glassy(fig, lift + complex(16 - back * 2, sign * 3), way + flap * sign * 0.6, 72, 13)
    tail = [lift + complex(8 - 15 * k, 1.2 * k * wave(t, 2.3)) for k in range(8)]
    path = fig.part(
        tube(tail, [9, 6.4, 5.2, 4.6, 4.4, 4.4, 4.6, 4.0]), fig.coat(look.base, top=-14, bottom=16)
    )
    rings = skia.Path()
    for p in tail[1:]:
        rings.addPath(curve([p - 9j, p + 1, p + 9j]))
    fig.mark(rings, stroke(fig.tone(look.dark, 0.5), 2.0), within=path)
    fig.part(oval(lift + 18, 17, 12), fig.coat(look.base, top=-14, bottom=16))
    fig.part(oval(lift + 38, 11, 11), fig.coat(look.base, top=-14, bottom=16))
    for side in (-1, 1):
        fig.part(
            oval(lift + complex(41, 7.4 * side), 7.4, 6.6),
            fig.coat(look.accent, top=-16, bottom=16),
        )
        fig.canvas.drawPath(oval(lift + complex(43.5, 7.4 * side - 2), 2, 2), fill(0xD0FFFFFF))


def _legs(
    fig: Figure, look: Look, now: Moment, roots: list[complex], *, reach: float, thick: float
) -> None:
    """Three or four pairs of crawling legs, the far ones behind."""
    step = 1.0 if now.goes else 0.1
    for far in (True, False):
        for k, root in enumerate(roots):
            beat = wave(now.t_s, 0.4, 0.33 * k + (0.5 if far else 0.0))
            spread = (k - (len(roots) - 1) / 2) * reach
            foot = complex(root.real + spread + 5 * step * beat + (5 if far else 0),
                           -1 - 5 * step * max(0.0, beat) - (2 if far else 0))  # fmt: skip
            knee = (root + foot) / 2 + complex(0.25 * spread, 0.42 * root.imag)
            own = mix(look.dark, 0xFF000000, 0.2 if far else 0.0)
            fig.part(tube([root, knee, foot], [thick, thick * 0.8, thick * 0.45]),
                     fig.coat(own, top=-80, bottom=4))  # fmt: skip


def _ladybug(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    y = 0.8 * wave(t, 0.4 if now.goes else 2.3)
    _legs(fig, look, now, [complex(-24, -18), complex(2, -16), complex(28, -18)], reach=15, thick=4)
    head = complex(54, -38 + y)
    for x in (0, 9):
        tip = head + complex(12 + x, -30 + 2 * wave(t, 1.2))
        fig.detail(curve([head + complex(x, -12), head + complex(x + 4, -24), tip]),
                   stroke(fig.tone(look.dark, 0.5), 2.0))  # fmt: skip
    fig.part(oval(head, 22, 21), fig.coat(look.dark, top=-70, bottom=0))
    dome = closed(
        [
            complex(-66, -16 + y),
            complex(-54, -56 + y),
            complex(-16, -84 + y),
            complex(22, -76 + y),
            complex(46, -44 + y),
            complex(50, -14 + y),
            complex(0, -10 + y),
        ]
    )
    shell = fig.part(dome, fig.coat(look.base, top=-92, bottom=0))
    dots = skia.Path()
    for dx, dy, r in (
        (-40, -36, 9),
        (-14, -62, 9),
        (-8, -28, 10),
        (20, -50, 9),
        (26, -22, 7),
        (-52, -14, 6),
    ):
        dots.addPath(oval(complex(dx, dy + y), r, r * 0.95))
    fig.mark(dots, fill(fig.tone(look.dark, 0.5)), within=shell)
    goggle(fig, head + complex(8, -4), 7.4, t_s=t, seed=now.seed, look=0.4 + 0j)
    smile(fig, head + complex(12, 9), 4.0, look.pale)


def _ant(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    y = 1.2 * wave(t, 0.4 if now.goes else 2.1)
    _legs(
        fig, look, now, [complex(-10, -36), complex(4, -37), complex(18, -38)], reach=30, thick=3.4
    )
    coat = fig.coat(look.base, top=-90, bottom=-10)
    fig.part(oval(complex(-50, -44 + y), 34, 25, tilt=-12), coat)
    fig.part(
        tube([complex(-22, -40 + y), complex(4, -42 + y), complex(30, -44 + y)], [7, 13, 8]), coat
    )
    head = complex(56, -56 + y)
    for x in (0, 8):
        tip = head + complex(30 + x, -32 + 3 * wave(t, 0.9, 0.1 * x))
        fig.detail(curve([head + complex(x, -16), head + complex(10 + x, -36), tip]),
                   stroke(fig.tone(look.dark, 0.5), 2.6))  # fmt: skip
    fig.part(oval(head, 24, 21), coat)
    goggle(fig, head + complex(8, -4), 7.6, t_s=t, seed=now.seed, look=0.4 + 0j)
    smile(fig, head + complex(13, 9), 4.4, look.dark)


def _spider(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    hangs = now.action == "climb"
    y = 2.4 * wave(t, 1.9)
    step = 1.0 if now.goes else 0.12
    if hangs:
        fig.detail(curve([complex(0, -60 + y), complex(0.4, -100), complex(0, -138)]),
                   stroke(alpha(fig.tone(0xFFFFFFFF, 1.0), 0.85), 1.4))  # fmt: skip
    body = complex(0, -40 + y)
    for side in (-1, 1):
        for k in range(4):
            beat = wave(t, 0.45, 0.25 * k + (0.5 if side > 0 else 0.0))
            foot = complex(side * (30 + 17 * k) + 5 * step * beat, -2 - 6 * step * max(0.0, beat))
            knee = complex(side * (26 + 15 * k), -70 + 7 * k + y)
            if hangs:
                foot = complex(side * (34 + 9 * k), -64 + 22 * k + 3 * wave(t, 1.3, 0.2 * k))
                knee = complex(side * (36 + 6 * k), -72 + 16 * k + y)
            fig.part(tube([body + complex(side * 10, 2), knee, foot], [4, 3.4, 1.6]),
                     fig.coat(look.dark, top=-90, bottom=4))  # fmt: skip
    fig.part(oval(body + complex(0, -8), 30, 29), fig.coat(look.base, top=-84, bottom=-4))
    for side in (-1, 1):
        goggle(fig, body + complex(10 * side, -8), 9.0, t_s=t, seed=now.seed,
               look=complex(0.4 * drift(t, seed=3, rate_hz=0.5), 0.1))  # fmt: skip
        fig.canvas.drawPath(oval(body + complex(15 * side, -22), 3, 3), fill(0xFF17110F))
    smile(fig, body + complex(0, 7), 6.0, look.pale)


def _caterpillar(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    step = 1.0 if now.goes else 0.35
    for k in range(7):
        x = -78 + 22 * k
        hump = 7 * step * wave(t, 1.2, -0.14 * k)
        at = complex(x, -26 - max(0.0, hump) - (2 if k == 6 else 0))
        for side in (-3, 6):
            fig.part(
                tube(
                    [at + complex(side, 16), complex(x + side + 2, -2 - 0.6 * max(0.0, hump))],
                    [3, 2.4],
                    steps=2,
                ),
                fig.coat(look.dark, top=-20, bottom=4),
            )
        colour = look.base if k % 2 else mix(look.base, look.pale, 0.5)
        fig.part(oval(at, 22, 22), fig.coat(colour, top=at.imag - 24, bottom=at.imag + 26))
    head = complex(72, -50 - 3 * step * wave(t, 1.2, -0.9))
    for x in (-6, 8):
        tip = head + complex(x * 1.8 + 2 * wave(t, 1.5), -42)
        fig.detail(curve([head + complex(x, -20), head + complex(x, -32), tip]),
                   stroke(fig.tone(look.dark, 0.5), 2.6))  # fmt: skip
        fig.detail(oval(tip, 4, 4), fill(fig.tone(look.accent, 0.8)))
    fig.part(oval(head, 27, 26), fig.coat(look.base, top=-80, bottom=-20))
    for x in (2, 17):
        goggle(fig, head + complex(x, -4), 7.4, t_s=t, seed=now.seed, look=0.3 + 0j)
    smile(fig, head + complex(10, 10), 6.0, look.dark)


def _bat(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    beat = wave(t, 0.42)
    lift = -6j * wave(t, 0.42, 0.25)
    late = wave(t, 0.42, -0.15)
    for side in (-1, 1):
        root = lift + complex(side * 10, -8)
        wrist = root + complex(side * 38, -26 * beat - 10)
        tip = wrist + complex(side * 40, 10 - 22 * late)
        hem = [tip, wrist + complex(side * 24, 30 - 6 * late), wrist + complex(side * 14, 16),
               wrist + complex(side * 2, 36 - 8 * beat), wrist + complex(-side * 8, 20),
               root + complex(side * 14, 36), root + complex(0, 24)]  # fmt: skip
        path = skia.Path()
        path.moveTo(root.real, root.imag)
        path.quadTo(wrist.real - side * 18, wrist.imag - 6, wrist.real, wrist.imag)
        path.quadTo(wrist.real + side * 24, wrist.imag - 4, tip.real, tip.imag)
        for a in hem[1:]:
            path.lineTo(a.real, a.imag)
        path.close()
        fig.part(path, fig.coat(look.dark, top=-50, bottom=40))
        bones = skia.Path()
        for p in (hem[1], hem[3], tip):
            bones.addPath(curve([wrist, (wrist + p) / 2, p]))
        fig.mark(bones, stroke(alpha(fig.tone(look.base, 0.6), 0.8), 1.6), within=path)
    fig.part(oval(lift + 6j, 17, 23), fig.coat(look.base, top=-24, bottom=32))
    head = lift + complex(2, -22)
    for side in (-1, 1):
        ear = closed(
            [
                head + complex(5 * side, -11),
                head + complex(16 * side, -34),
                head + complex(17 * side, -4),
            ]
        )
        fig.part(ear, fig.coat(look.base, top=-60, bottom=0))
        inner = closed(
            [
                head + complex(8 * side, -12),
                head + complex(14.5 * side, -27),
                head + complex(15 * side, -7),
            ]
        )
        fig.part(inner, fig.coat(0xFFE8A09A, top=-60, bottom=0))
    fig.part(oval(head, 18, 16), fig.coat(look.base, top=-42, bottom=0))
    for side in (-1, 1):
        goggle(fig, head + complex(7 * side + 1, -2), 5.6, t_s=t, seed=now.seed, look=0.2 + 0j)
        fang = [
            head + complex(3.2 * side, 8),
            head + complex(3.2 * side + 1.4, 12.6),
            head + complex(3.2 * side + 2.6, 8),
        ]
        tooth = skia.Path()
        tooth.addPoly([skia.Point(p.real, p.imag) for p in fang], True)
        fig.canvas.drawPath(tooth, fill(0xFFFFFFFF))
    smile(fig, head + complex(1, 7.4), 5.4, look.dark, deep=0.3)


INSECTS: Mapping[str, Rig] = {
    "bee": Creature(
        paint=_bee, height_m=0.03, half=0, habitat=Habitat.AIR, actions=("fly", "idle"),
        look=Look(base=0xFFF9C534, pale=0xFFFFF0C0, dark=0xFF3A2A26, accent=0xFF3A2A26),
        box=Box(-84, -130, 74, 56), fixed={"top": -30j}, width=112,
    ),
    "dragonfly": Creature(
        paint=_dragonfly, height_m=0.06, half=0, habitat=Habitat.AIR, actions=("fly", "idle"),
        look=Look(base=0xFF3FA6C8, pale=0xFFD6F4FF, dark=0xFF1E5C7A, accent=0xFF6AC84A),
        box=Box(-122, -92, 78, 92), fixed={"top": -12j},
    ),
    "ladybug": Creature(
        paint=_ladybug, height_m=0.02, half=60, actions=("idle", "walk"),
        look=Look(base=0xFFE8382E, pale=0xFFFFF4EA, dark=0xFF2C262C, accent=0xFF3A2A26),
        box=Box(-84, -100, 96, 14), speeds={"walk": 50.0}, fixed={"top": complex(-6, -82)},
    ),
    "ant": Creature(
        paint=_ant, height_m=0.012, half=64, actions=("idle", "walk", "run"),
        look=Look(base=0xFF8A4A32, pale=0xFFE0B090, dark=0xFF4E2820, accent=0xFF3A2A26),
        box=Box(-100, -116, 112, 14), speeds={"walk": 50.0, "run": 50.0},
    ),
    "spider": Creature(
        paint=_spider, height_m=0.04, half=66, actions=("idle", "walk", "run", "climb"),
        look=Look(base=0xFF4A4454, pale=0xFFE8DCF0, dark=0xFF2A2632, accent=0xFF3A2A26),
        box=Box(-106, -142, 106, 16), speeds={"walk": 50.0, "run": 50.0}, width=150,
    ),
    "caterpillar": Creature(
        paint=_caterpillar, height_m=0.03, half=90, actions=("idle", "walk", "eat"),
        look=Look(base=0xFF8CC84A, pale=0xFFE0F09A, dark=0xFF4A7A2E, accent=0xFFF08A4A),
        box=Box(-112, -112, 112, 22), speeds={"walk": 14.0}, fixed={"top": -56j},
    ),
    "bat": Creature(
        paint=_bat, height_m=0.2, half=0, habitat=Habitat.AIR, actions=("fly",),
        look=Look(base=0xFF6A5468, pale=0xFFE8C8C0, dark=0xFF463A50, accent=0xFF3A2A26),
        box=Box(-106, -86, 106, 62), fixed={"top": -44j},
    ),
}  # fmt: skip
"""What buzzes, flutters and crawls, by name."""
