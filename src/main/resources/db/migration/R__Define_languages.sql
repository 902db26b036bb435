-- Functions for languages, used by the other repeatable migrations, which run later in alphabetical order.

-- The text search configuration for a BCP 47 tag. Words are not stemmed if there is no stemmer for the language.
CREATE OR REPLACE FUNCTION text_config(language text) RETURNS regconfig LANGUAGE sql STABLE AS $$
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

-- The key of the texts that suit a language: the language itself, or the same language without region; null if neither exists.
CREATE OR REPLACE FUNCTION translation_language(texts jsonb, language text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN texts -> language IS NOT NULL THEN language
        WHEN texts -> split_part(language, '-', 1) IS NOT NULL THEN split_part(language, '-', 1) END;
$$;

-- A field of the texts in a language; null if there is none.
CREATE OR REPLACE FUNCTION translated_text(texts jsonb, language text, field text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(texts -> language, texts -> split_part(language, '-', 1)) ->> field;
$$;
