"""``vitascope keys``: make, list, limit, rotate and revoke API keys, whether the service runs or
not.

Amounts are yuan here, with decimals, and micro-yuan everywhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from vitascope.cli.amounts import micros_of, seconds_of, yuan
from vitascope.cli.options import DataDir, load_settings
from vitascope.cli.tables import minute, print_facts, print_table
from vitascope.cli.transaction import in_transaction

if TYPE_CHECKING:
    from collections.abc import Callable

    from vitascope.accounts.models import ApiKey, NewKey
    from vitascope.config import Settings
    from vitascope.db import Connection

__all__ = ["app"]

NONE = "none"
"""What clears a limit."""

app = typer.Typer(
    help="Make, list, limit, rotate and revoke API keys. Amounts are yuan.", no_args_is_help=True
)

KeyId = Annotated[UUID, typer.Argument(metavar="ID", help="As `keys list` shows it.")]

Scopes = Annotated[
    list[str] | None,
    typer.Option(
        "--scope",
        help="What it may do: video:create, video:read, admin; give it once for each. Default: "
        "the first two.",
        show_default=False,
    ),
]
Models = Annotated[
    list[str] | None,
    typer.Option(
        "--model",
        help="A model that it may use; give it once for each. Default, or none: every model.",
        show_default=False,
    ),
]
Expires = Annotated[
    str | None,
    typer.Option(
        metavar="WHEN",
        help="When it ends: a day or a moment of this time zone, such as 2030-12-31 or "
        "2030-12-31T18:00, or a span from now, such as 30d; or none.",
        show_default=False,
    ),
]
Budget = Annotated[
    str | None,
    typer.Option(
        metavar="YUAN",
        help="What it may spend in a calendar month (UTC), such as 12.50; or none.",
        show_default=False,
    ),
]
Rate = Annotated[
    str | None,
    typer.Option(metavar="N", help="Requests that it may make; or none.", show_default=False),
]
Concurrent = Annotated[
    str | None,
    typer.Option(
        metavar="N", help="Unfinished tasks that it may have; or none.", show_default=False
    ),
]
CallbackUrl = Annotated[
    str | None,
    typer.Option(
        metavar="URL", help="Called for tasks that name no other; or none.", show_default=False
    ),
]
Grace = Annotated[
    str,
    typer.Option(
        metavar="SPAN", help="How long the present secret works on, such as 30m, 24h, 7d, or 0."
    ),
]


@app.command()
def create(
    name: Annotated[str, typer.Option(help="What the key is for.")] = "unnamed",
    account: Annotated[str, typer.Option(help="Whose it is: a name or id.")] = "default",
    scope: Scopes = None,
    model: Models = None,
    expires: Expires = None,
    monthly_budget: Budget = None,
    requests_per_minute: Rate = None,
    max_concurrent: Concurrent = None,
    callback_url: CallbackUrl = None,
    data_dir: DataDir = None,
) -> None:
    """Make a key. It is printed this once; only its hash is stored."""
    from vitascope.accounts.terms import KEY_FIELDS, read_new

    settings = load_settings(data_dir=data_dir)
    fields = read_new(
        _given(
            name=name,
            scope=scope,
            model=model,
            expires=expires,
            monthly_budget=monthly_budget,
            requests_per_minute=requests_per_minute,
            max_concurrent=max_concurrent,
            callback_url=callback_url,
        ),
        KEY_FIELDS,
    )
    key = in_transaction(
        settings, lambda connection: _create(connection, settings, account=account, fields=fields)
    )
    typer.echo(key.secret)
    typer.echo(f"id {key.id}; keep the key now, it cannot be shown again", err=True)
    typer.echo(f"its callbacks are signed with {key.callback_secret}; nor can that", err=True)


async def _create(
    connection: Connection, settings: Settings, *, account: str, fields: dict[str, Any]
) -> NewKey:
    from vitascope.accounts import administration
    from vitascope.accounts.audit import CLI

    if account == "default":  # there is one from the first start or the first key on
        account_id = await administration.default_account(connection, billing=settings.billing)
    else:
        account_id = (await administration.account_called(connection, account)).id
    _, new = await administration.create_key(
        connection, account_id=account_id, fields=fields, actor=CLI
    )
    return new


@app.command("list")
def list_(
    account: Annotated[
        str | None, typer.Option(help="Of this account only: a name or id.", show_default=False)
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """List the keys, oldest first."""
    from vitascope.accounts import administration, service

    async def read(connection: Connection) -> list[ApiKey]:
        if account is None:
            return await service.list_keys(connection)
        found = await administration.account_called(connection, account)
        return await service.list_keys(connection, account_id=found.id)

    rows = [("id", "begins with", "made", "last used", "state", "account", "name")]
    for key in in_transaction(load_settings(data_dir=data_dir), read):
        made, used = minute(key.created_at), minute(key.last_used_at)
        rows.append((str(key.id), key.prefix, made, used, key.state, key.account, key.name))
    print_table(rows)


@app.command()
def show(key_id: KeyId, data_dir: DataDir = None) -> None:
    """Print what a key may do."""
    from vitascope.accounts import administration

    settings = load_settings(data_dir=data_dir)
    key = in_transaction(settings, lambda connection: administration.get_key(connection, key_id))
    print_facts(_facts(key))


@app.command("set")
def set_(
    key_id: KeyId,
    name: Annotated[
        str | None, typer.Option(help="What the key is for.", show_default=False)
    ] = None,
    scope: Scopes = None,
    model: Models = None,
    expires: Expires = None,
    monthly_budget: Budget = None,
    requests_per_minute: Rate = None,
    max_concurrent: Concurrent = None,
    callback_url: CallbackUrl = None,
    data_dir: DataDir = None,
) -> None:
    """Change what a key may do, from its next request on; what is not given stays."""
    from vitascope.accounts import administration
    from vitascope.accounts.audit import CLI
    from vitascope.accounts.terms import KEY_FIELDS, read_changes

    given = _given(
        name=name,
        scope=scope,
        model=model,
        expires=expires,
        monthly_budget=monthly_budget,
        requests_per_minute=requests_per_minute,
        max_concurrent=max_concurrent,
        callback_url=callback_url,
    )
    if not given:
        raise typer.BadParameter("nothing to change: give at least one option")
    changes = read_changes(given, KEY_FIELDS)
    key = in_transaction(
        load_settings(data_dir=data_dir),
        lambda connection: administration.update_key(connection, key_id, changes, actor=CLI),
    )
    print_facts(_facts(key))


@app.command()
def rotate(key_id: KeyId, grace: Grace = "24h", data_dir: DataDir = None) -> None:
    """Give a key a new secret, printed this once; id, limits, tasks and budget stay.

    The first key of this data folder is kept there anew.
    """
    from vitascope.accounts import administration
    from vitascope.accounts.audit import CLI
    from vitascope.cli.first_key import is_first_key, keep_secret

    settings = load_settings(data_dir=data_dir)
    grace_s = _grace_s(grace)

    async def run(connection: Connection) -> tuple[ApiKey, str, bool]:
        is_first = await is_first_key(connection, settings, key_id)
        key, secret = await administration.rotate_key(
            connection, key_id, grace_s=grace_s, actor=CLI
        )
        return key, secret, is_first

    key, secret, is_first = in_transaction(settings, run)
    typer.echo(secret)
    ends = f"until {minute(key.previous_until)}" if grace_s else "no more"
    typer.echo(f"the secret before works {ends}", err=True)
    if is_first:
        place = keep_secret(settings, secret)
        typer.echo(f"kept in {place}" if place else "change VITASCOPE_API_KEY to it", err=True)


@app.command("rotate-callback-secret")
def rotate_callback_secret(key_id: KeyId, grace: Grace = "24h", data_dir: DataDir = None) -> None:
    """Have a key's callbacks signed with a new secret, printed this once."""
    from vitascope.accounts import administration
    from vitascope.accounts.audit import CLI

    grace_s = _grace_s(grace)
    key, secret = in_transaction(
        load_settings(data_dir=data_dir),
        lambda connection: administration.rotate_callback_secret(
            connection, key_id, grace_s=grace_s, actor=CLI
        ),
    )
    typer.echo(secret)
    if grace_s:
        until = minute(key.previous_callback_until)
        typer.echo(f"callbacks are signed with the one before, too, until {until}", err=True)


