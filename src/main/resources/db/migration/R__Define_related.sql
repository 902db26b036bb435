-- The measures 'related articles' is made of. The reasons behind them: src/docs/related.md.

-- The words of a text with how often they are used: those of the title count three times, early ones up to twice.
-- Quotation marks that folding leaves over are no words.
CREATE OR REPLACE FUNCTION related_words(language text, title text, body text)
RETURNS TABLE (lexeme text, uses double precision) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT lexeme, sum(uses) FROM (
        SELECT lexeme, 3.0 * cardinality(positions) AS uses FROM unnest(to_tsvector(text_config(language), title))
        UNION ALL
        SELECT lexeme, (SELECT sum(1 + exp(-place / 50.0)) FROM unnest(positions) place)
        FROM unnest(to_tsvector(text_config(language), left(body, 400000)))
    ) used WHERE lexeme ~ '[[:alnum:]]' GROUP BY lexeme;
$$;

-- The same for published articles. Tags, authors and the category are words too: their ids, after signs
-- that no word begins with.
CREATE OR REPLACE FUNCTION related_words(articles bigint[])
RETURNS TABLE (article_id bigint, language text, lexeme text, uses real) LANGUAGE sql STABLE AS $$
    WITH chosen AS MATERIALIZED (SELECT * FROM article WHERE id = ANY (articles) AND status = 'published')
    SELECT chosen.id, chosen.language, words.lexeme, words.uses::real
    FROM chosen, related_words(chosen.language, chosen.title, chosen.body_text) words
    UNION ALL
    SELECT chosen.id, language, '#' || tag_id, 3 FROM chosen JOIN article_tag ON article_id = chosen.id
    UNION ALL
    SELECT chosen.id, language, '@' || author_id, 1 FROM chosen JOIN article_author ON article_id = chosen.id
    UNION ALL
    SELECT id, language, '=' || category_id, 1 FROM chosen;
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

-- Likeness in the light of time, for the same story and for the same topic.
CREATE OR REPLACE FUNCTION story_nearness(likeness double precision, closeness double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT likeness * (0.5 + 0.5 * closeness);
$$;
CREATE OR REPLACE FUNCTION topic_nearness(likeness double precision, closeness double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT likeness * (0.75 + 0.25 * closeness);
$$;

-- The published articles most like a vector of terms, which comes with the most telling first. Candidates are the
-- postings of its best terms next to it in time, so that the cost does not grow with the archive; they are then compared
-- by all terms.
CREATE OR REPLACE FUNCTION nearest_articles(
    of_language text, of_day double precision, of_terms integer[], of_impacts real[], of_article bigint)
RETURNS TABLE (article_id bigint, nearness real, topical real) LANGUAGE sql STABLE AS $$
    WITH mine AS MATERIALIZED (
        SELECT given.term, given.place,
               given.impact * term_weight(term.articles, term.uses, coalesce(corpus.articles, 1)) AS weight
        FROM unnest(of_terms, of_impacts) WITH ORDINALITY AS given (term, impact, place)
        JOIN related_term term ON term.id = given.term
        LEFT JOIN related_corpus corpus ON corpus.language = of_language
    ), candidate AS MATERIALIZED (
        SELECT posting.article_id, posting.day
        FROM (SELECT * FROM mine WHERE place <= 20) best CROSS JOIN LATERAL (
            (SELECT later.article_id, later.day, later.impact FROM related_posting later
             WHERE later.term = best.term AND later.day >= of_day ORDER BY later.day LIMIT 100)
            UNION ALL
            (SELECT earlier.article_id, earlier.day, earlier.impact FROM related_posting earlier
             WHERE earlier.term = best.term AND earlier.day < of_day ORDER BY earlier.day DESC LIMIT 100)
        ) posting
        WHERE posting.article_id <> of_article
        GROUP BY posting.article_id, posting.day
        ORDER BY story_nearness(sum(best.weight * posting.impact), time_nearness(posting.day, of_day)) DESC
        LIMIT 200
    ), compared AS (
        SELECT vector.article_id, sum(theirs.impact * mine.weight) AS likeness,
               time_nearness(vector.day, of_day) AS closeness
        FROM candidate JOIN related_vector vector ON vector.article_id = candidate.article_id
        CROSS JOIN LATERAL unnest(vector.terms[1:128], vector.impacts) AS theirs (term, impact)
        JOIN mine ON mine.term = theirs.term
        GROUP BY vector.article_id, vector.day
    )
    SELECT article_id, story_nearness(likeness, closeness)::real AS nearness, topic_nearness(likeness, closeness)::real
    FROM compared ORDER BY nearness DESC, article_id LIMIT 60;
$$;

-- Finds the place of articles among their neighbours: what nearness is usual for each, and then who its friends are.
-- In order of id, so that writers queue up instead of locking each other out.
CREATE OR REPLACE FUNCTION place_articles(articles bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO related_place (article_id, nearness, topical)
    SELECT id, greatest(near.nearness, 0.000001), greatest(near.topical, 0.000001)
    FROM unnest(articles) AS chosen (id) CROSS JOIN LATERAL (
        SELECT coalesce((SELECT sum(nearness) / 7 FROM (
                   SELECT nearness FROM related_edge WHERE article_id = chosen.id
                   ORDER BY nearness DESC LIMIT 7) nearest), 0)::real AS nearness,
               coalesce((SELECT sum(topical) / 7 FROM (
                   SELECT topical FROM (
                       SELECT topical FROM related_edge WHERE article_id = chosen.id
                       ORDER BY nearness DESC LIMIT 60) kept
                   ORDER BY topical DESC LIMIT 7) nearest), 0)::real AS topical
    ) near
    WHERE EXISTS (SELECT FROM related_vector WHERE article_id = chosen.id)
    ORDER BY id
    ON CONFLICT (article_id) DO UPDATE SET nearness = excluded.nearness, topical = excluded.topical;

    UPDATE related_place SET friends = found.friends, shares = found.shares
    FROM (
        SELECT id, array_agg(friend ORDER BY share DESC, friend) AS friends,
               array_agg(share::real ORDER BY share DESC, friend) AS shares
        FROM (
            SELECT chosen.id, nearest.friend, nearest.z ^ 5 / sum(nearest.z ^ 5) OVER (PARTITION BY chosen.id) AS share
            FROM unnest(articles) AS chosen (id) CROSS JOIN LATERAL (
                SELECT edge.other_id AS friend,
                       (edge.nearness / sqrt(here.nearness * there.nearness))::double precision AS z
                FROM related_place here, LATERAL (
                    SELECT other_id, nearness FROM related_edge WHERE article_id = chosen.id
                    ORDER BY nearness DESC, other_id LIMIT 60
                ) edge
                JOIN related_place there ON there.article_id = edge.other_id
                WHERE here.article_id = chosen.id
                ORDER BY z DESC, friend LIMIT 12
            ) nearest
        ) shared GROUP BY id
    ) found
    WHERE related_place.article_id = found.id;
$$;
