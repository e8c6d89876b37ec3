"""Reading a query string: each value checked, everything wrong told at once.

read = Parameters(request)
limit = read.integer("limit", least=1, most=100, default=20)
status = read.choice("status", ("pending", "failed"))
read.raise_any()
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from starlette.requests import Request

from vitascope.catalog.problems import Problems, quoted

__all__ = ["Parameters"]

DIGITS_MAX = 15
"""Longest integer that is read; every number we take is far shorter."""


class Parameters:
    """The query parameters of one request. A parameter that is empty counts as left out."""

    def __init__(self, request: Request) -> None:
        self._values = request.query_params
        self._found = Problems()

    def text(self, name: str, *, most_chars: int = 255) -> str | None:
        value = self._values.get(name) or None
        if value is not None and (len(value) > most_chars or "\0" in value):
            self._found.add(name, f"{name} must have at most {most_chars} characters, no NUL")
            return None
        return value

    def integer(
        self, name: str, *, least: int, most: int, default: int | None = None
    ) -> int | None:
        value = self._values.get(name) or None
        if value is None:
            return default
        is_number = value.isascii() and value.isdecimal() and len(value) <= DIGITS_MAX
        if not is_number or not least <= int(value) <= most:
            wanted = f"an integer from {least} to {most}"
            self._found.add(name, f"{name} must be {wanted}; got {quoted(value)}")
            return default
        return int(value)

    def choice(self, name: str, allowed: Sequence[str]) -> str | None:
        value = self._values.get(name) or None
        if value is not None and value not in allowed:
            listed = ", ".join(allowed)
            self._found.add(name, f"{name} must be one of {listed}; got {quoted(value)}")
            return None
        return value

    def uuid(self, name: str, *, required: bool = False) -> UUID | None:
        value = self._values.get(name) or None
        if value is None:
            if required:
                self._found.add(name, f"{name} is required")
            return None
        try:
            return UUID(value)
        except ValueError:
            self._found.add(name, f"{name} must be an id of ours (a UUID); got {quoted(value)}")
            return None

    def raise_any(self) -> None:
        """Raises:
        InvalidRequest: with everything that was wrong.
        """
        self._found.raise_any()
