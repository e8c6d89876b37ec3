"""When lamps are lit. It knows the hour and the weather, not the lamps."""

from __future__ import annotations

from ..light import Light
from ..scene import Time, Weather

__all__ = ["shine"]


def shine(light: Light) -> float:
    """How brightly lamps burn: 0 by day … 1 at night."""
    if light.is_dark:
        return 1.0
    if light.time in (Time.DUSK, Time.BLUE):
        return 0.75
    return 0.4 if light.weather is Weather.FOG else 0.0
