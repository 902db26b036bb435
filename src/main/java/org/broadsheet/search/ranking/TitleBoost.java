package org.broadsheet.search.ranking;

import org.broadsheet.search.matching.SearchCandidate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.AnalyzedQuery.SequenceWord;

/** What a title earns by holding the query's words side by side, all of them, or being the query. */
final class TitleBoost {
    private static final double ADJACENT_PAIR_WEIGHT = 0.5;
    private static final double ALL_WORDS_WEIGHT = 0.15;
    private static final double STOP_WORD_SCORE = 0.5;

    /** In longer queries a single stop word says less. */
    private static final double FULL_STOP_WORD_SCORE_LENGTH = 6;

    private static final int MAX_PAIR_DISTANCE = 2;

    private final List<SequenceWord> sequence;
    private final List<SequenceWord> contentWords;
    private final double[] idfs;
    private final double totalWeight;

    TitleBoost(AnalyzedQuery interpretation, double[] weights) {
        this.sequence = interpretation.sequence();
        this.contentWords = sequence.stream().filter(slot -> !slot.stopWord()).toList();
        this.idfs = contentWords.stream()
                .mapToDouble(slot -> slot.expanded().idf(interpretation.corpusSize()))
                .toArray();
        this.totalWeight = Arrays.stream(weights).sum();
    }

    double score(SearchCandidate candidate) {
        List<Integer> title = candidate.titleTerms();
        Set<Integer> terms = new HashSet<>(title);
        int held = 0;
        int stops = 0;
        for (SequenceWord slot : sequence) {
            if (slot.expanded().termWeights().keySet().stream().anyMatch(terms::contains)) {
                held++;
                stops += slot.stopWord() ? 1 : 0;
            }
        }
        double earned = STOP_WORD_SCORE * stops * Math.min(1, FULL_STOP_WORD_SCORE_LENGTH / sequence.size());
        earned += held == sequence.size() ? ALL_WORDS_WEIGHT * totalWeight : 0;
        earned += equalsQuery(title) ? totalWeight : 0;
        return earned + adjacentPairs(title);
    }

    private boolean equalsQuery(List<Integer> title) {
        if (title.size() != sequence.size()) {
            return false;
        }
        for (int place = 0; place < title.size(); place++) {
            Double goodness = sequence.get(place).expanded().termWeights().get(title.get(place));
            if (goodness == null || goodness < 1) {
                return false;
            }
        }
        return true;
    }

    private double adjacentPairs(List<Integer> title) {
        double earned = 0;
        for (int first = 0; first + 1 < contentWords.size(); first++) {
            if (containsPair(contentWords.get(first), contentWords.get(first + 1), title)) {
                earned += ADJACENT_PAIR_WEIGHT * Math.min(idfs[first], idfs[first + 1]);
            }
        }
        return earned;
    }

    private static boolean containsPair(SequenceWord one, SequenceWord other, List<Integer> title) {
        for (int place = 0; place < title.size(); place++) {
            if (one.expanded().termWeights().containsKey(title.get(place))) {
                for (int near = place + 1; near <= Math.min(place + MAX_PAIR_DISTANCE, title.size() - 1); near++) {
                    if (other.expanded().termWeights().containsKey(title.get(near))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
