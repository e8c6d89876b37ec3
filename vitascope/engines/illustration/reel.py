"""A clip of several references: pictures and videos, each a shot, joined by cross-dissolves.

Shots come in the order of the request's content. Each is opened when the first of its frames is
drawn; two are open at most. A frame depends on its number alone. Knows nothing of what a shot
shows.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import Picture, RenderRequest, VideoClip

from .footage import FootageFilm
from .scene import Camera, Move, Scene
from .stage import FrameSize
from .stillmove import smooth
from .stills import StillsFilm
from .title import Title

__all__ = ["ReelFilm", "Span", "shot_spans"]

PICTURE_S = 2.5
"""A picture beside videos is shown at least this long, if a fair share is no less."""
DISSOLVE_S = 0.7
DISSOLVE_SHARE = 0.4
"""Of the shortest shot: shorter shots dissolve faster."""
UNHURRIED_S = 4.0
"""In a shorter shot the camera goes less far, not faster."""
_OPEN_SHOTS = 2

MOVES = (Move.PUSH, Move.PAN_RIGHT, Move.PULL, Move.PAN_LEFT)
"""What the camera does over one picture after another when the prompt does not say."""
MOVE_SPEED = 0.7


@dataclass(frozen=True, slots=True)
class Span:
    """The frames of the clip that a shot is in, dissolves included."""

    begin: int
    end: int
    """The first one after it."""


class _Film(Protocol):
    def frame(self, index: int) -> NDArray[np.uint8]: ...


class ReelFilm:
    """The clip of a request with several references, or with a video."""

    def __init__(self, request: RenderRequest, scene: Scene) -> None:
        """Nothing is looked at yet."""
        if request.camera_fixed:
            scene = replace(scene, camera=Camera(Move.STILL))
        self._request, self._scene = request, scene
        self._shots: list[Picture | VideoClip] = sorted(
            (*request.references, *request.videos), key=lambda shot: shot.index
        )
        self._spans = shot_spans(
            [shot.duration_s if isinstance(shot, VideoClip) else None for shot in self._shots],
            frame_count=request.frame_count,
            fps=request.fps,
        )
        self._open: OrderedDict[int, _Film] = OrderedDict()
        size = FrameSize(request.width, request.height)
        self._title = Title(scene.title, size, request.duration_s) if scene.title else None

    @property
    def open_shots(self) -> int:
        """How many are held in memory."""
        return len(self._open)

    def frame(self, index: int) -> NDArray[np.uint8]:
        """Frame ``index``, (H, W, 3) uint8 sRGB."""
        seen = [n for n, span in enumerate(self._spans) if span.begin <= index < span.end]
        frame = self._drawn(seen[0], index)
        if len(seen) > 1:
            begin, end = self._spans[seen[1]].begin, self._spans[seen[0]].end
            share = smooth((index - begin + 1) / (end - begin + 1))
            after = self._drawn(seen[1], index)
            frame = np.asarray(cv2.addWeighted(after, share, frame, 1 - share, 0), np.uint8)
        if self._title is None:
            return frame
        return self._title.over(frame, index / self._request.fps)

    def _drawn(self, number: int, index: int) -> NDArray[np.uint8]:
        """What shot ``number`` shows at a frame of the clip."""
        if number not in self._open:
            while len(self._open) >= _OPEN_SHOTS:
                self._open.popitem(last=False)
            self._open[number] = self._opened(number)
        self._open.move_to_end(number)
        return self._open[number].frame(index - self._spans[number].begin)

    def _opened(self, number: int) -> _Film:
        shot, span, request = self._shots[number], self._spans[number], self._request
        frame_count = span.end - span.begin
        scene = replace(self._scene, title=None, seed=self._scene.seed + number)
        if isinstance(shot, VideoClip):
            size = FrameSize(request.width, request.height)
            return FootageFilm(shot, scene, size=size, fps=request.fps, frame_count=frame_count)
        alone = replace(
            request, pictures=(shot,), videos=(), seed=request.seed + number,
            frame_count=frame_count,
        )  # fmt: skip
        return StillsFilm(alone, replace(scene, camera=self._camera(number, alone.duration_s)))

    def _camera(self, number: int, shot_s: float) -> Camera:
        """The prompt's camera, or a different one for each picture if it names none."""
        camera = self._scene.camera
        if camera.move is Move.STILL:
            return camera
        speed = camera.speed * min(1.0, shot_s / UNHURRIED_S)
        if camera.move is not Move.DRIFT:
            return replace(camera, speed=speed)
        before = sum(isinstance(shot, Picture) for shot in self._shots[:number])
        move = MOVES[(before + self._request.seed) % len(MOVES)]
        return replace(camera, move=move, speed=MOVE_SPEED * speed)


def shot_spans(videos_s: Sequence[float | None], *, frame_count: int, fps: int) -> tuple[Span, ...]:
    """Share a clip out among its shots.

    Videos get as long as they last, pictures what is left; where that is too little for them,
    videos give some of theirs up. Neighbours overlap while one dissolves into the other.

    Args:
        videos_s: for each shot a video's own length, or None for a picture.
        frame_count: of the clip.
        fps: of the clip.
    """
    lengths = _lengths(videos_s, clip_s=frame_count / fps)
    cuts = [round(edge * fps) for edge in np.cumsum([0.0, *lengths])]
    cuts[-1] = frame_count
    half = round(min(DISSOLVE_S, DISSOLVE_SHARE * min(lengths)) * fps / 2)
    last = len(lengths) - 1
    return tuple(
        Span(begin - half * (n > 0), end + half * (n < last))
        for n, (begin, end) in enumerate(pairwise(cuts))
    )


def _lengths(videos_s: Sequence[float | None], *, clip_s: float) -> list[float]:
    """How long each shot is, without dissolves, seconds."""
    picture_count = sum(length is None for length in videos_s)
    all_videos_s = sum(length or 0.0 for length in videos_s)
    if not picture_count:
        return [clip_s * (length or 0.0) / all_videos_s for length in videos_s]
    fair_s = clip_s / len(videos_s)
    picture_s = max(min(PICTURE_S, fair_s), (clip_s - all_videos_s) / picture_count)
    left_s = clip_s - picture_count * picture_s
    return [picture_s if length is None else left_s * length / all_videos_s for length in videos_s]
