ALTER TABLE article
    ADD COLUMN expire_at timestamptz,
    ADD COLUMN corrections jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN previews_revoked integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN article.expire_at IS 'when it is archived by the clock; kept when that has happened';
COMMENT ON COLUMN article.corrections IS 'dated notes on what was wrong, newest first';
COMMENT ON COLUMN article.previews_revoked IS 'how often its preview links were revoked; a link holds the count of its day';

CREATE INDEX article_expiry_idx ON article (expire_at)
    WHERE expire_at IS NOT NULL AND status IN ('scheduled', 'published');

CREATE TABLE signing_secret (
    purpose text  CONSTRAINT signing_secret_pk PRIMARY KEY,
    secret  bytea NOT NULL CONSTRAINT signing_secret_256_bits CHECK (length(secret) = 32)
);
COMMENT ON TABLE signing_secret IS 'what links are signed with; whoever reads it can forge them';
