"""What is pushed or drawn: carriage, cart, wheelchair, stroller, shopping cart.

They know nothing of who pushes or draws them.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..canvas import alpha, fill, mix, stroke
from .figure import Figure
from .fumes import Lamp
from .rig import Anchor, Look, Rig
from .shapes import Box, closed, curve, oval, tube
from .solids import GOLD, STEEL, WOOD, arc, cut, disc, flat, line, poly, rod, seam, slab, solid
from .vehicle import Going, Vehicle
from .wheels import Wheel, WheelKind

__all__ = ["CARTS"]

_BLACK = 0xFF2E3038


def _carriage(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    rod(fig, [52 - 30j, 96 - 34j, 140 - 40j], 2, WOOD)
    rod(fig, [-74 - 30j, -40 - 22j, 40 - 22j, 70 - 34j], 2.6, look.dark)
    for x in (-46, 34):
        fig.line(arc(complex(x, -30), 14, 9, 180, 180), GOLD, 2.4)
    window = poly([-30 - 82j, 0 - 84j, 6 - 60j, -28 - 58j], soft=6)
    far = poly([12 - 84j, 26 - 82j, 30 - 62j, 14 - 60j], soft=4)
    near = poly([-54 - 78j, -38 - 82j, -36 - 58j, -48 - 56j], soft=4)
    body = closed([-62 - 60j, -56 - 90j, -30 - 97j, 10 - 98j, 34 - 90j, 40 - 62j, 34 - 40j,
                   10 - 30j,
                   -30 - 30j, -54 - 40j])  # fmt: skip
    flat(fig, oval(-10 - 70j, 40, 20), 0xFF5A3440, 0.4, opacity=0.45)
    hull = solid(fig, cut(body, window, far, near), look.base)
    seam(fig, [-60 - 54j, 40 - 56j], 2.2, GOLD, within=hull, opacity=1)
    seam(fig, [-32 - 54j, -30 - 30j, 4 - 30j, 8 - 56j], 1.2, GOLD, within=hull, opacity=0.9)
    for path in (window, far, near):
        fig.detail(path, stroke(fig.tone(GOLD, 0.8), 1.6))
    curtain = closed([-29 - 82j, -22 - 82j, -21 - 68j, -28 - 60j])
    solid(fig, curtain, look.accent)
    rod(fig, [-56 - 92j, -10 - 100j, 36 - 92j], 2.2, GOLD)
    disc(fig, -10 - 104j, 4, GOLD)
    solid(fig, poly([44 - 58j, 72 - 58j, 74 - 44j, 40 - 44j], soft=4), look.accent)
    rod(fig, [46 - 58j, 42 - 74j], 2.4, look.dark)
    rod(fig, [56 - 44j, 84 - 38j, 84 - 50j], 2.2, look.dark)
    disc(fig, 40 - 70j, 4, 0xFFFFE9A8)


def _cart(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    rod(fig, [30 - 48j, 128 - 52j], 3, mix(look.base, WOOD, 0.4))
    hay = [
        -84 - 84j,
        -70 - 92j,
        -52 - 97j,
        -20 - 99j,
        14 - 98j,
        40 - 94j,
        56 - 84j,
        50 - 76j,
        -80 - 76j,
    ]
    path = solid(fig, closed(hay), 0xFFE6BE5A)
    for k in range(12):
        x = -72 + 10.6 * k
        seam(fig, [complex(x, -80), complex(x + 7 * (-1) ** k, -93 + k % 3)], 1.3, 0xFFA87A28,
             within=path, opacity=0.7)  # fmt: skip
    bed = solid(fig, poly([-92 - 78j, 62 - 78j, 54 - 46j, -84 - 46j], soft=2), look.base)
    for y in (-68, -57):
        seam(fig, [complex(-94, y), complex(64, y)], 1.6, look.dark, within=bed)
    for x in (-76, -16, 44):
        rod(fig, [complex(x, -82), complex(x, -45)], 2.6, mix(look.base, look.dark, 0.4))
    rod(fig, [46 - 46j, 50 - 6j], 2.4, mix(look.base, look.dark, 0.4))


def _wheelchair(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    rod(fig, [-50 - 98j, -34 - 97j, -28 - 54j, -24 - 22j], 2.2, STEEL)
    rod(fig, [-56 - 98j, -46 - 98j], 3.2, _BLACK)
    rod(fig, [-26 - 52j, 30 - 52j, 38 - 40j, 48 - 10j], 2.2, STEEL)
    rod(fig, [-24 - 24j, 30 - 24j, 36 - 44j], 2.0, STEEL)
    rod(fig, [42 - 9j, 60 - 8j], 3, _BLACK)
    solid(fig, poly([-37 - 92j, -28 - 92j, -22 - 58j, -31 - 58j], soft=4), look.base)
    solid(fig, slab(-28, -58, 32, -49, 4), look.base)
    rod(fig, [-28 - 74j, 14 - 74j], 3.2, _BLACK)
    rod(fig, [14 - 74j, 18 - 54j], 2, STEEL)


def _stroller(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    rod(fig, [-36 - 14j, 20 - 54j], 2.2, STEEL)
    rod(fig, [40 - 14j, -24 - 56j, -60 - 96j], 2.2, STEEL)
    rod(fig, [-66 - 96j, -54 - 92j], 3.4, _BLACK)
    fig.line(curve([-28 - 26j, 4 - 20j, 34 - 26j]), STEEL, 3)
    tub = closed(
        [-46 - 62j, -40 - 40j, -20 - 30j, 20 - 30j, 44 - 42j, 54 - 64j, 20 - 60j, -20 - 60j]
    )
    solid(fig, tub, look.base)
    flat(fig, closed([-14 - 62j, 2 - 72j, 50 - 66j, 50 - 60j, 0 - 58j]), look.pale, 0.8)
    disc(fig, -2 - 70j, 8.5, 0xFFF6CFAE)
    flat(fig, oval(2 - 71j, 1.1, 1.4), 0xFF3A2A28)
    fig.line(arc(2.6 - 67.5j, 2, 1.4, 20, 120), 0xFFA04A3A, 0.8)
    hood = closed([-46 - 60j, -46 - 82j, -30 - 98j, -8 - 99j, 10 - 90j, -4 - 80j, -14 - 60j])
    path = solid(fig, hood, look.base)
    for end in (-30 - 98j, -8 - 100j):
        seam(fig, [-26 - 60j, end], 1.4, look.dark, within=path)
    fig.mark(
        curve([10 - 91j, -6 - 80j, -15 - 58j]), stroke(fig.tone(look.pale, 0.85), 2.6), within=path
    )


def _shopping(fig: Figure, look: Look, going: Going) -> None:  # noqa: ARG001
    goods = (
        (slab(-26, -84, -8, -56, 2), 0xFFE0653F), (slab(-4, -90, 14, -56, 2), 0xFF5BA8D8),
        (oval(24 - 68j, 11, 11), 0xFFE0443A), (oval(-34 - 66j, 8, 8), 0xFF6FAE62),
        (poly([26 - 84j, 38 - 86j, 42 - 58j, 30 - 58j], soft=3), 0xFFF2C44E),
    )  # fmt: skip
    leaf = tube([4 - 86j, 2 - 99j, 8 - 104j], [3, 4, 1])
    solid(fig, leaf, 0xFF5B9A4A)
    for path, colour in goods:
        solid(fig, path, colour)
    basket = poly([-48 - 74j, 58 - 70j, 46 - 36j, -36 - 36j], soft=3)
    fig.part(basket, fill(alpha(fig.tone(look.base, 0.8), 0.2)))
    for k in range(10):
        a, b = complex(-46 + 11.4 * k, -74 + 0.4 * k), complex(-35 + 9 * k, -36)
        line(fig, [a, b], 1.5, look.base)
    for k in range(4):
        s = k / 3
        line(fig, [complex(-48 + 12 * s, -74 + 38 * s), complex(58 - 12 * s, -70 + 34 * s)], 1.8,
             look.base)  # fmt: skip
    rod(fig, [-36 - 36j, -46 - 74j, -58 - 92j], 2, look.base)
    rod(fig, [-66 - 93j, -52 - 91j], 3.2, _HANDLE)
    rod(fig, [-36 - 36j, -28 - 20j, 48 - 20j], 2, look.base)
    for x in (-24, 42):
        rod(fig, [complex(x, -20), complex(x, -12)], 2.4, _BLACK)


_HANDLE = 0xFFD8453A


def _wood(radius: float, *xs: float) -> tuple[Wheel, ...]:
    return tuple(
        Wheel(complex(x, -radius), radius, WheelKind.WOOD, hub=0xFF9A6236, tyre=0xFF4A3A34)
        for x in xs
    )


def _small(radius: float, *xs: float) -> tuple[Wheel, ...]:
    return tuple(Wheel(complex(x, -radius), radius, WheelKind.SMALL) for x in xs)


def _sit(seat: complex, *, behind: bool = False) -> dict[str, Anchor]:
    return {"seat": Anchor(seat, behind=behind)}


_PUSHED = ("idle", "run", "push", "pull", "drive")

CARTS: Mapping[str, Rig] = {
    "carriage": Vehicle(
        paint=_carriage, height_m=2.4, box=Box(-104, -116, 150, 17), half=82, shake=0.9, speed=120,
        look=Look(base=0xFF8C2F4A, pale=0xFFFFF0D4, dark=0xFF3A2028, accent=0xFFB9374A),
        actions=("run", "drive", "idle"), lamps=(Lamp(40 - 70j, 12),),
        wheels=(*_wood(31, -52), *_wood(23, 54)),
        fixed={"seat": Anchor(58 - 60j), "inside": Anchor(-14 - 20j, behind=True),
               "top": Anchor(-10 - 99j)},
    ),
    "cart": Vehicle(
        paint=_cart, height_m=1.6, box=Box(-108, -110, 140, 16), half=76, shake=0.8, speed=110,
        look=Look(base=0xFFA9713F, pale=0xFFF3DDB0, dark=0xFF5A3822, accent=0xFFE6BE5A),
        actions=_PUSHED, wheels=_wood(36, -22), fixed={"seat": Anchor(28 - 92j),
                                                       "top": Anchor(-16 - 96j)},
    ),
    "wheelchair": Vehicle(
        paint=_wheelchair, height_m=0.95, box=Box(-74, -110, 74, 14), half=54, shake=0.3, speed=110,
        look=Look(base=0xFF3F6FB0, pale=0xFFFFFFFF, dark=0xFF2A3648, accent=0xFFC5CBD6),
        actions=_PUSHED, far_wheels=(*_small(9, 44),),
        wheels=(Wheel(-20 - 32j, 32, WheelKind.BICYCLE),), fixed=_sit(-8 - 58j),
    ),
    "stroller": Vehicle(
        paint=_stroller, height_m=1.05, box=Box(-80, -110, 70, 14), half=54, shake=0.4, speed=100,
        look=Look(base=0xFF5A9AB8, pale=0xFFFFF4E0, dark=0xFF2A4A5C, accent=0xFFF2C44E),
        actions=_PUSHED, wheels=(Wheel(-36 - 14j, 14, WheelKind.CAR), Wheel(40 - 14j, 14)),
        fixed={"seat": Anchor(0 - 44j, behind=True)},
    ),
    "shopping cart": Vehicle(
        paint=_shopping, height_m=1.0, box=Box(-82, -116, 74, 14), half=56, shake=0.5, speed=100,
        look=Look(base=0xFF9AA4B4, pale=0xFFFFFFFF, dark=0xFF4A5464, accent=0xFFD8453A),
        actions=_PUSHED, wheels=_small(8.5, -24, 42),
        fixed={"inside": Anchor(4 - 44j, behind=True), "top": Anchor(4 - 72j)},
    ),
}  # fmt: skip
"""What is pushed or drawn, by name."""
