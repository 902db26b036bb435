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
COMMENT ON TABLE medium IS 'Uploaded images. The files are in the media store, by digest.';
COMMENT ON COLUMN medium.id IS 'Primary key.';
COMMENT ON COLUMN medium.public_id IS 'Id in the API.';
COMMENT ON COLUMN medium.digest IS 'SHA-256 of the stored file, hexadecimal. Equal files are one medium.';
COMMENT ON COLUMN medium.name IS 'File name.';
COMMENT ON COLUMN medium.format IS 'Format of the stored file.';
COMMENT ON COLUMN medium.variants IS 'Format of the smaller variants; null if none are made.';
COMMENT ON COLUMN medium.width IS 'Width in pixels.';
COMMENT ON COLUMN medium.height IS 'Height in pixels.';
COMMENT ON COLUMN medium.bytes IS 'Size of the stored file.';
COMMENT ON COLUMN medium.alt IS 'Alternative text.';
COMMENT ON COLUMN medium.credit IS 'Credit line.';
COMMENT ON COLUMN medium.caption IS 'Caption.';
COMMENT ON COLUMN medium.focal_x IS 'Focal point for crops, from 0 at the left to 1.';
COMMENT ON COLUMN medium.focal_y IS 'Focal point for crops, from 0 at the top to 1.';
COMMENT ON COLUMN medium.created_by IS 'API key that uploaded it; null for the first admin key.';
COMMENT ON COLUMN medium.created_at IS 'Time of the upload.';
COMMENT ON COLUMN medium.updated_at IS 'Time of the last edit.';
COMMENT ON COLUMN medium.version IS 'Counts edits, for ETag and If-Match.';

CREATE TABLE medium_file_deletion (
    digest text CONSTRAINT medium_file_deletion_pk PRIMARY KEY
);
COMMENT ON TABLE medium_file_deletion IS 'Files of deleted media that still have to be deleted from the media store.';
COMMENT ON COLUMN medium_file_deletion.digest IS 'SHA-256 of the file, hexadecimal.';
