"""From one pinned picture to another: one shot when they are related, a soft dissolve when not.

Both films are pure functions of ``u`` (0..1) and show exactly the first picture at 0 and the last
at 1. They know nothing of prompts, light or weather.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .align import Alignment, Similarity, at_cells, flow_grid
from .plate import CELL_PX, Bounds, Grid, Pixels, Plate, cell_centres, sample
from .relief import Relief, is_graphic
from .stillmove import StillMove, glide, smooth

__all__ = ["DissolveFilm", "RelatedFilm", "blend"]

FEATHER_SHARE = 0.04
MAX_COVER_ZOOM = 0.35
# How far shapes may lean towards each other in a dissolve: further, and they turn liquid.
MAX_LEAN_SHARE = 0.018
# Neighbours must lean alike: less, and straight lines bend.
LEAN_BLUR_SHARE = 0.09


@dataclass(frozen=True, slots=True)
class RelatedFilm:
    """Two views of one thing: the camera goes from one to the other."""

    first: Plate
    last: Plate
    alignment: Alignment
    cells: Grid
    cover_zoom: float
    """Extra zoom half way, where neither picture alone fills the frame."""

    @classmethod
    def of(cls, first: Plate, last: Plate, alignment: Alignment) -> RelatedFilm:
        cells = cell_centres(first.width, first.height)
        zoom = _cover_zoom(first, last, alignment.motion)
        return cls(first, last, alignment, cells, zoom)

    def frame(self, u: float, sway: Grid | None = None) -> Pixels:
        """The picture at ``u``."""
        e = glide(u, rise=0.35, fall=0.35)
        motion = self.alignment.motion
        points = _closer(self.cells, self.first, 1 + self.cover_zoom * 4 * e * (1 - e))
        if sway is not None:
            points = points + sway
        in_last = motion.of(motion.part(e).inverse().of(points))
        a = motion.inverse().of(in_last + e * at_cells(self.alignment.to_first, in_last))
        b = in_last + (1 - e) * at_cells(self.alignment.to_last, in_last)
        weight = smooth((e - 0.08) / 0.84)
        from_first = (1 - weight) * (_validity(self.first, a) + 1e-3)
        from_last = weight * (_validity(self.last, b) + 1e-3)
        share = np.asarray(from_last / (from_first + from_last), np.float32)
        if share.max() <= 0:
            return sample(self.first, a)
        if share.min() >= 1:
            return sample(self.last, b)
        return blend(sample(self.first, a), sample(self.last, b), share)


@dataclass(frozen=True, slots=True)
class DissolveFilm:
    """Two different things: a move over each, and a dissolve in which shapes lean across."""

    first: Relief
    last: Relief
    first_move: StillMove
    last_move: StillMove
    """Run backwards: it ends unmoved."""
    lean: Grid
    """Per cell: where the last picture has what looks most alike, clamped and blurred."""
    order: NDArray[np.float32]
    """Per cell 0..1: which places change first."""
    begin: float
    end: float
    """The dissolve, as shares of the clip."""

    @classmethod
    def of(
        cls,
        frames: tuple[Pixels, Pixels],
        reliefs: tuple[Relief, Relief],
        moves: tuple[StillMove, StillMove],
        *,
        duration_s: float,
        seed: int,
    ) -> DissolveFilm:
        half = min(0.32, max(0.18, 1.2 / duration_s))
        order = _cloud(frames[0].shape, seed)
        lean = _lean(*frames)
        if any(is_graphic(frame) for frame in frames):
            # Where there are letters and ruled lines, every bend is seen.
            lean = np.zeros_like(lean)
        return cls(*reliefs, *moves, lean, order, 0.5 - half, 0.5 + half)

    def frame(self, u: float, sway: Grid | None = None) -> Pixels:
        """The picture at ``u``."""
        w = smooth((u - self.begin) / (self.end - self.begin))
        if w <= 0:
            return self.first.frame(self.first_move.pose(u), sway)
        if w >= 1:
            return self.last.frame(self.last_move.pose(1 - u), sway)
        drift = np.float32(0) if sway is None else sway
        a = self.first.frame(self.first_move.pose(u), drift - np.float32(w) * self.lean)
        b = self.last.frame(self.last_move.pose(1 - u), drift + np.float32(1 - w) * self.lean)
        return blend(a, b, _staggered(w, self.order))


def blend(first: Pixels, last: Pixels, share: NDArray[np.float32]) -> Pixels:
    """Mix two frames by cell: 0 all first, 1 all last."""
    height, width = first.shape[:2]
    full = cv2.resize(
        share,
        (share.shape[1] * CELL_PX, share.shape[0] * CELL_PX),
        interpolation=cv2.INTER_LINEAR,
    )[CELL_PX : CELL_PX + height, CELL_PX : CELL_PX + width]
    full = np.ascontiguousarray(full)
    return np.asarray(cv2.blendLinear(last, first, full, 1 - full), np.uint8)


def _staggered(w: float, order: NDArray[np.float32]) -> NDArray[np.float32]:
    """The dissolve per place: some begin earlier, all are done at 1."""
    spread = 0.4
    t = np.clip(w * (1 + spread) - spread * order, 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def _cloud(shape: tuple[int, ...], seed: int) -> NDArray[np.float32]:
    """A large soft blotch per cell, 0..1."""
    grid = np.random.default_rng(seed).random((4, 6), np.float32)
    columns, rows = -(-shape[1] // CELL_PX) + 2, -(-shape[0] // CELL_PX) + 2
    cloud = cv2.resize(grid, (columns, rows), interpolation=cv2.INTER_CUBIC)
    low, high = float(cloud.min()), float(cloud.max())
    return np.asarray((cloud - low) / (high - low), np.float32)


def _lean(first_hwc: Pixels, last_hwc: Pixels) -> Grid:
    """Where shapes of the first would move to become the last's: short and very smooth."""
    height, width = first_hwc.shape[:2]
    scale = 320 / max(height, width)
    size = (max(32, round(width * scale)), max(32, round(height * scale)))
    small = [
        cv2.GaussianBlur(
            cv2.cvtColor(cv2.resize(p, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY),
            (0, 0),
            3,
        )
        for p in (first_hwc, last_hwc)
    ]
    dis = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST)
    flow = np.asarray(
        dis.calc(small[0], small[1], np.zeros((*size[::-1], 2), np.float32)), np.float32
    )
    limit = MAX_LEAN_SHARE * size[0]
    length = np.hypot(flow[..., 0], flow[..., 1])[..., None]
    flow = flow * np.minimum(1, limit / np.maximum(length, 1e-6))
    flow = cv2.GaussianBlur(flow, (0, 0), LEAN_BLUR_SHARE * max(size))
    return flow_grid(np.asarray(flow / scale, np.float32), first_hwc)


