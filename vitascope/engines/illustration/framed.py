"""A picture shown whole before a blurred, darkened cover of itself, both moving a little.

For a picture whose shape is far from the frame's: a crop would lose most of it. Pure in ``u``.
Knows nothing of prompts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vitascope.media.pictures import cover

from .cutout import shrunk
from .plate import SUPERSAMPLING, Grid, Pixels, doubled
from .relief import is_graphic
from .scene import Camera, Move
from .stillmove import glide

__all__ = ["FramedFilm", "fits_poorly"]

MAX_ASPECT_RATIO = 2.2
"""A picture this many times wider or narrower than the frame is shown whole."""
MAX_GRAPHIC_ASPECT_RATIO = 1.05
"""The same for a page or a drawing, where what a crop loses may be a line of text."""
SHADOW_PX_AT_720 = 26


@dataclass(frozen=True, slots=True)
class FramedFilm:
    """The film of one such picture."""

    backdrop: Pixels
    """(h, w, 3): a quarter of the frame's size, blurred and dark."""
    picture: Pixels
    """The picture at twice the size it is shown at."""
    width: int
    height: int
    reach: float
    """Share by which it grows."""
    backs_away: bool

    @classmethod
    def of(
        cls, picture_hwc: Pixels, *, width: int, height: int, duration_s: float, camera: Camera
    ) -> FramedFilm:
        rows, columns = picture_hwc.shape[:2]
        scale = min(width / columns, height / rows) * 0.92
        size = (max(2, round(columns * scale)), max(2, round(rows * scale)))
        image = Image.fromarray(np.ascontiguousarray(picture_hwc))
        shown = np.asarray(image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0))
        small = cover(
            np.asarray(picture_hwc), width=max(32, width // 4), height=max(32, height // 4)
        )
        blurred = cv2.GaussianBlur(small, (0, 0), min(small.shape[:2]) * 0.035)
        dark = cv2.convertScaleAbs(blurred, alpha=0.62)
        is_still = camera.move is Move.STILL
        reach = 0.0 if is_still else min(0.07, 0.006 * duration_s * camera.speed)
        return cls(
            np.asarray(dark, np.uint8),
            doubled(np.asarray(shown, np.uint8)),
            width,
            height,
            reach,
            camera.move is Move.PULL,
        )

    def relit(self, curve: Pixels) -> FramedFilm:
        """The same with every channel of every pixel through a curve of (1, 256, 3)."""
        backdrop, picture = (
            np.asarray(cv2.LUT(p, curve), np.uint8) for p in (self.backdrop, self.picture)
        )
        return replace(self, backdrop=backdrop, picture=picture)

    def frame(self, u: float, sway: Grid | None = None) -> Pixels:  # noqa: ARG002
        """The picture at ``u``. ``sway`` is not used: the picture is shown as a picture."""
        way = glide(u, rise=0.25, fall=0.25)
        way = 1 - way if self.backs_away else way
        scale = (1 + self.reach * way) / SUPERSAMPLING
        half_w, half_h = (side * scale / 2 for side in self.picture.shape[1::-1])
        box = _Box(
            self.width / 2 - half_w,
            self.height / 2 - half_h,
            self.width / 2 + half_w,
            self.height / 2 + half_h,
        )
        frame = self._backdrop(1.16 - 0.08 * way, box)
        rows, columns, matte = box.cover(self.width, self.height)
        front = _window(self.picture, box, rows, columns, 1 / scale)
        back = np.ascontiguousarray(frame[rows, columns])
        frame[rows, columns] = cv2.blendLinear(front, back, matte, 1 - matte)
        return frame

    def _backdrop(self, zoom: float, box: _Box) -> Pixels:
        """The blurred cover with the picture's shadow, made small: neither has any detail."""
        rows, columns = self.backdrop.shape[:2]
        size = (columns, rows)
        matrix = np.array(
            [
                [1 / zoom, 0, (columns - 1) / 2 * (1 - 1 / zoom)],
                [0, 1 / zoom, (rows - 1) / 2 * (1 - 1 / zoom)],
            ],
            np.float64,
        )
        back = cv2.warpAffine(
            self.backdrop, matrix, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        )
        shrink = columns / self.width
        small = _Box(box.left * shrink, box.top * shrink, box.right * shrink, box.bottom * shrink)
        inner_rows, inner_columns, matte = small.cover(columns, rows)
        shadow = np.zeros((rows, columns), np.float32)
        shadow[inner_rows, inner_columns] = matte
        sigma = SHADOW_PX_AT_720 * min(self.width, self.height) / 720 * shrink
        shade = 1 - np.float32(0.6) * np.asarray(cv2.GaussianBlur(shadow, (0, 0), sigma))
        dark = cv2.multiply(back, cv2.merge([shade, shade, shade]), dtype=cv2.CV_8U)
        full = cv2.resize(dark, (self.width, self.height), interpolation=cv2.INTER_CUBIC)
        return np.asarray(full, np.uint8)


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle whose edges need not fall on whole pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def cover(self, width: int, height: int) -> tuple[slice, slice, NDArray[np.float32]]:
        """The rows and columns it touches, and how much of each pixel there it covers."""
        columns = slice(max(0, math.floor(self.left)), min(width, math.ceil(self.right)))
        rows = slice(max(0, math.floor(self.top)), min(height, math.ceil(self.bottom)))
        across = _overlap(columns, self.left, self.right)
        down = _overlap(rows, self.top, self.bottom)
        return rows, columns, np.outer(down, across).astype(np.float32)


def _overlap(span: slice, low: float, high: float) -> NDArray[np.float64]:
    """How much of each pixel of ``span`` lies between ``low`` and ``high``."""
    at = np.arange(span.start, span.stop, dtype=np.float64)
    return np.asarray(np.clip(np.minimum(at + 1, high) - np.maximum(at, low), 0, 1))


def fits_poorly(picture_hwc: Pixels, *, width: int, height: int) -> bool:
    """Whether covering the frame would lose more than half of the picture, or any of a page."""
    rows, columns = picture_hwc.shape[:2]
    ratio = (columns / rows) / (width / height)
    ratio = max(ratio, 1 / ratio)
    if ratio > MAX_ASPECT_RATIO:
        return True
    return ratio > MAX_GRAPHIC_ASPECT_RATIO and is_graphic(shrunk(picture_hwc, 1280))


def _window(picture: Pixels, box: _Box, rows: slice, columns: slice, step: float) -> Pixels:
    """The part of a picture, laid into ``box`` with ``step`` of its pixels to one, that falls on
    those rows and columns."""
    matrix = np.array(
        [
            [step, 0, (columns.start + 0.5 - box.left) * step - 0.5],
            [0, step, (rows.start + 0.5 - box.top) * step - 0.5],
        ],
        np.float64,
    )
    size = (columns.stop - columns.start, rows.stop - rows.start)
    warped = cv2.warpAffine(
        picture,
        matrix,
        size,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(warped, np.uint8)
