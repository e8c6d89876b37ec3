"""The layout of the café, and the light in rooms. Knows nothing of what is painted."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

import skia

from ..canvas import mix
from ..layers import Site
from ..light import Light
from ..scene import Time

__all__ = ["LAMPS", "Glazed", "Room", "indoor"]

LAMPS = (0.16, 0.5, 0.84)
"""Where the lamps hang, shares of the room's width."""


class Glazed(Protocol):
    """A room with glass, as what lies behind it needs to know it."""

    site: Site
    unit: float
    outside: Light
    is_dim: bool

    @property
    def glass(self) -> skia.Rect:
        """The window, neutral pixels."""


class Room:
    """Where everything in a room is, laid out once."""

    def __init__(self, site: Site) -> None:
        self.site, self.frame = site, site.frame
        self.unit = site.frame.unit
        self.outside = site.light
        self.is_dim = site.light.has_lamps or site.light.time is Time.DUSK
        self.light = indoor(site.light, self.is_dim)
        unit, width, height = self.unit, site.frame.width, site.frame.height
        self.floor_y = height / 2 + min(height * 0.5, unit * 0.62) - unit * 0.14
        self.wide = min(float(width), unit * 1.9)
        self.left = (width - self.wide) / 2
        # The window: left, top, right, bottom.
        self.glass = skia.Rect.MakeLTRB(
            self.left + self.wide * 0.20,
            self.floor_y - unit * 0.80,
            self.left + self.wide * 0.90,
            self.floor_y - unit * 0.17,
        )


def indoor(outside: Light, is_dim: bool) -> Light:
    """A room's light: lamps when it is dark outside, the window when it is not."""
    if is_dim:
        return replace(
            outside,
            key=(1.12, 0.92, 0.68),
            ambient=(0.46, 0.36, 0.36),
            key_direction=(-0.25, -0.97),
            rim=mix(0xC0FFCF90, outside.rim, 0.35),
            glow=0xFFFFBE70,
            fog=0xFF6A4A44,
            bloom=0.55,
            vignette=0.42,
            tint=(1.03, 1.0, 0.97),
            exposure=1.0,
            stars=0.0,
            wind=0.1,
        )
    return replace(
        outside,
        key=(1.12, 1.0, 0.82),
        ambient=(0.58, 0.50, 0.48),
        key_direction=(0.7, -0.72),
        rim=0xD0FFE6B4,
        glow=0xFFFFD890,
        bloom=0.5,
        vignette=0.34,
        tint=(1.02, 1.0, 0.97),
        stars=0.0,
        wind=0.1,
    )
