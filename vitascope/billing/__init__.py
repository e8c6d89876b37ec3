"""Money: a hold at creation, then one capture or one release. Micro-yuan throughout."""

from vitascope.billing.errors import (
    AmountRefused,
    BalanceTooLow,
    BudgetExhausted,
    ReferenceReused,
    SpendingLimit,
)
from vitascope.billing.models import Balance, LedgerEntry

__all__ = [
    "AmountRefused",
    "Balance",
    "BalanceTooLow",
    "BudgetExhausted",
    "LedgerEntry",
    "ReferenceReused",
    "SpendingLimit",
]
