"""What a provider is: a service of others that takes an order and, later, has a file.

An adapter says how one provider's wire looks: one call a verb, no retries, no waiting, no state.
When to call what, how often, and what to do when it fails is ``tasks.errand``'s and ``calls``'s.
Knows nothing of tasks, money or SQL. Asynchronous: a provider renders on its own machines, so
that one worker has many orders out.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

from vitascope.catalog.media import MediaKind
from vitascope.catalog.models import ImageRole

__all__ = [
    "JobState",
    "JobStatus",
    "Medium",
    "Order",
    "Provider",
    "ProviderJob",
    "Sent",
    "VideoSource",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A medium's bytes."""

    content: bytes
    mime: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A picture, an audio or a video of the order."""

    kind: MediaKind
    role: ImageRole
    url: str | None
    """Where anybody can get it (http, https); None: only ``read`` has it."""
    read: Callable[[], Awaitable[Sent]]
    """Its bytes, checked to be what it says it is.

    Raises:
        MediaError, StorageError: it cannot be had.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One video to be made, in the words of our contract."""

    token: str
    """Ours alone, and the same whenever this order is spoken of: fit for an idempotency key, and
    to find the order in a provider's list. ``[a-z0-9-]``, at most 40 characters."""
    model: str
    """Ours: the id of the catalogue's entry that was asked for."""
    prompt: str
    negative_prompt: str | None
    width: int
    """Pixels of the video that is wanted in the end."""
    height: int
    resolution: str
    """720p …"""
    ratio: str
    """16:9 …"""
    duration_s: int
    fps: int
    seed: int
    """0..2**32-1; the same whenever this order is spoken of."""
    sound: bool
    camera_fixed: bool
    media: Sequence[Medium] = ()
    """In the order of the request's content."""

    @property
    def frame_count(self) -> int:
        return self.duration_s * self.fps


@dataclass(frozen=True, slots=True)
class ProviderJob:
    """An accepted order, as the provider knows it. Kept in the database."""

    id: str
    urls: Mapping[str, str] = field(default_factory=dict)
    """Where it says to ask for the job, for providers whose links are to be followed."""


JobStatus: TypeAlias = Literal["queued", "running", "done", "failed", "cancelled", "unknown"]
"""``unknown``: a word that ``statuses`` does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoSource:
    """Where the finished file is."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    """To be sent along to that URL's host and to no other."""
    is_own_host: bool = False
    """Whether the host is the operator's ``base_url``, which may be a private address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobState:
    """What the provider says of a job."""

    status: JobStatus
    word: str
    """The provider's own."""
    fraction: float | None = None
    """0..1, if it says."""
    video: VideoSource | None = None
    """There if ``done``."""
    error_code: str = ""
    """The provider's own word for why it ``failed``."""
    error_message: str = ""
    """And its sentence."""


class Provider(Protocol):
    """One provider, as the operator set it up. Every verb is one errand over HTTP.

    All raise what ``calls.Caller`` raises: see ``providers.errors``.
    """

    can_find: bool
    """Whether ``find`` can tell."""
    can_cancel: bool

    async def submit(self, order: Order) -> ProviderJob:
        """Order the video. Called once for a task, whatever happens.

        Raises:
            Unavailable: certainly no order was made: it may be tried again.
            OrderRefused: certainly no order was made, and never will be.
            Ambiguous: an order may have been made.
        """

    async def find(self, order: Order, *, since: datetime) -> ProviderJob | None:
        """The job of an order whose ``submit`` went out after ``since`` and whose answer is not
        known; None: the provider's list has none.

        Raises:
            Ambiguous: there is no list, or it does not tell this order from others.
        """

    async def poll(self, job: ProviderJob) -> JobState:
        """How it stands.

        Raises:
            JobGone: the provider does not know that job (any more).
        """

    async def cancel(self, job: ProviderJob) -> None:
        """Ask for the job to be given up; that it cannot be is no error."""