@app.command()
def revoke(key_id: KeyId, data_dir: DataDir = None) -> None:
    """End a key, at once and for good."""
    from vitascope.accounts import administration
    from vitascope.accounts.audit import CLI

    key = in_transaction(
        load_settings(data_dir=data_dir),
        lambda connection: administration.revoke_key(connection, key_id, actor=CLI),
    )
    typer.echo(f"revoked {key.name} ({key.prefix}…)")


def _given(
    *,
    name: str | None,
    scope: list[str] | None,
    model: list[str] | None,
    expires: str | None,
    monthly_budget: str | None,
    requests_per_minute: str | None,
    max_concurrent: str | None,
    callback_url: str | None,
) -> dict[str, Any]:
    """The options that were given, as the fields of an API body; None clears one."""
    limits: tuple[tuple[str, str, str | None, Callable[[str], object]], ...] = (
        ("monthly_budget_micros", "--monthly-budget", monthly_budget, micros_of),
        ("requests_per_minute", "--requests-per-minute", requests_per_minute, _whole),
        ("max_concurrent", "--max-concurrent", max_concurrent, _whole),
        ("callback_url", "--callback-url", callback_url, str),
        ("expires_at", "--expires", expires, _epoch),
    )
    given: dict[str, Any] = {
        field: None if text == NONE else _read(option, text, read)
        for field, option, text, read in limits
        if text is not None
    }
    if name is not None:
        given["name"] = name
    if scope:
        given["scopes"] = scope
    if model:
        given["allowed_models"] = None if model == [NONE] else model
    return given


