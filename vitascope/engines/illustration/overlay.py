"""What a prompt's weather and airs lay over a still picture: the makers of drawn scenes, over it.

Each is pure in time and fades with ``strength`` down to nothing. A photograph has neither layers
nor a horizon: what is in the sky is drawn only where the picture shows some, or, where it shows
none, softly over its upper part.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
import skia

from .airs import petals
from .canvas import (
    SMOOTH,
    Bgra,
    Colour,
    Floats,
    alpha,
    canvas_on,
    image_of,
    linear,
    new_layer,
    soft_dot,
)
from .heavens import fireworks, heavens
from .layers import Layer, Live, Site
from .light import light_for
from .morph import blend
from .places import PLACES
from .places.scenery import Place, Scenery
from .plate import CELL_PX, Pixels
from .relight import Sky
from .scene import Camera, Move, Scene, Season, Weather
from .stage import CameraPath, FrameSize, View
from .weather import snow, weather_layers

__all__ = ["Overlay"]

INDOOR_AIRS = frozenset({"petals", "bubbles", "confetti", "fireflies", "smoke"})
SOFT_SHARE = 0.55
"""How strongly the sky's events are drawn where there is no sky."""
UNSHOWN_HORIZON = 0.5
LOW_SHARE = 0.3
"""A sky that ends above this share of the height has no room for a rainbow."""
_FAR = math.inf


@dataclass(frozen=True, slots=True)
class Overlay:
    """All that is laid over frames of one size."""

    path: CameraPath
    heavens: tuple[Layer, ...]
    front: tuple[Layer, ...]
    unseen: Floats
    """Per cell: how strongly the sky's events show where the picture has no sky."""
    spills: bool
    """Whether they do: for want of sky, or because light is seen before anything."""

    @classmethod
    def of(cls, scene: Scene, frame: FrameSize, *, duration_s: float, sky: Sky | None) -> Overlay:
        """What the prompt asks for; indoors, only what can be there.

        Args:
            scene: what the prompt says.
            frame: the size.
            duration_s: of the clip.
            sky: the picture's, if it shows any.
        """
        place = PLACES.get(scene.scenery)
        # The picture is the place: whatever meadow or forest was read brings nothing of its own.
        scene = replace(scene, scenery="picture", features=frozenset())
        if place is not None and (place.is_indoors or place.floats):
            scene = replace(scene, weather=Weather.CLEAR, airs=scene.airs & INDOOR_AIRS)
        path = CameraPath(frame, Camera(Move.STILL), duration_s)
        light = light_for(scene.time, scene.weather)
        site = Site(scene, light, path)
        horizon_y = frame.height * UNSHOWN_HORIZON if sky is None else sky.horizon_y
        width, height = float(frame.width), float(frame.height)
        above = heavens(site, horizon_y)
        if scene.has("fireworks"):
            above.append(fireworks(site))
            site = replace(site, scene=replace(scene, airs=scene.airs - {"fireworks"}))
        scenery = Scenery(back=(), air=(0.0, 0.1 * height, width, 0.66 * height), light=light)
        return cls(
            path,
            tuple(above),
            (*_veils(site), *_flurry(site), *weather_layers(site, scenery, _NOWHERE)),
            _upper(frame),
            sky is None or horizon_y < LOW_SHARE * height or scene.has("fireworks"),
        )

    def draw(self, frame_hwc: Pixels, t_s: float, strength: float, sky: Floats | None) -> Pixels:
        """The frame with what lies over it.

        Args:
            frame_hwc: (H, W, 3) uint8 RGB.
            t_s: the moment.
            strength: 0 changes nothing … 1.
            sky: per cell of the frame, how much of it is sky, 0..1; None where nothing is.
        """
        if strength <= 0 or not (self.heavens or self.front):
            return frame_hwc
        if self.heavens:
            share = self.unseen if sky is None else sky
            if self.spills:
                share = np.maximum(share, self.unseen)
            drawn = self._drawn(frame_hwc, self.heavens, t_s)
            frame_hwc = blend(frame_hwc, drawn, (share * strength).astype(np.float32))
        if self.front:
            drawn = self._drawn(frame_hwc, self.front, t_s)
            if strength < 1:
                mixed = cv2.addWeighted(drawn, strength, frame_hwc, 1 - strength, 0)
                drawn = np.asarray(mixed, np.uint8)
            frame_hwc = drawn
        return frame_hwc

    def _drawn(self, frame_hwc: Pixels, layers: tuple[Layer, ...], t_s: float) -> Pixels:
        pixels: Bgra = np.asarray(cv2.cvtColor(frame_hwc, cv2.COLOR_RGB2BGRA), np.uint8)
        view = View(pixels, self.path, t_s)
        for layer in layers:
            layer.draw(view)
        return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGB), np.uint8)


