package org.broadsheet.search.ranking;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.search.ranking.SearchRanking.Ranked;

/**
 * Raises matches that were published near other good matches. Good matches of a query about an event are published
 * within a few weeks; matches at other times often share words with it by chance. Known as temporal feedback.
 */
final class TimeClusterBoost {
    private static final int MAX_BOOSTED = 50;

    /** The largest boost as a share of the score. */
    private static final double STRENGTH = 0.3;

    /** A match whose score is lower than the best by this share of it has 1/e of the influence of the best. */
    private static final double INFLUENCE_DECAY = 0.06;

    private static final double SECONDS_PER_WEEK = 7 * 86400;

    private TimeClusterBoost() {}

    /** @param ranked best first */
    static List<Ranked> apply(List<Ranked> ranked) {
        int size = Math.min(MAX_BOOSTED, ranked.size());
        List<Ranked> best = ranked.subList(0, size);
        double[] influence = new double[size];
        double total = 0;
        for (int i = 0; i < size; i++) {
            double top = Math.max(1e-9, best.get(0).score());
            influence[i] = Math.exp((best.get(i).score() - top) / (INFLUENCE_DECAY * top));
            total += influence[i];
        }
        List<Ranked> boosted = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double near = 0;
            for (int j = 0; j < size; j++) {
                near += i == j ? 0 : influence[j] * proximity(best.get(i), best.get(j));
            }
            boosted.add(best.get(i).withBoost(STRENGTH * best.get(i).score() * near / (total - influence[i] + 1e-9)));
        }
        boosted.sort(Ranked.BEST_FIRST);
        boosted.addAll(ranked.subList(size, ranked.size()));
        return boosted;
    }

    /** From 1 for the same time down to 0: 1/e for a week apart. */
    private static double proximity(Ranked one, Ranked other) {
        long secondsApart = one.candidate().publishedAt().getEpochSecond()
                - other.candidate().publishedAt().getEpochSecond();
        return Math.exp(-Math.abs(secondsApart) / SECONDS_PER_WEEK);
    }
}
