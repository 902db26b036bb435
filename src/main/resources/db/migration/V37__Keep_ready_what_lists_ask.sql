-- What a related list asks of each article it shows lies beside the card, so that it is asked of one table only. It holds
-- as long as the card does. See src/docs/delivery.md.
ALTER TABLE ready_article
    ADD COLUMN public_id      uuid,
    ADD COLUMN language       text,
    ADD COLUMN related_hidden boolean;
-- What is there has none of it, and is made again.
UPDATE delivery_era SET era = era + 1;
-- The surrogate keys go into one header, between spaces: that is how they are kept.
ALTER TABLE ready_article DROP COLUMN keys;
ALTER TABLE ready_article ADD COLUMN keys text;
ALTER TABLE ready_article ALTER keys SET STATISTICS 0;
COMMENT ON COLUMN ready_article.keys IS 'the surrogate keys of the whole article, between spaces';
