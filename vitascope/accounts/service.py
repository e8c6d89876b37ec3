"""The verbs of accounts and keys. The caller commits."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from vitascope.accounts import store
from vitascope.accounts.errors import InvalidKey, KeyInUse, KeyNotFound, NotAllowed, RateLimited
from vitascope.accounts.models import DEFAULT_SCOPES, ApiKey, Caller, NewKey, Scope
from vitascope.db import Connection

__all__ = [
    "authenticate",
    "create_key",
    "ensure_key",
    "forget_request_counts",
    "list_keys",
    "new_secret",
    "require_scope",
    "revoke_key",
    "secret_hash",
    "take_request",
]

DEFAULT_ACCOUNT = "default"
SECRET_BYTES = 24
PREFIX_CHARS = 9
SECRET_SHAPE = re.compile(r"sk-[A-Za-z0-9_-]{8,128}")


def new_secret() -> str:
    """A fresh API key: ``sk-`` and 192 random bits."""
    return "sk-" + secrets.token_urlsafe(SECRET_BYTES)


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
    scopes: Sequence[Scope] = DEFAULT_SCOPES,
    allowed_models: Sequence[str] | None = None,
    max_concurrent: int | None = None,
    requests_per_minute: int | None = None,
    expires_at: datetime | None = None,
) -> NewKey:
    """Make a key; its secret is in the answer and nowhere else.

    Raises:
        InvalidKey: the given secret is not shaped like a key.
        KeyInUse: it is another key's already.
    """
    secret = secret or new_secret()
    if not SECRET_SHAPE.fullmatch(secret):
        raise InvalidKey("a key is sk- and 8 to 128 letters, digits, - or _")
    prefix = secret[:PREFIX_CHARS]
    key_id = await store.insert_key(
        connection,
        account_id=await store.account_named(connection, account),
        name=name,
        prefix=prefix,
        secret_hash=secret_hash(secret),
        scopes=scopes,
        allowed_models=allowed_models,
        max_concurrent=max_concurrent,
        requests_per_minute=requests_per_minute,
        expires_at=expires_at,
    )
    if key_id is None:
        raise KeyInUse
    return NewKey(key_id, prefix, secret)


async def ensure_key(connection: Connection, secret: str, *, name: str) -> ApiKey:
    """The key with that secret, made if it is new; one that was revoked stays revoked.

    Raises:
        InvalidKey: the secret is not shaped like a key.
    """
    known = await store.find_key(connection, secret_hash(secret))
    if known is None:
        with suppress(KeyInUse):  # another process made it between our look and our try
            await create_key(connection, name=name, secret=secret)
        known = await store.find_key(connection, secret_hash(secret))
    assert known is not None
    return known


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


async def take_request(connection: Connection, caller: Caller) -> None:
    """Count this request against the key's rate, if it has one.

    Raises:
        RateLimited: this minute's requests are used up.
    """
    limit = caller.requests_per_minute
    if limit is None:
        return
    requests, wait_s = await store.count_request(connection, caller.key_id)
    if requests > limit:
        raise RateLimited(limit_per_minute=limit, retry_after_s=wait_s)


async def forget_request_counts(connection: Connection) -> None:
    """Drop the counts of minutes that have passed."""
    await store.forget_request_counts(connection)


async def list_keys(connection: Connection) -> list[ApiKey]:
    """Every key, oldest first."""
    return await store.list_keys(connection)


async def revoke_key(connection: Connection, key_id: UUID) -> ApiKey:
    """End a key, at once and for good.

    Raises:
        KeyNotFound: there is none with that id.
    """
    key = await store.revoke_key(connection, key_id)
    if key is None:
        raise KeyNotFound(f"there is no key {key_id}")
    return key
