CREATE TABLE api_key (
    id                         uuid        CONSTRAINT api_key_pk PRIMARY KEY,
    serial                     bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT api_key_serial_unique UNIQUE,
    name                       text        NOT NULL,
    role                       text        NOT NULL
        CONSTRAINT api_key_role_known CHECK (role IN ('reader', 'author', 'editor', 'admin')),
    author_id                  bigint      CONSTRAINT api_key_author_fk REFERENCES author ON DELETE SET NULL,
    secret_hash                bytea       NOT NULL
        CONSTRAINT api_key_secret_hash_sha256 CHECK (length(secret_hash) = 32),
    previous_secret_hash       bytea
        CONSTRAINT api_key_previous_secret_hash_sha256 CHECK (length(previous_secret_hash) = 32),
    previous_secret_expires_at timestamptz,
    created_at                 timestamptz NOT NULL,
    expires_at                 timestamptz,
    last_used_at               timestamptz
);
CREATE INDEX api_key_author_idx ON api_key (author_id) WHERE author_id IS NOT NULL;
COMMENT ON TABLE api_key IS 'API keys. The first admin key is configured and has no row.';
COMMENT ON COLUMN api_key.id IS 'Public id, and part of the key.';
COMMENT ON COLUMN api_key.serial IS 'Order of creation.';
COMMENT ON COLUMN api_key.name IS 'Name for people.';
COMMENT ON COLUMN api_key.role IS 'What the key may do.';
COMMENT ON COLUMN api_key.author_id IS
    'Author whose articles a key with the role author may write, besides those the key created.';
COMMENT ON COLUMN api_key.secret_hash IS 'SHA-256 of the secret.';
COMMENT ON COLUMN api_key.previous_secret_hash IS 'SHA-256 of the secret before the last rotation.';
COMMENT ON COLUMN api_key.previous_secret_expires_at IS 'Until when the previous secret is accepted.';
COMMENT ON COLUMN api_key.created_at IS 'Time of creation.';
COMMENT ON COLUMN api_key.expires_at IS 'End of validity; null if there is none.';
COMMENT ON COLUMN api_key.last_used_at IS 'Time of the last use, updated now and then.';

CREATE TABLE audit_entry (
    id       bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_entry_pk PRIMARY KEY,
    at       timestamptz NOT NULL,
    key_id   uuid,
    key_name text,
    role     text,
    address  text,
    method   text        NOT NULL,
    path     text        NOT NULL,
    status   integer     NOT NULL,
    code     text,
    target   text,
    article  uuid,
    dry_run  boolean     NOT NULL,
    repeated integer     NOT NULL DEFAULT 1
);
CREATE INDEX audit_entry_at_idx ON audit_entry (at);
CREATE INDEX audit_entry_key_idx ON audit_entry (key_id, id) WHERE key_id IS NOT NULL;
CREATE INDEX audit_entry_article_idx ON audit_entry (article, id) WHERE article IS NOT NULL;
COMMENT ON TABLE audit_entry IS
    'Every write request, accepted or refused. Names are copied, because keys and articles may be deleted.';
COMMENT ON COLUMN audit_entry.id IS 'Primary key, in order of time.';
COMMENT ON COLUMN audit_entry.at IS 'Time of the request.';
COMMENT ON COLUMN audit_entry.key_id IS 'API key; null for the first admin key and for requests without a valid key.';
COMMENT ON COLUMN audit_entry.key_name IS 'Name of the key at that time.';
COMMENT ON COLUMN audit_entry.role IS 'Role of the key at that time.';
COMMENT ON COLUMN audit_entry.address IS 'IP address of the client.';
COMMENT ON COLUMN audit_entry.method IS 'HTTP method.';
COMMENT ON COLUMN audit_entry.path IS 'Path of the request.';
COMMENT ON COLUMN audit_entry.status IS 'HTTP status of the response.';
COMMENT ON COLUMN audit_entry.code IS 'Error code of the problem document; null if the request was accepted.';
COMMENT ON COLUMN audit_entry.target IS 'Path of the created resource, or else of the requested one.';
COMMENT ON COLUMN audit_entry.article IS 'Public id of the article that was written.';
COMMENT ON COLUMN audit_entry.dry_run IS 'True if the request was a dry run.';
COMMENT ON COLUMN audit_entry.repeated IS 'Number of equal refusals at about the same time that the row stands for.';

CREATE TABLE idempotent_response (
    caller   text COLLATE "C" NOT NULL,
    key      text COLLATE "C" NOT NULL,
    request  bytea       NOT NULL,
    status   integer     NOT NULL,
    location text,
    etag     text,
    body     bytea       NOT NULL,
    at       timestamptz NOT NULL,
    CONSTRAINT idempotent_response_pk PRIMARY KEY (caller, key)
);
CREATE INDEX idempotent_response_at_idx ON idempotent_response (at);
COMMENT ON TABLE idempotent_response IS
    'First responses to requests with an Idempotency-Key, for repeated requests within 24 hours.';
COMMENT ON COLUMN idempotent_response.caller IS 'Id of the API key of the request.';
COMMENT ON COLUMN idempotent_response.key IS 'The Idempotency-Key.';
COMMENT ON COLUMN idempotent_response.request IS 'SHA-256 of method, path and body.';
COMMENT ON COLUMN idempotent_response.status IS 'HTTP status of the response.';
COMMENT ON COLUMN idempotent_response.location IS 'Location header of the response.';
COMMENT ON COLUMN idempotent_response.etag IS 'ETag header of the response.';
COMMENT ON COLUMN idempotent_response.body IS 'Body of the response.';
COMMENT ON COLUMN idempotent_response.at IS 'Time of the response.';

CREATE TABLE signing_secret (
    purpose text  CONSTRAINT signing_secret_pk PRIMARY KEY,
    secret  bytea NOT NULL CONSTRAINT signing_secret_256_bits CHECK (length(secret) = 32)
);
COMMENT ON TABLE signing_secret IS 'Secrets that links are signed with. Anybody who reads them can forge links.';
COMMENT ON COLUMN signing_secret.purpose IS 'Kind of link, such as previews.';
COMMENT ON COLUMN signing_secret.secret IS '256 random bits.';
