-- What every article was, one row for each change. An article that is older than this table gets its first row when it
-- is next about to change, or when its revisions are asked for.
CREATE TABLE article_revision (
    article_id    bigint      NOT NULL CONSTRAINT article_revision_article_fk REFERENCES article ON DELETE CASCADE,
    number        integer     NOT NULL,
    at            timestamptz NOT NULL,
    actor_id      text,
    actor_name    text        NOT NULL,
    action        text        NOT NULL,
    restored_from integer,
    fields        text[]      NOT NULL,
    digests       jsonb       NOT NULL,
    content       json        NOT NULL,
    CONSTRAINT article_revision_pk PRIMARY KEY (article_id, number)
);
COMMENT ON COLUMN article_revision.number IS 'the version of the article that this is; there may be gaps';
COMMENT ON COLUMN article_revision.fields IS 'what differs from the revision before';
COMMENT ON COLUMN article_revision.digests IS 'a hash of each field: what has changed is known without reading contents';
COMMENT ON COLUMN article_revision.content IS 'the article as a client would write it';
