"""What stands in the sky: sun, moon, stars, planets, comet, cloud, rainbow, northern lights' kin.

They shine by themselves, so the hour hardly dims them. It knows nothing of the sky behind.
"""

from __future__ import annotations

from cmath import exp as cexp
from collections.abc import Mapping
from math import tau

import skia

from ...canvas import Colour, alpha, fill, linear, mix, radial, stroke
from ..figure import Figure
from ..motion import chance, drift, wave
from ..rig import Habitat, Look, Rig
from ..shapes import Box, closed, curve, oval
from ..thing import Paint, Thing
from .bricks import poly

__all__ = ["HEAVENS"]


def _halo(fig: Figure, radius: float, colour: Colour, strength: float) -> None:
    tones = [alpha(colour, strength), alpha(colour, strength * 0.35), alpha(colour, 0.0)]
    fig.detail(oval(0j, radius, radius), radial((0, 0), radius, tones, at=(0, 0.5, 1)))


def _ball(fig: Figure, radius: float, colour: Colour, *, glow: float = 0.35) -> skia.Path:
    """A lit globe that keeps its own colours in the dark."""
    lit = complex(fig.towards_light.real, -0.7) * radius * 0.4
    tones = [mix(colour, 0xFFFFFFFF, glow), colour, mix(colour, 0xFF140C30, 0.55)]
    return fig.part(
        oval(0j, radius, radius),
        radial((lit.real, lit.imag), radius * 1.45, tones, at=(0, 0.45, 1)),
    )


def _sun(fig: Figure, look: Look, t_s: float) -> None:
    _halo(fig, 96, look.base, 0.75)
    for k in range(16):
        long = (58 if k % 2 else 66) + 2.5 * wave(t_s, 2.4, k * 0.31)
        way = cexp(1j * (tau * k / 16 + t_s * 0.08))
        side = way * 1j * 6.5
        fig.detail(
            poly(way * 40 - side, way * long, way * 40 + side),
            fill(mix(look.base, 0xFFFF9A2E, 0.3)),
        )
    tones = [0xFFFFFFE8, mix(look.base, 0xFFFFFFFF, 0.35), look.base]
    fig.detail(oval(0j, 42, 42), radial((-8, -10), 56, tones, at=(0, 0.45, 1)))


def _moon(fig: Figure, look: Look, _t_s: float) -> None:
    _halo(fig, 92, look.base, 0.45)
    disc = fig.part(
        oval(0j, 50, 50),
        radial(
            (-12, -14),
            74,
            [mix(look.base, 0xFFFFFFFF, 0.3), look.base, mix(look.base, 0xFF8A90B0, 0.45)],
        ),
    )
    for x, y, r in (
        (-18, -16, 14),
        (-24, 6, 11),
        (8, -22, 10),
        (16, 2, 12),
        (24, -14, 7),
        (20, 22, 8),
        (-8, 26, 11),
        (2, 6, 6),
    ):
        fig.mark(
            oval(complex(x, y), r, r * 0.9),
            fill(alpha(mix(look.base, 0xFF6A7698, 0.75), 0.5)),
            within=disc,
            soft=1.4,
        )


def _crescent(fig: Figure, look: Look, _t_s: float) -> None:
    _halo(fig, 86, look.base, 0.4)
    path = skia.Path()
    path.addCircle(0, 0, 50)
    bite = skia.Path()
    bite.addCircle(24, -10, 42)
    shape = skia.Op(path, bite, skia.PathOp.kDifference_PathOp)
    fig.part(
        shape,
        radial(
            (-30, 6),
            80,
            [mix(look.base, 0xFFFFFFFF, 0.6), look.base, mix(look.base, 0xFFE8A850, 0.3)],
        ),
    )


def _bands(fig: Figure, disc: skia.Path, colours: tuple[Colour, ...], tilt: float) -> None:
    with fig.placed(0j, turn=tilt):
        for k, colour in enumerate(colours):
            y = -34 + 68 * (k + 0.5) / len(colours)
            fig.mark(
                curve([complex(-60, y), complex(0, y + 5), complex(60, y)]),
                stroke(alpha(colour, 0.5), 6),
                within=None,
            )
    lit = complex(fig.towards_light.real, -0.7) * 20
    shade = radial((lit.real, lit.imag), 66, [0x00140C30, 0x20140C30, 0xA0140C30], at=(0, 0.5, 1))
    fig.mark(disc, shade, within=disc)


