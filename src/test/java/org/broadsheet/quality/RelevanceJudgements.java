package org.broadsheet.quality;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Human judgements of relevance, and measures of how well results agree with them. */
final class RelevanceJudgements {
    private static final int RANK_DEPTH = 10;
    private static final int WORST_SHOWN = 8;

    private final Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    private final Map<String, List<String>> results = new HashMap<>();

    /** @param grade 2 for the same story, 1 for some interest */
    void add(String query, String article, int grade) {
        grades.computeIfAbsent(query, each -> new LinkedHashMap<>()).put(article, grade);
    }

    Iterable<String> queries() {
        return grades.keySet();
    }

    void addResult(String query, List<String> articles) {
        results.put(query, articles);
    }

    /** Mean nDCG@10, from 0 to 1. */
    double ndcg() {
        return grades.keySet().stream().mapToDouble(this::ndcg).average().orElseThrow();
    }

    private double ndcg(String query) {
        Map<String, Integer> expected = grades.get(query);
        List<Integer> actual = results.get(query).stream()
                .map(article -> expected.getOrDefault(article, 0))
                .toList();
        List<Integer> best =
                expected.values().stream().sorted(Comparator.reverseOrder()).toList();
        return dcg(actual) / dcg(best);
    }

    private static double dcg(List<Integer> grades) {
        double sum = 0;
        for (int rank = 0; rank < Math.min(RANK_DEPTH, grades.size()); rank++) {
            sum += (Math.pow(2, grades.get(rank)) - 1) / (Math.log(rank + 2.0) / Math.log(2));
        }
        return sum;
    }

    /** Share of the queries whose first result has the highest grade of the query. */
    double topGradeFirst() {
        return grades.keySet().stream()
                .mapToDouble(this::topGradeFirst)
                .average()
                .orElseThrow();
    }

    private double topGradeFirst(String query) {
        List<String> actual = results.get(query);
        Map<String, Integer> expected = grades.get(query);
        int best = expected.values().stream().mapToInt(each -> each).max().orElseThrow();
        return !actual.isEmpty() && expected.getOrDefault(actual.get(0), 0) == best ? 1 : 0;
    }

    /** Mean R-precision: of the R articles with grade 2, the share that is among the first R results. */
    double rPrecision() {
        return grades.entrySet().stream()
                .mapToDouble(judged -> {
                    List<String> best = judged.getValue().entrySet().stream()
                            .filter(each -> each.getValue() == 2)
                            .map(Map.Entry::getKey)
                            .toList();
                    return results.get(judged.getKey()).stream()
                                    .limit(best.size())
                                    .filter(best::contains)
                                    .count()
                            / (double) best.size();
                })
                .average()
                .orElseThrow();
    }

    /** The queries with the worst results, for failure messages. */
    String worst() {
        return grades.keySet().stream()
                .sorted(Comparator.comparingDouble((String query) -> ndcg(query) + topGradeFirst(query)))
                .limit(WORST_SHOWN)
                .map(query -> String.format("%n%.2f  %s%n      → %s", ndcg(query), query, results.get(query)))
                .collect(Collectors.joining());
    }
}
