package org.broadsheet.search.matching;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.search.matching.SearchRanking.Ranked;

/**
 * Temporal feedback: what is asked for happened when most of the best matches appeared, so the ones of that time are
 * lifted above those that share the words by chance.
 */
final class EventTimeBoost {
    private static final int BEST = 50;
    private static final double STRENGTH = 0.3;
    private static final double SHARPNESS = 0.06;
    private static final double WEEK = 7 * 86400;

    private EventTimeBoost() {}

    /** @param ranked best first */
    static List<Ranked> lift(List<Ranked> ranked) {
        int size = Math.min(BEST, ranked.size());
        List<Ranked> best = ranked.subList(0, size);
        double[] votes = new double[size];
        double all = 0;
        for (int i = 0; i < size; i++) {
            double top = Math.max(1e-9, best.get(0).score());
            votes[i] = Math.exp((best.get(i).score() - top) / (SHARPNESS * top));
            all += votes[i];
        }
        List<Ranked> lifted = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double near = 0;
            for (int j = 0; j < size; j++) {
                near += i == j ? 0 : votes[j] * nearness(best.get(i), best.get(j));
            }
            lifted.add(best.get(i).plus(STRENGTH * best.get(i).score() * near / (all - votes[i] + 1e-9)));
        }
        lifted.sort(Ranked.BEST_FIRST);
        lifted.addAll(ranked.subList(size, ranked.size()));
        return lifted;
    }

    private static double nearness(Ranked one, Ranked other) {
        long apart = one.candidate().publishedAt().getEpochSecond()
                - other.candidate().publishedAt().getEpochSecond();
        return Math.exp(-Math.abs(apart) / WEEK);
    }
}
