"""Do two pictures show the same thing, and if so, which motion leads from one to the other?

Works small (long side ``WORK_PX``); everything it returns is in frame pixels. Knows nothing of
time: ``Similarity.part`` is the only notion of "half way".
"""

from __future__ import annotations

import cmath
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .plate import CELL_PX, Grid, Pixels

__all__ = ["Alignment", "Similarity", "align", "at_cells", "flow_grid"]

WORK_PX = 480

# Two views of one place gave 741 inliers of 846 matches, two unrelated pictures under 10; the
# consistent share of their flow was 0.77 against 0.00. The bounds lie far from both.
MIN_INLIERS = 24
MIN_INLIER_SHARE = 0.3
# A soft picture has few features: then nearly all of them must agree.
MIN_FEW_INLIERS = 10
MIN_FEW_INLIER_SHARE = 0.75
MIN_SPREAD = 0.06
MIN_CONSISTENT = 0.45
MAX_SCALE = 3.0
MAX_TURN_RAD = 0.6
# A motion further than this between the aligned pictures is not a motion but another thing.
MAX_FLOW_SHARE = 0.08


@dataclass(frozen=True, slots=True)
class Similarity:
    """z → turn·z + shift on the complex plane of frame pixels, x + iy."""

    turn: complex = 1 + 0j
    """Scale and rotation."""
    shift: complex = 0j

    def part(self, e: float) -> Similarity:
        """The share ``e`` of this motion: constant speed of log-scale and angle about its fixed
        point, so that a zoom neither sways nor changes its pace."""
        turn: complex = cmath.exp(e * cmath.log(self.turn))
        rest = self.turn - 1
        if abs(rest) < 1e-9:
            return Similarity(turn, self.shift * e)
        return Similarity(turn, self.shift * (turn - 1) / rest)

    def inverse(self) -> Similarity:
        return Similarity(1 / self.turn, -self.shift / self.turn)

    def of(self, points: Grid) -> Grid:
        """The points (…, 2) moved."""
        x, y = points[..., 0], points[..., 1]
        a, b = self.turn.real, self.turn.imag
        moved = np.stack(
            [a * x - b * y + self.shift.real, b * x + a * y + self.shift.imag], axis=-1
        )
        return np.asarray(moved, np.float32)

    @property
    def matrix(self) -> NDArray[np.float64]:
        """2x3, as OpenCV wants it."""
        a, b = self.turn.real, self.turn.imag
        return np.array([[a, -b, self.shift.real], [b, a, self.shift.imag]], np.float64)


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the first picture becomes the last."""

    motion: Similarity
    """First to last, frame pixels."""
    to_first: Grid
    """What is left once aligned, per cell of the last picture: where the first has it."""
    to_last: Grid
    """Per cell of the aligned first picture: where the last has it."""


def align(first_hwc: Pixels, last_hwc: Pixels) -> Alignment | None:
    """The motion from one frame to another, or None when they are not related.

    Args:
        first_hwc: (H, W, 3) uint8 RGB.
        last_hwc: the same size.
    """
    scale = min(1.0, WORK_PX / max(first_hwc.shape[:2]))
    first, last = (_grey(picture, scale) for picture in (first_hwc, last_hwc))
    found = _similarity(first, last)
    motion = found or Similarity()
    size = (last.shape[1], last.shape[0])
    moved = _grey_warped(first, motion, size)
    whole = np.full(first.shape, 255, np.uint8)
    inside = cv2.warpAffine(whole, motion.matrix, size) > 250
    forth, back = _flow(moved, last), _flow(last, moved)
    trust = _consistency(forth, back) * inside
    share = float(trust.sum() / max(1, np.count_nonzero(inside)))
    if found is None and share < MIN_CONSISTENT:
        return None
    to_last = _calmed(forth, trust) / scale
    to_first = _calmed(back, _consistency(back, forth) * inside) / scale
    # Small pixel centres: x_small + 0.5 = scale * (x + 0.5).
    offset = (0.5 / scale - 0.5) * (1 + 1j)
    shift = motion.shift / scale + offset - motion.turn * offset
    return Alignment(
        Similarity(motion.turn, shift), flow_grid(to_first, first_hwc), flow_grid(to_last, last_hwc)
    )


def flow_grid(flow: NDArray[np.float32], frame_hwc: Pixels) -> Grid:
    """A flow field of any size, (h, w, 2) frame pixels, as one vector per cell of a frame."""
    height, width = frame_hwc.shape[:2]
    columns, rows = -(-width // CELL_PX), -(-height // CELL_PX)
    cells = cv2.resize(flow, (columns, rows), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.copyMakeBorder(cells, 1, 1, 1, 1, cv2.BORDER_REPLICATE), np.float32)


def at_cells(field: Grid, points: Grid) -> Grid:
    """``field`` (one value per cell) read at frame pixels ``points``."""
    index = (points - (CELL_PX - 1) / 2) / CELL_PX + 1
    return _read(field, index.astype(np.float32))


def _read(field: NDArray[np.float32], at: NDArray[np.float32]) -> NDArray[np.float32]:
    """A field read between its pixels, at (…, 2) x and y."""
    xs, ys = cv2.split(at)
    read = cv2.remap(field, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(read, np.float32)


def _grey(picture_hwc: Pixels, scale: float) -> NDArray[np.uint8]:
    height, width = picture_hwc.shape[:2]
    size = (max(32, round(width * scale)), max(32, round(height * scale)))
    small = cv2.resize(picture_hwc, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)


def _grey_warped(
    picture: NDArray[np.uint8], motion: Similarity, size: tuple[int, int]
) -> NDArray[np.uint8]:
    warped = cv2.warpAffine(picture, motion.matrix, size, borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(warped, np.uint8)


def _similarity(first: NDArray[np.uint8], last: NDArray[np.uint8]) -> Similarity | None:
    """The motion that most features agree on, in small pixels, or None."""
    detector = cv2.SIFT.create(1500, contrastThreshold=0.01)
    keys_a, words_a = detector.detectAndCompute(first, None)
    keys_b, words_b = detector.detectAndCompute(last, None)
    if min(len(keys_a), len(keys_b)) < MIN_FEW_INLIERS:
        return None
    pairs = cv2.BFMatcher(cv2.NORM_L2).knnMatch(words_a, words_b, k=2)
    # Lowe's ratio test. Source: Lowe, IJCV 60(2), 2004, §7.1 (0.8; stricter here).
    good = [p[0] for p in pairs if len(p) == 2 and p[0].distance < 0.75 * p[1].distance]
    if len(good) < MIN_FEW_INLIERS:
        return None
    points_a = np.array([keys_a[m.queryIdx].pt for m in good], np.float32)
    points_b = np.array([keys_b[m.trainIdx].pt for m in good], np.float32)
    cv2.setRNGSeed(7)
    matrix, kept = cv2.estimateAffinePartial2D(
        points_a, points_b, method=cv2.RANSAC, ransacReprojThreshold=3.0, maxIters=3000
    )
    inside = points_b[kept.ravel() > 0]
    if not _is_believable(inside, len(good), last.shape, np.asarray(matrix, np.float64)):
        return None
    return Similarity(complex(matrix[0, 0], matrix[1, 0]), complex(matrix[0, 2], matrix[1, 2]))


def _is_believable(
    inliers: NDArray[np.float32],
    matches: int,
    shape: tuple[int, ...],
    matrix: NDArray[np.float64],
) -> bool:
    count, share = len(inliers), len(inliers) / matches
    is_many = count >= MIN_INLIERS and share >= MIN_INLIER_SHARE
    is_nearly_all = count >= MIN_FEW_INLIERS and share >= MIN_FEW_INLIER_SHARE
    if not (is_many or is_nearly_all):
        return False
    turn = complex(matrix[0, 0], matrix[1, 0])
    if not 1 / MAX_SCALE <= abs(turn) <= MAX_SCALE or abs(cmath.phase(turn)) > MAX_TURN_RAD:
        return False
    # A logo or a watermark that both share fills a small hull.
    hull = float(cv2.contourArea(cv2.convexHull(inliers)))
    return hull >= MIN_SPREAD * shape[0] * shape[1]


def _flow(source: NDArray[np.uint8], target: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Dense motion: ``target(p + flow(p))`` looks like ``source(p)``; (h, w, 2) pixels."""
    dis = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    return np.asarray(
        dis.calc(source, target, np.zeros((*source.shape, 2), np.float32)), np.float32
    )


def _consistency(forth: NDArray[np.float32], back: NDArray[np.float32]) -> NDArray[np.float32]:
    """1 where going forth and back comes home within two pixels, and not from far; else 0."""
    height, width = forth.shape[:2]
    xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    there = (np.stack([xs, ys], axis=-1) + forth).astype(np.float32)
    home = forth + _read(back, there)
    far = np.hypot(forth[..., 0], forth[..., 1]) > MAX_FLOW_SHARE * width
    close = np.hypot(home[..., 0], home[..., 1]) < 2.0
    return np.asarray(close & ~far, np.float32)


def _calmed(flow: NDArray[np.float32], trust: NDArray[np.float32]) -> NDArray[np.float32]:
    """The flow where it can be trusted, fading to none where it cannot: never liquid."""
    sigma = flow.shape[1] / 80
    soft = cv2.GaussianBlur(trust, (0, 0), sigma)
    weighted = cv2.GaussianBlur(flow * trust[..., None], (0, 0), sigma)
    mean = weighted / np.maximum(soft, 1e-3)[..., None]
    sure = np.clip((soft - 0.35) / 0.4, 0, 1)
    return np.asarray(mean * (sure * sure * (3 - 2 * sure))[..., None], np.float32)
