"""Small life in a still picture: light that drifts, leaves that stir, water that moves.

All of it is a displacement or a gain per cell, pure in time, and can be faded to nothing, so that
a pinned frame stays exactly the picture. Knows nothing of the camera.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .plate import CELL_PX, Grid, Pixels, cell_centres
from .scene import Scene, Weather

__all__ = ["Life", "drifting_light"]

WATER_PLACES = frozenset(
    {"sea", "beach", "lake", "river", "pond", "harbour", "island", "pier", "swamp", "waterfall"}
)
LIGHT_SWING = 0.028
"""How far the drifting light brightens and darkens, share."""
# Below this share of the picture a patch of green or blue is not worth a ripple.
MIN_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Life:
    """What stirs in one picture."""

    cells: Grid
    leaves: NDArray[np.float32]
    """Per cell 0..1: how much of it is foliage."""
    water: NDArray[np.float32]
    unit: float
    """One pixel at 720p, in frame pixels."""
    wind: float
    phase: float

    @classmethod
    def of(cls, frame_hwc: Pixels, scene: Scene) -> Life:
        """Find what can stir in a picture.

        Args:
            frame_hwc: the unmoved frame, (H, W, 3) uint8 RGB.
            scene: for the place (water only where the prompt speaks of some) and the wind.
        """
        height, width = frame_hwc.shape[:2]
        cells = cell_centres(width, height)
        inner = (cells.shape[1] - 2, cells.shape[0] - 2)
        size = (inner[0] * 2, inner[1] * 2)
        small = np.asarray(cv2.resize(frame_hwc, size, interpolation=cv2.INTER_AREA), np.uint8)
        has_water = not WATER_PLACES.isdisjoint({scene.scenery, *scene.places, *scene.features})
        nothing = np.zeros(cells.shape[:2], np.float32)
        return cls(
            cells,
            _per_cell(_leaves(small), inner),
            _per_cell(_water(small), inner) if has_water else nothing,
            min(width, height) / 720,
            1.6 if scene.weather in (Weather.WIND, Weather.STORM) else 1.0,
            scene.seed % 1000 * 0.37,
        )

    @property
    def is_still(self) -> bool:
        """Whether nothing in the picture stirs."""
        return not (self.leaves.any() or self.water.any())

    def sway(self, t_s: float, strength: float) -> Grid | None:
        """How far each cell's content is displaced, frame pixels; None when nothing stirs."""
        if self.is_still or strength <= 0:
            return None
        x, y = self.cells[..., 0] / self.unit, self.cells[..., 1] / self.unit
        gust = 0.6 + 0.4 * np.sin(0.9 * t_s - x / 260 + self.phase)
        bend = np.sin(2.3 * t_s + x / 55 + y / 90 + self.phase) + 0.5 * np.sin(
            3.7 * t_s + x / 23 - y / 31
        )
        leaves = self.leaves * gust * (1.0 * self.wind * self.unit * strength)
        near = np.clip(y * self.unit / self.cells[-2, 0, 1] - 0.3, 0.1, 0.7)
        ripple = np.sin(1.9 * t_s + y / (3 + 22 * near) + 0.6 * np.sin(x / 70 + 0.5 * t_s))
        swell = np.sin(1.1 * t_s + x / 160 + y / 60 + self.phase)
        water = self.water * (2.4 * self.unit * strength) * near
        return np.stack(
            [leaves * bend + water * ripple, leaves * 0.4 * bend + water * 0.7 * swell], axis=-1
        ).astype(np.float32)


def drifting_light(frame_hwc: Pixels, t_s: float, *, strength: float, phase: float) -> Pixels:
    """A large soft patch of light that wanders, as when thin cloud passes.

    Args:
        frame_hwc: (H, W, 3) uint8 RGB.
        t_s: the moment.
        strength: 0 changes nothing … 1.
        phase: another value, another way.
    """
    if strength <= 0:
        return frame_hwc
    height, width = frame_hwc.shape[:2]
    xs = np.linspace(-1, 1, 32, dtype=np.float32)[None, :]
    ys = np.linspace(-1, 1, 18, dtype=np.float32)[:, None]
    # From zero speed, and back to no light where it began: neither end shows a step.
    at_x, at_y = 0.8 * math.sin(0.29 * t_s + phase), 0.4 * math.sin(0.21 * t_s + 1.7 * phase)
    glow = np.exp(-((xs - at_x) ** 2) / 0.9 - (ys - at_y) ** 2 / 1.2) - 0.45
    breath = 0.35 * math.sin(0.8 * t_s)
    gain = (1 + LIGHT_SWING * strength * (glow + breath)).astype(np.float32)
    full = cv2.resize(gain, (width, height), interpolation=cv2.INTER_LINEAR)
    lit = cv2.multiply(frame_hwc, cv2.merge([full, full, full]), dtype=cv2.CV_8U)
    return np.asarray(lit, np.uint8)


def _leaves(small: Pixels) -> NDArray[np.float32]:
    """Green and finely textured, 0..1 per pixel."""
    hsv = cv2.cvtColor(small, cv2.COLOR_RGB2HSV)
    green = cv2.inRange(hsv, (30, 50, 25), (88, 255, 250))
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    texture = cv2.blur(cv2.absdiff(grey, cv2.blur(grey, (5, 5))), (9, 9))
    return _patch(np.where(texture > 5, green, 0).astype(np.uint8))


def _water(small: Pixels) -> NDArray[np.float32]:
    """Blue or blue-grey in the lower part and reaching its edges, 0..1 per pixel."""
    hsv = cv2.cvtColor(small, cv2.COLOR_RGB2HSV)
    blue = cv2.inRange(hsv, (78, 30, 20), (132, 255, 250))
    height = blue.shape[0]
    blue[: int(height * 0.42)] = 0
    count, labels, stats, _ = cv2.connectedComponentsWithStats(blue)
    if count < 2:
        return np.zeros(blue.shape, np.float32)
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    return _patch(np.where(labels == largest, 255, 0).astype(np.uint8))


def _patch(mask: NDArray[np.uint8]) -> NDArray[np.float32]:
    """A mask without specks and with soft edges; nothing at all when it is small."""
    kernel = np.ones((5, 5), np.uint8)
    opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel)
    whole = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, kernel)
    if np.count_nonzero(whole) < MIN_SHARE * mask.size:
        return np.zeros(mask.shape, np.float32)
    # Eroded before it is softened, so that what stands beside the leaves does not bend.
    inner = cv2.erode(whole, kernel)
    return np.asarray(cv2.GaussianBlur(inner, (0, 0), 3), np.float32) / np.float32(255)


def _per_cell(field: NDArray[np.float32], inner: tuple[int, int]) -> NDArray[np.float32]:
    cells = cv2.resize(field, inner, interpolation=cv2.INTER_AREA)
    padded = cv2.copyMakeBorder(cells, 1, 1, 1, 1, cv2.BORDER_REPLICATE)
    assert padded.shape[0] * CELL_PX >= field.shape[0]
    return np.asarray(padded, np.float32)
