"""What people hold, wear, play and work with: every kind that can be drawn, by name."""

from __future__ import annotations

from collections.abc import Mapping

from ..rig import Rig
from .clothes import CLOTHES
from .instruments import INSTRUMENTS
from .optics import OPTICS
from .sports import SPORTS
from .tools import TOOLS
from .toys import TOYS

__all__ = ["GEAR"]

GEAR: Mapping[str, Rig] = {**CLOTHES, **SPORTS, **INSTRUMENTS, **TOOLS, **TOYS, **OPTICS}
"""Every one of them that can be drawn, by the name a scene uses."""
