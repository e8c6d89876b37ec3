"""What swims behind the glass of an aquarium."""

from __future__ import annotations

import math
from collections.abc import Mapping

import skia

from ..canvas import alpha, linear
from ..layers import Layer, Live
from ..stage import Window
from .brush import Brush
from .loops import Loop, loop_of
from .shell import Shell

__all__ = ["tank_layers"]

_SWIMMERS = (
    ("shark", 0.30, 0.20, 0.035, 0.17), ("sea turtle", 0.75, 0.36, -0.025, 0.15),
    ("clownfish", 0.2, 0.62, 0.05, 0.07), ("fish", 0.5, 0.48, -0.06, 0.08),
    ("goldfish", 0.85, 0.66, 0.045, 0.07), ("fish", 0.1, 0.34, 0.055, 0.07),
    ("clownfish", 0.62, 0.76, -0.04, 0.065),
)  # fmt: skip
"""Kind, where it starts across and down, its pace in widths a second, its height in units."""


def tank_layers(shell: Shell) -> list[Layer]:
    """Blue water with beams, a reef at the bottom, fish."""
    unit, glass = shell.unit, shell.glass

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        deep = [0xFF5AD0F0, 0xFF2A8AD0, 0xFF14508E]
        canvas.drawPaint(linear((0, glass.top()), (0, glass.bottom()), deep, at=(0, 0.5, 1)))
        brush = Brush(canvas, shell.light, shell.site.rng("tank"), is_lit=True)
        with brush.at(glass.left(), glass.top(), unit):
            wide, tall = glass.width() / unit, glass.height() / unit
            for i in range(6):
                x = wide * (0.05 + 0.17 * i)
                points = [(x, -0.1), (x + 0.06, -0.1), (x + 0.2, tall), (x + 0.02, tall)]
                brush.beam(points, 0xFFD8FAFF, 0.3, soft=0.012)
            brush.box((-0.3, tall - 0.05, wide + 0.3, tall + 0.3), 0xFFE8D8A0, high=0.9, low=0.6)
            for i, (kind, colour) in enumerate((
                ("coral", "pink"), ("seaweed", None), ("rock", None), ("coral", "orange"),
                ("seaweed", None), ("coral", "purple"), ("seaweed", None), ("coral", "red"),
            )):  # fmt: skip
                x = wide * (i + 0.5) / 8
                brush.sprite(kind, (x, tall - 0.01), 0.1 + 0.04 * (i % 3), colour=colour)

    reef = shell.site.plate(
        2.6,
        paint,
        across=(glass.left() - unit * 0.2, glass.right() + unit * 0.2),
        top=glass.top() - unit * 0.1,
        bottom=glass.bottom() + unit * 0.1,
    )
    loops = {
        kind: loop_of(kind, height_px=unit * tall, light=shell.light, action="swim")
        for kind, _, _, _, tall in _SWIMMERS
    }
    return [reef, Live(2.3, lambda canvas, t_s: _swim(shell, loops, canvas, t_s))]


def _swim(shell: Shell, loops: Mapping[str, Loop], canvas: skia.Canvas, t_s: float) -> None:
    """The fish at a moment, and bubbles."""
    unit, glass = shell.unit, shell.glass
    span = glass.width() + unit * 0.5
    for index, (kind, across, down, pace, _) in enumerate(_SWIMMERS):
        x = glass.left() - unit * 0.25 + (across * span + pace * unit * t_s * 1.8) % span
        y = glass.top() + glass.height() * down + unit * 0.012 * math.sin(0.9 * t_s + index * 1.3)
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(-1.0 if pace < 0 else 1.0, 1.0)
        loops[kind].draw(canvas, t_s + 0.37 * index)
        canvas.restore()
    ring = skia.Paint(Color=alpha(0xFFE8FCFF, 0.6), AntiAlias=True, Style=skia.Paint.kStroke_Style)
    ring.setStrokeWidth(max(1.0, unit * 0.002))
    for i in range(14):
        x = glass.left() + glass.width() * ((i * 0.37) % 1.0) + unit * 0.01 * math.sin(t_s * 2 + i)
        y = glass.bottom() - glass.height() * ((i * 0.21 + t_s * 0.12) % 1.0)
        canvas.drawCircle(x, y, unit * (0.003 + 0.003 * (i % 3)), ring)
