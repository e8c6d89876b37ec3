"""A dolphin that leaps out of the water; the origin is on the surface below its leap."""

from __future__ import annotations

import itertools
from cmath import exp as cexp
from math import floor, pi, sin

import skia

from ..canvas import alpha, fill, stroke
from ..light import Light
from .figure import Figure
from .motion import chance, ramp, wave
from .rig import Habitat, Look, Placid
from .shapes import BODY_UNITS, Box, closed, curve, oval, tube
from .softness import draw_soft

__all__ = ["Dolphin", "draw_splash", "leap_line"]

_BOX = Box(-122.0, -116.0, 122.0, 36.0)
_EVERY_S = 2.7
"""From one leap to the next."""
_LEAP_S = 1.75
"""How long a leap takes, from the beak's coming out to the tail's going in."""
_REACH = 66.0
"""Half the distance between coming out and going in, body units."""
_HIGH = 74.0
"""Height of the leap."""
_LENGTH = 86.0


class Dolphin(Placid):
    """A dolphin, seen from the side."""

    height_m = 0.9
    habitat = Habitat.DEEP

    box = _BOX

    def __init__(self) -> None:
        self.aspect = 1.6
        self.actions: tuple[str, ...] = ("jump", "swim")
        self.look = Look(base=0xFF5F86B4, pale=0xFFEAF2F6, dark=0xFF2F4A70, accent=0xFF1A2438)

    def draw(
        self,
        canvas: skia.Canvas,
        *,
        t_s: float,
        height_px: float,
        light: Light,
        action: str,
        look: Look,
        seed: int,
    ) -> None:
        """See ``Rig.draw``."""
        if action == "swim":
            self._swim(canvas, light, look, t_s=t_s, height_px=height_px, seed=seed)
            return
        # The first leap begins at once, so that a short clip shows it.
        leap = floor((t_s + 0.15) / _EVERY_S)
        inside_s = t_s + 0.15 - leap * _EVERY_S
        turns = inside_s / _LEAP_S
        canvas.save()
        canvas.scale(height_px * look.size / BODY_UNITS, height_px * look.size / BODY_UNITS)
        if turns < 1.0:
            self._leap(canvas, light, look, turns=turns, t_s=t_s)
        _ripples(canvas, light, t_s=t_s, turns=turns)
        for at_s, x in ((0.12, -_REACH), (0.62 * _LEAP_S, _REACH)):
            draw_splash(canvas, light, x=x, age_s=inside_s - at_s, key=seed + 7 * leap + (x > 0))
        canvas.restore()

    def _swim(
        self,
        canvas: skia.Canvas,
        light: Light,
        look: Look,
        *,
        t_s: float,
        height_px: float,
        seed: int,
    ) -> None:
        """Under water, the origin in the body's middle."""
        k = height_px * look.size / BODY_UNITS
        canvas.save()
        canvas.scale(k, k)
        points = []
        for i in range(10):
            late = (1 - i / 9) ** 1.3
            y = 7.5 * late * wave(t_s, 1.1, 0.45 * i / 9) + 3.0 * wave(t_s, 3.1, 0.1 * seed)
            points.append(complex(_LENGTH * (i / 9 - 0.5), y))
        with Figure(canvas, light, _BOX) as fig:
            _body(fig, look, points, t_s=t_s)
        canvas.restore()

    def _leap(
        self, canvas: skia.Canvas, light: Light, look: Look, *, turns: float, t_s: float
    ) -> None:
        # Head first along the arc; every piece of the body follows where the head has been.
        span = 2 * _REACH + 1.05 * _LENGTH
        head = -_REACH + turns * span
        points = [_arc(head - _LENGTH * k / 9) for k in range(10)]
        canvas.save()
        swell = [complex(x, 0.9 * wave(t_s, 1.9, x / 80.0)) for x in range(-130, 131, 20)]
        above = curve(swell)
        above.lineTo(130, -130)
        above.lineTo(-130, -130)
        above.close()
        canvas.clipPath(above, True)
        with Figure(canvas, light, _BOX) as fig:
            _body(fig, look, points[::-1], t_s=t_s)
        canvas.restore()


def leap_line(
    turns: float, *, reach: float, high: float, length: float, count: int
) -> list[complex]:
    """The points of a body on its leap, tail first.

    Args:
        turns: 0 (its nose comes out) … 1 (its tail is gone).
        reach: half the distance between coming out and going in.
        high: of the leap's arch.
        length: of the body.
        count: how many points.
    """
    head = -reach + turns * (2 * reach + 1.05 * length)
    points = []
    for k in range(count):
        x = (head - length * k / (count - 1)) * _REACH / reach
        at = _arc(x)
        points.append(complex(at.real * reach / _REACH, at.imag * high / _HIGH))
    return points[::-1]


def _arc(x: float) -> complex:
    """The path of the leap: an arch over the water that goes on below it on both sides."""
    share = x / _REACH
    if abs(share) <= 1.0:
        return complex(x, -_HIGH * (1.0 - share * share))
    over = abs(share) - 1.0
    side = 1.0 if share > 0 else -1.0
    # Below the surface it runs out steeper, as straight lines do.
    return complex(side * _REACH * (1.0 + 0.75 * over), 2 * _HIGH * over)


