"""A reference video restaged: its frames fitted to ours, retimed, in the prompt's light.

The whole of it is shown at natural speed, or slowed or hurried a little to fit. A much shorter one
begins again, its end dissolving into its beginning; of a much longer one the end is cut. A frame
depends on its number alone. Knows nothing of other shots.
"""

from __future__ import annotations

import io
import math
from collections import OrderedDict
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vitascope.engines.base import VideoClip

from .framed import MAX_ASPECT_RATIO, FramedFilm
from .grade import Finish
from .light import light_for
from .overlay import Overlay
from .plate import Pixels
from .relight import Relight
from .scene import Camera, Move, Scene, Time, Weather
from .stage import FrameSize
from .stillmove import glide, smooth
from .treatment import treatment_of

__all__ = ["FootageFilm", "Retiming"]

SLOWEST = 0.6
"""Slower, and people swim."""
FASTEST = 1.25
"""Faster, and they scurry."""
SPARE_S = 0.12
"""So near to the shot's length a video is left as it is: in-between frames are softer than real
ones."""
JOIN_S = 0.5
"""Of the video: how long its end dissolves into its beginning when it is shown again."""
PUSH_SHARE = 0.03
"""How far the camera closes in over a shot in which nothing was said of it."""
REACH = {Move.PUSH: 0.14, Move.PULL: 0.14, Move.HANDHELD: 0.05, Move.STILL: 0.0}
"""How far it zooms over a shot when the prompt does say."""

# In-between frames: below this share of a step, or where one frame cannot be made from the next by
# moving its pixels (a cut of the video's own), the nearer one is shown.
LEAST_STEP = 0.06
MAX_CHANGE_LEVELS = 20.0
FLOW_PX = 320
_KEPT_FRAMES = 3


@dataclass(frozen=True, slots=True)
class Retiming:
    """Which moments of a video are shown when. Pure."""

    video_s: float
    """More than twice ``JOIN_S``."""
    shot_s: float

    @property
    def takes(self) -> int:
        """How often the video is shown: as often as it needs not to be too slow."""
        wanted_s = SLOWEST * self.shot_s - JOIN_S
        return max(1, math.ceil(wanted_s / (self.video_s - JOIN_S) - 1e-9))

    @property
    def speed(self) -> float:
        """Of the video, against its own."""
        all_s = self.takes * (self.video_s - JOIN_S) + JOIN_S
        if abs(all_s - self.shot_s) <= SPARE_S:
            return 1.0
        return min(FASTEST, all_s / self.shot_s)

    def at(self, t_s: float) -> tuple[tuple[float, float], ...]:
        """Moments of the video at a moment of the shot, seconds, each with its weight; two while
        its end dissolves into its beginning."""
        gone_s = self.speed * t_s
        step_s = self.video_s - JOIN_S
        take = min(int(gone_s / step_s), self.takes - 1)
        own_s = min(gone_s - take * step_s, self.video_s)
        if take == 0 or own_s >= JOIN_S:
            return ((own_s, 1.0),)
        share = smooth(own_s / JOIN_S)
        return (own_s + step_s, 1 - share), (own_s, share)


_FINISH = replace(
    light_for(Time.DAY, Weather.CLEAR),
    bloom=0.1,
    vignette=0.22,
    exposure=1.0,
    tint=(1.0, 1.0, 1.0),
)
"""A trace of our own scenes' finish: a lens has already bloomed, and graded, what it filmed."""


class FootageFilm:
    """One video as one shot."""

    def __init__(
        self, clip: VideoClip, scene: Scene, *, size: FrameSize, fps: int, frame_count: int
    ) -> None:
        """
        Args:
            clip: the video.
            scene: what the prompt says: camera, hour, weather, style. Its title is not shown.
            size: of our frames.
            fps: of our frames.
            frame_count: of the shot.
        """
        self._size, self._fps, self._scene = size, fps, scene
        self._shot_s = frame_count / fps
        self._source = _Source(clip)
        self._retiming = Retiming(clip.duration_s, self._shot_s)
        ratio = (clip.width / clip.height) / (size.width / size.height)
        self._is_framed = max(ratio, 1 / ratio) > MAX_ASPECT_RATIO
        first = self._fitted(self._source.frame(0), 0.0)
        relight = Relight.of(first, scene, is_flat=False)
        self._curve = None if relight is None else relight.curve
        self._overlay = Overlay.of(scene, size, duration_s=self._shot_s, sky=None)
        self._treat = treatment_of(
            scene.style, width=size.width, height=size.height, seed=scene.seed
        )
        self._finish = Finish(size, _FINISH, scene.seed)

    def frame(self, index: int) -> Pixels:
        """Frame ``index`` of the shot, (H, W, 3) uint8 sRGB."""
        t_s = index / self._fps
        frame = self._fitted(self._shown(t_s), t_s)
        if self._curve is not None:
            frame = np.asarray(cv2.LUT(frame, self._curve), np.uint8)
        frame = self._overlay.draw(frame, t_s, 1.0, None)
        if self._treat is not None:
            return self._treat(frame, index)
        bgra = np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGB2BGRA), np.uint8)
        return self._finish.develop(bgra, index, t_s)

    def _shown(self, t_s: float) -> Pixels:
        """The video's own picture."""
        moments = self._retiming.at(t_s)
        shown = self._source.between(moments[0][0])
        for at_s, weight in moments[1:]:
            after = self._source.between(at_s)
            shown = np.asarray(cv2.addWeighted(after, weight, shown, 1 - weight, 0), np.uint8)
        return shown

    def _fitted(self, shown: Pixels, t_s: float) -> Pixels:
        """A frame of the video, filling ours."""
        width, height = self._size.width, self._size.height
        if self._is_framed:
            film = FramedFilm.of(
                shown,
                width=width,
                height=height,
                duration_s=self._shot_s,
                camera=self._scene.camera,
            )
            return film.frame(t_s / self._shot_s)
        rows, columns = shown.shape[:2]
        scale = max(width / columns, height / rows) * self._zoom(t_s)
        # Centre on centre, pixels being squares and not points.
        matrix = np.array(
            [
                [scale, 0, width / 2 - scale * columns / 2 + (scale - 1) / 2],
                [0, scale, height / 2 - scale * rows / 2 + (scale - 1) / 2],
            ],
            np.float64,
        )
        filled = cv2.warpAffine(
            shown, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT_101
        )
        return np.asarray(filled, np.uint8)

    def _zoom(self, t_s: float) -> float:
        """How far the camera has closed in."""
        camera: Camera = self._scene.camera
        reach = REACH.get(camera.move, PUSH_SHARE) * min(1.0, self._shot_s / 5) * camera.speed
        way = glide(t_s / self._shot_s, rise=0.3, fall=0.3)
        return 1 + reach * (1 - way if camera.move is Move.PULL else way)


