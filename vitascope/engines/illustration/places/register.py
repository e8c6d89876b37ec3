"""The register of places: what each is called, who builds it, how it is seen.

A new place is a function ``Site → Scenery`` and one line in the table of its group.
"""

from __future__ import annotations

from collections.abc import Mapping

from .built import BUILT
from .nature import NATURE
from .rooms import ROOMS
from .scenery import Place

__all__ = ["PLACES", "Place"]

PLACES: Mapping[str, Place] = {**NATURE, **BUILT, **ROOMS}
"""Every place that can be drawn, by the name a scene uses."""
