"""A two-legged dinosaur, and the dragon of the East that winds through the air.

Each is painted by one function.
"""

from __future__ import annotations

from collections.abc import Mapping

import skia

from ..canvas import alpha, fill, mix, stroke
from .bones import Gait, bend, foot_at, polar
from .creature import Creature, Moment
from .eyes import goggle
from .figure import Figure
from .motion import plateau, wave
from .rig import Habitat, Look, Rig
from .shapes import Box, closed, curve, fringe, oval, tube

__all__ = ["DINOSAURS"]

_STEPS = {
    "walk": Gait(cycle_s=1.2, duty=0.6, sweep=0.8, lift=0.22, near_hind=0, far_hind=0.5,
                 near_front=0, far_front=0.5),
    "run": Gait(cycle_s=0.66, duty=0.42, sweep=1.05, lift=0.36, near_hind=0, far_hind=0.5,
                near_front=0, far_front=0.5),
}  # fmt: skip
_LEG = 42.0


def _speed(action: str) -> float:
    gait = _STEPS[action]
    return gait.stride * _LEG / gait.cycle_s


def _roar(now: Moment) -> float:
    if now.action in ("call", "eat"):
        return plateau(now.t_s % 2.4, rise=(0.15, 0.5), fall=(1.6, 2.1))
    return 0.22 + 0.12 * wave(now.t_s, 3.1)


