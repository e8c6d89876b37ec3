"""The database as commands need it, and ``vitascope migrate``.

Knows which database the settings mean; knows no table.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from vitascope.cli.options import DataDir, load_settings

if TYPE_CHECKING:
    from vitascope.config import Settings

__all__ = ["away_in_a_sentence", "migrate", "migrated_database"]


@contextmanager
def away_in_a_sentence() -> Iterator[None]:
    """Say what psycopg has to say about an unreachable database as an error of ours.

    Raises:
        DatabaseAway: the database does not answer, or not to us.
    """
    import psycopg

    from vitascope.db import DatabaseAway

    try:
        yield
    except psycopg.OperationalError as error:
        raise DatabaseAway(f"The database cannot be used: {str(error).strip()}") from error


@contextmanager
def migrated_database(settings: Settings) -> Iterator[str]:
    """The service's database with the newest schema, running service or not; its conninfo."""
    from vitascope import db

    with away_in_a_sentence(), db.open_database(settings) as conninfo:
        db.migrate(conninfo)
        yield conninfo


def migrate(data_dir: DataDir = None) -> None:
    """Bring the database's schema up to date."""
    from vitascope import db

    settings = load_settings(data_dir=data_dir)
    with away_in_a_sentence(), db.open_database(settings) as conninfo:
        applied = db.migrate(conninfo)
    for revision in applied:
        typer.echo(f"applied {revision}")
    if not applied:
        typer.echo("nothing to do: the schema is up to date")
