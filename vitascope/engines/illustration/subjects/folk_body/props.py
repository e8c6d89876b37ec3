"""The few things that belong to an action itself: a stool, a violin's bow, drumsticks, ski poles,
balls that are juggled, water round a swimmer.

Person units. It knows nothing of the body but its joints.
"""

from __future__ import annotations

from math import sin, tau

import skia

from ...canvas import alpha, fill, stroke
from ...light import Light
from ..bones import polar
from ..figure import Figure
from ..folk_acts.posture import Posture
from ..motion import wave
from ..shapes import closed, curve, oval, tube

__all__ = ["draw_prop_before", "draw_prop_behind", "draw_water"]

_WOOD = 0xFFB9793F


def draw_prop_behind(fig: Figure, prop: str, posture: Posture) -> None:
    """What is behind the body."""
    if prop != "stool":
        return
    seat = posture.hip + 6.5j
    low = posture.near_leg.ankle.imag + 4
    coat = fig.coat(_WOOD, top=seat.imag - 6, bottom=low)
    dark = fig.coat(0xFF7A4A2C, top=seat.imag - 6, bottom=low)
    for x in (-7, 4):
        fig.part(tube([seat + x, complex(seat.real + 1.25 * x + 2, low - 1)], [1.6, 1.3]), dark)
    for x in (-9, 7):
        fig.part(tube([seat + x, complex(seat.real + 1.3 * x, low)], [1.8, 1.4]), coat)
    fig.part(
        closed(
            [seat + p for p in (-13 - 1.5j, 0 - 2.5j, 12 - 1.5j, 12 + 1.8j, 0 + 2.6j, -13 + 1.8j)]
        ),
        coat,
    )


def draw_prop_before(fig: Figure, prop: str, posture: Posture, t_s: float) -> None:
    """What is before it."""
    if prop == "bow":
        hand = posture.far_arm.hand
        way = posture.grip - hand + complex(2, -6)
        way /= abs(way) or 1.0
        fig.detail(curve([hand - way * 4, hand + way * 40]), stroke(fig.tone(0xFF6A3B2C, 0.6), 1.3))
        fig.detail(
            curve([hand - way * 2 + 1.4j, hand + way * 39 + 1.2j]),
            stroke(fig.tone(0xFFF6F0E6, 0.9), 0.6),
        )
    elif prop == "sticks":
        for arm, side in ((posture.far_arm, 1), (posture.near_arm, -1)):
            way = polar(15, 90 - 62 * side)
            tip = arm.hand + complex(way.real * 0.75, abs(way.imag) * 0.7)
            fig.detail(
                curve([arm.hand - (tip - arm.hand) * 0.3, tip]),
                stroke(fig.tone(0xFFE2B878, 0.8), 1.5),
            )
            fig.part(oval(tip, 1.4, 1.4), fill(fig.tone(0xFFF2D29A, 0.9)))
    elif prop == "poles":
        for arm in (posture.far_arm, posture.near_arm):
            tip = arm.hand + polar(40, 152)
            fig.detail(
                curve([arm.hand + polar(4, -28), tip]), stroke(fig.tone(0xFF50586C, 0.6), 1.2)
            )
            fig.detail(oval(tip + polar(5, -28), 2.4, 1.2), stroke(fig.tone(0xFF50586C, 0.6), 0.8))
    elif prop == "balls":
        _balls(fig, posture, t_s)


def _balls(fig: Figure, posture: Posture, t_s: float) -> None:
    """Three balls thrown from hand to hand."""
    period = 1.6
    for k, hue in enumerate((0xFFE8504A, 0xFFF2C22C, 0xFF3F8FE0)):
        turn = (t_s / period + k / 3) % 1.0
        leg, share = int(turn * 2), (turn * 2) % 1.0
        start, end = posture.near_arm.hand, posture.far_arm.hand
        if leg:
            start, end = end, start
        at = start + (end - start) * share - 1j * (8 + 62 * sin(0.5 * tau * share))
        fig.part(oval(at, 4.4, 4.4), fig.coat(hue, top=at.imag - 7, bottom=at.imag + 7))


def draw_water(
    canvas: skia.Canvas, light: Light, posture: Posture, unit: float, *, t_s: float
) -> None:
    """Foam where a swimmer cuts the surface, body units."""
    white = light.lit(0xFFFFFFFF, 0.9)
    points = [
        (posture.head.real, 15.0, 0.9),
        (posture.shoulder.real, 17.0, 0.7),
        (posture.hip.real, 15.0, 0.6),
        (posture.near_leg.ankle.real, 13.0, 0.9),
    ]
    for k, (x, wide, strength) in enumerate(points):
        grow = 1 + 0.12 * wave(t_s, 0.9, k / 3)
        rect = oval(complex(x * unit, 1.6), wide * grow * unit, 2.0)
        canvas.drawPath(rect, fill(alpha(white, 0.55 * strength)))
    for k in range(5):
        age = (t_s * 2.3 + k / 5) % 1.0
        at = (
            complex(
                posture.near_leg.ankle.real - 4 + 5 * k - 8,
                -1 - 13 * age * (1 - age) * 4 * (0.4 + 0.15 * k),
            )
            * unit
        )
        canvas.drawPath(oval(at, 1.7 - age, 1.7 - age), fill(alpha(white, 0.8 * (1 - age))))
