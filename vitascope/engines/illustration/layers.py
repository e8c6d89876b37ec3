"""What a picture is stacked from, and the site on which places paint it.

Each layer draws itself into a ``View`` from the moment alone, so frames can be drawn in any order
by anyone. Knows nothing of what the layers depict.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import cv2
import numpy as np
import skia

from .canvas import Bgra, Floats, blur, canvas_on, new_layer
from .light import Light
from .scene import Scene
from .sheet import Plate, bounds_of, plate_of
from .stage import CameraPath, FrameSize, View, Window
from .sway import Part, Row

__all__ = ["Glow", "Layer", "Live", "Painter", "Site", "halved"]

_SOFT_PX = 0.95
"""From this blur on (sigma) half the pixels show all there is to see."""

_LEVELS = 96
"""Steps of a light's strength: none of them is seen."""

Painter = Callable[[skia.Canvas, Window], None]
"""Paints neutral pixels; must fill the window and be the same every time it is called."""


class Layer(Protocol):
    """One sheet of the picture."""

    def draw(self, view: View) -> None:
        """Draw what is seen at ``view.t_s`` over what is there already."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a place is being built: its scene, its light, the camera's path."""

    scene: Scene
    light: Light
    path: CameraPath
    scroll_px_s: float = 0.0
    """How fast the world passes at depth 1, to the left; 0 when the camera does not follow."""

    @property
    def frame(self) -> FrameSize:
        return self.path.frame

    def rng(self, salt: str) -> np.random.Generator:
        """A generator of its own for every thing that is named, so that adding one does not
        change the others."""
        return np.random.default_rng([self.scene.seed, zlib.crc32(salt.encode())])

    def row(
        self,
        depth: float,
        paint: Painter,
        *,
        root_y: float,
        top: float,
        bottom: float,
        reach_px: float,
        soft_px: float = 0.0,
        phase: float = 0.0,
    ) -> Row:
        """Paint a row of plants that bends in the light's wind.

        Args:
            depth: its distance.
            paint: the plants.
            root_y: neutral row of the roots.
            top: neutral row above the tallest tip.
            bottom: neutral row below everything.
            reach_px: how far tips bend.
            soft_px: blur, sigma.
            phase: makes rows differ.
        """
        layer, window = self.painted(depth, paint, soft_px=soft_px, top=top, bottom=bottom)
        shrunk = 4 if soft_px >= 7 else 2 if soft_px >= 3 else 1
        if self._rolls(depth):
            border = 2 * math.ceil(reach_px) + 4
            _, first, _, last = bounds_of(layer[..., 3]) or (0, 0, 0, 8)
            layer = layer[first:last]
            strip = Window(window.left, window.top + first, window.right, window.top + last)
            padded = cv2.copyMakeBorder(layer, 0, 0, border, border, cv2.BORDER_WRAP)
            padded = cv2.copyMakeBorder(padded, border, border, 0, 0, cv2.BORDER_CONSTANT)
            parts = [Part(padded.astype(np.uint8, copy=False), strip, border)]
            shrunk = 1
        else:
            parts = [_part(layer, window, span, shrunk) for span in _stretches(layer)]
        return Row(
            tuple(parts),
            depth,
            root_y,
            max(1.0, root_y - window.top),
            reach_px,
            self.light.wind + 0.22,
            phase,
            -self.scroll_px_s / depth,
            shrunk,
            self._rolls(depth),
        )

    def glow(self, paint: Painter, *, soft_px: float, level: Callable[[float], float]) -> Glow:
        """Paint light that is added to the frame."""
        width, height = self.frame.width, self.frame.height
        layer = new_layer(width, height)
        paint(canvas_on(layer), Window(0, 0, width, height))
        layer = blur(layer, soft_px).copy()
        left, top, right, bottom = bounds_of(layer[..., :3].max(axis=2)) or (0, 0, 8, 8)
        layer = np.ascontiguousarray(layer[top:bottom, left:right])
        layer[..., 3] = 0
        return Glow(layer, left, top, level)

    def _rolls(self, depth: float) -> bool:
        return bool(self.scroll_px_s) and not math.isinf(depth)

    def window(self, depth: float) -> Window:
        """The neutral pixels a plate of ``depth`` must fill."""
        seen = self.path.window(depth)
        if not self._rolls(depth):
            return seen
        # Wide enough that what repeats is not on the screen twice.
        return Window(seen.left, seen.top, seen.left + round(seen.width * 2.3), seen.bottom)

    def plate(
        self,
        depth: float,
        paint: Painter,
        *,
        soft_px: float = 0.0,
        drift_px_s: float = 0.0,
        top: float | None = None,
        bottom: float | None = None,
        across: tuple[float, float] | None = None,
        is_smooth: bool = False,
    ) -> Plate:
        """Paint a plate.

        Args:
            depth: its distance; 1 is the subject's, infinity the sky's.
            paint: what is on it.
            soft_px: blur, sigma: how far out of focus it is.
            drift_px_s: moves by itself to the right (clouds).
            top: nothing is painted above this neutral row, if given (saves memory).
            bottom: nothing below this one, likewise.
            across: nothing is painted left and right of these neutral columns.
            is_smooth: there is no edge in it that half the pixels could not show.
        """
        layer, window = self.painted(
            depth,
            paint,
            soft_px=soft_px,
            drift_px_s=drift_px_s,
            top=top,
            bottom=bottom,
            across=across,
        )
        is_soft = soft_px >= _SOFT_PX or is_smooth
        return plate_of(
            halved(layer) if is_soft else layer,
            window,
            depth,
            speed_px_s=drift_px_s - self.scroll_px_s / depth,
            rolls=self._rolls(depth),
            shrunk=2.0 if is_soft else 1.0,
            is_soft=is_soft,
        )

    def painted(
        self,
        depth: float,
        paint: Painter,
        *,
        soft_px: float = 0.0,
        drift_px_s: float = 0.0,
        top: float | None = None,
        bottom: float | None = None,
        across: tuple[float, float] | None = None,
    ) -> tuple[Bgra, Window]:
        """As ``plate``, but the pixels and the neutral pixels they cover."""
        window = self.window(depth)
        if across is not None:
            left, right = max(window.left, math.floor(across[0])), math.ceil(across[1])
            window = Window(left, window.top, min(window.right, right), window.bottom)
        travel = round(abs(drift_px_s) * self.path.duration_s)
        window = Window(
            window.left - (travel if drift_px_s > 0 else 0),
            window.top if top is None else max(window.top, math.floor(top)),
            window.right + (travel if drift_px_s < 0 else 0),
            window.bottom if bottom is None else min(window.bottom, math.ceil(bottom)),
        )
        # Even, so that it can be halved without a rest.
        window = Window(
            window.left,
            window.top,
            window.left + max(8, window.width + window.width % 2),
            window.top + max(8, window.height + window.height % 2),
        )
        layer = new_layer(window.width, window.height)
        canvas = canvas_on(layer)
        canvas.translate(-window.left, -window.top)
        if self._rolls(depth):
            _paint_round(canvas, paint, window)
        else:
            paint(canvas, window)
        return blur(layer, soft_px), window


