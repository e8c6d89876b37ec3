"""How fast frames come through the engine host, from a child that draws next to nothing."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np

from bench.report import figure, median, section
from vitascope.engines.base import RenderRequest
from vitascope.engines.host import EngineHost
from vitascope.engines.registry import EngineSpec

__all__ = ["run"]

SIZES = ((640, 360), (1280, 720), (1920, 1080))
FRAME_COUNT = 600
ROUNDS = 3


def run(folder: Path) -> None:
    section("Frames through the engine host, from an engine that draws next to nothing")
    with EngineHost(EngineSpec("fake", "tests.engines.fake:make"), stall_s=60.0) as host:
        for width, height in SIZES:
            seconds = [_render(host, folder, width=width, height=height) for _ in range(ROUNDS)]
            rate = FRAME_COUNT / median(seconds)
            mb_per_s = rate * width * height * 3 / 1e6
            figure(f"{width}x{height}", f"{rate:.0f} frames/s, {mb_per_s:.0f} MB/s")


def _render(host: EngineHost, folder: Path, *, width: int, height: int) -> float:
    """Seconds for one render of which nothing is made."""
    request = RenderRequest(
        prompt="", width=width, height=height, fps=24, frame_count=FRAME_COUNT, seed=1
    )
    began = time.perf_counter()
    items = host.render(
        request, work_dir=folder, cancel=threading.Event(), on_progress=lambda *_: None
    )
    came = sum(len(item) for item in items if isinstance(item, np.ndarray))
    assert came == FRAME_COUNT
    return time.perf_counter() - began
