"""Usage as its readers get it: which days, which columns, a table of text.

Pure: from rows that were read to values of JSON and CSV.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime

from vitascope.billing.models import Dimension, Usage, UsageRow

__all__ = ["COLUMNS", "days", "sum_of", "usage_csv", "usage_rows"]

DEFAULT_DAYS = 30

COLUMNS: Mapping[Dimension, tuple[str, ...]] = {
    "day": ("day",),
    "key": ("key_id", "key"),
    "model": ("model",),
    "account": ("account_id", "account"),
}

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula. Source: OWASP, CSV Injection."""


def days(first: date | None, last: date | None) -> tuple[date, date]:
    """First and last day (UTC), where one or both were left out: the 30 days until today, or
    until the last day."""
    last = last or datetime.now(UTC).date()
    return first or date.fromordinal(max(1, last.toordinal() - DEFAULT_DAYS + 1)), last


def sum_of(rows: Sequence[UsageRow]) -> Usage:
    """All rows together."""
    return sum((row.usage for row in rows), Usage(0, 0, 0, 0))


def usage_rows(rows: Sequence[UsageRow], by: Sequence[Dimension]) -> list[dict[str, str | int]]:
    """Each row as JSON has it: the columns of ``by`` in their order, then the sums."""
    names = [name for dimension in by for name in COLUMNS[dimension]]
    return [{name: str(getattr(row, name)) for name in names} | asdict(row.usage) for row in rows]


def usage_csv(rows: Sequence[UsageRow], by: Sequence[Dimension]) -> str:
    """The rows as CSV with a header. A name that a spreadsheet would take for a formula gets an
    apostrophe before it, which makes it a text there."""
    names = [name for dimension in by for name in COLUMNS[dimension]]
    text = io.StringIO()
    table = csv.DictWriter(text, [*names, *Usage.__dataclass_fields__])
    table.writeheader()
    for row in usage_rows(rows, by):
        table.writerow({name: _unarmed(value) for name, value in row.items()})
    return text.getvalue()


def _unarmed(value: str | int) -> str | int:
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
