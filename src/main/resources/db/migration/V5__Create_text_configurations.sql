CREATE EXTENSION IF NOT EXISTS unaccent;

-- For every language PostgreSQL can stem, a configuration that folds accents first.
DO $$
DECLARE
    language record;
BEGIN
    FOR language IN
        SELECT config.cfgname AS name, replace(config.cfgname || '_stem', 'simple_stem', 'simple') AS dictionary
        FROM pg_ts_config config WHERE config.cfgnamespace = 'pg_catalog'::regnamespace
    LOOP
        EXECUTE format('CREATE TEXT SEARCH CONFIGURATION folded_%s (COPY = pg_catalog.%I)', language.name, language.name);
        EXECUTE format('ALTER TEXT SEARCH CONFIGURATION folded_%s ALTER MAPPING FOR word, hword, hword_part'
                       ' WITH unaccent, %I', language.name, language.dictionary);
    END LOOP;
END;
$$;

-- The configuration for a BCP 47 tag; words are taken as they are where there is no stemmer.
CREATE FUNCTION text_config(language text) RETURNS regconfig LANGUAGE sql STABLE AS $$
    SELECT ('folded_' || CASE split_part(lower(language), '-', 1)
            WHEN 'ar' THEN 'arabic' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'de' THEN 'german'
            WHEN 'el' THEN 'greek' WHEN 'en' THEN 'english' WHEN 'es' THEN 'spanish'
            WHEN 'eu' THEN 'basque' WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french' WHEN 'ga' THEN 'irish'
            WHEN 'hi' THEN 'hindi' WHEN 'hu' THEN 'hungarian' WHEN 'hy' THEN 'armenian' WHEN 'id' THEN 'indonesian'
            WHEN 'it' THEN 'italian' WHEN 'lt' THEN 'lithuanian' WHEN 'nb' THEN 'norwegian' WHEN 'ne' THEN 'nepali'
            WHEN 'nl' THEN 'dutch' WHEN 'nn' THEN 'norwegian' WHEN 'no' THEN 'norwegian' WHEN 'pt' THEN 'portuguese'
            WHEN 'ro' THEN 'romanian' WHEN 'ru' THEN 'russian' WHEN 'sr' THEN 'serbian' WHEN 'sv' THEN 'swedish'
            WHEN 'ta' THEN 'tamil' WHEN 'tr' THEN 'turkish' WHEN 'yi' THEN 'yiddish' ELSE 'simple' END)::regconfig;
$$;
