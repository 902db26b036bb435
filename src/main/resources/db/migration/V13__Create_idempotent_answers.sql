-- The first answers to requests with an Idempotency-Key, for those that send them again within a day.
CREATE TABLE idempotent_answer (
    caller   text COLLATE "C" NOT NULL,
    key      text COLLATE "C" NOT NULL,
    request  bytea       NOT NULL,
    status   integer     NOT NULL,
    location text,
    etag     text,
    body     bytea       NOT NULL,
    at       timestamptz NOT NULL,
    CONSTRAINT idempotent_answer_pk PRIMARY KEY (caller, key)
);
COMMENT ON COLUMN idempotent_answer.caller IS 'the id of the API key that asked';
COMMENT ON COLUMN idempotent_answer.request IS 'SHA-256 of method, address and body';
CREATE INDEX idempotent_answer_at_idx ON idempotent_answer (at);
