"""Wheels: tyred, spoked, wooden, of a tractor, of a train; they turn. They know no vehicle."""

from __future__ import annotations

from cmath import exp as cexp
from dataclasses import dataclass
from enum import StrEnum
from math import radians

from ..canvas import Colour, fill, mix, stroke
from .figure import Figure
from .shapes import oval
from .solids import STEEL, disc, flat, line, ring

__all__ = ["Wheel", "WheelKind", "draw_wheel"]


class WheelKind(StrEnum):
    """How a wheel is made."""

    CAR = "car"
    BICYCLE = "bicycle"
    WOOD = "wood"
    TRACTOR = "tractor"
    RAIL = "rail"
    SMALL = "small"
    """A castor, a skate's roller."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """One wheel of a vehicle."""

    at: complex
    """Its axle, body units."""
    radius: float
    kind: WheelKind = WheelKind.CAR
    hub: Colour = STEEL
    tyre: Colour = 0xFF34363F


def draw_wheel(fig: Figure, wheel: Wheel, turn: float) -> None:
    """Draw it, turned clockwise by degrees."""
    _DRAW[wheel.kind](fig, wheel, turn)


def _spokes(fig: Figure, wheel: Wheel, turn: float, count: int, reach: float, wide: float) -> None:
    for k in range(count):
        way = cexp(1j * radians(turn + 360.0 / count * k))
        tip = wheel.at + way * wheel.radius * reach
        line(fig, [wheel.at, tip], wide, wheel.hub, amount=0.7)


def _car(fig: Figure, wheel: Wheel, turn: float) -> None:
    r = wheel.radius
    disc(fig, wheel.at, r, wheel.tyre)
    fig.canvas.drawPath(oval(wheel.at, 0.62 * r, 0.62 * r), fill(fig.tone(wheel.hub, 0.75)))
    dark = fill(fig.tone(mix(wheel.tyre, wheel.hub, 0.15), 0.4))
    for k in range(5):
        way = cexp(1j * radians(turn + 72.0 * k))
        fig.canvas.drawPath(oval(wheel.at + 0.39 * r * way, 0.12 * r, 0.12 * r), dark)
    fig.canvas.drawPath(oval(wheel.at, 0.15 * r, 0.15 * r), fill(fig.tone(wheel.hub, 0.95)))


def _bicycle(fig: Figure, wheel: Wheel, turn: float) -> None:
    r = wheel.radius
    _spokes(fig, wheel, turn, 14, 0.92, 0.018 * r)
    ring(fig, wheel.at, 0.955 * r, 0.095 * r, wheel.tyre)
    ring(fig, wheel.at, 0.87 * r, 0.05 * r, wheel.hub)
    disc(fig, wheel.at, 0.1 * r, wheel.hub)


def _wood(fig: Figure, wheel: Wheel, turn: float) -> None:
    r = wheel.radius
    _spokes(fig, wheel, turn, 10, 0.86, 0.1 * r)
    path = oval(wheel.at, 0.91 * r, 0.91 * r)
    fig.detail(path, stroke(fig.tone(wheel.hub, 0.55), 0.15 * r))
    ring(fig, wheel.at, 0.975 * r, 0.05 * r, wheel.tyre)
    disc(fig, wheel.at, 0.2 * r, wheel.hub)
    disc(fig, wheel.at, 0.08 * r, wheel.tyre)


def _tractor(fig: Figure, wheel: Wheel, turn: float) -> None:
    r = wheel.radius
    disc(fig, wheel.at, 0.93 * r, wheel.tyre)
    for k in range(18):
        way = cexp(1j * radians(turn + 20.0 * k))
        tread = [wheel.at + 0.8 * r * way, wheel.at + 0.95 * r * way * cexp(0.1j)]
        line(fig, tread, 0.1 * r, wheel.tyre, amount=0.35)
    disc(fig, wheel.at, 0.56 * r, wheel.hub)
    flat(fig, oval(wheel.at, 0.42 * r, 0.42 * r), wheel.hub, 0.35)
    _spokes(fig, wheel, turn, 6, 0.44, 0.09 * r)
    disc(fig, wheel.at, 0.15 * r, wheel.hub)


def _rail(fig: Figure, wheel: Wheel, turn: float) -> None:
    r = wheel.radius
    flat(fig, oval(wheel.at, 0.9 * r, 0.9 * r), 0xFF1E2028, 0.3, opacity=0.55)
    _spokes(fig, wheel, turn, 10, 0.86, 0.07 * r)
    ring(fig, wheel.at, 0.92 * r, 0.15 * r, wheel.tyre)
    ring(fig, wheel.at, 0.83 * r, 0.05 * r, wheel.hub)
    disc(fig, wheel.at, 0.22 * r, wheel.hub)


def _small(fig: Figure, wheel: Wheel, turn: float) -> None:
    r = wheel.radius
    disc(fig, wheel.at, r, wheel.tyre)
    flat(fig, oval(wheel.at, 0.5 * r, 0.5 * r), wheel.hub, 0.8)
    dot = wheel.at + 0.28 * r * cexp(1j * radians(turn))
    flat(fig, oval(dot, 0.14 * r, 0.14 * r), wheel.tyre, 0.4)


_DRAW = {
    WheelKind.CAR: _car,
    WheelKind.BICYCLE: _bicycle,
    WheelKind.WOOD: _wood,
    WheelKind.TRACTOR: _tractor,
    WheelKind.RAIL: _rail,
    WheelKind.SMALL: _small,
}
