"""The finish of a frame: bloom, tint, vignette, grain; BGRA layers in, RGB pixels out.

All of it is 8-bit OpenCV on whole rows, because it runs on every pixel of every frame.
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
_STRIPE = 48
"""Rows of the frame that are finished together."""
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
        rng = np.random.default_rng([self.seed, 77])
        tile = rng.integers(0, _GRAIN + 1, (_STRIPE + 64, self.frame.width + 64, 1), np.uint8)
        _, *rgb = channels(self.light.glow)
        glow = np.array(rgb, np.float32) / 255 * self.light.bloom
        object.__setattr__(self, "_gain", self._vignette())
        object.__setattr__(self, "_glow", glow * np.float32(3.4))
        object.__setattr__(self, "_grain", cv2.merge([tile] * 3))
        small = tuple(light.small(self.frame, self._small_size) for light in self.lights)
        object.__setattr__(self, "_lights", small)

    def _vignette(self) -> NDArray[np.uint8]:
        """The tint, darker towards the corners, as ``_NEUTRAL`` has it: (H, W, 3)."""
        width, height = self.frame.width, self.frame.height
        # So smooth that a sixteenth of the pixels says it all.
        down, across = ((np.arange(-(-n // 4)) * 4 + 1.5) / n * 2 - 1 for n in (height, width))
        away = np.hypot(across[None, :], down[:, None]) / np.sqrt(2)
        dark = 1 - self.light.vignette * np.clip((away - 0.42) / 0.58, 0, 1) ** 1.8
        size = (len(across) * 4, len(down) * 4)
        large = cv2.resize(dark.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
        large = large[:height, :width] * np.float32(self.light.exposure * _NEUTRAL)
        planes = [np.clip(large * np.float32(c), 0, 255).astype(np.uint8) for c in self.light.tint]
        return np.asarray(cv2.merge(planes), np.uint8)

    @property
    def _small_size(self) -> tuple[int, int]:
        return max(8, self.frame.width // _SHRINK), max(8, self.frame.height // _SHRINK)

    def develop(
        self, pixels: Bgra, index: int, t_s: float, *, out: NDArray[np.uint8] | None = None
    ) -> NDArray[np.uint8]:
        """The finished frame.

        Args:
            pixels: the frame as drawn, opaque.
            index: its number, which decides the grain.
            t_s: its moment, which decides how bright the lights are.
            out: where to write it; new memory when missing.

        Returns:
            (H, W, 3) uint8 sRGB.
        """
        width, height = self.frame.width, self.frame.height
        rgb = np.empty((height, width, 3), np.uint8) if out is None else out
        cv2.resize(self._bloom(pixels, t_s), (width, height), dst=rgb)
        x, y = index * 37 % 64, index * 23 % 64
        plain = np.empty((_STRIPE, width, 3), np.uint8)
        # In stripes, each of which stays in the processor's cache from step to step.
        for top in range(0, height, _STRIPE):
            rows = slice(top, min(height, top + _STRIPE))
            goal = rgb[rows]
            own = plain[: len(goal)]
            cv2.cvtColor(pixels[rows], cv2.COLOR_BGRA2RGB, dst=own)
            cv2.add(goal, own, dst=goal)
            cv2.multiply(goal, self._gain[rows], dst=goal, scale=1 / _NEUTRAL)
            # Every stripe has the same tile, moved: that one is in the cache, too.
            y, x = (y + 29) % 64, (x + 43) % 64
            cv2.add(goal, self._grain[y : y + len(goal), x : x + width], dst=goal)
        return rgb

    def _bloom(self, pixels: Bgra, t_s: float) -> NDArray[np.uint8]:
        """All the light to be added, RGB, at a fraction of the size."""
        size = self._small_size
        # Halving again and again is many times faster than any other averaging.
        part: cv2.typing.MatLike = pixels
        for shrink in (4, 2, 1):
            halved = (size[0] * shrink, size[1] * shrink)
            part = cv2.resize(part, halved, interpolation=cv2.INTER_AREA)
        small = cv2.cvtColor(part, cv2.COLOR_BGRA2RGB).astype(np.float32)
        beams: Floats | None = None
        for glow, light in zip(self.lights, self._lights, strict=True):
            beam = light * np.float32(glow.level(t_s))
            beams = beam if beams is None else beams + beam
        if beams is not None:
            small = np.minimum(small + beams, 255)
        # Brightness, not each channel by itself, decides what glows: or a blue night's snow would
        # glow in blue alone.
        level = np.maximum(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), 1)
        share = np.maximum(level - self.threshold, 0) / level
        lit = cv2.multiply(small, cv2.merge([share * c for c in self._glow]))
        wide = cv2.GaussianBlur(lit, (0, 0), max(1.2, self.frame.unit / _SHRINK * 0.035))
        return np.asarray(cv2.convertScaleAbs(wide if beams is None else wide + beams), np.uint8)
