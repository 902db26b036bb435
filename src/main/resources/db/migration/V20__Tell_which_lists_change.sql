-- Refreshing says under which keys answers are kept that show the articles, before or after: their own with their
-- translations', and those of the lists they stand in for readers.
-- Null when the entry is gone.
CREATE FUNCTION list_name(kind "char", key bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT 'list-' || CASE kind
        WHEN 'c' THEN 'category-' || (SELECT slug FROM category WHERE id = key)
        WHEN 't' THEN 'tag-' || (SELECT slug FROM tag WHERE id = key)
        WHEN 'a' THEN 'author-' || (SELECT slug FROM author WHERE id = key)
        WHEN 's' THEN 'source-' || (SELECT slug FROM source WHERE id = key) END;
$$;

DROP FUNCTION refresh_listing(bigint[]);
CREATE FUNCTION refresh_listing(articles bigint[]) RETURNS SETOF text LANGUAGE plpgsql AS $$
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
    SELECT DISTINCT 'article-' || same.public_id
    FROM article JOIN article same ON same.translation_group = article.translation_group
    WHERE article.id = ANY (articles);
END
$$;
