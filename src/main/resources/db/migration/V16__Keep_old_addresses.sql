-- Addresses that articles had on other systems. Host and path are in the normal form that look-ups are made in.
CREATE TABLE article_old_url (
    path       text COLLATE "C" NOT NULL,
    host       text COLLATE "C" NOT NULL,
    article_id bigint  NOT NULL CONSTRAINT article_old_url_article_fk REFERENCES article ON DELETE CASCADE,
    url        text    NOT NULL,
    position   integer NOT NULL,
    CONSTRAINT article_old_url_pk PRIMARY KEY (path, host)
);
COMMENT ON COLUMN article_old_url.host IS 'empty for an address that was written without one';
COMMENT ON COLUMN article_old_url.url IS 'the address as it was written';
CREATE INDEX article_old_url_article_idx ON article_old_url (article_id, position);

CREATE INDEX article_canonical_url_idx ON article USING hash (canonical_url) WHERE canonical_url IS NOT NULL;
