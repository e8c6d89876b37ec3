"""Lamps, candles and clocks: what gives light, and what tells the time.

The main colour is the shade, the wax or the clock's body. It knows nothing of the hour.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

import skia

from ...canvas import Colour, alpha, fill, mix, radial, stroke
from ..figure import Figure
from ..motion import wave
from ..rig import Habitat, Look
from ..shapes import Box, closed, curve, oval, rounded, tube
from ..thing import Thing
from .palette import BRASS, CHINA, GOLD, INK, STEEL, tints
from .portable import Portable
from .solids import bar, gloss, hoop, knob, rect, round_coat, turned, vessel

__all__ = ["LIGHTS", "draw_flame"]


def draw_flame(fig: Figure, foot: complex, tall: float, *, t_s: float) -> None:
    """A candle's flame that trembles, with a soft glow round it."""
    lean = 0.09 * wave(t_s, 1.3) + 0.05 * wave(t_s, 0.47, 0.3)
    reach = 1 + 0.07 * wave(t_s, 0.71, 0.1)
    middle = foot - 0.45j * tall
    glow = [0x66FFD878, 0x24FFC860, 0x00FFC060]
    fig.part(
        oval(middle, 1.15 * tall, 1.15 * tall),
        radial((middle.real, middle.imag), 1.15 * tall, glow, at=(0, 0.5, 1)),
    )
    for size, colour in ((1.0, 0xFFF98A2C), (0.76, 0xFFFFC648), (0.46, 0xFFFFF6C8)):
        w, h = 0.27 * tall * size, tall * size * reach
        path = closed([
            foot + complex(-0.5 * w, 0), foot + complex(-w, -0.3 * h),
            foot + complex(-0.4 * w + 0.5 * lean * h, -0.68 * h),
            foot + complex(lean * h, -h), foot + complex(0.4 * w + 0.5 * lean * h, -0.68 * h),
            foot + complex(w, -0.3 * h),
            foot + complex(0.5 * w, 0),
        ])  # fmt: skip
        fig.part(path, fill(colour))


def _lit_shade(fig: Figure, look: Look, outline: skia.Path, *, top: float, bottom: float) -> None:
    """A lamp's cloth shade with the bulb behind it."""
    warm = mix(look.base, 0xFFFFF0C0, 0.55)
    fig.part(
        outline,
        fig.gradient(
            complex(0, top),
            complex(0, bottom),
            [look.base, warm, mix(look.base, 0xFFFFF0C0, 0.3)],
            at=(0, 0.65, 1),
        ),
    )
    x = (outline.getBounds().fLeft + outline.getBounds().fRight) / 2
    wide = outline.getBounds().width()
    fig.mark(
        oval(complex(x, bottom - 0.35 * (bottom - top)), 0.3 * wide, 0.4 * (bottom - top)),
        fill(0x88FFF6D0),
        within=outline,
        soft=wide * 0.08,
    )
    for k in range(-3, 4):
        fold = bar(
            complex(x + k * wide * 0.1, top - 4), complex(x + k * wide * 0.15, bottom + 4), 0.1
        )
        fig.mark(fold, stroke(alpha(mix(look.base, 0xFF4A2010, 0.5), 0.25), 0.9), within=outline)


def _lamp(fig: Figure, look: Look, _t_s: float) -> None:
    """A table lamp, lit."""
    vessel(
        fig,
        look.accent,
        [(-52, 3), (-46, 4), (-36, 15), (-22, 18), (-12, 11), (-8, 8), (-6, 14), (-1, 16)],
        tilt=0.14,
    )
    fig.part(bar(-62j, -50j, 2), fig.coat(BRASS, top=-66, bottom=-46))
    shade = turned([(-98, 20), (-54, 38)], tilt=0.1)
    _lit_shade(fig, look, shade, top=-100, bottom=-50)
    fig.mark(hoop(-54.6, 38, tilt=0.1), stroke(fig.tone(look.accent, 0.8), 2.4), within=shade)


