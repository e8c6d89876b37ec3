"""What an admin does to accounts and keys, and the row that each act leaves."""

from __future__ import annotations

import base64

import pytest
from psycopg import DatabaseError

from vitascope.accounts import InvalidKey, administration, audit
from vitascope.accounts import service as accounts
from vitascope.accounts.errors import AccountExists, AccountNotFound, KeyInUse, KeyRevoked
from vitascope.accounts.models import Account, NewKey
from vitascope.db import Connection, Database

CLI = audit.CLI


async def make_account(connection: Connection, name: str = "films") -> Account:
    return await administration.create_account(
        connection, name=name, billing="unlimited", actor=CLI
    )


async def make_key(connection: Connection, **fields: object) -> NewKey:
    account = await make_account(connection)
    _, new = await administration.create_key(
        connection, account_id=account.id, fields={"name": "mine", **fields}, actor=CLI
    )
    return new


async def opens(connection: Connection, secret: str) -> bool:
    try:
        await accounts.authenticate(connection, secret)
    except InvalidKey:
        return False
    return True


async def test_an_account_s_name_is_its_own(database: Database) -> None:
    async with database.transaction() as connection:
        films = await make_account(connection)
        await make_account(connection, "songs")
        with pytest.raises(AccountExists):
            await make_account(connection)
    with pytest.raises(AccountExists):
        async with database.transaction() as connection:
            await administration.update_account(connection, films.id, {"name": "songs"}, actor=CLI)
    async with database.connection() as connection:
        assert (await administration.account_called(connection, "films")).id == films.id
        assert (await administration.account_called(connection, str(films.id))).id == films.id
        with pytest.raises(AccountNotFound):
            await administration.account_called(connection, "plays")


async def test_a_rotated_key_works_on_for_the_grace_and_keeps_everything(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        old = await make_key(connection, max_concurrent=3, monthly_budget_micros=5)
        before = await accounts.authenticate(connection, old.secret)
        key, new = await administration.rotate_key(connection, old.id, grace_s=60, actor=CLI)
        assert key.prefix == new[: len(key.prefix)] and key.previous_until is not None
        assert await accounts.authenticate(connection, old.secret) == before
        assert await accounts.authenticate(connection, new) == before
        await connection.execute("UPDATE api_keys SET previous_until = now()")
        assert [await opens(connection, it) for it in (old.secret, new)] == [False, True]


async def test_a_rotation_without_grace_and_a_second_rotation_end_the_secret_before(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        first = await make_key(connection)
        _, second = await administration.rotate_key(connection, first.id, grace_s=0, actor=CLI)
        assert not await opens(connection, first.secret)
        _, third = await administration.rotate_key(connection, first.id, grace_s=60, actor=CLI)
        _, fourth = await administration.rotate_key(connection, first.id, grace_s=60, actor=CLI)
        live = [await opens(connection, it) for it in (first.secret, second, third, fourth)]
    assert live == [False, False, True, True]


async def test_a_revoked_key_ends_with_its_secret_before_and_cannot_be_changed(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        old = await make_key(connection)
        _, new = await administration.rotate_key(connection, old.id, grace_s=600, actor=CLI)
        await administration.revoke_key(connection, old.id, actor=CLI)
        assert [await opens(connection, it) for it in (old.secret, new)] == [False, False]
        with pytest.raises(KeyRevoked):
            await administration.rotate_key(connection, old.id, grace_s=0, actor=CLI)
        with pytest.raises(KeyRevoked):
            await administration.update_key(connection, old.id, {"name": "ours"}, actor=CLI)
        with pytest.raises(KeyRevoked):
            await administration.rotate_callback_secret(connection, old.id, grace_s=0, actor=CLI)


async def test_a_secret_that_was_rotated_away_is_no_key_s_again(database: Database) -> None:
    async with database.transaction() as connection:
        old = await make_key(connection)
        for _ in range(3):
            _, new = await administration.rotate_key(connection, old.id, grace_s=0, actor=CLI)
            with pytest.raises(KeyInUse):
                await accounts.create_key(connection, name="again", secret=old.secret)
            known, is_rotated_away = await accounts.ensure_key(connection, old.secret, name="n")
            assert (known.id, is_rotated_away) == (old.id, True)
        known, is_rotated_away = await accounts.ensure_key(connection, new, name="n")
        assert (known.id, is_rotated_away) == (old.id, False)


async def test_callbacks_are_signed_with_both_secrets_for_the_grace(database: Database) -> None:
    async with database.transaction() as connection:
        made = await make_key(connection)
        key, secret = await administration.rotate_callback_secret(
            connection, made.id, grace_s=60, actor=CLI
        )
        assert key.previous_callback_until is not None
        cursor = await connection.execute(
            "SELECT callback_secret, previous_callback_secret FROM api_keys"
        )
        assert await cursor.fetchone() == (secret, made.callback_secret)
    for it in (secret, made.callback_secret):
        kind, _, text = it.partition("_")
        assert (kind, len(base64.b64decode(text, validate=True))) == ("whsec", 32)


async def test_an_act_that_fails_leaves_neither_change_nor_row(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as connection:
            await make_account(connection)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with database.connection() as connection:
        assert await audit.list_rows(connection, limit=10) == []
        with pytest.raises(AccountNotFound):
            await administration.account_called(connection, "films")


async def test_details_name_no_secret_and_rows_cannot_be_changed(database: Database) -> None:
    url = "https://user:pass@hooks.example.com/s3cret?token=t0ken"
    async with database.transaction() as connection:
        made = await make_key(connection, callback_url=url)
        _, secret = await administration.rotate_key(connection, made.id, grace_s=5, actor=CLI)
        _, signer = await administration.rotate_callback_secret(
            connection, made.id, grace_s=5, actor=CLI
        )
        rows = await audit.list_rows(connection, limit=10)
    told = " ".join(str(row) for row in rows)
    assert len(rows) == 4 and "hooks.example.com" in told
    for it in (made.secret, secret, made.callback_secret, signer, "s3cret", "t0ken", "pass"):
        assert it not in told
    for statement in ("UPDATE audit_log SET actor = 'nobody'", "DELETE FROM audit_log"):
        with pytest.raises(DatabaseError, match="append-only"):
            async with database.transaction() as connection:
                await connection.execute(statement)
