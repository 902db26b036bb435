-- Neighbours become arrays in one row an article instead of a row each, and lists are kept ready. All of it is derived
-- from the articles, so what was there is dropped, and a worker makes it anew (related_pass).
DROP TABLE related_edge, related_place, related_posting, related_vector, related_count, related_corpus, related_term;
DROP FUNCTION IF EXISTS nearest_articles(text, double precision, integer[], real[], bigint);
DROP FUNCTION IF EXISTS place_articles(bigint[]);
DROP FUNCTION IF EXISTS related_words(bigint[]);
DROP FUNCTION IF EXISTS topic_nearness(double precision, double precision);

CREATE TABLE related_term (
    id       integer GENERATED ALWAYS AS IDENTITY CONSTRAINT related_term_pk PRIMARY KEY,
    language text    NOT NULL,
    lexeme   text    COLLATE "C" NOT NULL,
    articles integer NOT NULL,
    uses     real    NOT NULL,
    CONSTRAINT related_term_unique UNIQUE (language, lexeme)
) WITH (fillfactor = 80);
COMMENT ON COLUMN related_term.articles IS 'document frequency; follows the articles within a second or so';
COMMENT ON COLUMN related_term.uses IS 'collection frequency, weighted as in vectors; follows likewise';

CREATE TABLE related_corpus (
    language text    CONSTRAINT related_corpus_pk PRIMARY KEY,
    articles integer NOT NULL
);

-- Counts on their way into the two tables above: appended by writers, folded in by one worker at a time.
CREATE TABLE related_count (
    id       bigint    GENERATED ALWAYS AS IDENTITY CONSTRAINT related_count_pk PRIMARY KEY,
    language text      NOT NULL,
    sign     integer   NOT NULL CONSTRAINT related_count_sign CHECK (sign IN (-1, 1)),
    terms    integer[] NOT NULL,
    uses     real[]    NOT NULL
);

CREATE TABLE related_vector (
    id          bigint    GENERATED ALWAYS AS IDENTITY CONSTRAINT related_vector_pk PRIMARY KEY,
    article_id  bigint    NOT NULL CONSTRAINT related_vector_article_unique UNIQUE
        CONSTRAINT related_vector_article_fk REFERENCES article ON DELETE CASCADE,
    language    text      NOT NULL,
    day         double precision NOT NULL,
    fingerprint bigint    NOT NULL,
    corpus      integer   NOT NULL,
    terms       integer[] NOT NULL,
    impacts     real[]    NOT NULL,
    counted     integer[] NOT NULL,
    uses        real[]    NOT NULL
);
ALTER TABLE related_vector ALTER COLUMN terms SET STORAGE PLAIN, ALTER COLUMN impacts SET STORAGE PLAIN,
    ALTER COLUMN counted SET STORAGE EXTERNAL, ALTER COLUMN uses SET STORAGE EXTERNAL;
COMMENT ON TABLE related_vector IS 'rows are never changed: an edited article gets another one';
COMMENT ON COLUMN related_vector.day IS 'of publication, since 1970';
COMMENT ON COLUMN related_vector.fingerprint IS 'of all that is compared, to tell edits that change nothing of it';
COMMENT ON COLUMN related_vector.corpus IS 'how many articles the weights were found among';
COMMENT ON COLUMN related_vector.terms IS 'the most telling terms, best first';
COMMENT ON COLUMN related_vector.impacts IS '(1 + ln uses) over their norm: free of idf, so never stale';
COMMENT ON COLUMN related_vector.counted IS 'all terms of the article';

CREATE TABLE related_posting (
    term      integer NOT NULL,
    day       double precision NOT NULL,
    vector_id bigint  NOT NULL,
    impact    real    NOT NULL,
    CONSTRAINT related_posting_pk PRIMARY KEY (term, day, vector_id) INCLUDE (impact)
);

CREATE TABLE related_place (
    article_id bigint   CONSTRAINT related_place_pk PRIMARY KEY,
    nearness   real     NOT NULL,
    topical    real     NOT NULL,
    friends    bigint[] NOT NULL,
    shares     real[]   NOT NULL,
    others     bigint[] NOT NULL,
    nearnesses real[]   NOT NULL,
    topicals   real[]   NOT NULL
) WITH (fillfactor = 70, toast_tuple_target = 8160);
ALTER TABLE related_place ALTER COLUMN friends SET STORAGE PLAIN, ALTER COLUMN shares SET STORAGE PLAIN,
    ALTER COLUMN others SET STORAGE PLAIN, ALTER COLUMN nearnesses SET STORAGE PLAIN,
    ALTER COLUMN topicals SET STORAGE PLAIN;
COMMENT ON TABLE related_place IS 'where an article stands among its neighbours';
COMMENT ON COLUMN related_place.nearness IS 'mean of its nearest neighbours: how near is usual for it';
COMMENT ON COLUMN related_place.topical IS 'the same with half as much regard for time: topics age more slowly than stories';
COMMENT ON COLUMN related_place.friends IS 'its nearest by that measure, with their shares of 1';
COMMENT ON COLUMN related_place.others IS 'its neighbours, nearest first; who is a neighbour has this one as a neighbour too';

CREATE TABLE related_copy (
    article_id bigint NOT NULL,
    other_id   bigint NOT NULL,
    CONSTRAINT related_copy_pk PRIMARY KEY (article_id, other_id)
);
CREATE INDEX related_copy_other_idx ON related_copy (other_id);
COMMENT ON TABLE related_copy IS 'pairs of articles with the same text, in both directions';

CREATE TABLE related_list (
    article_id bigint   CONSTRAINT related_list_pk PRIMARY KEY
        CONSTRAINT related_list_article_fk REFERENCES article ON DELETE CASCADE,
    others     bigint[],
    ranks      real[],
    pinned     integer     NOT NULL DEFAULT 0,
    due        boolean     NOT NULL DEFAULT true,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    made_at    timestamptz
) WITH (fillfactor = 80);
ALTER TABLE related_list ALTER COLUMN others SET STORAGE PLAIN, ALTER COLUMN ranks SET STORAGE PLAIN;
COMMENT ON TABLE related_list IS 'related articles, best first, as far as they follow from what is written';
COMMENT ON COLUMN related_list.others IS 'null: something next to the article changed, and readers make the list for themselves';
COMMENT ON COLUMN related_list.pinned IS 'how many at the beginning an editor put there';
COMMENT ON COLUMN related_list.due IS 'whether the list is to be made; what is there serves until then';
COMMENT ON COLUMN related_list.changed_at IS 'when something next to the article changed last';
CREATE INDEX related_list_due_idx ON related_list (article_id) WHERE due;

CREATE TABLE related_pass (
    next_id  bigint,
    articles bigint NOT NULL
);
COMMENT ON TABLE related_pass IS 'one row: the work that goes over all articles and compares them anew, how far it has come';
COMMENT ON COLUMN related_pass.next_id IS 'null: all are compared';
COMMENT ON COLUMN related_pass.articles IS 'how many there were when it began';
INSERT INTO related_pass (next_id, articles) VALUES (0, 0);
