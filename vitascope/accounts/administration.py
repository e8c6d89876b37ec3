"""What an admin does to accounts and keys: each verb leaves its audit row. The caller commits.

Every verb takes the ``actor``: ``audit.actor_of_key(...)`` or ``audit.CLI``. Fields and changes are
those that ``terms`` has read.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from psycopg.errors import UniqueViolation

from vitascope.accounts import audit, service, store
from vitascope.accounts.errors import AccountExists, AccountNotFound, KeyNotFound, KeyRevoked
from vitascope.accounts.models import Account, ApiKey, Billing, NewKey
from vitascope.db import Connection

__all__ = [
    "account_called",
    "create_account",
    "create_key",
    "default_account",
    "every_account",
    "get_account",
    "get_key",
    "revoke_key",
    "rotate_callback_secret",
    "rotate_key",
    "set_frozen",
    "update_account",
    "update_key",
]


async def get_account(connection: Connection, account_id: UUID) -> Account:
    """Raises:
    AccountNotFound: there is none with that id.
    """
    account = await store.find_account(connection, account_id)
    if account is None:
        raise AccountNotFound(f"there is no account {account_id}")
    return account


async def account_called(connection: Connection, name_or_id: str) -> Account:
    """The account that a person means.

    Raises:
        AccountNotFound: there is none with that name or id.
    """
    account = await store.find_account_named(connection, name_or_id)
    if account is not None:
        return account
    try:
        return await get_account(connection, UUID(name_or_id))
    except ValueError:
        raise AccountNotFound(f'there is no account "{name_or_id}"') from None


async def default_account(connection: Connection, *, billing: Billing) -> UUID:
    """The account of keys that are made for none in particular, made if there is none."""
    return await store.account_named(connection, service.DEFAULT_ACCOUNT, billing=billing)


async def every_account(connection: Connection) -> list[Account]:
    """Every account, oldest first."""
    return (await store.list_accounts(connection))[::-1]


async def create_account(
    connection: Connection, *, name: str, billing: Billing, actor: str
) -> Account:
    """Raises:
    AccountExists: the name is taken.
    """
    account = await store.insert_account(connection, name=name, billing=billing)
    if account is None:
        raise AccountExists(f'there is an account "{name}" already')
    await audit.record(
        connection,
        actor=actor,
        action="account.create",
        account_id=account.id,
        detail={"name": name, "billing": billing},
    )
    return account


async def update_account(
    connection: Connection, account_id: UUID, changes: Mapping[str, Any], *, actor: str
) -> Account:
    """Rename an account, or say how it pays.

    Raises:
        AccountNotFound: there is none with that id.
        AccountExists: the name is another's.
    """
    try:
        account = await store.update_account(connection, account_id, changes)
    except UniqueViolation as error:
        raise AccountExists(f'there is an account "{changes["name"]}" already') from error
    return await _changed(connection, account, account_id, "account.update", changes, actor=actor)


async def set_frozen(
    connection: Connection, account_id: UUID, *, is_frozen: bool, actor: str
) -> Account:
    """Freeze an account, so that it creates no task (those it has go on), or thaw it.

    Raises:
        AccountNotFound: there is none with that id.
    """
    account = await store.update_account(connection, account_id, {"is_frozen": is_frozen})
    action = "account.freeze" if is_frozen else "account.unfreeze"
    return await _changed(connection, account, account_id, action, {}, actor=actor)


async def _changed(
    connection: Connection,
    account: Account | None,
    account_id: UUID,
    action: str,
    changes: Mapping[str, Any],
    *,
    actor: str,
) -> Account:
    if account is None:
        raise AccountNotFound(f"there is no account {account_id}")
    await audit.record(
        connection, actor=actor, action=action, account_id=account_id, detail=changes
    )
    return account


async def get_key(connection: Connection, key_id: UUID) -> ApiKey:
    """Raises:
    KeyNotFound: there is none with that id.
    """
    key = await store.find_key(connection, key_id)
    if key is None:
        raise KeyNotFound(f"there is no key {key_id}")
    return key


async def create_key(
    connection: Connection, *, account_id: UUID, fields: Mapping[str, Any], actor: str
) -> tuple[ApiKey, NewKey]:
    """Make a key of an account; its secrets are in the answer and nowhere else.

    Raises:
        AccountNotFound: there is no such account.
    """
    new = await service.create_key(connection, account_id=account_id, **fields)
    key = await get_key(connection, new.id)
    await _record(connection, key, "key.create", fields, actor=actor)
    return key, new


async def update_key(
    connection: Connection, key_id: UUID, changes: Mapping[str, Any], *, actor: str
) -> ApiKey:
    """Raises:
    KeyNotFound: there is none with that id.
    KeyRevoked: it is revoked.
    """
    key = await store.update_key(connection, key_id, changes)
    return await _recorded(connection, key, key_id, "key.update", changes, actor=actor)


async def rotate_key(
    connection: Connection, key_id: UUID, *, grace_s: int, actor: str
) -> tuple[ApiKey, str]:
    """Give a key a new secret; id, limits, tasks and budget stay.

    Args:
        grace_s: how long the present secret works on, in seconds; the one before it ends now.

    Returns:
        The key, and its new secret, shown this once.

    Raises:
        KeyNotFound: there is none with that id.
        KeyRevoked: it is revoked.
    """
    secret = service.new_secret()
    key = await store.rotate_secret(
        connection,
        key_id,
        secret_hash=service.secret_hash(secret),
        prefix=secret[: service.PREFIX_CHARS],
        grace=timedelta(seconds=grace_s),
    )
    detail = {"grace_s": grace_s}
    return await _recorded(connection, key, key_id, "key.rotate", detail, actor=actor), secret


async def rotate_callback_secret(
    connection: Connection, key_id: UUID, *, grace_s: int, actor: str
) -> tuple[ApiKey, str]:
    """Have a key's callbacks signed with a new secret.

    Args:
        grace_s: how long they are signed with the present one, too, in seconds.

    Returns:
        The key, and its new callback secret, shown this once.

    Raises:
        KeyNotFound: there is none with that id.
        KeyRevoked: it is revoked.
    """
    secret = service.new_callback_secret()
    key = await store.rotate_callback_secret(
        connection, key_id, callback_secret=secret, grace=timedelta(seconds=grace_s)
    )
    action, detail = "key.rotate_callback_secret", {"grace_s": grace_s}
    return await _recorded(connection, key, key_id, action, detail, actor=actor), secret


async def revoke_key(connection: Connection, key_id: UUID, *, actor: str) -> ApiKey:
    """End a key, at once and for good, with the secret before its last rotation.

    Raises:
        KeyNotFound: there is none with that id.
    """
    key = await store.revoke_key(connection, key_id)
    return await _recorded(connection, key, key_id, "key.revoke", {}, actor=actor)


async def _recorded(
    connection: Connection,
    key: ApiKey | None,
    key_id: UUID,
    action: str,
    detail: Mapping[str, Any],
    *,
    actor: str,
) -> ApiKey:
    if key is None:
        found = await get_key(connection, key_id)
        raise KeyRevoked(f"the key {found.id} is revoked")
    await _record(connection, key, action, detail, actor=actor)
    return key


async def _record(
    connection: Connection, key: ApiKey, action: str, detail: Mapping[str, Any], *, actor: str
) -> None:
    await audit.record(
        connection,
        actor=actor,
        action=action,
        account_id=key.account_id,
        key_id=key.id,
        detail={name: _told(name, value) for name, value in detail.items()},
    )


def _told(name: str, value: object) -> object:
    """A field's value as an audit row tells it."""
    if isinstance(value, datetime):
        return int(value.timestamp())
    if name == "callback_url" and isinstance(value, str):
        return urlsplit(value).hostname  # the rest of it may be somebody's secret
    return value
