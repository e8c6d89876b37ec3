"""What stands on playing fields, building sites and airfields: goals, nets, stands, scaffold.

Each is one painting function and one line of data. It knows nothing of where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import pi, sin

import skia

from ...canvas import Colour, alpha, fill, linear, mix, stroke
from ..figure import Figure
from ..motion import chance
from ..rig import Look, Rig
from ..shapes import closed, curve, oval
from .bricks import flat, grid, is_lamplit, lamp, pane, planks, poly, rect, rows, solid, trapeze
from .making import thing_of

__all__ = ["GROUNDS"]

_STEEL: Colour = 0xFFC3CAD6


def _net(fig: Figure, path: skia.Path, gap: float, *, strength: float = 0.7) -> None:
    box, lines = path.getBounds(), skia.Path()
    x = box.left() - box.height()
    while x < box.right() + box.height():
        lines.moveTo(x, box.top())
        lines.lineTo(x + box.height() * 0.5, box.bottom())
        lines.moveTo(x, box.top())
        lines.lineTo(x - box.height() * 0.5, box.bottom())
        x += gap
    with fig.inside(path):
        fig.detail(lines, stroke(alpha(fig.tone(0xFFFFFFFF, 0.9), strength), 1.0))


def _goal(fig: Figure, look: Look, _t_s: float) -> None:
    back = poly(-140 - 96j, 140 - 96j, 120 - 6j, -120 - 6j)
    fig.part(back, fill(alpha(fig.tone(0xFF8FA8A0, 0.5), 0.22)))
    _net(fig, back, 14)
    for x in (-146.0, 146.0):
        solid(fig, rect(x - 4, -100, x + 4, 0), look.base)
    solid(fig, rect(-150, -102, 150, -94, round_by=2), look.base)


def _goal_post(fig: Figure, look: Look, _t_s: float) -> None:
    """The fork of American football."""
    solid(fig, rect(-3, -36, 3, 0), look.base)
    solid(fig, rect(-36, -38, 36, -33, round_by=1), look.base)
    for x in (-34.0, 34.0):
        solid(fig, rect(x - 2, -100, x + 2, -33), look.base)


def _hoop(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-2.4, -82, 2.4, 0), 0xFF5A606C)
    solid(fig, rect(-10, -4, 10, 0, round_by=1), 0xFF5A606C)
    board = rect(-25, -101, 25, -67, round_by=1.5)
    solid(fig, board, look.pale)
    fig.line(rect(-23.4, -99.4, 23.4, -68.6), look.base, 1.4, amount=0.8)
    fig.line(rect(-8, -86, 8, -74), look.base, 1.3, amount=0.8)
    net = poly(-9 - 70j, 9 - 70j, 5 - 53j, -5 - 53j)
    _net(fig, net, 4)
    fig.line(oval(-70.4j, 9.6, 2.4), look.base, 2.0, amount=0.9)


def _long_net(fig: Figure, look: Look, _t_s: float) -> None:
    """A tennis net."""
    body = rect(-196, -86, 196, -4)
    fig.part(body, fill(alpha(fig.tone(0xFF2A3438, 0.5), 0.3)))
    lines = skia.Path()
    for k in range(50):
        x = -196.0 + 8 * k
        lines.moveTo(x, -86)
        lines.lineTo(x, -4)
    for k in range(10):
        lines.moveTo(-196, -84 + 8 * k)
        lines.lineTo(196, -84 + 8 * k)
    fig.detail(lines, stroke(alpha(fig.tone(0xFF20282C, 0.5), 0.7), 0.8))
    solid(fig, rect(-198, -94, 198, -84), look.pale)
    solid(fig, rect(-3, -90, 3, -2), look.pale)
    for x in (-198.0, 198.0):
        solid(fig, rect(x - 4, -100, x + 4, 0), look.base)


def _high_net(fig: Figure, look: Look, _t_s: float) -> None:
    """A volleyball net."""
    lines = skia.Path()
    for k in range(33):
        x = -96.0 + 6 * k
        lines.moveTo(x, -96)
        lines.lineTo(x, -56)
    for k in range(7):
        lines.moveTo(-96, -96 + 6.6 * k)
        lines.lineTo(96, -96 + 6.6 * k)
    fig.detail(lines, stroke(alpha(fig.tone(0xFF3A3440, 0.5), 0.75), 0.8))
    solid(fig, rect(-98, -99, 98, -94), look.pale)
    solid(fig, rect(-98, -58, 98, -55), look.pale)
    for x in (-99.0, 99.0):
        solid(fig, rect(x - 2, -100, x + 2, 0), look.base)


def _stands(fig: Figure, look: Look, _t_s: float) -> None:
    """A stand full of people under its roof."""
    solid(fig, poly(-170 - 0j, -170 - 70j, 170 - 70j, 170 - 0j), mix(look.base, 0xFF2A2A3C, 0.55))
    crowd = (0xFFE8564A, 0xFFF6C945, 0xFF5B9FE0, 0xFFFFFFFF, 0xFF6FBE72, 0xFFF08AB0, 0xFFF08A3C)
    for j in range(8):
        y = -66 + 8.2 * j
        solid(fig, rect(-170, y + 3, 170, y + 6), look.base)
        for k in range(56):
            if chance(j, k) < 0.12:
                continue
            x = -167 + 6.0 * k + 2.6 * (j % 2) + chance(j, k, 2)
            flat(fig, oval(complex(x, y + 1.6), 2.2, 2.6), crowd[int(7 * chance(j, k, 3)) % 7], 0.7)
            flat(
                fig,
                oval(complex(x, y - 2.2), 1.6, 1.8),
                (0xFFF4CFA8, 0xFFD8A070, 0xFF8A5A3C)[k % 3],
                0.75,
            )
    solid(fig, rect(-174, -6, 174, 0), look.accent)
    for x in (-150.0, -75.0, 0.0, 75.0, 150.0):
        solid(fig, rect(x - 1.6, -92, x + 1.6, -66), _STEEL)
    roof = poly(-178 - 96j, -170 - 101j, 170 - 101j, 178 - 96j, 174 - 86j, -174 - 86j)
    solid(fig, roof, look.pale)
    if is_lamplit(fig.light):
        for k in range(12):
            lamp(fig, complex(-165 + 30 * k, -87), 1.6, 0xFFF4F8FF)


def _floodlight(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, trapeze(0j, 2.4, 1.2, 84), look.base)
    board = rect(-13, -100, 13, -82, round_by=1)
    solid(fig, board, look.dark)
    for j in range(3):
        for k in range(5):
            lamp(fig, complex(-10 + 5 * k, -97 + 6 * j), 1.6, 0xFFF4F8FF)


def _scaffold(fig: Figure, look: Look, _t_s: float) -> None:
    """A concrete shell behind scaffolding."""
    for j in range(4):
        y = -24 * j
        solid(fig, rect(-58, y - 24, 58, y), mix(look.base, 0xFF6A6470, 0.35))
        for k in range(4):
            flat(fig, rect(-50 + 27 * k, y - 20, -33 + 27 * k, y - 5), 0xFF4A4450, 0.4)
        solid(fig, rect(-62, y - 26, 62, y - 22), look.base)
    for x in (-50.0, -20.0, 14.0, 44.0):
        fig.line(curve([complex(x, -98), complex(x + 1, -108)]), 0xFF8A6A5A, 1.2)
    bars = skia.Path()
    for k in range(6):
        x = -66 + 26.4 * k
        bars.moveTo(x, 0)
        bars.lineTo(x, -96)
    for j in range(5):
        bars.moveTo(-68, -19 * j - 4)
        bars.lineTo(68, -19 * j - 4)
    for k in range(5):
        bars.moveTo(-66 + 26.4 * k, -19 * k)
        bars.lineTo(-39.6 + 26.4 * k, -19 * k - 19)
    fig.line(bars, look.accent, 1.8, amount=0.8)
    for j in range(1, 5):
        solid(fig, rect(-70, -19 * j - 6, 70, -19 * j - 3.4), 0xFFC89A5E)


def _terminal(fig: Figure, look: Look, _t_s: float) -> None:
    """An airport's terminal with its control tower."""
    solid(fig, trapeze(96 + 0j, 7, 5, 76), look.pale)
    solid(fig, closed([84 - 74j, 80 - 84j, 112 - 84j, 108 - 74j]), look.base)
    pane(fig, poly(80 - 84j, 77 - 94j, 115 - 94j, 112 - 84j), frame=look.pale, width=1, bars=(4, 0))
    solid(fig, rect(76, -98, 116, -93, round_by=1), look.accent)
    solid(fig, rect(95, -112, 97, -97), _STEEL)
    hall = rect(-130, -38, 78, 0)
    solid(fig, hall, look.pale)
    grid(fig, (-128, -34, 76, -4), (14, 1), size=(0.86, 0.95), frame=look.pale, dark_share=9)
    roof = closed([-142 - 36j, -120 - 52j, -60 - 58j, 0 - 50j, 50 - 44j, 90 - 38j, 40 - 36j])
    solid(fig, roof, look.base)
    solid(fig, rect(-140, -40, 86, -36), look.accent)


