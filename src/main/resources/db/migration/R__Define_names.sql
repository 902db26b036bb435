-- Suggestions look up names by the beginning of the name and by words in it.

-- A name without accents, in lower case. It may be called immutable as long as the rules of unaccent do not change. The
-- indexes are created here, because they need the function. A change of its result needs a REINDEX of them.
CREATE OR REPLACE FUNCTION name_fold(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(unaccent(name));
COMMENT ON FUNCTION name_fold IS 'A name without accents, in lower case.';

CREATE INDEX IF NOT EXISTS category_name_prefix_idx ON category (name_fold(name) COLLATE "C");
CREATE INDEX IF NOT EXISTS category_name_words_idx ON category USING gin (to_tsvector('pg_catalog.simple', name_fold(name)));
CREATE INDEX IF NOT EXISTS tag_name_prefix_idx ON tag (name_fold(name) COLLATE "C");
CREATE INDEX IF NOT EXISTS tag_name_words_idx ON tag USING gin (to_tsvector('pg_catalog.simple', name_fold(name)));
CREATE INDEX IF NOT EXISTS author_name_prefix_idx ON author (name_fold(name) COLLATE "C");
CREATE INDEX IF NOT EXISTS author_name_words_idx ON author USING gin (to_tsvector('pg_catalog.simple', name_fold(name)));
