"""What an engine is: something that turns one request into a stream of frames.

An engine is loaded once and renders many requests, one at a time, in a process of its own
(``engines/host.py``). It knows nothing of tasks, money, HTTP or SQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from vitascope.errors import VitascopeError

__all__ = [
    "SOUND_RATE_HZ",
    "Engine",
    "EngineError",
    "Frames",
    "ImageRole",
    "InvalidParams",
    "Phase",
    "Picture",
    "RenderCancelled",
    "RenderContext",
    "RenderFailed",
    "RenderRequest",
    "Samples",
]

Frames = NDArray[np.uint8]
"""(T, H, W, 3) uint8, sRGB, T ≥ 1: consecutive frames of the video."""

Samples = NDArray[np.float32]
"""(2, N) float32 in -1..1: stereo sound at ``SOUND_RATE_HZ``."""

SOUND_RATE_HZ = 48_000

ImageRole = Literal["reference", "first_frame", "last_frame"]
Phase = Literal["queued", "loading", "fetching", "rendering", "encoding", "storing"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the request, already checked and normalised by ``media.ingest``."""

    role: ImageRole
    path: Path
    """A ``.npy`` file holding (H, W, 3) uint8 sRGB: upright (EXIF applied), alpha flattened,
    the sender's own size. It lives as long as the attempt."""

    def load(self) -> NDArray[np.uint8]:
        """The pixels, (H, W, 3) uint8 sRGB; read-only, mapped from the file."""
        pixels_hwc: NDArray[np.uint8] = np.load(self.path, mmap_mode="r")
        return pixels_hwc


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderRequest:
    """One video to make. The same request on the same engine gives the same frames."""

    prompt: str
    width: int
    """Pixels, even."""
    height: int
    """Pixels, even."""
    fps: int
    frame_count: int
    """Exactly this many frames must be yielded in all."""
    seed: int
    """0..2**32-1."""
    pictures: tuple[Picture, ...] = ()
    sound: bool = False
    """Whether sound was asked for: then ``context.add_sound`` must be called."""
    camera_fixed: bool = False

    @property
    def duration_s(self) -> float:
        return self.frame_count / self.fps

    def picture(self, role: ImageRole) -> Picture | None:
        """The picture with that role, or None."""
        return next((p for p in self.pictures if p.role == role), None)


class RenderContext(Protocol):
    """How a running render talks to whoever asked for it."""

    work_dir: Path
    """An empty folder of this attempt; whatever is left in it is removed afterwards."""

    def report(self, fraction: float) -> None:
        """Say how much of the render is done, 0..1: real work, not a clock. Frames yielded
        count by themselves (``frames yielded / frame_count``); an engine that works long before
        its first frame calls this as it goes.

        Raises:
            RenderCancelled: the render is no longer wanted; let it pass.
        """

    def check_cancelled(self) -> None:
        """Raises:
        RenderCancelled: the render is no longer wanted; let it pass.
        """

    def describe(self, scene: Mapping[str, object]) -> None:
        """Say what the engine understood the request to be, as values that JSON has; the task's
        status shows it as ``scene``. At most once, before the first frame is yielded.
        """

    def add_sound(self, samples_ct: Samples) -> None:
        """Give the whole sound track, once, before the first frame is yielded: (2, N) float32
        at ``SOUND_RATE_HZ``, N = duration in samples (cut or padded with silence to it).
        """


class Engine(Protocol):
    """The contract of every engine. Synchronous; runs alone in its own process."""

    def load(self) -> None:
        """Get ready to render: weights, warm-up. Called once, before the first render.

        Raises:
            RenderFailed: the engine cannot work here; the sentence says why.
        """

    def render(self, request: RenderRequest, context: RenderContext) -> Iterator[Frames]:
        """Make the video: yield its frames in order, ``request.frame_count`` in all.

        Args:
            request: what to make.
            context: progress, cancel, sound, a folder for temporary files.

        Yields:
            (T, H, W, 3) uint8 sRGB arrays, any T ≥ 1. The array may be reused by the engine
            once the next one is asked for.

        Raises:
            InvalidParams: this request can never work here (the user's fault; no retry).
            RenderCancelled: ``context`` said so.
            RenderFailed: our fault; the attempt is lost and may be tried again.
        """

    def close(self) -> None:
        """Free what ``load`` took. Called once; nothing is rendered afterwards."""


class EngineError(VitascopeError):
    """The engine could not make the video."""

    code: ClassVar[str] = "engine_failed"


class InvalidParams(EngineError):
    """The engine cannot render this request."""

    code: ClassVar[str] = "content_rejected"


class RenderCancelled(EngineError):
    """The render is no longer wanted."""

    code: ClassVar[str] = "cancelled"


class RenderFailed(EngineError):
    """The engine failed while rendering."""

    retryable: ClassVar[bool] = True
