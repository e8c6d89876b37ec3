"""The light of an hour and a weather: sky colours, key and ambient, rim, fog, grade.

Everything drawn takes its colours through a ``Light``, so that a cat at noon and a cat under the
moon are the same drawing. Knows nothing of places or subjects.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from .canvas import Colour, mix
from .scene import Time, Weather

__all__ = ["Light", "light_for"]

Rgb = tuple[float, float, float]
"""Red, green, blue multipliers, 1.0 = white light of full strength."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """All that is needed to colour a picture; colours are 0xAARRGGBB sRGB."""

    time: Time
    weather: Weather = Weather.CLEAR
    sky: tuple[tuple[float, Colour], ...]
    """Gradient stops from zenith (0) to horizon (1)."""
    sun: tuple[float, float]
    """Where the sun or moon stands: share of the width, share of the height above the horizon
    (0 = on the horizon, 1 = top edge)."""
    sun_colour: Colour
    sun_radius: float
    """Share of the picture's unit."""
    is_moon: bool = False
    has_sun: bool = True
    """False when cloud hides it."""
    key: Rgb
    """Light on surfaces that face the sun, moon or lamp."""
    ambient: Rgb
    """Light in the shade."""
    key_direction: tuple[float, float]
    """Unit vector on the screen from the subject towards the light, x right, y down."""
    rim: Colour
    """Thin light on edges, alpha = strength."""
    glow: Colour
    """The halo round the sun and the colour of bloom."""
    fog: Colour
    """What distance fades into."""
    fog_density: float
    """0 clear … 1 thick: how much of ``fog`` a far layer takes."""
    cloud_lit: Colour
    cloud_shade: Colour
    cloud_cover: float
    """0 none … 1 overcast."""
    wind: float = 0.5
    """0 still … 1 gale: sway and drift."""
    exposure: float = 1.0
    tint: Rgb = (1.0, 1.0, 1.0)
    bloom: float = 0.35
    vignette: float = 0.3
    stars: float = 0.0
    """0 none … 1 a clear night's."""

    @property
    def is_dark(self) -> bool:
        return self.time is Time.NIGHT

    def lit(self, colour: Colour, amount: float = 0.6) -> Colour:
        """A surface's daylight colour under this light.

        Args:
            colour: its colour in white light, 0xAARRGGBB.
            amount: 0 in full shade … 1 facing the light.
        """
        (kr, kg, kb), (ar, ag, ab) = self.key, self.ambient
        r = int((colour >> 16 & 255) * (ar + (kr - ar) * amount) + 0.5)
        g = int((colour >> 8 & 255) * (ag + (kg - ag) * amount) + 0.5)
        b = int((colour & 255) * (ab + (kb - ab) * amount) + 0.5)
        return colour & 0xFF000000 | min(r, 255) << 16 | min(g, 255) << 8 | min(b, 255)

    def distant(self, colour: Colour, depth: float) -> Colour:
        """``colour`` (already lit) seen through the air: depth 0 near … 1 at the horizon."""
        return mix(colour, self.fog, min(1.0, depth * (0.35 + 0.65 * self.fog_density)))