def _hay(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, rect(-58, -92, 50, 0, round_by=30), look.base)
    solid(fig, oval(34 - 48j, 40, 48), look.base)
    for r in (0.84, 0.64, 0.44, 0.22):
        fig.line(oval(34 - 48j, 40 * r, 48 * r), mix(look.base, 0xFF8A5A20, 0.55), 2)


def _townhouse(fig: Figure, look: Look, _t_s: float) -> None:
    """A narrow old house: a shop below, windows with shutters, a gable."""
    body = poly(
        -30 - 0j, -30 - 84j, -18 - 92j, -13 - 92j, 0 - 100j, 13 - 92j, 18 - 92j, 30 - 84j, 30 - 0j
    )
    solid(fig, body, look.base)
    rim = skia.Path()
    rim.addPoly(
        [
            skia.Point(p.real, p.imag)
            for p in (-31 - 83j, -18 - 92j, -13 - 92j, -100j, 13 - 92j, 18 - 92j, 31 - 83j)
        ],
        False,
    )
    fig.line(rim, look.pale, 2.6, amount=0.9)
    shutter = mix(look.base, look.dark, 0.6)
    for y in (-80.0, -58.0):
        for x in (-15.0, 15.0):
            pane(
                fig,
                rect(x - 5, y, x + 5, y + 14),
                frame=look.pale,
                width=1.0,
                is_lit=(x + y) % 4 != 1,
            )
            for side in (-1, 1):
                leaf = rect(x + side * 7.2 - 2, y - 0.5, x + side * 7.2 + 2, y + 14.5)
                solid(fig, leaf, shutter)
                rows(fig, leaf, 2, strength=0.4)
            solid(fig, rect(x - 6, y + 14, x + 6, y + 16), look.pale)
    pane(fig, oval(-90j, 3.2, 3.2), frame=look.pale, width=0.8)
    solid(fig, rect(-30, -38, 30, -34.6), look.pale)
    solid(fig, rect(-28, -34, 28, 0), mix(look.dark, look.base, 0.15))
    pane(fig, rect(-25, -25, 6, -6), frame=look.pale, width=1.2, bars=(2, 0))
    solid(fig, rect(-26, -6, 7, 0), look.dark)
    pane(fig, rect(11, -26, 24, 0), frame=look.accent, width=2, bars=(0, 1))
    awning(fig, (-27, -34, 27, -24), (look.accent, look.pale))
    for k in range(4):
        flat(
            fig,
            oval(complex(-21 + 8 * k, -8), 2.4, 2.6),
            (0xFFF06A6A, 0xFFF6C945, 0xFF8AC070, 0xFFF4A0B8)[k],
            0.8,
        )


