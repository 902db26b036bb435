-- What 'related articles' are computed from. Only published articles stand here. See src/docs/related.md.

CREATE TABLE related_term (
    id       integer GENERATED ALWAYS AS IDENTITY CONSTRAINT related_term_pk PRIMARY KEY,
    language text    NOT NULL,
    lexeme   text    NOT NULL,
    articles integer NOT NULL DEFAULT 0,
    uses     real    NOT NULL DEFAULT 0,
    CONSTRAINT related_term_unique UNIQUE (language, lexeme)
);
COMMENT ON COLUMN related_term.articles IS 'document frequency; follows the articles within a second or so';
COMMENT ON COLUMN related_term.uses IS 'collection frequency, weighted as in vectors; follows likewise';

CREATE TABLE related_corpus (
    language text    CONSTRAINT related_corpus_pk PRIMARY KEY,
    articles integer NOT NULL
);

-- Counts on their way into the two tables above: appended by writers, folded in by one worker at a time.
CREATE TABLE related_count (
    id       bigint  GENERATED ALWAYS AS IDENTITY CONSTRAINT related_count_pk PRIMARY KEY,
    language text    NOT NULL,
    sign     integer NOT NULL CONSTRAINT related_count_sign CHECK (sign IN (-1, 1)),
    terms    integer[] NOT NULL,
    uses     real[]  NOT NULL
);

CREATE TABLE related_vector (
    article_id bigint    CONSTRAINT related_vector_pk PRIMARY KEY,
    language   text      NOT NULL,
    day        double precision NOT NULL,
    terms      integer[] NOT NULL,
    impacts    real[]    NOT NULL,
    uses       real[]    NOT NULL,
    CONSTRAINT related_vector_article_fk FOREIGN KEY (article_id) REFERENCES article ON DELETE CASCADE
);
COMMENT ON COLUMN related_vector.terms IS 'all terms of the article, the most telling first';
COMMENT ON COLUMN related_vector.impacts IS '(1 + ln uses) over their norm, for the best terms: free of idf, so never stale';

CREATE TABLE related_posting (
    term       integer NOT NULL,
    day        double precision NOT NULL,
    article_id bigint  NOT NULL,
    impact     real    NOT NULL,
    CONSTRAINT related_posting_pk PRIMARY KEY (term, day, article_id) INCLUDE (impact)
);

CREATE TABLE related_edge (
    article_id bigint NOT NULL,
    other_id   bigint NOT NULL,
    nearness   real   NOT NULL,
    topical    real   NOT NULL,
    CONSTRAINT related_edge_pk PRIMARY KEY (article_id, other_id)
);
COMMENT ON TABLE related_edge IS 'pairs of like articles, each pair in both directions';
COMMENT ON COLUMN related_edge.nearness IS 'likeness of the words, up to halved by distance in time';
COMMENT ON COLUMN related_edge.topical IS 'the same with half as much regard for time: topics age more slowly than stories';
CREATE INDEX related_edge_nearest_idx ON related_edge (article_id, nearness DESC, other_id) INCLUDE (topical);
CREATE INDEX related_edge_other_idx ON related_edge (other_id);

CREATE TABLE related_place (
    article_id bigint   CONSTRAINT related_place_pk PRIMARY KEY,
    nearness   real     NOT NULL,
    topical    real     NOT NULL,
    friends    bigint[] NOT NULL DEFAULT '{}',
    shares     real[]   NOT NULL DEFAULT '{}'
) WITH (fillfactor = 70);
COMMENT ON TABLE related_place IS 'where an article stands among its neighbours';
COMMENT ON COLUMN related_place.nearness IS 'mean of its nearest edges: how near is usual for it';
COMMENT ON COLUMN related_place.friends IS 'its nearest by that measure, with their shares of 1';
