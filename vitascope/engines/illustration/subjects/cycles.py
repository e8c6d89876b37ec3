"""Two wheels: bicycle, motorcycle, motor scooter, kick scooter.

Saddle, bars and pedals are where a person who rides has pelvis, hands and feet. They know
nothing of riders.
"""

from __future__ import annotations

from cmath import exp as cexp
from collections.abc import Mapping
from math import pi

from ..canvas import mix
from .figure import Figure
from .fumes import Lamp
from .rig import Anchor, Look, Rig
from .shapes import Box, closed, curve, oval, tube
from .solids import STEEL, disc, flat, glint, line, poly, ring, rod, seam, solid
from .vehicle import Going, Vehicle
from .wheels import Wheel, WheelKind

__all__ = ["CYCLES"]

_BLACK = 0xFF2E3038
_CRANK = complex(-5, -23)
_REAR, _FRONT = complex(-46, -30.5), complex(46, -30.5)


def _bicycle(fig: Figure, look: Look, going: Going) -> None:
    turn = cexp(1j * going.way / 48.0)
    far, near = _CRANK - 10 * turn, _CRANK + 10 * turn
    line(fig, [_CRANK, far], 2.0, STEEL, amount=0.4)
    rod(fig, [far - 4, far + 4], 1.1, _BLACK)
    seat, head, low = complex(-14, -80), complex(29, -86), complex(32.5, -73)
    # Chain stays and seat stays, then the diamond that catches the light.
    for a, b in ((_REAR, _CRANK), (_REAR, complex(-12.5, -72))):
        rod(fig, [a, b], 1.3, look.base)
    for a, b in ((complex(-12.5, -72), head + 5j), (_CRANK, low), (_CRANK, seat)):
        rod(fig, [a, b], 1.9, look.base)
    rod(fig, [head - 4j, low], 2.3, look.base)
    rod(fig, [low, complex(36, -58), _FRONT], [1.9, 1.8, 1.3], look.base)
    rod(fig, [seat + 4j, complex(-15.2, -86)], 1.2, STEEL)
    saddle = closed([complex(-29, -89.5), complex(-26, -91.5), complex(-12, -89.5),
                     complex(0, -88.5), complex(-8, -86.4), complex(-22, -84.6)])  # fmt: skip
    solid(fig, saddle, look.dark)
    rod(fig, [head - 3j, complex(28.5, -95), complex(31, -98.5)], 1.4, STEEL)
    rod(fig, [complex(31, -98.5), complex(38, -97), complex(35, -92), complex(29, -93)], 1.3, STEEL)
    rod(fig, [complex(25, -99), complex(33, -98.6)], 2.0, look.dark)
    disc(fig, complex(40.5, -84), 3.4, look.accent)
    for wheel, start, sweep in ((_REAR, 150, 150), (_FRONT, 200, 120)):
        fender = [wheel + 33.5 * cexp(1j * pi * (start + sweep * k / 6) / 180) for k in range(7)]
        rod(fig, fender, 1.2, mix(look.base, 0xFFFFFFFF, 0.1))
    line(fig, [_REAR - 3j, _CRANK - 6j], 0.8, _BLACK)
    line(fig, [_REAR + 3j, _CRANK + 6j], 0.8, _BLACK)
    ring(fig, _CRANK, 6.4, 1.6, STEEL)
    rod(fig, [_CRANK, near], 1.3, STEEL)
    rod(fig, [near - 4.5, near + 4.5], 1.4, _BLACK)