def awning(
    fig: Figure, box: tuple[float, float, float, float], colours: tuple[Colour, Colour]
) -> None:
    """A striped awning with a wavy hem."""
    left, top, right, bottom = box
    count = 7
    for k in range(count):
        a = left + (right - left) * k / count
        b = left + (right - left) * (k + 1) / count
        flare_a, flare_b = a * 1.06, b * 1.06
        strip = poly(
            complex(a, top), complex(b, top), complex(flare_b, bottom), complex(flare_a, bottom)
        )
        solid(
            fig,
            oval(complex((flare_a + flare_b) / 2, bottom), (flare_b - flare_a) / 2, 2),
            colours[k % 2],
        )
        solid(fig, strip, colours[k % 2])


def _parasol(fig: Figure, look: Look, _t_s: float) -> None:
    """A table with two chairs under a sunshade."""
    for side in (-1, 1):
        x = side * 46
        fig.line(
            curve(
                [
                    complex(x + side * 12, -50),
                    complex(x + side * 10, -24),
                    complex(x + side * 12, 0),
                ]
            ),
            look.dark,
            2.4,
        )
        fig.line(
            curve(
                [complex(x + side * 10, -25), complex(x - side * 6, -25), complex(x - side * 8, 0)]
            ),
            look.dark,
            2.4,
        )
        solid(fig, rect(x - 9, -28, x + 9, -24, round_by=1), look.dark)
    solid(fig, rect(-1.4, -96, 1.4, 0), 0xFFD8C8A8)
    solid(fig, oval(-34j, 30, 4), look.pale)
    solid(fig, rect(-12, -3, 12, 0, round_by=1), look.dark)
    for k in range(8):
        a, b = -66 + 132 * k / 8, -66 + 132 * (k + 1) / 8
        gore = poly(
            complex(a * 0.02, -100),
            complex(b * 0.02, -100),
            complex(b, -72 + 3 * sin(pi * (k + 1) / 8)),
            complex(a, -72 + 3 * sin(pi * k / 8)),
        )
        solid(fig, gore, look.base if k % 2 else look.pale)


