"""Trees and bushes: broad, pine, palm, bamboo, willow, cherry, apple, Christmas tree, cactus.

They are painted once and lean in the wind. It knows nothing of where they stand.
"""

from __future__ import annotations

from cmath import exp as cexp
from collections.abc import Mapping
from functools import partial
from math import tau

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..figure import Figure
from ..motion import chance
from ..rig import Look, Rig
from ..shapes import Box, closed, curve, oval, tube
from ..thing import Paint
from .bricks import flat, is_lamplit, lamp, poly, rect, rows, solid, trapeze
from .compound import Swaying
from .leafage import blossom, clump, crown, leaf, specks, trunk

__all__ = ["TREES"]

_BARK: Colour = 0xFF7A5844


def _broad(
    fig: Figure,
    look: Look,
    _t_s: float,
    *,
    flecks: tuple[Colour, ...] = (),
    fleck: float = 1.6,
    many: int = 60,
) -> None:
    trunk(fig, 1 - 62j, 6.5, bark=look.dark, bend=-1.5)
    for tip in (-26 - 62j, 24 - 66j, -10 - 76j):
        solid(fig, tube([-38j, complex(tip.real * 0.45, -52), tip], [3.4, 2.4, 1.2]), look.dark)
    crown(fig, -63j, 42, 37, look.base, count=30, flecks=flecks, fleck=fleck, many=many)


def _cherry(fig: Figure, look: Look, _t_s: float) -> None:
    trunk(fig, 2 - 58j, 6, bark=look.dark, bend=-5)
    for tip in (-34 - 62j, 34 - 66j, -14 - 80j, 16 - 84j):
        solid(fig, tube([-34j, complex(tip.real * 0.55, -50), tip], [3.2, 2.2, 1.0]), look.dark)
    for at, half, high in (
        (-30 - 60j, 26, 18),
        (30 - 62j, 27, 19),
        (-12 - 80j, 27, 19),
        (16 - 80j, 26, 18),
        (0 - 66j, 24, 16),
    ):
        crown(fig, at, half, high, look.base, count=14, size=0.42)
    for k in range(46):
        out, turn = ((k + 0.5) / 46) ** 0.5, k * 2.399963
        way = cexp(1j * turn)
        at = -70j + complex(way.real * 48, way.imag * 26) * out
        blossom(fig, at, 2.7, mix(look.base, 0xFFFFFFFF, 0.45))
    for k in range(16):
        at = complex(-56 + 112 * chance(k, 5), -4 + 6 * chance(k, 6))
        flat(fig, oval(at, 1.5, 0.8), look.base, 0.9)


def _needles(fig: Figure, look: Look, half: float, tiers: int) -> list[tuple[complex, float]]:
    """Skirts of needles, from below; where the tips are."""
    tips = []
    for k in range(tiers):
        share = k / tiers
        base, wide = -12 - 80 * share, half * (1 - share) ** 0.85 + 3
        top = base - 80 / tiers * 1.9
        path = skia.Path()
        path.moveTo(0, top)
        path.quadTo(wide * 0.4, (top + base) / 2, wide, base)
        teeth = 6
        for i in range(teeth):
            a, b = wide * (1 - 2 * i / teeth), wide * (1 - 2 * (i + 1) / teeth)
            path.quadTo((a + b) / 2, base - 5, b, base + (2.2 if i < teeth - 1 else 0))
        path.quadTo(-wide * 0.4, (top + base) / 2, 0, top)
        path.close()
        if k:
            fig.shade(path, soft=1.6, strength=0.35, away=2.5j)
        solid(fig, path, mix(look.base, 0xFFB8D89A, 0.16 * share))
        tips += [(complex(side * wide * 0.96, base), share) for side in (-1, 1)]
    return tips


def _pine(fig: Figure, look: Look, _t_s: float) -> None:
    trunk(fig, -20j, 4.6, bark=look.dark)
    _needles(fig, look, 34, 7)


