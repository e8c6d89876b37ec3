"""Keys: made, recognised, ended. Limits are in ``test_rate``, admin acts in
``test_administration``."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from psycopg.sql import SQL

from tests.tasks.making import until
from vitascope.accounts import InvalidKey, NotAllowed, administration
from vitascope.accounts import service as accounts
from vitascope.accounts.errors import AccountNotFound, KeyNotFound
from vitascope.accounts.models import ApiKey
from vitascope.db import Connection, Database

NOW = datetime.now(UTC)
SECRET = "sk-a-secret-of-a-test"


async def test_a_key_is_shown_once_and_recognised_ever_after(database: Database) -> None:
    async with database.transaction() as connection:
        key = await accounts.create_key(connection, name="mine")
        caller = await accounts.authenticate(connection, key.secret)
    assert key.secret.startswith("sk-") and key.secret.startswith(key.prefix)
    assert caller.key_id == key.id
    assert caller.scopes == ["video:create", "video:read"]
    assert caller.allowed_models is None and caller.max_concurrent is None
    async with database.connection() as connection:
        row = await (await connection.execute("SELECT * FROM api_keys")).fetchone()
    assert row is not None
    assert not [value for value in row if key.secret in str(value)]  # nowhere, not in part


async def test_secrets_are_never_the_same() -> None:
    secrets = {accounts.new_secret() for _ in range(100)}
    assert len(secrets) == 100
    assert min(len(secret) for secret in secrets) >= 35


OTHERS = [
    "",
    "sk-",
    "sk-unknown-to-everyone",
    "SK-A-SECRET-OF-A-TEST",  # exact, case included
    SECRET + " ",
    SECRET[:-1],
    "键",
    "\0",
]


async def test_another_secret_opens_nothing(database: Database) -> None:
    async with database.transaction() as connection:
        await accounts.create_key(connection, name="mine", secret=SECRET)
        for secret in OTHERS:
            with pytest.raises(InvalidKey):
                await accounts.authenticate(connection, secret)


UNFIT = [
    "sk-short",
    "pk-a-secret-of-a-test",
    "sk-" + "a" * 129,
    "sk-with space in it",
    "sk-键键键键键键键键",
    SECRET + "\n",
]


async def test_a_secret_that_is_no_key_is_not_taken(database: Database) -> None:
    async with database.transaction() as connection:
        for secret in UNFIT:
            with pytest.raises(InvalidKey):
                await accounts.create_key(connection, name="mine", secret=secret)


async def test_a_secret_is_one_key_s(database: Database) -> None:
    async with database.transaction() as connection:
        await accounts.create_key(connection, name="mine", secret=SECRET)
        with pytest.raises(InvalidKey):
            await accounts.create_key(connection, name="yours", secret=SECRET, account="yours")


async def test_a_revoked_key_ends_at_once_and_stays_revoked(database: Database) -> None:
    async with database.transaction() as connection:
        key = await accounts.create_key(connection, name="mine", secret=SECRET)
        revoked = await administration.revoke_key(connection, key.id, actor="cli")
        assert revoked.is_revoked
        with pytest.raises(InvalidKey):
            await accounts.authenticate(connection, SECRET)
    async with database.transaction() as connection:
        again = await administration.revoke_key(connection, key.id, actor="cli")
        assert again.revoked_at == revoked.revoked_at
        assert (await accounts.ensure_key(connection, SECRET, name="mine"))[0].is_revoked


async def test_there_is_no_key_to_revoke(database: Database) -> None:
    async with database.transaction() as connection:
        key = await accounts.create_key(connection, name="mine")
        with pytest.raises(KeyNotFound):
            await administration.revoke_key(connection, UUID(int=1), actor="cli")
        with pytest.raises(KeyNotFound):
            await administration.rotate_key(connection, UUID(int=1), grace_s=0, actor="cli")
        with pytest.raises(AccountNotFound):
            await accounts.create_key(connection, name="mine", account_id=UUID(int=1))
        assert (await administration.get_key(connection, key.id)).state == "live"


@pytest.mark.parametrize(
    ("expires_at", "is_live"),
    [
        (NOW + timedelta(hours=1), True),
        (NOW - timedelta(seconds=1), False),
    ],
)
async def test_a_key_lives_until_it_expires(
    database: Database, expires_at: datetime, is_live: bool
) -> None:
    async with database.transaction() as connection:
        await accounts.create_key(connection, name="mine", secret=SECRET, expires_at=expires_at)
        if is_live:
            await accounts.authenticate(connection, SECRET)
        else:
            with pytest.raises(InvalidKey):
                await accounts.authenticate(connection, SECRET)


async def test_the_first_key_is_made_once_by_processes_that_start_together(
    database: Database,
) -> None:
    async def start() -> ApiKey:
        async with database.transaction() as connection:
            return (await accounts.ensure_key(connection, SECRET, name="the first"))[0]

    async with database.transaction() as connection:
        await accounts.create_key(connection, name="another of that account")
    async with database.connection() as onlooker:
        async with database.transaction() as connection:
            first, _ = await accounts.ensure_key(connection, SECRET, name="the first")
            second = asyncio.create_task(start())
            await until(lambda: _is_anybody_waiting(onlooker))
        assert (await second).id == first.id


async def _is_anybody_waiting(connection: Connection) -> bool:
    cursor = await connection.execute(
        "SELECT FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    return await cursor.fetchone() is not None


async def test_a_scope_that_the_key_lacks_is_refused(database: Database) -> None:
    async with database.transaction() as connection:
        await accounts.create_key(connection, name="r", secret=SECRET, scopes=["video:read"])
        caller = await accounts.authenticate(connection, SECRET)
    accounts.require_scope(caller, "video:read")
    with pytest.raises(NotAllowed):
        accounts.require_scope(caller, "video:create")


async def test_a_key_s_use_is_noted_to_the_minute(database: Database) -> None:
    async with database.transaction() as connection:
        await accounts.create_key(connection, name="mine", secret=SECRET)
    async with database.connection() as connection:
        assert (await accounts.list_keys(connection))[0].last_used_at is None
        await accounts.authenticate(connection, SECRET)
        first = (await accounts.list_keys(connection))[0].last_used_at
        await accounts.authenticate(connection, SECRET)
        assert first is not None
        assert (await accounts.list_keys(connection))[0].last_used_at == first
        await connection.execute(
            SQL("UPDATE api_keys SET last_used_at = last_used_at - interval '2 minutes'")
        )
        await accounts.authenticate(connection, SECRET)
        later = (await accounts.list_keys(connection))[0].last_used_at
        assert later is not None and later > first