def _floor_lamp(fig: Figure, look: Look, _t_s: float) -> None:
    vessel(fig, look.accent, [(-4, 13), (-1, 14)], tilt=0.14)
    fig.part(bar(-82j, -4j, 1.5), round_coat(fig, look.accent, -2, 2))
    shade = turned([(-98.6, 11), (-75, 21)], tilt=0.1)
    _lit_shade(fig, look, shade, top=-100, bottom=-73)
    fig.detail(bar(9 - 74j, 9 - 64j, 0.1), stroke(fig.tone(BRASS, 0.8), 0.7))
    knob(fig, BRASS, 9 - 63j, 1.2)


def _chandelier(fig: Figure, look: Look, t_s: float) -> None:
    """It hangs: its chain goes up, six candles stand round its stem."""
    for k in range(4):
        fig.detail(oval(complex(0, -96 + 5 * k), 1.6, 3.2), stroke(fig.tone(look.base, 0.8), 1.3))
    arms = ((-56, -50, 4.5), (56, -50, 4.5), (-33, -40, 5), (33, -40, 5), (0, -34, 5.4))
    metal = fig.coat(look.base)
    vessel(
        fig,
        look.base,
        [(-80, 2), (-74, 6), (-66, 3), (-54, 4), (-40, 8), (-28, 11), (-20, 6), (-14, 3)],
        tilt=0.1,
    )
    for x, y, size in arms:
        if x:
            fig.part(
                tube(
                    [0 - 30j, complex(x * 0.45, -16), complex(x * 0.9, y + 22), complex(x, y + 4)],
                    [2.2, 2.0, 1.9, 1.8],
                ),
                metal,
            )
        if x:
            for u in range(1, 9):
                s = u / 9
                p = (
                    (1 - s) ** 2 * (-72j)
                    + 2 * s * (1 - s) * complex(x * 0.4, -38)
                    + s * s * complex(x, y + 2)
                )
                fig.part(oval(p, 1.3, 1.3), fig.coat(0xFFEAF6FF, top=p.imag - 2, bottom=p.imag + 2))
        fig.part(
            closed(
                [
                    complex(x - size - 2, y),
                    complex(x + size + 2, y),
                    complex(x + 3, y + 6),
                    complex(x - 3, y + 6),
                ]
            ),
            metal,
        )
        fig.part(
            rect(x - 2.4, y - 13, x + 2.4, y, corner=1), fig.coat(CHINA, top=y - 16, bottom=y + 4)
        )
        draw_flame(fig, complex(x, y - 13.5), 10, t_s=t_s + x)
        fig.part(
            closed(
                [
                    complex(x, y + 6),
                    complex(x + 2.4, y + 13),
                    complex(x, y + 17),
                    complex(x - 2.4, y + 13),
                ]
            ),
            fig.coat(0xFFDCF0FC, top=y + 4, bottom=y + 20),
        )
    fig.part(closed([-14j, 4.2 - 7j, -1j, -4.2 - 7j]), fig.coat(0xFFDCF0FC, top=-16, bottom=2))


def _candle(fig: Figure, look: Look, t_s: float) -> None:
    """A candle in its holder."""
    fig.detail(oval(25 - 8j, 6.5, 5.5), stroke(fig.tone(BRASS, 0.7), 2.6))
    vessel(fig, BRASS, [(-9, 22), (-7, 23), (-3, 15), (-1, 13)], tilt=0.2)
    fig.part(oval(-9j, 19, 3.6), fig.coat(mix(BRASS, 0xFF4A2010, 0.45), top=-14, bottom=-4))
    vessel(fig, BRASS, [(-15, 11), (-9, 12)], tilt=0.16)
    wax = vessel(fig, look.base, [(-68, 8.6), (-13, 9)], tilt=0.2)
    drips = closed(
        [
            -9.6 - 71j,
            9.6 - 71j,
            9.4 - 58j,
            7.6 - 52j,
            5.8 - 60j,
            2 - 62j,
            0.4 - 45j,
            -2.4 - 43j,
            -4 - 60j,
            -6.4 - 61j,
            -7.8 - 55j,
            -9.6 - 58j,
        ]
    )
    fig.mark(drips, fill(alpha(fig.tone(mix(look.base, 0xFFFFFFFF, 0.5), 1.0), 0.8)), within=wax)
    fig.part(oval(-68.6j, 8.6, 2.0), fill(fig.tone(mix(look.base, 0xFFFFE8A0, 0.6), 1.0)))
    fig.detail(curve([-68j, 0.5 - 71j, 0.2 - 74j]), stroke(fig.tone(INK, 0.4), 1.3))
    draw_flame(fig, 0.2 - 73j, 24, t_s=t_s)


