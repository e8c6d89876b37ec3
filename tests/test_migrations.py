"""Migrations on a database that is in use: what is there stays right, and code of the revision
before goes on working."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from psycopg import sql
from sqlalchemy import create_engine, pool

from tests.conftest import named
from vitascope.db import migrate, pending_migrations
from vitascope.tasks import queue, store


@pytest.fixture
def empty(server: str) -> Iterator[str]:
    """A database without a table."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield named(server, name)
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def migrate_to(conninfo: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", "vitascope:migrations")
    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: psycopg.connect(conninfo), poolclass=pool.NullPool
    )
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


# The statements that code of 0002 makes.
CREATE_TASK = """
    INSERT INTO tasks (id, account_id, key_id, model, engine, prompt, content, provider_specific,
                       resolution, ratio, width, height, fps, duration_s, seed, callback_url,
                       price_micros, deadline_at)
    SELECT gen_random_uuid(), account_id, id, 'm', 'e', 'p', '[]', '{}', '720p', '16:9', 1280, 720,
           24, 2, 7, NULL, 100, now() + interval '1 day'
      FROM api_keys RETURNING id
"""
HOLD = """
    INSERT INTO ledger (account_id, task_id, kind, available_micros, held_micros)
    SELECT account_id, id, 'hold', -price_micros, price_micros FROM tasks WHERE id = %s
"""
SETTLE = """
    INSERT INTO ledger (account_id, task_id, kind, available_micros, held_micros)
    SELECT account_id, task_id, %(kind)s,
           CASE WHEN %(kind)s = 'capture' THEN 0 ELSE held_micros END, -held_micros
      FROM ledger WHERE task_id = %(id)s AND kind = 'hold'
"""
COMPLETE = """
    UPDATE tasks SET status = 'completed', progress = 100, completed_at = now(), video_key = 'k'
     WHERE id = %s
"""


def test_0003_on_a_database_in_use(empty: str) -> None:
    migrate_to(empty, "0002")
    with psycopg.connect(empty) as connection:
        connection.execute("INSERT INTO accounts (name) VALUES ('a'), ('idle')")
        connection.execute(
            "INSERT INTO api_keys (account_id, name, prefix, secret_hash, scopes) "
            "SELECT id, 'k', 'sk-', 'hash', '{video:create}' FROM accounts WHERE name = 'a'"
        )
        connection.execute(
            "INSERT INTO ledger (account_id, kind, available_micros, held_micros) "
            "SELECT id, 'topup', 1000, 0 FROM accounts WHERE name = 'a'"
        )
        done, waiting = [_made(connection) for _ in range(2)]
        connection.execute(COMPLETE, [done])
        connection.execute(SETTLE, {"id": done, "kind": "capture"})
    migrate_to(empty, "0003")
    with psycopg.connect(empty) as connection:
        assert _balances(connection) == {"a": (800, 100), "idle": (0, 0)}
        # Code of 0002 that still runs: settles what it held, holds and settles more.
        connection.execute(SETTLE, {"id": waiting, "kind": "release"})
        late = _made(connection)
        assert _balances(connection)["a"] == (800, 100)
        connection.execute(COMPLETE, [late])
        connection.execute(SETTLE, {"id": late, "kind": "capture"})
        assert _balances(connection)["a"] == (800, 0)
        priority = connection.execute("SELECT priority FROM tasks WHERE id = %s", [late]).fetchone()
        assert priority == (5,)


# As code of 0003 queues a task: procrastinate's own function, the queue of all engines.
QUEUE_TASK = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args)
    SELECT 'render', 'render', id::text, jsonb_build_object('task_id', id) FROM tasks WHERE id = %s
"""


async def test_0004_on_a_database_in_use(empty: str) -> None:
    migrate_to(empty, "0003")
    assert pending_migrations(empty) == ["0004"]
    with psycopg.connect(empty) as connection:
        connection.execute("INSERT INTO accounts (name) VALUES ('a')")
        connection.execute(
            "INSERT INTO api_keys (account_id, name, prefix, secret_hash, scopes) "
            "SELECT id, 'k', 'sk-', 'hash', '{video:create}' FROM accounts"
        )
        waiting = _made(connection)
        connection.execute(QUEUE_TASK, [waiting])
    assert migrate(empty) == ["0004"]
    with psycopg.connect(empty) as connection:
        jobs = connection.execute("SELECT queue_name, queueing_lock FROM procrastinate_jobs")
        assert jobs.fetchall() == [("render:e", f"e:{waiting}")]
        # Code of 0003 that still runs creates a task, in a queue that nobody follows any more.
        late = _made(connection)
        connection.execute(QUEUE_TASK, [late])
        connection.execute("UPDATE tasks SET created_at = now() - interval '1 minute'")
    async with await psycopg.AsyncConnection.connect(empty) as connection:
        assert await queue.undelivered(connection, waiting_for=timedelta(seconds=8)) == [
            (late, "e")
        ]
        claims = [await store.claim_next(connection, engines=["e"], worker="w") for _ in range(2)]
        assert [claim and (claim.id, claim.route) for claim in claims] == [
            (waiting, ["e"]),
            (late, []),
        ]


def _made(connection: psycopg.Connection[tuple[object, ...]]) -> object:
    row = connection.execute(CREATE_TASK).fetchone()
    assert row is not None
    connection.execute(HOLD, [row[0]])
    return row[0]


def _balances(
    connection: psycopg.Connection[tuple[object, ...]],
) -> dict[object, tuple[object, object]]:
    rows = connection.execute(
        "SELECT name, available_micros, held_micros FROM balances b "
        "JOIN accounts a ON a.id = b.account_id"
    ).fetchall()
    return {name: (available, held) for name, available, held in rows}
