"""Runs one engine in a child process: load once, render many, killed to stop it for certain.

Whatever the engine does (crash, hang, eat all memory, ignore a cancel) costs one render and never
the worker. Blocking: to be used from a thread, never from an event loop. Never imports an engine.
Knows nothing of tasks, retries or money.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
import orjson
import structlog

from vitascope.engines.base import (
    Frames,
    Phase,
    RenderCancelled,
    RenderFailed,
    RenderRequest,
    Samples,
)
from vitascope.engines.errors import (
    EngineBusy,
    EngineCrashed,
    EngineOutOfMemory,
    EngineStalled,
)
from vitascope.engines.process import EngineProcess
from vitascope.engines.registry import EngineSpec
from vitascope.engines.ring import frame_bytes, frames_per_slot
from vitascope.engines.wire import (
    CancelRender,
    Described,
    EndEngine,
    Fault,
    FramesReady,
    FreeSlot,
    FromChild,
    LoadEnded,
    RenderEnded,
    Reported,
    SoundReady,
    StartRender,
    error_of,
)

__all__ = ["EngineHost", "OnProgress", "OnScene", "Sound"]

OnProgress = Callable[[Phase, float], None]
"""Called in the thread that renders: the phase, and how much of it is done, 0..1, never falling."""

OnScene = Callable[[dict[str, object]], None]
"""Called in the thread that renders, at most once: what the engine understood the request to be,
as JSON values."""

_POLL_S = 0.05
"""How often a waiting render looks at its cancel event."""

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Sound:
    """The sound track of a render, whole."""

    samples_ct: Samples
    """(2, N) float32 in -1..1 at ``SOUND_RATE_HZ``, exactly as long as the video."""


class EngineHost:
    """One child process that runs one engine. Start it ahead of time or let ``render`` do so."""

    def __init__(
        self,
        spec: EngineSpec,
        *,
        stall_s: float,
        cancel_grace_s: float = 2.0,
        load_timeout_s: float = 600.0,
    ) -> None:
        """
        Args:
            spec: the engine.
            stall_s: how long a render may show no sign of life (frames, sound, a call of
                ``context.report``) while somebody waits for it.
            cancel_grace_s: how long an engine may take to heed a cancel before it is killed.
            load_timeout_s: how long the engine may take to load. Nothing is heard of it meanwhile
                (weights are read in one go), so this must cover its slowest disk or download.
        """
        self._spec = spec
        self._stall_s = stall_s
        self._cancel_grace_s = cancel_grace_s
        self._load_timeout_s = load_timeout_s
        self._child: EngineProcess | None = None
        self._child_lock = threading.Lock()
        self._busy = threading.Lock()
        self._closed = threading.Event()

    def __enter__(self) -> EngineHost:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The child's process id, and its group's; None while there is no child."""
        child = self._child
        return child.pid if child else None

    def start(self) -> None:
        """Begin to load the engine; returns at once. Nothing happens if it is there already.

        Raises:
            RenderCancelled: the host is closed.
        """
        self._living_child()

    def render(
        self,
        request: RenderRequest,
        *,
        work_dir: Path,
        cancel: threading.Event,
        on_progress: OnProgress,
        on_scene: OnScene | None = None,
    ) -> Iterator[Frames | Sound]:
        """Render one video; nothing happens before the first item is asked for.

        The iterator must be run to its end or closed. After any error the host can be used again.

        Args:
            request: what to make.
            work_dir: an empty folder of this attempt; the caller removes it.
            cancel: once set, from any thread, the render ends soon: after ``cancel_grace_s`` the
                engine is killed. A load goes on, for the next render.
            on_progress: told what happens.
            on_scene: told what the engine understood, if it says.

        Yields:
            ``Sound`` first, once, if ``request.has_sound_track``; then the frames,
            ``request.frame_count`` in all, in arrays (T, H, W, 3) that are valid until the next
            item is asked for. They may be drawn on.

        Raises:
            RenderCancelled: ``cancel`` was set, or the host was closed.
            InvalidParams: the request can never work on this engine.
            EngineCrashed, EngineStalled, EngineOutOfMemory, RenderFailed: the attempt is lost.
            EngineBusy: another render is going on.
        """
        if not self._busy.acquire(blocking=False):
            if self._closed.is_set():  # It may be ``close`` that holds it.
                raise RenderCancelled("the engine was stopped")
            raise EngineBusy
        try:
            delivery = _Delivery(request, on_progress, on_scene)
            yield from self._render(request, work_dir, cancel, delivery)
        except EngineCrashed as exc:
            if self._closed.is_set():  # ``close`` killed it.
                raise RenderCancelled("the engine was stopped") from None
            _log.error("engine_crashed", engine=self._spec.name, exit_code=exc.exit_code)
            raise
        finally:
            if self._closed.is_set():
                self._discard_child()
            self._busy.release()

    def close(self) -> None:
        """End the child: politely if it is idle, at once if it renders. Final."""
        self._closed.set()
        if self._busy.acquire(blocking=False):
            if (child := self._child) is not None and child.is_loaded:
                child.send(EndEngine())
                child.wait(self._cancel_grace_s)
        else:
            if (child := self._child) is not None:
                child.kill()
            # The render sees it and cleans up, if anybody is still asking it for frames.
            if not self._busy.acquire(timeout=self._cancel_grace_s):
                return
        self._discard_child()
        self._busy.release()

    def _render(
        self, request: RenderRequest, work_dir: Path, cancel: threading.Event, delivery: _Delivery
    ) -> Iterator[Frames | Sound]:
        frames_per_slot(width=request.width, height=request.height)  # raises for too large ones
        child = self._loaded_child(cancel, delivery)
        child.send(StartRender(request, work_dir))
        is_over = False
        try:
            delivery.rendering(0.0)
            for message in self._messages(child, cancel):
                if isinstance(message, RenderEnded):
                    is_over = True
                    self._raise_fault(message.fault)
                    return
                yield from delivery.items(message, child)
        finally:
            if not is_over:
                self._stop_render(child)

    def _living_child(self) -> EngineProcess:
        """The child, started if there is none (any more)."""
        with self._child_lock:
            if self._closed.is_set():
                raise RenderCancelled("the engine was stopped")
            if self._child is not None and not self._child.is_alive():
                _log.warning("engine_died_idle", engine=self._spec.name, pid=self._child.pid)
                self._child.dispose()
                self._child = None
            if self._child is None:
                self._child = EngineProcess(self._spec)
            return self._child

    def _discard_child(self) -> None:
        """Kill the child; the next render starts another."""
        with self._child_lock:
            if self._child is not None:
                self._child.dispose()
                self._child = None

    def _loaded_child(self, cancel: threading.Event, delivery: _Delivery) -> EngineProcess:
        if cancel.is_set() or self._closed.is_set():
            raise RenderCancelled
        child = self._living_child()
        if child.is_loaded:
            return child
        delivery.loading()
        try:
            message = self._receive(child, cancel, until_s=child.started_s + self._load_timeout_s)
        except EngineCrashed:
            self._discard_child()
            raise
        if message is None:
            self._discard_child()
            raise EngineStalled(f"the engine did not load within {self._load_timeout_s:g} s")
        assert isinstance(message, LoadEnded)
        if message.fault is not None:
            self._discard_child()
            self._raise_fault(message.fault)
        child.is_loaded = True
        _log.info("engine_loaded", engine=self._spec.name, pid=child.pid)
        return child

    def _messages(self, child: EngineProcess, cancel: threading.Event) -> Iterator[FromChild]:
        """What the child says, as long as it says something."""
        while True:
            # Counted anew each time somebody waits: a slow consumer is not the engine's fault.
            message = self._receive(child, cancel, until_s=time.monotonic() + self._stall_s)
            if message is None:
                self._discard_child()
                raise EngineStalled(f"the engine showed no sign of life for {self._stall_s:g} s")
            yield message

    def _receive(
        self, child: EngineProcess, cancel: threading.Event, *, until_s: float
    ) -> FromChild | None:
        """The next message, or None if it does not come in time.

        Raises:
            RenderCancelled: it is no longer waited for.
            EngineCrashed: the child is gone.
        """
        while not (cancel.is_set() or self._closed.is_set()):
            left_s = until_s - time.monotonic()
            message = child.receive(wait_s=max(0.0, min(_POLL_S, left_s)))
            if message is not None or left_s <= 0:
                return message
        raise RenderCancelled

    def _stop_render(self, child: EngineProcess) -> None:
        """Ask the child to end its render, and kill it if it does not; a loaded one is worth it."""
        if child.is_alive():
            child.send(CancelRender())
        until_s = time.monotonic() + self._cancel_grace_s
        with contextlib.suppress(EngineCrashed):  # As good as ended.
            while child.is_alive() and not self._closed.is_set():
                if isinstance(child.receive(wait_s=_POLL_S), RenderEnded):
                    return
                if time.monotonic() > until_s:
                    _log.warning("engine_killed", engine=self._spec.name, pid=child.pid)
                    break
        self._discard_child()

    def _raise_fault(self, fault: Fault | None) -> None:
        if fault is None:
            return
        if fault.traceback:
            _log.error("engine_raised", engine=self._spec.name, traceback=fault.traceback)
        error = error_of(fault)
        if isinstance(error, EngineOutOfMemory):
            self._discard_child()  # What it holds is only surely free again when it is gone.
        raise error


