"""The finish of a frame: bloom, tint, vignette, grain; BGRA layers in, RGB pixels out.

All of it is 8-bit OpenCV on whole arrays, because it runs on every pixel of every frame.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from .canvas import Bgra, Floats, channels
from .layers import Glow
from .light import Light
from .stage import FrameSize

__all__ = ["Finish"]

_SHRINK = 8
"""Bloom is made at this fraction of the size: it is a blur anyway."""
_GRAIN = 3
"""Grain is 0.._GRAIN levels: enough that gradients do not band once encoded, and no more, since
every level costs bits."""
_NEUTRAL = 128
"""The byte that stands for a gain of 1."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The finish of one light at one size."""

    frame: FrameSize
    light: Light
    seed: int
    lights: tuple[Glow, ...] = ()
    """Light that lies over the whole frame."""
    threshold: int = 168
    """Brightness above which pixels glow."""
    _gain: NDArray[np.uint8] = field(init=False)
    _glow: NDArray[np.float32] = field(init=False)
    _grain: NDArray[np.uint8] = field(init=False)
    _lights: tuple[Floats, ...] = field(init=False)

    def __post_init__(self) -> None:
        width, height = self.frame.width, self.frame.height
        yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
        away = np.hypot((xx / width - 0.5) * 2, (yy / height - 0.5) * 2) / np.sqrt(2)
        dark = 1 - self.light.vignette * np.clip((away - 0.42) / 0.58, 0, 1) ** 1.8
        tint = np.array(self.light.tint, np.float32) * self.light.exposure
        gain = np.clip(dark[..., None] * tint * _NEUTRAL, 0, 255).astype(np.uint8)
        rng = np.random.default_rng([self.seed, 77])
        tile = rng.integers(0, _GRAIN + 1, (height + 64, width + 64, 1), np.uint8)
        _, *rgb = channels(self.light.glow)
        glow = np.array(rgb, np.float32) / 255 * self.light.bloom
        object.__setattr__(self, "_gain", gain)
        object.__setattr__(self, "_glow", glow)
        object.__setattr__(self, "_grain", np.repeat(tile, 3, axis=2))
        small = tuple(light.small(self.frame, self._small_size) for light in self.lights)
        object.__setattr__(self, "_lights", small)

    @property
    def _small_size(self) -> tuple[int, int]:
        return max(8, self.frame.width // _SHRINK), max(8, self.frame.height // _SHRINK)

    def develop(self, pixels: Bgra, index: int, t_s: float) -> NDArray[np.uint8]:
        """The finished frame.

        Args:
            pixels: the frame as drawn, opaque.
            index: its number, which decides the grain.
            t_s: its moment, which decides how bright the lights are.

        Returns:
            (H, W, 3) uint8 sRGB.
        """
        width, height = self.frame.width, self.frame.height
        rgb = cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGB)
        glow = cv2.resize(self._bloom(pixels, t_s), (width, height))
        cv2.add(rgb, glow, dst=rgb)
        cv2.multiply(rgb, self._gain, dst=rgb, scale=1 / _NEUTRAL)
        x, y = index * 37 % 64, index * 23 % 64
        grain = self._grain[y : y + height, x : x + width]
        return cv2.add(rgb, grain, dst=rgb).astype(np.uint8, copy=False)

    def _bloom(self, pixels: Bgra, t_s: float) -> NDArray[np.uint8]:
        """All the light to be added, RGB, at a fraction of the size."""
        size = self._small_size
        # Halving again and again is many times faster than any other averaging.
        part: cv2.typing.MatLike = pixels
        for shrink in (4, 2, 1):
            halved = (size[0] * shrink, size[1] * shrink)
            part = cv2.resize(part, halved, interpolation=cv2.INTER_AREA)
        small = cv2.cvtColor(part, cv2.COLOR_BGRA2RGB).astype(np.float32)
        beams = np.zeros_like(small)
        for glow, light in zip(self.lights, self._lights, strict=True):
            beams += light * np.float32(glow.level(t_s))
        small = np.minimum(small + beams, 255)
        # Brightness, not each channel by itself, decides what glows: or a blue night's snow would
        # glow in blue alone.
        level = np.maximum(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), 1)
        small *= (np.maximum(level - self.threshold, 0) / level)[..., None]
        sigma = max(1.2, self.frame.unit / _SHRINK * 0.035)
        wide = cv2.GaussianBlur(small, (0, 0), sigma) * (self._glow * np.float32(3.4))
        return np.asarray(cv2.convertScaleAbs(wide + beams), np.uint8)
