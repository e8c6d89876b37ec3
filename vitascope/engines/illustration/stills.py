"""A clip made of the request's own pictures: a camera over one, or the way from one to another.

A ``StillsFilm`` looks at the pictures once; each frame then depends on its number alone. A pinned
frame is exactly ``media.pictures.cover`` of its picture. Knows nothing of drawing scenes; weather
and light are laid over the picture and fade out at pinned frames.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from vitascope.engines.base import RenderRequest

from .align import align
from .cutout import cut_out, saliency
from .framed import FramedFilm, fits_poorly
from .life import Life, drifting_light
from .morph import DissolveFilm, RelatedFilm
from .overlay import overlays
from .plate import Grid, Pixels, Plate, lay_out
from .relief import Relief, is_graphic
from .scene import Camera, Move, Scene
from .stillmove import StillMove, move_over, smooth

__all__ = ["StillsFilm"]

TRAVELLING = frozenset({Move.PAN_LEFT, Move.PAN_RIGHT, Move.FOLLOW, Move.TILT_UP, Move.TILT_DOWN})
"""Moves that may leave the frame's own crop."""
FADE_S = 1.2
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


class StillsFilm:
    """The clip of a request that carries pictures."""

    def __init__(self, request: RenderRequest, scene: Scene) -> None:
        """Look at the pictures.

        Args:
            request: with a ``first_frame``, a ``first_frame`` and a ``last_frame``, or a
                ``reference``.
            scene: what the prompt says: the camera, the weather, the place.
        """
        self._request = request
        self._pinned: dict[int, Pixels] = {}
        camera = Camera(Move.STILL) if request.camera_fixed else scene.camera
        first, last = request.picture("first_frame"), request.picture("last_frame")
        self._film: _Base
        if first is not None and last is not None:
            self._film, frame = self._between(first.load(), last.load(), camera)
        elif first is not None:
            self._film, frame = self._onward(first.load(), camera)
        else:
            reference = request.picture("reference")
            assert reference is not None, "a StillsFilm needs a picture"
            self._film, frame = self._over(reference.load(), camera)
        self._life = Life.of(frame, scene)
        self._overlays = overlays(scene, seed=request.seed)
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
        frame = self._film.frame(u, self._life.sway(t_s, strength))
        if not self._is_flat:
            frame = drifting_light(frame, t_s, strength=strength, phase=self._phase)
        for overlay in self._overlays:
            frame = overlay.draw(frame, t_s, strength)
        return frame

    def _strength(self, index: int) -> float:
        """How much of light and weather there is: none at a pinned frame."""
        return min(
            (smooth(abs(index - at) / (FADE_S * self._request.fps)) for at in self._pinned),
            default=1.0,
        )

    def _onward(self, picture: Pixels, camera: Camera) -> tuple[_Base, Pixels]:
        """From a pinned first frame."""
        frame, plate = self._laid_out(picture, (0.5, 0.5), has_margins=camera.move in TRAVELLING)
        self._pinned = {0: frame}
        return self._single(frame, plate, camera), frame

    def _over(self, picture: Pixels, camera: Camera) -> tuple[_Base, Pixels]:
        """Over a reference: the crop is ours to choose, or the whole picture before itself."""
        request = self._request
        if fits_poorly(picture, width=request.width, height=request.height):
            film = FramedFilm.of(
                picture,
                width=request.width,
                height=request.height,
                duration_s=request.duration_s,
                camera=camera,
            )
            return film, film.frame(0.0)
        frame, plate = self._laid_out(
            picture, _interest(picture), has_margins=camera.move in TRAVELLING
        )
        return self._single(frame, plate, camera), frame

    def _between(self, first: Pixels, last: Pixels, camera: Camera) -> tuple[_Base, Pixels]:
        """Between two pinned frames."""
        request = self._request
        a, plate_a = self._laid_out(first, (0.5, 0.5), has_margins=False)
        b, plate_b = self._laid_out(last, (0.5, 0.5), has_margins=False)
        self._pinned = {0: a, request.frame_count - 1: b}
        alignment = align(a, b)
        if alignment is not None:
            return RelatedFilm.of(plate_a, plate_b, alignment), a
        reliefs = tuple(
            Relief.of(plate, subject=None, is_flat=is_graphic(frame))
            for frame, plate in ((a, plate_a), (b, plate_b))
        )
        moves = tuple(
            self._move(frame, plate, camera) for frame, plate in ((a, plate_a), (b, plate_b))
        )
        film = DissolveFilm.of(
            (a, b), (reliefs[0], reliefs[1]), (moves[0], moves[1]),
            duration_s=request.duration_s, seed=request.seed,
        )  # fmt: skip
        return film, a

    def _laid_out(
        self, picture: Pixels, anchor: tuple[float, float], *, has_margins: bool
    ) -> tuple[Pixels, Plate]:
        return lay_out(
            picture,
            width=self._request.width,
            height=self._request.height,
            anchor=anchor,
            has_margins=has_margins,
        )

    def _single(self, frame: Pixels, plate: Plate, camera: Camera) -> _SingleFilm:
        is_flat = is_graphic(frame)
        is_moving = camera.move is not Move.STILL
        subject = cut_out(frame) if is_moving and not is_flat else None
        relief = Relief.of(plate, subject=subject, is_flat=is_flat)
        return _SingleFilm(relief, self._move(frame, plate, camera))

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
        )


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
