"""What falls and floats: snow, rain, petals, leaves, fireflies, motes in the light.

Every particle's place is a formula of the seed and the time, so that any frame can be drawn by
itself; particles leave the picture before they come round again. Knows nothing of the scenery.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import skia

from .canvas import SMOOTH, Colour, Floats, alpha, blob, fill, image_of, mix, soft_dot
from .layers import Layer, Site
from .places.scenery import Scenery
from .scene import Time, Weather
from .stage import View

__all__ = ["fireflies", "motes", "petals", "rain", "snow", "weather_layers"]

_INDOORS = ("cafe", "room")


def weather_layers(site: Site, scenery: Scenery) -> list[Layer]:
    """What the scene's weather, hour and named features put in the air."""
    scene = site.scene
    if scene.place in _INDOORS:
        return [motes(site, scenery.light.glow, count=46)]
    layers: list[Layer] = []
    if scene.weather is Weather.SNOW:
        layers += snow(site)
    if scene.weather is Weather.RAIN:
        layers += rain(site)
    if scene.has("petals"):
        layers.append(petals(site, (0xFFFFB7CF, 0xFFFFDCE8, 0xFFF592B4)))
    if scene.has("leaves"):
        layers.append(petals(site, (0xFFD9652B, 0xFFE8A13A, 0xFFB8452A)))
    is_green = scene.place in ("garden", "meadow", "forest") and not scene.has("snowy")
    if scene.has("fireflies") or (is_green and scene.time is Time.NIGHT):
        layers.append(fireflies(site, scenery))
    elif is_green and scene.weather is Weather.CLEAR:
        layers.append(motes(site, mix(scenery.light.glow, 0xFFFFFFFF, 0.5), count=54))
    return layers


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


def rain(site: Site) -> list[Layer]:
    """Rain at two distances, slanting with the wind."""
    unit, light, rng = site.frame.unit, site.light, site.rng("rain")
    slant = -0.05 - 0.22 * light.wind
    area = site.frame.width * site.frame.height / (unit * unit * 1.78)
    tone = mix(light.lit(0xFFE6EEFA, 0.9), 0xFFFFFFFF, 0.35)
    layers: list[Layer] = []
    for count, pace, length, width, opacity, depth in (
        (230, 1.5, 0.05, 0.0013, 0.3, 2.5),
        (110, 2.3, 0.10, 0.0024, 0.34, 1.0),
    ):
        many = max(8, round(count * area))
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


@dataclass(frozen=True, slots=True)
class _Petals:
    """Flat little things that tumble as they fall."""

    shapes: tuple[skia.Path, ...]
    paints: tuple[skia.Paint, ...]
    x: Floats
    y: Floats
    size: Floats
    fall: Floats
    spin: Floats
    phase: Floats
    slide_px_s: float
    sway_px: float

    def draw(self, view: View) -> None:
        frame, t_s, canvas = view.frame, view.t_s, view.canvas
        spare = float(self.size.max()) * 2 + self.sway_px
        wide, tall = frame.width + 2 * spare, frame.height + 2 * spare
        y = np.mod(self.y * tall + self.fall * t_s, tall) - spare
        x = (
            np.mod(
                self.x * wide
                + self.slide_px_s * t_s
                + self.sway_px * np.sin(0.9 * t_s + self.phase),
                wide,
            )
            - spare
        )
        for i in range(len(x)):
            canvas.save()
            canvas.translate(float(x[i]), float(y[i]))
            canvas.rotate(math.degrees(0.8 * float(self.spin[i]) * t_s + float(self.phase[i])))
            flip = math.cos(1.9 * float(self.spin[i]) * t_s + 3 * float(self.phase[i]))
            canvas.scale(float(self.size[i]), float(self.size[i]) * (0.25 + 0.75 * abs(flip)))
            canvas.drawPath(self.shapes[i % len(self.shapes)], self.paints[i % len(self.paints)])
            canvas.restore()


def petals(site: Site, colours: tuple[Colour, ...]) -> Layer:
    """Falling petals or leaves of the given daylight colours."""
    rng, unit, light = site.rng("petals"), site.frame.unit, site.light
    count = max(8, round(44 * site.frame.width * site.frame.height / (unit * unit * 1.78)))

    def many(low: float, high: float) -> Floats:
        return rng.uniform(low, high, count).astype(np.float32)

    shape = blob([(-1.0, 0.0), (-0.2, -0.55), (0.9, -0.25), (1.0, 0.12), (0.0, 0.5)])
    return _Petals(
        shapes=(shape,),
        paints=tuple(fill(alpha(light.lit(c, 0.85), 0.92)) for c in colours),
        x=many(0, 1),
        y=many(0, 1),
        size=many(0.006, 0.013) * unit,
        fall=many(0.05, 0.11) * unit,
        spin=many(0.6, 1.8),
        phase=many(0, 6.28),
        slide_px_s=-(0.03 + 0.1 * light.wind) * unit - site.scroll_px_s,
        sway_px=0.04 * unit,
    )


@dataclass(frozen=True, slots=True)
class _Fireflies:
    glow: skia.Image
    area: tuple[float, float, float, float]
    x: Floats
    y: Floats
    rate: Floats
    phase: Floats
    size: Floats
    roam_px: float

    def draw(self, view: View) -> None:
        view.enter(1.1)
        t_s = view.t_s
        left, top, right, bottom = self.area
        x = (
            left
            + self.x * (right - left)
            + self.roam_px
            * (
                np.sin(self.rate * t_s + self.phase)
                + 0.6 * np.sin(2.3 * self.rate * t_s + 2 * self.phase)
            )
        )
        y = (
            top
            + self.y * (bottom - top)
            + 0.6 * self.roam_px * np.sin(1.4 * self.rate * t_s + 3 * self.phase)
        )
        shine = np.clip(np.sin(1.6 * self.rate * t_s + 4 * self.phase) * 0.8 + 0.45, 0.0, 1.0)
        for px, py, size, strength in zip(
            x.tolist(), y.tolist(), self.size.tolist(), shine.tolist(), strict=True
        ):
            paint = skia.Paint(Alphaf=strength, BlendMode=skia.BlendMode.kPlus)
            rect = skia.Rect.MakeXYWH(px - size / 2, py - size / 2, size, size)
            view.canvas.drawImageRect(self.glow, rect, SMOOTH, paint)
        view.canvas.restore()


def fireflies(site: Site, scenery: Scenery) -> Layer:
    """Fireflies that wander and pulse low over the ground."""
    rng, unit, frame = site.rng("fireflies"), site.frame.unit, site.frame
    count = max(10, round(38 * frame.width / (unit * 1.78)))

    def many(low: float, high: float) -> Floats:
        return rng.uniform(low, high, count).astype(np.float32)

    bottom = scenery.air[3]
    return _Fireflies(
        glow=image_of(soft_dot(24, 0xFFE6FF8A, core=0.02)),
        area=(0.0, bottom - unit * 0.28, float(frame.width), bottom + unit * 0.32),
        x=many(0, 1),
        y=many(0, 1),
        rate=many(0.4, 1.1),
        phase=many(0, 6.28),
        size=many(0.02, 0.06) * unit,
        roam_px=0.07 * unit,
    )
