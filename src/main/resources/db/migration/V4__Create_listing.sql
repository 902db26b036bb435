-- One row for every list an article stands in: a page of any of them is one short walk along the primary key.
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
COMMENT ON COLUMN listing.kind IS 'c: category with its descendants, t: tag, a: author, s: source';
CREATE INDEX listing_article_idx ON listing (article_id, kind, key);

CREATE FUNCTION refresh_listing(articles bigint[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM listing WHERE article_id = ANY (articles);
    WITH RECURSIVE filed (article_id, category_id) AS (
        SELECT id, category_id FROM article WHERE id = ANY (articles)
        UNION
        SELECT article_id, category_id FROM article_category WHERE article_id = ANY (articles)
        UNION
        SELECT filed.article_id, category.parent_id
        FROM filed JOIN category ON category.id = filed.category_id
        WHERE category.parent_id IS NOT NULL
    ),
    place (kind, key, article_id) AS (
        SELECT 'c'::"char", category_id, article_id FROM filed
        UNION ALL
        SELECT 't', tag_id, article_id FROM article_tag WHERE article_id = ANY (articles)
        UNION ALL
        SELECT 'a', author_id, article_id FROM article_author WHERE article_id = ANY (articles)
        UNION ALL
        SELECT 's', source_id, id FROM article WHERE id = ANY (articles) AND source_id IS NOT NULL
    )
    INSERT INTO listing (kind, key, status, listed_at, article_id, language)
    SELECT place.kind, place.key, article.status, article.listed_at, article.id, article.language
    FROM place JOIN article ON article.id = place.article_id;
$$;

CREATE TABLE article_due (
    article_id bigint CONSTRAINT article_due_pk PRIMARY KEY
        CONSTRAINT article_due_article_fk REFERENCES article ON DELETE CASCADE
);
COMMENT ON TABLE article_due IS 'articles filed under something that changed, too many to derive anew within that request';
