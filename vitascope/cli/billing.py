"""``vitascope billing``: pay into accounts, put them right, see what they have and spent.

Amounts are yuan here, with decimals, and micro-yuan everywhere else. Works whether the service
runs or not.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from vitascope.cli.amounts import micros_of, yuan
from vitascope.cli.options import DataDir, load_settings
from vitascope.cli.tables import minute, print_facts, print_table
from vitascope.cli.transaction import in_transaction

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from vitascope.accounts.models import Account
    from vitascope.billing.models import Dimension, LedgerEntry
    from vitascope.db import Connection

__all__ = ["app"]

Answer = TypeVar("Answer")

SUMS = ("videos", "seconds", "video_tokens")

app = typer.Typer(
    help="Pay into accounts, see what they have and spent. Amounts are yuan.", no_args_is_help=True
)

AccountName = Annotated[str, typer.Option("--account", help="Name or id of the account.")]


def _micros(text: str) -> int:
    try:
        return micros_of(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _day(text: str | None) -> date | None:
    from datetime import date

    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day, YYYY-MM-DD") from None


Amount = Annotated[int, typer.Argument(metavar="YUAN", parser=_micros, help="Such as 12.50.")]


@app.command()
def balance(account: AccountName = "default", data_dir: DataDir = None) -> None:
    """Print what an account has."""
    from vitascope.billing import reading

    async def read(connection: Connection, found: Account) -> None:
        has = await reading.balance(connection, found.id)
        assert has is not None
        print_facts(
            [
                ("available", yuan(has.available_micros)),
                ("held", yuan(has.held_micros)),
                ("spent this month", yuan(has.spent_this_month_micros)),
                ("billing", has.billing),
            ]
        )

    _with_account(data_dir, account, read)


@app.command("top-up")
def top_up(
    amount_micros: Amount,
    account: AccountName = "default",
    note: Annotated[str | None, typer.Option(help="For whoever reads the ledger.")] = None,
    reference: Annotated[
        str | None,
        typer.Option(help="What the payment is known by; the same one twice is one top-up."),
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Pay into an account."""
    from vitascope.billing import service as billing

    async def pay(connection: Connection, found: Account) -> LedgerEntry:
        entry = await billing.top_up(
            connection,
            account_id=found.id,
            amount_micros=amount_micros,
            note=note,
            reference=reference,
        )
        await _record(connection, found, "billing.top_up", entry)
        return entry

    entry = _with_account(data_dir, account, pay)
    typer.echo(f"entry {entry.id}: {yuan(entry.available_micros)} yuan")


# A minus sign begins an amount here, not an option.
@app.command(context_settings={"ignore_unknown_options": True})
def adjust(
    amount_micros: Amount,
    note: Annotated[str, typer.Option(help="Why; kept for good.")],
    account: AccountName = "default",
    data_dir: DataDir = None,
) -> None:
    """Put an account's balance right, up or down (-12.50)."""
    from vitascope.billing import service as billing

    if not note.strip():
        raise typer.BadParameter("--note must say why")

    async def put_right(connection: Connection, found: Account) -> LedgerEntry:
        entry = await billing.adjust(
            connection, account_id=found.id, amount_micros=amount_micros, note=note
        )
        await _record(connection, found, "billing.adjust", entry)
        return entry

    entry = _with_account(data_dir, account, put_right)
    typer.echo(f"entry {entry.id}: {yuan(entry.available_micros)} yuan")


@app.command()
def ledger(
    account: AccountName = "default",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Entries at the most.")] = 50,
    data_dir: DataDir = None,
) -> None:
    """List what moved an account's money, newest first."""
    from vitascope.billing import reading

    entries = _with_account(
        data_dir,
        account,
        lambda connection, found: reading.entries(connection, account_id=found.id, limit=limit),
    )
    rows = [("id", "at", "kind", "available", "held", "task or note")]
    rows += [
        (
            str(entry.id),
            minute(entry.created_at),
            entry.kind,
            yuan(entry.available_micros),
            yuan(entry.held_micros),
            " ".join(str(it) for it in (entry.task_id, entry.reference, entry.note) if it),
        )
        for entry in entries
    ]
    print_table(rows, right={3, 4})


@app.command()
def usage(
    account: AccountName = "default",
    from_: Annotated[
        str | None, typer.Option("--from", help="First day, UTC. Default: 29 days before --to.")
    ] = None,
    to: Annotated[str | None, typer.Option(help="Last day, UTC. Default: today.")] = None,
    by: Annotated[str, typer.Option(help="Some of day, key, model, between commas.")] = "day",
    data_dir: DataDir = None,
) -> None:
    """Print what an account's money was spent on."""
    from vitascope.billing import reading
    from vitascope.billing.usage import COLUMNS, days, sum_of, usage_rows

    dimensions = _dimensions(by)
    first_day, last_day = days(_day(from_), _day(to))
    if first_day > last_day:
        raise typer.BadParameter(f"--from {first_day} is after --to {last_day}")
    found = _with_account(
        data_dir,
        account,
        lambda connection, account: reading.usage(
            connection,
            account_id=account.id,
            first_day=first_day,
            last_day=last_day,
            by=dimensions,
        ),
    )
    names = [name for dimension in dimensions for name in COLUMNS[dimension]]
    total = dict.fromkeys(names, "") | asdict(sum_of(found)) | {names[0]: "total"}
    rows: list[Sequence[str]] = [(*names, *SUMS, "yuan")]
    for row in (*usage_rows(found, dimensions), total):
        sums = (str(row[name]) for name in SUMS)
        rows.append((*(str(row[name]) for name in names), *sums, yuan(int(row["cost_micros"]))))
    print_table(rows, right=set(range(len(names), len(rows[0]))))


def _dimensions(by: str) -> tuple[Dimension, ...]:
    known: tuple[Dimension, ...] = ("day", "key", "model")
    words = [word.strip() for word in by.split(",")]
    chosen = tuple(name for word in words for name in known if name == word)
    if len(chosen) != len(words) or len(set(chosen)) != len(chosen):
        raise typer.BadParameter(f"--by must be some of {', '.join(known)}, each once; got {by!r}")
    return chosen


async def _record(
    connection: Connection, account: Account, action: str, entry: LedgerEntry
) -> None:
    from vitascope.accounts import audit

    await audit.record(
        connection,
        actor=audit.CLI,
        action=action,
        account_id=account.id,
        detail=entry.facts(),
    )


def _with_account(
    data_dir: Path | None,
    account: str,
    verb: Callable[[Connection, Account], Awaitable[Answer]],
) -> Answer:
    """Do one thing with an account, and commit it."""

    async def act(connection: Connection) -> Answer:
        from vitascope.accounts import administration

        return await verb(connection, await administration.account_called(connection, account))

    return in_transaction(load_settings(data_dir=data_dir), act)
