"""Furniture, appliances, tableware and food: every kind that can be drawn, by name."""

from __future__ import annotations

from collections.abc import Mapping

from ..rig import Rig
from .appliances import APPLIANCES
from .bathroom import BATHROOM
from .bowls import BOWLS
from .cabinets import CABINETS
from .decor import DECOR
from .drinks import DRINKS
from .electronics import ELECTRONICS
from .fruit import FRUIT
from .lights import LIGHTS
from .meals import MEALS
from .screens import SCREENS
from .seating import SEATING
from .stationery import STATIONERY
from .sweets import SWEETS
from .tableware import TABLEWARE
from .treasures import TREASURES
from .vegetables import VEGETABLES

__all__ = ["INDOOR"]

_GROUPS: tuple[Mapping[str, Rig], ...] = (
    SEATING,
    CABINETS,
    BATHROOM,
    APPLIANCES,
    SCREENS,
    ELECTRONICS,
    LIGHTS,
    TABLEWARE,
    DRINKS,
    FRUIT,
    VEGETABLES,
    MEALS,
    BOWLS,
    SWEETS,
    DECOR,
    TREASURES,
    STATIONERY,
)

INDOOR: Mapping[str, Rig] = {name: rig for group in _GROUPS for name, rig in group.items()}
"""Every one of them that can be drawn, by the name a scene uses."""
