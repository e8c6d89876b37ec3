"""Depth for a still picture: the ground comes forward, the sky stays back, a subject stands up.

Turns a camera pose into what each cell of the frame shows. The depth is a gentle guess and the
shift a few pixels, so that nothing tears; a flat page of text or line art gets none of it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from .cutout import Cutout
from .plate import SUPERSAMPLING, Grid, Pixels, Plate, cell_centres, doubled, sample
from .stillmove import DEPTH_GAIN, StillPose

__all__ = ["Relief", "is_graphic"]


@dataclass(frozen=True, slots=True)
class Relief:
    """A picture that a camera sees with a little depth."""

    plate: Plate
    cells: Grid
    depth: float
    """0 flat … 1 a landscape."""
    subject: Cutout | None = None
    behind: Plate | None = None
    """What is seen around the subject, when there is one."""

    @classmethod
    def of(cls, plate: Plate, *, subject: Cutout | None, is_flat: bool) -> Relief:
        """Lay a picture out in depth."""
        behind = None if subject is None else _behind(plate, subject)
        cells = cell_centres(plate.width, plate.height)
        return cls(plate, cells, 0.0 if is_flat else 1.0, subject, behind)

    def frame(self, pose: StillPose, sway: Grid | None = None) -> Pixels:
        """What the camera sees.

        Args:
            pose: where it is.
            sway: frame pixels by which each cell's content is displaced, or None.
        """
        shown = self.seen(pose)
        if sway is not None:
            shown = shown + sway
        if self.subject is None or self.behind is None:
            return sample(self.plate, shown)
        return self._with_subject(sample(self.behind, shown), pose, self.subject)

    def seen(self, pose: StillPose) -> Grid:
        """Where each cell of the frame looks, frame pixels of the plate."""
        return self._seen(pose, self._nearness(self.cells[..., 1]))

    def _nearness(self, y: NDArray[np.float32] | np.float32) -> NDArray[np.float32]:
        """-0.5 far … 0.5 near, by the height in the frame: ground rises towards the horizon."""
        t = np.clip((np.asarray(y, np.float32) / self.plate.height - 0.3) / 0.75, 0, 1)
        return np.asarray(self.depth * (t * t * (3 - 2 * t) - 0.5), np.float32)

    def _seen(self, pose: StillPose, near: NDArray[np.float32]) -> Grid:
        """Where each cell looks, for things of that nearness."""
        centre = np.array([(self.plate.width - 1) / 2, (self.plate.height - 1) / 2], np.float32)
        zoom = np.power(np.float32(pose.zoom), 1 + 2 * DEPTH_GAIN * near)[..., None]
        shift = np.array([pose.x, pose.y], np.float32)
        seen = centre + (self.cells - centre) / zoom + shift
        seen[..., 0] += np.float32(2 * pose.swing) * near
        seen[..., 1] += np.float32(2 * pose.lift) * near
        return np.asarray(seen, np.float32)

    def _with_subject(self, frame: Pixels, pose: StillPose, subject: Cutout) -> Pixels:
        """The subject drawn over the background: upright, so all of it as near as its foot."""
        near = float(self._nearness(np.float32(subject.anchor[1])))
        zoom = pose.zoom ** (1 + 2 * DEPTH_GAIN * near)
        cx, cy = (self.plate.width - 1) / 2, (self.plate.height - 1) / 2
        # Frame pixel p shows p / zoom + offset.
        offset_x = cx - cx / zoom + pose.x + 2 * pose.swing * near
        offset_y = cy - cy / zoom + pose.y + 2 * pose.lift * near
        rows, columns = self._subject_window(subject, zoom, offset_x, offset_y)
        if rows.stop <= rows.start or columns.stop <= columns.start:
            return frame
        size = (columns.stop - columns.start, rows.stop - rows.start)
        offset_x += columns.start / zoom
        offset_y += rows.start / zoom
        matte = np.asarray(_warped(subject.alpha, size, 1 / zoom, offset_x, offset_y), np.float32)
        left, top = offset_x + self.plate.left, offset_y + self.plate.top
        front = _warped(
            self.plate.pixels,
            size,
            SUPERSAMPLING / zoom,
            SUPERSAMPLING * left,
            SUPERSAMPLING * top,
        )
        back = np.ascontiguousarray(frame[rows, columns])
        frame[rows, columns] = cv2.blendLinear(front, back, matte, 1 - matte)
        return frame

    def _subject_window(
        self, subject: Cutout, zoom: float, offset_x: float, offset_y: float
    ) -> tuple[slice, slice]:
        """The rows and columns of the frame that the matte can reach."""
        left, top, right, bottom = subject.extent
        return (
            slice(
                max(0, math.floor((top - offset_y) * zoom)),
                min(self.plate.height, math.ceil((bottom - offset_y) * zoom) + 1),
            ),
            slice(
                max(0, math.floor((left - offset_x) * zoom)),
                min(self.plate.width, math.ceil((right - offset_x) * zoom) + 1),
            ),
        )


def _warped(
    source: cv2.typing.MatLike,
    size: tuple[int, int],
    scale: float,
    offset_x: float,
    offset_y: float,
) -> cv2.typing.MatLike:
    """``size`` pixels, each showing ``scale`` times itself plus the offset of ``source``."""
    matrix = np.array([[scale, 0, offset_x], [0, scale, offset_y]], np.float64)
    return cv2.warpAffine(
        source,
        matrix,
        size,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )


def _behind(plate: Plate, subject: Cutout) -> Plate:
    """The plate with the subject painted over."""
    pixels = plate.pixels.copy()
    top, left = plate.top * SUPERSAMPLING, plate.left * SUPERSAMPLING
    window = pixels[
        top : top + plate.height * SUPERSAMPLING, left : left + plate.width * SUPERSAMPLING
    ]
    x0, y0, x1, y1 = (SUPERSAMPLING * int(v) for v in subject.extent)
    window[y0:y1, x0:x1] = doubled(subject.plate)[y0:y1, x0:x1]
    return replace(plate, pixels=pixels)


def is_graphic(pixels_hwc: Pixels) -> bool:
    """Whether a picture is a drawing, a page or a screenshot: large areas of one exact colour.

    A photograph's neighbours differ by a little almost everywhere, if only by noise.
    """
    # Every fourth row is plenty to tell.
    rows = np.ascontiguousarray(pixels_hwc[::4])
    step = cv2.absdiff(rows[:, 1:], rows[:, :-1]).max(axis=2)
    return bool(np.count_nonzero(step <= 1) > 0.72 * step.size)
