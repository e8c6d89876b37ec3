"""What an admin may set on an account or a key, read strictly: from an API body, or from what the
command line was given. One table says what each field may be, its JSON schema included.

Knows nothing of who asks, and changes nothing.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol, get_args
from uuid import UUID

from vitascope.accounts.models import ALL_SCOPES, DEFAULT_SCOPES, Billing
from vitascope.catalog.problems import Problems, quoted
from vitascope.catalog.registry import MODELS
from vitascope.catalog.urls import URL_MAX_CHARS, is_web_url, names_user

__all__ = [
    "ACCOUNT_FIELDS",
    "DEFAULT_GRACE_S",
    "KEY_FIELDS",
    "NEW_KEY_FIELDS",
    "ROTATION_FIELDS",
    "Field",
    "read_changes",
    "read_new",
]

NAME_MAX_CHARS = 100
DEFAULT_GRACE_S = 86_400
GRACE_MAX_S = 30 * 86_400
LAST_SECOND = 253_402_300_799
"""Of the year 9999: what a ``datetime`` can hold."""

NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class Field(Protocol):
    """What one field may be."""

    @property
    def is_optional(self) -> bool:
        """Whether null clears it."""

    @property
    def schema(self) -> dict[str, Any]:
        """JSON schema of a value that is not null."""

    def read(self, value: object) -> Any:
        """The value as the database takes it.

        Raises:
            ValueError: it is not allowed; the sentence goes on after the field's name.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name for people to read."""

    is_optional: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        none = "\\u0000-\\u001f\\u007f-\\u009f"
        pattern = f"^[^{none}]*[^\\s{none}][^{none}]*$"
        return {"type": "string", "maxLength": NAME_MAX_CHARS, "pattern": pattern}

    def read(self, value: object) -> str:
        is_fit = (
            isinstance(value, str)
            and value.strip()
            and len(value) <= NAME_MAX_CHARS
            and not NOT_IN_NAMES.search(value)
        )
        if not is_fit:
            raise ValueError(f"must be 1 to {NAME_MAX_CHARS} characters, not blank, on one line")
        assert isinstance(value, str)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of a few words."""

    allowed: Sequence[str]
    is_optional: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.allowed)}

    def read(self, value: object) -> str:
        if not isinstance(value, str) or value not in self.allowed:
            raise ValueError(f"must be one of {', '.join(self.allowed)}")
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Some of a few words, at least one."""

    allowed: Mapping[str, str]
    """What is stored, by what may be sent."""
    is_optional: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        words = {"type": "string", "enum": list(self.allowed)}
        return {"type": "array", "minItems": 1, "items": words}

    def read(self, value: object) -> list[str]:
        is_fit = (
            isinstance(value, list)
            and value
            and all(isinstance(word, str) and word in self.allowed for word in value)
        )
        if not is_fit:
            raise ValueError(f"must be a list of one or more of {', '.join(self.allowed)}")
        assert isinstance(value, list)
        return list(dict.fromkeys(self.allowed[word] for word in value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Integer:
    """A whole number."""

    least: int
    most: int
    is_optional: bool = True

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def read(self, value: object) -> int:
        # Not isinstance: true is no number.
        if type(value) is not int or not self.least <= value <= self.most:
            raise ValueError(f"must be an integer from {self.least} to {self.most}")
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class WebUrl:
    """An http or https URL."""

    is_optional: bool = True

    @property
    def schema(self) -> dict[str, Any]:
        pattern = "^https?://[A-Za-z0-9]"
        return {"type": "string", "format": "uri", "pattern": pattern, "maxLength": URL_MAX_CHARS}

    def read(self, value: object) -> str:
        if not isinstance(value, str) or not is_web_url(value) or names_user(value):
            wanted = f"an http or https URL of at most {URL_MAX_CHARS} characters"
            raise ValueError(f"must be {wanted}, without a user name or password")
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class FutureTime:
    """A moment to come."""

    is_optional: bool = True

    @property
    def schema(self) -> dict[str, Any]:
        return {
            "type": "integer",
            "minimum": 1,
            "maximum": LAST_SECOND,
            "description": "Epoch seconds, in the future.",
        }

    def read(self, value: object) -> datetime:
        if type(value) is not int or not time.time() < value <= LAST_SECOND:
            raise ValueError("must be epoch seconds (an integer) in the future")
        return datetime.fromtimestamp(value, UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Id:
    """An id of ours."""

    is_optional: bool = True

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "uuid"}

    def read(self, value: object) -> UUID:
        try:
            return UUID(value if isinstance(value, str) else "")
        except ValueError:
            raise ValueError("must be an id of ours (a UUID)") from None


ACCOUNT_FIELDS: dict[str, Field] = {
    "name": Name(),
    "billing": Choice(allowed=get_args(Billing)),
}

KEY_FIELDS: dict[str, Field] = {
    "name": Name(),
    "scopes": Choices(allowed={scope: scope for scope in ALL_SCOPES}),
    "allowed_models": Choices(
        allowed={
            name: model.id for model in MODELS.values() for name in (model.id, *model.aliases)
        },
        is_optional=True,
    ),
    "max_concurrent": Integer(least=1, most=1_000_000),
    "requests_per_minute": Integer(least=1, most=1_000_000),
    "monthly_budget_micros": Integer(least=0, most=10**15),  # a billion yuan
    "callback_url": WebUrl(),
    "expires_at": FutureTime(),
}

NEW_KEY_FIELDS: dict[str, Field] = {
    "account_id": Id(),
    "account": Name(is_optional=True),
    **KEY_FIELDS,
}

ROTATION_FIELDS: dict[str, Field] = {
    "grace_s": Integer(least=0, most=GRACE_MAX_S, is_optional=True)
}

DEFAULTS: dict[str, object] = {"scopes": list(DEFAULT_SCOPES), "grace_s": DEFAULT_GRACE_S}
"""For schemas to name."""


def read_new(
    body: Mapping[str, object],
    fields: Mapping[str, Field],
    *,
    required: Sequence[str] = (),
    one_of: Sequence[str] = (),
) -> dict[str, Any]:
    """The fields that a new thing is made with; null is absence.

    Args:
        required: fields that must be given.
        one_of: fields of which exactly one must be given.

    Raises:
        InvalidRequest: with everything that is wrong.
    """
    given = {name: value for name, value in body.items() if value is not None or name not in fields}
    problems = Problems()
    for name in required:
        if name not in given:
            problems.add(name, f"{name} is required")
    if one_of and sum(name in given for name in one_of) != 1:
        problems.add(one_of[0], f"give one of {' and '.join(one_of)}, and only one")
    read = _read(given, fields, problems)
    problems.raise_any()
    return read


def read_changes(body: Mapping[str, object], fields: Mapping[str, Field]) -> dict[str, Any]:
    """The fields that are to change, at least one; null clears an optional one.

    Raises:
        InvalidRequest: with everything that is wrong.
    """
    problems = Problems()
    read = _read(body, fields, problems)
    if not body:
        problems.add("body", f"there is nothing to change; fields are {', '.join(fields)}")
    problems.raise_any()
    return read


def _read(
    body: Mapping[str, object], fields: Mapping[str, Field], problems: Problems
) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for name, value in body.items():
        field = fields.get(name)
        if field is None:  # ignored, a limit with a misspelt name would be no limit
            detail = f"there is no field {quoted(name)}; fields are {', '.join(fields)}"
            problems.add(name if name.isidentifier() and name.isascii() else "body", detail)
        elif value is None and field.is_optional:
            read[name] = None
        else:
            try:
                read[name] = field.read(value)
            except ValueError as error:
                problems.add(name, f"{name} {error}; got {quoted(value)}")
    return read
