"""The table of commands, and how a command ends.

Each command lives in a module of its own and imports what it needs when it runs, so that none
pays for another. Knows nothing of what they do.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from vitascope import __version__
from vitascope.cli import (
    accounts,
    billing,
    database,
    doctor,
    engines,
    explain,
    generate,
    inspect,
    keys,
    models,
    pull,
    serve,
    worker,
)
from vitascope.errors import VitascopeError

__all__ = ["app", "main"]

app = typer.Typer(
    name="vitascope",
    help="A self-hosted video-generation service.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(serve.serve)
app.command()(worker.worker)
app.command()(generate.generate)
app.command()(explain.explain)
app.command()(inspect.inspect)
app.command()(models.models)
app.command()(pull.pull)
app.command()(doctor.doctor)
app.command()(database.migrate)
app.add_typer(accounts.app, name="accounts")
app.add_typer(engines.app, name="engines")
app.add_typer(keys.app, name="keys")
app.add_typer(billing.app, name="billing")


def main() -> None:
    """Run the command line; ends the process with 0, 1 (failed), 2 (usage) or 130 (Ctrl-C)."""
    try:
        app()
    except VitascopeError as error:
        print(f"vitascope: {error.message}", file=sys.stderr)  # noqa: T201
        sys.exit(1)
    except KeyboardInterrupt:  # while a command was still being imported
        sys.exit(130)


def _print_version(is_wanted: bool) -> None:
    if is_wanted:
        typer.echo(f"vitascope {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """A self-hosted video-generation service."""
