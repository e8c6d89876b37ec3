"""What every test of tasks needs: a caller and the verbs on a database of its own."""

from __future__ import annotations

import pytest

from tests.tasks.making import Desk, make_caller
from vitascope.db import Database


@pytest.fixture
async def desk(database: Database, conninfo: str) -> Desk:
    async with database.transaction() as connection:
        caller = await make_caller(connection)
    return Desk(database, caller)