def _planet(fig: Figure, look: Look, _t_s: float) -> None:
    """A banded planet with a broad ring."""
    ring = skia.Path()
    ring.addOval(skia.Rect.MakeLTRB(-80, -17, 80, 17))
    ring.addOval(skia.Rect.MakeLTRB(-52, -9, 52, 9))
    ring.setFillType(skia.PathFillType.kEvenOdd)
    tones = [mix(look.pale, 0xFF6A4A50, 0.3), look.pale, mix(look.pale, 0xFF6A4A50, 0.4)]
    with fig.placed(0j, turn=-16):
        band = linear((-80, 0), (80, 0), tones)
        fig.detail(ring, band)
    disc = _ball(fig, 42, look.base)
    with fig.inside(disc), fig.placed(0j, turn=-16):
        for k, y in enumerate((-26, -12, 2, 16, 29)):
            tone = (look.dark, look.accent)[k % 2]
            stripe = curve([complex(-50, y - 3), complex(0, y + 5), complex(50, y - 3)])
            fig.mark(stripe, stroke(alpha(tone, 0.35), 6.5))
    with fig.placed(0j, turn=-16):
        fig.canvas.save()
        fig.canvas.clipRect(skia.Rect.MakeLTRB(-90, 0, 90, 30), True)
        fig.detail(ring, linear((-80, 0), (80, 0), tones))
        rim = skia.Path()
        rim.addOval(skia.Rect.MakeLTRB(-66, -13, 66, 13))
        fig.detail(rim, stroke(alpha(look.dark, 0.5), 1.6))
        fig.canvas.restore()


def _mars(fig: Figure, look: Look, _t_s: float) -> None:
    _halo(fig, 72, look.base, 0.3)
    disc = _ball(fig, 50, look.base)
    for x, y, r in (
        (-20, -10, 12),
        (14, -24, 9),
        (20, 12, 14),
        (-8, 24, 10),
        (-30, 14, 6),
        (2, 0, 5),
    ):
        fig.mark(oval(complex(x, y), r, r * 0.8), fill(alpha(look.dark, 0.35)), within=disc)
        fig.mark(
            oval(complex(x + 1.4, y + 1.6), r * 0.82, r * 0.62),
            fill(alpha(look.base, 0.5)),
            within=disc,
        )


_LANDS = (
    (-40 - 24j, -24 - 38j, -6 - 36j, -4 - 24j, -16 - 14j, -12 - 4j, -24 - 8j, -34 - 14j),
    (-14 - 2j, 0 + 2j, 4 + 14j, -4 + 26j, -10 + 38j, -18 + 22j, -20 + 8j),
    (14 - 30j, 30 - 34j, 44 - 22j, 40 - 8j, 28 - 6j, 30 + 8j, 22 + 24j, 14 + 8j, 10 - 8j),
    (32 + 20j, 42 + 18j, 42 + 27j, 33 + 29j),
)


def _earth(fig: Figure, _look: Look, t_s: float) -> None:
    _halo(fig, 74, 0xFF7FC8FF, 0.5)
    disc = fig.part(oval(0j, 50, 50), radial((-14, -16), 76, [0xFF8FD4F8, 0xFF3F8FDC, 0xFF123A7A]))
    # The lands pass by; a second set follows, so that the sea is never empty.
    shift = (t_s * 3.0) % 130
    for turn in (-130, 0):
        for land in _LANDS:
            path = closed([p + shift + turn for p in land])
            fig.mark(
                path, fig.gradient(-50j, 50j, [0xFF9CCB6A, 0xFF6FAE52, 0xFF4F8A4A]), within=disc
            )
        for y, x, wide in ((-30, -6, 22), (4, 30, 18), (24, -24, 20), (-8, -34, 14)):
            cloud = curve(
                [
                    complex(x + shift + turn - wide, y),
                    complex(x + shift + turn, y - 4),
                    complex(x + shift + turn + wide, y + 1),
                ]
            )
            fig.mark(cloud, stroke(0xB0FFFFFF, 4.4), within=disc)
    for y in (-47, 47):
        fig.mark(oval(complex(0, y), 20, 6), fill(0xE8FFFFFF), within=disc)
    shade = radial((-14, -16), 76, [0x00081030, 0x10081030, 0xB0081030], at=(0, 0.5, 1))
    fig.mark(disc, shade, within=disc)


