"""Rendering with the built-in engine, beside encoding alone of the same frames."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.report import figure, median, section
from vitascope.catalog import FPS, frame_size
from vitascope.engines.base import Frames, RenderRequest
from vitascope.engines.host import EngineHost, Sound
from vitascope.engines.registry import ILLUSTRATION, ILLUSTRATION_TARGET, EngineSpec
from vitascope.media.encode import VideoWriter
from vitascope.media.label import Label

__all__ = ["run"]

PROMPTS = {
    "sea at dusk": "黄昏下的海边,海浪轻轻拍打礁石,镜头缓慢推进",
    "cat in a garden": "一只可爱的小猫在花园里玩耍",
    "reading in a café": "一个人在咖啡馆窗边阅读,画面自然运镜",
    "fox in the snow": "a fox running through a snowy forest at night",
}
DURATION_S = 8  # as the requests of the seed page
ROUNDS = 3


def run(folder: Path) -> None:
    with EngineHost(EngineSpec(ILLUSTRATION, ILLUSTRATION_TARGET), stall_s=60.0) as host:
        host.start()
        for resolution in ("720p", "1080p"):
            section(f"Rendering at {resolution}: video seconds per second, beside encoding alone")
            shares = [_measure(host, folder, resolution, name) for name in PROMPTS]
            share = median(shares)
            figure("share, median of scenes", f"{share:.2f}", aim="≥ 0.6", is_met=share >= 0.6)


def _measure(host: EngineHost, folder: Path, resolution: str, name: str) -> float:
    width, height = frame_size(resolution, "16:9")
    request = RenderRequest(
        prompt=PROMPTS[name],
        width=width,
        height=height,
        fps=FPS,
        frame_count=DURATION_S * FPS,
        seed=7,
    )
    frames = [frames.copy() for frames in _frames(host, request, folder)]
    both, alone = [], []
    for _ in range(ROUNDS):  # in turn, because the machine's speed wanders
        began = time.perf_counter()
        _encode(request, _frames(host, request, folder), folder)
        both.append(DURATION_S / (time.perf_counter() - began))
        began = time.perf_counter()
        _encode(request, frames, folder)
        alone.append(DURATION_S / (time.perf_counter() - began))
    share = median(both) / median(alone)
    figure(name, f"{median(both):.2f} of {median(alone):.2f} = {share:.2f}")
    return share


def _frames(host: EngineHost, request: RenderRequest, folder: Path) -> Iterator[Frames]:
    for piece in host.render(
        request,
        work_dir=folder,
        cancel=threading.Event(),
        on_progress=lambda *_: None,
    ):
        assert not isinstance(piece, Sound)
        yield piece


def _encode(request: RenderRequest, pieces: Iterable[Frames], folder: Path) -> None:
    with VideoWriter(
        folder / "bench.mp4",
        width=request.width,
        height=request.height,
        frame_count=request.frame_count,
        label=Label(task_id="bench"),
    ) as writer:
        for frames_thwc in pieces:
            writer.write(frames_thwc)
