"""Passenger cars: car, taxi, police car, sports car; one body, told by data.

Their windows are of glass one sees through; a driver of their own sits there when they are told
to ``drive``. They know nothing of roads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..canvas import Colour, alpha, fill, mix
from .figure import Figure
from .fumes import Lamp
from .motion import wave
from .riders import draw_driver
from .rig import Anchor, Look, Rig
from .shapes import Box, closed, oval, tube
from .solids import STEEL, cut, flat, glint, pane, poly, rod, seam, slab, solid, star
from .vehicle import Going, Vehicle, VehiclePaint
from .wheels import Wheel

__all__ = ["CARS", "draw_beacon", "head_lamp", "tail_lamp"]

_BLACK = 0xFF2E3038
_INSIDE = 0xFF4A4450


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """A car's outlines."""

    cabin: tuple[complex, ...]
    panes: tuple[tuple[complex, ...], ...]
    hull: tuple[complex, ...]
    wheels: tuple[float, float]
    """Where its axles are."""
    radius: float
    driver: complex
    """The middle of the driver's head."""
    door: tuple[complex, ...]
    head: complex
    tail: complex
    band: float
    """Height of the stripe along its side."""


_Trim = Callable[[Figure, Look, Going], None]


def _car(body: _Body, *, trim: _Trim | None = None, has_band: bool = True) -> VehiclePaint:
    def paint(fig: Figure, look: Look, going: Going) -> None:
        windows = [poly(p, soft=3) for p in body.panes]
        _seats(fig, body)
        if going.action == "drive":
            draw_driver(fig, body.driver, 11.0)
        solid(fig, cut(closed(body.cabin), *windows), look.base)
        for window in windows:
            pane(fig, window, opacity=0.27)
        hull = solid(fig, closed(body.hull), look.base)
        if has_band:
            y = body.band
            stripe = tube([complex(-110, y), complex(0, y - 1), complex(110, y + 1)], [2.1] * 3)
            fig.mark(stripe, fill(fig.tone(look.pale, 0.75)), within=hull)
        seam(fig, body.door, 1.0, look.dark, within=hull, opacity=0.45)
        handle = body.door[0] + complex(-10, 12)
        rod(fig, [handle - 4, handle + 4], 1.3, look.pale)
        for x in body.wheels:
            arch = oval(complex(x, -body.radius), 1.3 * body.radius, 1.3 * body.radius)
            fig.mark(arch, fill(fig.tone(_BLACK, 0.15)), within=hull)
        head_lamp(fig, body.head, 5.4)
        tail_lamp(fig, body.tail, 4.0)
        if trim is not None:
            trim(fig, look, going)

    return paint


def _seats(fig: Figure, body: _Body) -> None:
    for shift in (-30, 3):
        at = body.driver + complex(shift - 12, 16)
        back = closed([at + complex(-4, 12), at + complex(-8, -8), at + complex(-4, -16),
                       at + complex(3, -14), at + complex(5, 12)])  # fmt: skip
        flat(fig, back, _INSIDE, 0.4)


def head_lamp(fig: Figure, at: complex, size: float, *, slim: float = 0.85) -> None:
    """A lamp at the front."""
    solid(fig, oval(at, size * slim + 1, size + 1), STEEL)
    flat(fig, oval(at + 0.6, size * slim, size), 0xFFFFF3C4, 1.0)
    flat(fig, oval(at + complex(1, -1.2), size * 0.35, size * 0.4), 0xFFFFFFFF, 1.0)


def tail_lamp(fig: Figure, at: complex, size: float) -> None:
    """A red lamp at the back."""
    flat(fig, oval(at, 0.65 * size, size), 0xFFE03A30, 0.9)


