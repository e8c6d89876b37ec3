"""People behind windows, drawn simply: a driver, passengers. They know no vehicle."""

from __future__ import annotations

from ..canvas import Colour
from .figure import Figure
from .shapes import closed, oval
from .solids import flat, rod, solid

__all__ = ["draw_driver", "draw_passenger", "draw_passengers"]

_BLACK = 0xFF2E3038


def draw_driver(fig: Figure, head: complex, size: float) -> None:
    """Somebody at the wheel, simply: head, shoulders, an arm to the wheel.

    Args:
        head: the middle of the head.
        size: its radius.
    """
    s = size / 10
    draw_passenger(fig, head, size)
    rod(fig, [head + s * p for p in (2 + 18j, 14 + 26j, 25 + 20j)], 3.2 * s, 0xFF5D7FB8)
    rod(fig, [head + s * p for p in (23 + 27j, 27 + 13j)], 1.4 * s, _BLACK)


def draw_passenger(
    fig: Figure,
    head: complex,
    size: float,
    *,
    skin: Colour = 0xFFF0BE96,
    hair: Colour = 0xFF4A3328,
    coat: Colour = 0xFF5D7FB8,
) -> None:
    """Head and shoulders of somebody who looks ahead; ``size``: the head's radius."""
    s = size / 10
    chest = closed([head + s * p for p in (-13 + 34j, -12 + 16j, -4 + 9j, 6 + 12j, 10 + 34j)])
    solid(fig, chest, coat)
    solid(fig, oval(head, 9 * s, 10 * s), skin)
    cut_ = (3 - 9.6j, 9 - 6j, -1 - 4j, -4 + 6j, -9 + 5j, -10 - 4j, -5 - 11j)
    solid(fig, closed([head + s * p for p in cut_]), hair)
    flat(fig, oval(head + s * (5.4 - 0.6j), 1.2 * s, 1.6 * s), 0xFF2A2028)


def draw_passengers(fig: Figure, heads: tuple[complex, ...], size: float) -> None:
    """Different people, one at each head; ``size``: a head's radius."""
    people = (
        (0xFFF0BE96, 0xFF4A3328, 0xFFD86A5A), (0xFF9A6444, 0xFF241A1C, 0xFF5D9F78),
        (0xFFF6D0AC, 0xFFC88A3C, 0xFF8A74C0),
    )  # fmt: skip
    for k, head in enumerate(heads):
        skin, hair, coat = people[k % 3]
        draw_passenger(fig, head, size, skin=skin, hair=hair, coat=coat)
