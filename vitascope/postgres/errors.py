"""What goes wrong with the embedded database.

One class: whatever the cause, a caller can only show the sentence and give up. Knows nothing of
SQL errors; those are the business of whoever holds a connection.
"""

from typing import ClassVar

from vitascope.errors import VitascopeError

__all__ = ["PostgresError"]


class PostgresError(VitascopeError):
    """The embedded PostgreSQL cannot run; set VITASCOPE_DATABASE_URL to use one of your own."""

    code: ClassVar[str] = "database_failed"
