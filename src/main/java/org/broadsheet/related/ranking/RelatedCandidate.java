package org.broadsheet.related.ranking;

import org.broadsheet.related.RelatedOrigin;
import org.broadsheet.related.explanation.ExplanationQuery;

/**
 * An article that may be listed.
 *
 * @param rank any positive number, larger for what is more related; 0 for what only fills up
 * @param sourceId 0 for the site's own
 * @param day of publication, since 1970
 */
public record RelatedCandidate(long id, RelatedOrigin origin, double rank, long categoryId, long sourceId, double day) {
    /** The rank of a fair match: it has half the score there is. */
    private static final double HALF_SCORE_RANK = 6;

    /** 0 to 1, in the order of the list. */
    public double score() {
        return switch (origin) {
            case pinned -> 1;
            case automatic -> ExplanationQuery.rounded(rank / (rank + HALF_SCORE_RANK));
            case fallback -> 0;
        };
    }

    public RelatedCandidate withRankTimes(double factor) {
        return origin == RelatedOrigin.pinned
                ? this
                : new RelatedCandidate(id, origin, rank * factor, categoryId, sourceId, day);
    }
}
