"""The register of subjects: everybody and everything that can be drawn, by name.

Each group keeps its own table; a new kind is one line in its group.
"""

from __future__ import annotations

from collections.abc import Mapping

from .fauna import ANIMALS
from .fleet import FLEET
from .folk import FOLK
from .rig import Rig
from .things.gear import GEAR
from .things.indoor import INDOOR
from .things.landmarks import LANDMARKS

__all__ = ["SUBJECTS"]

_GROUPS: tuple[Mapping[str, Rig], ...] = (FOLK, ANIMALS, FLEET, INDOOR, GEAR, LANDMARKS)

SUBJECTS: Mapping[str, Rig] = {name: rig for group in _GROUPS for name, rig in group.items()}
"""Everybody and everything that can be drawn, by the name a scene uses."""
