-- Copies every published article :copies times. Copy n is 100 * n days older than its original, with the title of one
-- article and the body of another, so that search documents differ. Lists, search and related data are copied as well,
-- so that no import of this size is needed. Run as superuser, while no server writes.
SET session_replication_role = replica;
SET synchronous_commit = off;
SET maintenance_work_mem = '1GB';
SET work_mem = '64MB';

CREATE TEMP TABLE original AS
SELECT id, row_number() OVER (ORDER BY id) - 1 AS number, count(*) OVER () AS total
FROM article WHERE status = 'published';
CREATE TEMP TABLE copy AS
SELECT one.id AS title_id, other.id AS body_id, one.id + n * 1000000 AS id, n, make_interval(days => 100 * n) AS earlier
FROM generate_series(1, :copies) n CROSS JOIN original one
JOIN original other ON other.number = (one.number * 7 + n * 13) % one.total;
ANALYZE copy;

-- Builds the statement from the catalog, so that it fits every version of the table.
SELECT format('INSERT INTO article (%s) SELECT %s FROM copy JOIN article one ON one.id = title_id JOIN article other ON other.id = body_id',
    string_agg(quote_ident(attname), ', ' ORDER BY attnum),
    string_agg(CASE
        WHEN attname = 'id' THEN 'copy.id'
        WHEN attname IN ('public_id', 'translation_group') THEN 'gen_random_uuid()'
        WHEN attname = 'slug' THEN 'left(one.slug, 105) || ''-x'' || copy.n'
        WHEN attname = 'external_id' THEN 'NULL'
        WHEN attname IN ('published_at', 'listed_at', 'created_at', 'updated_at')
            THEN format('one.%I - earlier', attname)
        WHEN attname IN ('excerpt', 'body_source', 'body_html', 'body_text', 'word_count', 'reading_minutes')
            THEN format('other.%I', attname)
        ELSE format('one.%I', attname) END, ', ' ORDER BY attnum))
FROM pg_attribute WHERE attrelid = 'article'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
\gexec

INSERT INTO prerendered_article (article_id) SELECT id FROM copy;
INSERT INTO article_category
SELECT copy.id, category_id, position FROM copy JOIN article_category original_row ON article_id = title_id;
INSERT INTO article_tag
SELECT copy.id, tag_id, position FROM copy JOIN article_tag original_row ON article_id = title_id;
INSERT INTO article_author
SELECT copy.id, author_id, position, role FROM copy JOIN article_author original_row ON article_id = title_id;
INSERT INTO listing (kind, key, status, listed_at, article_id, language)
SELECT kind, key, status, listed_at - earlier, copy.id, language FROM copy JOIN listing ON article_id = title_id
ORDER BY kind, key, status, listed_at - earlier;
UPDATE listing_total SET articles = articles * (:copies + 1);
UPDATE listing_count_delta SET articles = articles * (:copies + 1);

DROP INDEX search_document_keys_idx;
INSERT INTO search_document (article_id, published_at, language, filter_keys, title_sequence, keys, content)
SELECT copy.id, one.published_at - earlier, one.language, copied.filter_keys, one.title_sequence,
       ARRAY(SELECT key FROM unnest(one.keys) key WHERE key >= 0 AND key & 8 = 8
             UNION
             SELECT key FROM unnest(other.keys) key WHERE key >= 0 AND key & 8 = 0
             ORDER BY key)
       || search_week_key(one.published_at - earlier) || copied.filter_keys || search_sample_keys(copy.id),
       ' ' || split_part(one.content, ' | ', 1) || ' | '
       || substr(other.content, strpos(other.content, ' | ') + 3)
FROM copy JOIN search_document one ON one.article_id = title_id
JOIN search_document other ON other.article_id = body_id
CROSS JOIN LATERAL (SELECT array_append(ARRAY(SELECT key FROM unnest(one.filter_keys) key WHERE -key >> 28 <> 6),
    search_filter_key(6, extract(year FROM (one.published_at - earlier) AT TIME ZONE 'UTC')::integer + 10000)) AS filter_keys) copied;
CREATE INDEX search_document_keys_idx ON search_document USING gin (keys) WITH (gin_pending_list_limit = 1024);
UPDATE search_term SET articles = articles * (:copies + 1), titles = titles * (:copies + 1);
UPDATE search_corpus SET articles = articles * (:copies + 1);
TRUNCATE search_filter_count;
INSERT INTO search_filter_count (key, articles)
SELECT key, count(*) FROM search_document
CROSS JOIN unnest(filter_keys || search_sample_keys(article_id) || search_week_key(published_at)) key GROUP BY key;

INSERT INTO related_vector (id, article_id, language, day, fingerprint, corpus_size, terms, impacts, all_terms, uses)
OVERRIDING SYSTEM VALUE
SELECT id + n * 1000000, article_id + n * 1000000, language, day - n * 100, fingerprint + n, corpus_size * (:copies + 1),
       terms, impacts, all_terms, uses
FROM generate_series(1, :copies) n, related_vector WHERE id < 1000000;
CREATE TEMP TABLE posting AS
SELECT term, day - n * 100 AS day, vector_id + n * 1000000 AS vector_id, impact
FROM generate_series(1, :copies) n, related_posting;
INSERT INTO related_posting SELECT * FROM posting ORDER BY term, day, vector_id;
INSERT INTO related_neighbours (article_id, mean_similarity, mean_topic_similarity, top_neighbours, top_weights, neighbours, similarities, topic_similarities)
SELECT article_id + n * 1000000, mean_similarity, mean_topic_similarity,
       ARRAY(SELECT id + n * 1000000 FROM unnest(top_neighbours) WITH ORDINALITY each (id, number) ORDER BY number), top_weights,
       ARRAY(SELECT id + n * 1000000 FROM unnest(neighbours) WITH ORDINALITY each (id, number) ORDER BY number),
       similarities, topic_similarities
FROM generate_series(1, :copies) n, related_neighbours;
INSERT INTO related_near_duplicate SELECT article_id + n * 1000000, other_id + n * 1000000
FROM generate_series(1, :copies) n, related_near_duplicate;
INSERT INTO related_list (article_id, items, ranks, pinned, stale, changed_at, built_at)
SELECT article_id + n * 1000000,
       ARRAY(SELECT id + n * 1000000 FROM unnest(items) WITH ORDINALITY each (id, number) ORDER BY number),
       ranks, pinned, stale, changed_at, built_at
FROM generate_series(1, :copies) n, related_list WHERE items IS NOT NULL;
UPDATE related_term SET articles = articles * (:copies + 1), uses = uses * (:copies + 1);
UPDATE related_corpus SET articles = articles * (:copies + 1);
UPDATE related_reindex SET next_id = NULL, articles = (SELECT sum(articles) FROM related_corpus);
SELECT setval(pg_get_serial_sequence('related_vector', 'id'), (SELECT max(id) FROM related_vector));
SELECT setval(pg_get_serial_sequence('article', 'id'), (SELECT max(id) FROM article));
