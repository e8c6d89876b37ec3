"""PostgreSQL 18 under our own supervision, for services that are given no database.

    with EmbeddedPostgres(data_dir) as postgres:    # main thread
        while serving():
            postgres.poll()                         # several times a second

``server`` is the place to start reading. Knows nothing of what is stored in it.
"""

from vitascope.postgres.errors import PostgresError
from vitascope.postgres.server import EmbeddedPostgres, conninfo_of

__all__ = ["EmbeddedPostgres", "PostgresError", "conninfo_of"]
