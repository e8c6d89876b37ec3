"""What an endpoint is: one row of the table that the router, the OpenAPI document and the test of
who may call what are all made from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import Response

from vitascope.accounts.models import Scope

__all__ = ["Endpoint", "Handler"]

Handler: TypeAlias = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One method of one path."""

    method: str
    path: str
    """As Starlette writes it: ``/v1/files/{key:path}``."""
    handler: Handler
    scope: Scope | None
    """What the caller's key must have; None: no key is needed. The handler checks it, by
    ``require_caller``: who calls is part of most queries."""
    operation: dict[str, Any] = field(repr=False)
    """OpenAPI's operation object; ``security`` and the failures of every keyed route are added."""
    answers_head: bool = False
    error_schema: str = "Error"
    """Name of the schema of its failures' envelope."""
