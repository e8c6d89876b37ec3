"""Why a caller is turned away, or an account or a key cannot be had or changed."""

from typing import ClassVar

from vitascope.errors import VitascopeError

__all__ = [
    "AccountExists",
    "AccountFrozen",
    "AccountNotFound",
    "InvalidKey",
    "KeyInUse",
    "KeyNotFound",
    "KeyRevoked",
    "NotAllowed",
    "RateLimited",
]


class InvalidKey(VitascopeError):
    """The API key is missing, malformed, unknown, revoked or expired."""

    code: ClassVar[str] = "authentication_error"


class KeyInUse(InvalidKey):
    """That API key is in use already."""


class NotAllowed(VitascopeError):
    """The API key may not do this."""

    code: ClassVar[str] = "permission_denied"


class AccountFrozen(VitascopeError):
    """The account is frozen."""

    code: ClassVar[str] = "account_frozen"


class RateLimited(VitascopeError):
    """The API key has used up its requests of this minute."""

    code: ClassVar[str] = "rate_limited"
    retryable: ClassVar[bool] = True

    def __init__(self, *, limit_per_minute: int, retry_after_s: int) -> None:
        super().__init__(f"this key may make {limit_per_minute} requests a minute")
        self.retry_after_s = retry_after_s


class AccountNotFound(VitascopeError):
    """There is no such account."""

    code: ClassVar[str] = "not_found"


class AccountExists(VitascopeError):
    """An account has that name already."""

    code: ClassVar[str] = "conflict"


class KeyNotFound(VitascopeError):
    """There is no such API key."""

    code: ClassVar[str] = "not_found"


class KeyRevoked(VitascopeError):
    """The API key is revoked, for good."""

    code: ClassVar[str] = "conflict"
