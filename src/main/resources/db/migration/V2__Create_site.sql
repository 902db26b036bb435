CREATE TABLE site (
    id               integer CONSTRAINT site_pk PRIMARY KEY CONSTRAINT site_is_one CHECK (id = 1),
    name             text    NOT NULL,
    description      text,
    default_language text    NOT NULL,
    languages        text[]  NOT NULL,
    texts            jsonb,
    social           jsonb   NOT NULL,
    share            text[]  NOT NULL DEFAULT '{facebook,x,linkedin,whatsapp,telegram,email}',
    navigation       jsonb   NOT NULL DEFAULT '[]',
    logo_url         text,
    disclaimer       text,
    version          integer NOT NULL
);
COMMENT ON TABLE site IS 'Settings of the publication: one row.';
COMMENT ON COLUMN site.id IS 'Always 1.';
COMMENT ON COLUMN site.name IS 'Name of the publication.';
COMMENT ON COLUMN site.description IS 'Description in the default language.';
COMMENT ON COLUMN site.default_language IS 'BCP 47 tag of the default language.';
COMMENT ON COLUMN site.languages IS 'BCP 47 tags of all languages of the publication.';
COMMENT ON COLUMN site.texts IS 'Description and disclaimer in other languages: an object by language tag; null if there are none.';
COMMENT ON COLUMN site.social IS 'Addresses of the publication in social networks.';
COMMENT ON COLUMN site.share IS 'Networks that pages offer for sharing an article, in order.';
COMMENT ON COLUMN site.navigation IS 'Links with labels, in order. If empty, front ends show the categories.';
COMMENT ON COLUMN site.logo_url IS 'Address of the logo.';
COMMENT ON COLUMN site.disclaimer IS 'Printed below articles whose source has no disclaimer, in the default language.';
COMMENT ON COLUMN site.version IS 'Counts edits, for ETag and If-Match.';

INSERT INTO site (id, name, default_language, languages, social, version)
VALUES (1, 'Broadsheet', 'en', '{en}', '[]', 1);
