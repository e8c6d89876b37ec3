"""The weather as layers: snow, rain, blown sand, motes in the light, and what fills the air.

Every particle's place is a formula of the seed and the time, so that any frame can be drawn by
itself; particles leave the picture before they come round again. Knows nothing of the scenery.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import skia

from .airs import bubbles, fireflies, petals, smoke
from .canvas import (
    SMOOTH,
    Colour,
    Floats,
    alpha,
    fill,
    image_of,
    mix,
    soft_dot,
)
from .heavens import fireworks, rainbow
from .layers import Layer, Site
from .places.scenery import Place, Scenery
from .scene import Season, Time, Weather
from .stage import View

__all__ = ["motes", "rain", "snow", "weather_layers"]


def weather_layers(site: Site, scenery: Scenery, place: Place) -> list[Layer]:
    """What the scene's weather, hour and airs put in the air."""
    scene = site.scene
    if place.is_indoors or place.floats:
        inside = {"petals", "bubbles", "confetti", "fireflies", "smoke"} & scene.airs
        dust = [] if place.floats else [motes(site, scenery.light.glow, count=46)]
        return [*dust, *(layer for name in sorted(inside) for layer in _AIRS[name](site, scenery))]
    layers: list[Layer] = []
    for weather, make in () if scene.scenery in _DRY else _WEATHERS.items():
        if scene.weather is weather or weather.value in scene.airs:
            layers += make(site)
    for name, fill_air in _AIRS.items():
        if scene.has(name):
            layers += fill_air(site, scenery)
    is_green = scene.scenery in _GREEN and not scene.has("snowy")
    if is_green and scene.time in (Time.NIGHT, Time.DEEP) and not scene.has("fireflies"):
        layers.append(fireflies(site, scenery))
    elif is_green and scene.weather is Weather.CLEAR:
        layers.append(motes(site, mix(scenery.light.glow, 0xFFFFFFFF, 0.5), count=54))
    return layers


_DRY = frozenset({"moon", "cave"})
"""Where nothing falls from the sky, whatever the weather."""
_GREEN = frozenset({"garden", "meadow", "forest", "bamboo", "jungle"})


@dataclass(frozen=True, slots=True)
class _Swarm:
    """Particles of one kind at one distance, drawn as one sprite in several sizes."""

    sprite: skia.Image
    x: Floats
    y: Floats
    size: Floats
    """Diameter, pixels."""
    opacity: Floats
    fall_px_s: Floats
    slide_px_s: Floats
    sway_px: float
    rate: Floats
    phase: Floats
    depth: float
    twinkle: float = 0.0
    blend: skia.BlendMode = skia.BlendMode.kSrcOver

    def draw(self, view: View) -> None:
        frame, t_s = view.frame, view.t_s
        at = view.at(self.depth)
        spare = float(self.size.max()) + self.sway_px + 4
        wide, tall = frame.width + 2 * spare, frame.height + 2 * spare
        x = (
            self.x * wide
            + self.slide_px_s * t_s
            + self.sway_px * np.sin(self.rate * t_s + self.phase)
        )
        y = self.y * tall + self.fall_px_s * t_s
        y += 0.35 * self.sway_px * np.sin(0.7 * self.rate * t_s + 2 * self.phase)
        x = np.mod(x + at.x, wide) - spare
        y = np.mod(y + at.y, tall) - spare
        shine = self.opacity
        if self.twinkle:
            shine = shine * (
                1 - self.twinkle * (0.5 + 0.5 * np.sin(1.7 * self.rate * t_s + 5 * self.phase))
            )
        half = self.size * 0.5
        paint = skia.Paint(BlendMode=self.blend)
        for left, top, size, strength in zip(
            (x - half).tolist(),
            (y - half).tolist(),
            self.size.tolist(),
            shine.tolist(),
            strict=True,
        ):
            paint.setAlphaf(strength)
            view.canvas.drawImageRect(
                self.sprite, skia.Rect.MakeXYWH(left, top, size, size), SMOOTH, paint
            )