_SMALL = _Body(
    cabin=(
        -58 - 50j, -51 - 74j, -35 - 94j, -4 - 98j, 24 - 93j, 40 - 74j, 50 - 52j, 0 - 46j,
    ),
    panes=(
        (-50 - 55j, -44 - 75j, -31 - 89j, -9 - 91.5j, -9 - 55j),
        (-3 - 55j, -3 - 91.5j, 20 - 87j, 33 - 72j, 40 - 55j),
    ),
    hull=(
        -84 - 30j, -82 - 48j, -62 - 57j, -20 - 58j, 30 - 58j, 66 - 52j, 85 - 42j, 88 - 28j,
        84 - 16j, 40 - 13j, -40 - 13j, -81 - 16j,
    ),
    wheels=(-45, 46), radius=18.5, driver=6 - 72j,
    door=(-6 - 58j, -7 - 38j, -5 - 15j), head=81 - 38j, tail=-82.5 - 40j, band=-31,
)  # fmt: skip
_LONG = _Body(
    cabin=(
        -66 - 50j, -56 - 78j, -36 - 95j, 0 - 98j, 26 - 92j, 44 - 72j, 58 - 52j, 0 - 46j,
    ),
    panes=(
        (-56 - 55j, -49 - 77j, -33 - 90j, -10 - 92j, -10 - 55j),
        (-4 - 55j, -4 - 92j, 22 - 86j, 36 - 71j, 46 - 55j),
    ),
    hull=(
        -104 - 30j, -102 - 47j, -80 - 55j, -30 - 58j, 40 - 57j, 84 - 51j, 104 - 42j, 108 - 28j,
        104 - 16j, 50 - 12j, -50 - 12j, -101 - 15j,
    ),
    wheels=(-60, 63), radius=20, driver=4 - 72j,
    door=(-7 - 58j, -7 - 38j, -6 - 14j), head=101 - 38j, tail=-102 - 40j, band=-30,
)  # fmt: skip
_LOW = _Body(
    cabin=(-78 - 60j, -48 - 84j, -14 - 98j, 12 - 95j, 38 - 78j, 64 - 58j, 0 - 50j),
    panes=(
        (-50 - 64j, -36 - 79j, -16 - 90j, -12 - 90j, -12 - 64j),
        (-6 - 64j, -6 - 91j, 10 - 88j, 30 - 75j, 46 - 63j),
    ),
    hull=(
        -134 - 44j, -130 - 68j, -96 - 72j, -60 - 66j, 0 - 65j, 60 - 62j, 104 - 52j, 132 - 36j,
        138 - 22j, 128 - 12j, 60 - 10j, -60 - 10j, -128 - 16j,
    ),
    wheels=(-84, 84), radius=26, driver=-2 - 74j,
    door=(-8 - 66j, -10 - 40j, -6 - 14j), head=122 - 37j, tail=-130 - 56j, band=-26,
)  # fmt: skip


