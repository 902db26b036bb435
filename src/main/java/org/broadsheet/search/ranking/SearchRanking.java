package org.broadsheet.search.ranking;

import org.broadsheet.search.matching.SearchCandidate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.ExpandedWord;

/**
 * Orders candidates: how much each word of the query weighs in the article, and how well the query fits the title. The
 * constants, and what they are worth, stand in {@code src/docs/search.md}.
 */
public final class SearchRanking {
    private static final double TEXT_WEIGHT = 2.2;
    private static final double TITLE_BONUS = 1;
    private static final double TITLE_COVERAGE_WEIGHT = 0.5;

    /** So many of the best are compared with the query word by word. */
    private static final int MAX_RERANKED = 300;

    private static final double[] SCORE_OF_IMPACT = new double[16];

    static {
        for (int key = 0; key < SCORE_OF_IMPACT.length; key++) {
            double middle = ((key & 7) + 0.5) / 8;
            SCORE_OF_IMPACT[key] = (key & 8) == 0
                    ? TEXT_WEIGHT * 0.9 * middle
                    : TEXT_WEIGHT * (0.6 + 0.4 * middle) + TITLE_BONUS;
        }
    }

    private final AnalyzedQuery query;
    private final List<ExpandedWord> words;
    private final Map<Integer, List<Integer>> wordsOfTerm = new HashMap<>();
    private final double[] weights;

    private SearchRanking(AnalyzedQuery asked) {
        this.query = asked;
        this.words = asked.expandedWords();
        this.weights = words.stream()
                .mapToDouble(group -> group.weight(asked.corpusSize()))
                .toArray();
        for (int number = 0; number < weights.length; number++) {
            int group = number;
            words.get(number).termWeights().keySet().forEach(term -> wordsOfTerm
                    .computeIfAbsent(term, each -> new ArrayList<>())
                    .add(group));
        }
    }

    /** A candidate with its score, 0 or more. */
    public record Ranked(SearchCandidate candidate, double score) {
        static final Comparator<Ranked> BEST_FIRST = Comparator.comparingDouble((Ranked ranked) -> -ranked.score())
                .thenComparing(ranked -> ranked.candidate().publishedAt(), Comparator.reverseOrder())
                .thenComparing(ranked -> -ranked.candidate().id());

        Ranked withBoost(double more) {
            return new Ranked(candidate, score + more);
        }
    }

    public static List<Ranked> rank(AnalyzedQuery asked, List<SearchCandidate> candidates) {
        SearchRanking ranking = new SearchRanking(asked);
        TitleBoost title = new TitleBoost(asked, ranking.weights);
        List<Ranked> roughly = candidates.stream()
                .map(candidate -> new Ranked(candidate, ranking.score(candidate)))
                .sorted(Ranked.BEST_FIRST)
                .toList();
        int compared = Math.min(MAX_RERANKED, roughly.size());
        List<Ranked> best = roughly.subList(0, compared).stream()
                .map(ranked -> ranked.withBoost(title.score(ranked.candidate())))
                .sorted(Ranked.BEST_FIRST)
                .toList();
        List<Ranked> ranked = new ArrayList<>(TimeClusterBoost.apply(best));
        ranked.addAll(roughly.subList(compared, roughly.size()));
        return ranked;
    }

    private double score(SearchCandidate candidate) {
        double[] worth = new double[weights.length];
        double[] inTitle = new double[weights.length];
        for (int key : candidate.matchedKeys()) {
            for (int group : wordsOfTerm.get(key >> 4)) {
                double goodness = words.get(group).termWeights().get(key >> 4);
                worth[group] = Math.max(worth[group], goodness * SCORE_OF_IMPACT[key & 15]);
                if ((key & 8) != 0) {
                    inTitle[group] = Math.max(inTitle[group], goodness);
                }
            }
        }
        double score = 0;
        double covered = 0;
        double hits = 0;
        for (int group = 0; group < weights.length; group++) {
            score += weights[group] * worth[group];
            covered += weights[group] * inTitle[group];
            hits += inTitle[group];
        }
        int length = Math.max(1, candidate.titleTerms().size());
        return score + TITLE_COVERAGE_WEIGHT * covered * Math.min(1, hits / length);
    }
}