class _Source:
    """A video's frames, and what lies between them."""

    def __init__(self, clip: VideoClip) -> None:
        self._clip = clip
        self._spans = clip.spans()
        self._kept: OrderedDict[int, Pixels] = OrderedDict()
        """By offset; neighbours are asked for again and again."""

    def frame(self, number: int) -> Pixels:
        """Frame ``number``, (h, w, 3) uint8 RGB, not to be written to."""
        offset, size_bytes = self._spans[min(number, len(self._spans) - 1)].tolist()
        if offset not in self._kept:
            with self._clip.path.open("rb") as file:
                file.seek(offset)
                jpeg = io.BytesIO(file.read(size_bytes))
            self._kept[offset] = np.asarray(Image.open(jpeg), np.uint8)
            while len(self._kept) > _KEPT_FRAMES:
                self._kept.popitem(last=False)
        self._kept.move_to_end(offset)
        return self._kept[offset]

    def between(self, at_s: float) -> Pixels:
        """The picture at a moment of the video."""
        at = min(max(0.0, at_s * self._clip.fps), len(self._spans) - 1.0)
        number = math.floor(at + LEAST_STEP)
        step = at - number
        if step <= LEAST_STEP or number + 1 >= len(self._spans):
            return self.frame(number)
        if self._spans[number][0] == self._spans[number + 1][0]:
            return self.frame(number)
        return _between(self.frame(number), self.frame(number + 1), step)


def _between(first: Pixels, last: Pixels, step: float) -> Pixels:
    """A frame between two: each moved along the motion from one to the other, then mixed."""
    scale = FLOW_PX / max(first.shape[:2])
    size = (max(16, round(first.shape[1] * scale)), max(16, round(first.shape[0] * scale)))
    a, b = (
        np.asarray(cv2.resize(p, size, interpolation=cv2.INTER_AREA), np.uint8)
        for p in (first, last)
    )
    forth, back = _flow(a, b), _flow(b, a)
    if float(cv2.absdiff(_moved(b, forth, size), a).mean()) > MAX_CHANGE_LEVELS:
        return first if step < 0.5 else last
    moved_a = _moved(first, -step * forth, size)
    moved_b = _moved(last, -(1 - step) * back, size)
    return np.asarray(cv2.addWeighted(moved_b, step, moved_a, 1 - step, 0), np.uint8)


def _flow(first: Pixels, last: Pixels) -> NDArray[np.float32]:
    """Where each pixel of ``first`` is in ``last``, as (h, w, 2) pixels of theirs."""
    a, b = (cv2.cvtColor(p, cv2.COLOR_RGB2GRAY) for p in (first, last))
    dis = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST)
    flow = dis.calc(a, b, np.zeros((*a.shape[:2], 2), np.float32))
    return np.asarray(cv2.GaussianBlur(flow, (0, 0), 1.0), np.float32)


def _moved(pixels: Pixels, by: NDArray[np.float32], size: tuple[int, int]) -> Pixels:
    """The picture with each of its pixels taken from where ``by``, at ``size``, says."""
    height, width = pixels.shape[:2]
    grown = cv2.resize(by, (width, height), interpolation=cv2.INTER_LINEAR)
    xs = np.arange(width, dtype=np.float32)[None] + grown[..., 0] * np.float32(width / size[0])
    ys = np.arange(height, dtype=np.float32)[:, None] + grown[..., 1] * np.float32(height / size[1])
    moved = cv2.remap(pixels, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.uint8)
