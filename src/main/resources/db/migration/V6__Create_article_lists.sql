-- Lists of articles, and articles as JSON. See src/docs/architecture.md and src/docs/delivery.md.

CREATE TABLE listing (
    kind       "char"      NOT NULL,
    key        bigint      NOT NULL,
    status     text        NOT NULL,
    listed_at  timestamptz NOT NULL,
    article_id bigint      NOT NULL CONSTRAINT listing_article_fk REFERENCES article ON DELETE CASCADE,
    language   text        NOT NULL,
    CONSTRAINT listing_pk PRIMARY KEY (kind, key, status, listed_at, article_id) INCLUDE (language),
    CONSTRAINT listing_kind_known CHECK (kind IN ('c', 't', 'a', 's'))
);
CREATE INDEX listing_article_idx ON listing (article_id, kind, key);
COMMENT ON TABLE listing IS
    'One row for each list that an article is in. A page of a list is a range of the primary key.';
COMMENT ON COLUMN listing.kind IS 'c: category including its descendants, t: tag, a: author, s: source.';
COMMENT ON COLUMN listing.key IS 'Id of the category, tag, author or source.';
COMMENT ON COLUMN listing.status IS 'Copy of article.status.';
COMMENT ON COLUMN listing.listed_at IS 'Copy of article.listed_at.';
COMMENT ON COLUMN listing.article_id IS 'The article.';
COMMENT ON COLUMN listing.language IS 'Copy of article.language.';

-- Counting a list on request would be slow. Writers append to listing_count_delta, so that they do not wait for each
-- other; a worker adds the rows to listing_total.
CREATE TABLE listing_total (
    kind     "char" NOT NULL,
    key      bigint NOT NULL,
    articles bigint NOT NULL,
    CONSTRAINT listing_total_pk PRIMARY KEY (kind, key)
) WITH (fillfactor = 70);
COMMENT ON TABLE listing_total IS 'Number of published articles of each list, without listing_count_delta.';
COMMENT ON COLUMN listing_total.kind IS 'As in listing.';
COMMENT ON COLUMN listing_total.key IS 'As in listing.';
COMMENT ON COLUMN listing_total.articles IS 'Number of published articles.';

CREATE TABLE listing_count_delta (
    id       bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT listing_count_delta_pk PRIMARY KEY,
    kind     "char" NOT NULL,
    key      bigint NOT NULL,
    articles bigint NOT NULL
);
CREATE INDEX listing_count_delta_list_idx ON listing_count_delta (kind, key);
COMMENT ON TABLE listing_count_delta IS 'Changes that still have to be added to listing_total.';
COMMENT ON COLUMN listing_count_delta.id IS 'Primary key.';
COMMENT ON COLUMN listing_count_delta.kind IS 'As in listing.';
COMMENT ON COLUMN listing_count_delta.key IS 'As in listing.';
COMMENT ON COLUMN listing_count_delta.articles IS 'Articles added; negative if they were removed.';

CREATE VIEW listing_count AS
SELECT kind, key, articles FROM listing_total UNION ALL SELECT kind, key, articles FROM listing_count_delta;
COMMENT ON VIEW listing_count IS
    'Number of published articles of each list: the sum over all rows of the list, exact at any moment.';
COMMENT ON COLUMN listing_count.kind IS 'As in listing.';
COMMENT ON COLUMN listing_count.key IS 'As in listing.';
COMMENT ON COLUMN listing_count.articles IS 'A part of the sum.';

CREATE TABLE cache_generation (
    id         integer CONSTRAINT cache_generation_pk PRIMARY KEY DEFAULT 1
        CONSTRAINT cache_generation_is_one CHECK (id = 1),
    generation bigint  NOT NULL
);
COMMENT ON TABLE cache_generation IS 'One row. A write that may change any response begins a new generation.';
COMMENT ON COLUMN cache_generation.id IS 'Always 1.';
COMMENT ON COLUMN cache_generation.generation IS 'JSON of an earlier generation is outdated.';
INSERT INTO cache_generation (generation) VALUES (1);

CREATE TABLE prerendered_article (
    article_id        bigint  CONSTRAINT prerendered_article_pk PRIMARY KEY
        CONSTRAINT prerendered_article_article_fk REFERENCES article ON DELETE CASCADE,
    changes           integer NOT NULL DEFAULT 0,
    generation        bigint,
    prerender_version text,
    public_id         uuid,
    language          text,
    related_hidden    boolean,
    surrogate_keys    text,
    card              text,
    whole             text
) WITH (fillfactor = 80, toast_tuple_target = 8160);
-- Nobody searches for the values of these columns, and sampling them would take most of the time of an ANALYZE.
ALTER TABLE prerendered_article
    ALTER card SET STATISTICS 0, ALTER whole SET STATISTICS 0, ALTER surrogate_keys SET STATISTICS 0;
COMMENT ON TABLE prerendered_article IS 'Published articles as JSON for readers. Null columns are filled in when a reader has asked.';
COMMENT ON COLUMN prerendered_article.article_id IS 'The article.';
COMMENT ON COLUMN prerendered_article.changes IS
    'Counts changes of the article. JSON that was made before a change must not be stored after it.';
COMMENT ON COLUMN prerendered_article.generation IS 'cache_generation in which the JSON was made.';
COMMENT ON COLUMN prerendered_article.prerender_version IS 'Hash of the build and the site address that the JSON was made with.';
COMMENT ON COLUMN prerendered_article.public_id IS 'Copy of article.public_id.';
COMMENT ON COLUMN prerendered_article.language IS 'Copy of article.language.';
COMMENT ON COLUMN prerendered_article.related_hidden IS 'Copy of article.related_hidden.';
COMMENT ON COLUMN prerendered_article.surrogate_keys IS 'Value of the Surrogate-Key header of the article.';
COMMENT ON COLUMN prerendered_article.card IS 'The article as lists show it.';
COMMENT ON COLUMN prerendered_article.whole IS 'The article with all its fields.';

CREATE TABLE deferred_update (
    article_id bigint CONSTRAINT deferred_update_pk PRIMARY KEY
        CONSTRAINT deferred_update_article_fk REFERENCES article ON DELETE CASCADE,
    place      bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX deferred_update_place_idx ON deferred_update (place);
COMMENT ON TABLE deferred_update IS
    'Articles whose rows in search and related have to be made again: too many to do so in the transaction that changed them.';
COMMENT ON COLUMN deferred_update.article_id IS 'The article.';
COMMENT ON COLUMN deferred_update.place IS 'Place in the queue.';
