"""A clip made of the request's own pictures: a camera over one, or the way from one to another.

A ``StillsFilm`` looks at the pictures once; each frame then depends on its number alone. A pinned
frame is exactly ``media.pictures.cover`` of its picture: the prompt's light, weather, style and
title come in after it and are gone before the next. Knows nothing of drawing scenes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import cv2
import numpy as np

from vitascope.engines.base import RenderRequest

from .align import align
from .canvas import Floats
from .cutout import cut_out, saliency
from .framed import FramedFilm, fits_poorly
from .life import Life, drifting_light
from .morph import DissolveFilm, RelatedFilm
from .overlay import Overlay
from .plate import Grid, Pixels, Plate, extended, lay_out
from .relief import Relief, is_graphic
from .relight import Relight, Sky, find_sky
from .scene import Camera, Move, Scene
from .stage import FrameSize
from .stillmove import StillMove, move_over, smooth
from .title import Title
from .treatment import treatment_of

__all__ = ["StillsFilm"]

TRAVELLING = frozenset(
    {
        Move.PAN_LEFT, Move.PAN_RIGHT, Move.FOLLOW, Move.TILT_UP, Move.TILT_DOWN, Move.CRANE_UP,
        Move.CRANE_DOWN, Move.PULL,
    }
)  # fmt: skip
"""Moves that may leave the frame's own crop."""
BEYOND = {Move.PULL: 0.12, Move.HANDHELD: 0.03}
"""Moves that see past the picture itself, and by which share of the frame on each side."""
ONWARD = {
    Move.PUSH: Move.PULL,
    Move.PULL: Move.PUSH,
    Move.PAN_LEFT: Move.PAN_RIGHT,
    Move.PAN_RIGHT: Move.PAN_LEFT,
    Move.FOLLOW: Move.PAN_LEFT,
    Move.TILT_UP: Move.TILT_DOWN,
    Move.TILT_DOWN: Move.TILT_UP,
    Move.CRANE_UP: Move.CRANE_DOWN,
    Move.CRANE_DOWN: Move.CRANE_UP,
}
"""The move that, run backwards over the last picture, goes on as the first one's began."""
FADE_S = 1.0
"""Within this of a pinned frame, light and weather come in or go out."""


class _Base(Protocol):
    """The pictures in motion, before light and weather: a pure function of ``u``, 0..1."""

    def frame(self, u: float, sway: Grid | None = None) -> Pixels: ...


@dataclass(frozen=True, slots=True)
class _SingleFilm:
    """One picture under one camera move."""

    relief: Relief
    move: StillMove

    def frame(self, u: float, sway: Grid | None = None) -> Pixels:
        return self.relief.frame(self.move.pose(u), sway)

    def seen(self, u: float) -> Grid:
        """Where each cell of the frame looks."""
        return self.relief.seen(self.move.pose(u))


@dataclass(frozen=True, slots=True)
class _Shot:
    """The pictures in motion in their own light and in the prompt's."""

    plain: _Base
    lit: _Base | None = None
    """In the prompt's light, when it asks for one."""

    def frame(self, u: float, sway: Grid | None, strength: float) -> Pixels:
        """The picture at ``u``, as far in the prompt's light as ``strength`` says."""
        if self.lit is None or strength <= 0:
            return self.plain.frame(u, sway)
        lit = self.lit.frame(u, sway)
        if strength >= 1:
            return lit
        return _mixed(self.plain.frame(u, sway), lit, strength)


