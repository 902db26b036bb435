-- Suggestions look names up by their beginnings: of the whole, and of any word in it.
CREATE FUNCTION name_fold(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(unaccent(name));
COMMENT ON FUNCTION name_fold IS 'a name without accents and capitals; immutable as long as the rules of unaccent are';

CREATE INDEX category_folded_idx ON category (name_fold(name) COLLATE "C");
CREATE INDEX category_words_idx ON category USING gin (to_tsvector('pg_catalog.simple', name_fold(name)));
CREATE INDEX tag_folded_idx ON tag (name_fold(name) COLLATE "C");
CREATE INDEX tag_words_idx ON tag USING gin (to_tsvector('pg_catalog.simple', name_fold(name)));
CREATE INDEX author_folded_idx ON author (name_fold(name) COLLATE "C");
CREATE INDEX author_words_idx ON author USING gin (to_tsvector('pg_catalog.simple', name_fold(name)));

-- Scripts without spaces are cut into pairs of letters from now on: what is written in them is derived anew.
INSERT INTO article_due (article_id)
SELECT id FROM article
WHERE status = 'published'
  AND body_text || title ~ '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF]'
ON CONFLICT (article_id) DO NOTHING;
