CREATE TABLE api_key (
    id          uuid        CONSTRAINT api_key_pk PRIMARY KEY,
    serial      bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT api_key_serial_unique UNIQUE,
    name        text        NOT NULL,
    role        text        NOT NULL CONSTRAINT api_key_role_known CHECK (role IN ('reader', 'author', 'editor', 'admin')),
    secret_hash bytea       NOT NULL CONSTRAINT api_key_secret_hash_sha256 CHECK (length(secret_hash) = 32),
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz
);
