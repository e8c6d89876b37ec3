"""The plain fields of a JSON object, read strictly: ``"10"``, ``10.0`` and ``true`` are no int.

Knows JSON and the contract's rule for types; no field by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from vitascope.catalog.problems import Problems, quoted

__all__ = ["Json", "boolean", "has_broken_characters", "integer", "integer_between", "string"]

Json: TypeAlias = object


def string(body: Mapping[str, Json], name: str, found: Problems) -> str | None:
    """A string that is not empty; None if it is something else, which ``found`` then says."""
    value = body.get(name)
    if isinstance(value, str) and value:
        return value
    _refuse(body, name, "a string", found)
    return None


def integer(
    body: Mapping[str, Json], name: str, found: Problems, *, unit: str | None = None
) -> int | None:
    """An integer; None if it is something else, which ``found`` then says."""
    value = body.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    _refuse(body, name, "an integer" + (f" (in {unit})" if unit else ""), found)
    return None


def integer_between(
    body: Mapping[str, Json], name: str, bounds: tuple[int, int], found: Problems
) -> int | None:
    """An integer between two bounds, both inclusive; None if it was left out or is wrong."""
    if body.get(name) is None:
        return None
    value = integer(body, name, found)
    if value is not None and not bounds[0] <= value <= bounds[1]:
        found.add(name, f"{name} must be from {bounds[0]} to {bounds[1]}; got {quoted(value)}")
        return None
    return value


def boolean(body: Mapping[str, Json], name: str, found: Problems) -> bool | None:
    """True or false; None if it was left out or is something else, which ``found`` then says."""
    value = body.get(name)
    if value is None or isinstance(value, bool):
        return value
    found.add(name, f"{name} must be true or false; got {quoted(value)}")
    return None


def has_broken_characters(text: str) -> bool:
    """Whether it holds NUL or half a surrogate pair: what neither UTF-8 nor PostgreSQL keeps."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return "\0" in text


def _refuse(body: Mapping[str, Json], name: str, wanted: str, found: Problems) -> None:
    if body.get(name) is None:
        found.add(name, f"{name} is required: {wanted}")
    else:
        found.add(name, f"{name} must be {wanted}; got {quoted(body[name])}")
