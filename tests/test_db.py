"""The pool that heals, transactions, and the migration of one database by several processes."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.tasks.making import make_caller, new_task
from vitascope.db import Connection, Database, DatabaseAway, is_away, migrate, pending_migrations
from vitascope.tasks import queue

# What PostgreSQL says, and whether it means that the connection is at fault.
ERRORS: list[tuple[BaseException, bool]] = [
    (psycopg.errors.AdminShutdown(), True),  # 57P01: pg_terminate_backend, a fast stop
    (psycopg.errors.CrashShutdown(), True),  # 57P02
    (psycopg.errors.CannotConnectNow(), True),  # 57P03: starting up
    (psycopg.errors.ConnectionFailure(), True),  # 08006
    (psycopg.errors.TooManyConnections(), True),  # 53300
    (psycopg.errors.DiskFull(), True),  # 53100
    (psycopg.OperationalError(), True),  # no state: the socket broke
    (psycopg.InterfaceError(), True),  # closed on our side
    (DatabaseAway(), True),
    (psycopg.errors.DeadlockDetected(), False),  # 40P01: operational, but the statement's
    (psycopg.errors.QueryCanceled(), False),  # 57014
    (psycopg.errors.UniqueViolation(), False),
    (psycopg.errors.UndefinedTable(), False),
    (ValueError(), False),
]


@pytest.mark.parametrize(("error", "expected"), ERRORS)
def test_a_connection_s_faults_are_told_from_a_statement_s(
    error: BaseException, expected: bool
) -> None:
    assert is_away(error) is expected


async def _cut(database: Database, connection: Connection) -> None:
    """End a connection from the server's side."""
    pid = connection.info.backend_pid
    async with database.connection() as other:
        await other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


async def test_a_statement_on_a_cut_connection_is_away_and_the_next_is_not(
    database: Database,
) -> None:
    async def ask_a_cut_one() -> None:
        async with database.connection() as connection:
            await _cut(database, connection)
            await connection.execute("SELECT 1")

    with pytest.raises(DatabaseAway):
        await ask_a_cut_one()
    async with database.connection() as connection:
        await connection.execute("SELECT 1")


async def test_a_transaction_that_is_cut_leaves_nothing(database: Database) -> None:
    async def write_and_be_cut() -> None:
        async with database.transaction() as connection:
            await connection.execute("INSERT INTO accounts (name) VALUES ('half')")
            await _cut(database, connection)

    with pytest.raises(DatabaseAway):
        await write_and_be_cut()
    async with database.connection() as connection:
        cursor = await connection.execute("SELECT FROM accounts WHERE name = 'half'")
        assert await cursor.fetchone() is None


async def test_a_queue_on_a_cut_connection_is_away_like_any_statement(
    database: Database, conninfo: str
) -> None:
    async with database.transaction() as connection:
        task = new_task(await make_caller(connection))

    async def be_cut_and_queue() -> None:
        async with database.transaction() as connection:
            await _cut(database, connection)
            await queue.defer(connection, task.id, engine=task.engine)

    with pytest.raises(DatabaseAway):
        await be_cut_and_queue()


async def test_an_exception_of_ours_rolls_back_and_passes_through(database: Database) -> None:
    async def write_and_fall() -> None:
        async with database.transaction() as connection:
            await connection.execute("INSERT INTO accounts (name) VALUES ('half')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await write_and_fall()
    async with database.connection() as connection:
        assert await (await connection.execute("SELECT FROM accounts")).fetchone() is None


async def test_a_statement_s_fault_passes_through(database: Database) -> None:
    async def ask_for_what_is_not_there() -> None:
        async with database.connection() as connection:
            await connection.execute("SELECT FROM nowhere")

    with pytest.raises(psycopg.errors.UndefinedTable):
        await ask_for_what_is_not_there()


async def test_more_callers_than_connections_wait_their_turn(conninfo: str) -> None:
    database = Database(conninfo, max_size=2)
    await database.open()

    async def ask(number: int) -> int:
        async with database.connection() as connection:
            row = await (await connection.execute("SELECT %s::int", [number])).fetchone()
            assert row is not None
            answer: int = row[0]
            return answer

    assert await asyncio.gather(*[ask(number) for number in range(50)]) == list(range(50))
    await database.close()


def test_services_that_start_together_migrate_once(server: str) -> None:
    name = "migrated_by_many"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    conninfo = psycopg.conninfo.make_conninfo(server, dbname=name)
    revisions = pending_migrations(conninfo)
    assert revisions == sorted(revisions) and revisions[0] == "0001"
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(migrate, [conninfo] * 4))
    assert pending_migrations(conninfo) == []
    assert migrate(conninfo) == []
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))
