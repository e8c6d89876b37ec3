"""An engine that keeps every promise but the one it is told to break."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator

import numpy as np
from PIL import Image

from vitascope.engines.base import (
    SOUND_RATE_HZ,
    Frames,
    InvalidParams,
    RenderContext,
    RenderRequest,
)

__all__ = ["Liar"]

_FAR_TOO_LONG_S = 10.0

_REPORTS: dict[str, tuple[float, ...]] = {
    "falling progress": (0.5, 0.2),
    "no progress": (),
    "deaf to a cancel": (0.1,),  # a second report would hear of it
}


class Liar:
    """Draws noise from the seed, the words and a first frame, with a tone to it."""

    def __init__(self, lie: str = "") -> None:
        """
        Args:
            lie: what it does wrong, in the words that ``render`` looks for.
        """
        self._lie = lie
        self._kept: list[object] = []

    def load(self) -> None:
        """Nothing to load."""

    def close(self) -> None:
        """Nothing to free."""

    def render(self, request: RenderRequest, context: RenderContext) -> Iterator[Frames]:
        self._check(request)
        self._leave_something_behind(request)
        rng = np.random.default_rng(self._sources(request))
        for fraction in _REPORTS.get(self._lie, (0.1, 0.2)):
            context.report(fraction)
        if request.has_sound_track:
            turns = 440 * np.arange(round(request.duration_s * SOUND_RATE_HZ)) / SOUND_RATE_HZ
            tone = (0.0 if self._lie == "silence" else 0.3) * np.sin(2 * np.pi * turns)
            context.add_sound(np.stack([tone, tone]).astype(np.float32))
        if self._lie == "deaf to a cancel":
            time.sleep(_FAR_TOO_LONG_S if request.frame_count > 100 else 0)
        # All at once, its frames tell no progress either.
        at_once = request.frame_count if self._lie == "no progress" else 1
        shape = (at_once, request.height, request.width, 3)
        for number in range(request.frame_count // at_once):
            frames_thwc = rng.integers(0, 256, shape, dtype=np.uint8)
            first = request.picture("first_frame")
            if number == 0 and first is not None and self._lie != "another first frame":
                size = (request.width, request.height)
                frames_thwc[0] = np.asarray(Image.fromarray(first.load()).resize(size))
            yield frames_thwc * (self._lie != "black")

    def _check(self, request: RenderRequest) -> None:
        is_first_alone = [p.role for p in request.pictures] in ([], ["first_frame"])
        is_sound_fine = not request.has_sound_track or self._lie in ("silence", "")
        if self._lie == "takes anything":
            return
        if not is_first_alone or request.videos or request.audios or not is_sound_fine:
            raise InvalidParams("it knows text and a first frame")

    def _sources(self, request: RenderRequest) -> list[int]:
        first = request.picture("first_frame")
        return [
            {"no seed": 0, "any seed": time.time_ns()}.get(self._lie, request.seed),
            0 if self._lie == "no words" else zlib.crc32(request.prompt.encode()),
            zlib.crc32(first.load().tobytes()) if first and self._lie != "no pictures" else 0,
            os.getpid() if self._lie == "own process" else 0,
        ]

    def _leave_something_behind(self, request: RenderRequest) -> None:
        match self._lie:
            case "keeps a frame":
                self._kept.append(np.ones((request.height, request.width, 3), np.uint8))
            case "keeps a file":
                os.open(os.devnull, os.O_RDONLY)
            case "keeps a thread":
                threading.Thread(target=time.sleep, args=(_FAR_TOO_LONG_S,), daemon=True).start()
            case "keeps a process" if not self._kept or len(self._kept) % 20 == 0:
                sleep = f"import time; time.sleep({_FAR_TOO_LONG_S})"
                self._kept.append(subprocess.Popen([sys.executable, "-S", "-c", sleep]))
            case "keeps a process":
                self._kept.append(None)
