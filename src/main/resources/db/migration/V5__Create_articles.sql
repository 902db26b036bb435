CREATE SEQUENCE article_seq INCREMENT BY 50;
COMMENT ON SEQUENCE article_seq IS 'Ids of articles; Hibernate takes 50 at once.';

CREATE TABLE article (
    id                bigint      CONSTRAINT article_pk PRIMARY KEY,
    public_id         uuid        NOT NULL CONSTRAINT article_public_id_unique UNIQUE,
    slug              text COLLATE "C" NOT NULL CONSTRAINT article_slug_unique UNIQUE,
    external_id       text        CONSTRAINT article_external_id_unique UNIQUE,
    language          text        NOT NULL,
    translation_group uuid        NOT NULL,
    title             text        NOT NULL,
    title_sort_key    text        NOT NULL,
    summary           text,
    excerpt           text        NOT NULL,
    body_format       text        NOT NULL CONSTRAINT article_body_format_known CHECK (body_format IN ('markdown', 'html')),
    body_source       text        NOT NULL,
    body_html         text        NOT NULL,
    body_text         text        NOT NULL,
    word_count        integer     NOT NULL,
    reading_minutes   integer     NOT NULL,
    category_id       bigint      NOT NULL CONSTRAINT article_category_fk REFERENCES category,
    source_id         bigint      CONSTRAINT article_source_fk REFERENCES source,
    image             jsonb,
    medium_id         bigint      CONSTRAINT article_medium_fk REFERENCES medium,
    canonical_url     text,
    seo               jsonb,
    meta              jsonb,
    corrections       jsonb       NOT NULL DEFAULT '[]',
    related_hidden    boolean     NOT NULL DEFAULT false,
    status            text        NOT NULL
        CONSTRAINT article_status_known CHECK (status IN ('draft', 'scheduled', 'published', 'archived')),
    publish_at        timestamptz,
    published_at      timestamptz,
    expire_at         timestamptz,
    listed_at         timestamptz NOT NULL,
    previews_revoked  integer     NOT NULL DEFAULT 0,
    created_by        uuid,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    version           integer     NOT NULL,
    CONSTRAINT article_translation_unique UNIQUE (translation_group, language),
    CONSTRAINT article_published_has_time CHECK (status <> 'published' OR published_at IS NOT NULL),
    CONSTRAINT article_scheduled_has_time CHECK (status <> 'scheduled' OR publish_at IS NOT NULL)
);
-- Sitemaps read the last change of each month from article_listed_idx alone.
CREATE INDEX article_listed_idx ON article (status, listed_at, id) INCLUDE (updated_at);
CREATE INDEX article_language_listed_idx ON article (status, language, listed_at, id);
CREATE INDEX article_updated_idx ON article (status, updated_at, id);
CREATE INDEX article_title_idx ON article (status, title_sort_key, id);
CREATE INDEX article_publish_at_idx ON article (publish_at) WHERE status = 'scheduled';
CREATE INDEX article_expire_at_idx ON article (expire_at)
    WHERE expire_at IS NOT NULL AND status IN ('scheduled', 'published');
