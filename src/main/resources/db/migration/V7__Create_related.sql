-- Data of related articles. Only published articles are here. See src/docs/related.md.

CREATE TABLE article_related_override (
    article_id bigint  NOT NULL CONSTRAINT article_related_override_article_fk REFERENCES article ON DELETE CASCADE,
    other_id   bigint  NOT NULL CONSTRAINT article_related_override_other_fk REFERENCES article ON DELETE CASCADE,
    pinned     boolean NOT NULL,
    position   integer NOT NULL,
    CONSTRAINT article_related_override_pk PRIMARY KEY (article_id, other_id)
);
CREATE INDEX article_related_override_other_idx ON article_related_override (other_id);
COMMENT ON TABLE article_related_override IS 'Articles that editors pinned to a related list or excluded from it.';
COMMENT ON COLUMN article_related_override.article_id IS 'The article that has the list.';
COMMENT ON COLUMN article_related_override.other_id IS 'The pinned or excluded article.';
COMMENT ON COLUMN article_related_override.pinned IS 'True: pinned. False: excluded.';
COMMENT ON COLUMN article_related_override.position IS 'Order within the article.';

CREATE TABLE related_term (
    id       integer GENERATED ALWAYS AS IDENTITY CONSTRAINT related_term_pk PRIMARY KEY,
    language text    NOT NULL,
    lexeme   text    COLLATE "C" NOT NULL,
    articles integer NOT NULL,
    uses     real    NOT NULL,
    CONSTRAINT related_term_unique UNIQUE (language, lexeme)
) WITH (fillfactor = 80);
COMMENT ON TABLE related_term IS 'Terms of published articles with their frequencies, which follow within about a second.';
COMMENT ON COLUMN related_term.id IS 'Primary key.';
COMMENT ON COLUMN related_term.language IS 'BCP 47 tag of the articles.';
COMMENT ON COLUMN related_term.lexeme IS 'The term: a stem or n-gram, #id of a tag, @id of an author, or =id of a category.';
COMMENT ON COLUMN related_term.articles IS 'Document frequency.';
COMMENT ON COLUMN related_term.uses IS 'Collection frequency, weighted as in related_vector.uses.';

CREATE TABLE related_corpus (
    language text    CONSTRAINT related_corpus_pk PRIMARY KEY,
    articles integer NOT NULL
);
COMMENT ON TABLE related_corpus IS 'Number of published articles of each language; follows within about a second.';
COMMENT ON COLUMN related_corpus.language IS 'BCP 47 tag.';
COMMENT ON COLUMN related_corpus.articles IS 'Number of published articles.';

CREATE TABLE related_count_delta (
    id       bigint    GENERATED ALWAYS AS IDENTITY CONSTRAINT related_count_delta_pk PRIMARY KEY,
    language text      NOT NULL,
    sign     integer   NOT NULL CONSTRAINT related_count_delta_sign CHECK (sign IN (-1, 1)),
    terms    integer[] NOT NULL,
    uses     real[]    NOT NULL
);
COMMENT ON TABLE related_count_delta IS
    'Articles that still have to be counted in related_term and related_corpus. Writers append, one worker at a time counts.';
COMMENT ON COLUMN related_count_delta.id IS 'Primary key.';
COMMENT ON COLUMN related_count_delta.language IS 'Language of the article.';
COMMENT ON COLUMN related_count_delta.sign IS '1: the article was added. -1: it was removed.';
COMMENT ON COLUMN related_count_delta.terms IS 'Ids of its terms.';
COMMENT ON COLUMN related_count_delta.uses IS 'Weighted number of uses of each term.';

CREATE TABLE related_vector (
    id          bigint    GENERATED ALWAYS AS IDENTITY CONSTRAINT related_vector_pk PRIMARY KEY,
    article_id  bigint    NOT NULL CONSTRAINT related_vector_article_unique UNIQUE
        CONSTRAINT related_vector_article_fk REFERENCES article ON DELETE CASCADE,
    language    text      NOT NULL,
    day         double precision NOT NULL,
    fingerprint bigint    NOT NULL,
    corpus_size integer   NOT NULL,
    terms       integer[] NOT NULL,
    impacts     real[]    NOT NULL,
    all_terms   integer[] NOT NULL,
    uses        real[]    NOT NULL
);
ALTER TABLE related_vector
    ALTER terms SET STORAGE PLAIN, ALTER impacts SET STORAGE PLAIN,
    ALTER all_terms SET STORAGE EXTERNAL, ALTER uses SET STORAGE EXTERNAL,
    ALTER terms SET STATISTICS 0, ALTER impacts SET STATISTICS 0,
    ALTER all_terms SET STATISTICS 0, ALTER uses SET STATISTICS 0;
CREATE INDEX related_vector_uncompared_idx ON related_vector (article_id) WHERE corpus_size <= 0;
COMMENT ON TABLE related_vector IS 'Term vectors of articles. Rows are not updated: an edited article gets a new row.';
COMMENT ON COLUMN related_vector.id IS 'Primary key.';
COMMENT ON COLUMN related_vector.article_id IS 'The article.';
COMMENT ON COLUMN related_vector.language IS 'Language of the article.';
COMMENT ON COLUMN related_vector.day IS 'Days from 1970 to publication.';
COMMENT ON COLUMN related_vector.fingerprint IS 'Hash of everything that is compared, to recognise edits that change none of it.';
COMMENT ON COLUMN related_vector.corpus_size IS
    'Number of articles it was compared among. 0: not compared yet. -1: its terms have to be read again too.';
COMMENT ON COLUMN related_vector.terms IS 'Ids of the terms with the highest weights, highest first.';
COMMENT ON COLUMN related_vector.impacts IS
    'For each of terms (1 + ln uses), divided by the norm. There is no idf in it, so it does not become stale.';