def _lantern(fig: Figure, look: Look, t_s: float) -> None:
    """A storm lantern with a flame behind its glass."""
    fig.part(tube([-20 - 72j, -18 - 92j, 0 - 98j, 18 - 92j, 20 - 72j], [1.5] * 5), fig.coat(STEEL))
    for x in (-22, 22):
        fig.part(
            tube(
                [complex(x * 0.75, -72), complex(x, -58), complex(x, -30), complex(x * 0.86, -14)],
                [2] * 4,
            ),
            fig.coat(look.base),
        )
    glass = turned([(-62, 11), (-52, 16), (-38, 17), (-26, 12)], tilt=0.1)
    fig.part(glass, fill(0xB0FFE9B0))
    draw_flame(fig, -28j, 22, t_s=t_s)
    gloss(fig, glass, -9 - 44j, 2.2, 10, strength=0.8, tilt=6)
    vessel(fig, look.base, [(-24, 14), (-20, 19), (-6, 22), (-1, 22)], tilt=0.14)
    vessel(fig, look.base, [(-82, 6), (-76, 8), (-72, 17), (-64, 14), (-60, 12)], tilt=0.12)
    knob(fig, BRASS, 22 - 12j, 2.6)
    fig.part(bar(-10 - 84j, 10 - 84j, 1.6), fig.coat(look.base, top=-90, bottom=-80))


def _lava_lamp(fig: Figure, look: Look, t_s: float) -> None:
    """Blobs of wax rise and sink in it."""
    glass = turned([(-88, 9), (-72, 14), (-48, 20), (-32, 21), (-22, 18)], tilt=0.12)
    liquid = mix(look.base, 0xFF5A2AA0, 0.45)
    fig.part(
        glass,
        fig.gradient(-90j, -20j, [mix(liquid, 0xFF20104A, 0.25), mix(liquid, 0xFFFFB0D0, 0.35)]),
    )
    wax = mix(look.base, 0xFFFFE08A, 0.25)
    with fig.inside(glass):
        fig.mark(oval(-22j, 18, 9 + 1.5 * wave(t_s, 5)), fill(wax))
        for k, (period, size) in enumerate(
            ((9.0, 8.0), (12.0, 6.4), (15.0, 5.0), (11.0, 3.8), (13.0, 7.0))
        ):
            rise = 0.5 - 0.5 * wave(t_s, period, 0.21 * k)
            at = complex(5.5 * wave(t_s, 7.0 + k, 0.37 * k), -30 - 50 * rise)
            tall = size * (1.15 + 0.25 * wave(t_s, period / 2, 0.1 * k))
            fig.mark(
                oval(at, size, tall),
                fig.gradient(at - 1j * size, at + 1j * size, [wax, mix(wax, 0xFFFFFFE0, 0.35)]),
            )
    gloss(fig, glass, -10 - 50j, 2, 20, strength=0.55, tilt=8)
    vessel(fig, STEEL, [(-99, 6), (-86, 9.5)], tilt=0.14)
    vessel(fig, STEEL, [(-24, 18.5), (-12, 9), (-9, 9), (-1, 20)], tilt=0.12)


# Clocks


