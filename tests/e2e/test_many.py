"""Two hundred tasks at once: none lost, none twice, begun in the order of their creation."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg

from tests.e2e.running import Service, running_service, running_workers, wait_until
from vitascope.postgres import conninfo_of

TASKS = 200
CLIENTS = 20


def test_two_hundred_tasks_at_once(tmp_path: Path) -> None:
    data_dir, config = tmp_path / "data", tmp_path / "engines.toml"
    config.write_text('[engines.fake]\nkind = "python"\ntarget = "tests.e2e.plain_engine:make"\n')
    # Created while nobody works: a worker may begin with the first before its elder is committed.
    with running_service(data_dir, VITASCOPE_WORKERS="0") as service:
        with ThreadPoolExecutor(CLIENTS) as clients:
            ids = list(clients.map(lambda _: service.create("plain"), range(TASKS)))
        assert len(set(ids)) == TASKS
        with running_workers(data_dir, engine="fake", VITASCOPE_CONFIG=str(config)):
            wait_until(lambda: ended(service) == TASKS)
        with psycopg.connect(conninfo_of(data_dir)) as connection:
            assert events(connection, "completed") == TASKS
            assert events(connection, "claimed") == TASKS
            order = connection.execute(
                "SELECT seq FROM task_events e JOIN tasks t ON t.id = e.task_id "
                "WHERE event = 'claimed' ORDER BY e.id"
            ).fetchall()
            money = connection.execute("SELECT kind, count(*) FROM ledger GROUP BY kind").fetchall()
        assert order == sorted(order)
        assert dict(money) == {"hold": TASKS, "capture": TASKS}
        assert sorted(path.parent.name for path in service.videos()) == sorted(ids)
        assert not service.temporary_files()


def ended(service: Service) -> int:
    with psycopg.connect(conninfo_of(service.data_dir)) as connection:
        row = connection.execute(
            "SELECT count(*) FROM tasks WHERE status IN ('completed', 'failed')"
        ).fetchone()
    assert row is not None
    return int(row[0])


def events(connection: psycopg.Connection[tuple[object, ...]], name: str) -> int:
    row = connection.execute("SELECT count(*) FROM task_events WHERE event = %s", [name]).fetchone()
    assert row is not None
    return int(str(row[0]))
