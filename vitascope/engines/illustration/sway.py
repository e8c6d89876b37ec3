"""What the wind bends: rows of plants that lean as one sheet, single flowers that nod.

All of it follows one travelling breeze, a function of place and time, so that a meadow moves in
waves. Knows nothing of what the plants look like.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from .canvas import Bgra, Floats
from .sheet import bounds_of
from .stage import Placement, View, Window

__all__ = ["Part", "Row", "Sprite", "Swaying", "breeze", "sprite_of"]


def breeze(along: Floats, t_s: float, *, strength: float, phase: float = 0.0) -> Floats:
    """Sideways push of the wind, about -1..1 times ``strength``, at places ``along`` (in units).

    Slow gusts that travel carry a quick flutter, so that a meadow moves in waves.
    """
    gust = np.sin(2.1 * along - 1.15 * t_s + phase) + 0.6 * np.sin(
        4.7 * along - 1.9 * t_s + 2 * phase
    )
    flutter = np.sin(17.0 * along + 3.1 * t_s + phase) * (0.6 + 0.4 * gust)
    return np.asarray(strength * (0.22 + 0.42 * gust + 0.16 * flutter), np.float32)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a row that holds something."""

    pixels: Bgra
    """What ``window`` shows, with a clear border of ``border`` pixels round it; if the row rolls,
    its ends go on into each other there instead."""
    window: Window
    border: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of plants: painted once, bent by the wind in every frame."""

    parts: tuple[Part, ...]
    depth: float
    root_y: float
    """Neutral row of the roots, which do not move."""
    tall_px: float
    """From the roots to the row that bends most."""
    reach_px: float
    """How far the top of the row bends in a full breeze."""
    wind: float
    phase: float = 0.0
    speed_px_s: float = 0.0
    shrunk: int = 1
    """Drawn at this fraction of the size: for what is soft anyway."""
    rolls: bool = False

    def draw(self, view: View) -> None:
        at, step = view.at(self.depth), self.shrunk
        for part in self.parts:
            left, top, right, bottom = self._seen(view, at, part.window)
            if bottom - top < step or right - left < step:
                continue
            middle = step / 2
            x = (np.arange(left, right, step, dtype=np.float32) + middle - at.x) / at.scale
            y = (np.arange(top, bottom, step, dtype=np.float32) + middle - at.y) / at.scale
            map_x, map_y = self._maps(view, part, x, y)
            # Beyond the border all is clear: repeating the edge is the same, and much faster.
            bent = cv2.remap(
                part.pixels, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
            )
            if step > 1:
                size = (bent.shape[1] * step, bent.shape[0] * step)
                bent = cv2.resize(bent, size, interpolation=cv2.INTER_LINEAR)
            view.lay(bent.astype(np.uint8, copy=False), left, top)

    def _seen(self, view: View, at: Placement, window: Window) -> tuple[int, int, int, int]:
        """The screen pixels it can touch: left, top, right, bottom."""
        seen = view.seen
        top = max(seen[1], math.floor(at.y + at.scale * window.top))
        bottom = min(seen[3], math.ceil(at.y + at.scale * window.bottom))
        if self.rolls:
            return seen[0], top, seen[2], bottom
        spare = 1.3 * self.reach_px
        left = max(seen[0], math.floor(at.x + at.scale * (window.left - spare)))
        right = min(seen[2], math.ceil(at.x + at.scale * (window.right + spare)))
        return left, top, right, bottom

    def _maps(self, view: View, part: Part, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """For every pixel drawn, the pixel of the part it shows: (h, w) each."""
        window, step = part.window, self.shrunk
        source_x = x - window.left
        if self.rolls:
            source_x = np.mod(source_x - self.speed_px_s * view.t_s, window.width)
        along = (source_x if self.rolls else x) / view.frame.unit
        push = breeze(along, view.t_s, strength=self.wind * self.reach_px, phase=self.phase)
        bend = np.clip((self.root_y - y) / self.tall_px, 0, 1) ** 1.5
        dip = 0.06 * self.tall_px / max(1.0, self.reach_px) * np.abs(push)
        shift = part.border - 0.5
        # Each map is a sum of two products of a column and a row.
        columns = source_x / step + shift
        rows = (y - window.top) / step + shift
        down = np.stack([bend, np.ones_like(y)], axis=1).astype(np.float32)
        map_x = down @ np.stack([-push / step, columns]).astype(np.float32)
        down = np.stack([bend, rows], axis=1).astype(np.float32)
        map_y = down @ np.stack([-dip / step, np.ones_like(x)]).astype(np.float32)
        return map_x, map_y


@dataclass(frozen=True, slots=True)
class Sprite:
    """One plant on its stem."""

    pixels: Bgra
    """At the size it is shown, with a clear border."""
    root: tuple[float, float]
    """Where its root is in ``pixels``."""
    x: float
    """Its root, neutral pixels."""
    y: float


def sprite_of(layer: Bgra, root: tuple[float, float], scale: float) -> Sprite:
    """A sprite of a painted plant.

    Args:
        layer: the plant, its root at the bottom centre.
        root: where it stands, neutral pixels.
        scale: the size it is shown at, against ``layer``'s.
    """
    height, width = layer.shape[:2]
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(layer, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    left, top, right, bottom = bounds_of(small[..., 3]) or (0, 0, 1, 1)
    framed = cv2.copyMakeBorder(small[top:bottom, left:right], 2, 2, 2, 2, cv2.BORDER_CONSTANT)
    at = (size[0] / 2 - left + 2, size[1] - top + 2.0)
    return Sprite(framed.astype(np.uint8, copy=False), at, *root)


@dataclass(frozen=True, slots=True)
class Swaying:
    """Sprites that stand on stems: each leans round its own root."""

    sprites: Sequence[Sprite]
    depth: float
    lean_deg: float
    wind: float
    speed_px_s: float = 0.0
    """Moves right by itself, and repeats over ``window``."""
    window: Window | None = None

    def draw(self, view: View) -> None:
        if not self.sprites:
            return
        at = view.at(self.depth)
        moved = self.speed_px_s * view.t_s
        roots = np.array([s.x for s in self.sprites], np.float32) / view.frame.unit
        lean = breeze(roots, view.t_s, strength=self.wind * self.lean_deg, phase=0.9)
        for sprite, angle in zip(self.sprites, lean.tolist(), strict=True):
            x = sprite.x
            if moved and self.window is not None:
                x = (x + moved - self.window.left) % self.window.width + self.window.left
            _draw_leaning(view, at, sprite, x, math.radians(angle))


def _draw_leaning(view: View, at: Placement, sprite: Sprite, x: float, angle: float) -> None:
    """Draw a sprite turned by ``angle`` round its root; only the pixels it touches."""
    cos, sin = at.scale * math.cos(angle), at.scale * math.sin(angle)
    root_x, root_y = sprite.root
    x0 = at.x + at.scale * x - cos * root_x + sin * root_y
    y0 = at.y + at.scale * sprite.y - sin * root_x - cos * root_y
    tall, wide = sprite.pixels.shape[:2]
    xs = [x0 + cos * u - sin * v for u in (0, wide) for v in (0, tall)]
    ys = [y0 + sin * u + cos * v for u in (0, wide) for v in (0, tall)]
    left, right = max(0, math.floor(min(xs))), min(view.frame.width, math.ceil(max(xs)))
    top, bottom = max(0, math.floor(min(ys))), min(view.frame.height, math.ceil(max(ys)))
    if left >= right or top >= bottom:
        return
    # Pixel middles lie half a pixel in, on both sides.
    shift_x = x0 - left - 0.5 + (cos - sin) * 0.5
    shift_y = y0 - top - 0.5 + (sin + cos) * 0.5
    turned = cv2.warpAffine(
        sprite.pixels,
        np.array([[cos, -sin, shift_x], [sin, cos, shift_y]], np.float64),
        (right - left, bottom - top),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    view.lay(turned.astype(np.uint8, copy=False), left, top)
