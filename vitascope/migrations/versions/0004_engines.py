"""Several engines: a task's route, a queue each, what workers run, orders at providers."""

from vitascope.migrations.sql import run_sql

revision = "0004"
down_revision = "0003"

# Code of 0003 that still runs goes on: every new column has a default. A job that it queues in the
# former queue is made anew in the engine's own by the rescue loop.
SCHEMA = """
ALTER TABLE tasks
    ADD COLUMN route  text[] NOT NULL DEFAULT '{}';  -- engines that can make it, preferred first
UPDATE tasks SET route = ARRAY[engine] WHERE status IN ('pending', 'processing');

DROP INDEX tasks_waiting;
CREATE INDEX tasks_waiting ON tasks (engine, account_id, priority DESC, seq)
    WHERE status = 'pending';

UPDATE procrastinate_jobs j
   SET queue_name = 'render:' || t.engine, queueing_lock = t.engine || ':' || t.id
  FROM tasks t
 WHERE j.queue_name = 'render' AND j.status = 'todo' AND t.id::text = j.args->>'task_id';

ALTER TABLE workers
    ADD COLUMN lanes  jsonb NOT NULL DEFAULT '[]';  -- [{"engines": [name, …], "capacity": n}, …]

CREATE TABLE provider_jobs (                        -- orders at upstream providers
    task_id       uuid NOT NULL REFERENCES tasks,
    engine        text NOT NULL,
    submitted_at  timestamptz NOT NULL DEFAULT clock_timestamp(),  -- just before it went out
    job_id        text,                             -- NULL: no answer came, or none yet
    job_urls      jsonb NOT NULL DEFAULT '{}',
    accepted_at   timestamptz,
    closed_at     timestamptz,                      -- nothing is left to be done about it
    outcome       text CHECK (outcome IN ('done', 'failed', 'cancelled', 'ambiguous')),
    detail        text,
    PRIMARY KEY (task_id, engine),
    CHECK ((closed_at IS NULL) = (outcome IS NULL))
);
-- A provider that gives one id twice, or a search that finds another task's order.
CREATE UNIQUE INDEX provider_jobs_job ON provider_jobs (engine, job_id);
CREATE INDEX provider_jobs_open ON provider_jobs (engine) WHERE closed_at IS NULL;
CREATE INDEX provider_jobs_ambiguous ON provider_jobs (submitted_at) WHERE outcome = 'ambiguous';

CREATE TABLE engine_health (                        -- of engines that were found unhealthy
    engine      text PRIMARY KEY,
    code        text NOT NULL,
    reason      text NOT NULL,
    since       timestamptz NOT NULL DEFAULT now()
);
"""


def upgrade() -> None:
    run_sql(SCHEMA)