def _christmas(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, trapeze(0j, 9, 11, 10), 0xFFB0603A)
    solid(fig, rect(-3.6, -18, 3.6, -8), look.dark)
    _needles(fig, look, 36, 5)
    for k, y in enumerate((-26.0, -42.0, -58.0, -73.0)):
        wide = 30 - 6.4 * k
        garland = curve(
            [
                complex(-wide, y),
                complex(-wide * 0.3, y + 7),
                complex(wide * 0.4, y + 6),
                complex(wide, y - 2),
            ]
        )
        fig.mark(garland, stroke(fig.tone(0xFFF6D45A, 0.95), 1.6))
    balls = (0xFFE8443A, 0xFFF6C945, 0xFF5B9FE0, 0xFFF08AB0, 0xFFFFFFFF)
    for k in range(20):
        y = -16 - 66 * ((k + 0.5) / 20)
        x = (30 + y * 0.33) * (2 * ((k * 0.618) % 1.0) - 1) * 0.9
        colour = balls[k % 5]
        if is_lamplit(fig.light):
            lamp(fig, complex(x, y), 1.5, colour)
        solid(fig, oval(complex(x, y), 2.5, 2.5), colour)
        flat(fig, oval(complex(x - 0.8, y - 0.9), 0.7, 0.6), 0xFFFFFFFF, 1.0)
    star = []
    for k in range(10):
        way = cexp(1j * tau * (k / 10 - 0.25)) * (8 if k % 2 == 0 else 3.6)
        star.append(-99j + way)
    lamp(fig, -99j, 4) if is_lamplit(fig.light) else None
    solid(fig, poly(*star), 0xFFF8CE4A)
    for x, colour in ((-20, 0xFFE0503C), (18, 0xFF5B8FE0), (29, 0xFF6FAE62)):
        gift = rect(x - 7, -9, x + 6, 1, round_by=0.6)
        solid(fig, gift, colour)
        fig.mark(rect(x - 1.6, -9, x + 0.8, 1), fill(fig.tone(0xFFFFF0D0, 0.9)), within=gift)


def _palm(fig: Figure, look: Look, _t_s: float) -> None:
    spine = [-6 + 0j, -8 - 26j, -2 - 54j, 8 - 76j]
    stem = tube(spine, [4.6, 3.2, 2.7, 2.4])
    solid(fig, stem, look.dark)
    rows(fig, stem, 4.2, strength=0.55)
    heart = 8 - 77j
    fronds = (
        (-54, -30),
        (-44, -2),
        (-30, 22),
        (26, 24),
        (46, 0),
        (54, -26),
        (-24, -24),
        (30, -30),
        (4, -24),
    )
    for k, (x, y) in enumerate(fronds):
        tip = heart + complex(x * 0.86, y)
        middle = heart + complex(x * 0.42, min(y, 0) * 0.62 - 13)
        rib = curve([heart, middle, tip])
        measure = skia.PathMeasure(rib, False)
        length = measure.getLength()
        tone = mix(look.base, 0xFF1C4030, 0.22 if k < 3 else 0.0)
        for j in range(3, 26):
            u = j / 26
            at, way = measure.getPosTan(length * u)
            reach = 12 * (1 - u) ** 0.6 + 2
            ahead = complex(way.x(), way.y())
            for side in (-1, 1):
                start = complex(at.x(), at.y())
                end = start + ahead * reach * 0.55 + ahead * 1j * side * reach * 0.5 + 2.6j
                solid(fig, tube([start, (start + end) / 2, end], [0.75, 0.8, 0.2], steps=2), tone)
        fig.line(rib, mix(look.base, 0xFFF0F0A0, 0.3), 0.9)
    for at in (5 - 73j, 11 - 73j, 8 - 70j):
        solid(fig, oval(at, 3.2, 3.4), 0xFF8A5A38)