CREATE INDEX article_category_idx ON article (category_id);
CREATE INDEX article_source_idx ON article (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX article_medium_idx ON article (medium_id) WHERE medium_id IS NOT NULL;
CREATE INDEX article_canonical_url_idx ON article USING hash (canonical_url) WHERE canonical_url IS NOT NULL;
COMMENT ON TABLE article IS 'Articles, in any status.';
COMMENT ON COLUMN article.id IS 'Primary key.';
COMMENT ON COLUMN article.public_id IS 'Id in the API.';
COMMENT ON COLUMN article.slug IS 'Part of the address.';
COMMENT ON COLUMN article.external_id IS 'Id in the system that the article was imported from.';
COMMENT ON COLUMN article.language IS 'BCP 47 tag.';
COMMENT ON COLUMN article.translation_group IS
    'Public id of the first article of a group of translations; the article''s own public id if it has no translation.';
COMMENT ON COLUMN article.title IS 'Headline.';
COMMENT ON COLUMN article.title_sort_key IS 'The title in lower case without accents, for sorting.';
COMMENT ON COLUMN article.summary IS 'Summary by the editors.';
COMMENT ON COLUMN article.excerpt IS 'Beginning of the text, used where there is no summary.';
COMMENT ON COLUMN article.body_format IS 'Format of body_source.';
COMMENT ON COLUMN article.body_source IS 'Body as it was written.';
COMMENT ON COLUMN article.body_html IS 'Body as sanitized HTML.';
COMMENT ON COLUMN article.body_text IS 'Body as plain text.';
COMMENT ON COLUMN article.word_count IS 'Number of words of the body.';
COMMENT ON COLUMN article.reading_minutes IS 'Reading time of the body.';
COMMENT ON COLUMN article.category_id IS 'Main category.';
COMMENT ON COLUMN article.source_id IS 'Source; null for an own article.';
COMMENT ON COLUMN article.image IS 'Main image: address, texts and size.';
COMMENT ON COLUMN article.medium_id IS 'Medium of the main image; null if the image is elsewhere on the web.';
COMMENT ON COLUMN article.canonical_url IS 'Address of the original, if that is elsewhere.';
COMMENT ON COLUMN article.seo IS 'Title, description, image and noindex for search engines.';
COMMENT ON COLUMN article.meta IS 'Any object of the front end.';
COMMENT ON COLUMN article.corrections IS 'Dated correction notes, newest first.';
COMMENT ON COLUMN article.related_hidden IS 'True if editors keep it out of the related lists of other articles.';
COMMENT ON COLUMN article.status IS 'draft, scheduled, published or archived.';
COMMENT ON COLUMN article.publish_at IS 'Planned time of publication.';
COMMENT ON COLUMN article.published_at IS 'Time of publication.';
COMMENT ON COLUMN article.expire_at IS 'Time of automatic archiving; it stays after that has happened.';
COMMENT ON COLUMN article.listed_at IS
    'Time that lists are sorted by: of publication, or else planned publication, or else creation.';
COMMENT ON COLUMN article.previews_revoked IS
    'How often preview links were revoked. A link holds the number at its creation and is valid while it is the same.';
COMMENT ON COLUMN article.created_by IS 'API key that created it; null for the first admin key.';
COMMENT ON COLUMN article.created_at IS 'Time of creation.';
COMMENT ON COLUMN article.updated_at IS 'Time of the last edit.';
COMMENT ON COLUMN article.version IS 'Counts edits, for ETag and If-Match.';

CREATE TABLE article_category (
    article_id  bigint  NOT NULL CONSTRAINT article_category_article_fk REFERENCES article ON DELETE CASCADE,
    category_id bigint  NOT NULL CONSTRAINT article_category_category_fk REFERENCES category,
    position    integer NOT NULL,
    CONSTRAINT article_category_pk PRIMARY KEY (article_id, category_id)
);
CREATE INDEX article_category_category_idx ON article_category (category_id);
COMMENT ON TABLE article_category IS 'Further categories of articles.';
COMMENT ON COLUMN article_category.article_id IS 'The article.';
COMMENT ON COLUMN article_category.category_id IS 'The category.';
COMMENT ON COLUMN article_category.position IS 'Order within the article.';

CREATE TABLE article_tag (
    article_id bigint  NOT NULL CONSTRAINT article_tag_article_fk REFERENCES article ON DELETE CASCADE,
    tag_id     bigint  NOT NULL CONSTRAINT article_tag_tag_fk REFERENCES tag,
    position   integer NOT NULL,
    CONSTRAINT article_tag_pk PRIMARY KEY (article_id, tag_id)
);
CREATE INDEX article_tag_tag_idx ON article_tag (tag_id);
COMMENT ON TABLE article_tag IS 'Tags of articles.';
COMMENT ON COLUMN article_tag.article_id IS 'The article.';
COMMENT ON COLUMN article_tag.tag_id IS 'The tag.';
COMMENT ON COLUMN article_tag.position IS 'Order within the article.';

CREATE TABLE article_author (
    article_id bigint  NOT NULL CONSTRAINT article_author_article_fk REFERENCES article ON DELETE CASCADE,
    author_id  bigint  NOT NULL CONSTRAINT article_author_author_fk REFERENCES author,
    position   integer NOT NULL,
    role       text,
    CONSTRAINT article_author_pk PRIMARY KEY (article_id, author_id)
);
CREATE INDEX article_author_author_idx ON article_author (author_id);
COMMENT ON TABLE article_author IS 'Authors of articles.';
COMMENT ON COLUMN article_author.article_id IS 'The article.';
COMMENT ON COLUMN article_author.author_id IS 'The author.';
COMMENT ON COLUMN article_author.position IS 'Order within the article.';
COMMENT ON COLUMN article_author.role IS 'What the author did, such as photos.';

CREATE TABLE article_medium (
    article_id bigint NOT NULL CONSTRAINT article_medium_article_fk REFERENCES article ON DELETE CASCADE,
    medium_id  bigint NOT NULL CONSTRAINT article_medium_medium_fk REFERENCES medium,
    CONSTRAINT article_medium_pk PRIMARY KEY (article_id, medium_id)
);
CREATE INDEX article_medium_medium_idx ON article_medium (medium_id);
COMMENT ON TABLE article_medium IS 'Media used by articles, as main image or in the body.';
COMMENT ON COLUMN article_medium.article_id IS 'The article.';
COMMENT ON COLUMN article_medium.medium_id IS 'The medium.';

CREATE TABLE article_former_slug (
    slug       text COLLATE "C" CONSTRAINT article_former_slug_pk PRIMARY KEY,
    article_id bigint NOT NULL CONSTRAINT article_former_slug_article_fk REFERENCES article ON DELETE CASCADE
);
CREATE INDEX article_former_slug_article_idx ON article_former_slug (article_id);
COMMENT ON TABLE article_former_slug IS 'Slugs that articles had before. Their addresses redirect for ever.';
COMMENT ON COLUMN article_former_slug.slug IS 'The former slug.';
COMMENT ON COLUMN article_former_slug.article_id IS 'The article.';

CREATE TABLE article_alias (
    path       text COLLATE "C" NOT NULL,
    host       text COLLATE "C" NOT NULL,
    article_id bigint  NOT NULL CONSTRAINT article_alias_article_fk REFERENCES article ON DELETE CASCADE,
    url        text    NOT NULL,
    position   integer NOT NULL,
    CONSTRAINT article_alias_pk PRIMARY KEY (path, host)
);
CREATE INDEX article_alias_article_idx ON article_alias (article_id, position);
COMMENT ON TABLE article_alias IS 'Addresses that articles had on other systems.';
COMMENT ON COLUMN article_alias.path IS 'Normalized path, as look-ups use it.';
COMMENT ON COLUMN article_alias.host IS 'Normalized host; empty for an address without a host.';
COMMENT ON COLUMN article_alias.article_id IS 'The article.';
COMMENT ON COLUMN article_alias.url IS 'The address as it was written.';
COMMENT ON COLUMN article_alias.position IS 'Order within the article.';

CREATE TABLE article_revision (
    article_id    bigint      NOT NULL CONSTRAINT article_revision_article_fk REFERENCES article ON DELETE CASCADE,
    number        integer     NOT NULL,
    at            timestamptz NOT NULL,
    actor_id      text,
    actor_name    text        NOT NULL,
    action        text        NOT NULL,
    restored_from integer,
    fields        text[]      NOT NULL,
    digests       jsonb       NOT NULL,
    content       json        NOT NULL,
    CONSTRAINT article_revision_pk PRIMARY KEY (article_id, number)
);
COMMENT ON TABLE article_revision IS 'States of articles, one row for each change.';
COMMENT ON COLUMN article_revision.article_id IS 'The article.';
COMMENT ON COLUMN article_revision.number IS 'Version of the article; numbers may be missing.';
COMMENT ON COLUMN article_revision.at IS 'Time of the change.';
COMMENT ON COLUMN article_revision.actor_id IS 'Id of the API key that changed it, or admin for the first admin key; null if the server changed it.';
COMMENT ON COLUMN article_revision.actor_name IS 'Name of that key at that time, or clock.';
COMMENT ON COLUMN article_revision.action IS 'Kind of the change, such as updated or published.';
COMMENT ON COLUMN article_revision.restored_from IS 'Revision that was restored.';
COMMENT ON COLUMN article_revision.fields IS 'Fields that differ from the revision before.';
COMMENT ON COLUMN article_revision.digests IS 'Hash of each field, so that changes are found without reading content.';
COMMENT ON COLUMN article_revision.content IS 'The article as a client would write it.';
