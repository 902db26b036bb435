package org.broadsheet.search.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.TermAlternatives;

/**
 * Orders candidates: how much each word of the query weighs in the article, and how well the query fits the title. The
 * constants, and what they are worth, stand in {@code src/docs/search.md}.
 */
public final class SearchRanking {
    private static final double SHARE_OF_BODY = 2.2;
    private static final double SHARE_OF_TITLE = 1;
    private static final double TITLE_COVER = 0.5;

    /** So many of the best are compared with the query word by word. */
    private static final int COMPARED = 300;

    private static final double[] WORTH_OF_IMPACT = new double[16];

    static {
        for (int key = 0; key < WORTH_OF_IMPACT.length; key++) {
            double middle = ((key & 7) + 0.5) / 8;
            WORTH_OF_IMPACT[key] = (key & 8) == 0
                    ? SHARE_OF_BODY * 0.9 * middle
                    : SHARE_OF_BODY * (0.6 + 0.4 * middle) + SHARE_OF_TITLE;
        }
    }

    private final AnalyzedQuery asked;
    private final List<TermAlternatives> groups;
    private final Map<Integer, List<Integer>> groupsOfTerm = new HashMap<>();
    private final double[] weights;

    private SearchRanking(AnalyzedQuery asked) {
        this.asked = asked;
        this.groups = asked.groups();
        this.weights = groups.stream()
                .mapToDouble(group -> group.weight(asked.corpus()))
                .toArray();
        for (int number = 0; number < weights.length; number++) {
            int group = number;
            groups.get(number).weights().keySet().forEach(term -> groupsOfTerm
                    .computeIfAbsent(term, each -> new ArrayList<>())
                    .add(group));
        }
    }

    /** A candidate with its score, 0 or more. */
    public record Ranked(SearchCandidate candidate, double score) {
        static final Comparator<Ranked> BEST_FIRST = Comparator.comparingDouble((Ranked ranked) -> -ranked.score())
                .thenComparing(ranked -> ranked.candidate().publishedAt(), Comparator.reverseOrder())
                .thenComparing(ranked -> -ranked.candidate().id());

        Ranked plus(double more) {
            return new Ranked(candidate, score + more);
        }
    }

    public static List<Ranked> of(AnalyzedQuery asked, List<SearchCandidate> candidates) {
        SearchRanking ranking = new SearchRanking(asked);
        TitleBoost title = new TitleBoost(asked, ranking.weights);
        List<Ranked> roughly = candidates.stream()
                .map(candidate -> new Ranked(candidate, ranking.byWords(candidate)))
                .sorted(Ranked.BEST_FIRST)
                .toList();
        int compared = Math.min(COMPARED, roughly.size());
        List<Ranked> best = roughly.subList(0, compared).stream()
                .map(ranked -> ranked.plus(title.of(ranked.candidate())))
                .sorted(Ranked.BEST_FIRST)
                .toList();
        List<Ranked> ranked = new ArrayList<>(EventTimeBoost.lift(best));
        ranked.addAll(roughly.subList(compared, roughly.size()));
        return ranked;
    }

    private double byWords(SearchCandidate candidate) {
        double[] worth = new double[weights.length];
        double[] inTitle = new double[weights.length];
        for (int key : candidate.keys()) {
            for (int group : groupsOfTerm.get(key >> 4)) {
                double goodness = groups.get(group).weights().get(key >> 4);
                worth[group] = Math.max(worth[group], goodness * WORTH_OF_IMPACT[key & 15]);
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
        int length = Math.max(1, candidate.title().size());
        return score + TITLE_COVER * covered * Math.min(1, hits / length);
    }
}
