-- Slugs that categories, authors, tags and sources had, or that what was merged into them had: whatever still names them
-- by those, such as an article's revision or an old export, means the entry of today.

CREATE TABLE entry_alias (
    kind     text   NOT NULL
        CONSTRAINT entry_alias_kind_known CHECK (kind IN ('category', 'author', 'tag', 'source')),
    slug     text COLLATE "C" NOT NULL,
    entry_id bigint NOT NULL,
    CONSTRAINT entry_alias_pk PRIMARY KEY (kind, slug)
);
COMMENT ON COLUMN entry_alias.entry_id IS 'a row of the table that is called like the kind';
CREATE INDEX entry_alias_entry_idx ON entry_alias (kind, entry_id);
