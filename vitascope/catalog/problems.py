"""What is wrong with a request: collected, so that one answer names all of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from vitascope.errors import VitascopeError

__all__ = ["InvalidRequest", "Problem", "ProblemKind", "Problems", "quoted"]

ProblemKind: TypeAlias = Literal["param", "duration", "timeout", "empty_content", "no_model"]
"""Which sentence of the contract's error table a problem calls for; ``param`` is the usual one."""

QUOTE_MAX_CHARS = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, and in one sentence what is allowed and what came."""

    param: str
    """JSON path, such as ``content[1].role``."""
    detail: str
    kind: ProblemKind = "param"


class InvalidRequest(VitascopeError):
    """The request is not allowed."""

    code: ClassVar[str] = "invalid"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0].detail)
        self.problems = problems


class Problems:
    """Collects what is wrong while a request is read."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, param: str, detail: str, *, kind: ProblemKind = "param") -> None:
        self._found.append(Problem(param, detail, kind))

    def raise_any(self) -> None:
        """Raises:
        InvalidRequest: if anything was found.
        """
        if self._found:
            raise InvalidRequest(tuple(self._found))


def quoted(value: object) -> str:
    """The value as JSON, cut short: what came, for a sentence to a person."""
    try:
        text = json.dumps(value, ensure_ascii=True)
    except RecursionError:  # the parser gets a little deeper than this
        return "a value that is nested too deeply"
    return text if len(text) <= QUOTE_MAX_CHARS else text[:QUOTE_MAX_CHARS] + "…"
