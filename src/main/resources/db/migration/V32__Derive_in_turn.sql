-- What is put off is derived in the order in which it was, so that whoever put it off can tell when it is done.
ALTER TABLE article_due ADD COLUMN turn bigint GENERATED ALWAYS AS IDENTITY;
CREATE INDEX article_due_turn_idx ON article_due (turn);
COMMENT ON TABLE article_due IS 'articles whose place in search and in related lists is to be derived anew: too many to do so in the transaction that changed them';

-- Vectors that were not compared with any other yet.
CREATE INDEX related_vector_uncompared_idx ON related_vector (article_id) WHERE corpus <= 0;
COMMENT ON COLUMN related_vector.corpus IS 'how many articles it was compared among; 0: none yet; below: its words are to be taken anew too';