_HOURS = {
    Time.DAWN: Light(
        time=Time.DAWN,
        sky=((0, 0xFF5B7FB8), (0.35, 0xFF9DB4D6), (0.65, 0xFFF0C4C0), (0.86, 0xFFFFD6A8),
             (1, 0xFFFFEBC4)),
        sun=(0.34, 0.16), sun_colour=0xFFFFF3D6, sun_radius=0.05,
        key=(1.05, 0.92, 0.82), ambient=(0.58, 0.60, 0.76), key_direction=(-0.75, -0.66),
        rim=0xB0FFE2BC, glow=0xFFFFC890, fog=0xFFE9CFCB, fog_density=0.62,
        cloud_lit=0xFFFFDCC8, cloud_shade=0xFFA79CBF, cloud_cover=0.4, wind=0.35,
        tint=(1.02, 1.0, 0.99), bloom=0.45, vignette=0.25,
    ),
    Time.DAY: Light(
        time=Time.DAY,
        sky=((0, 0xFF3F8EDC), (0.45, 0xFF77B8EE), (0.8, 0xFFBFE2F6), (1, 0xFFF0F7EC)),
        sun=(0.82, 0.9), sun_colour=0xFFFFFBE6, sun_radius=0.05,
        key=(1.07, 1.04, 0.94), ambient=(0.60, 0.68, 0.80), key_direction=(0.6, -0.8),
        rim=0x90FFFBE0, glow=0xFFFFF3C4, fog=0xFFD3E8F2, fog_density=0.4,
        cloud_lit=0xFFFFFFFF, cloud_shade=0xFFB4CBE2, cloud_cover=0.38, wind=0.5,
        bloom=0.22, vignette=0.2,
    ),
    Time.GOLDEN: Light(
        time=Time.GOLDEN,
        sky=((0, 0xFF5C83BE), (0.4, 0xFFA9B4C9), (0.7, 0xFFF6C98C), (0.9, 0xFFFFD98A),
             (1, 0xFFFFEDB4)),
        sun=(0.7, 0.24), sun_colour=0xFFFFF4CC, sun_radius=0.055,
        key=(1.16, 0.95, 0.68), ambient=(0.56, 0.52, 0.60), key_direction=(0.8, -0.6),
        rim=0xD0FFDFA0, glow=0xFFFFBE5E, fog=0xFFF5D3A0, fog_density=0.5,
        cloud_lit=0xFFFFE7B8, cloud_shade=0xFFB79FA8, cloud_cover=0.36, wind=0.4,
        tint=(1.03, 1.0, 0.96), bloom=0.5, vignette=0.3,
    ),
    Time.DUSK: Light(
        time=Time.DUSK,
        sky=((0, 0xFF1C2350), (0.3, 0xFF4A3A78), (0.55, 0xFF9C4F80), (0.74, 0xFFE4726A),
             (0.88, 0xFFFFA057), (1, 0xFFFFDA8A)),
        sun=(0.61, 0.105), sun_colour=0xFFFFF1CC, sun_radius=0.058,
        key=(1.12, 0.72, 0.52), ambient=(0.36, 0.31, 0.50), key_direction=(0.72, -0.5),
        rim=0xE0FFB070, glow=0xFFFF9A4A, fog=0xFFC9718A, fog_density=0.5,
        cloud_lit=0xFFFF9A72, cloud_shade=0xFF6A4478, cloud_cover=0.42, wind=0.4,
        tint=(1.03, 0.99, 1.0), bloom=0.55, vignette=0.38,
    ),
    Time.NIGHT: Light(
        time=Time.NIGHT,
        sky=((0, 0xFF050B22), (0.45, 0xFF0F2250), (0.8, 0xFF274B86), (1, 0xFF4C76AE)),
        sun=(0.27, 0.72), sun_colour=0xFFFBFAEE, sun_radius=0.07, is_moon=True,
        key=(0.70, 0.82, 1.02), ambient=(0.20, 0.27, 0.44), key_direction=(-0.6, -0.8),
        rim=0xC0CFE2FF, glow=0xFF9DBEFF, fog=0xFF35598F, fog_density=0.55,
        cloud_lit=0xFF6C8AC0, cloud_shade=0xFF182A58, cloud_cover=0.2, wind=0.35,
        tint=(0.98, 1.0, 1.05), bloom=0.5, vignette=0.42, stars=1.0,
    ),
}  # fmt: skip

_OVERCAST = {
    Time.DAWN: 0xFFB9B6C4,
    Time.DAY: 0xFFB9C6D0,
    Time.GOLDEN: 0xFFC9B9A6,
    Time.DUSK: 0xFF7A6384,
    Time.NIGHT: 0xFF1D2C4E,
}


@lru_cache(maxsize=64)
def light_for(time: Time, weather: Weather) -> Light:
    """The light of an hour in a weather. Pure."""
    base = replace(_HOURS[time], weather=weather)
    match weather:
        case Weather.CLOUD:
            return _veiled(base, 0.4, cover=0.75, sun=True)
        case Weather.RAIN:
            return replace(_veiled(base, 0.75, cover=0.95, sun=False), wind=0.65, stars=0.0)
        case Weather.SNOW:
            # A snowy night keeps its moon: snow falls from thin cloud, and the moon is the picture.
            veil = 0.12 if base.is_moon else 0.6
            return replace(_veiled(base, veil, cover=base.cloud_cover, sun=base.is_moon), wind=0.35)
        case Weather.FOG:
            foggy = _veiled(base, 0.5, cover=0.3, sun=True)
            return replace(foggy, fog_density=1.0, wind=0.2)
        case Weather.WIND:
            return replace(base, wind=1.0, cloud_cover=min(1.0, base.cloud_cover + 0.15))
        case Weather.CLEAR:
            return base


def _veiled(base: Light, veil: float, *, cover: float, sun: bool) -> Light:
    """The same hour under cloud: flatter, greyer, softer shadows."""
    grey = _OVERCAST[base.time]
    flat = [k + (a - k) * veil * 0.6 for k, a in zip(base.key, base.ambient, strict=True)]
    lift = [a + (k - a) * veil * 0.25 for k, a in zip(base.key, base.ambient, strict=True)]
    return replace(
        base,
        sky=tuple((at, mix(c, grey, veil * (0.9 - 0.25 * at))) for at, c in base.sky),
        key=(flat[0], flat[1], flat[2]),
        ambient=(lift[0], lift[1], lift[2]),
        rim=mix(base.rim, base.rim & 0x00FFFFFF, veil * 0.6),
        fog=mix(base.fog, grey, veil * 0.7),
        fog_density=min(1.0, base.fog_density + 0.35 * veil),
        cloud_lit=mix(base.cloud_lit, grey, veil * 0.6),
        cloud_shade=mix(base.cloud_shade, mix(grey, 0xFF404858, 0.5), veil * 0.7),
        cloud_cover=cover,
        has_sun=sun,
        bloom=base.bloom * (1 - 0.3 * veil),
        stars=base.stars * (1 - veil),
    )