@dataclass(frozen=True, slots=True)
class Live:
    """Something drawn anew in every frame, in neutral pixels of its depth."""

    depth: float
    paint: Callable[[skia.Canvas, float], None]
    """Gets the canvas and the time in seconds."""
    is_soft: bool = False
    """Out of focus, so that nobody can tell if it is drawn at half size."""

    def draw(self, view: View) -> None:
        view.enter(self.depth)
        self.paint(view.canvas, view.t_s)
        view.canvas.restore()


@dataclass(frozen=True, slots=True)
class Glow:
    """Light added to the whole frame, brighter and dimmer with time; the camera leaves it be."""

    pixels: Bgra
    """The part of the frame that it lights, alpha 0."""
    left: int
    top: int
    level: Callable[[float], float]
    """Strength, 0..1, at a time in seconds."""
    _dimmed: dict[int, Bgra] = field(default_factory=dict, compare=False)
    """The light at the last level: it lasts for some frames, and adding is half the work."""

    def draw(self, view: View) -> None:
        height, width = self.pixels.shape[:2]
        part = view.pixels[self.top : self.top + height, self.left : self.left + width]
        step = round(self.level(view.t_s) * _LEVELS)
        if step not in self._dimmed:
            self._dimmed.clear()
            dimmed = cv2.convertScaleAbs(self.pixels, alpha=step / _LEVELS)
            self._dimmed[step] = np.asarray(dimmed, np.uint8)
        cv2.add(part, self._dimmed[step], dst=part)

    def small(self, frame: FrameSize, size: tuple[int, int]) -> Floats:
        """The light on the whole frame made small: (h, w, 3) RGB, 0..255; ``size`` is (w, h)."""
        whole = np.zeros((frame.height, frame.width, 3), np.uint8)
        height, width = self.pixels.shape[:2]
        part = whole[self.top : self.top + height, self.left : self.left + width]
        part[:] = self.pixels[..., 2::-1]
        return np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), np.float32)


