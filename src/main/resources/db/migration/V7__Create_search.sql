-- What search works on. Only published articles stand here. See src/docs/search.md.
CREATE EXTENSION IF NOT EXISTS intarray;

CREATE TABLE search_document (
    article_id     bigint      CONSTRAINT search_document_pk PRIMARY KEY
        CONSTRAINT search_document_article_fk REFERENCES article ON DELETE CASCADE,
    language       text        NOT NULL,
    published_at   timestamptz NOT NULL,
    keys           integer[]   NOT NULL,
    title_sequence integer[]   NOT NULL,
    content        text        NOT NULL
);
COMMENT ON COLUMN search_document.keys IS
    'term << 4 | in the title << 3 | impact of 0 to 7, for every term; and minus the week of publication';
COMMENT ON COLUMN search_document.title_sequence IS 'the terms of the title in their order, stop words too';
COMMENT ON COLUMN search_document.content IS 'the folded words between single spaces, for phrases';
CREATE INDEX search_document_keys_idx ON search_document USING gin (keys) WITH (gin_pending_list_limit = 1024);

CREATE TABLE search_term (
    term     integer CONSTRAINT search_term_pk PRIMARY KEY,
    articles integer NOT NULL,
    titles   integer NOT NULL
) WITH (fillfactor = 70);
COMMENT ON TABLE search_term IS 'document frequencies; they follow the articles within a second or so';

CREATE TABLE search_word (
    language  text             NOT NULL,
    word      text COLLATE "C" NOT NULL,
    term      integer          NOT NULL,
    deletions integer[]        NOT NULL,
    CONSTRAINT search_word_pk PRIMARY KEY (language, word)
);
COMMENT ON TABLE search_word IS 'words as they are written in published articles; they follow within a second or so';
COMMENT ON COLUMN search_word.deletions IS 'hashes of the word and of what is left of it without any one letter';
CREATE INDEX search_word_term_idx ON search_word (term);
CREATE INDEX search_word_deletions_idx ON search_word USING gin (deletions);

CREATE TABLE search_corpus (
    language text    CONSTRAINT search_corpus_pk PRIMARY KEY,
    articles integer NOT NULL
);

CREATE TABLE search_week (
    week     integer CONSTRAINT search_week_pk PRIMARY KEY,
    articles integer NOT NULL
);

-- Counts on their way into the tables above: appended by writers, folded in by one worker at a time.
CREATE TABLE search_count (
    id         bigint    GENERATED ALWAYS AS IDENTITY CONSTRAINT search_count_pk PRIMARY KEY,
    article_id bigint    NOT NULL,
    language   text      NOT NULL,
    sign       integer   NOT NULL CONSTRAINT search_count_sign CHECK (sign IN (-1, 1)),
    keys       integer[] NOT NULL
);
