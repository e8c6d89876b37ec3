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
    halo: float = 1.0
    """How strong the glow round the sun is: less where the sky itself is bright."""
    stars: float = 0.0
    """0 none … 1 a clear night's … more: full of them."""

    @property
    def is_dark(self) -> bool:
        return self.time in (Time.NIGHT, Time.DEEP)

    @property
    def has_lamps(self) -> bool:
        """Whether people have lit their lamps and windows."""
        is_late = self.is_dark or self.time in (Time.DUSK, Time.BLUE)
        return is_late or self.weather in (Weather.RAIN, Weather.STORM)

    @property
    def is_bright(self) -> bool:
        """Whether it is broad day: blue above, white heaps of cloud."""
        return self.time in (Time.MORNING, Time.DAY, Time.NOON, Time.AFTERNOON)

    @property
    def has_beams(self) -> bool:
        """Whether the sun stands above the horizon, so that it throws beams and glitter."""
        return self.has_sun and self.sun[1] > 0.0

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
        amount = min(1.0, max(0.0, depth * (0.35 + 0.65 * self.fog_density)))
        if self.weather in (Weather.FOG, Weather.SANDSTORM):
            # Even what is near stands in it.
            amount **= 0.62
        return mix(colour, self.fog, amount)


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
    Time.MORNING: Light(
        time=Time.MORNING,
        sky=((0, 0xFF5FA3E4), (0.45, 0xFF96CBF2), (0.8, 0xFFD2ECF6), (1, 0xFFFFF4DC)),
        sun=(0.2, 0.46), sun_colour=0xFFFFF8DC, sun_radius=0.05,
        key=(1.08, 1.02, 0.88), ambient=(0.60, 0.69, 0.78), key_direction=(-0.8, -0.6),
        rim=0xA0FFF3CC, glow=0xFFFFEFB8, fog=0xFFE0EEEC, fog_density=0.52,
        cloud_lit=0xFFFFFDF6, cloud_shade=0xFFC3D3E6, cloud_cover=0.32, wind=0.38,
        tint=(1.01, 1.01, 0.99), bloom=0.24, vignette=0.18, halo=0.5,
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
    Time.NOON: Light(
        time=Time.NOON,
        sky=((0, 0xFF2F86E0), (0.45, 0xFF66B2F2), (0.8, 0xFFB2DEFA), (1, 0xFFEAF6F6)),
        sun=(0.58, 0.97), sun_colour=0xFFFFFDF0, sun_radius=0.052,
        key=(1.12, 1.09, 1.0), ambient=(0.64, 0.71, 0.81), key_direction=(0.2, -0.98),
        rim=0x90FFFDEC, glow=0xFFFFF8D8, fog=0xFFD6ECF8, fog_density=0.3,
        cloud_lit=0xFFFFFFFF, cloud_shade=0xFFB0CCE8, cloud_cover=0.3, wind=0.45,
        exposure=1.02, bloom=0.22, vignette=0.14, halo=0.8,
    ),
    Time.AFTERNOON: Light(
        time=Time.AFTERNOON,
        sky=((0, 0xFF4A8FD4), (0.45, 0xFF8ABDE4), (0.8, 0xFFD8E2DC), (1, 0xFFFFF0CC)),
        sun=(0.8, 0.56), sun_colour=0xFFFFF7D6, sun_radius=0.052,
        key=(1.13, 1.02, 0.80), ambient=(0.60, 0.62, 0.70), key_direction=(0.8, -0.6),
        rim=0xB0FFEFC0, glow=0xFFFFE2A0, fog=0xFFEAE4D0, fog_density=0.42,
        cloud_lit=0xFFFFFAEA, cloud_shade=0xFFC2C4CE, cloud_cover=0.36, wind=0.45,
        tint=(1.02, 1.0, 0.97), bloom=0.26, vignette=0.22, halo=0.5,
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
    Time.SUNSET: Light(
        time=Time.SUNSET,
        sky=((0, 0xFF26306A), (0.3, 0xFF5E4690), (0.55, 0xFFB65A86), (0.74, 0xFFF07E66),
             (0.88, 0xFFFFAE57), (1, 0xFFFFE696)),
        sun=(0.61, 0.095), sun_colour=0xFFFFF4CC, sun_radius=0.064,
        key=(1.18, 0.77, 0.52), ambient=(0.41, 0.35, 0.52), key_direction=(0.72, -0.5),
        rim=0xF0FFB870, glow=0xFFFFA24A, fog=0xFFD87E82, fog_density=0.5,
        cloud_lit=0xFFFFA672, cloud_shade=0xFF7A4C80, cloud_cover=0.42, wind=0.4,
        tint=(1.04, 0.99, 0.98), bloom=0.6, vignette=0.34,
    ),
    Time.DUSK: Light(
        time=Time.DUSK,
        sky=((0, 0xFF141B46), (0.3, 0xFF382F6C), (0.55, 0xFF80447A), (0.76, 0xFFCC6468),
             (0.9, 0xFFF0904E), (1, 0xFFFFC274)),
        sun=(0.61, -0.055), sun_colour=0xFFFFDCA0, sun_radius=0.05,
        key=(0.96, 0.62, 0.49), ambient=(0.33, 0.27, 0.43), key_direction=(0.72, -0.4),
        rim=0xC0FF9A68, glow=0xFFF0803C, fog=0xFFA65C78, fog_density=0.52,
        cloud_lit=0xFFE87C66, cloud_shade=0xFF543A6C, cloud_cover=0.42, wind=0.35,
        tint=(1.03, 0.98, 0.99), bloom=0.5, vignette=0.4, stars=0.12,
    ),
    Time.BLUE: Light(
        time=Time.BLUE,
        sky=((0, 0xFF13286A), (0.4, 0xFF234C9C), (0.75, 0xFF4679C4), (0.93, 0xFF7FA4DA),
             (1, 0xFFB4BCDC)),
        sun=(0.61, -0.2), sun_colour=0xFFD8E2FF, sun_radius=0.05, has_sun=False,
        key=(0.60, 0.72, 0.98), ambient=(0.29, 0.37, 0.60), key_direction=(0.5, -0.86),
        rim=0x80B8CCFF, glow=0xFF88A8F0, fog=0xFF5478B4, fog_density=0.55,
        cloud_lit=0xFF7E98CC, cloud_shade=0xFF2C4478, cloud_cover=0.28, wind=0.3,
        tint=(0.98, 1.0, 1.04), bloom=0.5, vignette=0.38, stars=0.3,
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
    Time.DEEP: Light(
        time=Time.DEEP,
        sky=((0, 0xFF02040F), (0.45, 0xFF070F2C), (0.8, 0xFF11244E), (1, 0xFF24406C)),
        sun=(0.22, 0.8), sun_colour=0xFFF2F2EA, sun_radius=0.032, is_moon=True,
        key=(0.50, 0.59, 0.78), ambient=(0.13, 0.18, 0.30), key_direction=(-0.6, -0.8),
        rim=0xA0B8CEF4, glow=0xFF6C8CD0, fog=0xFF1B325C, fog_density=0.5,
        cloud_lit=0xFF3A5488, cloud_shade=0xFF0C1838, cloud_cover=0.1, wind=0.3,
        tint=(0.98, 1.0, 1.04), bloom=0.5, vignette=0.46, stars=1.6,
    ),
}  # fmt: skip

_OVERCAST = {
    Time.DAWN: 0xFFB9B6C4,
    Time.MORNING: 0xFFBECAD2,
    Time.DAY: 0xFFB9C6D0,
    Time.NOON: 0xFFBECBD4,
    Time.AFTERNOON: 0xFFC4C6C4,
    Time.GOLDEN: 0xFFC9B9A6,
    Time.SUNSET: 0xFF95708A,
    Time.DUSK: 0xFF6C5674,
    Time.BLUE: 0xFF3E5684,
    Time.NIGHT: 0xFF1D2C4E,
    Time.DEEP: 0xFF0F1A32,
}
"""What the sky turns to under cloud."""

_SAND_HAZE = 0xFFD8A25C
"""Air full of sand, in white light."""


@lru_cache(maxsize=64)
def light_for(time: Time, weather: Weather) -> Light:
    """The light of an hour in a weather. Pure."""
    base = replace(_HOURS[time], weather=weather)
    match weather:
        case Weather.CLOUD:
            return _veiled(base, 0.4, cover=0.75, sun=True)
        case Weather.RAIN:
            return _rainy(base)
        case Weather.STORM:
            return _stormy(base)
        case Weather.SANDSTORM:
            return _sandy(base)
        case Weather.SNOW:
            # A snowy night keeps its moon: snow falls from thin cloud, and the moon is the picture.
            veil = 0.12 if base.is_moon else 0.6
            return replace(_veiled(base, veil, cover=base.cloud_cover, sun=base.is_moon), wind=0.35)
        case Weather.FOG:
            return _foggy(base)

        case Weather.WIND:
            return replace(base, wind=1.0, cloud_cover=min(1.0, base.cloud_cover + 0.15))
        case _:
            return base


def _rainy(base: Light) -> Light:
    wet = _veiled(base, 0.75, cover=0.95, sun=False)
    dim = (0.86, 0.89, 0.92) if base.is_bright else (0.94, 0.96, 0.98)
    slate = 0xFF2A3644
    return replace(
        wet,
        sky=tuple((at, mix(c, slate, 0.16)) for at, c in wet.sky),
        key=_dimmed(wet.key, dim),
        ambient=_dimmed(wet.ambient, dim),
        wind=0.65,
        stars=0.0,
    )


def _foggy(base: Light) -> Light:
    """No sky, no horizon: all that is far ends in one pale tone."""
    dim = _veiled(base, 0.8, cover=0.1, sun=base.is_moon)
    pale = mix(mix(base.fog, _OVERCAST[base.time], 0.55), 0xFFFFFFFF, 0.3 * base.ambient[1])
    return replace(
        dim,
        sky=tuple((at, mix(c, pale, 0.55 + 0.4 * at)) for at, c in dim.sky),
        fog=pale,
        fog_density=1.0,
        halo=0.5,
        wind=0.2,
    )


def _stormy(base: Light) -> Light:
    """Rain's light, darker and colder, in a gale."""
    rainy = _veiled(base, 0.9, cover=1.0, sun=False)
    slate = 0xFF10161F
    # What is dark already cannot lose as much and still be seen.
    dim, gloom = (0.62, 1.0) if base.is_bright else (0.82, 0.7)
    return replace(
        rainy,
        sky=tuple((at, mix(c, slate, (0.52 - 0.24 * at) * gloom)) for at, c in rainy.sky),
        key=_dimmed(rainy.key, (dim, dim * 1.05, dim * 1.12)),
        ambient=_dimmed(rainy.ambient, (dim, dim * 1.06, dim * 1.16)),
        fog=mix(rainy.fog, slate, 0.40),
        cloud_lit=mix(rainy.cloud_lit, slate, 0.25),
        cloud_shade=mix(rainy.cloud_shade, slate, 0.62),
        exposure=base.exposure * (0.86 if base.is_bright else 0.95),
        wind=0.95,
        vignette=min(0.45, base.vignette + 0.16),
        stars=0.0,
    )


def _sandy(base: Light) -> Light:
    """Ochre air so thick that the distance is gone and the sun a pale patch."""
    haze = base.lit(_SAND_HAZE, 0.3 if base.is_moon else 0.75)
    pale, deep = mix(haze, 0xFFFFE9BC, 0.18), mix(haze, 0xFF40240C, 0.22)
    return replace(
        base,
        sky=((0.0, deep), (0.55, haze), (1.0, pale)),
        key=_dimmed(base.key, (1.0, 0.84, 0.60)),
        ambient=_dimmed(base.ambient, (1.12, 0.92, 0.62)),
        rim=mix(base.rim, 0x30FFE0A8, 0.7),
        glow=mix(base.glow, 0xFFFFD08A, 0.6),
        fog=haze,
        fog_density=1.0,
        cloud_lit=pale,
        cloud_shade=deep,
        cloud_cover=0.55,
        has_sun=False,
        tint=_dimmed(base.tint, (1.04, 0.99, 0.90)),
        bloom=base.bloom * 0.6,
        wind=1.0,
        stars=0.0,
    )


def _dimmed(light: Rgb, by: Rgb) -> Rgb:
    (r, g, b), (by_r, by_g, by_b) = light, by
    return r * by_r, g * by_g, b * by_b


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
