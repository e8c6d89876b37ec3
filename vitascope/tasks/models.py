"""What a task is, in each of the shapes its readers need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

__all__ = ["Claim", "NewTask", "TaskStatus", "TaskView", "VideoFile", "video_key"]

Json = dict[str, Any]


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
    callback_url: str | None
    price_micros: int
    timeout_s: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A task as the worker that claimed it sees it. ``attempt`` goes with every write."""

    id: UUID
    attempt: int
    model: str
    engine: str
    prompt: str
    content: list[Json]
    provider_specific: Json
    width: int
    height: int
    fps: int
    duration_s: int
    seed: int
    remaining_s: float
    """Seconds from the claim to the task's deadline."""

    @property
    def frame_count(self) -> int:
        return self.duration_s * self.fps


def video_key(task_id: UUID, attempt: int) -> str:
    """Where an attempt's file goes: a name of its own, so that none writes over another's."""
    return f"videos/{task_id}/{attempt}.mp4"


@dataclass(frozen=True, slots=True)
class VideoFile:
    """A finished file in storage."""

    key: str
    size_bytes: int
    etag: str


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task as its owner sees it."""

    id: UUID
    record_id: UUID
    model: str
    prompt: str
    content: list[Json]
    provider_specific: Json
    resolution: str
    ratio: str
    duration_s: int
    seed: int
    status: str
    phase: str
    progress: int
    created_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    error_code: str | None
    error_message: str | None
    video_key: str | None
    scene: Json | None
    """What the engine understood the prompt to be, if it says."""
    is_new: bool
    is_expired: bool
    queue_position: int | None
    running_s: float | None
    """Seconds since the present attempt began, while it runs."""
