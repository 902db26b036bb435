-- Functions and triggers for lists of articles. See src/docs/architecture.md.

-- Triggers are created here and not with their table, because they need their function, and every function is defined in
-- a repeatable migration, which runs after all versioned ones.
CREATE OR REPLACE FUNCTION append_listing_count_delta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO listing_count_delta (kind, key, articles)
    SELECT kind, key, count(*) * TG_ARGV[0]::integer FROM changed WHERE status = 'published' GROUP BY kind, key;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER listing_inserted AFTER INSERT ON listing REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION append_listing_count_delta('1');
CREATE OR REPLACE TRIGGER listing_deleted AFTER DELETE ON listing REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION append_listing_count_delta('-1');

-- The surrogate key of a list; null if the category, tag, author or source is deleted.
CREATE OR REPLACE FUNCTION list_surrogate_key(kind "char", key bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT 'list-' || CASE kind
        WHEN 'c' THEN 'category-' || (SELECT slug FROM category WHERE id = key)
        WHEN 't' THEN 'tag-' || (SELECT slug FROM tag WHERE id = key)
        WHEN 'a' THEN 'author-' || (SELECT slug FROM author WHERE id = key)
        WHEN 's' THEN 'source-' || (SELECT slug FROM source WHERE id = key)
        WHEN 'f' THEN 'featured' END;
$$;

-- Updates listing for these articles without touching rows that stay as they are. Outdates prerendered_article of those that are
-- or were published, and of their translations. Returns the surrogate keys of all responses that show one of these, before or
-- after; an article that is not public leaves every response as it is, also in its Last-Modified. NOT IN makes
-- the planner use hashing: whatever sizes it expects, hundreds of articles must not be compared each with each.
CREATE OR REPLACE FUNCTION refresh_listing(articles bigint[]) RETURNS SETOF text LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    published_before bigint[] := ARRAY(
        SELECT article_id FROM listing WHERE article_id = ANY (articles) AND kind = 'c' AND status = 'published');
BEGIN
    -- In the same transaction as the lists: a filter by en must take in the first article in en-US at once.
    PERFORM search_add_languages(articles);

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
        UNION ALL
        SELECT 'f', 1, id FROM article WHERE id = ANY (articles) AND featured
    ),
    due AS MATERIALIZED (
        SELECT place.kind, place.key, article.status, article.listed_at, place.article_id, article.language
        FROM place JOIN article ON article.id = place.article_id
    ),
    removed AS (
        DELETE FROM listing
        WHERE article_id = ANY (articles)
          AND (kind, key, status, listed_at, article_id) NOT IN (SELECT due.kind, due.key, due.status, due.listed_at, due.article_id FROM due)
        RETURNING kind, key, status
    ),
    added AS (
        INSERT INTO listing (kind, key, status, listed_at, article_id, language)
        SELECT due.kind, due.key, due.status, due.listed_at, due.article_id, due.language FROM due
        WHERE (due.kind, due.key, due.status, due.listed_at, due.article_id, due.language) NOT IN (
            SELECT there.kind, there.key, there.status, there.listed_at, there.article_id, there.language
            FROM listing there WHERE there.article_id = ANY (articles))
        ON CONFLICT ON CONSTRAINT listing_pk DO UPDATE SET language = excluded.language
    )
    SELECT name
    FROM (SELECT removed.kind, removed.key FROM removed WHERE removed.status = 'published'
          UNION
          SELECT due.kind, due.key FROM due WHERE due.status = 'published') list,
         list_surrogate_key(kind, key) name
    WHERE name IS NOT NULL;

    RETURN QUERY
    WITH shown AS (
        SELECT DISTINCT same.id, same.public_id
        FROM article JOIN article same ON same.translation_group = article.translation_group
        WHERE article.id = ANY (articles)
          AND (article.status = 'published' OR article.id IN (SELECT unnest(published_before)))
    ), outdated AS (
        INSERT INTO prerendered_article (article_id) SELECT id FROM shown ORDER BY id
        ON CONFLICT (article_id) DO UPDATE
        SET changes = prerendered_article.changes + 1, card = NULL, whole = NULL, surrogate_keys = NULL, generation = NULL
    )
    SELECT 'article-' || public_id FROM shown;
END
$$;
