package org.broadsheet.related.ranking;

import java.util.Comparator;

/** @param rank any positive number, larger for what is more related */
public record RankedArticle(long id, double rank) {
    static final Comparator<RankedArticle> BEST_FIRST =
            Comparator.comparingDouble(RankedArticle::rank).reversed().thenComparingLong(RankedArticle::id);
}
