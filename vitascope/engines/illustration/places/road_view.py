"""What is seen through a windscreen: a road that comes, hills and trees that pass."""

from __future__ import annotations

import skia

from ..canvas import blob, canvas_on, fill, image_of, linear, mix, new_layer, polyline
from ..flora import bush
from ..layers import Layer, Live
from ..scene import Season, Weather
from ..stage import Window
from .shell import Shell
from .window import wet_glass

__all__ = ["road_layers"]


def road_layers(shell: Shell) -> list[Layer]:
    """Sky, hills and the road, trees that come nearer, rain on the glass."""
    unit, light, glass = shell.unit, shell.outside, shell.glass
    far_y = glass.top() + glass.height() * 0.58
    middle = glass.centerX()
    is_white = shell.site.scene.season is Season.WINTER or light.weather is Weather.SNOW
    green = 0xFFE4EAF2 if is_white else 0xFF8AB45C

    def land(canvas: skia.Canvas, window: Window) -> None:
        rng = shell.site.rng("road")
        at = [a for a, _ in light.sky]
        canvas.drawPaint(linear((0, glass.top()), (0, far_y), [c for _, c in light.sky], at=at))
        step = unit * 0.2
        points = [
            (window.left + i * step, far_y - unit * rng.uniform(0.02, 0.1))
            for i in range(-1, round(window.width / step) + 3)
        ]
        hills = blob(points, closed=False)
        hills.lineTo(window.right + step * 3, far_y + 9)
        hills.lineTo(window.left - step * 3, far_y + 9)
        canvas.drawPath(
            hills, fill(light.distant(light.lit(mix(green, 0xFF5A8A9A, 0.4), 0.5), 0.5))
        )
        low = glass.bottom() + unit * 0.1
        ground = skia.Rect.MakeLTRB(window.left, far_y, window.right, window.bottom)
        canvas.drawRect(
            ground,
            linear(
                (0, far_y),
                (0, low),
                [light.distant(light.lit(green, 0.6), 0.3), light.lit(green, 0.6)],
            ),
        )
        road = polyline(
            [
                (middle - unit * 0.012, far_y),
                (middle + unit * 0.012, far_y),
                (middle + unit * 0.6, low),
                (middle - unit * 0.6, low),
            ]
        )
        canvas.drawPath(
            road,
            linear(
                (0, far_y),
                (0, low),
                [light.distant(light.lit(0xFF8A8C94, 0.5), 0.3), light.lit(0xFF70727C, 0.4)],
            ),
        )

    back = shell.site.plate(
        6.0, land, top=glass.top() - unit * 0.1, bottom=glass.bottom() + unit * 0.12
    )
    size = round(unit * 0.4)
    layer = new_layer(size, size)
    bush(canvas_on(layer), (size / 2, size * 0.95), width=size * 0.8, height=size * 0.8,
         colour=mix(green, 0xFF4A7A48, 0.5), light=light, rng=shell.site.rng("tree"))  # fmt: skip
    tree = image_of(layer)
    white = fill(light.lit(0xFFFFFFFF, 0.8))

    def coming(canvas: skia.Canvas, t_s: float) -> None:
        canvas.save()
        canvas.clipRect(glass.makeOutset(unit * 0.1, unit * 0.04))
        for i in range(9):
            near = ((i / 9 + t_s * 0.22) % 1.0) ** 2.6
            y0, y1 = (far_y + unit * 0.26 * n for n in (near, near * 1.25 + 0.003))
            half = unit * (0.001 + 0.016 * near)
            canvas.drawPath(
                polyline(
                    [
                        (middle - half, y0),
                        (middle + half, y0),
                        (middle + half * 1.25, y1),
                        (middle - half * 1.25, y1),
                    ]
                ),
                white,
            )
        for i in range(12, 0, -1):
            near = ((i / 12 + t_s * 0.16) % 1.0) ** 2.4
            side = 1 if i % 2 else -1
            x = middle + side * unit * (0.05 + 1.5 * near)
            tall = unit * (0.02 + 0.5 * near)
            y = far_y + unit * 0.24 * near
            box = skia.Rect.MakeLTRB(x - tall / 2, y - tall, x + tall / 2, y)
            shade = skia.Paint(Alphaf=min(1.0, near * 30))
            canvas.drawImageRect(tree, box, skia.SamplingOptions(skia.FilterMode.kLinear), shade)
        canvas.restore()

    layers: list[Layer] = [back, Live(6.0, coming)]
    if light.weather in (Weather.RAIN, Weather.STORM):
        layers.append(wet_glass(shell))
    return layers