def _dial(fig: Figure, at: complex, radius: float, *, t_s: float, face: Colour = CHINA) -> None:
    """A clock's face with marks and three hands."""
    plate = oval(at, radius, radius)
    fig.part(
        plate,
        fig.gradient(
            at - 1j * radius,
            at + 1j * radius,
            [fig.tone(mix(face, 0xFF806858, 0.18), 0.8), fig.tone(face, 1.0)],
            at=(0, 0.45),
        ),
    )
    for k in range(12):
        way = complex(sin(pi * k / 6), -cos(pi * k / 6))
        long = 0.2 if k % 3 == 0 else 0.1
        fig.line(
            bar(at + way * radius * (0.9 - long), at + way * radius * 0.9, 0.1),
            INK,
            radius * (0.065 if k % 3 == 0 else 0.04),
        )
    minutes = 10 + t_s / 60
    for turn, long, wide, colour in (
        (305 + minutes * 0.5, 0.48, 0.055, INK),
        (minutes * 6, 0.74, 0.04, INK),
        (180 + int(t_s) * 6 + 6 * min(1.0, 6 * (t_s % 1)), 0.8, 0.018, 0xFFE0443C),
    ):
        way = complex(sin(pi * turn / 180), -cos(pi * turn / 180))
        fig.detail(
            bar(at - 0.12 * radius * way, at + long * radius * way, 0.1),
            stroke(fig.tone(colour, 0.6), 2 * wide * radius),
        )
    fig.part(
        oval(at, radius * 0.07, radius * 0.07), fig.coat(GOLD, top=at.imag - 3, bottom=at.imag + 3)
    )


def _clock(fig: Figure, look: Look, t_s: float) -> None:
    """A round wall clock."""
    at = -50j
    fig.part(oval(at + 1.5, 49, 49), fig.coat(mix(look.base, 0xFF181018, 0.4)))
    ring = oval(at, 49, 49)
    fig.part(ring, fig.coat(look.base, top=-104, bottom=4))
    gloss(fig, ring, -28 - 88j, 14, 2.4, strength=0.6, tilt=-38)
    fig.part(oval(at, 41, 41), fig.coat(mix(look.base, 0xFF181018, 0.45)))
    _dial(fig, at, 39.5, t_s=t_s)
    gloss(fig, oval(at, 39, 39), -14 - 72j, 16, 6, strength=0.4, tilt=-32, soft=2)


def _alarm_clock(fig: Figure, look: Look, t_s: float) -> None:
    """Two bells and a hammer above, two feet below."""
    for x in (-1, 1):
        fig.part(
            bar(complex(x * 22, -16), complex(x * 32, -2), 3.6, end_half=2.6),
            fig.coat(look.accent, top=-20, bottom=2),
        )
        with fig.placed(complex(x * 27, -82), turn=x * 36.0):
            bell = closed([-18 + 3j, -16 - 8j, 0 - 14j, 16 - 8j, 18 + 3j, 0 + 5j])
            fig.part(bell, fig.coat(look.accent, top=-18, bottom=8))
            gloss(fig, bell, -5 - 6j, 5, 2.4, strength=0.7, tilt=-20)
    fig.part(
        tube([-9 - 88j, -7 - 100j, 7 - 100j, 9 - 88j], [1.8] * 4),
        fig.coat(look.accent, top=-104, bottom=-80),
    )
    fig.part(bar(-80j, -92j, 1.8), fig.coat(STEEL, top=-96, bottom=-76))
    knob(fig, STEEL, -92j, 4)
    at = -45j
    fig.part(oval(at, 42, 42), fig.coat(look.base, top=-94, bottom=4))
    fig.part(oval(at, 35, 35), fig.coat(mix(look.base, 0xFF181018, 0.45), top=-84, bottom=-6))
    _dial(fig, at, 33.5, t_s=t_s)
    gloss(fig, oval(at, 33, 33), -12 - 63j, 13, 5, strength=0.4, tilt=-32, soft=2)


