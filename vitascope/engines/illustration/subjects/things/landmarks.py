"""Buildings, plants and what stands in streets: every kind that can be drawn, by name."""

from __future__ import annotations

from collections.abc import Mapping

from ..rig import Rig
from .amusements import AMUSEMENTS
from .bridges import BRIDGES
from .buildings import BUILDINGS
from .eastern import EASTERN
from .fittings import FITTINGS
from .flowers import FLOWERS
from .ground import GROUND
from .grounds import GROUNDS
from .heavens import HEAVENS
from .homes import HOMES
from .monuments import MONUMENTS
from .parks import PARKS
from .shelters import SHELTERS
from .streetside import STREETSIDE
from .towers import TOWERS
from .trees import TREES

__all__ = ["LANDMARKS"]

_GROUPS: tuple[Mapping[str, Rig], ...] = (
    STREETSIDE, BUILDINGS, TOWERS, EASTERN, MONUMENTS, AMUSEMENTS,
    PARKS, HOMES, SHELTERS, BRIDGES, TREES, FLOWERS, GROUND, HEAVENS,
    GROUNDS, FITTINGS,
)  # fmt: skip

LANDMARKS: Mapping[str, Rig] = {name: rig for group in _GROUPS for name, rig in group.items()}
"""Every one of them that can be drawn, by the name a scene uses."""
