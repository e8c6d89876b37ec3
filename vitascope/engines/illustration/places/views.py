"""What lies outside a room's windows: a street, a garden, open sky; rain and snow on the glass."""

from __future__ import annotations

import math

import skia

from ..canvas import alpha, blob, fill, linear, mix, radial
from ..flora import bush
from ..layers import Layer, Live
from ..scene import Season, Weather
from ..stage import Window
from .road_view import road_layers
from .shell import Shell
from .tank import tank_layers
from .window import outdoors, wet_glass

__all__ = ["view_layers"]

_WET = (Weather.RAIN, Weather.STORM)


def view_layers(shell: Shell) -> list[Layer]:
    """All that is seen through the glass."""
    view = shell.plan.view
    if view == "road":
        return road_layers(shell)
    if view == "tank":
        return tank_layers(shell)
    layers: list[Layer] = outdoors(shell) if view == "street" else [_open_view(shell)]
    if view == "journey":
        layers += _passing(shell)
    weather, scene = shell.outside.weather, shell.site.scene
    if weather is Weather.SNOW or scene.has("snow"):
        layers.append(_flakes(shell))
    if weather in _WET and not all(o.is_bare for o, _ in shell.panes):
        layers.append(wet_glass(shell))
    return layers


def _open_view(shell: Shell) -> Layer:
    """Sky, sun or moon, and hills with bushes unless there is nothing but sky."""
    unit, light, glass = shell.unit, shell.outside, shell.glass

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = shell.site.rng("view")
        top, low = glass.top() - unit * 0.05, glass.bottom()
        at = [a for a, _ in light.sky]
        canvas.drawPaint(linear((0, top), (0, low), [c for _, c in light.sky], at=at))
        if light.has_sun:
            here = (glass.left() + glass.width() * 0.74, glass.top() + glass.height() * 0.26)
            halo = [alpha(light.glow, 0.6), alpha(light.glow, 0.2), alpha(light.glow, 0.0)]
            reach = unit * (0.16 if light.is_moon else 0.26)
            canvas.drawPaint(radial(here, reach, halo, at=(0, 0.35, 1)))
            canvas.drawCircle(*here, unit * 0.03, fill(light.sun_colour))
        if light.stars:
            for _ in range(60):
                x, y = rng.uniform(window.left, window.right), rng.uniform(window.top, low)
                canvas.drawCircle(x, y, unit * 0.0022, fill(alpha(0xFFFFFFFF, rng.uniform(0.3, 1))))
        if shell.plan.view == "sky":
            _clouds(shell, canvas)
            return
        is_white = shell.site.scene.season is Season.WINTER or light.weather is Weather.SNOW
        green = 0xFFE8EEF6 if is_white else 0xFF7FA85A
        for index, up in enumerate((0.22, 0.1)):
            base = low - unit * up
            points = [
                (window.left + window.width * i / 5, base - unit * rng.uniform(0, 0.07))
                for i in range(-1, 7)
            ]
            hill = blob(points, closed=False)
            hill.lineTo(window.right + 50, low + unit * 0.3)
            hill.lineTo(window.left - 50, low + unit * 0.3)
            far = light.distant(light.lit(mix(green, 0xFF6A9AB0, 0.4 - 0.3 * index), 0.6), 0.3)
            canvas.drawPath(hill, fill(far))
        for i in range(6):
            x = glass.left() + glass.width() * (i + rng.random()) / 6
            bush(canvas, (x, low), width=unit * 0.16, height=unit * rng.uniform(0.1, 0.2),
                 colour=green, light=light, rng=rng)  # fmt: skip

    return shell.site.plate(
        4.5,
        paint,
        soft_px=unit * 0.007,
        across=(glass.left() - unit * 0.3, glass.right() + unit * 0.3),
        top=glass.top() - unit * 0.2,
        bottom=glass.bottom() + unit * 0.2,
    )


