"""Why a price cannot be held, or an amount not booked."""

from typing import ClassVar

from vitascope.errors import VitascopeError

__all__ = [
    "AmountRefused",
    "BalanceTooLow",
    "BudgetExhausted",
    "ReferenceReused",
    "SpendingLimit",
]


class SpendingLimit(VitascopeError):
    """The price cannot be held."""


class BudgetExhausted(SpendingLimit):
    """The key's budget of this month does not cover the price."""

    code: ClassVar[str] = "budget_exhausted"

    def __init__(self, *, budget_micros: int, spent_micros: int, price_micros: int) -> None:
        super().__init__(
            f"this costs {price_micros} micro-yuan; the key's budget of this month (UTC) is "
            f"{budget_micros}, of which {spent_micros} are spent or held and "
            f"{max(0, budget_micros - spent_micros)} available"
        )
        self.budget_micros = budget_micros
        self.spent_micros = spent_micros
        self.price_micros = price_micros


class BalanceTooLow(SpendingLimit):
    """The account's balance does not cover the price."""

    code: ClassVar[str] = "balance_too_low"

    def __init__(self, *, available_micros: int, price_micros: int) -> None:
        super().__init__(
            f"this costs {price_micros} micro-yuan; the account has {available_micros} available"
        )
        self.available_micros = available_micros
        self.price_micros = price_micros


class AmountRefused(VitascopeError):
    """The amount cannot be booked."""

    code: ClassVar[str] = "invalid"

    def __init__(self, *, least_micros: int, most_micros: int, amount_micros: int) -> None:
        super().__init__(
            f"an amount must be from {least_micros} to {most_micros} micro-yuan and not 0; "
            f"got {amount_micros}"
        )
        self.amount_micros = amount_micros


class ReferenceReused(VitascopeError):
    """The reference belongs to a top-up of another amount."""

    code: ClassVar[str] = "conflict"

    def __init__(self, *, reference: str, first_micros: int, amount_micros: int) -> None:
        super().__init__(
            f"the reference {reference!r} belongs to a top-up of {first_micros} micro-yuan; "
            f"got {amount_micros}"
        )
        self.reference = reference
