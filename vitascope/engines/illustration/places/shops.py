"""Shops: one room whose shelves hold what the scene says is sold there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..canvas import Colour
from ..layers import Site
from .fixtures import books, counter, pendant_row, rail, shelf
from .furnishings import till
from .plan import Fixture, Item, Opening, Plan

__all__ = ["GOODS", "shop"]

_Rows = Sequence[Sequence[str]]


def _shelves(rows: _Rows, tone: Colour = 0xFFB07A48) -> Callable[[], tuple[Fixture, Fixture]]:
    return lambda: (shelf(rows, 0.62, 0.5, tone), shelf(rows[::-1], 0.62, 0.5, tone))


_DRESSES = ("dress", "shirt", "dress:blue", "coat")
_SHIRTS = ("shirt:yellow", "dress:purple", "shirt:red", "coat:grey")

GOODS: Mapping[str, tuple[Colour, Callable[[], tuple[Fixture, Fixture]], tuple[str, ...]]] = {
    "": (0xFFF0D8B8, _shelves((
        ("bottle", "box", "vase", "basket"), ("candle", "lantern", "clock", "teapot"),
        ("box", "gift", "bowl", "basket"),
    )), ("potted plant", "gift")),
    "flowers": (0xFFD8EBC8, _shelves((
        ("bouquet", "vase", "bouquet", "vase:pink", "bouquet"),
        ("potted flower", "bouquet", "sunflower", "bouquet", "potted plant"),
    ), 0xFFF4EEDC), ("bouquet", "vase")),
    "clothes": (0xFFF0D4D4, lambda: (rail(_DRESSES, 0.62, 0.62, 0.3), rail(_SHIRTS, 0.62, 0.62,
        0.3)),
                ("hat", "handbag")),
    "toys": (0xFFFFE0A0, _shelves((
        ("teddy bear", "doll", "ball"), ("toy car", "toy blocks", "toy car:blue"),
        ("ball:green", "teddy bear:pink", "doll:yellow"),
    ), 0xFF6AB0E0), ("teddy bear", "toy blocks")),
    "books": (0xFFE0CBA8, lambda: (_bookcase(), _bookcase()), ("book", "globe")),
    "shoes": (0xFFDCE0E8, _shelves((
        ("shoes", "shoes:blue", "boots"), ("boots:brown", "shoes:green", "shoes:pink"),
        ("shoes:yellow", "boots:red", "shoes:black"), ("shoes:white", "shoes:purple",
            "boots:black"),
    ), 0xFFF4EEE6), ("shoes", "box")),
    "candy": (0xFFF8C8DC, _shelves((
        ("candy", "candy:blue", "candy:green", "candy:yellow"), ("chocolate", "cookie", "donut",
            "candy:purple"),
        ("candy:orange", "ice cream", "candy:pink", "chocolate"),
    ), 0xFFFFFAF0), ("cake", "candy")),
}  # fmt: skip
"""What is sold → wall, what the goods stand on (left, right), what is on the counter."""


def _bookcase() -> Fixture:
    return books(0.62, 0.6)


def shop(site: Site) -> Plan:
    """The shop of a scene: features ``shop:flowers``, ``shop:toys`` and so on choose the goods."""
    kind = next((k for k in GOODS if k and site.scene.has(f"shop:{k}")), "")
    wall, make, on_top = GOODS[kind]
    left, right = make()
    up = 0.02 if kind in ("clothes", "books") else 0.14
    return Plan(
        wall=("skirted", wall),
        floor=("checks", 0xFF9A7860),
        openings=(Opening(x=0.0, wide=0.26, tall=0.36, foot=0.28, panes=(1, 2), only_wide=True),),
        items=(
            Item(left, -0.56, up=up), Item(right, 0.56, up=up),
            Item(pendant_row(3, 1.3, 0.68), 0.0, wide=True),
            Item(counter(0.84, 0.24), 0.4, near=0.28),
            Item(till(), 0.6, near=0.26, up=0.26),
            *(Item(what, x, 0.14, near=0.26, up=0.26) for what, x in zip(on_top, (0.12, 0.34),
            strict=True)),
            Item("potted plant", -0.94, 0.26, near=0.3, wide=True),
        ),
    )  # fmt: skip
