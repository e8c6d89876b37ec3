"""What an engine understood a prompt to be, kept with the task."""

from vitascope.migrations.sql import run_sql

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # NULL: an engine that does not say, or a task that none has begun. Old code never reads it.
    run_sql("ALTER TABLE tasks ADD COLUMN scene jsonb")
