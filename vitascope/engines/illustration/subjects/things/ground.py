"""What lies and grows on the ground and under water: mushroom, leaf, rock, coral, iceberg, volcano.

Each is one painting function and one line of data. It knows nothing of where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

import skia

from ...canvas import Colour, alpha, fill, mix, radial, stroke
from ..figure import Figure
from ..motion import chance, wave
from ..rig import Habitat, Look, Rig
from ..shapes import closed, curve, oval, tube
from .bricks import flat, poly, solid
from .leafage import leaf
from .making import thing_of, with_moving

__all__ = ["GROUND"]


def _mushroom(fig: Figure, look: Look, _t_s: float) -> None:
    for x, k in ((-34, 0.46), (30, 0.36)):
        with fig.placed(complex(x, 0), scale=k):
            _cap(fig, look)
    _cap(fig, look)
    for x, tall in ((-20, 16), (16, 20), (40, 12), (-46, 12), (24, 10)):
        blade = tube(
            [complex(x, 0), complex(x + 1, -tall * 0.6), complex(x + 4, -tall)], [1.8, 1.3, 0.3]
        )
        solid(fig, blade, 0xFF6FA050)


def _cap(fig: Figure, look: Look) -> None:
    stalk = closed(
        [-14 - 0j, -15 - 10j, -11 - 28j, -10 - 50j, 10 - 50j, 11 - 28j, 15 - 10j, 14 - 0j, 0 + 2j]
    )
    solid(fig, stalk, look.pale)
    fig.shade(oval(-50j, 34, 8), soft=3, strength=0.4)
    solid(fig, closed([-15 - 42j, -12 - 34j, 0 - 31j, 12 - 34j, 15 - 42j, 0 - 44j]), look.pale)
    under = oval(-51j, 42, 8)
    solid(fig, under, mix(look.pale, 0xFFC8A088, 0.4))
    cap = closed(
        [
            -45 - 52j,
            -43 - 72j,
            -26 - 93j,
            0 - 100j,
            26 - 93j,
            43 - 72j,
            45 - 52j,
            24 - 47j,
            0 - 45j,
            -24 - 47j,
        ]
    )
    solid(fig, cap, look.base)
    for at, rx, ry in (
        (-20 - 78j, 8, 7),
        (10 - 86j, 9, 7.4),
        (28 - 68j, 7, 7),
        (-2 - 63j, 8.4, 6),
        (-35 - 61j, 5, 5),
        (-8 - 95j, 5, 3),
    ):
        fig.mark(oval(at, rx, ry), fig.coat(look.pale, top=-110, bottom=-40), within=cap)


def _fallen_leaf(fig: Figure, look: Look, _t_s: float) -> None:
    """A maple leaf, standing on its stalk."""
    fig.line(curve([3 + 0j, 0 - 14j, -30j]), mix(look.base, 0xFF602010, 0.4), 2.6)
    half = [
        -26j, 12 - 22j, 16 - 32j, 34 - 34j, 31 - 43j, 48 - 58j, 39 - 61j, 40 - 76j,
        27 - 69j, 21 - 74j,
        20 - 60j,
        14 - 66j, 15 - 84j, 7 - 82j, -100j,
    ]  # fmt: skip
    outline = [*half, *(complex(-p.real, p.imag) for p in reversed(half[1:-1]))]
    path = poly(*outline)
    solid(fig, path, look.base)
    veins = skia.Path()
    for tip in (-96j, 42 - 58j, -42 - 58j, 31 - 36j, -31 - 36j, 36 - 72j, -36 - 72j):
        veins.moveTo(0, -28)
        veins.lineTo(tip.real, tip.imag)
    fig.mark(
        veins, stroke(alpha(fig.tone(mix(look.base, 0xFFFFF0B0, 0.5), 0.9), 0.8), 1.3), within=path
    )


def _green_leaf(fig: Figure, look: Look, _t_s: float) -> None:
    fig.line(curve([-4 + 0j, -1 - 10j, 1 - 22j]), look.base, 2.8)
    path = leaf(fig, 1 - 18j, -2 - 100j, 30, look.base)
    veins = skia.Path()
    for k in range(6):
        y = -30 - 10 * k
        for side in (-1, 1):
            veins.moveTo(0, y)
            veins.quadTo(side * 12, y - 6, side * 24, y - 18)
    fig.mark(
        veins, stroke(alpha(fig.tone(mix(look.base, 0xFFF0F4C0, 0.5), 0.9), 0.6), 1.1), within=path
    )


def _clover(fig: Figure, look: Look, _t_s: float) -> None:
    fig.line(curve([6 + 0j, 1 - 26j, -56j]), look.base, 3.4)
    for k in range(4):
        with fig.placed(-58j, turn=90.0 * k + 45):
            heart = closed(
                [0j, -14 - 14j, -21 - 29j, -14 - 39j, 0 - 31j, 14 - 39j, 21 - 29j, 14 - 14j]
            )
            solid(fig, heart, look.base)
            fig.mark(
                curve([-2j, -28j]), stroke(alpha(fig.tone(0xFFE8F8C0, 0.9), 0.7), 2.2), within=heart
            )


def _rock(fig: Figure, look: Look, _t_s: float) -> None:
    light = fig.towards_light.real < 0
    for at, k in ((-64 + 0j, 0.42), (62 + 0j, 0.5)):
        with fig.placed(at, scale=k):
            _stone(fig, look.base, light)
    _stone(fig, look.base, light)
    for x in (-72, -52, 40, 60, 74):
        blade = tube([complex(x, 3), complex(x + 1, -8), complex(x + 5, -17)], [2.2, 1.6, 0.3])
        solid(fig, blade, 0xFF6FA050)


def _stone(fig: Figure, colour: Colour, is_left: bool) -> None:
    whole = poly(
        -62 - 0j, -70 - 30j, -48 - 72j, -14 - 98j, 26 - 92j, 56 - 62j, 68 - 24j, 60 - 0j, 0 + 3j
    )
    solid(fig, whole, colour)
    faces = (
        (poly(-14 - 98j, 26 - 92j, 12 - 62j, -22 - 58j), 0.38),
        (poly(-48 - 72j, -14 - 98j, -22 - 58j, -46 - 38j), 0.18 if is_left else -0.1),
        (poly(26 - 92j, 56 - 62j, 40 - 34j, 12 - 62j), -0.2 if is_left else 0.16),
        (poly(-46 - 38j, -22 - 58j, 12 - 62j, 40 - 34j, 8 + 2j, -30 + 1j), -0.08),
        (poly(56 - 62j, 68 - 24j, 60 - 0j, 8 + 2j, 40 - 34j), -0.34 if is_left else -0.04),
        (poly(-70 - 30j, -46 - 38j, -30 + 1j, -62 - 0j), 0.0 if is_left else -0.3),
    )
    for face, light in faces:
        tone = mix(colour, 0xFFFFFFFF, light) if light > 0 else mix(colour, 0xFF2A2438, -light)
        fig.mark(face, fill(alpha(fig.tone(tone, 0.6), 0.8)), within=whole, soft=0.7)


def _coral(fig: Figure, look: Look, _t_s: float) -> None:
    def branch(
        root: complex, way: complex, size: float, depth: int, colour: Colour, seed: int
    ) -> None:
        tip = root + way * size
        bend = root + way * size * 0.5 + way * 1j * size * 0.16 * (chance(seed, depth) - 0.5)
        wide = 1.6 + 2.1 * depth
        solid(fig, tube([root, bend, tip], [wide + 1.4, wide + 0.6, wide]), colour)
        if depth == 0:
            solid(fig, oval(tip, 2.6, 2.6), mix(colour, 0xFFFFFFFF, 0.4))
            return
        for k, turn in enumerate((-0.62, 0.02, 0.6)):
            if depth > 1 or k != 1:
                spin = turn + 0.3 * (chance(seed, depth, k) - 0.5)
                branch(
                    tip,
                    way * complex(cos(spin), sin(spin)),
                    size * 0.7,
                    depth - 1,
                    colour,
                    seed * 3 + k,
                )

    solid(fig, closed([-50 - 0j, -44 - 10j, -16 - 15j, 14 - 14j, 42 - 9j, 50 - 0j]), 0xFF8A7F88)
    branch(-26 - 8j, complex(-0.25, -0.97), 22, 2, look.accent, 3)
    branch(26 - 8j, complex(0.3, -0.95), 20, 2, 0xFFF6B84A, 5)
    branch(0 - 8j, complex(0.0, -1.0), 34, 3, look.base, 1)


def _seaweed(fig: Figure, look: Look, t_s: float) -> None:
    for k, (x, tall, tone) in enumerate(
        (
            (-22, 76, 0.25),
            (20, 82, 0.2),
            (-8, 100, 0.0),
            (9, 92, 0.06),
            (30, 56, 0.0),
            (-32, 52, 0.05),
        )
    ):
        points = []
        for j in range(9):
            u = j / 8
            aside = 9 * u * wave(t_s, 3.6, k * 0.17 - u * 0.7) + 4 * sin(j * 1.5 + k)
            points.append(complex(x + aside, -tall * u))
        colour = mix(look.base, 0xFF104030, tone)
        solid(fig, tube(points, [4.2, 5.4, 4.6, 5.6, 4.6, 5.2, 4.0, 3.2, 1.0], steps=2), colour)
        fig.line(curve(points), mix(colour, 0xFFE0F0A0, 0.4), 0.8)
    solid(fig, closed([-42 - 0j, -32 - 6j, 0 - 8j, 32 - 6j, 42 - 0j]), 0xFFC8B088)


def _iceberg(fig: Figure, look: Look, _t_s: float) -> None:
    deep = poly(-84 - 2j, -58 + 30j, -18 + 52j, 26 + 44j, 66 + 24j, 88 - 2j)
    tones = [alpha(fig.tone(0xFF7FD0E8, 0.8), 0.75), alpha(fig.tone(0xFF2F86B0, 0.5), 0.1)]
    fig.part(deep, fig.gradient(-2j, 54j, tones))
    whole = poly(
        -84 + 0j,
        -74 - 34j,
        -50 - 44j,
        -40 - 76j,
        -14 - 100j,
        8 - 84j,
        22 - 92j,
        48 - 52j,
        66 - 44j,
        88 + 0j,
    )
    solid(fig, whole, look.base)
    light = fig.towards_light.real < 0
    for face, dim in (
        (poly(-14 - 100j, 8 - 84j, 2 - 40j, 22 + 0j, -22 + 0j, -26 - 46j), 0.0 if light else 0.16),
        (poly(8 - 84j, 22 - 92j, 48 - 52j, 40 - 20j, 22 + 0j, 2 - 40j), 0.34 if light else 0.05),
        (poly(48 - 52j, 66 - 44j, 88 + 0j, 22 + 0j, 40 - 20j), 0.45 if light else 0.16),
        (
            poly(-40 - 76j, -14 - 100j, -26 - 46j, -22 + 0j, -50 + 0j, -44 - 38j),
            0.05 if light else 0.36,
        ),
        (poly(-74 - 34j, -50 - 44j, -44 - 38j, -50 + 0j, -84 + 0j), 0.18 if light else 0.46),
    ):
        fig.mark(face, fill(fig.tone(mix(look.base, look.dark, dim * 1.6), 0.75)), within=whole)
    fig.line(curve([-96 + 1j, -40 + 3j, 20 + 1j, 98 + 2j]), 0xFFFFFFFF, 2.4, amount=0.9)


def _volcano(fig: Figure, look: Look, _t_s: float) -> None:
    body = closed(
        [
            -112 + 0j,
            -70 - 24j,
            -40 - 62j,
            -20 - 92j,
            0 - 88j,
            20 - 92j,
            40 - 62j,
            72 - 22j,
            114 + 0j,
            0 + 4j,
        ]
    )
    solid(fig, body, look.base)
    for points in (
        [-34 - 60j, -52 - 34j, -84 - 6j],
        [30 - 64j, 48 - 36j, 70 - 10j],
        [10 - 78j, 22 - 40j, 30 - 4j],
        [-12 - 76j, -28 - 36j, -44 - 4j],
    ):
        fig.mark(curve(points), stroke(alpha(fig.tone(0xFF241C28, 0.4), 0.35), 5), within=body)
    crater = oval(-91j, 20, 4.4)
    flat(fig, crater, 0xFF5A1C18, 0.5)
    for points, wide in (
        ([-2 - 92j, 2 - 76j, -7 - 58j, 3 - 40j, -6 - 18j, -4 - 4j], 4.4),
        ([10 - 91j, 18 - 74j, 16 - 60j, 34 - 42j, 42 - 26j], 3.2),
        ([-12 - 91j, -20 - 72j, -18 - 60j, -38 - 38j], 2.8),
    ):
        stream = tube(points, [wide * 1.3, *[wide] * (len(points) - 2), wide * 0.6])
        fig.part(stream, fill(0xFFE8481E))
        core = tube(points, [wide * 0.7, *[wide * 0.45] * (len(points) - 2), 0.4])
        fig.part(core, fill(0xFFFFC23C))
    glow = [0xC0FFB040, 0x50FF7030, 0x00FF6020]
    fig.detail(oval(-94j, 46, 34), radial((0, -94), 46, glow, at=(0, 0.4, 1)))


def _eruption(fig: Figure, _look: Look, t_s: float) -> None:
    for k in range(11):
        u = (t_s * 0.12 + k / 11) % 1.0
        at = complex(24 * u * u + 9 * wave(k * 1.0, 2.7) * u, -92 - 62 * u)
        size = 9 + 26 * u
        tone = mix(fig.tone(0xFF6A5660, 0.5), fig.tone(0xFFB8B0B4, 0.7), u)
        hot = mix(0xFFFF8A3C, tone, min(1.0, 0.35 + 2.4 * u))
        fig.detail(oval(at, size, size * 0.82), fill(alpha(hot, 0.75 * (1 - u) ** 0.7)))
    for k in range(12):
        u = (t_s * 0.55 + k * 0.38) % 1.0
        way = (chance(k, 3) - 0.5) * 1.5
        at = complex(way * 46 * u, -92 - 62 * u * (0.7 + 0.6 * chance(k, 4)) + 68 * u * u)
        size = 2.6 * (1 - 0.5 * u)
        fig.detail(
            oval(at, size, size), fill(alpha(0xFFFFB03C if u < 0.6 else 0xFFE8502A, 1 - u * u))
        )
    for x in (-8, 0, 8):
        tall = 20 + 7 * wave(t_s, 0.6, x * 0.11)
        jet = closed(
            [
                complex(x - 5, -90),
                complex(x - 3, -90 - tall * 0.6),
                complex(x + 1.5, -90 - tall),
                complex(x + 4, -90 - tall * 0.5),
                complex(x + 5, -90),
            ]
        )
        fig.detail(jet, fill(alpha(0xFFFF9A2E, 0.9)))


def _shell(fig: Figure, look: Look, _t_s: float) -> None:
    rim = [-10 - 4j]
    for k in range(9):
        turn = pi * (1.08 - 1.16 * k / 8)
        rim.append(complex(0, -22) + complex(cos(turn) * 64, -sin(turn) * 76))
    rim.append(10 - 4j)
    path = closed(rim)
    solid(fig, path, look.base)
    for k in range(9):
        turn = pi * (1.0 - k / 8)
        tip = complex(0, -22) + complex(cos(turn) * 66, -sin(turn) * 78)
        fig.mark(
            curve([-4j, tip * 0.55, tip]),
            stroke(alpha(fig.tone(look.dark, 0.5), 0.55), 2.0),
            within=path,
        )
    for r in (0.55, 0.8):
        band = skia.Path()
        band.addArc(skia.Rect.MakeLTRB(-64 * r, -22 - 76 * r, 64 * r, -22 + 76 * r), 180, 180)
        fig.mark(band, stroke(alpha(fig.tone(look.pale, 0.9), 0.5), 3.4), within=path)
    solid(fig, closed([-20 - 3j, -12 - 15j, 0 - 11j, 12 - 15j, 20 - 3j, 0 + 1j]), look.base)


def _look(
    base: Colour,
    *,
    accent: Colour = 0xFFF08AB0,
    pale: Colour = 0xFFFFF4E4,
    dark: Colour = 0xFF5A4650,
) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


GROUND: Mapping[str, Rig] = {
    "mushroom": thing_of(_mushroom, _look(0xFFE0402F), 0.25, (-56, -104, 54, 6), half=40),
    "leaf": thing_of(_green_leaf, _look(0xFF6FAE4A), 0.25, (-36, -104, 36, 4), half=14),
    "maple leaf": thing_of(_fallen_leaf, _look(0xFFE8582C), 0.25, (-52, -104, 52, 4), half=14),
    "clover": thing_of(_clover, _look(0xFF4FA050), 0.2, (-44, -102, 44, 4), half=10),
    "rock": thing_of(_rock, _look(0xFF9A969E), 1.0, (-98, -104, 100, 8), half=80),
    "coral": thing_of(_coral, _look(0xFFF0605A), 0.8, (-72, -110, 72, 4), half=44),
    "seaweed": thing_of(
        _seaweed, _look(0xFF4F9A52), 1.2, (-52, -106, 52, 4), half=34, is_live=True
    ),
    "iceberg": thing_of(
        _iceberg,
        _look(0xFFF2FAFF, dark=0xFF5A9AC8),
        20.0,
        (-100, -104, 100, 56),
        half=0,
        habitat=Habitat.WATER,
    ),
    "volcano": with_moving(
        thing_of(_volcano, _look(0xFF6E5A62), 60.0, (-118, -132, 118, 8)),
        _eruption,
        (-80, -190, 90, -60),
        reach=(-118, -150, 118, 8),
    ),
    "shell": thing_of(
        _shell, _look(0xFFF6B8A0, dark=0xFFC0705A), 0.12, (-70, -104, 70, 4), half=44
    ),
}
"""All of them by name."""
