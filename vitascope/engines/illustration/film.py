"""One clip as a function of the frame number: the scene, built once, drawn at any moment.

A frame depends on the request and its number alone, so that several processes may each draw some.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

import numpy as np
import skia
from numpy.typing import NDArray

from vitascope.engines.base import RenderRequest

from .canvas import new_layer
from .cast import cast, pace_px_s
from .cover import Cover
from .focus import Soft, softened
from .grade import Finish
from .language import read_prompt
from .layers import Glow, Layer, Site
from .light import light_for
from .places import PLACES
from .reel import ReelFilm
from .scene import Scene, Time
from .sheet import Plate
from .shore import Shore
from .stage import CameraPath, FrameSize, View
from .stills import StillsFilm
from .title import Title
from .treatment import UNLIT, treatment_of
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
        place = PLACES[scene.scenery]
        if scene.style in UNLIT:
            scene = replace(scene, time=Time.DAY)
        light = light_for(scene.time, scene.weather)
        self._path = CameraPath(size, scene.camera, frame_count / fps, place.horizon)
        site = Site(scene, light, self._path, pace_px_s(scene, size, place))
        scenery = place.build(site)
        # Light that lies over everything is added where bloom is: at a fraction of the size.
        front = [it for it in scenery.front if not isinstance(it, Glow)]
        lights = [it for it in scenery.front if isinstance(it, Glow)]
        actors = cast(site, scenery, place)
        self.layers = softened(
            (*scenery.back, *actors, *front, *weather_layers(site, scenery, place))
        )
        self._finish = Finish(size, scenery.light, scene.seed, tuple(lights))
        self._treat = treatment_of(
            scene.style, width=size.width, height=size.height, seed=scene.seed
        )
        self._title = Title(scene.title, size, frame_count / fps) if scene.title else None

    def frame(self, index: int) -> NDArray[np.uint8]:
        return self._finished(index, None)

    def draw_into(self, index: int, out: NDArray[np.uint8]) -> None:
        """As ``frame``, into memory that is there already."""
        frame = self._finished(index, out)
        if frame is not out:
            out[:] = frame

    def _finished(self, index: int, out: NDArray[np.uint8] | None) -> NDArray[np.uint8]:
        view = self._view(index)
        for _ in self._drawing(view):
            pass
        pixels = view.pixels
        frame = self._finish.develop(pixels, index, view.t_s, out=out)
        if self._treat is not None:
            frame = self._treat(frame, index)
        return frame if self._title is None else self._title.over(frame, view.t_s)

    def timed(self, index: int) -> Iterator[tuple[str, float]]:
        """Draw a frame; for every layer and the finish, its name and the seconds of processor
        time it took."""
        view = self._view(index)
        began_s = time.process_time()
        for number in self._drawing(view):
            yield f"{number} {_name_of(self.layers[number])}", time.process_time() - began_s
            began_s = time.process_time()
        self._finish.develop(view.pixels, index, view.t_s)
        yield "finish", time.process_time() - began_s

    def _view(self, index: int) -> View:
        return View(new_layer(self._size.width, self._size.height), self._path, index / self._fps)

    def _drawing(self, view: View) -> Iterator[int]:
        """Draw the layers, back to front; gives the number of each when it is drawn."""
        for number, (cover, hidden_y) in enumerate(self._hidden(view)):
            view.cover, view.hidden_y = cover, hidden_y
            left, top, right, bottom = view.seen
            if left >= right or top >= bottom:
                continue
            view.canvas.save()
            view.canvas.clipRect(skia.Rect.MakeLTRB(left, top, right, bottom))
            self.layers[number].draw(view)
            view.canvas.restore()
            yield number

    def _hidden(self, view: View) -> list[tuple[Cover, float]]:
        """For each layer, what nearer ones hide of it, and the row from which they hide all."""
        found, row = [], math.inf
        cover = Cover(self._size.width, self._size.height)
        for layer in reversed(self.layers):
            found.append((cover, row))
            if isinstance(layer, Plate | Water | Shore | Soft) and layer is not self.layers[0]:
                cover = layer.hide(view, cover)
            if isinstance(layer, Plate | Water | Shore):
                row = min(row, layer.hides_from(view))
        return found[::-1]


def _name_of(layer: Layer) -> str:
    """What a layer is called in a list of costs."""
    paint = getattr(layer, "paint", None)
    name = type(layer).__name__
    return name if paint is None else f"{name} {getattr(paint, '__qualname__', type(paint))}"


def open_film(request: RenderRequest) -> Film:
    """The film of a request, ready to be drawn."""
    scene = read_prompt(
        request.prompt,
        negative_prompt=request.negative_prompt or "",
        seed=request.seed,
        camera_fixed=request.camera_fixed,
    )
    if request.videos or len(request.references) > 1:
        return ReelFilm(request, scene)
    if request.pictures:
        return StillsFilm(request, scene)
    size = FrameSize(request.width, request.height)
    return IllustratedFilm(scene, size, fps=request.fps, frame_count=request.frame_count)
