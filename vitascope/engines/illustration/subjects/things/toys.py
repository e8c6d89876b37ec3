"""Toys, games and things of a feast: kite, balloon, bubble, flag, doll, blocks, dice, cards.

They know nothing of who plays.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

import skia

from ...canvas import Colour, alpha, fill, mix, radial, stroke
from ..figure import Figure
from ..motion import wave
from ..rig import Anchor, Habitat, Look, Rig
from ..shapes import Box, closed, curve, oval, tube
from ..solids import GOLD, arc, disc, flat, glint, line, poly, rod, seam, slab, solid, star
from ..thing import Thing
from .portable import Portable

__all__ = ["TOYS"]

_BLACK = 0xFF2E3038
_KITE_HAND = -84 + 128j
_BALLOON_HAND = 0 + 112j


def _kite(fig: Figure, look: Look, t_s: float) -> None:
    sway = wave(t_s, 3.4)
    middle = complex(6 * sway, 3 * wave(t_s, 2.3))
    string = [middle + 2 + 6j, -26 + 62j + 4 * sway, _KITE_HAND]
    fig.detail(curve(string), stroke(alpha(fig.tone(0xFFF6F2E8, 0.9), 0.9), 0.9))
    turn = 14 + 5 * sway
    with fig.placed(middle, turn=turn):
        tail = [
            complex((5 + 2.6 * k) * wave(t_s, 1.5, -0.13 * k) * (k > 0), 50 + 13 * k)
            for k in range(6)
        ]
        fig.detail(curve(tail), stroke(fig.tone(look.dark, 0.6), 1.4))
        for k, colour in ((2, look.accent), (3, look.pale), (4, look.base), (5, look.accent)):
            p = tail[k]
            for side in (-1, 1):
                solid(fig, closed([p, p + complex(9 * side, -4), p + complex(9 * side, 5)]), colour)
        corners = (0 - 50j, 36 - 10j, 0 + 50j, -36 - 10j)
        body = solid(fig, poly(corners), look.base)
        fig.mark(poly([0 - 50j, 36 - 10j, 0 - 10j]), fill(fig.tone(look.accent, 0.85)), within=body)
        fig.mark(poly([0 + 50j, -36 - 10j, 0 - 10j]), fill(fig.tone(look.accent, 0.7)), within=body)
        line(fig, [corners[0], corners[2]], 1.4, look.dark)
        line(fig, [corners[1], corners[3]], 1.4, look.dark)


def _balloon(fig: Figure, look: Look, t_s: float) -> None:
    sway = wave(t_s, 3.1)
    middle = complex(5 * sway, 2.5 * wave(t_s, 2.2))
    string = [middle + 52j, complex(3 * wave(t_s, 2.6, 0.3), 80), _BALLOON_HAND]
    fig.detail(curve(string), stroke(fig.tone(0xFF7A7078, 0.6), 1.1))
    with fig.placed(middle, turn=5 * sway):
        solid(fig, poly([-5 + 56j, 0 + 47j, 5 + 56j], soft=1), look.base)
        shape = closed([0 - 50j, 27 - 42j, 39 - 14j, 31 + 18j, 10 + 43j, 0 + 49j, -10 + 43j,
                        -31 + 18j,
                        -39 - 14j, -27 - 42j])  # fmt: skip
        path = solid(fig, shape, look.base)
        glint(fig, oval(-16 - 26j, 8, 13, tilt=24), path, 0.55)


def _bubble(fig: Figure, look: Look, t_s: float) -> None:
    for at, r, phase in (
        (0j, 47.0, 0.0),
        (62 - 40j, 20.0, 0.3),
        (-62 + 30j, 15.0, 0.6),
        (48 + 48j, 11.0, 0.8),
    ):
        wob = 1 + 0.03 * wave(t_s, 1.3, phase)
        p = at + complex(3 * wave(t_s, 3.7, phase), 4 * wave(t_s, 2.9, phase))
        path = oval(p, r * wob, r / wob)
        rims = [
            alpha(look.base, 0.05),
            alpha(look.base, 0.14),
            alpha(0xFFE9A8E8, 0.5),
            alpha(0xFF9FE8F0, 0.75),
        ]
        fig.part(path, radial((p.real, p.imag), r * wob, rims, at=(0, 0.65, 0.9, 1)))
        fig.detail(arc(p, 0.84 * r, 0.84 * r, 200, 60), stroke(alpha(0xFFFFFFFF, 0.85), 0.09 * r))
        fig.detail(arc(p, 0.84 * r, 0.84 * r, 30, 35), stroke(alpha(0xFFFFF0B8, 0.6), 0.06 * r))
        flat(fig, oval(p + r * (-0.2 - 0.62j), 0.1 * r, 0.07 * r), 0xFFFFFFFF, 1.0)


def _flag(fig: Figure, look: Look, t_s: float) -> None:
    rod(fig, [-30 - 1j, -30 - 98j], 1.5, 0xFFC8A878)
    disc(fig, -30 - 99j, 2.8, GOLD)
    xs = [-29 + 12 * k for k in range(7)]
    drop = [0.55 * k * wave(t_s, 1.3, -0.16 * k) for k in range(7)]
    edge = [complex(x, -95 + d) for x, d in zip(xs, drop, strict=True)]
    foot = [complex(x, -53 + d) for x, d in zip(xs, drop, strict=True)]
    path = skia.Path(curve(edge))
    low = curve(foot[::-1])
    path.lineTo(foot[-1].real, foot[-1].imag)
    path.addPath(low, skia.Path.AddPathMode.kExtend_AddPathMode)
    path.close()
    cloth = solid(fig, path, look.base)
    stripe = [complex(x, -74 + d) for x, d in zip(xs, drop, strict=True)]
    fig.mark(curve(stripe), stroke(fig.tone(look.pale, 0.85), 9), within=cloth)
    for k in range(1, 7):
        shade = 0.16 * (wave(t_s, 1.3, -0.16 * k + 0.2))
        tint = alpha(0xFF000000 if shade > 0 else 0xFFFFFFFF, abs(shade))
        fig.mark(slab(xs[k] - 6, -110, xs[k] + 6, -40), fill(tint), within=cloth, soft=3)


def _doll(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    skin, hair = 0xFFF8D8BC, 0xFF8A4A2A
    for side in (-1, 1):
        rod(fig, [complex(8 * side, -26), complex(9 * side, -6)], 4.2, skin)
        solid(fig, closed([complex(5 * side, -8), complex(14 * side, -8), complex(15 * side, 0),
                           complex(4 * side, 0)]), 0xFF7A3A4A)  # fmt: skip
        rod(fig, [complex(13 * side, -52), complex(27 * side, -36)], 3.6, skin)
        rod(fig, [complex(12 * side, -53), complex(19 * side, -45)], 5, look.base)
        rod(
            fig,
            [complex(21 * side, -80), complex(26 * side, -66), complex(24 * side, -52)],
            [4, 5.4, 2.4],
            hair,
        )
        solid(
            fig,
            closed([complex(20 * side, -82), complex(30 * side, -88), complex(30 * side, -76)]),
            look.accent,
        )
    frock = solid(
        fig,
        closed([-10 - 56j, 10 - 56j, 18 - 38j, 27 - 20j, 0 - 16j, -27 - 20j, -18 - 38j]),
        look.base,
    )
    fig.mark(
        curve([-30 - 22j, 0 - 18j, 30 - 22j]), stroke(fig.tone(look.pale, 0.9), 4), within=frock
    )
    for y in (-48, -40):
        disc(fig, complex(0, y), 1.7, look.pale)
    disc(fig, 0 - 77j, 22, hair)
    face = disc(fig, 0 - 75j, 19.5, skin)
    fig.mark(closed([-22 - 78j, -12 - 88j, 2 - 90j, 14 - 86j, 22 - 78j, 20 - 100j, -20 - 100j]),
             fill(fig.tone(hair, 0.6)), within=face)  # fmt: skip
    for side in (-1, 1):
        disc(fig, complex(7.4 * side, -74), 2.8, 0xFF2A2430)
        flat(fig, oval(complex(7.4 * side + 0.8, -75), 0.9, 0.9), 0xFFFFFFFF, 1)
        flat(fig, oval(complex(12 * side, -67), 3.4, 2.2), 0xFFF49A98, 0.8, opacity=0.7)
    fig.line(arc(0 - 68.5j, 4, 3, 20, 140), 0xFFB0484A, 1.3)


def _toy_car(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    body = closed([-96 - 26j, -92 - 56j, -60 - 62j, -46 - 92j, 0 - 98j, 34 - 88j, 50 - 60j,
                   86 - 54j, 98 - 34j,
                   92 - 20j, -90 - 18j])  # fmt: skip
    path = solid(fig, body, look.base)
    for pane_ in (
        [-36 - 62j, -30 - 82j, -4 - 87j, -4 - 62j],
        [6 - 62j, 6 - 87j, 26 - 81j, 38 - 62j],
    ):
        flat(fig, poly(pane_, soft=5), 0xFFBFE4F4, 0.9)
    glint(fig, tube([-84 - 50j, -60 - 55j, -30 - 56j], [1, 3, 1]), path, 0.5)
    disc(fig, 88 - 42j, 6, 0xFFFFF0B0)
    fig.mark(star(0 - 40j, 13, 6), fill(fig.tone(look.accent, 0.9)), within=path)
    for x in (-54, 54):
        disc(fig, complex(x, -21), 21, _BLACK)
        disc(fig, complex(x, -21), 11, look.accent)
        disc(fig, complex(x, -21), 4, _BLACK)
    solid(fig, closed([-92 - 44j, -108 - 52j, -112 - 40j, -104 - 36j, -108 - 28j, -92 - 34j]), GOLD)


_LETTERS: Mapping[str, tuple[tuple[complex, ...], ...]] = {
    "A": ((-8 + 10j, 0 - 11j, 8 + 10j), (-5 + 3j, 5 + 3j)),
    "B": (
        (-6 + 10j, -6 - 10j, 4 - 10j, 6 - 5j, 3 - 0.5j, -5 - 0.5j),
        (3 - 0.5j, 7 + 5j, 4 + 10j, -6 + 10j),
    ),
    "C": ((7 - 8j, 0 - 11j, -7 - 5j, -7 + 5j, 0 + 10j, 7 + 7j),),
}


def _blocks(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    places = (
        ("A", -29 - 25j, look.base, -2.0),
        ("B", 29 - 25j, 0xFF4F8FD8, 3.0),
        ("C", 2 - 74j, 0xFFF2BE3A, -6.0),
    )
    for letter, at, colour, turn in places:
        with fig.placed(at, turn=turn):
            front = solid(fig, slab(-25, -25, 25, 25, 4), colour)
            solid(fig, slab(-19, -19, 19, 19, 3), 0xFFFBF0DA)
            fig.mark(slab(-25, -25, -22, 25), fill(0x30FFFFFF), within=front)
            for stroke_ in _LETTERS[letter]:
                line(fig, [1.1 * p for p in stroke_], 5.6, colour)


def _die(fig: Figure, at: complex, turn: float, faces: tuple[int, int, int], base: Colour) -> None:
    with fig.placed(at, turn=turn):
        top = poly([0 - 52j, 42 - 36j, 0 - 18j, -42 - 36j], soft=4)
        left = poly([-43 - 34j, -1 - 16j, -1 + 34j, -43 + 14j], soft=4)
        right = poly([43 - 34j, 1 - 16j, 1 + 34j, 43 + 14j], soft=4)
        flat(
            fig,
            poly([0 - 52j, 43 - 36j, 43 + 14j, 0 + 34j, -43 + 14j, -43 - 36j], soft=4),
            base,
            0.5,
        )
        flat(fig, top, base, 1.0)
        flat(fig, left, mix(base, 0xFF38304C, 0.12), 0.7)
        flat(fig, right, mix(base, 0xFF38304C, 0.28), 0.6)
        ink = 0xFFC8302C if base >> 8 & 255 > 150 else 0xFFFFFFFF
        frames = (
            (0 - 35j, 21 + 8j, -21 + 8j),
            (-22 - 1j, 19 + 9j, 0 + 24j),
            (22 - 1j, 19 - 9j, 0 + 24j),
        )
        for count, (middle, u, v) in zip(faces, frames, strict=True):
            for a, b in _PIPS[count]:
                p = middle + a * 0.55 * u + b * 0.55 * v
                flat(fig, oval(p, 4.4, 3.2 if middle.real == 0 else 4.6), ink, 0.7)


_PIPS: Mapping[int, tuple[tuple[float, float], ...]] = {
    1: ((0, 0),),
    2: ((-0.9, -0.9), (0.9, 0.9)),
    3: ((-0.9, -0.9), (0, 0), (0.9, 0.9)),
    4: ((-0.9, -0.9), (0.9, -0.9), (-0.9, 0.9), (0.9, 0.9)),
    5: ((-0.9, -0.9), (0.9, -0.9), (0, 0), (-0.9, 0.9), (0.9, 0.9)),
    6: ((-0.9, -0.9), (0.9, -0.9), (-0.9, 0), (0.9, 0), (-0.9, 0.9), (0.9, 0.9)),
}


def _dice(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    _die(fig, 46 - 52j, 0, (5, 3, 1), look.base)
    _die(fig, -42 - 34j, -3, (6, 2, 4), look.base)


def _man(fig: Figure, at: complex, tall: float, colour: Colour, kind: str) -> None:
    solid(fig, closed([at + tall * p for p in (-0.3 + 0j, -0.26 - 0.12j, -0.13 - 0.3j,
                                               -0.1 - 0.6j, 0.1 - 0.6j,
                                               0.13 - 0.3j, 0.26 - 0.12j, 0.3 + 0j)]),
                                               colour)  # fmt: skip
    if kind == "pawn":
        disc(fig, at - 0.72j * tall, 0.19 * tall, colour)
    elif kind == "rook":
        solid(fig, slab(at.real - 0.2 * tall, at.imag - 0.86 * tall, at.real + 0.2 * tall,
                        at.imag - 0.56 * tall,
                        1), colour)  # fmt: skip
    elif kind == "king":
        solid(fig, closed([at + tall * p for p in (-0.12 - 0.58j, -0.22 - 0.84j, 0 - 0.76j,
                                                   0.22 - 0.84j,
                                                   0.12 - 0.58j)]), colour)  # fmt: skip
        line(fig, [at - 0.76j * tall, at - 1.06j * tall], 0.07 * tall, colour)
        line(fig, [at + tall * (-0.1 - 0.95j), at + tall * (0.1 - 0.95j)], 0.07 * tall, colour)
    else:
        solid(fig, closed([at + tall * p for p in (-0.12 - 0.55j, -0.16 - 0.8j, 0 - 0.98j,
                                                   0.1 - 0.84j, 0.26 - 0.7j,
                                                   0.2 - 0.62j, 0.06 - 0.68j, 0.14 - 0.55j)]),
                                                   colour)  # fmt: skip


def _chess(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    def at(u: float, v: float) -> complex:
        half = 126 - 30 * v
        return complex((2 * u - 1) * half, -6 - 46 * v)

    solid(fig, poly([at(-0.05, -0.06), at(1.05, -0.06), at(1.05, -0.06) + 8j, at(-0.05,
        -0.06) + 8j], soft=1),
          mix(look.dark, 0xFF000000, 0.2))  # fmt: skip
    solid(
        fig,
        poly([at(-0.05, -0.06), at(1.05, -0.06), at(1.05, 1.05), at(-0.05, 1.05)], soft=1),
        look.dark,
    )
    for i in range(8):
        for j in range(8):
            square = poly(
                [
                    at(i / 8, j / 8),
                    at((i + 1) / 8, j / 8),
                    at((i + 1) / 8, (j + 1) / 8),
                    at(i / 8, (j + 1) / 8),
                ]
            )
            flat(fig, square, look.base if (i + j) % 2 == 0 else look.pale, 0.75)
    black, white = 0xFF3E3038, 0xFFFDF6E4
    for i, j, kind, colour in (
        (1, 7, "rook", black), (3, 7, "king", black), (5, 7, "knight", black), (2, 6, "pawn",
            black),
        (4, 5, "pawn", black), (6, 6, "pawn", black), (3, 3, "pawn", white), (5, 3, "knight",
            white),
        (1, 2, "pawn", white), (6, 1, "rook", white), (4, 1, "king", white), (2, 0, "pawn", white),
    ):  # fmt: skip
        _man(
            fig,
            at((i + 0.5) / 8, (j + 0.4) / 8),
            42 if kind == "king" else 34 if kind != "pawn" else 26,
            colour,
            kind,
        )


def _heart(at: complex, size: float) -> skia.Path:
    return closed([at + size * p for p in (0 - 0.35j, 0.45 - 0.85j, 0.95 - 0.4j, 0.6 + 0.3j,
                                           0 + 0.95j, -0.6 + 0.3j,
                                           -0.95 - 0.4j, -0.45 - 0.85j)])  # fmt: skip


def _cards(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    red, black = 0xFFD8302C, 0xFF2A2830
    for k, turn in enumerate((-30, -10, 10, 30)):
        with fig.placed(0 - 4j, turn=turn):
            card = solid(fig, slab(-27, -92, 27, -14, 5), 0xFFFDFBF4 if k else look.base)
            if k == 0:
                for a in range(-4, 12):
                    seam(
                        fig,
                        [complex(-40, -100 + 10 * a), complex(40, -60 + 10 * a)],
                        1.2,
                        0xFFFFFFFF,
                        within=card,
                    )
                    seam(
                        fig,
                        [complex(40, -100 + 10 * a), complex(-40, -60 + 10 * a)],
                        1.2,
                        0xFFFFFFFF,
                        within=card,
                    )
                continue
            fig.mark(slab(-27, -92, 27, -14, 5), stroke(alpha(0xFF9A98A0, 0.5), 1.0), within=card)
            ink = black if k == 2 else red
            for at, size in ((0 - 53j, 13.0), (-19 - 82j, 4.6), (19 - 24j, 4.6)):
                if k == 1:
                    flat(
                        fig,
                        poly(
                            [at - 1.2j * size, at + 0.85 * size, at + 1.2j * size, at - 0.85 * size]
                        ),
                        ink,
                        0.8,
                    )
                elif k == 2:
                    flat(fig, closed([at + size * p for p in (0 - 1.1j, 0.9 + 0.1j, 0.5 + 0.6j,
                                                              0 + 0.35j, -0.5 + 0.6j,
                                                               -0.9 + 0.1j)]), ink,
                                                               0.7)  # fmt: skip
                    flat(
                        fig,
                        poly(
                            [
                                at + 0.2j * size,
                                at + size * (0.35 + 1.05j),
                                at + size * (-0.35 + 1.05j),
                            ]
                        ),
                        ink,
                        0.7,
                    )
                else:
                    flat(fig, _heart(at, size), ink, 0.8)


def _bouquet(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    green = 0xFF5F9E4E
    for x in (-30, -16, 0, 16, 30):
        line(fig, [complex(x * 0.2, -24), complex(x, -66)], 2, green)
    for x, y, turn in ((-42, -58, -40), (44, -58, 40), (-28, -88, -20), (30, -88, 22)):
        solid(fig, oval(complex(x, y), 6, 15, tilt=turn), green)
    blooms = ((-28 - 62j, look.base), (28 - 62j, look.accent), (0 - 84j, look.base), (-18 - 80j,
        look.pale),
              (20 - 82j, look.pale), (0 - 60j, look.accent), (-36 - 76j, look.accent), (38 - 78j,
                  look.base))  # fmt: skip
    for at, colour in blooms:
        for j in range(6):
            petal = at + 8 * complex(cos(pi * j / 3), sin(pi * j / 3))
            solid(fig, oval(petal, 6.4, 6.4), colour)
        disc(fig, at, 5, GOLD)
    paper = closed(
        [-38 - 56j, -20 - 48j, 0 - 52j, 20 - 48j, 38 - 56j, 14 - 16j, 11 - 1j, -11 - 1j, -14 - 16j]
    )
    path = solid(fig, paper, 0xFFF6E6CC)
    seam(fig, [-30 - 54j, 4 - 4j], 1.4, 0xFFC8AA80, within=path)
    seam(fig, [26 - 52j, -2 - 14j], 1.4, 0xFFC8AA80, within=path)
    solid(fig, slab(-13, -22, 13, -15, 2), look.base)
    for side in (-1, 1):
        solid(fig, closed([0 - 18j, complex(17 * side, -27), complex(17 * side, -11)]), look.base)


def _look(base: Colour, accent: Colour = GOLD, *, pale: Colour = 0xFFFFF6E4) -> Look:
    return Look(base=base, pale=pale, dark=mix(base, 0xFF1C1018, 0.55), accent=accent)


TOYS: Mapping[str, Rig] = {
    "kite": Thing(
        paint=_kite, look=_look(0xFFE0443A), height_m=0.8, box=Box(-96, -68, 62, 142),
        habitat=Habitat.AIR, is_live=True, actions=("fly",), grips={"hand": _KITE_HAND},
    ),
    "balloon": Thing(
        paint=_balloon, look=_look(0xFFE0443A), height_m=0.32, box=Box(-54, -64, 54, 120),
        habitat=Habitat.AIR, is_live=True, actions=("fly",), grips={"hand": _BALLOON_HAND},
    ),
    "bubble": Thing(
        paint=_bubble, look=_look(0xFFC8E8F8), height_m=0.16, box=Box(-88, -72, 94, 72),
        habitat=Habitat.AIR, is_live=True, actions=("fly",), grips={"hand": -62 + 60j},
    ),
    "flag": Thing(
        paint=_flag, look=_look(0xFFD8302C), height_m=1.6, box=Box(-40, -110, 56, 6), half=8,
        is_live=True,
        grips={"hand": -30 - 24j},
    ),
    "doll": Portable(
        paint=_doll, look=_look(0xFFE86A92, 0xFFF6C945), height_m=0.4, box=Box(-42, -106, 42, 9),
        half=24,
        grips={"hand": 0 - 40j},
    ),
    "toy car": Portable(
        paint=_toy_car, look=_look(0xFFE0443A, 0xFFF6C945), height_m=0.14, box=Box(-120, -106,
            111, 17), half=80,
    ),
    "toy blocks": Portable(
        paint=_blocks, look=_look(0xFFE0503F), height_m=0.18, box=Box(-64, -110, 64, 13), half=52,
    ),
    "dice": Portable(
        paint=_dice, look=_look(0xFFFBF8F0), height_m=0.05, box=Box(-98, -112, 98, 18), half=78,
    ),
    "chess board": Portable(
        paint=_chess, look=_look(0xFF9A6236, pale=0xFFF4E2BE), height_m=0.22, box=Box(-150, -100,
            150, 25), half=120,
        fixed={"top": Anchor(0 - 30j)},
    ),
    "playing cards": Portable(
        paint=_cards, look=_look(0xFF2F5FB0), height_m=0.1, box=Box(-84, -104, 84, 12), half=30,
        grips={"hand": 0 - 18j},
    ),
    "bouquet": Portable(
        paint=_bouquet, look=_look(0xFFE8506A, 0xFFF2A03A, pale=0xFFFFF2F0), height_m=0.45,
        box=Box(-62, -110, 62, 8), half=16, grips={"hand": 0 - 14j},
    ),
}  # fmt: skip
"""Toys and games by name."""
