package org.broadsheet.search.ranking;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.search.matching.SearchCandidate;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.AnalyzedQuery.SequenceWord;

/** Raises matches whose title has stop words of the query, words of it side by side, all its words, or equals it. */
final class TitleBoost {
    private static final double PAIR_WEIGHT = 0.5;
    private static final double ALL_WORDS_WEIGHT = 0.15;
    private static final double STOP_WORD_SCORE = 0.5;

    /** Number of words up to which a stop word counts fully. In longer queries it counts proportionally less. */
    private static final double FULL_STOP_WORD_LENGTH = 6;

    /** Neighbouring words of the query may have one word between them in the title. */
    private static final int MAX_PAIR_DISTANCE = 2;

    private final List<SequenceWord> sequence;
    private final List<SequenceWord> contentWords;
    private final double[] idfs;
    private final double totalWeight;

    /** @param wordWeights of the expanded words of the query */
    TitleBoost(AnalyzedQuery query, double[] wordWeights) {
        this.sequence = query.sequence();
        this.contentWords = sequence.stream().filter(word -> !word.stopWord()).toList();
        this.idfs = contentWords.stream()
                .mapToDouble(word -> word.expanded().idf(query.corpusSize()))
                .toArray();
        this.totalWeight = Arrays.stream(wordWeights).sum();
    }

    double of(SearchCandidate candidate) {
        List<Integer> title = candidate.titleTerms();
        Set<Integer> titleTerms = new HashSet<>(title);
        int found = 0;
        int stopWords = 0;
        for (SequenceWord word : sequence) {
            if (word.expanded().termWeights().keySet().stream().anyMatch(titleTerms::contains)) {
                found++;
                stopWords += word.stopWord() ? 1 : 0;
            }
        }
        double boost = STOP_WORD_SCORE * stopWords * Math.min(1, FULL_STOP_WORD_LENGTH / sequence.size());
        boost += found == sequence.size() ? ALL_WORDS_WEIGHT * totalWeight : 0;
        boost += equalsQuery(title) ? totalWeight : 0;
        return boost + pairs(title);
    }

    private boolean equalsQuery(List<Integer> title) {
        if (title.size() != sequence.size()) {
            return false;
        }
        for (int i = 0; i < title.size(); i++) {
            Double termWeight = sequence.get(i).expanded().termWeights().get(title.get(i));
            if (termWeight == null || termWeight < 1) {
                return false;
            }
        }
        return true;
    }

    private double pairs(List<Integer> title) {
        double boost = 0;
        for (int i = 0; i + 1 < contentWords.size(); i++) {
            if (containsPair(contentWords.get(i), contentWords.get(i + 1), title)) {
                boost += PAIR_WEIGHT * Math.min(idfs[i], idfs[i + 1]);
            }
        }
        return boost;
    }

    private static boolean containsPair(SequenceWord first, SequenceWord second, List<Integer> title) {
        for (int i = 0; i < title.size(); i++) {
            if (first.expanded().termWeights().containsKey(title.get(i))) {
                for (int j = i + 1; j <= Math.min(i + MAX_PAIR_DISTANCE, title.size() - 1); j++) {
                    if (second.expanded().termWeights().containsKey(title.get(j))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
