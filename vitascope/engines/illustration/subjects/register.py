"""The register of subjects: everybody who can be drawn, by name. A new one is one line here."""

from __future__ import annotations

from collections.abc import Mapping

from .boat import Boat
from .breeds import BREEDS
from .cat import Cat
from .dolphin import Dolphin
from .flyers import Butterfly, Gull
from .people import PEOPLE
from .person import Person
from .quadruped import Quadruped
from .reader import Reader
from .rig import Rig
from .vehicles import Balloon, Car

__all__ = ["SUBJECTS"]

SUBJECTS: Mapping[str, Rig] = {
    "cat": Cat(),
    **{name: Quadruped(breed) for name, breed in BREEDS.items() if name != "cat"},
    "reader": Reader(PEOPLE["reader"]),
    "person": Person(PEOPLE["woman"]),
    **{name: Person(PEOPLE[name]) for name in ("woman", "man", "girl", "boy")},
    "butterfly": Butterfly(),
    "bird": Gull(),
    "boat": Boat(),
    "fish": Dolphin(),
    "balloon": Balloon(),
    "car": Car(),
}
"""Everybody who can be drawn, by the name a scene uses."""
