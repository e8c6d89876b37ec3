"""What an engine is: something that turns one request into a stream of frames.

An engine is loaded once and renders many requests, one at a time, in a process of its own
(``engines/host.py``). It knows nothing of tasks, money, HTTP or SQL.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vitascope.engines.errors import EngineError, InvalidParams, RenderCancelled, RenderFailed

__all__ = [
    "SOUND_RATE_HZ",
    "AudioClip",
    "Clip",
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
    "VideoClip",
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
    index: int = 0
    """Its place in the request's content, which orders pictures and videos among each other."""

    def load(self) -> NDArray[np.uint8]:
        """The pixels, (H, W, 3) uint8 sRGB; read-only, mapped from the file."""
        pixels_hwc: NDArray[np.uint8] = np.load(self.path, mmap_mode="r")
        return pixels_hwc


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioClip:
    """An audio of the request, already checked and decoded by ``media.ingest``."""

    path: Path
    """A ``.npy`` file holding ``Samples``. It lives as long as the attempt."""
    duration_s: float
    index: int = 0
    """Its place in the request's content."""

    def load(self) -> Samples:
        """The samples, (2, N) float32 in -1..1 at ``SOUND_RATE_HZ``; read-only, mapped."""
        samples_ct: Samples = np.load(self.path, mmap_mode="r")
        return samples_ct


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoClip:
    """A video of the request, already checked and decoded by ``media.ingest``. Silent."""

    path: Path
    """JPEGs, one behind the other; beside it, with the suffix ``.npy``, (T, 2) int64: offset and
    length of the JPEG that each frame shows. Both live as long as the attempt."""
    width: int
    """Of its frames, pixels: upright, square. No more than it takes to cover the request's."""
    height: int
    fps: int
    frame_count: int
    index: int = 0
    """Its place in the request's content."""

    @property
    def duration_s(self) -> float:
        return self.frame_count / self.fps

    def spans(self) -> NDArray[np.int64]:
        """(T, 2): offset and length of each frame's JPEG; frames that are alike share one."""
        spans: NDArray[np.int64] = np.load(self.path.with_suffix(".npy"))
        return spans

    def load(self, number: int) -> NDArray[np.uint8]:
        """Frame ``number``, (H, W, 3) uint8 sRGB. In any order; some milliseconds each."""
        offset, size_bytes = self.spans()[number].tolist()
        with self.path.open("rb") as file:
            file.seek(offset)
            jpeg = io.BytesIO(file.read(size_bytes))
        return np.array(Image.open(jpeg), dtype=np.uint8)


Clip = AudioClip | VideoClip


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
    negative_prompt: str | None = None
    """What must not be seen, in any words; None: nothing was said."""
    pictures: tuple[Picture, ...] = ()
    """At most one ``first_frame`` and one ``last_frame``, or any number of ``reference``, in the
    order of the request's content."""
    audios: tuple[AudioClip, ...] = ()
    """Reference audio, in that order."""
    videos: tuple[VideoClip, ...] = ()
    """Reference videos, in that order."""
    sound: bool = False
    """Whether sound was asked for."""
    camera_fixed: bool = False

    @property
    def duration_s(self) -> float:
        return self.frame_count / self.fps

    @property
    def has_sound_track(self) -> bool:
        """Whether the video has sound: then ``context.add_sound`` must be called. A reference
        audio asks for it as well as ``sound`` does."""
        return self.sound or bool(self.audios)

    @property
    def references(self) -> tuple[Picture, ...]:
        """The pictures with the role ``reference``."""
        return tuple(p for p in self.pictures if p.role == "reference")

    def picture(self, role: ImageRole) -> Picture | None:
        """The picture with that role, the first if there are several, or None."""
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
        at ``SOUND_RATE_HZ``, N = duration in samples (cut or padded with silence to it). Without
        ``request.has_sound_track`` it is dropped.
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
