"""Why a price cannot be held."""

from typing import ClassVar

from vitascope.errors import VitascopeError

__all__ = ["BalanceTooLow"]


class BalanceTooLow(VitascopeError):
    """The account's balance does not cover the price."""

    code: ClassVar[str] = "balance_too_low"

    def __init__(self, *, available_micros: int, price_micros: int) -> None:
        super().__init__(
            f"the video costs {price_micros} micro-yuan and {available_micros} are available"
        )
