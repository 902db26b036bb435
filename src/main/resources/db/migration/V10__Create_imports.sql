CREATE TABLE import_job (
    serial         bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT import_job_pk PRIMARY KEY,
    id             uuid        NOT NULL DEFAULT gen_random_uuid() CONSTRAINT import_job_id_unique UNIQUE,
    state          text        NOT NULL DEFAULT 'storing' CONSTRAINT import_job_state_known
        CHECK (state IN ('storing', 'queued', 'running', 'done', 'cancelled', 'failed')),
    reason         text,
    media_type     text        NOT NULL,
    create_missing boolean     NOT NULL,
    dry_run        boolean     NOT NULL,
    key_id         uuid,
    key_name       text        NOT NULL,
    role           text        NOT NULL,
    bytes          bigint      NOT NULL,
    progress       jsonb       NOT NULL,
    warnings       jsonb       NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    queued_at      timestamptz,
    started_at     timestamptz,
    finished_at    timestamptz,
    runner         uuid,
    leased_until   timestamptz,
    attempts       integer     NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX import_job_running_idx ON import_job ((true)) WHERE state = 'running';
CREATE INDEX import_job_queued_idx ON import_job (queued_at) WHERE state = 'queued';
COMMENT ON TABLE import_job IS 'Asynchronous imports. One at a time is running.';
COMMENT ON COLUMN import_job.serial IS 'Primary key.';
COMMENT ON COLUMN import_job.id IS 'Id in the API.';
COMMENT ON COLUMN import_job.state IS 'storing: the body is not complete yet, and the API does not show the import.';
COMMENT ON COLUMN import_job.reason IS 'Why it failed.';
COMMENT ON COLUMN import_job.media_type IS 'Media type of the body.';
COMMENT ON COLUMN import_job.create_missing IS 'True if categories, tags, authors and sources that do not exist are created.';
COMMENT ON COLUMN import_job.dry_run IS 'True if nothing is written.';
COMMENT ON COLUMN import_job.key_id IS 'API key that it runs as; null for the first admin key.';
COMMENT ON COLUMN import_job.key_name IS 'Name of the key at that time.';
COMMENT ON COLUMN import_job.role IS 'Role of the key at that time.';
COMMENT ON COLUMN import_job.bytes IS 'Size of the body.';
COMMENT ON COLUMN import_job.progress IS 'Progress and errors, written in the transaction of each batch.';
COMMENT ON COLUMN import_job.warnings IS 'What the conversion of a WordPress export left out.';
COMMENT ON COLUMN import_job.created_at IS 'Time of the request.';
COMMENT ON COLUMN import_job.queued_at IS 'Time at which the body was complete.';
COMMENT ON COLUMN import_job.started_at IS 'Time of the first start.';
COMMENT ON COLUMN import_job.finished_at IS 'Time of the end.';
COMMENT ON COLUMN import_job.runner IS 'Process that runs it. Another process may take over when the lease is over.';
COMMENT ON COLUMN import_job.leased_until IS 'End of the lease.';
COMMENT ON COLUMN import_job.attempts IS 'Number of starts since the last progress.';

CREATE TABLE import_chunk (
    job    bigint  NOT NULL CONSTRAINT import_chunk_job_fk REFERENCES import_job ON DELETE CASCADE,
    number integer NOT NULL,
    bytes  bytea   NOT NULL,
    CONSTRAINT import_chunk_pk PRIMARY KEY (job, number)
);
COMMENT ON TABLE import_chunk IS 'Bodies of imports in chunks of 1 MiB; deleted when the import is done.';
COMMENT ON COLUMN import_chunk.job IS 'The import.';
COMMENT ON COLUMN import_chunk.number IS 'Order of the chunks.';
COMMENT ON COLUMN import_chunk.bytes IS 'Content.';

CREATE TABLE import_deferred_line (
    job         bigint  NOT NULL CONSTRAINT import_deferred_line_job_fk REFERENCES import_job ON DELETE CASCADE,
    partial     boolean NOT NULL,
    line        bigint  NOT NULL,
    byte_offset bigint  NOT NULL,
    slug        text COLLATE "C" NOT NULL,
    CONSTRAINT import_deferred_line_pk PRIMARY KEY (job, partial, line)
);
CREATE INDEX import_deferred_line_slug_idx ON import_deferred_line (job, slug);
COMMENT ON TABLE import_deferred_line IS 'Lines that name articles further down in the import and are processed again at the end.';
COMMENT ON COLUMN import_deferred_line.job IS 'The import.';
COMMENT ON COLUMN import_deferred_line.partial IS 'True if the article was written without its references to other articles.';
COMMENT ON COLUMN import_deferred_line.line IS 'Number of the line.';
COMMENT ON COLUMN import_deferred_line.byte_offset IS 'Offset of the line in the body.';
COMMENT ON COLUMN import_deferred_line.slug IS 'Slug of the article.';