def _buoy(fig: Figure, look: Look, _t_s: float) -> None:
    solid(fig, closed([-34 - 0j, -30 - 22j, 0 - 28j, 30 - 22j, 34 - 0j, 0 + 10j]), look.base)
    solid(fig, trapeze(-22j, 16, 6, 56), look.base)
    fig.mark(rect(-20, -58, 20, -42), fill(fig.tone(look.pale, 0.9)))
    lamp(fig, -84j, 6)


def _arch_gate(fig: Figure, look: Look, _t_s: float) -> None:
    """The gate of a fair: a rainbow arch on two turrets."""
    for side in (-1, 1):
        x = side * 74
        solid(fig, rect(x - 12, -58, x + 12, 0), look.pale)
        planks(fig, rect(x - 12, -58, x + 12, 0), 6)
        solid(fig, poly(complex(x - 16, -57), complex(x, -92), complex(x + 16, -57)), look.base)
        solid(fig, poly(complex(x, -104), complex(x + 12, -100), complex(x, -95)), look.accent)
    for k, colour in enumerate((0xFFE8564A, 0xFFF6C945, 0xFF6FBE72, 0xFF5B9FE0)):
        radius = 76 - 6 * k
        arc = skia.Path()
        arc.addArc(
            skia.Rect.MakeLTRB(-radius, -100 + 6 * k, radius, -100 + 6 * k + radius * 1.2), 180, 180
        )
        fig.detail(arc, stroke(fig.tone(colour, 0.8), 6.4))
    for k in range(9):
        turn = pi * (k + 0.5) / 9
        lamp(fig, complex(-66 * (1 - 2 * (k + 0.5) / 9) * 1.02, -54 - 44 * sin(turn)), 1.6)


