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

-- Every term of an article with its impact: BM25F of title and body saturated together, in eight steps.
CREATE OR REPLACE FUNCTION search_keys(language text, title text, body text) RETURNS integer[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH title_word AS MATERIALIZED (
        SELECT word, search_lexeme(language, word) AS lexeme FROM string_to_table(title, ' ') word WHERE word <> ''
    ), body_lexeme AS MATERIALIZED (
        SELECT lexeme, cardinality(positions) AS uses, positions[1] AS first
        FROM unnest(to_tsvector(text_config(language), body))
    ), length AS (
        SELECT greatest((SELECT count(*) FROM title_word WHERE lexeme IS NOT NULL), 1) AS title,
               greatest((SELECT sum(uses) FROM body_lexeme), 1) AS body
    ), used AS (
        SELECT lexeme, coalesce(named.uses, 0) AS in_title,
               4.0 * coalesce(named.uses, 0) / (0.7 + 0.3 * length.title / 7)
               + coalesce(body_lexeme.uses, 0) / (0.25 + 0.75 * length.body / 350)
               + CASE WHEN body_lexeme.first <= 60 THEN 0.5 ELSE 0 END AS weight
        FROM (SELECT lexeme, count(*) AS uses FROM title_word WHERE lexeme IS NOT NULL GROUP BY lexeme) named
        FULL JOIN body_lexeme USING (lexeme) CROSS JOIN length
    )
    SELECT coalesce(sort(array_agg(key)), '{}') FROM (
        SELECT search_term(language, lexeme) << 4 | CASE
                   WHEN in_title > 0
                   THEN 8 + greatest(0, least(7, floor((weight / (1.2 + weight) - 0.6) / 0.4 * 8)))::integer
                   ELSE greatest(0, least(7, floor(weight / (1.2 + weight) / 0.9 * 8)))::integer END AS key
        FROM used
        UNION
        SELECT search_term(language, '=' || word) << 4 | 8 FROM title_word WHERE lexeme IS NULL
    ) term;
$$;

-- The rows of search_document for the published ones of these articles.
CREATE OR REPLACE FUNCTION search_documents(articles bigint[]) RETURNS SETOF search_document LANGUAGE sql STABLE AS $$
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
    )
    SELECT id, listed_at, language, filed,
           ARRAY(SELECT search_word_term(language, word)
                 FROM string_to_table(title, ' ') WITH ORDINALITY AS each (word, place) WHERE word <> '' ORDER BY place),
           search_keys(language, title, body) || search_week_key(listed_at) || filed || search_samples(id),
           ' ' || title || ' | ' || body || ' '
    FROM folded;
$$;

-- What to look for among search_deletions: one slip apart; two for words long enough to bear it.
CREATE OR REPLACE FUNCTION search_lookalikes(word text) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN length(word) < 6 THEN search_deletions(word) ELSE (
        SELECT array_agg(DISTINCT hash) FROM generate_series(1, length(word) + 1) cut,
            unnest(search_deletions(left(word, cut - 1) || substr(word, cut + 1))) hash
        WHERE length(word) <= 30) END;
$$;
