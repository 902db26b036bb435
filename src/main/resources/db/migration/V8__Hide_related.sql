ALTER TABLE article ADD COLUMN related_hidden boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN article.related_hidden IS 'editors keep it out of the related lists of other articles';
