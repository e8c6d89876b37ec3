"""The platform: what keys may spend, sums of the ledger, cancelled and deleted tasks, callbacks,
uploads, the pace of engines, and who administered what."""

from vitascope.migrations.sql import run_sql

revision = "0003"
down_revision = "0002"

# Code of 0002 that still runs goes on: every new column has a default or may be NULL, and the
# sums are kept by triggers whoever writes.
SCHEMA = """
ALTER TABLE accounts
    ADD COLUMN served_at  timestamptz;             -- when a task of it was last claimed

ALTER TABLE api_keys
    ADD COLUMN previous_hash            bytea UNIQUE,  -- of the secret before the last rotation
    ADD COLUMN previous_until           timestamptz,
    ADD COLUMN retired_hashes           bytea[] NOT NULL DEFAULT '{}',  -- before that: never again
    ADD COLUMN monthly_budget_micros    bigint CHECK (monthly_budget_micros >= 0),
    ADD COLUMN callback_url             text,          -- for tasks that name none
    ADD COLUMN callback_secret          text,          -- whsec_…; signs, so it is kept as it is
    ADD COLUMN previous_callback_secret text,
    ADD COLUMN previous_callback_until  timestamptz;

-- Not worth a flush to disk with every request: after a crash the minute begins anew.
ALTER TABLE request_counts SET UNLOGGED;

-- Jobs are taken in the order of their index. Without statistics of a queue that has just grown the
-- planner would read and sort all that wait, for each one that is taken.
ALTER FUNCTION procrastinate_fetch_job_v2(varchar[], bigint) SET enable_sort = off;

CREATE TABLE audit_log (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor       text NOT NULL,                     -- "key <id>" or "cli"
    action      text NOT NULL,
    account_id  uuid REFERENCES accounts,
    key_id      uuid REFERENCES api_keys,
    detail      jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_log_of_account ON audit_log (account_id, id);
CREATE INDEX audit_log_of_action ON audit_log (action, id);

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON ledger
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Money. The sums below are kept by a trigger, so that no writer of the ledger can miss them.
ALTER TABLE ledger DROP CONSTRAINT ledger_kind_check;
ALTER TABLE ledger
    ADD CONSTRAINT ledger_kind_check
        CHECK (kind IN ('topup', 'adjustment', 'hold', 'capture', 'release')),
    ADD COLUMN key_id     uuid REFERENCES api_keys,  -- whose budget it counts against
    ADD COLUMN month      date,                      -- of the hold, in UTC, its settlement's too
    ADD COLUMN note       text,
    ADD COLUMN reference  text;                      -- the same one twice is one top-up
ALTER TABLE ledger
    ADD CONSTRAINT ledger_shape CHECK (CASE kind
        WHEN 'topup' THEN available_micros > 0 AND held_micros = 0 AND task_id IS NULL
        WHEN 'adjustment' THEN available_micros <> 0 AND held_micros = 0 AND task_id IS NULL
                               AND note IS NOT NULL
        WHEN 'hold' THEN held_micros >= 0 AND available_micros = -held_micros
                         AND task_id IS NOT NULL
        WHEN 'capture' THEN held_micros <= 0 AND available_micros = 0 AND task_id IS NOT NULL
        WHEN 'release' THEN held_micros <= 0 AND available_micros = -held_micros
                            AND task_id IS NOT NULL
    END),
    ADD CONSTRAINT ledger_month CHECK ((key_id IS NULL) = (month IS NULL));
CREATE UNIQUE INDEX ledger_one_reference ON ledger (account_id, reference)
    WHERE reference IS NOT NULL;
DROP INDEX ledger_of_account;
CREATE INDEX ledger_of_account ON ledger (account_id, id);
CREATE INDEX ledger_captures ON ledger (account_id, created_at) INCLUDE (held_micros)
    WHERE kind = 'capture';
CREATE INDEX ledger_payments ON ledger (account_id, id) WHERE kind IN ('topup', 'adjustment');

CREATE TABLE balances (
    account_id        uuid PRIMARY KEY REFERENCES accounts,
    available_micros  bigint NOT NULL DEFAULT 0,
    held_micros       bigint NOT NULL DEFAULT 0 CHECK (held_micros >= 0)
);
INSERT INTO balances
SELECT a.id, coalesce(sum(l.available_micros), 0), coalesce(sum(l.held_micros), 0)
  FROM accounts a LEFT JOIN ledger l ON l.account_id = a.id GROUP BY a.id;

CREATE TABLE spend (                               -- held or captured
    key_id  uuid NOT NULL REFERENCES api_keys,
    month   date NOT NULL,
    micros  bigint NOT NULL,
    PRIMARY KEY (key_id, month)
);

CREATE FUNCTION keep_sums() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE balances SET available_micros = available_micros + NEW.available_micros,
                        held_micros = held_micros + NEW.held_micros
     WHERE account_id = NEW.account_id;
    IF NOT FOUND THEN  -- an upsert alone would check a release's negative sum before it is added
        INSERT INTO balances AS b (account_id, available_micros, held_micros)
        VALUES (NEW.account_id, NEW.available_micros, NEW.held_micros)
        ON CONFLICT (account_id) DO UPDATE SET
            available_micros = b.available_micros + excluded.available_micros,
            held_micros = b.held_micros + excluded.held_micros;
    END IF;
    IF NEW.kind IN ('hold', 'release') THEN
        -- Key and month are the hold's, whoever settles it: code of 0002 does not write them.
        INSERT INTO spend AS s (key_id, month, micros)
        SELECT h.key_id, h.month, NEW.held_micros FROM ledger h
         WHERE h.task_id = NEW.task_id AND h.kind = 'hold' AND h.key_id IS NOT NULL
        ON CONFLICT (key_id, month) DO UPDATE SET micros = s.micros + excluded.micros;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_keeps_sums AFTER INSERT ON ledger
    FOR EACH ROW EXECUTE FUNCTION keep_sums();

-- Arrows added:  pending | processing -> failed   cancelled by its owner
ALTER TABLE tasks
    ADD COLUMN priority           smallint NOT NULL DEFAULT 5 CHECK (priority BETWEEN 0 AND 9),
    ADD COLUMN negative_prompt    text,
    ADD COLUMN watermark          boolean NOT NULL DEFAULT false,
    ADD COLUMN return_last_frame  boolean NOT NULL DEFAULT false,
    ADD COLUMN remixed_from       uuid,
    ADD COLUMN link_base          text,            -- how a callback's links begin
    ADD COLUMN revision           integer NOT NULL DEFAULT 0,  -- counts what watchers are told
    ADD COLUMN poster_key         text,
    ADD COLUMN last_frame_key     text,
    ADD COLUMN deleted_at         timestamptz;     -- file deleted, record scrubbed and denied
CREATE INDEX tasks_waiting ON tasks (account_id, priority DESC, seq) WHERE status = 'pending';
CREATE INDEX tasks_running ON tasks (account_id) WHERE status = 'processing';
CREATE INDEX tasks_listed ON tasks (account_id, status, seq DESC);
CREATE INDEX tasks_of_model ON tasks (account_id, model, seq DESC);
CREATE INDEX tasks_created ON tasks (account_id, created_at);
-- An identity is unique by itself; for a list the planner walked this one through others' tasks.
ALTER TABLE tasks DROP CONSTRAINT tasks_seq_key;
DROP INDEX tasks_pending;

-- Each visible change is told once, to whoever listens:
-- "id revision attempt progress status phase".
CREATE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.revision := OLD.revision + 1;
    PERFORM pg_notify('vitascope_tasks', concat_ws(' ',
        NEW.id, NEW.revision, NEW.attempt, NEW.progress, NEW.status, NEW.phase));
    RETURN NEW;
END $$;
CREATE TRIGGER tasks_tell_change BEFORE UPDATE ON tasks FOR EACH ROW
    WHEN ((OLD.status, OLD.phase, OLD.progress, OLD.attempt)
          IS DISTINCT FROM (NEW.status, NEW.phase, NEW.progress, NEW.attempt))
    EXECUTE FUNCTION tell_change();

ALTER TABLE idempotency_keys
    ADD COLUMN task_ids  uuid[];                   -- where one call made several

CREATE TABLE callbacks (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),  -- the event's id, over all tries
    seq         bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    task_id     uuid NOT NULL UNIQUE REFERENCES tasks,
    account_id  uuid NOT NULL REFERENCES accounts,
    key_id      uuid NOT NULL REFERENCES api_keys,
    event       text NOT NULL,                     -- video.completed | video.failed
    url         text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
    tries       integer NOT NULL DEFAULT 0,        -- of the present round; a redelivery begins anew
    next_at     timestamptz,
    tried_at    timestamptz,
    answer      integer,                           -- HTTP status of the last try
    problem     text,                              -- what was wrong with it
    CHECK ((state = 'waiting') = (next_at IS NOT NULL))
);
CREATE INDEX callbacks_due ON callbacks (next_at) WHERE state = 'waiting';
CREATE INDEX callbacks_of_account ON callbacks (account_id, state, seq);

CREATE TABLE uploads (
    id           uuid PRIMARY KEY,
    account_id   uuid NOT NULL REFERENCES accounts,
    key_id       uuid NOT NULL REFERENCES api_keys,
    storage_key  text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('image', 'audio', 'video')),
    mime         text NOT NULL,
    bytes        bigint NOT NULL,
    width        integer,
    height       integer,
    duration_s   real,
    created_at   timestamptz NOT NULL DEFAULT now(),
    used_at      timestamptz NOT NULL DEFAULT now()  -- last named by a task: kept for it
);
CREATE INDEX uploads_old ON uploads (used_at);
CREATE INDEX uploads_of_account ON uploads (account_id);

-- Seconds that attempts took, against pixels times frames: decayed sums of a straight line.
CREATE TABLE paces (
    engine   text NOT NULL,
    model    text NOT NULL,
    weight   double precision NOT NULL,
    sum_x    double precision NOT NULL,
    sum_y    double precision NOT NULL,
    sum_xx   double precision NOT NULL,
    sum_xy   double precision NOT NULL,
    PRIMARY KEY (engine, model)
);
"""


def upgrade() -> None:
    run_sql(SCHEMA)
