package org.broadsheet.search.matching;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.AnalyzedQuery.Slot;

/** What a title earns by holding the query's words side by side, all of them, or being the query. */
final class TitleBoost {
    private static final double SIDE_BY_SIDE = 0.5;
    private static final double ALL_WORDS = 0.15;
    private static final double STOP_WORD = 0.5;

    /** In longer queries a single stop word says less. */
    private static final double FEW_WORDS = 6;

    private static final int REACH = 2;

    private final List<Slot> asked;
    private final List<Slot> telling;
    private final double[] idfs;
    private final double everything;

    TitleBoost(AnalyzedQuery interpretation, double[] weights) {
        this.asked = interpretation.sequence();
        this.telling = asked.stream().filter(slot -> !slot.stop()).toList();
        this.idfs = telling.stream()
                .mapToDouble(slot -> slot.group().idf(interpretation.corpus()))
                .toArray();
        this.everything = Arrays.stream(weights).sum();
    }

    double of(SearchCandidate candidate) {
        List<Integer> title = candidate.title();
        Set<Integer> terms = new HashSet<>(title);
        int held = 0;
        int stops = 0;
        for (Slot slot : asked) {
            if (slot.group().weights().keySet().stream().anyMatch(terms::contains)) {
                held++;
                stops += slot.stop() ? 1 : 0;
            }
        }
        double earned = STOP_WORD * stops * Math.min(1, FEW_WORDS / asked.size());
        earned += held == asked.size() ? ALL_WORDS * everything : 0;
        earned += isTheQuery(title) ? everything : 0;
        return earned + pairs(title);
    }

    private boolean isTheQuery(List<Integer> title) {
        if (title.size() != asked.size()) {
            return false;
        }
        for (int place = 0; place < title.size(); place++) {
            Double goodness = asked.get(place).group().weights().get(title.get(place));
            if (goodness == null || goodness < 1) {
                return false;
            }
        }
        return true;
    }

    private double pairs(List<Integer> title) {
        double earned = 0;
        for (int first = 0; first + 1 < telling.size(); first++) {
            if (sideBySide(telling.get(first), telling.get(first + 1), title)) {
                earned += SIDE_BY_SIDE * Math.min(idfs[first], idfs[first + 1]);
            }
        }
        return earned;
    }

    private static boolean sideBySide(Slot one, Slot other, List<Integer> title) {
        for (int place = 0; place < title.size(); place++) {
            if (one.group().weights().containsKey(title.get(place))) {
                for (int near = place + 1; near <= Math.min(place + REACH, title.size() - 1); near++) {
                    if (other.group().weights().containsKey(title.get(near))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