COMMENT ON COLUMN related_vector.all_terms IS 'Ids of all terms of the article.';
COMMENT ON COLUMN related_vector.uses IS 'Weighted number of uses of each of all_terms.';

CREATE TABLE related_posting (
    term      integer NOT NULL,
    day       double precision NOT NULL,
    vector_id bigint  NOT NULL,
    impact    real    NOT NULL,
    CONSTRAINT related_posting_pk PRIMARY KEY (term, day, vector_id) INCLUDE (impact)
);
COMMENT ON TABLE related_posting IS 'Inverted index of related_vector, for the first of its terms.';
COMMENT ON COLUMN related_posting.term IS 'Id of the term.';
COMMENT ON COLUMN related_posting.day IS 'Copy of related_vector.day.';
COMMENT ON COLUMN related_posting.vector_id IS 'Id of the vector.';
COMMENT ON COLUMN related_posting.impact IS 'Impact of the term in the vector.';

CREATE TABLE related_neighbours (
    article_id            bigint   CONSTRAINT related_neighbours_pk PRIMARY KEY,
    mean_similarity       real     NOT NULL,
    mean_topic_similarity real     NOT NULL,
    top_neighbours               bigint[] NOT NULL,
    top_weights       real[]   NOT NULL,
    neighbours            bigint[] NOT NULL,
    similarities          real[]   NOT NULL,
    topic_similarities    real[]   NOT NULL
) WITH (fillfactor = 70, toast_tuple_target = 8160);
ALTER TABLE related_neighbours
    ALTER top_neighbours SET STORAGE PLAIN, ALTER top_weights SET STORAGE PLAIN, ALTER neighbours SET STORAGE PLAIN,
    ALTER similarities SET STORAGE PLAIN, ALTER topic_similarities SET STORAGE PLAIN,
    ALTER top_neighbours SET STATISTICS 0, ALTER top_weights SET STATISTICS 0, ALTER neighbours SET STATISTICS 0,
    ALTER similarities SET STATISTICS 0, ALTER topic_similarities SET STATISTICS 0;
COMMENT ON TABLE related_neighbours IS 'Nearest neighbours of each article. The relation is symmetric.';
COMMENT ON COLUMN related_neighbours.article_id IS 'The article.';
COMMENT ON COLUMN related_neighbours.mean_similarity IS
    'Mean of the highest similarities: similarity that is usual for the article. Similarities are divided by it.';
COMMENT ON COLUMN related_neighbours.mean_topic_similarity IS 'The same of topic_similarities.';
COMMENT ON COLUMN related_neighbours.top_neighbours IS 'Articles with the highest similarity after that division.';
COMMENT ON COLUMN related_neighbours.top_weights IS 'Weight of each of top_neighbours; together 1.';
COMMENT ON COLUMN related_neighbours.neighbours IS 'Articles, most similar first.';
COMMENT ON COLUMN related_neighbours.similarities IS
    'Similarity of the terms of each neighbour, up to halved by distance in time.';
COMMENT ON COLUMN related_neighbours.topic_similarities IS
    'The same with half the influence of time: topics age more slowly than stories.';

CREATE TABLE related_near_duplicate (
    article_id bigint NOT NULL,
    other_id   bigint NOT NULL,
    CONSTRAINT related_near_duplicate_pk PRIMARY KEY (article_id, other_id)
);
CREATE INDEX related_near_duplicate_other_idx ON related_near_duplicate (other_id);
COMMENT ON TABLE related_near_duplicate IS 'Pairs of articles with the same text, in both directions.';
COMMENT ON COLUMN related_near_duplicate.article_id IS 'One article.';
COMMENT ON COLUMN related_near_duplicate.other_id IS 'The other one.';

CREATE TABLE related_list (
    article_id bigint   CONSTRAINT related_list_pk PRIMARY KEY
        CONSTRAINT related_list_article_fk REFERENCES article ON DELETE CASCADE,
    items      bigint[],
    ranks      real[],
    pinned     integer     NOT NULL DEFAULT 0,
    stale      boolean     NOT NULL DEFAULT true,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    built_at   timestamptz
) WITH (fillfactor = 80);
ALTER TABLE related_list
    ALTER items SET STORAGE PLAIN, ALTER ranks SET STORAGE PLAIN,
    ALTER items SET STATISTICS 0, ALTER ranks SET STATISTICS 0;
CREATE INDEX related_list_stale_idx ON related_list (article_id) WHERE stale;
COMMENT ON TABLE related_list IS 'Related list of each article, without the filters of requests.';
COMMENT ON COLUMN related_list.article_id IS 'The article.';
COMMENT ON COLUMN related_list.items IS
    'Ids of related articles, best first. Null after a change that concerns the list: requests compute it then.';
COMMENT ON COLUMN related_list.ranks IS 'Ranking value of each item.';
COMMENT ON COLUMN related_list.pinned IS 'Number of items at the beginning that editors pinned.';
COMMENT ON COLUMN related_list.stale IS 'True if the list has to be built again. Items that are not null are used until then.';
COMMENT ON COLUMN related_list.changed_at IS 'Time of the last change that concerns the list.';
COMMENT ON COLUMN related_list.built_at IS 'Time at which the list was built.';

CREATE TABLE related_reindex (
    next_id  bigint,
    articles bigint NOT NULL
);
COMMENT ON TABLE related_reindex IS 'One row: progress of the work that compares all articles again after the archive has grown.';
COMMENT ON COLUMN related_reindex.next_id IS 'The next article to compare; null if all are compared.';
COMMENT ON COLUMN related_reindex.articles IS 'Number of published articles when the work began.';
INSERT INTO related_reindex (next_id, articles) VALUES (0, 0);
