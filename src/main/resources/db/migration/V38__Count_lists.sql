-- How many published articles are under each entry is kept, for it cannot be counted whenever somebody asks. Whoever writes
-- appends what changed, so that no two writers wait for each other; one worker adds it up. See src/docs/architecture.md.
CREATE TABLE listing_total (
    kind     "char" NOT NULL,
    key      bigint NOT NULL,
    articles bigint NOT NULL,
    CONSTRAINT listing_total_pk PRIMARY KEY (kind, key)
) WITH (fillfactor = 70);
INSERT INTO listing_total (kind, key, articles)
SELECT kind, key, count(*) FROM listing WHERE status = 'published' GROUP BY kind, key;

CREATE TABLE listing_change (
    id       bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT listing_change_pk PRIMARY KEY,
    kind     "char" NOT NULL,
    key      bigint NOT NULL,
    articles bigint NOT NULL
);
CREATE INDEX listing_change_list_idx ON listing_change (kind, key);

CREATE VIEW listing_count AS
SELECT kind, key, articles FROM listing_total UNION ALL SELECT kind, key, articles FROM listing_change;
COMMENT ON VIEW listing_count IS 'numbers of published articles: the sum of all rows of a list, exact at any moment';

CREATE FUNCTION count_listing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO listing_change (kind, key, articles)
    SELECT kind, key, count(*) * TG_ARGV[0]::integer FROM changed WHERE status = 'published' GROUP BY kind, key;
    RETURN NULL;
END
$$;
CREATE TRIGGER listing_come AFTER INSERT ON listing REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_listing('1');
CREATE TRIGGER listing_gone AFTER DELETE ON listing REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_listing('-1');

-- Brings articles into the lists they belong to, touching no row that stays as it is, and outdates what is ready of them and
-- of their translations. Returns the keys of all answers that show one of them, before or after. Sets are looked into by
-- hashing: whatever the planner thinks of their sizes, hundreds of articles must not be compared each with each.
CREATE OR REPLACE FUNCTION refresh_listing(articles bigint[]) RETURNS SETOF text LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
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
    due AS MATERIALIZED (
        SELECT place.kind, place.key, article.status, article.listed_at, place.article_id, article.language
        FROM place JOIN article ON article.id = place.article_id
    ),
    gone AS (
        DELETE FROM listing
        WHERE article_id = ANY (articles)
          AND (kind, key, status, listed_at, article_id) NOT IN (SELECT due.kind, due.key, due.status, due.listed_at, due.article_id FROM due)
        RETURNING kind, key, status
    ),
    come AS (
        INSERT INTO listing (kind, key, status, listed_at, article_id, language)
        SELECT due.kind, due.key, due.status, due.listed_at, due.article_id, due.language FROM due
        WHERE (due.kind, due.key, due.status, due.listed_at, due.article_id, due.language) NOT IN (
            SELECT there.kind, there.key, there.status, there.listed_at, there.article_id, there.language
            FROM listing there WHERE there.article_id = ANY (articles))
        ON CONFLICT ON CONSTRAINT listing_pk DO UPDATE SET language = excluded.language
    )
    SELECT name
    FROM (SELECT gone.kind, gone.key FROM gone WHERE gone.status = 'published'
          UNION
          SELECT due.kind, due.key FROM due WHERE due.status = 'published') list,
         list_name(kind, key) name
    WHERE name IS NOT NULL;

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
