"""Falling water: a sheet of streaks that runs down, and the mist where it strikes.

Two textures that repeat downwards pass each other at different speeds, so that the sheet never
shows its repeat. Drawn small. Knows nothing of the cliff it falls from.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
import skia

from ..canvas import SMOOTH, Floats, alpha, channels, fbm, image_of, mix, soft_dot
from ..layers import Site
from ..stage import View

__all__ = ["Cascade"]

_STEP = 2
_LAPS = 3.0
"""How many heights of the fall a texture is tall."""


class Cascade:
    """One fall, as a layer."""

    def __init__(
        self,
        site: Site,
        *,
        name: str,
        depth: float,
        x: float,
        top: float,
        bottom: float,
        width_px: float,
        steps: int = 0,
        spread: float = 1.25,
    ) -> None:
        """
        Args:
            site: where.
            name: its own randomness.
            depth: its distance.
            x: its middle, neutral pixels.
            top: neutral row of its lip.
            bottom: neutral row of the pool.
            width_px: at the lip.
            steps: ledges on the way that throw it outwards.
            spread: how much broader it is at the foot.
        """
        rng, light = site.rng("cascade " + name), site.light
        self._depth, self._x, self._top, self._bottom = depth, x, top, bottom
        self._half = width_px * spread / 2
        self._unit = site.frame.unit
        w = max(8, round(width_px * spread) // _STEP)
        h = max(8, round(bottom - top) // _STEP)
        self._size = (w, h)
        tall = round(h * _LAPS)
        self._fine = _looped(fbm(w, tall, cells=(w / 4, 9), rng=rng, octaves=3))
        self._broad = _looped(fbm(w, round(tall * 0.71), cells=(w / 11, 5), rng=rng, octaves=3))
        self._cover = self._shape(w, h, width_px, spread, steps, rng)
        self._bright = channels(mix(light.lit(0xFFFFFFFF, 1.0), 0xFFFFFFFF, 0.35))[:0:-1]
        self._blue = channels(light.lit(0xFF8CC4DC, 0.45))[:0:-1]
        tone = mix(light.lit(0xFFF4FAFF, 0.95), light.fog, 0.15)
        self._mist = image_of(soft_dot(40, alpha(tone, 0.9), core=0.0))
        self._phase = rng.uniform(0, 1, 18)

    def _shape(
        self,
        w: int,
        h: int,
        width_px: float,
        spread: float,
        steps: int,
        rng: np.random.Generator,
    ) -> Floats:
        """Where there is water, (h, w) 0..1: broader towards the foot, ragged at the edges."""
        down = np.linspace(0, 1, h, dtype=np.float32)[:, None]
        half = (1 + (spread - 1) * down**1.5) * width_px / (width_px * spread)
        for k in range(steps):
            at = (k + 1) / (steps + 1)
            half = half * (1 - 0.12 * np.exp(-(((down - at) / 0.05) ** 2)))
        across = np.abs(np.linspace(-1, 1, w, dtype=np.float32))[None, :]
        ragged = fbm(w, h, cells=(6, 9), rng=rng, octaves=3) * 0.22
        edge = np.clip((half - across - ragged * 0.6) / 0.10, 0, 1)
        lip = np.clip(down / 0.015, 0, 1)
        # It goes down into its own mist, not onto a ruled line.
        foot = np.clip((1 - down) / 0.07 - 0.5 * ragged, 0, 1)
        return np.asarray(edge * lip * foot, np.float32)

    def draw(self, view: View) -> None:
        view.enter(self._depth)
        canvas = view.canvas
        self._sheet(canvas, view.t_s)
        self._spray(canvas, view.t_s)
        canvas.restore()

    def _sheet(self, canvas: skia.Canvas, t_s: float) -> None:
        h = self._size[1]
        # Water speeds up as it falls: the texture is read farther and farther apart.
        down: Floats = np.linspace(0, 1, h, dtype=np.float32)
        fall: Floats = np.asarray(h * (0.55 * down + 0.45 * down**0.6), np.float32)
        light = self._read(self._fine, fall - np.float32(t_s * h * 0.62))
        broad = self._read(self._broad, fall * np.float32(0.8) - np.float32(t_s * h * 0.43))
        white = np.clip(light * 0.9 + broad * 0.75 - 0.42, 0, 1)
        white = np.maximum(white, np.exp(-(((1 - down) / 0.08) ** 2))[:, None] * 0.7)
        opacity = self._cover * (0.62 + 0.38 * white)
        planes = [
            (np.float32(low) + white * np.float32(high - low)) * opacity
            for low, high in zip(self._blue, self._bright, strict=True)
        ]
        merged = cv2.merge([*planes, opacity * np.float32(255)])
        pixels = np.asarray(cv2.convertScaleAbs(merged), np.uint8)
        rect = skia.Rect.MakeLTRB(
            self._x - self._half, self._top, self._x + self._half, self._bottom
        )
        canvas.drawImageRect(image_of(pixels), rect, SMOOTH, None)

    def _read(self, texture: Floats, rows: Floats) -> Floats:
        """The texture's rows, between which is interpolated; it repeats."""
        tall, w = texture.shape
        rows = np.mod(rows, tall - 1).astype(np.float32)
        map_y = np.repeat(rows[:, None], w, axis=1)
        map_x = np.repeat(np.arange(w, dtype=np.float32)[None, :], len(rows), axis=0)
        found = cv2.remap(texture, map_x, map_y, cv2.INTER_LINEAR)
        return np.asarray(found, np.float32)

    def _spray(self, canvas: skia.Canvas, t_s: float) -> None:
        """Puffs that billow up at the foot and thin out."""
        for k, phase in enumerate(self._phase.tolist()):
            age = (t_s * 0.23 + phase) % 1.0
            side = math.sin(k * 2.4) * (0.9 + 0.5 * age)
            x = self._x + side * self._half
            y = self._bottom - self._unit * (0.012 + 0.10 * age)
            size = self._half * (0.55 + 0.75 * age)
            paint = skia.Paint(Alphaf=0.36 * math.sin(math.pi * age))
            canvas.drawImageRect(
                self._mist, skia.Rect.MakeXYWH(x - size, y - size * 0.6, size * 2, size * 1.2),
                SMOOTH, paint,
            )  # fmt: skip


def _looped(texture: Floats) -> Floats:
    """The texture with its last rows faded into its first, its last row equal to its first."""
    lap = max(2, texture.shape[0] // 5)
    ramp = np.linspace(0, 1, lap, dtype=np.float32)[:, None]
    texture[-lap:] = texture[-lap:] * (1 - ramp) + texture[:lap] * ramp
    joined = texture[lap - 1 :]
    return np.ascontiguousarray(joined)
