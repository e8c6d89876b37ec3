"""What a worker and an engine's process say to each other.

Pickled over a socket pair: both ends are one release of the same program, and nobody else can
write to it. Frames and sound go through the ring, so that every message is small. Errors go as
facts, not as exceptions: the worker may lack the modules an engine's exceptions come from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from vitascope.engines.base import (
    EngineError,
    InvalidParams,
    RenderCancelled,
    RenderFailed,
    RenderRequest,
)
from vitascope.engines.errors import EngineOutOfMemory

__all__ = [
    "CancelRender",
    "Described",
    "EndEngine",
    "Fault",
    "FaultKind",
    "FramesReady",
    "FreeSlot",
    "FromChild",
    "LoadEnded",
    "LoadEngine",
    "RenderEnded",
    "Reported",
    "SoundReady",
    "StartRender",
    "ToChild",
    "error_of",
]


@dataclass(frozen=True, slots=True)
class LoadEngine:
    """The first message: what to load, found in the same places where the worker finds it."""

    target: str
    options: Mapping[str, Any]
    sys_path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StartRender:
    """Render this; every slot of the ring is free."""

    request: RenderRequest
    work_dir: Path


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """The consumer is done with this slot."""

    slot: int


@dataclass(frozen=True, slots=True)
class CancelRender:
    """The render that is going on is no longer wanted; ``RenderEnded`` is still awaited."""


@dataclass(frozen=True, slots=True)
class EndEngine:
    """Close the engine and exit."""


ToChild = LoadEngine | StartRender | FreeSlot | CancelRender | EndEngine

FaultKind = Literal["invalid", "cancelled", "memory", "failed"]


@dataclass(frozen=True, slots=True)
class Fault:
    """An exception of the engine."""

    kind: FaultKind
    message: str
    traceback: str = ""
    """Empty where the engine raised on purpose and nobody has to look for the place."""


@dataclass(frozen=True, slots=True)
class LoadEnded:
    """Loaded, or (with a fault) not, and the process is about to exit."""

    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """The engine is alive, and this much of the render is done."""

    fraction: float


@dataclass(frozen=True, slots=True)
class Described:
    """What the engine understood the request to be."""

    scene_json: bytes


@dataclass(frozen=True, slots=True)
class SoundReady:
    """The next bytes of the sound track, (2, N) float32 in C order, are in this slot."""

    slot: int
    size_bytes: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class FramesReady:
    """The next frames, (frame_count, H, W, 3), are in this slot."""

    slot: int
    frame_count: int


@dataclass(frozen=True, slots=True)
class RenderEnded:
    """All frames were sent, or (with a fault) there will be no more."""

    fault: Fault | None = None


FromChild = LoadEnded | Reported | Described | SoundReady | FramesReady | RenderEnded

_ERRORS: dict[FaultKind, type[EngineError]] = {
    "invalid": InvalidParams,
    "cancelled": RenderCancelled,
    "memory": EngineOutOfMemory,
    "failed": RenderFailed,
}


def error_of(fault: Fault) -> EngineError:
    """The exception to raise in the worker for what happened in the engine's process."""
    return _ERRORS[fault.kind](fault.message)
