"""The head of a bird in its own frame: its radius is 10, the beak to the right.

It knows nothing of where the head is.
"""

from __future__ import annotations

from collections.abc import Mapping

import skia

from ..canvas import Colour, alpha, fill, mix, radial
from .bones import polar, turned
from .figure import Figure
from .plumage import Beak, Plumage
from .rig import Look
from .shapes import closed, curve, oval, tube

__all__ = ["draw_bird_head"]

_BEAKS: Mapping[Beak, tuple[tuple[complex, ...], tuple[complex, ...]]] = {
    "short": (
        (5 - 4.6j, 11 - 3.4j, 17 + 0.2j, 18.4 + 2j, 12 + 1.6j, 5 + 1.8j),
        (5 + 0.8j, 12 + 1.6j, 15.4 + 2.6j, 10 + 4.6j, 5 + 4.8j),
    ),
    "cone": (
        (7 - 3j, 11 - 1.6j, 14 + 1.2j, 10 + 1.8j, 7 + 1.6j),
        (7 + 1j, 11 + 1.6j, 12.4 + 2.6j, 7 + 4j),
    ),
    "hook": (
        (4 - 5.6j, 11 - 6.2j, 17 - 3.2j, 19 + 2.4j, 17.4 + 6.4j, 15 + 2.6j, 10 + 2j, 4 + 2.4j),
        (5 + 1.4j, 12 + 2.4j, 14.6 + 4j, 10 + 5.2j, 5 + 5j),
    ),
    "parrot": (
        (2 - 7j, 9 - 8.2j, 15 - 4.6j, 16.6 + 2j, 14 + 8.4j, 12 + 3.2j, 7 + 2.2j, 3 + 3j),
        (4 + 2j, 9 + 3j, 11.6 + 5.4j, 8 + 8j, 4 + 6.6j),
    ),
    "flat": (
        (5 - 4j, 10 - 2.6j, 17 + 0.8j, 22.6 + 0.2j, 24.4 + 2.4j, 20 + 3.8j, 12 + 3.2j, 5 + 3j),
        (5 + 2.4j, 14 + 3.6j, 21 + 4.2j, 17 + 6j, 9 + 6j, 5 + 5.4j),
    ),
    "long": (
        (5 - 3j, 12 - 1j, 24 + 1j, 33 + 2.2j, 20 + 2.6j, 5 + 2.2j),
        (5 + 1.4j, 18 + 2.6j, 29 + 3j, 16 + 4.2j, 5 + 4.2j),
    ),
    "bent": (
        (4 - 4j, 12 - 3.4j, 18 + 1j, 19.6 + 8j, 17 + 13.6j, 14 + 9j, 11 + 4.6j, 4 + 3j),
        (5 + 3j, 11 + 5j, 14.6 + 9j, 15 + 13j, 10 + 8.6j, 5 + 6j),
    ),
    "toucan": (
        (3 - 7.6j, 14 - 9.4j, 28 - 7j, 37 + 0j, 36.4 + 5j, 26 + 2.6j, 12 + 2.6j, 3 + 3j),
        (3 + 2j, 16 + 3j, 30 + 4.4j, 22 + 7.4j, 10 + 7.4j, 3 + 6j),
    ),
}  # fmt: skip
"""Upper and lower half of every kind of beak."""


def draw_bird_head(fig: Figure, bird: Plumage, look: Look, *, eyes: float, beak: float) -> None:
    """The whole head; ``eyes`` and ``beak`` are how far they are open, 0..1."""
    own = bird.head_colour if bird.head_colour is not None else look.base
    coat = fig.coat(own, top=-14, bottom=16)
    if bird.tufts:
        _owl(fig, look, eyes=eyes)
        return
    if bird.comb > 0:
        _comb(fig, bird.comb)
    if bird.crest:
        _crest(fig, bird, look)
    _beak(fig, bird, look, opened=beak)
    ball = fig.part(oval(0j, 10.4, 10.0), coat)
    with fig.inside(ball):
        if bird.cap is not None:
            cap = closed([-11 - 3j, -7 - 11j, 3 - 12j, 10 - 6j, 3 - 3.4j, -4 - 2.4j])
            fig.mark(cap, fig.coat(bird.cap, top=-14, bottom=10), soft=0.5)
        if bird.flippers:
            fig.mark(oval(0.5 + 4.6j, 9, 6), fig.coat(look.pale, top=-10, bottom=16), soft=0.8)
            fig.mark(oval(-6 + 3j, 3.6, 4.6), fig.coat(0xFFF6B53A, top=-10, bottom=16), soft=1.0)
        elif bird.cheek is not None:
            _cheek(fig, bird)
        if bird.breast is not None and bird.cheek is None and not bird.head_colour:
            throat = closed([2 + 4j, 8 + 2.4j, 12 + 8j, 4 + 12j, -4 + 12j])
            fig.mark(throat, fig.coat(bird.breast, top=-14, bottom=16), soft=1.0)
        blush = fig.tone(0xFFFF8A70, 0.6)
        warm = radial((2, 3.6), 4.4, [alpha(blush, 0.26), alpha(blush, 0)])
        fig.mark(oval(2 + 3.6j, 4.4, 3), warm)
    _eye(fig, look, complex(3.6, -1.8), bird.eye * 10 / bird.head, opened=eyes)


