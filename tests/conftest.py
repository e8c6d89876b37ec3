"""What every test may ask for: a clean environment and a migrated PostgreSQL of its own."""

from __future__ import annotations

import os
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from vitascope.config import Settings
from vitascope.db import Database, migrate
from vitascope.postgres import EmbeddedPostgres

TEMPLATE = "template_vitascope"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate", action="store_true", help="Take the present frames as the golden ones."
    )


LONG_FIRST = ("tests/e2e/", "tests/engines/", "tests/media/", "tests/api/", "tests/cli/")
"""Where tests take minutes: begun late, one file of them would be waited for alone."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put those first; files stay together. Holds for processes side by side, too, with
    ``--no-loadscope-reorder``."""

    def place(item: pytest.Item) -> int:
        return next(
            (at for at, folder in enumerate(LONG_FIRST) if item.nodeid.startswith(folder)),
            len(LONG_FIRST),
        )

    items.sort(key=place)


@pytest.fixture(autouse=True)
def clean_environ(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting and no proxy of whoever runs the tests reaches them."""
    for name in list(os.environ):
        if name.startswith("VITASCOPE_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL for the whole run, holding a migrated template; its conninfo."""
    with EmbeddedPostgres(tmp_path_factory.mktemp("postgres")) as postgres:
        with psycopg.connect(postgres.conninfo, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(TEMPLATE)))
        migrate(named(postgres.conninfo, TEMPLATE))
        yield postgres.conninfo


@pytest.fixture
def conninfo(server: str) -> Iterator[str]:
    """A migrated database that no other test sees."""
    name = f"test_{uuid.uuid4().hex}"
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    drop = sql.SQL("DROP DATABASE {} WITH (FORCE)")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(create.format(sql.Identifier(name), sql.Identifier(TEMPLATE)))
        yield named(server, name)
        connection.execute(drop.format(sql.Identifier(name)))


@pytest.fixture
async def database(conninfo: str) -> AsyncIterator[Database]:
    database = Database(conninfo)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a data folder of their own, rendering with the fake engine."""
    return Settings(data_dir=tmp_path / "data", engine="tests.engines.fake:make")


def named(conninfo: str, database: str) -> str:
    """The same server, another database."""
    return psycopg.conninfo.make_conninfo(conninfo, dbname=database)
