"""The first key: made once, kept for its owner, known to the database, revocable."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from vitascope import db
from vitascope.accounts import administration
from vitascope.accounts import service as accounts
from vitascope.cli.first_key import ensure_first_key, is_first_key, keep_secret, key_path
from vitascope.config import Settings


def only_file(folder: Path) -> tuple[str, int]:
    """Name and permissions of the one file in a folder."""
    [path] = folder.iterdir()
    return path.name, stat.S_IMODE(path.stat().st_mode)


async def test_it_is_made_once_and_readable_by_its_owner_alone(
    conninfo: str, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path)
    first = await ensure_first_key(conninfo, settings)
    again = await ensure_first_key(conninfo, settings)
    assert (first.is_new, again.is_new) == (True, False)
    assert first.secret == again.secret
    assert only_file(tmp_path) == ("api_key", 0o600)
    async with await db.connect(conninfo) as connection:
        caller = await accounts.authenticate(connection, first.secret)
        assert caller.scopes == ["video:create", "video:read", "admin"]  # the one key does it all
        assert caller.billing == "unlimited"
        prefix = first.secret[: accounts.PREFIX_CHARS]
        same = [key for key in await accounts.list_keys(connection) if key.prefix == prefix]
    assert len(same) == 1


async def test_a_new_database_learns_the_key_of_the_file(conninfo: str, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    key_path(settings).write_text("sk-kept-from-before\n")
    key = await ensure_first_key(conninfo, settings)
    assert (key.secret, key.is_new, key.is_revoked) == ("sk-kept-from-before", False, False)


async def test_the_settings_replace_it_and_nothing_is_written(
    conninfo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VITASCOPE_API_KEY", "sk-from-the-environment")
    key = await ensure_first_key(conninfo, Settings(data_dir=tmp_path))
    assert (key.secret, key.path, key.is_new) == ("sk-from-the-environment", None, False)
    assert not key_path(Settings(data_dir=tmp_path)).exists()


async def test_once_revoked_it_stays_revoked(conninfo: str, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    first = await ensure_first_key(conninfo, settings)
    async with await db.connect(conninfo) as connection:
        [key_id] = [
            key.id
            for key in await accounts.list_keys(connection)
            if first.secret.startswith(key.prefix)
        ]
        await administration.revoke_key(connection, key_id, actor="cli")
    assert (await ensure_first_key(conninfo, settings)).is_revoked


async def test_its_account_pays_as_the_settings_say(conninfo: str, tmp_path: Path) -> None:
    first = await ensure_first_key(conninfo, Settings(data_dir=tmp_path, billing="prepaid"))
    async with await db.connect(conninfo) as connection:
        assert (await accounts.authenticate(connection, first.secret)).billing == "prepaid"


async def test_a_secret_that_was_rotated_away_makes_no_key_anew(
    conninfo: str, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path)
    first = await ensure_first_key(conninfo, settings)
    async with await db.connect(conninfo) as connection:
        caller = await accounts.authenticate(connection, first.secret)
        assert await is_first_key(connection, settings, caller.key_id)
        _, secret = await administration.rotate_key(
            connection, caller.key_id, grace_s=0, actor="cli"
        )
    again = await ensure_first_key(conninfo, settings)  # the file still has the old one
    assert (again.secret, again.is_revoked) == (first.secret, True)
    assert keep_secret(settings, secret) == key_path(settings)
    assert only_file(tmp_path) == ("api_key", 0o600)
    kept = await ensure_first_key(conninfo, settings)
    assert (kept.secret, kept.is_revoked) == (secret, False)
    async with await db.connect(conninfo) as connection:
        assert len(await accounts.list_keys(connection)) == 1
        assert (await accounts.authenticate(connection, secret)).key_id == caller.key_id


def test_a_key_of_the_settings_is_not_ours_to_replace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VITASCOPE_API_KEY", "sk-from-the-environment")
    assert keep_secret(Settings(data_dir=tmp_path), "sk-another-one") is None
    assert list(tmp_path.iterdir()) == []