def _cheek(fig: Figure, bird: Plumage) -> None:
    colour = bird.cheek or 0
    if bird.beak == "flat":
        spot = closed([3 - 4j, 8 - 4j, 12 + 1j, 8 + 3j, 6 - 0.5j])
    elif bird.beak in ("parrot", "toucan"):
        spot = oval(4 - 0.4j, 5.6, 6.0)
    else:
        spot = oval(2.4 + 3.2j, 5.4, 4.6)
    fig.mark(spot, fig.coat(colour, top=-14, bottom=16), soft=0.4)


def _beak(fig: Figure, bird: Plumage, look: Look, *, opened: float) -> None:
    upper, lower = _BEAKS[bird.beak]
    colour = bird.beak_colour if bird.beak_colour is not None else look.accent
    long = bird.beak_length
    hinge = complex(5, 2)

    def placed(p: complex, turn: float) -> complex:
        p = complex(5 + (p.real - 5) * long, p.imag)
        return hinge + turned(p - hinge, turn)

    low = mix(colour, 0xFF5A2418, 0.24)
    if bird.beak == "toucan":
        low = mix(colour, 0xFFE04A2A, 0.5)
    under = closed([placed(p, 20 * opened) for p in lower])
    fig.part(under, fig.coat(low, top=-6, bottom=12))
    over = closed([placed(p, -7 * opened) for p in upper])
    fig.part(over, fig.coat(colour, top=-8, bottom=10))
    if bird.beak in ("bent", "toucan"):
        tip = oval(placed(upper[3] if bird.beak == "toucan" else upper[4], 0), 5.4, 5.4)
        ink = fill(fig.tone(0xFF2A222A, 0.5))
        fig.mark(tip, ink, within=over)
        fig.mark(tip, ink, within=under)


def _comb(fig: Figure, size: float) -> None:
    red = fig.coat(0xFFDE3A34, top=-22, bottom=18)
    bumps = skia.Path()
    for x, y, r in ((-4.5, -9, 3.0), (-0.6, -11.6, 3.6), (3.8, -10.4, 3.2)):
        at = complex(x, -8 + (y + 8) * (0.6 + 0.5 * size))
        bumps.addPath(oval(at, r * size, r * 1.3 * size))
    bumps.setFillType(skia.PathFillType.kWinding)
    fig.part(bumps, red)
    drop = tube([complex(7.4, 4), complex(7.8, 9), complex(7.2, 10 + 4 * size)],
                [1.6 * size, 2.6 * size, 2.2 * size])  # fmt: skip
    fig.part(drop, red)


def _crest(fig: Figure, bird: Plumage, look: Look) -> None:
    if bird.tail == "fan":
        for k in range(5):
            way = polar(1.0, -128 + 17 * k)
            tip = way * 22
            fig.part(
                tube([way * 8, tip], [0.6, 0.6], steps=2), fig.coat(look.dark, top=-26, bottom=0)
            )
            fig.part(oval(tip, 1.9, 2.2), fig.coat(look.base, top=-26, bottom=0))
        return
    plume = tube([-2 - 9j, -13 - 9j, -25 - 3j], [2.6, 2.0, 0.4])
    fig.part(plume, fig.coat(bird.cap or look.dark, top=-16, bottom=8))


def _eye(fig: Figure, look: Look, at: complex, r: float, *, opened: float) -> None:
    if opened < 0.25:
        fig.line(curve([at + complex(-r, 0), at + 0.45j * r, at + complex(r, 0)]),
                 mix(look.dark, 0xFF140A10, 0.5), 0.9)  # fmt: skip
        return
    fig.canvas.drawPath(oval(at, r * 1.3, r * 1.34 * opened), fill(fig.tone(0xFFFDFBF6, 0.95)))
    fig.canvas.drawPath(oval(at + 0.12 * r, r, r * 1.06 * opened), fill(0xFF17110F))
    fig.canvas.drawPath(oval(at + complex(0.4, -0.4) * r, r * 0.34, r * 0.34), fill(0xFFFFFFFF))


def _owl(fig: Figure, look: Look, *, eyes: float) -> None:
    """An owl's face looks at us."""
    coat = fig.coat(look.base, top=-12, bottom=14)
    for side in (-1, 1):
        tuft = closed(
            [complex(side * 2.4, -7.5), complex(side * 7.4, -13.4), complex(side * 8.8, -4.5)]
        )
        fig.part(tuft, coat)
    ball = fig.part(closed([-9.6 - 2j, -7 - 8j, 0 - 9.4j, 7 - 8j, 9.6 - 2j, 9 + 4.4j, 4 + 8.6j,
                            -4 + 8.6j, -9 + 4.4j]), coat)  # fmt: skip
    pale: Colour = look.pale
    for side in (-1, 1):
        disc = oval(complex(side * 4.1, -0.4), 4.9, 5.3, tilt=side * 14.0)
        fig.mark(disc, fig.coat(pale, top=-10, bottom=12), within=ball)
    for side in (-1, 1):
        at = complex(side * 3.9, -0.8)
        if eyes < 0.25:
            fig.line(curve([at - 2.6, at + 1.2j, at + 2.6]), look.dark, 0.8)
            continue
        fig.canvas.drawPath(oval(at, 3.1, 3.2 * eyes), fill(fig.tone(look.accent, 0.95)))
        fig.canvas.drawPath(oval(at, 1.9, 2.1 * eyes), fill(0xFF17110F))
        fig.canvas.drawPath(oval(at + complex(0.7, -0.8), 0.7, 0.7), fill(0xFFFFFFFF))
    beak = closed([-1.3 + 1.2j, 0 + 0.4j, 1.3 + 1.2j, 0.6 + 3.6j, 0 + 4.8j, -0.6 + 3.6j])
    fig.part(beak, fig.coat(0xFFE8A23A, top=-2, bottom=8))
