"""Runs one engine in its real process and keeps everything that comes of it.

Knows how to ask an engine for each thing that a request may ask for. Judges nothing.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray
from PIL import Image

from tests.engines.contract.witness import Record, watched
from vitascope.catalog.abilities import Abilities, Use
from vitascope.catalog.media import MediaKind
from vitascope.engines.base import (
    SOUND_RATE_HZ,
    AudioClip,
    Frames,
    ImageRole,
    Phase,
    Picture,
    RenderRequest,
    VideoClip,
)
from vitascope.engines.host import EngineHost, Sound
from vitascope.engines.registry import EngineSpec

__all__ = ["ROLES", "Case", "Rig", "Take", "Usage"]

CANCEL_GRACE_S = 2.0
"""How long an engine may take to heed a cancel."""

ROLES: dict[Use, tuple[ImageRole, ...]] = {
    "text": (),
    "first_frame": ("first_frame",),
    "first_and_last_frame": ("first_frame", "last_frame"),
    "references": ("reference",),
}
"""The pictures of the plainest request of each use, the plainest use first."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One engine, what it says it can do, and the smallest video that it makes."""

    name: str
    spec: EngineSpec
    abilities: Abilities
    width: int = 64
    height: int = 64
    frame_count: int = 5
    long_frame_count: int = 240
    """Of a video that takes so long that a cancel finds it unfinished."""
    prompts: tuple[str, str] = ("a red cat in the garden", "a blue bus by the sea")
    """Two that give different videos."""
    is_restarted: bool = True
    """Whether it is tried in a second process, too; not where that takes seconds again."""
    unwanted: str = "cat"
    """A negative prompt that changes the first."""


@dataclass
class Take:
    """One render and all that came of it."""

    frames_thwc: Frames
    sounds: list[Sound]
    progress: list[tuple[Phase, float]]
    record: Record


@dataclass(frozen=True, slots=True)
class Usage:
    """What an engine's processes hold, all together."""

    processes: int
    threads: int
    open_files: int
    private_bytes: int
    """Resident and not shared: frames in shared memory come and go with the video's size."""


@dataclass
class Rig:
    """A case's engine, started when it is first needed, and again after ``close``."""

    case: Case
    folder: Path
    last_record: Record | None = field(default=None, init=False)
    """What the witness wrote down of the latest render, however it ended; None: it could not."""
    _host: EngineHost | None = field(default=None, init=False)

    def __enter__(self) -> Rig:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._host is not None:
            self._host.close()
            self._host = None

    @property
    def pid(self) -> int | None:
        """Of the engine's process, while there is one."""
        return self._host.pid if self._host else None

    def can_refer_to(self, kind: MediaKind) -> bool:
        """Whether the engine says that it takes references of a kind."""
        can = self.case.abilities
        return "references" in can.uses and can.references_max(kind) > 0

    def family(self) -> list[psutil.Process]:
        """The engine's process and all that it started."""
        assert self.pid is not None
        process = psutil.Process(self.pid)
        return [process, *process.children(recursive=True)]

    def usage(self) -> Usage:
        family = self.family()
        memory = [process.memory_info() for process in family]
        return Usage(
            processes=len(family),
            threads=sum(process.num_threads() for process in family),
            open_files=sum(process.num_fds() for process in family),
            private_bytes=sum(each.rss - each.shared for each in memory),
        )

    def render(
        self, request: RenderRequest, *, cancel_when: Callable[[float], bool] = lambda _: False
    ) -> Take:
        """Render to the end.

        Args:
            cancel_when: told the fraction at each progress; true cancels.

        Raises:
            EngineError: whatever the host raises.
        """
        if self._host is None:
            self._host = EngineHost(
                watched(self.case.spec), stall_s=120.0, cancel_grace_s=CANCEL_GRACE_S
            )
        work_dir = Path(tempfile.mkdtemp(dir=self.folder))
        cancel = threading.Event()
        progress: list[tuple[Phase, float]] = []
        frames: list[Frames] = []
        sounds: list[Sound] = []

        self.last_record = None

        def on_progress(phase: Phase, fraction: float) -> None:
            progress.append((phase, fraction))
            if phase == "rendering" and cancel_when(fraction):
                cancel.set()

        try:
            for item in self._host.render(
                request, work_dir=work_dir, cancel=cancel, on_progress=on_progress
            ):
                if isinstance(item, Sound):
                    assert not frames
                    sounds.append(item)
                else:
                    frames.append(item.copy())
        finally:
            with contextlib.suppress(FileNotFoundError):
                self.last_record = Record.of(work_dir)
            shutil.rmtree(work_dir)
        assert self.last_record is not None
        return Take(np.concatenate(frames), sounds, progress, self.last_record)

    def request(self, **changes: Any) -> RenderRequest:
        """The smallest request, of the plainest use that the engine has."""
        plain = RenderRequest(
            prompt=self.case.prompts[0],
            width=self.case.width,
            height=self.case.height,
            fps=24,
            frame_count=self.case.frame_count,
            seed=11,
            pictures=self.pictures(ROLES[self._plainest_use]),
        )
        return replace(plain, **changes)

    def request_of(self, use: Use, **changes: Any) -> RenderRequest:
        """The smallest request of that use."""
        return self.request(pictures=self.pictures(ROLES[use]), **changes)

    @property
    def _plainest_use(self) -> Use:
        return next(use for use in ROLES if use in self.case.abilities.uses)

    def pictures(
        self, roles: Sequence[ImageRole], *, other: ImageRole | None = None
    ) -> tuple[Picture, ...]:
        """A picture for each role.

        Args:
            other: the role whose picture is another one than it would be.
        """
        return tuple(
            Picture(role, self._picture(f"{role}-{role == other}"), index)
            for index, role in enumerate(roles, start=1)
        )

    def _picture(self, name: str) -> Path:
        """A file with a picture that depends on the name: twice the video's size, so that it fits
        without a choice of how."""
        path = self.folder / f"{name}.npy"
        if not path.exists():
            np.save(path, _patches(name, size=(2 * self.case.width, 2 * self.case.height)))
        return path

    def video(self) -> VideoClip:
        """A reference video: two seconds, the least that a model takes; 64x48."""
        path = self.folder / "reference.mjpeg"
        jpegs, spans, offset = [], [], 0
        for number in range(24):
            buffer = io.BytesIO()
            Image.fromarray(_patches(f"video-{number // 6}", size=(64, 48))).save(buffer, "jpeg")
            jpegs.append(buffer.getvalue())
            spans.append((offset, len(jpegs[-1])))
            offset += len(jpegs[-1])
        path.write_bytes(b"".join(jpegs))
        np.save(path.with_suffix(".npy"), np.array(spans, np.int64))
        return VideoClip(path=path, width=64, height=48, fps=12, frame_count=24, index=1)

    def audio(self, hz: float = 440.0) -> AudioClip:
        """A reference audio: two seconds of a tone."""
        path = self.folder / f"tone-{hz:g}.npy"
        tone = 0.3 * np.sin(2 * np.pi * hz * np.arange(2 * SOUND_RATE_HZ) / SOUND_RATE_HZ)
        np.save(path, np.stack([tone, tone]).astype(np.float32))
        return AudioClip(path=path, duration_s=2.0, index=1)


def _patches(name: str, *, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Large patches of colour, (H, W, 3).

    Args:
        size: width and height.
    """
    rng = np.random.default_rng(list(name.encode()))
    patches = rng.integers(0, 256, (4, 6, 3), dtype=np.uint8)
    return np.asarray(Image.fromarray(patches).resize(size, Image.Resampling.BICUBIC))
