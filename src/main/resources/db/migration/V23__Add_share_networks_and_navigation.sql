-- What the publication's pages offer beside articles: where to share them, and the ways through the site.
ALTER TABLE site
    ADD share      text[] NOT NULL DEFAULT '{facebook,x,linkedin,whatsapp,telegram,email}',
    ADD navigation jsonb  NOT NULL DEFAULT '[]',
    ADD logo_url   text;
COMMENT ON COLUMN site.navigation IS 'links with labels, in their order; empty: front ends show the sections';
