"""What the ledger says, in each of the shapes its readers need. Amounts are micro-yuan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, TypeAlias
from uuid import UUID

__all__ = [
    "AMOUNT_MOST_MICROS",
    "Balance",
    "Dimension",
    "EntryKind",
    "LedgerEntry",
    "Usage",
    "UsageRow",
]

AMOUNT_MOST_MICROS = 10**13
"""Largest amount of one top-up or adjustment: ten million yuan, far from where sums overflow."""

Dimension: TypeAlias = Literal["day", "key", "model", "account"]
"""What usage can be split by."""


class EntryKind(StrEnum):
    """Why money moved."""

    TOPUP = "topup"
    """Paid in."""
    ADJUSTMENT = "adjustment"
    """Put right by an operator, up or down."""
    HOLD = "hold"
    """Set aside for a task."""
    CAPTURE = "capture"
    """What was held is spent: the task is completed."""
    RELEASE = "release"
    """What was held is available again: the task failed."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One row of the ledger: what it added to either sum of its account."""

    id: int
    """Rises; a cursor of pages."""
    kind: str
    task_id: UUID | None
    key_id: UUID | None
    """Whose task it was; None where no task is concerned."""
    available_micros: int
    held_micros: int
    note: str | None
    reference: str | None
    created_at: datetime

    def facts(self) -> dict[str, object]:
        """What an audit row tells of a payment."""
        facts = {
            "entry": str(self.id),
            "amount_micros": self.available_micros,
            "note": self.note,
            "reference": self.reference,
        }
        return {name: value for name, value in facts.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Balance:
    """Where an account stands."""

    account_id: UUID
    billing: str
    """``unlimited`` or ``prepaid``."""
    available_micros: int
    """Paid in, less held, less spent; below 0 where nothing was paid in before it was spent."""
    held_micros: int
    spent_this_month_micros: int
    """Captured since the month began (UTC)."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What completed tasks amount to."""

    videos: int
    seconds: int
    video_tokens: int
    cost_micros: int

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.videos + other.videos,
            self.seconds + other.seconds,
            self.video_tokens + other.video_tokens,
            self.cost_micros + other.cost_micros,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageRow:
    """The completed tasks that share these values; None: not split by that."""

    day: date | None = None
    """On which the money was taken, UTC."""
    key_id: UUID | None = None
    key: str | None = None
    """The key's name."""
    model: str | None = None
    account_id: UUID | None = None
    account: str | None = None
    """The account's name."""
    usage: Usage
