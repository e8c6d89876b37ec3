"""The fair: Ferris wheel, carousel, roller coaster. All of them turn.

The still parts are painted once; only what moves is painted anew. It knows nothing of where they
stand.
"""

from __future__ import annotations

from cmath import exp as cexp
from collections.abc import Mapping
from math import atan2, cos, degrees, pi, sin, tau

import skia

from ...canvas import Colour, alpha, fill, mix
from ..figure import Figure
from ..rig import Look, Rig
from ..shapes import Box, closed, curve, oval, tube
from ..thing import Paint, Thing
from .bricks import flat, is_lamplit, lamp, poly, rect, ring, scallops, solid
from .compound import Compound

__all__ = ["AMUSEMENTS"]

_CABINS: tuple[Colour, ...] = (
    0xFFE8564A,
    0xFFF6C945,
    0xFF5B9FE0,
    0xFF6FBE72,
    0xFFF08AB0,
    0xFF9A74D0,
)
_HUB = -54j
_RIM = 42.0


def _wheel_stand(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-38, -4, 38, 0, round_by=1), mix(look.base, 0xFF403848, 0.3))
    for side in (-1, 1):
        solid(fig, tube([_HUB, complex(side * 26, -1)], [1.6, 2.4]), look.dark)
    solid(fig, rect(-12, -8, 12, -3, round_by=1), look.accent)


def _wheel(fig: Figure, look: Look, t_s: float) -> None:
    turn = t_s * 9.0
    frame = skia.Path()
    for k in range(12):
        way = cexp(1j * (tau * k / 12 + turn * pi / 180))
        tip = _HUB + way * _RIM
        frame.moveTo(_HUB.real, _HUB.imag)
        frame.lineTo(tip.real, tip.imag)
    for radius in (_RIM, _RIM * 0.88, _RIM * 0.3):
        frame.addCircle(_HUB.real, _HUB.imag, radius)
    fig.line(frame, look.base, 0.9, amount=0.8)
    fig.line(oval(_HUB, _RIM, _RIM), look.base, 1.7, amount=0.85)
    if is_lamplit(fig.light):
        for k in range(48):
            at = _HUB + cexp(1j * (tau * k / 48 + turn * pi / 180)) * _RIM
            colour = (0xFFFFE08A, 0xFFFF8AB0, 0xFF8AD8FF)[(k + int(t_s * 3)) % 3]
            fig.detail(oval(at, 1.9, 1.9), fill(alpha(colour, 0.4)))
            fig.detail(oval(at, 0.8, 0.8), fill(mix(colour, 0xFFFFFFFF, 0.4)))
    for k in range(12):
        at = _HUB + cexp(1j * (tau * k / 12 + turn * pi / 180)) * _RIM
        colour = _CABINS[k % 6]
        fig.line(curve([at, at + 3j]), look.dark, 0.9)
        flat(
            fig,
            rect(at.real - 3.8, at.imag + 1, at.real + 3.8, at.imag + 5),
            0xFFFFF0C8 if is_lamplit(fig.light) else 0xFFD8EEF4,
            0.9,
        )
        solid(
            fig,
            rect(at.real - 4.3, at.imag + 4.4, at.real + 4.3, at.imag + 8.8, round_by=1.6),
            colour,
        )
        solid(
            fig,
            closed([at - 4.8 + 1.8j, at - 2.4 - 0.6j, at + 2.4 - 0.6j, at + 4.8 + 1.8j]),
            colour,
        )
    solid(fig, oval(_HUB, 4.4, 4.4), look.accent)
    flat(fig, oval(_HUB, 2, 2), look.pale, 1.0)


def _carousel_stand(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, closed([-62 - 6j, -58 + 0j, 0 + 4j, 58 + 0j, 62 - 6j, 0 - 10j]), look.base)
    solid(fig, oval(-7j, 62, 5.6), look.pale)
    solid(fig, rect(-9, -62, 9, -6), look.accent)
    for x in (-5, 5):
        flat(fig, oval(complex(x * 0.2, -34), 5, 12), 0xFFBFE0EC, 0.9)