def _star(fig: Figure, look: Look, t_s: float) -> None:
    _halo(fig, 84 + 6 * wave(t_s, 1.7), look.base, 0.6)
    points = []
    for k in range(10):
        points.append(cexp(1j * tau * (k / 10 - 0.25)) * (50 if k % 2 == 0 else 23))
    path = poly(*points)
    fig.detail(path, stroke(mix(look.base, 0xFFFFFFFF, 0.25), 6))
    fig.detail(
        path, radial((-6, -10), 56, [0xFFFFFFF0, mix(look.base, 0xFFFFFFFF, 0.35), look.base])
    )


def _comet(fig: Figure, look: Look, t_s: float) -> None:
    head = complex(44, 26)
    for k, (spread, tone) in enumerate(((15.0, look.base), (8.0, mix(look.base, 0xFFFFFFFF, 0.5)))):
        flow = 4 * wave(t_s, 1.3, k * 0.4)
        end = complex(-86, -66 + flow)
        side = (head - end) / abs(head - end) * 1j * spread
        tail = poly(head + side, head - side, end - side * 0.5, end + side * 0.5)
        fig.detail(
            tail,
            linear(
                (head.real, head.imag),
                (end.real, end.imag),
                [alpha(tone, 0.85), alpha(tone, 0.25), alpha(tone, 0.0)],
                at=(0, 0.5, 1),
            ),
        )
    for k in range(14):
        u = (t_s * 0.3 + k * 0.073 + chance(k, 1)) % 1.0
        at = head + (complex(-86, -66) - head) * u + complex(1, -1) * 12 * (chance(k, 2) - 0.5)
        size = 1.6 * (1 - u)
        fig.detail(oval(at, size, size), fill(alpha(0xFFFFFFFF, 1 - u)))
    tones = [
        0xFFFFFFFF,
        mix(look.base, 0xFFFFFFFF, 0.6),
        alpha(look.base, 0.6),
        alpha(look.base, 0.0),
    ]
    fig.detail(oval(head, 34, 34), radial((head.real, head.imag), 34, tones, at=(0, 0.3, 0.55, 1)))


def _cloud(fig: Figure, look: Look, _t_s: float) -> None:
    for x, y, r in (
        (-58, 6, 26),
        (58, 8, 24),
        (-30, -12, 32),
        (28, -14, 34),
        (0, -26, 34),
        (-14, 10, 30),
        (20, 10, 30),
    ):
        at = complex(x, y)
        lit = at + complex(fig.towards_light.real * 0.4, -0.5) * r
        tones = [
            fig.tone(mix(look.base, 0xFFFFFFFF, 0.5), 1.0),
            fig.tone(look.base, 0.85),
            fig.tone(mix(look.base, look.dark, 0.5), 0.5),
        ]
        fig.part(oval(at, r, r), radial((lit.real, lit.imag), r * 1.7, tones, at=(0, 0.5, 1)))


def _rain_cloud(fig: Figure, look: Look, t_s: float) -> None:
    for k in range(16):
        u = (t_s * 0.9 + k * 0.37) % 1.0
        x = -58 + 7.7 * k
        at = complex(x - 6 * u, 26 + 54 * u)
        fig.detail(
            curve([at, at + complex(-1.6, 9)]),
            stroke(alpha(fig.tone(0xFF6FB0E8, 0.9), 1 - u * 0.6), 2.2),
        )
    _cloud(fig, look, t_s)


_RAINBOW = (0xFFE8503C, 0xFFF5942E, 0xFFF8D24A, 0xFF6FBE5A, 0xFF4F9FE0, 0xFF5A6AD0, 0xFF9A64C8)


def _rainbow(fig: Figure, _look: Look, _t_s: float) -> None:
    for k, colour in enumerate(_RAINBOW):
        r = 100 - 5.6 * k
        arc = skia.Path()
        arc.addArc(skia.Rect.MakeLTRB(-r, -r + 50, r, r + 50), 180, 180)
        fig.detail(arc, stroke(alpha(colour, 0.8), 6.2))
    for x in (-86, 86):
        for dx, dy, r in ((-14, 48, 12), (14, 49, 12), (0, 42, 15)):
            at = complex(x + dx, dy)
            fig.part(
                oval(at, r, r),
                radial(
                    (at.real, at.imag - r * 0.5),
                    r * 1.6,
                    [fig.tone(0xFFFFFFFF, 1.0), fig.tone(0xFFDCE6F0, 0.7)],
                ),
            )


