-- Functions for related articles. Reasons are in src/docs/related.md.

-- The n-grams of a word that cannot be stemmed: of five letters, so that inflected forms have most of them in common. In
-- scripts without spaces, and where a letter is a syllable, of two.
CREATE OR REPLACE FUNCTION related_ngrams(word text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT substr(run, place, size)
    FROM (
        SELECT part[1] AS run,
               CASE WHEN part[1] ~ '^[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]'
                    THEN 2 ELSE 5 END AS size
        FROM regexp_matches(word,
            '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]+'
            '|[^\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]+',
            'g') part
    ) runs, generate_series(1, greatest(length(run) - size + 1, 1)) place;
$$;

-- Whether words of the language are compared by their stems, and not by n-grams.
CREATE OR REPLACE FUNCTION related_is_stemmed(language text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT text_config(language) <> 'folded_simple'::regconfig;
$$;

-- The terms of a text with their weighted number of uses: words of the title count three times, early words of the body
-- up to twice. Tokens without letters or digits are left out.
CREATE OR REPLACE FUNCTION related_words(language text, title text, body text)
RETURNS TABLE (lexeme text, uses double precision) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH used AS MATERIALIZED (
        SELECT lexeme, 3::double precision * cardinality(positions) AS uses FROM unnest(to_tsvector(text_config(language), title))
        UNION ALL
        SELECT lexeme, (SELECT sum(1 + exp(-place / 50::double precision)) FROM unnest(positions) place)
        FROM unnest(to_tsvector(text_config(language), left(body, 400000)))
    )
    SELECT lexeme, sum(uses) FROM (
        SELECT lexeme, uses FROM used WHERE related_is_stemmed(language)
        UNION ALL
        SELECT ngram, uses FROM used, related_ngrams(lexeme) ngram WHERE NOT related_is_stemmed(language)
    ) compared WHERE lexeme ~ '[[:alnum:]]' GROUP BY lexeme;
$$;

-- The same for published articles, one row each. Tags, authors and the category are terms too: their ids, after signs
-- that no word begins with. The fingerprint is a hash of everything that is compared. The plan is kept, because planning
-- takes longer than one article does.
CREATE OR REPLACE FUNCTION related_article_words(articles bigint[])
RETURNS TABLE (article_id bigint, language text, day double precision, fingerprint bigint, lexemes text[], uses real[])
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT chosen.id, chosen.language, chosen.day,
           hashtextextended(concat(chosen.language, ' ', chosen.day, ' ', words.together), 0), words.lexemes, words.uses
    FROM (SELECT id, language, title, body_text, category_id, extract(epoch FROM listed_at)::double precision / 86400 AS day
          FROM article WHERE id = ANY (articles) AND status = 'published') chosen
    CROSS JOIN LATERAL (
        SELECT string_agg(lexeme || ' ' || used, ' ') AS together, array_agg(lexeme) AS lexemes, array_agg(used) AS uses
        FROM (
            SELECT lexeme, uses::real AS used FROM (
                SELECT lexeme, uses FROM related_words(chosen.language, chosen.title, chosen.body_text)
                UNION ALL
                SELECT '#' || tag_id, 3 FROM article_tag WHERE article_id = chosen.id
                UNION ALL
                SELECT '@' || author_id, 1 FROM article_author WHERE article_id = chosen.id
                UNION ALL
                SELECT '=' || chosen.category_id, 1
            ) word ORDER BY lexeme COLLATE "C"
        ) in_order
    ) words;
END
$$;

-- Weight of a term: higher for rare terms, and of two equally rare terms for the one that its articles use more often.
CREATE OR REPLACE FUNCTION related_term_weight(articles integer, uses real, corpus integer)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT sqrt(ln(1 + greatest(corpus, articles, 1)::double precision / greatest(articles, 1))
                * greatest(uses, articles, 1) / greatest(articles, 1));
$$;

-- Proximity of two times in days: 1 for the same time, towards 0 with distance.
CREATE OR REPLACE FUNCTION time_proximity(a double precision, b double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT exp(-least(abs(a - b) / 6, 60));
$$;

-- Similarity, up to halved by distance in time.
CREATE OR REPLACE FUNCTION time_weighted_similarity(similarity double precision, proximity double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT similarity * (0.5 + 0.5 * proximity);
$$;
