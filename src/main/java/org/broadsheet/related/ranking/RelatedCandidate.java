package org.broadsheet.related.ranking;

import org.broadsheet.related.RelatedOrigin;

/**
 * An article that may be listed.
 *
 * @param rank any positive number, larger for what is more related; 0 for a fallback
 * @param sourceId 0 for the site's own articles
 * @param day publication time in days since 1970
 */
public record RelatedCandidate(long id, RelatedOrigin origin, double rank, long categoryId, long sourceId, double day) {
    /** The rank that gives a score of 0.5. */
    private static final double HALF_SCORE_RANK = 6;

    /** 0 to 1, with four decimals, increasing with the rank. */
    public double score() {
        return switch (origin) {
            case pinned -> 1;
            case automatic -> rounded(rank / (rank + HALF_SCORE_RANK));
            case fallback -> 0;
        };
    }

    /** Rounds a score, or a part of one, to four decimals. */
    public static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    RelatedCandidate withRankTimes(double factor) {
        return new RelatedCandidate(id, origin, rank * factor, categoryId, sourceId, day);
    }
}
