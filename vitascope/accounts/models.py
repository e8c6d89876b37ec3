"""What an account and a key are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

__all__ = ["DEFAULT_SCOPES", "ApiKey", "Caller", "NewKey", "Scope"]

Scope = Literal["video:create", "video:read"]

DEFAULT_SCOPES: tuple[Scope, ...] = ("video:create", "video:read")


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it may be shown: without its secret."""

    id: UUID
    name: str
    prefix: str
    scopes: list[str]
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None
    revoked_at: datetime | None

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key at its making, the only time its secret is there to be shown."""

    id: UUID
    prefix: str
    secret: str


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
    billing: str
    is_frozen: bool
