-- Documents get narrow rows that say what they are filed under, so that matches can be counted and filtered without their
-- articles; what is long lies out of line. See src/docs/search.md.

-- What is known of an article besides its words, as a key below zero. Kinds: 0 week, 1 category, 2 tag, 3 author,
-- 4 source, 5 language tag, 6 year, 7 sample.
CREATE FUNCTION search_filing_key(kind integer, number bigint) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT -((kind << 28) | (number & 268435455)::integer);
$$;

-- What an article is filed under, its own categories only: the tree above them may be moved.
CREATE FUNCTION search_filed(article_id bigint, language text, published_at timestamptz) RETURNS integer[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT ARRAY(
        SELECT search_filing_key(1, article.category_id) FROM article WHERE article.id = $1
        UNION
        SELECT search_filing_key(1, filed.category_id) FROM article_category filed WHERE filed.article_id = $1
        UNION ALL
        SELECT search_filing_key(2, filed.tag_id) FROM article_tag filed WHERE filed.article_id = $1
        UNION ALL
        SELECT search_filing_key(3, filed.author_id) FROM article_author filed WHERE filed.article_id = $1
        UNION ALL
        SELECT search_filing_key(4, article.source_id) FROM article
        WHERE article.id = $1 AND article.source_id IS NOT NULL
        UNION ALL
        SELECT search_filing_key(5, hashtext(language))
        UNION ALL
        SELECT search_filing_key(6, extract(year FROM published_at AT TIME ZONE 'UTC')::integer + 10000)
    );
$$;

-- One article in 4, in 16, in 64 and so on: common words are counted in a sample.
CREATE FUNCTION search_samples(article_id bigint) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY(SELECT search_filing_key(7, level) FROM generate_series(1, 6) level
                 WHERE hashint8(article_id) & ((1 << 2 * level) - 1) = 0);
$$;

DROP FUNCTION IF EXISTS search_documents(bigint[]);
ALTER TABLE search_document RENAME TO search_document_before;
ALTER TABLE search_document_before RENAME CONSTRAINT search_document_pk TO search_document_before_pk;
ALTER INDEX search_document_keys_idx RENAME TO search_document_before_keys_idx;

CREATE TABLE search_document (
    article_id     bigint      NOT NULL,
    published_at   timestamptz NOT NULL,
    language       text        NOT NULL,
    filed          integer[]   NOT NULL,
    title_sequence integer[]   NOT NULL,
    keys           integer[]   NOT NULL,
    content        text        NOT NULL
) WITH (toast_tuple_target = 128);
ALTER TABLE search_document
    ALTER COLUMN filed SET STORAGE PLAIN,
    ALTER COLUMN title_sequence SET STORAGE MAIN,
    ALTER COLUMN keys SET STORAGE EXTERNAL;
COMMENT ON COLUMN search_document.keys IS
    'term << 4 | in the title << 3 | impact of 0 to 7, for every term; below zero the week, what it is filed under, samples';
COMMENT ON COLUMN search_document.filed IS 'what it is filed under, out of keys';
COMMENT ON COLUMN search_document.title_sequence IS 'the terms of the title in their order, stop words too';
COMMENT ON COLUMN search_document.content IS 'the folded words between single spaces, for phrases';

INSERT INTO search_document (article_id, published_at, language, filed, title_sequence, keys, content)
SELECT before.article_id, before.published_at, before.language, filed, before.title_sequence,
       before.keys || filed || search_samples(before.article_id), before.content
FROM search_document_before before JOIN article ON article.id = before.article_id
CROSS JOIN LATERAL search_filed(before.article_id, article.language, before.published_at) filed;
DROP TABLE search_document_before;

ALTER TABLE search_document
    ADD CONSTRAINT search_document_pk PRIMARY KEY (article_id),
    ADD CONSTRAINT search_document_article_fk FOREIGN KEY (article_id) REFERENCES article ON DELETE CASCADE;
CREATE INDEX search_document_keys_idx ON search_document USING gin (keys) WITH (gin_pending_list_limit = 1024);

CREATE TABLE search_filing (
    key      integer CONSTRAINT search_filing_pk PRIMARY KEY,
    articles integer NOT NULL
) WITH (fillfactor = 70);
COMMENT ON TABLE search_filing IS 'how many articles have a key below zero; follows within a second or so';
INSERT INTO search_filing (key, articles)
SELECT week, articles FROM search_week
UNION ALL
SELECT key, count(*) FROM search_document CROSS JOIN unnest(filed || search_samples(article_id)) key GROUP BY key;
DROP TABLE search_week;

CREATE TABLE search_tongue (
    key integer CONSTRAINT search_tongue_pk PRIMARY KEY,
    tag text    NOT NULL
);
COMMENT ON TABLE search_tongue IS 'which language tag a key stands for';
INSERT INTO search_tongue (key, tag)
SELECT DISTINCT ON (key) search_filing_key(5, hashtext(language)) AS key, language
FROM article WHERE status = 'published' ORDER BY key, language;