class StillsFilm:
    """The clip of a request that carries pictures."""

    def __init__(self, request: RenderRequest, scene: Scene) -> None:
        """Look at the pictures.

        Args:
            request: with a ``first_frame``, a ``first_frame`` and a ``last_frame``, or a
                ``reference``.
            scene: what the prompt says: the camera, the hour, the weather, the style, the title.
        """
        if request.camera_fixed:
            scene = replace(scene, camera=Camera(Move.STILL))
        self._request, self._scene = request, scene
        self._pinned: dict[int, Pixels] = {}
        self._sky: Sky | None = None
        first, last = request.picture("first_frame"), request.picture("last_frame")
        if first is not None and last is not None:
            self._shot, frame = self._between(first.load(), last.load())
        elif first is not None:
            self._shot, frame = self._onward(first.load())
        else:
            reference = request.picture("reference")
            assert reference is not None, "a StillsFilm needs a picture"
            self._shot, frame = self._over(reference.load())
        size = FrameSize(request.width, request.height)
        self._life = Life.of(frame, scene)
        self._overlay = Overlay.of(scene, size, duration_s=request.duration_s, sky=self._sky)
        self._treat = treatment_of(
            scene.style, width=size.width, height=size.height, seed=scene.seed
        )
        self._title = Title(scene.title, size, request.duration_s) if scene.title else None
        # Light that wanders over a page of text would look like dirt on it.
        self._is_flat = is_graphic(frame)
        self._phase = request.seed % 997 * 0.11

    def frame(self, index: int) -> Pixels:
        """Frame ``index``, (H, W, 3) uint8 sRGB."""
        pinned = self._pinned.get(index)
        if pinned is not None:
            return pinned.copy()
        t_s = index / self._request.fps
        u = index / max(1, self._request.frame_count - 1)
        strength = self._strength(index)
        frame = self._shot.frame(u, self._life.sway(t_s, strength), strength)
        if not self._is_flat:
            frame = drifting_light(frame, t_s, strength=strength, phase=self._phase)
        frame = self._overlay.draw(frame, t_s, strength, self._sky_seen(u))
        if self._treat is not None and strength > 0:
            frame = _mixed(frame, self._treat(frame, index), strength)
        return frame if self._title is None else self._title.over(frame, t_s)

    def _sky_seen(self, u: float) -> Floats | None:
        """How much of each cell is sky at ``u``."""
        film = self._shot.plain
        if self._sky is None or not isinstance(film, _SingleFilm):
            return None
        return self._sky.at(film.seen(u))

    def _strength(self, index: int) -> float:
        """How much of light and weather there is: none at a pinned frame."""
        return min(
            (smooth(abs(index - at) / (FADE_S * self._request.fps)) for at in self._pinned),
            default=1.0,
        )

    def _onward(self, picture: Pixels) -> tuple[_Shot, Pixels]:
        """From a pinned first frame."""
        frame, plate = self._laid_out(picture, (0.5, 0.5), self._scene.camera.move)
        self._pinned = {0: frame}
        return self._single(frame, plate), frame

    def _over(self, picture: Pixels) -> tuple[_Shot, Pixels]:
        """Over a reference: the crop is ours to choose, or the whole picture before itself."""
        request, camera = self._request, self._scene.camera
        if fits_poorly(picture, width=request.width, height=request.height):
            film = FramedFilm.of(
                picture,
                width=request.width,
                height=request.height,
                duration_s=request.duration_s,
                camera=camera,
            )
            frame = film.frame(0.0)
            relight = Relight.of(frame, self._scene, is_flat=is_graphic(frame))
            return _Shot(film, None if relight is None else film.relit(relight.curve)), frame
        frame, plate = self._laid_out(picture, _interest(picture), camera.move)
        return self._single(frame, plate), frame

    def _between(self, first: Pixels, last: Pixels) -> tuple[_Shot, Pixels]:
        """Between two pinned frames."""
        request, camera = self._request, self._scene.camera
        laid = [self._laid_out(p, (0.5, 0.5), Move.STILL) for p in (first, last)]
        (a, plate_a), (b, plate_b) = laid
        self._pinned = {0: a, request.frame_count - 1: b}
        alignment = align(a, b)
        if alignment is not None:
            return self._shot_of(
                (plate_a, plate_b),
                (a, b),
                lambda pair: RelatedFilm.of(pair[0], pair[1], alignment),
            ), a
        onward = ONWARD.get(camera.move, camera.move)
        plates = tuple(
            self._laid_out(p, (0.5, 0.5), move)[1] if move in TRAVELLING | set(BEYOND) else plate
            for p, move, (_, plate) in zip((first, last), (camera.move, onward), laid, strict=True)
        )
        moves = (
            self._move(a, plates[0], camera),
            self._move(b, plates[1], replace(camera, move=onward)),
        )

        def dissolve(pair: tuple[Plate, ...]) -> DissolveFilm:
            reliefs = [
                Relief.of(plate, subject=None, is_flat=is_graphic(frame))
                for frame, plate in zip((a, b), pair, strict=True)
            ]
            return DissolveFilm.of(
                (a, b), (reliefs[0], reliefs[1]), moves,
                duration_s=request.duration_s, seed=request.seed,
            )  # fmt: skip

        return self._shot_of(plates, (a, b), dissolve), a

    def _shot_of(
        self,
        plates: tuple[Plate, ...],
        frames: tuple[Pixels, ...],
        make: Callable[[tuple[Plate, ...]], _Base],
    ) -> _Shot:
        """The film of several plates, and the same in the prompt's light."""
        lit, is_lit = [], False
        for plate, frame in zip(plates, frames, strict=True):
            relight = Relight.of(frame, self._scene, is_flat=is_graphic(frame))
            lit.append(plate if relight is None else relight.over(plate, None))
            is_lit = is_lit or relight is not None
        return _Shot(make(plates), make(tuple(lit)) if is_lit else None)

    def _laid_out(
        self, picture: Pixels, anchor: tuple[float, float], move: Move
    ) -> tuple[Pixels, Plate]:
        frame, plate = lay_out(
            picture,
            width=self._request.width,
            height=self._request.height,
            anchor=anchor,
            has_margins=move in TRAVELLING,
        )
        # Without a pinned frame a pull begins closer and needs nothing from outside.
        is_pinned = self._request.picture("reference") is None
        beyond = BEYOND.get(move, 0.0) if is_pinned or move is not Move.PULL else 0.0
        if beyond:
            plate = extended(plate, beyond, is_flat=is_graphic(frame))
        return frame, plate

    def _single(self, frame: Pixels, plate: Plate) -> _Shot:
        camera, is_flat = self._scene.camera, is_graphic(frame)
        is_moving = camera.move is not Move.STILL
        subject = cut_out(frame) if is_moving and not is_flat else None
        move = self._move(frame, plate, camera)
        relief = Relief.of(plate, subject=subject, is_flat=is_flat)
        self._sky = None if is_flat else find_sky(plate)
        relight = Relight.of(frame, self._scene, is_flat=is_flat)
        plain = _SingleFilm(relief, move)
        if relight is None:
            return _Shot(plain)
        behind = relief.behind
        if behind is not None and subject is not None:
            around = None if self._sky is None else self._sky.behind(subject)
            behind = relight.over(behind, self._sky, behind=around)
        lit = replace(relief, plate=relight.over(plate, self._sky), behind=behind)
        return _Shot(plain, _SingleFilm(lit, move))

    def _move(self, frame: Pixels, plate: Plate, camera: Camera) -> StillMove:
        x, y = _interest(frame)
        if camera.move is Move.DRIFT and is_graphic(frame):
            camera = replace(camera, speed=0.5 * camera.speed)
        return move_over(
            camera,
            width=plate.width,
            height=plate.height,
            bounds=plate.bounds,
            duration_s=self._request.duration_s,
            lean=(2 * x - 1, 2 * y - 1),
            is_pinned=self._request.picture("reference") is None,
        )


def _mixed(before: Pixels, after: Pixels, share: float) -> Pixels:
    if share >= 1:
        return after
    return np.asarray(cv2.addWeighted(after, share, before, 1 - share, 0), np.uint8)


def _interest(pixels_hwc: Pixels) -> tuple[float, float]:
    """Where a picture's interest lies, 0..1 each way."""
    heat = saliency(pixels_hwc) ** 2
    total = float(heat.sum())
    if total <= 0:
        return 0.5, 0.5
    ys, xs = np.mgrid[0 : heat.shape[0], 0 : heat.shape[1]]
    x = float((xs * heat).sum()) / total / max(1, heat.shape[1] - 1)
    y = float((ys * heat).sum()) / total / max(1, heat.shape[0] - 1)
    return x, y
