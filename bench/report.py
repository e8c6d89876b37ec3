"""How figures are printed: one line each, with what was aimed at."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from rich.console import Console

__all__ = ["figure", "median", "percentile", "section"]

console = Console(highlight=False, width=120)


def section(title: str) -> None:
    console.print(f"\n[bold]{title}[/]")


def figure(name: str, value: str, *, aim: str = "", is_met: bool | None = None) -> None:
    """Print one figure.

    Args:
        aim: what was aimed at, if anything.
        is_met: whether it was reached; None where there was no aim.
    """
    mark = {True: "[green]met[/]", False: "[red]not met[/]", None: ""}[is_met]
    goal = f"[dim]aim {aim}[/] {mark}" if aim else ""
    console.print(f"  {name:<58} {value:>22}  {goal}")


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that ``percent`` % of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
