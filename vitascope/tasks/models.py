"""What a task is, in each of the shapes its readers need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

__all__ = [
    "CANCELLED",
    "Claim",
    "NewTask",
    "Standing",
    "TaskStatus",
    "TaskView",
    "VideoFile",
    "artifact_keys",
    "last_frame_key",
    "poster_key",
    "video_key",
]

Json = dict[str, Any]


CANCELLED = "cancelled"
"""``error_code`` of a task that its owner cancelled."""


class TaskStatus(StrEnum):
    """The four words of the contract; there is no fifth."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """A task about to be created."""

    id: UUID
    account_id: UUID
    key_id: UUID
    model: str
    engine: str
    """The first of ``route``."""
    route: Sequence[str]
    """Engines that can make it, the preferred one first."""
    prompt: str
    content: list[Json]
    """As the status shows it; a stored picture has ``key`` instead of ``url``."""
    provider_specific: Mapping[str, bool]
    resolution: str
    ratio: str
    width: int
    height: int
    fps: int
    duration_s: int
    seed: int
    price_micros: int
    timeout_s: int
    callback_url: str | None = None
    link_base: str | None = None
    """How the links of its callback begin."""
    priority: int = 5
    """0..9, inside its account; higher is earlier."""
    negative_prompt: str | None = None
    watermark: bool = False
    return_last_frame: bool = False
    remixed_from: UUID | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A task as the worker that claimed it sees it. ``attempt`` goes with every write."""

    id: UUID
    attempt: int
    model: str
    engine: str
    route: list[str]
    prompt: str
    content: list[Json]
    provider_specific: Json
    resolution: str
    ratio: str
    width: int
    height: int
    fps: int
    duration_s: int
    seed: int
    negative_prompt: str | None
    watermark: bool
    return_last_frame: bool
    remaining_s: float
    """Seconds from the claim to the task's deadline."""

    @property
    def frame_count(self) -> int:
        return self.duration_s * self.fps


@dataclass(frozen=True, slots=True)
class Standing:
    """What the outcome of an attempt depends on."""

    engine: str
    route: list[str]
    lost_attempts: int

    @property
    def next_engine(self) -> str | None:
        """Which engine comes after the present one; None if it is the last."""
        if self.engine not in self.route:
            return None
        after = self.route[self.route.index(self.engine) + 1 :]
        return after[0] if after else None


def video_key(task_id: UUID, attempt: int) -> str:
    """Where an attempt's file goes: a name of its own, so that none writes over another's."""
    return f"videos/{task_id}/{attempt}.mp4"


def poster_key(task_id: UUID, attempt: int) -> str:
    return f"posters/{task_id}/{attempt}.webp"


def last_frame_key(task_id: UUID, attempt: int) -> str:
    return f"frames/{task_id}/{attempt}.png"


def artifact_keys(task_id: UUID, attempts: Iterable[int]) -> list[str]:
    """All that these attempts may have stored."""
    return [
        key(task_id, attempt)
        for attempt in attempts
        for key in (video_key, poster_key, last_frame_key)
    ]


@dataclass(frozen=True, slots=True)
class VideoFile:
    """A finished file in storage, and the pictures beside it."""

    key: str
    size_bytes: int
    etag: str
    poster_key: str | None = None
    last_frame_key: str | None = None


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task as its owner sees it."""

    id: UUID
    record_id: UUID
    account_id: UUID
    seq: int
    """Order of creation."""
    attempt: int
    model: str
    engine: str
    prompt: str
    negative_prompt: str | None
    content: list[Json]
    provider_specific: Json
    resolution: str
    ratio: str
    width: int
    height: int
    fps: int
    duration_s: int
    seed: int
    watermark: bool
    priority: int
    price_micros: int
    remixed_from: UUID | None
    status: str
    phase: str
    progress: int
    created_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    error_code: str | None
    error_message: str | None
    video_key: str | None
    poster_key: str | None
    last_frame_key: str | None
    scene: Json | None
    """What the engine understood the prompt to be, if it says."""
    is_new: bool
    is_expired: bool
    running_s: float | None
    """Seconds since the present attempt began, while it runs."""
    revision: int
    """Counts the changes of status, phase, progress and attempt."""
