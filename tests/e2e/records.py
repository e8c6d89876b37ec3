"""What the database holds of a task, read past the service itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg

from tests.e2e.running import Service, wait_until
from vitascope.postgres import conninfo_of

__all__ = ["Event", "Record", "assert_completed_once", "assert_failed_once", "now", "record_of"]

TIDY_PATIENCE_S = 10.0
"""An attempt tidies up right after its end is written down."""


@dataclass(frozen=True, slots=True)
class Event:
    """One step of a task."""

    name: str
    attempt: int
    at: datetime
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """A task's row, its events and its money."""

    status: str
    attempt: int
    lost_attempts: int
    error_code: str | None
    error_message: str | None
    events: tuple[Event, ...]
    bookings: tuple[str, ...]
    """Kinds of the ledger's entries, in order."""
    held_micros: int

    @property
    def event_names(self) -> list[str]:
        return [event.name for event in self.events]

    def claims(self) -> list[Event]:
        return [event for event in self.events if event.name == "claimed"]


def record_of(data_dir: Path, task_id: str) -> Record:
    with psycopg.connect(conninfo_of(data_dir)) as connection:
        row = connection.execute(
            "SELECT status::text, attempt, lost_attempts, error_code, error_message "
            "FROM tasks WHERE id = %s",
            [task_id],
        ).fetchone()
        assert row is not None
        events = connection.execute(
            "SELECT event, attempt, at, detail FROM task_events WHERE task_id = %s ORDER BY id",
            [task_id],
        ).fetchall()
        bookings = connection.execute(
            "SELECT kind, held_micros FROM ledger WHERE task_id = %s ORDER BY id", [task_id]
        ).fetchall()
    status, attempt, lost_attempts, error_code, error_message = row
    return Record(
        status=status,
        attempt=attempt,
        lost_attempts=lost_attempts,
        error_code=error_code,
        error_message=error_message,
        events=tuple(Event(*event) for event in events),
        bookings=tuple(kind for kind, _ in bookings),
        held_micros=sum(held for _, held in bookings),
    )


def now(data_dir: Path) -> datetime:
    """The database's own time."""
    with psycopg.connect(conninfo_of(data_dir)) as connection:
        row = connection.execute("SELECT clock_timestamp()").fetchone()
    assert row is not None
    moment: datetime = row[0]
    return moment


def assert_completed_once(service: Service, task_id: str) -> Record:
    """The only task of this service is completed, paid and stored once, and left nothing over."""
    record = record_of(service.data_dir, task_id)
    assert record.status == "completed"
    assert record.event_names.count("completed") == 1
    assert record.bookings == ("hold", "capture")
    assert record.held_micros == 0
    wait_until(lambda: len(service.videos()) == 1, patience_s=TIDY_PATIENCE_S)
    wait_until(lambda: not service.temporary_files(), patience_s=TIDY_PATIENCE_S)
    return record


def assert_failed_once(service: Service, task_id: str, *, code: str) -> Record:
    """The task failed, was not charged, and left nothing over."""
    record = record_of(service.data_dir, task_id)
    assert (record.status, record.error_code) == ("failed", code)
    assert record.error_message
    assert record.bookings == ("hold", "release")
    assert record.held_micros == 0
    assert not [path for path in service.videos() if task_id in str(path)]
    wait_until(lambda: not service.temporary_files(), patience_s=TIDY_PATIENCE_S)
    return record
