"""What an account and a key are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args
from uuid import UUID

__all__ = [
    "ALL_SCOPES",
    "DEFAULT_SCOPES",
    "Account",
    "ApiKey",
    "Billing",
    "Caller",
    "NewKey",
    "Scope",
]

Billing = Literal["unlimited", "prepaid"]

Scope = Literal["video:create", "video:read", "admin"]
"""What a key may do. None implies another: ``admin`` alone can neither make nor see a video."""

ALL_SCOPES: tuple[Scope, ...] = get_args(Scope)
DEFAULT_SCOPES: tuple[Scope, ...] = ("video:create", "video:read")


@dataclass(frozen=True, slots=True)
class Account:
    """Who owns keys, tasks and a balance."""

    id: UUID
    name: str
    billing: Billing
    is_frozen: bool
    """It creates no task; those it has go on."""
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it may be shown: without its secret."""

    id: UUID
    account_id: UUID
    account: str
    """The account's name."""
    name: str
    prefix: str
    scopes: list[str]
    allowed_models: list[str] | None
    """None: every model; so for the limits below."""
    max_concurrent: int | None
    requests_per_minute: int | None
    monthly_budget_micros: int | None
    callback_url: str | None
    """For tasks that name none."""
    created_at: datetime
    last_used_at: datetime | None
    """To the minute."""
    expires_at: datetime | None
    revoked_at: datetime | None
    previous_until: datetime | None
    """How long the secret before the last rotation works on."""
    previous_callback_until: datetime | None
    """How long callbacks are signed with the callback secret before the last rotation, too."""

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None

    @property
    def state(self) -> Literal["live", "expired", "revoked"]:
        if self.is_revoked:
            return "revoked"
        if self.expires_at is not None and self.expires_at <= datetime.now(UTC):
            return "expired"
        return "live"


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key at its making, the only time its secrets are there to be shown."""

    id: UUID
    prefix: str
    secret: str
    callback_secret: str
    """``whsec_…``, which signs the callbacks of its tasks."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes a request: a live key and its account."""

    key_id: UUID
    account_id: UUID
    scopes: list[str]
    allowed_models: list[str] | None
    """None: every model."""
    max_concurrent: int | None
    requests_per_minute: int | None
    monthly_budget_micros: int | None
    callback_url: str | None
    """For tasks that name none."""
    billing: str
    is_frozen: bool