def _read(option: str, text: str, read: Callable[[str], object]) -> object:
    """What an option says.

    Raises:
        typer.BadParameter: it is not what it must be.
    """
    try:
        return read(text)
    except ValueError as error:
        raise typer.BadParameter(f"{option}: {error}") from error


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise ValueError(f"{text!r} is no whole number and not {NONE}")
    return int(text)


def _epoch(text: str) -> int:
    """A moment to come, or a span from now, in epoch seconds."""
    import time
    from datetime import datetime

    now = int(time.time())
    try:
        moment = int(datetime.fromisoformat(text).astimezone().timestamp())
    except ValueError:
        try:
            moment = now + seconds_of(text)
        except ValueError:
            detail = f"{text!r} is no moment such as 2030-12-31, no span such as 30d, not {NONE}"
            raise ValueError(detail) from None
    if moment <= now:
        raise ValueError(f"{text!r} has passed; to end a key, revoke it")
    return moment


def _grace_s(text: str) -> int:
    """The option ``--grace``."""
    from vitascope.accounts.terms import ROTATION_FIELDS, read_new

    grace_s = _read("--grace", text, seconds_of)
    read: int = read_new({"grace_s": grace_s}, ROTATION_FIELDS)["grace_s"]
    return read


def _facts(key: ApiKey) -> list[tuple[str, str]]:
    budget = key.monthly_budget_micros
    return [
        ("id", str(key.id)),
        ("name", key.name),
        ("account", key.account),
        ("begins with", key.prefix),
        ("state", key.state),
        ("scopes", ", ".join(key.scopes)),
        ("models", ", ".join(key.allowed_models or ["every model"])),
        ("monthly budget", "no limit" if budget is None else f"{yuan(budget)} yuan"),
        ("requests per minute", str(key.requests_per_minute or "no limit")),
        ("concurrent tasks", str(key.max_concurrent or "no limit")),
        ("callback URL", key.callback_url or "none"),
        ("made", minute(key.created_at)),
        ("last used", minute(key.last_used_at)),
        ("expires", minute(key.expires_at)),
        *([("revoked", minute(key.revoked_at))] if key.is_revoked else []),
        *_graces(key),
    ]


def _graces(key: ApiKey) -> list[tuple[str, str]]:
    """Lines on the secrets before the last rotations, while they are still good for something."""
    from datetime import UTC, datetime

    now = datetime.now(UTC)
    ends = (
        ("old secret until", key.previous_until),
        ("old callback secret until", key.previous_callback_until),
    )
    return [(name, minute(end)) for name, end in ends if end is not None and end > now]
