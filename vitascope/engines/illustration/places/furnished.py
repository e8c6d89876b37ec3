"""Builds a room from its plan: the view behind the glass, the shell, what stands in it, the light.

What stays is painted once on three plates (wall, middle, before the subjects); only fire, rain on
the glass and the like are drawn anew. Knows nothing of which rooms there are.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from ..canvas import alpha, linear
from ..layers import Glow, Layer, Live, Site
from ..stage import Window
from .brush import Brush
from .fittings import cut_out, framed, lamps
from .loops import loop_of
from .plan import Item, Plan
from .scenery import Scenery, Spot
from .shell import Shell
from .views import view_layers

__all__ = ["room"]

_WALL_DEPTH, _MIDDLE_DEPTH, _FRONT_DEPTH = 1.7, 1.25, 0.86
_MIDDLE, _FRONT = 0.34, 1.0
"""From these ``Item.near`` on things stand on the nearer plates."""
_HANGS = 0.41
"""From this height on things hang, rather than stand on something."""
_LIVE = ("fireplace", "candle")
_GLOWING = {"lamp": 0.55, "floor lamp": 0.85, "chandelier": 0.4, "lantern": 0.35, "candle": 0.6,
            "lava lamp": 0.5, "fireplace": 0.35}  # fmt: skip
"""Lamps, and how high over their foot they shine, shares of their height."""


def room(plan: Plan | Callable[[Site], Plan]) -> Callable[[Site], Scenery]:
    """A builder of the room that a plan tells, or one that depends on the scene."""

    def build(site: Site) -> Scenery:
        return _built(Shell(site, plan(site) if callable(plan) else plan))

    return build


def _built(shell: Shell) -> Scenery:
    plan, frame = shell.plan, shell.frame
    items = sorted(
        (i for i in plan.items if not (i.wide and shell.is_narrow)), key=lambda i: i.near
    )
    behind = [i for i in items if i.near < _MIDDLE]
    middle = [i for i in items if _MIDDLE <= i.near < _FRONT]
    front = [i for i in items if i.near >= _FRONT]
    back: list[Layer] = [*(view_layers(shell) if shell.panes else ())]
    back += [_wall(shell, [i for i in behind if i.what not in _LIVE])]
    back += _live(shell, behind, _WALL_DEPTH)
    back += _plate(shell, [i for i in middle if i.what not in _LIVE], _MIDDLE_DEPTH)
    back += _live(shell, middle, _MIDDLE_DEPTH)
    return Scenery(
        back=tuple(back),
        front=(*_plate(shell, front, _FRONT_DEPTH), *_beams(shell)),
        spots=_spots(shell),
        afloat=_afloat(shell),
        air=(frame.width * 0.1, frame.height * 0.16, frame.width * 0.9, shell.floor_y),
        light=shell.light,
    )


def _spots(shell: Shell) -> tuple[Spot, ...]:
    """The middle, left, right."""
    y = shell.floor_y + shell.unit * shell.below * shell.plan.spot
    size, reach = shell.plan.size, shell.reach * shell.unit
    return tuple(
        Spot(shell.centre_x + reach * x, y + shell.unit * dy, size * by)
        for x, dy, by in ((-0.04, 0.0, 1.0), (-0.52, -0.02, 0.94), (0.5, -0.02, 0.94))
    )


def _afloat(shell: Shell) -> tuple[Spot, ...]:
    """In the water of a room that has some."""
    if shell.plan.floor[0] != "water":
        return ()
    y, reach = shell.floor_y + shell.unit * shell.below * 0.42, shell.reach * shell.unit
    return tuple(Spot(shell.centre_x + reach * x, y, 0.85) for x in (-0.05, -0.5, 0.45))


def _wall(shell: Shell, items: list[Item]) -> Layer:
    """The far plate: shell, windows, what stands at the wall, lamps and their light."""

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        canvas.save()
        brush = shell.brush(canvas, "room")
        shell.paint(brush)
        for opening, rect in shell.panes:
            framed(brush, opening, rect)
            cut_out(brush, opening, rect)
        _daylight(shell, brush)
        for item in items:
            _put(shell, brush, item)
        lamps(shell, brush)
        for item in shell.plan.items:
            _shine(shell, brush, item)
        canvas.restore()

    return shell.site.plate(_WALL_DEPTH, paint)


def _plate(shell: Shell, items: list[Item], depth: float) -> list[Layer]:
    if not items:
        return []

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        canvas.save()
        brush = shell.brush(canvas, f"plate {depth}")
        for item in items:
            _put(shell, brush, item)
        canvas.restore()

    return [shell.site.plate(depth, paint)]


def _live(shell: Shell, items: list[Item], depth: float) -> list[Layer]:
    """What moves by itself: fire."""
    moving = [i for i in items if i.what in _LIVE]
    if not moving:
        return []

    burning = [
        (
            loop_of(
                str(item.what),
                height_px=item.size * shell.k * shell.unit,
                light=shell.light,
                seconds=2.5,
                returns=False,
            ),
            _place(shell, item),
        )
        for item in moving
    ]

    def paint(canvas: skia.Canvas, t_s: float) -> None:
        for loop, (x, y) in burning:
            canvas.save()
            canvas.translate(shell.centre_x + x * shell.unit, shell.floor_y + y * shell.unit)
            loop.draw(canvas, t_s)
            canvas.restore()

    return [Live(depth, paint)]


def _place(shell: Shell, item: Item) -> tuple[float, float]:
    """Where its foot is."""
    up = item.up * shell.k
    if item.up > _HANGS:
        # What hangs high rises with the ceiling.
        up = item.up * (1 + 0.4 * (shell.stretch - 1))
    return item.x * shell.reach, item.near * shell.below - up


def _put(shell: Shell, brush: Brush, item: Item) -> None:
    at = _place(shell, item)
    if not isinstance(item.what, str):
        with brush.at(*at, item.size * (1.0 if item.fit else shell.k), flip=item.flip):
            if item.fit:
                across = shell.across / 0.89
                up = shell.floor_y / shell.unit / 0.72 if item.fit == "both" else 1.0
                brush.canvas.scale(across, across if item.fit == "all" else up)
            item.what(brush)
        return
    height = item.size * shell.k
    brush.sprite(item.what, at, height, flip=item.flip, colour=item.colour)


def _shine(shell: Shell, brush: Brush, item: Item) -> None:
    """The light a lamp throws on the wall behind it."""
    if not isinstance(item.what, str) or item.what not in _GLOWING:
        return
    if item.wide and shell.is_narrow:
        return
    x, y = _place(shell, item)
    tall = item.size * shell.k
    amount = 0.75 if shell.is_dim or item.what == "fireplace" else 0.22
    at = (x, y - tall * _GLOWING[item.what])
    brush.glow(at, max(0.16, tall * 0.95), 0xFFFFC878, amount)


def _daylight(shell: Shell, brush: Brush) -> None:
    """Bright patches that windows throw on the floor."""
    if shell.is_dim:
        return
    strength = 0.42 if shell.has_sunlight else 0.12
    glow = shell.outside.glow if shell.has_sunlight else 0xFFE0ECF8
    for _, rect in shell.panes:
        brush.glow((rect.centerX(), rect.centerY()), rect.height() * 1.15, glow, strength * 0.34)
        lean, top = -0.28, shell.below * 0.12
        end = shell.below * 0.8
        left, right = rect.left(), rect.right()
        points = [(left + lean * 0.4, top), (right + lean * 0.4, top),
                  (right * 1.25 + lean * 1.5, end), (left * 1.25 + lean * 1.5, end)]  # fmt: skip
        brush.beam(points, glow, strength, soft=0.014)


def _beams(shell: Shell) -> list[Glow]:
    """Light in the air."""
    if not shell.has_sunlight or shell.is_dim:
        return []
    unit, glow = shell.unit, shell.outside.glow

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        canvas.translate(shell.centre_x, shell.floor_y)
        canvas.scale(unit, unit)
        for _, rect in shell.panes:
            wide = rect.width() / 2
            for i in range(2):
                x = rect.left() + wide * (0.1 + i)
                low, end = rect.bottom(), shell.below * 0.7
                path = skia.Path()
                path.addPoly(
                    [
                        skia.Point(x, rect.top()),
                        skia.Point(x + wide * 0.7, rect.top()),
                        skia.Point(x + wide * 0.7 - 0.42, end),
                        skia.Point(x - 0.46, end),
                    ],
                    True,
                )
                ramp = [alpha(glow, 0.13), alpha(glow, 0.07), alpha(glow, 0.0)]
                canvas.drawPath(path, linear((x, rect.top()), (x - 0.3, end - low * 0.0), ramp))

    return [
        shell.site.glow(
            paint, soft_px=unit * 0.02, level=lambda t_s: 0.8 + 0.2 * math.sin(0.4 * t_s)
        )
    ]