def _flurry(site: Site) -> list[Layer]:
    """More snow and more that flies in the wind than drawn scenes have, which also show snow lying
    and trees bending."""
    weathers = {site.scene.weather, *site.scene.airs}
    more: list[Layer] = []
    if Weather.SNOW in weathers:
        more += snow(replace(site, scene=replace(site.scene, seed=site.scene.seed + 1)))
    if Weather.WIND in weathers:
        tones = _AUTUMN if site.scene.season is Season.AUTUMN else _SEEDS
        more.append(petals(site, tones, size=1.3, many_of_them=54))
    return more


_SEEDS = (0xFFFFF8DC, 0xFFE4EFB4, 0xFFC9DE8C, 0xFFFFE4EC)
_AUTUMN = (0xFFD9652B, 0xFFE8A13A, 0xFFB8452A)


def _nothing(site: Site) -> Scenery:
    return Scenery(back=(), air=(0.0, 0.0, 0.0, 0.0), light=site.light)


_NOWHERE = Place(_nothing)


def _upper(frame: FrameSize) -> Floats:
    """Per cell: full at the top, nothing from the middle down."""
    columns, rows = -(-frame.width // CELL_PX) + 2, -(-frame.height // CELL_PX) + 2
    down = np.linspace(0, 1, rows, dtype=np.float32)
    fall = np.clip((0.52 - down) / 0.34, 0, 1)
    shares = np.float32(SOFT_SHARE) * fall * fall * (3 - 2 * fall)
    return np.repeat(shares[:, None], columns, axis=1)


# Haze: what drawn scenes have in their distance, and a picture can only have before it.

_VEILS = {
    Weather.FOG: (0.74, 0.34, 11),
    Weather.SANDSTORM: (0.5, 0.34, 5),
    Weather.STORM: (0.22, 0.1, 4),
    Weather.RAIN: (0.16, 0.06, 0),
    Weather.SNOW: (0.2, 0.08, 0),
}
"""Opacity at the far upper part and at the near lower edge, and how many banks drift by."""


def _veils(site: Site) -> list[Layer]:
    """The haze of the weather, and of fog that comes with another."""
    weathers = [site.scene.weather, *(w for w in _VEILS if w.value in site.scene.airs)]
    return [
        _veil(site, light_for(site.scene.time, weather).fog, *_VEILS[weather])
        for weather in dict.fromkeys(weathers)
        if weather in _VEILS
    ]


def _veil(site: Site, tone: Colour, far: float, near: float, banks: int) -> Layer:
    frame, rng = site.frame, site.rng("veil")
    width, height = frame.width, frame.height
    haze = linear(
        (0, 0),
        (0, height),
        [
            alpha(tone, 0.86 * far),
            alpha(tone, far),
            alpha(tone, (far + near) / 2),
            alpha(tone, near),
        ],
        at=[0.0, 0.4, 0.7, 1.0],
    )
    # A gradient takes ten times as long as a picture of it.
    layer = new_layer(width, height)
    canvas_on(layer).drawPaint(haze)
    sheet = image_of(layer)
    sprite = image_of(soft_dot(48, tone, core=0.0))
    places = rng.random((banks, 4)).tolist()

    def paint(canvas: skia.Canvas, t_s: float) -> None:
        canvas.drawImage(sheet, 0, 0)
        for x0, y0, near_share, phase in places:
            reach = (0.3 + 0.3 * near_share) * width
            span = width + 2 * reach
            x = (x0 * span + 0.02 * (0.5 + near_share) * width * t_s) % span - reach
            y = (0.3 + 0.65 * y0) * height
            breath = 0.8 + 0.2 * math.sin(0.4 * t_s + 6.28 * phase)
            rect = skia.Rect.MakeLTRB(x - reach, y - 0.34 * reach, x + reach, y + 0.34 * reach)
            veil = skia.Paint(Alphaf=0.3 * breath, Dither=True)
            canvas.drawImageRect(sprite, rect, SMOOTH, veil)

    return Live(_FAR, paint)