def _passing(shell: Shell) -> list[Layer]:
    """Hills, fields and trees that pass by outside, the near ones faster."""
    unit, light, glass = shell.unit, shell.outside, shell.glass
    is_white = shell.site.scene.season is Season.WINTER or light.weather is Weather.SNOW
    layers: list[Layer] = []
    for index, (up, far, pace) in enumerate(
        ((0.24, 0.5, 0.03), (0.14, 0.25, 0.09), (0.04, 0.0, 0.3))
    ):
        tone = mix((0xFF6F9A78, 0xFF8AB060, 0xFF9AB858)[index], 0xFFE8EEF6, 0.8 * is_white)

        def paint(
            canvas: skia.Canvas,
            window: Window,
            index: int = index,
            up: float = up,
            far: float = far,
            tone: int = tone,
        ) -> None:
            rng = shell.site.rng(f"passing {index}")
            base, step = glass.bottom() - unit * up, unit * 0.24
            count = math.ceil(window.width / step) + 3
            points = [
                (window.left + (i - 1) * step, base - unit * rng.uniform(0, 0.08 - 0.02 * index))
                for i in range(count)
            ]
            hill = blob(points, closed=False)
            hill.lineTo(window.right + 2 * step, window.bottom + 9)
            hill.lineTo(window.left - 2 * step, window.bottom + 9)
            colour = light.distant(light.lit(tone, 0.7), far)
            canvas.drawPath(
                hill,
                linear(
                    (0, base),
                    (0, glass.bottom()),
                    [colour, light.distant(light.lit(tone, 0.4), far)],
                ),
            )
            for _ in range(count * (1 if index else 2)):
                x = rng.uniform(window.left, window.right)
                size = unit * rng.uniform(0.05, 0.09) * (1 + index)
                bush(
                    canvas,
                    (x, base + unit * 0.01),
                    width=size,
                    height=size * 0.9,
                    colour=mix(tone, 0xFF3F6A40, 0.5),
                    light=light,
                    rng=rng,
                )

        layers.append(shell.site.plate(
            5.0 - index, paint, soft_px=unit * (0.003 + 0.002 * index), drift_px_s=-unit * pace,
            top=glass.top(), bottom=glass.bottom() + unit * 0.04,
        ))  # fmt: skip
    return layers


def _clouds(shell: Shell, canvas: skia.Canvas) -> None:
    """Heaps of cloud, seen from among them."""
    rng, glass, unit = shell.site.rng("clouds"), shell.glass, shell.unit
    light = shell.outside
    for _ in range(26):
        x = rng.uniform(glass.left(), glass.right())
        y = glass.top() + glass.height() * rng.uniform(0.5, 1.05)
        wide = unit * rng.uniform(0.06, 0.16)
        tone = mix(light.cloud_shade, light.cloud_lit, rng.uniform(0.5, 1.0))
        canvas.drawOval(
            skia.Rect.MakeLTRB(x - wide, y - wide * 0.4, x + wide, y + wide * 0.4),
            fill(alpha(tone, 0.8), soft=unit * 0.012),
        )


def _flakes(shell: Shell) -> Layer:
    """Snow that falls behind the glass."""
    rng, glass, unit = shell.site.rng("flakes"), shell.glass, shell.unit
    count = 46
    x, y = rng.random(count), rng.random(count)
    pace, phase = rng.uniform(0.08, 0.2, count), rng.uniform(0, 6.28, count)
    size = rng.uniform(0.002, 0.006, count) * unit
    paint = fill(alpha(shell.outside.cloud_lit, 0.9))

    def snow(canvas: skia.Canvas, t_s: float) -> None:
        for i in range(count):
            across = glass.left() + glass.width() * x[i] + unit * 0.02 * math.sin(t_s + phase[i])
            down = glass.top() + glass.height() * ((y[i] + pace[i] * t_s) % 1.0)
            canvas.drawCircle(float(across), float(down), float(size[i]), paint)

    return Live(3.0, snow)