def _bamboo(fig: Figure, look: Look, _t_s: float) -> None:
    stalks = ((-26, -84, -3), (-13, -100, -2), (0, -92, 1), (13, -98, 2), (26, -80, 4))
    for x, top, lean in stalks:
        tone = look.base if x in (-13, 13) else mix(look.base, 0xFF205038, 0.2)
        count = 7
        for k in range(count):
            y0, y1 = top * k / count, top * (k + 1) / count
            x0, x1 = x + lean * k / count * 2, x + lean * (k + 1) / count * 2
            joint = tube([complex(x0, y0 - 0.6), complex(x1, y1 + 0.6)], [3.0, 2.8])
            solid(fig, joint, tone)
            fig.line(
                curve([complex(x1 - 3.2, y1), complex(x1 + 3.2, y1)]),
                mix(tone, 0xFFF4F4C0, 0.5),
                1.1,
            )
        for k in (2, 4, 5, 6):
            at = complex(x + lean * k / 3.5, top * k / 7)
            side = 1 if (k + x) % 2 else -1
            for turn in (0.1, 0.5, 0.9):
                way = complex(side, -0.35 + turn)
                leaf(
                    fig,
                    at,
                    at + way * 15 / abs(way),
                    2.4,
                    mix(look.base, 0xFF2F8040, 0.25),
                    has_vein=False,
                )


def _willow(fig: Figure, look: Look, _t_s: float) -> None:
    trunk(fig, 1 - 66j, 7, bark=look.dark, bend=-3)
    for tip in (-26 - 78j, 26 - 80j):
        solid(fig, tube([-44j, complex(tip.real * 0.5, -66), tip], [3.6, 2.6, 1.2]), look.dark)
    crown(fig, -80j, 38, 20, look.base, count=18, size=0.45)
    strands = sorted(range(44), key=lambda k: -chance(k, 9))
    for k in strands:
        u = (k + 0.5) / 22 - 1
        start = complex(46 * u, -84 + 16 * abs(u) ** 2 - 6 * chance(k, 2))
        fall = 44 + 26 * chance(k, 4)
        end = complex(start.real * 1.22 + 3 * (chance(k, 8) - 0.5), min(-6.0, start.imag + fall))
        tone = mix(look.base, 0xFF2A5A3A, 0.3 * chance(k, 1))
        string = tube(
            [start, complex(start.real * 1.16, (start.imag + end.imag) / 2 - 6), end],
            [1.9, 1.7, 0.5],
        )
        solid(fig, string, tone)
        for j in range(6):
            at = start + (end - start) * (0.3 + 0.11 * j)
            solid(
                fig,
                oval(at + (1.6 if j % 2 else -1.6), 0.9, 2.4, tilt=-18 if j % 2 else 18),
                mix(tone, 0xFFE8F0A0, 0.3),
            )


def _bonsai(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, closed([-46 - 18j, -40 - 4j, 0 - 2j, 40 - 4j, 46 - 18j, 0 - 14j]), look.accent)
    solid(fig, rect(-48, -22, 48, -16, round_by=2), mix(look.accent, 0xFFFFFFFF, 0.15))
    for x in (-32.0, 32.0):
        solid(fig, rect(x - 6, -5, x + 6, 0, round_by=1), look.accent)
    solid(fig, oval(-22j, 42, 4.6), 0xFF6F8F4A)
    stem = [-8 - 22j, 10 - 34j, -10 - 50j, 6 - 66j, -2 - 80j]
    solid(fig, tube(stem, [7, 6, 4.8, 3.6, 2.4]), look.dark)
    solid(fig, tube([4 - 38j, 26 - 46j, 38 - 48j], [3.4, 2.4, 1.4]), look.dark)
    solid(fig, tube([-6 - 52j, -26 - 60j, -38 - 62j], [3.2, 2.2, 1.2]), look.dark)
    for at, half, high in (
        (36 - 51j, 24, 10),
        (-36 - 66j, 24, 10),
        (18 - 72j, 20, 9),
        (-2 - 88j, 28, 12),
    ):
        crown(fig, at, half, high, look.base, count=14, size=0.55)


