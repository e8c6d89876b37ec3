"""A real engine that draws moving gradients, fast, and misbehaves when its prompt says so.

A prompt is any text. Words of the form ``name`` or ``name:argument`` are commands:

    slow:S            sleep S seconds before each frame, heeding a cancel
    chunk:N           yield N frames at a time (default 1)
    steps:N           report N steps of work before the first frame
    report-back       report a fraction that falls
    wait:S            for S seconds report, and report no progress
    crash:I           end the process with code 3, having said why, at frame I
    segv:I            segmentation fault at frame I
    kill:I            SIGKILL to itself at frame I
    crash-once:PATH   crash at frame 1 unless PATH exists; create it first
    hang:I            sleep for ever at frame I, heeding nothing
    hang-gil:I        the same, holding the interpreter lock
    ignore-cancel     never look whether the render is cancelled
    oom               raise MemoryError
    raise:KIND        invalid, failed, cancelled, value (a ValueError), exit (SystemExit 7)
    few, many         one frame less or more than asked for
    bad-shape, bad-dtype, bad-sound, late-sound, no-sound
    describe, describe-twice   say what was understood, once or twice
    spawn:PATH        start a process that outlives the render, write its pid to PATH
    litter:NAME       leave a file of that name in the working folder

It knows nothing of what it is used to test.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from vitascope.engines.base import (
    SOUND_RATE_HZ,
    Frames,
    InvalidParams,
    RenderCancelled,
    RenderContext,
    RenderFailed,
    RenderRequest,
    Samples,
)

__all__ = [
    "FakeEngine",
    "draw_frame",
    "draw_sound",
    "make",
    "make_broken",
    "make_crashing",
    "make_slow_to_load",
]

_FOR_EVER_S = 10_000


class FakeEngine:
    """Draws gradients; see the module for what it does besides."""

    def __init__(self, *, load_s: float = 0.0) -> None:
        self._load_s = load_s

    def load(self) -> None:
        time.sleep(self._load_s)

    def close(self) -> None:
        print("fake engine closed")

    def render(self, request: RenderRequest, context: RenderContext) -> Iterator[Frames]:
        commands = _commands(request.prompt)
        _before_frames(commands, request, context)
        count = request.frame_count + ("many" in commands) - ("few" in commands)
        chunk = int(commands.get("chunk", "1"))
        for start in range(0, count, chunk):
            for index in range(start, min(start + chunk, count)):
                _before_frame(index, commands, context)
            frames_thwc = np.stack(
                [draw_frame(request, index) for index in range(start, min(start + chunk, count))]
            )
            yield _spoiled(frames_thwc, commands)
            if "late-sound" in commands:
                context.add_sound(draw_sound(request.duration_s))


def make() -> FakeEngine:
    """What a registry is given: ``tests.engines.fake:make``."""
    return FakeEngine()


def make_slow_to_load() -> FakeEngine:
    """Takes a second to load."""
    return FakeEngine(load_s=1.0)


def make_broken() -> FakeEngine:
    """Cannot be made."""
    raise RenderFailed("the weights are not there")


def make_crashing() -> FakeEngine:
    """Ends its process while it is made."""
    print("weights are corrupt", file=sys.stderr)
    os._exit(5)


def draw_frame(request: RenderRequest, index: int) -> Frames:
    """Frame ``index``, (H, W, 3) uint8: a pure function of the seed, the size and the index."""
    x = np.arange(request.width, dtype=np.uint8)[None, :]
    y = np.arange(request.height, dtype=np.uint8)[:, None]
    shift = np.uint8((request.seed * 7 + index * 3) % 256)
    frame_hwc = np.empty((request.height, request.width, 3), dtype=np.uint8)
    frame_hwc[..., 0] = x + shift
    frame_hwc[..., 1] = y + shift
    frame_hwc[..., 2] = (x ^ y) + shift
    return frame_hwc


def draw_sound(duration_s: float) -> Samples:
    """440 Hz on the left, 660 Hz on the right, (2, N) float32."""
    seconds = np.arange(round(duration_s * SOUND_RATE_HZ)) / SOUND_RATE_HZ
    hertz = np.array([[440.0], [660.0]])
    return (0.2 * np.sin(2 * np.pi * hertz * seconds)).astype(np.float32)


def _commands(prompt: str) -> dict[str, str]:
    pairs = (word.partition(":") for word in prompt.split())
    return {name: argument for name, _, argument in pairs}


def _before_frames(
    commands: dict[str, str], request: RenderRequest, context: RenderContext
) -> None:
    if path := commands.get("spawn"):
        sleeper = subprocess.Popen(
            [sys.executable, "-c", f"import time; time.sleep({_FOR_EVER_S})"]
        )
        Path(path).write_text(str(sleeper.pid))
    if name := commands.get("litter"):
        (context.work_dir / name).write_text("left behind")
    _raise(commands)
    for _ in range(2 if "describe-twice" in commands else 1 if "describe" in commands else 0):
        context.describe({"words": sorted(commands), "更多": [1, None]})
    steps = int(commands.get("steps", "0"))
    for step in range(steps):
        context.report((step + 1) / (2 * steps))
    if "report-back" in commands:
        for fraction in (0.5, 0.2, 0.6):
            context.report(fraction)
    until_s = time.monotonic() + float(commands.get("wait", "0"))
    while time.monotonic() < until_s:
        context.report(0.0)
        time.sleep(0.02)
    if request.has_sound_track and not {"no-sound", "late-sound"} & commands.keys():
        samples_ct = draw_sound(request.duration_s)
        context.add_sound(samples_ct[0] if "bad-sound" in commands else samples_ct)


def _raise(commands: dict[str, str]) -> None:
    if "oom" in commands:
        raise MemoryError("no room for a tensor")
    match commands.get("raise"):
        case "invalid":
            raise InvalidParams("the fake engine cannot draw that")
        case "failed":
            raise RenderFailed("the fake engine failed")
        case "cancelled":
            raise RenderCancelled
        case "value":
            raise ValueError("seven is not a colour")
        case "exit":
            raise SystemExit(7)


def _before_frame(index: int, commands: dict[str, str], context: RenderContext) -> None:
    heeds_cancel = "ignore-cancel" not in commands
    until_s = time.monotonic() + float(commands.get("slow", "0"))
    while (left_s := until_s - time.monotonic()) > 0:
        if heeds_cancel:
            context.check_cancelled()
        time.sleep(min(0.02, left_s))
    if heeds_cancel:
        context.check_cancelled()
    if (path := commands.get("crash-once")) and index == 1 and not Path(path).exists():
        Path(path).touch()
        os._exit(3)
    at = {name: index == int(commands[name]) for name in _AT_A_FRAME if name in commands}
    for name in (name for name, is_now in at.items() if is_now):
        _AT_A_FRAME[name]()


def _crash() -> None:
    print("the fake engine was told to crash", file=sys.stderr)
    os._exit(3)


def _segfault() -> None:
    ctypes.string_at(0)


def _kill_self() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _hang() -> None:
    time.sleep(_FOR_EVER_S)


def _hang_holding_the_lock() -> None:
    ctypes.PyDLL(None).sleep(_FOR_EVER_S)


_AT_A_FRAME = {
    "crash": _crash,
    "segv": _segfault,
    "kill": _kill_self,
    "hang": _hang,
    "hang-gil": _hang_holding_the_lock,
}


def _spoiled(frames_thwc: Frames, commands: dict[str, str]) -> Frames:
    if "bad-shape" in commands:
        return frames_thwc[:, 1:]
    if "bad-dtype" in commands:
        return frames_thwc.astype(np.float32)
    return frames_thwc
