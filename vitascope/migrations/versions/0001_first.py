"""Accounts, keys, tasks, their events, the ledger, and the queue that delivers tasks."""

from vitascope.migrations.sql import run_queue_migrations, run_sql

revision = "0001"
down_revision = None

SCHEMA = """
CREATE TABLE accounts (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name        text NOT NULL UNIQUE,
    billing     text NOT NULL DEFAULT 'unlimited' CHECK (billing IN ('unlimited', 'prepaid')),
    is_frozen   boolean NOT NULL DEFAULT false,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE api_keys (
    id                   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id           uuid NOT NULL REFERENCES accounts,
    name                 text NOT NULL,
    prefix               text NOT NULL,           -- what a person recognises the key by
    secret_hash          bytea NOT NULL UNIQUE,   -- SHA-256; the secret itself is kept nowhere
    scopes               text[] NOT NULL,
    allowed_models       text[],                  -- NULL: all
    max_concurrent       integer CHECK (max_concurrent > 0),
    requests_per_minute  integer CHECK (requests_per_minute > 0),
    created_at           timestamptz NOT NULL DEFAULT now(),
    last_used_at         timestamptz,
    expires_at           timestamptz,
    revoked_at           timestamptz
);

-- Requests of one key in one minute; a row is of no use once its minute has passed.
CREATE TABLE request_counts (
    key_id      uuid NOT NULL REFERENCES api_keys,
    minute      timestamptz NOT NULL,
    requests    integer NOT NULL,
    PRIMARY KEY (key_id, minute)
);

-- Arrows:  pending -> processing -> completed | failed
--          processing -> pending   an attempt was taken back
--          pending -> failed       timed out in the queue
CREATE TYPE task_status AS ENUM ('pending', 'processing', 'completed', 'failed');

CREATE TABLE tasks (
    id                  uuid PRIMARY KEY,
    record_id           uuid NOT NULL DEFAULT gen_random_uuid(),
    seq                 bigint GENERATED ALWAYS AS IDENTITY UNIQUE,   -- order of creation
    account_id          uuid NOT NULL REFERENCES accounts,
    key_id              uuid NOT NULL REFERENCES api_keys,

    -- what was asked for
    model               text NOT NULL,
    engine              text NOT NULL,
    prompt              text NOT NULL,
    content             jsonb NOT NULL,
    provider_specific   jsonb NOT NULL,
    resolution          text NOT NULL,
    ratio               text NOT NULL,
    width               integer NOT NULL,
    height              integer NOT NULL,
    fps                 integer NOT NULL,
    duration_s          integer NOT NULL,
    seed                bigint NOT NULL,
    callback_url        text,
    price_micros        bigint NOT NULL,          -- frozen at creation
    created_at          timestamptz NOT NULL DEFAULT now(),
    deadline_at         timestamptz NOT NULL,

    -- where it stands
    status              task_status NOT NULL DEFAULT 'pending',
    phase               text NOT NULL DEFAULT 'queued',
    progress            smallint NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
    attempt             integer NOT NULL DEFAULT 0,  -- epoch: raised at each claim, never lowered
    lost_attempts       integer NOT NULL DEFAULT 0,  -- of them, those that broke
    worker              text,
    heartbeat_at        timestamptz,
    started_at          timestamptz,

    -- how it ended
    completed_at        timestamptz,
    error_code          text,
    error_message       text,
    video_key           text,
    video_bytes         bigint,
    video_etag          text,
    downloaded_at       timestamptz,
    expired_at          timestamptz,             -- file deleted, record scrubbed
    CHECK ((status IN ('completed', 'failed')) = (completed_at IS NOT NULL)),
    CHECK ((status = 'completed') = (video_key IS NOT NULL)),
    CHECK ((status = 'failed') = (error_code IS NOT NULL))
);
CREATE INDEX tasks_pending ON tasks (seq) WHERE status = 'pending';
CREATE INDEX tasks_open ON tasks (key_id, deadline_at) WHERE status IN ('pending', 'processing');
CREATE INDEX tasks_ended ON tasks (completed_at) WHERE expired_at IS NULL;
CREATE INDEX tasks_of_account ON tasks (account_id, seq DESC);

CREATE TABLE task_events (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id     uuid NOT NULL REFERENCES tasks,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    event       text NOT NULL,
    status      task_status NOT NULL,             -- after it
    attempt     integer NOT NULL,
    detail      jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX task_events_of_task ON task_events (task_id, id);

CREATE TABLE idempotency_keys (
    account_id  uuid NOT NULL REFERENCES accounts,
    key         text NOT NULL,
    body_hash   bytea NOT NULL,
    task_id     uuid NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, key)
);

-- Micro-yuan. Append-only: a hold at creation, then one capture or one release.
-- available + held is what an account owns; a capture is what leaves it.
CREATE TABLE ledger (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id        uuid NOT NULL REFERENCES accounts,
    task_id           uuid REFERENCES tasks,
    kind              text NOT NULL CHECK (kind IN ('topup', 'hold', 'capture', 'release')),
    available_micros  bigint NOT NULL,
    held_micros       bigint NOT NULL,
    created_at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ledger_of_account ON ledger (account_id);
CREATE UNIQUE INDEX ledger_one_hold ON ledger (task_id) WHERE kind = 'hold';
CREATE UNIQUE INDEX ledger_one_settlement ON ledger (task_id)
    WHERE kind IN ('capture', 'release');

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only';
END $$;
CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE ON ledger
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Secrets that every process of the service shares, such as the one that signs links.
CREATE TABLE secrets (
    name    text PRIMARY KEY,
    value   bytea NOT NULL
);

CREATE TABLE workers (
    id            text PRIMARY KEY,
    started_at    timestamptz NOT NULL DEFAULT now(),
    heartbeat_at  timestamptz NOT NULL DEFAULT now()
);
"""


def upgrade() -> None:
    run_sql(SCHEMA)
    run_queue_migrations(after="", through="03.04.00")
