-- Lines of imports to be looked at again stand in rows, so that what is written with each batch stays small however many
-- there are.

CREATE TABLE import_postponed (
    job     bigint  NOT NULL CONSTRAINT import_postponed_job_fk REFERENCES import_job ON DELETE CASCADE,
    partial boolean NOT NULL,
    line    bigint  NOT NULL,
    at_byte bigint  NOT NULL,
    slug    text COLLATE "C" NOT NULL,
    CONSTRAINT import_postponed_pk PRIMARY KEY (job, partial, line)
);
COMMENT ON COLUMN import_postponed.partial IS 'it is filed, but for what it says of other articles';
CREATE INDEX import_postponed_slug_idx ON import_postponed (job, slug);

INSERT INTO import_postponed (job, partial, line, at_byte, slug)
SELECT serial, list = 'partial', (place->>'number')::bigint, (place->>'offset')::bigint, coalesce(place->>'slug', '')
FROM import_job, unnest(ARRAY['postponed', 'partial']) AS list,
     jsonb_array_elements(coalesce(progress->list, '[]')) AS place
WHERE state <> 'done'
ON CONFLICT DO NOTHING;

-- In these phases the line was an index into the list; it is the number of the line that was worked off last.
UPDATE import_job
SET progress = jsonb_set(progress, '{line}',
        coalesce(progress->(progress->>'phase')->((progress->>'line')::integer - 1)->'number', '0'))
WHERE progress->>'phase' IN ('postponed', 'partial') AND state <> 'done';

UPDATE import_job SET progress = progress - 'postponed' - 'partial';
