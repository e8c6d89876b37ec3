"""One try at one task on an engine of this machine: what it brings, its frames, its file.

Blocking; runs in a thread of the worker. Knows engines and media, but no SQL, no money and no
other task. What every try ends with, wherever its file comes from, is ``marked``.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import Phase, RenderRequest
from vitascope.engines.host import EngineHost, Sound
from vitascope.media.credentials import SourceType, sign
from vitascope.media.encode import VideoWriter
from vitascope.media.ingest import Ingested, Medium, ingest_all
from vitascope.media.label import Label
from vitascope.media.poster import encode_last_frame, encode_poster, poster_index
from vitascope.media.watermark import Watermark, fit_watermark
from vitascope.tasks.marks import Marks
from vitascope.tasks.models import Claim

__all__ = [
    "FETCHED_PERCENT",
    "RENDERED_PERCENT",
    "Control",
    "Rendered",
    "StopReason",
    "label_of",
    "make_video",
    "marked",
    "watermark_of",
]

FETCHED_PERCENT = 2
"""Progress once all that was sent is there."""

RENDERED_PERCENT = 97
"""Progress once the last frame is in the encoder; what is left is closing and storing the file."""

STORING_PERCENT = 99


class StopReason(StrEnum):
    """Why an attempt was told to stop before its end."""

    TIMED_OUT = "timed_out"
    LOST = "lost"
    """The task went on without it."""
    WORKER_STOPS = "worker_stops"


@dataclass(slots=True, eq=False)
class Control:
    """An attempt as seen from outside its thread: how far it is, and how to stop it."""

    phase: Phase = "fetching"
    percent: int = 0
    scene: dict[str, object] | None = None
    """What the engine understood the prompt to be, once it has said so."""
    cancelled: threading.Event = field(default_factory=threading.Event)
    stopped: asyncio.Event = field(default_factory=asyncio.Event)
    """The same, for whoever waits on the event loop."""
    stop_reason: StopReason | None = None

    def reach(self, phase: Phase, percent: int) -> None:
        self.phase = phase
        self.percent = max(self.percent, percent)

    def rendering(self, phase: Phase, fraction: float) -> None:
        """Progress as an engine tells it: 0..1 of the render."""
        span = RENDERED_PERCENT - FETCHED_PERCENT
        self.reach(phase, FETCHED_PERCENT + int(span * fraction))

    def understood(self, scene: dict[str, object]) -> None:
        self.scene = scene

    def stop(self, reason: StopReason) -> None:
        """Have the attempt end soon; the first reason is the one that counts. Called on the event
        loop."""
        self.stop_reason = self.stop_reason or reason
        self.cancelled.set()
        self.stopped.set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What an attempt made."""

    path: Path
    """The finished MP4."""
    poster_webp: bytes
    last_frame_png: bytes | None
    """Only if it was asked for."""


def make_video(
    claim: Claim,
    media: Sequence[Medium],
    *,
    host: EngineHost,
    work_dir: Path,
    control: Control,
    marks: Marks,
    source_type: SourceType,
) -> Rendered:
    """Render the claimed task into an MP4 in ``work_dir``.

    Args:
        media: the request's pictures, audios and videos as they came.
        source_type: how content credentials call what the engine makes.

    Raises:
        MediaError: one of them cannot be used, the file cannot be written, or not be marked.
        EngineError: the engine could not, or ``control`` was told to stop.
    """
    brought = ingest_all(
        media, into=work_dir, width=claim.width, height=claim.height, cancel=control.cancelled
    )
    control.reach("rendering", FETCHED_PERCENT)
    request = _render_request(claim, brought)
    path = work_dir / "video.mp4"
    engine_dir = work_dir / "engine"
    engine_dir.mkdir()
    pieces = host.render(
        request,
        work_dir=engine_dir,
        cancel=control.cancelled,
        on_progress=control.rendering,
        on_scene=control.understood,
    )
    watermark = watermark_of(claim, marks)
    poster_at = poster_index(
        claim.frame_count, opens_on_picture=request.picture("first_frame") is not None
    )
    last_at = claim.frame_count - 1
    first = next(pieces)
    sound = first.samples_ct if isinstance(first, Sound) else None
    with VideoWriter(
        path,
        width=claim.width,
        height=claim.height,
        fps=claim.fps,
        frame_count=claim.frame_count,
        sound=sound,
        label=label_of(claim),
        watermark=watermark,
        pinned=_pinned_frames(request),
        keep=frozenset({poster_at, last_at} if claim.return_last_frame else {poster_at}),
    ) as writer:
        if not isinstance(first, Sound):
            writer.write(first)
        for piece in pieces:
            assert not isinstance(piece, Sound)
            writer.write(piece)
        control.reach("encoding", RENDERED_PERCENT)
    return marked(
        path,
        claim,
        poster_frame=writer.kept(poster_at),
        last_frame=writer.kept(last_at) if claim.return_last_frame else None,
        control=control,
        marks=marks,
        source_type=source_type,
    )


def label_of(claim: Claim) -> Label:
    """What its files say of themselves."""
    return Label(task_id=str(claim.id))


def watermark_of(claim: Claim, marks: Marks) -> Watermark | None:
    """What is drawn on it, if anything."""
    if not claim.watermark:
        return None
    return fit_watermark(width=claim.width, height=claim.height, picture=marks.watermark_image)


def marked(
    path: Path,
    claim: Claim,
    *,
    poster_frame: NDArray[np.uint8],
    last_frame: NDArray[np.uint8] | None,
    control: Control,
    marks: Marks,
    source_type: SourceType,
) -> Rendered:
    """The finished file with its content credentials, and the pictures beside it.

    Args:
        path: the MP4; signed where it lies.
        poster_frame: (H, W, 3) uint8 sRGB, without a watermark; so is ``last_frame``.
        last_frame: None unless it was asked for.

    Raises:
        MediaError: it cannot be marked.
    """
    label = label_of(claim)
    if marks.credentials is not None:
        sign(
            path,
            credentials=marks.credentials,
            source_type=source_type,
            title=f"{claim.id}.mp4",
        )
    last_frame_png = None if last_frame is None else encode_last_frame(last_frame, label=label)
    poster_webp = encode_poster(poster_frame, label=label, watermark=watermark_of(claim, marks))
    control.reach("storing", STORING_PERCENT)
    return Rendered(path=path, poster_webp=poster_webp, last_frame_png=last_frame_png)


def _render_request(claim: Claim, brought: Ingested) -> RenderRequest:
    options = claim.provider_specific
    return RenderRequest(
        prompt=claim.prompt,
        negative_prompt=claim.negative_prompt,
        width=claim.width,
        height=claim.height,
        fps=claim.fps,
        frame_count=claim.frame_count,
        seed=claim.seed,
        pictures=brought.pictures,
        audios=brought.audios,
        videos=brought.videos,
        sound=bool(options.get("generate_audio")),
        camera_fixed=bool(options.get("camera_fixed")),
    )


def _pinned_frames(request: RenderRequest) -> frozenset[int]:
    """Frames that show the sender's own pictures, which the encoder must not blur."""
    pinned = set()
    if request.picture("first_frame"):
        pinned.add(0)
    if request.picture("last_frame"):
        pinned.add(request.frame_count - 1)
    return frozenset(pinned)
