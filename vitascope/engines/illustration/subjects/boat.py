"""A small sailing boat that rides the swell; the origin is the middle of its waterline."""

from __future__ import annotations

from collections.abc import Mapping
from math import pi, sin

import skia

from ..canvas import alpha, fill, mix, stroke
from ..light import Light
from .figure import Coat, Figure
from .motion import drift, wave
from .rig import Anchor, Habitat, Look, Placid
from .shapes import BODY_UNITS, Box, closed, curve, tube
from .softness import draw_soft

__all__ = ["Boat"]

_BOX = Box(-62.0, -114.0, 66.0, 23.0)


class Boat(Placid):
    """A boat with a mainsail and a jib."""

    height_m = 6.0
    habitat = Habitat.WATER

    box = _BOX

    def __init__(self) -> None:
        self.aspect = 0.95
        self.actions: tuple[str, ...] = ("sail",)
        self.look = Look(base=0xFFC9553F, pale=0xFFFFF6E6, dark=0xFF6B4230, accent=0xFFE9B44C)

    def draw(
        self,
        canvas: skia.Canvas,
        *,
        t_s: float,
        height_px: float,
        light: Light,
        action: str,  # noqa: ARG002
        look: Look,
        seed: int,
    ) -> None:
        """See ``Rig.draw``."""
        heave = 1.5 * wave(t_s, 3.3) + 1.2 * drift(t_s, seed=seed, rate_hz=0.3)
        pitch = 2.6 * wave(t_s, 3.3, 0.22) + 1.9 * drift(t_s, seed=seed + 1, rate_hz=0.35)
        wind = 0.75 + 0.25 * light.wind + 0.15 * drift(t_s, seed=seed + 2, rate_hz=0.4)
        scale = height_px * look.size / BODY_UNITS
        canvas.save()
        canvas.scale(scale, scale)
        _reflection(canvas, light, look, t_s=t_s)
        canvas.save()
        # Below the waterline there is water: the swell's line cuts the hull.
        swell = [complex(x, 1.2 + 0.9 * wave(t_s, 2.1, x / 70.0)) for x in range(-70, 71, 14)]
        above = curve(swell)
        above.lineTo(70, -120)
        above.lineTo(-70, -120)
        above.close()
        canvas.clipPath(above, True)
        with Figure(canvas, light, _BOX) as fig, fig.placed(complex(0, heave), turn=pitch):
            _boat(fig, look, t_s=t_s, wind=wind)
        canvas.restore()
        _foam(canvas, light, swell, t_s=t_s, seed=seed)
        canvas.restore()

    def anchors(
        self,
        *,
        t_s: float,  # noqa: ARG002
        action: str,  # noqa: ARG002
        seed: int,  # noqa: ARG002
    ) -> Mapping[str, Anchor]:
        """See ``Rig.anchors``: at the helm."""
        return {"seat": Anchor(complex(-29, -12)), "top": Anchor(complex(18, -12), behind=True)}


def _boat(fig: Figure, look: Look, *, t_s: float, wind: float) -> None:
    wood = fig.coat(look.dark, top=-100, bottom=0)
    mast_top = complex(-2.5, -98)
    _pennant(fig, look, mast_top, t_s=t_s)
    fig.part(tube([complex(1, -8), complex(-1, -55), mast_top], [1.3, 1.15, 0.8]), wood)
    flutter = 0.8 * wave(t_s, 0.9) + 0.6 * wave(t_s, 0.53)
    belly = 9.0 * wind
    main = skia.Path()
    main.moveTo(-4.2, -94)
    main.cubicTo(-14 - belly * 0.6, -70, -30 - belly * 0.7, -42, -40 - 0.5 * flutter, -19.5)
    main.cubicTo(-28, -16 + 0.15 * belly, -14, -15.5, -2.4, -17.5)
    main.cubicTo(-0.8, -42, -1.6, -70, -4.2, -94)
    main.close()
    sail = fig.part(main, _cloth(fig, look, light_at=-2.0, dark_at=-44.0))
    for share in (0.25, 0.5, 0.74):
        a = complex(-4.0 + 1.5 * share, -94 + 76 * share)
        b = complex(-4.2 - 44 * share, -94 + 72 * share)
        seam = curve([a, (a + b) / 2 + complex(0, 2.5), b])
        fig.mark(seam, stroke(alpha(fig.tone(look.dark, 0.5), 0.22), 0.8), within=sail)
    stripe = tube([complex(-52, -27), complex(-24, -26.0), complex(6, -27)], [2.8, 2.8, 2.8])
    fig.mark(stripe, fill(alpha(fig.tone(look.base, 0.75), 0.88)), within=sail)
    fig.part(tube([complex(0, -16.5), complex(-42, -18)], [1.1, 0.9]), wood)
    jib = skia.Path()
    jib.moveTo(-1.4, -88)
    jib.cubicTo(8 + belly * 0.5, -64, 20 + belly * 0.35, -36, 39 + 0.4 * flutter, -13)
    jib.cubicTo(27, -13, 14, -15 + 0.2 * flutter, 3.4, -18.5)
    jib.cubicTo(5.5 + belly * 0.25, -42, 3 + belly * 0.2, -68, -1.4, -88)
    jib.close()
    fig.part(jib, _cloth(fig, look, light_at=34.0, dark_at=0.0))
    _hull(fig, look)


