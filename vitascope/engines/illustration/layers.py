"""What a picture is stacked from: plates painted once, plates that sway, things drawn live.

Each layer draws itself into a ``View`` from the moment alone, so frames can be drawn in any order
by anyone. Knows nothing of what the layers depict.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
import skia

from .canvas import SMOOTH, Bgra, blur, canvas_on, draw_layer, image_of, new_layer
from .light import Light
from .scene import Scene
from .stage import CameraPath, FrameSize, View, Window

__all__ = ["Glow", "Layer", "Live", "Painter", "Plate", "Row", "Site", "Swaying", "breeze"]

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
        shrunk = 2 if soft_px >= 3 else 1
        pad = 0
        if self._rolls(depth):
            pad = 2 * math.ceil(reach_px) + 4
            layer = cv2.copyMakeBorder(layer, 0, 0, pad, pad, cv2.BORDER_WRAP).astype(np.uint8)
        if shrunk > 1:
            size = (layer.shape[1] // shrunk, layer.shape[0] // shrunk)
            layer = cv2.resize(layer, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
        return Row(
            layer,
            window,
            depth,
            root_y,
            reach_px,
            self.light.wind + 0.22,
            phase,
            -self.scroll_px_s / depth,
            shrunk,
            pad,
        )

    def glow(self, paint: Painter, *, soft_px: float, level: Callable[[float], float]) -> Glow:
        """Paint light that is added to the frame."""
        width, height = self.frame.width, self.frame.height
        layer = new_layer(width, height)
        paint(canvas_on(layer), Window(0, 0, width, height))
        layer = blur(layer, soft_px).copy()
        layer[..., 3] = 0
        return Glow(layer, level)

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
    ) -> Plate:
        """Paint a plate.

        Args:
            depth: its distance; 1 is the subject's, infinity the sky's.
            paint: what is on it.
            soft_px: blur, sigma: how far out of focus it is.
            drift_px_s: moves by itself to the right (clouds).
            top: nothing is painted above this neutral row, if given (saves memory).
            bottom: nothing below this one, likewise.
        """
        layer, window = self.painted(
            depth, paint, soft_px=soft_px, drift_px_s=drift_px_s, top=top, bottom=bottom
        )
        speed = drift_px_s - self.scroll_px_s / depth
        return Plate(image_of(layer), window, depth, speed, self._rolls(depth))

    def painted(
        self,
        depth: float,
        paint: Painter,
        *,
        soft_px: float = 0.0,
        drift_px_s: float = 0.0,
        top: float | None = None,
        bottom: float | None = None,
    ) -> tuple[Bgra, Window]:
        """As ``plate``, but the pixels and the neutral pixels they cover."""
        window = self.window(depth)
        travel = round(abs(drift_px_s) * self.path.duration_s)
        window = Window(
            window.left - (travel if drift_px_s > 0 else 0),
            window.top if top is None else max(window.top, math.floor(top)),
            window.right + (travel if drift_px_s < 0 else 0),
            window.bottom if bottom is None else min(window.bottom, math.ceil(bottom)),
        )
        layer = new_layer(max(8, window.width), max(8, window.height))
        canvas = canvas_on(layer)
        # A plate that rolls by repeats: what sticks out at one end must come in at the other.
        for shift in (-window.width, 0, window.width) if self._rolls(depth) else (0,):
            canvas.save()
            canvas.translate(shift - window.left, -window.top)
            paint(canvas, window)
            canvas.restore()
        return blur(layer, soft_px), window


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture painted once and moved by the camera."""

    image: skia.Image
    window: Window
    depth: float
    speed_px_s: float = 0.0
    """Moves right by itself, neutral pixels a second."""
    rolls: bool = False
    """Repeats for ever to both sides."""
    shrunk: float = 1.0
    """Neutral pixels per pixel of the image: more than 1 for what is soft anyway."""

    def draw(self, view: View) -> None:
        at = view.at(self.depth)
        scale = at.scale * self.shrunk
        x = at.x + at.scale * (self.window.left + self.speed_px_s * view.t_s)
        y = at.y + at.scale * self.window.top
        if not self.rolls:
            draw_layer(view.canvas, self.image, x, y, scale)
            return
        period = self.window.width * at.scale
        x = x % period - period
        while x < view.frame.width:
            if x + period > 0:
                draw_layer(view.canvas, self.image, x, y, scale)
            x += period


@dataclass(frozen=True, slots=True)
class Live:
    """Something drawn anew in every frame, in neutral pixels of its depth."""

    depth: float
    paint: Callable[[skia.Canvas, float], None]
    """Gets the canvas and the time in seconds."""

    def draw(self, view: View) -> None:
        view.enter(self.depth)
        self.paint(view.canvas, view.t_s)
        view.canvas.restore()


