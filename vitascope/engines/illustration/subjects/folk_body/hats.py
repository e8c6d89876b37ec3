"""What people wear on their heads.

Frame: the head's, its middle at 0, seen three-quarter or from the front. It knows nothing of who
wears it.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...canvas import Colour, alpha, fill, mix, stroke
from ..bones import polar
from ..figure import Figure
from ..shapes import band, closed, curve, oval, rounded, tube
from .helmets import GOLD, HELMETS, hat_coat, star
from .kind import HatPainter

__all__ = ["draw_hat", "hides_hair"]


def _mirror(points: list[complex]) -> list[complex]:
    """A shape from its right half, top first."""
    return [*points, *[complex(-p.real, p.imag) for p in points[::-1]]]


def _toque(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    coat = hat_coat(fig, colour)
    for x, y, r in ((-6.5, -23, 6.5), (6.5, -23, 6.5), (0, -26, 8.0), (-2.5, -21, 7), (3, -21, 7)):
        fig.part(oval(complex(x, y), r, r * 0.95), coat)
    fig.part(closed([-9.6 - 8j, -9.4 - 19j, 0 - 20j, 9.4 - 19j, 9.6 - 8j, 0 - 9.6j]), coat)
    ink = alpha(fig.tone(mix(colour, 0xFF8090B0, 0.5), 0.4), 0.5)
    for x in (-5, 0, 5):
        fig.mark(band(complex(x, -18), complex(x, -11), 0.35), fill(ink))


def _crown(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    points = [-10 - 9j, -11.5 - 20j, -6 - 15j, 0 - 22j, 6 - 15j, 11.5 - 20j, 10 - 9j, 0 - 7.6j]
    path = rounded([p for q in points for p in (q, q)])
    fig.part(path, hat_coat(fig, colour, top=-26))
    fig.mark(tube([-10 - 10j, -8.4j, 10 - 10j], [1.3] * 3), fill(fig.tone(0xFFC98A28, 0.6)))
    for at, gem in ((-5.2 - 10.6j, 0xFF4A7FE0), (0 - 10.8j, 0xFFD8384A), (5.2 - 10.6j, 0xFF4A7FE0)):
        fig.part(oval(at, 1.4, 1.5), fill(fig.tone(gem, 0.8)))
    for at in (-11.3 - 20.5j, 0 - 22.5j, 11.3 - 20.5j):
        fig.part(oval(at, 1.5, 1.5), fill(fig.tone(0xFFFFE9A8, 1.0)))


def _tiara(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    points = [
        -8.5 - 11j,
        -7.5 - 14j,
        -4 - 14.5j,
        0 - 20.5j,
        4 - 14.5j,
        7.5 - 14j,
        8.5 - 11j,
        0 - 12.6j,
    ]
    fig.part(rounded([p for q in points for p in (q, q)]), hat_coat(fig, colour, top=-24))
    fig.part(oval(0 - 15.4j, 1.3, 1.6), fill(fig.tone(0xFFE8507A, 0.9)))


def _brimmed(
    fig: Figure, colour: Colour, *, wide: float, tall: float, band_colour: Colour, curl: float = 0.0
) -> None:
    """A hat with a brim."""
    coat = hat_coat(fig, colour)
    dome = [0 - (9 + tall) * 1j, complex(5.5, -8.6 - tall * 0.94), complex(8.6, -9 - tall * 0.4),
            9.6 - 8j]  # fmt: skip
    fig.part(closed(_mirror(dome)), coat)
    fig.mark(tube([-9.8 - 10j, 0 - 8.4j, 9.8 - 10j], [1.6] * 3), fill(fig.tone(band_colour, 0.6)))
    brim = [complex(-wide, -7.6 - curl), complex(-wide * 0.5, -9.6), 0 - 10.0j,
            complex(wide * 0.5, -9.6), complex(wide, -7.6 - curl), complex(wide * 0.5, -5.6),
            0 - 4.9j, complex(-wide * 0.5, -5.6)]  # fmt: skip
    path = closed(brim)
    fig.shade(path, soft=1.4, strength=0.35, away=2.2j)
    fig.part(path, coat)
    fig.mark(
        tube([complex(-wide * 0.45, -9.4), 0 - 8.2j, complex(wide * 0.45, -9.4)], [1.5] * 3),
        fill(fig.tone(band_colour, 0.6)),
        within=path,
    )


def _straw(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    _brimmed(fig, colour, wide=20, tall=9, band_colour=0xFFB0443C)


def _cowboy(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    _brimmed(fig, colour, wide=19, tall=11, band_colour=0xFF4A2C20, curl=5.5)


def _sunhat(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    _brimmed(fig, colour, wide=17, tall=8, band_colour=0xFFE07A8A)


def _pointed(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    coat = hat_coat(fig, colour, top=-46)
    cone = [-9.8 - 9j, -6 - 24j, -4 - 35j, -9.5 - 42j, 1.5 - 38j, 5 - 26j, 9.8 - 9j, 0 - 7.4j]
    fig.part(closed(cone), coat)
    fig.mark(tube([-10 - 11.4j, 0 - 9.8j, 10 - 11.4j], [1.9] * 3), fill(fig.tone(GOLD, 0.7)))
    fig.part(oval(0 - 7.8j, 18, 3.4), coat)
    fig.mark(tube([-9.4 - 11.2j, 0 - 9.2j, 9.4 - 11.2j], [1.6] * 3), fill(fig.tone(GOLD, 0.8)))


def _starry(fig: Figure, colour: Colour, front: bool) -> None:
    _pointed(fig, colour, front)
    for at, r in ((-1 - 29j, 1.7), (-3.5 - 20j, 1.4), (4 - 18j, 1.5)):
        fig.part(star(at, r * 1.5), fill(fig.tone(0xFFFFE27A, 1.0)))


def _peaked(fig: Figure, colour: Colour, front: bool) -> None:
    """A police officer's cap."""
    coat = hat_coat(fig, colour, top=-22)
    fig.part(
        closed([-10 - 8j, -13.4 - 15.6j, -6 - 19.4j, 4 - 19.8j, 13.8 - 16.6j, 10.4 - 8j, 0 - 6.6j]),
        coat,
    )
    fig.mark(
        tube([-10.4 - 9.4j, 0 - 7.8j, 10.4 - 9.4j], [1.7] * 3), fill(fig.tone(0xFF1C2030, 0.5))
    )
    peak = [-6 - 7.4j, 0 - 6.6j, 6 - 7.4j, 7.4 - 4.4j, 0 - 3.2j, -7.4 - 4.4j]
    if not front:
        peak = [-1 - 7.2j, 5 - 7.0j, 10.4 - 8.2j, 15.4 - 4.6j, 9 - 3.8j, 2 - 4.4j]
    fig.part(closed(peak), fig.coat(0xFF1C2030, top=-10, bottom=-2))
    badge = 0 - 14j if front else 4.5 - 14j
    fig.part(star(badge, 3.0), fill(fig.tone(GOLD, 0.9)))


