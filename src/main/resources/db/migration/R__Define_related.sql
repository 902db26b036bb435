-- The measures 'related articles' is made of. The reasons behind them: src/docs/related.md.

-- What a word that cannot be stemmed is compared by: overlapping pieces of five letters, so that its inflected forms have
-- most of them in common. In scripts written without spaces, and where a letter is a syllable, pieces of two.
CREATE OR REPLACE FUNCTION related_pieces(word text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
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

-- Whether words of the language are compared as they are stemmed, and not by pieces.
CREATE OR REPLACE FUNCTION related_stems(language text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT text_config(language) <> 'folded_simple'::regconfig;
$$;

-- The words of a text with how often they are used: those of the title count three times, early ones up to twice.
-- Quotation marks that folding leaves over are no words.
CREATE OR REPLACE FUNCTION related_words(language text, title text, body text)
RETURNS TABLE (lexeme text, uses double precision) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH used AS MATERIALIZED (
        SELECT lexeme, 3::double precision * cardinality(positions) AS uses FROM unnest(to_tsvector(text_config(language), title))
        UNION ALL
        SELECT lexeme, (SELECT sum(1 + exp(-place / 50::double precision)) FROM unnest(positions) place)
        FROM unnest(to_tsvector(text_config(language), left(body, 400000)))
    )
    SELECT lexeme, sum(uses) FROM (
        SELECT lexeme, uses FROM used WHERE related_stems(language)
        UNION ALL
        SELECT piece, uses FROM used, related_pieces(lexeme) piece WHERE NOT related_stems(language)
    ) compared WHERE lexeme ~ '[[:alnum:]]' GROUP BY lexeme;
$$;

-- The same for published articles, one row each. Tags, authors and the category are words too: their ids, after signs
-- that no word begins with. The fingerprint is of everything that is compared. Planned once, for planning takes longer than
-- one article does.
CREATE OR REPLACE FUNCTION related_words_of(articles bigint[])
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

-- How telling a term is: rarer ones more, and of two equally rare the one that its articles dwell on.
CREATE OR REPLACE FUNCTION term_weight(articles integer, uses real, corpus integer)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT sqrt(ln(1 + greatest(corpus, articles, 1)::double precision / greatest(articles, 1))
                * greatest(uses, articles, 1) / greatest(articles, 1));
$$;

-- How near two moments are, 1 for the same and towards 0 for far apart; in days.
CREATE OR REPLACE FUNCTION time_nearness(a double precision, b double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT exp(-least(abs(a - b) / 6, 60));
$$;

-- Likeness in the light of time.
CREATE OR REPLACE FUNCTION story_nearness(likeness double precision, closeness double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT likeness * (0.5 + 0.5 * closeness);
$$;

-- Vectors in languages that are compared by pieces are made again, by the work that goes over all articles.
UPDATE related_vector SET corpus = -1 WHERE NOT related_stems(language);
UPDATE related_pass SET next_id = 0 WHERE EXISTS (SELECT FROM related_vector WHERE corpus < 0);