def breeze(along: np.ndarray, t_s: float, *, strength: float, phase: float = 0.0) -> np.ndarray:
    """Sideways push of the wind, about -1..1 times ``strength``, at places ``along`` (in units).

    Slow gusts that travel carry a quick flutter, so that a meadow moves in waves.
    """
    gust = np.sin(2.1 * along - 1.15 * t_s + phase) + 0.6 * np.sin(
        4.7 * along - 1.9 * t_s + 2 * phase
    )
    flutter = np.sin(17.0 * along + 3.1 * t_s + phase) * (0.6 + 0.4 * gust)
    return np.asarray(strength * (0.22 + 0.42 * gust + 0.16 * flutter), np.float32)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of plants: painted once, bent by the wind in every frame."""

    pixels: Bgra
    window: Window
    """What ``pixels`` cover; they are padded by ``pad`` on both sides if the row rolls."""
    depth: float
    root_y: float
    """Neutral row of the roots, which do not move."""
    reach_px: float
    """How far the top of the row bends in a full breeze."""
    wind: float
    phase: float = 0.0
    speed_px_s: float = 0.0
    shrunk: int = 1
    """Drawn at this fraction of the size: for what is soft anyway."""
    pad: int = 0

    def draw(self, view: View) -> None:
        at, frame, step = view.at(self.depth), view.frame, self.shrunk
        top = max(0, math.floor(at.y + at.scale * self.window.top))
        bottom = min(frame.height, math.ceil(at.y + at.scale * self.window.bottom))
        if bottom - top < step:
            return
        x = (np.arange(0, frame.width, step, dtype=np.float32) - at.x) / at.scale
        y = (np.arange(top, bottom, step, dtype=np.float32) - at.y) / at.scale
        source_x = x - self.window.left
        if self.pad:
            source_x = np.mod(source_x - self.speed_px_s * view.t_s, self.window.width)
        push = breeze(
            source_x / frame.unit, view.t_s, strength=self.wind * self.reach_px, phase=self.phase
        )
        tall = max(1.0, self.root_y - self.window.top)
        bend = (np.clip((self.root_y - y) / tall, 0, 1) ** 1.5).astype(np.float32)
        map_x = np.multiply.outer(bend, -push / step)
        map_x += (source_x + self.pad) / step
        dip = 0.06 * tall / max(1.0, self.reach_px) * np.abs(push)
        map_y = np.multiply.outer(bend, -dip / step)
        map_y += ((y - self.window.top) / step)[:, None]
        bent = cv2.remap(
            self.pixels, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT
        )
        image = image_of(bent.astype(np.uint8, copy=False))
        draw_layer(view.canvas, image, 0, top, step)


@dataclass(frozen=True, slots=True)
class Glow:
    """Light added to the whole frame, brighter and dimmer with time; the camera leaves it be."""

    pixels: Bgra
    """The frame's size, alpha 0."""
    level: Callable[[float], float]
    """Strength, 0..1, at a time in seconds."""

    def draw(self, view: View) -> None:
        strength = self.level(view.t_s)
        cv2.addWeighted(view.pixels, 1.0, self.pixels, strength, 0.0, dst=view.pixels)


@dataclass(frozen=True, slots=True)
class Swaying:
    """Sprites that stand on stems: each leans round its own root."""

    sprites: Sequence[tuple[skia.Image, float, float, float]]
    """Image, root x, root y (neutral pixels), scale; an image's root is its bottom centre."""
    depth: float
    lean_deg: float
    wind: float
    speed_px_s: float = 0.0
    """Moves right by itself, and repeats over ``window``."""
    window: Window | None = None

    def draw(self, view: View) -> None:
        if not self.sprites:
            return
        view.enter(self.depth)
        unit = view.frame.unit
        moved = self.speed_px_s * view.t_s
        roots = np.array([x for _, x, _, _ in self.sprites], np.float32) / unit
        lean = breeze(roots, view.t_s, strength=self.wind * self.lean_deg, phase=0.9)
        paint = skia.Paint(Dither=True)
        for (image, x, y, scale), angle in zip(self.sprites, lean.tolist(), strict=True):
            if moved and self.window is not None:
                x = (x + moved - self.window.left) % self.window.width + self.window.left
            half = image.width() * scale
            box = skia.Rect.MakeLTRB(x - half, y - image.height() * scale, x + half, y)
            if view.canvas.quickReject(box):
                continue
            view.canvas.save()
            view.canvas.translate(x, y)
            view.canvas.rotate(angle)
            view.canvas.scale(scale, scale)
            view.canvas.drawImage(image, -image.width() / 2, -image.height(), SMOOTH, paint)
            view.canvas.restore()
        view.canvas.restore()
