"""``vitascope pull``: fetches a preset's weights, so that ``serve`` finds them; nothing else does.

Knows what is said on the terminal; what is fetched, and how, is ``engines.diffusion.hub``'s.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from vitascope.errors import VitascopeError

if TYPE_CHECKING:
    from rich.console import Console

    from vitascope.engines.diffusion.hub import OnProgress, Plan

__all__ = ["NotAgreed", "pull"]


class NotAgreed(VitascopeError):
    """Nobody said yes to the download."""

    code: ClassVar[str] = "not_agreed"


def pull(
    what: Annotated[
        str,
        typer.Argument(
            metavar="PRESET", help="A preset; or a repository of the hub, owner/name: for a LoRA."
        ),
    ],
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Fetch a preset's weights from the hub (HF_ENDPOINT: a mirror); goes on where it stopped."""
    from rich.console import Console

    from vitascope.engines.diffusion.hub import HubAway, plan_pull
    from vitascope.engines.diffusion.presets import PRESETS
    from vitascope.engines.diffusion.weights import folder_of

    preset = PRESETS.get(what)
    repos = preset.repos if preset else (what,)
    if preset is None and what.count("/") != 1:
        raise typer.BadParameter(f"there is no preset {what!r}; there are: {', '.join(PRESETS)}")
    stated_bytes = preset.download_bytes // len(repos) if preset else 0
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{what}[/]" + (f"  {preset.licence}" if preset else ""))
    try:
        plans = [plan_pull(repo, stated_bytes=stated_bytes) for repo in repos]
    except HubAway as error:
        if not all(folder_of(repo) for repo in repos):
            raise
        console.print(f"Not looked for anything newer: {error.message}", markup=False)
        plans = []
    for plan in plans:
        _show(console, plan)
    if any(plan.to_fetch_bytes for plan in plans):
        _agree(yes=yes)
    for plan in plans:
        _fetch(console, plan)
    use = f"vitascope serve --engine {what}" if preset else f'lora = "{what}" in vitascope.toml'
    console.print(f"All of it is here, and nothing is fetched any more. Use it: [bold]{use}[/]")


def _show(console: Console, plan: Plan) -> None:
    from rich.markup import escape
    from rich.table import Table

    from vitascope.engines.diffusion.hardware import disk_free_bytes
    from vitascope.engines.diffusion.hub import endpoint

    size = f"{_size(plan.size_bytes)} in {len(plan.files)} files"
    if plan.here_bytes:
        size += f", {_size(plan.here_bytes)} of them here already"
    facts = Table.grid(padding=(0, 2))
    for name, value in (
        ("from", f"{endpoint()}/{plan.repo}, {plan.commit[:8]}"),
        ("licence", plan.licence or "not stated by the repository"),
        ("size", size),
        ("to", str(plan.folder)),
        ("free there", _size(disk_free_bytes(plan.folder))),
    ):
        facts.add_row(f"  [dim]{name}[/]", escape(_printable(value)))
    console.print(facts)


def _agree(*, yes: bool) -> None:
    """Raises:
    NotAgreed: the answer was no, or there is nobody to ask.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        raise NotAgreed("Nothing was fetched: there is no terminal to ask on. Say --yes.")
    if not typer.confirm("Fetch it?"):
        raise NotAgreed("Nothing was fetched.")


def _fetch(console: Console, plan: Plan) -> None:
    from vitascope.engines.diffusion import hub

    with _bar(console, plan) as advance:
        try:
            hub.pull(plan, on_progress=advance)
        except KeyboardInterrupt:
            console.print("\nStopped. What came is kept: the same command goes on from there.")
            raise typer.Exit(130) from None


@contextmanager
def _bar(console: Console, plan: Plan) -> Iterator[OnProgress]:
    """A progress bar; without a terminal, a line at each tenth."""
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    if not console.is_terminal:
        yield _tenths(plan)
        return
    columns = BarColumn(), DownloadColumn(binary_units=True), TransferSpeedColumn()
    with Progress("  ", *columns, TimeRemainingColumn(), console=console) as progress:
        # A size that is not known makes a bar that only shows that something goes on.
        task = progress.add_task("", total=plan.size_bytes or None, completed=plan.here_bytes)
        yield lambda gained_bytes: progress.advance(task, gained_bytes)


def _tenths(plan: Plan) -> OnProgress:
    have_bytes = said_tenths = 0

    def advance(gained_bytes: int) -> None:
        nonlocal have_bytes, said_tenths
        have_bytes += gained_bytes
        tenths = 10 * have_bytes // max(plan.to_fetch_bytes, 1)
        if tenths > said_tenths:
            said_tenths = tenths
            typer.echo(f"  {10 * tenths} %, {_size(have_bytes)} fetched")

    return advance


def _size(size_bytes: int) -> str:
    for unit, unit_bytes in (("GiB", 2**30), ("MiB", 2**20), ("KiB", 2**10)):
        if size_bytes >= unit_bytes:
            return f"{size_bytes / unit_bytes:.1f} {unit}"
    return f"{size_bytes} bytes"


def _printable(text: str) -> str:
    """What a mirror says may hold codes that drive the terminal."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)
