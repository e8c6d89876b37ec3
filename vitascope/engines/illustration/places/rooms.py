"""Rooms: every one that can be drawn, by name."""

from __future__ import annotations

from collections.abc import Mapping

from . import cafe, tabletop
from .furnished import room
from .hall_data import HALLS
from .room_data import HOMES
from .scenery import Place
from .shops import shop

__all__ = ["ROOMS"]

ROOMS: Mapping[str, Place] = {
    "cafe": Place(cafe.build, horizon=0.5, subject=0.54, is_indoors=True),
    "room": Place(cafe.build, horizon=0.5, subject=0.54, is_indoors=True),
    "table": Place(tabletop.build, horizon=0.5, subject=0.55, is_indoors=True),
    "shop": Place(room(shop), horizon=0.5, subject=0.5, is_indoors=True),
    **{
        name: Place(room(plan), horizon=0.5, subject=0.5, is_indoors=True)
        for name, plan in {**HOMES, **HALLS}.items()
    },
}
