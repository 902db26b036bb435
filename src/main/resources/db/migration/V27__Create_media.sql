CREATE TABLE medium (
    id         bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT medium_pk PRIMARY KEY,
    public_id  uuid        NOT NULL CONSTRAINT medium_public_id_unique UNIQUE,
    digest     text        NOT NULL CONSTRAINT medium_digest_unique UNIQUE
        CONSTRAINT medium_digest_sha256 CHECK (digest ~ '^[0-9a-f]{64}$'),
    name       text        NOT NULL,
    format     text        NOT NULL CONSTRAINT medium_format_known CHECK (format IN ('JPEG', 'PNG', 'GIF', 'WEBP')),
    variants   text        CONSTRAINT medium_variants_known CHECK (variants IN ('JPEG', 'PNG')),
    width      integer     NOT NULL,
    height     integer     NOT NULL,
    bytes      bigint      NOT NULL,
    alt        text,
    credit     text,
    caption    text,
    focal_x    double precision,
    focal_y    double precision,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version    integer     NOT NULL,
    CONSTRAINT medium_focal_point_whole CHECK ((focal_x IS NULL) = (focal_y IS NULL))
);
COMMENT ON COLUMN medium.digest IS 'SHA-256 of the file as it is kept: the same bytes are one medium';
COMMENT ON COLUMN medium.variants IS 'what smaller ones are made in; null when none are made';
COMMENT ON COLUMN medium.created_by IS 'the key that sent it; null for the first admin key';

ALTER TABLE article ADD COLUMN medium_id bigint CONSTRAINT article_medium_fk REFERENCES medium;
COMMENT ON COLUMN article.medium_id IS 'the medium that the image is, unless it lies elsewhere on the web';
CREATE INDEX article_medium_idx ON article (medium_id) WHERE medium_id IS NOT NULL;

CREATE TABLE article_medium (
    article_id bigint NOT NULL CONSTRAINT article_medium_article_fk REFERENCES article ON DELETE CASCADE,
    medium_id  bigint NOT NULL CONSTRAINT article_medium_medium_fk REFERENCES medium,
    CONSTRAINT article_medium_pk PRIMARY KEY (article_id, medium_id)
);
COMMENT ON TABLE article_medium IS 'the media in an article, as its image or in its body';
CREATE INDEX article_medium_medium_idx ON article_medium (medium_id);

CREATE TABLE medium_doomed (
    digest text CONSTRAINT medium_doomed_pk PRIMARY KEY
);
COMMENT ON TABLE medium_doomed IS 'files of deleted media that are still to be deleted from the store';
