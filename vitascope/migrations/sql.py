"""What a revision needs: to run SQL as it is written."""

from importlib import resources

from alembic import op

__all__ = ["run_queue_migrations", "run_sql"]


def run_sql(sql: str) -> None:
    """Run statements on the driver's own connection: no bind parameters, so ``:`` and ``%`` are
    plain characters."""
    driver_connection = op.get_bind().connection.driver_connection
    assert driver_connection is not None
    driver_connection.execute(sql.encode())


def run_queue_migrations(*, after: str, through: str) -> None:
    """Bring procrastinate's own schema from one of its versions to another, ``MM.mm.pp`` each.

    Its package carries a script a step; running those of a fixed range keeps our revision the
    same whatever version is installed later.
    """
    scripts = resources.files("procrastinate.sql.migrations")
    names = sorted(entry.name for entry in scripts.iterdir() if entry.name.endswith(".sql"))
    for name in names:
        if after < name[:8] <= through:
            run_sql((scripts / name).read_text(encoding="utf-8"))
