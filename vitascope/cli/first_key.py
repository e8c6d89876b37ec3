"""The first API key: made once, kept in the data folder, known to the database by its hash."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vitascope.config import Settings

__all__ = ["FirstKey", "ensure_first_key", "key_path", "stored_secret"]

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

    A key that was revoked stays revoked.
    """
    from vitascope import db
    from vitascope.accounts import service as accounts

    secret, is_new = stored_secret(settings), False
    if secret is None:
        secret, is_new = _keep(key_path(settings), accounts.new_secret())
    async with await db.connect(conninfo) as connection:
        key = await accounts.ensure_key(connection, secret, name=NAME)
    return FirstKey(
        secret=secret,
        path=key_path(settings) if settings.api_key is None else None,
        is_new=is_new,
        is_revoked=key.is_revoked,
    )


def _keep(path: Path, secret: str) -> tuple[str, bool]:
    """Write the secret to the file, readable by its owner alone, all of it or nothing.

    Returns:
        What the file holds now, and whether that is ours: of two first starts one wins.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(file, "w") as stream:
            stream.write(secret + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
            return secret, True
        return path.read_text().strip(), False
    finally:
        draft.unlink()
