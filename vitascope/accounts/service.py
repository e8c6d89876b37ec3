"""The verbs of keys as requests and a start of the service need them. The caller commits.

What an admin does, audited, is in ``administration``.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from vitascope.accounts import store
from vitascope.accounts.errors import (
    AccountNotFound,
    InvalidKey,
    KeyInUse,
    NotAllowed,
    RateLimited,
)
from vitascope.accounts.models import DEFAULT_SCOPES, ApiKey, Billing, Caller, NewKey, Scope
from vitascope.accounts.rate import Rate
from vitascope.db import Connection

__all__ = [
    "authenticate",
    "count_request",
    "create_key",
    "ensure_key",
    "forget_request_counts",
    "list_keys",
    "new_callback_secret",
    "new_secret",
    "require_room",
    "require_scope",
    "secret_hash",
    "take_request",
]

DEFAULT_ACCOUNT = "default"
SECRET_BYTES = 24
CALLBACK_SECRET_BYTES = 32
"""Source: Standard Webhooks specification, "Signature scheme": 24 to 64 random bytes."""
PREFIX_CHARS = 9
SECRET_SHAPE = re.compile(r"sk-[A-Za-z0-9_-]{8,128}")


def new_secret() -> str:
    """A fresh API key: ``sk-`` and 192 random bits."""
    return "sk-" + secrets.token_urlsafe(SECRET_BYTES)


def new_callback_secret() -> str:
    """A fresh secret that signs callbacks, as Standard Webhooks writes it."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(CALLBACK_SECRET_BYTES)).decode()


def secret_hash(secret: str) -> bytes:
    """What is stored of a secret. SHA-256 is enough: nobody guesses 192 random bits, so the
    slowness of a password hash would buy nothing and cost every request."""
    return hashlib.sha256(secret.encode()).digest()


async def create_key(
    connection: Connection,
    *,
    name: str,
    secret: str | None = None,
    account: str = DEFAULT_ACCOUNT,
    account_id: UUID | None = None,
    billing: Billing = "unlimited",
    scopes: Sequence[Scope] = DEFAULT_SCOPES,
    allowed_models: Sequence[str] | None = None,
    max_concurrent: int | None = None,
    requests_per_minute: int | None = None,
    monthly_budget_micros: int | None = None,
    callback_url: str | None = None,
    expires_at: datetime | None = None,
) -> NewKey:
    """Make a key; its secret is in the answer and nowhere else.

    Args:
        account: whose key it is, by name; made if there is none.
        account_id: the same, by id; then the name says nothing.
        billing: of the account, if it is made.

    Raises:
        AccountNotFound: there is none with that id.
        InvalidKey: the given secret is not shaped like a key.
        KeyInUse: it is or was another key's.
    """
    if account_id is None:
        account_id = await store.account_named(connection, account, billing=billing)
    elif await store.find_account(connection, account_id) is None:
        raise AccountNotFound(f"there is no account {account_id}")
    if secret is None:
        secret = new_secret()
    elif not SECRET_SHAPE.fullmatch(secret):
        raise InvalidKey("a key is sk- and 8 to 128 letters, digits, - or _")
    elif await store.find_key_by_hash(connection, secret_hash(secret)):
        raise KeyInUse
    prefix, callback_secret = secret[:PREFIX_CHARS], new_callback_secret()
    key_id = await store.insert_key(
        connection,
        account_id=account_id,
        name=name,
        prefix=prefix,
        secret_hash=secret_hash(secret),
        callback_secret=callback_secret,
        scopes=scopes,
        allowed_models=allowed_models,
        max_concurrent=max_concurrent,
        requests_per_minute=requests_per_minute,
        monthly_budget_micros=monthly_budget_micros,
        callback_url=callback_url,
        expires_at=expires_at,
    )
    if key_id is None:
        raise KeyInUse
    return NewKey(key_id, prefix, secret, callback_secret)


async def ensure_key(
    connection: Connection,
    secret: str,
    *,
    name: str,
    scopes: Sequence[Scope] = DEFAULT_SCOPES,
    billing: Billing = "unlimited",
) -> tuple[ApiKey, bool]:
    """The key with that secret, made if it is new.

    One that is known stays as it is: what was revoked or rotated away does not come back.

    Args:
        scopes: of the key, if it is made.
        billing: of the default account, if it is made.

    Returns:
        The key, and whether the secret opens it no more, because it was rotated away.

    Raises:
        InvalidKey: the secret is not shaped like a key.
    """
    found = await store.find_key_by_hash(connection, secret_hash(secret))
    if found is None:
        with suppress(KeyInUse):  # another process made it between our look and our try
            await create_key(connection, name=name, secret=secret, scopes=scopes, billing=billing)
        found = await store.find_key_by_hash(connection, secret_hash(secret))
    assert found is not None
    return found


async def authenticate(connection: Connection, secret: str) -> Caller:
    """Who calls; notes that the key was used.

    Raises:
        InvalidKey: no live key has that secret.
    """
    found = await store.find_caller(connection, secret_hash(secret))
    if found is None:
        raise InvalidKey
    caller, is_use_noted = found
    if not is_use_noted:
        await store.touch_key(connection, caller.key_id)
    return caller


def require_scope(caller: Caller, scope: Scope) -> None:
    """Raises:
    NotAllowed: the key lacks that scope.
    """
    if scope not in caller.scopes:
        raise NotAllowed(f"this key lacks the scope {scope}")


async def count_request(connection: Connection, key_id: UUID, *, limit_per_minute: int) -> Rate:
    """``take_request``, for whoever knows the key's limit already."""
    return await store.count_request(connection, key_id, limit_per_minute=limit_per_minute)


async def take_request(connection: Connection, caller: Caller) -> Rate | None:
    """Count this request against the key's limit; None if it has none.

    Whether it is let through is for ``require_room`` to say: the answer tells the rate either way.
    """
    if caller.requests_per_minute is None:
        return None
    return await count_request(
        connection, caller.key_id, limit_per_minute=caller.requests_per_minute
    )


def require_room(rate: Rate | None) -> None:
    """Raises:
    RateLimited: this minute's requests are used up.
    """
    if rate is not None and not rate.is_admitted:
        raise RateLimited(limit_per_minute=rate.limit_per_minute, retry_after_s=rate.reset_s)


async def forget_request_counts(connection: Connection) -> None:
    """Drop the counts of minutes that weigh no more."""
    await store.forget_request_counts(connection)


async def list_keys(connection: Connection, *, account_id: UUID | None = None) -> list[ApiKey]:
    """Every key, or every key of an account, oldest first."""
    return (await store.list_keys(connection, account_id=account_id))[::-1]