def _body(fig: Figure, look: Look, points: list[complex], *, t_s: float) -> None:
    """The body along ``points``, tail first."""
    ways = [b - a for a, b in itertools.pairwise(points)]
    ways = [w / (abs(w) or 1.0) for w in ways]
    beat = 0.45 * wave(t_s, 0.62)
    root, way = points[0], ways[0] * cexp(1j * beat)

    def at(k: int, along: float, up: float) -> complex:
        w = ways[min(k, len(ways) - 1)]
        return points[k] + w * along - 1j * w * up

    back = fig.coat(look.base, top=-96, bottom=4)
    side = -1j * way
    for sign in (-1, 1):
        out = side * sign
        fluke = [root + way * 3, root - way * 6 + out * 9, root - way * 13 + out * 12]
        fluke.append(root - way * 6.5 + out * 2)
        fig.part(closed(fluke), fig.coat(look.dark, top=-96, bottom=4))
    fin = [at(4, 7, 7), at(4, 0, 16), at(4, -8, 21.5), at(4, -6, 12), at(4, -7, 6)]
    fig.part(closed(fin), fig.coat(look.dark, top=-96, bottom=4))
    beak = tube([at(9, -4, -1.2), at(9, 4, -2.6), at(9, 10, -3.8)], [4.0, 2.7, 1.5])
    fig.part(beak, back)
    upper = [1.6, 3.2, 5.4, 7.8, 9.3, 9.6, 9.2, 8.6, 7.4, 4.6]
    lower = [1.6, 3.2, 5.4, 7.8, 9.4, 10.0, 9.6, 8.4, 6.6, 4.2]
    path = fig.part(tube(points, upper, lower, steps=4), back)
    belly = tube(
        [at(k, 0, -lower[k] * 1.15) for k in range(2, 10)], [2.0, 3.4, 4.6, 5.4, 5.6, 5.2, 4.4, 3.0]
    )
    pale = fig.coat(look.pale, top=-90, bottom=10)
    fig.mark(belly, pale, within=path, soft=0.9)
    flipper = [at(6, 5, -5), at(6, -2, -13), at(6, -10, -19), at(6, -7, -11), at(6, -4, -4.5)]
    fig.shade(closed(flipper), soft=1.4, strength=0.35, away=complex(0.6, -0.6), within=path)
    fig.part(closed(flipper), fig.coat(look.dark, top=-96, bottom=4))
    fig.canvas.drawPath(oval(at(8, 4.5, 0.4), 1.45, 1.45), fill(fig.tone(look.accent, 0.4)))
    fig.canvas.drawPath(oval(at(8, 5.0, 0.9), 0.5, 0.5), fill(0xF0FFFFFF))
    smile = curve([at(9, 8, -4.4), at(9, 2, -4.6), at(9, -3, -3.2)])
    fig.line(smile, look.dark, 0.7)


def draw_splash(canvas: skia.Canvas, light: Light, *, x: float, age_s: float, key: int) -> None:
    """Drops that fly up where it leaves and enters the water, and fall."""
    if not 0.0 < age_s < 0.95:
        return
    white = light.lit(0xFFFFFFFF, 0.95)
    for k in range(22):
        speed = 55 + 95 * chance(key, k, 1)
        push = (chance(key, k, 2) - 0.5) * 62
        up = speed * age_s - 150 * age_s * age_s
        if up < 0:
            continue
        spot = complex(x + push * (0.25 + age_s), -up * 0.62)
        size = (0.7 + 1.5 * chance(key, k, 3)) * (1 - 0.6 * age_s)
        canvas.drawPath(oval(spot, size * 0.8, size), fill(alpha(white, 0.85 * (1 - age_s))))
    crown = ramp(age_s, 0.0, 0.18) * (1 - ramp(age_s, 0.3, 0.9))
    if crown > 0.01:
        wide = 8 + 20 * age_s
        foam = tube(
            [complex(x - wide, 1), complex(x, -3.2 * crown), complex(x + wide, 1)], [0.4, 2.4, 0.4]
        )
        draw_soft(canvas, foam, fill(alpha(white, 0.75 * crown)), soft=0.8)


def _ripples(canvas: skia.Canvas, light: Light, *, t_s: float, turns: float) -> None:
    """Rings that spread on the water."""
    white = light.lit(0xFFFFFFFF, 0.8)
    for k in range(4):
        age = (t_s / 2.2 + k / 4) % 1.0
        strength = 0.3 * sin(pi * age) * (1.0 if turns < 1.15 else 0.55)
        x = (-_REACH, _REACH)[k % 2]
        half = 8 + 34 * age
        ring = skia.Rect.MakeLTRB(x - half, 3 - half * 0.13, x + half, 3 + half * 0.13)
        canvas.drawOval(ring, stroke(alpha(white, strength), 0.9, soft=0.4))
