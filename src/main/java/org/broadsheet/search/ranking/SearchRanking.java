package org.broadsheet.search.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.search.matching.SearchCandidate;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.ExpandedWord;

/**
 * Scores and sorts candidates: BM25F of title and body by the impacts in the index, then {@link TitleBoost} for the best
 * of them, then {@link TimeClusterBoost}.
 */
public final class SearchRanking {
    /** k1 + 1 of BM25, with the k1 = 1.2 of the SQL function {@code search_documents}. */
    private static final double SATURATION_LIMIT = 2.2;

    private static final double TITLE_BONUS = 1;
    private static final double TITLE_COVERAGE_WEIGHT = 0.5;

    /** Number of candidates that get a {@link TitleBoost}. */
    private static final int MAX_BOOSTED = 300;

    /** Score of a word by the low four bits of its key: the title bit and the impact from 0 to 7. */
    private static final double[] SCORE_OF_IMPACT = new double[16];

    static {
        for (int low = 0; low < SCORE_OF_IMPACT.length; low++) {
            double middle = ((low & 7) + 0.5) / 8;
            SCORE_OF_IMPACT[low] = (low & 8) == 0
                    ? SATURATION_LIMIT * 0.9 * middle
                    : SATURATION_LIMIT * (0.6 + 0.4 * middle) + TITLE_BONUS;
        }
    }

    private final List<ExpandedWord> words;
    private final double[] wordWeights;

    /** Indexes into {@link #words}. */
    private final Map<Integer, List<Integer>> wordsOfTerm = new HashMap<>();

    private SearchRanking(AnalyzedQuery query) {
        this.words = query.expandedWords();
        this.wordWeights = words.stream()
                .mapToDouble(word -> word.weight(query.corpusSize()))
                .toArray();
        for (int index = 0; index < words.size(); index++) {
            int word = index;
            words.get(word).termWeights().keySet().forEach(term -> wordsOfTerm
                    .computeIfAbsent(term, each -> new ArrayList<>())
                    .add(word));
        }
    }

    /** @param score 0 or more, comparable within one query only */
    public record Ranked(SearchCandidate candidate, double score) {
        static final Comparator<Ranked> BEST_FIRST = Comparator.comparingDouble((Ranked ranked) -> -ranked.score())
                .thenComparing(ranked -> ranked.candidate().publishedAt(), Comparator.reverseOrder())
                .thenComparing(ranked -> -ranked.candidate().id());

        Ranked withBoost(double boost) {
            return new Ranked(candidate, score + boost);
        }
    }

    /** All candidates, best first. */
    public static List<Ranked> rank(AnalyzedQuery query, List<SearchCandidate> candidates) {
        SearchRanking ranking = new SearchRanking(query);
        TitleBoost titleBoost = new TitleBoost(query, ranking.wordWeights);
        List<Ranked> byWords = candidates.stream()
                .map(candidate -> new Ranked(candidate, ranking.score(candidate)))
                .sorted(Ranked.BEST_FIRST)
                .toList();
        int boosted = Math.min(MAX_BOOSTED, byWords.size());
        List<Ranked> byTitle = byWords.subList(0, boosted).stream()
                .map(each -> each.withBoost(titleBoost.of(each.candidate())))
                .sorted(Ranked.BEST_FIRST)
                .toList();
        List<Ranked> ranked = new ArrayList<>(TimeClusterBoost.apply(byTitle));
        ranked.addAll(byWords.subList(boosted, byWords.size()));
        return ranked;
    }

    private double score(SearchCandidate candidate) {
        double[] wordScores = new double[wordWeights.length];
        double[] titleWeights = new double[wordWeights.length];
        for (int key : candidate.matchedKeys()) {
            for (int word : wordsOfTerm.get(key >> 4)) {
                double termWeight = words.get(word).termWeights().get(key >> 4);
                wordScores[word] = Math.max(wordScores[word], termWeight * SCORE_OF_IMPACT[key & 15]);
                if ((key & 8) != 0) {
                    titleWeights[word] = Math.max(titleWeights[word], termWeight);
                }
            }
        }
        double score = 0;
        double weightInTitle = 0;
        double wordsInTitle = 0;
        for (int word = 0; word < wordWeights.length; word++) {
            score += wordWeights[word] * wordScores[word];
            weightInTitle += wordWeights[word] * titleWeights[word];
            wordsInTitle += titleWeights[word];
        }
        int titleLength = Math.max(1, candidate.titleTerms().size());
        return score + TITLE_COVERAGE_WEIGHT * weightInTitle * Math.min(1, wordsInTitle / titleLength);
    }
}