def _pony(fig: Figure, at: complex, size: float, colour: Colour, way: int) -> None:
    """A wooden horse on its pole."""

    def p(x: float, y: float) -> complex:
        return at + complex(x * way, y) * size

    fig.line(curve([p(0, -26), p(0, 16)]), 0xFFE9B356, 0.9 * size)
    for a, b, c in ((-4.4, 3, -7), (-3.4, 3, -1), (4, 2, 8), (5, 2, 4)):
        solid(
            fig,
            tube([p(a, b - 1), p((a + c) / 2, b + 3), p(c, b + 7)], [1.2 * size, size, 0.8 * size]),
            colour,
        )
    body = closed(
        [
            p(-7, 0),
            p(-6, -4),
            p(0, -4.6),
            p(5, -5),
            p(7, -12),
            p(10, -14),
            p(14, -10),
            p(13, -8),
            p(10, -9),
            p(8.4, -2),
            p(5, 4),
            p(-5, 4),
        ]
    )
    solid(fig, body, colour)
    solid(
        fig,
        tube([p(-6.6, -2), p(-10, 0), p(-10, 5)], [1.2 * size, 1.5 * size, 0.6 * size]),
        0xFFE9B356,
    )
    solid(
        fig,
        tube([p(9, -14), p(6, -11), p(5, -6)], [0.8 * size, 1.4 * size, 0.8 * size]),
        0xFFE9B356,
    )
    solid(
        fig,
        tube([p(-2.4, -4), p(0, -3), p(2.6, -4.4)], [1.4 * size, 1.8 * size, 1.4 * size]),
        0xFFD8443A,
    )


def _carousel(fig: Figure, _look: Look, t_s: float) -> None:
    riders = []
    for k in range(8):
        angle = tau * k / 8 + t_s * 0.5
        riders.append((sin(angle), cos(angle), k))
    for near, across, k in sorted(riders):
        size = 0.86 + 0.2 * near
        at = complex(51 * across, -22 + 4.5 * near + 2.6 * sin(t_s * 2.2 + k * 2.4))
        colour = (0xFFFFFBF2, 0xFFF4C8D4, 0xFFC8E0F4, 0xFFF6E3B0)[k % 4]
        _pony(fig, at, size, colour, 1 if near > 0 else -1)


def _carousel_roof(fig: Figure, look: Look, _t_s: float) -> None:
    for x in (-58, 58):
        solid(fig, rect(x - 1.4, -66, x + 1.4, -6), 0xFFE9B356)
    count = 12
    for k in range(count):
        a, b = -66 + 132 * k / count, -66 + 132 * (k + 1) / count
        strip = poly(
            complex(a * 0.03, -96), complex(b * 0.03, -96), complex(b, -68), complex(a, -68)
        )
        solid(fig, strip, look.base if k % 2 else look.pale)
    scallops(fig, (-66, -70, 66, -56), (look.accent, look.pale), count=12)
    solid(fig, oval(-97j, 2.6, 2.6), 0xFFE9B356)
    solid(fig, poly(0.4 - 104j, 9 - 101j, 0.4 - 98j), look.accent)
    for k in range(12):
        lamp(fig, complex(-60.5 + 11 * k, -62), 1.2)


_TRACK = (
    -112 - 10j, -96 - 22j, -74 - 66j, -56 - 92j, -38 - 86j, -22 - 40j, -6 - 14j, 14 - 22j, 30 - 54j,
    46 - 66j, 62 - 54j, 78 - 22j, 96 - 12j, 114 - 12j,
)  # fmt: skip


