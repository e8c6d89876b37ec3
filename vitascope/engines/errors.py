"""What can go wrong around an engine, besides what the engine itself may say.

    EngineError
    ├── InvalidParams             the request can never work here
    ├── RenderCancelled           no longer wanted
    ├── RenderFailed              the attempt is lost and may be tried again
    │   ├── EngineCrashed              its process ended
    │   ├── EngineStalled              its process is alive and does nothing
    │   └── EngineOutOfMemory
    ├── EngineBusy                     a host renders one request at a time
    └── BadEngineTarget                the operator's settings

All of the third branch are seen by ``engines.host``. Knows nothing of tasks or retries.
"""

from __future__ import annotations

from typing import ClassVar

from vitascope.errors import VitascopeError

__all__ = [
    "BadEngineTarget",
    "EngineBusy",
    "EngineCrashed",
    "EngineError",
    "EngineOutOfMemory",
    "EngineStalled",
    "InvalidParams",
    "RenderCancelled",
    "RenderFailed",
]


class EngineError(VitascopeError):
    """The engine could not make the video."""

    code: ClassVar[str] = "engine_failed"


class InvalidParams(EngineError):
    """The engine cannot render this request."""

    code: ClassVar[str] = "content_rejected"


class RenderCancelled(EngineError):
    """The render is no longer wanted."""

    code: ClassVar[str] = "cancelled"


class RenderFailed(EngineError):
    """The engine failed while rendering."""

    retryable: ClassVar[bool] = True


class EngineCrashed(RenderFailed):
    """The engine's process ended in the middle of its work.

    Attributes:
        exit_code: as ``subprocess`` has it: negative for a signal; None if it was not to be had.
    """

    def __init__(self, message: str | None = None, *, exit_code: int | None = None) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class EngineStalled(RenderFailed):
    """The engine showed no sign of life for too long and was killed."""


class EngineOutOfMemory(RenderFailed):
    """The engine ran out of memory."""


class EngineBusy(EngineError):
    """The engine is rendering something else."""

    retryable: ClassVar[bool] = True


class BadEngineTarget(EngineError):
    """An engine's target does not lead to an engine."""
