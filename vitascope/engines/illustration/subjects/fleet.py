"""Vehicles on wheels, water and air: every kind that can be drawn, by name."""

from __future__ import annotations

from collections.abc import Mapping

from .aircraft import AIRCRAFT
from .boards import BOARDS
from .cars import CARS
from .carts import CARTS
from .cycles import CYCLES
from .lorries import LORRIES
from .rig import Rig
from .ships import SHIPS
from .spacecraft import SPACECRAFT
from .trains import TRAINS

__all__ = ["FLEET"]

FLEET: Mapping[str, Rig] = {
    **CYCLES,
    **CARS,
    **LORRIES,
    **TRAINS,
    **SHIPS,
    **AIRCRAFT,
    **SPACECRAFT,
    **BOARDS,
    **CARTS,
}
"""Every vehicle that can be drawn, by the name a scene uses."""
