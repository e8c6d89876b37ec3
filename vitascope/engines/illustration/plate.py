"""A picture laid out so that a camera can move over it, and the sampling of a frame from it.

Coordinates are *frame pixels*: (0, 0) is the centre of the top left pixel of the picture as
scaled to cover the frame; a plate may reach further where the picture does. Knows nothing of
time or of moves.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vitascope.media.pictures import cover

__all__ = [
    "CELL_PX",
    "SUPERSAMPLING",
    "Bounds",
    "Grid",
    "Pixels",
    "Plate",
    "cell_centres",
    "doubled",
    "extended",
    "lay_out",
    "sample",
]

Pixels = NDArray[np.uint8]
"""(H, W, 3) uint8 RGB."""
Grid = NDArray[np.float32]
"""(rows, columns, 2) float32: for each cell of the frame, the (x, y) it shows."""

CELL_PX = 8
SUPERSAMPLING = 2
# Further content than this is never reached by a camera in 15 seconds.
MAX_MARGIN = 1.5


@dataclass(frozen=True, slots=True)
class Bounds:
    """The part of the plane that has picture, in frame pixels, edges included."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture at twice the frame's density, with what lies outside the frame if anything.

    Twice, because bilinear samples between pixels of a single-density picture blur by the
    sub-pixel phase: a slow zoom would shimmer with bands of sharp and soft.
    """

    pixels: Pixels
    """(2h, 2w, 3): even rows and columns are the scaled picture's own pixels."""
    left: int
    """Frame pixels of content to the left of the frame."""
    top: int
    width: int
    height: int

    @property
    def bounds(self) -> Bounds:
        rows, columns = (n // SUPERSAMPLING for n in self.pixels.shape[:2])
        return Bounds(-self.left, -self.top, columns - self.left - 1, rows - self.top - 1)


def lay_out(
    picture_hwc: Pixels,
    *,
    width: int,
    height: int,
    anchor: tuple[float, float] = (0.5, 0.5),
    has_margins: bool = False,
) -> tuple[Pixels, Plate]:
    """Scale a picture to cover a frame and keep what lies outside.

    Args:
        picture_hwc: (h, w, 3) uint8 RGB.
        width: of the frame, pixels.
        height: of the frame, pixels.
        anchor: where the frame lies in the scaled picture, 0..1 each way; the middle is exactly
            ``media.pictures.cover``.
        has_margins: whether to keep what lies outside the frame, for a camera that goes there.

    Returns:
        The frame (H, W, 3), and the plate around it, which shows exactly that frame unmoved.
    """
    rows, columns = picture_hwc.shape[:2]
    scale = max(width / columns, height / rows)
    spare_x, spare_y = columns * scale - width, rows * scale - height
    most_x, most_y = (int(n * MAX_MARGIN * has_margins) for n in (width, height))
    left, right = (min(most_x, int(spare_x * part)) for part in (anchor[0], 1 - anchor[0]))
    top, bottom = (min(most_y, int(spare_y * part)) for part in (anchor[1], 1 - anchor[1]))
    is_centred = anchor == (0.5, 0.5)
    if is_centred and max(left, top, right, bottom) == 0:
        frame = cover(picture_hwc, width=width, height=height)
        return frame, Plate(doubled(frame), 0, 0, width, height)
    x0, y0 = spare_x * anchor[0] - left, spare_y * anchor[1] - top
    size = (left + width + right, top + height + bottom)
    box = (
        x0 / scale,
        y0 / scale,
        min(columns, (x0 + size[0]) / scale),
        min(rows, (y0 + size[1]) / scale),
    )
    image = Image.fromarray(np.ascontiguousarray(picture_hwc))
    wide = np.asarray(image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0))
    wide = wide.copy()
    window = wide[top : top + height, left : left + width]
    if is_centred:
        window[:] = cover(picture_hwc, width=width, height=height)
    return window.copy(), Plate(doubled(wide), left, top, width, height)


