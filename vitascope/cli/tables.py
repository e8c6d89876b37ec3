"""Tables on the terminal, as wide as they are: an id that is cut short is of no use."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

import typer

__all__ = ["minute", "print_facts", "print_table"]


def print_table(rows: Sequence[Sequence[str]], *, right: Collection[int] = ()) -> None:
    """Print rows in columns.

    Args:
        rows: the first holds the names of the columns.
        right: columns that are set flush right, from 0.
    """
    from rich.cells import cell_len

    widths = [max(cell_len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = []
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            blanks = " " * (width - cell_len(cell))  # a Chinese character is two cells wide
            cells.append(blanks + cell if column in right else cell + blanks)
        typer.echo("  ".join(cells).rstrip())


def print_facts(facts: Sequence[tuple[str, str]]) -> None:
    """Print lines of a name and a value."""
    print_table(facts)


def minute(moment: datetime | None) -> str:
    """A moment in this machine's time zone."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment else "never"
