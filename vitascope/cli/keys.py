"""``vitascope keys``: make, list and revoke API keys, whether the service runs or not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, TypeVar
from uuid import UUID

import typer

from vitascope.cli.database import migrated_database
from vitascope.cli.options import DataDir, load_settings

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from vitascope.accounts.models import ApiKey
    from vitascope.db import Connection

__all__ = ["app"]

Answer = TypeVar("Answer")

app = typer.Typer(help="Make, list and revoke API keys.", no_args_is_help=True)


@app.command()
def create(
    name: Annotated[str, typer.Option(help="What the key is for.")] = "unnamed",
    data_dir: DataDir = None,
) -> None:
    """Make a key. It is printed this once; only its hash is stored."""
    from vitascope.accounts import service as accounts

    key = _in_transaction(data_dir, lambda connection: accounts.create_key(connection, name=name))
    typer.echo(key.secret)
    typer.echo(f"id {key.id}; keep the key now, it cannot be shown again", err=True)


@app.command("list")
def list_(data_dir: DataDir = None) -> None:
    """List the keys, oldest first."""
    from vitascope.accounts import service as accounts

    rows = [("id", "begins with", "made", "last used", "state", "name")]
    for key in _in_transaction(data_dir, accounts.list_keys):
        made, used = _minute(key.created_at), _minute(key.last_used_at)
        rows.append((str(key.id), key.prefix, made, used, _state(key), key.name))
    # Not a table that fits itself to the terminal: an id cut short is of no use.
    for key_id, prefix, made, used, state, name in rows:
        typer.echo(f"{key_id:<36}  {prefix:<11}  {made:<16}  {used:<16}  {state:<7}  {name}")


@app.command()
def revoke(
    key_id: Annotated[UUID, typer.Argument(metavar="ID", help="As `keys list` shows it.")],
    data_dir: DataDir = None,
) -> None:
    """End a key, at once and for good."""
    from vitascope.accounts import service as accounts

    key = _in_transaction(data_dir, lambda connection: accounts.revoke_key(connection, key_id))
    typer.echo(f"revoked {key.name} ({key.prefix}…)")


def _in_transaction(
    data_dir: Path | None, verb: Callable[[Connection], Awaitable[Answer]]
) -> Answer:
    """Do one thing with the keys, and commit it."""

    async def run(conninfo: str) -> Answer:
        from vitascope import db

        async with await db.connect(conninfo) as connection:
            return await verb(connection)

    with migrated_database(load_settings(data_dir=data_dir)) as conninfo:
        return asyncio.run(run(conninfo))


def _minute(moment: datetime | None) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment else "never"


def _state(key: ApiKey) -> str:
    from datetime import UTC, datetime

    if key.is_revoked:
        return "revoked"
    if key.expires_at is not None and key.expires_at <= datetime.now(UTC):
        return "expired"
    return "live"
