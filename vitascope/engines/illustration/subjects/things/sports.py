"""Balls, bats, rackets and what else sport needs. They know nothing of games."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import cos, pi, sin

import skia

from ...canvas import Colour, alpha, fill, mix, radial, stroke
from ..figure import Figure
from ..motion import wave
from ..rig import Look, Rig
from ..shapes import Box, closed, curve, oval, tube
from ..solids import (
    STEEL,
    arc,
    disc,
    flat,
    glint,
    line,
    poly,
    rod,
    seam,
    slab,
    solid,
)
from ..thing import Paint, Thing
from .portable import Portable

__all__ = ["SPORTS"]

_BLACK = 0xFF2E3038
_BALL = 0 - 49j
_Marks = Callable[[Figure, Look, skia.Path], None]


def _ball(marks: _Marks) -> Paint:
    def paint(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
        at = _BALL - 8 * complex(-fig.towards_light.real, 0) + 22 * 1j * fig.towards_light.imag
        shades = [
            fig.tone(mix(look.base, 0xFFFFFFFF, 0.25), 1.0),
            fig.tone(look.base, 0.8),
            fig.tone(mix(look.base, 0xFF30203C, 0.3), 0.35),
        ]
        round_ = oval(_BALL, 49, 49)
        fig.part(round_, radial((at.real, at.imag), 84, shades, at=(0, 0.5, 1)))
        with fig.inside(round_):
            marks(fig, look, round_)
        spot = _BALL + complex(18 * (1 if fig.towards_light.real >= 0 else -1), -22)
        gleam = [alpha(0xFFFFFFFF, 0.5), alpha(0xFFFFFFFF, 0.0)]
        fig.mark(oval(spot, 20, 16), radial((spot.real, spot.imag), 20, gleam), within=round_)

    return paint


def _line(fig: Figure, points: list[complex], width: float, colour: Colour) -> None:
    fig.mark(curve(points), stroke(fig.tone(colour, 0.6), width))


def _beach(fig: Figure, look: Look, within: skia.Path) -> None:  # noqa: ARG001
    pole = _BALL + complex(12, -22)
    for start, colour in ((0.30, look.pale), (0.96, look.accent), (1.62, look.pale)):
        a, b = pi * start, pi * (start + 0.3)
        edge = [_BALL + 66 * complex(cos(angle), sin(angle)) for angle in (a, (a + b) / 2, b)]
        fig.mark(closed([pole, *edge]), fill(fig.tone(colour, 0.8)))
    fig.mark(oval(pole, 9, 7.6), fill(fig.tone(0xFFFFFFFF, 0.9)))


def _soccer(fig: Figure, look: Look, within: skia.Path) -> None:  # noqa: ARG001
    ink = look.dark

    def patch(centre: complex, size: float, turn: float, squash: float) -> list[complex]:
        way = (centre - _BALL) / (abs(centre - _BALL) or 1)
        out = []
        for k in range(5):
            p = complex(cos(turn + 0.4 * pi * k), sin(turn + 0.4 * pi * k)) * size
            out.append(centre + way * complex(p.real * squash, p.imag))
        return out

    middle = [_BALL + 16 * complex(sin(0.4 * pi * k), -cos(0.4 * pi * k)) for k in range(5)]
    fig.mark(poly(middle), fill(fig.tone(ink, 0.5)))
    for k in range(5):
        way = complex(sin(0.4 * pi * k), -cos(0.4 * pi * k))
        _line(fig, [_BALL + 16 * way, _BALL + 29 * way], 2.2, ink)
        fig.mark(poly(patch(_BALL + 45 * way * complex(cos(pi / 5), sin(pi / 5)), 15, 0, 0.55)),
                 fill(fig.tone(ink, 0.5)))  # fmt: skip
        for side in (-1, 1):
            turned = way * complex(cos(pi / 5), side * sin(pi / 5))
            _line(fig, [_BALL + 29 * way, _BALL + 38 * turned], 2.2, ink)


def _basket(fig: Figure, look: Look, within: skia.Path) -> None:  # noqa: ARG001
    ink = 0xFF4A2A20
    _line(fig, [_BALL - 50, _BALL + 6j, _BALL + 50], 2.6, ink)
    _line(fig, [_BALL - 50j + 4, _BALL + 2, _BALL + 50j + 4], 2.6, ink)
    _line(fig, [_BALL - 34 - 40j, _BALL - 14 + 2j, _BALL - 34 + 40j], 2.6, ink)
    _line(fig, [_BALL + 40 - 36j, _BALL + 20 + 2j, _BALL + 38 + 38j], 2.6, ink)


def _tennis(fig: Figure, look: Look, within: skia.Path) -> None:  # noqa: ARG001
    for side in (-1, 1):
        _line(fig, [_BALL + side * (44 - 40j), _BALL + side * (14 - 4j),
                    _BALL + side * (34 + 46j)], 5,
              0xFFFDFDF4)  # fmt: skip


def _volley(fig: Figure, look: Look, within: skia.Path) -> None:  # noqa: ARG001
    for k in range(3):
        turn = complex(cos(2 * pi * k / 3), sin(2 * pi * k / 3))
        panel = [_BALL + turn * p for p in (0j, 10 - 26j, 34 - 48j, 60 - 30j, 50 + 8j, 24 - 2j)]
        fig.mark(closed(panel), fill(fig.tone((look.accent, look.pale, 0xFFF2C23C)[k], 0.75)))
        for bow in (0j, 8 + 12j, 18 + 24j):
            _line(fig, [_BALL + turn * (p + bow) for p in (-4 + 0j, 12 - 28j, 44 - 54j)], 1.6,
                  0xFF6A7088)  # fmt: skip


def _base(fig: Figure, look: Look, within: skia.Path) -> None:  # noqa: ARG001
    for side in (-1, 1):
        path = [_BALL + side * 44 - 40j, _BALL + side * 18, _BALL + side * 44 + 40j]
        _line(fig, path, 1.6, 0xFFD0382E)
        for k in range(-4, 5):
            at = _BALL + complex(side * (18 + 0.9 * k * k), 8.5 * k)
            _line(fig, [at - 5 * side - 3j, at, at - 5 * side + 3j], 1.6, 0xFFD0382E)


def _oval_ball(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0 - 48j, turn=-24):
        shape = closed(
            [-88 + 0j, -54 - 31j, 0 - 44j, 54 - 31j, 88 + 0j, 54 + 31j, 0 + 44j, -54 + 31j]
        )
        ball = solid(fig, shape, look.base)
        for side in (-1, 1):
            band = [complex(60 * side, -44), complex(66 * side, 0), complex(60 * side, 44)]
            fig.mark(curve(band), stroke(fig.tone(0xFFF6F2EA, 0.8), 7), within=ball)
        seam(fig, [-30 - 14j, 30 - 14j], 4, 0xFFFDFAF2, within=ball, opacity=1)
        for k in range(5):
            x = -22 + 11 * k
            seam(fig, [complex(x, -22), complex(x, -6)], 4, 0xFFFDFAF2, within=ball, opacity=1)
        glint(fig, tube([-50 - 24j, 0 - 36j, 44 - 26j], [0.5, 3, 0.5]), ball, 0.3)


def _frisbee(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    solid(fig, closed([-190 - 52j, -100 - 18j, 0 - 8j, 100 - 18j, 190 - 52j, 178 - 32j, 110 - 4j,
                       0 + 2j,
                       -110 - 4j, -178 - 32j]), mix(look.base, 0xFF301828, 0.25))  # fmt: skip
    top = solid(fig, oval(0 - 56j, 192, 42), look.base)
    for rx, ry in ((150, 30), (110, 20)):
        fig.mark(
            oval(0 - 58j, rx, ry), stroke(alpha(fig.tone(look.pale, 0.85), 0.7), 5), within=top
        )
    glint(fig, tube([-120 - 76j, -40 - 88j, 40 - 90j], [1, 4, 1]), top)


def _bat(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=16):
        shape = tube([0 - 2j, 0 - 30j, 0 - 55j, 0 - 80j, 0 - 98j], [1.7, 1.9, 3.2, 4.6, 4.4])
        path = solid(fig, shape, look.base)
        fig.mark(slab(-6, -26, 6, 0), fill(fig.tone(look.dark, 0.55)), within=path)
        glint(fig, tube([1.6 - 50j, 1.8 - 92j], [0.4, 0.8]), path)
        solid(fig, slab(-3, -3, 3, 0, 1.4), look.dark)


def _mitt(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    hand = [-30 - 2j, 26 - 2j, 36 - 30j, 48 - 52j, 46 - 66j, 36 - 62j, 30 - 88j, 20 - 90j, 14 - 94j,
            2 - 98j, -8 - 92j, -18 - 95j, -26 - 84j, -34 - 82j, -40 - 56j, -42 - 28j]  # fmt: skip
    path = solid(fig, closed(hand), look.base)
    for x, tip in ((-26, -26 - 82j), (-10, -11 - 90j), (6, 8 - 92j)):
        seam(fig, [complex(x, -42), tip], 2.2, look.dark, within=path, opacity=0.8)
    web = poly([22 - 58j, 30 - 82j, 46 - 62j, 38 - 44j], soft=3)
    fig.mark(web, fill(fig.tone(mix(look.base, look.dark, 0.35), 0.5)), within=path)
    for k in range(4):
        seam(fig, [complex(24 + 5 * k, -78 + 5 * k), complex(25 + 4 * k, -50 + 2 * k)], 1.6,
             look.pale,
             within=path, opacity=0.8)  # fmt: skip
    solid(fig, closed([-26 - 6j, 22 - 6j, 18 - 18j, -22 - 18j]), mix(look.base, look.dark, 0.5))
    disc(fig, 2 - 44j, 17, 0xFFF8F4EC)
    for side in (-1, 1):
        fig.line(arc(complex(2 + 20 * side, -44), 12, 16, 115 if side > 0 else -65, 130),
                 0xFFD0382E, 1.6)  # fmt: skip


def _racket(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=14):
        for k in range(-5, 6):
            x = 3.1 * k
            half = 21 * (1 - (x / 18.5) ** 2) ** 0.5
            line(
                fig, [complex(x, -74 - half), complex(x, -74 + half)], 0.55, 0xFFF4F2EA, amount=0.9
            )
        for k in range(-7, 8):
            y = 3.0 * k
            half = 17 * max(0.0, 1 - (y / 23) ** 2) ** 0.5
            line(
                fig, [complex(-half, -74 + y), complex(half, -74 + y)], 0.55, 0xFFF4F2EA, amount=0.9
            )
        rod(fig, [-9 - 55j, -3 - 42j, 0 - 32j], 1.5, look.base)
        rod(fig, [9 - 55j, 3 - 42j, 0 - 32j], 1.5, look.base)
        fig.detail(oval(0 - 74j, 18, 23), stroke(fig.tone(look.base, 0.7), 3.2))
        fig.detail(arc(0 - 74j, 18, 23, 200, 100), stroke(fig.tone(look.pale, 0.95), 1.0))
        path = rod(fig, [0 - 34j, 0 - 2j], [1.8, 2.4], _BLACK)
        for k in range(6):
            seam(
                fig,
                [complex(-4, -6 - 4.6 * k), complex(4, -8 - 4.6 * k)],
                0.8,
                0xFFB0B4C0,
                within=path,
            )


def _golf(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    with fig.placed(0j, turn=-10):
        rod(fig, [0 - 6j, 0 - 76j], [0.8, 1.0], STEEL)
        rod(fig, [0 - 74j, 0 - 98j], [1.3, 1.7], look.base)
        head = closed([-2 - 9j, 2 - 8j, 10 - 7j, 15 - 3j, 10 + 0j, -2 + 0j])
        solid(fig, head, STEEL)
    disc(fig, 26 - 2.4j, 2.4, 0xFFFFFFFF)


def _hockey(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    stick = [-24 - 98j, -4 - 22j, 2 - 5j, 10 - 1.8j, 28 - 2.4j]
    path = solid(fig, tube(stick, [1.6, 1.6, 1.9, 2.5, 2.3], steps=6), look.base)
    fig.mark(slab(4, -10, 34, 4), fill(fig.tone(_BLACK, 0.5)), within=path)
    fig.mark(slab(-30, -100, -18, -78), fill(fig.tone(look.pale, 0.8)), within=path)
    solid(fig, slab(36, -4, 52, 0.5, 1.5), _BLACK)


def _dumbbell(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    rod(fig, [-80 - 50j, 80 - 50j], 11, STEEL)
    for side in (-1, 1):
        for x, half in ((60, 50), (92, 38)):
            at = complex(side * x, -50)
            plate = solid(
                fig, slab(at.real - 15, -50 - half, at.real + 15, -50 + half, 9), look.base
            )
            glint(
                fig,
                slab(at.real - 9, -50 - 0.8 * half, at.real - 4, -50 + 0.7 * half, 2),
                plate,
                0.25,
            )


def _barbell(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    rod(fig, [-222 - 50j, 222 - 50j], 5, STEEL)
    for side in (-1, 1):
        for x, half, colour in ((132, 49, look.base), (154, 49, look.base), (174, 34, look.accent)):
            solid(fig, slab(side * x - 9, -50 - half, side * x + 9, -50 + half, 6), colour)
        solid(fig, slab(side * 118 - 4, -60, side * 118 + 4, -40, 2), STEEL)


def _gloves(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    fig.line(curve([-26 - 70j, 0 - 96j, 24 - 72j]), 0xFFF4F0E8, 3)
    for at, turn, k in ((24 - 4j, 10, 0.92), (-22 + 0j, -8, 1.0)):
        with fig.placed(at, turn=turn, scale=k):
            cuff = solid(fig, slab(-18, -78, 18, -52, 5), 0xFFF4F0E8)
            fig.mark(slab(-20, -66, 20, -60), fill(fig.tone(look.base, 0.7)), within=cuff)
            mitt = closed(
                [-22 - 56j, 20 - 56j, 28 - 34j, 26 - 10j, 8 - 0j, -16 - 2j, -28 - 18j, -28 - 40j]
            )
            glove = solid(fig, mitt, look.base)
            solid(
                fig,
                closed([-22 - 52j, -36 - 42j, -38 - 24j, -28 - 16j, -20 - 26j, -18 - 40j]),
                look.base,
            )
            glint(fig, oval(12 - 28j, 5, 12), glove, 0.3)


def _hoop(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    fig.detail(oval(0 - 50j, 46.5, 46.5), stroke(fig.tone(look.base, 0.7), 6))
    for k in range(12):
        fig.detail(arc(0 - 50j, 46.5, 46.5, 30 * k, 11), stroke(fig.tone(look.pale, 0.85), 6.2))
    fig.detail(arc(0 - 50j, 48, 48, 250, 70), stroke(alpha(0xFFFFFFFF, 0.5), 1.4))


def _jump_rope(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    rope = [-70 - 60j, -86 - 20j, -50 - 6j, 0 - 30j, 46 - 8j, 88 - 20j, 74 - 60j]
    fig.detail(curve(rope), stroke(fig.tone(look.accent, 0.6), 5))
    for k in range(7):
        fig.detail(oval(rope[k], 2, 2), fill(fig.tone(look.pale, 0.8)))
    for x, turn in ((-68, -14), (72, 14)):
        with fig.placed(complex(x, -58), turn=turn):
            rod(fig, [0 + 4j, 0 - 36j], [5, 6.5], look.base)
            disc(fig, 0 - 38j, 7, look.base)


def _bow(fig: Figure, look: Look, t_s: float) -> None:  # noqa: ARG001
    line(fig, [-8 - 97j, -8 - 3j], 0.9, 0xFFF4EFE0, amount=0.9)
    stave = [-9 - 98j, -2 - 92j, 12 - 72j, 16 - 50j, 12 - 28j, -2 - 8j, -9 - 2j]
    rod(fig, stave, [0.8, 1.5, 2.2, 2.6, 2.2, 1.5, 0.8], look.base)
    rod(fig, [16 - 57j, 17 - 50j, 16 - 43j], 3.0, look.dark)
    _arrow(fig, look, -10 - 50j, 46)


def _arrow(fig: Figure, look: Look, nock: complex, reach: float) -> None:
    rod(fig, [nock, nock + reach], 0.8, 0xFFD8B070)
    tip = nock + reach
    solid(fig, poly([tip - 2j * 1.3, tip + 7, tip + 2j * 1.3]), STEEL)
    for side in (-1, 1):
        solid(
            fig,
            poly([nock + 1, nock + 11, nock + 8 + 3j * side, nock - 2 + 3j * side]),
            look.accent,
        )


def _fishing(fig: Figure, look: Look, t_s: float) -> None:
    swing = 1.2 * wave(t_s, 2.7)
    pole = [-26 - 2j, 0 - 56j, 26 - 90j, 44 - 98j]
    rod(fig, pole, [1.3, 0.9, 0.6, 0.35], look.base)
    rod(fig, [-27 + 0j, -18 - 19j], 1.7, look.dark)
    disc(fig, -12 - 22j, 4.2, STEEL)
    rod(fig, [-12 - 22j, -8 - 19j], 0.8, _BLACK)
    line(fig, [-11 - 24j, 1 - 58j, 26 - 92j, 44 - 98j, complex(46 + swing, -30)], 0.4, 0xFFF0F4F8,
         amount=0.9)  # fmt: skip
    bob = complex(46 + swing, -27)
    disc(fig, bob, 3.4, 0xFFF8F6F0)
    flat(fig, arc(bob, 3.4, 3.4, 180, 180), 0xFFE0443A, 0.8)
    fig.line(curve([bob + 3.4j, bob + 12j, bob + 2.6 + 14j, bob + 4 + 10.5j]), 0xFF5A6070, 0.7)


def _round(look: Look, marks: _Marks, height_m: float) -> Thing:
    return Portable(paint=_ball(marks), look=look, height_m=height_m, box=Box(-54, -103, 54, 10),
                    half=40, grips={"hand": _BALL})  # fmt: skip


def _look(base: Colour, *, accent: Colour = 0xFFF2C23C, dark: Colour = _BLACK) -> Look:
    return Look(base=base, pale=0xFFFFF6E4, dark=dark, accent=accent)


SPORTS: Mapping[str, Rig] = {
    "ball": _round(_look(0xFFE0443A), _beach, 0.28),
    "football": _round(_look(0xFFF8F7F2), _soccer, 0.22),
    "basketball": _round(_look(0xFFE8843A), _basket, 0.24),
    "tennis ball": _round(_look(0xFFCFE04A), _tennis, 0.07),
    "volleyball": _round(_look(0xFFF8F6EE, accent=0xFF3F6FC0), _volley, 0.21),
    "baseball": _round(_look(0xFFFAF8F2), _base, 0.075),
    "american football": Portable(
        paint=_oval_ball, look=_look(0xFF94502F), height_m=0.2, box=Box(-92, -104, 92, 14), half=60,
        grips={"hand": 0 - 48j},
    ),
    "frisbee": Portable(
        paint=_frisbee, look=_look(0xFFE0503F), height_m=0.07, box=Box(-202, -108, 202, 29),
        half=150,
        grips={"hand": -170 - 50j, "mouth": -170 - 50j},
    ),
    "baseball bat": Portable(
        paint=_bat, look=_look(0xFFD9A566, dark=0xFF5A3422), height_m=0.85, box=Box(-15, -106, 38,
            8),
        half=12, grips={"hand": 2 - 8j},
    ),
    "baseball glove": Portable(
        paint=_mitt, look=_look(0xFFB9703C, dark=0xFF5A3018), height_m=0.28, box=Box(-52, -106,
            58, 11),
        half=40, grips={"hand": 0 - 14j},
    ),
    "tennis racket": Portable(
        paint=_racket, look=_look(0xFFD8423A), height_m=0.8, box=Box(-16, -104, 50, 8), half=14,
        grips={"hand": 2 - 12j},
    ),
    "golf club": Portable(
        paint=_golf, look=_look(0xFF2E4A78), height_m=1.0, box=Box(-29, -106, 36, 9), half=26,
        grips={"hand": -16 - 88j},
    ),
    "hockey stick": Portable(
        paint=_hockey, look=_look(0xFFD9A050), height_m=1.4, box=Box(-37, -106, 60, 11), half=34,
        grips={"hand": -22 - 88j},
    ),
    "dumbbell": Portable(
        paint=_dumbbell, look=_look(0xFF4A505E), height_m=0.16, box=Box(-116, -108, 116, 19),
        half=88,
        grips={"hand": 0 - 50j},
    ),
    "barbell": Portable(
        paint=_barbell, look=_look(0xFF3A3E4A, accent=0xFFD8423A), height_m=0.45,
        box=Box(-232, -108, 232, 34), half=180, grips={"hand": 0 - 50j},
    ),
    "boxing gloves": Portable(
        paint=_gloves, look=_look(0xFFD8302C), height_m=0.3, box=Box(-72, -106, 70, 12), half=48,
        grips={"hand": -24 - 60j},
    ),
    "hula hoop": Portable(
        paint=_hoop, look=_look(0xFFF06A9A), height_m=0.9, box=Box(-56, -106, 56, 8), half=14,
        grips={"hand": 0 - 96j, "pelvis": 0 - 50j},
    ),
    "jump rope": Portable(
        paint=_jump_rope, look=_look(0xFFE0503F, accent=0xFF4F8FD8), height_m=0.3,
        box=Box(-104, -112, 106, 18), half=80, grips={"hand": -66 - 70j},
    ),
    "bow": Portable(
        paint=_bow, look=_look(0xFFA8683A, accent=0xFFE0503F, dark=0xFF4A2C20), height_m=1.3,
        box=Box(-20, -106, 52, 8), half=10, grips={"hand": 16 - 50j},
    ),
    "fishing rod": Portable(
        paint=_fishing, look=_look(0xFF8A5A34), height_m=1.8, box=Box(-36, -106, 58, 8), half=0,
        is_live=True, grips={"hand": -24 - 8j},
    ),
}  # fmt: skip
"""What sport needs, by name."""