def _cap(fig: Figure, colour: Colour, front: bool) -> None:
    """A cap with a peak."""
    coat = hat_coat(fig, colour, top=-18)
    fig.part(
        closed([-11 - 5j, -11 - 11j, -6 - 15.8j, 1 - 16.8j, 7.4 - 14.4j, 11 - 7j, 0 - 6.0j]), coat
    )
    peak = [-8 - 7.4j, 0 - 8.2j, 8 - 7.4j, 9.4 - 3.8j, 0 - 2.6j, -9.4 - 3.8j]
    if not front:
        peak = [2 - 7.6j, 9.6 - 8.4j, 16 - 6.6j, 19 - 4.2j, 11 - 4.0j, 4 - 4.8j]
    path = closed(peak)
    fig.shade(path, soft=1.2, strength=0.35, away=1.6j)
    fig.part(path, fig.coat(mix(colour, 0xFF201020, 0.18), top=-12, bottom=0))
    fig.part(oval(-0.5 - 16.6j, 1.3, 0.9), coat)


def _santa(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    coat = hat_coat(fig, colour, top=-30)
    cone = [-10.8 - 8j, -10.4 - 15j, -15 - 17.4j, -18.4 - 14.4j, -16.4 - 20j, -9 - 24.6j, 1 - 23j,
            9 - 16j, 10.8 - 8j, 0 - 9.6j]  # fmt: skip
    fig.part(closed(cone), coat)
    white = fig.coat(0xFFFFFFFF, top=-20, bottom=-2)
    fig.part(tube([-11 - 7.6j, -5 - 9.4j, 1 - 9.8j, 6 - 9.4j, 11 - 7.4j], [2.7] * 5), white)
    fig.part(oval(-17.5 - 14.5j, 3.6, 3.6), fig.coat(0xFFFFFFFF, top=-20, bottom=-8))


def _tricorn(fig: Figure, colour: Colour, front: bool) -> None:
    coat = hat_coat(fig, colour, top=-22)
    fig.part(
        closed(
            [
                -18 - 9j,
                -10 - 15j,
                -5 - 21j,
                5 - 21j,
                10 - 15j,
                18 - 9j,
                9 - 6.4j,
                0 - 5.4j,
                -9 - 6.4j,
            ]
        ),
        coat,
    )
    cx = 0 if front else 3
    white = fill(fig.tone(0xFFF6F0E6, 0.8))
    fig.part(oval(complex(cx, -14), 3.0, 2.7), white)
    fig.part(band(complex(cx - 1.6, -11.2), complex(cx + 1.6, -11.2), 1.1), white)
    for x in (-1.2, 1.2):
        fig.canvas.drawPath(oval(complex(cx + x, -14), 0.8, 0.9), fill(fig.tone(0xFF20181C, 0.4)))
    gold = stroke(fig.tone(GOLD, 0.8), 0.9)
    fig.detail(curve([-18 - 9j, -9 - 7j, 0 - 5.9j, 9 - 7j, 18 - 9j]), gold)


def _beret(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    fig.part(
        closed([-11 - 9j, -15 - 13.6j, -8 - 18j, 3 - 17.6j, 10 - 12j, 8 - 8.6j, -2 - 9j]),
        hat_coat(fig, colour, top=-20),
    )
    fig.part(tube([-4 - 17.6j, -4.6 - 20j], [0.8, 0.6]), hat_coat(fig, colour))


def _graduate(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    fig.part(closed([-10.4 - 7j, -10 - 13j, 10 - 13j, 10.4 - 7j, 0 - 5.6j]), hat_coat(fig, colour))
    board = [-17 - 15j, -2 - 19.4j, 16 - 16j, 2 - 11.4j]
    fig.part(
        rounded([p for q in board for p in (q, q)]),
        hat_coat(fig, mix(colour, 0xFFFFFFFF, 0.08), top=-22),
    )
    fig.detail(
        curve([0 - 15.4j, -9 - 13.4j, -13.6 - 11.6j, -14 - 5j]), stroke(fig.tone(GOLD, 0.8), 0.9)
    )
    fig.part(tube([-14 - 5.6j, -14.2 - 1.4j], [0.9, 1.5]), fig.coat(GOLD, top=-8, bottom=0))


def _nurse(fig: Figure, colour: Colour, front: bool) -> None:
    cx = 0 if front else 1
    hat = [
        cx - 8 - 11j,
        cx - 9.4 - 17.4j,
        cx + 0 - 19j,
        cx + 9.4 - 17.4j,
        cx + 8 - 11j,
        cx + 0 - 12.8j,
    ]
    fig.part(closed([complex(p) for p in hat]), hat_coat(fig, colour, top=-24))
    _cross(fig, complex(cx, -15.4), 2.0)


def _cross(fig: Figure, at: complex, r: float) -> None:
    red = fill(fig.tone(0xFFD8343C, 0.8))
    fig.part(band(at - r, at + r, r * 0.36), red)
    fig.part(band(at - 1j * r, at + 1j * r, r * 0.36), red)


def _veil(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    for x in (-7, -2.4, 2.4, 7):
        fig.part(
            oval(complex(x, -13.4 + 0.06 * x * x), 2.4, 2.3),
            fig.coat(0xFFFFF6F4, top=-18, bottom=-8),
        )


def _flower(fig: Figure, colour: Colour, front: bool) -> None:
    at = complex(8.6, -8.6) if front else complex(-5.5, -9.5)
    for k in range(5):
        fig.part(oval(at + polar(2.5, 72 * k), 1.9, 1.9), fill(fig.tone(colour, 0.8)))
    fig.part(oval(at, 1.4, 1.4), fill(fig.tone(0xFFFFE08A, 0.9)))


def _hairpin(fig: Figure, colour: Colour, front: bool) -> None:
    _flower(fig, colour, front)
    gold = fig.coat(GOLD, top=-24, bottom=0)
    if front:
        fig.part(tube([-12 - 20j, 12 - 16j], [0.7, 0.7]), gold)
        hang = 12 - 15j
    else:
        fig.part(tube([-17 - 14j, -5 - 13j], [0.7, 0.7]), gold)
        hang = -17 - 13j
    fig.detail(curve([hang, hang + 6j]), stroke(fig.tone(GOLD, 0.8), 0.6))
    fig.part(oval(hang + 6.4j, 1.1, 1.3), fill(fig.tone(0xFFE84A5A, 0.9)))


def _headscarf(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    fig.part(
        closed([-11.4 - 4j, -10.6 - 11j, -5 - 16.2j, 2 - 16.6j, 8.4 - 13j, 10.8 - 6j, 0 - 9.4j]),
        hat_coat(fig, colour, top=-18),
    )


def _clown_hair(fig: Figure, colour: Colour, front: bool) -> None:
    puffs = ((-12, -4), (-12.5, 2), (-10.5, -9))
    coat = fig.coat(colour, top=-18, bottom=10)
    for x, y in puffs:
        fig.part(oval(complex(x, y), 5.2, 5.0), coat)
        if front:
            fig.part(oval(complex(-x, y), 5.2, 5.0), coat)
    hat = fig.coat(0xFF4FA3E0, top=-34, bottom=-8)
    fig.part(closed([-5 - 13j, 1 - 31j, 6.5 - 13.4j, 1 - 12j]), hat)
    fig.part(oval(1 - 31j, 2.6, 2.6), fill(fig.tone(0xFFF6D23C, 0.9)))


def _top_hat(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    coat = hat_coat(fig, colour)
    fig.part(closed([-9 - 9j, -9.6 - 26j, 0 - 27.4j, 9.6 - 26j, 9 - 9j, 0 - 8j]), coat)
    fig.part(oval(0 - 8.6j, 15, 2.8), coat)
    fig.mark(tube([-9.2 - 12j, 0 - 10.6j, 9.2 - 12j], [1.6] * 3), fill(fig.tone(0xFFB03A3A, 0.6)))


def _headband(fig: Figure, colour: Colour, front: bool) -> None:  # noqa: ARG001
    fig.part(tube([-11 - 6j, 0 - 9.4j, 10 - 7j], [1.5] * 3), hat_coat(fig, colour, top=-12))


_HATS: Mapping[str, HatPainter] = {
    **HELMETS,
    "toque": _toque, "crown": _crown, "tiara": _tiara, "straw": _straw, "cowboy": _cowboy,
    "sunhat": _sunhat, "pointed": _pointed, "starry": _starry, "peaked": _peaked, "cap": _cap,
    "santa": _santa, "tricorn": _tricorn, "beret": _beret,
    "graduate": _graduate, "nurse": _nurse, "veil": _veil, "flower": _flower,
    "hairpin": _hairpin, "headscarf": _headscarf, "clown": _clown_hair, "top hat": _top_hat,
    "headband": _headband,
}  # fmt: skip


def draw_hat(fig: Figure, name: str, colour: Colour, *, front: bool) -> None:
    """The hat of that name; nothing for a name nobody knows."""
    painter = _HATS.get(name)
    if painter is None:
        return
    with fig.placed(0j if front else complex(-0.8, 0.2), turn=0.0 if front else -3.0):
        painter(fig, colour, front)


def hides_hair(name: str) -> bool:
    """Whether nothing is seen of the hair on the head under it."""
    return name in ("hood", "ninja", "swim cap", "knight")
