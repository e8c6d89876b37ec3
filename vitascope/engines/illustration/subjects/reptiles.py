"""Frog, snake, lizard, crocodile: painted, each by one function."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import skia

from ..canvas import alpha, fill, mix, stroke
from .bones import bend
from .creature import Creature, Moment
from .eyes import bead, goggle, smile
from .figure import Figure
from .motion import drift, plateau, pulse, ramp, wave
from .rig import Look, Rig
from .shapes import Box, closed, curve, oval, tube

__all__ = ["REPTILES"]

_HOP_S = 1.3


def _hop(now: Moment) -> float:
    """Height of a frog's leap, 0..1."""
    if now.action not in ("jump", "play", "walk", "run"):
        return 0.0
    fly = (now.t_s % _HOP_S - 0.34) / 0.6
    return 4 * fly * (1 - fly) if 0 < fly < 1 else 0.0


def _frog(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    air = _hop(now)
    up = complex(0, -52 * air)
    press = plateau(t % _HOP_S, rise=(0.0, 0.22), fall=(0.3, 0.4)) if now.action == "jump" else 0.0
    breath = wave(t, 1.6)
    y = 6 * press - 0.6 * breath
    stretch = ramp(air, 0.0, 0.5)
    body_at = up + complex(0, -34 + y)
    for far in (True, False):
        shift = complex(7, -3) if far else 0j
        own = mix(look.base, look.dark, 0.35 if far else 0.06)
        paint = fig.coat(own, top=up.imag - 70, bottom=up.imag + 4)
        hip = body_at + complex(-24, 12) + shift
        foot = complex(-26, -3) + shift + stretch * complex(-38, 6) + (up if air else 0j)
        knee = hip + complex(14, -22) * (1 - stretch) + complex(-16, 6) * stretch
        heel = foot + complex(-14, -4) * (1 - stretch) + complex(6, -8) * stretch
        fig.part(tube([hip, knee, heel], [13, 10, 6.4]), paint)
        fig.part(
            tube(
                [heel, foot, foot + complex(18, 1) * (1 - stretch) + complex(-14, 8) * stretch],
                [6, 4.4, 3],
            ),
            paint,
        )
        hand = complex(32, -3) + shift + (up + stretch * complex(14, 8) if air else 0j)
        root = body_at + complex(24, 8) + shift
        fig.part(
            tube([root, (root + hand) / 2 + complex(5, -3), hand, hand + 8], [7.4, 6, 4.6, 3.6]),
            paint,
        )
    outline = [
        (-40, 14),
        (-36, -8),
        (-16, -26),
        (10, -38),
        (34, -36),
        (50, -22),
        (50, -6),
        (36, 14),
        (8, 24 + breath),
        (-22, 24),
    ]
    turn = -14 * stretch
    with fig.placed(body_at, turn=turn):
        body = fig.part(
            closed([complex(x, y) for x, y in outline]), fig.coat(look.base, top=-50, bottom=34)
        )
        with fig.inside(body):
            belly = closed([complex(52, -12), complex(34, -2), complex(6, 8), complex(-24, 16),
                            complex(0, 40), complex(56, 20)])  # fmt: skip
            fig.mark(belly, fig.coat(look.pale, top=-30, bottom=34), soft=1.4)
            for dx, dy, r in ((-22, -8, 5), (-8, -18, 4), (-26, 4, 3.6), (-6, -4, 3.2)):
                fig.mark(
                    oval(complex(dx, dy), r, r * 0.8), fill(alpha(fig.tone(look.dark, 0.6), 0.6))
                )
        smile_line = curve([complex(50, -13), complex(38, -6), complex(20, -9)])
        fig.line(smile_line, mix(look.dark, 0xFF203018, 0.5), 1.8)
        puff = 0.5 + 0.5 * wave(t, 1.1) if now.action == "call" else 0.0
        if puff > 0.05:
            fig.part(
                oval(complex(42, 6), 8 + 9 * puff, 6 + 8 * puff),
                fig.coat(look.pale, top=-10, bottom=26),
            )
        for x, size in ((12, 9.0), (32, 10.0)):
            at = complex(x, -40 if x < 20 else -38)
            fig.part(oval(at, size + 3, size + 3), fig.coat(look.base, top=-60, bottom=0))
            goggle(fig, at + 1, size, t_s=t, seed=now.seed, look=complex(0.3, 0.05))


def _slither(now: Moment, *, count: int, step: float) -> list[complex]:
    """A snake's line on the ground, tail first."""
    points = []
    fast = 1.6 if now.goes else 0.0
    for i in range(count):
        late = i / (count - 1)
        y = 9.5 * (1 - 0.5 * late) * wave(now.t_s * (1 if fast else 0.35), 1.6, -0.52 * i * 0.45)
        points.append(complex(-104 + step * i, -11 + 0.75 * y))
    return points


def _snake(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    sway = 5 * drift(t, seed=now.seed, rate_hz=0.45) + 2 * wave(t, 2.3)
    coat = fig.coat(look.base, top=-90, bottom=6)
    if now.goes:
        line = _slither(now, count=13, step=13)
        line += [complex(68, -20), complex(80, -34 + 0.4 * sway), complex(90, -46 + 0.4 * sway)]
    else:
        # A coil, the neck raised from its middle.
        for k, (wide, y) in enumerate(((58, -11), (46, -25), (33, -38))):
            ring = oval(complex(-14 + 2 * k, y), wide, 13.5 - k)
            path = fig.part(
                ring, fig.coat(mix(look.base, look.dark, 0.1 * (2 - k)), top=-60, bottom=6)
            )
            _diamonds(
                fig,
                look,
                [complex(-14 + 2 * k + wide * (0.26 * i - 0.78), y + 1) for i in range(7)],
                path,
            )
        tail = tube(
            [complex(36, -8), complex(62, -5), complex(78 + wave(t, 1.3), -14)], [8, 5, 0.8]
        )
        fig.part(tail, coat)
        line = [complex(-22, -40), complex(-24, -58), complex(-8 + 0.3 * sway, -74),
                complex(8 + 0.7 * sway, -82), complex(24 + sway, -86)]  # fmt: skip
    thick = (
        [1.0, *[6.5 + 4.5 * min(1.0, i / 4) for i in range(1, len(line) - 2)], 10, 9]
        if now.goes
        else [12.5, 11.5, 10.5, 9.6, 9]
    )
    body = fig.part(tube(line, thick), coat)
    _diamonds(fig, look, line[1:-1], body)
    head = line[-1] + 8
    flick = pulse(t % 1.5, 0.2, 0.7)
    if flick > 0.05:
        tip = head + complex(16 + 16 * flick, 5)
        fork = [head + complex(12, 4), tip]
        pen = stroke(fig.tone(0xFFD83A4A, 0.7), 1.8)
        fig.detail(curve(fork), pen)
        for y in (-3, 3):
            fig.detail(curve([tip, tip + complex(7 * flick, y)]), pen)
    shape = closed([head + complex(-16, -7), head + complex(-4, -12), head + complex(10, -9),
                    head + complex(19, 0), head + complex(12, 8), head + complex(-4, 10),
                    head + complex(-16, 7)])  # fmt: skip
    fig.part(shape, coat)
    goggle(fig, head + complex(3, -5), 5.4, t_s=t, seed=now.seed, look=0.4 + 0j)
    fig.line(
        curve([head + complex(18, 2), head + complex(9, 5.4), head + complex(-2, 4)]),
        look.dark,
        1.4,
    )


def _diamonds(fig: Figure, look: Look, line: list[complex], path: skia.Path) -> None:
    marks = skia.Path()
    for p in line:
        marks.addPath(closed([p - 5, p - 5j, p + 5, p + 5j]))
    fig.mark(marks, fill(alpha(fig.tone(look.dark, 0.6), 0.85)), within=path)


def _crawler(fig: Figure, look: Look, now: Moment, *, is_croc: bool) -> None:
    """A long low body on four bent legs."""
    t = now.t_s
    going = now.goes
    wag = 1.0 if going else 0.4
    high = -30 if is_croc else -26
    tail_long = 92 if is_croc else 104
    line = []
    for i in range(6):
        x = -46 - tail_long * (1 - i / 5)
        y = high + 14 * (1 - i / 5) ** 0.7 + 7 * wag * (1 - i / 5) * wave(t, 1.2, 0.1 * i)
        line.append(complex(x, y))
    line += [
        complex(-24, high),
        complex(10, high - 2),
        complex(42, high - 3),
        complex(60, high - 5),
    ]
    thick = [1.0, 6, 9.5, 12.5, 15.5, 18, 21, 22, 18, 15]
    if not is_croc:
        thick = [0.8, 3.4, 5.2, 7.0, 9, 12, 14.5, 15, 12, 10]
    legs = ((-34, 0.0, False), (38, 0.5, False), (-28, 0.5, True), (44, 0.0, True))
    for far in (True, False):
        if not far:
            body = fig.part(tube(line, thick), fig.coat(look.base, top=-70, bottom=0))
            with fig.inside(body):
                low = tube([p + 1j * (0.9 * r) for p, r in zip(line, thick, strict=True)],
                           [0.62 * r for r in thick])  # fmt: skip
                fig.mark(low, fig.coat(look.pale, top=-50, bottom=4), soft=1.2)
                _scutes(fig, look, line, thick, is_croc=is_croc)
        for x, phase, is_far in legs:
            if is_far is not far:
                continue
            beat = wave(t, 0.9, phase) if going else 0.0
            foot = complex(x + 12 * beat + 6, -3 - 7 * max(0.0, wave(t, 0.9, phase + 0.25)) * going)
            root = complex(x, high + 6)
            knee = bend(root, foot, upper=17, lower=17, side=1 if x > 0 else -1)
            own = mix(look.base, look.dark, 0.4 if far else 0.0)
            paint = fig.coat(own, top=-70, bottom=4)
            t0 = 9.5 if is_croc else 6.4
            fig.part(tube([root, knee, foot, foot + 9], [t0, t0 * 0.8, t0 * 0.62, t0 * 0.4]), paint)
    opened = _gape(now) if is_croc else 0.0
    (_croc_head if is_croc else _lizard_head)(fig, look, now, complex(62, high - 5), opened)


def _gape(now: Moment) -> float:
    if now.action in ("eat", "call"):
        return 0.5 + 0.5 * wave(now.t_s, 0.9)
    return 0.35 * plateau(now.t_s % 4.0, rise=(1.0, 1.5), fall=(2.6, 2.9))


def _scutes(
    fig: Figure, look: Look, line: list[complex], thick: list[float], *, is_croc: bool
) -> None:
    bumps = skia.Path()
    for p, r in zip(line[1:], thick[1:], strict=True):
        if is_croc:
            for k in (-1, 0, 1):
                bumps.addPath(oval(p + complex(5 * k, -0.55 * r + 3 * abs(k)), 2.4, 1.8))
        else:
            bumps.addPath(oval(p + complex(0, -0.5 * r), 3.4, 2.6))
            bumps.addPath(oval(p + complex(7, 0.05 * r), 2.0, 1.6))
    fig.mark(bumps, fill(alpha(fig.tone(look.dark, 0.55), 0.75)))


def _croc_head(fig: Figure, look: Look, now: Moment, at: complex, opened: float) -> None:
    lift = -22 * opened
    jaw = closed(
        [
            at + complex(-8, 6),
            at + complex(30, 12),
            at + complex(72, 12),
            at + complex(76, 7),
            at + complex(30, 4),
        ]
    )
    fig.part(jaw, fig.coat(mix(look.base, look.pale, 0.5), top=-60, bottom=-4))
    with fig.placed(at + complex(0, 2), turn=lift):
        teeth = skia.Path()
        for k in range(7):
            x = 22 + 8 * k
            teeth.addPoly([skia.Point(x, 2), skia.Point(x + 5, 2), skia.Point(x + 2.5, 8.5)], True)
        fig.part(teeth, fill(fig.tone(0xFFFFFFFF, 0.95)))
        skull = closed([complex(-14, 6), complex(-10, -14), complex(4, -22), complex(16, -17),
                        complex(28, -9), complex(58, -8), complex(70, -13), complex(80, -8),
                        complex(80, 1), complex(40, 4), complex(10, 6)])  # fmt: skip
        fig.part(skull, fig.coat(look.base, top=-40, bottom=16))
        fig.canvas.drawPath(oval(complex(74, -8), 1.8, 1.4), fill(fig.tone(look.dark, 0.4)))
        fig.part(oval(complex(6, -20), 8.4, 7.6), fig.coat(look.base, top=-40, bottom=10))
        goggle(fig, complex(7, -20.5), 5.6, t_s=now.t_s, seed=now.seed, look=0.3 + 0j)


def _lizard_head(fig: Figure, look: Look, now: Moment, at: complex, opened: float) -> None:
    del opened
    nod = 3 * wave(now.t_s, 1.7)
    head = at + complex(14, -9 + nod)
    fig.part(tube([at + complex(-8, 2), head], [12, 11]), fig.coat(look.base, top=-70, bottom=0))
    shape = closed(
        [
            head + complex(-12, -8),
            head + complex(2, -13),
            head + complex(18, -7),
            head + complex(27, 1),
            head + complex(18, 8),
            head + complex(-4, 11),
        ]
    )
    fig.part(shape, fig.coat(look.base, top=-70, bottom=-10))
    bead(fig, head + complex(7, -4), 3.8, t_s=now.t_s, seed=now.seed)
    smile(fig, head + complex(16, 4), 7, look.dark, deep=0.3)


def _frog_moved(now: Moment) -> complex:
    return complex(0, -52 * _hop(now))


_GOES = ("idle", "walk", "run", "eat", "sleep")

REPTILES: Mapping[str, Rig] = {
    "frog": Creature(
        paint=_frog, height_m=0.1, half=48, actions=("idle", "jump", "sit", "call", "play"),
        look=Look(base=0xFF6DBB4A, pale=0xFFF3F2C0, dark=0xFF3E7A2E, accent=0xFFF0B03A),
        box=Box(-94, -162, 84, 16), width=110, moved=_frog_moved,
        fixed={"top": complex(22, -84), "head": complex(22, -86), "mouth": complex(50, -42)},
    ),
    "snake": Creature(
        paint=_snake, height_m=0.35, half=60, actions=("idle", "walk", "run"),
        look=Look(base=0xFF6FAE4A, pale=0xFFF0EDB8, dark=0xFF3A6A34, accent=0xFFF0B03A),
        box=Box(-114, -112, 140, 16), speeds={"walk": 60.0, "run": 90.0}, width=150,
        fixed={"top": complex(20, -96), "head": complex(28, -98)},
    ),
    "lizard": Creature(
        paint=partial(_crawler, is_croc=False), height_m=0.12, half=80, actions=_GOES,
        look=Look(base=0xFF74B84A, pale=0xFFE6F0B0, dark=0xFF3E7A34, accent=0xFFF0B03A),
        box=Box(-160, -74, 112, 20), speeds={"walk": 58.0, "run": 58.0}, fixed={"top": -44j},
    ),
    "crocodile": Creature(
        paint=partial(_crawler, is_croc=True), height_m=0.6, half=90, actions=(*_GOES, "call"),
        look=Look(base=0xFF6E9650, pale=0xFFE2DFA4, dark=0xFF41602E, accent=0xFFF0B03A),
        box=Box(-152, -112, 156, 22), speeds={"walk": 58.0, "run": 58.0},
        fixed={"top": -54j, "seat": -52j},
    ),
}  # fmt: skip
"""Frogs, snakes and lizards, by name."""
