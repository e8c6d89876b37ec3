"""What can go wrong with a provider.

    ProviderError
    ├── Unavailable          it said no for now, or could not be reached; no order was made
    ├── OrderRefused         it will never make this video
    │   └── ContentRejected      because of what it shows or says
    ├── KeyRefused           the operator's key is none, or may not
    ├── Ambiguous            nobody knows whether an order was made
    ├── JobFailed            the provider says that it failed
    ├── JobGone              it does not know the job (any more)
    ├── ProtocolBroken       it says what its documents do not
    └── VideoUnusable        its file cannot be had, or is none

Raised by ``calls`` and by adapters; what follows from each is ``tasks.errand``'s. No message holds
a key, a signed link or a header.
"""

from __future__ import annotations

from typing import ClassVar

from vitascope.errors import VitascopeError

__all__ = [
    "Ambiguous",
    "ContentRejected",
    "JobFailed",
    "JobGone",
    "KeyRefused",
    "OrderRefused",
    "ProtocolBroken",
    "ProviderError",
    "Unavailable",
    "VideoUnusable",
]


class ProviderError(VitascopeError):
    """The provider could not make the video.

    Attributes:
        moves_on: whether the next engine of the task's route is to try: the provider certainly
            made nothing, and it is not the content's fault.
    """

    code: ClassVar[str] = "provider_failed"
    moves_on: ClassVar[bool] = False


class Unavailable(ProviderError):
    """The provider does not answer, or not now.

    Attributes:
        retry_after_s: the pause it asked for, in seconds; None: it did not say.
        is_busy: whether it answered, and only has too much to do (429); otherwise it is in trouble.
    """

    code: ClassVar[str] = "provider_unavailable"
    moves_on: ClassVar[bool] = True
    retryable: ClassVar[bool] = True

    def __init__(
        self,
        message: str | None = None,
        *,
        retry_after_s: float | None = None,
        is_busy: bool = False,
    ) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
        self.is_busy = is_busy


class OrderRefused(ProviderError):
    """The provider refuses the order."""

    code: ClassVar[str] = "provider_refused"
    moves_on: ClassVar[bool] = True


class ContentRejected(OrderRefused):
    """The provider refuses the content."""

    code: ClassVar[str] = "content_rejected"
    moves_on: ClassVar[bool] = False


class KeyRefused(ProviderError):
    """The provider refuses the key."""

    code: ClassVar[str] = "provider_auth"
    moves_on: ClassVar[bool] = True


class Ambiguous(ProviderError):
    """Nobody knows whether the provider took the order."""

    code: ClassVar[str] = "provider_ambiguous"


class JobFailed(ProviderError):
    """The provider failed to make the video."""

    moves_on: ClassVar[bool] = True


class JobGone(ProviderError):
    """The provider no longer knows the job."""


class ProtocolBroken(ProviderError):
    """The provider says what its documents do not."""

    code: ClassVar[str] = "provider_protocol"


class VideoUnusable(ProviderError):
    """The provider's file cannot be used."""
