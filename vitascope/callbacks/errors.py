"""Why a callback cannot be had, repeated or delivered."""

from typing import ClassVar

from vitascope.errors import VitascopeError

__all__ = ["CallbackNotFound", "CallbackWaiting", "NotReached"]


class CallbackNotFound(VitascopeError):
    """There is no such callback, or it is another account's."""

    code: ClassVar[str] = "not_found"


class CallbackWaiting(VitascopeError):
    """The callback is being delivered already."""

    code: ClassVar[str] = "conflict"


class NotReached(VitascopeError):
    """The receiver gave no answer."""

    code: ClassVar[str] = "not_reached"
    retryable: ClassVar[bool] = True
