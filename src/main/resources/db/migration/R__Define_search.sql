-- How texts become what search compares. The reasons behind it: src/docs/search.md.

-- Scripts written without spaces, of China, Japan and South East Asia: every two neighbours count as a word.
CREATE OR REPLACE FUNCTION search_pairs(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
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

-- Text as search sees it: no accents, no capitals, words between single spaces. U.S. is a word, and so is Smith's Smith.
CREATE OR REPLACE FUNCTION search_fold(given text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN folded ~ '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF]'
        THEN btrim(regexp_replace(search_pairs(folded), ' +', ' ', 'g'))
        ELSE folded END
    FROM (SELECT btrim(regexp_replace(regexp_replace(regexp_replace(
        lower(unaccent(translate(given, '’‘`´ʼ' || chr(173), ''''''''''''))),
        '\m([[:alpha:]])\.(?=[[:alpha:]]\M(\.|\s|$|''))', '\1', 'g'),
        '''s?\M', ' ', 'g'),
        '[^[:alnum:]\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]+', ' ', 'g')) AS folded OFFSET 0) whole;
$$;

-- Stemming knows languages, not countries.
CREATE OR REPLACE FUNCTION search_language(tag text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT split_part(lower(tag), '-', 1);
$$;

-- A term's number: 27 bits, so that place and impact fit into an integer beside it. Nobody has to hand out numbers.
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

-- Weeks are keys below zero: counted from the year 1 on, however old an archive is.
CREATE OR REPLACE FUNCTION search_week_key(moment timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT -(floor(extract(epoch FROM moment) / 604800)::integer + 110000);
$$;

-- A word and what is left of it without any one letter: words one slip apart have one of these in common.
CREATE OR REPLACE FUNCTION search_deletions(word text) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_agg(DISTINCT hashtext(left(word, cut - 1) || substr(word, cut + 1)))
    FROM generate_series(1, CASE WHEN length(word) BETWEEN 3 AND 30 THEN length(word) + 1 ELSE 0 END) cut;
$$;

-- The rows of search_document for the published ones of these articles, with every term of an article and its impact: BM25F
-- of title and body saturated together, in eight steps. Words of titles are looked up once, however many have them. Planned
-- once, for planning takes longer than one article does.
CREATE OR REPLACE FUNCTION search_documents(articles bigint[]) RETURNS SETOF search_document LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY
    WITH folded AS MATERIALIZED (
        SELECT article.id, search_language(article.language) AS language, listed_at,
               search_filed(article.id, article.language, listed_at) AS filed, search_fold(title) AS title,
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
    SELECT id, listed_at, language, filed, coalesce(titled.sequence, '{}'),
           coalesce(keyed.keys, '{}') || search_week_key(listed_at) || filed || search_samples(id),
           ' ' || title || ' | ' || body || ' '
    FROM folded LEFT JOIN keyed USING (id) LEFT JOIN titled USING (id);
END
$$;

-- What the first article in a language brings with it: it is found at once like any other, before the counts have followed.
CREATE OR REPLACE FUNCTION search_languages(articles bigint[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    INSERT INTO search_corpus AS corpus (language, articles)
    SELECT DISTINCT search_language(article.language) AS language, 0 FROM article
    WHERE id = ANY (search_languages.articles) AND status = 'published'
      AND NOT EXISTS (SELECT FROM search_corpus known WHERE known.language = search_language(article.language))
    ORDER BY language
    ON CONFLICT DO NOTHING;
    INSERT INTO search_tongue (key, tag)
    SELECT DISTINCT search_filing_key(5, hashtext(article.language)) AS key, article.language FROM article
    WHERE id = ANY (search_languages.articles) AND status = 'published'
      AND NOT EXISTS (SELECT FROM search_tongue known WHERE known.tag = article.language)
    ORDER BY key
    ON CONFLICT DO NOTHING;
END
$$;
DROP FUNCTION IF EXISTS search_keys(text, text, text);

-- What to look for among search_deletions: one slip apart; two for words long enough to bear it.
CREATE OR REPLACE FUNCTION search_lookalikes(word text) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN length(word) < 6 THEN search_deletions(word) ELSE (
        SELECT array_agg(DISTINCT hash) FROM generate_series(1, length(word) + 1) cut,
            unnest(search_deletions(left(word, cut - 1) || substr(word, cut + 1))) hash
        WHERE length(word) <= 30) END;
$$;
