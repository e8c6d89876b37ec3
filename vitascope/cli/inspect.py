"""``vitascope inspect``: what a file says of itself, and whether a machine made it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from vitascope.media.inspect import FileReport, LabelFacts, StreamFacts
    from vitascope.media.provenance import CredentialFacts

__all__ = ["inspect"]

VERDICTS = {
    "trusted": ("[green]✓[/]", "unchanged since it was signed, by someone you trust"),
    "valid": ("[green]✓[/]", "unchanged since it was signed, by whom --trust does not name"),
    "invalid": ("[red]✗[/]", "changed since it was signed, or not signed well"),
    "unreadable": ("[red]✗[/]", "cannot be read"),
    "elsewhere": ("[yellow]![/]", "kept elsewhere, and not fetched"),
}
NONE = "[dim]–[/]"

Rows = Iterator[tuple[str, str, str]]
"""Mark, subject, and what is said of it; the last is not yet safe to print."""


def inspect(
    file: Annotated[Path, typer.Argument(help="A video, a sound or a picture.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    trust: Annotated[
        Path | None,
        typer.Option(
            help="Certificates (PEM) of the roots that content credentials may stand on.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show what a file holds: its streams, its AI label, its content credentials (C2PA)."""
    import orjson

    from vitascope.media.inspect import inspect_file

    report = inspect_file(file, trusted=trust)
    if as_json:
        typer.echo(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode())
    else:
        _show(report)


def _show(report: FileReport) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(width=1)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for mark, subject, said in _rows(report):
        table.add_row(mark, subject, escape(_printable(said)))
    Console(highlight=False).print(table)


def _rows(report: FileReport) -> Rows:
    yield "", "file", _file(report)
    for stream in report.streams:
        yield "", stream.kind, _stream(stream)
    yield from _label(report.label)
    yield from _credentials(report.credentials)


def _file(report: FileReport) -> str:
    facts = [report.container, _size(report.size_bytes)]
    if report.duration_s is not None:
        facts.append(f"{report.duration_s:.3f} s")
    if report.is_progressive is not None:
        facts.append("index before data" if report.is_progressive else "index after data")
    return ", ".join(facts)


def _stream(stream: StreamFacts) -> str:
    facts = [f"{stream.codec} {stream.profile or ''}".strip()]
    if stream.width:
        facts.append(f"{stream.width}x{stream.height}")
    if stream.pixel_format:
        facts.append(stream.pixel_format)
    if stream.frames_per_s:
        facts.append(f"{stream.frames_per_s:.6g} frames/s")
    if stream.frame_count:
        facts.append(f"{stream.frame_count} frame{'s' if stream.frame_count > 1 else ''}")
    if stream.sample_rate_hz:
        facts.append(f"{stream.sample_rate_hz} Hz {stream.channels}")
    if stream.bits_per_s:
        facts.append(f"{stream.bits_per_s / 1000:.0f} kbit/s")
    return ", ".join(facts)


def _label(label: LabelFacts | None) -> Rows:
    if label is None:
        yield NONE, "AI label", "none"
        return
    yield "[green]✓[/]" if label.fields else "[yellow]![/]", "AI label", label.meaning
    if not label.fields:
        yield "", "", label.text
    for name, value in label.fields.items():
        if value and name != "Label":
            yield "", "", f"{name}: {value}"


def _credentials(facts: CredentialFacts | None) -> Rows:
    if facts is None:
        yield NONE, "C2PA", "none"
        return
    mark, verdict = VERDICTS[facts.state]
    yield mark, "C2PA", f"{facts.state}: {verdict}"
    for name, value in (
        ("made with", facts.claim_generator),
        ("actions", ", ".join(facts.actions)),
        ("signer", f"{facts.signer} ({facts.algorithm})" if facts.signer else ""),
        ("signed", facts.signed_at),
        *(("problem", problem) for problem in facts.problems),
    ):
        if value:
            yield "", "", f"{name}: {value}"


def _size(size_bytes: int) -> str:
    if size_bytes < 2**20:
        return f"{size_bytes / 2**10:.1f} KiB"
    return f"{size_bytes / 2**20:.1f} MiB"


def _printable(text: str) -> str:
    """A stranger's file may hold codes that drive the terminal."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)
