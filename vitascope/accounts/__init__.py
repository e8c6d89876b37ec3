"""Accounts and their API keys: who is calling, and what that key may do."""

from vitascope.accounts.errors import AccountFrozen, InvalidKey, NotAllowed, RateLimited
from vitascope.accounts.models import ApiKey, Caller, NewKey

__all__ = [
    "AccountFrozen",
    "ApiKey",
    "Caller",
    "InvalidKey",
    "NewKey",
    "NotAllowed",
    "RateLimited",
]
