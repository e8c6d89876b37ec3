"""What plants are put together from: crowns of leaf clumps, trunks, leaves, petals.

Everything is in body units on a ``Figure``. It knows nothing of which plants there are.
"""

from __future__ import annotations

from cmath import exp as cexp
from collections.abc import Sequence
from math import cos, pi, sin, sqrt, tau

import skia

from ...canvas import Colour, alpha, fill, mix, radial
from ..figure import Figure
from ..motion import chance
from ..shapes import closed, oval, tube
from .bricks import solid

__all__ = ["blossom", "clump", "crown", "leaf", "petals", "shrub", "specks", "trunk"]

_BARK: Colour = 0xFF7A5844


def clump(fig: Figure, at: complex, radius: float, colour: Colour, *, up: float = 0.5) -> None:
    """One ball of leaves with a ragged edge; ``up``: 0 in the crown's shade … 1 on its top."""
    points = []
    seed = round(at.real * 13 + at.imag * 7)
    for k in range(15):
        ragged = (0.9 if k % 2 else 1.05) + 0.1 * chance(seed, k)
        points.append(at + radius * ragged * cexp(1j * tau * k / 15))
    lit = at + radius * 0.5 * complex(fig.towards_light.real, -0.8)
    tones = [
        fig.tone(mix(colour, 0xFFF4F2A8, 0.22 + 0.2 * up), 0.75 + 0.25 * up),
        fig.tone(colour, 0.45 + 0.3 * up),
        fig.tone(mix(colour, 0xFF1C3040, 0.2), 0.12 + 0.2 * up),
    ]
    paint = radial((lit.real, lit.imag), radius * 1.75, tones, at=(0, 0.45, 1))
    fig.part(closed(points), paint)


def crown(
    fig: Figure,
    middle: complex,
    half: float,
    high: float,
    colour: Colour,
    *,
    count: int = 26,
    size: float = 0.3,
    flecks: Sequence[Colour] = (),
    fleck: float = 1.4,
    many: int = 50,
) -> None:
    """A round crown of clumps, the dark ones behind and below.

    Args:
        fig: where.
        middle: its middle.
        half: half its width.
        high: half its height.
        colour: the leaves.
        count: clumps.
        size: of a clump, shares of the crown.
        flecks: colours of blossoms or fruit strewn over it.
        fleck: radius of one.
        many: flecks.
    """
    seeds = []
    for k in range(count):
        # A sunflower's spiral fills the round evenly.
        out, turn = sqrt((k + 0.5) / count), k * 2.399963
        seeds.append((out * sin(turn), out * cos(turn)))
    for y, x in sorted(seeds, reverse=True):
        at = middle + complex(x * half * 0.78, y * high * 0.78)
        radius = min(half, high) * size * (0.85 + 0.4 * chance(round(x * 99), round(y * 99)))
        clump(fig, at, radius * 1.25, colour, up=0.5 - 0.5 * y)
    _glints(fig, middle, half, high, colour, many=count * 4)
    if flecks:
        specks(fig, middle, half, high, flecks, size=fleck, many=many)


def _glints(
    fig: Figure, middle: complex, half: float, high: float, colour: Colour, *, many: int
) -> None:
    """Single leaves that catch the light."""
    bright, dark = mix(colour, 0xFFF4F8B0, 0.42), mix(colour, 0xFF1C3040, 0.35)
    for k in range(many):
        out, turn = sqrt((k + 0.5) / many) * 0.95, k * 2.399963
        at = middle + complex(out * cos(turn) * half, out * sin(turn) * high)
        is_lit = chance(k, 21) < 0.62 - 0.4 * out * sin(turn)
        tone = fig.tone(bright, 1.0) if is_lit else fig.tone(dark, 0.3)
        size = min(half, high) * (0.028 + 0.02 * chance(k, 22))
        spot = oval(at, size * 1.5, size * 0.75, tilt=-70 + 140 * chance(k, 23))
        fig.mark(spot, fill(alpha(tone, 0.6 if is_lit else 0.4)))


def specks(
    fig: Figure,
    middle: complex,
    half: float,
    high: float,
    colours: Sequence[Colour],
    *,
    size: float,
    many: int,
) -> None:
    """Small round dots strewn over a round."""
    for k in range(many):
        out, turn = sqrt((k + 0.5) / many) * 0.93, k * 2.399963 + 0.7
        at = middle + complex(out * cos(turn) * half, out * sin(turn) * high)
        colour = colours[k % len(colours)]
        up = 0.5 - 0.5 * out * sin(turn)
        radius = size * (0.8 + 0.5 * chance(k, 7))
        tones = [fig.tone(mix(colour, 0xFFFFFFFF, 0.35), 1.0), fig.tone(colour, 0.4 + 0.5 * up)]
        spot = at + complex(fig.towards_light.real * 0.3, -0.35) * radius
        fig.mark(
            oval(at, radius, radius * 0.9), radial((spot.real, spot.imag), radius * 1.3, tones)
        )


