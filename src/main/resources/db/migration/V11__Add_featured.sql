ALTER TABLE article ADD COLUMN featured boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN article.featured IS 'True if the editors feature the article.';

ALTER TABLE listing DROP CONSTRAINT listing_kind_known;
ALTER TABLE listing ADD CONSTRAINT listing_kind_known CHECK (kind IN ('c', 't', 'a', 's', 'f'));
COMMENT ON COLUMN listing.kind IS
    'c: category including its descendants, t: tag, a: author, s: source, f: the list of all featured articles.';
COMMENT ON COLUMN listing.key IS 'Id of the category, tag, author or source; 1 for a kind with a single list.';