def _cloth(fig: Figure, look: Look, *, light_at: float, dark_at: float) -> Coat:
    """A sail full of wind: bright on one side of its belly, shaded on the other."""
    if fig.towards_light.real < 0:
        light_at, dark_at = dark_at, light_at
    white = look.pale
    shades = [
        fig.tone(mix(white, 0xFFFFF2D0, 0.3), 1.0),
        fig.tone(white, 0.85),
        fig.tone(mix(white, 0xFF8A7AA8, 0.35), 0.35),
    ]
    return fig.gradient(complex(light_at, -60), complex(dark_at, -40), shades, at=(0.0, 0.4, 1.0))


def _pennant(fig: Figure, look: Look, top: complex, *, t_s: float) -> None:
    points = [top]
    for i in range(1, 5):
        lag = t_s - 0.07 * i
        points.append(top + complex(4.2 * i, 0.5 * i + 0.75 * i * wave(lag, 0.62)))
    fig.part(
        tube(points, [2.3, 2.1, 1.6, 1.0, 0.2], steps=4),
        fig.coat(look.accent, top=-106, bottom=-88),
    )


def _hull(fig: Figure, look: Look) -> None:
    hull = skia.Path()
    hull.moveTo(-38, -13)
    hull.cubicTo(-18, -8.5, 14, -8.5, 47, -16.5)
    hull.cubicTo(42, -5, 34, 4, 22, 9)
    hull.lineTo(-24, 9)
    hull.cubicTo(-34, 6, -38, -4, -38, -13)
    hull.close()
    path = fig.part(hull, fig.coat(look.base, top=-20, bottom=8))
    rail = curve([complex(-38, -12.4), complex(-12, -9.4), complex(16, -9.8), complex(47, -16)])
    fig.mark(rail, stroke(fig.tone(look.pale, 0.85), 3.4), within=path)
    for y in (-4.5, 0.0):
        plank = curve(
            [complex(-38, y - 1.5), complex(-8, y + 0.6), complex(22, y), complex(46, y - 4)]
        )
        fig.mark(
            plank,
            stroke(alpha(fig.tone(mix(look.base, 0xFF200810, 0.6), 0.4), 0.5), 0.8),
            within=path,
        )
    fig.part(
        closed([complex(-27, -11.3), complex(-25, -16.5), complex(-12, -16.5), complex(-9, -10.2)]),
        fig.coat(mix(look.pale, look.dark, 0.12), top=-20, bottom=-6),
    )


def _reflection(canvas: skia.Canvas, light: Light, look: Look, *, t_s: float) -> None:
    """The boat's broken dark picture on the water just below it."""
    dark = mix(light.lit(look.base, 0.2), 0xFF101830, 0.45)
    for i in range(5):
        y = 2.6 + 3.4 * i
        half = (36 - 4.5 * i) * (1 + 0.08 * wave(t_s, 1.4, 0.19 * i))
        x = 3.0 * wave(t_s, 1.9, 0.27 * i) * (0.3 + 0.25 * i)
        bar = tube(
            [complex(x - half, y), complex(x + 3, y + 0.4), complex(x + half, y)],
            [0.4, 1.5, 0.4],
            steps=4,
        )
        draw_soft(canvas, bar, fill(alpha(dark, 0.42 - 0.07 * i)), soft=0.7)


def _foam(
    canvas: skia.Canvas, light: Light, swell: list[complex], *, t_s: float, seed: int
) -> None:
    """White water where the hull cuts the swell."""
    white = light.lit(0xFFFFFFFF, 0.8)
    line = [p + 0.3j for p in swell if -40 <= p.real <= 44]
    draw_soft(canvas, curve(line), stroke(alpha(white, 0.5), 1.1), soft=0.5)
    for i in range(5):
        age = (t_s / 1.6 + i / 5 + 0.037 * seed) % 1.0
        x = 35 - 66 * age
        y = 2.2 + 1.4 * wave(t_s, 2.1, x / 70.0) + 2.2 * age
        curl = tube(
            [complex(x - 6 - 5 * age, y), complex(x, y - 0.6), complex(x + 5, y)],
            [0.2, 1.0 - 0.5 * age, 0.2],
            steps=3,
        )
        draw_soft(canvas, curl, fill(alpha(white, 0.55 * sin(pi * age))), soft=0.4)