def _swarm(
    site: Site,
    salt: str,
    *,
    count: int,
    size: tuple[float, float],
    opacity: tuple[float, float],
    fall: tuple[float, float],
    slide: tuple[float, float],
    sway: float,
    depth: float,
    colour: Colour,
    core: float = 0.1,
    twinkle: float = 0.0,
    rate: tuple[float, float] = (0.5, 1.4),
    blend: skia.BlendMode = skia.BlendMode.kSrcOver,
) -> _Swarm:
    """A swarm; lengths and speeds in units (of the frame) and units a second."""
    rng, unit, frame = site.rng("swarm " + salt), site.frame.unit, site.frame
    # As many to the area in every ratio.
    count = max(4, round(count * frame.width * frame.height / (unit * unit * 1.78)))

    def many(low: float, high: float) -> Floats:
        return rng.uniform(low, high, count).astype(np.float32)

    return _Swarm(
        sprite=image_of(soft_dot(max(3.0, size[1] * unit / 2), colour, core=core)),
        x=many(0, 1),
        y=many(0, 1),
        size=np.maximum(many(*size) * unit, 1.6),
        opacity=many(*opacity),
        fall_px_s=many(*fall) * unit,
        slide_px_s=many(*slide) * unit - np.float32(site.scroll_px_s / depth),
        sway_px=sway * unit,
        rate=many(*rate),
        phase=many(0, 2 * math.pi),
        depth=depth,
        twinkle=twinkle,
        blend=blend,
    )


def snow(site: Site) -> list[Layer]:
    """Falling snow at three distances; the nearest out of focus."""
    light = site.light
    white = mix(light.lit(0xFFFFFFFF, 1.0), 0xFFFFFFFF, 0.5)
    wind = -0.03 - 0.1 * light.wind
    return [
        _swarm(
            site,
            "far snow",
            count=170,
            size=(0.003, 0.0055),
            opacity=(0.35, 0.8),
            fall=(0.05, 0.09),
            slide=(wind * 0.5, wind * 0.5 + 0.02),
            sway=0.01,
            depth=3.0,
            colour=white,
            core=0.4,
        ),
        _swarm(
            site,
            "snow",
            count=90,
            size=(0.006, 0.011),
            opacity=(0.5, 0.9),
            fall=(0.10, 0.17),
            slide=(wind, wind + 0.04),
            sway=0.018,
            depth=1.3,
            colour=white,
            core=0.35,
        ),
        _swarm(
            site,
            "near snow",
            count=14,
            size=(0.03, 0.055),
            opacity=(0.12, 0.26),
            fall=(0.26, 0.4),
            slide=(wind * 2, wind * 2 + 0.06),
            sway=0.03,
            depth=0.75,
            colour=white,
            core=0.3,
        ),
    ]


def motes(site: Site, colour: Colour, *, count: int) -> Layer:
    """Dust or pollen that hangs in the light."""
    return _swarm(
        site,
        "motes",
        count=count,
        size=(0.004, 0.011),
        opacity=(0.1, 0.5),
        fall=(-0.012, 0.006),
        slide=(-0.01, 0.018),
        sway=0.02,
        depth=1.0,
        colour=colour,
        core=0.05,
        twinkle=0.7,
        rate=(0.3, 0.9),
        blend=skia.BlendMode.kPlus,
    )


@dataclass(frozen=True, slots=True)
class _Rain:
    """Streaks that all fall one way."""

    x: Floats
    y: Floats
    pace: Floats
    length_px: float
    width_px: float
    slant: float
    colour: Colour
    scroll_px_s: float

    def draw(self, view: View) -> None:
        frame, t_s = view.frame, view.t_s
        tall = frame.height + 2 * self.length_px
        wide = frame.width + abs(self.slant) * tall + 40
        y = np.mod(self.y * tall + self.pace * t_s, tall) - self.length_px
        x = np.mod(self.x * wide - self.scroll_px_s * t_s + self.slant * (self.y * 0 + y), wide)
        x = x - (wide - frame.width) / 2
        points = []
        for px, py in zip(x.tolist(), y.tolist(), strict=True):
            points.append(skia.Point(px, py))
            points.append(skia.Point(px + self.slant * self.length_px, py + self.length_px))
        paint = fill(self.colour)
        paint.setStrokeWidth(self.width_px)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        view.canvas.drawPoints(skia.Canvas.kLines_PointMode, points, paint)


