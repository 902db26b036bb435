-- Functions for search. Reasons are in src/docs/search.md.

-- Bigrams instead of words in scripts without spaces, of China, Japan and South East Asia.
CREATE OR REPLACE FUNCTION search_bigrams(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg(CASE
               WHEN NOT unspaced OR length(run) = 1 THEN run
               ELSE ' ' || (SELECT string_agg(substr(run, place, 2), ' ') FROM generate_series(1, length(run) - 1) place)
               END, ' ' ORDER BY number)
    FROM (
        SELECT part[1] AS run, number,
               part[1] ~ '^[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF]' AS unspaced
        FROM regexp_matches(given,
            '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF]+'
            '|[^\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF]+',
            'g') WITH ORDINALITY AS each (part, number)
    ) runs;
$$;

-- Normalized text: no accents, lower case, words between single spaces. U.S. becomes us, and Smith's becomes smith.
CREATE OR REPLACE FUNCTION search_fold(given text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN folded ~ '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF]'
        THEN btrim(regexp_replace(search_bigrams(folded), ' +', ' ', 'g'))
        ELSE folded END
    FROM (SELECT btrim(regexp_replace(regexp_replace(regexp_replace(
        lower(unaccent(translate(given, '’‘`´ʼ' || chr(173), ''''''''''''))),
        '\m([[:alpha:]])\.(?=[[:alpha:]]\M(\.|\s|$|''))', '\1', 'g'),
        '''s?\M', ' ', 'g'),
        '[^[:alnum:]\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]+', ' ', 'g')) AS folded OFFSET 0) whole;
$$;

-- The language of a BCP 47 tag, without region: stemmers do not differ by region.
CREATE OR REPLACE FUNCTION search_language(tag text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT split_part(lower(tag), '-', 1);
$$;

-- The number of a term: a hash of 27 bits, so that the title bit and the impact fit into the same integer. A hash needs no
-- table of numbers.
CREATE OR REPLACE FUNCTION search_term(language text, lexeme text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT hashtext(language || ':' || lexeme) & 134217727;
$$;

-- The lexeme of a folded word; null for a stop word.
CREATE OR REPLACE FUNCTION search_lexeme(language text, word text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT (tsvector_to_array(to_tsvector(text_config(language), word)))[1];
$$;

-- The term of a folded word; stop words are terms of titles only.
CREATE OR REPLACE FUNCTION search_word_term(language text, word text) RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT search_term(language, coalesce(search_lexeme(language, word), '=' || word));
$$;

-- A property of an article besides its words, as a negative key. Kinds: 0 week, 1 category, 2 tag, 3 author, 4 source,
-- 5 language tag, 6 year, 7 sample.
CREATE OR REPLACE FUNCTION search_filter_key(kind integer, number bigint) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT -((kind << 28) | (number & 268435455)::integer);
$$;

-- The filter keys of an article, without week and samples. Only its own categories: the tree above them may change.
CREATE OR REPLACE FUNCTION search_filter_keys(article_id bigint, language text, published_at timestamptz) RETURNS integer[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT ARRAY(
        SELECT search_filter_key(1, article.category_id) FROM article WHERE article.id = $1
        UNION
        SELECT search_filter_key(1, filed.category_id) FROM article_category filed WHERE filed.article_id = $1
        UNION ALL
        SELECT search_filter_key(2, filed.tag_id) FROM article_tag filed WHERE filed.article_id = $1
        UNION ALL
        SELECT search_filter_key(3, filed.author_id) FROM article_author filed WHERE filed.article_id = $1
        UNION ALL
        SELECT search_filter_key(4, article.source_id) FROM article
        WHERE article.id = $1 AND article.source_id IS NOT NULL
        UNION ALL
        SELECT search_filter_key(5, hashtext(language))
        UNION ALL
        SELECT search_filter_key(6, extract(year FROM published_at AT TIME ZONE 'UTC')::integer + 10000)
    );
$$;

-- Sample keys: level 1 for one article in 4, level 2 for one in 16, and so on. Frequent words are counted in a sample.
CREATE OR REPLACE FUNCTION search_sample_keys(article_id bigint) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY(SELECT search_filter_key(7, level) FROM generate_series(1, 6) level
                 WHERE hashint8(article_id) & ((1 << 2 * level) - 1) = 0);
$$;

-- The filter key of a week. Weeks are counted from before the year 1, so that they are positive for every archive.
CREATE OR REPLACE FUNCTION search_week_key(moment timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT -(floor(extract(epoch FROM moment) / 604800)::integer + 110000);
$$;

-- Hashes of a word and of the word without any one letter: words that are one edit apart have one of them in common.
CREATE OR REPLACE FUNCTION search_deletion_hashes(word text) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_agg(DISTINCT hashtext(left(word, cut - 1) || substr(word, cut + 1)))
    FROM generate_series(1, CASE WHEN length(word) BETWEEN 3 AND 30 THEN length(word) + 1 ELSE 0 END) cut;
$$;

-- The rows of search_document for the published ones of these articles, with every term and its impact: BM25F of title and
-- body saturated together, in eight steps. Words of titles are stemmed once, however many titles have them. The plan is
-- kept, because planning takes longer than one article does.
CREATE OR REPLACE FUNCTION search_documents(articles bigint[]) RETURNS SETOF search_document LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY
    WITH folded AS MATERIALIZED (
        SELECT article.id, search_language(article.language) AS language, listed_at,
               search_filter_keys(article.id, article.language, listed_at) AS filter_keys, search_fold(title) AS title,
               search_fold(left(concat_ws(' | ', summary,
                   (SELECT string_agg(tag.name, ' | ' ORDER BY position)
                    FROM article_tag JOIN tag ON tag.id = tag_id WHERE article_id = article.id),
                   (SELECT string_agg(author.name, ' | ' ORDER BY position)
                    FROM article_author JOIN author ON author.id = author_id WHERE article_id = article.id),
                   body_text), 200000)) AS body
        FROM article WHERE id = ANY (articles) AND status = 'published'
    ), title_text AS MATERIALIZED (
        SELECT id, language, word, place FROM folded, string_to_table(title, ' ') WITH ORDINALITY AS each (word, place)
        WHERE word <> ''
    ), stem AS MATERIALIZED (
        SELECT language, word, search_lexeme(language, word) AS lexeme
        FROM (SELECT DISTINCT language, word FROM title_text) spelt
    ), title_word AS MATERIALIZED (
        SELECT id, language, place, lexeme, coalesce(lexeme, '=' || word) AS sign
        FROM title_text JOIN stem USING (language, word)
    ), used AS (
        SELECT id, language, lexeme, sum(in_title) AS in_title, sum(in_body) AS in_body, min(first) AS first FROM (
            SELECT id, language, lexeme, 1 AS in_title, 0 AS in_body, NULL::smallint AS first
            FROM title_word WHERE lexeme IS NOT NULL
            UNION ALL
            SELECT id, language, lexeme, 0, cardinality(positions), positions[1]
            FROM folded, unnest(to_tsvector(text_config(language), body))
        ) use GROUP BY id, language, lexeme
    ), weighed AS (
        SELECT id, language, lexeme, in_title,
               4 * in_title / (0.7::float8 + 0.3::float8 * greatest(sum(in_title) OVER article, 1) / 7)
               + in_body / (0.25::float8 + 0.75::float8 * greatest(sum(in_body) OVER article, 1) / 350)
               + CASE WHEN first <= 60 THEN 0.5::float8 ELSE 0 END AS weight
        FROM used WINDOW article AS (PARTITION BY id)
    ), keyed AS MATERIALIZED (
        SELECT id, sort(array_agg(key)) AS keys FROM (
            SELECT id, search_term(language, lexeme) << 4 | CASE
                       WHEN in_title > 0
                       THEN 8 + greatest(0, least(7, floor((weight / (1.2::float8 + weight) - 0.6::float8) / 0.4::float8 * 8)))::integer
                       ELSE greatest(0, least(7, floor(weight / (1.2::float8 + weight) / 0.9::float8 * 8)))::integer END AS key
            FROM weighed
            UNION
            SELECT id, search_term(language, sign) << 4 | 8 FROM title_word WHERE lexeme IS NULL
        ) term GROUP BY id
    ), titled AS MATERIALIZED (
        SELECT id, array_agg(search_term(language, sign) ORDER BY place) AS sequence FROM title_word GROUP BY id
    )
    SELECT id, listed_at, language, filter_keys, coalesce(titled.sequence, '{}'),
           coalesce(keyed.keys, '{}') || search_week_key(listed_at) || filter_keys || search_sample_keys(id),
           ' ' || title || ' | ' || body || ' '
    FROM folded LEFT JOIN keyed USING (id) LEFT JOIN titled USING (id);
END
$$;

-- Adds the languages of these articles. Without it the first article of a language would be found only after its counts
-- have followed.
CREATE OR REPLACE FUNCTION search_add_languages(articles bigint[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    INSERT INTO search_corpus AS corpus (language, articles)
    SELECT DISTINCT search_language(article.language) AS language, 0 FROM article
    WHERE id = ANY (search_add_languages.articles) AND status = 'published'
      AND NOT EXISTS (SELECT FROM search_corpus known WHERE known.language = search_language(article.language))
    ORDER BY language
    ON CONFLICT DO NOTHING;
    INSERT INTO search_language_tag (key, tag)
    SELECT DISTINCT search_filter_key(5, hashtext(article.language)) AS key, article.language FROM article
    WHERE id = ANY (search_add_languages.articles) AND status = 'published'
      AND NOT EXISTS (SELECT FROM search_language_tag known WHERE known.tag = article.language)
    ORDER BY key
    ON CONFLICT DO NOTHING;
END
$$;

-- Hashes to look up in search_word.deletion_hashes: for words one edit apart, or two edits for words of six letters and more.
CREATE OR REPLACE FUNCTION search_typo_hashes(word text) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN length(word) < 6 THEN search_deletion_hashes(word) ELSE (
        SELECT array_agg(DISTINCT hash) FROM generate_series(1, length(word) + 1) cut,
            unnest(search_deletion_hashes(left(word, cut - 1) || substr(word, cut + 1))) hash
        WHERE length(word) <= 30) END;
$$;
