"""What runs in an engine's process: loads the engine, renders when told, passes the frames on.

Started by ``engines.process`` and by nobody else. The engine has the main thread; a second one
listens to the worker. Knows nothing of tasks, or of who consumes the frames.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import orjson

from vitascope.engines.base import (
    SOUND_RATE_HZ,
    Engine,
    EngineError,
    Frames,
    InvalidParams,
    RenderCancelled,
    RenderFailed,
    RenderRequest,
    Samples,
)
from vitascope.engines.errors import EngineOutOfMemory
from vitascope.engines.registry import make_engine
from vitascope.engines.ring import SLOT_BYTES, SLOT_COUNT, Ring, frames_per_slot
from vitascope.engines.wire import (
    CancelRender,
    Described,
    EndEngine,
    Fault,
    FaultKind,
    FramesReady,
    FreeSlot,
    FromChild,
    LoadEnded,
    LoadEngine,
    RenderEnded,
    Reported,
    SoundReady,
    StartRender,
    ToChild,
)
from vitascope.lifeline import kill_own_group, start_group_guard

__all__ = ["main"]

_REPORT_STEP = 0.005
_REPORT_EVERY_S = 0.25
"""A report goes out when it says this much more, or as a sign of life after this long. An engine
may call ``report`` in its innermost loop."""

_MAX_TRACEBACK_CHARS = 16_000

_OOM_SCORE = 500
"""Added to the badness (0..1000) by which Linux chooses whom to kill when memory runs out, so that
it chooses the engine before the worker or the database. Source: proc_pid_oom_score_adj(5)."""


def main(argv: list[str]) -> int:
    """Run one engine until told to end.

    Args:
        argv: the engine's name (for ``ps`` to show) and two inherited file descriptors: the
            socket to the worker, and the ring.
    """
    guard = start_group_guard()
    faulthandler.enable()
    _volunteer_for_oom_killer()
    control_fd, ring_fd = int(argv[1]), int(argv[2])
    os.set_inheritable(control_fd, False)
    connection: Connection[FromChild, ToChild] = Connection(control_fd)
    ring = Ring(ring_fd)
    os.close(ring_fd)
    try:
        return _serve(_Line(connection, ring))
    finally:
        guard.kill()
        guard.wait()


def _serve(line: _Line) -> int:
    engine = _load(line)
    if engine is None:
        return 1
    for render in line.renders():
        line.send(RenderEnded(_run(engine, render)))
    engine.close()
    return 0


def _load(line: _Line) -> Engine | None:
    try:
        engine = make_engine(line.target, line.options)
        engine.load()
    except Exception as exc:  # noqa: BLE001 (whatever it is, the worker has to hear of it)
        line.send(LoadEnded(_fault_of(exc)))
        return None
    line.send(LoadEnded())
    return engine


def _run(engine: Engine, render: _Render) -> Fault | None:
    """Render; returns what went wrong."""
    try:
        frames = engine.render(render.request, render)
        try:
            render.deliver(frames)
        finally:
            # An engine may give any iterator; a generator wants its `finally` clauses run now.
            if callable(close := getattr(frames, "close", None)):
                close()
    except RenderCancelled as exc:
        if not render.is_cancelled:
            return Fault("failed", "the engine cancelled a render that was still wanted")
        return _fault_of(exc)
    except Exception as exc:  # noqa: BLE001 (whatever it is, the worker has to hear of it)
        return _fault_of(exc)
    return None


class _Line:
    """The line to the worker, and the thread that listens to it."""

    def __init__(self, connection: Connection[FromChild, ToChild], ring: Ring) -> None:
        """Wait for the first message, which says what to load; then listen in a thread."""
        self._connection = connection
        self._ring = ring
        self._send_lock = threading.Lock()
        self._renders: queue.SimpleQueue[_Render | None] = queue.SimpleQueue()
        first = connection.recv()
        assert isinstance(first, LoadEngine)
        self.target = first.target
        self.options = first.options
        sys.path[:] = first.sys_path
        threading.Thread(target=self._listen, name="engine-line", daemon=True).start()

    def send(self, message: FromChild) -> None:
        """Tell the worker something; from any thread of the engine."""
        with self._send_lock:
            self._connection.send(message)

    def renders(self) -> Iterator[_Render]:
        """The renders to do, as they are asked for, until told to end."""
        while (render := self._renders.get()) is not None:
            yield render

    def _listen(self) -> None:
        render: _Render | None = None
        while True:
            try:
                message = self._connection.recv()
            except (EOFError, ConnectionResetError):
                kill_own_group()  # The worker is gone, or wants no more of this engine.
            if isinstance(message, StartRender):
                render = _Render(message, self, self._ring)
                self._renders.put(render)
            elif isinstance(message, EndEngine):
                self._renders.put(None)
            elif render is not None and isinstance(message, FreeSlot):
                render.free(message.slot)
            elif render is not None and isinstance(message, CancelRender):
                render.cancel()


class _Render:
    """One render; the engine knows it as its ``RenderContext``."""

    def __init__(self, start: StartRender, line: _Line, ring: Ring) -> None:
        self.request: RenderRequest = start.request
        self.work_dir: Path = start.work_dir
        self.is_cancelled = False
        self._line = line
        self._ring = ring
        self._free_slots: queue.SimpleQueue[int] = queue.SimpleQueue()
        for slot in range(SLOT_COUNT):
            self._free_slots.put(slot)
        self._reported_fraction = -1.0
        self._reported_at_s = 0.0
        self._has_sound = False
        self._is_described = False
        self._sent_frames = 0

    def check_cancelled(self) -> None:
        if self.is_cancelled:
            raise RenderCancelled

    def report(self, fraction: float) -> None:
        self.check_cancelled()
        now_s = time.monotonic()
        is_news = fraction >= self._reported_fraction + _REPORT_STEP
        if is_news or now_s >= self._reported_at_s + _REPORT_EVERY_S:
            self._reported_fraction = max(fraction, self._reported_fraction)
            self._reported_at_s = now_s
            self._line.send(Reported(float(fraction)))

    def describe(self, scene: Mapping[str, object]) -> None:
        """Send it as JSON, so that nothing else can be in it."""
        if self._is_described or self._sent_frames:
            raise RenderFailed("the engine described its scene twice, or after the first frame")
        self._is_described = True
        self._line.send(Described(orjson.dumps(scene)))

    def add_sound(self, samples_ct: Samples) -> None:
        """Check it, fit it to the video, and send it; nothing where no sound was asked for."""
        if self._has_sound or self._sent_frames:
            raise RenderFailed("the engine gave sound twice, or after the first frame")
        if samples_ct.ndim != 2 or len(samples_ct) != 2 or samples_ct.dtype != np.float32:
            raise RenderFailed(
                f"the engine gave sound {samples_ct.shape} {samples_ct.dtype}, not (2, N) float32"
            )
        self._has_sound = True
        if self.request.has_sound_track:
            self._send_sound(_fitted(samples_ct, duration_s=self.request.duration_s))

    def _send_sound(self, samples_ct: Samples) -> None:
        sound_bytes = samples_ct.reshape(-1).view(np.uint8)
        for start in range(0, sound_bytes.size, SLOT_BYTES):
            part = sound_bytes[start : start + SLOT_BYTES]
            slot = self._take_slot()
            self._ring.slot_bytes(slot, part.size)[:] = part
            is_last = start + SLOT_BYTES >= sound_bytes.size
            self._line.send(SoundReady(slot, part.size, is_last))

    def deliver(self, frames: Iterator[Frames]) -> None:
        """Check what the engine yields and send it, as fast as the consumer takes it.

        Raises:
            RenderCancelled: it is no longer wanted.
            RenderFailed: it is not what was asked for.
        """
        at_once = frames_per_slot(width=self.request.width, height=self.request.height)
        for frames_thwc in frames:
            self._check(frames_thwc)
            for start in range(0, len(frames_thwc), at_once):
                self._send_frames(frames_thwc[start : start + at_once])
        if self._sent_frames != self.request.frame_count:
            raise RenderFailed(
                f"the engine gave {self._sent_frames} frames, not {self.request.frame_count}"
            )

    def _send_frames(self, frames_thwc: Frames) -> None:
        slot = self._take_slot()
        np.copyto(
            self._ring.slot_bytes(slot, frames_thwc.size).reshape(frames_thwc.shape), frames_thwc
        )
        self._sent_frames += len(frames_thwc)
        self._line.send(FramesReady(slot, len(frames_thwc)))

    def _check(self, frames_thwc: Frames) -> None:
        request = self.request
        self.check_cancelled()
        if not isinstance(frames_thwc, np.ndarray):
            raise RenderFailed(f"the engine gave a {type(frames_thwc).__name__}, not an array")
        if frames_thwc.dtype != np.uint8:
            raise RenderFailed(f"the engine gave frames of {frames_thwc.dtype}, not uint8")
        if frames_thwc.shape[1:] != (request.height, request.width, 3) or len(frames_thwc) < 1:
            raise RenderFailed(
                f"the engine gave frames of shape {frames_thwc.shape}, "
                f"not (T, {request.height}, {request.width}, 3)"
            )
        if request.has_sound_track and not self._has_sound:
            raise RenderFailed("the engine gave no sound before the first frame")
        if self._sent_frames + len(frames_thwc) > request.frame_count:
            raise RenderFailed(f"the engine gave more than {request.frame_count} frames")

    def cancel(self) -> None:
        """Called by the listening thread."""
        self.is_cancelled = True
        self._free_slots.put(0)  # Wakes whoever waits for one; nothing is written any more.

    def free(self, slot: int) -> None:
        """Called by the listening thread."""
        self._free_slots.put(slot)

    def _take_slot(self) -> int:
        self.check_cancelled()
        slot = self._free_slots.get()
        self.check_cancelled()
        return slot


def _fitted(samples_ct: Samples, *, duration_s: float) -> Samples:
    """Cut to the duration, or padded with silence; (2, N) float32, contiguous."""
    sample_count = round(duration_s * SOUND_RATE_HZ)
    fitted_ct = np.zeros((2, sample_count), dtype=np.float32)
    given_count = min(sample_count, samples_ct.shape[1])
    fitted_ct[:, :given_count] = samples_ct[:, :given_count]
    return fitted_ct


def _fault_of(exc: Exception) -> Fault:
    if isinstance(exc, InvalidParams):
        return Fault("invalid", exc.message)
    if isinstance(exc, RenderCancelled):
        return Fault("cancelled", exc.message)
    trace = "".join(traceback.format_exception(exc))[-_MAX_TRACEBACK_CHARS:]
    kind: FaultKind = "memory" if _is_out_of_memory(exc) else "failed"
    if isinstance(exc, EngineError):
        return Fault(kind, exc.message, trace)
    return Fault(kind, f"{type(exc).__name__}: {exc}" if str(exc) else type(exc).__name__, trace)


def _is_out_of_memory(exc: Exception) -> bool:
    """Whether main or GPU memory ran out; PyTorch's class is known by name, to do without it."""
    return isinstance(exc, MemoryError | EngineOutOfMemory) or any(
        cls.__name__ == "OutOfMemoryError" for cls in type(exc).__mro__
    )


def _volunteer_for_oom_killer() -> None:
    # Raising one's own is allowed to everybody, but /proc may be read-only, or not there.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(_OOM_SCORE))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
