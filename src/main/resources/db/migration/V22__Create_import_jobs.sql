-- Imports that go on when their request has been answered.
CREATE TABLE import_job (
    serial        bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT import_job_pk PRIMARY KEY,
    id            uuid        NOT NULL DEFAULT gen_random_uuid() CONSTRAINT import_job_id_key UNIQUE,
    state         text        NOT NULL DEFAULT 'storing'
                  CHECK (state IN ('storing', 'queued', 'running', 'done', 'cancelled', 'failed')),
    reason        text,
    media_type    text        NOT NULL,
    create_missing boolean    NOT NULL,
    dry_run       boolean     NOT NULL,
    key_id        uuid,
    key_name      text        NOT NULL,
    role          text        NOT NULL,
    bytes         bigint      NOT NULL,
    progress      jsonb       NOT NULL,
    warnings      jsonb       NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    queued_at     timestamptz,
    started_at    timestamptz,
    finished_at   timestamptz,
    runner        uuid,
    leased_until  timestamptz,
    attempts      integer     NOT NULL DEFAULT 0
);
COMMENT ON COLUMN import_job.state IS 'storing: not all of the body is here yet, and nobody was told of the import';
COMMENT ON COLUMN import_job.reason IS 'why it failed';
COMMENT ON COLUMN import_job.key_id IS 'in whose name it is run; null for the first admin key';
COMMENT ON COLUMN import_job.progress IS 'how far it is, written in the transaction of each batch';
COMMENT ON COLUMN import_job.runner IS 'the process that has it; another may take it when the lease is over';
COMMENT ON COLUMN import_job.attempts IS 'how often it was begun since it last got ahead';
CREATE UNIQUE INDEX import_job_running_idx ON import_job ((true)) WHERE state = 'running';
CREATE INDEX import_job_queued_idx ON import_job (queued_at) WHERE state = 'queued';

CREATE TABLE import_chunk (
    job    bigint  NOT NULL CONSTRAINT import_chunk_job_fk REFERENCES import_job ON DELETE CASCADE,
    number integer NOT NULL,
    bytes  bytea   NOT NULL,
    CONSTRAINT import_chunk_pk PRIMARY KEY (job, number)
);
COMMENT ON TABLE import_chunk IS 'bodies of imports, 1 MiB a row; deleted when the import is done';
