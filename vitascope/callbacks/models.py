"""What a callback is, for its owner and for whoever delivers it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

__all__ = ["Callback", "CallbackState", "Due"]


class CallbackState(StrEnum):
    """Where the delivery of one event stands.

    Arrows: ``waiting -> delivered | dead``, and ``delivered | dead -> waiting`` when its owner
    wants it once more.
    """

    WAITING = "waiting"
    DELIVERED = "delivered"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Callback:
    """A callback as its owner sees it."""

    id: UUID
    """Of the event: the same over all tries, ``webhook-id`` to the receiver."""
    task_id: UUID
    event: str
    """``video.completed`` or ``video.failed``."""
    url: str
    state: str
    tries: int
    """Begun so far, of the present round; a redelivery begins a new one."""
    created_at: datetime
    """When the task ended."""
    next_at: datetime | None
    """When the next try begins, while there is one to come; during a try, when it would be given
    up for lost."""
    tried_at: datetime | None
    answer: int | None
    """HTTP status of the last try, if there was an answer."""
    problem: str | None
    """What was wrong with the last try; None while one is under way."""


@dataclass(frozen=True, slots=True)
class Due:
    """A callback that is to be tried now, by whoever holds this."""

    id: UUID
    task_id: UUID
    event: str
    url: str
    tries: int
    """This one included."""
    created_at: datetime
    tried_at: datetime
    lost_at: datetime
    """From then on somebody else may try. Goes with every write: it names this very try."""
    secrets: list[str] = field(repr=False)
    """What signs it, the newest first; empty: the key has none."""
