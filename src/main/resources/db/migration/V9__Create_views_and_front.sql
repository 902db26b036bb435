CREATE TABLE view_count (
    article_id bigint NOT NULL CONSTRAINT view_count_article_fk REFERENCES article ON DELETE CASCADE,
    period     text   NOT NULL,
    views      bigint NOT NULL,
    CONSTRAINT view_count_pk PRIMARY KEY (article_id, period)
);
CREATE INDEX view_count_most_viewed_idx ON view_count (period, views, article_id);
COMMENT ON TABLE view_count IS 'Number of views of articles in each period up to now.';
COMMENT ON COLUMN view_count.article_id IS 'The article.';
COMMENT ON COLUMN view_count.period IS 'The period as requests name it, such as P7D.';
COMMENT ON COLUMN view_count.views IS 'Sum of the buckets of the period.';

CREATE TABLE view_bucket (
    period     text        NOT NULL,
    starts_at  timestamptz NOT NULL,
    article_id bigint      NOT NULL,
    views      bigint      NOT NULL,
    CONSTRAINT view_bucket_pk PRIMARY KEY (period, starts_at, article_id)
);
COMMENT ON TABLE view_bucket IS
    'Views of articles in short buckets of time. A bucket that is older than its period is subtracted from view_count.';
COMMENT ON COLUMN view_bucket.period IS 'As in view_count. The length of buckets depends on it.';
COMMENT ON COLUMN view_bucket.starts_at IS 'Beginning of the bucket.';
COMMENT ON COLUMN view_bucket.article_id IS 'The article.';
COMMENT ON COLUMN view_bucket.views IS 'Number of views.';

CREATE TABLE front_lead (
    category_id bigint NOT NULL CONSTRAINT front_lead_category_fk REFERENCES category ON DELETE CASCADE,
    article_id  bigint NOT NULL CONSTRAINT front_lead_article_fk REFERENCES article ON DELETE CASCADE,
    CONSTRAINT front_lead_pk PRIMARY KEY (category_id)
);
CREATE INDEX front_lead_article_idx ON front_lead (article_id);
COMMENT ON TABLE front_lead IS 'Lead articles that editors chose for the front pages of categories.';
COMMENT ON COLUMN front_lead.category_id IS 'The category.';
COMMENT ON COLUMN front_lead.article_id IS 'The article at the top.';
