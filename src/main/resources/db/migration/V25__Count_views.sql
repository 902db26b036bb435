-- How often articles were read: for each period up to now a sum, and the short spans it is made of, which fall out of
-- it as time goes on.
CREATE TABLE view_count (
    article_id bigint NOT NULL CONSTRAINT view_count_article_fk REFERENCES article ON DELETE CASCADE,
    period     text   NOT NULL,
    views      bigint NOT NULL,
    CONSTRAINT view_count_pk PRIMARY KEY (article_id, period)
);
CREATE INDEX view_count_most_idx ON view_count (period, views, article_id);

CREATE TABLE view_span (
    period     text        NOT NULL,
    since      timestamptz NOT NULL,
    article_id bigint      NOT NULL,
    views      bigint      NOT NULL,
    CONSTRAINT view_span_pk PRIMARY KEY (period, since, article_id)
);
COMMENT ON COLUMN view_span.period IS 'the period as it is asked for, such as P7D; each has spans of a length of its own';