def _rex(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    gait = _STEPS.get("run" if now.action == "run" else "walk") if now.goes else None
    bob = 1.6 * wave(t, gait.cycle_s / 2) if gait else 0.7 * wave(t, 2.6)
    roar = _roar(now)
    low = 1.0 if now.action in ("eat", "drink") else 0.0
    hip = complex(-10, -46 + bob)
    chest = hip + complex(25, -13 + 16 * low)
    head = chest + complex(20 - 2 * roar, -24 - 3 * roar + 42 * low) + 1j * wave(t, 1.9)
    tail = [hip]
    for k in range(6):
        way = 176 - 3 * k + 7 * wave(t - 0.12 * k, (gait.cycle_s if gait else 2.4))
        tail.append(tail[-1] + polar(16, way))
    feet = []
    for touchdown, shift in ((0.0, 0j), (0.5, complex(9, -2.4))):
        if gait is None:
            feet.append(complex(-8, -4) + shift)
            continue
        foot = foot_at(t / gait.cycle_s, gait=gait, touchdown=touchdown)
        feet.append(complex(-6 + foot.x * _LEG, -4 - foot.height * _LEG) + shift)
    body_coat = fig.coat(look.base, top=-104, bottom=-6)
    for k in (1, 0):
        far = k == 1
        if not far:
            spine = [*tail[::-1][:-1], hip, (hip + chest) / 2, chest, (chest + head) / 2, head]
            thick = [1.2, 3.6, 6.4, 9.6, 13, 16.5, 22, 21, 18, 13, 11]
            back = fringe([p - 1j * r * 0.8 for p, r in zip(spine[2:-1], thick[2:-1], strict=True)],
                          length=7, lean=-0.2, teeth=2)  # fmt: skip
            fig.part(back, fig.coat(look.dark, top=-104, bottom=-20))
            body = fig.part(tube(spine, thick), body_coat)
            belly = tube([p + 1j * r * 0.74 for p, r in zip(spine[3:], thick[3:], strict=True)],
                         [r * 0.55 for r in thick[3:]])  # fmt: skip
            fig.mark(belly, fig.coat(look.pale, top=-90, bottom=0), within=body, soft=1.4)
            bars = skia.Path()
            for i in range(2, 8):
                p, r = spine[i], thick[i]
                bars.addPath(closed([p - 1j * r - 4, p - 1j * r + 4, p + complex(1, -0.1 * r)]))
            fig.mark(bars, fill(alpha(fig.tone(look.dark, 0.5), 0.55)), within=body)
        own = mix(look.base, look.dark, 0.5 if far else 0.0)
        paint = fig.coat(own, top=-104, bottom=0)
        root = hip + complex(6 * k - 2, 4)
        ankle = feet[k] + complex(-9, -13)
        knee = bend(root, ankle, upper=23, lower=22, side=-1)
        fig.part(tube([root, knee, ankle, feet[k], feet[k] + 11], [17, 11, 5.4, 5, 3.4]), paint)
        claws = skia.Path()
        for x in (6, 10.5, 15):
            claws.addPath(oval(feet[k] + complex(x, 2.6), 2.4, 1.6))
        fig.part(claws, fill(fig.tone(0xFFFFF4DC, 0.8 - 0.3 * k)))
        if not far:
            arm = chest + complex(8, 6)
            hand = arm + complex(12, 9 + 2 * wave(t, 0.9))
            fig.part(tube([arm, arm + complex(4, 8), hand], [5, 4, 2.6]), body_coat)
    with fig.placed(head, turn=-14 * roar + 34 * low):
        jaw = closed([complex(-6, 5), complex(8, 10 + 9 * roar), complex(30, 9 + 16 * roar),
                      complex(33, 6 + 14 * roar), complex(12, 4)])  # fmt: skip
        fig.part(jaw, fig.coat(mix(look.base, look.pale, 0.5), top=-20, bottom=30))
        mouth = closed(
            [complex(2, 3), complex(14, 6 + 7 * roar), complex(30, 7 + 13 * roar), complex(36, 4)]
        )
        fig.part(mouth, fill(fig.tone(0xFF9A3040, 0.5)))
        teeth = skia.Path()
        for k in range(6):
            x = 10 + 4.4 * k
            teeth.addPoly(
                [skia.Point(x, 3), skia.Point(x + 3.6, 3), skia.Point(x + 1.8, 7.6)], True
            )
        fig.part(teeth, fill(fig.tone(0xFFFFFFFF, 0.95)))
        skull = closed([complex(-15, 4), complex(-13, -10), complex(-2, -17), complex(9, -16),
                        complex(17, -10), complex(30, -9), complex(38, -3), complex(37, 4),
                        complex(20, 5), complex(0, 7)])  # fmt: skip
        fig.part(skull, fig.coat(look.base, top=-22, bottom=20))
        fig.canvas.drawPath(oval(complex(33, -4), 1.6, 1.2), fill(fig.tone(look.dark, 0.4)))
        goggle(fig, complex(5, -8), 5.4, t_s=t, seed=now.seed, look=0.4 + 0.1j)
        fig.line(curve([complex(-1, -14), complex(6, -14.6), complex(12, -11)]), look.dark, 2.2)


def _wind(now: Moment, count: int) -> list[complex]:
    """The line of the long body, tail first: waves that run towards its end."""
    points = []
    for i in range(count):
        share = i / (count - 1)
        x = -150 + 236 * share
        high = 33 * (0.55 + 0.45 * (1 - share))
        y = high * wave(now.t_s, 3.4, -1.55 * share * 1.0) + 10 * (1 - share)
        points.append(complex(x, y - 24 * share**3))
    return points


def _serpent(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    line = _wind(now, 17)
    thick = [2.0, *[5 + 9.5 * min(1.0, (i / 7) ** 0.8) for i in range(1, 15)], 12.5, 11]
    fire = fig.coat(look.accent, top=-70, bottom=50)
    for k in range(5):
        end = line[0] + polar(30 + 5 * (k % 2), 150 + 15 * k + 8 * wave(t, 1.1, 0.1 * k))
        fig.part(
            tube([line[1], (line[0] + end) / 2 - 2j, end], [3.4, 3.8, 0.5], pointed=True), fire
        )
    for i in (4, 11):
        _paw(fig, look, line[i] + complex(8, 2), t=t, phase=0.1 * i, far=True)
    mane = skia.Path()
    for i in range(1, 16):
        for half in (0.0, 0.5):
            p = line[i] + (line[i + 1] - line[i]) * half
            way = (line[i + 1] - line[i]) / abs(line[i + 1] - line[i])
            root = p - 1j * way * thick[i] * 0.7
            tip = root - 1j * way * 13 - way * 9
            corners = (root - way * 6, tip, root + way * 6)
            mane.addPoly([skia.Point(q.real, q.imag) for q in corners], True)
    fig.part(mane, fire)
    body = fig.part(tube(line, thick), fig.coat(look.base, top=-70, bottom=60))
    with fig.inside(body):
        belly = tube(
            [p + 1j * r * 0.82 for p, r in zip(line, thick, strict=True)], [r * 0.5 for r in thick]
        )
        fig.mark(belly, fig.coat(look.pale, top=-70, bottom=60))
        scales = skia.Path()
        for i in range(1, 16):
            for row in (-0.55, -0.05):
                for half in (0.0, 0.5):
                    p = line[i] + (line[min(16, i + 1)] - line[i]) * half
                    at = p + 1j * thick[i] * (row + 0.22 * (half > 0))
                    scales.addPath(curve([at - 3.4j, at - 3.2, at + 3.4j]))
        fig.mark(scales, stroke(alpha(fig.tone(look.dark, 0.5), 0.6), 1.1))
    for i in (5, 12):
        _paw(fig, look, line[i] + 6j, t=t, phase=0.5 + 0.1 * i, far=False)
    with fig.placed(line[-1] + complex(10, -5), turn=5 * wave(t, 2.3)):
        _serpent_head(fig, look, now)


def _paw(fig: Figure, look: Look, root: complex, *, t: float, phase: float, far: bool) -> None:
    own = mix(look.base, look.dark, 0.5 if far else 0.1)
    paint = fig.coat(own, top=root.imag - 30, bottom=root.imag + 50)
    swing = 5 * wave(t, 1.7, phase)
    knee, foot = root + complex(-9 + 0.4 * swing, 14), root + complex(6 + swing, 25)
    fig.part(tube([root, knee, foot], [6.4, 5.2, 4]), paint)
    for k in range(4):
        end = foot + polar(8, -30 + 36 * k)
        fig.part(
            tube([foot, end], [2.6, 0.7], steps=2),
            fig.coat(look.pale, top=end.imag - 20, bottom=end.imag + 20),
        )


def _serpent_head(fig: Figure, look: Look, now: Moment) -> None:
    t = now.t_s
    fire = fig.coat(look.accent, top=-40, bottom=40)
    for k in range(7):
        way = 128 + 21 * k
        end = complex(-6, 2) + polar(30 + 4 * (k % 2), way + 5 * wave(t, 1.0, 0.12 * k))
        fig.part(
            tube([complex(-4, 0), (complex(-4, 0) + end) / 2, end], [7, 6, 0.6], pointed=True), fire
        )
    horn = fig.coat(0xFFF6E0A0, top=-50, bottom=0)
    for points, r in (
        ((-3 - 12j, -12 - 26j, -25 - 34j), 2.6),
        ((-10 - 23j, -8 - 32j, -10 - 40j), 1.8),
    ):
        fig.part(tube(list(points), [r, r * 0.8, 0.4]), horn)
    roar = 0.25 + 0.2 * wave(t, 2.6) + (0.5 if now.action == "call" else 0.0)
    jaw = closed(
        [
            complex(-4, 7),
            complex(12, 12 + 5 * roar),
            complex(32, 10 + 14 * roar),
            complex(30, 5 + 9 * roar),
            complex(8, 4),
        ]
    )
    fig.part(jaw, fig.coat(look.base, top=-20, bottom=34))
    inside = closed(
        [complex(4, 4), complex(16, 8 + 4 * roar), complex(29, 7 + 10 * roar), complex(36, 4)]
    )
    fig.part(inside, fill(fig.tone(0xFFA02A34, 0.5)))
    teeth = skia.Path()
    for x in (16.0, 23.0, 30.0):
        teeth.addPoly([skia.Point(x, 4), skia.Point(x + 4, 4), skia.Point(x + 2, 9.6)], True)
    fig.part(teeth, fill(fig.tone(0xFFFFFFFF, 0.95)))
    skull = closed(
        [
            complex(-14, 6),
            complex(-13, -8),
            complex(-3, -16),
            complex(9, -14),
            complex(16, -6),
            complex(26, -8),
            complex(37, -9),
            complex(43, -2),
            complex(40, 5),
            complex(22, 6),
            complex(2, 9),
        ]
    )
    fig.part(skull, fig.coat(look.base, top=-22, bottom=18))
    fig.part(oval(complex(37, -7.4), 5.4, 4.6), fig.coat(look.base, top=-22, bottom=14))
    fig.canvas.drawPath(oval(complex(39, -7), 1.7, 1.4), fill(fig.tone(look.dark, 0.4)))
    brow = tube([complex(-2, -12), complex(6, -16), complex(15, -12)], [1.6, 3.4, 1.2])
    fig.part(brow, fire)
    goggle(fig, complex(7, -8), 5.4, t_s=t, seed=now.seed, look=0.4 + 0.1j)
    pen = stroke(fig.tone(look.accent, 0.9), 1.8)
    for k in (0, 1):
        whisker = [
            complex(38, 0),
            complex(52, -10 + 22 * k + 4 * wave(t, 1.6)),
            complex(62 - 6 * k, 8 + 22 * k + 6 * wave(t, 1.6, -0.15)),
            complex(52 - 18 * k, 26 + 16 * k + 7 * wave(t, 1.6, -0.3)),
        ]
        fig.detail(curve(whisker), pen)


DINOSAURS: Mapping[str, Rig] = {
    "dinosaur": Creature(
        paint=_rex,
        height_m=4.0,
        half=52,
        actions=("idle", "walk", "run", "call", "eat", "drink"),
        look=Look(base=0xFF7DB356, pale=0xFFF0E8B4, dark=0xFF3F7A3E, accent=0xFFF2B23A),
        box=Box(-128, -116, 98, 18),
        speeds={"walk": _speed("walk"), "run": _speed("run")},
        fixed={
            "head": complex(36, -100),
            "top": complex(2, -70),
            "seat": complex(4, -68),
            "mouth": complex(64, -76),
        },
    ),
    "chinese dragon": Creature(
        paint=_serpent,
        height_m=3.0,
        half=0,
        habitat=Habitat.AIR,
        actions=("fly", "call"),
        look=Look(base=0xFFD83A2E, pale=0xFFF9D98A, dark=0xFF8A1E22, accent=0xFFF6B42E),
        box=Box(-204, -92, 176, 92),
        width=290,
        fixed={"top": complex(20, -30), "seat": complex(20, -28)},
    ),
}
"""Dinosaur and dragon of the East, by name."""
