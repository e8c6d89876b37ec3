"""Animals: every kind that can be drawn, by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from .actor import Actor
from .biped import Biped, biped
from .birds import Bird
from .breeds import BREEDS
from .cat import Cat
from .dinosaur import DINOSAURS
from .dolphin import Dolphin
from .fishes import Fish
from .flocks import BIRDS
from .flyers import Butterfly
from .insects import INSECTS
from .quadruped import Quadruped
from .reptiles import REPTILES
from .rig import Rig
from .seafloor import SEAFLOOR
from .shelled import SHELLED
from .shoals import FISH
from .upright import ERECT, draw_monkey_head

__all__ = ["ANIMALS"]


def _upright_monkey() -> Biped:
    monkey = ERECT["monkey"]
    return Biped(
        draw_monkey_head, look=monkey.look, height_m=0.8, tail=(4.0, 3.8, 3.4, 3.0), tail_length=44
    )


def _quadruped(name: str) -> Rig:
    breed = BREEDS[name]
    side = Cat() if name == "cat" else Quadruped(breed)
    return Actor(side, partial(biped, breed))


ANIMALS: Mapping[str, Rig] = {
    **{name: _quadruped(name) for name in BREEDS},
    **{name: Bird(plumage) for name, plumage in BIRDS.items()},
    **{name: Fish(kind) for name, kind in FISH.items()},
    **DINOSAURS,
    **INSECTS,
    **REPTILES,
    **SEAFLOOR,
    **SHELLED,
    **ERECT,
    "monkey": Actor(ERECT["monkey"], _upright_monkey),
    "butterfly": Butterfly(),
    "dolphin": Dolphin(),
}
"""Every animal that can be drawn, by the name a scene uses."""
