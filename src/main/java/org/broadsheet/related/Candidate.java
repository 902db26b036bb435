package org.broadsheet.related;

/**
 * An article that may be listed.
 *
 * @param rank any positive number, larger for what is more related; 0 for what only fills up
 * @param sourceId 0 for the site's own
 * @param day of publication, since 1970
 */
record Candidate(long id, Origin origin, double rank, long categoryId, long sourceId, double day) {
    /** The rank of a fair match: it has half the score there is. */
    private static final double USUAL_RANK = 6;

    /** 0 to 1, in the order of the list. */
    double score() {
        return switch (origin) {
            case pinned -> 1;
            case automatic -> Explanations.rounded(rank / (rank + USUAL_RANK));
            case fallback -> 0;
        };
    }

    Candidate faded(double factor) {
        return origin == Origin.pinned ? this : new Candidate(id, origin, rank * factor, categoryId, sourceId, day);
    }
}
