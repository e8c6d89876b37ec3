"""``vitascope accounts``: make, list, change and freeze accounts, whether the service runs or
not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from vitascope.cli.options import DataDir, load_settings
from vitascope.cli.tables import minute, print_facts, print_table
from vitascope.cli.transaction import in_transaction

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from vitascope.accounts.models import Account
    from vitascope.db import Connection

__all__ = ["app"]

app = typer.Typer(help="Make, list, change and freeze accounts.", no_args_is_help=True)

Named = Annotated[str, typer.Argument(metavar="ACCOUNT", help="Its name or id.")]

Paying = Annotated[
    Literal["unlimited", "prepaid"] | None,
    typer.Option(
        help="unlimited keeps count only; prepaid refuses what the balance does not cover. "
        "(env: VITASCOPE_BILLING, for a new account)",
        show_default=False,
    ),
]


@app.command()
def create(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    billing: Paying = None,
    data_dir: DataDir = None,
) -> None:
    """Make an account; prints its id."""
    from vitascope.accounts import administration
    from vitascope.accounts.audit import CLI
    from vitascope.accounts.terms import ACCOUNT_FIELDS, read_new

    settings = load_settings(data_dir=data_dir)
    fields = read_new({"name": name, "billing": billing or settings.billing}, ACCOUNT_FIELDS)
    account = in_transaction(
        settings,
        lambda connection: administration.create_account(connection, **fields, actor=CLI),
    )
    typer.echo(account.id)
    typer.echo(f"made {account.name}, {account.billing}", err=True)


@app.command("list")
def list_(data_dir: DataDir = None) -> None:
    """List the accounts, oldest first."""
    from vitascope.accounts import administration

    rows = [("id", "made", "billing", "state", "name")]
    for account in in_transaction(load_settings(data_dir=data_dir), administration.every_account):
        made = minute(account.created_at)
        rows.append((str(account.id), made, account.billing, _state(account), account.name))
    print_table(rows)


@app.command()
def show(account: Named, data_dir: DataDir = None) -> None:
    """Print what an account is, and its keys."""
    from vitascope.accounts import administration, service

    async def read(connection: Connection) -> list[tuple[str, str]]:
        found = await administration.account_called(connection, account)
        keys = await service.list_keys(connection, account_id=found.id)
        told = [f"{key.id}  {key.prefix}…  {key.state}  {key.name}" for key in keys] or ["none"]
        names = ["keys", *[""] * (len(told) - 1)]
        return [*_facts(found), *zip(names, told, strict=True)]

    print_facts(in_transaction(load_settings(data_dir=data_dir), read))


@app.command("set")
def set_(
    account: Named,
    name: Annotated[
        str | None, typer.Option(help="What it is called from now on.", show_default=False)
    ] = None,
    billing: Paying = None,
    data_dir: DataDir = None,
) -> None:
    """Rename an account, or say how it pays."""
    from vitascope.accounts import administration
    from vitascope.accounts.audit import CLI
    from vitascope.accounts.terms import ACCOUNT_FIELDS, read_changes

    given: dict[str, Any] = {"name": name, "billing": billing}
    if name is None and billing is None:
        raise typer.BadParameter("nothing to change: give --name or --billing")
    changes = read_changes(
        {field: value for field, value in given.items() if value is not None}, ACCOUNT_FIELDS
    )

    async def change(connection: Connection, account_id: UUID) -> Account:
        return await administration.update_account(connection, account_id, changes, actor=CLI)

    print_facts(_facts(_changed(data_dir, account, change)))


@app.command()
def freeze(account: Named, data_dir: DataDir = None) -> None:
    """Have an account create no task; those it has go on."""
    print_facts(_facts(_set_frozen(data_dir, account, is_frozen=True)))


@app.command()
def unfreeze(account: Named, data_dir: DataDir = None) -> None:
    """Thaw a frozen account."""
    print_facts(_facts(_set_frozen(data_dir, account, is_frozen=False)))


def _set_frozen(data_dir: Path | None, account: str, *, is_frozen: bool) -> Account:
    async def change(connection: Connection, account_id: UUID) -> Account:
        from vitascope.accounts import administration
        from vitascope.accounts.audit import CLI

        return await administration.set_frozen(
            connection, account_id, is_frozen=is_frozen, actor=CLI
        )

    return _changed(data_dir, account, change)


def _changed(
    data_dir: Path | None,
    account: str,
    change: Callable[[Connection, UUID], Awaitable[Account]],
) -> Account:
    """The account that is meant, changed."""
    from vitascope.accounts import administration

    async def run(connection: Connection) -> Account:
        found = await administration.account_called(connection, account)
        return await change(connection, found.id)

    return in_transaction(load_settings(data_dir=data_dir), run)


def _facts(account: Account) -> list[tuple[str, str]]:
    return [
        ("id", str(account.id)),
        ("name", account.name),
        ("billing", account.billing),
        ("state", _state(account)),
        ("made", minute(account.created_at)),
    ]


def _state(account: Account) -> str:
    return "frozen" if account.is_frozen else "active"