def _coaster_track(fig: Figure, look: Look, _t_s: float) -> None:
    track = curve(list(_TRACK))
    measure = skia.PathMeasure(track, False)
    length, posts, ties = measure.getLength(), skia.Path(), skia.Path()
    for k in range(1, 32):
        at, way = measure.getPosTan(length * k / 32)
        posts.moveTo(at.x(), at.y())
        posts.lineTo(at.x(), 0)
        if k % 2 and at.y() < -26:
            posts.moveTo(at.x(), at.y() * 0.5)
            posts.lineTo(at.x() + 8, 0)
        ties.moveTo(at.x(), at.y())
        ties.lineTo(at.x() - way.y() * 4.4, at.y() + way.x() * 4.4)
    fig.line(posts, look.pale, 1.3, amount=0.75)
    loop = ring(-4 - 34j, 24, 22.2)
    solid(fig, loop, look.base)
    fig.line(ties, look.dark, 1.0)
    fig.line(curve([p + 4.4j for p in _TRACK]), look.dark, 1.6)
    fig.line(track, look.base, 2.6, amount=0.8)
    if is_lamplit(fig.light):
        for k in range(24):
            at, _ = measure.getPosTan(length * (k + 0.5) / 24)
            lamp(fig, complex(at.x(), at.y() - 1), 0.8)


def _coaster_cars(fig: Figure, look: Look, t_s: float) -> None:
    measure = skia.PathMeasure(curve(list(_TRACK)), False)
    length = measure.getLength()
    # Slow up the first hill, fast down it.
    u = (t_s / 7.0) % 1.0
    share = 0.3 * u / 0.42 if u < 0.42 else 0.3 + 0.7 * ((u - 0.42) / 0.58) ** 1.25
    for k in range(4):
        at, way = measure.getPosTan(max(1.0, min(length - 1.0, length * share - 11.5 * k)))
        turn = degrees(atan2(way.y(), way.x()))
        with fig.placed(complex(at.x(), at.y()), turn=turn):
            solid(fig, closed([-5.4 - 1j, -5.4 - 6j, 0 - 5j, 5 - 6.6j, 5.8 - 1j]), look.accent)
            flat(fig, oval(-1 - 9j, 2.1, 2.3), 0xFFF4CFA8, 0.9)
            flat(
                fig, oval(-1.2 - 10.4j, 2.1, 1.4), (0xFF5A3A2A, 0xFFE0A040, 0xFF2A2430)[k % 3], 0.6
            )
            for side in (-1, 1):
                fig.line(
                    curve([complex(-1 + side, -6), complex(-1 + side * 3, -13)]),
                    0xFFF4CFA8,
                    1.0,
                    amount=0.8,
                )


_LOOK = Look(base=0xFFE8564A, pale=0xFFFFF4E4, dark=0xFF5A5E78, accent=0xFFF6C945)


def _part(
    paint: Paint,
    box: tuple[float, float, float, float],
    *,
    is_live: bool = False,
    half: float = 0.0,
) -> Thing:
    return Thing(paint=paint, look=_LOOK, height_m=10.0, box=Box(*box), half=half, is_live=is_live)


AMUSEMENTS: Mapping[str, Rig] = {
    "ferris wheel": Compound(
        parts=(
            _part(_wheel_stand, (-42, -60, 42, 4), half=38),
            _part(_wheel, (-50, -106, 50, 0), is_live=True),
        ),
        height_m=45.0,
    ),
    "carousel": Compound(
        parts=(
            _part(_carousel_stand, (-66, -64, 66, 6), half=60),
            _part(_carousel, (-74, -64, 74, 4), is_live=True),
            _part(_carousel_roof, (-70, -108, 70, 0)),
        ),
        height_m=9.0,
    ),
    "roller coaster": Compound(
        parts=(
            _part(_coaster_track, (-118, -104, 120, 4), half=100),
            _part(_coaster_cars, (-122, -112, 124, 4), is_live=True),
        ),
        height_m=35.0,
    ),
}
"""All of them by name."""
