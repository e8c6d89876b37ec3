"""The first API key: made once, kept in the data folder, known to the database by its hash.

It has every scope, ``admin`` too, whether it was made at a start or named by VITASCOPE_API_KEY:
whoever runs the service on a laptop does everything with this one key. A team that runs it for
others gives them keys of their own, and may take scopes from this one (``vitascope keys set``):
a start leaves a key that it finds as it is. Nobody has seen the secret that signs its callbacks;
``vitascope keys rotate-callback-secret`` prints one.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from vitascope.config import Settings
    from vitascope.db import Connection

__all__ = [
    "FirstKey",
    "ensure_first_key",
    "is_first_key",
    "keep_secret",
    "key_path",
    "stored_secret",
]

NAME = "first key"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstKey:
    """The key that a start of the service made or found."""

    secret: str
    path: Path | None
    """The file that keeps it; None where it came from the settings."""
    is_new: bool
    """Whether this start made it: then it is shown, this once."""
    is_revoked: bool
    """Whether it opens nothing any more: revoked, or rotated away."""


def key_path(settings: Settings) -> Path:
    """The file that keeps the first key."""
    return settings.data_dir / "api_key"


def stored_secret(settings: Settings) -> str | None:
    """The first key of these settings, or else of this data folder; None before the first start."""
    if settings.api_key is not None:
        return settings.api_key.get_secret_value()
    try:
        return key_path(settings).read_text().strip()
    except FileNotFoundError:
        return None


async def ensure_first_key(conninfo: str, settings: Settings) -> FirstKey:
    """Have the first key: from the settings, from the data folder, or made now.

    A key that was revoked stays revoked, a secret that was rotated away stays so.
    """
    from vitascope import db
    from vitascope.accounts import service as accounts
    from vitascope.accounts.models import ALL_SCOPES

    secret, is_new = stored_secret(settings), False
    if secret is None:
        secret, is_new = _keep(key_path(settings), accounts.new_secret())
    async with await db.connect(conninfo) as connection:
        key, is_rotated_away = await accounts.ensure_key(
            connection, secret, name=NAME, scopes=ALL_SCOPES, billing=settings.billing
        )
    return FirstKey(
        secret=secret,
        path=key_path(settings) if settings.api_key is None else None,
        is_new=is_new,
        is_revoked=key.is_revoked or is_rotated_away,
    )


async def is_first_key(connection: Connection, settings: Settings, key_id: UUID) -> bool:
    """Whether that key is the one that these settings or this data folder hold."""
    from vitascope.accounts import service as accounts
    from vitascope.accounts import store

    secret = stored_secret(settings)
    if secret is None:
        return False
    found = await store.find_key_by_hash(connection, accounts.secret_hash(secret))
    return found is not None and found[0].id == key_id


def keep_secret(settings: Settings, secret: str) -> Path | None:
    """Have the data folder hold the first key's new secret; where. None if the settings hold it:
    they are not ours to change."""
    if settings.api_key is not None:
        return None
    path = key_path(settings)
    _draft(path, secret).replace(path)
    return path


def _keep(path: Path, secret: str) -> tuple[str, bool]:
    """Write the secret to the file, readable by its owner alone, all of it or nothing.

    Returns:
        What the file holds now, and whether that is ours: of two first starts one wins.
    """
    draft = _draft(path, secret)
    try:
        with suppress(FileExistsError):
            os.link(draft, path)
            return secret, True
        return path.read_text().strip(), False
    finally:
        draft.unlink()


def _draft(path: Path, secret: str) -> Path:
    """A file beside ``path`` that holds the secret, on the disk for certain."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w") as stream:
        stream.write(secret + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    return draft
