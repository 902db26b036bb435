ALTER TABLE api_key
    ADD COLUMN author_id bigint CONSTRAINT api_key_author_fk REFERENCES author ON DELETE SET NULL,
    ADD COLUMN former_hash bytea CONSTRAINT api_key_former_hash_sha256 CHECK (length(former_hash) = 32),
    ADD COLUMN former_until timestamptz,
    ADD COLUMN last_used_at timestamptz;
COMMENT ON COLUMN api_key.author_id IS 'whose articles a key of the role author may write, beside those it made itself';
COMMENT ON COLUMN api_key.former_hash IS 'of the secret before the last rotation, good until former_until';
CREATE INDEX api_key_author_idx ON api_key (author_id) WHERE author_id IS NOT NULL;

ALTER TABLE article ADD COLUMN created_by uuid;
COMMENT ON COLUMN article.created_by IS 'the key that made it; null for the first admin key, and for what is older than this column';

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
COMMENT ON TABLE audit_entry IS 'every write, and every one refused; names are copied, as keys and articles come and go';
COMMENT ON COLUMN audit_entry.repeated IS 'how many refusals of this kind in the same moment the entry stands for';
CREATE INDEX audit_entry_at_idx ON audit_entry (at);
CREATE INDEX audit_entry_key_idx ON audit_entry (key_id, id) WHERE key_id IS NOT NULL;
CREATE INDEX audit_entry_article_idx ON audit_entry (article, id) WHERE article IS NOT NULL;