def _cactus(fig: Figure, look: Look, _t_s: float) -> None:
    for arm in (
        [-8 - 34j, -30 - 36j, -32 - 46j, -32 - 66j],
        [8 - 46j, 28 - 48j, 31 - 56j, 31 - 80j],
    ):
        solid(fig, tube(arm, [8, 8, 8, 7.4]), look.base)
    body = tube([0j, -40j, -92j], [12, 12.6, 11])
    solid(fig, body, look.base)
    for x in (-7.0, 0.0, 7.0):
        fig.mark(
            curve([complex(x, 0), complex(x, -98)]),
            stroke(alpha(fig.tone(mix(look.base, 0xFF103020, 0.6), 0.4), 0.5), 1.2),
            within=body,
        )
    thorns = skia.Path()
    for k in range(36):
        if k < 24:
            x, y = (-7.0, 0.0, 7.0)[k % 3], -8.0 - 11 * (k // 3)
        else:
            x, y = (-32.0 if k % 2 else 31.0), -44.0 - 5 * ((k - 24) // 2)
        for way in (-2.2, 0, 2.2):
            thorns.moveTo(x, y)
            thorns.lineTo(x + way, y - 2.4)
    fig.line(thorns, 0xFFFFF4D0, 0.55, amount=0.9)
    blossom(fig, -103j, 5.5, look.accent)
    blossom(fig, 31 - 88j, 4.4, look.accent)
    for x in (-26.0, -14.0, 18.0, 30.0):
        solid(fig, oval(complex(x, -1), 5, 3), 0xFFC8A878)


def _bush(fig: Figure, look: Look, _t_s: float) -> None:
    for x, y, r in (
        (-46, -30, 30),
        (46, -30, 30),
        (-24, -52, 32),
        (26, -54, 32),
        (0, -62, 34),
        (-30, -22, 28),
        (30, -22, 28),
        (0, -30, 34),
    ):
        clump(fig, complex(x, y), r, look.base, up=-y / 70)
    specks(fig, -48j, 56, 40, [look.accent, mix(look.accent, 0xFFFFFFFF, 0.4)], size=2.8, many=22)


def _log(fig: Figure, look: Look, _t_s: float) -> None:
    body = tube([-80 - 30j, 0 - 31j, 84 - 30j], [30, 30, 30])
    solid(fig, body, look.base)
    for k in range(9):
        y = -54 + 6.4 * k
        x = -60 + 40 * chance(k, 2)
        fig.mark(
            curve([complex(x, y), complex(x + 40, y + 2), complex(x + 80, y)]),
            stroke(alpha(fig.tone(0xFF3A2218, 0.4), 0.4), 1.6),
            within=body,
        )
    solid(fig, tube([-20 - 56j, -28 - 76j, -24 - 90j], [8, 6, 5]), look.base)
    solid(fig, oval(-24 - 91j, 5, 2.6), look.pale)
    solid(fig, oval(92 - 30j, 18, 30), look.pale)
    for r in (0.75, 0.5, 0.25):
        fig.line(oval(92 - 30j, 18 * r, 30 * r), 0xFFA87848, 1.4)
    for x, r in ((-70, 9), (-56, 12), (-40, 8), (30, 9), (44, 11)):
        solid(fig, oval(complex(x, -58), r, r * 0.45), 0xFF7FA850)
    for x, size in ((60, 1.0), (70, 0.7)):
        solid(fig, rect(x - 2 * size, -68 - 6 * size, x + 2 * size, -58), 0xFFF6EAD8)
        solid(
            fig,
            closed(
                [
                    x - 9 * size - 66j - 4j * size,
                    x - 80j - 1j * size,
                    x + 9 * size - 66j - 4j * size,
                    x - 66j,
                ]
            ),
            0xFFD8563C,
        )


def _stump(fig: Figure, look: Look, _t_s: float) -> None:
    body = closed(
        [
            -60 - 86j,
            -54 - 30j,
            -86 - 0j,
            -40 - 6j,
            0 + 4j,
            44 - 6j,
            86 - 0j,
            54 - 30j,
            60 - 86j,
            -80j,
        ]
    )
    solid(fig, body, look.base)
    solid(fig, oval(-88j, 60, 13), look.pale)
    for r in (0.78, 0.55, 0.3):
        fig.line(oval(-88j, 60 * r, 13 * r), 0xFFA87848, 1.6)


def _look(
    base: Colour, *, dark: Colour = _BARK, accent: Colour = 0xFFE8503C, pale: Colour = 0xFFE8C890
) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


def _plant(
    paint: Paint,
    look: Look,
    height_m: float,
    box: tuple[float, float, float, float],
    *,
    half: float = 30,
    sway: float = 0.022,
) -> Swaying:
    return Swaying(paint=paint, look=look, height_m=height_m, box=Box(*box), half=half, sway=sway)


_APPLES = (0xFFE8402F, 0xFFF0563C)
_ORANGES = (0xFFF5942E, 0xFFF8AE3A)

TREES: Mapping[str, Rig] = {
    "tree": _plant(_broad, _look(0xFF6FA84A), 8.0, (-52, -106, 52, 4)),
    "oak": _plant(_broad, _look(0xFF5F8F42, dark=0xFF6A4A38), 12.0, (-52, -106, 52, 4)),
    "maple": _plant(_broad, _look(0xFFE0582E, dark=0xFF5E4236), 9.0, (-52, -106, 52, 4)),
    "ginkgo": _plant(_broad, _look(0xFFF2B92E, dark=0xFF6A5040), 12.0, (-52, -106, 52, 4)),
    "apple tree": _plant(
        partial(_broad, flecks=_APPLES, fleck=3.1, many=24),
        _look(0xFF6FA84A),
        5.0,
        (-52, -106, 52, 4),
    ),
    "orange tree": _plant(
        partial(_broad, flecks=_ORANGES, fleck=3.0, many=28),
        _look(0xFF4F8F48),
        4.0,
        (-52, -106, 52, 4),
    ),
    "cherry tree": _plant(_cherry, _look(0xFFF7A8C4, dark=0xFF5A3E3A), 6.0, (-62, -106, 64, 6)),
    "pine": _plant(
        _pine, _look(0xFF3C7A58, dark=0xFF6A4A38), 14.0, (-42, -110, 42, 4), half=24, sway=0.014
    ),
    "christmas tree": _plant(
        _christmas, _look(0xFF2F7A50, dark=0xFF6A4A38), 2.4, (-46, -112, 46, 6), half=34, sway=0.0
    ),
    "palm": _plant(
        _palm, _look(0xFF5FA64A, dark=0xFFA88058), 9.0, (-56, -116, 70, 4), half=16, sway=0.035
    ),
    "bamboo": _plant(_bamboo, _look(0xFF7FB65A), 8.0, (-54, -106, 60, 4), half=34, sway=0.03),
    "willow": _plant(_willow, _look(0xFF9ABF5A), 10.0, (-68, -106, 68, 4), half=40, sway=0.035),
    "bonsai": _plant(
        _bonsai,
        _look(0xFF4F8A4A, dark=0xFF7A5340, accent=0xFF4F7FA0),
        0.5,
        (-66, -108, 66, 4),
        half=44,
        sway=0.004,
    ),
    "cactus": _plant(
        _cactus, _look(0xFF4F9A60, accent=0xFFF47AA8), 2.5, (-48, -112, 48, 4), half=22, sway=0.0
    ),
    "bush": _plant(
        _bush, _look(0xFF6FA050, accent=0xFFF08AB0), 1.1, (-82, -102, 82, 8), half=64, sway=0.02
    ),
    "log": _plant(_log, _look(0xFF8A5E40), 0.5, (-114, -104, 114, 8), half=98, sway=0.0),
    "stump": _plant(_stump, _look(0xFF8A5E40), 0.5, (-92, -106, 92, 8), half=76, sway=0.0),
}
"""All of them by name."""
