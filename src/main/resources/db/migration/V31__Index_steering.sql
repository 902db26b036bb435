-- Who is pinned or excluded may be published or renamed: then those lists change that speak of it.
CREATE INDEX article_steering_other_idx ON article_steering (other_id);