class _Delivery:
    """What has come of one render so far, and how its messages become items."""

    def __init__(
        self, request: RenderRequest, on_progress: OnProgress, on_scene: OnScene | None
    ) -> None:
        self._request = request
        self._on_progress = on_progress
        self._on_scene = on_scene
        self._told_fraction = -1.0
        self._frames_given = 0
        self._sound = bytearray()

    def loading(self) -> None:
        self._on_progress("loading", 0.0)

    def rendering(self, fraction: float) -> None:
        """Tell how much is done, if it is more than was told before."""
        fraction = min(1.0, fraction)
        if fraction > self._told_fraction:
            self._told_fraction = fraction
            self._on_progress("rendering", fraction)

    def items(self, message: FromChild, child: EngineProcess) -> Iterator[Frames | Sound]:
        """What a message holds for the consumer, if anything."""
        if isinstance(message, Reported):
            self.rendering(message.fraction)
        elif isinstance(message, Described):
            if self._on_scene is not None:
                self._on_scene(orjson.loads(message.scene_json))
        elif isinstance(message, SoundReady):
            self._sound += child.ring.slot_bytes(message.slot, message.size_bytes).tobytes()
            child.send(FreeSlot(message.slot))
            if message.is_last:
                yield Sound(np.frombuffer(self._sound, dtype=np.float32).reshape(2, -1))
        elif isinstance(message, FramesReady):
            yield self._frames(message, child)
            child.send(FreeSlot(message.slot))
        else:
            raise RenderFailed(f"the engine process said {type(message).__name__} out of turn")

    def _frames(self, message: FramesReady, child: EngineProcess) -> Frames:
        count, height, width = message.frame_count, self._request.height, self._request.width
        self._frames_given += count
        self.rendering(self._frames_given / self._request.frame_count)
        size_bytes = count * frame_bytes(width=width, height=height)
        return child.ring.slot_bytes(message.slot, size_bytes).reshape(count, height, width, 3)
