-- Data of search. Only published articles are here. See src/docs/search.md.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS intarray;

-- A text search configuration folded_<language> for every language that PostgreSQL has a stemmer for. It removes accents
-- before it stems.
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

-- Filters and counts read these rows and not the articles, so the rows are kept short: long values are stored out of line.
CREATE TABLE search_document (
    article_id     bigint      NOT NULL CONSTRAINT search_document_pk PRIMARY KEY
        CONSTRAINT search_document_article_fk REFERENCES article ON DELETE CASCADE,
    published_at   timestamptz NOT NULL,
    language       text        NOT NULL,
    filter_keys    integer[]   NOT NULL,
    title_sequence integer[]   NOT NULL,
    keys           integer[]   NOT NULL,
    content        text        NOT NULL
) WITH (toast_tuple_target = 128);
ALTER TABLE search_document
    ALTER filter_keys SET STORAGE PLAIN, ALTER title_sequence SET STORAGE MAIN, ALTER keys SET STORAGE EXTERNAL;
CREATE INDEX search_document_keys_idx ON search_document USING gin (keys) WITH (gin_pending_list_limit = 1024);
COMMENT ON TABLE search_document IS 'Search index: one row for each published article.';
COMMENT ON COLUMN search_document.article_id IS 'The article.';
COMMENT ON COLUMN search_document.published_at IS 'Copy of article.listed_at.';
COMMENT ON COLUMN search_document.language IS 'Language of the article without region.';
COMMENT ON COLUMN search_document.filter_keys IS
    'Category, tags, authors, source, language and year as filter keys, see search_filter_key(); also contained in keys.';
COMMENT ON COLUMN search_document.title_sequence IS 'Terms of the title in order, with stop words.';
COMMENT ON COLUMN search_document.keys IS
    'For every term: term << 4 | in the title << 3 | impact from 0 to 7. Negative: filter keys, with week and samples.';
COMMENT ON COLUMN search_document.content IS 'Normalized words between single spaces, for phrases.';

CREATE TABLE search_term (
    term     integer CONSTRAINT search_term_pk PRIMARY KEY,
    articles integer NOT NULL,
    titles   integer NOT NULL
) WITH (fillfactor = 70);
COMMENT ON TABLE search_term IS 'Document frequencies; they follow within about a second.';
COMMENT ON COLUMN search_term.term IS 'Number of the term, see search_term().';
COMMENT ON COLUMN search_term.articles IS 'Number of articles with the term.';
COMMENT ON COLUMN search_term.titles IS 'Number of titles with the term.';

CREATE TABLE search_word (
    language        text             NOT NULL,
    word            text COLLATE "C" NOT NULL,
    term            integer          NOT NULL,
    deletion_hashes integer[]        NOT NULL,
    CONSTRAINT search_word_pk PRIMARY KEY (language, word)
);
CREATE INDEX search_word_term_idx ON search_word (term);
CREATE INDEX search_word_deletion_hashes_idx ON search_word USING gin (deletion_hashes);
COMMENT ON TABLE search_word IS
    'Words of published articles, for completion and for correction of typing errors; they follow within about a second.';
COMMENT ON COLUMN search_word.language IS 'Language without region.';
COMMENT ON COLUMN search_word.word IS 'The normalized word.';
COMMENT ON COLUMN search_word.term IS 'Number of its term.';
COMMENT ON COLUMN search_word.deletion_hashes IS 'Hashes of the word and of the word without any one letter.';

CREATE TABLE search_corpus (
    language text    CONSTRAINT search_corpus_pk PRIMARY KEY,
    articles integer NOT NULL
);
COMMENT ON TABLE search_corpus IS 'Number of published articles of each language; follows within about a second.';
COMMENT ON COLUMN search_corpus.language IS 'Language without region.';
COMMENT ON COLUMN search_corpus.articles IS 'Number of published articles.';

CREATE TABLE search_filter_count (
    key      integer CONSTRAINT search_filter_count_pk PRIMARY KEY,
    articles integer NOT NULL
) WITH (fillfactor = 70);
COMMENT ON TABLE search_filter_count IS 'Number of articles with each filter key; follows within about a second.';
COMMENT ON COLUMN search_filter_count.key IS 'The filter key, see search_filter_key().';
COMMENT ON COLUMN search_filter_count.articles IS 'Number of published articles.';

CREATE TABLE search_language_tag (
    key integer CONSTRAINT search_language_tag_pk PRIMARY KEY,
    tag text    NOT NULL
);
COMMENT ON TABLE search_language_tag IS 'Language tags of filter keys, which hold only a hash of the tag.';
COMMENT ON COLUMN search_language_tag.key IS 'The filter key.';
COMMENT ON COLUMN search_language_tag.tag IS 'BCP 47 tag.';

CREATE TABLE search_count_delta (
    id         bigint    GENERATED ALWAYS AS IDENTITY CONSTRAINT search_count_delta_pk PRIMARY KEY,
    article_id bigint    NOT NULL,
    language   text      NOT NULL,
    sign       integer   NOT NULL CONSTRAINT search_count_delta_sign CHECK (sign IN (-1, 1)),
    keys       integer[] NOT NULL
);
COMMENT ON TABLE search_count_delta IS
    'Documents that still have to be counted in the tables above. Writers append, one worker at a time counts.';
COMMENT ON COLUMN search_count_delta.id IS 'Primary key.';
COMMENT ON COLUMN search_count_delta.article_id IS 'The article.';
COMMENT ON COLUMN search_count_delta.language IS 'Copy of search_document.language.';
COMMENT ON COLUMN search_count_delta.sign IS '1: the document was added. -1: it was removed.';
COMMENT ON COLUMN search_count_delta.keys IS 'Copy of search_document.keys.';
