-- Published articles as they are sent to readers, whole and as a card. See src/docs/delivery.md.
CREATE TABLE delivery_era (
    id  integer CONSTRAINT delivery_era_pk PRIMARY KEY DEFAULT 1 CONSTRAINT delivery_era_one CHECK (id = 1),
    era bigint  NOT NULL
);
COMMENT ON TABLE delivery_era IS 'counts the writes that may show anywhere: whatever was made before is outdated';
INSERT INTO delivery_era (era) VALUES (1);

CREATE TABLE ready_article (
    article_id bigint  CONSTRAINT ready_article_pk PRIMARY KEY
        CONSTRAINT ready_article_article_fk REFERENCES article ON DELETE CASCADE,
    turn       integer NOT NULL DEFAULT 0,
    era        bigint,
    made_as    text,
    card       text,
    whole      text,
    keys       text[]
) WITH (fillfactor = 80, toast_tuple_target = 8160);
COMMENT ON COLUMN ready_article.turn IS 'counts what happened to the article: what was made in an earlier turn must not be kept';
COMMENT ON COLUMN ready_article.made_as IS 'by which build, with which addresses';
COMMENT ON COLUMN ready_article.keys IS 'the surrogate keys of the whole article';
INSERT INTO ready_article (article_id) SELECT id FROM article;

-- Brings articles into the lists they belong to, and outdates what is ready of them and of their translations.
-- Returns the keys of all answers that show one of them, before or after.
CREATE OR REPLACE FUNCTION refresh_listing(articles bigint[]) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
    WITH gone AS (
        DELETE FROM listing WHERE article_id = ANY (articles) RETURNING kind, key, status
    )
    SELECT name FROM (SELECT DISTINCT kind, key FROM gone WHERE status = 'published') list, list_name(kind, key) name
    WHERE name IS NOT NULL;

    RETURN QUERY
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
    ),
    come AS (
        INSERT INTO listing (kind, key, status, listed_at, article_id, language)
        SELECT place.kind, place.key, article.status, article.listed_at, article.id, article.language
        FROM place JOIN article ON article.id = place.article_id
        RETURNING listing.kind, listing.key, listing.status
    )
    SELECT name FROM (SELECT DISTINCT kind, key FROM come WHERE status = 'published') list, list_name(kind, key) name;

    RETURN QUERY
    WITH shown AS (
        SELECT DISTINCT same.id, same.public_id
        FROM article JOIN article same ON same.translation_group = article.translation_group
        WHERE article.id = ANY (articles)
    ), outdated AS (
        INSERT INTO ready_article (article_id) SELECT id FROM shown ORDER BY id
        ON CONFLICT (article_id) DO UPDATE
        SET turn = ready_article.turn + 1, card = NULL, whole = NULL, keys = NULL, era = NULL
    )
    SELECT 'article-' || public_id FROM shown;
END
$$;