def trunk(
    fig: Figure, top: complex, wide: float, *, bark: Colour = _BARK, bend: float = 0.0
) -> None:
    """A trunk from the ground to ``top`` with spread roots."""
    half = top * 0.5 + bend
    solid(fig, tube([0j, half, top], [wide, wide * 0.68, wide * 0.45]), bark)
    for side in (-1, 1):
        root = tube(
            [
                complex(0, -wide),
                complex(side * wide * 0.9, -wide * 0.5),
                complex(side * wide * 1.7, 0),
            ],
            [wide * 0.6, wide * 0.45, wide * 0.15],
        )
        solid(fig, root, bark)
    for k in range(5):
        x = wide * (0.55 * chance(k, 3) - 0.25)
        y = top.imag * (0.12 + 0.16 * k)
        fig.line(
            tube([complex(x, y), complex(x, y - wide)], [0.2, 0.1]), mix(bark, 0xFF201018, 0.5), 0.5
        )


def leaf(
    fig: Figure, root: complex, tip: complex, half: float, colour: Colour, *, has_vein: bool = True
) -> skia.Path:
    """A pointed leaf."""
    side = 1j * (tip - root) / (abs(tip - root) or 1.0) * half
    path = skia.Path()
    path.moveTo(root.real, root.imag)
    one, two = root + (tip - root) * 0.3 + side * 1.3, root + (tip - root) * 0.75 + side * 0.8
    path.cubicTo(one.real, one.imag, two.real, two.imag, tip.real, tip.imag)
    one, two = root + (tip - root) * 0.75 - side * 0.8, root + (tip - root) * 0.3 - side * 1.3
    path.cubicTo(one.real, one.imag, two.real, two.imag, root.real, root.imag)
    path.close()
    solid(fig, path, colour)
    if has_vein:
        vein = skia.Path()
        vein.moveTo(root.real, root.imag)
        end = root + (tip - root) * 0.86
        vein.lineTo(end.real, end.imag)
        fig.line(vein, mix(colour, 0xFFF0F4C0, 0.45), max(0.4, half * 0.1))
    return path


def petals(
    fig: Figure,
    at: complex,
    count: int,
    length: float,
    half: float,
    colour: Colour,
    *,
    turn: float = 0.0,
    squash: float = 1.0,
    inner: Colour | None = None,
) -> None:
    """A ring of petals round ``at``; ``inner``: their colour at the heart."""
    root = inner if inner is not None else mix(colour, 0xFF8A2A5A, 0.3)
    tones = [
        fig.tone(root, 0.6),
        fig.tone(colour, 0.85),
        fig.tone(mix(colour, 0xFFFFFFFF, 0.3), 1.0),
    ]
    with fig.placed(at, squash=squash):
        paint = radial((0, 0), length, tones, at=(0.15, 0.6, 1))
        for k in range(count):
            way = cexp(1j * (tau * k / count + turn * pi / 180))
            side = way * 1j * half
            shape = closed([
                way * length * 0.08, way * length * 0.45 + side, way * length * 0.85 + side * 0.75,
                way * length, way * length * 0.85 - side * 0.75, way * length * 0.45 - side,
            ])  # fmt: skip
            fig.part(shape, paint)
            fig.line(shape, mix(colour, 0xFF6A2050, 0.35), max(0.25, half * 0.05))


def blossom(fig: Figure, at: complex, radius: float, colour: Colour) -> None:
    """A small blossom of five petals."""
    tones = [fig.tone(mix(colour, 0xFFD04070, 0.35), 0.7), fig.tone(colour, 0.95)]
    for k in range(5):
        centre = at + 0.55 * radius * cexp(1j * tau * (k / 5 - 0.25))
        fig.part(
            oval(centre, radius * 0.5, radius * 0.5), radial((at.real, at.imag), radius, tones)
        )
    fig.part(oval(at, radius * 0.22, radius * 0.22), fill(alpha(fig.tone(0xFFF6D45A, 1.0), 1.0)))


def shrub(fig: Figure, at: complex, size: float, colour: Colour = 0xFF6FA050) -> None:
    """Some green at a wall's foot."""
    for x, y, r in ((-0.6, -0.3, 0.5), (0.6, -0.3, 0.5), (0, -0.5, 0.65)):
        solid(fig, oval(at + complex(x, y) * size, r * size, r * size * 0.85), colour)