def _motorcycle(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    chrome = STEEL
    rod(fig, [complex(36, -76), complex(44, -56), complex(54, -27)], [2.6, 2.4, 2.2], chrome)
    rod(fig, [complex(-54, -27), complex(-10, -28)], 3.0, _BLACK)
    engine = poly([complex(-18, -50), complex(18, -52), complex(22, -26), complex(10, -17),
                   complex(-14, -17), complex(-22, -28)], soft=5)  # fmt: skip
    solid(fig, engine, 0xFF6B7080)
    for k in range(5):
        y = -48 + 4.4 * k
        seam(fig, [complex(-8, y), complex(14, y - 1)], 1.3, 0xFF30323C, within=engine)
    disc(fig, complex(-6, -26), 8.5, 0xFF8A90A0)
    disc(fig, complex(11, -25), 5.5, 0xFF8A90A0)
    pipe = [complex(16, -36), complex(22, -20), complex(4, -13.5), complex(-30, -15),
            complex(-70, -20)]  # fmt: skip
    rod(fig, pipe, [1.8, 2.0, 2.2, 3.4, 4.2], chrome)
    tail = closed([complex(-74, -60), complex(-62, -71), complex(-30, -70), complex(-14, -62),
                   complex(-24, -52), complex(-50, -54)])  # fmt: skip
    solid(fig, tail, look.base)
    flat(fig, oval(complex(-73, -61.5), 3.2, 3.0), 0xFFE03A30, 0.9)
    seat = closed([complex(-54, -74), complex(-44, -79.5), complex(-30, -76), complex(-14, -77),
                   complex(-2, -71), complex(-6, -65), complex(-40, -67)])  # fmt: skip
    solid(fig, seat, look.dark)
    tank = closed([complex(-6, -68), complex(2, -82), complex(20, -87), complex(35, -80),
                   complex(37, -66), complex(22, -57), complex(2, -58)])  # fmt: skip
    solid(fig, tank, look.base)
    glint(fig, tube([complex(6, -79), complex(18, -83), complex(29, -79)], [0.5, 2.2, 0.4]), tank)
    seam(fig, [complex(-4, -64), complex(38, -68)], 2.4, look.accent, within=tank, opacity=0.9)
    guard = [_MOTO + 32 * cexp(1j * pi * (195 + 20 * k) / 180) for k in range(7)]
    rod(fig, guard, 2.6, look.base)
    rod(fig, [complex(38, -80), complex(34, -92), complex(24, -93)], 1.8, chrome)
    rod(fig, [complex(18, -92), complex(27, -93)], 2.6, _BLACK)
    line(fig, [complex(33, -92), complex(31, -101)], 1.0, _BLACK)
    solid(fig, oval(complex(30.5, -103), 4.4, 2.8), chrome)
    disc(fig, complex(45, -77), 7.5, chrome)
    flat(fig, oval(complex(48, -77), 4.6, 6.4), 0xFFFFF3C8, 1.0)


_MOTO = complex(54, -27)


def _motor_scooter(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    rod(fig, [complex(34, -92), complex(42, -50), complex(48, -17)], [3.2, 3, 2.6], look.base)
    body = closed([complex(-66, -32), complex(-60, -52), complex(-36, -64), complex(-12, -62),
                   complex(-2, -40), complex(2, -20), complex(-12, -14), complex(-30, -26),
                   complex(-46, -33), complex(-58, -27)])  # fmt: skip
    solid(fig, body, look.base)
    seam(fig, [complex(-60, -44), complex(-10, -50)], 1.6, look.pale, within=body, opacity=0.9)
    floor = poly([complex(-12, -22), complex(30, -22), complex(36, -16), complex(-10, -12)], soft=3)
    solid(fig, floor, look.dark)
    shield = closed([complex(26, -84), complex(37, -86), complex(46, -60), complex(44, -34),
                     complex(34, -16), complex(24, -18), complex(30, -48)])  # fmt: skip
    solid(fig, shield, look.base)
    seam(fig, [complex(33, -80), complex(38, -52), complex(32, -22)], 1.4, look.pale,
         within=shield, opacity=0.8)  # fmt: skip
    guard = closed([complex(31, -20), complex(36, -33), complex(52, -36), complex(64, -24),
                    complex(52, -21)])  # fmt: skip
    solid(fig, guard, look.base)
    seat = closed([complex(-58, -64), complex(-50, -74), complex(-28, -75), complex(-8, -71),
                   complex(-6, -63), complex(-30, -60)])  # fmt: skip
    solid(fig, seat, look.dark)
    rod(fig, [complex(-66, -50), complex(-72, -58), complex(-58, -66)], 1.3, STEEL)
    head = closed([complex(25, -90), complex(32, -101), complex(44, -98), complex(46, -88),
                   complex(35, -84)])  # fmt: skip
    solid(fig, head, look.base)
    flat(fig, oval(complex(43.5, -93), 4.0, 5.0), 0xFFFFF3C8, 1.0)
    rod(fig, [complex(18, -96), complex(28, -95)], 2.4, look.dark)
    line(fig, [complex(28, -98), complex(22, -108)], 1.0, STEEL)
    disc(fig, complex(21, -110), 4.2, STEEL)
    flat(fig, oval(complex(-64, -38), 3.0, 4.0), 0xFFE03A30, 0.9)


def _kick_scooter(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    rod(fig, [complex(-42, -9), complex(22, -9.5), complex(32, -16)], [2.6, 2.6, 2.2], look.base)
    solid(fig, poly([complex(-40, -12.4), complex(20, -12.4), complex(20, -9.6),
                     complex(-40, -9.6)], soft=1.2), look.dark)  # fmt: skip
    rod(fig, [complex(38, -9), complex(32, -34), complex(24, -92)], [2.0, 1.8, 1.6], STEEL)
    rod(fig, [complex(33.2, -28), complex(30, -52)], 2.6, look.base)
    path = curve([complex(17, -94), complex(24, -95), complex(31, -93)])
    fig.line(path, STEEL, 2.4)
    rod(fig, [complex(13, -94), complex(22, -95)], 2.5, look.base)
    solid(fig, closed([complex(-56, -13), complex(-46, -17.5), complex(-36, -12),
                       complex(-46, -13.5)]), look.dark)  # fmt: skip


def _wheels(radius: float, rear: float, front: float, kind: WheelKind) -> tuple[Wheel, ...]:
    return tuple(Wheel(complex(x, -radius), radius, kind) for x in (rear, front))


CYCLES: Mapping[str, Rig] = {
    "bicycle": Vehicle(
        paint=_bicycle, height_m=1.1, box=Box(-84, -108, 84, 15), half=66, shake=0.35,
        look=Look(base=0xFFDD4F42, pale=0xFFFFF6E4, dark=0xFF5A3A2C, accent=0xFFFFD98A),
        actions=("run", "ride", "idle"), speed=210,
        far_wheels=_wheels(30.5, -46, 46, WheelKind.BICYCLE),
        lamps=(Lamp(complex(42, -84), 8, 90),),
        fixed={"seat": Anchor(complex(-15, -86.4)), "top": Anchor(complex(-15, -89))},
    ),
    "motorcycle": Vehicle(
        paint=_motorcycle, height_m=1.15, box=Box(-96, -112, 96, 18), half=82, shake=0.6,
        look=Look(base=0xFFC8372F, pale=0xFFFFF6E4, dark=0xFF2E3038, accent=0xFFFFF0DA),
        actions=("run", "ride", "idle"), speed=300,
        far_wheels=_wheels(27, -54, 54, WheelKind.CAR),
        lamps=(Lamp(complex(49, -77), 11, 120),),
        fixed={"seat": Anchor(complex(-20, -77.5)), "top": Anchor(complex(-30, -79))},
    ),
    "scooter": Vehicle(
        paint=_motor_scooter, height_m=1.15, box=Box(-84, -120, 84, 15), half=66, shake=0.6,
        look=Look(base=0xFF7FC4B4, pale=0xFFFFF6E4, dark=0xFF7A4A34, accent=0xFFFFD98A),
        actions=("run", "ride", "idle"), speed=260,
        far_wheels=_wheels(17.5, -46, 50, WheelKind.CAR),
        lamps=(Lamp(complex(45, -93), 9, 110),),
        fixed={"seat": Anchor(complex(-24, -76)), "top": Anchor(complex(-30, -75))},
    ),
    "kick scooter": Vehicle(
        paint=_kick_scooter, height_m=1.0, box=Box(-66, -106, 62, 12), half=50, shake=0.3,
        look=Look(base=0xFF4F9BD8, pale=0xFFFFF6E4, dark=0xFF2E3038, accent=0xFFFFD98A),
        actions=("run", "ride", "idle"), speed=210,
        far_wheels=_wheels(8.5, -47, 40, WheelKind.SMALL),
        fixed={"seat": Anchor(complex(-22, -88)), "top": Anchor(complex(-14, -12.4)),
               "feet": Anchor(complex(-14, -12.4))},
    ),
}  # fmt: skip
"""Two-wheeled vehicles by name."""