def _closer(points: Grid, plate: Plate, zoom: float) -> Grid:
    centre = np.array([(plate.width - 1) / 2, (plate.height - 1) / 2], np.float32)
    return np.asarray(centre + (points - centre) / np.float32(zoom), np.float32)


def _validity(plate: Plate, points: Grid) -> NDArray[np.float32]:
    """1 well inside the picture, 0 outside, soft near its edges."""
    bounds = plate.bounds
    inside = np.minimum(
        np.minimum(points[..., 0] - bounds.left, bounds.right - points[..., 0]),
        np.minimum(points[..., 1] - bounds.top, bounds.bottom - points[..., 1]),
    )
    return np.asarray(np.clip(inside / (FEATHER_SHARE * plate.width), 0, 1), np.float32)


def _cover_zoom(first: Plate, last: Plate, motion: Similarity) -> float:
    """The least extra zoom with which the two pictures together always fill the frame."""
    rim = _rim(first)
    needed = 0.0
    for e in np.linspace(0.05, 0.95, 19):
        envelope = 4 * float(e) * (1 - float(e))
        back = motion.part(float(e)).inverse()
        while needed < MAX_COVER_ZOOM:
            points = _closer(rim, first, 1 + needed * envelope)
            a = back.of(points)
            covered = _is_inside(first.bounds, a) | _is_inside(last.bounds, motion.of(a))
            if covered.all():
                break
            needed += 0.01
    return needed


def _rim(plate: Plate) -> Grid:
    xs = np.linspace(0, plate.width - 1, 33, dtype=np.float32)
    ys = np.linspace(0, plate.height - 1, 33, dtype=np.float32)
    return np.concatenate(
        [np.stack([xs, np.full_like(xs, y)], -1) for y in (ys[0], ys[-1])]
        + [np.stack([np.full_like(ys, x), ys], -1) for x in (xs[0], xs[-1])]
    )


def _is_inside(bounds: Bounds, points: Grid) -> NDArray[np.bool_]:
    x, y = points[..., 0], points[..., 1]
    slack = 0.75
    inside: NDArray[np.bool_] = (
        (x >= bounds.left - slack)
        & (x <= bounds.right + slack)
        & (y >= bounds.top - slack)
        & (y <= bounds.bottom + slack)
    )
    return inside