def rain(site: Site, *, much: float = 1.0) -> list[Layer]:
    """Rain at two distances, slanting with the wind; ``much``: how much of it."""
    unit, light, rng = site.frame.unit, site.light, site.rng("rain")
    slant = -0.05 - 0.22 * light.wind
    area = site.frame.width * site.frame.height / (unit * unit * 1.78)
    tone = mix(light.lit(0xFFE6EEFA, 0.9), 0xFFFFFFFF, 0.35)
    layers: list[Layer] = []
    for count, pace, length, width, opacity, depth in (
        (230, 1.5, 0.05, 0.0013, 0.3, 2.5),
        (110, 2.3, 0.10, 0.0024, 0.34, 1.0),
    ):
        many = max(8, round(count * area * much))
        layers.append(
            _Rain(
                x=rng.random(many, np.float32),
                y=rng.random(many, np.float32),
                pace=(pace * unit * rng.uniform(0.85, 1.15, many)).astype(np.float32),
                length_px=length * unit,
                width_px=max(1.0, width * unit),
                slant=slant,
                colour=alpha(tone, opacity),
                scroll_px_s=site.scroll_px_s / depth,
            )
        )
    return layers


def _sandstorm(site: Site) -> list[Layer]:
    """Streaks of sand that race by."""
    sand = site.light.lit(0xFFE6BC7C, 0.9)
    return [
        _swarm(
            site, f"sand {depth}", count=count, size=size, opacity=(0.25, 0.7),
            fall=(0.0, 0.04), slide=pace, sway=0.01, depth=depth, colour=sand, core=0.3,
        )
        for count, size, pace, depth in (
            (240, (0.003, 0.007), (-1.3, -0.7), 2.0),
            (60, (0.01, 0.03), (-2.0, -1.2), 1.0),
            (16, (0.2, 0.5), (-0.9, -0.5), 1.5),
        )
    ]  # fmt: skip


def _near_rainbow(site: Site, _scenery: Scenery) -> list[Layer]:
    """Where no sky is seen the rainbow stands in the spray."""
    hidden = site.scene.scenery in _SKYLESS
    return [rainbow(site, 0.72 * site.frame.height)] if hidden else []


_SKYLESS = frozenset({"waterfall", "jungle", "bamboo", "canyon", "alley", "street", "city"})


def _storm(site: Site) -> list[Layer]:
    return rain(site, much=1.7)


def _breeze(site: Site) -> list[Layer]:
    """What wind carries: leaves in autumn, else petals and seeds."""
    is_autumn = site.scene.season is Season.AUTUMN
    tones = _LEAVES if is_autumn else (0xFFF4F0D8, 0xFFE8F0C0, 0xFFFFE4EC)
    return [] if site.scene.has("snowy") else [petals(site, tones, many_of_them=18)]


_LEAVES = (0xFFD9652B, 0xFFE8A13A, 0xFFB8452A)
_PETALS = (0xFFFFB7CF, 0xFFFFDCE8, 0xFFF592B4)
_PAPER = (0xFFFF5A5A, 0xFFFFC93C, 0xFF4CC9F0, 0xFF80ED99, 0xFFF72585, 0xFFFFFFFF)

_WEATHERS: Mapping[Weather, Callable[[Site], list[Layer]]] = {
    Weather.SNOW: snow,
    Weather.RAIN: rain,
    Weather.STORM: _storm,
    Weather.SANDSTORM: _sandstorm,
    Weather.WIND: _breeze,
}
_AIRS: Mapping[str, Callable[[Site, Scenery], list[Layer]]] = {
    "petals": lambda site, _: [petals(site, _PETALS, size=1.5, many_of_them=60)],
    "leaves": lambda site, _: [petals(site, _LEAVES, size=1.8)],
    "confetti": lambda site, _: [petals(site, _PAPER, size=1.3, many_of_them=110)],
    "bubbles": lambda site, _: bubbles(site),
    "smoke": lambda site, _: smoke(site),
    "fireflies": lambda site, scenery: [fireflies(site, scenery)],
    "fireworks": lambda site, _: [fireworks(site)],
    "rainbow": _near_rainbow,
}