def extended(plate: Plate, share: float, *, is_flat: bool) -> Plate:
    """The plate with a soft continuation of its own on every side, for a camera that backs away.

    Mirrored at the edge, so that nothing shows where the picture ends, and more and more out of
    focus outwards, so that nobody sees that it is a mirror.

    Args:
        plate: what there is.
        share: of the frame's size, on each side.
        is_flat: whether it is a page or a drawing: its paper goes on, mirrored words would not do.
    """
    # Not past the picture itself: a mirror of a mirror.
    rows, columns = (n // SUPERSAMPLING for n in plate.pixels.shape[:2])
    down, across = (
        min(int(plate.height * share), rows - 1),
        min(int(plate.width * share), columns - 1),
    )
    edge = (SUPERSAMPLING * down,) * 2 + (SUPERSAMPLING * across,) * 2
    border = cv2.BORDER_REPLICATE if is_flat else cv2.BORDER_REFLECT_101
    wide = np.asarray(cv2.copyMakeBorder(plate.pixels, *edge, border), np.uint8)
    if not is_flat:
        wide = _blurred_outwards(wide, edge)
    window = np.s_[edge[0] : wide.shape[0] - edge[1], edge[2] : wide.shape[1] - edge[3]]
    wide[window] = plate.pixels
    return Plate(wide, plate.left + across, plate.top + down, plate.width, plate.height)


def _blurred_outwards(wide: Pixels, edge: tuple[int, ...]) -> Pixels:
    """More and more out of focus from ``edge`` (top, bottom, left, right, pixels) outwards."""
    outside = np.full(wide.shape[:2], 255, np.uint8)
    outside[edge[0] : wide.shape[0] - edge[1], edge[2] : wide.shape[1] - edge[3]] = 0
    away = cv2.distanceTransform(outside, cv2.DIST_L2, 3) / max(1.0, min(edge[0], edge[2]))
    # Blurs are made small: they have no detail.
    small = cv2.resize(wide, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    for sigma, begin, end in ((0.003, 0.0, 0.3), (0.012, 0.2, 1.0)):
        soft = cv2.GaussianBlur(small, (0, 0), max(0.8, sigma * max(small.shape[:2])))
        soft = cv2.resize(soft, wide.shape[1::-1], interpolation=cv2.INTER_LINEAR)
        part = np.clip((away - begin) / (end - begin), 0, 1).astype(np.float32)
        wide = np.asarray(cv2.blendLinear(soft, wide, part, 1 - part), np.uint8)
    return wide


def doubled(pixels_hwc: Pixels) -> Pixels:
    """Twice the size, pixel (2y, 2x) being exactly pixel (y, x)."""
    rows, columns = pixels_hwc.shape[:2]
    half = np.array([[0.5, 0, 0], [0, 0.5, 0]], np.float64)
    doubled = cv2.warpAffine(
        pixels_hwc,
        half,
        (columns * SUPERSAMPLING, rows * SUPERSAMPLING),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REFLECT_101,
    )
    return np.asarray(doubled, np.uint8)


def cell_centres(width: int, height: int) -> Grid:
    """Where the cells of a frame lie, with one cell to spare on every side."""
    columns, rows = -(-width // CELL_PX) + 2, -(-height // CELL_PX) + 2
    middle = (CELL_PX - 1) / 2
    xs = (np.arange(columns, dtype=np.float32) - 1) * CELL_PX + middle
    ys = (np.arange(rows, dtype=np.float32) - 1) * CELL_PX + middle
    return np.stack(np.meshgrid(xs, ys), axis=-1).astype(np.float32)


def sample(plate: Plate, shown: Grid) -> Pixels:
    """A frame: each of its pixels is what ``shown`` says, read between cells linearly.

    Args:
        plate: what is looked at.
        shown: frame pixels of the plate, one pair per cell of ``cell_centres``.

    Returns:
        (H, W, 3) uint8 RGB.
    """
    left, top = np.float32(plate.left), np.float32(plate.top)
    xs = _spread((shown[..., 0] + left) * SUPERSAMPLING, plate)
    ys = _spread((shown[..., 1] + top) * SUPERSAMPLING, plate)
    # Mirrored borders are only a last resort: the moves keep inside the bounds.
    frame = cv2.remap(plate.pixels, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(frame, np.uint8)


def _spread(cells: NDArray[np.float32], plate: Plate) -> NDArray[np.float32]:
    """A value per cell as a value per pixel of the frame."""
    size = (cells.shape[1] * CELL_PX, cells.shape[0] * CELL_PX)
    full = cv2.resize(cells, size, interpolation=cv2.INTER_LINEAR)
    inner = full[CELL_PX : CELL_PX + plate.height, CELL_PX : CELL_PX + plate.width]
    return np.asarray(inner, np.float32)