def _watch(fig: Figure, look: Look, _t_s: float) -> None:
    """A wrist watch, its strap going up and down."""
    strap = rounded(
        [
            -15 - 60j,
            -13 - 96j,
            -10 - 100j,
            10 - 100j,
            13 - 96j,
            15 - 60j,
            15 - 40j,
            12 - 6j,
            8 + 0j,
            -8 + 0j,
            -12 - 6j,
            -15 - 40j,
        ]
    )
    fig.part(strap, fig.coat(look.base, top=-110, bottom=10))
    for x in (-10.5, 10.5):
        seam = stroke(alpha(fig.tone(mix(look.base, 0xFFFFF0D8, 0.6), 1), 0.7), 0.8)
        seam.setPathEffect(skia.DashPathEffect.Make([2.2, 1.8], 0))
        fig.mark(bar(complex(x, -98), complex(x, -2), 0.1), seam, within=strap)
    for y in (-90, -84, -16, -11, -6):
        fig.part(
            oval(complex(0, y), 1.5, 1.1), fill(fig.tone(mix(look.base, 0xFF181018, 0.6), 0.4))
        )
    fig.part(rect(-14, -22, 14, -17.5, corner=1.5), fig.coat(look.accent, top=-26, bottom=-14))
    fig.part(rect(24, -54, 31, -46, corner=2), fig.coat(look.accent, top=-58, bottom=-42))
    fig.shade(oval(-50j, 27, 27), away=1j, soft=2)
    fig.part(oval(-50j, 26, 26), fig.coat(look.accent, top=-80, bottom=-20))
    fig.part(oval(-50j, 22, 22), fig.coat(mix(look.accent, 0xFF301810, 0.4), top=-76, bottom=-26))
    _dial(fig, -50j, 20.5, t_s=24.0)
    gloss(fig, oval(-50j, 20, 20), -7 - 60j, 8, 3.4, strength=0.45, tilt=-32)


LIGHTS: Mapping[str, Thing] = {
    "lamp": Thing(
        paint=_lamp, look=tints(0xFFF6C878, accent=0xFF4F8FA8), height_m=0.5,
        box=Box(-42, -104, 42, 9), half=20,
    ),
    "floor lamp": Thing(
        paint=_floor_lamp, look=tints(0xFFF6C878, accent=0xFF6A4A36), height_m=1.6,
        box=Box(-26, -104, 26, 8), half=15,
    ),
    "chandelier": Thing(
        paint=_chandelier, look=tints(BRASS), height_m=0.9, box=Box(-72, -105, 72, 4), half=0,
        is_live=True, habitat=Habitat.AIR,
    ),
    "candle": Portable(
        paint=_candle, look=tints(0xFFFDF3DC), height_m=0.25, box=Box(-32, -116, 38, 10), half=22,
        is_live=True, grips={"hand": -10j},
    ),
    "lantern": Portable(
        paint=_lantern, look=tints(0xFFC8503C), height_m=0.35, box=Box(-30, -105, 30, 10), half=22,
        is_live=True, grips={"hand": -97j},
    ),
    "lava lamp": Thing(
        paint=_lava_lamp, look=tints(0xFFF0508A), height_m=0.42, box=Box(-27, -105, 27, 10),
        half=21, is_live=True,
    ),
    "clock": Thing(
        paint=_clock, look=tints(0xFFC0443C), height_m=0.35, box=Box(-54, -104, 56, 4), half=0,
        is_live=True, habitat=Habitat.WALL,
    ),
    "alarm clock": Thing(
        paint=_alarm_clock, look=tints(0xFF3FA3A8, accent=GOLD), height_m=0.17,
        box=Box(-50, -109, 50, 12), half=36, is_live=True,
    ),
    "watch": Thing(
        paint=_watch, look=tints(0xFF8A5434, accent=GOLD), height_m=0.12, box=Box(-30, -104, 36, 8),
        half=18,
    ),
}  # fmt: skip
"""By the name a scene uses."""
