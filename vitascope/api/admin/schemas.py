"""JSON schemas of admin bodies, from the tables of ``accounts.terms``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vitascope.accounts.terms import DEFAULTS, Field
from vitascope.api.openapi import Json, nullable, object_of

__all__ = ["changes_of", "fields_of", "nullable"]


def fields_of(fields: Mapping[str, Field], *, required: Sequence[str] = ()) -> Json:
    """What a new thing is made with. A field that is not required may be null: left out."""
    properties = {
        name: field.schema if name in required else _defaulted(name, nullable(field.schema))
        for name, field in fields.items()
    }
    return {**object_of(properties, required=required), "additionalProperties": False}


def changes_of(fields: Mapping[str, Field]) -> Json:
    """What is to change, at least one field; null clears an optional one."""
    properties = {
        name: nullable(field.schema) if field.is_optional else field.schema
        for name, field in fields.items()
    }
    made = object_of(properties, required=())
    return {**made, "additionalProperties": False, "minProperties": 1}


def _defaulted(name: str, schema: Json) -> Json:
    return {**schema, "default": DEFAULTS[name]} if name in DEFAULTS else schema
