"""Money: a hold at creation, then one capture or one release. Micro-yuan throughout."""

from vitascope.billing.errors import BalanceTooLow

__all__ = ["BalanceTooLow"]
