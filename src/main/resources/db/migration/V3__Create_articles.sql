CREATE SEQUENCE article_seq INCREMENT BY 50;

CREATE TABLE article (
    id                bigint      CONSTRAINT article_pk PRIMARY KEY,
    public_id         uuid        NOT NULL CONSTRAINT article_public_id_unique UNIQUE,
    slug              text COLLATE "C" NOT NULL CONSTRAINT article_slug_unique UNIQUE,
    external_id       text        CONSTRAINT article_external_id_unique UNIQUE,
    language          text        NOT NULL,
    title             text        NOT NULL,
    title_order       text        NOT NULL,
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
    canonical_url     text,
    seo               jsonb,
    meta              jsonb,
    translation_group uuid        NOT NULL,
    status            text        NOT NULL
        CONSTRAINT article_status_known CHECK (status IN ('draft', 'scheduled', 'published', 'archived')),
    publish_at        timestamptz,
    published_at      timestamptz,
    listed_at         timestamptz NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    version           integer     NOT NULL,
    CONSTRAINT article_translation_unique UNIQUE (translation_group, language),
    CONSTRAINT article_published_has_time CHECK (status <> 'published' OR published_at IS NOT NULL),
    CONSTRAINT article_scheduled_has_time CHECK (status <> 'scheduled' OR publish_at IS NOT NULL)
);
COMMENT ON COLUMN article.title_order IS 'the title folded for sorting: no accents, lower case';
COMMENT ON COLUMN article.listed_at IS 'the time lists are sorted by: of publication, else planned, else of creation';
COMMENT ON COLUMN article.translation_group IS 'the public id of the first article of a group of translations; its own when alone';

CREATE INDEX article_listed_idx ON article (status, listed_at, id);
CREATE INDEX article_language_listed_idx ON article (status, language, listed_at, id);
CREATE INDEX article_updated_idx ON article (status, updated_at, id);
CREATE INDEX article_title_idx ON article (status, title_order, id);
CREATE INDEX article_due_idx ON article (publish_at) WHERE status = 'scheduled';
CREATE INDEX article_category_idx ON article (category_id);
CREATE INDEX article_source_idx ON article (source_id) WHERE source_id IS NOT NULL;

CREATE TABLE article_category (
    article_id  bigint  NOT NULL CONSTRAINT article_category_article_fk REFERENCES article ON DELETE CASCADE,
    category_id bigint  NOT NULL CONSTRAINT article_category_category_fk REFERENCES category,
    position    integer NOT NULL,
    CONSTRAINT article_category_pk PRIMARY KEY (article_id, category_id)
);
CREATE INDEX article_category_category_idx ON article_category (category_id);

CREATE TABLE article_tag (
    article_id bigint  NOT NULL CONSTRAINT article_tag_article_fk REFERENCES article ON DELETE CASCADE,
    tag_id     bigint  NOT NULL CONSTRAINT article_tag_tag_fk REFERENCES tag,
    position   integer NOT NULL,
    CONSTRAINT article_tag_pk PRIMARY KEY (article_id, tag_id)
);
CREATE INDEX article_tag_tag_idx ON article_tag (tag_id);

CREATE TABLE article_author (
    article_id bigint  NOT NULL CONSTRAINT article_author_article_fk REFERENCES article ON DELETE CASCADE,
    author_id  bigint  NOT NULL CONSTRAINT article_author_author_fk REFERENCES author,
    position   integer NOT NULL,
    role       text,
    CONSTRAINT article_author_pk PRIMARY KEY (article_id, author_id)
);
CREATE INDEX article_author_author_idx ON article_author (author_id);

CREATE TABLE article_steering (
    article_id bigint  NOT NULL CONSTRAINT article_steering_article_fk REFERENCES article ON DELETE CASCADE,
    other_id   bigint  NOT NULL CONSTRAINT article_steering_other_fk REFERENCES article ON DELETE CASCADE,
    pinned     boolean NOT NULL,
    position   integer NOT NULL,
    CONSTRAINT article_steering_pk PRIMARY KEY (article_id, other_id)
);
COMMENT ON TABLE article_steering IS 'what an editor pinned to an article''s related list, or keeps out of it';

CREATE TABLE article_alias (
    slug       text COLLATE "C" CONSTRAINT article_alias_pk PRIMARY KEY,
    article_id bigint NOT NULL CONSTRAINT article_alias_article_fk REFERENCES article ON DELETE CASCADE
);
COMMENT ON TABLE article_alias IS 'slugs an article had before; they lead to it for ever';
CREATE INDEX article_alias_article_idx ON article_alias (article_id);