def _galaxy(fig: Figure, look: Look, t_s: float) -> None:
    with fig.placed(0j, turn=-20, squash=0.5):
        _halo(fig, 100, look.base, 0.55)
        spin = t_s * 0.06
        for k in range(300):
            u = (k + 0.5) / 300
            arm = (k % 3) * tau / 3
            turn = arm + 4.4 * u + spin + (chance(k, 1) - 0.5) * 0.7
            at = (
                cexp(1j * turn) * (8 + 88 * u)
                + complex(chance(k, 2) - 0.5, chance(k, 3) - 0.5) * 12
            )
            tone = (look.pale, look.accent, look.base)[k % 3]
            size = 0.8 + 1.9 * chance(k, 4) ** 3
            fig.detail(oval(at, size, size), fill(alpha(tone, 0.9 - 0.6 * u)))
        core = [0xFFFFFFF0, alpha(look.pale, 0.8), alpha(look.pale, 0.0)]
        fig.detail(oval(0j, 30, 30), radial((0, 0), 30, core, at=(0, 0.3, 1)))


def _bolt(fig: Figure, look: Look, t_s: float) -> None:
    shine = 0.7 + 0.3 * drift(t_s, seed=3, rate_hz=3.0)
    _halo(fig, 70, look.base, 0.45 * shine)
    path = poly(12 - 50j, -26 + 6j, -4 + 4j, -14 + 50j, 28 - 12j, 5 - 10j, 26 - 50j)
    fig.detail(
        path, linear((0, -50), (0, 50), [mix(look.base, 0xFFFFFFFF, 0.5), look.base, 0xFFF5A030])
    )


def _look(
    base: Colour,
    *,
    pale: Colour = 0xFFFFFFFF,
    dark: Colour = 0xFF7A86A8,
    accent: Colour = 0xFFF6C945,
) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


def _sky(
    paint: Paint,
    look: Look,
    height_m: float,
    box: tuple[float, float, float, float] = (-60, -56, 60, 56),
    *,
    is_live: bool = False,
) -> Thing:
    return Thing(
        paint=paint,
        look=look,
        height_m=height_m,
        box=Box(*box),
        half=0,
        habitat=Habitat.AIR,
        is_live=is_live,
    )


_WIDE = (-100.0, -100.0, 100.0, 100.0)

HEAVENS: Mapping[str, Rig] = {
    "sun": _sky(_sun, _look(0xFFFFD23C), 1.0, _WIDE, is_live=True),
    "moon": _sky(_moon, _look(0xFFE6DAB2), 0.9, (-94, -94, 94, 94)),
    "crescent moon": _sky(_crescent, _look(0xFFFFDF8A), 0.9, (-88, -88, 88, 88)),
    "planet": _sky(
        _planet,
        _look(0xFFE8A868, pale=0xFFEED9B0, dark=0xFF9A5A48, accent=0xFFF8DCA8),
        1.2,
        (-84, -52, 84, 52),
    ),
    "mars": _sky(_mars, _look(0xFFD8663C, dark=0xFF8A3424), 1.0, (-74, -74, 74, 74)),
    "earth": _sky(_earth, _look(0xFF3F8FDC), 1.2, (-76, -76, 76, 76), is_live=True),
    "star": _sky(_star, _look(0xFFFFD23C), 0.5, (-92, -92, 92, 92), is_live=True),
    "comet": _sky(_comet, _look(0xFF8AC8FF), 1.0, (-100, -86, 82, 64), is_live=True),
    "cloud": _sky(_cloud, _look(0xFFF6F8FC, dark=0xFF9AB0D0), 1.0, (-88, -64, 88, 46)),
    "rain cloud": _sky(
        _rain_cloud, _look(0xFFA8B4C8, dark=0xFF6A7894), 1.0, (-88, -64, 88, 96), is_live=True
    ),
    "rainbow": _sky(_rainbow, _look(0xFFE8503C), 2.0, (-116, -56, 116, 66)),
    "galaxy": _sky(
        _galaxy,
        _look(0xFF8A6AE0, pale=0xFFFFF0E0, accent=0xFF7FC8FF),
        1.6,
        (-104, -70, 104, 70),
        is_live=True,
    ),
    "lightning bolt": _sky(_bolt, _look(0xFFFFD23C), 1.0, (-74, -74, 74, 74), is_live=True),
}
"""All of them by name."""
