"""The database: opening it, migrating it, a pool that heals.

Knows where PostgreSQL is and how to reach it; knows no table. Each domain keeps its own SQL in
its ``store.py``.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from importlib import resources
from typing import TYPE_CHECKING, ClassVar, TypeAlias

import orjson
import psycopg
import structlog
from psycopg.rows import TupleRow
from psycopg.types.json import set_json_loads
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from vitascope.config import Settings
from vitascope.errors import VitascopeError

if TYPE_CHECKING:
    from vitascope.postgres import EmbeddedPostgres

__all__ = [
    "Connection",
    "Database",
    "DatabaseAway",
    "connect",
    "database_server",
    "is_away",
    "migrate",
    "open_database",
    "pending_migrations",
]

log = structlog.get_logger(__name__)

Connection: TypeAlias = psycopg.AsyncConnection[TupleRow]

MIGRATION_LOCK = 0x76697461
"""Key of the advisory lock under which one process migrates: "vita" in ASCII."""

BEGIN_RETRY_S = 3.0
"""How long a transaction waits for a database that is coming back before it gives up."""

SET_IDLE_LIMIT = "SET idle_in_transaction_session_timeout = '15s'"

CONNECT_ATTEMPT_S = 0.5
"""How long one try for a connection may take before the pool is asked anew."""


class DatabaseAway(VitascopeError):
    """The database does not answer."""

    code: ClassVar[str] = "unavailable"
    retryable: ClassVar[bool] = True


def is_away(error: BaseException) -> bool:
    """Whether this error means that the connection, not the statement, is at fault."""
    return isinstance(error, DatabaseAway | PoolTimeout | psycopg.InterfaceError) or (
        isinstance(error, psycopg.OperationalError)
        and (error.sqlstate is None or error.sqlstate.startswith(("08", "57P", "53")))
    )


class Database:
    """A pool of connections to one PostgreSQL that survives the server's restarts."""

    def __init__(self, conninfo: str, *, max_size: int = 10) -> None:
        self.conninfo = conninfo
        self._pool: AsyncConnectionPool[Connection] = AsyncConnectionPool(
            conninfo,
            min_size=2,
            max_size=max_size,
            open=False,
            reconnect_timeout=0,
            configure=_configure,
            kwargs={"autocommit": True},
        )

    async def open(self) -> None:
        await self._pool.open(wait=False)

    async def close(self) -> None:
        await self._pool.close()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A live connection in autocommit mode: every statement is its own transaction.

        Raises:
            DatabaseAway: none could be had, or the one in use broke.
        """
        connection = await self._live_connection()
        try:
            yield connection
        except psycopg.Error as error:
            if connection.broken or is_away(error):
                raise DatabaseAway(f"the database went away: {error}") from error
            raise
        finally:
            await self._pool.putconn(connection)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """A transaction: committed at the end of the block, rolled back on an exception.

        Raises:
            DatabaseAway: as ``connection``; if it broke at the commit, the outcome is unknown.
        """
        async with self.connection() as connection, connection.transaction():
            yield connection

    async def _live_connection(self) -> Connection:
        """A connection that answers, skipping those that a restarted server left dead."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + BEGIN_RETRY_S
        while True:
            try:
                connection = await self._pool.getconn(timeout=CONNECT_ATTEMPT_S)
            except PoolTimeout as error:
                if loop.time() >= deadline:
                    raise DatabaseAway("no database connection could be had in time") from error
                continue
            if not _is_dead(connection):
                return connection
            await connection.close()
            await self._pool.putconn(connection)


async def _configure(connection: Connection) -> None:
    """Read jsonb with the faster parser: a status holds two values of it. Have a frozen process
    lose its transaction, and with it the locks that others wait for."""
    set_json_loads(orjson.loads, connection)
    await connection.execute(SET_IDLE_LIMIT)


def _is_dead(connection: Connection) -> bool:
    """Whether the server hung up on this idle connection, told without a round trip.

    A server that stops sends its farewell or closes the socket, so an idle connection's socket
    turns readable; reading what came lets libpq notice.
    """
    pgconn = connection.pgconn
    if connection.broken:
        return True
    try:
        pgconn.consume_input()  # the farewell
        pgconn.consume_input()  # the hang-up after it
    except psycopg.OperationalError:
        return True
    return bool(pgconn.status != psycopg.pq.ConnStatus.OK)


async def connect(conninfo: str) -> Connection:
    """One connection of its own, for a command that makes a few statements."""
    return await psycopg.AsyncConnection.connect(conninfo)


@contextmanager
def database_server(settings: Settings) -> Iterator[tuple[str, EmbeddedPostgres | None]]:
    """The service's database, running for the time of the block: its conninfo, and the server
    where it is the embedded one, for whoever keeps that alive.

    With ``VITASCOPE_DATABASE_URL`` that one; else the embedded server of the data folder, joined
    if a service runs there, started (and stopped afterwards) if none does.
    """
    if settings.database_url is not None:
        yield settings.database_url.get_secret_value(), None
        return
    from vitascope.postgres import EmbeddedPostgres

    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with EmbeddedPostgres(settings.data_dir) as server:
        yield server.conninfo, server


@contextmanager
def open_database(settings: Settings) -> Iterator[str]:
    """As ``database_server``, for a command that is soon done: the conninfo alone."""
    with database_server(settings) as (conninfo, _):
        yield conninfo


def migrate(conninfo: str) -> list[str]:
    """Bring the schema up to date; one process at a time, forward only.

    Returns:
        The revisions that were applied, oldest first: none where the schema was current.
    """
    pending = pending_migrations(conninfo)
    if pending:
        _upgrade(conninfo)
    return pending


def pending_migrations(conninfo: str) -> list[str]:
    """The revisions that the database still lacks, oldest first; changes nothing."""
    with psycopg.connect(conninfo) as connection:
        found = connection.execute("SELECT to_regclass('alembic_version')").fetchone()
        row = None
        if found and found[0]:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return [revision for revision in _revisions() if row is None or revision > str(row[0])]


def _revisions() -> list[str]:
    """Revisions in the package, oldest first: versions/NNNN_what.py has the revision NNNN.

    Read from the file names, so that a start with a current schema need not import Alembic.
    """
    folder = resources.files("vitascope.migrations") / "versions"
    return sorted(entry.name[:4] for entry in folder.iterdir() if entry.name[:4].isdigit())


def _upgrade(conninfo: str) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine, pool

    config = Config()
    config.set_main_option("script_location", "vitascope:migrations")
    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: psycopg.connect(conninfo), poolclass=pool.NullPool
    )
    with engine.begin() as connection:
        # Services that start together must not migrate together.
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
