"""Colours that many things share, and a short way to give a thing its look.

Colours are 0xAARRGGBB in white light. It knows nothing of shapes.
"""

from __future__ import annotations

from ...canvas import Colour
from ..rig import Look

__all__ = [
    "BRASS",
    "CHINA",
    "DARK_WOOD",
    "GLASS",
    "GOLD",
    "INK",
    "LEAF",
    "PAPER",
    "STEEL",
    "WOOD",
    "tints",
]

WOOD: Colour = 0xFFC08450
DARK_WOOD: Colour = 0xFF7A4A2C
STEEL: Colour = 0xFFC4CBD6
BRASS: Colour = 0xFFD9A441
GOLD: Colour = 0xFFF4C04A
CHINA: Colour = 0xFFFBF5EC
PAPER: Colour = 0xFFFFF8E8
INK: Colour = 0xFF34303C
GLASS: Colour = 0xFFCFEAF4
LEAF: Colour = 0xFF5FA850


def tints(
    base: Colour,
    *,
    pale: Colour = 0xFFFFF3E0,
    dark: Colour = 0xFF3A2E38,
    accent: Colour = 0xFF8A5A34,
) -> Look:
    """A thing's colours: its main one, and those that a colour word does not change."""
    return Look(base=base, pale=pale, dark=dark, accent=accent)