def _taxi_trim(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    for row in range(2):
        for k in range(22):
            if (k + row) % 2 == 0:
                x, y = -92 + 8.4 * k, -36 + 4.2 * row
                fig.mark(slab(x, y, x + 8.4, y + 4.2), fill(fig.tone(_BLACK, 0.4)))
    for x in (-60.0, 63.0):
        fig.mark(oval(complex(x, -20), 26, 26), fill(fig.tone(_BLACK, 0.15)))
    sign = slab(-20, -110, 12, -97, 3)
    solid(fig, sign, 0xFFFFF8DC)
    seam(fig, [-16 - 103.5j, 8 - 103.5j], 5.0, _BLACK, within=sign, opacity=0.85)
    for x in (-11, -4, 3):
        seam(fig, [complex(x, -107), complex(x, -100)], 1.4, 0xFFFFF8DC, within=sign, opacity=1)


def _police_trim(fig: Figure, look: Look, going: Going) -> None:
    for part in (
        [-32 - 56j, 39 - 56j, 40 - 14j, -30 - 14j],
        [-4 - 97.5j, -4 - 92.5j, 20 - 88j, 24 - 94j],
    ):
        fig.mark(poly(part, soft=1), fill(fig.tone(0xFFF6F6F2, 0.85)))
    for x in (-60.0, 63.0):
        fig.mark(oval(complex(x, -20), 26, 26), fill(fig.tone(_BLACK, 0.15)))
    flat(fig, star(complex(4, -35), 10, 4.4), 0xFFE9B83E, 0.9)
    flat(fig, slab(24, -52, 34, -49.5, 1), look.dark, 0.5)
    draw_beacon(fig, -24, 12, -98, going.t_s)


def draw_beacon(fig: Figure, left: float, right: float, y: float, t_s: float) -> None:
    """A bar of blue and red lights that take turns."""
    middle = (left + right) / 2
    solid(fig, slab(left - 2, y - 2, right + 2, y + 2, 1.5), _BLACK)
    for a, b, colour, phase in (
        (left, middle - 1, 0xFF3E6CFF, 0.0), (middle + 1, right, 0xFFFF3B30, 0.5),
    ):  # fmt: skip
        on = 0.5 + 0.5 * wave(t_s, 0.7, phase)
        dome = slab(a, y - 11, b, y - 1, 4)
        flat(fig, dome, mix(mix(colour, 0xFF181830, 0.25), 0xFFFFFFFF, 0.6 * on), 0.9)


def _sport_trim(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    rod(fig, [-128 - 70j, -122 - 84j], 2.0, _BLACK)
    solid(fig, poly([-146 - 90j, -104 - 85j, -104 - 81j, -144 - 83j], soft=2), look.base)
    vent = poly([-40 - 48j, -20 - 46j, -26 - 28j, -52 - 34j], soft=3)
    flat(fig, vent, _BLACK, 0.3)
    gleam = tube([complex(30, -58), complex(70, -54), complex(106, -44)], [0.4, 2.0, 0.3])
    fig.mark(gleam, fill(alpha(fig.tone(0xFFFFFFFF, 1.0), 0.4)))
    flat(fig, poly([112 - 24j, 136 - 26j, 132 - 16j, 112 - 16j], soft=2), _BLACK, 0.3)
    skirt = solid(fig, poly([-58 - 16j, 58 - 16j, 60 - 9j, -60 - 9j], soft=2), _BLACK)
    glint(fig, slab(-58, -15, 58, -13.6), skirt, 0.15)


def _axles(body: _Body, hub: Colour = STEEL) -> tuple[Wheel, ...]:
    return tuple(Wheel(complex(x, -body.radius), body.radius, hub=hub) for x in body.wheels)


def _cabin(body: _Body, height_m: float, *, sits_m: float = 0.8) -> dict[str, Anchor]:
    """Where the driver sits: so that the head, ``sits_m`` above the seat, is in the window."""
    seat = complex(body.driver.real - 6, body.driver.imag + 100 * sits_m / height_m)
    return {
        "seat": Anchor(seat, behind=True),
        "top": Anchor(complex(-8, -97)),
    }  # fmt: skip


def _lamps(body: _Body) -> tuple[Lamp, ...]:
    return (Lamp(body.head, 16, 150), Lamp(body.tail, 9, colour=0xFFFF5A48))


CARS: Mapping[str, Rig] = {
    "car": Vehicle(
        paint=_car(_SMALL), height_m=1.5, box=Box(-98, -112, 100, 18), half=82,
        look=Look(base=0xFF4FA3A0, pale=0xFFFFF6E4, dark=0xFF2E3038, accent=0xFFFFD98A),
        wheels=_axles(_SMALL), lamps=_lamps(_SMALL), fixed=_cabin(_SMALL, 1.5),
    ),
    "taxi": Vehicle(
        paint=_car(_LONG, trim=_taxi_trim, has_band=False), height_m=1.5,
        box=Box(-118, -120, 120, 21), half=100,
        look=Look(base=0xFFF6C22E, pale=0xFFFFF6E4, dark=0xFF2E3038, accent=0xFFFFD98A),
        wheels=_axles(_LONG), lamps=(*_lamps(_LONG), Lamp(complex(-4, -104), 20)),
        fixed=_cabin(_LONG, 1.5, sits_m=0.72),
    ),
    "police car": Vehicle(
        paint=_car(_LONG, trim=_police_trim, has_band=False), height_m=1.5,
        box=Box(-118, -120, 120, 21), half=100,
        look=Look(base=0xFF2E4C92, pale=0xFFFFFFFF, dark=0xFF2E3038, accent=0xFFFFD98A),
        wheels=_axles(_LONG),
        lamps=(*_lamps(_LONG), Lamp(complex(-15, -105), 22, colour=0xFF5A88FF),
               Lamp(complex(4, -105), 22, colour=0xFFFF5A48)),
        fixed=_cabin(_LONG, 1.5, sits_m=0.72),
    ),
    "sports car": Vehicle(
        paint=_car(_LOW, trim=_sport_trim, has_band=False), height_m=1.2,
        box=Box(-156, -108, 154, 25), half=130, speed=380,
        look=Look(base=0xFFD8302C, pale=0xFFFFF6E4, dark=0xFF2E3038, accent=0xFFFFD98A),
        wheels=_axles(_LOW, hub=0xFFD9DDE6), lamps=_lamps(_LOW), fixed=_cabin(_LOW, 1.2,
            sits_m=0.71),
    ),
}  # fmt: skip
"""Passenger cars by name."""
