-- Sitemaps tell of all that is published, month by month: how many articles, and when one of them last changed.
DROP INDEX article_listed_idx;
CREATE INDEX article_listed_idx ON article (status, listed_at, id) INCLUDE (updated_at);

CREATE TABLE front_lead (
    category_id bigint NOT NULL CONSTRAINT front_lead_category_fk REFERENCES category ON DELETE CASCADE,
    article_id  bigint NOT NULL CONSTRAINT front_lead_article_fk REFERENCES article ON DELETE CASCADE,
    CONSTRAINT front_lead_pk PRIMARY KEY (category_id)
);
COMMENT ON TABLE front_lead IS 'the article an editor put at the head of a section''s front';
CREATE INDEX front_lead_article_idx ON front_lead (article_id);
