-- What sections, topics, sources and the publication are called in other languages than the publication's own: an
-- object of texts by language, null where there are none.
ALTER TABLE category ADD texts jsonb;
ALTER TABLE tag ADD texts jsonb;
ALTER TABLE source ADD texts jsonb;
ALTER TABLE site ADD texts jsonb;

-- The language among the texts for who wants that language: it, or the one it is a variety of; null when there is none.
CREATE FUNCTION text_language(texts jsonb, language text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN texts -> language IS NOT NULL THEN language
        WHEN texts -> split_part(language, '-', 1) IS NOT NULL THEN split_part(language, '-', 1) END;
$$;

-- What the texts say in that language; null when there is nothing.
CREATE FUNCTION text_in(texts jsonb, language text, field text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(texts -> language, texts -> split_part(language, '-', 1)) ->> field;
$$;