def _paint_round(canvas: skia.Canvas, paint: Painter, window: Window) -> None:
    """Paint what repeats: what sticks out at one end must come in at the other."""
    wide = window.width
    recorder = skia.PictureRecorder()
    room = skia.Rect.MakeLTRB(window.left - wide, window.top, window.right + wide, window.bottom)
    # Painted once and played thrice, which is nearly as fast as once.
    paint(recorder.beginRecording(room), window)
    picture = recorder.finishRecordingAsPicture()
    for shift in (-wide, 0, wide):
        canvas.save()
        canvas.translate(shift, 0)
        canvas.drawPicture(picture)
        canvas.restore()


def halved(layer: Bgra) -> Bgra:
    """The layer at half its size."""
    size = (layer.shape[1] // 2, layer.shape[0] // 2)
    return cv2.resize(layer, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def _stretches(layer: Bgra) -> list[tuple[int, int, int, int]]:
    """The parts of a layer that hold something, where clear columns part them."""
    opacity = layer[..., 3]
    filled = opacity.max(axis=0) > 0
    # Narrow gaps are not worth a cut.
    filled = cv2.morphologyEx(
        filled.astype(np.uint8)[None], cv2.MORPH_CLOSE, np.ones((1, 65), np.uint8)
    )[0]
    edges = np.flatnonzero(np.diff(np.concatenate([[0], filled.astype(np.int8), [0]])))
    found = []
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        bounds = bounds_of(np.ascontiguousarray(opacity[:, first:last]))
        if bounds is not None:
            left, top, right, bottom = bounds
            found.append((first + left, top, first + right, bottom))
    return found


def _part(layer: Bgra, window: Window, span: tuple[int, int, int, int], shrunk: int) -> Part:
    """One stretch of a row, with a clear border, made small."""
    left, top, right, bottom = span
    # Whole blocks of pixels, so that making it small leaves no rest.
    right = left + -(-(right - left) // shrunk) * shrunk
    bottom = top + -(-(bottom - top) // shrunk) * shrunk
    piece = np.zeros((bottom - top, right - left, 4), np.uint8)
    inside = layer[top:bottom, left:right]
    piece[: inside.shape[0], : inside.shape[1]] = inside
    size = (piece.shape[1] // shrunk, piece.shape[0] // shrunk)
    small = cv2.resize(piece, size, interpolation=cv2.INTER_AREA)
    framed = cv2.copyMakeBorder(small, 2, 2, 2, 2, cv2.BORDER_CONSTANT)
    at = Window(window.left + left, window.top + top, window.left + right, window.top + bottom)
    return Part(framed.astype(np.uint8, copy=False), at, 2)
