"""Usage over HTTP: which days and split by what, as JSON or CSV.

The endpoints are in ``billing``, for the caller's own account, and in ``admin.money``, for any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from vitascope.api.answers import json_response
from vitascope.api.openapi import Json, object_of, query
from vitascope.api.parameters import Parameters
from vitascope.api.resources import resources_of
from vitascope.billing import reading
from vitascope.billing.models import Dimension
from vitascope.billing.usage import COLUMNS, days, sum_of, usage_csv, usage_rows
from vitascope.catalog.prices import CURRENCY
from vitascope.catalog.problems import quoted

__all__ = ["UsageParameters", "UsageQuestion", "usage_answer", "usage_parameters", "usage_response"]

Word = TypeVar("Word", bound=str)

MOST_DAYS = 366
"""That one answer may cover."""

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

FORMATS = ("json", "csv")

INTEGER: Json = {"type": "integer"}

SUMS: Final[Json] = {
    "videos": INTEGER,
    "seconds": {**INTEGER, "description": "Of video, as it was asked for."},
    "video_tokens": {**INTEGER, "description": "width × height × fps × s / 1024, rounded up."},
    "cost_micros": {**INTEGER, "description": "Millionths of the currency."},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageQuestion:
    """What is to be told."""

    first_day: date
    last_day: date
    by: tuple[Dimension, ...]
    is_csv: bool


class UsageParameters(Parameters):
    """Query parameters that are days, and lists of words."""

    def question(self, allowed: Sequence[Dimension]) -> UsageQuestion:
        """What ``from``, ``to``, ``by`` and ``format`` ask for; what is wrong with them is kept
        for ``raise_any``."""
        first_day, last_day = self._days()
        return UsageQuestion(
            first_day=first_day,
            last_day=last_day,
            by=self._words("by", allowed) or ("day",),
            is_csv=self.choice("format", FORMATS) == "csv",
        )

    def _days(self) -> tuple[date, date]:
        first, last = days(self._day("from"), self._day("to"))
        if first > last:
            self._found.add("from", f"from must not be after to; got {first} and {last}")
        elif (last - first).days >= MOST_DAYS:
            self._found.add("from", f"from and to may span {MOST_DAYS} days; got {first} to {last}")
        return first, last

    def _day(self, name: str) -> date | None:
        value = self._values.get(name) or None
        if value is None:
            return None
        try:
            if DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass  # such as the 31st of February: said below
        self._found.add(name, f"{name} must be a day, YYYY-MM-DD; got {quoted(value)}")
        return None

    def _words(self, name: str, allowed: Sequence[Word]) -> tuple[Word, ...]:
        value = self._values.get(name) or ""
        sent = [word.strip() for word in value.split(",")] if value else []
        words = tuple(known for word in sent for known in allowed if known == word)
        if len(words) != len(sent) or len(set(words)) != len(words):
            listed = ", ".join(allowed)
            detail = f"{name} must be some of {listed}, each once, between commas"
            self._found.add(name, f"{detail}; got {quoted(value)}")
        return words


async def usage_response(
    request: Request, question: UsageQuestion, *, account_id: UUID | None
) -> Response:
    """The answer, of one account or (None) of all."""
    async with resources_of(request).database.connection() as connection:
        rows = await reading.usage(
            connection,
            account_id=account_id,
            first_day=question.first_day,
            last_day=question.last_day,
            by=question.by,
        )
    if question.is_csv:
        return Response(
            usage_csv(rows, question.by),
            media_type="text/csv",
            headers={"Content-Disposition": f'attachment; filename="{_file_name(question)}"'},
        )
    return json_response(
        {
            "object": "usage",
            "from": str(question.first_day),
            "to": str(question.last_day),
            "by": question.by,
            "currency": CURRENCY,
            "data": usage_rows(rows, question.by),
            "total": asdict(sum_of(rows)),
        }
    )


def _file_name(question: UsageQuestion) -> str:
    return f"usage-{question.first_day}-{question.last_day}.csv"


def usage_parameters(allowed: Sequence[Dimension]) -> list[Json]:
    """The parameters as the OpenAPI document has them."""
    listed = {"type": "array", "uniqueItems": True, "items": {"enum": list(allowed)}}
    by = query("by", listed, "What to split by, between commas. Default: day.")
    day: Json = {"type": "string", "format": "date"}
    return [
        query("from", day, "The first day, UTC. Default: 29 days before `to`."),
        query("to", day, f"The last day, UTC. Default: today. At most {MOST_DAYS} days in all."),
        {**by, "style": "form", "explode": False},
        query("format", {"enum": list(FORMATS), "default": "json"}),
    ]


def usage_answer(allowed: Sequence[Dimension]) -> dict[str, Any]:
    """The response object as the OpenAPI document has it."""
    columns = {name: {"type": "string"} for word in allowed for name in COLUMNS[word]}
    body = object_of(
        {
            "object": {"const": "usage"},
            "from": {"type": "string", "format": "date"},
            "to": {"type": "string", "format": "date"},
            "by": {"type": "array", "items": {"enum": list(allowed)}},
            "currency": {"type": "string"},
            "data": {
                "type": "array",
                "description": "In the order of `by`; the columns that it names and the sums.",
                "items": object_of({**columns, **SUMS}, required=list(SUMS)),
            },
            "total": object_of(SUMS),
        }
    )
    return {
        "description": "Completed videos, on the day on which they were paid for.",
        "content": {
            "application/json": {"schema": body},
            "text/csv": {"schema": {"type": "string"}},
        },
    }
