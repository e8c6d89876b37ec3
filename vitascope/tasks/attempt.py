"""One try at one task: its pictures, its frames, its file.

Blocking; runs in a thread of the worker. Knows engines and media, but no SQL, no money and no
other task.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from vitascope.engines.base import ImageRole, Phase, Picture, RenderRequest
from vitascope.engines.host import EngineHost, Sound
from vitascope.media.encode import VideoWriter
from vitascope.media.ingest import ingest
from vitascope.media.label import Label
from vitascope.tasks.models import Claim

__all__ = ["Control", "StopReason", "make_video"]

FETCHED_PERCENT = 2
"""Progress once the pictures are there."""

RENDERED_PERCENT = 97
"""Progress once the last frame is in the encoder; what is left is closing and storing the file."""

STORING_PERCENT = 99


class StopReason(StrEnum):
    """Why an attempt was told to stop before its end."""

    TIMED_OUT = "timed_out"
    LOST = "lost"
    """The task went on without it."""
    WORKER_STOPS = "worker_stops"


@dataclass(slots=True)
class Control:
    """An attempt as seen from outside its thread: how far it is, and how to stop it."""

    phase: Phase = "fetching"
    percent: int = 0
    scene: dict[str, object] | None = None
    """What the engine understood the prompt to be, once it has said so."""
    cancelled: threading.Event = field(default_factory=threading.Event)
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
        """Have the attempt end soon; the first reason is the one that counts."""
        self.stop_reason = self.stop_reason or reason
        self.cancelled.set()


def make_video(
    claim: Claim,
    images: Sequence[tuple[ImageRole, bytes]],
    *,
    host: EngineHost,
    work_dir: Path,
    control: Control,
) -> Path:
    """Render the claimed task into an MP4 in ``work_dir``.

    Args:
        images: the request's pictures as they came: role and encoded bytes.

    Returns:
        The finished file.

    Raises:
        MediaError: a picture is none, or the file cannot be written.
        EngineError: the engine could not, or ``control`` was told to stop.
    """
    pictures = tuple(ingest(data, role=role, into=work_dir) for role, data in images)
    control.reach("rendering", FETCHED_PERCENT)
    request = _render_request(claim, pictures)
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
    first = next(pieces)
    sound = first.samples_ct if isinstance(first, Sound) else None
    with VideoWriter(
        path,
        width=claim.width,
        height=claim.height,
        fps=claim.fps,
        frame_count=claim.frame_count,
        sound=sound,
        label=Label(task_id=str(claim.id)),
        pinned=_pinned_frames(request),
    ) as writer:
        if not isinstance(first, Sound):
            writer.write(first)
        for piece in pieces:
            assert not isinstance(piece, Sound)
            writer.write(piece)
        control.reach("encoding", RENDERED_PERCENT)
    control.reach("storing", STORING_PERCENT)
    return path


def _render_request(claim: Claim, pictures: tuple[Picture, ...]) -> RenderRequest:
    options = claim.provider_specific
    return RenderRequest(
        prompt=claim.prompt,
        width=claim.width,
        height=claim.height,
        fps=claim.fps,
        frame_count=claim.frame_count,
        seed=claim.seed,
        pictures=pictures,
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