def _chimney_row(fig: Figure, look: Look, _t_s: float) -> None:
    """A refinery: cooling tower, tanks, pipes."""
    tower = skia.Path()
    tower.moveTo(-96, 0)
    tower.cubicTo(-80, -40, -80, -70, -86, -92)
    tower.lineTo(-34, -92)
    tower.cubicTo(-40, -70, -40, -40, -24, 0)
    tower.close()
    solid(fig, tower, look.base)
    shade = [alpha(fig.shadow_colour, 0.4), alpha(fig.shadow_colour, 0.0)]
    fig.mark(tower, linear((-96, 0), (-50, 0), shade), within=tower)
    for k, r in enumerate((12, 17, 22)):
        fig.detail(
            oval(complex(-60 + 9 * k, -100 - 9 * k), r * 1.4, r * 0.8),
            fill(alpha(fig.tone(0xFFF4F4F6, 0.85), 0.7 - 0.16 * k)),
        )
    for x in (4.0, 44.0):
        tank = rect(x - 18, -40, x + 18, 0)
        solid(fig, tank, look.pale)
        rows(fig, tank, 10, strength=0.2)
        solid(fig, closed([complex(x - 19, -40), complex(x, -48), complex(x + 19, -40)]), look.pale)
    pipes = skia.Path()
    pipes.addPoly(
        [skia.Point(x, y) for x, y in ((-24, -14), (86, -14), (86, -60), (98, -60))], False
    )
    fig.line(pipes, look.accent, 4)
    solid(fig, rect(66, -98, 74, 0), look.accent)
    fig.mark(rect(64, -94, 76, -86), fill(fig.tone(0xFFFFFFFF, 0.9)))


def _look(
    base: Colour, accent: Colour, pale: Colour = 0xFFFAF6EE, dark: Colour = 0xFF4A4E5A
) -> Look:
    return Look(base=base, pale=pale, dark=dark, accent=accent)


_WHITE, _RED, _BLUE = 0xFFFAF8F4, 0xFFD8503C, 0xFF4F86C6

GROUNDS: Mapping[str, Rig] = {
    "soccer goal": thing_of(_goal, _look(_WHITE, _RED), 2.4, (-154, -104, 154, 4), half=0),
    "goal post": thing_of(_goal_post, _look(0xFFF6C945, _RED), 9.0, (-40, -104, 40, 4), half=4),
    "basketball hoop": thing_of(_hoop, _look(0xFFE8602E, _RED), 3.6, (-28, -104, 28, 4), half=10),
    "tennis net": thing_of(_long_net, _look(0xFF3A6A4A, _RED), 1.1, (-204, -104, 204, 4), half=0),
    "volleyball net": thing_of(_high_net, _look(_BLUE, _RED), 2.4, (-104, -104, 104, 4), half=0),
    "stands": thing_of(_stands, _look(0xFF8FA0B4, _BLUE), 14.0, (-182, -106, 182, 4), half=0),
    "floodlight": thing_of(_floodlight, _look(_STEEL, _RED), 25.0, (-22, -108, 22, 4), half=5),
    "scaffold": thing_of(_scaffold, _look(0xFFC8C2BC, 0xFFE8A030), 14.0, (-74, -112, 74, 4)),
    "airport terminal": thing_of(_terminal, _look(0xFF9FB8CC, _BLUE), 22.0, (-146, -114, 120, 4)),
    "hay bale": thing_of(_hay, _look(0xFFE4BC5A, _RED), 1.3, (-62, -104, 78, 4)),
    "townhouse": thing_of(
        _townhouse, _look(0xFFF0C48A, 0xFFC8503F, dark=0xFF5A4A44), 11.0, (-34, -104, 34, 4), half=0
    ),
    "cafe table": thing_of(_parasol, _look(0xFFE8604A, _RED), 2.4, (-70, -104, 70, 4), half=50),
    "buoy": thing_of(_buoy, _look(_RED, _RED), 2.0, (-38, -120, 38, 14), half=0),
    "fair gate": thing_of(_arch_gate, _look(_RED, 0xFFF6C945), 7.0, (-94, -110, 94, 4)),
    "refinery": thing_of(_chimney_row, _look(0xFFD4CEC8, 0xFFC8704A), 50.0, (-104, -136, 104, 4)),
}
"""All of them by name."""
