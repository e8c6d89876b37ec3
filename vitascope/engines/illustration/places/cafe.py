"""A café, or any cosy room: a big window and the street behind it, lamps, plants, shelves."""

from __future__ import annotations

import math

import skia

from ..canvas import alpha, blob, fill, image_of, linear, soft_dot, stroke
from ..layers import Layer, Live, Site
from ..light import Light
from ..scene import Weather
from ..stage import Window
from .interior import LAMPS, Room
from .scenery import Scenery, Spot
from .walls import sill, wall
from .window import outdoors, wet_glass

__all__ = ["build"]


def build(site: Site) -> Scenery:
    """A room with a window."""
    room = Room(site)
    unit, frame = room.unit, room.frame
    back: list[Layer] = [*outdoors(room)]
    if room.outside.weather is Weather.RAIN:
        back.append(wet_glass(room))
    back += [wall(room), sill(room), *_beams(room), _lamps(room)]
    return Scenery(
        back=tuple(back),
        front=(_near(room),),
        spots=(
            Spot(room.left + room.wide * 0.41, room.floor_y + unit * 0.085, 1.0),
            Spot(room.left + room.wide * 0.85, room.floor_y + unit * 0.08, 0.45),
            Spot(room.left + room.wide * 0.1, room.floor_y + unit * 0.08, 0.45),
        ),
        air=(frame.width * 0.1, frame.height * 0.2, frame.width * 0.9, room.floor_y),
        light=room.light,
    )


def _beams(room: Room) -> list[Layer]:
    """Light that falls in through the panes."""
    if room.is_dim:
        return []
    unit, glass, light = room.unit, room.glass, room.outside

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        for i in range(4):
            x = glass.left() + glass.width() * (0.1 + 0.25 * i)
            wide = glass.width() * 0.15
            path = skia.Path()
            path.addPoly(
                [
                    skia.Point(x, glass.top()),
                    skia.Point(x + wide, glass.top()),
                    skia.Point(x + wide - unit * 0.45, room.floor_y + unit * 0.2),
                    skia.Point(x - wide * 0.3 - unit * 0.5, room.floor_y + unit * 0.2),
                ],
                True,
            )
            canvas.drawPath(
                path,
                linear(
                    (x, glass.top()),
                    (x - unit * 0.4, room.floor_y + unit * 0.2),
                    [alpha(light.glow, 0.22), alpha(light.glow, 0.12), alpha(light.glow, 0.0)],
                ),
            )

    return [
        room.site.glow(
            paint, soft_px=unit * 0.018, level=lambda t_s: 0.8 + 0.2 * math.sin(0.4 * t_s)
        )
    ]


def _lamps(room: Room) -> Layer:
    """Pendant lamps with warm glows; they swing by a hair."""
    unit, light = room.unit, room.light
    glow = image_of(
        soft_dot(unit * 0.17, alpha(0xFFFFC46A, 0.55 if room.is_dim else 0.26), core=0.02)
    )
    cord, half = unit * 0.9, glow.width() / 2

    def paint(canvas: skia.Canvas, t_s: float) -> None:
        for index, share in enumerate(LAMPS):
            x = room.left + room.wide * share
            y = room.floor_y - unit * (0.76 + 0.05 * (index % 2))
            swing = 0.5 * math.sin(0.8 * t_s + index * 1.7)
            canvas.save()
            canvas.translate(x, y - cord)
            canvas.rotate(swing)
            canvas.translate(0, cord)
            _lamp(canvas, unit, light)
            canvas.restore()
            flicker = 0.92 + 0.08 * math.sin(1.3 * t_s + index * 2.1)
            # Round, so it need not turn with the lamp; what is upright is drawn faster.
            canvas.drawImage(
                glow,
                x - cord * math.sin(math.radians(swing)) - half,
                y - half + unit * 0.02,
                skia.SamplingOptions(),
                skia.Paint(Alphaf=flicker, BlendMode=skia.BlendMode.kScreen),
            )

    return Live(1.35, paint)


def _lamp(canvas: skia.Canvas, unit: float, light: Light) -> None:
    """One lamp on its cord; its middle is at the origin."""
    canvas.drawLine(0, -unit * 0.9, 0, 0, stroke(light.lit(0xFF3A2A22, 0.4), unit * 0.004))
    shade = blob(
        [
            (-unit * 0.012, -unit * 0.055),
            (unit * 0.012, -unit * 0.055),
            (unit * 0.062, 0.0),
            (0, unit * 0.008),
            (-unit * 0.062, 0.0),
        ]
    )
    dark, bright = light.lit(0xFF2E4A4A, 0.35), light.lit(0xFF4A7270, 0.9)
    canvas.drawPath(
        shade,
        linear((-unit * 0.06, 0), (unit * 0.06, 0), [dark, bright, light.lit(0xFF2E4A4A, 0.3)]),
    )
    bulb = skia.Rect.MakeXYWH(-unit * 0.022, -unit * 0.014, unit * 0.044, unit * 0.04)
    canvas.drawOval(bulb, fill(0xFFFFF3CC))


def _near(room: Room) -> Layer:
    """Leaves and a chair's back close to the lens, blurred."""
    unit, light, frame = room.unit, room.light, room.frame

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = room.site.rng("near")
        for side, x0 in ((1, window.left + unit * 0.02), (-1, window.right - unit * 0.0)):
            for i in range(8):
                angle = math.radians(-88 + side * (8 + 13 * i) + rng.uniform(-6, 6))
                reach = unit * rng.uniform(0.26, 0.44) * (1.0 if side > 0 else 0.72)
                tip = (
                    x0 + math.cos(angle) * reach,
                    frame.height + unit * 0.04 + math.sin(angle) * reach,
                )
                root = (x0, frame.height + unit * 0.06)
                mid = ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2)
                wide = reach * 0.16
                nx, ny = -math.sin(angle) * wide, math.cos(angle) * wide
                leaf = blob([root, (mid[0] + nx, mid[1] + ny), tip, (mid[0] - nx, mid[1] - ny)])
                canvas.drawPath(
                    leaf,
                    linear(root, tip, [light.lit(0xFF2F5A3C, 0.1), light.lit(0xFF5C9460, 0.6)]),
                )

    return room.site.plate(0.62, paint, soft_px=unit * 0.010, top=frame.height - unit * 0.5)
