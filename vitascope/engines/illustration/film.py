"""One clip as a function of the frame number: the scene, built once, drawn at any moment.

A frame depends on the request and its number alone, so that several processes may each draw some.
"""

from __future__ import annotations

import math
from typing import Protocol

import numpy as np
import skia
from numpy.typing import NDArray

from vitascope.engines.base import RenderRequest

from .canvas import new_layer
from .cast import cast, pace_px_s
from .focus import softened
from .grade import Finish
from .layers import Glow, Site
from .light import light_for
from .places import PLACES
from .prompt import read_prompt
from .scene import Scene
from .sheet import Plate
from .stage import CameraPath, FrameSize, View
from .stills import StillsFilm
from .water import Water
from .weather import weather_layers

__all__ = ["Film", "IllustratedFilm", "open_film"]


class Film(Protocol):
    """Frames by number."""

    def frame(self, index: int) -> NDArray[np.uint8]:
        """(H, W, 3) uint8 sRGB; depends on nothing but ``index``."""


class IllustratedFilm:
    """A scene drawn from a prompt."""

    def __init__(self, scene: Scene, size: FrameSize, *, fps: int, frame_count: int) -> None:
        self._fps, self._size = fps, size
        place = PLACES[scene.place]
        light = light_for(scene.time, scene.weather)
        self._path = CameraPath(size, scene.camera, frame_count / fps, place.horizon)
        pace = pace_px_s(scene, size, place.subject) if place.rolls else 0.0
        site = Site(scene, light, self._path, pace)
        scenery = place.build(site)
        # Light that lies over everything is added where bloom is: at a fraction of the size.
        front = [it for it in scenery.front if not isinstance(it, Glow)]
        lights = [it for it in scenery.front if isinstance(it, Glow)]
        actors = cast(site, scenery, place.subject)
        self.layers = softened((*scenery.back, *actors, *front, *weather_layers(site, scenery)))
        self._finish = Finish(size, scenery.light, scene.seed, tuple(lights))

    def frame(self, index: int) -> NDArray[np.uint8]:
        pixels = new_layer(self._size.width, self._size.height)
        view = View(pixels, self._path, index / self._fps)
        for layer, hidden_y in zip(self.layers, self._hidden(view), strict=True):
            view.hidden_y = hidden_y
            if hidden_y >= self._size.height:
                layer.draw(view)
                continue
            view.canvas.save()
            view.canvas.clipRect(skia.Rect.MakeWH(self._size.width, math.ceil(hidden_y)))
            layer.draw(view)
            view.canvas.restore()
        return self._finish.develop(pixels, index, view.t_s)

    def _hidden(self, view: View) -> list[float]:
        """For each layer, the row from which nearer ones hide it."""
        rows, row = [], math.inf
        for layer in reversed(self.layers):
            rows.append(row)
            if isinstance(layer, Plate | Water):
                row = min(row, layer.hides_from(view))
        return rows[::-1]


def open_film(request: RenderRequest) -> Film:
    """The film of a request, ready to be drawn."""
    scene = read_prompt(request.prompt, seed=request.seed, camera_fixed=request.camera_fixed)
    if request.pictures:
        return StillsFilm(request, scene)
    size = FrameSize(request.width, request.height)
    return IllustratedFilm(scene, size, fps=request.fps, frame_count=request.frame_count)
